// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of "howdahctl advise", tried on the real program and a real server.
#include "core/base/childprocess.h"
#include "core/base/pause.h"
#include "core/pg/connection.h"
#include "tests/db/server/clusterroot.h"
#include "tests/support/cluster.h"
#include "tests/support/smalldisk.h"
#include "tests/support/standby.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace howdah;
using nlohmann::json;

namespace {

class Advise : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = std::make_unique<test::Database>("ctladvise");
        auto connection = s_database->connect();
        for (const char* sql :
             {"create extension pg_stat_statements", "create table shelf (id int primary key, place int, note text)",
              "insert into shelf select i, i % 2000, repeat('x', 100) from generate_series(1, 40000) i",
              "create index shelf_place_1 on shelf (note)", "create index shelf_place_2 on shelf (note)",
              "analyze shelf",
              // Making the table is not what the workload is about: as its writes it would outweigh every index.
              "select pg_stat_force_next_flush()", "select pg_stat_reset()",
              "select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), "
              "0)"})
            ASSERT_TRUE(connection->execute(sql)) << sql;
        for (int i = 0; i < 100; ++i)
            ASSERT_TRUE(connection->query("select count(note) from shelf where place = $1", {i}));
    }
    static void TearDownTestSuite() { s_database.reset(); }

    static base::Finished advise(std::vector<std::string> arguments)
    {
        return adviseAt(s_database->params().toUri(), std::move(arguments));
    }
    static base::Finished adviseAt(const std::string& server, std::vector<std::string> arguments,
                                   const std::optional<std::string>& replica = std::nullopt)
    {
        base::ChildOptions options;
        const auto folder = base::programDirectory();
        options.program = (folder ? *folder : std::string(".")) + "/howdahctl";
        options.arguments = {"--quiet", "-d", server, "advise"};
        options.arguments.insert(options.arguments.end(), arguments.begin(), arguments.end());
        // What the developer has set must not reach the program under test.
        for (const char* variable :
             {"DATABASE_URL", "PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "PGPASSWORD", "PGSERVICE"})
            options.environment[variable] = std::nullopt;
        options.environment["DATABASE_REPLICA_URL"] = replica;
        auto finished = base::run(options, base::Deadline::after(base::Seconds(180)));
        EXPECT_TRUE(finished) << finished.error().english();
        return finished ? *finished : base::Finished{};
    }
    static json document(const base::Finished& finished)
    {
        json parsed = json::parse(finished.output, nullptr, false);
        EXPECT_FALSE(parsed.is_discarded()) << finished.output << finished.error;
        return parsed;
    }
    static void failsInOneLine(const base::Finished& finished, int status)
    {
        EXPECT_EQ(finished.status.code, status) << finished.error;
        EXPECT_EQ(std::count(finished.error.begin(), finished.error.end(), '\n'), 1) << finished.error;
        EXPECT_TRUE(finished.output.empty()) << finished.output;
    }

    static std::unique_ptr<test::Database> s_database;
};
std::unique_ptr<test::Database> Advise::s_database;

} // namespace

TEST_F(Advise, indexesIsOneDocumentWithProofAndStatusZero)
{
    const auto finished = advise({"indexes", "--json"});
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    const json advice = document(finished);
    EXPECT_EQ(advice["schema"], "howdah/advise-indexes/1");
    EXPECT_EQ(advice["proof"], "clone");
    ASSERT_FALSE(advice["create"].empty()) << advice;
    const json& first = advice["create"][0];
    EXPECT_EQ(first["table"], "shelf");
    EXPECT_EQ(first["columns"][0], "place");
    EXPECT_LT(first["cost_after"].get<double>(), first["cost_before"].get<double>());
    EXPECT_TRUE(first["statements"][0]["id"].is_string());
    const std::string ddl = first["ddl"];
    EXPECT_TRUE(ddl.starts_with("CREATE INDEX CONCURRENTLY")) << ddl;
    bool duplicate = false;
    for (const json& drop : advice["drop"])
        duplicate = duplicate || drop["reason"] == "duplicate";
    EXPECT_TRUE(duplicate) << advice["drop"];
}

