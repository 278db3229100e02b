// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/indexes/adviceview.h"

#include "core/base/units.h"
#include "core/service/console.h"
#include "core/service/translate.h"
#include "ui/models/indexadvicemodel.h"
#include "ui/pages/indexes/advicecard.h"
#include "ui/pages/when.h"
#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/tableview.h"

#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace howdah::pages {
namespace {

/// Below it what stands side by side stands one above the other.
constexpr int narrow = 940;
constexpr int cardWidth = 380;
constexpr int leastCardHeight = 330;

enum List { CreateList, DropList, KeyList };

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

/// What the indexes were built on.
QString copyText(const advise::CopyFacts& copy)
{
    const QString bytes = human(base::human::bytes(copy.bytes));
    if (copy.backup.empty())
        return AdviceView::tr("built on a copy of %n table(s) of the server, %1", nullptr, copy.tables).arg(bytes);
    const QString text = AdviceView::tr("built on a copy of %n table(s) out of %2, %1", nullptr, copy.tables)
                             .arg(bytes, QString::fromStdString(copy.backup));
    return copy.archived.empty()
               ? text
               : text + QStringLiteral(", ") + AdviceView::tr("made %1").arg(QString::fromStdString(copy.archived));
}

} // namespace

AdviceView::AdviceView(service::Console& console, QWidget* parent)
    : QWidget(parent)
    , m_console(console)
{
    connect(&console.indexWorks(), &service::IndexWorks::changed, this, [this] {
        if (m_advice)
            showRows();
    });
    m_summary = new widgets::Label({}, theme::Role::Text, this);
    m_summary->setObjectName(QStringLiteral("adviceSummary"));
    m_summary->setFont(theme::strongFont());
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes = new widgets::Label({}, theme::Role::SecondText, this);
    m_notes->setObjectName(QStringLiteral("adviceNotes"));
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_replicas = new widgets::Label({}, theme::Role::SecondText, this);
    m_replicas->setObjectName(QStringLiteral("adviceReplicas"));
    m_replicas->setWordWrap(true);
    m_replicas->setTextInteractionFlags(Qt::TextSelectableByMouse);

    using models::CreateAdviceModel;
    using models::DropAdviceModel;
    using models::ForeignKeyModel;
    using models::StatementCostModel;
    m_createModel = new CreateAdviceModel(this);
    m_dropModel = new DropAdviceModel(this);
    m_keyModel = new ForeignKeyModel(this);
    m_costModel = new StatementCostModel(this);
    m_create = new widgets::TableView(QStringLiteral("indexes.create"), tr("Indexes to create"), this);
    m_create->setSourceModel(m_createModel);
    m_create->setItemDelegateForColumn(CreateAdviceModel::Saves, new widgets::BarDelegate(m_create));
    m_create->setItemDelegateForColumn(CreateAdviceModel::State, new widgets::SeverityDelegate(m_create));
    m_create->setDefaultWidths({110, 200, 70, 180, 65, 105}, CreateAdviceModel::Index);
    m_create->setDefaultSort(CreateAdviceModel::Saves, Qt::DescendingOrder);
    m_drop = new widgets::TableView(QStringLiteral("indexes.drop"), tr("Indexes to drop"), this);
    m_drop->setSourceModel(m_dropModel);
    for (const int marked : {int(DropAdviceModel::Reason), int(DropAdviceModel::State)})
        m_drop->setItemDelegateForColumn(marked, new widgets::SeverityDelegate(m_drop));
    m_drop->setDefaultWidths({100, 220, 75, 220, 90, 90}, DropAdviceModel::Evidence);
    m_drop->setDefaultSort(DropAdviceModel::Size, Qt::DescendingOrder);
    m_drop->setEmptyText(tr("No index is in the way: none is unused, double, invalid or bloated"));
    m_keys = new widgets::TableView(QStringLiteral("indexes.keys"), tr("Foreign keys without an index"), this);
    m_keys->setSourceModel(m_keyModel);
    m_keys->setDefaultWidths({140, 220, 75, 300}, ForeignKeyModel::Statement);
    m_keys->setDefaultSort(ForeignKeyModel::Size, Qt::DescendingOrder);
    m_keys->setEmptyText(tr("Every foreign key has an index"));
    m_costs = new widgets::TableView(QStringLiteral("indexes.statements"), tr("Statements that gain and lose"), this);
    m_costs->setSourceModel(m_costModel);
    m_costs->setItemDelegateForColumn(StatementCostModel::Change, new widgets::SeverityDelegate(m_costs));
    m_costs->setDefaultWidths({120, 400, 100, 100, 80}, StatementCostModel::Statement);
    m_costs->setDefaultSort(StatementCostModel::Change, Qt::AscendingOrder);
    m_costs->setEmptyText(tr("No statement changes"));

    m_lists = new QTabWidget(this);
    m_lists->setObjectName(QStringLiteral("adviceLists"));
    m_lists->setAccessibleName(tr("Advice"));
    m_lists->setDocumentMode(true);
    m_lists->addTab(m_create, tr("Create"));
    m_lists->addTab(m_drop, tr("Drop"));
    m_lists->addTab(m_keys, tr("Foreign keys"));
    for (widgets::TableView* table : {m_create, m_drop, m_keys})
        connect(table, &widgets::TableView::currentSourceChanged, this, [this] { showChosen(); });
    connect(m_lists, &QTabWidget::currentChanged, this, [this] { showChosen(); });

    m_card = new AdviceCard(this);
    connect(m_card, &AdviceCard::orderRequested, this, [this] { order(); });
    connect(m_card, &AdviceCard::measureRequested, this, [this] { m_console.indexWorks().measureAgain(m_params); });

    m_before = new widgets::PlanView(QStringLiteral("indexes.before"), this);
    m_after = new widgets::PlanView(QStringLiteral("indexes.after"), this);
    for (widgets::PlanView* view : {m_before, m_after})
        view->setDetailsVisible(false);
    m_plans = new QSplitter(Qt::Horizontal, this);
    m_plans->setObjectName(QStringLiteral("planPair"));
    m_plans->setContentsMargins(0, 8, 0, 0);
    m_plans->setChildrenCollapsible(false);
    m_plans->setHandleWidth(theme::measure::cardGap);
    m_plans->addWidget(m_before);
    m_plans->addWidget(m_after);
    m_noPlans = new widgets::EmptyState(QStringLiteral("plan"), this);
    m_planStack = new QStackedWidget(this);
    m_planStack->addWidget(m_noPlans);
    m_planStack->addWidget(m_plans);
    m_details = new QTabWidget(this);
    m_details->setObjectName(QStringLiteral("adviceDetails"));
    m_details->setAccessibleName(tr("Details of the advice"));
    m_details->setDocumentMode(true);
    m_details->addTab(m_planStack, tr("Plans before and after"));
    m_details->addTab(m_costs, tr("Statements"));

    auto* listCard = new widgets::Card(this);
    listCard->body()->addWidget(m_lists);
    listCard->setMinimumHeight(190);
    m_top = new QSplitter(Qt::Horizontal, this);
    m_top->setObjectName(QStringLiteral("adviceSplitter"));
    m_top->setChildrenCollapsible(false);
    m_top->setHandleWidth(theme::measure::cardGap);
    m_top->addWidget(listCard);
    m_top->addWidget(m_card);
    m_top->setStretchFactor(0, 1);
    m_top->setStretchFactor(1, 0);
    m_top->setSizes({900, cardWidth});
    m_card->setMinimumWidth(300);
    // High enough for its button beneath a statement of a few lines.
    m_card->setMinimumHeight(leastCardHeight);
    auto* detailCard = new widgets::Card(this);
    detailCard->body()->addWidget(m_details);
    detailCard->setMinimumHeight(220);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("indexesSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(theme::measure::cardGap);
    splitter->addWidget(m_top);
    splitter->addWidget(detailCard);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({leastCardHeight, 2 * leastCardHeight});
    // What it would like is more than a window has: the least that it needs counts, and it takes what there is.
    splitter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_summary);
    column->addWidget(m_replicas);
    column->addWidget(m_notes);
    column->addSpacing(4);
    column->addWidget(splitter, 1);
}

