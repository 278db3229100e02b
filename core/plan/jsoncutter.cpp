// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/jsoncutter.h"

#include "core/plan/textscan.h"
#include "core/plan/utf8.h"

#include <algorithm>

namespace howdah::plan {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// How many characters from `at` on go out as they are, within a string or outside of one: nearly all of a document.
std::size_t plainLength(std::string_view line, std::size_t at, bool inString)
{
    const auto isPlain = [inString](char c) {
        const auto byte = static_cast<unsigned char>(c);
        if (inString)
            return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
        return c == ' ' || c == '.' || (c >= '0' && c <= '9');
    };
    const std::size_t from = at;
    while (at < line.size() && isPlain(line[at]))
        ++at;
    return at - from;
}

} // namespace

void JsonCutter::newLine()
{
    m_out += m_inString ? ' ' : '\n'; // JSON has no line breaks within strings: a mail program broke it
}

std::size_t JsonCutter::take(std::string_view line)
{
    std::size_t at = 0;
    while (at < line.size()) {
        if (const std::size_t plain = m_escaped ? 0 : plainLength(line, at, m_inString); plain > 0) {
            m_out += line.substr(at, plain);
            at += plain;
            continue;
        }
        const Utf8Char character = decodeUtf8(line, at);
        if (!character.valid) {
            m_out += "\ufffd";
            ++m_counts.replacedBytes;
            ++at;
            m_escaped = false;
            continue;
        }
        const char c = line[at];
        if (m_inString) {
            takeInString(line.substr(at, character.length));
            at += character.length;
            continue;
        }
        if (isLetter(c)) {
            at += takeWord(line.substr(at));
            continue;
        }
        at += character.length;
        if (c == ':') {
            takeColon();
            continue;
        }
        if (c == ']' || c == '}') {
            if (takeEnd(c))
                return at;
            continue;
        }
        m_out += line.substr(at - character.length, character.length);
        if (c == '"')
            m_inString = true;
        else if (c == '[' || c == '{')
            m_levels.push_back({c == '[', 0});
        if (c == ',' || c == '[' || c == '{')
            m_separator = m_out.size() - 1;
    }
    return at;
}

void JsonCutter::takeInString(std::string_view character)
{
    const char c = character.front();
    if (m_escaped)
        m_escaped = false;
    else if (c == '\\')
        m_escaped = true;
    else if (c == '"')
        m_inString = false;
    if (static_cast<unsigned char>(c) < 0x20)
        m_out += ' ';
    else
        m_out += character;
}

std::size_t JsonCutter::takeWord(std::string_view rest)
{
    std::size_t length = 1;
    while (length < rest.size() && isLetter(rest[length]))
        ++length;
    // The longest of the words below; all others are true, false and null.
    constexpr std::size_t longest = std::string_view("infinity").size();
    std::string word(rest.substr(0, std::min(length, longest + 1)));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (word == "nan" || word == "inf" || word == "infinity") {
        if (m_out.ends_with('-'))
            m_out.pop_back();
        m_out += "null";
        ++m_counts.notNumbers;
    } else {
        m_out += rest.substr(0, length);
    }
    return length;
}

/// explain.c, show_modifytable_info: with several targets the counts of MERGE, and what became of conflicts, go into
/// the list of targets. The list ends before the first of them, so that they are the node's.
void JsonCutter::takeColon()
{
    if (m_levels.size() > 1 && m_levels.back().list && m_separator < m_out.size() && m_out[m_separator] == ',') {
        m_out.insert(m_separator, 1, ']');
        m_levels.pop_back();
        ++m_levels.back().endsToDrop;
    }
    m_out += ':';
}

bool JsonCutter::takeEnd(char c)
{
    if (c == ']' && !m_levels.empty() && !m_levels.back().list && m_levels.back().endsToDrop > 0) {
        --m_levels.back().endsToDrop;
        return false;
    }
    m_out += c;
    if (!m_levels.empty())
        m_levels.pop_back();
    return m_levels.empty();
}

bool beginsJson(std::string_view line)
{
    line = trimBlanks(line);
    if (line.empty() || (line.front() != '[' && line.front() != '{'))
        return false;
    const std::string_view rest = trimBlanks(line.substr(1));
    if (rest.empty())
        return true;
    if (line.front() == '{')
        return rest.front() == '"' || rest.front() == '}';
    return rest.front() == '{' || rest.front() == '[' || rest.front() == '"' || rest.front() == ']' ||
           rest.ends_with(']');
}

} // namespace howdah::plan
