// SPDX-License-Identifier: GPL-3.0-or-later
// CPU time of one frame of a chart with six series of 3,600 points.
#include "core/base/numbers.h"
#include "ui/charts/livechart.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <cmath>
#include <ctime>
#include <iostream>

using namespace howdah;

namespace {

constexpr int seriesCount = 6;
constexpr int pointCount = 3'600;
constexpr int frames = 200;

double cpuMs()
{
    return 1e3 * double(std::clock()) / CLOCKS_PER_SEC;
}

std::vector<monitor::Point> points(int shift)
{
    std::vector<monitor::Point> result;
    result.reserve(pointCount);
    for (int i = 0; i < pointCount; ++i)
        result.push_back({base::WallTime(std::chrono::seconds(1'700'000'000 + i + shift)),
                          10 + 5 * std::sin((i + shift) / 40.0) + (i * 7919 + shift) % 5});
    return result;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const theme::Theme theme(application, theme::Choice::Light);
    charts::LiveChart chart;
    chart.setSpan(std::chrono::seconds(pointCount));
    for (int i = 0; i < seriesCount; ++i) {
        charts::SeriesStyle style;
        style.name = QStringLiteral("series %1").arg(i);
        style.color = i;
        chart.addSeries(style);
        chart.setPoints(i, points(i));
    }
    chart.resize(1200, 400);
    chart.show();
    QCoreApplication::processEvents();
    std::vector<std::vector<monitor::Point>> data;
    for (int i = 0; i < 2 * seriesCount; ++i)
        data.push_back(points(i));
    const double begin = cpuMs();
    for (int frame = 0; frame < frames; ++frame) {
        for (int i = 0; i < seriesCount; ++i)
            chart.setPoints(i, data[std::size_t(i + (frame % 2) * seriesCount)]);
        chart.replotNow();
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    }
    std::cout << "chart frame, 6 x 3600 points at 1200 x 400: cpu " << base::toChars((cpuMs() - begin) / frames, 2)
              << " ms, " << chart.repaints() << " frames" << std::endl;
    return 0;
}
