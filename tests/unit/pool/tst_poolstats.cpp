// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/poolstats.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

using namespace howdah;
using base::Nanoseconds;
using pool::LatencyHistogram;

TEST(LatencyHistogram, isEmptyAtFirst)
{
    const LatencyHistogram histogram;
    EXPECT_EQ(histogram.count, 0U);
    EXPECT_EQ(histogram.quantile(0.5), Nanoseconds::zero());
}

TEST(LatencyHistogram, quantilesAreOffByNinePercentAtMost)
{
    for (double span = 1; span < 6e11; span *= 1.07) {
        LatencyHistogram histogram;
        const Nanoseconds exact(std::llround(span));
        histogram.add(exact);
        const auto read = static_cast<double>(histogram.quantile(0.99).count());
        EXPECT_LE(std::fabs(read - static_cast<double>(exact.count())),
                  std::max(1.0, 0.09 * static_cast<double>(exact.count())))
            << span;
    }
}

TEST(LatencyHistogram, bucketsFollowEachOther)
{
    std::size_t last = 0;
    for (std::int64_t span = 1; span < 5'000'000; span += 1 + span / 50) {
        const std::size_t bucket = LatencyHistogram::bucket(Nanoseconds(span));
        EXPECT_GE(bucket, last);
        EXPECT_LE(LatencyHistogram::lowerEdge(bucket), static_cast<double>(span));
        EXPECT_GT(LatencyHistogram::lowerEdge(bucket + 1), static_cast<double>(span));
        last = bucket;
    }
}

TEST(LatencyHistogram, keepsWhatIsOutOfRangeInTheOutermostBuckets)
{
    LatencyHistogram histogram;
    histogram.add(Nanoseconds(-5));
    histogram.add(Nanoseconds::zero());
    histogram.add(Nanoseconds::max());
    EXPECT_EQ(histogram.count, 3U);
    EXPECT_EQ(histogram.buckets.front(), 2U);
    EXPECT_EQ(histogram.buckets.back(), 1U);
}

TEST(LatencyHistogram, ranksCountFromTheSmallest)
{
    LatencyHistogram histogram;
    for (int i = 0; i < 99; ++i)
        histogram.add(base::Milliseconds(1));
    histogram.add(base::Seconds(1));
    EXPECT_NEAR(static_cast<double>(histogram.quantile(0.5).count()), 1e6, 9e4);
    EXPECT_NEAR(static_cast<double>(histogram.quantile(0.99).count()), 1e6, 9e4);
    EXPECT_NEAR(static_cast<double>(histogram.quantile(1.0).count()), 1e9, 9e7);
}

TEST(LatencyHistogram, mergesAndSubtracts)
{
    LatencyHistogram first, second;
    first.add(Nanoseconds(10));
    second.add(Nanoseconds(1000));
    LatencyHistogram both = first;
    both.merge(second);
    EXPECT_EQ(both.count, 2U);
    EXPECT_EQ(both.sum, Nanoseconds(1010));
    EXPECT_EQ(both.since(first), second);
    EXPECT_EQ(first.since(both), first) << "a new pool began to count";
}

TEST(CloseReason, eachHasANameOfItsOwn)
{
    std::set<std::string> names;
    for (int i = 0; i < pool::closeReasonCount; ++i)
        names.insert(pool::name(static_cast<pool::CloseReason>(i)));
    EXPECT_EQ(names.size(), static_cast<std::size_t>(pool::closeReasonCount));
    EXPECT_EQ(names.count(""), 0U);
}
