// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/exchange.h"

#include "core/base/uithread.h"
#include "core/pg/serverfailure.h"

#include <optional>

namespace howdah::pg {

using base::Deadline;
using base::Error;
using base::ErrorCode;
using base::Ready;
using base::Result;
using base::Status;
using base::Text;

namespace {

Text statementCancelled()
{
    return Text(HOWDAH_TEXT("pg", "The statement was cancelled"));
}

Text statementTimedOut()
{
    return Text(HOWDAH_TEXT("pg", "The statement took longer than it was allowed to"));
}

} // namespace

Exchange::~Exchange()
{
    if (!m_begun)
        return;
    m_session.collectNotifications();
    const std::lock_guard lock(m_session.cancel->mutex);
    m_session.cancel->statementRuns = false;
}

Status Exchange::begin()
{
    if (base::onUiThread())
        return Error(ErrorCode::Internal, Text(HOWDAH_TEXT("pg", "A statement was started on the thread that paints")));
    if (m_session.isBad())
        return m_session.lost();
    if (m_options.stop.stop_requested())
        return Error(ErrorCode::Cancelled, Text(HOWDAH_TEXT("pg", "The statement was not started: it was cancelled")));
    if (m_options.deadline.passed())
        return Error(ErrorCode::Timeout, Text(HOWDAH_TEXT("pg", "The statement was not started: its time was over")));
    HOWDAH_TRY(m_session.cancel->waitUntilQuiet(m_options.deadline, m_options.stop));
    const std::lock_guard lock(m_session.cancel->mutex);
    m_session.cancel->statementRuns = true;
    m_session.cancel->askedForThisStatement = false;
    m_begun = true;
    return {};
}

Status Exchange::sent(int accepted)
{
    if (accepted == 1)
        return {};
    if (m_session.isBad())
        return m_session.lost();
    // libpq refused before sending: too many parameters, a statement while another one runs.
    return Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("pg", "The statement could not be sent")),
                 Text::verbatim(loginMessage(PQerrorMessage(conn())).message));
}

bool Exchange::interrupted() const
{
    return m_options.stop.stop_requested() || m_options.deadline.passed();
}

Status Exchange::cancel()
{
    m_byCaller = true;
    return interrupt();
}

Status Exchange::interrupt()
{
    if (!m_cancelAsked) {
        m_cancelAsked = true;
        m_byStop = m_options.stop.stop_requested();
        if (m_options.giveUp && !m_byCaller)
            return gaveUp();
        m_grace = m_options.giveUp ? m_options.deadline : Deadline::after(cancelGrace);
    }
    m_nextRequest = Deadline::after(m_untilNextRequest);
    const auto asked = m_session.cancel->request(m_session.cancel);
    if (!asked) {
        m_session.broken = true;
        return asked.error();
    }
    return {};
}

Status Exchange::cancelAgain()
{
    m_untilNextRequest = firstRepeat;
    return interrupt();
}

Error Exchange::gaveUp()
{
    m_session.broken = true;
    if (m_options.giveUp)
        return {m_byStop ? ErrorCode::Cancelled : ErrorCode::Timeout,
                m_byStop ? statementCancelled() : statementTimedOut(),
                Text(HOWDAH_TEXT("pg", "the connection was given up"))};
    return {m_byStop ? ErrorCode::Cancelled : ErrorCode::Timeout, m_byStop ? statementCancelled() : statementTimedOut(),
            Text(HOWDAH_TEXT("pg", "the server did not end it when asked, so the connection was given up")),
            Text(HOWDAH_TEXT("pg", "look whether it still runs there"))};
}

Status Exchange::keepAsking()
{
    if (m_grace.passed())
        return gaveUp();
    if (!m_nextRequest.passed())
        return {};
    // A request that came before the statement did had no effect, so it is made again, less and less often.
    m_untilNextRequest *= 2;
    return interrupt();
}

Status Exchange::keepAskingNowAndThen()
{
    constexpr unsigned answersBetweenLooks = 1024;
    if (!m_cancelAsked || ++m_answersRead % answersBetweenLooks != 0)
        return {};
    return keepAsking();
}

Status Exchange::wait(Ready interest)
{
    for (;;) {
        if (!m_cancelAsked && interrupted())
            HOWDAH_TRY(interrupt());
        // Once cancelled, neither the stop nor the deadline may end the wait: the rest has to be read.
        const Deadline until = m_cancelAsked ? m_nextRequest.earlier(m_grace) : m_options.deadline;
        const bool mayHide = PQsslInUse(conn()) == 1;
        const Deadline look = mayHide ? Deadline::after(hiddenDataCheck) : Deadline();
        const auto ready = base::waitFor(PQsocket(conn()), interest, until.earlier(look),
                                         m_cancelAsked ? base::StopToken() : m_options.stop, m_session.wake);
        if (ready) {
            if (base::has(*ready, Ready::Read) || base::has(*ready, Ready::Hangup))
                consume();
            return {};
        }
        if (mayHide && ready.error().code() == ErrorCode::Timeout && !until.passed()) {
            consume();
            return {};
        }
        const ErrorCode code = ready.error().code();
        if (code != ErrorCode::Timeout && code != ErrorCode::Cancelled) {
            m_session.broken = true;
            return ready.error();
        }
        HOWDAH_TRY(m_cancelAsked ? keepAsking() : interrupt());
    }
}

