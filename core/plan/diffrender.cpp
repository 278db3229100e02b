// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/units.h"
#include "core/plan/diff.h"
#include "core/plan/figures.h"
#include "core/plan/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace howdah::plan {

namespace {

using nlohmann::ordered_json;

constexpr int leastWidth = 40;
constexpr int leastTree = 28;
constexpr int gap = 2;
constexpr int mostAlike = 8; ///< differences of one kind that are told in words

struct Column {
    std::string heading;
    int worth = 0; ///< the least worthy goes first when there is no room
    std::vector<std::string> cells;
    int width = 0;
};

std::string signedText(double change, const std::string& text)
{
    return (change > 0 ? "+" : "−") + text;
}

class DiffRenderer {
public:
    DiffRenderer(const PlanDiff& diff, int width)
        : m_diff(diff)
        , m_width(std::max(width, leastWidth))
        , m_measured(diff.before->analyzed && diff.after->analyzed)
    {
        if (m_measured)
            m_columns = {{"time before", 4, {}, 0},  {"time after", 4, {}, 0}, {"change", 3, {}, 0},
                         {"rows before", 2, {}, 0},  {"rows after", 2, {}, 0}, {"buffers before", 1, {}, 0},
                         {"buffers after", 1, {}, 0}};
        else
            m_columns = {{"cost before", 4, {}, 0},
                         {"cost after", 4, {}, 0},
                         {"rows before", 2, {}, 0},
                         {"rows after", 2, {}, 0}};
    }

    std::string render()
    {
        writeMetrics();
        writeShape();
        addNodes();
        layOut();
        writeTable();
        if (!m_diff.doubts.empty())
            m_out += '\n';
        for (const base::Text& doubt : m_diff.doubts)
            writeWrapped("Doubt: " + printable(doubt.english()), "  ");
        return std::move(m_out);
    }

private:
    void writeMetric(std::string_view name, const Metric& metric, std::string (*format)(double))
    {
        if (!metric.before && !metric.after)
            return;
        std::string text = padRight(std::string(name), 11) + (metric.before ? format(*metric.before) : "unknown") +
                           " → " + (metric.after ? format(*metric.after) : "unknown");
        if (const auto ratio = metric.ratio(); ratio && *ratio > 0) {
            if (*ratio <= 0.95)
                text += "  (" + base::human::factor(1 / *ratio) + " less)";
            else if (*ratio >= 1.05)
                text += "  (" + base::human::factor(*ratio) + " as much)";
        }
        writeLine(text);
    }

    void writeMetrics()
    {
        const auto blocks = [](double value) { return figures::blocks(std::llround(value)); };
        writeMetric("execution", m_diff.executionMs, figures::time);
        writeMetric("planning", m_diff.planningMs, figures::time);
        writeMetric("cost", m_diff.totalCost, figures::count);
        writeMetric("rows", m_diff.rows, figures::count);
        writeMetric("buffers", m_diff.blocks, +blocks);
        if (m_diff.readBlocks.before.value_or(0) > 0 || m_diff.readBlocks.after.value_or(0) > 0)
            writeMetric("  read", m_diff.readBlocks, +blocks);
        if (m_diff.tempBlocks.before.value_or(0) > 0 || m_diff.tempBlocks.after.value_or(0) > 0)
            writeMetric("temporary", m_diff.tempBlocks, +blocks);
        m_out += '\n';
    }

    static std::string kind(const Node* node) { return node ? node->type : std::string(); }

    void writeShape()
    {
        if (m_diff.sameShape) {
            writeLine("The same shape: what is different are figures.");
            m_out += '\n';
            return;
        }
        // Hundreds of partitions change alike.
        std::map<std::tuple<ShapeChange, std::string, std::string>, int> alike;
        const auto keyOf = [](const ShapeDifference& difference) {
            return std::tuple(difference.change, kind(difference.before), kind(difference.after));
        };
        for (const ShapeDifference& difference : m_diff.shape)
            ++alike[keyOf(difference)];
        std::map<std::tuple<ShapeChange, std::string, std::string>, int> told;
        for (const ShapeDifference& difference : m_diff.shape) {
            const int number = ++told[keyOf(difference)];
            const int all = alike[keyOf(difference)];
            std::string head(name(difference.change));
            std::replace(head.begin(), head.end(), '_', ' ');
            if (number <= mostAlike)
                writeWrapped(padRight(head, 11) + printable(difference.text.english()), "           ");
            else if (number == all)
                writeLine(padRight(head, 11) + "and " + base::human::integer(all - mostAlike) + " more like these");
        }
        m_out += '\n';
    }

