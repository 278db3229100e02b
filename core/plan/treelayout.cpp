// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/treelayout.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace howdah::plan {

namespace {

/// So many leaves in a row still stand beside each other.
constexpr std::size_t mostBeside = 6;

/// A box, or one row of a grid of leaves; rows of a grid hang below each other like a chain of only children.
struct Item {
    int box = 0;   ///< the box, or the first of the row
    int count = 1; ///< boxes side by side
    int parent = -1;
    int level = 0;
    std::vector<int> children;

    int place = 0; ///< among its siblings
    int ancestor = 0, thread = -1, defaultAncestor = -1;
    double width = 0, prelim = 0, mod = 0, shift = 0, change = 0;
};

/// Buchheim, Jünger, Leipert: "Improving Walker's Algorithm to Run in Linear Time" (2002), with boxes of different
/// widths on levels of one height, and a stack of its own instead of recursion.
class Tidy {
public:
    Tidy(std::vector<Item>& items, double gap)
        : m_items(items)
        , m_gap(gap)
    {}

    /// The middles of the items.
    [[nodiscard]] std::vector<double> run()
    {
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            m_items[i].ancestor = static_cast<int>(i);
            if (!m_items[i].children.empty())
                m_items[i].defaultAncestor = m_items[i].children.front();
        }
        struct Step {
            int item;
            std::size_t child;
        };
        std::vector<Step> stack{{0, 0}};
        while (!stack.empty()) {
            Step& step = stack.back();
            if (step.child < at(step.item).children.size()) {
                stack.push_back({at(step.item).children[step.child++], 0});
                continue;
            }
            const int item = step.item;
            stack.pop_back();
            place(item);
            if (at(item).parent >= 0)
                apportion(item, at(at(item).parent).defaultAncestor);
        }
        std::vector<double> middles(m_items.size()), sums(m_items.size());
        for (std::size_t i = 0; i < m_items.size(); ++i) { // in preorder: a parent comes before its children
            const Item& item = m_items[i];
            const double above = item.parent < 0 ? 0 : sums[static_cast<std::size_t>(item.parent)];
            middles[i] = item.prelim + above;
            sums[i] = above + item.mod;
        }
        return middles;
    }

private:
    Item& at(int item) { return m_items[static_cast<std::size_t>(item)]; }

    [[nodiscard]] int leftSibling(int item)
    {
        const Item& me = at(item);
        return me.parent < 0 || me.place == 0 ? -1 : at(me.parent).children[static_cast<std::size_t>(me.place - 1)];
    }
    [[nodiscard]] int nextLeft(int item)
    {
        return at(item).children.empty() ? at(item).thread : at(item).children.front();
    }
    [[nodiscard]] int nextRight(int item)
    {
        return at(item).children.empty() ? at(item).thread : at(item).children.back();
    }
    [[nodiscard]] double apart(int left, int right) { return (at(left).width + at(right).width) / 2 + m_gap; }

    /// Everything beneath is placed.
    void place(int item)
    {
        Item& me = at(item);
        const int left = leftSibling(item);
        if (me.children.empty()) {
            me.prelim = left < 0 ? 0 : at(left).prelim + apart(left, item);
            return;
        }
        double shift = 0, change = 0;
        for (std::size_t i = me.children.size(); i-- > 0;) {
            Item& child = at(me.children[i]);
            child.prelim += shift;
            child.mod += shift;
            change += child.change;
            shift += child.shift + change;
        }
        const double middle = (at(me.children.front()).prelim + at(me.children.back()).prelim) / 2;
        if (left < 0) {
            me.prelim = middle;
        } else {
            me.prelim = at(left).prelim + apart(left, item);
            me.mod = me.prelim - middle;
        }
    }

    /// Moves a subtree to the right until it is clear of those at its left.
    void apportion(int item, int& defaultAncestor)
    {
        const int left = leftSibling(item);
        if (left < 0)
            return;
        int insideRight = item, outsideRight = item, insideLeft = left;
        int outsideLeft = at(at(item).parent).children.front();
        double sumInsideRight = at(insideRight).mod, sumOutsideRight = at(outsideRight).mod;
        double sumInsideLeft = at(insideLeft).mod, sumOutsideLeft = at(outsideLeft).mod;
        while (nextRight(insideLeft) >= 0 && nextLeft(insideRight) >= 0) {
            insideLeft = nextRight(insideLeft);
            insideRight = nextLeft(insideRight);
            outsideLeft = nextLeft(outsideLeft);
            outsideRight = nextRight(outsideRight);
            at(outsideRight).ancestor = item;
            const double overlap = (at(insideLeft).prelim + sumInsideLeft) - (at(insideRight).prelim + sumInsideRight) +
                                   apart(insideLeft, insideRight);
            if (overlap > 0) {
                const int from =
                    at(at(insideLeft).ancestor).parent == at(item).parent ? at(insideLeft).ancestor : defaultAncestor;
                move(from, item, overlap);
                sumInsideRight += overlap;
                sumOutsideRight += overlap;
            }
            sumInsideLeft += at(insideLeft).mod;
            sumInsideRight += at(insideRight).mod;
            sumOutsideLeft += at(outsideLeft).mod;
            sumOutsideRight += at(outsideRight).mod;
        }
        if (nextRight(insideLeft) >= 0 && nextRight(outsideRight) < 0) {
            at(outsideRight).thread = nextRight(insideLeft);
            at(outsideRight).mod += sumInsideLeft - sumOutsideRight;
        }
        if (nextLeft(insideRight) >= 0 && nextLeft(outsideLeft) < 0) {
            at(outsideLeft).thread = nextLeft(insideRight);
            at(outsideLeft).mod += sumInsideRight - sumOutsideLeft;
            defaultAncestor = item;
        }
    }

