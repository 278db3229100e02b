// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::base {

/// The operating system's account a child runs as (POSIX). When we are root, servers and tools drop to one.
struct Account {
    std::string name;
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::string home;
};
/// The account this process runs as; NotFound when it has no name.
Result<Account> currentAccount();
Result<Account> accountNamed(std::string_view name);
[[nodiscard]] bool runningAsRoot();
[[nodiscard]] std::int64_t ownPid();

/// How a child is started. Nothing goes through a shell.
struct ChildOptions {
    std::string program; ///< looked up in PATH when it has no slash
    std::vector<std::string> arguments;
    /// Added to our environment; an empty optional removes a variable. DATABASE_URL and DATABASE_REPLICA_URL never
    /// reach a child unless set here: they hold passwords.
    std::map<std::string, std::optional<std::string>> environment;
    std::string workingDirectory;
    std::optional<Account> runAs; ///< drop privileges to it (groups, gid, uid) before exec
    bool newSession = false;      ///< setsid: the terminal's Ctrl+C does not reach it
    bool captureOutput = true;    ///< pipes for stdout and stderr; false: /dev/null (or outputFile)
    std::string outputFile;       ///< with captureOutput false: stdout and stderr are appended here
    bool pipeInput = false;       ///< a pipe for stdin; false: /dev/null
    /// A descriptor the child inherits under the number 3; every other is closed in it.
    int inheritFd = -1;
};

struct ExitStatus {
    int code = 0;   ///< exit code, when it exited
    int signal = 0; ///< number of the signal that ended it, or 0
    [[nodiscard]] bool ok() const { return code == 0 && signal == 0; }
};

/// A child process with pipes and back-pressure: what is not read stays in the pipe and stops the child, unlike
/// QProcess, which buffers without limit. Used by one thread at a time. Destroying a running child ends it
/// (SIGTERM, then SIGKILL) and reaps it; release() lets it go on instead.
class ChildProcess {
public:
    /// NotFound when the program is not there, Permission when it may not run; failures inside the child before
    /// exec (no such account, no such folder) are reported here too, not as an exit code.
    static Result<ChildProcess> start(const ChildOptions& options);
    ChildProcess(ChildProcess&&) noexcept;
    ChildProcess& operator=(ChildProcess&&) noexcept;
    ~ChildProcess();

    [[nodiscard]] std::int64_t pid() const;
    enum class Stream { Output, Error };
    /// Up to `most` bytes; empty at the end of both streams.
    struct Chunk {
        Stream stream = Stream::Output;
        std::string bytes;
        bool end = false; ///< both streams have ended
    };
    Result<Chunk> read(const Deadline& deadline, const StopToken& stop, std::size_t most = 65536);
    /// Writes all of `bytes` to stdin.
    Status write(std::string_view bytes, const Deadline& deadline, const StopToken& stop);
    void closeInput();
    Result<ExitStatus> wait(const Deadline& deadline, const StopToken& stop);
    /// Nothing while it runs. Reaps.
    std::optional<ExitStatus> poll();
    void terminate();
    void kill();
    /// Leaves the child running without us; returns its pid.
    std::int64_t release();

private:
    struct State;
    explicit ChildProcess(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Runs to the end and returns everything it wrote, `limit` bytes of each stream at most (the rest is read and
/// dropped).
struct Finished {
    ExitStatus status;
    std::string output;
    std::string error;
};
Result<Finished> run(const ChildOptions& options, const Deadline& deadline, const StopToken& stop = {},
                     std::size_t limit = 16U << 20U);

/// The pipe by which a child notices that we are gone: the child inherits the reading end and sees end of file when
/// this process ends, however it ends. Nobody else holds the writing end (close-on-exec). Used by one thread at a time.
class Tether {
public:
    static Result<Tether> create();
    Tether(Tether&& other) noexcept;
    Tether& operator=(Tether&& other) noexcept;
    /// Lets go: the child reads end of file.
    ~Tether();

    /// For ChildOptions::inheritFd.
    [[nodiscard]] int childFd() const { return m_read; }
    /// Once the child is started.
    void closeChildEnd();
    /// Writes a short word that the child reads before the end of file. Io when the child is gone.
    Status send(std::string_view word);

private:
    Tether(int readFd, int writeFd)
        : m_read(readFd)
        , m_write(writeFd)
    {}
    int m_read = -1;
    int m_write = -1;
};

/// Whether a process with this pid lives and started at this time (/proc start ticks): a pid alone may be reused.
/// One that has ended and only waits for its parent to notice does not live.
[[nodiscard]] bool processIsAlive(std::int64_t pid, std::optional<std::uint64_t> startTicks = {});
/// Start time in clock ticks since boot, from /proc/PID/stat; empty where unknown.
[[nodiscard]] std::optional<std::uint64_t> processStartTicks(std::int64_t pid);
/// The account (uid) a process runs as; empty where unknown.
[[nodiscard]] std::optional<std::uint32_t> processOwner(std::int64_t pid);
/// The words a process was started with; empty where unknown.
[[nodiscard]] std::optional<std::vector<std::string>> processCommandLine(std::int64_t pid);
enum class ProcessSignal { Terminate, Interrupt, Quit, Reload, Continue, Kill };
/// Sends a signal to a process that lives and started at this time; NotFound when there is none.
Status signalProcess(std::int64_t pid, std::optional<std::uint64_t> startTicks, ProcessSignal signal);
/// Waits for a process that need not be our child to end; Timeout or Cancelled.
Status waitForProcessEnd(std::int64_t pid, std::optional<std::uint64_t> startTicks, const Deadline& deadline,
                         const StopToken& stop = {});
/// The folder the running program stands in.
Result<std::string> programDirectory();
/// Name of the running program's file, without folder; "?" when it cannot be found out.
[[nodiscard]] std::string programName();

} // namespace howdah::base
