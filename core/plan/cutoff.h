// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

namespace howdah::plan {

/// What is known of a document's end beside its plan.
struct DocumentEnd {
    /// It has the list of triggers that a server writes of every execution in YAML. True for text, which has none.
    bool triggers = true;
    bool parallelAware = false; ///< every node says whether it is
    bool announces = false;     ///< a name stands last, and what it names is missing
};

/// Adds a doubt where a plan in text or YAML seems to be cut off: these may end anywhere and are still read. Only from
/// facts that hold for every whole plan: figures that all nodes have, children that nodes of a type must have, subplans
/// that are named, and what stands behind the tree.
void doubtCutOff(Plan& plan, const DocumentEnd& end);

} // namespace howdah::plan
