// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/quoting.h"
#include "tests/db/advise/shoptest.h"

#include <cmath>

namespace {

using namespace howdah;
using namespace howdah::advise;
using test::costAt;
using test::index;
using test::statement;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using CloneOfAShop = test::ShopTest;

/// One clone for all tests that only ask.
class SharedClone : public test::ShopTest {
protected:
    static void SetUpTestSuite()
    {
        ShopTest::SetUpTestSuite();
        s_clone = makeClone();
    }
    static void TearDownTestSuite()
    {
        s_clone.reset();
        ShopTest::TearDownTestSuite();
    }
    void SetUp() override { ASSERT_TRUE(s_clone); }

    static WhatIf::Handle add(const IndexDefinition& definition, std::int64_t bytes = 1'000'000)
    {
        const auto handle = s_clone->add(definition, base::ByteCount{bytes});
        EXPECT_TRUE(handle) << (handle ? "" : handle.error().english());
        return handle.value_or(-1);
    }

    inline static std::unique_ptr<Clone> s_clone;
};

/// Everything of a database that a clone must not change, once its other sessions have ended and told what they did.
std::string fingerprint(pg::Connection& connection)
{
    const auto deadline = base::Deadline::after(base::Seconds(60));
    for (bool alone = false; !alone;) {
        const auto others = connection.query("select count(*) = 0 from pg_stat_activity where datname = "
                                             "current_database() and pid <> pg_backend_pid()");
        EXPECT_TRUE(others) << others.error().english();
        EXPECT_FALSE(deadline.passed()) << "another session goes on";
        alone = !others || deadline.passed() || others->value<bool>(0, 0).value_or(false);
    }
    const auto rows = connection.query(
        "select md5(string_agg(t, '\n' order by t)) from ("
        "select c::text as t from pg_class c where c.oid >= 16384 union all select x::text from pg_index x union all "
        "select s.schemaname || s.relname || ' ' || concat_ws(' ', s.seq_scan, s.idx_scan, s.n_tup_ins, s.n_tup_upd, "
        "s.n_tup_del, s.last_vacuum, s.last_analyze) from pg_stat_user_tables s union all "
        "select n.nspname from pg_namespace n union all "
        "select starelid || ' ' || staattnum || ' ' || stawidth || ' ' || coalesce(stavalues1::text, '') from "
        "pg_statistic where starelid >= 16384) as everything");
    EXPECT_TRUE(rows) << rows.error().english();
    return rows ? std::string(rows->text(0, 0)) : "";
}

} // namespace

TEST_F(CloneOfAShop, everyStatementCostsThereWhatItCostsAtTheSource)
{
    const auto clone = makeClone();
    ASSERT_TRUE(clone);
    EXPECT_THAT(clone->notes(), IsEmpty()) << clone->notes().front().english();
    const auto source = s_database->connect();
    for (const std::string_view sql : test::shopStatements) {
        const double there = costAt(*source, sql);
        EXPECT_NEAR(cost(*clone, sql) / there, 1, 0.005) << sql;
    }
}

