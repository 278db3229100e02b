// SPDX-License-Identifier: GPL-3.0-or-later
// Times derived by hand from what the server reported. The statements in data/make-plans.sql sleep for known times, so
// that it is plain where each millisecond belongs; the formulas here hold when the plans are made anew.
#include "tests/unit/plan/plancorpus.h"

namespace {

using namespace howdah;
using plan::Node;
using test::findNode;
using test::nodeByAlias;
using test::nodeByType;
using test::readPlan;
using test::subplan;

/// What the server printed for a node, over all its loops.
double printed(const Node& node)
{
    return *node.totalMs * *node.loops;
}

constexpr double rounding = 0.02;

plan::PlanPtr parsed(std::string_view json)
{
    auto plans = plan::parsePlans(json);
    if (!plans) {
        ADD_FAILURE() << plans.error().english();
        std::abort();
    }
    return plans->front();
}

TEST(PlanArithmetic, multipliesTimesByLoops)
{
    const auto plan = readPlan("nested-loop-many-loops.json");
    const Node& inner = findNode(*plan, [](const Node& node) { return node.loops.value_or(0) > 100; });
    EXPECT_NEAR(*inner.inclusiveMs, printed(inner), 0.0005 * *inner.loops);
    EXPECT_EQ(*inner.totalRows, *inner.actualRows * *inner.loops);
}

TEST(PlanArithmetic, averagesWorkersThatRanAtTheSameTime)
{
    const auto plan = readPlan("parallel-aggregate.json");
    const Node& scan = nodeByType(*plan, "Seq Scan");
    const Node& gather = nodeByType(*plan, "Gather Merge");
    ASSERT_EQ(*scan.loops, 3);
    EXPECT_NEAR(*scan.inclusiveMs, *scan.totalMs, rounding); // time x 3 loops / 3 processes
    EXPECT_NEAR(*gather.exclusiveMs, *gather.totalMs - *gather.children.front()->totalMs, rounding);
}

TEST(PlanArithmetic, countsTwoProcessesWhenTheLeaderDoesNotTakePart)
{
    const auto plan = readPlan("parallel-no-leader.json");
    const Node& gather = nodeByType(*plan, "Gather Merge");
    const Node& sort = nodeByType(*plan, "Sort");
    ASSERT_EQ(*sort.loops, 2);
    EXPECT_NEAR(*sort.inclusiveMs, *sort.totalMs, rounding);
    EXPECT_NEAR(*gather.exclusiveMs, *gather.totalMs - *sort.totalMs, rounding);
}

TEST(PlanArithmetic, countsTheProcessesThatRanAndNotThosePlanned)
{
    const auto few = readPlan("parallel-fewer-workers.json");
    const Node& scan = nodeByType(*few, "Seq Scan");
    ASSERT_EQ(*nodeByType(*few, "Gather").detail("Workers Planned"), "4");
    ASSERT_EQ(*scan.loops, 2);
    EXPECT_NEAR(*scan.inclusiveMs, *scan.totalMs, rounding);

    const auto none = readPlan("parallel-none-launched.json");
    const Node& alone = nodeByType(*none, "Seq Scan");
    ASSERT_EQ(*alone.loops, 1);
    EXPECT_NEAR(*alone.inclusiveMs, *alone.totalMs, rounding);
}

TEST(PlanArithmetic, dividesByProcessesPerPassWhenAGatherRunsAgain)
{
    const auto plan = readPlan("parallel-under-nested-loop.json");
    const Node& gather = nodeByType(*plan, "Gather");
    const Node& scan = nodeByType(*plan, "Seq Scan");
    ASSERT_EQ(*gather.loops, 3);
    ASSERT_EQ(*scan.loops, 9);
    EXPECT_NEAR(*scan.inclusiveMs, *scan.totalMs * 3, rounding);
    EXPECT_NEAR(*gather.inclusiveMs, *gather.totalMs * 3, rounding);
}

TEST(PlanArithmetic, saysSoWhenWorkersWereBusyWhileTheLeaderWasElsewhere)
{
    const auto plan = readPlan("parallel-leader-busy.json");
    ASSERT_EQ(plan->doubts.size(), 1U);
    const Node& gather = nodeByType(*plan, "Gather");
    EXPECT_LE(*gather.children.front()->inclusiveMs, *gather.inclusiveMs + 1e-9);
    EXPECT_GT(*nodeByType(*plan, "Aggregate").exclusiveMs, 1000 * 0.2); // 1,000 rows, 0.2 ms each
}

TEST(PlanArithmetic, chargesAnInitPlanToTheScanWhoseFilterNeedsIt)
{
    const auto plan = readPlan("initplan-filter.json");
    const Node& init = subplan(*plan, "InitPlan 1");
    const Node& scan = nodeByAlias(*plan, "t");
    ASSERT_GE(*init.totalMs, 60);
    EXPECT_NEAR(*scan.exclusiveMs, *scan.totalMs - *init.totalMs, rounding);
    EXPECT_NEAR(*plan->root->exclusiveMs, *plan->root->totalMs - *scan.totalMs, rounding);
}

TEST(PlanArithmetic, findsTheNodeThatComputesATargetListEvenWithoutVerbose)
{
    for (const char* file : {"initplan-target-list.json", "initplan-verbose-target-list.json"}) {
        const auto plan = readPlan(file);
        const Node& init = subplan(*plan, "InitPlan 1");
        const Node& sort = nodeByType(*plan, "Sort");
        const Node& scan = nodeByAlias(*plan, "s");
        ASSERT_GE(*init.totalMs, 60);
        // The scan's target list holds the value: its first row had to wait.
        ASSERT_GE(*scan.startupMs, 60);
        EXPECT_NEAR(*scan.exclusiveMs, *scan.totalMs - *init.totalMs, rounding) << file;
        EXPECT_NEAR(*sort.exclusiveMs, *sort.totalMs - *scan.totalMs, rounding) << file;
    }
}

TEST(PlanArithmetic, chargesALimitsOwnInitPlanToTheLimit)
{
    const auto plan = readPlan("initplan-in-limit.json");
    const Node& init = subplan(*plan, "InitPlan 1");
    ASSERT_GE(*init.totalMs, 40);
    EXPECT_NEAR(*plan->root->exclusiveMs, *plan->root->totalMs - *init.totalMs - *nodeByAlias(*plan, "s").totalMs,
                rounding);
}

TEST(PlanArithmetic, tellsTheFirstParameterFromTheTenthAndTheEleventh)
{
    const auto plan = readPlan("initplan-one-and-ten.json");
    const Node& scan = nodeByAlias(*plan, "t");
    const Node& other = nodeByAlias(*plan, "s");
    const Node& forOther = subplan(*plan, "InitPlan 11 ");
    const Node& forScan = subplan(*plan, "InitPlan 12 ");
    ASSERT_NE(other.detail("Index Cond")->find("$10"), std::string::npos);
    EXPECT_NEAR(*other.exclusiveMs, *other.totalMs - *forOther.totalMs, rounding);
    EXPECT_NEAR(*scan.exclusiveMs, *scan.totalMs - *forScan.totalMs, rounding);
    // The other ten stand in the aggregate's target list.
    EXPECT_LT(*plan->root->exclusiveMs, 5);
}

TEST(PlanArithmetic, takesSeventeenInitPlansFromOneScan)
{
    const auto plan = readPlan("initplans-seventeen.json");
    const Node& scan = nodeByAlias(*plan, "s");
    double inits = 0;
    for (const auto& child : plan->root->children) {
        if (child->relationship == "InitPlan")
            inits += *child->totalMs;
    }
    ASSERT_GE(inits, 16 * 5 + 40);
    EXPECT_NEAR(*scan.exclusiveMs, *scan.totalMs - inits, 0.1);
    EXPECT_GT(*scan.exclusiveMs, 0);
}

TEST(PlanArithmetic, chargesWhatWorkersNeedToTheGatherThatComputesIt)
{
    const auto plan = readPlan("parallel-initplan-at-gather.json");
    const Node& init = subplan(*plan, "InitPlan 1");
    const Node& gather = nodeByType(*plan, "Gather");
    const Node& scan = nodeByType(*plan, "Seq Scan");
    ASSERT_GE(*init.totalMs, 70);
    EXPECT_NEAR(*scan.exclusiveMs, *scan.totalMs, rounding);
    EXPECT_NEAR(*gather.exclusiveMs, *gather.totalMs - *init.totalMs - *gather.children.front()->totalMs, rounding);
}

TEST(PlanArithmetic, chargesRunTimePruningToTheAppend)
{
    const auto plan = readPlan("initplan-prunes-partitions.json");
    const Node& append = nodeByType(*plan, "Append");
    ASSERT_GE(*subplan(*plan, "InitPlan 1").totalMs, 40);
    EXPECT_LT(*append.exclusiveMs, 1);
    EXPECT_LT(*plan->root->exclusiveMs, 1);
}

TEST(PlanArithmetic, chargesAnInitPlanWithinAnInitPlanToTheInnerConsumer)
{
    const auto plan = readPlan("initplan-nested.json");
    const Node& outer =
        findNode(*plan, [](const Node& node) { return node.relationship == "InitPlan" && node.children.size() == 3; });
    double inner = 0;
    for (const auto& child : outer.children) {
        if (child->relationship == "InitPlan")
            inner += *child->totalMs;
    }
    ASSERT_GE(inner, 50);
    // Its three nodes without what the two inner plans took.
    EXPECT_NEAR(*outer.exclusiveMs + *outer.children.back()->exclusiveMs, *outer.totalMs - inner, rounding);
}

TEST(PlanArithmetic, aResultWhoseOneTimeFilterFailsRunsNothingBelow)
{
    const auto plan = readPlan("initplan-one-time-filter.json");
    const Node& scan = nodeByAlias(*plan, "s");
    EXPECT_EQ(*scan.loops, 0);
    EXPECT_EQ(*scan.exclusiveMs, 0);
    EXPECT_FALSE(scan.estimateFactor.has_value());
    EXPECT_LT(*plan->root->exclusiveMs, 1);
}

TEST(PlanArithmetic, leavesEveryReaderOfACteItsOwnTime)
{
    // One row is made in 60 ms, then its readers sleep 20, 30 and 10 ms in their filters.
    const auto plan = readPlan("cte-slow-readers.json");
    const Node& cte = subplan(*plan, "CTE w");
    EXPECT_GE(*cte.inclusiveMs, 60);
    EXPECT_NEAR(*nodeByAlias(*plan, "a").exclusiveMs, *nodeByAlias(*plan, "a").totalMs - *cte.totalMs, rounding);
    EXPECT_NEAR(*nodeByAlias(*plan, "b").exclusiveMs, *nodeByAlias(*plan, "b").totalMs, rounding);
    EXPECT_NEAR(*nodeByAlias(*plan, "c").exclusiveMs, *nodeByAlias(*plan, "c").totalMs, rounding);
}

TEST(PlanArithmetic, findsTheFirstReaderOfACteWhereItRanInALoop)
{
    const auto plan = readPlan("cte-first-read-in-a-loop.json");
    const Node& cte = subplan(*plan, "CTE w");
    const Node& looped =
        findNode(*plan, [](const Node& node) { return node.type == "CTE Scan" && node.loops.value_or(0) == 8; });
    const Node& last = nodeByAlias(*plan, "w2");
    ASSERT_GE(*cte.totalMs, 50);
    EXPECT_NEAR(*looped.exclusiveMs, printed(looped) - *cte.totalMs, rounding);
    EXPECT_NEAR(*last.exclusiveMs, *last.totalMs, rounding);
}

TEST(PlanArithmetic, dividesACteAmongReadersByTheRowsTheyPulled)
{
    // 50 rows at 2 ms each; the first reader stops after 10, the second after 30.
    const auto plan = readPlan("cte-read-in-parts.json");
    const Node& cte = subplan(*plan, "CTE w");
    EXPECT_EQ(*cte.actualRows, 30);
    std::vector<const Node*> scans;
    forEachNode(*plan->root, [&](const Node& node, int) {
        if (node.type == "CTE Scan")
            scans.push_back(&node);
    });
    ASSERT_EQ(scans.size(), 2U);
    EXPECT_GE(*scans[0]->totalMs, 20);
    EXPECT_GE(*scans[1]->totalMs, 40);
    EXPECT_LT(*scans[0]->exclusiveMs, 4);
    EXPECT_LT(*scans[1]->exclusiveMs, 4);
    EXPECT_NEAR(*scans[0]->exclusiveMs + *scans[1]->exclusiveMs, *scans[0]->totalMs + *scans[1]->totalMs - *cte.totalMs,
                rounding);
}

TEST(PlanArithmetic, tellsCtesOfTheSameNameApart)
{
    const auto plan = readPlan("cte-same-names.json");
    double ctes = 0;
    forEachNode(*plan->root, [&](const Node& node, int) {
        if (node.subplanName == "CTE w")
            ctes += *node.exclusiveMs;
        if (node.type == "CTE Scan") {
            EXPECT_LT(*node.exclusiveMs, 2) << node.title();
        }
    });
    EXPECT_GE(ctes, 20 * 1 + 20 * 2);
}

TEST(PlanArithmetic, chargesAChainOfCtesLinkByLink)
{
    const auto plan = readPlan("cte-chain.json");
    const Node& a = subplan(*plan, "CTE a");
    const Node& b = subplan(*plan, "CTE b");
    EXPECT_NEAR(*b.exclusiveMs, *b.totalMs - *a.totalMs, rounding); // b reads a, 30 rows at 1 ms
    EXPECT_GE(*b.exclusiveMs, 30);
    EXPECT_GE(*a.exclusiveMs, 30);
}

TEST(PlanArithmetic, countsACteThatNobodyReadsAfterTheRoot)
{
    const auto plan = readPlan("modifying-cte-unread.json");
    const Node& insert = subplan(*plan, "CTE w");
    EXPECT_NEAR(plan->afterRootMs, *insert.totalMs, rounding);
    EXPECT_NEAR(*insert.exclusiveMs, *insert.totalMs - *insert.children.front()->totalMs, rounding);
    EXPECT_LT(*plan->root->inclusiveMs, 1);
    const plan::PseudoNode* executor = test::pseudo(*plan, "executor");
    ASSERT_NE(executor, nullptr);
    EXPECT_NEAR(executor->exclusiveMs, *plan->executionMs - *plan->root->totalMs - *insert.totalMs, rounding);
}

TEST(PlanArithmetic, countsWhatACteReadToItsEndDidBeforeTheRootWasDone)
{
    const auto plan = readPlan("modifying-cte-read.json");
    EXPECT_EQ(plan->afterRootMs, 0);
    EXPECT_LT(*nodeByType(*plan, "CTE Scan").exclusiveMs, 2);
}

TEST(PlanArithmetic, dividesACteReadInPartBetweenItsReaderAndTheTimeAfter)
{
    const auto plan = readPlan("modifying-cte-read-in-part.json");
    const Node& cte = subplan(*plan, "CTE w");
    EXPECT_NEAR(*cte.inclusiveMs, *cte.totalMs, rounding);
    EXPECT_NEAR(plan->afterRootMs, *cte.totalMs - *nodeByType(*plan, "CTE Scan").totalMs, 1);
}

TEST(PlanArithmetic, showsForeignKeysAndAfterTriggersBesideTheTree)
{
    const auto keys = readPlan("trigger-foreign-key.json");
    const plan::PseudoNode* key = test::pseudo(*keys, "trigger child_parent_id_fkey");
    ASSERT_NE(key, nullptr);
    EXPECT_EQ(key->source, "Triggers[0].Time");
    EXPECT_EQ(key->exclusiveMs, key->reportedMs);
    EXPECT_NEAR(test::pseudo(*keys, "executor")->exclusiveMs,
                *keys->executionMs - *keys->root->totalMs - key->reportedMs, rounding);

    const auto after = readPlan("trigger-after.json");
    EXPECT_GE(test::pseudo(*after, "trigger audited_after")->exclusiveMs, 20);
}

TEST(PlanArithmetic, leavesBeforeTriggersInTheNodeThatRanThem)
{
    const auto plan = readPlan("trigger-before.json");
    const plan::PseudoNode* trigger = test::pseudo(*plan, "trigger audited_before");
    ASSERT_NE(trigger, nullptr);
    EXPECT_EQ(trigger->exclusiveMs, 0);
    EXPECT_GE(trigger->reportedMs, 40);
    EXPECT_GE(*plan->root->exclusiveMs, 40);
    EXPECT_GE(test::pseudo(*plan, "executor")->exclusiveMs, 0);
}

TEST(PlanArithmetic, showsGeneratedCodeBesideTheTreeUnlessWorkersShareTheFigure)
{
    const auto plan = readPlan("jit.json");
    const plan::PseudoNode* jit = test::pseudo(*plan, "jit");
    ASSERT_NE(jit, nullptr);
    EXPECT_EQ(jit->source, "JIT.Timing.Generation");
    EXPECT_EQ(jit->exclusiveMs, jit->reportedMs);
    const auto parallel = readPlan("jit-parallel.json");
    EXPECT_EQ(test::pseudo(*parallel, "jit")->exclusiveMs, 0);
    EXPECT_GT(test::pseudo(*parallel, "jit")->reportedMs, 0);
}

TEST(PlanArithmetic, subtractsSerializationWhichServersFrom17Report)
{
    const auto plan =
        parsed(R"json([{"Plan": {"Node Type": "Result", "Actual Startup Time": 0.1, "Actual Total Time": 10.0,
        "Actual Rows": 1.00, "Actual Loops": 1}, "Planning Time": 0.5,
        "Serialization": {"Time": 5.0, "Output Volume": 12, "Format": "text"},
        "JIT": {"Functions": 3, "Timing": {"Generation": {"Deform": 0.2, "Total": 1.0}, "Total": 9.0}},
        "Triggers": [], "Execution Time": 17.0}])json");
    EXPECT_EQ(test::pseudo(*plan, "serialization")->exclusiveMs, 5);
    EXPECT_EQ(test::pseudo(*plan, "serialization")->source, "Serialization.Time");
    EXPECT_EQ(test::pseudo(*plan, "jit")->source, "JIT.Timing.Generation.Total");
    EXPECT_NEAR(test::pseudo(*plan, "executor")->exclusiveMs, 17 - 10 - 5 - 1, 1e-9);
    EXPECT_FALSE(test::pseudo(*plan, "planning")->withinExecution);
    test::expectInvariants(*plan);
}

