// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandline.h"

#include "core/base/version.h"
#include "core/pg/connectparams.h"

#include <CLI/CLI.hpp>
#include <cstring>

namespace howdah::shell {
namespace {

void hidePasswords(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        if (const auto span = pg::findPassword(argv[i]))
            std::memset(argv[i] + span->offset, 'x', span->length);
}

} // namespace

ParsedCommandLine parseCommandLine(int argc, char** argv)
{
    CommandLine line;
    std::string open, tour, theme, data, profile;
    bool version = false;
    CLI::App app("Howdah: a desktop console for PostgreSQL DBAs", "howdah");
    app.add_flag("--demo", line.demo, "start the demo, if need be, and look at it");
    app.add_option("TARGET", line.target, "server: URI, \"conninfo\", service=NAME");
    app.add_option("--open", open, "open a plan file, without a server")->type_name("FILE");
    app.add_option("--tour", tour, "save a picture of every page in DIR and end")->type_name("DIR");
    app.add_option("--theme", theme, "light or dark; else as the system, or as chosen in the settings")
        ->check(CLI::IsMember({"light", "dark", "system"}))
        ->type_name("NAME");
    app.add_option("--scale", line.scale, "scale everything, 0.5 to 4")->check(CLI::Range(0.5, 4.0))->type_name("N");
    app.add_option("--data-dir", data, "Howdah's own store; else the platform's data folder")->type_name("DIR");
    app.add_option("--profile", profile, "open a saved connection")->type_name("NAME");
    // In no group: help does not show it.
    app.add_flag("--startup-probe", line.startupProbe, "")->group("");
    app.add_flag("--version", version, "print the version and end");

    ParsedCommandLine result;
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        result.output = app.help();
        return result;
    } catch (const CLI::ParseError& error) {
        hidePasswords(argc, argv);
        result.status = 2;
        result.output = std::string("howdah: ") + error.what() + "; see howdah --help\n";
        return result;
    }
    hidePasswords(argc, argv);
    if (version) {
        result.output = "howdah " + std::string(base::version) + "\n";
        return result;
    }
    const int places = int(line.demo) + int(!line.target.empty()) + int(!profile.empty());
    if (places > 1) {
        result.status = 2;
        result.output = "howdah: choose one of --demo, --profile and a server; see howdah --help\n";
        return result;
    }
    line.openFile = QString::fromStdString(open);
    line.tourDirectory = QString::fromStdString(tour);
    line.theme = QString::fromStdString(theme);
    line.dataDirectory = QString::fromStdString(data);
    line.profile = QString::fromStdString(profile);
    result.run = std::move(line);
    return result;
}

} // namespace howdah::shell