TEST_F(CloneOfAShop, anIndexCostsThereWhatItWillCostOnceItIsBuilt)
{
    struct Wanted {
        IndexDefinition definition;
        std::string name;
    };
    std::vector<Wanted> wanted{{index("public", "orders", {"customer_id", "created"}), "i1"},
                               {index("public", "customers", {"email"}), "i2"},
                               {index("public", "order_lines", {"product"}), "i3"},
                               {index("stock", "events", {"customer_id"}), "i4"},
                               {index("public", "orders", {"created"}, "status = 'paid'"), "i5"},
                               {index("public", "measures", {"label"}), "i6"},
                               {index("public", "customers", {"profile"}), "i7"}};
    wanted[6].definition.method = "gin";
    const auto source = s_database->connect();
    const auto clone = makeClone();
    ASSERT_TRUE(clone);
    // Built at the source to know their size, then used there.
    std::vector<double> without;
    for (const std::string_view sql : test::shopStatements)
        without.push_back(costAt(*source, sql));
    WhatIf::Choice all;
    for (const Wanted& one : wanted) {
        const base::Status built = source->execute(one.definition.ddl(one.name, false));
        ASSERT_TRUE(built) << built.error().english();
        const auto size = source->query("select pg_relation_size(to_regclass($1)) + coalesce((select "
                                        "sum(pg_relation_size(relid)) from pg_partition_tree(to_regclass($1))), 0)",
                                        {one.definition.schema + "." + one.name});
        ASSERT_TRUE(size && size->value<std::int64_t>(0, 0));
        const auto handle = clone->add(one.definition, base::ByteCount{*size->value<std::int64_t>(0, 0)});
        ASSERT_TRUE(handle) << handle.error().english();
        all.visible.push_back(*handle);
    }
    double predicted = 0, real = 0;
    int changed = 0;
    for (std::size_t i = 0; i < std::size(test::shopStatements); ++i) {
        const std::string_view sql = test::shopStatements[i];
        const double there = costAt(*source, sql);
        const double here = cost(*clone, sql, all);
        EXPECT_NEAR(here / there, 1, 0.05) << sql << " was " << without[i];
        predicted += here;
        real += there;
        changed += there < without[i] * 0.9 ? 1 : 0;
        EXPECT_NEAR(cost(*clone, sql) / without[i], 1, 0.005) << "hidden again: " << sql;
    }
    EXPECT_NEAR(predicted / real, 1, 0.02);
    EXPECT_GE(changed, 7);
    for (const Wanted& one : wanted)
        ASSERT_TRUE(source->execute("drop index " + base::quoteQualified({one.definition.schema, one.name})));
}

TEST_F(CloneOfAShop, leavesTheSourceAsItIs)
{
    const auto source = s_database->connect();
    const std::string before = fingerprint(*source);
    {
        const auto clone = makeClone();
        ASSERT_TRUE(clone);
        const auto handle = clone->add(index("public", "orders", {"customer_id"}), base::ByteCount{2'000'000});
        ASSERT_TRUE(handle);
        cost(*clone, "select * from orders where customer_id = 4", {{*handle}, {{"public", "orders_pkey"}}});
        cost(*clone, "update orders set note = '' where customer_id = 4");
    }
    EXPECT_EQ(fingerprint(*source), before);
}

TEST_F(CloneOfAShop, takesOverTheSettingsOfTheSession)
{
    CloneOptions with = options();
    with.source.setStartupOption("random_page_cost", "1.1").setStartupOption("work_mem", "64kB");
    with.source.setStartupOption("enable_hashjoin", "off").setStartupOption("DateStyle", "German, DMY");
    with.source.setStartupOption("search_path", "stock,public");
    const auto clone = makeClone(with);
    ASSERT_TRUE(clone);
    pg::ConnectOptions connect;
    const auto source = pg::Connection::connect(with.source, connect);
    ASSERT_TRUE(source);
    for (const std::string_view sql :
         {"select * from orders where id < 500", "select * from orders order by note",
          "select * from orders o join customers c on c.id = o.customer_id", "select * from events where id = 7",
          "select * from customers where born < '3.2.1960'"})
        EXPECT_NEAR(cost(*clone, sql) / costAt(**source, sql), 1, 0.005) << sql;
}

