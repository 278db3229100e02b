// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/types.h"
#include "core/pg/connection.h"
#include "core/pg/connectparams.h"
#include "core/pool/poolstats.h"

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

/// What a checkout does while the server cannot be reached.
enum class WhenDown {
    Wait,    ///< until its timeout: the server may be back by then
    FailFast ///< fails with the cause of the last attempt, as soon as that is known
};

/// What is undone when a connection comes back. Nothing is ever sent when nothing was left behind.
enum class OnReturn {
    Rollback, ///< an open transaction
    Clean ///< also SET, LISTEN, cursors, temporary tables, advisory locks and sequence values; prepared statements stay
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
    /// Connections that stay when nobody needs more; -1: size. Above it, one a shrinkPeriod is closed when as many lay
    /// idle all the time.
    int minimum = -1;
    base::Nanoseconds shrinkPeriod = base::Seconds(60);
    /// An idle connection is asked this often whether it lives, so that no firewall forgets it; <= 0: never.
    base::Nanoseconds keepalive = base::Seconds(300);
    WhenDown whenDown = WhenDown::Wait;
    OnReturn onReturn = OnReturn::Rollback;
    /// Prepared statements kept per connection for Lease::queryPrepared(); 0: none, as a pooler in transaction mode
    /// wants it.
    int statementCache = 200;
    /// The server is expected to refuse writes: SQLSTATE 25006 is then no reason to leave it.
    bool readOnly = false;
    /// Where and as whom to connect, asked before every connect on one of the pool's threads: for passwords and tokens
    /// that change. Null: params. A refused login is not tried again until what this returns, or the password file, has
    /// changed, or until recycleAll().
    std::function<base::Result<pg::ConnectParams>()> credentials;
    bool echo = false;                              ///< DB_ECHO: every statement to echoSink
    std::function<void(const EchoEvent&)> echoSink; ///< called on the thread that ran the statement, never under a lock
    std::string applicationName = "Howdah";
    bool jitOff = true; ///< "-c jit=off" at startup, so that a RESET keeps it
    base::Nanoseconds leakThreshold =
        base::Seconds(60);                             ///< a lease with no statement for so long is suspect; <= 0: none
    base::Nanoseconds longRunning = base::Seconds(10); ///< a statement is called long from here on
    /// On a thread of the pool's, never under a lock. Must not block.
    std::function<void(const PoolEvent&)> onEvent;
    /// NOTIFY that arrives on the pool's connections, at once while they lie idle; on a thread of the pool's or of who
    /// returns a lease. Null: it stays with the connection for whoever gets that next.
    std::function<void(const pg::Notification&)> onNotification;
    /// Shown to others of the same account through the pool feed; also off with HOWDAH_POOL_FEED=off.
    bool publish = true;
    std::shared_ptr<const base::Clock> clock = base::Clock::system();

    /// Defaults changed by DB_POOL_SIZE, DB_MAX_OVERFLOW, DB_POOL_TIMEOUT, DB_POOL_RECYCLE, DB_POOL_PRE_PING and
    /// DB_ECHO; params from DATABASE_URL. Usage names the variable whose value cannot be read.
    static base::Result<PoolOptions> fromEnvironment(const pg::Environment& environment = pg::processEnvironment());
    /// Usage when a value is out of range.
    [[nodiscard]] base::Status check() const;
};

} // namespace howdah::pool
