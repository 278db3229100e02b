// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/filelock.h"

#include "core/base/pause.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace howdah::base {

namespace {

Error lockError(const std::string& path, int errnum)
{
    return systemError(Text(HOWDAH_TEXT("base", "cannot lock %1"), {path}), errnum);
}

Result<int> openLockFile(const std::string& path)
{
    // O_NOFOLLOW: as root we also lock files in folders that belong to the server's account.
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return lockError(path, errno);
    return fd;
}

/// 0 when it is ours, EWOULDBLOCK when another has it.
int tryLock(int fd)
{
    while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EINTR)
            return errno;
    }
    return 0;
}

} // namespace

Result<std::optional<FileLock>> FileLock::tryAcquire(const std::string& path)
{
    HOWDAH_ASSIGN(const int fd, openLockFile(path));
    FileLock lock(fd);
    const int failure = tryLock(fd);
    if (failure == EWOULDBLOCK)
        return std::optional<FileLock>();
    if (failure != 0)
        return lockError(path, failure);
    return std::optional<FileLock>(std::move(lock));
}

Result<FileLock> FileLock::acquire(const std::string& path, const Deadline& deadline, const StopToken& stop)
{
    HOWDAH_ASSIGN(const int fd, openLockFile(path));
    FileLock lock(fd);
    // A blocking flock() could be ended only by a signal; asking again costs nothing at this pace.
    Milliseconds pause(1);
    for (;;) {
        const int failure = tryLock(fd);
        if (failure == 0)
            return lock;
        if (failure != EWOULDBLOCK)
            return lockError(path, failure);
        if (stop.stop_requested())
            return Error(ErrorCode::Cancelled,
                         Text(HOWDAH_TEXT("base", "cancelled while waiting for the lock on %1"), {path}));
        if (deadline.passed())
            return Error(ErrorCode::Timeout, Text(HOWDAH_TEXT("base", "another program holds the lock on %1"), {path}));
        pauseFor(std::min<Nanoseconds>(pause, deadline.left()), stop);
        pause = std::min(pause * 2, Milliseconds(50));
    }
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{}

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    if (this != &other) {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = std::exchange(other.m_fd, -1);
    }
    return *this;
}

FileLock::~FileLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

} // namespace howdah::base
