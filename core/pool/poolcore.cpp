// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/poolcore.h"

#include <algorithm>

namespace howdah::pool::detail {

using base::MonotonicTime;
using base::Nanoseconds;

void PoolCore::grantTo(Waiter& waiter, Slot& slot, MonotonicTime now, Wakes& wakes)
{
    dequeue(waiter, Waiter::Outcome::Granted);
    waiter.slot = &slot;
    grant(slot, *waiter.request, waiter.since, now);
    wakes.add(waiter);
}

void PoolCore::dequeue(Waiter& waiter, Waiter::Outcome outcome)
{
    m_waiters.remove(waiter);
    --m_waiterCount;
    waiter.outcome = outcome;
}

void PoolCore::failAll(Waiter::Outcome outcome, Wakes& wakes, Which which)
{
    for (Waiter* waiter = m_waiters.front(); waiter != nullptr;) {
        Waiter* const next = waiter->next;
        if (which == Which::All || waiter->request->whenDown == WhenDown::FailFast) {
            dequeue(*waiter, outcome);
            ++m_failedWaits;
            waiter->cause = m_lastError;
            wakes.add(*waiter);
        }
        waiter = next;
    }
}

/// The idle connection to use next, if one may be handed out as it is. Those that must not be used any more are retired
/// on the way. When the last used is doubtful, so are all others.
Slot* PoolCore::servableIdle(MonotonicTime now)
{
    while (Slot* slot = m_idle.front()) {
        CloseReason reason{};
        if (!outlived(*slot, now, reason))
            return doubtful(*slot, now) ? nullptr : slot;
        m_idle.remove(*slot);
        retire(*slot, reason);
    }
    return nullptr;
}

void PoolCore::enqueueTask(Slot& slot, SlotState state)
{
    setState(slot, state);
    slot.queued = true;
    m_tasks.pushBack(slot);
    ++m_taskCount;
    m_tasksAnnounced = false;
}

void PoolCore::retire(Slot& slot, CloseReason reason)
{
    slot.closeReason = reason;
    enqueueTask(slot, SlotState::Closing);
}

/// A connection is free and known to be good: the waiter whose turn it is gets it, else it waits in the idle list.
void PoolCore::makeAvailable(Slot& slot, MonotonicTime now, Wakes& wakes)
{
    CloseReason reason{};
    if (outlived(slot, now, reason)) {
        retire(slot, reason);
        return;
    }
    Waiter* const first = m_waiters.front();
    if (first != nullptr && !m_suspendedSince && now - first->since >= m_tuning.bargingLimit) {
        grantTo(*first, slot, now, wakes);
        return;
    }
    rest(slot);
    if (slot.unwatched && slot.state == SlotState::Idle) {
        m_watchPending = true;
        wakes.keeper = true;
    }
    if (total() > m_options.size)
        arm(slot.idleSince + m_options.overflowGrace, wakes);
}

/// Into the idle list, last used first. One that was only asked whether it lives goes back to where it was: it has not
/// been of use to anybody.
void PoolCore::rest(Slot& slot)
{
    if (slot.unread) {
        enqueueTask(slot, SlotState::Testing);
        return;
    }
    setState(slot, SlotState::Idle);
    Slot* after = nullptr;
    for (Slot* other = m_idle.front(); other != nullptr && other->idleSince > slot.idleSince; other = other->next)
        after = other;
    m_idle.insertAfter(after, slot);
}

void PoolCore::free(Slot& slot)
{
    setState(slot, SlotState::Free);
    m_free.pushBack(slot);
    if (m_closed)
        m_drained.notify_all();
}

/// Brings supply and demand together after anything has changed. Looks at levels, never at events, so that no
/// connection and no waiter can be forgotten.
void PoolCore::settle(MonotonicTime now, Wakes& wakes)
{
    int offered = 0;
    if (m_suspendedSince) {
        wakeWorkers(wakes);
        return;
    }
    while (Waiter* const first = m_waiters.front()) {
        Slot* const slot = servableIdle(now);
        if (slot == nullptr)
            break;
        if (now - first->since < m_tuning.bargingLimit) {
            // It comes and takes one, unless a newcomer was quicker; then it still is the first.
            wakes.add(*first);
            offered = count(SlotState::Idle);
            break;
        }
        m_idle.remove(*slot);
        grantTo(*first, *slot, now, wakes);
    }
    if (m_waiterCount > 0 && !m_closed) {
        const bool nothingUnderWay = established() == 0 && count(SlotState::Opening) == 0;
        if (nothingUnderWay && m_breaker.refusing(now))
            failAll(Waiter::Outcome::Refused, wakes);
        else if (nothingUnderWay && m_breaker.open() && now < m_breaker.nextProbe())
            failAll(Waiter::Outcome::Refused, wakes, Which::FailFast);
        if (offered == 0)
            proveIdle(now);
        if (m_waiterCount > 0)
            grow(now, wakes, m_waiterCount - offered - count(SlotState::Opening) - coming());
    }
    wakeWorkers(wakes);
}

/// Has idle connections prove that they live, as many as waiters have none coming. A connect under way does not make
/// up for it: a login may hang for seconds, an answer to a ping does not.
void PoolCore::proveIdle(MonotonicTime now)
{
    for (int missing = m_waiterCount - coming(); missing > 0 && !m_idle.empty();) {
        Slot& slot = *m_idle.front();
        m_idle.remove(slot);
        CloseReason reason{};
        if (outlived(slot, now, reason)) {
            retire(slot, reason);
            continue;
        }
        enqueueTask(slot, SlotState::Testing);
        --missing;
    }
}

/// Opens connections for the waiters that have neither a connection coming nor a connect under way.
void PoolCore::grow(MonotonicTime now, Wakes& wakes, int missing)
{
    while (missing > 0 && !m_free.empty()) {
        if (m_breaker.open()) {
            if (!m_breaker.mayProbe(now, count(SlotState::Opening))) {
                if (count(SlotState::Opening) == 0)
                    arm(m_breaker.nextProbe(), wakes);
                return;
            }
        } else {
            const MonotonicTime patient = m_waiters.front()->since + m_tuning.growthPatience;
            const bool hurry = established() == 0 || now >= patient;
            if (count(SlotState::Opening) >= (hurry && m_loginWorks ? m_tuning.connectLimit : 1)) {
                if (!hurry)
                    arm(patient, wakes);
                return;
            }
        }
        Slot& slot = *m_free.front();
        m_free.remove(slot);
        slot.epoch = m_epoch;
        enqueueTask(slot, SlotState::Opening);
        --missing;
    }
}

/// One connection turned out to be lost: the others that rest may be, too, whatever the time since their last use.
void PoolCore::doubtSiblings()
{
    if (!m_options.prePing || m_closed)
        return;
    while (Slot* slot = m_idle.front()) {
        m_idle.remove(*slot);
        enqueueTask(*slot, SlotState::Testing);
    }
}

/// The connection that news are about, unless they are of an older one in its place.
Slot* PoolCore::watched(std::uint64_t tag)
{
    const auto index = static_cast<std::size_t>(tag >> 32U);
    if (index >= m_slots.size())
        return nullptr;
    Slot& slot = m_slots[index];
    return slot.incarnation == static_cast<std::uint32_t>(tag) && slot.backend != nullptr ? &slot : nullptr;
}

void PoolCore::connectionDied(std::uint64_t tag, MonotonicTime now, Wakes& wakes)
{
    Slot* const slot = watched(tag);
    if (slot == nullptr)
        return;
    slot->dead = true;
    if (slot->state == SlotState::Idle) {
        m_idle.remove(*slot);
        retire(*slot, CloseReason::Broken);
    }
    doubtSiblings();
    settle(now, wakes);
}

/// Only where NOTIFY is listened to: it is fetched at once from a connection that rests, and from others when they do.
void PoolCore::somethingArrived(std::uint64_t tag, MonotonicTime now, Wakes& wakes)
{
    Slot* const slot = watched(tag);
    if (slot == nullptr)
        return;
    if (slot->state != SlotState::Idle) {
        slot->unread = true;
        return;
    }
    m_idle.remove(*slot);
    enqueueTask(*slot, SlotState::Testing);
    settle(now, wakes);
}

/// What comes with time: connections of age, those that nobody used for a while, probes of a server that was down, and
/// leases that turn into leaks.
void PoolCore::housekeep(MonotonicTime now, Wakes& wakes)
{
    for (Slot* slot = m_idle.front(); slot != nullptr;) {
        Slot* const next = slot->next;
        CloseReason reason{};
        if (outlived(*slot, now, reason)) {
            m_idle.remove(*slot);
            retire(*slot, reason);
        }
        slot = next;
    }
    closeSurplus(now);
    keepAlive(now);
    if (now >= m_nextLeakScan) {
        m_leakWatch.scan(m_slots, now, leaseLimits(), m_waiterCount == 0 && count(SlotState::Idle) > 0);
        m_nextLeakScan = now + leakScanPeriod();
    }
    settle(now, wakes);
}

void PoolCore::closeSurplus(MonotonicTime now)
{
    // Those on the way out still count in total(): they must not make others go, too.
    int surplus = total() - count(SlotState::Closing) - m_options.size;
    while (surplus > 0 && !m_idle.empty() && now - m_idle.back()->idleSince >= m_options.overflowGrace) {
        Slot& oldest = *m_idle.back();
        m_idle.remove(oldest);
        retire(oldest, CloseReason::Overflow);
        --surplus;
    }
    if (now < m_shrinkAt)
        return;
    // Idle even at the busiest moment of the period: nobody would have missed it. One at a time, so that a lull does
    // not cost a burst of connects.
    if (m_leastIdle > 0 && !m_idle.empty() && total() - count(SlotState::Closing) > minimum()) {
        Slot& oldest = *m_idle.back();
        m_idle.remove(oldest);
        retire(oldest, CloseReason::Shrunk);
    }
    m_leastIdle = count(SlotState::Idle);
    m_shrinkAt = now + m_options.shrinkPeriod;
}

void PoolCore::keepAlive(MonotonicTime now)
{
    if (m_options.keepalive <= Nanoseconds::zero())
        return;
    for (Slot* slot = m_idle.front(); slot != nullptr;) {
        Slot* const next = slot->next;
        if (now - slot->provedAt >= m_options.keepalive) {
            m_idle.remove(*slot);
            enqueueTask(*slot, SlotState::Testing);
        }
        slot = next;
    }
}

/// Often enough that a report comes soon after its time, seldom enough to cost nothing.
Nanoseconds PoolCore::leakScanPeriod() const
{
    return std::clamp<Nanoseconds>(m_leakThreshold / 8, base::Milliseconds(20), base::Seconds(1));
}

MonotonicTime PoolCore::nextDue(MonotonicTime now) const
{
    MonotonicTime due = MonotonicTime::max();
    if (count(SlotState::Idle) > 0 && total() > minimum())
        due = std::max(now + base::Milliseconds(1), m_shrinkAt);
    if (m_realTime && established() > 0 && !base::QuickClock::settled())
        due = std::min(due, now + base::Milliseconds(250));
    if ((m_leakThreshold > Nanoseconds::zero() || m_leakWatch.lacking()) && established() > 0)
        due = std::min(due, std::max(now + base::Milliseconds(1), m_nextLeakScan));
    for (const Slot& slot : m_slots) {
        if (slot.state == SlotState::Idle && m_options.keepalive > Nanoseconds::zero())
            due = std::min(due, std::max(now + base::Milliseconds(1), slot.provedAt + m_options.keepalive));
        // Those in use, too: their return takes no look at the keeper's timer.
        if (slot.backend != nullptr && slot.state != SlotState::Closing && slot.expiresAt > now)
            due = std::min(due, slot.expiresAt);
    }
    if (total() > m_options.size && !m_idle.empty())
        due = std::min(due, std::max(now + base::Milliseconds(1), m_idle.back()->idleSince + m_options.overflowGrace));
    if (m_waiterCount > 0 && !m_suspendedSince) {
        const MonotonicTime patient = m_waiters.front()->since + m_tuning.growthPatience;
        const bool wanting = m_waiterCount > coming();
        if (m_breaker.open() && count(SlotState::Opening) == 0 && wanting && !m_free.empty())
            due = std::min(due, std::max(now + base::Milliseconds(1), m_nobodyListens
                                                                          ? std::min(m_knockAt, m_breaker.nextProbe())
                                                                          : m_breaker.nextProbe()));
        else if (patient > now)
            due = std::min(due, patient);
    }
    if (m_taskCount > 0 && m_workerCount == 0)
        due = std::min(due, now + base::Milliseconds(100)); // no thread could be started: try again
    return due;
}

void PoolCore::arm(MonotonicTime at, Wakes& wakes)
{
    if (at < m_due) {
        m_due = at;
        wakes.keeper = true;
    }
}

void PoolCore::wakeWorkers(Wakes& wakes)
{
    if (m_tasksAnnounced)
        return;
    m_tasksAnnounced = true;
    wakes.workers = std::min(m_taskCount, m_restingWorkers);
    if (m_taskCount > m_restingWorkers && m_workerCount < m_tuning.workerLimit)
        wakes.keeper = true; // starts one more
}

PoolCore::Tally PoolCore::tally() const
{
    return {.inUse = count(SlotState::Leased),
            .overflow = std::max(0, total() - m_options.size),
            .opening = count(SlotState::Opening),
            .waiting = m_waiterCount,
            .cause = m_lastError};
}

/// Every connection there is belongs to the past: idle ones go now, the others when they come back.
void PoolCore::discardStale()
{
    ++m_epoch;
    static_cast<void>(servableIdle(timeNow())); // retires all of them: none is of this epoch
}

void PoolCore::recycleAll()
{
    m_connector->forgetRefusal();
    Wakes wakes;
    {
        const Lock lock(m_mutex);
        // Who asks for new connections has often mended what the old ones failed at.
        m_breaker.succeeded();
        m_loginWorks = false;
        discardStale();
        settle(timeNow(), wakes);
    }
    apply(wakes);
}

bool PoolCore::recycleLease(std::uint64_t lease)
{
    const Lock lock(m_mutex);
    for (Slot& slot : m_slots) {
        if (slot.state != SlotState::Leased || slot.lease != lease)
            continue;
        slot.recycle = true;
        return true;
    }
    return false;
}

void PoolCore::suspend()
{
    const Lock lock(m_mutex);
    if (!m_suspendedSince)
        m_suspendedSince = timeNow();
}

void PoolCore::resume()
{
    Wakes wakes;
    {
        const Lock lock(m_mutex);
        if (!m_suspendedSince)
            return;
        const MonotonicTime now = timeNow();
        for (Waiter* waiter = m_waiters.front(); waiter != nullptr; waiter = waiter->next) {
            const Nanoseconds spared = now - std::max(waiter->since, *m_suspendedSince);
            waiter->since += spared;
            waiter->deadline += spared;
            // It waits without a limit while the pool is suspended: its time runs again.
            wakes.add(*waiter);
        }
        m_suspendedSince.reset();
        settle(now, wakes);
    }
    apply(wakes);
}

void PoolCore::setLeakThreshold(Nanoseconds threshold)
{
    Wakes wakes;
    {
        const Lock lock(m_mutex);
        m_leakThreshold = threshold;
        m_nextLeakScan = timeNow();
        arm(m_nextLeakScan, wakes);
    }
    apply(wakes);
}

} // namespace howdah::pool::detail
