// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/shapereader.h"

#include "core/base/quoting.h"
#include "core/sql/parsetree.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace howdah::sql {

namespace {

std::string aliasOf(const Json& body)
{
    const auto alias = body.find("alias");
    return alias == body.end() ? std::string() : std::string(text(*alias, "aliasname"));
}

std::vector<std::string> renamedColumns(const Json& body)
{
    const auto alias = body.find("alias");
    return alias == body.end() ? std::vector<std::string>() : names(list(*alias, "colnames"));
}

Outputs renamed(Outputs outputs, const std::vector<std::string>& columns)
{
    for (std::size_t i = 0; i < std::min(outputs.size(), columns.size()); ++i)
        outputs[i].first = columns[i];
    return outputs;
}

/// Only what a query's author would call the statement itself: EXPLAIN, CREATE TABLE AS, COPY (...) and cursors wrap
/// it.
const Json& unwrapped(const Json& statement)
{
    const Json* inner = &statement;
    for (int i = 0; i < 4; ++i) {
        const Node node = nodeOf(*inner);
        if (!node || !node.body->contains("query"))
            break;
        inner = &(*node.body)["query"];
    }
    return *inner;
}

StatementKind kindOf(std::string_view tag)
{
    if (tag == "SelectStmt")
        return StatementKind::Select;
    if (tag == "InsertStmt")
        return StatementKind::Insert;
    if (tag == "UpdateStmt")
        return StatementKind::Update;
    if (tag == "DeleteStmt")
        return StatementKind::Delete;
    return tag == "MergeStmt" ? StatementKind::Merge : StatementKind::Other;
}

class NoTables : public TableResolver {
public:
    [[nodiscard]] const TableDescription* find(std::string_view /*schema*/, std::string_view /*name*/) const override
    {
        return nullptr;
    }
};

} // namespace

QueryShape ShapeReader::read(const Json& json)
{
    const Json& inner = unwrapped(json);
    m_shape.kind = kindOf(nodeOf(inner).tag);
    statement(inner, nullptr);
    return std::move(m_shape);
}

Outputs ShapeReader::statement(const Json& json, const Scope* parent)
{
    const Node node = nodeOf(json);
    if (!node)
        return {};
    if (node.tag == "SelectStmt")
        return select(*node.body, parent);
    if (node.tag == "InsertStmt")
        return insert(*node.body, parent);
    if (node.tag == "UpdateStmt")
        return update(*node.body, parent);
    if (node.tag == "DeleteStmt")
        return remove(*node.body, parent);
    if (node.tag == "MergeStmt")
        merge(*node.body, parent);
    return {};
}

/// Of a sequence and of the system's own tables there is nothing to say: no index of anybody's would help there.
void ShapeReader::noteUnknown(const std::string& schema, const std::string& name)
{
    const std::string written = schema.empty() ? name : schema + "." + name;
    const std::optional<OtherRelation> other = m_resolver.other(schema, name);
    if (!other)
        note(base::Text(HOWDAH_TEXT("sql", "\"%1\" is no table that is known; what it reads is not looked at"),
                        {written}));
    else if (*other == OtherRelation::ForeignTable)
        note(base::Text(HOWDAH_TEXT("sql", "\"%1\" is a foreign table: its indexes are made where its rows are"),
                        {written}));
}

void ShapeReader::note(base::Text text)
{
    constexpr std::size_t most = 20;
    if (m_shape.notes.size() < most &&
        std::find(m_shape.notes.begin(), m_shape.notes.end(), text) == m_shape.notes.end())
        m_shape.notes.push_back(std::move(text));
}

Outputs ShapeReader::select(const Json& body, const Scope* parent, bool lazy)
{
    // Recursion takes stack; no statement that people write comes near.
    constexpr int deepest = 250;
    if (m_queryDepth >= deepest) {
        note(base::Text(HOWDAH_TEXT("sql", "Queries nested deeper than %1 are not looked at"),
                        {std::to_string(deepest)}));
        return {};
    }
    ++m_queryDepth;
    Outputs outputs = queryPart(body, parent, lazy);
    --m_queryDepth;
    return outputs;
}

