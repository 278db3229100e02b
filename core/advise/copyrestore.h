// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/backup.h"
#include "core/advise/clonehost.h"
#include "core/advise/clonerestore.h"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

// Inner part of the copy: schema and data out of a dump into the private cluster.
namespace howdah::advise {

/// Schema and name.
using TableNames = std::set<std::pair<std::string, std::string>>;

struct RestoreJob {
    CloneHost& host;
    pg::Connection& admin; ///< for extensions alone
    server::Installation installation;
    const SourceFacts& facts;
    TableNames data;    ///< tables that come with their rows
    bool whole = false; ///< the dump holds the rows of nothing else, and its extensions are the source's
    base::Deadline deadline;
    base::StopToken stop;
    /// About twice a second, with the bytes of the file read so far (0 where that is not known); an error ends it.
    std::function<base::Status(std::int64_t read)> onTick;
};

/// An archive by pg_restore. InvalidInput: it is cut off or damaged; Unsupported: of a newer version; DiskFull,
/// Cancelled, Timeout. What else fails is noted, but for rows: a table without them would prove nothing.
base::Result<RestoreReport> restoreArchive(const RestoreJob& job, const std::string& path, BackupVersions& versions);
/// A script, statement by statement, without psql: its commands (\!) could do anything on this machine.
base::Result<RestoreReport> restoreScript(const RestoreJob& job, const std::string& path);

/// How a statement of a script is dealt with.
struct ScriptStatement {
    enum class Kind {
        Run,       ///< as it is
        LeaveOut,  ///< no plan depends on it, or it needs rights the role does not have
        Extension, ///< by the superuser, from this machine
        CopyRows,  ///< rows follow up to a line "\."
        Rows       ///< rows in itself
    };
    Kind kind = Kind::Run;
    std::string schema, name; ///< of the table whose rows come, or the extension
};
[[nodiscard]] ScriptStatement classify(std::string_view statement);

} // namespace howdah::advise
