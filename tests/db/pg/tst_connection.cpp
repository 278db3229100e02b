// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/connection.h"

#include "tests/support/cluster.h"

#include <atomic>
#include <gtest/gtest.h>
#include <thread>

using namespace howdah;
using base::Deadline;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;
using pg::Params;
using pg::QueryOptions;
using pg::TransactionState;

namespace {

QueryOptions within(base::Nanoseconds span)
{
    return {.deadline = Deadline::after(span), .stop = {}};
}

/// One database for all tests of this file, a fresh connection for each.
class Connection : public ::testing::Test {
protected:
    static void SetUpTestSuite() { database = std::make_unique<test::Database>("conn"); }
    static void TearDownTestSuite() { database.reset(); }
    void SetUp() override { connection = database->connect(); }

    /// Waits until `sql` on another connection answers true.
    static void waitUntil(const std::string& sql)
    {
        const auto other = database->connect();
        const auto deadline = Deadline::after(Seconds(20));
        for (;;) {
            const auto answer = other->query(sql);
            ASSERT_TRUE(answer) << answer.error().english();
            if (answer->value<bool>(0, 0).value_or(false))
                return;
            ASSERT_FALSE(deadline.passed()) << sql;
        }
    }

    static std::string runsHere(const pg::Connection& one)
    {
        return "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE state = 'active' AND pid = " +
               std::to_string(one.backendPid().value) + ")";
    }

    static inline std::unique_ptr<test::Database> database;
    std::unique_ptr<pg::Connection> connection;
};

} // namespace

TEST_F(Connection, nullIsDistinctFromEmpty)
{
    const auto result = connection->query("SELECT $1::text AS a, $2::text AS b", {nullptr, ""});
    ASSERT_TRUE(result) << result.error().english();
    EXPECT_TRUE(result->isNull(0, 0));
    EXPECT_FALSE(result->isNull(0, 1));
    EXPECT_EQ(result->text(0, 1), "");
    EXPECT_EQ(result->value<std::string>(0, "a"), std::nullopt);
    EXPECT_EQ(result->value<std::string>(0, "b"), "");
}

TEST_F(Connection, parametersKeepWhatWouldBeSqlInText)
{
    const std::string nasty = "x'); DROP TABLE t; -- \\ \" \xc3\xa4";
    const auto result = connection->query("SELECT $1::text, $2::int, $3::float8, $4::bool", {nasty, 42, 0.1, true});
    ASSERT_TRUE(result) << result.error().english();
    EXPECT_EQ(result->text(0, 0), nasty);
    EXPECT_EQ(result->value<int>(0, 1), 42);
    EXPECT_EQ(result->value<double>(0, 2), 0.1);
    EXPECT_EQ(result->value<bool>(0, 3), true);
}

TEST_F(Connection, valuesOfStrongTypesAreRead)
{
    const auto result = connection->query("SELECT '16/B374D848'::pg_lsn AS lsn, pg_backend_pid() AS pid, "
                                          "-5::bigint AS queryid, 'abc' AS word");
    ASSERT_TRUE(result) << result.error().english();
    EXPECT_EQ(result->value<base::Lsn>(0, "lsn")->toString(), "16/B374D848");
    EXPECT_EQ(result->value<base::BackendPid>(0, "pid"), connection->backendPid());
    EXPECT_EQ(result->value<base::QueryId>(0, "queryid"), base::QueryId{-5});
    EXPECT_EQ(result->value<int>(0, "word"), std::nullopt);
    EXPECT_EQ(result->value<int>(0, "nothing"), std::nullopt);
    EXPECT_EQ(result->value<int>(7, "pid"), std::nullopt);
}

TEST_F(Connection, errorsKeepStateDetailHintAndPosition)
{
    ASSERT_TRUE(
        connection->execute("CREATE TEMP TABLE only_once (id int PRIMARY KEY); INSERT INTO only_once VALUES (1)"));
    const auto twice = connection->query("INSERT INTO only_once VALUES (1)");
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code(), ErrorCode::Server);
    EXPECT_EQ(twice.error().sqlState(), "23505");
    EXPECT_EQ(twice.error().serverMessage()->constraint, "only_once_pkey");
    EXPECT_NE(twice.error().serverMessage()->detail.find("(id)=(1)"), std::string::npos);

    const auto missing = connection->query("SELECT lengthh('x')");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().sqlState(), "42883");
    EXPECT_EQ(missing.error().serverMessage()->position, 8);
    EXPECT_FALSE(missing.error().serverMessage()->hint.empty());
    EXPECT_EQ(missing.error().english().find('\n'), std::string::npos);
    EXPECT_FALSE(connection->broken());
}

