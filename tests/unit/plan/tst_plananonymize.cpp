// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/anonymizetext.h"
#include "core/plan/share.h"
#include "tests/unit/plan/plancorpus.h"

#include <cctype>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

namespace {

using namespace howdah;
using nlohmann::json;

plan::PlanPtr parse(const std::string& text)
{
    auto plans = plan::parsePlans(text);
    if (!plans) {
        ADD_FAILURE() << plans.error().english() << '\n' << text.substr(0, 500);
        std::abort();
    }
    return plans->front();
}

std::string sql(std::string_view text)
{
    plan::Replacements replacements;
    return plan::anonymizedSql(text, replacements);
}

/// Everything that is handed to others.
std::vector<std::pair<std::string, std::string>> outputs(const plan::PlanPtr& plan)
{
    const plan::PlanPtr shared = plan::anonymized(*plan);
    return {{"json", plan::toJson({shared})},
            {"text", plan::renderText(*shared, 400)},
            {"html", plan::toHtml(*shared, "Plan")},
            {"svg", plan::toSvg(*shared)}};
}

constexpr std::string_view mark = "zq7";

/// Every name of make-plans.sql carries a mark, wherever it stands; every constant too.
class Marker {
public:
    void mark(json& value, const std::string& key = {})
    {
        // As deep as a plan is: those of the corpus are shallow.
        if (value.is_object()) {
            for (auto& [name, member] : value.items())
                mark(member, name);
        } else if (value.is_array()) {
            for (json& member : value)
                mark(member, key);
        } else if (value.is_string()) {
            value = marked(key, value.get<std::string>());
        }
    }

private:
    static bool isName(const std::string& key)
    {
        static const std::set<std::string> keys{
            "Schema",        "Relation Name", "Alias",           "Index Name", "CTE Name",
            "Function Name", "Trigger Name",  "Constraint Name", "Relation",   "Conflict Arbiter Indexes"};
        return keys.contains(key);
    }
    static bool isExpression(const std::string& key)
    {
        return key == "Output" || key == "Params Evaluated" || key == "Sampling Parameters" || key.ends_with("Cond") ||
               key.ends_with("Filter") || key.ends_with("Key") || key.ends_with("Keys") || key.ends_with("Call");
    }
    static bool isWord(char c)
    {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0;
    }

    /// One past the end of the string, the quoted name, the parameter, word or number that starts here.
    static std::size_t tokenEnd(const std::string& text, std::size_t at)
    {
        const char quote = text[at];
        std::size_t end = at + 1;
        if (quote == '\'' || quote == '"') {
            while (end < text.size() && (text[end] != quote || (end + 1 < text.size() && text[end + 1] == quote)))
                end += text[end] == quote ? 2U : 1U;
            return std::min(end + 1, text.size());
        }
        while (end < text.size() &&
               (isWord(text[end]) || (text[end] == '.' && std::isdigit(static_cast<unsigned char>(quote)) != 0)))
            ++end;
        return end;
    }

