// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/catalog.h"
#include "tests/support/cluster.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <map>

namespace {

using namespace howdah;
using namespace howdah::advise;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view schema = R"sql(
create schema "Sales";
create extension pg_trgm;
create type mood as enum ('calm', 'angry');
create table customers (id int primary key, email text collate "C", name varchar(40), mood mood, note text);
create table "Sales"."order lines" (id bigint generated always as identity primary key,
    customer_id int not null references customers (id), dropped int, status text, total numeric(10,2), tags text[],
    doc jsonb) with (fillfactor = 70);
alter table "Sales"."order lines" drop column dropped;
insert into customers select i, 'c' || i || '@x', 'n' || i, case when i % 4 = 0 then 'angry' end::mood, 'o''b' || i
    from generate_series(1, 1000) i;
insert into "Sales"."order lines" (customer_id, status, total, tags, doc)
    select 1 + i % 1000, case when i % 100 = 0 then 'open' else 'done' end, i % 10, array['a', 'b' || i % 3],
        jsonb_build_object('k', i % 5) from generate_series(1, 5000) i;
create table parted (k int, day date, v text) partition by range (day);
create table parted_a partition of parted for values from ('2026-01-01') to ('2026-02-01');
create table parted_b partition of parted for values from ('2026-02-01') to ('2026-03-01');
create index on parted (k);
insert into parted select i, date '2026-01-01' + i % 59, 'x' from generate_series(1, 3000) i;
create materialized view totals as select status, sum(total) from "Sales"."order lines" group by 1;
create index everything on "Sales"."order lines" using btree
    (status collate "C" text_pattern_ops desc nulls last, (lower(status)), total desc, id nulls first)
    include (customer_id) where status = 'open' and total > 3;
create index words on "Sales"."order lines" using gin (status gin_trgm_ops, doc jsonb_path_ops, tags);
create unique index emails on customers (email);
create index coll on customers ((note collate "POSIX"));
create index summed on customers ((id + 1), (note || '(' || name));
create table never (a int);
create domain word as text check (value <> '');
create domain words as word;
create table kinds (d word, dd words, m mood, r int4range, v varchar(5), va varchar[], ma mood[], p point, pa point[],
    x xml, j jsonb, c text collate "C");
analyze;
)sql";

class ReadCatalog : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = std::make_unique<test::Database>("catalog");
        const base::Status made = s_database->connect()->execute(schema);
        ASSERT_TRUE(made) << made.error().english();
    }
    static void TearDownTestSuite() { s_database.reset(); }

    void SetUp() override
    {
        m_connection = s_database->connect();
        auto catalog = readCatalog(*m_connection, base::Deadline::after(base::Seconds(60)));
        ASSERT_TRUE(catalog) << catalog.error().english();
        m_catalog = std::move(*catalog);
    }
    [[nodiscard]] const TableInfo& table(std::string_view schemaName, std::string_view name) const
    {
        static const TableInfo none;
        const TableInfo* found = m_catalog.find(schemaName, name);
        EXPECT_NE(found, nullptr) << name;
        return found != nullptr ? *found : none;
    }
    [[nodiscard]] static const IndexInfo& index(const TableInfo& of, std::string_view name)
    {
        static const IndexInfo none;
        const auto found =
            std::find_if(of.indexes.begin(), of.indexes.end(), [&](const IndexInfo& one) { return one.name == name; });
        EXPECT_NE(found, of.indexes.end()) << name;
        return found != of.indexes.end() ? *found : none;
    }

    inline static std::unique_ptr<test::Database> s_database;
    std::unique_ptr<pg::Connection> m_connection;
    Catalog m_catalog;
};

} // namespace

TEST_F(ReadCatalog, saysWhereItIs)
{
    EXPECT_EQ(m_catalog.serverVersionNum, m_connection->serverVersion());
    EXPECT_EQ(m_catalog.database, s_database->name());
    EXPECT_EQ(m_catalog.blockSize, 8192);
    EXPECT_FALSE(m_catalog.inRecovery);
    EXPECT_FALSE(m_catalog.byteOrder); // the test cluster's collation is C.UTF-8 of libc
    EXPECT_THAT(m_catalog.searchPath, ElementsAre("public"));
    ASSERT_THAT(m_catalog.extensions, SizeIs(2));
    EXPECT_EQ(m_catalog.extensions[0].name, "pg_trgm");
    EXPECT_EQ(m_catalog.extensions[0].schema, "public");
    EXPECT_EQ(m_catalog.extensions[1].name, "plpgsql");
    EXPECT_TRUE(m_catalog.hasExtension("pg_trgm"));
    EXPECT_FALSE(m_catalog.hasExtension("pg_trg"));
}

