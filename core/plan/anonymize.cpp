// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/anonymizetext.h"
#include "core/plan/anonymizewords.h"
#include "core/plan/share.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>
#include <vector>

namespace howdah::plan {

namespace {

bool isAmong(std::string_view text, std::initializer_list<std::string_view> list)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789.+-e") == std::string_view::npos &&
           text.find_first_of("0123456789") != std::string_view::npos;
}

/// Fields whose values EXPLAIN makes of its own words and figures alone.
bool holdsWords(std::string_view key)
{
    return isAmong(key, {"Async Capable", "Cache Mode", "Command", "Conflict Resolution", "Disabled",
                         "Full-sort Groups", "Inner Unique", "Parallel Aware", "Partial Mode", "Peak Memory Usage",
                         "Pre-sorted Groups", "Single Copy", "Sort Method", "Sort Space Type", "Sort Methods Used",
                         "Storage", "Strategy", "Workers"});
}

/// Fields that hold expressions: a number in them is the statement's, not EXPLAIN's.
bool holdsExpressions(std::string_view key)
{
    return !key.starts_with("Rows Removed by ") &&
           (key.ends_with("Cond") || key.ends_with("Condition") || key.ends_with("Filter") || key.ends_with("Key") ||
            key.ends_with("Keys") || key.ends_with("Call") ||
            isAmong(key, {"Grouping Sets", "Order By", "Output", "Params Evaluated", "Remote SQL", "Repeatable Seed",
                          "Sampling Parameters", "Window"}));
}

bool isFigureOrFlag(std::string_view key, std::string_view value)
{
    return onlyPlanWords(key) && !holdsExpressions(key) && (isNumber(value) || value == "true" || value == "false");
}

/// Makes the plan anew, taking over what is known to say nothing of the database: a field that is new to Plan or Node
/// stays out of shared plans until someone has thought of it here.
class Anonymizer {
public:
    explicit Anonymizer(const Plan& plan)
        : m_plan(plan)
    {}

    PlanPtr run()
    {
        auto copy = std::make_shared<Plan>();
        if (m_plan.root) {
            collectNames();
            copyTree(*copy);
        }
        copy->executionMs = m_plan.executionMs;
        copy->planningMs = m_plan.planningMs;
        copy->afterRootMs = m_plan.afterRootMs;
        copy->analyzed = m_plan.analyzed;
        copy->nodeCount = m_plan.nodeCount;
        for (const auto& [key, value] : m_plan.details)
            copy->details.emplace_back(anonymizedWords(key, m_names), statementDetail(key, value));
        for (const PseudoNode& pseudo : m_plan.pseudo)
            copy->pseudo.push_back(pseudoNode(pseudo));
        for (const auto& [name, value] : m_plan.settings)
            copy->settings.push_back(setting(name, value));
        copy->queryText = anonymizedSql(m_plan.queryText, m_names);
        // The statement's id finds its text on the server, and in whatever was written down there.
        for (const base::Text& doubt : m_plan.doubts)
            copy->doubts.push_back(doubtText(doubt));
        return copy;
    }

private:
    /// Tables come first, so that an alias or a column of the same name is called like the table.
    void collectNames()
    {
        const auto each = [this](auto&& visit) {
            forEachNode(*m_plan.root, [&](const Node& node, int) { visit(node); });
        };
        each([this](const Node& node) { m_names.name(NameKind::Table, node.relation); });
        each([this](const Node& node) { m_names.name(NameKind::Index, node.index); });
        each([this](const Node& node) {
            m_names.name(NameKind::Cte, node.cteName);
            if (node.subplanName.starts_with("CTE "))
                m_names.name(NameKind::Cte, std::string_view(node.subplanName).substr(4));
        });
        each([this](const Node& node) {
            if (!isBuiltinFunction(node.functionName))
                m_names.name(NameKind::Function, node.functionName);
        });
        each([this](const Node& node) { m_names.name(NameKind::Schema, node.schema); });
        each([this](const Node& node) { alias(node); });
        for (const PseudoNode& pseudo : m_plan.pseudo) {
            if (pseudo.name.starts_with("trigger "))
                m_names.name(NameKind::Trigger, std::string_view(pseudo.name).substr(8));
        }
    }

