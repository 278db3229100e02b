// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/shape.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace howdah::sql;

namespace {

class Tables : public TableResolver {
public:
    [[nodiscard]] const TableDescription* find(std::string_view schema, std::string_view name) const override
    {
        for (const TableDescription& table : m_tables)
            if (table.name == name && (schema.empty() ? table.schema == "public" : table.schema == schema))
                return &table;
        return nullptr;
    }

    [[nodiscard]] std::optional<OtherRelation> other(std::string_view /*schema*/, std::string_view name) const override
    {
        if (name == "orders_id_seq")
            return OtherRelation::Sequence;
        if (name == "pg_class")
            return OtherRelation::System;
        return name == "far" ? std::optional(OtherRelation::ForeignTable) : std::nullopt;
    }

private:
    std::vector<TableDescription> m_tables = {
        {"public",
         "orders",
         {{"id", "bigint"},
          {"customer", "integer"},
          {"status", "character varying(20)"},
          {"placed", "timestamp with time zone"},
          {"local", "timestamp without time zone"},
          {"total", "numeric(10,2)"},
          {"paid", "boolean"},
          {"data", "jsonb"},
          {"tags", "text[]"},
          {"deleted", "timestamp with time zone"}}},
        {"public", "customers", {{"id", "integer"}, {"email", "text"}, {"name", "text"}}},
        {"Sales", "Odd \"Name\"", {{"Key", "integer"}, {"key", "integer"}}},
    };
};

const Tables tables;

QueryShape shape(std::string_view sql)
{
    auto read = shapeOf(sql, tables);
    if (!read) {
        ADD_FAILURE() << read.error().english();
        return {};
    }
    return std::move(*read);
}

std::string nameOf(const QueryShape& shape, const Operand& operand)
{
    if (!operand.valid())
        return "?";
    return shape.relations[static_cast<std::size_t>(operand.relation)].alias + "." +
           (operand.column.empty() ? operand.expression : operand.column);
}

std::string comparisonName(Comparison comparison)
{
    static const std::vector<std::string> names = {"=",    "<>", "in",      ">",       "<",  "between", "like x%",
                                                   "like", "%",  "null",    "full",    "t",  "f",       "@>",
                                                   "<@",   "&&", "has key", "matches", "any"};
    return names.at(static_cast<std::size_t>(comparison));
}

std::vector<std::string> predicates(const QueryShape& shape)
{
    std::vector<std::string> all;
    for (const Predicate& one : shape.predicates) {
        std::string text = nameOf(shape, one.operand) + " " + comparisonName(one.comparison);
        for (const std::string& constant : one.constants)
            text += " " + constant;
        if (one.other)
            text += " " + nameOf(shape, *one.other);
        if (one.orGroup >= 0)
            text += " or" + std::to_string(one.orGroup) + std::to_string(one.orArm);
        all.push_back(text);
    }
    return all;
}

std::vector<std::string> orderings(const QueryShape& shape)
{
    static const std::vector<std::string> purposes = {"order", "group", "distinct", "extreme", "window", "row"};
    std::vector<std::string> all;
    for (const Ordering& one : shape.orderings) {
        std::string text = purposes.at(static_cast<std::size_t>(one.purpose));
        for (const SortKey& key : one.keys)
            text += " " + nameOf(shape, key.operand) + (key.descending ? " desc" : "") +
                    (key.nullsFirst != key.descending ? (key.nullsFirst ? " first" : " last") : "");
        all.push_back(text + (one.complete ? "" : " ...") + (one.limited ? " limited" : ""));
    }
    return all;
}

using Texts = std::vector<std::string>;

} // namespace

TEST(Shape, conditionsAreReadPerTable)
{
    const auto read = shape("select o.id, total from orders o where customer = $1 and o.status in ('new', 'open') "
                            "and placed >= now() - interval '1 day' and 10 < total and paid and not deleted is null "
                            "and id between 1 and 5");
    EXPECT_EQ(predicates(read), (Texts{"o.customer =", "o.status in new open", "o.placed >", "o.total > 10", "o.paid t",
                                       "o.deleted full", "o.id between 1 5"}));
    ASSERT_EQ(read.relations.size(), 1U);
    EXPECT_EQ(read.relations[0].columns,
              (std::set<std::string>{"customer", "deleted", "id", "paid", "placed", "status", "total"}));
    EXPECT_FALSE(read.writes);
    EXPECT_EQ(read.predicates[1].sql, R"("status" IN ('new', 'open'))");
    EXPECT_EQ(read.predicates[5].sql, R"("deleted" IS NOT NULL)");
}

