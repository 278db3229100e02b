// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/planindex.h"

#include <QAbstractScrollArea>
#include <vector>

namespace howdah::models {
class PlanSelection;
}

namespace howdah::widgets {

/// A plan as a flame graph: one bar a node, as wide as the time it took with its children, below the bar of its parent.
/// What a node took itself is where no child hangs below it. Paints only what can be seen: a row costs as many steps as
/// it has pixels, whatever the plan. A click selects and zooms in, Esc and Backspace go back; arrows walk the tree.
class FlameGraph : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Form {
        Full,  ///< a view of its own
        Strip, ///< a few rows above something else; selects, and leaves zooming to the full one
    };
    explicit FlameGraph(models::PlanSelection& selection, Form form = Form::Full, QWidget* parent = nullptr);

    /// Null empties it. Without ANALYZE estimated costs stand for times.
    void setIndex(models::PlanIndexPtr index);
    [[nodiscard]] const models::PlanIndexPtr& index() const { return m_index; }
    /// While there are matches, the other bars step back. Ascending ids.
    void setMatches(std::vector<int> ids);

    /// The node that takes the whole width.
    [[nodiscard]] int zoomed() const { return m_zoom; }
    void zoomTo(int node);
    /// One step back; false when nothing was left to go back to.
    bool zoomBack();
    /// Where a node's bar is in the viewport; empty when it is not drawn.
    [[nodiscard]] QRect barOf(int node) const;
    /// The node at a point of the viewport; -1: none.
    [[nodiscard]] int nodeAt(const QPoint& point) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Span {
        double left = 0, right = 0; ///< px in the viewport
    };
    [[nodiscard]] Span spanOf(int node) const;
    [[nodiscard]] double weightOf(int node) const;
    [[nodiscard]] double startOf(int node) const;
    [[nodiscard]] int rowsShown() const;
    /// The first of a level's nodes that ends right of `place`, in units of weight; the level's size when none does.
    [[nodiscard]] std::size_t firstRightOf(const std::vector<int>& level, double place) const;
    void paintBar(QPainter& painter, int node, const QRectF& bar) const;
    void paintLevel(QPainter& painter, int depth, int top) const;
    [[nodiscard]] QString told(int node) const;
    void updateScrollBars();
    void reveal(int node);
    void walk(int key);
    void say();

    models::PlanSelection& m_selection;
    Form m_form;
    models::PlanIndexPtr m_index;
    std::vector<double> m_counted; ///< weights and starts by number of nodes, where nothing took any time
    std::vector<double> m_countedStart;
    std::vector<int> m_matches;
    std::vector<int> m_history; ///< what was zoomed before
    int m_zoom = 0;
    int m_hover = -1;
};

} // namespace howdah::widgets
