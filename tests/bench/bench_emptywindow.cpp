// SPDX-License-Identifier: GPL-3.0-or-later
// An empty Qt Widgets window until it is painted: what `howdah --startup-probe` is compared with.
#include "core/base/numbers.h"

#include <QApplication>
#include <QMainWindow>
#include <ctime>
#include <iostream>

namespace {

class Window final : public QMainWindow {
protected:
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(
                this,
                [] {
                    std::cout << "first paint: cpu "
                              << howdah::base::toChars(1e3 * double(std::clock()) / CLOCKS_PER_SEC, 1) << " ms"
                              << std::endl;
                    QApplication::exit(0);
                },
                Qt::QueuedConnection);
        return QMainWindow::event(event);
    }
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    Window window;
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
