// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes of every kind over skewed data, built for real: the prediction has to come within 15 % of each.
#include "core/advise/indexsize.h"
#include "core/advise/keysample.h"
#include "core/advise/tuplesample.h"
#include "core/base/numbers.h"
#include "tests/support/cluster.h"

#include <cmath>
#include <gtest/gtest.h>
#include <map>

namespace {

using namespace howdah;
using advise::IndexDefinition;
using advise::IndexKey;
using advise::TableInfo;

// Values come from hashes of the row's number: the same at every run, in no order.
constexpr std::string_view schema = R"sql(
create extension if not exists pg_trgm;
create type mood as enum ('calm', 'busy', 'late', 'lost');
create function h(bigint, int) returns bigint language sql immutable as
    $$ select abs(hashint8extended($1, $2) % 1000000007) $$;
create table big as
select i as id,
    (h(i, 1) % 50000)::int as customer,
    floor(20000 * power((h(i, 2) + 1) / 1000000008.0, 4))::int as product,
    (array['done', 'done', 'done', 'done', 'done', 'done', 'done', 'sent', 'sent', 'open'])[1 + h(i, 3) % 10] as state,
    (array['calm', 'busy', 'late', 'lost'])[1 + (sqrt(h(i, 4) % 16))::int % 4]::mood as feeling,
    timestamptz '2025-01-01 00:00+00' + i * interval '97 seconds' as created,
    case when h(i, 5) % 10 < 7 then null else timestamp '2025-06-01' + (h(i, 6) % 86400) * interval '1 minute' end as shipped,
    date '2024-01-01' + (h(i, 7) % 700)::int as day,
    (h(i, 8) % 1000000) / 100.0 as amount,
    (h(i, 9) % 5 * 100)::numeric as rate,
    h(i, 10)::float8 / 7 as score,
    md5(i::text) as token,
    'user' || h(i, 11) % 60000 || '@example' || h(i, 12) % 40 || '.org' as email,
    (array['de', 'tr', 'fr', 'us', 'jp', 'br'])[1 + (sqrt(h(i, 13) % 36))::int % 6]::char(2) as country,
    (array['Berlin', 'Ankara', 'Paris', 'Boston', 'Osaka', 'Recife', 'San Francisco', 'Rio de Janeiro',
        'Frankfurt am Main', 'Izmir'])[1 + floor(10 * power(h(i, 14) / 1000000007.0, 2))::int]::varchar(40) as city,
    md5(h(i, 15)::text)::uuid as uid,
    md5((h(i, 16) % 30000)::text)::uuid as session,
    h(i, 17) % 20 = 0 as flagged,
    (h(i, 18) % 7)::smallint as weekday,
    h(i, 19) * 1000000 as wide,
    initcap((array['red', 'green', 'blue', 'small', 'large', 'heavy', 'light', 'round'])[1 + h(i, 20) % 8]) || ' '
        || (array['chair', 'table', 'lamp', 'shelf', 'carpet', 'mirror', 'drawer'])[1 + h(i, 21) % 7] || ' '
        || h(i, 22) % 900 as title,
    array[h(i, 23) % 200, h(i, 24) % 2000, h(i, 25) % 40]::int[] as tags,
    array['tag' || h(i, 26) % 500, 'group' || h(i, 27) % 30]::text[] as labels,
    jsonb_build_object('kind', (array['a', 'b', 'c'])[1 + h(i, 28) % 3], 'size', h(i, 29) % 100,
        'owner', jsonb_build_object('shop', h(i, 30) % 60, 'vip', h(i, 31) % 50 = 0)) as doc,
    jsonb_build_object('kind', 'order', 'id', h(i, 38) % 20000) as wild,
    ('10.' || h(i, 32) % 4 || '.' || h(i, 33) % 256 || '.' || h(i, 34) % 20)::inet as address,
    repeat('x', (h(i, 35) % 60)::int) || i as note,
    (i / 4)::int as parent,
    (i % 4)::int as line,
    case when h(i, 36) % 100 < 97 then null else (h(i, 37) % 500)::int end as reviewer
from generate_series(1, 200000) i;
create unique index big_parent_line on big (parent, line);
create table papers as
select jsonb_build_object('order', h(i, 1) % 9000, 'client', h(i, 2) % 30000) as two,
    jsonb_build_object('kind', h(i, 3) % 3, 'id', h(i, 4) % 20000) as tied,
    jsonb_build_object('token', md5(i::text), 'of', md5((i / 3)::text), 'at', i) as many
from generate_series(1, 60000) i;
create table letters as
select case when h(i, 5) % 20 = 0 then null else jsonb_build_object('to', h(i, 6) % 3000, 'from', h(i, 7) % 90000,
        'tags', jsonb_build_array('t' || h(i, 8) % 50, 'u' || floor(20000 * power((h(i, 9) + 1) / 1000000008.0, 3))),
        'seen', h(i, 10) % 2 = 0, 'day', (date '2025-01-01' + (i / 300)::int)::text,
        'number', case when h(i, 11) % 2 = 0 then i else h(i, 11) % 400 end) end as body,
    jsonb_build_object('text', repeat(md5(h(i, 12)::text), 40), 'author', h(i, 13) % 5000,
        'thread', h(i, 14) % 12000) as wide
from generate_series(1, 30000) i;
create table books as
select (select string_agg('word' || h(i * 150 + n, 15) % 3000, ' ') from generate_series(1, 150) n) as prose
from generate_series(1, 5000) i;
create table visits as
select i as serial, (h(i, 1) % 20000)::int as client, (h(h(i, 1) % 20000, 2) % 200)::int as country,
    (h(h(i, 1) % 20000, 3) % 5 + i % 3)::int as day, case when h(i, 4) % 4 = 0 then null else h(i, 5) % 3 end as mood,
    (h(h(i, 1) % 20000, 3) % 5 + i % 3)::int / 2 as week, (h(i, 1) % 20000)::text as own
from generate_series(1, 120000) i;
create table parts (at int, body jsonb) partition by range (at);
create table parts_1 partition of parts for values from (0) to (20000);
create table parts_2 partition of parts for values from (20000) to (100000);
insert into parts select i, jsonb_build_object('order', h(i, 1) % 9000, 'client', h(i, 2) % 30000)
from generate_series(1, 60000) i;
-- Of every row, or the statistics would differ from run to run.
set default_statistics_target = 700;
analyze big, papers, letters, books, parts, visits;
)sql";