TEST_F(Connection, simpleProtocolReturnsEveryResultInOrder)
{
    const auto results =
        connection->simpleQuery("SELECT 1; CREATE TEMP TABLE s (a int); INSERT INTO s VALUES (1), (2)");
    ASSERT_TRUE(results) << results.error().english();
    ASSERT_EQ(results->size(), 3U);
    EXPECT_EQ((*results)[0].value<int>(0, 0), 1);
    EXPECT_EQ((*results)[1].commandTag(), "CREATE TABLE");
    EXPECT_EQ((*results)[1].affectedRows(), std::nullopt);
    EXPECT_EQ((*results)[2].affectedRows(), 2);
}

TEST_F(Connection, extendedProtocolTakesOneStatementOnly)
{
    const auto two = connection->query("SELECT 1; SELECT 2");
    ASSERT_FALSE(two);
    EXPECT_EQ(two.error().sqlState(), "42601");
}

TEST_F(Connection, nulInTextIsRefusedInsteadOfCuttingItOff)
{
    using namespace std::string_view_literals;
    EXPECT_EQ(connection->query("SELECT 1\0; garbage"sv).error().code(), ErrorCode::InvalidInput);
    EXPECT_EQ(connection->query("SELECT $1::text", {std::string("a\0b", 3)}).error().code(), ErrorCode::InvalidInput);
    EXPECT_TRUE(connection->ping(within(Seconds(5))));
}

