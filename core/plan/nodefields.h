// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace howdah::plan {

/// A plain value of JSON. The text of a number is written only where it is asked for: most become figures of a node.
class FieldValue {
public:
    [[nodiscard]] static FieldValue null() { return FieldValue(made<std::monostate>); }
    [[nodiscard]] static FieldValue boolean(bool flag) { return FieldValue(made<bool>, flag); }
    [[nodiscard]] static FieldValue integer(std::int64_t number) { return FieldValue(made<std::int64_t>, number); }
    [[nodiscard]] static FieldValue integer(std::uint64_t number) { return FieldValue(made<std::uint64_t>, number); }
    [[nodiscard]] static FieldValue fraction(double number) { return FieldValue(made<double>, number); }
    [[nodiscard]] static FieldValue string(std::string text) { return FieldValue(made<std::string>, std::move(text)); }

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    /// Whether it is this string.
    [[nodiscard]] bool is(std::string_view text) const;
    /// A string as it is, a boolean and a number as JSON writes them, "null".
    [[nodiscard]] std::string text() const&;
    [[nodiscard]] std::string text() &&;
    /// The number it is, or that a string is; nothing otherwise.
    [[nodiscard]] std::optional<double> number() const;

private:
    using Value = std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::string>;
    /// Which alternative is made, in place: a variant moved from another is more than -Wmaybe-uninitialized sees
    /// through.
    template <class T> static constexpr std::in_place_type_t<T> made{};
    template <class T, class... Arguments>
    explicit FieldValue(std::in_place_type_t<T> which, Arguments&&... arguments)
        : m_value(which, std::forward<Arguments>(arguments)...)
    {}
    Value m_value;
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
