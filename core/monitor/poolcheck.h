// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/checkrules.h"
#include "core/pool/poolfeed.h"

namespace howdah::monitor {

/// A pool of some process on this machine that holds sessions of the server looked at.
struct PoolOnServer {
    const pool::FeedProcess* process = nullptr;
    const pool::FeedPool* pool = nullptr;
    std::vector<const pool::LeaseInfo*> leaks; ///< longest unused first
};

/// The pools of `survey` whose leaked leases are sessions of this server: `rows` has pid, application and age (s) of
/// each session there. A backend's number alone would not do: other servers give out the same ones. Points into
/// `survey`.
[[nodiscard]] std::vector<PoolOnServer> leakingPools(const pool::feed::Survey& survey, const pg::ResultSet& rows);

/// The check "pool_leak".
void judgePoolLeaks(const pg::ResultSet& rows, const CheckContext& context, CheckResult& result);

} // namespace howdah::monitor
