// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/advice.h"
#include "core/advise/candidates.h"
#include "core/advise/catalog.h"
#include "core/advise/drops.h"
#include "core/advise/whatif.h"
#include "core/advise/workload.h"
#include "core/base/result.h"
#include "core/base/stop.h"

#include <functional>
#include <memory>
#include <vector>

namespace howdah::advise {

struct AdviseProgress {
    enum class Stage { Plans, Search, Drops };
    Stage stage = Stage::Plans;
    int done = 0, total = 0; ///< steps of the stage; total 0: not known
};
using OnAdviseProgress = std::function<void(const AdviseProgress&)>;

/// Index advice for a workload: which indexes to create within a budget, which to drop, what that changes. Keeps what
/// the engine answered, so that other limits cost next to nothing.
///
/// One thread at a time, the engine's. The same input gives the same advice.
class Advisor {
public:
    /// `engine` must outlive it. `replicas`: what other servers with the same data know of their scans.
    Advisor(Workload workload, Catalog catalog, std::vector<Candidate> candidates, WhatIf& engine,
            std::vector<ServerScans> replicas = {});
    ~Advisor();
    Advisor(const Advisor&) = delete;
    Advisor& operator=(const Advisor&) = delete;

    /// InvalidInput for limits that make no sense; else the engine's own errors: Cancelled, Timeout, ConnectionLost.
    /// A statement or an index that the engine refuses is left out and said in Advice::notes.
    base::Result<Advice> advise(const AdviseOptions& options, const base::StopToken& stop = {},
                                const OnAdviseProgress& progress = {});

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace howdah::advise
