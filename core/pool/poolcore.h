// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/forkwatch.h"
#include "core/base/poller.h"
#include "core/base/quickclock.h"
#include "core/pool/breaker.h"
#include "core/pool/connectionpool.h"
#include "core/pool/leakwatch.h"
#include "core/pool/slot.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace howdah::pool::detail {

/// What is not for users to choose.
struct Tuning {
    int connectLimit = 4; ///< connects at the same time
    int workerLimit = 8;  ///< threads, so that a clean-up finds one free while connects hang
    /// Newcomers may take a free connection before a waiter this young: handing over strictly would cost a context
    /// switch per checkout when leases are short. Beyond it the longest waiter is served first.
    base::Nanoseconds bargingLimit = base::Milliseconds(1);
    /// Used this recently: no need to ask whether it lives.
    base::Nanoseconds trust = base::Milliseconds(1);
    /// With connections in use, one more is opened at a time until somebody has waited this long: returns mostly serve
    /// a burst sooner than a connect does.
    base::Nanoseconds growthPatience = base::Milliseconds(50);
    /// While nobody listens at a Unix socket, we look this often whether somebody does again.
    base::Nanoseconds knockPeriod = base::Milliseconds(20);
    std::uint32_t seed = 0; ///< of the jitter; 0: a random one
};

/// The pool behind ConnectionPool and its leases: the decisions (poolcore.cpp), the callers' side (poolcheckout.cpp),
/// the pool's own threads (poolthreads.cpp) and what it says of itself (poolreport.cpp). Everything below "guarded"
/// belongs to m_mutex, under which nothing is allocated, logged, called back or sent.
///
/// Threads: a keeper (timers, death watch, starting workers) and up to Tuning::workerLimit workers (connect, ping, roll
/// back, close), started when first needed.
class PoolCore : public std::enable_shared_from_this<PoolCore> {
public:
    static base::Result<std::shared_ptr<PoolCore>> create(PoolOptions options, std::unique_ptr<Connector> connector,
                                                          const Tuning& tuning = {});
    ~PoolCore();
    PoolCore(const PoolCore&) = delete;
    PoolCore& operator=(const PoolCore&) = delete;

    /// A pool around a core: how tests get one that has no server.
    [[nodiscard]] static ConnectionPool wrap(std::shared_ptr<PoolCore> core) { return ConnectionPool(std::move(core)); }

    base::Result<Lease> checkout(const CheckoutOptions& options, const std::source_location& where);
    enum class Manner { Return, Invalidate };
    void giveBack(Slot& slot, std::uint64_t lease, std::shared_ptr<PoolCore> token, Manner manner);
    std::unique_ptr<Backend> detach(Slot& slot, std::uint64_t lease);
    void countStaleReturn();

    [[nodiscard]] PoolStats stats() const;
    [[nodiscard]] std::vector<LeaseInfo> leases() const;
    /// PoolStats::requests by itself: what is read every second must cost nothing.
    [[nodiscard]] std::uint64_t requests() const;
    void recycleAll();
    bool recycleLease(std::uint64_t lease);
    void suspend();
    void resume();
    void setLeakThreshold(base::Nanoseconds threshold);
    [[nodiscard]] base::Nanoseconds leakThreshold() const;
    void close(const base::Deadline& deadline);
    /// close(), then ends the threads. Leases that return later close their connection themselves.
    void shutDown();
    [[nodiscard]] const PoolOptions& options() const { return m_options; }
    /// The pool's own time: quick, as it is read at every checkout and return.
    [[nodiscard]] base::MonotonicTime timeNow() const { return m_realTime ? base::QuickClock::now() : m_clock->now(); }
    /// False in the child of a fork: neither threads nor connections are its own. The core must not be touched there.
    [[nodiscard]] bool ours() const { return m_fork == base::forkGeneration(); }
    /// Hands over what came by NOTIFY. Without the lock.
    void deliverNotifications(Backend& backend) const
    {
        if (m_options.onNotification)
            handOver(backend);
    }

    /// Which invariants do not hold now, one a line; empty when all do. For tests.
    [[nodiscard]] std::string violations() const;

private:
    /// What to wake once the lock is let go. Waiters beyond the array are woken at once.
    struct Wakes {
        std::array<Waiter*, 4> waiters{};
        std::size_t waiterCount = 0;
        bool keeper = false;
        int workers = 0;
        [[nodiscard]] bool any() const { return waiterCount > 0 || keeper || workers > 0; }
        void add(Waiter& waiter)
        {
            if (waiterCount < waiters.size())
                waiters[waiterCount++] = &waiter;
            else
                waiter.wake.notify_all();
        }
    };
    /// Numbers of a timeout's message, copied under the lock.
    struct Tally {
        int inUse = 0, overflow = 0, opening = 0, waiting = 0;
        std::shared_ptr<const base::Error> cause;
    };
    using Lock = std::unique_lock<std::mutex>;

