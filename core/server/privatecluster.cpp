// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/privatecluster.h"

#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/base/pause.h"
#include "core/server/clusterhome.h"

#include <filesystem>

namespace howdah::server {

namespace fs = std::filesystem;
using base::Deadline;
using base::Error;
using base::ErrorCode;
using base::Seconds;
using base::Status;
using base::StopToken;
using base::Text;

namespace {

/// The guard of a bound cluster, run by /bin/sh as the server's account and in its own session. It is the postmaster's
/// parent, so that the pid it holds cannot become another program's, and it waits for the end of file that the end of
/// the owner makes, however that comes about. A shell, because the owner may be any program: forking this job out of
/// a desktop process would keep that process's memory, and a helper program would have to be found first.
///
/// Signals are ignored in the guard (a Ctrl+C or a logout must not end it before its work is done) and set back in the
/// postmaster. The word "keep" means that the owner has stopped the server itself and the folders stay.
/// $1 folder to remove or "", $2 socket folder, $3 log, then the command.
constexpr const char* guardScript = R"(trap '' HUP INT QUIT TERM PIPE
home=$1 sockets=$2 log=$3
shift 3
(trap - HUP INT QUIT TERM PIPE; exec "$@") </dev/null >>"$log" 2>&1 3<&- &
postmaster=$!
echo "$postmaster"
exec >/dev/null 2>&1
word=
read -r word <&3
[ "$word" = keep ] || { kill -QUIT "$postmaster"; kill -CONT "$postmaster"; }
wait "$postmaster"
[ "$word" = keep ] && exit 0
rm -rf -- "$sockets"
[ -z "$home" ] || rm -rf -- "$home"
)";

void report(const ClusterOptions& options, std::string_view step)
{
    if (options.onStep)
        options.onStep(step);
}

} // namespace

