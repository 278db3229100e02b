// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace howdah::base {

/// What a descriptor is ready for, or is waited on for.
enum class Ready : std::uint8_t { None = 0, Read = 1, Write = 2, ReadWrite = 3, Hangup = 4 };
[[nodiscard]] constexpr Ready operator|(Ready a, Ready b)
{
    return static_cast<Ready>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool has(Ready set, Ready flag)
{
    return (static_cast<unsigned>(set) & static_cast<unsigned>(flag)) != 0;
}

/// A pipe (or eventfd) that another thread writes to when a poll must end. wake() is async-signal-safe and may be
/// called from any thread; drain() belongs to the one that polls.
class WakePipe {
public:
    static Result<WakePipe> create();
    WakePipe(WakePipe&& other) noexcept;
    WakePipe& operator=(WakePipe&& other) noexcept;
    ~WakePipe();
    void wake() const noexcept;
    void drain() const noexcept;
    [[nodiscard]] int readFd() const { return m_read; }

private:
    WakePipe(int readFd, int writeFd)
        : m_read(readFd)
        , m_write(writeFd)
    {}
    int m_read = -1;
    int m_write = -1;
};

/// Waits until `fd` is ready for `interest`, the deadline passes (Timeout) or `stop` is asked (Cancelled).
/// Returns what it is ready for; Hangup alone when the peer is gone. EINTR is not an end. `wake` carries the stop
/// into the poll and must belong to the calling thread for the call's duration.
[[nodiscard]] Result<Ready> waitFor(int fd, Ready interest, const Deadline& deadline, const StopToken& stop,
                                    const WakePipe& wake);

/// What `fd` is ready for at this moment, without waiting; None when nothing, or when it cannot be asked.
[[nodiscard]] Ready readyNow(int fd, Ready interest);

/// Many descriptors at once: epoll on Linux, poll elsewhere. Used by one thread; only wake() may be called from others.
class Poller {
public:
    struct Event {
        std::uint64_t tag = 0;
        Ready ready = Ready::None;
    };

    static Result<std::unique_ptr<Poller>> create();
    /// The one for systems without epoll, on every system, so that it is tested on all.
    static Result<std::unique_ptr<Poller>> createPortable();
    virtual ~Poller() = default;

    /// Starts or changes watching. `edge`: report hang-ups once, on change (EPOLLRDHUP|EPOLLET where there is epoll);
    /// with interest None it costs nothing while the peer lives. Call it again after the descriptor may have been
    /// closed and opened under the same number, as libpq does while it connects.
    virtual Status watch(int fd, Ready interest, std::uint64_t tag, bool edge = false) = 0;
    virtual void forget(int fd) = 0;
    /// Events, or none when the deadline passed or wake() was called.
    virtual Result<std::vector<Event>> wait(const Deadline& deadline) = 0;
    virtual void wake() noexcept = 0;
};

} // namespace howdah::base
