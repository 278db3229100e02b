// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/ringseries.h"
#include "core/monitor/sample.h"
#include "core/pool/poolstats.h"
#include "core/service/serversession.h"

#include <array>
#include <deque>
#include <optional>

namespace howdah::service {

/// The series of a session, fed by its samples and by readings of its pool. One thread.
class Figures {
public:
    [[nodiscard]] const monitor::RingSeries& series(Figure figure) const
    {
        return m_series[static_cast<std::size_t>(figure)];
    }

    /// A sample that arrived when our own calendar said `arrived`.
    void addSample(const monitor::Sample& sample, base::WallTime arrived);
    /// A tick at which the server could not be read.
    void addGap(base::WallTime now);
    /// A reading of the pool; rates and percentiles are of the time since the reading before.
    void addPool(const pool::PoolStats& stats, base::MonotonicTime at, base::WallTime now);

    /// Our calendar's `now` as the server would say it.
    [[nodiscard]] base::WallTime serverTime(base::WallTime now) const { return now + m_clockOffset; }
    /// Share of the time that the server was busy with our readings, over about the last minute, 0..1. Nothing until
    /// there were enough of them; the first ones of a connection fill caches and do not count.
    [[nodiscard]] std::optional<double> monitoringCost() const;

private:
    void append(Figure figure, base::WallTime at, std::optional<double> value);
    void noteCost(const monitor::Sample& sample);

    std::array<monitor::RingSeries, figureCount> m_series;
    base::WallTime::duration m_clockOffset{};
    std::optional<base::WallTime> m_lastSample;
    struct Cost {
        double busyMs = 0;
        double passedMs = 0;
    };
    std::deque<Cost> m_costs;     ///< of the last samples, newest last
    int m_warmUp = warmUpSamples; ///< samples that still do not count
    static constexpr int warmUpSamples = 3;
    struct PoolReading {
        pool::PoolStats stats;
        base::MonotonicTime at;
    };
    std::optional<PoolReading> m_lastPool;
};

} // namespace howdah::service
