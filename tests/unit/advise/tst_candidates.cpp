// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/candidates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace howdah;
using namespace howdah::advise;

namespace {

ColumnInfo column(std::string name, std::string type, double distinct = 1000)
{
    ColumnInfo info;
    info.name = std::move(name);
    info.type = std::move(type);
    info.distinct = distinct;
    info.hasStatistics = true;
    info.averageWidth = 8;
    return info;
}

IndexInfo existing(std::string name, std::vector<std::string> columns, bool unique = false)
{
    IndexInfo index;
    index.name = std::move(name);
    index.definition.schema = "public";
    index.definition.table = "orders";
    index.definition.unique = unique;
    for (std::string& one : columns) {
        IndexKey key;
        key.column = std::move(one);
        index.definition.keys.push_back(std::move(key));
    }
    return index;
}

Catalog shop()
{
    Catalog catalog;
    catalog.searchPath = {"public"};
    TableInfo orders;
    orders.schema = "public";
    orders.name = "orders";
    orders.rows = 1e6;
    orders.pages = 20000;
    orders.columns = {column("id", "bigint", 1e6),
                      column("customer", "integer", 50000),
                      column("status", "text", 5),
                      column("placed", "timestamp with time zone", 9e5),
                      column("total", "numeric(10,2)", 5000),
                      column("paid", "boolean", 2),
                      column("data", "jsonb", 1000),
                      column("tags", "text[]", 100),
                      column("note", "text", 9e5),
                      column("cancelled", "timestamp with time zone", 1000)};
    orders.columns[2].commonValues = {"done", "open", "new"};
    orders.columns[2].commonFrequencies = {0.95, 0.03, 0.02};
    orders.columns[3].correlation = 0.99;
    orders.columns[5].commonValues = {"t", "f"};
    orders.columns[5].commonFrequencies = {0.98, 0.02};
    orders.columns[8].averageWidth = 120;
    orders.columns[9].nullFraction = 0.99;
    orders.indexes = {existing("orders_pkey", {"id"}, true)};
    orders.indexes[0].primary = true;
    ForeignKeyInfo key;
    key.name = "orders_customer_fkey";
    key.columns = {"customer"};
    key.otherSchema = "public";
    key.otherTable = "customers";
    key.otherColumns = {"id"};
    orders.foreignKeys = {key};
    TableInfo customers;
    customers.schema = "public";
    customers.name = "customers";
    customers.rows = 50000;
    customers.pages = 800;
    customers.columns = {column("id", "integer", 50000), column("email", "text", 50000), column("city", "text", 100)};
    TableInfo kinds;
    kinds.schema = "public";
    kinds.name = "kinds";
    kinds.rows = 10;
    kinds.columns = {column("id", "integer", 10)};
    catalog.tables = {orders, customers, kinds};
    return catalog;
}

Workload workload(const std::vector<std::string>& statements)
{
    Workload load;
    for (const std::string& sql : statements) {
        WorkloadStatement statement;
        statement.id = std::to_string(load.statements.size() + 1);
        statement.sql = sql;
        load.statements.push_back(std::move(statement));
    }
    return load;
}

/// Only what stands behind the table's name: (customer, placed DESC) INCLUDE (id) WHERE ...
std::string brief(const IndexDefinition& index)
{
    std::string sql = index.ddl("i", false);
    sql.erase(0, sql.find(" ON ") + 4);
    const std::string table = "\"" + index.schema + "\".\"" + index.table + "\" ";
    sql = (index.table == "orders" ? "" : index.table + " ") + sql.substr(table.size());
    sql.erase(std::remove(sql.begin(), sql.end(), '"'), sql.end());
    return sql;
}

std::vector<std::string> found(const std::vector<std::string>& statements, const Catalog& catalog,
                               std::vector<base::Text>* notes = nullptr)
{
    std::vector<base::Text> own;
    std::vector<std::string> all;
    for (const Candidate& one : findCandidates(workload(statements), catalog, notes != nullptr ? *notes : own))
        all.push_back(brief(one.index));
    return all;
}

std::vector<std::string> found(const std::string& statement)
{
    return found({statement}, shop());
}

bool has(const std::vector<std::string>& all, const std::string& wanted)
{
    if (std::find(all.begin(), all.end(), wanted) != all.end())
        return true;
    for (const std::string& one : all)
        ADD_FAILURE() << "found: " << one;
    return false;
}

bool lacks(const std::vector<std::string>& all, const std::string& part)
{
    for (const std::string& one : all)
        if (one.find(part) != std::string::npos) {
            ADD_FAILURE() << "found: " << one;
            return false;
        }
    return true;
}

std::string joined(const std::vector<base::Text>& notes)
{
    std::string text;
    for (const base::Text& note : notes)
        text += note.english() + "\n";
    return text;
}

} // namespace

