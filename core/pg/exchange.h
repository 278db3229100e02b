// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pg/session.h"

#include <memory>

// Inner part of core/pg: one statement (or pipeline, or COPY) from sending to the last result.
namespace howdah::pg {

using ResultHandle = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// Talks to the server on behalf of one call of Connection. While it lives the connection counts as busy, so that a
/// Canceller reaches this statement and no other. When the deadline passes or the stop is asked for, it cancels the
/// statement and goes on reading until the server is done with it; only when that takes longer than `cancelGrace` is
/// the connection given up.
class Exchange {
public:
    /// How long a cancelled statement may take to end.
    static constexpr base::Nanoseconds cancelGrace = base::Seconds(5);

    Exchange(Connection::State& session, const QueryOptions& options)
        : m_session(session)
        , m_options(options)
    {}
    ~Exchange();
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    /// Before anything is sent: refuses the UI thread, a broken connection, a passed deadline, an asked stop; waits for
    /// an earlier cancel request.
    base::Status begin();
    /// Turns the return value of a PQsend function into a Status.
    base::Status sent(int accepted);
    /// The next result; null when the statement has no more. Errors end the connection.
    base::Result<ResultHandle> next();
    /// Waits until the socket is ready, sending what is queued. Asks for cancel when time is up, then goes on for
    /// cancelGrace.
    base::Status wait(base::Ready interest);
    /// Sends all that is queued; for COPY, so that it does not pile up in memory.
    base::Status flush();
    /// Reads what has arrived.
    void consume();
    /// Asks the server to end the statement, for a reason of the caller's own.
    base::Status cancel();
    /// Asks once more, for a pipeline: a request ends only the statement that runs.
    base::Status cancelAgain();
    /// For loops that read what nobody wants any more and may never have to wait: repeats the request in time.
    base::Status keepAskingNowAndThen();
    /// Reads and drops every remaining result.
    base::Status drain();
    /// Every remaining result that is none of COPY's; the first failure as an error once all are read.
    base::Result<std::vector<ResultSet>> collect();
    /// Ends a COPY that nobody wants to serve: `status` is its PGRES_COPY_IN, OUT or BOTH.
    base::Status abandonCopy(ExecStatusType status);
    /// Stop and deadline for loops that may never have to wait.
    [[nodiscard]] bool interrupted() const;
    /// An interruption was met and a cancel request went out.
    [[nodiscard]] bool cancelAsked() const { return m_cancelAsked; }

    /// What a failed result means: Cancelled, Timeout, ConnectionLost or Server.
    [[nodiscard]] base::Error failure(const PGresult* result);
    [[nodiscard]] static bool failed(const PGresult* result);
    [[nodiscard]] static bool isCopy(const PGresult* result);

    [[nodiscard]] PGconn* conn() const { return m_session.conn.get(); }

private:
    static constexpr base::Nanoseconds firstRepeat = base::Milliseconds(20);
    /// Under TLS data may wait in the library where no poll sees them (see Connection::State::consumeInput).
    static constexpr base::Nanoseconds hiddenDataCheck = base::Milliseconds(100);

    base::Error gaveUp();
    base::Status interrupt();
    base::Status keepAsking();

    Connection::State& m_session;
    const QueryOptions& m_options;
    bool m_begun = false;
    bool m_cancelAsked = false;
    bool m_byStop = false;
    bool m_byCaller = false;
    base::Deadline m_grace;
    base::Deadline m_nextRequest;
    base::Nanoseconds m_untilNextRequest = firstRepeat;
    unsigned m_answersRead = 0;
};

/// InvalidInput when `text` holds a NUL, which would cut it off on its way.
[[nodiscard]] base::Status checkText(std::string_view text);

/// Parameters in the form libpq wants; refers to `params`.
class ParamArray {
public:
    explicit ParamArray(const Params& params);
    [[nodiscard]] base::Status check() const;
    [[nodiscard]] int count() const { return static_cast<int>(m_values.size()); }
    [[nodiscard]] const char* const* data() const { return m_values.data(); }

private:
    std::vector<const char*> m_values;
    bool m_holdsNul = false;
};

} // namespace howdah::pg
