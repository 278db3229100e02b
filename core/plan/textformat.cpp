// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/textformat.h"

#include "core/plan/texttree.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace howdah::plan {

namespace {

using base::Text;
using Kind = TextField::Kind;

constexpr std::string_view arrow = "->";
/// Programs that break lines do so at 65 columns and more.
constexpr std::size_t brokenFrom = 60;
constexpr std::size_t mostUnknownLines = 10;

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (true) {
        while (!text.empty() && isBlank(text.front()))
            text.remove_prefix(1);
        while (!text.empty() && isBlank(text.back()))
            text.remove_suffix(1);
        // blanks that do not break, from web pages
        if (text.starts_with("\u00a0"))
            text.remove_prefix(2);
        else if (text.ends_with("\u00a0"))
            text.remove_suffix(2);
        else
            return text;
    }
}

bool isHeading(std::string_view line)
{
    return (line.starts_with("InitPlan ") || line.starts_with("SubPlan ") || line.starts_with("CTE ")) &&
           !endsInFigures(line);
}

bool isTrigger(std::string_view line)
{
    return line.starts_with("Trigger ") && line.find("calls=") != std::string_view::npos;
}

bool isFigures(std::string_view line)
{
    for (const std::string_view start :
         {"(cost=", "(actual ", "(never executed)", "width=", "rows=", "loops=", "time="}) {
        if (line.starts_with(start))
            return true;
    }
    return false;
}

/// Whether a line is the beginning of something, so that it cannot be the rest of the line before.
bool beginsEntry(std::string_view line)
{
    return line.starts_with(arrow) || isKnownKey(propertyKey(line)) || isTrigger(line) || isHeading(line);
}

/// Parentheses and quotes that are still open. Fed piece by piece, so that long expressions stay cheap.
class Balance {
public:
    void feed(std::string_view text)
    {
        for (const char c : text) {
            if (m_quote != 0) {
                if (c == m_quote)
                    m_quote = 0;
            } else if (c == '\'' || c == '"') {
                m_quote = c;
            } else if (c == '(' || c == '[') {
                ++m_depth;
            } else if (c == ')' || c == ']') {
                --m_depth;
            }
        }
    }
    [[nodiscard]] bool open() const { return m_depth > 0 || m_quote != 0; }
    [[nodiscard]] bool quoted() const { return m_quote != 0; }

private:
    int m_depth = 0;
    char m_quote = 0;
};

class TextReader {
public:
    explicit TextReader(int firstLine)
        : m_number(firstLine - 1)
    {}

    void take(std::string_view physical)
    {
        ++m_number;
        const std::string_view content = trimmed(physical);
        if (content.empty())
            return;
        if (!m_pending.empty() && continues(content)) {
            // A line break in a literal is one of the literal; other broken lines were broken at a blank.
            if (!m_joins)
                m_joined.emplace_back(m_pending);
            m_joins = true;
            std::string& whole = m_joined.back();
            const bool literal = m_balance.quoted() && m_width < brokenFrom;
            whole += literal ? '\n' : ' ';
            whole += literal ? withinPlan(physical.substr(0, physical.find_last_not_of("\r") + 1)) : content;
            m_pending = whole;
            m_balance.feed(content);
        } else {
            flush();
            m_pending = content;
            m_pendingLine = m_number;
            m_column = indentation(physical);
            m_balance = {};
            m_balance.feed(content);
        }
        m_width = physical.size();
    }

    void flush()
    {
        if (m_pending.empty())
            return;
        const std::string_view line = std::exchange(m_pending, {});
        m_joins = false;
        m_figures = m_figures || endsInFigures(line);
        takeLogical(line, m_column, m_pendingLine);
    }

