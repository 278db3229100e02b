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

using Parts = std::vector<std::string>;

} // namespace

TEST(Splitter, semicolonsEndStatements)
{
    EXPECT_EQ(split("select 1; select 2"), (Parts{"select 1", "select 2"}));
    EXPECT_EQ(split(";;"), Parts{});
    EXPECT_EQ(split(""), Parts{});
}

TEST(Splitter, semicolonsInStringsNamesAndCommentsDoNot)
{
    EXPECT_EQ(split("select ';' ; select \"a;b\" /* ; */; select $x$;$x$"),
              (Parts{"select ';'", "select \"a;b\" /* ; */", "select $x$;$x$"}));
}

TEST(Splitter, anOpenStringIsToldInALine)
{
    const auto spans = splitStatements("select 'abc");
    ASSERT_FALSE(spans);
    EXPECT_EQ(spans.error().english(), "The statements cannot be told apart: unterminated quoted string");
}

TEST(Splitter, aZeroByteIsRefused)
{
    EXPECT_FALSE(splitStatements(std::string_view("select 1\0;", 10)));
}
