// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/clonefiles.h"
#include "core/advise/clonehost.h"
#include "core/advise/clonesource.h"
#include "core/base/text.h"
#include "core/pg/connection.h"
#include "core/server/privatecluster.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

// Inner part of the clone: the private cluster with the source's schema and statistics.
namespace howdah::advise {

/// A table or index of the clone, with the figures it has at the source.
struct CloneRelation {
    std::uint32_t oid = 0;
    std::string schema, name, method;
    char kind = 'r';                      ///< relkind: r, m, p, i, I
    std::uint32_t table = 0;              ///< of an index
    std::uint32_t parent = 0;             ///< of a partition or its index
    std::int64_t emptyFile = 0, file = 0; ///< relfilenode as it was created, and of the file with the source's size
    std::int64_t relpages = 0, allVisible = 0, pages = 0;
    double reltuples = 0;
    bool valid = true;

    [[nodiscard]] bool isIndex() const { return kind == 'i' || kind == 'I'; }
    [[nodiscard]] bool hasFile() const { return kind != 'p' && kind != 'I'; }
};

struct BuildOptions {
    std::vector<std::string> binDirectories;
    std::vector<std::pair<std::string, std::string>> tables; ///< empty: all
    std::shared_ptr<const Catalog> catalog;                  ///< null: to be read
    base::Deadline deadline;
    base::StopToken stop;
    base::Nanoseconds lockWait{};
    std::function<void(std::string_view step)> onStep;
};

/// A clone that is ready, member by member in the order in which they end: sessions before the server.
struct BuiltClone {
    server::PrivateCluster cluster;
    std::unique_ptr<pg::Connection> admin; ///< superuser: changes the catalogue, runs nothing that came with the schema
    std::unique_ptr<pg::Connection> planner; ///< no superuser: owns the schema and plans
    Source source;
    FileLayout layout;
    std::string files; ///< folder of the database's files
    std::int64_t nextFile = 0;
    std::unordered_map<std::uint32_t, CloneRelation> relations;
    bool knowsBtree = false; ///< emptyBtree() fits this server
    bool incomplete = false; ///< it lacks what the role may not read at the source
    std::vector<base::Text> notes;

    [[nodiscard]] std::string pathOf(std::int64_t file) const { return files + "/" + std::to_string(file); }
};

base::Result<std::unique_ptr<BuiltClone>> buildClone(pg::Connection& source, const BuildOptions& options);

} // namespace howdah::advise
