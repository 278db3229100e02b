// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pool/poolpage.h"

#include "core/base/units.h"
#include "core/service/console.h"
#include "core/service/poolwatch.h"
#include "core/service/serversession.h"
#include "ui/charts/livechart.h"
#include "ui/models/poolmodel.h"
#include "ui/models/sourcemodel.h"
#include "ui/pages/pool/bouncerpanel.h"
#include "ui/pages/pool/leasepanel.h"
#include "ui/pages/pool/poolsources.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/deferrer.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/tile.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace howdah::pages {

namespace {

constexpr std::chrono::seconds shownSpan = std::chrono::minutes(15);

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

/// "3.1 ms" as a figure and its unit.
void setDuration(widgets::Tile* tile, double milliseconds, const QString& context)
{
    if (std::isnan(milliseconds)) {
        tile->setFigure({}, PoolPage::tr("no checkout in the last second"));
        return;
    }
    const QString text = human(base::human::milliseconds(milliseconds));
    const qsizetype blank = text.indexOf(QLatin1Char(' '));
    tile->setFigure(text.left(blank), text.mid(blank + 1) + QStringLiteral(", ") + context);
}

/// The last value that is no gap: a second without a checkout says nothing about what one costs.
double lastMeasured(const monitor::RingSeries& series)
{
    for (std::size_t i = series.size(); i > 0; --i) {
        if (!series[i - 1].gap())
            return series[i - 1].value;
    }
    return std::nan("");
}

} // namespace

