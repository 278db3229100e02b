// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of howdahctl, tried on the real program and a real server.
#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/base/files.h"
#include "core/pg/connection.h"
#include "tests/support/cluster.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

using namespace howdah;
using nlohmann::json;

namespace {

/// The tests stand beside the programs.
std::string program()
{
    const auto folder = base::programDirectory();
    return (folder ? *folder : std::string(".")) + "/howdahctl";
}

base::ChildOptions command(std::vector<std::string> arguments)
{
    base::ChildOptions options;
    options.program = program();
    options.arguments = std::move(arguments);
    // What the developer has set must not reach the program under test.
    for (const char* variable : {"DATABASE_URL", "PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "PGPASSWORD", "PGSERVICE"})
        options.environment[variable] = std::nullopt;
    return options;
}

base::Finished howdahctl(std::vector<std::string> arguments)
{
    auto finished = base::run(command(std::move(arguments)), base::Deadline::after(base::Seconds(60)));
    EXPECT_TRUE(finished) << finished.error().english();
    return finished ? *finished : base::Finished{};
}

int lines(const std::string& text)
{
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

/// The one document on standard output; fails the test when there is not exactly one.
json document(const base::Finished& finished)
{
    const json parsed = json::parse(finished.output, nullptr, false);
    EXPECT_FALSE(parsed.is_discarded()) << finished.output << finished.error;
    return parsed;
}

class Howdahctl : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = std::make_unique<test::Database>("cli");
        auto connection = s_database->connect();
        for (const char* sql :
             {"create extension if not exists pg_stat_statements",
              "create table shelf (id int primary key, place int, note text)",
              "insert into shelf select i, i % 7, repeat('x', 100) from generate_series(1, 5000) i", "analyze shelf"})
            ASSERT_TRUE(connection->execute(sql));
    }
    static void TearDownTestSuite() { s_database.reset(); }

    [[nodiscard]] static std::string dsn() { return s_database->params().toUri(); }
    static std::unique_ptr<test::Database> s_database;
};
std::unique_ptr<test::Database> Howdahctl::s_database;

} // namespace

TEST_F(Howdahctl, versionAndHelpNeedNoServer)
{
    const auto version = howdahctl({"--version"});
    EXPECT_EQ(version.status.code, 0);
    EXPECT_TRUE(version.output.starts_with("howdahctl ")) << version.output;
    const auto help = howdahctl({"--help"});
    EXPECT_EQ(help.status.code, 0);
    for (const char* verb : {"demo", "health", "monitor", "slow", "plan", "pool"})
        EXPECT_NE(help.output.find(verb), std::string::npos) << verb;
}

TEST_F(Howdahctl, theProgramNeedsNoLibraryThatDraws)
{
    base::ChildOptions options;
    options.program = "readelf";
    options.arguments = {"-d", program()};
    const auto headers = base::run(options, base::Deadline::after(base::Seconds(30)));
    ASSERT_TRUE(headers) << headers.error().english();
    EXPECT_NE(headers->output.find("libQt6Core"), std::string::npos) << headers->output;
    for (const char* library : {"Gui", "Widgets", "Charts", "QCustomPlot"})
        EXPECT_EQ(headers->output.find(library), std::string::npos) << headers->output;
}

TEST_F(Howdahctl, anUnknownVerbEndsWithTwoAndOneLine)
{
    const auto finished = howdahctl({"elephant"});
    EXPECT_EQ(finished.status.code, 2);
    EXPECT_EQ(lines(finished.error), 1) << finished.error;
    EXPECT_TRUE(finished.output.empty());
    EXPECT_EQ(howdahctl({}).status.code, 2);
    EXPECT_EQ(howdahctl({"health", "--no-such-option"}).status.code, 2);
    EXPECT_EQ(howdahctl({"health", "--timeout", "-5"}).status.code, 2);
}

TEST_F(Howdahctl, aConnectionStringThatCannotBeReadIsAUsageErrorAndIsNotRepeated)
{
    const auto finished = howdahctl({"-d", "postgresql://u:s3cr3t@host:notaport/x", "health"});
    EXPECT_EQ(finished.status.code, 2);
    EXPECT_EQ(finished.error.find("s3cr3t"), std::string::npos) << finished.error;
}

TEST_F(Howdahctl, aServerThatCannotBeReachedEndsWithThreeInTimeAndOneLine)
{
    const auto started = std::chrono::steady_clock::now();
    const auto finished =
        howdahctl({"--timeout", "5", "--quiet", "-d", "postgresql://nobody:wrong@127.0.0.1:1/x", "health"});
    EXPECT_EQ(finished.status.code, 3);
    EXPECT_EQ(lines(finished.error), 1) << finished.error;
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(6));
}

