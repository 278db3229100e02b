// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/provecopy.h"

#include "core/advise/backup.h"
#include "core/advise/candidatepool.h"
#include "core/advise/copyrestore.h"
#include "core/advise/room.h"
#include "core/advise/sql.h"
#include "core/base/numbers.h"
#include "core/base/quoting.h"
#include "core/base/units.h"
#include "core/sql/shape.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace howdah::advise {

namespace fs = std::filesystem;
using base::ByteCount;
using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;
using pg::ResultSet;
using Stage = ProveProgress::Stage;

namespace {

struct Touched {
    struct Relation {
        std::string schema, name;
        char kind = 'r';
        bool named = false;
        ByteCount bytes, indexBytes;
    };
    std::vector<Relation> relations;

    [[nodiscard]] CopyOutlook outlook() const
    {
        CopyOutlook outlook;
        for (const Relation& one : relations) {
            if (one.kind != 'r' && one.kind != 'm')
                continue;
            outlook.tables.push_back({one.schema, one.name, one.bytes});
            outlook.bytes.value += one.bytes.value;
            outlook.indexBytes.value += one.indexBytes.value;
        }
        std::ranges::stable_sort(outlook.tables, [](const auto& a, const auto& b) { return a.bytes > b.bytes; });
        return outlook;
    }
};

Error lockedOr(const Error& error)
{
    constexpr std::string_view lockNotAvailable = "55P03";
    if (error.sqlState() != lockNotAvailable)
        return error;
    return {ErrorCode::Timeout, Text(HOWDAH_TEXT("advise", "cannot tell how big the tables are")), error.why(),
            Text(HOWDAH_TEXT("advise", "a table is locked exclusively; try again when the lock is free"))};
}

/// What the statements read and write, with the tables of the indexes: a foreign key's other side is in no statement.
Result<Touched> findTouched(pg::Connection& source, const Advice& advice, const Workload& workload,
                            const Catalog& catalog, base::Nanoseconds lockWait, const pg::QueryOptions& options)
{
    std::set<std::pair<std::string, std::string>> names;
    for (const CreateAdvice& create : advice.create)
        names.emplace(create.index.schema, create.index.table);
    const CatalogTables tables(catalog);
    for (const WorkloadStatement& statement : workload.statements) {
        // One that cannot be read has made no candidates, and is said to be left out when it cannot be planned.
        const auto shape = howdah::sql::shapeOf(statement.sql, tables);
        if (!shape)
            continue;
        for (const howdah::sql::RelationUse& use : shape->relations)
            names.emplace(use.schema, use.name);
    }
    nlohmann::json wanted = nlohmann::json::array();
    for (const auto& [schema, name] : names)
        wanted.push_back({schema, name});
    const std::string text = wanted.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    const auto wait = std::chrono::ceil<base::Milliseconds>(lockWait).count();
    HOWDAH_TRY(source.execute("BEGIN READ ONLY; SET LOCAL lock_timeout = " + std::to_string(wait), options));
    const auto rows = source.query(sql::copy_tables, {text}, options);
    const Status ended = source.execute("ROLLBACK", options);
    if (!rows)
        return lockedOr(rows.error());
    HOWDAH_TRY(ended);
    Touched touched;
    for (int row = 0; row < rows->rowCount(); ++row) {
        Touched::Relation& one = touched.relations.emplace_back();
        one.schema = rows->text(row, 0);
        one.name = rows->text(row, 1);
        one.kind = rows->text(row, 2).empty() ? 'r' : rows->text(row, 2).front();
        one.named = rows->value<bool>(row, 3).value_or(false);
        one.bytes.value = rows->value<std::int64_t>(row, 4).value_or(0);
        one.indexBytes.value = rows->value<std::int64_t>(row, 5).value_or(0);
    }
    return touched;
}

Result<std::unique_ptr<pg::Connection>> connectTo(const pg::ConnectParams& params, const pg::QueryOptions& query)
{
    pg::ConnectOptions options;
    options.deadline = query.deadline;
    options.stop = query.stop;
    return pg::Connection::connect(params, options);
}

std::string shown(ByteCount bytes)
{
    return base::human::bytes(bytes);
}

Error tooMuch(ByteCount limit, Text why)
{
    return {ErrorCode::Refused,
            Text(HOWDAH_TEXT("advise", "the copy would be more than its limit of %1"), {shown(limit)}), std::move(why),
            Text(HOWDAH_TEXT("advise", "raise the limit, or ask for fewer statements"))};
}

class CopyMaker {
public:
    CopyMaker(const Advice& advice, const Workload& workload, const Catalog& catalog, const ProveOptions& options)
        : m_advice(advice)
        , m_workload(workload)
        , m_catalog(catalog)
        , m_options(options)
    {
        m_query.deadline = options.deadline;
        m_query.stop = options.stop;
    }

