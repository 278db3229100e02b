// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"
#include "core/base/quoting.h"
#include "core/plan/rules/rule.h"

#include <algorithm>
#include <cmath>

namespace howdah::plan::rules {

namespace {

constexpr int ambiguous = -2;
constexpr double mostCount = 1e18;

bool isGather(const Node& node)
{
    return node.type == "Gather" || node.type == "Gather Merge";
}

bool isJoin(const Node& node)
{
    return node.type == "Nested Loop" || node.type == "Hash Join" || node.type == "Merge Join";
}

bool isSubplan(const Node& node)
{
    return node.relationship == "InitPlan" || node.relationship == "SubPlan";
}

bool isScan(const Node& node)
{
    return !node.relation.empty() && node.type != "ModifyTable";
}

/// Reads all of its input before it gives a row, so that nobody above can stop what is below.
bool readsAll(const Node& node)
{
    return node.type == "Sort" || node.type == "Hash" || node.type == "Bitmap Heap Scan" ||
           node.type == "ModifyTable" || (node.type == "Aggregate" && node.strategy != "Sorted") ||
           (node.type == "SetOp" && node.strategy == "Hashed");
}

void remember(std::unordered_map<std::string, int>& places, const std::string& name, int id)
{
    const auto [place, fresh] = places.emplace(name, id);
    if (!fresh)
        place->second = ambiguous;
}

int found(const std::unordered_map<std::string, int>& places, const std::string& name)
{
    const auto place = places.find(name);
    return place == places.end() || place->second < 0 ? -1 : place->second;
}

} // namespace

Context::Context(const Plan& plan, const AdviceFacts& facts)
    : m_plan(plan)
    , m_facts(facts)
{
    for (const AdviceFacts::Table& table : facts.tables) {
        m_tables.emplace(table.schema + '\n' + table.name, &table);
        const auto [place, fresh] = m_tablesByName.emplace(table.name, &table);
        if (!fresh)
            place->second = nullptr; // of two schemas: which one is not known
    }
    if (plan.analyzed && plan.root)
        m_total = plan.executionMs.value_or(plan.root->inclusiveMs.value_or(0) + plan.afterRootMs);
    descend();
    ascend();
}

void Context::inherit(Row& row, const Row& above) const
{
    const Node& node = *row.node;
    const Node& parent = *above.node;
    if (isSubplan(node)) {
        // EXISTS asks for one row, and whoever reads a CTE may not read it to its end.
        row.cutShort = true;
        row.processes = node.relationship == "SubPlan" ? above.processes : 1;
        return;
    }
    row.gather = isGather(parent) ? above.node->id : above.gather;
    row.join = isJoin(parent) ? above.node->id : above.join;
    row.processes = above.processes;
    if (isGather(parent) && parent.loops.value_or(0) > 0)
        row.processes *= std::max(1.0, node.loops.value_or(0) / *parent.loops);
    const std::string* unique = parent.detail("Inner Unique");
    const bool oneMatch = parent.joinType == "Semi" || parent.joinType == "Anti" || (unique && *unique == "true");
    row.cutShort = (above.cutShort && !readsAll(parent)) || parent.type == "Limit" || parent.type == "Merge Join" ||
                   (isJoin(parent) && oneMatch && node.relationship == "Inner");
}

void Context::descend()
{
    struct Step {
        const Node* node;
        int parent;
    };
    std::vector<Step> stack;
    if (m_plan.root)
        stack.push_back({m_plan.root.get(), -1});
    m_rows.reserve(static_cast<std::size_t>(std::max(m_plan.nodeCount, 0)));
    int scans = 0;
    while (!stack.empty()) {
        const Step step = stack.back();
        stack.pop_back();
        const Node& node = *step.node;
        Row row;
        row.node = step.node;
        row.parent = step.parent;
        if (step.parent >= 0)
            inherit(row, m_rows[static_cast<std::size_t>(step.parent)]);
        if (isScan(node)) {
            remember(m_aliases, node.alias.empty() ? node.relation : node.alias, node.id);
            m_onlyScan = ++scans == 1 ? node.id : -1;
        }
        constexpr std::string_view cte = "CTE ";
        if (node.relationship == "InitPlan" && node.subplanName.starts_with(cte))
            remember(m_ctePlans, node.subplanName.substr(cte.size()), node.id);
        if (node.type == "CTE Scan")
            ++m_cteReaders[node.cteName];
        m_rows.push_back(row);
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
            stack.push_back({child->get(), node.id});
    }
}

void Context::ascend()
{
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        Row& row = m_rows[i];
        const Node& node = *row.node;
        if (isScan(node)) {
            row.scan = node.id;
            ++row.scans;
            const bool real = node.underestimated || !row.cutShort;
            const double off = node.estimateFactor.value_or(1);
            const double worst = row.worstScan < 0
                                     ? wrongFactor
                                     : m_rows[static_cast<std::size_t>(row.worstScan)].node->estimateFactor.value_or(1);
            if (node.loops.value_or(0) > 0 && real && off >= worst)
                row.worstScan = node.id;
        }
        row.modifies |= node.type == "ModifyTable";
        if (row.parent < 0)
            continue;
        Row& above = m_rows[static_cast<std::size_t>(row.parent)];
        above.modifies |= row.modifies;
        if (isSubplan(node))
            continue;
        ++above.regular;
        above.childrenCost += node.totalCost;
        above.scans += row.scans;
        if (row.scan >= 0)
            above.scan = row.scan;
        if (row.worstScan >= 0) {
            const double worst =
                above.worstScan < 0
                    ? 0
                    : m_rows[static_cast<std::size_t>(above.worstScan)].node->estimateFactor.value_or(1);
            if (m_rows[static_cast<std::size_t>(row.worstScan)].node->estimateFactor.value_or(1) >= worst)
                above.worstScan = row.worstScan;
        }
    }
}

