// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/pgbouncerdelta.h"

#include <gtest/gtest.h>

using namespace howdah::monitor;
using howdah::base::Milliseconds;
using howdah::base::MonotonicTime;

namespace {

PgBouncerCounters counters(std::int64_t transactions)
{
    PgBouncerCounters all;
    all.transactions = transactions;
    all.queries = transactions * 3;
    all.bytesReceived = transactions * 100;
    all.bytesSent = transactions * 1000;
    all.transactionMicros = transactions * 8000;
    all.queryMicros = transactions * 6000;
    all.waitMicros = transactions * 500;
    return all;
}

PgBouncerReading reading(int milliseconds, std::vector<std::pair<std::string, PgBouncerCounters>> databases)
{
    return {MonotonicTime{} + Milliseconds(milliseconds), std::move(databases)};
}

std::optional<PgBouncerRates> of(const PgBouncerDelta& delta, std::string_view database)
{
    for (const auto& [name, rates] : delta.databases) {
        if (name == database)
            return rates;
    }
    return std::nullopt;
}

} // namespace

TEST(PgBouncerDelta, ratesDivideByTheTimeThatReallyPassed)
{
    const auto delta = differenceOf(reading(0, {{"crm", counters(10)}, {"shop", counters(100)}}),
                                    reading(2500, {{"crm", counters(20)}, {"shop", counters(140)}}));
    const auto shop = of(delta, "shop");
    ASSERT_TRUE(shop);
    EXPECT_DOUBLE_EQ(shop->seconds, 2.5);
    EXPECT_DOUBLE_EQ(shop->transactionsPerSecond.value(), 16);
    EXPECT_DOUBLE_EQ(shop->queriesPerSecond.value(), 48);
    EXPECT_DOUBLE_EQ(shop->bytesReceivedPerSecond.value(), 1600);
    EXPECT_DOUBLE_EQ(shop->bytesSentPerSecond.value(), 16000);
    EXPECT_DOUBLE_EQ(shop->meanTransactionMs.value(), 8);
    EXPECT_DOUBLE_EQ(shop->meanQueryMs.value(), 2);
    EXPECT_DOUBLE_EQ(shop->meanWaitMs.value(), 0.5);
    EXPECT_DOUBLE_EQ(shop->busyServers.value(), 0.12) << "without the waits";
    EXPECT_DOUBLE_EQ(shop->waitingClients.value(), 0.008);
    ASSERT_TRUE(delta.all);
    EXPECT_DOUBLE_EQ(delta.all->transactionsPerSecond.value(), 20);
    EXPECT_DOUBLE_EQ(delta.all->meanTransactionMs.value(), 8);
}

TEST(PgBouncerDelta, anIdleIntervalHasRatesOfZeroAndNoMeans)
{
    const auto delta = differenceOf(reading(0, {{"shop", counters(100)}}), reading(1000, {{"shop", counters(100)}}));
    ASSERT_TRUE(delta.all);
    EXPECT_DOUBLE_EQ(delta.all->transactionsPerSecond.value(), 0);
    EXPECT_FALSE(delta.all->meanTransactionMs);
    EXPECT_FALSE(delta.all->meanQueryMs);
    EXPECT_FALSE(delta.all->meanWaitMs);
}

TEST(PgBouncerDelta, aWaitThatEndsWhereNothingBeginsIsNotLost)
{
    PgBouncerCounters after = counters(100);
    after.waitMicros = after.waitMicros.value() + 3'000'000;
    const auto delta = differenceOf(reading(0, {{"shop", counters(100)}}), reading(2000, {{"shop", after}}));
    ASSERT_TRUE(delta.all);
    EXPECT_FALSE(delta.all->meanWaitMs);
    EXPECT_DOUBLE_EQ(delta.all->waitingClients.value(), 1.5);
}

TEST(PgBouncerDelta, aRestartGivesNoRateAndNoSpike)
{
    const auto delta = differenceOf(reading(0, {{"shop", counters(100'000)}}), reading(1000, {{"shop", counters(5)}}));
    EXPECT_FALSE(delta.all);
    EXPECT_TRUE(delta.databases.empty());
}

TEST(PgBouncerDelta, oneCounterThatFellIsEnough)
{
    PgBouncerCounters after = counters(200);
    after.waitMicros = 1;
    const auto delta = differenceOf(reading(0, {{"shop", counters(100)}}), reading(1000, {{"shop", after}}));
    EXPECT_FALSE(of(delta, "shop"));
}

TEST(PgBouncerDelta, aDatabaseThatWasForgottenLeavesTheOthersTheirRates)
{
    const auto delta = differenceOf(reading(0, {{"crm", counters(50)}, {"shop", counters(100)}}),
                                    reading(1000, {{"crm", counters(1)}, {"shop", counters(110)}}));
    EXPECT_FALSE(of(delta, "crm"));
    ASSERT_TRUE(of(delta, "shop"));
    EXPECT_DOUBLE_EQ(of(delta, "shop")->transactionsPerSecond.value(), 10);
    EXPECT_FALSE(delta.all) << "a sum without one of them would be too low";
}

TEST(PgBouncerDelta, databasesThatCameOrWentAreLeftOut)
{
    const auto delta = differenceOf(reading(0, {{"gone", counters(5)}, {"shop", counters(100)}}),
                                    reading(1000, {{"new", counters(9'000)}, {"shop", counters(101)}}));
    ASSERT_TRUE(delta.all);
    EXPECT_DOUBLE_EQ(delta.all->transactionsPerSecond.value(), 1);
    EXPECT_FALSE(of(delta, "new"));
    EXPECT_FALSE(of(delta, "gone"));
}

TEST(PgBouncerDelta, noTimeIsNoRate)
{
    const auto delta = differenceOf(reading(5, {{"shop", counters(1)}}), reading(5, {{"shop", counters(2)}}));
    EXPECT_FALSE(delta.all);
    EXPECT_TRUE(delta.databases.empty());
}

TEST(PgBouncerDelta, aFigureThatThisVersionLacksIsAbsent)
{
    PgBouncerCounters before = counters(1), after = counters(2);
    before.waitMicros.reset();
    after.waitMicros.reset();
    after.queries.reset();
    const auto delta = differenceOf(reading(0, {{"shop", before}}), reading(1000, {{"shop", after}}));
    ASSERT_TRUE(delta.all);
    EXPECT_TRUE(delta.all->transactionsPerSecond);
    EXPECT_FALSE(delta.all->meanWaitMs);
    EXPECT_FALSE(delta.all->queriesPerSecond);
    EXPECT_FALSE(delta.all->meanQueryMs);
}
