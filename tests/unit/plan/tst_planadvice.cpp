// SPDX-License-Identifier: GPL-3.0-or-later
// The plans are those of a PostgreSQL 15 (advice/make-advice-plans.sql), unless a test says otherwise.
#include "core/plan/advice.h"
#include "core/plan/rules/rule.h"
#include "tests/unit/plan/plancorpus.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <set>

namespace {

using namespace howdah;
using plan::Action;
using plan::AdviceFacts;
using plan::Finding;
using plan::PlanPtr;

PlanPtr advicePlan(const std::string& name)
{
    return test::readPlan("../advice/" + name + ".json");
}

std::vector<Finding> ofRule(const PlanPtr& plan, int rule, const AdviceFacts& facts = {})
{
    std::vector<Finding> findings = plan::advise(*plan, facts);
    std::erase_if(findings, [rule](const Finding& finding) { return finding.rule != rule; });
    return findings;
}

/// The one finding of the rule; ends the test where there is another number of them.
Finding onlyOf(const std::string& name, int rule, const AdviceFacts& facts = {})
{
    const PlanPtr plan = advicePlan(name);
    const std::vector<Finding> findings = ofRule(plan, rule, facts);
    if (findings.size() != 1) {
        ADD_FAILURE() << name << ": " << findings.size() << " findings of rule " << rule << "\n"
                      << plan::renderText(*plan, 140) << plan::renderAdvice(plan::advise(*plan, facts));
        std::abort();
    }
    return findings.front();
}

std::vector<std::string> sqlOf(const Finding& finding)
{
    std::vector<std::string> all;
    for (const plan::Action& action : finding.actions) {
        if (!action.sql.empty())
            all.push_back(action.sql);
    }
    return all;
}

std::string evidence(const Finding& finding, std::string_view name)
{
    for (const auto& [key, value] : finding.evidence) {
        if (key == name)
            return value;
    }
    return {};
}

/// Every place for an argument has one.
void expectFilled(const base::Text& text)
{
    for (std::size_t i = 1; i <= 9; ++i)
        EXPECT_EQ(text.source().find('%' + std::to_string(i)) != std::string::npos, i <= text.arguments().size())
            << text.source();
}

class EveryRule : public testing::TestWithParam<int> {};

TEST_P(EveryRule, speaksWhereItHasToAndIsSilentWhereItHasTo)
{
    const std::string number = std::to_string(GetParam());
    const PlanPtr speaks = advicePlan(number + "-speaks");
    const std::vector<Finding> findings = ofRule(speaks, GetParam());
    ASSERT_FALSE(findings.empty()) << plan::renderText(*speaks, 140) << plan::renderAdvice(plan::advise(*speaks));
    for (const Finding& finding : findings) {
        const plan::rules::Rule& rule = plan::rules::all()[static_cast<std::size_t>(GetParam() - 1)];
        EXPECT_EQ(finding.id, rule.id);
        EXPECT_FALSE(finding.title.english().empty());
        EXPECT_FALSE(finding.reason.english().empty());
        expectFilled(finding.title);
        expectFilled(finding.reason);
        for (const plan::Action& action : finding.actions)
            expectFilled(action.text);
        EXPECT_FALSE(finding.evidence.empty());
        EXPECT_FALSE(finding.actions.empty());
        if (finding.savingMs) {
            EXPECT_GT(*finding.savingMs, 0);
            EXPECT_LE(*finding.savingMs, std::max(speaks->executionMs.value_or(0), speaks->planningMs.value_or(0)));
        }
    }
    const PlanPtr silent = advicePlan(number + "-silent");
    EXPECT_TRUE(ofRule(silent, GetParam()).empty())
        << plan::renderText(*silent, 140) << plan::renderAdvice(plan::advise(*silent));
}

INSTANTIATE_TEST_SUITE_P(rules, EveryRule, testing::Range(1, 38),
                         [](const auto& test) { return "rule" + std::to_string(test.param); });

AdviceFacts factsOf(const std::string& table, double rows, double modified, std::vector<std::string> indexes,
                    std::vector<std::pair<std::string, std::string>> types = {})
{
    AdviceFacts facts;
    facts.serverVersionNum = 150000;
    facts.tables.push_back({"a", table, rows, modified, std::nullopt, std::move(indexes), std::move(types)});
    return facts;
}

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(PlanAdvice, aFilteredTableGetsAnIndexEqualityFirst)
{
    const Finding finding = onlyOf("1-speaks", 1);
    EXPECT_EQ(finding.title.english(), "orders: 398\u202f997 of 400\u202f000 rows were read to be thrown away");
    EXPECT_THAT(sqlOf(finding),
                ElementsAre("CREATE INDEX CONCURRENTLY ON \"orders\" (\"status\", \"total\");",
                            "CREATE INDEX CONCURRENTLY ON \"orders\" (\"total\") WHERE \"status\" = 'open'::text;"));
    EXPECT_EQ(evidence(finding, "Rows Removed by Filter"), "398997");
    EXPECT_EQ(evidence(finding, "Filter"), "((total < '5000'::numeric) AND (status = 'open'::text))");
    // The share of the node's own time that went into rows nobody wanted.
    const double own = *advicePlan("1-speaks")->root->exclusiveMs;
    EXPECT_NEAR(*finding.savingMs, own * 398997 / 400000, 0.001);
}

TEST(PlanAdvice, anIndexThatIsThereIsNotAskedForAgain)
{
    const Finding finding =
        onlyOf("1-speaks", 1, factsOf("orders", 400000, 0, {"CREATE INDEX s ON a.orders USING btree (status)"}));
    EXPECT_THAT(sqlOf(finding), ElementsAre("ANALYZE \"a\".\"orders\";"));
    EXPECT_THAT(finding.actions.back().text.english(), HasSubstr("begins with status exists"));
}

TEST(PlanAdvice, anIndexThatFindsNoValueOrNotAllRowsIsNotTakenForOne)
{
    for (const char* definition : {"CREATE INDEX s ON a.orders USING brin (status)",
                                   "CREATE INDEX s ON a.orders USING btree (status) WHERE (status = 'shut'::text)"}) {
        const Finding finding = onlyOf("1-speaks", 1, factsOf("orders", 400000, 0, {definition}));
        EXPECT_THAT(sqlOf(finding).front(), HasSubstr("CREATE INDEX CONCURRENTLY")) << definition;
    }
}

TEST(PlanAdvice, namesAreQuotedAndTakeTheirSchemaFromTheFacts)
{
    const Finding finding = onlyOf("1-speaks", 1, factsOf("orders", 400000, 0, {}));
    EXPECT_THAT(sqlOf(finding).front(), HasSubstr("ON \"a\".\"orders\" ("));
}

TEST(PlanAdvice, anIndexThatFiltersTooLateGetsTheFilteredColumns)
{
    EXPECT_THAT(sqlOf(onlyOf("2-speaks", 2)),
                ElementsAre("CREATE INDEX CONCURRENTLY ON \"orders\" (\"status\", \"placed\");"));
    EXPECT_THAT(sqlOf(onlyOf("2-bitmap", 2)),
                ElementsAre("CREATE INDEX CONCURRENTLY ON \"orders\" (\"status\", \"total\");"));
    EXPECT_THAT(sqlOf(onlyOf("2-speaks", 2, factsOf("orders", 400000, 0, {}, {{"code", "character varying(20)"}}))),
                ElementsAre("CREATE INDEX CONCURRENTLY ON \"a\".\"orders\" (\"status\", \"placed\");"));
}

TEST(PlanAdvice, anOrderReadForALimitNeedsTheFilterBeforeTheOrder)
{
    const Finding words = onlyOf("3-speaks", 3);
    EXPECT_THAT(sqlOf(words), IsEmpty()); // the plan does not say what the index is made of
    const AdviceFacts facts =
        factsOf("orders", 400000, 0, {"CREATE INDEX orders_total ON a.orders USING btree (total)"});
    EXPECT_THAT(sqlOf(onlyOf("3-speaks", 3, facts)),
                ElementsAre("CREATE INDEX CONCURRENTLY ON \"a\".\"orders\" (\"status\", \"region\", total);"));
    EXPECT_THAT(ofRule(advicePlan("3-speaks"), 2), IsEmpty());
}

TEST(PlanAdvice, heapFetchesAskForVacuum)
{
    EXPECT_THAT(sqlOf(onlyOf("4-speaks", 4)).front(), "VACUUM (ANALYZE) \"visits\";");
}

TEST(PlanAdvice, staleStatisticsAreToldFromWrongOnesByTheFacts)
{
    EXPECT_THAT(sqlOf(onlyOf("5-speaks", 5)),
                ElementsAre("ANALYZE \"stale\";", "ALTER TABLE \"stale\" ALTER COLUMN \"kind\" SET STATISTICS 1000;"));
    const Finding stale = onlyOf("5-speaks", 5, factsOf("stale", 400000, 399000, {}));
    EXPECT_THAT(sqlOf(stale), ElementsAre("ANALYZE \"a\".\"stale\";"));
    EXPECT_EQ(evidence(stale, "n_mod_since_analyze"), "399000");
    EXPECT_EQ(evidence(stale, "n_live_tup"), "400000");
    EXPECT_THAT(stale.reason.english(), HasSubstr("399\u202f000 rows changed in a table of 400\u202f000"));
    AdviceFacts aged = factsOf("stale", 400000, 399000, {});
    aged.tables.front().secondsSinceAnalyze = 7200;
    EXPECT_THAT(onlyOf("5-speaks", 5, aged).reason.english(), HasSubstr("since the last ANALYZE, 2 h"));
    EXPECT_FALSE(stale.savingMs); // this plan does not tell what another one would take
    const Finding fresh = onlyOf("5-speaks", 5, factsOf("stale", 400000, 10, {}));
    EXPECT_THAT(sqlOf(fresh), ElementsAre("ALTER TABLE \"a\".\"stale\" ALTER COLUMN \"kind\" SET STATISTICS 1000;"));
}

TEST(PlanAdvice, aScanThatALimitCutShortIsNotMisestimated)
{
    const PlanPtr plan = advicePlan("5-limit");
    const plan::Node& scan = test::nodeByAlias(*plan, "orders");
    ASSERT_GT(scan.estimateFactor.value_or(0), 1000);
    EXPECT_THAT(ofRule(plan, 5), IsEmpty());
}

TEST(PlanAdvice, columnsThatGoTogetherGetStatisticsWithAName)
{
    EXPECT_THAT(
        sqlOf(onlyOf("6-speaks", 6)),
        ElementsAre(
            "CREATE STATISTICS \"pairs_city_zip_dependencies\" (dependencies) ON \"city\", \"zip\" FROM \"pairs\";",
            "CREATE STATISTICS \"pairs_city_zip_mcv\" (mcv) ON \"city\", \"zip\" FROM \"pairs\";"));
    EXPECT_THAT(ofRule(advicePlan("6-speaks"), 5), IsEmpty());
    for (const Action& action : onlyOf("6-speaks", 6).actions)
        EXPECT_EQ(action.then, "ANALYZE \"pairs\";"); // which fills them
    // Stale statistics come first: then it is rule 5 that speaks.
    const AdviceFacts stale = factsOf("pairs", 300000, 290000, {});
    EXPECT_THAT(ofRule(advicePlan("6-speaks"), 6, stale), IsEmpty());
    EXPECT_EQ(ofRule(advicePlan("6-speaks"), 5, stale).size(), 1U);
    EXPECT_THAT(sqlOf(onlyOf("7-speaks", 7)).front(),
                "CREATE STATISTICS \"pairs_city_zip_ndistinct\" (ndistinct) ON \"city\", \"zip\" FROM \"pairs\";");
}

TEST(PlanAdvice, onlyFunctionsKnownToBeImmutableAreIndexed)
{
    EXPECT_THAT(sqlOf(onlyOf("8-speaks", 8)).front(), "CREATE INDEX CONCURRENTLY ON \"orders\" ((lower(note)));");
    EXPECT_THAT(sqlOf(onlyOf("8-words", 8)), IsEmpty()); // date_trunc of a timestamp with time zone is not
}

TEST(PlanAdvice, aCastMovesFromTheColumnToTheValue)
{
    EXPECT_THAT(sqlOf(onlyOf("9-speaks", 9)),
                ElementsAre("\"placed\" >= '2026-02-03'::date AND \"placed\" < '2026-02-03'::date + 1"));
    EXPECT_THAT(sqlOf(onlyOf("9-number", 9)), ElementsAre("\"id\" = 4711"));
    // Sparing the cast alone does not help where no index is on the column.
    const std::string rewritten = "\"placed\" >= '2026-02-03'::date AND \"placed\" < '2026-02-03'::date + 1";
    EXPECT_THAT(sqlOf(onlyOf("9-speaks", 9, factsOf("orders", 400000, 0, {}))),
                ElementsAre(rewritten, "CREATE INDEX CONCURRENTLY ON \"a\".\"orders\" (\"placed\");"));
    EXPECT_THAT(
        sqlOf(onlyOf("9-speaks", 9, factsOf("orders", 400000, 0, {"CREATE INDEX p ON a.orders USING btree (placed)"}))),
        ElementsAre(rewritten));
}

TEST(PlanAdvice, aNestedLoopThatWasToBeSmallNamesTheScanThatWasMisjudged)
{
    const Finding finding = onlyOf("10-speaks", 10);
    EXPECT_THAT(sqlOf(finding), ElementsAre("ANALYZE \"driver\";"));
    const PlanPtr plan = advicePlan("10-speaks");
    const plan::Node& join = test::nodeByType(*plan, "Nested Loop");
    EXPECT_NEAR(*finding.savingMs, *join.children.back()->inclusiveMs, 0.001);
}

TEST(PlanAdvice, oneRowIsNotSeveral)
{
    const auto plans = plan::parsePlans(R"([{"Plan": {"Node Type": "Nested Loop", "Join Type": "Inner",
        "Total Cost": 9, "Plan Rows": 1, "Actual Total Time": 900, "Actual Rows": 5000, "Actual Loops": 1, "Plans": [
        {"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Relation Name": "a", "Alias": "a", "Total Cost": 4,
         "Plan Rows": 1, "Actual Total Time": 5, "Actual Rows": 5000, "Actual Loops": 1},
        {"Node Type": "Index Scan", "Parent Relationship": "Inner", "Relation Name": "b", "Alias": "b",
         "Index Name": "b_pkey", "Total Cost": 4, "Plan Rows": 1, "Actual Total Time": 0.17, "Actual Rows": 1,
         "Actual Loops": 5000}]}, "Execution Time": 900}])");
    ASSERT_TRUE(plans) << plans.error().english();
    const std::vector<Finding> findings = ofRule(plans->front(), 10);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings.front().title.english(), "A nested loop was chosen for 1 row and had to do 5\u202f000");
}

