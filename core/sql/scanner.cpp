// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/scanner.h"

#include <algorithm>

namespace howdah::sql {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool continuesTag(char c)
{
    return startsName(c) || isDigit(c);
}

bool continuesName(char c)
{
    return continuesTag(c) || c == '$';
}

bool isOperator(char c)
{
    return c != '\0' && std::string_view("~!@#^&|`?+-*/%<>=").find(c) != std::string_view::npos;
}

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

} // namespace

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool isKeyword(std::string_view word, std::string_view keyword)
{
    if (word.size() != keyword.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (upper(word[i]) != keyword[i])
            return false;
    return true;
}

Token Scanner::finish(TokenKind kind, std::size_t start, std::size_t end)
{
    m_place = end;
    return {kind, start, end - start, 0};
}

Token Scanner::unterminated(std::size_t start, char opener)
{
    m_place = m_text.size();
    return {TokenKind::Unterminated, start, m_text.size() - start, opener};
}

Token Scanner::next()
{
    while (m_place < m_text.size() && isBlank(m_text[m_place]))
        ++m_place;
    const std::size_t start = m_place;
    if (start >= m_text.size())
        return {TokenKind::End, m_text.size(), 0, 0};
    const char c = m_text[start];
    if (c == '-' && at(start + 1) == '-')
        return finish(TokenKind::Comment, start, std::min(m_text.find_first_of("\r\n", start), m_text.size()));
    if (c == '/' && at(start + 1) == '*')
        return blockComment(start);
    if (c == '\'')
        return string(start, start, false);
    if (c == '"')
        return quotedName(start);
    if (c == '$')
        return dollar(start);
    if (isDigit(c) || (c == '.' && isDigit(at(start + 1))))
        return number(start);
    const char after = at(start + 1);
    if ((c == 'e' || c == 'E') && after == '\'')
        return string(start, start + 1, true);
    if (std::string_view("bBxXnN").find(c) != std::string_view::npos && after == '\'')
        return string(start, start + 1, false);
    if ((c == 'u' || c == 'U') && after == '&' && at(start + 2) == '\'')
        return string(start, start + 2, false);
    if ((c == 'u' || c == 'U') && after == '&' && at(start + 2) == '"')
        return quotedName(start + 2);
    if (startsName(c)) {
        std::size_t end = start + 1;
        while (end < m_text.size() && continuesName(m_text[end]))
            ++end;
        return finish(TokenKind::Word, start, end);
    }
    if (isOperator(c))
        return operators(start);
    return finish(TokenKind::Punctuation, start, start + 1);
}

Token Scanner::quotedName(std::size_t start)
{
    // A doubled quote is one name that goes on.
    for (std::size_t end = m_text.find('"', start + 1); end != std::string_view::npos;
         end = m_text.find('"', end + 2)) {
        if (at(end + 1) != '"')
            return finish(TokenKind::QuotedName, start, end + 1);
        if (end + 2 >= m_text.size())
            break;
    }
    return unterminated(start, '"');
}

/// Where the next piece of a string begins that goes on in another line: SQL joins 'a' <line break> 'b'.
std::size_t Scanner::continuation(std::size_t after) const
{
    bool broken = false;
    for (std::size_t place = after; place < m_text.size();) {
        const char c = m_text[place];
        if (isBlank(c)) {
            broken = broken || c == '\n' || c == '\r';
            ++place;
        } else if (c == '-' && at(place + 1) == '-' && broken) {
            place = m_text.find_first_of("\r\n", place);
        } else {
            return broken && c == '\'' ? place : std::string_view::npos;
        }
    }
    return std::string_view::npos;
}

Token Scanner::string(std::size_t start, std::size_t quote, bool escapes)
{
    for (std::size_t place = quote + 1; place < m_text.size();) {
        place = m_text.find_first_of(escapes ? std::string_view("'\\") : std::string_view("'"), place);
        if (place == std::string_view::npos)
            break;
        if (m_text[place] == '\\' || at(place + 1) == '\'') {
            place += 2;
            continue;
        }
        const std::size_t more = continuation(place + 1);
        if (more == std::string_view::npos)
            return finish(TokenKind::String, start, place + 1);
        place = more + 1;
    }
    return unterminated(start, '\'');
}

Token Scanner::dollar(std::size_t start)
{
    std::size_t end = start + 1;
    if (isDigit(at(end))) {
        while (isDigit(at(end)))
            ++end;
        return finish(TokenKind::Parameter, start, end);
    }
    while (end < m_text.size() && continuesTag(m_text[end]))
        ++end;
    if (at(end) != '$')
        return finish(TokenKind::Punctuation, start, start + 1);
    const std::string_view tag = m_text.substr(start, end + 1 - start);
    const std::size_t close = m_text.find(tag, end + 1);
    if (close == std::string_view::npos)
        return unterminated(start, '$');
    return finish(TokenKind::String, start, close + tag.size());
}

Token Scanner::blockComment(std::size_t start)
{
    int depth = 1;
    for (std::size_t place = start + 2; place < m_text.size();) {
        place = m_text.find_first_of("*/", place);
        if (place == std::string_view::npos)
            break;
        if (m_text[place] == '/' && at(place + 1) == '*') {
            ++depth;
            place += 2;
        } else if (m_text[place] == '*' && at(place + 1) == '/') {
            place += 2;
            if (--depth == 0)
                return finish(TokenKind::Comment, start, place);
        } else {
            ++place;
        }
    }
    return unterminated(start, '*');
}

Token Scanner::number(std::size_t start)
{
    std::size_t end = start;
    while (isDigit(at(end)))
        ++end;
    if (at(end) == '.' && at(end + 1) != '.') { // 1..2 is two numbers and two dots, as in a PL/pgSQL loop
        ++end;
        while (isDigit(at(end)))
            ++end;
    }
    if (at(end) == 'e' || at(end) == 'E') {
        const std::size_t digits = at(end + 1) == '+' || at(end + 1) == '-' ? end + 2 : end + 1;
        if (isDigit(at(digits))) {
            end = digits;
            while (isDigit(at(end)))
                ++end;
        }
    }
    return finish(TokenKind::Number, start, end);
}

Token Scanner::operators(std::size_t start)
{
    std::size_t end = start;
    while (isOperator(at(end))) {
        const bool comment = (at(end) == '-' && at(end + 1) == '-') || (at(end) == '/' && at(end + 1) == '*');
        if (comment && end > start)
            break;
        ++end;
    }
    return finish(TokenKind::Operator, start, end);
}

} // namespace howdah::sql
