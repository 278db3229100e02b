// SPDX-License-Identifier: GPL-3.0-or-later
// Plans that end early. JSON and XML say themselves where they end; text and YAML do not.
#include "tests/unit/plan/plancorpus.h"

namespace {

using namespace howdah;

bool isDoubted(const std::string& text)
{
    const auto plans = plan::parsePlans(text);
    if (!plans)
        return true;
    bool doubted = false;
    for (const plan::PlanPtr& plan : *plans) {
        for (const base::Text& doubt : plan->doubts)
            doubted = doubted || doubt.english().find("seems to be cut off") != std::string::npos;
    }
    return doubted;
}

/// The texts of lines behind which a cut is read without a doubt.
std::vector<std::string> silentCuts(const std::string& whole)
{
    std::vector<std::string> silent;
    EXPECT_FALSE(isDoubted(whole)) << whole;
    for (std::size_t end = whole.find('\n'); end + 1 < whole.size(); end = whole.find('\n', end + 1)) {
        if (isDoubted(whole.substr(0, end + 1)))
            continue;
        const std::size_t start = end == 0 ? std::string::npos : whole.rfind('\n', end - 1);
        const std::size_t first = start == std::string::npos ? 0 : start + 1;
        const std::string line = whole.substr(first, end - first);
        silent.push_back(line.substr(line.find_first_not_of(' ')));
    }
    return silent;
}

constexpr const char* measuredYaml = R"yaml(- Plan:
    Node Type: "Hash Join"
    Parallel Aware: false
    Join Type: "Inner"
    Startup Cost: 1.00
    Total Cost: 9.00
    Plan Rows: 5
    Plan Width: 4
    Actual Startup Time: 0.100
    Actual Total Time: 0.900
    Actual Rows: 5
    Actual Loops: 1
    Hash Cond: "(a.id = b.id)"
    Plans:
      - Node Type: "Seq Scan"
        Parent Relationship: "Outer"
        Parallel Aware: false
        Relation Name: "a"
        Alias: "a"
        Startup Cost: 0.00
        Total Cost: 4.00
        Plan Rows: 5
        Plan Width: 4
        Actual Startup Time: 0.010
        Actual Total Time: 0.100
        Actual Rows: 5
        Actual Loops: 1
        Filter: "(SubPlan 1)"
        Rows Removed by Filter: 0
        Plans:
          - Node Type: "Result"
            Parent Relationship: "SubPlan"
            Subplan Name: "SubPlan 1"
            Parallel Aware: false
            Startup Cost: 0.00
            Total Cost: 0.01
            Plan Rows: 1
            Plan Width: 4
            Actual Startup Time: 0.001
            Actual Total Time: 0.001
            Actual Rows: 1
            Actual Loops: 5
      - Node Type: "Hash"
        Parent Relationship: "Inner"
        Parallel Aware: false
        Startup Cost: 0.50
        Total Cost: 0.50
        Plan Rows: 5
        Plan Width: 4
        Actual Startup Time: 0.200
        Actual Total Time: 0.200
        Actual Rows: 5
        Actual Loops: 1
        Plans:
          - Node Type: "Seq Scan"
            Parent Relationship: "Outer"
            Parallel Aware: false
            Relation Name: "b"
            Alias: "b"
            Startup Cost: 0.00
            Total Cost: 0.50
            Plan Rows: 5
            Plan Width: 4
            Actual Startup Time: 0.010
            Actual Total Time: 0.100
            Actual Rows: 5
            Actual Loops: 1
  Planning Time: 0.100
  Triggers:
  Execution Time: 1.000
)yaml";

TEST(PlanCutOff, measuredYamlIsDoubtedBehindEveryLine)
{
    // Behind the list of triggers there is nothing with SUMMARY OFF, but then there is no planning time either.
    EXPECT_THAT(silentCuts(measuredYaml), testing::IsEmpty());
}

TEST(PlanCutOff, yamlWithoutTimesIsWhole)
{
    std::string text = measuredYaml;
    for (const char* line : {"  Planning Time: 0.100\n", "  Execution Time: 1.000\n"})
        text.erase(text.find(line), std::string(line).size());
    EXPECT_FALSE(isDoubted(text)) << "SUMMARY OFF";
    text.erase(text.find("  Triggers:\n"));
    EXPECT_TRUE(isDoubted(text));
    EXPECT_FALSE(isDoubted("LOG:  duration: 1.0 ms  plan:\nQuery Text: \"select 1\"\n" + text.substr(2)))
        << "log_triggers off";
}

