// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/advise/whatif.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace howdah::test {

/// What a statement of the model does with one table.
struct Access {
    std::string table;
    std::vector<std::pair<std::string, double>> equal; ///< columns compared, with the share of rows that is left
    std::vector<std::string> order;                    ///< sorted by these
    std::vector<std::string> needs;                    ///< all columns read
    /// Where this is set, indexes help only when every other access of the statement has one too.
    bool together = false;
};

/// A planner that can be reckoned by hand. A table costs a unit a page; an index whose first keys are compared costs
/// four units for each page it leaves, a tenth of that when it holds all that is needed; sorting costs as much as the
/// rows that are left, unless the index goes on with the order.
class FakeWhatIf : public advise::WhatIf {
public:
    explicit FakeWhatIf(advise::Catalog catalog)
        : m_catalog(std::move(catalog))
    {}

    std::map<std::string, std::vector<Access>> statements; ///< by id
    std::set<std::string> refusedMethods;
    std::set<std::string> refusedStatements;
    bool refusesHiding = false;
    double predicateShare = 0.1;
    /// What a statement pays more while an index is visible, by id and index: a planner that is led astray.
    std::map<std::pair<std::string, advise::IndexDefinition>, double> harm;
    std::map<std::string, double> harmOfAny; ///< the same for any index at all, by id
    advise::Proof how = advise::Proof::Clone;

    [[nodiscard]] advise::Proof proof() const override { return how; }
    [[nodiscard]] int explains() const override { return m_explains; }

    base::Result<Handle> add(const advise::IndexDefinition& definition, base::ByteCount bytes) override
    {
        if (refusedMethods.contains(definition.method))
            return base::Error(base::ErrorCode::Unsupported, base::Text(HOWDAH_TEXT("test", "cannot try this kind")));
        m_indexes.push_back(definition);
        sizes[definition] = bytes.value;
        return static_cast<Handle>(m_indexes.size()) - 1;
    }

    base::Result<Estimate> estimate(const advise::WorkloadStatement& statement, const Choice& choice,
                                    const base::StopToken& stop) override
    {
        if (stop.stop_requested())
            return base::Error(base::ErrorCode::Cancelled, base::Text::verbatim("stopped"));
        if (refusedStatements.contains(statement.id))
            return base::Error(base::ErrorCode::Server, base::Text::verbatim("no such column"));
        if (!choice.hidden.empty() && refusesHiding)
            return base::Error(base::ErrorCode::Unsupported, base::Text::verbatim("cannot hide"));
        ++m_explains;
        std::vector<std::pair<Handle, const advise::IndexDefinition*>> visible;
        for (const Handle handle : choice.visible)
            visible.emplace_back(handle, &m_indexes[static_cast<std::size_t>(handle)]);
        return reckon(statement.id, visible, choice.hidden);
    }

    /// The cost with these, whether they were added or not.
    [[nodiscard]] double costWith(const std::string& id, const std::vector<advise::IndexDefinition>& indexes) const
    {
        std::vector<std::pair<Handle, const advise::IndexDefinition*>> visible;
        for (std::size_t i = 0; i < indexes.size(); ++i)
            visible.emplace_back(static_cast<Handle>(i), &indexes[i]);
        return reckon(id, visible, {}).cost;
    }

    base::Result<plan::PlanPtr> explain(const advise::WorkloadStatement& statement, const Choice& choice,
                                        const base::StopToken& stop) override
    {
        auto plan = std::make_shared<plan::Plan>();
        plan->root = std::make_unique<plan::Node>();
        if (!statements.contains(statement.id)) {
            // A question about a predicate.
            ++m_explains;
            for (const advise::TableInfo& table : m_catalog.tables)
                if (statement.sql.find("\"" + table.name + "\"") != std::string::npos)
                    plan->root->planRows = table.rows * predicateShare;
            return plan::PlanPtr(plan);
        }
        HOWDAH_ASSIGN(const Estimate estimate, this->estimate(statement, choice, stop));
        plan->root->type = statement.writes ? "ModifyTable" : "Nested Loop";
        plan->root->totalCost = estimate.cost;
        const std::vector<Access>& accesses = statements.at(statement.id);
        if (statement.writes) {
            plan->root->relation = accesses.front().table;
            plan->root->operation = statement.sql.substr(0, 1) + "nsert";
            if (statement.sql.starts_with("UPDATE"))
                plan->root->operation = "Update";
        }
        for (const Access& access : accesses) {
            auto child = std::make_unique<plan::Node>();
            child->type = "Seq Scan";
            child->relationship = "Outer";
            child->relation = access.table;
            child->planRows = 1;
            plan->root->children.push_back(std::move(child));
        }
        return plan::PlanPtr(plan);
    }