    static std::string marked(const std::string& key, const std::string& text)
    {
        static const std::set<std::string> own{"generate_series", "*SELECT* 1", "*SELECT* 2", "pg_catalog"};
        if (isName(key))
            return own.contains(text) ? text : text + std::string(::mark);
        if (key == "Subplan Name" && text.starts_with("CTE "))
            return text + std::string(::mark);
        if (!isExpression(key))
            return text;
        // Names and numbers of expressions, by a simpler rule than the one that is tried here: whatever is a word and
        // not one of the few that PostgreSQL has put into the corpus.
        static const std::set<std::string> words{"SubPlan",      "InitPlan",
                                                 "AND",          "OR",
                                                 "NOT",          "NULL",
                                                 "IS",           "ANY",
                                                 "hashed",       "integer",
                                                 "text",         "numeric",
                                                 "double",       "precision",
                                                 "sum",          "count",
                                                 "max",          "min",
                                                 "avg",          "PARTIAL",
                                                 "OVER",         "row_number",
                                                 "DESC",         "generate_series",
                                                 "bigint",       "returns",
                                                 "alternatives", "rank",
                                                 "repeat",       "PARTITION",
                                                 "BY",           "ORDER",
                                                 "COLLATE",      "TRUE",
                                                 "FALSE",        "true",
                                                 "false",        "varchar",
                                                 "array_agg",    "ARRAY",
                                                 "CASE",         "WHEN",
                                                 "THEN",         "ELSE",
                                                 "END",          "excluded",
                                                 "ctid",         "tableoid",
                                                 "col1",         "random",
                                                 "abs",          "ROW",
                                                 "pg_sleep",     "jsonb",
                                                 "boolean",      "ceil",
                                                 "int4",         "percentile_cont",
                                                 "WITHIN",       "GROUP",
                                                 "floor",        "RANGE",
                                                 "ROWS",         "UNBOUNDED",
                                                 "PRECEDING",    "unnest",
                                                 "length",       "hashtext",
                                                 "md5",          "date",
                                                 "now",          "lag"};
        std::string out, last;
        for (std::size_t at = 0; at < text.size();) {
            const char first = text[at];
            if (!isWord(first) && first != '\'' && first != '"' && first != '$') {
                out += first;
                ++at;
                continue;
            }
            const std::size_t end = tokenEnd(text, at);
            const std::string word = text.substr(at, end - at);
            at = end;
            out += word;
            const bool number = std::isdigit(static_cast<unsigned char>(first)) != 0;
            const bool kept =
                first == '$' || words.contains(word) || (number && (last == "SubPlan" || last == "InitPlan"));
            if (!kept)
                out.insert(out.size() - (first == '\'' || first == '"' ? 1U : 0U), ::mark);
            last = word;
        }
        return out;
    }
};

TEST(PlanAnonymize, noNameOrConstantOfARealPlanGetsOut)
{
    int plans = 0, marks = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::planFolder())) {
        if (entry.path().extension() != ".json")
            continue;
        json document = json::parse(test::readFile(entry.path()), nullptr, false);
        if (document.is_discarded()) // several plans in one file
            continue;
        Marker().mark(document);
        for (json& element : document) {
            element["Query Text"] = "select zq7a, 'zq7' from zq7b -- zq7c";
            element["Settings"]["search_path"] = "zq7d, \"Zq7e\"";
        }
        const std::string text = document.dump();
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1))
            ++marks;
        ++plans;
        for (const auto& [name, output] : outputs(parse(text))) {
            const std::size_t leak = output.find(mark);
            EXPECT_EQ(leak, std::string::npos)
                << entry.path().filename() << ' ' << name << ": ..." << output.substr(leak < 80 ? 0 : leak - 80, 160);
            EXPECT_EQ(output.find("Zq7"), std::string::npos) << entry.path().filename() << ' ' << name;
        }
    }
    EXPECT_GT(plans, 50);
    EXPECT_GT(marks, 1000);
}

