// SPDX-License-Identifier: GPL-3.0-or-later
// What an application does on a real server, as it is seen from pg_stat_activity.
#include "core/monitor/activityworkload.h"
#include "tests/support/cluster.h"

#include <atomic>
#include <future>
#include <gtest/gtest.h>
#include <thread>

using namespace howdah;
using base::Milliseconds;
using base::Seconds;

namespace {

/// Sessions that run transactions of about 20 ms, one after the other with a rest in between, until destroyed.
class Shop {
public:
    Shop(const test::Database& database, int sessions)
    {
        for (int i = 0; i < sessions; ++i) {
            auto params = database.params();
            params.set("application_name", "shop");
            auto connected = pg::Connection::connect(params, {.deadline = base::Deadline::after(Seconds(20))});
            if (!connected) {
                ADD_FAILURE() << connected.error().english();
                return;
            }
            m_threads.emplace_back([this, connection = std::move(*connected)](const std::stop_token& stop) {
                while (!stop.stop_requested()) {
                    if (!connection->execute("select pg_sleep(0.02) from till") ||
                        !connection->execute("select pg_sleep(0.005) from till"))
                        return;
                    m_done += 2;
                }
            });
        }
    }
    [[nodiscard]] int done() const { return m_done; }

private:
    std::atomic<int> m_done{0};
    std::vector<std::jthread> m_threads;
};

} // namespace

TEST(PoolRecording, seesHowOftenAndHowLongAnApplicationUsesItsConnections)
{
    const test::Database database("recording");
    ASSERT_TRUE(database.connect()->execute("create table till as select 1 as id"));
    auto leaking = database.params();
    leaking.set("application_name", "shop");
    const auto leak = pg::Connection::connect(leaking, {.deadline = base::Deadline::after(Seconds(20))});
    ASSERT_TRUE(leak) << leak.error().english();
    ASSERT_TRUE((*leak)->execute("begin; select 1"));

    const auto connection = database.connect();
    const Shop shop(database, 3);
    monitor::ActivityRecordingOptions options;
    options.application = "shop";
    options.length = Seconds(4);
    options.interval = Milliseconds(20);
    std::vector<double> progress;
    options.onProgress = [&progress](double share) { progress.push_back(share); };
    const int before = shop.done();
    const auto recording = monitor::recordActivity(*connection, options);
    const int done = shop.done() - before;
    ASSERT_TRUE(recording) << recording.error().english();

    const pool::Workload& workload = recording->workload;
    EXPECT_EQ(workload.application, "shop");
    EXPECT_FALSE(workload.ratesEstimated) << "nobody else uses this database";
    EXPECT_NEAR(workload.seconds(), 4, 1);
    // A session's transactions are counted up to a second late.
    EXPECT_NEAR(workload.checkouts(), done, 0.4 * done);
    // Three sessions are busy nearly all the time, and the leaked one is.
    EXPECT_EQ(workload.heldThroughout, 1);
    EXPECT_NEAR(workload.meanLoad(), 3, 1.2);
    EXPECT_GT(workload.hold.mean(), Milliseconds(5));
    EXPECT_LT(workload.hold.mean(), Milliseconds(60));
    EXPECT_EQ(recording->peakSessions, 4);
    EXPECT_GT(recording->server.maxConnections.value_or(0), 10);
    EXPECT_GE(recording->server.reserved.value_or(-1), 0);
    EXPECT_GE(progress.size(), 2U);
    EXPECT_TRUE(std::ranges::is_sorted(progress));
}

TEST(PoolRecording, endsAtOnceWhenItIsCancelled)
{
    const test::Database database("recording");
    const auto connection = database.connect();
    base::StopSource stop;
    monitor::ActivityRecordingOptions options;
    options.length = std::chrono::hours(1);
    options.stop = stop.get_token();
    options.onProgress = [&stop](double) { stop.request_stop(); };
    const auto recording = monitor::recordActivity(*connection, options);
    ASSERT_FALSE(recording);
    EXPECT_EQ(recording.error().code(), base::ErrorCode::Cancelled);
}

TEST(PoolRecording, saysThatAnApplicationIsNotThere)
{
    const test::Database database("recording");
    const auto connection = database.connect();
    monitor::ActivityRecordingOptions options;
    options.application = "no such application";
    options.length = Milliseconds(300);
    const auto recording = monitor::recordActivity(*connection, options);
    ASSERT_FALSE(recording);
    EXPECT_EQ(recording.error().code(), base::ErrorCode::NotFound);
}
