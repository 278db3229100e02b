// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/diff.h"
#include "tests/ui/planfixtures.h"
#include "ui/models/plandiffmodel.h"
#include "ui/models/planmodel.h"
#include "ui/models/plansearch.h"
#include "ui/models/planselection.h"
#include "ui/models/plansql.h"
#include "ui/models/plantext.h"
#include "ui/models/plantree.h"
#include "ui/models/roles.h"
#include "ui/models/usagemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace howdah;
using namespace howdah::models;
using namespace howdah::test;

namespace {

QStringList marked(const QString& sql, int node)
{
    const PlanDocumentPtr document = documentOf(joinText);
    QStringList parts;
    for (const SqlSpan& span : partsOfStatement(sql, *document->index->at(node).node))
        parts << sql.mid(span.begin, span.length);
    return parts;
}

QString partOf(const std::string& text, int node)
{
    const PlanDocumentPtr document = documentOf(text);
    if (document->parts.empty())
        return {};
    const TextRange& range = document->parts[static_cast<std::size_t>(node)];
    return QString::fromStdString(text.substr(range.begin, range.end - range.begin));
}

} // namespace

class TestPlanModels : public QObject {
    Q_OBJECT
private slots:
    void theIndexKnowsEveryNodesPlaceAndWhatTheSubtreesTook()
    {
        const PlanDocumentPtr document = documentOf(joinText);
        const PlanIndex& index = *document->index;
        QCOMPARE(index.size(), int(joinNodes));
        QCOMPARE(index.hottest, int(OrdersNode));
        QCOMPARE(index.at(OrdersNode).parent, int(JoinNode));
        QCOMPARE(index.at(HashNode).row, 1);
        QCOMPARE(index.at(JoinNode).end, int(joinNodes));
        QCOMPARE(index.levels, 4);
        QVERIFY(index.contains(JoinNode, CustomersNode));
        QVERIFY(!index.contains(OrdersNode, HashNode));
        QVERIFY(qAbs(index.at(SortNode).weight - 100.0) < 0.01);
        // A child begins where its sibling ends, and stays within its parent.
        QVERIFY(qAbs(index.at(HashNode).start - index.at(OrdersNode).weight) < 0.01);
        for (int id = 1; id < index.size(); ++id) {
            const PlanIndex::Entry& parent = index.at(index.at(id).parent);
            QVERIFY(index.at(id).start >= parent.start - 1e-9);
            QVERIFY(index.at(id).start + index.at(id).weight <= parent.start + parent.weight + 1e-9);
        }
    }

    void aPlanWithoutNodesHasNoDocument()
    {
        QVERIFY(!makePlanDocument(nullptr));
        QVERIFY(!makePlanDocument(std::make_shared<const plan::Plan>()));
    }

    void aChainDeeperThanTreesNestKeepsEveryNodeInOrder()
    {
        constexpr int depth = deepestTreeLevel + 50;
        const PlanDocumentPtr document = documentOf(chainText(depth));
        PlanModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setIndex(document->index);
        for (int id = 0; id < depth; ++id) {
            const QModelIndex index = model.indexOfNode(id);
            QVERIFY(index.isValid());
            QCOMPARE(model.node(index)->id, id);
            if (id > 0) {
                QCOMPARE(model.index(index.row(), 0, index.parent()), index);
                QCOMPARE(model.node(index.parent())->id, qMin(id - 1, deepestTreeLevel - 1));
            }
        }
        QCOMPARE(model.rowCount(model.indexOfNode(depth - 1)), 0);
    }

    void whatASearchFoundIsMarkedInTheTree()
    {
        PlanModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setIndex(documentOf(joinText)->index);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setMatches({OrdersNode});
        QCOMPARE(changed.size(), 1);
        QVERIFY(model.indexOfNode(OrdersNode).data(MatchRole).toBool());
        QVERIFY(!model.indexOfNode(HashNode).data(MatchRole).toBool());
        model.setMatches({OrdersNode, HashNode});
        QCOMPARE(changed.size(), 2);
        model.setMatches({});
        QVERIFY(!model.indexOfNode(OrdersNode).data(MatchRole).toBool());
    }

