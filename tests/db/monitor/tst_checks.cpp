// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pause.h"
#include "core/base/quoting.h"
#include "core/monitor/check.h"
#include "tests/support/cluster.h"

#include <algorithm>
#include <future>
#include <gtest/gtest.h>

using namespace howdah;
using monitor::CheckResult;
using monitor::Severity;

namespace {

class ChecksTest : public testing::Test {
protected:
    base::Status run(const std::string& sql) { return m_connection->execute(sql); }
    base::Status carry(const std::string& id, const std::string& thresholds) const
    {
        return m_connection->execute("alter database " + base::quoteIdentifier(m_database.name()) +
                                     " set howdah.check_" + id + " = " + base::quoteLiteral(thresholds));
    }
    static std::vector<CheckResult> check(pg::Connection& connection, const pool::feed::Survey& pools = {})
    {
        monitor::CheckOptions options;
        options.deadline = base::Deadline::after(base::Seconds(30));
        options.window = base::Milliseconds(50);
        options.pools = pools;
        auto results = monitor::runChecks(connection, options);
        if (!results) {
            ADD_FAILURE() << results.error().english();
            return {};
        }
        EXPECT_EQ(results->size(), 11U);
        EXPECT_EQ(connection.transactionState(), pg::TransactionState::Idle);
        return std::move(*results);
    }
    /// Over a new connection, which sees what the database was set to since.
    [[nodiscard]] std::vector<CheckResult> check() const { return check(*m_database.connect()); }
    static CheckResult of(const std::vector<CheckResult>& results, std::string_view id)
    {
        const auto found = std::ranges::find(results, id, &CheckResult::id);
        if (found == results.end()) {
            ADD_FAILURE() << "no result for " << id;
            return {};
        }
        return *found;
    }
    /// Repeats a check until it has this severity or 20 s are over.
    template <class Ask> static CheckResult until(Severity severity, std::string_view id, Ask ask)
    {
        const auto deadline = base::Deadline::after(base::Seconds(20));
        for (;;) {
            CheckResult result = of(ask(), id);
            if (result.severity == severity || deadline.passed())
                return result;
            base::pauseFor(base::Milliseconds(20));
        }
    }
    CheckResult until(Severity severity, std::string_view id) const
    {
        return until(severity, id, [this] { return check(); });
    }

    test::Database m_database{"checks"};
    std::unique_ptr<pg::Connection> m_connection = m_database.connect();
};

} // namespace

TEST_F(ChecksTest, everyCheckHasAVerdictATitleAndASentence)
{
    const auto results = check();
    for (const CheckResult& result : results) {
        EXPECT_FALSE(result.title.empty()) << result.id;
        EXPECT_FALSE(result.summary.empty()) << result.id;
        EXPECT_FALSE(result.unit.empty()) << result.id;
        EXPECT_NE(result.severity, Severity::Unknown) << result.id << ": " << result.unknownBecause;
        EXPECT_TRUE(result.severity == Severity::Ok || !result.remedy.empty()) << result.id;
        EXPECT_TRUE(result.severity == Severity::Ok || !result.evidence.empty()) << result.id;
    }
    // Failing first.
    const auto ok = std::ranges::find(results, Severity::Ok, &CheckResult::severity);
    EXPECT_TRUE(std::all_of(ok, results.end(), [](const auto& one) { return one.severity == Severity::Ok; }));
}

TEST_F(ChecksTest, thresholdsThatADatabaseCarriesAreHonoured)
{
    ASSERT_TRUE(carry("idle_in_xact", "0.001, 0.002"));
    ASSERT_TRUE(run("begin"));
    ASSERT_TRUE(run("select 42 as planted"));
    const CheckResult result = until(Severity::Critical, "idle_in_xact");
    ASSERT_EQ(result.severity, Severity::Critical);
    EXPECT_EQ(result.warnAt, 0.001);
    EXPECT_EQ(result.criticalAt, 0.002);
    EXPECT_EQ(result.thresholdFrom, m_database.name());
    ASSERT_FALSE(result.evidence.empty());
    const auto planted = std::ranges::find(result.evidence, m_connection->backendPid(), &monitor::Evidence::pid);
    ASSERT_NE(planted, result.evidence.end());
    EXPECT_NE(planted->text.english().find("42 as planted"), std::string::npos);
    EXPECT_NE(result.summary.english().find(m_database.name()), std::string::npos) << result.summary.english();
    EXPECT_NE(result.remedy.english().find("pg_terminate_backend"), std::string::npos);
}

