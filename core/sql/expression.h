// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sql/shape.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::sql {

using Json = nlohmann::json;

/// A node of the raw parse tree: {"ColumnRef": {...}}.
struct Node {
    std::string_view tag;
    const Json* body = nullptr;
    explicit operator bool() const { return body != nullptr; }
};
[[nodiscard]] Node nodeOf(const Json& json);
/// The node under `key` of a body; empty when there is none.
[[nodiscard]] Node child(const Json& body, std::string_view key);
/// The array under `key`; an empty one when there is none.
[[nodiscard]] const Json& list(const Json& body, std::string_view key);
[[nodiscard]] std::string_view text(const Json& body, std::string_view key);
[[nodiscard]] bool flag(const Json& body, std::string_view key);
/// The names of a list of String nodes: {"pg_catalog", "int4"}. A star ends the list with "*".
[[nodiscard]] std::vector<std::string> names(const Json& list);

/// A constant written out: its text as pg_stats would show it, and as SQL.
struct Literal {
    std::string text, sql;
    bool isNull = false, isString = false, isNumber = false;
};
/// A constant, also one with a cast to a type ('x'::status).
[[nodiscard]] std::optional<Literal> literalOf(const Json& json);

/// Finds what a column reference means; nothing when it is not known.
using ColumnLookup = std::function<std::optional<Operand>(const Json& columnRef)>;

/// The column or the index expression that `json` is: over one relation's columns, of functions, operators and casts
/// known to be immutable for the types at hand. Everything else gives nothing, never a guess.
[[nodiscard]] std::optional<Operand> operandOf(const Json& json, const ColumnLookup& lookup);

/// format_type()'s name without a length: "character varying(40)" is "character varying".
[[nodiscard]] std::string plainType(std::string_view type);

} // namespace howdah::sql
