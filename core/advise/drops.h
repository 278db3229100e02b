// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/advice.h"
#include "core/advise/catalog.h"
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace howdah::advise {

/// How often one server read its indexes. A replica counts for itself: what the primary never reads may be all that a
/// replica lives by.
struct ServerScans {
    struct Count {
        std::int64_t scans = 0;
        std::optional<double> idleSeconds; ///< since the last one, server 16 on
    };
    std::string server;                                          ///< a name for people
    std::string instance;                                        ///< see ServerIdentity; empty: not known
    std::optional<double> statisticsSeconds;                     ///< age of the counters; absent: not known
    std::map<std::pair<std::string, std::string>, Count> counts; ///< by schema and index
};
[[nodiscard]] ServerScans scansOf(const Catalog& catalog, std::string_view server);

/// Which server a connection leads to, and to which database there.
struct ServerIdentity {
    std::string system;   ///< the number that a primary and its physical replicas share (pg_control_system)
    std::string instance; ///< of this server while it runs: tells a primary from its replicas
    std::string database;
};
base::Result<ServerIdentity> identityOf(pg::Connection& connection, const base::Deadline& deadline,
                                        const base::StopToken& stop = {});

/// What a replica counted of its own reads, or its primary where a replica is advised. InvalidInput: it is another
/// database, has other data (its system identifier is another), or is the very server that it is held against.
base::Result<ServerScans> readScans(pg::Connection& connection, std::string_view server, const ServerIdentity& of,
                                    const base::Deadline& deadline, const base::StopToken& stop = {});

/// Indexes that are invalid, the same as another, covered by a longer one, never read on any server for thirty days, or
/// more than twice the size they would be built with (and 10 MB); each once, for the first of these reasons, worth most
/// bytes first. Costs are left at 0. What was not asked
/// (Catalog::replicas) is named in the evidence. Kept, and said in `notes` where it would surprise: what carries a
/// constraint, the replica identity or a CLUSTER order, what serves a foreign key, and partitions' own indexes.
[[nodiscard]] std::vector<DropAdvice> findDrops(const Catalog& catalog, const std::vector<ServerScans>& replicas,
                                                std::vector<base::Text>& notes);

/// See checkedKeys().
using CheckedKeys = std::map<std::pair<std::uint32_t, std::string>, double>;

/// Foreign keys whose columns no index begins with, in tables of some size, and whose other side is deleted from or
/// updated, by the server's counters or by the workload (`checked`): each such row reads the whole table. Most work
/// first.
[[nodiscard]] std::vector<ForeignKeyAdvice> findForeignKeys(const Catalog& catalog, const CheckedKeys& checked = {});

/// Whether an index finds the rows of a foreign key: its first keys are the columns, in any order.
[[nodiscard]] bool serves(const IndexDefinition& index, const ForeignKeyInfo& key);

} // namespace howdah::advise
