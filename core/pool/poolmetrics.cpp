// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/poolmetrics.h"

namespace howdah::pool {

std::vector<Metric> metricsOf(const PoolStats& stats, int minimum)
{
    std::vector<Metric> metrics;
    const auto gauge = [&metrics](const char* name, const char* unit, int value) {
        metrics.push_back({name, Metric::Kind::UpDownCounter, unit, {}, {}, static_cast<double>(value)});
    };
    const auto counter = [&metrics](const char* name, const char* unit, std::uint64_t value,
                                    const std::string& attribute = {}, const std::string& of = {}) {
        metrics.push_back({name, Metric::Kind::Counter, unit, attribute, of, static_cast<double>(value)});
    };
    const auto histogram = [&metrics](const char* name, const LatencyHistogram& values) {
        metrics.push_back({name, Metric::Kind::Histogram, "s", {}, {}, 0, values});
    };
    const auto count = [&metrics](const char* state, int value) {
        metrics.push_back({"db.client.connection.count", Metric::Kind::UpDownCounter, "{connection}",
                           "db.client.connection.state", state, static_cast<double>(value)});
    };
    count("idle", stats.idle);
    count("used", stats.inUse);
    gauge("db.client.connection.idle.max", "{connection}", stats.size);
    gauge("db.client.connection.idle.min", "{connection}", minimum);
    gauge("db.client.connection.max", "{connection}", stats.size + stats.maxOverflow);
    gauge("db.client.connection.pending_requests", "{request}", stats.waiting);
    counter("db.client.connection.timeouts", "{timeout}", stats.timeouts);
    histogram("db.client.connection.create_time", stats.create);
    histogram("db.client.connection.wait_time", stats.wait);
    histogram("db.client.connection.use_time", stats.use);

    gauge("howdah.pool.overflow", "{connection}", stats.overflow());
    gauge("howdah.pool.opening", "{connection}", stats.opening);
    counter("howdah.pool.requests", "{request}", stats.requests);
    counter("howdah.pool.cancelled", "{request}", stats.cancelled);
    counter("howdah.pool.opened", "{connection}", stats.opened);
    counter("howdah.pool.connect_failures", "{connection}", stats.connectFailures);
    for (int i = 0; i < closeReasonCount; ++i)
        counter("howdah.pool.closed", "{connection}", stats.closed[static_cast<std::size_t>(i)], "reason",
                name(static_cast<CloseReason>(i)));
    counter("howdah.pool.leaks", "{lease}", stats.leaks);
    return metrics;
}

} // namespace howdah::pool
