// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/poolcore.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace howdah::pool::detail {

using base::Error;
using base::ErrorCode;
using base::MonotonicTime;
using base::Nanoseconds;
using base::Text;

namespace {

constexpr Nanoseconds cancelTimeout = base::Seconds(2);

std::uint64_t watchTag(const Slot& slot)
{
    return (std::uint64_t{slot.index} << 32U) | slot.incarnation;
}

} // namespace

PoolCore::PoolCore(PoolOptions options, std::unique_ptr<Connector> connector, const Tuning& tuning,
                   std::unique_ptr<base::Poller> poller)
    : m_options(std::move(options))
    , m_tuning(tuning)
    , m_clock(m_options.clock.get())
    , m_realTime(m_options.clock == base::Clock::system())
    , m_fork(base::forkGeneration())
    , m_connector(std::move(connector))
    , m_poller(std::move(poller))
    , m_slots(static_cast<std::size_t>(m_options.size) + static_cast<std::size_t>(m_options.maxOverflow))
    , m_leakWatch(m_slots.size())
    , m_leakThreshold(m_options.leakThreshold)
    , m_shrinkAt(m_clock->now() + m_options.shrinkPeriod)
    , m_breaker(tuning.seed != 0 ? tuning.seed : std::random_device()())
    , m_random(tuning.seed != 0 ? tuning.seed : std::random_device()())
{
    std::uint32_t index = 0;
    for (Slot& slot : m_slots) {
        slot.index = index++;
        m_free.pushBack(slot);
    }
    m_counts[static_cast<std::size_t>(SlotState::Free)] = static_cast<int>(m_slots.size());
}

PoolCore::~PoolCore()
{
    // Iteratively: thousands of waiters once would be thousands of nested destructors.
    while (m_ownedWaiters != nullptr)
        m_ownedWaiters = std::move(m_ownedWaiters->nextOwned);
}

base::Result<std::shared_ptr<PoolCore>> PoolCore::create(PoolOptions options, std::unique_ptr<Connector> connector,
                                                         const Tuning& tuning)
{
    HOWDAH_TRY(options.check());
    base::ensureForkWatch();
    HOWDAH_ASSIGN(auto poller, base::Poller::create());
    std::shared_ptr<PoolCore> core(new PoolCore(std::move(options), std::move(connector), tuning, std::move(poller)));
    try {
        core->m_workers.reserve(static_cast<std::size_t>(tuning.workerLimit));
        core->m_keeper = std::thread(&PoolCore::keep, core.get());
    } catch (const std::system_error& failure) {
        return base::systemError(Text(HOWDAH_TEXT("pool", "Cannot start a thread for the connection pool")),
                                 failure.code().value());
    }
    return core;
}

void PoolCore::close(const base::Deadline& deadline)
{
    Wakes wakes;
    {
        const Lock lock(m_mutex);
        if (!m_closed) {
            m_closed = true;
            failAll(Waiter::Outcome::Closed, wakes);
            static_cast<void>(servableIdle(timeNow())); // retires all of them now that the pool is closed
            wakeWorkers(wakes);
        }
    }
    apply(wakes);
    m_stop.request_stop(); // connects, pings and roll-backs under way end at once
    Lock lock(m_mutex);
    const auto drained = [this] { return total() == count(SlotState::Leased); };
    if (deadline.isNever())
        m_drained.wait(lock, drained);
    else
        m_drained.wait_until(lock, *deadline.at(), drained);
}

void PoolCore::shutDown()
{
    close(base::Deadline::after(base::Seconds(5)));
    {
        const Lock lock(m_mutex);
        m_stopping = true;
    }
    m_work.notify_all();
    m_poller->wake();
    if (m_keeper.joinable())
        m_keeper.join();
    for (std::thread& worker : m_workers)
        worker.join();

    std::vector<std::unique_ptr<Backend>> left;
    std::vector<std::shared_ptr<PoolCore>> tokens;
    left.reserve(m_slots.size());
    tokens.reserve(m_slots.size());
    const Lock lock(m_mutex);
    m_threadsEnded = true;
    // A return that came between the close and here has queued its connection for threads that are gone.
    for (Slot& slot : m_slots) {
        if (slot.state == SlotState::Free || slot.state == SlotState::Leased)
            continue;
        if (slot.queued)
            m_tasks.remove(slot);
        slot.queued = false;
        ++m_closedBy[static_cast<std::size_t>(CloseReason::PoolClosed)];
        left.push_back(std::move(slot.backend));
        tokens.push_back(std::move(slot.token));
        free(slot);
    }
    m_taskCount = 0;
}

