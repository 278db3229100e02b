// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <algorithm>

namespace howdah::theme {
namespace {

/// The reader's own choice of a larger interface font enlarges everything in step.
double scale()
{
    static const double value = [] {
        const QFont system = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
        const double points = system.pointSizeF();
        return points > 10 ? std::min(points / 10.0, 2.0) : 1.0;
    }();
    return value;
}

QFont sized(double pixels, QFont::Weight weight = QFont::Normal)
{
    static const QFont system = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    QFont font = system;
    font.setPixelSize(qRound(pixels * scale()));
    font.setWeight(weight);
    return font;
}

} // namespace

QFont baseFont()
{
    return sized(13);
}

QFont strongFont()
{
    return sized(13, QFont::DemiBold);
}

QFont secondFont()
{
    return sized(12);
}

QFont smallFont()
{
    return sized(11);
}

QFont titleFont()
{
    return sized(19, QFont::DemiBold);
}

QFont figureFont()
{
    return sized(25, QFont::DemiBold);
}

QFont monoFont()
{
    static const QFont fixed = [] {
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setStyleHint(QFont::Monospace);
        font.setFixedPitch(true);
        return font;
    }();
    QFont font = fixed;
    font.setPixelSize(qRound(12 * scale()));
    return font;
}

} // namespace howdah::theme
