// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/statistics.h"
#include "tests/unit/plan/plancorpus.h"

#include <numeric>

namespace {

using namespace howdah;
using plan::PlanStatistics;
using plan::Usage;

const Usage& usage(const std::vector<Usage>& list, std::string_view name)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [name](const Usage& entry) { return entry.name == name; });
    if (found == list.end()) {
        ADD_FAILURE() << "no " << name;
        std::abort();
    }
    return *found;
}

template <class F> double sum(const std::vector<Usage>& list, F&& field)
{
    return std::accumulate(list.begin(), list.end(), 0.0,
                           [&](double all, const Usage& entry) { return all + static_cast<double>(field(entry)); });
}

plan::PlanPtr parse(std::string_view text)
{
    auto plans = plan::parsePlans(text);
    if (!plans) {
        ADD_FAILURE() << plans.error().english();
        std::abort();
    }
    return plans->front();
}

TEST(PlanStatistics, typesOfNodesSumToTheExecutionOfEveryRealPlan)
{
    int seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::planFolder())) {
        if (entry.path().extension() == ".sql")
            continue;
        for (const plan::PlanPtr& plan : test::readPlans(entry.path().filename().string())) {
            SCOPED_TRACE(entry.path().filename());
            const PlanStatistics statistics = plan::statisticsOf(*plan);
            EXPECT_EQ(sum(statistics.byType, [](const Usage& u) { return u.nodes; }), plan->nodeCount);
            const double cost = plan->root->totalCost;
            EXPECT_NEAR(sum(statistics.byType, [](const Usage& u) { return u.ownCost; }), cost, 1e-6 * (1 + cost));
            if (!plan->analyzed) {
                EXPECT_NEAR(sum(statistics.byType, [](const Usage& u) { return u.share; }), 1, 1e-6);
                continue;
            }
            ++seen;
            double all = sum(statistics.byType, [](const Usage& u) { return u.exclusiveMs; });
            EXPECT_NEAR(all, plan->root->inclusiveMs.value_or(0) + plan->afterRootMs, 1e-6 * (1 + all));
            for (const plan::PseudoNode& pseudo : plan->pseudo)
                all += pseudo.withinExecution ? pseudo.exclusiveMs : 0;
            if (plan->executionMs) {
                EXPECT_NEAR(all, *plan->executionMs, 0.01 + 0.01 * *plan->executionMs);
            }
            EXPECT_LE(sum(statistics.byType, [](const Usage& u) { return u.share; }), 1.01);
            EXPECT_LE(sum(statistics.byRelation, [](const Usage& u) { return u.exclusiveMs; }), all + 1e-6);
        }
    }
    EXPECT_GT(seen, 50);
}

TEST(PlanStatistics, blocksOfAllTypesAreTheRootsBlocks)
{
    const auto plan = test::readPlan("hash-join.json");
    ASSERT_TRUE(plan->root->buffers);
    const PlanStatistics statistics = plan::statisticsOf(*plan);
    EXPECT_EQ(sum(statistics.byType, [](const Usage& u) { return u.blocks; }),
              static_cast<double>(plan->root->buffers->sharedHit + plan->root->buffers->sharedRead));
    EXPECT_EQ(sum(statistics.byType, [](const Usage& u) { return u.readBlocks; }),
              static_cast<double>(plan->root->buffers->sharedRead));
}

TEST(PlanStatistics, aBitmapBelongsToTheRelationThatIsReadByIt)
{
    const auto plan = test::readPlan("bitmap-or.json");
    const PlanStatistics statistics = plan::statisticsOf(*plan);
    const plan::Node& heap = test::nodeByType(*plan, "Bitmap Heap Scan");
    ASSERT_EQ(statistics.byRelation.size(), 1U);
    int below = 0;
    double ms = 0;
    plan::forEachNode(heap, [&](const plan::Node& node, int) {
        ++below;
        ms += node.exclusiveMs.value_or(0);
    });
    EXPECT_GT(below, 2);
    EXPECT_EQ(statistics.byRelation[0].nodes, below);
    EXPECT_NEAR(statistics.byRelation[0].exclusiveMs, ms, 1e-9);
    EXPECT_FALSE(statistics.byIndex.empty());
}

