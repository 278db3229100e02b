// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"
#include "core/base/units.h"
#include "core/plan/figures.h"
#include "core/plan/share.h"
#include "core/plan/statistics.h"
#include "core/plan/utf8.h"

#include <algorithm>

namespace howdah::plan {

namespace {

constexpr double notable = 0.1, heavy = 0.4; ///< shares that are coloured
constexpr int deepest = 40;                  ///< levels that are indented
constexpr std::size_t findingsOpen = 10, mostFindings = 200;

constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--step:16px;--window:#F4F6F8;--surface:#FFF;--surface2:#EDF0F4;--line:#D6DCE4;--grid:#E6EAEF;--text:#1A2330;
--second:#5A6675;--accent:#1F6FB2;--warning:#9A5B00;--warning-ground:#FFF3DC;--critical:#B3261E;--critical-ground:#FDE9E7}
@media (prefers-color-scheme:dark){:root{--window:#12161B;--surface:#1A2027;--surface2:#222A33;--line:#313B46;--grid:#29323C;
--text:#E5EAF0;--second:#98A4B1;--accent:#5BB0EE;--warning:#F0B255;--warning-ground:#3A2C12;--critical:#FF7B72;--critical-ground:#401C1A}}
*{box-sizing:border-box}
body{margin:0;padding:20px;background:var(--window);color:var(--text);font:13px/1.45 system-ui,"Segoe UI","DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:19px;font-weight:600;margin:0}
h2{font-size:13px;font-weight:600;margin:0 0 8px}
p{margin:4px 0 14px;color:var(--second)}
section{background:var(--surface);border:1px solid var(--line);border-radius:9px;padding:14px;margin:0 0 14px;overflow-x:auto}
section.doubts{background:var(--warning-ground);border-color:var(--warning)}
.doubts h2{color:var(--warning)}
h3{font-size:13px;font-weight:600;margin:0}
a{color:var(--accent)}
article{border-top:1px solid var(--grid);padding:10px 0;max-width:980px}
h2+article{border-top:0;padding-top:0}
article:last-child{padding-bottom:0}
article p{margin:2px 0 8px;color:var(--text)}
article div{margin:0 0 4px}
.save{color:var(--warning)}
.code{background:var(--surface2);border:1px solid var(--line);border-radius:6px;padding:8px 10px;margin:0 0 10px}
article .proof{color:var(--second);font-size:12px;overflow-wrap:anywhere}
tr:target td:first-child{box-shadow:inset 3px 0 var(--accent)}
ul{margin:0;padding-left:18px}
table{border-collapse:collapse;width:100%}
th{text-align:right;font-weight:400;color:var(--second);font-size:12px;padding:4px 8px;white-space:nowrap}
td{text-align:right;padding:5px 8px;border-top:1px solid var(--grid);vertical-align:top;white-space:nowrap}
th:first-child,td:first-child{text-align:left;white-space:normal}
td:first-child{min-width:320px;overflow-wrap:anywhere}
td:first-child>div{min-width:240px}
tr.warning td{background:var(--warning-ground)}
tr.critical td{background:var(--critical-ground)}
tr.warning .own{color:var(--warning);font-weight:600}
tr.critical .own{color:var(--critical);font-weight:600}
.never{color:var(--second)}
.bar{width:90px}
.bar div{height:8px;margin-top:5px;background:var(--surface2);border-radius:4px;overflow:hidden}
.bar i{display:block;height:8px;background:var(--accent);min-width:1px}
tr.warning .bar i{background:var(--warning)}
tr.critical .bar i{background:var(--critical)}
.off{color:var(--warning)}
summary{cursor:pointer}
.sub,.depth{color:var(--second);font-size:12px}
.why{color:var(--second);font:12px/1.4 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere;margin-left:14px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 14px;margin:6px 0 4px 14px;font-size:12px}
dt{color:var(--second)}
dd{margin:0;font-family:ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere;white-space:pre-wrap}
pre{margin:0;font:12px/1.5 ui-monospace,"DejaVu Sans Mono",monospace;white-space:pre-wrap;overflow-wrap:anywhere}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(380px,100%),1fr));gap:0 14px}
.columns section{min-width:0}
.columns td:first-child{min-width:110px}
@media(max-width:640px){:root{--step:7px}body{padding:10px}section{padding:10px}th,td{padding-left:4px;padding-right:4px}
td:first-child{min-width:170px}td:first-child>div{min-width:130px}.bar{display:none}.columns td:first-child{min-width:90px}dl{grid-template-columns:1fr;margin-left:0}dd{margin-bottom:4px}}
@media print{body{background:none;padding:0}section{break-inside:auto}}
)css";

/// Fields worth reading before anything is opened.
bool explains(std::string_view key, std::string_view value)
{
    if (key.starts_with("Rows Removed by ") || key == "Heap Fetches" || key == "Lossy Heap Blocks")
        return value != "0";
    return key.ends_with("Cond") || key.ends_with("Filter") || key.ends_with(" Key") || key == "Sort Method" ||
           key == "Function Call" || (key == "Hash Batches" && value != "1");
}

class Page {
public:
    Page(const Plan& plan, const std::vector<Finding>& findings)
        : m_plan(plan)
        , m_findings(findings)
        , m_whole(wholeOf(plan))
        , m_costs(plan.analyzed ? std::vector<double>() : ownCostsOf(plan))
    {}

