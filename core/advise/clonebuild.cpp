// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/clonebuild.h"

#include "core/advise/btreeheight.h"
#include "core/advise/clonehost.h"
#include "core/advise/clonerestore.h"
#include "core/advise/room.h"
#include "core/advise/sql.h"
#include "core/base/durablefile.h"
#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <optional>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;
using pg::ResultSet;

namespace {

/// Above every number that a fresh cluster gives out; a relfilenode has 32 bits.
constexpr std::int64_t firstFile = 3'000'000'000;

server::ClusterOptions clusterOptions(const server::Installation& installation, const BuildOptions& options)
{
    // A handful of sessions of ours.
    return hostOptions(installation,
                       {{"shared_buffers", "32MB"},
                        {"checkpoint_timeout", "1d"},
                        {"max_parallel_maintenance_workers", "0"},
                        {"bgwriter_lru_maxpages", "0"}},
                       options.deadline, options.stop);
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
        HOWDAH_TRY(refusePooler(facts));
        HOWDAH_ASSIGN(const server::Installation installation,
                      findCloneServer(facts.major(), m_options.binDirectories));
        HOWDAH_TRY(checkRoom(RoomFor::Clone, emptyClusterBytes));
        HOWDAH_TRY(startAndRead(installation, std::move(facts)));
        const Status filled = fill();
        if (filled)
            return std::move(m_built);
        // Asked while all is there that took the room.
        m_full = ranOutOfRoom(filled.error());
        return filled.error();
    }
    [[nodiscard]] bool full() const { return m_full; }

private:
    Status fill()
    {
        HOWDAH_TRY(makeDatabase());
        HOWDAH_TRY(restore());
        HOWDAH_TRY(loadStatistics());
        HOWDAH_TRY(stretchRelations());
        return openPlanner();
    }

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
        if (!cluster) {
            m_full = ranOutOfRoom(cluster.error());
            return cluster.error();
        }
        m_built.reset(
            new BuiltClone{std::move(*cluster), {}, {}, std::move(*source), {}, {}, firstFile, {}, false, false, {}});
        HOWDAH_ASSIGN(m_built->layout.account, server::serverAccount());
        m_host.emplace(m_built->cluster, m_built->source.facts, m_built->notes, m_query);
        return {};
    }

    Status makeDatabase()
    {
        report("database");
        HOWDAH_ASSIGN(m_built->admin, m_host->makeDatabase());
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

    Status restore()
    {
        report("schema");
        HOWDAH_TRY(m_host->makeExtensions(*m_built->admin));
        const server::Installation& installation = m_built->cluster.installation();
        const std::string scratch = m_host->scratch();
        const std::string dump = scratch + "/schema.dump";
        DumpOptions how;
        how.installation = installation;
        how.scratch = scratch;
        how.lockWait = m_options.lockWait;
        how.deadline = m_options.deadline;
        how.stop = m_options.stop;
        HOWDAH_TRY(dumpSource(m_source, facts(), dump, how));
        HOWDAH_ASSIGN(const auto planner, m_host->openRole());
        const bool partial = !facts().others.empty() || !facts().unreadable.empty();
        HOWDAH_ASSIGN(RestoreReport restored, restoreSchema(*planner, installation, dump, scratch, partial,
                                                            m_options.deadline, m_options.stop));
        m_built->incomplete = !facts().unreadable.empty();
        if (m_built->incomplete)
            m_built->notes.push_back(Text::counted(
                HOWDAH_TEXT_N("advise", "%n relation(s) were left out because the role may not read them: %1 ..."),
                static_cast<long long>(facts().unreadable.size()),
                {facts().unreadable.front().first + "." + facts().unreadable.front().second}));
        std::move(restored.notes.begin(), restored.notes.end(), std::back_inserter(m_built->notes));
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
            note(HOWDAH_TEXT("advise", "The role may not read pg_statistic: the statistics are those of pg_stats"));
        if (facts().hasExtended && !facts().readsExtended)
            note(HOWDAH_TEXT("advise", "The role may not read extended statistics: the clone has none"));
        if (facts().tablespaceCosts)
            note(HOWDAH_TEXT("advise", "Page costs of tablespaces are not taken over"));
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
                             "The format of B-trees is not known: reading an index is priced a little too low"));
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
        HOWDAH_ASSIGN(m_built->planner, m_host->openPlanner(m_built->source.catalog.plannerSettings));
        return {};
    }

    pg::Connection& m_source;
    const BuildOptions& m_options;
    pg::QueryOptions m_query;
    std::unique_ptr<BuiltClone> m_built;
    std::optional<CloneHost> m_host; ///< of m_built
    bool m_lookedAtMetapage = false;
    bool m_full = false;
};

} // namespace

Result<std::unique_ptr<BuiltClone>> buildClone(pg::Connection& source, const BuildOptions& options)
{
    bool full = false;
    auto built = [&] {
        Builder builder(source, options);
        auto made = builder.build();
        full = builder.full();
        return made;
    }();
    // Said when what was made is gone: that is the room there is for another try.
    if (full)
        return noRoom(RoomFor::Clone, emptyClusterBytes);
    return built;
}

} // namespace howdah::advise
