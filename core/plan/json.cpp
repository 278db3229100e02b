// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"
#include "core/plan/advice.h"
#include "core/plan/plan.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace howdah::plan {

namespace {

std::string jsonText(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Milliseconds and rows to the millionth, without trailing zeros; null where there is no number.
std::string number(double value)
{
    if (!std::isfinite(value))
        return "null";
    std::string text = base::toChars(value, 6);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text;
}

std::string number(const std::optional<double>& value)
{
    return value ? number(*value) : "null";
}

/// Writes straight into a string: a document object would be as deep as the plan, and its destructor would recurse.
class Writer {
public:
    void open(char bracket)
    {
        separate();
        m_out += bracket;
        m_first = true;
    }
    void close(char bracket)
    {
        m_out += bracket;
        m_first = false;
    }
    void key(std::string_view name)
    {
        separate();
        m_out += jsonText(name);
        m_out += ':';
        m_first = true;
    }
    void raw(std::string_view value)
    {
        separate();
        m_out += value;
    }
    void field(std::string_view name, std::string_view rawValue)
    {
        key(name);
        raw(rawValue);
    }
    void textField(std::string_view name, std::string_view text) { field(name, jsonText(text)); }
    void optionalText(std::string_view name, const std::string& text)
    {
        field(name, text.empty() ? "null" : jsonText(text));
    }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    void separate()
    {
        if (!m_first)
            m_out += ',';
        m_first = false;
    }

    std::string m_out;
    bool m_first = true;
};

void writeBuffers(Writer& out, std::string_view name, const std::optional<Buffers>& buffers)
{
    out.key(name);
    if (!buffers) {
        out.raw("null");
        return;
    }
    out.open('{');
    out.field("shared_hit", std::to_string(buffers->sharedHit));
    out.field("shared_read", std::to_string(buffers->sharedRead));
    out.field("shared_dirtied", std::to_string(buffers->sharedDirtied));
    out.field("shared_written", std::to_string(buffers->sharedWritten));
    out.field("local_hit", std::to_string(buffers->localHit));
    out.field("local_read", std::to_string(buffers->localRead));
    out.field("local_dirtied", std::to_string(buffers->localDirtied));
    out.field("local_written", std::to_string(buffers->localWritten));
    out.field("temp_read", std::to_string(buffers->tempRead));
    out.field("temp_written", std::to_string(buffers->tempWritten));
    out.field("read_ms", number(buffers->readMs));
    out.field("write_ms", number(buffers->writeMs));
    out.close('}');
}

void writePairs(Writer& out, std::string_view name, const std::vector<std::pair<std::string, std::string>>& pairs)
{
    // A list, because servers before 13 repeat keys and the order means something.
    out.key(name);
    out.open('[');
    for (const auto& [key, value] : pairs) {
        out.open('{');
        out.textField("name", key);
        out.textField("value", value);
        out.close('}');
    }
    out.close(']');
}

/// Everything of a node but the end of its children.
void openNode(Writer& out, const Node& node)
{
    out.open('{');
    out.field("id", std::to_string(node.id));
    out.textField("node", node.type);
    out.textField("title", node.title());
    out.optionalText("relation", node.relation);
    out.optionalText("alias", node.alias);
    out.optionalText("schema", node.schema);
    out.optionalText("index", node.index);
    out.optionalText("cte", node.cteName);
    out.optionalText("relationship", node.relationship);
    out.optionalText("subplan", node.subplanName);
    out.optionalText("join_type", node.joinType);
    out.optionalText("strategy", node.strategy);
    out.optionalText("operation", node.operation);
    out.field("parallel_aware", node.parallelAware ? "true" : "false");
    out.field("exclusive_ms", number(node.exclusiveMs));
    out.field("inclusive_ms", number(node.inclusiveMs));
    out.field("rows", number(node.totalRows));
    out.field("plan_rows", number(node.planRows));
    out.field("actual_rows", number(node.actualRows));
    out.field("loops", number(node.loops));
    out.field("estimate_factor", number(node.estimateFactor));
    out.field("underestimated", node.estimateFactor ? (node.underestimated ? "true" : "false") : "null");
    out.field("startup_ms", number(node.startupMs));
    out.field("total_ms", number(node.totalMs));
    out.field("startup_cost", number(node.startupCost));
    out.field("total_cost", number(node.totalCost));
    out.field("plan_width", std::to_string(node.planWidth));
    writeBuffers(out, "buffers", node.buffers);
    writeBuffers(out, "exclusive_buffers", node.exclusiveBuffers);
    writePairs(out, "details", node.details);
    out.key("children");
    out.open('[');
}

void writeTree(Writer& out, const Node& root)
{
    struct Step {
        const Node* node;
        std::size_t child;
    };
    std::vector<Step> stack{{&root, 0}};
    openNode(out, root);
    while (!stack.empty()) {
        Step& top = stack.back();
        if (top.child < top.node->children.size()) {
            const Node* const next = top.node->children[top.child++].get();
            openNode(out, *next);
            stack.push_back({next, 0});
        } else {
            out.close(']');
            out.close('}');
            stack.pop_back();
        }
    }
}

void writeFields(Writer& out, const Plan& plan, const AdviceFacts& facts)
{
    out.key("plan");
    writeTree(out, *plan.root);
    out.key("pseudo");
    out.open('[');
    for (const PseudoNode& pseudo : plan.pseudo) {
        out.open('{');
        out.textField("name", pseudo.name);
        out.textField("source", pseudo.source);
        out.field("exclusive_ms", number(pseudo.exclusiveMs));
        out.field("reported_ms", number(pseudo.reportedMs));
        out.field("within_execution", pseudo.withinExecution ? "true" : "false");
        out.optionalText("detail", pseudo.detail);
        out.close('}');
    }
    out.close(']');
    out.field("analyzed", plan.analyzed ? "true" : "false");
    out.field("execution_ms", number(plan.executionMs));
    out.field("planning_ms", number(plan.planningMs));
    out.field("after_root_ms", plan.analyzed ? number(plan.afterRootMs) : "null");
    out.key("doubts");
    out.open('[');
    for (const base::Text& doubt : plan.doubts)
        out.raw(jsonText(doubt.english()));
    out.close(']');
    out.field("advice", adviceJson(advise(plan, facts)));
    writePairs(out, "settings", plan.settings);
    writePairs(out, "details", plan.details);
    out.optionalText("query", plan.queryText);
    // A string: JSON readers round 64-bit numbers.
    out.field("query_id", plan.queryId ? jsonText(std::to_string(*plan.queryId)) : "null");
}

} // namespace

std::string toJson(const std::vector<PlanPtr>& plans)
{
    return toJson(plans, {});
}

std::string toJson(const std::vector<PlanPtr>& plans, const AdviceFacts& facts)
{
    Writer out;
    out.open('{');
    out.textField("schema", "howdah/plan/1");
    if (!plans.empty())
        writeFields(out, *plans.front(), facts);
    out.key("more");
    out.open('[');
    for (std::size_t i = 1; i < plans.size(); ++i) {
        out.open('{');
        writeFields(out, *plans[i], facts);
        out.close('}');
    }
    out.close(']');
    out.close('}');
    return out.take();
}

} // namespace howdah::plan
