// SPDX-License-Identifier: GPL-3.0-or-later
// Which leases are called leaks, and how often: by the watch alone, and by a pool that tells its listener.
#include "core/base/threadnumber.h"
#include "core/pool/leakwatch.h"
#include "fakeserver.h"

#include "tests/support/watchedclock.h"

#include <mutex>

using namespace howdah;
using namespace howdah::test;
using base::MonotonicTime;
using base::Nanoseconds;
using base::Seconds;
using pool::Lease;
using pool::LeaseState;
using pool::PoolEvent;
using pool::PoolStats;
using pool::detail::LeakWatch;
using pool::detail::LeaseLimits;
using pool::detail::LeaseRecord;
using pool::detail::Slot;
using pool::detail::SlotState;

namespace {

constexpr MonotonicTime start{std::chrono::hours(1)};

/// Leases made by hand.
class LeakWatchTest : public testing::Test {
protected:
    Slot& lease(std::size_t place, std::uint64_t number, MonotonicTime at)
    {
        Slot& slot = m_slots.at(place);
        slot.state = SlotState::Leased;
        slot.lease = number;
        slot.leasedAt = at;
        slot.thread = base::threadNumber();
        slot.statement.quietFrom(at);
        return slot;
    }
    void scan(Nanoseconds after, bool serving = false) { m_watch.scan(m_slots, start + after, m_limits, serving); }
    LeakWatch::Findings taken()
    {
        LeakWatch::Findings findings = m_watch.room();
        m_watch.take(findings);
        return findings;
    }
    /// Numbers of the leases in it.
    static std::vector<std::uint64_t> numbers(const std::vector<LeaseRecord>& records)
    {
        std::vector<std::uint64_t> all;
        for (const LeaseRecord& record : records)
            all.push_back(record.lease);
        return all;
    }

    LeaseLimits m_limits{Seconds(60), Seconds(10)};
    std::vector<Slot> m_slots = std::vector<Slot>(3);
    LeakWatch m_watch{3};
};

using Numbers = std::vector<std::uint64_t>;

} // namespace

TEST_F(LeakWatchTest, aLeaseThatNobodyUsesIsReportedOnce)
{
    lease(0, 7, start);
    lease(1, 8, start + Seconds(30));
    scan(Seconds(59));
    EXPECT_FALSE(m_watch.anyNews());
    scan(Seconds(60));
    EXPECT_EQ(numbers(taken().leaks), Numbers{7});
    scan(Seconds(89));
    EXPECT_FALSE(m_watch.anyNews());
    scan(Seconds(90));
    EXPECT_EQ(numbers(taken().leaks), Numbers{8});
    scan(Seconds(6000));
    EXPECT_FALSE(m_watch.anyNews());
    EXPECT_EQ(m_watch.leaks(), 2U);
    EXPECT_EQ(m_watch.recoveries(), 0U);
}

TEST_F(LeakWatchTest, aReturnRecoversItOnceAndTellsWhoseItWas)
{
    Slot& slot = lease(0, 7, start);
    scan(Seconds(60));
    static_cast<void>(taken());
    EXPECT_TRUE(m_watch.ended(slot));
    EXPECT_FALSE(m_watch.ended(slot));
    EXPECT_EQ(numbers(taken().recovered), Numbers{7});
    EXPECT_EQ(m_watch.recoveries(), 1U);
    // Whoever gets the connection next begins anew.
    lease(0, 9, start + Seconds(61));
    EXPECT_FALSE(m_watch.ended(slot));
    scan(Seconds(121));
    EXPECT_EQ(numbers(taken().leaks), Numbers{9});
}

