// SPDX-License-Identifier: GPL-3.0-or-later
// The plan page on a real server: options, values of parameters, what is shown of the answer.
#include "core/service/console.h"
#include "core/service/serversession.h"
#include "tests/support/cluster.h"
#include "ui/models/planselection.h"
#include "ui/pages/plan/planpage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/sqlview.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace howdah;

namespace {

constexpr int patience = 60'000;

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
};

QTEST_MAIN(TestPlanExplain)
#include "tst_planexplain.moc"
