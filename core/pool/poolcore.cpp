// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/poolcore.h"

#include <algorithm>

namespace howdah::pool::detail {

using base::MonotonicTime;
using base::Nanoseconds;

namespace {

/// `text` without a UTF-8 sequence that was cut off at its end.
std::string_view wholeCharacters(std::string_view text)
{
    std::size_t start = text.size();
    while (start > 0 && text.size() - start < 4 && (static_cast<unsigned char>(text[start - 1]) & 0xC0U) == 0x80U)
        --start;
    if (start == 0)
        return text;
    const auto lead = static_cast<unsigned char>(text[start - 1]);
    const std::size_t wanted = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : lead >= 0xC0U ? 2 : 1;
    return text.size() - (start - 1) < wanted ? text.substr(0, start - 1) : text;
}

} // namespace

void PoolCore::grant(Slot& slot, const Request& request, MonotonicTime since, MonotonicTime now)
{
    setState(slot, SlotState::Leased);
    slot.lease = ++m_leaseNumber;
    slot.leasedAt = now;
    slot.condemned = false;
    slot.tagLength = static_cast<std::uint8_t>(std::min(request.tag.size(), Slot::tagCapacity));
    std::copy_n(request.tag.data(), slot.tagLength, slot.tag.data());
    slot.where = request.where;
    slot.thread = request.thread;
    slot.statement.quietFrom(now);
    m_wait.add(now - since);
}

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

void PoolCore::failAll(Waiter::Outcome outcome, Wakes& wakes)
{
    while (Waiter* waiter = m_waiters.front()) {
        dequeue(*waiter, outcome);
        waiter->cause = m_lastError;
        wakes.add(*waiter);
    }
}

/// Whether the connection must not be used any more, in whatever state it is.
bool PoolCore::outlived(const Slot& slot, MonotonicTime now, CloseReason& reason) const
{
    if (m_closed)
        reason = CloseReason::PoolClosed;
    else if (slot.dead)
        reason = CloseReason::Broken;
    else if (slot.epoch != m_epoch)
        reason = CloseReason::Stale;
    else if (now >= slot.expiresAt)
        reason = CloseReason::Recycled;
    else
        return false;
    return true;
}

bool PoolCore::doubtful(const Slot& slot, MonotonicTime now) const
{
    return m_options.prePing && now - slot.idleSince > m_tuning.trust;
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
    if (first != nullptr && now - first->since >= m_tuning.bargingLimit) {
        grantTo(*first, slot, now, wakes);
        return;
    }
    setState(slot, SlotState::Idle);
    slot.idleSince = now;
    m_idle.pushFront(slot);
    if (total() > m_options.size)
        arm(now + m_options.overflowGrace, wakes);
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
        if (established() == 0 && count(SlotState::Opening) == 0 && m_breaker.refusing(now))
            failAll(Waiter::Outcome::Refused, wakes);
        else
            grow(now, wakes,
                 m_waiterCount - offered - count(SlotState::Opening) - count(SlotState::Testing) -
                     count(SlotState::RollingBack));
    }
    wakeWorkers(wakes);
}

