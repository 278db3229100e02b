// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/figures.h"

#include <algorithm>
#include <limits>

namespace howdah::service {
namespace {

double milliseconds(base::Nanoseconds span)
{
    return std::chrono::duration<double, std::milli>(span).count();
}

/// From this one on, in the order of Figure, they come from the server.
constexpr Figure firstServerFigure = Figure::ServerConnections;

bool isClient(const monitor::Session& session)
{
    // What a session of another role is, the server does not tell; those with a database are clients or work for one.
    return session.backendType == "client backend" || (session.hidden && !session.database.empty());
}

/// Whether the sessions of a sample are there: none at all may also mean that they could not be read.
bool sessionsWereRead(const monitor::Sample& sample)
{
    using Kind = monitor::ProbeState::Kind;
    return std::ranges::none_of(sample.probes, [](const monitor::ProbeState& probe) {
        return probe.probe == "activity" && probe.kind != Kind::Ok && probe.kind != Kind::Partial;
    });
}

bool isWatcher(const monitor::Session& session)
{
    return session.ours && session.application.starts_with("howdah/monitor");
}

} // namespace

void Figures::append(Figure figure, base::WallTime at, std::optional<double> value)
{
    m_series[static_cast<std::size_t>(figure)].append({at, value.value_or(std::numeric_limits<double>::quiet_NaN())});
}

void Figures::noteCost(const monitor::Sample& sample)
{
    constexpr std::size_t mostCosts = 60;
    if (m_warmUp > 0) {
        --m_warmUp;
    } else if (m_lastSample && sample.serverCostMs && sample.serverTime > *m_lastSample) {
        m_costs.push_back({*sample.serverCostMs, milliseconds(sample.serverTime - *m_lastSample)});
        if (m_costs.size() > mostCosts)
            m_costs.pop_front();
    }
    m_lastSample = sample.serverTime;
}

std::optional<double> Figures::monitoringCost() const
{
    // What is read seldom costs most: a share of fewer samples would depend on whether one of those is among them.
    constexpr std::size_t enough = 10;
    if (m_costs.size() < enough)
        return std::nullopt;
    Cost sum;
    for (const Cost& cost : m_costs) {
        sum.busyMs += cost.busyMs;
        sum.passedMs += cost.passedMs;
    }
    return sum.busyMs / sum.passedMs;
}

void Figures::addSample(const monitor::Sample& sample, base::WallTime arrived)
{
    m_clockOffset = sample.serverTime - arrived;
    noteCost(sample);

    int connections = 0;
    int active = 0;
    int idleInTransaction = 0;
    int lockWaiters = 0;
    for (const monitor::Session& session : sample.sessions) {
        if (!isClient(session))
            continue;
        ++connections;
        if (session.state == "active" && !isWatcher(session))
            ++active;
        else if (session.state.starts_with("idle in transaction"))
            ++idleInTransaction;
        if (session.waitEventType == "Lock")
            ++lockWaiters;
    }
    const base::WallTime at = sample.serverTime;
    const auto rate = [&sample](double (*of)(const monitor::DatabaseRates&)) {
        return sample.rates ? std::optional(of(*sample.rates)) : std::nullopt;
    };
    const bool read = sessionsWereRead(sample);
    const auto count = [read](int sessions) { return read ? std::optional<double>(sessions) : std::nullopt; };
    append(Figure::ServerConnections, at, count(connections));
    append(Figure::ActiveSessions, at, count(active));
    append(Figure::IdleInTransaction, at, count(idleInTransaction));
    append(Figure::LockWaiters, at, count(lockWaiters));
    append(Figure::TransactionsPerSecond, at,
           rate([](const monitor::DatabaseRates& rates) { return rates.transactionsPerSecond(); }));
    append(Figure::CacheHitRatio, at, sample.rates ? sample.rates->cacheHitRatio() : std::nullopt);
    append(Figure::BlocksPerSecond, at,
           rate([](const monitor::DatabaseRates& rates) { return rates.blocksReadPerSecond; }));
    append(Figure::TempBytesPerSecond, at,
           rate([](const monitor::DatabaseRates& rates) { return rates.tempBytesPerSecond; }));
    append(Figure::DatabaseBytes, at,
           sample.databaseBytes >= 0 ? std::optional(static_cast<double>(sample.databaseBytes)) : std::nullopt);
    append(Figure::RoundTripMs, at, milliseconds(sample.roundTrip));
}

void Figures::addGap(base::WallTime now)
{
    for (int figure = static_cast<int>(firstServerFigure); figure < figureCount; ++figure)
        append(static_cast<Figure>(figure), serverTime(now), std::nullopt);
    m_lastSample.reset();
    m_warmUp = warmUpSamples;
}

void Figures::addPool(const pool::PoolStats& stats, base::MonotonicTime at, base::WallTime now)
{
    const base::WallTime stamp = serverTime(now);
    append(Figure::PoolInUse, stamp, stats.inUse);
    append(Figure::PoolIdle, stamp, stats.idle);
    append(Figure::PoolOverflow, stamp, stats.overflow());
    append(Figure::PoolWaiting, stamp, stats.waiting);

    std::optional<double> perSecond;
    std::array<std::optional<double>, 3> percentiles;
    if (m_lastPool && at > m_lastPool->at) {
        const double seconds = std::chrono::duration<double>(at - m_lastPool->at).count();
        perSecond = static_cast<double>(stats.checkouts - m_lastPool->stats.checkouts) / seconds;
        const pool::LatencyHistogram waits = stats.wait.since(m_lastPool->stats.wait);
        if (waits.count > 0)
            percentiles = {milliseconds(waits.quantile(0.50)), milliseconds(waits.quantile(0.95)),
                           milliseconds(waits.quantile(0.99))};
    }
    append(Figure::CheckoutP50, stamp, percentiles[0]);
    append(Figure::CheckoutP95, stamp, percentiles[1]);
    append(Figure::CheckoutP99, stamp, percentiles[2]);
    append(Figure::CheckoutsPerSecond, stamp, perSecond);
    m_lastPool = {stats, at};
}

} // namespace howdah::service
