// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/documents.h"
#include "tests/unit/plan/plancorpus.h"

#include <nlohmann/json.hpp>

namespace {

using namespace howdah;
using plan::Node;
using plan::parsePlans;

constexpr std::string_view small = R"json({"Plan": {"Node Type": "Result", "Actual Startup Time": 0.001,
    "Actual Total Time": 0.002, "Actual Rows": 1, "Actual Loops": 1}, "Execution Time": 0.01})json";

std::string complaint(std::string_view text)
{
    const auto plans = parsePlans(text);
    if (plans)
        return "understood";
    EXPECT_EQ(plans.error().code(), base::ErrorCode::InvalidInput);
    const std::string line = plans.error().english();
    EXPECT_EQ(line.find('\n'), std::string::npos);
    return line;
}

TEST(PlanParse, readsAnArrayOneOfItsElementsAndSeveralDocuments)
{
    const std::string object(small);
    EXPECT_EQ(parsePlans("[" + object + "]")->size(), 1U);
    EXPECT_EQ(parsePlans(object)->size(), 1U);
    EXPECT_EQ(parsePlans("[" + object + "," + object + "]\n[" + object + "]\n" + object + object)->size(), 5U);
    EXPECT_EQ(parsePlans("\xef\xbb\xbf" + object)->size(), 1U);
    EXPECT_EQ(parsePlans("[{\"QUERY PLAN\": [" + object + "]}]")->size(), 1U);
    EXPECT_EQ(test::readPlans("rewritten-into-two.json").size(), 2U);
}

TEST(PlanParse, takesOffTheFramesOfPsql)
{
    for (const char* file : {"psql-aligned.txt", "psql-bordered.txt", "psql-unicode.txt", "psql-expanded.txt"}) {
        const auto plan = test::readPlan(file);
        EXPECT_EQ(plan->root->type, "Aggregate") << file;
        EXPECT_EQ(plan->nodeCount, 2) << file;
        EXPECT_TRUE(plan->doubts.empty()) << file << ": " << plan->doubts.front().english();
        test::expectInvariants(*plan);
    }
}

TEST(PlanParse, readsPlansFromALogOfAutoExplain)
{
    const std::string log = "2026-01-02 03:04:05 UTC [77] LOG:  duration: 12.3 ms  plan:\n"
                            "\t{\n\t  \"Query Text\": \"select 1\",\n"
                            "\t  \"Plan\": {\"Node Type\": \"Result\", \"Startup Cost\": 0.00}\n\t}\n"
                            "2026-01-02 03:04:06 UTC [77] LOG:  checkpoint starting: time\n";
    const auto plans = parsePlans(log);
    ASSERT_TRUE(plans);
    EXPECT_EQ(plans->front()->queryText, "select 1");
    EXPECT_TRUE(plans->front()->doubts.empty()) << "the checkpoint's line is an entry about something else";
}

TEST(PlanParse, keepsRepeatedKeysOfOldServersAndTheirOrder)
{
    const auto plans =
        parsePlans(R"json([{"Plan": {"Node Type": "Sort", "Workers": [{"Worker Number": 0, "Actual Rows": 5}],
        "Sort Key": ["a", "b DESC"], "Workers": [{"Worker Number": 0, "Sort Method": "quicksort"},
        {"Worker Number": 1, "Sort Method": "external merge"}]}}])json");
    ASSERT_TRUE(plans);
    const auto& details = plans->front()->root->details;
    ASSERT_EQ(details.size(), 3U);
    EXPECT_EQ(details[0], std::pair(std::string("Workers"), std::string("Worker Number: 0, Actual Rows: 5")));
    EXPECT_EQ(details[1], std::pair(std::string("Sort Key"), std::string("a, b DESC")));
    EXPECT_EQ(details[2].second,
              "Worker Number: 0, Sort Method: quicksort; Worker Number: 1, Sort Method: external merge");
}

