// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/shell/commandline.h"

class QApplication;

namespace howdah::shell {

/// Opens the console as the command line says and runs it to its end. Returns the exit status: 0 done, 2 usage, 5 the
/// operation failed. Failures are one line on standard error.
[[nodiscard]] int runConsole(QApplication& application, const CommandLine& line);

} // namespace howdah::shell
