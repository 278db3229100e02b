// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flamegraph.h"

#include "core/base/units.h"
#include "ui/models/planselection.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/planink.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace howdah::widgets {

namespace {

constexpr int rowHeight = 22;
constexpr int rowGap = 1;
constexpr int stripRows = 7;
/// Bars narrower than this are drawn as one with their neighbours.
constexpr double leastWidth = 1.0;

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

FlameGraph::FlameGraph(models::PlanSelection& selection, Form form, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_selection(selection)
    , m_form(form)
{
    setObjectName(form == Form::Full ? QStringLiteral("planFlame") : QStringLiteral("planFlameStrip"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    if (form == Form::Strip)
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_selection, &models::PlanSelection::changed, this, [this](int node) {
        if (m_index && m_index->has(node)) {
            // A bar that the zoom hides, or that is too thin to be seen, cannot be marked: back to what holds it.
            if (!m_index->contains(m_zoom, node) && !m_index->contains(node, m_zoom)) {
                m_history.clear();
                m_zoom = 0;
                updateScrollBars();
            }
            reveal(node);
        }
        say();
        viewport()->update();
    });
    say();
}

void FlameGraph::setIndex(models::PlanIndexPtr index)
{
    m_index = std::move(index);
    m_counted.clear();
    m_countedStart.clear();
    m_matches.clear();
    m_history.clear();
    m_zoom = 0;
    m_hover = -1;
    if (m_index) {
        if (m_index->whole <= 0) {
            m_counted.resize(m_index->entries.size());
            m_countedStart.resize(m_index->entries.size());
            std::vector<double> next(m_index->entries.size(), 0);
            for (int id = 0; id < m_index->size(); ++id) {
                const models::PlanIndex::Entry& entry = m_index->at(id);
                const auto at = static_cast<std::size_t>(id);
                m_counted[at] = entry.end - id;
                if (id == 0)
                    continue;
                const auto parent = static_cast<std::size_t>(entry.parent);
                m_countedStart[at] = m_countedStart[parent] + next[parent];
                next[parent] += m_counted[at];
            }
        }
    }
    updateGeometry();
    updateScrollBars();
    verticalScrollBar()->setValue(0);
    say();
    viewport()->update();
}

void FlameGraph::setMatches(std::vector<int> ids)
{
    if (m_matches == ids)
        return;
    m_matches = std::move(ids);
    viewport()->update();
}

double FlameGraph::weightOf(int node) const
{
    return m_counted.empty() ? m_index->at(node).weight : m_counted[static_cast<std::size_t>(node)];
}

double FlameGraph::startOf(int node) const
{
    return m_countedStart.empty() ? m_index->at(node).start : m_countedStart[static_cast<std::size_t>(node)];
}

FlameGraph::Span FlameGraph::spanOf(int node) const
{
    const double room = viewport()->width();
    const double unit = weightOf(m_zoom) > 0 ? room / weightOf(m_zoom) : 0;
    if (m_index->contains(node, m_zoom))
        return {0, room};
    const double left = (startOf(node) - startOf(m_zoom)) * unit;
    return {left, left + weightOf(node) * unit};
}

int FlameGraph::rowsShown() const
{
    return m_index ? m_index->levels : 0;
}

std::size_t FlameGraph::firstRightOf(const std::vector<int>& level, double place) const
{
    const auto found =
        std::partition_point(level.begin(), level.end(), [&](int id) { return startOf(id) + weightOf(id) <= place; });
    return static_cast<std::size_t>(found - level.begin());
}

void FlameGraph::zoomTo(int node)
{
    if (!m_index || !m_index->has(node) || node == m_zoom)
        return;
    // What takes no time has no width to be zoomed to.
    while (weightOf(node) <= 0 && m_index->at(node).parent >= 0)
        node = m_index->at(node).parent;
    if (node == m_zoom)
        return;
    m_history.push_back(m_zoom);
    m_zoom = node;
    say();
    viewport()->update();
}

bool FlameGraph::zoomBack()
{
    if (m_history.empty() && m_zoom == 0)
        return false;
    m_zoom = m_history.empty() ? 0 : m_history.back();
    if (!m_history.empty())
        m_history.pop_back();
    say();
    viewport()->update();
    return true;
}

QRect FlameGraph::barOf(int node) const
{
    if (!m_index || !m_index->has(node))
        return {};
    const Span span = spanOf(node);
    const QRectF bar(span.left, m_index->at(node).depth * rowHeight - verticalScrollBar()->value(),
                     span.right - span.left, rowHeight - rowGap);
    const bool shown = m_index->contains(m_zoom, node) || m_index->contains(node, m_zoom);
    return shown && bar.width() > 0 ? bar.toAlignedRect() : QRect();
}

int FlameGraph::nodeAt(const QPoint& point) const
{
    const int depth = (point.y() + verticalScrollBar()->value()) / rowHeight;
    if (!m_index || point.y() < 0 || depth < 0 || depth >= rowsShown())
        return -1;
    const std::vector<int>& level = m_index->byDepth[static_cast<std::size_t>(depth)];
    if (depth <= m_index->at(m_zoom).depth) {
        // Ancestors take the whole width.
        const auto after = std::upper_bound(level.begin(), level.end(), m_zoom);
        return after == level.begin() ? -1 : *std::prev(after);
    }
    const double unit = viewport()->width() / std::max(weightOf(m_zoom), 1e-300);
    const double place = startOf(m_zoom) + point.x() / unit;
    const std::size_t at = firstRightOf(level, place);
    if (at >= level.size() || startOf(level[at]) > place + leastWidth / unit)
        return -1;
    return m_index->contains(m_zoom, level[at]) ? level[at] : -1;
}

QSize FlameGraph::sizeHint() const
{
    const int rows = m_form == Form::Strip ? std::min(rowsShown(), stripRows) : 20;
    return {600, std::max(rows, 1) * rowHeight};
}

QSize FlameGraph::minimumSizeHint() const
{
    return {160, m_form == Form::Strip ? sizeHint().height() : 4 * rowHeight};
}

void FlameGraph::updateScrollBars()
{
    const int height = rowsShown() * rowHeight - rowGap;
    verticalScrollBar()->setSingleStep(rowHeight);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
}

void FlameGraph::reveal(int node)
{
    const int top = m_index->at(node).depth * rowHeight;
    QScrollBar* bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + rowHeight > bar->value() + viewport()->height())
        bar->setValue(top + rowHeight - viewport()->height());
}

void FlameGraph::paintBar(QPainter& painter, int node, const QRectF& bar) const
{
    const models::Heat heat = models::heatOf(m_index->share(node));
    const bool back = !m_matches.empty() && !std::binary_search(m_matches.begin(), m_matches.end(), node);
    const ink::Box box = ink::boxOf(heat, back);
    painter.setPen(Qt::NoPen);
    painter.setBrush(box.fill);
    painter.drawRoundedRect(bar, 2, 2);
    if (node == m_selection.node() || node == m_hover) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::color(node == m_selection.node() ? theme::Role::Text : theme::Role::SecondText),
                            node == m_selection.node() ? 2 : 1));
        painter.drawRoundedRect(bar.adjusted(1, 1, -1, -1), 2, 2);
    }
    constexpr double leastText = 36;
    if (bar.width() < leastText)
        return;
    const plan::Node& found = *m_index->at(node).node;
    QString text = human(found.title());
    const QFontMetrics metrics(painter.font());
    const double own = m_index->at(node).own;
    if (own > 0 && m_index->share(node) >= 0.01)
        text +=
            QStringLiteral("  ") + human(m_index->timed ? base::human::milliseconds(own) : base::human::number(own));
    painter.setPen(box.text);
    painter.drawText(bar.adjusted(6, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideRight, static_cast<int>(bar.width()) - 10));
}

