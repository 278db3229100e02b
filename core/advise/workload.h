// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/text.h"

#include <optional>
#include <string>
#include <vector>

namespace howdah::advise {

/// One statement of a workload.
struct WorkloadStatement {
    std::string id;               ///< query id, or "1", "2", ... in a file's order; unique
    std::string sql;              ///< one statement, without the semicolon
    double weight = 1;            ///< how often it runs, against the others
    bool generic = false;         ///< has $n that no sample was found for: planned without values
    std::optional<double> meanMs; ///< measured on the server
    bool writes = false;          ///< INSERT, UPDATE, DELETE, MERGE
};

struct Workload {
    std::vector<WorkloadStatement> statements;
    std::vector<base::Text> notes; ///< what was left out, and why
};

} // namespace howdah::advise
