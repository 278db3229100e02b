// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/advise/drops.h"
#include "core/advise/indexdefinition.h"
#include "core/advise/workload.h"
#include "core/base/text.h"

#include <string>
#include <vector>

namespace howdah::advise {

/// An index worth trying, and why.
struct Candidate {
    IndexDefinition index;
    std::vector<int> statements; ///< places in the workload of those it was made for, sorted
    base::Text reason;
};

/// Every index that could serve a statement of the workload: equality columns by selectivity, one range, then order;
/// INCLUDE; partial; expression; GIN (trigram, jsonb_path_ops, arrays), BRIN, hash. Deterministic, without duplicates
/// and without what exists already. `notes` receives what could not be read.
[[nodiscard]] std::vector<Candidate> findCandidates(const Workload& workload, const Catalog& catalog,
                                                    std::vector<base::Text>& notes);

/// Foreign keys that statements of the workload have checked by deleting rows that others refer to, or changing their
/// keys: the weights of these statements, by the oid of the referring table and the name of the constraint.
[[nodiscard]] CheckedKeys checkedKeys(const Workload& workload, const Catalog& catalog);

} // namespace howdah::advise
