// SPDX-License-Identifier: GPL-3.0-or-later
// howdah: the desktop console.
#include "core/base/uithread.h"
#include "core/service/application.h"
#include "ui/shell/commandline.h"
#include "ui/shell/launch.h"

#include <QApplication>
#include <iostream>

int main(int argc, char** argv)
{
    const auto parsed = howdah::shell::parseCommandLine(argc, argv);
    if (!parsed.run) {
        (parsed.status == 0 ? std::cout : std::cerr) << parsed.output;
        return parsed.status;
    }
    // Read by Qt when the application is made.
    if (parsed.run->scale > 0)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(parsed.run->scale));
    int applicationArguments = 1;
    QApplication application(applicationArguments, argv);
    howdah::base::markUiThread();
    howdah::service::initApplication(application);
    return howdah::shell::runConsole(application, *parsed.run);
}
