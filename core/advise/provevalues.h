// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Inner part of the proof: values for a statement that was only counted with $1 in their place.
namespace howdah::advise {

/// What a parameter is compared with, as a plan tells it.
struct ParameterUse {
    std::string expression; ///< over one relation, qualified by its alias: "o.customer_id"
    std::string schema, relation, alias;
    std::string comparison; ///< "=", ">=", ...
    bool list = false;      ///< ANY ($1)
};

/// By parameter ($1 first), out of a generic plan made with VERBOSE; nothing for one that no condition compares with a
/// column. Of several the one that compares for equality.
[[nodiscard]] std::vector<std::optional<ParameterUse>> parameterUses(const plan::Plan& plan, int count);

/// Which share of the column's rows, in their order, lies below the value: the middle for equality; for ranges what a
/// generic plan assumes of them (selfuncs.h: a third of the rows for one bound, half a percent between two).
[[nodiscard]] double quantileFor(const ParameterUse& use, const std::vector<std::optional<ParameterUse>>& all);

/// The parameter that stands after LIMIT, or after OFFSET; 0: none.
[[nodiscard]] int parameterAfter(std::string_view sql, std::string_view keyword);

} // namespace howdah::advise
