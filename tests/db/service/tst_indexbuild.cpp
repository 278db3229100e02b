// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes built, rebuilt and dropped on a real server, with everything that goes wrong there.
#include "core/service/indexbuild.h"

#include "core/service/console.h"
#include "core/service/translate.h"
#include "core/store/journal.h"
#include "core/store/store.h"
#include "tests/support/cluster.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace howdah;
using base::ErrorCode;
using service::IndexBuild;
using service::IndexBuildState;
using service::IndexChange;
using service::Job;
using service::JobState;

namespace {

constexpr int patience = 120'000;

const char* message(const base::Error& error)
{
    static std::string text;
    text = error.english();
    return text.c_str();
}

#define HAS_VALUE(result) QVERIFY2((result), (result) ? "" : message((result).error()))

advise::IndexDefinition on(const char* table, const char* column, bool unique = false)
{
    advise::IndexDefinition definition;
    definition.schema = "public";
    definition.table = table;
    definition.keys.emplace_back().column = column;
    definition.unique = unique;
    return definition;
}

} // namespace

class TestIndexBuild : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_database = std::make_unique<test::Database>("build");
        m_connection = m_database->connect();
        HAS_VALUE(m_connection->execute("create table stock (id int primary key, amount int not null);"
                                        "insert into stock select i, i % 7 from generate_series(1, 20000) i;"
                                        "create table other (id int);"
                                        "create table parted (id int) partition by range (id);"
                                        "analyze stock"));
        auto console = service::Console::create({m_directory.path(), {}});
        HAS_VALUE(console);
        m_console = std::move(*console);
    }
    void cleanupTestCase()
    {
        m_console.reset();
        m_connection.reset();
        m_database.reset();
    }
    void cleanup()
    {
        // Whatever a test did, no invalid index outlives it.
        QCOMPARE(invalid(), QString());
        for (const char* name : {"stock_amount_idx", "stock_amount_key"})
            HAS_VALUE(m_connection->execute(std::string("drop index if exists ") + name));
    }

    void anIndexIsBuiltAndTheJournalTells()
    {
        const auto build = building(IndexChange::create(on("stock", "amount")));
        Job* job = started(build);
        QSignalSpy noted(job, &Job::noted);
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Succeeded, patience);
        QVERIFY(build->state().bytes.has_value());
        QVERIFY(build->state().bytes->value > 0);
        QCOMPARE(one("select indisvalid from pg_index where indexrelid = 'stock_amount_idx'::regclass"),
                 QStringLiteral("t"));
        QVERIFY(noted.last().first().toString().contains(QStringLiteral("Built stock_amount_idx in")));
        const auto jobs = m_console->store()
                              .read<std::vector<store::JournalEntry>>(
                                  [](QSqlDatabase& database) { return store::lastJobs(database, 1); })
                              .result();
        HAS_VALUE(jobs);
        QCOMPARE(jobs->front().title, QStringLiteral("Create index stock_amount_idx"));
        QCOMPARE(jobs->front().outcome, store::JobOutcome::Succeeded);
    }

    void aNameThatIsTakenIsRefusedBeforehand()
    {
        HAS_VALUE(m_connection->execute("create index stock_amount_idx on stock (amount)"));
        const base::Error error = failed(building(IndexChange::create(on("stock", "amount"))));
        QCOMPARE(error.code(), ErrorCode::Refused);
        QVERIFY2(error.english().find("is taken") != std::string::npos, message(error));
        // As is the name of a table.
        QCOMPARE(failed(building(IndexChange::create(on("stock", "amount"), "other"))).code(), ErrorCode::Refused);
        QCOMPARE(one("select count(*) from pg_index where indrelid = 'stock'::regclass"), QStringLiteral("2"));
    }

    void whatCannotBeBuiltIsRefusedInOneLine_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("column");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("code");
        QTest::newRow("no such table") << QByteArray("nowhere") << QByteArray("id") << QByteArray("x")
                                       << int(ErrorCode::NotFound);
        QTest::newRow("no such column") << QByteArray("stock") << QByteArray("nothing") << QByteArray("x")
                                        << int(ErrorCode::Server);
        QTest::newRow("partitioned") << QByteArray("parted") << QByteArray("id") << QByteArray("x")
                                     << int(ErrorCode::Unsupported);
        QTest::newRow("a name too long") << QByteArray("stock") << QByteArray("id") << QByteArray(64, 'x')
                                         << int(ErrorCode::InvalidInput);
        QTest::newRow("an index of an index")
            << QByteArray("stock_pkey") << QByteArray("id") << QByteArray("x") << int(ErrorCode::Unsupported);
        QTest::newRow("not UTF-8") << QByteArray("stock") << QByteArray("id") << QByteArray("\xff\xfe")
                                   << int(ErrorCode::Server);
    }
    void whatCannotBeBuiltIsRefusedInOneLine()
    {
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, column);
        QFETCH(QByteArray, name);
        QFETCH(int, code);
        const base::Error error = failed(building(IndexChange::create(on(table, column), name.toStdString())));
        QVERIFY2(int(error.code()) == code, message(error));
        QVERIFY(error.english().find('\n') == std::string::npos);
        QVERIFY(!error.why().empty());
    }

    void aReadOnlyConnectionBuildsNothing()
    {
        pg::ConnectParams locked = m_database->params();
        locked.setStartupOption("default_transaction_read_only", "on");
        const base::Error error =
            failed(std::make_shared<IndexBuild>(locked, IndexChange::create(on("stock", "amount"))));
        QCOMPARE(error.code(), ErrorCode::Refused);
        QVERIFY2(error.english().find("read only") != std::string::npos, message(error));
    }

    void rowsThatAreAlikeAreNamedAndNoInvalidIndexIsLeft()
    {
        const base::Error error =
            failed(building(IndexChange::create(on("stock", "amount", true), "stock_amount_key")));
        QCOMPARE(error.sqlState(), std::string("23505"));
        const std::string line = error.english();
        QVERIFY2(line.find("nothing is left") != std::string::npos, line.c_str());
        QVERIFY2(line.find("Key (amount)=(") != std::string::npos, line.c_str());
        QVERIFY(line.find('\n') == std::string::npos);
    }

    void theTableIsAnalyzedAfterAnIndexOnAnExpression()
    {
        advise::IndexDefinition definition = on("stock", "amount");
        definition.keys.front().column.clear();
        definition.keys.front().expression = "amount % 7";
        const IndexChange change = IndexChange::create(definition, "stock_amount_idx");
        QCOMPARE(change.afterwards(), std::string("ANALYZE \"public\".\"stock\""));
        QCOMPARE(IndexChange::create(on("stock", "amount")).afterwards(), std::string());
        Job* job = started(building(change));
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Succeeded, patience);
        QCOMPARE(one("select n_distinct from pg_stats where tablename = 'stock_amount_idx'"), QStringLiteral("7"));
    }

    void anExpressionThatFailsOnTheFirstRowLeavesNothing()
    {
        advise::IndexDefinition definition = on("stock", "amount");
        definition.keys.front().column.clear();
        definition.keys.front().expression = "1 / (amount - amount)";
        const base::Error error = failed(building(IndexChange::create(definition, "stock_amount_idx")));
        QCOMPARE(error.sqlState(), std::string("22012"));
        QVERIFY2(error.english().find("nothing is left") != std::string::npos, message(error));
    }

    void aFullDiskIsSaidAsSuchAndNothingIsLeft()
    {
        // The server's own failure, raised while it reads the rows and once the build was seen to run.
        HAS_VALUE(
            m_connection->execute("create function full_disk(int) returns int language plpgsql immutable as $$ begin"
                                  " perform pg_advisory_lock_shared(4711); perform pg_advisory_unlock_shared(4711);"
                                  " raise exception using errcode = '53100',"
                                  " message = 'could not extend file \"base/1/2\": No space left on device'; end $$"));
        HAS_VALUE(m_connection->query("select pg_advisory_lock(4711)"));
        advise::IndexDefinition definition = on("stock", "amount");
        definition.keys.front().column.clear();
        definition.keys.front().expression = "full_disk(amount)";
        const auto build = building(IndexChange::create(definition, "stock_amount_idx"));
        Job* job = started(build);
        QTRY_VERIFY_WITH_TIMEOUT(build->state().index.has_value(), patience);
        HAS_VALUE(m_connection->query("select pg_advisory_unlock(4711)"));
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Failed, patience);
        QCOMPARE(job->error()->code(), ErrorCode::DiskFull);
        const std::string line = job->error()->english();
        QVERIFY2(line.find("nothing is left") != std::string::npos, line.c_str());
        QVERIFY2(line.find("make room") != std::string::npos, line.c_str());
    }

    void whileItWaitsItTellsForWhomAndACancelLeavesNothing()
    {
        // A writer of the table: the build waits for its end before it begins.
        auto writer = m_database->connect();
        HAS_VALUE(writer->execute("set application_name = 'till'"));
        HAS_VALUE(writer->execute("begin"));
        HAS_VALUE(writer->execute("update stock set amount = amount where id = 1"));
        const auto build = building(IndexChange::create(on("stock", "amount")));
        Job* job = started(build);
        QSignalSpy noted(job, &Job::noted);
        QTRY_VERIFY_WITH_TIMEOUT(!build->state().waits.empty() && build->state().index, patience);
        const service::LockHolder holder = build->state().waits.front();
        QCOMPARE(holder.pid, writer->backendPid());
        QCOMPARE(holder.application, std::string("till"));
        QCOMPARE(holder.state, std::string("idle in transaction"));
        QVERIFY(holder.statement.find("update stock") != std::string::npos);
        QTRY_VERIFY_WITH_TIMEOUT(!noted.isEmpty(), patience);
        QVERIFY(noted.first().first().toString().contains(QStringLiteral("till")));
        QVERIFY(job->progress().step.contains(QStringLiteral("write to the table")));

        job->cancel();
        // What is left is dropped, which waits for the same writer; when it ends, all is done.
        QTRY_VERIFY_WITH_TIMEOUT(build->state().left.empty() == false || !running(job), patience);
        HAS_VALUE(writer->execute("rollback"));
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Cancelled, patience);
        QVERIFY2(job->error()->english().find("nothing is left") != std::string::npos, message(*job->error()));
        QVERIFY(build->state().left.empty());
    }

    void aSecondCancelEndsTheCleanUpTooAndSaysWhatIsLeft()
    {
        auto writer = m_database->connect();
        HAS_VALUE(writer->execute("begin"));
        HAS_VALUE(writer->execute("update stock set amount = amount where id = 1"));
        const auto build = building(IndexChange::create(on("stock", "amount")));
        Job* job = started(build);
        QTRY_VERIFY_WITH_TIMEOUT(build->state().index.has_value(), patience);
        job->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!build->state().left.empty(), patience);
        job->cancel();
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Cancelled, patience);
        const std::string line = job->error()->english();
        QVERIFY2(line.find("DROP INDEX CONCURRENTLY \"public\".\"stock_amount_idx\"") != std::string::npos,
                 line.c_str());
        QCOMPARE(build->state().left, std::string("\"public\".\"stock_amount_idx\""));
        HAS_VALUE(writer->execute("rollback"));
        QCOMPARE(invalid(), QStringLiteral("stock_amount_idx"));
        // The next build says what is in its way, and the statement it gives mends it.
        const base::Error taken = failed(building(IndexChange::create(on("stock", "amount"))));
        QVERIFY2(taken.english().find("invalid index") != std::string::npos, message(taken));
        HAS_VALUE(m_connection->execute("drop index concurrently stock_amount_idx"));
    }

    void aKilledSessionsRemnantIsFoundAndRemoved()
    {
        auto writer = m_database->connect();
        HAS_VALUE(writer->execute("begin"));
        HAS_VALUE(writer->execute("update stock set amount = amount where id = 1"));
        const auto build = building(IndexChange::create(on("stock", "amount")));
        Job* job = started(build);
        QTRY_VERIFY_WITH_TIMEOUT(build->state().index.has_value(), patience);
        const QString ended = one("select pg_terminate_backend(pid) from pg_stat_progress_create_index"
                                  " where datname = current_database()");
        QCOMPARE(ended, QStringLiteral("t"));
        QTRY_VERIFY_WITH_TIMEOUT(!build->state().left.empty() || !running(job), patience);
        HAS_VALUE(writer->execute("rollback"));
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Failed, patience);
        const std::string line = job->error()->english();
        QVERIFY2(line.find("nothing is left") != std::string::npos, line.c_str());
        QCOMPARE(job->error()->code(), ErrorCode::ConnectionLost);
    }

    void anInvalidIndexOfSomeoneElseIsLeftAlone()
    {
        QVERIFY(!m_connection->execute("create unique index concurrently theirs on stock (amount)"));
        QCOMPARE(invalid(), QStringLiteral("theirs"));
        const base::Error error =
            failed(building(IndexChange::create(on("stock", "amount", true), "stock_amount_key")));
        QCOMPARE(error.sqlState(), std::string("23505"));
        QCOMPARE(invalid(), QStringLiteral("theirs"));
        HAS_VALUE(m_connection->execute("drop index theirs"));
    }

    void anIndexIsRebuiltAndACancelledRebuildLeavesTheOldOne()
    {
        HAS_VALUE(m_connection->execute("create index stock_amount_idx on stock (amount)"));
        const QString before = one("select 'stock_amount_idx'::regclass::oid");
        Job* done = started(building(IndexChange::reindex("public", "stock_amount_idx")));
        QTRY_COMPARE_WITH_TIMEOUT(done->state(), JobState::Succeeded, patience);
        const QString after = one("select 'stock_amount_idx'::regclass::oid");
        QVERIFY(before != after);

        auto writer = m_database->connect();
        HAS_VALUE(writer->execute("begin"));
        HAS_VALUE(writer->execute("update stock set amount = amount where id = 1"));
        const auto build = building(IndexChange::reindex("public", "stock_amount_idx"));
        Job* job = started(build);
        QTRY_VERIFY_WITH_TIMEOUT(!build->state().waits.empty() && build->state().index, patience);
        job->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!build->state().left.empty() || !running(job), patience);
        QVERIFY2(running(job), job->error() ? message(*job->error()) : "");
        QCOMPARE(build->state().left, std::string(R"("public"."stock_amount_idx_ccnew")"));
        HAS_VALUE(writer->execute("rollback"));
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Cancelled, patience);
        QCOMPARE(one("select 'stock_amount_idx'::regclass::oid"), after);
        QCOMPARE(one("select indisvalid from pg_index where indexrelid = 'stock_amount_idx'::regclass"),
                 QStringLiteral("t"));
    }

    void aDropWaitsNoLongerThanItMayAndSaysForWhomItWaited()
    {
        HAS_VALUE(m_connection->execute("create index stock_amount_idx on stock (amount)"));
        auto reader = m_database->connect();
        HAS_VALUE(reader->execute("begin"));
        HAS_VALUE(reader->query("select count(*) from stock"));
        IndexChange drop = IndexChange::drop("public", "stock_amount_idx");
        drop.lockTimeout = base::Seconds(2);
        const auto build = building(drop);
        const base::Error error = failed(build);
        QCOMPARE(error.code(), ErrorCode::Timeout);
        QVERIFY2(error.english().find("DROP INDEX CONCURRENTLY") != std::string::npos, message(error));
        QCOMPARE(invalid(), QStringLiteral("stock_amount_idx"));
        HAS_VALUE(reader->execute("rollback"));
        Job* again = started(building(drop));
        QTRY_VERIFY_WITH_TIMEOUT(!running(again), patience);
        QVERIFY2(again->state() == JobState::Succeeded, again->error() ? message(*again->error()) : "");
    }

    void anIndexOfAConstraintIsNotDropped()
    {
        const base::Error error = failed(building(IndexChange::drop("public", "stock_pkey")));
        QCOMPARE(error.code(), ErrorCode::Refused);
        QVERIFY2(error.english().find("stock_pkey") != std::string::npos, message(error));
    }

    void theOutlookNamesTheTableAndWhoWouldBeWaitedFor()
    {
        auto writer = m_database->connect();
        HAS_VALUE(writer->execute("begin"));
        HAS_VALUE(writer->execute("update stock set amount = amount where id = 1"));
        const IndexChange change = IndexChange::create(on("stock", "amount"));
        const auto known = [&] {
            const auto outlook = service::lookAhead(*m_connection, change);
            return outlook && !outlook->refused && outlook->waits.size() == 1 &&
                   outlook->waits.front().pid == writer->backendPid() && outlook->rows == 20000 &&
                   outlook->tableBytes.value > 0 && outlook->indexCount == 1;
        };
        // Only once its transaction is a second old.
        QTRY_VERIFY_WITH_TIMEOUT(known(), patience);
        HAS_VALUE(writer->execute("rollback"));
        const auto free = service::lookAhead(*m_connection, change);
        HAS_VALUE(free);
        QVERIFY(free->waits.empty());
    }

