// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/rules/condition.h"

#include <algorithm>
#include <array>
#include <set>

namespace howdah::plan {

namespace {

using Kind = ExpressionToken::Kind;

/// A part of the tokens of one expression.
struct Slice {
    const ExpressionTokens* tokens = nullptr;
    std::size_t begin = 0, end = 0;

    [[nodiscard]] std::size_t size() const { return end - begin; }
    [[nodiscard]] bool empty() const { return begin >= end; }
    [[nodiscard]] const ExpressionToken& at(std::size_t i) const { return (*tokens)[begin + i]; }
    [[nodiscard]] Slice part(std::size_t from, std::size_t to) const { return {tokens, begin + from, begin + to}; }
    [[nodiscard]] std::string text() const
    {
        if (empty())
            return {};
        const char* const first = at(0).text.data();
        const std::string_view& last = at(size() - 1).text;
        return {first, static_cast<std::size_t>(last.data() + last.size() - first)};
    }
};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isOperatorSign(char c)
{
    return std::string_view("+-*/<>=~!@#%^&|`?:").find(c) != std::string_view::npos;
}

/// From the opening quote at `at` to behind the closing one; doubled quotes stand for one.
std::size_t readQuoted(std::string_view text, std::size_t at, bool backslashes, std::string& value)
{
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (backslashes && text[at] == '\\' && at + 1 < text.size())
            value += text[++at];
        else if (text[at] != quote)
            value += text[at];
        else if (at + 1 < text.size() && text[at + 1] == quote)
            value += text[at++];
        else
            return at + 1;
    }
    return std::string_view::npos;
}

template <class F> std::size_t skipWhile(std::string_view text, std::size_t at, F&& wanted)
{
    while (at < text.size() && wanted(text[at]))
        ++at;
    return at;
}

std::size_t readNumber(std::string_view text, std::size_t at)
{
    at = skipWhile(text, at, [](char c) { return isDigit(c) || c == '.'; });
    if (at + 1 < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t digits = text[at + 1] == '+' || text[at + 1] == '-' ? at + 2 : at + 1;
        if (digits < text.size() && isDigit(text[digits]))
            at = skipWhile(text, digits, isDigit);
    }
    return at;
}

Slice whole(const ExpressionTokens& tokens)
{
    return {&tokens, 0, tokens.size()};
}

int nesting(const ExpressionToken& token)
{
    return token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
}

/// Without the parentheses that enclose all of it.
Slice stripped(Slice slice)
{
    // One pass finds out how many pairs enclose everything: those still open at the lowest point in between.
    std::size_t opening = 0;
    while (opening < slice.size() && slice.at(opening).is("("))
        ++opening;
    std::size_t closing = 0;
    while (closing < slice.size() && slice.at(slice.size() - 1 - closing).is(")"))
        ++closing;
    if (opening == 0 || closing == 0 || opening + closing >= slice.size())
        return slice;
    int depth = static_cast<int>(opening);
    int lowest = depth;
    for (std::size_t i = opening; i + closing < slice.size(); ++i) {
        depth += nesting(slice.at(i));
        lowest = std::min(lowest, depth);
    }
    const auto pairs = std::min(static_cast<std::size_t>(std::max(lowest, 0)), std::min(opening, closing));
    // What is left open must be closed by what follows; otherwise the text is not what it seems.
    if (depth != static_cast<int>(closing))
        return slice;
    return slice.part(pairs, slice.size() - pairs);
}

/// The parts between `separator` outside of parentheses.
std::vector<Slice> split(const Slice& slice, std::string_view separator)
{
    std::vector<Slice> parts;
    int depth = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i < slice.size(); ++i) {
        depth += nesting(slice.at(i));
        if (depth == 0 && slice.at(i).is(separator)) {
            parts.push_back(slice.part(start, i));
            start = i + 1;
        }
    }
    parts.push_back(slice.part(start, slice.size()));
    return parts;
}

