// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/workload.h"
#include "core/base/result.h"
#include "core/pg/connection.h"
#include "core/service/indexadvice.h"

namespace howdah::service {

/// The statements that a request is about. Of a server: without those that only look at its catalogue, which are
/// monitors and tools and have no use for an index. NotFound where there are none; the remedy says how to get some.
/// InvalidInput for a file or a statement that cannot be read.
base::Result<advise::Workload> readWorkload(const AdviceRequest& request, pg::Connection& connection,
                                            const base::Deadline& deadline, const base::StopToken& stop);

} // namespace howdah::service
