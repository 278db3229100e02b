// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QApplication>
#include <QEvent>
#include <chrono>
#include <ctime>
#include <iostream>

namespace howdah::shell {

/// For tests/bench: when the first frame has gone to the display, and again when the first with a widget of
/// `pageClass` in it has, prints the monotonic clock (nanoseconds) and the CPU time used so far by all threads
/// (microseconds) on a line; then ends the program. Without a `pageClass` it ends at the first frame. A header alone,
/// so that the empty window it is compared with carries nothing else of the console.
class StartupProbe final : public QObject {
public:
    explicit StartupProbe(QApplication& application, const char* pageClass = nullptr)
        : QObject(&application)
        , m_pageClass(pageClass)
    {
        application.installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Paint)
            return false;
        const bool page = m_pageClass != nullptr && watched->inherits(m_pageClass);
        if (page ? !m_pagePainted : !m_painted) {
            (page ? m_pagePainted : m_painted) = true;
            // A window paints all its widgets and hands the frame over in one go; what is posted here comes after it.
            QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
        }
        return false;
    }

    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        const auto cpu = std::clock();
        std::cout << std::chrono::nanoseconds(now).count() << ' ' << cpu * 1'000'000 / CLOCKS_PER_SEC << std::endl;
        if (m_pageClass == nullptr || m_pagePainted)
            QCoreApplication::exit(0);
        return true;
    }

private:
    const char* m_pageClass;
    bool m_painted = false;
    bool m_pagePainted = false;
};

} // namespace howdah::shell
