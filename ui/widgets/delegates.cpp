// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/delegates.h"

#include "ui/models/roles.h"
#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"
#include "ui/theme/severity.h"

#include <QAbstractItemView>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace howdah::widgets {
namespace {

constexpr int padding = 8;
constexpr int barHeight = 8;

/// Statements in one line: white space of any kind becomes one blank.
QString oneLine(const QString& text)
{
    return text.contains(QLatin1Char('\n')) ? text.simplified() : text;
}

std::optional<theme::Severity> severityOf(const QModelIndex& index)
{
    const QVariant value = index.data(models::SeverityRole);
    if (!value.isValid())
        return std::nullopt;
    return theme::Severity(value.toInt());
}

} // namespace

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, theme::color(theme::Role::Selection));
    painter->setPen(QPen(theme::color(theme::Role::Grid), 1));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->setClipRect(option.rect);
    paintContent(painter, option.rect.adjusted(padding, 0, -padding, -1), option, index);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(theme::color(theme::Role::Accent), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QFontMetrics metrics(cellFont(index));
    int width = metrics.horizontalAdvance(oneLine(index.data(Qt::DisplayRole).toString()));
    const QString second = index.data(models::SecondTextRole).toString();
    if (!second.isEmpty())
        width += QFontMetrics(theme::baseFont()).horizontalAdvance(second) + 6;
    return {width + extraWidth(index) + 2 * padding, theme::measure::rowHeight};
}

int RowDelegate::extraWidth(const QModelIndex&) const
{
    return 2;
}

QColor RowDelegate::textColor(const QModelIndex& index)
{
    if (const auto severity = severityOf(index);
        severity && (*severity == theme::Severity::Critical || *severity == theme::Severity::Warning))
        return theme::color(theme::severityRole(*severity));
    if (index.data(models::LinkRole).toBool())
        return theme::color(theme::Role::Accent);
    return theme::color(index.data(models::MutedRole).toBool() ? theme::Role::SecondText : theme::Role::Text);
}

QFont RowDelegate::cellFont(const QModelIndex& index)
{
    QFont font = index.data(models::MonoRole).toBool() ? theme::monoFont() : theme::baseFont();
    if (index.data(models::EmphasisRole).toBool())
        font.setWeight(QFont::DemiBold);
    return font;
}

void RowDelegate::paintContent(QPainter* painter, const QRect& box, const QStyleOptionViewItem&,
                               const QModelIndex& index) const
{
    const QFont font = cellFont(index);
    const QFontMetrics metrics(font);
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const auto flags = alignment.isValid() ? Qt::Alignment(alignment.toInt()) | Qt::AlignVCenter
                                           : Qt::Alignment(Qt::AlignLeading | Qt::AlignVCenter);
    const QString text =
        metrics.elidedText(oneLine(index.data(Qt::DisplayRole).toString()), Qt::ElideRight, box.width());
    painter->setFont(font);
    painter->setPen(textColor(index));
    painter->drawText(box, int(flags), text);
    const QString second = index.data(models::SecondTextRole).toString();
    if (second.isEmpty())
        return;
    const QRect rest = box.adjusted(metrics.horizontalAdvance(text) + 6, 0, 0, 0);
    if (rest.width() < 12)
        return;
    painter->setFont(theme::baseFont());
    painter->setPen(theme::color(theme::Role::SecondText));
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeading,
                      QFontMetrics(theme::baseFont()).elidedText(oneLine(second), Qt::ElideRight, rest.width()));
}

void SeverityDelegate::paintContent(QPainter* painter, const QRect& box, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) const
{
    const auto severity = severityOf(index);
    if (!severity) {
        RowDelegate::paintContent(painter, box, option, index);
        return;
    }
    theme::paintSeverity(*painter, QRectF(box.left(), box.top(), 10, box.height()), *severity);
    QString word = index.data(Qt::DisplayRole).toString();
    if (word.isEmpty())
        word = theme::severityWord(*severity);
    QFont font = theme::secondFont();
    const bool loud = *severity == theme::Severity::Critical || *severity == theme::Severity::Warning;
    font.setWeight(loud ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(theme::color(theme::severityRole(*severity)));
    const QRect words = box.adjusted(15, 0, 0, 0);
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeading,
                      QFontMetrics(font).elidedText(word, Qt::ElideRight, words.width()));
}

int SeverityDelegate::extraWidth(const QModelIndex& index) const
{
    const auto severity = severityOf(index);
    if (!severity)
        return 2;
    QFont font = theme::secondFont();
    font.setWeight(QFont::DemiBold);
    const bool named = !index.data(Qt::DisplayRole).toString().isEmpty();
    return 18 + (named ? 0 : QFontMetrics(font).horizontalAdvance(theme::severityWord(*severity)));
}

void BarDelegate::paintContent(QPainter* painter, const QRect& box, const QStyleOptionViewItem&,
                               const QModelIndex& index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const QFont font = cellFont(index);
    const int textWidth = QFontMetrics(font).horizontalAdvance(text);
    const double share = index.data(models::BarRole).toDouble();
    int x = box.left();
    if (!std::isnan(share) && share >= 0 && index.data(models::BarRole).isValid()) {
        // The longest bar leaves room for its own figure; a bar of nothing is still a mark.
        const double room = std::max(0, box.width() - textWidth - 6);
        const double length = std::max(1.5, std::min(1.0, share) * room);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme::seriesLineColor(index.data(models::BarSeriesRole).toInt()));
        const double radius = std::min(2.0, length / 2);
        painter->drawRoundedRect(QRectF(x, box.center().y() - barHeight / 2.0 + 0.5, length, barHeight), radius,
                                 radius);
        painter->restore();
        x += int(std::ceil(length)) + 6;
    }
    painter->setFont(font);
    painter->setPen(textColor(index));
    painter->drawText(QRect(x, box.top(), std::max(0, box.right() - x + 1), box.height()),
                      Qt::AlignVCenter | Qt::AlignLeading, text);
}

int BarDelegate::extraWidth(const QModelIndex&) const
{
    return 90;
}

} // namespace howdah::widgets