    PoolCore(PoolOptions options, std::unique_ptr<Connector> connector, const Tuning& tuning,
             std::unique_ptr<base::Poller> poller);

    // poolcore.cpp; all with the lock held.
    [[nodiscard]] int count(SlotState state) const { return m_counts[static_cast<std::size_t>(state)]; }
    [[nodiscard]] int total() const { return static_cast<int>(m_slots.size()) - count(SlotState::Free); }
    /// Connections that serve, or soon will.
    [[nodiscard]] int established() const { return count(SlotState::Leased) + count(SlotState::Idle) + coming(); }
    /// Connections that will soon be free, unless they turn out to be lost.
    [[nodiscard]] int coming() const { return count(SlotState::Testing) + count(SlotState::RollingBack); }
    void setState(Slot& slot, SlotState state)
    {
        --m_counts[static_cast<std::size_t>(slot.state)];
        ++m_counts[static_cast<std::size_t>(state)];
        slot.state = state;
    }
    void grant(Slot& slot, const Request& request, base::MonotonicTime since, base::MonotonicTime now);
    void grantTo(Waiter& waiter, Slot& slot, base::MonotonicTime now, Wakes& wakes);
    void dequeue(Waiter& waiter, Waiter::Outcome outcome);
    enum class Which { All, FailFast };
    void failAll(Waiter::Outcome outcome, Wakes& wakes, Which which = Which::All);
    [[nodiscard]] bool outlived(const Slot& slot, base::MonotonicTime now, CloseReason& reason) const;
    [[nodiscard]] bool doubtful(const Slot& slot, base::MonotonicTime now) const;
    [[nodiscard]] Slot* servableIdle(base::MonotonicTime now);
    void enqueueTask(Slot& slot, SlotState state);
    void retire(Slot& slot, CloseReason reason);
    void makeAvailable(Slot& slot, base::MonotonicTime now, Wakes& wakes);
    void rest(Slot& slot);
    void discardStale();
    void free(Slot& slot);
    void settle(base::MonotonicTime now, Wakes& wakes);
    void proveIdle(base::MonotonicTime now);
    void grow(base::MonotonicTime now, Wakes& wakes, int missing);
    void doubtSiblings();
    [[nodiscard]] Slot* watched(std::uint64_t tag);
    void connectionDied(std::uint64_t tag, base::MonotonicTime now, Wakes& wakes);
    void somethingArrived(std::uint64_t tag, base::MonotonicTime now, Wakes& wakes);
    void housekeep(base::MonotonicTime now, Wakes& wakes);
    void closeSurplus(base::MonotonicTime now);
    void keepAlive(base::MonotonicTime now);
    [[nodiscard]] base::Nanoseconds leakScanPeriod() const;
    [[nodiscard]] LeaseLimits leaseLimits() const { return {m_leakThreshold, m_options.longRunning}; }
    [[nodiscard]] int minimum() const { return m_options.minimum < 0 ? m_options.size : m_options.minimum; }
    [[nodiscard]] base::MonotonicTime nextDue(base::MonotonicTime now) const;
    void arm(base::MonotonicTime at, Wakes& wakes);
    [[nodiscard]] Tally tally() const;
    [[nodiscard]] std::uint64_t requestsLocked() const
    {
        return m_leaseNumber + m_timeouts + m_cancelled + m_failedWaits + static_cast<std::uint64_t>(m_waiterCount);
    }
    void wakeWorkers(Wakes& wakes);

    // poolcheckout.cpp
    void apply(const Wakes& wakes);
    void lookAtReturn(Slot& slot, base::MonotonicTime now) const;
    [[nodiscard]] bool peekAndGrant(Slot& slot, const Request& request, base::MonotonicTime since);
    [[nodiscard]] bool anythingToUndo(const Slot& slot, pg::TransactionState state) const
    {
        return state != pg::TransactionState::Idle || slot.writeRefused ||
               (slot.used && m_options.onReturn == OnReturn::Clean);
    }
    base::Result<Lease> waitTurn(const Request& request, base::MonotonicTime since, const CheckoutOptions& options);
    void cancelWait(Waiter& waiter, std::uint64_t ticket);
    [[nodiscard]] Waiter* takeSpareWaiter(Lock& lock);
    [[nodiscard]] base::Error timeoutError(base::Nanoseconds timeout, const Tally& tally) const;

    // poolthreads.cpp
    void keep();
    void work();
    void open(Slot& slot, Lock& lock);
    void test(Slot& slot, Lock& lock);
    void rollBack(Slot& slot, Lock& lock);
    void closeConnection(Slot& slot, Lock& lock);
    void registerWatches();
    void tellNews();
    void handOver(Backend& backend) const;
    void knock();
    void startWorkers(Lock& lock);

