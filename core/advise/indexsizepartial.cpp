// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/indexsizepartial.h"

#include "core/advise/indexsizecolumns.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace howdah::advise {

namespace {

struct Token {
    enum class Kind { Name, Word, Literal, Other } kind = Kind::Other;
    std::string text; ///< unquoted
};

bool wordByte(char c)
{
    return c == '_' || c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// What stands between two quotes, of which two in a row are one; `at` moves behind it.
std::string quoted(std::string_view sql, std::size_t& at)
{
    const char quote = sql[at];
    std::string text;
    for (++at; at < sql.size(); ++at) {
        if (sql[at] == quote && (at + 1 >= sql.size() || sql[at + 1] != quote)) {
            ++at;
            break;
        }
        at += sql[at] == quote ? 1U : 0U;
        text += sql[at];
    }
    return text;
}

std::vector<Token> tokensOf(std::string_view sql)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < sql.size();) {
        const char c = sql[at];
        if (c == '\'' || c == '"') {
            const auto kind = c == '"' ? Token::Kind::Name : Token::Kind::Literal;
            tokens.push_back({kind, quoted(sql, at)});
        } else if (wordByte(c)) {
            const auto begin = at;
            while (at < sql.size() && wordByte(sql[at]))
                ++at;
            tokens.push_back({Token::Kind::Word, std::string(sql.substr(begin, at - begin))});
        } else {
            if (c != ' ' && c != '(' && c != ')')
                tokens.push_back({Token::Kind::Other, std::string(1, c)});
            ++at;
        }
    }
    return tokens;
}

bool isWord(const Token& token, std::string_view word)
{
    return token.kind == Token::Kind::Word && token.text == word;
}

void fix(ColumnInfo& column, const std::string& value)
{
    column.commonValues = {value};
    column.commonFrequencies = {1};
    column.histogram.clear();
    column.nullFraction = 0;
    column.distinct = 1;
    if (const int bytes = storedBytes(column, value); bytes > 0)
        column.averageWidth = bytes;
}

} // namespace

TableInfo withinPredicate(TableInfo table, std::string_view where)
{
    const std::vector<Token> tokens = tokensOf(where);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (isWord(tokens[i], "OR") || (isWord(tokens[i], "NOT") && (i == 0 || !isWord(tokens[i - 1], "IS"))))
            return table;
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        const bool begins = i == 0 || isWord(tokens[i - 1], "AND");
        const bool named = tokens[i].kind == Token::Kind::Name || tokens[i].kind == Token::Kind::Word;
        const bool equals = tokens[i + 1].kind == Token::Kind::Other && tokens[i + 1].text == "=";
        const bool literal = tokens[i + 2].kind == Token::Kind::Literal;
        const bool ends = i + 3 >= tokens.size() || isWord(tokens[i + 3], "AND") || tokens[i + 3].text == ":"; // a cast
        if (!begins || !named || !equals || !literal || !ends)
            continue;
        const auto column =
            std::ranges::find_if(table.columns, [&](const ColumnInfo& one) { return one.name == tokens[i].text; });
        if (column != table.columns.end())
            fix(*column, tokens[i + 2].text);
    }
    return table;
}

} // namespace howdah::advise
