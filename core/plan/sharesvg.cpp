// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"
#include "core/plan/figures.h"
#include "core/plan/share.h"
#include "core/plan/statistics.h"
#include "core/plan/treelayout.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <cmath>

namespace howdah::plan {

namespace {

constexpr double boxWidth = 232, boxHeight = 84, gapX = 24, gapY = 44;
constexpr double margin = 20, header = 44, footer = 30;
constexpr double leastWidth = 560;
constexpr int titleColumns = 25, objectColumns = 30, figureColumns = 30; ///< what fits into a box in wide fonts
constexpr double notable = 0.1, heavy = 0.4;                             ///< shares that are coloured

struct Colours {
    std::string_view window, surface, line, text, second, accent, warning, warningGround, critical, criticalGround;
};

constexpr Colours light{"#F4F6F8", "#FFFFFF", "#D6DCE4", "#1A2330", "#5A6675",
                        "#1F6FB2", "#9A5B00", "#FFF3DC", "#B3261E", "#FDE9E7"};
constexpr Colours darkColours{"#12161B", "#1A2027", "#313B46", "#E5EAF0", "#98A4B1",
                              "#5BB0EE", "#F0B255", "#3A2C12", "#FF7B72", "#401C1A"};

std::string px(double value)
{
    std::string text = base::toChars(value, 1);
    if (text.ends_with(".0"))
        text.resize(text.size() - 2);
    return text;
}

/// One pixel for a row, about one more for every power of ten squared: ten million rows are 12 wide.
double lineWidth(double rows)
{
    return 1 + std::min(11.0, 1.6 * std::log10(1 + std::max(0.0, rows)));
}

std::string rows(double count)
{
    return figures::count(count) + (count == 1 ? " row" : " rows");
}

class Picture {
public:
    Picture(const Plan& plan, bool dark)
        : m_plan(plan)
        , m_colours(dark ? darkColours : light)
        , m_layout(layOutTree(plan, boxWidth, boxHeight, gapX, gapY))
        , m_costs(plan.analyzed ? std::vector<double>() : ownCostsOf(plan))
        , m_whole(wholeOf(plan))
    {}

    std::string draw()
    {
        const double width = std::max(leastWidth, m_layout.width + 2 * margin);
        const double height = m_layout.height + header + footer + 2 * margin;
        m_left = (width - m_layout.width) / 2;
        m_top = margin + header;
        m_out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + px(width) + "\" height=\"" + px(height) +
                "\" viewBox=\"0 0 " + px(width) + ' ' + px(height) + "\" font-family=\"" + std::string(font) +
                "\" font-size=\"12\">\n<title>" + escaped(summaryOf(m_plan)) + "</title>\n";
        rectangle(0, 0, width, height, 0, m_colours.window, {});
        text(margin, margin + 14, summaryOf(m_plan), m_colours.text, 15, true);
        for (const NodeBox& box : m_layout.boxes)
            edge(box);
        for (std::size_t i = 0; i < m_layout.boxes.size(); ++i)
            box(i);
        text(margin, height - margin + 4,
             std::string("Lines are as wide as the rows that flow. Bars: share of the ") +
                 (m_plan.analyzed ? "execution, own time." : "cost, own estimate."),
             m_colours.second, 12, false);
        m_out += "</svg>\n";
        return std::move(m_out);
    }

private:
    static constexpr std::string_view font = "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif";

    void rectangle(double x, double y, double width, double height, double radius, std::string_view fill,
                   std::string_view stroke, std::string_view more = {})
    {
        m_out +=
            "<rect x=\"" + px(x) + "\" y=\"" + px(y) + "\" width=\"" + px(width) + "\" height=\"" + px(height) + '"';
        if (radius > 0)
            m_out += " rx=\"" + px(radius) + '"';
        m_out += " fill=\"" + std::string(fill) + '"';
        if (!stroke.empty())
            m_out += " stroke=\"" + std::string(stroke) + '"';
        m_out += more;
        m_out += "/>\n";
    }

    void text(double x, double y, std::string_view what, std::string_view colour, int size, bool bold,
              std::string_view more = {})
    {
        if (what.empty())
            return;
        m_out += "<text x=\"" + px(x) + "\" y=\"" + px(y) + "\" fill=\"" + std::string(colour) + '"';
        if (size != 12)
            m_out += " font-size=\"" + std::to_string(size) + '"';
        if (bold)
            m_out += " font-weight=\"600\"";
        m_out += more;
        m_out += '>' + escaped(what) + "</text>\n";
    }

    [[nodiscard]] double rowsOf(const Node& node) const
    {
        return m_plan.analyzed ? node.totalRows.value_or(0) : node.planRows;
    }

