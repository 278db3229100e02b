// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/workload.h"
#include "core/base/clock.h"
#include "tests/support/cluster.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace howdah;
using namespace howdah::advise;

const WorkloadStatement* statementWith(const Workload& workload, std::string_view part)
{
    const auto found = std::find_if(workload.statements.begin(), workload.statements.end(),
                                    [&](const auto& one) { return one.sql.find(part) != std::string::npos; });
    return found == workload.statements.end() ? nullptr : &*found;
}

} // namespace

TEST(WorkloadServer, withoutTheExtensionItSaysWhatToDo)
{
    const test::Database database("bare");
    const auto workload = workloadFromServer(*database.connect());
    ASSERT_FALSE(workload);
    EXPECT_EQ(workload.error().code(), base::ErrorCode::Unsupported);
    EXPECT_EQ(workload.error().english(),
              "Reading the server's statements: pg_stat_statements is not installed in this "
              "database; CREATE EXTENSION pg_stat_statements, or give a file of statements");
}

TEST(WorkloadServer, whatTookTimeHereIsReadWithWeightsAndValues)
{
    const test::Database database("counted");
    const auto connection = database.connect();
    const auto other = database.connect();
    ASSERT_TRUE(connection->execute("create schema \"Odd\"; create extension pg_stat_statements schema \"Odd\"; "
                                    "create table seen (a int, b text, at timestamptz); create table unseen (a int)"));
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(connection->query("select count(*) from unseen where a = 7"));
        ASSERT_TRUE(connection->query("update unseen set a = $1 where a = 12", {pg::Param(5)}));
    }
    ASSERT_TRUE(connection->query("select count(*) from seen where at > now() - interval '3 days'"));
    ASSERT_TRUE(connection->execute("vacuum seen"));
    // What another session ran last stands in pg_stat_activity with its constants.
    ASSERT_TRUE(other->query("select b from seen where a = 42 and b like 'x%'"));

    const auto workload = workloadFromServer(*connection);
    ASSERT_TRUE(workload) << workload.error().english();
    const WorkloadStatement* counted = statementWith(*workload, "from unseen where a = $1");
    ASSERT_NE(counted, nullptr);
    EXPECT_EQ(counted->weight, 3);
    EXPECT_TRUE(counted->generic);
    EXPECT_FALSE(counted->writes);
    EXPECT_TRUE(counted->meanMs);
    EXPECT_NE(counted->id, "");
    const WorkloadStatement* update = statementWith(*workload, "update unseen");
    ASSERT_NE(update, nullptr);
    EXPECT_TRUE(update->writes);
    const WorkloadStatement* sampled = statementWith(*workload, "select b from seen");
    ASSERT_NE(sampled, nullptr);
    EXPECT_EQ(sampled->sql, "select b from seen where a = 42 and b like 'x%'");
    EXPECT_FALSE(sampled->generic);
    EXPECT_EQ(statementWith(*workload, "vacuum"), nullptr);
    // An interval's constant is a parameter now, and still SQL that the server reads.
    const WorkloadStatement* interval = statementWith(*workload, "now() -");
    ASSERT_NE(interval, nullptr);
    EXPECT_TRUE(connection->execute("prepare p as " + interval->sql)) << interval->sql;
    EXPECT_EQ(workload->notes.back().english().substr(1),
              " statements are planned without the values of their parameters, which the server does not keep");
}

TEST(WorkloadServer, noMoreThanAskedFor)
{
    const test::Database database("few");
    const auto connection = database.connect();
    ASSERT_TRUE(connection->execute(
        "create extension pg_stat_statements; create table t (c0 int, c1 int, c2 int, c3 int, c4 int)"));
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(connection->query("select c" + std::to_string(i) + " from t"));
    ServerWorkloadOptions options;
    options.most = 3;
    const auto workload = workloadFromServer(*connection, options);
    ASSERT_TRUE(workload) << workload.error().english();
    EXPECT_EQ(workload->statements.size(), 3U);
}
