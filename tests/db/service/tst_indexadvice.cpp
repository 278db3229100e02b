// SPDX-License-Identifier: GPL-3.0-or-later
// Index advice from end to end: statements of a real server, a real clone, a real search.
#include "core/service/indexadvice.h"

#include "core/base/durablefile.h"
#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/server/tcpgate.h"
#include "core/service/replicas.h"
#include "tests/db/server/clusterroot.h"
#include "tests/support/cluster.h"
#include "tests/support/quietjob.h"
#include "tests/support/standby.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

using namespace howdah;
using base::ErrorCode;
using service::AdviceRequest;
using service::IndexAdvicePtr;
using service::IndexAdviser;
using test::Quiet;

namespace {

class IndexAdvice : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = std::make_unique<test::Database>("advice");
        auto connection = s_database->connect();
        for (const char* sql :
             {"create extension pg_stat_statements",
              "create table lines (id int primary key, product int, quantity int, note text)",
              "insert into lines select i, i % 3000, i % 9, repeat('x', 80) from generate_series(1, 60000) i",
              "create table seldom (id int primary key, lines_id int references lines)",
              "insert into seldom select i, i from generate_series(1, 3000) i", "analyze lines", "analyze seldom",
              // Making the tables is not what the workload is about: as its writes it would outweigh every index.
              "select pg_stat_force_next_flush()", "select pg_stat_reset()",
              "select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), "
              "0)"})
            ASSERT_TRUE(connection->execute(sql)) << sql;
        for (int i = 0; i < 100; ++i)
            ASSERT_TRUE(connection->query("select sum(quantity) from lines where product = $1", {i}));
        ASSERT_TRUE(
            connection->query("select count(*) from lines where id < 100 and now() > now() - interval '1 day'"));
    }
    static void TearDownTestSuite() { s_database.reset(); }

    static AdviceRequest forQuery(const std::string& sql)
    {
        AdviceRequest request;
        request.source = AdviceRequest::Source::Query;
        request.sql = sql;
        return request;
    }
    static base::Result<IndexAdvicePtr> advise(const AdviceRequest& request)
    {
        Quiet context;
        return IndexAdviser(s_database->params(), request).advise(context);
    }

    static std::string notes(const IndexAdvicePtr& advice)
    {
        std::string all;
        for (const base::Text& note : advice->advice.notes)
            all += note.english() + "\n";
        return all;
    }

    static std::unique_ptr<test::Database> s_database;
};
std::unique_ptr<test::Database> IndexAdvice::s_database;

} // namespace

TEST_F(IndexAdvice, theStatementThatTakesTheTimeGetsItsIndexFirstWithPlansAsProof)
{
    Quiet context;
    IndexAdviser adviser(s_database->params(), {});
    const auto advice = adviser.advise(context);
    ASSERT_TRUE(advice) << advice.error().english();
    const advise::Advice& found = (*advice)->advice;
    ASSERT_FALSE(found.create.empty());
    const advise::CreateAdvice& first = found.create.front();
    EXPECT_EQ(first.index.table, "lines");
    EXPECT_EQ(first.index.keys.front().column, "product");
    EXPECT_EQ(first.proof, advise::Proof::Clone);
    EXPECT_LT(first.costAfter, first.costBefore / 2);
    ASSERT_TRUE(first.planBefore && first.planAfter);
    const advise::WorkloadStatement* statement = (*advice)->statement(first.planOf);
    ASSERT_NE(statement, nullptr);
    EXPECT_NE(statement->sql.find("sum(quantity)"), std::string::npos);
    EXPECT_EQ(statement->weight, 100);
    EXPECT_TRUE(statement->meanMs.has_value());
    EXPECT_GT(context.steps.size(), 5U);
    // "interval $1" of the statistics was made plannable; nothing of the catalogue is in the workload.
    bool casted = false;
    for (const advise::WorkloadStatement& one : (*advice)->workload.statements) {
        casted = casted || one.sql.find(")::interval") != std::string::npos;
        EXPECT_EQ(one.sql.find("pg_"), std::string::npos) << one.sql;
    }
    EXPECT_TRUE(casted);

    // Another budget is answered from what was planned.
    advise::AdviseOptions tight;
    tight.budget = base::ByteCount{8192};
    const auto none = adviser.again(tight, {});
    ASSERT_TRUE(none) << none.error().english();
    EXPECT_TRUE((*none)->advice.create.empty());
    EXPECT_EQ((*none)->request.options.budget, tight.budget);
    const auto all = adviser.again({}, {});
    ASSERT_TRUE(all);
    EXPECT_EQ((*all)->advice.create.size(), found.create.size());
}

