// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/clonebuild.h"

#include "core/advise/btreeheight.h"
#include "core/advise/clonerestore.h"
#include "core/advise/sql.h"
#include "core/base/durablefile.h"
#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <cmath>
#include <future>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;
using pg::ResultSet;

namespace {

constexpr std::string_view plannerRole = "howdah_planner";
/// Above every number that a fresh cluster gives out; a relfilenode has 32 bits.
constexpr std::int64_t firstFile = 3'000'000'000;

server::ClusterOptions clusterOptions(const server::Installation& installation, const BuildOptions& options)
{
    server::ClusterOptions cluster;
    cluster.installation = installation;
    cluster.throwAway = true;
    cluster.deadline = options.deadline;
    cluster.stop = options.stop;
    // A handful of sessions of ours, nothing in the background, and no statement of the workload in a log.
    cluster.settings = {{"autovacuum", "off"},
                        {"shared_buffers", "32MB"},
                        {"max_connections", "12"},
                        {"wal_level", "minimal"},
                        {"max_wal_senders", "0"},
                        {"checkpoint_timeout", "1d"},
                        {"max_parallel_maintenance_workers", "0"},
                        {"max_locks_per_transaction", "1024"},
                        {"log_min_messages", "fatal"},
                        {"log_min_error_statement", "panic"},
                        {"bgwriter_lru_maxpages", "0"}};
    return cluster;
}

/// Makes the clone step by step; what is made belongs to m_built from the start, so that a failure leaves nothing.
class Builder {
public:
    Builder(pg::Connection& source, const BuildOptions& options)
        : m_source(source)
        , m_options(options)
    {
        m_query.deadline = options.deadline;
        m_query.stop = options.stop;
    }

    Result<std::unique_ptr<BuiltClone>> build()
    {
        HOWDAH_ASSIGN(SourceFacts facts,
                      readSourceFacts(m_source, m_options.tables, m_options.deadline, m_options.stop));
        HOWDAH_TRY(check(facts));
        HOWDAH_ASSIGN(const server::Installation installation,
                      findCloneServer(facts.major(), m_options.binDirectories));
        HOWDAH_TRY(startAndRead(installation, std::move(facts)));
        HOWDAH_TRY(makeDatabase());
        HOWDAH_TRY(restore());
        HOWDAH_TRY(loadStatistics());
        HOWDAH_TRY(stretchRelations());
        HOWDAH_TRY(openPlanner());
        return std::move(m_built);
    }

private:
    void report(std::string_view step) const
    {
        if (m_options.onStep)
            m_options.onStep(step);
    }
    void note(base::TextSource source, std::vector<std::string> arguments = {})
    {
        m_built->notes.emplace_back(source, std::move(arguments));
    }
    [[nodiscard]] const SourceFacts& facts() const { return m_built->source.facts; }

    static Status check(const SourceFacts& facts)
    {
        // pg_dump sets its session's search path and time limits. A pooler that shares sessions would hand those on to
        // an application.
        if (facts.behindPooler)
            return Error(ErrorCode::Unsupported,
                         Text(HOWDAH_TEXT("advise", "cannot clone through a connection pooler")),
                         Text(HOWDAH_TEXT("advise", "pg_dump changes settings of its session, which the pooler would "
                                                    "hand to an application")),
                         Text(HOWDAH_TEXT("advise", "connect to the server's own port")));
        return {};
    }

    /// The cluster starts while the source is read: each takes about as long.
    Status startAndRead(const server::Installation& installation, SourceFacts facts)
    {
        report("initdb");
        auto starting = std::async(std::launch::async, [options = clusterOptions(installation, m_options)]() mutable {
            return server::PrivateCluster::start(std::move(options));
        });
        auto source =
            readSource(m_source, std::move(facts), m_options.catalog.get(), m_options.deadline, m_options.stop);
        auto cluster = starting.get();
        if (!source)
            return source.error();
        if (!cluster)
            return cluster.error();
        m_built.reset(
            new BuiltClone{std::move(*cluster), {}, {}, std::move(*source), {}, {}, firstFile, {}, false, {}});
        HOWDAH_ASSIGN(m_built->layout.account, server::serverAccount());
        return {};
    }

    [[nodiscard]] Result<std::unique_ptr<pg::Connection>> connect(const pg::ConnectParams& params) const
    {
        pg::ConnectOptions options;
        options.deadline = m_options.deadline;
        options.stop = m_options.stop;
        return pg::Connection::connect(params, options);
    }

