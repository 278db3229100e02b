// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/advisor.h"
#include "core/advise/indexsize.h"
#include "tests/unit/advise/fakewhatif.h"

#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace {

using namespace howdah;
using advise::Advice;
using advise::AdviseOptions;
using advise::Advisor;
using advise::Candidate;
using advise::Catalog;
using advise::IndexDefinition;
using advise::Workload;
using test::Access;
using test::FakeWhatIf;
using test::makeIndex;
using test::makeTable;

struct World {
    Catalog catalog;
    Workload workload;
    std::vector<Candidate> candidates;
    std::map<std::string, std::vector<Access>> accesses;

    void statement(std::string id, double weight, std::vector<Access> reads, std::string sql = "SELECT 1")
    {
        advise::WorkloadStatement each;
        each.id = id;
        each.weight = weight;
        each.writes = !sql.starts_with("SELECT");
        each.sql = std::move(sql);
        workload.statements.push_back(std::move(each));
        accesses[id] = std::move(reads);
    }
    void candidate(IndexDefinition index)
    {
        Candidate each;
        each.index = std::move(index);
        for (std::size_t i = 0; i < workload.statements.size(); ++i)
            for (const Access& access : accesses[workload.statements[i].id])
                if (access.table == each.index.table)
                    each.statements.push_back(static_cast<int>(i));
        each.reason = base::Text::verbatim("made by hand");
        candidates.push_back(std::move(each));
    }
    [[nodiscard]] FakeWhatIf engine() const
    {
        FakeWhatIf fake(catalog);
        fake.statements = accesses;
        return fake;
    }
    [[nodiscard]] double cost(const FakeWhatIf& fake, const std::vector<IndexDefinition>& indexes) const
    {
        double sum = 0;
        for (const auto& each : workload.statements)
            sum += each.weight * fake.costWith(each.id, indexes);
        return sum;
    }
    [[nodiscard]] std::int64_t bytes(const IndexDefinition& index) const
    {
        return predictSize(index, *catalog.find("public", index.table)).value;
    }
};

/// A shop with orders and their lines; statements whose best indexes share columns, cover, sort and join.
World shop()
{
    World world;
    world.catalog.tables = {makeTable("orders", 1e6, 20000, {"id", "customer", "state", "created", "total"}),
                            makeTable("lines", 4e6, 60000, {"order_id", "product", "amount"}),
                            makeTable("customers", 1e5, 2000, {"id", "email", "country"})};
    world.statement("1", 100, {{"orders", {{"customer", 1e-5}}, {}, {"id", "total"}, false}});
    world.statement("2", 20, {{"orders", {{"customer", 1e-5}, {"state", 0.2}}, {"created"}, {"id"}, false}});
    world.statement("3", 5, {{"orders", {{"state", 0.2}}, {"created"}, {"id", "created"}, false}});
    world.statement("4", 50, {{"lines", {{"order_id", 1e-6}}, {}, {"product", "amount"}, false}});
    world.statement("5", 1, {{"lines", {{"product", 1e-3}}, {}, {"product", "amount"}, false}});
    world.statement("6", 30, {{"customers", {{"email", 1e-5}}, {}, {"id"}, false}});
    world.statement(
        "7", 3,
        {{"customers", {{"country", 0.005}}, {}, {"id"}, true}, {"orders", {{"customer", 1e-4}}, {}, {"total"}, true}});
    for (IndexDefinition index :
         {makeIndex("orders", {"customer"}), makeIndex("orders", {"customer", "state"}),
          makeIndex("orders", {"customer", "state", "created"}), makeIndex("orders", {"state", "created"}),
          makeIndex("orders", {"customer"}, {"total"}), makeIndex("lines", {"order_id"}),
          makeIndex("lines", {"product"}), makeIndex("lines", {"product"}, {"amount"}),
          makeIndex("lines", {"order_id"}, {"amount", "product"}), makeIndex("customers", {"email"}),
          makeIndex("customers", {"country"}, {"id"})})
        world.candidate(std::move(index));
    return world;
}

Advice advised(Advisor& advisor, const AdviseOptions& options)
{
    auto advice = advisor.advise(options);
    EXPECT_TRUE(advice) << (advice ? "" : advice.error().english());
    return advice ? std::move(*advice) : Advice();
}

