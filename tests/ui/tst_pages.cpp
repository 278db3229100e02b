// SPDX-License-Identifier: GPL-3.0-or-later
// The pages on a real server, and the dialog that gets there.
#include "core/service/bouncersession.h"
#include "core/service/console.h"
#include "core/service/serversession.h"
#include "tests/support/cluster.h"
#include "ui/pages/page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/sqlview.h"
#include "ui/widgets/tableview.h"
#include "ui/wizards/wizards.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
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

class TestPages : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::Database> m_database;
    QTemporaryDir m_directory;
    std::unique_ptr<service::Console> m_console;
    std::vector<std::unique_ptr<pages::Page>> m_pages;

    pages::Page* page(const QString& id)
    {
        for (const pages::PageInfo& info : pages::pageList()) {
            if (info.id != id)
                continue;
            m_pages.emplace_back(info.make(*m_console, nullptr));
            m_pages.back()->resize(1200, 800);
            m_pages.back()->setSession(m_console->session());
            m_pages.back()->show();
            return m_pages.back().get();
        }
        return nullptr;
    }
    /// The plan page with a statement in it.
    pages::Page* planPage(const QString& sql)
    {
        pages::Page* found = page(QStringLiteral("plan"));
        found->findChild<widgets::SqlView*>(QStringLiteral("planStatement"))->setSql(sql);
        return found;
    }

