// SPDX-License-Identifier: GPL-3.0-or-later
// What rules put their findings together with.
#include "core/base/numbers.h"
#include "core/base/quoting.h"
#include "core/base/units.h"
#include "core/plan/rules/rule.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace howdah::plan::rules {

namespace {

using base::Text;

constexpr int mostShown = 120;

bool isKindOfText(std::string_view type)
{
    return type.starts_with("character") || type.starts_with("varchar") || type == "text" || type == "bpchar" ||
           type == "name";
}

/// Compares one of the scan's own columns with something that no row of the scan decides.
const ColumnName* ownColumn(const Context& context, int node, const Predicate& predicate)
{
    const bool first = predicate.column && context.owns(node, *predicate.column);
    const bool second = predicate.other && context.owns(node, *predicate.other);
    if (first == second || (second && !predicate.function.empty()))
        return first && !predicate.other ? &*predicate.column : nullptr;
    return first ? &*predicate.column : &*predicate.other;
}

void addOnce(std::vector<std::string>& list, const std::string& name)
{
    if (std::find(list.begin(), list.end(), name) == list.end())
        list.push_back(name);
}

/// At most 63 bytes, the server's NAMEDATALEN, with the ending whole and no character cut in two.
std::string shortened(std::string name, std::string_view ending)
{
    constexpr std::size_t most = 63;
    const std::size_t room = most - 1 - ending.size();
    if (name.size() > room) {
        std::size_t end = room;
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
            --end;
        name.resize(end);
    }
    return name + '_' + std::string(ending);
}

/// As the server writes it: 400000, 0.05.
std::string plain(double value)
{
    constexpr double mostWhole = 1e15;
    return std::trunc(value) == value && std::fabs(value) < mostWhole ? base::toChars(value, 0) : base::toChars(value);
}

/// Of all rows, and by a method that finds a value: not BRIN, GIN and the like, and not with a condition, which the
/// statement may not meet.
bool servesComparisons(std::string_view definition)
{
    bool finds = false;
    const ExpressionTokens tokens = tokensOf(definition);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].is("WHERE"))
            return false;
        if (tokens[i].is("USING") && i + 1 < tokens.size())
            finds = tokens[i + 1].is("btree") || tokens[i + 1].is("hash");
    }
    return finds;
}

std::string reported(const Node& node, std::string_view name)
{
    const auto number = [](const std::optional<double>& value) { return value ? plain(*value) : std::string(); };
    if (name == "Plan Rows")
        return plain(node.planRows);
    if (name == "Actual Rows")
        return number(node.actualRows);
    if (name == "Actual Loops")
        return number(node.loops);
    if (name == "Actual Total Time")
        return number(node.totalMs);
    if (name == "Total Cost")
        return plain(node.totalCost);
    if (name == "Plan Width")
        return std::to_string(node.planWidth);
    if (name == "Join Type")
        return node.joinType;
    if (name == "CTE Name")
        return node.cteName;
    if (name == "Index Name")
        return node.index;
    if (node.buffers && name == "Shared Hit Blocks")
        return std::to_string(node.buffers->sharedHit);
    if (node.buffers && name == "Shared Read Blocks")
        return std::to_string(node.buffers->sharedRead);
    const std::string* const detail = node.detail(name);
    return detail ? *detail : std::string();
}

} // namespace

std::string count(double rows)
{
    // Averages over loops: whole rows are what people count in.
    return base::human::number(std::round(rows));
}

long long wholeRows(double rows)
{
    constexpr double most = 1e18;
    return std::isnan(rows) ? 0 : static_cast<long long>(std::round(std::clamp(rows, 0.0, most)));
}

std::string ms(double value)
{
    return base::human::milliseconds(value);
}