Outputs ShapeReader::queryPart(const Json& body, const Scope* parent, bool lazy)
{
    Scope scope;
    scope.number = m_scopes++;
    scope.parent = parent;
    with(body, scope);
    if (text(body, "op") != "SETOP_NONE" && body.contains("larg") && body.contains("rarg"))
        return reachable(body, scope, setOperation(body, scope));
    for (const Json& item : list(body, "fromClause"))
        from(item, scope);
    for (const Json& row : list(body, "valuesLists"))
        expression(row, scope);
    if (body.contains("whereClause"))
        condition(body["whereClause"], scope, {});
    Outputs outputs = targets(list(body, "targetList"), scope, lazy && list(body, "distinctClause").empty());
    if (body.contains("havingClause"))
        expression(body["havingClause"], scope);
    for (const char* key : {"groupClause", "sortClause", "distinctClause", "windowClause"})
        for (const Json& item : list(body, key))
            expression(item, scope);
    for (const char* key : {"limitCount", "limitOffset"})
        if (body.contains(key))
            expression(body[key], scope);
    orderings(body, scope);
    return reachable(body, scope, std::move(outputs));
}

Outputs ShapeReader::setOperation(const Json& body, Scope& scope)
{
    // The parts stand below each other to the left, bare SelectStmt bodies without a tag.
    Outputs outputs = select(body["larg"], &scope);
    const Outputs right = select(body["rarg"], &scope);
    // A condition on the result reaches the tables of all parts; one operand can only name one, so it is the first's.
    if (right.size() != outputs.size())
        outputs.clear();
    else if (text(body, "op") != "SETOP_EXCEPT")
        pair(outputs, right);
    return outputs;
}

void ShapeReader::with(const Json& body, Scope& scope)
{
    const auto clause = body.find("withClause");
    if (clause == body.end())
        return;
    for (const Json& item : list(*clause, "ctes")) {
        const Node common = nodeOf(item);
        if (!common || !common.body->contains("ctequery"))
            continue;
        const std::string name(text(*common.body, "ctename"));
        const std::vector<std::string> columns = names(list(*common.body, "aliascolnames"));
        if (flag(*clause, "recursive"))
            scope.commons[name] = {}; // seen from inside: rows of the step before
        scope.commons[name] = renamed(statement((*common.body)["ctequery"], &scope), columns);
    }
}

void ShapeReader::from(const Json& item, Scope& scope)
{
    const Node node = nodeOf(item);
    if (!node)
        return;
    const Json& body = *node.body;
    constexpr std::size_t mostSources = 500;
    if (node.tag != "JoinExpr" && ++m_sources > mostSources) {
        note(base::Text(HOWDAH_TEXT("sql", "Tables beyond the first %1 of a statement are not looked at"),
                        {std::to_string(mostSources)}));
        return;
    }
    if (node.tag == "RangeVar") {
        relation(body, scope, false);
    } else if (node.tag == "JoinExpr") {
        join(body, scope);
    } else if (node.tag == "RangeSubselect" && body.contains("subquery")) {
        Source source;
        source.alias = aliasOf(body);
        // LATERAL sees what stands before it in this list, and only then; what it must not see it does not name.
        source.outputs = renamed(statement(body["subquery"], &scope), renamedColumns(body));
        scope.sources.push_back(std::move(source));
    } else {
        expression(body, scope);
        Source source;
        source.alias = aliasOf(body);
        source.open = true;
        scope.sources.push_back(std::move(source));
    }
}

void ShapeReader::join(const Json& body, Scope& scope)
{
    constexpr int deepest = 500;
    if (m_joinDepth >= deepest) {
        note(
            base::Text(HOWDAH_TEXT("sql", "Joins nested deeper than %1 are not looked at"), {std::to_string(deepest)}));
        return;
    }
    ++m_joinDepth;
    const std::size_t firstLeft = scope.sources.size();
    if (body.contains("larg"))
        from(body["larg"], scope);
    const std::size_t firstRight = scope.sources.size();
    if (body.contains("rarg"))
        from(body["rarg"], scope);
    --m_joinDepth;
    std::vector<std::string> shared = names(list(body, "usingClause"));
    if (flag(body, "isNatural"))
        for (std::size_t i = firstRight; i < scope.sources.size(); ++i)
            if (const int right = scope.sources[i].relation; right >= 0 && tableOf(right) != nullptr)
                for (const auto& column : tableOf(right)->columns)
                    shared.push_back(column.name);
    joinUsing(shared, firstRight, firstLeft, scope);
    if (body.contains("quals"))
        condition(body["quals"], scope, {});
}

