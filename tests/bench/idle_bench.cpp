// SPDX-License-Identifier: GPL-3.0-or-later
// What the console costs while it only watches a server: memory and CPU, its first page open.
//
//   idle_bench --data-dir DIR --dsn URI [--settle S] [--seconds S] [--json]
#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/base/pause.h"
#include "core/pg/connection.h"
#include "tests/bench/figures.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string_view>

using namespace howdah;
using bench::Figure;

namespace {

[[noreturn]] void fail(const std::string& why)
{
    std::cerr << "idle_bench: " << why << "\n";
    std::exit(5);
}

template <class T> T orFail(base::Result<T> result)
{
    if (!result)
        fail(result.error().english());
    return std::move(*result);
}

double cpuSeconds(std::int64_t pid)
{
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(static_cast<pid_t>(pid), &clock) != 0 || clock_gettime(clock, &time) != 0)
        fail("the console has ended");
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// A line "Rss:   12345 kB" of smaps_rollup, in MB of 1024 × 1024.
double megabytes(const std::string& rollup, std::string_view field)
{
    const std::size_t at = rollup.find("\n" + std::string(field) + ":");
    if (at == std::string::npos)
        fail("smaps_rollup has no " + std::string(field));
    const std::size_t from = rollup.find_first_of("0123456789", at);
    const std::size_t to = rollup.find_first_not_of("0123456789", from);
    const auto kilobytes = base::parseNumber<std::int64_t>(std::string_view(rollup).substr(from, to - from));
    if (!kilobytes)
        fail("smaps_rollup is not as expected");
    return static_cast<double>(*kilobytes) / 1024;
}

/// Server processes at work for a Howdah, other than our own connection.
std::int64_t watchers(pg::Connection& connection)
{
    const auto rows = orFail(connection.query(
        "select count(*) from pg_stat_activity where application_name like 'Howdah%' and pid <> pg_backend_pid()"));
    return rows.value<std::int64_t>(0, 0).value_or(0);
}

} // namespace

int main(int argc, char** argv)
{
    std::optional<std::string> data, dsn;
    double settle = 20, seconds = 30;
    bool json = false, usage = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const bool more = i + 1 < argc;
        if (word == "--json")
            json = true;
        else if (word == "--data-dir" && more)
            data = argv[++i];
        else if (word == "--dsn" && more)
            dsn = argv[++i];
        else if (word == "--settle" && more && base::parseDouble(argv[i + 1]).value_or(0) > 0)
            settle = *base::parseDouble(argv[++i]);
        else if (word == "--seconds" && more && base::parseDouble(argv[i + 1]).value_or(0) > 0)
            seconds = *base::parseDouble(argv[++i]);
        else
            usage = true;
    }
    if (usage || !data || !dsn) {
        std::cerr << "usage: idle_bench --data-dir DIR --dsn URI [--settle S] [--seconds S] [--json]\n";
        return 2;
    }
    const auto pause = [](double span) {
        base::pauseFor(std::chrono::duration_cast<base::Nanoseconds>(std::chrono::duration<double>(span)), {});
    };
    auto server = orFail(pg::Connection::connect(orFail(pg::ConnectParams::parse(*dsn)), {}));
    const std::int64_t before = watchers(*server);

    base::ChildOptions options;
    options.program = orFail(base::programDirectory()) + "/howdah";
    options.arguments = {"--data-dir", *data, *dsn};
    options.environment = {{"XDG_CONFIG_HOME", *data + "/config"}};
    options.captureOutput = false;
    auto console = orFail(base::ChildProcess::start(options));
    pause(settle);
    if (watchers(*server) <= before)
        fail("the console did not connect");

    const auto begun = std::chrono::steady_clock::now();
    const double cpuBegun = cpuSeconds(console.pid());
    pause(seconds);
    const double cpu = cpuSeconds(console.pid()) - cpuBegun;
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    const std::string rollup =
        orFail(base::readFile("/proc/" + std::to_string(console.pid()) + "/smaps_rollup", 65536));
    if (watchers(*server) <= before)
        fail("the console lost its connection");

    std::vector<Figure> figures;
    const std::string window = base::toChars(seconds, 0) + " s, after " + base::toChars(settle, 0) + " s to settle";
    figures.push_back({"idle.rss_mb", megabytes(rollup, "Rss"), "MB", "resident, shared libraries counted whole"});
    figures.push_back({"idle.pss_mb", megabytes(rollup, "Pss"), "MB", "resident, shared pages by share"});
    figures.push_back({"idle.private_mb", megabytes(rollup, "Private_Clean") + megabytes(rollup, "Private_Dirty"), "MB",
                       "resident pages of its own"});
    figures.push_back({"idle.cpu_percent", 100 * cpu / wall, "%", "of one core over " + window});
    bench::print("idle", figures, json);
    return 0;
}