TEST(PlanArithmetic, understandsTheNamesOfServersFrom17)
{
    const auto plan = parsed(R"json([{"Plan": {"Node Type": "Aggregate", "Actual Startup Time": 100.0,
        "Actual Total Time": 100.0, "Actual Rows": 1, "Actual Loops": 1, "Plans": [
          {"Node Type": "Result", "Parent Relationship": "InitPlan", "Subplan Name": "InitPlan 1",
           "Actual Startup Time": 30.0, "Actual Total Time": 30.0, "Actual Rows": 1, "Actual Loops": 1},
          {"Node Type": "Result", "Parent Relationship": "InitPlan", "Subplan Name": "InitPlan 10",
           "Actual Startup Time": 40.0, "Actual Total Time": 40.0, "Actual Rows": 1, "Actual Loops": 1},
          {"Node Type": "Nested Loop", "Parent Relationship": "Outer", "Actual Startup Time": 99.0,
           "Actual Total Time": 99.0, "Actual Rows": 2.50, "Actual Loops": 1, "Plans": [
             {"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Alias": "a", "Filter": "(x = (InitPlan 10).col1)",
              "Actual Startup Time": 45.0, "Actual Total Time": 45.0, "Actual Rows": 1, "Actual Loops": 1},
             {"Node Type": "Seq Scan", "Parent Relationship": "Inner", "Alias": "b", "Filter": "(x = (InitPlan 1).col1)",
              "Actual Startup Time": 50.0, "Actual Total Time": 50.0, "Actual Rows": 1, "Actual Loops": 1}]
}]},
        "Execution Time": 101.0}])json");
    EXPECT_NEAR(*nodeByAlias(*plan, "a").exclusiveMs, 45 - 40, 1e-9);
    EXPECT_NEAR(*nodeByAlias(*plan, "b").exclusiveMs, 50 - 30, 1e-9);
    test::expectInvariants(*plan);
}

