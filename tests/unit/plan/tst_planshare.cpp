// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"
#include "core/plan/figures.h"
#include "core/plan/share.h"
#include "core/plan/utf8.h"
#include "tests/unit/plan/plancorpus.h"

#include <set>

namespace {

using namespace howdah;

plan::PlanPtr parse(std::string_view text)
{
    auto plans = plan::parsePlans(text);
    if (!plans) {
        ADD_FAILURE() << plans.error().english();
        std::abort();
    }
    return plans->front();
}

plan::PlanPtr advicePlan(const std::string& name)
{
    return test::readPlan("../advice/" + name + ".json");
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

int count(std::string_view text, std::string_view part)
{
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

/// Nothing that a reader of XML would refuse: tags that close each other, attributes in quotes, known entities, valid
/// UTF-8 without control characters. Of HTML the elements that have no end may stand open.
void expectWellFormed(std::string_view text, bool html)
{
    static const std::set<std::string_view> empty{"meta", "!DOCTYPE"};
    std::vector<std::string_view> open;
    for (std::size_t at = 0; at < text.size();) {
        const plan::Utf8Char character = plan::decodeUtf8(text, at);
        ASSERT_TRUE(character.valid) << at;
        ASSERT_FALSE(character.code < 0x20 && character.code != '\n' && character.code != '\t') << at;
        if (text[at] == '&') {
            const std::string_view entity = text.substr(at, text.find(';', at) - at + 1);
            ASSERT_TRUE(entity == "&amp;" || entity == "&lt;" || entity == "&gt;" || entity == "&quot;" ||
                        entity == "&#39;")
                << entity.substr(0, 20);
        }
        if (text[at] != '<') {
            ASSERT_TRUE(text[at] != '>' || html) << at; // CSS
            at += character.length;
            continue;
        }
        const std::size_t end = text.find('>', at);
        ASSERT_NE(end, std::string_view::npos);
        const std::string_view tag = text.substr(at + 1, end - at - 1);
        ASSERT_FALSE(contains(tag, "<")) << tag;
        ASSERT_EQ(std::count(tag.begin(), tag.end(), '"') % 2, 0) << tag;
        const std::string_view name = tag.substr(0, tag.find_first_of(" /", 1));
        if (tag.front() == '/') {
            ASSERT_FALSE(open.empty());
            ASSERT_EQ(open.back(), tag.substr(1));
            open.pop_back();
        } else if (!tag.ends_with('/') && !(html && empty.contains(name))) {
            open.push_back(name);
        }
        at = end + 1;
    }
    EXPECT_TRUE(open.empty()) << open.back();
}

/// With what must not get through in every place that a name or a text can stand.
plan::PlanPtr nasty()
{
    return parse(
        "[{\"Query Text\": \"select '<script>alert(1)</script>' \xff &amp; \\u0007\", \"Plan\": {"
        "\"Node Type\": \"Hash <b>Join\", \"Join Type\": \"\\\"><script>\", \"Hash Cond\": \"(a < b && c > '\\\"')\","
        "\"Actual Total Time\": 9, \"Actual Loops\": 1, \"Actual Rows\": 3, \"Plan Rows\": 400, \"Plans\": ["
        "{\"Node Type\": \"Seq Scan\", \"Relation Name\": \"<script>alert('x')</script>\", \"Alias\": \"\\\" "
        "onload=\\\"x\","
        "\"Actual Total Time\": 4, \"Actual Loops\": 1, \"Actual Rows\": 3, \"Filter\": \"]]><![CDATA[\"},"
        "{\"Node Type\": \"Index Scan\", \"Index Name\": \"\xff\xfe<i>\", \"Relation Name\": \"Größe\\u0000 顧客\","
        "\"Subplan Name\": \"CTE <x>\", \"Parent Relationship\": \"InitPlan\", \"<script>\": \"<script>\"}]},"
        "\"Settings\": {\"<script>\": \"</style><script>\"},"
        "\"Triggers\": [{\"Trigger Name\": \"<script>\", \"Relation\": \"</td>\", \"Time\": 1, \"Calls\": 2}],"
        "\"Planning Time\": 1, \"Execution Time\": 12}]");
}

TEST(PlanShare, everyRealPlanIsAWellFormedPageAndPicture)
{
    int seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::planFolder())) {
        if (entry.path().extension() == ".sql")
            continue;
        for (const plan::PlanPtr& plan : test::readPlans(entry.path().filename().string())) {
            SCOPED_TRACE(entry.path().filename());
            const std::string html = plan::toHtml(*plan, "Plan");
            const std::string svg = plan::toSvg(*plan);
            expectWellFormed(html, true);
            expectWellFormed(svg, false);
            EXPECT_EQ(count(html, "<details>"), plan->nodeCount);
            EXPECT_EQ(count(svg, "<g>"), plan->nodeCount);
            EXPECT_EQ(count(svg, "<path "), plan->nodeCount - 1);
            EXPECT_TRUE(contains(html, plan::escaped(plan::printable(plan->root->title()))));
            for (const base::Text& doubt : plan->doubts)
                EXPECT_TRUE(contains(html, plan::escaped(doubt.english())));
            for (const plan::PseudoNode& pseudo : plan->pseudo)
                EXPECT_TRUE(contains(html, plan::escaped(pseudo.name))) << pseudo.name;
            ++seen;
        }
    }
    EXPECT_GT(seen, 60);
}

TEST(PlanShare, whatStandsInAPlanIsNeverMarkup)
{
    const plan::PlanPtr plan = nasty();
    for (const plan::PlanPtr& shown : {plan, plan::anonymized(*plan)}) {
        const std::string html = plan::toHtml(*shown, "<title>&\"'");
        const std::string svg = plan::toSvg(*shown, true);
        expectWellFormed(html, true);
        expectWellFormed(svg, false);
        for (const std::string& text : {html, svg}) {
            EXPECT_FALSE(contains(text, "<script"));
            EXPECT_FALSE(contains(text, "<i>"));
            EXPECT_FALSE(contains(text, "onload=\"x"));
            EXPECT_FALSE(contains(text, "]]>"));
        }
        EXPECT_EQ(count(html, "</style>"), 1);
    }
    EXPECT_TRUE(contains(plan::toHtml(*plan, "t"), "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
}

TEST(PlanShare, aPageAsksForNothingFromOutside)
{
    const std::string html = plan::toHtml(*test::readPlan("hash-join.json"), "Plan");
    for (const char* word : {"http:", "https:", "src=", "href=", "url(", "@import", "<script", "<link"})
        EXPECT_FALSE(contains(html, word)) << word;
    EXPECT_TRUE(contains(html, "default-src 'none'"));
    EXPECT_TRUE(contains(html, "prefers-color-scheme:dark"));
    const std::string svg = plan::toSvg(*test::readPlan("hash-join.json"));
    EXPECT_EQ(count(svg, "http"), 1); // the name of SVG itself
}

TEST(PlanShare, aPageHoldsTimesEstimatesBuffersSettingsAndStatement)
{
    const plan::PlanPtr plan = parse(R"json([{"Query Text": "select 1 from orders", "Plan": {"Node Type": "Seq Scan",
        "Relation Name": "orders", "Alias": "o", "Startup Cost": 0, "Total Cost": 812.5, "Plan Rows": 10, "Plan Width": 8,
        "Actual Startup Time": 0.5, "Actual Total Time": 40, "Actual Rows": 660, "Actual Loops": 1,
        "Filter": "(status = 'open')", "Rows Removed by Filter": 99000, "Shared Hit Blocks": 100, "Shared Read Blocks": 28},
        "Settings": {"work_mem": "64kB"}, "Planning Time": 1.5, "Execution Time": 50}])json");
    const std::string html = plan::toHtml(*plan, "Slow page");
    for (const char* part :
         {"<h1>Slow page</h1>", "select 1 from orders", "Seq Scan on orders o", "40 ms", "80.0 %", "↑ 66×", "1 MB",
          "shared hit 100, shared read 28", "(status = &#39;open&#39;)", "work_mem", "64kB", "planning", "executor",
          "0.00 .. 812.50", "By type of node", "By relation", "class=\"critical\""})
        EXPECT_TRUE(contains(html, part)) << part;
}