void AdviceView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const Qt::Orientation orientation = width() < narrow ? Qt::Vertical : Qt::Horizontal;
    m_plans->setOrientation(orientation);
    m_top->setOrientation(orientation);
}

void AdviceView::clear()
{
    m_advice = nullptr;
    m_createModel->setRows({});
    m_dropModel->setRows({});
    m_keyModel->setRows({});
    m_costModel->setRows({});
}

QString AdviceView::summary() const
{
    const advise::Advice& advice = m_advice->advice;
    if (advice.create.empty())
        return advice.proof == advise::Proof::None
                   ? tr("No index could be proved to help")
                   : tr("No new index would help: the workload's plans are as cheap as indexes make them");
    std::int64_t bytes = 0;
    for (const advise::CreateAdvice& one : advice.create)
        bytes += one.estimatedBytes.value;
    const int count = int(advice.create.size());
    if (advice.costBefore <= 0)
        return tr("%n index(es) could help, %1", nullptr, count).arg(human(base::human::bytes({bytes})));
    return tr("%n index(es) would cut the cost of the workload by %1, for %2", nullptr, count)
        .arg(human(base::human::percent(1 - advice.costAfter / advice.costBefore)), human(base::human::bytes({bytes})));
}

void AdviceView::show(const service::IndexAdvicePtr& advice, const pg::ConnectParams& params, base::MonotonicTime since)
{
    m_advice = advice;
    m_params = params;
    m_since = since;
    const advise::Advice& found = advice->advice;
    m_summary->setText(summary());
    QStringList left;
    for (const base::Text& text : found.notes)
        left.append(service::translated(text));
    if (!found.regressions.empty())
        left.prepend(tr("%n statement(s) would cost over 10 % more", nullptr, int(found.regressions.size())));
    if (found.copy)
        left.prepend(copyText(*found.copy));
    constexpr int mostNotes = 3;
    m_notes->setToolTip(left.join(QLatin1Char('\n')));
    if (left.size() > mostNotes) {
        const int more = int(left.size()) - mostNotes;
        left = left.mid(0, mostNotes);
        left.append(tr("and %n more", nullptr, more));
    }
    m_notes->setText(left.join(QStringLiteral(" · ")));
    m_notes->setVisible(!left.isEmpty());
    showReplicas();
    m_create->setEmptyText(summary());
    showRows();
    m_create->setCurrentSource(m_createModel->index(0, 0));
    if (found.create.empty() && !found.drop.empty())
        m_lists->setCurrentIndex(DropList);
    else if (found.create.empty() && !found.foreignKeys.empty())
        m_lists->setCurrentIndex(KeyList);
    else
        m_lists->setCurrentIndex(CreateList);
    showChosen();
}

