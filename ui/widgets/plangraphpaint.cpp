// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plangraphpaint.h"

#include "core/base/units.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/planink.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace howdah::widgets {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlanGraph)
};

constexpr double radius = 5;
constexpr double padding = 9;
constexpr double leastScaleForWords = 0.45;
constexpr double margin = 16;
/// From which error on an estimate is worth a word in a box.
constexpr double offWorthSaying = 10;

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

double rowsOf(const plan::Node& node)
{
    return node.totalRows.value_or(node.planRows);
}

/// 1 for a row, 6 for a million and more.
double linkWidth(const plan::Node& node)
{
    return std::clamp(1 + std::log10(std::max(1.0, rowsOf(node))) * 5 / 6, 1.0, 6.0);
}

} // namespace

PlanGraphPainter::PlanGraphPainter(models::PlanDocumentPtr document)
    : m_document(std::move(document))
{}

QSizeF PlanGraphPainter::size() const
{
    return m_document ? QSizeF(m_document->layout.width + 2 * margin, m_document->layout.height + 2 * margin)
                      : QSizeF();
}

QRectF PlanGraphPainter::boxOf(int node) const
{
    if (!m_document || !m_document->index->has(node))
        return {};
    const plan::NodeBox& box = m_document->layout.boxes[static_cast<std::size_t>(node)];
    return {box.x + margin, box.y + margin, box.width, box.height};
}

int PlanGraphPainter::nodeAt(const QPointF& point) const
{
    if (!m_document)
        return -1;
    const std::vector<models::PlanDocument::BoxLine>& lines = m_document->boxLines;
    const auto line = std::partition_point(lines.begin(), lines.end(), [&](const models::PlanDocument::BoxLine& one) {
        return one.y + margin + models::graphBoxHeight < point.y();
    });
    if (line == lines.end())
        return -1;
    const auto at = std::partition_point(line->nodes.begin(), line->nodes.end(),
                                         [&](int node) { return boxOf(node).right() < point.x(); });
    return at != line->nodes.end() && boxOf(*at).contains(point) ? *at : -1;
}

void PlanGraphPainter::paint(QPainter& painter, const QRectF& part, double scale, const Marks& marks,
                             theme::Scheme scheme) const
{
    if (!m_document)
        return;
    const std::vector<models::PlanDocument::BoxLine>& lines = m_document->boxLines;
    const double reach = models::graphBoxHeight + models::graphGapY;
    const auto first = std::partition_point(lines.begin(), lines.end(), [&](const models::PlanDocument::BoxLine& line) {
        return line.y + margin + reach < part.top();
    });
    const double pixel = 1 / scale;
    // Links first: boxes stand on them.
    for (auto line = first; line != lines.end() && line->y + margin - reach < part.bottom(); ++line) {
        double last = -1e18;
        for (const int node : line->nodes) {
            const plan::NodeBox& box = m_document->layout.boxes[static_cast<std::size_t>(node)];
            if (box.parent < 0)
                continue;
            const double x = boxOf(node).center().x();
            const double from = boxOf(box.parent).center().x();
            const bool outside = std::max(x, from) < part.left() || std::min(x, from) > part.right();
            if (outside || x - last < pixel)
                continue;
            last = x;
            paintLink(painter, node, scale, scheme);
        }
    }
    for (auto line = first; line != lines.end() && line->y + margin <= part.bottom(); ++line) {
        auto at = std::partition_point(line->nodes.begin(), line->nodes.end(),
                                       [&](int node) { return boxOf(node).right() < part.left(); });
        double last = -1e18;
        for (; at != line->nodes.end() && boxOf(*at).left() <= part.right(); ++at) {
            const double right = boxOf(*at).right();
            if (right - last < pixel)
                continue;
            last = right;
            paintBox(painter, *at, scale, marks, scheme);
        }
    }
}

