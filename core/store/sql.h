// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

namespace howdah::store {

/// A failure of SQLite as an Error that says what to do: damaged, locked, full, not allowed. `what` says what we were
/// doing.
[[nodiscard]] base::Error sqliteError(const base::Text& what, const QSqlError& error, const QString& path);

/// Runs one statement with its values bound in order; the query stands before its first row.
base::Result<QSqlQuery> execute(QSqlDatabase& database, const QString& sql, const QVariantList& values = {});

} // namespace howdah::store