void Exchange::consume()
{
    // A failure is not told here: PQgetResult turns it into a result, with the server's last words if there were any.
    m_session.consumeInput();
}

Status Exchange::flush()
{
    for (;;) {
        const int left = PQflush(conn());
        if (left == 0)
            return {};
        if (left < 0)
            return m_session.lost();
        HOWDAH_TRY(wait(Ready::ReadWrite));
    }
}

Result<ResultHandle> Exchange::next()
{
    HOWDAH_TRY(keepAskingNowAndThen());
    for (;;) {
        const int unsent = PQflush(conn());
        // After a failed send there may still be the server's reason to read.
        if (PQisBusy(conn()) == 0 || PQstatus(conn()) == CONNECTION_BAD)
            return ResultHandle(PQgetResult(conn()), &PQclear);
        HOWDAH_TRY(wait(unsent == 1 ? Ready::ReadWrite : Ready::Read));
    }
}

Status Exchange::abandonCopy(ExecStatusType status)
{
    if (status != PGRES_COPY_OUT)
        PQputCopyEnd(conn(), "not wanted");
    if (status == PGRES_COPY_IN)
        return {};
    char* buffer = nullptr;
    int size = 0;
    while ((size = PQgetCopyData(conn(), &buffer, 1)) >= 0) {
        if (size > 0)
            PQfreemem(buffer);
        else
            HOWDAH_TRY(wait(Ready::Read));
        HOWDAH_TRY(keepAskingNowAndThen());
    }
    return {};
}

Status Exchange::drain()
{
    for (;;) {
        HOWDAH_ASSIGN(const ResultHandle result, next());
        if (!result)
            return {};
        if (isCopy(result.get()))
            HOWDAH_TRY(abandonCopy(PQresultStatus(result.get())));
    }
}

Result<std::vector<ResultSet>> Exchange::collect()
{
    std::vector<ResultSet> results;
    std::optional<Error> firstFailure;
    for (;;) {
        HOWDAH_ASSIGN(ResultHandle result, next());
        if (!result)
            break;
        if (isCopy(result.get())) {
            if (!firstFailure)
                firstFailure = Error(ErrorCode::Unsupported,
                                     Text(HOWDAH_TEXT("pg", "COPY to or from the client cannot be run as a query")));
            HOWDAH_TRY(abandonCopy(PQresultStatus(result.get())));
        } else if (failed(result.get())) {
            if (!firstFailure)
                firstFailure = failure(result.get());
        } else {
            results.emplace_back(result.release());
        }
    }
    if (firstFailure)
        return *std::move(firstFailure);
    return results;
}

bool Exchange::isCopy(const PGresult* result)
{
    const auto status = PQresultStatus(result);
    return status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
}

bool Exchange::failed(const PGresult* result)
{
    const auto status = PQresultStatus(result);
    return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_PIPELINE_ABORTED;
}

Error Exchange::failure(const PGresult* result)
{
    base::ServerMessage message = messageOf(result);
    // FATAL and PANIC end the session, even if the end of the stream has not been read yet.
    const bool ends = message.severity == "FATAL" || message.severity == "PANIC";
    if (ends || PQstatus(conn()) == CONNECTION_BAD) {
        m_session.broken = true;
        if (message.sqlState.empty())
            return {ErrorCode::ConnectionLost, Text(HOWDAH_TEXT("pg", "The connection to the server was lost")),
                    Text::verbatim(message.message), Text(HOWDAH_TEXT("pg", "connect again"))};
        Text remedy = remedyFor(message.sqlState);
        return Error::fromServer(ErrorCode::ConnectionLost,
                                 Text(HOWDAH_TEXT("pg", "The connection to the server was lost")), std::move(message),
                                 remedy.empty() ? Text(HOWDAH_TEXT("pg", "connect again")) : std::move(remedy));
    }
    if (message.sqlState.empty())
        return {ErrorCode::Internal, Text(HOWDAH_TEXT("pg", "The statement failed on this side")),
                Text::verbatim(message.message)};
    // 57014 query_canceled is also what statement_timeout says, when nobody of ours asked.
    if (message.sqlState == "57014") {
        if (m_cancelAsked && !m_byCaller)
            return Error::fromServer(m_byStop ? ErrorCode::Cancelled : ErrorCode::Timeout,
                                     m_byStop ? statementCancelled() : statementTimedOut(), std::move(message));
        const std::lock_guard lock(m_session.cancel->mutex);
        if (m_session.cancel->askedForThisStatement)
            return Error::fromServer(ErrorCode::Cancelled, statementCancelled(), std::move(message));
    }
    Text remedy = remedyFor(message.sqlState);
    return Error::fromServer(ErrorCode::Server, Text(HOWDAH_TEXT("pg", "The server refused the statement")),
                             std::move(message), std::move(remedy));
}

Status checkText(std::string_view text)
{
    if (text.find('\0') == std::string_view::npos)
        return {};
    return Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("pg", "The statement holds a NUL character")));
}

ParamArray::ParamArray(const Params& params)
{
    m_values.reserve(params.size());
    for (const Param& one : params) {
        m_values.push_back(one.data());
        m_holdsNul = m_holdsNul || (one.text() && one.text()->find('\0') != std::string::npos);
    }
}

Status ParamArray::check() const
{
    if (!m_holdsNul)
        return {};
    return Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("pg", "A parameter holds a NUL character")),
                 Text(HOWDAH_TEXT("pg", "PostgreSQL cannot store one in text")));
}

} // namespace howdah::pg
