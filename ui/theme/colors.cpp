// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colors.h"

#include <QGuiApplication>
#include <QPalette>
#include <algorithm>
#include <array>
#include <cmath>

namespace howdah::theme {
namespace {

struct Pair {
    QRgb light, dark;
};

constexpr std::array<Pair, roleCount> roles{{
    {0xFFF4F6F8, 0xFF12161B}, // Window
    {0xFFFFFFFF, 0xFF1A2027}, // Surface
    {0xFFEDF0F4, 0xFF222A33}, // Surface2
    {0xFFD6DCE4, 0xFF313B46}, // Line
    {0xFFE6EAEF, 0xFF29323C}, // Grid
    {0xFF1A2330, 0xFFE5EAF0}, // Text
    {0xFF5A6675, 0xFF98A4B1}, // SecondText
    {0xFF1F6FB2, 0xFF5BB0EE}, // Accent
    {0xFFFFFFFF, 0xFF0C141C}, // OnAccent
    {0xFFE3EFF9, 0xFF17334A}, // AccentGround
    {0xFFDCEBFA, 0xFF1E3A52}, // Selection
    {0xFF187A57, 0xFF4CC38A}, // Ok
    {0xFF9A5B00, 0xFFF0B255}, // Warning
    {0xFFFFF3DC, 0xFF3A2C12}, // WarningGround
    {0xFFB3261E, 0xFFFF7B72}, // Critical
    {0xFFFDE9E7, 0xFF401C1A}, // CriticalGround
}};

constexpr std::array<QRgb, seriesColorCount> series{0xFF0072B2, 0xFFE69F00, 0xFF009E73,
                                                    0xFFD55E00, 0xFFCC79A7, 0xFF56B4E9};

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor withContrast(QColor color, const QColor& ground, double wanted)
{
    const bool towardsLight = luminance(ground) < 0.5;
    for (int step = 0; step < 40 && contrast(color, ground) < wanted; ++step) {
        float h = 0, s = 0, l = 0;
        color.getHslF(&h, &s, &l);
        color.setHslF(h, s, std::clamp(towardsLight ? l + 0.02F : l - 0.02F, 0.0F, 1.0F));
    }
    return color;
}

} // namespace

QColor color(Role role, Scheme scheme)
{
    const Pair& pair = roles[static_cast<std::size_t>(role)];
    return QColor::fromRgb(scheme == Scheme::Dark ? pair.dark : pair.light);
}

QColor color(Role role)
{
    return color(role, currentScheme());
}

QColor seriesColor(int index)
{
    return QColor::fromRgb(series[static_cast<std::size_t>(index % seriesColorCount)]);
}

QColor seriesLineColor(int index, Scheme scheme)
{
    // Slightly above 3 because HSL steps and eight bits a channel round.
    return withContrast(seriesColor(index), color(Role::Surface, scheme), 3.02);
}

QColor seriesLineColor(int index)
{
    return seriesLineColor(index, currentScheme());
}

Scheme schemeOf(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness()
               ? Scheme::Dark
               : Scheme::Light;
}

Scheme currentScheme()
{
    return schemeOf(QGuiApplication::palette());
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace howdah::theme
