// SPDX-License-Identifier: GPL-3.0-or-later
// What the pool costs (core/service/poolbench.h), as a table or as JSON, one object a line.
//
//   pool_bench [--seconds S] [--quick] [--measure NAME]... [--json | --as-peer]
//              [--dsn CONNINFO [--gate CONNINFO --control PORT]]
//
// Without --dsn it starts a throw-away cluster of its own. With --dsn alone, what stops the server or counts connects
// is left out; with the gate and the control port of bench_server all is measured there. --as-peer writes lines as the
// programs in tests/bench/pool do.
#include "core/base/numbers.h"
#include "core/base/version.h"
#include "core/service/poolbench.h"
#include "tests/bench/pool/remoteserver.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace howdah;
using service::BenchServer;
using service::PoolBenchOptions;

namespace {

struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    std::string how;
};
using Figures = std::vector<Figure>;

base::Result<Figures> checkout(BenchServer& server, const PoolBenchOptions& options)
{
    HOWDAH_ASSIGN(const auto cost, measureCheckout(server, options));
    return Figures{
        {"checkout_ns", cost.pooledNs, "ns", "checkout and return, uncontended, counters and leak context on"},
        {"floor_ns", cost.floorNs, "ns", "two uncontended mutex sections and two clock readings"}};
}

base::Result<Figures> statements(BenchServer& server, const PoolBenchOptions& options)
{
    HOWDAH_ASSIGN(const auto cost, measureStatements(server, options));
    const auto rate = [](double ns) { return ns > 0 ? 1e9 / ns : 0; };
    return Figures{
        {"raw_per_s", rate(cost.bareNs), "1/s", "PQexecPrepared alone"},
        {"pooled_raw_per_s", rate(cost.pooledBareNs), "1/s", "checkout, PQexecPrepared, return"},
        {"pooled_to_raw", cost.pooledToRaw(), "", "the two above: what the pool leaves"},
        {"connection_per_s", rate(cost.connectionNs), "1/s", "pg::Connection::queryPrepared alone"},
        {"pooled_connection_per_s", rate(cost.pooledConnectionNs), "1/s", "checkout, queryPrepared, return"},
        {"pooled_connection_to_raw", cost.bareNs / cost.pooledConnectionNs, "", "all of it beside PQexecPrepared"},
        {"raw_text_per_s", rate(cost.bareTextNs), "1/s", "PQexecParams alone"},
        {"lease_query_per_s", rate(cost.leaseTextNs), "1/s", "checkout, Lease::query, return"},
        {"lease_query_to_raw", cost.bareTextNs / cost.leaseTextNs, "", "the two above"}};
}

base::Result<Figures> hold(BenchServer& server, const PoolBenchOptions& options)
{
    HOWDAH_ASSIGN(const auto figures, measureHold(server, options));
    return Figures{{"hold.ops_per_s", figures.opsPerS, "1/s", "50 threads, 20 connections, 1 ms hold"},
                   {"hold.wait_p50_ms", figures.waitP50Ms, "ms", "waiting for a connection"},
                   {"hold.wait_p99_ms", figures.waitP99Ms, "ms", "waiting for a connection"},
                   {"hold.wait_max_ms", figures.waitMaxMs, "ms", "waiting for a connection"},
                   {"hold.fairness", figures.fairness, "", "least served thread to most served"}};
}

base::Result<Figures> connecting(BenchServer& server, const PoolBenchOptions& options)
{
    HOWDAH_ASSIGN(const auto cost, measureConnect(server, options));
    return Figures{{"connect_ms", cost.connectNs / 1e6, "ms", "connect, one statement, close"},
                   {"per_query_connect_ratio", cost.ratio(), "", "the above to a pooled statement"}};
}

base::Result<Figures> spike(BenchServer& server, const PoolBenchOptions& options)
{
    HOWDAH_ASSIGN(const auto figures, measureSpike(server, options));
    return Figures{{"spike.ms", figures.ms, "ms", "50 requests, 5 idle, 150 ms to connect, 2 ms of work"},
                   {"spike.opened", static_cast<double>(figures.opened), "", "connections opened for it"}};
}

base::Result<Figures> restart(BenchServer& server, const PoolBenchOptions& options)
{
    HOWDAH_ASSIGN(const auto figures, measureRestart(server, options));
    return Figures{
        {"restart.idle_errors", static_cast<double>(figures.idleErrors), "",
         "server restarted under 20 idle connections, 60 queries"},
        {"restart.held_errors", static_cast<double>(figures.heldErrors), "",
         "the same with the connections leased meanwhile, returned after"},
        {"restart.first_success_ms", figures.firstSuccessMs, "ms", "from the server's being back, the worse"},
        {"restart.waiting_first_success_ms", figures.waitingFirstSuccessMs, "ms",
         "the same for a caller who waits since before it went down"}};
}

