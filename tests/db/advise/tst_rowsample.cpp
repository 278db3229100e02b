// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that are read for expressions and counted for predicates: sizes predicted from them against what is built.
#include "core/advise/rowsample.h"

#include "core/advise/expressionsample.h"
#include "core/advise/indexsize.h"
#include "core/advise/sharesample.h"
#include "core/base/numbers.h"
#include "core/pg/connection.h"
#include "tests/support/cluster.h"

#include <cmath>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

using namespace howdah;
using advise::IndexDefinition;
using advise::TableInfo;

namespace {

constexpr std::string_view schema = R"sql(
create type mood as enum ('calm', 'busy', 'late');
create function h(bigint, int) returns bigint language sql immutable as
    $$ select abs(hashint8extended($1, $2) % 1000000007) $$;
create table events as
select i as id, 'User' || h(i, 1) % 40000 || '@example.com' as email, initcap(md5((h(i, 2) % 20000)::text)) as name,
    timestamp '2026-01-01' + i * interval '40 seconds' as at, (h(i, 3) % 100000) / 100.0 as amount,
    (h(i, 4) % 5000)::int as client, case when h(i, 5) % 40 = 0 then 'note ' || h(i, 6) % 300 end as note,
    jsonb_build_object('kind', h(i, 7) % 700, 'token', md5((h(i, 8) % 30000)::text)) as doc,
    floor(200 * power((h(i, 9) % 1000000) / 1000000.0, 4))::int as part,
    (array['calm', 'busy', 'late'])[1 + h(i, 10) % 3]::mood as feeling
from generate_series(1, 120000) i;
-- Statistics as small as they come: what a large table has of a value that is seldom.
alter table events alter part set statistics 10;
analyze events;
)sql";

IndexDefinition onExpression(const std::string& expression, const std::string& method = "btree")
{
    IndexDefinition index;
    index.schema = "public";
    index.table = "events";
    index.method = method;
    advise::IndexKey key;
    key.expression = expression;
    index.keys.push_back(key);
    return index;
}

IndexDefinition where(const std::string& predicate)
{
    IndexDefinition index = onExpression({});
    index.keys.front().column = "client";
    index.where = predicate;
    return index;
}

class RowSample : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = std::make_unique<test::Database>("rows");
        s_connection = s_database->connect();
        const auto made = s_connection->execute(schema);
        ASSERT_TRUE(made) << (made ? "" : made.error().english());
        auto catalog = advise::readCatalog(*s_connection, base::Deadline());
        ASSERT_TRUE(catalog) << (catalog ? "" : catalog.error().english());
        s_catalog = std::make_unique<advise::Catalog>(std::move(*catalog));
    }
    static void TearDownTestSuite()
    {
        s_catalog.reset();
        s_connection.reset();
        s_database.reset();
    }
    static advise::SampleLimits limits()
    {
        advise::SampleLimits result;
        result.perColumn = base::Seconds(600); // under a sanitizer all takes longer
        return result;
    }
    static double number(const std::string& sql)
    {
        const auto answer = s_connection->query(sql);
        EXPECT_TRUE(answer) << sql << ": " << (answer ? "" : answer.error().english());
        return answer ? answer->value<double>(0, 0).value_or(-1) : -1;
    }
    static double built(const IndexDefinition& index)
    {
        const std::string ddl = index.ddl("i", false);
        const auto made = s_connection->execute(ddl);
        EXPECT_TRUE(made) << ddl << ": " << (made ? "" : made.error().english());
        const double bytes = number("select pg_relation_size('i')");
        EXPECT_TRUE(s_connection->execute("drop index i"));
        return bytes;
    }
    /// A catalog in which rows were read for these; what was said of it is in `notes`.
    static advise::Catalog read(const std::vector<IndexDefinition>& indexes, const advise::SampleLimits& limits,
                                std::string& notes)
    {
        std::vector<advise::Candidate> candidates;
        for (const IndexDefinition& index : indexes)
            candidates.push_back({index, {}, {}});
        advise::Catalog catalog = *s_catalog;
        std::vector<base::Text> said;
        const auto done = advise::sampleRows(*s_connection, catalog, candidates, limits, said);
        EXPECT_TRUE(done) << (done ? "" : done.error().english());
        EXPECT_EQ(s_connection->transactionState(), pg::TransactionState::Idle);
        for (const base::Text& note : said)
            notes += note.english() + "\n";
        return catalog;
    }
    static const TableInfo& events(const advise::Catalog& catalog) { return *catalog.find("public", "events"); }

    static inline std::unique_ptr<test::Database> s_database;
    static inline std::unique_ptr<pg::Connection> s_connection;
    static inline std::unique_ptr<advise::Catalog> s_catalog;
};

} // namespace