TEST_F(Howdahctl, aFailureWithJsonIsADocument)
{
    const auto finished = howdahctl({"--json", "-d", "postgresql://nobody@127.0.0.1:1/x", "health"});
    const json failure = document(finished);
    EXPECT_EQ(failure["schema"], "howdah/error/1");
    EXPECT_EQ(failure["status"], 3);
    EXPECT_EQ(failure["code"], "unreachable");
}

TEST_F(Howdahctl, aRefusedLoginEndsWithThreeAndItsSqlState)
{
    auto params = s_database->params();
    params.set("dbname", "no_such_database");
    const auto finished = howdahctl({"--json", "-d", params.toUri(), "health"});
    EXPECT_EQ(finished.status.code, 3);
    EXPECT_EQ(document(finished)["sqlstate"], "3D000");
}

TEST_F(Howdahctl, globalOptionsAreReadAfterTheVerbToo)
{
    const auto finished = howdahctl({"health", "--json", "-d", dsn()});
    EXPECT_EQ(document(finished)["schema"], "howdah/health/1");
}

TEST_F(Howdahctl, healthNamesTheSessionThatIsIdleInTransaction)
{
    auto connection = s_database->connect();
    ASSERT_TRUE(connection->execute(
        "do $$ begin execute format('alter database %I set howdah.check_idle_in_xact = ''0,1000''', "
        "current_database()); end $$"));
    auto idle = s_database->connect();
    ASSERT_TRUE(idle->execute("begin"));
    ASSERT_TRUE(idle->query("select 1"));
    const auto finished = howdahctl({"--json", "-d", dsn(), "health"});
    EXPECT_EQ(finished.status.code, 1) << finished.error;
    const json health = document(finished);
    bool named = false;
    for (const json& check : health["checks"]) {
        EXPECT_TRUE(check.contains("id") && check.contains("severity") && check.contains("value") &&
                    check.contains("unit") && check.contains("threshold") && check.contains("evidence") &&
                    check.contains("remedy"))
            << check;
        if (check["id"] != "idle_in_xact")
            continue;
        EXPECT_EQ(check["severity"], "warn");
        for (const json& evidence : check["evidence"])
            named = named || evidence["pid"] == idle->backendPid().value;
    }
    EXPECT_TRUE(named) << health;
    EXPECT_GE(health["checks"].size(), 10U);
}

TEST_F(Howdahctl, slowSortsAndLimitsAndKeepsIdsAsStrings)
{
    auto connection = s_database->connect();
    ASSERT_TRUE(connection->query("select count(*) from shelf a, shelf b where a.id + b.id < 3"));
    const auto finished = howdahctl({"--json", "-d", dsn(), "slow", "--limit", "2", "--sort", "mean"});
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    const json slow = document(finished);
    EXPECT_EQ(slow["schema"], "howdah/slow/1");
    ASSERT_EQ(slow["statements"].size(), 2U);
    EXPECT_TRUE(slow["statements"][0]["query_id"].is_string());
    EXPECT_GE(slow["statements"][0]["mean_ms"].get<double>(), slow["statements"][1]["mean_ms"].get<double>());
    EXPECT_EQ(howdahctl({"-d", dsn(), "slow", "--sort", "colour"}).status.code, 2);
}

