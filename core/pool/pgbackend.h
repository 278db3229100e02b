// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pool/backend.h"
#include "core/pool/pooloptions.h"

#include <memory>

namespace howdah::pool::detail {

/// Connects through libpq with the startup options that `options` ask for.
[[nodiscard]] std::unique_ptr<Connector> makePgConnector(const PoolOptions& options);

} // namespace howdah::pool::detail
