// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <gtest/gtest.h>
#include <limits>
#include <random>

using namespace howdah::base;

TEST(Numbers, integersAreReadWholeOrNotAtAll)
{
    EXPECT_EQ(parseNumber<int>("42"), 42);
    EXPECT_EQ(parseNumber<int>("-7"), -7);
    EXPECT_EQ(parseNumber<std::int64_t>("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
    for (const char* text : {"", " 1", "1 ", "+1", "1.0", "0x10", "1,000", "--1", "one", "-"})
        EXPECT_FALSE(parseNumber<int>(text).has_value()) << text;
}

TEST(Numbers, integersThatDoNotFitAreRefused)
{
    EXPECT_FALSE(parseNumber<std::int64_t>("9223372036854775808").has_value());
    EXPECT_FALSE(parseNumber<std::uint8_t>("256").has_value());
    EXPECT_FALSE(parseNumber<unsigned>("-1").has_value());
}

TEST(Numbers, floatsAreReadWithAPointWhateverTheLocale)
{
    EXPECT_EQ(parseDouble("0.5"), 0.5);
    EXPECT_EQ(parseDouble("-12.25"), -12.25);
    EXPECT_EQ(parseDouble("1e-05"), 1e-05);
    EXPECT_EQ(parseDouble("1.7976931348623157e+308"), std::numeric_limits<double>::max());
    for (const char* text : {"", "0,5", "1.5 ", " 1.5", "1.5x", "1.2.3", "+1"})
        EXPECT_FALSE(parseDouble(text).has_value()) << text;
}

TEST(Numbers, whatPostgresWritesForNoNumberIsRead)
{
    EXPECT_TRUE(std::isnan(parseDouble("NaN").value_or(0)));
    EXPECT_EQ(parseDouble("Infinity"), std::numeric_limits<double>::infinity());
    EXPECT_EQ(parseDouble("-Infinity"), -std::numeric_limits<double>::infinity());
}

TEST(Numbers, floatsAreWrittenWithAPointWhateverTheLocale)
{
    EXPECT_EQ(toChars(0.5), "0.5");
    EXPECT_EQ(toChars(1234567.891, 2), "1234567.89");
    EXPECT_EQ(toChars(0.125, 0), "0");
    EXPECT_EQ(toChars(1e300, 1).size(), 303U);
}

TEST(Numbers, minusZeroLosesItsSignInFixedNotation)
{
    EXPECT_EQ(toChars(-0.0, 1), "0.0");
    EXPECT_EQ(toChars(-0.004, 2), "0.00");
    EXPECT_EQ(toChars(-0.006, 2), "-0.01");
}

TEST(Numbers, everyFloatComesBackAsItWas)
{
    std::mt19937_64 random(20260801);
    for (int i = 0; i < 20000; ++i) {
        const std::uint64_t bits = random();
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        if (std::isfinite(value)) {
            ASSERT_EQ(parseDouble(toChars(value)), value) << bits;
        }
    }
}
