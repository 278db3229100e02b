// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/deferrer.h"

#include <QEvent>
#include <QMetaObject>
#include <QWidget>

namespace howdah::widgets {

Deferrer::Deferrer(QWidget* owner, std::function<void()> update)
    : QObject(owner)
    , m_owner(owner)
    , m_update(std::move(update))
{
    owner->installEventFilter(this);
}

void Deferrer::request()
{
    m_pending = true;
    if (m_owner->isVisible())
        post();
}

bool Deferrer::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show && m_pending)
        post();
    return QObject::eventFilter(watched, event);
}

void Deferrer::post()
{
    if (m_posted)
        return;
    m_posted = true;
    QMetaObject::invokeMethod(this, &Deferrer::run, Qt::QueuedConnection);
}

void Deferrer::run()
{
    m_posted = false;
    if (!m_pending || !m_owner->isVisible())
        return;
    m_pending = false;
    m_update();
}

} // namespace howdah::widgets
