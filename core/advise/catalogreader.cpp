// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/catalog.h"
#include "core/advise/sql.h"
#include "core/pg/connection.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;
using pg::ResultSet;

namespace {

constexpr std::string_view noRight = "42501"; // insufficient_privilege
constexpr std::string_view lockNotAvailable = "55P03";

/// A row whose columns are asked for by name.
class Row {
public:
    Row(const ResultSet& rows, int row)
        : m_rows(rows)
        , m_row(row)
    {}
    template <class T> [[nodiscard]] T get(std::string_view column, T otherwise = {}) const
    {
        return maybe<T>(column).value_or(otherwise);
    }
    template <class T> [[nodiscard]] std::optional<T> maybe(std::string_view column) const
    {
        return m_rows.value<T>(m_row, column);
    }
    [[nodiscard]] std::string text(std::string_view column) const { return get<std::string>(column); }
    [[nodiscard]] std::uint32_t oid(std::string_view column) const
    {
        return static_cast<std::uint32_t>(get<std::int64_t>(column));
    }
    /// A JSON array of texts or numbers; empty for NULL.
    template <class T> [[nodiscard]] std::vector<T> list(std::string_view column) const
    {
        const auto json = nlohmann::json::parse(get<std::string_view>(column), nullptr, false);
        std::vector<T> values;
        if (!json.is_array())
            return values;
        values.reserve(json.size());
        for (const auto& one : json) {
            constexpr bool wantsText = std::is_same_v<T, std::string>;
            if (wantsText ? one.is_string() : one.is_number())
                values.push_back(one.get<T>());
        }
        return values;
    }
    /// A JSON array of pairs of texts.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs(std::string_view column) const
    {
        std::vector<std::pair<std::string, std::string>> values;
        const auto json = nlohmann::json::parse(get<std::string_view>(column), nullptr, false);
        for (const auto& one : json) {
            if (one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_string())
                values.emplace_back(one[0].get<std::string>(), one[1].get<std::string>());
        }
        return values;
    }

private:
    const ResultSet& m_rows;
    int m_row;
};

template <class F> void forEachRow(const ResultSet& rows, const F& visit)
{
    for (int row = 0; row < rows.rowCount(); ++row)
        visit(Row(rows, row));
}

/// Whether the first parenthesis is closed by the last. Those inside quotes do not count.
bool isWrapped(std::string_view text)
{
    if (text.size() < 2 || text.front() != '(' || text.back() != ')')
        return false;
    int depth = 0;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            // A doubled quote closes and opens again, which comes to the same. The server writes backslashes in
            // E'' doubled, never before a quote.
            quote = c == quote ? char{0} : quote;
            continue;
        }
        if (c == '\'' || c == '"')
            quote = c;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0 && i + 1 < text.size())
            return false;
    }
    return true;
}

/// "((a) AND (b))" becomes "(a) AND (b)": the server puts every expression into parentheses, sometimes into two.
std::string withoutOuterParentheses(std::string text)
{
    while (isWrapped(text))
        text = text.substr(1, text.size() - 2);
    return text;
}

TableInfo tableOf(const Row& row)
{
    TableInfo table;
    table.oid = row.oid("oid");
    table.schema = row.text("schema");
    table.name = row.text("name");
    const std::string kind = row.text("kind");
    table.kind = kind.empty() ? 'r' : kind.front();
    table.partition = row.get<bool>("partition");
    table.parent = row.oid("parent");
    // From server 14 on -1 stands for a table that was never looked at.
    table.rows = std::max(0.0, row.get<double>("rows"));
    table.pages = std::max(0.0, row.get<double>("pages"));
    table.fillFactor = row.get<int>("fillfactor", 100);
    table.inserted = row.get<std::int64_t>("inserted");
    table.updated = row.get<std::int64_t>("updated");
    table.rowSecurity = row.get<bool>("row_security");
    table.rowsHidden = row.get<bool>("rows_hidden");
    table.hotUpdated = row.get<std::int64_t>("hot_updated");
    table.deleted = row.get<std::int64_t>("deleted");
    return table;
}

