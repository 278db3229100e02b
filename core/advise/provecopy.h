// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/clonehost.h"
#include "core/advise/prove.h"
#include "core/pg/connection.h"
#include "core/server/privatecluster.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

// Inner part of the proof: the private cluster with rows in it.
namespace howdah::advise {

/// A copy that is ready; sessions end before the server.
struct ProofCopy {
    server::PrivateCluster cluster;
    std::unique_ptr<pg::Connection> admin;  ///< superuser: hides indexes, runs nothing that came with the schema
    std::unique_ptr<pg::Connection> runner; ///< plans and runs
    SourceFacts facts;
    CopyFacts about;
    std::vector<base::Text> notes;
    std::int64_t bytes = 0; ///< of disk that it takes at most, as reckoned beforehand
};

/// The stages Look to Analyze of prove().
base::Result<std::unique_ptr<ProofCopy>> makeCopy(const Advice& advice, const Workload& workload,
                                                  const Catalog& catalog, const ProveOptions& options);

} // namespace howdah::advise