TEST_F(ChecksTest, aSessionIsJudgedByTheThresholdsOfItsOwnDatabase)
{
    ASSERT_TRUE(carry("idle_in_xact", "0.001,0.002"));
    ASSERT_TRUE(run("begin"));
    ASSERT_TRUE(run("select 1"));
    pg::ConnectOptions options;
    options.deadline = base::Deadline::after(base::Seconds(20));
    const auto elsewhere = pg::Connection::connect(test::Cluster::instance().params(), options);
    ASSERT_TRUE(elsewhere);
    const CheckResult result = until(Severity::Critical, "idle_in_xact", [&] { return check(**elsewhere); });
    EXPECT_EQ(result.severity, Severity::Critical);
    EXPECT_EQ(result.thresholdFrom, m_database.name());
    // Of the same age, but judged by the defaults.
    const test::Database other("checks");
    const auto idle = other.connect();
    ASSERT_TRUE(idle->execute("begin"));
    ASSERT_TRUE(idle->execute("select 1"));
    const CheckResult both = of(check(**elsewhere), "idle_in_xact");
    EXPECT_TRUE(std::ranges::none_of(both.evidence, [&](const auto& one) { return one.pid == idle->backendPid(); }));
}

TEST_F(ChecksTest, thresholdsThatCannotBeReadAreToldAndTheDefaultsHold)
{
    ASSERT_TRUE(carry("long_query", "soon"));
    const CheckResult result = of(check(), "long_query");
    EXPECT_EQ(result.warnAt, 60);
    EXPECT_TRUE(result.thresholdFrom.empty());
    ASSERT_FALSE(result.evidence.empty());
    EXPECT_EQ(result.evidence.back().object, "howdah.check_long_query");
}

TEST_F(ChecksTest, aPoolThatLeaksIsNamedWithItsHolderWhenItsBackendIsOneOfThisServer)
{
    pool::LeaseInfo lease;
    lease.id = 7;
    lease.state = pool::LeaseState::IdleLease;
    lease.tag = "InvoiceWorker::render";
    lease.file = "invoice.cpp";
    lease.line = 118;
    lease.backend = m_connection->backendPid();
    lease.idleFor = lease.heldFor = base::Milliseconds(1);
    pool::FeedPool leaking;
    leaking.applicationName =
        (*m_connection->query("select current_setting('application_name')")).value<std::string>(0, 0).value_or("");
    leaking.stats.size = 1;
    leaking.stats.inUse = 1;
    leaking.leases.push_back(lease);
    pool::feed::Survey survey;
    survey.processes.push_back({.pid = 4711, .program = "worker", .at = {}, .pools = {leaking}});
    const auto asked = m_database.connect();
    CheckResult result = of(check(*asked, survey), "pool_leak");
    EXPECT_EQ(result.severity, Severity::Warn);
    EXPECT_EQ(result.value, 1);
    ASSERT_EQ(result.evidence.size(), 1U);
    EXPECT_EQ(result.evidence[0].pid, m_connection->backendPid());
    EXPECT_NE(result.evidence[0].text.english().find("InvoiceWorker::render at invoice.cpp:118"), std::string::npos);
    EXPECT_EQ(result.page, "pool");

    // Somebody waits and nothing is left.
    survey.processes[0].pools[0].stats.waiting = 2;
    EXPECT_EQ(of(check(*asked, survey), "pool_leak").severity, Severity::Critical);

    // A backend of that number on another server, older than any session here; or of another program.
    survey.processes[0].pools[0].leases[0].heldFor = std::chrono::hours(1000);
    EXPECT_EQ(of(check(*asked, survey), "pool_leak").severity, Severity::Ok);
    survey.processes[0].pools[0].leases[0].heldFor = base::Milliseconds(1);
    survey.processes[0].pools[0].applicationName = "somebody else";
    EXPECT_EQ(of(check(*asked, survey), "pool_leak").severity, Severity::Ok);

    // In use it is no leak.
    survey.processes[0].pools[0].applicationName = leaking.applicationName;
    survey.processes[0].pools[0].leases[0].state = pool::LeaseState::LongRunning;
    result = of(check(*asked, survey), "pool_leak");
    EXPECT_EQ(result.severity, Severity::Ok);
    EXPECT_TRUE(result.evidence.empty());
}

