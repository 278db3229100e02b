// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/connectiontrend.h"
#include "tests/db/monitor/watch.h"
#include "tests/support/cluster.h"

#include <optional>

using namespace howdah;
using monitor::ConnectionReport;
using monitor::ConnectionSource;
using monitor::Sample;
using monitor::Sampler;
using test::Watch;

namespace {

class Connections : public testing::Test {
protected:
    std::unique_ptr<pg::Connection> open(const std::string& application)
    {
        pg::ConnectParams params = m_database.params();
        params.set("application_name", application);
        auto connection = pg::Connection::connect(params, {});
        if (!connection) {
            ADD_FAILURE() << connection.error().english();
            return nullptr;
        }
        return std::move(*connection);
    }

    /// Feeds what comes until `wanted` accepts the report; null after the Watch's patience.
    template <class Wanted> std::shared_ptr<const ConnectionReport> reportWith(Wanted wanted)
    {
        std::shared_ptr<const ConnectionReport> report;
        while (const auto sample = m_watch.sample([](const Sample&) { return true; }, m_read)) {
            ++m_read;
            report = m_trends.apply(*sample);
            if (report && wanted(*report))
                return report;
            if (m_deadline.passed())
                return nullptr;
        }
        return nullptr;
    }

    const ConnectionSource* source(const ConnectionReport& report, std::string_view application)
    {
        const auto found = std::ranges::find_if(report.sources, [&](const ConnectionSource& one) {
            return one.key.application == application && one.key.database == m_database.name();
        });
        return found == report.sources.end() ? nullptr : &*found;
    }

    test::Database m_database{"connections"};
    monitor::ConnectionTrends m_trends;
    Watch m_watch;
    std::size_t m_read = 0;
    base::Deadline m_deadline = base::Deadline::after(base::Seconds(30));
};

} // namespace

TEST_F(Connections, realSessionsAreCountedBySourceAndStateWithTheirAges)
{
    std::vector<std::unique_ptr<pg::Connection>> crowd;
    for (int i = 0; i < 3; ++i) {
        crowd.push_back(open("billing"));
        ASSERT_TRUE(crowd.back());
    }
    crowd.push_back(open("etl"));
    ASSERT_TRUE(crowd.back());
    ASSERT_TRUE(crowd.back()->execute("begin"));
    ASSERT_FALSE(crowd.back()->execute("select 1/0"));
    ASSERT_TRUE(crowd.front()->execute("begin"));
    const auto opened = base::Clock::system()->now();
    const Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());

    const auto report = reportWith([&](const ConnectionReport& one) {
        const auto* billing = source(one, "billing");
        return billing != nullptr && billing->inTransaction == 1 && billing->longestIdleSeconds > 0.3;
    });
    ASSERT_TRUE(report);
    const auto* billing = source(*report, "billing");
    EXPECT_EQ(billing->total, 3);
    EXPECT_EQ(billing->idle, 2);
    EXPECT_EQ(billing->active, 0);
    EXPECT_EQ(billing->hidden, 0);
    EXPECT_TRUE(billing->key.client.empty()) << "over the Unix socket";
    const double most = std::chrono::duration<double>(base::Clock::system()->now() - opened).count() + 10;
    EXPECT_GE(billing->oldestSeconds.value(), billing->longestIdleSeconds.value());
    EXPECT_LT(billing->oldestSeconds.value(), most);
    EXPECT_GT(billing->longestTransactionSeconds.value(), 0);
    EXPECT_LE(billing->longestIdleInTransactionSeconds.value(), billing->longestTransactionSeconds.value());
    const auto* etl = source(*report, "etl");
    ASSERT_NE(etl, nullptr);
    EXPECT_EQ(etl->inTransaction, 1);
    EXPECT_EQ(etl->aborted, 1);
    const auto* own = source(*report, "howdah/monitor");
    ASSERT_NE(own, nullptr);
    EXPECT_TRUE(own->ours);
}

TEST_F(Connections, theFreeSlotsAreThoseTheServerWouldStillGive)
{
    const auto counter = open("counter");
    ASSERT_TRUE(counter);
    const Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());
    // Other tests come and go on the same cluster: the count holds for one moment, and a moment like it comes.
    const auto report = reportWith([&](const ConnectionReport& one) {
        const auto answer = counter->query(
            "select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int"
            " - coalesce(current_setting('reserved_connections', true)::int, 0)"
            " - (select count(*) from pg_stat_activity where backend_type = 'client backend')::int as free");
        return answer && answer->value<std::int32_t>(0, "free") == one.serverSlots.free();
    });
    ASSERT_TRUE(report);
    EXPECT_GT(report->serverSlots.free(), 0);
    EXPECT_GT(report->serverSlots.used, 1);
}

TEST_F(Connections, everySessionHasItsStartAndNewOnesAreCounted)
{
    const auto first = open("web");
    ASSERT_TRUE(first);
    const Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());
    const auto sample = m_watch.first();
    ASSERT_TRUE(sample);
    const auto* session = test::session(*sample, first->backendPid());
    ASSERT_NE(session, nullptr);
    ASSERT_TRUE(session->backendStart);
    EXPECT_GT(*session->backendStart, sample->postmasterStart);
    EXPECT_LE(*session->backendStart, sample->serverTime);
    ASSERT_TRUE(reportWith([&](const ConnectionReport& one) { return source(one, "web") != nullptr; }));
    const auto second = open("web"), third = open("web");
    const auto report = reportWith([&](const ConnectionReport& one) {
        const auto* web = source(one, "web");
        return web != nullptr && web->trend.openedPerMinute.has_value();
    });
    ASSERT_TRUE(report);
    // Two in about ten seconds; the first one was there before.
    const double minutes = report->observedSeconds / 60;
    EXPECT_NEAR(source(*report, "web")->trend.openedPerMinute.value() * minutes, 2, 0.1);
}

TEST_F(Connections, sessionsOfOtherRolesAreHiddenFromAPlainOne)
{
    const auto owner = open("payroll");
    ASSERT_TRUE(owner);
    pg::ConnectParams params = m_database.params();
    params.set("user", "plain");
    params.setPassword(base::SecretString("plain"));
    const Sampler sampler(test::quick(params), m_watch.callbacks());
    const auto report = reportWith([&](const ConnectionReport& one) { return source(one, "payroll") != nullptr; });
    ASSERT_TRUE(report);
    const auto* payroll = source(*report, "payroll");
    EXPECT_TRUE(payroll->key.hidden);
    EXPECT_EQ(payroll->total, 1);
    EXPECT_FALSE(payroll->idle);
    EXPECT_FALSE(payroll->oldestSeconds);
    EXPECT_EQ(payroll->severity(), monitor::Severity::Unknown);
    EXPECT_GE(report->serverSlots.hidden, 1);
}

TEST_F(Connections, theServersOwnCountOfSessionsIsReadByDatabase)
{
    const auto holder = open("web");
    ASSERT_TRUE(holder);
    if (holder->serverVersion() < 140000)
        GTEST_SKIP() << "pg_stat_database counts sessions since server 14";
    const Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());
    ASSERT_TRUE(reportWith([](const ConnectionReport& one) { return !one.databases.empty(); }));
    const auto passing = open("passing");
    ASSERT_TRUE(passing);
    ASSERT_TRUE(passing->execute("select 1"));
    EXPECT_TRUE(reportWith([&](const ConnectionReport& one) {
        const auto found =
            std::ranges::find(one.databases, m_database.name(), &monitor::DatabaseSessionTrend::database);
        return found != one.databases.end() && found->opened >= 1;
    }));
}
