// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/types.h"

#include <gtest/gtest.h>
#include <limits>
#include <type_traits>
#include <unordered_set>

using namespace howdah::base;

static_assert(!std::is_convertible_v<std::int32_t, BackendPid>, "a bare number is no pid");
static_assert(!std::is_convertible_v<BackendPid, QueryId>);

TEST(Types, positionsInTheLogAreWrittenAsTheServerDoes)
{
    EXPECT_EQ(Lsn{}.toString(), "0/0");
    EXPECT_EQ((Lsn{0x16B374D848}.toString()), "16/B374D848");
    EXPECT_EQ((Lsn{0x1'0000'00FF}.toString()), "1/FF");
    EXPECT_EQ((Lsn{std::numeric_limits<std::uint64_t>::max()}.toString()), "FFFFFFFF/FFFFFFFF");
}

TEST(Types, positionsInTheLogComeBackAsTheyWere)
{
    for (const std::uint64_t value : {0ULL, 255ULL, 0x16B374D848ULL, 0xFFFFFFFFFFFFFFFFULL}) {
        const auto parsed = Lsn::parse(Lsn{value}.toString());
        ASSERT_TRUE(parsed);
        EXPECT_EQ(parsed->value, value);
    }
}

TEST(Types, whatIsNoPositionInTheLogIsRefused)
{
    for (const char* text :
         {"", "/", "16", "16/", "/B3", "16/B3 ", " 16/B3", "0x16/B3", "123456789/0", "16/-1", "16/B3/4"}) {
        const auto parsed = Lsn::parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code(), ErrorCode::InvalidInput);
    }
}

TEST(Types, positionsAndSizesAreOrdered)
{
    EXPECT_LT((Lsn{1}), (Lsn{2}));
    EXPECT_LT((ByteCount{-1}), (ByteCount{0}));
    EXPECT_EQ((BackendPid{7}), (BackendPid{7}));
}

TEST(Types, queryIdsAreSignedAndKeepEveryDigit)
{
    EXPECT_EQ((QueryId{std::numeric_limits<std::int64_t>::min()}.toString()), "-9223372036854775808");
    const std::unordered_set<QueryId> ids{QueryId{1}, QueryId{-1}, QueryId{1}};
    EXPECT_EQ(ids.size(), 2U);
    const std::unordered_set<BackendPid> pids{BackendPid{1}, BackendPid{2}};
    EXPECT_TRUE(pids.contains(BackendPid{2}));
}