    [[nodiscard]] std::string databaseName() const
    {
        const std::string& name = facts().database;
        const bool taken = name == "postgres" || name == "template0" || name == "template1";
        return taken ? "howdah_clone" : name;
    }

    [[nodiscard]] std::string createDatabase(bool sameCollation) const
    {
        std::string sql = "CREATE DATABASE " + base::quoteIdentifier(databaseName()) + " OWNER " +
                          std::string(plannerRole) + " TEMPLATE template0 ENCODING " +
                          base::quoteLiteral(facts().encoding);
        if (!sameCollation)
            return sql + " LC_COLLATE 'C' LC_CTYPE 'C'" + (facts().major() >= 15 ? " LOCALE_PROVIDER libc" : "");
        sql += " LC_COLLATE " + base::quoteLiteral(facts().collate) + " LC_CTYPE " + base::quoteLiteral(facts().ctype);
        if (facts().provider == "i")
            sql += " LOCALE_PROVIDER icu ICU_LOCALE " + base::quoteLiteral(facts().locale);
        else if (facts().provider == "b")
            sql += " LOCALE_PROVIDER builtin BUILTIN_LOCALE " + base::quoteLiteral(facts().locale);
        return sql;
    }

    Status makeDatabase()
    {
        report("database");
        HOWDAH_ASSIGN(const auto first, connect(m_built->cluster.params("postgres")));
        HOWDAH_TRY(first->execute("CREATE ROLE " + std::string(plannerRole) + " LOGIN BYPASSRLS", m_query));
        const Status same = first->execute(createDatabase(true), m_query);
        if (!same) {
            if (same.error().code() != ErrorCode::Server)
                return same;
            HOWDAH_TRY(first->execute(createDatabase(false), m_query));
            note(HOWDAH_TEXT("advise",
                             "the collation %1 is not on this machine: estimates for ranges of text may differ"),
                 {facts().locale.empty() ? facts().collate : facts().locale});
        }
        HOWDAH_ASSIGN(m_built->admin, connect(m_built->cluster.params(databaseName())));
        HOWDAH_TRY(m_built->admin->execute("SET allow_system_table_mods = on; SET search_path = ''", m_query));
        HOWDAH_ASSIGN(const ResultSet layout,
                      m_built->admin->query("SELECT current_setting('block_size'), setting, "
                                            "(SELECT oid FROM pg_database WHERE datname = current_database()) "
                                            "FROM pg_settings WHERE name = 'segment_size'",
                                            {}, m_query));
        m_built->layout.blockSize = layout.value<int>(0, 0).value_or(0);
        m_built->layout.segmentBlocks = layout.value<std::int64_t>(0, 1).value_or(0);
        m_built->files = m_built->cluster.dataDirectory() + "/base/" + std::string(layout.text(0, 2));
        if (m_built->layout.blockSize != facts().blockSize)
            return Error(ErrorCode::Unsupported,
                         Text(HOWDAH_TEXT("advise", "cannot clone a server with pages of %1 bytes: ours have %2"),
                              {std::to_string(facts().blockSize), std::to_string(m_built->layout.blockSize)}));
        return {};
    }

    [[nodiscard]] pg::ConnectParams plannerParams() const
    {
        pg::ConnectParams params = m_built->cluster.params(databaseName());
        params.set("user", std::string(plannerRole));
        return params;
    }

    Status restore()
    {
        report("schema");
        HOWDAH_TRY(makeExtensions());
        const server::Installation& installation = m_built->cluster.installation();
        const std::string data = m_built->cluster.dataDirectory();
        const std::string scratch = data.substr(0, data.rfind('/'));
        const std::string dump = scratch + "/schema.dump";
        HOWDAH_TRY(dumpSchema(m_source, facts(), dump,
                              {installation, scratch, m_options.lockWait, m_options.deadline, m_options.stop}));
        HOWDAH_ASSIGN(const auto planner, connect(plannerParams()));
        const bool partial = !facts().others.empty() || !facts().unreadable.empty();
        HOWDAH_ASSIGN(RestoreReport restored, restoreSchema(*planner, installation, dump, scratch, partial,
                                                            m_options.deadline, m_options.stop));
        if (!facts().unreadable.empty())
            m_built->notes.push_back(Text::counted(
                HOWDAH_TEXT_N("advise", "%n relation(s) were left out because the role may not read them: %1 ..."),
                static_cast<long long>(facts().unreadable.size()),
                {facts().unreadable.front().first + "." + facts().unreadable.front().second}));
        std::move(restored.notes.begin(), restored.notes.end(), std::back_inserter(m_built->notes));
        return {};
    }