PoolPage::PoolPage(service::Console& console, QWidget* parent)
    : Page(console, parent)
    , m_header(new widgets::PageHeader(tr("Pool"), this))
    , m_banner(new widgets::Banner(this))
    , m_chart(new charts::LiveChart(charts::LiveChart::Form::Full, this))
    , m_median(new widgets::Tile(tr("Checkout, median"), this))
    , m_p99(new widgets::Tile(tr("Checkout, p99"), this))
    , m_returned(new widgets::Tile(tr("Checkouts"), this))
    , m_timeouts(new widgets::Tile(tr("Timeouts"), this))
    , m_pools(new models::PoolModel(this))
    , m_poolTable(new widgets::TableView(QStringLiteral("pool.pools"), tr("Pools"), this))
    , m_tabs(new QTabWidget(this))
    , m_leases(new LeasePanel(this))
    , m_bouncer(new BouncerPanel(console, this))
    , m_sources(new models::SourceModel(this))
    , m_sourceTable(
          new widgets::TableView(QStringLiteral("pool.connections"), tr("The server's connections by source"), this))
    , m_later(new widgets::Deferrer(this, [this] { update(); }))
{
    QPushButton* size = m_header->addButton(QStringLiteral("sizeButton"), tr("What size?"));
    size->setToolTip(tr("Reckons from recorded work what size this pool should be"));
    connect(size, &QPushButton::clicked, this, [this] {
        emit wizardRequested(QStringLiteral("poolsize"), {{QStringLiteral("pool"), m_chosen}});
    });
    QPushButton* recycleAll = m_header->addButton(QStringLiteral("recycleButton"), tr("Recycle"));
    recycleAll->setToolTip(
        tr("Replaces every connection of this pool: idle ones now, the others when they are returned"));
    connect(recycleAll, &QPushButton::clicked, this, [this] { recycle(0); });
    m_banner->setVisible(false);
    buildChart();

    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(theme::measure::cardGap);
    m_median->setObjectName(QStringLiteral("tileMedian"));
    m_p99->setObjectName(QStringLiteral("tileP99"));
    m_returned->setObjectName(QStringLiteral("tileCheckouts"));
    m_timeouts->setObjectName(QStringLiteral("tileTimeouts"));
    for (widgets::Tile* tile : {m_median, m_p99, m_returned, m_timeouts}) {
        tile->setEnabled(true);
        tiles->addWidget(tile, 1);
    }

    auto* chartCard = new widgets::Card(this);
    chartCard->body()->addWidget(m_chart);
    chartCard->setMinimumHeight(220);
    auto* top = new QSplitter(Qt::Horizontal, this);
    top->setObjectName(QStringLiteral("poolTopSplitter"));
    top->setChildrenCollapsible(false);
    top->setHandleWidth(theme::measure::cardGap);
    top->addWidget(buildPools());
    top->addWidget(chartCard);
    top->setStretchFactor(0, 0);
    top->setStretchFactor(1, 1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(top, 3);
    column->addLayout(tiles);
    column->addWidget(buildTabs(), 4);

    connect(&console.poolWatch(), &service::PoolWatch::changed, this, [this] {
        m_later->request();
        emit attentionChanged();
    });
}

void PoolPage::buildChart()
{
    using charts::SeriesStyle;
    m_chart->setObjectName(QStringLiteral("poolChart"));
    m_chart->setTitle(tr("Connections, %1"));
    m_chart->setSpan(shownSpan);
    m_inUse = m_chart->addSeries({.name = tr("in use"), .color = 5, .kind = SeriesStyle::Kind::Stacked, .steps = true});
    m_overflow =
        m_chart->addSeries({.name = tr("overflow"), .color = 1, .kind = SeriesStyle::Kind::Stacked, .steps = true});
    m_idle = m_chart->addSeries({.name = tr("idle"), .color = 2, .kind = SeriesStyle::Kind::Stacked, .steps = true});
    m_waiting =
        m_chart->addSeries({.name = tr("waiting"), .color = 3, .kind = SeriesStyle::Kind::Dashed, .steps = true});
}

QWidget* PoolPage::buildPools()
{
    using models::PoolModel;
    auto* card = new widgets::Card(tr("Pools"), this);
    m_poolTable->setSourceModel(m_pools);
    m_poolTable->setItemDelegateForColumn(PoolModel::Mark, new widgets::SeverityDelegate(m_poolTable));
    m_poolTable->setDefaultSort(PoolModel::Mark, Qt::AscendingOrder);
    m_poolTable->setDefaultWidths({100, 118, 84, 76}, PoolModel::Name);
    card->setMinimumWidth(420);
    m_poolTable->setEmptyText(tr("No pool yet"));
    connect(m_poolTable, &QAbstractItemView::clicked, this, [this] { m_choseByHand = true; });
    connect(m_poolTable, &widgets::TableView::currentSourceChanged, this, [this](const QModelIndex& index) {
        if (!index.isValid() || m_pools->row(index.row()).key == m_chosen)
            return;
        m_choseByHand = m_choseByHand || m_poolTable->hasFocus();
        m_chosen = m_pools->row(index.row()).key;
        m_later->request();
    });
    card->body()->addWidget(m_poolTable);
    return card;
}

QWidget* PoolPage::buildTabs()
{
    using models::SourceModel;
    m_sourceTable->setSourceModel(m_sources);
    m_sourceTable->setItemDelegateForColumn(SourceModel::Mark, new widgets::SeverityDelegate(m_sourceTable));
    m_sourceTable->setItemDelegateForColumn(SourceModel::Trend, new widgets::SparkDelegate(m_sourceTable));
    m_sourceTable->setDefaultSort(SourceModel::Total, Qt::DescendingOrder);
    m_sourceTable->setDefaultWidths({124, 160, 96, 96, 90, 100, 60, 56, 96, 96, 200}, SourceModel::Verdict);
    m_sourceTable->setEmptyText(tr("No reading of the server's sessions yet"));
    m_tabs->setObjectName(QStringLiteral("poolTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_leases, tr("Checked out"));
    m_tabs->addTab(m_sourceTable, tr("Server's connections"));
    m_tabs->addTab(m_bouncer, QStringLiteral("PgBouncer"));
    connect(m_bouncer, &BouncerPanel::attentionChanged, this, &Page::attentionChanged);
    connect(m_leases, &LeasePanel::recycleRequested, this, [this](quint64 lease) { recycle(lease); });
    connect(m_leases, &LeasePanel::terminateRequested, this,
            [this](const pool::LeaseInfo& lease) { terminate(lease); });
    auto* card = new widgets::Card(this);
    card->body()->addWidget(m_tabs);
    return card;
}

void PoolPage::setSession(service::ServerSession* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_chosen.clear();
    m_choseByHand = false;
    m_pools->setPools({});
    m_leases->setLeases({}, {}, {}, false);
    updateSources();
    for (int series : {m_inUse, m_overflow, m_idle, m_waiting})
        m_chart->setPoints(series, {});
    m_header->setNote({});
    m_banner->clear();
    if (session == nullptr)
        return;
    connect(session, &service::ServerSession::sampled, this, [this] {
        m_later->request();
        emit dataChanged();
        emit attentionChanged();
    });
    m_later->request();
}

bool PoolPage::hasData() const
{
    return m_session && m_session->sample() && m_session->poolSnapshot() &&
           m_session->series(service::Figure::PoolInUse).size() >= 5;
}

void PoolPage::refresh()
{
    if (m_session)
        m_session->refresh();
}

int PoolPage::attention() const
{
    return leaks() + m_bouncer->attention();
}

int PoolPage::leaks() const
{
    int found = 0;
    for (const PoolSource& source : poolSources(m_session, &console().poolWatch()))
        found += source.sameServer ? source.leaks() : 0;
    return found;
}

const PoolSource* PoolPage::chosen(const std::vector<PoolSource>& sources)
{
    const auto known = std::ranges::find(sources, m_chosen, &PoolSource::key);
    if (known != sources.end() && m_choseByHand)
        return &*known;
    // Until the reader chooses, what deserves a look is shown; it stays while it is there.
    const PoolSource* best = worthLooking(sources);
    if (known != sources.end() && best != nullptr && (known->leaks() > 0 || best->leaks() == 0))
        return &*known;
    return best;
}

void PoolPage::update()
{
    if (!m_session)
        return;
    const std::vector<PoolSource> sources = poolSources(m_session, &console().poolWatch());
    std::vector<models::PoolRow> rows;
    rows.reserve(sources.size());
    for (const PoolSource& source : sources)
        rows.push_back(source.row());
    m_pools->setPools(std::move(rows));
    updateNote(sources);
    updateSources();
    const PoolSource* source = chosen(sources);
    if (source == nullptr)
        return;
    m_chosen = source->key;
    if (const int row = m_pools->indexOf(m_chosen); row >= 0 && m_poolTable->currentSource().row() != row)
        m_poolTable->setCurrentSource(m_pools->index(row, 0));
    updateChart(*source);
    updateTiles(*source);
    updateLeases(*source);
}

void PoolPage::updateNote(const std::vector<PoolSource>& sources)
{
    QString note = tr("%n pool(s)", nullptr, static_cast<int>(sources.size()));
    if (const int suspects = leaks(); suspects > 0)
        note += QStringLiteral(" · ") + tr("%n leak(s) suspected", nullptr, suspects);
    for (const PoolSource& source : sources) {
        if (source.key == m_chosen && !source.stats->lastConnectError.empty())
            note += QStringLiteral(" · ") +
                    tr("last connect failed: %1").arg(QString::fromStdString(source.stats->lastConnectError));
    }
    m_header->setNote(note);
}

void PoolPage::updateChart(const PoolSource& source)
{
    using service::Figure;
    const auto points = [&source](Figure figure) {
        const monitor::RingSeries& series = source.series(figure);
        return series.empty() ? std::vector<monitor::Point>() : series.since(series.last().at - shownSpan);
    };
    std::vector<monitor::Point> inUse = points(Figure::PoolInUse);
    std::vector<monitor::Point> overflow = points(Figure::PoolOverflow);
    // What is in use beyond the kept size is drawn as overflow, so that the stack's height is what is open: in use and
    // idle.
    for (std::size_t i = 0; i < std::min(inUse.size(), overflow.size()); ++i) {
        overflow[i].value = std::min(overflow[i].value, inUse[i].value);
        inUse[i].value -= overflow[i].value;
    }
    m_chart->setTitle(source.title + QStringLiteral(", %1"));
    m_chart->setPoints(m_inUse, std::move(inUse));
    m_chart->setPoints(m_overflow, std::move(overflow));
    m_chart->setPoints(m_idle, points(Figure::PoolIdle));
    m_chart->setPoints(m_waiting, points(Figure::PoolWaiting));
    const pool::PoolStats& stats = *source.stats;
    const int most = stats.size + stats.maxOverflow;
    m_chart->setLimits({{stats.size * 1.0, tr("size %1").arg(stats.size), theme::Role::SecondText},
                        {most * 1.0, tr("most %1").arg(most), theme::Role::Critical}});
    m_chart->setMinimumTop(most * 1.04, true);
}

void PoolPage::updateTiles(const PoolSource& source)
{
    using service::Figure;
    const pool::PoolStats& stats = *source.stats;
    setDuration(m_median, lastMeasured(source.series(Figure::CheckoutP50)), tr("last second with one"));
    setDuration(m_p99, lastMeasured(source.series(Figure::CheckoutP99)), tr("last second with one"));
    const monitor::RingSeries& rate = source.series(Figure::CheckoutsPerSecond);
    if (rate.empty() || rate.last().gap())
        m_returned->setFigure({}, tr("no reading"));
    else
        m_returned->setFigure(
            human(base::human::number(rate.last().value)),
            tr("per second, %1 in all").arg(human(base::human::integer(static_cast<std::int64_t>(stats.checkouts)))));
    m_timeouts->setFigure(human(base::human::integer(static_cast<std::int64_t>(stats.timeouts))),
                          tr("since the pool was made"));
    m_timeouts->setSeverity(stats.timeouts > 0 ? std::optional(theme::Severity::Warning) : std::nullopt);
}

void PoolPage::updateLeases(const PoolSource& source)
{
    const monitor::SamplePtr sample = m_session->sample();
    m_leases->setLeases(*source.leases, source.application, sample ? sample->sessions : std::vector<monitor::Session>(),
                        source.sameServer);
    m_tabs->setTabText(0, tr("Checked out (%1)").arg(source.leases->size()));
}

void PoolPage::updateSources()
{
    const auto report = m_session ? m_session->connections() : nullptr;
    m_sources->setReport(report);
    QString title = tr("Server's connections");
    if (report && report->serverSlots.most > 0)
        title = tr("Server's connections (%1 of %2 slots free)")
                    .arg(human(base::human::integer(report->serverSlots.free())),
                         human(base::human::integer(report->serverSlots.ordinary())));
    m_tabs->setTabText(m_tabs->indexOf(m_sourceTable), title);
}

void PoolPage::recycle(quint64 lease)
{
    const std::vector<PoolSource> sources = poolSources(m_session, &console().poolWatch());
    const auto source = std::ranges::find(sources, m_chosen, &PoolSource::key);
    if (source == sources.end())
        return;
    if (!source->own) {
        service::onFinished(console().poolWatch().recycle(source->process, source->pool, lease), this,
                            [this](const base::Result<bool>& done) {
                                if (!done)
                                    m_banner->showError(done.error());
                            });
    } else if (lease == 0) {
        m_session->recycleIdle();
    } else {
        m_session->recycleLease(lease);
    }
}

void PoolPage::terminate(const pool::LeaseInfo& lease)
{
    const std::vector<PoolSource> sources = poolSources(m_session, &console().poolWatch());
    const auto source = std::ranges::find(sources, m_chosen, &PoolSource::key);
    if (!m_session || source == sources.end())
        return;
    service::onFinished(m_session->terminateBackend(lease.backend, source->application, lease.heldFor), this,
                        [this, pid = lease.backend.value](const base::Result<bool>& ended) {
                            if (!ended)
                                m_banner->showError(ended.error());
                            else if (!*ended)
                                m_banner->showMessage({.severity = theme::Severity::Note,
                                                       .cause = tr("Backend %1 was gone already").arg(pid),
                                                       .sqlState = {},
                                                       .remedy = {},
                                                       .action = {}});
                        });
}

} // namespace howdah::pages