void FlameGraph::paintLevel(QPainter& painter, int depth, int top) const
{
    const std::vector<int>& level = m_index->byDepth[static_cast<std::size_t>(depth)];
    const double room = viewport()->width();
    const auto box = [&](double left, double right) {
        // Neighbours are parted by a pixel where there is one to spare.
        const double gap = right - left > 4 && right < room ? 1 : 0;
        return QRectF(left, top, std::max(leastWidth, right - left - gap), rowHeight - rowGap);
    };
    if (depth <= m_index->at(m_zoom).depth) {
        const auto after = std::upper_bound(level.begin(), level.end(), m_zoom);
        if (after != level.begin())
            paintBar(painter, *std::prev(after), box(0, room));
        return;
    }
    const double unit = room / std::max(weightOf(m_zoom), 1e-300);
    const int last = m_index->at(m_zoom).end;
    auto at = static_cast<std::size_t>(std::lower_bound(level.begin(), level.end(), m_zoom) - level.begin());
    while (at < level.size() && level[at] < last) {
        const int node = level[at];
        const double left = (startOf(node) - startOf(m_zoom)) * unit;
        const double right = left + weightOf(node) * unit;
        if (right - left >= leastWidth) {
            paintBar(painter, node, box(left, right));
            ++at;
            continue;
        }
        if (weightOf(node) > 0)
            paintBar(painter, node, QRectF(left, top, leastWidth, rowHeight - rowGap));
        // On to the first that ends beyond this pixel.
        const std::size_t next = firstRightOf(level, startOf(m_zoom) + (left + leastWidth) / unit);
        at = std::max(next, at + 1);
    }
}

