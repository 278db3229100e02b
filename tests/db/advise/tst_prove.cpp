// SPDX-License-Identifier: GPL-3.0-or-later
// Advice proved by building on a copy with rows: of the live server, and out of backups of every kind.
#include "core/advise/prove.h"

#include "core/base/durablefile.h"
#include "core/server/installation.h"
#include "tests/db/server/clusterroot.h"
#include "tests/support/cluster.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace {

using namespace howdah;
using namespace howdah::advise;
using base::ErrorCode;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

// Rows whose text looks like what ends statements and rows in a script.
constexpr std::string_view schema = R"sql(
create extension pg_trgm;
create schema stock;
create type mood as enum ('good', 'bad');
create table customers (id int primary key, name text not null, mood mood default 'good');
insert into customers select i, 'name ' || i from generate_series(1, 5000) i;
create table orders (id int primary key, customer_id int not null references customers, total numeric, note text);
insert into orders select i, 1 + i % 5000, i % 97, E'line;\n\\.\n"it''s"' from generate_series(1, 60000) i;
create table stock."odd ""Name""" (id int, place int);
insert into stock."odd ""Name""" select i, i % 2000 from generate_series(1, 30000) i;
create table parts (id int, day date, kind int) partition by range (day);
create table parts_1 partition of parts for values from ('2026-01-01') to ('2026-02-01');
create table parts_2 partition of parts for values from ('2026-02-01') to ('2026-03-01');
insert into parts select i, date '2026-01-01' + i % 59, i % 3000 from generate_series(1, 40000) i;
create view good_orders as select o.*, c.name from orders o join customers c on c.id = o.customer_id
    where c.mood = 'good';
create table unrelated (id int primary key, filler text);
insert into unrelated select i, repeat('x', 100) from generate_series(1, 20000) i;
create table flags (id int, flag boolean);
insert into flags select i, i % 2 = 0 from generate_series(1, 20000) i;
create function shout(text) returns text language plpgsql as $$
begin
    perform pg_notify('shout', $1);
    return $1;
end;
$$;
create function touch() returns trigger language plpgsql as $$ begin new.note := 'touched'; return new; end $$;
create trigger touch before update on orders for each row execute function touch();
analyze;
)sql";

WorkloadStatement statement(std::string id, std::string sql, double weight = 1)
{
    WorkloadStatement one;
    one.id = std::move(id);
    one.sql = std::move(sql);
    one.weight = weight;
    one.writes = !one.sql.starts_with("select");
    return one;
}