    std::map<advise::IndexDefinition, std::int64_t> sizes;

private:
    [[nodiscard]] double costOf(const Access& access, const advise::TableInfo& table,
                                const advise::IndexDefinition* index) const
    {
        double rows = table.pages;
        for (const auto& [column, share] : access.equal)
            rows *= share;
        const double sort = access.order.empty() ? 0 : rows;
        if (index == nullptr)
            return table.pages + sort;
        if (index->table != access.table)
            return 1e300;
        double left = table.pages;
        std::size_t used = 0;
        for (; used < index->keys.size(); ++used) {
            const auto found =
                std::ranges::find(access.equal, index->keys[used].column, [](const auto& each) { return each.first; });
            if (found == access.equal.end())
                break;
            left *= found->second;
        }
        bool ordered = !access.order.empty() && index->keys.size() >= used + access.order.size();
        for (std::size_t i = 0; ordered && i < access.order.size(); ++i)
            ordered = index->keys[used + i].column == access.order[i];
        if (used == 0 && !ordered)
            return 1e300;
        const bool all = std::ranges::all_of(access.needs, [&](const std::string& column) {
            return std::ranges::find(index->include, column) != index->include.end() ||
                   std::ranges::any_of(index->keys, [&](const auto& key) { return key.column == column; });
        });
        return 1 + left * (all && !access.needs.empty() ? 0.4 : 4) + (ordered ? 0 : sort);
    }

    [[nodiscard]] Estimate reckon(const std::string& id,
                                  const std::vector<std::pair<Handle, const advise::IndexDefinition*>>& visible,
                                  const std::vector<Existing>& hidden) const
    {
        Estimate estimate;
        Estimate bare;
        bool all = true, together = false;
        for (const Access& access : statements.at(id)) {
            const advise::TableInfo& table = *m_catalog.find("public", access.table);
            double best = costOf(access, table, nullptr);
            Handle chosen = -1;
            std::string existing;
            for (const advise::IndexInfo& index : table.indexes) {
                const bool gone = std::ranges::find(hidden, Existing{table.schema, index.name}) != hidden.end();
                const double cost = gone ? 1e300 : costOf(access, table, &index.definition);
                if (cost < best) {
                    best = cost;
                    existing = index.name;
                }
            }
            bare.cost += best;
            if (!existing.empty())
                bare.usedExisting.push_back(existing);
            for (const auto& [handle, index] : visible) {
                const double cost = costOf(access, table, index);
                if (cost < best) {
                    best = cost;
                    chosen = handle;
                }
            }
            estimate.cost += best;
            all = all && chosen >= 0;
            together = together || access.together;
            if (chosen >= 0)
                estimate.used.push_back(chosen);
            else if (!existing.empty())
                estimate.usedExisting.push_back(existing);
        }
        if (together && !all)
            return bare;
        if (const auto more = harmOfAny.find(id); more != harmOfAny.end() && !visible.empty())
            estimate.cost += more->second;
        for (const auto& [handle, index] : visible)
            if (const auto more = harm.find({id, *index}); more != harm.end())
                estimate.cost += more->second;
        std::ranges::sort(estimate.used);
        const auto repeated = std::ranges::unique(estimate.used);
        estimate.used.erase(repeated.begin(), repeated.end());
        return estimate;
    }

    advise::Catalog m_catalog;
    std::vector<advise::IndexDefinition> m_indexes;
    int m_explains = 0;
};

/// A table of integer columns without indexes, each column with as many values.
inline advise::TableInfo makeTable(std::string name, double rows, double pages, const std::vector<std::string>& columns)
{
    advise::TableInfo table;
    static std::uint32_t oid = 20000;
    table.oid = ++oid;
    table.schema = "public";
    table.name = std::move(name);
    table.rows = rows;
    table.pages = pages;
    for (const std::string& each : columns) {
        advise::ColumnInfo column;
        column.name = each;
        column.type = "integer";
        column.typeOid = 23;
        column.position = static_cast<int>(table.columns.size()) + 1;
        column.hasStatistics = true;
        column.averageWidth = 4;
        column.distinct = rows;
        table.columns.push_back(std::move(column));
    }
    return table;
}

inline advise::IndexDefinition makeIndex(std::string table, const std::vector<std::string>& keys,
                                         std::vector<std::string> include = {})
{
    advise::IndexDefinition index;
    index.schema = "public";
    index.table = std::move(table);
    for (const std::string& each : keys) {
        index.keys.emplace_back();
        index.keys.back().column = each;
    }
    index.include = std::move(include);
    return index;
}

} // namespace howdah::test