TEST_F(ChecksTest, aLongStatementIsFoundWithItsPid)
{
    ASSERT_TRUE(carry("long_query", "0.001,1000"));
    const auto worker = m_database.connect();
    auto sleeping = std::async(std::launch::async, [&] { return worker->execute("select pg_sleep(60)"); });
    const CheckResult result = until(Severity::Warn, "long_query");
    EXPECT_EQ(result.severity, Severity::Warn);
    EXPECT_TRUE(std::ranges::any_of(result.evidence, [&](const auto& one) { return one.pid == worker->backendPid(); }));
    ASSERT_TRUE(run("select pg_cancel_backend(" + std::to_string(worker->backendPid().value) + ")"));
    EXPECT_FALSE(sleeping.get());
}

TEST_F(ChecksTest, aLockQueueLeadsToItsRoot)
{
    ASSERT_TRUE(run("create table t (id int)"));
    ASSERT_TRUE(carry("lock_wait", "0.001,1000"));
    const auto second = m_database.connect(), third = m_database.connect();
    ASSERT_TRUE(run("begin"));
    ASSERT_TRUE(run("lock table t in share mode"));
    auto writes = std::async(std::launch::async,
                             [&] { return second->execute("begin; lock table t in access exclusive mode; commit"); });
    const auto waits = [&](pg::Connection& connection) {
        const auto deadline = base::Deadline::after(base::Seconds(20));
        while (!deadline.passed()) {
            const auto rows = m_database.connect()->query("select count(*) from pg_locks where not granted and pid = " +
                                                          std::to_string(connection.backendPid().value));
            if (rows && rows->value<std::int64_t>(0, 0) == 1)
                return true;
            base::pauseFor(base::Milliseconds(10));
        }
        return false;
    };
    auto blocked = waits(*second);
    auto reads = std::async(std::launch::async, [&] { return third->execute("select count(*) from t"); });
    blocked = blocked && waits(*third);
    EXPECT_TRUE(blocked);
    const CheckResult result = until(Severity::Warn, "lock_wait");
    EXPECT_EQ(result.severity, Severity::Warn);
    EXPECT_EQ(result.evidence.size(), 2U);
    const std::string root = std::to_string(m_connection->backendPid().value);
    for (const auto& evidence : result.evidence)
        EXPECT_NE(evidence.text.english().find("behind session " + root), std::string::npos) << evidence.text.english();
    EXPECT_NE(result.remedy.english().find(root), std::string::npos) << result.remedy.english();
    ASSERT_TRUE(run("rollback"));
    (void)writes.get();
    EXPECT_TRUE(reads.get());
}

TEST_F(ChecksTest, whoHoldsVacuumBackIsNamed)
{
    ASSERT_TRUE(carry("oldest_xmin", "1,1000000"));
    ASSERT_TRUE(run("begin isolation level repeatable read"));
    ASSERT_TRUE(run("select 1"));
    const auto other = m_database.connect();
    ASSERT_TRUE(other->execute("create table a (i int)"));
    ASSERT_TRUE(other->execute("create table b (i int)"));
    const CheckResult result = until(Severity::Warn, "oldest_xmin");
    EXPECT_EQ(result.severity, Severity::Warn);
    EXPECT_TRUE(
        std::ranges::any_of(result.evidence, [&](const auto& one) { return one.pid == m_connection->backendPid(); }));
}

TEST_F(ChecksTest, aSequenceNearItsEndIsFoundWhicheverWayItCounts)
{
    ASSERT_TRUE(run("create sequence up maxvalue 100"));
    ASSERT_TRUE(run("create sequence down increment -1 minvalue -100 maxvalue -1"));
    ASSERT_TRUE(run("create sequence round maxvalue 10 cycle"));
    EXPECT_EQ(of(check(), "sequence_used").severity, Severity::Ok);
    ASSERT_TRUE(run("select setval('up', 90), setval('down', -98), setval('round', 10)"));
    const CheckResult result = of(check(), "sequence_used");
    EXPECT_EQ(result.severity, Severity::Critical);
    ASSERT_EQ(result.evidence.size(), 2U);
    EXPECT_EQ(result.evidence[0].object, "public.down");
    EXPECT_EQ(result.evidence[1].object, "public.up");
}

