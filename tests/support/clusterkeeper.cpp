// SPDX-License-Identifier: GPL-3.0-or-later
// The ctest fixture "cluster": one private PostgreSQL for the whole run.
//
//   clusterkeeper start FILE   starts a keeper that goes on without us, waits until its cluster is there
//   clusterkeeper stop FILE    ends the keeper and waits until the cluster is gone
//
// The keeper owns a bound cluster and ends with ctest, however that comes about: it watches the process that called
// us. When the keeper itself is killed the cluster's guard notices.
#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/base/numbers.h"
#include "core/base/pause.h"
#include "tests/support/clusterfile.h"

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using namespace howdah;
using base::Deadline;
using base::Milliseconds;
using base::Seconds;

volatile std::sig_atomic_t g_asked = 0;

int fail(const base::Error& error)
{
    std::fprintf(stderr, "%s\n", error.english().c_str());
    return 1;
}

int stop(const std::string& file)
{
    const auto cluster = test::readClusterFile(file);
    if (!cluster)
        return cluster.error().code() == base::ErrorCode::NotFound ? 0 : fail(cluster.error());
    const auto asked = base::signalProcess(cluster->keeperPid, cluster->keeperTicks, base::ProcessSignal::Terminate);
    if (!asked && asked.error().code() != base::ErrorCode::NotFound)
        return fail(asked.error());
    const auto ended = base::waitForProcessEnd(cluster->keeperPid, cluster->keeperTicks, Deadline::after(Seconds(60)));
    if (!ended)
        return fail(ended.error());
    std::filesystem::remove(file);
    return 0;
}

int keep(const std::string& file, std::int64_t watched, std::uint64_t watchedTicks)
{
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        std::signal(signal, [](int) { g_asked = 1; });
    const auto cluster = test::startTestCluster();
    if (!cluster)
        return fail(cluster.error());
    if (const auto written = test::writeClusterFile(file, test::describe(*cluster)); !written)
        return fail(written.error());
    while (g_asked == 0 && base::processIsAlive(watched, watchedTicks))
        base::pauseFor(Milliseconds(100));
    std::filesystem::remove(file);
    return 0;
}

int start(const std::string& program, const std::string& file)
{
    // One whose ctest was killed a moment ago may still be on its way out.
    if (const int status = stop(file); status != 0)
        return status;
    const std::int64_t caller = ::getppid();
    base::ChildOptions options;
    options.program = program;
    options.arguments = {"keep", file, std::to_string(caller),
                         std::to_string(base::processStartTicks(caller).value_or(0))};
    options.newSession = true;
    options.captureOutput = false;
    options.outputFile = file + ".log";
    std::filesystem::remove(options.outputFile);
    auto keeper = base::ChildProcess::start(options);
    if (!keeper)
        return fail(keeper.error());
    const Deadline deadline = Deadline::after(Seconds(120));
    while (!std::filesystem::exists(file)) {
        if (keeper->poll() || deadline.passed()) {
            std::fprintf(stderr, "The test cluster did not start: %s\n",
                         base::readFile(options.outputFile).value_or("").c_str());
            return 1;
        }
        base::pauseFor(Milliseconds(20));
    }
    keeper->release();
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> words(argv, argv + argc);
    if (words.size() == 3 && words[1] == "start")
        return start(words[0], words[2]);
    if (words.size() == 3 && words[1] == "stop")
        return stop(words[2]);
    if (words.size() == 5 && words[1] == "keep")
        return keep(words[2], base::parseNumber<std::int64_t>(words[3]).value_or(0),
                    base::parseNumber<std::uint64_t>(words[4]).value_or(0));
    std::fprintf(stderr, "usage: clusterkeeper start|stop FILE\n");
    return 2;
}
