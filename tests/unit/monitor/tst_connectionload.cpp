// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/connectiontrend.h"
#include "tests/unit/monitor/world.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>
#include <set>

using namespace howdah;
using monitor::ConnectionVerdict;
using test::World;

namespace {

constexpr double tick = 2, hour = 3600;

/// The pool of one process: grows to each new peak of its load, never shrinks, and uses the same connections first, so
/// that the peak's own lie idle until the next. The load wavers from second to second or over minutes.
class Pool {
public:
    Pool(double load, double wavers, double lasts)
        : m_load(load)
        , m_wavers(wavers)
        , m_keeps(std::exp(-tick / lasts))
    {}

    void step(World& world, std::mt19937& random, double moreLoad)
    {
        m_drift = m_keeps * m_drift + std::sqrt(1 - m_keeps * m_keeps) * m_wavers * m_noise(random);
        const auto busy = static_cast<std::size_t>(std::clamp(m_load + moreLoad + m_drift, 0.0, 80.0));
        while (m_connections.size() < busy)
            m_connections.push_back(world.open("web"));
        const std::set<base::BackendPid> used(m_connections.begin(),
                                              m_connections.begin() + static_cast<std::ptrdiff_t>(busy));
        for (monitor::Session& session : world.sample.sessions) {
            if (used.contains(session.pid))
                session.stateSeconds = 0;
        }
    }
    /// Somebody takes one and forgets it.
    void leak()
    {
        if (!m_connections.empty())
            m_connections.erase(m_connections.begin());
    }

private:
    double m_load, m_wavers, m_keeps;
    double m_drift = 0;
    std::normal_distribution<double> m_noise;
    std::vector<base::BackendPid> m_connections; ///< without those that were leaked
};

class ConnectionLoad : public testing::Test {
protected:
    double between(double low, double high) { return std::uniform_real_distribution<double>(low, high)(m_random); }

    unsigned m_seed = std::random_device{}();
    testing::ScopedTrace m_trace{__FILE__, __LINE__, "seed " + std::to_string(m_seed)};
    std::mt19937 m_random{m_seed};
};

} // namespace

TEST_F(ConnectionLoad, soundPoolsThatNeverShrinkAreNoLeakUnderARisingLoadThatWavers)
{
    int alarms = 0;
    for (int round = 0; round < 12; ++round) {
        World world;
        world.read();
        const double rise = between(0, 10) / hour, wavers = between(1, 6), lasts = between(2, 900);
        const auto processes = static_cast<std::size_t>(1 + round % 6);
        const double share = 1 / static_cast<double>(processes);
        std::vector<Pool> pools(processes, Pool(4 * share, wavers * std::sqrt(share), lasts));
        std::string said;
        world.run(
            4 * hour,
            [&] {
                for (Pool& pool : pools)
                    pool.step(world, m_random, rise * share * world.now);
                const auto* web = world.source("web");
                if (said.empty() && web != nullptr && web->verdict() == ConnectionVerdict::Leaking)
                    said = world.sentence("web");
            },
            tick);
        // While one process opens, those of another lie idle: that can look like a leak, if rarely.
        alarms += said.empty() ? 0 : 1;
        if (processes == 1) {
            EXPECT_EQ(said, "") << "load rises by " << rise * hour << " an hour, wavers by " << wavers << " for "
                                << lasts << " s";
        }
    }
    EXPECT_LE(alarms, 2);
}

TEST_F(ConnectionLoad, aLeakIsFoundInAPoolAtWork)
{
    for (const double every : {30.0, 120.0, 240.0}) {
        World world;
        world.sample.maxConnections = 1000;
        world.read();
        Pool pool(4, 0.7, between(2, 600));
        double due = every;
        int found = 0, lost = 0;
        world.run(
            4 * hour,
            [&] {
                if (world.now >= due) {
                    pool.leak();
                    due += every;
                }
                pool.step(world, m_random, 0);
                const auto* web = world.source("web");
                if (web != nullptr && web->verdict() == ConnectionVerdict::Leaking)
                    ++found;
                else if (found > 0)
                    ++lost;
            },
            tick);
        EXPECT_GT(found, 0) << every;
        EXPECT_LT(lost, found / 2) << every << ": once told it should stay told";
        const auto* web = world.source("web");
        EXPECT_NEAR(web->trend.perHour.value_or(0) * every / hour, 1, 0.2) << every;
    }
}
