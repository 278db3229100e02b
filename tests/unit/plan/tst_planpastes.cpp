// SPDX-License-Identifier: GPL-3.0-or-later
// The same plan in what programs, mails and logs make of it.
#include "tests/unit/plan/plancorpus.h"

#include <functional>
#include <nlohmann/json.hpp>

namespace {

using namespace howdah;
using plan::parsePlans;

constexpr std::string_view bare =
    R"(Limit  (cost=0.29..8.31 rows=3 width=12) (actual time=0.668..0.670 rows=3 loops=1)
  Output: "odd ""name""".a, b
  ->  Seq Scan on public."odd ""name"""  (cost=0.00..8.31 rows=30 width=12) (actual time=0.100..0.400 rows=3 loops=1)
        Filter: (("odd ""name""".c <> 'x''y'::text) AND (b > 10))
        Rows Removed by Filter: 7
Planning Time: 0.100 ms
Execution Time: 0.700 ms)";

constexpr std::string_view document =
    R"json([{"Plan": {"Node Type": "Limit", "Startup Cost": 0.29, "Total Cost": 8.31, "Plan Rows": 3, "Plan Width": 12,
    "Actual Startup Time": 0.668, "Actual Total Time": 0.670, "Actual Rows": 3, "Actual Loops": 1,
    "Output": ["\"odd \"\"name\"\"\".a", "b"], "Plans": [{"Node Type": "Seq Scan", "Parent Relationship": "Outer",
    "Relation Name": "odd \"name\"", "Schema": "public", "Alias": "odd \"name\"", "Startup Cost": 0.00,
    "Total Cost": 8.31, "Plan Rows": 30, "Plan Width": 12, "Actual Startup Time": 0.100, "Actual Total Time": 0.400,
    "Actual Rows": 3, "Actual Loops": 1, "Filter": "((\"odd \"\"name\"\"\".c <> 'x''y'::text) AND (b > 10))",
    "Rows Removed by Filter": 7}]}, "Planning Time": 0.100, "Execution Time": 0.700}])json";

std::string lines(std::string_view text, const std::function<std::string(const std::string&)>& change)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        out += change(std::string(text.substr(0, end))) + '\n';
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return out;
}

std::string doubled(const std::string& line)
{
    std::string out;
    for (const char c : line)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out;
}

std::vector<plan::PlanPtr> read(const std::string& text)
{
    auto plans = parsePlans(text);
    if (!plans) {
        ADD_FAILURE() << plans.error().english() << '\n' << text;
        std::abort();
    }
    return *plans;
}

void expectSame(const std::string& text, const char* what)
{
    const auto plans = read(text);
    EXPECT_EQ(plans.size(), 1U) << what;
    EXPECT_TRUE(plans.front()->doubts.empty()) << what << ": " << plans.front()->doubts.front().english();
    auto got = nlohmann::json::parse(plan::toJson(plans));
    auto wanted = nlohmann::json::parse(plan::toJson(read(std::string(document))));
    for (const char* key : {"plan", "pseudo", "execution_ms", "planning_ms"})
        EXPECT_TRUE(got[key] == wanted[key]) << what << nlohmann::json::diff(wanted[key], got[key]) << '\n' << text;
}

