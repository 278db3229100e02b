// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace howdah::base {

/// SQL identifier, always in double quotes, inner quotes doubled (PostgreSQL manual, "Identifiers and Key Words").
[[nodiscard]] std::string quoteIdentifier(std::string_view name);
/// Quoted parts joined by dots: quoteQualified({"public", "orders"}).
[[nodiscard]] std::string quoteQualified(std::initializer_list<std::string_view> parts);
/// SQL string constant, safe whatever standard_conforming_strings is: with backslashes it becomes E'...'.
/// NUL cannot stand in SQL text and is dropped.
[[nodiscard]] std::string quoteLiteral(std::string_view text);
/// Value of a libpq connection string: quoted where it is empty or holds blanks, quotes or backslashes.
[[nodiscard]] std::string quoteConninfoValue(std::string_view value);
/// One word for a POSIX shell, for commands that people copy.
[[nodiscard]] std::string quoteShell(std::string_view word);
/// RFC 3986 percent-encoding of everything but unreserved characters.
[[nodiscard]] std::string percentEncode(std::string_view text);

} // namespace howdah::base
