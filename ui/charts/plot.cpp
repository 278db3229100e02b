// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot.h"

#include "core/base/numbers.h"
#include "core/base/units.h"
#include "ui/charts/stackedgraph.h"
#include "ui/theme/fonts.h"

#include <QDateTime>
#include <algorithm>
#include <cmath>
#include <limits>
#include <qcustomplot.h>

namespace howdah::charts {
namespace {

/// Ticks at round moments of the reader's own clock.
class TimeTicker final : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override
    {
        static constexpr double steps[] = {1,   2,   5,    10,   15,   30,    60,    120,   180,  300,
                                           600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400};
        m_step = 86400;
        for (const double step : steps)
            if (range.size() / step <= tickCount()) {
                m_step = step;
                break;
            }
        setTickOrigin(-double(QDateTime::fromSecsSinceEpoch(qint64(range.upper)).offsetFromUtc()));
        return m_step;
    }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale& locale, QChar, int) override
    {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(qint64(std::llround(tick)) * 1000);
        if (m_step >= 86400)
            return locale.toString(at.date(), QStringLiteral("d MMM"));
        return locale.toString(at.time(), m_step < 60 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
    }

private:
    double m_step = 60;
};

class ValueTicker final : public QCPAxisTicker {
public:
    double step = 1;
    std::function<QString(double)> text;

protected:
    double getTickStep(const QCPRange&) override { return step; }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        // A tick at zero arrives as the remainder of a subtraction.
        return text(std::abs(tick) < step * 1e-6 ? 0.0 : tick);
    }
};

/// A graph whose area is filled column by column where its points are dense.
class StackedGraph final : public QCPGraph {
public:
    using QCPGraph::QCPGraph;

protected:
    void drawFill(QCPPainter* painter, QVector<QPointF>* lines) const override
    {
        const QRect box = mKeyAxis->axisRect()->rect();
        if (lines->size() <= box.width()) {
            QCPGraph::drawFill(painter, lines);
            return;
        }
        const double step = 1 / painter->device()->devicePixelRatioF();
        applyFillAntialiasingHint(painter);
        painter->setPen(Qt::NoPen);
        painter->setBrush(mBrush);
        const QList<QRectF> columns = columnsUnder(*lines, mValueAxis->coordToPixel(0), step);
        if (step < 1) {
            painter->drawRects(columns.constData(), int(columns.size()));
            return;
        }
        // Whole pixels are what the raster engine fills fastest.
        QList<QRect> whole;
        whole.reserve(columns.size());
        for (const QRectF& column : columns)
            whole.append(column.toRect());
        painter->drawRects(whole.constData(), int(whole.size()));
    }
};

constexpr double lineWidth = 1.6;

/// Series of one tick may carry times read a little apart (seconds).
constexpr double sameMoment = 0.05;