TEST(PlanPastes, textIsTheSamePlanInEveryFrame)
{
    const std::string text(bare);
    expectSame(text, "bare");
    expectSame("\xef\xbb\xbf" + text, "byte order mark");
    expectSame(lines(text, [](const std::string& line) { return line + '\r'; }), "carriage returns");
    expectSame("                 QUERY PLAN\n--------------------------\n" +
                   lines(text, [](const std::string& line) { return ' ' + line; }) + "(7 rows)\n\nTime: 3.000 ms\n",
               "psql");
    expectSame("     QUERY PLAN\n-----\n" + lines(text, [](const std::string& line) { return ' ' + line; }) +
                   "(7 行)\n",
               "another language");
    const auto padded = [](const std::string& line) { return line + std::string(130 - line.size(), ' '); };
    expectSame("+--------+\n|   QUERY PLAN    |\n+--------+\n" +
                   lines(text, [&](const std::string& line) { return "| " + padded(line) + " |"; }) +
                   "+--------+\n(7 rows)\n",
               "borders");
    expectSame("┌────────┐\n│   QUERY PLAN    │\n├────────┤\n" +
                   lines(text, [&](const std::string& line) { return "│ " + padded(line) + " │"; }) +
                   "└────────┘\n(7 Zeilen)\n",
               "unicode");
    int record = 0;
    expectSame(lines(text,
                     [&](const std::string& line) {
                         return "-[ RECORD " + std::to_string(++record) + " ]-----\nQUERY PLAN | " + line;
                     }),
               "expanded");
    record = 0;
    expectSame(lines(text,
                     [&](const std::string& line) {
                         ++record;
                         return (record == 1 ? "┌─[ RECORD " : "├─[ RECORD ") + std::to_string(record) +
                                " ]─────┤\n│ QUERY PLAN │ " + padded(line) + " │";
                     }) +
                   "└────────────┴───┘\n",
               "expanded with borders");
    expectSame("QUERY PLAN\n" + lines(text,
                                      [](const std::string& line) {
                                          const bool quoted = line.find_first_of("\",") != std::string::npos;
                                          return quoted ? '"' + doubled(line) + '"' : line;
                                      }),
               "CSV");
    expectSame(">\n" + lines(text, [](const std::string& line) { return "> " + line; }), "mail");
    expectSame(lines(text, [](const std::string& line) { return "> > " + line; }), "mail that was answered twice");
    expectSame("\"QUERY PLAN\"\n" + lines(text, [](const std::string& line) { return '"' + doubled(line) + '"'; }),
               "quotes");
    expectSame("QUERY PLAN                |\n--------------------------+\n" +
                   lines(text, [&](const std::string& line) { return padded(line) + '|'; }),
               "a border on the right");
    expectSame(lines(text, [](const std::string& line) { return '\t' + line; }), "tabs");
    expectSame("shop=# explain (analyze, verbose)\nshop-# select a, b\nfrom t\nlimit 3;\n\n" + text +
                   "\n\nshop=# \\q\n",
               "with its statement");
    expectSame(lines(text,
                     [](const std::string& line) {
                         std::string out;
                         for (const char c : line)
                             out += c == ' ' && !out.ends_with("\u00a0") ? "\u00a0" : std::string(1, c);
                         return out;
                     }),
               "blanks of a web page");
    expectSame("```\n" + text + "\n```\n", "markdown");
    expectSame(lines(text, [](const std::string& line) { return line + "\n"; }), "a blank line behind each");
}

TEST(PlanPastes, documentsAreReadOutOfExpandedOutputWithBorders)
{
    int row = 0;
    expectSame("┌─[ RECORD 1 ]─────┐\n" +
                   lines(document,
                         [&](const std::string& line) {
                             return std::string(++row == 1 ? "│ QUERY PLAN │ " : "│            │ ") + line + "↵│";
                         }) +
                   "└────────────┴─────┘\n",
               "unicode");
}

TEST(PlanPastes, whatLooksLikeANodeWithinALiteralIsNone)
{
    const auto plans = read("Gather  (cost=10.00..20.00 rows=1 width=4)\n"
                            "  Workers Planned: 2\n"
                            "  ->  Parallel Seq Scan on big  (cost=0.00..12.00 rows=1 width=4)\n"
                            "        Filter: (c = 'a\n"
                            "  ->  Seq Scan on x'::text)\n");
    const auto json = nlohmann::json::parse(plan::toJson(plans));
    ASSERT_EQ(json["plan"]["children"].size(), 1U);
    EXPECT_TRUE(json["doubts"].empty());
    EXPECT_EQ(json["plan"]["children"][0]["details"][0]["value"], "(c = 'a\n  ->  Seq Scan on x'::text)");
}

TEST(PlanPastes, partitionsWithoutCostsAreOneModification)
{
    const auto plans = read("Delete on p1\n  Delete on p1_1\n  Delete on p1_2\n  ->  Append\n"
                            "        ->  Seq Scan on p1_1\n        ->  Seq Scan on p1_2\n");
    const auto json = nlohmann::json::parse(plan::toJson(plans));
    EXPECT_TRUE(json["doubts"].empty()) << json["doubts"];
    EXPECT_EQ(json["plan"]["relation"], "p1");
    EXPECT_EQ(json["plan"]["details"][0]["name"], "Target Tables");
}