    Result<std::unique_ptr<ProofCopy>> make()
    {
        report(Stage::Look);
        if (!m_options.backup.empty()) {
            HOWDAH_ASSIGN(m_backup, lookAtBackup(m_options.backup));
        }
        HOWDAH_ASSIGN(m_source, connectTo(m_options.source, m_query));
        HOWDAH_TRY(lookAtSource());
        HOWDAH_ASSIGN(const server::Installation installation,
                      findCloneServer(m_facts.major(), m_options.binDirectories));
        // A script says whose it is in its head; an archive in the list that pg_restore makes of it.
        if (m_backup)
            HOWDAH_TRY(checkBackupVersion({m_backup->major, 0, {}}, m_facts.major()));
        const Status made = fillCluster(installation);
        if (made)
            return std::move(m_copy);
        // Asked while all is there that took the room.
        if (ranOutOfRoom(made.error()))
            m_full = true;
        return made.error();
    }
    /// Of disk, as reckoned; 0 as long as it is not.
    [[nodiscard]] std::int64_t needed() const { return m_needed; }
    [[nodiscard]] bool full() const { return m_full; }

private:
    void report(Stage stage, std::int64_t done = 0, std::int64_t total = 0, bool bytes = false) const
    {
        if (m_options.onProgress)
            m_options.onProgress({stage, done, total, bytes, {}});
    }

    Status lookAtSource()
    {
        HOWDAH_ASSIGN(m_touched, findTouched(*m_source, m_advice, m_workload, m_catalog, m_options.lockWait, m_query));
        std::vector<std::pair<std::string, std::string>> named;
        for (const Touched::Relation& one : m_touched.relations) {
            if (one.named)
                named.emplace_back(one.schema, one.name);
        }
        if (named.empty())
            return Error(ErrorCode::InvalidInput,
                         Text(HOWDAH_TEXT("advise", "there is nothing to copy: the statements are about no table")));
        HOWDAH_ASSIGN(m_facts, readSourceFacts(*m_source, named, m_options.deadline, m_options.stop));
        HOWDAH_TRY(refusePooler(m_facts));
        HOWDAH_ASSIGN(const ResultSet target,
                      m_source->query("SELECT current_setting('default_statistics_target')", {}, m_query));
        m_target = target.text(0, 0);
        const CopyOutlook outlook = m_touched.outlook();
        if (m_backup) {
            constexpr int unpacked = 3;
            // As rows and in the log.
            return takeRoom(2 * std::min(m_options.copyLimit.value, unpacked * m_backup->size.value));
        }
        if (outlook.bytes > m_options.copyLimit)
            return tooMuch(
                m_options.copyLimit,
                Text(HOWDAH_TEXT("advise", "the tables that the statements touch hold %1, %2 alone %3"),
                     {shown(outlook.bytes), outlook.tables.front().name, shown(outlook.tables.front().bytes)}));
        std::int64_t advised = 0;
        for (const CreateAdvice& create : m_advice.create)
            advised += create.estimatedBytes.value;
        // Rows in the dump, where they are compressed, in the tables, and in the log, which is kept until the copy
        // goes. The dump is gone before the advised indexes are built, which are not logged.
        return takeRoom(2 * outlook.bytes.value + std::max(outlook.bytes.value + outlook.indexBytes.value, advised) +
                        outlook.indexBytes.value);
    }

    Status takeRoom(std::int64_t bytes)
    {
        m_needed = emptyClusterBytes + bytes;
        return checkRoom(RoomFor::Copy, m_needed);
    }

    Status fillCluster(const server::Installation& installation)
    {
        HOWDAH_TRY(startCluster(installation));
        HOWDAH_TRY(fill());
        return analyze();
    }