    void finish(std::vector<Draft>& drafts)
    {
        const bool open = !m_pending.empty() && m_balance.open();
        const bool announces = m_pending.ends_with(':') || isHeading(m_pending);
        flush();
        const std::size_t before = drafts.size();
        Reader reader(drafts);
        const bool read = m_tree.write(reader);
        if (drafts.size() == before)
            return;
        Plan& plan = *drafts.back().plan;
        if (!read)
            plan.doubts.push_back(reader.complaint());
        for (const auto& [line, text] : m_unknown)
            plan.doubts.push_back(Text(HOWDAH_TEXT("plan", "Not understood in the plan, line %1: %2"),
                                       {std::to_string(line), elided(printable(text), 60)}));
        if (m_unknownMore > 0)
            plan.doubts.push_back(
                Text::counted(HOWDAH_TEXT_N("plan", "Not understood in the plan: %n more line(s)"), m_unknownMore));
        if (open)
            plan.doubts.push_back(
                Text(HOWDAH_TEXT("plan", "The plan seems to be cut off: its last line ends within an expression")));
        if (announces && !open)
            plan.doubts.push_back(
                Text(HOWDAH_TEXT("plan", "The plan seems to be cut off: what its last line announces is missing")));
        if (m_tree.flat())
            plan.doubts.push_back(
                Text(HOWDAH_TEXT("plan", "The lines' indentation is lost: which node is part of which is a guess")));
    }

private:
    /// The line of a literal without the blanks that stand in front of all of the plan.
    [[nodiscard]] std::string_view withinPlan(std::string_view physical) const
    {
        const int column = m_rootColumn >= 0 ? m_rootColumn : m_column;
        return physical.substr(
            std::min({physical.find_first_not_of(' '), physical.size(), static_cast<std::size_t>(column)}));
    }

    [[nodiscard]] bool continues(std::string_view content) const
    {
        if (isFigures(content))
            return true;
        // Within a literal something may look like a node; where nodes have figures it has none.
        if (m_balance.quoted() && m_figures && content.starts_with(arrow) && !propertyKey(m_pending).empty() &&
            content.find("(cost=") == std::string_view::npos && content.find("(actual ") == std::string_view::npos &&
            content.find('\'') != std::string_view::npos)
            return true;
        if (beginsEntry(content))
            return false;
        if (m_balance.open() || m_pending == arrow || m_pending.ends_with(','))
            return true;
        return m_width >= brokenFrom && propertyKey(content).empty() && !endsInFigures(m_pending) &&
               !endsInFigures(content);
    }

    void takeLogical(std::string_view line, int column, int number)
    {
        if (line.starts_with(arrow)) {
            if (!m_tree.addNode(trimmed(line.substr(arrow.size())), column, true))
                unknown(line, number);
            return;
        }
        if (m_tree.empty()) {
            m_rootColumn = column;
            if (!m_tree.addNode(line, column, false))
                unknown(line, number);
            return;
        }
        if (isHeading(line)) {
            m_tree.addHeading(line, column);
            return;
        }
        if (!m_tree.addLine(line, column))
            unknown(line, number);
    }

    void unknown(std::string_view line, int number)
    {
        if (m_unknown.size() < mostUnknownLines)
            m_unknown.emplace_back(number, line.substr(0, 400));
        else
            ++m_unknownMore;
    }

    TextTree m_tree;
    std::string_view m_pending;       ///< the line as far as it is known, in the text or in the last of m_joined
    bool m_joins = false;             ///< it is in m_joined
    std::deque<std::string> m_joined; ///< lines that were broken; the tree has views of them
    Balance m_balance;
    bool m_figures = false; ///< a node had its cost or its times
    int m_column = 0;
    int m_rootColumn = -1; ///< of the first node, or -1
    int m_pendingLine = 0;
    int m_number;
    std::size_t m_width = 0; ///< of the last line as it was pasted
    std::vector<std::pair<int, std::string>> m_unknown;
    long long m_unknownMore = 0;
};

} // namespace

int indentation(std::string_view line)
{
    int column = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == ' ')
            ++column;
        else if (line[at] == '\t')
            column = (column / 8 + 1) * 8;
        else if (line.substr(at).starts_with("\u00a0")) {
            ++column;
            ++at;
        } else {
            break;
        }
    }
    return column;
}

bool beginsTextPlan(std::string_view line)
{
    line = trimmed(line);
    if (line.empty() || line.front() == '(')
        return false;
    if (line.starts_with(arrow))
        line = trimmed(line.substr(arrow.size()));
    // A property's value may end like this only within a literal, and then its line has a key.
    if (!propertyKey(line).empty())
        return false;
    return endsInFigures(line) || readNodeLine(line).named ||
           (line.find("  (cost=") != std::string_view::npos &&
            readNodeLine(line.substr(0, line.find("  (cost="))).named);
}

bool continuesTextPlan(std::string_view line)
{
    line = trimmed(line);
    return line.starts_with(arrow) || isStatementKey(propertyKey(line)) || propertyKey(line) == "JIT" ||
           isTrigger(line) || (isHeading(line) && propertyKey(line).empty());
}

void readTextPlan(std::string_view text, int firstLine, std::vector<Draft>& drafts)
{
    TextReader reader(firstLine);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        reader.take(text.substr(0, end));
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    reader.finish(drafts);
}

} // namespace howdah::plan