AdviseOptions within(std::optional<std::int64_t> budget, int most = 10)
{
    AdviseOptions options;
    if (budget)
        options.budget = base::ByteCount{*budget};
    options.most = most;
    options.leastGain = 0;
    return options;
}

/// The best of all sets of the candidates.
double optimum(const World& world, const FakeWhatIf& fake, std::optional<std::int64_t> budget, int most)
{
    double best = std::numeric_limits<double>::infinity();
    const std::size_t count = world.candidates.size();
    for (std::size_t bits = 0; bits < std::size_t{1} << count; ++bits) {
        std::vector<IndexDefinition> set;
        std::int64_t bytes = 0;
        for (std::size_t i = 0; i < count; ++i)
            if ((bits >> i & 1U) != 0) {
                set.push_back(world.candidates[i].index);
                bytes += world.bytes(set.back());
            }
        if (static_cast<int>(set.size()) <= most && (!budget || bytes <= *budget))
            best = std::min(best, world.cost(fake, set));
    }
    return best;
}

/// Extend by the book: the step that saves most per byte, an index added or a longer one in the place of one chosen.
double extend(const World& world, const FakeWhatIf& fake, std::optional<std::int64_t> budget, int most)
{
    std::vector<IndexDefinition> chosen;
    double now = world.cost(fake, chosen);
    std::int64_t bytes = 0;
    while (true) {
        double bestRate = 0, bestCost = 0;
        std::vector<IndexDefinition> best;
        std::int64_t bestBytes = 0;
        for (const Candidate& candidate : world.candidates) {
            for (std::size_t i = 0; i <= chosen.size(); ++i) {
                std::vector<IndexDefinition> next = chosen;
                if (i < chosen.size()) {
                    const auto& shorter = chosen[i];
                    const bool longer =
                        shorter.table == candidate.index.table && shorter.keys.size() < candidate.index.keys.size() &&
                        std::equal(shorter.keys.begin(), shorter.keys.end(), candidate.index.keys.begin());
                    if (!longer)
                        continue;
                    next.erase(next.begin() + static_cast<std::ptrdiff_t>(i));
                }
                if (std::ranges::find(next, candidate.index) != next.end())
                    continue;
                next.push_back(candidate.index);
                std::int64_t size = 0;
                for (const IndexDefinition& each : next)
                    size += world.bytes(each);
                if (static_cast<int>(next.size()) > most || (budget && size > *budget))
                    continue;
                const double cost = world.cost(fake, next);
                const double rate = (now - cost) / static_cast<double>(std::max<std::int64_t>(1, size - bytes));
                if (now - cost > 1e-9 * now && rate > bestRate) {
                    bestRate = rate;
                    best = next;
                    bestCost = cost;
                    bestBytes = size;
                }
            }
        }
        if (best.empty())
            return now;
        chosen = std::move(best);
        now = bestCost;
        bytes = bestBytes;
    }
}

/// Tables, statements and candidates by chance; the same for the same seed.
World chance(unsigned seed)
{
    std::mt19937 random(seed);
    const auto below = [&](unsigned limit) { return static_cast<std::size_t>(random() % limit); };
    World world;
    const std::vector<std::string> columns{"a", "b", "c", "d", "e"};
    for (const std::string name : {"t1", "t2", "t3"})
        world.catalog.tables.push_back(makeTable(name, 1e5 * static_cast<double>(1 + below(50)),
                                                 1000.0 * static_cast<double>(1 + below(50)), columns));
    const auto some = [&](std::size_t count) {
        std::vector<std::string> shuffled = columns;
        for (std::size_t i = shuffled.size(); i > 1; --i)
            std::swap(shuffled[i - 1], shuffled[below(static_cast<unsigned>(i))]);
        shuffled.resize(count);
        return shuffled;
    };
    for (int i = 1; i <= 8; ++i) {
        std::vector<Access> reads;
        const bool together = below(4) == 0;
        const std::size_t tables = 1 + below(2);
        for (std::size_t t = 0; t < tables; ++t) {
            Access access;
            access.table = "t" + std::to_string(1 + below(3));
            access.together = together && tables > 1;
            for (const std::string& column : some(1 + below(3)))
                access.equal.emplace_back(column, std::pow(10.0, -1.0 - static_cast<double>(below(4))));
            if (below(3) == 0)
                access.order = some(1);
            access.needs = some(1 + below(3));
            reads.push_back(std::move(access));
        }
        world.statement(std::to_string(i), static_cast<double>(1 + below(100)), std::move(reads));
    }
    std::set<IndexDefinition> seen;
    while (world.candidates.size() < 10) {
        const IndexDefinition index = makeIndex("t" + std::to_string(1 + below(3)), some(1 + below(3)));
        if (seen.insert(index).second)
            world.candidate(index);
    }
    return world;
}

