// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/collector.h"

#include "core/base/numbers.h"
#include "core/monitor/probestate.h"
#include "core/monitor/sql.h"

#include <algorithm>

namespace howdah::monitor {

namespace {

constexpr std::array<std::string_view, probeCount> probeNames{
    "server", "activity", "databases", "statements_info", "statements", "database_size", "server_end"};

/// Characters of a statement's text that are kept.
constexpr std::int32_t longestText = 16'384;
constexpr unsigned longestPause = 64;
constexpr base::Nanoseconds databaseSizeInterval = std::chrono::minutes(10);
/// How soon a missing extension or right is looked for again.
constexpr base::Nanoseconds lookAgainInterval = base::Seconds(30);

std::string_view templateOf(Probe probe)
{
    switch (probe) {
    case Probe::Server:
        return sql::server;
    case Probe::Activity:
        return sql::activity;
    case Probe::Databases:
        return sql::databases;
    case Probe::StatementsInfo:
        return sql::statements_info;
    case Probe::Statements:
        return sql::statements;
    case Probe::DatabaseSize:
        return sql::database_size;
    case Probe::ServerEnd:
        return sql::server_end;
    }
    return {};
}

std::string preparedName(Probe probe)
{
    return "howdah_monitor_" + std::string(name(probe));
}

std::string inMilliseconds(base::Nanoseconds span)
{
    return std::to_string(std::chrono::ceil<base::Milliseconds>(span).count());
}

/// Columns of one answer by name, looked up once, so that rows are read by position.
class Row {
public:
    explicit Row(const pg::ResultSet& rows)
        : m_rows(rows)
    {}
    [[nodiscard]] int column(std::string_view columnName) const { return m_rows.column(columnName).value_or(-1); }
    template <class T> [[nodiscard]] T get(int row, int column, T otherwise = {}) const
    {
        return m_rows.value<T>(row, column).value_or(otherwise);
    }
    [[nodiscard]] std::string text(int row, int column) const { return std::string(m_rows.text(row, column)); }
    [[nodiscard]] std::optional<base::WallTime> time(int row, int column) const
    {
        const auto microseconds = m_rows.value<std::int64_t>(row, column);
        return microseconds ? std::optional(base::WallTime(std::chrono::microseconds(*microseconds))) : std::nullopt;
    }

private:
    const pg::ResultSet& m_rows;
};

std::optional<base::WallTime> timeAt(const pg::ResultSet& rows, std::string_view column)
{
    const Row row(rows);
    return row.time(0, row.column(column));
}

std::vector<base::BackendPid> parsePids(std::string_view text)
{
    std::vector<base::BackendPid> pids;
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        // A prepared transaction that blocks has no process and is reported as 0.
        if (const auto pid = base::parseNumber<std::int32_t>(text.substr(0, end)))
            pids.push_back({*pid});
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    std::ranges::sort(pids);
    pids.erase(std::unique(pids.begin(), pids.end()), pids.end());
    return pids;
}

} // namespace

std::string_view name(Probe probe)
{
    return probeNames[static_cast<std::size_t>(probe)];
}

Collector::Collector(SamplerOptions options)
    : m_options(std::move(options))
{
    m_options.params.set("application_name", m_options.applicationName)
        .setStartupOption("statement_timeout", inMilliseconds(m_options.statementTimeout))
        .setStartupOption("lock_timeout", inMilliseconds(m_options.lockTimeout))
        .setStartupOption("idle_in_transaction_session_timeout", "10000")
        .setStartupOption("jit", "off")
        .setStartupOption("default_transaction_read_only", "on");
}

base::Status Collector::connect(const base::Deadline& deadline, const base::StopToken& stop)
{
    disconnect();
    pg::ConnectOptions options;
    options.deadline = deadline;
    options.stop = stop;
    options.clock = m_options.clock;
    HOWDAH_ASSIGN(m_connection, pg::Connection::connect(m_options.params, options));
    if (auto looked = introspect(stop); !looked) {
        disconnect();
        return looked;
    }
    return {};
}

void Collector::disconnect()
{
    m_connection.reset();
    m_prepared = false;
}

base::Deadline Collector::batchDeadline() const
{
    // One probe may use up its own timeout; a server that has gone silent must be noticed within seconds.
    return base::Deadline::after(m_options.statementTimeout + base::Milliseconds(1500), clock());
}

base::Status Collector::introspect(const base::StopToken& stop)
{
    HOWDAH_ASSIGN(const pg::ResultSet found,
                  m_connection->query(expandTemplate(sql::columns, {}), {}, pg::QueryOptions{batchDeadline(), stop}));
    m_columns = Columns(found.value<std::string_view>(0, "catalog_columns").value_or(""));
    m_columns.add(found.value<std::string_view>(0, "statement_columns").value_or(""));
    m_columns.add(found.value<std::string_view>(0, "info_columns").value_or(""));
    m_schema = found.value<std::string>(0, "statement_schema").value_or("");
    m_role = found.value<std::string>(0, "role").value_or("");
    m_lookAgain = false;
    m_lookAgainAt = clock().now() + lookAgainInterval;
    for (std::size_t i = 0; i < probeCount; ++i) {
        const auto probe = static_cast<Probe>(i);
        ProbeRun fresh;
        fresh.enabled = true;
        fresh.sql = expandTemplate(templateOf(probe), m_columns, m_schema);
        fresh.state.probe = std::string(name(probe));
        fresh.due = m_runs[i].due;
        // A probe that was put off stays so when the server is looked at again.
        fresh.pause = m_runs[i].pause;
        if (fresh.pause > 0)
            fresh.state = m_runs[i].state;
        fresh.backoff = m_runs[i].backoff;
        m_runs[i] = std::move(fresh);
    }
    m_textSql = expandTemplate(sql::statement_texts, m_columns, m_schema);
    judgeStatements(found);
    if (m_mayPrepare)
        prepareProbes(stop);
    return {};
}

void Collector::judgeStatements(const pg::ResultSet& row)
{
    ProbeState state;
    if (m_schema.empty())
        state = noExtension(std::string(name(Probe::Statements)));
    else if (row.isNull(0, row.column("statement_max").value_or(-1)))
        state = notPreloaded(std::string(name(Probe::Statements)), row.value<std::string>(0, "preload"));
    else
        return;
    run(Probe::Statements).state = state;
    run(Probe::Statements).enabled = false;
    run(Probe::StatementsInfo).enabled = false;
}

void Collector::prepareProbes(const base::StopToken& stop)
{
    // Planning these views costs the server more than running them.
    std::vector<pg::PipelineQuery> batch;
    if (m_prepared)
        batch.push_back({"DEALLOCATE ALL", {}});
    m_prepared = false;
    for (std::size_t i = 0; i < probeCount; ++i) {
        if (m_runs[i].enabled)
            batch.push_back({"PREPARE " + preparedName(static_cast<Probe>(i)) + " AS " + m_runs[i].sql, {}});
    }
    const auto answers = m_connection->pipeline(batch, {batchDeadline(), stop});
    m_prepared = answers && std::ranges::all_of(*answers, [](const auto& answer) { return answer.has_value(); });
}

bool Collector::wanted(Probe probe, bool statements) const
{
    const ProbeRun& candidate = run(probe);
    if (!candidate.enabled)
        return false;
    switch (probe) {
    case Probe::Server:
    case Probe::ServerEnd:
        return true;
    case Probe::Activity:
    case Probe::Databases:
        return candidate.pause == 0;
    case Probe::StatementsInfo:
    case Probe::Statements: {
        const ProbeRun& rows = run(Probe::Statements);
        return rows.pause == 0 && (statements || clock().now() >= rows.due);
    }
    case Probe::DatabaseSize:
        // Not at the first tick: that one is what a person waits for.
        return candidate.pause == 0 && m_number > 1 && clock().now() >= candidate.due;
    }
    return false;
}

void Collector::putOff(ProbeRun& probe) const
{
    probe.backoff = std::min(longestPause, std::max(2U, probe.backoff * 2));
    probe.pause = probe.backoff;
}

void Collector::failed(Probe probe, const base::Error& error)
{
    ProbeRun& failing = run(probe == Probe::StatementsInfo ? Probe::Statements : probe);
    failing.state =
        stateOf(std::string(name(probe == Probe::StatementsInfo ? Probe::Statements : probe)), error, m_role, m_schema);
    putOff(failing);
    // The server changed under us: an extension was made, moved or dropped, or a pooler swapped our backend.
    static constexpr std::array<std::string_view, 7> changed{"42P01", "42883", "42703", "0A000",
                                                             "26000", "3F000", "55000"};
    if (std::ranges::find(changed, error.sqlState()) != changed.end())
        m_lookAgain = true;
    if (error.sqlState() == "26000")
        m_mayPrepare = false;
}

base::Result<SamplePtr> Collector::tick(bool statements, const base::StopToken& stop)
{
    if (!connected())
        return base::Error(base::ErrorCode::ConnectionLost,
                           base::Text(HOWDAH_TEXT("monitor", "The monitor has no connection")));
    const bool somethingMissing = std::ranges::any_of(m_runs, [](const ProbeRun& probe) { return !probe.enabled; });
    if (m_lookAgain || (somethingMissing && (statements || clock().now() >= m_lookAgainAt)))
        HOWDAH_TRY(introspect(stop));
    ++m_number;

    std::vector<Probe> asked;
    std::vector<pg::PipelineQuery> batch;
    for (std::size_t i = 0; i < probeCount; ++i) {
        const auto probe = static_cast<Probe>(i);
        if (wanted(probe, statements)) {
            asked.push_back(probe);
            batch.push_back({m_prepared ? "EXECUTE " + preparedName(probe) : m_runs[i].sql, {}});
        }
        if (m_runs[i].pause > 0)
            --m_runs[i].pause;
    }
    const base::MonotonicTime sent = clock().now();
    const auto answered = m_connection->pipeline(batch, {batchDeadline(), stop});
    if (!answered) {
        if (answered.error().code() == base::ErrorCode::Timeout) {
            for (const Probe probe : asked) {
                if (probe != Probe::Server && probe != Probe::ServerEnd)
                    failed(probe, answered.error());
            }
        }
        return answered.error();
    }

    auto sample = std::make_shared<Sample>();
    sample->number = m_number;
    sample->roundTrip = clock().now() - sent;
    sample->serverVersion = m_connection->serverVersion();
    sample->serverVersionText = m_connection->serverVersionText();
    Answers answers{};
    for (std::size_t i = 0; i < asked.size() && i < answered->size(); ++i) {
        const auto& answer = (*answered)[i];
        if (answer) {
            answers[static_cast<std::size_t>(asked[i])] = &*answer;
            if (asked[i] != Probe::StatementsInfo) {
                run(asked[i]).state = ProbeState{ProbeState::Kind::Ok, std::string(name(asked[i])), {}, {}};
                run(asked[i]).backoff = 0;
            }
        } else if (asked[i] == Probe::Server) {
            return answer.error();
        } else {
            failed(asked[i], answer.error());
        }
    }
    const auto answerOf = [&](Probe probe) { return answers[static_cast<std::size_t>(probe)]; };

    readServer(*answerOf(Probe::Server), *sample);
    if (answerOf(Probe::ServerEnd)) {
        const auto end = timeAt(*answerOf(Probe::ServerEnd), "now_us");
        if (end && *end >= sample->serverTime)
            sample->serverCostMs = std::chrono::duration<double, std::milli>(*end - sample->serverTime).count();
    }
    if (answerOf(Probe::Activity))
        readActivity(*answerOf(Probe::Activity), *sample);
    if (answerOf(Probe::Databases))
        readDatabases(*answerOf(Probe::Databases), *sample);
    if (answerOf(Probe::DatabaseSize)) {
        m_databaseBytes = answerOf(Probe::DatabaseSize)->value<std::int64_t>(0, "bytes").value_or(-1);
        run(Probe::DatabaseSize).due = clock().now() + databaseSizeInterval;
    }
    sample->databaseBytes = m_databaseBytes;
    if (answerOf(Probe::StatementsInfo) && answerOf(Probe::Statements))
        HOWDAH_TRY(readStatements(*answerOf(Probe::StatementsInfo), *answerOf(Probe::Statements), *sample, stop));
    for (const Probe probe : {Probe::Activity, Probe::Databases, Probe::Statements, Probe::DatabaseSize})
        sample->probes.push_back(run(probe).state);
    return SamplePtr(std::move(sample));
}

void Collector::readServer(const pg::ResultSet& rows, Sample& sample) const
{
    const Row row(rows);
    sample.serverTime = row.time(0, row.column("now_us")).value_or(base::WallTime{});
    sample.postmasterStart = row.time(0, row.column("start_us")).value_or(base::WallTime{});
    sample.inRecovery = row.get<bool>(0, row.column("in_recovery"));
    sample.maxConnections = row.get<std::int32_t>(0, row.column("max_connections"));
    sample.reservedConnections = row.get<std::int32_t>(0, row.column("reserved_connections"));
}

void Collector::readActivity(const pg::ResultSet& rows, Sample& sample)
{
    const Row row(rows);
    const int pid = row.column("pid"), database = row.column("datname"), user = row.column("usename");
    const int application = row.column("application_name"), address = row.column("client_addr");
    const int type = row.column("backend_type"), state = row.column("state");
    const int waitType = row.column("wait_event_type"), waitEvent = row.column("wait_event");
    const int query = row.column("query"), transaction = row.column("xact_s"), queryAge = row.column("query_s");
    const int stateAge = row.column("state_s"), queryId = row.column("query_id"), xmin = row.column("xmin_age");
    const int blockedBy = row.column("blocked_by"), waits = row.column("wait_s"), start = row.column("start_us");
    std::size_t hidden = 0;
    sample.sessions.reserve(static_cast<std::size_t>(rows.rowCount()));
    for (int i = 0; i < rows.rowCount(); ++i) {
        Session& session = sample.sessions.emplace_back();
        session.pid = {row.get<std::int32_t>(i, pid)};
        session.database = row.text(i, database);
        session.user = row.text(i, user);
        session.application = row.text(i, application);
        session.clientAddress = row.text(i, address);
        session.backendType = row.text(i, type);
        session.state = row.text(i, state);
        session.waitEventType = row.text(i, waitType);
        session.waitEvent = row.text(i, waitEvent);
        session.query = row.text(i, query);
        session.transactionSeconds = rows.value<double>(i, transaction);
        session.querySeconds = rows.value<double>(i, queryAge);
        session.stateSeconds = rows.value<double>(i, stateAge);
        if (const auto id = rows.value<std::int64_t>(i, queryId))
            session.queryId = base::QueryId{*id};
        session.xminAge = rows.value<std::int64_t>(i, xmin);
        if (!rows.isNull(i, blockedBy))
            session.blockedBy = parsePids(rows.text(i, blockedBy));
        session.lockWaitSeconds = rows.value<double>(i, waits);
        session.backendStart = row.time(i, start);
        session.ours = session.pid == m_connection->backendPid() || isOurs(session.application);
        // What pg_stat_activity shows in place of a statement to a role without pg_read_all_stats.
        session.hidden = session.query == "<insufficient privilege>" && session.state.empty();
        if (session.hidden) {
            session.query.clear();
            ++hidden;
        }
    }
    if (hidden > 0)
        run(Probe::Activity).state = partlyHidden(std::string(name(Probe::Activity)), hidden, m_role);
}

void Collector::readDatabases(const pg::ResultSet& rows, Sample& sample)
{
    const Row row(rows);
    const int reset = row.column("reset_us"), id = row.column("datid"), own = row.column("own");
    const int commits = row.column("xact_commit"), rollbacks = row.column("xact_rollback");
    const int hit = row.column("blks_hit"), read = row.column("blks_read");
    const int returned = row.column("tup_returned"), fetched = row.column("tup_fetched");
    const int written = row.column("tup_written"), temp = row.column("temp_bytes");
    const int deadlocks = row.column("deadlocks"), active = row.column("active_ms");
    const int databaseName = row.column("datname"), opened = row.column("sessions");
    const int abandoned = row.column("sessions_abandoned");
    DatabaseReading reading;
    reading.at = row.time(0, row.column("now_us")).value_or(sample.serverTime);
    reading.postmasterStart = sample.postmasterStart;
    reading.databases.reserve(static_cast<std::size_t>(rows.rowCount()));
    for (int i = 0; i < rows.rowCount(); ++i) {
        DatabaseCounters& database = reading.databases.emplace_back();
        database.id = static_cast<std::uint32_t>(row.get<std::int64_t>(i, id));
        database.own = row.get<bool>(i, own);
        database.reset = row.time(i, reset);
        database.commits = row.get<std::int64_t>(i, commits);
        database.rollbacks = row.get<std::int64_t>(i, rollbacks);
        database.blocksHit = row.get<std::int64_t>(i, hit);
        database.blocksRead = row.get<std::int64_t>(i, read);
        database.rowsReturned = row.get<std::int64_t>(i, returned);
        database.rowsFetched = row.get<std::int64_t>(i, fetched);
        database.rowsWritten = row.get<std::int64_t>(i, written);
        database.tempBytes = row.get<std::int64_t>(i, temp);
        database.deadlocks = row.get<std::int64_t>(i, deadlocks);
        database.activeMs = rows.value<double>(i, active);
        database.name = row.text(i, databaseName);
        database.sessionsOpened = rows.value<std::int64_t>(i, opened);
        database.sessionsAbandoned = rows.value<std::int64_t>(i, abandoned);
    }
    if (m_databases) {
        DatabaseDelta delta = differenceOf(*m_databases, reading);
        sample.rates = delta.all;
        sample.ownRates = delta.own;
        sample.databaseSessions = std::move(delta.sessions);
        if (m_activeMsSinceStatements && delta.activeMs)
            *m_activeMsSinceStatements += *delta.activeMs;
        else
            m_activeMsSinceStatements.reset();
    }
    m_databases = std::move(reading);
}

base::Status Collector::readStatements(const pg::ResultSet& info, const pg::ResultSet& rows, Sample& sample,
                                       const base::StopToken& stop)
{
    const Row row(rows);
    const int database = row.column("dbid"), user = row.column("userid"), query = row.column("queryid");
    const int top = row.column("toplevel"), calls = row.column("calls"), rowCount = row.column("rows");
    const int exec = row.column("exec_ms"), plan = row.column("plan_ms"), longest = row.column("max_ms");
    const int hit = row.column("blks_hit"), read = row.column("blks_read"), temp = row.column("temp_blks");
    const int wal = row.column("wal_bytes"), io = row.column("io_ms"), since = row.column("since_us");
    StatementReading reading;
    reading.at = timeAt(info, "now_us").value_or(sample.serverTime);
    reading.postmasterStart = sample.postmasterStart;
    reading.evictions = info.value<std::int64_t>(0, "dealloc");
    reading.reset = timeAt(info, "reset_us");
    reading.rows.reserve(static_cast<std::size_t>(rows.rowCount()));
    for (int i = 0; i < rows.rowCount(); ++i) {
        const auto id = rows.value<std::int64_t>(i, query);
        if (!id) {
            ++reading.hidden;
            continue;
        }
        StatementCounters& statement = reading.rows.emplace_back();
        statement.key = {static_cast<std::uint32_t>(row.get<std::int64_t>(i, database)),
                         static_cast<std::uint32_t>(row.get<std::int64_t>(i, user)),
                         {*id},
                         row.get<bool>(i, top, true)};
        statement.total.calls = row.get<std::int64_t>(i, calls);
        statement.total.rows = row.get<std::int64_t>(i, rowCount);
        statement.total.executionMs = row.get<double>(i, exec);
        statement.total.planMs = row.get<double>(i, plan);
        statement.total.blocksHit = row.get<std::int64_t>(i, hit);
        statement.total.blocksRead = row.get<std::int64_t>(i, read);
        statement.total.tempBlocks = row.get<std::int64_t>(i, temp);
        statement.total.walBytes = row.get<std::int64_t>(i, wal);
        statement.total.ioMs = row.get<double>(i, io);
        statement.maxMs = row.get<double>(i, longest);
        statement.since = row.time(i, since);
    }
    if (reading.hidden > 0)
        run(Probe::Statements).state = partlyHidden(std::string(name(Probe::Statements)), reading.hidden, m_role);
    m_ledger.apply(reading);
    run(Probe::Statements).due = clock().now() + m_options.statementsInterval;
    if (clock().now() >= m_textsDue)
        HOWDAH_TRY(readTexts(stop));

    sample.statements = m_ledger.leaders(m_options.statementRows);
    sample.statementsFresh = true;
    sample.statementSeconds = m_ledger.seconds();
    sample.statementEvictions = reading.evictions;
    const auto explained = m_ledger.intervalMs();
    // Statement times and session times are not flushed at the same moment, so the share can exceed the whole a little.
    if (explained && m_activeMsSinceStatements && *m_activeMsSinceStatements > 0)
        sample.captureCoverage = std::min(1.0, *explained / *m_activeMsSinceStatements);
    m_activeMsSinceStatements = 0;
    return {};
}

base::Status Collector::readTexts(const base::StopToken& stop)
{
    const std::vector<StatementKey> keys = m_ledger.withoutText(m_options.statementRows);
    if (keys.empty())
        return {};
    std::string ids = "{";
    for (const StatementKey& key : keys) {
        ids += ids.size() > 1 ? "," : "";
        ids += key.queryId.toString();
    }
    ids += '}';
    const base::MonotonicTime asked = clock().now();
    const auto answer =
        m_connection->query(m_textSql, {pg::Param(ids), pg::Param(longestText)}, {batchDeadline(), stop});
    // Every request makes the server read the whole file of texts: not for more than a twentieth of the time, however
    // fast new statements come.
    m_textsDue = clock().now() + 20 * (clock().now() - asked);
    if (!answer) {
        if (!connected() || answer.error().code() == base::ErrorCode::Cancelled)
            return answer.error();
        run(Probe::Statements).state = stateOf(std::string(name(Probe::Statements)), answer.error(), m_role, m_schema);
        return {};
    }
    const Row row(*answer);
    const int database = row.column("dbid"), user = row.column("userid"), query = row.column("queryid");
    const int top = row.column("toplevel"), text = row.column("query");
    const int databaseName = row.column("datname"), userName = row.column("usename");
    for (int i = 0; i < answer->rowCount(); ++i) {
        m_ledger.setText({static_cast<std::uint32_t>(row.get<std::int64_t>(i, database)),
                          static_cast<std::uint32_t>(row.get<std::int64_t>(i, user)),
                          {row.get<std::int64_t>(i, query)},
                          row.get<bool>(i, top, true)},
                         row.text(i, text), row.text(i, databaseName), row.text(i, userName));
    }
    return {};
}

} // namespace howdah::monitor
