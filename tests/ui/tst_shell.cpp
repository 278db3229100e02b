// SPDX-License-Identifier: GPL-3.0-or-later
// The window without a server.
#include "core/service/console.h"
#include "core/service/serversession.h"
#include "core/service/settings.h"
#include "ui/pages/page.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/rail.h"
#include "ui/shell/sessionbanner.h"
#include "ui/shell/statusdock.h"
#include "ui/shell/tour.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace howdah;
using shell::MainWindow;

class TestShell : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("Howdah"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_shell"));
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Choice::Light);
    }
    void init()
    {
        QSettings().clear();
        m_data = std::make_unique<QTemporaryDir>();
        auto made = service::Console::create({m_data->path(), {}});
        QVERIFY2(made.has_value(), made ? "" : made.error().english().c_str());
        m_console = std::move(*made);
        m_window = std::make_unique<MainWindow>(*m_console, *m_theme);
        m_window->resize(1200, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_console.reset();
        m_theme->choose(theme::Choice::Light);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void theRailHasThePagesThatWorkAndNoOther()
    {
        QStringList ids;
        for (const shell::RailButton* button : m_window->findChild<shell::Rail*>()->buttons())
            ids.append(button->id());
        QStringList expected;
        for (const pages::PageInfo& page : pages::pageList())
            expected.append(page.id);
        QCOMPARE(ids, expected);
        QVERIFY(ids.contains(QStringLiteral("overview")));
        for (const QString& id : ids)
            QVERIFY2(m_window->pages().page(id) != nullptr, qPrintable(id));
    }

    void withoutAServerTheFirstRunPageIsShown()
    {
        m_window->openFirstPage();
        QTRY_VERIFY(m_window->pages().currentPage() != nullptr &&
                    m_window->pages().currentPage()->objectName() == QStringLiteral("firstRun"));
        for (const char* name : {"firstRun-connect", "firstRun-demo", "firstRun-openPlan"})
            QVERIFY2(m_window->findChild<QAbstractButton*>(QLatin1String(name)) != nullptr, name);
    }

    void thePlanPageWorksWithoutAServer()
    {
        QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(m_window->pages().currentId(), QStringLiteral("plan"));
        QCOMPARE(m_window->pages().currentPage()->objectName(), QStringLiteral("page-plan"));
    }

    void aPageHigherThanTheWindowScrollsRatherThanSqueezes()
    {
        m_window->resize(880, 560);
        m_window->pages().page(QStringLiteral("pool"));
        auto params = pg::ConnectParams::parse("postgresql://nobody@127.0.0.1:1/none?sslmode=disable");
        QVERIFY(params.has_value());
        m_console->openSession(*params);
        m_window->showPage(QStringLiteral("pool"));
        const pages::Page* pool = m_window->pages().currentPage();
        QTRY_VERIFY(pool->isVisible());
        QTRY_VERIFY(pool->height() >= pool->minimumSizeHint().height());
    }

    void theConnectDialogOpensOnceAndIsNotModal()
    {
        m_window->openWizard(QStringLiteral("connect"));
        m_window->openWizard(QStringLiteral("connect"));
        const auto dialogs = m_window->findChildren<QDialog*>(QStringLiteral("wizard-connect"));
        QCOMPARE(dialogs.size(), 1);
        QVERIFY(!dialogs.first()->isModal());
        dialogs.first()->close();
    }

    void settingsOpenByTheirKeyAndChangeTheTheme()
    {
        QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
        auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("wizard-settings"));
        QVERIFY(dialog != nullptr);
        QVERIFY(m_console->settings().set(service::Key::Theme, QStringLiteral("dark")));
        QCOMPARE(m_theme->scheme(), theme::Scheme::Dark);
        dialog->close();
    }

    void theMenusAreTheOnesThatEveryDesktopExpects()
    {
        QStringList titles;
        for (const QAction* action : m_window->menuBar()->actions())
            titles.append(action->text().remove(QLatin1Char('&')));
        QCOMPARE(titles.join(QLatin1Char(' ')), QStringLiteral("File Edit View Query Server Tools Window Help"));
        QCOMPARE(m_window->findChild<QAction*>(QStringLiteral("quit"))->menuRole(), QAction::QuitRole);
        QCOMPARE(m_window->findChild<QAction*>(QStringLiteral("settings"))->menuRole(), QAction::PreferencesRole);
        QCOMPARE(m_window->findChild<QAction*>(QStringLiteral("about"))->menuRole(), QAction::AboutRole);
    }

    void noShortcutIsTakenTwiceAndNoneUsesCtrlAltOrABracket()
    {
        QSet<QString> seen;
        for (const QAction* action : m_window->findChildren<QAction*>()) {
            const QString keys = action->shortcut().toString(QKeySequence::PortableText);
            if (keys.isEmpty())
                continue;
            QVERIFY2(!seen.contains(keys), qPrintable(keys));
            seen.insert(keys);
            QVERIFY2(!keys.contains(QStringLiteral("Ctrl+Alt")) && !keys.contains(QLatin1Char('[')) &&
                         !keys.contains(QLatin1Char(']')),
                     qPrintable(keys));
        }
        for (const char* keys : {"Ctrl+1", "F5", "Ctrl+,", "Ctrl+K", "F6", "F11", "Ctrl+E", "F1"})
            QVERIFY2(seen.contains(QLatin1String(keys)), keys);
    }

    void thePaletteOffersEveryPageAndGoesThere()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto* palette = m_window->findChild<shell::CommandPalette*>();
        QVERIFY(palette != nullptr);
        QVERIFY(palette->isVisible());
        for (const pages::PageInfo& page : pages::pageList())
            QVERIFY2(palette->shown().contains(QStringLiteral("Go to ") + page.title), qPrintable(page.id));
        auto* field = palette->findChild<QWidget*>(QStringLiteral("paletteField"));
        QTest::keyClicks(field, QStringLiteral("go to plan"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_window->pages().currentId(), QStringLiteral("plan"));
    }

    void theDockOpensAndRemembersMessages()
    {
        QVERIFY(!m_window->dock().expanded());
        const int closed = m_window->dock().height();
        QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
        QVERIFY(m_window->dock().expanded());
        QTRY_VERIFY(m_window->dock().height() > closed + 100);
        QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
        QTRY_COMPARE(m_window->dock().height(), closed);
    }

    void everyWidgetThatTakesTheFocusHasANameToSay()
    {
        for (const pages::PageInfo& page : pages::pageList())
            m_window->pages().page(page.id);
        m_window->openFirstPage();
        QCoreApplication::processEvents();
        QStringList nameless;
        for (QWidget* widget : m_window->findChildren<QWidget*>()) {
            if ((widget->focusPolicy() & Qt::TabFocus) == 0)
                continue;
            // Parts that Qt makes inside its own widgets are read with them.
            if (widget->objectName().startsWith(QStringLiteral("qt_")) || widget->inherits("QTabBar") ||
                widget->inherits("QTabWidget") || widget->inherits("QScrollArea") || widget->inherits("QHeaderView"))
                continue;
            QAccessibleInterface* said = QAccessible::queryAccessibleInterface(widget);
            if (said == nullptr || said->text(QAccessible::Name).isEmpty())
                nameless.append(QStringLiteral("%1 \"%2\" in \"%3\"")
                                    .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                                         widget->parentWidget()->objectName()));
        }
        QCOMPARE(nameless.join(QStringLiteral("; ")), QString());
    }

    void aServerThatCannotBeReachedIsSaidInABannerAndTheWindowLives()
    {
        auto params = pg::ConnectParams::parse("postgresql://nobody@127.0.0.1:1/none?sslmode=disable");
        QVERIFY(params.has_value());
        m_window->showPage(QStringLiteral("overview"));
        m_console->openSession(*params, QStringLiteral("production"));
        auto* banner = m_window->findChild<shell::SessionBanner*>()->banner();
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 5'000);
        QVERIFY2(banner->plainText().contains(QStringLiteral("nobody@127.0.0.1:1/none")),
                 qPrintable(banner->plainText()));
        m_window->showPage(QStringLiteral("pool"));
        QCOMPARE(m_window->pages().currentId(), QStringLiteral("pool"));
        m_console->closeSession();
        QTRY_VERIFY(!banner->isVisible());
    }

    void aTourThatFindsNothingEndsWithOneErrorThatNamesThePage()
    {
        std::optional<base::Status> ended;
        QTemporaryDir pictures;
        shell::Tour::Options options;
        options.directory = pictures.path();
        options.patience = std::chrono::milliseconds(300);
        shell::Tour tour(
            *m_window, options, [](const QString&) {}, [&ended](const base::Status& status) { ended = status; });
        tour.start();
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), 5'000);
        QVERIFY(!*ended);
        QCOMPARE(ended->error().code(), base::ErrorCode::Timeout);
        QVERIFY(QString::fromStdString(ended->error().english()).contains(QStringLiteral("overview")));
        QVERIFY(tour.pictures().isEmpty());
    }

    void theWindowRemembersItsSizeAndPage()
    {
        m_window->showPage(QStringLiteral("plan"));
        m_window->resize(1100, 700);
        m_window->close();
        MainWindow again(*m_console, *m_theme);
        again.restorePlace();
        again.show();
        again.openFirstPage();
        QTRY_COMPARE(again.pages().currentId(), QStringLiteral("plan"));
        QCOMPARE(again.size(), QSize(1100, 700));
    }

    void paneByPaneTheFocusGoesRound()
    {
        m_window->showPage(QStringLiteral("plan"));
        QApplication::setActiveWindow(m_window.get());
        QSet<QWidget*> visited;
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(m_window.get(), Qt::Key_F6);
            visited.insert(QApplication::focusWidget());
        }
        QVERIFY(visited.size() >= 3);
    }

private:
    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<service::Console> m_console;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
