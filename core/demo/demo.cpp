// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo.h"

#include "core/base/childprocess.h"
#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/base/pause.h"
#include "core/demo/demofolder.h"
#include "core/demo/making.h"
#include "core/pg/connection.h"
#include "core/server/privatecluster.h"

#include <array>
#include <filesystem>

namespace howdah::demo {

namespace {

namespace fs = std::filesystem;
using base::Deadline;
using base::Error;
using base::ErrorCode;
using base::Result;
using base::Seconds;
using base::Status;
using base::Text;
using detail::DemoFolder;
using detail::ProgressTeller;
using detail::Record;
using server::PrivateCluster;

constexpr std::array<std::string_view, 12> makingSteps{"initdb",      "schema",  "customers", "products",
                                                       "order_lines", "orders",  "events",    "indexes",
                                                       "statistics",  "returns", "starting",  "load"};
constexpr std::array<std::string_view, 2> startingSteps{"starting", "load"};

Error notThere(const DemoFolder& folder)
{
    return {ErrorCode::NotFound,
            Text(HOWDAH_TEXT("demo", "the demo in %1 does not run"), {folder.directory()}),
            {},
            Text(HOWDAH_TEXT("demo", "howdahctl demo start starts it"))};
}

Error cancelled()
{
    return {ErrorCode::Cancelled, Text(HOWDAH_TEXT("demo", "the start of the demo was cancelled"))};
}

/// What a shop's server would have, with everything on that Howdah can look at. Nothing unsafe.
std::map<std::string, std::string> settings(const server::Installation& installation, bool making)
{
    std::map<std::string, std::string> all{{"cluster_name", "howdah-demo"},
                                           {"max_connections", "100"},
                                           {"track_io_timing", "on"},
                                           {"max_wal_size", "512MB"}};
    if (installation.hasSharedLibrary("pg_stat_statements"))
        all["shared_preload_libraries"] = "pg_stat_statements";
    if (installation.major() >= 14)
        all["compute_query_id"] = "on";
    if (making) {
        // Nothing is lost by it: a demo that was not made to its end is made anew.
        all["synchronous_commit"] = "off";
        all["autovacuum"] = "off";
        all["wal_level"] = "minimal";
        all["max_wal_senders"] = "0";
    }
    return all;
}

server::ClusterOptions clusterOptions(const DemoOptions& options, const server::Installation& installation,
                                      const std::string& directory, server::ClusterLife life, ProgressTeller& progress)
{
    server::ClusterOptions cluster;
    cluster.installation = installation;
    cluster.life = life;
    cluster.directory = directory;
    cluster.settings = settings(installation, life == server::ClusterLife::Bound);
    cluster.deadline = options.deadline;
    cluster.stop = options.stop;
    cluster.onStep = [&progress](std::string_view step) {
        if (step == "initdb")
            progress.begin("initdb");
    };
    return cluster;
}

Status checkOptions(const DemoOptions& options)
{
    if (options.directory.empty())
        return Error(ErrorCode::Usage, Text(HOWDAH_TEXT("demo", "the demo needs a folder")));
    if (!(options.scale >= 0.01 && options.scale <= 100))
        return Error(ErrorCode::Usage,
                     Text(HOWDAH_TEXT("demo", "%1 is no scale for the demo"), {base::toChars(options.scale)}), {},
                     Text(HOWDAH_TEXT("demo", "it goes from 0.01 to 100; 1 makes about 300 MB")));
    return {};
}

Status checkSpace(const DemoFolder& folder, const std::string& cluster, double scale)
{
    // The folder itself may not be there yet; what is above it is on the same disk.
    fs::path place(cluster);
    std::error_code failure;
    while (!fs::exists(place, failure) && place.has_relative_path())
        place = place.parent_path();
    const auto space = fs::space(place, failure);
    if (failure)
        return base::systemError(Text(HOWDAH_TEXT("demo", "cannot tell how much room there is in %1"), {cluster}),
                                 failure.value());
    return detail::checkRoom(folder.directory(), scale, space.available);
}

/// Ends whatever runs in `cluster`; nothing does: ok.
Status stopServer(const std::string& cluster, const Deadline& deadline, PrivateCluster::StopMode mode)
{
    auto running = PrivateCluster::attach(cluster);
    if (!running && running.error().code() == ErrorCode::NotFound)
        return {};
    if (!running)
        return running.error();
    Status stopped = running->stop(mode, deadline);
    // A backend may be stuck in a system call; the data survive an immediate stop, the next start recovers them.
    if (!stopped && stopped.error().code() == ErrorCode::Timeout && mode != PrivateCluster::StopMode::Immediate)
        stopped = running->stop(PrivateCluster::StopMode::Immediate, Deadline::after(Seconds(10)));
    return stopped;
}

Status stopLoad(const DemoFolder& folder, const Deadline& deadline)
{
    HOWDAH_ASSIGN(const bool runs, folder.loadRuns());
    if (!runs)
        return {};
    HOWDAH_ASSIGN(const auto load, folder.loadRecord());
    if (!load || !base::processIsAlive(load->pid, load->startTicks))
        return Error(
            ErrorCode::Io,
            Text(HOWDAH_TEXT("demo", "some process runs the load of the demo in %1 and has not said which one it is"),
                 {folder.directory()}));
    const Deadline patient = deadline.earlier(Deadline::after(Seconds(8)));
    for (const auto signal : {base::ProcessSignal::Terminate, base::ProcessSignal::Kill}) {
        const Status sent = base::signalProcess(load->pid, load->startTicks, signal);
        if (!sent && sent.error().code() != ErrorCode::NotFound)
            return sent.error();
        const bool last = signal == base::ProcessSignal::Kill;
        const Status ended =
            base::waitForProcessEnd(load->pid, load->startTicks, last ? Deadline::after(Seconds(5)) : patient);
        if (ended)
            return {};
        if (last)
            return ended.error();
    }
    return {};
}

/// Stops and removes a demo or what is left of one. `cluster` comes from our own record, so it is ours to remove.
Status discard(const DemoFolder& folder, const std::string& cluster)
{
    HOWDAH_TRY(stopLoad(folder, Deadline::after(Seconds(10))));
    HOWDAH_ASSIGN(const auto account, server::serverAccount());
    // When a start was killed, its guard ends the server and an orphaned initdb may write on for a moment.
    const Deadline settled = Deadline::after(Seconds(20));
    for (;;) {
        HOWDAH_TRY(stopServer(cluster, Deadline::after(Seconds(20)), PrivateCluster::StopMode::Immediate));
        const Status removed = base::removeTree(cluster, account);
        // The folder above may be closed to the server's account; then its emptied folder is ours to remove.
        std::error_code failure;
        fs::remove(cluster, failure);
        if (!fs::exists(cluster, failure))
            break;
        if (settled.passed())
            return removed
                       ? base::systemError(Text(HOWDAH_TEXT("demo", "cannot remove %1"), {cluster}), failure.value())
                       : removed.error();
        base::pauseFor(base::Milliseconds(100));
    }
    return folder.removeRecord();
}

/// Makes the demo from nothing. Afterwards its server is stopped and its data are on the disk.
Status makeDemo(const DemoOptions& options, const DemoFolder& folder, const server::Installation& installation,
                ProgressTeller& progress)
{
    progress.begin("initdb");
    Record record;
    HOWDAH_ASSIGN(record.cluster, folder.chooseClusterDirectory());
    record.scale = options.scale;
    record.serverVersion = installation.version;
    std::error_code failure;
    if (fs::exists(record.cluster, failure) && !fs::is_empty(record.cluster, failure))
        return Error(ErrorCode::Refused,
                     Text(HOWDAH_TEXT("demo", "%1 is there already and was not made by the demo"), {record.cluster}),
                     {}, Text(HOWDAH_TEXT("demo", "choose another folder")));
    HOWDAH_TRY(checkSpace(folder, record.cluster, options.scale));
    HOWDAH_TRY(folder.writeRecord(record));

    const auto make = [&]() -> Status {
        // Bound to us: killed in the middle, nothing of it goes on.
        HOWDAH_ASSIGN(auto cluster, PrivateCluster::start(clusterOptions(options, installation, record.cluster,
                                                                         server::ClusterLife::Bound, progress)));
        HOWDAH_TRY(detail::makeShop(cluster, options, progress));
        progress.begin("starting");
        return cluster.stop(PrivateCluster::StopMode::Fast, options.deadline);
    };
    if (const Status made = make(); !made) {
        const Status removed = discard(folder, record.cluster);
        const Error why =
            options.stop.stop_requested() ? cancelled() : detail::plainly(made.error(), folder.directory());
        return removed ? why
                       : why.withRemedy(Text(HOWDAH_TEXT("demo", "what was made could not be removed: %1"),
                                             {removed.error().english()}));
    }
    record.made = true;
    return folder.writeRecord(record);
}

Status startLoad(const DemoOptions& options, const DemoFolder& folder)
{
    if (options.loadCommand.empty())
        return {};
    HOWDAH_ASSIGN(const bool runs, folder.loadRuns());
    if (runs)
        return {};
    base::ChildOptions command;
    command.program = options.loadCommand.front();
    command.arguments.assign(options.loadCommand.begin() + 1, options.loadCommand.end());
    command.arguments.insert(command.arguments.end(), {"--directory", folder.directory()});
    command.newSession = true;
    command.captureOutput = false;
    command.outputFile = folder.loadLogFile();
    command.workingDirectory = "/";
    HOWDAH_ASSIGN(auto child, base::ChildProcess::start(command));
    const Deadline soon = options.deadline.earlier(Deadline::after(Seconds(15)));
    for (;;) {
        const auto ended = child.poll();
        HOWDAH_ASSIGN(const bool up, folder.loadRuns());
        HOWDAH_ASSIGN(const auto record, folder.loadRecord());
        if (!ended && up && record && record->pid == child.pid()) {
            child.release();
            return {};
        }
        // Another load was faster, which is as good.
        if (ended && up)
            return {};
        if (ended)
            return Error(ErrorCode::Io, Text(HOWDAH_TEXT("demo", "the load of the demo ended at once")),
                         Text(HOWDAH_TEXT("demo", "%1 says why"), {folder.loadLogFile()}));
        if (base::pauseFor(base::Milliseconds(20), options.stop))
            return cancelled();
        if (soon.passed())
            return Error(ErrorCode::Timeout, Text(HOWDAH_TEXT("demo", "the load of the demo did not start in time")),
                         Text(HOWDAH_TEXT("demo", "%1 may say why"), {folder.loadLogFile()}));
    }
}

Result<DemoStatus> statusOf(const DemoFolder& folder)
{
    DemoStatus status;
    status.directory = folder.directory();
    HOWDAH_ASSIGN(const auto record, folder.record());
    HOWDAH_ASSIGN(status.loadRunning, folder.loadRuns());
    if (status.loadRunning) {
        HOWDAH_ASSIGN(const auto load, folder.loadRecord());
        status.loadPid = load ? load->pid : 0;
    }
    if (!record || !record->made)
        return status;
    status.exists = true;
    status.scale = record->scale;
    status.serverVersion = record->serverVersion;
    const auto cluster = PrivateCluster::attach(record->cluster);
    if (!cluster && cluster.error().code() != ErrorCode::NotFound)
        return cluster.error();
    if (cluster) {
        status.running = true;
        status.postmasterPid = cluster->postmasterPid();
        status.serverVersion = cluster->installation().version;
        status.url = cluster->params(detail::shopDatabase).toUri();
    }
    return status;
}

Status stopAll(const DemoFolder& folder, const Deadline& deadline)
{
    HOWDAH_TRY(stopLoad(folder, deadline));
    HOWDAH_ASSIGN(const auto record, folder.record());
    if (!record)
        return {};
    return stopServer(record->cluster, deadline, PrivateCluster::StopMode::Fast);
}

/// A server that recovers from a crash refuses for a while.
Status waitUntilItAnswers(const pg::ConnectParams& params, const DemoOptions& options)
{
    const Deadline soon = options.deadline.earlier(Deadline::after(Seconds(60)));
    for (;;) {
        pg::ConnectOptions connecting;
        connecting.deadline = soon;
        connecting.stop = options.stop;
        const auto connection = pg::Connection::connect(params, connecting);
        if (connection)
            return {};
        // 57P03 is cannot_connect_now (PostgreSQL manual, "PostgreSQL Error Codes").
        const bool passes = connection.error().sqlState() == "57P03";
        if (!passes || soon.passed())
            return connection.error();
        if (base::pauseFor(base::Milliseconds(100), options.stop))
            return cancelled();
    }
}

/// The lock is held.
Result<DemoStatus> startHeld(const DemoOptions& options, const DemoFolder& folder)
{
    HOWDAH_ASSIGN(const auto record, folder.record());
    const bool make = !record || !record->made;
    ProgressTeller progress(options, make ? std::span<const std::string_view>(makingSteps)
                                          : std::span<const std::string_view>(startingSteps));
    if (make) {
        HOWDAH_ASSIGN(const auto installation, server::chooseInstallation(options.binDirectories));
        if (record)
            HOWDAH_TRY(discard(folder, record->cluster));
        HOWDAH_TRY(makeDemo(options, folder, installation, progress));
    }
    progress.begin("starting");
    HOWDAH_ASSIGN(const auto made, folder.record());
    if (!made)
        return notThere(folder);
    bool startedHere = false;
    if (const auto running = PrivateCluster::attach(made->cluster);
        !running && running.error().code() == ErrorCode::NotFound) {
        HOWDAH_ASSIGN(const auto installation, server::chooseInstallation(options.binDirectories));
        HOWDAH_TRY(PrivateCluster::start(
            clusterOptions(options, installation, made->cluster, server::ClusterLife::Detached, progress)));
        startedHere = true;
    } else if (!running) {
        return running.error();
    }
    const auto finish = [&]() -> Status {
        HOWDAH_ASSIGN(const auto cluster, PrivateCluster::attach(made->cluster));
        HOWDAH_TRY(waitUntilItAnswers(cluster.params(detail::shopDatabase), options));
        progress.begin("load");
        return startLoad(options, folder);
    };
    if (const Status finished = finish(); !finished) {
        if (startedHere)
            HOWDAH_TRY(stopServer(made->cluster, Deadline::after(Seconds(30)), PrivateCluster::StopMode::Fast));
        return finished.error();
    }
    return statusOf(folder);
}

Result<base::FileLock> hold(const DemoFolder& folder, const Deadline& deadline, const base::StopToken& stop)
{
    auto lock = base::FileLock::acquire(folder.lockFile(), deadline, stop);
    if (!lock && lock.error().code() == ErrorCode::Timeout)
        return lock.error().withWhat(
            Text(HOWDAH_TEXT("demo", "another program is starting or stopping the demo in %1"), {folder.directory()}));
    return lock;
}

} // namespace

Result<DemoStatus> start(const DemoOptions& options)
{
    HOWDAH_TRY(checkOptions(options));
    const DemoFolder folder(options.directory);
    HOWDAH_TRY(folder.make());
    HOWDAH_ASSIGN(const auto lock, hold(folder, options.deadline, options.stop));
    return startHeld(options, folder);
}

Status stop(const std::string& directory, const Deadline& deadline)
{
    const DemoFolder folder(directory);
    std::error_code failure;
    if (!fs::exists(folder.directory(), failure))
        return {};
    HOWDAH_ASSIGN(const auto lock, hold(folder, deadline, {}));
    return stopAll(folder, deadline);
}

Result<DemoStatus> reset(const DemoOptions& options)
{
    HOWDAH_TRY(checkOptions(options));
    const DemoFolder folder(options.directory);
    HOWDAH_TRY(folder.make());
    HOWDAH_ASSIGN(const auto lock, hold(folder, options.deadline, options.stop));
    HOWDAH_TRY(stopAll(folder, Deadline::after(Seconds(30))));
    HOWDAH_ASSIGN(const auto record, folder.record());
    if (record)
        HOWDAH_TRY(discard(folder, record->cluster));
    return startHeld(options, folder);
}

Result<DemoStatus> status(const std::string& directory)
{
    return statusOf(DemoFolder(directory));
}

Result<pg::ConnectParams> params(const std::string& directory)
{
    const DemoFolder folder(directory);
    HOWDAH_ASSIGN(const auto record, folder.record());
    if (!record || !record->made)
        return notThere(folder);
    const auto cluster = PrivateCluster::attach(record->cluster);
    if (!cluster && cluster.error().code() == ErrorCode::NotFound)
        return notThere(folder);
    if (!cluster)
        return cluster.error();
    return cluster->params(detail::shopDatabase);
}

} // namespace howdah::demo