/// Sets as many connections on their way as there are waiters with none under way for them: idle ones that must prove
/// to be alive first, then new ones.
void PoolCore::grow(MonotonicTime now, Wakes& wakes, int missing)
{
    while (missing > 0 && !m_idle.empty()) {
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
            if (count(SlotState::Opening) >= (hurry ? m_tuning.connectLimit : 1)) {
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

void PoolCore::connectionDied(std::uint64_t tag, MonotonicTime now, Wakes& wakes)
{
    const auto index = static_cast<std::size_t>(tag >> 32U);
    if (index >= m_slots.size())
        return;
    Slot& slot = m_slots[index];
    if (slot.incarnation != static_cast<std::uint32_t>(tag) || slot.backend == nullptr)
        return;
    slot.dead = true;
    if (slot.state == SlotState::Idle) {
        m_idle.remove(slot);
        retire(slot, CloseReason::Broken);
    }
    doubtSiblings();
    settle(now, wakes);
}

/// What comes with time: connections of age, overflow that nobody used for a while, probes of a server that was down.
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
    // Those on the way out still count in total(): they must not make others go, too.
    int surplus = total() - count(SlotState::Closing) - m_options.size;
    while (surplus > 0 && !m_idle.empty() && now - m_idle.back()->idleSince >= m_options.overflowGrace) {
        Slot& oldest = *m_idle.back();
        m_idle.remove(oldest);
        retire(oldest, CloseReason::Overflow);
        --surplus;
    }
    settle(now, wakes);
}

MonotonicTime PoolCore::nextDue(MonotonicTime now) const
{
    MonotonicTime due = MonotonicTime::max();
    for (const Slot& slot : m_slots) {
        // Those in use, too: their return takes no look at the keeper's timer.
        if (slot.backend != nullptr && slot.state != SlotState::Closing && slot.expiresAt > now)
            due = std::min(due, slot.expiresAt);
    }
    if (total() > m_options.size && !m_idle.empty())
        due = std::min(due, std::max(now + base::Milliseconds(1), m_idle.back()->idleSince + m_options.overflowGrace));
    if (m_waiterCount > 0) {
        const MonotonicTime patient = m_waiters.front()->since + m_tuning.growthPatience;
        const bool wanting = m_waiterCount > count(SlotState::Testing) + count(SlotState::RollingBack);
        if (m_breaker.open() && count(SlotState::Opening) == 0 && wanting && !m_free.empty())
            due = std::min(due, std::max(now + base::Milliseconds(1), m_breaker.nextProbe()));
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

void PoolCore::recycleAll()
{
    Wakes wakes;
    {
        const Lock lock(m_mutex);
        const MonotonicTime now = m_clock->now();
        ++m_epoch;
        // Who asks for new connections has often mended what the old ones failed at.
        m_breaker.succeeded();
        static_cast<void>(servableIdle(now)); // retires all of them: none is of this epoch
        settle(now, wakes);
    }
    apply(wakes);
}

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
        stats.cleaning = count(SlotState::Testing) + count(SlotState::RollingBack) + count(SlotState::Closing);
        stats.waiting = m_waiterCount;
        stats.checkouts = m_leaseNumber;
        stats.returns = m_returns;
        stats.timeouts = m_timeouts;
        stats.cancelled = m_cancelled;
        stats.opened = m_opened;
        stats.connectFailures = m_connectFailures;
        stats.closed = m_closedBy;
        stats.staleReturns = m_staleReturns;
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

std::vector<LeaseInfo> PoolCore::leases() const
{
    // Copied as it is under the lock; made into strings afterwards.
    struct Raw {
        std::uint64_t lease = 0;
        std::array<char, Slot::tagCapacity> tag{};
        std::size_t tagLength = 0;
        std::source_location where;
        std::uint64_t thread = 0;
        base::BackendPid backend;
        MonotonicTime leasedAt{}, quietSince{};
        bool running = false;
        std::array<char, StatementRecord::capacity> statement{};
        std::size_t statementLength = 0;
    };
    std::vector<Raw> raws(m_slots.size());
    std::size_t used = 0;
    {
        const Lock lock(m_mutex);
        for (const Slot& slot : m_slots) {
            if (slot.state != SlotState::Leased)
                continue;
            Raw& raw = raws[used++];
            raw.lease = slot.lease;
            raw.tag = slot.tag;
            raw.tagLength = slot.tagLength;
            raw.where = slot.where;
            raw.thread = slot.thread;
            raw.backend = slot.pid;
            raw.leasedAt = slot.leasedAt;
            raw.running = slot.statement.running();
            raw.quietSince = slot.statement.quietSince();
            raw.statementLength = slot.statement.copy(slot.lease, raw.statement);
        }
    }
    const MonotonicTime now = m_clock->now();
    std::vector<LeaseInfo> leases;
    leases.reserve(used);
    for (std::size_t i = 0; i < used; ++i) {
        const Raw& raw = raws[i];
        LeaseInfo info;
        info.id = raw.lease;
        info.tag.assign(raw.tag.data(), raw.tagLength);
        const std::string_view file = raw.where.file_name();
        info.file = file.substr(file.find_last_of("/\\") + 1);
        info.line = raw.where.line();
        info.function = raw.where.function_name();
        info.thread = raw.thread;
        info.backend = raw.backend;
        info.heldFor = now - raw.leasedAt;
        info.idleFor = raw.running ? Nanoseconds::zero() : now - raw.quietSince;
        info.statementRunning = raw.running;
        info.lastStatement = wholeCharacters({raw.statement.data(), raw.statementLength});
        leases.push_back(std::move(info));
    }
    std::sort(leases.begin(), leases.end(), [](const LeaseInfo& a, const LeaseInfo& b) { return a.id < b.id; });
    return leases;
}

std::string PoolCore::violations() const
{
    // Long beside any delay of the scheduler: a thread that was woken may not have run yet, one that never was shows.
    constexpr Nanoseconds stalled = base::Seconds(5);
    std::string found;
    const auto expect = [&found](bool holds, const char* what) {
        if (!holds)
            found.append(what).append("\n");
    };
    {
        const Lock lock(m_mutex);
        const MonotonicTime now = m_clock->now();
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
            expect(slot->next == nullptr || slot->idleSince >= slot->next->idleSince, "1: idle list out of order");
        }
        expect(idle == count(SlotState::Idle), "1: the idle list differs from its counter");
        int waiting = 0;
        for (const Waiter* waiter = m_waiters.front(); waiter != nullptr; waiter = waiter->next) {
            ++waiting;
            expect(waiter->outcome == Waiter::Outcome::Waiting, "4: a waiter that was served is still in line");
            expect(waiter->next == nullptr || waiter->ticket < waiter->next->ticket, "4: waiters out of order");
        }
        expect(waiting == m_waiterCount, "4: the line differs from its counter");
        if (waiting > 0 && now - m_waiters.front()->since >= stalled) {
            expect(idle == 0, "2: an idle connection beside a waiter");
            expect(m_breaker.open() || m_free.empty() ||
                       count(SlotState::Opening) + count(SlotState::Testing) + count(SlotState::RollingBack) > 0,
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
