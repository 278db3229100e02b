// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/indexdefinition.h"
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::pg {
class Connection;
}

namespace howdah::advise {

/// A column with what pg_stats lets the role read.
struct ColumnInfo {
    std::string name, type; ///< type as format_type() writes it: "character varying(40)"
    std::string baseType;   ///< what a domain is made of, as format_type() writes it; the type itself where it is none
    char typeKind = 'b';    ///< typtype of the base type: b, e(num), r(ange), m(ultirange), c(omposite)
    bool ordered = true;    ///< the base type has a default B-tree operator class
    std::string collation;  ///< its name; empty: none, or the database's
    std::uint32_t typeOid = 0;
    int position = 0; ///< attnum
    bool notNull = false;
    bool hasStatistics = false;
    double nullFraction = 0;               ///< 0 to 1
    double distinct = 0;                   ///< absolute: a negative n_distinct is already multiplied; 0: unknown
    double averageWidth = 0;               ///< bytes, as stored
    double correlation = 0;                ///< -1 to 1
    std::vector<std::string> commonValues; ///< as text
    std::vector<double> commonFrequencies; ///< of all rows, in the same order
};

struct IndexInfo {
    std::string name;
    IndexDefinition definition;
    std::string ddl; ///< pg_get_indexdef
    bool primary = false, constraint = false, valid = true, replicaIdentity = false, clustered = false;
    base::ByteCount bytes;
    double pages = 0, tuples = 0;      ///< relpages, reltuples
    std::int64_t scans = 0;            ///< idx_scan
    std::optional<double> idleSeconds; ///< since last_idx_scan, server 16 on
};

struct ForeignKeyInfo {
    std::string name;
    std::vector<std::string> columns; ///< referencing
    std::string otherSchema, otherTable;
    std::vector<std::string> otherColumns;
};

struct TableInfo {
    std::uint32_t oid = 0;
    std::string schema, name;
    char kind = 'r'; ///< relkind: r, p, m
    bool partition = false;
    double rows = 0, pages = 0; ///< reltuples (at least 0) and relpages
    int fillFactor = 100;
    std::vector<ColumnInfo> columns; ///< without dropped ones
    std::vector<IndexInfo> indexes;
    std::vector<ForeignKeyInfo> foreignKeys;
    std::int64_t inserted = 0, updated = 0, hotUpdated = 0, deleted = 0; ///< since the statistics were reset

    [[nodiscard]] const ColumnInfo* column(std::string_view name) const;
};

struct ExtensionInfo {
    std::string name, schema;
};

/// The tables of one database, as far as index advice needs them. System schemas are left out.
struct Catalog {
    int serverVersionNum = 0;
    std::string database;
    std::optional<double> statisticsSeconds; ///< age of the counters
    std::vector<std::string> searchPath;
    std::vector<TableInfo> tables;
    std::vector<ExtensionInfo> extensions; ///< installed in this database, by name
    bool byteOrder = false;                ///< its default collation sorts as bytes: C, POSIX
    std::vector<std::pair<std::string, std::string>> plannerSettings; ///< that differ from the default

    /// By name as a statement writes it: with its schema, or the first on the search path. Null: no such table.
    [[nodiscard]] const TableInfo* find(std::string_view schema, std::string_view name) const;
};

/// One read-only transaction. Permission, Timeout, Cancelled, Server, ConnectionLost.
base::Result<Catalog> readCatalog(pg::Connection& connection, const base::Deadline& deadline,
                                  const base::StopToken& stop = {});

} // namespace howdah::advise
