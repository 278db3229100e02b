// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/advice.h"
#include "core/plan/rules/condition.h"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace howdah::plan::rules {

/// A finding is worth a reader's time from here on: this share of the statement's time and adviceFromMs.
inline constexpr double gateShare = 0.10;
/// Without ANALYZE the cost stands in: this share of it, where the whole costs at least as much.
inline constexpr double gateCost = 1000;
/// An estimate that is off by this factor is wrong (nobody plans better for knowing the difference below).
inline constexpr double wrongFactor = 10;
/// Where the plan would ask for more memory than this for one operation, words take the place of SET work_mem.
inline constexpr double mostWorkMemKb = 1024 * 1024;

/// A plan with what every rule would otherwise look for again: parents, what is above and below. Linear to make, and
/// every question is answered without a walk, so that all rules together stay linear in the nodes.
class Context {
public:
    Context(const Plan& plan, const AdviceFacts& facts);

    [[nodiscard]] const Plan& plan() const { return m_plan; }
    [[nodiscard]] const AdviceFacts& facts() const { return m_facts; }
    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] const Node& node(int id) const { return *row(id).node; }
    /// -1 for the root.
    [[nodiscard]] int parent(int id) const { return row(id).parent; }
    /// The child that runs as part of the node's own work, by place; -1: there is none. "Outer" is the first.
    [[nodiscard]] int child(int id, int place = 0) const;
    /// The first regular child with this relationship ("Outer", "Inner"); -1: there is none.
    [[nodiscard]] int childBy(int id, std::string_view relationship) const;
    [[nodiscard]] int regularChildren(int id) const { return row(id).regular; }

    /// What is above: the nearest Gather or Gather Merge, the nearest join; -1: nothing. Not across an InitPlan.
    [[nodiscard]] int gather(int id) const { return row(id).gather; }
    [[nodiscard]] int join(int id) const { return row(id).join; }
    /// Someone above may stop asking before the node has given all its rows: LIMIT, the inner side of a semi join,
    /// EXISTS, a merge join whose other side ends.
    [[nodiscard]] bool cutShort(int id) const { return row(id).cutShort; }
    /// Scans below, the node itself included: the one whose estimate is furthest off (-1: none is off), and the only
    /// relation that is read (-1: none or several).
    [[nodiscard]] int worstScan(int id) const { return row(id).worstScan; }
    [[nodiscard]] int onlyScan(int id) const { return row(id).scans == 1 ? row(id).scan : -1; }
    [[nodiscard]] bool modifiesBelow(int id) const { return row(id).modifies; }
    /// Processes that run the node at the same time, as far as the loops tell; 1 outside of a Gather.
    [[nodiscard]] double processes(int id) const { return row(id).processes; }

    /// The whole statement's time; 0 without ANALYZE.
    [[nodiscard]] double totalMs() const { return m_total; }
    [[nodiscard]] bool worth(double ms) const { return ms >= adviceFromMs && ms >= gateShare * m_total; }
    [[nodiscard]] bool worthOwn(int id) const { return worth(node(id).exclusiveMs.value_or(0)); }
    [[nodiscard]] bool worthWhole(int id) const { return worth(node(id).inclusiveMs.value_or(0)); }
    /// For rules of shape: by time under ANALYZE, by cost without.
    [[nodiscard]] bool worthEither(int id) const;
    [[nodiscard]] bool executed(int id) const { return node(id).loops.value_or(0) > 0; }

    /// A detail as a number; 0 where the server did not say it.
    [[nodiscard]] double figure(int id, std::string_view name) const;
    /// Rows that a "Rows Removed by ..." counts per loop, over all loops.
    [[nodiscard]] double removed(int id, std::string_view name) const;
    [[nodiscard]] std::string_view text(int id, std::string_view name) const;

    /// By EXPLAIN (SETTINGS) or the facts; empty: unknown.
    [[nodiscard]] std::string setting(std::string_view name) const;
    /// hash_mem_multiplier as set, or the default of the server's version (1 before 15, 2 from there; guc.c).
    [[nodiscard]] double hashMemMultiplier() const;

    [[nodiscard]] const AdviceFacts::Table* table(int id) const;
    /// The node's relation for a statement, quoted: "public"."orders", or "orders" where the schema is not known.
    [[nodiscard]] std::string quotedRelation(int id) const;
    /// A name in the same schema as the node's relation, quoted like it.
    [[nodiscard]] std::string quotedSibling(int id, std::string_view name) const;
    /// The relation as people write it.
    [[nodiscard]] std::string relationName(int id) const;
    /// Whether CREATE INDEX makes sense: a relation of the user's own.
    [[nodiscard]] bool indexable(int id) const;
    /// The scan that an alias stands for; -1: unknown or ambiguous. An empty one is that of the plan's only scan.
    [[nodiscard]] int scanByAlias(std::string_view alias) const;
    /// Whether the column is the node's own: named by its alias, or without one where the server needed none.
    [[nodiscard]] bool owns(int id, const ColumnName& column) const;
    /// Nodes that read the CTE of this name, and its plan (-1 where there are two of that name).
    [[nodiscard]] int cteReaders(const std::string& name) const;
    [[nodiscard]] int ctePlan(const std::string& name) const;

    /// How often a row was looked at so far: a test holds it against the number of nodes.
    [[nodiscard]] long steps() const { return m_steps; }

