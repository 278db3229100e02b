// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/sample.h"
#include "core/plan/plan.h"
#include "core/service/task.h"
#include "ui/pages/page.h"

#include <QPointer>
#include <optional>

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace howdah::models {
class StatementModel;
}
namespace howdah::widgets {
class Banner;
class Deferrer;
class EmptyState;
class PageHeader;
class PlanView;
class SqlView;
class TableView;
} // namespace howdah::widgets

namespace howdah::pages {

/// What the server spends its time on: normalised statements by any figure, each with its text and its plan.
class SlowPage : public Page {
    Q_OBJECT
public:
    explicit SlowPage(service::Console& console, QWidget* parent = nullptr);

    void setSession(service::ServerSession* session) override;
    [[nodiscard]] bool hasData() const override;
    void refresh() override;
    void open(const QVariantMap& arguments) override;
    void prepareForTour() override;

private:
    void update();
    void showStatement();
    void explain();
    void showPlan(const base::Result<plan::PlanPtr>& plan);
    /// Why there are no statements to show, with the statement that mends it.
    void sayWhyEmpty();
    [[nodiscard]] std::optional<monitor::StatementRow> current() const;

    QPointer<service::ServerSession> m_session;
    bool m_saidWhyEmpty = false;
    std::optional<monitor::StatementKey> m_shown; ///< whose text and plan stand below
    std::optional<service::Task<plan::PlanPtr>> m_explaining;
    widgets::PageHeader* m_header = nullptr;
    widgets::Banner* m_banner = nullptr;
    QLineEdit* m_filter = nullptr;
    models::StatementModel* m_model = nullptr;
    widgets::TableView* m_table = nullptr;
    QTabWidget* m_tabs = nullptr;
    widgets::SqlView* m_sql = nullptr;
    widgets::PlanView* m_plan = nullptr;
    widgets::EmptyState* m_noPlan = nullptr;
    widgets::EmptyState* m_empty = nullptr;
    QStackedWidget* m_stack = nullptr;
    QStackedWidget* m_planStack = nullptr;
    QPushButton* m_openPlan = nullptr;
    QPushButton* m_findIndex = nullptr;
    widgets::Deferrer* m_later = nullptr;
};

} // namespace howdah::pages
