// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace howdah::pool::detail {

inline constexpr std::string_view socketSuffix = ".sock";

/// "<pid>-<word>.sock": the process that a socket belongs to; nothing when the name is none of ours.
[[nodiscard]] std::optional<std::int64_t> processOf(std::string_view fileName);
/// Makes sure that the folder is there, is ours and is closed to others: in /tmp somebody else could have laid it out.
base::Status prepareFeedFolder(const std::string& folder);
/// The sockets in the feed's folders that are ours.
[[nodiscard]] std::vector<std::string> feedSockets();

} // namespace howdah::pool::detail
