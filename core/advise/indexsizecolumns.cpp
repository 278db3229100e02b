// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/indexsizecolumns.h"

#include "core/advise/expressionsample.h"
#include "core/base/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

namespace howdah::advise {

namespace {

constexpr int shortHeader = 1, longHeader = 4; // of a value of varying length (postgres.h)
constexpr int longestShort = 126;              // VARATT_SHORT_MAX, less one
constexpr int unknownWidth = 8;
/// Values longer than this are compressed before they go into an index (TOAST_INDEX_TARGET, heaptoast.h).
constexpr int compressedFrom = 508;

struct KnownType {
    std::uint32_t oid;
    int length, align;
    bool equalImage;
};

// pg_type.dat; equalImage from the support functions number 4 in pg_amproc.dat.
constexpr std::array knownTypes{
    KnownType{16, 1, 1, true},     // bool
    KnownType{17, -1, 4, true},    // bytea
    KnownType{18, 1, 1, true},     // "char"
    KnownType{19, -2, 1, true},    // name: kept as a C string
    KnownType{20, 8, 8, true},     // int8
    KnownType{21, 2, 2, true},     // int2
    KnownType{23, 4, 4, true},     // int4
    KnownType{25, -1, 4, true},    // text
    KnownType{26, 4, 4, true},     // oid
    KnownType{650, -1, 4, true},   // cidr
    KnownType{700, 4, 4, false},   // float4
    KnownType{701, 8, 8, false},   // float8
    KnownType{774, 8, 4, true},    // macaddr8
    KnownType{790, 8, 8, true},    // money
    KnownType{829, 6, 4, true},    // macaddr
    KnownType{869, -1, 4, true},   // inet
    KnownType{1042, -1, 4, true},  // bpchar
    KnownType{1043, -1, 4, true},  // varchar
    KnownType{1082, 4, 4, true},   // date
    KnownType{1083, 8, 8, true},   // time
    KnownType{1114, 8, 8, true},   // timestamp
    KnownType{1184, 8, 8, true},   // timestamptz
    KnownType{1186, 16, 8, false}, // interval: 24 hours equal a day
    KnownType{1266, 12, 8, true},  // timetz
    KnownType{1560, -1, 4, true},  // bit
    KnownType{1562, -1, 4, true},  // varbit
    KnownType{1700, -1, 4, false}, // numeric: 1.0 equals 1.00
    KnownType{2950, 16, 1, true},  // uuid
    KnownType{3220, 8, 8, true},   // pg_lsn
    KnownType{3802, -1, 4, false}, // jsonb
    KnownType{3614, -1, 4, false}, // tsvector
};

constexpr std::uint32_t firstOfUsers = 16384;

/// A domain is stored as what it stands for.
std::uint32_t storedType(const ColumnInfo& column)
{
    if (column.typeOid < firstOfUsers)
        return column.typeOid;
    struct Named {
        std::string_view name;
        std::uint32_t oid;
    };
    // As format_type() writes them, most with a length after them.
    constexpr std::array names{
        Named{"text", 25},        Named{"character varying", 1043},
        Named{"character", 1042}, Named{"integer", 23},
        Named{"bigint", 20},      Named{"smallint", 21},
        Named{"numeric", 1700},   Named{"uuid", 2950},
        Named{"date", 1082},      Named{"boolean", 16},
        Named{"bytea", 17},       Named{"jsonb", 3802},
        Named{"real", 700},       Named{"double precision", 701},
        Named{"inet", 869},       Named{"timestamp with", 1184},
        Named{"timestamp", 1114},
    };
    const bool array = column.baseType.ends_with("[]");
    for (const Named& each : names)
        if (!array && column.baseType.starts_with(each.name))
            return each.oid;
    return column.typeOid;
}

bool textual(std::uint32_t oid)
{
    return oid == 25 || oid == 1042 || oid == 1043;
}

/// Groups of four decimal digits without those of zeros at either end (numeric.c), two bytes each, after a header of
/// two.
int numericBytes(std::string_view text)
{
    if (!text.empty() && text.front() == '-')
        text.remove_prefix(1);
    const auto point = std::min(text.find('.'), text.size());
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string digits((4 - point % 4) % 4, '0');
    for (const char c : text) {
        if (digit(c))
            digits += c;
        else if (c != '.')
            return varyingBytes(2); // NaN, Infinity
    }
    digits.resize((digits.size() + 3) / 4 * 4, '0');
    std::size_t first = 0, last = digits.size() / 4;
    const auto zero = [&](std::size_t group) { return digits.compare(group * 4, 4, "0000") == 0; };
    while (first < last && zero(first))
        ++first;
    while (last > first && zero(last - 1))
        --last;
    return varyingBytes(2 + 2 * static_cast<int>(last - first));
}

/// `count` widths around the mean that pg_stats tells, which has lost its fraction.
std::vector<int> spread(double mean, bool even)
{
    if (mean <= 0)
        mean = unknownWidth;
    if (even)
        return {static_cast<int>(std::lround(mean))};
    std::vector<int> widths;
    constexpr int count = 9;
    const double around = std::min(0.2 * mean, 24.0);
    for (int i = 0; i < count; ++i)
        widths.push_back(static_cast<int>(std::lround(mean + 0.5 + around * (2.0 * i / (count - 1) - 1))));
    return widths;
}

std::vector<int> sampledWidths(const ColumnInfo& column)
{
    // Each bound of the histogram stands for its share of the rows that hold no common value.
    double common = 0;
    for (const double frequency : column.commonFrequencies)
        common += frequency;
    const double rest = std::max(0.0, 1 - column.nullFraction - common);
    constexpr int parts = 64;
    std::vector<std::pair<int, double>> weighted;
    for (std::size_t i = 0; i < column.commonValues.size() && i < column.commonFrequencies.size(); ++i)
        if (const int bytes = storedBytes(column, column.commonValues[i]); bytes > 0)
            weighted.emplace_back(bytes, column.commonFrequencies[i]);
    for (const std::string& bound : column.histogram)
        if (const int bytes = storedBytes(column, bound); bytes > 0)
            weighted.emplace_back(bytes, rest / static_cast<double>(column.histogram.size()));
    double total = 0;
    for (const auto& [bytes, weight] : weighted)
        total += weight;
    // Few common values say little of the others where there is no histogram.
    if (weighted.empty() || total <= 0 || (column.histogram.empty() && rest > 0.5 * (common + rest)))
        return {};
    std::sort(weighted.begin(), weighted.end());
    std::vector<int> widths;
    double reached = 0;
    std::size_t at = 0;
    for (int i = 0; i < parts; ++i) {
        const double wanted = total * (i + 0.5) / parts;
        while (at + 1 < weighted.size() && reached + weighted[at].second < wanted)
            reached += weighted[at++].second;
        widths.push_back(weighted[at].first);
    }
    return widths;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}

bool wordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

struct ResultType {
    std::string_view name;
    std::uint32_t oid;
    double width;
};

/// Types as a cast writes them, and functions by the type of their result.
constexpr std::array castTypes{
    ResultType{"date", 1082, 4},        ResultType{"integer", 23, 4},  ResultType{"int", 23, 4},
    ResultType{"bigint", 20, 8},        ResultType{"smallint", 21, 2}, ResultType{"boolean", 16, 1},
    ResultType{"timestamp", 1114, 8},   ResultType{"uuid", 2950, 16},  ResultType{"numeric", 1700, 6},
    ResultType{"timestamptz", 1184, 8}, ResultType{"real", 700, 4},    ResultType{"double", 701, 8},
};
constexpr std::array functionTypes{
    ResultType{"date", 1082, 4},       ResultType{"length", 23, 4},    ResultType{"char_length", 23, 4},
    ResultType{"octet_length", 23, 4}, ResultType{"extract", 1700, 5}, ResultType{"date_part", 701, 8},
    ResultType{"date_trunc", 1114, 8}, ResultType{"md5", 25, 33},      ResultType{"hashtext", 23, 4},
    ResultType{"abs", 0, 0},
};

template <std::size_t n> const ResultType* typeNamed(const std::array<ResultType, n>& types, std::string_view name)
{
    for (const ResultType& type : types)
        if (type.name == name)
            return &type;
    return nullptr;
}

/// The type an expression ends up as, where its last cast or its outermost function says so.
const ResultType* resultType(std::string_view expression)
{
    const std::string text = lowered(expression);
    if (const auto cast = text.rfind("::"); cast != std::string::npos && text.find(')', cast) == std::string::npos) {
        std::size_t end = cast + 2;
        while (end < text.size() && wordByte(text[end]))
            ++end;
        return typeNamed(castTypes, std::string_view(text).substr(cast + 2, end - cast - 2));
    }
    std::size_t end = 0;
    while (end < text.size() && wordByte(text[end]))
        ++end;
    if (end > 0 && end < text.size() && text[end] == '(')
        return typeNamed(functionTypes, std::string_view(text).substr(0, end));
    return nullptr;
}

/// Days between the first and the last bound of a histogram of dates or times: "2026-01-31 12:00:00+00".
std::optional<double> daysSpanned(const ColumnInfo& column)
{
    if (column.histogram.size() < 2)
        return std::nullopt;
    const auto day = [](std::string_view text) -> std::optional<double> {
        if (text.size() < 10 || text[4] != '-' || text[7] != '-')
            return std::nullopt;
        const auto year = base::parseNumber<int>(text.substr(0, 4));
        const auto month = base::parseNumber<int>(text.substr(5, 2));
        const auto date = base::parseNumber<int>(text.substr(8, 2));
        if (!year || !month || !date)
            return std::nullopt;
        return *year * 365.2425 + (*month - 1) * 30.436875 + *date;
    };
    const auto first = day(column.histogram.front()), last = day(column.histogram.back());
    if (!first || !last || *last < *first)
        return std::nullopt;
    return *last - *first + 1;
}

/// Into how many parts of one length date_trunc('hour', ...) cuts a day; 0: it is none, or not known.
double stepsOfDay(std::string_view expression)
{
    struct Unit {
        std::string_view name;
        double steps;
    };
    constexpr std::array units{Unit{"'minute'", 1440},    Unit{"'hour'", 24},        Unit{"'day'", 1},
                               Unit{"'week'", 1 / 7.0},   Unit{"'month'", 1 / 30.4}, Unit{"'quarter'", 1 / 91.3},
                               Unit{"'year'", 1 / 365.25}};
    const auto known = std::ranges::find_if(
        units, [&](const Unit& unit) { return expression.find(unit.name) != std::string_view::npos; });
    return known != units.end() ? known->steps : 0;
}

/// The names along "doc -> 'owner' ->> 'id'", casts of constants left out; nothing for anything else.
std::optional<std::vector<std::string>> memberPath(std::string_view expression)
{
    std::vector<std::string> path;
    std::string text;
    for (const char c : expression)
        if (c != '(' && c != ')')
            text += c;
    std::size_t at = text.find("->");
    while (at != std::string::npos) {
        at += text.compare(at, 3, "->>") == 0 ? std::size_t{3} : std::size_t{2};
        while (at < text.size() && text[at] == ' ')
            ++at;
        const auto end = at < text.size() && text[at] == '\'' ? text.find('\'', at + 1) : std::string::npos;
        if (end == std::string::npos)
            return std::nullopt;
        path.push_back(text.substr(at + 1, end - at - 1));
        const auto next = text.find("->", end);
        // Between two steps, and after the last, nothing but casts to text.
        std::string between = text.substr(end + 1, next == std::string::npos ? next : next - end - 1);
        std::erase(between, ' ');
        if (!between.empty() && between != "::text")
            return std::nullopt;
        at = next;
    }
    return path;
}

/// What the documents that pg_stats shows say of one of their members. `asText`: ->> instead of ->.
std::optional<ColumnInfo> memberColumn(const ColumnInfo& source, const std::vector<std::string>& path, bool asText,
                                       double rows)
{
    struct Seen {
        double share = 0;
        int bounds = 0;
    };
    std::map<std::string, Seen> values;
    double nulls = source.nullFraction, common = 0;
    const auto note = [&](const std::string& document, double share, bool bound) {
        nlohmann::json value = nlohmann::json::parse(document, nullptr, false);
        for (const std::string& name : path) {
            nlohmann::json member = value.is_object() && value.contains(name) ? value[name] : nlohmann::json();
            value = std::move(member);
        }
        if (value.is_null() || value.is_discarded()) {
            nulls += share;
            return;
        }
        Seen& seen =
            values[value.is_string() && asText ? value.get<std::string>()
                                               : value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)];
        seen.share += share;
        seen.bounds += bound ? 1 : 0;
    };
    for (std::size_t i = 0; i < source.commonValues.size() && i < source.commonFrequencies.size(); ++i) {
        common += source.commonFrequencies[i];
        note(source.commonValues[i], source.commonFrequencies[i], false);
    }
    const double rest = std::max(0.0, 1 - source.nullFraction - common);
    for (const std::string& document : source.histogram)
        note(document, rest / static_cast<double>(source.histogram.size()), true);
    if (source.histogram.size() < 10 && rest > 0.5)
        return std::nullopt;
    ColumnInfo result;
    result.typeOid = asText ? 25 : 3802;
    result.nullFraction = std::min(1.0, nulls);
    double once = 0, twice = 0, width = 0;
    for (const auto& [value, seen] : values) {
        once += seen.bounds == 1 ? 1 : 0;
        twice += seen.bounds == 2 ? 1 : 0;
        width += seen.share * static_cast<double>(value.size() + 1);
        if (seen.bounds != 1) {
            result.commonValues.push_back(value);
            result.commonFrequencies.push_back(seen.share);
        } else {
            result.histogram.push_back(value);
        }
    }
    const double unseen = once * once / (2 * twice + 1); // Chao's estimate, as for the keys of a GIN index
    result.distinct = std::clamp(static_cast<double>(values.size()) + unseen, 1.0, std::max(1.0, rows));
    result.averageWidth = nulls < 1 ? width / (1 - std::min(nulls, 0.999)) : unknownWidth;
    return result;
}

ColumnInfo expressionColumn(const std::string& expression, const TableInfo& table)
{
    ColumnInfo result;
    const ColumnInfo* source = columnIn(expression, table);
    if (source != nullptr)
        result = *source;
    result.name.clear();
    result.notNull = false;
    const ResultType* type = resultType(expression);
    const bool opensDocument = expression.find("->") != std::string::npos;
    if (type == nullptr && opensDocument) {
        if (const auto path = memberPath(expression); path && source != nullptr)
            if (auto member = memberColumn(*source, *path, expression.find("->>") != std::string::npos,
                                           std::max(1.0, table.rows)))
                return *member;
        // A member of a document: nothing is known of it but that it is shorter than the whole.
        result = ColumnInfo();
        result.typeOid = expression.find("->>") != std::string::npos ? 25 : 3802;
        result.averageWidth = source == nullptr ? unknownWidth : std::clamp(source->averageWidth / 6, 4.0, 24.0);
        result.distinct = std::max(1.0, table.rows * 0.1);
        return result;
    }
    const double steps = type != nullptr && type->oid == 1114 ? stepsOfDay(expression) : 0;
    const bool hashed = type != nullptr && lowered(expression).starts_with("md5(");
    if (type == nullptr || type->oid == 0 || (type->oid == result.typeOid && steps == 0 && !hashed))
        return result;
    const bool dated = type->oid == 1082 || steps > 0;
    const std::optional<double> days = source != nullptr && dated ? daysSpanned(*source) : std::nullopt;
    if (opensDocument)
        result.distinct = std::max(1.0, table.rows * 0.1);
    // Not an injection: a day holds many moments, and a length many words.
    if (days)
        result.distinct = std::clamp(*days * (steps > 0 ? steps : 1), 1.0, std::max(1.0, result.distinct));
    else if (type->oid == 16)
        result.distinct = 2;
    else if (type->width <= 4 && !textual(type->oid))
        result.distinct = std::max(1.0, std::min(result.distinct, 1000.0));
    result.typeOid = type->oid;
    result.type.clear();
    result.averageWidth = type->width;
    result.commonValues.clear();
    result.commonFrequencies.clear();
    result.histogram.clear();
    return result;
}

} // namespace