TEST(PlanAdvice, aTableReadForEveryRowGetsAnIndexOnWhatJoins)
{
    EXPECT_THAT(sqlOf(onlyOf("11-speaks", 11)),
                ElementsAre("CREATE INDEX CONCURRENTLY ON \"unindexed\" (\"customer_id\");"));
    EXPECT_THAT(ofRule(advicePlan("11-speaks"), 12), IsEmpty());
}

TEST(PlanAdvice, pairsThrownAwayAskForAnEqualityOrItsIndex)
{
    EXPECT_THAT(sqlOf(onlyOf("12-speaks", 12)), IsEmpty());
    EXPECT_THAT(sqlOf(onlyOf("12-equality", 12)).front(),
                HasSubstr("CREATE INDEX CONCURRENTLY ON \"small\" (\"customer_id\")"));
}

TEST(PlanAdvice, shapesAreSeenInEstimatesToo)
{
    EXPECT_EQ(ofRule(advicePlan("13-estimates"), 13).size(), 1U);
    EXPECT_EQ(ofRule(advicePlan("35-estimates"), 35).size(), 1U);
    for (const char* name : {"13-estimates", "35-estimates"}) {
        for (const Finding& finding : plan::advise(*advicePlan(name)))
            EXPECT_FALSE(finding.savingMs) << name << ' ' << finding.id;
    }
}

