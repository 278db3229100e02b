// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/blockreader.h"
#include "core/advise/catalog.h"
#include "core/advise/keyspectrum.h"
#include "core/base/result.h"
#include "core/base/stop.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace howdah::advise {

/// How rows fall into groups that are equal in the keys of an index, counted in rows that were read from the table.
struct SampledTuples {
    std::vector<std::string> keys; ///< columns and expressions, sorted
    double rows = 0;               ///< that were read
    KeySpectrum whole, withNulls;  ///< groups without a NULL, and with one
};

/// Of the keys of an index; null: no row was read for them.
[[nodiscard]] const SampledTuples* sampledTuples(const IndexDefinition& index, const TableInfo& table);

/// A column's name, or an expression's SQL.
[[nodiscard]] const std::string& nameOf(const IndexKey& key);
/// "shop.orders (customer, lower(state))", for people.
[[nodiscard]] std::string nameOfKeys(const IndexDefinition& index);

/// Counts equal rows as they arrive, those of a block one after the other.
class TupleCounter {
public:
    struct Group {
        int blocks = 0; ///< in which it was seen
        std::uint32_t rows = 0, lastBlock = 0;
        bool nulls = false;
    };

    void clear();
    void beginBlock() { ++m_block; }
    void add(std::string_view values, bool nulls);
    void pour(SampledTuples& sampled) const;
    [[nodiscard]] const std::unordered_map<std::string, Group>& groups() const { return m_groups; }

private:
    std::unordered_map<std::string, Group> m_groups;
    std::uint32_t m_block = 0;
};

/// Reads rows for one B-tree on several keys and keeps in `table` how they fall into groups: statistics of single
/// columns do not tell whether these depend on each other. Expressions have to be ones that sql::operandOf() writes.
/// How many rows were read; errors as of BlockReader, and NotFound.
base::Result<std::int64_t> sampleTuples(pg::Connection& connection, const IndexDefinition& index, TableInfo& table,
                                        const SampleLimits& limits, const base::StopToken& stop = {});

} // namespace howdah::advise
