// SPDX-License-Identifier: GPL-3.0-or-later
// The plan page on a real server: options, values of parameters, what is shown of the answer.
#include "core/service/console.h"
#include "core/service/serversession.h"
#include "tests/support/cluster.h"
#include "ui/models/planselection.h"
#include "ui/pages/plan/planpage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/advicecard.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/sqlview.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace howdah;

namespace {

constexpr int patience = 120'000;

void mustSucceed(const base::Status& status)
{
    QVERIFY2(status, status ? "" : status.error().english().c_str());
}

} // namespace

class TestPlanExplain : public QObject {
    Q_OBJECT

    std::unique_ptr<test::Database> m_database;
    QTemporaryDir m_directory;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<service::Console> m_console;
    std::unique_ptr<pages::PlanPage> m_page;

    widgets::PlanView* view() { return m_page->findChild<widgets::PlanView*>(); }
    widgets::Banner* banner() { return m_page->findChild<widgets::Banner*>(); }
    void write(const char* sql)
    {
        m_page->findChild<widgets::SqlView*>(QStringLiteral("planStatement"))->setSql(QString::fromLatin1(sql));
    }
    void press(const char* button) { m_page->findChild<QPushButton*>(QString::fromLatin1(button))->click(); }
    void choose(const char* option, bool on)
    {
        m_page->findChild<QCheckBox*>(QString::fromLatin1(option))->setChecked(on);
    }
    QLineEdit* parameter(int number)
    {
        return m_page->findChild<QLineEdit*>(QStringLiteral("planParameter%1").arg(number));
    }
    /// The plan that answers what was pressed last.
    plan::PlanPtr answer()
    {
        [this] {
            QTRY_VERIFY_WITH_TIMEOUT(m_page->hasData() || !banner()->message().cause.isEmpty(), patience);
            QVERIFY2(banner()->message().cause.isEmpty(), qPrintable(banner()->plainText()));
        }();
        return view()->plan();
    }
    /// The button of a finding's action that says this; null: there is none.
    QPushButton* offered(const char* finding, const QString& word)
    {
        auto* card = m_page->findChild<widgets::AdviceCard*>(QStringLiteral("advice-") + QString::fromLatin1(finding));
        if (card == nullptr)
            return nullptr;
        for (QPushButton* button : card->findChildren<QPushButton*>(QStringLiteral("adviceAction"))) {
            if (button->text() == word)
                return button;
        }
        return nullptr;
    }
    /// Another session, which is gone when this returns: what it did is counted.
    void elsewhere(const char* sql)
    {
        auto connection = m_database->connect();
        const auto done = connection->simpleQuery(sql);
        QVERIFY2(done, done ? "" : done.error().english().c_str());
    }
    bool compared() { return m_page->hasData() && view()->view() == widgets::PlanView::View::Diff; }
    static QString detail(const plan::PlanPtr& plan, const char* key)
    {
        const std::string* value = plan ? plan->root->detail(key) : nullptr;
        return value != nullptr ? QString::fromStdString(*value) : QString();
    }

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory.path());
        QCoreApplication::setOrganizationName(QStringLiteral("Howdah"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_planexplain"));
        m_theme = std::make_unique<theme::Theme>(*static_cast<QApplication*>(QCoreApplication::instance()),
                                                 theme::Choice::Light);
        m_database = std::make_unique<test::Database>("planexplain");
        auto connection = m_database->connect();
        mustSucceed(connection->execute(
            "create table shelf as select i as id, 'x' || i as name from generate_series(1, 1000) i"));
        mustSucceed(connection->execute("create sequence counter"));
        auto console = service::Console::create({m_directory.path(), {}});
        QVERIFY2(console, console ? "" : console.error().english().c_str());
        m_console = std::move(*console);
        m_console->openSession(m_database->params());
    }
    void init()
    {
        m_page = std::make_unique<pages::PlanPage>(*m_console);
        m_page->resize(1200, 800);
        m_page->setSession(m_console->session());
        m_page->show();
    }
    void cleanup() { m_page.reset(); }
    void cleanupTestCase()
    {
        m_console.reset();
        m_database.reset();
        m_theme.reset();
    }

    void theServersOwnTextIsShownWithTheSelectedNodesPart()
    {
        write("select count(*) from shelf");
        press("explainButton");
        QVERIFY(answer());
        const models::PlanDocumentPtr document = view()->document();
        QVERIFY(document->textAsRead);
        QVERIFY(document->text->find("\"Node Type\": \"Seq Scan\"") != std::string::npos);
        QCOMPARE(static_cast<int>(document->parts.size()), document->index->size());
    }

    void theSelectedNodesPartOfTheStatementIsMarked()
    {
        write("select name from shelf s where s.id = 7");
        press("explainButton");
        QVERIFY(answer());
        const auto marks = m_page->findChild<widgets::SqlView*>(QStringLiteral("planStatement"))->extraSelections();
        QCOMPARE(marks.size(), 2);
        QCOMPARE(marks.front().cursor.selectedText(), QStringLiteral("shelf s"));
        QCOMPARE(marks.back().cursor.selectedText(), QStringLiteral("s.id = 7"));
    }

    void aStatementWithParametersHasAFieldForEach()
    {
        write("select name from shelf where id = $1 and name <> $2");
        QVERIFY(parameter(1)->isVisible());
        QVERIFY(parameter(2)->isVisible());
        QVERIFY(parameter(3) == nullptr);
        write("select name from shelf where id = $1");
        QVERIFY(parameter(1)->isVisible());
        QVERIFY(!parameter(2)->isVisible());
        write("select '$1'");
        QVERIFY(!parameter(1)->isVisible());
    }

    void valuesAreUsedAndWithoutThemThePlanIsGeneric()
    {
        write("select name from shelf where id = $1");
        press("explainButton");
        QVERIFY(detail(answer(), "Filter").contains(QStringLiteral("$1")));
        parameter(1)->setText(QStringLiteral("42"));
        m_page->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->hasData() && detail(view()->plan(), "Filter").contains(QStringLiteral("42")),
                                 patience);
    }

    void aStatementWithValuesCanBeMeasured()
    {
        write("select name from shelf where id = $1");
        parameter(1)->setText(QStringLiteral("42"));
        press("analyzeButton");
        const plan::PlanPtr plan = answer();
        QVERIFY(plan && plan->analyzed);
        QCOMPARE(plan->root->actualRows.value_or(-1), 1.0);
    }

    void optionsReachTheServer()
    {
        write("select name from shelf");
        choose("explainVerbose", true);
        choose("explainBuffers", false);
        press("analyzeButton");
        const plan::PlanPtr plan = answer();
        QVERIFY(plan);
        QVERIFY(plan->root->detail("Output") != nullptr);
        QVERIFY(!plan->root->buffers.has_value());
    }

    void withoutTimingThereIsStillAPlanToRead()
    {
        write("select name from shelf");
        choose("explainTiming", false);
        press("analyzeButton");
        const plan::PlanPtr plan = answer();
        QVERIFY(plan && plan->analyzed);
        QVERIFY(!plan->root->totalMs.has_value());
        QVERIFY(!m_page->grab().isNull());
    }

    void whatNoRollbackTakesBackIsNamedBeforeItRuns()
    {
        write("select nextval('counter')");
        press("analyzeButton");
        QTRY_VERIFY_WITH_TIMEOUT(!banner()->message().action.isEmpty(), patience);
        QVERIFY2(banner()->message().remedy.contains(QStringLiteral("counter")) ||
                     banner()->message().remedy.contains(QStringLiteral("equence")),
                 qPrintable(banner()->message().remedy));
        QVERIFY(!m_page->hasData());
        emit banner()->actionTriggered();
        QVERIFY(answer());
    }

    void thePaletteAndTheMenuExplainWhatIsThere()
    {
        write("select name from shelf");
        m_page->open({{QStringLiteral("edit"), true}});
        QVERIFY(answer());
    }

    void aSettingIsTriedAndComparedWithThePlanBefore()
    {
        elsewhere("create table pile as select (i::bigint * 7919) % 1000003 as n, repeat('x', 30) as filler"
                  " from generate_series(1, 600000) i; analyze pile");
        write("select * from pile order by n");
        press("analyzeButton");
        const plan::PlanPtr before = answer();
        QVERIFY(before);
        QPushButton* button = offered("sort-spilled", QStringLiteral("Try it"));
        QVERIFY2(button != nullptr, plan::renderText(*before).c_str());
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(compared(), patience);
        const plan::PlanPtr after = view()->plan();
        QVERIFY(after != before && after->analyzed);
        QVERIFY(std::any_of(after->settings.begin(), after->settings.end(),
                            [](const auto& setting) { return setting.first == "work_mem"; }));
        // Of that statement alone.
        m_page->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->hasData() && view()->plan() != after, patience);
        const plan::PlanPtr again = view()->plan();
        QVERIFY(std::none_of(again->settings.begin(), again->settings.end(),
                             [](const auto& setting) { return setting.first == "work_mem"; }));
    }

    void staleStatisticsAreRefreshedAfterAQuestionAndThePlanComparedOnDemand()
    {
        elsewhere("create table changing (n int, kind int) with (autovacuum_enabled = off)");
        elsewhere("insert into changing select i, 7 from generate_series(1, 900000) i");
        const auto watcher = m_database->connect();
        const auto counted = [&watcher] {
            const auto rows = watcher->query("select pg_stat_get_mod_since_analyze('changing'::regclass) >= 900000");
            return rows && rows->text(0, 0) == "t";
        };
        QTRY_VERIFY_WITH_TIMEOUT(counted(), patience);
        write("select * from changing where kind = 7");
        press("analyzeButton");
        const plan::PlanPtr before = answer();
        QVERIFY(before);
        QPushButton* button = offered("leaf-misestimated", QStringLiteral("Run…"));
        QVERIFY2(button != nullptr, plan::renderText(*before).c_str());

        // Refused first: the banner says why.
        mustSucceed(watcher->execute(
            ("alter database " + m_database->name() + " set default_transaction_read_only = on").c_str()));
        button->click();
        auto* dialog = m_page->findChild<QDialog*>(QStringLiteral("confirmDialog"));
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QCOMPARE(dialog->findChild<widgets::SqlView*>(QStringLiteral("confirmSql"))->toPlainText(),
                 QStringLiteral("ANALYZE \"public\".\"changing\";"));
        const auto labels = dialog->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [this](const QLabel* label) {
            return label->text().contains(m_console->session()->displayName());
        }));
        dialog->findChild<QPushButton*>(QStringLiteral("confirmButton"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(banner()->message().severity == theme::Severity::Critical, patience);
        QVERIFY2(banner()->plainText().contains(QStringLiteral("read only")), qPrintable(banner()->plainText()));
        mustSucceed(watcher->execute(
            ("alter database " + m_database->name() + " reset default_transaction_read_only").c_str()));

        // Nothing runs when the question is not answered.
        button->click();
        dialog = m_page->findChild<QDialog*>(QStringLiteral("confirmDialog"));
        const auto jobs = m_console->jobs().size();
        dialog->findChild<QPushButton*>(QStringLiteral("cancelButton"))->click();
        QTRY_VERIFY(m_page->findChild<QDialog*>(QStringLiteral("confirmDialog")) == nullptr);
        QCOMPARE(m_console->jobs().size(), jobs);

        button->click();
        dialog = m_page->findChild<QDialog*>(QStringLiteral("confirmDialog"));
        dialog->findChild<QPushButton*>(QStringLiteral("confirmButton"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(banner()->message().action, QStringLiteral("Explain and compare"), patience);
        QCOMPARE(m_console->jobs().size(), jobs + 1);
        QVERIFY(view()->plan() == before);
        emit banner()->actionTriggered();
        QTRY_VERIFY_WITH_TIMEOUT(compared(), patience);
        QVERIFY(view()->plan() != before);
        QVERIFY(offered("leaf-misestimated", QStringLiteral("Run…")) == nullptr);
    }

    void anotherStatementIsExplainedInsteadAndCompared()
    {
        write("select count(*) from changing");
        press("explainButton");
        const plan::PlanPtr before = answer();
        QVERIFY(before);
        QPushButton* button = offered("counts-everything", QStringLiteral("Explain this instead"));
        QVERIFY2(button != nullptr, plan::renderText(*before).c_str());
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(compared(), patience);
        QVERIFY(view()->plan()->root->totalCost < before->root->totalCost);
        QVERIFY(m_page->findChild<widgets::SqlView*>(QStringLiteral("planStatement"))
                    ->toPlainText()
                    .contains(QStringLiteral("reltuples")));
    }

    void aConditionIsPutInThePlaceOfTheOneThatHidesItsColumn()
    {
        elsewhere("create table trips as select i as id, timestamp '2026-01-01' + interval '1 minute' * i as started"
                  " from generate_series(1, 900000) i; create index trips_started on trips (started); analyze trips");
        write("select count(*) from trips t where t.started::date = '2026-03-29' and t.id > 0");
        press("analyzeButton");
        const plan::PlanPtr before = answer();
        QVERIFY(before);
        QPushButton* button = offered("filter-on-cast-column", QStringLiteral("Explain this instead"));
        QVERIFY2(button != nullptr, plan::renderText(*before).c_str());
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(compared() || !banner()->message().cause.isEmpty(), patience);
        QVERIFY2(compared(), qPrintable(banner()->plainText()));
        QCOMPARE(m_page->findChild<widgets::SqlView*>(QStringLiteral("planStatement"))->toPlainText(),
                 QStringLiteral("select count(*) from trips t where (t.\"started\" >= '2026-03-29'::date AND "
                                "t.\"started\" < '2026-03-29'::date + 1) and t.id > 0"));
        // The same rows, found by the index.
        const plan::PlanPtr after = view()->plan();
        bool index = false;
        plan::forEachNode(*after->root, [&index](const plan::Node& node, int) { index |= !node.index.empty(); });
        QVERIFY2(index, plan::renderText(*after).c_str());
    }

    void aPlanFromElsewhereIsNotTriedHere()
    {
        m_page->openText(QString::fromLatin1(
            R"json([{"Plan": {"Node Type": "Aggregate", "Strategy": "Plain", "Partial Mode": "Simple", "Total Cost": 99999,
                "Plan Rows": 1, "Output": ["count(*)"], "Plans": [{"Node Type": "Seq Scan", "Relation Name": "shelf",
                "Alias": "shelf", "Parent Relationship": "Outer", "Total Cost": 90000, "Plan Rows": 1000000}]},
                "Settings":
    {
        "enable_hashjoin" : "off"
    }}])json"));
        QVERIFY(answer());
        QPushButton* button = offered("planner-method-off", QStringLiteral("Try it"));
        QVERIFY(button != nullptr);
        button->click();
        QCOMPARE(banner()->message().severity, theme::Severity::Warning);
        QVERIFY(!banner()->message().remedy.isEmpty());
    }
};

QTEST_MAIN(TestPlanExplain)
#include "tst_planexplain.moc"