TEST(PlanAdvice, memoryIsAskedForThisSessionAndIsEnough)
{
    // 34,360 kB on disk, three times that in memory, next power of two.
    EXPECT_THAT(
        sqlOf(onlyOf("14-speaks", 14)),
        ElementsAre("SET work_mem = '128MB';", "CREATE INDEX CONCURRENTLY ON \"orders\" (\"note\" DESC, \"region\");"));
    EXPECT_THAT(sqlOf(onlyOf("14-parallel", 14)).front(), HasSubstr("SET work_mem = '"));
    const std::vector<std::string> hash = sqlOf(onlyOf("15-speaks", 15));
    EXPECT_THAT(hash, ElementsAre(HasSubstr("SET work_mem = '"), "SET hash_mem_multiplier = 4;"));
    EXPECT_THAT(sqlOf(onlyOf("15-speaks", 15, factsOf("orders", 0, 0, {}))).back(), "SET hash_mem_multiplier = 8;");
    EXPECT_THAT(sqlOf(onlyOf("16-speaks", 16)).front(), HasSubstr("SET work_mem = '"));
    EXPECT_THAT(sqlOf(onlyOf("17-speaks", 17)), ElementsAre("SET work_mem = '2MB';"));
    EXPECT_THAT(sqlOf(onlyOf("19-speaks", 19)).front(), HasSubstr("SET work_mem = '"));
}