double nan()
{
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace

struct Plot::Impl {
    struct Series {
        std::vector<XY> own;   ///< as given
        std::vector<XY> drawn; ///< with the stack below it added
        QCPGraph* graph = nullptr;
    };
    bool axes = true;
    QCustomPlot* plot = nullptr;
    std::vector<SeriesStyle> styles;
    std::vector<Series> series;
    QCPLayer* lowestStack = nullptr;
    QList<Limit> limits;
    QList<QCPItemLine*> limitLines;
    QList<QCPItemText*> limitNames;
    QCPItemLine* hairLine = nullptr;
    QCPItemRect* selection = nullptr;
    QSharedPointer<ValueTicker> valueTicker;
    std::function<QString(double)> axisText;
    double span = 900;
    double minimumTop = 0;
    double top = 0;
    bool wholeNumbers = false;
    bool floating = false;
    bool stackStale = false;
    std::optional<std::pair<double, double>> zoom;
    std::optional<double> hair;
    std::optional<std::pair<int, int>> selected;

    [[nodiscard]] double newest() const
    {
        double result = -std::numeric_limits<double>::infinity();
        for (const Series& one : series)
            if (!one.own.empty())
                result = std::max(result, one.own.back().x);
        return std::isfinite(result) ? result : double(QDateTime::currentMSecsSinceEpoch()) / 1000;
    }
    /// A view that has just begun shows the time there is, not an hour of nothing.
    [[nodiscard]] double shownSpan(double end) const
    {
        double oldest = end;
        for (const Series& one : series)
            for (const XY& point : one.own)
                if (!std::isnan(point.y)) {
                    oldest = std::min(oldest, point.x);
                    break;
                }
        const double grain = end - oldest <= 60 ? 1 : 60;
        return std::clamp(std::ceil((end - oldest) / grain) * grain, std::min(5.0, span), span);
    }
    [[nodiscard]] std::pair<double, double> range() const
    {
        if (zoom)
            return *zoom;
        const double end = newest();
        return {end - shownSpan(end), end};
    }
    void restack();
    void scaleValues(double from, double to);
    void placeLimits();
};

Plot::Plot(bool axes, QWidget* parent)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->axes = axes;
    auto* plot = new QCustomPlot(parent);
    m_impl->plot = plot;
    plot->setInteractions(QCP::Interactions());
    // What the chart does not use goes on: wheel to the page's scrolling, clicks to the tile.
    plot->setAttribute(Qt::WA_NoMousePropagation, false);
    plot->setPlottingHint(QCP::phFastPolylines, false);
    plot->setNotAntialiasedElements(QCP::aeFills | QCP::aeAxes | QCP::aeGrid);
    m_impl->axisText = [](double value) { return QString::fromStdString(base::human::number(value)); };
    m_impl->valueTicker = QSharedPointer<ValueTicker>::create();
    m_impl->valueTicker->text = [this](double value) { return m_impl->axisText(value); };
    const auto timeTicker = QSharedPointer<TimeTicker>::create();
    timeTicker->setTickCount(7);
    plot->xAxis->setTicker(timeTicker);
    plot->yAxis->setTicker(m_impl->valueTicker);
    plot->xAxis->grid()->setVisible(false);
    plot->xAxis->setSubTicks(false);
    plot->yAxis->setSubTicks(false);
    plot->yAxis->setTickLength(0);
    plot->xAxis->setTickLength(0);
    if (!axes) {
        plot->xAxis->setVisible(false);
        plot->yAxis->setVisible(false);
        plot->yAxis->grid()->setVisible(false);
        plot->axisRect()->setAutoMargins(QCP::msNone);
        plot->axisRect()->setMargins(QMargins(0, 2, 0, 0));
    } else {
        plot->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
        plot->axisRect()->setMargins(QMargins(0, 8, 12, 0));
    }
    m_impl->lowestStack = plot->layer(QStringLiteral("main"));
    m_impl->hairLine = new QCPItemLine(plot);
    m_impl->hairLine->setVisible(false);
    m_impl->selection = new QCPItemRect(plot);
    m_impl->selection->setVisible(false);
    m_impl->selection->topLeft->setTypeX(QCPItemPosition::ptAbsolute);
    m_impl->selection->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_impl->selection->bottomRight->setTypeX(QCPItemPosition::ptAbsolute);
    m_impl->selection->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    for (QCPItemPosition* end : {m_impl->hairLine->start, m_impl->hairLine->end}) {
        end->setTypeX(QCPItemPosition::ptPlotCoords);
        end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    recolour();
}

Plot::~Plot() = default;

QWidget* Plot::widget() const
{
    return m_impl->plot;
}

int Plot::addSeries(const SeriesStyle& style)
{
    QCustomPlot* plot = m_impl->plot;
    Impl::Series series;
    // Owned by the plot, which registers it as it is made.
    series.graph = style.kind == SeriesStyle::Kind::Stacked ? new StackedGraph(plot->xAxis, plot->yAxis)
                                                            : new QCPGraph(plot->xAxis, plot->yAxis);
    series.graph->setAdaptiveSampling(false); // decimate() has done it, and keeps gaps
    series.graph->setLineStyle(style.steps ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
    if (style.kind == SeriesStyle::Kind::Stacked) {
        // Each reaches down to zero; the lower ones are painted over the higher.
        const QString name = QStringLiteral("stack%1").arg(m_impl->series.size());
        plot->addLayer(name, m_impl->lowestStack, QCustomPlot::limBelow);
        m_impl->lowestStack = plot->layer(name);
        series.graph->setLayer(m_impl->lowestStack);
    }
    m_impl->series.push_back(std::move(series));
    m_impl->styles.push_back(style);
    recolour();
    return int(m_impl->series.size()) - 1;
}

const std::vector<SeriesStyle>& Plot::styles() const
{
    return m_impl->styles;
}

void Plot::setPoints(int series, std::vector<XY> points)
{
    m_impl->series[std::size_t(series)].own = std::move(points);
    m_impl->stackStale = true;
}

void Plot::setLimits(const QList<Limit>& limits)
{
    m_impl->limits = limits;
    for (QCPItemLine* line : m_impl->limitLines)
        m_impl->plot->removeItem(line);
    for (QCPItemText* name : m_impl->limitNames)
        m_impl->plot->removeItem(name);
    m_impl->limitLines.clear();
    m_impl->limitNames.clear();
    int width = 12;
    const QFontMetrics metrics(theme::smallFont());
    for (const Limit& limit : limits) {
        auto* line = new QCPItemLine(m_impl->plot);
        for (QCPItemPosition* end : {line->start, line->end}) {
            end->setTypeX(QCPItemPosition::ptAxisRectRatio);
            end->setTypeY(QCPItemPosition::ptPlotCoords);
        }
        line->start->setCoords(0, limit.value);
        line->end->setCoords(1, limit.value);
        m_impl->limitLines.append(line);
        auto* name = new QCPItemText(m_impl->plot);
        name->setClipToAxisRect(false);
        name->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        name->setText(m_impl->axes ? limit.name : QString());
        name->setFont(theme::smallFont());
        name->setPadding(QMargins(6, 0, 0, 0));
        name->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        name->position->setTypeY(QCPItemPosition::ptPlotCoords);
        name->position->setCoords(1, limit.value);
        m_impl->limitNames.append(name);
        if (m_impl->axes)
            width = std::max(width, metrics.horizontalAdvance(limit.name) + 10);
    }
    if (m_impl->axes)
        m_impl->plot->axisRect()->setMargins(QMargins(0, 8, width, 0));
    recolour();
}

void Plot::setSpan(double seconds)
{
    m_impl->span = seconds;
}

void Plot::setAxisText(std::function<QString(double)> text)
{
    m_impl->axisText = std::move(text);
}

void Plot::setMinimumTop(double top, bool wholeNumbers)
{
    m_impl->minimumTop = top;
    m_impl->wholeNumbers = wholeNumbers;
}

void Plot::setFloating(bool floating)
{
    m_impl->floating = floating;
}

void Plot::setZoom(std::optional<std::pair<double, double>> range)
{
    m_impl->zoom = range;
    m_impl->top = 0;
}

std::optional<std::pair<double, double>> Plot::zoom() const
{
    return m_impl->zoom;
}

void Plot::setHair(std::optional<double> at)
{
    m_impl->hair = at;
}

void Plot::setSelection(std::optional<std::pair<int, int>> pixels)
{
    m_impl->selected = pixels;
}

double Plot::secondsAt(int pixel) const
{
    const auto [from, to] = m_impl->range();
    const QRect box = m_impl->plot->axisRect()->rect();
    const double share = box.width() > 0 ? double(pixel - box.left()) / box.width() : 0;
    return from + std::clamp(share, 0.0, 1.0) * (to - from);
}

double Plot::visibleSeconds() const
{
    const auto [from, to] = m_impl->range();
    return to - from;
}

double Plot::visibleEnd() const
{
    return m_impl->range().second;
}

Plot::Reading Plot::readingAt(double seconds) const
{
    const auto nearest = [seconds](const std::vector<XY>& points) {
        auto at = std::lower_bound(points.begin(), points.end(), seconds,
                                   [](const XY& point, double x) { return point.x < x; });
        if (at == points.end() || (at != points.begin() && seconds - (at - 1)->x < at->x - seconds))
            --at;
        return at;
    };
    Reading reading;
    reading.at = seconds;
    double distance = std::numeric_limits<double>::infinity();
    for (const Impl::Series& series : m_impl->series) {
        if (series.own.empty())
            continue;
        if (const auto at = nearest(series.own); std::abs(at->x - seconds) < distance) {
            distance = std::abs(at->x - seconds);
            reading.at = at->x;
        }
    }
    for (const Impl::Series& series : m_impl->series) {
        double value = nan();
        if (!series.own.empty())
            if (const auto at = nearest(series.own); std::abs(at->x - reading.at) < visibleSeconds() / 100)
                value = at->y;
        reading.values.push_back(value);
    }
    return reading;
}

std::optional<Plot::Facts> Plot::facts(int series) const
{
    const auto [from, to] = m_impl->range();
    std::optional<Facts> result;
    for (const XY& point : m_impl->series[std::size_t(series)].own) {
        if (point.x < from || point.x > to || std::isnan(point.y))
            continue;
        if (!result)
            result = Facts{point.y, point.y, point.y};
        result->last = point.y;
        result->least = std::min(result->least, point.y);
        result->most = std::max(result->most, point.y);
    }
    return result;
}

void Plot::recolour()
{
    QCustomPlot* plot = m_impl->plot;
    const QColor second = theme::color(theme::Role::SecondText);
    plot->setBackground(QBrush(theme::color(theme::Role::Surface)));
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->setTickLabelFont(theme::smallFont());
        axis->setTickLabelColor(second);
        axis->setBasePen(axis == plot->xAxis ? QPen(theme::color(theme::Role::Line), 1) : QPen(Qt::NoPen));
        axis->setTickPen(Qt::NoPen);
    }
    plot->yAxis->grid()->setPen(QPen(theme::color(theme::Role::Grid), 1));
    plot->yAxis->grid()->setZeroLinePen(Qt::NoPen);
    for (std::size_t i = 0; i < m_impl->styles.size(); ++i) {
        const SeriesStyle& style = m_impl->styles[i];
        QCPGraph* graph = m_impl->series[i].graph;
        const QColor line = theme::seriesLineColor(style.color);
        QPen pen(line, lineWidth);
        pen.setJoinStyle(Qt::RoundJoin);
        graph->setBrush(Qt::NoBrush);
        switch (style.kind) {
        case SeriesStyle::Kind::Dashed:
            pen.setDashPattern({3, 2});
            break;
        case SeriesStyle::Kind::Area: {
            QColor ground = line;
            ground.setAlphaF(0.15F);
            graph->setBrush(ground);
            break;
        }
        case SeriesStyle::Kind::Stacked:
            graph->setBrush(theme::seriesColor(style.color));
            pen = QPen(Qt::NoPen);
            break;
        case SeriesStyle::Kind::Line:
            break;
        }
        graph->setPen(pen);
    }
    for (qsizetype i = 0; i < m_impl->limits.size(); ++i) {
        const QColor ink = theme::color(m_impl->limits.at(i).role);
        QPen dotted(ink, 1);
        dotted.setDashPattern({1, 3});
        m_impl->limitLines.at(i)->setPen(dotted);
        m_impl->limitNames.at(i)->setColor(ink);
    }
    m_impl->hairLine->setPen(QPen(second, 1));
    QColor chosen = theme::color(theme::Role::Accent);
    m_impl->selection->setPen(QPen(chosen, 1));
    chosen.setAlphaF(0.15F);
    m_impl->selection->setBrush(chosen);
}

void Plot::Impl::restack()
{
    stackStale = false;
    const std::vector<XY>* below = nullptr;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (styles[i].kind != SeriesStyle::Kind::Stacked) {
            series[i].drawn = series[i].own;
            continue;
        }
        series[i].drawn = series[i].own;
        if (below != nullptr)
            for (XY& point : series[i].drawn) {
                const auto at = std::lower_bound(below->begin(), below->end(), point.x - sameMoment,
                                                 [](const XY& a, double x) { return a.x < x; });
                point.y = at != below->end() && at->x - point.x < sameMoment ? point.y + at->y : nan();
            }
        below = &series[i].drawn;
    }
}

