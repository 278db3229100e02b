// SPDX-License-Identifier: GPL-3.0-or-later
// Hundreds of statements over every kind of node. EXPLAIN ANALYZE writes one format, and auto_explain writes another of
// the very same execution when the executor ends: both have to become the same plan with the same figures.
#include "core/plan/plan.h"
#include "tests/db/plan/planstatements.h"
#include "tests/support/cluster.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>

namespace {

using namespace howdah;
using nlohmann::json;

struct Formats {
    std::string_view name;
    std::string_view explain; ///< what EXPLAIN writes
    std::string_view logged;  ///< what auto_explain writes
    std::size_t first, step;  ///< which statements
};

void ok(const auto& result)
{
    ASSERT_TRUE(result) << result.error().english();
}

/// PRODUCT.md: exclusive times are never negative and sum up to the root's inclusive time.
void expectSums(const plan::Plan& plan)
{
    double nodes = 0;
    plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
        ASSERT_TRUE(node.exclusiveMs) << node.title();
        EXPECT_GE(*node.exclusiveMs, 0) << node.title();
        nodes += *node.exclusiveMs;
    });
    const double expected = plan.root->inclusiveMs.value_or(0) + plan.afterRootMs;
    EXPECT_NEAR(nodes, expected, 0.001 + 0.01 * expected);
    for (const plan::PseudoNode& pseudo : plan.pseudo)
        EXPECT_GE(pseudo.exclusiveMs, 0) << pseudo.name;
}

/// Details that text leaves out and that cannot be told from it.
bool onlyInDocuments(const std::string& key, const std::string& value, bool verbose)
{
    return (key == "Inner Unique" && !verbose) || (key == "Planned Partitions" && value == "0");
}

/// Takes out of a node and all below it what text cannot say, and zeros that stand for "nothing was counted".
void normalize(json& root, bool verbose)
{
    std::vector<json*> open{&root};
    while (!open.empty()) {
        json& node = *open.back();
        open.pop_back();
        json details = json::array();
        for (const json& detail : node["details"]) {
            if (!onlyInDocuments(detail["name"], detail["value"], verbose))
                details.push_back(detail);
        }
        node["details"] = details;
        for (const char* key : {"buffers", "exclusive_buffers"}) {
            if (node[key].is_object() &&
                std::all_of(node[key].begin(), node[key].end(), [](const json& count) { return count == 0; }))
                node[key] = nullptr;
        }
        for (json& child : node["children"])
            open.push_back(&child);
    }
}

class PlanGenerator : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = new test::Database("plangen");
        ok(s_database->connect()->simpleQuery(test::planSchema()));
    }
    static void TearDownTestSuite()
    {
        delete s_database;
        s_database = nullptr;
    }

    static std::unique_ptr<pg::Connection> connect(std::string_view logged)
    {
        auto connection = s_database->connect();
        ok(connection->simpleQuery(
            "load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on; "
            "set auto_explain.log_buffers = on; set auto_explain.log_triggers = on; set auto_explain.log_level = "
            "notice; "
            "set client_min_messages = notice; set jit = off; set auto_explain.log_format = " +
            std::string(logged)));
        ok(connection->simpleQuery("prepare by_customer (int) as select * from orders where customer_id = $1"));
        connection->takeNotices();
        return connection;
    }

    static test::Database* s_database;
};

test::Database* PlanGenerator::s_database = nullptr;

class PlanFormats : public PlanGenerator, public testing::WithParamInterface<Formats> {};

/// What auto_explain said of the statement itself: the last entry, after those of statements within it.
std::string loggedPlan(std::vector<base::ServerMessage> notices)
{
    for (auto notice = notices.rbegin(); notice != notices.rend(); ++notice) {
        if (notice->message.starts_with("duration: "))
            return notice->message;
    }
    ADD_FAILURE() << "auto_explain said nothing";
    return {};
}

/// auto_explain does not say how long planning and execution took: the figures of EXPLAIN, in the format's words.
std::string withTimes(std::string logged, std::string_view format, const plan::Plan& explained)
{
    const std::string planning = json(*explained.planningMs).dump();
    const std::string execution = json(*explained.executionMs).dump();
    if (format == "text")
        return logged + "\nPlanning Time: " + planning + " ms\nExecution Time: " + execution + " ms\n";
    logged.insert(logged.rfind('}'), ", \"Planning Time\": " + planning + ", \"Execution Time\": " + execution);
    return logged;
}

