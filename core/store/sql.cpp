// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql.h"

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::store {

base::Error sqliteError(const Text& what, const QSqlError& error, const QString& path)
{
    // SQLite's primary result codes (sqlite.org/rescode.html); Qt hands over extended ones, whose low byte they are.
    enum Sqlite {
        Perm = 3,
        Busy = 5,
        Locked = 6,
        ReadOnly = 8,
        IoError = 10,
        Corrupt = 11,
        Full = 13,
        CantOpen = 14,
        Auth = 23,
        NotADatabase = 26
    };
    const QString reason = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    const Text why = Text::verbatim(reason.toStdString());
    const std::string file = path.toStdString();
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber) & 0xff;
    switch (isNumber ? code : 0) {
    case Corrupt:
    case NotADatabase:
        return {ErrorCode::InvalidInput, what, why,
                Text(HOWDAH_TEXT("store", "The file %1 is damaged. Move it aside; Howdah makes a new one at its next "
                                          "start"),
                     {file})};
    case Busy:
    case Locked:
        return {ErrorCode::Timeout, what, why,
                Text(HOWDAH_TEXT("store", "Another program holds %1; try again"), {file})};
    case Full:
        return {ErrorCode::DiskFull, what, why, Text(HOWDAH_TEXT("store", "Free space where %1 lies"), {file})};
    case Perm:
    case ReadOnly:
    case CantOpen:
    case Auth:
        return {ErrorCode::Permission, what, why,
                Text(HOWDAH_TEXT("store", "Make %1 and its folder writable for your account"), {file})};
    default:
        return {ErrorCode::Io, what, why};
    }
}

base::Result<QSqlQuery> execute(QSqlDatabase& database, const QString& sql, const QVariantList& values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    bool good = query.prepare(sql);
    if (good) {
        for (const QVariant& value : values)
            query.addBindValue(value);
        good = query.exec();
    }
    if (!good)
        return sqliteError(Text(HOWDAH_TEXT("store", "Howdah's own store failed")), query.lastError(),
                           database.databaseName());
    return query;
}

} // namespace howdah::store