void ShapeReader::joinUsing(const std::vector<std::string>& columns, std::size_t firstRight, std::size_t firstLeft,
                            Scope& scope)
{
    const auto find = [&](std::size_t first, std::size_t end, const std::string& column) -> std::optional<Operand> {
        for (std::size_t i = first; i < end; ++i)
            if (auto found = fromSource(scope.sources[i], column); found && found->valid())
                return found;
        return std::nullopt;
    };
    for (const std::string& column : columns) {
        const auto left = find(firstLeft, firstRight, column);
        const auto right = find(firstRight, scope.sources.size(), column);
        if (!left || !right)
            continue;
        for (const auto& [one, other] : {std::pair(*left, *right), std::pair(*right, *left)}) {
            Predicate predicate;
            predicate.operand = one;
            predicate.other = other;
            if (!one.column.empty())
                useOf(one.relation).columns.insert(one.column);
            add(std::move(predicate), {});
        }
    }
}

int ShapeReader::relation(const Json& body, Scope& scope, bool written)
{
    const std::string schema(text(body, "schemaname"));
    const std::string name(text(body, "relname"));
    const std::string alias = aliasOf(body);
    Source source;
    source.alias = alias.empty() ? name : alias;
    source.renamed = renamedColumns(body);
    if (schema.empty() && !written) {
        for (const Scope* around = &scope; around != nullptr; around = around->parent) {
            const auto common = around->commons.find(name);
            if (common == around->commons.end())
                continue;
            source.outputs = renamed(common->second, source.renamed);
            scope.sources.push_back(std::move(source));
            return -1;
        }
    }
    const TableDescription* table = m_resolver.find(schema, name);
    if (const ViewDescription* known = table == nullptr ? m_resolver.view(schema, name) : nullptr) {
        source.open = !view(*known, written, source);
        scope.sources.push_back(std::move(source));
        return -1;
    }
    RelationUse use;
    use.schema = table != nullptr ? table->schema : schema;
    use.name = table != nullptr ? table->name : name;
    use.alias = source.alias;
    use.scope = scope.number;
    use.resolved = table != nullptr;
    use.written = written;
    if (table == nullptr)
        noteUnknown(schema, name);
    source.relation = static_cast<int>(m_shape.relations.size());
    source.open = table == nullptr;
    m_shape.relations.push_back(std::move(use));
    m_tables.push_back(table);
    scope.sources.push_back(std::move(source));
    return static_cast<int>(m_shape.relations.size()) - 1;
}

Outputs ShapeReader::targets(const Json& targetList, const Scope& scope, bool lazy)
{
    Outputs outputs;
    for (const Json& item : targetList) {
        const Node target = nodeOf(item);
        if (!target || !target.body->contains("val"))
            continue;
        const Json& value = (*target.body)["val"];
        const Node node = nodeOf(value);
        const std::vector<std::string> fields =
            node.tag == "ColumnRef" ? names(list(*node.body, "fields")) : std::vector<std::string>();
        if (!fields.empty() && fields.back() == "*") {
            for (const Source& source : scope.sources)
                if (fields.size() == 1 || source.alias == fields[fields.size() - 2])
                    star(source, &outputs);
            continue;
        }
        Operand output = operand(value, scope).value_or(Operand{});
        if (!lazy || node.tag != "ColumnRef" || output.column.empty())
            expression(value, scope);
        std::string name(text(*target.body, "name"));
        if (name.empty() && !fields.empty())
            name = fields.back();
        outputs.emplace_back(std::move(name), std::move(output));
    }
    return outputs;
}

void ShapeReader::star(const Source& source, Outputs* outputs)
{
    if (source.relation < 0) {
        for (const auto& [name, operand] : source.outputs)
            if (operand.relation >= 0 && !operand.column.empty())
                useOf(operand.relation).columns.insert(operand.column);
        if (outputs != nullptr)
            outputs->insert(outputs->end(), source.outputs.begin(), source.outputs.end());
        return;
    }
    useOf(source.relation).allColumns = true;
    const TableDescription* table = tableOf(source.relation);
    if (table == nullptr || outputs == nullptr)
        return;
    for (const auto& column : table->columns)
        outputs->emplace_back(column.name, Operand{source.relation, column.name, {}, plainType(column.type)});
    Outputs named(outputs->end() - static_cast<std::ptrdiff_t>(table->columns.size()), outputs->end());
    named = renamed(std::move(named), source.renamed);
    std::copy(named.begin(), named.end(), outputs->end() - static_cast<std::ptrdiff_t>(named.size()));
}

