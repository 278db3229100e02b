// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"
#include "core/service/serversession.h"
#include "core/service/task.h"
#include "ui/pages/page.h"

#include <QPointer>
#include <optional>

class QPushButton;
class QStackedWidget;

namespace howdah::widgets {
class Banner;
class EmptyState;
class PageHeader;
class PlanView;
class SqlView;
} // namespace howdah::widgets

namespace howdah::pages {

/// One plan, of a statement written here or opened from a file. EXPLAIN asks, ANALYZE runs: what would write is asked
/// about first and rolled back in any case. Works without a server for files.
class PlanPage : public Page {
    Q_OBJECT
public:
    explicit PlanPage(service::Console& console, QWidget* parent = nullptr);

    void setSession(service::ServerSession* session) override;
    [[nodiscard]] bool hasData() const override;
    void refresh() override;
    /// "file": a path to read; "sql": a statement to explain; "analyze": true to run it.
    void open(const QVariantMap& arguments) override;
    void prepareForTour() override;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void explain();
    /// Asks the server what the statement would touch before it is run.
    void analyze();
    void run(bool analyze, bool allowWrites);
    void openFile(const QString& path);
    void chooseFile();
    void show(std::vector<plan::PlanPtr> plans, const QString& origin);
    void setBusy(const QString& what);
    void updateButtons();

    QPointer<service::ServerSession> m_session;
    std::optional<service::Task<plan::PlanPtr>> m_running;
    quint64 m_request = 0; ///< answers to older requests are dropped
    bool m_busy = false;
    widgets::PageHeader* m_header = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_explain = nullptr;
    QPushButton* m_analyze = nullptr;
    widgets::Banner* m_banner = nullptr;
    widgets::SqlView* m_sql = nullptr;
    QStackedWidget* m_stack = nullptr;
    widgets::EmptyState* m_empty = nullptr;
    widgets::PlanView* m_view = nullptr;
};

} // namespace howdah::pages