void Plot::Impl::scaleValues(double from, double to)
{
    double most = -std::numeric_limits<double>::infinity();
    double least = std::numeric_limits<double>::infinity();
    for (const Series& one : series)
        for (const XY& point : one.drawn)
            if (point.x >= from && point.x <= to && !std::isnan(point.y)) {
                most = std::max(most, point.y);
                least = std::min(least, point.y);
            }
    if (!std::isfinite(most))
        most = least = 0;
    if (floating && least > 0) {
        const double room = std::max((most - least) * 0.6, std::abs(most) * 0.004);
        plot->yAxis->setRange(least - room, most + room);
        valueTicker->step = niceStep(most - least + 2 * room, 4, wholeNumbers);
        return;
    }
    double wanted = std::max(most * 1.06, minimumTop);
    if (!(wanted > 0))
        wanted = 1;
    // The axis grows at once and shrinks late: one that breathes with every peak cannot be read.
    if (wanted > top || wanted < top * 0.55)
        top = wanted;
    const int parts = std::clamp(plot->axisRect()->height() / 36, 2, 6);
    valueTicker->step = niceStep(top, parts, wholeNumbers);
    const double shown = axes ? std::ceil(top / valueTicker->step - 1e-9) * valueTicker->step : top;
    plot->yAxis->setRange(0, shown);
}

