// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/clone.h"
#include "core/base/files.h"
#include "core/base/quoting.h"
#include "tests/db/advise/shop.h"
#include "tests/support/cluster.h"

#include <cmath>
#include <filesystem>
#include <gmock/gmock.h>

namespace {

using namespace howdah;
using namespace howdah::advise;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

WorkloadStatement statement(std::string_view sql)
{
    WorkloadStatement one;
    one.id = "1";
    one.sql = sql;
    return one;
}

IndexDefinition index(std::string schema, std::string table, std::vector<std::string> columns, std::string where = {})
{
    IndexDefinition definition;
    definition.schema = std::move(schema);
    definition.table = std::move(table);
    for (std::string& column : columns)
        definition.keys.push_back({std::move(column), {}, {}, {}, false, false});
    definition.where = std::move(where);
    return definition;
}

/// What EXPLAIN says on a session.
double costAt(pg::Connection& connection, std::string_view sql)
{
    const auto answer = connection.query("explain (format json) " + std::string(sql));
    if (!answer) {
        ADD_FAILURE() << sql << ": " << answer.error().english();
        return 0;
    }
    const auto plans = plan::parsePlans(answer->text(0, 0));
    return plans && !plans->empty() ? plans->front()->root->totalCost : 0;
}

class CloneOfAShop : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = std::make_unique<test::Database>("shop");
        const auto connection = s_database->connect();
        // VACUUM cannot run among other statements of one query.
        std::string_view schema = test::shopSchema;
        const std::size_t last = schema.rfind("vacuum");
        const base::Status made = connection->execute(schema.substr(0, last));
        ASSERT_TRUE(made) << made.error().english();
        ASSERT_TRUE(connection->execute(schema.substr(last)));
    }
    static void TearDownTestSuite() { s_database.reset(); }

    static CloneOptions options()
    {
        CloneOptions options;
        options.source = s_database->params();
        return options;
    }
    void makeClone(const CloneOptions& with = options())
    {
        auto made = Clone::make(with);
        ASSERT_TRUE(made) << made.error().english();
        m_clone = std::move(*made);
    }
    [[nodiscard]] double cost(std::string_view sql, const WhatIf::Choice& choice = {}) const
    {
        const auto estimate = m_clone->estimate(statement(sql), choice, {});
        EXPECT_TRUE(estimate) << sql << ": " << (estimate ? "" : estimate.error().english());
        return estimate ? estimate->cost : 0;
    }

    inline static std::unique_ptr<test::Database> s_database;
    std::unique_ptr<Clone> m_clone;
};

} // namespace

TEST_F(CloneOfAShop, everyStatementCostsThereWhatItCostsAtTheSource)
{
    makeClone();
    for (const base::Text& note : m_clone->notes())
        std::fprintf(stderr, "note: %s\n", note.english().c_str());
    const auto source = s_database->connect();
    for (const std::string_view sql : test::shopStatements) {
        const double there = costAt(*source, sql);
        EXPECT_NEAR(cost(sql) / there, 1, 0.005) << sql;
    }
}

TEST_F(CloneOfAShop, anIndexCostsThereWhatItWillCostOnceItIsBuilt)
{
    struct Wanted {
        IndexDefinition definition;
        std::string name;
    };
    std::vector<Wanted> wanted{{index("public", "orders", {"customer_id", "created"}), "i1"},
                               {index("public", "customers", {"email"}), "i2"},
                               {index("public", "order_lines", {"product"}), "i3"},
                               {index("stock", "events", {"customer_id"}), "i4"},
                               {index("public", "orders", {"created"}, "status = 'paid'"), "i5"},
                               {index("public", "measures", {"label"}), "i6"},
                               {index("public", "customers", {"profile"}), "i7"}};
    wanted[6].definition.method = "gin";
    const auto source = s_database->connect();
    makeClone();
    // Built at the source to know their size, then used there.
    std::vector<double> without;
    for (const std::string_view sql : test::shopStatements)
        without.push_back(costAt(*source, sql));
    WhatIf::Choice all;
    for (const Wanted& one : wanted) {
        const base::Status built = source->execute(one.definition.ddl(one.name, false));
        ASSERT_TRUE(built) << built.error().english();
        const auto size = source->query("select pg_relation_size(to_regclass($1)) + coalesce((select "
                                        "sum(pg_relation_size(relid)) from pg_partition_tree(to_regclass($1))), 0)",
                                        {one.definition.schema + "." + one.name});
        ASSERT_TRUE(size && size->value<std::int64_t>(0, 0));
        const auto handle = m_clone->add(one.definition, base::ByteCount{*size->value<std::int64_t>(0, 0)});
        ASSERT_TRUE(handle) << handle.error().english();
        all.visible.push_back(*handle);
    }
    double predicted = 0, real = 0;
    int changed = 0;
    for (std::size_t i = 0; i < std::size(test::shopStatements); ++i) {
        const std::string_view sql = test::shopStatements[i];
        const double there = costAt(*source, sql);
        const double here = cost(sql, all);
        EXPECT_NEAR(here / there, 1, 0.05) << sql << " was " << without[i];
        predicted += here;
        real += there;
        changed += there < without[i] * 0.9 ? 1 : 0;
        EXPECT_NEAR(cost(sql) / without[i], 1, 0.005) << "hidden again: " << sql;
    }
    EXPECT_NEAR(predicted / real, 1, 0.02);
    EXPECT_GE(changed, 7);
    for (const Wanted& one : wanted)
        ASSERT_TRUE(source->execute("drop index " + base::quoteQualified({one.definition.schema, one.name})));
}
