// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>

class QPalette;

namespace howdah::theme {

enum class Scheme { Light, Dark };

/// What a colour is for. Pages and widgets name roles, never colours.
enum class Role {
    Window,
    Surface,  ///< cards, tables, rail
    Surface2, ///< code, hover
    Line,
    Grid,
    Text,
    SecondText,
    Accent,
    OnAccent, ///< text on the accent colour
    AccentGround,
    Selection,
    Ok,
    Warning,
    WarningGround,
    Critical,
    CriticalGround,
};
inline constexpr int roleCount = static_cast<int>(Role::CriticalGround) + 1;

[[nodiscard]] QColor color(Role role, Scheme scheme);
/// In the scheme the application shows now.
[[nodiscard]] QColor color(Role role);

/// Colour of a chart's series by its place (Okabe-Ito); beyond the sixth they begin anew, with another dash.
[[nodiscard]] QColor seriesColor(int index);
inline constexpr int seriesColorCount = 6;
/// The same, darkened or lightened until it has 3:1 against the scheme's surface: for lines and other thin marks.
[[nodiscard]] QColor seriesLineColor(int index, Scheme scheme);
[[nodiscard]] QColor seriesLineColor(int index);

/// Dark when a palette's window is darker than its text (Qt 6.4 has no colorScheme()).
[[nodiscard]] Scheme schemeOf(const QPalette& palette);
/// Of the application's palette.
[[nodiscard]] Scheme currentScheme();

/// Contrast of two opaque colours, 1..21 (WCAG 2.1, "contrast ratio").
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

} // namespace howdah::theme
