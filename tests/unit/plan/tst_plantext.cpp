// SPDX-License-Identifier: GPL-3.0-or-later
// EXPLAIN's text, line by line: each expectation is what the same server's JSON says under the same key.
#include "tests/unit/plan/plancorpus.h"

#include <nlohmann/json.hpp>

namespace {

using namespace howdah;
using plan::Node;
using plan::parsePlans;

plan::PlanPtr read(const std::string& text)
{
    const auto plans = parsePlans(text);
    if (!plans) {
        ADD_FAILURE() << plans.error().english() << "\n" << text;
        std::abort();
    }
    EXPECT_EQ(plans->size(), 1U) << text;
    return plans->front();
}

/// Without the one that says so of a plan that ends early: the lines here are parts of plans.
std::vector<base::Text> doubts(const plan::PlanPtr& plan)
{
    std::vector<base::Text> all = plan->doubts;
    std::erase_if(
        all, [](const base::Text& doubt) { return doubt.english().find("seems to be cut off") != std::string::npos; });
    return all;
}

/// The one node of a plan with `lines` below its first.
std::string detail(const std::string& first, const std::string& line, const std::string& key)
{
    const auto plan = read(first + "\n  " + line + "\n");
    EXPECT_THAT(doubts(plan), testing::IsEmpty());
    const std::string* value = plan->root->detail(key);
    return value ? *value : "absent";
}

constexpr const char* scan =
    "Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..0.020 rows=2 loops=3)";

TEST(PlanText, readsTheFiguresOfANodesLine)
{
    const auto plan = read("Seq Scan on \"S\".\"odd \"\"t\"\"\" a  (cost=1.25..20.50 rows=7 width=44) (actual "
                           "time=0.010..2.500 rows=3.50 loops=4)\n");
    const Node& node = *plan->root;
    EXPECT_EQ(node.type, "Seq Scan");
    EXPECT_EQ(node.schema, "S");
    EXPECT_EQ(node.relation, "odd \"t\"");
    EXPECT_EQ(node.alias, "a");
    EXPECT_EQ(node.startupCost, 1.25);
    EXPECT_EQ(node.totalCost, 20.5);
    EXPECT_EQ(node.planRows, 7);
    EXPECT_EQ(node.planWidth, 44);
    EXPECT_EQ(node.startupMs, 0.01);
    EXPECT_EQ(node.totalMs, 2.5);
    EXPECT_EQ(node.actualRows, 3.5);
    EXPECT_EQ(node.loops, 4);
    EXPECT_EQ(doubts(plan).size(), 0U);
}

struct Named {
    const char* line;
    const char* type;
    const char* title; ///< as it is shown again
};

class PlanTextNames : public testing::TestWithParam<Named> {};

TEST_P(PlanTextNames, areThoseThatServersWrite)
{
    const auto plan = read(std::string(GetParam().line) + "  (cost=0.00..1.00 rows=1 width=4)\n");
    EXPECT_EQ(plan->root->type, GetParam().type);
    EXPECT_EQ(plan->root->title(), GetParam().title);
    EXPECT_TRUE(doubts(plan).empty());
}

constexpr Named names[] = {
    {"Parallel Seq Scan on t", "Seq Scan", "Parallel Seq Scan on t"},
    {"Sample Scan on t x", "Sample Scan", "Sample Scan on t x"},
    {"Index Scan Backward using i on s.t a", "Index Scan", "Index Scan Backward using i on s.t a"},
    {"Parallel Index Only Scan using \"I x\" on t", "Index Only Scan", "Parallel Index Only Scan using I x on t"},
    {"Bitmap Index Scan on i", "Bitmap Index Scan", "Bitmap Index Scan on i"},
    {"Parallel Bitmap Heap Scan on t", "Bitmap Heap Scan", "Parallel Bitmap Heap Scan on t"},
    {"Tid Range Scan on t", "Tid Range Scan", "Tid Range Scan on t"},
    {"Tid Scan on t", "Tid Scan", "Tid Scan on t"},
    {"Subquery Scan on \"*SELECT* 1\"", "Subquery Scan", "Subquery Scan on *SELECT* 1"},
    {"Function Scan on generate_series g", "Function Scan", "Function Scan on generate_series g"},
    {"Function Scan on pg_catalog.unnest", "Function Scan", "Function Scan on pg_catalog.unnest"},
    {"Table Function Scan on \"xmltable\" x", "Table Function Scan", "Table Function Scan on x"},
    {"Values Scan on \"*VALUES*\"", "Values Scan", "Values Scan on *VALUES*"},
    {"CTE Scan on w x", "CTE Scan", "CTE Scan on w x"},
    {"WorkTable Scan on r", "WorkTable Scan", "WorkTable Scan on r"},
    {"Named Tuplestore Scan", "Named Tuplestore Scan", "Named Tuplestore Scan"},
    {"Nested Loop", "Nested Loop", "Nested Loop"},
    {"Nested Loop Left Join", "Nested Loop", "Nested Loop Left Join"},
    {"Nested Loop Semi Join", "Nested Loop", "Nested Loop Semi Join"},
    {"Hash Join", "Hash Join", "Hash Join"},
    {"Hash Right Join", "Hash Join", "Hash Right Join"},
    {"Parallel Hash Right Anti Join", "Hash Join", "Parallel Hash Right Anti Join"},
    {"Hash Right Semi Join", "Hash Join", "Hash Right Semi Join"},
    {"Merge Full Join", "Merge Join", "Merge Full Join"},
    {"Merge Anti Join", "Merge Join", "Merge Anti Join"},
    {"Parallel Hash", "Hash", "Parallel Hash"},
    {"Merge Append", "Merge Append", "Merge Append"},
    {"Parallel Append", "Append", "Parallel Append"},
    {"Aggregate", "Aggregate", "Aggregate"},
    {"Partial HashAggregate", "Aggregate", "Partial HashAggregate"},
    {"Finalize GroupAggregate", "Aggregate", "Finalize GroupAggregate"},
    {"MixedAggregate", "Aggregate", "MixedAggregate"},
    {"HashSetOp Except All", "SetOp", "HashSetOp Except All"},
    {"SetOp Intersect", "SetOp", "SetOp Intersect"},
    {"Insert on t", "ModifyTable", "Insert on t"},
    {"Update on s.t a", "ModifyTable", "Update on s.t a"},
    {"Delete on t", "ModifyTable", "Delete on t"},
    {"Merge on t", "ModifyTable", "Merge on t"},
    {"Foreign Scan", "Foreign Scan", "Foreign Scan"},
    {"Foreign Scan on f", "Foreign Scan", "Foreign Scan on f"},
    {"Async Foreign Scan on f", "Foreign Scan", "Async Foreign Scan on f"},
    {"Foreign Update on f", "Foreign Scan", "Foreign Update on f"},
    {"Custom Scan (ChunkAppend) on t", "Custom Scan", "Custom Scan (ChunkAppend) on t"},
    {"Incremental Sort", "Incremental Sort", "Incremental Sort"},
    {"Gather Merge", "Gather Merge", "Gather Merge"},
    {"Memoize", "Memoize", "Memoize"},
    {"Result", "Result", "Result"},
    {"ProjectSet", "ProjectSet", "ProjectSet"},
    {"LockRows", "LockRows", "LockRows"},
    {"Recursive Union", "Recursive Union", "Recursive Union"},
    {"WindowAgg", "WindowAgg", "WindowAgg"},
    {"BitmapAnd", "BitmapAnd", "BitmapAnd"},
};

INSTANTIATE_TEST_SUITE_P(names, PlanTextNames, testing::ValuesIn(names));

TEST(PlanText, givesEveryFigureOfALineTheKeyThatItHasInJson)
{
    EXPECT_EQ(detail("Sort  (cost=0.00..1.00 rows=1 width=4)", "Sort Method: external merge  Disk: 1232kB",
                     "Sort Space Used"),
              "1232");
    EXPECT_EQ(
        detail("Sort  (cost=0.00..1.00 rows=1 width=4)", "Sort Method: top-N heapsort  Memory: 25kB", "Sort Method"),
        "top-N heapsort");
    const std::string hash = "Buckets: 2048 (originally 1024)  Batches: 4 (originally 1)  Memory Usage: 99kB";
    EXPECT_EQ(detail("Hash  (cost=0.00..1.00 rows=1 width=4)", hash, "Hash Buckets"), "2048");
    EXPECT_EQ(detail("Hash  (cost=0.00..1.00 rows=1 width=4)", hash, "Original Hash Batches"), "1");
    EXPECT_EQ(detail("Hash  (cost=0.00..1.00 rows=1 width=4)", hash, "Peak Memory Usage"), "99");
    const std::string groups = "Planned Partitions: 4  Batches: 5  Memory Usage: 800kB  Disk Usage: 1000kB";
    EXPECT_EQ(detail("HashAggregate  (cost=0.00..1.00 rows=1 width=4)", groups, "HashAgg Batches"), "5");
    EXPECT_EQ(detail("HashAggregate  (cost=0.00..1.00 rows=1 width=4)", groups, "Disk Usage"), "1000");
    const std::string cache = "Hits: 980  Misses: 20  Evictions: 1  Overflows: 0  Memory Usage: 3kB";
    EXPECT_EQ(detail("Memoize  (cost=0.00..1.00 rows=1 width=4)", cache, "Cache Hits"), "980");
    EXPECT_EQ(detail("Memoize  (cost=0.00..1.00 rows=1 width=4)", cache, "Cache Evictions"), "1");
    EXPECT_EQ(detail("Bitmap Heap Scan on t  (cost=0.00..1.00 rows=1 width=4)", "Heap Blocks: exact=5 lossy=6",
                     "Lossy Heap Blocks"),
              "6");
    EXPECT_EQ(detail(scan, "WAL: records=3 fpi=1 bytes=812 buffers full=2", "WAL Buffers Full"), "2");
    EXPECT_EQ(detail("Merge on t  (cost=0.00..1.00 rows=1 width=4)", "Tuples: inserted=3 skipped=5", "Tuples Updated"),
              "0");
    const std::string sampling = "Sampling: system ('10'::real) REPEATABLE ('7'::double precision)";
    EXPECT_EQ(detail("Sample Scan on t  (cost=0.00..1.00 rows=1 width=4)", sampling, "Sampling Method"), "system");
    EXPECT_EQ(detail("Sample Scan on t  (cost=0.00..1.00 rows=1 width=4)", sampling, "Repeatable Seed"),
              "'7'::double precision");
    EXPECT_EQ(detail("CTE Scan on w  (cost=0.00..1.00 rows=1 width=4)", "Storage: Disk  Maximum Storage: 17kB",
                     "Maximum Storage"),
              "17");
    EXPECT_EQ(
        detail("Incremental Sort  (cost=0.00..1.00 rows=1 width=4)",
               "Full-sort Groups: 3  Sort Methods: quicksort, external merge  Average Memory: 25kB  Peak Memory: "
               "26kB  Average Disk: 5kB  Peak Disk: 7kB",
               "Full-sort Groups"),
        "Group Count: 3, Sort Methods Used: (quicksort, external merge), Sort Space Memory: (Average Sort Space "
        "Used: 25, Peak Sort Space Used: 26), Sort Space Disk: (Average Sort Space Used: 5, Peak Sort Space Used: "
        "7)");
    EXPECT_EQ(detail(scan, "Disabled: true", "Disabled"), "true");
    EXPECT_EQ(detail(scan, "Index Searches: 4", "Index Searches"), "4");
    EXPECT_EQ(
        detail("WindowAgg  (cost=0.00..1.00 rows=1 width=4)", "Window: w1 AS (PARTITION BY a ORDER BY b)", "Window"),
        "w1 AS (PARTITION BY a ORDER BY b)");
    EXPECT_EQ(detail("Result  (cost=0.00..1.00 rows=1 width=4)", "One-Time Filter: $0", "One-Time Filter"), "$0");
    EXPECT_EQ(detail("Custom Scan (Columnar)  (cost=0.00..1.00 rows=1 width=4)", "Columnar Chunk Groups Removed: 5",
                     "Columnar Chunk Groups Removed"),
              "5"); // of a server's extension
}

TEST(PlanText, saysTheZerosThatJsonHas)
{
    EXPECT_EQ(detail(scan, "Filter: (a = 1)", "Rows Removed by Filter"), "0");
    EXPECT_EQ(detail("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)", "Filter: (a = 1)", "Rows Removed by Filter"),
              "absent"); // nothing was measured
    EXPECT_EQ(detail("Gather  (cost=0.00..1.00 rows=1 width=4)", "Workers Planned: 2", "Single Copy"), "false");
    EXPECT_EQ(detail("Append  (cost=0.00..1.00 rows=1 width=4)", "Subplans Removed: 2", "Subplans Removed"), "2");
}

TEST(PlanText, readsBlocksAndWaitsOfEveryServer)
{
    const auto buffers = [](const std::string& lines) {
        const auto plan = read(std::string(scan) +
                               "\n  Buffers: shared hit=1 read=2 dirtied=3 written=4, local hit=5 "
                               "read=6 dirtied=7 written=8, temp read=9 written=10\n  " +
                               lines);
        return *plan->root->buffers;
    };
    const plan::Buffers all{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1.5, 2.5};
    EXPECT_EQ(buffers("I/O Timings: read=1.500 write=2.500\n"), all);
    EXPECT_EQ(buffers("I/O Timings: shared/local read=1.000 write=2.000, temp read=0.500 write=0.500\n"), all);
    EXPECT_EQ(buffers("I/O Timings: shared read=1.000 write=2.000, local read=0.250, temp read=0.250 write=0.500\n"),
              all);
}

TEST(PlanText, buildsTheTreeFromArrowsAndHeadings)
{
    const auto plan = read(R"(Nested Loop Left Join  (cost=0.00..9.00 rows=1 width=4)
  CTE w
    ->  Recursive Union  (cost=0.00..3.00 rows=1 width=4)
          ->  Result  (cost=0.00..0.01 rows=1 width=4)
          ->  WorkTable Scan on w w_1  (cost=0.00..0.20 rows=1 width=4)
  InitPlan 2 (returns $2)
    ->  Aggregate  (cost=0.00..1.00 rows=1 width=4)
          ->  Seq Scan on u  (cost=0.00..1.00 rows=1 width=4)
  ->  CTE Scan on w  (cost=0.00..1.00 rows=1 width=4)
        Filter: (x > $2)
  ->  Append  (cost=0.00..4.00 rows=2 width=4)
        ->  Seq Scan on p1 p_1  (cost=0.00..1.00 rows=1 width=4)
        ->  Subquery Scan on s  (cost=0.00..1.00 rows=1 width=4)
              Filter: (SubPlan 3)
              ->  Seq Scan on p2  (cost=0.00..1.00 rows=1 width=4)
              SubPlan 3
                ->  Seq Scan on v  (cost=0.00..1.00 rows=1 width=4)
)");
    EXPECT_TRUE(doubts(plan).empty());
    EXPECT_EQ(plan->nodeCount, 12);
    std::string shape;
    plan::forEachNode(*plan->root, [&](const Node& node, int depth) {
        shape += std::to_string(depth) + ' ' + node.relationship +
                 (node.subplanName.empty() ? "" : "=" + node.subplanName) + ' ' + node.title() + '\n';
    });
    EXPECT_EQ(shape, "0  Nested Loop Left Join\n"
                     "1 InitPlan=CTE w Recursive Union\n"
                     "2 Outer Result\n"
                     "2 Inner WorkTable Scan on w w_1\n"
                     "1 InitPlan=InitPlan 2 (returns $2) Aggregate\n"
                     "2 Outer Seq Scan on u\n"
                     "1 Outer CTE Scan on w\n"
                     "1 Inner Append\n"
                     "2 Member Seq Scan on p1 p_1\n"
                     "2 Member Subquery Scan on s\n"
                     "3 Subquery Seq Scan on p2\n"
                     "3 SubPlan=SubPlan 3 Seq Scan on v\n");
}

TEST(PlanText, readsWhatStandsBelowTheTree)
{
    const auto plan = read(R"(Update on t  (cost=0.00..1.00 rows=0 width=0) (actual time=5.000..5.000 rows=0 loops=1)
  ->  Result  (cost=0.00..1.00 rows=1 width=4) (actual time=1.000..1.000 rows=1 loops=1)
Settings: work_mem = '64kB', search_path = '"$user", public, x', jit = 'off'
Query Identifier: -77
Planning:
  Buffers: shared hit=12 read=1
  I/O Timings: shared/local read=0.500
  Memory: used=20kB  allocated=32kB
Planning Time: 0.250 ms
Trigger RI_ConstraintTrigger_c_1 for constraint t_fkey on u: time=1.500 calls=2
Trigger for constraint other: time=0.250 calls=1
Trigger audit: calls=3
JIT:
  Functions: 7
  Options: Inlining false, Optimization false, Expressions true, Deforming true
  Timing: Generation 0.100 ms (Deform 0.050 ms), Inlining 0.000 ms, Optimization 0.010 ms, Emission 0.020 ms, Total 0.130 ms
Serialization: time=0.125 ms  output=3kB  format=text
  Buffers: shared hit=1
Execution Time: 9.000 ms
)");
    EXPECT_TRUE(doubts(plan).empty());
    EXPECT_EQ(plan->planningMs, 0.25);
    EXPECT_EQ(plan->executionMs, 9.0);
    EXPECT_EQ(plan->queryId, -77);
    ASSERT_EQ(plan->settings.size(), 3U);
    EXPECT_EQ(plan->settings[1], std::pair(std::string("search_path"), std::string("\"$user\", public, x")));
    const auto stated = [&](std::string_view key) {
        const auto found =
            std::find_if(plan->details.begin(), plan->details.end(), [key](const auto& d) { return d.first == key; });
        return found == plan->details.end() ? std::string("absent") : found->second;
    };
    EXPECT_EQ(stated("Planning.Shared Read Blocks"), "1");
    EXPECT_EQ(stated("Planning.Memory Used"), "20");
    EXPECT_EQ(stated("JIT.Options.Deforming"), "true");
    EXPECT_EQ(stated("JIT.Timing.Generation.Deform"), "0.05");
    EXPECT_EQ(stated("Serialization.Output Volume"), "3");
    EXPECT_EQ(test::pseudo(*plan, "trigger t_fkey")->exclusiveMs, 1.5);
    EXPECT_EQ(test::pseudo(*plan, "trigger t_fkey")->detail, "u, 2 calls");
    EXPECT_EQ(test::pseudo(*plan, "trigger other")->detail, "t, 1 call"); // the only table that is written
    EXPECT_EQ(test::pseudo(*plan, "jit")->exclusiveMs, 0.1);
    EXPECT_EQ(test::pseudo(*plan, "serialization")->exclusiveMs, 0.125);
    test::expectInvariants(*plan);
}

TEST(PlanText, readsWorkersOfOldAndNewServers)
{
    const auto plan = read(R"(Sort  (cost=0.00..9.00 rows=9 width=4) (actual time=1.000..2.000 rows=5 loops=3)
  Sort Key: a
  Sort Method: quicksort  Memory: 25kB
  Buffers: shared hit=9
  Worker 0:  actual time=0.500..0.750 rows=4 loops=1
    Sort Method: quicksort  Memory: 26kB
    JIT:
      Functions: 2
      Options: Inlining false, Optimization false, Expressions true, Deforming true
    Buffers: shared hit=4
  Worker 1:  actual rows=4 loops=1
  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=4) (actual time=0.100..0.200 rows=5 loops=3)
        Worker 0: actual time=0.500..0.750 rows=4 loops=1
        Worker 1:  Sort Method: quicksort  Memory: 27kB
)");
    EXPECT_THAT(doubts(plan), testing::IsEmpty());
    EXPECT_THAT(
        *plan->root->detail("Workers"),
        testing::StartsWith("Worker Number: 0, Actual Startup Time: 0.5, Actual Total Time: 0.75, Actual Rows: 4, "
                            "Actual Loops: 1, Sort Method: quicksort, Sort Space Used: 26, Sort Space Type: "
                            "Memory, JIT: (Functions: 2, Options: (Inlining: false,"));
    EXPECT_THAT(*plan->root->detail("Workers"),
                testing::HasSubstr("; Worker Number: 1, Actual Rows: 4, Actual Loops: 1"));
    EXPECT_THAT(*plan->root->children.front()->detail("Workers"), testing::HasSubstr("Sort Space Used: 27"));
    EXPECT_EQ(plan->root->buffers->sharedHit, 9);
}

