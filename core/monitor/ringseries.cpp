// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/ringseries.h"

#include <algorithm>

namespace howdah::monitor {

RingSeries::RingSeries(std::size_t capacity)
    : m_points(std::max<std::size_t>(capacity, 1))
{}

void RingSeries::append(Point point)
{
    m_points[m_next] = point;
    m_next = (m_next + 1) % m_points.size();
    m_size = std::min(m_size + 1, m_points.size());
}

const Point& RingSeries::operator[](std::size_t index) const
{
    const std::size_t oldest = m_next + m_points.size() - m_size;
    return m_points[(oldest + index) % m_points.size()];
}

std::vector<Point> RingSeries::since(base::WallTime from) const
{
    // Every point is looked at: a server's clock can be set back, so the times need not ascend.
    std::vector<Point> found;
    for (std::size_t i = 0; i < m_size; ++i) {
        if ((*this)[i].at >= from)
            found.push_back((*this)[i]);
    }
    return found;
}

void RingSeries::clear()
{
    m_next = 0;
    m_size = 0;
}

} // namespace howdah::monitor
