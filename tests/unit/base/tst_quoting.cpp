// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/quoting.h"

#include "core/base/childprocess.h"

#include <gtest/gtest.h>
#include <string>

using namespace howdah::base;

TEST(Quoting, identifiersAreAlwaysQuotedAndInnerQuotesDoubled)
{
    EXPECT_EQ(quoteIdentifier("orders"), R"("orders")");
    EXPECT_EQ(quoteIdentifier(R"(we"ird)"), R"("we""ird")");
    EXPECT_EQ(quoteIdentifier("Sütun İsmi"), "\"Sütun İsmi\"");
    EXPECT_EQ(quoteQualified({"public", "order lines"}), R"("public"."order lines")");
}

TEST(Quoting, literalsSurviveQuotesAndBackslashes)
{
    EXPECT_EQ(quoteLiteral("plain"), "'plain'");
    EXPECT_EQ(quoteLiteral("O'Hara"), "'O''Hara'");
    EXPECT_EQ(quoteLiteral(""), "''");
    // The same text whether standard_conforming_strings is on or off.
    EXPECT_EQ(quoteLiteral(R"(C:\dir)"), R"( E'C:\\dir')");
    EXPECT_EQ(quoteLiteral(R"(\')"), R"( E'\\''')");
}

TEST(Quoting, nulCannotStandInSqlAndIsDropped)
{
    EXPECT_EQ(quoteLiteral(std::string_view("a\0b", 3)), "'ab'");
    EXPECT_EQ(quoteIdentifier(std::string_view("a\0b", 3)), "\"ab\"");
}

TEST(Quoting, conninfoValuesAreQuotedWhereTheyMustBe)
{
    EXPECT_EQ(quoteConninfoValue("localhost"), "localhost");
    EXPECT_EQ(quoteConninfoValue(""), "''");
    EXPECT_EQ(quoteConninfoValue("two words"), "'two words'");
    EXPECT_EQ(quoteConninfoValue(R"(it's \ here)"), R"('it\'s \\ here')");
}

TEST(Quoting, shellWordsComeBackFromARealShell)
{
    for (const std::string word :
         {"plain", "", "two words", "it's", "$HOME `id` \"x\" \\", "*", "a\nb", "-n", "ü;&|"}) {
        ChildOptions shell;
        shell.program = "/bin/sh";
        shell.arguments = {"-c", "printf %s " + quoteShell(word)};
        const auto echoed = run(shell, Deadline::after(Seconds(20)));
        ASSERT_TRUE(echoed) << echoed.error().english();
        EXPECT_EQ(echoed->output, word);
    }
    EXPECT_EQ(quoteShell("a/b:c@d"), "a/b:c@d");
}

TEST(Quoting, percentEncodingKeepsUnreservedCharactersOnly)
{
    EXPECT_EQ(percentEncode("AZaz09-._~"), "AZaz09-._~");
    EXPECT_EQ(percentEncode("p@ss w:rd/%"), "p%40ss%20w%3Ard%2F%25");
    EXPECT_EQ(percentEncode("ı"), "%C4%B1");
}
