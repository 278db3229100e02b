// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/figures.h"

#include <QTest>

using namespace howdah;
using base::WallTime;
using service::Figure;
using service::Figures;

namespace {

const WallTime noon{std::chrono::seconds(1'700'000'000)};
/// The server's clock runs three minutes ahead of ours.
constexpr std::chrono::minutes ahead(3);

monitor::Session session(const char* state, const char* backendType = "client backend", const char* wait = "")
{
    monitor::Session one;
    one.state = state;
    one.backendType = backendType;
    one.waitEventType = wait;
    return one;
}

monitor::Sample sample(WallTime serverTime)
{
    monitor::Sample one;
    one.serverTime = serverTime;
    one.roundTrip = base::Milliseconds(4);
    return one;
}

double last(const Figures& figures, Figure figure)
{
    return figures.series(figure).last().value;
}

} // namespace

class TestFigures : public QObject {
    Q_OBJECT
private slots:
    void sessionsAreCountedByWhatTheyDo()
    {
        Figures figures;
        monitor::Sample one = sample(noon);
        one.sessions = {session("active"),
                        session("active", "client backend", "Lock"),
                        session("idle"),
                        session("idle in transaction"),
                        session("idle in transaction (aborted)"),
                        session("active", "autovacuum worker"),
                        session("active")};
        one.sessions.back().ours = true;
        one.sessions.back().application = "howdah/monitor";
        figures.addSample(one, noon);
        QCOMPARE(last(figures, Figure::ServerConnections), 6.0);
        QCOMPARE(last(figures, Figure::ActiveSessions), 2.0);
        QCOMPARE(last(figures, Figure::IdleInTransaction), 2.0);
        QCOMPARE(last(figures, Figure::LockWaiters), 1.0);
        QCOMPARE(last(figures, Figure::RoundTripMs), 4.0);
    }

    void whatWasNotMeasuredIsAGapAndNotZero()
    {
        Figures figures;
        figures.addSample(sample(noon), noon);
        for (const Figure figure : {Figure::TransactionsPerSecond, Figure::CacheHitRatio, Figure::BlocksPerSecond,
                                    Figure::TempBytesPerSecond, Figure::DatabaseBytes})
            QVERIFY(figures.series(figure).last().gap());
    }

    void ratesComeFromTheSample()
    {
        Figures figures;
        monitor::Sample one = sample(noon);
        one.databaseBytes = 4096;
        monitor::DatabaseRates rates;
        rates.seconds = 2;
        rates.commitsPerSecond = 10;
        rates.rollbacksPerSecond = 1;
        rates.blocksReadPerSecond = 7;
        rates.tempBytesPerSecond = 512;
        one.rates = rates;
        figures.addSample(one, noon);
        QCOMPARE(last(figures, Figure::TransactionsPerSecond), 11.0);
        QCOMPARE(last(figures, Figure::BlocksPerSecond), 7.0);
        QCOMPARE(last(figures, Figure::TempBytesPerSecond), 512.0);
        QCOMPARE(last(figures, Figure::DatabaseBytes), 4096.0);
    }

    void aGapStandsAtTheServersTimeAndLeavesThePoolAlone()
    {
        Figures figures;
        figures.addSample(sample(noon + ahead), noon);
        figures.addGap(noon + std::chrono::seconds(1));
        const monitor::RingSeries& series = figures.series(Figure::ServerConnections);
        QCOMPARE(series.size(), 2U);
        QVERIFY(series.last().gap());
        QVERIFY(series.last().at == noon + ahead + std::chrono::seconds(1));
        QVERIFY(figures.series(Figure::PoolInUse).empty());
    }

    void aReadingOfThePoolTellsOfTheTimeSinceTheOneBefore()
    {
        Figures figures;
        figures.addSample(sample(noon + ahead), noon);
        pool::PoolStats stats;
        stats.size = 2;
        stats.idle = 1;
        stats.inUse = 3;
        stats.waiting = 5;
        stats.checkouts = 100;
        stats.wait.add(base::Seconds(9));
        const base::MonotonicTime start{};
        figures.addPool(stats, start, noon);
        QVERIFY(figures.series(Figure::CheckoutsPerSecond).last().gap());
        QVERIFY(figures.series(Figure::CheckoutP50).last().gap());

        stats.checkouts = 130;
        for (int i = 0; i < 100; ++i)
            stats.wait.add(base::Milliseconds(10));
        figures.addPool(stats, start + base::Seconds(2), noon + std::chrono::seconds(2));
        QCOMPARE(last(figures, Figure::PoolInUse), 3.0);
        QCOMPARE(last(figures, Figure::PoolIdle), 1.0);
        QCOMPARE(last(figures, Figure::PoolOverflow), 2.0);
        QCOMPARE(last(figures, Figure::PoolWaiting), 5.0);
        QCOMPARE(last(figures, Figure::CheckoutsPerSecond), 15.0);
        QVERIFY(figures.series(Figure::PoolInUse).last().at == noon + ahead + std::chrono::seconds(2));
        // Nine per cent either way is what the histogram promises; the nine seconds were before.
        for (const Figure figure : {Figure::CheckoutP50, Figure::CheckoutP95, Figure::CheckoutP99}) {
            QCOMPARE_GE(last(figures, figure), 9.0);
            QCOMPARE_LE(last(figures, figure), 11.0);
        }

        figures.addPool(stats, start + base::Seconds(3), noon + std::chrono::seconds(3));
        QCOMPARE(last(figures, Figure::CheckoutsPerSecond), 0.0);
        QVERIFY(figures.series(Figure::CheckoutP99).last().gap());
    }

    void theCostIsTheServersTimeOverTheTimeThatWentBy()
    {
        Figures figures;
        monitor::Sample one = sample(noon);
        const auto feed = [&](int samples, double cost) {
            for (int i = 0; i < samples; ++i) {
                one.serverCostMs = cost;
                one.serverTime += std::chrono::seconds(1);
                figures.addSample(one, noon);
            }
        };
        feed(3, 900); // of a cold cache
        QVERIFY(!figures.monitoringCost());
        feed(9, 5);
        QVERIFY(!figures.monitoringCost());
        feed(1, 15);
        QCOMPARE(*figures.monitoringCost(), 0.006);
        // The time after a gap was not watched, and its connection is a new one.
        figures.addGap(noon + std::chrono::seconds(1));
        one.serverTime += std::chrono::seconds(100);
        feed(3, 1000);
        QCOMPARE(*figures.monitoringCost(), 0.006);
        // What was a minute ago no longer counts.
        feed(60, 2);
        QCOMPARE(*figures.monitoringCost(), 0.002);
    }
};

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