void AdviceView::showReplicas()
{
    m_replicas->setVisible(m_advice->advice.replicas.has_value());
    if (!m_advice->advice.replicas)
        return;
    const advise::ReplicaReport& report = *m_advice->advice.replicas;
    QStringList said, asked, silent;
    for (const advise::ReplicaReport::Asked& one : report.asked)
        asked.append(tr("%1 at %2").arg(QString::fromStdString(one.server), timeOfDay(one.at)));
    if (!asked.isEmpty())
        said.append(tr("Replicas asked: %1").arg(asked.join(QStringLiteral(", "))));
    for (const advise::ReplicaReport::NotAsked& one : report.notAsked) {
        const QString name = QString::fromStdString(one.server);
        if (one.why.empty())
            silent.append(name);
        else
            said.append(tr("Replica not asked: %1 (%2)").arg(name, service::translated(one.why)));
    }
    if (!silent.isEmpty())
        said.append(tr("%n replica(s) stream from this server and were not asked: %1. What looks unused may be read "
                       "there.",
                       nullptr, int(silent.size()))
                        .arg(silent.join(QStringLiteral(", "))));
    if (report.hidden > 0)
        said.append(service::translated(report.aboutHidden()));
    if (said.isEmpty())
        said.append(tr("No replica was asked: none streams from this server, and none is named."));
    m_replicas->setRole(report.notAsked.empty() && report.hidden == 0 ? theme::Role::SecondText : theme::Role::Warning);
    m_replicas->setText(said.join(QStringLiteral(" · ")));
}

