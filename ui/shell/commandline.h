// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <optional>
#include <string>

namespace howdah::shell {

/// What `howdah` was called with.
struct CommandLine {
    bool demo = false;
    std::string target; ///< URI, conninfo, service: anything pasted; may hold a password
    QString openFile;
    QString tourDirectory;
    QString theme; ///< "light", "dark", or empty
    double scale = 0;
    QString dataDirectory;
    QString profile;
    bool startupProbe = false; ///< say when the first frame was, and end: for tests/bench
};

/// Either what to do, or what to print and end with: --help and --version need no display, usage errors end with 2.
struct ParsedCommandLine {
    std::optional<CommandLine> run;
    int status = 0;
    std::string output; ///< for standard output, or standard error when status is not 0
};
/// Overwrites a password in `argv`, where other users of the machine could read it.
[[nodiscard]] ParsedCommandLine parseCommandLine(int argc, char** argv);

} // namespace howdah::shell