    void nodesAreFoundByAnyTextInThemWhateverItsCase()
    {
        const PlanDocumentPtr document = documentOf(joinText);
        const auto found = [&](const char* text) { return document->search.find(QString::fromUtf8(text)); };
        QCOMPARE(found("ORDERS"), std::vector<int>{OrdersNode});
        QCOMPARE(found("customers_pkey"), std::vector<int>{CustomersNode});
        QCOMPARE(found("status"), std::vector<int>{OrdersNode});
        QCOMPARE(found("hash"), (std::vector<int>{JoinNode, HashNode}));
        QCOMPARE(found("hash customer_id"), std::vector<int>{JoinNode});
        QVERIFY(found("nowhere").empty());
        QVERIFY(found("   ").empty());
    }

    void aNodeKnowsItsPartOfTheTextItWasReadFrom()
    {
        const QString orders = partOf(joinText, OrdersNode);
        QVERIFY2(orders.startsWith(QLatin1Char('{')) && orders.endsWith(QLatin1Char('}')), qPrintable(orders));
        QVERIFY(orders.contains(QStringLiteral("\"orders\"")));
        QVERIFY(!orders.contains(QStringLiteral("Hash")));
        const QString join = partOf(joinText, JoinNode);
        QVERIFY2(join.contains(QStringLiteral("Hash Cond")), qPrintable(join));
        QVERIFY2(!join.contains(QStringLiteral("Plans")), qPrintable(join));
        QVERIFY(!join.contains(QStringLiteral("Seq Scan")));
    }

    void theSecondPlanOfATextFindsItsOwnPart()
    {
        const std::string both = joinText + "\n" + appendText(3, 1);
        const auto plans = plan::parsePlans(both);
        QVERIFY(plans);
        QCOMPARE(plans->size(), std::size_t(2));
        const std::vector<TextRange> parts = partsOfNodes(both, *plans->back(), joinNodes);
        QCOMPARE(parts.size(), std::size_t(4));
        QVERIFY(both.substr(parts[3].begin, parts[3].end - parts[3].begin).find("part_2") != std::string::npos);
        // The same plan taken for the first one does not fit the text: no part rather than a wrong one.
        QVERIFY(partsOfNodes(both, *plans->back(), 0).empty());
    }

    void psqlsFrameAndOurOwnJsonAreKnownToo()
    {
        std::string framed = "                QUERY PLAN\n------------------------------\n";
        for (std::size_t at = 0; at < joinText.size();) {
            const std::size_t end = std::min(joinText.find('\n', at), joinText.size());
            framed += " " + joinText.substr(at, end - at) + (end < joinText.size() ? " +\n" : "\n");
            at = end + 1;
        }
        framed += "(1 row)\n";
        QVERIFY(partOf(framed, OrdersNode).contains(QStringLiteral("\"orders\"")));

        const PlanDocumentPtr rendered = makePlanDocument(documentOf(joinText)->index->plan);
        QVERIFY(!rendered->textAsRead);
        QCOMPARE(rendered->parts.size(), std::size_t(joinNodes));
        const TextRange& part = rendered->parts[CustomersNode];
        QVERIFY(rendered->text->substr(part.begin, part.end - part.begin).find("customers_pkey") != std::string::npos);
    }

    void aTextThatIsNotThePlansHasNoParts()
    {
        const plan::PlanPtr plan = documentOf(joinText)->index->plan;
        QVERIFY(partsOfNodes("", *plan).empty());
        QVERIFY(partsOfNodes("no plan at all", *plan).empty());
        QVERIFY(partsOfNodes(chainText(5), *plan).empty());
        const std::string broken = "\"Node Type\": \"Sort\" {{{{ \"Node Type\"";
        QVERIFY(partsOfNodes(broken, *plan).empty());
    }