private:
    struct Row {
        const Node* node = nullptr;
        int parent = -1;
        int gather = -1, join = -1;
        bool cutShort = false;
        double processes = 1;
        int regular = 0;
        int worstScan = -1;
        int scan = -1, scans = 0; ///< different relations below
        bool modifies = false;
        double childrenCost = 0;
    };
    [[nodiscard]] const Row& row(int id) const
    {
        ++m_steps;
        return m_rows[static_cast<std::size_t>(id)];
    }
    void descend();
    void ascend();
    void inherit(Row& row, const Row& above) const;

    const Plan& m_plan;
    const AdviceFacts& m_facts;
    std::vector<Row> m_rows;
    std::unordered_map<std::string, int> m_aliases, m_ctePlans, m_cteReaders;
    std::unordered_map<std::string, const AdviceFacts::Table*> m_tables, m_tablesByName;
    int m_onlyScan = -1;
    double m_total = 0;
    mutable long m_steps = 0;
};

using Findings = std::vector<Finding>;

/// One rule. Looks at one node and what Context knows of its surroundings; a rule of the whole statement is asked once,
/// with the root.
struct Rule {
    int number;
    std::string_view id;
    enum class On { Node, Statement } on;
    bool estimates; ///< speaks without ANALYZE too
    void (*apply)(const Context& context, int node, Findings& findings);
};

/// In the order of their numbers.
[[nodiscard]] std::span<const Rule> all();

// Building findings. The rule's number and id are filled in by whoever asked it.
[[nodiscard]] Finding finding(const Context& context, int node, base::Text title, base::Text reason,
                              std::optional<double> savingMs, std::initializer_list<std::string_view> fields);
void addEvidence(Finding& finding, std::string_view name, std::string value);

[[nodiscard]] Action words(base::Text text);
[[nodiscard]] Action rewrite(base::Text text, std::string sql = {});
[[nodiscard]] Action statement(Action::Kind kind, base::Text text, std::string sql);
/// CREATE STATISTICS or a statistics target of the node's relation, which the ANALYZE after it fills.
[[nodiscard]] Action statistics(const Context& context, int node, base::Text text, std::string sql);
/// ANALYZE of the node's relation.
[[nodiscard]] Action analyze(const Context& context, int node);
/// SET work_mem to at least so many kB, or words where that is too much for one operation.
[[nodiscard]] Action raiseWorkMem(double kilobytes);

/// What a condition's columns come to as keys of an index: equality first, then one range or the wanted order.
struct KeyColumns {
    std::vector<std::string> equality, range;
    std::string constantPredicate; ///< "status" = 'open'::text, of one equality with a literal
    bool left = false;             ///< something of the condition cannot be part of a key
};
/// Only own columns that are compared as they are, or as another kind of text where the type is known to be one.
[[nodiscard]] KeyColumns keyColumns(const Context& context, int node, const std::vector<Predicate>& predicates);
void mergeKeys(KeyColumns& into, const KeyColumns& more);
/// CREATE INDEX CONCURRENTLY ON relation (columns) [WHERE predicate]; keys are quoted already.
[[nodiscard]] std::string createIndex(const Context& context, int node, const std::vector<std::string>& keys,
                                      const std::string& where = {});
