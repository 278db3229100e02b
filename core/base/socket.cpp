// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/socket.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace howdah::base {

namespace {

#ifdef MSG_NOSIGNAL
constexpr int noSignal = MSG_NOSIGNAL;
#else
constexpr int noSignal = 0; // macOS: SO_NOSIGPIPE is set instead
#endif

Error socketError(int errnum)
{
    return systemError(Text(HOWDAH_TEXT("base", "a network connection failed")), errnum);
}

/// Sets what every socket of ours has. 0 or errno.
int prepare(int fd)
{
    if (::fcntl(fd, F_SETFD, FD_CLOEXEC) != 0 || ::fcntl(fd, F_SETFL, O_NONBLOCK) != 0)
        return errno;
    const int on = 1;
    // Fails on a Unix socket, where there is nothing to delay.
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef SO_NOSIGPIPE
    ::setsockopt(fd, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    return 0;
}

union Address {
    sockaddr any;
    sockaddr_in v4;
    sockaddr_in6 v6;
    sockaddr_un local;
};

/// The length, or 0 when `host` is no numeric address and no path.
socklen_t fill(Address& address, const std::string& host, int port)
{
    std::memset(&address, 0, sizeof address);
    const auto networkPort = htons(static_cast<std::uint16_t>(port));
    if (host.starts_with('/')) {
        if (host.size() >= sizeof address.local.sun_path)
            return 0;
        address.local.sun_family = AF_UNIX;
        std::memcpy(address.local.sun_path, host.c_str(), host.size());
        return sizeof address.local;
    }
    if (::inet_pton(AF_INET, host.c_str(), &address.v4.sin_addr) == 1) {
        address.v4.sin_family = AF_INET;
        address.v4.sin_port = networkPort;
        return sizeof address.v4;
    }
    if (::inet_pton(AF_INET6, host.c_str(), &address.v6.sin6_addr) == 1) {
        address.v6.sin6_family = AF_INET6;
        address.v6.sin6_port = networkPort;
        return sizeof address.v6;
    }
    return 0;
}

} // namespace

Socket::Socket(Socket&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{}

Socket& Socket::operator=(Socket&& other) noexcept
{
    if (this != &other) {
        close();
        m_fd = std::exchange(other.m_fd, -1);
    }
    return *this;
}

Socket::~Socket()
{
    close();
}

Result<Socket> Socket::listenOnLoopback()
{
    Socket socket(::socket(AF_INET, SOCK_STREAM, 0));
    if (!socket.isOpen())
        return socketError(errno);
    if (const int failure = prepare(socket.m_fd); failure != 0)
        return socketError(failure);
    Address address{};
    const socklen_t length = fill(address, "127.0.0.1", 0);
    if (::bind(socket.m_fd, &address.any, length) != 0 || ::listen(socket.m_fd, SOMAXCONN) != 0)
        return socketError(errno);
    return socket;
}

Result<Socket> Socket::listenAt(const std::string& path)
{
    Address address{};
    const socklen_t length = path.starts_with('/') ? fill(address, path, 0) : 0;
    if (length == 0)
        return Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("base", "%1 cannot be a socket's path"), {path}));
    Socket socket(::socket(AF_UNIX, SOCK_STREAM, 0));
    if (!socket.isOpen())
        return socketError(errno);
    if (const int failure = prepare(socket.m_fd); failure != 0)
        return socketError(failure);
    if (::bind(socket.m_fd, &address.any, length) != 0 || ::chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0 ||
        ::listen(socket.m_fd, SOMAXCONN) != 0)
        return socketError(errno);
    return socket;
}

Result<Socket> Socket::connectTo(const std::string& host, int port)
{
    Address address{};
    const socklen_t length = fill(address, host, port);
    if (length == 0)
        return Error(ErrorCode::InvalidInput,
                     Text(HOWDAH_TEXT("base", "%1 is neither a numeric address nor a socket's path"), {host}));
    Socket socket(::socket(address.any.sa_family, SOCK_STREAM, 0));
    if (!socket.isOpen())
        return socketError(errno);
    if (const int failure = prepare(socket.m_fd); failure != 0)
        return socketError(failure);
    if (::connect(socket.m_fd, &address.any, length) != 0 && errno != EINPROGRESS && errno != EINTR)
        return socketError(errno);
    return socket;
}

Result<int> Socket::localPort() const
{
    Address address{};
    socklen_t length = sizeof address;
    if (::getsockname(m_fd, &address.any, &length) != 0)
        return socketError(errno);
    return static_cast<int>(ntohs(address.v4.sin_port));
}

Result<std::optional<Socket>> Socket::accept() const
{
    Socket socket(::accept(m_fd, nullptr, nullptr));
    if (!socket.isOpen()) {
        // ECONNABORTED: it gave up between knocking and our opening.
        if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ECONNABORTED)
            return std::optional<Socket>();
        return socketError(errno);
    }
    if (const int failure = prepare(socket.m_fd); failure != 0)
        return socketError(failure);
    return std::optional<Socket>(std::move(socket));
}

std::optional<Error> Socket::connectFailure() const
{
    int failure = 0;
    socklen_t length = sizeof failure;
    if (::getsockopt(m_fd, SOL_SOCKET, SO_ERROR, &failure, &length) != 0)
        failure = errno;
    return failure != 0 ? std::optional(socketError(failure)) : std::nullopt;
}

Result<Socket::Transfer> Socket::read(std::string& into, std::size_t most) const
{
    const std::size_t before = into.size();
    into.resize(before + most);
    const ssize_t got = ::recv(m_fd, into.data() + before, most, 0);
    const int failure = got < 0 ? errno : 0;
    into.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got > 0)
        return Transfer{Outcome::Done, static_cast<std::size_t>(got)};
    if (got == 0)
        return Transfer{Outcome::End, 0};
    if (failure == EAGAIN || failure == EWOULDBLOCK || failure == EINTR)
        return Transfer{Outcome::WouldBlock, 0};
    return socketError(failure);
}

Result<Socket::Transfer> Socket::write(std::string_view bytes) const
{
    const ssize_t written = ::send(m_fd, bytes.data(), bytes.size(), noSignal);
    if (written >= 0)
        return Transfer{Outcome::Done, static_cast<std::size_t>(written)};
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)
        return Transfer{Outcome::WouldBlock, 0};
    return socketError(errno);
}

void Socket::endWriting() const
{
    // Fails when the peer is gone, who then needs no end of file.
    ::shutdown(m_fd, SHUT_WR);
}

void Socket::close()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

void Socket::closeWithReset()
{
    const linger atOnce{1, 0};
    ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close();
}

} // namespace howdah::base
