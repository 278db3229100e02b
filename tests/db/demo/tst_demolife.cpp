// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/durablefile.h"
#include "core/server/privatecluster.h"
#include "tests/db/demo/demotest.h"

#include <gmock/gmock.h>
#include <thread>

using namespace howdah;
using base::Deadline;
using base::ErrorCode;
using base::Seconds;
using test::DemoHome;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

const Deadline soon()
{
    return Deadline::after(Seconds(60));
}

std::string clusterOf(const DemoHome& home)
{
    const auto record = demo::detail::DemoFolder(home.path()).record();
    return record && *record ? (*record)->cluster : std::string();
}

} // namespace

TEST(DemoLife, startsTwiceHarmlesslyAndStopsLeavingNothingRunning)
{
    const DemoHome home;
    std::vector<std::string> steps;
    auto options = home.options(true);
    options.onProgress = [&](const demo::DemoOptions::Progress& progress) {
        EXPECT_LT(progress.done, progress.total);
        if (steps.empty() || steps.back() != progress.step)
            steps.emplace_back(progress.step);
    };
    const auto first = demo::start(options);
    ASSERT_TRUE(first) << first.error().english();
    EXPECT_TRUE(first->exists);
    EXPECT_TRUE(first->running);
    EXPECT_TRUE(first->loadRunning);
    EXPECT_EQ(first->scale, 0.01);
    EXPECT_THAT(first->url, HasSubstr("postgresql://"));
    EXPECT_EQ(steps.front(), "initdb");
    EXPECT_EQ(steps.back(), "load");
    EXPECT_GE(steps.size(), 10U);

    const auto second = demo::start(home.options(true));
    ASSERT_TRUE(second) << second.error().english();
    EXPECT_EQ(second->postmasterPid, first->postmasterPid);
    EXPECT_EQ(second->loadPid, first->loadPid);
    EXPECT_TRUE(base::processIsAlive(first->loadPid));

    const auto params = demo::params(home.path());
    ASSERT_TRUE(params);
    const std::string sockets = params->get("host").value_or("");
    {
        const auto connection = test::connectTo(*params);
        ASSERT_TRUE(connection);
        EXPECT_EQ(test::ask(*connection, "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user"), "t");
        EXPECT_EQ(test::ask(*connection, "SHOW fsync"), "on");
        EXPECT_EQ(test::ask(*connection, "SHOW synchronous_commit"), "on");
        EXPECT_EQ(test::ask(*connection, "SHOW autovacuum"), "on");
        EXPECT_EQ(test::ask(*connection, "SHOW listen_addresses"), "");
        EXPECT_EQ(test::ask(*connection, "SHOW max_connections"), "100");
        EXPECT_EQ(test::ask(*connection, "SHOW track_io_timing"), "on");
    }

    const auto stopped = demo::stop(home.path(), soon());
    ASSERT_TRUE(stopped) << stopped.error().english();
    EXPECT_FALSE(base::processIsAlive(first->postmasterPid));
    EXPECT_FALSE(base::processIsAlive(first->loadPid));
    EXPECT_FALSE(fs::exists(sockets));
    EXPECT_TRUE(demo::stop(home.path(), soon()));
    const auto status = demo::status(home.path());
    ASSERT_TRUE(status);
    EXPECT_TRUE(status->exists);
    EXPECT_FALSE(status->running);
    EXPECT_FALSE(status->loadRunning);
    EXPECT_EQ(demo::params(home.path()).error().code(), ErrorCode::NotFound);

    // The data are still there: the next start makes nothing.
    steps.clear();
    options.loadCommand.clear();
    const auto again = demo::start(options);
    ASSERT_TRUE(again) << again.error().english();
    EXPECT_THAT(steps, ::testing::ElementsAre("starting", "load"));
    EXPECT_FALSE(again->loadRunning);
}

TEST(DemoLife, startedByTwoAtTheSameTimeThereIsOne)
{
    const DemoHome home;
    std::vector<base::Result<demo::DemoStatus>> results(2, base::Error(ErrorCode::Internal, {}));
    {
        std::vector<std::jthread> threads;
        for (auto& result : results)
            threads.emplace_back([&] { result = demo::start(home.options(false)); });
    }
    ASSERT_TRUE(results[0]) << results[0].error().english();
    ASSERT_TRUE(results[1]) << results[1].error().english();
    EXPECT_EQ(results[0]->postmasterPid, results[1]->postmasterPid);
}

