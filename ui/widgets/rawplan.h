// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/plandocument.h"

#include <QAbstractScrollArea>

namespace howdah::models {
class PlanSelection;
}

namespace howdah::widgets {

/// The text a plan was read from, as it was received, with the part of the selected node on a ground of its own. Paints
/// the lines that can be seen, whatever the size. A click selects the node that the line belongs to; dragging marks
/// lines; Ctrl+C copies them, or the selected node's part when none are marked.
class RawPlan : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit RawPlan(models::PlanSelection& selection, QWidget* parent = nullptr);
    void setDocument(models::PlanDocumentPtr document);

    /// First and last line of the selected node's part, from 0; {-1, -1} when it is not known.
    [[nodiscard]] std::pair<int, int> markedLines() const;
    /// What Ctrl+C copies.
    [[nodiscard]] QString copied() const;
    [[nodiscard]] int lineCount() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int lineOf(std::size_t byte) const;
    [[nodiscard]] int lineAt(int y) const;
    [[nodiscard]] std::string_view bytesOf(int line) const;
    [[nodiscard]] QString lineText(int line) const;
    [[nodiscard]] int nodeOfLine(int line) const;
    void updateScrollBars();
    void reveal();

    models::PlanSelection& m_selection;
    models::PlanDocumentPtr m_document;
    int m_from = -1, m_to = -1; ///< lines marked with the mouse
    int m_pressed = -1;         ///< line where dragging began
    bool m_dragging = false;
};

} // namespace howdah::widgets
