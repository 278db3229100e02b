// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/ringseries.h"

#include <gtest/gtest.h>

using howdah::base::Seconds;
using howdah::base::WallTime;
using howdah::monitor::Point;
using howdah::monitor::RingSeries;

namespace {

WallTime second(int number)
{
    return WallTime(Seconds(1'700'000'000 + number));
}

} // namespace

TEST(RingSeries, keepsTheLastPointsOldestFirst)
{
    RingSeries series(3);
    EXPECT_TRUE(series.empty());
    for (int i = 0; i < 5; ++i)
        series.append({second(i), static_cast<double>(i)});
    ASSERT_EQ(series.size(), 3U);
    EXPECT_EQ(series[0].value, 2);
    EXPECT_EQ(series[1].value, 3);
    EXPECT_EQ(series.last().value, 4);
}

TEST(RingSeries, aGapIsNotZero)
{
    RingSeries series(4);
    series.append({second(0), 0.0});
    series.append({second(1)});
    EXPECT_FALSE(series[0].gap());
    EXPECT_TRUE(series[1].gap());
}

TEST(RingSeries, sinceGivesThePointsFromAMomentOn)
{
    RingSeries series(4);
    for (int i = 0; i < 6; ++i)
        series.append({second(i), static_cast<double>(i)});
    const auto points = series.since(second(4));
    ASSERT_EQ(points.size(), 2U);
    EXPECT_EQ(points[0].value, 4);
    EXPECT_EQ(points[1].value, 5);
    EXPECT_EQ(series.since(second(0)).size(), 4U);
    EXPECT_TRUE(series.since(second(9)).empty());
}

TEST(RingSeries, aClockThatWasSetBackLosesNoPoint)
{
    RingSeries series(4);
    series.append({second(10), 1.0});
    series.append({second(2), 2.0});
    series.append({second(11), 3.0});
    EXPECT_EQ(series.since(second(10)).size(), 2U);
}

TEST(RingSeries, clearForgetsEverything)
{
    RingSeries series(2);
    series.append({second(0), 1.0});
    series.clear();
    EXPECT_TRUE(series.empty());
    series.append({second(1), 7.0});
    EXPECT_EQ(series.last().value, 7);
}

TEST(RingSeries, roomForNothingStillHoldsThePresent)
{
    RingSeries series(0);
    series.append({second(0), 1.0});
    series.append({second(1), 2.0});
    ASSERT_EQ(series.size(), 1U);
    EXPECT_EQ(series.last().value, 2);
}