    void addNodes()
    {
        const int deepest = std::max(4, m_width / 8);
        for (const NodePair& pair : m_diff.nodes) {
            const Node& shown = pair.after ? *pair.after : *pair.before;
            std::string label = !pair.before                                  ? "+ "
                                : !pair.after                                 ? "- "
                                : pair.before->title() != pair.after->title() ? "~ "
                                                                              : "  ";
            label += pair.depth > deepest ? "… " + std::to_string(pair.depth) + ": "
                                          : std::string(static_cast<std::size_t>(2 * pair.depth), ' ');
            if (!shown.subplanName.empty())
                label += printable(shown.subplanName) + ": ";
            m_labels.push_back(label + printable(shown.title()));
            const std::vector<std::string> cells = m_measured ? measures(pair) : estimates(pair);
            for (std::size_t i = 0; i < m_columns.size(); ++i)
                m_columns[i].cells.push_back(cells[i]);
        }
    }

    static bool ran(const Node* node) { return node && node->loops.value_or(0) > 0; }

    static std::vector<std::string> measures(const NodePair& pair)
    {
        const auto own = [](const Node* node) -> std::string {
            if (!node)
                return {};
            return ran(node) ? figures::time(node->exclusiveMs.value_or(0)) : "never";
        };
        const auto rows = [](const Node* node) { return ran(node) ? figures::count(node->totalRows.value_or(0)) : ""; };
        const auto blocks = [](const Node* node) -> std::string {
            if (!ran(node) || !node->exclusiveBuffers)
                return {};
            return figures::blocks(figures::touched(*node->exclusiveBuffers));
        };
        // As exact as the server prints times.
        const double change = std::round(1000 * ((pair.after ? pair.after->exclusiveMs.value_or(0) : 0) -
                                                 (pair.before ? pair.before->exclusiveMs.value_or(0) : 0))) /
                              1000;
        return {own(pair.before),
                own(pair.after),
                change == 0 ? std::string() : signedText(change, figures::time(std::fabs(change))),
                rows(pair.before),
                rows(pair.after),
                blocks(pair.before),
                blocks(pair.after)};
    }

    static std::vector<std::string> estimates(const NodePair& pair)
    {
        const auto cost = [](const Node* node) { return node ? figures::count(node->totalCost) : std::string(); };
        const auto rows = [](const Node* node) { return node ? figures::count(node->planRows) : std::string(); };
        return {cost(pair.before), cost(pair.after), rows(pair.before), rows(pair.after)};
    }

    [[nodiscard]] int treeRoom() const
    {
        int used = 0;
        for (const Column& column : m_columns)
            used += gap + column.width;
        return m_width - used;
    }

    void layOut()
    {
        int wanted = leastTree;
        for (const std::string& label : m_labels)
            wanted = std::max(wanted, columns(label));
        for (Column& column : m_columns) {
            for (const std::string& cell : column.cells)
                column.width = std::max(column.width, columns(cell));
            if (column.width > 0)
                column.width = std::max(column.width, columns(column.heading));
        }
        std::erase_if(m_columns, [](const Column& column) { return column.width == 0; });
        // What belongs together goes together.
        while (m_columns.size() > 1 && treeRoom() < std::min(wanted, std::max(leastTree, m_width * 2 / 5))) {
            const auto least = std::min_element(m_columns.begin(), m_columns.end(),
                                                [](const Column& a, const Column& b) { return a.worth < b.worth; });
            const int worth = least->worth;
            if (worth == m_columns.front().worth)
                break;
            std::erase_if(m_columns, [worth](const Column& column) { return column.worth == worth; });
        }
        m_tree = std::max(10, std::min(wanted, treeRoom()));
    }

    void writeTable()
    {
        std::string heading = padRight({}, m_tree);
        for (const Column& column : m_columns)
            heading += std::string(gap, ' ') + padLeft(column.heading, column.width);
        writeLine(heading);
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            std::string line = padRight(elided(m_labels[i], m_tree), m_tree);
            for (const Column& column : m_columns)
                line += std::string(gap, ' ') + padLeft(column.cells[i], column.width);
            writeLine(line);
        }
    }

