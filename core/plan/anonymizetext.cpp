// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/anonymizetext.h"

#include "core/plan/anonymizewords.h"

#include <algorithm>
#include <vector>

namespace howdah::plan {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

enum class TokenKind { Space, Comment, Word, Quoted, Text, Number, Parameter, Symbol };

struct Token {
    TokenKind kind = TokenKind::Space;
    std::string_view text;  ///< as it stands
    std::string_view inner; ///< of Quoted and Text: what is within the quotes
};

/// Cuts SQL into tokens (PostgreSQL manual, "Lexical Structure"). What is not closed reaches to the end.
class Lexer {
public:
    explicit Lexer(std::string_view sql)
        : m_sql(sql)
    {}

    [[nodiscard]] std::vector<Token> run()
    {
        std::vector<Token> tokens;
        while (m_at < m_sql.size()) {
            const std::size_t start = m_at;
            Token token;
            token.kind = next(token.inner);
            token.text = m_sql.substr(start, m_at - start);
            tokens.push_back(token);
        }
        return tokens;
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_sql.size() ? m_sql[m_at + ahead] : '\0';
    }

    TokenKind next(std::string_view& inner)
    {
        const char c = peek();
        if (static_cast<unsigned char>(c) <= ' ' || c == 0x7f) {
            ++m_at;
            return TokenKind::Space;
        }
        if (c == '-' && peek(1) == '-') {
            m_at = std::min(m_sql.find('\n', m_at), m_sql.size());
            return TokenKind::Comment;
        }
        if (c == '/' && peek(1) == '*')
            return skipComment();
        if (c == '\'')
            return quoted(0, '\'', false, inner), TokenKind::Text;
        if (c == '"')
            return quoted(0, '"', false, inner), TokenKind::Quoted;
        if (isPrefix(c) && peek(1) == '\'')
            return quoted(1, '\'', c == 'e' || c == 'E', inner), TokenKind::Text;
        if ((c == 'u' || c == 'U') && peek(1) == '&' && (peek(2) == '\'' || peek(2) == '"')) {
            const bool name = peek(2) == '"';
            quoted(2, peek(2), false, inner);
            return name ? TokenKind::Quoted : TokenKind::Text;
        }
        if (c == '$')
            return dollar(inner);
        if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number();
            return TokenKind::Number;
        }
        if (isLetter(c)) {
            while (isLetter(peek()) || isDigit(peek()) || peek() == '$')
                ++m_at;
            return TokenKind::Word;
        }
        m_at += c == ':' && peek(1) == ':' ? 2U : 1U;
        return TokenKind::Symbol;
    }

    static bool isPrefix(char c) { return std::string_view("eEbBxXnN").find(c) != std::string_view::npos; }

    /// Comments nest.
    TokenKind skipComment()
    {
        int depth = 0;
        while (m_at < m_sql.size()) {
            if (peek() == '/' && peek(1) == '*') {
                ++depth;
                m_at += 2;
            } else if (peek() == '*' && peek(1) == '/') {
                m_at += 2;
                if (--depth == 0)
                    break;
            } else {
                ++m_at;
            }
        }
        return TokenKind::Comment;
    }

    void quoted(std::size_t prefix, char quote, bool escapes, std::string_view& inner)
    {
        m_at += prefix + 1;
        const std::size_t start = m_at;
        while (m_at < m_sql.size()) {
            if ((escapes && peek() == '\\') || (peek() == quote && peek(1) == quote))
                m_at += 2;
            else if (peek() == quote)
                break;
            else
                ++m_at;
        }
        m_at = std::min(m_at, m_sql.size());
        inner = m_sql.substr(start, m_at - start);
        if (m_at < m_sql.size())
            ++m_at;
    }

