// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace howdah::base {

/// A stream socket that never blocks and never raises SIGPIPE; waiting is the Poller's business. Used by one thread at
/// a time. Destroying it closes it.
class Socket {
public:
    Socket() = default;
    Socket(Socket&& other) noexcept;
    Socket& operator=(Socket&& other) noexcept;
    ~Socket();

    /// Listens on 127.0.0.1, on a port of the system's choice.
    static Result<Socket> listenOnLoopback();
    /// Listens on a new Unix socket that its owner alone may use. The folder must keep others out: rights are narrowed
    /// after the socket is there. Fails when something of that name is there, or when the path is too long (about 100
    /// bytes).
    static Result<Socket> listenAt(const std::string& path);
    /// Begins to connect: to a numeric address and a port, or to a Unix socket where `host` is a path (the port is not
    /// used then). Ready for writing means decided; ask connectFailure().
    static Result<Socket> connectTo(const std::string& host, int port);

    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    Result<int> localPort() const;
    /// Nothing when nobody waits.
    Result<std::optional<Socket>> accept() const;
    /// Why connecting failed; nothing when it has not.
    [[nodiscard]] std::optional<Error> connectFailure() const;

    enum class Outcome { Done, WouldBlock, End };
    struct Transfer {
        Outcome outcome = Outcome::Done;
        std::size_t bytes = 0;
    };
    /// Appends up to `most` bytes to `into`; End when the peer has sent its last.
    Result<Transfer> read(std::string& into, std::size_t most) const;
    Result<Transfer> write(std::string_view bytes) const;
    /// The peer reads end of file; we can still read.
    void endWriting() const;
    void close();
    /// The peer gets a reset instead of an end of file (SO_LINGER with no time, see socket(7)).
    void closeWithReset();

private:
    explicit Socket(int fd)
        : m_fd(fd)
    {}
    int m_fd = -1;
};

} // namespace howdah::base
