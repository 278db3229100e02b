// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions that reach a table through views, subqueries and the parts of a UNION, and those that do not.
#include "core/sql/shape.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace howdah::sql;

namespace {

class Views : public TableResolver {
public:
    [[nodiscard]] const TableDescription* find(std::string_view /*schema*/, std::string_view name) const override
    {
        const auto found = std::ranges::find(m_tables, name, &TableDescription::name);
        return found == m_tables.end() ? nullptr : &*found;
    }
    [[nodiscard]] const ViewDescription* view(std::string_view /*schema*/, std::string_view name) const override
    {
        const auto found = std::ranges::find(m_views, name, &ViewDescription::name);
        return found == m_views.end() ? nullptr : &*found;
    }

private:
    std::vector<TableDescription> m_tables = {
        {"public", "orders", {{"id", "bigint"}, {"customer", "integer"}, {"status", "text"}, {"total", "numeric"}}},
        {"public", "old_orders", {{"id", "bigint"}, {"client", "integer"}, {"status", "text"}, {"total", "numeric"}}},
        {"public", "named", {{"id", "integer"}, {"state", "character varying(20)"}, {"kind", "character varying"}}},
        {"public", "customers", {{"id", "integer"}, {"email", "text"}, {"name", "text"}}},
    };
    // As pg_get_viewdef writes them.
    std::vector<ViewDescription> m_views = {
        {"public",
         "open_orders",
         {"number", "customer", "total"},
         "SELECT orders.id AS number, orders.customer, orders.total FROM public.orders "
         "WHERE (orders.status = 'open'::text);",
         false},
        {"public",
         "big_open_orders",
         {"number", "customer"},
         "SELECT open_orders.number, open_orders.customer FROM public.open_orders "
         "WHERE (open_orders.total > (100)::numeric);",
         false},
        {"public",
         "bought",
         {"id", "mail", "name"},
         "SELECT o.id, lower(c.email) AS mail, c.name FROM (public.orders o JOIN public.customers c ON "
         "((c.id = o.customer)));",
         false},
        {"public",
         "sums",
         {"customer", "sum"},
         "SELECT orders.customer, sum(orders.total) AS sum FROM public.orders GROUP BY orders.customer;",
         false},
        {"public",
         "every_order",
         {"id", "customer", "status"},
         "SELECT orders.id, orders.customer, orders.status FROM public.orders UNION ALL "
         "SELECT old_orders.id, old_orders.client, old_orders.status FROM public.old_orders;",
         false},
        {"public",
         "newest",
         {"id", "customer"},
         "SELECT orders.id, orders.customer FROM public.orders ORDER BY orders.id DESC LIMIT 100;",
         false},
        {"public",
         "ranked",
         {"id", "customer", "place"},
         "SELECT orders.id, orders.customer, rank() OVER (PARTITION BY orders.customer ORDER BY orders.total) AS place "
         "FROM public.orders;",
         false},
        {"public",
         "guarded",
         {"id", "customer"},
         "SELECT orders.id, orders.customer FROM public.orders WHERE (orders.status = 'open'::text);",
         true},
        {"public", "broken", {"id"}, "SELECT FROM WHERE", false},
        {"public", "locked", {"id"}, "", false},
        {"public",
         "typed",
         {"id"},
         "SELECT named.id FROM public.named WHERE (((named.state)::text = 'open'::text) AND "
         "((named.kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])) AND "
         "(lower((named.state)::text) = 'x'::text));",
         false},
        {"public", "itself", {"id"}, "SELECT itself.id FROM public.itself;", false},
    };
};

const Views views;

QueryShape shape(std::string_view sql)
{
    auto read = shapeOf(sql, views);
    EXPECT_TRUE(read) << (read ? "" : read.error().english());
    return read ? std::move(*read) : QueryShape();
}

std::string nameOf(const QueryShape& shape, const Operand& operand)
{
    return operand.valid() ? shape.relations[static_cast<std::size_t>(operand.relation)].name + "." +
                                 (operand.column.empty() ? operand.expression : operand.column)
                           : "?";
}

/// "orders.customer" for a condition on it, with what it is compared with where that is a column.
std::vector<std::string> conditions(std::string_view sql)
{
    const QueryShape read = shape(sql);
    std::vector<std::string> all;
    for (const Predicate& one : read.predicates)
        all.push_back(nameOf(read, one.operand) + (one.other ? " = " + nameOf(read, *one.other) : ""));
    return all;
}

using Texts = std::vector<std::string>;

} // namespace

TEST(ShapeOfViews, aConditionOnAViewIsOneOnItsTable)
{
    const auto read = shape("select number from open_orders v where v.customer = 5 and number > 10");
    ASSERT_EQ(read.predicates.size(), 3U);
    EXPECT_EQ(read.predicates[0].sql, R"("status" = 'open')");
    EXPECT_EQ(read.predicates[1].sql, R"("customer" = 5)");
    EXPECT_EQ(read.predicates[2].sql, R"("id" > 10)");
    EXPECT_TRUE(read.notes.empty());
    // Not the total, which the view has and the statement does not ask for.
    EXPECT_EQ(read.relations.at(0).columns, (std::set<std::string>{"customer", "id", "status"}));
    EXPECT_FALSE(read.relations[0].allColumns);
    EXPECT_EQ(shape("select * from open_orders").relations.at(0).columns,
              (std::set<std::string>{"customer", "id", "status", "total"}));
}