bool isKeyword(const ExpressionToken& token)
{
    static constexpr std::array keywords{"true",         "false",          "NULL",         "CASE",
                                         "ROW",          "ARRAY",          "NOT",          "EXISTS",
                                         "SubPlan",      "InitPlan",       "CURRENT_DATE", "CURRENT_TIMESTAMP",
                                         "CURRENT_USER", "LOCALTIMESTAMP", "LOCALTIME",    "CURRENT_TIME",
                                         "SESSION_USER", "hashed",         "alternatives"};
    return token.kind == Kind::Word &&
           std::any_of(keywords.begin(), keywords.end(), [&](std::string_view word) { return token.text == word; });
}

/// Exactly "name" or "alias.name".
std::optional<ColumnName> columnOf(const Slice& slice)
{
    if (slice.size() == 1 && slice.at(0).isName() && !isKeyword(slice.at(0)))
        return ColumnName{{}, slice.at(0).name};
    if (slice.size() == 3 && slice.at(0).isName() && slice.at(1).is(".") && slice.at(2).isName())
        return ColumnName{slice.at(0).name, slice.at(2).name};
    return std::nullopt;
}

/// Columns named anywhere in it. A name before "(" is a function, one after "::" a type; words that stand alone with
/// no qualifier may be part of a type's name, so that only what columnOf() would accept counts.
void collectColumns(const Slice& slice, std::set<ColumnName>& found)
{
    static constexpr std::array words{"AND",  "OR",   "IS",   "ANY",  "ALL",  "DISTINCT", "FROM", "COLLATE", "AT",
                                      "TIME", "ZONE", "WHEN", "THEN", "ELSE", "END",      "IN",   "LIKE",    "returns"};
    const auto isWord = [](const ExpressionToken& token) {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return token.is(word); });
    };
    bool type = false;
    for (std::size_t i = 0; i < slice.size(); ++i) {
        const ExpressionToken& token = slice.at(i);
        if (token.is("::")) {
            type = true;
            continue;
        }
        // "timestamp with time zone", "numeric(10,2)", "text[]", "pg_catalog.int4"
        if (type && ((token.isName() && !isWord(token)) || token.is(".")))
            continue;
        type = false;
        if (!token.isName() || isKeyword(token) || isWord(token))
            continue;
        const bool qualified = i + 2 < slice.size() && slice.at(i + 1).is(".") && slice.at(i + 2).isName();
        const std::size_t last = qualified ? i + 2 : i;
        if (last + 1 < slice.size() && slice.at(last + 1).is("(")) {
            i = last;
            continue;
        }
        found.insert(qualified ? ColumnName{token.name, slice.at(i + 2).name} : ColumnName{{}, token.name});
        i = last;
    }
}

/// Where the type's name at `at` ends: words, dots, "(10,2)", "[]".
std::string typeName(const Slice& slice)
{
    std::string name;
    for (std::size_t i = 0; i < slice.size(); ++i) {
        if (slice.at(i).isName() && !name.empty() && name.back() != '.')
            name += ' ';
        name += slice.at(i).text;
    }
    return name;
}

bool isTypeName(const Slice& slice)
{
    if (slice.empty() || !slice.at(0).isName())
        return false;
    for (std::size_t i = 0; i < slice.size(); ++i) {
        const ExpressionToken& token = slice.at(i);
        if (!token.isName() && token.kind != Kind::Number && token.kind != Kind::Sign)
            return false;
    }
    return true;
}

/// The place of the last "::" outside of parentheses, or size().
std::size_t lastCast(const Slice& slice)
{
    int depth = 0;
    std::size_t place = slice.size();
    for (std::size_t i = 0; i < slice.size(); ++i) {
        depth += nesting(slice.at(i));
        if (depth == 0 && slice.at(i).is("::"))
            place = i;
    }
    return place;
}

