// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QString>
#include <vector>

class QSqlDatabase;

namespace howdah::store {

/// A remembered place to connect to. Passwords are not in it.
struct Profile {
    QString name;
    QString uri;           ///< without secrets
    QString environment;   ///< "production", "staging", "development", "demo" or empty
    QString replicas = {}; ///< of that server: URIs without secrets, one a line
    bool operator==(const Profile&) const = default;
};

/// By name. Inside Store::read.
base::Result<std::vector<Profile>> allProfiles(QSqlDatabase& database);
/// Inserts it, or replaces the one of this name. Inside Store::write.
base::Status putProfile(QSqlDatabase& database, const Profile& profile);
/// Removing what is not there is harmless. Inside Store::write.
base::Status dropProfile(QSqlDatabase& database, const QString& name);

} // namespace howdah::store
