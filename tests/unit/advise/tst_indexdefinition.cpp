// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/indexdefinition.h"

#include <gtest/gtest.h>

using howdah::advise::IndexDefinition;
using howdah::advise::IndexKey;

namespace {

IndexKey column(std::string name)
{
    IndexKey key;
    key.column = std::move(name);
    return key;
}

} // namespace

TEST(IndexDefinition, namesAreQuotedAndDefaultsAreLeftOut)
{
    IndexDefinition index;
    index.schema = "Sales";
    index.table = "order lines";
    index.keys = {column("id"), column("at")};
    index.keys[1].descending = true;
    index.keys[1].nullsFirst = true;
    EXPECT_EQ(index.ddl("i"), R"(CREATE INDEX CONCURRENTLY "i" ON "Sales"."order lines" ("id", "at" DESC))");
}

TEST(IndexDefinition, theColumnsOfAnExpressionAreKnownFromTheNamesOfFunctionsAndTypes)
{
    IndexKey key;
    key.expression =
        R"x("Own"."clean"("first ""name""") || 'a "b" ''c' || "last"::"Own"."name" || "x"::"kind" || "last")x";
    EXPECT_EQ(key.columnsRead(), (std::vector<std::string>{"first \"name\"", "last", "x"}));
    EXPECT_TRUE(howdah::advise::follows(key, {"x", "y", "last", "first \"name\""}));
    EXPECT_FALSE(howdah::advise::follows(key, {"x", "last"}));
    for (const std::string torn : {"\"", "'", "\"a", "\"a\"\"", "''", "'a''"}) {
        key.expression = torn;
        EXPECT_LE(key.columnsRead().size(), 1U) << torn;
    }
    EXPECT_FALSE(howdah::advise::follows(column("a"), {"a"}));
}

TEST(IndexDefinition, everyPartIsSaid)
{
    IndexDefinition index;
    index.table = "t";
    index.method = "gin";
    index.unique = true;
    IndexKey key;
    key.expression = "lower(email)";
    key.opclass = "gin_trgm_ops";
    key.collation = "C";
    key.nullsFirst = true;
    index.keys = {key};
    index.include = {"a", "b"};
    index.where = "state = 'open'";
    EXPECT_EQ(index.ddl("i", false), "CREATE UNIQUE INDEX \"i\" ON \"t\" USING gin ((lower(email)) COLLATE \"C\" "
                                     "gin_trgm_ops NULLS FIRST) INCLUDE (\"a\", \"b\") WHERE state = 'open'");
}

TEST(IndexDefinition, theSuggestedNameSaysTableAndKeysAndFitsIntoAName)
{
    IndexDefinition index;
    index.table = "orders";
    IndexKey expression;
    expression.expression = "lower((email)::text)";
    index.keys = {column("customer_id"), expression};
    EXPECT_EQ(index.suggestedName(), "orders_customer_id_lower_email_text_idx");
    index.keys = {column(std::string(40, 'x') + "äöüäöüäöü" + std::string(40, 'y'))};
    EXPECT_LE(index.suggestedName().size(), 63U);
    EXPECT_TRUE(index.suggestedName().ends_with("_idx"));
}
