// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/pg/connectparams.h"

#include <QString>
#include <vector>

namespace howdah::service {

/// The replicas of a server as a person writes them: one a line, each in any form that ConnectParams::parse() reads.
/// Empty lines do not count. InvalidInput names the line.
base::Result<std::vector<pg::ConnectParams>> readReplicas(const QString& lines);
/// The same back, as URIs without secrets.
[[nodiscard]] QString replicaLines(const std::vector<pg::ConnectParams>& replicas);
/// `replicas`, where one has no secret of its own with that of the same one in `known`.
[[nodiscard]] std::vector<pg::ConnectParams> withSecretsOf(std::vector<pg::ConnectParams> replicas,
                                                           const std::vector<pg::ConnectParams>& known);
/// `replica` with what it does not say of its own: a physical replica has the databases, roles and passwords of its
/// primary, so these are the primary's. The password only for the same role.
[[nodiscard]] pg::ConnectParams completedReplica(pg::ConnectParams replica, const pg::ConnectParams& primary);

} // namespace howdah::service
