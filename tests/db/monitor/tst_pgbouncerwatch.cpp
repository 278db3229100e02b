// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/bouncerworkload.h"
#include "core/monitor/pgbouncerwatch.h"
#include "tests/db/monitor/watch.h"
#include "tests/support/cluster.h"
#include "tests/support/pgbouncer.h"

#include <atomic>
#include <cstdlib>
#include <future>
#include <gmock/gmock.h>
#include <optional>

using namespace howdah;
using base::Deadline;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;
using monitor::PgBouncerPool;
using monitor::PgBouncerSample;
using monitor::PgBouncerWatch;
using monitor::SamplerState;
using monitor::Severity;
using test::connectTo;
using testing::HasSubstr;

namespace {

/// A real PgBouncer with one server connection a pool, given out for a transaction.
class PgBouncerMonitor : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        auto started = test::PgBouncer::start("pool_mode = transaction\ndefault_pool_size = 1\nmax_client_conn = 50\n"
                                              "reserve_pool_size = 0\nmax_db_connections = 7\n");
        ASSERT_TRUE(started) << started.error().english();
        s_bouncer.emplace(std::move(*started));
        s_user = s_bouncer->params().get("user").value_or("");
    }
    static void TearDownTestSuite() { s_bouncer.reset(); }

    static monitor::PgBouncerOptions quick(pg::ConnectParams params)
    {
        monitor::PgBouncerOptions options;
        options.params = std::move(params);
        options.interval = Milliseconds(50);
        return options;
    }
    static base::Result<monitor::PgBouncerSamplePtr> once(const pg::ConnectParams& params, int ticks = 1)
    {
        return monitor::samplePgBouncerOnce(quick(params), ticks, Milliseconds(20), Deadline::after(Seconds(20)), {});
    }
    static std::unique_ptr<pg::Connection> connect(const pg::ConnectParams& params)
    {
        auto connection = connectTo(params);
        if (!connection) {
            ADD_FAILURE() << connection.error().english();
            return nullptr;
        }
        return std::move(*connection);
    }
    static const PgBouncerPool* pool(const PgBouncerSample& sample)
    {
        const auto found = std::ranges::find_if(
            sample.pools, [](const PgBouncerPool& one) { return one.database == "postgres" && one.user == s_user; });
        return found == sample.pools.end() ? nullptr : &*found;
    }
    static bool waits(const PgBouncerSample& sample)
    {
        return pool(sample) != nullptr && pool(sample)->clientsWaiting.value_or(0) > 0;
    }

    static inline std::optional<test::PgBouncer> s_bouncer;
    static inline std::string s_user;
    test::BasicWatch<PgBouncerSample, monitor::PgBouncerCallbacks> m_watch;
};

} // namespace

TEST_F(PgBouncerMonitor, whatWasAskedOfItIsRecordedWithTheHoldsAndWithoutTheWaits)
{
    // A database of the wildcard is there from its first client on.
    ASSERT_TRUE(connect(s_bouncer->params())->execute("select 1"));
    // Two clients on one server: each waits for the other's 20 ms as often as it has its own.
    std::atomic<bool> going{true};
    std::vector<std::future<int>> clients;
    for (int i = 0; i < 2; ++i) {
        clients.push_back(std::async(std::launch::async, [&going] {
            const auto client = connect(s_bouncer->params());
            int done = 0;
            while (client && going && client->execute("select pg_sleep(0.02)"))
                ++done;
            return done;
        }));
    }
    const auto recorded = monitor::recordPgBouncer(quick(s_bouncer->params("pgbouncer")), "postgres", Seconds(2), {});
    going = false;
    int done = 0;
    for (auto& client : clients)
        done += client.get();
    ASSERT_TRUE(recorded) << recorded.error().english();
    EXPECT_GT(recorded->workload.observed, 10U);
    EXPECT_LE(recorded->workload.observed, static_cast<std::uint64_t>(done) + 2);
    EXPECT_GE(recorded->workload.hold.mean(), Milliseconds(15));
    EXPECT_LE(recorded->workload.meanLoad(), 1.2) << "one server cannot be in use twice: the waits are left out";
    EXPECT_EQ(recorded->poolSize, 1);
    EXPECT_EQ(recorded->reserve, 0);

    const auto nowhere = monitor::recordPgBouncer(quick(s_bouncer->params("pgbouncer")), "nowhere", Seconds(1), {});
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code(), ErrorCode::NotFound);
}

