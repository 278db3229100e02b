// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace howdah::widgets {

EmptyState::EmptyState(const QString& iconName, QWidget* parent)
    : QWidget(parent)
    , m_icon(iconName)
    , m_picture(new Label({}, theme::Role::SecondText, this))
    , m_why(new Label({}, theme::Role::Text, this))
    , m_next(new Label({}, theme::Role::SecondText, this))
    , m_action(new QPushButton(this))
{
    m_picture->setAlignment(Qt::AlignCenter);
    m_why->setAlignment(Qt::AlignCenter);
    m_why->setFont(theme::strongFont());
    m_why->setWordWrap(true);
    m_next->setAlignment(Qt::AlignCenter);
    m_next->setWordWrap(true);
    m_next->setMaximumWidth(560);
    m_next->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(QStringLiteral("emptyStateAction"));
    m_action->setAccessibleName(tr("What to do next"));
    m_action->hide();
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_picture);
    column->addWidget(m_why);
    auto* centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(m_next, 100);
    centred->addStretch(1);
    column->addLayout(centred);
    column->addSpacing(4);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    recolour();
}

void EmptyState::say(const QString& why, const QString& next, const QString& action)
{
    m_why->setText(why);
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
    m_action->setText(action);
    if (!action.isEmpty())
        m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(why);
    setAccessibleDescription(next);
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

void EmptyState::recolour()
{
    m_picture->setPixmap(theme::iconPixmap(m_icon, theme::color(theme::Role::SecondText), 32, devicePixelRatioF()));
}

} // namespace howdah::widgets
