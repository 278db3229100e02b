// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bouncermodel.h"
#include "ui/models/leasemodel.h"
#include "ui/models/planmodel.h"
#include "ui/models/poolmodel.h"
#include "ui/models/problemmodel.h"
#include "ui/models/roles.h"
#include "ui/models/sourcemodel.h"
#include "ui/models/statementmodel.h"
#include "ui/theme/severity.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace howdah;
using namespace howdah::models;

namespace {

monitor::StatementRow statement(std::int64_t id, double ms, std::int64_t calls)
{
    monitor::StatementRow row;
    row.key.queryId = {id};
    row.text = "select " + std::to_string(id);
    row.total.executionMs = ms;
    row.total.calls = calls;
    return row;
}

pool::LeaseInfo lease(std::uint64_t id, base::Nanoseconds idleFor, bool running = false)
{
    pool::LeaseInfo info;
    info.id = id;
    info.tag = "Cart::load";
    info.function = "load";
    info.file = "cart.cpp";
    info.line = 61;
    info.backend = {4711};
    info.heldFor = idleFor + base::Seconds(1);
    info.idleFor = running ? base::Nanoseconds{} : idleFor;
    info.statementRunning = running;
    return info;
}

monitor::CheckResult check(const std::string& id, monitor::Severity severity)
{
    monitor::CheckResult result;
    result.id = id;
    result.severity = severity;
    result.summary = base::Text::verbatim(id + " is so");
    result.page = "pool";
    return result;
}

monitor::ConnectionSource source(const std::string& application, int total)
{
    monitor::ConnectionSource one;
    one.key.application = application;
    one.key.user = "app";
    one.key.database = "shop";
    one.total = total;
    one.active = 1;
    one.idle = total - 1;
    one.inTransaction = 0;
    one.longestIdleSeconds = 90;
    one.history = std::make_shared<std::vector<float>>(std::vector<float>{1, std::nanf(""), 3});
    one.findings = {{monitor::ConnectionVerdict::Steady, monitor::Severity::Ok, base::Text::verbatim("all quiet")}};
    return one;
}

std::shared_ptr<const monitor::ConnectionReport> reportOf(std::vector<monitor::ConnectionSource> sources)
{
    auto report = std::make_shared<monitor::ConnectionReport>();
    report->sources = std::move(sources);
    return report;
}

/// The tree as indented text: node, own time, off by.
QString printed(const PlanModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        text += QString(depth * 2, QLatin1Char(' ')) + index.data().toString() + QStringLiteral(" | ") +
                index.siblingAtColumn(PlanModel::OwnTime).data().toString() + QStringLiteral(" | ") +
                index.siblingAtColumn(PlanModel::OffBy).data().toString() + QLatin1Char('\n');
        text += printed(model, index, depth + 1);
    }
    return text;
}

const char* const joinPlan = R"json([{"Plan": {"Node Type": "Hash Join", "Join Type": "Inner",
    "Startup Cost": 1.0, "Total Cost": 100.0, "Plan Rows": 10, "Plan Width": 8, "Actual Startup Time": 1.0,
    "Actual Total Time": 10.0, "Actual Rows": 1000, "Actual Loops": 1, "Hash Cond": "(o.customer_id = c.id)",
    "Plans": [
      {"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Relation Name": "orders", "Alias": "o",
       "Startup Cost": 0.0, "Total Cost": 60.0, "Plan Rows": 1000, "Plan Width": 8, "Actual Startup Time": 0.0,
       "Actual Total Time": 7.0, "Actual Rows": 1000, "Actual Loops": 1},
      {"Node Type": "Hash", "Parent Relationship": "Inner", "Startup Cost": 0.0, "Total Cost": 20.0, "Plan Rows": 5,
       "Plan Width": 8, "Actual Startup Time": 1.0, "Actual Total Time": 1.0, "Actual Rows": 5, "Actual Loops": 1}]},
  "Planning Time": 0.1, "Execution Time": 10.2}])json";

} // namespace

