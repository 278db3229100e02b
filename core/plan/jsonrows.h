// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace howdah::plan {

/// What drivers and web consoles make of EXPLAIN's rows: [{"QUERY PLAN": "Seq Scan on …"}, …], ["Seq Scan on …", …],
/// [["Seq Scan on …"], …], {"rows": [{"QUERY PLAN": [{"Plan": …}]}]}.
struct JsonRows {
    std::string text; ///< the rows, a line each, and documents as they stand
    bool one = false; ///< a single row, of which others may follow
};

/// The rows of a complete document; nothing where it is a plan itself.
[[nodiscard]] std::optional<JsonRows> rowsOfJson(std::string_view document);

/// The text that a JSON string holds, where `text` is one with escapes and nothing else; else nothing.
[[nodiscard]] std::optional<std::string> textOfJsonString(std::string_view text);

} // namespace howdah::plan
