// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace howdah::widgets {

using namespace theme::measure;

Card::Card(QWidget* parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout(this))
{
    setFrameShape(QFrame::NoFrame);
    m_body->setContentsMargins(cardPadding, cardPadding, cardPadding, cardPadding);
    m_body->setSpacing(8);
}

Card::Card(const QString& title, QWidget* parent)
    : Card(parent)
{
    setTitle(title);
}

QHBoxLayout* Card::headLine()
{
    if (m_head == nullptr) {
        m_head = new QHBoxLayout;
        m_head->setSpacing(12);
        m_title = new QLabel(this);
        m_title->setFont(theme::secondFont());
        m_head->addWidget(m_title);
        m_head->addStretch(1);
        m_body->insertLayout(0, m_head);
        recolour();
    }
    return m_head;
}

void Card::setTitle(const QString& title)
{
    headLine();
    m_title->setText(title);
    setAccessibleName(title);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(theme::Role::Line), 1));
    painter.setBrush(theme::color(theme::Role::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), cardRadius, cardRadius);
}

void Card::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

void Card::recolour()
{
    if (m_title == nullptr)
        return;
    QPalette palette = m_title->palette();
    palette.setColor(QPalette::WindowText, theme::color(theme::Role::SecondText));
    m_title->setPalette(palette);
}

} // namespace howdah::widgets