/// 'open'::text, 5, '5'::bigint, true, '{a,b}'::text[], (-5); nothing that is reckoned when the statement runs.
std::optional<std::string> literalOf(Slice slice, int depthLeft = 8)
{
    slice = stripped(slice);
    if (const std::size_t cast = lastCast(slice); cast < slice.size()) {
        if (depthLeft == 0 || !isTypeName(slice.part(cast + 1, slice.size())))
            return std::nullopt;
        return literalOf(slice.part(0, cast), depthLeft - 1);
    }
    if (slice.size() == 2 && slice.at(0).is("-") && slice.at(1).kind == Kind::Number)
        return "-" + std::string(slice.at(1).text);
    if (slice.size() != 1)
        return std::nullopt;
    const ExpressionToken& token = slice.at(0);
    if (token.kind == Kind::String)
        return token.name;
    if (token.kind == Kind::Number || token.is("true") || token.is("false"))
        return std::string(token.text);
    return std::nullopt;
}

/// What a side of a comparison is.
struct Side {
    std::optional<ColumnName> column;
    std::string castTo, function, expression;
    std::set<ColumnName> columns;
};

/// Casts and functions nested deeper than this are an expression like any other.
constexpr int deepest = 8;
/// A condition of more tokens is not what advice is given on.
constexpr std::size_t mostTokens = 10'000;

Side sideOf(const Slice& raw, int depthLeft = deepest)
{
    Side side;
    const Slice slice = stripped(raw);
    collectColumns(slice, side.columns);
    side.expression = slice.text();
    if ((side.column = columnOf(slice)))
        return side;
    if (side.columns.size() != 1 || depthLeft == 0)
        return side;
    if (const std::size_t cast = lastCast(slice); cast < slice.size()) {
        const Side inner = sideOf(slice.part(0, cast), depthLeft - 1);
        // (lower(a))::text is still lower(a), as far as advice goes
        side.column = inner.column;
        side.function = inner.function;
        side.castTo = typeName(slice.part(cast + 1, slice.size()));
        return side;
    }
    const auto& only = *side.columns.begin();
    if (slice.size() >= 4 && slice.at(0).isName() && slice.at(1).is("(") && slice.at(slice.size() - 1).is(")")) {
        side.function = slice.at(0).name;
        side.column = only;
        return side;
    }
    // (data ->> 'k'::text), (a + 1)
    int depth = 0;
    for (std::size_t i = 0; i < slice.size(); ++i) {
        depth += nesting(slice.at(i));
        if (depth == 0 && slice.at(i).kind == Kind::Operator && !slice.at(i).is("::")) {
            side.function = std::string(slice.at(i).text);
            side.column = only;
            return side;
        }
    }
    return side;
}

Predicate::Kind kindOfOperator(std::string_view op)
{
    using P = Predicate::Kind;
    if (op == "=")
        return P::Equality;
    if (op == "<" || op == "<=" || op == ">" || op == ">=")
        return P::Range;
    if (op == "~~" || op == "~~*" || op == "~" || op == "~*")
        return P::Like;
    if (op == "<>" || op == "!~~" || op == "!~~*" || op == "!~" || op == "!~*")
        return P::Difference;
    return P::Other;
}

std::string_view mirrored(std::string_view op)
{
    return op == "<" ? ">" : op == "<=" ? ">=" : op == ">" ? "<" : op == ">=" ? "<=" : op;
}

void takeSide(Predicate& predicate, Side side)
{
    predicate.column = std::move(side.column);
    predicate.castTo = std::move(side.castTo);
    predicate.function = std::move(side.function);
    predicate.expression = std::move(side.expression);
}

void readComparison(Predicate& predicate, const Slice& left, std::string_view op, const Slice& right)
{
    using P = Predicate::Kind;
    predicate.kind = kindOfOperator(op);
    predicate.op = std::string(op);
    Side first = sideOf(left);
    Side second = sideOf(right);
    Slice constant = right;
    if (!first.column && second.column && first.columns.empty() && predicate.kind != P::Like) {
        std::swap(first, second);
        constant = left;
        predicate.op = std::string(mirrored(op));
    }
    if (!second.columns.empty() && second.column && second.castTo.empty() && second.function.empty())
        predicate.other = second.column;
    else if (!second.columns.empty() && predicate.kind != P::Other)
        predicate.kind = P::Other;
    if (!first.column)
        predicate.kind = P::Other;
    takeSide(predicate, std::move(first));
    predicate.constant = stripped(constant).text();
    if (const auto literal = literalOf(constant)) {
        predicate.literal = true;
        predicate.literalValue = *literal;
    }
}