TEST(PlanAnonymize, figuresAndWordsOfExplainStayInEveryRealPlan)
{
    for (const auto& entry : std::filesystem::directory_iterator(test::planFolder())) {
        if (entry.path().extension() == ".sql")
            continue;
        const auto plan = test::readPlan(entry.path().filename().string());
        const auto shared = plan::anonymized(*plan);
        SCOPED_TRACE(entry.path().filename());
        std::vector<const plan::Node*> before, after;
        plan::forEachNode(*plan->root, [&](const plan::Node& node, int) { before.push_back(&node); });
        plan::forEachNode(*shared->root, [&](const plan::Node& node, int) { after.push_back(&node); });
        ASSERT_EQ(before.size(), after.size());
        std::map<std::string, std::string> names;
        for (std::size_t i = 0; i < before.size(); ++i) {
            const plan::Node &a = *before[i], &b = *after[i];
            EXPECT_EQ(a.id, b.id);
            EXPECT_EQ(a.type, b.type);
            EXPECT_EQ(a.joinType + a.strategy + a.partialMode + a.operation + a.scanDirection + a.relationship,
                      b.joinType + b.strategy + b.partialMode + b.operation + b.scanDirection + b.relationship);
            EXPECT_EQ(a.exclusiveMs, b.exclusiveMs);
            EXPECT_EQ(a.inclusiveMs, b.inclusiveMs);
            EXPECT_EQ(a.totalCost, b.totalCost);
            EXPECT_EQ(a.planRows, b.planRows);
            EXPECT_EQ(a.totalRows, b.totalRows);
            EXPECT_EQ(a.buffers, b.buffers);
            EXPECT_EQ(a.exclusiveBuffers, b.exclusiveBuffers);
            EXPECT_EQ(a.estimateFactor, b.estimateFactor);
            EXPECT_EQ(a.relation.empty(), b.relation.empty());
            EXPECT_EQ(a.alias == a.relation, b.alias == b.relation);
            ASSERT_EQ(a.details.size(), b.details.size());
            for (std::size_t k = 0; k < a.details.size(); ++k) {
                EXPECT_EQ(a.details[k].first, b.details[k].first);
                if (a.details[k].first.starts_with("Rows Removed") || a.details[k].first == "Sort Method" ||
                    a.details[k].first == "Workers" || a.details[k].first == "Full-sort Groups") {
                    EXPECT_EQ(a.details[k].second, b.details[k].second);
                }
            }
            for (const auto& [from, to] : {std::pair{a.relation, b.relation}, std::pair{a.alias, b.alias},
                                           std::pair{a.index, b.index}, std::pair{a.cteName, b.cteName}})
                EXPECT_EQ(names.try_emplace(from, to).first->second, to) << from;
        }
        EXPECT_EQ(plan->details.size(), shared->details.size());
        EXPECT_EQ(plan->pseudo.size(), shared->pseudo.size());
        EXPECT_EQ(plan->doubts.size(), shared->doubts.size());
        EXPECT_EQ(plan->executionMs, shared->executionMs);
        if (shared->analyzed)
            test::expectInvariants(*shared);
    }
}

TEST(PlanAnonymize, theSameNameIsTheSameWordInNodesConditionsAndStatement)
{
    const auto plan = parse(
        R"json([{"Query Text": "select o.total from orders o join customers c on c.id = o.customer_id where o.total > 1000",
        "Plan": {"Node Type": "Hash Join", "Join Type": "Inner", "Hash Cond": "(o.customer_id = c.id)", "Plans": [
        {"Node Type": "Seq Scan", "Relation Name": "orders", "Alias": "o", "Filter": "(total > '1000'::numeric)"},
        {"Node Type": "Hash", "Plans": [
          {"Node Type": "Seq Scan", "Relation Name": "customers", "Alias": "c", "Filter": "(total > '1000'::numeric)"}]}]}}])json");
    const auto shared = plan::anonymized(*plan);
    const plan::Node& join = *shared->root;
    EXPECT_EQ(join.children[0]->title(), "Seq Scan on table_1 alias_1");
    EXPECT_EQ(join.children[1]->children[0]->title(), "Seq Scan on table_2 alias_2");
    EXPECT_EQ(*join.detail("Hash Cond"), "(alias_1.column_1 = alias_2.column_2)");
    EXPECT_EQ(*join.children[0]->detail("Filter"), "(column_3 > 'text_1'::numeric)");
    EXPECT_EQ(*join.children[1]->children[0]->detail("Filter"), "(column_3 > 'text_1'::numeric)");
    EXPECT_EQ(shared->queryText, "select alias_1.column_3 from table_1 alias_1 join table_2 alias_2 "
                                 "on alias_2.column_2 = alias_1.column_1 where alias_1.column_3 > number_1");
}

TEST(PlanAnonymize, constantsOfEveryKindAreReplaced)
{
    EXPECT_EQ(sql("a = 'it''s'"), "column_1 = 'text_1'");
    EXPECT_EQ(sql("a = E'it\\'s' and b = 'x'"), "column_1 = 'text_1' and column_2 = 'text_2'");
    EXPECT_EQ(sql("$tag$ it's $$ x $tag$ || b"), "'text_1' || column_1");
    EXPECT_EQ(sql("$$secret$$"), "'text_1'");
    EXPECT_EQ(sql("U&'d\\0061t' B'01' x'FF' N'n'"), "'text_1' 'text_2' 'text_3' 'text_4'");
    EXPECT_EQ(sql("a > 1.5e-10 and b < .5 and c = 0xFF and d = 12abc"),
              "column_1 > number_1 and column_2 < number_2 and column_3 = number_3 and column_4 = number_4");
    EXPECT_EQ(sql("a = 'never closed"), "column_1 = 'text_1'");
    EXPECT_EQ(sql("a = $1 and b = $22"), "column_1 = $1 and column_2 = $22");
    EXPECT_EQ(sql("a = 7 or b = 7 or c = 8"), "column_1 = number_1 or column_2 = number_1 or column_3 = number_2");
    EXPECT_EQ(sql("a = :name and b = %(other)s and c = @third"),
              "column_1 = :column_2 and column_3 = %(column_4)column_5 and column_6 = @column_7");
}