    TokenKind dollar(std::string_view& inner)
    {
        if (isDigit(peek(1))) {
            ++m_at;
            while (isDigit(peek()))
                ++m_at;
            return TokenKind::Parameter;
        }
        std::size_t end = m_at + 1;
        while (end < m_sql.size() && (isLetter(m_sql[end]) || isDigit(m_sql[end])))
            ++end;
        if (end >= m_sql.size() || m_sql[end] != '$') {
            ++m_at;
            return TokenKind::Symbol;
        }
        const std::string_view tag = m_sql.substr(m_at, end + 1 - m_at);
        const std::size_t start = end + 1;
        const std::size_t close = m_sql.find(tag, start);
        inner = m_sql.substr(start, std::min(close, m_sql.size()) - start);
        m_at = close == std::string_view::npos ? m_sql.size() : close + tag.size();
        return TokenKind::Text;
    }

    /// Together with whatever hangs on it: "1e-5", "0xFF", "1_000", "12abc".
    void number()
    {
        while (isDigit(peek()) || isLetter(peek()) || (peek() == '.' && isDigit(peek(1)))) {
            const bool exponent =
                (peek() == 'e' || peek() == 'E') && (peek(1) == '-' || peek(1) == '+') && isDigit(peek(2));
            m_at += exponent ? 2U : 1U;
        }
        if (peek() == '.')
            ++m_at; // "1."
    }

    std::string_view m_sql;
    std::size_t m_at = 0;
};

/// What a quoted name is called.
std::string unquoted(std::string_view inner)
{
    std::string name;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        name += inner[i];
        if (inner[i] == '"' && i + 1 < inner.size() && inner[i + 1] == '"')
            ++i;
    }
    return name;
}

/// "expr_1" of "InitPlan expr_1", as servers from 19 on name what was "InitPlan 1".
bool isSubplanName(std::string_view word)
{
    const std::size_t bar = word.rfind('_');
    if (bar == std::string_view::npos || bar + 1 == word.size() ||
        word.substr(bar + 1).find_first_not_of("0123456789") != std::string_view::npos)
        return false;
    static constexpr std::array<std::string_view, 10> kinds{"expr",   "exists",    "any",        "all",     "array",
                                                            "minmax", "multiexpr", "rowcompare", "rowcomp", "setop"};
    return std::find(kinds.begin(), kinds.end(), word.substr(0, bar)) != kinds.end();
}

/// Names that the server makes up for what has none.
bool isServersName(std::string_view name)
{
    static constexpr std::array<std::string_view, 14> names{"*VALUES*",
                                                            "?column?",
                                                            "$user",
                                                            "C",
                                                            "POSIX",
                                                            "default",
                                                            "ucs_basic",
                                                            "C.UTF-8",
                                                            "unnamed_subquery",
                                                            "unnamed_join",
                                                            "ANY_subquery",
                                                            "excluded",
                                                            "pg_catalog",
                                                            "information_schema"};
    if (std::find(names.begin(), names.end(), name) != names.end())
        return true;
    return name.starts_with("*SELECT*") && name.substr(8).find_first_not_of(" 0123456789") == std::string_view::npos;
}

class SqlMill {
public:
    SqlMill(std::string_view sql, Replacements& replacements)
        : m_replacements(replacements)
        , m_tokens(Lexer(sql).run())
    {
        // Space and comments say nothing of what stands around them.
        int last = -1;
        m_before.reserve(m_tokens.size());
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            m_before.push_back(last);
            if (isSaying(m_tokens[i]))
                last = static_cast<int>(i);
        }
        m_after.assign(m_tokens.size(), -1);
        last = -1;
        for (std::size_t i = m_tokens.size(); i-- > 0;) {
            m_after[i] = last;
            if (isSaying(m_tokens[i]))
                last = static_cast<int>(i);
        }
    }

    std::string run()
    {
        std::string out;
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            const Token& token = m_tokens[i];
            const int at = static_cast<int>(i);
            switch (token.kind) {
            case TokenKind::Space:
            case TokenKind::Parameter:
            case TokenKind::Symbol:
                out += token.text;
                break;
            case TokenKind::Comment:
                out += ' ';
                break;
            case TokenKind::Text:
                out += m_replacements.text(token.inner);
                break;
            case TokenKind::Number:
                out += number(at);
                break;
            case TokenKind::Word:
                out += word(at);
                break;
            case TokenKind::Quoted:
                out += quotedName(at);
                break;
            }
            if (isSaying(token))
                follow(at);
        }
        return out;
    }