TEST_F(PgBouncerMonitor, aSampleKnowsVersionPoolsAndLimits)
{
    const auto client = connect(s_bouncer->params());
    ASSERT_TRUE(client);
    ASSERT_TRUE(client->execute("select 1"));
    const auto taken = once(s_bouncer->params("pgbouncer"));
    ASSERT_TRUE(taken) << taken.error().english();
    const PgBouncerSample& sample = **taken;
    EXPECT_GE(sample.versionNumber, 11'200) << sample.version;
    EXPECT_TRUE(sample.probes.empty());
    EXPECT_EQ(sample.config.maxClientConn, 50);
    EXPECT_EQ(sample.config.defaultPoolSize, 1);
    EXPECT_EQ(sample.config.reservePoolSize, 0);
    EXPECT_EQ(sample.config.maxDbConnections, 7);
    EXPECT_EQ(sample.config.poolMode, monitor::PgBouncerMode::Transaction);
    EXPECT_EQ(sample.config.queryWaitTimeout, Seconds(120));
    EXPECT_GE(sample.lists.usedClients.value_or(0), 2) << "our client and our console";
    EXPECT_EQ(sample.clients.severity, Severity::Ok);
    ASSERT_NE(pool(sample), nullptr);
    EXPECT_EQ(pool(sample)->mode, monitor::PgBouncerMode::Transaction);
    EXPECT_EQ(pool(sample)->clientsWaiting, 0);
    EXPECT_EQ(pool(sample)->servers(), 1);
    EXPECT_EQ(pool(sample)->serverSlots, 1);
    EXPECT_EQ(pool(sample)->verdict.severity, Severity::Ok);
    const auto* database = sample.database("postgres");
    ASSERT_NE(database, nullptr);
    EXPECT_EQ(database->poolSize, 1);
    EXPECT_EQ(database->maxConnections, 7);
    EXPECT_EQ(database->connections, 1);
    EXPECT_EQ(database->paused, false);
    EXPECT_GE(database->totals.transactions.value_or(0), 1);
    EXPECT_FALSE(database->rates) << "one reading has no rate";
    EXPECT_EQ(sample.database("pgbouncer"), nullptr) << "the console is no database";
}

TEST_F(PgBouncerMonitor, clientsThatQueueAreShownWithTheirWait)
{
    const auto holder = connect(s_bouncer->params());
    auto params = s_bouncer->params();
    const auto waiter = connect(params.set("application_name", "checkout"));
    ASSERT_TRUE(holder && waiter);
    ASSERT_TRUE(holder->execute("begin"));
    ASSERT_TRUE(holder->execute("select 1"));
    const PgBouncerWatch watch(quick(s_bouncer->params()), m_watch.callbacks());
    auto answered = std::async(std::launch::async, [&] { return waiter->query("select 2"); });

    const auto queued = m_watch.sample(waits);
    ASSERT_TRUE(queued);
    EXPECT_EQ(pool(*queued)->clientsWaiting, 1);
    EXPECT_EQ(pool(*queued)->serversActive, 1);
    const auto late = m_watch.sample(
        [](const PgBouncerSample& sample) { return waits(sample) && pool(sample)->maxWait >= Seconds(1); });
    ASSERT_TRUE(late) << "the wait grows";
    EXPECT_EQ(pool(*late)->verdict.severity, Severity::Warn);
    EXPECT_THAT(pool(*late)->verdict.sentence.english(), HasSubstr("1 of 1 server connections are taken"));
    EXPECT_EQ(late->verdict.severity, Severity::Warn);
    ASSERT_TRUE(pool(*late)->longestWaiting);
    EXPECT_GE(pool(*late)->longestWaiting->waited, Seconds(1));
    EXPECT_EQ(pool(*late)->longestWaiting->address, "127.0.0.1");
    if (late->versionNumber >= 11'800) {
        EXPECT_EQ(pool(*late)->longestWaiting->application, "checkout");
    }

    ASSERT_TRUE(holder->execute("commit"));
    EXPECT_EQ(answered.get()->value<int>(0, 0), 2);
    const auto served = m_watch.sample([&](const PgBouncerSample& sample) {
        return sample.number > late->number && !waits(sample) && sample.rates &&
               sample.rates->waitingClients.value_or(0) * sample.rates->seconds >= 1;
    });
    ASSERT_TRUE(served) << "the wait is accounted for when it is over";
    EXPECT_EQ(pool(*served)->verdict.severity, Severity::Ok);
    EXPECT_FALSE(pool(*served)->longestWaiting);
}

TEST_F(PgBouncerMonitor, ratesAddUpToWhatWasDone)
{
    const auto client = connect(s_bouncer->params());
    ASSERT_TRUE(client);
    const PgBouncerWatch watch(quick(s_bouncer->params()), m_watch.callbacks());
    ASSERT_TRUE(m_watch.sample([](const PgBouncerSample& sample) { return sample.rates.has_value(); }));
    EXPECT_FALSE(m_watch.samples().front()->rates);
    const std::size_t before = m_watch.count();
    for (int i = 0; i < 30; ++i)
        ASSERT_TRUE(client->execute("select pg_sleep(0.002)"));
    double transactions = 0, milliseconds = 0, sent = 0;
    const auto deadline = Deadline::after(Seconds(20));
    for (std::size_t i = before; transactions < 29.9 && !deadline.passed(); ++i) {
        const auto sample = m_watch.sample([](const PgBouncerSample&) { return true; }, i);
        ASSERT_TRUE(sample);
        const auto* database = sample->database("postgres");
        if (database == nullptr || !database->rates)
            continue;
        const double done = database->rates->transactionsPerSecond.value_or(0) * database->rates->seconds;
        transactions += done;
        milliseconds += done * database->rates->meanTransactionMs.value_or(0);
        sent += database->rates->bytesSentPerSecond.value_or(0) * database->rates->seconds;
    }
    EXPECT_NEAR(transactions, 30, 0.1);
    EXPECT_GE(milliseconds, 30 * 2.0) << "what the server slept is in the transactions' time";
    EXPECT_GT(sent, 0);
}

TEST_F(PgBouncerMonitor, aPauseIsShownWithTheClientsThatWaitForItsEnd)
{
    const auto console = connect(s_bouncer->params("pgbouncer"));
    const auto client = connect(s_bouncer->params());
    ASSERT_TRUE(console && client);
    ASSERT_TRUE(client->execute("select 1"));
    const PgBouncerWatch watch(quick(s_bouncer->params()), m_watch.callbacks());
    ASSERT_TRUE(m_watch.first());
    ASSERT_TRUE(console->execute("PAUSE postgres"));
    const auto paused = m_watch.sample([](const PgBouncerSample& sample) {
        return sample.database("postgres") != nullptr && sample.database("postgres")->paused == true;
    });
    ASSERT_TRUE(paused);
    ASSERT_NE(pool(*paused), nullptr);
    EXPECT_THAT(pool(*paused)->verdict.sentence.english(), HasSubstr("Paused"));
    auto answered = std::async(std::launch::async, [&] { return client->query("select 3"); });
    const auto queued = m_watch.sample(waits, m_watch.count());
    EXPECT_TRUE(queued);
    if (queued) {
        EXPECT_THAT(pool(*queued)->verdict.sentence.english(), HasSubstr("the database is paused"));
        EXPECT_THAT(pool(*queued)->verdict.remedy.english(), HasSubstr("RESUME postgres"));
    }
    ASSERT_TRUE(console->execute("RESUME postgres"));
    EXPECT_EQ(answered.get()->value<int>(0, 0), 3);
    EXPECT_TRUE(m_watch.sample(
        [](const PgBouncerSample& sample) { return !waits(sample) && sample.database("postgres")->paused == false; },
        m_watch.count()));
}

TEST_F(PgBouncerMonitor, aRestartIsSurvivedWithoutASpike)
{
    {
        const auto client = connect(s_bouncer->params());
        ASSERT_TRUE(client);
        for (int i = 0; i < 50; ++i)
            ASSERT_TRUE(client->execute("select 1"));
    }
    const PgBouncerWatch watch(quick(s_bouncer->params()), m_watch.callbacks());
    const auto before = m_watch.sample([](const PgBouncerSample& sample) { return sample.rates.has_value(); });
    ASSERT_TRUE(before);
    ASSERT_GE(before->database("postgres")->totals.transactions.value_or(0), 50);
    ASSERT_TRUE(s_bouncer->restart());
    ASSERT_TRUE(m_watch.state(SamplerState::Kind::Lost));
    const auto client = connect(s_bouncer->params());
    ASSERT_TRUE(client);
    ASSERT_TRUE(client->execute("select 1"));
    const auto after = m_watch.sample([](const PgBouncerSample& sample) {
        const auto* database = sample.database("postgres");
        return database != nullptr && database->totals.transactions < 50;
    });
    ASSERT_TRUE(after) << "watching goes on by itself, and the figures are the new process's";
    EXPECT_TRUE(m_watch.sample(
        [&](const PgBouncerSample& sample) { return sample.number > after->number && sample.rates.has_value(); }));
    for (const auto& sample : m_watch.samples()) {
        if (!sample->rates)
            continue;
        EXPECT_GE(sample->rates->transactionsPerSecond.value_or(0), 0);
        EXPECT_GE(sample->rates->bytesSentPerSecond.value_or(0), 0);
    }
    EXPECT_EQ(m_watch.states().back().kind, SamplerState::Kind::Sampling);
}

TEST_F(PgBouncerMonitor, oneThatIsAwayIsToldAndFoundWhenItIsBack)
{
    s_bouncer->stop();
    const PgBouncerWatch watch(quick(s_bouncer->params()), m_watch.callbacks());
    const bool lost = m_watch.state(SamplerState::Kind::Lost);
    ASSERT_TRUE(s_bouncer->restart());
    EXPECT_TRUE(lost);
    EXPECT_TRUE(m_watch.first());
    const auto states = m_watch.states();
    EXPECT_EQ(states.front().kind, SamplerState::Kind::Connecting);
    const auto away = std::ranges::find(states, SamplerState::Kind::Lost, &SamplerState::kind);
    ASSERT_NE(away, states.end());
    EXPECT_EQ(away->error->code(), ErrorCode::Unreachable);
}

TEST_F(PgBouncerMonitor, aPostgreSQLIsNotPgBouncer)
{
    const auto taken = once(test::Cluster::instance().params());
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().code(), ErrorCode::Unsupported);
    EXPECT_THAT(taken.error().english(), HasSubstr("is not PgBouncer"));
    EXPECT_THAT(taken.error().remedy().english(), HasSubstr("6432"));
    EXPECT_EQ(taken.error().english().find('\n'), std::string::npos);
}

