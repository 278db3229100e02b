// SPDX-License-Identifier: GPL-3.0-or-later
// Every candidate has to be an index that the server makes, whatever names and types a schema holds.
#include "core/advise/candidates.h"
#include "core/advise/catalog.h"
#include "core/base/clock.h"
#include "tests/support/cluster.h"

#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace howdah;
using namespace howdah::advise;

constexpr std::string_view schema = R"sql(
create schema "Odd ""Schema""";
create schema ext;
create extension pg_trgm schema ext;
create domain short_text as varchar(20) check (value <> 'never');
create domain document as json;
create type mood as enum ('calm', 'cross', 'angry');
create type pair as (a int, b text);
create table "Odd ""Schema"""."select" ("Order" int, "group by" text, "it's" text, "Ünïcode" int, "a.b" text);
insert into "Odd ""Schema"""."select"
    select i, 'g' || i % 50, 'it''s ' || i, i % 7, md5(i::text) from generate_series(1, 2000) i;
create table things (
    id bigint generated always as identity primary key,
    small smallint, num numeric(12, 3), fl double precision, name varchar(30), fixed char(8), body text, nick short_text,
    mood mood, at timestamptz, local timestamp, day date, flag boolean, doc jsonb, plain json, dom document,
    tags text[], numbers int[], moods mood[], span int4range, key uuid, place point, addr inet, comp pair, xml_ xml,
    words tsvector, bits bit(4), bytes bytea, cash money, c_text text collate "C",
    total numeric generated always as (num * 2) stored);
insert into things (small, num, fl, name, fixed, body, nick, mood, at, local, day, flag, doc, plain, dom, tags, numbers,
    moods, span, key, place, addr, comp, words, bits, bytes, cash, c_text)
    select i % 100, i % 977, i / 3.0, 'Name ' || i, 'f' || i % 1000, repeat(md5(i::text), 3),
        case when i % 50 = 0 then null else 'n' || i end,
        case when i % 20 = 0 then 'angry' else 'calm' end::mood, now() - i * interval '1 min',
        timestamp '2026-01-01' + i * interval '1 min', date '2026-01-01' + i % 300, i % 40 = 0,
        jsonb_build_object('kind', 'k' || i % 9, 'n', i), '{}', '{}', array['t' || i % 5, 'x'], array[i, i % 3],
        array['calm']::mood[], int4range(i, i + 5), md5(i::text)::uuid, point(i, i), '10.0.0.1', row(i, 'x')::pair,
        to_tsvector('simple', 'w' || i), b'1010', '\x00', i, 'c' || i
    from generate_series(1, 3000) i;
create table parted (k int, day date, v text) partition by range (day);
create table parted_a partition of parted for values from ('2026-01-01') to ('2026-02-01');
create table parted_b partition of parted for values from ('2026-02-01') to ('2026-03-01');
insert into parted select i % 500, date '2026-01-01' + i % 59, 'x' || i from generate_series(1, 3000) i;
create materialized view summary as select small, count(*) as n, max(name) as name from things group by 1;
create table children (parent bigint references things on delete cascade, "Note" text);
insert into children select i, 'n' || i from generate_series(1, 2000) i;
create view seen as select * from things;
analyze;
)sql";

