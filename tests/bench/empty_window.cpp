// SPDX-License-Identifier: GPL-3.0-or-later
// What any Qt Widgets program pays: an empty main window of the console's size. startup_bench starts it in turn with
// the console.
#include "ui/shell/startupprobe.h"

#include <QApplication>
#include <QMainWindow>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const howdah::shell::StartupProbe probe(application);
    QMainWindow window;
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
