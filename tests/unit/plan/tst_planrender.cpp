// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/utf8.h"
#include "tests/unit/plan/plancorpus.h"

#include <sstream>

namespace {

using namespace howdah;

plan::PlanPtr shown()
{
    const auto plans = plan::parsePlans(test::readFile(test::planFolder().parent_path() / "shown" / "plan.json"));
    if (!plans) {
        ADD_FAILURE() << plans.error().english();
        std::abort();
    }
    return plans->front();
}

/// Compares with shown/<name>; HOWDAH_WRITE_EXPECTED=1 writes it instead, for a look at the difference in git.
void expectShown(const std::string& name, const std::string& text)
{
    const auto path = test::planFolder().parent_path() / "shown" / name;
    if (std::getenv("HOWDAH_WRITE_EXPECTED")) {
        std::ofstream(path, std::ios::binary) << text;
        return;
    }
    EXPECT_EQ(text, test::readFile(path)) << name;
}

TEST(PlanRender, drawsATreeWithItsFigures)
{
    expectShown("width-110.txt", plan::renderText(*shown(), 110));
}

TEST(PlanRender, givesUpColumnsBeforeTheTree)
{
    expectShown("width-72.txt", plan::renderText(*shown(), 72));
    expectShown("width-50.txt", plan::renderText(*shown(), 50));
}

TEST(PlanRender, showsCostsWhereNothingWasMeasured)
{
    const auto plans = plan::parsePlans(R"json({"Plan": {"Node Type": "Hash Join", "Join Type": "Inner",
        "Total Cost": 1234.56, "Plan Rows": 80, "Plan Width": 53, "Hash Cond": "(a.id = b.id)", "Plans": [
          {"Node Type": "Seq Scan", "Relation Name": "a", "Alias": "a", "Total Cost": 1000, "Plan Rows": 50000, "Plan Width": 8},
          {"Node Type": "Hash", "Total Cost": 20, "Plan Rows": 10, "Plan Width": 4}]
}
})json");
    ASSERT_TRUE(plans);
    expectShown("estimates.txt", plan::renderText(*plans->front(), 80));
}

TEST(PlanRender, keepsToTheWidthItIsGiven)
{
    for (const auto& entry : std::filesystem::directory_iterator(test::planFolder())) {
        if (entry.path().extension() == ".sql")
            continue;
        const auto plan = test::readPlan(entry.path().filename().string());
        for (const int width : {40, 60, 80, 100, 160}) {
            std::istringstream lines(plan::renderText(*plan, width));
            for (std::string line; std::getline(lines, line);)
                EXPECT_LE(plan::columns(line), width) << entry.path().filename() << '\n' << line;
        }
    }
}

TEST(PlanRender, countsColumnsAsTerminalsDo)
{
    EXPECT_EQ(plan::columns("orders"), 6);
    EXPECT_EQ(plan::columns("Größe"), 5);
    EXPECT_EQ(plan::columns("Gro\u0308ße"), 5); // a combining mark
    EXPECT_EQ(plan::columns("顧客"), 4);
    EXPECT_EQ(plan::columns("🐘"), 2);
    EXPECT_EQ(plan::columns("\xff\xfe"), 2);
    EXPECT_EQ(plan::elided("顧客の注文", 6), "顧客…");
    EXPECT_EQ(plan::elided("orders", 6), "orders");
    EXPECT_EQ(plan::elided("orders", 5), "orde…");
    EXPECT_EQ(plan::padLeft("顧客", 6), "  顧客");
    EXPECT_EQ(plan::printable("a\nb\x1b[31m\xff"), "a b [31m\ufffd");
}

TEST(PlanRender, sendsNoControlCharactersToATerminal)
{
    const auto plans = plan::parsePlans("{\"Plan\": {\"Node Type\": \"Seq Scan\", \"Relation Name\": \"x\\u001b[2J\", "
                                        "\"Filter\": \"a\\nb\\u009b\"}}");
    ASSERT_TRUE(plans);
    const std::string text = plan::renderText(*plans->front(), 80);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_NE(text.find("Filter: a b"), std::string::npos);
}

} // namespace