TEST(PlanStatistics, aSchemaIsPartOfTheNameWhereItIsKnown)
{
    const auto plan = parse(R"([{"Plan": {"Node Type": "Append", "Plans": [
        {"Node Type": "Seq Scan", "Schema": "a", "Relation Name": "orders", "Parent Relationship": "Member"},
        {"Node Type": "Seq Scan", "Schema": "b", "Relation Name": "orders", "Parent Relationship": "Member"}]}}])");
    const PlanStatistics statistics = plan::statisticsOf(*plan);
    EXPECT_EQ(usage(statistics.byRelation, "a.orders").nodes, 1);
    EXPECT_EQ(usage(statistics.byRelation, "b.orders").nodes, 1);
}

TEST(PlanStatistics, whatNeverRanIsCounted)
{
    const auto plan = test::readPlan("never-executed.json");
    const PlanStatistics statistics = plan::statisticsOf(*plan);
    int never = 0;
    plan::forEachNode(*plan->root, [&](const plan::Node& node, int) { never += node.loops == 0.0 ? 1 : 0; });
    EXPECT_GT(never, 0);
    EXPECT_EQ(sum(statistics.byType, [](const Usage& u) { return u.neverExecuted; }), never);
}

TEST(PlanStatistics, costsOfAnInnerSideAreCountedForEachOuterRow)
{
    const auto plan = parse(R"([{"Plan": {"Node Type": "Nested Loop", "Total Cost": 120, "Plans": [
        {"Node Type": "Seq Scan", "Relation Name": "a", "Parent Relationship": "Outer", "Total Cost": 10, "Plan Rows": 10},
        {"Node Type": "Index Scan", "Relation Name": "b", "Index Name": "b_pkey", "Parent Relationship": "Inner",
         "Total Cost": 10, "Plan Rows": 1}]}}])");
    const PlanStatistics statistics = plan::statisticsOf(*plan);
    EXPECT_NEAR(usage(statistics.byType, "Nested Loop").ownCost, 10, 1e-9);
    EXPECT_NEAR(usage(statistics.byIndex, "b_pkey").ownCost, 100, 1e-9);
    EXPECT_NEAR(usage(statistics.byIndex, "b_pkey").share, 100.0 / 120, 1e-9);
    EXPECT_EQ(statistics.byRelation.front().name, "b");
}

TEST(PlanStatistics, aLimitCostsNoMoreThanTheRoot)
{
    const auto plan = parse(R"([{"Plan": {"Node Type": "Limit", "Total Cost": 1, "Plans": [
        {"Node Type": "Sort", "Parent Relationship": "Outer", "Total Cost": 300, "Plans": [
        {"Node Type": "Seq Scan", "Relation Name": "a", "Parent Relationship": "Outer", "Total Cost": 100}]}]}}])");
    const PlanStatistics statistics = plan::statisticsOf(*plan);
    EXPECT_NEAR(usage(statistics.byType, "Sort").ownCost, 2.0 / 3, 1e-9);
    EXPECT_NEAR(usage(statistics.byType, "Seq Scan").ownCost, 1.0 / 3, 1e-9);
}

TEST(PlanStatistics, aHundredThousandLevelsAreSummedUp)
{
    std::string text = R"([{"Plan": {"Node Type": "Result", "Total Cost": 5)";
    constexpr int levels = 100'000;
    for (int i = 0; i < levels; ++i)
        text += R"(, "Plans": [{"Node Type": "Result", "Total Cost": 5)";
    for (int i = 0; i < levels; ++i)
        text += "}]";
    text += "}}]";
    const PlanStatistics statistics = plan::statisticsOf(*parse(text));
    ASSERT_EQ(statistics.byType.size(), 1U);
    EXPECT_EQ(statistics.byType[0].nodes, levels + 1);
    EXPECT_NEAR(statistics.byType[0].ownCost, 5, 1e-6);
}

TEST(PlanStatistics, theFirstIsWhatTookTheTime)
{
    const auto plan = test::readPlan("sort-spills.json");
    const PlanStatistics statistics = plan::statisticsOf(*plan);
    for (const auto* list : {&statistics.byType, &statistics.byRelation, &statistics.byIndex})
        for (std::size_t i = 1; i < list->size(); ++i)
            EXPECT_GE((*list)[i - 1].exclusiveMs, (*list)[i].exclusiveMs);
}

} // namespace
