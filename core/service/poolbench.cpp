// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/poolbench.h"

#include "core/base/pause.h"
#include "core/pg/barestatement.h"
#include "core/pg/connection.h"
#include "core/service/benchpool.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <mutex>

namespace howdah::service {

using base::Nanoseconds;
using bench::Clock;

namespace {

double median(std::vector<double> values)
{
    return bench::quantile(values, 0.5);
}

/// The best of many batches: on a machine that others use, too, the least is what the code costs. Ends early when
/// `stop` is asked or the operation says false.
template <class Operation>
double leastPerOperation(Nanoseconds budget, const base::StopToken& stop, const Operation& operation)
{
    constexpr int batch = 5'000;
    double least = std::numeric_limits<double>::max();
    const auto end = Clock::now() + budget;
    do {
        const auto begun = Clock::now();
        for (int i = 0; i < batch; ++i) {
            if (!operation()) [[unlikely]]
                return 0;
        }
        least = std::min(least, bench::nanoseconds(Clock::now() - begun) / batch);
    } while (Clock::now() < end && !stop.stop_requested());
    return least;
}

} // namespace

PoolBenchOptions PoolBenchOptions::quick()
{
    PoolBenchOptions options;
    options.budget = base::Milliseconds(300);
    options.downFor = base::Seconds(2);
    options.restBefore = base::Milliseconds(100);
    options.spikes = 1;
    return options;
}

base::Result<CheckoutCost> measureCheckout(BenchServer& server, const PoolBenchOptions& options)
{
    HOWDAH_ASSIGN(auto pool, bench::openPool(server.params(), 20, 30));
    HOWDAH_TRY(bench::warm(pool, 1, options.stop));
    bench::FirstError failure;
    const double pooled = leastPerOperation(options.budget, options.stop, [&pool, &failure] {
        const auto lease = pool.checkout("bench");
        if (!lease) [[unlikely]]
            failure.note(lease.error());
        return lease.has_value();
    });
    HOWDAH_TRY(failure.status());
    std::mutex mutex;
    volatile int guarded = 0;
    const double locks = leastPerOperation(options.budget / 4, options.stop, [&] {
        for (int i = 0; i < 2; ++i) {
            const std::lock_guard lock(mutex);
            guarded = guarded + 1;
        }
        return true;
    });
    const double clocks = leastPerOperation(options.budget / 4, options.stop, [] {
        static_cast<void>(Clock::now());
        static_cast<void>(Clock::now());
        return true;
    });
    if (options.stop.stop_requested())
        return bench::cancelled();
    return CheckoutCost{.pooledNs = pooled, .floorNs = locks + clocks};
}

base::Result<StatementCost> measureStatements(BenchServer& server, const PoolBenchOptions& options)
{
    HOWDAH_ASSIGN(auto pool, bench::openPool(server.params(), 1, 0));
    pg_conn* bare = nullptr;
    pg::Connection* connection = nullptr;
    {
        HOWDAH_ASSIGN(auto lease, pool.checkout("prepare"));
        // The pool has this one alone, so that every way below runs on the same backend.
        connection = &lease.connection();
        bare = connection->nativeHandle();
        HOWDAH_TRY(connection->prepare("bench", "select 1"));
    }
    const auto plain = [bare]() -> base::Status {
        if (!pg::execPreparedBare(bare, "bench"))
            return bench::statementFailed();
        return {};
    };
    // The pool's own share: the very same libpq call, with a checkout and a return around it.
    const auto pooledPlain = [&]() -> base::Status {
        const auto lease = pool.checkout("bench");
        if (!lease)
            return lease.error();
        return plain();
    };
    const auto direct = [connection]() -> base::Status {
        HOWDAH_TRY(connection->queryPrepared("bench"));
        return {};
    };
    const auto pooledDirect = [&]() -> base::Status {
        auto lease = pool.checkout("bench");
        if (!lease)
            return lease.error();
        HOWDAH_TRY(lease->connection().queryPrepared("bench"));
        return {};
    };
    const auto plainText = [bare]() -> base::Status {
        if (!pg::execBare(bare, "select 1"))
            return bench::statementFailed();
        return {};
    };
    const auto leasedText = [&pool]() -> base::Status {
        auto lease = pool.checkout("bench");
        if (!lease)
            return lease.error();
        HOWDAH_TRY(lease->query("select 1"));
        return {};
    };
    const std::array<std::function<base::Status()>, 6> ways{plain,        pooledPlain, direct,
                                                            pooledDirect, plainText,   leasedText};
    std::array<std::vector<double>, 6> times;
    const auto end = Clock::now() + options.budget;
    // Each round begins with another one, so that none always follows the same neighbour.
    for (std::size_t round = 0; round < 100 || Clock::now() < end; ++round) {
        if (options.stop.stop_requested())
            return bench::cancelled();
        for (std::size_t i = 0; i < ways.size(); ++i) {
            const std::size_t way = (round * 5 + i * (round % 2 == 0 ? 1 : 5)) % ways.size();
            const auto begun = Clock::now();
            HOWDAH_TRY(ways[way]());
            times[way].push_back(bench::nanoseconds(Clock::now() - begun));
        }
    }
    return StatementCost{.bareNs = median(std::move(times[0])),
                         .pooledBareNs = median(std::move(times[1])),
                         .connectionNs = median(std::move(times[2])),
                         .pooledConnectionNs = median(std::move(times[3])),
                         .bareTextNs = median(std::move(times[4])),
                         .leaseTextNs = median(std::move(times[5]))};
}

base::Result<HoldFigures> measureHold(BenchServer& server, const PoolBenchOptions& options)
{
    constexpr int connections = 20;
    constexpr std::size_t threads = 50;
    HOWDAH_ASSIGN(auto pool, bench::openPool(server.params(), connections, 0));
    HOWDAH_TRY(bench::warm(pool, connections, options.stop));
    std::vector<std::vector<double>> waits(threads);
    bench::FirstError failure;
    Clock::time_point end;
    bench::Crew callers;
    HOWDAH_TRY(callers.assemble(threads, [&, stop = options.stop](std::size_t number) {
        std::vector<double>& mine = waits[number];
        while (Clock::now() < end && !stop.stop_requested()) {
            const auto asked = Clock::now();
            const auto lease = pool.checkout("hold");
            if (!lease) {
                failure.note(lease.error());
                return;
            }
            mine.push_back(bench::nanoseconds(Clock::now() - asked));
            base::pauseFor(base::Milliseconds(1));
        }
    }));
    for (std::vector<double>& one : waits)
        one.reserve(100'000); // nothing is allocated on the way
    const auto begun = Clock::now();
    end = begun + options.budget;
    callers.start();
    callers.join();
    const double seconds = bench::nanoseconds(Clock::now() - begun) / 1e9;
    HOWDAH_TRY(failure.status());
    if (options.stop.stop_requested())
        return bench::cancelled();
    std::vector<double> all;
    std::size_t least = std::numeric_limits<std::size_t>::max(), most = 1;
    for (const std::vector<double>& mine : waits) {
        least = std::min(least, mine.size());
        most = std::max(most, mine.size());
        all.insert(all.end(), mine.begin(), mine.end());
    }
    return HoldFigures{.opsPerS = static_cast<double>(all.size()) / seconds,
                       .waitP50Ms = bench::quantile(all, 0.5) / 1e6,
                       .waitP99Ms = bench::quantile(all, 0.99) / 1e6,
                       .waitMaxMs = bench::quantile(all, 1) / 1e6,
                       .fairness = static_cast<double>(least) / static_cast<double>(most)};
}

base::Result<ConnectCost> measureConnect(BenchServer& server, const PoolBenchOptions& options)
{
    HOWDAH_ASSIGN(auto pool, bench::openPool(server.params(), 1, 0));
    HOWDAH_TRY(bench::warm(pool, 1, options.stop));
    std::vector<double> connecting, pooled;
    const auto end = Clock::now() + options.budget;
    do {
        auto begun = Clock::now();
        {
            HOWDAH_ASSIGN(const auto connection,
                          pg::Connection::connect(pool.options().params, {.stop = options.stop}));
            HOWDAH_TRY(connection->query("select 1"));
        }
        connecting.push_back(bench::nanoseconds(Clock::now() - begun));
        begun = Clock::now();
        {
            HOWDAH_ASSIGN(auto lease, pool.checkout({.tag = "bench", .stop = options.stop, .timeout = {}}));
            HOWDAH_TRY(lease.query("select 1"));
        }
        pooled.push_back(bench::nanoseconds(Clock::now() - begun));
    } while (Clock::now() < end);
    return ConnectCost{.connectNs = median(std::move(connecting)), .pooledNs = median(std::move(pooled))};
}

base::Result<PoolBench> measurePool(BenchServer& server, const PoolBenchOptions& options)
{
    const auto step = [&options](base::TextSource text) {
        if (options.onStep)
            options.onStep(base::Text(text));
    };
    PoolBench figures;
    step(HOWDAH_TEXT("poolbench", "Checkout and return"));
    HOWDAH_ASSIGN(figures.checkout, measureCheckout(server, options));
    step(HOWDAH_TEXT("poolbench", "Statements with and without the pool"));
    HOWDAH_ASSIGN(figures.statements, measureStatements(server, options));
    step(HOWDAH_TEXT("poolbench", "50 threads on 20 connections"));
    HOWDAH_ASSIGN(figures.hold, measureHold(server, options));
    step(HOWDAH_TEXT("poolbench", "Connecting for each statement"));
    HOWDAH_ASSIGN(figures.connect, measureConnect(server, options));
    step(HOWDAH_TEXT("poolbench", "50 requests at once where connecting is slow"));
    HOWDAH_ASSIGN(figures.spike, measureSpike(server, options));
    step(HOWDAH_TEXT("poolbench", "A restart of the server"));
    HOWDAH_ASSIGN(figures.restart, measureRestart(server, options));
    step(HOWDAH_TEXT("poolbench", "A server that is down"));
    HOWDAH_ASSIGN(figures.down, measureDown(server, options));
    return figures;
}

} // namespace howdah::service
