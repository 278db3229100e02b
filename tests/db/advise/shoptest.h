// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/clone.h"
#include "tests/db/advise/shop.h"
#include "tests/db/server/clusterroot.h"
#include "tests/support/cluster.h"

#include <gmock/gmock.h>
#include <optional>

namespace howdah::test {

inline advise::WorkloadStatement statement(std::string_view sql, bool generic = false)
{
    advise::WorkloadStatement one;
    one.id = "1";
    one.sql = sql;
    one.generic = generic;
    return one;
}

inline advise::IndexDefinition index(std::string schema, std::string table, std::vector<std::string> columns,
                                     std::string where = {})
{
    advise::IndexDefinition definition;
    definition.schema = std::move(schema);
    definition.table = std::move(table);
    for (std::string& column : columns)
        definition.keys.push_back({std::move(column), {}, {}, {}, false, false});
    definition.where = std::move(where);
    return definition;
}

/// Total cost by EXPLAIN on a session.
inline double costAt(pg::Connection& connection, std::string_view sql)
{
    const auto answer = connection.query("explain (format json) " + std::string(sql));
    if (!answer) {
        ADD_FAILURE() << sql << ": " << answer.error().english();
        return 0;
    }
    const auto plans = plan::parsePlans(answer->text(0, 0));
    return plans && !plans->empty() ? plans->front()->root->totalCost : 0;
}

/// A database with the shop, and a folder of the test's own for clones.
class ShopTest : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = std::make_unique<Database>("shop");
        const auto connection = s_database->connect();
        // VACUUM cannot run among other statements of one query.
        const std::string_view schema = shopSchema;
        const std::size_t last = schema.rfind("vacuum");
        const base::Status made = connection->execute(schema.substr(0, last));
        ASSERT_TRUE(made) << made.error().english();
        ASSERT_TRUE(connection->execute(schema.substr(last)));
        s_root.emplace();
    }
    static void TearDownTestSuite()
    {
        EXPECT_EQ(s_root->boundClusters(), 0) << "a clone has left its cluster behind";
        s_root.reset();
        s_database.reset();
    }

    static advise::CloneOptions options()
    {
        advise::CloneOptions options;
        options.source = s_database->params();
        return options;
    }
    static std::unique_ptr<advise::Clone> makeClone(const advise::CloneOptions& with = options())
    {
        auto made = advise::Clone::make(with);
        EXPECT_TRUE(made) << made.error().english();
        return made ? std::move(*made) : nullptr;
    }
    static double cost(advise::WhatIf& engine, std::string_view sql, const advise::WhatIf::Choice& choice = {})
    {
        const auto estimate = engine.estimate(statement(sql), choice, {});
        EXPECT_TRUE(estimate) << sql << ": " << (estimate ? "" : estimate.error().english());
        return estimate ? estimate->cost : 0;
    }

    inline static std::unique_ptr<Database> s_database;
    inline static std::optional<ClusterRoot> s_root;
};

} // namespace howdah::test
