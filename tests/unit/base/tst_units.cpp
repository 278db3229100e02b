// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/units.h"

#include <gtest/gtest.h>
#include <limits>

using namespace howdah::base;
using std::chrono::hours;
using std::chrono::minutes;

TEST(Units, numbersKeepThreeSignificantDigitsBelowAHundred)
{
    EXPECT_EQ(human::number(12.54), "12.5");
    EXPECT_EQ(human::number(0.0041), "0.0041");
    EXPECT_EQ(human::number(1.234), "1.23");
    EXPECT_EQ(human::number(2.0), "2");
    EXPECT_EQ(human::number(284.4), "284");
    EXPECT_EQ(human::number(0), "0");
}

TEST(Units, thousandsAreSetApartByThinSpaces)
{
    EXPECT_EQ(human::integer(1284), "1\u202f284");
    EXPECT_EQ(human::integer(-1234567), "-1\u202f234\u202f567");
    EXPECT_EQ(human::integer(999), "999");
    EXPECT_EQ(human::number(1234567.0), "1\u202f234\u202f567");
    EXPECT_EQ(human::integer(std::numeric_limits<std::int64_t>::min()),
              "-9\u202f223\u202f372\u202f036\u202f854\u202f775\u202f808");
}

TEST(Units, whatIsNoNumberIsShownAsSuch)
{
    EXPECT_EQ(human::number(std::numeric_limits<double>::quiet_NaN()), "–");
    EXPECT_EQ(human::number(std::numeric_limits<double>::infinity()), "∞");
    EXPECT_EQ(human::number(-std::numeric_limits<double>::infinity()), "-∞");
}

TEST(Units, durationsTakeTheUnitThatReadsBest)
{
    EXPECT_EQ(human::duration(Nanoseconds(0)), "0 s");
    EXPECT_EQ(human::duration(Nanoseconds(60)), "60 ns");
    EXPECT_EQ(human::duration(Nanoseconds(1500)), "1.5 µs");
    EXPECT_EQ(human::milliseconds(3.1), "3.1 ms");
    EXPECT_EQ(human::duration(Seconds(42)), "42 s");
    EXPECT_EQ(human::duration(minutes(12) + Seconds(4)), "12 min 04 s");
    EXPECT_EQ(human::duration(hours(3) + minutes(7)), "3 h 07 min");
    EXPECT_EQ(human::duration(hours(220)), "9 d 4 h");
    EXPECT_EQ(human::duration(-minutes(2)), "-2 min 00 s");
}

TEST(Units, durationsNeverRoundUpToSixtySecondsOrAThousand)
{
    EXPECT_EQ(human::duration(Milliseconds(59'990)), "1 min 00 s");
    EXPECT_EQ(human::duration(Nanoseconds(999'700)), "1 ms");
    EXPECT_EQ(human::duration(Nanoseconds(999'700'000)), "1 s");
    EXPECT_EQ(human::duration(Nanoseconds(std::numeric_limits<std::int64_t>::max())), "106\u202f751 d 23 h");
}

TEST(Units, bytesCountInPowersOf1024)
{
    EXPECT_EQ(human::bytes(ByteCount{412}), "412 B");
    EXPECT_EQ(human::bytes(ByteCount{8192}), "8 kB");
    EXPECT_EQ(human::bytes(ByteCount{1258291}), "1.2 MB");
    EXPECT_EQ(human::bytes(ByteCount{760LL << 20}), "760 MB");
    EXPECT_EQ(human::bytes(ByteCount{(1LL << 30) - 1}), "1 GB");
    EXPECT_EQ(human::bytes(ByteCount{std::numeric_limits<std::int64_t>::max()}), "8\u202f192 PB");
}

TEST(Units, ratiosBecomePercentAndFactors)
{
    EXPECT_EQ(human::percent(0.987), "98.7 %");
    EXPECT_EQ(human::percent(1), "100 %");
    EXPECT_EQ(human::factor(66.2), "66×");
    EXPECT_EQ(human::factor(1.44), "1.4×");
}

TEST(Units, sizesAreReadAsTheServersSettingsReadThem)
{
    EXPECT_EQ(parseByteCount("512")->value, 512);
    EXPECT_EQ(parseByteCount("8kB")->value, 8192);
    EXPECT_EQ(parseByteCount(" 64 MB ")->value, 64LL << 20);
    EXPECT_EQ(parseByteCount("1.5GB")->value, 3LL << 29);
    EXPECT_EQ(parseByteCount("1TB")->value, 1LL << 40);
}

TEST(Units, sizesThatCannotBeUnderstoodAreRefusedWithAnExample)
{
    for (const char* text : {"", "MB", "12 parsecs", "1,5GB", "-1MB", "99999999TB", "1 MB 2"}) {
        const auto size = parseByteCount(text);
        ASSERT_FALSE(size) << text;
        EXPECT_EQ(size.error().code(), ErrorCode::InvalidInput) << text;
    }
    EXPECT_EQ(parseByteCount("MB").error().english(),
              "\"MB\" is not a size; write a number and B, kB, MB, GB or TB, for example 64MB");
}

TEST(Units, spansOfTimeAreReadAsTheServersSettingsReadThem)
{
    EXPECT_EQ(*parseDuration("500ms"), Milliseconds(500));
    EXPECT_EQ(*parseDuration("10 s"), Seconds(10));
    EXPECT_EQ(*parseDuration("2min"), minutes(2));
    EXPECT_EQ(*parseDuration("1h"), hours(1));
    EXPECT_EQ(*parseDuration("1d"), hours(24));
    EXPECT_EQ(*parseDuration("0.5s"), Milliseconds(500));
}

TEST(Units, aBareSpanCountsInTheUnitOfItsSetting)
{
    EXPECT_EQ(*parseDuration("30"), Seconds(30));
    EXPECT_EQ(*parseDuration("30", Milliseconds(1)), Milliseconds(30));
    for (const char* text : {"", "soon", "10 weeks", "0,5s", "1e300d"})
        EXPECT_FALSE(parseDuration(text)) << text;
}
