// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/executor.h"
#include "core/service/postbox.h"

#include <QTest>
#include <future>
#include <set>
#include <thread>

using namespace howdah;
using base::ErrorCode;
using base::Result;
using service::Executor;

namespace {

/// Blocks until the token is asked to stop.
void waitForStop(const base::StopToken& stop)
{
    std::promise<void> asked;
    const base::StopCallback callback(stop, [&asked] { asked.set_value(); });
    asked.get_future().wait();
}

} // namespace

class TestExecutor : public QObject {
    Q_OBJECT
private slots:
    void aResultReachesTheGuardsThread()
    {
        Executor executor;
        auto task = executor.run<int>([](const base::StopToken&) -> Result<int> { return 42; });
        int found = 0;
        QThread* thread = nullptr;
        service::onFinished(task, this, [&](const Result<int>& result) {
            found = *result;
            thread = QThread::currentThread();
        });
        QTRY_COMPARE(found, 42);
        QCOMPARE(thread, QThread::currentThread());
    }

    void anErrorIsHandedOnAsItIs()
    {
        Executor executor;
        auto task = executor.run<int>([](const base::StopToken&) -> Result<int> {
            return base::Error(ErrorCode::NotFound, base::Text::verbatim("gone"));
        });
        const auto result = task.future.result();
        QVERIFY(!result);
        QCOMPARE(result.error().code(), ErrorCode::NotFound);
    }

    void eightCallsWaitAtTheSameTime()
    {
        Executor executor;
        std::mutex mutex;
        std::set<std::thread::id> threads;
        std::promise<void> allHere;
        std::shared_future<void> go = allHere.get_future().share();
        std::vector<service::Task<int>> tasks;
        for (int i = 0; i < 8; ++i) {
            tasks.push_back(executor.run<int>([&, go](const base::StopToken&) -> Result<int> {
                {
                    const std::scoped_lock lock(mutex);
                    threads.insert(std::this_thread::get_id());
                    if (threads.size() == 8)
                        allHere.set_value();
                }
                // Eight must be inside before any may leave.
                return go.wait_for(std::chrono::seconds(20)) == std::future_status::ready ? 1 : 0;
            }));
        }
        for (auto& task : tasks)
            QCOMPARE(*task.future.result(), 1);
    }

    void aNinthCallWaitsItsTurnAndIsCancelledWhileItWaits()
    {
        Executor executor(1);
        std::promise<void> started;
        auto first = executor.run<int>([&started](const base::StopToken& stop) -> Result<int> {
            started.set_value();
            waitForStop(stop);
            return 1;
        });
        started.get_future().wait();
        bool ran = false;
        auto second = executor.run<int>([&ran](const base::StopToken&) -> Result<int> {
            ran = true;
            return 2;
        });
        second.cancel();
        first.cancel();
        QCOMPARE(*first.future.result(), 1);
        const auto result = second.future.result();
        QVERIFY(!result);
        QCOMPARE(result.error().code(), ErrorCode::Cancelled);
        QVERIFY(!ran);
    }

    void destroyingItStopsWhatRunsAndAnswersWhatWaits()
    {
        auto executor = std::make_unique<Executor>(2);
        std::vector<service::Task<int>> tasks;
        for (int i = 0; i < 5; ++i) {
            tasks.push_back(executor->run<int>([](const base::StopToken& stop) -> Result<int> {
                waitForStop(stop);
                return base::Error(ErrorCode::Cancelled, base::Text::verbatim("stopped"));
            }));
        }
        executor.reset();
        for (auto& task : tasks) {
            QVERIFY(task.future.isFinished());
            QCOMPARE(task.future.result().error().code(), ErrorCode::Cancelled);
        }
    }

    void nothingIsCalledWhenTheGuardIsGone()
    {
        Executor executor;
        std::promise<void> letGo;
        auto task = executor.run<int>([future = letGo.get_future().share()](const base::StopToken&) -> Result<int> {
            future.wait();
            return 1;
        });
        bool called = false;
        {
            QObject guard;
            service::onFinished(task, &guard, [&called](const Result<int>&) { called = true; });
        }
        letGo.set_value();
        QCOMPARE(*task.future.result(), 1);
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void aFutureCancelledWithoutAResultArrivesAsCancelled()
    {
        QPromise<Result<int>> promise;
        promise.start();
        std::optional<ErrorCode> code;
        service::onFinished(promise.future(), this,
                            [&code](const Result<int>& result) { code = result.error().code(); });
        promise.future().cancel();
        promise.finish();
        QTRY_VERIFY(code.has_value());
        QCOMPARE(*code, ErrorCode::Cancelled);
    }

    void aPostboxOutlivesItsReceiver()
    {
        auto receiver = std::make_unique<QObject>();
        const auto box = service::Postbox::of(receiver.get());
        int calls = 0;
        box->post([&calls] { ++calls; });
        QTRY_COMPARE(calls, 1);
        box->post([&calls] { ++calls; });
        receiver.reset();
        box->post([&calls] { ++calls; });
        QCoreApplication::processEvents();
        QCOMPARE(calls, 1);
    }
};

QTEST_GUILESS_MAIN(TestExecutor)
#include "tst_executor.moc"
