// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/diff.h"
#include "core/plan/utf8.h"
#include "tests/unit/plan/plancorpus.h"

#include <nlohmann/json.hpp>
#include <sstream>

namespace {

using namespace howdah;
using plan::PlanDiff;

std::filesystem::path folder()
{
    return test::planFolder().parent_path() / "diffs";
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

PlanDiff diffOf(const std::string& pair)
{
    return plan::diffPlans(parse(test::readFile(folder() / (pair + "-before.json"))),
                           parse(test::readFile(folder() / (pair + "-after.json"))));
}

PlanDiff diffOf(std::string_view before, std::string_view after)
{
    return plan::diffPlans(parse(before), parse(after));
}

std::vector<std::string> told(const PlanDiff& diff)
{
    std::vector<std::string> lines;
    for (const plan::ShapeDifference& difference : diff.shape)
        lines.push_back(std::string(name(difference.change)) + ": " + difference.text.english());
    return lines;
}

/// The merged tree: which node before is which after.
std::string merged(const PlanDiff& diff)
{
    std::string text;
    for (const plan::NodePair& pair : diff.nodes) {
        text += std::string(static_cast<std::size_t>(2 * pair.depth), ' ');
        text += pair.before ? std::to_string(pair.before->id) : "-";
        text += " = ";
        text += pair.after ? std::to_string(pair.after->id) : "-";
        text += ' ' + (pair.after ? pair.after : pair.before)->title() + '\n';
    }
    return text;
}

/// Compares with diffs/<name>; HOWDAH_WRITE_EXPECTED=1 writes it instead, for a look at the difference in git.
void expectShown(const std::string& name, const std::string& text)
{
    if (std::getenv("HOWDAH_WRITE_EXPECTED")) {
        std::ofstream(folder() / name, std::ios::binary) << text;
        return;
    }
    EXPECT_EQ(text, test::readFile(folder() / name)) << name;
}

TEST(PlanDiff, realPairsOfPlansAreToldAsTheyAre)
{
    for (const char* pair : {"index", "regression", "servers"}) {
        const PlanDiff diff = diffOf(std::string(pair));
        expectShown(std::string(pair) + ".txt", plan::renderDiff(diff, 130));
        expectShown(std::string(pair) + "-72.txt", plan::renderDiff(diff, 72));
        expectShown(std::string(pair) + "-merged.txt", merged(diff));
    }
}

TEST(PlanDiff, everyRealPlanIsItself)
{
    for (const auto& entry : std::filesystem::directory_iterator(test::planFolder())) {
        if (entry.path().extension() == ".sql")
            continue;
        const auto plan = test::readPlan(entry.path().filename().string());
        const PlanDiff diff = plan::diffPlans(plan, plan);
        SCOPED_TRACE(entry.path().filename());
        EXPECT_TRUE(diff.sameShape) << plan::renderDiff(diff);
        EXPECT_TRUE(diff.doubts.empty());
        ASSERT_EQ(diff.nodes.size(), static_cast<std::size_t>(plan->nodeCount));
        for (const plan::NodePair& pair : diff.nodes)
            EXPECT_EQ(pair.before, pair.after);
        if (diff.totalCost.before.value_or(0) > 0) {
            EXPECT_EQ(diff.totalCost.ratio(), 1);
        }
        EXPECT_NE(plan::renderDiff(diff).find("The same shape"), std::string::npos);
    }
}

TEST(PlanDiff, anyTwoRealPlansShowEachNodeOnceAndKeepToTheWidth)
{
    std::vector<plan::PlanPtr> plans;
    for (const auto& entry : std::filesystem::directory_iterator(test::planFolder())) {
        if (entry.path().extension() == ".json")
            plans.push_back(test::readPlan(entry.path().filename().string()));
    }
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const plan::PlanPtr &before = plans[i], &after = plans[(i * 7 + 3) % plans.size()];
        const PlanDiff diff = plan::diffPlans(before, after);
        std::vector<int> ids, others;
        for (const plan::NodePair& pair : diff.nodes) {
            EXPECT_TRUE(pair.before || pair.after);
            if (pair.before)
                ids.push_back(pair.before->id);
            if (pair.after)
                others.push_back(pair.after->id);
        }
        // The plan after stands in its own order.
        EXPECT_TRUE(std::is_sorted(others.begin(), others.end()));
        std::sort(ids.begin(), ids.end());
        EXPECT_EQ(ids.size(), static_cast<std::size_t>(before->nodeCount));
        EXPECT_EQ(others.size(), static_cast<std::size_t>(after->nodeCount));
        EXPECT_TRUE(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
        for (const int width : {40, 80, 120}) {
            std::istringstream lines(plan::renderDiff(diff, width));
            for (std::string line; std::getline(lines, line);)
                EXPECT_LE(plan::columns(line), width) << line;
        }
        EXPECT_FALSE(nlohmann::json::parse(plan::toJson(diff), nullptr, false).is_discarded());
    }
}

TEST(PlanDiff, theSameTwoSidesTheOtherWayRoundAreAnotherOrder)
{
    const auto join = [](const char* outer, const char* inner) {
        return std::string(R"([{"Plan": {"Node Type": "Nested Loop", "Join Type": "Inner", "Plans": [
            {"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Relation Name": ")") +
               outer + R"(", "Alias": ")" + outer + R"("}, {"Node Type": "Seq Scan", "Parent Relationship": "Inner",
            "Relation Name": ")" +
               inner + R"(", "Alias": ")" + inner + R"("}]}}])";
    };
    const PlanDiff diff = diffOf(join("a", "b"), join("b", "a"));
    EXPECT_EQ(told(diff),
              std::vector<std::string>{"join_order: Nested Loop: b is the outer side now, before it was a"});
    EXPECT_TRUE(diffOf(join("a", "b"), join("a", "b")).sameShape);
}