TEST(PlanAdvice, moreMemoryThanAServerHasIsNotAskedFor)
{
    const plan::Action action = plan::rules::raiseWorkMem(5e6);
    EXPECT_EQ(action.kind, plan::Action::Kind::Advice);
    EXPECT_TRUE(action.sql.empty());
    EXPECT_EQ(plan::rules::raiseWorkMem(1.0 / 0.0).kind, plan::Action::Kind::Advice);
    EXPECT_EQ(plan::rules::raiseWorkMem(5000).sql, "SET work_mem = '8MB';");
}

TEST(PlanAdvice, theFirstFewOfManyGetAnIndexInTheirOrder)
{
    EXPECT_THAT(sqlOf(onlyOf("21-speaks", 21)),
                ElementsAre("CREATE INDEX CONCURRENTLY ON \"orders\" (\"region\", \"note\" DESC);"));
}

TEST(PlanAdvice, aForeignKeysTriggerIsToldFromOthersAndByWhatSideItLooks)
{
    const Finding finding = onlyOf("26-speaks", 26);
    EXPECT_THAT(sqlOf(finding).front(), HasSubstr("c.conname = 'child_parent'"));
    EXPECT_THAT(sqlOf(onlyOf("26-insert", 26)), IsEmpty()); // the referenced side has its key
}

