// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/htmlpaste.h"

#include "core/plan/psqlcells.h"
#include "core/plan/textscan.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace howdah::plan {

namespace {

/// Elements in whose text lines begin and end.
constexpr std::array<std::string_view, 32> blocks{
    "html", "body", "table", "thead", "tbody", "tfoot", "tr",  "td",         "pre",  "p",     "div",
    "li",   "ul",   "ol",    "h1",    "h2",    "h3",    "h4",  "blockquote", "hr",   "main",  "section",
    "dl",   "dt",   "dd",    "form",  "nav",   "br",    "col", "article",    "meta", "center"};
/// Those within a line.
constexpr std::array<std::string_view, 20> inlines{"code", "span", "b",     "i",     "em",  "strong",  "font",
                                                   "a",    "tt",   "samp",  "small", "kbd", "mark",    "u",
                                                   "img",  "link", "label", "input", "var", "colgroup"};
/// Those whose text is no plan's.
constexpr std::array<std::string_view, 7> unread{"th", "head", "title", "style", "script", "caption", "button"};

template <std::size_t N> bool isOneOf(std::string_view name, const std::array<std::string_view, N>& names)
{
    return std::ranges::find(names, name) != names.end();
}

/// The name of the tag at the beginning of `text`, in small letters; empty where none begins.
std::string tagName(std::string_view text)
{
    if (!take(text, "<"))
        return {};
    take(text, "/");
    std::string name;
    for (const char c : text.substr(0, 12)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9' && !name.empty());
        if (!letter)
            break;
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::string_view rest = text.substr(std::min(name.size(), text.size()));
    if (!rest.empty() && rest.find_first_of("> /\t") != 0)
        return {}; // a longer name, as XML has them
    return isOneOf(name, blocks) || isOneOf(name, inlines) || isOneOf(name, unread) ? name : std::string{};
}

bool beginsHtml(std::string_view line)
{
    line = trimBlanks(line);
    return line.starts_with("<!DOCTYPE html") || line.starts_with("<!doctype html") || line.starts_with("<!--") ||
           (!line.starts_with("</") && !tagName(line).empty());
}

/// The character that "&name;" at the beginning of `text` stands for, and the bytes it takes; 0 where it is none.
std::pair<char32_t, std::size_t> entity(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, char32_t>, 8> known{{{"&nbsp;", U' '},
                                                                                 {"&lt;", U'<'},
                                                                                 {"&gt;", U'>'},
                                                                                 {"&amp;", U'&'},
                                                                                 {"&quot;", U'"'},
                                                                                 {"&apos;", U'\''},
                                                                                 {"&emsp;", U' '},
                                                                                 {"&ensp;", U' '}}};
    for (const auto& [name, code] : known) {
        if (text.starts_with(name))
            return {code, name.size()};
    }
    const std::size_t end = text.substr(0, 12).find(';');
    if (!text.starts_with("&#") || end == std::string_view::npos)
        return {0, 0};
    std::string_view digits = text.substr(2, end - 2);
    const bool hexadecimal = take(digits, "x") || take(digits, "X");
    char32_t code = 0;
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9'                  ? c - '0'
                          : hexadecimal && c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : hexadecimal && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                                : -1;
        if (digit < 0 || code > 0x10ffff)
            return {0, 0};
        code = code * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit);
    }
    const bool character = code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return {code == 0xa0 ? U' ' : code, character ? end + 1 : 0};
}

class HtmlReader {
public:
    HtmlReader(PastedLines& pasted, std::size_t first)
        : m_pasted(pasted)
        , m_first(first)
    {}

