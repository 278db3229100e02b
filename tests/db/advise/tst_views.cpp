// SPDX-License-Identifier: GPL-3.0-or-later
// Statements that read through views get the indexes that their tables want.
#include "core/advise/advisor.h"
#include "core/advise/candidates.h"
#include "core/advise/clone.h"
#include "tests/db/server/clusterroot.h"
#include "tests/support/cluster.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <optional>

namespace {

using namespace howdah;

constexpr std::string_view schema = R"sql(
create table customers (id int primary key, email text not null, country text not null);
insert into customers select i, 'u' || i || '@example.org', (array['de', 'tr', 'fr'])[1 + i % 3]
    from generate_series(1, 20000) i;
create table orders (id int primary key, customer_id int not null, state text not null, total numeric not null,
    made timestamptz not null);
insert into orders select i, (i::bigint * 7919) % 20000 + 1, case when i % 100 = 0 then 'open' else 'done' end,
    i % 977, timestamptz '2026-01-01 00:00+00' + i * interval '1 minute' from generate_series(1, 100000) i;
create table old_orders (like orders);
insert into old_orders select id + 100000, customer_id, state, total, made - interval '1 year' from orders;
create view plain as select id as number, customer_id as client, total from orders where total > 1;
create view nested as select number, client from plain where total > 2;
create view joined as select o.id, o.total, c.email as mail from orders o join customers c on c.id = o.customer_id;
create view sums as select customer_id, sum(total) as total, count(*) as orders from orders group by customer_id;
create view every_order as select * from orders union all select * from old_orders;
create view guarded with (security_barrier) as select id, customer_id from orders;
create materialized view stored as select id, customer_id from orders;
create schema later;
create view later."Odd View" as select "number" as "The Number" from plain;
vacuum analyze;
)sql";

class AdviceOnViews : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_root.emplace();
        s_database = std::make_unique<test::Database>("views");
        s_connection = s_database->connect();
        const std::size_t last = schema.rfind("vacuum");
        const base::Status made = s_connection->execute(schema.substr(0, last));
        ASSERT_TRUE(made) << made.error().english();
        ASSERT_TRUE(s_connection->execute(schema.substr(last)));
        advise::CloneOptions options;
        options.source = s_database->params();
        auto clone = advise::Clone::make(options);
        ASSERT_TRUE(clone) << clone.error().english();
        s_clone = std::move(*clone);
    }
    static void TearDownTestSuite()
    {
        s_clone.reset();
        s_connection.reset();
        s_database.reset();
        s_root.reset();
    }
    void SetUp() override { ASSERT_NE(s_clone, nullptr); }

    static advise::Advice adviceFor(const std::string& sql)
    {
        const auto workload = advise::workloadOf(sql);
        EXPECT_TRUE(workload) << sql << ": " << (workload ? "" : workload.error().english());
        std::vector<base::Text> notes;
        auto candidates = advise::findCandidates(*workload, s_clone->catalog(), notes);
        advise::Advisor advisor(*workload, s_clone->catalog(), std::move(candidates), *s_clone);
        advise::AdviseOptions options;
        options.drops = false;
        auto advice = advisor.advise(options);
        EXPECT_TRUE(advice) << sql << ": " << (advice ? "" : advice.error().english());
        if (!advice)
            return {};
        advice->notes.insert(advice->notes.begin(), notes.begin(), notes.end());
        return std::move(*advice);
    }
    /// "orders(customer_id)" for each index, in order of their names.
    static std::vector<std::string> indexes(const advise::Advice& advice)
    {
        std::vector<std::string> all;
        for (const advise::CreateAdvice& create : advice.create)
            all.push_back(create.index.table + "(" + create.index.keys.at(0).column + ")");
        std::ranges::sort(all);
        return all;
    }

    static inline std::optional<test::ClusterRoot> s_root;
    static inline std::unique_ptr<test::Database> s_database;
    static inline std::unique_ptr<pg::Connection> s_connection;
    static inline std::unique_ptr<advise::Clone> s_clone;
};

using Texts = std::vector<std::string>;

} // namespace

TEST_F(AdviceOnViews, theTableBeneathGetsTheIndex)
{
    for (const auto& [sql, wanted] : std::vector<std::pair<std::string, Texts>>{
             {"select number, total from plain where client = 4711", {"orders(customer_id)"}},
             {"select number from nested where client = 4711", {"orders(customer_id)"}},
             {"select id, total from joined where mail = 'u77@example.org'",
              {"customers(email)", "orders(customer_id)"}},
             {"select total from sums where customer_id = 4711", {"orders(customer_id)"}},
             {"select id from every_order where customer_id = 4711",
              {"old_orders(customer_id)", "orders(customer_id)"}},
             {"select id from every_order order by made desc limit 5", {"old_orders(made)", "orders(made)"}},
             {"select id from stored where customer_id = 4711", {"stored(customer_id)"}},
             {"update plain set total = 5 where client = 4711", {"orders(customer_id)"}}}) {
        const advise::Advice advice = adviceFor(sql);
        EXPECT_EQ(indexes(advice), wanted) << sql;
        EXPECT_LT(advice.costAfter, advice.costBefore / 5) << sql;
        for (const base::Text& note : advice.notes)
            EXPECT_EQ(note.english().find("not looked at"), std::string::npos) << note.english();
    }
}