TEST(PlanShare, estimatesAreShownByCost)
{
    const plan::PlanPtr plan = test::readPlan("estimates-only.json");
    ASSERT_FALSE(plan->analyzed);
    const std::string html = plan::toHtml(*plan, "Plan");
    EXPECT_TRUE(contains(html, "Own cost"));
    EXPECT_FALSE(contains(html, "Own time"));
    EXPECT_TRUE(contains(plan::toSvg(*plan), "rows expected"));
}

TEST(PlanShare, heavyNodesAndThoseThatNeverRanLookDifferent)
{
    const std::string svg = plan::toSvg(*test::readPlan("never-executed.json"));
    EXPECT_TRUE(contains(svg, "never executed"));
    EXPECT_TRUE(contains(svg, "stroke-dasharray"));
    const std::string heavy = plan::toSvg(*test::readPlan("seqscan.json"));
    EXPECT_TRUE(contains(heavy, "#FDE9E7"));
    EXPECT_TRUE(contains(plan::toSvg(*test::readPlan("seqscan.json"), true), "#401C1A"));
}

TEST(PlanShare, linesAreWiderWhereMoreRowsFlow)
{
    const plan::PlanPtr plan = parse(R"([{"Plan": {"Node Type": "Nested Loop", "Plans": [
        {"Node Type": "Seq Scan", "Relation Name": "a", "Plan Rows": 1},
        {"Node Type": "Seq Scan", "Relation Name": "b", "Plan Rows": 1000000}]}}])");
    const std::string svg = plan::toSvg(*plan);
    std::vector<double> widths;
    const std::string_view name = "stroke-width=\"";
    for (std::size_t at = svg.find(name); at != std::string::npos; at = svg.find(name, at + 1)) {
        const std::size_t start = at + name.size();
        const auto width = base::parseDouble(svg.substr(start, svg.find('"', start) - start));
        ASSERT_TRUE(width);
        widths.push_back(*width);
    }
    ASSERT_EQ(widths.size(), 2U);
    EXPECT_GT(widths[1], widths[0] * 3);
}

