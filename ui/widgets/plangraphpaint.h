// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/plandocument.h"
#include "ui/theme/colors.h"

#include <QImage>
#include <QRectF>
#include <vector>

class QPainter;

namespace howdah::widgets {

/// Draws a plan's graph, or the part of it that can be seen: boxes with title, own time and rows, and lines as wide as
/// the rows that flow. Reads nothing but the document: any thread.
class PlanGraphPainter {
public:
    struct Marks {
        int selected = -1;
        int hovered = -1;
        std::vector<int> matches; ///< ascending; while there are some, the other boxes step back
    };

    explicit PlanGraphPainter(models::PlanDocumentPtr document);
    [[nodiscard]] const models::PlanDocumentPtr& document() const { return m_document; }
    [[nodiscard]] QSizeF size() const; ///< of the whole graph at full size
    [[nodiscard]] QRectF boxOf(int node) const;
    /// -1: none.
    [[nodiscard]] int nodeAt(const QPointF& point) const;

    /// Paints what of the graph lies in `part`; the painter is scaled by `scale` and moved already. Boxes too small for
    /// words have none, and those that fall on one pixel are drawn once.
    void paint(QPainter& painter, const QRectF& part, double scale, const Marks& marks, theme::Scheme scheme) const;
    /// The whole graph as a picture, never wider or higher than `most` pixels: smaller scale then. Null when it would
    /// be too small to be read.
    [[nodiscard]] QImage picture(double scale, theme::Scheme scheme, int most = 16'000) const;

private:
    void paintBox(QPainter& painter, int node, double scale, const Marks& marks, theme::Scheme scheme) const;
    void paintLink(QPainter& painter, int node, double scale, theme::Scheme scheme) const;

    models::PlanDocumentPtr m_document;
};

} // namespace howdah::widgets
