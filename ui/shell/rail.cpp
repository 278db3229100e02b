// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace howdah::shell {
namespace {

constexpr int buttonHeight = 34;
constexpr int brandHeight = 44;

} // namespace

RailButton::RailButton(const QString& id, const QString& title, const QString& iconName, QWidget* parent)
    : QAbstractButton(parent)
    , m_id(id)
    , m_icon(iconName)
{
    setObjectName(QStringLiteral("rail-") + id);
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    setAccessibleDescription(count > 0 ? tr("%n to look at", nullptr, count) : QString());
    update();
}

QSize RailButton::sizeHint() const
{
    return {theme::measure::railWidth - 16, buttonHeight};
}

void RailButton::paintEvent(QPaintEvent*)
{
    using theme::Role;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = isChecked();
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (lit || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(lit ? Role::AccentGround : Role::Surface2));
        painter.drawRoundedRect(box, theme::measure::buttonRadius, theme::measure::buttonRadius);
    }
    if (hasFocus() && m_byKeyboard) {
        painter.setPen(QPen(theme::color(Role::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, theme::measure::buttonRadius, theme::measure::buttonRadius);
    }
    constexpr int size = theme::measure::iconSize;
    painter.drawPixmap(
        10, (height() - size) / 2,
        theme::iconPixmap(m_icon, theme::color(lit ? Role::Accent : Role::SecondText), size, devicePixelRatioF()));
    QFont font = lit ? theme::strongFont() : theme::baseFont();
    painter.setFont(font);
    painter.setPen(theme::color(lit ? Role::Text : Role::SecondText));
    int right = width() - 10;
    if (m_count > 0) {
        const QString count = m_count > 99 ? QStringLiteral("99+") : QString::number(m_count);
        QFont small = theme::smallFont();
        small.setWeight(QFont::DemiBold);
        const int wide = std::max(20, QFontMetrics(small).horizontalAdvance(count) + 12);
        const QRectF pill(right - wide, (height() - 17) / 2.0, wide, 17);
        painter.save();
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(Role::Warning));
        painter.drawRoundedRect(pill, 8.5, 8.5);
        painter.setFont(small);
        painter.setPen(theme::color(Role::Surface));
        painter.drawText(pill, Qt::AlignCenter, count);
        painter.restore();
        right -= wide + 6;
    }
    const QRect words(10 + size + 10, 0, right - 20 - size, height());
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading,
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, words.width()));
}

void RailButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RailButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void RailButton::focusInEvent(QFocusEvent* event)
{
    // A click, or the window becoming active, chose nothing that a ring would have to show.
    m_byKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                   event->reason() == Qt::ShortcutFocusReason;
    QAbstractButton::focusInEvent(event);
}

Rail::Rail(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    setFixedWidth(theme::measure::railWidth);
    m_layout->setContentsMargins(8, brandHeight + 12, 8, 10);
    m_layout->setSpacing(1);
    m_layout->addStretch(1);
}

void Rail::addPage(const QString& id, const QString& title, const QString& iconName, bool atBottom)
{
    auto* button = new RailButton(id, title, iconName, this);
    if (atBottom)
        ++m_bottomCount;
    m_layout->insertWidget(atBottom ? m_layout->count() : int(m_buttons.size()) - m_bottomCount, button);
    m_buttons.append(button);
    const int number = int(m_buttons.size());
    button->setToolTip(!atBottom && number <= 9 ? tr("%1 (Ctrl+%2)").arg(title).arg(number) : title);
    connect(button, &QAbstractButton::clicked, this, [this, id] { emit chosen(id); });
}

void Rail::setCurrent(const QString& id)
{
    for (RailButton* button : std::as_const(m_buttons))
        if (button->id() == id)
            button->setChecked(true);
}

void Rail::setCount(const QString& id, int count)
{
    for (RailButton* button : std::as_const(m_buttons))
        if (button->id() == id)
            button->setCount(count);
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Role::Surface));
    painter.fillRect(width() - 1, 0, 1, height(), theme::color(theme::Role::Line));
    painter.drawPixmap(
        18, (brandHeight - 22) / 2 + 4,
        theme::iconPixmap(QStringLiteral("howdah"), theme::color(theme::Role::Accent), 22, devicePixelRatioF()));
    QFont brand = theme::strongFont();
    brand.setPixelSize(brand.pixelSize() + 2);
    painter.setFont(brand);
    painter.setPen(theme::color(theme::Role::Text));
    painter.drawText(QRect(50, 4, width() - 56, brandHeight), Qt::AlignVCenter | Qt::AlignLeading,
                     QStringLiteral("Howdah"));
}

void Rail::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        for (qsizetype i = 0; i < m_buttons.size(); ++i)
            if (m_buttons.at(i)->hasFocus()) {
                const qsizetype next = i + (event->key() == Qt::Key_Down ? 1 : -1);
                if (next >= 0 && next < m_buttons.size())
                    m_buttons.at(next)->setFocus(Qt::TabFocusReason);
                return;
            }
    }
    QWidget::keyPressEvent(event);
}

} // namespace howdah::shell