    std::string write(std::string_view title)
    {
        const std::string name = escaped(title);
        // Nothing is fetched and nothing runs, whatever stands in the plan.
        m_out =
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
            name + "</title>\n<style>" + std::string(style) + "</style></head>\n<body>\n<h1>" + name + "</h1>\n<p>" +
            escaped(summaryOf(m_plan)) + "</p>\n";
        writeDoubts();
        writeStatement();
        writeAdvice();
        writeTree();
        writeStatistics();
        writePairs("Settings that are not the default", m_plan.settings);
        writePairs("Said of the whole statement", m_plan.details);
        m_out += "</body></html>\n";
        return std::move(m_out);
    }

private:
    void writeDoubts()
    {
        if (m_plan.doubts.empty())
            return;
        m_out += "<section class=\"doubts\"><h2>▲ Doubts</h2><ul>\n";
        for (const base::Text& doubt : m_plan.doubts)
            m_out += "<li>" + escaped(doubt.english()) + "</li>\n";
        m_out += "</ul></section>\n";
    }

    void writeStatement()
    {
        if (!m_plan.queryText.empty())
            m_out += "<section><h2>Statement</h2><pre>" + escaped(m_plan.queryText) + "</pre></section>\n";
    }

    void writeAdvice()
    {
        if (m_findings.empty())
            return;
        m_out += "<section class=\"advice\"><h2>What would help</h2>\n";
        const std::size_t shown = std::min(m_findings.size(), mostFindings);
        for (std::size_t i = 0; i < shown; ++i) {
            if (i == findingsOpen)
                m_out += "<details><summary>" + base::human::integer(static_cast<std::int64_t>(shown - i)) +
                         " more</summary>\n";
            writeFinding(m_findings[i]);
        }
        if (shown > findingsOpen)
            m_out += "</details>\n";
        if (m_findings.size() > shown)
            m_out += "<p>" + base::human::integer(static_cast<std::int64_t>(m_findings.size() - shown)) +
                     " that save less are left out</p>\n";
        m_out += "</section>\n";
    }

    void writeFinding(const Finding& finding)
    {
        m_out += "<article><h3>" + escaped(printable(finding.title.english())) + "</h3>\n<p>";
        if (finding.savingMs)
            m_out += "<b class=\"save\">Saves up to " + figures::time(*finding.savingMs) + "</b> · ";
        m_out += escaped(printable(finding.reason.english()));
        if (finding.node >= 0)
            m_out += " <a href=\"#n" + std::to_string(finding.node) + "\">Its node</a>";
        m_out += "</p>\n";
        for (const Action& action : finding.actions) {
            m_out += "<div>" + escaped(printable(action.text.english())) + "</div>\n";
            if (!action.sql.empty())
                m_out += "<pre class=\"code\">" + escaped(action.sql) +
                         (action.then.empty() ? std::string() : "\n" + escaped(action.then)) + "</pre>\n";
        }
        std::string evidence;
        for (const auto& [name, value] : finding.evidence)
            evidence += (evidence.empty() ? "" : " · ") + name + ": " + printable(value);
        if (!evidence.empty())
            m_out += "<div class=\"proof\">" + escaped(evidence) + "</div>\n";
        m_out += "</article>\n";
    }

    void writeTree()
    {
        m_out += "<section><h2>Plan</h2>\n<table>\n<tr><th>Node</th>";
        if (m_plan.analyzed)
            m_out += "<th>Own time</th><th class=\"bar\"></th><th>Share</th><th>Rows</th><th>Expected</th><th>Off "
                     "by</th><th>Loops</th>"
                     "<th>Buffers</th>";
        else
            m_out += "<th>Own cost</th><th class=\"bar\"></th><th>Share</th><th>Cost</th><th>Rows "
                     "expected</th><th>Width</th>";
        m_out += "</tr>\n";
        if (m_plan.root)
            forEachNode(*m_plan.root, [this](const Node& node, int depth) { writeNode(node, depth); });
        for (const PseudoNode& pseudo : m_plan.pseudo)
            writePseudo(pseudo);
        m_out += "</table></section>\n";
    }