TEST(PlanParse, readsEveryFieldOfANode)
{
    const auto plan = test::readPlan("parallel-verbose-workers.json");
    const Node& scan = test::nodeByType(*plan, "Seq Scan");
    EXPECT_EQ(scan.relation, "t");
    EXPECT_EQ(scan.schema, "p");
    EXPECT_EQ(scan.alias, "t");
    EXPECT_TRUE(scan.parallelAware);
    EXPECT_EQ(scan.relationship, "Outer");
    EXPECT_GT(scan.totalCost, 0);
    EXPECT_GT(scan.planRows, 0);
    EXPECT_GT(scan.planWidth, 0);
    ASSERT_TRUE(scan.buffers);
    EXPECT_GT(scan.buffers->sharedHit + scan.buffers->sharedRead, 0);
    EXPECT_NE(scan.detail("Output"), nullptr);
    EXPECT_NE(scan.detail("Filter"), nullptr);
    EXPECT_EQ(scan.detail("No Such Thing"), nullptr);

    const auto settings = test::readPlan("sort-spills.json");
    const auto found = std::find(settings->settings.begin(), settings->settings.end(),
                                 std::pair(std::string("work_mem"), std::string("64kB")));
    EXPECT_NE(found, settings->settings.end());
}

TEST(PlanParse, readsTheTimesOfReadingAndWritingUnderEveryServersNames)
{
    const auto plans = parsePlans(R"json([{"Plan": {"Node Type": "Seq Scan", "I/O Read Time": 1.5}},
        {"Plan": {"Node Type": "Seq Scan", "I/O Read Time": 1.5, "Temp I/O Write Time": 2.0}},
        {"Plan": {"Node Type": "Seq Scan", "Shared I/O Read Time": 1.0, "Local I/O Read Time": 0.25,
                  "Temp I/O Read Time": 0.25}}])json");
    ASSERT_TRUE(plans);
    for (const auto& plan : *plans)
        EXPECT_EQ(plan->root->buffers->readMs, 1.5);
    EXPECT_EQ(plans->at(1)->root->buffers->writeMs, 2.0);
}

TEST(PlanParse, namesNodesAsExplainsTextDoes)
{
    const auto title = [](std::string_view fields) {
        return parsePlans("{\"Plan\": {" + std::string(fields) + "}}")->front()->root->title();
    };
    EXPECT_EQ(
        title(R"json("Node Type": "Seq Scan", "Parallel Aware": true, "Relation Name": "orders", "Alias": "o")json"),
        "Parallel Seq Scan on orders o");
    EXPECT_EQ(title(R"json("Node Type": "Seq Scan", "Relation Name": "orders", "Alias": "orders")json"),
              "Seq Scan on orders");
    EXPECT_EQ(
        title(R"json("Node Type": "Index Scan", "Scan Direction": "Backward", "Index Name": "i", "Relation Name": "t",
        "Schema": "s", "Alias": "t")json"),
        "Index Scan Backward using i on s.t");
    EXPECT_EQ(title(R"json("Node Type": "Bitmap Index Scan", "Index Name": "i")json"), "Bitmap Index Scan on i");
    EXPECT_EQ(title(R"json("Node Type": "Hash Join", "Join Type": "Inner")json"), "Hash Join");
    EXPECT_EQ(title(R"json("Node Type": "Hash Join", "Join Type": "Left")json"), "Hash Left Join");
    EXPECT_EQ(title(R"json("Node Type": "Nested Loop", "Join Type": "Anti")json"), "Nested Loop Anti Join");
    EXPECT_EQ(title(R"json("Node Type": "Aggregate", "Strategy": "Hashed", "Partial Mode": "Partial")json"),
              "Partial HashAggregate");
    EXPECT_EQ(title(R"json("Node Type": "Aggregate", "Strategy": "Plain", "Partial Mode": "Simple")json"), "Aggregate");
    EXPECT_EQ(title(R"json("Node Type": "ModifyTable", "Operation": "Update", "Relation Name": "t", "Alias": "t")json"),
              "Update on t");
    EXPECT_EQ(title(R"json("Node Type": "SetOp", "Strategy": "Hashed", "Command": "Except")json"), "HashSetOp Except");
    EXPECT_EQ(title(R"json("Node Type": "CTE Scan", "CTE Name": "w", "Alias": "x")json"), "CTE Scan on w x");
    EXPECT_EQ(title(R"json("Node Type": "Subquery Scan", "Alias": "q")json"), "Subquery Scan on q");
}