TEST(PlanArithmetic, takesNoMentionFromALiteral)
{
    // '$0' in quotes is text; the second scan is the one that waited.
    const auto plan = parsed(R"json([{"Plan": {"Node Type": "Nested Loop", "Actual Startup Time": 200.0,
        "Actual Total Time": 200.0, "Actual Rows": 1, "Actual Loops": 1, "Plans": [
          {"Node Type": "Result", "Parent Relationship": "InitPlan", "Subplan Name": "InitPlan 1 (returns $0)",
           "Actual Startup Time": 60.0, "Actual Total Time": 60.0, "Actual Rows": 1, "Actual Loops": 1},
          {"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Alias": "a", "Filter": "(x = '$0'::text)",
           "Actual Startup Time": 90.0, "Actual Total Time": 90.0, "Actual Rows": 1, "Actual Loops": 1},
          {"Node Type": "Seq Scan", "Parent Relationship": "Inner", "Alias": "b", "Filter": "(x = $0)",
           "Actual Startup Time": 100.0, "Actual Total Time": 100.0, "Actual Rows": 1, "Actual Loops": 1}]},
        "Execution Time": 201.0}])json");
    EXPECT_NEAR(*nodeByAlias(*plan, "a").exclusiveMs, 90, 1e-9);
    EXPECT_NEAR(*nodeByAlias(*plan, "b").exclusiveMs, 40, 1e-9);
}

