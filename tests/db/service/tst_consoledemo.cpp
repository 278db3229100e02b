// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo.h"
#include "core/service/console.h"
#include "core/service/serversession.h"
#include "core/store/journal.h"
#include "core/store/store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace howdah;
using service::Console;
using service::JobState;

namespace {

constexpr double tiny = 0.01;
constexpr int patience = 200'000;

const char* failureOf(const service::Job& job)
{
    static std::string text;
    text = job.error() ? job.error()->english() : std::string();
    return text.c_str();
}

} // namespace

class TestConsoleDemo : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        // As root the server runs as another account, which must get through to its data.
        QVERIFY(QFile::setPermissions(m_directory->path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                               QFileDevice::ExeOwner | QFileDevice::ExeGroup |
                                                               QFileDevice::ExeOther));
        auto console = Console::create({m_directory->path(), {}});
        QVERIFY2(console, console ? "" : console.error().english().c_str());
        m_console = std::move(*console);
    }
    void cleanup()
    {
        const std::string demo = m_console->demoDirectory().toStdString();
        m_console.reset();
        if (const auto status = demo::status(demo); status && status->running)
            QVERIFY(demo::stop(demo, base::Deadline::after(base::Seconds(60))));
    }

    void theDemoStartsAsAJobAndASessionIsOpenedOnIt()
    {
        service::Job* job = m_console->startDemo(tiny);
        QCOMPARE(m_console->startDemo(tiny), job);
        QTRY_VERIFY_WITH_TIMEOUT(job->progress().stepNumber >= 1, patience);
        QVERIFY(!job->progress().step.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(job->state() != JobState::Running, patience);
        QVERIFY2(job->state() == JobState::Succeeded, failureOf(*job));
        QVERIFY(m_console->session() != nullptr);
        QCOMPARE(m_console->sessionEnvironment(), QStringLiteral("demo"));
        QTRY_VERIFY_WITH_TIMEOUT(m_console->session()->sample() != nullptr, patience);
        const auto status = demo::status(m_console->demoDirectory().toStdString());
        QVERIFY(status && status->running && status->loadRunning);

        const auto jobs = m_console->store()
                              .read<std::vector<store::JournalEntry>>(
                                  [](QSqlDatabase& database) { return store::lastJobs(database, 1); })
                              .result();
        QCOMPARE(jobs->front().outcome, store::JobOutcome::Succeeded);
        const auto lines = m_console->store()
                               .read<std::vector<QString>>([id = jobs->front().id](QSqlDatabase& database) {
                                   return store::jobLines(database, id);
                               })
                               .result();
        QVERIFY(lines->size() >= 3);
        QCOMPARE(lines->back(), QStringLiteral("Start the load"));
    }

    void aCancelledStartLeavesNothingRunningAndNoSession()
    {
        service::Job* job = m_console->startDemo(tiny);
        QTRY_VERIFY_WITH_TIMEOUT(job->progress().stepNumber >= 1, patience);
        job->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(job->state() != JobState::Cancelling, patience);
        QCOMPARE(job->state(), JobState::Cancelled);
        QCOMPARE(m_console->session(), nullptr);
        const auto status = demo::status(m_console->demoDirectory().toStdString());
        QVERIFY(!status || (!status->running && !status->loadRunning));
    }

    void aStartThatFailsSaysWhyAndOpensNothing()
    {
        service::Job* job = m_console->startDemo(0);
        QTRY_VERIFY_WITH_TIMEOUT(job->state() != JobState::Running, patience);
        QCOMPARE(job->state(), JobState::Failed);
        QCOMPARE(job->error()->code(), base::ErrorCode::Usage);
        QCOMPARE(m_console->session(), nullptr);
        // The next attempt is a new job.
        QVERIFY(m_console->startDemo(0) != job);
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Console> m_console;
};

QTEST_GUILESS_MAIN(TestConsoleDemo)
#include "tst_consoledemo.moc"
