// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/poolfeedjson.h"

#include <gtest/gtest.h>

using namespace howdah;
using base::ErrorCode;
using base::Nanoseconds;
using base::Seconds;
using pool::FeedCommand;
using pool::FeedPool;
using pool::FeedProcess;
using pool::LeaseInfo;
using pool::LeaseState;

namespace {

FeedProcess example()
{
    FeedProcess process;
    process.pid = 4711;
    process.program = "shop";
    process.at = base::WallTime(std::chrono::microseconds(1'700'000'000'123'456));
    FeedPool one;
    one.id = 3;
    one.server = "shop@db1:5432/shop";
    one.applicationName = "shop worker";
    one.checkoutTimeout = Seconds(30);
    one.recycle = Seconds(-1);
    one.leakThreshold = Seconds(60);
    pool::PoolStats& stats = one.stats;
    stats.poolName = "db1:5432/shop";
    stats.at = process.at;
    stats.size = 20;
    stats.maxOverflow = 30;
    stats.idle = 1;
    stats.inUse = 2;
    stats.opening = 3;
    stats.cleaning = 4;
    stats.waiting = 5;
    stats.requests = 18'000'000'000'000'000'000U; // beyond what a double or a signed number holds
    stats.checkouts = 7;
    stats.returns = 8;
    stats.timeouts = 9;
    stats.cancelled = 10;
    stats.opened = 11;
    stats.connectFailures = 12;
    for (std::size_t i = 0; i < stats.closed.size(); ++i)
        stats.closed[i] = 100 + i;
    stats.staleReturns = 13;
    stats.leaks = 14;
    stats.recoveries = 15;
    stats.suspended = true;
    stats.lastConnectError = "Cannot reach the server: \"refused\"\n";
    stats.wait.add(Nanoseconds(1));
    stats.wait.add(Seconds(1));
    stats.use.add(Nanoseconds::max() / 4);
    one.arrivals = {0, 4294967295U, 17};
    LeaseInfo lease;
    lease.id = 99;
    lease.state = LeaseState::Orphan;
    lease.tag = "Cart::load";
    lease.file = "cart.cpp";
    lease.line = 77;
    lease.function = "void Cart::load()";
    lease.thread = 6;
    lease.backend = {31337};
    lease.heldFor = Seconds(100);
    lease.idleFor = Seconds(90);
    lease.runningFor = Nanoseconds(5);
    lease.statementRunning = true;
    lease.lastStatement = "select 'größer' \t\"x\"";
    one.leases = {lease, LeaseInfo{}};
    process.pools = {one, FeedPool{}};
    process.pools[1].stats.at = process.at;
    return process;
}

/// The example as its readers would get it if `from` said `to`.
std::string changed(const std::string& from, const std::string& to)
{
    std::string line = writeFeed(example());
    const std::size_t at = line.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return line.replace(at, from.size(), to);
}

ErrorCode codeOf(const std::string& line)
{
    const auto process = pool::readFeed(line);
    EXPECT_FALSE(process) << line.substr(0, 200);
    return process ? ErrorCode::Internal : process.error().code();
}

} // namespace

TEST(PoolFeedJson, aDocumentReadsBackAsItWasWritten)
{
    const FeedProcess written = example();
    const std::string line = writeFeed(written);
    EXPECT_EQ(line.find('\n'), line.size() - 1) << "one line";
    const auto read = pool::readFeed(line);
    ASSERT_TRUE(read) << read.error().english();
    EXPECT_EQ(read->pid, written.pid);
    EXPECT_EQ(read->program, written.program);
    EXPECT_EQ(read->at, written.at);
    ASSERT_EQ(read->pools.size(), 2U);
    const FeedPool& pool = read->pools[0];
    EXPECT_EQ(pool.id, 3U);
    EXPECT_EQ(pool.server, "shop@db1:5432/shop");
    EXPECT_EQ(pool.applicationName, "shop worker");
    EXPECT_EQ(pool.recycle, Seconds(-1));
    EXPECT_EQ(pool.stats.requests, 18'000'000'000'000'000'000U);
    EXPECT_EQ(pool.stats.closed, written.pools[0].stats.closed);
    EXPECT_EQ(pool.stats.wait, written.pools[0].stats.wait);
    EXPECT_EQ(pool.stats.use, written.pools[0].stats.use);
    EXPECT_EQ(pool.stats.lastConnectError, written.pools[0].stats.lastConnectError);
    EXPECT_TRUE(pool.stats.suspended);
    EXPECT_EQ(pool.stats.at, written.at);
    EXPECT_EQ(pool.arrivals, written.pools[0].arrivals);
    ASSERT_EQ(pool.leases.size(), 2U);
    EXPECT_EQ(pool.leases[0].state, LeaseState::Orphan);
    EXPECT_EQ(pool.leases[0].lastStatement, written.pools[0].leases[0].lastStatement);
    EXPECT_EQ(pool.leases[0].backend.value, 31337);
    EXPECT_EQ(pool.leases[1].state, LeaseState::Ok);
    // Whatever is not named above: the whole says the same once more.
    EXPECT_EQ(writeFeed(*read), line);
}

TEST(PoolFeedJson, everyStateOfALeaseHasAWordThatReadsBack)
{
    for (const LeaseState state :
         {LeaseState::Ok, LeaseState::LongRunning, LeaseState::IdleLease, LeaseState::Orphan}) {
        FeedProcess process = example();
        process.pools[0].leases[0].state = state;
        const auto read = pool::readFeed(writeFeed(process));
        ASSERT_TRUE(read) << read.error().english();
        EXPECT_EQ(read->pools[0].leases[0].state, state);
    }
}

TEST(PoolFeedJson, whatIsNotUtf8IsReplacedNotRefused)
{
    FeedProcess process = example();
    process.pools[0].leases[0].lastStatement = "select '\xff\xfe' /* \xc3";
    process.pools[0].leases[0].tag = "\x80";
    const auto read = pool::readFeed(writeFeed(process));
    ASSERT_TRUE(read) << read.error().english();
    EXPECT_EQ(read->pools[0].leases[0].tag, "\xef\xbf\xbd");
    EXPECT_EQ(read->pools[0].leases[0].lastStatement.substr(0, 8), "select '");
}

TEST(PoolFeedJson, fieldsOfANewerProcessArePassedOver)
{
    const auto read = pool::readFeed(changed("\"idle\":1,", "\"idle\":1,\"colour\":{\"a\":[1,null]},"));
    ASSERT_TRUE(read) << read.error().english();
    EXPECT_EQ(read->pools[0].stats.idle, 1);
    const auto state = pool::readFeed(changed("\"state\":\"orphan\"", "\"state\":\"haunted\""));
    ASSERT_TRUE(state) << state.error().english();
    EXPECT_EQ(state->pools[0].leases[0].state, LeaseState::Ok);
}

TEST(PoolFeedJson, fieldsThatAreMissingOrNullKeepTheirDefaults)
{
    const auto least = pool::readFeed(R"({"schema":"howdah/pool-feed/1","pools":[{"id":null,"leases":[{}]}]})");
    ASSERT_TRUE(least) << least.error().english();
    ASSERT_EQ(least->pools.size(), 1U);
    EXPECT_EQ(least->pools[0].id, 0U);
    EXPECT_EQ(least->pools[0].leases.size(), 1U);
    EXPECT_EQ(least->pools[0].stats.wait.count, 0U);
    const auto none = pool::readFeed(R"({"schema":"howdah/pool-feed/1"})");
    ASSERT_TRUE(none) << none.error().english();
    EXPECT_TRUE(none->pools.empty());
}

TEST(PoolFeedJson, anotherVersionIsToldFromNonsense)
{
    const auto newer = pool::readFeed(changed("howdah/pool-feed/1", "howdah/pool-feed/2"));
    ASSERT_FALSE(newer);
    EXPECT_EQ(newer.error().code(), ErrorCode::Unsupported);
    EXPECT_NE(newer.error().english().find("howdah/pool-feed/2"), std::string::npos);
    EXPECT_EQ(codeOf(changed("howdah/pool-feed/1", "howdah/health/1")), ErrorCode::InvalidInput);
}

TEST(PoolFeedJson, whatIsNoDocumentIsRefused)
{
    const std::string line = writeFeed(example());
    for (std::size_t length = 0; length + 2 < line.size(); length += 97)
        EXPECT_EQ(codeOf(line.substr(0, length)), ErrorCode::InvalidInput) << "cut at " << length;
    for (const char* const text : {"", "null", "[]", "4711", "\"howdah/pool-feed/1\"", "{}", "{\"schema\":7}", "\xff"})
        EXPECT_EQ(codeOf(text), ErrorCode::InvalidInput) << text;
    EXPECT_EQ(codeOf(std::string(100'000, '[')), ErrorCode::InvalidInput);
}

TEST(PoolFeedJson, aFieldOfAnotherTypeIsRefused)
{
    const std::pair<const char*, const char*> changes[] = {
        {"\"pid\":4711", "\"pid\":\"4711\""},
        {"\"program\":\"shop\"", "\"program\":[]"},
        {"\"idle\":1,", "\"idle\":{},"},
        {"\"idle\":1,", "\"idle\":1.5,"},
        {"\"idle\":1,", "\"idle\":4294967296,"},
        {"\"requests\":18000000000000000000", "\"requests\":3e20"},
        {"\"requests\":18000000000000000000", "\"requests\":-1"},
        {"4294967295,", "4294967296,"},
        {"\"suspended\":true", "\"suspended\":1"},
        {"\"arrivals\":[0,", "\"arrivals\":[\"many\","},
        {"\"recycled\":100", "\"recycled\":\"often\""},
        {"\"wait\":{\"count\":2", "\"wait\":{\"count\":false"},
        {"\"log8_buckets\":[[0,1]", "\"log8_buckets\":[7"},
        {"\"log8_buckets\":[[0,1]", "\"log8_buckets\":[[]"},
        {"\"backend_pid\":31337", "\"backend_pid\":null,\"tag\":{}"},
    };
    for (const auto& [from, to] : changes) {
        const auto read = pool::readFeed(changed(from, to));
        EXPECT_FALSE(read) << to;
    }
}

TEST(PoolFeedJson, aBucketThatDoesNotExistIsPassedOver)
{
    const auto read = pool::readFeed(changed("\"log8_buckets\":[[0,1]", "\"log8_buckets\":[[99999999999,1]"));
    ASSERT_TRUE(read) << read.error().english();
    EXPECT_EQ(read->pools[0].stats.wait.buckets[0], 0U);
}

TEST(PoolFeedJson, commandsReadBack)
{
    for (const FeedCommand& command : {FeedCommand{FeedCommand::Kind::RecycleAll, 3, 0},
                                       FeedCommand{FeedCommand::Kind::RecycleLease, 3, 18'000'000'000'000'000'000U}}) {
        const std::string line = writeCommand(command);
        EXPECT_EQ(line.find('\n'), line.size() - 1);
        const auto read = pool::readCommand(line);
        ASSERT_TRUE(read) << read.error().english();
        EXPECT_EQ(read->kind, command.kind);
        EXPECT_EQ(read->pool, command.pool);
        EXPECT_EQ(read->lease, command.lease);
    }
}

TEST(PoolFeedJson, aCommandThatIsNoneIsRefused)
{
    for (const char* const line :
         {"", "{}", "recycle_all", R"({"do":"recycle_all"})", R"({"do":"drop_all","pool":1})",
          R"({"do":"recycle_lease","pool":1})", R"({"do":"recycle_all","pool":"1"})", R"({"do":7,"pool":1})",
          R"({"pool":1})", R"({"do":"recycle_all","pool":1e300})", R"({"do":"recycle_all","pool":-1})",
          R"([{"do":"recycle_all","pool":1}])", R"({"do":"recycle_all","pool":1)", "\xff\n"})
        EXPECT_FALSE(pool::readCommand(line)) << line;
}
