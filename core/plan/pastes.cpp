// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/pastes.h"

#include "core/plan/jsoncutter.h"
#include "core/plan/psqlcells.h"
#include "core/plan/psqlrulers.h"
#include "core/plan/textformat.h"
#include "core/plan/textscan.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <array>

namespace howdah::plan {

namespace {

constexpr std::array<std::string_view, 3> borders{"|", "│", "║"};
constexpr std::array<std::string_view, 2> continued{"+", "↵"};
constexpr std::array<std::string_view, 2> wrapped{".", "…"};
constexpr std::string_view header = "QUERY PLAN";

/// Whether something may still be around a line.
bool isOpen(const PastedLine& line)
{
    return line.kind == PastedLine::Kind::Text && !line.exact;
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

/// Web pages and mails keep blanks apart by some that do not break. Where they stand before a node's figures, all of
/// them are the page's.
bool hasBlanksOfPages(std::string_view text)
{
    for (const std::string_view mark : {"\u00a0(cost=", "\u00a0 (cost=", "\u00a0(actual ", "\u00a0 (actual "}) {
        if (text.find(mark) != std::string_view::npos)
            return true;
    }
    return false;
}

std::string withPlainBlanks(std::string_view text)
{
    constexpr std::string_view kept = "\u00a0";
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool blank = text.substr(at).starts_with(kept);
        out += blank ? ' ' : text[at];
        at += blank ? kept.size() - 1 : 0;
    }
    return out;
}

void splitLines(std::string_view text, PastedLines& pasted)
{
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    if (hasBlanksOfPages(text))
        text = pasted.made.emplace_back(withPlainBlanks(text));
    // Old programs of the Macintosh ended lines with a carriage return alone.
    const char newline = text.find('\n') == std::string_view::npos ? '\r' : '\n';
    int number = 1;
    while (!text.empty()) {
        const std::size_t end = text.find(newline);
        std::string_view line = text.substr(0, end);
        while (line.ends_with('\r'))
            line.remove_suffix(1);
        pasted.lines.push_back({line, number++, PastedLine::Kind::Text});
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
}

/// A ">" in front is mail's where the line before or after has one as well, or where a node follows.
void takeOffMail(PastedLines& pasted)
{
    std::vector<PastedLine>& lines = pasted.lines;
    std::vector<bool> marked(lines.size() + 2, false);
    for (std::size_t i = 0; i < lines.size(); ++i)
        marked[i + 1] = lines[i].text.starts_with('>');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!marked[i + 1])
            continue;
        std::string_view inner = lines[i].text;
        while (inner.starts_with('>')) {
            inner.remove_prefix(1);
            if (inner.starts_with(" >"))
                inner.remove_prefix(1);
        }
        if (inner.starts_with(' '))
            inner.remove_prefix(1);
        if (marked[i] || marked[i + 2] || endsInFigures(inner))
            lines[i].text = inner;
    }
}

/// What a line of a copied table begins with, so that its quotes are the table's.
bool beginsCell(std::string_view inner)
{
    const std::string_view start = trimBlanks(inner);
    return start == header || start.starts_with('[') || start.starts_with('{') || start.starts_with("- Plan:") ||
           start.starts_with("<explain") || start.starts_with("<?xml") || endsInFigures(start);
}

/// Takes the text of a quoted cell from `line` on, with its doubled quotes as one. False when it does not end there.
bool takeCell(std::string_view line, std::string& out)
{
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] != '"') {
            out += line[at];
        } else if (at + 1 < line.size() && line[at + 1] == '"') {
            out += '"';
            ++at;
        } else {
            return true;
        }
    }
    return false;
}

/// A line of CSV stands in quotes only where it holds a quote or a comma, so that few lines of a plan may have them.
/// No line of EXPLAIN's own begins with a quote and has a property or a node in it.
bool isCellAmongOthers(std::string_view start, std::string_view inner)
{
    std::string within;
    const bool whole = start.size() > 2 && start.ends_with('"') && !takeCell(start.substr(1, start.size() - 2), within);
    inner = trimBlanks(inner);
    return whole && (continuesTextPlan(inner) || isKnownKey(propertyKey(inner)) || beginsTextPlan(inner));
}

/// Whether a document of several lines begins.
bool opensJson(std::string_view line)
{
    const auto count = [line](char c) { return std::ranges::count(line, c); };
    return beginsJson(line) && count('{') + count('[') > count('}') + count(']');
}