TEST_F(IndexAdvice, oneStatementIsAdvisedOnWithoutStatistics)
{
    const auto advice = advise(forQuery("select note from lines where product = 7;"));
    ASSERT_TRUE(advice) << advice.error().english();
    ASSERT_EQ((*advice)->workload.statements.size(), 1U);
    ASSERT_FALSE((*advice)->advice.create.empty());
    EXPECT_EQ((*advice)->advice.create.front().index.keys.front().column, "product");
}

TEST_F(IndexAdvice, aStatementThatIsNoneIsRefusedInOneLine)
{
    for (const std::string sql : {"", ";", "select 1; select 2", "vacuum lines", "select from where", "select '",
                                  "select \xff\xfe from lines", std::string("select 1\0from lines", 19).c_str()}) {
        const auto refused = advise(forQuery(sql));
        if (refused) // one that is cut at a zero byte is whole
            continue;
        EXPECT_EQ(refused.error().code(), ErrorCode::InvalidInput) << refused.error().english();
        EXPECT_EQ(refused.error().english().find('\n'), std::string::npos);
        EXPECT_FALSE(refused.error().why().empty()) << sql;
    }
}

TEST_F(IndexAdvice, aFileOfStatementsIsAWorkload)
{
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("howdah-workload-" + s_database->name() + ".sql");
    std::ofstream(file) << "-- of the shop\nselect note from lines where product = 7;\nselect note from lines where "
                           "product = 7;\nset work_mem = '4MB';\nselect nonsense from nowhere at all;\n";
    AdviceRequest request;
    request.source = AdviceRequest::Source::File;
    request.file = file.string();
    const auto advice = advise(request);
    ASSERT_TRUE(advice) << advice.error().english();
    double runs = 0;
    for (const advise::WorkloadStatement& one : (*advice)->workload.statements)
        runs += one.sql.find("product = 7") != std::string::npos ? one.weight : 0;
    EXPECT_EQ(runs, 2);
    EXPECT_FALSE((*advice)->advice.create.empty());
    EXPECT_GE((*advice)->advice.notes.size(), 1U); // what was left out

    std::ofstream(file, std::ios::trunc) << "";
    EXPECT_EQ(advise(request).error().code(), ErrorCode::InvalidInput);
    std::ofstream(file, std::ios::trunc) << "select 'never closed";
    EXPECT_EQ(advise(request).error().code(), ErrorCode::InvalidInput);
    std::ofstream(file, std::ios::trunc) << std::string("\x7f"
                                                        "ELF\0\0\0",
                                                        7);
    EXPECT_EQ(advise(request).error().code(), ErrorCode::InvalidInput);
    std::filesystem::remove(file);
    EXPECT_FALSE(advise(request));
}

TEST_F(IndexAdvice, withoutAnEngineAdviceIsGivenAndSaidNotToBeProved)
{
    AdviceRequest request = forQuery("select note from lines where product = 7");
    request.engine = AdviceRequest::Engine::HypoPg; // which is not in this database
    const auto advice = advise(request);
    ASSERT_TRUE(advice) << advice.error().english();
    ASSERT_FALSE((*advice)->advice.create.empty());
    const advise::CreateAdvice& first = (*advice)->advice.create.front();
    EXPECT_EQ(first.proof, advise::Proof::None);
    EXPECT_FALSE(first.notProved.empty());
    EXPECT_GT(first.estimatedBytes.value, 0);
    EXPECT_EQ((*advice)->advice.proof, advise::Proof::None);
}

TEST_F(IndexAdvice, theIndexOfAForeignKeyIsKnown)
{
    const auto advice = advise(forQuery("select count(*) from seldom"));
    ASSERT_TRUE(advice) << advice.error().english();
    const auto index = (*advice)->indexFor({"public", "seldom", "seldom_lines_id_fkey", {}, {}, {}});
    ASSERT_TRUE(index);
    EXPECT_EQ(index->keys.front().column, "lines_id");
    EXPECT_FALSE((*advice)->indexFor({"public", "seldom", "nothing", {}, {}, {}}));
}