TEST(PlanArithmetic, sharesOutWhatTheServerRounds)
{
    // A million loops of 0.001 ms may be half a second: no more than the loop around them took.
    const auto plan = parsed(R"json([{"Plan": {"Node Type": "Nested Loop", "Actual Startup Time": 0.0,
        "Actual Total Time": 800.0, "Actual Rows": 1000000, "Actual Loops": 1, "Plans": [
          {"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Alias": "a", "Actual Startup Time": 0.0,
           "Actual Total Time": 100.0, "Actual Rows": 1000000, "Actual Loops": 1},
          {"Node Type": "Index Scan", "Parent Relationship": "Inner", "Alias": "b", "Actual Startup Time": 0.001,
           "Actual Total Time": 0.001, "Actual Rows": 1, "Actual Loops": 1000000}]}, "Execution Time": 801.0}])json");
    EXPECT_NEAR(*nodeByAlias(*plan, "a").exclusiveMs, 100, 0.01);
    EXPECT_NEAR(*nodeByAlias(*plan, "b").exclusiveMs, 700, 0.01);
    EXPECT_TRUE(plan->doubts.empty());
    test::expectInvariants(*plan);
}

TEST(PlanArithmetic, givesANodeTheTimeOfItsChildrenWhereRoundingHidIt)
{
    // The cache's 0.000 ms a loop hides 200 ms of the scans behind it.
    const auto plan = parsed(R"json([{"Plan": {"Node Type": "Nested Loop", "Actual Startup Time": 0.0,
        "Actual Total Time": 500.0, "Actual Rows": 1000000, "Actual Loops": 1, "Plans": [
          {"Node Type": "Memoize", "Parent Relationship": "Inner", "Actual Startup Time": 0.0,
           "Actual Total Time": 0.000, "Actual Rows": 1, "Actual Loops": 1000000, "Plans": [
             {"Node Type": "Index Scan", "Parent Relationship": "Outer", "Alias": "b", "Actual Startup Time": 0.01,
              "Actual Total Time": 0.010, "Actual Rows": 1, "Actual Loops": 20000}]}]}, "Execution Time": 501.0}])json");
    EXPECT_NEAR(*nodeByAlias(*plan, "b").exclusiveMs, 200, 0.01);
    EXPECT_NEAR(*nodeByType(*plan, "Memoize").inclusiveMs, 200, 0.01);
    EXPECT_NEAR(*plan->root->exclusiveMs, 300, 0.01);
}

