// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/sample.h"

#include <deque>
#include <map>
#include <span>
#include <vector>

namespace howdah::monitor {

/// One row of pg_stat_statements(false).
struct StatementCounters {
    StatementKey key;
    StatementFigures total;
    double maxMs = 0;
    std::optional<base::WallTime> since; ///< stats_since, pg_stat_statements 1.11 on
};

/// All rows of one reading, and what tells whether they continue the last one.
struct StatementReading {
    base::WallTime at{}; ///< by the server's clock, before the rows were read
    base::WallTime postmasterStart{};
    std::optional<std::int64_t> evictions; ///< pg_stat_statements_info.dealloc
    std::optional<base::WallTime> reset;   ///< pg_stat_statements_info.stats_reset
    std::size_t hidden = 0;                ///< rows of other roles that may not be seen
    std::vector<StatementCounters> rows;
};

/// Keeps what every statement had at the last reading and tells what it did since, through resets, evictions and
/// restarts: an interval is never negative, never holds what happened before it, and says when it is a lower bound.
/// One owner, one thread.
class StatementLedger {
public:
    static constexpr std::size_t historyLength = 60;

    void apply(const StatementReading& reading);

    /// The first `perFigure` statements by each figure, in total and in the interval, without the monitor's own; by
    /// total execution time, longest first.
    [[nodiscard]] std::vector<StatementRow> leaders(std::size_t perFigure) const;
    /// Of those, the keys whose text was never given to setText().
    [[nodiscard]] std::vector<StatementKey> withoutText(std::size_t perFigure) const;
    /// A text that carries the monitor's mark takes its statement out of leaders().
    void setText(const StatementKey& key, std::string text, std::string databaseName, std::string userName);

    /// Length of the last interval by the server's clock; 0 when there is none.
    [[nodiscard]] double seconds() const { return m_seconds; }
    /// Execution time of all top-level statements in the last interval, the monitor's own included; nothing when a part
    /// of it is a lower bound.
    [[nodiscard]] std::optional<double> intervalMs() const;
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        StatementFigures total, interval;
        double maxMs = 0;
        bool lowerBound = false;
        bool textKnown = false;
        bool own = false;
        std::uint64_t reading = 0;
        std::string text, databaseName, userName;
        std::vector<float> history; ///< empty while it would hold nothing but zeros
    };
    using Item = std::pair<const StatementKey, Entry>;

    void remember(Entry& entry) const;
    [[nodiscard]] std::vector<const Item*> chosen(std::size_t perFigure) const;

    std::map<StatementKey, Entry> m_entries;
    std::optional<StatementReading> m_last; ///< without its rows
    std::deque<float> m_shape;              ///< zero for an interval, NaN for a gap: the history of who did nothing
    std::uint64_t m_reading = 0;
    double m_seconds = 0;
    double m_intervalMs = 0;        ///< top level
    double m_foreignMs = 0;         ///< top level, without the monitor's own, since statistics began
    double m_foreignIntervalMs = 0; ///< the same in the interval
    bool m_anyLowerBound = false;
};

} // namespace howdah::monitor