TEST(PlanParse, saysWhereATextStopsBeingAPlan)
{
    EXPECT_EQ(complaint(""),
              "This is not a plan: it is empty; Howdah reads what EXPLAIN writes, as text, JSON, YAML or "
              "XML, also from psql, from mails and from the server's log");
    EXPECT_THAT(complaint("hello\nworld"), testing::HasSubstr("line 1 is of no plan, and no other line begins one"));
    EXPECT_THAT(complaint("[\n{\"Plan\" {}}]"), testing::HasSubstr("line 2, character 9"));
    EXPECT_THAT(complaint("[{\"Plan\": {\"Plans\": [{}]}}]"), testing::HasSubstr("no \"Node Type\""));
    EXPECT_THAT(complaint("[1]"), testing::HasSubstr("line 1"));
    EXPECT_THAT(complaint("[{\"Plan\": 5}]"), testing::HasSubstr("\"Plan\" is not an object"));
    EXPECT_THAT(complaint("[{\"Execution Time\": 5}]"), testing::HasSubstr("no \"Plan\""));
    EXPECT_THAT(complaint("{\"Plan\": {\"Node Type\": \"X\", \"Plans\": [[]]}}"), testing::HasSubstr("a list stands"));
    EXPECT_THAT(complaint("[]"), testing::HasSubstr("no plan in it"));
    EXPECT_THAT(complaint("[\"Utility Statement\"]"), testing::HasSubstr("utility"));
    EXPECT_THAT(complaint("{\"Plan\": {\"Node Type\": \"X\", \"Total Cost\": 1e999}}"),
                testing::HasSubstr("number overflow"));
}

TEST(PlanParse, namesTheLineWhereATruncatedPlanEnds)
{
    const std::string whole = test::readFile(test::planFolder() / "hash-join.json");
    for (std::size_t length = 1; length + 2 < whole.size(); length += 97) {
        const std::string line = complaint(std::string_view(whole).substr(0, length));
        EXPECT_THAT(line, testing::HasSubstr("ends at line")) << length;
    }
}

TEST(PlanParse, leavesOutFiguresThatAreNone)
{
    const auto plans = parsePlans(R"json({"Plan": {"Node Type": "Result", "Actual Startup Time": NaN, "Actual Loops": 1,
        "Actual Total Time": -5, "Actual Rows": "many", "Plan Rows": 1e300, "Plan Width": 99999999999,
        "Total Cost": -Infinity, "Shared Hit Blocks": 99999999999999999999}, "Execution Time": 1e50})json");
    ASSERT_TRUE(plans);
    const Node& root = *plans->front()->root;
    EXPECT_FALSE(root.startupMs || root.totalMs || root.actualRows || plans->front()->executionMs);
    EXPECT_EQ(root.planRows, 1e300);
    EXPECT_EQ(root.buffers->sharedHit, 0);
    EXPECT_GE(plans->front()->doubts.size(), 4U);
    EXPECT_TRUE(nlohmann::json::accept(plan::toJson(*plans)));
}

TEST(PlanParse, replacesBytesThatAreNotUtf8)
{
    const auto plans = parsePlans("{\"Plan\": {\"Node Type\": \"Seq Scan\", \"Relation Name\": \"gr\xfc\xdf"
                                  "e\", \"Filter\": \"\xed\xa0\x80\xf5\"}}");
    ASSERT_TRUE(plans);
    EXPECT_EQ(plans->front()->root->relation, "gr\ufffd\ufffde");
    ASSERT_EQ(plans->front()->doubts.size(), 1U);
    EXPECT_TRUE(nlohmann::json::accept(plan::toJson(*plans)));
}