TEST(PlanPastes, linesThatPsqlCutAreWhole)
{
    const auto cut = [](std::string_view mark, std::string_view left, std::string_view right) {
        return lines(bare, [&](const std::string& line) {
            std::string out;
            std::string_view rest = line;
            bool first = true;
            while (!rest.empty()) {
                const std::string_view part = rest.substr(0, 40);
                rest.remove_prefix(part.size());
                out += std::string(left) + std::string(first ? " " : mark) + std::string(part) +
                       std::string(rest.empty() ? " " : mark) + std::string(right) + (rest.empty() ? "" : "\n");
                first = false;
            }
            return out;
        });
    };
    expectSame(cut(".", "", ""), "ascii");
    expectSame(cut("…", "", ""), "unicode");
    expectSame(cut("…", "│", "│"), "unicode with borders");
}

TEST(PlanPastes, documentsAreReadOutOfTheQuotesOfATable)
{
    const std::string json(document);
    expectSame("\"QUERY PLAN\"\n\"" + doubled(json) + "\"\n", "CSV");
    expectSame(lines(json, [](const std::string& line) { return "> " + line; }), "mail");
    expectSame("QUERY PLAN\n" + lines(json, [](const std::string& line) { return ' ' + line + "   +"; }), "continued");
}

std::string log(std::string_view format)
{
    return "2026-01-02 03:04:05.006 UTC [77] u@d LOG:  duration: 12.345 ms  plan:\n" +
           lines(format, [](const std::string& line) { return '\t' + line; });
}

TEST(PlanPastes, logsKeepTheStatement)
{
    const std::string text = "Query Text: select a,\n  b from t  -- (x)\nlimit 3;\n" + std::string(bare);
    const std::string other = "2026-01-02 03:04:06 UTC [77] LOG:  checkpoint starting: time\n";
    const auto expectLog = [](const std::string& from, const char* what) {
        const auto plans = read(from);
        ASSERT_EQ(plans.size(), 1U) << what;
        EXPECT_EQ(plans.front()->queryText, "select a,\n  b from t  -- (x)\nlimit 3;") << what;
        EXPECT_EQ(plans.front()->nodeCount, 2) << what;
        EXPECT_EQ(plans.front()->root->totalMs, 0.67) << what;
        ASSERT_FALSE(plans.front()->details.empty()) << what;
        EXPECT_EQ(plans.front()->details.back(), std::pair(std::string("Duration"), std::string("12.345 ms"))) << what;
    };
    expectLog(log(text), "plain");
    expectLog("LOG:  duration: 12.345 ms  plan:\n" + text, "copied without its tabs");
    expectLog(lines(log(text),
                    [](const std::string& line) {
                        const bool first = line.find("LOG:") != std::string::npos;
                        return "Jan  2 03:04:05 host postgres[77]: [5-1] " + (first ? line : "#011" + line.substr(1));
                    }),
              "syslog");
    expectLog(
        "2026-01-02 03:04:05.006 UTC,\"u\",\"d\",7,,6,1,\"SELECT\",2026-01-02,3/4,0,LOG,00000,\"duration: 12.345 ms  "
        "plan:\n" +
            doubled(text) + "\",,,,,,,,,\"psql\",\"client backend\",,0\n",
        "CSV");
    expectLog(nlohmann::json{{"timestamp", "2026-01-02"}, {"message", "duration: 12.345 ms  plan:\n" + text}}.dump() +
                  "\n" + R"({"timestamp":"2026-01-02","message":"checkpoint starting: time"})" + "\n",
              "JSON");
    const std::string object(std::string(document).substr(1, document.size() - 2));
    expectLog(log(R"({"Query Text": "select a,\n  b from t  -- (x)\nlimit 3;", )" + object.substr(1)),
              "plain, plan in JSON");

    const auto several = read(log(text) + other + log(text) + log(object));
    EXPECT_EQ(several.size(), 3U);
    EXPECT_EQ(several[1]->queryText, several[0]->queryText);
    EXPECT_EQ(several[2]->queryText, "");
}

TEST(PlanPastes, severalPlansInOnePasteAreRead)
{
    const std::string text(bare);
    EXPECT_EQ(read(text + "\n" + text + "\n\n" + text).size(), 3U);
    EXPECT_EQ(read(" QUERY PLAN\n-----\n" + text + "\n(7 rows)\n\n QUERY PLAN\n-----\n" + text + "\n(7 rows)\n").size(),
              2U);
    EXPECT_EQ(read(text + "\n" + std::string(document) + "\n" + text).size(), 3U);
    const auto around = read("Dear list,\nthis is slow:\n\n" + text + "\n\nWhat can I do?\n");
    ASSERT_EQ(around.size(), 1U);
    ASSERT_EQ(around.front()->doubts.size(), 1U);
    EXPECT_EQ(around.front()->doubts.front().english(), "Not understood around the plan: 3 lines, the first is line 1");
}

