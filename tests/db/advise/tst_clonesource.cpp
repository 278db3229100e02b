// SPDX-License-Identifier: GPL-3.0-or-later
// Sources that are not as one would wish: without rights, with what a clone cannot have, gone in between.
#include "core/advise/clonebuild.h"
#include "core/base/quoting.h"
#include "tests/db/advise/shoptest.h"
#include "tests/support/standby.h"
#ifdef HOWDAH_HAS_PGBOUNCER
#include "tests/support/pgbouncer.h"
#endif

namespace {

using namespace howdah;
using namespace howdah::advise;
using test::costAt;
using test::index;
using test::statement;
using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using CloneOfASource = test::ShopTest;

std::vector<std::string> english(const std::vector<base::Text>& texts)
{
    std::vector<std::string> all;
    for (const base::Text& text : texts)
        all.push_back(text.english());
    return all;
}

/// A role for one test.
class Role {
public:
    Role(pg::Connection& connection, std::string name, const std::string& rights)
        : m_connection(connection)
        , m_name(std::move(name))
    {
        const base::Status made = connection.execute("create role " + m_name + " login; " + rights);
        EXPECT_TRUE(made) << made.error().english();
    }
    Role(const Role&) = delete;
    Role& operator=(const Role&) = delete;
    ~Role() { EXPECT_TRUE(m_connection.execute("drop owned by " + m_name + "; drop role " + m_name)); }

private:
    pg::Connection& m_connection;
    std::string m_name;
};

} // namespace

TEST_F(CloneOfASource, aRoleThatMayReadAllDataNeedsNoMoreRights)
{
    const auto source = s_database->connect();
    const Role reader(*source, "clone_reader", "grant pg_read_all_data to clone_reader");
    CloneOptions with = options();
    with.source.set("user", "clone_reader");
    const auto clone = makeClone(with);
    ASSERT_TRUE(clone);
    EXPECT_THAT(clone->notes(), IsEmpty()) << english(clone->notes()).front();
    for (const std::string_view sql : test::shopStatements)
        EXPECT_NEAR(cost(*clone, sql) / costAt(*source, sql), 1, 0.005) << sql;
}

TEST_F(CloneOfASource, aRoleThatMayOnlyReadTheTablesHasTheStatisticsOfPgStats)
{
    const auto source = s_database->connect();
    const Role reader(
        *source, "clone_user",
        "grant usage on schema stock to clone_user; grant select on all tables in schema public, stock to "
        "clone_user; grant select on all sequences in schema public to clone_user");
    CloneOptions with = options();
    with.source.set("user", "clone_user");
    const auto clone = makeClone(with);
    ASSERT_TRUE(clone);
    EXPECT_THAT(english(clone->notes()), testing::UnorderedElementsAre(HasSubstr("may not read pg_statistic"),
                                                                       HasSubstr("may not read extended statistics")));
    // Those that rely on what pg_stats does not show: statistics of several columns, of expressions, of ranges.
    const std::string_view beyond[] = {"customer_id = 3", "by status, customer_id", "date_trunc", "span &&"};
    int compared = 0;
    for (const std::string_view sql : test::shopStatements) {
        if (std::any_of(std::begin(beyond), std::end(beyond),
                        [&](std::string_view part) { return sql.find(part) != std::string_view::npos; }))
            continue;
        EXPECT_NEAR(cost(*clone, sql) / costAt(*source, sql), 1, 0.005) << sql;
        ++compared;
    }
    EXPECT_GE(compared, 35);
}

TEST_F(CloneOfASource, whatTheRoleMayNotReadIsLeftOut)
{
    const auto source = s_database->connect();
    const Role clerk(*source, "clone_clerk", "grant select on customers, orders to clone_clerk");
    CloneOptions with = options();
    with.source.set("user", "clone_clerk");
    const auto clone = makeClone(with);
    ASSERT_TRUE(clone);
    EXPECT_THAT(english(clone->notes()), Contains(HasSubstr("the role may not read them: ")));
    const std::string_view sql = "select * from orders o join customers c on c.id = o.customer_id where country = 'US'";
    EXPECT_NEAR(cost(*clone, sql) / costAt(*source, sql), 1, 0.005);
    const auto unknown = clone->estimate(statement("select * from order_lines"), {}, {});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().sqlState(), "42P01");
    EXPECT_THAT(unknown.error().english(), HasSubstr("what this one may not read is not in the clone either"));
}

