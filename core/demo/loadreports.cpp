// SPDX-License-Identifier: GPL-3.0-or-later
// report-runner: reports that are dear for two different reasons.
#include "core/demo/sql.h"
#include "core/demo/workload.h"

namespace howdah::demo::detail {

void runReports(LoadContext& load)
{
    LoadSession session(load, reportRunner);
    for (int round = 0; load.going(); ++round) {
        const auto began = base::Clock::system()->now();
        if (round % 3 == 1)
            session.query(sql::load_order_ranking);
        else
            session.query(sql::load_returns_report);
        // Both soon after the start, so that nobody looks for them in vain.
        const bool first = round < 2;
        if (!load.rest(began, base::Seconds(first ? 1 : 8), first ? 3 : 15))
            return;
    }
}

} // namespace howdah::demo::detail
