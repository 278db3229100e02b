// SPDX-License-Identifier: GPL-3.0-or-later
// What the pool says of itself: figures, leases, news, and whether its invariants hold.
#include "core/pool/poolcore.h"

#include <algorithm>

namespace howdah::pool::detail {

using base::MonotonicTime;
using base::Nanoseconds;

PoolStats PoolCore::stats() const
{
    PoolStats stats;
    stats.poolName = m_options.name;
    stats.size = m_options.size;
    stats.maxOverflow = m_options.maxOverflow;
    std::shared_ptr<const base::Error> error;
    {
        const Lock lock(m_mutex);
        stats.idle = count(SlotState::Idle);
        stats.inUse = count(SlotState::Leased);
        stats.opening = count(SlotState::Opening);
        stats.cleaning = coming() + count(SlotState::Closing);
        stats.waiting = m_waiterCount;
        stats.requests = requestsLocked();
        stats.checkouts = m_leaseNumber;
        stats.returns = m_returns;
        stats.timeouts = m_timeouts;
        stats.cancelled = m_cancelled;
        stats.opened = m_opened;
        stats.connectFailures = m_connectFailures;
        stats.closed = m_closedBy;
        stats.staleReturns = m_staleReturns;
        stats.leaks = m_leakWatch.leaks();
        stats.recoveries = m_leakWatch.recoveries();
        stats.suspended = m_suspendedSince.has_value();
        stats.wait = m_wait;
        stats.use = m_use;
        stats.create = m_create;
        stats.closedForGood = m_closed;
        error = m_lastError;
    }
    stats.at = m_clock->wallNow();
    if (error != nullptr)
        stats.lastConnectError = error->english();
    return stats;
}

std::uint64_t PoolCore::requests() const
{
    const Lock lock(m_mutex);
    return requestsLocked();
}

Nanoseconds PoolCore::leakThreshold() const
{
    const Lock lock(m_mutex);
    return m_leakThreshold;
}

std::vector<LeaseInfo> PoolCore::leases() const
{
    std::vector<LeaseRecord> records;
    records.reserve(m_slots.size());
    LeaseLimits limits;
    {
        const Lock lock(m_mutex);
        limits = leaseLimits();
        for (const Slot& slot : m_slots) {
            if (slot.state == SlotState::Leased)
                records.emplace_back(slot);
        }
    }
    const MonotonicTime now = timeNow();
    std::vector<LeaseInfo> leases;
    leases.reserve(records.size());
    for (const LeaseRecord& record : records)
        leases.push_back(record.info(now, limits));
    std::sort(leases.begin(), leases.end(), [](const LeaseInfo& a, const LeaseInfo& b) { return a.id < b.id; });
    return leases;
}

/// Tells who listens what the leak watch found. On the keeper's thread, without the lock.
void PoolCore::tellNews()
{
    LeakWatch::Findings findings;
    LeaseLimits limits;
    {
        const Lock lock(m_mutex);
        if (!m_leakWatch.anyNews())
            return;
        limits = leaseLimits();
    }
    findings = m_leakWatch.room();
    {
        const Lock lock(m_mutex);
        m_leakWatch.take(findings);
    }
    if (!m_options.onEvent)
        return;
    const MonotonicTime now = timeNow();
    const auto tell = [&](PoolEvent::Kind kind, const std::vector<LeaseRecord>& records) {
        PoolEvent event{.kind = kind, .poolName = m_options.name, .at = m_clock->wallNow(), .leases = {}};
        for (const LeaseRecord& record : records)
            event.leases.push_back(record.info(now, limits));
        m_options.onEvent(event);
    };
    if (!findings.recovered.empty())
        tell(PoolEvent::Kind::Recovered, findings.recovered);
    if (!findings.leaks.empty())
        tell(PoolEvent::Kind::Leak, findings.leaks);
    if (findings.exhausted)
        tell(PoolEvent::Kind::Exhausted, findings.holders);
}

void PoolCore::handOver(Backend& backend) const
{
    for (const pg::Notification& notification : backend.takeNotifications())
        m_options.onNotification(notification);
}

std::string PoolCore::violations() const
{
    // Long beside any delay of the scheduler: a thread that was woken may not have run yet, one that never was shows.
    constexpr Nanoseconds stalled = base::Seconds(5);
    constexpr Nanoseconds clockError = base::Milliseconds(1); // see base::QuickClock
    std::string found;
    const auto expect = [&found](bool holds, const char* what) {
        if (!holds)
            found.append(what).append("\n");
    };
    {
        const Lock lock(m_mutex);
        const MonotonicTime now = timeNow();
        std::array<int, slotStateCount> counts{};
        std::uint64_t live = 0;
        for (const Slot& slot : m_slots) {
            ++counts[static_cast<std::size_t>(slot.state)];
            live += slot.backend != nullptr ? 1U : 0U;
            if (slot.state == SlotState::Leased)
                expect(slot.backend != nullptr && slot.lease != 0, "3: a lease without a connection");
            if (slot.state == SlotState::Free)
                expect(slot.backend == nullptr && slot.token == nullptr, "6: a free slot holds a connection");
            if (slot.state == SlotState::Idle)
                expect(slot.backend != nullptr && slot.token != nullptr &&
                           slot.backend->transactionState() == pg::TransactionState::Idle,
                       "5: an idle connection in a transaction");
        }
        expect(counts == m_counts, "1: the counters differ from the slots");
        expect(total() <= m_options.size + m_options.maxOverflow, "1: more connections than allowed");
        int idle = 0;
        for (const Slot* slot = m_idle.front(); slot != nullptr; slot = slot->next) {
            ++idle;
            expect(slot->state == SlotState::Idle, "1: the idle list holds what is not idle");
            expect(slot->next == nullptr || slot->idleSince + clockError >= slot->next->idleSince,
                   "1: idle list out of order");
        }
        expect(idle == count(SlotState::Idle), "1: the idle list differs from its counter");
        int waiting = 0;
        for (const Waiter* waiter = m_waiters.front(); waiter != nullptr; waiter = waiter->next) {
            ++waiting;
            expect(waiter->outcome == Waiter::Outcome::Waiting, "4: a waiter that was served is still in line");
            expect(waiter->next == nullptr || waiter->ticket < waiter->next->ticket, "4: waiters out of order");
        }
        expect(waiting == m_waiterCount, "4: the line differs from its counter");
        if (waiting > 0 && !m_suspendedSince && now - m_waiters.front()->since >= stalled) {
            expect(idle == 0, "2: an idle connection beside a waiter");
            expect(m_breaker.open() || m_free.empty() || count(SlotState::Opening) + coming() > 0,
                   "6: a free place is not opened for a waiter");
        }
        expect(count(SlotState::Opening) <= m_tuning.connectLimit, "6: too many connects at the same time");
        std::uint64_t closed = 0;
        for (const std::uint64_t n : m_closedBy)
            closed += n;
        // Those being closed by a worker at this moment are neither live nor counted yet.
        expect(m_opened >= live + closed + m_detached &&
                   m_opened - live - closed - m_detached <= static_cast<std::uint64_t>(count(SlotState::Closing)),
               "3: connections opened and closed do not add up");
        expect(m_leaseNumber == m_returns + static_cast<std::uint64_t>(count(SlotState::Leased)),
               "3: checkouts and returns do not add up");
        if (m_closed)
            expect(waiting == 0 && idle == 0, "7: a closed pool keeps something");
    }
    return found;
}

} // namespace howdah::pool::detail
