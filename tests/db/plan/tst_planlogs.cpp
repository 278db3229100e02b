// SPDX-License-Identifier: GPL-3.0-or-later
// What a real server writes into its log with auto_explain: the same executions in stderr's lines, in CSV and in JSON,
// in each of the four formats, under prefixes that servers are really run with. All three logs have to become the same
// plans, and the words between them none.
#include "core/base/durablefile.h"
#include "core/base/pause.h"
#include "core/pg/connection.h"
#include "core/plan/plan.h"
#include "core/server/privatecluster.h"
#include "tests/db/plan/planstatements.h"
#include "tests/support/clusterfile.h"

#include <gtest/gtest.h>

#include <filesystem>

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
        auto options = test::testClusterOptions();
        auto installation = server::chooseInstallation();
        ASSERT_TRUE(installation) << installation.error().english();
        options.installation = *installation;
        options.settings["shared_preload_libraries"] = "auto_explain";
        options.settings["auto_explain.log_min_duration"] = "-1"; // until a test says otherwise
        options.settings["auto_explain.log_analyze"] = "on";
        options.settings["auto_explain.log_buffers"] = "on";
        options.settings["auto_explain.log_triggers"] = "on";
        options.settings["auto_explain.log_settings"] = "on";
        options.settings["auto_explain.log_nested_statements"] = "on";
        options.settings["logging_collector"] = "on";
        options.settings["log_destination"] = installation->major() >= 15 ? "stderr,csvlog,jsonlog" : "stderr,csvlog";
        options.settings["log_statement"] = "all";
        options.settings["log_connections"] = "on";
        options.settings["jit"] = "off";
        s_withJson = installation->major() >= 15;
        auto started = server::PrivateCluster::start(std::move(options));
        ASSERT_TRUE(started) << started.error().english();
        s_cluster = std::make_unique<server::PrivateCluster>(std::move(*started));
        const auto connection = connect();
        run(*connection, test::planSchema());
    }
    static void TearDownTestSuite() { s_cluster.reset(); }

    static std::unique_ptr<pg::Connection> connect()
    {
        pg::ConnectOptions patient;
        patient.deadline = base::Deadline::after(base::Seconds(30));
        auto connection = pg::Connection::connect(s_cluster->params(), patient);
        EXPECT_TRUE(connection) << connection.error().english();
        return connection ? std::move(*connection) : nullptr;
    }
    static void run(pg::Connection& connection, const std::string& sql)
    {
        const auto done = connection.simpleQuery(sql);
        EXPECT_TRUE(done) << sql.substr(0, 200) << ": " << done.error().english();
    }
    static std::string folder() { return s_cluster->dataDirectory() + "/log/"; }
    static std::string content(const std::string& file) { return base::readFile(folder() + file).value_or(""); }
    /// The whole log once the collector has written the mark.
    static std::string logUpTo(const std::string& file, const std::string& mark)
    {
        const auto deadline = base::Deadline::after(base::Seconds(30));
        std::string log = content(file);
        while (log.find(mark) == std::string::npos && !deadline.passed()) {
            base::pauseFor(base::Milliseconds(20));
            log = content(file);
        }
        EXPECT_NE(log.find(mark), std::string::npos) << file << " is not written to its end";
        return log;
    }
    static std::vector<plan::PlanPtr> plansOf(const std::string& file, const std::string& mark)
    {
        const auto plans = plan::parsePlans(logUpTo(file, mark));
        EXPECT_TRUE(plans) << file << ": " << plans.error().english();
        return plans ? *plans : std::vector<plan::PlanPtr>{};
    }

    static std::unique_ptr<server::PrivateCluster> s_cluster;
    static bool s_withJson;
};

std::unique_ptr<server::PrivateCluster> PlanLogs::s_cluster;
bool PlanLogs::s_withJson = false;

} // namespace

TEST_P(PlanLogs, allThreeLogsBecomeTheSamePlans)
{
    const Logging& logging = GetParam();
    const std::string name(logging.name);
    const auto admin = connect();
    run(*admin, "alter system set log_line_prefix = '" + std::string(logging.prefix) + "'");
    run(*admin, "alter system set log_filename = '" + name + ".log'");
    run(*admin, "select pg_reload_conf()");
    const auto deadline = base::Deadline::after(base::Seconds(30));
    while (!std::filesystem::exists(folder() + name + ".log") && !deadline.passed())
        base::pauseFor(base::Milliseconds(20));

    const auto statements = test::planStatements(admin->serverVersion());
    std::vector<std::pair<std::string, std::string>> sent; // with what is set for it
    for (const std::string& sql : awkward)
        sent.emplace_back(sql, "");
    for (std::size_t i = logging.first; i < statements.size(); i += 4)
        sent.emplace_back(statements[i].sql, statements[i].settings);
    // What is logged of EXECUTE are the words that were prepared, and of DECLARE nothing.
    std::erase_if(sent,
                  [](const auto& one) { return one.first.starts_with("execute") || one.first.starts_with("declare"); });
    {
        const auto connection = connect();
        run(*connection, "set auto_explain.log_format = " + std::string(logging.format));
        for (const auto& [sql, settings] : sent) {
            run(*connection, "begin; " + settings);
            run(*connection, "set local auto_explain.log_min_duration = 0");
            run(*connection, sql);
            run(*connection, "rollback");
        }
    }
    const std::string mark = "end of " + name;
    run(*admin, "do $$ begin raise log '" + mark + "'; end $$");

    const auto plain = plansOf(name + ".log", mark);
    const auto csv = plansOf(name + ".csv", mark);
    ASSERT_GE(plain.size(), sent.size()) << "a plan for each, and for those within functions";
    ASSERT_EQ(csv.size(), plain.size());
    const auto json = s_withJson ? plansOf(name + ".json", mark) : csv;
    ASSERT_EQ(json.size(), plain.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
        ASSERT_EQ(plain[i]->queryText, csv[i]->queryText) << i;
        ASSERT_EQ(json[i]->queryText, csv[i]->queryText) << i;
        EXPECT_EQ(plan::toJson({plain[i]}), plan::toJson({csv[i]})) << i;
        EXPECT_EQ(plan::toJson({json[i]}), plan::toJson({csv[i]})) << i;
        EXPECT_TRUE(plain[i]->analyzed) << i;
    }
    // In order, each with its own words; those of functions lie between.
    std::size_t found = 0;
    for (const auto& plan : csv) {
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
