// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/indexdefinition.h"
#include "core/advise/replicas.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/base/types.h"
#include "core/plan/plan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::advise {

/// How it is known what an index would do.
enum class Proof {
    None,   ///< not proved: Advice::notProved says why
    HypoPg, ///< planned on the server itself with a hypothetical index of the session
    Clone,  ///< planned on a private cluster with the server's schema and statistics, and no data
    Built,  ///< really built and measured, on a copy
};
[[nodiscard]] std::string_view name(Proof proof); ///< "none", "hypopg", "clone", "built"

/// What one statement of the workload costs, in the planner's units, for one execution.
struct StatementCost {
    std::string id;               ///< of the workload's statement
    double before = 0, after = 0; ///< what the planner says, and of a statement that writes what follows on top
    double writeBefore = 0, writeAfter = 0; ///< places of its rows in the table and entries in its indexes
};

/// What building an index on a copy showed of one statement, for one execution.
struct BuiltStatement {
    std::string id;
    bool usesIndex = false;
    bool foretold = false; ///< the advice promised that its cost changes
    double costBefore = 0, costAfter = 0;
    std::optional<double> msBefore, msAfter; ///< median of three runs or more; absent: notTimed says why
    base::Text notTimed;
    base::Text values; ///< what stood in place of its parameters; empty: it has none
};

/// An index as it was built on a copy, on top of those before it.
struct BuiltIndex {
    enum class Verdict {
        Kept,   ///< it saves at least half of what was promised
        Less,   ///< less than half of that
        Unused, ///< no plan uses it
        Slower, ///< the plans cost less, but the statements take longer
    };
    Verdict verdict = Verdict::Kept;
    base::ByteCount bytes;
    double buildMs = 0;
    double costBefore = 0, costAfter = 0; ///< of the workload on the copy
    /// Share of their cost that the statements it was promised for save: as promised, and as built. Absent when nothing
    /// was promised of a statement that the copy can plan.
    std::optional<double> promised, share;
    std::vector<BuiltStatement> statements; ///< foretold ones, those that changed, and those that write to its table
    /// One sentence: what was promised and what came of it.
    [[nodiscard]] base::Text finding() const;
};
[[nodiscard]] std::string_view name(BuiltIndex::Verdict verdict); ///< "kept", "less", "unused", "slower"

/// The copy that indexes were built on.
struct CopyFacts {
    std::string backup;    ///< its path; empty: the server's own tables
    std::string archived;  ///< when the backup was made, in its own words; empty: not said
    base::ByteCount bytes; ///< of the tables on the copy, without indexes
    int tables = 0;        ///< that came with their rows
    base::Nanoseconds took{};
};

/// One index to create. Costs are of the whole workload, weights included.
struct CreateAdvice {
    IndexDefinition index;
    std::string ddl; ///< CREATE INDEX CONCURRENTLY ...
    base::ByteCount estimatedBytes;
    std::int64_t sampledRows = 0; ///< read to tell that size; 0: it is from statistics
    double sizeFactor = 1; ///< how far that may be off, times or divided by, where statistics leave it open; else 1
    double costBefore = 0, costAfter = 0;  ///< of the workload without and with this index, on top of those before it
    double writeCost = 0;                  ///< what keeping it costs the workload's writes, in the same units
    std::vector<StatementCost> statements; ///< those it changes, before and after
    base::Text reason;                     ///< one sentence: for which predicates and orders it is
    Proof proof = Proof::None;
    base::Text notProved;                ///< empty unless proof is None
    plan::PlanPtr planBefore, planAfter; ///< of the statement that gains most
    std::string planOf;                  ///< its id
    std::optional<BuiltIndex> built;     ///< with Proof::Built; costs above stay as they were promised
    base::Text notBuilt;                 ///< why it could not be built on the copy
};

enum class DropReason { Duplicate, Covered, Unused, Invalid, Bloated };
[[nodiscard]] std::string_view name(DropReason reason); ///< "duplicate", "covered", "unused", ...

struct DropAdvice {
    std::string schema, index, table;
    DropReason reason = DropReason::Unused;
    base::Text evidence; ///< "covered by orders_customer_id_created_at"; "no scan since 2026-01-02, 3 servers"
    base::ByteCount bytes;
    std::string ddl;                       ///< DROP INDEX CONCURRENTLY ..., or REINDEX for a bloated one
    double costBefore = 0, costAfter = 0;  ///< of the workload, with and without the index, by the same what-if
    std::vector<StatementCost> statements; ///< those that change
    Proof proof = Proof::None;
    base::Text notProved;
};

/// A foreign key whose referencing columns no index begins with.
struct ForeignKeyAdvice {
    std::string schema, table, constraint;
    std::string ddl;
    base::ByteCount estimatedBytes;
    base::Text reason; ///< what happens in the table it refers to
};

struct Advice {
    std::vector<CreateAdvice> create; ///< worth most first; each is judged on top of those before it
    std::vector<DropAdvice> drop;
    std::vector<ForeignKeyAdvice> foreignKeys;
    double costBefore = 0, costAfter = 0; ///< of the workload: as it is, and with everything in `create`
    double singleColumnCost = 0; ///< with the best set of single-column indexes of the same budget; 0: not asked
    std::vector<StatementCost> statements;
    std::vector<StatementCost> regressions; ///< statements that would cost over 10 % more, upkeep included
    Proof proof = Proof::None;
    std::optional<CopyFacts> copy;         ///< that `built` was measured on
    std::optional<ReplicaReport> replicas; ///< who was asked before an index was called unused; absent: no such advice
    int explains = 0;                      ///< plans that were asked for
    std::vector<base::Text> notes;         ///< what was left out and why: unparsable statements, missing extensions
};

struct AdviseOptions {
    std::optional<base::ByteCount> budget; ///< of all new indexes together
    int most = 10;                         ///< new indexes
    double leastGain = 0.01;               ///< of the workload's cost, for an index to be worth it
    bool drops = true;
    bool singleColumns = true; ///< also find Advice::singleColumnCost
};

/// The same for a terminal of `width` columns.
[[nodiscard]] std::string renderAdvice(const Advice& advice, int width = 100);
/// The document of `advise indexes --json` (schema howdah/advise-indexes/1).
[[nodiscard]] std::string toJson(const Advice& advice);

} // namespace howdah::advise
