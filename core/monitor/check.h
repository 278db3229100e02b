// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/text.h"
#include "core/pg/connection.h"
#include "core/pool/poolfeed.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::monitor {

enum class Severity { Ok, Warn, Critical, Unknown };
/// "ok", "warn", "critical", "unknown": as in JSON.
[[nodiscard]] std::string_view name(Severity severity);

/// One thing that a check found, with what it points at.
struct Evidence {
    std::optional<base::BackendPid> pid;
    std::string object; ///< table, slot, database, setting...
    std::optional<double> value;
    base::Text text; ///< a sentence
};

struct CheckResult {
    std::string id;   ///< "idle_in_xact"
    base::Text title; ///< "Sessions idle in transaction"
    Severity severity = Severity::Unknown;
    std::optional<double> value;
    std::string unit;                         ///< "s", "ratio", "count", "bytes", "transactions"
    std::optional<double> warnAt, criticalAt; ///< what held for the worst evidence
    std::string thresholdFrom;                ///< the database that carries these thresholds; empty: the defaults
    std::vector<Evidence> evidence;           ///< worst first
    base::Text summary;                       ///< one sentence with the figures
    base::Text remedy;
    std::string page;           ///< page of the console that shows it: "pool", "slow", ...
    std::string unknownBecause; ///< English, when Unknown
};

/// A check's definition.
struct CheckInfo {
    std::string_view id;
    base::TextSource title;
    std::string_view unit;
    std::optional<double> warnAt, criticalAt;
    bool lowIsBad = false; ///< cache hits: a value below the threshold is found fault with
};
[[nodiscard]] const std::vector<CheckInfo>& checks();

/// Thresholds of one check other than the default. A database can carry its own, and checks of sessions judge each
/// session by the thresholds of its database: ALTER DATABASE ... SET howdah.check_idle_in_xact = '10,30'.
struct Threshold {
    double warnAt = 0;
    double criticalAt = 0;
    bool operator==(const Threshold&) const = default;
};
/// "10,30", blanks allowed; nothing when it is not two finite numbers.
[[nodiscard]] std::optional<Threshold> parseThreshold(std::string_view text);

struct CheckOptions {
    base::Deadline deadline;
    base::StopToken stop;
    /// For checks over a difference (cache hits, deadlocks, rollbacks): how long to watch.
    base::Nanoseconds window = base::Seconds(2);
    /// What the pools of this machine say of themselves; nothing: it is asked for, which waits for them half a second
    /// at most.
    std::optional<pool::feed::Survey> pools = std::nullopt;
};

/// Runs every check over `connection`, failing first in the result. A check that cannot be made (rights, extension,
/// timeout) is Unknown with the reason; the error is only for a lost connection or a cancel.
base::Result<std::vector<CheckResult>> runChecks(pg::Connection& connection, const CheckOptions& options);

/// "One thing is wrong, three deserve a look": the sentence above the tiles.
[[nodiscard]] base::Text healthSentence(const std::vector<CheckResult>& results);

} // namespace howdah::monitor
