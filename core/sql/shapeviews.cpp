// SPDX-License-Identifier: GPL-3.0-or-later
// Views that a statement reads through, how far a condition on the result of a query reaches into it, and the parts of
// a UNION.
#include "core/sql/parsetree.h"
#include "core/sql/shapereader.h"

#include <algorithm>
#include <utility>

namespace howdah::sql {

/// Reads the view's query in its place, for its own conditions and for those on its columns. False: it cannot be read.
bool ShapeReader::view(const ViewDescription& view, bool written, Source& source)
{
    const std::string name = view.schema + "." + view.name;
    auto parsed = m_views.find(&view);
    if (parsed == m_views.end()) {
        auto tree = view.definition.empty() ? base::Result<Json>(Json()) : parseTree(view.definition);
        // A newer server may write what the parser does not know.
        parsed = m_views.emplace(&view, tree ? std::move(*tree) : Json()).first;
    }
    const Node query = nodeOf(parsed->second);
    if (query.tag != "SelectStmt") {
        note(base::Text(HOWDAH_TEXT("sql", "The view %1 cannot be read; what it reads is not looked at"), {name}));
        return false;
    }
    const std::size_t first = m_shape.relations.size();
    // It sees nothing of what stands around it.
    Outputs outputs = select(*query.body, nullptr, true);
    if (view.barrier) {
        note(base::Text(HOWDAH_TEXT("sql", "The view %1 is a security barrier: conditions on its columns are not "
                                           "looked at, since the server moves few of them into it"),
                        {name}));
        for (auto& [column, operand] : outputs) {
            if (operand.relation >= 0 && !operand.column.empty())
                useOf(operand.relation).columns.insert(operand.column);
            operand = {};
        }
    }
    for (std::size_t i = 0; i < std::min(outputs.size(), view.columns.size()); ++i)
        outputs[i].first = view.columns[i];
    for (std::size_t i = 0; i < std::min(outputs.size(), source.renamed.size()); ++i)
        outputs[i].first = source.renamed[i];
    // Only a view of a single table can be written through.
    if (written && m_shape.relations.size() == first + 1)
        m_shape.relations[first].written = true;
    source.outputs = std::move(outputs);
    return true;
}

/// Columns on which a condition from outside may be tested inside (allpaths.c: subquery_is_pushdown_safe,
/// qual_is_pushdown_safe); the others become computed ones.
Outputs ShapeReader::reachable(const Json& body, const Scope& scope, Outputs outputs) const
{
    const auto keep = [&](const auto& wanted) {
        for (auto& [name, operand] : outputs)
            if (operand.valid() && !wanted(operand))
                operand = {};
    };
    const auto keepThoseIn = [&](const Json& items) {
        std::vector<Operand> named;
        for (const Json& item : items)
            if (auto found = operand(item, scope))
                named.push_back(std::move(*found));
        keep([&](const Operand& one) { return std::find(named.begin(), named.end(), one) != named.end(); });
    };
    if (body.contains("limitCount") || body.contains("limitOffset") || text(body, "op") == "SETOP_EXCEPT")
        keep([](const Operand&) { return false; });
    if (const Json& distinct = list(body, "distinctClause"); !distinct.empty() && nodeOf(distinct[0]))
        keepThoseIn(distinct);
    for (const Json& item : list(body, "groupClause"))
        if (nodeOf(item).tag == "GroupingSet")
            keep([](const Operand&) { return false; });
    // A row that is left out would change what a window function says of the others, but for whole partitions.
    for (const Json& item : list(body, "windowClause"))
        if (const Node window = nodeOf(item))
            keepThoseIn(list(*window.body, "partitionClause"));
    for (const Json& item : list(body, "targetList")) {
        const Node target = nodeOf(item);
        const Node call = target ? child(*target.body, "val") : Node{};
        if (call.tag != "FuncCall" || !call.body->contains("over"))
            continue;
        const Json& window = (*call.body)["over"];
        if (text(window, "name").empty() || !list(window, "partitionClause").empty())
            keepThoseIn(list(window, "partitionClause"));
    }
    return outputs;
}

/// The columns of two parts of a set operation that stand in the same places.
void ShapeReader::pair(Outputs& first, const Outputs& other)
{
    for (std::size_t i = 0; i < first.size(); ++i) {
        const Operand& twin = other[i].second;
        if (!twin.valid())
            continue;
        Operand& mine = first[i].second;
        if (!mine.valid())
            mine = twin;
        else if (mine != twin)
            m_twins[mine].push_back(twin);
    }
}

void ShapeReader::addToTwins(const Predicate& predicate)
{
    const auto twins = m_twins.find(predicate.operand);
    if (twins == m_twins.end())
        return;
    for (const Operand& twin : twins->second) {
        Predicate copy = predicate;
        copy.operand = twin;
        if (twin.column != predicate.operand.column || twin.expression != predicate.operand.expression)
            copy.sql.clear(); // it is written with the other's name
        m_shape.predicates.push_back(std::move(copy));
    }
}

/// Each part gives its rows in order, and they are merged.
void ShapeReader::addToTwins(const Ordering& ordering)
{
    const auto twins = m_twins.find(ordering.keys[0].operand);
    if (twins == m_twins.end())
        return;
    for (const Operand& first : twins->second) {
        Ordering copy = ordering;
        copy.keys.clear();
        for (const SortKey& key : ordering.keys) {
            const auto known = m_twins.find(key.operand);
            const auto* others = known == m_twins.end() ? nullptr : &known->second;
            const auto twin = others == nullptr ? std::vector<Operand>::const_iterator()
                                                : std::find_if(others->begin(), others->end(), [&](const Operand& one) {
                                                      return one.relation == first.relation;
                                                  });
            if (others == nullptr || twin == others->end()) {
                copy.complete = false;
                break;
            }
            copy.keys.push_back({*twin, key.descending, key.nullsFirst});
        }
        m_shape.orderings.push_back(std::move(copy));
    }
}

} // namespace howdah::sql
