// SPDX-License-Identifier: GPL-3.0-or-later
// What a real server writes into its log with auto_explain: the same executions in stderr's lines, in CSV and in JSON,
// in each of the four formats, under prefixes that servers are really run with. All three logs have to become the same
// plans, and the words between them none.
#include "core/plan/plan.h"
#include "tests/db/plan/planstatements.h"
#include "tests/support/logcluster.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace {

using namespace howdah;

struct Logging {
    std::string_view name;
    std::string_view format; ///< auto_explain.log_format
    std::string_view prefix; ///< log_line_prefix
    std::size_t first;       ///< which of every four statements
};

/// Statements whose words are easily taken for something of the log itself.
const std::vector<std::string> awkward{
    "select 'several\n\tlines\n\n  of text', 1 as \"double \"\"quoted\"\"\"",
    "select 'Ünïcödé — ✓', E'back\\\\slash \\u20ac', $tag$dollar 'quoted'$tag$",
    "select 'duration: 1.000 ms  plan:', 'LOG:  duration: 2.0 ms  plan:\n\tQuery Text: select 1'",
    "select '{\"Plan\": {\"Node Type\": \"Result\"}}', '<Plan><Node-Type>Result</Node-Type></Plan>'",
    "/* a comment; with a semicolon */ select 1 -- and another",
    "select '(cost=0.00..1.00 rows=1 width=4)' as \"Result  (cost=0.00..0.01 rows=1 width=4)\"",
    "select repeat('x', 3) || '" + std::string(20000, 'y') + "'",
};

class PlanLogs : public testing::TestWithParam<Logging> {
protected:
    static void SetUpTestSuite()
    {
        s_cluster = std::make_unique<test::LogCluster>(
            std::map<std::string, std::string>{{"shared_preload_libraries", "auto_explain"},
                                               {"auto_explain.log_min_duration", "-1"}, // until a test says otherwise
                                               {"auto_explain.log_analyze", "on"},
                                               {"auto_explain.log_buffers", "on"},
                                               {"auto_explain.log_triggers", "on"},
                                               {"auto_explain.log_settings", "on"},
                                               {"auto_explain.log_nested_statements", "on"},
                                               {"log_statement", "all"},
                                               {"log_connections", "on"},
                                               {"jit", "off"}});
        ASSERT_TRUE(s_cluster->running());
        test::LogCluster::run(*s_cluster->connect(), test::planSchema());
    }
    static void TearDownTestSuite() { s_cluster.reset(); }

    static std::unique_ptr<test::LogCluster> s_cluster;
};

std::unique_ptr<test::LogCluster> PlanLogs::s_cluster;

} // namespace

TEST_P(PlanLogs, allLogsBecomeTheSamePlans)
{
    const Logging& logging = GetParam();
    const auto connection = s_cluster->connect();
    const auto statements = test::planStatements(connection->serverVersion());
    std::vector<std::pair<std::string, std::string>> sent; // with what is set for it
    for (const std::string& sql : awkward)
        sent.emplace_back(sql, "");
    for (std::size_t i = logging.first; i < statements.size(); i += 4)
        sent.emplace_back(statements[i].sql, statements[i].settings);
    // What is logged of EXECUTE are the words that were prepared, and of DECLARE nothing.
    std::erase_if(sent,
                  [](const auto& one) { return one.first.starts_with("execute") || one.first.starts_with("declare"); });

    s_cluster->begin(std::string(logging.name), std::string(logging.prefix));
    test::LogCluster::run(*connection, "set auto_explain.log_format = " + std::string(logging.format));
    for (const auto& [sql, settings] : sent) {
        test::LogCluster::run(*connection, "begin; " + settings);
        test::LogCluster::run(*connection, "set local auto_explain.log_min_duration = 0");
        test::LogCluster::run(*connection, sql);
        test::LogCluster::run(*connection, "rollback");
    }
    std::vector<std::vector<plan::PlanPtr>> read;
    for (const std::string& log : s_cluster->end()) {
        const auto plans = plan::parsePlans(log);
        ASSERT_TRUE(plans) << plans.error().english();
        read.push_back(*plans);
    }

    const auto& first = read.front();
    ASSERT_GE(first.size(), sent.size()) << "a plan for each, and for those within functions";
    for (const auto& plans : read) {
        ASSERT_EQ(plans.size(), first.size());
        for (std::size_t i = 0; i < plans.size(); ++i) {
            ASSERT_EQ(plans[i]->queryText, first[i]->queryText) << i;
            EXPECT_EQ(plan::toJson({plans[i]}), plan::toJson({first[i]})) << i;
            EXPECT_TRUE(plans[i]->analyzed) << i;
        }
    }
    EXPECT_TRUE(first.front()->doubts.empty()) << first.front()->doubts.front().english();
    // In order, each with its own words; those of functions lie between.
    std::size_t found = 0;
    for (const auto& plan : first) {
        if (found < sent.size() && plan->queryText == sent[found].first)
            ++found;
    }
    EXPECT_EQ(found, sent.size()) << sent[std::min(found, sent.size() - 1)].first.substr(0, 300);
}

INSTANTIATE_TEST_SUITE_P(Server, PlanLogs,
                         testing::Values(Logging{"text", "text", "%m [%p] ", 0},
                                         Logging{"json", "json", "%t:%r:%u@%d:[%p]: ", 1},
                                         Logging{"yaml", "yaml", "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ", 2},
                                         Logging{"xml", "xml", "< %m >", 3}, Logging{"bare", "text", "", 1}),
                         [](const auto& one) { return std::string(one.param.name); });
