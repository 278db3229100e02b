// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/ringseries.h"

#include <QList>
#include <vector>

namespace howdah::charts {

struct XY {
    double x = 0; ///< seconds since the epoch
    double y = 0; ///< NaN: gap
};

[[nodiscard]] double toSeconds(base::WallTime time);

/// What has to be drawn of `points` between `from` and `to` (seconds) on `columns` pixel columns: in each column at
/// most the first, least, most and last value, in their order, so that no peak and no gap is lost. One point either
/// side of the range is kept, for the line that leaves it.
[[nodiscard]] std::vector<XY> decimate(const std::vector<XY>& points, double from, double to, int columns);

/// A round step (1, 2 or 5 times a power of ten) that cuts `range` in about `wanted` parts.
[[nodiscard]] double niceStep(double range, int wanted, bool wholeNumbers);

} // namespace howdah::charts
