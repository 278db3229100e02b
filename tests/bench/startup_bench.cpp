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

struct Moment {
    double wallMs = 0; ///< since the process was started
    double cpuMs = 0;
};

struct Program {
    base::ChildOptions options;
    std::vector<double> frameMs;
    std::vector<double> frameCpuMs;
};

[[noreturn]] void fail(const std::string& why)
{
    std::cerr << "startup_bench: " << why << "\n";
    std::exit(5);
}

Moment startOnce(const base::ChildOptions& options)
{
    const auto begun = std::chrono::steady_clock::now().time_since_epoch();
    const auto finished = base::run(options, base::Deadline::after(base::Seconds(60)));
    if (!finished)
        fail(finished.error().english());
    if (!finished->status.ok())
        fail(options.program + " ended with " + std::to_string(finished->status.code) + ": " + finished->error);
    const std::string_view line = std::string_view(finished->output).substr(0, finished->output.find('\n'));
    const std::size_t blank = std::min(line.find(' '), line.size());
    const auto painted = base::parseNumber<std::int64_t>(line.substr(0, blank));
    const auto cpu = base::parseNumber<std::int64_t>(line.substr(std::min(blank + 1, line.size())));
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

    Program empty, bare, console;
    empty.options.program = bare.options.program = *programs + "/empty_window";
    bare.options.arguments = {"--bare"};
    console.options.program = *programs + "/howdah";
    console.options.arguments = {"--startup-probe", "--data-dir", *data};
    console.options.environment = {{"XDG_CONFIG_HOME", *data + "/config"}};
    for (int i = -1; i < runs; ++i) {
        // Who goes first changes, so that neither always finds the other's caches.
        Program* const turns[] = {i % 2 == 0 ? &empty : &console, &bare, i % 2 == 0 ? &console : &empty};
        for (Program* program : turns) {
            const Moment moment = startOnce(program->options);
            if (i < 0)
                continue;
            program->frameMs.push_back(moment.wallMs);
            program->frameCpuMs.push_back(moment.cpuMs);
        }
    }

    const auto ratiosTo = [&console](const Program& other) {
        std::vector<double> ratios;
        for (std::size_t i = 0; i < console.frameMs.size(); ++i)
            ratios.push_back(console.frameMs[i] / other.frameMs[i]);
        return ratios;
    };
    const auto median = [](const std::vector<double>& values) { return bench::quantile(values, 0.5); };
    const auto least = [](const std::vector<double>& values) { return bench::quantile(values, 0); };
    const std::string times = std::to_string(runs) + " starts each, in turns";
    std::vector<Figure> figures;
    figures.push_back(
        {"startup.ratio", median(ratiosTo(empty)), "", "first frame, console to empty window: median of pairs"});
    figures.push_back({"startup.bare_ratio", median(ratiosTo(bare)), "", "to an empty window without the plugins"});
    figures.push_back({"startup.console_ms", median(console.frameMs), "ms", "process start to first frame, " + times});
    figures.push_back(
        {"startup.empty_ms", median(empty.frameMs), "ms", "an empty QMainWindow with an SVG icon and SQLite"});
    figures.push_back({"startup.bare_ms", median(bare.frameMs), "ms", "an empty QMainWindow and nothing else"});
    figures.push_back({"startup.least_ratio", least(console.frameMs) / least(empty.frameMs), "", "of the least times"});
    figures.push_back({"startup.console_least_ms", least(console.frameMs), "ms", "least of the starts"});
    figures.push_back({"startup.empty_least_ms", least(empty.frameMs), "ms", "least of the starts"});
    figures.push_back({"startup.cpu_ratio", median(console.frameCpuMs) / median(empty.frameCpuMs), "", "of CPU times"});
    figures.push_back({"startup.console_cpu_ms", median(console.frameCpuMs), "ms", "CPU of all threads until then"});
    figures.push_back({"startup.empty_cpu_ms", median(empty.frameCpuMs), "ms", "CPU until then"});
    bench::print("startup", figures, json);
    return 0;
}