TEST(PlanArithmetic, doubtsFiguresThatCannotBe)
{
    const auto plan = parsed(R"json([{"Plan": {"Node Type": "Limit", "Actual Startup Time": 0.0,
        "Actual Total Time": 10.0, "Actual Rows": 1, "Actual Loops": 1, "Plans": [
          {"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Actual Startup Time": 0.0,
           "Actual Total Time": 90.0, "Actual Rows": 1, "Actual Loops": 1}]}, "Execution Time": 5.0}])json");
    EXPECT_EQ(plan->doubts.size(), 2U);
    EXPECT_EQ(test::pseudo(*plan, "executor")->exclusiveMs, 0);
    EXPECT_NEAR(*plan->root->exclusiveMs + *plan->root->children.front()->exclusiveMs, 10, 1e-9);
}

TEST(PlanArithmetic, survivesInitPlansThatWaitForEachOther)
{
    const auto plan = parsed(R"json([{"Plan": {"Node Type": "Result", "Actual Startup Time": 0.0,
        "Actual Total Time": 10.0, "Actual Rows": 1, "Actual Loops": 1, "Plans": [
          {"Node Type": "Seq Scan", "Parent Relationship": "InitPlan", "Subplan Name": "InitPlan 1 (returns $0)",
           "Filter": "$1", "Actual Startup Time": 5.0, "Actual Total Time": 5.0, "Actual Rows": 1, "Actual Loops": 1},
          {"Node Type": "Seq Scan", "Parent Relationship": "InitPlan", "Subplan Name": "InitPlan 2 (returns $1)",
           "Filter": "$0", "Actual Startup Time": 5.0, "Actual Total Time": 5.0, "Actual Rows": 1, "Actual Loops": 1}]},
        "Execution Time": 11.0}])json");
    test::expectInvariants(*plan);
}

