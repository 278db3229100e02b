// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/advice.h"
#include "core/advise/indexdefinition.h"
#include "core/advise/workload.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/types.h"
#include "core/plan/plan.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace howdah::advise {

/// Answers "what would this statement cost if these indexes were there", without touching what is watched. Used by one
/// thread at a time. Nothing it makes outlives it.
class WhatIf {
public:
    /// An index that does not exist, by the number add() gave it.
    using Handle = int;
    /// An index that does: schema and name.
    using Existing = std::pair<std::string, std::string>;
    /// Which indexes the planner sees: all existing ones but `hidden`, and of the hypothetical ones those of `visible`.
    struct Choice {
        std::vector<Handle> visible;  ///< sorted
        std::vector<Existing> hidden; ///< sorted
        bool operator==(const Choice&) const = default;
    };
    struct Estimate {
        double cost = 0;          ///< total cost of the plan, in the planner's units; a write's includes no upkeep
        std::vector<Handle> used; ///< hypothetical indexes the plan reads, sorted
        std::vector<std::string> usedExisting; ///< names of existing ones it reads
    };

    virtual ~WhatIf() = default;
    [[nodiscard]] virtual Proof proof() const = 0;
    /// Makes an index known, hidden at first. `bytes`: the size it is to have. Unsupported: this engine cannot (HypoPG
    /// and GIN); InvalidInput or Server: PostgreSQL refuses it.
    virtual base::Result<Handle> add(const IndexDefinition& definition, base::ByteCount bytes) = 0;
    virtual base::Result<Estimate> estimate(const WorkloadStatement& statement, const Choice& choice,
                                            const base::StopToken& stop) = 0;
    virtual base::Result<plan::PlanPtr> explain(const WorkloadStatement& statement, const Choice& choice,
                                                const base::StopToken& stop) = 0;
    /// Plans asked for so far.
    [[nodiscard]] virtual int explains() const = 0;
};

} // namespace howdah::advise
