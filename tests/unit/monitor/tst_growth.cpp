// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/growth.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

using namespace howdah::monitor;

namespace {

/// A point every `step` seconds.
template <class Count> std::vector<CountPoint> points(double seconds, double step, Count count)
{
    std::vector<CountPoint> result;
    for (double at = 0; at <= seconds; at += step)
        result.push_back({at, static_cast<int>(count(at))});
    return result;
}

} // namespace

TEST(Growth, aStaircaseHasTheSlopeOfItsSteps)
{
    const Growth growth = growthOf(points(3600, 10, [](double at) { return 5 + at / 240; }));
    EXPECT_NEAR(growth.perSecond * 240, 1, 0.05);
    EXPECT_TRUE(growth.clear());
    EXPECT_TRUE(growth.goesOn());
    EXPECT_EQ(growth.recoveries, 0);
    EXPECT_EQ(growth.rises, 15);
    EXPECT_EQ(growth.gained, 15);
    EXPECT_DOUBLE_EQ(growth.riseInterval, 240);
    EXPECT_NEAR(growth.growthSeconds, 3600, 10);
}

TEST(Growth, theSlopeDoesNotDependOnHowOftenItWasLookedAt)
{
    for (const double interval : {45.0, 240.0, 900.0}) {
        const auto stairs = [&](double at) { return 3 + at / interval; };
        const double fine = growthOf(points(7200, 5, stairs)).perSecond;
        for (const double step : {10.0, 30.0, 60.0})
            EXPECT_NEAR(growthOf(points(7200, step, stairs)).perSecond / fine, 1, 0.06) << interval << ' ' << step;
    }
}

TEST(Growth, burstsDoNotMoveTheSlope)
{
    const auto plain = growthOf(points(3600, 10, [](double at) { return 5 + at / 240; }));
    auto bursts = points(3600, 10, [](double at) { return 5 + at / 240; });
    for (std::size_t i = 20; i < bursts.size(); i += 37)
        bursts[i].count += 40;
    EXPECT_NEAR(growthOf(bursts).perSecond / plain.perSecond, 1, 0.05);
}

TEST(Growth, aWarmUpThatCameToItsEndDoesNotGoOn)
{
    for (const double flat : {60.0, 300.0, 1500.0, 3000.0}) {
        const Growth growth = growthOf(points(300 + flat, 10, [](double at) { return std::min(30.0, 1 + at / 10); }));
        EXPECT_FALSE(growth.goesOn()) << flat;
        EXPECT_EQ(growth.recoveries, 0) << flat;
    }
}

TEST(Growth, whatGrowsAfterAWarmUpIsMeasuredWithoutIt)
{
    const Growth growth = growthOf(points(3600, 10, [](double at) { return std::min(20.0, at / 5) + at / 240; }));
    EXPECT_NEAR(growth.perSecond * 240, 1, 0.1);
    EXPECT_LT(growth.gained, 15);
    EXPECT_TRUE(growth.goesOn());
}

TEST(Growth, aFallOfAThirdOfTheRiseIsARecoveryAndOneConnectionReplacedIsNone)
{
    auto dips = points(3600, 10, [](double at) { return 5 + at / 240; });
    for (std::size_t i = 7; i < dips.size(); i += 50)
        dips[i].count -= 1;
    EXPECT_EQ(growthOf(dips).recoveries, 0);
    const Growth saw = growthOf(points(3600, 10, [](double at) { return 4 + std::fmod(at, 600) / 60; }));
    EXPECT_EQ(saw.recoveries, 6);
    EXPECT_FALSE(saw.clear());
}

TEST(Growth, noiseIsNoTrend)
{
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::poisson_distribution<int> busy(12);
    int clear = 0;
    for (int i = 0; i < 100; ++i)
        clear += growthOf(points(3600, 10, [&](double) { return busy(random); })).clear() ? 1 : 0;
    // 0.13 % are expected; more than five of a hundred come up once in a million runs.
    EXPECT_LE(clear, 5);
}

TEST(Growth, fewPointsAndNoneSayNothing)
{
    EXPECT_EQ(growthOf({}).rises, 0);
    const auto few = points(40, 10, [](double at) { return at; });
    EXPECT_FALSE(growthOf(few).clear());
    const Growth flat = growthOf(points(600, 10, [](double) { return 7; }));
    EXPECT_EQ(flat.perSecond, 0);
    EXPECT_DOUBLE_EQ(flat.observedSeconds, 600);
}

TEST(CountRing, keepsLeastAndMostAndForgetsTheOldest)
{
    CountRing ring(10, 3);
    EXPECT_TRUE(ring.empty());
    EXPECT_TRUE(ring.minima().empty());
    for (const auto& [at, count] : std::vector<std::pair<double, int>>{{0, 4}, {9, 2}, {10, 7}, {29, 5}, {31, 9}})
        ring.note(at, count, 1);
    EXPECT_EQ(ring.first(), 1);
    EXPECT_EQ(ring.last(), 3);
    EXPECT_EQ(ring.least(1), 7);
    EXPECT_EQ(ring.openedSince(0), 3);
    const auto minima = ring.minima();
    ASSERT_EQ(minima.size(), 2U) << "the last one still fills";
    EXPECT_EQ(minima[1].count, 5);
    EXPECT_DOUBLE_EQ(minima[1].seconds, 20);
}

TEST(CountRing, whatWasSkippedIsAGap)
{
    CountRing ring(10, 5);
    ring.note(5, 4);
    ring.note(35, 6);
    EXPECT_EQ(ring.least(1), CountRing::gap);
    EXPECT_EQ(ring.most(2), CountRing::gap);
    EXPECT_EQ(ring.minima().size(), 1U);
    ring.note(100'000, 1);
    EXPECT_EQ(ring.first(), 9'996);
    EXPECT_TRUE(ring.minima().empty());
}