TEST(PlanText, readsGroupingSets)
{
    const auto plan = read("MixedAggregate  (cost=0.00..9.00 rows=9 width=4)\n  Hash Key: a, b\n  Hash Key: c\n"
                           "  Group Key: d\n  Group Key: ()\n  Sort Key: e\n    Group Key: e\n"
                           "  ->  Seq Scan on t  (cost=0.00..1.00 rows=9 width=4)\n");
    EXPECT_EQ(*plan->root->detail("Grouping Sets"),
              "(Hash Keys: ((a, b))), (Hash Keys: ((c))), (Group Keys: ((d), ())), (Sort Key: (e), Group Keys: ((e)))");
    EXPECT_EQ(plan->nodeCount, 2);
}

TEST(PlanText, readsPlansWithoutCostsTimesOrBoth)
{
    const auto bare =
        read("Hash Join\n  Hash Cond: (a.id = b.id)\n  ->  Seq Scan on a\n  ->  Hash\n        ->  Seq Scan on b\n");
    EXPECT_EQ(bare->nodeCount, 4);
    EXPECT_FALSE(bare->analyzed);
    const auto untimed = read("Result (actual rows=1 loops=1)\n  ->  Seq Scan on t (never executed)\n");
    EXPECT_TRUE(untimed->analyzed);
    EXPECT_FALSE(untimed->root->totalMs);
    EXPECT_EQ(untimed->root->children.front()->loops, 0);
    EXPECT_EQ(read("          QUERY PLAN\n---------------------\n Result\n(1 row)\n")->root->type, "Result");
}

