// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/psqlcells.h"

#include "core/plan/jsoncutter.h"
#include "core/plan/textfields.h"
#include "core/plan/textformat.h"
#include "core/plan/textscan.h"

#include <algorithm>
#include <array>

namespace howdah::plan {

namespace {

enum class Content { Text, Json, Yaml, Xml };

Content contentOf(std::string_view first)
{
    first = trimBlanks(first);
    if (first.starts_with('[') || first.starts_with('{'))
        return Content::Json;
    if (first.starts_with('<'))
        return Content::Xml;
    return first.starts_with("- ") || first.starts_with("Plan:") || first.starts_with("Query Text: \"") ? Content::Yaml
                                                                                                        : Content::Text;
}

/// Whether a line is a row of a plan's text and not the rest of one. All but the first node and what stands below the
/// tree are indented.
bool beginsRow(std::string_view next)
{
    const std::string_view text = trimBlanks(next);
    const std::string_view key = propertyKey(text);
    if (indentation(next) < 2)
        return isStatementKey(key) || key == "JIT" || (text.starts_with("Trigger ") && continuesTextPlan(text));
    // Where a line has two blanks, the rest of it may begin with these.
    const int column = indentation(next);
    if (column != 2)
        return column > 3;
    static constexpr std::array<std::string_view, 8> within{"Memory",  "Memory Usage", "Disk",           "Disk Usage",
                                                            "Batches", "Sort Method",  "Average Memory", "Peak Memory"};
    return continuesTextPlan(next) || (isKnownKey(key) && std::ranges::find(within, key) == within.end()) ||
           readNodeLine(text).type == "ModifyTable";
}

/// Whether a line is another plan's first, behind the empty row between the plans of a rewritten statement.
bool beginsAnother(std::string_view next)
{
    return indentation(next) == 0 && !next.starts_with("->") && beginsTextPlan(next);
}

std::string_view withoutBlanksBehind(std::string_view text)
{
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

/// What a line that was cut at a width has had so far, fed piece by piece: a line may have thousands of them.
class CutLine {
public:
    explicit CutLine(Content content)
        : m_content(content)
    {}

    void feed(std::string_view piece)
    {
        const std::string_view text = trimBlanks(piece);
        m_last = piece;
        if (m_content == Content::Yaml)
            followString(piece);
        if (m_content != Content::Xml || text.empty())
            return;
        if (m_elements == 0)
            m_element = text.starts_with('<');
        m_elements += static_cast<int>(std::min<std::ptrdiff_t>(std::ranges::count(text, '<'), 2));
        m_closed = m_closed || text.find("</") != std::string_view::npos || (m_opened && text.starts_with('/'));
        m_opened = text.ends_with('<');
        m_ends = text.ends_with('>');
    }

    /// Whether it goes on in the next line.
    [[nodiscard]] bool goesOn(std::string_view next) const
    {
        switch (m_content) {
        case Content::Json:
            return true; // a break between two tokens means nothing
        case Content::Xml: {
            const bool whole = m_element && m_ends && (m_elements == 1 || m_closed);
            return !whole || !trimBlanks(next).starts_with('<');
        }
        case Content::Yaml: {
            // Every line but the first is indented; no value has two blanks but within a string.
            return m_string || indentation(next) < 2;
        }
        case Content::Text:
            return !beginsRow(next) && !(endsInFigures(m_last) && !propertyKey(trimBlanks(next)).empty());
        }
        return false;
    }

private:
    void followString(std::string_view piece)
    {
        for (const char c : piece) {
            if (m_escaped)
                m_escaped = false;
            else if (m_string && c == '\\')
                m_escaped = true;
            else if (c == '"')
                m_string = !m_string;
        }
    }

    Content m_content;
    std::string_view m_last;
    bool m_string = false, m_escaped = false;                                   ///< of YAML
    bool m_element = false, m_closed = false, m_opened = false, m_ends = false; ///< of XML
    int m_elements = 0;
};

} // namespace

bool isDocumentStart(std::string_view text)
{
    return contentOf(text) != Content::Text;
}

bool beginsPlanCell(std::string_view text)
{
    return isDocumentStart(text) || beginsTextPlan(text);
}

bool beginsBarePlan(std::string_view line)
{
    line = trimBlanks(line);
    return beginsJson(line) || line.starts_with("- Plan:") || line.starts_with("<explain") ||
           line.starts_with("<?xml") || line.find("duration: ") != std::string_view::npos ||
           (endsInFigures(line) && beginsTextPlan(line));
}

void addCells(const std::vector<CellLine>& lines, int width, bool marked, PastedLines& pasted,
              std::vector<PastedLine>& out)
{
    const auto add = [&](std::string_view text, int number) {
        out.push_back({withoutBlanksBehind(text), number, PastedLine::Kind::Text, true});
    };
    const bool padded = std::ranges::any_of(lines, [](const CellLine& line) { return line.padded; });
    const Content content = lines.empty() ? Content::Text : contentOf(lines.front().text);
    const auto joins = [&](std::size_t at, const CutLine& line) {
        if (at + 1 >= lines.size() || lines[at].mark == CellLine::Mark::Newline)
            return false;
        if (lines[at].mark == CellLine::Mark::Wrapped)
            return true;
        if (marked || lines[at + 1].width == 0 || (padded && !lines[at].padded))
            return false; // the last line of a cell
        // A row of text has no breaks of its own.
        const bool certain = padded && content == Content::Text;
        // Two columns less, because blanks may have been the last characters; none where the row's indentation is
        // wider. YAML has a blank behind a name without a value, which may be all that is left of a line.
        const bool rest =
            content == Content::Yaml && at > 0 && lines[at - 1].width >= width && lines[at - 1].text.ends_with(':');
        const bool indented = lines[at].width == 0 && !rest && !beginsAnother(lines[at + 1].text);
        if (!certain && !indented && lines[at].width < width - 2)
            return false;
        if (!certain && !indented && !line.goesOn(lines[at + 1].text))
            return false;
        pasted.joinedByGuess += certain || content == Content::Json ? 0 : 1;
        return true;
    };
    for (std::size_t at = 0; at < lines.size(); ++at) {
        CutLine line(content);
        line.feed(lines[at].text);
        if (!joins(at, line)) {
            add(lines[at].text, lines[at].number);
            continue;
        }
        std::string whole;
        const int number = lines[at].number;
        for (bool more = true; more; ++at) {
            more = joins(at, line);
            const bool byWidth = more && lines[at].mark != CellLine::Mark::Wrapped;
            whole += byWidth ? withoutBlanksBehind(lines[at].text) : lines[at].text;
            if (byWidth && lines[at].width < width)
                whole.append(static_cast<std::size_t>(width - lines[at].width), ' ');
            if (more)
                line.feed(lines[at + 1].text);
        }
        --at;
        add(pasted.made.emplace_back(std::move(whole)), number);
    }
}

} // namespace howdah::plan
