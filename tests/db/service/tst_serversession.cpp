// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/serversession.h"

#include "core/server/privatecluster.h"
#include "core/service/executor.h"
#include "core/service/settings.h"
#include "tests/support/cluster.h"

#include <QSignalSpy>
#include <QTest>
#include <algorithm>

using namespace howdah;
using base::ErrorCode;
using monitor::SamplerState;
using service::ExplainOptions;
using service::Figure;
using service::Key;
using service::ServerSession;

namespace {

constexpr int patience = 120'000;

template <class T> std::optional<base::Result<T>> ended(const service::Task<T>& task, int timeout = patience)
{
    std::optional<base::Result<T>> result;
    QObject guard;
    service::onFinished(task, &guard, [&result](const base::Result<T>& found) { result.emplace(found); });
    (void)QTest::qWaitFor([&result] { return result.has_value(); }, timeout);
    return result;
}

ExplainOptions analyzing()
{
    ExplainOptions options;
    options.analyze = true;
    return options;
}

bool hasGap(const monitor::RingSeries& series)
{
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (series[i].gap())
            return true;
    }
    return false;
}

} // namespace

class TestServerSession : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_settings = service::Settings::temporary();
        QVERIFY(m_settings->set(Key::SampleInterval, 0.2));
        QVERIFY(m_settings->set(Key::StatementsInterval, 0.5));
        m_database = std::make_unique<test::Database>("session");
    }
    void cleanup() { m_database.reset(); }

    void itConnectsByItselfAndSamples()
    {
        ServerSession session(m_database->params(), *m_settings);
        QSignalSpy states(&session, &ServerSession::stateChanged);
        QTRY_COMPARE_WITH_TIMEOUT(session.samplerState().kind, SamplerState::Kind::Sampling, patience);
        QVERIFY(states.count() >= 1);
        QTRY_VERIFY_WITH_TIMEOUT(session.sample() != nullptr, patience);
        QVERIFY(session.sample()->serverVersion >= 130000);
        QTRY_VERIFY_WITH_TIMEOUT(session.series(Figure::ServerConnections).size() >= 3, patience);
        QVERIFY(session.series(Figure::ServerConnections).last().value >= 1);
        QVERIFY(session.series(Figure::RoundTripMs).last().value > 0);
        QCOMPARE(session.series(Figure::PoolInUse).size(), session.series(Figure::ServerConnections).size());
        QVERIFY(session.poolSnapshot() != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(session.series(Figure::TransactionsPerSecond).last().value > 0, patience);
        QVERIFY(session.displayName().contains(QString::fromStdString(m_database->name())));
    }

    void theServersConnectionsAreFollowedBySource()
    {
        ServerSession session(m_database->params(), *m_settings);
        QVERIFY(session.connections() == nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(session.connections() != nullptr, patience);
        const auto first = session.connections();
        QVERIFY(first->serverSlots.used >= 1);
        QVERIFY(first->serverSlots.free() > 0);
        QCOMPARE(first->recycleSeconds, 3600.0);
        QVERIFY(std::ranges::any_of(first->sources, [](const monitor::ConnectionSource& one) { return one.ours; }));
        QVERIFY(m_settings->set(Key::PoolRecycle, 60.0));
        QTRY_COMPARE_WITH_TIMEOUT(session.connections()->recycleSeconds, 60.0, patience);
        QVERIFY(session.connections() != first);
    }

    void checksRunOnAPooledConnectionOnceItIsConnected()
    {
        ServerSession session(m_database->params(), *m_settings);
        QSignalSpy checked(&session, &ServerSession::checked);
        QTRY_VERIFY_WITH_TIMEOUT(checked.count() >= 1, patience);
        QVERIFY2(!session.checksError(), session.checksError() ? session.checksError()->english().c_str() : "");
        QVERIFY(!session.checks().empty());
        QVERIFY(session.checkedAt().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(session.poolSnapshot() && session.poolSnapshot()->stats.checkouts >= 1, patience);
    }

    void aHiddenSessionDoesNotCheckUntilItIsSeen()
    {
        ServerSession session(m_database->params(), *m_settings);
        session.setWatched(false);
        QSignalSpy checked(&session, &ServerSession::checked);
        QTRY_VERIFY_WITH_TIMEOUT(session.series(Figure::ServerConnections).size() >= 5, patience);
        QCOMPARE(checked.count(), 0);
        QCOMPARE(session.poolSnapshot()->stats.checkouts, 0U);
        session.setWatched(true);
        QTRY_VERIFY_WITH_TIMEOUT(checked.count() >= 1, patience);
    }

    void explainReadsAPlanOverThePool()
    {
        ServerSession session(m_database->params(), *m_settings);
        const auto plan = ended(session.explain(QStringLiteral("select count(*) from pg_class"), analyzing()));
        QVERIFY(plan.has_value());
        QVERIFY2(*plan, *plan ? "" : plan->error().english().c_str());
        QVERIFY((**plan)->analyzed);
        QVERIFY((**plan)->nodeCount >= 2);
    }

    void explainOfAWriteIsRefused()
    {
        ServerSession session(m_database->params(), *m_settings);
        const auto plan = ended(session.explain(QStringLiteral("create table x as select 1"), analyzing()));
        QVERIFY(plan.has_value() && !*plan);
        QCOMPARE(plan->error().code(), ErrorCode::Refused);
    }

    void theEffectOfAStatementIsAsked()
    {
        QVERIFY(m_database->connect()->execute("create table goods (id int)"));
        ServerSession session(m_database->params(), *m_settings);
        const auto effect = ended(session.effectOf(QStringLiteral("delete from goods")));
        QVERIFY(effect.has_value() && *effect);
        QVERIFY((*effect)->writes);
        QCOMPARE((*effect)->touches, std::vector<QString>{QStringLiteral("public.goods")});
    }

    void aCancelledExplainEndsOnTheServerToo()
    {
        ServerSession session(m_database->params(), *m_settings);
        auto task = session.explain(QStringLiteral("select pg_sleep(100)"), analyzing());
        const auto watcher = m_database->connect();
        const auto sleeping = [&watcher] {
            return watcher
                ->query("select 1 from pg_stat_activity where query like 'explain%pg_sleep(100)%' and state = 'active'"
                        " and pid <> pg_backend_pid()")
                ->rowCount();
        };
        QTRY_COMPARE_WITH_TIMEOUT(sleeping(), 1, patience);
        task.cancel();
        const auto result = ended(task);
        QVERIFY(result.has_value() && !*result);
        QCOMPARE(result->error().code(), ErrorCode::Cancelled);
        QTRY_COMPARE_WITH_TIMEOUT(sleeping(), 0, patience);
    }

    void anExhaustedPoolStaysVisible()
    {
        QVERIFY(m_settings->set(Key::PoolSize, 1));
        QVERIFY(m_settings->set(Key::PoolMaxOverflow, 0));
        ServerSession session(m_database->params(), *m_settings);
        session.setWatched(false);
        auto holder = session.explain(QStringLiteral("select pg_sleep(100)"), analyzing());
        QTRY_VERIFY_WITH_TIMEOUT(session.poolSnapshot() && session.poolSnapshot()->stats.inUse == 1, patience);
        auto waiter = session.explain(QStringLiteral("select 1"), {});
        QTRY_COMPARE_WITH_TIMEOUT(session.poolSnapshot()->stats.waiting, 1, patience);
        QCOMPARE(session.poolSnapshot()->stats.inUse, 1);
        QCOMPARE(session.poolSnapshot()->leases.size(), 1U);
        QCOMPARE(session.poolSnapshot()->leases.front().tag, std::string("Explain"));
        QCOMPARE(session.series(Figure::PoolWaiting).last().value, 1.0);
        // The server is still being read.
        const auto number = session.sample() ? session.sample()->number : 0;
        QTRY_VERIFY_WITH_TIMEOUT(session.sample() && session.sample()->number > number, patience);
        const auto refused = ended(waiter);
        QVERIFY(refused.has_value() && !*refused);
        QCOMPARE(refused->error().code(), ErrorCode::Timeout);
        holder.cancel();
        QVERIFY(ended(holder).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(session.poolSnapshot()->stats.inUse, 0, patience);
    }

    void aServerThatStopsIsLostWithinFiveSecondsAndFoundAgain()
    {
        auto installation = server::chooseInstallation();
        QVERIFY(installation);
        server::ClusterOptions options;
        options.installation = *installation;
        options.throwAway = true;
        auto cluster = server::PrivateCluster::start(options);
        QVERIFY2(cluster, cluster ? "" : cluster.error().english().c_str());

        ServerSession session(cluster->params(), *m_settings);
        QTRY_COMPARE_WITH_TIMEOUT(session.samplerState().kind, SamplerState::Kind::Sampling, patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.sample() != nullptr, patience);

        QElapsedTimer timer;
        timer.start();
        QVERIFY(cluster->stop());
        QTRY_COMPARE_WITH_TIMEOUT(session.samplerState().kind, SamplerState::Kind::Lost, 5000);
        QVERIFY(session.samplerState().error.has_value());
        const auto poolPoints = session.series(Figure::PoolInUse).size();
        QTRY_VERIFY_WITH_TIMEOUT(hasGap(session.series(Figure::ServerConnections)), patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.series(Figure::PoolInUse).size() >= poolPoints + 3, patience);
        QVERIFY(!session.series(Figure::PoolInUse).last().gap());
        const auto explained = ended(session.explain(QStringLiteral("select 1"), {}));
        QVERIFY(explained.has_value() && !*explained);

        QVERIFY(cluster->restart());
        QTRY_COMPARE_WITH_TIMEOUT(session.samplerState().kind, SamplerState::Kind::Sampling, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!session.series(Figure::ServerConnections).last().gap(), patience);
        const auto again = ended(session.explain(QStringLiteral("select 1"), {}));
        QVERIFY(again.has_value());
        QVERIFY2(*again, *again ? "" : again->error().english().c_str());
    }

    void aSessionMayGoWhileACallRuns()
    {
        const auto executor = std::make_shared<service::Executor>();
        auto session = std::make_unique<ServerSession>(m_database->params(), *m_settings, nullptr, executor);
        auto task = session->explain(QStringLiteral("select pg_sleep(100)"), analyzing());
        QTRY_VERIFY_WITH_TIMEOUT(session->poolSnapshot() && session->poolSnapshot()->stats.inUse >= 1, patience);
        QElapsedTimer timer;
        timer.start();
        session.reset();
        // Destroying it does not wait for the call, which is stopped all the same.
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        const auto result = ended(task);
        QVERIFY(result.has_value() && !*result);
        QCOMPARE(result->error().code(), ErrorCode::Cancelled);
    }

    void aSessionOfItsOwnMayGoAtAnyMoment()
    {
        for (int i = 0; i < 5; ++i) {
            ServerSession session(m_database->params(), *m_settings);
            if (i % 2 == 0)
                QTRY_VERIFY_WITH_TIMEOUT(session.sample() != nullptr, patience);
            QVERIFY(session.explain(QStringLiteral("select 1"), {}).future.isStarted());
        }
    }

    void whatWasNeverThereIsLostAndSaysWhy()
    {
        pg::ConnectParams nowhere = m_database->params();
        nowhere.set("host", "/nowhere/at/all");
        ServerSession session(nowhere, *m_settings);
        QTRY_COMPARE_WITH_TIMEOUT(session.samplerState().kind, SamplerState::Kind::Lost, patience);
        QVERIFY(session.samplerState().error.has_value());
        QCOMPARE(session.samplerState().error->code(), ErrorCode::Unreachable);
        QTRY_VERIFY_WITH_TIMEOUT(session.series(Figure::PoolInUse).size() >= 2, patience);
    }

private:
    std::unique_ptr<service::Settings> m_settings;
    std::unique_ptr<test::Database> m_database;
};

QTEST_GUILESS_MAIN(TestServerSession)
#include "tst_serversession.moc"