/// "Seq Scan on t …" in quotes, line by line, or a whole document in the quotes of one cell.
void takeOffQuotes(PastedLines& pasted)
{
    bool inCell = false;
    bool inTable = false;
    bool inJson = false;
    bool inColumn = false; ///< below the column's name, as in CSV
    for (PastedLine& line : pasted.lines) {
        if (!isOpen(line))
            continue;
        if (inJson) { // its strings are not a table's cells
            const std::string_view end = trimBlanks(line.text);
            inJson = !end.empty() && line.text.find_first_of("]}") != 0;
            continue;
        }
        if (inCell) {
            std::string text;
            inCell = !takeCell(line.text, text);
            line.text = pasted.made.emplace_back(std::move(text));
            line.exact = true;
            continue;
        }
        const std::string_view start = trimBlanks(line.text);
        inJson = start == line.text && opensJson(start);
        inColumn = line.text == header || (inColumn && !start.empty());
        if (!start.starts_with('"')) {
            inTable = inTable && start.empty();
            continue;
        }
        // A key of JSON, as most lines of large plans begin: no cell ends before a colon.
        if (!inTable && start.substr(start.find('"', 1) + 1).starts_with(": "))
            continue;
        std::string text;
        const bool ends = takeCell(start.substr(1), text);
        const bool begins = beginsCell(text);
        const bool cell = inColumn && ends && line.text.starts_with('"') && line.text.ends_with('"');
        if (!cell && !inTable && !begins && !isCellAmongOthers(start, text))
            continue;
        // Only a document can have several lines in a cell.
        if (!ends && !begins)
            continue;
        inTable = true;
        inCell = !ends;
        line.text = pasted.made.emplace_back(std::move(text));
        line.exact = inCell;
    }
}

/// Takes borders and the column's name in expanded output off; true where there was any. `expanded`: whether a line
/// before had the name between two borders.
bool takeOffBorders(std::string_view& line, bool& expanded)
{
    std::string_view body = trimBlanks(line);
    bool framed = false;
    if (body.starts_with(header)) {
        std::string_view rest = trimBlanks(body.substr(header.size()));
        if (chopStart(rest, borders)) {
            if (!rest.empty() || body.size() > header.size() + 3)
                line = rest;
            framed = true;
        }
    } else if (!body.starts_with("||") && chopStart(body, borders)) {
        line = body;
        framed = true;
        std::string_view inner = trimBlanks(body);
        const bool named = inner.starts_with(header);
        if (named)
            inner = trimBlanks(inner.substr(header.size()));
        // Further lines of a cell have blanks in the name's place.
        if ((named || expanded) && chopStart(inner, borders) && !trimBlanks(inner).empty()) {
            line = inner;
            expanded = true;
        }
    }
    std::string_view end = line.substr(0, line.find_last_not_of(" \t") + 1);
    if (!end.ends_with("||") && chopEnd(end, borders)) {
        line = end;
        framed = true;
    }
    return framed;
}

std::string_view withoutBlanksBehind(std::string_view text)
{
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

/// Which lines are of plans that stand bare, from their first line on: nothing is around these, whatever they look
/// like.
std::vector<bool> bareLines(const std::vector<PastedLine>& lines)
{
    std::vector<bool> bare(lines.size(), false);
    bool within = false, below = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view text = lines[i].text;
        if (!isOpen(lines[i])) {
            within = below = false;
            continue;
        }
        if (text.find(header) != std::string_view::npos) {
            std::string_view name = trimBlanks(text);
            chopStart(name, borders);
            chopEnd(name, borders);
            name = trimBlanks(name);
            bool named = name.starts_with(header);
            if (named && name.size() > header.size()) {
                std::string_view value = trimBlanks(name.substr(header.size()));
                named = chopStart(value, borders) && beginsPlanCell(value);
            }
            within = within && !named;
            // In CSV and unaligned output the name is a line, and the rows stand bare.
            below = named && (text != header || (i + 1 < lines.size() && isRuler(trimBlanks(lines[i + 1].text))));
        } else if (!within && !below && !text.empty() && text.front() != ' ') {
            within = text.back() != '+' && beginsBarePlan(text);
        }
        bare[i] = within;
    }
    return bare;
}

