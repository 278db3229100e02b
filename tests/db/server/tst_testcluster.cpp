// SPDX-License-Identifier: GPL-3.0-or-later
// What every test may count on.
#include "tests/db/server/clusterroot.h"
#include "tests/support/cluster.h"

#include <gtest/gtest.h>

using namespace howdah;
using test::Cluster;
using test::scalar;

TEST(TestCluster, hasTheSettingsTestsCountOn)
{
    const pg::ConnectParams params = Cluster::instance().params();
    EXPECT_EQ(scalar(params, "show shared_preload_libraries"), "pg_stat_statements");
    EXPECT_EQ(scalar(params, "show track_io_timing"), "on");
    EXPECT_EQ(scalar(params, "show compute_query_id"), "on");
    EXPECT_EQ(scalar(params, "show max_connections"), "200");
    EXPECT_EQ(scalar(params, "show fsync"), "off");
    EXPECT_EQ(scalar(params, "select rolsuper from pg_roles where rolname = current_user"), "t");
}

TEST(TestCluster, isReachedThroughSocketAndTcp)
{
    EXPECT_EQ(scalar(Cluster::instance().params(), "select inet_server_addr() is null"), "t");
    EXPECT_EQ(scalar(Cluster::instance().tcpParams(), "select inet_server_addr()"), "127.0.0.1");
    EXPECT_EQ(Cluster::instance().params().get("host"), Cluster::instance().socketDirectory());
    EXPECT_EQ(Cluster::instance().tcpParams().get("port"), std::to_string(Cluster::instance().port()));
}

TEST(TestCluster, hasARoleWithoutRights)
{
    pg::ConnectParams params = Cluster::instance().tcpParams();
    params.set("user", "plain");
    params.setPassword(base::SecretString("plain"));
    EXPECT_EQ(scalar(params, "select current_user"), "plain");
    EXPECT_EQ(scalar(params, "select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname = 'plain'"),
              "f");
}

TEST(TestCluster, databasesAreEmptyOfTheirOwnAndGoAway)
{
    std::string name;
    {
        const test::Database one;
        const test::Database two;
        name = one.name();
        EXPECT_NE(one.name(), two.name());
        ASSERT_TRUE(one.connect()->execute("create table t ()"));
        EXPECT_EQ(scalar(two.params(), "select count(*) from pg_tables where schemaname = 'public'"), "0");
        EXPECT_EQ(scalar(one.tcpParams(), "select current_database()"), one.name());
        // An open session does not keep it.
        const auto open = one.connect();
        ASSERT_NE(open, nullptr);
    }
    EXPECT_EQ(scalar(Cluster::instance().params(), "select count(*) from pg_database where datname = '" + name + "'"),
              "0");
}
