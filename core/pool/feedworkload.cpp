// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/feedworkload.h"

#include "core/base/units.h"

#include <algorithm>
#include <numeric>

namespace howdah::pool {

using base::Text;

base::Result<Workload> workloadFromFeed(const FeedPool& pool)
{
    if (pool.arrivals.empty() || pool.stats.use.count == 0)
        return base::Error(
            base::ErrorCode::InvalidInput,
            Text(HOWDAH_TEXT("pool", "The pool %1 has nothing to reckon with yet"), {pool.applicationName}),
            Text(HOWDAH_TEXT("pool", "no connection has been returned to it since it was made")),
            Text(HOWDAH_TEXT("pool", "ask again when it has worked for a while")));
    Workload workload;
    workload.source = Workload::Source::PoolFeed;
    workload.application = pool.applicationName;
    workload.arrivals.assign(pool.arrivals.begin(), pool.arrivals.end());
    workload.begun = pool.stats.at - std::chrono::seconds(pool.arrivals.size());
    workload.observed = std::accumulate(pool.arrivals.begin(), pool.arrivals.end(), std::uint64_t{0});
    workload.hold = SpanDistribution::of(pool.stats.use);
    workload.connect = SpanDistribution::of(pool.stats.create);
    const auto recorded = base::Seconds(pool.arrivals.size());
    int leaks = 0;
    for (const LeaseInfo& lease : pool.leases) {
        if (isLeak(lease.state))
            ++leaks;
        else if (lease.heldFor >= recorded)
            ++workload.heldThroughout;
    }
    if (leaks > 0)
        workload.notes.push_back(Text::counted(
            HOWDAH_TEXT_N("pool", "%n connection(s) that leak were left out: a pool of any size runs dry by "
                                  "leaks, mend those first"),
            leaks));
    if (const auto waited = pool.stats.wait.quantile(0.95); waited >= base::Milliseconds(100))
        workload.notes.emplace_back(
            HOWDAH_TEXT("pool", "Callers have waited up to %1 (p95) since the pool was made: what they would ask of a "
                                "larger pool may come in shorter bursts"),
            std::vector<std::string>{base::human::duration(waited)});
    return workload;
}

} // namespace howdah::pool
