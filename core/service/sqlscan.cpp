// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"
#include "core/service/explain.h"

#include <algorithm>
#include <optional>
#include <string>

namespace howdah::service {
namespace {

bool isIdentifierStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isIdentifierPart(char c)
{
    return isIdentifierStart(c) || isDigit(c) || c == '$';
}

/// Walks over SQL text as the server's scanner would (PostgreSQL manual, "Lexical Structure"), as far as it takes to
/// tell what is code.
class Scanner {
public:
    struct Token {
        enum class Kind { Word, Parameter, Sign, Constant } kind;
        std::string_view text; ///< a parameter's is its number
    };

    explicit Scanner(std::string_view sql)
        : m_sql(sql)
    {}

    std::optional<Token> next()
    {
        using Kind = Token::Kind;
        while (m_at < m_sql.size()) {
            const std::size_t start = m_at;
            const auto token = [this, start](Kind kind) { return Token{kind, m_sql.substr(start, m_at - start)}; };
            const char c = m_sql[m_at];
            if (c == '-' && peek(1) == '-') {
                m_at = std::min(m_sql.find('\n', m_at), m_sql.size());
            } else if (c == '/' && peek(1) == '*') {
                skipBlockComment();
            } else if (isBlank(c)) {
                ++m_at;
            } else if (c == '\'') {
                skipString(false);
                return token(Kind::Constant);
            } else if ((c == 'e' || c == 'E') && peek(1) == '\'') {
                ++m_at;
                skipString(true);
                return token(Kind::Constant);
            } else if (c == '"') {
                skipQuoted('"');
                return token(Kind::Constant);
            } else if (isIdentifierStart(c)) {
                skipIdentifier();
                return token(Kind::Word);
            } else if (c == '$' && isDigit(peek(1))) {
                ++m_at;
                while (isDigit(peek(0)))
                    ++m_at;
                return Token{Kind::Parameter, m_sql.substr(start + 1, m_at - start - 1)};
            } else if (c == '$') {
                skipDollarString();
                return token(Kind::Constant);
            } else {
                ++m_at;
                return token(Kind::Sign);
            }
        }
        return {};
    }

private:
    [[nodiscard]] char peek(std::size_t ahead) const
    {
        return m_at + ahead < m_sql.size() ? m_sql[m_at + ahead] : '\0';
    }

    void skipString(bool backslashes)
    {
        for (++m_at; m_at < m_sql.size(); ++m_at) {
            if (backslashes && m_sql[m_at] == '\\')
                ++m_at;
            else if (m_sql[m_at] == '\'' && peek(1) == '\'')
                ++m_at;
            else if (m_sql[m_at] == '\'')
                break;
        }
        ++m_at;
    }

    void skipQuoted(char quote)
    {
        // Doubled, a quote stands for itself.
        do {
            m_at = m_sql.find(quote, m_at + 1);
            m_at = m_at == std::string_view::npos ? m_sql.size() : m_at + 1;
        } while (peek(0) == quote);
    }

    void skipBlockComment()
    {
        int depth = 0;
        do {
            if (m_sql[m_at] == '/' && peek(1) == '*') {
                ++depth;
                m_at += 2;
            } else if (m_sql[m_at] == '*' && peek(1) == '/') {
                --depth;
                m_at += 2;
            } else {
                ++m_at;
            }
        } while (depth > 0 && m_at < m_sql.size());
    }

    void skipIdentifier()
    {
        while (m_at < m_sql.size() && isIdentifierPart(m_sql[m_at]))
            ++m_at;
    }

    /// A dollar-quoted string, or a stray sign.
    void skipDollarString()
    {
        std::size_t end = m_at + 1;
        while (end < m_sql.size() && m_sql[end] != '$' && isIdentifierPart(m_sql[end]))
            ++end;
        if (end >= m_sql.size() || m_sql[end] != '$') {
            ++m_at;
            return;
        }
        const std::string_view tag = m_sql.substr(m_at, end + 1 - m_at);
        const std::size_t close = m_sql.find(tag, end + 1);
        m_at = close == std::string_view::npos ? m_sql.size() : close + tag.size();
    }

    std::string_view m_sql;
    std::size_t m_at = 0;
};

/// A keyword as the server folds it: ASCII alone.
std::string lower(std::string_view word)
{
    std::string text(word);
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

/// Of "Größe ""5""" what it names.
std::string unquoted(std::string_view text)
{
    std::string name;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        name += text[i];
        if (text[i] == '"' && i + 2 < text.size() && text[i + 1] == '"')
            ++i;
    }
    return name;
}

} // namespace

int highestParameter(std::string_view sql)
{
    Scanner scanner(sql);
    int highest = 0;
    while (const auto token = scanner.next()) {
        if (token->kind == Scanner::Token::Kind::Parameter)
            highest = std::max(highest, base::parseNumber<int>(token->text).value_or(0));
    }
    return highest;
}

bool makesRelation(std::string_view sql)
{
    using Kind = Scanner::Token::Kind;
    Scanner scanner(sql);
    bool first = true;
    std::string before;
    while (const auto token = scanner.next()) {
        const std::string word = token->kind == Kind::Word ? lower(token->text) : std::string(token->text);
        if (first && token->kind == Kind::Word && (word == "create" || word == "refresh"))
            return true;
        // INSERT INTO and MERGE INTO are the server's to refuse; after AS or a dot it is only a name.
        if (word == "into" && token->kind == Kind::Word && before != "insert" && before != "merge" && before != "as" &&
            before != ".")
            return true;
        first = first && word == "(";
        before = word;
    }
    return false;
}

std::vector<std::pair<std::string, std::string>> calledNames(std::string_view sql)
{
    using Kind = Scanner::Token::Kind;
    std::vector<std::pair<std::string, std::string>> names;
    Scanner scanner(sql);
    std::string schema, name;
    bool dotted = false;
    while (const auto token = scanner.next()) {
        const bool quoted = token->kind == Kind::Constant && token->text.front() == '"' && token->text.size() > 2;
        if (token->kind == Kind::Word || quoted) {
            schema = dotted ? std::move(name) : std::string();
            name = quoted ? unquoted(token->text) : lower(token->text);
            dotted = false;
        } else if (token->text == "." && !name.empty()) {
            dotted = true;
        } else {
            if (token->text == "(" && token->kind == Kind::Sign && !name.empty() && !dotted)
                names.emplace_back(schema, name);
            schema.clear();
            name.clear();
            dotted = false;
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace howdah::service
