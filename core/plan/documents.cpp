// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/documents.h"

#include "core/plan/utf8.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace howdah::plan {

namespace {

constexpr std::string_view blanks = " \t\r\v\f";
constexpr std::array<std::string_view, 3> borders{"|", "│", "║"};

std::string_view trimLeft(std::string_view text)
{
    const std::size_t at = text.find_first_not_of(blanks);
    return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

std::string_view trimRight(std::string_view text)
{
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

template <std::size_t N> bool chopEnd(std::string_view& text, const std::array<std::string_view, N>& marks)
{
    for (const std::string_view mark : marks) {
        if (text.ends_with(mark)) {
            text.remove_suffix(mark.size());
            return true;
        }
    }
    return false;
}

template <std::size_t N> bool chopStart(std::string_view& text, const std::array<std::string_view, N>& marks)
{
    for (const std::string_view mark : marks) {
        if (text.starts_with(mark)) {
            text.remove_prefix(mark.size());
            return true;
        }
    }
    return false;
}

/// Takes psql's frame off: borders, the column's name in expanded output, and the mark of a continued line. A line of
/// JSON begins with neither border nor name and ends with no "+", because JSON has no line breaks within strings.
std::string_view withoutFrame(std::string_view line)
{
    std::string_view body = trimLeft(line);
    if (body.starts_with("QUERY PLAN")) {
        std::string_view rest = trimLeft(body.substr(10));
        if (chopStart(rest, borders))
            body = rest;
    } else {
        chopStart(body, borders);
    }
    body = trimRight(body);
    if (chopEnd(body, borders))
        body = trimRight(body);
    static constexpr std::array<std::string_view, 2> continued{"+", "↵"};
    if (chopEnd(body, continued))
        body = trimRight(body);
    return body;
}

bool isRuler(std::string_view line)
{
    while (!line.empty()) {
        static constexpr std::array<std::string_view, 16> parts{"-", "+", "─", "┼", "┌", "┐", "└", "┘",
                                                                "├", "┤", "═", "╪", "╞", "╡", "|", "│"};
        if (!chopStart(line, parts))
            return false;
    }
    return true;
}

/// What psql, its users and server logs write around plans.
bool isExpectedBetween(std::string_view line)
{
    if (line.starts_with("QUERY PLAN") || line.starts_with("Time:") || line.starts_with("-[ RECORD") ||
        line.starts_with("EXPLAIN") || line.starts_with("Timing is") || line.starts_with("#") ||
        line.starts_with("--") || line == "SET" || line == ";" || line == ",")
        return true;
    // "(1 row)", in any language
    if (line.starts_with('(') && line.ends_with(')') && line.size() > 2 && line[1] >= '0' && line[1] <= '9')
        return true;
    // a log's line of auto_explain
    if (line.find("duration:") != std::string_view::npos && line.find("plan:") != std::string_view::npos)
        return true;
    return isRuler(line);
}

class Cutter {
public:
    Documents cut(std::string_view text)
    {
        if (text.starts_with("\xef\xbb\xbf"))
            text.remove_prefix(3);
        int line = 1;
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            takeLine(text.substr(0, end), line);
            if (end == std::string_view::npos)
                break;
            text.remove_prefix(end + 1);
            ++line;
        }
        if (m_depth > 0)
            m_result.documents.back().complete = false;
        return std::move(m_result);
    }

private:
    void takeLine(std::string_view whole, int number)
    {
        std::string_view line = withoutFrame(whole);
        if (m_depth > 0 && !m_inString)
            m_result.documents.back().json += '\n';
        else if (m_depth > 0)
            m_result.documents.back().json += ' '; // a line that a mail program broke
        while (!line.empty()) {
            if (m_depth == 0) {
                line = trimLeft(line);
                if (line.starts_with(','))
                    line.remove_prefix(1);
                line = trimLeft(line);
                if (line.empty())
                    return;
                if (line.front() != '[' && line.front() != '{') {
                    if (!isExpectedBetween(line))
                        m_result.unknownLines.push_back(number);
                    return;
                }
                m_result.documents.push_back({{}, number, true});
                m_inString = false;
                m_escaped = false;
            }
            line.remove_prefix(take(line));
        }
    }

    /// Takes characters up to the end of the document; returns how many bytes that was.
    std::size_t take(std::string_view line)
    {
        std::string& out = m_result.documents.back().json;
        std::size_t at = 0;
        while (at < line.size()) {
            const Utf8Char character = decodeUtf8(line, at);
            if (!character.valid) {
                out += "\ufffd";
                ++m_result.replacedBytes;
                ++at;
                m_escaped = false;
                continue;
            }
            const char c = line[at];
            if (m_inString) {
                takeInString(out, line.substr(at, character.length));
                at += character.length;
                continue;
            }
            if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
                at += takeWord(out, line.substr(at));
                continue;
            }
            out += line.substr(at, character.length);
            at += character.length;
            if (c == '"') {
                m_inString = true;
            } else if (c == '[' || c == '{') {
                ++m_depth;
            } else if ((c == ']' || c == '}') && --m_depth == 0) {
                return at;
            }
        }
        return at;
    }

    void takeInString(std::string& out, std::string_view character)
    {
        const char c = character.front();
        if (m_escaped)
            m_escaped = false;
        else if (c == '\\')
            m_escaped = true;
        else if (c == '"')
            m_inString = false;
        if (static_cast<unsigned char>(c) < 0x20)
            out += ' ';
        else
            out += character;
    }

    std::size_t takeWord(std::string& out, std::string_view rest)
    {
        std::size_t length = 1;
        while (length < rest.size() && std::isalpha(static_cast<unsigned char>(rest[length])) != 0)
            ++length;
        std::string word(rest.substr(0, length));
        std::transform(word.begin(), word.end(), word.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        if (word == "nan" || word == "inf" || word == "infinity") {
            if (out.ends_with('-'))
                out.pop_back();
            out += "null";
            ++m_result.notNumbers;
        } else {
            out += rest.substr(0, length);
        }
        return length;
    }

    Documents m_result;
    std::int64_t m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
};

} // namespace

Documents cutDocuments(std::string_view text)
{
    return Cutter().cut(text);
}

} // namespace howdah::plan
