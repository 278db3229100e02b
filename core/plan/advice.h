// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/text.h"
#include "core/plan/plan.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::plan {

/// Something a DBA can do about a finding.
struct Action {
    enum class Kind {
        Index,      ///< CREATE INDEX CONCURRENTLY ...
        Analyze,    ///< ANALYZE or VACUUM
        Statistics, ///< CREATE STATISTICS, ALTER TABLE ... SET STATISTICS
        Setting,    ///< SET ... for this session
        Rewrite,    ///< the statement in other words
        Advice,     ///< words only
    };
    Kind kind = Kind::Advice;
    base::Text text;
    /// The exact statement to run; empty where there is none that is sure to be right.
    std::string sql;
    /// What has to be run after `sql` for it to take effect: the ANALYZE that fills new statistics. Mostly empty.
    std::string then = {};
    /// Of a Rewrite: the plan's condition that `sql` stands in place of; empty: `sql` is a statement.
    std::string replaces = {};
};
[[nodiscard]] std::string_view name(Action::Kind kind); ///< "index", "analyze", ...

/// One thing that a plan shows. Not translated: rule, node; translated: texts.
struct Finding {
    int rule = 0;      ///< number of the rule, 1 to 37, as docs/reference/plan-advice.md lists them
    std::string id;    ///< "seq-scan-filtered-most"; never changes
    int node = -1;     ///< Node::id; -1: the whole plan
    base::Text title;  ///< "9,990 of 10,000 rows were read to be thrown away"
    base::Text reason; ///< one sentence with the figures it is judged by
    std::vector<std::pair<std::string, std::string>> evidence; ///< field and value, as the server wrote them
    std::optional<double> savingMs; ///< what could be saved at most; nothing where the plan does not tell
    std::vector<Action> actions;    ///< the best first
};

/// What is known beside the plan, each optional: rules that need it keep silent or speak more carefully without.
struct AdviceFacts {
    int serverVersionNum = 0; ///< 0: unknown
    struct Table {
        std::string schema, name;
        double liveRows = 0, modifiedSinceAnalyze = 0;
        std::optional<double> secondsSinceAnalyze;
        std::vector<std::string> indexDefinitions; ///< pg_get_indexdef
        /// Column and type, as format_type() names it: tells a cast between kinds of text from one that hides a column.
        std::vector<std::pair<std::string, std::string>> columnTypes;
    };
    std::vector<Table> tables;
    std::vector<std::pair<std::string, std::string>> settings; ///< work_mem, random_page_cost, ... as SHOW prints them
};

/// What takes less than this many milliseconds is not worth a reader's time: no rule of time speaks of it.
inline constexpr double adviceFromMs = 20;

/// Every rule on every node, worth most first. Deterministic. Rules of time need ANALYZE; without it only those of
/// shape and settings speak.
[[nodiscard]] std::vector<Finding> advise(const Plan& plan, const AdviceFacts& facts = {});

/// The "advice" of `plan show --json`: a list, worth most first.
[[nodiscard]] std::string adviceJson(const std::vector<Finding>& findings);
/// For a terminal: one paragraph a finding, with its evidence and the statements to run. Empty without findings.
[[nodiscard]] std::string renderAdvice(const std::vector<Finding>& findings, int width = 100);

} // namespace howdah::plan