private:
    static bool isSaying(const Token& token)
    {
        return token.kind != TokenKind::Space && token.kind != TokenKind::Comment;
    }

    [[nodiscard]] const Token* token(int at) const
    {
        return at < 0 ? nullptr : &m_tokens[static_cast<std::size_t>(at)];
    }
    [[nodiscard]] const Token* before(int at) const { return token(m_before[static_cast<std::size_t>(at)]); }
    [[nodiscard]] const Token* after(int at) const { return token(m_after[static_cast<std::size_t>(at)]); }

    static bool is(const Token* token, std::string_view symbol)
    {
        return token && token->kind == TokenKind::Symbol && token->text == symbol;
    }
    static bool isWord(const Token* token, std::string_view word)
    {
        return token && token->kind == TokenKind::Word && lowered(token->text) == word;
    }
    /// Without a blank between, as functions are written.
    [[nodiscard]] bool called(int at) const
    {
        const auto next = static_cast<std::size_t>(at) + 1;
        return next < m_tokens.size() && is(&m_tokens[next], "(");
    }

    /// Keeps what a type has in brackets, and knows when a type has ended.
    void follow(int at)
    {
        const Token& now = m_tokens[static_cast<std::size_t>(at)];
        if (is(&now, "::")) {
            m_type = Type::Expected;
        } else if (m_type == Type::Expected) {
            m_type = now.kind == TokenKind::Word || now.kind == TokenKind::Quoted ? Type::Named : Type::None;
        } else if (m_type == Type::Named) {
            if (is(&now, "."))
                m_type = Type::Expected;
            else if (is(&now, "("))
                m_type = Type::Modifier;
            else if (!isWord(&now, "varying") && !isWord(&now, "precision"))
                m_type = Type::None;
        } else if (m_type == Type::Modifier && is(&now, ")")) {
            m_type = Type::None;
        }
    }

    std::string number(int at)
    {
        const std::string_view text = m_tokens[static_cast<std::size_t>(at)].text;
        const bool plain = text.find_first_not_of("0123456789") == std::string_view::npos;
        const Token* left = before(at);
        if (plain && (m_type == Type::Modifier ||
                      (left && left->kind == TokenKind::Word && (left->text == "SubPlan" || left->text == "InitPlan"))))
            return std::string(text);
        return m_replacements.number(text);
    }

    std::string quotedName(int at)
    {
        const Token& now = m_tokens[static_cast<std::size_t>(at)];
        const std::string name = unquoted(now.inner);
        if (name.empty())
            return "\"\"";
        if (now.text.front() == '"') { // not U&"..."
            if (isServersName(name))
                return std::string(now.text);
            const bool own = !is(before(at), ".") && !m_replacements.find(name);
            if (own && ((called(at) && isBuiltinFunction(name)) || (m_type == Type::Expected && name == "char")))
                return std::string(now.text);
        }
        return m_replacements.name(kindOf(at), name);
    }

    std::string word(int at)
    {
        const Token& now = m_tokens[static_cast<std::size_t>(at)];
        const std::string name = lowered(now.text);
        return isOwn(at, now.text, name) ? std::string(now.text) : m_replacements.name(kindOf(at), name);
    }

    /// Whether the word is PostgreSQL's own where it stands.
    [[nodiscard]] bool isOwn(int at, std::string_view text, const std::string& name) const
    {
        const Token* left = before(at);
        const Token* right = after(at);
        if (is(left, "."))
            return ownAfterDot(at, name);
        if (is(right, "."))
            return name == "pg_catalog" || name == "information_schema" || name == "excluded" || name == "old" ||
                   name == "new";
        if (m_type == Type::Expected)
            return isBuiltinType(name);
        if (isReserved(name))
            return true;
        if (text == "SubPlan" || text == "InitPlan")
            return true;
        if (left && left->kind == TokenKind::Word && (left->text == "SubPlan" || left->text == "InitPlan") &&
            isSubplanName(name))
            return true;
        if ((text == "hashed" && right && right->text == "SubPlan") || (text == "alternatives" && is(right, ":")))
            return true;
        if (called(at) && isBuiltinFunction(name))
            return true;
        if (isTimeField(name) && is(left, "(") &&
            isWord(token(m_before[static_cast<std::size_t>(m_before[static_cast<std::size_t>(at)])]), "extract"))
            return true;
        if (m_replacements.find(name))
            return false;
        if (isKeyword(name) || isSystemColumn(name))
            return true;
        // "date '2026-01-01'", "cast(x as date)", "double precision"
        return isBuiltinType(name) && ((right && right->kind == TokenKind::Text) || isWord(left, "as") ||
                                       (name == "double" && isWord(right, "precision")));
    }

    /// A name with something before it is a user's, unless that is the catalogue's schema.
    [[nodiscard]] bool ownAfterDot(int at, const std::string& name) const
    {
        if (isSystemColumn(name))
            return true;
        const int dot = m_before[static_cast<std::size_t>(at)];
        const Token* owner = before(dot);
        if (isWord(owner, "pg_catalog"))
            return isBuiltinFunction(name) || isBuiltinType(name);
        // "(InitPlan 1).col1"
        if (!is(owner, ")") || !name.starts_with("col") || name.size() < 4 ||
            name.find_first_not_of("0123456789", 3) != std::string::npos)
            return false;
        const Token* number = token(m_before[static_cast<std::size_t>(m_before[static_cast<std::size_t>(dot)])]);
        if (!number)
            return false;
        const int place = static_cast<int>(number - m_tokens.data());
        const Token* plan = before(place);
        return plan && plan->kind == TokenKind::Word && (plan->text == "InitPlan" || plan->text == "SubPlan");
    }

    /// What an unknown name is most likely to be.
    [[nodiscard]] NameKind kindOf(int at) const
    {
        const Token* left = before(at);
        const Token* right = after(at);
        if (isWord(left, "collate"))
            return NameKind::Collation;
        if (is(right, ".")) {
            const int dot = m_after[static_cast<std::size_t>(at)];
            const int member = m_after[static_cast<std::size_t>(dot)];
            const bool longer = member >= 0 && (is(after(member), ".") || called(member));
            const bool op = member >= 0 && token(member)->kind == TokenKind::Symbol && !is(token(member), "*");
            return longer || op || m_type == Type::Expected || tableFollows(m_before[static_cast<std::size_t>(at)])
                       ? NameKind::Schema
                       : NameKind::Alias;
        }
        if (m_type == Type::Expected)
            return NameKind::Type;
        if (called(at))
            return NameKind::Function;
        if (tableFollows(m_before[static_cast<std::size_t>(at)]))
            return NameKind::Table;
        if (is(left, ".")) {
            const int owner = m_before[static_cast<std::size_t>(m_before[static_cast<std::size_t>(at)])];
            if (owner >= 0 && tableFollows(m_before[static_cast<std::size_t>(owner)]))
                return NameKind::Table;
        }
        return NameKind::Column;
    }

    /// Not after the FROM of EXTRACT and IS DISTINCT FROM.
    [[nodiscard]] bool tableFollows(int at) const
    {
        const Token* word = token(at);
        if (isWord(word, "from")) {
            const Token* left = before(at);
            return !isWord(left, "distinct") &&
                   !(left && left->kind == TokenKind::Word && isTimeField(lowered(left->text)));
        }
        return isWord(word, "join") || isWord(word, "into") || isWord(word, "update") || isWord(word, "table") ||
               isWord(word, "only");
    }

    enum class Type { None, Expected, Named, Modifier };

    Replacements& m_replacements;
    std::vector<Token> m_tokens;
    std::vector<int> m_before, m_after; ///< nearest that is no space; -1: none
    Type m_type = Type::None;
};

