// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plangraph.h"

#include "core/base/units.h"
#include "ui/models/planselection.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace howdah::widgets {

namespace {

constexpr double leastScale = 0.005;
constexpr double mostScale = 2.5;
constexpr double step = 1.25;
/// Smaller, and the words in the boxes could not be read.
constexpr double leastReadable = 0.6;

} // namespace

PlanGraph::PlanGraph(models::PlanSelection& selection, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_selection(selection)
    , m_buttons(new QWidget(this))
{
    setObjectName(QStringLiteral("planGraph"));
    setAccessibleName(tr("Graph of the plan"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setCornerWidget(new QWidget(this)); // the style's own is a box with an edge
    connect(&m_selection, &models::PlanSelection::changed, this, [this](int node) {
        m_marks.selected = node;
        if (m_started)
            reveal(node, false);
        viewport()->update();
    });

    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    const auto add = [&](const QString& name, const QString& icon, const QString& words, auto&& does) {
        auto* button = new QToolButton(m_buttons);
        button->setObjectName(name);
        button->setIcon(theme::icon(icon));
        button->setToolTip(words);
        button->setAccessibleName(words);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, does);
        row->addWidget(button);
    };
    add(QStringLiteral("planGraphOut"), QStringLiteral("zoom-out"), tr("Smaller (-)"),
        [this] { setScale(m_scale / step, centre()); });
    add(QStringLiteral("planGraphIn"), QStringLiteral("zoom-in"), tr("Larger (+)"),
        [this] { setScale(m_scale * step, centre()); });
    add(QStringLiteral("planGraphFit"), QStringLiteral("fit"), tr("All of it (F)"), [this] { fit(); });
}

void PlanGraph::setDocument(models::PlanDocumentPtr document)
{
    m_painter = PlanGraphPainter(std::move(document));
    m_marks = {};
    m_started = false;
    m_buttons->setVisible(m_painter.document() != nullptr);
    if (isVisible())
        startView();
    viewport()->update();
}

void PlanGraph::setMatches(std::vector<int> ids)
{
    m_marks.matches = std::move(ids);
    viewport()->update();
}

/// All of it where it can be read; else its hottest node in the middle.
void PlanGraph::startView()
{
    m_started = true;
    fit();
    m_marks.selected = m_selection.node();
    if (m_scale < leastReadable) {
        m_scale = 0.8;
        updateScrollBars();
        reveal(m_marks.selected, true);
    }
}

QPointF PlanGraph::origin() const
{
    const QSizeF whole = m_painter.size() * m_scale;
    // What is smaller than the viewport stands in its middle, at the top.
    const double x = whole.width() < viewport()->width() ? (viewport()->width() - whole.width()) / 2
                                                         : -horizontalScrollBar()->value();
    const double y = whole.height() < viewport()->height() ? 0 : -verticalScrollBar()->value();
    return {x, y};
}

QPointF PlanGraph::toGraph(const QPointF& inViewport) const
{
    return (inViewport - origin()) / m_scale;
}

QPointF PlanGraph::centre() const
{
    return QRectF(viewport()->rect()).center();
}

QRectF PlanGraph::boxOf(int node) const
{
    const QRectF box = m_painter.boxOf(node);
    return box.isEmpty() ? QRectF() : QRectF(box.topLeft() * m_scale + origin(), box.size() * m_scale);
}

void PlanGraph::updateScrollBars()
{
    const QSizeF whole = m_painter.size() * m_scale;
    const auto set = [](QScrollBar* bar, double length, int page) {
        bar->setPageStep(page);
        bar->setSingleStep(40);
        bar->setRange(0, std::max(0, static_cast<int>(std::min(length, 2e9)) - page));
    };
    set(horizontalScrollBar(), whole.width(), viewport()->width());
    set(verticalScrollBar(), whole.height(), viewport()->height());
}

void PlanGraph::setScale(double scale, const QPointF& anchor)
{
    scale = std::clamp(scale, leastScale, mostScale);
    if (!m_painter.document() || scale == m_scale)
        return;
    const QPointF kept = toGraph(anchor);
    m_scale = scale;
    updateScrollBars();
    horizontalScrollBar()->setValue(static_cast<int>(std::lround(kept.x() * m_scale - anchor.x())));
    verticalScrollBar()->setValue(static_cast<int>(std::lround(kept.y() * m_scale - anchor.y())));
    viewport()->update();
}

void PlanGraph::fit()
{
    const QSizeF whole = m_painter.size();
    if (whole.isEmpty())
        return;
    const QSize room = maximumViewportSize();
    m_scale = std::clamp(std::min(room.width() / whole.width(), room.height() / whole.height()), leastScale, 1.0);
    updateScrollBars();
    viewport()->update();
}

void PlanGraph::reveal(int node, bool middle)
{
    const QRectF box = boxOf(node);
    if (box.isEmpty())
        return;
    const QRectF seen = QRectF(viewport()->rect()).adjusted(12, 12, -12, -12);
    QScrollBar* across = horizontalScrollBar();
    QScrollBar* down = verticalScrollBar();
    if (middle || box.left() < seen.left() || box.right() > seen.right())
        across->setValue(across->value() + static_cast<int>(box.center().x() - seen.center().x()));
    if (middle || box.top() < seen.top() || box.bottom() > seen.bottom())
        down->setValue(down->value() + static_cast<int>(box.center().y() - seen.center().y()));
}

void PlanGraph::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.translate(origin());
    painter.scale(m_scale, m_scale);
    const QRectF part(toGraph(event->rect().topLeft()), QSizeF(event->rect().size()) / m_scale);
    m_painter.paint(painter, part, m_scale, m_marks, theme::currentScheme());
    painter.restore();
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::color(theme::Role::Accent), 1));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void PlanGraph::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
    m_buttons->adjustSize();
    m_buttons->move(viewport()->geometry().right() - m_buttons->width() - 6, viewport()->geometry().top() + 6);
    m_buttons->raise();
}

