// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/poller.h"
#include "core/pg/connection.h"

#include <condition_variable>
#include <deque>
#include <libpq-fe.h>
#include <mutex>

// Inner part of core/pg: what stands behind a Connection.
namespace howdah::pg {

/// Shared by a connection and those who may cancel on it, so that a cancel request never outruns the statement it is
/// for: the next statement waits until requests under way are done.
struct Connection::Canceller::State {
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State();

    /// Starts a request on a thread of its own (PQcancel blocks and has no deadline). False when nothing runs.
    base::Result<bool> request(const std::shared_ptr<State>& self);
    /// Waits for requests under way; Timeout, or Cancelled by `stop`.
    base::Status waitUntilQuiet(const base::Deadline& deadline, const base::StopToken& stop);

    std::mutex mutex;
    std::condition_variable changed;
    PGcancel* handle = nullptr;
    bool statementRuns = false;
    bool askedForThisStatement = false; ///< by anyone
    int underWay = 0;
    std::uint64_t finished = 0;
    std::string lastFailure; ///< of the last request that finished; empty when it succeeded
};

struct Connection::State {
    State(ConnectParams connectParams, base::WakePipe wakePipe)
        : params(std::move(connectParams))
        , wake(std::move(wakePipe))
    {}

    struct Finish {
        void operator()(PGconn* open) const { PQfinish(open); }
    };

    ConnectParams params;
    base::WakePipe wake;
    std::unique_ptr<PGconn, Finish> conn;
    std::shared_ptr<Canceller::State> cancel = std::make_shared<Canceller::State>();
    std::deque<base::ServerMessage> notices; ///< the latest ones, see noticeLimit
    std::vector<Notification> notifications;
    bool broken = false;
    bool optionsRefused = false;

    static constexpr std::size_t noticeLimit = 1000;

    void receiveNotices();
    /// Reads what has arrived; false when the connection is over. libpq may take a part of a TLS record and leave the
    /// rest in the TLS library, where poll() does not see it, so that it is asked twice.
    bool consumeInput();
    void collectNotifications();
    /// The connection is over: says why, with what libpq knows.
    base::Error lost();
    [[nodiscard]] bool isBad() const { return broken || !conn || PQstatus(conn.get()) == CONNECTION_BAD; }
};

} // namespace howdah::pg
