// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts, and processes that need not be our children.
#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/base/numbers.h"
#include "core/base/pause.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <limits>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

namespace howdah::base {

namespace {

/// What /proc says of a process (proc(5), "/proc/pid/stat").
struct ProcessFacts {
    char state = '?';
    std::uint64_t startTicks = 0;
};

std::optional<ProcessFacts> processFacts(std::int64_t pid)
{
    const auto text = readFile("/proc/" + std::to_string(pid) + "/stat", 65536);
    if (!text)
        return std::nullopt;
    // The second field is the program's name, which may hold blanks and parentheses.
    const std::size_t close = text->rfind(')');
    if (close == std::string::npos)
        return std::nullopt;
    std::string_view rest = std::string_view(*text).substr(close + 1);
    ProcessFacts facts;
    for (int field = 2; !rest.empty();) {
        const std::size_t start = rest.find_first_not_of(' ');
        if (start == std::string_view::npos)
            break;
        rest.remove_prefix(start);
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(word.size());
        ++field;
        if (field == 3)
            facts.state = word.front();
        if (field == 22) {
            facts.startTicks = parseNumber<std::uint64_t>(word).value_or(0);
            return facts;
        }
    }
    return std::nullopt;
}

Account fromEntry(const passwd& entry)
{
    return {entry.pw_name, entry.pw_uid, entry.pw_gid, entry.pw_dir};
}

template <class Ask> Result<Account> askForAccount(const std::string& subject, const Ask& ask)
{
    passwd entry{};
    passwd* found = nullptr;
    std::array<char, 16384> buffer{};
    const int failure = ask(entry, buffer, found);
    if (found != nullptr)
        return fromEntry(*found);
    const Text what(HOWDAH_TEXT("base", "there is no account %1 on this machine"), {subject});
    // POSIX allows a missing entry to be reported by several codes; glibc uses 0.
    if (failure == 0 || failure == ENOENT || failure == ESRCH)
        return Error(ErrorCode::NotFound, what);
    return systemError(what, failure);
}

int signalNumber(ProcessSignal signal)
{
    switch (signal) {
    case ProcessSignal::Terminate:
        return SIGTERM;
    case ProcessSignal::Interrupt:
        return SIGINT;
    case ProcessSignal::Quit:
        return SIGQUIT;
    case ProcessSignal::Reload:
        return SIGHUP;
    case ProcessSignal::Continue:
        return SIGCONT;
    case ProcessSignal::Kill:
        break;
    }
    return SIGKILL;
}

} // namespace

Result<Account> currentAccount()
{
    return askForAccount(std::to_string(::geteuid()), [](passwd& entry, auto& buffer, passwd*& found) {
        return ::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found);
    });
}

Result<Account> accountNamed(std::string_view name)
{
    const std::string wanted(name);
    return askForAccount(wanted, [&](passwd& entry, auto& buffer, passwd*& found) {
        return ::getpwnam_r(wanted.c_str(), &entry, buffer.data(), buffer.size(), &found);
    });
}

bool runningAsRoot()
{
    return ::geteuid() == 0;
}

std::int64_t ownPid()
{
    return ::getpid();
}

bool processIsAlive(std::int64_t pid, std::optional<std::uint64_t> startTicks)
{
    if (pid <= 0 || pid > std::numeric_limits<pid_t>::max())
        return false;
    if (const auto facts = processFacts(pid))
        return facts->state != 'Z' && facts->state != 'X' && (!startTicks || facts->startTicks == *startTicks);
    // Without /proc only this much can be known.
    return ::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM;
}

std::optional<std::uint64_t> processStartTicks(std::int64_t pid)
{
    const auto facts = processFacts(pid);
    return facts ? std::optional(facts->startTicks) : std::nullopt;
}

std::optional<std::uint32_t> processOwner(std::int64_t pid)
{
    struct stat info {};
    const std::string path = "/proc/" + std::to_string(pid);
    if (::stat(path.c_str(), &info) != 0)
        return std::nullopt;
    return info.st_uid;
}

std::optional<std::vector<std::string>> processCommandLine(std::int64_t pid)
{
    const auto text = readFile("/proc/" + std::to_string(pid) + "/cmdline", 4U << 20U);
    if (!text)
        return std::nullopt;
    std::vector<std::string> words;
    for (std::size_t start = 0; start < text->size();) {
        const std::size_t end = std::min(text->find('\0', start), text->size());
        words.push_back(text->substr(start, end - start));
        start = end + 1;
    }
    return words;
}

Status signalProcess(std::int64_t pid, std::optional<std::uint64_t> startTicks, ProcessSignal signal)
{
    const Text what(HOWDAH_TEXT("base", "cannot signal process %1"), {std::to_string(pid)});
    if (!processIsAlive(pid, startTicks))
        return Error(ErrorCode::NotFound, what, Text(HOWDAH_TEXT("base", "it has ended")));
    if (::kill(static_cast<pid_t>(pid), signalNumber(signal)) == 0)
        return {};
    if (errno == ESRCH)
        return Error(ErrorCode::NotFound, what, Text(HOWDAH_TEXT("base", "it has ended")));
    return systemError(what, errno);
}

Status waitForProcessEnd(std::int64_t pid, std::optional<std::uint64_t> startTicks, const Deadline& deadline,
                         const StopToken& stop)
{
    Milliseconds pause(1);
    while (processIsAlive(pid, startTicks)) {
        if (stop.stop_requested())
            return Error(
                ErrorCode::Cancelled,
                Text(HOWDAH_TEXT("base", "cancelled while waiting for process %1 to end"), {std::to_string(pid)}));
        if (deadline.passed())
            return Error(ErrorCode::Timeout,
                         Text(HOWDAH_TEXT("base", "process %1 did not end in time"), {std::to_string(pid)}));
        pauseFor(std::min<Nanoseconds>(pause, deadline.left()), stop);
        pause = std::min(pause * 2, Milliseconds(20));
    }
    return {};
}

namespace {

Result<std::string> programPath()
{
    std::array<char, 4096> buffer{};
#ifdef __APPLE__
    auto size = static_cast<std::uint32_t>(buffer.size());
    if (::_NSGetExecutablePath(buffer.data(), &size) != 0)
        return systemError(Text(HOWDAH_TEXT("base", "cannot find the running program")), ENAMETOOLONG);
    const std::string path(buffer.data());
#else
    const ssize_t length = ::readlink("/proc/self/exe", buffer.data(), buffer.size());
    if (length < 0)
        return systemError(Text(HOWDAH_TEXT("base", "cannot find the running program")), errno);
    const std::string path(buffer.data(), static_cast<std::size_t>(length));
#endif
    return path;
}

} // namespace

Result<std::string> programDirectory()
{
    HOWDAH_ASSIGN(const std::string path, programPath());
    return path.substr(0, std::max<std::size_t>(1, path.rfind('/')));
}

std::string programName()
{
    const auto path = programPath();
    return path ? path->substr(path->rfind('/') + 1) : "?";
}

} // namespace howdah::base