TEST(PlanAnonymize, commentsAreTakenOut)
{
    EXPECT_EQ(sql("select a -- of the secret table\nfrom b /* route='/users' /* nested */ x */ c"),
              "select column_1  \nfrom table_1   column_2");
    EXPECT_EQ(sql("select a /* never closed"), "select column_1  ");
}

TEST(PlanAnonymize, typesOperatorsAndFunctionsOfPostgresStay)
{
    EXPECT_EQ(sql("(a)::numeric(10,2)"), "(column_1)::numeric(10,2)");
    EXPECT_EQ(sql("(a)::character varying(20)"), "(column_1)::character varying(20)");
    EXPECT_EQ(sql("(a)::timestamp(3) without time zone"), "(column_1)::timestamp(3) without time zone");
    EXPECT_EQ(sql("(a)::double precision[]"), "(column_1)::double precision[]");
    EXPECT_EQ(sql("(a)::public.mood"), "(column_1)::schema_1.type_1");
    EXPECT_EQ(sql("(a)::mood"), "(column_1)::type_1");
    EXPECT_EQ(sql("(a)::\"char\""), "(column_1)::\"char\"");
    EXPECT_EQ(sql("sum(a) OVER (PARTITION BY b ORDER BY c DESC NULLS LAST)"),
              "sum(column_1) OVER (PARTITION BY column_2 ORDER BY column_3 DESC NULLS LAST)");
    EXPECT_EQ(sql("secret(a) + hr.salary(b)"), "function_1(column_1) + schema_1.function_2(column_2)");
    EXPECT_EQ(sql("pg_catalog.lower(a)"), "pg_catalog.lower(column_1)");
    EXPECT_EQ(sql("hr.lower(a)"), "schema_1.function_1(column_1)");
    EXPECT_EQ(sql("EXTRACT(year FROM a)"), "EXTRACT(year FROM column_1)");
    EXPECT_EQ(sql("a IS DISTINCT FROM b"), "column_1 IS DISTINCT FROM column_2");
    EXPECT_EQ(sql("year = 5"), "column_1 = number_1");
    EXPECT_EQ(sql("a ~~ 'x%' AND b @> '{}'::jsonb AND c OPERATOR(ext.<=>) d"),
              "column_1 ~~ 'text_1' AND column_2 @> 'text_2'::jsonb AND column_3 OPERATOR(schema_1.<=>) column_4");
    EXPECT_EQ(sql("date '2026-01-01'"), "date 'text_1'");
    EXPECT_EQ(sql("a COLLATE \"C\" < b COLLATE \"tr_TR\""), "column_1 COLLATE \"C\" < column_2 COLLATE collation_1");
    EXPECT_EQ(sql("\"left\"(a, 3)"), "\"left\"(column_1, number_1)");
}

TEST(PlanAnonymize, wordsOfPostgresThatAreNamesAreReplacedWhereTheyCanBeTold)
{
    EXPECT_EQ(sql("t.name = t.type"), "alias_1.column_1 = alias_1.column_2");
    EXPECT_EQ(sql("name = value"), "column_1 = column_2");
    EXPECT_EQ(sql("\"order\" = \"Select\""), "column_1 = column_2");
    const auto plan = parse(R"json([{"Plan": {"Node Type": "Seq Scan", "Relation Name": "date", "Alias": "zone",
        "Filter": "((zone.first = 1) AND (date > '2026-01-01'::date))"}}])json");
    const auto shared = plan::anonymized(*plan);
    EXPECT_EQ(shared->root->title(), "Seq Scan on table_1 alias_1");
    EXPECT_EQ(*shared->root->detail("Filter"), "((alias_1.column_1 = number_1) AND (table_1 > 'text_1'::date))");
}