TEST(Candidates, equalityComesBySelectivityThenOneRange)
{
    const auto all =
        found("select * from orders where status = 'done' and customer = 5 and total > 10 and placed < now()");
    EXPECT_TRUE(has(all, "(customer, status)"));
    EXPECT_TRUE(has(all, "(customer, status, total)"));
    EXPECT_TRUE(has(all, "(customer, status, placed)"));
    EXPECT_TRUE(lacks(all, "total, placed"));
}

TEST(Candidates, orderFollowsEqualityAndMixedDirectionsAreKept)
{
    const auto all = found("select * from orders where customer = 5 order by placed desc, total limit 10");
    EXPECT_TRUE(has(all, "(customer, placed, total DESC)"));
    EXPECT_TRUE(
        has(found("select * from orders where customer = 5 order by placed desc limit 10"), "(customer, placed)"));
}

TEST(Candidates, whatIsReadIsIncluded)
{
    EXPECT_TRUE(has(found("select total from orders where customer = 5 and placed > '2026-01-01'"),
                    "(customer, placed) INCLUDE (total)"));
    EXPECT_TRUE(lacks(found("select * from orders where customer = 5"), "INCLUDE"));
    EXPECT_TRUE(lacks(found("update orders set total = 1 where customer = 5"), "INCLUDE"));
}

TEST(Candidates, rareValuesAndNullsGetPartialIndexes)
{
    EXPECT_TRUE(has(found("select * from orders where status = 'open' order by placed limit 5"),
                    "(placed) WHERE status = 'open'"));
    EXPECT_TRUE(has(found("select * from orders where cancelled is not null and customer = 3"),
                    "(customer) WHERE cancelled IS NOT NULL"));
    EXPECT_TRUE(has(found("select * from orders where not paid"), "(id) WHERE NOT paid"));
    EXPECT_TRUE(has(found("select * from orders where status <> 'done'"), "(id) WHERE status <> 'done'"));
    EXPECT_TRUE(has(found("select * from orders where status in ('open', 'new') and not paid order by placed"),
                    "(placed) WHERE NOT paid AND status IN ('open', 'new')"));
    EXPECT_TRUE(lacks(found("select * from orders where status = 'done' and paid"), "WHERE"));
}

TEST(Candidates, whereMostIsNullAnIndexOfTheRestWillDo)
{
    EXPECT_TRUE(
        has(found("select * from orders where cancelled > '2026-01-01'"), "(cancelled) WHERE cancelled IS NOT NULL"));
    EXPECT_TRUE(lacks(found("select * from orders where cancelled is null"), "IS NOT NULL"));
    EXPECT_TRUE(lacks(found("select * from orders where placed > '2026-01-01'"), "IS NOT NULL"));
}

TEST(Candidates, bothSidesOfAJoinAreServed)
{
    const auto all = found("select o.total from orders o join customers c on c.id = o.customer where c.email = 'a'");
    EXPECT_TRUE(has(all, "(customer)"));
    EXPECT_TRUE(has(all, "customers (id)"));
    EXPECT_TRUE(has(all, "customers (email, id)"));
    EXPECT_TRUE(has(all, "(customer) INCLUDE (total)"));
}

TEST(Candidates, expressionsAreIndexed)
{
    EXPECT_TRUE(has(found("select 1 from customers where lower(email) = 'a'"), "customers ((lower(email)))"));
    EXPECT_TRUE(has(found("select 1 from orders where data->>'kind' = 'a'"), "((data ->> 'kind'))"));
}

