// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/statementchecks.h"

#include <gtest/gtest.h>

using namespace howdah::monitor;

namespace {

StatementRow row(std::int64_t id, std::int64_t calls, double ms, double share)
{
    StatementRow result;
    result.key.queryId = {id};
    result.text = "SELECT  *\nFROM t" + std::to_string(id);
    result.total.calls = calls;
    result.total.executionMs = ms;
    result.share = share;
    return result;
}

} // namespace

TEST(StatementChecks, aStatementThatTakesMostOfTheTimeIsNamedWithItsShare)
{
    const auto found = checkStatements({row(1, 10, 7000, 0.7), row(2, 10, 3000, 0.2)});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].id, "query_dominates");
    EXPECT_EQ(found[0].severity, Severity::Critical);
    EXPECT_EQ(found[0].evidence[0].object, "1");
    EXPECT_EQ(found[0].summary.english(),
              "SELECT * FROM t1 takes 70 % of all statement time, 700 ms a call on average");
}

TEST(StatementChecks, aServerThatHasHardlyWorkedIsNotJudged)
{
    EXPECT_TRUE(checkStatements({row(1, 1, 5, 1.0)}).empty());
    EXPECT_TRUE(checkStatements({}).empty());
}

TEST(StatementChecks, aSlowStatementNeedsToBeCalledOften)
{
    EXPECT_TRUE(checkStatements({row(1, 99, 99 * 50.0, 0.1)}).empty());
    const auto found = checkStatements({row(1, 100, 100 * 50.0, 0.1)});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].id, "slow_query");
    EXPECT_EQ(found[0].severity, Severity::Warn);
}

TEST(StatementChecks, oneStatementIsNotSaidTwice)
{
    EXPECT_EQ(checkStatements({row(1, 1000, 1000 * 500.0, 0.9)}).size(), 1U);
}

TEST(StatementChecks, aLongTextIsCutBetweenCharacters)
{
    StatementRow wide = row(1, 10, 9000, 0.9);
    wide.text = std::string(59, 'x') + "ğğğğ";
    const std::string summary = checkStatements({wide})[0].summary.english();
    EXPECT_NE(summary.find("…"), std::string::npos);
    EXPECT_EQ(summary.find("\xc4…"), std::string::npos);
}