TEST(PlanAnonymize, referencesToSubplansStay)
{
    EXPECT_EQ(sql("(a = (SubPlan 12)) OR (hashed SubPlan 3)"), "(column_1 = (SubPlan 12)) OR (hashed SubPlan 3)");
    EXPECT_EQ(sql("(alternatives: SubPlan 1 or hashed SubPlan 2)"), "(alternatives: SubPlan 1 or hashed SubPlan 2)");
    EXPECT_EQ(sql("(a > (InitPlan 1).col1)"), "(column_1 > (InitPlan 1).col1)");
    EXPECT_EQ(sql("(a > (InitPlan expr_1).col1)"), "(column_1 > (InitPlan expr_1).col1)");
    EXPECT_EQ(sql("(a).col1 = 3"), "(column_1).column_2 = number_1");
    const auto plan = parse(R"json([{"Plan": {"Node Type": "Result", "Plans": [
        {"Node Type": "Result", "Parent Relationship": "InitPlan", "Subplan Name": "InitPlan 1 (returns $0,$1)"},
        {"Node Type": "Result", "Parent Relationship": "InitPlan", "Subplan Name": "CTE secret"}]}}])json");
    const auto shared = plan::anonymized(*plan);
    EXPECT_EQ(shared->root->children[0]->subplanName, "InitPlan 1 (returns $0,$1)");
    EXPECT_EQ(shared->root->children[1]->subplanName, "CTE cte_1");
}

TEST(PlanAnonymize, whatIsNotKnownIsReplaced)
{
    const auto plan = parse(R"json([{"Plan": {"Node Type": "Secret Scan", "Strategy": "Bespoke", "Disabled": false,
        "Foreign Secret": "/srv/secret.csv", "Secret Count": 4711, "Custom Plan Provider": "SecretProvider",
        "Output": ["4711", "'secret'"], "Relation Name": "s\u00e9cret\u0000x"},
        "Settings": {"secret.guc": "4711", "work_mem": "4MB", "plan_cache_mode": "secret", "search_path": "\"$user\", secret"},
        "Secret": {"Field": "secret"}, "Query Identifier": 47114711}])json");
    for (const auto& [name, output] : outputs(plan)) {
        const std::string folded = [&] {
            std::string text = output;
            for (char& c : text)
                c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            return text;
        }();
        for (const char* leak : {"secret", "bespoke", "4711", "srv", "cret"})
            EXPECT_EQ(folded.find(leak), std::string::npos) << name << ": " << leak << '\n' << output;
        if (name == "json") {
            EXPECT_NE(output.find("4MB"), std::string::npos);
            EXPECT_NE(output.find("$user"), std::string::npos);
        }
    }
    EXPECT_FALSE(plan::anonymized(*plan)->queryId);
}

TEST(PlanAnonymize, doubtsSpeakOfTheReplacedNames)
{
    const auto plan = test::readPlan("trigger-before.json");
    ASSERT_EQ(plan->doubts.size(), 1U);
    const auto shared = plan::anonymized(*plan);
    EXPECT_EQ(shared->doubts[0].english().find("Trigger trigger_1 ran before"), 0U) << shared->doubts[0].english();
    EXPECT_EQ(shared->doubts[0].source(), plan->doubts[0].source());
    for (const auto& name : {"audited", "before_row"})
        EXPECT_EQ(plan::toJson({shared}).find(name), std::string::npos) << name;
}