TEST_F(Advise, forPeopleItIsText)
{
    const auto finished = advise({"query", "select count(note) from shelf where place = 5"});
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    EXPECT_NE(finished.output.find("CREATE INDEX CONCURRENTLY"), std::string::npos) << finished.output;
    EXPECT_TRUE(finished.error.empty()) << finished.error;
}

TEST_F(Advise, whatItSaysToCreateTheServerCreates)
{
    const json advice = document(advise({"query", "select count(note) from shelf where place = 5", "--json"}));
    ASSERT_FALSE(advice["create"].empty());
    auto connection = s_database->connect();
    const auto created = connection->execute(advice["create"][0]["ddl"].get<std::string>());
    EXPECT_TRUE(created) << created.error().english();
    EXPECT_TRUE(connection->execute("drop index shelf_place_idx"));
}

TEST_F(Advise, theBudgetAndTheMostAreKept)
{
    const json none = document(advise({"indexes", "--budget", "8kB", "--json"}));
    EXPECT_TRUE(none["create"].empty()) << none["create"];
    const json one = document(advise({"indexes", "--max", "1", "--json"}));
    EXPECT_LE(one["create"].size(), 1U);
}

TEST_F(Advise, aFileIsAWorkloadAndOneThatIsNoneIsRefused)
{
    const auto file = std::filesystem::temp_directory_path() / ("howdah-ctl-" + s_database->name() + ".sql");
    std::ofstream(file) << "select note from shelf where place = 5;\n";
    const json advice = document(advise({"indexes", "--workload", file.string(), "--json"}));
    EXPECT_FALSE(advice["create"].empty()) << advice;
    std::ofstream(file, std::ios::trunc) << "";
    failsInOneLine(advise({"indexes", "--workload", file.string()}), 5);
    std::ofstream(file, std::ios::trunc) << "select 'cut";
    failsInOneLine(advise({"indexes", "--workload", file.string()}), 5);
    std::ofstream(file, std::ios::trunc) << std::string(1000, '\0');
    failsInOneLine(advise({"indexes", "--workload", file.string()}), 5);
    std::filesystem::remove(file);
    failsInOneLine(advise({"indexes", "--workload", file.string()}), 5);
}

TEST_F(Advise, whereStatisticsDoNotTellTheSizeRowsAreReadUnlessTheyMustNotBe)
{
    auto connection = s_database->connect();
    ASSERT_TRUE(connection->execute(
        "create table letters as select i as id, jsonb_build_object('to', (i * 7919) % 3500, 'from', (i * 10007) % "
        "8000) as body from generate_series(1, 20000) i; analyze letters"));
    const std::string sql = R"(select id from letters where body @> '{"from": 5}')";
    const auto sizeIn = [](const json& advice) {
        for (const json& create : advice["create"])
            if (create["method"] == "gin")
                return create;
        ADD_FAILURE() << advice;
        return json();
    };
    const json read = sizeIn(document(advise({"query", sql, "--json"})));
    EXPECT_EQ(read["sampled_rows"], 20000);
    EXPECT_TRUE(read["estimated_bytes_least"].is_null());
    const json blind = sizeIn(document(advise({"query", sql, "--no-sample", "--json"})));
    EXPECT_TRUE(blind["sampled_rows"].is_null());
    EXPECT_LT(blind["estimated_bytes_least"], blind["estimated_bytes"]);

    ASSERT_TRUE(connection->execute(read["ddl"].get<std::string>()));
    const auto real = connection->query("select pg_relation_size(indexrelid)::float8 from pg_index where indrelid = "
                                        "'letters'::regclass");
    ASSERT_TRUE(real);
    ASSERT_EQ(real->rowCount(), 1);
    EXPECT_NEAR(read["estimated_bytes"].get<double>() / real->value<double>(0, 0).value_or(1), 1, 0.15);
    ASSERT_TRUE(connection->execute("drop table letters"));
}

