// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/childprocess.h"

#include "core/base/fd.h"
#include "core/base/poller.h"
#include "core/base/spawn.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <grp.h>
#include <mutex>
#include <poll.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#ifdef __linux__
#include <sys/syscall.h>
#endif

extern char** environ; // NOLINT(readability-redundant-declaration): POSIX leaves its declaration to us

namespace howdah::base {

namespace {

/// Blocks SIGPIPE for this thread while we write, and takes away the one that we caused. A library must not change what
/// the whole program does with the signal.
class SigPipeGuard {
public:
    SigPipeGuard()
    {
        ::sigemptyset(&m_set);
        ::sigaddset(&m_set, SIGPIPE);
        sigset_t pending;
        ::sigpending(&pending);
        m_wasPending = ::sigismember(&pending, SIGPIPE) == 1;
        ::pthread_sigmask(SIG_BLOCK, &m_set, &m_old);
    }
    SigPipeGuard(const SigPipeGuard&) = delete;
    SigPipeGuard& operator=(const SigPipeGuard&) = delete;
    ~SigPipeGuard()
    {
        const int saved = errno;
        if (!m_wasPending) {
#ifdef __APPLE__
            sigset_t pending;
            ::sigpending(&pending);
            int signal = 0;
            if (::sigismember(&pending, SIGPIPE) == 1)
                ::sigwait(&m_set, &signal);
#else
            const timespec now{};
            while (::sigtimedwait(&m_set, nullptr, &now) < 0 && errno == EINTR) {
            }
#endif
        }
        ::pthread_sigmask(SIG_SETMASK, &m_old, nullptr);
        errno = saved;
    }

private:
    sigset_t m_set{};
    sigset_t m_old{};
    bool m_wasPending = false;
};

/// Children that were let go. They are still ours to reap: one that ends while we live would stay as a zombie.
class Released {
public:
    void add(pid_t pid)
    {
        const std::lock_guard lock(m_mutex);
        m_pids.push_back(pid);
    }
    void reap()
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_pids, [](pid_t pid) { return ::waitpid(pid, nullptr, WNOHANG) != 0; });
    }
    static Released& instance()
    {
        static Released released;
        return released;
    }

private:
    std::mutex m_mutex;
    std::vector<pid_t> m_pids;
};

std::map<std::string, std::string> childEnvironment(const ChildOptions& options)
{
    std::map<std::string, std::string> variables;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const std::size_t equals = text.find('=');
        if (equals != std::string_view::npos)
            variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    variables.erase("DATABASE_URL");
    variables.erase("DATABASE_REPLICA_URL");
    if (options.runAs) {
        variables["HOME"] = options.runAs->home;
        variables["USER"] = options.runAs->name;
        variables["LOGNAME"] = options.runAs->name;
        variables.erase("XDG_RUNTIME_DIR");
    }
    for (const auto& [name, value] : options.environment) {
        if (value)
            variables[name] = *value;
        else
            variables.erase(name);
    }
    return variables;
}

Error startError(const std::string& program, int errnum)
{
    return systemError(Text(HOWDAH_TEXT("base", "cannot run %1"), {program}), errnum);
}

Result<std::string> findProgram(const std::string& program, const std::map<std::string, std::string>& variables)
{
    if (program.find('/') != std::string::npos)
        return program;
    const auto path = variables.find("PATH");
    std::string_view rest = path != variables.end() ? std::string_view(path->second) : "/usr/bin:/bin";
    int failure = ENOENT;
    while (!program.empty()) {
        const std::size_t colon = rest.find(':');
        std::string candidate(rest.substr(0, colon));
        candidate += candidate.empty() ? "./" : "/";
        candidate += program;
        struct stat info {};
        if (::stat(candidate.c_str(), &info) == 0 && S_ISREG(info.st_mode)) {
            if (::access(candidate.c_str(), X_OK) == 0)
                return candidate;
            failure = EACCES;
        }
        if (colon == std::string_view::npos)
            break;
        rest.remove_prefix(colon + 1);
    }
    return startError(program, failure);
}

