// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/types.h"
#include "core/pg/connectparams.h"

#include <functional>
#include <memory>
#include <string>

namespace howdah::pool {

/// What a statement through a lease did, for echo. No parameters: they may be secrets.
struct EchoEvent {
    std::string tag;
    base::BackendPid backend;
    std::string sql;
    base::Nanoseconds took{};
    std::string sqlState; ///< empty when it succeeded
};

/// Everything a pool can be told. Names and defaults are SQLAlchemy's where it has them.
struct PoolOptions {
    pg::ConnectParams params;
    std::string name;                                      ///< for figures; empty: host:port/database
    int size = 20;                                         ///< connections kept (DB_POOL_SIZE), at least 1
    int maxOverflow = 30;                                  ///< more under load (DB_MAX_OVERFLOW), 0 or more
    base::Nanoseconds checkoutTimeout = base::Seconds(30); ///< DB_POOL_TIMEOUT
    base::Nanoseconds recycle =
        base::Seconds(3600); ///< age at which a connection is replaced (DB_POOL_RECYCLE); <= 0: never
    bool prePing = true;     ///< DB_POOL_PRE_PING: never hand out a dead connection
    base::Nanoseconds pingTimeout = base::Seconds(2);
    base::Nanoseconds aliveWindow = base::Milliseconds(500); ///< used this recently: a peek is enough, no ping
    base::Nanoseconds connectTimeout = base::Seconds(10);
    base::Nanoseconds overflowGrace = base::Seconds(5); ///< how long an idle overflow connection stays
    bool echo = false;                                  ///< DB_ECHO: every statement to echoSink
    std::function<void(const EchoEvent&)> echoSink; ///< called on the thread that ran the statement, never under a lock
    std::string applicationName = "Howdah";
    bool jitOff = true;                                  ///< "-c jit=off" at startup, so that a RESET keeps it
    base::Nanoseconds leakThreshold = base::Seconds(60); ///< a lease with no statement for so long is suspect
    std::shared_ptr<const base::Clock> clock = base::Clock::system();

    /// Defaults changed by DB_POOL_SIZE, DB_MAX_OVERFLOW, DB_POOL_TIMEOUT, DB_POOL_RECYCLE, DB_POOL_PRE_PING and
    /// DB_ECHO; params from DATABASE_URL. Usage names the variable whose value cannot be read.
    static base::Result<PoolOptions> fromEnvironment(const pg::Environment& environment = pg::processEnvironment());
    /// Usage when a value is out of range.
    [[nodiscard]] base::Status check() const;
};

} // namespace howdah::pool