TEST_F(Advise, ofColumnsThatDependOnEachOtherTheSizeIsReadFromRows)
{
    auto connection = s_database->connect();
    ASSERT_TRUE(connection->execute("create table visits as select i as id, i % 20000 as client, (i % 20000) % 150 as "
                                    "country, repeat('x', 40) as note from generate_series(1, 120000) i; analyze "
                                    "visits"));
    const std::string sql = "select count(*) from visits where client = 77 and country = 77";
    const json read = document(advise({"query", sql, "--json"}));
    ASSERT_EQ(read["create"].size(), 1U) << read;
    ASSERT_EQ(read["create"][0]["columns"].size(), 2U) << read["create"];
    EXPECT_GT(read["create"][0]["sampled_rows"], 15000);
    const json blind = document(advise({"query", sql, "--no-sample", "--json"}));
    EXPECT_TRUE(blind["create"][0]["sampled_rows"].is_null());
    EXPECT_GT(blind["create"][0]["estimated_bytes"].get<double>(),
              1.3 * read["create"][0]["estimated_bytes"].get<double>());

    ASSERT_TRUE(connection->execute(read["create"][0]["ddl"].get<std::string>()));
    const auto real = connection->query("select pg_relation_size(indexrelid)::float8 from pg_index where indrelid = "
                                        "'visits'::regclass");
    ASSERT_TRUE(real);
    EXPECT_NEAR(read["create"][0]["estimated_bytes"].get<double>() / real->value<double>(0, 0).value_or(1), 1, 0.15);
    ASSERT_TRUE(connection->execute("drop table visits"));
}

TEST_F(Advise, aDeletionThatReadsAWholeTableForAForeignKeyIsToldSo)
{
    auto connection = s_database->connect();
    ASSERT_TRUE(connection->execute(
        "create table maker (id int primary key); insert into maker select generate_series(1, 5000); create table made "
        "(id int primary key, maker int references maker); insert into made select i, i % 5000 + 1 from "
        "generate_series(1, 20000) i; analyze maker, made"));
    const json advice = document(advise({"query", "delete from maker where id = 7", "--json"}));
    ASSERT_EQ(advice["foreign_keys"].size(), 1U) << advice;
    const json& key = advice["foreign_keys"][0];
    EXPECT_EQ(key["table"], "made");
    EXPECT_EQ(key["reason"],
              "the workload deletes rows of maker or changes their keys; each such row reads all of made");
    ASSERT_TRUE(connection->execute(key["ddl"].get<std::string>()));
    EXPECT_TRUE(document(advise({"query", "delete from maker where id = 7", "--json"}))["foreign_keys"].empty());
    EXPECT_TRUE(document(advise({"query", "select * from maker where id = 7", "--json"}))["foreign_keys"].empty());
    ASSERT_TRUE(connection->execute("drop table made, maker"));
}

TEST_F(Advise, wordsThatMakeNoSenseAreUsage)
{
    failsInOneLine(advise({"indexes", "--budget", "much"}), 2);
    failsInOneLine(advise({"indexes", "--budget", "0"}), 2);
    failsInOneLine(advise({"indexes", "--max", "0"}), 2);
    failsInOneLine(advise({"indexes", "--engine", "crystal"}), 2);
    failsInOneLine(advise({"query"}), 2);
    failsInOneLine(advise({}), 2);
}

TEST_F(Advise, aStatementThatIsNoneFailsWithItsReason)
{
    failsInOneLine(advise({"query", ""}), 5);
    failsInOneLine(advise({"query", "select from where and"}), 5);
    failsInOneLine(advise({"query", "select 1; select 2"}), 5);
    failsInOneLine(advise({"query", "\xff\xfe"}), 5);
    const json failure = document(advise({"query", "drop table shelf", "--json"}));
    EXPECT_EQ(failure["schema"], "howdah/error/1");
    EXPECT_EQ(failure["code"], "invalid_input");
}