std::vector<char*> pointers(std::vector<std::string>& strings)
{
    std::vector<char*> result;
    result.reserve(strings.size() + 1);
    for (std::string& text : strings)
        result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

ExitStatus decode(int status)
{
    if (WIFSIGNALED(status))
        return {0, WTERMSIG(status)};
    return {WEXITSTATUS(status), 0};
}

Error stageError(const ChildOptions& options, const StageFailure& failure)
{
    switch (failure.stage) {
    case Stage::Account:
        return systemError(Text(HOWDAH_TEXT("base", "cannot run %1 as %2"), {options.program, options.runAs->name}),
                           failure.errnum);
    case Stage::Folder:
        return systemError(
            Text(HOWDAH_TEXT("base", "cannot run %1 in %2"), {options.program, options.workingDirectory}),
            failure.errnum);
    case Stage::Output:
        return systemError(Text(HOWDAH_TEXT("base", "cannot write %1"), {options.outputFile}), failure.errnum);
    case Stage::Descriptors:
    case Stage::Exec:
        break;
    }
    return startError(options.program, failure.errnum);
}

Error waitError(const std::string& program, ErrorCode code)
{
    if (code == ErrorCode::Cancelled)
        return {code, Text(HOWDAH_TEXT("base", "cancelled while waiting for %1"), {program})};
    return {code, Text(HOWDAH_TEXT("base", "%1 did not answer in time"), {program})};
}

} // namespace

struct ChildProcess::State {
    std::string program;
    pid_t pid = -1;
    std::optional<ExitStatus> status;
    bool released = false;
    Fd input;
    Fd output;
    Fd error;
    Fd pidFd;
    std::optional<WakePipe> wake;
    Stream last = Stream::Error;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        if (pid < 0 || released || poll())
            return;
        // A stopped child would keep SIGTERM pending for ever.
        ::kill(pid, SIGTERM);
        ::kill(pid, SIGCONT);
        input.reset();
        output.reset();
        error.reset();
        if (!wait(Deadline::after(Seconds(2)), {})) {
            ::kill(pid, SIGKILL);
            while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
            }
        }
    }

    std::optional<ExitStatus> poll()
    {
        if (status || pid < 0)
            return status;
        int raw = 0;
        pid_t done = 0;
        while ((done = ::waitpid(pid, &raw, WNOHANG)) < 0 && errno == EINTR) {
        }
        if (done == pid)
            status = decode(raw);
        else if (done < 0)
            // Somebody else in this program reaped it, and took its status along.
            status = ExitStatus{-1, 0};
        return status;
    }

    /// Waits until one of `fds` has an event; 0 in every revents when `stop` was asked or the deadline passed.
    Status waitAny(std::vector<pollfd>& fds, const Deadline& deadline, const StopToken& stop)
    {
        if (!wake) {
            HOWDAH_ASSIGN(wake, WakePipe::create());
        }
        wake->drain();
        const auto wakeUp = [this] { wake->wake(); };
        const StopCallback<decltype(wakeUp)> onStop(stop, wakeUp);
        fds.push_back({wake->readFd(), POLLIN, 0});
        for (;;) {
            if (stop.stop_requested())
                return waitError(program, ErrorCode::Cancelled);
            const int ready = ::poll(fds.data(), static_cast<nfds_t>(fds.size()), deadline.pollTimeout());
            if (ready < 0 && errno != EINTR)
                return systemError(Text(HOWDAH_TEXT("base", "cannot wait for %1"), {program}), errno);
            const bool other =
                ready > 0 && std::any_of(fds.begin(), fds.end() - 1, [](const pollfd& fd) { return fd.revents != 0; });
            if (other) {
                fds.pop_back();
                return {};
            }
            if (deadline.passed())
                return waitError(program, ErrorCode::Timeout);
        }
    }

    Result<ExitStatus> wait(const Deadline& deadline, const StopToken& stop)
    {
        while (!poll()) {
            std::vector<pollfd> fds;
            Deadline slice = deadline;
            if (pidFd.open())
                fds.push_back({pidFd.get(), POLLIN, 0});
            else
                slice = deadline.earlier(Deadline::after(Milliseconds(10)));
            const Status waited = waitAny(fds, slice, stop);
            const bool sliceOver = !pidFd.open() && !waited && waited.error().code() == ErrorCode::Timeout;
            if (!waited && !(sliceOver && !deadline.passed())) {
                if (poll())
                    break;
                return waited.error();
            }
        }
        return *status;
    }
};

ChildProcess::ChildProcess(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}
ChildProcess::ChildProcess(ChildProcess&&) noexcept = default;
ChildProcess& ChildProcess::operator=(ChildProcess&&) noexcept = default;
ChildProcess::~ChildProcess() = default;