TEST_P(PlanFormats, bothFormatsOfAnExecutionAreTheSamePlan)
{
    const auto connection = connect(GetParam().logged);
    const auto statements = test::planStatements(connection->serverVersion());
    EXPECT_GE(statements.size(), 300U);
    std::set<std::string> types;
    int number = 0;
    for (const test::PlanStatement& statement : statements) {
        SCOPED_TRACE(statement.settings + "\n" + statement.sql);
        const bool verbose = ++number % 2 == 0;
        ok(connection->simpleQuery("begin; " + statement.settings + "set local auto_explain.log_verbose = " +
                                   (verbose ? "on; set local track_io_timing = off" : "off")));
        const auto answer = connection->query("explain (analyze, buffers" + std::string(verbose ? ", verbose" : "") +
                                              ", format " + std::string(GetParam().explain) + ") " + statement.sql);
        ok(answer);
        const auto notices = connection->takeNotices();
        ok(connection->simpleQuery("rollback"));
        connection->takeNotices();
        if (HasFatalFailure())
            return;

        std::string explained;
        for (int row = 0; row < answer->rowCount(); ++row)
            explained += std::string(answer->text(row, 0)) + '\n';
        const auto plans = plan::parsePlans(explained);
        ok(plans);
        std::string wanted = statement.wanted;
        for (const plan::PlanPtr& plan : *plans) {
            expectSums(*plan);
            plan::forEachNode(*plan->root, [&](const plan::Node& node, int) {
                types.insert(node.type);
                if (node.type == wanted)
                    wanted.clear();
            });
        }
        // Each version's planner has its own mind; the statements are made for the one that the tests run on.
        if (connection->serverVersion() / 10000 == 15) {
            EXPECT_EQ(wanted, "") << "is not in the plan\n" << plan::renderText(*plans->front());
        }
        // A rule makes several statements of one, each of which is logged.
        if (plans->size() == 1) {
            const std::string logged = withTimes(loggedPlan(notices), GetParam().logged, *plans->front());
            const auto again = plan::parsePlans(logged);
            ok(again);
            ASSERT_EQ(again->size(), 1U) << logged;
            expectSums(*again->front());
            EXPECT_EQ(again->front()->doubts.size(), plans->front()->doubts.size()) << logged;
            EXPECT_FALSE(again->front()->queryText.empty());
            auto first = json::parse(plan::toJson(*plans));
            auto second = json::parse(plan::toJson(*again));
            normalize(first["plan"], verbose);
            normalize(second["plan"], verbose);
            for (const char* key : {"plan", "pseudo", "execution_ms", "planning_ms", "after_root_ms", "analyzed"})
                EXPECT_TRUE(first[key] == second[key]) << key << json::diff(first[key], second[key]) << '\n'
                                                       << explained << logged;
        }
    }
    if (GetParam().step > 1 || connection->serverVersion() / 10000 != 15)
        return;
    for (const std::string_view type : test::nodeTypes(connection->serverVersion())) {
        if (type != "Named Tuplestore Scan") { // its statement runs within a trigger
            EXPECT_TRUE(types.contains(std::string(type))) << type;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(formats, PlanFormats,
                         testing::Values(Formats{"textAndJson", "json", "text", 0, 1},
                                         Formats{"yamlAndJson", "yaml", "json", 0, 4},
                                         Formats{"xmlAndText", "xml", "text", 1, 4}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST_F(PlanGenerator, readsTheScanOfATriggersRowsFromTheLog)
{
    for (const std::string_view format : {"text", "json", "yaml", "xml"}) {
        SCOPED_TRACE(std::string(format));
        const auto connection = connect(format);
        ok(connection->simpleQuery("begin; set auto_explain.log_nested_statements = on; "
                                   "insert into watched select i from generate_series(1, 40) i; rollback"));
        std::set<std::string> types;
        for (const base::ServerMessage& notice : connection->takeNotices()) {
            if (!notice.message.starts_with("duration: "))
                continue;
            const auto plans = plan::parsePlans(notice.message);
            ok(plans);
            plan::forEachNode(*plans->front()->root, [&](const plan::Node& node, int) { types.insert(node.type); });
            EXPECT_FALSE(plans->front()->queryText.empty());
            EXPECT_TRUE(plans->front()->doubts.empty()) << plans->front()->doubts.front().english();
        }
        EXPECT_TRUE(types.contains("Named Tuplestore Scan"));
        EXPECT_TRUE(types.contains("ModifyTable"));
    }
}

TEST_F(PlanGenerator, estimatesAreTheSameInEveryFormat)
{
    const auto connection = connect("text");
    int number = 0;
    for (const test::PlanStatement& statement : test::planStatements(connection->serverVersion())) {
        SCOPED_TRACE(statement.settings + "\n" + statement.sql);
        const bool verbose = ++number % 2 == 0;
        ok(connection->simpleQuery("begin; " + statement.settings));
        json first;
        for (const std::string_view format : {"json", "text", "yaml", "xml"}) {
            const auto answer = connection->query("explain (" + std::string(verbose ? "verbose, " : "") +
                                                  "settings, format " + std::string(format) + ") " + statement.sql);
            ok(answer);
            std::string text;
            for (int row = 0; row < answer->rowCount(); ++row)
                text += std::string(answer->text(row, 0)) + '\n';
            const auto plans = plan::parsePlans(text);
            ok(plans);
            auto document = json::parse(plan::toJson(*plans));
            normalize(document["plan"], verbose);
            document.erase("details");
            if (plans->size() > 1)
                document.erase("more");
            if (format == "json")
                first = document;
            else
                EXPECT_TRUE(first == document) << json::diff(first, document) << '\n' << text;
            EXPECT_TRUE(plans->front()->doubts.empty()) << plans->front()->doubts.front().english();
        }
        ok(connection->simpleQuery("rollback"));
    }
}

} // namespace
