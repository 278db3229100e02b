// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/namelookup.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/types.h"
#include "core/pg/connectparams.h"
#include "core/pg/resultset.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;

namespace howdah::pg {

/// Where a session stands (libpq's PQtransactionStatus).
enum class TransactionState { Idle, Active, InTransaction, InFailedTransaction, Unknown };

struct Notification {
    std::string channel;
    std::string payload;
    base::BackendPid pid;
};

/// What protects the wire.
struct TlsFacts {
    bool encrypted = false;
    std::string protocol; ///< "TLSv1.3"
    std::string cipher;
    int keyBits = 0;
    std::string library; ///< "OpenSSL"
};

/// One thing done while connecting, for the dialog that tests step by step.
struct ConnectStep {
    enum class Kind { ResolveName, OpenSocket, Negotiate, Authenticate, CheckServer };
    Kind kind = Kind::ResolveName;
    std::string subject; ///< the name, address or role it is about
    bool done = false;   ///< false: it starts now
};

struct ConnectOptions {
    /// Budget for everything: all names, all addresses, all steps.
    base::Deadline deadline{};
    base::StopToken stop{};
    /// Most for one address, so that a black-holed first one leaves time for the next.
    base::Nanoseconds perAddress = base::Seconds(5);
    /// Called on the connecting thread.
    std::function<void(const ConnectStep&)> onStep = nullptr;
    std::shared_ptr<const base::Clock> clock = base::Clock::system();
    /// Instead of the system's; runs on a helper thread.
    base::NameResolver resolver = nullptr;
};

struct QueryOptions {
    base::Deadline deadline{};
    base::StopToken stop{};
    /// When time is up or the stop is asked for, the connection is given up at once (broken()), instead of cancelling
    /// the statement and waiting for its end: for whoever would not keep the connection anyway.
    bool giveUp = false;
};

/// A statement for a pipeline: one sync after each, so that one failure does not abort its neighbours.
struct PipelineQuery {
    std::string sql;
    Params params;
};

/// One libpq connection. Every wait is on the socket and a wake pipe, so that a stop token or deadline ends it; then
/// the running statement is cancelled and the connection drained, so that the next statement is not hit by a late
/// cancel. When that takes too long the connection is broken() and only good to be destroyed.
///
/// Used by one thread at a time; refuses to wait on the UI thread. Errors: Unreachable, LoginRefused, Timeout,
/// Cancelled, ConnectionLost, Server (with ServerMessage), Unsupported.
class Connection {
public:
    /// Connects. Names resolve on a helper thread; each address gets its own libpq attempt and deadline with `host`
    /// kept for certificate checks. When the server (PgBouncer before 1.20) refuses startup `options`, connects without
    /// them and SETs them instead; startupOptionsRefused() tells.
    static base::Result<std::unique_ptr<Connection>> connect(const ConnectParams& params,
                                                             const ConnectOptions& options);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Extended protocol: exactly one statement, parameters apart from the text.
    base::Result<ResultSet> query(std::string_view sql, const Params& params = {}, const QueryOptions& options = {});
    /// Simple protocol: may hold several statements; every result in order, up to the first failure.
    base::Result<std::vector<ResultSet>> simpleQuery(std::string_view sql, const QueryOptions& options = {});
    base::Status execute(std::string_view sql, const QueryOptions& options = {});

    base::Status prepare(std::string_view name, std::string_view sql, const QueryOptions& options = {});
    base::Result<ResultSet> queryPrepared(std::string_view name, const Params& params = {},
                                          const QueryOptions& options = {});

    /// Rows as they arrive, one result each, constant memory. `onRow` returns false to stop early (the statement is
    /// cancelled and the call succeeds). The final result has no rows but the command tag.
    base::Result<ResultSet> stream(std::string_view sql, const Params& params,
                                   const std::function<bool(const ResultSet& row)>& onRow,
                                   const QueryOptions& options = {});

    /// All statements in one round trip, each its own implicit transaction; a result or an error for each. The outer
    /// error is for the connection as a whole.
    base::Result<std::vector<base::Result<ResultSet>>> pipeline(std::span<const PipelineQuery> queries,
                                                                const QueryOptions& options = {});

    /// COPY ... FROM STDIN: `produce` fills the next chunk and returns false at the end, or an error that aborts the
    /// COPY.
    base::Result<ResultSet> copyIn(std::string_view sql,
                                   const std::function<base::Result<bool>(std::string& chunk)>& produce,
                                   const QueryOptions& options = {});
    /// COPY ... TO STDOUT: each chunk as it arrives; false stops.
    base::Result<ResultSet> copyOut(std::string_view sql,
                                    const std::function<base::Result<bool>(std::string_view chunk)>& consume,
                                    const QueryOptions& options = {});

    /// Waits for the next NOTIFY; nothing when the deadline passes.
    base::Result<std::optional<Notification>> waitNotification(const QueryOptions& options);
    /// Notifications that came along with other traffic.
    std::vector<Notification> takeNotifications();
    /// Notices (RAISE, warnings) since the last call, of this connection alone.
    std::vector<base::ServerMessage> takeNotices();

    /// An empty query that must come back before the deadline.
    base::Status ping(const QueryOptions& options);
    /// Without a system call to the server: reads what has arrived, until nothing more does (libpq reports a terminated
    /// backend only on the second read). ConnectionLost when the server is gone. NOTIFY is kept, not taken for death.
    base::Status peek();

    /// Asks the server to cancel what runs on this connection, from another thread. Blocks for one connect at most
    /// `deadline` long. Harmless when nothing runs. The connection must not be destroyed meanwhile: hold a Canceller.
    class Canceller {
    public:
        base::Status cancel(const base::Deadline& deadline) const;

        struct State;

    private:
        friend class Connection;
        std::shared_ptr<State> m_state;
    };
    [[nodiscard]] Canceller canceller() const;
    /// Cancels what was started through nativeHandle() and is still running, of which a canceller knows nothing, and
    /// reads to its end. By the thread that uses the connection.
    base::Status cancelLeftRunning(const base::Deadline& deadline);

    [[nodiscard]] TransactionState transactionState() const;
    [[nodiscard]] bool broken() const;
    [[nodiscard]] base::BackendPid backendPid() const;
    /// As server_version_num: 150018.
    [[nodiscard]] int serverVersion() const;
    /// "15.18": as the server words it.
    [[nodiscard]] std::string serverVersionText() const;
    /// A value the server reports without being asked (server_encoding, in_hot_standby,
    /// default_transaction_read_only...).
    [[nodiscard]] std::optional<std::string> parameterStatus(std::string_view name) const;
    [[nodiscard]] TlsFacts tls() const;
    [[nodiscard]] const ConnectParams& params() const;
    /// The address really connected to; the socket folder for a Unix socket.
    [[nodiscard]] std::string serverAddress() const;
    [[nodiscard]] int socket() const;
    /// libpq's own handle (PGconn), still owned by the connection: for measuring beside plain libpq on the same
    /// backend.
    [[nodiscard]] pg_conn* nativeHandle() const;
    [[nodiscard]] bool startupOptionsRefused() const;

private:
    friend class ConnectAttempt;
    friend class Exchange;
    struct State;
    explicit Connection(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace howdah::pg