Result<ChildProcess> ChildProcess::start(const ChildOptions& options)
{
    Released::instance().reap();
    const auto variables = childEnvironment(options);
    HOWDAH_ASSIGN(const std::string program, findProgram(options.program, variables));

    std::vector<std::string> arguments{options.program};
    arguments.insert(arguments.end(), options.arguments.begin(), options.arguments.end());
    std::vector<std::string> environment;
    environment.reserve(variables.size());
    for (const auto& [name, value] : variables)
        environment.emplace_back(name).append("=").append(value);
    const auto argumentPointers = pointers(arguments);
    const auto environmentPointers = pointers(environment);

    SpawnPlan plan;
    plan.program = program.c_str();
    plan.arguments = argumentPointers.data();
    plan.environment = environmentPointers.data();
    if (!options.workingDirectory.empty())
        plan.workingDirectory = options.workingDirectory.c_str();
    plan.newSession = options.newSession;
    std::vector<gid_t> groups;
    if (options.runAs && options.runAs->uid != ::geteuid()) {
        int count = 64;
        groups.resize(static_cast<std::size_t>(count));
        while (::getgrouplist(options.runAs->name.c_str(), options.runAs->gid, groups.data(), &count) < 0)
            groups.resize(static_cast<std::size_t>(count));
        plan.dropPrivileges = true;
        plan.uid = options.runAs->uid;
        plan.gid = options.runAs->gid;
        plan.groups = groups.data();
        plan.groupCount = static_cast<std::size_t>(count);
    }

    auto state = std::make_unique<State>();
    state->program = options.program;
    Fd childInput;
    Fd childOutput;
    Fd childError;
    Fd reportRead;
    Fd reportWrite;
    int failure = makePipe(reportRead, reportWrite);
    if (failure == 0 && options.pipeInput)
        failure = makePipe(childInput, state->input);
    if (failure == 0 && options.captureOutput)
        failure = makePipe(state->output, childOutput);
    if (failure == 0 && options.captureOutput)
        failure = makePipe(state->error, childError);
    if (failure != 0)
        return startError(options.program, failure);
    if (state->input.open())
        ::fcntl(state->input.get(), F_SETFL, O_NONBLOCK);
    plan.sources = {childInput.get(), childOutput.get(), childError.get(), options.inheritFd};
    plan.reportFd = reportWrite.get();
    plan.outputToFile = !options.captureOutput && !options.outputFile.empty();
    plan.outputFile = options.outputFile.c_str();

    // No handler of ours may run in the child before exec.
    sigset_t all;
    sigset_t old;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &old);
    const pid_t pid = ::fork();
    if (pid == 0)
        becomeChild(plan);
    const int forkError = errno;
    ::pthread_sigmask(SIG_SETMASK, &old, nullptr);
    if (pid < 0)
        return startError(options.program, forkError);
    state->pid = pid;
    reportWrite.reset();
    // End of file: the report's descriptor closed itself in a successful exec.
    StageFailure report{};
    ssize_t got = 0;
    while ((got = ::read(reportRead.get(), &report, sizeof report)) < 0 && errno == EINTR) {
    }
    if (got == static_cast<ssize_t>(sizeof report)) {
        while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
        }
        state->pid = -1;
        return stageError(options, report);
    }
#ifdef __linux__
    // Not through <sys/pidfd.h>: glibc 2.36 declares its function without C linkage. Always close-on-exec.
    state->pidFd = Fd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
#endif
    return ChildProcess(std::move(state));
}

std::int64_t ChildProcess::pid() const
{
    return m_state->pid;
}