struct Case {
    std::string_view sql; ///< after "create index i on big"
    IndexDefinition index;
    double share = 1;
};

IndexKey key(std::string_view text)
{
    IndexKey result;
    const auto blank = text.find(' ');
    if (text.find('(') != std::string_view::npos) {
        const auto end = text.rfind(')');
        result.expression = text.substr(1, end - 1);
        if (end + 2 < text.size())
            result.opclass = text.substr(end + 2);
    } else {
        result.column = text.substr(0, blank);
        if (blank != std::string_view::npos)
            result.opclass = text.substr(blank + 1);
    }
    return result;
}

Case btree(std::initializer_list<std::string_view> keys, std::initializer_list<std::string_view> include = {},
           std::string_view where = {}, double share = 1)
{
    Case result;
    result.index.schema = "public";
    result.index.table = "big";
    for (const std::string_view each : keys)
        result.index.keys.push_back(key(each));
    for (const std::string_view each : include)
        result.index.include.emplace_back(each);
    result.index.where = where;
    result.share = share;
    return result;
}

Case other(std::string_view method, std::initializer_list<std::string_view> keys, std::string_view where = {},
           double share = 1)
{
    Case result = btree(keys, {}, where, share);
    result.index.method = method;
    return result;
}

std::vector<Case> cases()
{
    return {
        btree({"id"}),
        btree({"customer"}),
        btree({"product"}),
        btree({"state"}),
        btree({"feeling"}),
        btree({"created"}),
        btree({"shipped"}),
        btree({"day"}),
        btree({"amount"}),
        btree({"rate"}),
        btree({"score"}),
        btree({"token"}),
        btree({"email"}),
        btree({"country"}),
        btree({"city"}),
        btree({"uid"}),
        btree({"session"}),
        btree({"flagged"}),
        btree({"weekday"}),
        btree({"wide"}),
        btree({"title"}),
        btree({"address"}),
        btree({"note"}),
        btree({"reviewer"}),
        btree({"doc"}),
        btree({"tags"}),
        btree({"state", "created"}),
        btree({"customer", "created"}),
        btree({"state", "country"}),
        btree({"state", "customer"}),
        btree({"country", "city", "day"}),
        btree({"weekday", "flagged", "feeling"}),
        btree({"parent", "line"}),
        btree({"parent"}),
        btree({"city", "title"}),
        btree({"reviewer", "state"}),
        btree({"shipped", "day"}),
        btree({"customer"}, {"amount"}),
        btree({"state"}, {"created", "token"}),
        btree({"customer", "day"}, {"shipped"}),
        btree({"created"}, {}, "state = 'open'", 0.1),
        btree({"customer"}, {}, "state = 'open'", 0.1),
        btree({"reviewer"}, {}, "reviewer IS NOT NULL", 0.03),
        btree({"shipped"}, {}, "shipped IS NOT NULL", 0.3),
        btree({"product"}, {}, "flagged", 0.05),
        btree({"(lower(email))"}),
        btree({"((created at time zone 'UTC')::date)"}),
        btree({"(lower(city))", "state"}),
        btree({"((doc ->> 'kind'))"}),
        btree({"(((doc -> 'owner') ->> 'shop'))", "day"}),
        other("gin", {"title gin_trgm_ops"}),
        other("gin", {"token gin_trgm_ops"}),
        other("gin", {"email gin_trgm_ops"}),
        other("gin", {"city gin_trgm_ops"}),
        other("gin", {"doc"}),
        other("gin", {"doc jsonb_path_ops"}),
        other("gin", {"tags"}),
        other("gin", {"labels"}),
        other("gin", {"labels"}, "state = 'open'", 0.1),
        other("brin", {"created"}),
        other("brin", {"id"}),
        other("brin", {"created", "day"}),
        other("hash", {"customer"}),
        other("hash", {"token"}),
        other("hash", {"uid"}),
        other("hash", {"product"}),
        other("hash", {"reviewer"}),
    };
}

