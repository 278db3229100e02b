// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/indexes/indexespage.h"

#include "core/base/units.h"
#include "core/service/console.h"
#include "core/service/executor.h"
#include "core/service/serversession.h"
#include "core/service/settings.h"
#include "core/service/translate.h"
#include "ui/models/indexadvicemodel.h"
#include "ui/pages/indexes/advicecard.h"
#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/jobrow.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/tableview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace howdah::pages {
namespace {

/// Below it what stands side by side stands one above the other.
constexpr int narrow = 980;
constexpr int cardWidth = 380;

enum List { CreateList, DropList, KeyList };

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

bool isRunning(const service::Job* job)
{
    return job != nullptr &&
           (job->state() == service::JobState::Running || job->state() == service::JobState::Cancelling);
}

} // namespace

IndexesPage::IndexesPage(service::Console& console, QWidget* parent)
    : Page(console, parent)
    , m_header(new widgets::PageHeader(tr("Index advisor"), this))
    , m_banner(new widgets::Banner(this))
    , m_engine(new QComboBox(this))
    , m_budget(new QLineEdit(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new widgets::EmptyState(QStringLiteral("indexes"), this))
{
    m_engine->setObjectName(QStringLiteral("adviseEngine"));
    m_engine->setAccessibleName(tr("How advice is proved"));
    m_engine->addItem(tr("Prove on a clone"), int(service::AdviceRequest::Engine::Clone));
    m_engine->addItem(tr("Prove with HypoPG"), int(service::AdviceRequest::Engine::HypoPg));
    m_engine->setToolTip(tr("A clone has the server's schema and statistics and no data, and runs on this machine. "
                            "HypoPG is an extension of the server."));
    m_budget->setObjectName(QStringLiteral("adviseBudget"));
    m_budget->setAccessibleName(tr("Budget of all new indexes together"));
    m_budget->setPlaceholderText(tr("Budget, as 200 MB"));
    m_budget->setToolTip(tr("What all new indexes together may take; empty: as much as they are worth"));
    m_budget->setClearButtonEnabled(true);
    m_budget->setFixedWidth(160);
    m_header->addWidget(m_engine);
    m_header->addWidget(m_budget);
    m_cancel = m_header->addButton(QStringLiteral("cancelAdviseButton"), tr("Cancel"));
    m_advise = m_header->addButton(QStringLiteral("adviseButton"), tr("Advise"), true);
    connect(m_advise, &QPushButton::clicked, this, [this] { advise(); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    connect(m_budget, &QLineEdit::editingFinished, this, [this] { search(); });
    connect(m_banner, &widgets::Banner::actionTriggered, this, [this] { advise(); });
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, [this] { advise(); });
    connect(&console.indexWorks(), &service::IndexWorks::changed, this, [this] {
        if (m_advice)
            showRows();
    });

    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeResults());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    sayNothingYet();
    updateButtons();
}

IndexesPage::~IndexesPage()
{
    if (m_searching)
        m_searching->cancel();
    releaseAdviser();
}

/// Stopping a clone takes a moment that the screen does not have.
void IndexesPage::releaseAdviser()
{
    if (m_adviser)
        console().executor()->post([gone = std::move(m_adviser)]() mutable { gone.reset(); });
    m_adviser = nullptr;
}

QWidget* IndexesPage::makeResults()
{
    auto* results = new QWidget(this);
    m_summary = new widgets::Label({}, theme::Role::Text, results);
    m_summary->setObjectName(QStringLiteral("adviceSummary"));
    m_summary->setFont(theme::strongFont());
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes = new widgets::Label({}, theme::Role::SecondText, results);
    m_notes->setObjectName(QStringLiteral("adviceNotes"));
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);

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
    m_create->setDefaultWidths({120, 230, 75, 185, 65, 150}, CreateAdviceModel::Index);
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
    connect(m_card, &AdviceCard::measureRequested, this, [this] {
        if (m_session)
            console().indexWorks().measureAgain(m_session->params());
    });

    m_before = new widgets::PlanView(QStringLiteral("indexes.before"), this);
    m_after = new widgets::PlanView(QStringLiteral("indexes.after"), this);
    for (widgets::PlanView* view : {m_before, m_after})
        view->setDetailsVisible(false);
    m_plans = new QSplitter(Qt::Horizontal, this);
    m_plans->setObjectName(QStringLiteral("planPair"));
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

    auto* column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_summary);
    column->addWidget(m_notes);
    column->addSpacing(4);
    column->addWidget(splitter, 1);
    return results;
}

void IndexesPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const Qt::Orientation orientation = width() < narrow ? Qt::Vertical : Qt::Horizontal;
    m_plans->setOrientation(orientation);
    m_top->setOrientation(orientation);
}