TEST(PlanAdvice, notInIsNamedWhereASubqueryIsDenied)
{
    EXPECT_THAT(onlyOf("27-not-in", 27).actions.front().text.english(), HasSubstr("NOT EXISTS"));
    EXPECT_THAT(onlyOf("27-speaks", 27).actions.front().text.english(), Not(HasSubstr("NOT EXISTS")));
}

TEST(PlanAdvice, aWithThatWritesOrIsReadTwiceIsNeverToldToBeInlined)
{
    const PlanPtr writes = advicePlan("28-silent");
    const plan::Node& scan = test::nodeByType(*writes, "CTE Scan");
    ASSERT_GT(scan.detail("Rows Removed by Filter")->size(), 4U); // filtered as heavily
    EXPECT_THAT(ofRule(writes, 28), IsEmpty());
    EXPECT_THAT(ofRule(advicePlan("28-twice"), 28), IsEmpty());
}

TEST(PlanAdvice, patternsGetTrigramsAndBeginningsAnOrderOfBytes)
{
    EXPECT_THAT(sqlOf(onlyOf("29-speaks", 29)),
                ElementsAre("CREATE INDEX CONCURRENTLY ON \"orders\" USING gin (\"note\" gin_trgm_ops);",
                            "CREATE EXTENSION IF NOT EXISTS pg_trgm;"));
    EXPECT_THAT(sqlOf(onlyOf("29-prefix", 29)),
                ElementsAre("CREATE INDEX CONCURRENTLY ON \"orders\" (\"note\" text_pattern_ops);"));
    EXPECT_THAT(sqlOf(onlyOf("29-varchar", 29)), IsEmpty()); // what is cast to text may be anything
    EXPECT_THAT(
        sqlOf(onlyOf("29-varchar", 29, factsOf("orders", 400000, 0, {}, {{"code", "character varying(20)"}}))).front(),
        HasSubstr("USING gin (\"code\" gin_trgm_ops)"));
}