struct PrivateCluster::State {
    ClusterOptions options;
    ClusterHome home;
    ClusterNote note;
    bool madeFolder = false;
    std::optional<base::FileLock> lock;
    std::optional<base::ChildProcess> guard;
    std::optional<base::Tether> tether;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        if (options.life == ClusterLife::Detached)
            return;
        if (!madeFolder && running()) {
            // What somebody keeps is shut down properly first.
            const Status stopped = stop(StopMode::Fast, Deadline::after(Seconds(10)));
            if (stopped)
                removeSockets();
        }
        endGuard(false);
        // Only when the guard itself was ended by force is anything left for us.
        if (running())
            stopDirectly();
        removeSockets();
        if (madeFolder) {
            const Status removed = base::removeTree(home.path(), home.account());
            // The next program's sweep takes what could not be removed; a destructor has nobody to tell.
            if (!removed)
                return;
        }
    }

    [[nodiscard]] bool running() const { return note.postmaster.alive(); }

    Status prepareFolder()
    {
        HOWDAH_ASSIGN(const base::Account account, serverAccount());
        if (options.directory.empty()) {
            if (options.life == ClusterLife::Detached)
                return Error(ErrorCode::Usage,
                             Text(HOWDAH_TEXT("server", "a cluster that outlives us needs a folder")));
            HOWDAH_ASSIGN(FreshHome fresh, makeFreshHome(account, options.deadline, options.stop));
            home = std::move(fresh.home);
            lock = std::move(fresh.lock);
            madeFolder = true;
            return base::checkReachable(home.path(), account);
        }
        std::error_code failure;
        const fs::path absolute = fs::absolute(options.directory, failure).lexically_normal();
        home = ClusterHome(absolute.has_filename() ? absolute.string() : absolute.parent_path().string(), account);
        // Before anything is made in a place that would not do.
        fs::path way = fs::path(home.path()).parent_path();
        while (!fs::exists(way, failure) && way.has_relative_path())
            way = way.parent_path();
        HOWDAH_TRY(base::checkReachable(way.string(), account));
        HOWDAH_TRY(base::makeFolders(home.path(), 0700, account));
        HOWDAH_TRY(home.checkOurs());
        HOWDAH_ASSIGN(lock, base::FileLock::tryAcquire(home.lockFile()));
        if (!lock)
            return Error(ErrorCode::Refused,
                         Text(HOWDAH_TEXT("server", "another program is using the cluster in %1"), {home.path()}));
        if (home.runningServer())
            return Error(ErrorCode::Refused,
                         Text(HOWDAH_TEXT("server", "a server is running in %1 already"), {home.path()}));
        HOWDAH_TRY(base::giveTo(home.path(), account));
        return base::checkReachable(home.path(), account);
    }

    Status prepareNote()
    {
        if (home.hasNote()) {
            HOWDAH_ASSIGN(note, home.readNote());
        } else {
            note.superuser = options.superuser;
            note.password = base::SecretString(base::randomWord(24));
        }
        note.life = options.life;
        note.owner = NotedProcess::of(base::ownPid());
        note.guard = {};
        note.postmaster = {};
        // The data decide which server can read them.
        const auto major = home.clusterMajor();
        if (major && options.installation.major() != *major) {
            HOWDAH_ASSIGN(options.installation, chooseInstallation({options.installation.binDirectory}, *major));
        }
        note.installation = options.installation;
        return home.writeNote(note);
    }

    Status makeCluster()
    {
        if (!home.clusterMajor()) {
            report(options, "initdb");
            HOWDAH_TRY(home.initialise(options, note));
        }
        return home.writeSettings(options);
    }

    Status makeSockets()
    {
        for (int attempt = 0; attempt < 20; ++attempt) {
            const bool fromBefore = !note.socketDirectory.empty();
            if (!fromBefore) {
                note.socketDirectory = newSocketFolderName();
                // Noted before it is made: a sweep then finds it whenever we are killed.
                HOWDAH_TRY(home.writeNote(note));
            }
            Status made = base::makeFolder(note.socketDirectory, 0700, home.account());
            if (made || made.error().code() != ErrorCode::Refused)
                return made;
            if (fromBefore && isSocketFolder(note.socketDirectory, home.account()))
                return {};
            note.socketDirectory.clear();
        }
        return Error(ErrorCode::Io, Text(HOWDAH_TEXT("server", "cannot make a folder for the server's socket")));
    }

    void removeSockets()
    {
        if (isSocketFolder(note.socketDirectory, home.account())) {
            const Status removed = base::removeTree(note.socketDirectory, home.account());
            if (!removed)
                return; // it is empty but for a dead socket; the next start uses it again
        }
    }

    [[nodiscard]] base::ChildOptions serverCommand() const
    {
        base::ChildOptions command;
        command.program = note.installation.program("postgres");
        command.arguments = {"-D", home.data(),
                             "-k", note.socketDirectory,
                             "-p", std::to_string(note.port),
                             "-h", options.tcpPort ? "127.0.0.1" : ""};
        command.environment = {{"LC_ALL", "C.UTF-8"}, {"PGDATA", std::nullopt}};
        command.runAs = home.account();
        command.workingDirectory = "/";
        command.newSession = true;
        return command;
    }

    Status spawnGuarded(const Deadline& deadline, const StopToken& stopToken)
    {
        base::ChildOptions command = serverCommand();
        std::vector<std::string> arguments{
            "-c",       guardScript,    "howdah-guard", madeFolder ? home.path() : "", note.socketDirectory,
            home.log(), command.program};
        arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
        command.program = "/bin/sh";
        command.arguments = std::move(arguments);
        HOWDAH_ASSIGN(tether, base::Tether::create());
        command.inheritFd = tether->childFd();
        HOWDAH_ASSIGN(guard, base::ChildProcess::start(command));
        tether->closeChildEnd();
        std::string line;
        while (line.find('\n') == std::string::npos) {
            HOWDAH_ASSIGN(const base::ChildProcess::Chunk chunk, guard->read(deadline, stopToken, 64));
            if (chunk.end)
                break;
            line += chunk.bytes;
        }
        const auto pid = base::parseNumber<std::int64_t>(line.substr(0, line.find('\n')));
        if (!pid)
            return Error(ErrorCode::Io, Text(HOWDAH_TEXT("server", "the server's guard did not start")),
                         Text::verbatim(line));
        note.guard = NotedProcess::of(guard->pid());
        note.postmaster = NotedProcess::of(*pid);
        return home.writeNote(note);
    }

    Status spawnDetached(std::optional<base::ChildProcess>& child)
    {
        base::ChildOptions command = serverCommand();
        command.captureOutput = false;
        command.outputFile = home.log();
        HOWDAH_ASSIGN(child, base::ChildProcess::start(command));
        note.postmaster = NotedProcess::of(child->pid());
        return home.writeNote(note);
    }

    enum class Readiness { Ready, Ended };
    base::Result<Readiness> waitUntilReady(const Deadline& deadline, const StopToken& stopToken) const
    {
        for (;;) {
            const auto server = home.runningServer();
            if (server && server->ready && server->process.pid == note.postmaster.pid)
                return Readiness::Ready;
            const Status ended =
                base::waitForProcessEnd(note.postmaster.pid, note.postmaster.startTicks,
                                        deadline.earlier(Deadline::after(base::Milliseconds(15))), stopToken);
            if (ended)
                return Readiness::Ended;
            if (ended.error().code() == ErrorCode::Cancelled)
                return Error(ErrorCode::Cancelled,
                             Text(HOWDAH_TEXT("server", "the start of the server was cancelled")));
            if (deadline.passed())
                return Error(ErrorCode::Timeout,
                             Text(HOWDAH_TEXT("server", "the server in %1 did not start in time"), {home.path()}),
                             Text::verbatim(home.logTail()));
        }
    }

    Error startFailure() const
    {
        const std::string words = home.logText();
        const bool taken = words.find("Address already in use") != std::string::npos ||
                           words.find("could not create any TCP/IP sockets") != std::string::npos;
        if (options.tcpPort && taken)
            return {ErrorCode::Refused,
                    Text(HOWDAH_TEXT("server", "port %1 is taken by another program"), {std::to_string(note.port)}),
                    Text::verbatim(home.logTail()),
                    Text(HOWDAH_TEXT("server", "choose another port, or stop what uses it"))};
        return serverFailure(Text(HOWDAH_TEXT("server", "the server in %1 did not start"), {home.path()}), words);
    }

    /// One attempt. Leaves nothing running when it fails.
    Status launchOnce(const Deadline& deadline, const StopToken& stopToken)
    {
        home.turnLog();
        std::optional<base::ChildProcess> child;
        Status spawned = options.life == ClusterLife::Bound ? spawnGuarded(deadline, stopToken) : spawnDetached(child);
        if (spawned) {
            const auto ready = waitUntilReady(deadline, stopToken);
            if (ready && *ready == Readiness::Ready) {
                if (child)
                    child->release();
                return {};
            }
            spawned = ready ? startFailure() : ready.error();
        }
        if (running())
            stopDirectly();
        endGuard(true);
        return spawned;
    }

    Status launch(const Deadline& deadline, const StopToken& stopToken)
    {
        report(options, "starting");
        HOWDAH_TRY(makeSockets());
        const bool chooses = options.tcpPort == 0 && note.port == 0;
        const Deadline settled = deadline.earlier(Deadline::after(Seconds(15)));
        for (int attempt = 1;; ++attempt) {
            if (chooses) {
                HOWDAH_ASSIGN(note.port, base::freeLoopbackPort());
            } else if (options.tcpPort != 0) {
                note.port = options.tcpPort.value_or(5432);
            }
            Status launched = launchOnce(deadline, stopToken);
            if (launched)
                return launched;
            // Another program may take a free port before the server does.
            if (chooses && launched.error().code() == ErrorCode::Refused && attempt < 5)
                continue;
            // The children of a postmaster that was killed need a moment to notice.
            const bool straggling = home.logText().find("pre-existing shared memory block") != std::string::npos;
            if (straggling && !settled.passed()) {
                base::pauseFor(base::Milliseconds(50), stopToken);
                continue;
            }
            return launched;
        }
    }

    Status signal(StopMode mode) const
    {
        const auto kind = mode == StopMode::Smart  ? base::ProcessSignal::Terminate
                          : mode == StopMode::Fast ? base::ProcessSignal::Interrupt
                                                   : base::ProcessSignal::Quit;
        const Status sent = base::signalProcess(note.postmaster.pid, note.postmaster.startTicks, kind);
        // It ended in between.
        if (!sent && sent.error().code() == ErrorCode::NotFound)
            return {};
        return sent;
    }

    /// At once, and by force when it does not listen.
    void stopDirectly() const
    {
        const NotedProcess& postmaster = note.postmaster;
        for (const auto kind : {base::ProcessSignal::Quit, base::ProcessSignal::Kill}) {
            const Status sent = base::signalProcess(postmaster.pid, postmaster.startTicks, kind);
            if (!sent || base::waitForProcessEnd(postmaster.pid, postmaster.startTicks, Deadline::after(Seconds(10))))
                return;
        }
    }

    /// Lets the guard go: with `keep` the folders stay, else it ends the server and removes what we made.
    void endGuard(bool keep)
    {
        if (!guard)
            return;
        if (keep && tether) {
            const Status sent = tether->send("keep\n");
            // A guard that was ended by force has nothing more to do.
            if (!sent && guard->poll())
                guard.reset();
        }
        tether.reset();
        if (guard && !guard->wait(Deadline::after(Seconds(60)), {}))
            guard->release();
        guard.reset();
    }

    Status stop(StopMode mode, const Deadline& deadline)
    {
        if (running()) {
            HOWDAH_TRY(signal(mode));
            const Status ended =
                base::waitForProcessEnd(note.postmaster.pid, note.postmaster.startTicks, deadline, options.stop);
            if (!ended)
                return ended.error().withWhat(
                    Text(HOWDAH_TEXT("server", "the server in %1 did not stop in time"), {home.path()}));
        }
        endGuard(true);
        if (options.life == ClusterLife::Detached)
            removeSockets();
        return {};
    }

    [[nodiscard]] pg::ConnectParams connectParams(std::string_view database, const std::string& host) const
    {
        pg::ConnectParams params;
        params.set("host", host);
        params.set("port", std::to_string(note.port));
        params.set("user", note.superuser);
        params.set("dbname", std::string(database));
        return params;
    }
};

