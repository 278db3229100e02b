// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/plurals.h"
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

TEST(Text, theEnglishCatalogueHasThePluralForms)
{
    const auto young = [](long long count) {
        return Text::counted(HOWDAH_TEXT_N("advise",
                                           "%n index(es) had no scan, but the counters are too young, or of an age "
                                           "that is not known, to call them unused: thirty days are needed."),
                             count)
            .english();
    };
    EXPECT_EQ(young(1).substr(0, 20), "1 index had no scan,");
    EXPECT_NE(young(1).find("to call it unused: thirty"), std::string::npos) << young(1);
    EXPECT_EQ(young(2).substr(0, 22), "2 indexes had no scan,");
    EXPECT_EQ(young(0).substr(0, 22), "0 indexes had no scan,");
    EXPECT_EQ(
        Text::counted(HOWDAH_TEXT_N("advise", "%n statement(s) do not parse and are left out, the first because: %1"),
                      1, {"[a; \"b\"]"})
            .english(),
        "1 statement does not parse and is left out, the first because: [a; \"b\"]");
}

TEST(Text, everyFormOfTheCatalogueHoldsWhatItsSourceHolds)
{
    ASSERT_GT(howdah::base::englishPlurals().size(), 50U);
    for (const auto& forms : howdah::base::englishPlurals()) {
        EXPECT_FALSE(forms.one.empty() || forms.others.empty()) << forms.source;
        for (const std::string_view form : {forms.one, forms.others}) {
            EXPECT_EQ(form.find("(s)"), std::string_view::npos) << form;
            EXPECT_EQ(form.find("(es)"), std::string_view::npos) << form;
            EXPECT_EQ(form.find("&lt;"), std::string_view::npos) << form;
            for (const std::string_view argument : {"%n", "%1", "%2", "%3"})
                EXPECT_TRUE(forms.source.find(argument) == std::string_view::npos ||
                            form.find(argument) != std::string_view::npos)
                    << form;
        }
    }
}

TEST(Text, verbatimTextIsNeverTranslatedOrFilled)
{
    const Text text = Text::verbatim("100 %1");
    EXPECT_FALSE(text.translatable());
    EXPECT_EQ(text.english(), "100 %1");
}