int varyingBytes(int payload)
{
    return payload <= longestShort - shortHeader ? payload + shortHeader : payload + longHeader;
}

TypeLayout layoutOf(const ColumnInfo& column)
{
    const std::uint32_t oid = storedType(column);
    for (const KnownType& type : knownTypes)
        if (type.oid == oid)
            return {type.length == -2 ? -1 : type.length, type.align, type.equalImage};
    const bool array = column.type.ends_with("[]");
    if (column.typeKind == 'e' && !array)
        return {4, 4, true};
    return {-1, 4, false};
}

int storedBytes(const ColumnInfo& column, std::string_view text)
{
    const TypeLayout layout = layoutOf(column);
    if (layout.length > 0)
        return layout.length;
    const std::uint32_t oid = storedType(column);
    if (textual(oid))
        return varyingBytes(static_cast<int>(text.size()));
    if (oid == 19)
        return static_cast<int>(text.size()) + 1;
    if (oid == 1700)
        return numericBytes(text);
    if (oid == 17 && text.starts_with("\\x"))
        return varyingBytes(static_cast<int>(text.size() / 2) - 1);
    return 0;
}

const ColumnInfo* columnIn(std::string_view expression, const TableInfo& table)
{
    for (std::size_t at = 0; at < expression.size();) {
        if (expression[at] == '\'') {
            const auto end = expression.find('\'', at + 1);
            at = end == std::string_view::npos ? expression.size() : end + 1;
            continue;
        }
        if (expression[at] == '"') {
            const auto end = std::min(expression.find('"', at + 1), expression.size());
            if (const ColumnInfo* column = table.column(expression.substr(at + 1, end - at - 1)))
                return column;
            at = end + 1;
            continue;
        }
        if (!wordByte(expression[at])) {
            ++at;
            continue;
        }
        auto end = at;
        while (end < expression.size() && wordByte(expression[end]))
            ++end;
        const bool call = end < expression.size() && expression[end] == '(';
        if (!call)
            if (const ColumnInfo* column = table.column(lowered(expression.substr(at, end - at))))
                return column;
        at = end;
    }
    return nullptr;
}