TEST(PlanShare, hugePlansAreWritten)
{
    std::string text = R"([{"Plan": {"Node Type": "Result")";
    constexpr int levels = 20'000;
    for (int i = 0; i < levels; ++i)
        text += R"(, "Plans": [{"Node Type": "Result")";
    for (int i = 0; i < levels; ++i)
        text += "}]";
    text += "}}]";
    const plan::PlanPtr plan = parse(text);
    const std::string html = plan::toHtml(*plan, "Deep");
    expectWellFormed(html, true);
    EXPECT_EQ(count(html, "<details>"), levels + 1);
    // Nothing is nested as deep as the plan.
    EXPECT_TRUE(contains(html, "level 20000"));
    expectWellFormed(plan::toSvg(*plan), false);
}

TEST(PlanShare, aPlanWithoutNodesIsAnEmptyPage)
{
    expectWellFormed(plan::toHtml(plan::Plan(), "Nothing"), true);
    expectWellFormed(plan::toSvg(plan::Plan()), false);
    EXPECT_EQ(plan::anonymized(plan::Plan())->root, nullptr);
}

TEST(PlanShare, theAdviceStandsInThePageWithItsStatementsAndProof)
{
    const plan::PlanPtr plan = advicePlan("6-speaks");
    const std::string html = plan::toHtml(*plan, "Plan", plan::advise(*plan));
    expectWellFormed(html, true);
    EXPECT_TRUE(contains(html, "What would help"));
    EXPECT_TRUE(contains(html, "CREATE STATISTICS &quot;pairs_city_zip_mcv&quot;")) << html;
    EXPECT_TRUE(contains(html, "ANALYZE &quot;pairs&quot;;</pre>")); // which fills them
    EXPECT_TRUE(contains(html, "Plan Rows: "));
    EXPECT_TRUE(contains(html, "href=\"#n"));
    EXPECT_FALSE(contains(plan::toHtml(*plan, "Plan"), "What would help"));
}

TEST(PlanShare, theAdviceOnAnAnonymousPlanNamesNobody)
{
    const plan::PlanPtr plan = plan::anonymized(*advicePlan("6-speaks"));
    const std::string html = plan::toHtml(*plan, "Plan", plan::advise(*plan));
    EXPECT_TRUE(contains(html, "CREATE STATISTICS"));
    for (const char* name : {"pairs", "city", "zip"})
        EXPECT_FALSE(contains(html, name)) << name;
}

TEST(PlanShare, hundredsOfFindingsAreFoldedAndTheLeastLeftOut)
{
    const plan::PlanPtr plan = advicePlan("6-speaks");
    const std::vector<plan::Finding> findings(205, plan::advise(*plan).front());
    const std::string html = plan::toHtml(*plan, "Plan", findings);
    expectWellFormed(html, true);
    EXPECT_TRUE(contains(html, "<summary>190 more</summary>"));
    EXPECT_TRUE(contains(html, "5 that save less are left out"));
}

} // namespace
