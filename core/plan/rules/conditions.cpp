// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions that no plain index answers: rules 8, 9, 29.
#include "core/base/numbers.h"
#include "core/base/quoting.h"
#include "core/plan/rules/rule.h"

#include <algorithm>
#include <array>

namespace howdah::plan::rules {

namespace {

using base::Text;
using P = Predicate::Kind;

constexpr double mostRemovedShare = 0.90;
constexpr double leastRowsRead = 10'000;
/// Letters that pg_trgm looks for together.
constexpr std::size_t trigram = 3;

struct Reading {
    double removed = 0, rows = 0;
    [[nodiscard]] double read() const { return removed + rows; }
    [[nodiscard]] double share() const { return read() > 0 ? removed / read() : 0; }
};

Reading readingOf(const Context& context, int id)
{
    return {context.removed(id, "Rows Removed by Filter"), context.node(id).totalRows.value_or(0)};
}

bool isTableScan(const Node& node)
{
    return node.type == "Seq Scan" || node.type == "Index Scan" || node.type == "Bitmap Heap Scan" ||
           node.type == "Index Only Scan";
}

/// Immutable for every type they take, so that an index may hold them (pg_proc.provolatile).
bool isImmutable(std::string_view function)
{
    static constexpr std::array known{"lower", "upper", "abs",     "length", "char_length", "md5",    "ltrim",
                                      "rtrim", "btrim", "reverse", "left",   "right",       "substr", "replace",
                                      "floor", "ceil",  "mod",     "->>",    "->",          "#>>",    "COALESCE"};
    return std::any_of(known.begin(), known.end(), [&](std::string_view name) { return name == function; });
}

/// Without the aliases: an index knows only the table's own columns. Nothing where another column is named too.
std::optional<std::string> unqualified(const Predicate& predicate)
{
    std::string text;
    const ExpressionTokens tokens = tokensOf(predicate.expression);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool qualifier = i + 2 < tokens.size() && tokens[i].isName() && tokens[i + 1].is(".") &&
                               tokens[i].name == predicate.column->qualifier;
        if (qualifier) {
            ++i;
            continue;
        }
        if (tokens[i].kind == ExpressionToken::Kind::Parameter)
            return std::nullopt;
        const bool spaced = !text.empty() && tokens[i].kind != ExpressionToken::Kind::Sign && !tokens[i].is("::") &&
                            !text.ends_with("(") && !text.ends_with("::") && !text.ends_with(".");
        if (spaced)
            text += ' ';
        text += tokens[i].text;
    }
    return text;
}

/// The condition's column as it stands, the constant changed instead; nothing where that is not sure to mean the same.
std::optional<std::string> withoutCast(const Predicate& predicate)
{
    if (predicate.kind != P::Equality || !predicate.literal)
        return std::nullopt;
    const std::string column = base::quoteIdentifier(predicate.column->name);
    if (predicate.castTo == "date")
        return column + " >= " + predicate.constant + " AND " + column + " < " + predicate.constant + " + 1";
    const bool number = predicate.castTo == "numeric" || predicate.castTo == "double precision";
    if (number && base::parseNumber<std::int64_t>(predicate.literalValue))
        return column + " = " + predicate.literalValue;
    return std::nullopt;
}

bool isTextCast(const Predicate& predicate)
{
    return predicate.castTo == "text" || predicate.castTo.starts_with("character") || predicate.castTo == "bpchar";
}

} // namespace

