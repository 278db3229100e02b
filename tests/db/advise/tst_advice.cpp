// SPDX-License-Identifier: GPL-3.0-or-later
// A small shop without indexes, advised by what a clone plans, then given the indexes: what was promised has to come.
#include "core/advise/advisor.h"
#include "core/advise/clone.h"
#include "tests/support/cluster.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace howdah;
using advise::Advice;
using advise::Workload;

constexpr std::string_view schema = R"sql(
create extension if not exists pg_trgm;
create function h(bigint, int) returns bigint language sql immutable as
    $$ select abs(hashint8extended($1, $2) % 1000000007) $$;
create table customers (id bigint primary key, email text not null, country text not null, name text not null);
insert into customers select i, 'user' || i || '@example.org', (array['de', 'tr', 'fr', 'jp', 'us'])[1 + h(i, 1) % 5],
    md5(i::text) from generate_series(1, 40000) i;
create table orders (id bigint primary key, customer_id bigint not null references customers, state text not null,
    created timestamptz not null, total numeric not null);
insert into orders select i, 1 + h(i, 2) % 40000, case when h(i, 3) % 100 < 2 then 'open' else 'done' end,
    timestamptz '2026-01-01 00:00+00' + i * interval '40 seconds', (h(i, 4) % 100000) / 100.0
    from generate_series(1, 200000) i;
create table lines (order_id bigint not null, product int not null, amount int not null, note text);
insert into lines select 1 + h(i, 5) % 200000, h(i, 6) % 2000, h(i, 7) % 9, md5(i::text)
    from generate_series(1, 400000) i;
create index lines_product on lines (product);
create index lines_product_again on lines (product);
create index lines_product_short on lines (product, amount);
analyze;
)sql";

Workload workload()
{
    Workload result;
    const std::pair<double, std::string_view> statements[] = {
        {200, "select id, total from orders where customer_id = 4711"},
        {20, "select * from orders where state = 'open' order by created desc limit 20"},
        {100, "select product, amount from lines where order_id = 815"},
        {50, "select id, name from customers where email = 'user77@example.org'"},
        {5, "select o.id, sum(l.amount) from orders o join lines l on l.order_id = o.id where o.customer_id = 99 "
            "group by o.id"},
        {2, "select id, name from customers where name like '%abcdef%'"},
        {10, "select count(*) from orders where created >= '2026-03-01' and created < '2026-03-02'"},
        {30, "update orders set state = 'done' where id = 12"},
    };
    for (const auto& [weight, sql] : statements) {
        advise::WorkloadStatement each;
        each.id = std::to_string(result.statements.size() + 1);
        each.sql = sql;
        each.weight = weight;
        each.writes = sql.starts_with("update");
        result.statements.push_back(std::move(each));
    }
    return result;
}

double plannedCost(pg::Connection& connection, const std::string& sql)
{
    const auto rows = connection.query("explain (format json) " + sql);
    EXPECT_TRUE(rows) << sql << ": " << (rows ? "" : rows.error().english());
    if (!rows)
        return 0;
    const auto plan = nlohmann::json::parse(rows->text(0, 0), nullptr, false);
    return plan.at(0).at("Plan").at("Total Cost").get<double>();
}

class ShopAdvice : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = new test::Database("advice");
        s_connection = s_database->connect().release();
        const auto made = s_connection->execute(schema);
        ASSERT_TRUE(made) << (made ? "" : made.error().english());
        advise::CloneOptions options;
        options.source = s_database->params();
        auto clone = advise::Clone::make(options);
        ASSERT_TRUE(clone) << (clone ? "" : clone.error().english());
        s_clone = clone->release();
        std::vector<base::Text> notes;
        auto candidates = findCandidates(workload(), s_clone->catalog(), notes);
        s_advisor = new advise::Advisor(workload(), s_clone->catalog(), std::move(candidates), *s_clone);
    }
    static void TearDownTestSuite()
    {
        delete s_advisor;
        delete s_clone;
        delete s_connection;
        delete s_database;
    }
    static Advice advised(const advise::AdviseOptions& options)
    {
        auto advice = s_advisor->advise(options);
        EXPECT_TRUE(advice) << (advice ? "" : advice.error().english());
        return advice ? std::move(*advice) : Advice();
    }
    void SetUp() override { ASSERT_NE(s_advisor, nullptr); }

    static inline test::Database* s_database = nullptr;
    static inline pg::Connection* s_connection = nullptr;
    static inline advise::Clone* s_clone = nullptr;
    static inline advise::Advisor* s_advisor = nullptr;
};

