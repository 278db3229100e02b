// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/types.h"
#include "core/pg/connection.h"

#include <memory>
#include <optional>
#include <vector>

namespace howdah::pool::detail {

class StatementCache;

/// One connection as the pool needs it, so that the pool's decisions can be tested without a server. Used by one thread
/// at a time; destroying it closes the connection. Timeouts are on the machine's clock.
class Backend {
public:
    virtual ~Backend() = default;
    /// Both without I/O: they are asked under the pool's lock.
    [[nodiscard]] virtual pg::TransactionState transactionState() const = 0;
    [[nodiscard]] virtual bool broken() const = 0;

    [[nodiscard]] virtual base::BackendPid pid() const = 0;
    /// For the death watch; -1: cannot be watched.
    [[nodiscard]] virtual int socket() const = 0;
    /// Reads what has arrived, without waiting. An error when the server is gone.
    virtual base::Status peek() = 0;
    virtual base::Status ping(base::Nanoseconds timeout, const base::StopToken& stop) = 0;
    virtual base::Status rollback(base::Nanoseconds timeout, const base::StopToken& stop) = 0;
    /// Undoes what a session can be left with, but for prepared statements (OnReturn::Clean). Not in a transaction.
    virtual base::Status clean(base::Nanoseconds timeout, const base::StopToken& stop) = 0;
    /// Whether the server takes writes now; and whether it did when the connection was opened, as far as it said so.
    virtual base::Result<bool> writable(base::Nanoseconds timeout, const base::StopToken& stop) = 0;
    [[nodiscard]] virtual bool openedWritable() const = 0;
    /// What has arrived by NOTIFY.
    virtual std::vector<pg::Notification> takeNotifications() = 0;
    /// Asks the server to end what still runs, before the connection is closed.
    virtual void cancelRunning(base::Nanoseconds timeout) = 0;
    /// Null where there is no libpq behind it.
    [[nodiscard]] virtual pg::Connection* connection() = 0;
    /// Null where there is no libpq behind it.
    [[nodiscard]] virtual StatementCache* statements() = 0;
    [[nodiscard]] virtual std::unique_ptr<pg::Connection> takeConnection() = 0;
};

/// Makes connections. Called by several of the pool's threads at once.
class Connector {
public:
    virtual ~Connector() = default;
    virtual base::Result<std::unique_ptr<Backend>> connect(base::Nanoseconds timeout, const base::StopToken& stop) = 0;
    /// Whether anybody listens where the server should be, where that can be told without waiting and without knocking:
    /// at a Unix socket. Called without the pool's lock.
    [[nodiscard]] virtual std::optional<bool> listening() const { return std::nullopt; }
    /// Whether the last login was refused for good and is not made again unchanged: then asking costs the server
    /// nothing.
    [[nodiscard]] virtual bool remembersRefusal() const { return false; }
    /// A login that was refused may be tried again, although nothing seems to have changed.
    virtual void forgetRefusal() {}
};

} // namespace howdah::pool::detail
