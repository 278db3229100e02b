// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/activityworkload.h"
#include "core/pool/sizing.h"
#include "core/service/task.h"

#include <QDialog>
#include <QPointer>
#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QProgressBar;
class QPushButton;

namespace howdah::charts {
class CurveChart;
}
namespace howdah::service {
class Console;
class ServerSession;
} // namespace howdah::service
namespace howdah::widgets {
class Banner;
class Label;
} // namespace howdah::widgets

namespace howdah::wizards {

/// What size a pool should be: from what its program recorded, or from what the server's sessions show of any
/// application. A sentence, the wait against the size with today's point on the curve, and what has to be known of it.
class PoolSizeDialog : public QDialog {
    Q_OBJECT
public:
    /// `pool`: a key of PoolWatch, or "own" for this console's.
    PoolSizeDialog(service::Console& console, const QString& pool, QWidget* parent);

private:
    void listSources(const QString& pool);
    void chooseSource();
    void record();
    void reckon();
    void show(const pool::SizingResult& result);
    void fail(const base::Error& error);
    [[nodiscard]] pool::Constraints constraints() const;

    service::Console& m_console;
    QPointer<service::ServerSession> m_session;
    QComboBox* m_source = nullptr;
    QDoubleSpinBox* m_target = nullptr;
    QPushButton* m_record = nullptr;
    QProgressBar* m_progress = nullptr;
    widgets::Banner* m_banner = nullptr;
    widgets::Label* m_answer = nullptr;
    charts::CurveChart* m_chart = nullptr;
    widgets::Label* m_notes = nullptr;

    std::optional<pool::Workload> m_workload;
    std::optional<pool::ServerLimits> m_server;
    std::optional<int> m_size, m_overflow;
    base::Nanoseconds m_timeout{};
    std::optional<service::Task<pool::SizingResult>> m_reckoning;
    std::optional<service::Task<monitor::ActivityRecording>> m_recording;
};

} // namespace howdah::wizards