    void read()
    {
        std::vector<PastedLine> source = std::move(m_pasted.lines);
        m_out.assign(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(m_first));
        for (std::size_t at = m_first; at < source.size(); ++at) {
            m_number = source[at].number;
            takeLine(source[at].text);
        }
        flush(false);
        m_pasted.lines = std::move(m_out);
    }

private:
    void takeLine(std::string_view text)
    {
        while (!text.empty()) {
            if (m_inTag || m_inComment) {
                skipTag(text);
                continue;
            }
            const std::size_t next = text.find_first_of("<&");
            put(text.substr(0, next));
            text.remove_prefix(std::min(next, text.size()));
            if (text.starts_with("<!--") || text.starts_with("<!DOCTYPE") || text.starts_with("<!doctype")) {
                m_inComment = text.starts_with("<!--");
                m_inTag = !m_inComment;
            } else if (text.starts_with('<')) {
                if (const std::string name = tagName(text); !name.empty())
                    openTag(name, text);
                else
                    putOne(text);
            } else if (text.starts_with('&')) {
                if (const auto [code, length] = entity(text); length > 0) {
                    if (!m_skip)
                        appendUtf8(m_line, code);
                    text.remove_prefix(length);
                } else {
                    putOne(text);
                }
            }
        }
        // A break that an element made already.
        if (std::exchange(m_broken, false) || m_inTag || m_inComment || m_skip)
            return;
        flush(m_inCell || m_inPre);
    }

    void put(std::string_view text)
    {
        if (m_skip || text.empty())
            return;
        m_broken = false;
        m_line += text;
    }

    void putOne(std::string_view& text)
    {
        put(text.substr(0, 1));
        text.remove_prefix(1);
    }

    void skipTag(std::string_view& text)
    {
        const std::string_view stop = m_inComment ? "-->" : ">";
        const std::size_t end = text.find(stop);
        if (end == std::string_view::npos) {
            text = {};
            return;
        }
        text.remove_prefix(end + stop.size());
        m_inTag = m_inComment = false;
    }

    void openTag(const std::string& name, std::string_view& text)
    {
        const bool closing = text.starts_with("</");
        const std::size_t end = text.find('>');
        const std::string_view tag = text.substr(0, end);
        m_inTag = end == std::string_view::npos;
        text.remove_prefix(m_inTag ? text.size() : end + 1);
        if (m_skip) {
            m_skip = !(closing && name == m_skipped);
            m_broken = true;
            return;
        }
        if (isOneOf(name, inlines))
            return;
        if (name == "br") {
            flush(true);
            m_broken = true;
            return;
        }
        flush(closing && m_inCell && name == "td" && m_cellLines == 0);
        m_broken = true;
        if (name == "td") {
            m_inCell = !closing;
            m_cellLines = 0;
        } else if (name == "pre") {
            m_inPre = !closing;
        } else if (name == "table" && closing) {
            m_inCell = false;
            m_out.push_back({{}, m_number, PastedLine::Kind::Boundary, true});
        }
        m_skip = !closing && (isOneOf(name, unread) || (name == "td" && tag.find("colspan") != std::string_view::npos));
        if (m_skip) {
            m_skipped = name;
            m_inCell = false;
        }
        if (name == "td" && !closing)
            m_broken = false;
    }

    /// Ends a line; one without text only where that `counts`.
    void flush(bool counts)
    {
        if (trimBlanks(m_line).empty() && !counts) {
            m_line.clear();
            return;
        }
        m_out.push_back(
            {m_pasted.made.emplace_back(std::exchange(m_line, {})), m_number, PastedLine::Kind::Text, m_inCell});
        ++m_cellLines;
    }

    PastedLines& m_pasted;
    std::size_t m_first;
    std::vector<PastedLine> m_out;
    std::string m_line, m_skipped;
    int m_number = 0, m_cellLines = 0;
    bool m_inTag = false, m_inComment = false;
    bool m_inCell = false, m_inPre = false, m_skip = false;
    bool m_broken = false; ///< the line ended by an element, so that the file's break is none
};

} // namespace

void takeOffHtml(PastedLines& pasted)
{
    for (std::size_t at = 0; at < pasted.lines.size(); ++at) {
        if (beginsHtml(pasted.lines[at].text)) {
            HtmlReader(pasted, at).read();
            return;
        }
        const std::string_view line = pasted.lines[at].text;
        const std::size_t name = line.find("QUERY PLAN");
        if (beginsBarePlan(line) || (name != std::string_view::npos && line.substr(0, name).find('<') == line.npos))
            return; // a table of psql's other formats
    }
}

} // namespace howdah::plan