    const PoolOptions m_options;
    const Tuning m_tuning;
    const base::Clock* const m_clock;
    /// A clock that tests move wakes nobody: then it is looked at every millisecond.
    const bool m_realTime;
    const int m_fork;
    const std::unique_ptr<Connector> m_connector;
    const std::unique_ptr<base::Poller> m_poller;
    base::StopSource m_stop;
    std::thread m_keeper;
    std::vector<std::thread> m_workers; ///< the keeper's; read when it has ended

    mutable std::mutex m_mutex;
    // Guarded:
    std::vector<Slot> m_slots;
    std::array<int, slotStateCount> m_counts{};
    IntrusiveList<Slot> m_idle;  ///< last used first
    IntrusiveList<Slot> m_free;  ///< nothing in them
    IntrusiveList<Slot> m_tasks; ///< for the workers, in order
    int m_taskCount = 0;
    bool m_tasksAnnounced = true;    ///< the workers know of all of them
    IntrusiveList<Waiter> m_waiters; ///< first come first
    int m_waiterCount = 0;
    IntrusiveList<Waiter> m_spareWaiters;
    std::unique_ptr<Waiter> m_ownedWaiters;
    std::condition_variable m_work;
    int m_restingWorkers = 0;
    int m_workerCount = 0;
    std::condition_variable m_drained;

    LeakWatch m_leakWatch;
    base::Nanoseconds m_leakThreshold;
    base::MonotonicTime m_nextLeakScan{};
    int m_leastIdle = 0; ///< in the running shrink period
    base::MonotonicTime m_shrinkAt{};
    std::optional<base::MonotonicTime> m_suspendedSince;

    Breaker m_breaker;
    std::minstd_rand m_random;
    std::shared_ptr<const base::Error> m_lastError;         ///< of the last connect; null when it succeeded
    base::MonotonicTime m_due = base::MonotonicTime::max(); ///< when the keeper wakes by itself
    bool m_loginWorks =
        false; ///< as far as is known: until then one connect at a time, so that a wrong password is one
    bool m_watchPending = false;
    bool m_nobodyListens = false; ///< as seen after the last failed connect
    base::MonotonicTime m_knockAt{};
    std::uint64_t m_epoch = 0;
    bool m_closed = false;
    bool m_stopping = false;
    bool m_threadsEnded = false;

    std::uint64_t m_leaseNumber = 0; ///< also the number of checkouts granted
    std::uint64_t m_ticket = 0;
    std::uint64_t m_returns = 0;
    std::uint64_t m_timeouts = 0;
    std::uint64_t m_cancelled = 0;
    std::uint64_t m_failedWaits = 0; ///< refused, or the pool closed
    std::uint64_t m_opened = 0;
    std::uint64_t m_connectFailures = 0;
    std::uint64_t m_detached = 0;
    std::uint64_t m_staleReturns = 0;
    std::array<std::uint64_t, closeReasonCount> m_closedBy{};
    LatencyHistogram m_wait, m_use, m_create;
};

// In every checkout and return: inline, or the calls would cost as much as what they do.

inline void PoolCore::grant(Slot& slot, const Request& request, base::MonotonicTime since, base::MonotonicTime now)
{
    setState(slot, SlotState::Leased);
    slot.lease = ++m_leaseNumber;
    slot.leasedAt = now;
    slot.condemned = false;
    slot.tagLength = static_cast<std::uint8_t>(std::min(request.tag.size(), Slot::tagCapacity));
    std::copy_n(request.tag.data(), slot.tagLength, slot.tag.data());
    slot.where = request.where;
    slot.thread.store(request.thread, std::memory_order_relaxed);
    slot.used = false;
    slot.statement.quietFrom(now);
    m_leastIdle = std::min(m_leastIdle, count(SlotState::Idle));
    m_wait.add(now - since);
}

/// Whether the connection must not be used any more, in whatever state it is.
inline bool PoolCore::outlived(const Slot& slot, base::MonotonicTime now, CloseReason& reason) const
{
    if (m_closed)
        reason = CloseReason::PoolClosed;
    else if (slot.dead)
        reason = CloseReason::Broken;
    else if (slot.epoch != m_epoch || slot.recycle)
        reason = CloseReason::Stale;
    else if (now >= slot.expiresAt)
        reason = CloseReason::Recycled;
    else
        return false;
    return true;
}

inline bool PoolCore::doubtful(const Slot& slot, base::MonotonicTime now) const
{
    return m_options.prePing && now - slot.provedAt > m_tuning.trust;
}

} // namespace howdah::pool::detail