TEST_F(ReadCatalog, tellsTablesWithRowsPagesAndCounters)
{
    const TableInfo& lines = table("Sales", "order lines");
    EXPECT_EQ(lines.kind, 'r');
    EXPECT_EQ(lines.rows, 5000);
    EXPECT_GT(lines.pages, 40);
    EXPECT_EQ(lines.fillFactor, 70);
    EXPECT_EQ(table("", "totals").kind, 'm');
    EXPECT_EQ(table("", "never").rows, 0);
    EXPECT_EQ(m_catalog.find("", "order lines"), nullptr) << "not on the search path";
    EXPECT_EQ(m_catalog.find("", "pg_class"), nullptr);
    for (const TableInfo& one : m_catalog.tables)
        EXPECT_NE(one.schema, "pg_catalog");
}

TEST_F(ReadCatalog, givesAPartitionedTableTheFiguresOfItsPartitions)
{
    const TableInfo& parent = table("", "parted");
    const TableInfo& first = table("", "parted_a");
    EXPECT_EQ(parent.kind, 'p');
    EXPECT_EQ(parent.rows, 3000);
    EXPECT_GT(parent.pages, first.pages);
    EXPECT_TRUE(first.partition);
    EXPECT_EQ(first.parent, parent.oid);
    EXPECT_FALSE(parent.partition);
    ASSERT_NE(parent.column("k"), nullptr);
    EXPECT_TRUE(parent.column("k")->hasStatistics);
    EXPECT_NEAR(parent.column("k")->distinct, 3000, 1);
}

TEST_F(ReadCatalog, tellsColumnsWithTheirStatistics)
{
    const TableInfo& lines = table("Sales", "order lines");
    EXPECT_EQ(lines.column("dropped"), nullptr);
    const ColumnInfo* const status = lines.column("status");
    ASSERT_NE(status, nullptr);
    EXPECT_EQ(status->type, "text");
    EXPECT_EQ(status->position, 4);
    EXPECT_FALSE(status->notNull);
    EXPECT_EQ(status->distinct, 2);
    EXPECT_THAT(status->commonValues, ElementsAre("done", "open"));
    ASSERT_THAT(status->commonFrequencies, SizeIs(2));
    EXPECT_NEAR(status->commonFrequencies[1], 0.01, 0.001);
    EXPECT_NEAR(status->averageWidth, 5, 0.1);
    EXPECT_TRUE(lines.column("customer_id")->notNull);
    EXPECT_EQ(lines.column("total")->type, "numeric(10,2)");

    const TableInfo& customers = table("", "customers");
    EXPECT_EQ(customers.column("id")->distinct, 1000) << "a share of the rows is multiplied";
    EXPECT_EQ(customers.column("id")->correlation, 1);
    EXPECT_NEAR(customers.column("mood")->nullFraction, 0.75, 0.001);
    EXPECT_EQ(customers.column("name")->type, "character varying(40)");
    EXPECT_FALSE(table("", "never").column("a")->hasStatistics);
}

TEST_F(ReadCatalog, tellsWhatKindOfTypeAColumnHas)
{
    const TableInfo& kinds = table("", "kinds");
    std::map<std::string, std::string> told;
    for (const ColumnInfo& one : kinds.columns)
        told[one.name] = one.baseType + "," + one.typeKind + (one.ordered ? ",ordered" : "");
    EXPECT_EQ(told["d"], "text,b,ordered");
    EXPECT_EQ(told["dd"], "text,b,ordered");
    EXPECT_EQ(told["m"], "mood,e,ordered");
    EXPECT_EQ(told["r"], "int4range,r,ordered");
    EXPECT_EQ(told["v"], "character varying(5),b,ordered");
    EXPECT_EQ(told["va"], "character varying[],b,ordered");
    EXPECT_EQ(told["ma"], "mood[],b,ordered");
    EXPECT_EQ(told["p"], "point,b");
    EXPECT_EQ(told["pa"], "point[],b");
    EXPECT_EQ(told["x"], "xml,b");
    EXPECT_EQ(told["j"], "jsonb,b,ordered");
    EXPECT_EQ(kinds.column("d")->type, "word");
    EXPECT_EQ(kinds.column("c")->collation, "C");
    EXPECT_EQ(kinds.column("v")->collation, "");
}

