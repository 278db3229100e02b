// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/advise/indexdefinition.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::advise {

/// PostgreSQL's block size where nobody compiled another, and the alignment of tuples on 64-bit systems.
inline constexpr double blockBytes = 8192;
[[nodiscard]] constexpr std::int64_t maxAlign(std::int64_t bytes)
{
    return (bytes + 7) / 8 * 8;
}

/// How values of a type lie in a tuple (pg_type.typlen and typalign).
struct TypeLayout {
    int length = -1; ///< bytes; -1: varying
    int align = 4;
    bool equalImage =
        true; ///< equal values look alike, so that a B-tree may merge them (nbtutils.c, _bt_allequalimage)
};

[[nodiscard]] TypeLayout layoutOf(const ColumnInfo& column);

/// What an index stores of one of its columns: a copy of the table's, or what can be guessed of an expression's.
struct StoredColumn {
    ColumnInfo info;
    TypeLayout layout;
    /// Bytes of some values as stored, headers included, each as frequent as the others. Never empty.
    std::vector<int> widths;
};

/// Of a key, a column or an expression.
[[nodiscard]] StoredColumn storedColumn(const IndexKey& key, const TableInfo& table);
[[nodiscard]] StoredColumn storedColumn(const ColumnInfo& column);
/// The column an expression is made of: the first that it names, or null.
[[nodiscard]] const ColumnInfo* columnIn(std::string_view expression, const TableInfo& table);
/// Bytes `text` takes as a value of the column, header included; 0: not known for this type.
[[nodiscard]] int storedBytes(const ColumnInfo& column, std::string_view text);

/// Bytes of a value of varying length with its header, which is short where that is enough (postgres.h).
[[nodiscard]] int varyingBytes(int payload);

/// Bytes of an index tuple with these widths: header, NULL bitmap, each value at its alignment (indextuple.c).
[[nodiscard]] int tupleBytes(const std::vector<const StoredColumn*>& columns, const std::vector<int>& widths,
                             bool nulls);

} // namespace howdah::advise
