// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo.h"
#include "core/pg/connection.h"
#include "core/service/console.h"
#include "core/service/indexadvice.h"
#include "core/service/indexworks.h"
#include "core/service/serversession.h"
#include "core/store/journal.h"
#include "core/store/store.h"
#include "tests/support/quietjob.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace howdah;
using service::Console;
using service::JobState;

namespace {

constexpr double tiny = 0.01;
constexpr double small = 0.05; // tables of more than a few pages: what an index is worth shows
constexpr int patience = 200'000;

/// The demo's statements that lack an index on purpose: their ids, once its load has run each of them so often that an
/// index pays for the writes that made the tables.
std::vector<std::string> slowStatements(pg::Connection& connection)
{
    const auto rows = connection.query("select queryid::text from pg_stat_statements where calls >= 4 and"
                                       " (query like '%FROM order_lines%WHERE product_id = $1'"
                                       " or query like '%FROM orders%WHERE status = $1%ORDER BY created_at%')");
    std::vector<std::string> ids;
    for (int i = 0; rows && i < rows->rowCount(); ++i)
        ids.emplace_back(rows->text(i, 0));
    return ids;
}

bool makesMuchCheaper(const advise::CreateAdvice& create, const std::string& statement)
{
    return std::ranges::any_of(create.statements, [&](const advise::StatementCost& cost) {
        return cost.id == statement && cost.after * 3 < cost.before;
    });
}

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

    void theIndexesThatAreMissingOnPurposeAreAdvisedAndKeepTheirPromise()
    {
        service::Job* job = m_console->startDemo(small);
        QTRY_VERIFY_WITH_TIMEOUT(job->state() != JobState::Running, patience);
        QVERIFY2(job->state() == JobState::Succeeded, failureOf(*job));
        const pg::ConnectParams params = m_console->session()->params();
        const auto connection = pg::Connection::connect(params, {});
        QVERIFY(connection);
        QTRY_COMPARE_WITH_TIMEOUT(slowStatements(**connection).size(), 2U, patience);

        service::AdviceRequest request;
        test::Quiet context;
        service::IndexAdviser adviser(params, request);
        const auto advised = adviser.advise(context);
        QVERIFY2(advised, advised ? "" : advised.error().english().c_str());
        const auto& creates = (*advised)->advice.create;
        for (const std::string& statement : slowStatements(**connection)) {
            QVERIFY2(
                std::ranges::any_of(creates, [&](const auto& create) { return makesMuchCheaper(create, statement); }),
                statement.c_str());
        }
        for (const advise::CreateAdvice& create : creates) {
            QVERIFY(create.proof == advise::Proof::Clone);
            service::IndexOrder order;
            order.change = service::IndexChange::create(create.index);
            order.promise = service::promiseOf(create, (*advised)->workload, order.change.index);
            const service::Job* build = m_console->indexWorks().start(params, order);
            QTRY_VERIFY_WITH_TIMEOUT(build->state() != JobState::Running, patience);
            QVERIFY2(build->state() == JobState::Succeeded, failureOf(*build));
            const auto* entry = m_console->indexWorks().find(params, create.index);
            QVERIFY(entry != nullptr);
            QTRY_VERIFY_WITH_TIMEOUT(entry->effect.has_value(), patience);
        }
        // Each promise holds once all are there: some of the advice builds on what was advised before it.
        m_console->indexWorks().measureAgain(params);
        for (const auto& entry : m_console->indexWorks().entries()) {
            QTRY_VERIFY_WITH_TIMEOUT(!entry->measuring && entry->effect.has_value(), patience);
            QVERIFY(*entry->effect);
            for (const auto& statement : (*entry->effect)->statements) {
                const auto verdict = statement.verdict();
                QVERIFY2(verdict == service::IndexEffect::Verdict::Kept ||
                             verdict == service::IndexEffect::Verdict::Better,
                         qPrintable(QStringLiteral("%1: %2 promised, %3 now")
                                        .arg(QString::fromStdString(statement.id))
                                        .arg(statement.promisedAfter)
                                        .arg(statement.costNow.value_or(-1))));
            }
        }
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
