// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sql/expression.h"
#include "core/sql/shape.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace howdah::sql {

/// What stands in a FROM list under one name.
struct Source {
    std::string alias;
    int relation = -1;                                    ///< a table
    std::vector<std::pair<std::string, Operand>> outputs; ///< a subquery's columns; an invalid operand: computed
    std::vector<std::string> renamed;                     ///< FROM t AS a (x, y)
    bool open = false;                                    ///< its columns are not known
};

/// The columns a query gives to the one around it.
using Outputs = std::vector<std::pair<std::string, Operand>>;

/// One (sub)query while it is read.
struct Scope {
    int number = 0;
    const Scope* parent = nullptr;
    std::vector<Source> sources;
    std::map<std::string, Outputs, std::less<>> commons; ///< WITH queries by name
};

/// Walks a raw parse tree and fills a QueryShape. Used once.
class ShapeReader {
public:
    explicit ShapeReader(const TableResolver& resolver)
        : m_resolver(resolver)
    {}
    QueryShape read(const Json& statement);

private:
    struct Arm {
        int group = -1, number = -1;
    };

    Outputs statement(const Json& json, const Scope* parent);
    /// `lazy`: a plain column that is selected is read only where the query around it reads it.
    Outputs select(const Json& body, const Scope* parent, bool lazy = false);
    Outputs setOperation(const Json& body, Scope& scope);
    Outputs insert(const Json& body, const Scope* parent);
    Outputs update(const Json& body, const Scope* parent);
    Outputs remove(const Json& body, const Scope* parent);
    void merge(const Json& body, const Scope* parent);

    void with(const Json& body, Scope& scope);
    void from(const Json& item, Scope& scope);
    void join(const Json& body, Scope& scope);
    void joinUsing(const std::vector<std::string>& columns, std::size_t firstRight, std::size_t firstLeft,
                   Scope& scope);
    int relation(const Json& rangeVar, Scope& scope, bool written);
    Outputs targets(const Json& list, const Scope& scope, bool lazy = false);
    void assignments(const Json& list, int target, Scope& scope);

    void orderings(const Json& body, const Scope& scope);
    std::optional<Operand> sortOperand(const Json& json, const Json& targetList, const Scope& scope, bool outputFirst);
    void addOrdering(Ordering ordering, const std::vector<std::optional<SortKey>>& keys);

    void condition(const Json& json, const Scope& scope, Arm arm);
    void negation(const Json& argument, const Scope& scope, Arm arm);
    void comparison(const Json& body, const Scope& scope, Arm arm);
    void rowComparison(const Json& body, const Scope& scope, Arm arm);
    void compare(const Json& left, const Json& right, const std::string& op, std::string_view kind, const Scope& scope,
                 Arm arm);
    void add(Predicate predicate, Arm arm);
    void expression(const Json& json, const Scope& scope);
    Outputs sublink(const Json& body, const Scope& scope, Arm arm);

    // shapeviews.cpp
    bool view(const ViewDescription& view, bool written, Source& source);
    Outputs reachable(const Json& body, const Scope& scope, Outputs outputs) const;
    void pair(Outputs& first, const Outputs& other);
    void addToTwins(const Predicate& predicate);
    void addToTwins(const Ordering& ordering);

    std::optional<Operand> operand(const Json& json, const Scope& scope) const;
    std::optional<Operand> lookUp(const Json& columnRef, const Scope& scope) const;
    std::optional<Operand> fromSource(const Source& source, const std::string& column) const;
    void use(const Json& columnRef, const Scope& scope);
    void star(const Source& source, Outputs* outputs);
    [[nodiscard]] bool mentions(const Json& json, int relation, const Scope& scope) const;

    void note(base::Text text);
    void noteUnknown(const std::string& schema, const std::string& name);
    Outputs queryPart(const Json& body, const Scope* parent, bool lazy);
    [[nodiscard]] const TableDescription* tableOf(int relation) const
    {
        return m_tables[static_cast<std::size_t>(relation)];
    }
    [[nodiscard]] RelationUse& useOf(int relation) { return m_shape.relations[static_cast<std::size_t>(relation)]; }

    const TableResolver& m_resolver;
    QueryShape m_shape;
    std::vector<const TableDescription*> m_tables;  ///< beside m_shape.relations; null: not known
    std::map<const ViewDescription*, Json> m_views; ///< parsed; null: it cannot be
    /// Columns that stand in the same place of the other parts of a UNION or INTERSECT: a condition from outside is
    /// moved to all of them.
    std::map<Operand, std::vector<Operand>> m_twins;
    int m_scopes = 0, m_groups = 0;
    int m_queryDepth = 0, m_conditionDepth = 0, m_joinDepth = 0;
    std::size_t m_sources = 0;
};

} // namespace howdah::sql
