// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace howdah::server {

/// A PostgreSQL server installed on this machine.
struct Installation {
    std::string binDirectory; ///< holds postgres, initdb, pg_ctl
    int versionNum = 0;       ///< as server_version_num: 150018
    std::string version;      ///< "15.18"
    [[nodiscard]] int major() const { return versionNum / 10000; }
    [[nodiscard]] std::string program(std::string_view name) const;
    /// Whether CREATE EXTENSION would find it (its control file is there).
    [[nodiscard]] bool hasExtension(std::string_view name) const;
    [[nodiscard]] bool hasSharedLibrary(std::string_view name) const;
};

/// Every installation found, newest first: `extra` folders (the setting server.binDirectories), HOWDAH_PG_BINDIR, the
/// packages' folders (/usr/lib/postgresql/*/bin, /usr/pgsql-*/bin, Homebrew, Postgres.app, Program Files), then PATH.
[[nodiscard]] std::vector<Installation> findInstallations(const std::vector<std::string>& extra = {});
/// The newest, or the one of `major`; NotFound names the package to install.
[[nodiscard]] base::Result<Installation> chooseInstallation(const std::vector<std::string>& extra = {}, int major = 0);

} // namespace howdah::server
