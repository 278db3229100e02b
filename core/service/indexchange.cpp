// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be done to an index, and whether it can be.
#include "core/base/quoting.h"
#include "core/service/indexbuild.h"

#include <algorithm>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::service {
namespace {

constexpr std::size_t longestName = 63; // NAMEDATALEN - 1

base::Error impossible(ErrorCode code, const IndexChange& change, Text why, Text remedy = {})
{
    using Kind = IndexChange::Kind;
    const base::TextSource what = change.kind == Kind::Create ? HOWDAH_TEXT("indexbuild", "The index %1 was not built")
                                  : change.kind == Kind::Reindex
                                      ? HOWDAH_TEXT("indexbuild", "The index %1 was not rebuilt")
                                      : HOWDAH_TEXT("indexbuild", "The index %1 was not dropped");
    return {code, Text(what, {change.index}), std::move(why), std::move(remedy)};
}

std::string qualified(const std::string& schema, const std::string& name)
{
    return schema.empty() ? base::quoteIdentifier(name) : base::quoteQualified({schema, name});
}

std::optional<base::Error> refusedName(const IndexChange& change)
{
    if (change.index.empty())
        return impossible(ErrorCode::InvalidInput, change, Text(HOWDAH_TEXT("indexbuild", "It has no name")));
    if (change.index.size() > longestName)
        return impossible(ErrorCode::InvalidInput, change,
                          Text(HOWDAH_TEXT("indexbuild", "Its name is longer than the 63 bytes the server keeps")),
                          Text(HOWDAH_TEXT("indexbuild", "choose a shorter one")));
    if (change.index.find('\0') != std::string::npos)
        return impossible(ErrorCode::InvalidInput, change,
                          Text(HOWDAH_TEXT("indexbuild", "Its name holds a zero byte")));
    if (change.kind == IndexChange::Kind::Create && change.definition.keys.empty())
        return impossible(ErrorCode::InvalidInput, change, Text(HOWDAH_TEXT("indexbuild", "It has no columns")));
    return std::nullopt;
}

/// A server or a session that takes no index.
base::Result<std::optional<base::Error>> refusedServer(pg::Connection& connection, const IndexChange& change,
                                                       const pg::QueryOptions& options)
{
    HOWDAH_ASSIGN(const pg::ResultSet server,
                  connection.query("select pg_catalog.pg_is_in_recovery(), "
                                   "pg_catalog.current_setting('transaction_read_only')::boolean, "
                                   "pg_catalog.pg_backend_pid()",
                                   {}, options));
    if (server.value<bool>(0, 0).value_or(false))
        return std::optional(impossible(ErrorCode::Refused, change,
                                        Text(HOWDAH_TEXT("indexbuild", "This server is a standby, which only reads")),
                                        Text(HOWDAH_TEXT("indexbuild", "connect to its primary"))));
    if (server.value<bool>(0, 1).value_or(false))
        return std::optional(impossible(
            ErrorCode::Refused, change, Text(HOWDAH_TEXT("indexbuild", "The connection is read only")),
            Text(HOWDAH_TEXT("indexbuild", "unlock it, or copy the statement and run it where writing is meant"))));
    // A pooler answers with another backend's number: a build over it could neither be watched nor cancelled.
    if (server.value<std::int32_t>(0, 2).value_or(0) != connection.backendPid().value)
        return std::optional(impossible(
            ErrorCode::Unsupported, change,
            Text(HOWDAH_TEXT("indexbuild", "The connection leads through a pooler, which does not hold one session")),
            Text(HOWDAH_TEXT("indexbuild", "connect to the server itself"))));
    return std::optional<base::Error>();
}

/// The table to index: nothing when it can be, and the outlook then knows it.
base::Result<std::optional<base::Error>> findTable(pg::Connection& connection, const IndexChange& change,
                                                   IndexOutlook& outlook, const pg::QueryOptions& options)
{
    const std::string name = qualified(change.definition.schema, change.definition.table);
    HOWDAH_ASSIGN(const pg::ResultSet rows,
                  connection.query("select c.oid, n.nspname, c.relname, c.relkind, t.oid is not null, "
                                   "coalesce(x.indisvalid, true), c.relpersistence"
                                   " from pg_catalog.pg_class c"
                                   " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                                   " left join pg_catalog.pg_class t on t.relnamespace = n.oid and t.relname = $2"
                                   " left join pg_catalog.pg_index x on x.indexrelid = t.oid"
                                   " where c.oid = pg_catalog.to_regclass($1)",
                                   {name, change.index}, options));
    if (rows.rowCount() == 0)
        return std::optional(
            impossible(ErrorCode::NotFound, change,
                       Text(HOWDAH_TEXT("indexbuild", "There is no table %1 in this database"), {name}),
                       Text(HOWDAH_TEXT("indexbuild", "read the advice again"))));
    outlook.table = rows.value<std::uint32_t>(0, 0).value_or(0);
    outlook.schema = rows.text(0, 1);
    outlook.tableName = rows.text(0, 2);
    const std::string_view kind = rows.text(0, 3);
    if (kind == "p")
        return std::optional(impossible(
            ErrorCode::Unsupported, change,
            Text(HOWDAH_TEXT("indexbuild", "%1 is partitioned, and CONCURRENTLY works on single partitions only"),
                 {name}),
            Text(HOWDAH_TEXT("indexbuild",
                             "build it on each partition, then CREATE INDEX ON ONLY the table and attach them"))));
    if (kind != "r" && kind != "m")
        return std::optional(impossible(ErrorCode::Unsupported, change,
                                        Text(HOWDAH_TEXT("indexbuild", "%1 is no table that can be indexed"), {name})));
    if (rows.text(0, 6) == "t")
        return std::optional(
            impossible(ErrorCode::Unsupported, change,
                       Text(HOWDAH_TEXT("indexbuild", "%1 is a temporary table of another session"), {name})));
    if (!rows.value<bool>(0, 4).value_or(false))
        return std::optional<base::Error>();
    const std::string taken = qualified(outlook.schema, change.index);
    if (rows.value<bool>(0, 5).value_or(true))
        return std::optional(impossible(ErrorCode::Refused, change,
                                        Text(HOWDAH_TEXT("indexbuild", "The name %1 is taken"), {taken}),
                                        Text(HOWDAH_TEXT("indexbuild", "choose another name"))));
    return std::optional(impossible(
        ErrorCode::Refused, change,
        Text(HOWDAH_TEXT("indexbuild", "The name %1 is taken by an invalid index, left by an earlier build"), {taken}),
        Text(HOWDAH_TEXT("indexbuild", "drop that first: %1"), {IndexChange::dropSql(outlook.schema, change.index)})));
}

/// The index to drop or rebuild.
base::Result<std::optional<base::Error>> findIndex(pg::Connection& connection, const IndexChange& change,
                                                   IndexOutlook& outlook, const pg::QueryOptions& options)
{
    const std::string name = qualified(change.schema, change.index);
    HOWDAH_ASSIGN(const pg::ResultSet rows,
                  connection.query("select x.indrelid, n.nspname, c.relname, i.relkind, k.conname"
                                   " from pg_catalog.pg_class i"
                                   " join pg_catalog.pg_index x on x.indexrelid = i.oid"
                                   " join pg_catalog.pg_class c on c.oid = x.indrelid"
                                   " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                                   " left join pg_catalog.pg_constraint k on k.conindid = i.oid"
                                   "   and k.contype in ('p', 'u', 'x')"
                                   " where i.oid = pg_catalog.to_regclass($1)",
                                   {name}, options));
    if (rows.rowCount() == 0)
        return std::optional(
            impossible(ErrorCode::NotFound, change,
                       Text(HOWDAH_TEXT("indexbuild", "There is no index %1 in this database"), {name}),
                       Text(HOWDAH_TEXT("indexbuild", "read the advice again"))));
    outlook.table = rows.value<std::uint32_t>(0, 0).value_or(0);
    outlook.schema = rows.text(0, 1);
    outlook.tableName = rows.text(0, 2);
    if (rows.text(0, 3) == "I")
        return std::optional(impossible(
            ErrorCode::Unsupported, change,
            Text(HOWDAH_TEXT("indexbuild", "%1 is partitioned, and CONCURRENTLY works on single partitions only"),
                 {name})));
    if (change.kind == IndexChange::Kind::Drop && !rows.isNull(0, 4))
        return std::optional(impossible(
            ErrorCode::Refused, change,
            Text(HOWDAH_TEXT("indexbuild", "The constraint %1 stands on it"), {std::string(rows.text(0, 4))}),
            Text(HOWDAH_TEXT("indexbuild", "an index of a constraint goes with the constraint"))));
    return std::optional<base::Error>();
}

} // namespace

