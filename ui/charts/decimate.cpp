// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/decimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace howdah::charts {

double toSeconds(base::WallTime time)
{
    return std::chrono::duration<double>(time.time_since_epoch()).count();
}

std::vector<XY> decimate(const std::vector<XY>& points, double from, double to, int columns)
{
    const auto before = [](const XY& point, double x) { return point.x < x; };
    auto first = std::lower_bound(points.begin(), points.end(), from, before);
    auto last = std::upper_bound(first, points.end(), to, [](double x, const XY& point) { return x < point.x; });
    if (first != points.begin())
        --first;
    if (last != points.end())
        ++last;
    const auto count = std::size_t(last - first);
    if (columns <= 0 || count <= std::size_t(columns) * 2 || to <= from)
        return {first, last};

    std::vector<XY> result;
    result.reserve(std::size_t(columns) * 2 + 2);
    const double width = (to - from) / columns;
    auto at = first;
    while (at != last) {
        const double column = std::floor((at->x - from) / width);
        auto end = at;
        auto least = last;
        auto most = last;
        bool gap = false;
        while (end != last && std::floor((end->x - from) / width) == column) {
            if (std::isnan(end->y)) {
                gap = true;
            } else {
                if (least == last || end->y < least->y)
                    least = end;
                if (most == last || end->y > most->y)
                    most = end;
            }
            ++end;
        }
        if (gap) {
            // A column with a gap in it is kept whole: dropping any of its points could close the gap.
            result.insert(result.end(), at, end);
        } else {
            result.push_back(*std::min(least, most));
            if (least != most)
                result.push_back(*std::max(least, most));
        }
        at = end;
    }
    return result;
}

double niceStep(double range, int wanted, bool wholeNumbers)
{
    if (!(range > 0) || wanted <= 0)
        return 1;
    const double rough = range / wanted;
    const double magnitude = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * magnitude;
    for (const double factor : {1.0, 2.0, 5.0})
        if (rough <= factor * magnitude * 1.0001) {
            step = factor * magnitude;
            break;
        }
    return wholeNumbers ? std::max(1.0, step) : step;
}

} // namespace howdah::charts