void PlanGraph::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    if (!m_started && m_painter.document())
        startView();
}

void PlanGraph::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    setScale(m_scale * std::pow(step, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void PlanGraph::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragging = true;
    m_moved = false;
    m_pressed = event->position().toPoint();
    m_pressedScroll = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

void PlanGraph::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint now = event->position().toPoint();
    if (m_dragging) {
        constexpr int deliberate = 4;
        m_moved = m_moved || (now - m_pressed).manhattanLength() > deliberate;
        if (m_moved) {
            viewport()->setCursor(Qt::ClosedHandCursor);
            horizontalScrollBar()->setValue(m_pressedScroll.x() - (now.x() - m_pressed.x()));
            verticalScrollBar()->setValue(m_pressedScroll.y() - (now.y() - m_pressed.y()));
        }
        return;
    }
    const int node = m_painter.nodeAt(toGraph(event->position()));
    if (node == m_marks.hovered)
        return;
    m_marks.hovered = node;
    viewport()->setCursor(node < 0 ? Qt::OpenHandCursor : Qt::PointingHandCursor);
    viewport()->update();
}

void PlanGraph::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_dragging && !m_moved) {
        if (const int node = m_painter.nodeAt(toGraph(event->position())); node >= 0)
            m_selection.select(node);
    }
    m_dragging = false;
    viewport()->setCursor(Qt::OpenHandCursor);
}

void PlanGraph::walk(int key)
{
    const models::PlanIndex& index = *m_painter.document()->index;
    const int now = index.has(m_selection.node()) ? m_selection.node() : 0;
    const models::PlanIndex::Entry& entry = index.at(now);
    int next = now;
    if (key == Qt::Key_Up)
        next = std::max(0, entry.parent);
    else if (key == Qt::Key_Down && !entry.node->children.empty())
        next = entry.node->children.front()->id;
    else if ((key == Qt::Key_Left || key == Qt::Key_Right) && entry.parent >= 0) {
        const auto& siblings = index.at(entry.parent).node->children;
        const int row =
            std::clamp(entry.row + (key == Qt::Key_Left ? -1 : 1), 0, static_cast<int>(siblings.size()) - 1);
        next = siblings[static_cast<std::size_t>(row)]->id;
    }
    m_selection.select(next);
}

void PlanGraph::keyPressEvent(QKeyEvent* event)
{
    if (!m_painter.document() || (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) != 0) {
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
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        setScale(m_scale * step, centre());
        return;
    case Qt::Key_Minus:
        setScale(m_scale / step, centre());
        return;
    case Qt::Key_0:
        setScale(1, centre());
        return;
    case Qt::Key_F:
        fit();
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void PlanGraph::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void PlanGraph::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool PlanGraph::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int node = m_painter.nodeAt(toGraph(help->pos()));
        if (node < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(),
                               QString::fromStdString(m_painter.document()->index->at(node).node->title()), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void PlanGraph::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

} // namespace howdah::widgets