TEST_F(CloneOfASource, onlyTheTablesThatAreAskedForAndWhatTheyNeedAreCloned)
{
    const auto source = s_database->connect();
    ASSERT_TRUE(source->execute("create sequence numbers; create table counted (n int default nextval('numbers'), o "
                                "customers); create table elsewhere (a serial primary key); "
                                "create table referring (a int references elsewhere)"));
    CloneOptions with = options();
    with.tables = {{"public", "open_orders"},
                   {"stock", "events_2"},
                   {"public", "counted"},
                   {"public", "referring"},
                   {"public", "nothing"}};
    const auto clone = makeClone(with);
    ASSERT_TRUE(clone);
    EXPECT_THAT(clone->notes(), IsEmpty()) << english(clone->notes()).front();
    // The view's tables, all partitions, the sequence of a default and the type of a column.
    for (const std::string_view sql : {"select * from open_orders where country = 'DE'", "select * from counted",
                                       "select * from stock.events where id = 1000", "select * from customers"})
        EXPECT_NEAR(cost(*clone, sql) / costAt(*source, sql), 1, 0.005) << sql;
    for (const std::string_view sql : {"select * from measures", "select * from revenue", "select * from elsewhere"})
        EXPECT_EQ(clone->estimate(statement(sql), {}, {}).error().sqlState(), "42P01") << sql;
    const auto absent = clone->add(index("public", "measures", {"at"}), base::ByteCount{1000});
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().code(), base::ErrorCode::NotFound);
    ASSERT_TRUE(source->execute("drop table counted, referring, elsewhere; drop sequence numbers"));
}

TEST_F(CloneOfASource, aCloneOfWhatIsTouchedPlansAsTheWholeOneDoes)
{
    const auto source = s_database->connect();
    // Names that a pattern could take for something else, and what statements reach without naming it.
    ASSERT_TRUE(source->execute(
        "create schema crowd; "
        "do $$ begin for i in 1..150 loop execute format('create table crowd.t%s (id serial primary key, customer_id "
        "int "
        "references customers, \"odd.column\" text)', i); end loop; end $$; "
        "create table crowd.\"t1|t2\" (a int); create table crowd.\"Order$\" (a int); "
        "create table crowd.\"a\"\"b.*\" (a int); create table crowd.\"tür\" (a int); create table crowd.\"tüt\" (a "
        "int); "
        "insert into crowd.t7 (customer_id) select 1 + i % 9000 from generate_series(1, 5000) i; analyze crowd.t7; "
        "create sequence crowd.tickets; "
        "create function crowd.of_segment(wanted segment) returns setof customers language sql stable as "
        "$$ select * from public.customers where segment = wanted $$; "
        "create function crowd.row_of(crowd.t9) returns int language sql immutable as $$ select 1 $$; "
        "create view crowd.seen as select t.id, c.country from crowd.t7 t join customers c on c.id = t.customer_id"));
    const std::vector<std::string> statements = {
        "select * from crowd.seen where country = 'TR'",
        "select o.id from orders o join customers c on c.id = o.customer_id where c.country = 'DE'",
        "select * from stock.events where at = date '2026-02-03' and kind = 'view'",
        "select name from crowd.of_segment('partner') where country = 'FR'",
        "insert into crowd.t7 (id, customer_id) values (nextval('crowd.tickets'), 5)",
        "update orders set total = total + 1 where id = 77",
        "delete from crowd.\"tür\" where a = 1"};
    const auto whole = makeClone();
    CloneOptions with = options();
    with.tables = {{"crowd", "seen"}, {"", "orders"},  {"", "customers"}, {"stock", "events"},   {"", "of_segment"},
                   {"", "tickets"},   {"crowd", "t7"}, {"crowd", "tür"},  {"", "no such thing"}, {"", "%"}};
    with.catalog = std::make_shared<const Catalog>(whole->catalog());
    const auto part = makeClone(with);
    ASSERT_TRUE(whole && part);
    EXPECT_THAT(part->notes(), IsEmpty()) << english(part->notes()).front();
    EXPECT_EQ(part->catalog().tables.size(), whole->catalog().tables.size()) << "drops are judged by all of them";
    const auto wanted = index("public", "orders", {"customer_id", "created"});
    const base::ByteCount bytes{3'000'000};
    const auto inWhole = whole->add(wanted, bytes), inPart = part->add(wanted, bytes);
    ASSERT_TRUE(inWhole && inPart);
    for (const std::string& sql : statements)
        for (const bool visible : {false, true}) {
            const WhatIf::Choice first{visible ? std::vector{*inWhole} : std::vector<WhatIf::Handle>(), {}};
            const WhatIf::Choice second{visible ? std::vector{*inPart} : std::vector<WhatIf::Handle>(), {}};
            const auto expected = whole->explain(statement(sql), first, {}),
                       got = part->explain(statement(sql), second, {});
            ASSERT_TRUE(expected) << sql << ": " << expected.error().english();
            ASSERT_TRUE(got) << sql << ": " << got.error().english();
            EXPECT_EQ(plan::toJson({*got}), plan::toJson({*expected})) << sql;
        }
    for (const std::string_view gone :
         {"crowd.t8", "crowd.\"t1|t2\"", "crowd.\"Order$\"", "crowd.\"a\"\"b.*\"", "crowd.\"tüt\"", "measures"})
        EXPECT_EQ(part->estimate(statement("select * from " + std::string(gone)), {}, {}).error().sqlState(), "42P01")
            << gone;
    ASSERT_TRUE(source->execute("drop schema crowd cascade"));
}

