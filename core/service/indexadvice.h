// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/advice.h"
#include "core/advise/catalog.h"
#include "core/advise/prove.h"
#include "core/advise/workload.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/pg/connectparams.h"
#include "core/service/job.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace howdah::service {

/// What advice is asked for, and how it is to be proved.
struct AdviceRequest {
    enum class Source { Server, File, Query };
    enum class Engine { Clone, HypoPg };
    Source source = Source::Server; ///< Server: what pg_stat_statements has of this database
    std::string file;               ///< File: of statements, a log or a list
    std::string sql;                ///< Query: one statement
    Engine engine = Engine::Clone;
    advise::AdviseOptions options;
    bool readRows = true; ///< some, of columns where statistics do not tell how large an index would be
    /// Other servers with the same data, whose scans count too before an index is called unused. Asked only where drops
    /// are looked for.
    std::vector<pg::ConnectParams> replicas;
    /// What becomes of the advice when one of them cannot be asked: none, or one that says so.
    bool replicasMustAnswer = true;
    /// The environment variable that named them, for the error; empty: the caller's own words did.
    std::string replicasFrom;
    std::vector<std::string> binDirectories; ///< where to look for PostgreSQL's programs first, for the clone
};

/// How advice is proved by building it on a copy with rows.
struct ProofRequest {
    std::string backup; ///< file or folder of pg_dump's; empty: the tables that the statements touch, from the server
    base::ByteCount copyLimit = advise::defaultCopyLimit;
    base::Nanoseconds statementTimeout = base::Seconds(30);
    base::Nanoseconds most = base::Seconds(3600); ///< for all of it
};

/// The advice beside what it was made from. Immutable.
struct IndexAdvice {
    AdviceRequest request;
    advise::Workload workload;
    std::shared_ptr<const advise::Catalog> catalog;
    advise::Advice advice;
    base::Nanoseconds took{};

    /// The statement of the workload; null: none of that id.
    [[nodiscard]] const advise::WorkloadStatement* statement(const std::string& id) const;
    /// The index that a foreign key wants; nothing when the catalogue does not know the key.
    [[nodiscard]] std::optional<advise::IndexDefinition> indexFor(const advise::ForeignKeyAdvice& key) const;
};
using IndexAdvicePtr = std::shared_ptr<const IndexAdvice>;

/// Asks the engine for index advice: reads the catalogue and the workload, makes the what-if (a private clone without
/// data, or HypoPG on the server), searches. Keeps what was planned, so that another budget is answered at once. All
/// calls block and are made by one thread at a time; destroying it stops the clone and takes a moment too.
class IndexAdviser {
public:
    IndexAdviser(pg::ConnectParams params, AdviceRequest request);
    ~IndexAdviser();
    IndexAdviser(const IndexAdviser&) = delete;
    IndexAdviser& operator=(const IndexAdviser&) = delete;

    /// Where no clone can be made and no HypoPG is there the advice comes with Proof::None and says why. Unreachable,
    /// LoginRefused (also of a replica that must answer), NotFound (no statements: the remedy says how to get some),
    /// InvalidInput (a file or statement that cannot be read; a server that is no replica of this one), Cancelled,
    /// Server.
    base::Result<IndexAdvicePtr> advise(JobContext& context);
    /// The same workload with other limits, from what was planned before. After advise() only.
    base::Result<IndexAdvicePtr> again(const advise::AdviseOptions& options, const base::StopToken& stop);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The same advice with its indexes built and measured on a copy, which is gone afterwards. `params`: of the server
/// that it is for. Errors as advise::prove(). Blocks.
base::Result<IndexAdvicePtr> proveAdvice(const pg::ConnectParams& params, const IndexAdvice& advice,
                                         const ProofRequest& request, JobContext& context);
/// What would be copied from the server. Blocks.
base::Result<advise::CopyOutlook> lookAtCopy(const pg::ConnectParams& params, const IndexAdvice& advice,
                                             const base::StopToken& stop);

} // namespace howdah::service
