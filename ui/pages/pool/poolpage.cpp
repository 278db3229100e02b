// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pool/poolpage.h"

#include "core/base/units.h"
#include "core/service/console.h"
#include "core/service/serversession.h"
#include "core/service/settings.h"
#include "ui/charts/livechart.h"
#include "ui/models/leasemodel.h"
#include "ui/models/sourcemodel.h"
#include "ui/theme/measures.h"
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
    , m_chart(new charts::LiveChart(charts::LiveChart::Form::Full, this))
    , m_median(new widgets::Tile(tr("Checkout, median"), this))
    , m_p99(new widgets::Tile(tr("Checkout, p99"), this))
    , m_returned(new widgets::Tile(tr("Checkouts"), this))
    , m_timeouts(new widgets::Tile(tr("Timeouts"), this))
    , m_leases(new models::LeaseModel(this))
    , m_leaseTable(new widgets::TableView(QStringLiteral("pool.leases"), tr("Connections checked out"), this))
    , m_sources(new models::SourceModel(this))
    , m_sourceTable(
          new widgets::TableView(QStringLiteral("pool.sources"), tr("The server's connections by source"), this))
    , m_sourceCard(new widgets::Card(tr("The server's connections by source"), this))
    , m_later(new widgets::Deferrer(this, [this] { update(); }))
{
    QPushButton* recycle = m_header->addButton(QStringLiteral("recycleButton"), tr("Recycle"));
    recycle->setToolTip(tr("Replaces every connection: idle ones now, the others when they are returned"));
    connect(recycle, &QPushButton::clicked, this, [this] {
        if (m_session)
            m_session->recycleIdle();
    });

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

    auto* chartCard = new widgets::Card(this);
    chartCard->body()->addWidget(m_chart);
    chartCard->setMinimumHeight(220);

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

    auto* leaseCard = new widgets::Card(tr("Checked out now"), this);
    m_leaseTable->setSourceModel(m_leases);
    m_leaseTable->setItemDelegateForColumn(models::LeaseModel::Mark, new widgets::SeverityDelegate(m_leaseTable));
    m_leaseTable->setDefaultSort(models::LeaseModel::Held, Qt::DescendingOrder);
    m_leaseTable->setDefaultWidths({80, 130, 210, 80, 100, 160, 300}, models::LeaseModel::LastStatement);
    m_leaseTable->setEmptyText(tr("Nothing is checked out at this moment"));
    leaseCard->body()->addWidget(m_leaseTable);

    m_sourceTable->setSourceModel(m_sources);
    m_sourceTable->setItemDelegateForColumn(models::SourceModel::Mark, new widgets::SeverityDelegate(m_sourceTable));
    m_sourceTable->setItemDelegateForColumn(models::SourceModel::Trend, new widgets::SparkDelegate(m_sourceTable));
    m_sourceTable->setDefaultSort(models::SourceModel::Total, Qt::DescendingOrder);
    m_sourceTable->setDefaultWidths({110, 200, 100, 120, 90, 110, 70, 70, 110, 100, 260}, models::SourceModel::Verdict);
    m_sourceTable->setEmptyText(tr("No reading of the server's sessions yet"));
    m_sourceCard->body()->addWidget(m_sourceTable);

    auto* tables = new QSplitter(Qt::Vertical, this);
    tables->setObjectName(QStringLiteral("poolSplitter"));
    tables->setChildrenCollapsible(false);
    tables->setHandleWidth(theme::measure::cardGap);
    tables->addWidget(leaseCard);
    tables->addWidget(m_sourceCard);
    tables->setStretchFactor(0, 2);
    tables->setStretchFactor(1, 3);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addWidget(m_header);
    column->addWidget(chartCard, 3);
    column->addLayout(tiles);
    column->addWidget(tables, 4);
}

