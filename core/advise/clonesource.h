// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/server/installation.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace howdah::pg {
class Connection;
}

// Inner part of the clone: what is read from the server that is watched.
namespace howdah::advise {

/// What a clone has to be like.
struct SourceFacts {
    int version = 0, blockSize = 8192;
    std::string database, encoding, collate, ctype;
    std::string provider, locale; ///< of the collation: c, i, b (pg_database.datlocprovider)
    bool behindPooler = false;
    bool readsStatistics = false, readsExtended = false, hasExtended = false;
    bool tablespaceCosts = false; ///< some tablespace has page costs of its own
    std::vector<std::string> searchPath;
    std::vector<std::pair<std::string, std::string>> settings;   ///< for the session that plans
    std::vector<std::pair<std::string, std::string>> extensions; ///< name and schema, in the order they were made
    std::set<std::pair<std::string, std::string>> others;        ///< relations that are not wanted
    std::vector<std::pair<std::string, std::string>> unreadable; ///< relations the role may not dump
    [[nodiscard]] int major() const { return version / 10000; }
};

/// Everything but the schema, at one moment.
struct Source {
    Catalog catalog;
    SourceFacts facts;
    std::string statistics; ///< rows of staged_statistics, as COPY writes them
    std::string figures;    ///< rows of staged_figures
    std::string extended;   ///< rows of staged_extended; empty when the role may not read them
    std::map<std::pair<std::string, std::string>, int> heights; ///< of B-trees, by schema and name
};

/// Facts alone, to see first whether a clone can be made. `tables`: as CloneOptions has them.
base::Result<SourceFacts> readSourceFacts(pg::Connection& connection,
                                          const std::vector<std::pair<std::string, std::string>>& tables,
                                          const base::Deadline& deadline, const base::StopToken& stop);
/// The rest. Read-only transactions; waits for no lock. `catalog`: as it was read just now; null: it is read.
base::Result<Source> readSource(pg::Connection& connection, SourceFacts facts, const Catalog* catalog,
                                const base::Deadline& deadline, const base::StopToken& stop);
/// How the schema is dumped.
struct DumpOptions {
    server::Installation installation;
    std::string scratch; ///< a private folder
    base::Nanoseconds lockWait{};
    base::Deadline deadline;
    base::StopToken stop;
    bool data = false;                                            ///< with the rows, compressed a little
    std::vector<std::pair<std::string, std::string>> withoutRows; ///< with `data`: tables that come without theirs
    std::function<base::Status()> onTick = [] { return base::Status(); }; ///< while it runs; an error ends it
};

/// pg_dump of the schema, or of schema and data, in the custom format, into the new file `path`. Takes ACCESS SHARE on
/// what is dumped, and one snapshot.
base::Status dumpSource(const pg::Connection& connection, const SourceFacts& facts, const std::string& path,
                        const DumpOptions& options);

} // namespace howdah::advise
