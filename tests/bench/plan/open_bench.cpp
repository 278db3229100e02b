// SPDX-License-Identifier: GPL-3.0-or-later
// open_bench FILE: what it takes to open a plan in its page and to draw it the first time, in milliseconds, as JSON.
// The page reads and reckons on a thread of its own; how long the window could not have answered meanwhile is told too.
#include "core/service/console.h"
#include "ui/pages/plan/planpage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/planview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

using namespace howdah;

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Howdah"));
    QApplication::setApplicationName(QStringLiteral("open_bench"));
    const theme::Theme theme(application, theme::Choice::Light);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2) {
        std::cerr << "open_bench: give one file\n";
        return 2;
    }
    const QTemporaryDir data;
    const auto console = service::Console::create({data.path(), {}});
    if (!console) {
        std::cerr << console.error().english() << "\n";
        return 5;
    }
    pages::PlanPage page(**console);
    page.resize(1240, 820);
    page.show();
    QCoreApplication::processEvents();

    const auto milliseconds = [](const QElapsedTimer& timer) {
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    };
    constexpr int patience = 300'000;
    QElapsedTimer whole, turn;
    double longest = 0;
    whole.start();
    page.openFile(arguments.at(1));
    while (!page.hasData() && whole.elapsed() < patience) {
        turn.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        longest = std::max(longest, milliseconds(turn));
        QThread::usleep(200);
    }
    if (!page.hasData()) {
        std::cerr << "open_bench: no plan was shown\n";
        return 5;
    }
    const double opened = milliseconds(whole);
    turn.start();
    const QPixmap picture = page.grab();
    const double drawn = milliseconds(turn);
    std::cout << nlohmann::json{{"opened_ms", opened},
                                {"drawn_ms", drawn},
                                {"longest_turn_ms", std::max(longest, drawn)},
                                {"nodes", page.findChild<widgets::PlanView*>()->plan()->nodeCount},
                                {"pixels", picture.width() * picture.height()}}
                     .dump()
              << std::endl;
    return 0;
}