/// Whether an index of the advice begins with these columns.
bool begins(const Advice& advice, std::string_view table, const std::vector<std::string>& columns)
{
    return std::ranges::any_of(advice.create, [&](const advise::CreateAdvice& create) {
        if (create.index.table != table || create.index.keys.size() < columns.size())
            return false;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (create.index.keys[i].column != columns[i])
                return false;
        return true;
    });
}

} // namespace

TEST_F(ShopAdvice, theObviousIndexesComeOutAndTheirCostIsAsPromisedOnceBuilt)
{
    advise::AdviseOptions options;
    options.leastGain = 0.0001;
    const Advice advice = advised(options);
    const std::string shown = renderAdvice(advice);
    EXPECT_TRUE(begins(advice, "orders", {"customer_id"})) << shown;
    EXPECT_TRUE(begins(advice, "lines", {"order_id"})) << shown;
    EXPECT_TRUE(begins(advice, "customers", {"email"})) << shown;
    EXPECT_LT(advice.costAfter, advice.costBefore / 10) << shown;
    EXPECT_LE(advice.costAfter, advice.singleColumnCost) << shown;
    EXPECT_TRUE(advice.regressions.empty()) << shown;

    ASSERT_TRUE(s_connection->execute("begin"));
    std::int64_t promisedBytes = 0;
    for (const advise::CreateAdvice& create : advice.create) {
        std::string ddl = create.ddl;
        if (const auto at = ddl.find(" CONCURRENTLY"); at != std::string::npos)
            ddl.erase(at, std::string_view(" CONCURRENTLY").size());
        const auto made = s_connection->execute(ddl);
        ASSERT_TRUE(made) << ddl << ": " << (made ? "" : made.error().english());
        promisedBytes += create.estimatedBytes.value;
    }
    double built = 0;
    for (const auto& statement : workload().statements)
        built += statement.weight * plannedCost(*s_connection, statement.sql);
    ASSERT_TRUE(s_connection->execute("rollback"));
    EXPECT_LE(std::fabs(advice.costAfter / built - 1), 0.1) << advice.costAfter << " for " << built << "\n" << shown;
    EXPECT_GT(promisedBytes, 0);
}

TEST_F(ShopAdvice, aBudgetIsKeptAndTheJsonSaysAll)
{
    advise::AdviseOptions options;
    options.budget = base::ByteCount{6'000'000};
    options.most = 3;
    const Advice advice = advised(options);
    std::int64_t bytes = 0;
    for (const auto& create : advice.create)
        bytes += create.estimatedBytes.value;
    EXPECT_LE(bytes, 6'000'000);
    EXPECT_FALSE(advice.create.empty());
    const auto json = nlohmann::json::parse(toJson(advice), nullptr, false);
    ASSERT_TRUE(json.is_object());
    EXPECT_EQ(json.at("schema"), "howdah/advise-indexes/1");
    EXPECT_EQ(json.at("create").size(), advice.create.size());
    EXPECT_EQ(json.at("create").at(0).at("proof"), "clone");
    EXPECT_GT(json.at("create").at(0).at("estimated_bytes"), 0);
    EXPECT_EQ(json.at("create").at(0).at("plan_after").at("schema"), "howdah/plan/1");
}

TEST_F(ShopAdvice, whatIsThereTwiceIsToBeDropped)
{
    const Advice advice = advised({});
    const auto drop = [&](std::string_view index) {
        const auto found = std::ranges::find(advice.drop, index, &advise::DropAdvice::index);
        return found == advice.drop.end() ? std::string("kept") : std::string(name(found->reason));
    };
    EXPECT_EQ(drop("lines_product_again"), "duplicate");
    EXPECT_EQ(drop("lines_product"), "covered");
    EXPECT_EQ(drop("lines_product_short"), "kept");
    EXPECT_EQ(drop("orders_pkey"), "kept");
    for (const auto& each : advice.drop)
        EXPECT_TRUE(each.ddl.starts_with("DROP INDEX CONCURRENTLY \"public\".")) << each.ddl;
}
