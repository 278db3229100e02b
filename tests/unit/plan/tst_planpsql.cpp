// SPDX-License-Identifier: GPL-3.0-or-later
// What psql 15 really printed in each of its formats, styles and borders (pasted/make-pastes.sh): the plan is the same
// as bare, though its literal looks like every frame there is.
#include "tests/unit/plan/plancorpus.h"

#include <nlohmann/json.hpp>

namespace {

using namespace howdah;

struct Sample {
    std::string format, name, text;
};

/// The parts of a file, each below a line "#### name".
std::vector<Sample> samplesOf(const std::string& format)
{
    constexpr std::string_view mark = "#### ";
    const std::string all = test::readFile(std::filesystem::path(HOWDAH_PLAN_PASTED) / ("psql-" + format + ".txt"));
    std::vector<Sample> samples;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = all.find('\n', at);
        const std::string name = all.substr(at + mark.size(), end - at - mark.size());
        const std::size_t next = std::min(all.find("\n" + std::string(mark), end), all.size() - 1) + 1;
        samples.push_back({format, name, all.substr(end + 1, next - end - 1)});
        at = next;
    }
    return samples;
}

nlohmann::json read(const Sample& sample, const std::string& text)
{
    const auto plans = plan::parsePlans(text);
    if (!plans) {
        ADD_FAILURE() << sample.name << ": " << plans.error().english();
        return {};
    }
    EXPECT_EQ(plans->size(), 1U) << sample.name;
    return nlohmann::json::parse(plan::toJson(*plans));
}

/// Where old-ascii has no marks and no blanks either, the lines were put together by their looks, which is told.
bool takeGuess(nlohmann::json& document)
{
    if (!document.contains("doubts"))
        return false;
    nlohmann::json& doubts = document["doubts"];
    const auto guess = std::find_if(doubts.begin(), doubts.end(), [](const nlohmann::json& doubt) {
        return doubt.get<std::string>().find("were put together by their looks") != std::string::npos ||
               doubt.get<std::string>().find("was put together by its looks") != std::string::npos;
    });
    if (guess == doubts.end())
        return false;
    doubts.erase(guess);
    return true;
}

class PlanPsql : public testing::TestWithParam<const char*> {};

TEST_P(PlanPsql, isTheSamePlanHoweverItIsPrinted)
{
    const std::vector<Sample> samples = samplesOf(GetParam());
    ASSERT_GE(samples.size(), 40U);
    ASSERT_EQ(samples.front().name, "plain");
    const nlohmann::json plain = read(samples.front(), samples.front().text);
    ASSERT_EQ(plain["doubts"].size(), 1U) << "without times, and nothing else: " << plain["doubts"];
    EXPECT_NE(plain.dump().find("a | b\\n-[ RECORD 1 ]-\\n(1 row)\\n .1 +\\n|====\\n+\\n{"), std::string::npos);
    for (const Sample& sample : samples) {
        nlohmann::json got = read(sample, sample.text);
        const bool guessed = takeGuess(got);
        EXPECT_TRUE(!guessed || sample.name.find("old-ascii") != std::string::npos) << sample.name;
        EXPECT_TRUE(got == plain) << sample.name << nlohmann::json::diff(plain, got) << '\n' << sample.text;
    }
}

TEST_P(PlanPsql, isTheSamePlanIndentedAndQuotedInAMail)
{
    const std::vector<Sample> samples = samplesOf(GetParam());
    const nlohmann::json plain = read(samples.front(), samples.front().text);
    for (const Sample& sample : samples) {
        // Rows without a border have nothing that tells their own indentation.
        if (sample.name.find("aligned-") != 0 && sample.name.find("expanded-") != 0)
            continue;
        for (const char* before : {"    ", "> "}) {
            std::string text;
            for (std::size_t at = 0; at < sample.text.size();) {
                const std::size_t end = sample.text.find('\n', at);
                text += before + sample.text.substr(at, end - at + 1);
                at = end + 1;
            }
            nlohmann::json got = read(sample, text);
            takeGuess(got);
            EXPECT_TRUE(got == plain) << before << sample.name << nlohmann::json::diff(plain, got) << '\n' << text;
        }
    }
}

TEST_P(PlanPsql, isTwoPlansWhereTwoWerePasted)
{
    const std::vector<Sample> samples = samplesOf(GetParam());
    for (const Sample& sample : samples) {
        if (sample.name == "plain" || sample.name.find("rows-only") != std::string::npos)
            continue;
        const auto plans = plan::parsePlans(sample.text + "\n" + sample.text);
        ASSERT_TRUE(plans) << sample.name;
        EXPECT_EQ(plans->size(), 2U) << sample.name << '\n' << sample.text;
    }
}

TEST_P(PlanPsql, isOneLineOrAPlanWhereverItIsCut)
{
    for (const Sample& sample : samplesOf(GetParam())) {
        for (std::size_t length = 1; length < sample.text.size(); length += 7 + length / 8) {
            const auto plans = plan::parsePlans(std::string_view(sample.text).substr(0, length));
            if (!plans) {
                EXPECT_EQ(plans.error().english().find('\n'), std::string::npos) << sample.name;
            }
        }
    }
}

/// A tree whose indentation is wider than the table it is cut to, without marks.
TEST(PlanPsqlDeep, isPutTogetherWhereLinesAreCutWithinTheirIndentation)
{
    for (const char* format : {"deep-text", "deep-yaml", "deep-xml"}) {
        const std::vector<Sample> samples = samplesOf(format);
        ASSERT_EQ(samples.size(), 5U);
        const nlohmann::json plain = read(samples.front(), samples.front().text);
        EXPECT_TRUE(plain["doubts"].empty()) << plain["doubts"];
        for (const Sample& sample : samples) {
            nlohmann::json got = read(sample, sample.text);
            takeGuess(got);
            EXPECT_TRUE(got == plain) << format << ' ' << sample.name << nlohmann::json::diff(plain, got);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(formats, PlanPsql, testing::Values("text", "json", "yaml", "xml"),
                         [](const auto& test) { return std::string(test.param); });

} // namespace
