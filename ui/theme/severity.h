// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/colors.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace howdah::theme {

/// Worst first. Each has a word, a shape and a colour, so that none of the three has to be seen alone.
enum class Severity { Critical, Warning, Note, Ok, Unknown };

[[nodiscard]] QString severityWord(Severity severity); ///< "Critical", translated
[[nodiscard]] Role severityRole(Severity severity);    ///< of text and shape
[[nodiscard]] QChar severityGlyph(Severity severity);  ///< for plain text: a copied row, an accessible name
/// The shape in the middle of `box`, 9 px wide, in the severity's colour or `override`.
void paintSeverity(QPainter& painter, const QRectF& box, Severity severity, const QColor& override = {});

} // namespace howdah::theme
