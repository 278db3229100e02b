// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/indexadvice.h"
#include "core/service/indexworks.h"
#include "core/service/task.h"
#include "ui/pages/page.h"

#include <QPointer>
#include <memory>
#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;
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
class Banner;
class EmptyState;
class Label;
class PageHeader;
class PlanView;
class TableView;
} // namespace howdah::widgets

namespace howdah::pages {

class AdviceCard;

/// Which indexes to create and which to drop, each with its proof; asked for by a button, never by itself. Another
/// budget is answered from what was planned already.
class IndexesPage : public Page {
    Q_OBJECT
public:
    explicit IndexesPage(service::Console& console, QWidget* parent = nullptr);
    ~IndexesPage() override;

    void setSession(service::ServerSession* session) override;
    [[nodiscard]] bool hasData() const override;
    void refresh() override;
    /// "sql": advice for one statement; "file": for the statements of a file. On a production server it waits for the
    /// button.
    void open(const QVariantMap& arguments) override;
    void prepareForTour() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeResults();
    void advise();
    void search();
    void finished();
    void show(const service::IndexAdvicePtr& advice);
    void showRows();
    void showChosen();
    void showPlans(const advise::CreateAdvice* advice);
    void showStatements(const std::vector<advise::StatementCost>& costs);
    void sayNothingYet();
    void sayWorking();
    void updateButtons();
    void order();
    void releaseAdviser();
    [[nodiscard]] std::optional<advise::AdviseOptions> limits();
    /// What was done about an advice since it was given; null: nothing. What was done before did not last.
    [[nodiscard]] const service::IndexWorks::Entry* workOf(const advise::IndexDefinition& index) const;
    [[nodiscard]] const service::IndexWorks::Entry* workOf(const advise::DropAdvice& advice) const;
    [[nodiscard]] QString summary() const;

    QPointer<service::ServerSession> m_session;
    service::AdviceRequest m_request;
    QPointer<service::Job> m_job;
    std::shared_ptr<service::IndexAdviser> m_adviser;  ///< of what is shown; it knows what was planned
    std::shared_ptr<service::IndexAdviser> m_asked;    ///< of the job that runs
    std::shared_ptr<service::IndexAdvicePtr> m_answer; ///< where that job leaves its advice
    std::optional<service::Task<service::IndexAdvicePtr>> m_searching;
    service::IndexAdvicePtr m_advice;
    base::MonotonicTime m_askedAt{};
    bool m_touring = false, m_told = false;

    widgets::PageHeader* m_header = nullptr;
    widgets::Banner* m_banner = nullptr;
    QComboBox* m_engine = nullptr;
    QLineEdit* m_budget = nullptr;
    QPushButton* m_advise = nullptr;
    QPushButton* m_cancel = nullptr;
    QStackedWidget* m_stack = nullptr;
    widgets::EmptyState* m_empty = nullptr;
    widgets::Label* m_summary = nullptr;
    widgets::Label* m_notes = nullptr;
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
