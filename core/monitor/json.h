// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/monitor/check.h"
#include "core/monitor/sample.h"
#include "core/pg/connection.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::monitor {

/// The documents of howdahctl and of the HTTP service. Fields stay once published. Figures are bare numbers in the unit
/// that their name ends in; what is not known is null, never zero.

/// Which server a document speaks of.
struct ServerIdentity {
    std::string name; ///< "user@host:5432/database", no secret
    std::string version;
    int versionNumber = 0;
};
[[nodiscard]] ServerIdentity identityOf(const pg::Connection& connection);
[[nodiscard]] ServerIdentity identityOf(const pg::ConnectParams& params, const Sample& sample);

/// howdah/health/1. `time` is when the checks ended.
[[nodiscard]] nlohmann::ordered_json healthDocument(const std::vector<CheckResult>& results,
                                                    const ServerIdentity& server, base::WallTime time);

/// howdah/monitor/1: one sample, one line.
[[nodiscard]] nlohmann::ordered_json monitorDocument(const Sample& sample, const ServerIdentity& server);

enum class StatementSort { Total, Mean, Calls, Io, Temp, Wal };
/// "total", "mean", "calls", "io", "temp", "wal".
[[nodiscard]] std::string_view name(StatementSort sort);
[[nodiscard]] std::optional<StatementSort> parseStatementSort(std::string_view text);

struct SlowOptions {
    StatementSort sort = StatementSort::Total;
    std::size_t limit = 10;
    /// A statement whose mean or longest run reaches this is marked "over_threshold".
    double thresholdMs = 1000;
    /// Leaves out statements that are not over the threshold.
    bool onlyOverThreshold = false;
};
/// The statements in the order asked for, by what they did since statistics began; at most `limit`. Equal ones stay in
/// the order of their keys.
[[nodiscard]] std::vector<StatementRow> slowest(std::vector<StatementRow> statements, const SlowOptions& options);
/// howdah/slow/1 of a sample that read the statements.
[[nodiscard]] nlohmann::ordered_json slowDocument(const Sample& sample, const ServerIdentity& server,
                                                  const SlowOptions& options);

struct ConnectionReport;
/// howdah/connections/1: who holds the server's connections, and whether they come back.
[[nodiscard]] nlohmann::ordered_json connectionsDocument(const ConnectionReport& report, const ServerIdentity& server);

/// The document as text: invalid UTF-8 is replaced, `indent` -1 keeps it on one line.
[[nodiscard]] std::string toText(const nlohmann::ordered_json& document, int indent = -1);

} // namespace howdah::monitor
