// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/text.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::sql {

/// A table as the caller knows it.
struct TableDescription {
    struct Column {
        std::string name, type; ///< type as format_type() writes it
    };
    std::string schema, name;
    std::vector<Column> columns;
};

/// A view as the caller knows it.
struct ViewDescription {
    std::string schema, name;
    std::vector<std::string> columns;
    std::string definition; ///< its query, each name with its schema; empty: not known
    bool barrier = false;   ///< conditions from outside are not moved into it
};

/// What a statement may read from besides tables and views.
enum class OtherRelation {
    Sequence,
    ForeignTable,
    System, ///< pg_catalog's and information_schema's
};

/// Says what tables there are. What it returns must live as long as the call that asked.
class TableResolver {
public:
    virtual ~TableResolver() = default;
    /// `schema` is empty where the statement gives none: then the first on the search path. Null: no such table.
    [[nodiscard]] virtual const TableDescription* find(std::string_view schema, std::string_view name) const = 0;
    /// The view of that name, asked for where find() knows no table. Null: no such view.
    [[nodiscard]] virtual const ViewDescription* view(std::string_view /*schema*/, std::string_view /*name*/) const
    {
        return nullptr;
    }
    /// What else has that name, asked for where it is neither table nor view. Nothing: it is not known.
    [[nodiscard]] virtual std::optional<OtherRelation> other(std::string_view /*schema*/,
                                                             std::string_view /*name*/) const
    {
        return std::nullopt;
    }
};

/// A column of a relation, or an expression over its columns that an index may hold.
struct Operand {
    int relation = -1;      ///< place in QueryShape::relations
    std::string column;     ///< bare name; empty when it is an expression
    std::string expression; ///< SQL over bare quoted columns, immutable as CREATE INDEX demands; no outer parentheses
    std::string type;       ///< as format_type() writes it, without length; empty: unknown

    [[nodiscard]] bool valid() const { return relation >= 0 && (!column.empty() || !expression.empty()); }
    auto operator<=>(const Operand&) const = default;
};

enum class Comparison {
    Equal,
    NotEqual,
    In,
    Above, ///< > or >=
    Below, ///< < or <=
    Between,
    LikePrefix,   ///< LIKE 'x%'
    LikeAnywhere, ///< any other LIKE, ILIKE, SIMILAR TO, regular expression
    Similar,      ///< pg_trgm's %
    IsNull,
    IsNotNull,
    True,        ///< a boolean column as a condition
    False,       ///< NOT column
    Contains,    ///< @>
    ContainedBy, ///< <@
    Overlaps,    ///< &&
    HasKey,      ///< ?, ?| and ?&
    Matches,     ///< @@ and @?
    ElementOf,   ///< value = ANY (column): no index serves it as written
};

/// One condition on one relation.
struct Predicate {
    Operand operand;
    Comparison comparison = Comparison::Equal;
    std::vector<std::string> constants; ///< as text, when all that it is compared with is written out: 't' and 'f' for
                                        ///< booleans, as pg_stats shows them
    std::optional<Operand> other;       ///< the other side of a join
    std::string sql; ///< the condition over bare columns, as the predicate of a partial index; empty: not written out
    int orGroup = -1, orArm = -1; ///< of which OR it is part, and of which of its arms
};

/// One use of a table in a statement.
struct RelationUse {
    std::string schema, name;             ///< the resolver's where it knows the table, else as written
    std::string alias;                    ///< what columns are qualified by
    int scope = 0;                        ///< number of the (sub)query it stands in; 0 is the outermost
    bool resolved = false;                ///< the resolver knows it
    bool written = false;                 ///< target of INSERT, UPDATE, DELETE, MERGE
    bool allColumns = false;              ///< `*` or the whole row is asked for
    std::set<std::string> columns;        ///< named anywhere in the statement
    std::set<std::string> updatedColumns; ///< given a value by UPDATE
};

struct SortKey {
    Operand operand;
    bool descending = false, nullsFirst = false;
};

/// Rows wanted in an order, or grouped.
struct Ordering {
    enum class Purpose { OrderBy, GroupBy, Distinct, MinMax, Window, RowComparison };
    Purpose purpose = Purpose::OrderBy;
    int scope = 0;
    std::vector<SortKey> keys; ///< all of one relation; ends before the first key that no index can hold
    bool complete = true;      ///< false where it ended so
    bool limited = false;      ///< with LIMIT: only the first rows are wanted
};

enum class StatementKind { Select, Insert, Update, Delete, Merge, Other };

/// What kind of statement it is. EXPLAIN, COPY and others that hold a query are Other here.
struct StatementFacts {
    StatementKind kind = StatementKind::Other;
    bool writes = false; ///< also by a part of WITH
    int parameters = 0;  ///< the highest $n
};
/// InvalidInput as statement.h says.
base::Result<StatementFacts> factsOf(std::string_view sql);

/// What one statement asks of its tables, as far as indexes matter.
struct QueryShape {
    StatementKind kind = StatementKind::Other;
    bool writes = false; ///< also by a part of WITH
    std::vector<RelationUse> relations;
    std::vector<Predicate> predicates;
    std::vector<Ordering> orderings;
    std::vector<base::Text> notes; ///< what is not looked at, and why: tables that the resolver does not know, ...
};

/// Reads one statement. Names are folded as PostgreSQL folds them; columns are followed through subqueries in FROM and
/// WITH, and through views, to the tables they come from; of a query that no condition can be moved into only as far as
/// the planner goes. InvalidInput as statement.h says.
base::Result<QueryShape> shapeOf(std::string_view sql, const TableResolver& resolver);

} // namespace howdah::sql