TEST_F(ReadCatalog, readsEveryPartOfAnIndex)
{
    const IndexInfo& everything = index(table("Sales", "order lines"), "everything");
    const IndexDefinition& definition = everything.definition;
    EXPECT_EQ(definition.schema, "Sales");
    EXPECT_EQ(definition.table, "order lines");
    EXPECT_EQ(definition.method, "btree");
    ASSERT_THAT(definition.keys, SizeIs(4));
    EXPECT_EQ(definition.keys[0], (IndexKey{"status", "", "text_pattern_ops", "C", true, false}));
    EXPECT_EQ(definition.keys[1], (IndexKey{"", "lower(status)", "", "", false, false}));
    EXPECT_EQ(definition.keys[2], (IndexKey{"total", "", "", "", true, true}));
    EXPECT_EQ(definition.keys[3], (IndexKey{"id", "", "", "", false, true}));
    EXPECT_THAT(definition.include, ElementsAre("customer_id"));
    EXPECT_EQ(definition.where, "(status = 'open'::text) AND (total > (3)::numeric)");
    EXPECT_FALSE(definition.unique);
    EXPECT_TRUE(everything.valid);
    EXPECT_GT(everything.bytes.value, 0);
    EXPECT_EQ(everything.tuples, 0) << "no row has a total above 3 and is open";
    EXPECT_EQ(everything.scans, 0);
}

TEST_F(ReadCatalog, leavesOutDefaultsAndKeepsOperatorClasses)
{
    const IndexInfo& words = index(table("Sales", "order lines"), "words");
    EXPECT_EQ(words.definition.method, "gin");
    ASSERT_THAT(words.definition.keys, SizeIs(3));
    EXPECT_EQ(words.definition.keys[0].opclass, "gin_trgm_ops");
    EXPECT_EQ(words.definition.keys[1].opclass, "jsonb_path_ops");
    EXPECT_EQ(words.definition.keys[2].opclass, "");

    const TableInfo& customers = table("", "customers");
    const IndexInfo& emails = index(customers, "emails");
    EXPECT_EQ(emails.definition.keys[0].collation, "") << "the column's own";
    EXPECT_TRUE(emails.definition.unique);
    EXPECT_FALSE(emails.primary);
    EXPECT_FALSE(emails.constraint);
    EXPECT_TRUE(index(customers, "customers_pkey").primary);
    EXPECT_TRUE(index(customers, "customers_pkey").constraint);
    ASSERT_THAT(index(customers, "summed").definition.keys, SizeIs(2));
    EXPECT_EQ(index(customers, "summed").definition.keys[0].expression, "id + 1");
    EXPECT_EQ(index(customers, "summed").definition.keys[1].expression, "(note || '('::text) || (name)::text");
}

TEST_F(ReadCatalog, whatItReadsCreatesTheSameIndexes)
{
    int compared = 0;
    for (const TableInfo& one : m_catalog.tables) {
        for (const IndexInfo& existing : one.indexes) {
            // An index below a partitioned one cannot be made on its own without becoming another.
            if (existing.definition.unique || one.partition)
                continue;
            const std::string ddl = existing.definition.ddl("again", false);
            const base::Status made = m_connection->execute("begin; " + ddl);
            ASSERT_TRUE(made) << ddl << ": " << made.error().english();
            const auto text = m_connection->query("select pg_get_indexdef(oid) from pg_class where relname = 'again'");
            ASSERT_TRUE(text);
            std::string expected = existing.ddl;
            expected.replace(expected.find(existing.name), existing.name.size(), "again");
            EXPECT_EQ(text->text(0, 0), expected);
            ASSERT_TRUE(m_connection->execute("rollback"));
            ++compared;
        }
    }
    EXPECT_GE(compared, 5);
}

TEST_F(ReadCatalog, tellsForeignKeys)
{
    const TableInfo& lines = table("Sales", "order lines");
    ASSERT_THAT(lines.foreignKeys, SizeIs(1));
    EXPECT_THAT(lines.foreignKeys[0].columns, ElementsAre("customer_id"));
    EXPECT_EQ(lines.foreignKeys[0].otherSchema, "public");
    EXPECT_EQ(lines.foreignKeys[0].otherTable, "customers");
    EXPECT_THAT(lines.foreignKeys[0].otherColumns, ElementsAre("id"));
    EXPECT_THAT(table("", "customers").foreignKeys, IsEmpty());
}

