// SPDX-License-Identifier: GPL-3.0-or-later
// What the pool costs. Each figure stands beside what it is compared with, taken in turns in the same run: operation by
// operation on the same backend where statements are timed, because two backends differ by more than a pool costs.
//
//   pool_bench [--dsn CONNINFO] [--seconds S] [--json]
//
// Without --dsn it starts a throw-away cluster of its own. The table goes to standard output; --json writes one
// JSON object a line instead.
#include "core/base/numbers.h"
#include "core/pool/connectionpool.h"
#include "core/server/privatecluster.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <libpq-fe.h>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace howdah;
using Clock = std::chrono::steady_clock;

namespace {

struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    std::string how;
};

double nanoseconds(Clock::duration span)
{
    return std::chrono::duration<double, std::nano>(span).count();
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The best of many batches: on a machine that others use, too, the least is what the code costs.
template <class Operation> double leastPerOperation(Clock::duration budget, int batch, const Operation& operation)
{
    double least = 1e18;
    const auto end = Clock::now() + budget;
    while (Clock::now() < end) {
        const auto begun = Clock::now();
        for (int i = 0; i < batch; ++i)
            operation();
        least = std::min(least, nanoseconds(Clock::now() - begun) / batch);
    }
    return least;
}

[[noreturn]] void fail(const base::Error& error)
{
    std::cerr << error.english() << "\n";
    std::exit(1);
}

template <class T> T orFail(base::Result<T> result)
{
    if (!result)
        fail(result.error());
    return std::move(*result);
}

void require(bool done, const char* what)
{
    if (!done) {
        std::cerr << what << "\n";
        std::exit(1);
    }
}

pool::ConnectionPool openPool(const pg::ConnectParams& params, int size, int overflow)
{
    pool::PoolOptions options;
    options.params = params;
    options.size = size;
    options.maxOverflow = overflow;
    options.applicationName = "Howdah pool_bench";
    return orFail(pool::ConnectionPool::create(std::move(options)));
}

void measureCheckout(const pg::ConnectParams& params, Clock::duration budget, std::vector<Figure>& figures)
{
    auto pool = openPool(params, 20, 30);
    for (int i = 0; i < 1000; ++i)
        static_cast<void>(orFail(pool.checkout("warm")));
    const double pooled = leastPerOperation(budget, 10'000, [&] {
        const auto lease = pool.checkout("bench");
        require(lease.has_value(), "a checkout failed");
    });
    std::mutex mutex;
    volatile int guarded = 0;
    const double locks = leastPerOperation(budget / 4, 10'000, [&] {
        for (int i = 0; i < 2; ++i) {
            const std::lock_guard lock(mutex);
            guarded = guarded + 1;
        }
    });
    const double clocks = leastPerOperation(budget / 4, 10'000, [] {
        static_cast<void>(Clock::now());
        static_cast<void>(Clock::now());
    });
    figures.push_back({"checkout_ns", pooled, "ns", "checkout and return, uncontended, counters and leak context on"});
    figures.push_back({"floor_ns", locks + clocks, "ns", "two uncontended mutex sections and two clock readings"});
}

