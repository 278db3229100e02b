// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/pool/backend.h"
#include "core/pool/pooloptions.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <source_location>
#include <string_view>

namespace howdah::pool::detail {

class PoolCore;

/// A doubly linked list through members `previous` and `next` of T: nothing is allocated, and each T is in one list at
/// most.
template <class T> class IntrusiveList {
public:
    [[nodiscard]] bool empty() const { return m_first == nullptr; }
    [[nodiscard]] T* front() const { return m_first; }
    [[nodiscard]] T* back() const { return m_last; }
    void pushFront(T& node)
    {
        node.previous = nullptr;
        node.next = m_first;
        (m_first != nullptr ? m_first->previous : m_last) = &node;
        m_first = &node;
    }
    void pushBack(T& node)
    {
        node.next = nullptr;
        node.previous = m_last;
        (m_last != nullptr ? m_last->next : m_first) = &node;
        m_last = &node;
    }
    /// Behind `after`; null: in front of all.
    void insertAfter(T* after, T& node)
    {
        if (after == nullptr) {
            pushFront(node);
            return;
        }
        node.previous = after;
        node.next = after->next;
        (after->next != nullptr ? after->next->previous : m_last) = &node;
        after->next = &node;
    }
    void remove(T& node)
    {
        (node.previous != nullptr ? node.previous->next : m_first) = node.next;
        (node.next != nullptr ? node.next->previous : m_last) = node.previous;
        node.previous = node.next = nullptr;
    }

private:
    T* m_first = nullptr;
    T* m_last = nullptr;
};

/// Who asks for a connection.
struct Request {
    std::string_view tag;
    std::source_location where;
    std::uint64_t thread = 0;
    WhenDown whenDown = WhenDown::Wait;
};

/// The last statement of a lease: written by the holder, read by whoever lists the leases.
class StatementRecord {
public:
    static constexpr std::size_t capacity = 200;

    void started(std::uint64_t lease, std::string_view sql, base::MonotonicTime now)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_lease = lease;
            m_length = std::min(sql.size(), capacity);
            std::copy_n(sql.data(), m_length, m_text.data());
        }
        quietFrom(now);
        m_running.store(true, std::memory_order_relaxed);
    }
    void ended(base::MonotonicTime now)
    {
        quietFrom(now);
        m_running.store(false, std::memory_order_relaxed);
    }
    void quietFrom(base::MonotonicTime now)
    {
        m_since.store(now.time_since_epoch().count(), std::memory_order_relaxed);
    }
    [[nodiscard]] bool running() const { return m_running.load(std::memory_order_relaxed); }
    /// Since when it runs, or since when none does.
    [[nodiscard]] base::MonotonicTime since() const
    {
        return base::MonotonicTime(base::MonotonicTime::duration(m_since.load(std::memory_order_relaxed)));
    }
    /// Copies the text if it belongs to `lease`; returns its length.
    std::size_t copy(std::uint64_t lease, std::array<char, capacity>& out) const
    {
        const std::lock_guard lock(m_mutex);
        if (m_lease != lease)
            return 0;
        std::copy_n(m_text.data(), m_length, out.data());
        return m_length;
    }

private:
    mutable std::mutex m_mutex;
    std::uint64_t m_lease = 0;
    std::size_t m_length = 0;
    std::array<char, capacity> m_text{};
    std::atomic<bool> m_running{false};
    std::atomic<base::MonotonicTime::rep> m_since{0};
};

/// What a slot's connection is doing; says who owns `backend`.
enum class SlotState : std::uint8_t {
    Free,        ///< no connection
    Opening,     ///< queued for a worker, or connecting in one
    Idle,        ///< in the idle list; owned by the lock
    Testing,     ///< being proved alive, by a worker or by the caller that is about to get it
    Leased,      ///< owned by a Lease
    RollingBack, ///< queued for a worker, or being rolled back and cleaned by one
    Closing      ///< queued for a worker, or being closed by one
};
inline constexpr std::size_t slotStateCount = 7;

/// A place for one connection. There are size + maxOverflow of them and never more, so the limit cannot be overrun.
/// Guarded by the pool's lock, but for `statement` and for what the owner of `backend` does with it.
struct Slot {
    Slot* previous = nullptr;
    Slot* next = nullptr;

    SlotState state = SlotState::Free;
    bool queued = false;   ///< waits in the task list
    bool dead = false;     ///< the death watch saw the server hang up
    bool recycle = false;  ///< to be closed on return: somebody asked for that
    bool unwatched = true; ///< the death watch has not been told of it yet
    int socket = -1;
    base::BackendPid pid;
    CloseReason closeReason = CloseReason::Broken;

    std::uint32_t index = 0;
    std::uint32_t incarnation = 0; ///< number of the connection in this slot, so that late news of an older one is told
    std::uint64_t lease = 0;       ///< number of the lease that owns it
    std::uint64_t epoch = 0;       ///< PoolCore's, when the connect began
    base::MonotonicTime expiresAt{};
    base::MonotonicTime idleSince{};
    base::MonotonicTime provedAt{}; ///< when it last showed that it lives
    base::MonotonicTime leasedAt{};

    std::unique_ptr<Backend> backend;
    /// Keeps the pool's core alive while the connection is out: moved into the lease and back, so that the fast path
    /// touches no reference count.
    std::shared_ptr<PoolCore> token;

    static constexpr std::size_t tagCapacity = 48;
    std::array<char, tagCapacity> tag{};
    std::uint8_t tagLength = 0;
    std::source_location where;
    std::atomic<std::uint64_t> thread{0}; ///< of who used it last
    /// Something arrived while somebody had the connection, who may not have read it. Only where NOTIFY is listened to.
    std::atomic<bool> unread{false};
    std::uint64_t reportedLease = 0; ///< the lease that was reported as a leak
    /// Touched by the holder, and at return: a statement's error said that the connection is done for, or that the
    /// server takes no writes; something was done with it that may have left traces.
    bool condemned = false;
    bool writeRefused = false;
    bool used = false;
    StatementRecord statement;
};

/// A checkout that waits. Owned by the pool and used again, so that a wake-up after the lock was let go can never touch
/// a waiter that is gone.
struct Waiter {
    enum class Outcome : std::uint8_t { Waiting, Granted, TimedOut, Cancelled, Closed, Refused };

    Waiter* previous = nullptr;
    Waiter* next = nullptr;
    std::unique_ptr<Waiter> nextOwned;

    std::condition_variable wake;
    Outcome outcome = Outcome::Waiting;
    Slot* slot = nullptr;
    std::uint64_t ticket = 0;    ///< number of the wait, so that a late cancel does not hit the next one
    base::MonotonicTime since{}; ///< moved on by what the pool was suspended for, as is the deadline
    base::MonotonicTime deadline{};
    const Request* request = nullptr;
    std::shared_ptr<const base::Error> cause; ///< why it was refused: the pool's own may be gone when it wakes
};

} // namespace howdah::pool::detail
