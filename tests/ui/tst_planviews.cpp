// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/diff.h"
#include "tests/ui/planfixtures.h"
#include "ui/models/planmodel.h"
#include "ui/models/planselection.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/advicecard.h"
#include "ui/widgets/flamegraph.h"
#include "ui/widgets/planadvice.h"
#include "ui/widgets/plandetails.h"
#include "ui/widgets/plandiffview.h"
#include "ui/widgets/plangraph.h"
#include "ui/widgets/planstatistics.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/rawplan.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace howdah;
using namespace howdah::widgets;
using namespace howdah::test;

namespace {

plan::Finding finding(int node, double savingMs)
{
    plan::Finding found;
    found.rule = 1;
    found.id = "seq-scan-filtered-most";
    found.node = node;
    found.title = base::Text::verbatim("99,990 of 100,000 rows were read to be thrown away");
    found.reason = base::Text::verbatim("An index answers it");
    found.savingMs = savingMs;
    plan::Action action;
    action.kind = plan::Action::Kind::Index;
    action.text = base::Text::verbatim("Create an index");
    action.sql = "CREATE INDEX CONCURRENTLY ON orders (status)";
    found.actions.push_back(action);
    return found;
}

} // namespace

class TestPlanViews : public QObject {
    Q_OBJECT

    QTemporaryDir m_settings;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<PlanView> m_view;

