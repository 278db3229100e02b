// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::pg {

/// Splits a pasted command line as a POSIX shell does: blanks, both quotes, backslash, backslash and line end. Nothing
/// is expanded. Nothing is returned when a quote does not end.
[[nodiscard]] std::optional<std::vector<std::string>> shellWords(std::string_view text);

} // namespace howdah::pg
