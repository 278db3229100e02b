// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/pgbouncerverdict.h"

#include <gmock/gmock.h>

using namespace howdah::monitor;
using howdah::base::Milliseconds;
using howdah::base::Nanoseconds;
using howdah::base::Seconds;
using testing::HasSubstr;

namespace {

/// A pool of 20 with all connections taken.
PgBouncerPool queue(std::int64_t waiting, Nanoseconds wait)
{
    PgBouncerPool pool;
    pool.database = "shop";
    pool.user = "app";
    pool.clientsActive = 20;
    pool.clientsWaiting = waiting;
    pool.serversActive = 20;
    pool.serversIdle = 0;
    pool.serverSlots = 20;
    pool.maxWait = wait;
    return pool;
}

PgBouncerVerdict verdictOf(const PgBouncerPool& pool, const PgBouncerDatabase& database = {},
                           const PgBouncerConfig& config = {}, std::optional<PgBouncerState> state = {})
{
    return judgePool(pool, &database, config, state);
}

PgBouncerSample sampleWith(std::vector<PgBouncerPool> pools)
{
    PgBouncerSample sample;
    sample.pools = std::move(pools);
    sample.lists.usedClients = 10;
    sample.config.maxClientConn = 100;
    judge(sample);
    return sample;
}

} // namespace

TEST(PgBouncerVerdict, aWaitOfASecondIsAWarningAndOfTenIsCritical)
{
    EXPECT_EQ(verdictOf(queue(3, Milliseconds(999))).severity, Severity::Ok);
    EXPECT_EQ(verdictOf(queue(3, Seconds(1))).severity, Severity::Warn);
    EXPECT_EQ(verdictOf(queue(3, Milliseconds(9999))).severity, Severity::Warn);
    EXPECT_EQ(verdictOf(queue(3, Seconds(10))).severity, Severity::Critical);
}

TEST(PgBouncerVerdict, aShortTimeoutBringsTheLimitsForwardBeforeClientsAreThrownOut)
{
    PgBouncerConfig config;
    config.queryWaitTimeout = Seconds(2);
    EXPECT_EQ(verdictOf(queue(1, Milliseconds(500)), {}, config).severity, Severity::Warn);
    EXPECT_EQ(verdictOf(queue(1, Seconds(1)), {}, config).severity, Severity::Critical);
    config.queryWaitTimeout = Seconds(120);
    EXPECT_EQ(waitLimits(config).criticalAt, Seconds(10));
    config.queryWaitTimeout = Seconds(0);
    EXPECT_EQ(waitLimits(config).warnAt, Seconds(1)) << "0 is no timeout at all";
}

TEST(PgBouncerVerdict, aQueueAsLongAsThePoolIsWideDeservesALookHoweverShortTheWait)
{
    EXPECT_EQ(verdictOf(queue(19, Milliseconds(5))).severity, Severity::Ok);
    EXPECT_EQ(verdictOf(queue(20, Milliseconds(5))).severity, Severity::Warn);
    PgBouncerPool free = queue(20, Milliseconds(5));
    free.serversIdle = 1;
    EXPECT_EQ(verdictOf(free).severity, Severity::Ok) << "they are being served this moment";
}

TEST(PgBouncerVerdict, theSentenceNamesAFullPool)
{
    const auto verdict = verdictOf(queue(3, Milliseconds(1500)));
    EXPECT_EQ(verdict.sentence.english(),
              "3 clients waiting, the first for 1.5 s: 20 of 20 server connections are taken");
    EXPECT_THAT(verdict.remedy.english(), HasSubstr("pool_size"));
    EXPECT_THAT(verdictOf(queue(1, Seconds(2))).sentence.english(), HasSubstr("1 client waiting"));
}

TEST(PgBouncerVerdict, theSentenceNamesAPauseBeforeAnythingElse)
{
    PgBouncerDatabase paused;
    paused.name = "shop";
    paused.paused = true;
    const auto verdict = verdictOf(queue(3, Seconds(2)), paused);
    EXPECT_EQ(verdict.severity, Severity::Warn);
    EXPECT_THAT(verdict.sentence.english(), HasSubstr("the database is paused"));
    EXPECT_THAT(verdict.remedy.english(), HasSubstr("RESUME shop"));
    EXPECT_THAT(verdictOf(queue(3, Seconds(2)), {}, {}, PgBouncerState::Suspended).sentence.english(),
                HasSubstr("all of PgBouncer is paused"));
}

