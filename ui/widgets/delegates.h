// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStyledItemDelegate>

namespace howdah::widgets {

/// A cell as every table and tree of the program shows it: selection ground, text in its role's colour, a second text
/// after it, a thin line below. Reads models::Role.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// What stands in the cell; `box` is inside its padding. Ground and line are painted already.
    virtual void paintContent(QPainter* painter, const QRect& box, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const;
    [[nodiscard]] static QColor textColor(const QModelIndex& index);
    [[nodiscard]] static QFont cellFont(const QModelIndex& index);
    /// Width of what precedes the text; a delegate that draws there widens sizeHint by it.
    [[nodiscard]] virtual int extraWidth(const QModelIndex& index) const;
};

/// Shape and word of models::SeverityRole; the word is the DisplayRole, or the severity's own when that is empty.
class SeverityDelegate : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter* painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
    [[nodiscard]] int extraWidth(const QModelIndex& index) const override;
};

/// A bar of models::BarRole and the figure at its end.
class BarDelegate : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter* painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
    [[nodiscard]] int extraWidth(const QModelIndex& index) const override;
};

} // namespace howdah::widgets
