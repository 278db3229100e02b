// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pool/poolstats.h"

#include <optional>
#include <string>
#include <vector>

namespace howdah::pool {

/// One figure of a pool under its OpenTelemetry name (semantic conventions, "Database client metrics"): units as there,
/// times in seconds. What the conventions lack is named in their manner below howdah.pool.
struct Metric {
    enum class Kind { UpDownCounter, Counter, Histogram };
    std::string name; ///< "db.client.connection.count"
    Kind kind = Kind::UpDownCounter;
    std::string unit; ///< "{connection}", "{timeout}", "{request}", "s"
    /// Beside the pool's name (db.client.connection.pool.name), which all have: "state" → "idle".
    std::string attribute, attributeValue;
    double value = 0;                            ///< of a counter
    std::optional<LatencyHistogram> histogram{}; ///< of a histogram
};

/// Every figure of one reading. `minimum`: connections that stay when idle.
[[nodiscard]] std::vector<Metric> metricsOf(const PoolStats& stats, int minimum);

} // namespace howdah::pool