private slots:
    void initTestCase()
    {
        m_database = std::make_unique<test::Database>("pages");
        auto connection = m_database->connect();
        mustSucceed(connection->execute("create extension if not exists pg_stat_statements"));
        mustSucceed(connection->execute("create table shelf as select i as id from generate_series(1, 1000) i"));
        auto console = service::Console::create({m_directory.path(), {}});
        QVERIFY2(console, console ? "" : console.error().english().c_str());
        m_console = std::move(*console);
        m_console->openSession(m_database->params());
    }

    void cleanup() { m_pages.clear(); }

    void cleanupTestCase()
    {
        m_pages.clear();
        m_console.reset();
        m_database.reset();
    }

    void everyPageHasSomethingRealToShowWithinItsTime_data()
    {
        QTest::addColumn<QString>("id");
        for (const char* id : {"overview", "pool", "slow"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void everyPageHasSomethingRealToShowWithinItsTime()
    {
        QFETCH(QString, id);
        pages::Page* shown = page(id);
        QVERIFY(shown != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(shown->hasData(), patience);
    }

    void everyInteractiveWidgetHasANameForTestsAndForReaders()
    {
        for (const pages::PageInfo& info : pages::pageList()) {
            pages::Page* shown = page(info.id);
            for (QPushButton* button : shown->findChildren<QPushButton*>()) {
                QVERIFY2(!button->objectName().isEmpty(), qPrintable(info.id + QStringLiteral(": ") + button->text()));
                // A banner's button has no word until the banner has something to offer.
                QVERIFY2(!button->isVisible() || !button->accessibleName().isEmpty() || !button->text().isEmpty(),
                         qPrintable(button->objectName()));
            }
            for (widgets::TableView* table : shown->findChildren<widgets::TableView*>())
                QVERIFY2(!table->accessibleName().isEmpty(), qPrintable(table->objectName()));
        }
    }

    void thePoolPageListsThisConsolesPoolAndTheServersConnections()
    {
        pages::Page* shown = page(QStringLiteral("pool"));
        auto* pools = shown->findChild<widgets::TableView*>(QStringLiteral("pool.pools"));
        QTRY_COMPARE_WITH_TIMEOUT(pools->model()->rowCount(), 1, patience);
        QCOMPARE(pools->model()->index(0, 1).data().toString(), QStringLiteral("Howdah"));
        auto* sources = shown->findChild<widgets::TableView*>(QStringLiteral("pool.connections"));
        QTRY_VERIFY_WITH_TIMEOUT(sources->model()->rowCount() > 0, patience);
        auto* tabs = shown->findChild<QTabWidget*>(QStringLiteral("poolTabs"));
        QTRY_VERIFY_WITH_TIMEOUT(tabs->tabText(1).contains(QStringLiteral("slots free")), patience);
    }

    void anAddressThatIsNoneIsToldInPlaceByThePgBouncerPanel()
    {
        pages::Page* shown = page(QStringLiteral("pool"));
        auto* tabs = shown->findChild<QTabWidget*>(QStringLiteral("poolTabs"));
        tabs->setCurrentIndex(2);
        auto* field = shown->findChild<QLineEdit*>(QStringLiteral("bouncerUri"));
        field->setText(QStringLiteral("postgresql://[nowhere"));
        QTest::mouseClick(shown->findChild<QPushButton*>(QStringLiteral("bouncerWatch")), Qt::LeftButton);
        auto* banner = tabs->widget(2)->findChild<widgets::Banner*>();
        QVERIFY(!banner->message().cause.isEmpty());
        QVERIFY(m_console->bouncer() == nullptr);
    }

    void whatIsNoPgBouncerIsToldInPlaceAndCanBeLeft()
    {
        pages::Page* shown = page(QStringLiteral("pool"));
        auto* tabs = shown->findChild<QTabWidget*>(QStringLiteral("poolTabs"));
        tabs->setCurrentIndex(2);
        mustSucceed(m_console->watchBouncer(QString::fromStdString(m_database->params().toUri())));
        QVERIFY(m_console->bouncer() != nullptr);
        auto* banner = tabs->widget(2)->findChild<widgets::Banner*>();
        QTRY_VERIFY_WITH_TIMEOUT(!banner->message().cause.isEmpty(), patience);
        mustSucceed(m_console->watchBouncer({}));
        QVERIFY(m_console->bouncer() == nullptr);
        QVERIFY(banner->message().cause.isEmpty());
    }

    void theSizeDialogSaysThatTooLittleWasRecordedInsteadOfGuessing()
    {
        const std::unique_ptr<QDialog> dialog(wizards::makeWizard(QStringLiteral("poolsize"), *m_console, nullptr,
                                                                  {{QStringLiteral("pool"), QStringLiteral("own")}}));
        QVERIFY(dialog != nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        auto* answer = dialog->findChild<QLabel*>(QStringLiteral("sizeAnswer"));
        auto* banner = dialog->findChild<widgets::Banner*>();
        QTRY_VERIFY_WITH_TIMEOUT(
            answer->text().contains(QStringLiteral("Not enough")) || !banner->message().cause.isEmpty(), patience);
    }

    void nothingIsCountedInTheRailWhileNothingLeaks()
    {
        pages::Page* shown = page(QStringLiteral("pool"));
        QTRY_VERIFY_WITH_TIMEOUT(shown->hasData(), patience);
        QCOMPARE(shown->attention(), 0);
    }

    void aPageWithoutASessionHasNothingAndDoesNotMind()
    {
        pages::Page* shown = page(QStringLiteral("overview"));
        shown->setSession(nullptr);
        QVERIFY(!shown->hasData());
        QCOMPARE(shown->attention(), 0);
        shown->refresh();
    }

    void aStatementThatReadsIsRunAndItsPlanShown()
    {
        pages::Page* shown = planPage(QStringLiteral("select count(*) from shelf"));
        shown->findChild<QPushButton*>(QStringLiteral("analyzeButton"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown->hasData(), patience);
        const auto plan = shown->findChild<widgets::PlanView*>()->plan();
        QVERIFY(plan->analyzed);
        QVERIFY(plan->executionMs.has_value());
    }

    void aStatementThatWritesIsAskedAboutAndRolledBack()
    {
        pages::Page* shown = planPage(QStringLiteral("delete from shelf"));
        auto* banner = shown->findChild<widgets::Banner*>();
        shown->findChild<QPushButton*>(QStringLiteral("analyzeButton"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!banner->message().action.isEmpty(), patience);
        QVERIFY2(banner->message().cause.contains(QStringLiteral("shelf")), qPrintable(banner->message().cause));
        QVERIFY(!shown->hasData());
        emit banner->actionTriggered();
        QTRY_VERIFY_WITH_TIMEOUT(shown->hasData(), patience);
        const auto count = m_database->connect()->query("select count(*) from shelf");
        QVERIFY(count);
        QCOMPARE(count->value<int>(0, 0).value_or(-1), 1000);
    }

    void aStatementThatIsWrongIsSaidInABannerAndThePlanBeforeItStays()
    {
        pages::Page* shown = planPage(QStringLiteral("select nonsense"));
        auto* banner = shown->findChild<widgets::Banner*>();
        shown->findChild<QPushButton*>(QStringLiteral("explainButton"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(banner->message().sqlState, QStringLiteral("42703"), patience);
    }

    void aPlanFileOpensWithoutAServerAndGarbageIsRefused()
    {
        QFile good(m_directory.filePath(QStringLiteral("plan.json")));
        QVERIFY(good.open(QIODevice::WriteOnly));
        good.write(
            R"([{"Plan": {"Node Type": "Result", "Startup Cost": 0.0, "Total Cost": 0.01, "Plan Rows": 1, "Plan Width": 4}}])");
        good.close();
        pages::Page* shown = page(QStringLiteral("plan"));
        shown->setSession(nullptr);
        shown->open({{QStringLiteral("file"), good.fileName()}});
        QTRY_VERIFY_WITH_TIMEOUT(shown->hasData(), patience);
        QCOMPARE(shown->findChild<widgets::PlanView*>()->plan()->root->type, std::string("Result"));

        QVERIFY(good.open(QIODevice::WriteOnly | QIODevice::Truncate));
        good.write("no plan at all");
        good.close();
        shown->open({{QStringLiteral("file"), good.fileName()}});
        auto* banner = shown->findChild<widgets::Banner*>();
        QTRY_VERIFY_WITH_TIMEOUT(!banner->message().cause.isEmpty(), patience);
    }

    void theConnectDialogUnderstandsWhatIsPastedAndTestsItStepByStep()
    {
        std::unique_ptr<QDialog> dialog(wizards::makeWizard(QStringLiteral("connect"), *m_console, nullptr));
        QVERIFY(dialog != nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        auto* text = dialog->findChild<QPlainTextEdit*>(QStringLiteral("connectText"));
        auto* connectButton = dialog->findChild<QPushButton*>(QStringLiteral("connectButton"));
        auto* testButton = dialog->findChild<QPushButton*>(QStringLiteral("testButton"));
        QVERIFY(!connectButton->isEnabled());
        text->setPlainText(QStringLiteral("postgresql://u@h:port/x"));
        QVERIFY(!connectButton->isEnabled());
        text->setPlainText(QString::fromStdString(m_database->params().toUri()));
        QVERIFY(connectButton->isEnabled());
        testButton->click();
        QVERIFY(!testButton->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(testButton->isEnabled(), patience);
        QVERIFY(dialog->findChild<widgets::Banner*>()->message().cause.isEmpty());
    }

    void aTestThatFailsSaysWhyInTheDialog()
    {
        std::unique_ptr<QDialog> dialog(
            wizards::makeWizard(QStringLiteral("connect"), *m_console, nullptr,
                                {{QStringLiteral("uri"), QStringLiteral("postgresql://nobody@127.0.0.1:1/x")}}));
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->findChild<QPushButton*>(QStringLiteral("testButton"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->findChild<widgets::Banner*>()->message().cause.isEmpty(), patience);
    }
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