const std::vector<std::string> statements = {
    R"(select * from "Odd ""Schema"""."select" where "Order" = 3 and "group by" = 'x' order by "it's" desc, "Ünïcode")",
    R"(select "a.b" from "Odd ""Schema"""."select" where lower("it's") = 'a' and "Order" > 3)",
    R"(select 1 from "Odd ""Schema"""."select" where "it's" like 'it''s%' and upper("group by") like 'G%')",
    "select id from things where small = 3 and num > 5 and fl < 3 order by at desc, day limit 10",
    "select id from things where name = 'a' and fixed = 'b' and body = 'c' and nick = 'd' and mood = 'angry'",
    "select id from things where name like 'a%' and fixed like 'b%' and body like 'c%' and nick like 'd%' and c_text "
    "like 'e%'",
    "select id from things where name ilike '%abc%' or body ~ 'abc' or nick like '%abc%' or c_text like '%abcd%'",
    "select id from things where lower(name) = 'a' and upper(body) = 'b' and left(name, 3) = 'abc' and length(body) > "
    "5",
    "select id from things where name || body = 'x' and substr(c_text, 2) = 'y' and btrim(body) = 'z' and md5(name) = "
    "'q'",
    "select id from things where lower(fixed) = 'a' and lower(nick) = 'b' and coalesce(nick, 'x') = 'x'",
    "select id from things where coalesce(small, 0) = 0 and coalesce(num, 1.5) > 3 and abs(fl) < 1 and small + 1 = 3",
    "select id from things where num::int = 3 and small::text = '3' and key::text = 'x' and fl::numeric = 3 and "
    "floor(num) = 2",
    "select id from things where date_trunc('month', local) = '2026-01-01' and local::date = '2026-01-02'",
    "select id from things where date_trunc('month', at) = '2026-01-01' and at::date = '2026-01-02' and mood::text = "
    "'calm'",
    "select id from things where at between now() - interval '1 day' and now() and day >= '2026-02-01' and flag",
    "select id from things where not flag and nick is null order by day desc nulls last limit 5",
    "select id from things where flag is true and mood in ('cross', 'angry') and small <> 4",
    "select id from things where mood = 'angry'::mood and at > '2026-01-01' order by id",
    "select id from things where doc @> '{\"kind\": \"k1\"}' and doc ? 'kind' and doc @? '$.kind'",
    "select id from things where doc->>'kind' = 'k1' and (doc->>'n')::int > 5 and plain->>'a' = 'b' and doc #>> "
    "'{a,b}' = 'c'",
    "select id from things where doc->'kind' = '\"k\"' and plain is null and dom is not null and doc = '{}'",
    "select id from things where tags @> array['t1'] and numbers && array[1] and moods @> array['calm']::mood[]",
    "select id from things where tags = array['a'] and 'x' = any(tags) and numbers <@ array[1, 2]",
    "select id from things where span = '[1,2)' and key = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' and addr = '10.0.0.1'",
    "select id from things where place = point(1, 1) and comp = row(1, 'x')::pair and bits = b'1010' and bytes = "
    "'\\x00'",
    "select id from things where cash > '3' and total = 6 and words @@ to_tsquery('a') and to_tsvector('simple', body) "
    "@@ to_tsquery('b')",
    "select place, xml_ from things where xml_ is null and place is null and small = 3",
    "select distinct mood, day from things where small = 4",
    "select mood, span, count(*) from things group by mood, span, addr order by 3",
    "select max(at), min(name), max(total) from things where small = 3",
    "select t.id from things t join children c on c.parent = t.id where c.\"Note\" = 'n5' and t.small = 3",
    "select id from things t where not exists (select 1 from children c where c.parent = t.id and \"Note\" like 'a%')",
    "select id from things where (small, num) > (3, 4) order by small, num limit 3",
    "delete from things where day < '2026-01-05'",
    "update things set name = 'x' where small = 3 and num = 4",
    "update children set \"Note\" = 'y' from things t where t.id = parent and t.name = 'a'",
    "select * from parted where k = 3 and day > '2026-01-15' order by v limit 3",
    "select v from parted_a where k = 3 or v = 'x7'",
    "select small from summary where n = 3 and lower(name) = 'x'",
    "with recent as (select * from things where at > now() - interval '1 hour') select id from recent where small = 3",
    "select row_number() over (partition by mood order by at desc) from things where name = 'q' collate \"C\"",
    "select ctid, tableoid from things where ctid = '(0,1)' and xmin = '5'",
    "select things from things where small = $1 and name = $2",
    "select * from seen where small = 3",
    "insert into children select id, name from things where small = 9 on conflict do nothing",
    "merge into children c using things t on t.id = c.parent when matched then update set \"Note\" = t.name",
};

class CandidateDdl : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = std::make_unique<test::Database>("ddl");
        const base::Status made = s_database->connect()->execute(schema);
        ASSERT_TRUE(made) << made.error().english();
    }
    static void TearDownTestSuite() { s_database.reset(); }

    static std::unique_ptr<test::Database> s_database;
};
std::unique_ptr<test::Database> CandidateDdl::s_database;

} // namespace

TEST_F(CandidateDdl, everyCandidateIsAnIndexTheServerMakes)
{
    const auto connection = s_database->connect();
    auto catalog = readCatalog(*connection, base::Deadline{});
    ASSERT_TRUE(catalog) << catalog.error().english();
    // Big enough for block ranges, whatever the tables hold here.
    for (TableInfo& table : catalog->tables)
        table.pages = 50000;
    Workload workload;
    for (const std::string& sql : statements) {
        WorkloadStatement statement;
        statement.id = std::to_string(workload.statements.size() + 1);
        statement.sql = sql;
        workload.statements.push_back(std::move(statement));
    }
    std::vector<base::Text> notes;
    std::set<std::string> methods, tables;
    int count = 0, partial = 0, expressions = 0;
    // One statement at a time, so that the bound of all together hides none.
    for (const WorkloadStatement& statement : workload.statements) {
        Workload one;
        one.statements = {statement};
        for (const Candidate& candidate : findCandidates(one, *catalog, notes)) {
            const std::string ddl = candidate.index.ddl(candidate.index.suggestedName(), false);
            const base::Status made =
                connection->execute("begin; set local lock_timeout = '10s'; " + ddl + "; rollback");
            EXPECT_TRUE(made) << statement.sql << "\n" << ddl << "\n" << made.error().english();
            if (!made)
                static_cast<void>(connection->execute("rollback"));
            EXPECT_FALSE(candidate.reason.empty()) << ddl;
            ++count;
            partial += candidate.index.where.empty() ? 0 : 1;
            expressions += candidate.index.keys[0].column.empty() ? 1 : 0;
            methods.insert(candidate.index.method);
            tables.insert(candidate.index.table);
        }
    }
    for (const base::Text& note : notes)
        EXPECT_EQ(note.english().find("left out"), std::string::npos) << note.english();
    EXPECT_GT(count, 200);
    EXPECT_GT(partial, 10);
    EXPECT_GT(expressions, 20);
    EXPECT_EQ(methods, (std::set<std::string>{"brin", "btree", "gin", "hash"}));
    EXPECT_EQ(tables, (std::set<std::string>{"children", "parted", "parted_a", "select", "summary", "things"}));
}

TEST_F(CandidateDdl, whatIsMadeIsNotFoundAgain)
{
    const auto connection = s_database->connect();
    const std::vector<std::string> found = {
        "select * from things where lower(name) = 'a'",
        "select * from things where not flag and day > '2026-01-01'",
        "select * from things where doc->>'kind' = 'k1'",
        "select * from things where mood = 'angry' and small = 3",
        "select * from things where (doc->>'n')::int = 3 and nick is null",
        "select * from things where mood in ('cross', 'angry') and day = '2026-01-01'",
        "select * from things where coalesce(num, 1.5) = 2 and left(name, 3) = 'abc'"};
    for (const std::string& sql : found) {
        Workload workload;
        workload.statements.resize(1);
        workload.statements[0].id = "1";
        workload.statements[0].sql = sql;
        std::vector<base::Text> notes;
        const auto before = readCatalog(*connection, base::Deadline{});
        ASSERT_TRUE(before);
        const auto candidates = findCandidates(workload, *before, notes);
        EXPECT_FALSE(candidates.empty()) << sql;
        int number = 0;
        for (const Candidate& one : candidates) {
            const auto made = connection->execute(one.index.ddl("made_" + std::to_string(++number), false));
            ASSERT_TRUE(made) << made.error().english();
        }
        const auto after = readCatalog(*connection, base::Deadline{});
        ASSERT_TRUE(after);
        for (const Candidate& one : findCandidates(workload, *after, notes))
            ADD_FAILURE() << sql << " still wants " << one.index.ddl("i", false);
        for (; number > 0; --number)
            ASSERT_TRUE(connection->execute("drop index made_" + std::to_string(number)));
    }
}
