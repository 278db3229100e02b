// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/advice.h"
#include "core/plan/plan.h"

#include <string>
#include <string_view>

namespace howdah::plan {

/// The plan with relations, columns, aliases, indexes, functions and constants replaced, the same name always by the
/// same replacement ("orders" by "table_1"); keywords, operators, types and figures stay. The statement's text goes
/// through the same mill, its comments and its query id are left out. What could not be told apart is replaced rather
/// than shown. A field that is new to Plan or Node is left out until anonymize.cpp knows it.
[[nodiscard]] PlanPtr anonymized(const Plan& plan);

/// One HTML file that needs nothing else, neither network nor script of others: advice, tree, figures, doubts,
/// statement; light and dark by the reader's setting. `findings`: advise() of this very plan, or names that were to be
/// hidden stand in them.
[[nodiscard]] std::string toHtml(const Plan& plan, std::string_view title, const std::vector<Finding>& findings = {});
/// The tree as a graph: one box a node, lines as wide as the rows that flow. `dark`: for a dark page.
[[nodiscard]] std::string toSvg(const Plan& plan, bool dark = false);

} // namespace howdah::plan