TEST_F(Advise, anEngineThatIsNotThereLeavesAdviceThatIsNotProved)
{
    auto connection = s_database->connect();
    ASSERT_TRUE(connection->execute("create table parted (id int, place int, at int) partition by range (id); create "
                                    "table parted_1 partition of parted for values from (0) to (100)"));
    const std::string file = ::testing::TempDir() + "/unproved.sql";
    std::ofstream(file) << "select note from shelf where place = 5;\n"
                           "select note from shelf where place = 5 and id > 7 order by id;\n"
                           "select * from parted where place = 3 and at > 2;\n"
                           "select at from parted where place = 3;\n";
    const std::vector<std::string> words{"indexes", "--workload", file, "--engine", "hypopg"};
    auto withJson = words;
    withJson.emplace_back("--json");
    const auto finished = advise(withJson);
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    const json advice = document(finished);
    EXPECT_EQ(advice["proof"], "none");
    EXPECT_TRUE(advice["workload"]["cost_before"].is_null()) << "nothing was planned";
    EXPECT_GE(advice["create"].size(), 2U);
    EXPECT_LE(advice["create"].size(), 4U) << "one for each statement of each table at most";
    for (const json& create : advice["create"]) {
        EXPECT_TRUE(create["cost_after"].is_null());
        // Also those of the partitioned table, and no two of the same name.
        EXPECT_TRUE(connection->execute(create["ddl"].get<std::string>())) << create["ddl"];
    }
    EXPECT_NE(advise(words).output.find("What the workload costs is not known"), std::string::npos);
    for (const json& create : advice["create"]) {
        const std::string ddl = create["ddl"];
        const auto from = ddl.find('"');
        ASSERT_TRUE(connection->execute("drop index " + ddl.substr(from, ddl.find('"', from + 1) - from + 1)));
    }
    ASSERT_TRUE(connection->execute("drop table parted"));
}

TEST_F(Advise, ofALargeDatabaseAllTablesAreLookedAtForDropsAndTheirStatementsArePlanned)
{
    const test::Database large("large");
    const auto connection = large.connect();
    ASSERT_TRUE(connection->execute(
        "create table shelf (id int primary key, place int); insert into shelf select i, i % 2000 from "
        "generate_series(1, 40000) i; create view shelves as select id, place as spot from shelf; "
        "create table \"Side Table\" (id int primary key, a int); create sequence numbers; "
        "do $$ begin for i in 1..150 loop execute format('create table crowd_%s (id serial primary key, shelf int "
        "references shelf)', i); end loop; end $$; "
        "create index crowd_7_a on crowd_7 (shelf); create index crowd_7_b on crowd_7 (shelf); analyze"));
    const auto file = std::filesystem::temp_directory_path() / ("howdah-ctl-" + large.name() + ".sql");
    std::ofstream(file) << "-- weight: 100\nselect id from shelves where spot = 5;\n"
                           "insert into \"Side Table\" (id) values (nextval('public.numbers'));\n"
                           "delete from shelf where id = 3;\n";
    const json advice = document(adviseAt(large.params().toUri(), {"indexes", "--workload", file.string(), "--json"}));
    EXPECT_EQ(advice["proof"], "clone");
    ASSERT_FALSE(advice["create"].empty()) << advice;
    EXPECT_EQ(advice["create"][0]["table"], "shelf");
    EXPECT_EQ(advice["create"][0]["columns"][0], "place");
    EXPECT_EQ(advice["workload"]["statements"].size(), 3U) << advice["notes"];
    ASSERT_EQ(advice["drop"].size(), 1U) << advice["drop"];
    EXPECT_EQ(advice["drop"][0]["index"], "crowd_7_b");
    for (const json& note : advice["notes"]) {
        const std::string text = note;
        EXPECT_EQ(text.find("ot in the clone"), std::string::npos) << text;
        EXPECT_EQ(text.find("cannot be"), std::string::npos) << text;
    }
    std::filesystem::remove(file);
}

TEST_F(Advise, aReplicaIsAskedAndWhatIsNoneIsRefusedInOneLine)
{
    const test::ClusterRoot root;
    const test::Primary primary("create table t (a int, b int); insert into t select i, i from generate_series(1, "
                                "20000) i; create index t_b on t (b); analyze t");
    ASSERT_TRUE(primary.ok());
    const auto file = std::filesystem::temp_directory_path() / ("howdah-ctl-" + s_database->name() + "-replica.sql");
    std::ofstream(file) << "select b from t where a = 5;\n";
    const std::string server = primary.params().toUri();
    {
        const test::Standby standby(primary);
        const auto finished =
            adviseAt(server, {"indexes", "--workload", file.string(), "--replica", standby.params().toUri(), "--json"});
        EXPECT_EQ(finished.status.code, 0) << finished.error;
        const json advice = document(finished);
        EXPECT_FALSE(advice["create"].empty());
        EXPECT_EQ(advice["replicas"]["asked"][0]["server"], standby.params().displayName());
        EXPECT_TRUE(advice["replicas"]["asked"][0]["asked_at"].is_string());
        EXPECT_TRUE(advice["replicas"]["not_asked"].empty()) << advice["replicas"];
    }
    const auto stranger =
        adviseAt(server, {"indexes", "--workload", file.string(), "--replica", s_database->params().toUri()});
    failsInOneLine(stranger, 5);
    EXPECT_NE(stranger.error.find("no replica of this server"), std::string::npos) << stranger.error;
    failsInOneLine(adviseAt(server, {"indexes", "--workload", file.string(), "--replica", server}), 5);
    failsInOneLine(
        adviseAt(server, {"indexes", "--workload", file.string(), "--replica", "postgresql://nobody@127.0.0.1:1/x"}),
        3);
    failsInOneLine(adviseAt(server, {"indexes", "--workload", file.string(), "--replica", "postgresql://[::"}), 2);
    std::filesystem::remove(file);
}