    FlameGraph* flame() { return m_view->findChild<FlameGraph*>(QStringLiteral("planFlame")); }
    RawPlan* raw() { return m_view->findChild<RawPlan*>(QStringLiteral("planRaw")); }
    int selected() { return m_view->selection().node(); }
    void search(const char* text)
    {
        auto* field = m_view->findChild<QLineEdit*>(QStringLiteral("planSearch"));
        field->setText(QString::fromUtf8(text));
        QTest::keyClick(field, Qt::Key_Return);
    }

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("Howdah"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_planviews"));
        m_theme = std::make_unique<theme::Theme>(*static_cast<QApplication*>(QCoreApplication::instance()),
                                                 theme::Choice::Light);
    }
    void init()
    {
        QSettings().clear();
        m_view = std::make_unique<PlanView>(QStringLiteral("test.tree"));
        m_view->offerDiff(true);
        m_view->resize(1200, 800);
        m_view->setDocument(documentOf(joinText));
        m_view->QWidget::show();
    }
    void cleanup() { m_view.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void theHottestNodeIsSelectedInEveryView()
    {
        QCOMPARE(selected(), int(OrdersNode));
        const auto* model = static_cast<const models::PlanModel*>(m_view->tree()->model());
        QCOMPARE(model->node(m_view->tree()->currentIndex())->id, int(OrdersNode));
        m_view->showView(PlanView::View::Raw);
        const auto [first, last] = raw()->markedLines();
        QVERIFY(first >= 0 && last > first);
        QVERIFY(m_view->findChild<QTextBrowser*>(QStringLiteral("planDetails"))
                    ->toPlainText()
                    .contains(QStringLiteral("status = 'open'")));
    }

    void choosingARowOfTheTreeSelectsTheNodeEverywhere()
    {
        const auto* model = static_cast<const models::PlanModel*>(m_view->tree()->model());
        m_view->tree()->setCurrentIndex(model->indexOfNode(CustomersNode));
        QCOMPARE(selected(), int(CustomersNode));
        m_view->showView(PlanView::View::Raw);
        QVERIFY(raw()->copied().contains(QStringLiteral("customers_pkey")));
        QVERIFY(!raw()->copied().contains(QStringLiteral("\"orders\"")));
    }

    void aClickInTheFlameGraphSelectsAndZoomsAndEscGoesBack()
    {
        m_view->showView(PlanView::View::Flame);
        FlameGraph* graph = flame();
        const QRect bar = graph->barOf(HashNode);
        QVERIFY(bar.width() > 0);
        QVERIFY(bar.width() < graph->viewport()->width() / 4);
        QTest::mouseClick(graph->viewport(), Qt::LeftButton, {}, bar.center());
        QCOMPARE(selected(), int(HashNode));
        QCOMPARE(graph->zoomed(), int(HashNode));
        QCOMPARE(graph->barOf(HashNode).width(), graph->viewport()->width());
        QVERIFY(graph->barOf(OrdersNode).isEmpty());
        // The ancestors stay above it, as wide as the view: a way back with the mouse.
        QCOMPARE(graph->nodeAt(graph->barOf(SortNode).center()), int(SortNode));
        QTest::keyClick(graph, Qt::Key_Escape);
        QCOMPARE(graph->zoomed(), int(SortNode));
        QVERIFY(!graph->zoomBack());
    }

    void aBarIsAsWideAsItsShareOfTheTime()
    {
        m_view->showView(PlanView::View::Flame);
        const double whole = flame()->barOf(SortNode).width();
        QVERIFY(qAbs(flame()->barOf(OrdersNode).width() / whole - 0.9) < 0.01);
        QVERIFY(qAbs(flame()->barOf(JoinNode).width() / whole - 0.98) < 0.01);
    }

    void arrowsWalkTheFlameGraphAndEnterZooms()
    {
        m_view->showView(PlanView::View::Flame);
        m_view->selection().select(SortNode);
        QTest::keyClick(flame(), Qt::Key_Down);
        QCOMPARE(selected(), int(JoinNode));
        QTest::keyClick(flame(), Qt::Key_Down);
        QCOMPARE(selected(), int(OrdersNode)); // the child with the most time
        QTest::keyClick(flame(), Qt::Key_Right);
        QCOMPARE(selected(), int(HashNode));
        QTest::keyClick(flame(), Qt::Key_Return);
        QCOMPARE(flame()->zoomed(), int(HashNode));
        QTest::keyClick(flame(), Qt::Key_Left);
        QCOMPARE(selected(), int(OrdersNode));
        QCOMPARE(flame()->zoomed(), int(SortNode)); // what the zoom had hidden is selected now
        QTest::keyClick(flame(), Qt::Key_Up);
        QCOMPARE(selected(), int(JoinNode));
    }

    void aFlameGraphOfNothingButZeroesCountsNodes()
    {
        m_view->setDocument(documentOf(appendText(4, 0)));
        m_view->showView(PlanView::View::Flame);
        QVERIFY(flame()->barOf(2).width() > 20);
        QCOMPARE(flame()->nodeAt(flame()->barOf(2).center()), 2);
    }

    void aPlanOfManyNodesIsPaintedByWhatCanBeSeen()
    {
        m_view->setDocument(documentOf(appendText(20'000, 0.01)));
        for (const auto which : {PlanView::View::Tree, PlanView::View::Flame, PlanView::View::Graph,
                                 PlanView::View::Statistics, PlanView::View::Raw}) {
            m_view->showView(which);
            QVERIFY(!m_view->grab().isNull());
            m_view->selection().select(which == PlanView::View::Graph ? 19'999 : 10'000);
            QVERIFY(!m_view->grab().isNull());
        }
    }

    void aPlanDeeperThanAnyStackIsShown()
    {
        m_view->setDocument(documentOf(chainText(30'000)));
        for (const auto which : {PlanView::View::Tree, PlanView::View::Flame, PlanView::View::Graph,
                                 PlanView::View::Statistics, PlanView::View::Raw}) {
            m_view->showView(which);
            m_view->selection().select(29'999);
            QVERIFY(!m_view->grab().isNull());
            m_view->selection().select(0);
        }
    }

    void theGraphZoomsAtThePointerAndFits()
    {
        m_view->showView(PlanView::View::Graph);
        PlanGraph* graph = m_view->graph();
        for (int node = 0; node < joinNodes; ++node)
            QVERIFY2(QRectF(graph->viewport()->rect()).contains(graph->boxOf(node)), qPrintable(QString::number(node)));
        const QPointF anchor = graph->boxOf(JoinNode).center();
        graph->setScale(2, anchor);
        QCOMPARE(graph->scale(), 2.0);
        QTest::keyClick(graph, Qt::Key_F);
        QVERIFY(graph->scale() <= 1.0);
        QTest::mouseClick(graph->viewport(), Qt::LeftButton, {}, graph->boxOf(CustomersNode).center().toPoint());
        QCOMPARE(selected(), int(CustomersNode));
        QTest::keyClick(graph, Qt::Key_Up);
        QCOMPARE(selected(), int(HashNode));
        QTest::keyClick(graph, Qt::Key_Left);
        QCOMPARE(selected(), int(OrdersNode));
    }

    void draggingTheGraphMovesItAndSelectsNothing()
    {
        m_view->showView(PlanView::View::Graph);
        PlanGraph* graph = m_view->graph();
        graph->setScale(2.5, QPointF(0, 0));
        graph->horizontalScrollBar()->setValue(100);
        const int before = selected();
        const QPoint from(200, 200);
        QTest::mousePress(graph->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(graph->viewport(), from - QPoint(30, 0));
        QTest::mouseMove(graph->viewport(), from - QPoint(40, 0));
        QTest::mouseRelease(graph->viewport(), Qt::LeftButton, {}, from - QPoint(40, 0));
        QCOMPARE(graph->horizontalScrollBar()->value(), 140);
        QCOMPARE(selected(), before);
    }

    void aSearchCountsMarksAndGoesRound()
    {
        search("hash");
        QCOMPARE(m_view->found(), (std::vector<int>{JoinNode, HashNode}));
        QCOMPARE(selected(), int(HashNode)); // the first one after the scan of orders
        auto* count = m_view->findChild<QLabel*>(QStringLiteral("planSearchCount"));
        QCOMPARE(count->text(), QStringLiteral("2 of 2"));
        auto* next = m_view->findChild<QToolButton*>(QStringLiteral("planSearchNext"));
        QVERIFY(next->isVisible());
        next->click();
        QCOMPARE(selected(), int(JoinNode));
        QCOMPARE(count->text(), QStringLiteral("1 of 2"));
        m_view->findChild<QToolButton*>(QStringLiteral("planSearchPrevious"))->click();
        QCOMPARE(selected(), int(HashNode));
        m_view->selection().select(CustomersNode);
        QCOMPARE(count->text(), QStringLiteral("2 found"));
        search("nowhere");
        QCOMPARE(count->text(), QStringLiteral("not found"));
        QVERIFY(!next->isVisible());
        QCOMPARE(selected(), int(CustomersNode));
        search("");
        QVERIFY(count->text().isEmpty());
    }

    void aSearchGoesOnInTheNextPlan()
    {
        search("part_2");
        QVERIFY(m_view->found().empty());
        m_view->setDocument(documentOf(appendText(5, 1)));
        QCOMPARE(m_view->found(), std::vector<int>{3});
        QCOMPARE(selected(), 3);
    }

    void aClickInTheRawTextSelectsItsNodeAndCopyTakesItsPart()
    {
        m_view->showView(PlanView::View::Raw);
        m_view->selection().select(SortNode);
        const int top = raw()->markedLines().first;
        const int lineHeight = QFontMetrics(theme::monoFont()).height() + 2;
        // Two lines below the root's part the join's begins.
        const int line = raw()->markedLines().second + 2 - top;
        raw()->verticalScrollBar()->setValue(top);
        QTest::mouseClick(raw()->viewport(), Qt::LeftButton, {},
                          QPoint(60, 4 + (line + top - raw()->verticalScrollBar()->value()) * lineHeight + 3));
        QCOMPARE(selected(), int(JoinNode));
        QTest::keyClick(raw(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Hash Cond")));
        QTest::keyClick(raw(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(raw()->copied(), QString::fromStdString(joinText));
    }

    void aPlanWhoseTextWasNotKeptSaysSo()
    {
        auto* note = m_view->findChild<QLabel*>(QStringLiteral("planRawNote"));
        m_view->showView(PlanView::View::Raw);
        QVERIFY(!note->isVisible());
        m_view->setPlan(documentOf(joinText)->index->plan);
        QVERIFY(note->isVisible());
        QVERIFY(raw()->markedLines().first >= 0);
    }

    void choosingASumSelectsTheNodeThatTookMostOfIt()
    {
        m_view->showView(PlanView::View::Statistics);
        m_view->selection().select(SortNode);
        auto* table = m_view->findChild<TableView*>(QStringLiteral("test.tree.type"));
        QCOMPARE(table->model()->rowCount(), 5);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Seq Scan"));
        emit table->activated(table->model()->index(0, 0));
        QCOMPARE(selected(), int(OrdersNode));
        m_view->findChild<PlanStatisticsView*>()->choose(models::UsageModel::By::Index);
        auto* indexes = m_view->findChild<TableView*>(QStringLiteral("test.tree.index"));
        QVERIFY(indexes->isVisible());
        emit indexes->activated(indexes->model()->index(0, 0));
        QCOMPARE(selected(), int(CustomersNode));
    }

    void anAdviceCardSaysTheSavingFirstAndSelectsItsNode()
    {
        auto document = std::make_shared<models::PlanDocument>(*documentOf(joinText));
        document->findings = {finding(OrdersNode, 88), finding(CustomersNode, 0.5)};
        m_view->setDocument(document);
        m_view->selection().select(SortNode);
        const QList<AdviceCard*> cards = m_view->advice()->findChildren<AdviceCard*>();
        QCOMPARE(cards.size(), 2);
        QVERIFY(cards.front()->accessibleName().startsWith(QStringLiteral("saves up to 88 ms of 100 ms")));
        QTest::keyClick(cards.front(), Qt::Key_Return);
        QCOMPARE(selected(), int(OrdersNode));
        QVERIFY(cards.front()->isChosen());
        QVERIFY(!cards.back()->isChosen());
        m_view->selection().select(CustomersNode);
        QVERIFY(cards.back()->isChosen());
        cards.front()->findChild<QPushButton*>(QStringLiteral("adviceCopy"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("CREATE INDEX CONCURRENTLY ON orders (status)"));
        // Nothing is offered that nobody can do.
        QVERIFY(cards.front()->findChild<QPushButton*>(QStringLiteral("adviceAction")) == nullptr);
        QCOMPARE(severityOf(finding(0, 88), 100), theme::Severity::Critical);
        QCOMPARE(severityOf(finding(0, 8), 100), theme::Severity::Warning);
        QCOMPARE(severityOf(finding(0, 1), 100), theme::Severity::Note);
        QCOMPARE(severityOf(finding(0, 1), 0), theme::Severity::Note);
    }

    void whatCanBeDoneHereComesBeforeCopy()
    {
        m_view->advice()->offer([](const plan::Action& action) {
            return action.kind == plan::Action::Kind::Index ? QStringLiteral("Try it") : QString();
        });
        auto document = std::make_shared<models::PlanDocument>(*documentOf(joinText));
        document->findings = {finding(OrdersNode, 88)};
        m_view->setDocument(document);
        QSignalSpy wanted(m_view->advice(), &PlanAdviceView::actionWanted);
        m_view->advice()->findChild<QPushButton*>(QStringLiteral("adviceAction"))->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().value<plan::Action>().sql, "CREATE INDEX CONCURRENTLY ON orders (status)");
    }

    void hundredsOfFindingsAreShownAFewAtATime()
    {
        auto document = std::make_shared<models::PlanDocument>(*documentOf(joinText));
        document->findings.assign(45, finding(OrdersNode, 1));
        m_view->setDocument(document);
        QCOMPARE(m_view->advice()->findChildren<AdviceCard*>().size(), 20);
        auto* more = m_view->advice()->findChild<QPushButton*>(QStringLiteral("adviceMore"));
        QVERIFY(more->text().contains(QStringLiteral("25")));
        more->click();
        QCOMPARE(m_view->advice()->findChildren<AdviceCard*>().size(), 40);
    }

    void aComparisonTellsShapeFirstAndSharesTheSelection()
    {
        std::string indexed = joinText;
        const std::string scan = R"("Node Type": "Seq Scan")";
        indexed.replace(indexed.find(scan), scan.size(), R"("Node Type": "Index Scan", "Index Name": "orders_status")");
        const models::PlanDocumentPtr after = documentOf(indexed);
        m_view->setDocument(after);
        m_view->setDiff(std::make_shared<const plan::PlanDiff>(
                            plan::diffPlans(documentOf(joinText)->index->plan, after->index->plan)),
                        QStringLiteral("one"), QStringLiteral("other"));
        QCOMPARE(m_view->view(), PlanView::View::Diff);
        auto* shapes = m_view->findChild<TableView*>(QStringLiteral("test.tree.shape"));
        QVERIFY(shapes->model()->rowCount() >= 1);
        QVERIFY2(shapes->model()->index(0, 1).data().toString().contains(QStringLiteral("orders")),
                 qPrintable(shapes->model()->index(0, 1).data().toString()));
        m_view->selection().select(SortNode);
        emit shapes->activated(shapes->model()->index(0, 0));
        QCOMPARE(selected(), int(OrdersNode));
        auto* tree = m_view->findChild<TreeView*>(QStringLiteral("test.tree.diff"));
        QVERIFY(tree->currentIndex().data().toString().contains(QStringLiteral("orders")));
        m_view->setDocument(documentOf(joinText));
        QVERIFY(!m_view->diffView()->diff());
    }

    void aPlanThatWasNotRunHasNoColumnsOfWhatRunningTells()
    {
        using models::PlanModel;
        QVERIFY(!m_view->tree()->isColumnHidden(PlanModel::ActualRows));
        QVERIFY(m_view->tree()->isColumnHidden(PlanModel::Loops));
        m_view->setDocument(documentOf(chainText(3)));
        QVERIFY(m_view->tree()->isColumnHidden(PlanModel::ActualRows));
        QVERIFY(m_view->tree()->isColumnHidden(PlanModel::OffBy));
    }

    void workersAreToldOneByOne()
    {
        plan::Node node;
        node.type = "Seq Scan";
        node.details.emplace_back("Workers",
                                  "Worker Number: 0, Actual Startup Time: 0.1, Actual Total Time: 31.5, Actual "
                                  "Rows: 400, Actual Loops: 1; Worker Number: 1, Actual Startup Time: 0.2, "
                                  "Actual Total Time: 7.25, Actual Rows: 20, Actual Loops: 3");
        QTextBrowser browser;
        browser.setHtml(nodeDetails(node));
        const QString text = browser.toPlainText();
        QVERIFY2(text.contains(QStringLiteral("worker 0")) && text.contains(QStringLiteral("31.5 ms")),
                 qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("3 loops")), qPrintable(text));
    }

    void aLargePlanIsReckonedElsewhereAndShownWhenItIsDone()
    {
        QSignalSpy changed(m_view.get(), &PlanView::documentChanged);
        const plan::PlanPtr plan = documentOf(appendText(models::mostNodesAtOnce + 10, 1))->index->plan;
        m_view->setPlan(plan);
        QVERIFY(!m_view->plan());
        QTRY_COMPARE_WITH_TIMEOUT(m_view->plan(), plan, 30'000);
        // One that is overtaken by the next never appears.
        m_view->setPlan(plan);
        m_view->setPlan(nullptr);
        QTest::qWait(0);
        QVERIFY(!m_view->plan());
    }

    void everyViewHasAName()
    {
        for (QWidget* widget : m_view->findChildren<QWidget*>()) {
            const bool interactive =
                widget->focusPolicy() != Qt::NoFocus && widget->isVisible() &&
                (qobject_cast<QAbstractButton*>(widget) != nullptr ||
                 qobject_cast<QAbstractScrollArea*>(widget) != nullptr || qobject_cast<QLineEdit*>(widget) != nullptr);
            if (interactive && !widget->objectName().startsWith(QStringLiteral("qt_")))
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }

    void anEmptyViewMindsNothing()
    {
        m_view->setDocument(nullptr);
        QCOMPARE(selected(), -1);
        for (const auto which : {PlanView::View::Tree, PlanView::View::Flame, PlanView::View::Graph,
                                 PlanView::View::Statistics, PlanView::View::Raw, PlanView::View::Diff}) {
            m_view->showView(which);
            QVERIFY(!m_view->grab().isNull());
        }
        for (const auto key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_Return, Qt::Key_Escape}) {
            QTest::keyClick(flame(), key);
            QTest::keyClick(m_view->graph(), key);
            QTest::keyClick(raw(), key);
        }
        search("x");
        QVERIFY(m_view->found().empty());
    }
};

QTEST_MAIN(TestPlanViews)
#include "tst_planviews.moc"