void Plot::Impl::placeLimits()
{
    const QCPRange shown = plot->yAxis->range();
    for (qsizetype i = 0; i < limits.size(); ++i) {
        const bool inside = shown.contains(limits.at(i).value);
        limitLines.at(i)->setVisible(inside);
        limitNames.at(i)->setVisible(inside);
    }
}

void Plot::replot()
{
    Impl& impl = *m_impl;
    if (impl.stackStale)
        impl.restack();
    const auto [from, to] = impl.range();
    impl.plot->xAxis->setRange(from, to);
    impl.scaleValues(from, to);
    impl.placeLimits();
    const int columns = std::max(1, impl.plot->axisRect()->width());
    for (const Impl::Series& series : impl.series) {
        const std::vector<XY> shown = decimate(series.drawn, from, to, columns);
        auto data = QVector<QCPGraphData>();
        data.reserve(qsizetype(shown.size()));
        // Where a column holds several points the line is mostly uprights, which smoothing does not improve and which
        // the raster engine draws several times faster as hairlines.
        const bool dense = shown.size() > std::size_t(columns);
        series.graph->setAntialiased(!dense);
        QPen pen = series.graph->pen();
        pen.setWidthF(dense ? 1 : lineWidth);
        series.graph->setPen(pen);
        for (const XY& point : shown)
            data.append(QCPGraphData(point.x, point.y));
        series.graph->data()->set(data, true);
    }
    impl.hairLine->setVisible(impl.hair.has_value());
    if (impl.hair) {
        impl.hairLine->start->setCoords(*impl.hair, 0);
        impl.hairLine->end->setCoords(*impl.hair, 1);
    }
    impl.selection->setVisible(impl.selected.has_value());
    if (impl.selected) {
        const auto [a, b] = *impl.selected;
        impl.selection->topLeft->setCoords(std::min(a, b), 0);
        impl.selection->bottomRight->setCoords(std::max(a, b), 1);
    }
    impl.plot->replot(QCustomPlot::rpQueuedRefresh);
}

} // namespace howdah::charts
