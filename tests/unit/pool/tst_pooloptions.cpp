// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/pooloptions.h"
#include "core/pool/replicarouter.h"

#include <gtest/gtest.h>

#include <map>

using namespace howdah;
using base::ErrorCode;
using base::Seconds;
using pool::PoolOptions;

namespace {
pg::Environment environment(std::map<std::string, std::string, std::less<>> values)
{
    return [values = std::move(values)](std::string_view name) -> std::optional<std::string> {
        const auto found = values.find(name);
        return found != values.end() ? std::optional(found->second) : std::nullopt;
    };
}
} // namespace

TEST(PoolOptions, anEmptyEnvironmentGivesTheDefaults)
{
    const auto options = PoolOptions::fromEnvironment(environment({}));
    ASSERT_TRUE(options) << options.error().english();
    EXPECT_EQ(options->size, 20);
    EXPECT_EQ(options->maxOverflow, 30);
    EXPECT_EQ(options->checkoutTimeout, Seconds(30));
    EXPECT_EQ(options->recycle, Seconds(3600));
    EXPECT_TRUE(options->prePing);
    EXPECT_FALSE(options->echo);
    EXPECT_TRUE(options->jitOff);
    EXPECT_EQ(options->applicationName, "Howdah");
    EXPECT_TRUE(options->check());
}

TEST(PoolOptions, theVariablesAreHonoured)
{
    const auto options = PoolOptions::fromEnvironment(
        environment({{"DB_POOL_SIZE", "5"},
                     {"DB_MAX_OVERFLOW", "0"},
                     {"DB_POOL_TIMEOUT", "2.5"},
                     {"DB_POOL_RECYCLE", "90s"},
                     {"DB_POOL_PRE_PING", "False"},
                     {"DB_ECHO", "ON"},
                     {"DATABASE_URL", "postgresql+asyncpg://shop:secret@db.example:6000/shop"}}));
    ASSERT_TRUE(options) << options.error().english();
    EXPECT_EQ(options->size, 5);
    EXPECT_EQ(options->maxOverflow, 0);
    EXPECT_EQ(options->checkoutTimeout, base::Milliseconds(2500));
    EXPECT_EQ(options->recycle, Seconds(90));
    EXPECT_FALSE(options->prePing);
    EXPECT_TRUE(options->echo);
    EXPECT_EQ(options->params.get("host"), "db.example");
    EXPECT_EQ(options->params.get("port"), "6000");
    EXPECT_EQ(options->params.password().reveal(), "secret");
}

TEST(PoolOptions, aRecycleOfMinusOneMeansNever)
{
    const auto options = PoolOptions::fromEnvironment(environment({{"DB_POOL_RECYCLE", "-1"}}));
    ASSERT_TRUE(options) << options.error().english();
    EXPECT_LT(options->recycle, base::Nanoseconds::zero());
}

TEST(PoolOptions, aValueThatCannotBeReadIsAUsageErrorThatNamesItsVariable)
{
    const std::pair<const char*, const char*> bad[] = {
        {"DB_POOL_SIZE", "0"},       {"DB_POOL_SIZE", "many"},      {"DB_POOL_SIZE", "20 "},
        {"DB_MAX_OVERFLOW", "-1"},   {"DB_POOL_TIMEOUT", "-1"},     {"DB_POOL_TIMEOUT", "soon"},
        {"DB_POOL_RECYCLE", "-2"},   {"DB_POOL_PRE_PING", "maybe"}, {"DB_ECHO", "2"},
        {"DB_POOL_SIZE", "9999999"},
    };
    for (const auto& [variable, value] : bad) {
        const auto options = PoolOptions::fromEnvironment(environment({{variable, value}}));
        ASSERT_FALSE(options) << variable << "=" << value;
        EXPECT_EQ(options.error().code(), ErrorCode::Usage);
        EXPECT_NE(options.error().english().find(variable), std::string::npos) << options.error().english();
        EXPECT_NE(options.error().english().find(value), std::string::npos) << options.error().english();
    }
}

TEST(RouterOptions, theReplicaIsTheSamePoolElsewhere)
{
    const auto options = pool::RouterOptions::fromEnvironment(
        environment({{"DATABASE_URL", "postgresql+asyncpg://app@primary:5432/shop"},
                     {"DATABASE_REPLICA_URL", "postgresql://reader@standby-1,standby-2:5433/shop"},
                     {"DB_POOL_SIZE", "7"}}));
    ASSERT_TRUE(options) << options.error().english();
    EXPECT_EQ(options->primary.params.get("host"), "primary");
    ASSERT_TRUE(options->replica);
    EXPECT_EQ(options->replica->params.get("host"), "standby-1,standby-2");
    EXPECT_EQ(options->replica->params.get("user"), "reader");
    EXPECT_EQ(options->replica->size, 7);
}

TEST(RouterOptions, withoutAReplicaEverythingGoesToThePrimary)
{
    const auto options =
        pool::RouterOptions::fromEnvironment(environment({{"DATABASE_URL", "postgresql://primary/shop"}}));
    ASSERT_TRUE(options);
    EXPECT_FALSE(options->replica);
    const auto refused = pool::RouterOptions::fromEnvironment(environment(
        {{"DATABASE_URL", "postgresql://primary/shop"}, {"DATABASE_REPLICA_URL", "postgresql://[standby/shop"}}));
    EXPECT_FALSE(refused) << "a replica that is not understood is not left out in silence";
}

TEST(PoolOptions, aPoolThatCouldServeNobodyIsRefused)
{
    PoolOptions options;
    options.size = 0;
    EXPECT_EQ(options.check().error().code(), ErrorCode::Usage);
    options = {};
    options.maxOverflow = -1;
    EXPECT_EQ(options.check().error().code(), ErrorCode::Usage);
    options = {};
    options.checkoutTimeout = Seconds(-1);
    EXPECT_EQ(options.check().error().code(), ErrorCode::Usage);
    options = {};
    options.clock = nullptr;
    EXPECT_EQ(options.check().error().code(), ErrorCode::Usage);
}
