// SPDX-License-Identifier: GPL-3.0-or-later
// For the files of core/base that make system calls, and nobody else.
#pragma once
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace howdah::base {

/// A descriptor that closes itself.
class Fd {
public:
    Fd() = default;
    explicit Fd(int fd)
        : m_fd(fd)
    {}
    Fd(Fd&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {}
    Fd& operator=(Fd&& other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Fd() { reset(); }
    void reset()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool open() const { return m_fd >= 0; }
    int take() { return std::exchange(m_fd, -1); }

private:
    int m_fd = -1;
};

/// 0 or errno. Close-on-exec from the start where the system can: another thread may fork at any moment.
inline int makePipe(Fd& readEnd, Fd& writeEnd)
{
    std::array<int, 2> ends{-1, -1};
#ifdef __linux__
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return errno;
#else
    if (::pipe(ends.data()) != 0)
        return errno;
    ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    ::fcntl(ends[1], F_SETFD, FD_CLOEXEC);
#endif
    readEnd = Fd(ends[0]);
    writeEnd = Fd(ends[1]);
    return 0;
}

} // namespace howdah::base