/// Six ways to run a statement on the same backend, in turns.
void measureStatements(const pg::ConnectParams& params, Clock::duration budget, std::vector<Figure>& figures)
{
    auto pool = openPool(params, 1, 0);
    PGconn* libpq = nullptr;
    pg::Connection* connection = nullptr;
    {
        auto lease = orFail(pool.checkout("prepare"));
        connection = &lease.connection();
        libpq = connection->nativeHandle();
        if (auto prepared = connection->prepare("bench", "select 1"); !prepared)
            fail(prepared.error());
    }
    const auto plain = [&] {
        PGresult* const result = PQexecPrepared(libpq, "bench", 0, nullptr, nullptr, nullptr, 0);
        require(PQresultStatus(result) == PGRES_TUPLES_OK, "a statement failed");
        PQclear(result);
    };
    // The pool's own share: the very same libpq call, with a checkout and a return around it.
    const auto pooledPlain = [&] {
        auto lease = pool.checkout("bench");
        require(lease.has_value(), "a checkout failed");
        plain();
    };
    const auto bare = [&] { require(connection->queryPrepared("bench").has_value(), "a statement failed"); };
    const auto pooled = [&] {
        auto lease = pool.checkout("bench");
        require(lease.has_value() && lease->connection().queryPrepared("bench").has_value(), "a statement failed");
    };
    const auto leasedText = [&] {
        auto lease = pool.checkout("bench");
        require(lease.has_value() && lease->query("select 1").has_value(), "a statement failed");
    };
    const auto plainText = [&] {
        PGresult* const result = PQexecParams(libpq, "select 1", 0, nullptr, nullptr, nullptr, nullptr, 0);
        require(PQresultStatus(result) == PGRES_TUPLES_OK, "a statement failed");
        PQclear(result);
    };
    const std::array<std::function<void()>, 6> ways{plain, pooledPlain, bare, pooled, plainText, leasedText};
    std::array<std::vector<double>, 6> times;
    const auto end = Clock::now() + budget;
    // Each round begins with another one, so that none always follows the same neighbour.
    for (std::size_t round = 0; Clock::now() < end; ++round) {
        for (std::size_t i = 0; i < ways.size(); ++i) {
            const std::size_t way = (round * 5 + i * (round % 2 == 0 ? 1 : 5)) % ways.size();
            const auto begun = Clock::now();
            ways[way]();
            times[way].push_back(nanoseconds(Clock::now() - begun));
        }
    }
    const double plainNs = median(times[0]), pooledPlainNs = median(times[1]);
    const double bareNs = median(times[2]), pooledNs = median(times[3]);
    const double plainTextNs = median(times[4]), leasedTextNs = median(times[5]);
    const auto rate = [](double ns) { return ns > 0 ? 1e9 / ns : 0; };
    figures.push_back({"raw_per_s", rate(plainNs), "1/s", "PQexecPrepared alone"});
    figures.push_back({"pooled_raw_per_s", rate(pooledPlainNs), "1/s", "checkout, PQexecPrepared, return"});
    figures.push_back({"pooled_to_raw", plainNs / pooledPlainNs, "", "the two above: what the pool leaves"});
    figures.push_back({"connection_per_s", rate(bareNs), "1/s", "pg::Connection::queryPrepared alone"});
    figures.push_back({"pooled_connection_per_s", rate(pooledNs), "1/s", "checkout, queryPrepared, return"});
    figures.push_back({"pooled_connection_to_raw", plainNs / pooledNs, "", "all of it beside PQexecPrepared"});
    figures.push_back({"raw_text_per_s", rate(plainTextNs), "1/s", "PQexecParams alone"});
    figures.push_back({"lease_query_per_s", rate(leasedTextNs), "1/s", "checkout, Lease::query, return"});
    figures.push_back({"lease_query_to_raw", plainTextNs / leasedTextNs, "", "the two above"});
}

/// 50 threads on 20 connections, each held for a millisecond.
void measureHold(const pg::ConnectParams& params, Clock::duration budget, std::vector<Figure>& figures)
{
    auto pool = openPool(params, 20, 0);
    {
        std::vector<pool::Lease> leases;
        for (int i = 0; i < 20; ++i)
            leases.push_back(orFail(pool.checkout("warm")));
    }
    const pool::PoolStats before = pool.stats();
    constexpr std::size_t threads = 50;
    std::vector<std::int64_t> served(threads);
    std::vector<std::thread> callers;
    const auto begun = Clock::now();
    const auto end = begun + budget;
    for (std::size_t i = 0; i < threads; ++i)
        callers.emplace_back([&, i] {
            while (Clock::now() < end) {
                const auto lease = pool.checkout("hold");
                require(lease.has_value(), "a checkout failed");
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
                ++served[i];
            }
        });
    for (std::thread& caller : callers)
        caller.join();
    const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    const pool::PoolStats after = pool.stats();
    const auto wait = after.wait.since(before.wait);
    const auto [least, most] = std::minmax_element(served.begin(), served.end());
    const auto milliseconds = [](base::Nanoseconds span) { return static_cast<double>(span.count()) / 1e6; };
    figures.push_back({"hold.ops_per_s", static_cast<double>(after.checkouts - before.checkouts) / seconds, "1/s",
                       "50 threads, 20 connections, 1 ms hold"});
    figures.push_back({"hold.wait_p50_ms", milliseconds(wait.quantile(0.5)), "ms", "waiting for a connection"});
    figures.push_back({"hold.wait_p99_ms", milliseconds(wait.quantile(0.99)), "ms", "waiting for a connection"});
    figures.push_back({"hold.fairness",
                       static_cast<double>(*least) / static_cast<double>(std::max<std::int64_t>(1, *most)), "",
                       "least served thread to most served"});
}