    /// Extensions come from this machine and need a superuser.
    Status makeExtensions()
    {
        for (const auto& [name, schema] : facts().extensions) {
            const bool here = m_built->cluster.installation().hasExtension(name);
            const Status made =
                here ? m_built->admin->execute("CREATE SCHEMA IF NOT EXISTS " + base::quoteIdentifier(schema) +
                                                   " AUTHORIZATION " + std::string(plannerRole) +
                                                   "; CREATE EXTENSION IF NOT EXISTS " + base::quoteIdentifier(name) +
                                                   " SCHEMA " + base::quoteIdentifier(schema) + " CASCADE",
                                               m_query)
                     : Status();
            if (!made && made.error().code() != ErrorCode::Server)
                return made;
            if (!here)
                note(HOWDAH_TEXT("advise", "the extension %1 is not on this machine: what depends on it is left out"),
                     {name});
            else if (!made)
                note(HOWDAH_TEXT("advise", "the extension %1 cannot be made in the clone: %2"),
                     {name, made.error().why().english()});
        }
        return {};
    }

    Status copyIn(const std::string& table, const std::string& rows)
    {
        bool given = false;
        HOWDAH_TRY(m_built->admin->copyIn(
            "COPY pg_temp." + table + " FROM STDIN",
            [&](std::string& chunk) -> Result<bool> {
                if (std::exchange(given, true))
                    return false;
                chunk = rows;
                return true;
            },
            m_query));
        return {};
    }

    Status loadStatistics()
    {
        report("statistics");
        pg::Connection& admin = *m_built->admin;
        HOWDAH_TRY(admin.execute(sql::clone_stage, m_query));
        HOWDAH_TRY(admin.execute(sql::clone_functions, m_query));
        HOWDAH_TRY(copyIn("staged_statistics", m_built->source.statistics));
        HOWDAH_TRY(copyIn("staged_figures", m_built->source.figures));
        HOWDAH_TRY(copyIn("staged_extended", m_built->source.extended));
        m_built->source.statistics.clear();
        m_built->source.figures.clear();
        m_built->source.extended.clear();
        HOWDAH_ASSIGN(const ResultSet put,
                      admin.query("SELECT pg_temp.put_statistics() + pg_temp.put_extended()", {}, m_query));
        const int failures = put.value<int>(0, 0).value_or(0);
        if (failures > 0)
            m_built->notes.push_back(Text::counted(
                HOWDAH_TEXT_N("advise", "%n part(s) of the planner's statistics could not be taken over"), failures));
        if (!facts().readsStatistics)
            note(HOWDAH_TEXT("advise", "the role may not read pg_statistic: the statistics are those of pg_stats"));
        if (facts().hasExtended && !facts().readsExtended)
            note(HOWDAH_TEXT("advise", "the role may not read extended statistics: the clone has none"));
        if (facts().tablespaceCosts)
            note(HOWDAH_TEXT("advise", "page costs of tablespaces are not taken over"));
        return {};
    }

    /// Gives every table and index a file of the size it has at the source, and its figures.
    Status stretchRelations()
    {
        report("files");
        HOWDAH_ASSIGN(const ResultSet rows, m_built->admin->query(sql::clone_relations, {}, m_query));
        for (int row = 0; row < rows.rowCount(); ++row) {
            if (m_options.stop.stop_requested())
                return Error(ErrorCode::Cancelled, Text(HOWDAH_TEXT("advise", "the clone was cancelled")));
            CloneRelation relation = relationOf(rows, row);
            if (relation.hasFile())
                HOWDAH_TRY(makeFile(relation));
            m_built->relations.emplace(relation.oid, std::move(relation));
        }
        std::string values;
        std::string hidden;
        for (const auto& [oid, relation] : m_built->relations) {
            values += (values.empty() ? "(" : ", (") + std::to_string(oid) + "::oid, " + std::to_string(relation.file) +
                      "::oid, " + std::to_string(relation.relpages) + ", " + base::toChars(relation.reltuples) + ", " +
                      std::to_string(relation.allVisible) + ")";
            if (relation.isIndex() && !relation.valid)
                hidden += (hidden.empty() ? "" : ", ") + std::to_string(oid);
        }
        if (values.empty())
            return {};
        std::string sql = "UPDATE pg_class c SET relfilenode = v.file, relpages = v.relpages, reltuples = v.reltuples, "
                          "relallvisible = v.visible FROM (VALUES " +
                          values + ") AS v (oid, file, relpages, reltuples, visible) WHERE c.oid = v.oid";
        if (!hidden.empty())
            sql += "; UPDATE pg_index SET indisvalid = false WHERE indexrelid IN (" + hidden + ")";
        return m_built->admin->execute(sql, m_query);
    }