/// CREATE STATISTICS name (kind) ON columns FROM relation; named, because servers before 16 want a name.
[[nodiscard]] std::string createStatistics(const Context& context, int node, std::string_view kind,
                                           const std::vector<std::string>& columns);
/// Of one expression; servers from 14 on.
[[nodiscard]] std::string createExpressionStatistics(const Context& context, int node, std::string_view expression);
/// Quoted keys of a KeyColumns: all equality columns, then the first range.
[[nodiscard]] std::vector<std::string> quotedKeys(const KeyColumns& keys);
/// Sort keys as index keys, quoted, with direction; nothing where one of them is an expression or of another relation.
[[nodiscard]] std::optional<std::vector<std::string>> orderKeys(const Context& context, int scan,
                                                                std::string_view sortKey);
/// Whether an index for comparisons that begins with this column and holds all rows is known to exist; nothing where
/// the facts say nothing of the table.
[[nodiscard]] std::optional<bool> indexBegins(const Context& context, int node, std::string_view column);
/// The type of a column, where the facts tell.
[[nodiscard]] std::string columnType(const Context& context, int node, std::string_view column);
/// The first condition that compares a column of this scan with a function or cast around it; null: none does.
[[nodiscard]] const Predicate* wrappedColumn(const Context& context, int node,
                                             const std::vector<Predicate>& predicates);

// Figures for texts.
[[nodiscard]] std::string count(double rows);
/// What chooses between "1 row" and "2 rows"; as many as fit.
[[nodiscard]] long long wholeRows(double rows);
[[nodiscard]] std::string ms(double value);
[[nodiscard]] std::string kilobytes(double value);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);
/// A name or condition that came with the plan, fit for a line.
[[nodiscard]] std::string shown(std::string_view text);

// The rules, by theme.
void seqScanFilteredMost(const Context&, int, Findings&);      // 1
void indexScanFilteredMost(const Context&, int, Findings&);    // 2
void limitOverFilteredOrder(const Context&, int, Findings&);   // 3
void indexOnlyHeapFetches(const Context&, int, Findings&);     // 4
void leafMisestimated(const Context&, int, Findings&);         // 5
void correlatedColumns(const Context&, int, Findings&);        // 6
void groupCountMisestimated(const Context&, int, Findings&);   // 7
void filterOnFunction(const Context&, int, Findings&);         // 8
void filterOnCastColumn(const Context&, int, Findings&);       // 9
void nestedLoopUnderestimated(const Context&, int, Findings&); // 10
void innerSeqScanRepeated(const Context&, int, Findings&);     // 11
void joinFilterRemovesMost(const Context&, int, Findings&);    // 12
void orAcrossTables(const Context&, int, Findings&);           // 13
void sortSpilled(const Context&, int, Findings&);              // 14
void hashSpilled(const Context&, int, Findings&);              // 15
void aggregateSpilled(const Context&, int, Findings&);         // 16
void bitmapLossy(const Context&, int, Findings&);              // 17
void recheckRemovesRows(const Context&, int, Findings&);       // 18
void memoizeMisses(const Context&, int, Findings&);            // 19
void deepOffset(const Context&, int, Findings&);               // 20
void topNOverMany(const Context&, int, Findings&);             // 21
void jitCostsMore(const Context&, int, Findings&);             // 22
void planningLonger(const Context&, int, Findings&);           // 23
void workersMissing(const Context&, int, Findings&);           // 24
void workersSkewed(const Context&, int, Findings&);            // 25
void triggerSlow(const Context&, int, Findings&);              // 26
void subplanRepeated(const Context&, int, Findings&);          // 27
void cteFilteredLate(const Context&, int, Findings&);          // 28
void likeWithoutPrefix(const Context&, int, Findings&);        // 29
void partitionsReadInVain(const Context&, int, Findings&);     // 30
void readsFromDisk(const Context&, int, Findings&);            // 31
void scatteredRows(const Context&, int, Findings&);            // 32
void foreignFilterLocal(const Context&, int, Findings&);       // 33
void plannerMethodOff(const Context&, int, Findings&);         // 34
void countsEverything(const Context&, int, Findings&);         // 35
void fullPageImages(const Context&, int, Findings&);           // 36
void timeOutsideNodes(const Context&, int, Findings&);         // 37

} // namespace howdah::plan::rules
