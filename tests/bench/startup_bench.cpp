// SPDX-License-Identifier: GPL-3.0-or-later
// Time to the first frame of the console beside an empty window, started in turns.
//
//   startup_bench --data-dir DIR [--runs N] [--json]
//
// DIR is the console's own store and settings; the first start of each program makes and warms what is missing and does
// not count.
#include "core/base/childprocess.h"
#include "core/base/clock.h"
#include "tests/bench/figures.h"

#include <cstdlib>
#include <optional>
#include <string_view>

using namespace howdah;
using bench::Figure;

namespace {

struct Start {
    double wallMs = 0;
    double cpuMs = 0;
};

struct Program {
    base::ChildOptions options;
    std::vector<double> wallMs;
    std::vector<double> cpuMs;
};

[[noreturn]] void fail(const std::string& why)
{
    std::cerr << "startup_bench: " << why << "\n";
    std::exit(5);
}

Start startOnce(const base::ChildOptions& options)
{
    const auto begun = std::chrono::steady_clock::now().time_since_epoch();
    const auto finished = base::run(options, base::Deadline::after(base::Seconds(60)));
    if (!finished)
        fail(finished.error().english());
    if (!finished->status.ok())
        fail(options.program + " ended with " + std::to_string(finished->status.code) + ": " + finished->error);
    const std::size_t blank = finished->output.find(' ');
    const auto number = [&](std::size_t from, std::size_t to) {
        return base::parseNumber<std::int64_t>(std::string_view(finished->output).substr(from, to - from));
    };
    const auto painted = number(0, blank);
    const auto cpu = blank == std::string::npos ? std::nullopt : number(blank + 1, finished->output.find('\n'));
    if (!painted || !cpu)
        fail(options.program + " did not say when its first frame was");
    const std::int64_t begunNs = std::chrono::nanoseconds(begun).count();
    return {static_cast<double>(*painted - begunNs) / 1e6, static_cast<double>(*cpu) / 1e3};
}

} // namespace

int main(int argc, char** argv)
{
    std::optional<std::string> data;
    int runs = 15;
    bool json = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--json") {
            json = true;
        } else if (word == "--data-dir" && i + 1 < argc) {
            data = argv[++i];
        } else if (word == "--runs" && i + 1 < argc && base::parseNumber<int>(argv[i + 1]).value_or(0) > 0) {
            runs = *base::parseNumber<int>(argv[++i]);
        } else {
            data.reset();
            break;
        }
    }
    if (!data) {
        std::cerr << "usage: startup_bench --data-dir DIR [--runs N] [--json]\n";
        return 2;
    }
    const auto programs = base::programDirectory();
    if (!programs)
        fail(programs.error().english());

    Program empty, console;
    empty.options.program = *programs + "/empty_window";
    console.options.program = *programs + "/howdah";
    console.options.arguments = {"--startup-probe", "--data-dir", *data};
    console.options.environment = {{"XDG_CONFIG_HOME", *data + "/config"}};
    for (int i = -1; i < runs; ++i) {
        // Who goes first changes, so that neither always finds the other's caches.
        Program* const turns[] = {i % 2 == 0 ? &empty : &console, i % 2 == 0 ? &console : &empty};
        for (Program* program : turns) {
            const Start start = startOnce(program->options);
            if (i < 0)
                continue;
            program->wallMs.push_back(start.wallMs);
            program->cpuMs.push_back(start.cpuMs);
        }
    }

    std::vector<double> ratios;
    for (std::size_t i = 0; i < console.wallMs.size(); ++i)
        ratios.push_back(console.wallMs[i] / empty.wallMs[i]);
    const auto median = [](const std::vector<double>& values) { return bench::quantile(values, 0.5); };
    const auto least = [](const std::vector<double>& values) { return bench::quantile(values, 0); };
    const std::string times = std::to_string(runs) + " starts each, in turns";
    std::vector<Figure> figures;
    figures.push_back({"startup.console_ms", median(console.wallMs), "ms", "process start to first frame, " + times});
    figures.push_back({"startup.empty_ms", median(empty.wallMs), "ms", "the same of an empty QMainWindow"});
    figures.push_back({"startup.ratio", median(ratios), "", "median of the pairs' ratios"});
    figures.push_back({"startup.console_least_ms", least(console.wallMs), "ms", "least of them"});
    figures.push_back({"startup.empty_least_ms", least(empty.wallMs), "ms", "least of them"});
    figures.push_back({"startup.least_ratio", least(console.wallMs) / least(empty.wallMs), "", "of the least"});
    figures.push_back({"startup.console_cpu_ms", median(console.cpuMs), "ms", "CPU of all threads until then"});
    figures.push_back({"startup.empty_cpu_ms", median(empty.cpuMs), "ms", "CPU until then"});
    figures.push_back({"startup.cpu_ratio", median(console.cpuMs) / median(empty.cpuMs), "", "of the CPU times"});
    bench::print("startup", figures, json);
    return 0;
}
