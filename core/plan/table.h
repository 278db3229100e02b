// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <vector>

namespace howdah::plan {

/// What a row's plan is to the statement.
enum class Role {
    Regular,  ///< runs when its parent asks for a row: its time is part of the parent's
    InitPlan, ///< runs once, when the first node needs its result, wherever in the tree that node is
    Cte,      ///< runs when a CTE Scan asks for a row it does not have yet
};

/// A node with the figures of the arithmetic. Times are wall milliseconds over all loops.
struct Row {
    Node* node = nullptr;
    int parent = -1;
    int end = 0; ///< one past the last row of the subtree; rows are in preorder
    int depth = 0;
    Role role = Role::Regular;
    int gather = -1; ///< nearest Gather above, which waits for the workers that run this node

    double divisor = 1; ///< processes that worked at the same time
    double startup = 0;
    double low = 0, estimate = 0, high = 0; ///< inclusive, within the rounding of what the server prints
    double free = 0;                        ///< own time not yet known to be another plan's
    long enter = 0, leave = 0;              ///< places in the order of execution

    double inclusive = 0, exclusive = 0; ///< the outcome

    [[nodiscard]] bool executed() const { return node->loops.value_or(0) > 0; }
    [[nodiscard]] double rowsOut() const { return node->actualRows.value_or(0) * node->loops.value_or(0); }
};

/// "While `payer` ran, `subplan` ran for so many milliseconds."
struct Charge {
    int payer = 0, subplan = 0;
    double ms = 0;
};

struct Table {
    std::vector<Row> rows;
    std::vector<Charge> charges;
    /// By row: time of a data-modifying CTE that nothing in the tree waited for.
    std::vector<std::pair<int, double>> afterRoot;

    [[nodiscard]] bool contains(int ancestor, int row) const
    {
        return row >= ancestor && row < rows[static_cast<std::size_t>(ancestor)].end;
    }
    [[nodiscard]] Row& at(int row) { return rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const Row& at(int row) const { return rows[static_cast<std::size_t>(row)]; }
};

/// Flattens the tree (numbering its nodes) and fills everything but charges and outcome.
[[nodiscard]] Table makeTable(Plan& plan);

/// Finds out which nodes' times contain those of InitPlans and CTEs. `afterRoom`: milliseconds of the execution that
/// the root did not take.
void findCharges(Table& table, double afterRoom);

} // namespace howdah::plan