    void linesAreCutWhereTheyAreTooLongButNeverWithinACharacter()
    {
        QCOMPARE(lineStarts(""), std::vector<std::size_t>{0});
        QCOMPARE(lineStarts("ab\ncd\n"), (std::vector<std::size_t>{0, 3, 6}));
        const std::string accents = "ééééé"; // two bytes each
        const std::vector<std::size_t> cut = lineStarts(accents, 3);
        QVERIFY(cut.size() > 2);
        for (const std::size_t at : cut)
            QCOMPARE(at % 2, std::size_t(0));
        // Not UTF-8 at all: it still comes to an end.
        QVERIFY(lineStarts(std::string(100, '\x80'), 10).size() >= 10);
    }

    void jsonIsSetOutWithoutAChangeToIt()
    {
        // No raw strings here: moc loses its way in them.
        const std::string json = "{\"a\":[1,{\"b\":\"x, {y}: \\\" [z\"}],\"c\":{},\"d\":[]}";
        QCOMPARE(setOut(json),
                 std::string("{\n  \"a\": [\n    1,\n    {\n      \"b\": \"x, {y}: \\\" [z\"\n    }\n  ],\n  \"c\": "
                             "{},\n  \"d\": []\n}"));
        QCOMPARE(setOut(""), std::string());
        QCOMPARE(setOut("\"open"), std::string("\"open"));
    }

    void aNodeFindsTheRelationAndTheConditionItComesFrom()
    {
        const QString sql = QString::fromLatin1(joinSql);
        QCOMPARE(marked(sql, OrdersNode),
                 (QStringList{QStringLiteral("orders AS o"), QStringLiteral("o.status = 'open'")}));
        QCOMPARE(marked(sql, CustomersNode), QStringList{QStringLiteral("customers c")});
        // Written the other way round.
        QCOMPARE(marked(sql, JoinNode), QStringList{QStringLiteral("c.id = o.customer_id")});
        // c.country stands twice; only the one after ORDER BY is what is sorted by.
        QCOMPARE(marked(sql, SortNode), QStringList{QStringLiteral("c.country")});
        QCOMPARE(partsOfStatement(sql, *documentOf(joinText)->index->at(SortNode).node).front().begin,
                 int(sql.lastIndexOf(QStringLiteral("c.country"))));
    }

    void nothingIsMarkedWhereOneWouldHaveToGuess()
    {
        QVERIFY(marked({}, OrdersNode).isEmpty());
        QVERIFY(marked(QStringLiteral("SELECT 1"), OrdersNode).isEmpty());
        // In a string, in a comment and as a column it is not the relation.
        QVERIFY(
            marked(QStringLiteral("SELECT orders.o, 'FROM orders o' -- FROM orders o\n/* JOIN orders o */"), OrdersNode)
                .isEmpty());
        // Twice with the same alias: in two subqueries.
        QVERIFY(
            marked(QStringLiteral("SELECT (SELECT 1 FROM orders o), (SELECT 2 FROM orders o)"), OrdersNode).isEmpty());
        // Another alias is another reading of the same relation.
        QVERIFY(marked(QStringLiteral("SELECT * FROM orders p"), OrdersNode).isEmpty());
        // Broken SQL comes to an end.
        for (const char* broken : {"'", "\"", "/* /*", "$tag$", "((((", "FROM orders o WHERE status = 'open"})
            marked(QString::fromLatin1(broken), OrdersNode);
    }

    void quotedNamesSchemasAndListsOfRelationsAreUnderstood()
    {
        QCOMPARE(marked(QStringLiteral("SELECT * FROM shop.\"orders\" o, customers c"), OrdersNode),
                 QStringList{QStringLiteral("\"orders\" o")});
        QCOMPARE(marked(QStringLiteral("SELECT * FROM orders o, customers c"), CustomersNode),
                 QStringList{QStringLiteral("customers c")});
    }

