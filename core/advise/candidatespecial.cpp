// SPDX-License-Identifier: GPL-3.0-or-later
// Partial indexes, and those that are no B-tree.
#include "core/advise/candidatemaker.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace howdah::advise {

using sql::Comparison;

namespace {

constexpr double mostOfRows = 0.3; // a partial index over more is nearly the whole

bool oneOf(const std::string& name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isText(const std::string& type)
{
    return oneOf(type, {"text", "character varying", "character"});
}

bool isArray(const std::string& type)
{
    return type.size() > 2 && type.ends_with("[]");
}

/// The longest run of letters and digits: pg_trgm finds nothing with less than three.
std::size_t longestWord(std::string_view pattern)
{
    std::size_t longest = 0, run = 0;
    for (const char c : pattern) {
        const auto byte = static_cast<unsigned char>(c);
        const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
        run = word ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

} // namespace

/// LIKE 'x%' compares bytes: a B-tree in a language's order cannot serve it, one of the pattern classes can.
std::optional<IndexKey> CandidateMaker::prefixKeyOf(const sql::Operand& operand) const
{
    const std::string type = typeOf(operand);
    auto key = isText(type) ? keyOf(operand) : std::nullopt;
    if (!key)
        return std::nullopt;
    const ColumnInfo* column = columnOf(operand);
    const std::string collation = column == nullptr ? std::string() : column->collation;
    const bool bytes = collation.empty() ? m_catalog.byteOrder : oneOf(collation, {"C", "POSIX", "ucs_basic"});
    if (!bytes)
        key->opclass = type == "character" ? "bpchar_pattern_ops" : "text_pattern_ops";
    return key;
}

/// The part of the rows that a condition keeps, where the statistics say it.
std::optional<double> CandidateMaker::shareOf(const sql::Predicate& predicate) const
{
    const ColumnInfo* column = columnOf(predicate.operand);
    if (column == nullptr || !column->hasStatistics)
        return std::nullopt;
    const auto frequency = [&](const std::string& value) -> std::optional<double> {
        const auto found = std::find(column->commonValues.begin(), column->commonValues.end(), value);
        const auto place = static_cast<std::size_t>(found - column->commonValues.begin());
        if (found != column->commonValues.end() && place < column->commonFrequencies.size())
            return column->commonFrequencies[place];
        return std::nullopt;
    };
    const double present = 1 - column->nullFraction;
    switch (predicate.comparison) {
    case Comparison::IsNull:
        return column->nullFraction;
    case Comparison::IsNotNull:
        return present;
    case Comparison::True:
        return frequency("t");
    case Comparison::False:
        return frequency("f");
    case Comparison::NotEqual:
        if (predicate.constants.size() == 1)
            if (const auto found = frequency(predicate.constants[0]))
                return std::max(0.0, present - *found);
        return std::nullopt;
    case Comparison::Equal:
    case Comparison::In: {
        if (predicate.constants.empty())
            return std::nullopt;
        double sum = 0;
        for (const std::string& value : predicate.constants) {
            const auto found = frequency(value);
            if (!found)
                return std::nullopt;
            sum += *found;
        }
        return sum;
    }
    default:
        return std::nullopt;
    }
}

void CandidateMaker::partial()
{
    struct Part {
        const sql::Predicate* predicate;
        double share;
    };
    std::vector<Part> parts;
    for (const sql::Predicate& predicate : m_shape.predicates) {
        if (!here(predicate.operand) || predicate.orGroup >= 0 || predicate.sql.empty())
            continue;
        const auto share = shareOf(predicate);
        // A value among equals deserves no index of its own: only what another value, or NULL, crowds out.
        const ColumnInfo* column = columnOf(predicate.operand);
        constexpr double crowding = 0.5;
        const bool crowded =
            column != nullptr && (column->nullFraction >= crowding ||
                                  std::any_of(column->commonFrequencies.begin(), column->commonFrequencies.end(),
                                              [](double frequency) { return frequency >= crowding; }) ||
                                  (predicate.comparison == Comparison::IsNull && column->nullFraction > 0));
        if (share && *share <= mostOfRows && crowded)
            parts.push_back({&predicate, *share});
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& one, const Part& other) { return one.share < other.share; });
    constexpr std::size_t mostParts = 3;
    if (parts.size() > mostParts)
        parts.resize(mostParts);
    const std::vector<Equality> all = m_equalities;
    const auto makeFor = [&](const std::string& where, const std::vector<const sql::Predicate*>& fixed) {
        const auto isFixed = [&](const sql::Operand& operand) {
            return std::any_of(fixed.begin(), fixed.end(),
                               [&](const sql::Predicate* one) { return one->operand == operand; });
        };
        Equalities rest;
        for (const Equality& one : all)
            if (!isFixed(one.operand))
                rest.push_back(&one);
        tellApart(rest);
        treesFor(rest, where, 1);
        if (rest.size() > 1)
            for (const Equality* one : rest)
                treesFor({one}, where, 2);
        const bool narrowed = !rest.empty() || !m_ranges.empty() || !m_orders.empty();
        if (narrowed)
            return;
        // Nothing else is asked: the condition alone finds the rows, and the narrowest key will do.
        const auto primary = std::find_if(m_table.indexes.begin(), m_table.indexes.end(),
                                          [](const IndexInfo& index) { return index.primary; });
        std::vector<IndexKey> keys;
        if (primary != m_table.indexes.end())
            keys = primary->definition.keys;
        else if (const auto key = keyOf(fixed[0]->operand))
            keys = {*key};
        if (!keys.empty())
            tree(keys, 0, where, base::Text(HOWDAH_TEXT("advise", "Holds only the rows where %1"), {where}), 1);
    };
    for (const Part& part : parts)
        makeFor(part.predicate->sql, {part.predicate});
    if (parts.size() >= 2)
        makeFor(parts[0].predicate->sql + " AND " + parts[1].predicate->sql, {parts[0].predicate, parts[1].predicate});
}

void CandidateMaker::inverted(const sql::Operand& operand, const std::string& opclass, base::Text reason)
{
    Draft draft;
    draft.index = blank();
    draft.index.method = "gin";
    IndexKey key;
    key.column = operand.column;
    key.expression = operand.expression;
    key.opclass = opclass;
    draft.index.keys = {std::move(key)};
    draft.reason = std::move(reason);
    m_pool.add(std::move(draft));
}

void CandidateMaker::special(const sql::Predicate& predicate)
{
    const sql::Operand& operand = predicate.operand;
    const std::string type = typeOf(operand);
    const std::string name = operand.column.empty() ? operand.expression : operand.column;
    switch (predicate.comparison) {
    case Comparison::LikeAnywhere:
    case Comparison::Similar:
        trigram(predicate);
        break;
    case Comparison::Contains:
        if (type == "jsonb")
            inverted(operand, "jsonb_path_ops", base::Text(HOWDAH_TEXT("advise", "Serves @> on %1"), {name}));
        else if (isArray(type))
            inverted(operand, {}, base::Text(HOWDAH_TEXT("advise", "Serves @> on %1"), {name}));
        break;
    case Comparison::ContainedBy:
    case Comparison::Overlaps:
        if (isArray(type))
            inverted(operand, {}, base::Text(HOWDAH_TEXT("advise", "Serves what elements of %1 are shared"), {name}));
        break;
    case Comparison::HasKey:
        if (type == "jsonb")
            inverted(operand, {}, base::Text(HOWDAH_TEXT("advise", "Serves the keys of %1"), {name}));
        break;
    case Comparison::Matches:
        if (type == "jsonb")
            inverted(operand, "jsonb_path_ops", base::Text(HOWDAH_TEXT("advise", "Serves paths in %1"), {name}));
        else if (type == "tsvector")
            inverted(operand, {}, base::Text(HOWDAH_TEXT("advise", "Serves the search for words in %1"), {name}));
        break;
    case Comparison::ElementOf:
        if (isArray(type))
            note(base::Text(
                HOWDAH_TEXT("advise", "No index serves \"value = ANY (%1)\"; \"%1 @> ARRAY[value]\" could have one"),
                {name}));
        break;
    case Comparison::Equal:
        hash(predicate);
        blockRange(predicate);
        break;
    case Comparison::Above:
    case Comparison::Below:
    case Comparison::Between:
        blockRange(predicate);
        break;
    default:
        break;
    }
}

void CandidateMaker::trigram(const sql::Predicate& predicate)
{
    constexpr std::size_t shortest = 3;
    const std::string name = predicate.operand.column.empty() ? predicate.operand.expression : predicate.operand.column;
    if (!isText(typeOf(predicate.operand)) || typeOf(predicate.operand) == "character")
        return;
    if (!predicate.constants.empty() &&
        std::all_of(predicate.constants.begin(), predicate.constants.end(),
                    [](const std::string& pattern) { return longestWord(pattern) < shortest; }))
        return;
    const ExtensionInfo* found = extension("pg_trgm");
    if (found == nullptr) {
        note(base::Text(HOWDAH_TEXT("advise", "A search inside of %1 could use a trigram index; the extension pg_trgm "
                                              "is not installed in this database"),
                        {name}));
        return;
    }
    const std::string opclass = base::quoteQualified({found->schema, "gin_trgm_ops"});
    inverted(predicate.operand, opclass,
             base::Text(HOWDAH_TEXT("advise", "Serves the search inside of %1 by trigrams"), {name}));
}

void CandidateMaker::blockRange(const sql::Predicate& predicate)
{
    constexpr double bigPages = 10000, orderly = 0.9;
    const ColumnInfo* column = columnOf(predicate.operand);
    if (column == nullptr || predicate.orGroup >= 0 || m_table.pages < bigPages ||
        std::abs(column->correlation) <= orderly)
        return;
    if (!oneOf(typeOf(predicate.operand), {"smallint", "integer", "bigint", "numeric", "real", "double precision",
                                           "date", "timestamp without time zone", "timestamp with time zone"}))
        return;
    Draft draft;
    draft.index = blank();
    draft.index.method = "brin";
    IndexKey key;
    key.column = column->name;
    draft.index.keys = {std::move(key)};
    draft.reason = base::Text(
        HOWDAH_TEXT("advise", "The table lies in the order of %1: its blocks' ranges tell most away"), {column->name});
    m_pool.add(std::move(draft));
}

void CandidateMaker::hash(const sql::Predicate& predicate)
{
    constexpr double longText = 48; // bytes: a hash index keeps four of each
    const ColumnInfo* column = columnOf(predicate.operand);
    if (column == nullptr || !isText(typeOf(predicate.operand)) || column->averageWidth < longText)
        return;
    const bool otherwise = std::any_of(m_shape.predicates.begin(), m_shape.predicates.end(), [&](const auto& one) {
        return one.operand == predicate.operand && one.comparison != Comparison::Equal;
    });
    if (otherwise)
        return;
    Draft draft;
    draft.index = blank();
    draft.index.method = "hash";
    IndexKey key;
    key.column = column->name;
    draft.index.keys = {std::move(key)};
    draft.reason =
        base::Text(HOWDAH_TEXT("advise", "Serves equality on long values of %1 without keeping them"), {column->name});
    m_pool.add(std::move(draft));
}

} // namespace howdah::advise
