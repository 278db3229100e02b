// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rawplan.h"

#include "ui/models/planselection.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace howdah::widgets {

namespace {

constexpr int margin = 8;
constexpr int mark = 3;

} // namespace

RawPlan::RawPlan(models::PlanSelection& selection, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_selection(selection)
{
    setObjectName(QStringLiteral("planRaw"));
    setAccessibleName(tr("Text of the plan"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAutoFillBackground(false);
    setCornerWidget(new QWidget(this)); // the style's own is a box with an edge
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&m_selection, &models::PlanSelection::changed, this, [this] {
        reveal();
        viewport()->update();
    });
}

void RawPlan::setDocument(models::PlanDocumentPtr document)
{
    m_document = std::move(document);
    m_from = m_to = -1;
    updateScrollBars();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    reveal();
    viewport()->update();
}

int RawPlan::lineCount() const
{
    return m_document ? static_cast<int>(m_document->lines.size()) : 0;
}

int RawPlan::lineHeight() const
{
    return QFontMetrics(theme::monoFont()).height() + 2;
}

int RawPlan::lineOf(std::size_t byte) const
{
    const std::vector<std::size_t>& lines = m_document->lines;
    return static_cast<int>(std::upper_bound(lines.begin(), lines.end(), byte) - lines.begin()) - 1;
}

int RawPlan::lineAt(int y) const
{
    return verticalScrollBar()->value() + (y - margin / 2) / lineHeight();
}

std::string_view RawPlan::bytesOf(int line) const
{
    const auto at = static_cast<std::size_t>(line);
    const std::vector<std::size_t>& lines = m_document->lines;
    const std::size_t end = at + 1 < lines.size() ? lines[at + 1] : m_document->text->size();
    std::string_view bytes = std::string_view(*m_document->text).substr(lines[at], end - lines[at]);
    while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r'))
        bytes.remove_suffix(1);
    return bytes;
}

QString RawPlan::lineText(int line) const
{
    const std::string_view bytes = bytesOf(line);
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()))
        .replace(QLatin1Char('\t'), QStringLiteral("    "));
}

std::pair<int, int> RawPlan::markedLines() const
{
    const int node = m_selection.node();
    if (!m_document || node < 0 || node >= static_cast<int>(m_document->parts.size()))
        return {-1, -1};
    const models::TextRange& part = m_document->parts[static_cast<std::size_t>(node)];
    return part.empty() ? std::pair(-1, -1) : std::pair(lineOf(part.begin), lineOf(part.end - 1));
}

int RawPlan::nodeOfLine(int line) const
{
    if (!m_document || line < 0 || line >= lineCount() || m_document->parts.empty())
        return -1;
    const std::size_t byte = m_document->lines[static_cast<std::size_t>(line)] + bytesOf(line).size();
    // Parts stand in the nodes' order. Brackets after a part belong to no node.
    const auto after = std::partition_point(m_document->parts.begin(), m_document->parts.end(),
                                            [byte](const models::TextRange& part) { return part.begin <= byte; });
    if (after == m_document->parts.begin())
        return -1;
    const auto found = std::prev(after);
    const bool within = m_document->lines[static_cast<std::size_t>(line)] < found->end;
    return within ? static_cast<int>(found - m_document->parts.begin()) : -1;
}

QString RawPlan::copied() const
{
    if (!m_document)
        return {};
    auto [from, to] = std::minmax(m_from, m_to);
    const std::string& text = *m_document->text;
    std::string_view part;
    if (from >= 0) {
        const std::size_t begin = m_document->lines[static_cast<std::size_t>(from)];
        const std::size_t end =
            to + 1 < lineCount() ? m_document->lines[static_cast<std::size_t>(to) + 1] : text.size();
        part = std::string_view(text).substr(begin, end - begin);
    } else if (const int node = m_selection.node(); node >= 0 && node < static_cast<int>(m_document->parts.size())) {
        const models::TextRange& range = m_document->parts[static_cast<std::size_t>(node)];
        part = std::string_view(text).substr(range.begin, range.end - range.begin);
    } else
        part = text;
    return QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size()));
}