const service::IndexWorks::Entry* AdviceView::workOf(const advise::IndexDefinition& index) const
{
    const service::IndexWorks::Entry* entry = m_console.indexWorks().find(m_params, index);
    return entry != nullptr && entry->started >= m_since ? entry : nullptr;
}

const service::IndexWorks::Entry* AdviceView::workOf(const advise::DropAdvice& advice) const
{
    using Kind = service::IndexChange::Kind;
    const Kind kind = advice.reason == advise::DropReason::Bloated ? Kind::Reindex : Kind::Drop;
    const service::IndexWorks::Entry* entry = m_console.indexWorks().find(m_params, kind, advice.schema, advice.index);
    return entry != nullptr && entry->started >= m_since ? entry : nullptr;
}

void AdviceView::showRows()
{
    using service::JobState;
    const advise::Advice& found = m_advice->advice;
    const auto mark = [](const service::IndexWorks::Entry* done, QString& word, theme::Severity& shape) {
        if (done == nullptr)
            return;
        switch (done->state) {
        case JobState::Running:
        case JobState::Cancelling:
            word = tr("under way");
            shape = theme::Severity::Note;
            break;
        case JobState::Succeeded:
            word = tr("done");
            shape = theme::Severity::Ok;
            break;
        case JobState::Failed:
        case JobState::Cancelled:
            word = done->state == JobState::Failed ? tr("failed") : tr("cancelled");
            shape = theme::Severity::Critical;
            break;
        }
    };
    std::vector<models::CreateRow> create;
    for (const advise::CreateAdvice& advice : found.create) {
        models::CreateRow& row = create.emplace_back();
        row.place = int(create.size()) - 1;
        row.advice = advice;
        row.share = found.costBefore > 0 ? (advice.costBefore - advice.costAfter) / found.costBefore : 0;
        mark(workOf(advice.index), row.state, row.stateShape);
    }
    std::vector<models::DropRow> drop;
    for (const advise::DropAdvice& advice : found.drop) {
        models::DropRow& row = drop.emplace_back();
        row.place = int(drop.size()) - 1;
        row.advice = advice;
        mark(workOf(advice), row.state, row.stateShape);
    }
    std::vector<models::ForeignKeyRow> keys;
    for (const advise::ForeignKeyAdvice& advice : found.foreignKeys)
        keys.push_back({int(keys.size()), advice});
    m_createModel->setRows(std::move(create));
    m_dropModel->setRows(std::move(drop));
    m_keyModel->setRows(std::move(keys));
    m_lists->setTabText(CreateList, tr("Create (%1)").arg(m_createModel->rowCount()));
    m_lists->setTabText(DropList, tr("Drop (%1)").arg(m_dropModel->rowCount()));
    m_lists->setTabText(KeyList, tr("Foreign keys (%1)").arg(m_keyModel->rowCount()));
    showChosen();
}

