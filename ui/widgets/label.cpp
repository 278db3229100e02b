// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/label.h"

#include <QEvent>
#include <QPainter>

namespace howdah::widgets {

Label::Label(const QString& text, theme::Role role, QWidget* parent)
    : QLabel(text, parent)
    , m_role(role)
{
    setTextFormat(Qt::PlainText);
    recolour();
}

void Label::setRole(theme::Role role)
{
    if (m_role == role)
        return;
    m_role = role;
    recolour();
}

void Label::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_recolouring)
        recolour();
}

void Label::recolour()
{
    m_recolouring = true;
    QPalette colours = palette();
    // A label inside a button or a field takes that parent's text role.
    for (const auto group : {QPalette::WindowText, QPalette::ButtonText, QPalette::Text})
        colours.setColor(group, theme::color(m_role));
    colours.setColor(QPalette::Link, theme::color(theme::Role::Accent));
    setPalette(colours);
    m_recolouring = false;
}

ElidedLabel::ElidedLabel(const QString& text, theme::Role role, QWidget* parent)
    : Label({}, role, parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setText(const QString& text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    setToolTip(text);
    updateGeometry();
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, fontMetrics().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    const QString line = QString(m_text).replace(QLatin1Char('\n'), QLatin1Char(' '));
    painter.drawText(contentsRect(), Qt::AlignVCenter | Qt::AlignLeading,
                     fontMetrics().elidedText(line, m_mode, contentsRect().width()));
}

} // namespace howdah::widgets