TEST(Shape, namesFoldAsPostgresFoldsThem)
{
    const auto read = shape(R"(SELECT * FROM "Sales"."Odd ""Name""" X WHERE X."Key" = 1 AND KEY = 2)");
    EXPECT_EQ(predicates(read), (Texts{"x.Key = 1", "x.key = 2"}));
    EXPECT_EQ(read.predicates[0].sql, R"("Key" = 1)");
    EXPECT_TRUE(read.relations[0].allColumns);
}

TEST(Shape, joinsHaveTwoSides)
{
    const auto read = shape("select c.name from orders o join customers c on c.id = o.customer where c.email = 'a'");
    EXPECT_EQ(predicates(read), (Texts{"c.id = o.customer", "o.customer = c.id", "c.email = a"}));
    EXPECT_EQ(predicates(shape("select 1 from orders a join orders b using (id)")),
              (Texts{"a.id = b.id", "b.id = a.id"}));
}

TEST(Shape, subqueriesJoinByWhatTheyName)
{
    EXPECT_EQ(predicates(shape("select 1 from customers c where exists (select 1 from orders o where o.customer = c.id "
                               "and paid)")),
              (Texts{"o.customer = c.id", "c.id = o.customer", "o.paid t"}));
    EXPECT_EQ(predicates(shape("select 1 from customers where id in (select customer from orders where total > 5)")),
              (Texts{"orders.total > 5", "customers.id = orders.customer", "orders.customer = customers.id"}));
    EXPECT_EQ(predicates(shape("select 1 from orders where customer = (select id from customers where email = 'a')")),
              (Texts{"customers.email = a", "orders.customer ="}));
    EXPECT_EQ(predicates(shape("select (select max(placed) from orders where customer = c.id) from customers c")),
              (Texts{"orders.customer = c.id", "c.id = orders.customer"}));
}

TEST(Shape, columnsAreFollowedThroughSubqueriesAndWith)
{
    EXPECT_EQ(predicates(shape(
                  "select * from (select customer as c, lower(status) as s from orders) x where c = 1 and s = 'a'")),
              (Texts{"orders.customer = 1", "orders.lower(\"status\") = a"}));
    EXPECT_EQ(predicates(shape("with x(k) as (select customer from orders) select 1 from x join customers on k = id")),
              (Texts{"orders.customer = customers.id", "customers.id = orders.customer"}));
    EXPECT_EQ(
        predicates(shape("with recursive r as (select id from orders where customer = 1 union all select o.id from "
                         "orders o join r on r.id = o.total) select * from r")),
        (Texts{"orders.customer = 1", "o.total ="}));
    EXPECT_EQ(
        predicates(shape("select 1 from customers c, lateral (select 1 from orders where customer = c.id limit 1) l")),
        (Texts{"orders.customer = c.id", "c.id = orders.customer"}));
}

TEST(Shape, expressionsComeBackAsSql)
{
    const auto read = shape("select 1 from customers join orders on true where lower(email) = 'a' and "
                            "(data->>'kind') = 'b' and (data->>'n')::int > 3 and coalesce(status, 'x') = 'x' "
                            "and local::date = '2026-01-01' and date_trunc('day', local) = $1 and name || email = 'c' "
                            "and data #>> '{a,b}' = 'c'");
    EXPECT_EQ(predicates(read),
              (Texts{R"(customers.lower("email") = a)", R"(orders."data" ->> 'kind' = b)",
                     R"(orders.("data" ->> 'n')::integer > 3)", R"(orders.COALESCE("status", 'x') = x)",
                     R"(orders.("local")::date = 2026-01-01)", R"(orders.date_trunc('day', "local") =)",
                     R"(customers."name" || "email" = c)", R"(orders."data" #>> '{a,b}' = c)"}));
}

TEST(Shape, whatDependsOnSettingsIsNoIndexExpression)
{
    EXPECT_EQ(
        predicates(shape("select 1 from orders where placed::date = '2026-01-01' and date_trunc('day', placed) = $1 "
                         "and to_char(placed, 'x') = 'y' and my.lower(status) = 'a' and random() < total / 2 + id")),
        Texts{});
    EXPECT_EQ(predicates(shape("select 1 from customers where to_tsvector(name) @@ 'a'::tsquery")), Texts{});
    EXPECT_EQ(predicates(shape("select 1 from customers where to_tsvector('simple', name) @@ to_tsquery('a')")),
              Texts{R"(customers.to_tsvector('simple', "name") matches)"});
    EXPECT_EQ(predicates(shape("select 1 from customers where string_to_array(name, ',') @> array['a']")),
              Texts{R"(customers.string_to_array("name", ',') @>)"});
}

TEST(Shape, constantsWithATypeKeepIt)
{
    const auto read =
        shape("select 1 from orders where status = 'a''b'::\"Odd Type\" and paid = 'true'::boolean and total = -3");
    EXPECT_EQ(predicates(read), (Texts{"orders.status = a'b", "orders.paid = t", "orders.total = -3"}));
    EXPECT_EQ(read.predicates[0].sql, R"("status" = 'a''b'::"Odd Type")");
    EXPECT_EQ(read.predicates[1].sql, R"("paid" = 'true'::"pg_catalog"."bool")");
    EXPECT_EQ(read.predicates[2].sql, R"("total" = -3)");
    EXPECT_EQ(
        predicates(shape("select 1 from orders where id in (-1, 0, - (2), -3.5, -99999999999, - -4) and total+-7=0")),
        (Texts{"orders.id in -1 0 -2 -3.5 -99999999999 4"}));
}

TEST(Shape, patternsAreToldApart)
{
    EXPECT_EQ(
        predicates(
            shape("select 1 from customers where email like 'a%' and email like '%a' and name ilike 'a%' "
                  "and name ~ 'a.c' and name like $1 and name not like 'b%' and name similar to 'a' and name % 'abc'")),
        (Texts{"customers.email like x% a%", "customers.email like %a", "customers.name like a%",
               "customers.name like a.c", "customers.name like x%", "customers.name like", "customers.name % abc"}));
}

TEST(Shape, documentsAndArraysAreRead)
{
    EXPECT_EQ(
        predicates(shape("select 1 from orders where data @> '{\"a\": 1}' and data ? 'k' and tags && array['x'] and "
                         "'x' = any(tags) and id = any($1) and array['y'] <@ tags and id = any(array[1, 2])")),
        (Texts{"orders.data @> {\"a\": 1}", "orders.data has key k", "orders.tags &&", "orders.tags any",
               "orders.id in", "orders.tags @>", "orders.id in 1 2"}));
}

TEST(Shape, armsOfAnOrAreKeptApart)
{
    EXPECT_EQ(predicates(shape("select 1 from orders where customer = 1 and (status = 'a' or total = 2 and paid)")),
              (Texts{"orders.customer = 1", "orders.status = a or00", "orders.total = 2 or01", "orders.paid t or01"}));
}

TEST(Shape, ordersKnowDirectionsAndPositions)
{
    EXPECT_EQ(orderings(shape("select customer, placed p from orders order by 1, p desc nulls last, id limit 10")),
              Texts{"order orders.customer orders.placed desc last orders.id limited"});
    EXPECT_EQ(orderings(shape("select status, count(*) from orders group by status, random() order by count(*)")),
              Texts{"group orders.status ..."});
    EXPECT_EQ(orderings(shape("select distinct customer, status from orders")),
              Texts{"distinct orders.customer orders.status"});
    EXPECT_EQ(orderings(shape("select distinct on (customer) * from orders order by customer, placed desc")),
              (Texts{"distinct orders.customer", "order orders.customer orders.placed desc"}));
    EXPECT_EQ(orderings(shape("select max(placed) from orders where customer = 1")),
              Texts{"extreme orders.placed limited"});
    EXPECT_EQ(orderings(shape("select row_number() over (partition by customer order by placed desc) from orders")),
              Texts{"window orders.customer orders.placed desc"});
    EXPECT_EQ(orderings(shape("select 1 from orders where (customer, id) > (1, 2)")),
              Texts{"row orders.customer orders.id"});
}

TEST(Shape, writesNameTheirTargets)
{
    const auto update = shape("update orders o set status = 'x', (total, paid) = (1, true) from customers c "
                              "where c.id = o.customer returning o.id");
    EXPECT_EQ(update.kind, StatementKind::Update);
    EXPECT_TRUE(update.relations[0].written);
    EXPECT_EQ(update.relations[0].updatedColumns, (std::set<std::string>{"paid", "status", "total"}));
    EXPECT_FALSE(update.relations[1].written);
    EXPECT_EQ(predicates(update), (Texts{"c.id = o.customer", "o.customer = c.id"}));

    const auto remove =
        shape("with gone as (delete from orders where customer = 3 returning id) select count(*) from gone");
    EXPECT_EQ(remove.kind, StatementKind::Select);
    EXPECT_TRUE(remove.writes);
    EXPECT_EQ(predicates(remove), Texts{"orders.customer = 3"});

    const auto insert =
        shape("insert into orders (id) values (1) on conflict (id) do update set total = excluded.total");
    EXPECT_EQ(insert.kind, StatementKind::Insert);
    EXPECT_EQ(insert.relations[0].updatedColumns, std::set<std::string>{"total"});

    const auto merge = shape("merge into orders o using customers c on c.id = o.customer when matched then update set "
                             "total = 1 when not matched then insert (id) values (1)");
    EXPECT_EQ(merge.kind, StatementKind::Merge);
    EXPECT_EQ(merge.relations[0].updatedColumns, std::set<std::string>{"total"});
    EXPECT_EQ(predicates(merge), (Texts{"c.id = o.customer", "o.customer = c.id"}));
}

TEST(Shape, partsOfAUnionAreReadEach)
{
    EXPECT_EQ(predicates(shape(
                  "select id from orders where customer = 1 union all (select id from customers where email = 'a' "
                  "order by id limit 1) limit 3")),
              (Texts{"orders.customer = 1", "customers.email = a"}));
}

TEST(Shape, whatIsNotKnownIsNoted)
{
    const auto read = shape("select 1 from some_view v join orders on orders.id = v.id where x = 1 and customer = 2");
    ASSERT_EQ(read.notes.size(), 1U);
    EXPECT_EQ(read.notes[0].english(), "\"some_view\" is no table that is known; what it reads is not looked at");
    EXPECT_EQ(predicates(read), (Texts{"orders.id = v.id", "v.id = orders.id", "orders.customer = 2"}));
}

TEST(Shape, whatCanHaveNoIndexIsNotCalledAnUnknownTable)
{
    for (const char* sql : {"select last_value from orders_id_seq", "select s.last_value from public.orders_id_seq s",
                            "select relname from pg_catalog.pg_class where relname = 'x'"})
        EXPECT_TRUE(shape(sql).notes.empty()) << sql;
    const auto far = shape("select 1 from public.far join orders on orders.id = far.id where customer = 2");
    ASSERT_EQ(far.notes.size(), 1U);
    EXPECT_EQ(far.notes[0].english(), "\"public.far\" is a foreign table: its indexes are made where its rows are");
    EXPECT_EQ(predicates(far), (Texts{"orders.id = far.id", "far.id = orders.id", "orders.customer = 2"}));
    EXPECT_EQ(shape("select 1 from nowhere, orders_id_seq").notes.size(), 1U);
}

TEST(Shape, wrappersAreTakenOff)
{
    EXPECT_EQ(predicates(shape("explain analyze select 1 from orders where customer = 1")),
              Texts{"orders.customer = 1"});
    EXPECT_EQ(predicates(shape("create table x as select 1 as a from orders where customer = 1")),
              Texts{"orders.customer = 1"});
    EXPECT_EQ(shape("vacuum orders").kind, StatementKind::Other);
}

TEST(Shape, onlyOneStatementIsRead)
{
    EXPECT_FALSE(shapeOf("select 1; select 2", tables));
    EXPECT_FALSE(shapeOf("", tables));
    EXPECT_FALSE(shapeOf("selekt", tables));
}

TEST(Shape, whatIsDeepOrWideIsReadAsFarAsItsBoundsAndNoted)
{
    const auto repeated = [](const std::string& part, int times) {
        std::string text;
        for (int i = 0; i < times; ++i)
            text += part;
        return text;
    };
    const auto wide = shape("select 1 from orders where id = 1" + repeated(" or total = 2", 5000));
    EXPECT_EQ(wide.predicates.size(), 1000U);
    ASSERT_EQ(wide.notes.size(), 1U);
    EXPECT_EQ(wide.notes[0].english(), "Conditions beyond the first 1000 of a statement are not looked at");
    const auto queries =
        shape("select 1 from orders where id = " + repeated("(select 1 where 1 = ", 400) + "1" + repeated(")", 400));
    EXPECT_EQ(predicates(queries), Texts{"orders.id ="});
    ASSERT_EQ(queries.notes.size(), 1U);
    EXPECT_EQ(queries.notes[0].english(), "Queries nested deeper than 250 are not looked at");
    EXPECT_EQ(shape("select 1 from orders where " + repeated("not ", 700) + "paid").notes.size(), 1U);
    EXPECT_EQ(shape("select 1 from orders" + repeated(", orders", 5000)).relations.size(), 500U);
    EXPECT_EQ(shape("select 1 from orders" + repeated(" join orders on true", 550)).notes.size(), 1U);
    EXPECT_EQ(predicates(shape("select 1 from orders where id = 1" + repeated("+1", 1400))), Texts{"orders.id ="});
}