class IndexSize : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = new test::Database("size");
        s_connection = s_database->connect().release();
        const auto made = s_connection->execute(schema);
        ASSERT_TRUE(made) << (made ? "" : made.error().english());
        auto catalog = advise::readCatalog(*s_connection, base::Deadline());
        ASSERT_TRUE(catalog) << (catalog ? "" : catalog.error().english());
        s_catalog = new advise::Catalog(std::move(*catalog));
    }
    static void TearDownTestSuite()
    {
        delete s_catalog;
        delete s_connection;
        delete s_database;
    }
    static advise::Candidate wanted(std::string_view table, const std::string& keys)
    {
        advise::Candidate candidate;
        candidate.index = other("gin", {keys}).index;
        candidate.index.table = table;
        return candidate;
    }
    /// Bytes of the index, which is built and dropped again, the first time.
    static double built(const IndexDefinition& index)
    {
        const std::string ddl = index.ddl("i", false);
        const auto known = s_built.find(ddl);
        if (known != s_built.end())
            return known->second;
        const auto made = s_connection->execute(ddl);
        EXPECT_TRUE(made) << ddl << ": " << (made ? "" : made.error().english());
        const auto size = s_connection->query("select pg_relation_size('i') + coalesce((select sum(pg_relation_size("
                                              "inhrelid)) from pg_inherits where inhparent = 'i'::regclass), 0)");
        EXPECT_TRUE(size);
        EXPECT_TRUE(s_connection->execute("drop index i"));
        return s_built[ddl] = size ? size->value<double>(0, 0).value_or(0) : 0;
    }
    static inline std::map<std::string, double> s_built; ///< by DDL
    static inline test::Database* s_database = nullptr;
    static inline pg::Connection* s_connection = nullptr;
    static inline advise::Catalog* s_catalog = nullptr;
};

} // namespace

TEST_F(IndexSize, everyKindComesWithinFifteenPercentOfWhatIsBuilt)
{
    ASSERT_NE(s_catalog, nullptr);
    const TableInfo* table = s_catalog->find("public", "big");
    ASSERT_NE(table, nullptr);
    ASSERT_GE(cases().size(), 40U);
    for (const Case& each : cases()) {
        const double real = built(each.index);
        const double predicted = static_cast<double>(predictSize(each.index, *table, each.share).value);
        RecordProperty(each.index.suggestedName(), base::toChars(predicted / real, 3));
        EXPECT_LE(std::fabs(predicted / real - 1), 0.15) << each.index.ddl("i") << ": " << predicted << " for " << real;
    }
}

