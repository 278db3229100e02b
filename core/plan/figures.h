// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <optional>
#include <string>
#include <string_view>

namespace howdah::plan {

/// Figures of a plan as people read them, in pages, pictures and comparisons.
namespace figures {

[[nodiscard]] std::string time(double ms);             ///< "0 ms", "12.5 ms", "3 min 02 s"
[[nodiscard]] std::string percent(double share);       ///< "12.3 %", "<0.1 %"
[[nodiscard]] std::string count(double value);         ///< "1 284", "2.5"
[[nodiscard]] std::string blocks(std::int64_t blocks); ///< 8 kB each, as "13.9 MB"; "0"
/// "↑ 66×": more rows than expected; "↓ 3×": fewer; empty where the estimate was right.
[[nodiscard]] std::string offBy(const Node& node);
/// Blocks that were touched, hit or read, shared, local or temporary.
[[nodiscard]] std::int64_t touched(const Buffers& buffers);

} // namespace figures

/// What shares are shares of: the execution in milliseconds; without ANALYZE the root's cost.
[[nodiscard]] double wholeOf(const Plan& plan);
/// "execution 560 ms · planning 204 µs · 2 nodes"
[[nodiscard]] std::string summaryOf(const Plan& plan);

/// Text for HTML and XML, in content and within quotes: markup escaped, bytes that are not UTF-8 and characters that
/// XML does not have replaced.
[[nodiscard]] std::string escaped(std::string_view text);

} // namespace howdah::plan
