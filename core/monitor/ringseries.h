// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace howdah::monitor {

/// One reading: server time and value. A NaN value is a gap: nothing was measured, which is not zero.
struct Point {
    base::WallTime at{};
    double value = std::numeric_limits<double>::quiet_NaN();
    [[nodiscard]] bool gap() const { return std::isnan(value); }
};

/// The last `capacity` points of one figure, oldest first. Not thread-safe: one owner; snapshots are values.
class RingSeries {
public:
    explicit RingSeries(std::size_t capacity = 3600);
    void append(Point point);
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] const Point& operator[](std::size_t index) const; ///< 0 is the oldest
    [[nodiscard]] const Point& last() const { return (*this)[m_size - 1]; }
    [[nodiscard]] std::vector<Point> since(base::WallTime from) const;
    void clear();

private:
    std::vector<Point> m_points;
    std::size_t m_next = 0;
    std::size_t m_size = 0;
};

} // namespace howdah::monitor
