// SPDX-License-Identifier: GPL-3.0-or-later
// The plan page without a server: what is opened, pasted and dropped.
#include "core/service/console.h"
#include "tests/ui/planfixtures.h"
#include "ui/models/planselection.h"
#include "ui/pages/plan/planpage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plandiffview.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/sqlview.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace howdah;
using namespace howdah::test;

namespace {

constexpr int patience = 120'000;

} // namespace

class TestPlanPage : public QObject {
    Q_OBJECT

    QTemporaryDir m_directory;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<service::Console> m_console;
    std::unique_ptr<pages::PlanPage> m_page;

    QString written(const char* name, const QByteArray& bytes)
    {
        const QString path = m_directory.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
            qFatal("%s could not be written", qPrintable(path));
        return path;
    }
    QByteArray bytesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    widgets::PlanView* view() { return m_page->findChild<widgets::PlanView*>(); }
    widgets::Banner* banner() { return m_page->findChild<widgets::Banner*>(); }
    widgets::SqlView* statement() { return m_page->findChild<widgets::SqlView*>(QStringLiteral("planStatement")); }
    void openJoin()
    {
        m_page->openText(QString::fromStdString(joinText));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->hasData(), patience);
    }
    void drop(QMimeData& data)
    {
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page.get(), &event);
    }

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory.path());
        QCoreApplication::setOrganizationName(QStringLiteral("Howdah"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_planpage"));
        m_theme = std::make_unique<theme::Theme>(*static_cast<QApplication*>(QCoreApplication::instance()),
                                                 theme::Choice::Light);
        auto console = service::Console::create({m_directory.path(), {}});
        QVERIFY2(console, console ? "" : console.error().english().c_str());
        m_console = std::move(*console);
    }
    void init()
    {
        m_page = std::make_unique<pages::PlanPage>(*m_console);
        m_page->resize(1200, 800);
        m_page->show();
    }
    void cleanup() { m_page.reset(); }
    void cleanupTestCase()
    {
        m_console.reset();
        m_theme.reset();
    }

    void aFileIsOpenedWithTheTextItHad()
    {
        m_page->open({{QStringLiteral("file"), written("plan.json", QByteArray::fromStdString(joinText))}});
        QTRY_VERIFY_WITH_TIMEOUT(m_page->hasData(), patience);
        QCOMPARE(view()->plan()->nodeCount, int(joinNodes));
        QVERIFY(view()->document()->textAsRead);
        QCOMPARE(*view()->document()->text, joinText);
        QVERIFY(banner()->message().cause.isEmpty());
    }

    void thePlanOnTheClipboardIsPastedWithAKey()
    {
        QGuiApplication::clipboard()->setText(QString::fromStdString(joinText));
        QTest::keyClick(m_page.get(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->hasData(), patience);
        QCOMPARE(view()->plan()->nodeCount, int(joinNodes));
    }

    void anEmptyClipboardIsSaid()
    {
        QGuiApplication::clipboard()->clear();
        m_page->pastePlan();
        QVERIFY(!banner()->message().cause.isEmpty());
        QVERIFY(!m_page->hasData());
    }

    void filesAndTextsCanBeDropped()
    {
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile(written("dropped.json", QByteArray::fromStdString(appendText(3, 1))))});
        drop(file);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->hasData(), patience);
        QCOMPARE(view()->plan()->nodeCount, 4);
        QMimeData text;
        text.setText(QString::fromStdString(joinText));
        drop(text);
        QTRY_COMPARE_WITH_TIMEOUT(view()->plan()->nodeCount, int(joinNodes), patience);
    }

    void whatIsNoPlanIsSaidInOneLineAndThePlanBeforeItStays_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("blank") << QByteArray(" \n\t \n");
        QTest::newRow("words") << QByteArray("no plan at all");
        QTest::newRow("truncated") << QByteArray::fromStdString(joinText).left(700);
        QTest::newRow("binary") << QByteArray("\x7f"
                                              "ELF\x02\x01\x01\0\0\xff\xfe\x80{[\"",
                                              16);
        QTest::newRow("utf16") << QByteArray("\xff\xfe[\0{\0\"\0P\0", 10);
        QTest::newRow("json") << QByteArray(R"({"orders": [1, 2, 3]})");
        QTest::newRow("no node") << QByteArray(R"([{"Plan": {}}])");
    }
    void whatIsNoPlanIsSaidInOneLineAndThePlanBeforeItStays()
    {
        QFETCH(QByteArray, bytes);
        openJoin();
        const plan::PlanPtr before = view()->plan();
        m_page->openFile(written("garbage", bytes));
        QTRY_VERIFY_WITH_TIMEOUT(!banner()->message().cause.isEmpty(), patience);
        QVERIFY2(!banner()->message().cause.contains(QLatin1Char('\n')), qPrintable(banner()->message().cause));
        QCOMPARE(view()->plan(), before);
        QVERIFY(m_page->hasData());
        // The next one that is a plan takes the complaint away.
        openJoin();
        QTRY_VERIFY_WITH_TIMEOUT(banner()->message().cause.isEmpty(), patience);
    }

    void aFileThatIsNotThereAndAFolderAreSaid()
    {
        for (const QString& path : {m_directory.filePath(QStringLiteral("absent.json")), m_directory.path()}) {
            banner()->clear();
            m_page->openFile(path);
            QTRY_VERIFY_WITH_TIMEOUT(!banner()->message().cause.isEmpty(), patience);
            QVERIFY(!m_page->hasData());
        }
    }

    void ofSeveralPlansOneIsChosen()
    {
        auto* chooser = m_page->findChild<QComboBox*>(QStringLiteral("planChooser"));
        openJoin();
        QVERIFY(!chooser->isVisible());
        m_page->openText(QString::fromStdString(joinText + "\n" + appendText(3, 1)));
        QTRY_VERIFY_WITH_TIMEOUT(chooser->isVisible(), patience);
        QCOMPARE(chooser->count(), 2);
        QCOMPARE(view()->plan()->nodeCount, int(joinNodes));
        chooser->setCurrentIndex(1);
        emit chooser->activated(1);
        QTRY_COMPARE_WITH_TIMEOUT(view()->plan()->nodeCount, 4, patience);
        QCOMPARE(view()->document()->parts.size(), std::size_t(4));
    }

    void theStatementOfAPlanIsShownWithThePartOfTheSelectedNode()
    {
        std::string logged = joinText;
        logged.insert(logged.find("\"Plan\""), R"("Query Text": "SELECT * FROM orders o JOIN customers c ON true", )");
        m_page->openText(QString::fromStdString(logged));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->hasData(), patience);
        QCOMPARE(statement()->extraSelections().size(), 1);
        QCOMPARE(statement()->extraSelections().front().cursor.selectedText(), QStringLiteral("orders o"));
        view()->selection().select(CustomersNode);
        QCOMPARE(statement()->extraSelections().front().cursor.selectedText(), QStringLiteral("customers c"));
        view()->selection().select(HashNode);
        QVERIFY(statement()->extraSelections().isEmpty());
        view()->selection().select(OrdersNode);
        statement()->insertPlainText(QStringLiteral("x"));
        QVERIFY(statement()->extraSelections().isEmpty());
    }

    void aPlanIsComparedWithAnotherTextAndGarbageIsSaid()
    {
        openJoin();
        std::string indexed = joinText;
        const std::string scan = R"("Node Type": "Seq Scan")";
        indexed.replace(indexed.find(scan), scan.size(), R"("Node Type": "Index Scan", "Index Name": "orders_status")");
        m_page->compareWithText(QString::fromStdString(indexed));
        QTRY_COMPARE_WITH_TIMEOUT(view()->view(), widgets::PlanView::View::Diff, patience);
        const models::PlanDiffPtr diff = view()->diffView()->diff();
        QVERIFY(diff);
        QCOMPARE(diff->after, view()->plan());
        QVERIFY(!diff->sameShape);
        m_page->compareWithText(QStringLiteral("nonsense"));
        QTRY_VERIFY_WITH_TIMEOUT(!banner()->message().cause.isEmpty(), patience);
        QCOMPARE(view()->diffView()->diff(), diff);
    }

    void thePlansShownBeforeCanBeComparedWith()
    {
        openJoin();
        const plan::PlanPtr first = view()->plan();
        m_page->openText(QString::fromStdString(appendText(3, 1)));
        QTRY_COMPARE_WITH_TIMEOUT(view()->plan()->nodeCount, 4, patience);
        QMenu* menu = nullptr;
        for (QMenu* one : m_page->findChildren<QMenu*>()) {
            emit one->aboutToShow();
            for (QAction* action : one->actions()) {
                if (action->text().startsWith(QStringLiteral("Sort")))
                    menu = one;
            }
        }
        QVERIFY(menu != nullptr);
        menu->actions().back()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(view()->diffView()->diff(), patience);
        QCOMPARE(view()->diffView()->diff()->before, first);
    }

    void aPlanIsSavedInEveryForm()
    {
        openJoin();
        const auto saved = [&](pages::ShareFormat format, const char* name) {
            const QString path = m_directory.filePath(QString::fromLatin1(name));
            m_page->save(format, path);
            [&] { QTRY_VERIFY_WITH_TIMEOUT(!bytesOf(path).isEmpty(), patience); }();
            return bytesOf(path);
        };
        QVERIFY(saved(pages::ShareFormat::Html, "a.html").contains("<html"));
        QVERIFY(saved(pages::ShareFormat::Text, "a.txt").contains("orders"));
        QVERIFY(saved(pages::ShareFormat::Json, "a.json").contains("howdah/plan/1"));
        QVERIFY(saved(pages::ShareFormat::Svg, "a.svg").contains("<svg"));
        QVERIFY(!QImage::fromData(saved(pages::ShareFormat::Png, "a.png")).isNull());
        m_page->findChild<QAction*>(QStringLiteral("shareAnonymous"))->setChecked(true);
        for (const auto& [format, name] :
             {std::pair(pages::ShareFormat::Html, "b.html"), std::pair(pages::ShareFormat::Text, "b.txt"),
              std::pair(pages::ShareFormat::Json, "b.json"), std::pair(pages::ShareFormat::Svg, "b.svg")}) {
            const QByteArray bytes = saved(format, name);
            for (const char* secret : {"orders", "customers", "open", "country"})
                QVERIFY2(!bytes.contains(secret), name);
        }
        QVERIFY(banner()->message().cause.isEmpty());
    }

    void aPlaceThatCannotBeWrittenIsSaid()
    {
        openJoin();
        m_page->save(pages::ShareFormat::Text, m_directory.filePath(QStringLiteral("absent/a.txt")));
        QTRY_VERIFY_WITH_TIMEOUT(!banner()->message().cause.isEmpty(), patience);
    }

    void aPictureThatNobodyCouldReadIsRefused()
    {
        const auto refused =
            pages::shared(documentOf(chainText(4000)), pages::ShareFormat::Png, false, {}, theme::Scheme::Light);
        QVERIFY(!refused);
    }

    void theLastOfTwoRequestsWins()
    {
        m_page->openText(QString::fromStdString(appendText(3000, 1)));
        m_page->openText(QString::fromStdString(joinText));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->hasData(), patience);
        QCOMPARE(view()->plan()->nodeCount, int(joinNodes));
    }

    void aPageThatGoesWhileItReadsEndsWell()
    {
        m_page->openText(QString::fromStdString(appendText(3000, 1)));
        m_page.reset();
    }
};

QTEST_MAIN(TestPlanPage)
#include "tst_planpage.moc"
