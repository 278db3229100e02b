// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace howdah::plan {

/// What is PostgreSQL's own and says nothing about a database. All take lower case.

/// Words of SQL that an unquoted name cannot be (src/include/parser/kwlist.h, "reserved").
[[nodiscard]] bool isReserved(std::string_view word);
/// Other words of SQL that are kept where they are not a known name.
[[nodiscard]] bool isKeyword(std::string_view word);
[[nodiscard]] bool isBuiltinType(std::string_view word);
[[nodiscard]] bool isBuiltinFunction(std::string_view word);
/// Columns that every table has.
[[nodiscard]] bool isSystemColumn(std::string_view word);
/// Fields of EXTRACT and intervals.
[[nodiscard]] bool isTimeField(std::string_view word);
/// Words that EXPLAIN itself writes: types of nodes, names of its fields, methods, units.
[[nodiscard]] bool isPlanWord(std::string_view word);
/// Settings that EXPLAIN (SETTINGS) shows; their values are figures or one of a few words, but for search_path.
[[nodiscard]] bool isPlannerSetting(std::string_view name);

/// ASCII letters in lower case.
[[nodiscard]] std::string lowered(std::string_view text);

} // namespace howdah::plan
