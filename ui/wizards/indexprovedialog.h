// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/indexworks.h"
#include "core/service/task.h"

#include <QDialog>
#include <optional>

class QLineEdit;
class QPushButton;
class QRadioButton;

namespace howdah::service {
class Console;
}
namespace howdah::widgets {
class Banner;
class Label;
} // namespace howdah::widgets

namespace howdah::wizards {

/// What is to be known before advice is built on a copy: out of what, how much that is, which locks it takes, and the
/// limits. Then starts the job, and closes.
class IndexProveDialog : public QDialog {
    Q_OBJECT
public:
    IndexProveDialog(service::Console& console, service::IndexAdvicePtr advice, QWidget* parent);

private:
    void layOut();
    void read();
    void show(const base::Result<advise::CopyOutlook>& outlook);
    void choose();
    void updateButtons();
    void begin();
    /// Says what is wrong with what was typed; nothing: not to be read.
    [[nodiscard]] std::optional<service::ProofRequest> request();

    service::Console& m_console;
    pg::ConnectParams m_params;
    service::IndexAdvicePtr m_advice;
    bool m_connected = false;
    std::optional<service::Task<advise::CopyOutlook>> m_reading;
    std::optional<advise::CopyOutlook> m_outlook;
    widgets::Banner* m_banner = nullptr;
    QRadioButton* m_live = nullptr;
    QRadioButton* m_fromBackup = nullptr;
    widgets::Label* m_size = nullptr;
    widgets::Label* m_locks = nullptr;
    QLineEdit* m_backup = nullptr;
    QPushButton* m_browse = nullptr;
    QLineEdit* m_limit = nullptr;
    QLineEdit* m_timeout = nullptr;
    QPushButton* m_do = nullptr;
};

} // namespace howdah::wizards
