// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/pg/connection.h"
#include "core/pool/pooloptions.h"
#include "core/pool/poolstats.h"

#include <memory>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::pool {

class ConnectionPool;
namespace detail {
class PoolCore;
struct Slot;
} // namespace detail

/// A connection checked out of a pool, until destroyed or released. Move-only. Used by one thread at a time; may be
/// moved to another. Keeps the pool's core alive: a lease that outlives its pool is safe, and closes its connection.
///
/// Statements go through the lease so that the pool knows the last one and whether it runs (leak detection);
/// connection() is there for what has no wrapper.
class [[nodiscard]] Lease {
public:
    Lease() = default;
    Lease(Lease&& other) noexcept;
    Lease& operator=(Lease&& other) noexcept;
    /// Returns the connection: nothing is sent when it is clean, a rollback off this thread when a transaction is open,
    /// discarded when a statement is still running.
    ~Lease();

    [[nodiscard]] explicit operator bool() const { return m_slot != nullptr; }
    [[nodiscard]] std::uint64_t id() const;
    [[nodiscard]] pg::Connection& connection();

    base::Result<pg::ResultSet> query(std::string_view sql, const pg::Params& params = {},
                                      const pg::QueryOptions& options = {});
    /// As query(), prepared once per connection and kept there (PoolOptions::statementCache).
    base::Result<pg::ResultSet> queryPrepared(std::string_view sql, const pg::Params& params = {},
                                              const pg::QueryOptions& options = {});
    base::Result<std::vector<pg::ResultSet>> simpleQuery(std::string_view sql, const pg::QueryOptions& options = {});
    base::Status execute(std::string_view sql, const pg::QueryOptions& options = {});
    base::Result<pg::ResultSet> stream(std::string_view sql, const pg::Params& params,
                                       const std::function<bool(const pg::ResultSet& row)>& onRow,
                                       const pg::QueryOptions& options = {});

    /// Returns now instead of at the end of the scope. A second call does nothing but count (PoolStats::staleReturns).
    void release();
    /// Returns it to be closed: whoever holds it knows that it is bad.
    void invalidate();
    /// Takes the connection out of the pool for good; the pool's slot is free at once.
    [[nodiscard]] std::unique_ptr<pg::Connection> detach();

private:
    friend class ConnectionPool;
    friend class detail::PoolCore;
    Lease(std::shared_ptr<detail::PoolCore> core, detail::Slot* slot, std::uint64_t generation);
    void giveBack(bool invalid);
    template <class Call> auto run(std::string_view sql, const Call& call) -> decltype(call(connection()));
    std::shared_ptr<detail::PoolCore> m_core;
    detail::Slot* m_slot = nullptr;
    std::uint64_t m_generation = 0;
};

struct CheckoutOptions {
    /// Who asks, in words: "Explain", "Cart::load". Shown with a leak. Must be short.
    std::string_view tag;
    base::StopToken stop;
    /// Instead of PoolOptions::checkoutTimeout.
    std::optional<base::Nanoseconds> timeout;
    /// Instead of PoolOptions::whenDown.
    std::optional<WhenDown> whenDown = std::nullopt;
};

/// A pool of connections to one server: `size` kept, `maxOverflow` more under load, fair to those who wait.
///
/// Invariants (each has a test):
///  1. idle + leased + opening + cleaning = total <= size + overflow.
///  2. No idle usable connection coexists with a waiter older than 1 ms.
///  3. A connection has exactly one owner; a stale lease is a no-op plus a counter.
///  4. Each checkout ends exactly once within its deadline: granted, timed out, cancelled or closed.
///  5. No granted connection is expired, outdated, in a transaction or known to be dead.
///  6. Every released slot serves or reopens for a waiter.
///  7. close() leaves no backend.
///  8. Only monotonic time, from the injected clock.
///
/// After fork() the child has no business with the pool: its threads do not exist there, and closing an inherited
/// connection would end the parent's session. There a checkout is refused (Closed), and destroying pool or leases
/// leaves what they refer to alone.
///
/// User threads block only on the pool: connects, roll-backs and closes happen on the pool's own threads. No I/O,
/// callback or logging under the lock. All members: any thread (checkout not on the UI thread).
class ConnectionPool {
public:
    /// Connects nothing yet: the first checkout does.
    static base::Result<ConnectionPool> create(PoolOptions options);
    ConnectionPool(ConnectionPool&&) noexcept;
    ConnectionPool& operator=(ConnectionPool&&) noexcept;
    /// close(), without waiting for leases.
    ~ConnectionPool();

    /// Takes a connection, waiting its turn. Timeout carries the pool's counts, who holds the connections, and the
    /// cause of the last failed connect; Cancelled, Closed; LoginRefused at once when the server refuses the login and
    /// nothing could be granted; with WhenDown::FailFast the cause itself, as soon as it is known.
    base::Result<Lease> checkout(const CheckoutOptions& options = {},
                                 std::source_location where = std::source_location::current());
    base::Result<Lease> checkout(std::string_view tag, std::source_location where = std::source_location::current())
    {
        return checkout(CheckoutOptions{.tag = tag, .stop = {}, .timeout = {}}, where);
    }

    [[nodiscard]] PoolStats stats() const;
    [[nodiscard]] std::vector<LeaseInfo> leases() const;
    /// Replaces every connection: idle ones now, leased ones when they return. Tries a refused login again.
    void recycleAll();
    /// Has the connection of one lease closed when it returns. False when there is no such lease (any more).
    bool recycleLease(std::uint64_t id);
    /// Nothing is handed out until resume(), as for a planned switch-over; leases that are out stay so. Whoever waits
    /// is not charged for it: deadlines move on by what it took.
    void suspend();
    void resume();
    /// Instead of PoolOptions::leakThreshold, from now on.
    void setLeakThreshold(base::Nanoseconds threshold);
    /// Wakes every waiter with Closed, closes idle connections now and leased ones on return. Returns when no
    /// connection the pool holds itself is left, or at the deadline.
    void close(const base::Deadline& deadline = base::Deadline::after(base::Seconds(5)));
    [[nodiscard]] const PoolOptions& options() const;

private:
    friend class detail::PoolCore;
    explicit ConnectionPool(std::shared_ptr<detail::PoolCore> core);
    std::shared_ptr<detail::PoolCore> m_core;
};

} // namespace howdah::pool