TEST_F(IndexAdvice, aCancelEndsItAtAnyStep)
{
    for (const std::size_t at : {1U, 2U, 3U, 5U, 8U, 9U}) {
        Quiet context;
        context.stopAt = at;
        const auto advice =
            IndexAdviser(s_database->params(), forQuery("select note from lines where product = 7")).advise(context);
        if (advice && context.steps.size() < at)
            continue; // it had fewer steps
        ASSERT_FALSE(advice) << at;
        EXPECT_EQ(advice.error().code(), ErrorCode::Cancelled) << at << ": " << advice.error().english();
    }
}

// Columns that depend on each other: rows are read for an index when it is advised, which another budget decides.
TEST_F(IndexAdvice, aServerThatIsGoneLeavesTheAdviceAndTheNextOneAsksAgain)
{
    const auto connection = s_database->connect();
    ASSERT_TRUE(connection->execute("create table visits as select i % 9000 as client, i % 9000 % 300 as country, "
                                    "repeat('x', 60) as note from generate_series(1, 90000) i; analyze visits"));
    pg::ConnectParams params = s_database->tcpParams();
    const auto port = base::parseNumber<int>(params.get("port").value_or(""));
    auto opened = server::TcpGate::open({"127.0.0.1", port.value_or(0)});
    ASSERT_TRUE(opened) << opened.error().english();
    server::TcpGate& gate = **opened;
    params.set("host", "127.0.0.1").unset("hostaddr").set("port", std::to_string(gate.port()));
    AdviceRequest request = forQuery("select note from visits where client = 17 and country = 17");
    request.options.budget = base::ByteCount{8192};
    IndexAdviser adviser(params, request);
    Quiet context;
    const auto tight = adviser.advise(context);
    ASSERT_TRUE(tight) << tight.error().english();
    EXPECT_TRUE((*tight)->advice.create.empty());

    gate.setFault({.refuse = true});
    gate.dropAll(true);
    const auto alone = adviser.again({}, {});
    ASSERT_TRUE(alone) << alone.error().english();
    ASSERT_EQ((*alone)->advice.create.size(), 1U);
    const advise::CreateAdvice& guessed = (*alone)->advice.create.front();
    ASSERT_EQ(guessed.index.keys.size(), 2U) << guessed.ddl;
    EXPECT_EQ(guessed.sampledRows, 0);
    const std::string name = "public.visits (" + guessed.index.keys[0].column + ", " + guessed.index.keys[1].column;
    EXPECT_NE(notes(*alone).find("No rows of " + name + ") were read"), std::string::npos) << notes(*alone);

    gate.heal();
    const auto again = adviser.again({}, {});
    ASSERT_TRUE(again) << again.error().english();
    ASSERT_EQ((*again)->advice.create.size(), 1U);
    const advise::CreateAdvice& read = (*again)->advice.create.front();
    EXPECT_EQ(read.ddl, guessed.ddl);
    EXPECT_GT(read.sampledRows, 10000);
    EXPECT_LT(static_cast<double>(read.estimatedBytes.value), 0.8 * static_cast<double>(guessed.estimatedBytes.value))
        << "equal rows are kept once";
    EXPECT_EQ(notes(*again).find("No rows of"), std::string::npos) << notes(*again);

    // What was read once is known, with the server or without it.
    gate.setFault({.refuse = true});
    gate.dropAll(true);
    const auto known = adviser.again({}, {});
    ASSERT_TRUE(known) << known.error().english();
    EXPECT_EQ((*known)->advice.create.front().estimatedBytes, read.estimatedBytes);
    base::StopSource stop;
    stop.request_stop();
    const auto cancelled = adviser.again({}, stop.get_token());
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(cancelled.error().code(), ErrorCode::Cancelled);
    ASSERT_TRUE(connection->execute("drop table visits"));
}

