// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/threadnumber.h"
#include "core/base/uithread.h"
#include "core/base/units.h"
#include "core/pool/poolcore.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace howdah::pool::detail {

using base::Error;
using base::ErrorCode;
using base::MonotonicTime;
using base::Nanoseconds;
using base::Text;

namespace {

Error closedError()
{
    return {ErrorCode::Closed, Text(HOWDAH_TEXT("pool", "The connection pool is closed"))};
}

Error foreignError()
{
    return {ErrorCode::Closed, Text(HOWDAH_TEXT("pool", "The connection pool belongs to the process that made it")),
            Text(HOWDAH_TEXT("pool", "this process is a fork of that one")),
            Text(HOWDAH_TEXT("pool", "make a pool after the fork"))};
}

} // namespace

base::Result<Lease> PoolCore::checkout(const CheckoutOptions& options, const std::source_location& where)
{
    if (!ours())
        return foreignError();
    const Request request{options.tag, where, base::threadNumber(), options.whenDown.value_or(m_options.whenDown)};
    const MonotonicTime since = timeNow();
    Slot* toPeek = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        const Waiter* const first = m_waiters.front();
        Slot* const slot = m_idle.front();
        CloseReason reason{};
        if (slot != nullptr && !m_suspendedSince &&
            (first == nullptr || since - first->since < m_tuning.bargingLimit) && !outlived(*slot, since, reason)) {
            if (!doubtful(*slot, since)) {
                m_idle.remove(*slot);
                grant(*slot, request, since, since);
                return Lease(std::move(slot->token), slot, slot->lease);
            }
            if (since - slot->provedAt <= m_options.aliveWindow) {
                m_idle.remove(*slot);
                setState(*slot, SlotState::Testing);
                toPeek = slot;
            }
        }
    }
    // A look at what has arrived does not wait, so the caller may do it; a ping is for the pool's own threads.
    if (toPeek != nullptr && peekAndGrant(*toPeek, request, since))
        return Lease(std::move(toPeek->token), toPeek, toPeek->lease);
    return waitTurn(request, since, options);
}

bool PoolCore::peekAndGrant(Slot& slot, const Request& request, MonotonicTime since)
{
    slot.unread = false;
    const bool alive = slot.backend->peek().has_value() && !slot.backend->broken();
    if (alive)
        deliverNotifications(*slot.backend);
    const MonotonicTime now = timeNow();
    Wakes wakes;
    Lock lock(m_mutex);
    CloseReason reason = CloseReason::Broken;
    if (alive)
        slot.provedAt = now;
    if (alive && !m_suspendedSince && !outlived(slot, now, reason)) {
        grant(slot, request, since, now);
        return true;
    }
    if (alive && m_suspendedSince) {
        makeAvailable(slot, now, wakes);
    } else {
        retire(slot, alive ? reason : CloseReason::Broken);
        if (!alive)
            doubtSiblings();
    }
    settle(now, wakes);
    lock.unlock();
    apply(wakes);
    return false;
}

void PoolCore::apply(const Wakes& wakes)
{
    for (std::size_t i = 0; i < wakes.waiterCount; ++i)
        wakes.waiters[i]->wake.notify_all();
    for (int i = 0; i < wakes.workers; ++i)
        m_work.notify_one();
    if (wakes.keeper)
        m_poller->wake();
}

/// A waiter nobody uses. Makes one without the lock when there is none.
Waiter* PoolCore::takeSpareWaiter(Lock& lock)
{
    if (m_spareWaiters.empty()) {
        lock.unlock();
        auto fresh = std::make_unique<Waiter>();
        lock.lock();
        m_spareWaiters.pushFront(*fresh);
        fresh->nextOwned = std::move(m_ownedWaiters);
        m_ownedWaiters = std::move(fresh);
    }
    Waiter* const waiter = m_spareWaiters.front();
    m_spareWaiters.remove(*waiter);
    return waiter;
}

