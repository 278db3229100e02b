// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/treelayout.h"
#include "tests/unit/plan/plancorpus.h"

#include <map>
#include <random>

namespace {

using namespace howdah;
using plan::NodeBox;
using plan::TreeLayout;

constexpr double boxWidth = 100, boxHeight = 40, gapX = 10, gapY = 20;

/// A plan whose nodes have these parents; the first is the root, and parents come first.
plan::Plan grow(const std::vector<int>& parents)
{
    plan::Plan plan;
    std::vector<plan::Node*> nodes;
    for (const int parent : parents) {
        auto node = std::make_unique<plan::Node>();
        node->type = "Result";
        nodes.push_back(node.get());
        if (parent < 0)
            plan.root = std::move(node);
        else
            nodes[static_cast<std::size_t>(parent)]->children.push_back(std::move(node));
    }
    int id = 0;
    plan::forEachNode(*plan.root, [&id](const plan::Node& node, int) { const_cast<plan::Node&>(node).id = id++; });
    plan.nodeCount = id;
    return plan;
}

TreeLayout layOut(const plan::Plan& plan)
{
    return plan::layOutTree(plan, boxWidth, boxHeight, gapX, gapY);
}

/// What holds for every tree.
void expectTidy(const plan::Plan& plan, const TreeLayout& layout)
{
    std::vector<const plan::Node*> preorder;
    plan::forEachNode(*plan.root, [&](const plan::Node& node, int) { preorder.push_back(&node); });
    ASSERT_EQ(layout.boxes.size(), preorder.size());
    std::map<double, std::vector<const NodeBox*>> lines;
    double left = 1e300, right = 0, bottom = 0;
    for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
        const NodeBox& box = layout.boxes[i];
        EXPECT_EQ(box.node, preorder[i]);
        EXPECT_EQ(box.node->id, static_cast<int>(i));
        EXPECT_EQ(box.width, boxWidth);
        EXPECT_EQ(box.height, boxHeight);
        if (box.parent >= 0) {
            const NodeBox& above = layout.boxes[static_cast<std::size_t>(box.parent)];
            EXPECT_TRUE(std::any_of(above.node->children.begin(), above.node->children.end(),
                                    [&](const auto& child) { return child.get() == box.node; }));
            if (box.stacked)
                EXPECT_GE(box.y, above.y + boxHeight + gapY);
            else
                EXPECT_EQ(box.y, above.y + boxHeight + gapY);
        } else {
            EXPECT_EQ(i, 0U);
        }
        lines[box.y].push_back(&box);
        left = std::min(left, box.x);
        right = std::max(right, box.x + box.width);
        bottom = std::max(bottom, box.y + box.height);
    }
    for (auto& [y, line] : lines) {
        std::sort(line.begin(), line.end(), [](const NodeBox* a, const NodeBox* b) { return a->x < b->x; });
        for (std::size_t i = 1; i < line.size(); ++i) {
            EXPECT_GE(line[i]->x - line[i - 1]->x, boxWidth + gapX - 1e-6);
            // Lines between the levels cross nowhere.
            EXPECT_LT(line[i - 1]->node->id, line[i]->node->id);
        }
    }
    EXPECT_NEAR(left, 0, 1e-6);
    EXPECT_NEAR(right, layout.width, 1e-6);
    EXPECT_EQ(bottom, layout.height);
}

TEST(TreeLayout, aLoneNodeIsAllThereIs)
{
    const plan::Plan plan = grow({-1});
    const TreeLayout layout = layOut(plan);
    expectTidy(plan, layout);
    EXPECT_EQ(layout.width, boxWidth);
    EXPECT_EQ(layout.height, boxHeight);
}

TEST(TreeLayout, aPlanWithoutNodesHasNoBoxes)
{
    EXPECT_TRUE(layOut(plan::Plan()).boxes.empty());
}

TEST(TreeLayout, aParentStandsInTheMiddleAboveItsChildren)
{
    const plan::Plan plan = grow({-1, 0, 0, 0, 1, 1});
    const TreeLayout layout = layOut(plan);
    expectTidy(plan, layout);
    // 0 -> 1 (2, 3), 4, 5 in preorder
    EXPECT_EQ(layout.boxes[1].x, (layout.boxes[2].x + layout.boxes[3].x) / 2);
    EXPECT_EQ(layout.boxes[0].x, (layout.boxes[1].x + layout.boxes[5].x) / 2);
    EXPECT_EQ(layout.boxes[4].x, layout.boxes[1].x + boxWidth + gapX);
}

