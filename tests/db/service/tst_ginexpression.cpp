// SPDX-License-Identifier: GPL-3.0-or-later
// GIN indexes on expressions: what is foretold of their sizes and of the plans with them, against what is built.
#include "core/pg/connection.h"
#include "core/plan/plan.h"
#include "core/service/indexadvice.h"
#include "tests/support/cluster.h"
#include "tests/support/quietjob.h"

#include <cmath>
#include <gtest/gtest.h>
#include <ostream>

using namespace howdah;
using service::AdviceRequest;
using service::IndexAdviser;
using test::Quiet;

namespace {

constexpr const char* articles = R"sql(
create extension if not exists pg_trgm;
create function h(bigint, int) returns float8 language sql immutable as
    $$ select (hashint8extended($1, $2) & 1048575) / 1048576.0 $$;
create table articles as
select i as id,
    (select string_agg(initcap(left(md5(floor(3000 * power(h(i * 40 + w, 1), 3))::text), 4 + w % 4)), ' ')
     from generate_series(1, 12) w) as body,
    case when i % 10 < 7 then left(md5(floor(900 * h(i, 4))::text), 7) end as title,
    (select string_agg('t' || floor(60 * power(h(i * 9 + w, 2), 2)), ',') from generate_series(1, 4) w) as tags,
    jsonb_build_object('marks', (select jsonb_agg('m' || floor(500 * power(h(i * 7 + w, 3), 2)))
                                 from generate_series(1, 3) w),
                       'state', jsonb_build_object('client', floor(2000 * h(i, 5)))) as doc,
    repeat('x', 120) as filling
from generate_series(1, 40000) i;
create table others as select i as id, 'a b' as body from generate_series(1, 100) i;
analyze;
)sql";

struct Asked {
    std::string name, condition, key;
};

void PrintTo(const Asked& asked, std::ostream* out)
{
    *out << asked.condition;
}

const std::vector<Asked> all{
    {"words", "to_tsvector('simple', body) @@ to_tsquery('simple', 'c4ca')", "to_tsvector('simple', \"body\")"},
    {"stems", "to_tsvector('english', body) @@ to_tsquery('english', 'nothing')", "to_tsvector('english', \"body\")"},
    {"several", "to_tsvector('simple', coalesce(title, '') || ' ' || body) @@ plainto_tsquery('simple', 'a87ff 1679')",
     "to_tsvector('simple', (COALESCE(\"title\", '') || ' ') || \"body\")"},
    {"array", "string_to_array(tags, ',') @> array['t57', 't3']", "string_to_array(\"tags\", ',')"},
    {"member", "doc->'marks' ? 'm900'", "\"doc\" -> 'marks'"},
    {"paths", "doc->'state' @> '{\"client\": 77}'", "\"doc\" -> 'state'"},
    {"trigrams", "lower(title) like '%zzz%'", "lower(\"title\")"},
};

class GinExpression : public ::testing::TestWithParam<Asked> {
protected:
    static void SetUpTestSuite()
    {
        s_database = std::make_unique<test::Database>("gin");
        s_connection = s_database->connect();
        const auto made = s_connection->execute(articles);
        ASSERT_TRUE(made) << made.error().english();
    }
    static void TearDownTestSuite()
    {
        s_connection.reset();
        s_database.reset();
    }
    static base::Result<service::IndexAdvicePtr> advise(const std::string& sql)
    {
        AdviceRequest request;
        request.source = AdviceRequest::Source::Query;
        request.sql = sql;
        Quiet context;
        return IndexAdviser(s_database->params(), request).advise(context);
    }
    static std::string notes(const service::IndexAdvicePtr& advice)
    {
        std::string text;
        for (const base::Text& note : advice->advice.notes)
            text += note.english() + "\n";
        return text;
    }
    static plan::PlanPtr planOf(const std::string& sql)
    {
        const auto answer = s_connection->query("explain (format json) " + sql);
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().english());
        const auto plans = plan::parsePlans(answer ? answer->text(0, 0) : "");
        EXPECT_TRUE(plans && !plans->empty());
        return plans && !plans->empty() ? plans->front() : nullptr;
    }

    inline static std::unique_ptr<test::Database> s_database;
    inline static std::unique_ptr<pg::Connection> s_connection;
};

INSTANTIATE_TEST_SUITE_P(Kinds, GinExpression, ::testing::ValuesIn(all),
                         [](const auto& asked) { return asked.param.name; });

} // namespace

TEST_P(GinExpression, isAsLargeAndAsCheapAsItWasForetold)
{
    const std::string sql = "select id from articles where " + GetParam().condition;
    const auto advice = advise(sql);
    ASSERT_TRUE(advice) << advice.error().english();
    ASSERT_EQ((*advice)->advice.create.size(), 1U) << notes(*advice);
    const advise::CreateAdvice& create = (*advice)->advice.create.front();
    EXPECT_EQ(create.index.method, "gin");
    EXPECT_EQ(create.index.keys.front().expression, GetParam().key);
    EXPECT_GT(create.sampledRows, 10000) << notes(*advice);
    EXPECT_NE(notes(*advice).find("ANALYZE \"public\".\"articles\""), std::string::npos) << notes(*advice);
    ASSERT_TRUE(create.planAfter);

    const auto built = s_connection->execute(create.index.ddl("built", false) + "; analyze articles");
    ASSERT_TRUE(built) << built.error().english();
    const auto size = s_connection->query("select pg_relation_size('built')");
    ASSERT_TRUE(size);
    const double bytes = size->value<double>(0, 0).value_or(0);
    const auto foretold = static_cast<double>(create.estimatedBytes.value);
    EXPECT_TRUE(std::fabs(foretold / bytes - 1) <= 0.15 || std::fabs(foretold - bytes) <= 8192)
        << foretold << " of " << bytes;
    const plan::PlanPtr real = planOf(sql);
    ASSERT_TRUE(real);
    const double rows = real->root->planRows, promised = create.planAfter->root->planRows;
    EXPECT_NEAR(promised / rows, 1, 0.2) << promised << " for " << rows << " rows";
    EXPECT_NEAR(create.planAfter->root->totalCost / real->root->totalCost, 1, 0.2);

    // Now it is there, and so are its statistics: a clone has both, and nothing is left to advise.
    const auto again = advise(sql);
    ASSERT_TRUE(again) << again.error().english();
    EXPECT_TRUE((*again)->advice.create.empty());
    EXPECT_NEAR((*again)->advice.costBefore / real->root->totalCost, 1, 0.1);
    ASSERT_TRUE(s_connection->execute("drop index built"));
}