void FlameGraph::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    if (!m_index)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::secondFont());
    const int offset = verticalScrollBar()->value();
    const int first = std::max(0, (event->rect().top() + offset) / rowHeight);
    const int last = std::min(rowsShown() - 1, (event->rect().bottom() + offset) / rowHeight);
    for (int depth = first; depth <= last; ++depth)
        paintLevel(painter, depth, depth * rowHeight - offset);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::color(theme::Role::Accent), 1));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void FlameGraph::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
    if (m_index && m_index->has(m_selection.node()))
        reveal(m_selection.node());
}

void FlameGraph::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::BackButton) {
        zoomBack();
        return;
    }
    const int node = nodeAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || node < 0)
        return;
    m_selection.select(node);
    if (m_form == Form::Full)
        zoomTo(node);
}

void FlameGraph::mouseMoveEvent(QMouseEvent* event)
{
    const int node = nodeAt(event->position().toPoint());
    if (node == m_hover)
        return;
    m_hover = node;
    viewport()->setCursor(node < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    viewport()->update();
}

bool FlameGraph::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int node = nodeAt(help->pos());
        if (node < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), told(node), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && m_hover >= 0) {
        m_hover = -1;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void FlameGraph::walk(int key)
{
    const int now = m_index->has(m_selection.node()) ? m_selection.node() : 0;
    const models::PlanIndex::Entry& entry = m_index->at(now);
    int next = now;
    if (key == Qt::Key_Up)
        next = std::max(0, entry.parent);
    else if (key == Qt::Key_Down) {
        for (const auto& child : entry.node->children) {
            if (next == now || weightOf(child->id) > weightOf(next))
                next = child->id;
        }
    } else if (entry.parent >= 0) {
        const auto& siblings = m_index->at(entry.parent).node->children;
        const int row =
            std::clamp(entry.row + (key == Qt::Key_Left ? -1 : 1), 0, static_cast<int>(siblings.size()) - 1);
        next = siblings[static_cast<std::size_t>(row)]->id;
    }
    m_selection.select(next);
}

void FlameGraph::keyPressEvent(QKeyEvent* event)
{
    if (!m_index) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        walk(event->key());
        return;
    case Qt::Key_Home:
        m_selection.select(0);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_form == Form::Full)
            zoomTo(m_selection.node());
        return;
    case Qt::Key_Escape:
    case Qt::Key_Backspace:
        if (zoomBack())
            return;
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void FlameGraph::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void FlameGraph::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void FlameGraph::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

QString FlameGraph::told(int node) const
{
    const models::PlanIndex::Entry& entry = m_index->at(node);
    const auto figure = [this](double value) {
        return human(m_index->timed ? base::human::milliseconds(value) : base::human::number(value));
    };
    const double whole = weightOf(0);
    const QString share = human(base::human::percent(whole > 0 ? weightOf(node) / whole : 0));
    const QString title = human(entry.node->title());
    if (entry.node->loops == 0.0)
        return tr("%1\nnever run").arg(title);
    return m_index->timed ? tr("%1\n%2 with what is below it (%3), %4 of its own")
                                .arg(title, figure(entry.weight), share, figure(entry.own))
                          : tr("%1\ncost %2 with what is below it (%3), %4 of its own")
                                .arg(title, figure(entry.weight), share, figure(entry.own));
}

void FlameGraph::say()
{
    const bool any = m_index && m_index->has(m_selection.node());
    setAccessibleName(tr("Flame graph of the plan"));
    setAccessibleDescription(any ? told(m_selection.node()) : QString());
}

} // namespace howdah::widgets
