// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string_view>

namespace howdah::sql {

enum class TokenKind {
    End,
    Word,        ///< keyword or plain name
    QuotedName,  ///< "..."
    String,      ///< '...', E'...', $tag$...$tag$ with its continuation lines
    Number,      ///< 12, 1.5e3
    Parameter,   ///< $1
    Operator,    ///< a run of operator characters
    Punctuation, ///< one character: ( ) [ ] , ; . : and whatever is nothing else
    Comment,     ///< -- ... or a nested /* ... */
    Unterminated ///< a string, quoted name or comment that the text ends in
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::size_t offset = 0, length = 0; ///< bytes
    char opener = 0;                    ///< of an unterminated one: ' " $ or *
};

/// Cuts SQL into tokens by the lexical rules of PostgreSQL (manual, "Lexical Structure") with
/// standard_conforming_strings on. Never fails, never skips anything but blanks, and keeps no copy: `text` must outlive
/// it. Time and memory are bounded by the text's length and a constant.
class Scanner {
public:
    explicit Scanner(std::string_view text)
        : m_text(text)
    {}
    Token next();

private:
    Token quotedName(std::size_t start);
    Token string(std::size_t start, std::size_t quote, bool escapes);
    Token dollar(std::size_t start);
    Token blockComment(std::size_t start);
    Token number(std::size_t start);
    Token operators(std::size_t start);
    Token finish(TokenKind kind, std::size_t start, std::size_t end);
    Token unterminated(std::size_t start, char opener);
    [[nodiscard]] std::size_t continuation(std::size_t after) const;
    [[nodiscard]] char at(std::size_t place) const { return place < m_text.size() ? m_text[place] : '\0'; }

    std::string_view m_text;
    std::size_t m_place = 0;
};

/// Whether `word` is `keyword` (in capitals), whatever its case.
[[nodiscard]] bool isKeyword(std::string_view word, std::string_view keyword);
[[nodiscard]] bool isBlank(char c);

} // namespace howdah::sql
