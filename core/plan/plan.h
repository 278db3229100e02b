// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/text.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace howdah::plan {

/// Blocks of 8 kB (the server's block size), as EXPLAIN (BUFFERS) counts them: a node's figure includes its children.
struct Buffers {
    std::int64_t sharedHit = 0, sharedRead = 0, sharedDirtied = 0, sharedWritten = 0;
    std::int64_t localHit = 0, localRead = 0, localDirtied = 0, localWritten = 0;
    std::int64_t tempRead = 0, tempWritten = 0;
    double readMs = 0, writeMs = 0; ///< I/O timing, where track_io_timing is on
    bool operator==(const Buffers&) const = default;
};

/// One node of an EXPLAIN plan. "Reported" figures are as the server wrote them (per loop); derived ones are totals.
struct Node {
    int id = 0;               ///< preorder from 0; stable within a plan
    std::string type;         ///< "Seq Scan"
    std::string relationship; ///< Outer, Inner, Member, InitPlan, SubPlan, Subquery; empty at the root
    std::string subplanName;  ///< "CTE recent", "InitPlan 1 (returns $0)"
    std::string joinType, strategy, partialMode, operation, scanDirection;
    std::string schema, relation, alias, index, cteName, functionName;
    bool parallelAware = false;
    std::uint16_t reported = 0; ///< which of the figures that all nodes of a plan have (nodefields.h)

    // Reported, estimates
    double startupCost = 0, totalCost = 0, planRows = 0;
    int planWidth = 0;
    // Reported, measured: absent without ANALYZE
    std::optional<double> startupMs, totalMs; ///< per loop
    std::optional<double> actualRows;         ///< per loop; fractional from server 18 on
    std::optional<double> loops;              ///< 0: never executed
    std::optional<Buffers> buffers;
    /// Everything else the server said of this node, in its order, rendered as text ("Filter" -> "(status = 'open')").
    std::vector<std::pair<std::string, std::string>> details;

    // Derived (arithmetic.h)
    std::optional<double> inclusiveMs; ///< wall time, all loops, workers in parallel counted once
    std::optional<double> exclusiveMs; ///< without children; never null under ANALYZE, 0 when never executed
    std::optional<double> totalRows;   ///< all loops
    std::optional<Buffers> exclusiveBuffers;
    /// actual over estimated rows per loop, at least 1: 66 means off by 66x; sign tells the direction.
    std::optional<double> estimateFactor;
    bool underestimated = false;

    std::vector<std::unique_ptr<Node>> children;

    /// Without recursion: a plan may be 100,000 levels deep.
    ~Node();

    /// Null when the server did not say it.
    [[nodiscard]] const std::string* detail(std::string_view key) const;
    /// "Seq Scan on orders o", "Hash Join", "Index Scan using orders_pkey on orders": as EXPLAIN's text names it.
    [[nodiscard]] std::string title() const;
};

/// Time the server reports outside the nodes' tree, with the field it was read from.
struct PseudoNode {
    std::string name;   ///< "planning", "trigger orders_audit", "jit", "serialization", "executor"
    std::string source; ///< "Triggers[0].Time"; "remainder" for executor alone
    double exclusiveMs = 0;
    /// Whether it is part of execution_ms (planning is not).
    bool withinExecution = true;
    /// What the server reported; more than exclusiveMs where some of it passed inside nodes and is counted there
    /// (a BEFORE trigger, the workers' share of compiling). For the executor the same as exclusiveMs.
    double reportedMs = 0;
    std::string detail; ///< "orders, 12 calls"; a name and figures, not a sentence
    /// A trigger that keeps a constraint: a foreign key's, most often.
    bool constraint = false;
};

/// A plan as read, with its arithmetic done. Immutable once parsed; share as shared_ptr<const Plan>.
struct Plan {
    std::unique_ptr<Node> root;
    std::vector<PseudoNode> pseudo;
    std::optional<double> executionMs, planningMs;
    /// Time of data-modifying CTEs that ran to their end after the root had returned its last row
    /// (PostgreSQL manual, "Data-Modifying Statements in WITH"); part of execution, not of the root's time.
    double afterRootMs = 0;
    bool analyzed = false;
    std::vector<std::pair<std::string, std::string>> settings; ///< EXPLAIN (SETTINGS)
    /// Everything else said of the statement: "JIT.Functions" -> "7", "Planning.Shared Hit Blocks" -> "12".
    std::vector<std::pair<std::string, std::string>> details;
    std::string queryText; ///< auto_explain logs carry it
    std::optional<std::int64_t> queryId;
    /// What was not understood or does not add up. Shown, never dropped.
    std::vector<base::Text> doubts;
    int nodeCount = 0;
    /// The text it was read from, shared with the other plans of that text; null unless parsePlansKeepingText() read
    /// it.
    std::shared_ptr<const std::string> source;
};

using PlanPtr = std::shared_ptr<const Plan>;

/// Reads what EXPLAIN wrote, as text, JSON, YAML or XML, one plan or several, in whatever frame psql, mails, other
/// programs and the server's log put around it (docs/reference/plan-input.md). InvalidInput says where it stops being a
/// plan. Documents are read by SAX, trees walked iteratively.
base::Result<std::vector<PlanPtr>> parsePlans(std::string_view text);
/// The same, for who shows the text beside the plan.
base::Result<std::vector<PlanPtr>> parsePlansKeepingText(std::shared_ptr<const std::string> text);

/// The tree as text for a terminal: own time, share, rows expected and actual, off by, buffers. `width`: columns to
/// fill.
[[nodiscard]] std::string renderText(const Plan& plan, int width = 100);
/// The document of `plan show --json` (schema howdah/plan/1), further plans in "more".
[[nodiscard]] std::string toJson(const std::vector<PlanPtr>& plans);
struct AdviceFacts;
/// The same, its advice made with what the server knows of the plans' tables.
[[nodiscard]] std::string toJson(const std::vector<PlanPtr>& plans, const AdviceFacts& facts);

/// Preorder walk without recursion.
template <class F> void forEachNode(const Node& root, F&& visit)
{
    std::vector<std::pair<const Node*, int>> stack{{&root, 0}};
    while (!stack.empty()) {
        const auto [node, depth] = stack.back();
        stack.pop_back();
        visit(*node, depth);
        for (auto child = node->children.rbegin(); child != node->children.rend(); ++child)
            stack.emplace_back(child->get(), depth + 1);
    }
}

} // namespace howdah::plan
