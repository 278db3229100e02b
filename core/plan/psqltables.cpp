// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as psql prints them (print.c): the line below the head tells border and width, so that what is the table's and
// what the plan's is known and not guessed, whatever a plan's literals look like.
#include "core/plan/pastes.h"
#include "core/plan/psqlcells.h"
#include "core/plan/psqlrulers.h"
#include "core/plan/textfields.h"
#include "core/plan/textscan.h"
#include "core/plan/utf8.h"

#include "core/base/numbers.h"

#include <algorithm>
#include <array>
#include <optional>

namespace howdah::plan {

namespace {

using Mark = CellLine::Mark;

constexpr std::string_view head = "QUERY PLAN";
constexpr int headWidth = 10;
constexpr std::array<std::string_view, 3> borders{"|", "│", "║"};
constexpr std::array<std::string_view, 2> newlines{"+", "↵"};
constexpr std::array<std::string_view, 2> wraps{".", "…"};

template <std::size_t N> bool takeAny(std::string_view& text, const std::array<std::string_view, N>& marks)
{
    return std::ranges::any_of(marks, [&text](std::string_view mark) { return take(text, mark); });
}

template <std::size_t N> bool takeAnyBehind(std::string_view& text, const std::array<std::string_view, N>& marks)
{
    for (const std::string_view mark : marks) {
        if (text.ends_with(mark)) {
            text.remove_suffix(mark.size());
            return true;
        }
    }
    return false;
}

Mark takeMarkBehind(std::string_view& text)
{
    if (takeAnyBehind(text, newlines))
        return Mark::Newline;
    return takeAnyBehind(text, wraps) ? Mark::Wrapped : Mark::None;
}

std::string_view withoutBlanksBehind(std::string_view text)
{
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

int widthOf(std::string_view text)
{
    return isAscii(text) ? static_cast<int>(std::min<std::size_t>(text.size(), 1 << 30)) : columns(text);
}

class TableReader {
public:
    explicit TableReader(PastedLines& pasted)
        : m_pasted(pasted)
    {}

    void read()
    {
        std::vector<PastedLine>& lines = m_pasted.lines;
        if (std::ranges::none_of(lines, [](const PastedLine& line) { return line.text.find(head) != line.text.npos; }))
            return;
        while (m_at < lines.size()) {
            const bool open = lines[m_at].kind == PastedLine::Kind::Text && !lines[m_at].exact;
            if (open && (readAligned() || readExpanded() || readRecords()))
                continue;
            m_out.push_back(lines[m_at++]);
        }
        lines = std::move(m_out);
    }

private:
    [[nodiscard]] const PastedLine* lineAt(std::size_t at) const
    {
        const std::vector<PastedLine>& lines = m_pasted.lines;
        const bool open = at < lines.size() && lines[at].kind == PastedLine::Kind::Text && !lines[at].exact;
        return open ? &lines[at] : nullptr;
    }

    /// The line without the blanks that stand in front of the whole table.
    static std::optional<std::string_view> within(std::string_view line, std::size_t indent)
    {
        const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
        if (blanks < indent && blanks < line.size())
            return std::nullopt;
        return line.substr(std::min(indent, line.size()));
    }

    void close(std::size_t end, int number)
    {
        m_out.push_back({{}, number, PastedLine::Kind::Boundary, true});
        m_at = end;
    }

    // Aligned, and wrapped.

    bool readAligned()
    {
        if (!isHead(m_at))
            return false;
        const PastedLine* const below = lineAt(m_at + 1);
        const std::string_view ruler = trimBlanks(below->text);
        const std::size_t indent = below->text.find_first_not_of(' ');
        const int wide = columns(ruler);
        const bool boxed = !isHorizontal(ruler);
        int border = boxed ? 2 : 0;
        if (const PastedLine* const row = lineAt(m_at + 2); row && !boxed) {
            const auto text = within(row->text, indent);
            border = text && text->starts_with(' ') ? 1 : 0;
        }
        const int width = wide - 2 * border;
        if (width < 1)
            return false;
        std::vector<CellLine> cells;
        bool marked = false, ended = false;
        int rows = 0;
        std::size_t at = m_at + 2;
        for (; const PastedLine* const line = lineAt(at); ++at) {
            const auto text = within(line->text, indent);
            if (!text)
                break;
            const bool continued = !cells.empty() && cells.back().mark != Mark::None;
            if (border == 2 ? isRuler(trimBlanks(*text)) : isFooter(*text, border, rows, at)) {
                ended = true;
                ++at;
                break;
            }
            // A table without a footer ends with a blank line; a row without text has one blank.
            if (border < 2 && text->empty() && !(border == 1 && continued))
                break;
            if ((border == 1 && !startsRow(*text)) || isHead(at))
                break;
            CellLine cell;
            cell.number = line->number;
            if (border == 2 ? !takeBoxed(*text, continued, cell) : !takeOpen(*text, border, width, continued, cell))
                return false;
            // Known at once, so that no table is read twice.
            if (cells.empty() && !beginsPlanCell(cell.text))
                return false;
            marked = marked || cell.mark != Mark::None;
            rows += continued ? 0 : 1;
            cells.push_back(cell);
        }
        if (cells.empty())
            return false;
        addCells(cells, width, marked, m_pasted, m_out);
        if (ended)
            close(at, cells.back().number);
        m_at = at;
        return true;
    }

    /// The column's name in its borders or none, and a line of one column below it.
    [[nodiscard]] bool isHead(std::size_t at) const
    {
        std::string_view title = m_pasted.lines[at].text;
        if (title.find(head) == std::string_view::npos)
            return false;
        title = trimBlanks(title);
        takeAny(title, borders);
        takeAnyBehind(title, borders);
        const PastedLine* const below = lineAt(at + 1);
        return trimBlanks(title) == head && below && isPlainRuler(trimBlanks(below->text));
    }

    static bool startsRow(std::string_view text) { return text.starts_with(' ') || takeAny(text, wraps); }

    /// "(12 rows)". Without a border a literal's line may look so: the footer has the right number, or nothing behind.
    [[nodiscard]] bool isFooter(std::string_view text, int border, int rows, std::size_t at) const
    {
        if (!isRowCount(trimBlanks(text)) || text.starts_with(' '))
            return false;
        if (border > 0)
            return true;
        const auto digits = text.substr(1, text.find_first_not_of("0123456789", 1) - 1);
        const PastedLine* const next = lineAt(at + 1);
        return base::parseNumber<int>(digits) == rows || !next || trimBlanks(next->text).empty();
    }

    static bool takeBoxed(std::string_view text, bool continued, CellLine& cell)
    {
        text = withoutBlanksBehind(text);
        if (!takeAny(text, borders) || !takeAnyBehind(text, borders))
            return false;
        if (!(continued && takeAny(text, wraps)) && !take(text, " "))
            return false;
        if (text.ends_with(' '))
            text.remove_suffix(1);
        else if (cell.mark = takeMarkBehind(text); cell.mark == Mark::None)
            return false;
        setText(cell, text);
        return true;
    }

    /// Marks that nothing else looks like, behind characters whose width psql sees otherwise.
    static bool takeUnicode(std::string_view& text) { return takeAnyBehind(text, std::array{newlines[1], wraps[1]}); }

    static bool takeOpen(std::string_view text, int border, int width, bool continued, CellLine& cell)
    {
        if (border == 1 && !(continued && takeAny(text, wraps)) && !take(text, " "))
            return false;
        // Marks stand behind the width, where nothing of the cell can be.
        std::string_view inner = text;
        const int all = widthOf(text);
        if (all == width + 1)
            cell.mark = takeMarkBehind(inner);
        else if (all >= width && takeUnicode(inner))
            cell.mark = text.ends_with(newlines[1]) ? Mark::Newline : Mark::Wrapped;
        if (cell.mark == Mark::None && isAscii(text) && widthOf(withoutBlanksBehind(text)) > width)
            return false;
        cell.padded = cell.mark == Mark::None && all == width + 1 && text.ends_with(' ');
        if (cell.padded)
            inner.remove_suffix(1);
        setText(cell, inner);
        return true;
    }

    static void setText(CellLine& cell, std::string_view text)
    {
        cell.width = widthOf(withoutBlanksBehind(text));
        cell.text = cell.mark == Mark::Wrapped ? text : withoutBlanksBehind(text);
    }

    // Expanded: the name in front, and a line or none between the records.

    struct Expanded {
        std::size_t indent = 0;
        int border = 0;
        int width = 0; ///< of the values, from the line around records, or 0
    };

    /// A line of a record: how its value is marked on the left.
    struct Value {
        CellLine cell;
        bool first = false;
        bool wrapped = false;  ///< it goes on with the line before
        bool unmarked = false; ///< of the style that has its marks between name and value
    };

    bool readExpanded()
    {
        Expanded form;
        std::size_t at = m_at;
        const PastedLine* line = lineAt(at);
        const bool record = isRecordLine(trimBlanks(line->text));
        if (record) {
            form.width = std::max(0, columns(trimBlanks(line->text)));
            form.indent = line->text.find_first_not_of(' ');
            line = lineAt(++at);
        }
        if (!line || line->text.find(head) == std::string_view::npos || !beginsExpanded(line->text, form))
            return false;
        if (record && form.border == 0)
            form.width = columns(withoutRecordIndent(lineAt(m_at)->text, form.indent));
        form.width = form.width == 0 ? 0 : form.width - headWidth - (form.border == 0 ? 0 : form.border == 1 ? 3 : 7);
        m_widest = 0;
        std::vector<Value> values;
        bool any = false;
        int last = line->number;
        for (; (line = lineAt(at)); ++at) {
            const auto text = within(line->text, form.indent);
            const std::string_view content = text ? trimBlanks(*text) : std::string_view{};
            if (!text)
                break;
            if (auto value = takeValue(*text, form, !values.empty())) {
                value->cell.number = line->number;
                if (value->first)
                    addRecord(values, form);
                if (value->first && !any && !beginsPlanCell(value->cell.text))
                    return false;
                if (!any) // a row of text has one line, so that all others are its rest
                    m_rows = !isDocumentStart(value->cell.text);
                any = true;
                last = line->number;
                values.push_back(*value);
                continue;
            }
            const bool blank = content.empty() && form.border < 2 && nextBegins(at + 1, form);
            if (!blank && !isRecordLine(content) && !(form.border > 0 && isRuler(content) && !content.empty()))
                break;
            addRecord(values, form);
        }
        if (!any)
            return false;
        addRecord(values, form);
        close(at, last);
        return true;
    }

    static std::string_view withoutRecordIndent(std::string_view line, std::size_t indent)
    {
        return line.substr(std::min(indent, line.size()));
    }

    /// Between records of a table without borders and heads there is a blank line.
    [[nodiscard]] bool nextBegins(std::size_t at, const Expanded& form) const
    {
        const PastedLine* const next = lineAt(at);
        if (!next)
            return false;
        const auto text = within(next->text, form.indent);
        if (!text)
            return false;
        const auto value = takeValue(*text, form, false);
        return value && value->first;
    }

    static bool beginsExpanded(std::string_view line, Expanded& form)
    {
        form.indent = line.find_first_not_of(' ');
        line.remove_prefix(form.indent);
        if (takeAny(line, borders)) {
            form.border = 2;
            if (!take(line, " "))
                return false;
        }
        if (!take(line, head) || !take(line, " "))
            return false;
        if (takeAny(line, borders))
            form.border = std::max(form.border, 1);
        return form.border != 2 || trimBlanks(line).size() > 1;
    }

    static std::optional<Value> takeValue(std::string_view text, const Expanded& form, bool further)
    {
        Value value;
        if (form.border == 2) {
            text = withoutBlanksBehind(text);
            if (!takeAny(text, borders) || !take(text, " ") || !takeAnyBehind(text, borders))
                return std::nullopt;
        }
        value.first = take(text, head);
        if (!value.first && (!further || !take(text, "          ")))
            return std::nullopt;
        bool wrappedByName = false;
        if (form.border > 0) {
            const bool border = take(text, " ") && takeAny(text, borders);
            if (!border) {
                wrappedByName = !value.first && take(text, ";");
                value.unmarked = wrappedByName || (!value.first && take(text, ":"));
                if (!value.unmarked)
                    return std::nullopt;
            }
        }
        if (text.empty())
            return value; // a line without text whose blanks were lost
        value.wrapped = wrappedByName || (!value.first && takeAny(text, wraps));
        if ((!value.wrapped || wrappedByName) && !take(text, " "))
            return std::nullopt;
        value.cell.text = text;
        return value;
    }

    void addRecord(std::vector<Value>& values, const Expanded& form)
    {
        if (values.empty())
            return;
        std::vector<CellLine> cells;
        int widest = 0;
        bool unmarked = false, marked = values.size() > 1;
        for (const Value& value : values) {
            unmarked = unmarked || value.unmarked;
            widest = std::max(widest, widthOf(withoutBlanksBehind(value.cell.text)));
        }
        m_widest = std::max(m_widest, widest);
        for (std::size_t i = 0; i < values.size(); ++i) {
            CellLine cell = values[i].cell;
            const bool more = i + 1 < values.size();
            const bool wrapped = more && values[i + 1].wrapped;
            std::string_view text = cell.text;
            if (form.border == 2 && text.ends_with(' '))
                text.remove_suffix(1); // what stands in a mark's place
            else if (form.border == 2 || more)
                cell.mark = unmarked ? Mark::None : takeMarkBehind(text);
            // A mark of wrapping stands on both sides of the break, and rows of text have no breaks.
            if ((cell.mark == Mark::Wrapped && !wrapped) || (cell.mark == Mark::Newline && m_rows)) {
                cell.mark = Mark::None;
                text = form.border == 2 ? text : cell.text;
            }
            marked = marked && (!more || cell.mark != Mark::None);
            if (unmarked && more)
                cell.mark = wrapped ? Mark::Wrapped : Mark::Newline;
            setText(cell, text);
            if (unmarked && wrapped && cell.width < form.width)
                padTo(cell, form.width);
            cells.push_back(cell);
        }
        if (!marked && !unmarked) {
            // No marks at all: what looked like some was text.
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (form.border < 2) {
                    cells[i].mark = m_rows && i + 1 < values.size() ? Mark::Wrapped : Mark::None;
                    setText(cells[i], values[i].cell.text);
                    if (const int width = form.width > 0 ? form.width : m_widest;
                        cells[i].mark == Mark::Wrapped && cells[i].width == width - 1)
                        padTo(cells[i], width);
                }
            }
        }
        addCells(cells, form.width > 0 ? form.width : m_widest, marked || unmarked, m_pasted, m_out);
        values.clear();
    }

    /// Blanks at the end of a wrapped line are text, which a copy may have lost.
    void padTo(CellLine& cell, int width)
    {
        std::string text(withoutBlanksBehind(cell.text));
        text.append(static_cast<std::size_t>(width - cell.width), ' ');
        cell.text = m_pasted.made.emplace_back(std::move(text));
    }

    // Expanded and unaligned, with any separator, or CSV: a name and a value in each line.

    bool readRecords()
    {
        std::string_view rest = lineAt(m_at)->text;
        if (!take(rest, head))
            return false;
        // What stands between name and value is no part of any plan's first line.
        const auto begins = [](std::string_view text) {
            return text.starts_with('[') || text.starts_with('{') || text.starts_with('<') ||
                   text.starts_with("- Plan:") || text.starts_with('"') ||
                   (!text.empty() && (static_cast<unsigned char>(text.front()) >= 0x80 ||
                                      std::isalnum(static_cast<unsigned char>(text.front())) != 0));
        };
        std::size_t length = 0;
        while (length < rest.size() && !begins(rest.substr(length)))
            ++length;
        if (length == 0 || length > 8 || length == rest.size())
            return false;
        const std::string_view separator = rest.substr(0, length);
        std::string_view first = rest.substr(length);
        take(first, "\"");
        if (!beginsPlanCell(first))
            return false;
        std::size_t at = m_at;
        int number = 0;
        bool inRecord = false;
        std::vector<PastedLine> found;
        while (const PastedLine* const line = lineAt(at)) {
            std::string_view text = line->text;
            if (take(text, head) && take(text, separator)) {
                inRecord = true;
                number = line->number;
                if (text.starts_with('"') && (found.empty() || separator.size() == 1)) {
                    if (!takeQuoted(text.substr(1), at, found))
                        return false;
                    inRecord = false;
                    continue;
                }
                found.push_back({text, number, PastedLine::Kind::Text, true});
            } else if (trimBlanks(line->text).empty()) {
                const PastedLine* const next = lineAt(at + 1);
                if (!next || !next->text.starts_with(head) || !next->text.substr(headWidth).starts_with(separator))
                    break;
                inRecord = false;
            } else if (inRecord) {
                found.push_back({line->text, line->number, PastedLine::Kind::Text, true}); // of the same value
            } else {
                break;
            }
            ++at;
        }
        m_out.insert(m_out.end(), found.begin(), found.end());
        close(at, number);
        return true;
    }

    /// A value in quotes, with its doubled ones as one and maybe over several lines.
    bool takeQuoted(std::string_view text, std::size_t& at, std::vector<PastedLine>& out)
    {
        while (true) {
            std::string cell;
            std::size_t end = 0;
            for (; end < text.size(); ++end) {
                if (text[end] == '"') {
                    if (end + 1 >= text.size() || text[end + 1] != '"')
                        break;
                    ++end;
                }
                cell += text[end];
            }
            out.push_back(
                {m_pasted.made.emplace_back(std::move(cell)), lineAt(at)->number, PastedLine::Kind::Text, true});
            ++at;
            if (end < text.size())
                return true;
            const PastedLine* const next = lineAt(at);
            if (!next)
                return true; // cut off: who reads the document will say so
            text = next->text;
        }
    }

    PastedLines& m_pasted;
    std::vector<PastedLine> m_out;
    std::size_t m_at = 0;
    int m_widest = 0;    ///< of the values in the records so far
    bool m_rows = false; ///< a record is a row of a plan's text
};

} // namespace

void takeOffTables(PastedLines& pasted)
{
    TableReader(pasted).read();
}

} // namespace howdah::plan
