// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/monitor/sample.h"

#include <optional>
#include <string>

namespace howdah::monitor {

/// Why a probe cannot be made, with the statement that would enable it. `role` and `schema` are quoted identifiers.
[[nodiscard]] ProbeState noExtension(std::string probe);
/// `preload`: what shared_preload_libraries holds now; nothing when our role may not see it.
[[nodiscard]] ProbeState notPreloaded(std::string probe, const std::optional<std::string>& preload);
[[nodiscard]] ProbeState partlyHidden(std::string probe, std::size_t rows, const std::string& role);
[[nodiscard]] ProbeState stateOf(std::string probe, const base::Error& error, const std::string& role,
                                 const std::string& schema);

} // namespace howdah::monitor
