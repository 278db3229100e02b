// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/launch.h"

#include "core/pg/connectparams.h"
#include "core/service/application.h"
#include "core/service/console.h"
#include "core/service/replicas.h"
#include "core/service/settings.h"
#include "core/service/translate.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/startupprobe.h"
#include "ui/shell/tour.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QMessageBox>
#include <QSettings>
#include <QTemporaryDir>
#include <algorithm>
#include <iostream>

namespace howdah::shell {
namespace {

void say(const QString& line)
{
    std::cerr << "howdah: " << line.toStdString() << std::endl;
}

int exitStatus(const base::Error& error)
{
    switch (error.code()) {
    case base::ErrorCode::Usage:
    case base::ErrorCode::InvalidInput:
        return 2;
    default:
        return 5;
    }
}

int fail(const base::Error& error)
{
    say(service::oneLine(error));
    return exitStatus(error);
}

struct Target {
    std::optional<pg::ConnectParams> params;
    QString environment;
    std::vector<pg::ConnectParams> replicas;
    QString profile;
};

base::Result<Target> findTarget(const CommandLine& line, const service::Console& console)
{
    Target target;
    if (!line.profile.isEmpty()) {
        const auto profiles = console.profiles();
        const auto found = std::find_if(profiles.begin(), profiles.end(),
                                        [&line](const auto& one) { return one.name == line.profile; });
        if (found == profiles.end())
            return base::Error(base::ErrorCode::Usage, base::Text(HOWDAH_TEXT("shell", "There is no profile %1"),
                                                                  {line.profile.toStdString()}));
        HOWDAH_ASSIGN(target.params, pg::ConnectParams::parse(found->uri.toStdString()));
        target.environment = found->environment;
        HOWDAH_ASSIGN(target.replicas, service::readReplicas(found->replicas));
        target.profile = found->name;
    } else if (!line.target.empty()) {
        HOWDAH_ASSIGN(target.params, pg::ConnectParams::parse(line.target));
    } else if (!line.demo && line.openFile.isEmpty() && qEnvironmentVariableIsSet("DATABASE_URL")) {
        HOWDAH_ASSIGN(target.params, pg::ConnectParams::fromEnvironment());
        // The other half of the pair; beside a server named otherwise it would be a stranger's.
        if (!qEnvironmentVariable("DATABASE_REPLICA_URL").trimmed().isEmpty()) {
            HOWDAH_ASSIGN(const pg::ConnectParams replica,
                          pg::ConnectParams::fromEnvironment(pg::processEnvironment(), "DATABASE_REPLICA_URL"));
            target.replicas.push_back(replica);
        }
    }
    return target;
}

} // namespace

int runConsole(QApplication& application, const CommandLine& line)
{
    auto made = service::Console::create({line.dataDirectory, line.profile});
    if (!made) {
        // Whoever started us from a menu has no standard error to look at.
        if (line.tourDirectory.isEmpty() && QGuiApplication::platformName() != QStringLiteral("offscreen"))
            QMessageBox::critical(nullptr, QStringLiteral("Howdah"), service::oneLine(made.error()));
        return fail(made.error());
    }
    service::Console& console = **made;
    if (!line.theme.isEmpty())
        if (const auto set = console.settings().setFromCommandLine(service::Key::Theme, line.theme); !set)
            return fail(set.error());
    service::installLanguage(application, console.settings().string(service::Key::Language));

    auto target = findTarget(line, console);
    if (!target)
        return fail(target.error());
    const bool touring = !line.tourDirectory.isEmpty();
    // The same pictures on every machine: a tour neither sees nor changes the columns and places that were remembered.
    QTemporaryDir ownSettings;
    if (touring)
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, ownSettings.path());
    if (touring && !target->params && !line.demo)
        return fail(base::Error(base::ErrorCode::Usage,
                                base::Text(HOWDAH_TEXT("shell", "A tour needs a server to look at")), {},
                                base::Text(HOWDAH_TEXT("shell", "Name one, or use --demo"))));

    theme::Theme theme(application, theme::choiceFrom(console.settings().string(service::Key::Theme)));
    MainWindow window(console, theme);
    if (touring)
        window.resize(1440, 900);
    else
        window.restorePlace();
    if (line.startupProbe)
        new StartupProbe(application);
    window.show();

    if (target->params)
        console.openSession(*target->params, target->environment, target->replicas, target->profile);
    service::Job* demo = line.demo ? console.startDemo() : nullptr;
    if (!line.openFile.isEmpty())
        window.showPage(QStringLiteral("plan"), {{QStringLiteral("file"), line.openFile}});
    else if (!touring)
        window.openFirstPage();
    if (!touring)
        return QApplication::exec();

    int status = 0;
    Tour tour(window, {line.tourDirectory}, say, [&status](const base::Status& done) {
        status = done ? 0 : 5;
        if (!done)
            say(service::oneLine(done.error()));
        QApplication::exit(status);
    });
    if (demo == nullptr) {
        QMetaObject::invokeMethod(&tour, &Tour::start, Qt::QueuedConnection);
    } else {
        QObject::connect(demo, &service::Job::finished, &tour, [&tour, demo] {
            if (const auto error = demo->error()) {
                say(service::oneLine(*error));
                QApplication::exit(5);
                return;
            }
            tour.start();
        });
    }
    return QApplication::exec();
}

} // namespace howdah::shell
