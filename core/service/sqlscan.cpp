// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"
#include "core/service/explain.h"

#include <algorithm>

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

bool isIdentifierPart(char c)
{
    return isIdentifierStart(c) || isDigit(c) || c == '$';
}

/// Walks over SQL text as the server's scanner would (PostgreSQL manual, "Lexical Structure"), as far as it takes to
/// tell what is code.
class Scanner {
public:
    explicit Scanner(std::string_view sql)
        : m_sql(sql)
    {}

    int highestParameter()
    {
        while (m_at < m_sql.size()) {
            const char c = m_sql[m_at];
            if (c == '\'')
                skipString(false);
            else if ((c == 'e' || c == 'E') && peek(1) == '\'') {
                ++m_at;
                skipString(true);
            } else if (c == '"')
                skipQuoted('"');
            else if (c == '-' && peek(1) == '-')
                m_at = std::min(m_sql.find('\n', m_at), m_sql.size());
            else if (c == '/' && peek(1) == '*')
                skipBlockComment();
            else if (isIdentifierStart(c))
                skipIdentifier();
            else if (c == '$')
                dollar();
            else
                ++m_at;
        }
        return m_highest;
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
        m_at = m_sql.find(quote, m_at + 1);
        m_at = m_at == std::string_view::npos ? m_sql.size() : m_at + 1;
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

    /// A parameter, a dollar-quoted string, or a stray sign.
    void dollar()
    {
        std::size_t end = m_at + 1;
        if (isDigit(peek(1))) {
            while (end < m_sql.size() && isDigit(m_sql[end]))
                ++end;
            const auto number = base::parseNumber<int>(m_sql.substr(m_at + 1, end - m_at - 1));
            m_highest = std::max(m_highest, number.value_or(0));
            m_at = end;
            return;
        }
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
    int m_highest = 0;
};

} // namespace

int highestParameter(std::string_view sql)
{
    return Scanner(sql).highestParameter();
}

} // namespace howdah::service
