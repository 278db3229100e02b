// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/stackedgraph.h"

#include <algorithm>
#include <cmath>

namespace howdah::charts {

QList<QRectF> columnsUnder(const QList<QPointF>& line, double baseline, double step)
{
    QList<QRectF> columns;
    qint64 current = 0;
    double top = baseline; // y grows downwards: the least is the highest
    bool open = false;
    const auto close = [&] {
        if (open && top < baseline)
            columns.append(QRectF(double(current) * step, top, step, baseline - top));
        open = false;
    };
    const auto touch = [&](qint64 column, double y) {
        if (open && column == current) {
            top = std::min(top, y);
            return;
        }
        close();
        current = column;
        top = y;
        open = true;
    };
    const QPointF* before = nullptr;
    for (const QPointF& point : line) {
        if (std::isnan(point.y())) {
            before = nullptr;
            continue;
        }
        const auto column = qint64(std::floor(point.x() / step));
        if (before != nullptr) {
            // The line crosses the columns between two points of its own.
            const auto from = qint64(std::floor(before->x() / step));
            for (qint64 between = from + 1; between < column; ++between) {
                const double share = (double(between) * step - before->x()) / (point.x() - before->x());
                touch(between, before->y() + share * (point.y() - before->y()));
            }
        }
        touch(column, point.y());
        before = &point;
    }
    close();
    return columns;
}

} // namespace howdah::charts
