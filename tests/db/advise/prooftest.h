// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/prove.h"
#include "core/base/durablefile.h"
#include "core/server/installation.h"
#include "tests/db/server/clusterroot.h"
#include "tests/support/cluster.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <optional>

/// What tests of proof on a copy share: a server with tables of many kinds, and dumps of it.
namespace howdah::test {

using namespace howdah::advise;
using base::ErrorCode;
using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

// Rows whose text looks like what ends statements and rows in a script.
inline constexpr std::string_view proofSchema = R"sql(
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

inline WorkloadStatement statement(std::string id, std::string sql, double weight = 1)
{
    WorkloadStatement one;
    one.id = std::move(id);
    one.sql = std::move(sql);
    one.weight = weight;
    one.writes = !one.sql.starts_with("select");
    return one;
}

inline CreateAdvice create(const std::string& schemaName, const std::string& table, const std::string& column,
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

inline Workload byCustomer()
{
    return {{statement("1", "select total from orders where customer_id = 77", 10)}, {}};
}

inline Advice adviceByCustomer()
{
    Advice advice;
    advice.create.push_back(create("public", "orders", "customer_id", {{"1", 1000, 40}}));
    return advice;
}

class ProofOnACopy : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = std::make_unique<Database>("prove");
        s_connection = s_database->connect();
        const base::Status made = s_connection->execute(proofSchema);
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

    inline static std::optional<ClusterRoot> s_root;
    inline static std::unique_ptr<Database> s_database;
    inline static std::unique_ptr<pg::Connection> s_connection;
    inline static Catalog s_catalog;
    inline static std::string s_folder;
};

} // namespace howdah::test
