// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segments.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace howdah::widgets {

Segments::Segments(const QString& key, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_row(new QHBoxLayout(this))
{
    setObjectName(key);
    setAccessibleName(accessibleName);
    m_row->setContentsMargins(2, 2, 2, 2);
    m_row->setSpacing(2);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int which, bool on) {
        if (on)
            emit chosen(which);
    });
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Segments::add(const QString& id, const QString& word)
{
    auto* button = new QToolButton(this);
    button->setObjectName(objectName() + QLatin1Char('.') + id);
    button->setCheckable(true);
    button->setFont(theme::secondFont());
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    m_row->addWidget(button);
    const int which = static_cast<int>(m_group->buttons().size());
    m_group->addButton(button, which);
    setWord(which, word);
    if (which == 0)
        button->setChecked(true);
}

void Segments::setWord(int which, const QString& word)
{
    m_group->button(which)->setText(word);
    m_group->button(which)->setAccessibleName(word);
}

void Segments::setShown(int which, bool shown)
{
    m_group->button(which)->setVisible(shown);
    if (!shown && current() == which)
        choose(0);
}

void Segments::choose(int which)
{
    if (QAbstractButton* button = m_group->button(which))
        button->setChecked(true);
}

int Segments::current() const
{
    return m_group->checkedId();
}

void Segments::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(theme::Role::Line), 1));
    painter.setBrush(theme::color(theme::Role::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::measure::buttonRadius + 1,
                            theme::measure::buttonRadius + 1);
}

} // namespace howdah::widgets