CreateAdvice create(const std::string& schemaName, const std::string& table, const std::string& column,
                    std::vector<StatementCost> promise)
{
    CreateAdvice advice;
    advice.index.schema = schemaName;
    advice.index.table = table;
    advice.index.keys.emplace_back().column = column;
    advice.ddl = advice.index.ddl(advice.index.suggestedName());
    advice.estimatedBytes = {500'000};
    advice.costBefore = 1000;
    advice.costAfter = 100;
    advice.statements = std::move(promise);
    advice.proof = Proof::Clone;
    return advice;
}

Workload byCustomer()
{
    return {{statement("1", "select total from orders where customer_id = 77", 10)}, {}};
}

Advice adviceByCustomer()
{
    Advice advice;
    advice.create.push_back(create("public", "orders", "customer_id", {{"1", 1000, 40}}));
    return advice;
}

class ProofOnACopy : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = std::make_unique<test::Database>("prove");
        s_connection = s_database->connect();
        const base::Status made = s_connection->execute(schema);
        ASSERT_TRUE(made) << made.error().english();
        auto catalog = readCatalog(*s_connection, base::Deadline::after(base::Seconds(60)));
        ASSERT_TRUE(catalog) << catalog.error().english();
        s_catalog = std::move(*catalog);
        s_folder = "/tmp/hwd-prove-" + base::randomWord(6);
        ASSERT_TRUE(fs::create_directory(s_folder));
        s_root.emplace();
    }
    static void TearDownTestSuite()
    {
        EXPECT_EQ(s_root->boundClusters(), 0) << "a copy has left its cluster behind";
        std::error_code ignored;
        fs::remove_all(s_folder, ignored);
        s_root.reset();
        s_connection.reset();
        s_database.reset();
    }

    static ProveOptions options(const std::string& backup = {})
    {
        ProveOptions options;
        options.source = s_database->params();
        options.backup = backup;
        return options;
    }
    static base::Result<Advice> proved(const Advice& advice, const Workload& workload, const ProveOptions& with)
    {
        auto result = prove(advice, workload, s_catalog, with);
        EXPECT_EQ(s_root->boundClusters(), 0);
        return result;
    }
    static base::Result<Advice> proved(const ProveOptions& with = options())
    {
        return proved(adviceByCustomer(), byCustomer(), with);
    }
    /// Written by the real pg_dump.
    static std::string dump(const std::string& name, std::vector<std::string> words,
                            const std::string& program = "pg_dump")
    {
        const auto installation = server::chooseInstallation({}, 15);
        EXPECT_TRUE(installation);
        base::ChildOptions command;
        command.program = installation->program(program);
        const pg::ConnectParams params = s_database->params();
        command.arguments = {"--host=" + params.get("host").value_or(""), "--port=" + params.get("port").value_or(""),
                             "--username=" + params.get("user").value_or(""), "--file=" + s_folder + "/" + name};
        for (std::string& word : words)
            command.arguments.push_back(std::move(word));
        if (program == "pg_dump")
            command.arguments.push_back(s_database->name());
        const auto finished = base::run(command, base::Deadline::after(base::Seconds(60)));
        EXPECT_TRUE(finished && finished->status.ok()) << (finished ? finished->error : finished.error().english());
        return s_folder + "/" + name;
    }
    static std::string put(const std::string& name, std::string_view bytes)
    {
        std::ofstream(s_folder + "/" + name, std::ios::binary | std::ios::trunc) << bytes;
        return s_folder + "/" + name;
    }
    static std::string contents(const std::string& path)
    {
        const auto bytes = base::readFile(path, 512U << 20U);
        EXPECT_TRUE(bytes);
        return bytes ? *bytes : std::string();
    }
    static void refuses(const std::string& backup, ErrorCode code, std::string_view words)
    {
        const auto result = proved(options(backup));
        ASSERT_FALSE(result) << backup;
        EXPECT_EQ(result.error().code(), code) << result.error().english();
        EXPECT_THAT(result.error().english(), HasSubstr(std::string(words)));
        EXPECT_THAT(result.error().english(), Not(HasSubstr("\n")));
    }
    static void keepsItsPromise(const base::Result<Advice>& result)
    {
        ASSERT_TRUE(result) << result.error().english();
        EXPECT_EQ(result->proof, Proof::Built);
        const CreateAdvice& first = result->create.front();
        EXPECT_EQ(first.proof, Proof::Built);
        ASSERT_TRUE(first.built) << first.notBuilt.english();
        EXPECT_EQ(first.built->verdict, BuiltIndex::Verdict::Kept) << first.built->finding().english();
        ASSERT_EQ(first.built->statements.size(), 1U);
        const BuiltStatement& one = first.built->statements.front();
        EXPECT_TRUE(one.usesIndex && one.foretold);
        EXPECT_LT(one.costAfter, one.costBefore / 5);
        EXPECT_TRUE(one.msBefore && one.msAfter) << one.notTimed.english();
        EXPECT_GT(first.built->bytes.value, 300'000);
        EXPECT_LT(first.built->bytes.value, 3'000'000);
        ASSERT_TRUE(first.planAfter && first.planBefore);
        EXPECT_TRUE(first.planAfter->analyzed);
        // As many rows as the server has.
        EXPECT_EQ(first.planAfter->root->actualRows, 12);
        EXPECT_EQ(first.costBefore, 1000) << "the promise stays beside what came of it";
    }

    inline static std::optional<test::ClusterRoot> s_root;
    inline static std::unique_ptr<test::Database> s_database;
    inline static std::unique_ptr<pg::Connection> s_connection;
    inline static Catalog s_catalog;
    inline static std::string s_folder;
};

} // namespace