    std::string alias(const Node& node)
    {
        // A function's alias is its name where the statement gives none.
        if (!node.functionName.empty() && node.alias == node.functionName)
            return function(node);
        return m_names.name(NameKind::Alias, node.alias);
    }

    std::string function(const Node& node)
    {
        const bool own = isBuiltinFunction(node.functionName) && (node.schema.empty() || node.schema == "pg_catalog") &&
                         !m_names.find(node.functionName);
        return own ? node.functionName : m_names.name(NameKind::Function, node.functionName);
    }

    void copyTree(Plan& copy)
    {
        struct Step {
            const Node* from;
            Node* to;
        };
        copy.root = std::make_unique<Node>();
        std::vector<Step> stack{{m_plan.root.get(), copy.root.get()}};
        while (!stack.empty()) {
            const Step step = stack.back();
            stack.pop_back();
            copyNode(*step.from, *step.to);
            step.to->children.resize(step.from->children.size());
            for (std::size_t i = step.from->children.size(); i-- > 0;) {
                step.to->children[i] = std::make_unique<Node>();
                stack.push_back({step.from->children[i].get(), step.to->children[i].get()});
            }
        }
    }

    void copyNode(const Node& from, Node& to)
    {
        to.id = from.id;
        to.type = words(from.type);
        to.relationship = words(from.relationship);
        to.subplanName = subplan(from.subplanName);
        to.joinType = words(from.joinType);
        to.strategy = words(from.strategy);
        to.partialMode = words(from.partialMode);
        to.operation = words(from.operation);
        to.scanDirection = words(from.scanDirection);
        to.schema = m_names.name(NameKind::Schema, from.schema);
        to.relation = m_names.name(NameKind::Table, from.relation);
        to.alias = alias(from);
        to.index = m_names.name(NameKind::Index, from.index);
        to.cteName = m_names.name(NameKind::Cte, from.cteName);
        to.functionName = function(from);
        to.parallelAware = from.parallelAware;
        to.startupCost = from.startupCost;
        to.totalCost = from.totalCost;
        to.planRows = from.planRows;
        to.planWidth = from.planWidth;
        to.startupMs = from.startupMs;
        to.totalMs = from.totalMs;
        to.actualRows = from.actualRows;
        to.loops = from.loops;
        to.buffers = from.buffers;
        to.inclusiveMs = from.inclusiveMs;
        to.exclusiveMs = from.exclusiveMs;
        to.totalRows = from.totalRows;
        to.exclusiveBuffers = from.exclusiveBuffers;
        to.estimateFactor = from.estimateFactor;
        to.underestimated = from.underestimated;
        for (const auto& [key, value] : from.details)
            to.details.emplace_back(anonymizedWords(key, m_names), detail(key, value));
        if (!m_plan.doubts.empty()) { // doubts name nodes by their titles, cut short
            m_phrases.try_emplace(elided(printable(from.title()), 60), to.title());
            m_phrases.try_emplace(elided(printable(from.subplanName), 60), to.subplanName);
        }
    }

    std::string words(std::string_view text) { return anonymizedWords(text, m_names); }

    /// "CTE recent", "InitPlan 1 (returns $0)", "SubPlan exists_1"
    std::string subplan(const std::string& name)
    {
        if (name.starts_with("CTE "))
            return "CTE " + m_names.name(NameKind::Cte, std::string_view(name).substr(4));
        const std::size_t bracket = name.find(" (returns ");
        if (bracket != std::string::npos && name.find_first_not_of("$,0123456789)", bracket + 10) == std::string::npos)
            return anonymizedSql(name.substr(0, bracket), m_names) + name.substr(bracket);
        return anonymizedSql(name, m_names);
    }

