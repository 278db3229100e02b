// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/tcpgate.h"
#include "tests/db/monitor/watch.h"
#include "tests/support/cluster.h"

#include <cmath>
#include <future>

using namespace howdah;
using monitor::ProbeState;
using monitor::Sample;
using monitor::Sampler;
using monitor::SamplerState;
using test::Watch;

namespace {

class SamplerTest : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_connection->execute("create extension pg_stat_statements"));
        ASSERT_TRUE(m_connection->execute("create table t (id int primary key, word text)"));
        ASSERT_TRUE(m_connection->execute("insert into t select i, 'w' || i from generate_series(1, 100) i"));
    }
    base::Status run(const std::string& sql) { return m_connection->execute(sql); }

    test::Database m_database{"sampler"};
    std::unique_ptr<pg::Connection> m_connection = m_database.connect();
    Watch m_watch;
};

base::Result<monitor::SamplePtr> sampleNow(const monitor::SamplerOptions& options, int ticks = 1)
{
    return monitor::sampleOnce(options, ticks, base::Milliseconds(20), base::Deadline::after(base::Seconds(20)), {});
}

pg::ConnectParams asPlain(pg::ConnectParams params)
{
    params.set("user", "plain");
    params.setPassword(base::SecretString("plain"));
    return params;
}

} // namespace

TEST_F(SamplerTest, aSampleKnowsTheServerAndItsSessions)
{
    ASSERT_TRUE(run("set application_name = 'billing'"));
    const Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());
    const auto sample = m_watch.first();
    ASSERT_TRUE(sample);
    EXPECT_EQ(sample->serverVersion, m_connection->serverVersion());
    EXPECT_FALSE(sample->inRecovery);
    EXPECT_GT(sample->maxConnections, sample->reservedConnections);
    EXPECT_GT(sample->serverTime, sample->postmasterStart);
    EXPECT_GT(sample->roundTrip.count(), 0);
    EXPECT_TRUE(sample->serverCostMs);
    const auto* billing = test::session(*sample, m_connection->backendPid());
    ASSERT_NE(billing, nullptr);
    EXPECT_EQ(billing->application, "billing");
    EXPECT_EQ(billing->database, m_database.name());
    EXPECT_EQ(billing->state, "idle");
    EXPECT_EQ(billing->backendType, "client backend");
    EXPECT_FALSE(billing->ours);
    EXPECT_FALSE(billing->hidden);
    EXPECT_GE(billing->stateSeconds.value_or(-1), 0);
    const auto own = std::ranges::find(sample->sessions, "howdah/monitor", &monitor::Session::application);
    ASSERT_NE(own, sample->sessions.end());
    EXPECT_TRUE(own->ours);
    EXPECT_TRUE(m_watch.state(SamplerState::Kind::Connecting));
    EXPECT_TRUE(m_watch.state(SamplerState::Kind::Sampling));
}

TEST_F(SamplerTest, everyProbeIsAnsweredForASuperuser)
{
    const auto sample = sampleNow(test::quick(m_database.params()), 3);
    ASSERT_TRUE(sample) << sample.error().english();
    ASSERT_EQ((*sample)->probes.size(), 4U);
    for (const ProbeState& probe : (*sample)->probes)
        EXPECT_EQ(probe.kind, ProbeState::Kind::Ok) << probe.probe << ": " << probe.explanation.english();
    EXPECT_GT((*sample)->databaseBytes, 1'000'000);
    EXPECT_TRUE((*sample)->ownRates);
}

TEST_F(SamplerTest, ratesAddUpToWhatWasDone)
{
    const Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());
    ASSERT_TRUE(m_watch.sample([](const Sample& sample) { return sample.ownRates.has_value(); }));
    EXPECT_FALSE(m_watch.samples().front()->rates) << "one reading has no rate";
    const std::size_t before = m_watch.count();
    for (int i = 0; i < 50; ++i)
        ASSERT_TRUE(run("update t set word = 'x' where id = 1"));
    // A session's counters reach the others when it is idle for a while, or at its end.
    m_connection.reset();
    double written = 0;
    const auto deadline = base::Deadline::after(base::Seconds(20));
    for (std::size_t i = before; written < 49.9 && !deadline.passed(); ++i) {
        const auto sample = m_watch.sample([](const Sample&) { return true; }, i);
        ASSERT_TRUE(sample);
        if (sample->ownRates)
            written += sample->ownRates->rowsWrittenPerSecond * sample->ownRates->seconds;
    }
    EXPECT_GE(written, 49.9);
}