    Status startCluster(const server::Installation& installation)
    {
        report(Stage::Server);
        // Until the log with the commit of a row, or of one near it, is written, VACUUM takes the row for one that may
        // not be there yet, and marks no page of such rows: commits wait for the log here, which costs next to nothing
        // without fsync.
        HOWDAH_ASSIGN(server::PrivateCluster cluster,
                      server::PrivateCluster::start(hostOptions(installation,
                                                                {{"shared_buffers", "256MB"},
                                                                 {"synchronous_commit", "on"},
                                                                 {"maintenance_work_mem", "256MB"},
                                                                 {"max_wal_size", "8GB"},
                                                                 {"checkpoint_timeout", "1h"}},
                                                                m_options.deadline, m_options.stop)));
        m_copy.reset(new ProofCopy{std::move(cluster), {}, {}, m_facts, {}, {}, m_needed});
        m_host.emplace(m_copy->cluster, m_copy->facts, m_copy->notes, m_query);
        HOWDAH_ASSIGN(m_copy->admin, m_host->makeDatabase());
        return m_host->makeExtensions(*m_copy->admin);
    }

    [[nodiscard]] TableNames withRows() const
    {
        TableNames names;
        for (const Touched::Relation& one : m_touched.relations)
            names.emplace(one.schema, one.name);
        return names;
    }

    Status fill()
    {
        HOWDAH_ASSIGN(m_emptyBytes, databaseBytes());
        const RestoreJob job{*m_host,
                             *m_copy->admin,
                             m_copy->cluster.installation(),
                             m_copy->facts,
                             withRows(),
                             !m_backup,
                             m_options.deadline,
                             m_options.stop,
                             [this](std::int64_t read) { return watchRestore(read); }};
        BackupVersions versions;
        if (!m_backup) {
            const std::string dump = m_host->scratch() + "/copy.dump";
            HOWDAH_TRY(dumpTables(dump));
            report(Stage::Restore);
            HOWDAH_TRY(take(restoreArchive(job, dump, versions)));
            std::error_code failure;
            if (!fs::remove(dump, failure))
                return base::systemError(Text(HOWDAH_TEXT("advise", "cannot remove %1"), {dump}), failure.value());
        } else {
            report(Stage::Restore);
            HOWDAH_TRY(take(m_backup->kind == BackupFile::Kind::Plain ? restoreScript(job, m_backup->path)
                                                                      : restoreArchive(job, m_backup->path, versions)));
            HOWDAH_TRY(watchRestore(0)); // what is small is through before anyone has looked
            m_copy->about.backup = m_backup->path;
            m_copy->about.archived = versions.archived;
        }
        return {};
    }

    Status dumpTables(const std::string& path)
    {
        if (!m_facts.unreadable.empty())
            m_copy->notes.push_back(Text::counted(
                HOWDAH_TEXT_N("advise", "%n relation(s) were left out because the role may not read them: %1 ..."),
                static_cast<long long>(m_facts.unreadable.size()),
                {m_facts.unreadable.front().first + "." + m_facts.unreadable.front().second}));
        DumpOptions how;
        how.installation = m_copy->cluster.installation();
        how.scratch = m_host->scratch();
        how.lockWait = m_options.lockWait;
        how.deadline = m_options.deadline;
        how.stop = m_options.stop;
        how.data = true;
        const TableNames rows = withRows();
        for (const TableInfo& table : m_catalog.tables) {
            const std::pair<std::string, std::string> name(table.schema, table.name);
            if (!rows.contains(name) && !m_facts.others.contains(name))
                how.withoutRows.push_back(name);
        }
        const ByteCount total = m_touched.outlook().bytes;
        how.onTick = [this, &path, total]() -> Status {
            std::error_code notYet;
            const auto size = fs::file_size(path, notYet);
            if (!notYet)
                report(Stage::Dump, std::min(static_cast<std::int64_t>(size), total.value), total.value, true);
            return {};
        };
        report(Stage::Dump, 0, total.value, true);
        return dumpSource(*m_source, m_facts, path, how);
    }

    Status take(Result<RestoreReport> report)
    {
        if (!report)
            return report.error();
        std::move(report->notes.begin(), report->notes.end(), std::back_inserter(m_copy->notes));
        return {};
    }

    Result<std::int64_t> databaseBytes()
    {
        HOWDAH_ASSIGN(const ResultSet size,
                      m_copy->admin->query("SELECT pg_database_size(current_database())", {}, m_query));
        return size.value<std::int64_t>(0, 0).value_or(0);
    }