TEST_F(AdviceOnViews, theIndexBringsOnTheServerWhatWasPromised)
{
    const std::string sql = "select id, total from joined where mail = 'u77@example.org'";
    const advise::Advice advice = adviceFor(sql);
    ASSERT_EQ(advice.create.size(), 2U);
    ASSERT_TRUE(s_connection->execute("begin"));
    for (const advise::CreateAdvice& create : advice.create)
        ASSERT_TRUE(s_connection->execute(create.index.ddl(create.index.suggestedName(), false)));
    const auto plan = s_connection->query("explain (format json) " + sql);
    ASSERT_TRUE(plan);
    const auto plans = plan::parsePlans(plan->text(0, 0));
    ASSERT_TRUE(plans);
    EXPECT_NEAR(plans->front()->root->totalCost / advice.costAfter, 1, 0.05);
    ASSERT_TRUE(s_connection->execute("rollback"));
}

TEST_F(AdviceOnViews, whatIsNotMovedIntoAViewGivesNoIndex)
{
    EXPECT_EQ(indexes(adviceFor("select customer_id from sums where total > 100000")), Texts{});
    const advise::Advice guarded = adviceFor("select id from guarded where customer_id::text = '4711'");
    EXPECT_EQ(indexes(guarded), Texts{});
    EXPECT_TRUE(std::ranges::any_of(guarded.notes, [](const base::Text& note) {
        return note.english().find("public.guarded is a security barrier") != std::string::npos;
    }));
}

TEST_F(AdviceOnViews, theCatalogueHasViewsWithEveryNameInItsSchema)
{
    const auto& views = s_clone->catalog().views;
    const auto odd = std::ranges::find(views, "Odd View", &advise::ViewInfo::name);
    ASSERT_NE(odd, views.end());
    EXPECT_EQ(odd->schema, "later");
    EXPECT_EQ(odd->columns, Texts{"The Number"});
    EXPECT_NE(odd->definition.find("public.plain"), std::string::npos) << odd->definition;
    const auto guarded = std::ranges::find(views, "guarded", &advise::ViewInfo::name);
    ASSERT_NE(guarded, views.end());
    EXPECT_TRUE(guarded->barrier);
    EXPECT_FALSE(odd->barrier);
    const auto path = s_connection->query("show search_path");
    ASSERT_TRUE(path);
    EXPECT_EQ(path->text(0, 0), R"("$user", public)") << "the session keeps its own";
}

TEST_F(AdviceOnViews, aViewOfALockedTableIsNotWaitedFor)
{
    const auto other = s_database->connect();
    ASSERT_TRUE(other->execute("begin; lock table customers in access exclusive mode"));
    const auto catalog = advise::readCatalog(*s_connection, base::Deadline::after(base::Seconds(60)));
    ASSERT_TRUE(catalog) << catalog.error().english();
    const auto find = [&](std::string_view name) {
        return std::ranges::find(catalog->views, name, &advise::ViewInfo::name)->definition;
    };
    EXPECT_EQ(find("joined"), "");
    EXPECT_NE(find("plain"), "");
    ASSERT_TRUE(other->execute("rollback"));
}

TEST_F(AdviceOnViews, whatIsNeitherTableNorViewIsNamedAsWhatItIs)
{
    ASSERT_TRUE(
        s_connection->execute("create extension postgres_fdw; create server there foreign data wrapper postgres_fdw; "
                              "create foreign table far (id int, kind text) server there; create sequence numbers; "
                              "create schema first; create sequence first.orders"));
    auto catalog = advise::readCatalog(*s_connection, base::Deadline::after(base::Seconds(60)));
    ASSERT_TRUE(s_connection->execute("drop schema first cascade; drop foreign table far; drop sequence numbers; "
                                      "drop extension postgres_fdw cascade"));
    ASSERT_TRUE(catalog) << catalog.error().english();

    const auto notes = [&catalog](const std::string& sql) {
        const auto workload = advise::workloadOf(sql);
        EXPECT_TRUE(workload) << workload.error().english();
        std::vector<base::Text> said;
        EXPECT_TRUE(advise::findCandidates(*workload, *catalog, said).empty()) << sql;
        Texts lines;
        for (const base::Text& note : said)
            lines.push_back(note.english());
        return lines;
    };
    EXPECT_EQ(notes("select last_value from public.numbers"), Texts{});
    EXPECT_EQ(notes("select last_value, is_called from numbers"), Texts{});
    EXPECT_EQ(notes("select relname from pg_class where relpages > 10"), Texts{});
    EXPECT_EQ(notes("select relname from pg_catalog.pg_class"), Texts{});
    EXPECT_EQ(notes("select table_name from information_schema.tables"), Texts{});
    EXPECT_EQ(notes("select * from generate_series(1, 3) i"), Texts{});
    EXPECT_EQ(notes("select kind from far where id = 1"),
              Texts{"\"far\" is a foreign table: its indexes are made where its rows are"});
    EXPECT_EQ(notes("select 1 from gone where id = 1"),
              Texts{"\"gone\" is no table that is known; what it reads is not looked at"});

    // Whatever comes first on the search path is what a name means.
    const std::string orders = "select id from orders where customer_id = 7";
    std::vector<base::Text> said;
    EXPECT_FALSE(advise::findCandidates(*advise::workloadOf(orders), *catalog, said).empty());
    catalog->searchPath = {"first", "public"};
    EXPECT_TRUE(advise::findCandidates(*advise::workloadOf(orders), *catalog, said).empty());
    EXPECT_TRUE(said.empty());
}