TEST_F(CloneOfAShop, relationsLargerThanOneFileKeepTheirSize)
{
    // A table of more than two gigabytes, most of which are holes that nobody reads.
    const auto source = s_database->connect();
    ASSERT_TRUE(source->execute("create table huge (a int, b text); insert into huge select i, 'x' from "
                                "generate_series(1, 1000) i; create index huge_a on huge (a)"));
    ASSERT_TRUE(source->execute("vacuum analyze huge"));
    const auto facts = source->query("select current_setting('data_directory') || '/' || pg_relation_filepath('huge')");
    ASSERT_TRUE(facts) << facts.error().english();
    const auto account = server::serverAccount();
    ASSERT_TRUE(account);
    constexpr std::int64_t segment = std::int64_t{1} << 30U;
    const std::string path(facts->text(0, 0));
    ASSERT_TRUE(base::stretchFile(path, segment));
    ASSERT_TRUE(base::makeSparseFile(path + ".1", {}, segment, *account));
    ASSERT_TRUE(base::makeSparseFile(path + ".2", {}, 81920, *account));
    const auto clone = makeClone();
    ASSERT_TRUE(clone);
    for (const std::string_view sql : {"select * from huge", "select * from huge where a = 3", "select a from huge"}) {
        const double there = costAt(*source, sql);
        EXPECT_NEAR(cost(*clone, sql) / there, 1, 0.005) << sql;
    }
    EXPECT_GT(cost(*clone, "select * from huge"), 262144);
    const auto handle = clone->add(index("public", "huge", {"b"}), base::ByteCount{3 * segment});
    ASSERT_TRUE(handle);
    EXPECT_GT(cost(*clone, "select * from huge"), 262144) << "as long as before";
    ASSERT_TRUE(source->execute("drop table huge"));
}

TEST_F(SharedClone, rowsAreExpectedByTheStatisticsOfSeveralColumnsToo)
{
    const auto source = s_database->connect();
    const auto rowsAtSource = [&](std::string_view sql) {
        const auto answer = source->query("explain (format json) " + std::string(sql));
        const auto plans = plan::parsePlans(answer ? answer->text(0, 0) : "");
        return plans && !plans->empty() ? plans->front()->root->planRows : -1;
    };
    // A list of common values, dependencies, and distinct pairs: each without them is off by far.
    for (const std::string_view sql :
         {"select * from orders where status = 'paid' and customer_id = 1",
          "select * from customers where segment = 'partner' and country = 'TR'",
          "select distinct coarse, fine from pairs", "select * from pairs where coarse = 3 and fine = 300"}) {
        const auto plan = s_clone->explain(statement(sql), {}, {});
        ASSERT_TRUE(plan) << plan.error().english();
        EXPECT_NEAR((*plan)->root->planRows / rowsAtSource(sql), 1, 0.005) << sql;
    }
    ASSERT_TRUE(source->execute("begin; drop statistics pairs_statistics"));
    EXPECT_GT(rowsAtSource("select distinct coarse, fine from pairs"), 1900) << "so that it shows";
    ASSERT_TRUE(source->execute("rollback"));
    EXPECT_LT(rowsAtSource("select distinct coarse, fine from pairs"), 1100);
}

TEST_F(SharedClone, anIndexIsSeenWhenItIsWantedAndOnlyThen)
{
    const std::string_view sql = "select * from orders where customer_id = 4";
    const double without = cost(*s_clone, sql);
    const WhatIf::Handle handle = add(index("public", "orders", {"customer_id"}));
    EXPECT_DOUBLE_EQ(cost(*s_clone, sql), without) << "hidden at first";
    const auto with = s_clone->estimate(statement(sql), {{handle}, {}}, {});
    ASSERT_TRUE(with);
    EXPECT_LT(with->cost, without / 2);
    EXPECT_THAT(with->used, ElementsAre(handle));
    EXPECT_THAT(with->usedExisting, IsEmpty());
    EXPECT_DOUBLE_EQ(cost(*s_clone, sql), without);
    const auto plan = s_clone->explain(statement(sql), {{handle}, {}}, {});
    ASSERT_TRUE(plan);
    std::string indexes;
    plan::forEachNode(*(*plan)->root, [&](const plan::Node& node, int) { indexes += node.index; });
    EXPECT_EQ(indexes, "orders_customer_id_idx") << "the name it is suggested under";
}

