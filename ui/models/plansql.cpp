// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plansql.h"

#include <QSet>
#include <algorithm>
#include <optional>

namespace howdah::models {

namespace {

struct Token {
    enum class Kind { Word, Name, Literal, Number, Sign };
    Kind kind = Kind::Sign;
    QString text; ///< words in lower case, names without their quotes
    int begin = 0, end = 0;

    [[nodiscard]] bool isWord(const char* word) const { return kind == Kind::Word && text == QLatin1String(word); }
    [[nodiscard]] bool isSign(char sign) const { return kind == Kind::Sign && text == QLatin1Char(sign); }
    [[nodiscard]] bool same(const Token& other) const
    {
        const bool named = kind == Kind::Word || kind == Kind::Name;
        const bool otherNamed = other.kind == Kind::Word || other.kind == Kind::Name;
        return text == other.text && (kind == other.kind || (named && otherNamed));
    }
};
using Tokens = std::vector<Token>;

bool startsWord(QChar c)
{
    return c.isLetter() || c == QLatin1Char('_');
}

bool inWord(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('$');
}

/// One past the quote that ends what begins at `at`; doubled quotes are part of it.
int pastQuote(const QString& text, int at)
{
    const QChar quote = text.at(at);
    int end = at + 1;
    while (end < text.size()) {
        if (text.at(end) == quote) {
            if (end + 1 < text.size() && text.at(end + 1) == quote)
                ++end;
            else
                return end + 1;
        }
        ++end;
    }
    return end;
}

/// One past a comment that begins at `at`; `at` when none does. Comments nest.
int pastComment(const QString& text, int at)
{
    const auto pair = [&](int place, const char* two) { return text.mid(place, 2) == QLatin1String(two); };
    if (pair(at, "--")) {
        const int end = static_cast<int>(text.indexOf(QLatin1Char('\n'), at));
        return end < 0 ? static_cast<int>(text.size()) : end;
    }
    if (!pair(at, "/*"))
        return at;
    int depth = 0;
    while (at < text.size()) {
        if (pair(at, "/*")) {
            ++depth;
            at += 2;
        } else if (pair(at, "*/")) {
            at += 2;
            if (--depth == 0)
                return at;
        } else
            ++at;
    }
    return at;
}

/// One past a dollar-quoted string that begins at `at`; `at` when none does.
int pastDollarQuote(const QString& text, int at)
{
    int end = at + 1;
    while (end < text.size() && inWord(text.at(end)) && text.at(end) != QLatin1Char('$'))
        ++end;
    if (end >= text.size() || text.at(end) != QLatin1Char('$') || text.at(at + 1).isDigit())
        return at;
    const QString tag = text.mid(at, end + 1 - at);
    const int close = static_cast<int>(text.indexOf(tag, end + 1));
    return close < 0 ? static_cast<int>(text.size()) : close + static_cast<int>(tag.size());
}

Tokens tokensOf(const QString& text)
{
    static const QString operators = QStringLiteral("+-*/<>=~!@#%^&|`?");
    Tokens tokens;
    int at = 0;
    const int size = static_cast<int>(text.size());
    while (at < size) {
        const QChar c = text.at(at);
        if (c.isSpace()) {
            ++at;
            continue;
        }
        if (const int past = pastComment(text, at); past > at) {
            at = past;
            continue;
        }
        Token token;
        token.begin = at;
        if (c == QLatin1Char('\'') || c == QLatin1Char('"')) {
            at = pastQuote(text, at);
            token.kind = c == QLatin1Char('"') ? Token::Kind::Name : Token::Kind::Literal;
            token.text = text.mid(token.begin, at - token.begin);
            if (token.kind == Token::Kind::Name)
                token.text =
                    token.text.mid(1, token.text.size() - 2).replace(QStringLiteral("\"\""), QStringLiteral("\""));
        } else if (startsWord(c)) {
            while (at < size && inWord(text.at(at)))
                ++at;
            token.kind = Token::Kind::Word;
            token.text = text.mid(token.begin, at - token.begin).toLower();
        } else if (c.isDigit()) {
            while (at < size && (text.at(at).isDigit() || text.at(at) == QLatin1Char('.')))
                ++at;
            token.kind = Token::Kind::Number;
            token.text = text.mid(token.begin, at - token.begin);
        } else if (c == QLatin1Char('$') && at + 1 < size && pastDollarQuote(text, at) > at) {
            at = pastDollarQuote(text, at);
            token.kind = Token::Kind::Literal;
            token.text = text.mid(token.begin, at - token.begin);
        } else if (operators.contains(c)) {
            while (at < size && operators.contains(text.at(at)) && (at == token.begin || pastComment(text, at) == at))
                ++at;
            token.text = text.mid(token.begin, at - token.begin);
        } else {
            at += text.mid(at, 2) == QLatin1String("::") ? 2 : 1;
            token.text = text.mid(token.begin, at - token.begin);
        }
        token.end = at;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

/// The words that say how a value is to be compared, as the server prints them and as people write them.
QString spelled(const QString& sign)
{
    if (sign == QLatin1String("~~"))
        return QStringLiteral("like");
    if (sign == QLatin1String("~~*"))
        return QStringLiteral("ilike");
    if (sign == QLatin1String("!="))
        return QStringLiteral("<>");
    return sign;
}

/// What a comparison is made of: no parentheses, no casts, no qualifiers; `end` of a cast's value takes the cast in.
Tokens essence(const Tokens& tokens)
{
    static const QSet<QString> typeWords{QStringLiteral("without"), QStringLiteral("with"),
                                         QStringLiteral("time"),    QStringLiteral("zone"),
                                         QStringLiteral("varying"), QStringLiteral("precision")};
    Tokens result;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.isSign('(') || token.isSign(')') || token.isSign(';'))
            continue;
        if (token.text == QLatin1String("::")) {
            std::size_t last = i + 1;
            while (last + 1 < tokens.size() && typeWords.contains(tokens[last + 1].text))
                ++last;
            if (last + 1 < tokens.size() && tokens[last + 1].isSign('(')) {
                while (last + 1 < tokens.size() && !tokens[last].isSign(')'))
                    ++last;
            }
            while (last + 2 < tokens.size() && tokens[last + 1].isSign('[') && tokens[last + 2].isSign(']'))
                last += 2;
            if (!result.empty() && last < tokens.size())
                result.back().end = tokens[last].end;
            i = last;
            continue;
        }
        const bool qualifies = i + 2 < tokens.size() && tokens[i + 1].isSign('.') &&
                               (token.kind == Token::Kind::Word || token.kind == Token::Kind::Name);
        if (qualifies) {
            Token column = tokens[i + 2];
            column.begin = token.begin;
            // schema.table.column
            if (i + 4 < tokens.size() && tokens[i + 3].isSign('.')) {
                column = tokens[i + 4];
                column.begin = token.begin;
                i += 2;
            }
            result.push_back(std::move(column));
            i += 2;
            continue;
        }
        Token kept = token;
        if (kept.kind == Token::Kind::Sign)
            kept.text = spelled(kept.text);
        if (kept.kind == Token::Kind::Sign &&
            (kept.text == QLatin1String("like") || kept.text == QLatin1String("ilike")))
            kept.kind = Token::Kind::Word;
        // type 'literal', as in timestamp '2024-01-01'
        if (kept.kind == Token::Kind::Literal && !result.empty() &&
            (result.back().isWord("date") || result.back().isWord("timestamp") || result.back().isWord("interval"))) {
            kept.begin = result.back().begin;
            result.pop_back();
        }
        result.push_back(std::move(kept));
    }
    return result;
}

/// The one place in `hay` from `from` on where `needle` stands; nothing when there are none or several.
std::optional<std::size_t> onlyPlace(const Tokens& hay, const Tokens& needle, std::size_t from = 0)
{
    std::optional<std::size_t> found;
    if (needle.empty())
        return found;
    for (std::size_t at = from; at + needle.size() <= hay.size(); ++at) {
        bool same = true;
        for (std::size_t i = 0; same && i < needle.size(); ++i)
            same = hay[at + i].same(needle[i]);
        if (!same)
            continue;
        if (found)
            return std::nullopt;
        found = at;
    }
    return found;
}

class Finder {
public:
    explicit Finder(const QString& sql)
        : m_all(tokensOf(sql))
        , m_essence(essence(m_all))
    {}

