// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/candidatepool.h"
#include "core/sql/shape.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace howdah::advise {

/// Makes the indexes that could serve one use of a table in one statement.
class CandidateMaker {
public:
    CandidateMaker(const sql::QueryShape& shape, int relation, const TableInfo& table, const Catalog& catalog,
                   CandidatePool& pool, std::vector<base::Text>& notes);
    void make();

private:
    /// What is compared for equality, by a constant or by a join.
    struct Equality {
        sql::Operand operand;
        IndexKey key;
        double share = 1;       ///< of the rows that one value has
        bool several = false;   ///< IN: the rows come in no order
        bool constant = false;  ///< not only by a join
        std::vector<int> joins; ///< relations it is joined to
    };
    struct Range {
        sql::Operand operand;
        IndexKey key;
    };
    struct Order {
        std::vector<sql::Operand> operands;
        std::vector<IndexKey> keys;
        bool limited = false;
    };
    using Equalities = std::vector<const Equality*>;

    void read();
    void readEquality(const sql::Predicate& predicate);
    void readRange(const sql::Predicate& predicate);
    void readOrders();
    void dropFollowing();
    [[nodiscard]] std::vector<Equalities> equalitySets() const;
    static void tellApart(Equalities& equalities);

    // candidatemaker.cpp: B-trees
    void trees();
    void treesFor(const Equalities& equalities, const std::string& where, int rank);
    void ordered(const Equalities& equalities, const Order& order, const std::string& where, int rank);
    void alternatives();
    void withoutNulls(const Draft& draft);
    void tree(const std::vector<IndexKey>& keys, std::size_t interchangeable, const std::string& where,
              base::Text reason, int rank);

    // candidatespecial.cpp: the rest
    void partial();
    void special(const sql::Predicate& predicate);
    void trigram(const sql::Predicate& predicate);
    void blockRange(const sql::Predicate& predicate);
    void hash(const sql::Predicate& predicate);
    void inverted(const sql::Operand& operand, const std::string& opclass, base::Text reason);
    [[nodiscard]] std::optional<double> shareOf(const sql::Predicate& predicate) const;

    [[nodiscard]] bool here(const sql::Operand& operand) const { return operand.relation == m_relation; }
    [[nodiscard]] const ColumnInfo* columnOf(const sql::Operand& operand) const;
    [[nodiscard]] std::string typeOf(const sql::Operand& operand) const;
    [[nodiscard]] std::optional<IndexKey> keyOf(const sql::Operand& operand) const;
    [[nodiscard]] std::optional<IndexKey> prefixKeyOf(const sql::Operand& operand) const;
    [[nodiscard]] const ExtensionInfo* extension(std::string_view name) const;
    [[nodiscard]] IndexDefinition blank() const;
    void note(base::Text text);

    const sql::QueryShape& m_shape;
    const int m_relation;
    const sql::RelationUse& m_use;
    const TableInfo& m_table;
    const Catalog& m_catalog;
    CandidatePool& m_pool;
    std::vector<base::Text>& m_notes;
    std::vector<Equality> m_equalities;
    std::vector<Range> m_ranges;
    std::vector<Order> m_orders;
};

/// Keys as a sentence names them.
[[nodiscard]] std::string namesOf(const std::vector<IndexKey>& keys, std::size_t first = 0);

} // namespace howdah::advise
