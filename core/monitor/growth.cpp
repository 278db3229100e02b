// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/growth.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace howdah::monitor {

namespace {

constexpr std::size_t mostSlopePoints = 60;
constexpr std::size_t leastTestPoints = 6;
/// Of the growth, the later half of its time must have this much; else it is a warm-up that came to its end.
constexpr double evenShare = 0.3;

struct Rise {
    double seconds;
    int by;
};

/// At most mostSlopePoints points, each the least of a run of them.
std::vector<CountPoint> condensed(std::span<const CountPoint> points)
{
    const std::size_t run = (points.size() + mostSlopePoints - 1) / mostSlopePoints;
    if (run <= 1)
        return {points.begin(), points.end()};
    std::vector<CountPoint> result;
    // From the end, so that a run that is cut short is the oldest.
    for (std::size_t end = points.size(); end > 0;) {
        const std::size_t begin = end > run ? end - run : 0;
        const auto part = points.subspan(begin, end - begin);
        result.push_back({(part.front().seconds + part.back().seconds) / 2,
                          std::ranges::min_element(part, {}, &CountPoint::count)->count});
        end = begin;
    }
    std::ranges::reverse(result);
    return result;
}

double medianSlope(const std::vector<CountPoint>& points)
{
    std::vector<double> slopes;
    slopes.reserve(points.size() * points.size() / 2);
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            if (const double apart = points[j].seconds - points[i].seconds; apart > 0)
                slopes.push_back((points[j].count - points[i].count) / apart);
        }
    }
    if (slopes.empty())
        return 0;
    const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
    std::ranges::nth_element(slopes, middle);
    if (slopes.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(slopes.begin(), middle)) / 2;
}

double mannKendall(const std::vector<CountPoint>& points)
{
    if (points.size() < leastTestPoints)
        return 0;
    double s = 0;
    std::map<int, double> ties;
    for (std::size_t i = 0; i < points.size(); ++i) {
        ++ties[points[i].count];
        for (std::size_t j = i + 1; j < points.size(); ++j)
            s += (points[j].count > points[i].count) - (points[j].count < points[i].count);
    }
    const auto term = [](double n) { return n * (n - 1) * (2 * n + 5); };
    double variance = term(static_cast<double>(points.size()));
    for (const auto& [count, times] : ties)
        variance -= term(times);
    variance /= 18;
    if (variance <= 0 || s == 0)
        return 0;
    return (s - (s > 0 ? 1 : -1)) / std::sqrt(variance);
}

/// The new highs since the last recovery; how many recoveries there were.
std::vector<Rise> risesIn(std::span<const CountPoint> points, int& recoveries)
{
    std::vector<Rise> rises;
    int low = points.front().count, high = low;
    for (const CountPoint& point : points) {
        if (point.count > high) {
            rises.push_back({point.seconds, point.count - high});
            high = point.count;
        } else if (high - point.count >= std::max(2, (high - low + 2) / 3)) {
            ++recoveries;
            rises.clear();
            low = high = point.count;
        } else if (point.count < low) {
            low = point.count;
        }
    }
    return rises;
}

} // namespace

Growth growthOf(std::span<const CountPoint> points)
{
    Growth growth;
    if (points.empty())
        return growth;
    const double now = points.back().seconds;
    growth.observedSeconds = now - points.front().seconds;
    const auto [least, most] = std::ranges::minmax(points, {}, &CountPoint::count);
    if (least.count == most.count)
        return growth;

    const std::vector<Rise> all = risesIn(points, growth.recoveries);
    std::span<const Rise> rises = all;
    double begin = points.front().seconds;
    while (!rises.empty()) {
        const double from = std::max(begin, rises.front().seconds), middle = (from + now) / 2;
        int gained = 0, late = 0;
        for (const Rise& rise : rises) {
            gained += rise.by;
            late += rise.seconds >= middle ? rise.by : 0;
        }
        if (late >= evenShare * gained || rises.size() == 1) {
            growth.gained = gained;
            break;
        }
        begin = middle;
        while (!rises.empty() && rises.front().seconds < begin)
            rises = rises.subspan(1);
    }
    growth.rises = static_cast<int>(rises.size());
    if (!rises.empty()) {
        growth.lastRise = rises.back().seconds;
        growth.gainedBefore = growth.gained - rises.back().by;
        growth.sinceRise = now - rises.back().seconds;
        if (rises.size() >= 2)
            growth.riseInterval =
                (rises.back().seconds - rises.front().seconds) / static_cast<double>(rises.size() - 1);
        growth.growthSeconds = std::min(growth.observedSeconds, now - rises.front().seconds + growth.riseInterval);
    }

    if (growth.recoveries == 0 && growth.rises >= 2) {
        const double from = now - growth.growthSeconds;
        while (!points.empty() && points.front().seconds < from)
            points = points.subspan(1);
    }
    const std::vector<CountPoint> few = condensed(points);
    growth.perSecond = medianSlope(few);
    growth.z = mannKendall(few);
    return growth;
}

CountRing::CountRing(double stretchSeconds, std::size_t capacity)
    : m_stretchSeconds(stretchSeconds)
    , m_stretches(std::max<std::size_t>(capacity, 1))
{}

std::int64_t CountRing::stretchOf(double seconds) const
{
    return static_cast<std::int64_t>(seconds / m_stretchSeconds);
}

const CountRing::Stretch& CountRing::at(std::int64_t stretch) const
{
    return m_stretches[static_cast<std::size_t>(stretch) % m_stretches.size()];
}

CountRing::Stretch& CountRing::at(std::int64_t stretch)
{
    return m_stretches[static_cast<std::size_t>(stretch) % m_stretches.size()];
}

std::int64_t CountRing::first() const
{
    return std::max(m_begin, m_last - static_cast<std::int64_t>(m_stretches.size()) + 1);
}

void CountRing::note(double seconds, int count, int opened)
{
    const std::int64_t stretch = stretchOf(seconds);
    if (m_begin < 0)
        m_begin = stretch;
    if (stretch > m_last) {
        const auto capacity = static_cast<std::int64_t>(m_stretches.size());
        for (std::int64_t i = std::max(m_last + 1, stretch - capacity + 1); i <= stretch; ++i)
            at(i) = {};
        m_last = stretch;
    }
    Stretch& filling = at(m_last);
    filling.least = filling.least == gap ? count : std::min(filling.least, count);
    filling.most = std::max(filling.most, count);
    filling.opened += opened;
}

void CountRing::markReplaced(double seconds)
{
    if (!empty() && stretchOf(seconds) == m_last)
        at(m_last).replaced = true;
}

int CountRing::openedSince(std::int64_t stretch) const
{
    int sum = 0;
    for (std::int64_t i = std::max(stretch, first()); !empty() && i <= m_last; ++i)
        sum += at(i).opened;
    return sum;
}

int CountRing::replacements() const
{
    int sum = 0;
    for (std::int64_t i = first(); !empty() && i <= m_last; ++i)
        sum += at(i).replaced ? 1 : 0;
    return sum;
}

std::vector<CountPoint> CountRing::minima(std::int64_t from) const
{
    std::vector<CountPoint> points;
    for (std::int64_t i = std::max(from, first()); !empty() && i < m_last; ++i) {
        if (at(i).least != gap)
            points.push_back({static_cast<double>(i) * m_stretchSeconds, at(i).least});
    }
    return points;
}

} // namespace howdah::monitor