TEST_F(ProofOnACopy, ofTheLiveServerBuildsMeasuresAndLeavesNothing)
{
    std::vector<ProveProgress::Stage> stages;
    ProveOptions with = options();
    with.onProgress = [&](const ProveProgress& progress) {
        if (stages.empty() || stages.back() != progress.stage)
            stages.push_back(progress.stage);
        EXPECT_LE(progress.done, progress.total == 0 ? progress.done : progress.total);
    };
    const auto result = proved(with);
    keepsItsPromise(result);
    using Stage = ProveProgress::Stage;
    EXPECT_THAT(stages, testing::ElementsAre(Stage::Look, Stage::Server, Stage::Dump, Stage::Restore, Stage::Analyze,
                                             Stage::Plan, Stage::Build, Stage::Measure));
    ASSERT_TRUE(result->copy);
    EXPECT_TRUE(result->copy->backup.empty());
    EXPECT_EQ(result->copy->tables, 1);
    EXPECT_TRUE(result->notes.empty()) << result->notes.front().english();
    const auto json = nlohmann::json::parse(toJson(*result));
    EXPECT_EQ(json["proof"], "built");
    EXPECT_EQ(json["copy"]["source"], "server");
    EXPECT_EQ(json["create"][0]["built"]["verdict"], "kept");
    EXPECT_GT(json["create"][0]["built"]["statements"][0]["ms_before"], 0);
    EXPECT_THAT(renderAdvice(*result), HasSubstr("built and measured on a copy"));
    const auto left = s_connection->query("select count(*) from pg_class where relname like 'orders_customer%'");
    EXPECT_EQ(left->text(0, 0), "0") << "an index was made on the server";
}

TEST_F(ProofOnACopy, outOfACustomATarADirectoryAndAPlainBackup)
{
    keepsItsPromise(proved(options(dump("custom.dump", {"--format=custom"}))));
    keepsItsPromise(proved(options(dump("tar.dump", {"--format=tar"}))));
    const std::string directory = dump("directory", {"--format=directory"});
    const auto result = proved(options(directory));
    keepsItsPromise(result);
    EXPECT_EQ(result->copy->backup, directory);
    EXPECT_FALSE(result->copy->archived.empty());
    EXPECT_TRUE(result->notes.empty()) << result->notes.front().english();
    keepsItsPromise(proved(options(directory + "/toc.dat")));
    const auto plain = proved(options(dump("plain.sql", {})));
    keepsItsPromise(plain);
    EXPECT_TRUE(plain->notes.empty()) << plain->notes.front().english();
}

TEST_F(ProofOnACopy, plainBackupsOfOtherKindsWillDoAsWell)
{
    keepsItsPromise(proved(options(dump("inserts.sql", {"--inserts", "--rows-per-insert=500"}))));
    keepsItsPromise(proved(options(dump("clean.sql", {"--clean", "--if-exists", "--create"}))));
    // Lines that end as on another system.
    const std::string lines = contents(dump("lines.sql", {"--inserts", "--rows-per-insert=500"}));
    std::string text;
    for (const char c : lines) {
        if (c == '\n')
            text += '\r';
        text += c;
    }
    keepsItsPromise(proved(options(put("windows.sql", text))));
}

TEST_F(ProofOnACopy, whatAPlainBackupWouldHavePsqlDoIsNotDone)
{
    const std::string proof = s_folder + "/pwned";
    std::string text = contents(dump("evil.sql", {}));
    const std::string_view evil = "SET statement_timeout = 0;";
    text.insert(text.find(evil), "\\! touch " + proof + "\n\\copy customers from program 'touch " + proof +
                                     "'\ncopy customers from program 'touch " + proof +
                                     "';\ndo $$ begin execute "
                                     "'copy (select 1) to program ''touch " +
                                     proof + "'''; end $$;\n");
    keepsItsPromise(proved(options(put("evil.sql", text))));
    EXPECT_FALSE(fs::exists(proof));
}