TEST_F(SharedClone, aSecondIndexOfTheSameKindHasANameOfItsOwn)
{
    const WhatIf::Handle first = add(index("public", "measures", {"label"}));
    const WhatIf::Handle second = add(index("public", "measures", {"label"}), 3'000'000);
    const std::string_view sql = "select * from measures where label = 'm7'";
    const auto both = s_clone->estimate(statement(sql), {{first, second}, {}}, {});
    ASSERT_TRUE(both);
    EXPECT_THAT(both->used, ElementsAre(first)) << "the smaller one";
    const auto large = s_clone->estimate(statement(sql), {{second}, {}}, {});
    ASSERT_TRUE(large);
    EXPECT_THAT(large->used, ElementsAre(second));
    EXPECT_GT(large->cost, both->cost);
}

TEST_F(SharedClone, existingIndexesAreHiddenTogetherWithThoseOfPartitions)
{
    const std::string_view lookUp = "select * from orders where id = 7";
    const auto before = s_clone->estimate(statement(lookUp), {}, {});
    ASSERT_TRUE(before);
    EXPECT_THAT(before->usedExisting, ElementsAre("orders_pkey"));
    const auto hidden = s_clone->estimate(statement(lookUp), {{}, {{"public", "orders_pkey"}}}, {});
    ASSERT_TRUE(hidden);
    EXPECT_GT(hidden->cost, before->cost * 10);
    EXPECT_THAT(hidden->usedExisting, IsEmpty());

    const std::string_view events = "select * from stock.events where id = 1000";
    const double seen = cost(*s_clone, events);
    EXPECT_GT(cost(*s_clone, events, {{}, {{"stock", "events_pkey"}}}), seen * 10);
    EXPECT_DOUBLE_EQ(cost(*s_clone, events), seen);
    const auto unknown = s_clone->estimate(statement(lookUp), {{}, {{"public", "nothing"}}}, {});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code(), base::ErrorCode::NotFound);
}

TEST_F(SharedClone, aUniqueIndexThatOnConflictNeedsCannotBeHidden)
{
    const std::string_view sql = "insert into customers (id) values (1) on conflict (id) do nothing";
    EXPECT_TRUE(s_clone->estimate(statement(sql), {}, {}));
    const auto hidden = s_clone->estimate(statement(sql), {{}, {{"public", "customers_pkey"}}}, {});
    ASSERT_FALSE(hidden);
    EXPECT_EQ(hidden.error().code(), base::ErrorCode::Unsupported);
    EXPECT_TRUE(s_clone->estimate(statement(sql), {}, {}));
}