TEST_F(Advise, theReplicaOfTheEnvironmentIsAskedAndOneThatStreamsUnaskedIsNamed)
{
    const test::ClusterRoot root;
    const test::Primary primary("create table t (a int, b int); insert into t select i, i from generate_series(1, "
                                "20000) i; create index t_b on t (b); analyze t");
    ASSERT_TRUE(primary.ok());
    const auto file = std::filesystem::temp_directory_path() / ("howdah-ctl-" + s_database->name() + "-env.sql");
    std::ofstream(file) << "select a from t where a = 5;\n";
    const std::string server = primary.params().toUri();
    const std::vector<std::string> words = {"indexes", "--workload", file.string()};
    const auto with = [&words](std::vector<std::string> more) {
        more.insert(more.begin(), words.begin(), words.end());
        return more;
    };
    const json alone = document(adviseAt(server, with({"--json"})));
    EXPECT_TRUE(alone["replicas"]["not_asked"].empty()) << alone["replicas"];
    EXPECT_TRUE(alone["replicas"]["streams_seen"]);

    const test::Standby standby(primary);
    standby.awaitStreaming();
    const std::string replica = standby.params().toUri();
    const json asked = document(adviseAt(server, with({"--json"}), replica));
    ASSERT_EQ(asked["replicas"]["asked"].size(), 1U) << asked["replicas"];
    EXPECT_EQ(asked["replicas"]["asked"][0]["server"], standby.params().displayName());
    EXPECT_TRUE(asked["replicas"]["not_asked"].empty()) << asked["replicas"];
    const auto text = adviseAt(server, words, replica);
    EXPECT_NE(text.output.find("Replicas asked for their scans: " + standby.params().displayName()), std::string::npos)
        << text.output;

    // Nobody was asked though one streams: neither without a word about it, nor when asking is switched off.
    for (const auto& [arguments, variable] : {std::pair(with({"--json"}), std::optional<std::string>()),
                                              std::pair(with({"--json"}), std::optional<std::string>(" ")),
                                              std::pair(with({"--json", "--no-replica"}), std::optional(replica))}) {
        const json silent = document(adviseAt(server, arguments, variable));
        EXPECT_TRUE(silent["replicas"]["asked"].empty()) << silent["replicas"];
        ASSERT_EQ(silent["replicas"]["not_asked"].size(), 1U) << silent["replicas"];
        EXPECT_EQ(silent["replicas"]["not_asked"][0]["server"], "walreceiver");
        EXPECT_TRUE(silent["replicas"]["not_asked"][0]["failure"].is_null());
    }
    const auto told = adviseAt(server, words);
    EXPECT_NE(told.output.find("stream from this server and were not asked: walreceiver."), std::string::npos)
        << told.output;

    // A --replica is asked in its place; one that cannot be asked says where it came from and how to go on.
    EXPECT_EQ(adviseAt(server, with({"--replica", replica}), "postgresql://nobody@127.0.0.1:1/x").status.code, 0);
    const auto away = adviseAt(server, words, "postgresql://nobody@127.0.0.1:1/x");
    failsInOneLine(away, 3);
    EXPECT_NE(away.error.find("nobody@127.0.0.1:1/x (of DATABASE_REPLICA_URL; --no-replica does without it)"),
              std::string::npos)
        << away.error;
    const auto foreign = adviseAt(server, words, s_database->params().toUri());
    failsInOneLine(foreign, 5);
    EXPECT_NE(foreign.error.find("no replica of this server"), std::string::npos) << foreign.error;
    const auto senseless = adviseAt(server, words, "postgresql://[::");
    failsInOneLine(senseless, 2);
    EXPECT_NE(senseless.error.find("DATABASE_REPLICA_URL"), std::string::npos) << senseless.error;
    failsInOneLine(adviseAt(server, with({"--replica", replica, "--no-replica"})), 2);
    // One statement says nothing about what is unused, so nobody is asked.
    const json query = document(
        adviseAt(server, {"query", "select a from t where a = 5", "--json"}, "postgresql://nobody@127.0.0.1:1/x"));
    EXPECT_TRUE(query["replicas"].is_null()) << query;
    std::filesystem::remove(file);
}