/// "+" and "↵" mark a line of a cell that has more of them.
void takeOffContinuations(std::vector<PastedLine>& lines, const std::vector<bool>& bare)
{
    std::vector<bool> marked(lines.size() + 2, false);
    const auto chopped = [](std::string_view text) {
        text = withoutBlanksBehind(text);
        return std::pair(chopEnd(text, continued), text);
    };
    for (std::size_t i = 0; i < lines.size(); ++i)
        marked[i + 1] = isOpen(lines[i]) && !bare[i] && chopped(lines[i].text).first;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (marked[i + 1] && (marked[i] || marked[i + 2] || lines[i].text.find("↵") != std::string_view::npos))
            lines[i].text = withoutBlanksBehind(chopped(lines[i].text).second);
    }
}

/// Lines that psql cut at the target width end with a mark, and what is left of them begins with the same.
void joinWrapped(PastedLines& pasted, const std::vector<bool>& bare)
{
    std::vector<PastedLine>& lines = pasted.lines;
    const auto endsWrapped = [](std::string_view& text) {
        std::string_view end = text;
        if (!chopEnd(end, wrapped))
            return false;
        text = end;
        return true;
    };
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        std::string_view line = lines[i].text;
        std::string_view next = lines[i + 1].text;
        if (bare[i] || !isOpen(lines[i]) || !isOpen(lines[i + 1]) || !endsWrapped(line) || !chopStart(next, wrapped))
            continue;
        std::string joined(line);
        std::size_t last = i + 1;
        while (true) {
            std::string_view part = lines[last].text;
            chopStart(part, wrapped);
            std::string_view following = last + 1 < lines.size() ? lines[last + 1].text : std::string_view{};
            const bool more = chopStart(following, wrapped) && endsWrapped(part);
            joined += part;
            lines[last].text = {};
            if (!more)
                break;
            ++last;
        }
        lines[i].text = pasted.made.emplace_back(std::move(joined));
        i = last;
    }
}

} // namespace

PastedLines takeOffFrames(std::string_view text)
{
    PastedLines pasted;
    splitLines(text, pasted);
    takeOffMail(pasted);
    takeOffMarkup(pasted);
    takeOffLogs(pasted);
    takeOffTables(pasted);
    takeOffQuotes(pasted);
    const std::vector<bool> bare = bareLines(pasted.lines);
    bool expanded = false;
    for (std::size_t i = 0; i < pasted.lines.size(); ++i) {
        if (!bare[i] && isOpen(pasted.lines[i]))
            takeOffBorders(pasted.lines[i].text, expanded);
    }
    takeOffContinuations(pasted.lines, bare);
    joinWrapped(pasted, bare);
    return pasted;
}

namespace {

enum class ByteOrder { None, Little, Big };

/// What a text without a byte order mark tells by its zeros: plans are of ASCII, mostly, and UTF-8 has no zeros.
ByteOrder orderByZeros(std::string_view text)
{
    const std::string_view start = text.substr(0, std::min<std::size_t>(text.size(), 512) & ~std::size_t{1});
    std::array<std::size_t, 2> zeros{};
    for (std::size_t at = 0; at < start.size(); ++at)
        zeros[at % 2] += start[at] == '\0' ? 1U : 0U;
    const std::size_t enough = start.size() / 2 - start.size() / 8;
    if (start.size() < 8 || std::max(zeros[0], zeros[1]) < enough || std::min(zeros[0], zeros[1]) > 0)
        return ByteOrder::None;
    return zeros[1] > zeros[0] ? ByteOrder::Little : ByteOrder::Big;
}

} // namespace

std::string fromUtf16(std::string_view text)
{
    const bool marked = text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
    const ByteOrder order = !marked                        ? orderByZeros(text)
                            : text.starts_with("\xff\xfe") ? ByteOrder::Little
                                                           : ByteOrder::Big;
    if (order == ByteOrder::None)
        return {};
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(text[at]);
        const auto second = static_cast<unsigned char>(text[at + 1]);
        return static_cast<char32_t>(order == ByteOrder::Little ? first | second << 8 : first << 8 | second);
    };
    std::string out;
    out.reserve(text.size() / 2);
    for (std::size_t at = marked ? 2 : 0; at + 1 < text.size(); at += 2) {
        char32_t code = unit(at);
        if (code >= 0xd800 && code < 0xdc00 && at + 3 < text.size()) {
            const char32_t low = unit(at + 2);
            if (low >= 0xdc00 && low < 0xe000) {
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                at += 2;
            }
        }
        appendUtf8(out, code);
    }
    return out;
}

} // namespace howdah::plan