void IndexesPage::setSession(service::ServerSession* session)
{
    if (m_session)
        m_session->disconnect(this);
    if (m_job)
        m_job->cancel();
    if (m_searching)
        m_searching->cancel();
    m_job = nullptr;
    m_searching.reset();
    m_session = session;
    m_advice = nullptr;
    m_told = false;
    m_request = {};
    releaseAdviser();
    m_banner->clear();
    m_header->setNote({});
    m_createModel->setRows({});
    m_dropModel->setRows({});
    m_keyModel->setRows({});
    sayNothingYet();
    updateButtons();
    if (session != nullptr)
        connect(session, &service::ServerSession::stateChanged, this, [this] { updateButtons(); });
}

bool IndexesPage::hasData() const
{
    // In a tour the page waits for the advice it asked for, or for the reason why there is none.
    return m_touring ? (m_advice != nullptr || m_told) && !isRunning(m_job) : m_advice != nullptr;
}

void IndexesPage::refresh()
{
    if (m_advice && m_session)
        console().indexWorks().measureAgain(m_session->params());
}

void IndexesPage::open(const QVariantMap& arguments)
{
    const QString sql = arguments.value(QStringLiteral("sql")).toString().trimmed();
    const QString file = arguments.value(QStringLiteral("file")).toString();
    if (sql.isEmpty() && file.isEmpty())
        return;
    using Source = service::AdviceRequest::Source;
    m_request.source = sql.isEmpty() ? Source::File : Source::Query;
    m_request.sql = sql.toStdString();
    m_request.file = file.toStdString();
    if (console().sessionEnvironment() != QStringLiteral("production")) {
        advise();
        return;
    }
    m_header->setNote(sql.isEmpty() ? file : sql.simplified());
    m_stack->setCurrentIndex(0);
    m_empty->say(tr("Ready to look at this statement"),
                 tr("This is a production server: nothing is asked of it before you say so. Advice reads its catalogue "
                    "and statistics, and plans on a copy of them on this machine."),
                 tr("Advise"));
}

void IndexesPage::prepareForTour()
{
    m_touring = true;
    if (!m_advice && !isRunning(m_job))
        advise();
}

void IndexesPage::sayNothingYet()
{
    m_stack->setCurrentIndex(0);
    m_empty->say(
        tr("No advice yet"),
        tr("It reads which statements take the time and what the tables hold, and tries every index that could "
           "help on a private clone without data. Nothing is changed on the server."),
        tr("Advise"));
}

void IndexesPage::sayWorking()
{
    if (m_advice || !isRunning(m_job))
        return;
    const QString step = widgets::progressText(m_job->progress());
    m_empty->say(m_job->state() == service::JobState::Cancelling ? tr("Cancelling…") : tr("Looking for indexes…"),
                 step);
    m_stack->setCurrentIndex(0);
}

void IndexesPage::updateButtons()
{
    const bool running = isRunning(m_job);
    m_advise->setEnabled(m_session && !running);
    m_engine->setEnabled(!running);
    m_cancel->setVisible(running);
}

std::optional<advise::AdviseOptions> IndexesPage::limits()
{
    advise::AdviseOptions options;
    const QString text = m_budget->text().trimmed();
    if (text.isEmpty())
        return options;
    auto budget = base::parseByteCount(text.toStdString());
    if (budget && budget->value <= 0)
        budget = base::Error(base::ErrorCode::InvalidInput,
                             base::Text(HOWDAH_TEXT("indexes", "A budget of nothing allows no index")), {},
                             base::Text(HOWDAH_TEXT("indexes", "leave it empty for no limit")));
    if (!budget) {
        m_banner->showError(budget.error());
        return std::nullopt;
    }
    options.budget = *budget;
    return options;
}

void IndexesPage::advise()
{
    if (!m_session || isRunning(m_job))
        return;
    const auto options = limits();
    if (!options)
        return;
    m_banner->clear();
    if (m_searching)
        m_searching->cancel();
    m_request.options = *options;
    m_request.engine = static_cast<service::AdviceRequest::Engine>(m_engine->currentData().toInt());
    m_request.binDirectories.clear();
    for (const QString& directory : console().settings().list(service::Key::ServerBinDirectories))
        m_request.binDirectories.push_back(directory.toStdString());
    m_asked = std::make_shared<service::IndexAdviser>(m_session->params(), m_request);
    m_answer = std::make_shared<service::IndexAdvicePtr>();
    m_told = false;
    m_askedAt = base::Clock::system()->now();
    m_job = console().startJob(base::Text(HOWDAH_TEXT("indexes", "Look for indexes")),
                               [adviser = m_asked, answer = m_answer](service::JobContext& context) -> base::Status {
                                   HOWDAH_ASSIGN(*answer, adviser->advise(context));
                                   return {};
                               });
    connect(m_job, &service::Job::changed, this, [this] { sayWorking(); });
    connect(m_job, &service::Job::finished, this, [this, job = m_job] {
        if (job == m_job)
            finished();
    });
    sayWorking();
    updateButtons();
}