TEST(PgBouncerVerdict, theSentenceNamesTheDatabasesLimit)
{
    PgBouncerPool pool = queue(3, Seconds(2));
    pool.serversActive = 5;
    PgBouncerDatabase database;
    database.maxConnections = 30;
    database.connections = 30;
    const auto verdict = verdictOf(pool, database);
    EXPECT_THAT(verdict.sentence.english(), HasSubstr("all 30 connections"));
    EXPECT_THAT(verdict.remedy.english(), HasSubstr("max_db_connections"));
    database.maxConnections = 0;
    EXPECT_EQ(verdictOf(pool, database).sentence.english(), "3 clients waiting, the first for 2 s") << "0 is no limit";
}

TEST(PgBouncerVerdict, theSentenceSaysWhenNoServerConnectionCouldBeMade)
{
    PgBouncerPool pool = queue(3, Seconds(12));
    pool.serversActive = 0;
    pool.serversLogin = 20;
    const auto verdict = verdictOf(pool);
    EXPECT_EQ(verdict.severity, Severity::Critical);
    EXPECT_THAT(verdict.sentence.english(), HasSubstr("there is no server connection yet"));
    EXPECT_THAT(verdict.remedy.english(), HasSubstr("log"));
}

TEST(PgBouncerVerdict, pausedOrDisabledWithNobodyWaitingIsToldAndIsNoFault)
{
    PgBouncerDatabase database;
    EXPECT_EQ(verdictOf(queue(0, {}), database).sentence.english(), "Nobody waits for a server connection");
    database.disabled = true;
    EXPECT_EQ(verdictOf(queue(0, {}), database).severity, Severity::Ok);
    EXPECT_THAT(verdictOf(queue(0, {}), database).sentence.english(), HasSubstr("Disabled"));
    database.paused = true;
    EXPECT_THAT(verdictOf(queue(0, {}), database).sentence.english(), HasSubstr("Paused"));
    EXPECT_EQ(judgePool(queue(0, {}), nullptr, {}, {}).severity, Severity::Ok);
}

TEST(PgBouncerVerdict, whatIsNotToldIsUnknown)
{
    EXPECT_EQ(verdictOf(PgBouncerPool{}).severity, Severity::Unknown);
    EXPECT_EQ(sampleWith({PgBouncerPool{}}).verdict.severity, Severity::Unknown);
    EXPECT_EQ(judgeClients({}, {}).severity, Severity::Unknown);
}

TEST(PgBouncerVerdict, clientsAreJudgedAgainstMaxClientConn)
{
    PgBouncerLists lists;
    PgBouncerConfig config;
    config.maxClientConn = 100;
    const auto severityOf = [&](std::int64_t used) {
        lists.usedClients = used;
        return judgeClients(lists, config).severity;
    };
    EXPECT_EQ(severityOf(79), Severity::Ok);
    EXPECT_EQ(severityOf(80), Severity::Warn);
    EXPECT_EQ(severityOf(95), Severity::Critical);
    EXPECT_EQ(judgeClients(lists, config).sentence.english(), "95 of 100 client connections are in use");
}

TEST(PgBouncerVerdict, theWorstPoolSpeaksForAll)
{
    PgBouncerPool worst = queue(2, Seconds(30));
    worst.user = "web";
    const auto sample = sampleWith({queue(0, {}), queue(5, Seconds(3)), worst});
    EXPECT_EQ(sample.verdict.severity, Severity::Critical);
    EXPECT_EQ(sample.verdict.sentence.english(), "Clients wait in 2 pools, longest in shop/web: 30 s");
    EXPECT_FALSE(sample.verdict.remedy.empty());
    EXPECT_EQ(sample.pools[1].verdict.severity, Severity::Warn);
}

TEST(PgBouncerVerdict, aShortQueueIsToldAndIsNoFault)
{
    EXPECT_EQ(sampleWith({queue(0, {})}).verdict.sentence.english(), "Nobody waits for a server connection");
    const auto sample = sampleWith({queue(4, Milliseconds(3))});
    EXPECT_EQ(sample.verdict.severity, Severity::Ok);
    EXPECT_EQ(sample.verdict.sentence.english(), "4 clients waiting, none for long");
    EXPECT_EQ(sampleWith({}).verdict.severity, Severity::Ok);
}

TEST(PgBouncerVerdict, tooManyClientsOutweighAShorterWait)
{
    PgBouncerSample sample = sampleWith({queue(5, Seconds(3))});
    sample.lists.usedClients = 99;
    judge(sample);
    EXPECT_EQ(sample.verdict.severity, Severity::Critical);
    EXPECT_EQ(sample.verdict.sentence.english(), "99 of 100 client connections are in use");
}
