// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/slow/slowpage.h"

#include "core/base/units.h"
#include "core/service/serversession.h"
#include "core/service/translate.h"
#include "ui/models/roles.h"
#include "ui/models/statementmodel.h"
#include "ui/pages/when.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/deferrer.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/sqlview.h"
#include "ui/widgets/tableview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace howdah::pages {

SlowPage::SlowPage(service::Console& console, QWidget* parent)
    : Page(console, parent)
    , m_header(new widgets::PageHeader(tr("Slow queries"), this))
    , m_banner(new widgets::Banner(this))
    , m_filter(new QLineEdit(this))
    , m_model(new models::StatementModel(this))
    , m_table(new widgets::TableView(QStringLiteral("slow.statements"), tr("Statements"), this))
    , m_tabs(new QTabWidget(this))
    , m_sql(new widgets::SqlView(this))
    , m_plan(new widgets::PlanView(QStringLiteral("slow.plan"), this))
    , m_noPlan(new widgets::EmptyState(QStringLiteral("plan"), this))
    , m_empty(new widgets::EmptyState(QStringLiteral("slow"), this))
    , m_stack(new QStackedWidget(this))
    , m_planStack(new QStackedWidget(this))
    , m_later(new widgets::Deferrer(this, [this] { update(); }))
{
    m_filter->setObjectName(QStringLiteral("statementFilter"));
    m_filter->setPlaceholderText(tr("Filter by text"));
    m_filter->setAccessibleName(tr("Filter statements by text"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(220);
    m_header->addWidget(m_filter);
    m_findIndex = m_header->addButton(QStringLiteral("findIndexButton"), tr("Find an index"));
    m_findIndex->setToolTip(tr("Asks the index advisor which index would help this statement"));
    connect(m_findIndex, &QPushButton::clicked, this, [this] {
        if (const auto row = current(); row && !row->text.empty())
            emit pageRequested(QStringLiteral("indexes"), {{QStringLiteral("sql"), QString::fromStdString(row->text)}});
    });
    m_openPlan = m_header->addButton(QStringLiteral("explainButton"), tr("Explain"), true);
    connect(m_openPlan, &QPushButton::clicked, this, [this] {
        m_tabs->setCurrentIndex(1);
        explain();
    });

    using models::StatementModel;
    m_table->setSourceModel(m_model);
    m_table->setItemDelegateForColumn(StatementModel::Trend, new widgets::SparkDelegate(m_table));
    m_table->setItemDelegateForColumn(StatementModel::Share, new widgets::BarDelegate(m_table));
    m_table->setDefaultSort(StatementModel::Total, Qt::DescendingOrder);
    m_table->setDefaultWidths({360, 80, 85, 105, 75, 75, 65, 65, 75, 80, 70, 75}, StatementModel::Statement);
    m_table->setEmptyText(tr("No statement matches the filter"));
    m_table->proxy()->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->proxy()->setFilterKeyColumn(StatementModel::Statement);
    connect(m_filter, &QLineEdit::textChanged, m_table->proxy(), &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table, &widgets::TableView::currentSourceChanged, this, [this] { showStatement(); });
    connect(m_table, &QAbstractItemView::activated, this, [this] {
        m_tabs->setCurrentIndex(1);
        explain();
    });

    m_sql->setObjectName(QStringLiteral("statementText"));
    m_sql->setAccessibleName(tr("Text of the statement"));
    m_planStack->addWidget(m_noPlan);
    m_planStack->addWidget(m_plan);
    connect(m_noPlan, &widgets::EmptyState::actionTriggered, this, [this] { explain(); });
    m_tabs->setObjectName(QStringLiteral("statementTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_sql, tr("SQL"));
    m_plan->setContentsMargins(0, 8, 0, 0); // the tabs end in a line
    m_tabs->addTab(m_planStack, tr("Plan"));

    auto* tableCard = new widgets::Card(this);
    tableCard->body()->addWidget(m_table);
    auto* detailCard = new widgets::Card(this);
    detailCard->body()->addWidget(m_tabs);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("slowSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(theme::measure::cardGap);
    splitter->addWidget(tableCard);
    splitter->addWidget(detailCard);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);

    m_stack->addWidget(m_empty);
    m_stack->addWidget(splitter);
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, [this] {
        for (const monitor::ProbeState& probe :
             m_session && m_session->sample() ? m_session->sample()->probes : std::vector<monitor::ProbeState>()) {
            if (!probe.remedySql.empty())
                QGuiApplication::clipboard()->setText(QString::fromStdString(probe.remedySql));
        }
    });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
}

void SlowPage::setSession(service::ServerSession* session)
{
    if (m_session)
        m_session->disconnect(this);
    if (m_explaining)
        m_explaining->cancel();
    m_explaining.reset();
    m_session = session;
    m_saidWhyEmpty = false;
    m_model->clear();
    m_banner->clear();
    m_stack->setCurrentIndex(0);
    m_empty->say(tr("No statements read yet"),
                 tr("They come with the first readings, a few seconds after connecting."));
    showStatement();
    if (session == nullptr)
        return;
    connect(session, &service::ServerSession::statementsRead, this, [this] {
        m_later->request();
        emit dataChanged();
    });
    connect(session, &service::ServerSession::sampled, this, [this] {
        if (m_model->rowCount() == 0)
            m_later->request();
    });
    m_later->request();
}

bool SlowPage::hasData() const
{
    // Saying why there are no statements, and what would mend it, is all this page can do then.
    if (m_saidWhyEmpty)
        return true;
    return m_session && m_session->statements() && !m_session->statements()->empty() && m_model->rowCount() > 0 &&
           !m_explaining;
}

void SlowPage::refresh()
{
    if (m_session)
        m_session->refresh();
}

void SlowPage::open(const QVariantMap& arguments)
{
    const QString wanted = arguments.value(QStringLiteral("queryId")).toString();
    for (int row = 0; row < m_model->rowCount() && !wanted.isEmpty(); ++row) {
        if (QString::fromStdString(m_model->statement(row).key.queryId.toString()) == wanted)
            m_table->setCurrentSource(m_model->index(row, 0));
    }
}

void SlowPage::prepareForTour()
{
    update();
    m_tabs->setCurrentIndex(1);
    explain();
}

std::optional<monitor::StatementRow> SlowPage::current() const
{
    const QModelIndex index = m_table->currentSource();
    return index.isValid() ? std::optional(m_model->statement(index.row())) : std::nullopt;
}

void SlowPage::update()
{
    if (!m_session)
        return;
    const auto statements = m_session->statements();
    if (!statements || statements->empty()) {
        sayWhyEmpty();
        return;
    }
    m_saidWhyEmpty = false;
    m_model->setStatements(*statements);
    m_stack->setCurrentIndex(1);
    const monitor::SamplePtr sample = m_session->sample();
    QString note = tr("%n statement(s) since the statistics began", nullptr, static_cast<int>(statements->size()));
    if (sample) {
        note += QStringLiteral(" · ") + tr("as of %1").arg(timeOfDay(sample->serverTime));
        if (sample->captureCoverage)
            note += QStringLiteral(" · ") +
                    tr("they explain %1 of the active time")
                        .arg(QString::fromStdString(base::human::percent(*sample->captureCoverage)));
    }
    m_header->setNote(note);
    showStatement();
}

void SlowPage::sayWhyEmpty()
{
    const monitor::SamplePtr sample = m_session->sample();
    if (!sample)
        return;
    for (const monitor::ProbeState& probe : sample->probes) {
        if (probe.kind == monitor::ProbeState::Kind::Ok || probe.probe != "statements")
            continue;
        m_saidWhyEmpty = true;
        m_empty->say(service::translated(probe.explanation), QString::fromStdString(probe.remedySql),
                     probe.remedySql.empty() ? QString() : tr("Copy the statement"));
        return;
    }
}

void SlowPage::showStatement()
{
    const auto row = current();
    m_openPlan->setEnabled(row.has_value() && !row->text.empty());
    m_findIndex->setEnabled(m_openPlan->isEnabled());
    const std::optional<monitor::StatementKey> key = row ? std::optional(row->key) : std::nullopt;
    if (key == m_shown && row)
        return;
    m_shown = key;
    m_sql->setSql(row ? QString::fromStdString(row->text) : QString());
    m_plan->setPlan(nullptr);
    m_planStack->setCurrentIndex(0);
    m_noPlan->say(row ? tr("This statement has not been explained yet") : tr("No statement is selected"),
                  row ? tr("Its plan is asked of the server; the statement does not run.") : QString(),
                  row ? tr("Explain") : QString());
}

void SlowPage::explain()
{
    const auto row = current();
    if (!m_session || !row || row->text.empty())
        return;
    if (m_explaining)
        m_explaining->cancel();
    m_noPlan->say(tr("Asking the server for the plan…"));
    m_planStack->setCurrentIndex(0);
    service::ExplainOptions options;
    m_explaining = m_session->explain(QString::fromStdString(row->text), options);
    service::onFinished(*m_explaining, this, [this, key = row->key](const base::Result<plan::PlanPtr>& plan) {
        // The reader may have gone on to another statement meanwhile.
        if (m_shown != key)
            return;
        m_explaining.reset();
        showPlan(plan);
        emit dataChanged();
    });
}

void SlowPage::showPlan(const base::Result<plan::PlanPtr>& plan)
{
    if (plan) {
        m_plan->setPlan(*plan);
        m_plan->setOrigin(tr("explained, not run"));
        m_planStack->setCurrentIndex(1);
        return;
    }
    m_noPlan->say(service::translated(plan.error().what()) + QStringLiteral(": ") +
                      service::translated(plan.error().why()),
                  service::translated(plan.error().remedy()), tr("Try again"));
    m_planStack->setCurrentIndex(0);
}

} // namespace howdah::pages
