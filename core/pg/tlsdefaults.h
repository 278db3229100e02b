// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pg/connectparams.h"

#include <map>
#include <string>

// Inner part of core/pg: how the wire is protected when nobody said how.
namespace howdah::pg {

/// Entries to add for one host: sslmode=verify-full unless the host is local or a mode was given (in the parameters,
/// the service or PGSSLMODE), and the system's bundle of authorities for verify-full when there is neither a given
/// sslrootcert nor a root.crt in the user's folder. `effective` is effectiveValues(params).
[[nodiscard]] std::map<std::string, std::string>
tlsDefaults(const ConnectParams& params, const std::map<std::string, std::string, std::less<>>& effective,
            bool localHost, const Environment& environment);

/// The system's bundle of certificate authorities; empty when none was found.
[[nodiscard]] std::string systemCertificateBundle(const Environment& environment);

} // namespace howdah::pg