ColumnInfo columnOf(const Row& row, double tableRows)
{
    ColumnInfo column;
    column.name = row.text("name");
    column.type = row.text("type");
    column.typeOid = row.oid("type_oid");
    column.baseType = row.text("base_type");
    const std::string kind = row.text("type_kind");
    column.typeKind = kind.empty() ? 'b' : kind.front();
    column.ordered = row.get<bool>("ordered");
    column.collation = row.text("collation");
    column.position = row.get<int>("position");
    column.notNull = row.get<bool>("not_null");
    column.hasStatistics = row.get<bool>("has_statistics");
    column.nullFraction = row.get<double>("null_fraction");
    const auto distinct = row.get<double>("n_distinct");
    column.distinct = distinct < 0 ? -distinct * tableRows : distinct;
    column.averageWidth = row.get<double>("average_width");
    column.correlation = row.get<double>("correlation");
    column.commonValues = row.list<std::string>("common_values");
    column.commonFrequencies = row.list<double>("common_frequencies");
    column.histogram = row.list<std::string>("histogram");
    return column;
}

IndexInfo indexOf(const Row& row, const TableInfo& table, int blockSize)
{
    IndexInfo index;
    index.name = row.text("name");
    index.definition.schema = table.schema;
    index.definition.table = table.name;
    index.definition.method = row.text("method");
    index.definition.where = withoutOuterParentheses(row.text("predicate"));
    index.definition.unique = row.get<bool>("is_unique");
    index.ddl = row.text("ddl");
    index.primary = row.get<bool>("is_primary");
    index.constraint = row.get<bool>("is_constraint");
    index.valid = row.get<bool>("valid");
    index.replicaIdentity = row.get<bool>("replica_identity");
    index.clustered = row.get<bool>("clustered");
    index.pages = std::max(0.0, row.get<double>("pages"));
    index.tuples = std::max(0.0, row.get<double>("tuples"));
    const auto bytes = row.maybe<std::int64_t>("bytes");
    index.bytes.value = bytes.value_or(static_cast<std::int64_t>(index.pages) * blockSize);
    index.scans = row.get<std::int64_t>("scans");
    index.idleSeconds = row.maybe<double>("idle_seconds");
    return index;
}

void addKey(IndexDefinition& index, const Row& row)
{
    if (row.get<bool>("included")) {
        index.include.push_back(row.text("column"));
        return;
    }
    IndexKey key;
    key.column = row.text("column");
    key.expression = withoutOuterParentheses(row.text("expression"));
    key.opclass = row.text("opclass");
    key.collation = row.text("collation");
    key.descending = row.get<bool>("descending");
    key.nullsFirst = row.get<bool>("nulls_first");
    index.keys.push_back(std::move(key));
}

/// The figures of a partitioned table are its partitions'; what ANALYZE notes for it is older than theirs, or missing.
void sumUpPartitions(std::vector<TableInfo>& tables, const std::unordered_map<std::uint32_t, std::size_t>& places)
{
    for (TableInfo& table : tables) {
        if (table.kind == 'p')
            table.rows = table.pages = 0;
    }
    for (const TableInfo& leaf : tables) {
        if (leaf.kind == 'p')
            continue;
        std::uint32_t parent = leaf.parent;
        for (auto place = places.find(parent); parent != 0 && place != places.end(); place = places.find(parent)) {
            TableInfo& above = tables[place->second];
            above.rows += leaf.rows;
            above.pages += leaf.pages;
            above.partitionRows.push_back(leaf.rows);
            above.inserted += leaf.inserted;
            above.updated += leaf.updated;
            above.hotUpdated += leaf.hotUpdated;
            above.deleted += leaf.deleted;
            parent = above.parent;
        }
    }
}