TEST_F(SamplerTest, statementsComeWithTextAndNamesAndWithoutOurOwn)
{
    const Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());
    ASSERT_TRUE(m_watch.sample([](const Sample& sample) { return sample.statementsFresh; }));
    const std::size_t before = m_watch.count();
    for (int i = 0; i < 7; ++i)
        ASSERT_TRUE(run("select count(*) from t where word = 'a" + std::to_string(i) + "'"));
    const auto sample = m_watch.sample(
        [this](const Sample& one) {
            const auto* row = test::statement(one, m_database, "from t where word =");
            return row != nullptr && row->total.calls == 7;
        },
        before);
    ASSERT_TRUE(sample);
    const auto* row = test::statement(*sample, m_database, "from t where word =");
    EXPECT_EQ(row->databaseName, m_database.name());
    EXPECT_EQ(row->userName, m_database.params().get("user"));
    EXPECT_TRUE(row->key.topLevel);
    EXPECT_EQ(row->total.rows, 7);
    EXPECT_GT(row->total.executionMs, 0);
    EXPECT_GT(row->maxMs, 0);
    EXPECT_GT(row->share, 0);
    EXPECT_GT(sample->statementSeconds, 0);
    std::int64_t counted = 0;
    for (const auto& one : m_watch.samples()) {
        // By key: a text may come a reading after its figures.
        const auto each = std::ranges::find(one->statements, row->key, &monitor::StatementRow::key);
        if (each != one->statements.end())
            counted += each->interval.calls;
        for (const auto& other : one->statements)
            EXPECT_EQ(other.text.find("howdah/monitor"), std::string::npos) << other.text;
    }
    EXPECT_EQ(counted, 7) << "the intervals add up to the total";
}

TEST_F(SamplerTest, aResetInBetweenIsALowerBoundAndNeverNegative)
{
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(run("select word from t where id = 3"));
    const Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());
    ASSERT_TRUE(m_watch.sample(
        [this](const Sample& one) { return test::statement(one, m_database, "select word from t") != nullptr; }));
    const std::size_t before = m_watch.count();
    // Of this database alone: other tests read the same statistics.
    ASSERT_TRUE(run("select pg_stat_statements_reset(0, oid, 0), pg_stat_reset() from pg_database "
                    "where datname = current_database()"));
    ASSERT_TRUE(run("select word from t where id = 3"));
    const auto sample = m_watch.sample([this](const Sample& one) {
        const auto* row = test::statement(one, m_database, "select word from t");
        return row != nullptr && row->total.calls < 20;
    });
    ASSERT_TRUE(sample);
    // A reading that fell between the reset and the statement saw that it was gone: then its next interval is whole.
    const auto samples = m_watch.samples();
    const bool seenGone = std::any_of(samples.begin() + static_cast<std::ptrdiff_t>(before),
                                      std::ranges::find(samples, sample), [this](const auto& one) {
                                          return one->statementsFresh &&
                                                 test::statement(*one, m_database, "select word from t") == nullptr;
                                      });
    EXPECT_NE(test::statement(*sample, m_database, "select word from t")->lowerBound, seenGone);
    ASSERT_TRUE(m_watch.next());
    for (const auto& one : m_watch.samples()) {
        for (const auto& row : one->statements) {
            EXPECT_GE(row.interval.calls, 0);
            EXPECT_GE(row.interval.executionMs, 0);
            EXPECT_LE(row.interval.calls, row.total.calls);
        }
        if (one->ownRates) {
            EXPECT_GE(one->ownRates->commitsPerSecond, 0);
            EXPECT_GE(one->ownRates->rowsReturnedPerSecond, 0);
        }
    }
}