void PoolCore::keep()
{
    Wakes wakes;
    for (;;) {
        base::Deadline deadline;
        base::QuickClock::anchor();
        {
            Lock lock(m_mutex);
            if (m_stopping)
                return;
            registerWatches();
            startWorkers(lock);
            const MonotonicTime now = timeNow();
            m_due = nextDue(now);
            if (m_due != MonotonicTime::max()) {
                const Nanoseconds left = std::max<Nanoseconds>(m_due - now, Nanoseconds::zero());
                deadline =
                    base::Deadline::after(m_realTime ? left : std::min<Nanoseconds>(left, base::Milliseconds(1)));
            }
        }
        const auto events = m_poller->wait(deadline);
        knock();
        wakes = {};
        {
            const Lock lock(m_mutex);
            const MonotonicTime now = timeNow();
            if (events) {
                for (const base::Poller::Event& event : *events) {
                    if (base::has(event.ready, base::Ready::Hangup))
                        connectionDied(event.tag, now, wakes);
                    else if (base::has(event.ready, base::Ready::Read))
                        somethingArrived(event.tag, now, wakes);
                }
            }
            housekeep(now, wakes);
        }
        wakes.keeper = false; // it is awake and looks again
        apply(wakes);
        tellNews();
    }
}

/// While nobody listens where the server should be, a look for that costs next to nothing: whoever waits need not sit
/// out the pause until the next attempt once the server is back.
void PoolCore::knock()
{
    {
        const Lock lock(m_mutex);
        const MonotonicTime now = timeNow();
        if (!m_nobodyListens || m_waiterCount == 0 || count(SlotState::Opening) > 0 || now < m_knockAt)
            return;
        m_knockAt = now + m_tuning.knockPeriod;
    }
    const bool answered = m_connector->listening().value_or(false);
    const Lock lock(m_mutex);
    if (!answered || !m_breaker.open())
        return;
    m_nobodyListens = false;
    m_breaker.knockAnswered(timeNow()); // housekeep() follows and makes the attempt
}

/// Tells the death watch of connections that rest for the first time. Under the lock: what rests is nobody's, so its
/// descriptor cannot be closed, and serve another purpose, while the kernel is told of it. That takes half a
/// microsecond, once a connection, and waits for nothing.
void PoolCore::registerWatches()
{
    if (!m_watchPending)
        return;
    m_watchPending = false;
    for (Slot& slot : m_slots) {
        if (!slot.unwatched || slot.state != SlotState::Idle)
            continue;
        slot.unwatched = false;
        // Without the watch, pings still find a dead connection.
        if (slot.socket >= 0)
            static_cast<void>(m_poller->watch(
                slot.socket, m_options.onNotification ? base::Ready::Read : base::Ready::None, watchTag(slot), true));
    }
}

void PoolCore::startWorkers(Lock& lock)
{
    while (m_taskCount > m_restingWorkers && m_workerCount < m_tuning.workerLimit && !m_stopping) {
        ++m_workerCount;
        lock.unlock();
        bool started = true;
        try {
            m_workers.emplace_back(&PoolCore::work, this);
        } catch (const std::system_error&) {
            started = false; // the workers there are go on; with none, nextDue() makes us try again
        }
        lock.lock();
        if (!started) {
            --m_workerCount;
            return;
        }
    }
}

void PoolCore::work()
{
    Lock lock(m_mutex);
    for (;;) {
        while (m_tasks.empty() && !m_stopping) {
            ++m_restingWorkers;
            m_work.wait(lock);
            --m_restingWorkers;
        }
        Slot* const slot = m_tasks.front();
        if (slot == nullptr)
            return;
        m_tasks.remove(*slot);
        --m_taskCount;
        slot->queued = false;
        switch (slot->state) {
        case SlotState::Opening:
            open(*slot, lock);
            break;
        case SlotState::Testing:
            test(*slot, lock);
            break;
        case SlotState::RollingBack:
            rollBack(*slot, lock);
            break;
        default:
            closeConnection(*slot, lock);
            break;
        }
    }
}