base::Result<Lease> PoolCore::waitTurn(const Request& request, MonotonicTime since, const CheckoutOptions& options)
{
    if (base::onUiThread())
        return Error(ErrorCode::Internal, Text(HOWDAH_TEXT("pool", "A connection was asked for on the UI thread")));
    // Longer than a year is forever, and does not overflow when added to now.
    const Nanoseconds timeout =
        std::clamp<Nanoseconds>(options.timeout.value_or(m_options.checkoutTimeout), Nanoseconds::zero(),
                                std::chrono::duration_cast<Nanoseconds>(std::chrono::years(1)));

    // A waiter that close() wakes still has to leave, and the pool's owner may be gone by then.
    const std::shared_ptr<PoolCore> self = shared_from_this();
    Wakes wakes;
    Lock lock(m_mutex);
    Waiter& waiter = *takeSpareWaiter(lock);
    if (m_closed) {
        m_spareWaiters.pushFront(waiter);
        lock.unlock();
        return closedError();
    }
    waiter.outcome = Waiter::Outcome::Waiting;
    waiter.slot = nullptr;
    waiter.ticket = ++m_ticket;
    waiter.since = since;
    waiter.deadline = since + timeout;
    waiter.request = &request;
    m_waiters.pushBack(waiter);
    ++m_waiterCount;
    settle(timeNow(), wakes);
    lock.unlock();
    apply(wakes);

    const auto onStop = [this, &waiter, ticket = waiter.ticket] { cancelWait(waiter, ticket); };
    std::optional<base::StopCallback<decltype(onStop)>> callback;
    if (options.stop.stop_possible())
        callback.emplace(options.stop, onStop);

    wakes = {};
    Tally counts;
    lock.lock();
    while (waiter.outcome == Waiter::Outcome::Waiting) {
        const MonotonicTime now = timeNow();
        if (m_suspendedSince) {
            // resume() moves the deadline on by what this took.
            if (m_realTime)
                waiter.wake.wait(lock);
            else
                waiter.wake.wait_for(lock, base::Milliseconds(1));
            continue;
        }
        // Served or too late is decided here, under the lock: no connection is ever given to somebody who has left.
        if (m_waiters.front() == &waiter) {
            if (Slot* const slot = servableIdle(now)) {
                m_idle.remove(*slot);
                dequeue(waiter, Waiter::Outcome::Granted);
                waiter.slot = slot;
                grant(*slot, request, waiter.since, now);
                break;
            }
            // What was offered may have grown too old to be trusted before this thread ran: it must be tested now, or
            // it would lie there beside all who wait.
            settle(now, wakes);
            if (wakes.any()) {
                lock.unlock();
                apply(wakes);
                wakes = {};
                lock.lock();
                continue;
            }
        }
        if (now >= waiter.deadline) {
            counts = tally();
            dequeue(waiter, Waiter::Outcome::TimedOut);
            ++m_timeouts;
            wakes.keeper = m_leakWatch.ranOut(m_slots) || wakes.keeper;
            break;
        }
        if (m_realTime)
            waiter.wake.wait_until(lock, waiter.deadline);
        else
            waiter.wake.wait_for(lock, base::Milliseconds(1));
    }
    const Waiter::Outcome outcome = waiter.outcome;
    Slot* const slot = waiter.slot;
    const std::shared_ptr<const Error> refusal = std::move(waiter.cause);
    m_spareWaiters.pushFront(waiter);
    // The turn passes on: what this waiter left behind is for the next.
    settle(timeNow(), wakes);
    lock.unlock();
    apply(wakes);

    switch (outcome) {
    case Waiter::Outcome::Granted:
        return Lease(std::move(slot->token), slot, slot->lease);
    case Waiter::Outcome::Cancelled:
        return Error(ErrorCode::Cancelled, Text(HOWDAH_TEXT("pool", "Waiting for a connection was cancelled")));
    case Waiter::Outcome::Refused:
        return *refusal;
    case Waiter::Outcome::Closed:
        return closedError();
    case Waiter::Outcome::TimedOut:
    case Waiter::Outcome::Waiting:
        break;
    }
    return timeoutError(timeout, counts);
}

void PoolCore::cancelWait(Waiter& waiter, std::uint64_t ticket)
{
    Wakes wakes;
    {
        const Lock lock(m_mutex);
        if (waiter.ticket != ticket || waiter.outcome != Waiter::Outcome::Waiting)
            return;
        dequeue(waiter, Waiter::Outcome::Cancelled);
        ++m_cancelled;
        wakes.add(waiter);
        settle(timeNow(), wakes);
    }
    apply(wakes);
}

base::Error PoolCore::timeoutError(Nanoseconds timeout, const Tally& counts) const
{
    std::vector<std::string> figures{std::to_string(counts.inUse),    std::to_string(m_options.size),
                                     std::to_string(counts.overflow), std::to_string(m_options.maxOverflow),
                                     std::to_string(counts.waiting),  std::to_string(counts.opening)};
    Text what(HOWDAH_TEXT("pool", "No connection became free within %1"), {base::human::duration(timeout)});
    if (counts.cause != nullptr) {
        figures.push_back(counts.cause->english());
        return {ErrorCode::Timeout, std::move(what),
                Text(HOWDAH_TEXT("pool", "in use %1, size %2, overflow %3 of %4, waiting %5, connecting %6; the last "
                                         "connect failed: %7"),
                     std::move(figures)),
                counts.cause->remedy()};
    }
    figures.push_back(holdersOf(leases()));
    if (figures.back().empty())
        figures.back() = "-";
    return {ErrorCode::Timeout, std::move(what),
            Text(HOWDAH_TEXT("pool", "in use %1, size %2, overflow %3 of %4, waiting %5, connecting %6; held by %7"),
                 std::move(figures)),
            Text(HOWDAH_TEXT("pool", "see who holds the connections, or allow more of them"))};
}