std::string kilobytes(double value)
{
    return base::human::bytes({static_cast<std::int64_t>(std::min(value, 1e15)) * 1024});
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string shown(std::string_view text)
{
    return elided(printable(text), mostShown);
}

Finding finding(const Context& context, int node, Text title, Text reason, std::optional<double> savingMs,
                std::initializer_list<std::string_view> fields)
{
    Finding result;
    result.node = node;
    result.title = std::move(title);
    result.reason = std::move(reason);
    // More than the statement took cannot be saved, whatever is rounded.
    if (savingMs && context.totalMs() > 0)
        result.savingMs = std::clamp(*savingMs, 0.0, context.totalMs());
    if (node >= 0) {
        for (const std::string_view field : fields) {
            if (std::string value = reported(context.node(node), field); !value.empty())
                result.evidence.emplace_back(field, std::move(value));
        }
    }
    return result;
}

void addEvidence(Finding& finding, std::string_view name, std::string value)
{
    if (!value.empty())
        finding.evidence.emplace_back(name, std::move(value));
}

Action words(Text text)
{
    return {Action::Kind::Advice, std::move(text), {}};
}

Action rewrite(Text text, std::string sql)
{
    return {Action::Kind::Rewrite, std::move(text), std::move(sql)};
}

Action statement(Action::Kind kind, Text text, std::string sql)
{
    return {kind, std::move(text), std::move(sql)};
}

Action statistics(const Context& context, int node, Text text, std::string sql)
{
    return {Action::Kind::Statistics, std::move(text), std::move(sql), "ANALYZE " + context.quotedRelation(node) + ";"};
}

Action analyze(const Context& context, int node)
{
    return statement(Action::Kind::Analyze, Text(HOWDAH_TEXT("advice", "Refresh what the planner knows of the table")),
                     "ANALYZE " + context.quotedRelation(node) + ";");
}

Action raiseWorkMem(double kilobytes)
{
    if (!(kilobytes <= mostWorkMemKb))
        return words(
            Text(HOWDAH_TEXT("advice", "In memory it would need about %1: read fewer or narrower rows, or in the "
                                       "order of an index"),
                 {rules::kilobytes(kilobytes)}));
    double megabytes = 1;
    while (megabytes * 1024 < kilobytes)
        megabytes *= 2;
    return statement(
        Action::Kind::Setting,
        Text(HOWDAH_TEXT("advice", "Allow more memory for this session; every such operation of every session may take "
                                   "as much, so do not set it for the whole server")),
        "SET work_mem = '" + base::toChars(megabytes, 0) + "MB';");
}

std::string columnType(const Context& context, int node, std::string_view column)
{
    const AdviceFacts::Table* const table = context.table(node);
    if (!table)
        return {};
    for (const auto& [name, type] : table->columnTypes) {
        if (name == column)
            return type;
    }
    return {};
}

KeyColumns keyColumns(const Context& context, int node, const std::vector<Predicate>& predicates)
{
    using P = Predicate::Kind;
    KeyColumns keys;
    for (const Predicate& predicate : predicates) {
        const ColumnName* const column = ownColumn(context, node, predicate);
        const bool asIs = predicate.castTo.empty() || (column && isKindOfText(predicate.castTo) &&
                                                       isKindOfText(columnType(context, node, column->name)));
        if (!column || !predicate.function.empty() || !asIs) {
            keys.left = true;
            continue;
        }
        switch (predicate.kind) {
        case P::Equality:
        case P::Boolean:
        case P::In:
        case P::IsNull:
            addOnce(keys.equality, column->name);
            break;
        case P::Range:
            addOnce(keys.range, column->name);
            break;
        default:
            keys.left = true;
            continue;
        }
        if (keys.constantPredicate.empty() && predicate.kind == P::Equality && predicate.literal)
            keys.constantPredicate = base::quoteIdentifier(column->name) + " = " + predicate.constant;
    }
    std::erase_if(keys.range, [&](const std::string& name) {
        return std::find(keys.equality.begin(), keys.equality.end(), name) != keys.equality.end();
    });
    return keys;
}

void mergeKeys(KeyColumns& into, const KeyColumns& more)
{
    for (const std::string& name : more.equality)
        addOnce(into.equality, name);
    for (const std::string& name : more.range)
        addOnce(into.range, name);
    std::erase_if(into.range, [&](const std::string& name) {
        return std::find(into.equality.begin(), into.equality.end(), name) != into.equality.end();
    });
    into.left |= more.left;
}

std::vector<std::string> quotedKeys(const KeyColumns& keys)
{
    std::vector<std::string> quoted;
    for (const std::string& name : keys.equality)
        quoted.push_back(base::quoteIdentifier(name));
    if (!keys.range.empty())
        quoted.push_back(base::quoteIdentifier(keys.range.front()));
    return quoted;
}

std::string createIndex(const Context& context, int node, const std::vector<std::string>& keys,
                        const std::string& where)
{
    std::string sql = "CREATE INDEX CONCURRENTLY ON " + context.quotedRelation(node) + " (" + joined(keys) + ")";
    if (!where.empty())
        sql += " WHERE " + where;
    return sql + ";";
}

std::string createStatistics(const Context& context, int node, std::string_view kind,
                             const std::vector<std::string>& columns)
{
    std::string name = context.node(node).relation;
    std::vector<std::string> quoted;
    for (const std::string& column : columns) {
        name += '_' + column;
        quoted.push_back(base::quoteIdentifier(column));
    }
    return "CREATE STATISTICS " + context.quotedSibling(node, shortened(std::move(name), kind)) + " (" +
           std::string(kind) + ") ON " + joined(quoted) + " FROM " + context.quotedRelation(node) + ";";
}

std::string createExpressionStatistics(const Context& context, int node, std::string_view expression)
{
    return "CREATE STATISTICS " + context.quotedSibling(node, shortened(context.node(node).relation, "expression")) +
           " ON (" + std::string(expression) + ") FROM " + context.quotedRelation(node) + ";";
}

std::optional<std::vector<std::string>> orderKeys(const Context& context, int scan, std::string_view sortKey)
{
    std::vector<std::string> keys;
    for (const KeyItem& item : keyItemsOf(sortKey)) {
        if (!item.plain || !context.owns(scan, *item.column))
            return std::nullopt;
        std::string key = base::quoteIdentifier(item.column->name);
        if (item.descending)
            key += " DESC";
        // Said only where it is not what the direction brings with it.
        if (item.nullsFirst)
            key += *item.nullsFirst ? " NULLS FIRST" : " NULLS LAST";
        keys.push_back(std::move(key));
    }
    if (keys.empty())
        return std::nullopt;
    return keys;
}

std::optional<bool> indexBegins(const Context& context, int node, std::string_view column)
{
    const AdviceFacts::Table* const table = context.table(node);
    if (!table)
        return std::nullopt;
    return std::any_of(table->indexDefinitions.begin(), table->indexDefinitions.end(),
                       [&](const std::string& definition) {
                           return servesComparisons(definition) && leadingColumn(definition) == column;
                       });
}

const Predicate* wrappedColumn(const Context& context, int node, const std::vector<Predicate>& predicates)
{
    for (const Predicate& predicate : predicates) {
        const bool wrapped = !predicate.function.empty() || !predicate.castTo.empty();
        if (wrapped && predicate.column && context.owns(node, *predicate.column))
            return &predicate;
    }
    return nullptr;
}

} // namespace howdah::plan::rules