TEST_F(Howdahctl, monitorWritesOneJsonLineASample)
{
    const auto finished = howdahctl({"--json", "-d", dsn(), "monitor", "--interval", "0.2", "--duration", "1"});
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    EXPECT_GE(lines(finished.output), 3);
    const json first = json::parse(finished.output.substr(0, finished.output.find('\n')), nullptr, false);
    ASSERT_FALSE(first.is_discarded()) << finished.output;
    EXPECT_EQ(first["schema"], "howdah/monitor/1");
}

TEST_F(Howdahctl, poolStatusTellsThatNobodyHasAPoolOpen)
{
    const std::string feed = "/tmp/howdah-ctlfeed-" + base::randomWord(6);
    auto options = command({"pool", "status", "--json"});
    options.environment["HOWDAH_POOL_FEED"] = feed;
    auto finished = base::run(options, base::Deadline::after(base::Seconds(60)));
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->status.code, 0) << finished->error;
    const json status = document(*finished);
    EXPECT_EQ(status["schema"], "howdah/pool-status/1");
    EXPECT_TRUE(status["processes"].empty());
    EXPECT_TRUE(status["problems"].empty());

    options.arguments = {"pool", "recycle", "--process", "1"};
    finished = base::run(options, base::Deadline::after(base::Seconds(60)));
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->status.code, 5);
    EXPECT_EQ(lines(finished->error), 1) << finished->error;

    options.arguments = {"pool", "size", "--source", "feed"};
    finished = base::run(options, base::Deadline::after(base::Seconds(60)));
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->status.code, 5);
    EXPECT_NE(finished->error.find("--source activity"), std::string::npos) << finished->error;

    options.environment["HOWDAH_POOL_FEED"] = "off";
    options.arguments = {"pool", "status"};
    finished = base::run(options, base::Deadline::after(base::Seconds(60)));
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->status.code, 5);
    EXPECT_NE(finished->error.find("HOWDAH_POOL_FEED"), std::string::npos) << finished->error;
    std::filesystem::remove_all(feed);
}

TEST_F(Howdahctl, aServerThatIsNoPgBouncerIsToldFromOne)
{
    const auto finished = howdahctl({"-d", dsn(), "pool", "pgbouncer"});
    EXPECT_NE(finished.status.code, 0);
    EXPECT_EQ(lines(finished.error), 1) << finished.error;
    EXPECT_NE(finished.error.find("PgBouncer"), std::string::npos) << finished.error;
}

TEST_F(Howdahctl, poolSizeAnswersFromWhatTheServersSessionsDo)
{
    auto params = s_database->params();
    params.set("application_name", "till");
    std::vector<std::jthread> tills;
    for (int i = 0; i < 4; ++i) {
        tills.emplace_back([params](const std::stop_token& stop) {
            const auto connection =
                pg::Connection::connect(params, {.deadline = base::Deadline::after(base::Seconds(20))});
            while (connection && !stop.stop_requested() &&
                   (*connection)->execute("select pg_sleep(0.01) from shelf where id = 1")) {
            }
        });
    }
    const auto finished =
        howdahctl({"--json", "-d", dsn(), "pool", "size", "--source", "activity", "--application", "till", "--seconds",
                   "12", "--target-ms", "20", "--current-size", "2", "--current-overflow", "0", "--cores", "64"});
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    const json size = document(finished);
    EXPECT_EQ(size["schema"], "howdah/pool-size/1");
    EXPECT_EQ(size["source"], "activity");
    EXPECT_EQ(size["application"], "till");
    EXPECT_NEAR(size["recorded"]["seconds"].get<double>(), 12, 1.5);
    EXPECT_GT(size["recorded"]["checkouts"].get<double>(), 300);
    EXPECT_GT(size["server"]["max_connections"].get<int>(), 0);
    EXPECT_EQ(size["server"]["cores"], 64);
    EXPECT_EQ(size["current"]["size"], 2);
    ASSERT_TRUE(size["recommended"].is_object()) << finished.output;
    EXPECT_GE(size["recommended"]["size"].get<int>() + size["recommended"]["overflow"].get<int>(), 4);
    EXPECT_LE(size["recommended"]["wait_p99_ms"].get<double>(), 20);
    EXPECT_FALSE(size["curve"].empty());
}

