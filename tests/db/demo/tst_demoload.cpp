// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/privatecluster.h"
#include "tests/db/demo/demotest.h"

#include <atomic>
#include <gmock/gmock.h>
#include <thread>

using namespace howdah;
using base::Deadline;
using base::ErrorCode;
using base::Seconds;
using test::DemoHome;

TEST(DemoLoad, comesBackWithTheServerAndEndsWhenItIsGone)
{
    const DemoHome home;
    ASSERT_TRUE(demo::start(home.options(false)));
    base::Status ended;
    std::atomic<bool> returned = false;
    demo::LoadOptions options;
    options.giveUpAfter = Seconds(10);
    options.programRestartsAfter = Seconds(1);
    std::jthread load([&] {
        ended = demo::runLoad(home.path(), options);
        returned = true;
    });
    const auto programs = [&] {
        const auto params = demo::params(home.path());
        pg::ConnectOptions connecting;
        connecting.deadline = Deadline::after(Seconds(5));
        auto connection = params ? pg::Connection::connect(*params, connecting) : params.error();
        return connection
                   ? test::ask(**connection, "SELECT DISTINCT application_name FROM pg_stat_activity WHERE usename IN "
                                             "('shop_api', 'report_runner', 'billing', 'stock_sync', 'invoice_worker') "
                                             "ORDER BY 1")
                   : std::string();
    };
    const std::string everyone = "billing\ninvoice-worker\nreport-runner\nshop-api\nstock-sync";
    ASSERT_TRUE(test::within(Seconds(30), [&] { return programs() == everyone; })) << programs();
    const auto twice = demo::runLoad(home.path(), base::StopToken());
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code(), ErrorCode::Refused);

    auto cluster = server::PrivateCluster::attach((*demo::detail::DemoFolder(home.path()).record())->cluster);
    ASSERT_TRUE(cluster);
    const auto restarted = cluster->restart();
    ASSERT_TRUE(restarted) << restarted.error().english();
    EXPECT_TRUE(test::within(Seconds(60), [&] { return programs() == everyone; })) << programs();
    EXPECT_FALSE(returned);

    ASSERT_TRUE(cluster->stop());
    EXPECT_TRUE(test::within(Seconds(40), [&] { return returned.load(); }));
    load.join();
    EXPECT_TRUE(ended) << ended.error().english();
}

TEST(DemoLoad, endsSoonWhenItIsAskedTo)
{
    const DemoHome home;
    ASSERT_TRUE(demo::start(home.options(false)));
    base::StopSource source;
    base::Status ended;
    {
        std::jthread load([&] { ended = demo::runLoad(home.path(), source.get_token()); });
        const auto connection = test::connectTo(*demo::params(home.path()));
        ASSERT_TRUE(connection);
        EXPECT_TRUE(test::within(Seconds(20), [&] {
            return test::ask(*connection, "SELECT count(*) > 5 FROM pg_stat_activity WHERE usename = 'shop_api' OR "
                                          "usename = 'invoice_worker' OR usename = 'billing'") == "t";
        }));
        source.request_stop();
        const auto began = base::Clock::system()->now();
        load.join();
        EXPECT_LT(base::Clock::system()->now() - began, Seconds(5));
        EXPECT_TRUE(test::within(Seconds(10), [&] {
            return test::ask(*connection, "SELECT count(*) FROM pg_stat_activity WHERE usename <> 'howdah'") == "0";
        }));
    }
    EXPECT_TRUE(ended) << ended.error().english();
}
