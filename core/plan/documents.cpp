// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/documents.h"

#include "core/plan/jsoncutter.h"
#include "core/plan/jsonrows.h"
#include "core/plan/pastes.h"
#include "core/plan/psqlrulers.h"
#include "core/plan/textfields.h"
#include "core/plan/textformat.h"
#include "core/plan/textscan.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace howdah::plan {

namespace {

using Format = Document::Format;

bool startsWithWord(std::string_view line, std::string_view lower)
{
    if (line.size() < lower.size())
        return false;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        if (std::tolower(static_cast<unsigned char>(line[i])) != lower[i])
            return false;
    }
    return line.size() == lower.size() || std::isalnum(static_cast<unsigned char>(line[lower.size()])) == 0;
}

/// The statement behind psql's prompt, "shop=# ", or the line itself.
std::string_view withoutPrompt(std::string_view line)
{
    const std::string_view start = line.substr(0, 80);
    const std::size_t end = std::min(start.find('#'), start.find('>'));
    if (end == std::string_view::npos || end == 0 || end + 1 >= line.size() || line[end + 1] != ' ')
        return line;
    const char before = line[end - 1];
    return before == '=' || before == '-' || before == '*' || before == '!' ? trimBlanks(line.substr(end + 1)) : line;
}

/// What psql, its users and server logs write around plans.
bool isExpectedBetween(std::string_view line)
{
    return line.starts_with("QUERY PLAN") || line.starts_with("Time:") || isRecordLine(line) ||
           line.starts_with("Timing is") || line.starts_with("#") || line.starts_with("\\") || line.starts_with("--") ||
           line.starts_with("```") || line == "SET" || line == "BEGIN" || line == "ROLLBACK" || line == ";" ||
           line == "," || line == "\"" || isRowCount(line) || isRuler(line);
}

/// How often a text may stand in a string of a text.
constexpr int deepestText = 4;
/// Lines that one literal may have to be told from what stands around plans.
constexpr std::size_t longestLiteral = 200;

class Cutter {
public:
    explicit Cutter(int depth = 0)
        : m_depth(depth)
    {}

    Documents cut(std::string_view text)
    {
        const std::string converted = fromUtf16(text);
        if (!converted.empty())
            text = converted;
        if (m_depth < deepestText) {
            if (const auto inner = textOfJsonString(text))
                return Cutter(m_depth + 1).cut(*inner);
        }
        m_pasted = takeOffFrames(text);
        for (m_at = 0; m_at < m_pasted.lines.size(); ++m_at)
            takeLine(m_pasted.lines[m_at]);
        endDocument();
        readRows();
        m_result.joinedByGuess += m_pasted.joinedByGuess;
        return std::move(m_result);
    }

private:
    void takeLine(const PastedLine& line)
    {
        switch (line.kind) {
        case PastedLine::Kind::QueryText:
            m_queryText = utf8(line.text);
            return;
        case PastedLine::Kind::Duration:
            m_duration = line.text;
            return;
        case PastedLine::Kind::Boundary:
            endDocument();
            m_queryText.clear();
            m_duration.clear();
            return;
        case PastedLine::Kind::Text:
            break;
        }
        if (m_json) {
            m_json->newLine();
            takeJson(line);
            return;
        }
        if (m_open && takeOpen(line))
            return;
        takeBetween(line);
    }

    /// A line while a document of lines is open; false where it is none of it.
    bool takeOpen(const PastedLine& line)
    {
        const std::string_view content = trimBlanks(line.text);
        switch (m_result.documents.back().format) {
        case Format::Xml:
            append(line);
            if (content.find("</explain>") != std::string_view::npos)
                endDocument();
            return true;
        case Format::Yaml: {
            const int column = indentation(line.text);
            const bool more = content.empty() || m_yamlQuote || column > m_column ||
                              (column == m_column && !m_yamlDash && !propertyKey(content).empty());
            if (!more || (!m_yamlQuote && isRowCount(content))) {
                endDocument();
                return false;
            }
            append(line);
            followQuotes(content);
            return true;
        }
        case Format::Text:
            return takeText(line, content);
        case Format::Json:
            break;
        }
        return false;
    }

