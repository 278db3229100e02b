// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/console.h"
#include "core/service/replicas.h"

#include "core/service/serversession.h"
#include "core/service/settings.h"
#include "core/store/journal.h"
#include "core/store/store.h"
#include "tests/support/cluster.h"

#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>
#include <future>

using namespace howdah;
using base::ErrorCode;
using base::Status;
using base::Text;
using service::Console;
using service::JobState;
using service::TestStep;

namespace {

constexpr int patience = 120'000;

void waitFor(const base::StopToken& token)
{
    std::promise<void> asked;
    const base::StopCallback callback(token, [&asked] { asked.set_value(); });
    asked.get_future().wait();
}

QString picture(const std::vector<TestStep>& steps)
{
    QString text;
    for (const TestStep& step : steps) {
        const char* states[] = {"running", "ok", "failed", "warning"};
        text += step.name + QLatin1Char(' ') + QLatin1String(states[static_cast<int>(step.state)]) + QLatin1Char('\n');
    }
    return text;
}

} // namespace

class TestConsole : public QObject {
    Q_OBJECT
private slots:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void profilesAreKeptWithoutTheirPasswords()
    {
        {
            const auto console = created();
            QSignalSpy changed(console.get(), &Console::profilesChanged);
            QVERIFY(console->saveProfile({QStringLiteral("shop"),
                                          QStringLiteral("postgresql+asyncpg://dba:secret@db.example/shop"),
                                          QStringLiteral("production")}));
            QVERIFY(console->saveProfile({QStringLiteral("blog"), QStringLiteral("postgresql://db/blog"), {}}));
            QCOMPARE(changed.count(), 2);
        }
        const auto console = created();
        const auto profiles = console->profiles();
        QCOMPARE(profiles.size(), 2U);
        QCOMPARE(profiles.at(0).name, QStringLiteral("blog"));
        QCOMPARE(profiles.at(1).environment, QStringLiteral("production"));
        QVERIFY2(!profiles.at(1).uri.contains(QStringLiteral("secret")), qPrintable(profiles.at(1).uri));
        QVERIFY(profiles.at(1).uri.contains(QStringLiteral("dba@db.example")));
        QVERIFY(console->removeProfile(QStringLiteral("blog")));
        QCOMPARE(console->profiles().size(), 1U);
        QCOMPARE(console->removeProfile(QStringLiteral("blog")).error().code(), ErrorCode::NotFound);
    }

    void replicasBelongToTheSessionAndWithoutTheirPasswordsToItsProfile()
    {
        const test::Database database("replicas");
        const auto uri = QString::fromStdString(database.params().toUri());
        {
            const auto console = created();
            QCOMPARE(console->setSessionReplicas({}).error().code(), ErrorCode::Usage);
            QVERIFY(
                console->saveProfile({QStringLiteral("shop"), uri, {}, QStringLiteral("postgresql://u:secret@db2")}));
            QVERIFY(!console->saveProfile({QStringLiteral("x"), uri, {}, QStringLiteral("postgresql://[::1")}));
            QCOMPARE(console->profiles().size(), 1U);
            const auto given = *service::readReplicas(QStringLiteral("postgresql://u:secret@db2"));
            console->openSession(database.params(), {}, given, QStringLiteral("shop"));
            QCOMPARE(console->sessionReplicas().size(), 1U);
            // As the dialog gives them back: what it never shows is kept.
            QSignalSpy changed(console.get(), &Console::sessionReplicasChanged);
            QVERIFY(console->setSessionReplicas(
                *service::readReplicas(service::replicaLines(given) + QStringLiteral("\npostgresql://db3"))));
            QCOMPARE(changed.count(), 1);
            QVERIFY(console->sessionReplicas().front().password() == given.front().password());
            QCOMPARE(console->profiles().front().replicas, QStringLiteral("postgresql://u@db2/\npostgresql://db3/"));
            // Another connection has its own.
            console->openSession(database.params());
            QVERIFY(console->sessionReplicas().empty());
            QVERIFY(console->setSessionReplicas(given));
            QCOMPARE(console->profiles().front().replicas, QStringLiteral("postgresql://u@db2/\npostgresql://db3/"));
        }
        const auto console = created();
        QCOMPARE(console->profiles().front().replicas, QStringLiteral("postgresql://u@db2/\npostgresql://db3/"));
    }

    void aProfileWithoutSenseIsRefused()
    {
        const auto console = created();
        QVERIFY(!console->saveProfile({QStringLiteral(" "), QStringLiteral("postgresql://db/x"), {}}));
        QVERIFY(!console->saveProfile({QStringLiteral("x"), QStringLiteral("postgresql://[::1"), {}}));
        QVERIFY(console->profiles().empty());
    }