// A hundred documents, which is all that the statistics hold, do not show thousands of values of a field. Where all
// else in the documents is the same, there are as many as there are documents.
TEST_F(IndexSize, oneFieldOfManyValuesIsCountedByTheDocuments)
{
    ASSERT_NE(s_catalog, nullptr);
    const TableInfo* table = s_catalog->find("public", "big");
    ASSERT_NE(table, nullptr);
    for (const Case& each : {other("gin", {"wild"}), other("gin", {"wild jsonb_path_ops"})}) {
        const double real = built(each.index);
        const double predicted = static_cast<double>(predictSize(each.index, *table, 1).value);
        EXPECT_LE(std::fabs(predicted / real - 1), 0.15) << each.index.ddl("i") << ": " << predicted / real;
        EXPECT_EQ(sizeFactor(each.index, *table), 1) << each.index.ddl("i");
    }
}

// What all rows of a partial index have in common is as wide as it is there, whatever the column holds elsewhere.
TEST_F(IndexSize, aValueThatThePredicateFixesIsAsWideAsItIs)
{
    ASSERT_NE(s_catalog, nullptr);
    const TableInfo* table = s_catalog->find("public", "big");
    ASSERT_NE(table, nullptr);
    for (const std::string where : {"city = 'Rio de Janeiro'", "((city)::text = 'Paris'::text) AND reviewer IS NULL",
                                    "city = 'Osaka' AND line > 0"}) {
        IndexDefinition index = wanted("big", "weekday").index;
        index.method = "btree";
        index.include = {"city"};
        index.where = where;
        const auto rows = s_connection->query("select count(*) from big where " + where);
        ASSERT_TRUE(rows) << where;
        const double share = rows->value<double>(0, 0).value_or(0) / table->rows;
        const double real = built(index);
        const double predicted = static_cast<double>(predictSize(index, *table, share).value);
        EXPECT_LE(std::fabs(predicted / real - 1), 0.03) << where << ": " << predicted << " for " << real;
    }
}

TEST_F(IndexSize, whereStatisticsLeaveTheValuesOpenTheRangeIsSaidAndHolds)
{
    ASSERT_NE(s_catalog, nullptr);
    const TableInfo* table = s_catalog->find("public", "papers");
    ASSERT_NE(table, nullptr);
    for (const std::string column : {"two", "tied", "many"})
        for (const std::string opclass : {"", " jsonb_path_ops"}) {
            const std::string keys = column + opclass;
            Case each = other("gin", {keys});
            each.index.table = "papers";
            const double factor = sizeFactor(each.index, *table);
            EXPECT_GT(factor, 1.2) << each.index.ddl("i");
            EXPECT_LT(factor, 6) << each.index.ddl("i") << ": says nothing";
            const double real = built(each.index);
            const double predicted = static_cast<double>(predictSize(each.index, *table, 1).value);
            EXPECT_LE(predicted / factor, real) << each.index.ddl("i") << ": " << predicted / real;
            EXPECT_GE(predicted * factor, real) << each.index.ddl("i") << ": " << predicted / real;
        }
}

