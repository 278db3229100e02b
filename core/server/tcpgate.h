// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace howdah::server {

/// What the gate does to the traffic that passes.
struct GateFault {
    base::Nanoseconds delay{};                                 ///< added to each chunk in each direction
    std::optional<std::int64_t> bytesPerSecond = std::nullopt; ///< throttle, each direction
    /// After so many bytes from the server: end the connection (cut), or answer with RST (reset).
    std::optional<std::int64_t> cutAfterServerBytes = std::nullopt;
    bool resetOnCut = false;
    bool blackHole = false; ///< accepts and reads, passes nothing on; healed, what was read goes on, as from a network
    bool refuse = false;    ///< closes what connects at once
};

/// A TCP gate on 127.0.0.1 between a client and a server, to try what a network does to a connection. The faults apply
/// from the moment setFault() returns, also to open connections. Runs on its own thread; all members: any thread.
class TcpGate {
public:
    struct Target {
        std::string host; ///< a numeric address, or a folder: then a Unix socket ".s.PGSQL.<port>" in it
        int port = 5432;
    };
    static base::Result<std::unique_ptr<TcpGate>> open(Target target);
    virtual ~TcpGate() = default;

    [[nodiscard]] virtual int port() const = 0;
    virtual void setFault(const GateFault& fault) = 0;
    void heal() { setFault({}); }
    /// Ends every connection now: with FIN, or RST.
    virtual void dropAll(bool reset) = 0;
    [[nodiscard]] virtual int openConnections() const = 0;
    [[nodiscard]] virtual std::int64_t acceptedConnections() const = 0;
};

} // namespace howdah::server