/// Reads within the transaction that the caller has opened.
class Reader {
public:
    Reader(pg::Connection& connection, pg::QueryOptions options)
        : m_connection(connection)
        , m_options(std::move(options))
    {}

    Result<Catalog> read()
    {
        HOWDAH_TRY(readDatabase());
        HOWDAH_TRY(readTables());
        HOWDAH_TRY(readColumns());
        HOWDAH_TRY(readIndexes());
        HOWDAH_TRY(readForeignKeys());
        HOWDAH_TRY(readOthers());
        HOWDAH_TRY(readViews());
        return std::move(m_catalog);
    }

private:
    Status readDatabase()
    {
        HOWDAH_ASSIGN(const ResultSet rows, m_connection.query(sql::database, {}, m_options));
        forEachRow(rows, [this](const Row& row) {
            m_catalog.serverVersionNum = row.get<int>("version");
            m_catalog.database = row.text("name");
            m_catalog.statisticsSeconds = row.maybe<double>("statistics_seconds");
            m_catalog.blockSize = row.get<int>("block_size", 8192);
            m_catalog.inRecovery = row.get<bool>("in_recovery");
            m_catalog.byteOrder = row.get<bool>("byte_order");
            m_catalog.searchPath = row.list<std::string>("search_path");
            for (const auto& [name, schema] : row.pairs("extensions"))
                m_catalog.extensions.push_back({name, schema});
        });
        HOWDAH_ASSIGN(const ResultSet settings, m_connection.query(sql::planner_settings, {}, m_options));
        forEachRow(settings, [this](const Row& row) {
            m_catalog.plannerSettings.emplace_back(row.text("name"), row.text("setting"));
        });
        return {};
    }

    Status readTables()
    {
        HOWDAH_ASSIGN(const ResultSet rows, m_connection.query(sql::tables, {}, m_options));
        m_catalog.tables.reserve(static_cast<std::size_t>(rows.rowCount()));
        forEachRow(rows, [this](const Row& row) {
            m_places.emplace(row.oid("oid"), m_catalog.tables.size());
            m_catalog.tables.push_back(tableOf(row));
        });
        sumUpPartitions(m_catalog.tables, m_places);
        return {};
    }

    Status readColumns()
    {
        HOWDAH_ASSIGN(const ResultSet rows, m_connection.query(sql::columns, {}, m_options));
        forEachRow(rows, [this](const Row& row) {
            if (TableInfo* const table = tableWith(row.oid("relation")))
                table->columns.push_back(columnOf(row, table->rows));
        });
        return {};
    }

    Status readIndexes()
    {
        HOWDAH_ASSIGN(const ResultSet rows, m_connection.query(sql::indexes, {}, m_options));
        std::unordered_map<std::uint32_t, std::pair<TableInfo*, std::size_t>> byOid;
        forEachRow(rows, [&](const Row& row) {
            TableInfo* const table = tableWith(row.oid("relation"));
            if (table == nullptr)
                return;
            if (row.get<bool>("unreadable")) {
                m_catalog.notes.emplace_back(
                    HOWDAH_TEXT("advise", "the index %1 was left out: its table %2 is locked exclusively"),
                    std::vector{row.text("name"), table->name});
                return;
            }
            byOid.emplace(row.oid("oid"), std::pair(table, table->indexes.size()));
            table->indexes.push_back(indexOf(row, *table, m_catalog.blockSize));
        });
        HOWDAH_ASSIGN(const ResultSet keys, m_connection.query(sql::index_keys, {}, m_options));
        forEachRow(keys, [&](const Row& row) {
            const auto found = byOid.find(row.oid("index"));
            if (found != byOid.end())
                addKey(found->second.first->indexes[found->second.second].definition, row);
        });
        for (const auto& [oid, place] : byOid) {
            IndexInfo& index = place.first->indexes[place.second];
            if (index.ddl.empty())
                index.ddl = index.definition.ddl(index.name, false);
        }
        return {};
    }

