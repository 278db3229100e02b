// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/plan/plancorpus.h"

namespace {

using namespace howdah;

std::vector<std::string> measuredPlans()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(test::planFolder())) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".json") && name != "estimates-only.json")
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

class PlanInvariants : public testing::TestWithParam<std::string> {};

TEST_P(PlanInvariants, holdForEveryPlanOfARealServer)
{
    for (const plan::PlanPtr& plan : test::readPlans(GetParam())) {
        test::expectInvariants(*plan);
        EXPECT_FALSE(plan::renderText(*plan).empty());
    }
}

TEST_P(PlanInvariants, leaveNoDoubtWhereTheServersFiguresAddUp)
{
    // These have something to say.
    if (GetParam() == "timing-off.json" || GetParam() == "trigger-before.json" ||
        GetParam() == "parallel-leader-busy.json") {
        EXPECT_EQ(test::readPlan(GetParam())->doubts.size(), 1U);
        return;
    }
    for (const plan::PlanPtr& plan : test::readPlans(GetParam())) {
        for (const base::Text& doubt : plan->doubts)
            ADD_FAILURE() << doubt.english() << '\n' << plan::renderText(*plan);
    }
}

INSTANTIATE_TEST_SUITE_P(corpus, PlanInvariants, testing::ValuesIn(measuredPlans()), [](const auto& test) {
    std::string name = test.param.substr(0, test.param.size() - 5);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST(PlanCorpus, holdsAtLeastThirtyPlans)
{
    EXPECT_GE(measuredPlans().size(), 30U);
}

} // namespace