TEST_F(Advise, builtAdviceIsMeasuredOnACopyOfTheServer)
{
    const std::string sql = "select count(note) from shelf where place = 5";
    const auto finished = advise({"query", sql, "--prove", "built", "--json"});
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    const json advice = document(finished);
    EXPECT_EQ(advice["proof"], "built");
    EXPECT_EQ(advice["copy"]["source"], "server");
    EXPECT_EQ(advice["copy"]["tables"], 1);
    ASSERT_FALSE(advice["create"].empty());
    const json& built = advice["create"][0]["built"];
    EXPECT_EQ(built["verdict"], "kept") << built;
    EXPECT_GT(built["bytes"], 0);
    EXPECT_TRUE(built["statements"][0]["ms_after"].is_number()) << built;
    EXPECT_TRUE(built["statements"][0]["uses_index"]);
    const auto text = advise({"query", sql, "--prove", "built"});
    EXPECT_EQ(text.status.code, 0) << text.error;
    EXPECT_NE(text.output.find("built and measured on a copy"), std::string::npos) << text.output;
    EXPECT_NE(text.output.find("foretold"), std::string::npos) << text.output;
    auto connection = s_database->connect();
    const auto left = connection->query("select count(*) from pg_indexes where tablename = 'shelf'");
    EXPECT_EQ(left->text(0, 0), "3") << "an index was made on the server";
}

TEST_F(Advise, builtAdviceOutOfABackupAndWhatIsNoBackup)
{
    const std::string sql = "select count(note) from shelf where place = 5";
    const auto params = s_database->params();
    const auto dump = std::filesystem::temp_directory_path() / ("howdah-cli-" + s_database->name() + ".dump");
    base::ChildOptions command;
    command.program = "pg_dump";
    command.arguments = {"--format=custom",
                         "--file=" + dump.string(),
                         "--host=" + params.get("host").value_or(""),
                         "--port=" + params.get("port").value_or(""),
                         "--username=" + params.get("user").value_or(""),
                         s_database->name()};
    const auto dumped = base::run(command, base::Deadline::after(base::Seconds(60)));
    ASSERT_TRUE(dumped && dumped->status.ok()) << (dumped ? dumped->error : dumped.error().english());
    const json advice = document(advise({"query", sql, "--prove", "built", "--backup", dump.string(), "--json"}));
    EXPECT_EQ(advice["copy"]["source"], "backup") << advice;
    EXPECT_TRUE(advice["copy"]["archived"].is_string());
    EXPECT_EQ(advice["create"][0]["built"]["verdict"], "kept") << advice;
    failsInOneLine(advise({"query", sql, "--prove", "built", "--copy-limit", "100kB"}), 4);
    std::ofstream(dump, std::ios::trunc) << "no dump at all";
    failsInOneLine(advise({"query", sql, "--prove", "built", "--backup", dump.string()}), 5);
    std::filesystem::remove(dump);
    failsInOneLine(advise({"query", sql, "--prove", "built", "--backup", dump.string()}), 5);
    failsInOneLine(advise({"query", sql, "--backup", "x"}), 2);
    failsInOneLine(advise({"query", sql, "--prove", "built", "--copy-limit", "much"}), 2);
    failsInOneLine(advise({"query", sql, "--prove", "built", "--copy-limit", "0"}), 2);
    failsInOneLine(advise({"query", sql, "--prove", "magic"}), 2);
}

