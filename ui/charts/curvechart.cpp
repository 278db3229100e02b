// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curvechart.h"

#include "ui/charts/legend.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace howdah::charts {

namespace {

/// Powers of ten, written by the caller's words.
class LogTicker final : public QCPAxisTickerLog {
public:
    std::function<QString(double)> text;

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return text ? text(tick) : QString(); }
};

class WholeTicker final : public QCPAxisTickerFixed {
protected:
    double getTickStep(const QCPRange& range) override { return std::max(1.0, niceStep(range.size())); }
    int getSubTickCount(double) override { return 0; }

private:
    static double niceStep(double span)
    {
        const double rough = span / 10;
        const double magnitude = std::pow(10.0, std::floor(std::log10(std::max(rough, 1.0))));
        for (const double factor : {1.0, 2.0, 5.0})
            if (rough <= factor * magnitude)
                return factor * magnitude;
        return 10 * magnitude;
    }
};

} // namespace

struct CurveChart::Impl {
    QCustomPlot* plot = nullptr;
    Legend* legend = nullptr;
    QSharedPointer<LogTicker> ticker;
    QList<Curve> curves;
    QList<Mark> marks;
    double least = 1e-6;
    std::optional<double> limit;
    QString limitName;
    QString title, horizontal;
};

CurveChart::CurveChart(QWidget* parent)
    : QWidget(parent)
    , m_impl(std::make_unique<Impl>())
{
    m_impl->plot = new QCustomPlot(this);
    m_impl->legend = new Legend(this);
    QCustomPlot* plot = m_impl->plot;
    plot->setInteractions(QCP::Interactions());
    plot->setNotAntialiasedElements(QCP::aeAxes | QCP::aeGrid);
    m_impl->ticker = QSharedPointer<LogTicker>::create();
    plot->yAxis->setScaleType(QCPAxis::stLogarithmic);
    plot->yAxis->setTicker(m_impl->ticker);
    plot->xAxis->setTicker(QSharedPointer<WholeTicker>::create());
    plot->xAxis->grid()->setVisible(false);
    plot->yAxis->setSubTicks(false);
    plot->xAxis->setSubTicks(false);
    plot->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    setMinimumHeight(220);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_impl->legend);
    column->addWidget(plot, 1);
}

CurveChart::~CurveChart() = default;

void CurveChart::setTitle(const QString& title, const QString& horizontal)
{
    m_impl->title = title;
    m_impl->horizontal = horizontal;
    setAccessibleName(title);
    redraw();
}

void CurveChart::setValueText(std::function<QString(double)> text)
{
    m_impl->ticker->text = std::move(text);
    redraw();
}

void CurveChart::setCurves(const QList<Curve>& curves, double least)
{
    m_impl->curves = curves;
    m_impl->least = least;
    redraw();
}

void CurveChart::setLimit(std::optional<double> value, const QString& name)
{
    m_impl->limit = value;
    m_impl->limitName = name;
    redraw();
}

void CurveChart::setMarks(const QList<Mark>& marks)
{
    m_impl->marks = marks;
    redraw();
}

