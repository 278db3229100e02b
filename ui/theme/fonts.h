// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFont>

namespace howdah::theme {

/// All fonts are the platform's own, in sizes relative to its interface font (13 px where that says 10 pt).
/// Qt 6.4 cannot ask a font for tabular figures; columns of figures are right-aligned, so that a face with
/// proportional digits still compares by length.
[[nodiscard]] QFont baseFont();   ///< 13 px
[[nodiscard]] QFont strongFont(); ///< 13 px, semi-bold
[[nodiscard]] QFont secondFont(); ///< 12 px
[[nodiscard]] QFont smallFont();  ///< 11 px: axis labels
[[nodiscard]] QFont titleFont();  ///< 19 px, semi-bold: the page's title
[[nodiscard]] QFont figureFont(); ///< 25 px, semi-bold: a tile's figure
[[nodiscard]] QFont monoFont();   ///< 12 px, fixed pitch: SQL, names of objects, PIDs

} // namespace howdah::theme
