// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/header.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"

#include <QPainter>

namespace howdah::widgets {
namespace {

constexpr int padding = 8;
constexpr int arrow = 10;
constexpr int arrowGap = 3;

} // namespace

Header::Header(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setFont(theme::secondFont());
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionsMovable(true);
    setSectionResizeMode(QHeaderView::Interactive);
    setMinimumSectionSize(36);
    setFixedHeight(theme::measure::rowHeight);
    setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

void Header::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    if (!rect.isValid() || model() == nullptr)
        return;
    painter->save();
    painter->fillRect(rect, theme::color(theme::Role::Surface));
    painter->fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme::color(theme::Role::Line));
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const QVariant wanted = model()->headerData(logicalIndex, orientation(), Qt::TextAlignmentRole);
    const auto alignment = wanted.isValid() ? Qt::Alignment(wanted.toInt()) : defaultAlignment();
    const bool right = alignment.testFlag(Qt::AlignRight);
    const QRect box = rect.adjusted(padding, 0, -padding, -1);
    const QFontMetrics metrics(font());
    const QString text =
        metrics.elidedText(model()->headerData(logicalIndex, orientation()).toString(), Qt::ElideRight, box.width());
    painter->setFont(font());
    painter->setPen(theme::color(sorted ? theme::Role::Text : theme::Role::SecondText));
    painter->drawText(box, int(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft)), text);
    if (sorted) {
        const int width = metrics.horizontalAdvance(text);
        const int x = right ? box.right() - width - arrowGap - arrow : box.left() + width + arrowGap;
        const QString name =
            sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down");
        painter->drawPixmap(x, box.center().y() - arrow / 2 + 1,
                            theme::iconPixmap(name, theme::color(theme::Role::Text), arrow, devicePixelRatioF()));
    }
    painter->restore();
}

QSize Header::sectionSizeFromContents(int logicalIndex) const
{
    const QString text = model()->headerData(logicalIndex, orientation()).toString();
    return {fontMetrics().horizontalAdvance(text) + 2 * padding + arrow + arrowGap, theme::measure::rowHeight};
}

void Header::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme::color(theme::Role::Surface));
    painter.fillRect(0, viewport()->height() - 1, viewport()->width(), 1, theme::color(theme::Role::Line));
    painter.end();
    QHeaderView::paintEvent(event);
}

} // namespace howdah::widgets