TEST_F(CloneOfASource, whatCameWithTheSchemaHasNoRightsInTheClone)
{
    const auto source = s_database->connect();
    ASSERT_TRUE(source->execute(
        "create function whoami() returns text language sql immutable as 'select current_setting(''is_superuser'')'; "
        // Called by the input of the domain, and by whoever reads its values.
        "create function traced(text) returns bool language plpgsql immutable as "
        "$$ begin if current_setting('is_superuser') = 'on' and "
        "current_setting('max_connections') <> '200' then raise 'run as superuser'; end if; return true; end $$; "
        "create domain traced_text as text check (traced(value)); "
        "create table traced_table (t traced_text, ts traced_text[], plain int); "
        "create index traced_index on traced_table (traced(t));"
        "insert into traced_table select 'a' || i % 3, array['b' || i % 2], i from generate_series(1, 500) i; "
        "analyze traced_table"));
    const auto clone = makeClone();
    ASSERT_TRUE(clone);
    EXPECT_THAT(clone->notes(), IsEmpty()) << english(clone->notes()).front();
    const auto plan = clone->explain(statement("select * from customers where name = whoami()"), {}, {});
    ASSERT_TRUE(plan);
    const std::string* const filter = (*plan)->root->detail("Filter");
    ASSERT_TRUE(filter);
    EXPECT_THAT(*filter, HasSubstr("'off'")) << "planned by a role that is no superuser";
    for (const std::string_view sql : {"select * from traced_table where t = 'a1'",
                                       "select * from traced_table where ts @> array['b1'::traced_text]"})
        EXPECT_NEAR(cost(*clone, sql) / costAt(*source, sql), 1, 0.005) << sql;
    ASSERT_TRUE(source->execute("drop table traced_table; drop domain traced_text; drop function traced, whoami"));
}