    Status watchRestore(std::int64_t read)
    {
        HOWDAH_ASSIGN(const std::int64_t now, databaseBytes());
        const std::int64_t bytes = std::max<std::int64_t>(0, now - m_emptyBytes);
        if (m_backup && bytes > m_options.copyLimit.value)
            return tooMuch(
                m_options.copyLimit,
                Text(HOWDAH_TEXT("advise", "so much had been restored when it was stopped: %1"), {shown({bytes})}));
        if (read > 0)
            report(Stage::Restore, read, m_backup->size.value, true);
        else
            report(Stage::Restore, bytes, m_backup ? 0 : m_touched.outlook().bytes.value, true);
        return {};
    }

    /// VACUUM too, for the map by which index-only scans spare themselves the table: a restored table has none.
    Status analyze()
    {
        HOWDAH_ASSIGN(m_copy->runner, m_host->openPlanner(m_catalog.plannerSettings));
        HOWDAH_TRY(m_copy->runner->execute("SET default_statistics_target = " + base::quoteLiteral(m_target), m_query));
        // Commits here do not wait for the log. Until it is written VACUUM takes a row for one that may not be there
        // yet, and marks no page of such rows.
        HOWDAH_TRY(m_copy->admin->execute("CHECKPOINT", m_query));
        std::int64_t done = 0;
        const auto total = static_cast<std::int64_t>(m_touched.relations.size());
        for (const Touched::Relation& one : m_touched.relations) {
            report(Stage::Analyze, done++, total);
            if (one.kind == 'v' || one.kind == 'f')
                continue;
            const std::string name = base::quoteQualified({one.schema, one.name});
            HOWDAH_ASSIGN(const ResultSet there,
                          m_copy->admin->query("SELECT pg_table_size(to_regclass($1))", {name}, m_query));
            if (there.isNull(0, 0))
                continue; // a backup from before it was made; the statements that need it say so
            const std::string word = one.kind == 'p' ? "ANALYZE " : "VACUUM (ANALYZE) ";
            if (const Status analyzed = m_copy->runner->execute(word + name, m_query); !analyzed)
                return analyzed.error();
            m_copy->about.tables += one.kind == 'p' ? 0 : 1;
            HOWDAH_ASSIGN(const ResultSet size,
                          m_copy->admin->query("SELECT pg_table_size(to_regclass($1))", {name}, m_query));
            m_copy->about.bytes.value += size.value<std::int64_t>(0, 0).value_or(0);
        }
        if (m_copy->about.tables == 0)
            return Error(ErrorCode::InvalidInput,
                         Text(HOWDAH_TEXT("advise", "%1 holds none of the tables that the statements touch"),
                              {m_backup ? m_backup->path : m_facts.database}),
                         {}, Text(HOWDAH_TEXT("advise", "name a backup of this database")));
        return {};
    }

    const Advice& m_advice;
    const Workload& m_workload;
    const Catalog& m_catalog;
    const ProveOptions& m_options;
    pg::QueryOptions m_query;
    std::optional<BackupFile> m_backup;
    std::unique_ptr<pg::Connection> m_source;
    Touched m_touched;
    SourceFacts m_facts;
    std::string m_target; ///< default_statistics_target of the source
    std::int64_t m_emptyBytes = 0;
    std::int64_t m_needed = 0;
    bool m_full = false;
    std::unique_ptr<ProofCopy> m_copy;
    std::optional<CloneHost> m_host; ///< of m_copy
};

} // namespace

Result<CopyOutlook> lookAtCopy(const pg::ConnectParams& source, const Advice& advice, const Workload& workload,
                               const Catalog& catalog, const base::StopToken& stop)
{
    pg::QueryOptions query;
    query.deadline = base::Deadline::after(base::Seconds(30));
    query.stop = stop;
    HOWDAH_ASSIGN(const auto connection, connectTo(source, query));
    HOWDAH_ASSIGN(const Touched touched, findTouched(*connection, advice, workload, catalog, base::Seconds(5), query));
    return touched.outlook();
}

Result<std::unique_ptr<ProofCopy>> makeCopy(const Advice& advice, const Workload& workload, const Catalog& catalog,
                                            const ProveOptions& options)
{
    bool full = false;
    std::int64_t needed = 0;
    auto copy = [&] {
        CopyMaker maker(advice, workload, catalog, options);
        auto made = maker.make();
        full = maker.full();
        needed = maker.needed();
        return made;
    }();
    // Said when what was made is gone: that is the room there is for another try.
    if (full)
        return noRoom(RoomFor::Copy, needed);
    return copy;
}

} // namespace howdah::advise