TEST_F(Advise, aFullDiskIsOneLineAndStatusFiveAndLeavesNothing)
{
    constexpr std::int64_t megabyte = 1 << 20U;
    test::SmallDisk disk(200 * megabyte);
    if (!disk.problem().empty())
        GTEST_SKIP() << "a full disk was NOT tested: " << disk.problem();
    const test::ClusterRoot usual;
    ::setenv("HOWDAH_CLUSTER_ROOT", disk.path().c_str(), 1);
    std::ofstream(disk.path() + "/console.db") << "of the console";
    const std::string sql = "select count(note) from shelf where place = 5";

    // Room for the clone, and not for the copy.
    disk.fill(74 * megabyte);
    const auto copy = advise({"query", sql, "--prove", "built"});
    failsInOneLine(copy, 5);
    EXPECT_NE(copy.error.find("there is no room for the copy: the copy takes about "), std::string::npos) << copy.error;
    EXPECT_NE(copy.error.find(" are free in " + disk.path()), std::string::npos) << copy.error;
    const json error = document(advise({"query", sql, "--prove", "built", "--json"}));
    EXPECT_EQ(error["schema"], "howdah/error/1");
    EXPECT_EQ(error["status"], 5);

    // And for neither: then there is advice, as everywhere where there can be no clone.
    disk.fill(20 * megabyte);
    const auto finished = advise({"query", sql, "--json"});
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    const json unproved = document(finished);
    EXPECT_EQ(unproved["proof"], "none");
    ASSERT_FALSE(unproved["create"].empty());
    const std::string reason = unproved["create"][0]["not_proved"];
    EXPECT_NE(reason.find("the clone takes about 64 MB, and "), std::string::npos) << reason;
    failsInOneLine(advise({"query", sql, "--prove", "built"}), 5);

    for (const auto& left : std::filesystem::directory_iterator(disk.path() + "/bound"))
        ADD_FAILURE() << "left behind: " << left.path();
    std::ifstream console(disk.path() + "/console.db");
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(console), {}), "of the console");
}

TEST_F(Advise, killedInTheMiddleOfAProofNothingOfItStays)
{
    const test::ClusterRoot root;
    const auto folder = base::programDirectory();
    ASSERT_TRUE(folder);
    for (const std::string step :
         {"Copy the tables from the server", "Make the copy's statistics", "Run the statements"}) {
        base::ChildOptions options;
        options.program = *folder + "/howdahctl";
        options.arguments = {"-d",
                             s_database->params().toUri(),
                             "advise",
                             "query",
                             "select count(note) from shelf where place = 5",
                             "--prove",
                             "built"};
        options.environment["DATABASE_URL"] = std::nullopt;
        auto program = base::ChildProcess::start(options);
        ASSERT_TRUE(program) << program.error().english();
        std::string said;
        while (said.find(step) == std::string::npos) {
            const auto chunk = program->read(base::Deadline::after(base::Seconds(120)), {});
            ASSERT_TRUE(chunk && !chunk->end) << said;
            said += chunk->bytes;
        }
        program->kill();
        ASSERT_TRUE(program->wait(base::Deadline::after(base::Seconds(30)), {}));
        const auto deadline = base::Deadline::after(base::Seconds(60));
        while (root.boundClusters() > 0 && !deadline.passed())
            base::pauseFor(base::Milliseconds(20));
        EXPECT_EQ(root.boundClusters(), 0) << step;
        auto connection = s_database->connect();
        const auto sessions = [&connection] {
            const auto rows = connection->query("select count(*) from pg_stat_activity where datname = "
                                                "current_database() and pid <> pg_backend_pid()");
            return rows && rows->rowCount() > 0 ? rows->text(0, 0) == "0" : false;
        };
        while (!sessions() && !deadline.passed())
            base::pauseFor(base::Milliseconds(20));
        EXPECT_TRUE(sessions()) << "pg_dump goes on after " << step;
    }
}

TEST_F(Advise, aServerThatCannotBeReachedEndsWithThree)
{
    failsInOneLine(adviseAt("postgresql://nobody@127.0.0.1:1/x", {"indexes"}), 3);
}