IndexChange IndexChange::create(const advise::IndexDefinition& definition, std::string name)
{
    IndexChange change;
    change.definition = definition;
    change.schema = definition.schema;
    change.index = name.empty() ? definition.suggestedName() : std::move(name);
    return change;
}

IndexChange IndexChange::reindex(std::string schema, std::string index)
{
    IndexChange change;
    change.kind = Kind::Reindex;
    change.schema = std::move(schema);
    change.index = std::move(index);
    return change;
}

IndexChange IndexChange::drop(std::string schema, std::string index)
{
    IndexChange change = reindex(std::move(schema), std::move(index));
    change.kind = Kind::Drop;
    return change;
}

std::string IndexChange::dropSql(const std::string& schema, const std::string& index)
{
    return "DROP INDEX CONCURRENTLY " + qualified(schema, index);
}

std::string IndexChange::sql() const
{
    switch (kind) {
    case Kind::Create:
        return definition.ddl(index, true);
    case Kind::Reindex:
        return "REINDEX INDEX CONCURRENTLY " + qualified(schema, index);
    case Kind::Drop:
        break;
    }
    return dropSql(schema, index);
}

std::string IndexChange::afterwards() const
{
    return kind == Kind::Create && definition.onExpression()
               ? "ANALYZE " + qualified(definition.schema, definition.table)
               : std::string();
}

