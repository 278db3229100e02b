// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"
#include "core/base/units.h"
#include "core/plan/figures.h"
#include "core/plan/plan.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace howdah::plan {

namespace {

namespace human = base::human;

constexpr int leastWidth = 40;
constexpr int leastTree = 30;
constexpr int barCells = 8;
constexpr int gap = 2;

struct Column {
    std::string heading;
    int worth = 0; ///< the least worthy goes first when there is no room
    bool left = false;
    std::vector<std::string> cells;
    int width = 0;
};

struct Line {
    std::string label;
    bool full = false; ///< a detail: takes the whole width
};

/// A bar of `barCells` characters in eighths.
std::string bar(double share)
{
    static constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const int filled = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * barCells * 8));
    std::string text;
    for (int i = 0; i < filled / 8; ++i)
        text += "█";
    return text + std::string(eighths[static_cast<std::size_t>(filled % 8)]);
}

std::string ownBlocks(const Node& node)
{
    return node.exclusiveBuffers ? figures::blocks(figures::touched(*node.exclusiveBuffers)) : std::string();
}

bool isZero(std::string_view text)
{
    return text.empty() || text == "0" || text == "0.0";
}

/// What explains a node at a glance; everything else stands in the JSON and in the console's details.
std::vector<std::string> explanations(const Node& node)
{
    std::vector<std::string> lines;
    const auto add = [&](std::string_view key, std::string_view value) {
        lines.push_back(printable(std::string(key) + ": " + std::string(value)));
    };
    for (const auto& [key, value] : node.details) {
        const std::string_view name = key;
        const bool condition = name.ends_with("Cond") || name.ends_with("Filter") || name.ends_with(" Key");
        const bool removed = name.starts_with("Rows Removed by ");
        if (removed || name == "Heap Fetches" || name == "Subplans Removed" || name == "Exact Heap Blocks" ||
            name == "Lossy Heap Blocks" || name == "Cache Evictions" || name == "Conflicting Tuples") {
            if (!isZero(value))
                add(name, base::parseDouble(value) ? figures::count(*base::parseDouble(value)) : value);
        } else if (condition || name == "Params Evaluated" || name == "Function Call" ||
                   name == "Conflict Resolution") {
            add(name, value);
        } else if (name == "Sort Method") {
            std::string text = value;
            const std::string* space = node.detail("Sort Space Used");
            const std::string* type = node.detail("Sort Space Type");
            if (const auto kilobytes = space ? base::parseNumber<std::int64_t>(*space) : std::nullopt;
                kilobytes && *kilobytes >= 0 && *kilobytes < (std::int64_t{1} << 52))
                text += ", " + (type ? *type + ' ' : std::string()) + human::bytes({*kilobytes * 1024});
            add(name, text);
        } else if (name == "Hash Batches" && value != "1" && value != "0") {
            add(name, value);
        } else if (name == "Workers Planned") {
            const std::string* launched = node.detail("Workers Launched");
            add("Workers", launched ? *launched + " of " + value : value);
        } else if (name == "Cache Hits") {
            const std::string* misses = node.detail("Cache Misses");
            add("Cache", value + " hits, " + (misses ? *misses : std::string("0")) + " misses");
        }
    }
    return lines;
}

class Renderer {
public:
    Renderer(const Plan& plan, int width)
        : m_plan(plan)
        , m_width(std::max(width, leastWidth))
    {
        if (plan.analyzed) {
            m_columns = {{"own time", 9, false, {}, 0}, {"", 3, true, {}, 0},          {"share", 8, false, {}, 0},
                         {"rows", 7, false, {}, 0},     {"expected", 4, false, {}, 0}, {"off by", 6, false, {}, 0},
                         {"buffers", 5, false, {}, 0}};
            m_total = plan.executionMs.value_or(plan.root->inclusiveMs.value_or(0) + plan.afterRootMs);
        } else {
            m_columns = {{"cost", 9, false, {}, 0}, {"rows expected", 8, false, {}, 0}, {"width", 4, false, {}, 0}};
        }
    }

