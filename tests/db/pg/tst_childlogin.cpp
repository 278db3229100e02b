// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/childlogin.h"

#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/base/files.h"
#include "core/pg/connection.h"
#include "core/server/installation.h"
#include "tests/support/cluster.h"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

using namespace howdah;

namespace {

class ChildLoginTest : public ::testing::Test {
protected:
    static std::unique_ptr<pg::Connection> connect(const pg::ConnectParams& params)
    {
        pg::ConnectOptions options;
        options.deadline = base::Deadline::after(base::Seconds(20));
        auto connection = pg::Connection::connect(params, options);
        EXPECT_TRUE(connection) << connection.error().english();
        return connection ? std::move(*connection) : nullptr;
    }
    /// What psql says with nothing but this login.
    static std::string ask(const pg::ChildLogin& login, const std::string& sql)
    {
        const auto installation = server::chooseInstallation();
        EXPECT_TRUE(installation);
        base::ChildOptions psql;
        psql.program = installation->program("psql");
        psql.arguments = {"--no-psqlrc", "--tuples-only", "--no-align", "--no-password", "--command=" + sql};
        psql.environment = login.environment;
        const auto finished = base::run(psql, base::Deadline::after(base::Seconds(30)));
        EXPECT_TRUE(finished && finished->status.ok()) << (finished ? finished->error : finished.error().english());
        return finished ? finished->output.substr(0, finished->output.find('\n')) : "";
    }
};

} // namespace

TEST_F(ChildLoginTest, aChildReachesTheSameDatabaseAsTheSameRole)
{
    const test::Database database("child ' =x");
    const auto connection = connect(database.tcpParams());
    ASSERT_TRUE(connection);
    ASSERT_TRUE(connection->execute("create role child_role login password 'se cret'''"));
    pg::ConnectParams params = database.tcpParams();
    params.set("user", "child_role").setPassword(base::SecretString("se cret'"));
    params.setStartupOption("work_mem", "7MB");
    const auto child = connect(params);
    ASSERT_TRUE(child);
    const pg::ChildLogin login = pg::childLogin(*child);
    // What the child must not take from our own environment.
    for (const char* name : {"PGDATABASE", "PGPASSWORD", "PGSERVICE", "PGOPTIONS"})
        ::setenv(name, "wrong", 1);
    EXPECT_EQ(login.environment.at("PGPASSWORD"), "se cret'");
    EXPECT_EQ(ask(login, "select current_user || ' ' || current_database() || ' ' || current_setting('work_mem')"),
              "child_role " + database.name() + " 7MB");
    for (const char* name : {"PGDATABASE", "PGPASSWORD", "PGSERVICE", "PGOPTIONS"})
        ::unsetenv(name);
    ASSERT_TRUE(connection->execute("drop role child_role"));
}

TEST_F(ChildLoginTest, whatHasNoVariableGoesThroughAServiceFile)
{
    pg::ConnectParams params = test::Cluster::instance().params();
    params.set("keepalives_idle", "77").set("sslpassword", "key secret");
    const auto connection = connect(params);
    ASSERT_TRUE(connection);
    pg::ChildLogin login = pg::childLogin(*connection);
    EXPECT_TRUE(login.serviceFile.starts_with("[howdah]\n")) << login.serviceFile;
    EXPECT_NE(login.serviceFile.find("\nkeepalives_idle=77\n"), std::string::npos) << login.serviceFile;
    EXPECT_NE(login.serviceFile.find("\nsslpassword=key secret\n"), std::string::npos) << login.serviceFile;
    const std::string folder = std::filesystem::temp_directory_path() / ("howdah-test-" + base::randomWord(8));
    ASSERT_TRUE(base::makeFolder(folder, 0700));
    ASSERT_TRUE(base::writeDurably(folder + "/service", login.serviceFile));
    login.useServiceFile(folder + "/service");
    EXPECT_EQ(ask(login, "select 1"), "1");
    std::filesystem::remove_all(folder);
}

TEST_F(ChildLoginTest, withoutAPasswordNoneIsGiven)
{
    const auto connection = connect(test::Cluster::instance().params());
    ASSERT_TRUE(connection);
    const pg::ChildLogin login = pg::childLogin(*connection);
    EXPECT_EQ(login.environment.at("PGPASSWORD"), std::nullopt);
    EXPECT_EQ(login.environment.at("PGSERVICE"), std::nullopt);
    EXPECT_EQ(ask(login, "select current_database()"), "postgres");
}