    void theSumsOfAPlanAreTables()
    {
        const PlanDocumentPtr document = documentOf(joinText);
        UsageModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setUsage(UsageModel::By::Type, document->statistics.byType, true);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.index(0, UsageModel::Name).data().toString(), QStringLiteral("Seq Scan"));
        QVERIFY(qAbs(model.index(0, UsageModel::OwnTime).data(SortRole).toDouble() - 90) < 0.01);
        model.setUsage(UsageModel::By::Relation, document->statistics.byRelation, true);
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.index(0, UsageModel::Name).data(MonoRole).toBool());
        model.setUsage(UsageModel::By::Index, {}, true);
        QCOMPARE(model.rowCount(), 0);
    }

    void twoPlansAreOneTreeWithFiguresBeforeAndAfter()
    {
        std::string faster = joinText;
        const std::string slow = R"("Actual Total Time": 90.0)";
        faster.replace(faster.find(slow), slow.size(), R"("Actual Total Time": 9.0)");
        const auto diff = std::make_shared<const plan::PlanDiff>(
            plan::diffPlans(documentOf(joinText)->index->plan, documentOf(faster)->index->plan));
        PlanDiffModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setDiff(diff);
        const QModelIndex orders = model.indexOfNode(diff->after->root->children[0]->children[0].get());
        QVERIFY(orders.isValid());
        QVERIFY(qAbs(orders.siblingAtColumn(PlanDiffModel::TimeBefore).data(SortRole).toDouble() - 90) < 0.01);
        QVERIFY(qAbs(orders.siblingAtColumn(PlanDiffModel::TimeAfter).data(SortRole).toDouble() - 9) < 0.01);
        QVERIFY(orders.siblingAtColumn(PlanDiffModel::TimeChange).data().toString().startsWith(QChar(0x2212)));
        QVERIFY(!model.indexOfNode(nullptr).isValid());
        model.setDiff(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void theSelectionTellsOfAChangeOnce()
    {
        PlanSelection selection;
        QSignalSpy changed(&selection, &PlanSelection::changed);
        selection.select(3);
        selection.select(3);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(selection.node(), 3);
    }

    void aConditionIsReplacedWhereItStandsOnceAndWithItsCast()
    {
        const auto replaced = [](const char* sql) {
            return models::withConditionReplaced(
                       QString::fromLatin1(sql), "(placed)::date = '2026-02-03'::date",
                       "\"placed\" >= '2026-02-03'::date AND \"placed\" < '2026-02-03'::date + 1")
                .value_or(QStringLiteral("nothing"));
        };
        QCOMPARE(replaced("select 1 from o where not placed::date = '2026-02-03' or a"),
                 QStringLiteral("select 1 from o where not (\"placed\" >= '2026-02-03'::date AND \"placed\" < "
                                "'2026-02-03'::date + 1) or a"));
        QCOMPARE(replaced("select 1 from o where o.placed :: date = date '2026-02-03'"),
                 QStringLiteral("select 1 from o where (o.\"placed\" >= '2026-02-03'::date AND o.\"placed\" < "
                                "'2026-02-03'::date + 1)"));
        for (const char* other :
             {"select 1 from o where placed = '2026-02-03'",               // another comparison
              "select 1 from o where (placed)::date = '2026-02-03'",       // would tear parentheses apart
              "select 1 from o where cast(placed as date) = '2026-02-03'", // not found
              "select placed::date = '2026-02-03' from o where placed::date = '2026-02-03'", // which one?
              "select 1 from o where '2026-02-03' = o.placed::date", "select * from a_view", ""})
            QCOMPARE(replaced(other), QStringLiteral("nothing"));
        QCOMPARE(models::withConditionReplaced(QStringLiteral("select 1 from o where id = 4711.0"),
                                               "(id)::numeric = 4711.0", "\"id\" = 4711"),
                 std::optional(QStringLiteral("select 1 from o where (\"id\" = 4711)")));
    }
};

QTEST_GUILESS_MAIN(TestPlanModels)
#include "tst_planmodels.moc"
