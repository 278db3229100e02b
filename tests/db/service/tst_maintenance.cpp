// SPDX-License-Identifier: GPL-3.0-or-later
// What mends statistics is run as a job, and what keeps it from running is said in a line.
#include "core/service/maintenance.h"
#include "core/service/threadjob.h"
#include "tests/support/cluster.h"

#include <QTest>

using namespace howdah;
using service::JobState;
using service::Maintenance;

namespace {

constexpr int patience = 120'000;

void mustSucceed(const base::Status& status)
{
    QVERIFY2(status, status ? "" : status.error().english().c_str());
}

} // namespace

class TestMaintenance : public QObject {
    Q_OBJECT

    std::unique_ptr<test::Database> m_database;
    std::unique_ptr<pg::Connection> m_connection;
    QStringList m_notes;

    std::unique_ptr<service::ThreadJob> start(const pg::ConnectParams& params, const Maintenance& maintenance)
    {
        m_notes.clear();
        auto job = std::make_unique<service::ThreadJob>(service::ThreadJob::Options{1, base::Text::verbatim("job")},
                                                        service::maintenanceWork(params, maintenance));
        connect(job.get(), &service::Job::noted, this, [this](const QString& line) { m_notes << line; });
        return job;
    }
    static bool ended(const service::Job& job)
    {
        return job.state() != JobState::Running && job.state() != JobState::Cancelling;
    }
    /// The error in a line; "done" when there is none.
    QString outcome(const pg::ConnectParams& params, const Maintenance& maintenance)
    {
        const auto job = start(params, maintenance);
        [&job] { QTRY_VERIFY_WITH_TIMEOUT(ended(*job), patience); }();
        return job->error() ? QString::fromStdString(job->error()->english()) : QStringLiteral("done");
    }
    QString asked(const char* sql)
    {
        const auto rows = m_connection->query(sql);
        return rows && rows->rowCount() == 1 ? QString::fromUtf8(rows->text(0, 0)) : QString();
    }

private slots:
    void initTestCase()
    {
        m_database = std::make_unique<test::Database>("maintenance");
        m_connection = m_database->connect();
        for (const char* sql :
             {"create schema \"Größe 5\"", "create table \"Größe 5\".\"der Laden\" as select i as city, i as zip"
                                           " from generate_series(1, 1000) i"})
            mustSucceed(m_connection->execute(sql));
    }
    void cleanupTestCase()
    {
        m_connection.reset();
        m_database.reset();
    }

    void theTableOfAStatementIsFoundAsItStandsThere()
    {
        const auto table = [](const char* sql) { return service::maintainedTable(sql); };
        QCOMPARE(table("ANALYZE \"a.b\".\"from\";"), "\"a.b\".\"from\"");
        QCOMPARE(table("VACUUM (ANALYZE) \"visits\";"), "\"visits\"");
        QCOMPARE(table("CREATE STATISTICS \"x\" ON (extract(year from day)) FROM \"s\".\"t\";"), "\"s\".\"t\"");
        QCOMPARE(table("ALTER TABLE \"t\" ALTER COLUMN \"c\" SET STATISTICS 1000;"), "\"t\"");
        QCOMPARE(table("SELECT 1 FROM t"), "");
        QCOMPARE(table("ANALYZE"), "");
        QCOMPARE(table(""), "");
        QCOMPARE(table("VACUUM (ANALYZE"), "");
    }

    void newStatisticsAreFilledByTheStatementThatFollows()
    {
        QCOMPARE(
            outcome(m_database->params(),
                    {"CREATE STATISTICS \"Größe 5\".both (dependencies) ON city, zip FROM \"Größe 5\".\"der Laden\";",
                     "ANALYZE \"Größe 5\".\"der Laden\";"}),
            QStringLiteral("done"));
        QCOMPARE(asked("select count(*) from pg_statistic_ext_data where stxddependencies is not null"),
                 QStringLiteral("1"));
        QCOMPARE(m_notes.size(), 2);
        // A second time there is one already: the server's own words.
        const QString again = outcome(
            m_database->params(),
            {"CREATE STATISTICS \"Größe 5\".both (dependencies) ON city, zip FROM \"Größe 5\".\"der Laden\";", {}});
        QVERIFY2(again.contains(QStringLiteral("42710")) || again.contains(QStringLiteral("already exists")),
                 qPrintable(again));
    }

    void vacuumRunsOutsideOfATransaction()
    {
        QCOMPARE(outcome(m_database->params(), {"VACUUM (ANALYZE) \"Größe 5\".\"der Laden\";", {}}),
                 QStringLiteral("done"));
    }

    void aReadOnlyConnectionIsToldBeforehand()
    {
        pg::ConnectParams params = m_database->params();
        params.set("options", "-c default_transaction_read_only=on");
        const QString line = outcome(params, {"ANALYZE \"Größe 5\".\"der Laden\";", {}});
        QVERIFY2(line.contains(QStringLiteral("read only")), qPrintable(line));
    }

    void aRoleThatMayNotIsToldInsteadOfSkippedOver()
    {
        mustSucceed(m_connection->execute("create role howdah_guest login"));
        mustSucceed(m_connection->execute("grant usage on schema \"Größe 5\" to howdah_guest"));
        pg::ConnectParams params = m_database->params();
        params.set("user", "howdah_guest");
        const QString line = outcome(params, {"ANALYZE \"Größe 5\".\"der Laden\";", {}});
        mustSucceed(m_connection->execute("drop owned by howdah_guest"));
        mustSucceed(m_connection->execute("drop role howdah_guest"));
        QVERIFY2(line.contains(QStringLiteral("howdah_guest may not maintain it")), qPrintable(line));
    }

    void aTableThatIsGoneIsNamed()
    {
        const QString line = outcome(m_database->params(), {"ANALYZE \"nowhere\";", {}});
        QVERIFY2(line.contains(QStringLiteral("There is no table \"nowhere\"")), qPrintable(line));
    }

    void aLockThatDoesNotComeEndsIt()
    {
        const auto other = m_database->connect();
        mustSucceed(other->execute("begin"));
        mustSucceed(other->execute("lock table \"Größe 5\".\"der Laden\""));
        Maintenance maintenance{"ANALYZE \"Größe 5\".\"der Laden\";", {}};
        maintenance.lockTimeout = base::Milliseconds(50);
        const QString line = outcome(m_database->params(), maintenance);
        QVERIFY2(line.contains(QStringLiteral("someone holds a lock")), qPrintable(line));

        maintenance.lockTimeout = base::Seconds(600);
        const auto job = start(m_database->params(), maintenance);
        QTRY_VERIFY_WITH_TIMEOUT(asked("select count(*) from pg_stat_activity where application_name ="
                                       " 'Howdah maintenance' and wait_event_type = 'Lock'") == QStringLiteral("1"),
                                 patience);
        job->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(ended(*job), patience);
        QCOMPARE(job->state(), JobState::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestMaintenance)
#include "tst_maintenance.moc"