std::int64_t total(const Advice& advice)
{
    std::int64_t bytes = 0;
    for (const auto& create : advice.create)
        bytes += create.estimatedBytes.value;
    return bytes;
}

} // namespace

TEST(Advisor, reachesTheBestSetWithinThreeBudgets)
{
    const World world = shop();
    FakeWhatIf engine = world.engine();
    Advisor advisor(world.workload, world.catalog, world.candidates, engine);
    std::int64_t all = 0;
    for (const Candidate& each : world.candidates)
        all += world.bytes(each.index);
    for (const std::optional<std::int64_t> budget :
         {std::optional(all / 8), std::optional(all / 3), std::optional<std::int64_t>()}) {
        const Advice advice = advised(advisor, within(budget));
        const double best = optimum(world, engine, budget, 10);
        EXPECT_LE(advice.costAfter, best * (1 + 1e-9));
        EXPECT_LT(advice.costAfter, advice.costBefore);
        EXPECT_NEAR(advice.costBefore, world.cost(engine, {}), 1e-6 * advice.costBefore);
        std::vector<IndexDefinition> chosen;
        for (const auto& create : advice.create)
            chosen.push_back(create.index);
        EXPECT_NEAR(advice.costAfter, world.cost(engine, chosen), 1e-6 * advice.costAfter);
        EXPECT_LE(total(advice), budget.value_or(total(advice)));
    }
}

TEST(Advisor, isNeverWorseThanExtendNorThanSingleColumns)
{
    int strictly = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const World world = chance(seed);
        FakeWhatIf engine = world.engine();
        Advisor advisor(world.workload, world.catalog, world.candidates, engine);
        std::int64_t all = 0;
        for (const Candidate& each : world.candidates)
            all += world.bytes(each.index);
        for (const std::int64_t budget : {all / 6, all / 2, all}) {
            const Advice advice = advised(advisor, within(budget, 4));
            const double other = extend(world, engine, budget, 4);
            EXPECT_LE(advice.costAfter, other * (1 + 1e-9)) << "seed " << seed << ", budget " << budget;
            EXPECT_LE(advice.costAfter, advice.singleColumnCost * (1 + 1e-9)) << "seed " << seed;
            EXPECT_LE(advice.costAfter, optimum(world, engine, budget, 4) * 1.02) << "seed " << seed;
            strictly += advice.costAfter < other * (1 - 1e-6) ? 1 : 0;
        }
    }
    EXPECT_GT(strictly, 0);
}

TEST(Advisor, givesTheSameAdviceEachTimeAndWhateverTheOrderOfBudgets)
{
    const World world = chance(7);
    FakeWhatIf first = world.engine(), second = world.engine();
    Advisor one(world.workload, world.catalog, world.candidates, first);
    Advisor other(world.workload, world.catalog, world.candidates, second);
    const Advice direct = advised(one, within(60'000'000, 3));
    advised(other, within(std::nullopt));
    advised(other, within(1'000'000));
    const Advice later = advised(other, within(60'000'000, 3));
    ASSERT_EQ(direct.create.size(), later.create.size());
    for (std::size_t i = 0; i < direct.create.size(); ++i)
        EXPECT_EQ(direct.create[i].ddl, later.create[i].ddl);
    EXPECT_EQ(direct.costAfter, later.costAfter);
    EXPECT_EQ(direct.singleColumnCost, later.singleColumnCost);
}

TEST(Advisor, keepsToTheNumberAndTheLeastGain)
{
    const World world = shop();
    FakeWhatIf engine = world.engine();
    Advisor advisor(world.workload, world.catalog, world.candidates, engine);
    EXPECT_EQ(advised(advisor, within(std::nullopt, 2)).create.size(), 2U);
    EXPECT_TRUE(advised(advisor, within(std::nullopt, 0)).create.empty());
    EXPECT_TRUE(advised(advisor, within(0)).create.empty());
    AdviseOptions options = within(std::nullopt);
    options.leastGain = 0.05;
    const Advice advice = advised(advisor, options);
    for (const auto& create : advice.create)
        EXPECT_GE(create.costBefore - create.costAfter, 0.05 * advice.costBefore) << create.ddl;
    EXPECT_LT(advice.create.size(), advised(advisor, within(std::nullopt)).create.size());
}