TEST_F(RowSample, sizesOfExpressionsComeWithinFifteenPercentOfWhatIsBuilt)
{
    ASSERT_NE(s_catalog, nullptr);
    std::vector<IndexDefinition> indexes;
    for (const std::string expression :
         {"lower(email)", "upper(name)", "\"left\"(email, 6)", "md5(email)", "substr(name, 1, 3)", "email || name",
          "date_trunc('hour'::text, at)", "(at)::date", "COALESCE(note, 'none'::text)", "length(email)",
          "doc ->> 'kind'::text", "doc ->> 'token'::text", "amount * 2", "client % 100", "client + part",
          "(note)::text", "amount > 500"})
        indexes.push_back(onExpression(expression));
    indexes.push_back(onExpression("lower(email)", "hash"));
    indexes.push_back(onExpression("lower(name)"));
    indexes.back().keys.push_back({});
    indexes.back().keys.back().column = "part";
    std::vector<double> real;
    for (const IndexDefinition& index : indexes)
        real.push_back(built(index));
    int guessedWrong = 0;
    for (std::size_t i = 0; i < indexes.size(); ++i) {
        const auto guessed = static_cast<double>(predictSize(indexes[i], events(*s_catalog)).value);
        guessedWrong += std::fabs(guessed / real[i] - 1) > 0.15 ? 1 : 0;
    }
    EXPECT_GE(guessedWrong, 4) << "nothing would have to be read";
    for (const double rows : {100000.0, 20000.0}) {
        advise::SampleLimits some = limits();
        some.rows = rows;
        std::string notes;
        const advise::Catalog catalog = read(indexes, some, notes);
        for (std::size_t i = 0; i < indexes.size(); ++i) {
            const std::string name = indexes[i].ddl("i");
            EXPECT_GT(advise::sampledRows(indexes[i], events(catalog)), 10000) << name;
            const auto predicted = static_cast<double>(predictSize(indexes[i], events(catalog)).value);
            EXPECT_LE(std::fabs(predicted / real[i] - 1), 0.15) << name << ": " << predicted / real[i];
        }
        EXPECT_NE(notes.find("rows of public.events (lower(email)) were read"), std::string::npos) << notes;
    }
}

TEST_F(RowSample, whatAnalyzeWouldSayIsSaidOfAnExpression)
{
    ASSERT_NE(s_catalog, nullptr);
    std::string notes;
    const advise::Catalog catalog = read({onExpression("COALESCE(note, 'none'::text)"), onExpression("upper(note)"),
                                          onExpression("lower(email)"), onExpression("client % 100")},
                                         limits(), notes);
    const auto column = [&](std::string_view expression) -> const advise::ColumnInfo& {
        const advise::SampledExpression* const found = advise::sampledExpression(expression, events(catalog));
        static const advise::ColumnInfo none;
        EXPECT_NE(found, nullptr) << expression;
        return found != nullptr ? found->column : none;
    };
    const advise::ColumnInfo& notNull = column("COALESCE(note, 'none'::text)");
    ASSERT_FALSE(notNull.commonValues.empty());
    EXPECT_EQ(notNull.commonValues.front(), "none");
    EXPECT_NEAR(notNull.commonFrequencies.front(), 0.975, 0.01);
    EXPECT_EQ(notNull.nullFraction, 0);
    const advise::ColumnInfo& sparse = column("upper(note)");
    EXPECT_NEAR(sparse.nullFraction, 0.975, 0.01);
    EXPECT_NEAR(sparse.distinct, 300, 30);
    EXPECT_EQ(sparse.typeOid, 25U);
    EXPECT_NEAR(sparse.averageWidth, number("select avg(octet_length(note)) + 1 from events"), 1);
    const advise::ColumnInfo& email = column("lower(email)");
    EXPECT_NEAR(email.distinct, number("select count(distinct email) from events"), 6000);
    EXPECT_EQ(email.histogram.size(), 101U);
    const advise::ColumnInfo& rest = column("client % 100");
    EXPECT_EQ(rest.typeOid, 23U);
    EXPECT_EQ(rest.averageWidth, 4);
    EXPECT_NEAR(rest.distinct, 100, 0.5);
}

