// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tile.h"

#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace howdah::widgets {

using namespace theme::measure;

Tile::Tile(const QString& name, QWidget* parent)
    : QAbstractButton(parent)
    , m_name(new Label({}, theme::Role::SecondText, this))
    , m_span(new Label({}, theme::Role::SecondText, this))
    , m_figure(new Label({}, theme::Role::Text, this))
    , m_context(new ElidedLabel({}, theme::Role::SecondText, this))
    , m_layout(new QVBoxLayout(this))
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_name->setFont(theme::secondFont());
    m_span->setFont(theme::secondFont());
    m_figure->setFont(theme::figureFont());
    m_context->setFont(theme::secondFont());
    // The labels are part of the button: a screen reader reads the tile as one thing, and clicks go through them.
    for (QWidget* part : {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_span), static_cast<QWidget*>(m_figure),
                          static_cast<QWidget*>(m_context)})
        part->setAttribute(Qt::WA_TransparentForMouseEvents);

    m_layout->setContentsMargins(cardPadding, cardPadding, cardPadding, cardPadding);
    m_layout->setSpacing(2);
    auto* top = new QHBoxLayout;
    top->addWidget(m_name);
    top->addStretch(1);
    top->addWidget(m_span);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(6);
    middle->addWidget(m_figure, 0, Qt::AlignBottom);
    auto* context = new QVBoxLayout;
    context->addStretch(1);
    context->addWidget(m_context);
    // The small words stand on the figure's base line.
    context->addSpacing(QFontMetrics(theme::figureFont()).descent() - QFontMetrics(theme::secondFont()).descent());
    middle->addLayout(context, 1);
    m_layout->addLayout(top);
    m_layout->addLayout(middle);
    setName(name);
    setFigure({});
}

void Tile::setName(const QString& name)
{
    m_nameText = name;
    m_name->setText(name);
    updateAccessibleName();
}

void Tile::setSpan(const QString& span)
{
    m_spanText = span;
    if (m_readout.isEmpty())
        m_span->setText(span);
}

void Tile::setFigure(const QString& figure, const QString& context)
{
    const QString shown = figure.isEmpty() ? QString(QChar(0x2013)) : figure;
    if (shown == m_figureText && context == m_contextText)
        return;
    m_figureText = shown;
    m_contextText = context;
    m_figure->setText(shown);
    m_context->setText(context);
    updateAccessibleName();
}

void Tile::setSeverity(std::optional<theme::Severity> severity)
{
    const bool plain =
        !severity || *severity == theme::Severity::Ok || *severity == theme::Severity::Note || m_figureText.isEmpty();
    m_figure->setRole(plain ? theme::Role::Text : theme::severityRole(*severity));
    setAccessibleDescription(plain ? QString() : theme::severityWord(*severity));
}

void Tile::setChart(QWidget* chart)
{
    delete m_chart;
    m_chart = chart;
    if (chart == nullptr)
        return;
    chart->setMinimumHeight(40);
    m_layout->addSpacing(6);
    m_layout->addWidget(chart, 1);
}

void Tile::setReadout(const QString& readout)
{
    m_readout = readout;
    m_span->setText(readout.isEmpty() ? m_spanText : readout);
}

QSize Tile::sizeHint() const
{
    return {m_layout->sizeHint().width(), m_layout->sizeHint().height()};
}

QSize Tile::minimumSizeHint() const
{
    return {140, m_layout->minimumSize().height()};
}

void Tile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = hasFocus() || underMouse();
    painter.setPen(QPen(theme::color(lit ? theme::Role::Accent : theme::Role::Line), 1));
    painter.setBrush(theme::color(theme::Role::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), cardRadius, cardRadius);
}

void Tile::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void Tile::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void Tile::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Tile::updateAccessibleName()
{
    setAccessibleName(tr("%1: %2 %3").arg(m_nameText, m_figureText, m_contextText).trimmed());
}

} // namespace howdah::widgets