    static std::string_view classOf(double share)
    {
        return share >= heavy ? "critical" : share >= notable ? "warning" : "";
    }

    void openRow(double share, int node = -1)
    {
        m_out += "<tr";
        if (node >= 0)
            m_out += " id=\"n" + std::to_string(node) + '"';
        if (const std::string_view kind = classOf(share); !kind.empty())
            m_out += " class=\"" + std::string(kind) + '"';
        m_out += "><td>";
    }

    void cell(std::string_view text, std::string_view kind = {})
    {
        m_out += kind.empty() ? "<td>" : "<td class=\"" + std::string(kind) + "\">";
        m_out += escaped(text) + "</td>";
    }

    void bar(double share)
    {
        m_out += "<td class=\"bar\"><div>";
        if (share > 0)
            m_out += "<i style=\"width:" + base::toChars(std::clamp(share, 0.0, 1.0) * 100, 1) + "%\"></i>";
        m_out += "</div></td>";
    }

    /// Rows beside each other rather than lists within lists: readers of HTML give up on what is nested 1,000 deep.
    void writeNode(const Node& node, int depth)
    {
        const double own = m_plan.analyzed ? node.exclusiveMs.value_or(0) : m_costs[m_index];
        ++m_index;
        const double share = m_whole > 0 ? own / m_whole : 0;
        openRow(share, node.id);
        m_out += "<div style=\"margin-left:calc(var(--step)*" + std::to_string(std::min(depth, deepest)) + ")\">";
        if (depth > deepest)
            m_out += "<span class=\"depth\">level " + std::to_string(depth) + " </span>";
        if (!node.subplanName.empty())
            m_out += "<div class=\"sub\">" + escaped(printable(node.subplanName)) + "</div>";
        m_out += "<details><summary>" + escaped(printable(node.title())) + "</summary>";
        writeDetails(node);
        m_out += "</details>";
        for (const auto& [key, value] : node.details) {
            if (explains(key, value))
                m_out.append("<div class=\"why\">")
                    .append(escaped(printable(key)))
                    .append(": ")
                    .append(escaped(printable(value)))
                    .append("</div>");
        }
        m_out += "</div></td>";
        if (!m_plan.analyzed)
            writeEstimates(node, own, share);
        else if (node.loops.value_or(0) <= 0)
            m_out += "<td class=\"never\">never</td><td></td><td></td><td></td><td>" + figures::count(node.planRows) +
                     "</td><td></td><td>0</td><td></td>";
        else
            writeMeasures(node, own, share);
        m_out += "</tr>\n";
    }

    void writeMeasures(const Node& node, double own, double share)
    {
        cell(figures::time(own), "own");
        bar(share);
        cell(figures::percent(share));
        cell(figures::count(node.totalRows.value_or(0)));
        cell(figures::count(node.planRows * node.loops.value_or(1)));
        cell(figures::offBy(node), node.estimateFactor.value_or(1) >= 10 ? "off" : "");
        cell(figures::count(node.loops.value_or(0)));
        cell(node.exclusiveBuffers ? figures::blocks(figures::touched(*node.exclusiveBuffers)) : std::string());
    }

    void writeEstimates(const Node& node, double own, double share)
    {
        cell(figures::count(own), "own");
        bar(share);
        cell(figures::percent(share));
        cell(figures::count(node.totalCost));
        cell(figures::count(node.planRows));
        cell(std::to_string(node.planWidth));
    }

    void pair(std::string_view name, std::string_view value)
    {
        m_out += "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>";
    }

    void writeDetails(const Node& node)
    {
        m_out += "<dl>";
        if (node.inclusiveMs)
            pair("Time with children", figures::time(*node.inclusiveMs));
        if (node.startupMs && node.totalMs)
            pair("Per loop", figures::time(*node.startupMs) + " to the first row, " + figures::time(*node.totalMs) +
                                 " to the last");
        pair("Cost", base::toChars(node.startupCost, 2) + " .. " + base::toChars(node.totalCost, 2));
        pair("Expected per loop",
             figures::count(node.planRows) + " rows of " + std::to_string(node.planWidth) + " bytes");
        if (node.actualRows)
            pair("Actual per loop", figures::count(*node.actualRows) + " rows");
        for (const auto& [name, value] : {std::pair<std::string_view, const std::string*>{"Schema", &node.schema},
                                          {"Relation", &node.relation},
                                          {"Alias", &node.alias},
                                          {"Index", &node.index},
                                          {"CTE", &node.cteName},
                                          {"Function", &node.functionName},
                                          {"Join type", &node.joinType},
                                          {"Strategy", &node.strategy},
                                          {"Partial mode", &node.partialMode},
                                          {"Relationship", &node.relationship}}) {
            if (!value->empty())
                pair(name, *value);
        }
        if (node.exclusiveBuffers)
            writeBuffers("Buffers of its own", *node.exclusiveBuffers);
        if (node.buffers)
            writeBuffers("Buffers with children", *node.buffers);
        for (const auto& [key, value] : node.details)
            pair(key, value);
        m_out += "</dl>";
    }

