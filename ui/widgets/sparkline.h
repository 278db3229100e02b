// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/widgets/delegates.h"

#include <QColor>
#include <QList>
#include <QRectF>

class QPainter;

namespace howdah::widgets {

/// A line without axes from zero to the largest value; NaN is a gap, a lone point a dot.
void paintSparkLine(QPainter& painter, const QRectF& box, const QList<double>& values, const QColor& color);

/// The spark line of models::SparkRole.
class SparkDelegate : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter* painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
    [[nodiscard]] int extraWidth(const QModelIndex& index) const override;
};

} // namespace howdah::widgets