TEST(PlanDiff, aliasesThatWereNumberedAnewAreTheSameScans)
{
    const PlanDiff diff = diffOf(R"([{"Plan": {"Node Type": "Append", "Plans": [
        {"Node Type": "Seq Scan", "Relation Name": "p1", "Alias": "p_1", "Parent Relationship": "Member"},
        {"Node Type": "Seq Scan", "Relation Name": "p2", "Alias": "p_2", "Parent Relationship": "Member"}]}}])",
                                 R"([{"Plan": {"Node Type": "Append", "Plans": [
        {"Node Type": "Seq Scan", "Relation Name": "p2", "Alias": "p_1", "Parent Relationship": "Member"}]}}])");
    EXPECT_EQ(merged(diff), "0 = 0 Append\n  1 = - Seq Scan on p1 p_1\n  2 = 1 Seq Scan on p2 p_1\n");
    EXPECT_EQ(told(diff), std::vector<std::string>{"other: p1 p_1: no longer read, before by Seq Scan"});
    ASSERT_EQ(diff.doubts.size(), 1U);
    EXPECT_EQ(diff.doubts[0].english(), "Only the plan before reads p1");
}

TEST(PlanDiff, whatRunsInASubplanIsNotMistakenForWhatRunsOutside)
{
    // The same relation and alias within the SubPlan of one and the main part of the other.
    const PlanDiff diff = diffOf(R"([{"Plan": {"Node Type": "Result", "Plans": [
        {"Node Type": "Seq Scan", "Relation Name": "t", "Alias": "t", "Parent Relationship": "Outer"},
        {"Node Type": "Index Scan", "Relation Name": "t", "Alias": "t", "Index Name": "t_pkey",
         "Parent Relationship": "SubPlan", "Subplan Name": "SubPlan 1"}]}}])",
                                 R"([{"Plan": {"Node Type": "Result", "Plans": [
        {"Node Type": "Index Scan", "Relation Name": "t", "Alias": "t", "Index Name": "t_pkey",
         "Parent Relationship": "SubPlan", "Subplan Name": "SubPlan 2"},
        {"Node Type": "Seq Scan", "Relation Name": "t", "Alias": "t", "Parent Relationship": "Outer"}]}}])");
    EXPECT_TRUE(diff.sameShape) << plan::renderDiff(diff);
}

TEST(PlanDiff, otherStatementsAndOtherRowsAreDoubted)
{
    const auto plan = [](const char* id, const char* rows) {
        return std::string(R"([{"Query Identifier": )") + id + R"(, "Plan": {"Node Type": "Seq Scan",
            "Relation Name": "t", "Alias": "t", "Actual Total Time": 1, "Actual Loops": 1, "Actual Rows": )" +
               rows + "}}]";
    };
    const PlanDiff diff = diffOf(plan("7", "10"), plan("8", "11"));
    ASSERT_EQ(diff.doubts.size(), 2U);
    EXPECT_EQ(diff.doubts[0].english(), "The plans are of different statements (query ids 7 and 8)");
    EXPECT_NE(diff.doubts[1].english().find("(10 and 11)"), std::string::npos);
    EXPECT_TRUE(diffOf(plan("7", "10"), plan("7", "10")).doubts.empty());
}