    void writeBuffers(std::string_view name, const Buffers& buffers)
    {
        std::string text;
        const auto add = [&text](std::string_view what, std::int64_t blocks) {
            if (blocks > 0)
                text += (text.empty() ? "" : ", ") + std::string(what) + ' ' + base::human::integer(blocks);
        };
        add("shared hit", buffers.sharedHit);
        add("shared read", buffers.sharedRead);
        add("shared dirtied", buffers.sharedDirtied);
        add("shared written", buffers.sharedWritten);
        add("local hit", buffers.localHit);
        add("local read", buffers.localRead);
        add("local dirtied", buffers.localDirtied);
        add("local written", buffers.localWritten);
        add("temp read", buffers.tempRead);
        add("temp written", buffers.tempWritten);
        if (buffers.readMs > 0)
            text += (text.empty() ? "" : ", ") + std::string("read in ") + figures::time(buffers.readMs);
        if (buffers.writeMs > 0)
            text += (text.empty() ? "" : ", ") + std::string("written in ") + figures::time(buffers.writeMs);
        if (!text.empty())
            pair(name, text);
    }

    void writePseudo(const PseudoNode& pseudo)
    {
        const double share =
            pseudo.withinExecution && m_whole > 0 && m_plan.analyzed ? pseudo.exclusiveMs / m_whole : 0;
        openRow(share);
        m_out += "<span class=\"sub\">·</span> " + escaped(printable(pseudo.name));
        if (!pseudo.detail.empty())
            m_out += " <span class=\"sub\">(" + escaped(printable(pseudo.detail)) + ")</span>";
        m_out += "</td>";
        cell(figures::time(pseudo.exclusiveMs), "own");
        bar(share);
        cell(pseudo.withinExecution ? figures::percent(share) : "outside");
        m_out += m_plan.analyzed ? "<td colspan=\"5\"></td>" : "<td colspan=\"3\"></td>";
        m_out += "</tr>\n";
    }

    void writeStatistics()
    {
        const PlanStatistics statistics = statisticsOf(m_plan);
        m_out += "<div class=\"columns\">";
        writeUsage("By type of node", "Type", statistics.byType);
        writeUsage("By relation", "Relation", statistics.byRelation);
        writeUsage("By index", "Index", statistics.byIndex);
        m_out += "</div>\n";
    }

    void writeUsage(std::string_view heading, std::string_view what, const std::vector<Usage>& list)
    {
        if (list.empty())
            return;
        m_out += "<section><h2>" + std::string(heading) + "</h2><table>\n<tr><th>" + std::string(what) +
                 "</th><th>Nodes</th><th>" + (m_plan.analyzed ? "Own time" : "Own cost") +
                 "</th><th class=\"bar\"></th><th>Share</th><th>Rows</th><th>Buffers</th></tr>\n";
        for (const Usage& usage : list) {
            m_out += "<tr><td>" + escaped(printable(usage.name)) + "</td>";
            cell(std::to_string(usage.nodes));
            cell(m_plan.analyzed ? figures::time(usage.exclusiveMs) : figures::count(usage.ownCost));
            bar(usage.share);
            cell(figures::percent(usage.share));
            cell(figures::count(usage.rows));
            cell(usage.blocks > 0 ? figures::blocks(usage.blocks) : std::string());
            m_out += "</tr>\n";
        }
        m_out += "</table></section>\n";
    }

    void writePairs(std::string_view heading, const std::vector<std::pair<std::string, std::string>>& pairs)
    {
        if (pairs.empty())
            return;
        m_out += "<section><h2>" + std::string(heading) + "</h2><dl>";
        for (const auto& [key, value] : pairs)
            pair(key, value);
        m_out += "</dl></section>\n";
    }

    const Plan& m_plan;
    const std::vector<Finding>& m_findings;
    double m_whole;
    std::vector<double> m_costs;
    std::size_t m_index = 0;
    std::string m_out;
};

} // namespace

std::string toHtml(const Plan& plan, std::string_view title, const std::vector<Finding>& findings)
{
    return Page(plan, findings).write(title);
}

} // namespace howdah::plan