void PlanGraphPainter::paintLink(QPainter& painter, int node, double scale, theme::Scheme scheme) const
{
    const plan::NodeBox& layout = m_document->layout.boxes[static_cast<std::size_t>(node)];
    const QRectF box = boxOf(node);
    const QRectF above = boxOf(layout.parent);
    const double middle = above.bottom() + models::graphGapY / 2;
    QPen pen(theme::color(theme::Role::Line, scheme),
             std::max(linkWidth(*m_document->index->at(node).node), 1 / scale));
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    QPolygonF path{QPointF(above.center().x(), above.bottom()), QPointF(above.center().x(), middle)};
    if (layout.stacked) {
        const double gap = box.left() - models::graphGapX / 2;
        path << QPointF(gap, middle) << QPointF(gap, box.center().y()) << QPointF(box.left(), box.center().y());
    } else
        path << QPointF(box.center().x(), middle) << QPointF(box.center().x(), box.top());
    painter.drawPolyline(path);
}

void PlanGraphPainter::paintBox(QPainter& painter, int node, double scale, const Marks& marks,
                                theme::Scheme scheme) const
{
    const models::PlanIndex& index = *m_document->index;
    const models::PlanIndex::Entry& entry = index.at(node);
    const models::Heat heat = models::heatOf(index.share(node));
    const bool match = std::binary_search(marks.matches.begin(), marks.matches.end(), node);
    const bool back = !marks.matches.empty() && !match;
    const QRectF box = boxOf(node);
    const auto colour = [scheme](theme::Role role) { return theme::color(role, scheme); };

    const bool selected = node == marks.selected;
    const bool words = scale >= leastScaleForWords;
    const ink::Box heated = ink::boxOf(heat, back, scheme);
    QPen edge(colour(selected                ? theme::Role::Accent
                     : match                 ? theme::Role::Warning
                     : node == marks.hovered ? theme::Role::SecondText
                                             : theme::Role::Line),
              (selected || match ? 2.5 : 1) / std::min(1.0, scale));
    painter.setPen(edge);
    // From afar the box itself tells how hot it is; near by, words need a quiet ground.
    painter.setBrush(words ? colour(selected ? theme::Role::Selection : theme::Role::Surface) : heated.fill);
    painter.drawRoundedRect(box, radius, radius);
    if (!words)
        return;

    const double share = index.share(node);
    const QRectF bar(box.left() + padding, box.bottom() - 10, box.width() - 2 * padding, 5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(theme::Role::Surface2));
    painter.drawRoundedRect(bar, 2, 2);
    painter.setBrush(theme::seriesLineColor(models::seriesOf(heat), scheme));
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), std::max(1.5, bar.width() * share), bar.height()), 2, 2);

    const plan::Node& found = *entry.node;
    const QRectF inside = box.adjusted(padding, 6, -padding, -12);
    const double room = inside.width();
    const auto line = [&](int row, const QFont& font, theme::Role role, const QString& text) {
        painter.setFont(font);
        painter.setPen(colour(back ? theme::Role::SecondText : role));
        painter.drawText(QRectF(inside.left(), inside.top() + row * 16, room, 16),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetricsF(font).elidedText(text, Qt::ElideRight, room));
    };
    line(0, theme::strongFont(), theme::Role::Text, human(found.title()));
    QString took = index.timed ? human(base::human::milliseconds(entry.own))
                               : Words::tr("cost %1").arg(human(base::human::number(entry.own)));
    if (found.loops == 0.0)
        took = Words::tr("never run");
    else if (share >= 0.001)
        took += QStringLiteral(" · ") + human(base::human::percent(share));
    line(1, theme::secondFont(), heat == models::Heat::Hot ? theme::Role::Text : theme::Role::SecondText, took);
    QString rows = Words::tr("%1 rows").arg(human(base::human::number(rowsOf(found))));
    const bool off = found.estimateFactor.value_or(1) >= offWorthSaying;
    if (off)
        rows += QStringLiteral(" · ") + Words::tr("off by %1").arg(human(base::human::factor(*found.estimateFactor)));
    line(2, theme::secondFont(), off ? theme::Role::Warning : theme::Role::SecondText, rows);
}

QImage PlanGraphPainter::picture(double scale, theme::Scheme scheme, int most) const
{
    const QSizeF whole = size();
    scale = std::min({scale, most / std::max(1.0, whole.width()), most / std::max(1.0, whole.height())});
    if (!m_document || scale < 0.1)
        return {};
    QImage image((whole * scale).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return {};
    image.fill(theme::color(theme::Role::Surface, scheme));
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    paint(painter, QRectF(QPointF(0, 0), whole), scale, {}, scheme);
    painter.end();
    return image;
}

} // namespace howdah::widgets