    bool takeText(const PastedLine& line, std::string_view content)
    {
        if (content.empty()) {
            m_afterBlank = true;
            append(line);
            return true;
        }
        // Where the table around the lines is known, none of them is its own.
        const bool record = !line.exact && isRecordLine(content);
        const bool framed = !line.exact && (isExpectedBetween(content) || beginsJson(content) ||
                                            startsWithWord(withoutPrompt(content), "explain"));
        // The rest of a broken line ends in figures as well.
        const bool another = !m_arrow && content.front() != '(' && !content.starts_with("->") &&
                             indentation(line.text) <= m_column && propertyKey(content).empty() &&
                             endsInFigures(content) && readNodeLine(content).named;
        const bool foreign =
            record || framed || another || (m_afterBlank && !continuesTextPlan(content) && !isDeeper(line));
        if (foreign && !isInLiteral()) {
            // Between the lines of a plan in psql's expanded output.
            if (record)
                return true;
            endDocument();
            return false;
        }
        m_afterBlank = false;
        m_arrow = content == "->";
        append(line);
        m_literal = followLiteral(content, m_literal);
        return true;
    }

    static bool beginsEntry(std::string_view content)
    {
        return content.starts_with("->") || isKnownKey(propertyKey(content));
    }

    /// Which quote is open behind a line, if any.
    static char followLiteral(std::string_view content, char open)
    {
        if (open != 0 && beginsEntry(content))
            open = 0;
        for (const char c : content) {
            if (open == 0 ? c == '\'' || c == '"' : c == open)
                open = open == 0 ? c : '\0';
        }
        return open;
    }

    /// Whether a line stands in a literal with line breaks, so that it may look like anything: the literal was open
    /// before it, and ends before something else of the plan begins.
    bool isInLiteral()
    {
        if (m_literal == 0)
            return false;
        for (std::size_t at = std::max(m_at, m_literalEnd);
             m_at >= m_literalEnd && at < std::min(m_pasted.lines.size(), m_at + longestLiteral); ++at) {
            const PastedLine& line = m_pasted.lines[at];
            const std::string_view content = trimBlanks(line.text);
            if (line.kind != PastedLine::Kind::Text || beginsEntry(content))
                break;
            if (content.find(m_literal) != std::string_view::npos) {
                m_literalEnd = at + 1;
                break;
            }
        }
        if (m_at >= m_literalEnd)
            m_literal = 0; // a quote that was none
        return m_at < m_literalEnd;
    }

    /// A line behind a blank one belongs to the tree by its indentation and a key.
    [[nodiscard]] bool isDeeper(const PastedLine& line) const
    {
        return indentation(line.text) > m_column && isKnownKey(propertyKey(line.text));
    }

    void takeBetween(const PastedLine& line)
    {
        const std::string_view content = trimBlanks(line.text);
        if (content.empty())
            return;
        if (beginsJson(content) || content.starts_with(",")) {
            takeJson(line);
            return;
        }
        if (content.starts_with("<explain") || content.starts_with("<?xml")) {
            open(Format::Xml, line);
            if (content.find("</explain>") != std::string_view::npos)
                endDocument();
            return;
        }
        if (content.starts_with("- Plan:") || content.starts_with("- Query Text:") || beginsBareYaml(content)) {
            m_yamlDash = content.starts_with('-');
            m_yamlQuote = false;
            open(Format::Yaml, line);
            followQuotes(content);
            return;
        }
        if (beginsText(line.text)) {
            open(Format::Text, line);
            m_afterBlank = m_arrow = m_inStatement = false;
            m_literal = 0;
            return;
        }
        const std::string_view statement = withoutPrompt(content);
        if (m_inStatement || startsWithWord(statement, "explain")) {
            // The statement as it was typed, up to its semicolon.
            m_inStatement = !statement.ends_with(';');
            return;
        }
        if (!isExpectedBetween(statement))
            m_result.unknownLines.push_back(line.number);
    }

