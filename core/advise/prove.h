// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/advice.h"
#include "core/advise/catalog.h"
#include "core/advise/workload.h"
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/pg/connectparams.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace howdah::advise {

struct ProveProgress {
    enum class Stage { Look, Server, Dump, Restore, Analyze, Plan, Build, Measure };
    Stage stage = Stage::Look;
    std::int64_t done = 0, total = 0; ///< total 0: not known
    bool bytes = false;               ///< done and total are bytes
    std::string subject;              ///< the index that is built or measured
};

inline constexpr base::ByteCount defaultCopyLimit{std::int64_t{2} << 30U};

struct ProveOptions {
    pg::ConnectParams source;                ///< the server that the advice is for; not through a pooler
    std::string backup;                      ///< file or folder of pg_dump's; empty: the server's own tables are copied
    std::vector<std::string> binDirectories; ///< more places where a PostgreSQL of the same major version may be
    /// Most that is copied: from the server the tables that the statements touch, without indexes; out of a backup what
    /// it takes on this machine.
    base::ByteCount copyLimit = defaultCopyLimit;
    base::Nanoseconds statementTimeout = base::Seconds(30); ///< most for one run of one statement
    base::Nanoseconds lockWait = base::Seconds(5); ///< most for a table that is locked exclusively at the source
    base::Deadline deadline = base::Deadline::after(base::Seconds(3600)); ///< for all of it
    base::StopToken stop;
    /// On the calling thread.
    std::function<void(const ProveProgress& progress)> onProgress;
};

/// What a copy of the server's tables would be, told before it is made.
struct CopyOutlook {
    struct Table {
        std::string schema, name;
        base::ByteCount bytes;
    };
    std::vector<Table> tables; ///< that come with their rows, largest first
    base::ByteCount bytes;     ///< of all of them, without indexes
    base::ByteCount indexBytes;
};
/// Reads the server's catalogue. Unreachable, LoginRefused, Timeout (a table is locked), Cancelled, Server.
base::Result<CopyOutlook> lookAtCopy(const pg::ConnectParams& source, const Advice& advice, const Workload& workload,
                                     const Catalog& catalog, const base::StopToken& stop = {});

/// The strongest proof: builds the advised indexes on a private copy with real rows, and measures. The copy is made by
/// pg_dump of the tables that the statements touch (ACCESS SHARE locks and one snapshot; nothing else is asked of the
/// server), or out of a backup. It has the server's major version, settings of planning, and statistics of the same
/// targets. Statements run as a role that owns the copy and nothing else; what writes is rolled back; what calls a
/// function that may do anything is only planned. The copy is removed before this returns, and by its guard when this
/// process is killed.
///
/// Returns the advice with CreateAdvice::built and Proof::Built where an index was built; where that failed,
/// CreateAdvice::notBuilt says why and the old proof stays. InvalidInput (a backup that is none, is damaged, or knows
/// none of the tables; more than the limit), Unsupported (no server of that version here, a pooler, a newer backup),
/// NotFound, DiskFull, Timeout, Cancelled, Unreachable, LoginRefused, Permission, ConnectionLost, Server.
base::Result<Advice> prove(const Advice& advice, const Workload& workload, const Catalog& catalog,
                           const ProveOptions& options);

} // namespace howdah::advise
