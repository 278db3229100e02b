// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/charts/decimate.h"
#include "ui/charts/livechart.h"

#include <memory>
#include <utility>

namespace howdah::charts {

/// The only place that knows QCustomPlot: turns series, limits and a cross-hair into one plot. Paints when told and
/// never by itself. Times are seconds since the epoch.
class Plot {
public:
    Plot(bool axes, QWidget* parent);
    ~Plot();
    [[nodiscard]] QWidget* widget() const;

    int addSeries(const SeriesStyle& style);
    [[nodiscard]] const std::vector<SeriesStyle>& styles() const;
    void setPoints(int series, std::vector<XY> points);
    void setLimits(const QList<Limit>& limits);
    void setSpan(double seconds);
    void setAxisText(std::function<QString(double)> text);
    void setMinimumTop(double top, bool wholeNumbers);
    void setFloating(bool floating);
    void setZoom(std::optional<std::pair<double, double>> range);
    [[nodiscard]] std::optional<std::pair<double, double>> zoom() const;
    void setHair(std::optional<double> at);
    /// The range being dragged out, in pixels of the widget.
    void setSelection(std::optional<std::pair<int, int>> pixels);

    [[nodiscard]] double secondsAt(int pixel) const;
    [[nodiscard]] double visibleSeconds() const;
    [[nodiscard]] double visibleEnd() const;

    struct Reading {
        double at = 0;
        std::vector<double> values; ///< by series, each series' own (not stacked); NaN: nothing measured there
    };
    /// At the measured moment nearest to `seconds`.
    [[nodiscard]] Reading readingAt(double seconds) const;
    struct Facts {
        double last = 0, least = 0, most = 0;
    };
    /// Of what is visible; nothing when that holds no value.
    [[nodiscard]] std::optional<Facts> facts(int series) const;

    void recolour();
    void replot();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace howdah::charts
