// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/base/types.h"
#include "core/pg/connection.h"

#include <string>
#include <vector>

namespace howdah::service {

/// A session that something waits for, or would.
struct LockHolder {
    base::BackendPid pid; ///< 0: a prepared transaction, which has no session
    std::string application, user, client;
    std::string state;             ///< "active", "idle in transaction"
    std::string statement;         ///< what it runs, or ran last; at most 200 characters
    double transactionSeconds = 0; ///< how long its transaction has been open

    /// The same session in the same transaction, whatever it runs by now.
    [[nodiscard]] bool sameAs(const LockHolder& other) const
    {
        return pid == other.pid && application == other.application && user == other.user;
    }
};

/// "session 4711 (billing, user app), idle in transaction for 12 min: SELECT ...".
[[nodiscard]] base::Text describe(const LockHolder& holder);
/// The same as a sentence: "Waits for session 4711 ...", and as what to know afterwards: "it waited for session ...".
[[nodiscard]] base::Text waitsFor(const LockHolder& holder);
[[nodiscard]] base::Text waitedFor(const LockHolder& holder);

/// Who stands in the way of a backend that waits for a lock now; empty when it waits for none.
base::Result<std::vector<LockHolder>> blockersOf(pg::Connection& connection, base::BackendPid waiter,
                                                 const pg::QueryOptions& options = {});

/// Whose transactions a CONCURRENTLY command on the table would wait for if it began now (PostgreSQL manual, "Building
/// Indexes Concurrently"): those that have written to it (`readersToo`: or only read it, for a drop), and with
/// `snapshots` those of this database that look at an older state of anything. The longest first; transactions younger
/// than a second are left out, as they are gone before it gets to them.
base::Result<std::vector<LockHolder>> wouldWaitFor(pg::Connection& connection, std::uint32_t table, bool readersToo,
                                                   bool snapshots, const pg::QueryOptions& options = {});

} // namespace howdah::service