TEST_F(CloneOfASource, triggersPoliciesAndOddNamesDoNotDisturb)
{
    const auto source = s_database->connect();
    ASSERT_TRUE(source->execute(
        "create function stop_it() returns event_trigger language plpgsql as $$ begin raise 'no DDL here'; end $$; "
        "create function noisy() returns trigger language plpgsql as $$ begin raise 'no'; end $$; "
        "create schema \"we;ird \"\"ü\"; create table \"we;ird \"\"ü\".\"T'a\\b\" (\"c c\" int primary key, \"d,\" "
        "text); "
        "insert into \"we;ird \"\"ü\".\"T'a\\b\" select i, E'tab\\there \\\\ back {\"}' || i % 4 from "
        "generate_series(1, 2000) i; "
        "create trigger noisy before insert on orders for each row execute function noisy(); "
        "alter table orders enable row level security; create policy mine on orders using (false); "
        "create index broken on orders (total); update pg_index set indisvalid = false where indexrelid = "
        "'broken'::regclass; analyze \"we;ird \"\"ü\".\"T'a\\b\"; "
        "create event trigger stop_it on ddl_command_end execute function stop_it()"));
    const auto clone = makeClone();
    ASSERT_TRUE(source->execute("drop event trigger stop_it"));
    ASSERT_TRUE(clone);
    for (const std::string_view sql : {"select * from \"we;ird \"\"ü\".\"T'a\\b\" where \"d,\" like 'tab%'",
                                       "select * from \"we;ird \"\"ü\".\"T'a\\b\" where \"c c\" = 5",
                                       "select * from orders where total = 3", "select * from orders"})
        EXPECT_NEAR(cost(*clone, sql) / costAt(*source, sql), 1, 0.005) << sql;
    EXPECT_TRUE(clone->add(index("public", "orders", {"total"}), base::ByteCount{1'000'000}));
    const auto odd = clone->add(index("we;ird \"ü", "T'a\\b", {"d,"}), base::ByteCount{100'000});
    ASSERT_TRUE(odd) << odd.error().english();
    const auto used =
        clone->estimate(statement("select * from \"we;ird \"\"ü\".\"T'a\\b\" where \"d,\" = 'x'"), {{*odd}, {}}, {});
    ASSERT_TRUE(used);
    EXPECT_THAT(used->used, testing::ElementsAre(*odd));
    EXPECT_THAT(clone->notes(), IsEmpty()) << english(clone->notes()).front();
    ASSERT_TRUE(
        source->execute("drop schema \"we;ird \"\"ü\" cascade; drop trigger noisy on orders; drop policy mine on "
                        "orders; alter table orders disable row level security; drop index broken; drop "
                        "function stop_it, noisy"));
}

TEST_F(CloneOfASource, aDatabaseOfAnotherEncodingAndCollationIsCloned)
{
    const auto server = test::Cluster::instance().params("postgres");
    const auto admin = test::connect(server);
    ASSERT_TRUE(admin);
    for (const std::string_view kind : {"LATIN1", "SQL_ASCII"}) {
        const std::string name = "odd = ' " + std::string(kind);
        ASSERT_TRUE((*admin)->execute("create database " + base::quoteIdentifier(name) +
                                      " template template0 encoding '" + std::string(kind) +
                                      "' lc_collate 'C' lc_ctype 'C'"));
        CloneOptions with;
        with.source = test::Cluster::instance().params(name);
        {
            const auto source = test::connect(with.source);
            ASSERT_TRUE(source) << source.error().english();
            ASSERT_TRUE((*source)->execute(
                "create table t (a text, b int); insert into t select 'gr\u00fc\u00df ' || i % 90, i from "
                "generate_series(1, 4000) i; create index on t (a); analyze"));
            const auto clone = makeClone(with);
            ASSERT_TRUE(clone) << kind;
            EXPECT_THAT(clone->notes(), IsEmpty()) << english(clone->notes()).front();
            for (const std::string_view sql :
                 {"select * from t where a = 'gr\u00fc\u00df 7'", "select * from t where a like 'gr\u00fc\u00df 7%'"})
                EXPECT_NEAR(cost(*clone, sql) / costAt(**source, sql), 1, 0.005) << kind << sql;
        }
        ASSERT_TRUE((*admin)->execute("drop database " + base::quoteIdentifier(name) + " with (force)"));
    }
}

TEST_F(CloneOfASource, aStandbyIsClonedWithoutItsPrimary)
{
    const test::Primary primary(
        "create table t (a int primary key, b text); insert into t select i, 'x' || i % 70 from "
        "generate_series(1, 9000) i; create index on t (b); analyze t");
    ASSERT_TRUE(primary.ok());
    const test::Standby standby(primary);
    CloneOptions with;
    with.source = standby.params();
    {
        const auto clone = makeClone(with);
        ASSERT_TRUE(clone);
        EXPECT_THAT(clone->notes(), IsEmpty()) << english(clone->notes()).front();
        EXPECT_TRUE(clone->catalog().inRecovery);
        const auto reader = standby.connect();
        ASSERT_TRUE(reader);
        for (const std::string_view sql : {"select * from t where a = 5", "select * from t where b = 'x7'"})
            EXPECT_NEAR(cost(*clone, sql) / costAt(*reader, sql), 1, 0.005) << sql;
    }
}

TEST_F(CloneOfASource, anEmptyDatabaseIsCloned)
{
    const test::Database empty("empty");
    CloneOptions with;
    with.source = empty.params();
    const auto clone = makeClone(with);
    ASSERT_TRUE(clone);
    EXPECT_TRUE(clone->estimate(statement("select 1"), {}, {}));
}

TEST_F(CloneOfASource, whatFailsToBeRestoredIsNoted)
{
    const auto source = s_database->connect();
    // A function written in C is the superuser's alone.
    ASSERT_TRUE(source->execute("create function native(int) returns int language internal strict as 'int4abs'; "
                                "create view lazy as select native(1)"));
    const auto clone = makeClone();
    ASSERT_TRUE(clone);
    EXPECT_THAT(english(clone->notes()),
                Contains(HasSubstr("Not in the clone: CREATE FUNCTION public.native(integer)")));
    EXPECT_THAT(english(clone->notes()), Contains(HasSubstr("Not in the clone: CREATE VIEW public.lazy")));
    EXPECT_GT(cost(*clone, "select * from orders"), 0);
    ASSERT_TRUE(source->execute("drop view lazy; drop function native"));
}

TEST_F(CloneOfASource, aTableThatIsLockedIsSaid)
{
    const auto source = s_database->connect();
    ASSERT_TRUE(source->execute("begin; lock table customers in access exclusive mode"));
    CloneOptions with = options();
    with.lockWait = base::Milliseconds(100);
    const auto clone = Clone::make(with);
    ASSERT_TRUE(source->execute("rollback"));
    ASSERT_FALSE(clone);
    EXPECT_EQ(clone.error().code(), base::ErrorCode::Timeout);
    EXPECT_THAT(clone.error().english(), HasSubstr("locked exclusively"));
    EXPECT_EQ(s_root->boundClusters(), 0);
}

TEST_F(CloneOfASource, aStopAtAnyStepLeavesNothing)
{
    std::vector<std::string> steps;
    {
        CloneOptions with = options();
        with.onStep = [&](std::string_view step) { steps.emplace_back(step); };
        ASSERT_TRUE(makeClone(with));
    }
    ASSERT_GE(steps.size(), 5U);
    for (const std::string& at : steps) {
        base::StopSource stop;
        CloneOptions with = options();
        with.stop = stop.get_token();
        with.onStep = [&](std::string_view step) {
            if (step == at)
                stop.request_stop();
        };
        const auto clone = Clone::make(with);
        ASSERT_FALSE(clone) << at;
        EXPECT_EQ(clone.error().code(), base::ErrorCode::Cancelled) << at << ": " << clone.error().english();
        EXPECT_EQ(s_root->boundClusters(), 0) << at;
    }
}

TEST_F(CloneOfASource, aSourceThatGoesAwayIsSaid)
{
    const auto source = s_database->connect();
    CloneOptions with = options();
    with.onStep = [&](std::string_view step) {
        if (step == "initdb") {
            ASSERT_TRUE(source->execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = "
                                        "current_database() and pid <> pg_backend_pid()"));
        }
    };
    const auto clone = Clone::make(with);
    ASSERT_FALSE(clone);
    EXPECT_EQ(clone.error().code(), base::ErrorCode::ConnectionLost);
    EXPECT_EQ(s_root->boundClusters(), 0);
}

TEST_F(CloneOfASource, aServerThatIsNotThereAndARoleThatIsNotAreSaid)
{
    CloneOptions with = options();
    with.source.set("user", "nobody_knows");
    const auto unknown = Clone::make(with);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code(), base::ErrorCode::LoginRefused);
    with.source.set("host", "/nowhere");
    const auto unreachable = Clone::make(with);
    ASSERT_FALSE(unreachable);
    EXPECT_EQ(unreachable.error().code(), base::ErrorCode::Unreachable);
}

TEST_F(CloneOfASource, aVersionThatIsNotInstalledIsUnsupportedAndNamesThePackage)
{
    const auto none = findCloneServer(99, {});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code(), base::ErrorCode::Unsupported);
    EXPECT_THAT(none.error().english(), HasSubstr("PostgreSQL 99"));
    EXPECT_THAT(none.error().english(), HasSubstr("install the package"));
}

#ifdef HOWDAH_HAS_PGBOUNCER
TEST_F(CloneOfASource, aPoolerInBetweenIsRefused)
{
    auto bouncer = test::PgBouncer::start("pool_mode = transaction\n");
    ASSERT_TRUE(bouncer) << bouncer.error().english();
    CloneOptions with;
    with.source = bouncer->params(s_database->name());
    const auto clone = Clone::make(with);
    ASSERT_FALSE(clone);
    EXPECT_EQ(clone.error().code(), base::ErrorCode::Unsupported);
    EXPECT_THAT(clone.error().english(), HasSubstr("connect to the server's own port"));
}
#endif
