// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/service/console.h"

namespace howdah::service {

/// Connects once and looks around: name, socket, encryption, login, version, rights, pg_stat_statements. `onSteps` is
/// called with all steps so far whenever one begins or ends, on the calling thread. What is merely less than it could
/// be is a warning. The result is a line about the server; the error is why it cannot be used. Blocks.
base::Result<QString> testConnection(const pg::ConnectParams& params, const TestListener& onSteps,
                                     const base::Deadline& deadline, const base::StopToken& stop);

} // namespace howdah::service