TEST_F(PgBouncerMonitor, aUserWithoutRightsIsToldWhichSettingGivesThem)
{
    auto params = s_bouncer->params();
    const auto refused = once(params.set("user", "plain"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), ErrorCode::LoginRefused);
    EXPECT_THAT(refused.error().why().english(), HasSubstr("not allowed")) << "PgBouncer's own word";
    EXPECT_THAT(refused.error().remedy().english(), HasSubstr("stats_users"));
    EXPECT_EQ(refused.error().english().find('\n'), std::string::npos);
}

TEST_F(PgBouncerMonitor, aStatsUserSeesAllOfIt)
{
    auto params = s_bouncer->params();
    const auto taken = once(params.set("user", "viewer"), 2);
    ASSERT_TRUE(taken) << taken.error().english();
    EXPECT_TRUE((*taken)->probes.empty());
    EXPECT_EQ((*taken)->config.maxClientConn, 50);
    EXPECT_EQ((*taken)->number, 2U);
}

TEST_F(PgBouncerMonitor, whatIsMeantForDatabasesDoesNotKeepItFromTheConsole)
{
    auto params = s_bouncer->params("shop");
    params.setStartupOption("work_mem", "5MB").set("target_session_attrs", "read-write");
    ::setenv("PGOPTIONS", "-c jit=off", 1);
    const auto taken = once(params);
    ::unsetenv("PGOPTIONS");
    ASSERT_TRUE(taken) << taken.error().english();
    EXPECT_EQ((*taken)->config.defaultPoolSize, 1);
}