private:
    [[nodiscard]] std::shared_ptr<IndexBuild> building(IndexChange change) const
    {
        return std::make_shared<IndexBuild>(m_database->params(), std::move(change));
    }
    Job* started(const std::shared_ptr<IndexBuild>& build)
    {
        return m_console->startJob(build->change().title(), service::workOf(build));
    }
    static bool running(const Job* job)
    {
        return job->state() == JobState::Running || job->state() == JobState::Cancelling;
    }
    base::Error failed(const std::shared_ptr<IndexBuild>& build)
    {
        Job* job = started(build);
        if (!QTest::qWaitFor([job] { return !running(job); }, patience))
            return {ErrorCode::Internal, base::Text::verbatim("the job did not end")};
        return job->error().value_or(base::Error(ErrorCode::Internal, base::Text::verbatim("the job succeeded")));
    }
    QString one(const std::string& sql) const
    {
        const auto rows = m_connection->query(sql);
        if (!rows)
            return QString::fromStdString(rows.error().english());
        return rows->rowCount() == 0 ? QString() : QString::fromUtf8(rows->text(0, 0));
    }
    QString invalid() const
    {
        return one("select string_agg(indexrelid::regclass::text, ' ') from pg_index where not indisvalid"
                   " and indrelid = 'stock'::regclass");
    }
    bool dropRemnant() const { return m_connection->execute("drop index concurrently stock_amount_idx").has_value(); }

    QTemporaryDir m_directory;
    std::unique_ptr<test::Database> m_database;
    std::unique_ptr<pg::Connection> m_connection;
    std::unique_ptr<service::Console> m_console;
};

QTEST_GUILESS_MAIN(TestIndexBuild)
#include "tst_indexbuild.moc"