TEST(PlanParse, readsATreeOfAHundredThousandLevels)
{
    constexpr int levels = 100'000;
    std::string text = "[{\"Plan\": ";
    for (int i = 0; i < levels; ++i)
        text += R"json({"Node Type":"Limit","Actual Loops":1,"Actual Total Time":5.0,"Plans":[)json";
    text += R"json({"Node Type":"Result","Actual Loops":1,"Actual Total Time":4.0})json";
    for (int i = 0; i < levels; ++i)
        text += "]}";
    text += ",\"Execution Time\":6.0}]";
    auto plans = parsePlans(text);
    ASSERT_TRUE(plans);
    EXPECT_EQ(plans->front()->nodeCount, levels + 1);
    test::expectInvariants(*plans->front());
    EXPECT_GT(plan::toJson(*plans).size(), text.size());
    EXPECT_GT(plan::renderText(*plans->front()).size(), static_cast<std::size_t>(levels));
    plans->clear(); // without recursion either
}

TEST(PlanParse, readsValuesNestedWithoutEnd)
{
    constexpr int levels = 200'000;
    const std::string text =
        "{\"Plan\": {\"Node Type\": \"Result\", \"x\": " + std::string(levels, '[') + std::string(levels, ']') + "}}";
    const auto plans = parsePlans(text);
    ASSERT_TRUE(plans);
    EXPECT_NE(plans->front()->root->detail("x"), nullptr);
}

TEST(PlanJson, isOneDocumentWithTheFieldsOfTheContract)
{
    const auto document = nlohmann::json::parse(plan::toJson(test::readPlans("rewritten-into-two.json")));
    EXPECT_EQ(document.at("schema"), "howdah/plan/1");
    ASSERT_EQ(document.at("more").size(), 1U);
    for (const auto* part : {&document, &document.at("more").at(0)}) {
        for (const char* field : {"plan", "pseudo", "execution_ms", "planning_ms", "doubts", "settings"})
            EXPECT_TRUE(part->contains(field)) << field;
        for (const char* field : {"node", "relation", "alias", "exclusive_ms", "inclusive_ms", "rows", "plan_rows",
                                  "actual_rows", "loops", "buffers", "exclusive_buffers", "details", "children"})
            EXPECT_TRUE(part->at("plan").contains(field)) << field;
        for (const auto& entry : part->at("pseudo")) {
            EXPECT_TRUE(entry.at("name").is_string());
            EXPECT_TRUE(entry.at("source").is_string());
            EXPECT_GE(entry.at("exclusive_ms").get<double>(), 0);
        }
    }
    EXPECT_FALSE(document.at("more").at(0).contains("more"));
}

TEST(PlanJson, writesEveryPlanOfTheCorpusWithFiguresThatAddUp)
{
    for (const auto& entry : std::filesystem::directory_iterator(test::planFolder())) {
        if (entry.path().extension() == ".sql")
            continue;
        const auto document = nlohmann::json::parse(plan::toJson(test::readPlans(entry.path().filename().string())));
        if (!document.at("analyzed").get<bool>())
            continue;
        double sum = 0;
        std::vector<const nlohmann::json*> stack{&document.at("plan")};
        while (!stack.empty()) {
            const nlohmann::json& node = *stack.back();
            stack.pop_back();
            sum += node.at("exclusive_ms").get<double>();
            for (const auto& child : node.at("children"))
                stack.push_back(&child);
        }
        const auto& root = document.at("plan").at("inclusive_ms");
        const double expected = (root.is_null() ? 0 : root.get<double>()) + document.at("after_root_ms").get<double>();
        EXPECT_NEAR(sum, expected, 0.001 + expected * 0.001) << entry.path();
    }
}

} // namespace
