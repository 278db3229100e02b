// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Sizes in device-independent pixels, on a grid of 4.
namespace howdah::theme::measure {

inline constexpr int pageMargin = 20;
inline constexpr int cardGap = 14;
inline constexpr int cardPadding = 14;
inline constexpr int cardRadius = 9;
inline constexpr int buttonRadius = 6;
inline constexpr int railWidth = 188;
inline constexpr int contextBarHeight = 44;
inline constexpr int dockHeight = 34;
inline constexpr int rowHeight = 31;
inline constexpr int iconSize = 18;

} // namespace howdah::theme::measure
