// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/types.h"
#include "core/pg/connection.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace howdah::advise {

/// What reading rows may cost the server.
struct SampleLimits {
    double blocks = 8000;
    double rows = 100000;
    base::ByteCount bytes{32 * 1024 * 1024}; ///< of values, as text
    std::size_t occurrences = 2'000'000;     ///< of keys, which are kept in memory
    base::Nanoseconds perColumn = base::Seconds(30);
};

/// Whether a failure to read is the end of all reading: cancelled, or no connection is left.
[[nodiscard]] bool endsReading(const base::Error& error, const pg::Connection& connection);

/// What is read of each row.
struct BlockOutput {
    std::string sql;                    ///< of a column, or an expression of functions and operators of pg_catalog
    const ColumnInfo* column = nullptr; ///< that it is, or that it is made of
};

/// Reads a table block by block, as far as the limits go: whole blocks drawn at random, the same ones as long as the
/// table is the same (TABLESAMPLE SYSTEM ... REPEATABLE), in a transaction that only reads and waits for no lock, with
/// nothing but pg_catalog to take names from. Uses the connection and the table as long as it lives. Permission (row
/// level security included: the rest would not be like all), Timeout, Unsupported (too large), Cancelled,
/// ConnectionLost, Server.
class BlockReader {
public:
    static constexpr int firstOutput = 2; ///< column of a row that take() gets, behind where it lies

    BlockReader(pg::Connection& connection, const TableInfo& table, const SampleLimits& limits,
                const base::StopToken& stop);

    /// From the first row, also after an attempt that was given up.
    using Begin = std::function<void()>;
    /// A row, and whether a block begins with it; false when there is no room for more.
    using Take = std::function<bool(const pg::ResultSet& row, bool blockBegins)>;
    /// How many rows were taken.
    base::Result<std::int64_t> read(const std::vector<BlockOutput>& outputs, const Begin& begin, const Take& take);

    struct Counts {
        double rows = 0;            ///< that were read, by the server
        bool all = false;           ///< of the table's blocks were read
        std::vector<double> where;  ///< of the rows, those that keep each predicate
        std::vector<double> blocks; ///< that such rows were in: how sure that is, for neighbours are often alike
    };
    base::Result<Counts> count(const std::vector<std::string>& predicates,
                               const std::vector<const ColumnInfo*>& columns);

private:
    base::Result<void> mayRead(const ColumnInfo* column);
    [[nodiscard]] double affordable(const std::vector<BlockOutput>& outputs) const;
    [[nodiscard]] std::string source(double share) const;
    base::Result<double> draw(const std::vector<BlockOutput>& outputs, double share, const Take& take);
    base::Status begin();
    base::Status end();

    pg::Connection& m_connection;
    const TableInfo& m_table;
    const SampleLimits& m_limits;
    pg::QueryOptions m_options;
    std::int64_t m_rows = 0;
};

} // namespace howdah::advise
