// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overviewpage.h"

#include "core/base/units.h"
#include "core/monitor/statementchecks.h"
#include "core/service/translate.h"
#include "ui/charts/livechart.h"
#include "ui/models/problemmodel.h"
#include "ui/models/roles.h"
#include "ui/pages/when.h"
#include "ui/theme/measures.h"
#include "ui/widgets/card.h"
#include "ui/widgets/deferrer.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/tile.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QResizeEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace howdah::pages {

namespace {

constexpr std::chrono::seconds shownSpan = std::chrono::minutes(15);
constexpr int mostProblems = 5;
/// Below this a row of three tiles would cut their words.
constexpr int threeColumnsFrom = 780;

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

OverviewPage::OverviewPage(service::Console& console, QWidget* parent)
    : Page(console, parent)
    , m_header(new widgets::PageHeader(tr("Overview"), this))
    , m_grid(new QGridLayout)
    , m_problems(new models::ProblemModel(mostProblems, this))
    , m_problemTable(new widgets::TableView(QStringLiteral("overview.problems"), tr("Worst problems first"), this))
    , m_figuresLater(new widgets::Deferrer(this, [this] { updateFigures(); }))
    , m_healthLater(new widgets::Deferrer(this, [this] { updateHealth(); }))
{
    using service::Figure;
    addTile(QStringLiteral("tilePool"), tr("Connections in use"), Figure::PoolInUse, QStringLiteral("pool"), 0);
    addTile(QStringLiteral("tileTransactions"), tr("Transactions"), Figure::TransactionsPerSecond,
            QStringLiteral("slow"), 2);
    addTile(QStringLiteral("tileLocks"), tr("Waiting on locks"), Figure::LockWaiters, QStringLiteral("slow"), 3);
    addTile(QStringLiteral("tileCache"), tr("Cache hits"), Figure::CacheHitRatio, QStringLiteral("slow"), 4);
    addTile(QStringLiteral("tileSessions"), tr("Server connections"), Figure::ServerConnections, QStringLiteral("pool"),
            5);
    addTile(QStringLiteral("tileSize"), tr("Database size"), Figure::DatabaseBytes, QStringLiteral("slow"), 1);
    m_figures[3].chart->setFloating(true);
    m_figures[5].chart->setFloating(true);

    m_grid->setSpacing(theme::measure::cardGap);

    auto* card = new widgets::Card(tr("Worst first"), this);
    m_problemTable->setSourceModel(m_problems);
    m_problemTable->horizontalHeader()->hide();
    m_problemTable->setItemDelegateForColumn(models::ProblemModel::Mark, new widgets::SeverityDelegate(m_problemTable));
    m_problemTable->setDefaultWidths({110, 600, 140}, models::ProblemModel::Sentence);
    m_problemTable->setEmptyText(tr("The checks have not run yet"));
    card->body()->addWidget(m_problemTable);
    m_problems->setPageTitles([](const QString& id) {
        for (const PageInfo& page : pageList()) {
            if (page.id == id)
                return page.title;
        }
        return QString();
    });
    const auto follow = [this](const QModelIndex& index) {
        const QString page = index.data(models::ProblemModel::PageRole).toString();
        if (!page.isEmpty() && !index.siblingAtColumn(models::ProblemModel::Page).data().toString().isEmpty())
            emit pageRequested(page, {});
    };
    connect(m_problemTable, &QAbstractItemView::activated, this, follow);
    connect(m_problemTable, &QAbstractItemView::clicked, this, [follow](const QModelIndex& index) {
        if (index.column() == models::ProblemModel::Page)
            follow(index);
    });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addWidget(m_header);
    column->addLayout(m_grid);
    column->addWidget(card, 1);
    layoutTiles();
}

OverviewPage::Figure& OverviewPage::addTile(const QString& objectName, const QString& name, service::Figure series,
                                            const QString& page, int colour)
{
    Figure figure;
    figure.series = series;
    figure.tile = new widgets::Tile(name, this);
    figure.tile->setObjectName(objectName);
    figure.chart = new charts::LiveChart(charts::LiveChart::Form::Bare, figure.tile);
    figure.chart->setTitle(name);
    figure.chart->setSpan(shownSpan);
    figure.chart->addSeries({.name = name, .color = colour, .kind = charts::SeriesStyle::Kind::Area});
    figure.tile->setChart(figure.chart);
    figure.tile->setSpan(figure.chart->spanText());
    connect(figure.chart, &charts::LiveChart::shownSpanChanged, figure.tile,
            [tile = figure.tile, chart = figure.chart] { tile->setSpan(chart->spanText()); });
    connect(figure.chart, &charts::LiveChart::readoutChanged, figure.tile, &widgets::Tile::setReadout);
    connect(figure.tile, &QAbstractButton::clicked, this, [this, page] { emit pageRequested(page, {}); });
    m_figures.push_back(figure);
    return m_figures.back();
}

void OverviewPage::layoutTiles()
{
    const int columns = width() >= threeColumnsFrom ? 3 : 2;
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        const int place = static_cast<int>(i);
        m_grid->addWidget(m_figures[i].tile, place / columns, place % columns);
    }
    for (int column = 0; column < 3; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void OverviewPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    layoutTiles();
}

void OverviewPage::setSession(service::ServerSession* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_problems->setResults({});
    for (const Figure& figure : m_figures) {
        figure.tile->setFigure({});
        figure.chart->setPoints(0, {});
    }
    m_header->setTitle(tr("Overview"));
    m_header->setNote(session == nullptr ? QString() : tr("waiting for the first reading"));
    if (session == nullptr)
        return;
    connect(session, &service::ServerSession::sampled, this, [this] {
        m_figuresLater->request();
        emit dataChanged();
    });
    connect(session, &service::ServerSession::checked, this, [this] {
        m_healthLater->request();
        emit attentionChanged();
        emit dataChanged();
    });
    connect(session, &service::ServerSession::statementsRead, this, [this] {
        m_healthLater->request();
        emit attentionChanged();
    });
    m_figuresLater->request();
    m_healthLater->request();
}

bool OverviewPage::hasData() const
{
    return m_session && m_session->checkedAt() && m_session->series(service::Figure::TransactionsPerSecond).size() >= 5;
}

void OverviewPage::refresh()
{
    if (m_session)
        m_session->refresh();
}

std::vector<monitor::CheckResult> OverviewPage::findings() const
{
    if (!m_session)
        return {};
    std::vector<monitor::CheckResult> all = m_session->checks();
    if (const auto statements = m_session->statements()) {
        for (monitor::CheckResult& finding : monitor::checkStatements(*statements))
            all.push_back(std::move(finding));
    }
    return all;
}

int OverviewPage::attention() const
{
    const std::vector<monitor::CheckResult> findings = this->findings();
    return static_cast<int>(std::count_if(findings.begin(), findings.end(), [](const auto& check) {
        return check.severity == monitor::Severity::Critical || check.severity == monitor::Severity::Warn;
    }));
}

void OverviewPage::updateFigures()
{
    if (!m_session)
        return;
    const monitor::SamplePtr sample = m_session->sample();
    for (const Figure& figure : m_figures) {
        const monitor::RingSeries& series = m_session->series(figure.series);
        std::vector<monitor::Point> points;
        if (!series.empty())
            points = series.since(series.last().at - shownSpan);
        const double last = points.empty() ? std::nan("") : points.back().value;
        figure.chart->setPoints(0, std::move(points));
        if (std::isnan(last)) {
            figure.tile->setFigure({}, tr("no reading"));
            continue;
        }
        switch (figure.series) {
        case service::Figure::PoolInUse:
            if (const auto pool = m_session->poolSnapshot())
                figure.tile->setFigure(
                    human(base::human::integer(pool->stats.inUse)),
                    tr("of %1, %2 overflow, this console's pool").arg(pool->stats.size).arg(pool->stats.overflow()));
            break;
        case service::Figure::TransactionsPerSecond:
            figure.tile->setFigure(human(base::human::number(last)), tr("per second, all databases"));
            break;
        case service::Figure::LockWaiters: {
            double longest = 0;
            if (sample) {
                for (const monitor::Session& session : sample->sessions)
                    longest = std::max(longest, session.lockWaitSeconds.value_or(0));
            }
            const int waiting = static_cast<int>(last);
            figure.tile->setFigure(human(base::human::integer(waiting)),
                                   waiting > 0 ? tr("session(s), longest %1", nullptr, waiting)
                                                     .arg(human(base::human::milliseconds(longest * 1000)))
                                               : tr("sessions"));
            break;
        }
        case service::Figure::CacheHitRatio: {
            const auto& blocks = m_session->series(service::Figure::BlocksPerSecond);
            const double rate = blocks.empty() ? std::nan("") : blocks.last().value;
            figure.tile->setFigure(human(base::human::number(last * 100)),
                                   std::isnan(rate) || rate < 1
                                       ? tr("% of reads")
                                       : tr("% of %1 blocks/s").arg(human(base::human::number(rate))));
            break;
        }
        case service::Figure::ServerConnections:
            figure.tile->setFigure(human(base::human::integer(static_cast<std::int64_t>(last))),
                                   sample ? tr("of %1 allowed").arg(sample->maxConnections) : QString());
            break;
        case service::Figure::DatabaseBytes: {
            // "312 MB": the figure large, its unit beside it.
            const QString size = human(base::human::bytes({static_cast<std::int64_t>(last)}));
            const qsizetype blank = size.indexOf(QLatin1Char(' '));
            figure.tile->setFigure(size.left(blank), tr("%1, this database").arg(size.mid(blank + 1)));
            break;
        }
        default:
            break;
        }
    }
}

void OverviewPage::updateHealth()
{
    if (!m_session || !m_session->checkedAt())
        return;
    const std::vector<monitor::CheckResult> findings = this->findings();
    m_header->setTitle(service::translated(monitor::healthSentence(findings)));
    m_header->setNote(tr("as of %1").arg(timeOfDay(*m_session->checkedAt())));
    m_problemTable->setEmptyText(tr("Nothing found: every check is fine"));
    m_problems->setResults(findings);
}

} // namespace howdah::pages
