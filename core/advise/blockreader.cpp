// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/blockreader.h"

#include "core/base/numbers.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <utility>

namespace howdah::advise {

using base::Deadline;
using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;

namespace {

constexpr double nearlyAll = 0.8; ///< of the blocks: then all are read
constexpr const char* blockNumber = "(ctid::text::point)[0]::bigint";

} // namespace

bool endsReading(const Error& error, const pg::Connection& connection)
{
    return error.code() == ErrorCode::Cancelled || error.code() == ErrorCode::ConnectionLost || connection.broken();
}

BlockReader::BlockReader(pg::Connection& connection, const TableInfo& table, const SampleLimits& limits,
                         const base::StopToken& stop)
    : m_connection(connection)
    , m_table(table)
    , m_limits(limits)
{
    m_options.stop = stop;
    m_options.deadline = Deadline::after(limits.perColumn);
}

Result<std::int64_t> BlockReader::read(const std::vector<BlockOutput>& outputs, const Begin& begin, const Take& take)
{
    for (const BlockOutput& output : outputs)
        HOWDAH_TRY(mayRead(output.column));
    double share = affordable(outputs);
    if (share > nearlyAll)
        share = 1;
    constexpr int mostAttempts = 3;
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        begin();
        HOWDAH_ASSIGN(const double done, draw(outputs, share, take));
        if (done >= 1)
            return m_rows;
        // More came than can be held, and the first blocks of a table are not like the others: fewer, of all of it.
        constexpr double room = 0.8;
        share *= done * room;
    }
    return Error(ErrorCode::Unsupported, Text(HOWDAH_TEXT("advise", "its values are too large")));
}

Result<BlockReader::Counts> BlockReader::count(const std::vector<std::string>& predicates,
                                               const std::vector<const ColumnInfo*>& columns)
{
    for (const ColumnInfo* const column : columns)
        HOWDAH_TRY(mayRead(column));
    std::string sums = "SELECT pg_catalog.sum(r)", blocks = "SELECT pg_catalog.count(*) AS r";
    for (std::size_t i = 0; i < predicates.size(); ++i) {
        const std::string name = "p" + std::to_string(i);
        sums += ", pg_catalog.sum(" + name + "), pg_catalog.count(*) FILTER (WHERE " + name + " > 0)";
        blocks += ", pg_catalog.count(*) FILTER (WHERE " + predicates[i] + ") AS " + name;
    }
    double share = std::min(1.0, m_limits.blocks / std::max(1.0, m_table.pages));
    share = share > nearlyAll ? 1 : share;
    HOWDAH_TRY(begin());
    const auto answer = m_connection.query(
        sums + " FROM (" + blocks + source(share) + " GROUP BY tableoid, " + blockNumber + ") AS b", {}, m_options);
    const Status ended = end();
    if (!answer)
        return answer.error();
    HOWDAH_TRY(ended);
    Counts counts;
    counts.rows = answer->value<double>(0, 0).value_or(0);
    counts.all = share >= 1;
    for (int i = 1; i + 1 < answer->columnCount(); i += 2) {
        counts.where.push_back(answer->value<double>(0, i).value_or(0));
        counts.blocks.push_back(answer->value<double>(0, i + 1).value_or(0));
    }
    return counts;
}

/// A column of this table, or all of it where the column is not known.
Result<void> BlockReader::mayRead(const ColumnInfo* column)
{
    const Result<pg::ResultSet> answer =
        column != nullptr
            ? m_connection.query("SELECT pg_catalog.has_column_privilege($1::oid, $2::smallint, 'SELECT') AND NOT "
                                 "pg_catalog.row_security_active($1::oid)",
                                 {std::to_string(m_table.oid), std::to_string(column->position)}, m_options)
            : m_connection.query("SELECT pg_catalog.has_table_privilege($1::oid, 'SELECT') AND NOT "
                                 "pg_catalog.row_security_active($1::oid)",
                                 {std::to_string(m_table.oid)}, m_options);
    if (!answer)
        return answer.error();
    if (!answer->value<bool>(0, 0).value_or(false))
        return Error(ErrorCode::Permission, Text(HOWDAH_TEXT("advise", "this role may not read all of its rows")));
    return {};
}

/// The share of the table's blocks that keeps within the limits, as far as statistics tell.
double BlockReader::affordable(const std::vector<BlockOutput>& outputs) const
{
    constexpr double textByByte = 2, likelyBytes = 200; // of a value as text, beside what it takes as stored
    double width = 0;
    for (const BlockOutput& output : outputs)
        width += output.column != nullptr && output.column->averageWidth > 0 ? output.column->averageWidth * textByByte
                                                                             : likelyBytes;
    return std::min({1.0, m_limits.blocks / std::max(1.0, m_table.pages), m_limits.rows / std::max(1.0, m_table.rows),
                     static_cast<double>(m_limits.bytes.value) / std::max(1.0, width * m_table.rows)});
}

/// A partitioned table's partitions are read with it; the children of another have indexes of their own.
std::string BlockReader::source(double share) const
{
    return std::string(" FROM ") + (m_table.kind == 'p' ? "" : "ONLY ") +
           base::quoteQualified({m_table.schema, m_table.name}) + " TABLESAMPLE pg_catalog.SYSTEM (" +
           base::toChars(share * 100) + ") REPEATABLE (0)";
}

Status BlockReader::begin()
{
    return m_connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout = '1s'; "
                                "SET LOCAL search_path = pg_catalog",
                                m_options);
}

Status BlockReader::end()
{
    pg::QueryOptions last; // whatever the deadline says: the connection is the caller's
    last.deadline = Deadline::after(base::Seconds(5));
    return m_connection.execute("ROLLBACK", last);
}

/// Reads that share of the blocks, in a transaction of its own. The part of it that was read before a limit was met: 1
/// for all.
Result<double> BlockReader::draw(const std::vector<BlockOutput>& outputs, double share, const Take& take)
{
    m_rows = 0;
    HOWDAH_TRY(begin());
    std::string sql = std::string("SELECT tableoid, ") + blockNumber;
    for (const BlockOutput& output : outputs)
        sql += ", " + output.sql;
    bool full = false;
    std::int64_t bytes = 0;
    std::string block;
    const auto drawn = m_connection.stream(
        sql + source(share), {},
        [&](const pg::ResultSet& row) {
            std::string here(row.text(0, 0));
            here.append(":").append(row.text(0, 1));
            const bool begins = here != block;
            block = std::move(here);
            ++m_rows;
            for (int column = firstOutput; column < row.columnCount(); ++column)
                bytes += static_cast<std::int64_t>(row.text(0, column).size());
            full = !take(row, begins) || bytes > m_limits.bytes.value;
            return !full;
        },
        m_options);
    const Status ended = end();
    if (!drawn)
        return drawn.error();
    HOWDAH_TRY(ended);
    constexpr double least = 0.001, most = 0.9;
    return full ? std::clamp(static_cast<double>(m_rows) / (share * m_table.rows), least, most) : 1.0;
}

} // namespace howdah::advise