void AdviceView::showChosen()
{
    if (!m_advice)
        return;
    const auto place = [](const widgets::TableView* table) {
        const QModelIndex index = table->currentSource();
        return index.isValid() ? index.row() : -1;
    };
    switch (m_lists->currentIndex()) {
    case CreateList:
        if (const int at = place(m_create); at >= 0) {
            const models::CreateRow& row = m_createModel->row(at);
            m_card->showCreate(row, workOf(row.advice.index));
            showPlans(&row.advice);
            showStatements(row.advice.statements);
            return;
        }
        break;
    case DropList:
        if (const int at = place(m_drop); at >= 0) {
            const models::DropRow& row = m_dropModel->row(at);
            m_card->showDrop(row, workOf(row.advice));
            showPlans(nullptr);
            showStatements(row.advice.statements);
            return;
        }
        break;
    case KeyList:
        if (const int at = place(m_keys); at >= 0) {
            const advise::ForeignKeyAdvice& advice = m_keyModel->row(at).advice;
            const auto index = m_advice->indexFor(advice);
            m_card->showForeignKey(advice, index ? workOf(*index) : nullptr);
            showPlans(nullptr);
            showStatements({});
            return;
        }
        break;
    default:
        break;
    }
    m_card->showNothing(tr("Nothing is chosen"));
    showPlans(nullptr);
    showStatements(m_lists->currentIndex() == CreateList ? m_advice->advice.statements
                                                         : std::vector<advise::StatementCost>());
}

void AdviceView::showPlans(const advise::CreateAdvice* advice)
{
    if (advice == nullptr || !advice->planBefore || !advice->planAfter) {
        m_noPlans->say(tr("No plans to compare"), advice == nullptr ? tr("Plans stand beside indexes to create.")
                                                                    : service::translated(advice->notProved));
        m_planStack->setCurrentIndex(0);
        return;
    }
    if (m_before->plan() != advice->planBefore) {
        m_before->setPlan(advice->planBefore);
        m_before->setOrigin(tr("before"));
    }
    if (m_after->plan() != advice->planAfter) {
        m_after->setPlan(advice->planAfter);
        m_after->setOrigin(tr("after"));
    }
    m_planStack->setCurrentIndex(1);
}

void AdviceView::showStatements(const std::vector<advise::StatementCost>& costs)
{
    std::vector<models::CostRow> rows;
    for (const advise::StatementCost& cost : costs) {
        const advise::WorkloadStatement* statement = m_advice->statement(cost.id);
        rows.push_back({QString::fromStdString(cost.id),
                        statement != nullptr ? QString::fromStdString(statement->sql) : QString(), cost.before,
                        cost.after, statement != nullptr ? statement->weight : 1});
    }
    m_costModel->setRows(std::move(rows));
    m_details->setTabText(1, tr("Statements (%1)").arg(m_costModel->rowCount()));
}

void AdviceView::order()
{
    if (!m_advice)
        return;
    using service::IndexChange;
    service::IndexOrder order;
    const auto chosen = [](const widgets::TableView* table) { return table->currentSource().row(); };
    switch (m_lists->currentIndex()) {
    case CreateList: {
        if (chosen(m_create) < 0)
            return;
        const advise::CreateAdvice& advice = m_createModel->row(chosen(m_create)).advice;
        order.change = IndexChange::create(advice.index);
        order.promise = service::promiseOf(advice, m_advice->workload, order.change.index);
        break;
    }
    case DropList: {
        if (chosen(m_drop) < 0)
            return;
        const advise::DropAdvice& advice = m_dropModel->row(chosen(m_drop)).advice;
        order.change = advice.reason == advise::DropReason::Bloated ? IndexChange::reindex(advice.schema, advice.index)
                                                                    : IndexChange::drop(advice.schema, advice.index);
        break;
    }
    default: {
        if (chosen(m_keys) < 0)
            return;
        const auto index = m_advice->indexFor(m_keyModel->row(chosen(m_keys)).advice);
        if (!index)
            return;
        order.change = IndexChange::create(*index);
        break;
    }
    }
    emit orderRequested(order);
}

} // namespace howdah::pages