    std::string render()
    {
        addNodes();
        if (m_plan.analyzed)
            addPseudo();
        layOut();
        std::string out;
        writeWrapped(out, summary(), "");
        out += '\n';
        writeTable(out);
        writeNotes(out);
        return out;
    }

private:
    void addRow(std::string label, std::vector<std::string> cells)
    {
        m_lines.push_back({std::move(label), false});
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            m_columns[i].cells.push_back(i < cells.size() ? std::move(cells[i]) : std::string());
    }

    void addDetail(std::string label)
    {
        m_lines.push_back({std::move(label), true});
        for (Column& column : m_columns)
            column.cells.emplace_back();
    }

    void addNodes()
    {
        std::vector<bool> more; // by depth: whether a sibling follows
        const int deepest = std::max(4, m_width / 8);
        struct Step {
            const Node* node;
            int depth;
            bool last;
        };
        std::vector<Step> stack{{m_plan.root.get(), 0, true}};
        while (!stack.empty()) {
            const Step step = stack.back();
            stack.pop_back();
            more.resize(static_cast<std::size_t>(step.depth) + 1);
            more[static_cast<std::size_t>(step.depth)] = !step.last;
            std::string guides;
            const bool deep = step.depth > deepest;
            if (deep)
                guides = "… " + std::to_string(step.depth) + ": ";
            else
                for (int depth = 1; depth < step.depth; ++depth)
                    guides += more[static_cast<std::size_t>(depth)] ? "│  " : "   ";
            const std::string branch = deep || step.depth == 0 ? "" : step.last ? "└─ " : "├─ ";
            std::string name = printable(step.node->title());
            if (!step.node->subplanName.empty())
                name = printable(step.node->subplanName) + ": " + name;
            addRow(guides + branch + name, cellsOf(*step.node));
            std::string under = deep ? "   " : guides;
            if (!deep && step.depth > 0)
                under += step.last ? "   " : "│  ";
            under += step.node->children.empty() || deep ? "   " : "│  ";
            for (const std::string& line : explanations(*step.node))
                addDetail(under + line);
            const auto& children = step.node->children;
            for (std::size_t i = children.size(); i-- > 0;)
                stack.push_back({children[i].get(), step.depth + 1, i + 1 == children.size()});
        }
    }

    [[nodiscard]] std::vector<std::string> cellsOf(const Node& node) const
    {
        if (!m_plan.analyzed)
            return {figures::count(node.totalCost), figures::count(node.planRows), figures::count(node.planWidth)};
        if (node.loops.value_or(0) <= 0)
            return {"never", "", "", "", figures::count(node.planRows), "", ""};
        const double own = node.exclusiveMs.value_or(0);
        const double share = m_total > 0 ? own / m_total : 0;
        return {figures::time(own),
                bar(share),
                figures::percent(share),
                figures::count(node.totalRows.value_or(0)),
                figures::count(node.planRows * node.loops.value_or(1)),
                figures::offBy(node),
                ownBlocks(node)};
    }

    void addPseudo()
    {
        for (const PseudoNode& pseudo : m_plan.pseudo) {
            std::string label = "· " + printable(pseudo.name);
            if (!pseudo.detail.empty())
                label += " (" + printable(pseudo.detail) + ')';
            const double share = pseudo.withinExecution && m_total > 0 ? pseudo.exclusiveMs / m_total : 0;
            addRow(std::move(label), {figures::time(pseudo.exclusiveMs), bar(share),
                                      pseudo.withinExecution ? figures::percent(share) : std::string()});
        }
    }