TEST_F(SharedClone, aPartitionedTableGetsItsIndexOnEveryPartition)
{
    const WhatIf::Handle handle = add(index("stock", "events", {"customer_id"}), 900'000);
    const std::string_view sql = "select * from stock.events where customer_id = 77";
    const double without = cost(*s_clone, sql);
    const auto with = s_clone->estimate(statement(sql), {{handle}, {}}, {});
    ASSERT_TRUE(with);
    EXPECT_LT(with->cost, without / 2);
    EXPECT_THAT(with->used, ElementsAre(handle));
    // One on a partition alone, which the index of the whole table then takes as its own.
    const WhatIf::Handle part = add(index("stock", "events_2", {"kind"}), 300'000);
    const WhatIf::Handle whole = add(index("stock", "events", {"kind"}), 900'000);
    const std::string_view buys = "select * from stock.events_2 where kind = 'nothing'";
    EXPECT_THAT(s_clone->estimate(statement(buys), {{part}, {}}, {})->used, ElementsAre(part));
    EXPECT_THAT(s_clone->estimate(statement(buys), {{whole}, {}}, {})->used, ElementsAre(whole));
    EXPECT_THAT(s_clone->estimate(statement(buys), {}, {})->used, IsEmpty());
}

TEST_F(SharedClone, indexesOfManyKindsCanBeTried)
{
    IndexDefinition trigram = index("public", "customers", {"name"});
    trigram.method = "gin";
    trigram.keys[0].opclass = "gin_trgm_ops";
    IndexDefinition path = index("public", "customers", {"profile"});
    path.method = "gin";
    path.keys[0].opclass = "jsonb_path_ops";
    IndexDefinition brin = index("public", "orders", {"created"});
    brin.method = "brin";
    IndexDefinition hash = index("public", "customers", {"email"});
    hash.method = "hash";
    IndexDefinition gist = index("public", "measures", {"span"});
    gist.method = "gist";
    IndexDefinition expression = index("public", "customers", {""});
    expression.keys[0].expression = "lower(name)";
    IndexDefinition covering = index("public", "orders", {"customer_id"});
    covering.include = {"total"};
    covering.keys[0].descending = covering.keys[0].nullsFirst = true;
    const std::pair<IndexDefinition, std::string_view> tries[] = {
        {trigram, "select * from customers where name like '%abcdef%'"},
        {path, "select * from customers where profile @> '{\"tier\": 77}'"},
        {brin, "select * from orders where created between '2025-02-03' and '2025-02-03 01:00'"},
        {hash, "select * from customers where email = 'c42@shop.example'"},
        {gist, "select * from measures where span @> int4range(999, 1000)"},
        {expression, "select * from customers where lower(name) = 'ada'"},
        {covering, "select customer_id, total from orders where customer_id = 3"},
        {index("public", "orders", {"customer_id"}, "status = 'paid'"),
         "select * from orders where status = 'paid' and customer_id = 5"}};
    for (const auto& [definition, sql] : tries) {
        const WhatIf::Handle handle = add(definition, 500'000);
        const auto with = s_clone->estimate(statement(sql), {{handle}, {}}, {});
        ASSERT_TRUE(with) << sql << with.error().english();
        EXPECT_THAT(with->used, ElementsAre(handle)) << sql;
        EXPECT_LT(with->cost, cost(*s_clone, sql)) << sql;
    }
}

TEST_F(SharedClone, theEndsOfAColumnCanBeLookedUpInAnIndexWithoutEntries)
{
    // Near the ends of the histogram the planner reads the least and greatest value from an index, existing or not.
    const WhatIf::Handle ordinary = add(index("public", "orders", {"created"}), 1'400'000);
    const WhatIf::Handle tall = add(index("public", "orders", {"total"}), 20'000'000'000);
    for (const std::string_view sql :
         {"select * from orders where id > 59999", "select * from orders where id < 2",
          "select * from orders where created > '2025-07-27'", "select * from orders where total > 142.2",
          "select * from orders o join order_lines l on l.order_id = o.id where o.id > 59990 order by o.id"})
        EXPECT_GT(cost(*s_clone, sql, {{ordinary, tall}, {}}), 0) << sql;
}

TEST_F(SharedClone, genericStatementsArePlannedWithoutValues)
{
    const std::string_view sql = "select * from orders where status = $1 and customer_id = $2";
    const WhatIf::Handle handle = add(index("public", "orders", {"customer_id", "status"}));
    const auto without = s_clone->estimate(statement(sql, true), {}, {});
    ASSERT_TRUE(without) << without.error().english();
    const auto with = s_clone->estimate(statement(sql, true), {{handle}, {}}, {});
    ASSERT_TRUE(with);
    EXPECT_LT(with->cost, without->cost / 2) << "a plan is not kept over a change of indexes";
    EXPECT_EQ(s_clone->estimate(statement(sql, true), {}, {})->cost, without->cost);
    EXPECT_TRUE(s_clone->estimate(statement("select 1", true), {}, {})) << "none at all is no failure";
    EXPECT_TRUE(s_clone->estimate(
        statement("insert into orders (customer_id, status, created) values ($1, $2, $3)", true), {}, {}));
    const auto untyped = s_clone->estimate(statement("select $1 is null", true), {}, {});
    ASSERT_FALSE(untyped);
    EXPECT_EQ(untyped.error().code(), base::ErrorCode::Server);
    EXPECT_THAT(untyped.error().english(), HasSubstr("give the parameter a type"));
}

TEST_F(SharedClone, refusesWhatPostgresRefusesAndGoesOn)
{
    const std::string_view sql = "select * from orders where status = 'open'";
    const double before = cost(*s_clone, sql);
    const auto noColumn = s_clone->add(index("public", "orders", {"nothing"}), base::ByteCount{1000});
    ASSERT_FALSE(noColumn);
    EXPECT_EQ(noColumn.error().code(), base::ErrorCode::Server);
    EXPECT_EQ(noColumn.error().sqlState(), "42703");
    EXPECT_FALSE(s_clone->add(index("public", "orders", {"status"}, "status = now()"), base::ByteCount{1000}));
    EXPECT_FALSE(
        s_clone->add(index("public", "orders", {"status"}, "true); drop table orders; --"), base::ByteCount{1000}));
    const auto noTable = s_clone->add(index("public", "nothing", {"a"}), base::ByteCount{1000});
    ASSERT_FALSE(noTable);
    EXPECT_EQ(noTable.error().code(), base::ErrorCode::NotFound);
    for (const std::int64_t bytes : {std::int64_t{-1}, std::numeric_limits<std::int64_t>::max()}) {
        const auto odd = s_clone->add(index("public", "orders", {"status"}), base::ByteCount{bytes});
        ASSERT_FALSE(odd);
        EXPECT_EQ(odd.error().code(), base::ErrorCode::InvalidInput);
    }
    for (const std::string_view bad : {"", "selec", "select 1; select 2", "vacuum", "select * from nothing",
                                       "create table x (a int)", "explain select 1"}) {
        const auto answer = s_clone->estimate(statement(bad), {}, {});
        EXPECT_FALSE(answer) << bad;
        EXPECT_FALSE(s_clone->estimate(statement(bad, true), {}, {})) << bad;
    }
    const auto handle = s_clone->estimate(statement(sql), {{1'000'000}, {}}, {});
    ASSERT_FALSE(handle);
    EXPECT_EQ(handle.error().code(), base::ErrorCode::Usage);
    EXPECT_DOUBLE_EQ(cost(*s_clone, sql), before);
}

TEST_F(SharedClone, aStopEndsAQuestion)
{
    base::StopSource stop;
    stop.request_stop();
    const auto stopped = s_clone->estimate(statement("select * from orders"), {}, stop.get_token());
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code(), base::ErrorCode::Cancelled);
    EXPECT_GT(cost(*s_clone, "select * from orders"), 0);
}

TEST_F(CloneOfAShop, aStatementThatTakesTooLongToPlanIsGivenUpAndTheNextOneIsAnswered)
{
    const auto source = s_database->connect();
    ASSERT_TRUE(source->execute("create function slow() returns int language plpgsql immutable as "
                                "$$ begin perform pg_sleep(600); return 1; end $$"));
    CloneOptions with = options();
    with.planTimeout = base::Seconds(3);
    const auto clone = makeClone(with);
    ASSERT_TRUE(source->execute("drop function slow"));
    ASSERT_TRUE(clone);
    for (const bool generic : {false, true}) {
        const auto slow = clone->estimate(statement("select * from orders where id = slow()", generic), {}, {});
        ASSERT_FALSE(slow);
        EXPECT_EQ(slow.error().code(), base::ErrorCode::Timeout);
        EXPECT_TRUE(clone->estimate(statement("select * from orders where id = $1", true), {}, {}));
    }
}

TEST_F(SharedClone, countsWhatWasAskedOfIt)
{
    const int before = s_clone->explains();
    cost(*s_clone, "select * from orders");
    ASSERT_TRUE(s_clone->explain(statement("select * from orders"), {}, {}));
    EXPECT_EQ(s_clone->explains(), before + 2);
    EXPECT_EQ(s_clone->proof(), Proof::Clone);
    EXPECT_NE(s_clone->catalog().find("stock", "events"), nullptr);
}