TEST(PlanArithmetic, comparesRowsPerLoopAndTakesNoneForOne)
{
    const auto plan = readPlan("never-executed.json");
    const Node& scan = nodeByAlias(*plan, "s");
    EXPECT_EQ(*scan.actualRows, 0);
    EXPECT_EQ(*scan.estimateFactor, std::max(1.0, scan.planRows));
    EXPECT_FALSE(scan.underestimated);

    const auto loops = readPlan("cte-rescanned.json");
    const Node& rescanned = nodeByType(*loops, "CTE Scan");
    ASSERT_EQ(*rescanned.loops, 10);
    EXPECT_NEAR(*rescanned.estimateFactor, *rescanned.actualRows / rescanned.planRows, 1e-9);
    EXPECT_TRUE(rescanned.underestimated);
}

TEST(PlanArithmetic, countsBlocksOnceAndSubtractsThoseBelow)
{
    const auto plan = readPlan("hash-join.json");
    std::int64_t sum = 0;
    forEachNode(*plan->root, [&](const Node& node, int) {
        ASSERT_TRUE(node.exclusiveBuffers);
        EXPECT_GE(node.exclusiveBuffers->sharedHit, 0);
        sum += node.exclusiveBuffers->sharedHit;
    });
    EXPECT_EQ(sum, plan->root->buffers->sharedHit);

    const auto init = readPlan("initplan-filter.json");
    const Node& scan = nodeByAlias(*init, "t");
    EXPECT_EQ(scan.exclusiveBuffers->sharedHit,
              scan.buffers->sharedHit - subplan(*init, "InitPlan 1").buffers->sharedHit);
}

TEST(PlanArithmetic, measuresNoTimeWhereTheServerDidNot)
{
    const auto plan = readPlan("timing-off.json");
    EXPECT_TRUE(plan->analyzed);
    EXPECT_FALSE(plan->root->inclusiveMs.has_value());
    EXPECT_EQ(*plan->root->exclusiveMs, 0);
    EXPECT_NEAR(test::pseudo(*plan, "executor")->exclusiveMs, *plan->executionMs, 1e-9);
}

TEST(PlanArithmetic, derivesNothingFromEstimatesAlone)
{
    const auto plan = readPlan("estimates-only.json");
    EXPECT_FALSE(plan->analyzed);
    forEachNode(*plan->root, [](const Node& node, int) {
        EXPECT_FALSE(node.exclusiveMs.has_value());
        EXPECT_FALSE(node.totalRows.has_value());
    });
    EXPECT_TRUE(plan->pseudo.empty());
}

} // namespace