TEST(PlanText, putsBrokenLinesTogether)
{
    const auto plan = read(R"(Hash Join  (cost=230.47..713.98 rows=101 width=488) (actual
time=0.711..7.427 rows=100 loops=1)
  Hash Cond: ((t2.unique2 = t1.unique2) AND (t2.hundred < 100) AND
(t2.thousand > 5))
  ->  Seq Scan on tenk2 t2  (cost=0.00..445.00 rows=10000 width=244)
(actual time=0.007..2.583 rows=10000 loops=1)
        Filter: (note = 'two
lines'::text)
  ->
Hash  (cost=229.20..229.20 rows=101 width=244) (actual time=0.659..0.659 rows=100 loops=1)
        Buckets: 1024  Batches: 1  Memory Usage: 28kB
Planning Time: 0.194 ms
)");
    EXPECT_THAT(doubts(plan), testing::IsEmpty());
    EXPECT_EQ(plan->nodeCount, 3);
    EXPECT_EQ(plan->root->totalMs, 7.427);
    EXPECT_EQ(*plan->root->detail("Hash Cond"),
              "((t2.unique2 = t1.unique2) AND (t2.hundred < 100) AND (t2.thousand > 5))");
    EXPECT_EQ(plan->root->children[0]->actualRows, 10000);
    EXPECT_EQ(*plan->root->children[0]->detail("Filter"), "(note = 'two\nlines'::text)");
    EXPECT_EQ(plan->root->children[1]->type, "Hash");
}