    void writeLine(std::string_view line)
    {
        m_out += elided(line.substr(0, line.find_last_not_of(' ') + 1), m_width);
        m_out += '\n';
    }

    void writeWrapped(std::string_view text, std::string_view indent)
    {
        std::string line;
        bool fresh = true; // nothing but the indent yet
        while (!text.empty()) {
            const std::size_t end = std::min(text.find(' '), text.size());
            const std::string_view word = text.substr(0, end);
            if (!fresh && columns(line) + 1 + columns(word) > m_width) {
                writeLine(line);
                line = indent;
                fresh = true;
            }
            if (!fresh)
                line += ' ';
            line += word;
            fresh = false;
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        writeLine(line);
    }

    const PlanDiff& m_diff;
    int m_width;
    bool m_measured;
    int m_tree = leastTree;
    std::vector<std::string> m_labels;
    std::vector<Column> m_columns;
    std::string m_out;
};

ordered_json number(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? ordered_json(*value) : ordered_json();
}

ordered_json metric(const Metric& metric)
{
    return {{"before", number(metric.before)}, {"after", number(metric.after)}, {"ratio", number(metric.ratio())}};
}

ordered_json side(const Node* node)
{
    if (!node)
        return nullptr;
    ordered_json side{{"id", node->id},
                      {"node", node->type},
                      {"title", node->title()},
                      {"exclusive_ms", number(node->exclusiveMs)},
                      {"inclusive_ms", number(node->inclusiveMs)},
                      {"rows", number(node->totalRows)},
                      {"plan_rows", number(node->planRows)},
                      {"loops", number(node->loops)},
                      {"total_cost", number(node->totalCost)},
                      {"blocks", nullptr},
                      {"read_blocks", nullptr},
                      {"temp_blocks", nullptr}};
    if (const auto& own = node->exclusiveBuffers ? node->exclusiveBuffers : node->buffers) {
        side["blocks"] = own->sharedHit + own->sharedRead + own->localHit + own->localRead;
        side["read_blocks"] = own->sharedRead + own->localRead;
        side["temp_blocks"] = own->tempRead + own->tempWritten;
    }
    return side;
}

} // namespace

std::string renderDiff(const PlanDiff& diff, int width)
{
    return DiffRenderer(diff, width).render();
}

std::string toJson(const PlanDiff& diff)
{
    // Piece by piece: one document of all nodes would take many times its text.
    const auto dumped = [](const ordered_json& piece) {
        return piece.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    };
    const auto id = [](const Node* node) { return node ? ordered_json(node->id) : ordered_json(); };
    const ordered_json metrics{{"execution_ms", metric(diff.executionMs)},
                               {"planning_ms", metric(diff.planningMs)},
                               {"total_cost", metric(diff.totalCost)},
                               {"rows", metric(diff.rows)},
                               {"blocks", metric(diff.blocks)},
                               {"read_blocks", metric(diff.readBlocks)},
                               {"temp_blocks", metric(diff.tempBlocks)}};
    std::string out = R"({"schema":"howdah/plan-diff/1","same_shape":)" +
                      std::string(diff.sameShape ? "true" : "false") + R"(,"metrics":)" + dumped(metrics) +
                      R"(,"shape":[)";
    std::string_view separator;
    for (const ShapeDifference& difference : diff.shape) {
        out += separator;
        out += dumped({{"change", name(difference.change)},
                       {"before", id(difference.before)},
                       {"after", id(difference.after)},
                       {"text", difference.text.english()}});
        separator = ",";
    }
    out += R"(],"nodes":[)";
    separator = {};
    for (const NodePair& pair : diff.nodes) {
        out += separator;
        out += dumped({{"depth", pair.depth}, {"before", side(pair.before)}, {"after", side(pair.after)}});
        separator = ",";
    }
    out += R"(],"doubts":)";
    ordered_json doubts = ordered_json::array();
    for (const base::Text& doubt : diff.doubts)
        doubts.push_back(doubt.english());
    return out + dumped(doubts) + '}';
}

} // namespace howdah::plan