TEST(PlanAdvice, methodsThatAreOffAreNamedAndReset)
{
    EXPECT_THAT(sqlOf(ofRule(advicePlan("34-speaks"), 34).front()), ElementsAre("RESET enable_hashjoin;"));
    EXPECT_EQ(onlyOf("34-cost", 34).node, 0);
}

TEST(PlanAdvice, aCountOfEverythingNamesTheEstimate)
{
    EXPECT_THAT(sqlOf(onlyOf("35-speaks", 35)),
                ElementsAre("SELECT reltuples::bigint FROM pg_class WHERE oid = '\"orders\"'::regclass;"));
}

// Servers 17 and 18 write fields that no server 15 has: these documents are made by hand after explain.c.
TEST(PlanAdvice, newerServersSayWhatIsDisabledAndWhatSerializingTook)
{
    const auto disabled = plan::parsePlans(R"json([{"Plan": {"Node Type": "Seq Scan", "Relation Name": "t",
        "Disabled": true, "Total Cost": 10, "Plan Rows": 1}}])json");
    ASSERT_TRUE(disabled);
    EXPECT_EQ(ofRule(disabled->front(), 34).size(), 1U);
    const auto serialized = plan::parsePlans(R"json([{"Plan": {"Node Type": "Seq Scan", "Relation Name": "t",
        "Total Cost": 10, "Plan Rows": 1, "Actual Startup Time": 0.01, "Actual Total Time": 20.0, "Actual Rows": 1000.00,
        "Actual Loops": 1}, "Serialization": {"Time": 70.0, "Output Volume": 9000, "Format": "text"},
        "Execution Time": 91.0}])json");
    ASSERT_TRUE(serialized);
    const auto findings = ofRule(serialized->front(), 37);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings.front().savingMs, 70.0);
    EXPECT_EQ(evidence(findings.front(), "Serialization.Time"), "70");
}

TEST(PlanAdvice, whatWasNeverExecutedAndWhatIsQuickIsLeftAlone)
{
    for (const auto& entry : std::filesystem::directory_iterator(test::planFolder().parent_path() / "advice")) {
        if (entry.path().extension() != ".json")
            continue;
        const PlanPtr plan = advicePlan(entry.path().stem().string());
        std::vector<const plan::Node*> nodes;
        plan::forEachNode(*plan->root, [&](const plan::Node& node, int) { nodes.push_back(&node); });
        for (const Finding& finding : plan::advise(*plan)) {
            if (finding.node < 0 || !plan->analyzed)
                continue;
            ASSERT_LT(static_cast<std::size_t>(finding.node), nodes.size());
            EXPECT_GT(nodes[static_cast<std::size_t>(finding.node)]->loops.value_or(0), 0)
                << entry.path() << ' ' << finding.id;
        }
    }
    const auto quick = plan::parsePlans(R"json([{"Plan": {"Node Type": "Seq Scan", "Relation Name": "t", "Plan Rows": 1,
        "Actual Startup Time": 0.01, "Actual Total Time": 19.9, "Actual Rows": 1, "Actual Loops": 1,
        "Filter": "(a = 1)", "Rows Removed by Filter": 99999}, "Execution Time": 20.0}])json");
    ASSERT_TRUE(quick);
    EXPECT_THAT(ofRule(quick->front(), 1), IsEmpty()); // under 20 ms
}