TEST(PlanPastes, filesOfWindowsShellsAreRead)
{
    std::string utf16 = "\xff\xfe";
    for (const char c : std::string(bare)) {
        utf16 += c;
        utf16 += '\0';
    }
    expectSame(utf16, "UTF-16");
}

std::string utf16(std::string_view text, bool little)
{
    std::string out;
    for (const char c : text)
        out += little ? std::string{c, '\0'} : std::string{'\0', c};
    return out;
}

TEST(PlanPastes, utf16WithoutItsMarkIsKnownByItsZeros)
{
    for (const std::string_view text : {bare, document}) {
        expectSame(utf16(text, true), "little end first");
        expectSame(utf16(text, false), "big end first");
    }
    EXPECT_FALSE(parsePlans(std::string(64, '\0'))) << "zeros alone are no text";
    EXPECT_FALSE(parsePlans(utf16(bare, true).substr(0, 7)));
    EXPECT_EQ(read(utf16(bare, true) + '\0').size(), 1U) << "half of a character at the end";
}

std::vector<std::string> rowsOf(std::string_view text)
{
    std::vector<std::string> rows;
    lines(text, [&](const std::string& line) { return rows.emplace_back(line); });
    return rows;
}

TEST(PlanPastes, rowsOfJsonAreThePlansLines)
{
    using nlohmann::json;
    for (const std::string_view text : {bare, document}) {
        // A driver's row has all of a document, and one line of text.
        const std::vector<std::string> rows = text == bare ? rowsOf(text) : std::vector<std::string>{std::string(text)};
        json objects = json::array(), lists = json::array(), others = json::array();
        std::string single;
        for (const std::string& row : rows) {
            objects.push_back({{"QUERY PLAN", row}});
            lists.push_back({row});
            others.push_back({{"plan_line", row}});
            single += json{{"QUERY PLAN", row}}.dump() + '\n';
        }
        for (const int indent : {-1, 2}) {
            expectSame(objects.dump(indent), "objects");
            expectSame(json(rows).dump(indent), "strings");
            expectSame(lists.dump(indent), "lists of one string");
            expectSame(others.dump(indent), "another name");
            expectSame(json{{"command", "EXPLAIN"}, {"fields", {"QUERY PLAN"}}, {"rows", objects}}.dump(indent),
                       "a driver's whole result");
            expectSame(json::array({{{"query_plan", text}}}).dump(indent), "all lines in one");
        }
        expectSame(single, "an object a line");
        expectSame(json(text).dump(), "a string");
        expectSame(json(json(text).dump()).dump(), "a string in a string");
        EXPECT_EQ(read(objects.dump() + "\n\n" + objects.dump()).size(), 2U);
    }
    const json plan = json::parse(document);
    expectSame(json::array({{{"QUERY PLAN", plan}}}).dump(2), "a document as it stands");
    expectSame(json{{"rows", json::array({{{"QUERY PLAN", plan}}})}, {"rowCount", 1}}.dump(), "further in");
}

TEST(PlanPastes, jsonThatIsNoPlansRowsIsToldSo)
{
    for (const char* text : {R"(["a", "b"])", R"([["Utility Statement"]])", R"([{"name": "x"}, {"name": "y"}])",
                             R"({"QUERY PLAN": "nothing"})", R"("just \n words")", R"([{"QUERY PLAN": 5}])"}) {
        const auto plans = parsePlans(text);
        ASSERT_FALSE(plans) << text;
        EXPECT_EQ(plans.error().english().find('\n'), std::string::npos);
    }
    // A statement's text is not a plan's line, whatever it says.
    EXPECT_EQ(read(R"json({"Query Text": "Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)", "Plan": {"Node Type":
        "Result"}})json")
                  .front()
                  ->root->type,
              "Result");
    std::string deep = R"({"rows": [{"QUERY PLAN": [{"Plan": )";
    std::string ends;
    for (int i = 0; i < 50'000; ++i) {
        deep += R"({"Node Type": "Limit", "Plans": [)";
        ends += "]}";
    }
    EXPECT_EQ(read(deep + R"({"Node Type": "Result"})" + ends + "}]}]}").front()->nodeCount, 50'001);
}

