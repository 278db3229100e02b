// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/breaker.h"

#include <gtest/gtest.h>

using namespace howdah;
using base::Milliseconds;
using base::MonotonicTime;
using base::Seconds;
using pool::detail::Breaker;

namespace {
constexpr MonotonicTime start{std::chrono::hours(1)};

base::Error refusal(const char* sqlState)
{
    base::ServerMessage message;
    message.sqlState = sqlState;
    message.message = "no";
    return base::Error::fromServer(base::ErrorCode::LoginRefused, base::Text::verbatim("Cannot log in"), message);
}
} // namespace

TEST(Breaker, letsEverythingThroughWhileConnectsSucceed)
{
    Breaker breaker(1);
    EXPECT_FALSE(breaker.open());
    EXPECT_TRUE(breaker.mayProbe(start, 3));
}

TEST(Breaker, allowsOneProbeAndOnlyAfterThePause)
{
    Breaker breaker(1);
    breaker.failed(start, false);
    EXPECT_TRUE(breaker.open());
    EXPECT_FALSE(breaker.mayProbe(start, 0));
    EXPECT_TRUE(breaker.mayProbe(breaker.nextProbe(), 0));
    EXPECT_FALSE(breaker.mayProbe(breaker.nextProbe(), 1));
    breaker.succeeded();
    EXPECT_TRUE(breaker.mayProbe(start, 1));
}

TEST(Breaker, pausesGrowToFiveSecondsWithFullJitter)
{
    base::Nanoseconds longest{}, shortestOfTheLate = Seconds(60);
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        Breaker breaker(seed);
        breaker.failed(start, false);
        EXPECT_GE(breaker.nextProbe() - start, Milliseconds(100)) << "seed " << seed;
        EXPECT_LE(breaker.nextProbe() - start, Milliseconds(200)) << "seed " << seed;
        for (int i = 0; i < 50; ++i)
            breaker.failed(start, false);
        longest = std::max<base::Nanoseconds>(longest, breaker.nextProbe() - start);
        shortestOfTheLate = std::min<base::Nanoseconds>(shortestOfTheLate, breaker.nextProbe() - start);
    }
    EXPECT_LE(longest, Seconds(5));
    EXPECT_GT(longest, Milliseconds(4500));
    EXPECT_LT(shortestOfTheLate, Milliseconds(500));
}

TEST(Breaker, anAnsweredKnockIsWorthAnAttemptAtOnce)
{
    Breaker breaker(1);
    for (int i = 0; i < 50; ++i)
        breaker.failed(start, false);
    breaker.knockAnswered(start);
    EXPECT_TRUE(breaker.mayProbe(start, 0));
    EXPECT_TRUE(breaker.open()) << "until a connect succeeds";
    breaker.failed(start, false);
    EXPECT_LE(breaker.nextProbe() - start, Milliseconds(400)) << "one that is still starting is asked again soon";
}

TEST(Breaker, aServerThatIsStartingIsAskedAgainSoonButNotForEver)
{
    Breaker breaker(1);
    for (int i = 0; i < Breaker::startingTries; ++i) {
        breaker.nearlyThere(start);
        EXPECT_TRUE(breaker.open());
        EXPECT_EQ(breaker.nextProbe() - start, Breaker::startingPause);
    }
    for (int i = 0; i < 50; ++i)
        breaker.nearlyThere(start);
    EXPECT_GE(breaker.nextProbe() - start, Milliseconds(100));
}

TEST(Breaker, aRefusedLoginWaitsTheLongestPauseAtOnce)
{
    Breaker breaker(1);
    breaker.failed(start, true);
    EXPECT_TRUE(breaker.refusing(start + Milliseconds(4999)));
    EXPECT_FALSE(breaker.refusing(start + Seconds(5)));
    EXPECT_EQ(breaker.nextProbe(), start + Breaker::longest);
}

TEST(Breaker, aRefusalThatIsRememberedTroublesNobodyAndIsLookedAtAgainSoon)
{
    Breaker breaker(1);
    for (int i = 0; i < 50; ++i)
        breaker.failed(start, true, true);
    EXPECT_TRUE(breaker.refusing(start + Milliseconds(199)));
    EXPECT_TRUE(breaker.mayProbe(start + Milliseconds(200), 0));
}

TEST(Breaker, aServerThatIsStartingOrFullIsNotARefusal)
{
    using pool::detail::isRefusal;
    EXPECT_TRUE(isRefusal(refusal("28P01")));
    EXPECT_TRUE(isRefusal(refusal("28000")));
    EXPECT_TRUE(isRefusal(refusal("3D000")));
    EXPECT_FALSE(isRefusal(refusal("57P03")));
    EXPECT_FALSE(isRefusal(refusal("53300")));
    EXPECT_FALSE(isRefusal(base::Error(base::ErrorCode::Unreachable, base::Text::verbatim("refused"))));
}
