// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secretstring.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <string>
#include <type_traits>
#include <utility>

using howdah::base::SecretString;
using howdah::base::wipeMemory;

static_assert(!std::is_convertible_v<SecretString, std::string>, "a secret must be revealed on purpose");
static_assert(!std::is_convertible_v<SecretString, std::string_view>);
static_assert(!std::is_convertible_v<std::string, SecretString>);

TEST(SecretString, revealsWhatItHolds)
{
    const SecretString secret("pässwort");
    EXPECT_EQ(secret.reveal(), "pässwort");
    EXPECT_EQ(secret.size(), std::string("pässwort").size());
    EXPECT_EQ(secret.reveal().data()[secret.size()], '\0');
}

TEST(SecretString, anEmptySecretIsNoSecret)
{
    const SecretString secret("");
    EXPECT_TRUE(secret.empty());
    EXPECT_EQ(secret.size(), 0U);
    EXPECT_EQ(secret.reveal(), "");
    EXPECT_EQ(secret, SecretString());
}

TEST(SecretString, takingWipesTheSource)
{
    std::string source = "a password long enough to leave the small buffer";
    const char* bytes = source.data();
    const std::size_t size = source.size();
    const SecretString secret = SecretString::take(source);
    EXPECT_EQ(secret.size(), size);
    EXPECT_TRUE(source.empty());
    // clear() keeps the buffer, so the bytes can still be looked at.
    ASSERT_EQ(source.data(), bytes);
    EXPECT_TRUE(std::all_of(bytes, bytes + size, [](char c) { return c == '\0'; }));
}

TEST(SecretString, movingLeavesNothingBehind)
{
    SecretString first("short");
    const char* bytes = first.reveal().data();
    const SecretString second = std::move(first);
    EXPECT_EQ(second.reveal().data(), bytes) << "the bytes were copied";
    EXPECT_TRUE(first.empty()); // NOLINT(bugprone-use-after-move): what is left behind is the point
}

TEST(SecretString, copiesAreIndependent)
{
    SecretString first("one");
    const SecretString copy = first;
    first = SecretString("two");
    EXPECT_EQ(copy.reveal(), "one");
    EXPECT_EQ(first.reveal(), "two");
    const SecretString& same = first;
    first = same;
    EXPECT_EQ(first.reveal(), "two");
}

TEST(SecretString, comparesByContent)
{
    EXPECT_EQ(SecretString("a"), SecretString("a"));
    EXPECT_FALSE(SecretString("a") == SecretString("b"));
    EXPECT_FALSE(SecretString("a") == SecretString("ab"));
    EXPECT_FALSE(SecretString("a") == SecretString());
}

TEST(SecretString, wipedMemoryIsZero)
{
    std::array<char, 5> bytes{'a', 'b', 'c', 'd', 'e'};
    wipeMemory(bytes.data(), 4);
    EXPECT_EQ((std::array<char, 5>{0, 0, 0, 0, 'e'}), bytes);
}