std::string quotedForHtml(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else if (c == '"')
            out += "&#34;";
        else
            out += c;
    }
    return out;
}

TEST(PlanPastes, plansAreReadOutOfWebPages)
{
    for (const std::string_view text : {bare, document}) {
        const std::string html = quotedForHtml(text);
        expectSame(
            "<!DOCTYPE html>\n<html>\n<head>\n<title>Limit</title>\n<style>\npre { color: red }\n</style></head>\n"
            "<body>\n<h1>&nbsp;</h1>\n<!-- a remark\nof two lines -->\n<pre\n class=\"plan\">\n" +
                html + "</pre>\n</body></html>\n",
            "a page");
        expectSame("<pre><code class=\"sql\">" + html + "</code></pre>", "code");
        expectSame("<div>" + lines(html, [](const std::string& line) { return line + "<br/>"; }) + "</div>", "breaks");
    }
    // Each word in an element of its own, for its colour, and each line in one of a table.
    std::string coloured = "<table><tbody>";
    for (const std::string& row : rowsOf(bare)) {
        std::string cell;
        for (const char c : quotedForHtml(row))
            cell += c == ' ' ? "</span><span class='b'>&#xa0;</span><span>" : std::string(1, c);
        coloured += "<tr><td><span>" + cell + "</span></td></tr>";
    }
    expectSame(coloured + "</tbody></table>", "coloured");
}

TEST(PlanPastes, frameLikeLiteralsOfABarePlanStayWhole)
{
    for (const char* literal : {"x |\n| y |\n|", "-[ RECORD 1 ]-\nQUERY PLAN | z", "\n(1 row)\n", "\n\n(12 Zeilen)\nx",
                                "a +\nb +\nc", "x.\n.y", "|====\n|x\n|====", "<table>\n<td>x</td>\n</table>",
                                ".TS\n.TE", "\\begin{tabular}\nx \\\\\n\\end{tabular}", "[\n{\n}]", "#\n--\n;",
                                "x\nexplain select 1;\ny", "QUERY PLAN\n----------\n x"}) {
        const auto plans = read("Seq Scan on t  (cost=0.00..8.31 rows=30 width=12)\n  Filter: (c = '" +
                                std::string(literal) + "'::text)\n");
        ASSERT_EQ(plans.size(), 1U) << literal;
        EXPECT_THAT(plans.front()->doubts, testing::IsEmpty()) << literal;
        std::string kept = *plans.front()->root->detail("Filter");
        // Blank lines in a plan's text are none of its lines.
        std::string wanted = "(c = '" + std::string(literal) + "'::text)";
        for (std::string* text : {&kept, &wanted}) {
            for (std::size_t at = text->find("\n\n"); at != std::string::npos; at = text->find("\n\n"))
                text->erase(at, 1);
        }
        EXPECT_EQ(kept, wanted);
    }
}

TEST(PlanPastes, aTableThatDoesNotKeepToItsFrameIsReadAsBefore)
{
    // A mail program broke its lines.
    const auto plans = read("                    QUERY PLAN\n--------------------------------------------------\n"
                            " Seq Scan on t  (cost=0.00..8.31 rows=30 width=12) (actual time=0.010..0.020 rows=3\n"
                            "loops=1)\n   Filter: (a = 1)\n(2 rows)\n");
    EXPECT_EQ(plans.front()->root->loops, 1);
    EXPECT_EQ(*plans.front()->root->detail("Filter"), "(a = 1)");
}

TEST(PlanPastes, mendsTheListOfTargetsThatServersWriteWrongly)
{
    const auto plans = read(R"json([{"Plan": {"Node Type": "ModifyTable", "Operation": "Merge", "Target Tables": [
        {"Relation Name": "a"}, {"Relation Name": "b"}, "Tuples Inserted": 1, "Tuples Updated": 20], "Plans": [
        {"Node Type": "Result"}]}}])json");
    const plan::Node& root = *plans.front()->root;
    EXPECT_EQ(*root.detail("Target Tables"), "(Relation Name: a), (Relation Name: b)");
    EXPECT_EQ(*root.detail("Tuples Updated"), "20");
    EXPECT_EQ(root.children.size(), 1U);
}

