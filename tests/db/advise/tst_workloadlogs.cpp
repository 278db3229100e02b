// SPDX-License-Identifier: GPL-3.0-or-later
// Statements as a real server writes them into its log, with their parameters: every kind of log has to give back what
// was sent.
#include "core/advise/serverlog.h"
#include "core/advise/workload.h"
#include "tests/support/logcluster.h"

#include <gtest/gtest.h>

namespace {

using namespace howdah;
using advise::LoggedStatement;

struct Sent {
    std::string sql;
    std::vector<pg::Param> parameters;
    std::vector<std::string> logged; ///< the parameters as SQL
};

std::vector<Sent> sentStatements()
{
    return {
        {"select 'several\n\tlines\n\n  of text', 1 as \"double \"\"quoted\"\"\"", {}, {}},
        {"select 'Ünïcödé — ✓', E'back\\\\slash', $tag$dollar 'quoted'$tag$", {}, {}},
        {"select 'LOG:  duration: 2.0 ms  statement: select 1\n\tDETAIL:  parameters: $1 = ''x'''", {}, {}},
        {"/* a comment; with a semicolon */ select 1 -- and another", {}, {}},
        {"select $1::int + $2::int", {pg::Param(1), pg::Param(41)}, {"'1'", "'41'"}},
        {"select $1::text, $2::text", {pg::Param("it's"), pg::Param(nullptr)}, {"'it''s'", "NULL"}},
        {"select $1::text\n  || $2::text",
         {pg::Param("two\nlines, $2 = 'no'"), pg::Param("\ttab\\")},
         {"'two\nlines, $2 = ''no'''", " E'\ttab\\\\'"}},
        {"select $1::text", {pg::Param("")}, {"''"}},
        {"select '" + std::string(20000, 'y') + "' || $1::text", {pg::Param("end")}, {"'end'"}},
    };
}

std::vector<LoggedStatement> statementsOf(const std::string& log)
{
    std::vector<LoggedStatement> statements;
    advise::ServerLogReader reader(log);
    while (const auto entry = reader.next()) {
        if (auto logged = advise::statementIn(*entry))
            statements.push_back(std::move(*logged));
    }
    return statements;
}

class WorkloadLogs : public testing::TestWithParam<std::string> {};

} // namespace

TEST_P(WorkloadLogs, everyLogGivesBackWhatWasSent)
{
    test::LogCluster cluster(
        {{"log_min_duration_statement", "0"}, {"log_connections", "on"}, {"log_lock_waits", "on"}});
    ASSERT_TRUE(cluster.running());
    const auto connection = cluster.connect();
    cluster.begin("workload", GetParam());
    const auto sent = sentStatements();
    for (const Sent& one : sent) {
        const auto done = connection->query(one.sql, one.parameters);
        ASSERT_TRUE(done) << done.error().english();
        EXPECT_FALSE(connection->query("select 1/0")) << "an error's lines lie between";
    }
    for (const std::string& log : cluster.end()) {
        EXPECT_TRUE(advise::looksLikeServerLog(log));
        std::vector<LoggedStatement> logged = statementsOf(log);
        std::size_t found = 0;
        for (const LoggedStatement& one : logged) {
            if (found == sent.size() || one.sql != sent[found].sql)
                continue;
            EXPECT_TRUE(one.ms);
            std::vector<std::string> values;
            for (const auto& value : one.values)
                values.push_back(value.value_or("cut"));
            EXPECT_EQ(values, sent[found].logged) << one.sql.substr(0, 200);
            ++found;
        }
        EXPECT_EQ(found, sent.size()) << "not found: " << sent[std::min(found, sent.size() - 1)].sql.substr(0, 200);
        const auto workload = advise::readWorkload(log);
        ASSERT_TRUE(workload) << workload.error().english();
        EXPECT_FALSE(workload->statements.empty());
    }
}

INSTANTIATE_TEST_SUITE_P(Prefixes, WorkloadLogs,
                         testing::Values("%m [%p] ", "%t:%r:%u@%d:[%p]: ", "", "%m %q[LOG:%u] "),
                         [](const auto& one) { return "number" + std::to_string(one.index); });
