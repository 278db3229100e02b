// SPDX-License-Identifier: GPL-3.0-or-later
// What a column reference means, where an expression reads columns, and in which orders rows are wanted.
#include "core/sql/shapereader.h"

#include <algorithm>
#include <utility>

namespace howdah::sql {

std::optional<Operand> ShapeReader::fromSource(const Source& source, const std::string& column) const
{
    if (source.relation < 0) {
        for (const auto& [name, operand] : source.outputs)
            if (name == column)
                return operand;
        return std::nullopt;
    }
    const TableDescription* table = tableOf(source.relation);
    if (table == nullptr)
        return std::nullopt;
    for (std::size_t i = 0; i < table->columns.size(); ++i) {
        const auto& one = table->columns[i];
        if ((i < source.renamed.size() ? source.renamed[i] : one.name) == column)
            return Operand{source.relation, one.name, {}, plainType(one.type)};
    }
    return std::nullopt;
}

/// An invalid operand: the name is found and is no column of a table. Nothing: it is not found.
std::optional<Operand> ShapeReader::lookUp(const Json& columnRef, const Scope& scope) const
{
    const Node node = nodeOf(columnRef);
    const std::vector<std::string> fields = node ? names(list(*node.body, "fields")) : std::vector<std::string>();
    if (fields.empty() || fields.back().empty() || fields.back() == "*")
        return std::nullopt;
    const std::string& column = fields.back();
    for (const Scope* around = &scope; around != nullptr; around = around->parent) {
        bool open = false;
        for (const Source& source : around->sources) {
            if (fields.size() > 1 && source.alias != fields[fields.size() - 2])
                continue;
            if (auto found = fromSource(source, column))
                return found;
            const bool certain = fields.size() > 1 || around->sources.size() == 1;
            if (source.open && source.relation >= 0 && certain && (fields.size() > 1 || around->parent == nullptr))
                return Operand{source.relation, column, {}, {}};
            if (fields.size() > 1)
                return Operand{};
            open = open || source.open;
        }
        if (open)
            return std::nullopt; // it may be a column of what is not known
    }
    return std::nullopt;
}

std::optional<Operand> ShapeReader::operand(const Json& json, const Scope& scope) const
{
    return operandOf(json, [&](const Json& columnRef) { return lookUp(columnRef, scope); });
}

void ShapeReader::use(const Json& columnRef, const Scope& scope)
{
    const std::vector<std::string> fields = names(list(*nodeOf(columnRef).body, "fields"));
    if (fields.empty())
        return;
    if (const auto found = lookUp(columnRef, scope)) {
        // An expression that comes from a subquery was read there.
        if (found->relation >= 0 && !found->column.empty())
            useOf(found->relation).columns.insert(found->column);
        return;
    }
    // The whole row: t, t.*
    const std::string& name = fields.back() == "*" && fields.size() > 1 ? fields[fields.size() - 2] : fields.back();
    for (const Scope* around = &scope; around != nullptr; around = around->parent)
        for (const Source& source : around->sources)
            if (source.alias == name || fields.size() == 1)
                if (fields.back() == "*" || source.alias == name)
                    star(source, nullptr);
}

void ShapeReader::expression(const Json& json, const Scope& scope)
{
    // Not by recursion: 1 + 1 + 1 ... goes deep.
    std::vector<const Json*> open = {&json};
    while (!open.empty()) {
        const Json& one = *open.back();
        open.pop_back();
        const Node node = nodeOf(one);
        if (node.tag == "ColumnRef") {
            use(one, scope);
            continue;
        }
        if (node.tag == "SubLink") {
            sublink(*node.body, scope, {});
            continue;
        }
        const std::size_t first = open.size();
        for (const Json& item : one)
            if (item.is_structured())
                open.push_back(&item);
        std::reverse(open.begin() + static_cast<std::ptrdiff_t>(first), open.end());
    }
}

/// Whether an expression reads a column of `relation`, or one that is not known. A subquery's own columns are not
/// meant: it is run once, or by a join.
bool ShapeReader::mentions(const Json& json, int relation, const Scope& scope) const
{
    constexpr int most = 100000; // values
    std::vector<const Json*> open = {&json};
    for (int seen = 0; !open.empty(); ++seen) {
        const Json& one = *open.back();
        open.pop_back();
        const Node node = nodeOf(one);
        if (node.tag == "SubLink")
            continue;
        if (seen > most)
            return true;
        if (node.tag == "ColumnRef") {
            const auto found = lookUp(one, scope);
            if (!found || found->relation == relation)
                return true;
            continue;
        }
        for (const Json& item : one)
            if (item.is_structured())
                open.push_back(&item);
    }
    return false;
}

std::optional<Operand> ShapeReader::sortOperand(const Json& json, const Json& targetList, const Scope& scope,
                                                bool outputFirst)
{
    const auto targetValue = [](const Json& item) -> const Json* {
        const Node target = nodeOf(item);
        return target && target.body->contains("val") ? &(*target.body)["val"] : nullptr;
    };
    const Node node = nodeOf(json);
    if (node.tag == "A_Const") {
        const auto literal = literalOf(json);
        // ORDER BY 2: the second of what is selected, which cannot be counted behind a star.
        for (std::size_t i = 0; literal && literal->isNumber && i < targetList.size(); ++i) {
            const Json* value = targetValue(targetList[i]);
            if (value == nullptr)
                break;
            const Node inner = nodeOf(*value);
            if (inner.tag == "ColumnRef" && names(list(*inner.body, "fields")).back() == "*")
                break;
            if (std::to_string(i + 1) == literal->text)
                return operand(*value, scope);
        }
        return std::nullopt;
    }
    if (node.tag == "ColumnRef") {
        const std::vector<std::string> fields = names(list(*node.body, "fields"));
        auto input = operand(json, scope);
        if (fields.size() == 1 && (outputFirst || !input))
            for (const Json& item : targetList)
                if (const Json* value = targetValue(item);
                    value != nullptr && text(*nodeOf(item).body, "name") == fields[0])
                    return operand(*value, scope);
        return input;
    }
    return operand(json, scope);
}

void ShapeReader::addOrdering(Ordering ordering, const std::vector<std::optional<SortKey>>& keys)
{
    for (const auto& key : keys) {
        if (!key || (!ordering.keys.empty() && ordering.keys[0].operand.relation != key->operand.relation)) {
            ordering.complete = false;
            break;
        }
        const bool known = std::any_of(ordering.keys.begin(), ordering.keys.end(),
                                       [&](const SortKey& one) { return one.operand == key->operand; });
        if (!known)
            ordering.keys.push_back(*key);
    }
    if (ordering.keys.empty())
        return;
    m_shape.orderings.push_back(ordering);
    addToTwins(ordering);
}

void ShapeReader::orderings(const Json& body, const Scope& scope)
{
    const Json& targetList = list(body, "targetList");
    const bool limited = body.contains("limitCount");
    const auto plain = [&](const Json& items, Ordering::Purpose purpose) {
        Ordering ordering;
        ordering.purpose = purpose;
        ordering.scope = scope.number;
        ordering.limited = limited;
        std::vector<std::optional<SortKey>> keys;
        for (const Json& item : items) {
            const auto found = sortOperand(item, targetList, scope, false);
            keys.push_back(found ? std::optional(SortKey{*found, false, false}) : std::nullopt);
        }
        addOrdering(std::move(ordering), keys);
    };
    const auto sorted = [&](const Json& items, std::vector<std::optional<SortKey>>& keys) {
        for (const Json& item : items) {
            const Node by = nodeOf(item);
            const std::string_view direction = by ? text(*by.body, "sortby_dir") : std::string_view();
            if (!by || !by.body->contains("node") || direction == "SORTBY_USING") {
                keys.emplace_back();
                continue;
            }
            const auto found = sortOperand((*by.body)["node"], targetList, scope, true);
            const bool descending = direction == "SORTBY_DESC";
            const std::string_view nulls = text(*by.body, "sortby_nulls");
            const bool first = nulls == "SORTBY_NULLS_FIRST" || (descending && nulls != "SORTBY_NULLS_LAST");
            keys.push_back(found ? std::optional(SortKey{*found, descending, first}) : std::nullopt);
        }
    };
    if (!list(body, "groupClause").empty())
        plain(list(body, "groupClause"), Ordering::Purpose::GroupBy);
    if (const Json& distinct = list(body, "distinctClause"); !distinct.empty()) {
        if (nodeOf(distinct[0])) {
            plain(distinct, Ordering::Purpose::Distinct);
        } else { // DISTINCT of everything selected
            Json values = Json::array();
            for (const Json& item : targetList)
                if (const Node target = nodeOf(item); target && target.body->contains("val"))
                    values.push_back((*target.body)["val"]);
            plain(values, Ordering::Purpose::Distinct);
        }
    }
    if (const Json& items = list(body, "sortClause"); !items.empty()) {
        Ordering ordering;
        ordering.scope = scope.number;
        ordering.limited = limited;
        std::vector<std::optional<SortKey>> keys;
        sorted(items, keys);
        addOrdering(std::move(ordering), keys);
    }
    const auto overWindow = [&](const Json& definition) {
        Ordering ordering;
        ordering.purpose = Ordering::Purpose::Window;
        ordering.scope = scope.number;
        ordering.limited = limited;
        std::vector<std::optional<SortKey>> keys;
        for (const Json& item : list(definition, "partitionClause")) {
            const auto found = operand(item, scope);
            keys.push_back(found ? std::optional(SortKey{*found, false, false}) : std::nullopt);
        }
        sorted(list(definition, "orderClause"), keys);
        addOrdering(std::move(ordering), keys);
    };
    for (const Json& item : list(body, "windowClause"))
        if (const Node window = nodeOf(item))
            overWindow(*window.body);
    for (const Json& item : targetList) {
        const Node target = nodeOf(item);
        const Node call = target ? child(*target.body, "val") : Node{};
        if (call.tag != "FuncCall")
            continue;
        if (call.body->contains("over"))
            overWindow((*call.body)["over"]);
        const std::vector<std::string> function = names(list(*call.body, "funcname"));
        const Json& arguments = list(*call.body, "args");
        const bool extreme = !function.empty() && (function.back() == "min" || function.back() == "max");
        if (!extreme || arguments.size() != 1 || call.body->contains("over") || !list(body, "groupClause").empty())
            continue;
        Ordering ordering;
        ordering.purpose = Ordering::Purpose::MinMax;
        ordering.scope = scope.number;
        ordering.limited = true;
        const auto found = operand(arguments[0], scope);
        addOrdering(std::move(ordering), {found ? std::optional(SortKey{*found, false, false}) : std::nullopt});
    }
}

} // namespace howdah::sql