void PoolCore::open(Slot& slot, Lock& lock)
{
    Wakes wakes;
    if (m_waiterCount == 0 || m_closed) {
        // Whoever wanted it was served otherwise: elided.
        free(slot);
        return;
    }
    lock.unlock();
    const MonotonicTime begun = timeNow();
    auto made = m_connector->connect(m_options.connectTimeout, m_stop.get_token());
    const MonotonicTime now = timeNow();
    std::shared_ptr<const Error> error;
    std::shared_ptr<PoolCore> token;
    if (made)
        token = shared_from_this();
    else
        error = std::make_shared<const Error>(made.error());
    const bool refused = !made && isRefusal(*error);
    const bool remembered = refused && m_connector->remembersRefusal();
    const bool nobodyListens =
        !made && error->code() == base::ErrorCode::Unreachable && m_connector->listening() == false;
    const bool starting = !made && error->sqlState() == "57P03";

    lock.lock();
    m_nobodyListens = nobodyListens;
    if (made) {
        slot.backend = std::move(*made);
        slot.token = std::move(token);
        ++slot.incarnation;
        slot.dead = false;
        slot.recycle = false;
        slot.condemned = false;
        slot.writeRefused = false;
        slot.unread = false;
        slot.idleSince = now;
        slot.socket = slot.backend->socket();
        slot.pid = slot.backend->pid();
        slot.unwatched = true;
        wakes.keeper = true;
        slot.expiresAt = MonotonicTime::max();
        if (m_options.recycle > Nanoseconds::zero()) {
            // Up to 2.5 % earlier, so that connections opened together are not replaced together.
            std::uniform_int_distribution<Nanoseconds::rep> jitter(0, m_options.recycle.count() / 40);
            slot.expiresAt = now + m_options.recycle - Nanoseconds(jitter(m_random));
        }
        slot.provedAt = now;
        ++m_opened;
        m_create.add(now - begun);
        m_breaker.succeeded();
        m_loginWorks = true;
        m_lastError.swap(error);
        makeAvailable(slot, now, wakes);
    } else {
        // One that close() broke off says nothing about the server.
        if (!m_closed) {
            ++m_connectFailures;
            m_loginWorks = m_loginWorks && !refused;
            if (starting)
                m_breaker.nearlyThere(now);
            else
                m_breaker.failed(now, refused, remembered);
            m_lastError.swap(error);
        }
        free(slot);
    }
    settle(now, wakes);
    lock.unlock();
    error.reset();
    apply(wakes);
    lock.lock();
}

void PoolCore::test(Slot& slot, Lock& lock)
{
    Wakes wakes;
    // In the window of trust in which the caller would have peeked, a peek does for us, too.
    const bool peekWillDo = timeNow() - slot.provedAt <= m_options.aliveWindow;
    slot.unread = false;
    lock.unlock();
    const bool alive =
        (peekWillDo ? slot.backend->peek() : slot.backend->ping(m_options.pingTimeout, m_stop.get_token()))
            .has_value() &&
        !slot.backend->broken();
    if (alive)
        deliverNotifications(*slot.backend);
    const MonotonicTime now = timeNow();
    lock.lock();
    if (alive) {
        slot.provedAt = now;
        makeAvailable(slot, now, wakes);
    } else {
        retire(slot, m_closed ? CloseReason::PoolClosed : CloseReason::Broken);
        doubtSiblings();
    }
    settle(now, wakes);
    lock.unlock();
    apply(wakes);
    lock.lock();
}

void PoolCore::rollBack(Slot& slot, Lock& lock)
{
    Wakes wakes;
    const bool undoAll = slot.used && m_options.onReturn == OnReturn::Clean;
    const bool askWritable = std::exchange(slot.writeRefused, false) && slot.backend->openedWritable();
    lock.unlock();
    Backend& backend = *slot.backend;
    bool clean = true;
    if (backend.transactionState() != pg::TransactionState::Idle)
        clean = backend.rollback(m_options.pingTimeout, m_stop.get_token()).has_value();
    if (clean && undoAll)
        clean = backend.clean(m_options.pingTimeout, m_stop.get_token()).has_value();
    // Refused a write although it once took them: after a failover this server is no longer the one to be at.
    const auto writable = clean && askWritable ? backend.writable(m_options.pingTimeout, m_stop.get_token()) : true;
    clean =
        clean && writable.has_value() && !backend.broken() && backend.transactionState() == pg::TransactionState::Idle;
    if (clean)
        deliverNotifications(backend);
    const MonotonicTime now = timeNow();
    lock.lock();
    slot.idleSince = now;
    if (!clean) {
        retire(slot, m_closed ? CloseReason::PoolClosed : CloseReason::Broken);
    } else if (!*writable) {
        retire(slot, CloseReason::ReadOnly);
        discardStale();
    } else {
        slot.provedAt = now;
        makeAvailable(slot, now, wakes);
    }
    settle(now, wakes);
    lock.unlock();
    apply(wakes);
    lock.lock();
}

void PoolCore::closeConnection(Slot& slot, Lock& lock)
{
    Wakes wakes;
    auto backend = std::move(slot.backend);
    auto token = std::move(slot.token);
    lock.unlock();
    if (!backend->broken() && backend->transactionState() == pg::TransactionState::Active)
        backend->cancelRunning(cancelTimeout);
    backend.reset();
    token.reset();
    lock.lock();
    ++m_closedBy[static_cast<std::size_t>(slot.closeReason)];
    free(slot);
    settle(timeNow(), wakes);
    lock.unlock();
    apply(wakes);
    lock.lock();
}

} // namespace howdah::pool::detail
