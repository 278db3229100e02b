// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/childprocess.h"
#include "core/base/files.h"
#include "core/base/pause.h"
#include "core/pg/connection.h"
#include "core/server/privatecluster.h"
#include "tests/support/cluster.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <optional>

using namespace howdah;
using base::Deadline;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;
using test::Cluster;

namespace {

/// A real PgBouncer in front of the run's cluster.
class PgBouncer : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        const auto account = server::serverAccount();
        ASSERT_TRUE(account) << account.error().english();
        s_folder = std::filesystem::temp_directory_path() / ("howdah-pgbouncer-" + base::randomWord(8));
        const auto made = base::makeFolder(s_folder, 0755, *account);
        ASSERT_TRUE(made) << made.error().english();
        const auto port = base::freeLoopbackPort();
        ASSERT_TRUE(port) << port.error().english();
        s_params = Cluster::instance().params();
        s_params.set("host", "127.0.0.1").set("port", std::to_string(*port));
        const std::string user = s_params.get("user").value_or("");
        std::ofstream(s_folder + "/users") << '"' << user << "\" \"\"\n";
        std::ofstream(s_folder + "/pgbouncer.ini") << "[databases]\n* = host=" << Cluster::instance().socketDirectory()
                                                   << " port=" << Cluster::instance().port()
                                                   << "\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = " << *port
                                                   << "\nunix_socket_dir =\nauth_type = trust\nauth_file = " << s_folder
                                                   << "/users\nadmin_users = " << user << "\npool_mode = session\n";
        base::ChildOptions options;
        options.program = std::filesystem::exists("/usr/sbin/pgbouncer") ? "/usr/sbin/pgbouncer" : "pgbouncer";
        options.arguments = {s_folder + "/pgbouncer.ini"};
        options.runAs = base::runningAsRoot() ? std::optional(*account) : std::nullopt;
        options.captureOutput = false;
        auto started = base::ChildProcess::start(options);
        ASSERT_TRUE(started) << started.error().english();
        s_bouncer.emplace(std::move(*started));
        const auto deadline = Deadline::after(Seconds(20));
        for (;;) {
            const auto connection = connect(s_params);
            if (connection)
                break;
            ASSERT_FALSE(deadline.passed()) << connection.error().english();
            base::pauseFor(Milliseconds(20));
        }
    }
    static void TearDownTestSuite()
    {
        s_bouncer.reset();
        std::filesystem::remove_all(s_folder);
    }

    static base::Result<std::unique_ptr<pg::Connection>> connect(const pg::ConnectParams& params)
    {
        pg::ConnectOptions options;
        options.deadline = Deadline::after(Seconds(10));
        return pg::Connection::connect(params, options);
    }

    static inline std::string s_folder;
    static inline pg::ConnectParams s_params;
    static inline std::optional<base::ChildProcess> s_bouncer;
};

} // namespace

TEST_F(PgBouncer, startupOptionsAreSetForTheSessionInstead)
{
    auto params = s_params;
    params.setStartupOption("jit", "off").setStartupOption("work_mem", "5MB");
    const auto connection = connect(params);
    ASSERT_TRUE(connection) << connection.error().english();
    // Since 1.20 it takes some options and refuses the others; set they are in any case.
    EXPECT_EQ((*connection)->query("SHOW jit")->text(0, 0), "off");
    EXPECT_EQ((*connection)->query("SHOW work_mem")->text(0, 0), "5MB");
    const auto plain = connect(s_params);
    ASSERT_TRUE(plain);
    EXPECT_FALSE((*plain)->startupOptionsRefused());
}

TEST_F(PgBouncer, itsAdminConsoleIsReachedBySimpleQueries)
{
    auto params = s_params;
    const auto connection = connect(params.set("dbname", "pgbouncer"));
    ASSERT_TRUE(connection) << connection.error().english();
    const auto pools = (*connection)->simpleQuery("SHOW POOLS");
    ASSERT_TRUE(pools) << pools.error().english();
    EXPECT_TRUE(pools->back().column("cl_active"));
}

TEST_F(PgBouncer, anUnknownUserIsARefusedLogin)
{
    auto params = s_params;
    const auto connection = connect(params.set("user", "no_such_user"));
    ASSERT_FALSE(connection);
    EXPECT_EQ(connection.error().code(), ErrorCode::LoginRefused) << connection.error().english();
}

TEST_F(PgBouncer, deadlinesCancelThroughIt)
{
    const auto connection = connect(s_params);
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
    const auto connection = connect(s_params);
    ASSERT_TRUE(connection) << connection.error().english();
    const std::vector<pg::PipelineQuery> batch = {{"SELECT 1", {}}, {"SELECT 1/0", {}}, {"SELECT $1::int", {3}}};
    const auto answers = (*connection)->pipeline(batch, {Deadline::after(Seconds(10)), {}});
    ASSERT_TRUE(answers) << answers.error().english();
    EXPECT_EQ((*answers)[1].error().sqlState(), "22012");
    EXPECT_EQ((*answers)[2]->value<int>(0, 0), 3);
}