TEST_F(LeakWatchTest, renewedUseRecoversItAndNeglectingItAgainIsNews)
{
    Slot& slot = lease(0, 7, start);
    scan(Seconds(60));
    static_cast<void>(taken());
    slot.statement.started(7, "select 1", start + Seconds(70));
    slot.statement.ended(start + Seconds(70));
    scan(Seconds(71));
    EXPECT_EQ(numbers(taken().recovered), Numbers{7});
    EXPECT_FALSE(m_watch.ended(slot)) << "it has recovered already";
    scan(Seconds(130));
    EXPECT_EQ(numbers(taken().leaks), Numbers{7});
    EXPECT_EQ(m_watch.leaks(), 2U);
    EXPECT_EQ(m_watch.recoveries(), 1U);
}

TEST_F(LeakWatchTest, aStatementThatRunsLongIsWorkAndNoLeak)
{
    Slot& slot = lease(0, 7, start);
    slot.statement.started(7, "select pg_sleep(10000)", start);
    scan(Seconds(9000));
    EXPECT_FALSE(m_watch.anyNews());
    const LeaseRecord record(slot);
    EXPECT_EQ(record.state(start + Seconds(9), m_limits), LeaseState::Ok);
    EXPECT_EQ(record.state(start + Seconds(10), m_limits), LeaseState::LongRunning);
    const auto info = record.info(start + Seconds(10), m_limits);
    EXPECT_EQ(info.runningFor, Seconds(10));
    EXPECT_EQ(info.idleFor, Nanoseconds::zero());
    EXPECT_EQ(info.lastStatement, "select pg_sleep(10000)");
    slot.statement.ended(start + Seconds(9000));
    scan(Seconds(9059));
    EXPECT_FALSE(m_watch.anyNews()) << "the time without a statement begins at its end";
    scan(Seconds(9060));
    EXPECT_TRUE(m_watch.anyNews());
}

TEST_F(LeakWatchTest, aLeaseWhoseThreadHasEndedIsAnOrphanLongBeforeTheThreshold)
{
    Slot& slot = lease(0, 7, start);
    std::thread holder([&slot] { slot.thread = base::threadNumber(); });
    holder.join();
    EXPECT_EQ(LeaseRecord(slot).state(start, m_limits), LeaseState::Ok) << "it may have been handed over";
    scan(Seconds(1));
    const auto found = taken();
    ASSERT_EQ(found.leaks.size(), 1U);
    EXPECT_EQ(found.leaks[0].state(start + Seconds(1), m_limits), LeaseState::Orphan);
    // Somebody else goes on with it.
    slot.statement.started(7, "select 1", start + Seconds(2));
    slot.thread = base::threadNumber();
    slot.statement.ended(start + Seconds(2));
    scan(Seconds(10));
    EXPECT_EQ(numbers(taken().recovered), Numbers{7});
}

TEST_F(LeakWatchTest, aThreadThatLivesMakesNoOrphan)
{
    Slot& slot = lease(0, 7, start);
    EXPECT_EQ(LeaseRecord(slot).state(start + Seconds(59), m_limits), LeaseState::Ok);
    EXPECT_EQ(LeaseRecord(slot).state(start + Seconds(60), m_limits), LeaseState::IdleLease);
}

TEST_F(LeakWatchTest, withoutAThresholdNothingIsALeak)
{
    m_limits.leak = Nanoseconds::zero();
    Slot& slot = lease(0, 7, start);
    std::thread holder([&slot] { slot.thread = base::threadNumber(); });
    holder.join();
    scan(std::chrono::hours(24));
    EXPECT_FALSE(m_watch.anyNews());
}

TEST_F(LeakWatchTest, newsThatNobodyTookYetAreKeptAndNeverOutgrowTheirRoom)
{
    std::uint64_t number = 0;
    for (int round = 0; round < 5; ++round) {
        const Nanoseconds at = Seconds(1000 * round);
        for (std::size_t i = 0; i < m_slots.size(); ++i)
            lease(i, ++number, start + at);
        scan(at + Seconds(60));
        for (Slot& slot : m_slots)
            static_cast<void>(m_watch.ended(slot));
    }
    const auto found = taken();
    EXPECT_EQ(numbers(found.leaks), (Numbers{1, 2, 3}));
    EXPECT_EQ(found.leaks.capacity(), 3U) << "nothing was allocated under the pool's lock";
    EXPECT_EQ(m_watch.leaks(), m_watch.recoveries());
}