    /// Columns as wide as their cells; as many of them as leave the tree room to be read.
    void layOut()
    {
        int wanted = leastTree;
        for (const Line& line : m_lines) {
            if (!line.full)
                wanted = std::max(wanted, columns(line.label));
        }
        for (Column& column : m_columns) {
            for (const std::string& cell : column.cells)
                column.width = std::max(column.width, columns(cell));
            // Nothing to show at all: no bar, no misjudged row, no buffers counted.
            if (column.width > 0)
                column.width = std::max(column.width, columns(column.heading));
        }
        std::erase_if(m_columns, [](const Column& column) { return column.width == 0; });
        for (Column& column : m_columns) {
            if (column.left)
                column.width = barCells;
        }
        while (m_columns.size() > 1 && treeRoom() < std::min(wanted, std::max(leastTree, m_width * 2 / 5)))
            m_columns.erase(std::min_element(m_columns.begin(), m_columns.end(),
                                             [](const Column& a, const Column& b) { return a.worth < b.worth; }));
        m_tree = std::max(10, std::min(wanted, treeRoom()));
    }

    [[nodiscard]] int treeRoom() const
    {
        int used = 0;
        for (const Column& column : m_columns)
            used += gap + column.width;
        return m_width - used;
    }

    [[nodiscard]] std::string summary() const
    {
        std::string text;
        const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : " · ") + part; };
        if (m_plan.executionMs)
            add("execution " + figures::time(*m_plan.executionMs));
        else if (m_plan.analyzed)
            add("nodes " + figures::time(m_total));
        else
            add("estimates only");
        if (m_plan.planningMs)
            add("planning " + figures::time(*m_plan.planningMs));
        add(human::integer(m_plan.nodeCount) + (m_plan.nodeCount == 1 ? " node" : " nodes"));
        if (!m_plan.doubts.empty())
            add(human::integer(static_cast<std::int64_t>(m_plan.doubts.size())) +
                (m_plan.doubts.size() == 1 ? " doubt" : " doubts"));
        return text;
    }

    void writeTable(std::string& out) const
    {
        std::string heading = padRight({}, m_tree);
        for (const Column& column : m_columns)
            heading += std::string(gap, ' ') +
                       (column.left ? padRight(column.heading, column.width) : padLeft(column.heading, column.width));
        writeLine(out, heading);
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_lines[i].full) {
                writeLine(out, elided(m_lines[i].label, m_width));
                continue;
            }
            std::string line = padRight(elided(m_lines[i].label, m_tree), m_tree);
            for (const Column& column : m_columns)
                line += std::string(gap, ' ') + (column.left ? padRight(column.cells[i], column.width)
                                                             : padLeft(column.cells[i], column.width));
            writeLine(out, line);
        }
    }

    void writeNotes(std::string& out) const
    {
        if (!m_plan.settings.empty()) {
            std::string text = "Settings:";
            for (const auto& [name, value] : m_plan.settings)
                text += (text.back() == ':' ? " " : ", ") + name + " = " + value;
            out += '\n';
            writeWrapped(out, printable(text), "  ");
        }
        if (!m_plan.doubts.empty())
            out += '\n';
        for (const base::Text& doubt : m_plan.doubts)
            writeWrapped(out, "Doubt: " + printable(doubt.english()), "  ");
    }

    static void writeLine(std::string& out, std::string_view line)
    {
        out += line.substr(0, line.find_last_not_of(' ') + 1);
        out += '\n';
    }

    void writeWrapped(std::string& out, std::string_view text, std::string_view indent) const
    {
        std::string line;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find(' '), text.size());
            const std::string_view word = text.substr(0, end);
            if (!line.empty() && line != indent && columns(line) + 1 + columns(word) > m_width) {
                writeLine(out, line);
                line = indent;
            }
            if (!line.empty() && line != indent)
                line += ' ';
            line += elided(word, m_width - static_cast<int>(indent.size()));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        if (!line.empty())
            writeLine(out, line);
    }

    const Plan& m_plan;
    int m_width;
    int m_tree = leastTree;
    double m_total = 0;
    std::vector<Line> m_lines;
    std::vector<Column> m_columns;
};

} // namespace

std::string renderText(const Plan& plan, int width)
{
    return Renderer(plan, width).render();
}

} // namespace howdah::plan
