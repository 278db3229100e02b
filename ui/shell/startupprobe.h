// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QApplication>
#include <QEvent>
#include <chrono>
#include <ctime>
#include <iostream>

namespace howdah::shell {

/// For tests/bench: when the first frame has gone to the display, prints the monotonic clock (nanoseconds) and the CPU
/// time used so far by all threads (microseconds) on one line, and ends the program. A header alone, so that the empty
/// window it is compared with carries nothing else of the console.
class StartupProbe final : public QObject {
public:
    explicit StartupProbe(QApplication& application)
        : QObject(&application)
    {
        application.installEventFilter(this);
    }

    bool eventFilter(QObject*, QEvent* event) override
    {
        // A window paints all its widgets and hands the frame over in one go; what is posted here comes after it.
        if (event->type() == QEvent::Paint && !m_painted) {
            m_painted = true;
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
        QCoreApplication::exit(0);
        return true;
    }

private:
    bool m_painted = false;
};

} // namespace howdah::shell