TEST(Candidates, anExpressionOfWhatIsComparedAnywayIsNoKey)
{
    // Rows with one customer have one of those: the expression tells none apart, whatever the planner makes of it.
    const auto all = found(
        "select * from orders where coalesce(customer, 0) = 5 and customer = 5 and customer + 1 < 9 and total = 3");
    EXPECT_TRUE(has(all, "(customer, total)"));
    EXPECT_TRUE(lacks(all, "COALESCE"));
    EXPECT_TRUE(lacks(all, "+ 1"));
    // Nor does it change an order.
    EXPECT_TRUE(lacks(found("select * from customers where email = 'a' order by lower(email)"), "lower"));
    EXPECT_TRUE(lacks(found("select * from customers order by email, lower(email) limit 5"), "lower"));
    // It does beside a range, before an order by its column, and where the column is only joined.
    EXPECT_TRUE(has(found("select * from orders where coalesce(customer, 0) = 5 and customer > 3"),
                    "((COALESCE(customer, 0)), customer)"));
    EXPECT_TRUE(has(found("select * from customers where lower(email) = 'a' order by email limit 5"),
                    "customers ((lower(email)), email)"));
    EXPECT_TRUE(has(found("select * from customers c join orders o on o.customer = c.id where coalesce(o.customer, 0) "
                          "= 5"),
                    "((COALESCE(customer, 0)))"));
    // Of other columns as well, it may have many values.
    EXPECT_TRUE(has(found("select * from orders where coalesce(total, customer) = 5 and customer = 5"),
                    "(customer, (COALESCE(total, customer)))"));
}

TEST(Candidates, prefixesNeedAPatternClassUnlessTheOrderIsThatOfBytes)
{
    const std::string sql = "select 1 from customers where email like 'ab%'";
    EXPECT_TRUE(has(found(sql), "customers (email text_pattern_ops)"));
    Catalog catalog = shop();
    catalog.byteOrder = true;
    EXPECT_TRUE(has(found({sql}, catalog), "customers (email)"));
    catalog.tables[1].columns[1].collation = "de-x-icu";
    EXPECT_TRUE(has(found({sql}, catalog), "customers (email text_pattern_ops)"));
}

TEST(Candidates, trigramsNeedTheExtension)
{
    const std::string sql = "select 1 from customers where email ilike '%gmail%'";
    std::vector<base::Text> notes;
    EXPECT_TRUE(lacks(found({sql}, shop(), &notes), "gin"));
    EXPECT_NE(joined(notes).find("pg_trgm"), std::string::npos);
    Catalog catalog = shop();
    catalog.extensions = {{"pg_trgm", "ext"}};
    EXPECT_TRUE(has(found({sql}, catalog), "customers USING gin (email ext.gin_trgm_ops)"));
    EXPECT_TRUE(lacks(found({"select 1 from customers where email like '%ab%'"}, catalog), "gin"));
}

TEST(Candidates, documentsAndArraysGetInvertedIndexes)
{
    EXPECT_TRUE(has(found("select 1 from orders where data @> '{\"a\": 1}'"), "USING gin (data jsonb_path_ops)"));
    EXPECT_TRUE(has(found("select 1 from orders where data ? 'a'"), "USING gin (data)"));
    EXPECT_TRUE(has(found("select 1 from orders where tags && array['a']"), "USING gin (tags)"));
    std::vector<base::Text> notes;
    EXPECT_EQ(found({"select 1 from orders where 'a' = any (tags)"}, shop(), &notes), std::vector<std::string>());
    EXPECT_NE(joined(notes).find("@> ARRAY[value]"), std::string::npos);
}

TEST(Candidates, bigTablesInOrderGetBlockRanges)
{
    const std::string sql = "select sum(total) from orders where placed between '2026-01-01' and '2026-02-01'";
    EXPECT_TRUE(has(found(sql), "USING brin (placed)"));
    Catalog catalog = shop();
    catalog.tables[0].columns[3].correlation = 0.5;
    EXPECT_TRUE(lacks(found({sql}, catalog), "brin"));
    catalog = shop();
    catalog.tables[0].pages = 9000;
    EXPECT_TRUE(lacks(found({sql}, catalog), "brin"));
}

TEST(Candidates, longTextsComparedOnlyForEqualityGetAHash)
{
    EXPECT_TRUE(has(found("select 1 from orders where note = 'x'"), "USING hash (note)"));
    EXPECT_TRUE(lacks(found("select 1 from orders where note = 'x' and note > 'a'"), "hash"));
}

TEST(Candidates, groupsDistinctAndExtremesGetTheirOrder)
{
    EXPECT_TRUE(
        has(found("select status, count(*) from orders where customer = 1 group by status"), "(customer, status)"));
    EXPECT_TRUE(has(found("select distinct customer from orders"), "(customer)"));
    EXPECT_TRUE(has(found("select max(placed) from orders where customer = 1"), "(customer, placed)"));
}

TEST(Candidates, armsOfAnOrAreServedEach)
{
    const auto all = found("select * from orders where customer = 1 or total = 5");
    EXPECT_TRUE(has(all, "(customer)"));
    EXPECT_TRUE(has(all, "(total)"));
    EXPECT_TRUE(lacks(all, "customer, total"));
    EXPECT_TRUE(
        has(found("select * from orders where customer = 1 or (status = 'open' and total > 5)"), "(status, total)"));
}

