// SPDX-License-Identifier: GPL-3.0-or-later
// The measurements of poolbench.h that do something to the server.
#include "core/base/pause.h"
#include "core/pg/connection.h"
#include "core/service/benchpool.h"
#include "core/service/poolbench.h"

#include <algorithm>

namespace howdah::service {

using base::Nanoseconds;
using bench::Clock;

namespace {

constexpr std::size_t requests = 50;
constexpr int queriesAfterRestart = 60;

/// Undoes the gate's delay, whatever happens between.
class Delayed {
public:
    explicit Delayed(BenchServer& server)
        : m_server(server)
    {}
    ~Delayed()
    {
        if (m_on)
            static_cast<void>(m_server.delay(Nanoseconds::zero()));
    }
    Delayed(const Delayed&) = delete;
    Delayed& operator=(const Delayed&) = delete;
    base::Status on()
    {
        m_on = true;
        // Two packets make a connection, so that it takes 150 ms.
        return m_server.delay(base::Milliseconds(75));
    }
    base::Status off()
    {
        m_on = false;
        return m_server.delay(Nanoseconds::zero());
    }

private:
    BenchServer& m_server;
    bool m_on = false;
};

base::Result<SpikeFigures> spikeOnce(BenchServer& server, const base::StopToken& stop)
{
    constexpr int idle = 5;
    HOWDAH_ASSIGN(auto pool, bench::openPool(server.gatedParams(), idle, static_cast<int>(requests) - idle));
    HOWDAH_TRY(bench::warm(pool, idle, stop));
    bench::FirstError failure;
    bench::Crew callers;
    HOWDAH_TRY(callers.assemble(requests, [&](std::size_t) {
        const auto lease = pool.checkout({.tag = "spike", .stop = stop, .timeout = {}});
        if (lease)
            base::pauseFor(base::Milliseconds(2));
        else
            failure.note(lease.error());
    }));
    Delayed delayed(server);
    HOWDAH_TRY(delayed.on());
    // All of them in use a moment ago: no pool has a reason to ask whether they live.
    HOWDAH_TRY(bench::warm(pool, idle, stop));
    HOWDAH_ASSIGN(const auto before, server.connects());
    const auto begun = Clock::now();
    callers.start();
    callers.join();
    const double took = bench::nanoseconds(Clock::now() - begun);
    // What was begun for somebody who no longer waits counts as well.
    base::pauseFor(base::Milliseconds(300), stop);
    HOWDAH_TRY(failure.status());
    HOWDAH_ASSIGN(const auto after, server.connects());
    HOWDAH_TRY(delayed.off());
    return SpikeFigures{.ms = took / 1e6, .opened = static_cast<int>(after - before)};
}

base::Status queryOnce(pool::ConnectionPool& pool, const base::StopToken& stop)
{
    HOWDAH_ASSIGN(auto lease, pool.checkout({.tag = "query", .stop = stop, .timeout = {}}));
    HOWDAH_TRY(lease.query("select 1"));
    return {};
}

struct AfterRestart {
    int errors = 0;
    double firstSuccessMs = 0;
};

/// `held`: all connections are leased while the server restarts, and returned afterwards.
base::Result<AfterRestart> restartUnder(BenchServer& server, bool held, const PoolBenchOptions& options)
{
    constexpr int connections = 20;
    HOWDAH_ASSIGN(auto pool, bench::openPool(server.params(), connections, 0));
    HOWDAH_TRY(bench::warm(pool, connections, options.stop));
    std::vector<pool::Lease> leases;
    if (!held && base::pauseFor(options.restBefore, options.stop))
        return bench::cancelled();
    for (int i = 0; held && i < connections; ++i) {
        HOWDAH_ASSIGN(auto lease, pool.checkout({.tag = "held", .stop = options.stop, .timeout = {}}));
        leases.push_back(std::move(lease));
    }
    HOWDAH_TRY(server.restart());
    const auto back = Clock::now();
    leases.clear();
    AfterRestart seen;
    bool succeeded = false;
    for (int i = 0; i < queriesAfterRestart; ++i) {
        if (options.stop.stop_requested())
            return bench::cancelled();
        if (!queryOnce(pool, options.stop)) {
            ++seen.errors;
        } else if (!succeeded) {
            succeeded = true;
            seen.firstSuccessMs = bench::nanoseconds(Clock::now() - back) / 1e6;
        }
    }
    return seen;
}

/// From the server's being back until a caller has its answer who has asked since before it went down.
base::Result<double> firstSuccessOfWaiting(BenchServer& server, const base::StopToken& stop)
{
    HOWDAH_ASSIGN(auto pool, bench::openPool(server.params(), 1, 0));
    HOWDAH_TRY(bench::warm(pool, 1, stop));
    bench::FirstError failure;
    Clock::time_point answered;
    bench::Crew caller;
    HOWDAH_TRY(caller.assemble(1, [&](std::size_t) {
        if (const base::Status asked = queryOnce(pool, stop); !asked)
            failure.note(asked.error());
        answered = Clock::now();
    }));
    HOWDAH_TRY(server.stop());
    caller.start();
    HOWDAH_TRY(server.start());
    const auto back = Clock::now();
    caller.join();
    HOWDAH_TRY(failure.status());
    return std::max(0.0, bench::nanoseconds(answered - back) / 1e6);
}

} // namespace

base::Result<SpikeFigures> measureSpike(BenchServer& server, const PoolBenchOptions& options)
{
    std::vector<double> took;
    int opened = 0;
    for (int i = 0; i < std::max(1, options.spikes); ++i) {
        if (options.stop.stop_requested())
            return bench::cancelled();
        HOWDAH_ASSIGN(const SpikeFigures once, spikeOnce(server, options.stop));
        took.push_back(once.ms);
        opened = std::max(opened, once.opened);
    }
    return SpikeFigures{.ms = bench::quantile(took, 0.5), .opened = opened};
}

base::Result<RestartFigures> measureRestart(BenchServer& server, const PoolBenchOptions& options)
{
    HOWDAH_ASSIGN(const AfterRestart idle, restartUnder(server, false, options));
    HOWDAH_ASSIGN(const AfterRestart held, restartUnder(server, true, options));
    HOWDAH_ASSIGN(const double waiting, firstSuccessOfWaiting(server, options.stop));
    return RestartFigures{.idleErrors = idle.errors,
                          .heldErrors = held.errors,
                          .firstSuccessMs = std::max(idle.firstSuccessMs, held.firstSuccessMs),
                          .waitingFirstSuccessMs = waiting};
}

base::Result<DownFigures> measureDown(BenchServer& server, const PoolBenchOptions& options)
{
    constexpr int connections = 20;
    HOWDAH_ASSIGN(auto pool, bench::openPool(server.gatedParams(), connections, 0));
    HOWDAH_TRY(bench::warm(pool, connections, options.stop));
    Clock::time_point end;
    bench::Crew callers;
    HOWDAH_TRY(callers.assemble(requests, [&, stop = options.stop](std::size_t) {
        for (auto now = Clock::now(); now < end && !stop.stop_requested(); now = Clock::now()) {
            // Most wait to the end. Who is told at once that there is no server asks again a little later.
            auto lease = pool.checkout({.tag = "down", .stop = stop, .timeout = end - now});
            if (!lease || !lease->query("select 1"))
                base::pauseFor(
                    std::clamp<Nanoseconds>(end - Clock::now(), Nanoseconds::zero(), base::Milliseconds(100)), stop);
        }
    }));
    HOWDAH_ASSIGN(const auto before, server.connects());
    HOWDAH_TRY(server.stop());
    const auto begun = Clock::now();
    end = begun + options.downFor;
    callers.start();
    callers.join();
    const double seconds = bench::nanoseconds(Clock::now() - begun) / 1e9;
    const auto after = server.connects();
    HOWDAH_TRY(server.start());
    if (!after)
        return after.error();
    if (options.stop.stop_requested())
        return bench::cancelled();
    return DownFigures{.connectsPerS = static_cast<double>(*after - before) / seconds};
}

} // namespace howdah::service