TEST_F(SamplerTest, whoWaitsForALockNamesWhoHoldsIt)
{
    const auto waiter = m_database.connect();
    const auto holder = m_connection->backendPid();
    ASSERT_TRUE(run("begin"));
    ASSERT_TRUE(run("lock table t in access exclusive mode"));
    auto waiting = std::async(std::launch::async, [&] { return waiter->execute("select count(*) from t"); });
    {
        const Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());
        const auto sample = m_watch.sample([&](const Sample& one) {
            const auto* session = test::session(one, waiter->backendPid());
            return session != nullptr && !session->blockedBy.empty();
        });
        EXPECT_TRUE(sample);
        if (sample) {
            const auto* session = test::session(*sample, waiter->backendPid());
            EXPECT_EQ(session->blockedBy, std::vector{holder});
            EXPECT_EQ(session->waitEventType, "Lock");
            EXPECT_TRUE(session->lockWaitSeconds);
            EXPECT_TRUE(test::session(*sample, holder)->blockedBy.empty());
            for (const ProbeState& probe : sample->probes)
                EXPECT_EQ(probe.kind, ProbeState::Kind::Ok) << "a locked table keeps no probe from answering";
        }
    }
    ASSERT_TRUE(run("rollback"));
    EXPECT_TRUE(waiting.get());
}

TEST_F(SamplerTest, aRoleWithoutRightsGetsWhatItMaySeeAndTheGrantForTheRest)
{
    const auto sample = sampleNow(test::quick(asPlain(m_database.params())), 2);
    ASSERT_TRUE(sample) << sample.error().english();
    const auto activity = test::probe(**sample, "activity");
    EXPECT_EQ(activity.kind, ProbeState::Kind::Partial);
    EXPECT_EQ(activity.remedySql, "GRANT pg_read_all_stats TO plain;");
    const auto statements = test::probe(**sample, "statements");
    EXPECT_EQ(statements.kind, ProbeState::Kind::Partial);
    EXPECT_EQ(statements.remedySql, "GRANT pg_read_all_stats TO plain;");
    const auto* hidden = test::session(**sample, m_connection->backendPid());
    ASSERT_NE(hidden, nullptr);
    EXPECT_TRUE(hidden->hidden);
    EXPECT_TRUE(hidden->query.empty());
    EXPECT_TRUE((*sample)->rates);
}

TEST_F(SamplerTest, aRoleThatMayNotEnterTheSchemaGetsTheGrantForIt)
{
    ASSERT_TRUE(run("create schema stats"));
    ASSERT_TRUE(run("alter extension pg_stat_statements set schema stats"));
    const auto sample = sampleNow(test::quick(asPlain(m_database.params())));
    ASSERT_TRUE(sample) << sample.error().english();
    const auto statements = test::probe(**sample, "statements");
    EXPECT_EQ(statements.kind, ProbeState::Kind::NoRights);
    EXPECT_EQ(statements.remedySql, "GRANT USAGE ON SCHEMA stats TO plain;");
}

TEST_F(SamplerTest, aMissingExtensionIsToldAndFoundOnceItIsThere)
{
    ASSERT_TRUE(run("drop extension pg_stat_statements"));
    Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());
    const auto without = m_watch.first();
    ASSERT_TRUE(without);
    EXPECT_EQ(test::probe(*without, "statements").kind, ProbeState::Kind::NoExtension);
    EXPECT_EQ(test::probe(*without, "statements").remedySql, "CREATE EXTENSION pg_stat_statements;");
    EXPECT_FALSE(without->statementsFresh);
    EXPECT_FALSE(without->sessions.empty()) << "the rest goes on";
    ASSERT_TRUE(run("create extension pg_stat_statements"));
    sampler.sampleNow();
    EXPECT_TRUE(m_watch.sample([this](const Sample& one) { return one.statementsFresh; }));
}