/// "... IS NULL" and its kin.
bool readTest(Predicate& predicate, const Slice& slice)
{
    using P = Predicate::Kind;
    const std::size_t size = slice.size();
    const auto ends = [&](std::initializer_list<std::string_view> words) {
        if (size <= words.size())
            return false;
        std::size_t i = size - words.size();
        return std::all_of(words.begin(), words.end(), [&](std::string_view word) { return slice.at(i++).is(word); });
    };
    const std::size_t length = ends({"IS", "NOT", "NULL"}) ? 3 : ends({"IS", "NULL"}) ? 2 : 0;
    if (length == 0)
        return false;
    Side side = sideOf(slice.part(0, size - length));
    predicate.kind = !side.column ? P::Other : length == 2 ? P::IsNull : P::Difference;
    takeSide(predicate, std::move(side));
    return true;
}

Predicate predicateOf(const Slice& raw, bool branches)
{
    using P = Predicate::Kind;
    Predicate predicate;
    const Slice slice = stripped(raw);
    predicate.text = slice.text();
    std::set<ColumnName> columns;
    collectColumns(slice, columns);
    for (const ColumnName& column : columns) {
        if (predicate.mentions.empty() || predicate.mentions.back() != column.qualifier)
            predicate.mentions.push_back(column.qualifier);
    }
    if (const std::vector<Slice> alternatives = split(slice, "OR"); alternatives.size() > 1) {
        predicate.kind = P::Disjunction;
        if (branches) {
            for (const Slice& alternative : alternatives)
                predicate.branches.push_back(predicateOf(alternative, false));
        }
        return predicate;
    }
    if (split(slice, "AND").size() > 1 || slice.empty())
        return predicate;
    if (slice.at(0).is("NOT")) {
        Side side = sideOf(slice.part(1, slice.size()));
        const bool bare = side.column && side.castTo.empty() && side.function.empty();
        predicate.kind = bare ? P::Boolean : P::Other;
        takeSide(predicate, std::move(side));
        return predicate;
    }
    if (readTest(predicate, slice))
        return predicate;
    int depth = 0;
    for (std::size_t i = 0; i < slice.size(); ++i) {
        depth += nesting(slice.at(i));
        const ExpressionToken& token = slice.at(i);
        if (depth != 0 || token.kind != Kind::Operator || token.is("::") || i == 0)
            continue;
        const Slice left = slice.part(0, i);
        Slice right = slice.part(i + 1, slice.size());
        const bool any = right.size() > 2 && right.at(0).is("ANY");
        const bool all = right.size() > 2 && right.at(0).is("ALL");
        if (any || all)
            right = right.part(1, right.size());
        readComparison(predicate, left, token.text, right);
        if (any && predicate.kind == P::Equality)
            predicate.kind = P::In;
        else if (any || all)
            predicate.kind = P::Other;
        return predicate;
    }
    Side side = sideOf(slice);
    if (side.column && side.castTo.empty() && side.function.empty())
        predicate.kind = P::Boolean;
    takeSide(predicate, std::move(side));
    return predicate;
}

} // namespace

