// SPDX-License-Identifier: GPL-3.0-or-later
// CPU of one frame of a live chart: six series of 3,600 points, an hour at one a second, on 1100 × 300 pixels.
//
//   chart_bench [--frames N] [--json]
#include "tests/bench/figures.h"
#include "ui/charts/livechart.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTimer>
#include <ctime>
#include <random>
#include <string_view>

using namespace howdah;
using bench::Figure;
using charts::LiveChart;
using charts::SeriesStyle;

namespace {

constexpr int seriesCount = 6;
constexpr int pointCount = 3600;

double cpuMs()
{
    return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

/// A load that wanders, jitters and has a peak now and then, as a server's does; the seed makes runs comparable.
std::vector<monitor::Point> wander(unsigned seed, int count)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> step(0, 0.4), jitter(0, 1.5);
    std::uniform_real_distribution<double> chance(0, 1);
    std::vector<monitor::Point> points;
    const base::WallTime start{std::chrono::seconds(1'700'000'000)};
    double level = 10 + 5.0 * seed;
    for (int i = 0; i < count; ++i) {
        level = std::clamp(level + step(random), 2.0, 60.0);
        const double peak = chance(random) < 0.005 ? 20 : 0;
        points.push_back({start + std::chrono::seconds(i), std::max(0.0, level + jitter(random) + peak)});
    }
    return points;
}

void measure(SeriesStyle::Kind kind, const std::string& name, int frames, std::vector<Figure>& figures)
{
    LiveChart chart;
    chart.setTitle(QStringLiteral("Bench"));
    std::vector<std::vector<monitor::Point>> source;
    for (int i = 0; i < seriesCount; ++i) {
        SeriesStyle style;
        style.name = QStringLiteral("series %1").arg(i + 1);
        style.color = i;
        style.kind = kind;
        chart.addSeries(style);
        source.push_back(wander(unsigned(i), pointCount + frames));
    }
    chart.setSpan(std::chrono::seconds(pointCount));
    chart.resize(1100, 300);
    chart.show();
    std::vector<double> whole, replot;
    for (int frame = 0; frame < frames; ++frame) {
        const double begun = cpuMs();
        // As the pages do it: the newest second of every series, then one frame, handed to the display.
        for (int i = 0; i < seriesCount; ++i) {
            const auto from = source[std::size_t(i)].begin() + frame;
            chart.setPoints(i, {from, from + pointCount});
        }
        const double fed = cpuMs();
        chart.replotNow();
        const double plotted = cpuMs();
        chart.repaint();
        // The first frames load fonts and lay out the axes.
        if (frame < 5)
            continue;
        whole.push_back(cpuMs() - begun);
        replot.push_back(plotted - fed);
    }
    const std::string kindOf = kind == SeriesStyle::Kind::Stacked ? "stacked areas" : "lines";
    figures.push_back({"chart." + name + "_replot_ms", bench::quantile(replot, 0.5), "ms",
                       "CPU of replotNow(), 6 " + kindOf + " of 3,600 points, 1100x300"});
    figures.push_back({"chart." + name + "_frame_ms", bench::quantile(whole, 0.5), "ms",
                       "CPU of new points for all 6, replot, paint to the window"});
    figures.push_back(
        {"chart." + name + "_frame_p95_ms", bench::quantile(whole, 0.95), "ms", "the same, 95th percentile"});
}

} // namespace

int main(int argc, char** argv)
{
    int frames = 300;
    bool json = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--json") {
            json = true;
        } else if (word == "--frames" && i + 1 < argc && base::parseNumber<int>(argv[i + 1]).value_or(0) > 5) {
            frames = *base::parseNumber<int>(argv[++i]);
        } else {
            std::cerr << "usage: chart_bench [--frames N] [--json]\n";
            return 2;
        }
    }
    int applicationArguments = 1;
    QApplication application(applicationArguments, argv);
    const theme::Theme theme(application, theme::Choice::Light);
    std::vector<Figure> figures;
    QTimer::singleShot(0, &application, [&] {
        measure(SeriesStyle::Kind::Line, "lines", frames, figures);
        measure(SeriesStyle::Kind::Stacked, "stacked", frames, figures);
        QApplication::exit(0);
    });
    QApplication::exec();
    bench::print("chart", figures, json);
    return 0;
}