void PoolPage::setSession(service::ServerSession* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_leases->setLeases({}, base::Seconds(60));
    updateSources();
    for (int series : {m_inUse, m_overflow, m_idle, m_waiting})
        m_chart->setPoints(series, {});
    m_header->setNote({});
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

int PoolPage::suspects() const
{
    const auto pool = m_session ? m_session->poolSnapshot() : nullptr;
    if (!pool)
        return 0;
    const base::Nanoseconds threshold = base::Seconds(console().settings().integer(service::Key::LeakThreshold));
    return static_cast<int>(std::count_if(pool->leases.begin(), pool->leases.end(), [&](const pool::LeaseInfo& lease) {
        return !lease.statementRunning && lease.idleFor >= threshold;
    }));
}

int PoolPage::attention() const
{
    return suspects();
}

void PoolPage::update()
{
    if (!m_session)
        return;
    const auto pool = m_session->poolSnapshot();
    if (!pool)
        return;
    updateChart();
    updateTiles();
    m_leases->setLeases(pool->leases, base::Seconds(console().settings().integer(service::Key::LeakThreshold)));
    updateSources();
    QString note = tr("%1: %2 kept, %3 more under load")
                       .arg(QString::fromStdString(pool->stats.poolName))
                       .arg(pool->stats.size)
                       .arg(pool->stats.maxOverflow);
    if (const int leaks = suspects(); leaks > 0)
        note += QStringLiteral(" · ") + tr("%n leak(s) suspected", nullptr, leaks);
    if (!pool->stats.lastConnectError.empty())
        note += QStringLiteral(" · ") +
                tr("last connect failed: %1").arg(QString::fromStdString(pool->stats.lastConnectError));
    m_header->setNote(note);
}

void PoolPage::updateSources()
{
    const auto report = m_session ? m_session->connections() : nullptr;
    m_sources->setReport(report);
    QString title = tr("The server's connections by source");
    if (report && report->serverSlots.most > 0)
        title += QStringLiteral(" · ") + tr("%1 of %2 free")
                                             .arg(human(base::human::integer(report->serverSlots.free())),
                                                  human(base::human::integer(report->serverSlots.ordinary())));
    m_sourceCard->setTitle(title);
}

void PoolPage::updateChart()
{
    using service::Figure;
    const auto points = [this](Figure figure) {
        const monitor::RingSeries& series = m_session->series(figure);
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
    m_chart->setPoints(m_inUse, std::move(inUse));
    m_chart->setPoints(m_overflow, std::move(overflow));
    m_chart->setPoints(m_idle, points(Figure::PoolIdle));
    m_chart->setPoints(m_waiting, points(Figure::PoolWaiting));
    const pool::PoolStats& stats = m_session->poolSnapshot()->stats;
    m_chart->setLimits({{stats.size * 1.0, tr("size %1").arg(stats.size), theme::Role::SecondText},
                        {(stats.size + stats.maxOverflow) * 1.0, tr("most %1").arg(stats.size + stats.maxOverflow),
                         theme::Role::Critical}});
    m_chart->setMinimumTop(stats.size + stats.maxOverflow + 2, true);
}

void PoolPage::updateTiles()
{
    using service::Figure;
    const pool::PoolStats& stats = m_session->poolSnapshot()->stats;
    setDuration(m_median, lastMeasured(m_session->series(Figure::CheckoutP50)), tr("last second with one"));
    setDuration(m_p99, lastMeasured(m_session->series(Figure::CheckoutP99)), tr("last second with one"));
    const monitor::RingSeries& rate = m_session->series(Figure::CheckoutsPerSecond);
    if (rate.empty() || rate.last().gap())
        m_returned->setFigure({}, tr("no reading"));
    else
        m_returned->setFigure(human(base::human::number(rate.last().value)),
                              tr("per second, %1 since connecting")
                                  .arg(human(base::human::integer(static_cast<std::int64_t>(stats.checkouts)))));
    m_timeouts->setFigure(human(base::human::integer(static_cast<std::int64_t>(stats.timeouts))),
                          tr("since connecting"));
    m_timeouts->setSeverity(stats.timeouts > 0 ? std::optional(theme::Severity::Warning) : std::nullopt);
}

} // namespace howdah::pages
