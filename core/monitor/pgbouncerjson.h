// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/json.h"
#include "core/monitor/pgbouncer.h"

namespace howdah::monitor {

/// PgBouncer's name and version for its document.
[[nodiscard]] ServerIdentity identityOf(const pg::ConnectParams& params, const PgBouncerSample& sample);

/// howdah/pgbouncer/1: one sample.
[[nodiscard]] nlohmann::ordered_json pgBouncerDocument(const PgBouncerSample& sample, const ServerIdentity& server);

} // namespace howdah::monitor
