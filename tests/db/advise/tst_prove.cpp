// SPDX-License-Identifier: GPL-3.0-or-later
// Advice proved by building on a copy of the live server.
#include "tests/db/advise/prooftest.h"

#include <nlohmann/json.hpp>

using namespace howdah;
using namespace howdah::test;
using ::testing::AnyOf;

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
            // What comes before and after is the same for all.
            if (!backup.empty() && at != Stage::Restore)
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