void filterOnFunction(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (!isTableScan(node) || !context.executed(id) || !context.worthOwn(id))
        return;
    const Reading reading = readingOf(context, id);
    if (reading.read() < leastRowsRead || reading.share() <= mostRemovedShare)
        return;
    const std::vector<Predicate> predicates = predicatesOf(context.text(id, "Filter"));
    const auto found = std::find_if(predicates.begin(), predicates.end(), [&](const Predicate& predicate) {
        return !predicate.function.empty() && predicate.column && !predicate.other &&
               context.owns(id, *predicate.column) &&
               (predicate.kind == P::Equality || predicate.kind == P::Range || predicate.kind == P::In);
    });
    if (found == predicates.end())
        return;
    Finding result = finding(
        context, id,
        Text(HOWDAH_TEXT("advice", "%1: the condition hides a column behind %2"),
             {context.relationName(id), shown(found->function)}),
        Text(HOWDAH_TEXT("advice",
                         "%1 was reckoned for %2 rows in %3 to keep %4; the planner, which knows nothing of its "
                         "values, expected %5 a loop"),
             {shown(found->expression), count(reading.read()), ms(*node.exclusiveMs), count(reading.rows),
              count(node.planRows)}),
        *node.exclusiveMs * reading.share(),
        {"Filter", "Rows Removed by Filter", "Plan Rows", "Actual Rows", "Actual Loops"});
    const auto expression = isImmutable(found->function) && context.indexable(id) ? unqualified(*found) : std::nullopt;
    if (expression) {
        result.actions.push_back(
            statement(Action::Kind::Index,
                      Text(HOWDAH_TEXT(
                          "advice", "An index on the expression; ANALYZE after it gives the planner its values too")),
                      createIndex(context, id, {"(" + *expression + ")"})));
        if (context.facts().serverVersionNum == 0 || context.facts().serverVersionNum >= 140000)
            result.actions.push_back(statistics(
                context, id,
                Text(HOWDAH_TEXT("advice",
                                 "Where only the estimate matters: statistics on the expression (server 14 and "
                                 "later), and ANALYZE after it")),
                createExpressionStatistics(context, id, *expression)));
    } else {
        result.actions.push_back(words(Text(
            HOWDAH_TEXT("advice", "An index on the expression, if its function is immutable; or a condition on the "
                                  "bare column"))));
    }
    findings.push_back(std::move(result));
}

void filterOnCastColumn(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (!isTableScan(node) || !context.executed(id) || !context.worthOwn(id))
        return;
    const Reading reading = readingOf(context, id);
    if (reading.read() < leastRowsRead || reading.share() <= mostRemovedShare)
        return;
    const std::vector<Predicate> predicates = predicatesOf(context.text(id, "Filter"));
    const auto found = std::find_if(predicates.begin(), predicates.end(), [&](const Predicate& predicate) {
        if (predicate.castTo.empty() || !predicate.function.empty() || !predicate.column ||
            !context.owns(id, *predicate.column))
            return false;
        if (predicate.kind != P::Equality && predicate.kind != P::Range && predicate.kind != P::In)
            return false;
        // A varchar is compared as text and keeps its index; only its type tells it from a number that does not.
        const std::string type = columnType(context, id, predicate.column->name);
        if (isTextCast(predicate) &&
            (type.empty() || type.starts_with("character") || type == "name" || type == "text"))
            return false;
        return true;
    });
    if (found == predicates.end())
        return;
    Finding result = finding(
        context, id,
        Text(HOWDAH_TEXT("advice", "%1: %2 is cast to %3 in every row, so that no index on it can serve"),
             {context.relationName(id), shown(found->column->name), shown(found->castTo)}),
        Text(HOWDAH_TEXT("advice", "%1 rows were cast and compared in %2 to keep %3"),
             {count(reading.read()), ms(*node.exclusiveMs), count(reading.rows)}),
        *node.exclusiveMs * reading.share(), {"Filter", "Rows Removed by Filter", "Actual Rows", "Actual Loops"});
    const auto rewritten = withoutCast(*found);
    if (rewritten) {
        result.actions.push_back(
            rewrite(Text(HOWDAH_TEXT("advice", "Cast the value, not the column: this condition in place of %1"),
                         {shown(found->text)}),
                    *rewritten));
        result.actions.back().replaces = found->text;
    } else {
        result.actions.push_back(rewrite(
            Text(HOWDAH_TEXT("advice", "Cast the value, not the column: compare %1 with a value of its own type"),
                 {shown(found->column->name)})));
    }
    // The bare column alone finds nothing faster where there is no index on it.
    if (context.indexable(id) && !indexBegins(context, id, found->column->name).value_or(true))
        result.actions.push_back(statement(
            Action::Kind::Index, Text(HOWDAH_TEXT("advice", "With it, an index on the column, for there is none")),
            createIndex(context, id, {base::quoteIdentifier(found->column->name)})));
    findings.push_back(std::move(result));
}

