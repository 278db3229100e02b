// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace howdah::sql {

/// Where one statement stands in a text, without its semicolon and the blanks and comments around it.
struct Span {
    std::size_t offset = 0, length = 0; ///< bytes
};

/// The statements of a text, told apart by semicolons outside of strings, quoted names, comments, parentheses and BEGIN
/// ATOMIC bodies. Whatever stands between two semicolons is a statement, also what PostgreSQL would not understand:
/// nothing is left out but blanks and comments. InvalidInput where the text ends inside one of these or holds a zero
/// byte. One pass over the text, of any length and encoding that keeps ASCII.
base::Result<std::vector<Span>> splitStatements(std::string_view text);

} // namespace howdah::sql