TEST(PlanAdvice, figuresThatCannotBeDoNoHarm)
{
    for (const char* huge : {"1e308", "-5", "NaN", "\"x\"", "99999999999999999999999"}) {
        std::string text = R"json([{"Plan": {"Node Type": "Seq Scan", "Relation Name": "t", "Plan Rows": 1,
            "Actual Startup Time": 0.01, "Actual Total Time": 1000, "Actual Rows": 1e17, "Actual Loops": 1e17,
            "Filter": "(a = 1)", "Sort Method": "external merge", "Sort Space Type": "Disk", "Rows Removed by Filter": ?,
            "Hash Batches": ?, "Peak Memory Usage": ?, "WAL FPI": ?, "Workers Planned": ?, "Subplans Removed": ?,
            "Plans": [{"Node Type": "Append", "Parent Relationship": "Outer", "Subplans Removed": ?, "Actual Rows": 1,
            "Actual Total Time": 500, "Actual Loops": 1, "Workers": [{"Worker Number": 0, "Actual Total Time": ?,
            "Actual Loops": ?}, {"Worker Number": 1, "Actual Total Time": 1, "Actual Loops": 1}]}]},
            "Planning Time": 5000, "Execution Time": 1000, "JIT": {"Timing": {"Total": ?}}}])json";
        for (std::size_t at = text.find('?'); at != std::string::npos; at = text.find('?', at))
            text.replace(at, 1, huge);
        const auto plans = plan::parsePlans(text);
        if (!plans)
            continue; // refused as it is
        for (const Finding& finding : plan::advise(*plans->front())) {
            EXPECT_TRUE(std::isfinite(finding.savingMs.value_or(0))) << finding.id << ' ' << huge;
        }
        EXPECT_FALSE(plan::adviceJson(plan::advise(*plans->front())).empty());
    }
}

TEST(PlanAdvice, findingsComeWorthMostFirstAndTheSameEveryTime)
{
    for (const auto& entry : std::filesystem::directory_iterator(test::planFolder())) {
        if (entry.path().extension() != ".json")
            continue;
        const PlanPtr plan = test::readPlan(entry.path().filename().string());
        const std::vector<Finding> findings = plan::advise(*plan);
        EXPECT_EQ(plan::adviceJson(findings), plan::adviceJson(plan::advise(*plan)));
        for (std::size_t i = 1; i < findings.size(); ++i)
            EXPECT_GE(findings[i - 1].savingMs.value_or(-1), findings[i].savingMs.value_or(-1)) << entry.path();
    }
}

/// Levels or members of a plan made by hand, every one of which some rule wants to look at.
std::string manyNodes(int count, bool deep)
{
    const std::string node = R"json("Node Type": "Nested Loop", "Parent Relationship": "Outer", "Plan Rows": 1,
        "Actual Startup Time": 0, "Actual Total Time": 100, "Actual Rows": 5000, "Actual Loops": 2000,
        "Join Filter": "((a.x = b.y) OR (a.z = 1))", "Rows Removed by Join Filter": 90000)json";
    const std::string leaf =
        R"json({"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Relation Name": "t", "Plan Rows": 1,
        "Actual Startup Time": 0, "Actual Total Time": 100, "Actual Rows": 5000, "Actual Loops": 2000,
        "Filter": "((a = 1) AND (b = 2))", "Rows Removed by Filter": 90000})json";
    std::string text = "[{\"Plan\": ";
    if (deep) {
        for (int i = 0; i < count; ++i)
            text += '{' + node + ", \"Plans\": [";
        text += leaf;
        for (int i = 0; i < count; ++i)
            text += "]}";
    } else {
        text += '{' + node + ", \"Plans\": [" + leaf;
        for (int i = 1; i < count; ++i)
            text += ',' + leaf;
        text += "]}";
    }
    return text + "}]";
}