Text IndexChange::title() const
{
    const base::TextSource source = kind == Kind::Create    ? HOWDAH_TEXT("indexbuild", "Create index %1")
                                    : kind == Kind::Reindex ? HOWDAH_TEXT("indexbuild", "Rebuild index %1")
                                                            : HOWDAH_TEXT("indexbuild", "Drop index %1");
    return Text(source, {index});
}

base::Result<IndexOutlook> lookAhead(pg::Connection& connection, const IndexChange& change,
                                     const pg::QueryOptions& options)
{
    IndexOutlook outlook;
    outlook.refused = refusedName(change);
    if (outlook.refused)
        return outlook;
    HOWDAH_ASSIGN(outlook.refused, refusedServer(connection, change, options));
    const bool create = change.kind == IndexChange::Kind::Create;
    HOWDAH_ASSIGN(std::optional<base::Error> refused, create ? findTable(connection, change, outlook, options)
                                                             : findIndex(connection, change, outlook, options));
    // What is wrong with the server comes before what is wrong with the object.
    if (!outlook.refused)
        outlook.refused = std::move(refused);
    if (outlook.table == 0)
        return outlook;
    const auto table = static_cast<std::int64_t>(outlook.table);
    HOWDAH_ASSIGN(const pg::ResultSet sizes,
                  connection.query("select greatest(c.reltuples, 0)::float8, pg_catalog.pg_table_size(c.oid), "
                                   "pg_catalog.pg_indexes_size(c.oid), "
                                   "(select count(*) from pg_catalog.pg_index x where x.indrelid = c.oid)"
                                   " from pg_catalog.pg_class c where c.oid = $1::oid",
                                   {table}, options));
    outlook.rows = sizes.value<double>(0, 0).value_or(0);
    outlook.tableBytes.value = sizes.value<std::int64_t>(0, 1).value_or(0);
    outlook.indexBytes.value = sizes.value<std::int64_t>(0, 2).value_or(0);
    outlook.indexCount = sizes.value<int>(0, 3).value_or(0);
    const bool drops = change.kind != IndexChange::Kind::Create;
    const bool validates = change.kind != IndexChange::Kind::Drop;
    HOWDAH_ASSIGN(outlook.waits, wouldWaitFor(connection, outlook.table, drops, validates, options));
    return outlook;
}

} // namespace howdah::service
