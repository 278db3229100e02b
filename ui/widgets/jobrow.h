// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/job.h"

#include <QPointer>
#include <QWidget>

class QProgressBar;
class QPushButton;

namespace howdah::widgets {

class ElidedLabel;
class Label;
class SeverityLabel;

/// "412 of 760 MB · about 9 s left": step, amount, elapsed, and what remains where that is known.
[[nodiscard]] QString progressText(const service::JobProgress& progress);
/// 0..1, or nothing when the whole is not known.
[[nodiscard]] std::optional<double> progressShare(const service::JobProgress& progress);

/// A job in the dock: title, what it does now, progress, Cancel; its outcome once it has ended.
class JobRow : public QWidget {
    Q_OBJECT
public:
    explicit JobRow(service::Job* job, QWidget* parent = nullptr);

private:
    void follow();
    QPointer<service::Job> m_job;
    SeverityLabel* m_state = nullptr;
    Label* m_title = nullptr;
    ElidedLabel* m_text = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace howdah::widgets