// Statistics hold a hundred documents, and none that is wider than a kilobyte; rows that were read show what there is.
TEST_F(IndexSize, rowsThatWereReadTellWhatStatisticsDoNot)
{
    ASSERT_NE(s_catalog, nullptr);
    std::vector<advise::Candidate> candidates;
    for (const std::string opclass : {"", " jsonb_path_ops"}) {
        for (const std::string column : {"two", "tied", "many"})
            candidates.push_back(wanted("papers", column + opclass));
        candidates.push_back(wanted("letters", "body" + opclass));
        candidates.push_back(wanted("letters", "wide" + opclass));
    }
    candidates.push_back(wanted("books", "prose gin_trgm_ops"));
    candidates.push_back(wanted("parts", "body jsonb_path_ops"));
    advise::SampleLimits whole;
    whole.perColumn = base::Seconds(600); // under a sanitizer all takes longer
    advise::SampleLimits part = whole, fewKeys = whole;
    part.rows = 20000;
    fewKeys.occurrences = 150000; // more come than there is room for: it begins again with fewer rows
    std::vector<double> sizes;
    for (const advise::SampleLimits& limits : {whole, part, fewKeys}) {
        advise::Catalog catalog = *s_catalog;
        std::vector<base::Text> notes;
        const auto read = advise::sampleKeys(*s_connection, catalog, candidates, limits, notes);
        ASSERT_TRUE(read) << read.error().english();
        EXPECT_EQ(notes.size(), 7U) << "one for each column";
        for (const advise::Candidate& each : candidates) {
            const TableInfo& table = *catalog.find("public", each.index.table);
            EXPECT_GT(sizeFactor(each.index, *s_catalog->find("public", each.index.table)), 1.2);
            ASSERT_FALSE(table.sampled.empty()) << table.name;
            EXPECT_LE(table.sampled.front()->rows, table.rows * 1.01);
            const double real = built(each.index);
            const double predicted = static_cast<double>(predictSize(each.index, table, 1).value);
            const double factor = sizeFactor(each.index, table);
            RecordProperty(each.index.suggestedName() + std::to_string(sizes.size()),
                           base::toChars(predicted / real, 3));
            sizes.push_back(predicted);
            // From few rows of many, it may say that it does not know.
            if (limits.occurrences == fewKeys.occurrences && factor > 1) {
                EXPECT_LE(predicted / factor, real) << each.index.ddl("i") << ": " << predicted / real;
                EXPECT_GE(predicted * factor, real) << each.index.ddl("i") << ": " << predicted / real;
                continue;
            }
            EXPECT_EQ(factor, 1) << each.index.ddl("i") << ", " << table.sampled.front()->rows << " rows";
            EXPECT_LE(std::fabs(predicted / real - 1), 0.15)
                << each.index.ddl("i") << ": " << predicted << " for " << real;
        }
    }
}

// Statistics of single columns do not tell whether these depend on each other.
TEST_F(IndexSize, rowsThatWereReadTellWhetherColumnsDependOnEachOther)
{
    ASSERT_NE(s_catalog, nullptr);
    const std::vector<std::vector<std::string>> keys{{"client", "country"}, {"client", "day"},  {"client", "mood"},
                                                     {"day", "week"},       {"mood", "client"}, {"client", "own"},
                                                     {"serial", "country"}};
    advise::SampleLimits whole;
    whole.perColumn = base::Seconds(600);
    advise::SampleLimits part = whole;
    part.rows = 30000;
    int wrong = 0;
    for (const advise::SampleLimits& limits : {whole, part})
        for (const auto& columns : keys) {
            IndexDefinition index;
            index.schema = "public";
            index.table = "visits";
            for (const std::string& column : columns)
                index.keys.push_back(key(column));
            TableInfo table = *s_catalog->find("public", "visits");
            const double real = built(index);
            wrong += std::fabs(static_cast<double>(predictSize(index, table).value) / real - 1) > 0.15 ? 1 : 0;
            const auto rows = advise::sampleTuples(*s_connection, index, table, limits);
            ASSERT_TRUE(rows) << rows.error().english();
            EXPECT_GT(*rows, 20000);
            const double predicted = static_cast<double>(predictSize(index, table).value);
            EXPECT_LE(std::fabs(predicted / real - 1), 0.15)
                << index.ddl("i") << ", " << *rows << " rows: " << predicted / real;
        }
    EXPECT_GE(wrong, 4) << "without rows";
}

TEST_F(IndexSize, theSameRowsAreReadAgain)
{
    ASSERT_NE(s_catalog, nullptr);
    const std::vector candidates{wanted("papers", "two")};
    advise::SampleLimits limits;
    limits.perColumn = base::Seconds(600);
    limits.rows = 5000;
    double rows = 0;
    std::int64_t size = 0;
    for (int time = 0; time < 2; ++time) {
        advise::Catalog catalog = *s_catalog;
        std::vector<base::Text> notes;
        ASSERT_TRUE(advise::sampleKeys(*s_connection, catalog, candidates, limits, notes));
        const TableInfo& table = *catalog.find("public", "papers");
        ASSERT_EQ(table.sampled.size(), 1U);
        if (time == 0) {
            rows = table.sampled.front()->rows;
            size = predictSize(candidates.front().index, table).value;
            EXPECT_GT(rows, 2500);
            EXPECT_LT(rows, 10000);
        }
        EXPECT_EQ(table.sampled.front()->rows, rows);
        EXPECT_EQ(predictSize(candidates.front().index, table).value, size);
    }
}

