// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/indexdefinition.h"
#include "core/base/result.h"
#include "core/base/types.h"
#include "core/pg/connection.h"
#include "core/pg/connectparams.h"
#include "core/service/job.h"
#include "core/service/lockholder.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace howdah::service {

/// One index to make, make anew or do away with, always CONCURRENTLY.
struct IndexChange {
    enum class Kind { Create, Reindex, Drop };
    Kind kind = Kind::Create;
    advise::IndexDefinition definition; ///< Create: what to make
    std::string schema;                 ///< of the index, which is its table's
    std::string index;                  ///< bare name
    /// Drop: how long it may wait for a lock before it gives up. Create and Reindex wait until they are cancelled.
    base::Nanoseconds lockTimeout = base::Seconds(10);

    /// Empty `name`: the suggested one.
    static IndexChange create(const advise::IndexDefinition& definition, std::string name = {});
    static IndexChange reindex(std::string schema, std::string index);
    static IndexChange drop(std::string schema, std::string index);

    /// Exactly what will run.
    [[nodiscard]] std::string sql() const;
    /// What runs once it is built: ANALYZE of the table, for an index on an expression, of which the planner has no
    /// statistics before (PostgreSQL manual, "ANALYZE"). Empty: nothing.
    [[nodiscard]] std::string afterwards() const;
    /// "Create index shop.orders_status_idx": the job's title.
    [[nodiscard]] base::Text title() const;
    /// The statement that removes what a failure left, by name.
    [[nodiscard]] static std::string dropSql(const std::string& schema, const std::string& index);
};

/// What is to be known before it is begun.
struct IndexOutlook {
    /// Why it cannot be done; nothing: it can.
    std::optional<base::Error> refused;
    std::uint32_t table = 0; ///< oid
    std::string schema, tableName;
    double rows = 0; ///< the statistics' estimate
    base::ByteCount tableBytes, indexBytes;
    int indexCount = 0;
    /// Whom it would wait for if it began now.
    std::vector<LockHolder> waits;
};

/// Reads the outlook: five short statements, no lock that anyone waits for. Refused: a standby, a read-only session, a
/// name that is taken, a partitioned table, an index that backs a constraint (for a drop). NotFound: table or index.
base::Result<IndexOutlook> lookAhead(pg::Connection& connection, const IndexChange& change,
                                     const pg::QueryOptions& options = {});

/// What a build does at the moment, as pg_stat_progress_create_index says.
struct IndexBuildState {
    std::string phase; ///< the server's word: "building index: scanning table"; empty before and after
    std::int64_t blocksDone = 0, blocksTotal = 0, rowsDone = 0, rowsTotal = 0;
    int waitsDone = 0, waitsTotal = 0;    ///< transactions waited for in this phase
    std::vector<LockHolder> waits;        ///< whom it waits for now
    std::optional<std::uint32_t> index;   ///< oid of the index it makes, once known
    std::optional<base::ByteCount> bytes; ///< of the index when it is done
    std::string left;                     ///< the invalid index that is left behind, qualified; empty: none is
};

/// Runs one IndexChange on a connection of its own, outside of any transaction, and watches it over a second one. When
/// it fails or is cancelled, what it left (an INVALID index, known by its oid) is dropped again, and only that; what
/// cannot be dropped is named in the error. Made once, run once.
class IndexBuild {
public:
    IndexBuild(pg::ConnectParams params, IndexChange change);
    ~IndexBuild();
    IndexBuild(const IndexBuild&) = delete;
    IndexBuild& operator=(const IndexBuild&) = delete;

    [[nodiscard]] const IndexChange& change() const;
    /// Any thread.
    [[nodiscard]] IndexBuildState state() const;
    /// The job's work. The first cancel() asks the server to cancel, and what is left is dropped; the second, or ten
    /// seconds, ends that too. Errors: as lookAhead(), DiskFull, Server (23505 with the rows that are alike), Timeout
    /// (a drop that did not get its lock), Cancelled, ConnectionLost.
    base::Status run(JobContext& context);

private:
    class Run;
    struct State;
    std::unique_ptr<State> m_state;
};

/// The build as work for Console::startJob().
[[nodiscard]] Job::Work workOf(std::shared_ptr<IndexBuild> build);

} // namespace howdah::service
