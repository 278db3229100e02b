// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/check.h"
#include "core/pg/resultset.h"
#include "core/pool/poolfeed.h"

#include <map>
#include <string>
#include <vector>

namespace howdah::monitor {

/// What the checks of one run share.
struct CheckContext {
    std::string ownDatabase;
    std::string role; ///< quoted
    std::int64_t hiddenSessions = 0;
    /// By check id, then database.
    std::map<std::string, std::map<std::string, Threshold>, std::less<>> thresholds;
    /// Settings that could not be read as thresholds: check id and what stands there.
    std::map<std::string, std::string, std::less<>> unreadable;
    /// The second reading of check_cache_hit, a window after the first; nothing when there was no time for it.
    std::optional<pg::ResultSet> laterCache;
    /// What the pool feed shows; nothing when it is off.
    std::optional<pool::feed::Survey> pools;
};

[[nodiscard]] CheckContext readContext(const pg::ResultSet& rows);

/// One check: its definition, its statement (a template) and what it makes of the answer.
struct CheckRule {
    CheckInfo info;
    std::string_view sql;
    std::string_view page;
    void (*judge)(const pg::ResultSet& rows, const CheckContext& context, CheckResult& result);
};
[[nodiscard]] const std::vector<CheckRule>& checkRules();

/// A result before it is judged: id, title, unit, default thresholds or those of our own database.
[[nodiscard]] CheckResult blankResult(const CheckRule& rule, const CheckContext& context);

} // namespace howdah::monitor
