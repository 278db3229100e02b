// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/lockholder.h"

#include "core/base/units.h"

#include <chrono>

using howdah::base::Text;

namespace howdah::service {
namespace {

/// What is told of a session; `a` is its row of pg_stat_activity.
constexpr std::string_view columns =
    "coalesce(a.application_name, ''), coalesce(a.usename, ''), coalesce(host(a.client_addr), ''), "
    "coalesce(a.state, ''), "
    "left(regexp_replace(btrim(coalesce(a.query, '')), '\\s+', ' ', 'g'), 200), "
    "coalesce(extract(epoch from pg_catalog.clock_timestamp() - a.xact_start), 0)::float8";

std::vector<LockHolder> read(const pg::ResultSet& rows)
{
    std::vector<LockHolder> holders;
    for (int row = 0; row < rows.rowCount(); ++row) {
        LockHolder holder;
        holder.pid.value = rows.value<std::int32_t>(row, 0).value_or(0);
        holder.application = rows.text(row, 1);
        holder.user = rows.text(row, 2);
        holder.client = rows.text(row, 3);
        holder.state = rows.text(row, 4);
        holder.statement = rows.text(row, 5);
        holder.transactionSeconds = rows.value<double>(row, 6).value_or(0);
        holders.push_back(std::move(holder));
    }
    return holders;
}

Text said(const LockHolder& holder, base::TextSource session, base::TextSource prepared)
{
    const std::string open = base::human::duration(
        std::chrono::duration_cast<base::Nanoseconds>(std::chrono::duration<double>(holder.transactionSeconds)));
    if (holder.pid.value == 0)
        return Text(prepared, {holder.application, holder.user, open});
    const std::string who = holder.application.empty() ? holder.user : holder.application + ", " + holder.user;
    return Text(session, {std::to_string(holder.pid.value), who, holder.state.empty() ? "?" : holder.state, open,
                          holder.statement.empty() ? "?" : holder.statement});
}

} // namespace

Text describe(const LockHolder& holder)
{
    return said(holder, HOWDAH_TEXT("locks", "session %1 (%2), %3, its transaction open for %4: %5"),
                HOWDAH_TEXT("locks", "the prepared transaction %1 of %2, prepared %3 ago"));
}

Text waitsFor(const LockHolder& holder)
{
    return said(holder, HOWDAH_TEXT("locks", "Waits for session %1 (%2), %3, its transaction open for %4: %5"),
                HOWDAH_TEXT("locks", "Waits for the prepared transaction %1 of %2, prepared %3 ago"));
}

Text waitedFor(const LockHolder& holder)
{
    return said(holder, HOWDAH_TEXT("locks", "it waited for session %1 (%2), %3, its transaction open for %4: %5"),
                HOWDAH_TEXT("locks", "it waited for the prepared transaction %1 of %2, prepared %3 ago"));
}

base::Result<std::vector<LockHolder>> blockersOf(pg::Connection& connection, base::BackendPid waiter,
                                                 const pg::QueryOptions& options)
{
    // pg_blocking_pids() holds up every lock of the server for a moment: asked only while there is a wait. A prepared
    // transaction is its pid 0.
    const std::string sql =
        "select b.pid, " + std::string(columns) +
        " from (select distinct unnest(pg_catalog.pg_blocking_pids(w.pid)) as pid"
        "         from pg_catalog.pg_stat_activity w where w.pid = $1::int4 and w.wait_event_type = 'Lock') b"
        " left join pg_catalog.pg_stat_activity a on a.pid = b.pid order by 7 desc, 1";
    HOWDAH_ASSIGN(const pg::ResultSet rows, connection.query(sql, {waiter.value}, options));
    return read(rows);
}

base::Result<std::vector<LockHolder>> wouldWaitFor(pg::Connection& connection, std::uint32_t table, bool readersToo,
                                                   bool snapshots, const pg::QueryOptions& options)
{
    // The modes that conflict with ShareLock; for a drop everything that conflicts with AccessExclusiveLock, which is
    // all of them (PostgreSQL manual, "Conflicting Lock Modes").
    const std::string sql =
        "select a.pid, " + std::string(columns) +
        " from pg_catalog.pg_stat_activity a"
        " where a.pid <> pg_catalog.pg_backend_pid() and a.datname = pg_catalog.current_database()"
        "   and a.backend_type <> 'autovacuum worker'"
        "   and a.xact_start < pg_catalog.clock_timestamp() - interval '1 second'"
        "   and (exists (select from pg_catalog.pg_locks l where l.pid = a.pid and l.granted"
        "                  and l.relation = $1::oid"
        "                  and ($2::boolean or l.mode not in ('AccessShareLock', 'RowShareLock', 'ShareLock')))"
        "        or ($3::boolean and a.backend_xmin is not null))"
        " union all"
        " select 0, x.gid, x.owner, '', '', '',"
        "   extract(epoch from pg_catalog.clock_timestamp() - x.prepared)::float8"
        " from pg_catalog.pg_prepared_xacts x where x.database = pg_catalog.current_database()"
        "   and exists (select from pg_catalog.pg_locks l where l.pid is null and l.granted"
        "                 and l.relation = $1::oid)"
        " order by 7 desc, 1 limit 100";
    HOWDAH_ASSIGN(const pg::ResultSet rows,
                  connection.query(sql, {static_cast<std::int64_t>(table), readersToo, snapshots}, options));
    return read(rows);
}

} // namespace howdah::service
