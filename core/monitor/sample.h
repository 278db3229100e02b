// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/types.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::monitor {

/// One session of pg_stat_activity.
struct Session {
    base::BackendPid pid;
    std::string database, user, application, clientAddress, backendType;
    std::string state; ///< as the server words it: active, idle, idle in transaction, ...
    std::string waitEventType, waitEvent;
    std::string query;                                                    ///< at most track_activity_query_size bytes
    std::optional<double> transactionSeconds, querySeconds, stateSeconds; ///< ages by the server's clock
    std::optional<base::QueryId> queryId;
    std::optional<std::int64_t> xminAge;
    std::vector<base::BackendPid> blockedBy; ///< asked only of sessions that wait for a lock
    std::optional<double> lockWaitSeconds;
    bool ours = false;   ///< opened by this program
    bool hidden = false; ///< belongs to a role whose sessions ours may not see into: most of the above is empty
    std::optional<base::WallTime> backendStart; ///< with the pid the session's identity; nothing when hidden
};

/// Whether an application name is one of this program's.
[[nodiscard]] bool isOurs(std::string_view application);

/// Rates over the interval really measured, by the server's clock, from pg_stat_database. Absent at the first sample
/// and across a reset.
struct DatabaseRates {
    double seconds = 0; ///< length of the interval
    double commitsPerSecond = 0, rollbacksPerSecond = 0;
    double blocksHitPerSecond = 0, blocksReadPerSecond = 0;
    double rowsReturnedPerSecond = 0, rowsFetchedPerSecond = 0, rowsWrittenPerSecond = 0;
    double tempBytesPerSecond = 0, deadlocksPerSecond = 0;
    std::optional<double> activeSecondsPerSecond; ///< pg_stat_database.active_time, server 14 on
    [[nodiscard]] double transactionsPerSecond() const { return commitsPerSecond + rollbacksPerSecond; }
    /// Nothing when nothing was read.
    [[nodiscard]] std::optional<double> cacheHitRatio() const;
};

/// Sessions of one database in an interval, as the server counts them (server 14 on): those between two ticks included.
struct DatabaseSessions {
    std::string database;
    std::int64_t opened = 0;
    std::int64_t abandoned = 0; ///< ended because the client was gone
};

/// What a statement did in an interval (differences of pg_stat_statements), key as pganalyze's: database, user, query
/// id, top level.
struct StatementKey {
    std::uint32_t database = 0, user = 0;
    base::QueryId queryId;
    bool topLevel = true;
    auto operator<=>(const StatementKey&) const = default;
};
struct StatementFigures {
    std::int64_t calls = 0, rows = 0;
    double executionMs = 0, planMs = 0;
    std::int64_t blocksHit = 0, blocksRead = 0, tempBlocks = 0, walBytes = 0;
    double ioMs = 0;
    [[nodiscard]] double meanMs() const { return calls > 0 ? executionMs / static_cast<double>(calls) : 0; }
};
struct StatementRow {
    StatementKey key;
    std::string text; ///< normalised, as the server keeps it; empty when it may not be or is not yet read
    std::string databaseName, userName;
    StatementFigures total;               ///< since the server's statistics began (or were reset)
    StatementFigures interval;            ///< in the last interval
    bool lowerBound = false;              ///< the interval holds a reset or an eviction: at least this much
    double maxMs = 0;                     ///< since statistics began; never differenced
    double share = 0;                     ///< of all execution time since statistics began, 0..1
    double intervalShare = 0;             ///< of all execution time in the last interval, 0..1
    std::vector<float> recentMsPerSecond; ///< the last 60 intervals, for the spark line; NaN: gap
};

/// Why something could not be read, with the statement that would enable it.
struct ProbeState {
    enum class Kind { Ok, Partial, NoExtension, NotPreloaded, NoRights, TimedOut, Failed };
    Kind kind = Kind::Ok;
    std::string probe;
    base::Text explanation;
    std::string remedySql; ///< exact statement, or empty
};

/// Everything one tick found. Immutable; crosses threads as shared_ptr<const Sample>.
struct Sample {
    std::uint64_t number = 0;
    base::WallTime serverTime{};
    base::Nanoseconds roundTrip{};      ///< of the batch, client side
    std::optional<double> serverCostMs; ///< time the server spent on us in this tick, as far as it can be seen
    int serverVersion = 0;
    std::string serverVersionText;
    bool inRecovery = false;
    base::WallTime postmasterStart{};
    int maxConnections = 0, reservedConnections = 0;
    std::vector<Session> sessions;         ///< none when the probe "activity" was not answered: see probes
    std::optional<DatabaseRates> rates;    ///< all databases together
    std::optional<DatabaseRates> ownRates; ///< the database connected to
    /// Since the last reading, where one precedes and nothing was reset; empty before server 14.
    std::vector<DatabaseSessions> databaseSessions;
    std::int64_t databaseBytes = -1; ///< of the database connected to; -1 until first asked
    /// When this tick read them, else empty: the leaders by every figure, since statistics began and in the interval,
    /// without the monitor's own. Slowest in total first.
    std::vector<StatementRow> statements;
    bool statementsFresh = false;
    double statementSeconds = 0; ///< length of the statements' interval by the server's clock; 0 at the first reading
    /// Share of the sessions' active time in the statements' interval that the statements explain, at most 1.
    std::optional<double> captureCoverage;
    std::optional<std::int64_t> statementEvictions; ///< pg_stat_statements_info.dealloc
    std::vector<ProbeState> probes;
};
using SamplePtr = std::shared_ptr<const Sample>;

/// Whether `sessions` is what the server has: an empty list of a probe that failed says nothing.
[[nodiscard]] bool activityAnswered(const Sample& sample);

} // namespace howdah::monitor