TEST(Advisor, anotherBudgetAsksForLittleMore)
{
    World world;
    const std::vector<std::string> columns{"a", "b", "c", "d"};
    for (int t = 0; t < 60; ++t)
        world.catalog.tables.push_back(makeTable("t" + std::to_string(t), 1e6, 10000, columns));
    for (int i = 0; i < 100; ++i) {
        std::vector<Access> reads;
        for (int k = 0; k < 3; ++k) {
            Access access;
            access.table = "t" + std::to_string((i * 7 + k * 13) % 60);
            access.equal = {{columns[static_cast<std::size_t>(i + k) % 4], 1e-3},
                            {columns[static_cast<std::size_t>(i + 2 * k + 1) % 4], 0.1}};
            reads.push_back(std::move(access));
        }
        world.statement(std::to_string(i), 1 + i % 9, std::move(reads));
    }
    for (int t = 0; t < 60; ++t)
        for (std::size_t a = 0; a < 4; ++a) {
            const std::string table = "t" + std::to_string(t);
            world.candidate(makeIndex(table, {columns[a]}));
            world.candidate(makeIndex(table, {columns[a], columns[(a + 1) % 4]}));
        }
    FakeWhatIf engine = world.engine();
    Advisor advisor(world.workload, world.catalog, world.candidates, engine);
    const Advice first = advised(advisor, within(200'000'000));
    EXPECT_EQ(first.create.empty(), false);
    // At a thousand a second: ten seconds, and one.
    EXPECT_LT(engine.explains(), 10'000);
    const int before = engine.explains();
    advised(advisor, within(400'000'000));
    EXPECT_LT(engine.explains() - before, 1'000);
}

TEST(Advisor, describesEachIndexOnTopOfThoseBeforeIt)
{
    World world = shop();
    world.catalog.tables[0].indexes.emplace_back();
    world.catalog.tables[0].indexes.back().name = "lines_order_id_idx"; // in the way of a name
    world.catalog.tables[0].indexes.back().definition = makeIndex("orders", {"total"});
    FakeWhatIf engine = world.engine();
    Advisor advisor(world.workload, world.catalog, world.candidates, engine);
    const Advice advice = advised(advisor, within(std::nullopt));
    ASSERT_FALSE(advice.create.empty());
    double cost = advice.costBefore;
    std::set<std::string> ddls;
    for (const auto& create : advice.create) {
        EXPECT_EQ(create.costBefore, cost);
        EXPECT_LE(create.costAfter, create.costBefore);
        EXPECT_EQ(create.proof, advise::Proof::Clone);
        EXPECT_FALSE(create.reason.empty());
        EXPECT_FALSE(create.statements.empty());
        ASSERT_NE(create.planBefore, nullptr);
        ASSERT_NE(create.planAfter, nullptr);
        EXPECT_LT(create.planAfter->root->totalCost, create.planBefore->root->totalCost);
        EXPECT_TRUE(create.ddl.starts_with("CREATE INDEX CONCURRENTLY ")) << create.ddl;
        EXPECT_EQ(create.ddl.find("\"lines_order_id_idx\""), std::string::npos) << create.ddl;
        EXPECT_TRUE(ddls.insert(create.ddl).second);
        cost = create.costAfter;
    }
    EXPECT_EQ(cost, advice.costAfter);
    EXPECT_EQ(advice.statements.size(), world.workload.statements.size());
    EXPECT_TRUE(advice.regressions.empty());
}

TEST(Advisor, indexesThatOnlyHelpTogetherAreFound)
{
    World world;
    world.catalog.tables = {makeTable("l", 1e6, 10000, {"a"}), makeTable("r", 1e6, 10000, {"b"})};
    world.statement("1", 1, {{"l", {{"a", 1e-4}}, {}, {}, true}, {"r", {{"b", 1e-4}}, {}, {}, true}});
    world.candidate(makeIndex("l", {"a"}));
    world.candidate(makeIndex("r", {"b"}));
    FakeWhatIf engine = world.engine();
    Advisor advisor(world.workload, world.catalog, world.candidates, engine);
    EXPECT_EQ(advised(advisor, within(std::nullopt)).create.size(), 2U);
    EXPECT_TRUE(advised(advisor, within(std::nullopt, 1)).create.empty());
}

TEST(Advisor, writesWeighAgainstReads)
{
    World world;
    world.catalog.tables = {makeTable("log", 1e6, 10000, {"a", "b"})};
    world.statement("read", 1, {{"log", {{"a", 1e-4}}, {}, {}, false}});
    world.statement("write", 10, {{"log", {}, {}, {}, false}}, "INSERT INTO log VALUES (1, 2)");
    world.candidate(makeIndex("log", {"a"}));
    FakeWhatIf engine = world.engine();
    {
        Advisor advisor(world.workload, world.catalog, world.candidates, engine);
        const Advice advice = advised(advisor, within(std::nullopt));
        ASSERT_EQ(advice.create.size(), 1U);
        EXPECT_GT(advice.create[0].writeCost, 0);
    }
    world.workload.statements[1].weight = 1e6;
    FakeWhatIf busy = world.engine();
    Advisor advisor(world.workload, world.catalog, world.candidates, busy);
    EXPECT_TRUE(advised(advisor, within(std::nullopt)).create.empty());
}

TEST(Advisor, statementsThatBecomeDearerAreNamedOrSpared)
{
    World world;
    world.catalog.tables = {makeTable("t", 1e6, 10000, {"a", "b", "c"})};
    world.statement("gains", 100, {{"t", {{"a", 1e-4}, {"c", 0.1}}, {}, {}, false}});
    world.statement("pays", 1, {{"t", {{"b", 1}}, {}, {}, false}});
    world.candidate(makeIndex("t", {"a"}));
    {
        FakeWhatIf engine = world.engine();
        engine.harm[{"pays", makeIndex("t", {"a"})}] = 5000;
        Advisor advisor(world.workload, world.catalog, world.candidates, engine);
        const Advice advice = advised(advisor, within(std::nullopt));
        ASSERT_EQ(advice.create.size(), 1U);
        ASSERT_EQ(advice.regressions.size(), 1U);
        EXPECT_EQ(advice.regressions[0].id, "pays");
        EXPECT_EQ(advice.regressions[0].after, advice.regressions[0].before + 5000);
        EXPECT_EQ(advice.create[0].statements.size(), 2U);
    }
    // Nearly as good, and no harm.
    world.candidate(makeIndex("t", {"c", "a"}));
    FakeWhatIf engine = world.engine();
    for (const auto& keys : std::vector<std::vector<std::string>>{{"a"}, {"a", "c"}})
        engine.harm[{"pays", makeIndex("t", keys)}] = 5000;
    Advisor advisor(world.workload, world.catalog, world.candidates, engine);
    const Advice advice = advised(advisor, within(std::nullopt));
    ASSERT_EQ(advice.create.size(), 1U);
    EXPECT_EQ(advice.create[0].index, makeIndex("t", {"c", "a"}));
    EXPECT_TRUE(advice.regressions.empty());
}

TEST(Advisor, whatTurnsOutToCostMoreThanItSavesIsNotAdvisedHoweverLateThatShows)
{
    World world;
    const std::vector<std::string> columns{"a", "b", "c", "d", "e", "f"};
    world.catalog.tables = {makeTable("t", 1e6, 10000, columns)};
    // Six ways to the same rows. Whichever is there leads the other statement astray, which no plan of its own tells.
    std::vector<std::pair<std::string, double>> equal;
    for (const std::string& column : columns) {
        equal.emplace_back(column, 1e-4 * static_cast<double>(equal.size() + 1));
        world.candidate(makeIndex("t", {column}));
    }
    world.statement("gains", 1, {{"t", equal, {}, {}, false}});
    world.statement("pays", 100, {{"t", {}, {}, {}, false}});
    FakeWhatIf engine = world.engine();
    engine.harmOfAny["pays"] = 500;
    Advisor advisor(world.workload, world.catalog, world.candidates, engine);
    const Advice advice = advised(advisor, within(std::nullopt));
    EXPECT_TRUE(advice.create.empty()) << advice.create[0].ddl;
    EXPECT_EQ(advice.costAfter, advice.costBefore);
    // Where the harm is small, one stays.
    FakeWhatIf mild = world.engine();
    mild.harmOfAny["pays"] = 1;
    world.workload.statements[0].weight = 100;
    Advisor other(world.workload, world.catalog, world.candidates, mild);
    EXPECT_EQ(advised(other, within(std::nullopt)).create.size(), 1U);
}

TEST(Advisor, whatTheEngineCannotTryIsSaidAndNotProved)
{
    World world;
    world.catalog.tables = {makeTable("docs", 1e6, 50000, {"id", "body"})};
    world.statement("1", 1, {{"docs", {{"body", 1e-4}}, {}, {}, false}});
    IndexDefinition gin = makeIndex("docs", {"body"});
    gin.method = "gin";
    world.candidate(gin);
    FakeWhatIf engine = world.engine();
    engine.refusedMethods = {"gin"};
    AdviseOptions options = within(std::nullopt);
    options.singleColumns = false;
    Advisor advisor(world.workload, world.catalog, world.candidates, engine);
    const Advice advice = advised(advisor, options);
    ASSERT_EQ(advice.create.size(), 1U);
    EXPECT_EQ(advice.create[0].proof, advise::Proof::None);
    EXPECT_EQ(advice.create[0].notProved.english(), "cannot try this kind");
    EXPECT_EQ(advice.create[0].costBefore, advice.create[0].costAfter);
}

TEST(Advisor, aStatementThatCannotBePlannedIsLeftOutAndNamed)
{
    const World world = shop();
    FakeWhatIf engine = world.engine();
    engine.refusedStatements = {"4"};
    Advisor advisor(world.workload, world.catalog, world.candidates, engine);
    const Advice advice = advised(advisor, within(std::nullopt));
    EXPECT_EQ(advice.statements.size(), world.workload.statements.size() - 1);
    const bool said = std::ranges::any_of(advice.notes, [](const base::Text& note) {
        return note.english().find("Statement 4 cannot be planned") != std::string::npos;
    });
    EXPECT_TRUE(said);
}

TEST(Advisor, stopsWhenAskedAndCanBeAskedAgain)
{
    const World world = shop();
    FakeWhatIf engine = world.engine();
    Advisor advisor(world.workload, world.catalog, world.candidates, engine);
    base::StopSource stop;
    int steps = 0;
    const auto stopped = advisor.advise(within(std::nullopt), stop.get_token(), [&](const advise::AdviseProgress&) {
        if (++steps == 3)
            stop.request_stop();
    });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code(), base::ErrorCode::Cancelled);
    FakeWhatIf fresh = world.engine();
    Advisor other(world.workload, world.catalog, world.candidates, fresh);
    EXPECT_EQ(advised(advisor, within(std::nullopt)).costAfter, advised(other, within(std::nullopt)).costAfter);
}

TEST(Advisor, nothingInNothingOut)
{
    Workload workload;
    Catalog catalog;
    FakeWhatIf engine(catalog);
    Advisor advisor(workload, catalog, {}, engine);
    const Advice advice = advised(advisor, AdviseOptions());
    EXPECT_TRUE(advice.create.empty());
    EXPECT_EQ(advice.costBefore, 0);
    AdviseOptions odd;
    odd.most = -1;
    const auto refused = advisor.advise(odd);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), base::ErrorCode::InvalidInput);
    odd.most = 1;
    odd.leastGain = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(advisor.advise(odd));
}

TEST(Advisor, aPartitionedTableGetsAnIndexThatPostgresqlAccepts)
{
    World world;
    world.catalog.tables = {makeTable("events", 1e6, 10000, {"a"}), makeTable("events_1", 1e6, 10000, {"a"})};
    world.catalog.tables[0].kind = 'p';
    world.catalog.tables[1].partition = true;
    world.catalog.tables[1].parent = world.catalog.tables[0].oid;
    world.statement("1", 1, {{"events", {{"a", 1e-4}}, {}, {}, false}});
    world.candidate(makeIndex("events", {"a"}));
    FakeWhatIf engine = world.engine();
    Advisor advisor(world.workload, world.catalog, world.candidates, engine);
    const Advice advice = advised(advisor, within(std::nullopt));
    ASSERT_EQ(advice.create.size(), 1U);
    EXPECT_TRUE(advice.create[0].ddl.starts_with("CREATE INDEX \"")) << advice.create[0].ddl;
    EXPECT_FALSE(advice.notes.empty());
}
