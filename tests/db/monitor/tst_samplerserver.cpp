// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/connection.h"
#include "tests/db/monitor/watch.h"
#include "tests/support/clusterfile.h"

#include <optional>

using namespace howdah;
using monitor::ProbeState;
using monitor::Sample;
using monitor::Sampler;
using monitor::SamplerState;
using test::Watch;

namespace {

/// What cannot be done to the cluster that all tests share: a server without pg_stat_statements that is restarted,
/// locked and crowded.
class SamplerServer : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        auto options = test::testClusterOptions();
        options.settings = {{"max_connections", "530"}, {"shared_buffers", "32MB"}};
        auto cluster = server::PrivateCluster::start(options);
        ASSERT_TRUE(cluster) << cluster.error().english();
        s_cluster.emplace(std::move(*cluster));
    }
    static void TearDownTestSuite() { s_cluster.reset(); }

    static std::unique_ptr<pg::Connection> connect()
    {
        pg::ConnectOptions options;
        options.deadline = base::Deadline::after(base::Seconds(60));
        auto connection = pg::Connection::connect(s_cluster->params(), options);
        if (!connection) {
            ADD_FAILURE() << connection.error().english();
            return nullptr;
        }
        return std::move(*connection);
    }

    static std::optional<server::PrivateCluster> s_cluster;
    Watch m_watch;
};

std::optional<server::PrivateCluster> SamplerServer::s_cluster;

} // namespace

TEST_F(SamplerServer, anExtensionThatIsNotPreloadedIsToldWithTheStatement)
{
    const auto connection = connect();
    ASSERT_TRUE(connection);
    ASSERT_TRUE(connection->execute("create extension if not exists pg_stat_statements"));
    const auto sample = monitor::sampleOnce(test::quick(s_cluster->params()), 1, base::Milliseconds(20),
                                            base::Deadline::after(base::Seconds(20)), {});
    ASSERT_TRUE(sample) << sample.error().english();
    const auto state = test::probe(**sample, "statements");
    EXPECT_EQ(state.kind, ProbeState::Kind::NotPreloaded);
    EXPECT_EQ(state.remedySql, "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements';");
}

TEST_F(SamplerServer, aRestartIsSurvivedWithoutASpike)
{
    {
        const auto connection = connect();
        ASSERT_TRUE(connection);
        ASSERT_TRUE(connection->execute("create table busy as select generate_series(1, 50000) i"));
        ASSERT_TRUE(connection->execute("select count(*) from busy"));
    }
    const Sampler sampler(test::quick(s_cluster->params()), m_watch.callbacks());
    ASSERT_TRUE(m_watch.sample([](const Sample& sample) { return sample.rates.has_value(); }));
    const auto startedBefore = m_watch.first()->postmasterStart;
    ASSERT_TRUE(s_cluster->restart());
    ASSERT_TRUE(m_watch.state(SamplerState::Kind::Lost));
    const auto after = m_watch.sample([&](const Sample& sample) { return sample.postmasterStart != startedBefore; });
    ASSERT_TRUE(after) << "sampling goes on by itself";
    EXPECT_FALSE(after->rates) << "the first reading after a restart has no rate";
    const auto next = m_watch.sample(
        [&](const Sample& sample) { return sample.postmasterStart != startedBefore && sample.rates.has_value(); });
    ASSERT_TRUE(next);
    EXPECT_LT(next->rates->rowsReturnedPerSecond * next->rates->seconds, 40'000);
    const auto states = m_watch.states();
    EXPECT_EQ(states.back().kind, SamplerState::Kind::Sampling);
}

TEST_F(SamplerServer, aProbeThatWaitsForALockBacksOffAndTheOthersGoOn)
{
    const auto locker = connect();
    ASSERT_TRUE(locker);
    const Sampler sampler(test::quick(s_cluster->params()), m_watch.callbacks());
    ASSERT_TRUE(m_watch.first());
    ASSERT_TRUE(locker->execute("begin"));
    ASSERT_TRUE(locker->execute("lock table pg_catalog.pg_database in access exclusive mode"));
    const auto blocked = m_watch.sample(
        [](const Sample& one) { return test::probe(one, "databases").kind == ProbeState::Kind::TimedOut; });
    ASSERT_TRUE(blocked);
    EXPECT_FALSE(blocked->rates);
    EXPECT_GT(blocked->maxConnections, 0) << "what needs no catalogue is answered";
    // While it waits its turn the batch asks less and comes back at once.
    const auto spared = m_watch.sample([&](const Sample& one) {
        return one.number > blocked->number && test::probe(one, "databases").kind == ProbeState::Kind::TimedOut &&
               one.roundTrip < base::Milliseconds(100);
    });
    EXPECT_TRUE(spared);
    ASSERT_TRUE(locker->execute("rollback"));
    EXPECT_TRUE(m_watch.sample([&](const Sample& one) {
        return one.number > blocked->number && test::probe(one, "databases").kind == ProbeState::Kind::Ok &&
               one.rates.has_value();
    }));
    EXPECT_EQ(std::ranges::count(m_watch.states(), SamplerState::Kind::Lost, &SamplerState::kind), 0);
}

TEST_F(SamplerServer, fiveHundredSessionsAreSampledAtOnce)
{
    std::vector<std::unique_ptr<pg::Connection>> crowd;
    for (int i = 0; i < 500; ++i) {
        crowd.push_back(connect());
        ASSERT_TRUE(crowd.back());
    }
    ASSERT_TRUE(crowd.front()->execute("begin"));
    const Sampler sampler(test::quick(s_cluster->params()), m_watch.callbacks());
    ASSERT_TRUE(m_watch.first());
    const auto sample = m_watch.next();
    ASSERT_TRUE(sample);
    EXPECT_GE(sample->sessions.size(), 501U);
    const auto* idle = test::session(*sample, crowd.front()->backendPid());
    ASSERT_NE(idle, nullptr);
    EXPECT_EQ(idle->state, "idle in transaction");
    EXPECT_LT(sample->roundTrip, base::Seconds(1));
}
