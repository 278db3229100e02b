// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pool/poolfeedjson.h"
#include "core/pool/workload.h"

namespace howdah::pool {

/// What a pool of the feed was asked for: the arrivals of the time its process remembers (an hour at most), with the
/// holds and connects since the pool was made. Leases that leak are left out, and a note says so: no size mends a leak.
/// InvalidInput when nothing was recorded yet.
[[nodiscard]] base::Result<Workload> workloadFromFeed(const FeedPool& pool);

} // namespace howdah::pool