    void relation(const plan::Node& node)
    {
        const QString name = QString::fromStdString(!node.relation.empty() ? node.relation : node.cteName);
        if (name.isEmpty())
            return;
        const QString alias = QString::fromStdString(node.alias);
        std::vector<SqlSpan> found;
        for (std::size_t i = 0; i < m_all.size(); ++i) {
            const bool named = m_all[i].kind == Token::Kind::Word || m_all[i].kind == Token::Kind::Name;
            // A column of this name is followed by something else; "orders.id" names the relation, not where it is
            // read.
            if (!named || m_all[i].text != name || (i + 1 < m_all.size() && m_all[i + 1].isSign('.')))
                continue;
            if (!introduced(i))
                continue;
            std::size_t last = i;
            if (!alias.isEmpty() && alias != name) {
                std::size_t next = i + 1;
                if (next < m_all.size() && m_all[next].isWord("as"))
                    ++next;
                if (next >= m_all.size() || m_all[next].text != alias)
                    continue;
                last = next;
            }
            found.push_back({m_all[i].begin, m_all[last].end - m_all[i].begin});
        }
        if (found.size() == 1)
            add(found.front());
    }

    void conditions(const std::string& text)
    {
        const Tokens tokens = tokensOf(QString::fromStdString(text));
        Tokens atom;
        const auto flush = [&] {
            condition(essence(atom));
            atom.clear();
        };
        for (const Token& token : tokens) {
            if (token.isWord("and") || token.isWord("or"))
                flush();
            else
                atom.push_back(token);
        }
        flush();
    }

