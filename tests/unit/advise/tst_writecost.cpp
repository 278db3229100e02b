// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/writecost.h"
#include "tests/unit/advise/fakewhatif.h"

#include <gtest/gtest.h>

namespace {

using namespace howdah;
using advise::Catalog;
using advise::TableInfo;
using advise::TableWrites;
using test::makeIndex;
using test::makeTable;

constexpr base::ByteCount size{22'000'000};

double priced(const TableInfo& table, const TableWrites& writes, const std::vector<std::string>& keys = {"a"},
              double share = 1)
{
    return writeCost(makeIndex("t", keys), table, size, writes, Catalog(), share);
}

TableWrites inserting(double rows)
{
    TableWrites writes;
    writes.inserted = rows;
    return writes;
}

TableWrites updating(double rows, std::vector<std::string> columns)
{
    TableWrites writes;
    writes.updated = rows;
    writes.updatedColumns = std::move(columns);
    return writes;
}

} // namespace

TEST(WriteCost, growsWithTheRowsAndShrinksWithThePredicate)
{
    const TableInfo table = makeTable("t", 1e6, 10000, {"a", "b"});
    const double one = priced(table, inserting(1));
    EXPECT_GT(one, 0);
    EXPECT_NEAR(priced(table, inserting(1000)), 1000 * one, 1e-6 * one);
    EXPECT_NEAR(priced(table, inserting(1), {"a"}, 0.1), 0.1 * one, 1e-9 * one);
    EXPECT_EQ(priced(table, {}), 0);
}

TEST(WriteCost, anEntryAtTheEndIsCheaperThanOneAnywhere)
{
    TableInfo table = makeTable("t", 1e6, 10000, {"a", "b"});
    const double anywhere = priced(table, inserting(1));
    table.columns[0].correlation = 1;
    EXPECT_LT(priced(table, inserting(1)), anywhere / 2);
}

TEST(WriteCost, anIndexThatDoesNotFitIntoTheCacheReads)
{
    const TableInfo table = makeTable("t", 1e6, 10000, {"a"});
    Catalog small;
    small.plannerSettings = {{"effective_cache_size", "1000"}, {"random_page_cost", "4"}};
    EXPECT_GT(entryCost(makeIndex("t", {"a"}), table, size, small), entryCost(makeIndex("t", {"a"}), table, size, {}));
}

TEST(WriteCost, hotUpdatesAreFreeUntilAnUpdatedColumnIsIndexed)
{
    TableInfo table = makeTable("t", 1e6, 10000, {"a", "b"});
    table.updated = 1000;
    table.hotUpdated = 1000;
    EXPECT_EQ(priced(table, updating(1000, {"b"})), 0);
    const double lost = priced(table, updating(1000, {"a"}));
    EXPECT_GT(lost, 0);
    // Every other index of the table then gets an entry too.
    table.indexes.emplace_back();
    table.indexes.back().definition = makeIndex("t", {"b"});
    table.indexes.back().bytes = size;
    EXPECT_NEAR(priced(table, updating(1000, {"a"})), 2 * lost, 1e-6 * lost);
    table.hotUpdated = 0;
    EXPECT_NEAR(priced(table, updating(1000, {"b"})), lost, 1e-6 * lost);
}

TEST(WriteCost, whatAStatementWritesGrowsByEachIndexAsThatIsPriced)
{
    TableInfo table = makeTable("t", 1e6, 10000, {"a", "b"});
    table.updated = 1000;
    table.hotUpdated = 800;
    table.indexes.emplace_back();
    table.indexes.back().name = "t_b";
    table.indexes.back().definition = makeIndex("t", {"b"});
    table.indexes.back().bytes = size;
    const auto added = makeIndex("t", {"a"});
    const auto whole = [&](const TableWrites& writes, bool with, std::string_view without = {}) {
        return writingCost(table, writes,
                           with ? std::vector{advise::AddedIndex{&added, size, 0.5}}
                                : std::vector<advise::AddedIndex>(),
                           Catalog(), without);
    };
    TableWrites all = updating(20, {"a"});
    all.inserted = 10;
    all.deleted = 5;
    for (const TableWrites& writes : {inserting(3), updating(7, {"a"}), updating(7, {"c"}), updating(7, {"b"}), all})
        EXPECT_NEAR(whole(writes, true) - whole(writes, false), writeCost(added, table, size, writes, Catalog(), 0.5),
                    1e-9);
    EXPECT_EQ(whole({}, true), 0);
    // An update of a column that is indexed already has no HOT place to lose.
    EXPECT_GT(whole(updating(1, {"b"}), false), whole(updating(1, {"a"}), false));
    EXPECT_EQ(whole(updating(1, {"b"}), false, "t_b"), whole(updating(1, {"a"}), false, "t_b"));
    EXPECT_GT(whole(inserting(1), false, "t_b"), 0) << "its place in the table";
}

TEST(WriteCost, ginPaysForEachKeyAndBrinForNearlyNothing)
{
    TableInfo table = makeTable("t", 1e6, 10000, {"a"});
    table.columns[0].typeOid = 25;
    table.columns[0].type = "text";
    table.columns[0].averageWidth = 30;
    auto index = makeIndex("t", {"a"});
    const double btree = entryCost(index, table, size, {});
    index.method = "gin";
    index.keys[0].opclass = "gin_trgm_ops";
    EXPECT_GT(entryCost(index, table, size, {}), 5 * btree);
    index.method = "brin";
    EXPECT_LT(entryCost(index, table, size, {}), btree / 5);
}

TEST(WriteCost, namesAreFoundInKeysIncludedColumnsExpressionsAndPredicates)
{
    auto index = makeIndex("t", {"a"}, {"b"});
    index.where = "\"State\" = 'c' AND d > 1";
    index.keys.emplace_back();
    index.keys.back().expression = "lower(e)";
    for (const std::string_view column : {"a", "b", "State", "d", "e"})
        EXPECT_TRUE(names(index, column)) << column;
    for (const std::string_view column : {"c", "state", "f"})
        EXPECT_FALSE(names(index, column)) << column;
}

TEST(WriteCost, theColumnsThatAnUpdateSetsAreRead)
{
    using Columns = std::vector<std::string>;
    EXPECT_EQ(advise::columnsSet("UPDATE t SET a = 1, \"B c\" = f(x, y) WHERE z = 2"), (Columns{"a", "B c"}));
    EXPECT_EQ(advise::columnsSet("update t as x set (a, b) = (select 1, c), d = 'e = f' from g where a = 2"),
              (Columns{"a", "b", "d"}));
    EXPECT_EQ(advise::columnsSet("INSERT INTO t VALUES (1) ON CONFLICT (id) DO UPDATE SET n = t.n + 1 RETURNING id"),
              (Columns{"n"}));
    EXPECT_EQ(advise::columnsSet("with w as (update t set a = 1 returning b) select b from w"), (Columns{"a"}));
    EXPECT_EQ(advise::columnsSet("SELECT a FROM t WHERE b = 'update t set c = 1'"), Columns{});
    EXPECT_EQ(advise::columnsSet("update t set a"), Columns{"a"});
    EXPECT_EQ(advise::columnsSet("update t set a = '"), Columns{"a"});
    EXPECT_EQ(advise::columnsSet("/* set */ update"), Columns{});
}