Outputs ShapeReader::insert(const Json& body, const Scope* parent)
{
    m_shape.writes = true;
    Scope scope;
    scope.number = m_scopes++;
    scope.parent = parent;
    with(body, scope);
    if (body.contains("selectStmt"))
        statement(body["selectStmt"], &scope);
    const int target = body.contains("relation") ? relation(body["relation"], scope, true) : -1;
    if (const auto conflict = body.find("onConflictClause"); conflict != body.end() && target >= 0) {
        Source excluded = scope.sources.back();
        excluded.alias = "excluded";
        excluded.relation = -1; // values of the new row, no column of the table
        excluded.open = true;
        assignments(list(*conflict, "targetList"), target, scope);
        scope.sources.push_back(std::move(excluded));
        if (conflict->contains("whereClause"))
            expression((*conflict)["whereClause"], scope);
    }
    return targets(list(body, "returningList"), scope);
}

void ShapeReader::assignments(const Json& targetList, int target, Scope& scope)
{
    for (const Json& item : targetList) {
        const Node one = nodeOf(item);
        if (!one)
            continue;
        if (target >= 0)
            useOf(target).updatedColumns.insert(std::string(text(*one.body, "name")));
        if (one.body->contains("val"))
            expression((*one.body)["val"], scope);
    }
}

Outputs ShapeReader::update(const Json& body, const Scope* parent)
{
    m_shape.writes = true;
    Scope scope;
    scope.number = m_scopes++;
    scope.parent = parent;
    with(body, scope);
    const int target = body.contains("relation") ? relation(body["relation"], scope, true) : -1;
    for (const Json& item : list(body, "fromClause"))
        from(item, scope);
    assignments(list(body, "targetList"), target, scope);
    if (body.contains("whereClause"))
        condition(body["whereClause"], scope, {});
    return targets(list(body, "returningList"), scope);
}

Outputs ShapeReader::remove(const Json& body, const Scope* parent)
{
    m_shape.writes = true;
    Scope scope;
    scope.number = m_scopes++;
    scope.parent = parent;
    with(body, scope);
    if (body.contains("relation"))
        relation(body["relation"], scope, true);
    for (const Json& item : list(body, "usingClause"))
        from(item, scope);
    if (body.contains("whereClause"))
        condition(body["whereClause"], scope, {});
    return targets(list(body, "returningList"), scope);
}

void ShapeReader::merge(const Json& body, const Scope* parent)
{
    m_shape.writes = true;
    Scope scope;
    scope.number = m_scopes++;
    scope.parent = parent;
    with(body, scope);
    const int target = body.contains("relation") ? relation(body["relation"], scope, true) : -1;
    if (body.contains("sourceRelation"))
        from(body["sourceRelation"], scope);
    if (body.contains("joinCondition"))
        condition(body["joinCondition"], scope, {});
    for (const Json& item : list(body, "mergeWhenClauses")) {
        const Node when = nodeOf(item);
        if (!when)
            continue;
        if (when.body->contains("condition"))
            expression((*when.body)["condition"], scope);
        for (const Json& value : list(*when.body, "values"))
            expression(value, scope);
        assignments(list(*when.body, "targetList"), text(*when.body, "commandType") == "CMD_UPDATE" ? target : -1,
                    scope);
    }
}

void ShapeReader::add(Predicate predicate, Arm arm)
{
    constexpr std::size_t most = 1000;
    if (m_shape.predicates.size() >= most) {
        note(base::Text(HOWDAH_TEXT("sql", "Conditions beyond the first %1 of a statement are not looked at"),
                        {std::to_string(most)}));
        return;
    }
    predicate.orGroup = arm.group;
    predicate.orArm = arm.number;
    m_shape.predicates.push_back(predicate);
    addToTwins(predicate);
}

base::Result<StatementFacts> factsOf(std::string_view sql)
{
    HOWDAH_ASSIGN(const Json tree, parseTree(sql));
    StatementFacts facts;
    const Node node = nodeOf(tree);
    facts.kind = kindOf(node.tag);
    // SELECT ... INTO makes a table.
    if (facts.kind == StatementKind::Select && node.body->contains("intoClause"))
        facts.kind = StatementKind::Other;
    const NoTables none;
    facts.writes = ShapeReader(none).read(tree).writes;
    std::vector<const Json*> open = {&tree};
    while (!open.empty()) {
        const Json& json = *open.back();
        open.pop_back();
        if (json.is_object())
            if (const auto parameter = json.find("ParamRef"); parameter != json.end())
                facts.parameters = std::max(facts.parameters, parameter->value("number", 0));
        for (const Json& item : json)
            if (item.is_structured())
                open.push_back(&item);
    }
    return facts;
}

base::Result<QueryShape> shapeOf(std::string_view sql, const TableResolver& resolver)
{
    HOWDAH_ASSIGN(const Json tree, parseTree(sql));
    return ShapeReader(resolver).read(tree);
}

} // namespace howdah::sql