void RawPlan::updateScrollBars()
{
    const int page = std::max(1, (viewport()->height() - margin) / lineHeight());
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, lineCount() - page));
    const int width =
        QFontMetrics(theme::monoFont()).averageCharWidth() * (m_document ? m_document->widestLine : 0) + 2 * margin;
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
}

void RawPlan::reveal()
{
    const auto [first, last] = markedLines();
    if (first < 0)
        return;
    QScrollBar* bar = verticalScrollBar();
    const int page = bar->pageStep();
    if (first < bar->value() || last >= bar->value() + page)
        bar->setValue(std::max(0, first - (last - first + 1 < page ? (page - (last - first + 1)) / 3 : 0)));
}

void RawPlan::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    if (!m_document)
        return;
    painter.setFont(theme::monoFont());
    const QFontMetrics metrics(theme::monoFont());
    const int height = lineHeight();
    const auto [first, last] = markedLines();
    const auto [from, to] = std::minmax(m_from, m_to);
    const int shift = margin + mark + 4 - horizontalScrollBar()->value();
    int y = margin / 2;
    for (int line = verticalScrollBar()->value(); line < lineCount() && y < viewport()->height(); ++line, y += height) {
        const QRect row(0, y, viewport()->width(), height);
        if (from >= 0 && line >= from && line <= to)
            painter.fillRect(row, theme::color(theme::Role::AccentGround));
        else if (line >= first && line <= last) {
            painter.fillRect(row, theme::color(theme::Role::Selection));
            painter.fillRect(QRect(0, y, mark, height), theme::color(theme::Role::Accent));
        }
        painter.setPen(theme::color(theme::Role::Text));
        painter.drawText(shift, y + 1 + metrics.ascent(), lineText(line));
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme::color(theme::Role::Accent), 1));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void RawPlan::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
    reveal();
}

void RawPlan::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int line = lineAt(event->position().toPoint().y());
    m_dragging = line < lineCount();
    m_from = m_to = -1;
    if (const int node = nodeOfLine(line); node >= 0)
        m_selection.select(node);
    if (m_dragging && event->modifiers().testFlag(Qt::ShiftModifier))
        m_from = m_to = line;
    m_pressed = line;
    viewport()->update();
}

void RawPlan::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragging)
        return;
    const int line = std::clamp(lineAt(event->position().toPoint().y()), 0, lineCount() - 1);
    if (line == m_pressed && m_from < 0)
        return;
    m_from = m_pressed;
    m_to = line;
    if (event->position().y() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() - 1);
    else if (event->position().y() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + 1);
    viewport()->update();
}

void RawPlan::mouseReleaseEvent(QMouseEvent*)
{
    m_dragging = false;
}

void RawPlan::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = verticalScrollBar();
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(copied());
    else if (event->matches(QKeySequence::SelectAll) && m_document) {
        m_from = 0;
        m_to = lineCount() - 1;
        viewport()->update();
    } else if (event->key() == Qt::Key_Home)
        bar->setValue(0);
    else if (event->key() == Qt::Key_End)
        bar->setValue(bar->maximum());
    else if (event->key() == Qt::Key_Escape && m_from >= 0) {
        m_from = m_to = -1;
        viewport()->update();
    } else
        QAbstractScrollArea::keyPressEvent(event);
}

void RawPlan::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_document)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(theme::icon(QStringLiteral("copy")), m_from >= 0 ? tr("Copy lines") : tr("Copy this node's part"),
                    this, [this] { QGuiApplication::clipboard()->setText(copied()); });
    menu->addAction(tr("Copy all"), this, [this] {
        if (m_document)
            QGuiApplication::clipboard()->setText(QString::fromStdString(*m_document->text));
    });
    menu->popup(event->globalPos());
}

void RawPlan::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

void RawPlan::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void RawPlan::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace howdah::widgets
