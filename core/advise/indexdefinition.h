// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace howdah::advise {

/// One key of an index: a column or an expression.
struct IndexKey {
    std::string column;     ///< bare name; empty when it is an expression
    std::string expression; ///< SQL without the outer parentheses: lower(email)
    std::string opclass;    ///< empty: the type's default
    std::string collation;  ///< empty: the column's
    bool descending = false;
    bool nullsFirst = false; ///< PostgreSQL's default is false ascending, true descending
    auto operator<=>(const IndexKey&) const = default;

    /// Of an expression as a statement gives it, whose columns are bare and quoted: those that it reads, each once.
    [[nodiscard]] std::vector<std::string> columnsRead() const;
};

/// Whether a key is an expression of these columns alone: where each of them has one value, so has the expression, and
/// neither a condition on it nor an order by it is served any better by keeping it.
[[nodiscard]] bool follows(const IndexKey& key, const std::vector<std::string>& columns);
/// Without the expressions that stand behind all their columns.
[[nodiscard]] std::vector<IndexKey> withoutFollowing(const std::vector<IndexKey>& keys);

/// An index as it would be created. Names are bare; quoting happens in ddl().
struct IndexDefinition {
    std::string schema, table;
    std::string method = "btree";
    std::vector<IndexKey> keys;
    std::vector<std::string> include;
    std::string where; ///< SQL of the predicate without WHERE; empty: of all rows
    bool unique = false;
    auto operator<=>(const IndexDefinition&) const = default;

    /// Whether a key is an expression, of whose values the planner knows nothing before the table is analyzed again.
    [[nodiscard]] bool onExpression() const;
    /// A name that says table and columns, at most 63 bytes: orders_customer_id_created_at_idx.
    [[nodiscard]] std::string suggestedName() const;
    /// CREATE INDEX [CONCURRENTLY] name ON schema.table ...
    [[nodiscard]] std::string ddl(std::string_view name, bool concurrently = true) const;
};

} // namespace howdah::advise