/// What is known of the connection when its holder returns it. That it was held proves nothing: the server may have
/// gone meanwhile, and the next caller would be the one to find out. A look does not wait.
void PoolCore::lookAtReturn(Slot& slot, MonotonicTime now) const
{
    if (slot.statement.since() > slot.leasedAt)
        slot.provedAt = slot.statement.since();
    if (!doubtful(slot, now) && !m_options.onNotification)
        return;
    slot.unread = false; // before the look, so that what comes after it is told
    const bool lately = now - slot.provedAt <= m_options.aliveWindow;
    if (slot.backend->peek() && lately)
        slot.provedAt = now;
}

void PoolCore::giveBack(Slot& slot, std::uint64_t lease, std::shared_ptr<PoolCore> token, Manner manner)
{
    const MonotonicTime now = timeNow();
    lookAtReturn(slot, now); // still its holder's, who is here
    deliverNotifications(*slot.backend);
    Lock lock(m_mutex);
    if (slot.state != SlotState::Leased || slot.lease != lease) {
        ++m_staleReturns;
        return;
    }
    ++m_returns;
    m_use.add(now - slot.leasedAt);
    const bool broken = slot.condemned || slot.backend->broken();
    const auto state = slot.backend->transactionState();
    CloseReason reason{};
    const bool outlives = !outlived(slot, now, reason);
    const bool reported = m_leakWatch.ended(slot);
    slot.idleSince = now;
    if (manner == Manner::Return && !broken && outlives && !anythingToUndo(slot, state) && m_waiterCount == 0 &&
        total() <= m_options.size && !reported && !slot.unread && !slot.unwatched) {
        slot.token = std::move(token);
        setState(slot, SlotState::Idle);
        m_idle.pushFront(slot);
        return;
    }

    if (manner == Manner::Invalidate)
        reason = CloseReason::Invalidated;
    else if (broken || state == pg::TransactionState::Unknown)
        reason = CloseReason::Broken;
    else if (state == pg::TransactionState::Active)
        reason = CloseReason::Dirty;
    else if (outlives) {
        // From here on the connection's own reference may be given away: this one keeps the core until the wake-ups.
        const std::shared_ptr<PoolCore> self = token;
        Wakes wakes;
        wakes.keeper = reported;
        slot.token = std::move(token);
        if (anythingToUndo(slot, state))
            enqueueTask(slot, SlotState::RollingBack);
        else
            makeAvailable(slot, now, wakes);
        settle(now, wakes);
        lock.unlock();
        apply(wakes);
        return;
    }

    if (m_threadsEnded) {
        // The pool is gone and its threads with it: the last owner closes.
        const std::unique_ptr<Backend> backend = std::move(slot.backend);
        ++m_closedBy[static_cast<std::size_t>(reason)];
        free(slot);
        lock.unlock();
        return;
    }
    const std::shared_ptr<PoolCore> self = token;
    Wakes wakes;
    wakes.keeper = reported;
    slot.token = std::move(token);
    retire(slot, reason);
    if (reason == CloseReason::Broken)
        doubtSiblings();
    settle(now, wakes);
    lock.unlock();
    apply(wakes);
}

std::unique_ptr<Backend> PoolCore::detach(Slot& slot, std::uint64_t lease)
{
    const MonotonicTime now = timeNow();
    Wakes wakes;
    Lock lock(m_mutex);
    if (slot.state != SlotState::Leased || slot.lease != lease) {
        ++m_staleReturns;
        return nullptr;
    }
    ++m_returns;
    ++m_detached;
    m_use.add(now - slot.leasedAt);
    wakes.keeper = m_leakWatch.ended(slot);
    std::unique_ptr<Backend> backend = std::move(slot.backend);
    free(slot);
    settle(now, wakes);
    lock.unlock();
    apply(wakes);
    return backend;
}

void PoolCore::countStaleReturn()
{
    const std::lock_guard lock(m_mutex);
    ++m_staleReturns;
}

} // namespace howdah::pool::detail