TEST_F(RowSample, rowsOfPartialIndexesAreCounted)
{
    ASSERT_NE(s_catalog, nullptr);
    std::vector<IndexDefinition> indexes;
    for (const std::string predicate : {"part = 0", "part = 3", "part = 40", "part = 150", "note IS NOT NULL"})
        indexes.push_back(where(predicate));
    advise::SampleLimits some = limits();
    some.blocks = std::floor(events(*s_catalog).pages * 0.6);
    for (const advise::SampleLimits& each : {limits(), some}) {
        std::string notes;
        const advise::Catalog catalog = read(indexes, each, notes);
        EXPECT_NE(notes.find("rows of public.events were read to count those that partial indexes would hold"),
                  std::string::npos)
            << notes;
        for (const IndexDefinition& index : indexes) {
            const advise::SampledShare* const share = advise::sampledShare(index.where, events(catalog));
            ASSERT_NE(share, nullptr) << index.where;
            const double real = number("select count(*) from events where " + index.where) / 120000;
            EXPECT_NEAR(share->share / real, 1, share->rows < 119000 ? 0.12 : 1e-9) << index.where;
            const double bytes = built(index);
            const auto predicted = static_cast<double>(predictSize(index, events(catalog), share->share).value);
            // A page is as little as there is.
            EXPECT_LE(std::fabs(predicted - bytes), std::max(0.15 * bytes, 8192.0)) << index.where;
            EXPECT_GT(advise::sampledRows(index, events(catalog)), 10000) << index.where;
        }
    }
}

// What lies together is in few blocks, and how many of those are drawn is chance: ANALYZE sees more of it.
TEST_F(RowSample, rowsThatLieTogetherAreLeftToThePlannerUnlessAllAreCounted)
{
    ASSERT_NE(s_catalog, nullptr);
    const std::string together = "id > 119400", apart = "client < 25";
    advise::SampleLimits few = limits();
    few.blocks = std::floor(events(*s_catalog).pages * 0.5);
    std::string notes;
    const advise::Catalog some = read({where(together), where(apart)}, few, notes);
    EXPECT_EQ(advise::sampledShare(together, events(some)), nullptr);
    ASSERT_NE(advise::sampledShare(apart, events(some)), nullptr) << notes;
    EXPECT_LT(advise::sampledShare(apart, events(some))->rows, 100000);
    const advise::Catalog all = read({where(together)}, limits(), notes);
    ASSERT_NE(advise::sampledShare(together, events(all)), nullptr) << notes;
    EXPECT_DOUBLE_EQ(advise::sampledShare(together, events(all))->share, 600 / 120000.0);
}