    void edge(const NodeBox& box)
    {
        if (box.parent < 0)
            return;
        const NodeBox& above = m_layout.boxes[static_cast<std::size_t>(box.parent)];
        const double fromX = m_left + above.x + above.width / 2, fromY = m_top + above.y + above.height;
        std::string path = "M" + px(fromX) + ' ' + px(fromY);
        if (box.stacked) {
            const double trunk = m_left + box.x - gapX / 2, middle = m_top + box.y + box.height / 2;
            const double bend = fromY + gapY / 2;
            path += "V" + px(bend) + "H" + px(trunk) + "V" + px(middle) + "H" + px(m_left + box.x);
        } else {
            const double toX = m_left + box.x + box.width / 2, toY = m_top + box.y;
            const double middle = (fromY + toY) / 2;
            path +=
                "C" + px(fromX) + ' ' + px(middle) + ' ' + px(toX) + ' ' + px(middle) + ' ' + px(toX) + ' ' + px(toY);
        }
        // Lines in a grid lie in gaps, where a wide one would cover its neighbours.
        const double width = std::min(lineWidth(rowsOf(*box.node)), box.stacked ? 6.0 : 12.0);
        const bool never = m_plan.analyzed && box.node->loops.value_or(0) <= 0;
        m_out += "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + std::string(m_colours.line) +
                 "\" stroke-width=\"" + px(width) + '"' + (never ? " stroke-dasharray=\"3 3\"" : "") + "/>\n";
    }

    [[nodiscard]] double shareOf(std::size_t index) const
    {
        if (m_whole <= 0)
            return 0;
        const double own = m_plan.analyzed ? m_layout.boxes[index].node->exclusiveMs.value_or(0) : m_costs[index];
        return std::clamp(own / m_whole, 0.0, 1.0);
    }

    void box(std::size_t index)
    {
        const NodeBox& place = m_layout.boxes[index];
        const Node& node = *place.node;
        const double x = m_left + place.x, y = m_top + place.y;
        const double share = shareOf(index);
        const bool never = m_plan.analyzed && node.loops.value_or(0) <= 0;
        const std::string_view ground = share >= heavy     ? m_colours.criticalGround
                                        : share >= notable ? m_colours.warningGround
                                                           : m_colours.surface;
        const std::string_view mark = share >= heavy     ? m_colours.critical
                                      : share >= notable ? m_colours.warning
                                                         : m_colours.accent;
        const std::string title = printable(node.title());
        m_out += "<g><title>" + escaped(title) + "</title>\n";
        rectangle(x, y, place.width, place.height, 6, ground, share >= notable ? mark : m_colours.line,
                  never ? " stroke-dasharray=\"4 3\"" : "");
        if (!node.subplanName.empty())
            text(x + 2, y - 5, elided(printable(node.subplanName), objectColumns), m_colours.second, 11, false);
        // "Index Scan" / "using orders_pkey on orders"
        const std::size_t split = std::min(title.find(" using "), title.find(" on "));
        text(x + 10, y + 20, elided(title.substr(0, split), titleColumns), m_colours.text, 13, true);
        if (split != std::string::npos)
            text(x + 10, y + 37, elided(title.substr(split + 1), objectColumns), m_colours.second, 12, false);
        figuresOf(node, index, share, never, x, y);
        if (share > 0) {
            rectangle(x + 10, y + 76, place.width - 20, 3, 1.5, m_colours.line, {});
            rectangle(x + 10, y + 76, std::max(1.0, (place.width - 20) * share), 3, 1.5, mark, {});
        }
        m_out += "</g>\n";
    }

    void figuresOf(const Node& node, std::size_t index, double share, bool never, double x, double y)
    {
        std::string first, second;
        if (never) {
            first = "never executed";
        } else if (m_plan.analyzed) {
            first = figures::time(node.exclusiveMs.value_or(0)) + " · " + figures::percent(share);
            second = rows(node.totalRows.value_or(0));
            if (const std::string off = figures::offBy(node); !off.empty())
                second += " · " + off;
            if (node.loops.value_or(0) > 1)
                second += " · " + figures::count(*node.loops) + " loops";
        } else {
            first = "cost " + figures::count(m_costs[index]) + " · " + figures::percent(share);
            second = rows(node.planRows) + " expected";
        }
        text(x + 10, y + 54, elided(first, figureColumns), m_colours.text, 12, share >= notable);
        text(x + 10, y + 70, elided(second, figureColumns), m_colours.second, 12, false);
    }

    const Plan& m_plan;
    const Colours& m_colours;
    TreeLayout m_layout;
    std::vector<double> m_costs;
    double m_whole;
    double m_left = margin, m_top = margin;
    std::string m_out;
};

} // namespace

std::string toSvg(const Plan& plan, bool dark)
{
    return Picture(plan, dark).draw();
}

} // namespace howdah::plan