bool isFigure(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size() && (isDigit(text[end]) || text[end] == '.'))
        ++end;
    const std::string_view unit = text.substr(end);
    static constexpr std::array<std::string_view, 11> units{"",   "B",  "kB", "MB",  "GB", "TB",
                                                            "us", "ms", "s",  "min", "h"};
    if (std::find(units.begin(), units.end(), unit) != units.end())
        return true;
    // "1e-05", "2e+07"
    return unit.size() > 1 && unit[0] == 'e' && unit.find_first_not_of("+-0123456789", 1) == std::string_view::npos;
}

} // namespace

const std::string& Replacements::name(NameKind kind, std::string_view original)
{
    static constexpr std::array<std::string_view, static_cast<std::size_t>(NameKind::Count)> words{
        "table",   "index",  "cte",  "function",  "schema",  "alias",
        "trigger", "column", "type", "collation", "setting", "word"};
    static const std::string nothing;
    if (original.empty())
        return nothing;
    const auto [place, added] = m_names.try_emplace(std::string(original));
    if (added)
        place->second = isServersName(original) ? std::string(original)
                                                : std::string(words[static_cast<std::size_t>(kind)]) + '_' +
                                                      std::to_string(++m_counts[static_cast<std::size_t>(kind)]);
    return place->second;
}