TEST(TreeLayout, subtreesMoveTogetherUntilTheyTouch)
{
    // A deep narrow subtree and a shallow wide one: what is wide stands beside what is deep, not beyond it.
    const plan::Plan plan = grow({-1, 0, 1, 2, 3, 4, 0, 6, 6, 6});
    const TreeLayout layout = layOut(plan);
    expectTidy(plan, layout);
    EXPECT_NEAR(layout.width, 4 * boxWidth + 3 * gapX, 1e-6);
}

TEST(TreeLayout, theSmallBetweenTheLargeIsSpreadEvenly)
{
    // 0 -> 1 (three), 5, 6, 7 (three): the two in the middle share the room.
    const plan::Plan plan = grow({-1, 0, 1, 1, 1, 0, 0, 0, 7, 7, 7});
    const TreeLayout layout = layOut(plan);
    expectTidy(plan, layout);
    const auto x = [&](int id) { return layout.boxes[static_cast<std::size_t>(id)].x; };
    EXPECT_NEAR(x(5) - x(1), x(6) - x(5), 1e-6);
    EXPECT_NEAR(x(6) - x(5), x(7) - x(6), 1e-6);
}

TEST(TreeLayout, manyPartitionsMakeAGridThatIsNotMuchWiderThanHigh)
{
    std::vector<int> parents{-1, 0};
    parents.insert(parents.end(), 500, 1);
    parents.push_back(0); // beside the Append
    const plan::Plan plan = grow(parents);
    const TreeLayout layout = layOut(plan);
    expectTidy(plan, layout);
    EXPECT_FALSE(layout.boxes[1].stacked);
    EXPECT_TRUE(layout.boxes[2].stacked);
    EXPECT_TRUE(layout.boxes[501].stacked);
    EXPECT_FALSE(layout.boxes[502].stacked);
    EXPECT_LT(layout.width, 2 * layout.height);
    EXPECT_LT(layout.height, 2 * layout.width);
    // The grid stands free: nothing beside it on any of its lines.
    EXPECT_GE(layout.boxes[502].x, 0);
}

TEST(TreeLayout, aFewLeavesStayBesideEachOther)
{
    const plan::Plan plan = grow({-1, 0, 0, 0, 0, 0, 0});
    const TreeLayout layout = layOut(plan);
    expectTidy(plan, layout);
    EXPECT_EQ(layout.height, 2 * boxHeight + gapY);
}

TEST(TreeLayout, treesOfAnyShapeAreTidy)
{
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        const int count = 1 + static_cast<int>(random() % 120);
        const int reach = 1 + static_cast<int>(random() % 40);
        std::vector<int> parents{-1};
        for (int i = 1; i < count; ++i)
            parents.push_back(std::max(0, i - 1 - static_cast<int>(random() % static_cast<unsigned>(reach))));
        const plan::Plan plan = grow(parents);
        expectTidy(plan, layOut(plan));
        if (HasFailure())
            FAIL() << "round " << round;
    }
}

TEST(TreeLayout, realPlansAreTidy)
{
    for (const auto& entry : std::filesystem::directory_iterator(test::planFolder())) {
        if (entry.path().extension() != ".json")
            continue;
        for (const plan::PlanPtr& plan : test::readPlans(entry.path().filename().string()))
            expectTidy(*plan, layOut(*plan));
    }
}

TEST(TreeLayout, aHundredThousandLevelsNeedNoStack)
{
    std::vector<int> parents{-1};
    for (int i = 0; i < 100'000; ++i)
        parents.push_back(i);
    const plan::Plan plan = grow(parents);
    const TreeLayout layout = layOut(plan);
    EXPECT_EQ(layout.width, boxWidth);
    EXPECT_EQ(layout.boxes.back().y, 100'000 * (boxHeight + gapY));
}

TEST(TreeLayout, aHundredThousandChildrenWithOneEachAreLinear)
{
    std::vector<int> parents{-1};
    for (int i = 0; i < 50'000; ++i) {
        parents.push_back(0);
        parents.push_back(static_cast<int>(parents.size()) - 1);
    }
    const plan::Plan plan = grow(parents);
    const TreeLayout layout = layOut(plan);
    EXPECT_EQ(layout.boxes.size(), 100'001U);
    EXPECT_NEAR(layout.width, 50'000 * (boxWidth + gapX) - gapX, 1e-3);
}

} // namespace
