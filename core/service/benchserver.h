// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/pg/connectparams.h"

#include <cstdint>
#include <memory>

namespace howdah::service {

/// A server that measurements may stop and restart, and a gate before it that delays and counts. One thread at a time.
class BenchServer {
public:
    virtual ~BenchServer() = default;
    /// The shortest way to it.
    [[nodiscard]] virtual pg::ConnectParams params() const = 0;
    /// Over TCP on 127.0.0.1 with a password, for programs that know no Unix socket; only when it was asked for.
    [[nodiscard]] virtual pg::ConnectParams tcpParams() const = 0;
    /// Through the gate, which stays open when the server is stopped. Without a password.
    [[nodiscard]] virtual pg::ConnectParams gatedParams() const = 0;
    /// What each packet through the gate takes from now on, in either direction: connecting needs two.
    virtual base::Status delay(base::Nanoseconds span) = 0;
    /// Connections that came to the gate so far.
    virtual base::Result<std::int64_t> connects() = 0;
    /// Returns when it accepts connections again.
    virtual base::Status restart() = 0;
    virtual base::Status stop() = 0;
    virtual base::Status start() = 0;
};

/// A throw-away cluster of our own, bound to this process, with a gate: never anybody's real server. `tcp`: it also
/// listens on TCP. NotFound without a PostgreSQL installation.
base::Result<std::unique_ptr<BenchServer>> startBenchServer(bool tcp = false, const base::StopToken& stop = {});

} // namespace howdah::service