TEST(PlanText, namesTheLinesThatItDoesNotUnderstand)
{
    const auto plan =
        read("Limit  (cost=0.00..1.00 rows=1 width=4)\n  what is this\n  ->  Quantum Scan on t  (cost=0.00..1.00 "
             "rows=1 width=4)\nAnd here: words\n");
    ASSERT_EQ(doubts(plan).size(), 3U);
    EXPECT_EQ(doubts(plan)[0].english(), "Not understood in the plan, line 2: what is this");
    EXPECT_THAT(doubts(plan)[1].english(), testing::HasSubstr("line 3: ->  Quantum Scan on t")) << "kept as a node";
    EXPECT_EQ(plan->root->children.front()->type, "Quantum Scan on t");
    EXPECT_THAT(doubts(plan)[2].english(), testing::HasSubstr("line 4: And here: words"));

    std::string many = "Limit  (cost=0.00..1.00 rows=1 width=4)\n";
    for (int i = 0; i < 500; ++i)
        many += "  unknown " + std::to_string(i) + "\n";
    EXPECT_EQ(doubts(read(many)).size(), 11U);
    EXPECT_THAT(doubts(read(many)).back().english(), testing::HasSubstr("490 more lines"));
}

TEST(PlanText, doubtsALineThatWasCutOff)
{
    const std::string whole = "Limit  (cost=0.00..1.00 rows=1 width=4) (actual time=1.000..2.000 rows=1 loops=1)";
    for (std::size_t length = 13; length < whole.size(); ++length) {
        const auto plan = read(whole.substr(0, length) + "\n  ->  Result  (cost=0.00..1.00 rows=1 width=4)\n");
        EXPECT_EQ(plan->root->type, "Limit") << length;
        // Without the measured half it is a plan of estimates alone.
        const bool complete = length == whole.find(')') + 1 || length == whole.find(')') + 2;
        EXPECT_EQ(doubts(plan).empty(), complete) << whole.substr(0, length);
    }
}