TEST_F(LeakWatchTest, runningOutListsEveryHolderOnceUntilThePoolServedAgain)
{
    lease(0, 7, start);
    lease(2, 8, start);
    EXPECT_TRUE(m_watch.ranOut(m_slots));
    EXPECT_FALSE(m_watch.ranOut(m_slots));
    const auto found = taken();
    EXPECT_TRUE(found.exhausted);
    EXPECT_EQ(numbers(found.holders), (Numbers{7, 8}));
    scan(Seconds(1));
    EXPECT_FALSE(m_watch.ranOut(m_slots)) << "it never had anything to give meanwhile";
    scan(Seconds(2), true);
    EXPECT_TRUE(m_watch.ranOut(m_slots));
}

// ------------------------------------------------------------------ through a pool

namespace {

class PoolLeaks : public FakePool {
protected:
    void openWatched(int size, bool listening = true)
    {
        auto wanted = options(size, 0);
        wanted.clock = m_watched;
        wanted.leakThreshold = Seconds(60);
        if (listening)
            wanted.onEvent = [this](const PoolEvent& event) {
                const std::lock_guard lock(m_mutex);
                m_events.push_back(event);
            };
        open(std::move(wanted));
    }
    std::vector<PoolEvent> events()
    {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }
    /// "leak Cart::load, Report::run; recovered Cart::load"
    std::string told()
    {
        std::string text;
        for (const PoolEvent& event : events()) {
            text += (text.empty() ? "" : "; ") + std::string(name(event.kind));
            for (std::size_t i = 0; i < event.leases.size(); ++i)
                text += (i == 0 ? " " : ", ") + event.leases[i].tag;
        }
        return text;
    }
    /// So many events have come in.
    bool eventuallyTold(std::size_t count)
    {
        return eventually([&] { return events().size() >= count; });
    }

    std::shared_ptr<WatchedClock> m_watched = std::make_shared<WatchedClock>();
    std::mutex m_mutex;
    std::vector<PoolEvent> m_events;
};

} // namespace

TEST_F(PoolLeaks, aLeakAndItsRecoveryAreToldOnceEach)
{
    openWatched(3);
    Lease forgotten = take("Cart::load");
    Lease used = take("Report::run");
    EXPECT_TRUE(m_watched->advanceAndLook(Seconds(59)));
    EXPECT_EQ(told(), "");
    used.release();
    EXPECT_TRUE(m_watched->advanceAndLook(Seconds(1)));
    ASSERT_TRUE(eventuallyTold(1));
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(m_watched->advanceAndLook(Seconds(60)));
    EXPECT_EQ(told(), "leak Cart::load");
    const PoolEvent leak = events().at(0);
    EXPECT_EQ(leak.poolName, "fake");
    EXPECT_EQ(leak.leases.at(0).state, LeaseState::IdleLease);
    EXPECT_EQ(leak.leases.at(0).idleFor, Seconds(60));
    EXPECT_EQ(leak.leases.at(0).file, "fakeserver.h");
    EXPECT_EQ(m_pool->leases().at(0).state, LeaseState::IdleLease);
    forgotten.release();
    ASSERT_TRUE(eventuallyTold(2));
    EXPECT_TRUE(m_watched->advanceAndLook(Seconds(60)));
    EXPECT_EQ(told(), "leak Cart::load; recovered Cart::load");
    EXPECT_EQ(m_pool->stats().leaks, 1U);
    EXPECT_EQ(m_pool->stats().recoveries, 1U);
}