TEST(PlanDiff, ratiosNeedSomethingToDivideBy)
{
    EXPECT_EQ((plan::Metric{10, 5}).ratio(), 0.5);
    EXPECT_FALSE((plan::Metric{0, 5}).ratio());
    EXPECT_FALSE((plan::Metric{std::nullopt, 5}).ratio());
    EXPECT_FALSE((plan::Metric{5, std::nullopt}).ratio());
}

TEST(PlanDiff, theDocumentHoldsShapeMetricsAndNodes)
{
    const auto document = nlohmann::json::parse(plan::toJson(diffOf("index")));
    EXPECT_EQ(document["schema"], "howdah/plan-diff/1");
    EXPECT_EQ(document["same_shape"], false);
    EXPECT_EQ(document["shape"][0]["change"], "scan");
    EXPECT_EQ(document["shape"][0]["text"], "orders o: Seq Scan became Index Scan using orders_status");
    EXPECT_TRUE(document["shape"][0]["before"].is_number_integer());
    EXPECT_GT(document["metrics"]["execution_ms"]["before"], document["metrics"]["execution_ms"]["after"]);
    EXPECT_LT(document["metrics"]["total_cost"]["ratio"], 1);
    bool gone = false, fresh = false;
    for (const auto& node : document["nodes"]) {
        gone |= node["after"].is_null();
        fresh |= node["before"].is_null();
    }
    EXPECT_TRUE(gone && fresh);
}

TEST(PlanDiff, namesThatAreNotUtf8DoNotBreakTheDocument)
{
    const std::string plan = "[{\"Plan\": {\"Node Type\": \"Seq Scan\", \"Relation Name\": \"\xff\xfe\"}}]";
    EXPECT_FALSE(nlohmann::json::parse(plan::toJson(diffOf(plan, plan)), nullptr, false).is_discarded());
}

/// A chain of nodes: with `every`, a Sort in place of each so-many-th Result.
std::string chain(int levels, int every, const char* relation)
{
    std::string text = R"([{"Plan": {"Node Type": "Limit")";
    for (int i = 0; i < levels; ++i)
        text += std::string(R"(, "Plans": [{"Node Type": ")") + (every > 0 && i % every == 0 ? "Sort" : "Materialize") +
                R"(", "Parent Relationship": "Outer")";
    text += std::string(R"(, "Plans": [{"Node Type": "Seq Scan", "Relation Name": ")") + relation + "\"}]";
    for (int i = 0; i < levels; ++i)
        text += "}]";
    return text + "}}]";
}

TEST(PlanDiff, aHundredThousandLevelsAreCompared)
{
    const PlanDiff same = diffOf(chain(100'000, 0, "t"), chain(100'000, 3, "t"));
    EXPECT_FALSE(same.sameShape);
    EXPECT_FALSE(plan::renderDiff(same).empty());
    const PlanDiff other = diffOf(chain(20'000, 0, "t"), chain(20'000, 3, "u"));
    EXPECT_FALSE(other.doubts.empty());
    EXPECT_GT(plan::toJson(other).size(), 1'000'000U);
}

TEST(PlanDiff, aHundredThousandPartitionsAreCompared)
{
    const auto append = [](const char* type) {
        std::string text = R"([{"Plan": {"Node Type": "Append", "Plans": [)";
        for (int i = 0; i < 100'000; ++i)
            text += std::string(i == 0 ? "" : ",") + R"({"Node Type": ")" + type +
                    R"(", "Parent Relationship": "Member", "Relation Name": "p)" + std::to_string(i) +
                    R"(", "Alias": "p_)" + std::to_string(i) + "\"}";
        return text + "]}}]";
    };
    const PlanDiff diff = diffOf(append("Seq Scan"), append("Index Scan"));
    EXPECT_EQ(diff.shape.size(), 100'000U);
    const std::string text = plan::renderDiff(diff);
    EXPECT_NE(text.find("more like these"), std::string::npos);
}

} // namespace
