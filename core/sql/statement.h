// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace howdah::sql {

/// The longest statement that is parsed, in bytes. What is longer is data, not a question.
constexpr std::size_t longestStatement = 256 * 1024;

/// PostgreSQL's own parser (version 15, libpg_query) asked about one statement. All of these fail with InvalidInput: on
/// what does not parse, on bytes that are not UTF-8 or zero, on what is longer than longestStatement, and on what is
/// nested too deeply for the stack. Any thread.

/// The same for statements that differ in constants only: 16 hexadecimal digits.
base::Result<std::string> fingerprint(std::string_view sql);
/// The statement with $1, $2, ... in place of constants.
base::Result<std::string> normalized(std::string_view sql);
/// Ok when it parses.
base::Status checkSyntax(std::string_view sql);

} // namespace howdah::sql
