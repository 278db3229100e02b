// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/threadjob.h"

#include "core/store/journal.h"
#include "core/store/store.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <future>

using namespace howdah;
using base::ErrorCode;
using base::Status;
using base::Text;
using service::JobContext;
using service::JobProgress;
using service::JobState;
using service::ThreadJob;

namespace {

Text words(const char* text)
{
    return Text::verbatim(text);
}

void waitFor(const base::StopToken& token)
{
    std::promise<void> asked;
    const base::StopCallback callback(token, [&asked] { asked.set_value(); });
    asked.get_future().wait();
}

base::Error cancelled()
{
    return {ErrorCode::Cancelled, words("stopped")};
}

} // namespace

class TestJob : public QObject {
    Q_OBJECT
private slots:
    void aJobRunsOnItsOwnThreadAndFinishesOnOurs()
    {
        QThread* worker = nullptr;
        ThreadJob job({1, words("Work")}, [&](JobContext&) -> Status {
            worker = QThread::currentThread();
            return {};
        });
        QThread* finishedOn = nullptr;
        connect(&job, &service::Job::finished, this, [&] { finishedOn = QThread::currentThread(); });
        QCOMPARE(job.state(), JobState::Running);
        QTRY_COMPARE(job.state(), JobState::Succeeded);
        QVERIFY(worker != nullptr && worker != QThread::currentThread());
        QCOMPARE(finishedOn, QThread::currentThread());
        QVERIFY(!job.error());
        QCOMPARE(job.title(), QStringLiteral("Work"));
        QCOMPARE(job.id(), 1U);
    }

    void aFailureIsKeptWithItsError()
    {
        ThreadJob job({1, words("Work")},
                      [](JobContext&) -> Status { return base::Error(ErrorCode::DiskFull, words("no space")); });
        QTRY_COMPARE(job.state(), JobState::Failed);
        QCOMPARE(job.error()->code(), ErrorCode::DiskFull);
    }

    void stepsAndProgressAreSeenWhileItRuns()
    {
        std::promise<void> go;
        ThreadJob job({1, words("Work")}, [future = go.get_future().share()](JobContext& context) -> Status {
            context.expectSteps(2);
            context.beginStep(words("first"));
            context.beginStep(words("second"));
            context.progress(30, 120, JobProgress::Unit::Rows);
            future.wait();
            return {};
        });
        QTRY_COMPARE(job.progress().done, 30);
        const JobProgress progress = job.progress();
        QCOMPARE(progress.step, QStringLiteral("second"));
        QCOMPARE(progress.stepNumber, 2);
        QCOMPARE(progress.stepCount, 2);
        QCOMPARE(progress.total, 120);
        QCOMPARE(progress.unit, JobProgress::Unit::Rows);
        QVERIFY(!progress.remainingMs);
        go.set_value();
        QTRY_COMPARE(job.state(), JobState::Succeeded);
    }

    void manyReportsBecomeFewSignals()
    {
        ThreadJob job({1, words("Work")}, [](JobContext& context) -> Status {
            for (int i = 0; i < 100'000; ++i)
                context.progress(i, 100'000, JobProgress::Unit::Bytes);
            return {};
        });
        QSignalSpy changed(&job, &service::Job::changed);
        QElapsedTimer timer;
        timer.start();
        QTRY_COMPARE(job.state(), JobState::Succeeded);
        // Ten a second, the first, the last, and the heartbeat.
        QVERIFY2(changed.count() <= timer.elapsed() / 100 + timer.elapsed() / 1000 + 3,
                 qPrintable(QString::number(changed.count())));
    }

    void everyNoteArrivesInOrder()
    {
        ThreadJob job({1, words("Work")}, [](JobContext& context) -> Status {
            for (int i = 0; i < 100; ++i)
                context.note(Text::verbatim(std::to_string(i)));
            return {};
        });
        QStringList notes;
        connect(&job, &service::Job::noted, this, [&notes](const QString& line) { notes.append(line); });
        QTRY_COMPARE(job.state(), JobState::Succeeded);
        QCOMPARE(notes.size(), 100);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(notes.at(i), QString::number(i));
    }

    void cancelAsksAndTheJobIsCancelledOnceItHasEnded()
    {
        ThreadJob job({1, words("Work")}, [](JobContext& context) -> Status {
            waitFor(context.stop());
            return cancelled();
        });
        job.cancel();
        QCOMPARE(job.state(), JobState::Cancelling);
        QVERIFY(job.progress().forceInMs.value_or(-1) > 5000);
        QTRY_COMPARE(job.state(), JobState::Cancelled);
        QCOMPARE(job.error()->code(), ErrorCode::Cancelled);
        QVERIFY(!job.progress().forceInMs);
    }

    void aSecondCancelForces()
    {
        ThreadJob job({1, words("Work")}, [](JobContext& context) -> Status {
            waitFor(context.force());
            return cancelled();
        });
        job.cancel();
        QCOMPARE(job.state(), JobState::Cancelling);
        job.cancel();
        QTRY_COMPARE(job.state(), JobState::Cancelled);
    }

    void afterTheGraceItIsForcedByItself()
    {
        ThreadJob job({.id = 1, .title = words("Work"), .journal = nullptr, .grace = base::Milliseconds(20)},
                      [](JobContext& context) -> Status {
                          waitFor(context.force());
                          return cancelled();
                      });
        job.cancel();
        QTRY_COMPARE(job.state(), JobState::Cancelled);
    }

    void aJobThatEndsWellInSpiteOfACancelHasSucceeded()
    {
        ThreadJob job({1, words("Work")}, [](JobContext& context) -> Status {
            waitFor(context.stop());
            return {};
        });
        job.cancel();
        QTRY_COMPARE(job.state(), JobState::Succeeded);
    }

    void destroyingARunningJobEndsItFirst()
    {
        bool ended = false;
        {
            ThreadJob job({1, words("Work")}, [&ended](JobContext& context) -> Status {
                waitFor(context.stop());
                ended = true;
                return cancelled();
            });
        }
        QVERIFY(ended);
    }

    void theJournalKeepsStepsNotesAndTheEnd()
    {
        QTemporaryDir directory;
        auto store = store::Store::open(directory.path());
        QVERIFY(store);
        {
            ThreadJob job({1, words("Good"), store->get()}, [](JobContext& context) -> Status {
                context.beginStep(words("first"));
                context.note(words("half way"));
                return {};
            });
            QTRY_COMPARE(job.state(), JobState::Succeeded);
        }
        {
            // Destroyed while it runs: the journal hears of it all the same.
            ThreadJob job({2, words("Stopped"), store->get()}, [](JobContext& context) -> Status {
                waitFor(context.stop());
                return cancelled();
            });
        }
        const auto jobs = (*store)
                              ->read<std::vector<store::JournalEntry>>(
                                  [](QSqlDatabase& database) { return store::lastJobs(database, 10); })
                              .result();
        QVERIFY(jobs);
        QCOMPARE(jobs->size(), 2U);
        QCOMPARE(jobs->at(0).title, QStringLiteral("Stopped"));
        QCOMPARE(jobs->at(0).outcome, store::JobOutcome::Cancelled);
        QCOMPARE(jobs->at(1).outcome, store::JobOutcome::Succeeded);
        const auto lines = (*store)
                               ->read<std::vector<QString>>([id = jobs->at(1).id](QSqlDatabase& database) {
                                   return store::jobLines(database, id);
                               })
                               .result();
        QCOMPARE(*lines, (std::vector<QString>{QStringLiteral("first"), QStringLiteral("half way")}));
    }
};

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
