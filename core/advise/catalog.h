// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/indexdefinition.h"
#include "core/advise/replicas.h"
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/text.h"
#include "core/base/types.h"

#include <cstdint>
#include <memory>
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
    std::string baseType;   ///< of a domain the type it stands for; else the same as type
    char typeKind = 'b';    ///< typtype of the base type: b, e (enum), r (range), m (multirange), c (composite)
    bool ordered = true;    ///< the base type has a default B-tree operator class
    std::string collation;  ///< bare name; empty: the database's, or none
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
    std::vector<std::string> histogram;    ///< bounds as text: a fair sample of the values that are not common
};

struct SampledKeys;
struct SampledTuples;
struct SampledExpression;
struct SampledShare;

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
    std::uint32_t parent = 0;   ///< of a partition: the table it belongs to
    double rows = 0, pages = 0; ///< reltuples (at least 0) and relpages; of a partitioned table those of its partitions
    std::vector<double> partitionRows; ///< of a partitioned table: of each partition that holds rows itself
    int fillFactor = 100;
    bool rowSecurity = false;        ///< policies add conditions to the statements of some roles
    bool rowsHidden = false;         ///< of this role, too; pg_stats shows it no statistics of the table then
    std::vector<ColumnInfo> columns; ///< without dropped ones
    std::vector<IndexInfo> indexes;
    std::vector<ForeignKeyInfo> foreignKeys;
    /// Of rows that were read because statistics did not tell enough; see rowsample.h.
    std::vector<std::shared_ptr<const SampledKeys>> sampled;
    std::vector<std::shared_ptr<const SampledTuples>> sampledTuples;
    std::vector<std::shared_ptr<const SampledExpression>> sampledExpressions;
    std::vector<std::shared_ptr<const SampledShare>> sampledShares;
    std::int64_t inserted = 0, updated = 0, hotUpdated = 0, deleted = 0; ///< since the statistics were reset

    [[nodiscard]] const ColumnInfo* column(std::string_view name) const;
};

/// A view, for what statements read through it. Materialized views are tables.
struct ViewInfo {
    std::string schema, name;
    std::vector<std::string> columns;
    std::string definition; ///< its query, each name with its schema; empty: it could not be read without waiting
    bool barrier = false;   ///< security_barrier: conditions from outside stay outside
};

/// A sequence, a foreign table, or a relation of the system's: statements read from it, and no index is made for it.
struct RelationInfo {
    std::string schema, name;
    char kind = 'S'; ///< relkind
    bool system = false;
};

struct ExtensionInfo {
    std::string name, schema;
};

/// The tables of one database, as far as index advice needs them. System schemas are left out, but for the names
/// in `others`.
struct Catalog {
    int serverVersionNum = 0;
    int blockSize = 8192; ///< bytes of a page
    std::string database;
    bool inRecovery = false; ///< a standby: its counters are its own
    bool byteOrder = false;  ///< the database's collation sorts as bytes: a B-tree serves LIKE 'x%' as it is
    std::vector<ExtensionInfo> extensions;   ///< installed ones, sorted by name
    std::optional<double> statisticsSeconds; ///< age of the counters, at least; absent: not known
    std::vector<std::string> searchPath;
    std::vector<TableInfo> tables;
    std::vector<ViewInfo> views;      ///< sorted by schema and name
    std::vector<RelationInfo> others; ///< that are neither; sorted by schema and name
    /// That differ from the default in the session that read them, as pg_settings has them (in the setting's unit).
    std::vector<std::pair<std::string, std::string>> plannerSettings;
    ReplicaReport replicas;        ///< for whom it matters; readCatalog() does not look
    std::vector<base::Text> notes; ///< what could not be read, and why

    [[nodiscard]] bool hasExtension(std::string_view name) const;
    /// By name as a statement writes it: with its schema, or the first on the search path. Null: no such table.
    [[nodiscard]] const TableInfo* find(std::string_view schema, std::string_view name) const;
};

/// One read-only transaction, at one moment. Waits for no lock: of an index that is locked the size is that of the last
/// VACUUM or ANALYZE, one with expressions or a predicate is left out with a note while its table is locked, and a view
/// has no definition while what it reads is. Usage
/// when a transaction is open already; Permission, Timeout, Cancelled, Server, ConnectionLost.
base::Result<Catalog> readCatalog(pg::Connection& connection, const base::Deadline& deadline,
                                  const base::StopToken& stop = {});

} // namespace howdah::advise
