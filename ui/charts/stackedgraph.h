// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QPointF>
#include <QRectF>

namespace howdah::charts {

/// An area down to `baseline` under a line of pixel points with rising x, as one rectangle a device pixel column: each
/// as high as the line's highest point in that column. A point whose y is NaN is a gap. `step` is the width of a device
/// pixel.
///
/// Where a column holds several points a polygon would be mostly uprights, and the raster engine's cost is in its
/// uprights; rectangles cost it next to nothing.
[[nodiscard]] QList<QRectF> columnsUnder(const QList<QPointF>& line, double baseline, double step);

} // namespace howdah::charts