TEST_F(Connection, tooManyParametersAreRefusedBeforeSending)
{
    const auto result = connection->query("SELECT 1", Params(70'000, pg::Param(1)));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::InvalidInput);
    EXPECT_TRUE(connection->ping(within(Seconds(5))));
}

TEST_F(Connection, invalidUtf8IsTheServersErrorAndKeepsTheConnection)
{
    const auto result = connection->query("SELECT $1::text", {"\xff\xfe"});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().sqlState(), "22021");
    EXPECT_TRUE(connection->ping(within(Seconds(5))));
}

TEST_F(Connection, emptyStatementIsNoError)
{
    const auto result = connection->query("");
    ASSERT_TRUE(result) << result.error().english();
    EXPECT_EQ(result->rowCount(), 0);
}

TEST_F(Connection, statementsLargerThanTheSocketsBufferGoThrough)
{
    const std::string big(20'000'000, 'x');
    const auto result = connection->query("SELECT length($1::text), $1::text", {big}, within(Seconds(60)));
    ASSERT_TRUE(result) << result.error().english();
    EXPECT_EQ(result->value<int>(0, 0), 20'000'000);
    EXPECT_EQ(result->text(0, 1).size(), big.size());
}

TEST_F(Connection, preparedStatementsAreRunByName)
{
    ASSERT_TRUE(connection->prepare("twice", "SELECT 2 * $1::int"));
    EXPECT_EQ(connection->queryPrepared("twice", {21})->value<int>(0, 0), 42);
    EXPECT_EQ(connection->queryPrepared("thrice", {21}).error().sqlState(), "26000");
}

TEST_F(Connection, transactionStateFollowsTheSession)
{
    EXPECT_EQ(connection->transactionState(), TransactionState::Idle);
    ASSERT_TRUE(connection->execute("BEGIN"));
    EXPECT_EQ(connection->transactionState(), TransactionState::InTransaction);
    ASSERT_FALSE(connection->execute("SELECT 1/0"));
    EXPECT_EQ(connection->transactionState(), TransactionState::InFailedTransaction);
    ASSERT_TRUE(connection->execute("ROLLBACK"));
    EXPECT_EQ(connection->transactionState(), TransactionState::Idle);
}

TEST_F(Connection, pipelineGivesEachStatementItsOwnAnswer)
{
    ASSERT_TRUE(connection->execute("CREATE TEMP TABLE piped (a int)"));
    const std::vector<pg::PipelineQuery> batch = {
        {"INSERT INTO piped VALUES (1)", {}}, {"SELECT 1/0", {}}, {"SELECT $1::int + 1", {41}}, {"SELEC", {}},
        {"SELECT a FROM piped", {}},
    };
    const auto answers = connection->pipeline(batch);
    ASSERT_TRUE(answers) << answers.error().english();
    ASSERT_EQ(answers->size(), 5U);
    EXPECT_EQ((*answers)[0]->affectedRows(), 1);
    EXPECT_EQ((*answers)[1].error().sqlState(), "22012");
    EXPECT_EQ((*answers)[2]->value<int>(0, 0), 42);
    EXPECT_EQ((*answers)[3].error().sqlState(), "42601");
    EXPECT_EQ((*answers)[4]->value<int>(0, 0), 1);
    EXPECT_EQ(connection->query("SELECT 7")->value<int>(0, 0), 7);
}

TEST_F(Connection, pipelineLargerThanBothBuffersDoesNotLockUp)
{
    std::vector<pg::PipelineQuery> batch;
    for (int i = 0; i < 300; ++i)
        batch.push_back({"SELECT $1::text, repeat('y', 100000)", {std::string(100'000, 'x')}});
    const auto answers = connection->pipeline(batch, within(Seconds(60)));
    ASSERT_TRUE(answers) << answers.error().english();
    EXPECT_EQ(answers->size(), batch.size());
    for (const auto& answer : *answers)
        ASSERT_TRUE(answer) << answer.error().english();
}

TEST_F(Connection, noticesBelongToTheirConnection)
{
    const auto other = database->connect();
    ASSERT_TRUE(connection->execute("DO $$BEGIN RAISE NOTICE 'mine' USING HINT = 'a hint'; END$$"));
    const auto notices = connection->takeNotices();
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices[0].message, "mine");
    EXPECT_EQ(notices[0].hint, "a hint");
    EXPECT_EQ(notices[0].severity, "NOTICE");
    EXPECT_TRUE(connection->takeNotices().empty());
    EXPECT_TRUE(other->takeNotices().empty());
}

TEST_F(Connection, notificationsArriveWhileWaitingAndWithOtherTraffic)
{
    const auto other = database->connect();
    ASSERT_TRUE(connection->execute("LISTEN news"));
    ASSERT_TRUE(other->execute("NOTIFY news, 'first'"));
    const auto first = connection->waitNotification(within(Seconds(10)));
    ASSERT_TRUE(first) << first.error().english();
    ASSERT_TRUE(first->has_value());
    EXPECT_EQ((*first)->payload, "first");
    EXPECT_EQ((*first)->pid, other->backendPid());

    ASSERT_TRUE(other->execute("NOTIFY news, 'second'"));
    ASSERT_TRUE(connection->execute("SELECT 1"));
    const auto second = connection->waitNotification(within(Seconds(10)));
    ASSERT_TRUE(second && second->has_value());
    EXPECT_EQ((*second)->payload, "second");

    const auto none = connection->waitNotification(within(Milliseconds(20)));
    ASSERT_TRUE(none) << none.error().english();
    EXPECT_FALSE(none->has_value());
}

TEST_F(Connection, factsOfTheServerAreKnown)
{
    EXPECT_GE(connection->serverVersion(), 130000);
    EXPECT_EQ(connection->serverVersionText(),
              connection->query("SHOW server_version")->text(0, 0).substr(0, connection->serverVersionText().size()));
    EXPECT_EQ(connection->parameterStatus("client_encoding"), "UTF8");
    EXPECT_EQ(connection->parameterStatus("nothing_such"), std::nullopt);
    EXPECT_EQ(connection->serverAddress(), test::Cluster::instance().socketDirectory());
    EXPECT_FALSE(connection->tls().encrypted);
    EXPECT_EQ(connection->query("SELECT pg_backend_pid()")->value<base::BackendPid>(0, 0), connection->backendPid());
}

TEST_F(Connection, startupOptionsAreWhatResetReturnsTo)
{
    auto params = database->params();
    params.setStartupOption("jit", "off").setStartupOption("search_path", "\"a b\", public");
    const auto one = pg::Connection::connect(params, {.deadline = Deadline::after(Seconds(10))});
    ASSERT_TRUE(one) << one.error().english();
    EXPECT_FALSE((*one)->startupOptionsRefused());
    ASSERT_TRUE((*one)->execute("SET jit = on; RESET ALL"));
    EXPECT_EQ((*one)->query("SHOW jit")->text(0, 0), "off");
    EXPECT_EQ((*one)->query("SHOW search_path")->text(0, 0), "\"a b\", public");
}

TEST_F(Connection, peekFindsATerminatedBackendAndKeepsNotifications)
{
    const auto other = database->connect();
    ASSERT_TRUE(connection->execute("LISTEN news"));
    ASSERT_TRUE(other->execute("NOTIFY news, 'kept'"));
    const auto deadline = Deadline::after(Seconds(10));
    std::vector<pg::Notification> kept;
    while (kept.empty() && !deadline.passed()) {
        ASSERT_TRUE(connection->peek());
        kept = connection->takeNotifications();
    }
    ASSERT_EQ(kept.size(), 1U);

    ASSERT_TRUE(other->query("SELECT pg_terminate_backend($1)", {connection->backendPid().value}));
    std::optional<base::Error> lost;
    while (!lost && !deadline.passed()) {
        if (const auto status = connection->peek(); !status)
            lost = status.error();
    }
    ASSERT_TRUE(lost);
    EXPECT_EQ(lost->code(), ErrorCode::ConnectionLost);
    EXPECT_TRUE(connection->broken());
    EXPECT_EQ(connection->query("SELECT 1").error().code(), ErrorCode::ConnectionLost);
}

TEST_F(Connection, aStatementOnATerminatedBackendKeepsTheServersReason)
{
    const auto other = database->connect();
    ASSERT_TRUE(other->query("SELECT pg_terminate_backend($1, 10000)", {connection->backendPid().value}));
    const auto result = connection->query("SELECT 1");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::ConnectionLost);
    EXPECT_EQ(result.error().sqlState(), "57P01") << result.error().english();
}

// ------------------------------------------------------------------ deadlines, stops, cancels

TEST_F(Connection, deadlineCancelsTheStatementAndKeepsTheConnection)
{
    const auto result = connection->query("SELECT pg_sleep(60)", {}, within(Milliseconds(50)));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::Timeout);
    EXPECT_FALSE(connection->broken());
    EXPECT_EQ(connection->query("SELECT 7")->value<int>(0, 0), 7);
}

TEST_F(Connection, stopCancelsTheStatementAndKeepsTheConnection)
{
    base::StopSource source;
    std::thread stopper([&] {
        waitUntil(runsHere(*connection));
        source.request_stop();
    });
    const auto result = connection->query("SELECT pg_sleep(60)", {}, {.deadline = {}, .stop = source.get_token()});
    stopper.join();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::Cancelled);
    EXPECT_EQ(connection->query("SELECT 7")->value<int>(0, 0), 7);
    const auto again = connection->query("SELECT 1", {}, {.deadline = {}, .stop = source.get_token()});
    EXPECT_EQ(again.error().code(), ErrorCode::Cancelled);
}

TEST_F(Connection, statementTimeoutOfTheServerIsTheServersError)
{
    ASSERT_TRUE(connection->execute("SET statement_timeout = '20ms'"));
    const auto result = connection->query("SELECT pg_sleep(60)");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::Server);
    EXPECT_EQ(result.error().sqlState(), "57014");
}