class TestModels : public QObject {
    Q_OBJECT

private slots:
    void statementsThatStayKeepTheirRowAndItsPersistentIndex()
    {
        StatementModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setStatements({statement(1, 10, 1), statement(2, 30, 2), statement(3, 60, 3)});
        const QPersistentModelIndex second = model.index(1, 0);
        model.setStatements({statement(3, 61, 4), statement(2, 31, 3), statement(4, 1, 1)});
        QVERIFY(second.isValid());
        QCOMPARE(model.statement(second.row()).key.queryId.value, 2);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowOf(statement(1, 0, 0).key), -1);
    }

    void statementsAreSortedByBareFiguresNotByWhatIsShown()
    {
        StatementModel model;
        monitor::StatementRow quarter = statement(2, 500, 1);
        quarter.share = 0.25;
        model.setStatements({statement(1, 1500, 1), quarter});
        QCOMPARE(model.index(0, StatementModel::Total).data().toString(), QStringLiteral("1.5 s"));
        QCOMPARE(model.index(0, StatementModel::Total).data(SortRole).toDouble(), 1500.0);
        QCOMPARE(model.index(1, StatementModel::Share).data().toString(), QStringLiteral("25 %"));
    }

    void aStatementThatMayNotBeReadSaysSo()
    {
        StatementModel model;
        monitor::StatementRow row = statement(1, 1, 1);
        row.text.clear();
        model.setStatements({row});
        QVERIFY(!model.index(0, StatementModel::Statement).data().toString().isEmpty());
    }

    void aLeaseIsMarkedAsThePoolJudgesIt()
    {
        LeaseModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<pool::LeaseInfo> leases{lease(1, base::Seconds(5)), lease(2, base::Seconds(61)),
                                            lease(3, base::Seconds(90), true), lease(4, base::Seconds(7))};
        leases[1].state = pool::LeaseState::IdleLease;
        leases[2].state = pool::LeaseState::LongRunning;
        leases[3].state = pool::LeaseState::Orphan;
        model.setLeases(leases);
        QCOMPARE(model.index(3, LeaseModel::Mark).data(SeverityRole).toInt(),
                 static_cast<int>(theme::Severity::Warning));
        QVERIFY(model.index(1, LeaseModel::Mark).data(SortRole).toInt() <
                model.index(0, LeaseModel::Mark).data(SortRole).toInt());
        QCOMPARE(model.index(1, LeaseModel::Mark).data(SeverityRole).toInt(),
                 static_cast<int>(theme::Severity::Warning));
        QCOMPARE(model.index(2, LeaseModel::Mark).data(SeverityRole).toInt(), static_cast<int>(theme::Severity::Note));
        QCOMPARE(model.index(0, LeaseModel::Borrower).data().toString(), QStringLiteral("load · cart.cpp:61"));
    }

    void aPoolIsMarkedByItsLeaksAndByWhoWaits()
    {
        PoolModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        PoolRow fine, leaking, dry;
        fine.key = QStringLiteral("own");
        fine.stats.size = 20;
        fine.stats.maxOverflow = 30;
        fine.stats.inUse = 7;
        leaking = fine;
        leaking.key = QStringLiteral("1/1");
        leaking.leaks = 2;
        dry = leaking;
        dry.key = QStringLiteral("2/1");
        dry.stats.inUse = 50;
        dry.stats.waiting = 3;
        model.setPools({fine, leaking, dry});
        const auto severity = [&](int row) { return model.index(row, PoolModel::Mark).data(SeverityRole).toInt(); };
        QCOMPARE(severity(0), static_cast<int>(theme::Severity::Ok));
        QCOMPARE(severity(1), static_cast<int>(theme::Severity::Warning));
        QCOMPARE(severity(2), static_cast<int>(theme::Severity::Critical));
        QCOMPARE(model.index(0, PoolModel::InUse).data().toString(), QStringLiteral("7 of 50"));
        QCOMPARE(model.indexOf(QStringLiteral("2/1")), 2);
        // Another reading changes rows in place.
        QPersistentModelIndex kept = model.index(2, PoolModel::Mark);
        dry.stats.waiting = 0;
        model.setPools({dry, fine});
        QCOMPARE(kept.data(SeverityRole).toInt(), static_cast<int>(theme::Severity::Warning));
        QCOMPARE(model.rowCount(), 2);
    }

    void aSourceShowsItsVerdictItsTrendAndWhatIsSaidOfIt()
    {
        SourceModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        monitor::ConnectionSource leak = source("web", 12);
        leak.trend.perHour = 15.0;
        leak.findings = {
            {monitor::ConnectionVerdict::Leaking, monitor::Severity::Warn, base::Text::verbatim("11 never returned")},
            {monitor::ConnectionVerdict::IdleTooLong, monitor::Severity::Ok, base::Text::verbatim("2 idle")}};
        monitor::ConnectionSource growing = source("", 3);
        growing.findings.front().verdict = monitor::ConnectionVerdict::Growing;
        growing.longestIdleSeconds.reset();
        model.setReport(reportOf({leak, growing, source("psql", 1)}));
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, SourceModel::Mark), QStringLiteral("leaking"));
        const auto severity = [&](int row) { return model.index(row, SourceModel::Mark).data(SeverityRole).toInt(); };
        QCOMPARE(severity(0), static_cast<int>(theme::Severity::Warning));
        QCOMPARE(severity(1), static_cast<int>(theme::Severity::Note));
        QCOMPARE(severity(2), static_cast<int>(theme::Severity::Ok));
        const auto order = [&](int row) { return model.index(row, SourceModel::Mark).data(SortRole).toInt(); };
        QVERIFY(order(0) < order(1) && order(1) < order(2));
        QCOMPARE(text(0, SourceModel::Verdict), QStringLiteral("11 never returned; 2 idle"));
        QCOMPARE(model.index(0, SourceModel::Mark).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("11 never returned\n2 idle"));
        const auto spark = model.index(0, SourceModel::Trend).data(SparkRole).value<QList<double>>();
        QCOMPARE(spark.size(), 3);
        QVERIFY(std::isnan(spark[1]));
        QCOMPARE(model.index(0, SourceModel::Trend).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("15 an hour"));
        QCOMPARE(text(0, SourceModel::LongestIdle), QStringLiteral("1 min 30 s"));
        QCOMPARE(model.index(0, SourceModel::Total).data(SortRole).toInt(), 12);
        QVERIFY(!text(1, SourceModel::Application).isEmpty());
        QCOMPARE(text(1, SourceModel::LongestIdle), QStringLiteral("–"));
    }

    void sourcesThatAreHiddenSaySoAndTheOthersAreOneRow()
    {
        SourceModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        monitor::ConnectionSource hidden = source("payroll", 4);
        hidden.key.hidden = true;
        hidden.hidden = 4;
        hidden.active = hidden.idle = hidden.inTransaction = std::nullopt;
        hidden.longestIdleSeconds.reset();
        hidden.findings.front().severity = monitor::Severity::Unknown;
        monitor::ConnectionSource others = source("", 40);
        others.key = {};
        others.key.others = true;
        model.setReport(reportOf({hidden, others}));
        for (const int column : {SourceModel::Mark, SourceModel::Client, SourceModel::Active, SourceModel::Idle,
                                 SourceModel::InTransaction, SourceModel::LongestIdle})
            QCOMPARE(model.index(0, column).data().toString(), QStringLiteral("hidden"));
        QCOMPARE(model.index(0, SourceModel::Total).data().toString(), QStringLiteral("4"));
        QCOMPARE(model.index(0, SourceModel::Idle).data(CopyRole).toString(), QString());
        QCOMPARE(model.index(0, SourceModel::Mark).data(SeverityRole).toInt(),
                 static_cast<int>(theme::Severity::Unknown));
        QCOMPARE(model.index(1, SourceModel::Application).data().toString(), QStringLiteral("(all others)"));
        const QPersistentModelIndex kept = model.index(1, 0);
        model.setReport(reportOf({others}));
        QVERIFY(kept.isValid());
        QCOMPARE(kept.row(), 0);
        model.setReport(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void whatAPgBouncerDoesNotTellIsADashAndNotZero()
    {
        BouncerModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto sample = std::make_shared<monitor::PgBouncerSample>();
        monitor::PgBouncerPool pool;
        pool.database = "shop";
        pool.user = "app";
        pool.clientsWaiting = 2;
        pool.maxWait = base::Milliseconds(1500);
        pool.serversActive = 2;
        pool.serverSlots = 2;
        pool.verdict = {monitor::Severity::Warn, base::Text::verbatim("2 clients wait"), {}};
        sample->pools.push_back(pool);
        model.setSample(sample);
        const auto text = [&](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(text(BouncerModel::Waiting), QStringLiteral("2"));
        QCOMPARE(text(BouncerModel::LongestWait), QStringLiteral("1.5 s"));
        QCOMPARE(text(BouncerModel::Clients), QStringLiteral("–"));
        QCOMPARE(text(BouncerModel::Transactions), QStringLiteral("–"));
        QCOMPARE(text(BouncerModel::Verdict), QStringLiteral("2 clients wait"));
        QCOMPARE(model.index(0, BouncerModel::Mark).data(SeverityRole).toInt(),
                 static_cast<int>(theme::Severity::Warning));
        model.setSample(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void problemsComeWorstFirstAndAtMostAsManyAsAsked()
    {
        ProblemModel model(2);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setResults({check("a", monitor::Severity::Ok), check("b", monitor::Severity::Warn),
                          check("c", monitor::Severity::Unknown), check("d", monitor::Severity::Critical)});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, ProblemModel::Sentence).data().toString(), QStringLiteral("d is so"));
        QCOMPARE(model.index(1, ProblemModel::Sentence).data().toString(), QStringLiteral("b is so"));
        model.setResults({check("b", monitor::Severity::Critical), check("d", monitor::Severity::Warn)});
        QCOMPARE(model.index(0, ProblemModel::Sentence).data().toString(), QStringLiteral("b is so"));
    }

    void aPlanIsATreeWithOwnTimesAndEstimateErrors()
    {
        const auto plans = plan::parsePlans(joinPlan);
        QVERIFY2(plans, plans ? "" : plans.error().english().c_str());
        PlanModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlan(plans->front());
        QCOMPARE(printed(model), QStringLiteral("Hash Join | 2 ms | 100×\n"
                                                "  Seq Scan on orders o | 7 ms | 1×\n"
                                                "  Hash | 1 ms | 1×\n"));
        QCOMPARE(model.hottest()->relation, std::string("orders"));
        QCOMPARE(model.indexOf(model.hottest()).row(), 0);
        QCOMPARE(model.index(0, PlanModel::OffBy).data(SeverityRole).toInt(),
                 static_cast<int>(theme::Severity::Critical));
    }

    void aModelWithoutAPlanIsEmpty()
    {
        PlanModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.hottest() == nullptr);
    }
};

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
