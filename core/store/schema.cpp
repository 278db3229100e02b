// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/store/sql.h"

#include <array>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::store {
namespace {

/// What leads from schema N to N + 1, statement by statement. Published steps never change: a new need is a new step.
const std::array<std::vector<const char*>, currentSchema> steps{{
    {
        // A job belongs to the process that runs it: pid and start time tell a living one from a number used again.
        R"(create table job (
            id integer primary key,
            title text not null,
            state text not null check (state in ('running', 'succeeded', 'failed', 'cancelled', 'abandoned')),
            started_at text not null,
            finished_at text,
            host text not null,
            pid integer not null,
            start_ticks integer not null,
            error_code text,
            error text
        ) strict)",
        "create index job_running on job (state) where state = 'running'",
        R"(create table job_log (
            job_id integer not null references job (id) on delete cascade,
            at text not null,
            kind text not null check (kind in ('step', 'note')),
            line text not null
        ) strict)",
        "create index job_log_job on job_log (job_id)",
        R"(create table profile (
            name text primary key,
            uri text not null,
            environment text not null default ''
        ) strict, without rowid)",
    },
    {
        // One URI a line, without secrets.
        "alter table profile add column replicas text not null default ''",
    },
}};

base::Status bringUp(QSqlDatabase& database)
{
    HOWDAH_ASSIGN(const int found, storedSchema(database));
    if (found > currentSchema)
        return base::Error(
            ErrorCode::Unsupported, Text(HOWDAH_TEXT("store", "Howdah's own store was not opened")),
            Text(HOWDAH_TEXT("store", "%1 was written by a newer Howdah (schema %2; this one knows %3)"),
                 {database.databaseName().toStdString(), std::to_string(found), std::to_string(currentSchema)}),
            Text(HOWDAH_TEXT("store", "Use the newer Howdah, or another data folder (--data-dir)")));
    for (int version = found; version < currentSchema; ++version) {
        for (const char* statement : steps.at(static_cast<std::size_t>(version)))
            HOWDAH_TRY(execute(database, QString::fromUtf8(statement)));
        HOWDAH_TRY(execute(database, QStringLiteral("pragma user_version = %1").arg(version + 1)));
    }
    return {};
}

} // namespace

base::Result<int> storedSchema(QSqlDatabase& database)
{
    HOWDAH_ASSIGN(QSqlQuery query, execute(database, QStringLiteral("pragma user_version")));
    if (!query.next())
        return sqliteError(Text(HOWDAH_TEXT("store", "Howdah's own store failed")), query.lastError(),
                           database.databaseName());
    return query.value(0).toInt();
}

base::Status migrate(QSqlDatabase& database)
{
    HOWDAH_TRY(execute(database, QStringLiteral("begin exclusive")));
    base::Status done = bringUp(database);
    if (done) {
        if (auto committed = execute(database, QStringLiteral("commit")); !committed)
            done = committed.error();
    }
    if (!done) {
        // The failure that led here is the one to report; SQLite rolls back at close if this does not.
        QSqlQuery rollback(database);
        rollback.exec(QStringLiteral("rollback"));
    }
    return done;
}

} // namespace howdah::store