    /// `word`: "order" or "group", after the last of which the key stands.
    void key(const std::string& text, const char* word)
    {
        std::size_t from = m_essence.size();
        for (std::size_t i = 0; i + 1 < m_essence.size(); ++i) {
            if (m_essence[i].isWord(word) && m_essence[i + 1].isWord("by"))
                from = i + 2;
        }
        Tokens tokens = tokensOf(QString::fromStdString(text));
        Tokens one;
        int depth = 0;
        const auto flush = [&] {
            Tokens needle = essence(one);
            while (!needle.empty() &&
                   (needle.back().isWord("desc") || needle.back().isWord("asc") || needle.back().isWord("first") ||
                    needle.back().isWord("last") || needle.back().isWord("nulls")))
                needle.pop_back();
            if (const auto at = onlyPlace(m_essence, needle, from))
                span(*at, needle.size());
            one.clear();
        };
        for (const Token& token : tokens) {
            depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
            if (depth == 0 && token.isSign(','))
                flush();
            else
                one.push_back(token);
        }
        flush();
    }

    [[nodiscard]] std::vector<SqlSpan> take()
    {
        std::sort(m_found.begin(), m_found.end(), [](const SqlSpan& a, const SqlSpan& b) { return a.begin < b.begin; });
        m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
        return std::move(m_found);
    }

private:
    /// Whether a relation may stand at `i`: after FROM, JOIN and the like, or a comma, with its schema or without.
    [[nodiscard]] bool introduced(std::size_t i) const
    {
        if (i >= 2 && m_all[i - 1].isSign('.'))
            i -= 2;
        if (i == 0)
            return false;
        const Token& before = m_all[i - 1];
        for (const char* word : {"from", "join", "only", "update", "into", "using", "lateral", "table"}) {
            if (before.isWord(word))
                return true;
        }
        return before.isSign('(') || inFromList(i);
    }

    /// Whether the comma before `i` parts relations: the last clause word before it is FROM, JOIN or USING.
    [[nodiscard]] bool inFromList(std::size_t i) const
    {
        if (!m_all[i - 1].isSign(','))
            return false;
        int depth = 0;
        for (std::size_t at = i - 1; at-- > 0;) {
            depth += m_all[at].isSign(')') ? 1 : m_all[at].isSign('(') ? -1 : 0;
            if (depth < 0)
                return false;
            if (depth > 0)
                continue;
            if (m_all[at].isWord("from") || m_all[at].isWord("using"))
                return true;
            for (const char* word : {"select", "where", "group", "order", "having", "returning", "set", "values"}) {
                if (m_all[at].isWord(word))
                    return false;
            }
        }
        return false;
    }