TEST_F(PoolLeaks, everyWayToEndALeaseRecoversIt)
{
    openWatched(3);
    Lease returned = take("returned"), invalidated = take("invalidated"), detached = take("detached");
    EXPECT_TRUE(m_watched->advanceAndLook(Seconds(60)));
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.leaks == 3; }));
    backendOf(detached).leave();
    returned.release();
    invalidated.invalidate();
    EXPECT_EQ(detached.detach(), nullptr);
    EXPECT_EQ(m_pool->stats().recoveries, 3U);
    EXPECT_TRUE(eventually([&] {
        std::size_t recovered = 0;
        for (const PoolEvent& event : events())
            recovered += event.kind == PoolEvent::Kind::Recovered ? event.leases.size() : 0;
        return recovered == 3;
    }));
}

TEST_F(PoolLeaks, aLeaseOfAThreadThatEndedIsAnOrphan)
{
    openWatched(2);
    Lease orphan;
    std::thread([&] { orphan = take("worker"); }).join();
    EXPECT_TRUE(m_watched->advanceAndLook(Seconds(10)));
    ASSERT_TRUE(eventuallyTold(1));
    EXPECT_EQ(told(), "leak worker");
    EXPECT_EQ(events().at(0).leases.at(0).state, LeaseState::Orphan);
    EXPECT_EQ(m_pool->leases().at(0).state, LeaseState::Orphan);
}

TEST_F(PoolLeaks, aThresholdChangedMeanwhileCountsAtOnce)
{
    openWatched(2);
    const Lease lease = take("Cart::load");
    EXPECT_TRUE(m_watched->advanceAndLook(Seconds(30)));
    EXPECT_EQ(told(), "");
    m_pool->setLeakThreshold(Seconds(20));
    ASSERT_TRUE(eventuallyTold(1));
    EXPECT_EQ(told(), "leak Cart::load");
    m_pool->setLeakThreshold(std::chrono::hours(1));
    ASSERT_TRUE(eventuallyTold(2)) << "by today's measure it is none";
    EXPECT_EQ(told(), "leak Cart::load; recovered Cart::load");
    m_pool->setLeakThreshold(Nanoseconds::zero());
    m_watched->advance(std::chrono::hours(24));
    EXPECT_EQ(m_pool->leases().at(0).state, LeaseState::Ok);
    m_pool->setLeakThreshold(Seconds(20));
    ASSERT_TRUE(eventuallyTold(3));
    EXPECT_EQ(m_pool->stats().leaks, 2U);
}

TEST_F(PoolLeaks, theCountsAreRightWithNobodyListening)
{
    openWatched(2, false);
    for (std::uint64_t round = 1; round <= 5; ++round) {
        Lease lease = take();
        EXPECT_TRUE(m_watched->advanceAndLook(Seconds(60)));
        ASSERT_TRUE(eventuallyStats([&](const PoolStats& stats) { return stats.leaks == round; }));
        lease.release();
        EXPECT_EQ(m_pool->stats().recoveries, round);
    }
}

TEST_F(PoolLeaks, aPoolThatRanOutNamesEveryHolderAndAgainOnlyAfterItServed)
{
    for (const Nanoseconds threshold : {Nanoseconds(Seconds(3600)), Nanoseconds::zero()}) {
        m_events.clear();
        openWatched(2);
        m_pool->setLeakThreshold(threshold);
        Lease first = take("Cart::load"), second = take("Report::run");
        const auto fails = [this] {
            return !m_pool->checkout({.tag = "late", .stop = {}, .timeout = Seconds(0)}).has_value();
        };
        EXPECT_TRUE(fails());
        ASSERT_TRUE(eventuallyTold(1));
        EXPECT_TRUE(fails());
        EXPECT_TRUE(fails());
        EXPECT_EQ(told(), "exhausted Cart::load, Report::run");
        first.release();
        EXPECT_TRUE(m_watched->advanceAndLook(Seconds(1))); // it has one to give
        first = take("Again::run");
        EXPECT_TRUE(fails());
        ASSERT_TRUE(eventuallyTold(2));
        EXPECT_EQ(told().substr(0, 44), "exhausted Cart::load, Report::run; exhausted");
        EXPECT_EQ(events().at(1).leases.size(), 2U);
        first.release();
        second.release();
        m_pool.reset();
        m_core.reset();
    }
}