    static CloneRelation relationOf(const ResultSet& rows, int row)
    {
        CloneRelation relation;
        const auto number = [&](std::string_view column) { return rows.value<std::int64_t>(row, column).value_or(0); };
        const auto text = [&](std::string_view column) { return rows.value<std::string>(row, column).value_or(""); };
        relation.oid = static_cast<std::uint32_t>(number("oid"));
        relation.schema = text("schema");
        relation.name = text("name");
        relation.method = text("method");
        const std::string kind = text("kind");
        relation.kind = kind.empty() ? 'r' : kind.front();
        relation.table = static_cast<std::uint32_t>(number("table"));
        relation.parent = static_cast<std::uint32_t>(number("parent"));
        relation.emptyFile = relation.file = number("file");
        relation.relpages = number("relpages");
        relation.reltuples = rows.value<double>(row, "reltuples").value_or(0);
        relation.allVisible = number("all_visible");
        relation.pages = number("pages");
        relation.valid = rows.value<bool>(row, "valid").value_or(true);
        return relation;
    }

    Status makeFile(CloneRelation& relation)
    {
        const FileLayout& layout = m_built->layout;
        const std::string original = m_built->pathOf(relation.emptyFile);
        if (relation.isIndex() && relation.method != "btree")
            return stretchRelationFiles(original, relation.pages, layout);
        std::string head;
        if (relation.isIndex()) {
            HOWDAH_TRY(lookAtMetapage(original));
            if (!m_built->knowsBtree)
                return stretchRelationFiles(original, relation.pages, layout);
            head = emptyBtree(heightOf(relation), layout.blockSize);
        }
        relation.file = m_built->nextFile++;
        return makeRelationFiles(m_built->pathOf(relation.file), head, relation.pages, layout);
    }

    /// Once: a server of another page format keeps its own metapages, and the descents of its indexes cost nothing.
    Status lookAtMetapage(const std::string& path)
    {
        if (std::exchange(m_lookedAtMetapage, true))
            return {};
        HOWDAH_ASSIGN(const std::string page, base::readFile(path));
        m_built->knowsBtree = isKnownMetapage(page);
        if (!m_built->knowsBtree)
            note(HOWDAH_TEXT("advise",
                             "the format of B-trees is not known: reading an index is priced a little too low"));
        return {};
    }

    [[nodiscard]] int heightOf(const CloneRelation& index) const
    {
        const auto told = m_built->source.heights.find({index.schema, index.name});
        return told != m_built->source.heights.end() ? told->second
                                                     : btreeHeight(index.pages, 16, m_built->layout.blockSize);
    }

    Status openPlanner()
    {
        HOWDAH_ASSIGN(m_built->planner, connect(plannerParams()));
        std::string path;
        for (const std::string& schema : facts().searchPath)
            path += (path.empty() ? "" : ", ") + base::quoteIdentifier(schema);
        auto settings = m_built->source.catalog.plannerSettings;
        settings.insert(settings.end(), facts().settings.begin(), facts().settings.end());
        settings.emplace_back("search_path", path.empty() ? "''" : path);
        settings.emplace_back("plan_cache_mode", "force_generic_plan");
        for (const auto& [name, value] : settings) {
            const auto set = m_built->planner->query("SELECT set_config($1, $2, false)", {name, value}, m_query);
            if (set)
                continue;
            if (set.error().code() != ErrorCode::Server)
                return set.error();
            note(HOWDAH_TEXT("advise", "the setting %1 cannot be taken over: %2"), {name, set.error().why().english()});
        }
        return {};
    }

    pg::Connection& m_source;
    const BuildOptions& m_options;
    pg::QueryOptions m_query;
    std::unique_ptr<BuiltClone> m_built;
    bool m_lookedAtMetapage = false;
};

} // namespace

Result<server::Installation> findCloneServer(int major, const std::vector<std::string>& binDirectories)
{
    auto found = server::chooseInstallation(binDirectories, major);
    if (found)
        return found;
    return Error(ErrorCode::Unsupported,
                 Text(HOWDAH_TEXT("advise", "cannot clone a database of PostgreSQL %1 on this machine"),
                      {std::to_string(major)}),
                 found.error().what(), found.error().remedy());
}

Result<std::unique_ptr<BuiltClone>> buildClone(pg::Connection& source, const BuildOptions& options)
{
    return Builder(source, options).build();
}

} // namespace howdah::advise
