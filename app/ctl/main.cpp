// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/verbs.h"
#include "core/base/version.h"
#include "core/service/application.h"

#include <QCoreApplication>
#include <algorithm>
#include <cstdio>
#include <cstring>

using namespace howdah;
using ctl::Ctl;
using ctl::Exit;

namespace {

/// Everyone on the machine can read a process's arguments: a password among them is overwritten as soon as it was
/// copied.
bool hidePasswords(int argc, char** argv)
{
    bool found = false;
    for (int i = 1; i < argc; ++i) {
        if (const auto span = pg::findPassword(argv[i])) {
            std::memset(argv[i] + span->offset, 'x', span->length);
            found = true;
        }
    }
    return found;
}

void declareGlobals(CLI::App& app, ctl::Globals& globals)
{
    const auto text = [](const QString& string) { return string.toStdString(); };
    app.add_option(
        "-d,--dsn", globals.dsn,
        text(Ctl::tr("Server: URI, \"key=value ...\" or service=NAME; else DATABASE_URL, else libpq's variables")));
    app.add_option("--profile", globals.profile, text(Ctl::tr("A server remembered by the console")));
    app.add_option("--data-dir", globals.dataDirectory, text(Ctl::tr("Howdah's own folder")));
    app.add_flag("--json", globals.json, text(Ctl::tr("One JSON document on standard output")));
    app.add_flag("--quiet", globals.quiet, text(Ctl::tr("No messages on standard error but failures")));
    app.add_option("--yes", globals.yes, text(Ctl::tr("Confirm a destructive step by naming its object")));
    app.add_option("--timeout", globals.timeoutSeconds, text(Ctl::tr("Seconds to reach the server (10)")))
        ->check(CLI::Range(0.001, 86400.0));
}

int usageError(const std::string& why, bool json)
{
    // CLI11 folds several complaints into lines; the contract is one.
    ctl::reportFailure(base::Error(base::ErrorCode::Usage, base::Text(HOWDAH_TEXT("ctl", "Not understood")),
                                   base::Text::verbatim(why), base::Text(HOWDAH_TEXT("ctl", "see howdahctl --help"))),
                       json);
    return static_cast<int>(Exit::Usage);
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool passwordShown = hidePasswords(argc, argv);
    QCoreApplication application(argc, argv);
    service::initApplication(application);
    service::installLanguage(application, {});

    CLI::App app(
        Ctl::tr("PostgreSQL from the command line, with proof: health, slow statements, plans, a demo to try them on.")
            .toStdString(),
        "howdahctl");
    ctl::Globals globals;
    declareGlobals(app, globals);
    app.set_version_flag("--version", "howdahctl " + std::string(base::version));
    app.require_subcommand(1);
    ctl::Verbs verbs(app);
    ctl::addAdvise(verbs);
    ctl::addDemo(verbs);
    ctl::addHealth(verbs);
    ctl::addMonitor(verbs);
    ctl::addPlan(verbs);
    CLI::App* pool = ctl::addPool(verbs);
    ctl::addPoolBench(verbs, pool);
    ctl::addPoolBouncer(verbs, pool);
    ctl::addPoolSize(verbs, pool);
    ctl::addSlow(verbs);

    const bool json = std::find(arguments.begin(), arguments.end(), "--json") != arguments.end();
    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend()); // as CLI11 wants them
        app.parse(reversed);
    } catch (const CLI::Success& asked) {
        return app.exit(asked); // --help, --version
    } catch (const CLI::ParseError& error) {
        return usageError(error.what(), json);
    }

    auto interrupts = base::InterruptWatch::install();
    if (!interrupts) {
        ctl::reportFailure(interrupts.error(), json);
        return static_cast<int>(Exit::Failed);
    }
    ctl::Context context(globals, (*interrupts)->token());
    const Exit status = (*verbs.chosen())(context);
    // A failure is one line; the warning waits for a run that has none.
    if (passwordShown && (status == Exit::Done || status == Exit::Found))
        context.message(Ctl::tr(
            "The password in -d was visible to everyone on this machine; use PGPASSFILE or DATABASE_URL instead"));
    return static_cast<int>(context.flush() ? status : Exit::Failed);
}
