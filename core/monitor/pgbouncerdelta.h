// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/pgbouncer.h"

namespace howdah::monitor {

/// The counters of all databases at one moment, from one connection: SHOW STATS does not tell when it began to count,
/// so readings of two connections, which may be of two processes, are never compared.
struct PgBouncerReading {
    base::MonotonicTime at{};
    std::vector<std::pair<std::string, PgBouncerCounters>> databases;
};
[[nodiscard]] PgBouncerReading readingOf(const std::vector<PgBouncerDatabase>& databases, base::MonotonicTime at);

struct PgBouncerDelta {
    std::optional<PgBouncerRates> all;
    std::vector<std::pair<std::string, PgBouncerRates>> databases;
};

/// Rates between two readings. Nothing for a database of which a counter fell (PgBouncer was restarted, or forgot an
/// unused one), nor for all of them together when any did; nothing when no time has passed. A database that is new or
/// gone is left out. A figure whose counters this version lacks is absent.
[[nodiscard]] PgBouncerDelta differenceOf(const PgBouncerReading& before, const PgBouncerReading& after);

} // namespace howdah::monitor