TEST(Candidates, statementsShareOneIndexWhereTheyCan)
{
    const auto all = found(
        {"select * from orders where customer = 1 and total = 2", "select * from orders where total = 3"}, shop());
    EXPECT_TRUE(has(all, "(total, customer)"));
    std::vector<base::Text> notes;
    const auto candidates =
        findCandidates(workload({"select * from orders where customer = 1", "select * from orders where customer = 2"}),
                       shop(), notes);
    ASSERT_EQ(candidates.size(), 1U);
    EXPECT_EQ(candidates[0].statements, (std::vector<int>{0, 1}));
}

TEST(Candidates, whatExistsIsNotFoundAgain)
{
    Catalog catalog = shop();
    catalog.tables[0].indexes.push_back(existing("i", {"status", "customer", "placed"}));
    EXPECT_TRUE(
        lacks(found({"select * from orders where customer = 1 and status = 'done'"}, catalog), "(customer, status)"));
    EXPECT_TRUE(
        lacks(found({"select * from orders where status = 'done' and customer = 1 order by placed desc"}, catalog),
              "(customer, status, placed)"));
    catalog.tables[0].indexes.back().valid = false;
    EXPECT_TRUE(
        has(found({"select * from orders where customer = 1 and status = 'done'"}, catalog), "(customer, status)"));
    EXPECT_EQ(found("select * from orders where id = 1 and customer = 2"), (std::vector<std::string>{"(customer)"}));
}

TEST(Candidates, anExistingExpressionIsKnownInTheServersWriting)
{
    Catalog catalog = shop();
    IndexInfo index = existing("i", {});
    index.definition.table = "customers";
    IndexKey key;
    key.expression = "lower((email)::text)";
    index.definition.keys = {key};
    catalog.tables[1].indexes = {index};
    EXPECT_EQ(found({"select 1 from customers where lower(email) = 'a'"}, catalog), std::vector<std::string>());
}

TEST(Candidates, referringColumnsAreFoundForDeletes)
{
    EXPECT_TRUE(has(found("delete from customers where city = 'x'"), "(customer)"));
    EXPECT_TRUE(has(found("update customers set id = 3 where city = 'x'"), "(customer)"));
    EXPECT_EQ(found("update customers set city = 'y' where city = 'x'"), std::vector<std::string>{"customers (city)"});
}

TEST(Candidates, tinyTablesAndUnreadableStatementsAreLeftOut)
{
    std::vector<base::Text> notes;
    EXPECT_EQ(
        found({"select 1 from kinds where id = 1", "selekt 1", "select 1 from nowhere where a = 1"}, shop(), &notes),
        std::vector<std::string>());
    EXPECT_EQ(joined(notes), "Statement 2 is left out: syntax error at or near \"selekt\"\n"
                             "\"nowhere\" is no table that is known; what it reads is not looked at\n");
}

TEST(Candidates, typesWithoutAnOrderGetNoTree)
{
    EXPECT_TRUE(lacks(found("select * from orders where data = '{}' and customer = 3"), "data"));
    Catalog catalog = shop();
    catalog.tables[0].columns[4].ordered = false;
    EXPECT_EQ(found({"select 1 from orders where total = 3"}, catalog), std::vector<std::string>());
}

TEST(Candidates, theirNumberIsBoundedAndTheirOrderFixed)
{
    Catalog catalog = shop();
    std::string where = "select * from orders where true";
    std::vector<std::string> statements;
    for (int i = 0; i < 200; ++i) {
        catalog.tables[0].columns.push_back(column("c" + std::to_string(i), "integer"));
        where += " and c" + std::to_string(i) + " = 1";
        statements.push_back("select c" + std::to_string(i) + " from orders where c" + std::to_string((i * 7) % 200) +
                             " = 1 and c" + std::to_string((i * 13) % 200) + " > 5 order by customer, c" +
                             std::to_string((i * 17) % 200));
    }
    statements.push_back(where);
    for (int i = 199; i > 0; --i)
        std::swap(catalog.tables[0].columns[10], catalog.tables[0].columns[static_cast<std::size_t>(9 + i)]);
    std::vector<base::Text> notes;
    const auto once = found(statements, catalog, &notes);
    EXPECT_EQ(once.size(), 500U);
    EXPECT_EQ(once, found(statements, catalog));
    EXPECT_NE(joined(notes).find("least likely are left out"), std::string::npos);
}