TEST_F(IndexSize, whatStatisticsTellIsNotRead)
{
    ASSERT_NE(s_catalog, nullptr);
    advise::Catalog catalog = *s_catalog;
    std::vector<base::Text> notes;
    const std::vector candidates{wanted("big", "wild"), wanted("big", "doc"), wanted("big", "title gin_trgm_ops")};
    ASSERT_TRUE(advise::sampleKeys(*s_connection, catalog, candidates, {}, notes));
    EXPECT_TRUE(notes.empty()) << notes.front().english();
    EXPECT_TRUE(catalog.find("public", "big")->sampled.empty());
}

TEST_F(IndexSize, rowsThatMayNotBeReadOrTakeTooLongLeaveTheRangeAndSayWhy)
{
    ASSERT_NE(s_catalog, nullptr);
    const std::vector candidates{wanted("papers", "two"), wanted("letters", "body")};
    const auto notesOf = [&](const advise::SampleLimits& limits) {
        advise::Catalog catalog = *s_catalog;
        std::vector<base::Text> notes;
        const auto read = advise::sampleKeys(*s_connection, catalog, candidates, limits, notes);
        EXPECT_TRUE(read) << read.error().english();
        EXPECT_TRUE(catalog.find("public", "papers")->sampled.empty());
        EXPECT_EQ(s_connection->transactionState(), pg::TransactionState::Idle);
        std::string all;
        for (const base::Text& note : notes)
            all += note.english() + "\n";
        return all;
    };
    const std::string begin = "No rows of public.papers.two were read to tell how large an index on it would be: ";
    advise::SampleLimits noTime;
    noTime.perColumn = base::Nanoseconds(1);
    EXPECT_NE(notesOf(noTime).find(begin), std::string::npos);
    // A reader of one of the two tables, who sees only some rows of the other.
    ASSERT_TRUE(s_connection->execute("create role size_reader; grant select on letters to size_reader; "
                                      "set role size_reader"));
    const std::string denied = notesOf({});
    EXPECT_NE(denied.find(begin + "this role may not read all of its rows"), std::string::npos) << denied;
    EXPECT_NE(denied.find("rows of public.letters.body were read: statistics do not tell"), std::string::npos);
    ASSERT_TRUE(s_connection->execute("reset role; grant select on papers to size_reader; alter table papers enable "
                                      "row level security; set role size_reader"));
    EXPECT_NE(notesOf({}).find(begin + "this role may not read all of its rows"), std::string::npos);
    ASSERT_TRUE(s_connection->execute("reset role; alter table papers disable row level security; drop owned by "
                                      "size_reader; drop role size_reader"));
    base::StopSource stop;
    stop.request_stop();
    advise::Catalog catalog = *s_catalog;
    std::vector<base::Text> notes;
    const auto stopped = advise::sampleKeys(*s_connection, catalog, candidates, {}, notes, stop.get_token());
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code(), base::ErrorCode::Cancelled);
    EXPECT_TRUE(s_connection->query("select 1"));
}

TEST_F(IndexSize, anEmptyTableAndAnEmptyShareStillMakeAnIndex)
{
    ASSERT_NE(s_catalog, nullptr);
    TableInfo table = *s_catalog->find("public", "big");
    for (const std::string_view method : {"btree", "gin", "brin", "hash", "gist"}) {
        const Case each = other(method, {"customer"});
        EXPECT_GE(predictSize(each.index, table, 0).value, 8192) << method;
        TableInfo empty = table;
        empty.rows = empty.pages = 0;
        const auto size = predictSize(each.index, empty, 1).value;
        EXPECT_GE(size, 8192) << method;
        EXPECT_LE(size, 5 * 8192) << method;
    }
}