    /// auto_explain's YAML has no list around it.
    bool beginsBareYaml(std::string_view content) const
    {
        if (content == "Plan:")
            return true;
        if (!content.starts_with("Query Text: \""))
            return false;
        for (std::size_t at = m_at + 1; at < m_pasted.lines.size() && at < m_at + 1000; ++at) {
            if (m_pasted.lines[at].kind != PastedLine::Kind::Text ||
                trimBlanks(m_pasted.lines[at].text).starts_with("Query Text:"))
                return false;
            if (trimBlanks(m_pasted.lines[at].text) == "Plan:")
                return true;
        }
        return false;
    }

    /// Whether a plan begins here. Without figures (COSTS OFF) the name of a node is a word like others: the next line
    /// has to be a plan's, or the line alone in its frame.
    bool beginsText(std::string_view text) const
    {
        if (!beginsTextPlan(text))
            return false;
        if (endsInFigures(text) || text.find("(cost=") != std::string_view::npos)
            return true;
        const auto beside = [this](bool after) -> std::optional<std::string_view> {
            for (std::size_t at = m_at; after ? ++at < m_pasted.lines.size() : at-- > 0;) {
                const PastedLine& line = m_pasted.lines[at];
                if (line.kind != PastedLine::Kind::Text)
                    return std::nullopt;
                if (!trimBlanks(line.text).empty())
                    return line.text;
            }
            return std::nullopt;
        };
        const auto next = beside(true);
        const std::string_view following = next ? trimBlanks(*next) : std::string_view{};
        if (next &&
            (following.starts_with("->") || following.starts_with("(cost=") || following.starts_with("(actual ")))
            return true;
        // "Delete on p" has the partitions it deletes from below it, without arrows.
        if (next && indentation(*next) > indentation(text) && readNodeLine(text).type == "ModifyTable" &&
            readNodeLine(following).type == "ModifyTable")
            return true;
        if (next && isKnownKey(propertyKey(following)))
            return indentation(*next) > indentation(text) || isStatementKey(propertyKey(following));
        if (next && continuesTextPlan(following))
            return true;
        const auto before = beside(false);
        const bool closed = !next || isRowCount(following) || isRuler(following);
        return closed && (!before || isExpectedBetween(trimBlanks(*before)));
    }

    void takeJson(const PastedLine& line)
    {
        std::string_view rest = line.text;
        if (!m_json || !m_json->inString()) {
            rest = rest.substr(0, rest.find_last_not_of(" \t") + 1);
            // psql's mark of a continued line: JSON does not end a line so
            if (rest.ends_with('+'))
                rest.remove_suffix(1);
        }
        while (!rest.empty()) {
            if (!m_json) {
                rest = trimBlanks(rest);
                take(rest, ",");
                rest = trimBlanks(rest);
                if (rest.empty())
                    return;
                if (rest.front() != '[' && rest.front() != '{') {
                    if (!isExpectedBetween(rest))
                        m_result.unknownLines.push_back(line.number);
                    return;
                }
                newDocument(Format::Json, line.number);
                m_json.emplace(m_result, m_result.documents.back().content);
            }
            rest.remove_prefix(m_json->take(rest));
            if (!m_json->open())
                closeJson();
        }
    }

    /// A document that is whole: a plan, or rows with lines of one.
    void closeJson()
    {
        m_json.reset();
        Document document = std::move(m_result.documents.back());
        m_result.documents.pop_back();
        auto rows = m_depth < deepestText ? rowsOfJson(document.content) : std::nullopt;
        if (!rows || !rows->one)
            readRows();
        if (!rows) {
            m_result.documents.push_back(std::move(document));
            return;
        }
        if (m_rows.empty())
            m_rowsLine = document.firstLine;
        m_rows += rows->text;
        if (!rows->one)
            readRows();
    }

