// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHeaderView>

namespace howdah::widgets {

/// The head of a table: words in second colour on the table's own ground, the sorted column's in the first. The arrow
/// of the sorting stands beside the word; a style's own would cover the end of a right-aligned one.
class Header : public QHeaderView {
    Q_OBJECT
public:
    explicit Header(QWidget* parent = nullptr);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int logicalIndex) const override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace howdah::widgets
