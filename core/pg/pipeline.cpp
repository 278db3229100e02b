// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/exchange.h"

namespace howdah::pg {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Text;

namespace {

/// Answers end with a null result, and each statement is followed by the result of its sync.
Result<Result<ResultSet>> answerOf(Exchange& exchange)
{
    std::optional<Result<ResultSet>> answer;
    for (;;) {
        HOWDAH_ASSIGN(ResultHandle result, exchange.next());
        if (PQstatus(exchange.conn()) == CONNECTION_BAD)
            return result ? exchange.failure(result.get())
                          : Error(ErrorCode::ConnectionLost, Text(HOWDAH_TEXT("pg", "The connection to the "
                                                                                    "server was lost")));
        if (!result) {
            // Between the answer and its sync; without an answer it would not end.
            if (answer)
                continue;
            return Error(ErrorCode::Internal, Text(HOWDAH_TEXT("pg", "The pipeline lost count of its answers")));
        }
        if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) {
            if (answer)
                return *std::move(answer);
            return Error(ErrorCode::Internal, Text(HOWDAH_TEXT("pg", "The pipeline lost count of its answers")));
        }
        if (Exchange::isCopy(result.get()))
            return Error(ErrorCode::Unsupported,
                         Text(HOWDAH_TEXT("pg", "COPY to or from the client cannot be run in a pipeline")));
        if (!Exchange::failed(result.get()))
            answer.emplace(ResultSet(result.release()));
        else if (!answer || *answer)
            answer.emplace(exchange.failure(result.get()));
    }
}

} // namespace

Result<std::vector<Result<ResultSet>>> Connection::pipeline(std::span<const PipelineQuery> queries,
                                                            const QueryOptions& options)
{
    for (const PipelineQuery& one : queries) {
        HOWDAH_TRY(checkText(one.sql));
        HOWDAH_TRY(ParamArray(one.params).check());
    }
    std::vector<Result<ResultSet>> answers;
    if (queries.empty())
        return answers;
    Exchange exchange(*m_state, options);
    HOWDAH_TRY(exchange.begin());
    PGconn* const conn = exchange.conn();
    HOWDAH_TRY(exchange.sent(PQenterPipelineMode(conn)));
    for (const PipelineQuery& one : queries) {
        const ParamArray values(one.params);
        auto sent = exchange.sent(
            PQsendQueryParams(conn, one.sql.c_str(), values.count(), nullptr, values.data(), nullptr, nullptr, 0));
        if (sent)
            sent = exchange.sent(PQpipelineSync(conn));
        if (!sent) {
            // Half a pipeline is on its way: the connection cannot be used any more.
            m_state->broken = true;
            return sent.error();
        }
    }
    answers.reserve(queries.size());
    for (std::size_t i = 0; i < queries.size(); ++i) {
        auto answer = answerOf(exchange);
        if (!answer) {
            m_state->broken = true;
            return answer.error();
        }
        answers.push_back(*std::move(answer));
        // A cancel ended one statement; those behind it have to be ended too.
        if (exchange.cancelAsked() && i + 1 < queries.size())
            HOWDAH_TRY(exchange.cancelAgain());
    }
    if (PQexitPipelineMode(conn) != 1) {
        m_state->broken = true;
        return m_state->lost();
    }
    return answers;
}

} // namespace howdah::pg
