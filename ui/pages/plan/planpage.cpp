// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plan/planpage.h"

#include "core/service/console.h"
#include "core/service/translate.h"
#include "ui/pages/when.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/sqlview.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace howdah::pages {

namespace {

/// A statement whose plan is worth a picture: the longest SELECT that some session of this server ran last and that
/// holds no parameters; a statement over the catalogue, which every server can run, when there is none.
QString tourStatement(const service::ServerSession& session)
{
    std::string best;
    if (const monitor::SamplePtr sample = session.sample()) {
        for (const monitor::Session& other : sample->sessions) {
            const QString query = QString::fromStdString(other.query).trimmed();
            if (!other.ours && other.database == session.params().get("dbname").value_or(std::string()) &&
                query.startsWith(QLatin1String("select"), Qt::CaseInsensitive) && !query.contains(QLatin1Char('$')) &&
                other.query.size() > best.size())
                best = other.query;
        }
    }
    if (!best.empty())
        return QString::fromStdString(best);
    return QStringLiteral("select n.nspname, c.relname, count(*) as columns\n"
                          "from pg_class c\n"
                          "join pg_namespace n on n.oid = c.relnamespace\n"
                          "join pg_attribute a on a.attrelid = c.oid and a.attnum > 0\n"
                          "group by 1, 2 order by 3 desc limit 20");
}

} // namespace

PlanPage::PlanPage(service::Console& console, QWidget* parent)
    : Page(console, parent)
    , m_header(new widgets::PageHeader(tr("Plan"), this))
    , m_banner(new widgets::Banner(this))
    , m_sql(new widgets::SqlView(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new widgets::EmptyState(QStringLiteral("plan"), this))
    , m_view(new widgets::PlanView(QStringLiteral("plan.tree"), this))
{
    setAcceptDrops(true);
    m_cancel = m_header->addButton(QStringLiteral("cancelButton"), tr("Cancel"));
    m_cancel->hide();
    QPushButton* openButton = m_header->addButton(QStringLiteral("openPlanButton"), tr("Open plan…"));
    m_explain = m_header->addButton(QStringLiteral("explainButton"), tr("Explain"));
    m_explain->setToolTip(tr("Asks for the plan; the statement does not run"));
    m_explain->setShortcut(QKeySequence(QStringLiteral("Ctrl+E")));
    m_analyze = m_header->addButton(QStringLiteral("analyzeButton"), tr("Run and measure"), true);
    m_analyze->setToolTip(tr("EXPLAIN ANALYZE: the statement runs, and is rolled back"));
    m_analyze->setShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    connect(openButton, &QPushButton::clicked, this, [this] { chooseFile(); });
    connect(m_explain, &QPushButton::clicked, this, [this] { explain(); });
    connect(m_analyze, &QPushButton::clicked, this, [this] { analyze(); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_running)
            m_running->cancel();
    });

    m_sql->setReadOnly(false);
    m_sql->setObjectName(QStringLiteral("planStatement"));
    m_sql->setAccessibleName(tr("Statement to explain"));
    m_sql->setPlaceholderText(
        tr("Write or paste one statement, then Explain (Ctrl+E) or Run and measure (Ctrl+Enter)"));
    connect(m_sql, &QPlainTextEdit::textChanged, this, [this] { updateButtons(); });
    connect(m_banner, &widgets::Banner::actionTriggered, this, [this] {
        m_banner->clear();
        run(true, true);
    });

    m_empty->say(tr("No plan yet"),
                 tr("Explain the statement above, or open or drop a file with EXPLAIN (FORMAT JSON) output."),
                 tr("Open plan…"));
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, [this] { chooseFile(); });
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);

    auto* sqlCard = new widgets::Card(this);
    sqlCard->body()->addWidget(m_sql);
    sqlCard->setMinimumHeight(84);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("planSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(theme::measure::cardGap);
    splitter->addWidget(sqlCard);
    splitter->addWidget(m_stack);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({170, 560});

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(splitter, 1);
    updateButtons();
}

void PlanPage::setSession(service::ServerSession* session)
{
    if (m_running)
        m_running->cancel();
    m_session = session;
    updateButtons();
}

bool PlanPage::hasData() const
{
    return m_view->plan() != nullptr && !m_busy;
}

void PlanPage::refresh()
{
    if (m_view->plan() && m_view->plan()->analyzed)
        analyze();
    else
        explain();
}

void PlanPage::open(const QVariantMap& arguments)
{
    if (const QString file = arguments.value(QStringLiteral("file")).toString(); !file.isEmpty()) {
        openFile(file);
        return;
    }
    if (const QString sql = arguments.value(QStringLiteral("sql")).toString(); !sql.isEmpty()) {
        m_sql->setSql(sql);
        if (arguments.value(QStringLiteral("analyze")).toBool())
            analyze();
        else
            explain();
    }
}