TEST(PlanAnonymize, anythingCanBeThrownIntoIt)
{
    EXPECT_EQ(sql(""), "");
    for (const char* text : {"'",    "\"",   "$",   "$$",      "$a$", "/*",    "--",       "E'\\",
                             "U&\"", "1e",   ".",   "::",      "a.",  ".a",    "$1a",      "\xff\xfe",
                             "((((", "'\\'", "u&'", "COLLATE", "a::", "a::\"", "InitPlan", "::x("})
        EXPECT_FALSE(sql(text).empty()) << text;
    std::string all;
    for (int i = 1; i < 256; ++i)
        all += static_cast<char>(i);
    EXPECT_FALSE(sql(all).empty());
    const std::string deep(200'000, '(');
    EXPECT_EQ(sql(deep), deep);
}

TEST(PlanAnonymize, nothingGetsOutOfStatementsOfAnyKind)
{
    // Pieces that carry the mark, and pieces that may make another lexer lose its way.
    const std::vector<std::string> pieces{
        "zq7", "zq7a.zq7b", "\"zq7 \"\" zq7\"", "'zq7'", "'it''s zq7'", "E'a\\'zq7'", "$$zq7$$", "$t$ zq7 $$ $t$",
        "U&'zq7'", "U&\"zq7\"", "--zq7\n", "/* zq7 /* zq7 */ zq7 */", "zq7(", "::zq7", "::zq7.zq7", ":zq7", "@zq7",
        "%(zq7)s", "1zq7", "0xzq7", "zq7$zq7", "zq7é", "COLLATE \"zq7\"", "OPERATOR(zq7.=)", "date 'zq7'", "as zq7",
        "from zq7", "join zq7.zq7", "B'zq7'", "{zq7", "[zq7]", "InitPlan zq7", "(InitPlan 1).zq7", "SubPlan zq7_1",
        "extract(zq7 from", "hashed zq7", "pg_catalog.zq7", "excluded.zq7", "\"*SELECT* zq7\"", "\"$zq7\"",
        "numeric(zq7)", "::numeric(zq7)",
        // and without
        "select", "from", "where", "(", ")", ",", ".", ";", "=", "||", "::", "::text", "and", "$1", "1", "sum(", "\n",
        " ", "\\", "'x'", "\"y\"", "cast(x as int)", "*"};
    std::mt19937 random(11);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        const unsigned count = 1 + static_cast<unsigned>(random() % 12);
        for (unsigned i = 0; i < count; ++i) {
            text += pieces[random() % pieces.size()];
            if (random() % 3 != 0)
                text += ' ';
        }
        ASSERT_EQ(sql(text).find("zq7"), std::string::npos) << text << '\n' << sql(text);
        // Cut short anywhere, as logs do it.
        const std::string cut = text.substr(0, random() % (text.size() + 1));
        ASSERT_EQ(sql(cut).find("zq7"), std::string::npos) << cut << '\n' << sql(cut);
        plan::Replacements replacements;
        ASSERT_EQ(plan::anonymizedWords(text, replacements).find("zq7"), std::string::npos) << text;
    }
}

TEST(PlanAnonymize, foreignTablesAndParametersOfLogsAreReplaced)
{
    const auto plan =
        parse(R"json([{"Query Parameters": "$1 = 'zq7', $2 = '47114711'", "Plan": {"Node Type": "Foreign Scan",
        "Operation": "Select", "Relation Name": "zq7", "Schema": "zq7s", "Foreign File": "/srv/zq7.csv", "Foreign File Size": 12,
        "Relations": "(zq7s.zq7 a) INNER JOIN (zq7s.zq7b b)",
        "Remote SQL": "SELECT zq7c FROM zq7s.zq7 WHERE ((zq7d = 47114711)) AND ((zq7e ~~ 'zq7%'))"}}])json");
    for (const auto& [name, output] : outputs(plan)) {
        EXPECT_EQ(output.find("zq7"), std::string::npos) << name << '\n' << output;
        EXPECT_EQ(output.find("47114711"), std::string::npos) << name;
    }
}

TEST(PlanAnonymize, aHundredThousandLevelsAreCopied)
{
    std::string text = R"([{"Plan": {"Node Type": "Result")";
    constexpr int levels = 100'000;
    for (int i = 0; i < levels; ++i)
        text += R"(, "Plans": [{"Node Type": "Result", "Relation Name": "secret")";
    for (int i = 0; i < levels; ++i)
        text += "}]";
    text += "}}]";
    const auto shared = plan::anonymized(*parse(text));
    EXPECT_EQ(plan::toJson({shared}).find("secret"), std::string::npos);
    EXPECT_EQ(shared->nodeCount, levels + 1);
}

} // namespace
