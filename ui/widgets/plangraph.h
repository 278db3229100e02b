// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/widgets/plangraphpaint.h"

#include <QAbstractScrollArea>

class QToolButton;

namespace howdah::models {
class PlanSelection;
}

namespace howdah::widgets {

/// A plan as boxes and lines. Drag to move, wheel with Ctrl (or + and -) to zoom, F to fit, 0 for full size; arrows
/// walk the tree. Paints only what can be seen.
class PlanGraph : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit PlanGraph(models::PlanSelection& selection, QWidget* parent = nullptr);
    void setDocument(models::PlanDocumentPtr document);
    void setMatches(std::vector<int> ids);

    [[nodiscard]] double scale() const { return m_scale; }
    /// Zooms to `scale` and keeps what is at `anchor` (in the viewport) where it is.
    void setScale(double scale, const QPointF& anchor);
    void fit();
    /// Where a node's box is in the viewport.
    [[nodiscard]] QRectF boxOf(int node) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QPointF origin() const; ///< of the graph in the viewport
    [[nodiscard]] QPointF toGraph(const QPointF& inViewport) const;
    [[nodiscard]] QPointF centre() const;
    void updateScrollBars();
    void startView();
    void reveal(int node, bool middle);
    void walk(int key);

    models::PlanSelection& m_selection;
    PlanGraphPainter m_painter{nullptr};
    PlanGraphPainter::Marks m_marks;
    double m_scale = 1;
    bool m_started = false; ///< the first view of this plan has been chosen
    QPoint m_pressed;
    QPoint m_pressedScroll;
    bool m_dragging = false, m_moved = false;
    QWidget* m_buttons = nullptr;
};

} // namespace howdah::widgets