void IndexesPage::finished()
{
    m_told = true;
    updateButtons();
    if (const auto error = m_job->error()) {
        console().executor()->post([gone = std::move(m_asked)]() mutable { gone.reset(); });
        m_asked = nullptr;
        if (!m_advice) {
            m_stack->setCurrentIndex(0);
            const QString why = service::translated(error->why());
            m_empty->say(service::translated(error->what()) + (why.isEmpty() ? QString() : QStringLiteral(": ") + why),
                         service::translated(error->remedy()), tr("Try again"));
        } else {
            m_banner->showError(*error);
        }
        emit dataChanged();
        return;
    }
    releaseAdviser();
    m_adviser = std::move(m_asked);
    m_asked = nullptr;
    show(*m_answer);
}

void IndexesPage::search()
{
    if (!m_adviser || !m_advice || isRunning(m_job))
        return;
    const auto options = limits();
    if (!options || options->budget == m_advice->request.options.budget)
        return;
    m_banner->clear();
    if (m_searching)
        m_searching->cancel();
    // One search at a time on one adviser: the executor keeps their order by this chain of tasks.
    m_searching = console().executor()->run<service::IndexAdvicePtr>(
        [adviser = m_adviser, options = *options](const base::StopToken& stop) {
            return adviser->again(options, stop);
        });
    service::onFinished(*m_searching, this,
                        [this, adviser = m_adviser](const base::Result<service::IndexAdvicePtr>& advice) {
                            if (adviser != m_adviser)
                                return;
                            if (advice)
                                show(*advice);
                            else if (advice.error().code() != base::ErrorCode::Cancelled)
                                m_banner->showError(advice.error());
                        });
}

QString IndexesPage::summary() const
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

void IndexesPage::show(const service::IndexAdvicePtr& advice)
{
    m_advice = advice;
    const advise::Advice& found = advice->advice;
    m_stack->setCurrentIndex(1);
    QStringList note;
    if (advice->request.source == service::AdviceRequest::Source::Query)
        note.append(QString::fromStdString(advice->request.sql).simplified());
    else
        note.append(tr("%n statement(s)", nullptr, int(advice->workload.statements.size())));
    note.append(tr("%n plan(s) in %1", nullptr, found.explains).arg(human(base::human::duration(advice->took))));
    if (advice->catalog && advice->catalog->statisticsSeconds)
        note.append(tr("counters of %1")
                        .arg(human(base::human::duration(
                            std::chrono::seconds(static_cast<std::int64_t>(*advice->catalog->statisticsSeconds))))));
    m_header->setNote(note.join(QStringLiteral(" · ")));
    m_summary->setText(summary());
    QStringList left;
    for (const base::Text& text : found.notes)
        left.append(service::translated(text));
    if (!found.regressions.empty())
        left.prepend(tr("%n statement(s) would cost over 10 % more", nullptr, int(found.regressions.size())));
    constexpr int mostNotes = 3;
    m_notes->setToolTip(left.join(QLatin1Char('\n')));
    if (left.size() > mostNotes) {
        const int more = int(left.size()) - mostNotes;
        left = left.mid(0, mostNotes);
        left.append(tr("and %n more", nullptr, more));
    }
    m_notes->setText(left.join(QStringLiteral(" · ")));
    m_notes->setVisible(!left.isEmpty());
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
    emit dataChanged();
}

const service::IndexWorks::Entry* IndexesPage::workOf(const advise::IndexDefinition& index) const
{
    const service::IndexWorks::Entry* entry =
        m_session ? console().indexWorks().find(m_session->params(), index) : nullptr;
    return entry != nullptr && entry->started >= m_askedAt ? entry : nullptr;
}

const service::IndexWorks::Entry* IndexesPage::workOf(const advise::DropAdvice& advice) const
{
    using Kind = service::IndexChange::Kind;
    if (!m_session)
        return nullptr;
    const Kind kind = advice.reason == advise::DropReason::Bloated ? Kind::Reindex : Kind::Drop;
    const service::IndexWorks::Entry* entry =
        console().indexWorks().find(m_session->params(), kind, advice.schema, advice.index);
    return entry != nullptr && entry->started >= m_askedAt ? entry : nullptr;
}

void IndexesPage::showRows()
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

void IndexesPage::showChosen()
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

void IndexesPage::showPlans(const advise::CreateAdvice* advice)
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

void IndexesPage::showStatements(const std::vector<advise::StatementCost>& costs)
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

void IndexesPage::order()
{
    if (!m_advice || !m_session)
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
    emit wizardRequested(QStringLiteral("indexbuild"), {{QStringLiteral("order"), QVariant::fromValue(order)}});
}

} // namespace howdah::pages