std::string complaint(const std::string& text)
{
    const auto plans = parsePlans(text);
    if (plans)
        return "understood";
    EXPECT_EQ(plans.error().code(), base::ErrorCode::InvalidInput);
    EXPECT_EQ(plans.error().english().find('\n'), std::string::npos);
    return plans.error().english();
}

TEST(PlanFormats, xmlDefinesAndFetchesNothing)
{
    const std::string open = "<explain xmlns=\"http://www.postgresql.org/2009/explain\">\n<Query><Plan><Node-Type>";
    const std::string close = "</Node-Type></Plan></Query></explain>";
    EXPECT_EQ(read(open + "Sort&#x20;&lt;&amp;&gt;&#65;" + close).front()->root->type, "Sort <&>A");
    EXPECT_THAT(complaint("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"aaaa\">]>\n" + open + "&a;" + close),
                testing::HasSubstr("line 2, character 1: a plan has no document type"));
    EXPECT_THAT(complaint(open + "&a;" + close),
                testing::HasSubstr("line 2, character 24: an entity is none of XML's own"));
    EXPECT_THAT(complaint(open + "&#0;" + close), testing::HasSubstr("number"));
    EXPECT_THAT(complaint(open + "Sort"), testing::HasSubstr("ends at line 2 within a plan"));
    EXPECT_THAT(complaint(open + "Sort</Plan>" + close), testing::HasSubstr("ends that did not begin"));
    EXPECT_THAT(complaint("<explain>\n</explain>"), testing::HasSubstr("no plan in it"));
    std::string deep = "<explain><Query><Plan><Node-Type>Limit</Node-Type>";
    for (int i = 0; i < 50'000; ++i)
        deep += "<Plans><Plan><Node-Type>Limit</Node-Type>";
    EXPECT_THAT(complaint(deep), testing::HasSubstr("within a plan"));
    for (int i = 0; i < 50'000; ++i)
        deep += "</Plan></Plans>";
    EXPECT_EQ(read(deep + "</Plan></Query></explain>").front()->nodeCount, 50'001);
}

TEST(PlanFormats, yamlIsReadByItsIndentation)
{
    const auto plans =
        read("- Plan: \n    Node Type: \"Sort\"\n    Sort Key: \n      - \"a, \\\"b\\\"\"\n      - \"c\"\n"
             "    Plans: \n      - Node Type: \"Result\"\n        Filter: \"(x =\n'y: z')\"\n"
             "  Planning Time: 0.250\n  Triggers: \n  Execution Time: 1.000\n"
             "- Plan: \n    Node Type: \"Result\"\n");
    ASSERT_EQ(plans.size(), 2U);
    EXPECT_EQ(*plans[0]->root->detail("Sort Key"), "a, \"b\", c");
    EXPECT_EQ(*plans[0]->root->children.front()->detail("Filter"), "(x = 'y: z')");
    EXPECT_EQ(plans[0]->planningMs, 0.25);
    EXPECT_EQ(plans[0]->executionMs, 1.0);
    EXPECT_TRUE(plans[0]->details.empty());
    EXPECT_THAT(complaint("- Plan:\n    Node Type: \"Sort"), testing::HasSubstr("within a plan"));
    EXPECT_THAT(complaint("- Plan:\n    Node Type: [{}]\n"), testing::HasSubstr("line 2"));
    EXPECT_THAT(complaint("- Plan:\n    - 5\n"), testing::HasSubstr("line 2"));
    EXPECT_THAT(complaint("- Plan:\n    Node Type: \"Sort\"\n      x\n"), testing::HasSubstr("line 3"));
}

TEST(PlanFormats, garbageIsOneLine)
{
    EXPECT_THAT(complaint(std::string(5000, '\0')), testing::HasSubstr("no other line begins one"));
    EXPECT_THAT(complaint("\x7f"
                          "ELF\x02\x01\x01\nSort of\nLimit your words\n(cost=1)\n"),
                testing::HasSubstr("Howdah reads what EXPLAIN writes, as text, JSON, YAML or XML"));
    EXPECT_THAT(complaint("LOG:  duration: 1.0 ms  plan:\n"), testing::HasSubstr("no line of it begins a plan"));
    EXPECT_THAT(complaint("Limit\n\nSort\n\nResult\n"), testing::HasSubstr("line 1"));
    EXPECT_THAT(complaint(std::string(200'000, '>')), testing::HasSubstr("line 1"));
}

} // namespace