TEST_F(Howdahctl, poolSizeRefusesToAnswerFromTooLittle)
{
    auto params = s_database->params();
    params.set("application_name", "till");
    const auto till = pg::Connection::connect(params, {.deadline = base::Deadline::after(base::Seconds(20))});
    ASSERT_TRUE(till);
    const auto finished =
        howdahctl({"--quiet", "-d", dsn(), "pool", "size", "--application", "till", "--seconds", "0.5"});
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    EXPECT_TRUE(finished.output.starts_with("Not enough was recorded")) << finished.output;
    EXPECT_EQ(howdahctl({"-d", dsn(), "pool", "size", "--source", "guess"}).status.code, 2);
    EXPECT_EQ(howdahctl({"-d", dsn(), "pool"}).status.code, 2);
    EXPECT_EQ(
        howdahctl({"--quiet", "-d", dsn(), "pool", "size", "--application", "nobody", "--seconds", "0.3"}).status.code,
        5);
}

TEST_F(Howdahctl, planRunWithoutAnalyzeDoesNotRunTheStatement)
{
    const auto finished = howdahctl({"--json", "-d", dsn(), "plan", "run", "delete from shelf"});
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    EXPECT_EQ(document(finished)["plan"]["node"], "ModifyTable");
    const auto count = s_database->connect()->query("select count(*) from shelf");
    ASSERT_TRUE(count);
    EXPECT_EQ(count->value<int>(0, 0), 5000);
}

TEST_F(Howdahctl, planRunAdvisesByWhatTheServerKnowsOfTheTables)
{
    const auto connection = s_database->connect();
    for (const char* sql : {"create schema yard", "create table yard.crates as select generate_series(1, 200000) as id",
                            "analyze yard.crates"})
        ASSERT_TRUE(connection->execute(sql));
    // The plan names no schema, the server does.
    const std::string wanted = "'\"yard\".\"crates\"'::regclass";
    const auto asJson = howdahctl({"--json", "-d", dsn(), "plan", "run", "select count(*) from yard.crates"});
    EXPECT_EQ(asJson.status.code, 0) << asJson.error;
    const json advice = document(asJson)["advice"];
    ASSERT_EQ(advice.size(), 1U) << asJson.output;
    EXPECT_NE(advice[0]["actions"][0]["sql"].get<std::string>().find(wanted), std::string::npos) << advice;
    EXPECT_TRUE(advice[0]["actions"][0]["then"].is_null());
    const auto asText = howdahctl({"-d", dsn(), "plan", "run", "select count(*) from yard.crates"});
    EXPECT_NE(asText.output.find(wanted), std::string::npos) << asText.output;
    EXPECT_EQ(asText.error, "");
}

TEST_F(Howdahctl, planRunAnalyzeKeepsTheContractOfPlans)
{
    const auto finished =
        howdahctl({"--json", "-d", dsn(), "plan", "run", "--analyze", "select place, count(*) from shelf group by 1"});
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    const json plan = document(finished);
    EXPECT_EQ(plan["schema"], "howdah/plan/1");
    EXPECT_TRUE(plan["execution_ms"].is_number());
    double sum = 0;
    std::vector<const json*> nodes{&plan["plan"]};
    while (!nodes.empty()) {
        const json& node = *nodes.back();
        nodes.pop_back();
        ASSERT_TRUE(node["exclusive_ms"].is_number()) << node;
        EXPECT_GE(node["exclusive_ms"].get<double>(), 0);
        sum += node["exclusive_ms"].get<double>();
        for (const json& child : node["children"])
            nodes.push_back(&child);
    }
    EXPECT_NEAR(sum, plan["plan"]["inclusive_ms"].get<double>(),
                0.01 * plan["plan"]["inclusive_ms"].get<double>() + 0.002);
}