    /// What stands between two subtrees shares the room that the right one makes.
    void move(int left, int right, double distance)
    {
        const double share = distance / (at(right).place - at(left).place);
        at(right).change -= share;
        at(right).shift += distance;
        at(left).change += share;
        at(right).prelim += distance;
        at(right).mod += distance;
    }

    std::vector<Item>& m_items;
    double m_gap;
};

/// Boxes side by side that make a grid of `count` about as wide as high.
int gridColumns(std::size_t count, double cellWidth, double cellHeight)
{
    const double columns = std::sqrt(static_cast<double>(count) * cellHeight / cellWidth);
    return std::clamp(static_cast<int>(std::ceil(columns)), 2, static_cast<int>(count));
}

/// The boxes in preorder, and the items that are to be placed.
class Builder {
public:
    Builder(TreeLayout& layout, double cellWidth, double cellHeight, double gap)
        : m_layout(layout)
        , m_cellWidth(cellWidth)
        , m_cellHeight(cellHeight)
        , m_gap(gap)
    {}

    [[nodiscard]] std::vector<Item> build(const Node& root)
    {
        m_stack.push_back({&root, -1, -1});
        while (!m_stack.empty()) {
            const Step step = m_stack.back();
            const std::size_t leaves = leavesOnTop(step.parentBox);
            if (leaves > mostBeside) {
                addGrid(leaves);
                continue;
            }
            m_stack.pop_back();
            const int box = addBox(step, false);
            const int item = addItem(box, 1, 1, step.parentItem);
            for (auto child = step.node->children.rbegin(); child != step.node->children.rend(); ++child)
                m_stack.push_back({child->get(), box, item});
        }
        return std::move(m_items);
    }

private:
    struct Step {
        const Node* node;
        int parentBox, parentItem;
    };

    /// How many of the next nodes are leaves of this parent. Looks at each run once from its start, and no further than
    /// needed from within a short one.
    [[nodiscard]] std::size_t leavesOnTop(int parentBox) const
    {
        std::size_t count = 0;
        while (count < m_stack.size()) {
            const Step& step = m_stack[m_stack.size() - 1 - count];
            if (step.parentBox != parentBox || !step.node->children.empty())
                break;
            ++count;
        }
        return count;
    }

    int addBox(const Step& step, bool stacked)
    {
        m_layout.boxes.push_back({step.node, 0, 0, 0, 0, step.parentBox, stacked});
        return static_cast<int>(m_layout.boxes.size()) - 1;
    }

    int addItem(int firstBox, int count, int columns, int parent)
    {
        Item item;
        item.box = firstBox;
        item.count = count;
        item.parent = parent;
        item.width = columns * m_cellWidth - m_gap;
        const int index = static_cast<int>(m_items.size());
        if (parent >= 0) {
            Item& above = m_items[static_cast<std::size_t>(parent)];
            item.level = above.level + 1;
            item.place = static_cast<int>(above.children.size());
            above.children.push_back(index);
        }
        m_items.push_back(std::move(item));
        return index;
    }

    void addGrid(std::size_t leaves)
    {
        const int columns = gridColumns(leaves, m_cellWidth, m_cellHeight);
        int parent = m_stack.back().parentItem;
        for (int left = static_cast<int>(leaves); left > 0; left -= columns) {
            const int count = std::min(left, columns);
            const int first = static_cast<int>(m_layout.boxes.size());
            for (int i = 0; i < count; ++i) {
                addBox(m_stack.back(), true);
                m_stack.pop_back();
            }
            parent = addItem(first, count, columns, parent);
        }
    }

    TreeLayout& m_layout;
    double m_cellWidth, m_cellHeight, m_gap;
    std::vector<Item> m_items;
    std::vector<Step> m_stack;
};

} // namespace

TreeLayout layOutTree(const Plan& plan, double boxWidth, double boxHeight, double gapX, double gapY)
{
    TreeLayout layout;
    if (!plan.root)
        return layout;
    const double cellWidth = boxWidth + gapX, cellHeight = boxHeight + gapY;
    std::vector<Item> items = Builder(layout, cellWidth, cellHeight, gapX).build(*plan.root);
    const std::vector<double> middles = Tidy(items, gapX).run();
    double left = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < items.size(); ++i)
        left = std::min(left, middles[i] - items[i].width / 2);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Item& item = items[i];
        for (int k = 0; k < item.count; ++k) {
            NodeBox& box = layout.boxes[static_cast<std::size_t>(item.box) + static_cast<std::size_t>(k)];
            box.x = middles[i] - item.width / 2 - left + k * cellWidth;
            box.y = item.level * cellHeight;
            box.width = boxWidth;
            box.height = boxHeight;
            layout.width = std::max(layout.width, box.x + boxWidth);
            layout.height = std::max(layout.height, box.y + boxHeight);
        }
    }
    return layout;
}

} // namespace howdah::plan
