// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/splitter.h"

#include <gtest/gtest.h>

#include <string>

using howdah::sql::splitStatements;

namespace {

std::vector<std::string> split(std::string_view text)
{
    const auto spans = splitStatements(text);
    if (!spans) {
        ADD_FAILURE() << spans.error().english();
        return {};
    }
    std::vector<std::string> parts;
    for (const auto& span : *spans)
        parts.emplace_back(text.substr(span.offset, span.length));
    return parts;
}

std::string refusal(std::string_view text)
{
    const auto spans = splitStatements(text);
    return spans ? "accepted" : spans.error().english();
}

using Parts = std::vector<std::string>;

} // namespace

TEST(Splitter, semicolonsEndStatements)
{
    EXPECT_EQ(split("select 1; select 2"), (Parts{"select 1", "select 2"}));
    EXPECT_EQ(split(";;"), Parts{});
    EXPECT_EQ(split(""), Parts{});
    EXPECT_EQ(split("  -- nothing\n /* at all */ "), Parts{});
}

TEST(Splitter, semicolonsInStringsNamesAndCommentsDoNot)
{
    EXPECT_EQ(split("select ';' ; select \"a;b\" /* ; */; select $x$;$x$"),
              (Parts{"select ';'", "select \"a;b\"", "select $x$;$x$"}));
    EXPECT_EQ(split("select E'a\\';b'; select 'it''s;'; select \"a\"\";\"; select U&'\\0041;'"),
              (Parts{"select E'a\\';b'", "select 'it''s;'", "select \"a\"\";\"", "select U&'\\0041;'"}));
    EXPECT_EQ(split("select 1 /* a /* b; */ c; */ + 2; -- d;\nselect 3"),
              (Parts{"select 1 /* a /* b; */ c; */ + 2", "select 3"}));
}

TEST(Splitter, whatIsNoStatementIsNotLost)
{
    EXPECT_EQ(split("selekt 1; ?? ; 12; 'a'"), (Parts{"selekt 1", "??", "12", "'a'"}));
    EXPECT_EQ(split("select 1); select 2"), (Parts{"select 1)", "select 2"}));
}

TEST(Splitter, aStringGoesOnInTheNextLineInItsOwnWay)
{
    EXPECT_EQ(split("select E'a'\n 'b\\';c'; select 2"), (Parts{"select E'a'\n 'b\\';c'", "select 2"}));
    EXPECT_EQ(split("select E'a' -- no\n; select 2"), (Parts{"select E'a'", "select 2"}));
}

TEST(Splitter, dollarsInsideOfNamesAndParametersOpenNothing)
{
    EXPECT_EQ(split("select a$b$; select $1; select $2$3"), (Parts{"select a$b$", "select $1", "select $2$3"}));
    EXPECT_EQ(split("do $a$ begin $b$;$b$; end $a$; select 1"), (Parts{"do $a$ begin $b$;$b$; end $a$", "select 1"}));
}

TEST(Splitter, rulesAndBodiesHoldStatementsOfTheirOwn)
{
    const std::string rule = "create rule r as on insert to t do (select 1; select 2)";
    const std::string routine = "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE SQL BEGIN ATOMIC "
                                "SELECT CASE WHEN true THEN 1 END; SELECT 2; END";
    EXPECT_EQ(split(rule + ";" + routine + "; select 3"), (Parts{rule, routine, "select 3"}));
    EXPECT_EQ(split("begin; select 1; end; select 2"), (Parts{"begin", "select 1", "end", "select 2"}));
}

TEST(Splitter, whatHasNoEndIsToldWithItsLine)
{
    EXPECT_EQ(refusal("select 1;\nselect 'abc"),
              "The statements cannot be told apart: the string that begins in line 2 has no end");
    EXPECT_EQ(refusal("select \"abc"),
              "The statements cannot be told apart: the quoted name that begins in line 1 has no end");
    EXPECT_EQ(refusal("\n\nselect $q$ a"),
              "The statements cannot be told apart: the dollar-quoted string that begins in line 3 has no end");
    EXPECT_EQ(refusal("select 1 /* /* */"),
              "The statements cannot be told apart: the comment that begins in line 1 has no end");
    EXPECT_EQ(refusal("select (1; select 2"),
              "The statements cannot be told apart: the parenthesis that opens in line 1 is not closed");
    EXPECT_EQ(refusal("create procedure p() begin atomic select 1;"),
              "The statements cannot be told apart: the routine that begins in line 1 lacks the END of its body");
}

TEST(Splitter, aZeroByteIsRefused)
{
    EXPECT_FALSE(splitStatements(std::string_view("select 1\0;", 10)));
}

TEST(Splitter, fiftyMegabytesAreReadToTheEnd)
{
    std::string text;
    const std::string line = "insert into t values (1, 'it''s; text', $$;$$); -- and; more\n";
    const std::size_t count = 50 * 1024 * 1024 / line.size();
    for (std::size_t i = 0; i < count; ++i)
        text += line;
    const auto spans = splitStatements(text);
    ASSERT_TRUE(spans);
    EXPECT_EQ(spans->size(), count);
    EXPECT_EQ(text.substr(spans->back().offset, spans->back().length),
              "insert into t values (1, 'it''s; text', $$;$$)");
    EXPECT_TRUE(splitStatements(std::string(20 * 1024 * 1024, '(') + std::string(20 * 1024 * 1024, ')')));
}
