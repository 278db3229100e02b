// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every view of a plan, for a person to look at: howdah_plangallery DIR FILE [light|dark] [scale] [width]
// [height] [FILE]. With a second file the two are compared. Says how long each step kept the event loop.
#include "core/service/console.h"
#include "ui/models/planselection.h"
#include "ui/pages/plan/planpage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/planview.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>
#include <cstdio>

using namespace howdah;

int main(int argc, char** argv)
{
    const auto word = [&](int i) { return i < argc ? QString::fromLocal8Bit(argv[i]) : QString(); };
    if (!word(4).isEmpty())
        qputenv("QT_SCALE_FACTOR", word(4).toLatin1());
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Howdah"));
    QApplication::setApplicationName(QStringLiteral("plangallery"));
    const theme::Theme theme(application, theme::choiceFrom(word(3)));
    const QTemporaryDir data;
    auto console = service::Console::create({data.path(), {}});
    if (!console)
        return 1;
    pages::PlanPage page(**console);
    page.resize(word(5).isEmpty() ? 1240 : word(5).toInt(), word(6).isEmpty() ? 820 : word(6).toInt());
    page.show();
    QDir().mkpath(word(1));
    auto* view = page.findChild<widgets::PlanView*>();
    QElapsedTimer clock;
    qint64 longest = 0;
    const auto turns = [&](auto&& until) {
        QElapsedTimer all;
        all.start();
        constexpr int patience = 120'000;
        while (!until() && all.elapsed() < patience) {
            clock.start();
            QCoreApplication::processEvents(QEventLoop::AllEvents);
            longest = std::max(longest, clock.elapsed());
            QThread::msleep(1);
        }
    };
    const auto picture = [&](const char* name) {
        clock.start();
        page.grab().save(QDir(word(1)).filePath(QString::fromLatin1(name) + QStringLiteral(".png")));
        std::printf("%-12s painted in %lld ms\n", name, static_cast<long long>(clock.elapsed()));
    };
    page.openFile(word(2));
    turns([&] { return page.hasData(); });
    if (!page.hasData())
        return 1;
    std::printf("opened; the longest turn of the event loop took %lld ms\n", static_cast<long long>(longest));
    const std::pair<widgets::PlanView::View, const char*> views[] = {
        {widgets::PlanView::View::Tree, "tree"},   {widgets::PlanView::View::Flame, "flame"},
        {widgets::PlanView::View::Graph, "graph"}, {widgets::PlanView::View::Statistics, "statistics"},
        {widgets::PlanView::View::Raw, "raw"},
    };
    for (const auto& [which, name] : views) {
        clock.start();
        view->showView(which);
        QCoreApplication::processEvents();
        std::printf("%-12s shown in %lld ms\n", name, static_cast<long long>(clock.elapsed()));
        view->showSide(which == widgets::PlanView::View::Flame   ? widgets::PlanView::Side::Node
                       : which == widgets::PlanView::View::Graph ? widgets::PlanView::Side::Plan
                                                                 : widgets::PlanView::Side::Advice);
        QCoreApplication::processEvents();
        picture(name);
    }
    if (auto* options = page.findChild<QWidget*>(QStringLiteral("explainPanel"))) {
        options->adjustSize();
        options->grab().save(QDir(word(1)).filePath(QStringLiteral("options.png")));
    }
    clock.start();
    view->selection().select(view->document()->index->size() - 1);
    std::printf("selecting the last node took %lld ms\n", static_cast<long long>(clock.elapsed()));
    if (!word(7).isEmpty()) {
        page.compareWithFile(word(7));
        turns([&] { return page.hasData() && view->view() == widgets::PlanView::View::Diff; });
        QCoreApplication::processEvents();
        picture("diff");
    }
    return 0;
}
