// SPDX-License-Identifier: GPL-3.0-or-later
// The simulation of a pool against queueing theory, against a second reckoning and against the pool itself.
#include "core/pool/simulation.h"
#include "tests/unit/pool/fakeserver.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

using namespace howdah;
using base::Milliseconds;
using base::Nanoseconds;
using base::Seconds;
using pool::PoolPolicy;
using pool::SimulationResult;
using pool::SpanDistribution;
using pool::Workload;
using pool::detail::Draws;
using pool::detail::ReplayCounts;
using pool::detail::Trace;

namespace {

constexpr std::int64_t ms = 1'000'000;

/// Arrivals at random (Poisson) at a steady rate.
Workload steady(double perSecond, int seconds, SpanDistribution hold)
{
    Workload workload;
    workload.arrivals.assign(static_cast<std::size_t>(seconds), perSecond);
    workload.ratesEstimated = true;
    workload.hold = std::move(hold);
    workload.observed = static_cast<std::uint64_t>(workload.checkouts());
    return workload;
}

PoolPolicy fixed(int size)
{
    PoolPolicy policy;
    policy.size = size;
    policy.overflow = 0;
    policy.checkoutTimeout = std::chrono::hours(1);
    return policy;
}

SimulationResult run(const Workload& workload, const PoolPolicy& policy)
{
    return pool::Replays(workload, {.seed = 7, .checkouts = 3'000'000}).run(policy);
}

/// Probability that an arrival has to wait when `load` is offered to `servers` (Erlang C).
double erlangC(int servers, double load)
{
    double blocking = 1; // Erlang B, by recursion
    for (int k = 1; k <= servers; ++k)
        blocking = load * blocking / (k + load * blocking);
    const double utilisation = load / servers;
    return blocking / (1 - utilisation * (1 - blocking));
}

Trace trace(std::vector<std::int64_t> arrivals, std::vector<std::int64_t> holds)
{
    Trace made;
    made.end = arrivals.empty() ? 0 : arrivals.back() + 10'000 * ms;
    made.arrivals = std::move(arrivals);
    made.holds = std::move(holds);
    return made;
}

std::vector<std::int64_t> waits(const Trace& trace, const PoolPolicy& policy, Nanoseconds connect = {},
                                ReplayCounts* counts = nullptr, int held = 0)
{
    ReplayCounts own;
    ReplayCounts& used = counts != nullptr ? *counts : own;
    std::vector<std::int64_t> each;
    used.each = &each;
    Draws draws(1);
    pool::detail::replay(trace, policy, held, SpanDistribution::constant(connect), draws, used);
    used.each = nullptr;
    return each;
}

/// The same queue without events: who comes next gets the server that is free first (Kiefer and Wolfowitz).
std::vector<std::int64_t> waitsByRecursion(const Trace& trace, int servers)
{
    std::vector<std::int64_t> freeAt(static_cast<std::size_t>(servers), 0);
    std::vector<std::int64_t> found;
    for (std::size_t i = 0; i < trace.arrivals.size(); ++i) {
        const auto first = std::ranges::min_element(freeAt);
        const std::int64_t begins = std::max(trace.arrivals[i], *first);
        found.push_back(begins - trace.arrivals[i]);
        *first = begins + trace.holds[i];
    }
    return found;
}

double inMs(Nanoseconds span)
{
    return std::chrono::duration<double, std::milli>(span).count();
}

} // namespace