    void aProfileThatIsNotThereIsAnError()
    {
        const auto refused = Console::create({m_directory->path(), QStringLiteral("nope")});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::NotFound);
    }

    void jobsAreListedUntilTheyAreDismissed()
    {
        const auto console = created();
        QSignalSpy started(console.get(), &Console::jobStarted);
        std::promise<void> go;
        service::Job* job = console->startJob(Text::verbatim("Work"), [future = go.get_future().share()](auto&) {
            future.wait();
            return Status();
        });
        QCOMPARE(started.count(), 1);
        QCOMPARE(console->jobs(), std::vector<service::Job*>{job});
        console->dismissJob(job);
        QCOMPARE(console->jobs().size(), 1U);
        go.set_value();
        QTRY_COMPARE(job->state(), JobState::Succeeded);
        console->dismissJob(job);
        QVERIFY(console->jobs().empty());
    }

    void closingTheConsoleEndsItsJobsAndTheJournalKnows()
    {
        {
            const auto console = created();
            console->startJob(Text::verbatim("Endless"), [](service::JobContext& context) -> Status {
                waitFor(context.stop());
                return base::Error(ErrorCode::Cancelled, Text::verbatim("stopped"));
            });
        }
        const auto console = created();
        const auto jobs = console->store()
                              .read<std::vector<store::JournalEntry>>(
                                  [](QSqlDatabase& database) { return store::lastJobs(database, 1); })
                              .result();
        QVERIFY(jobs);
        QCOMPARE(jobs->front().outcome, store::JobOutcome::Cancelled);
    }

    void jobsOfAProcessThatDiedAreMarkedAtStart()
    {
        {
            const auto console = created();
            const auto row =
                console->store()
                    .write<qint64>([](QSqlDatabase& database) {
                        // A number this process cannot have at another start time.
                        return store::beginJob(database, QStringLiteral("Orphan"),
                                               {QSysInfo::machineHostName(), QCoreApplication::applicationPid(), 1},
                                               base::WallTime{});
                    })
                    .result();
            QVERIFY(row);
        }
        const auto console = created();
        QSignalSpy noticed(console.get(), &Console::noticed);
        QTRY_VERIFY(noticed.count() >= 1);
        const auto jobs = console->store()
                              .read<std::vector<store::JournalEntry>>(
                                  [](QSqlDatabase& database) { return store::lastJobs(database, 1); })
                              .result();
        QCOMPARE(jobs->front().outcome, store::JobOutcome::Abandoned);
    }

    void aSessionReplacesTheOneBefore()
    {
        const test::Database database("console");
        const auto console = created();
        QSignalSpy changed(console.get(), &Console::sessionChanged);
        QPointer<service::ServerSession> first = console->openSession(database.params(), QStringLiteral("staging"));
        QCOMPARE(console->session(), first.data());
        QCOMPARE(console->sessionEnvironment(), QStringLiteral("staging"));
        QTRY_VERIFY_WITH_TIMEOUT(first->sample() != nullptr, patience);
        service::ServerSession* second = console->openSession(database.params());
        QVERIFY(second != first);
        QCOMPARE(console->session(), second);
        QTRY_VERIFY(first.isNull());
        console->closeSession();
        QCOMPARE(console->session(), nullptr);
        QCOMPARE(changed.count(), 3);
    }

    void aConnectionIsTestedStepByStep()
    {
        const test::Database database("console");
        const auto console = created();
        QObject guard;
        std::vector<TestStep> last;
        int reports = 0;
        const auto task = console->testConnection(database.params(), &guard, [&](const std::vector<TestStep>& steps) {
            last = steps;
            ++reports;
        });
        std::optional<base::Result<QString>> result;
        service::onFinished(task, &guard, [&](const base::Result<QString>& found) { result.emplace(found); });
        QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), patience);
        QVERIFY2(*result, *result ? "" : result->error().english().c_str());
        QVERIFY2((*result)->startsWith(QStringLiteral("PostgreSQL ")), qPrintable(**result));
        QVERIFY(reports > 4);
        const QString text = picture(last);
        for (const char* line : {"Log in ok\n", "Encryption ok\n", "Server version ok\n", "Right to watch ok\n",
                                 "Statement statistics warning\n"})
            QVERIFY2(text.contains(QLatin1String(line)), qPrintable(text));
        QVERIFY2(last.back().detail.contains(QStringLiteral("CREATE EXTENSION pg_stat_statements")),
                 qPrintable(last.back().detail));

        QVERIFY(database.connect()->execute("create schema s; create extension pg_stat_statements schema s"));
        result.reset();
        service::onFinished(
            console->testConnection(database.params(), &guard, [&](const auto& steps) { last = steps; }), &guard,
            [&](const base::Result<QString>& found) { result.emplace(found); });
        QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), patience);
        QTRY_COMPARE(last.back().state, TestStep::State::Ok);
    }

    void aTestThatFailsSaysAtWhichStepAndWhy()
    {
        const test::Database database("console");
        const auto console = created();
        pg::ConnectParams wrong = database.params();
        wrong.set("dbname", "there_is_no_such_database");
        QObject guard;
        std::vector<TestStep> last;
        std::optional<base::Result<QString>> result;
        service::onFinished(console->testConnection(wrong, &guard, [&](const auto& steps) { last = steps; }), &guard,
                            [&](const base::Result<QString>& found) { result.emplace(found); });
        QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), patience);
        QVERIFY(!*result);
        QCOMPARE(result->error().sqlState(), std::string("3D000"));
        QTRY_VERIFY(!last.empty() && last.back().state == TestStep::State::Failed);
        QVERIFY2(last.back().detail.contains(QStringLiteral("3D000")), qPrintable(last.back().detail));
    }

    void aDamagedStoreIsSaidPlainly()
    {
        created().reset();
        QFile file(m_directory->filePath(QStringLiteral("howdah.db")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("no database at all, none whatsoever") > 0);
        file.close();
        const auto refused = Console::create({m_directory->path(), {}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::InvalidInput);
    }

private:
    std::unique_ptr<Console> created()
    {
        auto console = Console::create({m_directory->path(), {}});
        if (!console)
            qFatal("%s", console.error().english().c_str());
        return std::move(*console);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestConsole)
#include "tst_console.moc"
