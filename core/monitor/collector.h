// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/stop.h"
#include "core/monitor/databasedelta.h"
#include "core/monitor/sampler.h"
#include "core/monitor/sqltemplate.h"
#include "core/monitor/statementledger.h"
#include "core/pg/connection.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace howdah::monitor {

/// The questions of a tick, in the order they are sent.
enum class Probe { Server, Activity, Databases, StatementsInfo, Statements, DatabaseSize, ServerEnd };
inline constexpr std::size_t probeCount = static_cast<std::size_t>(Probe::ServerEnd) + 1;
/// "activity", as in ProbeState::probe and in the name of its template.
[[nodiscard]] std::string_view name(Probe probe);

/// Takes samples over a connection of its own; remembers what differences need, across connections. One thread.
class Collector {
public:
    explicit Collector(SamplerOptions options);

    [[nodiscard]] bool connected() const { return m_connection && !m_connection->broken(); }
    /// Connects and looks at what the server has.
    base::Status connect(const base::Deadline& deadline, const base::StopToken& stop);
    void disconnect();

    /// One batch. `statements`: read them though they are not due. Timeout with connected() still true: the server was
    /// too slow for this batch, its dear probes are put off and the next tick may be tried.
    base::Result<SamplePtr> tick(bool statements, const base::StopToken& stop);

private:
    struct ProbeRun {
        std::string sql;
        ProbeState state;
        bool enabled = false;
        unsigned backoff = 0; ///< batches to sit out after the next failure; doubles
        unsigned pause = 0;   ///< batches still to sit out
        base::MonotonicTime due{};
    };
    using Answers = std::array<const pg::ResultSet*, probeCount>;

    base::Status introspect(const base::StopToken& stop);
    void prepareProbes(const base::StopToken& stop);
    void judgeStatements(const pg::ResultSet& row);
    [[nodiscard]] bool wanted(Probe probe, bool statements) const;
    void failed(Probe probe, const base::Error& error);
    void putOff(ProbeRun& run) const;
    void readServer(const pg::ResultSet& rows, Sample& sample) const;
    void readActivity(const pg::ResultSet& rows, Sample& sample);
    void readDatabases(const pg::ResultSet& rows, Sample& sample);
    base::Status readStatements(const pg::ResultSet& info, const pg::ResultSet& rows, Sample& sample,
                                const base::StopToken& stop);
    base::Status readTexts(const base::StopToken& stop);
    [[nodiscard]] base::Deadline batchDeadline() const;
    [[nodiscard]] ProbeRun& run(Probe probe) { return m_runs[static_cast<std::size_t>(probe)]; }
    [[nodiscard]] const ProbeRun& run(Probe probe) const { return m_runs[static_cast<std::size_t>(probe)]; }
    [[nodiscard]] const base::Clock& clock() const { return *m_options.clock; }

    SamplerOptions m_options;
    std::unique_ptr<pg::Connection> m_connection;
    std::array<ProbeRun, probeCount> m_runs;
    Columns m_columns;
    std::string m_schema; ///< of pg_stat_statements, quoted
    std::string m_role;   ///< quoted
    std::string m_textSql;
    bool m_prepared = false;
    bool m_mayPrepare = true; ///< false once a pooler in between has lost a prepared statement
    bool m_lookAgain = false;
    base::MonotonicTime m_lookAgainAt{};

    std::uint64_t m_number = 0;
    std::optional<DatabaseReading> m_databases;
    std::optional<double> m_activeMsSinceStatements = 0; ///< nothing across a reset
    std::int64_t m_databaseBytes = -1;
    StatementLedger m_ledger;
    base::MonotonicTime m_textsDue{};
};

} // namespace howdah::monitor
