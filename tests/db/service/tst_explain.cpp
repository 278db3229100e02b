// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/explain.h"

#include "core/pool/connectionpool.h"
#include "tests/support/cluster.h"

#include <QTest>
#include <future>
#include <thread>

using namespace howdah;
using base::ErrorCode;
using service::ExplainOptions;

namespace {

using Plans = std::vector<plan::PlanPtr>;

ExplainOptions analyzing(bool writes = false)
{
    ExplainOptions options;
    options.analyze = true;
    options.allowWrites = writes;
    return options;
}

const char* message(const base::Error& error)
{
    static std::string text;
    text = error.english();
    return text.c_str();
}

#define HAS_VALUE(result) QVERIFY2((result), (result) ? "" : message((result).error()))

} // namespace

class TestExplain : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_database = std::make_unique<test::Database>("explain");
        m_connection = m_database->connect();
        HAS_VALUE(m_connection->execute("create table stock (id int primary key, amount int not null);"
                                        "insert into stock select i, i % 7 from generate_series(1, 1000) i;"
                                        "create sequence numbers;"
                                        "create function writes() returns int language sql volatile as"
                                        " 'insert into stock values (-1, 1) returning id';"
                                        "analyze stock"));
    }
    void cleanupTestCase()
    {
        m_connection.reset();
        m_database.reset();
    }
    void cleanup()
    {
        // Whatever a test did, the connection is as it was and the table too.
        QCOMPARE(m_connection->transactionState(), pg::TransactionState::Idle);
        QCOMPARE(rows(), 1000);
    }

    void thePlanAloneDoesNotRunTheStatement()
    {
        const auto plans = service::explainStatement(*m_connection, "delete from stock", {});
        HAS_VALUE(plans);
        QCOMPARE(plans->size(), 1U);
        QVERIFY(!plans->front()->analyzed);
        QCOMPARE(plans->front()->root->type, std::string("ModifyTable"));
    }

    void analyzeMeasuresARead()
    {
        const auto plans = service::explainStatement(*m_connection, "select count(*) from stock;", analyzing());
        HAS_VALUE(plans);
        QVERIFY(plans->front()->analyzed);
        QVERIFY(plans->front()->executionMs.has_value());
        QCOMPARE(plans->front()->root->actualRows.value_or(0), 1.0);
    }

    void aStatementThatWritesIsRefusedUntilWritesAreAllowed_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("insert") << QByteArray("insert into stock values (0, 1)");
        QTest::newRow("update") << QByteArray("update stock set amount = 0");
        QTest::newRow("delete") << QByteArray("delete from stock");
        QTest::newRow("in a with clause")
            << QByteArray("with gone as (delete from stock returning id) select count(*) from gone");
        QTest::newRow("in a function") << QByteArray("select writes()");
        QTest::newRow("a sequence") << QByteArray("select nextval('numbers')");
        QTest::newRow("rows locked") << QByteArray("select * from stock where id = 1 for update");
        QTest::newRow("a table made") << QByteArray("create table copy as select * from stock");
        QTest::newRow("a table made by a select") << QByteArray("select * into copy from stock");
        QTest::newRow("a view made") << QByteArray("create materialized view copy as select * from stock");
    }
    void aStatementThatWritesIsRefusedUntilWritesAreAllowed()
    {
        QFETCH(QByteArray, sql);
        const auto refused = service::explainStatement(*m_connection, sql.toStdString(), analyzing());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::Refused);
        QVERIFY(!refused.error().remedy().empty());
        QCOMPARE(rows(), 1000);

        const auto allowed = service::explainStatement(*m_connection, sql.toStdString(), analyzing(true));
        HAS_VALUE(allowed);
        QVERIFY(allowed->front()->analyzed);
    }

    void aSecondStatementIsNotRun()
    {
        for (const bool writes : {false, true}) {
            const auto refused =
                service::explainStatement(*m_connection, "select 1; delete from stock; commit", analyzing(writes));
            QVERIFY(!refused);
            QCOMPARE(refused.error().sqlState(), std::string("42601"));
        }
    }

    void aStatementCannotEndTheTransactionThatHoldsIt()
    {
        const auto refused = service::explainStatement(*m_connection, "commit", analyzing(true));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::Server);
    }

    void theTransactionCannotBeMadeWritableFromInside()
    {
        const auto refused = service::explainStatement(
            *m_connection, "select set_config('transaction_read_only', 'off', false), writes()", analyzing());
        QVERIFY(!refused);
    }

    void anErrorsPositionCountsInTheReadersOwnText()
    {
        const std::string sql = "select nothing_like_it from stock";
        const auto failed = service::explainStatement(*m_connection, sql, {});
        QVERIFY(!failed);
        QCOMPARE(failed.error().sqlState(), std::string("42703"));
        QCOMPARE(failed.error().serverMessage()->position, 8);
    }

    void aStatementThatTakesTooLongIsATimeout()
    {
        ExplainOptions options = analyzing();
        options.timeout = base::Milliseconds(200);
        const auto failed = service::explainStatement(*m_connection, "select pg_sleep(60)", options);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code(), ErrorCode::Timeout);
        QCOMPARE(failed.error().sqlState(), std::string("57014"));
    }

    void aCancelEndsItAndLeavesTheConnectionUsable()
    {
        base::StopSource stop;
        auto running = std::async(std::launch::async, [&] {
            return service::explainStatement(*m_connection, "select pg_sleep(60)", analyzing(), stop.get_token());
        });
        const auto watcher = m_database->connect();
        QTRY_VERIFY(watcher
                        ->query("select 1 from pg_stat_activity where query like 'explain%pg_sleep%'"
                                " and wait_event = 'PgSleep'")
                        ->rowCount() == 1);
        stop.request_stop();
        const auto result = running.get();
        QVERIFY(!result);
        QCOMPARE(result.error().code(), ErrorCode::Cancelled);
        HAS_VALUE(m_connection->query("select 1"));
    }

    void parametersGetTheGenericPlan()
    {
        for (int round = 0; round < 2; ++round) {
            const auto plans = service::explainStatement(
                *m_connection, "select * from stock where id = $1 and amount > $2 -- by number", {});
            HAS_VALUE(plans);
            QVERIFY(!plans->front()->analyzed);
            const plan::Node& root = *plans->front()->root;
            const std::string* condition = root.detail("Index Cond");
            QVERIFY(condition != nullptr);
            QVERIFY2(condition->find("$1") != std::string::npos, condition->c_str());
        }
        // Nothing of it stays behind in the session.
        QCOMPARE(m_connection->query("select 1 from pg_prepared_statements")->rowCount(), 0);
        QCOMPARE(m_connection->query("show plan_cache_mode")->text(0, 0), std::string_view("auto"));
    }

    void aFailureWithParametersLeavesNothingPrepared()
    {
        QVERIFY(!service::explainStatement(*m_connection, "select * from nowhere where id = $1", {}));
        QCOMPARE(m_connection->query("select 1 from pg_prepared_statements")->rowCount(), 0);
    }

    void parametersCannotBeRun()
    {
        const auto refused = service::explainStatement(*m_connection, "select * from stock where id = $1", analyzing());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::Unsupported);
        QVERIFY(!refused.error().remedy().empty());
    }

    void theEffectIsKnownWithoutRunningIt_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("writes");
        QTest::addColumn<QString>("touches");
        QTest::newRow("a read") << QByteArray("select * from stock") << false << QString();
        QTest::newRow("an update") << QByteArray("update stock set amount = 1") << true
                                   << QStringLiteral("public.stock");
        QTest::newRow("in a with clause")
            << QByteArray("with gone as (delete from stock returning 1) select * from gone") << true
            << QStringLiteral("public.stock");
        QTest::newRow("rows locked") << QByteArray("select * from stock for share") << true << QString();
        QTest::newRow("with a parameter")
            << QByteArray("delete from stock where id = $1") << true << QStringLiteral("public.stock");
    }
    void theEffectIsKnownWithoutRunningIt()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, writes);
        QFETCH(QString, touches);
        const auto effect = service::effectOfStatement(*m_connection, sql.toStdString());
        HAS_VALUE(effect);
        QCOMPARE(effect->writes, writes);
        QCOMPARE(effect->touches, touches.isEmpty() ? std::vector<QString>() : std::vector<QString>{touches});
    }

    void overALeaseThePoolSeesTheStatement()
    {
        pool::PoolOptions options;
        options.params = m_database->params();
        options.size = 1;
        auto pool = pool::ConnectionPool::create(std::move(options));
        HAS_VALUE(pool);
        auto lease = pool->checkout("Explain");
        HAS_VALUE(lease);
        HAS_VALUE(service::explainStatement(*lease, "select 1", {}));
        QCOMPARE(pool->leases().size(), 1U);
        QCOMPARE(pool->leases().front().lastStatement, std::string("rollback"));
    }

private:
    int rows() { return m_connection->query("select count(*) from stock")->value<int>(0, 0).value_or(-1); }

    std::unique_ptr<test::Database> m_database;
    std::unique_ptr<pg::Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
