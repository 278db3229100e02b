// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/candidates.h"
#include "core/advise/workload.h"
#include "core/base/result.h"
#include "core/pg/connection.h"
#include "core/service/indexadvice.h"

#include <string>
#include <utility>
#include <vector>

namespace howdah::service {

/// The statements that a request is about. Of a server: without those that only look at its catalogue, which are
/// monitors and tools and have no use for an index. NotFound where there are none; the remedy says how to get some.
/// InvalidInput for a file or a statement that cannot be read.
base::Result<advise::Workload> readWorkload(const AdviceRequest& request, pg::Connection& connection,
                                            const base::Deadline& deadline, const base::StopToken& stop);

/// What a clone for this workload needs, as CloneOptions::tables: empty, which is everything, where the database has so
/// few tables that choosing saves nothing. Every word of the statements counts, since a table may also be named in a
/// function's argument; so do the tables of candidates, which foreign keys lead to.
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
touchedNames(const advise::Workload& workload, const advise::Catalog& catalog,
             const std::vector<advise::Candidate>& candidates);

} // namespace howdah::service
