// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include "ui/models/roles.h"
#include "ui/theme/colors.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace howdah::widgets {

void paintSparkLine(QPainter& painter, const QRectF& box, const QList<double>& values, const QColor& color)
{
    double most = 0;
    for (const double value : values)
        if (std::isfinite(value))
            most = std::max(most, value);
    if (values.isEmpty())
        return;
    const double step = values.size() > 1 ? box.width() / double(values.size() - 1) : 0;
    const auto at = [&](qsizetype i) {
        const double share = most > 0 ? values.at(i) / most : 0;
        return QPointF(box.left() + double(i) * step, box.bottom() - share * box.height());
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPainterPath path;
    bool down = false;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values.at(i))) {
            down = false;
            continue;
        }
        const bool lone = !down && (i + 1 == values.size() || !std::isfinite(values.at(i + 1)));
        if (lone)
            painter.drawPoint(at(i));
        else if (down)
            path.lineTo(at(i));
        else
            path.moveTo(at(i));
        down = true;
    }
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.restore();
}

void SparkDelegate::paintContent(QPainter* painter, const QRect& box, const QStyleOptionViewItem&,
                                 const QModelIndex& index) const
{
    const auto values = index.data(models::SparkRole).value<QList<double>>();
    const QVariant series = index.data(models::BarSeriesRole);
    paintSparkLine(*painter, QRectF(box).adjusted(0, 7, 0, -6), values,
                   series.isValid() ? theme::seriesLineColor(series.toInt()) : theme::color(theme::Role::Accent));
}

int SparkDelegate::extraWidth(const QModelIndex&) const
{
    return 84;
}

} // namespace howdah::widgets