int Context::child(int id, int place) const
{
    for (const auto& child : node(id).children) {
        if (!isSubplan(*child) && place-- == 0)
            return child->id;
    }
    return -1;
}

int Context::childBy(int id, std::string_view relationship) const
{
    for (const auto& child : node(id).children) {
        if (child->relationship == relationship)
            return child->id;
    }
    return -1;
}

bool Context::worthEither(int id) const
{
    if (m_plan.analyzed)
        return executed(id) && worthWhole(id);
    const double whole = m_plan.root->totalCost;
    return whole >= gateCost && node(id).totalCost >= gateShare * whole;
}

double Context::figure(int id, std::string_view name) const
{
    const std::string* const text = node(id).detail(name);
    const double value = text ? base::parseDouble(*text).value_or(0) : 0;
    // What no server has counted is not reckoned with: products of two have to stay numbers.
    return std::isfinite(value) && value > 0 ? std::min(value, mostCount) : 0;
}

double Context::removed(int id, std::string_view name) const
{
    return figure(id, name) * node(id).loops.value_or(0);
}

std::string_view Context::text(int id, std::string_view name) const
{
    const std::string* const text = node(id).detail(name);
    return text ? std::string_view(*text) : std::string_view();
}

std::string Context::setting(std::string_view name) const
{
    // What EXPLAIN says held when the statement was planned; the facts were asked at another time.
    for (const auto* list : {&m_plan.settings, &m_facts.settings}) {
        for (const auto& [key, value] : *list) {
            if (key == name)
                return value;
        }
    }
    return {};
}

double Context::hashMemMultiplier() const
{
    if (const auto set = base::parseDouble(setting("hash_mem_multiplier")); set && *set >= 1)
        return *set;
    return m_facts.serverVersionNum >= 150000 ? 2 : 1;
}

const AdviceFacts::Table* Context::table(int id) const
{
    const Node& scan = node(id);
    if (scan.schema.empty()) {
        const auto place = m_tablesByName.find(scan.relation);
        return place == m_tablesByName.end() ? nullptr : place->second;
    }
    const auto place = m_tables.find(scan.schema + '\n' + scan.relation);
    return place == m_tables.end() ? nullptr : place->second;
}

std::string Context::quotedRelation(int id) const
{
    return quotedSibling(id, node(id).relation);
}

std::string Context::quotedSibling(int id, std::string_view name) const
{
    const AdviceFacts::Table* const known = table(id);
    const std::string& schema = node(id).schema.empty() && known ? known->schema : node(id).schema;
    return schema.empty() ? base::quoteIdentifier(name) : base::quoteQualified({schema, name});
}

std::string Context::relationName(int id) const
{
    return shown(node(id).relation);
}

bool Context::indexable(int id) const
{
    const Node& scan = node(id);
    return isScan(scan) && scan.type != "Foreign Scan" && scan.schema != "pg_catalog" &&
           scan.schema != "information_schema" && !scan.schema.starts_with("pg_toast") &&
           !scan.relation.starts_with("pg_");
}

int Context::scanByAlias(std::string_view alias) const
{
    return alias.empty() ? m_onlyScan : found(m_aliases, std::string(alias));
}

bool Context::owns(int id, const ColumnName& column) const
{
    const Node& scan = node(id);
    const std::string& alias = scan.alias.empty() ? scan.relation : scan.alias;
    return column.qualifier.empty() || column.qualifier == alias;
}

int Context::cteReaders(const std::string& name) const
{
    const auto place = m_cteReaders.find(name);
    return place == m_cteReaders.end() ? 0 : place->second;
}

int Context::ctePlan(const std::string& name) const
{
    return found(m_ctePlans, name);
}

} // namespace howdah::plan::rules
