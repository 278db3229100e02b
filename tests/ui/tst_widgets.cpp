// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "ui/models/roles.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/deferrer.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/severitylabel.h"
#include "ui/widgets/sqlview.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/tile.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>

using namespace howdah;
using namespace howdah::widgets;

class TestWidgets : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("Howdah"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_widgets"));
        m_theme = new theme::Theme(*static_cast<QApplication*>(QCoreApplication::instance()), theme::Choice::Light);
    }
    void init() { QSettings().clear(); }
    void cleanupTestCase() { delete m_theme; }

    void aBannerSaysCauseSqlstateAndRemedyAndCopiesThem()
    {
        base::ServerMessage message;
        message.severity = "ERROR";
        message.sqlState = "42P01";
        message.message = "relation \"ordres\" does not exist";
        const auto error = base::Error::fromServer(base::ErrorCode::Server,
                                                   base::Text::verbatim("The statement could not be explained"),
                                                   message, base::Text::verbatim("Check the name"));
        Banner banner;
        banner.showError(error);
        QVERIFY(!banner.isHidden());
        QTest::mouseClick(banner.findChild<QPushButton*>(QStringLiteral("bannerCopy")), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(QStringLiteral("relation \"ordres\" does not exist")), qPrintable(copied));
        QVERIFY(copied.contains(QStringLiteral("SQLSTATE 42P01")));
        QVERIFY(copied.contains(QStringLiteral("Check the name")));
        QCOMPARE(banner.accessibleName(), copied);
    }

    void aBannerMovesTheContentByItsOwnHeightAndAnotherMessageNotAtAll()
    {
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        auto* banner = new Banner;
        auto* content = new QWidget;
        column->addWidget(banner);
        column->addWidget(content, 1);
        page.resize(500, 300);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QCOMPARE(content->y(), 0);
        banner->showMessage({theme::Severity::Critical, QStringLiteral("No answer"), {}, {}, {}});
        QTRY_COMPARE(content->y(), banner->height());
        const int moved = content->y();
        banner->showMessage({theme::Severity::Warning, QString(400, QLatin1Char('x')), QStringLiteral("08006"),
                             QString(400, QLatin1Char('y')), QStringLiteral("Try again")});
        QCoreApplication::processEvents();
        QCOMPARE(content->y(), moved);
        QVERIFY(banner->width() <= page.width());
        banner->clear();
        QTRY_COMPARE(content->y(), 0);
    }

    void aTileIsALinkForMouseAndKeyboardAndSaysItsFigure()
    {
        Tile tile(QStringLiteral("Transactions"));
        tile.setFigure(QStringLiteral("1 284"), QStringLiteral("per second"));
        QCOMPARE(tile.accessibleName(), QStringLiteral("Transactions: 1 284 per second"));
        tile.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tile));
        QSignalSpy clicked(&tile, &QAbstractButton::clicked);
        QTest::mouseClick(tile.windowHandle(), Qt::LeftButton, {}, QPoint(30, 40));
        QCOMPARE(clicked.size(), 1);
        QTest::keyClick(&tile, Qt::Key_Return);
        QTest::keyClick(&tile, Qt::Key_Space);
        QCOMPARE(clicked.size(), 3);
    }

    void aTileWithoutAFigureShowsADashAndNoZero()
    {
        Tile tile(QStringLiteral("Replica lag"));
        QCOMPARE(tile.figure(), QString(QChar(0x2013)));
        tile.setFigure(QStringLiteral("0.8"));
        QCOMPARE(tile.figure(), QStringLiteral("0.8"));
        tile.setFigure({});
        QCOMPARE(tile.figure(), QString(QChar(0x2013)));
    }

    void everySharedWidgetHasAnAccessibleName()
    {
        Card card(QStringLiteral("Worst first"));
        Tile tile(QStringLiteral("Disk"));
        SeverityLabel severity(theme::Severity::Warning);
        EnvironmentPill pill;
        pill.setEnvironment(QStringLiteral("production"));
        ElidedLabel label(QStringLiteral("orders_open"));
        EmptyState empty(QStringLiteral("activity"));
        empty.say(QStringLiteral("No one is blocked"));
        PageHeader header(QStringLiteral("Pool"));
        SqlView sql;
        TableView table(QStringLiteral("leases"), QStringLiteral("Leases"));
        TreeView tree(QStringLiteral("plan"), QStringLiteral("Plan"));
        for (const QWidget* widget :
             {static_cast<QWidget*>(&card), static_cast<QWidget*>(&tile), static_cast<QWidget*>(&severity),
              static_cast<QWidget*>(&pill), static_cast<QWidget*>(&label), static_cast<QWidget*>(&empty),
              static_cast<QWidget*>(&header), static_cast<QWidget*>(&sql), static_cast<QWidget*>(&table),
              static_cast<QWidget*>(&tree)})
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        QVERIFY(pill.accessibleName().contains(QStringLiteral("PRODUCTION")));
    }

    void aTableSortsByTheSortRoleAndNotByWhatIsShown()
    {
        QStandardItemModel model(3, 1);
        const int sizes[] = {900, 8000, 70};
        for (int row = 0; row < 3; ++row) {
            model.setData(model.index(row, 0), QStringLiteral("%1 kB").arg(sizes[row]));
            model.setData(model.index(row, 0), sizes[row], models::SortRole);
        }
        TableView table(QStringLiteral("sizes"), QStringLiteral("Sizes"));
        table.setDefaultSort(0, Qt::DescendingOrder);
        table.setSourceModel(&model);
        QStringList shown;
        for (int row = 0; row < 3; ++row)
            shown.append(table.proxy()->index(row, 0).data().toString());
        QCOMPARE(shown, QStringList({QStringLiteral("8000 kB"), QStringLiteral("900 kB"), QStringLiteral("70 kB")}));
    }

    void aTableRemembersWidthsAndSortingAndCopiesWithoutLocale()
    {
        QStandardItemModel model(2, 2);
        model.setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("Calls")});
        for (int row = 0; row < 2; ++row) {
            model.setData(model.index(row, 0), QStringLiteral("row\t%1").arg(row));
            model.setData(model.index(row, 0), row, models::SortRole);
            model.setData(model.index(row, 1), QStringLiteral("1 284"));
            model.setData(model.index(row, 1), QStringLiteral("1284"), models::CopyRole);
            model.setData(model.index(row, 1), 1284 + row, models::SortRole);
        }
        {
            TableView table(QStringLiteral("remembered"), QStringLiteral("Rows"));
            table.setDefaultWidths({100, 100});
            table.setDefaultSort(0, Qt::AscendingOrder);
            table.setSourceModel(&model);
            table.setColumnWidth(0, 222);
            table.sortByColumn(1, Qt::DescendingOrder);
            table.selectRow(0);
            QCOMPARE(table.selectionAsTsv(true), QStringLiteral("Name\tCalls\nrow 1\t1284"));
        }
        TableView again(QStringLiteral("remembered"), QStringLiteral("Rows"));
        again.setDefaultWidths({100, 100});
        again.setSourceModel(&model);
        QCOMPARE(again.columnWidth(0), 222);
        QCOMPARE(again.horizontalHeader()->sortIndicatorSection(), 1);
    }

    void aTableWithRowsAlwaysHasACurrentOne()
    {
        QStandardItemModel model(0, 1);
        TableView table(QStringLiteral("current"), QStringLiteral("Rows"));
        table.setSourceModel(&model);
        QVERIFY(!table.currentIndex().isValid());
        model.appendRow(new QStandardItem(QStringLiteral("one")));
        QVERIFY(table.currentIndex().isValid());
        model.clear();
        model.appendRow(new QStandardItem(QStringLiteral("two")));
        QVERIFY(table.currentIndex().isValid());
    }

    void rowsAreThirtyOnePixelsHighWhateverIsInThem()
    {
        QStandardItemModel model(1, 3);
        model.setData(model.index(0, 0), QStringLiteral("SELECT\n1\nFROM\nnowhere"));
        model.setData(model.index(0, 1), 0.5, models::BarRole);
        TableView table(QStringLiteral("heights"), QStringLiteral("Rows"));
        table.setItemDelegateForColumn(1, new BarDelegate(&table));
        table.setSourceModel(&model);
        QCOMPARE(table.rowHeight(0), 31);
        const RowDelegate delegate;
        QCOMPARE(delegate.sizeHint({}, model.index(0, 0)).height(), 31);
    }

    void anUpdateOfAHiddenWidgetWaitsUntilItIsShownAndRunsOnce()
    {
        QWidget owner;
        int updates = 0;
        Deferrer deferrer(&owner, [&updates] { ++updates; });
        deferrer.request();
        deferrer.request();
        QCoreApplication::processEvents();
        QCOMPARE(updates, 0);
        owner.show();
        QTRY_COMPARE(updates, 1);
        deferrer.request();
        deferrer.request();
        QTRY_COMPARE(updates, 2);
        QVERIFY(!deferrer.pending());
    }

    void sqlIsColouredButNotInsideStringsAndComments()
    {
        SqlView view;
        view.setSql(QStringLiteral("select 'from' -- where\n/* join\nleft */ from t"));
        QCoreApplication::processEvents();
        const auto boldAt = [&view](int block, int column) {
            const auto ranges = view.document()->findBlockByNumber(block).layout()->formats();
            return std::any_of(ranges.begin(), ranges.end(), [column](const QTextLayout::FormatRange& range) {
                return column >= range.start && column < range.start + range.length &&
                       range.format.fontWeight() == QFont::DemiBold;
            });
        };
        QVERIFY(boldAt(0, 0));
        QVERIFY(!boldAt(0, 8));
        QVERIFY(!boldAt(0, 17));
        QVERIFY(!boldAt(1, 3));
        QVERIFY(!boldAt(2, 0));
        QVERIFY(boldAt(2, 8));
    }

    void aLabelMadeBeforeTheThemeChangedIsShownInItsNewColour_data()
    {
        QTest::addColumn<bool>("shownBefore");
        QTest::newRow("never shown") << false;
        QTest::newRow("shown before") << true;
    }
    void aLabelMadeBeforeTheThemeChangedIsShownInItsNewColour()
    {
        QFETCH(bool, shownBefore);
        m_theme->choose(theme::Choice::Light);
        QWidget page;
        auto* label = new Label(QStringLiteral("last 15 min"), theme::Role::SecondText, &page);
        if (shownBefore) {
            page.show();
            QVERIFY(QTest::qWaitForWindowExposed(&page));
            page.hide();
        }
        m_theme->choose(theme::Choice::Dark);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QCOMPARE(label->palette().color(QPalette::WindowText),
                 theme::color(theme::Role::SecondText, theme::Scheme::Dark));
        m_theme->choose(theme::Choice::Light);
    }

    void anElidedLabelKeepsItsWholeTextForReaders()
    {
        ElidedLabel label;
        const QString whole(500, QLatin1Char('a'));
        label.setText(whole);
        label.resize(80, 20);
        QCOMPARE(label.accessibleName(), whole);
        QVERIFY(label.minimumSizeHint().width() < 120);
    }

private:
    QTemporaryDir m_settings;
    theme::Theme* m_theme = nullptr;
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
