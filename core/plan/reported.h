// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace howdah::plan {

/// One entry of "Triggers".
struct ReportedTrigger {
    int index = 0; ///< in the array, from 0
    std::string name, constraint, relation;
    std::optional<double> ms; ///< absent with TIMING OFF
    double calls = 0;
};

/// What the server said of the statement beside its tree, as arithmetic needs it. Milliseconds.
struct Reported {
    std::vector<ReportedTrigger> triggers;
    std::optional<double> serializationMs;
    std::optional<double> jitGenerationMs;
    std::string jitGenerationSource;
};

} // namespace howdah::plan
