// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Inner part of core/pg: the startup parameter "options", which PgBouncer before 1.20 refuses.
namespace howdah::pg {

/// Settings in `options` ("-c jit=off --work_mem=1MB"), blanks and backslashes as the server reads them. Unsupported
/// for switches that set nothing, because they cannot be given later.
[[nodiscard]] base::Result<std::vector<std::pair<std::string, std::string>>>
parseStartupOptions(std::string_view options);

/// Statements that set the same for the session, each ended by a semicolon; empty when there are none.
[[nodiscard]] base::Result<std::string> startupOptionsAsSql(std::string_view options);

/// Whether a failed login was refused for the startup options and nothing else.
[[nodiscard]] bool refusesStartupOptions(const base::Error& error);

} // namespace howdah::pg
