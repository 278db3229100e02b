// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/text.h"
#include "core/monitor/check.h"
#include "core/monitor/sample.h"

#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::monitor {

/// Where client connections come from.
struct SourceKey {
    std::string application, user, client, database; ///< client: address; empty for a Unix socket
    bool hidden = false; ///< our role may not see into its sessions: their client and state are not known
    bool others = false; ///< all sources beyond the number that is kept apart; the names are empty
    auto operator<=>(const SourceKey&) const = default;
};

/// What a source does with its connections, the gravest last.
enum class ConnectionVerdict {
    Steady,            ///< no trend, or one that cannot be told yet
    Growing,           ///< more now, but it gives some back, uses them all, or is watched for too short
    IdleTooLong,       ///< idle sessions are older than the age at which a pool should replace them
    IdleInTransaction, ///< a transaction is left open for a minute and longer
    Leaking            ///< takes connections, leaves them idle, takes more, and gives none back
};
/// "steady", "growing", "idle_too_long", "idle_in_transaction", "leaking": as in JSON.
[[nodiscard]] std::string_view name(ConnectionVerdict verdict);

struct ConnectionFinding {
    ConnectionVerdict verdict = ConnectionVerdict::Steady;
    Severity severity = Severity::Ok; ///< Unknown: the sessions are hidden
    base::Text text;                  ///< a sentence with the figures
};

/// How a number of connections has changed. Nothing is known at first.
struct ConnectionTrend {
    double observedSeconds = 0; ///< the stretch that the figures below are of: at most an hour, for a slow leak a day
    std::optional<double> perHour;       ///< slope of the least number by 10 s (a day: 5 min); nothing before a minute
    bool clear = false;                  ///< the slope is no chance
    int recoveries = 0;                  ///< how often a third of the rise was given back
    int restarts = 0;                    ///< how often every connection was another one, or none was left
    std::optional<double> secondsToFull; ///< until no slot is left for ordinary roles, when it is known to grow on
    std::optional<double> openedPerMinute; ///< new backends seen, over the last 5 minutes; those between ticks are not
};

struct ConnectionSource {
    SourceKey key;
    bool ours = false; ///< some are of this program
    int total = 0;
    int hidden = 0; ///< of the total: what they do is not known
    /// Of those that are not hidden; nothing when all are. In transaction: idle in one, aborted ones included.
    std::optional<int> active, idle, inTransaction, aborted;
    std::optional<double> oldestSeconds;      ///< age of the oldest session
    std::optional<double> longestIdleSeconds; ///< nothing when none is idle
    std::optional<double> longestTransactionSeconds;
    std::optional<double> longestIdleInTransactionSeconds;
    std::optional<int> idleBeyondRecycle;                           ///< idle for longer than the recycle age
    [[nodiscard]] std::optional<double> shareBeyondRecycle() const; ///< of the total, 0..1
    int leaked = 0;                                                 ///< taken and never returned, when it leaks
    ConnectionTrend trend;
    /// Most connections by 10 s, the last hour, oldest first, ending with the stretch that closed last; NaN: nothing
    /// was read. All sources have the same length. Never null.
    std::shared_ptr<const std::vector<float>> history;
    /// Gravest verdict first; never empty. The first one's verdict is the source's.
    std::vector<ConnectionFinding> findings;
    [[nodiscard]] ConnectionVerdict verdict() const { return findings.front().verdict; }
    [[nodiscard]] Severity severity() const; ///< the worst of the findings
};

/// The server's slots. Client backends hold them; WAL senders, workers and auxiliary processes have their own
/// (WAL senders since server 12).
struct ConnectionSlots {
    int most = 0;     ///< max_connections
    int reserved = 0; ///< superuser_reserved_connections, and reserved_connections since server 16
    int used = 0;
    int hidden = 0;     ///< of those used: counted by having a role and a database, so parallel workers are among them
    int walSenders = 0; ///< that can be seen
    [[nodiscard]] int ordinary() const { return most - reserved; } ///< those that ordinary roles may use
    /// What is left for ordinary roles. A superuser's session takes one away as any other does.
    [[nodiscard]] int free() const;
    ConnectionTrend trend; ///< of used
};

/// The server's client connections by state, as last read in each stretch of 10 s: the last hour, oldest first, ending
/// with the one that closed last; NaN: nothing was read.
struct ConnectionHistory {
    base::WallTime end{}; ///< by the server's clock, where the last stretch ends
    double stepSeconds = 0;
    std::vector<float> total, active, idle, inTransaction, hidden;
};

/// From pg_stat_database, server 14 on: sessions as the server counts them, those between two ticks included.
struct DatabaseSessionTrend {
    std::string database;
    double observedSeconds = 0;             ///< at most an hour
    std::int64_t opened = 0, abandoned = 0; ///< in that time; abandoned: the client went away without a goodbye
};

struct ConnectionReport {
    base::WallTime at{};        ///< by the server's clock
    double observedSeconds = 0; ///< since the first sample, or the server's start after it
    double recycleSeconds = 0;
    ConnectionSlots serverSlots;
    std::vector<ConnectionSource> sources;            ///< most connections first; the others at the end
    std::shared_ptr<const ConnectionHistory> history; ///< never null
    std::vector<DatabaseSessionTrend> databases;      ///< in the order of their names; empty before server 14
};

struct ConnectionTrendOptions {
    double recycleSeconds = 3600; ///< idle for longer than this is too long
    double forgetSeconds = 600;   ///< a source without connections is kept this long
    std::size_t mostSources = 200;
};

/// Follows the server's client connections by source through the samples of one server: how many, since when, whether
/// they come back. Takes no more than a few MB however many sources there are. One owner, one thread; reports are
/// immutable and cross threads.
class ConnectionTrends {
public:
    using Report = ConnectionReport;

    explicit ConnectionTrends(ConnectionTrendOptions options = {});
    ~ConnectionTrends();
    ConnectionTrends(ConnectionTrends&&) noexcept;
    ConnectionTrends& operator=(ConnectionTrends&&) noexcept;

    void setRecycle(double seconds);
    /// Reads one sample. One in which the sessions were not read is a gap; one of a server that was restarted begins
    /// anew. Returns report().
    std::shared_ptr<const Report> apply(const Sample& sample);
    /// As of the last sample that had sessions; null before the first.
    [[nodiscard]] std::shared_ptr<const Report> report() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace howdah::monitor
