// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <vector>

namespace howdah::test {

/// Where the plans of a real server lie that data/make-plans.sql wrote.
inline std::filesystem::path planFolder()
{
    return std::filesystem::path(HOWDAH_PLAN_DATA);
}

inline std::string readFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::vector<plan::PlanPtr> readPlans(const std::string& name)
{
    auto plans = plan::parsePlans(readFile(planFolder() / name));
    if (!plans) {
        ADD_FAILURE() << name << ": " << plans.error().english();
        std::abort();
    }
    return *plans;
}

inline plan::PlanPtr readPlan(const std::string& name)
{
    return readPlans(name).front();
}

/// The first node in preorder that `wanted` accepts; ends the test when there is none.
template <class F> const plan::Node& findNode(const plan::Plan& plan, F&& wanted)
{
    const plan::Node* found = nullptr;
    plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
        if (!found && wanted(node))
            found = &node;
    });
    if (!found) {
        ADD_FAILURE() << "no such node in\n" << plan::renderText(plan);
        std::abort();
    }
    return *found;
}

inline const plan::Node& nodeByType(const plan::Plan& plan, std::string_view type)
{
    return findNode(plan, [&](const plan::Node& node) { return node.type == type; });
}

inline const plan::Node& nodeByAlias(const plan::Plan& plan, std::string_view alias)
{
    return findNode(plan, [&](const plan::Node& node) { return node.alias == alias; });
}

inline const plan::Node& subplan(const plan::Plan& plan, std::string_view start)
{
    return findNode(plan, [&](const plan::Node& node) { return node.subplanName.starts_with(start); });
}

inline const plan::PseudoNode* pseudo(const plan::Plan& plan, std::string_view name)
{
    const auto found = std::find_if(plan.pseudo.begin(), plan.pseudo.end(),
                                    [name](const plan::PseudoNode& entry) { return entry.name == name; });
    return found == plan.pseudo.end() ? nullptr : &*found;
}

/// What holds for every measured plan, whatever its figures are.
inline void expectInvariants(const plan::Plan& plan)
{
    ASSERT_TRUE(plan.analyzed);
    double sum = 0;
    plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
        ASSERT_TRUE(node.exclusiveMs.has_value()) << node.title();
        EXPECT_GE(*node.exclusiveMs, 0) << node.title();
        if (node.inclusiveMs) {
            EXPECT_LE(*node.exclusiveMs, *node.inclusiveMs * 1.000001 + 1e-9) << node.title();
        }
        if (node.loops.value_or(0) == 0) {
            EXPECT_EQ(*node.exclusiveMs, 0) << node.title();
        }
        if (node.estimateFactor) {
            EXPECT_GE(*node.estimateFactor, 1) << node.title();
        }
        sum += *node.exclusiveMs;
    });
    const double expected = plan.root->inclusiveMs.value_or(0) + plan.afterRootMs;
    EXPECT_NEAR(sum, expected, 1e-6 + expected * 1e-6);
    double all = sum;
    for (const plan::PseudoNode& entry : plan.pseudo) {
        EXPECT_GE(entry.exclusiveMs, 0) << entry.name;
        EXPECT_FALSE(entry.source.empty()) << entry.name;
        EXPECT_EQ(entry.source == "remainder", entry.name == "executor");
        if (entry.withinExecution)
            all += entry.exclusiveMs;
    }
    if (plan.executionMs) {
        EXPECT_NEAR(all, *plan.executionMs, 0.01 + *plan.executionMs * 0.01);
    }
}

} // namespace howdah::test