ExpressionTokens tokensOf(std::string_view text)
{
    ExpressionTokens tokens;
    std::size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            ++at;
            continue;
        }
        ExpressionToken token;
        std::size_t end = at + 1;
        const bool escaped = c == 'E' && at + 1 < text.size() && text[at + 1] == '\'';
        const bool bits = (c == 'B' || c == 'X') && at + 1 < text.size() && text[at + 1] == '\'';
        if (c == '\'' || escaped || bits) {
            end = readQuoted(text, c == '\'' ? at : at + 1, escaped, token.name);
            token.kind = Kind::String;
        } else if (c == '"') {
            end = readQuoted(text, at, false, token.name);
            token.kind = Kind::Quoted;
        } else if (isLetter(c)) {
            end = skipWhile(text, at, [](char next) { return isLetter(next) || isDigit(next) || next == '$'; });
            token.kind = Kind::Word;
        } else if (isDigit(c)) {
            end = readNumber(text, at);
            token.kind = Kind::Number;
        } else if (c == '$') {
            end = skipWhile(text, at + 1, isDigit);
            token.kind = end > at + 1 ? Kind::Parameter : Kind::Unknown;
        } else if (std::string_view("()[],.").find(c) != std::string_view::npos) {
            token.kind = Kind::Sign;
        } else if (isOperatorSign(c)) {
            end = c == ':' && text.substr(at).starts_with("::") ? at + 2 : skipWhile(text, at, isOperatorSign);
            token.kind = Kind::Operator;
        }
        if (end == std::string_view::npos) { // a quote that is never closed
            token.kind = Kind::Unknown;
            end = text.size();
        }
        token.text = text.substr(at, end - at);
        if (token.kind == Kind::Word)
            token.name = std::string(token.text);
        tokens.push_back(std::move(token));
        at = end;
    }
    return tokens;
}

std::vector<Predicate> predicatesOf(std::string_view text)
{
    const ExpressionTokens tokens = tokensOf(text);
    const auto unsure = [&] {
        Predicate predicate;
        predicate.text = std::string(text);
        return std::vector<Predicate>{std::move(predicate)};
    };
    int depth = 0;
    for (const ExpressionToken& token : tokens) {
        depth += nesting(token);
        if (token.kind == Kind::Unknown || depth < 0)
            return unsure();
    }
    if (depth != 0 || tokens.empty() || tokens.size() > mostTokens)
        return unsure();
    const Slice all = stripped(whole(tokens));
    // "OR" binds less tightly: the server puts parentheses around what it connects, and so this is one condition.
    if (split(all, "OR").size() > 1)
        return {predicateOf(all, true)};
    std::vector<Predicate> predicates;
    for (const Slice& part : split(all, "AND"))
        predicates.push_back(predicateOf(part, true));
    return predicates;
}

std::vector<KeyItem> keyItemsOf(std::string_view text)
{
    const ExpressionTokens tokens = tokensOf(text);
    std::vector<KeyItem> items;
    if (tokens.empty())
        return items;
    for (Slice slice : split(whole(tokens), ",")) {
        KeyItem item;
        const auto dropLast = [&](std::string_view word) {
            if (slice.size() < 2 || !slice.at(slice.size() - 1).is(word))
                return false;
            slice = slice.part(0, slice.size() - 1);
            return true;
        };
        if (slice.size() > 2 && slice.at(slice.size() - 2).is("NULLS")) {
            if (dropLast("FIRST"))
                item.nullsFirst = true;
            else if (dropLast("LAST"))
                item.nullsFirst = false;
            dropLast("NULLS");
        }
        item.descending = dropLast("DESC");
        if (!item.descending)
            dropLast("ASC");
        const Slice bare = stripped(slice);
        item.text = bare.text();
        item.column = columnOf(bare);
        item.plain = item.column.has_value();
        items.push_back(std::move(item));
    }
    return items;
}

std::optional<std::string> leadingColumn(std::string_view indexDefinition)
{
    const ExpressionTokens tokens = tokensOf(indexDefinition);
    for (std::size_t i = 0; i + 4 < tokens.size(); ++i) {
        // ... USING btree (status, created) ...
        if (!tokens[i].is("USING") || !tokens[i + 2].is("("))
            continue;
        const ExpressionToken& first = tokens[i + 3];
        const bool call = tokens[i + 4].is("(") || tokens[i + 4].is(".");
        return first.isName() && !call ? std::optional(first.name) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace howdah::plan
