// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo.h"
#include "core/demo/sql.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <set>

using namespace howdah;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(DemoStatements, haveNamesOfTheirOwn)
{
    std::set<std::string> names;
    for (const auto& statement : demo::statements())
        EXPECT_TRUE(names.insert(statement.name).second) << statement.name;
    EXPECT_GE(names.size(), 10U);
}

TEST(DemoStatements, areOneFilledInStatementEach)
{
    for (const auto& statement : demo::statements()) {
        EXPECT_THAT(statement.sql, Not(HasSubstr("$"))) << statement.name;
        EXPECT_THAT(statement.sql, Not(HasSubstr(";"))) << statement.name;
        EXPECT_FALSE(statement.sql.empty());
        EXPECT_NE(statement.sql.back(), '\n') << statement.name;
    }
}

TEST(DemoStatements, tellWhichOfThemWrite)
{
    for (const auto& statement : demo::statements()) {
        const bool writes =
            statement.sql.find("INSERT") != std::string::npos || statement.sql.find("UPDATE") != std::string::npos;
        EXPECT_EQ(statement.writes, writes) << statement.name;
    }
}

TEST(DemoStatements, areAllTheLoadRuns)
{
    // One file a statement of the load: a new one must be offered to the tests of plans too.
    std::set<std::string, std::less<>> names;
    for (const auto& statement : demo::statements())
        names.insert("load_" + statement.name);
    int loads = 0;
    for (const auto& file : demo::sql::all()) {
        if (!file.name.starts_with("load_"))
            continue;
        ++loads;
        EXPECT_TRUE(names.contains(file.name)) << file.name;
    }
    EXPECT_EQ(static_cast<std::size_t>(loads), names.size());
}

TEST(DemoStatements, beginWithTheirFirstWordSoThatStatisticsShowNoCommentOfOurs)
{
    for (const auto& file : demo::sql::all()) {
        if (file.name.starts_with("load_")) {
            EXPECT_THAT(std::string(file.text), Not(HasSubstr("--"))) << file.name;
        }
    }
}

TEST(DemoStatements, anEmbeddedFileFitsAStringLiteralOfAnyCompiler)
{
    for (const auto& file : demo::sql::all())
        EXPECT_LT(file.text.size(), 65'536U) << file.name;
}