    void condition(const Tokens& atom)
    {
        // "open" alone or "id" alone would be found anywhere.
        if (atom.size() < 3)
            return;
        if (const auto at = onlyPlace(m_essence, atom)) {
            span(*at, atom.size());
            return;
        }
        // "a = b" may be written "b = a".
        if (atom.size() != 3 || atom[1].kind != Token::Kind::Sign)
            return;
        Tokens turned{atom[2], atom[1], atom[0]};
        static const QList<std::pair<QString, QString>> turns{{QStringLiteral("<"), QStringLiteral(">")},
                                                              {QStringLiteral("<="), QStringLiteral(">=")}};
        for (const auto& [one, other] : turns) {
            if (atom[1].text == one)
                turned[1].text = other;
            else if (atom[1].text == other)
                turned[1].text = one;
        }
        if (const auto at = onlyPlace(m_essence, turned))
            span(*at, turned.size());
    }

    void span(std::size_t first, std::size_t count)
    {
        const Token& last = m_essence[first + count - 1];
        add({m_essence[first].begin, last.end - m_essence[first].begin});
    }
    void add(const SqlSpan& span) { m_found.push_back(span); }

    Tokens m_all;
    Tokens m_essence;
    std::vector<SqlSpan> m_found;
};

} // namespace

std::vector<SqlSpan> partsOfStatement(const QString& sql, const plan::Node& node)
{
    // A statement of megabytes is a list of values; looking through it at every step of a cursor key would be felt.
    constexpr qsizetype mostChars = 200'000;
    if (sql.isEmpty() || sql.size() > mostChars)
        return {};
    Finder finder(sql);
    finder.relation(node);
    for (const char* name : {"Index Cond", "Recheck Cond", "Hash Cond", "Merge Cond", "Join Filter", "Filter",
                             "One-Time Filter", "TID Cond"}) {
        if (const std::string* text = node.detail(name))
            finder.conditions(*text);
    }
    if (const std::string* text = node.detail("Sort Key"))
        finder.key(*text, "order");
    if (const std::string* text = node.detail("Group Key"))
        finder.key(*text, "group");
    return finder.take();
}

std::optional<QString> withConditionReplaced(const QString& sql, const std::string& condition,
                                             const std::string& replacement)
{
    plan::Node node;
    node.details.emplace_back("Filter", condition);
    const std::vector<SqlSpan> parts = partsOfStatement(sql, node);
    if (parts.size() != 1)
        return std::nullopt;
    const QString part = sql.mid(parts.front().begin, parts.front().length);
    int depth = 0;
    bool cast = false;
    const Tokens tokens = tokensOf(part);
    for (const Token& token : tokens) {
        depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
        if (depth < 0)
            return std::nullopt; // what opens before it would close in it
        cast |= token.text == QLatin1String("::");
    }
    // Parts are found without their casts. A number may have been cast by the server, for what it is compared with; a
    // date stands there as one, or another comparison was found.
    const bool number =
        condition.find("::numeric") != std::string::npos || condition.find("::double precision") != std::string::npos;
    if (depth != 0 || tokens.empty() || (!cast && !number))
        return std::nullopt;
    std::size_t column = 0; // "s.placed": the name after the last of the qualifiers
    while (column + 2 < tokens.size() && tokens[column + 1].isSign('.'))
        column += 2;
    const QString qualifier = part.left(tokens[column].begin);
    const Tokens wanted = tokensOf(QString::fromStdString(replacement));
    if (wanted.empty() || !wanted.front().same(tokens[column]))
        return std::nullopt; // written the other way round
    QString text = QString::fromStdString(replacement);
    for (auto token = wanted.rbegin(); token != wanted.rend(); ++token) {
        if (token->kind == Token::Kind::Name && token->same(tokens[column]))
            text.insert(token->begin, qualifier);
    }
    return sql.left(parts.front().begin) + QLatin1Char('(') + text + QLatin1Char(')') +
           sql.mid(parts.front().begin + parts.front().length);
}

} // namespace howdah::models