TEST_F(SamplerTest, anExtensionThatMovesOrGoesIsFollowed)
{
    const Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());
    ASSERT_TRUE(m_watch.sample([this](const Sample& one) { return one.statementsFresh; }));
    ASSERT_TRUE(run("create schema \"New home\""));
    ASSERT_TRUE(run("alter extension pg_stat_statements set schema \"New home\""));
    const std::size_t moved = m_watch.count() + 1;
    ASSERT_TRUE(m_watch.sample([this](const Sample& one) { return one.statementsFresh; }, moved));
    ASSERT_TRUE(run("drop extension pg_stat_statements"));
    EXPECT_TRUE(m_watch.sample(
        [this](const Sample& one) { return test::probe(one, "statements").kind == ProbeState::Kind::NoExtension; }));
    EXPECT_EQ(std::ranges::count(m_watch.states(), SamplerState::Kind::Lost, &SamplerState::kind), 0);
}

TEST_F(SamplerTest, aTerminatedSessionIsReplacedAndSaidSo)
{
    const Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());
    ASSERT_TRUE(m_watch.first());
    ASSERT_TRUE(run("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and "
                    "application_name = 'howdah/monitor'"));
    ASSERT_TRUE(m_watch.state(SamplerState::Kind::Lost));
    const auto states = m_watch.states();
    const auto lost = std::ranges::find(states, SamplerState::Kind::Lost, &SamplerState::kind);
    ASSERT_TRUE(lost->error);
    EXPECT_EQ(lost->error->code(), base::ErrorCode::ConnectionLost) << lost->error->english();
    EXPECT_EQ(lost->nextTry, base::Milliseconds(200));
    EXPECT_TRUE(m_watch.state(SamplerState::Kind::Sampling, static_cast<std::size_t>(lost - states.begin())));
    EXPECT_TRUE(m_watch.next());
}

TEST_F(SamplerTest, aRefusedLoginIsNotRepeatedEveryTwoSeconds)
{
    monitor::SamplerOptions options;
    options.params = m_database.params();
    options.params.set("user", "nobody of this name");
    test::Watch watch;
    const monitor::Sampler sampler(options, watch.callbacks());
    ASSERT_TRUE(watch.state(SamplerState::Kind::Lost));
    const auto states = watch.states();
    const auto lost = std::ranges::find(states, SamplerState::Kind::Lost, &SamplerState::kind);
    EXPECT_EQ(lost->error->sqlState().substr(0, 2), "28") << lost->error->english();
    EXPECT_EQ(lost->nextTry, base::Seconds(30));
}

TEST_F(SamplerTest, sampleNowDoesNotWaitForTheInterval)
{
    auto options = test::quick(m_database.params());
    options.interval = base::Seconds(3600);
    options.statementsInterval = base::Seconds(3600);
    Sampler sampler(options, m_watch.callbacks());
    ASSERT_TRUE(m_watch.first());
    sampler.sampleNow();
    const auto second = m_watch.sample([this](const Sample& one) { return one.number == 2; });
    ASSERT_TRUE(second);
    EXPECT_TRUE(second->statementsFresh);
    sampler.setInterval(base::Milliseconds(20));
    EXPECT_TRUE(m_watch.sample([this](const Sample& one) { return one.number == 4; }));
}

TEST_F(SamplerTest, itHoldsOneConnection)
{
    const Sampler sampler(test::quick(m_database.params()), m_watch.callbacks());
    ASSERT_TRUE(m_watch.first());
    const auto row = m_connection->query(
        "select count(*) from pg_stat_activity where datname = current_database() and application_name = "
        "'howdah/monitor'");
    ASSERT_TRUE(row);
    EXPECT_EQ(row->value<std::int64_t>(0, 0), 1) << "one connection, no more";
}

TEST(Sampler, aServerThatIsNotThereIsTriedForEverWithGrowingPauses)
{
    Watch watch;
    auto params = test::Cluster::instance().params();
    params.set("port", "1");
    const Sampler sampler(test::quick(params), watch.callbacks());
    std::vector<SamplerState> states;
    const auto deadline = base::Deadline::after(base::Seconds(20));
    while (states.size() < 4 && !deadline.passed()) {
        ASSERT_TRUE(watch.state(SamplerState::Kind::Lost, states.size()));
        states = watch.states();
    }
    ASSERT_GE(states.size(), 4U);
    EXPECT_EQ(states[0].kind, SamplerState::Kind::Connecting);
    EXPECT_EQ(states[1].nextTry, base::Milliseconds(200));
    EXPECT_EQ(states[2].nextTry, base::Milliseconds(400));
    EXPECT_EQ(states[3].nextTry, base::Milliseconds(800));
    EXPECT_EQ(states[1].error->code(), base::ErrorCode::Unreachable);
    EXPECT_EQ(watch.count(), 0U);
}

