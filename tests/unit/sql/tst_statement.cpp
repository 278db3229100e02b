// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/statement.h"

#include <gtest/gtest.h>

#include <string>

using namespace howdah::sql;

namespace {

std::string refusal(std::string_view sql)
{
    const auto status = checkSyntax(sql);
    return status ? "accepted" : status.error().english();
}

std::string repeated(const std::string& part, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text += part;
    return text;
}

} // namespace

TEST(Statement, constantsDoNotChangeAFingerprint)
{
    const auto one = fingerprint("SELECT a FROM t WHERE b = 1 AND c IN (1, 2)");
    const auto other = fingerprint("select a from t where b = $1 and c in ($2, $3, $4)");
    ASSERT_TRUE(one && other);
    EXPECT_EQ(*one, *other);
    EXPECT_EQ(one->size(), 16U);
    EXPECT_NE(*one, *fingerprint("select a from t where d = 1 and c in (1)"));
}

TEST(Statement, normalizingTakesTheConstantsOut)
{
    const auto sql = normalized("select a from t where b = 'x' and c > 12");
    ASSERT_TRUE(sql);
    EXPECT_EQ(*sql, "select a from t where b = $1 and c > $2");
}

TEST(Statement, whatDoesNotParseSaysWhy)
{
    EXPECT_EQ(refusal("selekt 1"), "The statement cannot be read: syntax error at or near \"selekt\"");
    EXPECT_FALSE(fingerprint("select from where"));
    EXPECT_FALSE(normalized("select 'a"));
}

TEST(Statement, bytesThatAreNoTextAreRefused)
{
    EXPECT_EQ(refusal(std::string_view("select\0 1", 9)),
              "The statement cannot be read: it holds a zero byte, which SQL cannot");
    EXPECT_EQ(refusal("select 'M\xFCller'"),
              "The statement cannot be read: byte 10 is not UTF-8; convert the text to UTF-8");
    EXPECT_EQ(refusal("select '\xC3"), "The statement cannot be read: byte 9 is not UTF-8; convert the text to UTF-8");
    EXPECT_EQ(refusal("select '\xED\xA0\x80'"),
              "The statement cannot be read: byte 9 is not UTF-8; convert the text to UTF-8");
    EXPECT_EQ(refusal("select 'M\xC3\xBCller \xF0\x9F\x90\x98'"), "accepted");
}

TEST(Statement, whatIsTooLongOrTooDeepIsRefusedBeforeTheParserSeesIt)
{
    const std::string deep = "The statement cannot be read: it is nested too deeply";
    EXPECT_EQ(refusal("select 1" + repeated("+1", 100000)), deep);
    EXPECT_EQ(refusal("select " + repeated("(", 100000) + "1" + repeated(")", 100000)), deep);
    EXPECT_EQ(refusal("select 1" + repeated(" union select 1", 10000)), deep);
    EXPECT_EQ(refusal("select * from t" + repeated(" join t on a and b", 10000)), deep);
    EXPECT_EQ(refusal("select " + repeated("not ", 50000) + "true"), deep);
    EXPECT_EQ(refusal("select " + repeated("f(1, ", 20000) + "1" + repeated(")", 20000)), deep);
    EXPECT_EQ(refusal("select '" + std::string(longestStatement, 'x') + "'"),
              "The statement cannot be read: it has 262153 bytes, and 262144 are read at most");
}

TEST(Statement, whatIsWideButNotDeepIsRead)
{
    EXPECT_EQ(refusal("insert into t values (1, -2, 'c')" + repeated(", (1, -2, 'c')", 10000)), "accepted");
    EXPECT_EQ(refusal("select 1 from t where a = 1" + repeated(" or a = 1", 10000)), "accepted");
    EXPECT_EQ(refusal("select 1" + repeated("+1", 1000)), "accepted");
    EXPECT_TRUE(normalized("select 1" + repeated("+1", 1000)));
    EXPECT_TRUE(fingerprint("select 1" + repeated("+1", 1000)));
}