void likeWithoutPrefix(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (!isTableScan(node) || !context.executed(id) || !context.worthOwn(id))
        return;
    const Reading reading = readingOf(context, id);
    if (reading.read() < leastRowsRead || reading.share() <= mostRemovedShare)
        return;
    const std::vector<Predicate> predicates = predicatesOf(context.text(id, "Filter"));
    const auto found = std::find_if(predicates.begin(), predicates.end(), [&](const Predicate& predicate) {
        return predicate.kind == P::Like && predicate.literal && predicate.column && predicate.function.empty() &&
               context.owns(id, *predicate.column);
    });
    if (found == predicates.end())
        return;
    const std::string& pattern = found->literalValue;
    const bool like = found->op.starts_with("~~");
    const bool prefix =
        like && found->op == "~~" && !pattern.empty() && pattern.front() != '%' && pattern.front() != '_';
    Finding result = finding(
        context, id,
        Text(HOWDAH_TEXT("advice", "%1: a pattern was tried on %2 rows"),
             {context.relationName(id), count(reading.read())}),
        Text(
            HOWDAH_TEXT("advice",
                        "%1 took %3, rows that meet it: %2; a plain index does not know where in a text a part stands"),
            {shown(found->text), count(reading.rows), ms(*node.exclusiveMs)}),
        *node.exclusiveMs * reading.share(), {"Filter", "Rows Removed by Filter", "Actual Rows", "Actual Loops"});
    if (prefix)
        result.reason = Text(
            HOWDAH_TEXT("advice",
                        "%1 took %3, rows that meet it: %2; only an index in the order of bytes finds a beginning"),
            {shown(found->text), count(reading.rows), ms(*node.exclusiveMs)});
    const std::string column = base::quoteIdentifier(found->column->name);
    const std::string type = columnType(context, id, found->column->name);
    // The cast that varchar is shown with; an index on the column serves it, one of a type that is not text does not.
    const bool safe = context.indexable(id) && (found->castTo.empty() || type.starts_with("character varying"));
    const auto solid =
        std::count_if(pattern.begin(), pattern.end(), [](char c) { return c != '%' && c != '_' && c != '\\'; });
    if (!safe) {
        result.actions.push_back(
            prefix ? words(Text(HOWDAH_TEXT("advice", "An index on %1 with text_pattern_ops"),
                                {shown(found->column->name)}))
                   : words(Text(HOWDAH_TEXT("advice", "A GIN index on %1 with gin_trgm_ops, of the extension pg_trgm"),
                                {shown(found->column->name)})));
    } else if (prefix) {
        result.actions.push_back(
            statement(Action::Kind::Index, Text(HOWDAH_TEXT("advice", "An index that finds beginnings")),
                      createIndex(context, id,
                                  {column + (found->castTo.empty() ? " text_pattern_ops" : " varchar_pattern_ops")})));
    } else if (solid < static_cast<std::ptrdiff_t>(trigram)) {
        result.actions.push_back(
            words(Text(HOWDAH_TEXT("advice", "A trigram index needs three letters in a row: ask for a longer part"))));
    } else {
        result.actions.push_back(
            statement(Action::Kind::Index,
                      Text(HOWDAH_TEXT("advice", "A trigram index; needs the extension pg_trgm in this database")),
                      "CREATE INDEX CONCURRENTLY ON " + context.quotedRelation(id) + " USING gin (" + column +
                          " gin_trgm_ops);"));
        result.actions.push_back(statement(Action::Kind::Advice,
                                           Text(HOWDAH_TEXT("advice", "Where pg_trgm is not there yet, before it")),
                                           "CREATE EXTENSION IF NOT EXISTS pg_trgm;"));
    }
    findings.push_back(std::move(result));
}

} // namespace howdah::plan::rules