TEST_F(Howdahctl, planRunAnalyzeOfAWriteIsRefusedAndWithWritesRolledBack)
{
    const std::vector<std::string> run{
        "--json", "-d", dsn(), "plan", "run", "--analyze", "delete from shelf where id < 10"};
    const auto refused = howdahctl(run);
    EXPECT_EQ(refused.status.code, 4) << refused.error;
    EXPECT_EQ(document(refused)["code"], "refused");
    auto allowed = run;
    allowed.push_back("--writes");
    EXPECT_EQ(howdahctl(allowed).status.code, 0);
    const auto count = s_database->connect()->query("select count(*) from shelf");
    ASSERT_TRUE(count);
    EXPECT_EQ(count->value<int>(0, 0), 5000);
}

TEST_F(Howdahctl, planRunTakesValuesAndTheOptionsOfExplain)
{
    const std::string sql = "select count(*) from shelf where id < $1";
    const auto run = howdahctl({"--json", "-d", dsn(), "plan", "run", "--analyze", "--wal", "--no-timing",
                                "--no-settings", "--parameter", "10", sql});
    EXPECT_EQ(run.status.code, 0) << run.error;
    EXPECT_EQ(document(run)["plan"]["actual_rows"], 1);
    EXPECT_TRUE(document(run)["settings"].empty());
    const auto generic = howdahctl({"--json", "-d", dsn(), "plan", "run", "--generic", "--parameter=\\N", sql});
    EXPECT_EQ(generic.status.code, 0) << generic.error;
    EXPECT_NE(generic.output.find("$1"), std::string::npos);
    EXPECT_EQ(howdahctl({"-d", dsn(), "plan", "run", "--wal", sql}).status.code, 2);
    EXPECT_EQ(howdahctl({"-d", dsn(), "plan", "run", "--serialize", "jpeg", sql}).status.code, 2);
    const auto tooMany = howdahctl({"-d", dsn(), "plan", "run", "--parameter", "1", "--parameter", "2", sql});
    EXPECT_EQ(tooMany.status.code, 2);
    EXPECT_EQ(lines(tooMany.error), 1) << tooMany.error;
}

TEST_F(Howdahctl, planRunAnalyzeNamesWhatNoRollbackTakesBack)
{
    const std::vector<std::string> run{"-d", dsn(), "plan", "run", "--analyze", "select pg_advisory_lock(4711)"};
    const auto refused = howdahctl(run);
    EXPECT_EQ(refused.status.code, 4) << refused.error;
    EXPECT_NE(refused.error.find("pg_advisory_lock"), std::string::npos) << refused.error;
    EXPECT_EQ(lines(refused.error), 1) << refused.error;
    auto allowed = run;
    allowed.push_back("--writes");
    const auto done = howdahctl(allowed);
    EXPECT_EQ(done.status.code, 0) << done.error;
    EXPECT_NE(done.error.find("pg_advisory_lock"), std::string::npos) << done.error;
}

TEST_F(Howdahctl, twoStatementsInPlanRunAreRefusedByTheProtocol)
{
    const auto finished = howdahctl({"-d", dsn(), "plan", "run", "--analyze", "select 1; drop table shelf"});
    EXPECT_EQ(finished.status.code, 5);
    EXPECT_EQ(lines(finished.error), 1) << finished.error;
    EXPECT_TRUE(s_database->connect()->query("select 1 from shelf limit 1"));
}

TEST_F(Howdahctl, planShowReadsAFileAndRefusesGarbageInOneLine)
{
    const std::string folder = std::filesystem::temp_directory_path().string() + "/howdahctl-test-" +
                               std::to_string(base::processStartTicks(1).value_or(0)) + "-" + s_database->name();
    std::filesystem::create_directory(folder);
    const std::string good = folder + "/good.json";
    const std::string bad = folder + "/bad.json";
    ASSERT_TRUE(base::writeDurably(good, R"([{"Plan": {"Node Type": "Result", "Startup Cost": 0.0, "Total Cost": 0.01,
        "Plan Rows": 1, "Plan Width": 4}}])"));
    ASSERT_TRUE(base::writeDurably(bad, "this is \xff not a plan"));
    const auto shown = howdahctl({"--json", "plan", "show", good});
    EXPECT_EQ(shown.status.code, 0) << shown.error;
    EXPECT_EQ(document(shown)["plan"]["node"], "Result");
    EXPECT_NE(howdahctl({"plan", "show", good}).output.find("Result"), std::string::npos);
    const auto refused = howdahctl({"plan", "show", bad});
    EXPECT_EQ(refused.status.code, 5);
    EXPECT_EQ(lines(refused.error), 1) << refused.error;
    EXPECT_EQ(howdahctl({"plan", "show", folder + "/absent.json"}).status.code, 5);
    std::filesystem::remove_all(folder);
}

