// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/splitter.h"

#include "core/base/text.h"
#include "core/sql/scanner.h"

#include <algorithm>
#include <string>
#include <utility>

namespace howdah::sql {

namespace {

/// Follows one statement and knows whether a semicolon ends it.
class Nesting {
public:
    void start() { *this = Nesting(); }

    void word(std::string_view text)
    {
        ++m_words;
        // Only a routine's body may hold statements of its own; BEGIN alone starts a transaction.
        if (m_words == 1)
            m_create = isKeyword(text, "CREATE");
        else if (m_create && m_words <= 4 && (isKeyword(text, "FUNCTION") || isKeyword(text, "PROCEDURE")))
            m_routine = true;
        const bool body = m_routine && isKeyword(text, "ATOMIC") && m_lastWasBegin;
        if (body || (m_blocks > 0 && isKeyword(text, "CASE")))
            ++m_blocks;
        else if (m_blocks > 0 && isKeyword(text, "END"))
            --m_blocks;
        m_lastWasBegin = isKeyword(text, "BEGIN");
    }

    void other(char c, std::size_t offset)
    {
        m_lastWasBegin = false;
        if (c == '(' || c == '[') {
            if (m_brackets++ == 0)
                m_opened = offset;
        } else if ((c == ')' || c == ']') && m_brackets > 0) {
            --m_brackets;
        }
    }

    [[nodiscard]] bool inside() const { return m_brackets > 0 || m_blocks > 0; }
    [[nodiscard]] bool inBrackets() const { return m_brackets > 0; }
    [[nodiscard]] std::size_t opened() const { return m_opened; }

private:
    int m_words = 0;
    bool m_create = false, m_routine = false, m_lastWasBegin = false;
    std::size_t m_brackets = 0, m_blocks = 0, m_opened = 0;
};

base::Error openEnd(std::string_view text, std::size_t offset, base::TextSource source)
{
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    return {base::ErrorCode::InvalidInput, base::Text(HOWDAH_TEXT("sql", "The statements cannot be told apart")),
            base::Text(source, {std::to_string(line)})};
}

base::TextSource unterminatedText(char opener)
{
    switch (opener) {
    case '"':
        return HOWDAH_TEXT("sql", "the quoted name that begins in line %1 has no end");
    case '$':
        return HOWDAH_TEXT("sql", "the dollar-quoted string that begins in line %1 has no end");
    case '*':
        return HOWDAH_TEXT("sql", "the comment that begins in line %1 has no end");
    default:
        return HOWDAH_TEXT("sql", "the string that begins in line %1 has no end");
    }
}

} // namespace

base::Result<std::vector<Span>> splitStatements(std::string_view text)
{
    if (text.find('\0') != std::string_view::npos)
        return base::Error(base::ErrorCode::InvalidInput,
                           base::Text(HOWDAH_TEXT("sql", "The text holds a zero byte, which SQL cannot")));
    std::vector<Span> spans;
    Scanner scanner(text);
    Nesting nesting;
    bool any = false;
    Span span;
    for (;;) {
        const Token token = scanner.next();
        if (token.kind == TokenKind::Comment)
            continue;
        if (token.kind == TokenKind::Unterminated)
            return openEnd(text, token.offset, unterminatedText(token.opener));
        const bool ends = token.kind == TokenKind::End ||
                          (token.kind == TokenKind::Punctuation && text[token.offset] == ';' && !nesting.inside());
        if (ends) {
            if (token.kind == TokenKind::End && nesting.inBrackets())
                return openEnd(text, nesting.opened(),
                               HOWDAH_TEXT("sql", "the parenthesis that opens in line %1 is not closed"));
            if (token.kind == TokenKind::End && nesting.inside())
                return openEnd(text, span.offset,
                               HOWDAH_TEXT("sql", "the routine that begins in line %1 lacks the END of its body"));
            if (any)
                spans.push_back(span);
            if (token.kind == TokenKind::End)
                return spans;
            any = false;
            nesting.start();
            continue;
        }
        if (!any)
            span.offset = token.offset;
        any = true;
        span.length = token.offset + token.length - span.offset;
        if (token.kind == TokenKind::Word)
            nesting.word(text.substr(token.offset, token.length));
        else
            nesting.other(text[token.offset], token.offset);
    }
}

} // namespace howdah::sql
