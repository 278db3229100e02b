// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/decimate.h"
#include "ui/charts/livechart.h"
#include "ui/charts/stackedgraph.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <cmath>

using namespace howdah;
using charts::LiveChart;
using charts::SeriesStyle;

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

std::vector<monitor::Point> points(const std::vector<double>& values)
{
    std::vector<monitor::Point> result;
    const base::WallTime start{std::chrono::seconds(1'700'000'000)};
    for (std::size_t i = 0; i < values.size(); ++i)
        result.push_back({start + std::chrono::seconds(i), values[i]});
    return result;
}

SeriesStyle series(const QString& name, SeriesStyle::Kind kind = SeriesStyle::Kind::Line)
{
    SeriesStyle style;
    style.name = name;
    style.kind = kind;
    return style;
}

std::vector<double> ramp(int count)
{
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(i % 17);
    return values;
}

} // namespace

class TestLiveChart : public QObject {
    Q_OBJECT
private slots:
    void feedingFastRepaintsAtMostTenTimesASecond()
    {
        LiveChart chart;
        const int index = chart.addSeries(series(QStringLiteral("in use")));
        chart.resize(600, 300);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTRY_VERIFY(chart.repaints() > 0);
        const int before = chart.repaints();
        QElapsedTimer clock;
        clock.start();
        int fed = 0;
        while (clock.elapsed() < 1000) {
            chart.setPoints(index, points(ramp(100 + fed++)));
            QTest::qWait(2);
        }
        const int repaints = chart.repaints() - before;
        QVERIFY2(fed > 30, qPrintable(QString::number(fed)));
        QVERIFY2(repaints >= 2, qPrintable(QString::number(repaints)));
        // A frame that was due when the second began and one that is due as it ends.
        QVERIFY2(repaints <= 10 * clock.elapsed() / 1000 + 2, qPrintable(QString::number(repaints)));
    }

    void aHiddenChartNeverRepaintsAndIsUpToDateWhenShown()
    {
        LiveChart chart;
        const int index = chart.addSeries(series(QStringLiteral("in use")));
        chart.resize(600, 300);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTRY_VERIFY(chart.repaints() > 0);
        chart.hide();
        const int before = chart.repaints();
        for (int i = 0; i < 20; ++i) {
            chart.setPoints(index, points(ramp(50 + i)));
            QTest::qWait(20);
        }
        QCOMPARE(chart.repaints(), before);
        chart.show();
        QTRY_COMPARE(chart.repaints(), before + 1);
    }

    void aChartOnAHiddenPageNeverRepaints()
    {
        QWidget window;
        auto* page = new QWidget(&window);
        auto* chart = new LiveChart(LiveChart::Form::Full, page);
        chart->addSeries(series(QStringLiteral("in use")));
        page->hide();
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (int i = 0; i < 10; ++i) {
            chart->setPoints(0, points(ramp(50 + i)));
            QTest::qWait(20);
        }
        QCOMPARE(chart->repaints(), 0);
    }

    void aChartHasANameAndSaysItsFiguresInWords()
    {
        LiveChart chart;
        chart.setTitle(QStringLiteral("Connections"));
        chart.addSeries(series(QStringLiteral("in use")));
        chart.addSeries(series(QStringLiteral("waiting")));
        chart.setPoints(0, points({3, 20, 7}));
        QCOMPARE(chart.accessibleName(), QStringLiteral("Connections"));
        QCOMPARE(chart.summary(), QStringLiteral("in use: now 7, least 3, most 20; waiting: nothing measured"));
    }

    void aYoungChartShowsTheMinutesThereAre()
    {
        LiveChart chart;
        chart.setSpan(std::chrono::minutes(15));
        chart.setTitle(QStringLiteral("Connections, %1"));
        chart.addSeries(series(QStringLiteral("in use")));
        QSignalSpy grown(&chart, &LiveChart::shownSpanChanged);
        chart.setPoints(0, points(ramp(20)));
        QCOMPARE(chart.shownSpan(), std::chrono::seconds(19));
        QCOMPARE(chart.spanText(), QStringLiteral("last 19 s"));
        chart.setPoints(0, points(ramp(170)));
        QCOMPARE(chart.spanText(), QStringLiteral("last 3 min"));
        QCOMPARE(chart.accessibleName(), QStringLiteral("Connections, last 3 min"));
        QVERIFY(!grown.isEmpty());
        chart.setPoints(0, points(ramp(3000)));
        QCOMPARE(chart.spanText(), QStringLiteral("last 15 min"));
    }

    void draggingZoomsAndEscGoesBack()
    {
        LiveChart chart;
        chart.setSpan(std::chrono::minutes(15));
        chart.addSeries(series(QStringLiteral("in use")));
        chart.setPoints(0, points(ramp(900)));
        chart.resize(700, 300);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTRY_VERIFY(chart.repaints() > 0);
        QWidget* canvas = chart.childAt(350, 200);
        QVERIFY(canvas != nullptr);
        QSignalSpy zoom(&chart, &LiveChart::zoomChanged);
        QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(200, 100));
        QTest::mouseMove(canvas, QPoint(300, 100));
        QTest::mouseMove(canvas, QPoint(400, 110));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, QPoint(400, 110));
        QVERIFY(chart.zoomed());
        QVERIFY(chart.shownSpan() < std::chrono::minutes(6));
        QCOMPARE(zoom.size(), 1);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(!chart.zoomed());
        QCOMPARE(zoom.size(), 2);
    }

    void theCrossHairReadsEveryValueAndGoesWithTheMouse()
    {
        LiveChart chart;
        chart.addSeries(series(QStringLiteral("in use"), SeriesStyle::Kind::Stacked));
        chart.addSeries(series(QStringLiteral("overflow"), SeriesStyle::Kind::Stacked));
        chart.setPoints(0, points(std::vector<double>(61, 20)));
        chart.setPoints(1, points(std::vector<double>(61, 3)));
        chart.resize(700, 300);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTRY_VERIFY(chart.repaints() > 0);
        QSignalSpy readout(&chart, &LiveChart::readoutChanged);
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY(!readout.isEmpty());
        const QString text = readout.last().first().toString();
        // What each series has, not where the stack stands.
        QVERIFY2(text.endsWith(QStringLiteral("20 · 3")), qPrintable(text));
        QTest::keyClick(&chart, Qt::Key_Escape);
        QCOMPARE(readout.last().first().toString(), QString());
    }

    void aTilesChartLetsClicksThrough()
    {
        class Host : public QWidget {
        public:
            int clicks = 0;

        protected:
            void mousePressEvent(QMouseEvent*) override { ++clicks; }
        } host;
        auto* column = new QVBoxLayout(&host);
        auto* chart = new LiveChart(LiveChart::Form::Bare);
        chart->addSeries(series(QStringLiteral("in use")));
        column->addWidget(chart);
        host.resize(300, 120);
        host.show();
        QVERIFY(QTest::qWaitForWindowExposed(&host));
        QTest::mouseClick(host.windowHandle(), Qt::LeftButton, {}, QPoint(150, 60));
        QCOMPARE(host.clicks, 1);
    }

    void aGapIsDrawnAsNothing()
    {
        LiveChart chart(LiveChart::Form::Bare);
        SeriesStyle style = series(QStringLiteral("in use"), SeriesStyle::Kind::Stacked);
        chart.addSeries(style);
        std::vector<double> values(61, 10);
        for (std::size_t i = 20; i < 40; ++i)
            values[i] = gap;
        chart.setPoints(0, points(values));
        chart.resize(600, 100);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTRY_VERIFY(chart.repaints() > 0);
        const QImage image = chart.grab().toImage();
        const QColor ground = theme::color(theme::Role::Surface);
        QCOMPARE(image.pixelColor(300, 80), ground);
        QCOMPARE(image.pixelColor(100, 80), theme::seriesColor(0));
        QCOMPARE(image.pixelColor(500, 80), theme::seriesColor(0));
    }

    void decimationKeepsEveryPeakAndEveryGap()
    {
        std::vector<charts::XY> all;
        for (int i = 0; i < 36'000; ++i)
            all.push_back({double(i), i == 12'345 ? 99.0 : i == 20'000 ? gap : i == 30'001 ? -7.0 : 1.0});
        const auto kept = charts::decimate(all, 0, 36'000, 500);
        QVERIFY(kept.size() < 2'500);
        double most = 0;
        double least = 0;
        int gaps = 0;
        for (const charts::XY& one : kept) {
            if (std::isnan(one.y)) {
                ++gaps;
                continue;
            }
            most = std::max(most, one.y);
            least = std::min(least, one.y);
        }
        QCOMPARE(most, 99.0);
        QCOMPARE(least, -7.0);
        QCOMPARE(gaps, 1);
        QVERIFY(std::is_sorted(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.x < b.x; }));
    }

    void aDenseAreaIsAsHighAsTheHighestPointOfEachColumn()
    {
        // Pixels: y grows downwards, the axis is at 100.
        const QList<QPointF> line{{0.2, 90}, {0.6, 40}, {0.9, 80}, {1.5, 70}, {4.5, 40}, {5.5, gap}, {7.5, 60}};
        const QList<QRectF> columns = charts::columnsUnder(line, 100, 1);
        QStringList text;
        for (const QRectF& column : columns) {
            QCOMPARE(column.width(), 1.0);
            QCOMPARE(column.bottom(), 100.0);
            text << QStringLiteral("%1:%2").arg(column.x()).arg(column.height());
        }
        // Column 0 has three points; 2 and 3 are crossed by the line from 1 to 4; nothing is drawn across the gap.
        QCOMPARE(text.join(QLatin1Char(' ')), QStringLiteral("0:60 1:30 2:35 3:45 4:60 7:40"));
    }

    void aDenseAreaIsDrawnInDevicePixels()
    {
        const QList<QRectF> columns = charts::columnsUnder({{0.1, 50}, {0.6, 20}}, 100, 0.5);
        QCOMPARE(columns, (QList<QRectF>{{0, 50, 0.5, 50}, {0.5, 20, 0.5, 80}}));
    }

    void decimationKeepsAPointEitherSideOfTheRange()
    {
        const std::vector<charts::XY> all{{0, 1}, {10, 2}, {20, 3}, {30, 4}, {40, 5}};
        const auto kept = charts::decimate(all, 12, 28, 100);
        QCOMPARE(kept.front().x, 10.0);
        QCOMPARE(kept.back().x, 30.0);
        QCOMPARE(kept.size(), std::size_t(3));
    }

    void stepsOfTheAxisAreRound_data()
    {
        QTest::addColumn<double>("range");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<double>("step");
        QTest::newRow("60 in 6") << 60.0 << true << 10.0;
        QTest::newRow("3 connections") << 3.0 << true << 1.0;
        QTest::newRow("a fraction") << 0.7 << false << 0.2;
        QTest::newRow("a fraction of something whole") << 0.7 << true << 1.0;
        QTest::newRow("thousands") << 1284.0 << false << 500.0;
    }
    void stepsOfTheAxisAreRound()
    {
        QFETCH(double, range);
        QFETCH(bool, whole);
        QFETCH(double, step);
        QCOMPARE(charts::niceStep(range, whole ? 6 : 4, whole), step);
    }
};

QTEST_MAIN(TestLiveChart)
#include "tst_livechart.moc"