    std::string detail(const std::string& key, const std::string& value)
    {
        if (holdsWords(key))
            return words(value);
        if (isFigureOrFlag(key, value))
            return value;
        if (key == "Conflict Arbiter Indexes")
            return listOf(NameKind::Index, value);
        if (key == "Custom Plan Provider")
            return isAmong(value, {"ChunkAppend", "ConstraintAwareAppend", "DecompressChunk", "ColumnarScan",
                                   "Citus Adaptive", "Citus Router", "Citus Task-Tracker"})
                       ? value
                       : m_names.name(NameKind::Word, value);
        return anonymizedSql(value, m_names);
    }

    std::string statementDetail(const std::string& key, const std::string& value)
    {
        const std::string_view field = std::string_view(key).substr(key.rfind('.') + 1);
        if (field == "Trigger Name" || field == "Constraint Name")
            return m_names.name(NameKind::Trigger, value);
        if (field == "Relation")
            return m_names.name(NameKind::Table, value);
        // Its figure is as good as the statement's text to someone with access to the server.
        if (field == "Query Identifier")
            return m_names.number(value);
        return isFigureOrFlag(key, value) ? value : anonymizedSql(value, m_names);
    }

    std::string listOf(NameKind kind, std::string_view list)
    {
        std::string out;
        while (true) {
            const std::size_t end = list.find(", ");
            out += m_names.name(kind, list.substr(0, end));
            if (end == std::string_view::npos)
                return out;
            out += ", ";
            list.remove_prefix(end + 2);
        }
    }

    PseudoNode pseudoNode(const PseudoNode& from)
    {
        PseudoNode to = from;
        to.name = from.name.starts_with("trigger ")
                      ? "trigger " + m_names.name(NameKind::Trigger, std::string_view(from.name).substr(8))
                  : isAmong(from.name, {"planning", "jit", "serialization", "executor"}) ? from.name
                                                                                         : words(from.name);
        to.source = from.source == "remainder" ? from.source : words(from.source);
        // "orders, 12 calls"
        const std::size_t comma = from.detail.rfind(", ");
        to.detail = comma == std::string::npos
                        ? words(from.detail)
                        : m_names.name(NameKind::Table, std::string_view(from.detail).substr(0, comma)) +
                              words(from.detail.substr(comma));
        return to;
    }

    std::pair<std::string, std::string> setting(const std::string& name, const std::string& value)
    {
        if (!isPlannerSetting(name))
            return {m_names.name(NameKind::Setting, name), m_names.text(value)};
        if (name == "search_path")
            return {name, anonymizedSql(value, m_names)};
        const bool figure = isNumber(value.substr(0, value.find_first_of("kMGTBmsuhd")));
        if (figure || isAmong(value, {"on", "off", "true", "false", "auto", "partition", "regress", "force_custom_plan",
                                      "force_generic_plan"}))
            return {name, figure ? words(value) : value};
        return {name, m_names.text(value)};
    }

    base::Text doubtText(const base::Text& doubt)
    {
        if (!doubt.translatable())
            return base::Text::verbatim(words(doubt.source()));
        std::vector<std::string> arguments;
        for (const std::string& argument : doubt.arguments())
            arguments.push_back(phrase(argument));
        const base::TextSource source{doubt.context().c_str(), doubt.source().c_str()};
        return doubt.count() ? base::Text::counted(source, *doubt.count(), std::move(arguments))
                             : base::Text(source, std::move(arguments));
    }

    std::string phrase(const std::string& text)
    {
        if (const auto known = m_phrases.find(text); known != m_phrases.end())
            return known->second;
        if (const std::string* name = m_names.find(text))
            return *name;
        return words(text);
    }

    const Plan& m_plan;
    Replacements m_names;
    std::unordered_map<std::string, std::string> m_phrases;
};

} // namespace

PlanPtr anonymized(const Plan& plan)
{
    return Anonymizer(plan).run();
}

} // namespace howdah::plan
