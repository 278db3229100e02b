// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <nlohmann/json.hpp>
#include <string_view>

namespace howdah::sql {

/// Levels of nesting that a statement may have. Measured: libpg_query's own walks need about 8 MB of stack, which is
/// what a thread has, for 40,000.
constexpr std::size_t deepestNesting = 3000;

/// Refuses what the parser must not see: zero bytes, bytes that are not UTF-8, texts too long or nested too deeply.
base::Status checkParsable(std::string_view sql);

/// The raw parse tree of exactly one statement: the object under "stmt". Fails as statement.h says.
base::Result<nlohmann::json> parseTree(std::string_view sql);

} // namespace howdah::sql