TEST(PlanCutOff, estimatesInYamlMayEndBehindALeaf)
{
    // A leaf's properties may be all there are, and so may the leaf.
    EXPECT_THAT(silentCuts("- Plan:\n    Node Type: \"Seq Scan\"\n    Parallel Aware: false\n    Relation Name: \"a\"\n"
                           "    Alias: \"a\"\n    Startup Cost: 0.00\n    Total Cost: 4.00\n    Plan Rows: 5\n"
                           "    Plan Width: 4\n    Filter: \"(id > 5)\"\n"),
                testing::ElementsAre("Relation Name: \"a\"", "Alias: \"a\"", "Plan Width: 4"));
}

TEST(PlanCutOff, textIsDoubtedWhereSomethingHasToFollow)
{
    const std::string text =
        "Sort  (cost=1.00..9.00 rows=5 width=4) (actual time=0.100..0.900 rows=5 loops=1)\n"
        "  Sort Key: a.id\n"
        "  CTE w\n"
        "    ->  Result  (cost=0.00..0.01 rows=1 width=4) (actual time=0.001..0.001 rows=1 loops=1)\n"
        "  ->  Nested Loop  (cost=1.00..8.00 rows=5 width=4) (actual time=0.100..0.800 rows=5 "
        "loops=1)\n"
        "        ->  CTE Scan on w  (cost=0.00..0.02 rows=1 width=4) (actual time=0.002..0.002 rows=1 "
        "loops=1)\n"
        "        ->  Seq Scan on a  (cost=0.00..4.00 rows=5 width=4) (actual time=0.010..0.100 rows=5 "
        "loops=1)\n"
        "              Filter: ((id > 5) AND (SubPlan 1) AND (note <> 'SubPlan 7\n"
        "  two'::text))\n"
        "              SubPlan 1\n"
        "                ->  Seq Scan on b  (cost=0.00..4.00 rows=5 width=4) (actual "
        "time=0.010..0.100 rows=5 loops=1)\n"
        "Planning:\n"
        "  Buffers: shared hit=5\n"
        "Planning Time: 0.100 ms\n"
        "Execution Time: 1.000 ms\n";
    // With SUMMARY OFF neither time is there, and a scan need not have a filter.
    const auto silent = silentCuts(text);
    ASSERT_EQ(silent.size(), 3U) << testing::PrintToString(silent);
    EXPECT_THAT(silent[0], testing::StartsWith("->  Seq Scan on a"));
    EXPECT_THAT(silent[1], testing::StartsWith("->  Seq Scan on b"));
    EXPECT_EQ(silent[2], "Buffers: shared hit=5");
}

TEST(PlanCutOff, namesWhatIsMissing)
{
    const auto doubt = [](const std::string& text) {
        const auto plans = plan::parsePlans(text);
        return plans && !plans->front()->doubts.empty() ? plans->front()->doubts.back().english() : "none";
    };
    EXPECT_EQ(doubt("Hash Join\n  Hash Cond: (a.id = b.id)\n  ->  Seq Scan on a\n"),
              "The plan seems to be cut off: below Hash Join a node is missing");
    EXPECT_EQ(doubt("- Plan:\n    Node Type: \"Result\"\n    Parallel Aware: false\n    Startup Cost: 0.00\n"),
              "The plan seems to be cut off: Result has no \"Total Cost\"");
    EXPECT_EQ(doubt("Seq Scan on a\n  Filter: (a.x = (SubPlan 2))\n"),
              "The plan seems to be cut off: SubPlan 2 is named and missing");
    EXPECT_EQ(doubt("Result  (cost=0.00..0.01 rows=1 width=4) (actual time=0.001..0.001 rows=1 loops=1)\n"
                    "Planning Time: 0.100 ms\n"),
              "The plan seems to be cut off: it has a planning time and no execution time");
    EXPECT_EQ(doubt("Seq Scan on a\n  Filter: (a.x = ANY\n"),
              "The plan seems to be cut off: its last line ends within an expression");
    EXPECT_EQ(doubt("Result  (cost=0.00..0.01 rows=1 width=4)\nPlanning:\n"),
              "The plan seems to be cut off: what its last line announces is missing");
}

TEST(PlanCutOff, wholePlansAreNotDoubted)
{
    for (const char* whole :
         {"Append\n  Subplans Removed: 2\n", "Seq Scan on a\n", "Result\n  One-Time Filter: false\n",
          "Insert on a\n  ->  Result\n", "CTE Scan on w\n  CTE w\n    ->  Result\n"}) {
        EXPECT_FALSE(isDoubted(whole)) << whole;
    }
}

} // namespace
