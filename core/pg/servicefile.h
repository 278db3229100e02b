// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pg/connectparams.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace howdah::pg {

/// The entries of a connection service (PostgreSQL manual, "The Connection Service File"), looked up where libpq looks:
/// PGSERVICEFILE or ~/.pg_service.conf, then pg_service.conf in PGSYSCONFDIR. Nothing when no file defines it.
/// LDAP lines are left to libpq.
[[nodiscard]] std::optional<std::map<std::string, std::string, std::less<>>>
readService(std::string_view name, const Environment& environment);

} // namespace howdah::pg
