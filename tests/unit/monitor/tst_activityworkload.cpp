// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/activityworkload.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace howdah;
using base::Milliseconds;
using base::Nanoseconds;
using base::Seconds;
using monitor::ActivityRecorder;
using monitor::DatabaseTransactions;
using monitor::Session;
using pool::Workload;
using pool::detail::Draws;

namespace {

const base::WallTime noon{Seconds(1'700'000'000)};

double exponential(Draws& draws, double mean)
{
    return -mean * std::log1p(-draws.next());
}

/// An application whose every transaction is known, to be looked at as a server lets it be.
struct Application {
    struct Transaction {
        double from, to;
    };
    std::vector<Transaction> transactions;
    double length = 0;
    double holdSum = 0;
    std::string name = "shop";

    Application(double perSecond, double seconds, std::uint64_t seed, const std::function<double(Draws&)>& hold)
        : length(seconds)
    {
        Draws draws(seed);
        for (double now = -20; now < seconds; now += exponential(draws, 1 / perSecond)) {
            const double held = hold(draws);
            transactions.push_back({now, now + held});
            if (now >= 0)
                holdSum += held;
        }
    }
    [[nodiscard]] double count() const
    {
        return static_cast<double>(
            std::ranges::count_if(transactions, [](const Transaction& t) { return t.from >= 0; }));
    }
    [[nodiscard]] double meanHold() const { return holdSum / count(); }

    /// The sessions at a moment. Each transaction has a process of its own, which does no harm here.
    [[nodiscard]] std::vector<Session> at(double now) const
    {
        std::vector<Session> sessions;
        Session idle;
        idle.pid = {1};
        idle.database = "db";
        idle.application = name;
        idle.backendType = "client backend";
        idle.state = "idle";
        sessions.push_back(idle);
        int pid = 2;
        for (const Transaction& transaction : transactions) {
            ++pid;
            if (transaction.from > now || transaction.to <= now)
                continue;
            Session busy = idle;
            busy.pid = {pid};
            busy.state = pid % 4 == 0 ? "idle in transaction" : "active";
            busy.transactionSeconds = now - transaction.from;
            sessions.push_back(busy);
        }
        return sessions;
    }
    [[nodiscard]] std::int64_t endedBy(double now) const
    {
        return std::ranges::count_if(transactions, [now](const Transaction& t) { return t.to <= now; });
    }

    [[nodiscard]] Workload recorded(bool counted, double interval = 0.1) const
    {
        ActivityRecorder recorder(name);
        const auto looks = static_cast<int>(length / interval);
        for (int i = 0; i <= looks; ++i) {
            const double now = i * interval;
            std::vector<DatabaseTransactions> transactionsSoFar;
            if (counted)
                transactionsSoFar.push_back({"db", endedBy(now)});
            recorder.add(noon + std::chrono::microseconds(std::llround(now * 1e6)), at(now), transactionsSoFar);
        }
        auto workload = recorder.workload();
        if (!workload) {
            ADD_FAILURE() << workload.error().english();
            return {};
        }
        return std::move(*workload);
    }
};

double inSeconds(Nanoseconds span)
{
    return std::chrono::duration<double>(span).count();
}

bool says(const Workload& workload, std::string_view part)
{
    return std::ranges::any_of(
        workload.notes, [part](const base::Text& note) { return note.english().find(part) != std::string::npos; });
}

} // namespace

TEST(ActivityWorkload, findsHoldsMuchShorterThanTheTimeBetweenLooksFromTheServersCount)
{
    for (const double mean : {0.005, 0.02, 0.3}) {
        const Application shop(200, 60, 1, [mean](Draws& draws) { return exponential(draws, mean); });
        const Workload workload = shop.recorded(true);
        EXPECT_EQ(workload.source, Workload::Source::Activity);
        EXPECT_FALSE(workload.ratesEstimated);
        EXPECT_NEAR(workload.checkouts(), shop.count(), 0.02 * shop.count()) << mean;
        EXPECT_NEAR(inSeconds(workload.hold.mean()), shop.meanHold(), 0.1 * shop.meanHold()) << mean;
        // The shape, too: an exponential's 90 % is 2.3 times its mean.
        EXPECT_NEAR(inSeconds(workload.hold.quantile(0.9)), 2.303 * mean, 0.35 * mean) << mean;
        EXPECT_NEAR(inSeconds(workload.hold.quantile(0.5)), 0.693 * mean, 0.2 * mean) << mean;
        EXPECT_EQ(workload.heldThroughout, 0);
        ASSERT_TRUE(workload.activeShare);
        EXPECT_NEAR(*workload.activeShare, 0.75, 0.06);
    }
}

TEST(ActivityWorkload, estimatesTheRateFromAgesWhereTheServersCountIsNotTheApplicationsAlone)
{
    for (const double mean : {0.01, 0.04, 0.4}) {
        const Application shop(200, 60, 2, [mean](Draws& draws) { return exponential(draws, mean); });
        const Workload workload = shop.recorded(false);
        EXPECT_TRUE(workload.ratesEstimated);
        EXPECT_NEAR(workload.checkouts(), shop.count(), 0.3 * shop.count()) << mean;
        EXPECT_NEAR(inSeconds(workload.hold.mean()), shop.meanHold(), 0.3 * shop.meanHold()) << mean;
        EXPECT_TRUE(says(workload, "are met by chance"));
        EXPECT_TRUE(says(workload, "bursts shorter than"));
    }
}

TEST(ActivityWorkload, isNotMisledByALookMeetingLongTransactionsMoreOften)
{
    // One in ten takes 1 s, the others 20 ms: of those met at a look five in six are long.
    const Application shop(100, 100, 3, [](Draws& draws) { return draws.next() < 0.1 ? 1.0 : 0.02; });
    const Workload workload = shop.recorded(true);
    EXPECT_NEAR(inSeconds(workload.hold.mean()), 0.118, 0.015);
    EXPECT_NEAR(inSeconds(workload.hold.quantile(0.5)), 0.02, 0.01);
    EXPECT_NEAR(inSeconds(workload.hold.quantile(0.97)), 1.0, 0.15);
    EXPECT_LT(inSeconds(workload.hold.quantile(0.85)), 0.2);
}

TEST(ActivityWorkload, mostOnesAsLongAsEachOtherStaySo)
{
    const Application shop(100, 60, 4, [](Draws&) { return 0.05; });
    const Workload workload = shop.recorded(true);
    EXPECT_NEAR(inSeconds(workload.hold.mean()), 0.05, 0.006);
    EXPECT_NEAR(inSeconds(workload.hold.quantile(0.95)), 0.05, 0.012);
}

TEST(ActivityWorkload, keepsBurstsThatTheServerCounted)
{
    Application shop(20, 30, 5, [](Draws& draws) { return exponential(draws, 0.05); });
    for (int i = 0; i < 400; ++i)
        shop.transactions.push_back({15 + i / 500.0, 15.02 + i / 500.0});
    const Workload workload = shop.recorded(true);
    const double most = *std::ranges::max_element(workload.arrivals);
    EXPECT_GT(most, 300);
    EXPECT_LT(workload.arrivals[10], 60);
}

TEST(ActivityWorkload, whatWasInOneTransactionAllTheTimeIsHeldAndNotAHold)
{
    Application shop(100, 30, 6, [](Draws& draws) { return exponential(draws, 0.05); });
    const double mean = shop.meanHold();
    shop.transactions.push_back({-3600, 1e6});
    shop.transactions.push_back({-5, 1e6});
    shop.transactions.push_back({1, 1e6}); // began meanwhile: a long hold
    const Workload workload = shop.recorded(true);
    EXPECT_EQ(workload.heldThroughout, 2);
    EXPECT_GT(inSeconds(workload.hold.mean()), mean);
    EXPECT_LT(inSeconds(workload.hold.mean()), mean + 0.02);
}

TEST(ActivityWorkload, doesNotTakeTheServersCountWhereOthersUseTheDatabaseOrItWasResetOrLags)
{
    const Application shop(100, 30, 7, [](Draws& draws) { return exponential(draws, 0.05); });
    const auto record = [&shop](bool other, bool reset, bool lags = false) {
        ActivityRecorder recorder("shop");
        for (int i = 0; i <= 300; ++i) {
            const double now = i * 0.1;
            std::vector<Session> sessions = shop.at(now);
            if (other && i == 100) {
                Session stranger = sessions.front();
                stranger.application = "psql";
                sessions.push_back(stranger);
            }
            const DatabaseTransactions count{"db", lags ? 100 + i / 10
                                                        : shop.endedBy(now) - (reset && i > 150 ? 1'000'000 : 0)};
            recorder.add(noon + Milliseconds(100 * i), sessions, std::span(&count, 1));
        }
        EXPECT_EQ(recorder.peakOthers(), other ? 1 : 0);
        EXPECT_GT(recorder.peakSessions(), 5);
        return recorder.workload();
    };
    EXPECT_FALSE(record(false, false)->ratesEstimated);
    EXPECT_TRUE(record(true, false)->ratesEstimated);
    EXPECT_TRUE(record(false, true)->ratesEstimated);
    EXPECT_TRUE(record(false, false, true)->ratesEstimated);
}

TEST(ActivityWorkload, ofAnApplicationThatIsNotThereThereIsNone)
{
    ActivityRecorder recorder("elephant");
    const Application shop(100, 1, 8, [](Draws&) { return 0.05; });
    recorder.add(noon, shop.at(0));
    EXPECT_EQ(recorder.workload().error().code(), base::ErrorCode::InvalidInput) << "one look is none";
    recorder.add(noon + Seconds(1), shop.at(1));
    const auto none = recorder.workload();
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code(), base::ErrorCode::NotFound);
    EXPECT_NE(none.error().english().find("elephant"), std::string::npos);
}

TEST(ActivityWorkload, ofAnApplicationThatRestsTooLittleIsSeenToAnswer)
{
    const Application resting(0.2, 30, 9, [](Draws&) { return 0.01; });
    const Workload workload = resting.recorded(true);
    const pool::SizingResult result = pool::recommend(workload, {});
    EXPECT_FALSE(result.recommended);
    EXPECT_NE(result.answer().english().find("Not enough was recorded"), std::string::npos)
        << result.answer().english();
}

TEST(ActivityWorkload, leadsToAboutTheSizeThatTheTrueWorkloadLeadsTo)
{
    const Application shop(150, 120, 10, [](Draws& draws) { return exponential(draws, 0.06); });
    Workload truth;
    truth.arrivals.assign(120, 0);
    std::vector<Nanoseconds> holds;
    for (const auto& transaction : shop.transactions) {
        if (transaction.from < 0)
            continue;
        ++truth.arrivals[static_cast<std::size_t>(transaction.from)];
        holds.emplace_back(std::llround((transaction.to - transaction.from) * 1e9));
    }
    truth.hold = pool::SpanDistribution::of(holds);
    truth.observed = holds.size();
    const auto exact = pool::recommend(truth, {}).recommended;
    ASSERT_TRUE(exact);
    for (const bool counted : {true, false}) {
        const auto estimated = pool::recommend(shop.recorded(counted), {}).recommended;
        ASSERT_TRUE(estimated);
        EXPECT_NEAR(estimated->size, exact->size, counted ? 2 : 4) << counted;
    }
}