const std::string* Replacements::find(std::string_view original) const
{
    const auto found = m_names.find(std::string(original));
    return found == m_names.end() ? nullptr : &found->second;
}

const std::string& Replacements::text(std::string_view constant)
{
    const auto [place, added] = m_texts.try_emplace(std::string(constant));
    if (added)
        place->second = "'text_" + std::to_string(m_texts.size()) + '\'';
    return place->second;
}

const std::string& Replacements::number(std::string_view constant)
{
    const auto [place, added] = m_numbers.try_emplace(std::string(constant));
    if (added)
        place->second = "number_" + std::to_string(m_numbers.size());
    return place->second;
}

std::string anonymizedSql(std::string_view sql, Replacements& replacements)
{
    return SqlMill(sql, replacements).run();
}

std::string anonymizedWords(std::string_view text, Replacements& replacements)
{
    std::string out;
    for (const Token& token : Lexer(text).run()) {
        switch (token.kind) {
        case TokenKind::Space:
        case TokenKind::Parameter:
        case TokenKind::Symbol:
            out += token.text;
            break;
        case TokenKind::Comment:
            out += ' ';
            break;
        case TokenKind::Text:
            out += replacements.text(token.inner);
            break;
        case TokenKind::Number:
            out += isFigure(token.text) ? std::string(token.text) : replacements.number(token.text);
            break;
        case TokenKind::Quoted:
            out += replacements.name(NameKind::Word, unquoted(token.inner));
            break;
        case TokenKind::Word:
            out += isPlanWord(lowered(token.text)) ? std::string(token.text)
                                                   : replacements.name(NameKind::Word, token.text);
            break;
        }
    }
    return out;
}

bool onlyPlanWords(std::string_view text)
{
    for (const Token& token : Lexer(text).run()) {
        if (token.kind == TokenKind::Word
                ? !isPlanWord(lowered(token.text))
                : token.kind != TokenKind::Space && token.kind != TokenKind::Symbol && token.kind != TokenKind::Number)
            return false;
    }
    return true;
}

} // namespace howdah::plan
