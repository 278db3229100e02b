// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/connection.h"
#include "tests/support/pgbouncer.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <optional>

using namespace howdah;
using base::Deadline;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;
using test::connectTo;

namespace {

/// A real PgBouncer in front of the run's cluster.
class PgBouncer : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        auto started = test::PgBouncer::start();
        ASSERT_TRUE(started) << started.error().english();
        s_bouncer.emplace(std::move(*started));
        s_params = s_bouncer->params();
    }
    static void TearDownTestSuite() { s_bouncer.reset(); }

    static inline pg::ConnectParams s_params;
    static inline std::optional<test::PgBouncer> s_bouncer;
};

} // namespace

TEST_F(PgBouncer, startupOptionsAreSetForTheSessionInstead)
{
    auto params = s_params;
    params.setStartupOption("jit", "off").setStartupOption("work_mem", "5MB");
    const auto connection = connectTo(params);
    ASSERT_TRUE(connection) << connection.error().english();
    // Since 1.20 it takes some options and refuses the others; set they are in any case.
    EXPECT_EQ((*connection)->query("SHOW jit")->text(0, 0), "off");
    EXPECT_EQ((*connection)->query("SHOW work_mem")->text(0, 0), "5MB");
    const auto plain = connectTo(s_params);
    ASSERT_TRUE(plain);
    EXPECT_FALSE((*plain)->startupOptionsRefused());
}

TEST_F(PgBouncer, startupOptionsOfTheEnvironmentAreSetForTheSessionToo)
{
    ::setenv("PGOPTIONS", "-c work_mem=6MB", 1);
    const auto connection = connectTo(s_params);
    ::unsetenv("PGOPTIONS");
    ASSERT_TRUE(connection) << connection.error().english();
    EXPECT_EQ((*connection)->query("SHOW work_mem")->text(0, 0), "6MB");
    EXPECT_EQ((*connection)->query("SELECT current_database()")->text(0, 0), "postgres");
}

TEST_F(PgBouncer, itsAdminConsoleIsReachedBySimpleQueries)
{
    auto params = s_params;
    const auto connection = connectTo(params.set("dbname", "pgbouncer"));
    ASSERT_TRUE(connection) << connection.error().english();
    const auto pools = (*connection)->simpleQuery("SHOW POOLS");
    ASSERT_TRUE(pools) << pools.error().english();
    EXPECT_TRUE(pools->back().column("cl_active"));
}

TEST_F(PgBouncer, anUnknownUserIsARefusedLogin)
{
    auto params = s_params;
    const auto connection = connectTo(params.set("user", "no_such_user"));
    ASSERT_FALSE(connection);
    EXPECT_EQ(connection.error().code(), ErrorCode::LoginRefused) << connection.error().english();
}

TEST_F(PgBouncer, deadlinesCancelThroughIt)
{
    const auto connection = connectTo(s_params);
    ASSERT_TRUE(connection) << connection.error().english();
    for (int i = 0; i < 5; ++i) {
        const auto slow = (*connection)->query("SELECT pg_sleep(60)", {}, {Deadline::after(Milliseconds(50)), {}});
        ASSERT_EQ(slow.error().code(), ErrorCode::Timeout) << slow.error().english();
        const auto next = (*connection)->query("SELECT pg_sleep(0.05)");
        ASSERT_TRUE(next) << next.error().english();
    }
}

TEST_F(PgBouncer, pipelinesPassThroughIt)
{
    const auto connection = connectTo(s_params);
    ASSERT_TRUE(connection) << connection.error().english();
    const std::vector<pg::PipelineQuery> batch = {{"SELECT 1", {}}, {"SELECT 1/0", {}}, {"SELECT $1::int", {3}}};
    const auto answers = (*connection)->pipeline(batch, {Deadline::after(Seconds(10)), {}});
    ASSERT_TRUE(answers) << answers.error().english();
    EXPECT_EQ((*answers)[1].error().sqlState(), "22012");
    EXPECT_EQ((*answers)[2]->value<int>(0, 0), 3);
}