TEST_F(RowSample, aPredicateThatNeedsMoreThanTheSystemsOwnIsLeftToThePlanner)
{
    ASSERT_NE(s_catalog, nullptr);
    std::string notes;
    const std::string cast = "feeling = 'late'::mood", bare = "feeling = 'late'";
    const advise::Catalog catalog = read({where(cast), where(bare), where("part = 3")}, limits(), notes);
    EXPECT_EQ(advise::sampledShare(cast, events(catalog)), nullptr);
    EXPECT_NE(advise::sampledShare(bare, events(catalog)), nullptr) << "the operator is of pg_catalog";
    EXPECT_NE(advise::sampledShare("part = 3", events(catalog)), nullptr) << notes;
    EXPECT_EQ(notes.find("No rows"), std::string::npos) << notes;
}

// Whoever owns the database may name a function like one of the system's: it must not run under the DBA's rights.
TEST_F(RowSample, functionsOfTheDatabasesOwnerDoNotRun)
{
    ASSERT_NE(s_catalog, nullptr);
    ASSERT_TRUE(s_connection->execute(
        "create function lower(varchar) returns text language plpgsql immutable as $$ begin raise exception 'ran'; "
        "end $$; create function own(text) returns text language plpgsql immutable as $$ begin raise exception 'ran'; "
        "end $$; create operator === (function = texteq, leftarg = text, rightarg = text)"));
    std::string notes;
    const advise::Catalog catalog =
        read({onExpression("lower(email)"), onExpression("own(email)"), where("email === 'x'")}, limits(), notes);
    EXPECT_NE(advise::sampledExpression("lower(email)", events(catalog)), nullptr) << notes;
    EXPECT_EQ(advise::sampledExpression("own(email)", events(catalog)), nullptr);
    EXPECT_EQ(advise::sampledShare("email === 'x'", events(catalog)), nullptr);
    EXPECT_NE(notes.find("No rows of public.events (own(email)) were read"), std::string::npos) << notes;
    EXPECT_EQ(notes.find("ran"), std::string::npos) << notes;
    ASSERT_TRUE(s_connection->execute("drop operator === (text, text); drop function own(text); drop function "
                                      "lower(varchar)"));
}

TEST_F(RowSample, whatCannotBeReadIsSaidAndLeft)
{
    ASSERT_NE(s_catalog, nullptr);
    const std::vector<IndexDefinition> indexes{onExpression("lower(email)"), where("part = 3"),
                                               onExpression("(note)::integer")};
    std::string notes;
    const advise::Catalog failing = read(indexes, limits(), notes);
    EXPECT_NE(notes.find("No rows of public.events ((note)::integer) were read"), std::string::npos) << notes;
    EXPECT_NE(notes.find("invalid input syntax"), std::string::npos) << notes;
    EXPECT_NE(advise::sampledExpression("lower(email)", events(failing)), nullptr);

    ASSERT_TRUE(s_connection->execute("create role rows_reader; grant select (id) on events to rows_reader; set role "
                                      "rows_reader"));
    notes.clear();
    const advise::Catalog denied = read(indexes, limits(), notes);
    ASSERT_TRUE(s_connection->execute("reset role; drop owned by rows_reader; drop role rows_reader"));
    EXPECT_TRUE(events(denied).sampledExpressions.empty());
    EXPECT_TRUE(events(denied).sampledShares.empty());
    EXPECT_NE(notes.find("No rows of public.events (lower(email)) were read to tell how large an index on it would "
                         "be: this role may not read all of its rows"),
              std::string::npos)
        << notes;

    advise::SampleLimits noTime = limits();
    noTime.perColumn = base::Nanoseconds(1);
    notes.clear();
    const advise::Catalog late = read(indexes, noTime, notes);
    EXPECT_TRUE(events(late).sampledExpressions.empty());
    EXPECT_NE(notes.find("No rows of public.events were read"), std::string::npos) << notes;

    base::StopSource stop;
    stop.request_stop();
    for (const IndexDefinition& index : indexes) {
        advise::Catalog catalog = *s_catalog;
        std::vector<base::Text> said;
        const auto stopped =
            advise::sampleRows(*s_connection, catalog, {{index, {}, {}}}, limits(), said, stop.get_token());
        ASSERT_FALSE(stopped);
        EXPECT_EQ(stopped.error().code(), base::ErrorCode::Cancelled);
    }
}