TEST_F(ChecksTest, anIndexLeftInvalidIsFound)
{
    ASSERT_TRUE(run("create table t (id int)"));
    ASSERT_TRUE(run("insert into t values (1), (1)"));
    ASSERT_FALSE(run("create unique index concurrently broken on t (id)"));
    const CheckResult result = of(check(), "invalid_index");
    EXPECT_EQ(result.severity, Severity::Warn);
    ASSERT_EQ(result.evidence.size(), 1U);
    EXPECT_EQ(result.evidence[0].object, "broken");
}

TEST_F(ChecksTest, aServerWithoutFsyncIsCritical)
{
    const CheckResult result = of(check(), "unsafe_settings");
    EXPECT_EQ(result.severity, Severity::Critical);
    EXPECT_TRUE(std::ranges::any_of(result.evidence, [](const auto& one) { return one.object == "fsync"; }));
}

TEST_F(ChecksTest, aLockedObjectMakesOneCheckUnknownAndNoOther)
{
    ASSERT_TRUE(run("create sequence s"));
    ASSERT_TRUE(run("select nextval('s')"));
    ASSERT_TRUE(run("begin"));
    ASSERT_TRUE(run("drop sequence s"));
    const auto results = check();
    const CheckResult sequences = of(results, "sequence_used");
    EXPECT_EQ(sequences.severity, Severity::Unknown);
    EXPECT_NE(sequences.unknownBecause.find("55P03"), std::string::npos) << sequences.unknownBecause;
    EXPECT_NE(of(results, "xid_age").severity, Severity::Unknown);
    EXPECT_NE(of(results, "invalid_index").severity, Severity::Unknown);
    EXPECT_NE(of(results, "cache_hit").severity, Severity::Unknown);
}

TEST_F(ChecksTest, whatARoleMayNotSeeIsUnknownAndNotFine)
{
    ASSERT_TRUE(run("create sequence s"));
    pg::ConnectParams params = m_database.params();
    params.set("user", "plain");
    params.setPassword(base::SecretString("plain"));
    pg::ConnectOptions options;
    options.deadline = base::Deadline::after(base::Seconds(20));
    const auto plain = pg::Connection::connect(params, options);
    ASSERT_TRUE(plain) << plain.error().english();
    const auto results = check(**plain);
    for (const char* id : {"idle_in_xact", "long_query", "lock_wait", "oldest_xmin"}) {
        const CheckResult result = of(results, id);
        EXPECT_EQ(result.severity, Severity::Unknown) << id;
        EXPECT_FALSE(result.unknownBecause.empty()) << id;
        EXPECT_EQ(result.remedy.english(), "GRANT pg_read_all_stats TO plain;") << id;
    }
    EXPECT_EQ(of(results, "sequence_used").severity, Severity::Unknown);
    EXPECT_EQ(of(results, "conn_used").severity, Severity::Ok);
    EXPECT_EQ(of(results, "xid_age").severity, Severity::Ok);
}

TEST_F(ChecksTest, theConnectionIsLeftAsItWas)
{
    ASSERT_TRUE(run("set statement_timeout = '77s'"));
    check(*m_connection);
    const auto row =
        m_connection->query("select current_setting('statement_timeout'), current_setting('lock_timeout')");
    ASSERT_TRUE(row);
    EXPECT_EQ(row->text(0, 0), "77s");
    EXPECT_EQ(row->text(0, 1), "0");
}

TEST_F(ChecksTest, aStopIsACancelAndNoVerdict)
{
    base::StopSource source;
    source.request_stop();
    monitor::CheckOptions options;
    options.deadline = base::Deadline::after(base::Seconds(20));
    options.stop = source.get_token();
    const auto results = monitor::runChecks(*m_connection, options);
    ASSERT_FALSE(results);
    EXPECT_EQ(results.error().code(), base::ErrorCode::Cancelled);
}

TEST_F(ChecksTest, withoutTimeToWatchTheCacheIsUnknown)
{
    monitor::CheckOptions options;
    options.deadline = base::Deadline::after(base::Seconds(5));
    options.window = base::Seconds(60);
    const auto results = monitor::runChecks(*m_connection, options);
    ASSERT_TRUE(results) << results.error().english();
    EXPECT_EQ(of(*results, "cache_hit").severity, Severity::Unknown);
}