// Of an expression the planner takes half a percent of the rows for every value; rows that were read tell more.
TEST_F(IndexAdvice, anIndexOnAnExpressionIsPromisedForTheValuesThatThereAre)
{
    const auto connection = s_database->connect();
    ASSERT_TRUE(connection->execute(
        "create table members as select i as id, 'Name' || i % 30000 || '@example.com' as email, case when i % 5 < 2 "
        "then 'Open' else 'State' || i % 7 end as state, repeat('x', 60) as note from generate_series(1, 60000) i; "
        "analyze members"));
    const auto seldom = advise(forQuery("select note from members where lower(email) = 'name77@example.com'"));
    ASSERT_TRUE(seldom) << seldom.error().english();
    ASSERT_FALSE((*seldom)->advice.create.empty());
    const advise::CreateAdvice& create = (*seldom)->advice.create.front();
    EXPECT_EQ(create.index.keys.front().expression, "lower(\"email\")");
    ASSERT_TRUE(create.planAfter);
    EXPECT_LE(create.planAfter->root->planRows, 10) << "300 without statistics";
    EXPECT_NE(notes(*seldom).find("ANALYZE \"public\".\"members\""), std::string::npos) << notes(*seldom);
    // What is promised is what comes: built, and analyzed.
    ASSERT_TRUE(connection->execute(create.index.ddl("members_lower", false) + "; analyze members"));
    const auto plan = connection->query("explain (format json) select note from members where lower(email) = "
                                        "'name77@example.com'");
    ASSERT_TRUE(plan);
    const auto built = plan::parsePlans(plan->text(0, 0));
    ASSERT_TRUE(built && !built->empty());
    EXPECT_NEAR(create.planAfter->root->totalCost / built->front()->root->totalCost, 1, 0.2);
    // Two rows of five have it: an index would be read in vain, whatever half a percent promised.
    const auto many = advise(forQuery("select note from members where lower(state) = 'open'"));
    ASSERT_TRUE(many) << many.error().english();
    for (const advise::CreateAdvice& one : (*many)->advice.create)
        EXPECT_GT(one.costAfter, 0.8 * one.costBefore) << one.ddl;
    ASSERT_TRUE(connection->execute("drop table members"));
}

// Its conditions are part of the statements of those whom it restricts, and it hides rows and statistics from them.
TEST_F(IndexAdvice, rowLevelSecurityIsSaid)
{
    const auto connection = s_database->connect();
    ASSERT_TRUE(connection->execute(
        "create table secrets as select i as id, 'tenant' || i % 9 as owner, i % 700 as kind from "
        "generate_series(1, 30000) i; analyze secrets; alter table secrets enable row level security; "
        "create policy own on secrets using (owner = current_user); create role tenant4 login; "
        "grant select on secrets to tenant4"));
    const auto notesAs = [](pg::ConnectParams params) {
        Quiet context;
        const auto advice =
            IndexAdviser(std::move(params), forQuery("select id from secrets where kind = 4")).advise(context);
        EXPECT_TRUE(advice) << (advice ? "" : advice.error().english());
        return advice ? notes(*advice) : std::string();
    };
    const std::string unrestricted = notesAs(s_database->params());
    EXPECT_NE(unrestricted.find("Statements on secrets are planned without the conditions"), std::string::npos)
        << unrestricted;
    EXPECT_EQ(unrestricted.find("hides rows"), std::string::npos) << unrestricted;
    auto params = s_database->params();
    params.set("user", "tenant4");
    const std::string restricted = notesAs(params);
    EXPECT_NE(restricted.find("Row level security hides rows of secrets from this role"), std::string::npos)
        << restricted;
    EXPECT_EQ(restricted.find("run ANALYZE first"), std::string::npos) << restricted;
    ASSERT_TRUE(connection->execute("drop table secrets; drop role tenant4"));
}

TEST_F(IndexAdvice, aDatabaseWithoutStatisticsOfStatementsSaysHowToGetThem)
{
    const test::Database bare("bare");
    Quiet context;
    const auto advice = IndexAdviser(bare.params(), {}).advise(context);
    ASSERT_FALSE(advice);
    EXPECT_EQ(advice.error().code(), ErrorCode::NotFound);
    EXPECT_NE(advice.error().english().find("CREATE EXTENSION pg_stat_statements"), std::string::npos);
}

