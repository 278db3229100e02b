// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/connectiontrend.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace howdah::test {

/// A server of the mind, whose sessions a test opens, leaves and closes, and whose clock it moves.
class World {
public:
    explicit World(monitor::ConnectionTrendOptions options = {})
        : trends(options)
    {
        sample.serverTime = base::WallTime(base::Seconds(1'700'000'000));
        sample.postmasterStart = sample.serverTime - base::Seconds(86'400);
        sample.maxConnections = 100;
        sample.reservedConnections = 3;
    }

    base::BackendPid open(const std::string& application, const std::string& state = "idle")
    {
        monitor::Session session;
        session.pid = {++m_lastPid};
        session.application = application;
        session.user = "app";
        session.database = "shop";
        session.clientAddress = "10.0.0.1";
        session.backendType = "client backend";
        session.state = state;
        session.stateSeconds = 0;
        session.backendStart = sample.serverTime;
        sample.sessions.push_back(session);
        return session.pid;
    }
    void open(const std::string& application, int count)
    {
        for (int i = 0; i < count; ++i)
            open(application);
    }
    /// The newest of an application go first.
    void close(const std::string& application, int count)
    {
        for (auto at = sample.sessions.end(); at != sample.sessions.begin() && count > 0;) {
            if ((--at)->application != application)
                continue;
            at = sample.sessions.erase(at);
            --count;
        }
    }
    void closeAll(const std::string& application)
    {
        std::erase_if(sample.sessions,
                      [&](const monitor::Session& session) { return session.application == application; });
    }
    /// All of an application have just done something.
    void use(const std::string& application)
    {
        for (monitor::Session& session : sample.sessions) {
            if (session.application == application)
                session.stateSeconds = 0;
        }
    }
    monitor::Session& last() { return sample.sessions.back(); }

    void advance(double seconds)
    {
        sample.serverTime +=
            std::chrono::duration_cast<base::WallTime::duration>(std::chrono::duration<double>(seconds));
        for (monitor::Session& session : sample.sessions) {
            if (session.stateSeconds)
                *session.stateSeconds += seconds;
            if (session.transactionSeconds)
                *session.transactionSeconds += seconds;
        }
        now += seconds;
    }
    void read()
    {
        ++sample.number;
        report = trends.apply(sample);
    }
    /// Goes on for `seconds`, reading every `interval`; `before` does what happens before each reading.
    template <class Before> void run(double seconds, Before before, double interval = 1)
    {
        for (const double end = now + seconds; now < end - interval / 2;) {
            advance(interval);
            before();
            read();
        }
    }
    void run(double seconds, double interval = 1)
    {
        run(
            seconds, [] {}, interval);
    }

    /// Null when the report does not have it.
    [[nodiscard]] const monitor::ConnectionSource* source(const std::string& application) const
    {
        const auto found = std::ranges::find_if(report->sources, [&](const monitor::ConnectionSource& one) {
            return one.key.application == application && !one.key.others;
        });
        return found == report->sources.end() ? nullptr : &*found;
    }
    [[nodiscard]] std::string sentence(const std::string& application) const
    {
        return source(application)->findings.front().text.english();
    }

    monitor::ConnectionTrends trends;
    monitor::Sample sample; ///< the next one
    std::shared_ptr<const monitor::ConnectionReport> report;
    double now = 0;

private:
    std::int32_t m_lastPid = 1000;
};

/// Opens one connection every so often, and leaves it.
class Every {
public:
    Every(World& world, std::string application, double seconds)
        : m_world(world)
        , m_application(std::move(application))
        , m_seconds(seconds)
        , m_due(world.now + seconds)
    {}
    void operator()()
    {
        for (; m_world.now >= m_due - 1e-6; m_due += m_seconds)
            m_world.open(m_application);
    }

private:
    World& m_world;
    std::string m_application;
    double m_seconds, m_due;
};

} // namespace howdah::test