void CurveChart::redraw()
{
    Impl& impl = *m_impl;
    QCustomPlot* plot = impl.plot;
    plot->clearPlottables();
    plot->clearItems();
    plot->setBackground(QBrush(theme::color(theme::Role::Surface)));
    const QColor second = theme::color(theme::Role::SecondText);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->setTickLabelFont(theme::smallFont());
        axis->setTickLabelColor(second);
        axis->setLabelFont(theme::smallFont());
        axis->setLabelColor(second);
        axis->setTickPen(Qt::NoPen);
        axis->setBasePen(axis == plot->xAxis ? QPen(theme::color(theme::Role::Line), 1) : QPen(Qt::NoPen));
    }
    plot->xAxis->setLabel(impl.horizontal);
    plot->yAxis->grid()->setPen(QPen(theme::color(theme::Role::Grid), 1));

    double left = 1e18, right = -1e18, top = impl.limit.value_or(impl.least) * 3;
    const auto shown = [&impl](double value) { return std::max(value, impl.least); };
    std::vector<SeriesStyle> entries;
    for (const Curve& curve : std::as_const(impl.curves)) {
        const QColor line = theme::seriesLineColor(curve.color);
        if (curve.low.size() == curve.points.size() && !curve.low.isEmpty()) {
            // Two graphs with the ground between them; neither is drawn itself.
            auto* low = new QCPGraph(plot->xAxis, plot->yAxis);
            auto* high = new QCPGraph(plot->xAxis, plot->yAxis);
            for (qsizetype i = 0; i < curve.points.size(); ++i) {
                low->addData(curve.points.at(i).x(), shown(curve.low.at(i)));
                high->addData(curve.points.at(i).x(), shown(curve.high.at(i)));
                top = std::max(top, curve.high.at(i));
            }
            low->setPen(Qt::NoPen);
            high->setPen(Qt::NoPen);
            QColor ground = line;
            ground.setAlphaF(0.15F);
            high->setBrush(ground);
            high->setChannelFillGraph(low);
        }
        auto* graph = new QCPGraph(plot->xAxis, plot->yAxis);
        QPen pen(line, 1.6);
        if (curve.dashed)
            pen.setDashPattern({3, 2});
        graph->setPen(pen);
        for (const QPointF& point : curve.points) {
            graph->addData(point.x(), shown(point.y()));
            left = std::min(left, point.x());
            right = std::max(right, point.x());
            top = std::max(top, point.y());
        }
        entries.push_back({.name = curve.name,
                           .color = curve.color,
                           .kind = curve.dashed ? SeriesStyle::Kind::Dashed : SeriesStyle::Kind::Line,
                           .steps = false});
    }
    impl.legend->setTitle(impl.title);
    impl.legend->setSeries(entries);
    if (right < left) {
        plot->replot(QCustomPlot::rpQueuedReplot);
        return;
    }
    plot->xAxis->setRange(left - 0.3, right + 0.3);
    plot->yAxis->setRange(impl.least * 0.7, top * 6); // room for a mark's name
    int margin = 12;
    if (impl.limit) {
        auto* line = new QCPItemLine(plot);
        for (QCPItemPosition* end : {line->start, line->end}) {
            end->setTypeX(QCPItemPosition::ptAxisRectRatio);
            end->setTypeY(QCPItemPosition::ptPlotCoords);
        }
        line->start->setCoords(0, *impl.limit);
        line->end->setCoords(1, *impl.limit);
        QPen dotted(second, 1);
        dotted.setDashPattern({1, 3});
        line->setPen(dotted);
        auto* name = new QCPItemText(plot);
        name->setClipToAxisRect(false);
        name->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        name->setText(impl.limitName);
        name->setFont(theme::smallFont());
        name->setColor(second);
        name->setPadding(QMargins(6, 0, 0, 0));
        name->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        name->position->setTypeY(QCPItemPosition::ptPlotCoords);
        name->position->setCoords(1, *impl.limit);
        margin = std::max(margin, QFontMetrics(theme::smallFont()).horizontalAdvance(impl.limitName) + 10);
    }
    plot->axisRect()->setMargins(QMargins(0, 8, margin, 0));
    for (const Mark& mark : std::as_const(impl.marks)) {
        const QColor ink = theme::color(mark.role);
        auto* dot = new QCPGraph(plot->xAxis, plot->yAxis);
        dot->setLineStyle(QCPGraph::lsNone);
        dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(ink, 2), QBrush(ink), 9));
        dot->addData(mark.at.x(), shown(mark.at.y()));
        auto* name = new QCPItemText(plot);
        name->setText(mark.name);
        name->setFont(theme::smallFont());
        name->setColor(ink);
        const bool atRight = mark.at.x() > (left + right) / 2;
        name->setPositionAlignment(Qt::AlignBottom | (atRight ? Qt::AlignRight : Qt::AlignLeft));
        name->setPadding(QMargins(atRight ? 0 : 6, 0, atRight ? 6 : 0, 6));
        name->position->setCoords(mark.at.x(), shown(mark.at.y()));
    }
    plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurveChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        redraw();
}

} // namespace howdah::charts