TEST_F(IndexAdvice, whatTheServerCountedIsProvedOnACopyStepByStep)
{
    Quiet context;
    IndexAdviser adviser(s_database->params(), {});
    const auto advice = adviser.advise(context);
    ASSERT_TRUE(advice) << advice.error().english();
    const auto outlook = service::lookAtCopy(s_database->params(), **advice, {});
    ASSERT_TRUE(outlook) << outlook.error().english();
    ASSERT_FALSE(outlook->tables.empty());
    EXPECT_EQ(outlook->tables.front().name, "lines");

    Quiet proving;
    const auto proved = service::proveAdvice(s_database->params(), **advice, {}, proving);
    ASSERT_TRUE(proved) << proved.error().english();
    EXPECT_GE(proving.steps.size(), 8U);
    const advise::CreateAdvice& first = (*proved)->advice.create.front();
    EXPECT_EQ(first.proof, advise::Proof::Built) << first.notBuilt.english();
    ASSERT_TRUE(first.built);
    EXPECT_EQ(first.built->verdict, advise::BuiltIndex::Verdict::Kept) << first.built->finding().english();
    // A statement that is known by $1 alone is run with a value out of the table.
    const auto& timed = first.built->statements.front();
    EXPECT_TRUE(timed.msBefore && timed.msAfter) << timed.notTimed.english();
    EXPECT_NE(timed.values.english().find("$1 = "), std::string::npos) << timed.values.english();
    EXPECT_EQ((*advice)->advice.create.front().proof, advise::Proof::Clone) << "what was given is as it was";

    for (const std::size_t at : {std::size_t(2), proving.steps.size()}) {
        Quiet stopped;
        stopped.stopAt = at;
        const auto none = service::proveAdvice(s_database->params(), **advice, {}, stopped);
        ASSERT_FALSE(none);
        EXPECT_EQ(none.error().code(), ErrorCode::Cancelled) << none.error().english();
    }
}

TEST_F(IndexAdvice, whichReplicasWereAskedAndWhichWereNotIsSaid)
{
    const test::ClusterRoot root;
    const test::Primary primary("create table t (a int, b int); insert into t select i, i from generate_series(1, "
                                "20000) i; analyze t");
    ASSERT_TRUE(primary.ok());
    const auto report = [&primary](AdviceRequest request) {
        Quiet context;
        request.source = AdviceRequest::Source::Query;
        request.sql = "select a from t where a = 5";
        const auto advice = IndexAdviser(primary.params(), request).advise(context);
        EXPECT_TRUE(advice) << (advice ? "" : advice.error().english());
        return advice ? (*advice)->advice.replicas : std::nullopt;
    };
    const auto none = report({});
    ASSERT_TRUE(none && none->looked);
    EXPECT_TRUE(none->asked.empty() && none->notAsked.empty());

    const test::Standby standby(primary);
    standby.awaitStreaming();
    const auto silent = report({});
    ASSERT_TRUE(silent);
    ASSERT_EQ(silent->notAsked.size(), 1U);
    EXPECT_EQ(silent->notAsked[0].server, "walreceiver");
    EXPECT_TRUE(silent->notAsked[0].why.empty());

    // A line with the address alone is enough, and one that is away does not end advice that may do without it.
    AdviceRequest request;
    pg::ConnectParams bare;
    bare.set("host", *standby.params().get("host")).set("port", *standby.params().get("port"));
    pg::ConnectParams away = bare;
    away.set("host", "/nowhere/at/all");
    for (const pg::ConnectParams& one : {bare, away})
        request.replicas.push_back(service::completedReplica(one, primary.params()));
    request.replicasMustAnswer = false;
    const auto before = base::Clock::system()->wallNow();
    const auto asked = report(request);
    ASSERT_TRUE(asked);
    ASSERT_EQ(asked->asked.size(), 1U);
    EXPECT_EQ(asked->asked[0].server, standby.params().displayName());
    EXPECT_GE(asked->asked[0].at, before);
    ASSERT_EQ(asked->notAsked.size(), 1U) << asked->namesOfNotAsked();
    EXPECT_FALSE(asked->notAsked[0].why.empty());

    Quiet context;
    request.source = AdviceRequest::Source::Query;
    request.sql = "select a from t where a = 5";
    request.replicasMustAnswer = true;
    const auto refused = IndexAdviser(primary.params(), request).advise(context);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), ErrorCode::Unreachable);
    EXPECT_NE(refused.error().english().find("cannot be asked for its scans"), std::string::npos);

    request.options.drops = false;
    EXPECT_FALSE(report(request)) << "nobody is asked where nothing is called unused";
}

