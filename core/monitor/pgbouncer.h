// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/monitor/check.h"
#include "core/monitor/sample.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::monitor {

/// What the admin console of a PgBouncer shows (PgBouncer manual, "Show commands"). Its columns differ by version: what
/// this one does not show is absent, never zero.
using PgBouncerCount = std::optional<std::int64_t>;

enum class PgBouncerMode { Session, Transaction, Statement };
/// "session", "transaction", "statement".
[[nodiscard]] std::string_view name(PgBouncerMode mode);
[[nodiscard]] std::optional<PgBouncerMode> parsePgBouncerMode(std::string_view text);

/// Of the whole PgBouncer: SHOW STATE, 1.20 on. PAUSE without a database shows nowhere else.
enum class PgBouncerState { Active, Paused, Suspended };
[[nodiscard]] std::string_view name(PgBouncerState state);

/// A verdict with the sentence for it.
struct PgBouncerVerdict {
    Severity severity = Severity::Unknown;
    base::Text sentence;
    base::Text remedy; ///< empty when there is nothing to do
};

/// The client that has waited longest for a server connection of its pool.
struct PgBouncerWaiter {
    base::Nanoseconds waited{};
    std::string address;
    std::optional<int> port;
    std::string application; ///< 1.18 on; empty when it set none
};

/// One row of SHOW POOLS: a database and a user. The console's own is left out.
struct PgBouncerPool {
    std::string database, user;
    std::optional<PgBouncerMode> mode;
    PgBouncerCount clientsActive;                             ///< linked to a server, or with nothing to ask
    PgBouncerCount clientsWaiting;                            ///< have asked and have no server connection yet
    PgBouncerCount clientsCancelling;                         ///< connections that carry a cancel, 1.16 on
    PgBouncerCount serversActive;                             ///< linked to a client
    PgBouncerCount serversIdle;                               ///< usable at once
    PgBouncerCount serversUsed;                               ///< idle for so long that they are checked before use
    PgBouncerCount serversTested;                             ///< being reset or checked
    PgBouncerCount serversLogin;                              ///< logging in to the server
    PgBouncerCount serversActiveCancel, serversBeingCanceled; ///< 1.18 on
    std::optional<base::Nanoseconds> maxWait;                 ///< of the client that is next; zero when none waits
    PgBouncerCount serverSlots;                    ///< pool_size that holds for it, its user's before its database's
    std::optional<PgBouncerWaiter> longestWaiting; ///< asked only of pools whose clients have waited for long
    PgBouncerVerdict verdict;
    /// All server connections whatever their state.
    [[nodiscard]] PgBouncerCount servers() const;
};

/// Since PgBouncer started, from SHOW STATS. Transactions and queries are counted as they begin, their times and waits
/// added when they end.
struct PgBouncerCounters {
    PgBouncerCount transactions, queries;
    PgBouncerCount bytesReceived, bytesSent; ///< from clients; from the servers to clients
    PgBouncerCount transactionMicros, queryMicros, waitMicros;
    PgBouncerCount assignments; ///< a server was given to a client, 1.23 on
};

/// PgBouncer's own averages over its last stats_period.
struct PgBouncerAverages {
    PgBouncerCount transactionsPerSecond, queriesPerSecond, bytesReceivedPerSecond, bytesSentPerSecond;
    PgBouncerCount transactionMicros, queryMicros, waitMicros;
};

/// Between two readings, over the time really measured. A mean is absent when nothing began; it is off while what began
/// in one interval ends in another.
struct PgBouncerRates {
    double seconds = 0;
    std::optional<double> transactionsPerSecond, queriesPerSecond;
    std::optional<double> meanTransactionMs; ///< of transactions that ended, as clients have it: with the wait for a
                                             ///< server, and idle in transaction
    std::optional<double> meanQueryMs;
    std::optional<double> meanWaitMs; ///< for a server connection, per transaction
    /// Time per second: server connections in a transaction, and clients that waited, on average.
    std::optional<double> busyServers, waitingClients;
    std::optional<double> bytesReceivedPerSecond, bytesSentPerSecond;
};

/// A row of SHOW DATABASES with what SHOW STATS says of it.
struct PgBouncerDatabase {
    std::string name;
    std::string host; ///< empty: a Unix socket
    std::optional<int> port;
    std::string target; ///< the database's name on the server
    std::string forceUser;
    std::optional<PgBouncerMode> mode;             ///< only when it is not the general one
    PgBouncerCount poolSize, minPoolSize, reserve; ///< of each of its pools
    PgBouncerCount maxConnections;                 ///< to the server, all its pools together; 0: no limit
    PgBouncerCount connections;
    PgBouncerCount maxClients, clients; ///< 1.24 on; 0: no limit
    std::optional<bool> paused, disabled;
    PgBouncerCounters totals;
    PgBouncerAverages averages;
    std::optional<PgBouncerRates> rates; ///< absent at the first reading, after a new connect and across a reset
};

/// What SHOW CONFIG says of limits.
struct PgBouncerConfig {
    PgBouncerCount maxClientConn, defaultPoolSize, minPoolSize, reservePoolSize, maxDbConnections, maxUserConnections;
    std::optional<PgBouncerMode> poolMode;
    std::optional<base::Nanoseconds> reservePoolTimeout;
    std::optional<base::Nanoseconds> queryWaitTimeout; ///< who waits longer is thrown out; zero: nobody
    std::optional<base::Nanoseconds> statsPeriod;
};

/// SHOW LISTS. Clients include those of the console.
struct PgBouncerLists {
    PgBouncerCount databases, users, pools, usedClients, loginClients, freeClients, usedServers, freeServers;
};

/// Everything one reading found. Immutable; crosses threads as shared_ptr<const PgBouncerSample>.
struct PgBouncerSample {
    std::uint64_t number = 0;
    base::WallTime time{};         ///< by our clock: PgBouncer does not tell its own
    base::Nanoseconds roundTrip{}; ///< of all the questions, one after the other
    std::string version;           ///< "1.18.0"
    int versionNumber = 0;         ///< 11800
    std::optional<PgBouncerState> state;
    PgBouncerConfig config;
    PgBouncerLists lists;
    std::vector<PgBouncerPool> pools;         ///< by database, then user
    std::vector<PgBouncerDatabase> databases; ///< by name
    std::optional<PgBouncerRates> rates;      ///< all databases together
    PgBouncerVerdict clients;                 ///< of max_client_conn
    PgBouncerVerdict verdict;                 ///< of all together
    std::vector<ProbeState> probes;           ///< what could not be read: "stats", "databases", ...
    [[nodiscard]] const PgBouncerDatabase* database(std::string_view databaseName) const;
};
using PgBouncerSamplePtr = std::shared_ptr<const PgBouncerSample>;

} // namespace howdah::monitor