TEST_F(ProofOnACopy, aBackupThatIsNoneSaysInOneLineWhatItIs)
{
    refuses(s_folder + "/nothing-here", ErrorCode::NotFound, "there is no such file");
    refuses(put("empty", ""), ErrorCode::InvalidInput, "it is empty");
    refuses(put("letter.txt", "Dear DBA,\nhere is the backup.\n"), ErrorCode::InvalidInput, "no dump of pg_dump");
    refuses(put("binary", std::string(10'000, '\xC3')), ErrorCode::InvalidInput, "no dump of pg_dump");
    refuses(put("zeros", std::string(10'000, '\0')), ErrorCode::InvalidInput, "no dump of pg_dump");
    refuses(put("packed.sql.gz", "\x1f\x8b\x08 and so on"), ErrorCode::InvalidInput, "compressed as a whole");
    refuses(put("secret", "Salted__12345678"), ErrorCode::InvalidInput, "encrypted");
    refuses(put("secret.asc", "-----BEGIN PGP MESSAGE-----\n"), ErrorCode::InvalidInput, "encrypted");
    refuses(s_folder, ErrorCode::InvalidInput, "toc.dat");
    refuses("/dev/null", ErrorCode::InvalidInput, "neither a file nor a folder");
    fs::create_directory(s_folder + "/data");
    put("data/PG_VERSION", "15\n");
    refuses(s_folder + "/data", ErrorCode::InvalidInput, "data folder");
    std::string tar(1024, '\0');
    tar.replace(0, 8, "base.txt");
    tar.replace(257, 5, "ustar");
    refuses(put("other.tar", tar), ErrorCode::InvalidInput, "not of pg_dump");
    refuses(dump("all.sql", {"--globals-only"}, "pg_dumpall"), ErrorCode::InvalidInput, "pg_dumpall");
}

TEST_F(ProofOnACopy, aBackupThatWasCutOffIsNoProof)
{
    const std::string custom = contents(dump("whole.dump", {"--format=custom"}));
    for (const double part : {0.0001, 0.2, 0.5}) {
        const auto bytes = static_cast<std::size_t>(static_cast<double>(custom.size()) * part) + 8;
        refuses(put("cut.dump", custom.substr(0, bytes)), ErrorCode::InvalidInput, "cut off or damaged");
    }
    const std::string plain = contents(dump("whole.sql", {}));
    refuses(put("cut.sql", plain.substr(0, plain.size() / 2)), ErrorCode::InvalidInput, "it was cut off");
    // With its last line, but not what comes before it.
    refuses(put("glued.sql", plain.substr(0, plain.size() / 2) + "\n-- PostgreSQL database dump complete\n"),
            ErrorCode::InvalidInput, "ends in the middle");
    const std::string directory = dump("torn", {"--format=directory"});
    for (const auto& entry : fs::directory_iterator(directory)) {
        if (entry.path().filename() != "toc.dat")
            fs::remove(entry.path());
    }
    refuses(directory, ErrorCode::InvalidInput, "cut off or damaged");
}

TEST_F(ProofOnACopy, aBackupOfANewerServerIsSaidToBeOne)
{
    std::string plain = contents(dump("newer.sql", {}));
    const std::string_view head = "-- Dumped from database version 15";
    plain.replace(plain.find(head), head.size(), "-- Dumped from database version 99");
    refuses(put("newer.sql", plain), ErrorCode::Unsupported, "comes from PostgreSQL 99");
    std::string custom = contents(dump("newer.dump", {"--format=custom"}));
    custom[6] = 99; // the archive's minor version
    refuses(put("newer.dump", custom), ErrorCode::Unsupported, "newer pg_dump");
}

TEST_F(ProofOnACopy, aBackupOfAnotherDatabaseHoldsNoneOfTheTables)
{
    const test::Database other("other");
    ASSERT_TRUE(other.connect()->execute("create table elsewhere (id int)"));
    const std::string path =
        dump("other.dump", {"--format=custom", "--schema=stock"}); // of this one, without the tables
    refuses(path, ErrorCode::InvalidInput, "holds none of the tables");
}

TEST_F(ProofOnACopy, theLimitHoldsForTheServerAndForABackup)
{
    ProveOptions with = options();
    with.copyLimit = base::ByteCount{1'000'000};
    const auto live = proved(with);
    ASSERT_FALSE(live);
    EXPECT_EQ(live.error().code(), ErrorCode::Refused);
    EXPECT_THAT(live.error().english(), HasSubstr("orders alone"));
    with.backup = dump("limit.dump", {"--format=custom"});
    const auto backup = proved(with);
    ASSERT_FALSE(backup);
    EXPECT_EQ(backup.error().code(), ErrorCode::Refused) << backup.error().english();
    with.copyLimit = {};
    EXPECT_FALSE(proved(with));
}

TEST_F(ProofOnACopy, theLookBeforehandNamesWhatWouldBeCopied)
{
    Workload workload = byCustomer();
    workload.statements.push_back(statement("2", "select count(*) from good_orders where total = 5"));
    workload.statements.push_back(statement("3", "select * from parts where kind = 5"));
    const auto outlook = lookAtCopy(s_database->params(), adviceByCustomer(), workload, s_catalog);
    ASSERT_TRUE(outlook) << outlook.error().english();
    std::vector<std::string> names;
    for (const CopyOutlook::Table& table : outlook->tables)
        names.push_back(table.name);
    // The view's tables and the partitions, and nothing unrelated.
    EXPECT_THAT(names, testing::UnorderedElementsAre("orders", "customers", "parts_1", "parts_2"));
    EXPECT_EQ(names.front(), "orders");
    EXPECT_GT(outlook->bytes.value, 3'000'000);
    EXPECT_GT(outlook->indexBytes.value, 1'000'000);
}

TEST_F(ProofOnACopy, aStatementThatWritesIsMeasuredAndLeavesNoChange)
{
    Workload workload;
    workload.statements = {statement("update", "update orders set total = total + 1 where customer_id = 77"),
                           statement("insert", "insert into orders values (1000001, 77, 1, 'new')"),
                           statement("count", "select count(*), sum(total) from orders where customer_id = 77")};
    Advice advice;
    advice.create.push_back(create("public", "orders", "customer_id", {{"update", 1000, 40}, {"count", 1000, 40}}));
    const auto result = proved(advice, workload, options());
    ASSERT_TRUE(result) << result.error().english();
    const auto& built = result->create.front().built;
    ASSERT_TRUE(built);
    ASSERT_EQ(built->statements.size(), 3U) << "the insert has to keep the index up";
    for (const BuiltStatement& one : built->statements)
        EXPECT_TRUE(one.msBefore && one.msAfter) << one.id << ": " << one.notTimed.english();
    EXPECT_EQ(built->verdict, BuiltIndex::Verdict::Kept) << built->finding().english();
    // The last to run on the copy counts what was there at first.
    const auto rows = s_connection->query("select count(*), sum(total) from orders");
    EXPECT_EQ(rows->text(0, 0), "60000");
    EXPECT_EQ(result->create.front().planAfter->root->type.find("ModifyTable"), 0U);
}

TEST_F(ProofOnACopy, afterWritesTheCopyHoldsWhatItHeldBefore)
{
    Workload workload;
    // Sixty thousand rows changed and rolled back six times, and two more indexes looked at after it.
    workload.statements = {statement("all", "update orders set total = 0"),
                           statement("1", "select total from orders where customer_id = 77", 10),
                           statement("none", "select count(*) from orders where total = 0 and id < 98")};
    Advice advice = adviceByCustomer();
    advice.create.push_back(create("public", "orders", "total", {{"none", 1000, 400}}));
    const auto result = proved(advice, workload, options());
    ASSERT_TRUE(result) << result.error().english();
    ASSERT_TRUE(result->create[0].built && result->create[1].built);
    const BuiltStatement& one = result->create[0].built->statements[1];
    EXPECT_EQ(one.id, "1");
    // The table is as long as it was: the planner's cost of reading it whole has not grown.
    const auto plan = s_connection->query("explain (format json) select total from orders where customer_id = 77");
    const auto plans = plan::parsePlans(plan->text(0, 0));
    EXPECT_NEAR(one.costBefore / plans->front()->root->totalCost, 1, 0.05);
    const auto& later = result->create[1].built->statements;
    const auto all = std::ranges::find(later, "all", &BuiltStatement::id);
    ASSERT_NE(all, later.end());
    EXPECT_TRUE(all->msBefore) << all->notTimed.english();
}

TEST_F(ProofOnACopy, anIndexThatDisappointsIsSaidToDisappoint)
{
    Workload workload;
    workload.statements = {statement("1", "select count(*) from flags where flag"),
                           statement("2", "select * from flags where id between 1 and 12000")};
    Advice advice;
    advice.create.push_back(create("public", "flags", "flag", {{"1", 1000, 100}}));
    advice.create.push_back(create("public", "flags", "id", {{"2", 1000, 10}}));
    const auto result = proved(advice, workload, options());
    ASSERT_TRUE(result) << result.error().english();
    ASSERT_TRUE(result->create[0].built && result->create[1].built);
    EXPECT_EQ(result->create[0].proof, Proof::Built);
    for (const CreateAdvice& one : result->create) {
        EXPECT_THAT(one.built->verdict, AnyOf(BuiltIndex::Verdict::Unused, BuiltIndex::Verdict::Less))
            << one.built->finding().english();
        EXPECT_THAT(one.built->finding().english(), HasSubstr("promised to save 9"));
    }
    EXPECT_THAT(renderAdvice(*result), HasSubstr("Does not deliver"));
}

TEST_F(ProofOnACopy, whatMayDoAnythingIsPlannedAndNotRun)
{
    Workload workload;
    workload.statements = {statement("1", "select shout(note) from orders where customer_id = 77"),
                           statement("2", "select total + $1 from orders where customer_id = 5"),
                           statement("3", "select total from orders where customer_id = $1 and shout(note) > 'a'")};
    workload.statements[1].generic = workload.statements[2].generic = true;
    Advice advice;
    advice.create.push_back(create("public", "orders", "customer_id", {{"1", 1000, 40}, {"2", 1000, 40}}));
    const auto result = proved(advice, workload, options());
    ASSERT_TRUE(result) << result.error().english();
    const auto& built = result->create.front().built;
    ASSERT_TRUE(built);
    EXPECT_EQ(built->verdict, BuiltIndex::Verdict::Kept);
    ASSERT_EQ(built->statements.size(), 3U);
    EXPECT_FALSE(built->statements[0].msBefore || built->statements[0].msAfter);
    EXPECT_THAT(built->statements[0].notTimed.english(), HasSubstr("shout()"));
    EXPECT_THAT(built->statements[1].notTimed.english(), HasSubstr("no values"));
    EXPECT_THAT(built->statements[2].notTimed.english(), HasSubstr("shout()"));
}

TEST_F(ProofOnACopy, anIndexOnlyScanSparesItselfTheTableAsOnTheServer)
{
    ASSERT_TRUE(s_connection->execute("vacuum orders"));
    ASSERT_TRUE(s_connection->execute("create index later on orders (customer_id)"));
    const std::string sql = "select count(*) from orders where customer_id between 100 and 900";
    const auto there = s_connection->query("explain (format json) " + sql);
    ASSERT_TRUE(s_connection->execute("drop index later"));
    Workload workload;
    workload.statements = {statement("1", sql)};
    for (const std::string& backup : {std::string(), dump("visible.dump", {"--format=custom"})}) {
        const auto result = proved(adviceByCustomer(), workload, options(backup));
        ASSERT_TRUE(result) << result.error().english();
        const auto& built = result->create.front().built;
        ASSERT_TRUE(built && built->statements.size() == 1);
        EXPECT_NEAR(built->statements[0].costAfter / plan::parsePlans(there->text(0, 0))->front()->root->totalCost, 1,
                    0.05);
        const plan::Node* scan = result->create.front().planAfter->root.get();
        while (!scan->children.empty())
            scan = scan->children.front().get();
        ASSERT_EQ(scan->type, "Index Only Scan");
        ASSERT_NE(scan->detail("Heap Fetches"), nullptr);
        EXPECT_EQ(*scan->detail("Heap Fetches"), "0");
    }
}

TEST_F(ProofOnACopy, parametersGetTypicalValuesOutOfTheTables)
{
    Workload workload;
    workload.statements = {
        statement("one", "select total from orders where customer_id = $1"),
        statement("list", "select total from orders where customer_id = any($1) order by id limit $2 offset $3"),
        statement("range", "select o.total, c.name from orders o join customers c on c.id = o.customer_id where "
                           "o.customer_id between $1 and $2 and lower(c.name) > $3"),
        statement("write", "update orders set note = null where customer_id = $1"),
    };
    std::vector<StatementCost> promise;
    for (WorkloadStatement& one : workload.statements) {
        one.generic = true;
        promise.push_back({one.id, 1000, 40});
    }
    Advice advice;
    advice.create.push_back(create("public", "orders", "customer_id", promise));
    const auto result = proved(advice, workload, options());
    ASSERT_TRUE(result) << result.error().english();
    const auto& built = result->create.front().built;
    ASSERT_TRUE(built);
    ASSERT_EQ(built->statements.size(), workload.statements.size());
    for (const BuiltStatement& one : built->statements) {
        EXPECT_TRUE(one.msBefore && one.msAfter) << one.id << ": " << one.notTimed.english();
        EXPECT_THAT(one.values.english(), HasSubstr("$1 = ")) << one.id;
    }
    EXPECT_THAT(built->statements[1].values.english(), HasSubstr("$2 = 10, $3 = 0"));
}

TEST_F(ProofOnACopy, aStatementThatTakesTooLongIsStoppedAndSaid)
{
    Workload workload = byCustomer();
    workload.statements.push_back(statement("2", "select pg_sleep(600) from orders where customer_id = 77"));
    Advice advice;
    advice.create.push_back(create("public", "orders", "customer_id", {{"1", 1000, 40}, {"2", 1000, 40}}));
    ProveOptions with = options();
    with.statementTimeout = base::Milliseconds(1500);
    const auto result = proved(advice, workload, with);
    ASSERT_TRUE(result) << result.error().english();
    const auto& built = result->create.front().built;
    ASSERT_TRUE(built && built->statements.size() == 2U);
    EXPECT_FALSE(built->statements[1].msBefore);
    EXPECT_THAT(built->statements[1].notTimed.english(), HasSubstr("ran for more than"));
}

TEST_F(ProofOnACopy, partitionsOddNamesAndIndexesThatCannotBeBuilt)
{
    Workload workload;
    workload.statements = {statement("1", "select * from parts where kind = 5"),
                           statement("2", "select * from stock.\"odd \"\"Name\"\"\" where place = 7"),
                           statement("3", "select count(*) from nowhere")};
    Advice advice;
    advice.create.push_back(create("public", "parts", "kind", {{"1", 1000, 60}}));
    advice.create.push_back(create("stock", "odd \"Name\"", "place", {{"2", 1000, 60}}));
    advice.create.push_back(create("public", "parts", "no_such_column", {{"1", 60, 6}}));
    for (const std::string& backup : {std::string(), dump("odd.dump", {"--format=custom"}), dump("odd.sql", {})}) {
        const auto result = proved(advice, workload, options(backup));
        ASSERT_TRUE(result) << result.error().english();
        ASSERT_TRUE(result->create[0].built && result->create[1].built) << backup;
        EXPECT_EQ(result->create[0].built->verdict, BuiltIndex::Verdict::Kept) << backup;
        EXPECT_GT(result->create[0].built->bytes.value, 200'000) << "of its partitions' indexes together";
        EXPECT_EQ(result->create[1].built->verdict, BuiltIndex::Verdict::Kept) << backup;
        EXPECT_FALSE(result->create[2].built);
        EXPECT_EQ(result->create[2].proof, Proof::Clone) << "the proof it had stays";
        EXPECT_THAT(result->create[2].notBuilt.english(), HasSubstr("no_such_column"));
        EXPECT_NE(result->proof, Proof::Built);
        ASSERT_EQ(result->notes.size(), 1U);
        EXPECT_THAT(result->notes[0].english(), HasSubstr("1 statement cannot be planned on the copy: 3"));
    }
}

TEST_F(ProofOnACopy, aStopAtAnyStageLeavesNothing)
{
    using Stage = ProveProgress::Stage;
    for (const std::string& backup : {std::string(), dump("stop.dump", {"--format=custom"}), dump("stop.sql", {})}) {
        for (const Stage at : {Stage::Look, Stage::Server, Stage::Dump, Stage::Restore, Stage::Analyze, Stage::Plan,
                               Stage::Build, Stage::Measure}) {
            if (at == Stage::Dump && !backup.empty())
                continue;
            base::StopSource stop;
            ProveOptions with = options(backup);
            with.stop = stop.get_token();
            with.onProgress = [&](const ProveProgress& progress) {
                if (progress.stage == at)
                    stop.request_stop();
            };
            const auto result = proved(with);
            ASSERT_FALSE(result) << static_cast<int>(at);
            EXPECT_EQ(result.error().code(), ErrorCode::Cancelled) << result.error().english();
        }
    }
}

TEST_F(ProofOnACopy, aTableThatIsLockedAndADeadlineAreSaid)
{
    const auto locker = s_database->connect();
    ASSERT_TRUE(locker->execute("begin; lock table orders in access exclusive mode"));
    ProveOptions with = options();
    with.lockWait = base::Milliseconds(100);
    const auto locked = proved(with);
    ASSERT_TRUE(locker->execute("rollback"));
    ASSERT_FALSE(locked);
    EXPECT_EQ(locked.error().code(), ErrorCode::Timeout);
    EXPECT_THAT(locked.error().english(), HasSubstr("locked exclusively"));
    with = options();
    Workload workload = byCustomer();
    workload.statements.push_back(statement("2", "select pg_sleep(600) from orders where customer_id = 77"));
    Advice advice = adviceByCustomer();
    advice.create.front().statements.push_back({"2", 1000, 40});
    with.statementTimeout = base::Seconds(600);
    with.deadline = base::Deadline::after(base::Seconds(8));
    const auto late = proved(advice, workload, with);
    ASSERT_FALSE(late);
    // Whatever it was about at that moment; a server that does not answer in time is one that cannot be reached.
    EXPECT_THAT(late.error().code(), AnyOf(ErrorCode::Timeout, ErrorCode::Unreachable)) << late.error().english();
}

TEST_F(ProofOnACopy, overTcpThePasswordReachesPgDumpAndNobodySeesIt)
{
    ProveOptions with = options();
    with.source = s_database->tcpParams();
    ASSERT_FALSE(with.source.password().empty());
    const std::string password(with.source.password().reveal());
    std::vector<std::string> seen;
    with.onProgress = [&](const ProveProgress&) {
        // What every account of this machine can read of every process.
        for (const auto& entry : fs::directory_iterator("/proc")) {
            std::ifstream words(entry.path() / "cmdline", std::ios::binary);
            const std::string line{std::istreambuf_iterator<char>(words), {}};
            if (line.find(password) != std::string::npos)
                seen.push_back(line);
        }
    };
    keepsItsPromise(proved(with));
    EXPECT_THAT(seen, testing::IsEmpty());
    with.source.setPassword(base::SecretString("wrong"));
    const auto refused = proved(with);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), ErrorCode::LoginRefused);
}