TEST(ShapeOfViews, theCastsThatTheServerWritesIntoAViewAreSeenThrough)
{
    const auto read = shape("select id from typed");
    ASSERT_EQ(read.predicates.size(), 3U);
    EXPECT_EQ(read.predicates[0].operand.column, "state");
    EXPECT_EQ(read.predicates[0].sql, R"("state" = 'open')");
    EXPECT_EQ(read.predicates[1].operand.column, "kind");
    EXPECT_EQ(read.predicates[1].constants, (Texts{"a", "b"}));
    EXPECT_EQ(read.predicates[2].operand.expression, R"(lower("state"))");
}

TEST(ShapeOfViews, viewsOverViewsAndJoinsAreFollowed)
{
    EXPECT_EQ(conditions("select 1 from big_open_orders where customer = 5"),
              (Texts{"orders.status", "orders.total", "orders.customer"}));
    EXPECT_EQ(conditions("select id from bought where mail = 'a' and name = 'b'"),
              (Texts{"customers.id = orders.customer", "orders.customer = customers.id", "customers.lower(\"email\")",
                     "customers.name"}));
    EXPECT_EQ(
        conditions("select 1 from customers c join open_orders o on o.customer = c.id where c.name = 'b'"),
        (Texts{"orders.status", "orders.customer = customers.id", "customers.id = orders.customer", "customers.name"}));
    EXPECT_EQ(conditions("select 1 from open_orders v (a, b) where b = 3"),
              (Texts{"orders.status", "orders.customer"}));
    const auto sorted = shape("select number from open_orders order by total desc limit 5");
    ASSERT_EQ(sorted.orderings.size(), 1U);
    EXPECT_EQ(nameOf(sorted, sorted.orderings[0].keys.at(0).operand), "orders.total");
}

TEST(ShapeOfViews, onlyWhatThePlannerMovesIntoAQueryIsReadSo)
{
    EXPECT_EQ(conditions("select * from sums where customer = 5 and sum > 100"), Texts{"orders.customer"});
    EXPECT_EQ(conditions("select * from newest where customer = 5"), Texts{});
    EXPECT_EQ(conditions("select * from ranked where customer = 5 and id = 3 and place = 1"), Texts{"orders.customer"});
    EXPECT_EQ(conditions("select * from (select id, customer from orders limit 10) x where customer = 5"), Texts{});
    EXPECT_EQ(conditions("select * from (select distinct on (customer) customer, id from orders) x "
                         "where customer = 5 and id = 3"),
              Texts{"orders.customer"});
    EXPECT_EQ(conditions("select * from (select id from orders except select id from old_orders) x where id = 5"),
              Texts{});
    EXPECT_EQ(conditions("select * from (select status, customer from orders group by rollup (status, customer)) x "
                         "where status = 'open'"),
              Texts{});
}

TEST(ShapeOfViews, aConditionReachesAllPartsOfAUnion)
{
    const auto read = shape("select id from every_order where customer = 5 and status = 'open' order by id limit 9");
    Texts found;
    for (const Predicate& one : read.predicates)
        found.push_back(nameOf(read, one.operand) + ": " + one.sql);
    EXPECT_EQ(found, (Texts{R"(orders.customer: "customer" = 5)", "old_orders.client: ",
                            R"(orders.status: "status" = 'open')", R"(old_orders.status: "status" = 'open')"}));
    ASSERT_EQ(read.orderings.size(), 2U);
    EXPECT_EQ(nameOf(read, read.orderings[0].keys.at(0).operand), "orders.id");
    EXPECT_EQ(nameOf(read, read.orderings[1].keys.at(0).operand), "old_orders.id");
    EXPECT_EQ(conditions("select 1 from (select 'a' as kind, id from customers union select status, id from orders) x "
                         "where kind = 'b'"),
              Texts{"orders.status"});
}

TEST(ShapeOfViews, aBarrierKeepsConditionsOutAndSaysSo)
{
    EXPECT_EQ(conditions("select id from guarded where customer = 5"), Texts{"orders.status"});
    const auto read = shape("select id from guarded where customer = 5");
    ASSERT_EQ(read.notes.size(), 1U);
    EXPECT_EQ(read.notes[0].english(),
              "The view public.guarded is a security barrier: conditions on its columns are not "
              "looked at, since the server moves few of them into it");
    EXPECT_EQ(read.relations.at(0).columns, (std::set<std::string>{"customer", "id", "status"}));
}

TEST(ShapeOfViews, aViewThatIsWrittenWritesItsTable)
{
    const auto read = shape("update open_orders set total = 1 where number = 5");
    ASSERT_EQ(read.relations.size(), 1U);
    EXPECT_TRUE(read.relations[0].written);
    EXPECT_EQ(nameOf(read, read.predicates.at(1).operand), "orders.id");
}

TEST(ShapeOfViews, whatCannotBeReadIsNotedAndTheRestGoesOn)
{
    for (const std::string_view name : {"broken", "locked"}) {
        const auto read =
            shape("select 1 from " + std::string(name) + " v join orders o on o.id = v.id where total = 3");
        ASSERT_EQ(read.notes.size(), 1U) << name;
        EXPECT_EQ(read.notes[0].english(),
                  "The view public." + std::string(name) + " cannot be read; what it reads is not looked at");
        EXPECT_TRUE(std::ranges::any_of(read.predicates, [&](const Predicate& one) {
            return nameOf(read, one.operand) == "orders.id";
        })) << name;
    }
    EXPECT_FALSE(shape("select id from itself where id = 1").notes.empty()) << "ends, and says why";
}