TEST_F(ReadCatalog, tellsThePlannerSettingsThatWereChanged)
{
    ASSERT_TRUE(m_connection->execute("set random_page_cost = 1.1; set enable_seqscan = off; set work_mem = '8MB'; "
                                      "set statement_timeout = '1h'"));
    const auto catalog = readCatalog(*m_connection, base::Deadline::after(base::Seconds(60)));
    ASSERT_TRUE(catalog);
    EXPECT_THAT(catalog->plannerSettings, Contains(std::pair<std::string, std::string>("random_page_cost", "1.1")));
    EXPECT_THAT(catalog->plannerSettings, Contains(std::pair<std::string, std::string>("enable_seqscan", "off")));
    EXPECT_THAT(catalog->plannerSettings, Contains(std::pair<std::string, std::string>("work_mem", "8192")));
    for (const auto& [name, value] : catalog->plannerSettings)
        EXPECT_NE(name, "statement_timeout");
}

TEST_F(ReadCatalog, countsScansAndChanges)
{
    ASSERT_TRUE(m_connection->execute("update never set a = 1; insert into never values (1), (2); "
                                      "select pg_stat_force_next_flush()"));
    const auto catalog = readCatalog(*m_connection, base::Deadline::after(base::Seconds(60)));
    ASSERT_TRUE(catalog);
    EXPECT_EQ(catalog->find("public", "never")->inserted, 2);
    ASSERT_TRUE(m_connection->execute("truncate never"));
}

TEST_F(ReadCatalog, waitsForNoLock)
{
    const auto other = s_database->connect();
    ASSERT_TRUE(other->execute("begin; lock table customers in access exclusive mode; "
                               "alter index emails set (fillfactor = 80)"));
    const auto catalog = readCatalog(*m_connection, base::Deadline::after(base::Seconds(60)));
    ASSERT_TRUE(catalog) << catalog.error().english();
    const IndexInfo& emails = index(*catalog->find("public", "customers"), "emails");
    EXPECT_EQ(emails.bytes.value, static_cast<std::int64_t>(emails.pages) * 8192);
    EXPECT_EQ(emails.ddl, R"(CREATE UNIQUE INDEX "emails" ON "public"."customers" ("email"))");
    EXPECT_THAT(catalog->find("public", "customers")->indexes, SizeIs(3)) << "without the one that has expressions";
    ASSERT_THAT(catalog->notes, SizeIs(1));
    EXPECT_EQ(catalog->notes[0].english(), "the index summed was left out: its table customers is locked exclusively");
    ASSERT_TRUE(other->execute("rollback"));
}

TEST_F(ReadCatalog, asARoleWithoutRightsHasNoStatistics)
{
    ASSERT_TRUE(m_connection->execute("create role nosy; grant usage on schema \"Sales\" to nosy; "
                                      "grant select (status) on \"Sales\".\"order lines\" to nosy; set role nosy"));
    const auto catalog = readCatalog(*m_connection, base::Deadline::after(base::Seconds(60)));
    ASSERT_TRUE(m_connection->execute("reset role; drop owned by nosy; drop role nosy"));
    ASSERT_TRUE(catalog) << catalog.error().english();
    EXPECT_TRUE(catalog->find("Sales", "order lines")->column("status")->hasStatistics);
    EXPECT_FALSE(catalog->find("Sales", "order lines")->column("total")->hasStatistics);
}

TEST_F(ReadCatalog, aStopAndAPassedDeadlineEndItAndLeaveTheConnectionUsable)
{
    base::StopSource stop;
    stop.request_stop();
    const auto stopped = readCatalog(*m_connection, base::Deadline::never(), stop.get_token());
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code(), base::ErrorCode::Cancelled);
    const auto late = readCatalog(*m_connection, base::Deadline::after(base::Nanoseconds(0)));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code(), base::ErrorCode::Timeout);
    EXPECT_EQ(m_connection->transactionState(), pg::TransactionState::Idle);
    EXPECT_TRUE(readCatalog(*m_connection, base::Deadline::never()));
    ASSERT_TRUE(m_connection->execute("begin"));
    const auto busy = readCatalog(*m_connection, base::Deadline::never());
    ASSERT_FALSE(busy);
    EXPECT_EQ(busy.error().code(), base::ErrorCode::Usage);
}