PrivateCluster::PrivateCluster(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}
PrivateCluster::PrivateCluster(PrivateCluster&&) noexcept = default;
PrivateCluster& PrivateCluster::operator=(PrivateCluster&&) noexcept = default;
PrivateCluster::~PrivateCluster() = default;

base::Result<PrivateCluster> PrivateCluster::start(ClusterOptions options)
{
    if (options.installation.binDirectory.empty()) {
        HOWDAH_ASSIGN(options.installation, chooseInstallation());
    }
    auto state = std::make_unique<State>();
    state->options = std::move(options);
    HOWDAH_TRY(state->prepareFolder());
    HOWDAH_TRY(state->prepareNote());
    HOWDAH_TRY(state->makeCluster());
    // A port that was chosen for an earlier start may be another program's by now.
    state->note.port = 0;
    Status launched = state->launch(state->options.deadline, state->options.stop);
    if (!launched) {
        state->removeSockets();
        return launched.error();
    }
    // The stop token was for the start.
    state->options.stop = {};
    if (state->options.life == ClusterLife::Detached)
        state->lock.reset();
    return PrivateCluster(std::move(state));
}

base::Result<PrivateCluster> PrivateCluster::attach(const std::string& directory)
{
    auto state = std::make_unique<State>();
    state->options.life = ClusterLife::Detached;
    HOWDAH_ASSIGN(const base::Account account, serverAccount());
    std::error_code failure;
    const fs::path absolute = fs::absolute(directory, failure).lexically_normal();
    state->home = ClusterHome(absolute.has_filename() ? absolute.string() : absolute.parent_path().string(), account);
    const auto note = state->home.readNote();
    if (!note && note.error().code() != ErrorCode::NotFound)
        return note.error();
    const auto server = state->home.runningServer();
    if (!note || !server)
        return Error(ErrorCode::NotFound, Text(HOWDAH_TEXT("server", "no server is running in %1"), {directory}));
    state->note = *note;
    state->note.postmaster = server->process;
    state->note.port = server->port;
    state->note.socketDirectory = server->socketDirectory;
    state->options.installation = note->installation;
    state->options.directory = state->home.path();
    if (server->listensOnTcp)
        state->options.tcpPort = server->port;
    return PrivateCluster(std::move(state));
}