TEST(Sampler, aServerThatFallsSilentIsLostWithinSecondsAndFoundAgain)
{
    const auto& cluster = test::Cluster::instance();
    auto gate = server::TcpGate::open({cluster.socketDirectory(), cluster.port()});
    ASSERT_TRUE(gate) << gate.error().english();
    auto params = cluster.tcpParams();
    params.set("port", std::to_string((*gate)->port()));
    auto options = test::quick(params);
    options.statementTimeout = base::Milliseconds(300);
    options.connectTimeout = base::Seconds(1);
    Watch watch;
    auto sampler = std::make_unique<Sampler>(options, watch.callbacks());
    ASSERT_TRUE(watch.first());
    server::GateFault silence;
    silence.blackHole = true;
    (*gate)->setFault(silence);
    const auto silentSince = base::Clock::system()->now();
    ASSERT_TRUE(watch.state(SamplerState::Kind::Lost));
    EXPECT_LT(base::Clock::system()->now() - silentSince, base::Seconds(10));
    const std::size_t known = watch.states().size();
    (*gate)->heal();
    ASSERT_TRUE(watch.state(SamplerState::Kind::Sampling, known));
    ASSERT_TRUE(watch.next());
    (*gate)->setFault(silence);
    const auto stopping = base::Clock::system()->now();
    sampler.reset();
    EXPECT_LT(base::Clock::system()->now() - stopping, base::Seconds(5)) << "a silent server does not hold up the end";
    EXPECT_EQ(watch.states().back().kind, SamplerState::Kind::Stopped);
}

TEST(Sampler, aSlowLineChangesNothingButTheRoundTrip)
{
    const auto& cluster = test::Cluster::instance();
    auto gate = server::TcpGate::open({cluster.socketDirectory(), cluster.port()});
    ASSERT_TRUE(gate) << gate.error().english();
    auto params = cluster.tcpParams();
    params.set("port", std::to_string((*gate)->port()));
    Watch watch;
    const Sampler sampler(test::quick(params), watch.callbacks());
    ASSERT_TRUE(watch.first());
    server::GateFault slow;
    slow.delay = base::Milliseconds(150);
    (*gate)->setFault(slow);
    const auto sample =
        watch.sample([this](const Sample& one) { return one.roundTrip > base::Milliseconds(290) && one.rates; });
    ASSERT_TRUE(sample);
    // One round trip a batch, however many questions: six of them in turn would take ten times as long.
    EXPECT_LT(sample->roundTrip, base::Milliseconds(1500));
    EXPECT_EQ(std::ranges::count(watch.states(), SamplerState::Kind::Lost, &SamplerState::kind), 0);
}

TEST(Sampler, sampleOnceSaysWhyThereIsNoSample)
{
    auto options = test::quick(test::Cluster::instance().params());
    options.params.set("port", "1");
    const auto unreachable = sampleNow(options);
    ASSERT_FALSE(unreachable);
    EXPECT_EQ(unreachable.error().code(), base::ErrorCode::Unreachable);

    options = test::quick(test::Cluster::instance().params());
    base::StopSource source;
    source.request_stop();
    const auto stopped = monitor::sampleOnce(options, 2, base::Seconds(60), base::Deadline::after(base::Seconds(20)),
                                             source.get_token());
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code(), base::ErrorCode::Cancelled);

    const auto late =
        monitor::sampleOnce(options, 2, base::Seconds(60), base::Deadline::after(base::Milliseconds(1500)), {});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code(), base::ErrorCode::Timeout);
}

TEST(Sampler, itsEndIsTheLastThingTold)
{
    Watch watch;
    {
        const Sampler sampler(test::quick(test::Cluster::instance().params()), watch.callbacks());
        ASSERT_TRUE(watch.first());
    }
    EXPECT_EQ(watch.states().back().kind, SamplerState::Kind::Stopped);
}
