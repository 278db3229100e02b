// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/indexadvice.h"
#include "core/service/indexworks.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace howdah::models {
class CreateAdviceModel;
class DropAdviceModel;
class ForeignKeyModel;
class StatementCostModel;
} // namespace howdah::models
namespace howdah::widgets {
class EmptyState;
class Label;
class PlanView;
class TableView;
} // namespace howdah::widgets

namespace howdah::pages {

class AdviceCard;

/// One piece of index advice: what it comes to in a sentence, what to create and to drop as tables, the chosen one as a
/// card, its plans before and after, and the statements that gain and lose.
class AdviceView : public QWidget {
    Q_OBJECT
public:
    explicit AdviceView(service::Console& console, QWidget* parent = nullptr);

    /// `params`: the server it is of; `since`: when it was asked for. What was done there since is shown with it.
    void show(const service::IndexAdvicePtr& advice, const pg::ConnectParams& params, base::MonotonicTime since);
    void clear();

signals:
    void orderRequested(const howdah::service::IndexOrder& order);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showRows();
    void showReplicas();
    void showChosen();
    void showPlans(const advise::CreateAdvice* advice);
    void showStatements(const std::vector<advise::StatementCost>& costs);
    void order();
    /// What was done about an advice since it was given; null: nothing. What was done before did not last.
    [[nodiscard]] const service::IndexWorks::Entry* workOf(const advise::IndexDefinition& index) const;
    [[nodiscard]] const service::IndexWorks::Entry* workOf(const advise::DropAdvice& advice) const;
    [[nodiscard]] QString summary() const;

    service::Console& m_console;
    service::IndexAdvicePtr m_advice;
    pg::ConnectParams m_params;
    base::MonotonicTime m_since{};
    widgets::Label* m_summary = nullptr;
    widgets::Label* m_notes = nullptr;
    widgets::Label* m_replicas = nullptr;
    QTabWidget* m_lists = nullptr;
    models::CreateAdviceModel* m_createModel = nullptr;
    models::DropAdviceModel* m_dropModel = nullptr;
    models::ForeignKeyModel* m_keyModel = nullptr;
    models::StatementCostModel* m_costModel = nullptr;
    widgets::TableView* m_create = nullptr;
    widgets::TableView* m_drop = nullptr;
    widgets::TableView* m_keys = nullptr;
    widgets::TableView* m_costs = nullptr;
    AdviceCard* m_card = nullptr;
    QTabWidget* m_details = nullptr;
    QSplitter* m_top = nullptr;
    QSplitter* m_plans = nullptr;
    QStackedWidget* m_planStack = nullptr;
    widgets::EmptyState* m_noPlans = nullptr;
    widgets::PlanView* m_before = nullptr;
    widgets::PlanView* m_after = nullptr;
};

} // namespace howdah::pages
