// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/indexworks.h"
#include "core/service/task.h"

#include <QDialog>
#include <optional>

class QLineEdit;
class QPushButton;
class QTimer;

namespace howdah::service {
class Console;
}
namespace howdah::widgets {
class Banner;
class Label;
class SeverityLabel;
class SqlView;
} // namespace howdah::widgets

namespace howdah::wizards {

/// What is to be known before an index is built, rebuilt or dropped: the exact statement, the table's rows and size,
/// the locks it takes, and whom it would wait for now. Then starts the job, and closes.
class IndexBuildDialog : public QDialog {
    Q_OBJECT
public:
    IndexBuildDialog(service::Console& console, const service::IndexOrder& order, QWidget* parent);

private:
    void layOut();
    void read();
    void show(const base::Result<service::IndexOutlook>& outlook);
    void showWaits(const std::vector<service::LockHolder>& waits);
    void rename();
    void updateButton();
    void begin();
    [[nodiscard]] bool drops() const { return m_order.change.kind == service::IndexChange::Kind::Drop; }

    service::Console& m_console;
    pg::ConnectParams m_params;
    service::IndexOrder m_order;
    std::optional<service::Task<service::IndexOutlook>> m_reading;
    bool m_connected = false; ///< there is a session to build over
    bool m_possible = false;
    QTimer* m_again = nullptr;
    widgets::Banner* m_banner = nullptr;
    widgets::SqlView* m_sql = nullptr;
    QLineEdit* m_name = nullptr;
    widgets::Label* m_table = nullptr;
    widgets::Label* m_locks = nullptr;
    widgets::SeverityLabel* m_waitsWord = nullptr;
    widgets::Label* m_waits = nullptr;
    QLineEdit* m_confirm = nullptr;
    QPushButton* m_do = nullptr;
};

} // namespace howdah::wizards