    Status readForeignKeys()
    {
        HOWDAH_ASSIGN(const ResultSet rows, m_connection.query(sql::foreign_keys, {}, m_options));
        forEachRow(rows, [this](const Row& row) {
            TableInfo* const table = tableWith(row.oid("relation"));
            if (table == nullptr)
                return;
            ForeignKeyInfo key;
            key.name = row.text("name");
            key.columns = row.list<std::string>("columns");
            key.otherSchema = row.text("other_schema");
            key.otherTable = row.text("other_table");
            key.otherColumns = row.list<std::string>("other_columns");
            table->foreignKeys.push_back(std::move(key));
        });
        return {};
    }

    Status readOthers()
    {
        HOWDAH_ASSIGN(const ResultSet rows, m_connection.query(sql::relations, {}, m_options));
        m_catalog.others.reserve(static_cast<std::size_t>(rows.rowCount()));
        forEachRow(rows, [this](const Row& row) {
            const std::string kind = row.text("kind");
            m_catalog.others.push_back(
                {row.text("schema"), row.text("name"), kind.empty() ? 'S' : kind.front(), row.get<bool>("system")});
        });
        return {};
    }

    /// Last: without a search path each name comes with its schema.
    Status readViews()
    {
        HOWDAH_TRY(m_connection.execute("SET LOCAL search_path = ''", m_options));
        HOWDAH_ASSIGN(const ResultSet rows, m_connection.query(sql::views, {}, m_options));
        m_catalog.views.reserve(static_cast<std::size_t>(rows.rowCount()));
        forEachRow(rows, [this](const Row& row) {
            m_catalog.views.push_back({row.text("schema"), row.text("name"), row.list<std::string>("columns"),
                                       row.text("definition"), row.get<bool>("barrier")});
        });
        return {};
    }

    [[nodiscard]] TableInfo* tableWith(std::uint32_t oid)
    {
        const auto found = m_places.find(oid);
        return found != m_places.end() ? &m_catalog.tables[found->second] : nullptr;
    }

    pg::Connection& m_connection;
    pg::QueryOptions m_options;
    Catalog m_catalog;
    std::unordered_map<std::uint32_t, std::size_t> m_places; ///< in Catalog::tables, by oid
};

Error readingFailed(const Error& error)
{
    const Text what(HOWDAH_TEXT("advise", "cannot read the database's catalogue"));
    if (error.sqlState() == noRight && error.serverMessage() != nullptr)
        return Error::fromServer(ErrorCode::Permission, what, *error.serverMessage(),
                                 Text(HOWDAH_TEXT("advise", "connect as a role that may read the system catalogue")));
    return error.withWhat(what);
}

Result<Catalog> readOnce(pg::Connection& connection, const pg::QueryOptions& options)
{
    HOWDAH_TRY(
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout = '1s'", options));
    auto catalog = Reader(connection, options).read();
    // Also after a failure, and then whatever the caller's deadline says: the connection is the caller's.
    pg::QueryOptions last;
    last.deadline = base::Deadline::after(base::Seconds(5));
    const Status ended = connection.execute(catalog ? "COMMIT" : "ROLLBACK", last);
    if (catalog && !ended)
        return ended.error();
    return catalog;
}

} // namespace

Result<Catalog> readCatalog(pg::Connection& connection, const base::Deadline& deadline, const base::StopToken& stop)
{
    if (connection.transactionState() != pg::TransactionState::Idle)
        return Error(ErrorCode::Usage,
                     Text(HOWDAH_TEXT("advise", "the catalogue needs a connection without an open transaction")));
    pg::QueryOptions options;
    options.deadline = deadline;
    options.stop = stop;
    auto catalog = readOnce(connection, options);
    // An index that was locked between looking at the locks and asking for its size.
    if (!catalog && catalog.error().sqlState() == lockNotAvailable)
        catalog = readOnce(connection, options);
    if (!catalog)
        return readingFailed(catalog.error());
    return catalog;
}

} // namespace howdah::advise