    void readRows()
    {
        if (m_rows.empty())
            return;
        Documents inner = Cutter(m_depth + 1).cut(std::exchange(m_rows, {}));
        if (inner.documents.empty() || !inner.unknownLines.empty())
            m_result.unknownLines.push_back(m_rowsLine);
        for (Document& document : inner.documents) {
            document.firstLine += m_rowsLine - 1;
            m_result.documents.push_back(std::move(document));
        }
        m_result.replacedBytes += inner.replacedBytes;
        m_result.notNumbers += inner.notNumbers;
        m_result.joinedByGuess += inner.joinedByGuess;
    }

    void newDocument(Format format, int number)
    {
        Document& document = m_result.documents.emplace_back();
        document.format = format;
        document.firstLine = number;
        document.queryText = std::exchange(m_queryText, {});
        document.duration = std::exchange(m_duration, {});
        m_inStatement = false;
    }

    void open(Format format, const PastedLine& line)
    {
        endDocument();
        readRows();
        newDocument(format, line.number);
        m_open = true;
        m_column = indentation(line.text);
        m_lastLine = 0;
        append(line);
    }

    void append(const PastedLine& line)
    {
        std::string& content = m_result.documents.back().content;
        // Lines that a log holds within one of its own have its number.
        const int breaks = m_lastLine == 0 ? 0 : std::max(1, line.number - m_lastLine);
        content.append(static_cast<std::size_t>(breaks), '\n');
        std::string_view text = line.text;
        // Blanks in front of all of the document would be those of its texts, too.
        if (m_result.documents.back().format == Format::Xml && m_lastLine != 0)
            text.remove_prefix(
                std::min({text.find_first_not_of(' '), text.size(), static_cast<std::size_t>(m_column)}));
        appendUtf8(content, text);
        m_lastLine = line.number;
    }

    std::string utf8(std::string_view text)
    {
        std::string out;
        appendUtf8(out, text);
        return out;
    }

    void appendUtf8(std::string& out, std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t plain = asciiLength(text);
            out += text.substr(0, plain);
            text.remove_prefix(plain);
            if (text.empty())
                break;
            const Utf8Char character = decodeUtf8(text, 0);
            if (character.valid) {
                out += text.substr(0, character.length);
            } else {
                out += "\ufffd";
                ++m_result.replacedBytes;
            }
            text.remove_prefix(character.valid ? character.length : 1);
        }
    }

    /// Whether a string of YAML is still open: its lines may begin anywhere.
    void followQuotes(std::string_view line)
    {
        bool escaped = false;
        for (const char c : line) {
            if (escaped)
                escaped = false;
            else if (m_yamlQuote && c == '\\')
                escaped = true;
            else if (c == '"')
                m_yamlQuote = !m_yamlQuote;
        }
    }

    void endDocument()
    {
        if (m_json) {
            m_result.documents.back().complete = false;
            m_json.reset();
        }
        m_open = false;
    }

    PastedLines m_pasted;
    std::size_t m_at = 0;
    Documents m_result;
    std::optional<JsonCutter> m_json;
    bool m_open = false; ///< a document of another format
    int m_column = 0;    ///< of its first line
    int m_lastLine = 0;  ///< that it has, or 0
    bool m_afterBlank = false;
    bool m_arrow = false; ///< the last line was an arrow alone
    bool m_inStatement = false;
    char m_literal = 0;           ///< the quote that is open in a plan's text
    std::size_t m_literalEnd = 0; ///< the line behind that which ends it
    bool m_yamlDash = false, m_yamlQuote = false;
    std::string m_queryText, m_duration;
    int m_depth;
    std::string m_rows; ///< lines of a plan in rows of JSON that are still to be read
    int m_rowsLine = 0; ///< where they begin
};

} // namespace

Documents cutDocuments(std::string_view text)
{
    return Cutter().cut(text);
}

} // namespace howdah::plan