TEST(PlanText, saysSoWhereTheIndentationIsLost)
{
    const auto plan =
        read("Limit  (cost=0.00..1.00 rows=1 width=4)\n-> Sort  (cost=0.00..1.00 rows=1 width=4)\n-> Result  "
             "(cost=0.00..1.00 rows=1 width=4)\n");
    EXPECT_EQ(plan->nodeCount, 3);
    ASSERT_FALSE(doubts(plan).empty());
    EXPECT_THAT(doubts(plan).back().english(), testing::HasSubstr("indentation is lost"));
}

TEST(PlanText, readsATreeOfTwentyThousandLevels)
{
    constexpr int levels = 20'000;
    std::string text = "Limit  (cost=0.00..1.00 rows=1 width=4) (actual time=1.000..2.000 rows=1 loops=1)\n";
    for (int i = 1; i < levels; ++i)
        text += "->  Limit  (cost=0.00..1.00 rows=1 width=4) (actual time=1.000..2.000 rows=1 loops=1)\n";
    // Indentation of that depth would be half a gigabyte: one blank a level.
    std::string deep;
    std::size_t at = 0;
    for (int i = 0; i < 2'000; ++i) {
        const std::size_t end = text.find('\n', at);
        deep += std::string(static_cast<std::size_t>(i), ' ') + text.substr(at, end - at + 1);
        at = end + 1;
    }
    EXPECT_EQ(read(deep)->nodeCount, 2'000);
    EXPECT_EQ(read(text)->nodeCount, levels);
}

TEST(PlanText, figuresComeOutAsDerivedByHand)
{
    const auto plan =
        read(R"(Finalize Aggregate  (cost=9.00..9.01 rows=1 width=8) (actual time=100.000..100.000 rows=1 loops=1)
  CTE w
    ->  Seq Scan on u  (cost=0.00..1.00 rows=9 width=4) (actual time=0.010..12.000 rows=9 loops=1)
  InitPlan 2 (returns $1)
    ->  Result  (cost=0.00..0.01 rows=1 width=4) (actual time=20.000..20.000 rows=1 loops=1)
  ->  Nested Loop  (cost=1.00..8.00 rows=9 width=8) (actual time=25.000..98.000 rows=9 loops=1)
        ->  CTE Scan on w  (cost=0.00..1.00 rows=9 width=4) (actual time=0.020..13.000 rows=9 loops=1)
        ->  Append  (cost=0.00..4.00 rows=2 width=4) (actual time=1.000..9.000 rows=2 loops=9)
              ->  Index Scan using p1_i on p1 p_1  (cost=0.00..1.00 rows=1 width=4) (actual time=0.500..5.000 rows=1 loops=9)
                    Index Cond: (id > $1)
              ->  Memoize  (cost=0.00..1.00 rows=1 width=4) (actual time=0.500..3.000 rows=1 loops=9)
                    Cache Key: w.x
                    Cache Mode: logical
                    ->  Index Scan using p2_i on p2 p_2  (cost=0.00..1.00 rows=1 width=4) (actual time=6.000..6.000 rows=1 loops=3)
              ->  Seq Scan on p3 p_3  (cost=0.00..1.00 rows=1 width=4) (never executed)
Planning Time: 1.000 ms
Trigger for constraint c: time=3.000 calls=9
Execution Time: 105.000 ms
)");
    const auto own = [&](std::string_view alias) { return *test::nodeByAlias(*plan, alias).exclusiveMs; };
    const auto ownOf = [&](std::string_view type) { return *test::nodeByType(*plan, type).exclusiveMs; };
    constexpr double half = 0.0005 * 9;                         // what nine loops may hide in the last digit
    EXPECT_NEAR(ownOf("Aggregate"), 100 - 98, 1e-9);            // the InitPlan ran when the scan asked
    EXPECT_NEAR(ownOf("Nested Loop"), 98 - 13 - 9 * 9.0, half); // nine passes of nine milliseconds
    EXPECT_NEAR(own("w"), 13 - 12, 1e-9);                       // it waited for the CTE
    EXPECT_NEAR(own("u"), 12, 1e-9);                            // the CTE itself
    EXPECT_NEAR(ownOf("Append"), 9 * (9.0 - 5 - 3), 2 * half);  // 9
    EXPECT_NEAR(own("p_1"), 9 * 5.0 - 20, half);                // its condition needs $1
    EXPECT_NEAR(ownOf("Result"), 20, 1e-9);                     // once, whoever asks
    EXPECT_NEAR(ownOf("Memoize"), 9 * 3.0 - 3 * 6.0, half);     // six passes came from the cache
    EXPECT_NEAR(own("p_2"), 3 * 6.0, half);                     // three did not
    EXPECT_EQ(own("p_3"), 0);                                   // never executed
    EXPECT_EQ(test::pseudo(*plan, "trigger c")->exclusiveMs, 3);
    EXPECT_NEAR(test::pseudo(*plan, "executor")->exclusiveMs, 105 - 100 - 3, 1e-9);
    test::expectInvariants(*plan);

    // Two workers and the leader, all three at the same time: divided by three; the leader computes $0 at Gather.
    const auto parallel =
        read(R"(Gather  (cost=1000.00..2000.00 rows=10 width=4) (actual time=40.000..100.000 rows=9 loops=1)
  Workers Planned: 2
  Params Evaluated: $0
  Workers Launched: 2
  InitPlan 1 (returns $0)
    ->  Result  (cost=0.00..0.01 rows=1 width=4) (actual time=30.000..30.000 rows=1 loops=1)
  ->  Parallel Hash Join  (cost=1.00..9.00 rows=4 width=4) (actual time=10.000..60.000 rows=3 loops=3)
        Hash Cond: (a.id = b.id)
        ->  Parallel Seq Scan on a  (cost=0.00..4.00 rows=4 width=4) (actual time=1.000..25.000 rows=4 loops=3)
              Filter: (x > $0)
        ->  Parallel Hash  (cost=4.00..4.00 rows=4 width=4) (actual time=9.000..9.000 rows=4 loops=3)
              Buckets: 1024  Batches: 1  Memory Usage: 9kB
              ->  Parallel Seq Scan on b  (cost=0.00..4.00 rows=4 width=4) (actual time=1.000..7.500 rows=4 loops=3)
Execution Time: 101.000 ms
)");
    const auto part = [&](std::string_view type) { return *test::nodeByType(*parallel, type).exclusiveMs; };
    EXPECT_NEAR(part("Gather"), 100 - 30 - 60, 0.002);
    EXPECT_NEAR(part("Result"), 30, 1e-9);
    EXPECT_NEAR(part("Hash Join"), 60 - 25 - 9, 0.002);
    EXPECT_NEAR(*test::nodeByAlias(*parallel, "a").exclusiveMs, 25, 0.002);
    EXPECT_NEAR(part("Hash"), 9 - 7.5, 0.002);
    EXPECT_NEAR(*test::nodeByAlias(*parallel, "b").exclusiveMs, 7.5, 0.002);
    test::expectInvariants(*parallel);
}

} // namespace
