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
        HAS_VALUE(m_connection->execute(
            "create table stock (id int primary key, amount int not null);"
            "insert into stock select i, i % 7 from generate_series(1, 1000) i;"
            "create sequence numbers;"
            "create function writes() returns int language sql volatile as"
            " 'insert into stock values (-1, 1) returning id';"
            "create table made (id serial, place int generated always as identity, note text);"
            "create function harmless() returns int language sql stable as 'select 1';"
            "create function anything(int) returns int language plpgsql volatile as"
            " 'begin return $1; end';"
            "create view hidden as select anything(amount) a, pg_try_advisory_lock(7) l from stock;"
            "create function watch() returns trigger language plpgsql as"
            " 'begin return new; end';"
            "create table watched (id int);"
            "create trigger watching after insert on watched for each row"
            " execute function watch();"
            "create extension file_fdw; create extension postgres_fdw; create extension dblink;"
            "create extension pgcrypto;"
            "create server far foreign data wrapper postgres_fdw;"
            "create user mapping for current_user server far;"
            "create foreign table far_stock (id int) server far options (table_name 'stock');"
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

    void valuesMakeThePlanThatTheyWouldGet()
    {
        ExplainOptions options = analyzing();
        options.parameters = {std::string("7"), std::string("3")};
        const std::string sql = "select * from stock where id = $1 and amount <> $2";
        const auto plans = service::explainStatement(*m_connection, sql, options);
        HAS_VALUE(plans);
        QVERIFY(plans->front()->analyzed);
        QCOMPARE(plans->front()->root->actualRows.value_or(-1), 1.0);
        const std::string* condition = plans->front()->root->detail("Index Cond");
        QVERIFY(condition != nullptr);
        QCOMPARE(*condition, std::string("(id = 7)"));

        options.generic = true; // the plan for all values, run with these
        const auto generic = service::explainStatement(*m_connection, sql, options);
        HAS_VALUE(generic);
        QVERIFY(generic->front()->analyzed);
        QCOMPARE(*generic->front()->root->detail("Index Cond"), std::string("(id = $1)"));
        QCOMPARE(m_connection->query("select 1 from pg_prepared_statements")->rowCount(), 0);
    }

    void valuesMayBeNullAndHoldQuotes()
    {
        ExplainOptions options = analyzing();
        options.parameters = {std::nullopt, std::string("it's \\ '); drop table stock --")};
        const auto plans =
            service::explainStatement(*m_connection, "select $1::int, $2::text, count(*) from stock", options);
        HAS_VALUE(plans);
        QVERIFY(plans->front()->analyzed);
    }

    void aValueTheServerCannotReadIsItsErrorAndNotAPlaceInTheStatement()
    {
        ExplainOptions options;
        options.parameters = {std::string("seven")};
        const auto failed = service::explainStatement(*m_connection, "select * from stock where id = $1", options);
        QVERIFY(!failed);
        QCOMPARE(failed.error().sqlState(), std::string("22P02"));
        QCOMPARE(failed.error().serverMessage()->position, 0);
        QCOMPARE(m_connection->query("select 1 from pg_prepared_statements")->rowCount(), 0);
    }

    void asManyValuesAsParameters()
    {
        ExplainOptions options;
        options.parameters = {std::string("1")};
        for (const char* sql : {"select 1", "select $1::int, $2::int"}) {
            const auto refused = service::explainStatement(*m_connection, sql, options);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code(), ErrorCode::Usage);
            QVERIFY(!refused.error().remedy().empty());
        }
    }

    void everyOptionThatTheServerKnowsIsUnderstoodByIt()
    {
        ExplainOptions options = analyzing(true);
        options.wal = true;
        options.verbose = true;
        options.costs = false;
        options.timing = false;
        options.summary = false;
        const auto plans = service::explainStatement(*m_connection, "update stock set amount = amount + 1", options);
        HAS_VALUE(plans);
        QVERIFY(!plans->front()->executionMs);
        QVERIFY(!plans->front()->root->totalMs);
        QVERIFY(plans->front()->root->detail("WAL Records") != nullptr);
        QCOMPARE(plans->front()->root->totalCost, 0.0);
    }

    void anOptionTheServerDoesNotKnowIsRefusedBeforeAnythingIsBegun()
    {
        ExplainOptions options;
        options.memory = true;
        const auto refused = service::explainStatement(*m_connection, "select 1", options);
        if (m_connection->serverVersion() >= 170000) {
            HAS_VALUE(refused); // it knows this one
            return;
        }
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::Unsupported);
    }

    void whatARollbackDoesNotTakeBackIsNamed_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QStringList>("lasting"); // "name: why", certain ones with an exclamation mark
        const auto row = [](const char* sql, std::initializer_list<const char*> lasting) {
            QStringList expected;
            for (const char* entry : lasting)
                expected.append(QString::fromUtf8(entry));
            QTest::newRow(QByteArray(sql).left(60).constData()) << QByteArray(sql) << expected;
        };
        row("select amount, lower('A'), random(), now() from stock", {});
        row("select harmless(), gen_random_uuid(), gen_random_bytes(4)", {});
        row("select nextval('numbers')", {"!nextval: Sequence numbers moves on"});
        row("insert into made (note) values ('a')",
            {"!nextval: Sequence made_id_seq moves on", "!nextval: Sequence made_place_seq moves on"});
        row("insert into made (id, note) values (nextval('numbers'), 'a'), (nextval('numbers'), 'b')",
            {"!nextval: Sequence made_place_seq moves on"});
        row("select * from stock limit nextval('numbers')", {"!nextval: A sequence moves on"});
        row("select pg_advisory_lock(1)", {"!pg_advisory_lock: The lock is the session's"});
        row("select pg_advisory_xact_lock(1)", {});
        row("select pg_notify('a', 'b')", {}); // what is rolled back is not sent
        row("select pg_terminate_backend(0)", {"!pg_terminate_backend: Ends or interrupts another session"});
        row("select lo_export(1, '/nowhere')", {"!lo_export: Writes or removes a file"});
        row("select * from dblink('x', 'select 1') t(a int)", {"!public.dblink(): Another server does it"});
        row("select anything(1)", {"public.anything(): A volatile function"});
        row("select PUBLIC.\"anything\"(1)", {"public.anything(): A volatile function"});
        row("select query_to_xml('select 1', true, true, '')", {"query_to_xml: Runs a statement that it gets as text"});
        row("select * from hidden",
            {"!pg_try_advisory_lock: The lock is the session's", "public.anything(): A volatile function"});
        row("insert into watched values (1)", {"public.watched: Its trigger watching calls public.watch()"});
        row("delete from watched", {});
        row("update far_stock set id = 1", {"public.far_stock: A table of another server"});
        row("select 'pg_terminate_backend(1)' -- nextval('numbers')", {});
    }
    void whatARollbackDoesNotTakeBackIsNamed()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QStringList, lasting);
        const std::string before = sequenceValue();
        const auto effect = service::effectOfStatement(*m_connection, sql.toStdString());
        HAS_VALUE(effect);
        QStringList found;
        for (const service::LastingEffect& entry : effect->lasting)
            found.append((entry.certain ? QStringLiteral("!") : QString()) + entry.name + QStringLiteral(": ") +
                         QString::fromStdString(entry.why.english()));
        QCOMPARE(found.join(QLatin1Char('\n')).isEmpty(), lasting.isEmpty());
        QCOMPARE(found.size(), lasting.size());
        for (qsizetype i = 0; i < lasting.size(); ++i)
            QVERIFY2(found.at(i).startsWith(lasting.at(i)), qPrintable(found.join(QLatin1Char('\n'))));
        // Asked, not done.
        QCOMPARE(sequenceValue(), before);
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
    std::string sequenceValue()
    {
        return std::string(m_connection->query("select last_value || is_called::text from numbers")->text(0, 0));
    }
    int rows() { return m_connection->query("select count(*) from stock")->value<int>(0, 0).value_or(-1); }

    std::unique_ptr<test::Database> m_database;
    std::unique_ptr<pg::Connection> m_connection;

    void onlySettingsThatPlansGoByAreTried()
    {
        using Tried = service::TriedSetting;
        QCOMPARE(service::triedSetting("SET work_mem = '64MB';"), (Tried{"work_mem", "64MB"}));
        QCOMPARE(service::triedSetting("set jit_above_cost to 1000000"), (Tried{"jit_above_cost", "1000000"}));
        QCOMPARE(service::triedSetting("SET jit = off;"), (Tried{"jit", "off"}));
        QCOMPARE(service::triedSetting("RESET enable_seqscan;"), (Tried{"enable_seqscan", std::nullopt}));
        QCOMPARE(service::triedSetting("SET random_page_cost = DEFAULT"), (Tried{"random_page_cost", std::nullopt}));
        for (const char* other :
             {"SET transaction_read_only = off;", "SET role = 'postgres';", "ALTER SYSTEM SET work_mem = '1GB';",
              "SET work_mem = '1MB'; drop table t", "SET statement_timeout = 0", "SET work_mem", "RESET ALL", "", ";",
              "SET search_path = 'x'", "SET work_mem = 'unclosed"})
            QVERIFY2(!service::triedSetting(other), other);
    }
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