void PlanPage::prepareForTour()
{
    if (!m_session || m_view->plan() || m_busy)
        return;
    // A statement that the shop of the demo and any other server can run: the picture is of this server's own doing.
    open({{QStringLiteral("sql"), tourStatement(*m_session)}, {QStringLiteral("analyze"), true}});
}

void PlanPage::updateButtons()
{
    const bool ready = m_session && !m_busy && !m_sql->toPlainText().trimmed().isEmpty();
    m_explain->setEnabled(ready);
    m_analyze->setEnabled(ready);
    m_cancel->setVisible(m_busy);
}

void PlanPage::setBusy(const QString& what)
{
    m_busy = !what.isEmpty();
    m_header->setNote(what);
    updateButtons();
}

void PlanPage::explain()
{
    run(false, false);
}

void PlanPage::analyze()
{
    if (!m_session)
        return;
    const quint64 request = ++m_request;
    m_banner->clear();
    setBusy(tr("asking what it would touch…"));
    service::onFinished(m_session->effectOf(m_sql->toPlainText()), this,
                        [this, request](const base::Result<service::StatementEffect>& effect) {
                            if (request != m_request)
                                return;
                            setBusy({});
                            if (!effect) {
                                m_banner->showError(effect.error());
                                emit dataChanged();
                                return;
                            }
                            if (!effect->writes) {
                                run(true, false);
                                return;
                            }
                            const QStringList touched(effect->touches.begin(), effect->touches.end());
                            widgets::BannerMessage message;
                            message.severity = theme::Severity::Warning;
                            message.cause =
                                touched.isEmpty()
                                    ? tr("This statement writes")
                                    : tr("This statement writes to %1").arg(touched.join(QStringLiteral(", ")));
                            message.remedy =
                                tr("It would run and be rolled back; sequences, and what functions do outside the "
                                   "database, are not.");
                            message.action = tr("Run and roll back");
                            m_banner->showMessage(message);
                        });
}

void PlanPage::run(bool analyze, bool allowWrites)
{
    const QString sql = m_sql->toPlainText().trimmed();
    if (!m_session || sql.isEmpty())
        return;
    const quint64 request = ++m_request;
    m_banner->clear();
    setBusy(analyze ? tr("running…") : tr("asking for the plan…"));
    service::ExplainOptions options;
    options.analyze = analyze;
    options.allowWrites = allowWrites;
    m_running = m_session->explain(sql, options);
    service::onFinished(*m_running, this, [this, request, analyze](const base::Result<plan::PlanPtr>& plan) {
        if (request != m_request)
            return;
        m_running.reset();
        setBusy({});
        if (!plan) {
            m_banner->showError(plan.error());
            emit dataChanged();
            return;
        }
        const auto now = base::Clock::system()->wallNow();
        show({*plan},
             analyze ? tr("measured %1").arg(timeOfDay(now)) : tr("explained %1, not run").arg(timeOfDay(now)));
    });
}

void PlanPage::show(std::vector<plan::PlanPtr> plans, const QString& origin)
{
    m_view->setPlan(plans.front());
    m_view->setOrigin(plans.size() > 1 ? origin + QStringLiteral(" · ") + tr("the first of %1 plans").arg(plans.size())
                                       : origin);
    m_stack->setCurrentWidget(m_view);
    emit dataChanged();
}

void PlanPage::chooseFile()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open plan"), {}, tr("Plans (*.json *.txt);;All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

void PlanPage::openFile(const QString& path)
{
    const quint64 request = ++m_request;
    m_banner->clear();
    setBusy(tr("reading %1…").arg(QFileInfo(path).fileName()));
    service::onFinished(console().readPlanFile(path), this,
                        [this, request, path](const base::Result<std::vector<plan::PlanPtr>>& plans) {
                            if (request != m_request)
                                return;
                            setBusy({});
                            if (!plans) {
                                m_banner->showError(plans.error());
                                emit dataChanged();
                                return;
                            }
                            if (!plans->front()->queryText.empty())
                                m_sql->setSql(QString::fromStdString(plans->front()->queryText));
                            show(*plans, tr("from %1").arg(QFileInfo(path).fileName()));
                        });
}

void PlanPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().front().isLocalFile())
        event->acceptProposedAction();
}

void PlanPage::dropEvent(QDropEvent* event)
{
    openFile(event->mimeData()->urls().front().toLocalFile());
    event->acceptProposedAction();
}

} // namespace howdah::pages