TEST_F(IndexAdvice, aReplicaOfAReplicaIsNamedByTheOneThatItStreamsFrom)
{
    const test::ClusterRoot root;
    const test::Primary primary("create table t (a int, b int); insert into t select i, i from generate_series(1, "
                                "20000) i; analyze t");
    ASSERT_TRUE(primary.ok());
    const test::Standby standby(primary);
    standby.awaitStreaming();
    const test::Standby leaf(standby, "leaf");
    leaf.awaitStreaming();
    const auto report = [](const pg::ConnectParams& server, std::vector<pg::ConnectParams> replicas) {
        Quiet context;
        AdviceRequest request;
        request.source = AdviceRequest::Source::Query;
        request.sql = "select a from t where a = 5";
        request.replicas = std::move(replicas);
        const auto advice = IndexAdviser(server, request).advise(context);
        EXPECT_TRUE(advice) << (advice ? "" : advice.error().english());
        return advice && (*advice)->advice.replicas ? *(*advice)->advice.replicas : advise::ReplicaReport();
    };
    // The primary sees one; who is asked tells of the other.
    const auto one = report(primary.params(), {standby.params()});
    EXPECT_EQ(one.asked.size(), 1U);
    ASSERT_EQ(one.notAsked.size(), 1U) << one.namesOfNotAsked();
    EXPECT_EQ(one.notAsked[0].server, "leaf ← " + standby.params().displayName());
    EXPECT_TRUE(one.notAsked[0].why.empty());
    // Its own name tells the last one from the one between, which still was not asked.
    const auto last = report(primary.params(), {leaf.params()});
    ASSERT_EQ(last.notAsked.size(), 1U) << last.namesOfNotAsked();
    EXPECT_EQ(last.notAsked[0].server, "walreceiver");
    // Named twice it is one server.
    pg::ConnectParams again = standby.params();
    again.set("application_name", "the same");
    const auto both = report(primary.params(), {standby.params(), again, leaf.params()});
    EXPECT_EQ(both.asked.size(), 2U);
    EXPECT_TRUE(both.notAsked.empty()) << both.namesOfNotAsked();

    // Where the one between is advised, the primary sees it stream: it is no stranger.
    const auto between = report(standby.params(), {primary.params()});
    EXPECT_EQ(between.asked.size(), 1U);
    ASSERT_EQ(between.notAsked.size(), 1U) << between.namesOfNotAsked();
    EXPECT_EQ(between.notAsked[0].server, "leaf");
}

TEST(Replicas, areOneALineAndTakeWhatTheyDoNotSayFromThePrimary)
{
    const auto read = service::readReplicas(
        QStringLiteral("\n postgresql://db2:5433 \r\n\nhost=db3 user=other password=geheim dbname=shop\n"));
    ASSERT_TRUE(read) << read.error().english();
    ASSERT_EQ(read->size(), 2U);
    EXPECT_EQ(service::replicaLines(*read), QStringLiteral("postgresql://db2:5433/\npostgresql://other@db3/shop"));
    auto primary = *pg::ConnectParams::parse("postgresql://dba:secret@db1/shop");
    const pg::ConnectParams first = service::completedReplica((*read)[0], primary);
    EXPECT_EQ(first.displayName(), "dba@db2:5433/shop");
    EXPECT_TRUE(first.password() == primary.password());
    const pg::ConnectParams second = service::completedReplica((*read)[1], primary);
    EXPECT_EQ(second.displayName(), "other@db3:5432/shop");
    EXPECT_TRUE(second.password() == (*read)[1].password()) << "another role has another password";
    const auto again = service::readReplicas(service::replicaLines(*read));
    ASSERT_TRUE(again);
    EXPECT_TRUE((*again)[1].password().empty());
    EXPECT_TRUE(service::withSecretsOf(*again, *read)[1].password() == (*read)[1].password());

    EXPECT_TRUE(service::readReplicas(QString())->empty());
    const auto bad = service::readReplicas(QStringLiteral("postgresql://db2\npostgresql://[::1"));
    ASSERT_FALSE(bad);
    EXPECT_NE(bad.error().english().find("Replica 2 is not understood"), std::string::npos) << bad.error().english();
    EXPECT_EQ(bad.error().english().find('\n'), std::string::npos);
}
