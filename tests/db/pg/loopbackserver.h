// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <memory>
#include <string>
#include <thread>

namespace howdah::test {

/// A listening TCP socket on 127.0.0.1 that behaves badly, on a thread of its own.
class LoopbackServer {
public:
    enum class Manner {
        Silent,        ///< accepts, reads, and never says a word
        FullBacklog,   ///< does not even accept: connection requests are dropped, as by a firewall
        RefuseOptions, ///< as PgBouncer: refuses startup `options`, else passes everything on to a Unix socket
        NotPostgres    ///< answers every connection with something else
    };
    /// `behind` is the socket file for RefuseOptions.
    explicit LoopbackServer(Manner manner, std::string behind = {});
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] int accepted() const { return m_accepted; }

private:
    void run();
    void serve(int client) const;
    [[nodiscard]] bool greet(int client, std::string& startup) const;
    void relay(int client, const std::string& startup) const;

    Manner m_manner;
    std::string m_behind;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<int> m_accepted = 0;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace howdah::test
