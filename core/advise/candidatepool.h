// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/candidates.h"
#include "core/sql/shape.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace howdah::advise {

/// The catalogue as statements see it: tables by schema and name, or along the search path.
class CatalogTables : public sql::TableResolver {
public:
    explicit CatalogTables(const Catalog& catalog);
    [[nodiscard]] const sql::TableDescription* find(std::string_view schema, std::string_view name) const override;
    [[nodiscard]] const sql::ViewDescription* view(std::string_view schema, std::string_view name) const override;
    [[nodiscard]] std::optional<sql::OtherRelation> other(std::string_view schema,
                                                          std::string_view name) const override;
    [[nodiscard]] const TableInfo* table(std::string_view schema, std::string_view name) const;
    [[nodiscard]] static const ColumnInfo* column(const TableInfo& table, std::string_view name);

private:
    [[nodiscard]] std::size_t place(std::string_view schema, std::string_view name) const;

    const Catalog& m_catalog;
    std::map<std::pair<std::string, std::string>, std::size_t> m_places;
    std::vector<sql::TableDescription> m_descriptions; ///< beside m_catalog.tables
    std::map<std::pair<std::string, std::string>, sql::ViewDescription> m_views;
    std::map<std::pair<std::string, std::string>, sql::OtherRelation> m_others;
};

/// A candidate while they are gathered.
struct Draft {
    IndexDefinition index;
    std::vector<int> statements;
    base::Text reason;
    std::size_t interchangeable = 0; ///< leading keys that are only compared for equality: their order is free
    int rank = 0;                    ///< 0: what the textbook says first; larger: less likely
    double weight = 0;               ///< of its statements
};

/// Gathers drafts: one of each definition, none that an existing index makes needless, never more than it may.
class CandidatePool {
public:
    explicit CandidatePool(const CatalogTables& tables)
        : m_tables(tables)
    {}
    void beginStatement(int place, double weight);
    void add(Draft draft);
    /// Shorter ones and ones that serve several statements, made of those that are there.
    void combine();
    /// The best, in the order of their definitions.
    [[nodiscard]] std::vector<Candidate> take(std::vector<base::Text>& notes);

private:
    void insert(Draft draft);
    void addPrefixes();
    void addMerged();

    const CatalogTables& m_tables;
    std::map<IndexDefinition, Draft> m_drafts;
    int m_statement = 0;
    double m_weight = 1;
    std::size_t m_ofStatement = 0;
    bool m_cut = false;
};

/// Whether `existing` gives all that `wanted` would.
[[nodiscard]] bool gives(const IndexInfo& existing, const IndexDefinition& wanted, std::size_t interchangeable);
/// The same index expression or predicate, but for quotes, parentheses, blanks and casts to text, which
/// pg_get_indexdef() writes its own way.
[[nodiscard]] bool sameSql(std::string_view one, std::string_view other);

} // namespace howdah::advise