TEST(PoolSimulation, waitsOfRandomArrivalsAndExponentialHoldsAreThoseOfErlangC)
{
    constexpr double holdMs = 100;
    for (const auto& [servers, load] : {std::pair{1, 0.7}, {4, 3.0}, {8, 6.4}, {20, 17.0}}) {
        const double perSecond = load / holdMs * 1000;
        const SimulationResult result =
            run(steady(perSecond, 20'000, SpanDistribution::exponential(Milliseconds(100))), fixed(servers));
        ASSERT_GE(result.checkouts, 500'000U);
        const double mustWait = erlangC(servers, load);
        const double drain = (servers - load) / holdMs; // per ms: rate at which a line shortens
        EXPECT_NEAR(result.waitedShare, mustWait, 0.03 * mustWait) << servers;
        EXPECT_NEAR(inMs(result.waitMean), mustWait / drain, 0.06 * mustWait / drain) << servers;
        EXPECT_NEAR(inMs(result.waitP99), std::log(mustWait / 0.01) / drain, 0.06 * std::log(mustWait / 0.01) / drain)
            << servers;
        EXPECT_LE(result.waitP99Low, result.waitP99);
        EXPECT_GE(result.waitP99High, result.waitP99);
        EXPECT_NEAR(result.meanInUse, load, 0.02 * load) << servers;
        EXPECT_NEAR(result.utilisation(), load / servers, 0.02) << servers;
    }
}

TEST(PoolSimulation, waitsOfRandomArrivalsAndEqualHoldsAreHalfAsLong)
{
    // M/D/1: mean wait = load * hold / (2 (1 - load)), by Pollaczek and Khinchine.
    const SimulationResult result = run(steady(70, 10'000, SpanDistribution::constant(Milliseconds(10))), fixed(1));
    const double expected = 0.7 * 10 / (2 * 0.3);
    EXPECT_NEAR(inMs(result.waitMean), expected, 0.04 * expected);
}

TEST(PoolSimulation, evenArrivalsAndEqualHoldsAreReckonedExactly)
{
    std::vector<std::int64_t> arrivals;
    for (int i = 0; i < 300; ++i)
        arrivals.push_back(i * 10 * ms);
    const Trace even = trace(arrivals, std::vector<std::int64_t>(300, 30 * ms));
    for (const std::int64_t wait : waits(even, fixed(3)))
        EXPECT_EQ(wait, 0);
    // Two connections serve a pair every 30 ms, while 20 ms bring a pair: each pair waits 10 ms longer than the last.
    const auto two = waits(even, fixed(2));
    for (std::size_t i = 0; i < two.size(); ++i)
        EXPECT_EQ(two[i], static_cast<std::int64_t>(i / 2) * 10 * ms) << i;
}

TEST(PoolSimulation, agreesCheckoutByCheckoutWithASecondReckoning)
{
    Draws draws(99);
    for (const int servers : {1, 2, 5, 17}) {
        std::vector<std::int64_t> arrivals;
        std::vector<std::int64_t> holds;
        double now = 0;
        for (int i = 0; i < 20'000; ++i) {
            now += -std::log1p(-draws.next()) * 1e6 * 10 / servers;
            arrivals.push_back(static_cast<std::int64_t>(now));
            const double u = draws.next();
            holds.push_back(static_cast<std::int64_t>(u * u * u * 36e6)); // mean 9 ms, with a tail
        }
        const Trace made = trace(arrivals, holds);
        EXPECT_EQ(waits(made, fixed(servers)), waitsByRecursion(made, servers)) << servers;
    }
}

TEST(PoolSimulation, nobodyWaitsWhereThereAreAsManyConnectionsAsCheckouts)
{
    Workload workload = steady(40, 60, SpanDistribution::exponential(Milliseconds(200)));
    const SimulationResult plenty = pool::simulate(workload, fixed(2000), 3);
    EXPECT_EQ(plenty.waitMax, Nanoseconds::zero());
    EXPECT_EQ(plenty.waitedShare, 0);
    EXPECT_EQ(plenty.timeoutShare, 0);
    // And as many as were ever in use at one time are as good.
    EXPECT_EQ(pool::simulate(workload, fixed(plenty.maxInUse + 1), 3).waitP99, Nanoseconds::zero());
}

TEST(PoolSimulation, aLargerPoolNeverMakesAnyoneWaitLonger)
{
    Workload workload = steady(90, 120, SpanDistribution::exponential(Milliseconds(100)));
    workload.arrivals[30] = 400; // a burst
    const pool::Replays replays(workload, {.seed = 11});
    Nanoseconds last = Nanoseconds::max();
    for (int size = 5; size <= 45; ++size) {
        const SimulationResult result = replays.run(fixed(size));
        EXPECT_LE(result.waitP99, last) << size;
        EXPECT_LE(result.waitP50, result.waitP95);
        EXPECT_LE(result.waitP95, result.waitP99);
        EXPECT_LE(result.waitP99, result.waitMax);
        last = result.waitP99;
    }
    EXPECT_EQ(last, Nanoseconds::zero());
}

TEST(PoolSimulation, theSameSeedGivesTheSameFiguresAndAnotherOneOthers)
{
    const Workload workload = steady(90, 120, SpanDistribution::exponential(Milliseconds(100)));
    const SimulationResult first = pool::simulate(workload, fixed(11), 5);
    const SimulationResult again = pool::simulate(workload, fixed(11), 5);
    const SimulationResult other = pool::simulate(workload, fixed(11), 6);
    EXPECT_EQ(first.waitP99, again.waitP99);
    EXPECT_EQ(first.waitMean, again.waitMean);
    EXPECT_EQ(first.meanInUse, again.meanInUse);
    EXPECT_NE(first.waitMean, other.waitMean);
    EXPECT_NEAR(inMs(first.waitP99), inMs(other.waitP99), 0.2 * inMs(first.waitP99));
}

TEST(PoolSimulation, burstsOfTheRecordingAreKept)
{
    // The same number of checkouts in the same time, even and in bursts.
    Workload even = steady(20, 100, SpanDistribution::constant(Milliseconds(100)));
    even.ratesEstimated = false;
    Workload bursts = even;
    for (std::size_t i = 0; i < bursts.arrivals.size(); ++i)
        bursts.arrivals[i] = i % 10 == 0 ? 200 : 0;
    EXPECT_GT(pool::simulate(bursts, fixed(5), 1).waitP99, 5 * pool::simulate(even, fixed(5), 1).waitP99);
}

TEST(PoolSimulation, aRecordingTooLongToReplayInFullGivesTheSameFigures)
{
    Workload workload = steady(100, 3600, SpanDistribution::exponential(Milliseconds(80)));
    for (std::size_t i = 0; i < workload.arrivals.size(); ++i) {
        if (i / 60 % 15 == 0)
            workload.arrivals[i] = 130; // a busy minute in a quarter of an hour
    }
    const pool::Replays all(workload, {.seed = 1, .checkouts = 10'000'000});
    const pool::Replays some(workload, {.seed = 2});
    ASSERT_TRUE(all.whole());
    ASSERT_FALSE(some.whole());
    const SimulationResult exact = all.run(fixed(12));
    const SimulationResult chosen = some.run(fixed(12));
    EXPECT_LT(chosen.checkouts, 300'000U);
    EXPECT_NEAR(inMs(chosen.waitP99), inMs(exact.waitP99), 0.1 * inMs(exact.waitP99));
    EXPECT_NEAR(chosen.meanInUse, exact.meanInUse, 0.03 * exact.meanInUse);
    EXPECT_NEAR(chosen.waitedShare, exact.waitedShare, 0.1 * exact.waitedShare);
}

TEST(PoolSimulation, overflowIsOpenedAtTheCostOfAConnectAndClosedAfterItsGrace)
{
    PoolPolicy policy = fixed(1);
    policy.overflow = 1;
    policy.overflowGrace = Milliseconds(100);
    ReplayCounts counts;
    const Trace made = trace({0, 1 * ms, 1000 * ms, 1001 * ms}, {50 * ms, 50 * ms, 50 * ms, 50 * ms});
    EXPECT_EQ(waits(made, policy, Milliseconds(5), &counts), (std::vector<std::int64_t>{0, 5 * ms, 0, 5 * ms}));
    EXPECT_EQ(counts.connects, 2);
    EXPECT_EQ(counts.closes, 2);
    EXPECT_EQ(counts.maxInUse, 2);
    // Open from the end of the connect until the one idle for longest has been so for the grace: 6 to 150 ms, twice.
    EXPECT_DOUBLE_EQ(counts.overflowTime, 2.0 * 144 * ms);

    // Used again within the grace, it stays.
    policy.overflowGrace = Seconds(2);
    ReplayCounts kept;
    EXPECT_EQ(waits(made, policy, Milliseconds(5), &kept), (std::vector<std::int64_t>{0, 5 * ms, 0, 0}));
    EXPECT_EQ(kept.connects, 1);
    EXPECT_EQ(kept.closes, 1);
}

TEST(PoolSimulation, aReturnServesAWaiterBeforeTheConnectThatWasBegunForIt)
{
    PoolPolicy policy = fixed(1);
    policy.overflow = 1;
    const Trace made = trace({0, 1 * ms}, {10 * ms, 10 * ms});
    EXPECT_EQ(waits(made, policy, Milliseconds(150)), (std::vector<std::int64_t>{0, 9 * ms}));
}

TEST(PoolSimulation, severalConnectsAtOnceAreForThoseWhoHaveWaited)
{
    PoolPolicy policy = fixed(1);
    policy.overflow = 9;
    const Trace made = trace({0, 1 * ms, 2 * ms, 3 * ms, 4 * ms, 5 * ms, 6 * ms}, std::vector(7, 5000 * ms));
    // One connect from 1 ms on; at 51 ms patience ends and there are four at once; each that ends makes room for one.
    EXPECT_EQ(waits(made, policy, Milliseconds(100)),
              (std::vector<std::int64_t>{0, 100 * ms, 149 * ms, 148 * ms, 147 * ms, 196 * ms, 245 * ms}));
}

TEST(PoolSimulation, whoWaitsForTheCheckoutTimeoutGivesUp)
{
    PoolPolicy policy = fixed(1);
    policy.checkoutTimeout = Milliseconds(50);
    ReplayCounts counts;
    const Trace made = trace({0, 1 * ms, 2 * ms, 60 * ms}, {55 * ms, 55 * ms, 55 * ms, 1 * ms});
    EXPECT_EQ(waits(made, policy, {}, &counts), (std::vector<std::int64_t>{0, 50 * ms, 50 * ms, 0}));
    EXPECT_EQ(counts.timeouts, 2);
}

TEST(PoolSimulation, whatIsHeldThroughoutServesNobody)
{
    PoolPolicy policy = fixed(2);
    policy.checkoutTimeout = Milliseconds(50);
    const Trace made = trace({0, 1 * ms}, {10 * ms, 10 * ms});
    EXPECT_EQ(waits(made, policy), (std::vector<std::int64_t>{0, 0}));
    EXPECT_EQ(waits(made, policy, {}, nullptr, 1), (std::vector<std::int64_t>{0, 9 * ms}));
    EXPECT_EQ(waits(made, policy, {}, nullptr, 2), (std::vector<std::int64_t>{50 * ms, 50 * ms}));
}

TEST(PoolSimulation, itsPoolIsTunedAsTheRealOne)
{
    const PoolPolicy policy;
    const pool::PoolOptions options;
    const pool::detail::Tuning tuning;
    EXPECT_EQ(policy.size, options.size);
    EXPECT_EQ(policy.overflow, options.maxOverflow);
    EXPECT_EQ(policy.overflowGrace, options.overflowGrace);
    EXPECT_EQ(policy.checkoutTimeout, options.checkoutTimeout);
    EXPECT_EQ(policy.growthPatience, tuning.growthPatience);
    EXPECT_EQ(policy.connectLimit, tuning.connectLimit);
}

TEST(WaitCounts, quantilesAreOffByTwoPercentAtMost)
{
    pool::detail::WaitCounts counts;
    for (int i = 1; i <= 10'000; ++i)
        counts.add(i * 1000, 1);
    for (const double q : {0.01, 0.5, 0.95, 0.99})
        EXPECT_NEAR(counts.quantile(q), q * 1e7, 0.02 * q * 1e7);
    EXPECT_EQ(counts.quantile(1), 1e7);
    counts.add(0, 90'000);
    EXPECT_EQ(counts.quantile(0.5), 0);
    EXPECT_NEAR(counts.quantile(0.99), 9e6, 0.02 * 9e6);
}

namespace {

/// The real pool, on connections that have no server behind them and in real time.
class PoolInReality : public test::FakePool {};

} // namespace

TEST_F(PoolInReality, makesCallersWaitAsTheSimulationSays)
{
    constexpr int threadCount = 8;
    constexpr int connections = 3;
    auto real = options(connections, 0);
    real.clock = base::Clock::system();
    open(std::move(real));

    // All connections are opened first, as the simulation has them.
    {
        std::vector<pool::Lease> leases;
        for (int i = 0; i < connections; ++i)
            leases.push_back(take());
    }

    struct Checkout {
        std::int64_t asked = 0, had = 0, returned = 0;
    };
    std::vector<std::vector<Checkout>> seen(threadCount);
    const auto start = std::chrono::steady_clock::now() + Milliseconds(20);
    const auto now = [start] { return Nanoseconds(std::chrono::steady_clock::now() - start).count(); };
    {
        std::vector<std::jthread> threads;
        for (int number = 0; number < threadCount; ++number) {
            threads.emplace_back([&, number] {
                Draws draws(static_cast<std::uint64_t>(number) + 1);
                std::int64_t due = 0;
                while (due < 800 * ms) {
                    due += static_cast<std::int64_t>(-std::log1p(-draws.next()) * 15e6);
                    // Whoever is late comes at once: what counts is when it really came.
                    std::this_thread::sleep_until(start + Nanoseconds(due));
                    Checkout checkout;
                    checkout.asked = now();
                    const pool::Lease lease = take();
                    checkout.had = now();
                    std::this_thread::sleep_for(Nanoseconds(2 * ms + static_cast<std::int64_t>(draws.next() * 6e6)));
                    checkout.returned = now();
                    seen[static_cast<std::size_t>(number)].push_back(checkout);
                }
            });
        }
    }

    std::vector<Checkout> all;
    for (const auto& part : seen)
        all.insert(all.end(), part.begin(), part.end());
    ASSERT_GT(all.size(), 100U);
    std::ranges::sort(all, {}, &Checkout::asked);
    Trace made;
    pool::detail::WaitCounts really;
    for (const Checkout& checkout : all) {
        made.arrivals.push_back(std::max<std::int64_t>(0, checkout.asked));
        made.holds.push_back(checkout.returned - checkout.had);
        really.add(checkout.had - checkout.asked, 1);
    }
    made.end = all.back().asked;
    ReplayCounts simulated;
    waits(made, fixed(connections), {}, &simulated);

    ReplayCounts oneLess;
    ReplayCounts oneMore;
    waits(made, fixed(connections - 1), {}, &oneLess);
    waits(made, fixed(connections + 1), {}, &oneMore);

    // The real ones wait for the scheduler, too, every time: on a busy machine that is milliseconds.
    const double wait = simulated.waits.mean();
    EXPECT_GT(wait, 0.5e6) << "the work must be enough to make somebody wait";
    EXPECT_NEAR(really.mean(), wait, std::max(4e6, 0.5 * wait));
    EXPECT_NEAR(really.quantile(0.95), simulated.waits.quantile(0.95),
                std::max(10e6, 0.5 * simulated.waits.quantile(0.95)));
    // It is the pool of this size that is met, not the next ones.
    EXPECT_LT(std::abs(really.mean() - wait), std::abs(really.mean() - oneLess.waits.mean()));
    EXPECT_LT(std::abs(really.mean() - wait), std::abs(really.mean() - oneMore.waits.mean()))
        << "real " << really.mean() << ", simulated " << wait << ", one more " << oneMore.waits.mean();
}