TEST(PlanAdvice, workGrowsWithTheNodesAndNotWithTheirSquare)
{
    for (const bool deep : {true, false}) {
        double perNode = 0;
        for (const int count : {1'000, 100'000}) {
            const auto plans = plan::parsePlans(manyNodes(count, deep));
            ASSERT_TRUE(plans);
            const AdviceFacts facts;
            const plan::rules::Context context(*plans->front(), facts);
            std::vector<Finding> findings;
            for (const plan::rules::Rule& rule : plan::rules::all()) {
                const int last = rule.on == plan::rules::Rule::On::Statement ? 1 : context.size();
                for (int node = 0; node < last; ++node)
                    rule.apply(context, node, findings);
            }
            const double steps = static_cast<double>(context.steps()) / context.size();
            if (perNode > 0) {
                EXPECT_LT(steps, perNode * 1.5) << deep;
            }
            perNode = steps;
        }
        EXPECT_LT(perNode, 500);
    }
}

TEST(PlanAdvice, everyRuleHasANumberAndANameOfItsOwn)
{
    std::set<std::string_view> names;
    int number = 0;
    for (const plan::rules::Rule& rule : plan::rules::all()) {
        EXPECT_EQ(rule.number, ++number);
        EXPECT_TRUE(names.insert(rule.id).second) << rule.id;
    }
    EXPECT_EQ(number, 37);
    const std::string page = test::readFile(test::planFolder() / "../../../../docs/reference/plan-advice.md");
    for (const plan::rules::Rule& rule : plan::rules::all())
        EXPECT_THAT(page, HasSubstr("| " + std::to_string(rule.number) + " | `" + std::string(rule.id) + "` |"));
}

TEST(PlanAdvice, theDocumentHoldsEveryField)
{
    const auto document = nlohmann::json::parse(plan::adviceJson(plan::advise(*advicePlan("1-speaks"))));
    ASSERT_TRUE(document.is_array());
    const auto& first = document.at(0);
    EXPECT_EQ(first.at("rule"), 1);
    EXPECT_EQ(first.at("id"), "seq-scan-filtered-most");
    EXPECT_EQ(first.at("node"), 0);
    EXPECT_GT(first.at("saving_ms").get<double>(), 20);
    EXPECT_EQ(first.at("evidence").at(1).at("name"), "Rows Removed by Filter");
    EXPECT_EQ(first.at("actions").at(0).at("kind"), "index");
    EXPECT_THAT(first.at("actions").at(0).at("sql").get<std::string>(), HasSubstr("CREATE INDEX"));
    EXPECT_EQ(plan::adviceJson({}), "[]");
    const auto whole = nlohmann::json::parse(plan::adviceJson(ofRule(advicePlan("34-speaks"), 34)));
    EXPECT_TRUE(whole.at(0).at("node").is_null());
    EXPECT_TRUE(whole.at(0).at("saving_ms").is_null());
}

TEST(PlanAdvice, aTerminalGetsParagraphsAndStatementsThatCanBeCopied)
{
    const std::string text = plan::renderAdvice(plan::advise(*advicePlan("1-speaks")), 72);
    EXPECT_THAT(text, HasSubstr("1. orders: 398\u202f997 of 400\u202f000 rows"));
    EXPECT_THAT(text, HasSubstr("\n       CREATE INDEX CONCURRENTLY ON \"orders\" (\"status\", \"total\");\n"));
    EXPECT_EQ(plan::renderAdvice({}), "");
    Finding hostile;
    hostile.title = base::Text::verbatim("a\nb\x1b[31mc\xff");
    hostile.reason = base::Text::verbatim("d");
    hostile.actions.push_back({plan::Action::Kind::Rewrite, base::Text::verbatim("e"), "select\n1"});
    const std::string safe = plan::renderAdvice({hostile});
    EXPECT_EQ(safe.find('\x1b'), std::string::npos);
    EXPECT_EQ(safe.find('\xff'), std::string::npos);
}

} // namespace
