// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <gtest/gtest.h>

using howdah::base::Text;

TEST(Text, argumentsThatHoldPlaceholdersStayAsTheyAre)
{
    const Text text(HOWDAH_TEXT("test", "%1 and %2"), {"%2", "two"});
    EXPECT_EQ(text.english(), "%2 and two");
}

TEST(Text, countChoosesThePluralForm)
{
    EXPECT_EQ(Text::counted(HOWDAH_TEXT_N("test", "%n session(s) wait for %1"), 1, {"a lock"}).english(),
              "1 session wait for a lock");
    EXPECT_EQ(Text::counted(HOWDAH_TEXT_N("test", "%n warning(s)"), 3).english(), "3 warnings");
}

TEST(Text, verbatimTextIsNeverTranslatedOrFilled)
{
    const Text text = Text::verbatim("100 %1");
    EXPECT_FALSE(text.translatable());
    EXPECT_EQ(text.english(), "100 %1");
}
