// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/indexdefinition.h"

#include "core/base/quoting.h"

#include <algorithm>

namespace howdah::advise {

namespace {

constexpr std::size_t longestName = 63; // NAMEDATALEN - 1
constexpr std::string_view suffix = "_idx";

/// Letters, digits and underscores of an expression, for a name: "lower(email)" becomes "lower_email".
std::string words(std::string_view expression)
{
    std::string text;
    for (const char c : expression) {
        const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
                          static_cast<unsigned char>(c) >= 0x80;
        if (word)
            text += c;
        else if (!text.empty() && text.back() != '_')
            text += '_';
    }
    while (!text.empty() && text.back() == '_')
        text.pop_back();
    return text;
}

/// At most `bytes` of UTF-8, never half a character.
std::string_view cut(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
        --bytes;
    return text.substr(0, bytes);
}

std::string keyText(const IndexKey& key)
{
    std::string text = key.column.empty() ? "(" + key.expression + ")" : base::quoteIdentifier(key.column);
    if (!key.collation.empty())
        text += " COLLATE " + base::quoteIdentifier(key.collation);
    if (!key.opclass.empty())
        text += " " + key.opclass;
    if (key.descending)
        text += " DESC";
    if (key.nullsFirst != key.descending)
        text += key.nullsFirst ? " NULLS FIRST" : " NULLS LAST";
    return text;
}

} // namespace

std::vector<std::string> IndexKey::columnsRead() const
{
    std::vector<std::string> names;
    for (std::size_t at = 0; at < expression.size();) {
        const char quote = expression[at];
        if (quote != '\'' && quote != '"') {
            ++at;
            continue;
        }
        std::string name;
        std::size_t end = at + 1;
        for (; end < expression.size(); ++end) {
            if (expression[end] == quote && (end + 1 == expression.size() || expression[end + 1] != quote))
                break;
            if (expression[end] == quote)
                ++end;
            name += expression[end];
        }
        end = std::min(end + 1, expression.size());
        // The names of functions, types and their schemas may be quoted, too.
        const char before = at == 0 ? ' ' : expression[at - 1];
        const char after = end < expression.size() ? expression[end] : ' ';
        const bool plain = quote == '"' && before != '.' && before != ':' && after != '.' && after != '(';
        if (plain && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
        at = end;
    }
    return names;
}

bool follows(const IndexKey& key, const std::vector<std::string>& columns)
{
    if (key.expression.empty())
        return false;
    const std::vector<std::string> read = key.columnsRead();
    return !read.empty() && std::all_of(read.begin(), read.end(), [&](const std::string& name) {
        return std::find(columns.begin(), columns.end(), name) != columns.end();
    });
}

std::vector<IndexKey> withoutFollowing(const std::vector<IndexKey>& keys)
{
    std::vector<IndexKey> result;
    std::vector<std::string> columns;
    for (const IndexKey& key : keys) {
        if (follows(key, columns))
            continue;
        if (!key.column.empty())
            columns.push_back(key.column);
        result.push_back(key);
    }
    return result;
}

bool IndexDefinition::onExpression() const
{
    return std::ranges::any_of(keys, [](const IndexKey& key) { return key.column.empty(); });
}

std::string IndexDefinition::suggestedName() const
{
    std::string name = table;
    for (const IndexKey& key : keys)
        name += "_" + (key.column.empty() ? words(key.expression) : key.column);
    if (!where.empty())
        name += "_part";
    return std::string(cut(name, longestName - suffix.size())) + std::string(suffix);
}

std::string IndexDefinition::ddl(std::string_view name, bool concurrently) const
{
    std::string sql = unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
    if (concurrently)
        sql += "CONCURRENTLY ";
    sql += base::quoteIdentifier(name) + " ON ";
    sql += schema.empty() ? base::quoteIdentifier(table) : base::quoteQualified({schema, table});
    if (method != "btree")
        sql += " USING " + method;
    sql += " (";
    for (std::size_t i = 0; i < keys.size(); ++i)
        sql += (i > 0 ? ", " : "") + keyText(keys[i]);
    sql += ")";
    if (!include.empty()) {
        sql += " INCLUDE (";
        for (std::size_t i = 0; i < include.size(); ++i)
            sql += (i > 0 ? ", " : "") + base::quoteIdentifier(include[i]);
        sql += ")";
    }
    if (!where.empty())
        sql += " WHERE " + where;
    return sql;
}

} // namespace howdah::advise
