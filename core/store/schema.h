// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

class QSqlDatabase;

namespace howdah::store {

/// The schema this build writes; PRAGMA user_version of a store that is up to date.
inline constexpr int currentSchema = 2;

/// Brings the store up to currentSchema in one transaction that keeps every other program out; harmless when it is
/// there already. Unsupported, with nothing changed, when the store is newer than this build.
base::Status migrate(QSqlDatabase& database);

/// PRAGMA user_version.
base::Result<int> storedSchema(QSqlDatabase& database);

} // namespace howdah::store