TEST_F(Connection, cancelFromAnotherThreadEndsTheStatement)
{
    const auto canceller = connection->canceller();
    std::thread other([&] {
        waitUntil(runsHere(*connection));
        EXPECT_TRUE(canceller.cancel(Deadline::after(Seconds(10))));
    });
    const auto result = connection->query("SELECT pg_sleep(60)");
    other.join();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::Cancelled);
    EXPECT_EQ(result.error().sqlState(), "57014");
}

TEST_F(Connection, cancelNeverHitsTheNextStatement)
{
    const auto canceller = connection->canceller();
    std::atomic<bool> done = false;
    std::atomic<int> cancels = 0;
    std::thread other([&] {
        while (!done) {
            EXPECT_TRUE(canceller.cancel(Deadline::after(Seconds(10))));
            ++cancels;
        }
    });
    // Only the even statements may be cancelled: during the odd ones no request is made, and none may arrive late.
    int hits = 0;
    for (int i = 0; i < 200; ++i) {
        const auto result = connection->query("SELECT pg_sleep(0.002)");
        hits += result ? 0 : 1;
        if (!result) {
            ASSERT_EQ(result.error().code(), ErrorCode::Cancelled) << result.error().english();
        }
    }
    done = true;
    other.join();
    EXPECT_GT(cancels, 0);
    EXPECT_GT(hits, 0);
    for (int i = 0; i < 200; ++i) {
        const auto result = connection->query("SELECT pg_sleep(0.0001)");
        ASSERT_TRUE(result) << "a late cancel hit statement " << i << ": " << result.error().english();
    }
}

TEST_F(Connection, theStatementAfterACancelledOneIsNeverCancelled)
{
    for (int i = 0; i < 100; ++i) {
        static_cast<void>(connection->query("SELECT pg_sleep(0.003)", {}, within(Milliseconds(3))));
        const auto next = connection->query("SELECT pg_sleep(0.001)");
        ASSERT_TRUE(next) << "round " << i << ": " << next.error().english();
    }
}

TEST_F(Connection, cancelOfAnIdleConnectionIsHarmless)
{
    EXPECT_TRUE(connection->canceller().cancel(Deadline::after(Seconds(5))));
    EXPECT_TRUE(connection->query("SELECT pg_sleep(0.01)"));
}

TEST_F(Connection, cancellerOutlivesItsConnection)
{
    const auto canceller = connection->canceller();
    connection.reset();
    EXPECT_TRUE(canceller.cancel(Deadline::after(Seconds(5))));
}

TEST_F(Connection, deadlineEndsAWholePipeline)
{
    const std::vector<pg::PipelineQuery> batch(5, {"SELECT pg_sleep(30)", {}});
    const auto answers = connection->pipeline(batch, within(Milliseconds(100)));
    ASSERT_TRUE(answers) << answers.error().english();
    ASSERT_EQ(answers->size(), 5U);
    EXPECT_EQ((*answers)[0].error().code(), ErrorCode::Timeout);
    EXPECT_EQ((*answers)[4].error().code(), ErrorCode::Timeout);
    EXPECT_EQ(connection->query("SELECT 7")->value<int>(0, 0), 7);
}
