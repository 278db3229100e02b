// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/indexes/indexespage.h"

#include "core/base/units.h"
#include "core/service/console.h"
#include "core/service/executor.h"
#include "core/service/replicas.h"
#include "core/service/serversession.h"
#include "core/service/settings.h"
#include "core/service/translate.h"
#include "ui/pages/indexes/adviceview.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/jobrow.h"
#include "ui/widgets/pageheader.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

namespace howdah::pages {
namespace {

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
    , m_view(new AdviceView(console, this))
{
    m_engine->setObjectName(QStringLiteral("adviseEngine"));
    m_engine->setAccessibleName(tr("How advice is proved"));
    m_engine->view()->setAccessibleName(m_engine->accessibleName());
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
    m_replicas = m_header->addButton(QStringLiteral("replicasButton"), tr("Replicas…"));
    m_replicas->setToolTip(tr("Which replicas are asked before an index is called unused"));
    connect(m_replicas, &QPushButton::clicked, this, [this] { emit wizardRequested(QStringLiteral("replicas"), {}); });
    m_prove = m_header->addButton(QStringLiteral("proveButton"), tr("Prove on a copy…"));
    m_prove->setToolTip(
        tr("Builds the advised indexes on a private copy with rows, and measures. Nothing is made on the "
           "server."));
    m_advise = m_header->addButton(QStringLiteral("adviseButton"), tr("Advise"), true);
    connect(m_prove, &QPushButton::clicked, this, [this] { prove(); });
    connect(&console.indexWorks(), &service::IndexWorks::changed, this, [this] { updateButtons(); });
    connect(&console.indexWorks(), &service::IndexWorks::proved, this,
            [this](const service::IndexAdvicePtr& advice, const service::IndexAdvicePtr& since) {
                if (advice == m_advice)
                    show(since);
            });
    connect(m_advise, &QPushButton::clicked, this, [this] { advise(); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    connect(m_budget, &QLineEdit::editingFinished, this, [this] { search(); });
    connect(m_banner, &widgets::Banner::actionTriggered, this, [this] { advise(); });
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, [this] { advise(); });
    connect(m_view, &AdviceView::orderRequested, this, [this](const service::IndexOrder& order) {
        emit wizardRequested(QStringLiteral("indexbuild"), {{QStringLiteral("order"), QVariant::fromValue(order)}});
    });

    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
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
    release(m_adviser);
    release(m_asked);
}

void IndexesPage::release(std::shared_ptr<service::IndexAdviser>& adviser)
{
    if (adviser)
        console().executor()->post([gone = std::exchange(adviser, nullptr)]() mutable { gone.reset(); });
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
    release(m_adviser);
    release(m_asked);
    m_banner->clear();
    m_header->setNote({});
    m_view->clear();
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
    m_replicas->setEnabled(m_session);
    m_prove->setEnabled(m_session && !running && m_advice && m_advice->catalog && !m_advice->advice.create.empty() &&
                        !console().indexWorks().isProving(m_advice));
}

void IndexesPage::prove()
{
    if (m_advice)
        emit wizardRequested(QStringLiteral("indexprove"), {{QStringLiteral("advice"), QVariant::fromValue(m_advice)}});
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
    m_request.replicas.clear();
    for (const pg::ConnectParams& replica : console().sessionReplicas())
        m_request.replicas.push_back(service::completedReplica(replica, m_session->params()));
    // One that is away leaves its advice unproved; the page says so beside it.
    m_request.replicasMustAnswer = false;
    release(m_asked);
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
        release(m_asked);
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
    release(m_adviser);
    m_adviser = std::exchange(m_asked, nullptr);
    m_advisedAt = m_askedAt;
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

void IndexesPage::show(const service::IndexAdvicePtr& advice)
{
    m_advice = advice;
    const advise::Advice& found = advice->advice;
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
    m_stack->setCurrentIndex(1);
    if (m_session)
        m_view->show(advice, m_session->params(), m_advisedAt);
    updateButtons();
    emit dataChanged();
}

} // namespace howdah::pages
