// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace howdah::plan {

/// Whether a line without blanks around it consists of what borders are drawn with; an empty one does.
[[nodiscard]] bool isRuler(std::string_view line);
/// The same, of one column: no junction but at its ends.
[[nodiscard]] bool isPlainRuler(std::string_view line);
/// Whether a ruler begins without a border's corner.
[[nodiscard]] bool isHorizontal(std::string_view ruler);

/// "-[ RECORD 1 ]----" in any line style and language, "* Record 1" of a table without borders.
[[nodiscard]] bool isRecordLine(std::string_view line);

/// "(1 row)", "(12 Zeilen)", "(12 行)": in any language.
[[nodiscard]] bool isRowCount(std::string_view line);

} // namespace howdah::plan