TEST_F(PgBouncerMonitor, onlyItsConsoleIsTakenForPgBouncer)
{
    const auto console = connect(s_bouncer->params("pgbouncer"));
    const auto behind = connect(s_bouncer->params());
    const auto direct = connect(test::Cluster::instance().params());
    ASSERT_TRUE(console && behind && direct);
    EXPECT_EQ(monitor::pgBouncerVersion(*console)->value_or(""), (*once(s_bouncer->params()))->version);
    EXPECT_FALSE(monitor::pgBouncerVersion(*behind)->has_value());
    EXPECT_FALSE(monitor::pgBouncerVersion(*direct)->has_value());
    EXPECT_TRUE(direct->execute("select 1")) << "asking does no harm";
}

TEST_F(PgBouncerMonitor, sampleNowDoesNotWaitForTheInterval)
{
    auto options = quick(s_bouncer->params());
    options.interval = Seconds(3600);
    PgBouncerWatch watch(options, m_watch.callbacks());
    ASSERT_TRUE(m_watch.first());
    const auto console = connect(s_bouncer->params("pgbouncer"));
    ASSERT_TRUE(console && console->execute("SET max_client_conn = 60"));
    watch.sampleNow();
    const auto second = m_watch.sample([](const PgBouncerSample& sample) { return sample.number == 2; });
    ASSERT_TRUE(console->execute("SET max_client_conn = 50"));
    ASSERT_TRUE(second);
    EXPECT_EQ(second->config.maxClientConn, 60) << "limits are read afresh for who asks";
    watch.setInterval(Milliseconds(20));
    EXPECT_TRUE(m_watch.sample([](const PgBouncerSample& sample) { return sample.number >= 4; }));
}

TEST_F(PgBouncerMonitor, aStopEndsTheWaitBetweenTwoReadings)
{
    base::StopSource stop;
    auto taken = std::async(std::launch::async, [&] {
        return monitor::samplePgBouncerOnce(quick(s_bouncer->params()), 2, Seconds(3600), Deadline::never(),
                                            stop.get_token());
    });
    stop.request_stop();
    ASSERT_EQ(taken.wait_for(Seconds(20)), std::future_status::ready);
    EXPECT_EQ(taken.get().error().code(), ErrorCode::Cancelled);
}
