// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/db/pg/loopbackserver.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

namespace howdah::test {

namespace {

constexpr int tick = 50; // ms between looks at the stop flag

bool readable(int fd)
{
    pollfd one{fd, POLLIN, 0};
    return ::poll(&one, 1, tick) > 0;
}

bool writeAll(int fd, const char* data, std::size_t size)
{
    while (size > 0) {
        const auto count = ::send(fd, data, size, MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        data += count;
        size -= static_cast<std::size_t>(count);
    }
    return true;
}

/// ErrorResponse with severity, SQLSTATE and message (PostgreSQL manual, "Message Formats").
std::string errorResponse(const std::string& sqlState, const std::string& text)
{
    std::string body;
    body += std::string("SFATAL") + '\0' + "VFATAL" + '\0';
    body += 'C' + sqlState + '\0';
    body += 'M' + text + '\0';
    body += '\0';
    const auto length = htonl(static_cast<std::uint32_t>(body.size() + 4));
    std::string packet = "E";
    packet.append(reinterpret_cast<const char*>(&length), sizeof length);
    return packet + body;
}

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

} // namespace

LoopbackServer::LoopbackServer(Manner manner, std::string behind)
    : m_manner(manner)
    , m_behind(std::move(behind))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(m_listener, manner == Manner::FullBacklog ? 0 : 16) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("cannot listen on loopback");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
    // The first request fills the queue of length zero, the second finds it full.
    if (manner == Manner::FullBacklog) {
        while (m_accepted < 2)
            std::this_thread::yield();
    }
}

LoopbackServer::~LoopbackServer()
{
    m_stop = true;
    m_thread.join();
    ::close(m_listener);
}

void LoopbackServer::run()
{
    if (m_manner == Manner::FullBacklog) {
        std::vector<int> fillers;
        for (int i = 0; i < 4; ++i) {
            const int filler = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
            const sockaddr_in address = loopback(m_port);
            static_cast<void>(::connect(filler, reinterpret_cast<const sockaddr*>(&address), sizeof address));
            fillers.push_back(filler);
            ++m_accepted;
        }
        while (!m_stop)
            static_cast<void>(::poll(nullptr, 0, tick));
        for (const int one : fillers)
            ::close(one);
        return;
    }
    std::vector<std::thread> clients;
    while (!m_stop) {
        if (!readable(m_listener))
            continue;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            continue;
        ++m_accepted;
        clients.emplace_back([this, client] {
            serve(client);
            ::close(client);
        });
    }
    for (std::thread& one : clients)
        one.join();
}

void LoopbackServer::serve(int client) const
{
    if (m_manner == Manner::NotPostgres) {
        constexpr const char* answer = "HTTP/1.1 400 Bad Request\r\n\r\n";
        writeAll(client, answer, std::strlen(answer));
        return;
    }
    if (m_manner == Manner::Silent) {
        std::array<char, 1024> buffer{};
        while (!m_stop) {
            if (readable(client) && ::read(client, buffer.data(), buffer.size()) <= 0)
                return;
        }
        return;
    }
    std::string startup;
    if (greet(client, startup))
        relay(client, startup);
}

/// Reads the startup packet, saying no to encryption. False when the login is refused.
bool LoopbackServer::greet(int client, std::string& startup) const
{
    for (;;) {
        startup.clear();
        std::uint32_t length = 4;
        while (!m_stop && startup.size() < length) {
            std::array<char, 4096> buffer{};
            if (!readable(client))
                continue;
            const auto count =
                ::read(client, buffer.data(), std::min<std::size_t>(buffer.size(), length - startup.size()));
            if (count <= 0)
                return false;
            startup.append(buffer.data(), static_cast<std::size_t>(count));
            if (startup.size() == 4) {
                std::memcpy(&length, startup.data(), 4);
                length = ntohl(length);
            }
        }
        if (m_stop)
            return false;
        // SSLRequest and GSSENCRequest are eight bytes long; a startup packet never is.
        if (length != 8)
            break;
        writeAll(client, "N", 1);
    }
    using namespace std::string_literals;
    if (startup.find("\0options\0"s) == std::string::npos)
        return true;
    const std::string refusal = errorResponse("08P01", "unsupported startup parameter: options");
    writeAll(client, refusal.data(), refusal.size());
    return false;
}

void LoopbackServer::relay(int client, const std::string& startup) const
{
    const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, m_behind.c_str(), sizeof address.sun_path - 1);
    if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        writeAll(server, startup.data(), startup.size())) {
        std::array<char, 65536> buffer{};
        std::array<pollfd, 2> ends{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        while (!m_stop) {
            if (::poll(ends.data(), ends.size(), tick) <= 0)
                continue;
            bool over = false;
            for (std::size_t i = 0; i < ends.size(); ++i) {
                if (ends[i].revents == 0)
                    continue;
                const auto count = ::read(ends[i].fd, buffer.data(), buffer.size());
                over = over || count <= 0 || !writeAll(ends[1 - i].fd, buffer.data(), static_cast<std::size_t>(count));
            }
            if (over)
                break;
        }
    }
    ::close(server);
}

} // namespace howdah::test