StoredColumn storedColumn(const ColumnInfo& column)
{
    StoredColumn stored{column, layoutOf(column), {}};
    const std::uint32_t oid = stored.info.typeOid = storedType(column);
    if (stored.layout.length > 0)
        stored.widths = {stored.layout.length};
    else
        stored.widths = sampledWidths(column);
    if (stored.widths.empty()) {
        // character(n) is padded.
        stored.widths = spread(column.averageWidth, oid == 1042 || oid == 1560);
    }
    for (int& width : stored.widths)
        if (width > compressedFrom && (textual(oid) || oid == 3802 || oid == 17))
            width = std::max(compressedFrom / 2, std::min(width, static_cast<int>(column.averageWidth)));
    return stored;
}

StoredColumn storedColumn(const IndexKey& key, const TableInfo& table)
{
    if (!key.column.empty()) {
        if (const ColumnInfo* column = table.column(key.column))
            return storedColumn(*column);
        return storedColumn(ColumnInfo());
    }
    if (const SampledExpression* const sampled = sampledExpression(key.expression, table))
        return storedColumn(sampled->column);
    return storedColumn(expressionColumn(key.expression, table));
}

int tupleBytes(const std::vector<const StoredColumn*>& columns, const std::vector<int>& widths, bool nulls)
{
    std::int64_t at = nulls ? 16 : 8; // the header, and a bitmap of 32 bits aligned
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const TypeLayout& layout = columns[i]->layout;
        if (widths[i] <= 0)
            continue;
        // A value with a short header needs no alignment.
        if (layout.length > 0 || widths[i] > longestShort)
            at = (at + layout.align - 1) / layout.align * layout.align;
        at += widths[i];
    }
    return static_cast<int>(maxAlign(at));
}

} // namespace howdah::advise