Result<ChildProcess::Chunk> ChildProcess::read(const Deadline& deadline, const StopToken& stop, std::size_t most)
{
    Chunk chunk;
    while (m_state->output.open() || m_state->error.open()) {
        // The stream that was not served last comes first, so that a chatty one does not starve the other.
        const bool errorFirst = m_state->last == Stream::Output;
        std::vector<pollfd> fds;
        std::vector<Stream> streams;
        for (const bool isError : {errorFirst, !errorFirst}) {
            const Fd& fd = isError ? m_state->error : m_state->output;
            if (!fd.open())
                continue;
            fds.push_back({fd.get(), POLLIN, 0});
            streams.push_back(isError ? Stream::Error : Stream::Output);
        }
        HOWDAH_TRY(m_state->waitAny(fds, deadline, stop));
        for (std::size_t i = 0; i < fds.size(); ++i) {
            if (fds[i].revents == 0)
                continue;
            chunk.stream = streams[i];
            chunk.bytes.resize(std::max<std::size_t>(1, most));
            const ssize_t got = ::read(fds[i].fd, chunk.bytes.data(), chunk.bytes.size());
            if (got < 0 && errno == EINTR)
                break;
            if (got < 0)
                return systemError(Text(HOWDAH_TEXT("base", "cannot read from %1"), {m_state->program}), errno);
            m_state->last = chunk.stream;
            chunk.bytes.resize(static_cast<std::size_t>(got));
            if (got > 0)
                return chunk;
            (chunk.stream == Stream::Error ? m_state->error : m_state->output).reset();
            break;
        }
    }
    chunk.bytes.clear();
    chunk.end = true;
    return chunk;
}

Status ChildProcess::write(std::string_view bytes, const Deadline& deadline, const StopToken& stop)
{
    const Text what(HOWDAH_TEXT("base", "cannot write to %1"), {m_state->program});
    if (!m_state->input.open())
        return Error(ErrorCode::Closed, what);
    while (!bytes.empty()) {
        std::vector<pollfd> fds{{m_state->input.get(), POLLOUT, 0}};
        HOWDAH_TRY(m_state->waitAny(fds, deadline, stop));
        const SigPipeGuard noSignal;
        const ssize_t written = ::write(m_state->input.get(), bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR && errno != EAGAIN)
            return systemError(what, errno);
    }
    return {};
}

void ChildProcess::closeInput()
{
    m_state->input.reset();
}

Result<ExitStatus> ChildProcess::wait(const Deadline& deadline, const StopToken& stop)
{
    return m_state->wait(deadline, stop);
}

std::optional<ExitStatus> ChildProcess::poll()
{
    return m_state->poll();
}

void ChildProcess::terminate()
{
    if (!m_state->poll())
        ::kill(m_state->pid, SIGTERM);
}

void ChildProcess::kill()
{
    if (!m_state->poll())
        ::kill(m_state->pid, SIGKILL);
}

std::int64_t ChildProcess::release()
{
    if (!m_state->status && !m_state->released)
        Released::instance().add(m_state->pid);
    m_state->released = true;
    return m_state->pid;
}

Result<Finished> run(const ChildOptions& options, const Deadline& deadline, const StopToken& stop, std::size_t limit)
{
    HOWDAH_ASSIGN(ChildProcess child, ChildProcess::start(options));
    child.closeInput();
    Finished finished;
    for (;;) {
        HOWDAH_ASSIGN(const ChildProcess::Chunk chunk, child.read(deadline, stop));
        if (chunk.end)
            break;
        std::string& text = chunk.stream == ChildProcess::Stream::Output ? finished.output : finished.error;
        text.append(chunk.bytes, 0, limit - std::min(limit, text.size()));
    }
    HOWDAH_ASSIGN(finished.status, child.wait(deadline, stop));
    return finished;
}

Result<Tether> Tether::create()
{
    Fd readEnd;
    Fd writeEnd;
    if (const int failure = makePipe(readEnd, writeEnd); failure != 0)
        return systemError(Text(HOWDAH_TEXT("base", "cannot make a pipe")), failure);
    return Tether(readEnd.take(), writeEnd.take());
}

Tether::Tether(Tether&& other) noexcept
    : m_read(std::exchange(other.m_read, -1))
    , m_write(std::exchange(other.m_write, -1))
{}

Tether& Tether::operator=(Tether&& other) noexcept
{
    std::swap(m_read, other.m_read);
    std::swap(m_write, other.m_write);
    return *this;
}

Tether::~Tether()
{
    const Fd readEnd(m_read);
    const Fd writeEnd(m_write);
}

void Tether::closeChildEnd()
{
    const Fd readEnd(std::exchange(m_read, -1));
}

Status Tether::send(std::string_view word)
{
    const SigPipeGuard noSignal;
    // A word is far shorter than PIPE_BUF: it is written whole or not at all.
    while (::write(m_write, word.data(), word.size()) < 0) {
        if (errno != EINTR)
            return systemError(Text(HOWDAH_TEXT("base", "cannot write to a pipe")), errno);
    }
    return {};
}

} // namespace howdah::base
