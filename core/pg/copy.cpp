// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/exchange.h"

namespace howdah::pg {

using base::Error;
using base::ErrorCode;
using base::Ready;
using base::Result;
using base::Status;
using base::Text;

namespace {

/// Sends the statement and waits until the server is in the state of that COPY.
Status startCopy(Exchange& exchange, std::string_view sql, ExecStatusType wanted)
{
    HOWDAH_TRY(checkText(sql));
    HOWDAH_TRY(exchange.begin());
    HOWDAH_TRY(exchange.sent(
        PQsendQueryParams(exchange.conn(), std::string(sql).c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0)));
    HOWDAH_ASSIGN(const ResultHandle result, exchange.next());
    if (result && PQresultStatus(result.get()) == wanted)
        return {};
    std::optional<Error> error;
    if (result && Exchange::failed(result.get()))
        error = exchange.failure(result.get());
    else
        error = Error(ErrorCode::Usage, Text(HOWDAH_TEXT("pg", "The statement is no COPY in the direction wanted")));
    if (result && Exchange::isCopy(result.get()))
        HOWDAH_TRY(exchange.abandonCopy(PQresultStatus(result.get())));
    HOWDAH_TRY(exchange.drain());
    return *error;
}

Result<ResultSet> lastOf(Result<std::vector<ResultSet>> results)
{
    if (!results)
        return std::move(results).error();
    return results->empty() ? ResultSet() : std::move(results->back());
}

} // namespace

Result<ResultSet> Connection::copyIn(std::string_view sql,
                                     const std::function<Result<bool>(std::string& chunk)>& produce,
                                     const QueryOptions& options)
{
    Exchange exchange(*m_state, options);
    HOWDAH_TRY(startCopy(exchange, sql, PGRES_COPY_IN));
    PGconn* const conn = exchange.conn();
    constexpr std::size_t mostAtOnce = std::size_t{1} << 20U;
    std::string chunk;
    for (;;) {
        if (exchange.interrupted()) {
            // Cancels by the wait's own rules, and the statement ends with an error whichever comes first.
            HOWDAH_TRY(exchange.wait(Ready::ReadWrite));
            PQputCopyEnd(conn, "cancelled");
            return lastOf(exchange.collect());
        }
        chunk.clear();
        auto more = produce(chunk);
        if (!more) {
            PQputCopyEnd(conn, "the source of the data failed");
            HOWDAH_TRY(exchange.drain());
            return more.error();
        }
        for (std::string_view rest = chunk; !rest.empty();) {
            const std::string_view part = rest.substr(0, mostAtOnce);
            const int queued = PQputCopyData(conn, part.data(), static_cast<int>(part.size()));
            if (queued < 0)
                return lastOf(exchange.collect());
            if (queued == 1)
                rest.remove_prefix(part.size());
            // What is not sent before more is made would pile up in memory.
            HOWDAH_TRY(exchange.flush());
            if (exchange.cancelAsked())
                break;
        }
        if (exchange.cancelAsked()) {
            PQputCopyEnd(conn, "cancelled");
            return lastOf(exchange.collect());
        }
        if (!*more)
            break;
    }
    int ended = 0;
    while ((ended = PQputCopyEnd(conn, nullptr)) == 0)
        HOWDAH_TRY(exchange.flush());
    return lastOf(exchange.collect());
}

Result<ResultSet> Connection::copyOut(std::string_view sql,
                                      const std::function<Result<bool>(std::string_view chunk)>& consume,
                                      const QueryOptions& options)
{
    Exchange exchange(*m_state, options);
    HOWDAH_TRY(startCopy(exchange, sql, PGRES_COPY_OUT));
    PGconn* const conn = exchange.conn();
    constexpr unsigned rowsBetweenChecks = 256;
    unsigned rows = 0;
    for (;;) {
        char* buffer = nullptr;
        const int size = PQgetCopyData(conn, &buffer, 1);
        if (size < 0)
            return lastOf(exchange.collect());
        if (size == 0) {
            HOWDAH_TRY(exchange.wait(Ready::Read));
            continue;
        }
        const std::unique_ptr<char, decltype(&PQfreemem)> owner(buffer, &PQfreemem);
        if (exchange.cancelAsked()) {
            HOWDAH_TRY(exchange.keepAskingNowAndThen());
            continue;
        }
        if (++rows % rowsBetweenChecks == 0 && exchange.interrupted()) {
            HOWDAH_TRY(exchange.wait(Ready::ReadWrite));
            continue;
        }
        const auto more = consume({buffer, static_cast<std::size_t>(size)});
        if (more && *more)
            continue;
        HOWDAH_TRY(exchange.cancel());
        HOWDAH_TRY(exchange.abandonCopy(PGRES_COPY_OUT));
        HOWDAH_TRY(exchange.drain());
        if (!more)
            return more.error();
        return ResultSet();
    }
}

} // namespace howdah::pg