base::Result<Figures> down(BenchServer& server, const PoolBenchOptions& options)
{
    HOWDAH_ASSIGN(const auto figures, measureDown(server, options));
    return Figures{{"down.connects_per_s", figures.connectsPerS, "1/s", "server stopped, 50 threads waiting"}};
}

struct Measurement {
    const char* name;
    base::Result<Figures> (*run)(BenchServer&, const PoolBenchOptions&);
    bool needsControl; ///< of the server
};
constexpr std::array measurements{Measurement{"checkout", checkout, false}, Measurement{"pooled", statements, false},
                                  Measurement{"hold", hold, false},         Measurement{"connect", connecting, false},
                                  Measurement{"spike", spike, true},        Measurement{"restart", restart, true},
                                  Measurement{"down", down, true}};

enum class Style { Table, Json, Peer };

void print(const Figures& figures, Style style)
{
    for (const Figure& figure : figures) {
        if (style != Style::Table) {
            const auto line =
                style == Style::Json
                    ? nlohmann::ordered_json{{"schema", "howdah/bench/1"}, {"bench", "pool"},     {"name", figure.name},
                                             {"value", figure.value},      {"unit", figure.unit}, {"how", figure.how}}
                    : nlohmann::ordered_json{{"peer", "howdah"},
                                             {"version", std::string(base::version)},
                                             {"metric", figure.name},
                                             {"value", figure.value},
                                             {"unit", figure.unit}};
            std::cout << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
            continue;
        }
        const int decimals = figure.value >= 1000 ? 0 : figure.value >= 10 ? 1 : 3;
        std::string name = figure.name;
        name.resize(std::max<std::size_t>(name.size(), 34), ' ');
        std::string value = base::toChars(figure.value, decimals);
        value.insert(0, value.size() < 10 ? 10 - value.size() : 0, ' ');
        std::string unit = figure.unit;
        unit.resize(std::max<std::size_t>(unit.size(), 4), ' ');
        std::cout << name << value << " " << unit << " " << figure.how << "\n";
    }
}

struct Words {
    std::optional<std::string> dsn, gate;
    int control = 0;
    std::optional<double> seconds;
    bool quick = false;
    std::vector<std::string> measure;
    Style style = Style::Table;
};

std::optional<Words> read(int argc, char** argv)
{
    Words words;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const std::string_view next = i + 1 < argc ? argv[i + 1] : "";
        if (word == "--json")
            words.style = Style::Json;
        else if (word == "--as-peer")
            words.style = Style::Peer;
        else if (word == "--quick")
            words.quick = true;
        else if (next.empty())
            return std::nullopt;
        else if (++i; word == "--dsn")
            words.dsn = next;
        else if (word == "--gate")
            words.gate = next;
        else if (word == "--control" && base::parseNumber<int>(next))
            words.control = *base::parseNumber<int>(next);
        else if (word == "--seconds" && base::parseDouble(next).value_or(0) > 0)
            words.seconds = base::parseDouble(next);
        else if (word == "--measure" && std::any_of(measurements.begin(), measurements.end(),
                                                    [next](const Measurement& one) { return one.name == next; }))
            words.measure.emplace_back(next);
        else
            return std::nullopt;
    }
    return words;
}

base::Result<std::unique_ptr<BenchServer>> serverFor(const Words& words)
{
    if (!words.dsn)
        return service::startBenchServer();
    HOWDAH_ASSIGN(auto params, pg::ConnectParams::parse(*words.dsn));
    pg::ConnectParams gated = params;
    if (words.gate) {
        HOWDAH_ASSIGN(gated, pg::ConnectParams::parse(*words.gate));
    }
    return std::make_unique<bench::RemoteServer>(std::move(params), std::move(gated), words.control);
}

base::Status run(const Words& words)
{
    HOWDAH_ASSIGN(const auto server, serverFor(words));
    auto options = words.quick ? PoolBenchOptions::quick() : PoolBenchOptions();
    if (words.seconds)
        options.budget = std::chrono::duration_cast<base::Nanoseconds>(std::chrono::duration<double>(*words.seconds));
    const bool controlled = !words.dsn || (words.gate && words.control > 0);
    for (const Measurement& one : measurements) {
        const bool asked = std::find(words.measure.begin(), words.measure.end(), one.name) != words.measure.end();
        if (asked || (words.measure.empty() && (controlled || !one.needsControl))) {
            HOWDAH_ASSIGN(const Figures figures, one.run(*server, options));
            print(figures, words.style);
        }
    }
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    const auto words = read(argc, argv);
    if (!words) {
        std::cerr << "usage: pool_bench [--seconds S] [--quick] [--measure "
                     "checkout|pooled|hold|connect|spike|restart|down]... [--json | --as-peer] "
                     "[--dsn CONNINFO [--gate CONNINFO --control PORT]]\n";
        return 2;
    }
    if (const auto done = run(*words); !done) {
        std::cerr << "pool_bench: " << done.error().english() << "\n";
        return 5;
    }
    return 0;
}
