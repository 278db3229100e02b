// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a real server that comes and goes.
#include "core/pg/connection.h"
#include "core/server/installation.h"
#include "core/server/privatecluster.h"
#include "core/service/console.h"
#include "core/service/serversession.h"
#include "ui/charts/livechart.h"
#include "ui/pages/page.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/sessionbanner.h"
#include "ui/shell/tour.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QDialog>
#include <QImage>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace howdah;
using shell::MainWindow;

namespace {

constexpr int patience = 120'000;

} // namespace

class TestWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("Howdah"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_window"));
        const auto installation = server::chooseInstallation();
        QVERIFY2(installation.has_value(), installation ? "" : installation.error().english().c_str());
        server::ClusterOptions options;
        options.installation = *installation;
        options.throwAway = true;
        options.settings["shared_preload_libraries"] = "pg_stat_statements";
        auto started = server::PrivateCluster::start(options);
        QVERIFY2(started.has_value(), started ? "" : started.error().english().c_str());
        m_cluster = std::make_unique<server::PrivateCluster>(std::move(*started));
        auto connection = pg::Connection::connect(m_cluster->params(), {});
        QVERIFY2(connection.has_value(), connection ? "" : connection.error().english().c_str());
        const auto made = (*connection)->query("create extension pg_stat_statements");
        QVERIFY2(made.has_value(), made ? "" : made.error().english().c_str());
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Choice::Light);
    }
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        auto made = service::Console::create({m_data->path(), {}});
        QVERIFY2(made.has_value(), made ? "" : made.error().english().c_str());
        m_console = std::move(*made);
        m_window = std::make_unique<MainWindow>(*m_console, *m_theme);
        m_window->resize(1440, 900);
        m_window->show();
        m_console->openSession(m_cluster->params());
        m_window->showPage(QStringLiteral("overview"));
    }
    void cleanup()
    {
        m_window.reset();
        m_console.reset();
    }
    void cleanupTestCase()
    {
        m_theme.reset();
        m_cluster.reset();
    }

    void chartsMoveWithinFifteenSecondsAndOnlyOnThePageThatIsShown()
    {
        pages::Page* overview = m_window->pages().page(QStringLiteral("overview"));
        pages::Page* pool = m_window->pages().page(QStringLiteral("pool"));
        QTRY_VERIFY_WITH_TIMEOUT(overview->hasData(), 15'000);
        const auto shown = overview->findChildren<charts::LiveChart*>();
        QVERIFY(!shown.isEmpty());
        const int before = shown.first()->repaints();
        QTRY_VERIFY_WITH_TIMEOUT(shown.first()->repaints() > before + 1, 15'000);
        for (const charts::LiveChart* chart : pool->findChildren<charts::LiveChart*>())
            QCOMPARE(chart->repaints(), 0);
    }

    void theTourSavesAPictureOfEveryPageNamedAfterIt()
    {
        QTemporaryDir pictures;
        std::optional<base::Status> ended;
        shell::Tour::Options options;
        options.directory = pictures.path() + QStringLiteral("/new/folder");
        options.warmUp = std::chrono::milliseconds(2'000);
        options.settle = std::chrono::milliseconds(500);
        shell::Tour tour(
            *m_window, options, [](const QString&) {}, [&ended](const base::Status& status) { ended = status; });
        tour.start();
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), 120'000);
        QVERIFY2(ended->has_value(), *ended ? "" : ended->error().english().c_str());
        QCOMPARE(tour.pictures().size(), qsizetype(pages::pageList().size()));
        for (const pages::PageInfo& page : pages::pageList()) {
            const QImage image(options.directory + QLatin1Char('/') + page.id + QStringLiteral(".png"));
            QCOMPARE(image.size(), QSize(1440, 900));
        }
    }

    void thePaletteConnectsToARememberedServer()
    {
        const auto uri = [this](std::string_view database) {
            pg::ConnectParams params = m_cluster->params();
            params.set("dbname", std::string(database));
            return QString::fromStdString(params.toUri());
        };
        m_console->closeSession();
        // Names that hold the same letters: what is typed in full is offered first.
        QVERIFY(m_console->saveProfile({QStringLiteral("Orders (old)"), uri("nowhere"), {}, {}}).has_value());
        QVERIFY(m_console
                    ->saveProfile(
                        {QStringLiteral("Orders"), uri("template1"), QStringLiteral("production"), uri("postgres")})
                    .has_value());
        QVERIFY(m_console->session() == nullptr);

        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        const auto choose = [this](const QString& typed, const QString& offered) {
            QApplication::setActiveWindow(m_window.get());
            QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
            auto* palette = m_window->findChild<shell::CommandPalette*>();
            QVERIFY(palette != nullptr && palette->isVisible());
            auto* field = palette->findChild<QWidget*>(QStringLiteral("paletteField"));
            QTest::keyClicks(field, typed);
            QCOMPARE(palette->shown().value(0), offered);
            QTest::keyClick(field, Qt::Key_Return);
            QVERIFY(!palette->isVisible());
        };
        choose(QStringLiteral("orders (old)"), QStringLiteral("Connect to Orders (old)"));
        // A dialog that is open about another server makes room.
        choose(QStringLiteral("connect to orders"), QStringLiteral("Connect to Orders"));

        // The remembered server stands in the dialog, which asks for a password before it connects.
        QPointer<QDialog> dialog = m_window->findChild<QDialog*>(QStringLiteral("wizard-connect"));
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("connectName"))->text(), QStringLiteral("Orders"));
        QVERIFY(m_console->session() == nullptr);
        auto* connectNow = dialog->findChild<QPushButton*>(QStringLiteral("connectButton"));
        QVERIFY(connectNow->isEnabled());
        QTest::mouseClick(connectNow, Qt::LeftButton);
        QTRY_VERIFY(dialog == nullptr);

        service::ServerSession* session = m_console->session();
        QVERIFY(session != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(session->sample() != nullptr, patience);
        QCOMPARE(session->params().get("dbname").value_or(""), "template1");
        QCOMPARE(m_console->sessionEnvironment(), QStringLiteral("production"));
        QCOMPARE(m_console->sessionReplicas().size(), std::size_t(1));
        QCOMPARE(m_window->windowTitle(), session->displayName() + QStringLiteral(" – Howdah"));
        QVERIFY(!m_window->findChild<shell::SessionBanner*>()->banner()->isVisible());
    }

    void aServerThatStopsIsSaidWithinFiveSecondsAndAllResumesWhenItIsBack()
    {
        service::ServerSession* session = m_console->session();
        QTRY_VERIFY_WITH_TIMEOUT(session->sample() != nullptr, patience);
        auto* banner = m_window->findChild<shell::SessionBanner*>()->banner();
        QVERIFY(!banner->isVisible());
        QVERIFY(m_cluster->stop(server::PrivateCluster::StopMode::Immediate));
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 5'000);
        // The window still does what it is asked.
        m_window->showPage(QStringLiteral("plan"));
        QCOMPARE(m_window->pages().currentId(), QStringLiteral("plan"));
        const auto last = session->sample()->number;
        QVERIFY(m_cluster->restart());
        QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(session->sample()->number != last, patience);
    }

private:
    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<server::PrivateCluster> m_cluster;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<service::Console> m_console;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