/// Connecting each time, beside taking from the pool.
void measureConnect(const pg::ConnectParams& params, Clock::duration budget, std::vector<Figure>& figures)
{
    auto pool = openPool(params, 1, 0);
    static_cast<void>(orFail(pool.checkout("warm")));
    std::vector<double> connecting, pooled;
    const auto end = Clock::now() + budget;
    while (Clock::now() < end) {
        auto begun = Clock::now();
        {
            const auto connection = orFail(pg::Connection::connect(params, {}));
            require(connection->query("select 1").has_value(), "a statement failed");
        }
        connecting.push_back(nanoseconds(Clock::now() - begun));
        begun = Clock::now();
        {
            auto lease = orFail(pool.checkout("bench"));
            require(lease.query("select 1").has_value(), "a statement failed");
        }
        pooled.push_back(nanoseconds(Clock::now() - begun));
    }
    figures.push_back({"connect_ms", median(connecting) / 1e6, "ms", "connect, one statement, close"});
    figures.push_back(
        {"per_query_connect_ratio", median(connecting) / median(pooled), "", "the above to a pooled statement"});
}

void print(const std::vector<Figure>& figures, bool json)
{
    for (const Figure& figure : figures) {
        if (json) {
            const nlohmann::json line{{"schema", "howdah/bench/1"}, {"bench", "pool"},     {"name", figure.name},
                                      {"value", figure.value},      {"unit", figure.unit}, {"how", figure.how}};
            std::cout << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
            continue;
        }
        const int decimals = figure.value >= 1000 ? 0 : figure.value >= 10 ? 1 : 3;
        std::string name = figure.name;
        name.resize(std::max<std::size_t>(name.size(), 26), ' ');
        std::string value = base::toChars(figure.value, decimals);
        value.insert(0, value.size() < 10 ? 10 - value.size() : 0, ' ');
        std::string unit = figure.unit;
        unit.resize(std::max<std::size_t>(unit.size(), 4), ' ');
        std::cout << name << value << " " << unit << " " << figure.how << "\n";
    }
}

} // namespace

int main(int argc, char** argv)
{
    std::optional<std::string> dsn;
    double seconds = 3;
    bool json = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--json") {
            json = true;
        } else if (word == "--dsn" && i + 1 < argc) {
            dsn = argv[++i];
        } else if (word == "--seconds" && i + 1 < argc && base::parseDouble(argv[i + 1]).value_or(0) > 0) {
            seconds = *base::parseDouble(argv[++i]);
        } else {
            std::cerr << "usage: pool_bench [--dsn CONNINFO] [--seconds S] [--json]\n";
            return 2;
        }
    }
    std::optional<server::PrivateCluster> cluster;
    pg::ConnectParams params;
    if (dsn) {
        params = orFail(pg::ConnectParams::parse(*dsn));
    } else {
        server::ClusterOptions options;
        options.installation = orFail(server::chooseInstallation());
        options.throwAway = true;
        cluster = orFail(server::PrivateCluster::start(std::move(options)));
        params = cluster->params();
    }
    const auto budget = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    std::vector<Figure> figures;
    measureCheckout(params, budget, figures);
    measureStatements(params, budget, figures);
    measureHold(params, budget, figures);
    measureConnect(params, budget, figures);
    print(figures, json);
    return 0;
}