TEST(DemoLife, killedInTheMiddleNothingGoesOnAndTheNextStartMakesItAnew)
{
    const DemoHome home;
    base::ChildOptions options;
    options.program = DemoHome::helper();
    options.arguments = {"make", "0.5", home.path()};
    auto maker = base::ChildProcess::start(options);
    ASSERT_TRUE(maker) << maker.error().english();
    std::string said;
    while (said.find("order_lines") == std::string::npos) {
        const auto chunk = maker->read(soon(), {});
        ASSERT_TRUE(chunk) << chunk.error().english();
        ASSERT_FALSE(chunk->end) << said;
        said += chunk->bytes;
    }
    const auto half = server::PrivateCluster::attach(clusterOf(home));
    ASSERT_TRUE(half) << half.error().english();
    const auto postmaster = half->postmasterPid();
    maker->kill();
    ASSERT_TRUE(maker->wait(soon(), {}));
    EXPECT_TRUE(base::waitForProcessEnd(postmaster, {}, Deadline::after(Seconds(10))));

    const auto status = demo::status(home.path());
    ASSERT_TRUE(status);
    EXPECT_FALSE(status->exists);
    EXPECT_EQ(demo::params(home.path()).error().code(), ErrorCode::NotFound);
    const auto anew = demo::start(home.options(false));
    ASSERT_TRUE(anew) << anew.error().english();
    EXPECT_TRUE(anew->exists);
    EXPECT_EQ(anew->scale, 0.01);
}

TEST(DemoLife, cancelledInTheMiddleItLeavesNothingHalfMade)
{
    const DemoHome home;
    base::StopSource source;
    auto options = home.options(true);
    options.stop = source.get_token();
    std::string cluster;
    options.onProgress = [&](const demo::DemoOptions::Progress& progress) {
        if (progress.step != "orders")
            return;
        cluster = clusterOf(home);
        source.request_stop();
    };
    const auto started = demo::start(options);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code(), ErrorCode::Cancelled) << started.error().english();
    ASSERT_FALSE(cluster.empty());
    EXPECT_FALSE(fs::exists(cluster));
    const auto record = demo::detail::DemoFolder(home.path()).record();
    ASSERT_TRUE(record);
    EXPECT_FALSE(record->has_value());
    EXPECT_EQ(server::PrivateCluster::attach(cluster).error().code(), ErrorCode::NotFound);
}

TEST(DemoLife, aFolderWithSomethingElseInItIsLeftAlone)
{
    const DemoHome home;
    fs::create_directories(home.path() + "/cluster");
    ASSERT_TRUE(base::writeDurably(home.path() + "/cluster/letter.txt", "dear", 0600));
    const auto started = demo::start(home.options(false));
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code(), ErrorCode::Refused) << started.error().english();
    EXPECT_THAT(started.error().english(), HasSubstr(home.path()));
    EXPECT_TRUE(fs::exists(home.path() + "/cluster/letter.txt"));
}

TEST(DemoLife, resetMakesTheDataAnew)
{
    const DemoHome home;
    ASSERT_TRUE(demo::start(home.options(false)));
    {
        const auto connection = test::connectTo(*demo::params(home.path()));
        ASSERT_TRUE(connection);
        ASSERT_TRUE(connection->execute("DROP TABLE events"));
    }
    const auto reset = demo::reset(home.options(false));
    ASSERT_TRUE(reset) << reset.error().english();
    const auto connection = test::connectTo(*demo::params(home.path()));
    ASSERT_TRUE(connection);
    EXPECT_EQ(test::ask(*connection, "SELECT count(*) FROM events"), "5200");
}

TEST(DemoLife, aFolderThatIsClosedToTheServersAccountStillGetsADemo)
{
    const std::string closed = "/tmp/howdah-demotest-closed-" + base::randomWord(6);
    fs::create_directory(closed);
    fs::permissions(closed, fs::perms::owner_all);
    demo::DemoOptions options;
    options.directory = closed + "/data/demo";
    options.scale = 0.01;
    const auto started = demo::start(options);
    EXPECT_TRUE(started) << started.error().english();
    const auto record = demo::detail::DemoFolder(options.directory).record();
    ASSERT_TRUE(record && *record);
    const std::string cluster = (*record)->cluster;
    EXPECT_EQ(cluster.starts_with(closed), !base::runningAsRoot()) << cluster;
    EXPECT_TRUE(demo::params(options.directory));
    EXPECT_TRUE(demo::stop(options.directory, soon()));
    fs::remove_all(cluster);
    fs::remove_all(closed);
}

TEST(DemoLife, theSameScaleMakesTheSameRows)
{
    const DemoHome one;
    const DemoHome two;
    ASSERT_TRUE(demo::start(one.options(false)));
    ASSERT_TRUE(demo::start(two.options(false)));
    const auto first = test::connectTo(*demo::params(one.path()));
    const auto second = test::connectTo(*demo::params(two.path()));
    ASSERT_TRUE(first && second);
    for (const char* sum : {"SELECT md5(string_agg(id || name || country || city, ',' ORDER BY id)) FROM customers",
                            "SELECT md5(string_agg(id || name || price, ',' ORDER BY id)) FROM products",
                            "SELECT md5(string_agg(order_id || '.' || line_no || '.' || product_id || '.' || quantity, "
                            "',' ORDER BY order_id, line_no)) FROM order_lines",
                            "SELECT md5(string_agg(id || '.' || customer_id || status || total, ',' ORDER BY id)) "
                            "FROM orders",
                            "SELECT md5(string_agg(id || '.' || customer_id || kind, ',' ORDER BY id)) FROM events"}) {
        const std::string value = test::ask(*first, sum);
        EXPECT_EQ(value.size(), 32U) << value;
        EXPECT_EQ(value, test::ask(*second, sum)) << sum;
    }
}