TEST_F(Howdahctl, aPasswordInTheArgumentsIsOverwrittenWhileItRuns)
{
    auto options = command({"-d",
                            "postgresql://plain:topsecret@/x?host=" + test::Cluster::instance().socketDirectory() +
                                "&port=" + std::to_string(test::Cluster::instance().port()),
                            "monitor", "--interval", "0.2"});
    auto child = base::ChildProcess::start(options);
    ASSERT_TRUE(child) << child.error().english();
    // The first word it says, sample or warning, comes after the arguments were read.
    const auto chunk = child->read(base::Deadline::after(base::Seconds(20)), {});
    ASSERT_TRUE(chunk);
    const auto arguments = base::readFile("/proc/" + std::to_string(child->pid()) + "/cmdline");
    ASSERT_TRUE(arguments);
    EXPECT_EQ(arguments->find("topsecret"), std::string::npos);
}

TEST_F(Howdahctl, ctrlCEndsMonitorWithTheStatusOfACancel)
{
    auto child = base::ChildProcess::start(command({"--json", "-d", dsn(), "monitor", "--interval", "0.2"}));
    ASSERT_TRUE(child) << child.error().english();
    ASSERT_TRUE(child->read(base::Deadline::after(base::Seconds(20)), {}));
    child->terminate();
    const auto status = child->wait(base::Deadline::after(base::Seconds(20)), {});
    ASSERT_TRUE(status) << status.error().english();
    EXPECT_EQ(status->code, 130);
}

TEST_F(Howdahctl, thePoolIsMeasuredOnAServerOfItsOwnWhateverServerWasNamed)
{
    const auto finished = howdahctl({"pool", "bench", "--quick", "--json", "-d", "postgresql://nobody@127.0.0.1:1/x"});
    ASSERT_EQ(finished.status.code, 0) << finished.error;
    EXPECT_NE(finished.error.find("-d"), std::string::npos) << finished.error;
    const json bench = document(finished);
    EXPECT_EQ(bench["schema"], "howdah/pool-bench/1");
    // No speed is expected of the machine that tests, only what holds on any.
    EXPECT_GT(bench["checkout_ns"].get<double>(), 0);
    EXPECT_GT(bench["pooled_to_raw"].get<double>(), 0);
    EXPECT_LT(bench["pooled_to_raw"].get<double>(), 2);
    EXPECT_GT(bench["hold"]["ops_per_s"].get<double>(), 0);
    EXPECT_GE(bench["hold"]["wait_p99_ms"].get<double>(), 0);
    EXPECT_GE(bench["hold"]["fairness"].get<double>(), 0);
    EXPECT_LE(bench["hold"]["fairness"].get<double>(), 1);
    EXPECT_GE(bench["spike"]["ms"].get<double>(), 2);
    EXPECT_GE(bench["spike"]["opened"].get<int>(), 0);
    EXPECT_LE(bench["spike"]["opened"].get<int>(), 45);
    EXPECT_EQ(bench["restart"]["errors"].get<int>(), 0);
    EXPECT_GT(bench["restart"]["first_success_ms"].get<double>(), 0);
    EXPECT_GT(bench["down"]["connects_per_s"].get<double>(), 0) << "a pool that stops asking never recovers";
    EXPECT_GT(bench["per_query_connect_ratio"].get<double>(), 1);
}

TEST_F(Howdahctl, aWordIsNeededAfterPool)
{
    EXPECT_EQ(howdahctl({"pool"}).status.code, 2);
    EXPECT_EQ(howdahctl({"pool", "bench", "--seconds", "0"}).status.code, 2);
}
