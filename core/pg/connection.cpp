// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/connection.h"

#include "core/base/uithread.h"
#include "core/pg/connectattempt.h"
#include "core/pg/exchange.h"

#include <utility>

namespace howdah::pg {

using base::Deadline;
using base::Error;
using base::ErrorCode;
using base::Ready;
using base::Result;
using base::Status;
using base::Text;

Connection::Connection(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}

Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::connect(const ConnectParams& params, const ConnectOptions& options)
{
    if (base::onUiThread())
        return Error(ErrorCode::Internal, Text(HOWDAH_TEXT("pg", "A connect was started on the thread that paints")));
    HOWDAH_ASSIGN(const base::WakePipe wake, base::WakePipe::create());
    ConnectAttempt attempt(params, options);
    while (!attempt.step()) {
        // The budget counts by the given clock; the system waits by its own.
        const Deadline budget = attempt.deadline();
        const Deadline until = budget.isNever() ? budget : Deadline::after(budget.left(*options.clock));
        const auto ready = base::waitFor(attempt.descriptor(), attempt.interest(), until, options.stop, wake);
        if (!ready && ready.error().code() != ErrorCode::Timeout && ready.error().code() != ErrorCode::Cancelled)
            return ready.error();
    }
    return attempt.take();
}

// ------------------------------------------------------------------ statements

namespace {

Result<ResultSet> lastOf(Result<std::vector<ResultSet>> results)
{
    if (!results)
        return std::move(results).error();
    return results->empty() ? ResultSet() : std::move(results->back());
}

} // namespace

Result<ResultSet> Connection::query(std::string_view sql, const Params& params, const QueryOptions& options)
{
    HOWDAH_TRY(checkText(sql));
    const ParamArray values(params);
    HOWDAH_TRY(values.check());
    Exchange exchange(*m_state, options);
    HOWDAH_TRY(exchange.begin());
    HOWDAH_TRY(exchange.sent(PQsendQueryParams(exchange.conn(), std::string(sql).c_str(), values.count(), nullptr,
                                               values.data(), nullptr, nullptr, 0)));
    return lastOf(exchange.collect());
}

Result<std::vector<ResultSet>> Connection::simpleQuery(std::string_view sql, const QueryOptions& options)
{
    HOWDAH_TRY(checkText(sql));
    Exchange exchange(*m_state, options);
    HOWDAH_TRY(exchange.begin());
    HOWDAH_TRY(exchange.sent(PQsendQuery(exchange.conn(), std::string(sql).c_str())));
    return exchange.collect();
}

Status Connection::execute(std::string_view sql, const QueryOptions& options)
{
    auto results = simpleQuery(sql, options);
    if (!results)
        return std::move(results).error();
    return {};
}

Status Connection::prepare(std::string_view name, std::string_view sql, const QueryOptions& options)
{
    HOWDAH_TRY(checkText(name));
    HOWDAH_TRY(checkText(sql));
    Exchange exchange(*m_state, options);
    HOWDAH_TRY(exchange.begin());
    HOWDAH_TRY(
        exchange.sent(PQsendPrepare(exchange.conn(), std::string(name).c_str(), std::string(sql).c_str(), 0, nullptr)));
    auto results = exchange.collect();
    if (!results)
        return std::move(results).error();
    return {};
}

Result<ResultSet> Connection::queryPrepared(std::string_view name, const Params& params, const QueryOptions& options)
{
    HOWDAH_TRY(checkText(name));
    const ParamArray values(params);
    HOWDAH_TRY(values.check());
    Exchange exchange(*m_state, options);
    HOWDAH_TRY(exchange.begin());
    HOWDAH_TRY(exchange.sent(PQsendQueryPrepared(exchange.conn(), std::string(name).c_str(), values.count(),
                                                 values.data(), nullptr, nullptr, 0)));
    return lastOf(exchange.collect());
}

Result<ResultSet> Connection::stream(std::string_view sql, const Params& params,
                                     const std::function<bool(const ResultSet& row)>& onRow,
                                     const QueryOptions& options)
{
    HOWDAH_TRY(checkText(sql));
    const ParamArray values(params);
    HOWDAH_TRY(values.check());
    Exchange exchange(*m_state, options);
    HOWDAH_TRY(exchange.begin());
    HOWDAH_TRY(exchange.sent(PQsendQueryParams(exchange.conn(), std::string(sql).c_str(), values.count(), nullptr,
                                               values.data(), nullptr, nullptr, 0)));
    PQsetSingleRowMode(exchange.conn());
    // Rows that have arrived already never make us wait, so the clock is read now and then.
    constexpr unsigned rowsBetweenChecks = 256;
    unsigned rows = 0;
    for (;;) {
        HOWDAH_ASSIGN(ResultHandle result, exchange.next());
        if (!result || PQresultStatus(result.get()) != PGRES_SINGLE_TUPLE) {
            if (!result)
                return ResultSet();
            if (Exchange::failed(result.get())) {
                Error error = exchange.failure(result.get());
                HOWDAH_TRY(exchange.drain());
                return error;
            }
            if (Exchange::isCopy(result.get())) {
                HOWDAH_TRY(exchange.abandonCopy(PQresultStatus(result.get())));
                HOWDAH_TRY(exchange.drain());
                return Error(ErrorCode::Unsupported,
                             Text(HOWDAH_TEXT("pg", "COPY to or from the client cannot be run as a query")));
            }
            ResultSet last(result.release());
            HOWDAH_TRY(exchange.drain());
            return last;
        }
        if (exchange.cancelAsked())
            continue;
        if (++rows % rowsBetweenChecks == 0 && exchange.interrupted()) {
            HOWDAH_TRY(exchange.wait(Ready::ReadWrite));
            continue;
        }
        if (!onRow(ResultSet(result.release()))) {
            HOWDAH_TRY(exchange.cancel());
            HOWDAH_TRY(exchange.drain());
            return ResultSet();
        }
    }
}

// ------------------------------------------------------------------ what comes unasked

Result<std::optional<Notification>> Connection::waitNotification(const QueryOptions& options)
{
    if (base::onUiThread())
        return Error(ErrorCode::Internal, Text(HOWDAH_TEXT("pg", "A wait was started on the thread that paints")));
    for (;;) {
        HOWDAH_TRY(peek());
        if (!m_state->notifications.empty()) {
            Notification first = std::move(m_state->notifications.front());
            m_state->notifications.erase(m_state->notifications.begin());
            return std::optional(std::move(first));
        }
        const auto ready = base::waitFor(socket(), Ready::Read, options.deadline, options.stop, m_state->wake);
        if (!ready && ready.error().code() == ErrorCode::Timeout)
            return std::optional<Notification>();
        if (!ready)
            return ready.error();
    }
}

std::vector<Notification> Connection::takeNotifications()
{
    return std::exchange(m_state->notifications, {});
}

std::vector<base::ServerMessage> Connection::takeNotices()
{
    const auto taken = std::exchange(m_state->notices, {});
    return {taken.begin(), taken.end()};
}

Status Connection::ping(const QueryOptions& options)
{
    return execute("", options);
}

Status Connection::peek()
{
    if (m_state->isBad())
        return m_state->lost();
    PGconn* const conn = m_state->conn.get();
    // libpq reports a terminated backend only on the second read, hence until nothing more is there.
    while (base::readyNow(PQsocket(conn), Ready::Read) != Ready::None) {
        const bool alive = m_state->consumeInput();
        // Parses what was read: notices go to their receiver, notifications to their queue.
        static_cast<void>(PQisBusy(conn));
        m_state->collectNotifications();
        if (!alive || PQstatus(conn) == CONNECTION_BAD)
            return m_state->lost();
    }
    m_state->collectNotifications();
    return {};
}

// ------------------------------------------------------------------ cancel

Connection::Canceller Connection::canceller() const
{
    Canceller canceller;
    canceller.m_state = m_state->cancel;
    return canceller;
}

Status Connection::cancelLeftRunning(const base::Deadline& deadline)
{
    const QueryOptions options{.deadline = deadline, .stop = {}, .giveUp = true};
    Exchange exchange(*m_state, options);
    HOWDAH_TRY(exchange.begin());
    HOWDAH_TRY(exchange.cancel());
    return exchange.drain();
}

Status Connection::Canceller::cancel(const Deadline& deadline) const
{
    if (!m_state)
        return Error(ErrorCode::Closed, Text(HOWDAH_TEXT("pg", "There is no connection to cancel on")));
    if (base::onUiThread())
        return Error(ErrorCode::Internal, Text(HOWDAH_TEXT("pg", "A cancel was started on the thread that paints")));
    HOWDAH_ASSIGN(const bool sent, m_state->request(m_state));
    if (!sent)
        return {};
    const auto quiet = m_state->waitUntilQuiet(deadline, {});
    if (!quiet)
        return Error(ErrorCode::Timeout, Text(HOWDAH_TEXT("pg", "The server did not take the cancel request in time")));
    const std::lock_guard lock(m_state->mutex);
    if (!m_state->lastFailure.empty())
        return Error(ErrorCode::Unreachable, Text(HOWDAH_TEXT("pg", "The cancel request did not reach the server")),
                     Text::verbatim(m_state->lastFailure));
    return {};
}

// ------------------------------------------------------------------ facts

TransactionState Connection::transactionState() const
{
    switch (PQtransactionStatus(m_state->conn.get())) {
    case PQTRANS_IDLE:
        return TransactionState::Idle;
    case PQTRANS_ACTIVE:
        return TransactionState::Active;
    case PQTRANS_INTRANS:
        return TransactionState::InTransaction;
    case PQTRANS_INERROR:
        return TransactionState::InFailedTransaction;
    default:
        return TransactionState::Unknown;
    }
}

bool Connection::broken() const
{
    return m_state->isBad();
}

base::BackendPid Connection::backendPid() const
{
    return {PQbackendPID(m_state->conn.get())};
}

int Connection::serverVersion() const
{
    return PQserverVersion(m_state->conn.get());
}

std::string Connection::serverVersionText() const
{
    const std::string text = parameterStatus("server_version").value_or("");
    return text.substr(0, text.find(' '));
}

std::optional<std::string> Connection::parameterStatus(std::string_view name) const
{
    const char* const value = PQparameterStatus(m_state->conn.get(), std::string(name).c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

TlsFacts Connection::tls() const
{
    PGconn* const conn = m_state->conn.get();
    TlsFacts facts;
    facts.encrypted = PQsslInUse(conn) == 1;
    if (!facts.encrypted)
        return facts;
    const auto attribute = [conn](const char* name) {
        const char* const value = PQsslAttribute(conn, name);
        return std::string(value == nullptr ? "" : value);
    };
    facts.protocol = attribute("protocol");
    facts.cipher = attribute("cipher");
    facts.keyBits = base::parseNumber<int>(attribute("key_bits")).value_or(0);
    facts.library = attribute("library");
    return facts;
}

const ConnectParams& Connection::params() const
{
    return m_state->params;
}

std::string Connection::serverAddress() const
{
    const PGconn* const conn = m_state->conn.get();
    const char* const numeric = PQhostaddr(conn);
    const char* const address = numeric != nullptr && *numeric != '\0' ? numeric : PQhost(conn);
    return address == nullptr ? std::string() : std::string(address);
}

pg_conn* Connection::nativeHandle() const
{
    return m_state->conn.get();
}

int Connection::socket() const
{
    return PQsocket(m_state->conn.get());
}

bool Connection::startupOptionsRefused() const
{
    return m_state->optionsRefused;
}

} // namespace howdah::pg
