// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/workload.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace howdah::advise {

/// What a statement is, for a workload: nothing where it cannot be planned (BEGIN, VACUUM, SET).
base::Result<std::optional<WorkloadStatement>> plannable(std::string_view sql);

/// Gathers statements that differ in constants only as one, in bounded memory.
class WorkloadGatherer {
public:
    /// `filled`: the same statement with values for its parameters, empty when there are none.
    void add(std::string_view sql, std::string_view filled, double weight, std::optional<double> ms);
    [[nodiscard]] bool empty() const { return m_groups.empty(); }
    /// The heaviest, in the order they were first met, with notes about the rest.
    [[nodiscard]] Workload take();

private:
    struct Group {
        WorkloadStatement statement;
        std::size_t order = 0;
        double ms = 0;
        double timed = 0;
    };

    [[nodiscard]] const std::string& fingerprintOf(std::string_view sql);

    std::map<std::string, Group> m_groups;
    std::unordered_map<std::string, std::string> m_fingerprints; ///< by text; empty: not to be planned
    long long m_unreadable = 0, m_beyond = 0;
    std::string m_whyUnreadable;
};

/// `sql` with constants in place of $1, $2, ...; `values` without a number keep the parameter.
[[nodiscard]] std::string withValues(std::string_view sql, const std::vector<std::optional<std::string>>& values);

} // namespace howdah::advise
