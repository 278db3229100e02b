// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace howdah::plan {

/// A plain value of JSON: its text, and the number it is.
struct FieldValue {
    std::string text;
    std::optional<double> number;
    bool quoted = false;
    bool null = false;
};

/// Figures that every node of a plan has, or none of them: one that lacks what the others have was cut off. Bits of
/// Node::reported, in this order.
inline constexpr std::array<std::string_view, 13> commonFigures{
    "Startup Cost",      "Total Cost",  "Plan Rows",    "Plan Width",        "Actual Startup Time",
    "Actual Total Time", "Actual Rows", "Actual Loops", "Shared Hit Blocks", "Temp Written Blocks",
    "Parallel Aware",    "WAL Records", "WAL Bytes"};

/// Sets what EXPLAIN calls `name` in `node`; what has no member of its own joins the details. Figures that cannot be
/// (negative times, text for a number) are left out with a doubt.
void setNodeField(Plan& plan, Node& node, std::string_view name, FieldValue field);

/// A time in milliseconds, or nothing and a doubt where it is none.
[[nodiscard]] std::optional<double> plausibleMs(Plan& plan, std::string_view name, const FieldValue& field);

} // namespace howdah::plan
