// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spawn.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <grp.h>
#include <limits>
#include <unistd.h>

namespace howdah::base {

namespace {

[[noreturn]] void failInChild(int reportFd, Stage stage)
{
    const StageFailure failure{stage, errno};
    // Nothing is left to be done when even this fails: the parent then sees an exit status.
    if (::write(reportFd, &failure, sizeof failure) < 0)
        ::_exit(126);
    ::_exit(127);
}

void closeFrom(int first, int keep)
{
    const auto closeRange = [](int from, int to) {
#if defined(__linux__)
        if (::close_range(static_cast<unsigned>(from), static_cast<unsigned>(to), 0) == 0)
            return;
#endif
        const int most = static_cast<int>(std::min<long>(::sysconf(_SC_OPEN_MAX), 65536));
        for (int fd = from; fd <= to && fd < most; ++fd)
            ::close(fd);
    };
    if (keep > first)
        closeRange(first, keep - 1);
    closeRange(std::max(first, keep + 1), std::numeric_limits<int>::max());
}

} // namespace

void becomeChild(const SpawnPlan& plan)
{
    // Everything moves out of the way of the numbers that the program expects.
    const int report = ::fcntl(plan.reportFd, F_DUPFD_CLOEXEC, 10);
    if (report < 0)
        failInChild(plan.reportFd, Stage::Descriptors);
    std::array<int, 4> fds{-1, -1, -1, -1};
    for (std::size_t i = 0; i < fds.size(); ++i) {
        if (plan.sources[i] >= 0 && (fds[i] = ::fcntl(plan.sources[i], F_DUPFD_CLOEXEC, 10)) < 0)
            failInChild(report, Stage::Descriptors);
    }
    for (int signal = 1; signal < NSIG; ++signal) {
        struct sigaction action {};
        // Ignored signals survive exec, and a pipeline whose reader ends must end its writer.
        if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_DFL) {
            action = {};
            action.sa_handler = SIG_DFL;
            ::sigaction(signal, &action, nullptr);
        }
    }
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);

    if (plan.newSession && ::setsid() < 0)
        failInChild(report, Stage::Descriptors);
    if (plan.dropPrivileges &&
        (::setgroups(plan.groupCount, plan.groups) != 0 || ::setgid(plan.gid) != 0 || ::setuid(plan.uid) != 0))
        failInChild(report, Stage::Account);
    if (plan.workingDirectory != nullptr && ::chdir(plan.workingDirectory) != 0)
        failInChild(report, Stage::Folder);
    if (plan.outputToFile) {
        // Opened after the drop, so that the file belongs to the account that goes on writing it.
        const int fd = ::open(plan.outputFile, O_WRONLY | O_CREAT | O_APPEND, 0600);
        if (fd < 0 || (fds[1] = ::fcntl(fd, F_DUPFD_CLOEXEC, 10)) < 0)
            failInChild(report, Stage::Output);
        fds[2] = fds[1];
    }
    for (int target = 0; target < 3; ++target) {
        int source = fds[static_cast<std::size_t>(target)];
        if (source < 0 && (source = ::open("/dev/null", O_RDWR)) < 0)
            failInChild(report, Stage::Descriptors);
        // dup2 onto itself would keep close-on-exec; open() may have returned the very number.
        if (source != target && ::dup2(source, target) < 0)
            failInChild(report, Stage::Descriptors);
    }
    if (fds[3] >= 0 && ::dup2(fds[3], 3) < 0)
        failInChild(report, Stage::Descriptors);
    closeFrom(fds[3] >= 0 ? 4 : 3, report);
    ::execve(plan.program, plan.arguments, plan.environment);
    failInChild(report, Stage::Exec);
}

} // namespace howdah::base