Status PrivateCluster::stop(StopMode mode, const Deadline& deadline)
{
    return m_state->stop(mode, deadline);
}

Status PrivateCluster::restart(const Deadline& deadline)
{
    HOWDAH_TRY(m_state->stop(StopMode::Fast, deadline));
    return m_state->launch(deadline, {});
}

bool PrivateCluster::running() const
{
    return m_state->running();
}

pg::ConnectParams PrivateCluster::params(std::string_view database) const
{
    return m_state->connectParams(database, m_state->note.socketDirectory);
}

pg::ConnectParams PrivateCluster::tcpParams(std::string_view database) const
{
    pg::ConnectParams params = m_state->connectParams(database, "127.0.0.1");
    params.setPassword(m_state->note.password);
    return params;
}

std::string PrivateCluster::socketDirectory() const
{
    return m_state->note.socketDirectory;
}

int PrivateCluster::port() const
{
    return m_state->note.port;
}

std::string PrivateCluster::dataDirectory() const
{
    return m_state->home.data();
}

std::string PrivateCluster::logFile() const
{
    return m_state->home.log();
}

std::int64_t PrivateCluster::postmasterPid() const
{
    return m_state->note.postmaster.pid;
}

const Installation& PrivateCluster::installation() const
{
    return m_state->note.installation;
}

} // namespace howdah::server
