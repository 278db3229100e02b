// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/workload.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace howdah;
using base::Milliseconds;
using base::Nanoseconds;
using base::Seconds;
using pool::BouncerTotals;
using pool::LatencyHistogram;
using pool::SpanDistribution;
using pool::Workload;

namespace {

const base::WallTime noon{Seconds(1'700'000'000)};

double meanOfDraws(const SpanDistribution& distribution)
{
    constexpr int draws = 100'000;
    double sum = 0;
    for (int i = 0; i < draws; ++i)
        sum += static_cast<double>(distribution.quantile((i + 0.5) / draws).count());
    return sum / draws;
}

bool says(const Workload& workload, std::string_view part)
{
    return std::ranges::any_of(
        workload.notes, [part](const base::Text& note) { return note.english().find(part) != std::string::npos; });
}

pool::PoolStats reading(int second, std::uint64_t checkouts)
{
    pool::PoolStats stats;
    stats.poolName = "orders";
    stats.at = noon + Seconds(second);
    stats.checkouts = checkouts;
    for (std::uint64_t i = 0; i < checkouts; ++i)
        stats.use.add(Milliseconds(20));
    return stats;
}

} // namespace

TEST(SpanDistribution, isEmptyUntilMade)
{
    EXPECT_TRUE(SpanDistribution().empty());
    EXPECT_TRUE(SpanDistribution::of(std::vector<Nanoseconds>{}).empty());
    EXPECT_TRUE(SpanDistribution::of(LatencyHistogram{}).empty());
    EXPECT_EQ(SpanDistribution().quantile(0.5), Nanoseconds::zero());
}

TEST(SpanDistribution, drawsHaveItsMean)
{
    LatencyHistogram histogram;
    for (int i = 1; i <= 1000; ++i)
        histogram.add(Milliseconds(i % 100 + 1));
    const SpanDistribution buckets = SpanDistribution::of(histogram);
    EXPECT_EQ(buckets.mean(), histogram.sum / 1000);
    EXPECT_NEAR(meanOfDraws(buckets), 50.5e6, 0.1e6);
    EXPECT_NEAR(meanOfDraws(SpanDistribution::exponential(Milliseconds(30))), 30e6, 0.05e6);
    EXPECT_NEAR(meanOfDraws(SpanDistribution::constant(Milliseconds(7))), 7e6, 1);
    const SpanDistribution samples =
        SpanDistribution::of({Milliseconds(9), Milliseconds(1), Milliseconds(-4), Milliseconds(2)});
    EXPECT_EQ(samples.mean(), Milliseconds(3));
    EXPECT_NEAR(meanOfDraws(samples), 3e6, 1e3);
    EXPECT_EQ(samples.quantile(0), Nanoseconds::zero());
    EXPECT_EQ(samples.quantile(1), Milliseconds(9));
}

TEST(SpanDistribution, quantilesOfAHistogramLieInItsBuckets)
{
    LatencyHistogram histogram;
    for (int i = 0; i < 900; ++i)
        histogram.add(Milliseconds(1));
    for (int i = 0; i < 100; ++i)
        histogram.add(Milliseconds(100));
    const SpanDistribution made = SpanDistribution::of(histogram);
    EXPECT_NEAR(static_cast<double>(made.quantile(0.5).count()), 1e6, 0.1e6);
    EXPECT_NEAR(static_cast<double>(made.quantile(0.95).count()), 1e8, 1e7);
    EXPECT_LT(made.quantile(0.9), made.quantile(0.9001));
}

TEST(ArrivalCounts, keepsBurstsAndAddsUpToWhatWasCounted)
{
    pool::ArrivalCounts counts(noon, Seconds(1));
    counts.add(noon, noon + Seconds(1), 10);
    counts.add(noon + Seconds(1), noon + Seconds(2), 500);
    counts.add(noon + Seconds(2), noon + Milliseconds(4500), 7);
    EXPECT_EQ(counts.longestInterval(), Milliseconds(2500));
    ASSERT_EQ(counts.perBucket().size(), 5U);
    EXPECT_EQ(counts.perBucket()[0], 10);
    EXPECT_EQ(counts.perBucket()[1], 500);
    EXPECT_EQ(counts.perBucket()[2] + counts.perBucket()[3] + counts.perBucket()[4], 7);
    for (const double count : counts.perBucket())
        EXPECT_EQ(count, std::floor(count));
}

TEST(WorkloadFromBouncer, takesArrivalsFromTransactionsAndSaysThatItAssumesExponentialHolds)
{
    std::vector<BouncerTotals> readings;
    for (int second = 0; second <= 20; ++second) {
        const auto done = static_cast<std::uint64_t>(1000 + 50 * second + (second > 10 ? 300 : 0));
        readings.push_back({noon + Seconds(second), done, done * 12'000});
    }
    const auto workload = pool::workloadFromBouncer(readings, "shop");
    ASSERT_TRUE(workload) << workload.error().english();
    EXPECT_EQ(workload->source, Workload::Source::PgBouncer);
    EXPECT_EQ(workload->application, "shop");
    EXPECT_EQ(workload->begun, noon);
    EXPECT_EQ(workload->seconds(), 20);
    EXPECT_EQ(workload->checkouts(), 1300);
    EXPECT_EQ(workload->observed, 1300U);
    EXPECT_EQ(workload->arrivals[10], 350);
    EXPECT_EQ(workload->arrivals[11], 50);
    EXPECT_TRUE(workload->hold.assumedExponential());
    EXPECT_EQ(workload->hold.mean(), Milliseconds(12));
    EXPECT_TRUE(says(*workload, "assumed to be spread exponentially around their mean of 12 ms"));
    EXPECT_NEAR(workload->meanLoad(), 65 * 0.012, 1e-9);
}

TEST(WorkloadFromBouncer, leavesOutAnIntervalInWhichItWasRestarted)
{
    const std::vector<BouncerTotals> readings{{noon, 5000, 5'000'000},
                                              {noon + Seconds(1), 5100, 5'100'000},
                                              {noon + Seconds(2), 40, 40'000},
                                              {noon + Seconds(3), 140, 140'000}};
    const auto workload = pool::workloadFromBouncer(readings, "");
    ASSERT_TRUE(workload);
    EXPECT_EQ(workload->checkouts(), 200);
    EXPECT_EQ(workload->seconds(), 3);
    EXPECT_TRUE(says(*workload, "began anew"));
}

TEST(WorkloadFromBouncer, needsTwoReadingsOfTheSameCounters)
{
    EXPECT_FALSE(pool::workloadFromBouncer({}, ""));
    const std::vector<BouncerTotals> one{{noon, 1, 1}};
    EXPECT_FALSE(pool::workloadFromBouncer(one, ""));
    const std::vector<BouncerTotals> restarted{{noon, 10, 10}, {noon + Seconds(1), 1, 1}};
    const auto failed = pool::workloadFromBouncer(restarted, "");
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code(), base::ErrorCode::InvalidInput);
}

TEST(WorkloadFromBouncer, saysWhenItWasReadTooRarelyToSeeBursts)
{
    const std::vector<BouncerTotals> readings{{noon, 0, 0}, {noon + Seconds(60), 6000, 6'000'000}};
    const auto workload = pool::workloadFromBouncer(readings, "");
    ASSERT_TRUE(workload);
    EXPECT_EQ(workload->seconds(), 60);
    EXPECT_EQ(workload->arrivals[30], 100);
    EXPECT_TRUE(says(*workload, "shorter bursts are not seen"));
}

TEST(WorkloadFromStats, takesWhatHappenedBetweenTheReadings)
{
    std::vector<pool::PoolStats> readings{reading(0, 100), reading(1, 130), reading(2, 140)};
    readings[2].timeouts = 5;
    readings[2].create.add(Milliseconds(3));
    const auto workload = pool::workloadFromStats(readings);
    ASSERT_TRUE(workload) << workload.error().english();
    EXPECT_EQ(workload->source, Workload::Source::PoolFeed);
    EXPECT_EQ(workload->application, "orders");
    EXPECT_EQ(workload->arrivals, (std::vector<double>{30, 15}));
    EXPECT_EQ(workload->observed, 45U);
    EXPECT_EQ(workload->hold.mean(), Milliseconds(20));
    EXPECT_EQ(workload->connect.mean(), Milliseconds(3));
    EXPECT_TRUE(workload->notes.empty());
}

TEST(WorkloadFromStats, saysWhenTodaysPoolHasBluntedTheBursts)
{
    std::vector<pool::PoolStats> readings{reading(0, 0), reading(1, 50)};
    for (int i = 0; i < 50; ++i)
        readings[1].wait.add(Milliseconds(400));
    const auto workload = pool::workloadFromStats(readings);
    ASSERT_TRUE(workload);
    EXPECT_TRUE(says(*workload, "Callers waited"));
}

TEST(WorkloadFromStats, leavesOutAPoolThatWasMadeAnew)
{
    const std::vector<pool::PoolStats> readings{reading(0, 100), reading(1, 10), reading(2, 30)};
    const auto workload = pool::workloadFromStats(readings);
    ASSERT_TRUE(workload);
    EXPECT_EQ(workload->checkouts(), 20);
    EXPECT_FALSE(pool::workloadFromStats(std::vector<pool::PoolStats>{reading(0, 100)}));
}
