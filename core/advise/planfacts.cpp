// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/planfacts.h"

#include "core/advise/sql.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace howdah::advise {

using base::Result;
using base::Status;
using base::Text;
using nlohmann::json;

namespace {

/// Of a plan over thousands of partitions, those that no rule would speak of are not asked for.
constexpr std::size_t mostRelations = 500;

struct Wanted {
    std::string schema, name;
    double weight = 0; ///< milliseconds of its own; without ANALYZE the cost
};

std::vector<Wanted> relationsOf(const std::vector<plan::PlanPtr>& plans)
{
    std::map<std::pair<std::string, std::string>, double> weights;
    for (const plan::PlanPtr& plan : plans) {
        if (!plan || !plan->root)
            continue;
        plan::forEachNode(*plan->root, [&weights](const plan::Node& node, int) {
            // JSON can hold a zero byte, the server's text cannot, and no name has one.
            const bool named = !node.relation.empty() && node.relation.find('\0') == std::string::npos &&
                               node.schema.find('\0') == std::string::npos;
            if (named)
                weights[{node.schema, node.relation}] += node.exclusiveMs.value_or(node.totalCost);
        });
    }
    std::vector<Wanted> wanted;
    wanted.reserve(weights.size());
    for (const auto& [name, weight] : weights)
        wanted.push_back({name.first, name.second, weight});
    std::stable_sort(wanted.begin(), wanted.end(),
                     [](const Wanted& a, const Wanted& b) { return a.weight > b.weight; });
    if (wanted.size() > mostRelations)
        wanted.resize(mostRelations);
    return wanted;
}

std::string asJson(const std::vector<Wanted>& wanted)
{
    json list = json::array();
    for (const Wanted& one : wanted)
        list.push_back({{"schema", one.schema}, {"name", one.name}});
    return list.dump(-1, ' ', false, json::error_handler_t::replace);
}

plan::AdviceFacts::Table tableOf(const pg::ResultSet& rows, int row)
{
    plan::AdviceFacts::Table table;
    table.schema = rows.value<std::string>(row, "schema").value_or("");
    table.name = rows.value<std::string>(row, "name").value_or("");
    table.liveRows = rows.value<double>(row, "live_rows").value_or(0);
    table.modifiedSinceAnalyze = rows.value<double>(row, "modified").value_or(0);
    if (const auto age = rows.value<double>(row, "age"))
        table.secondsSinceAnalyze = std::max(0.0, *age);
    const auto parsed = [&](std::string_view column) {
        return json::parse(rows.value<std::string_view>(row, column).value_or("[]"), nullptr, false);
    };
    for (const json& definition : parsed("indexes")) {
        if (definition.is_string())
            table.indexDefinitions.push_back(definition.get<std::string>());
    }
    for (const json& column : parsed("columns")) {
        if (column.is_array() && column.size() == 2 && column[0].is_string() && column[1].is_string())
            table.columnTypes.emplace_back(column[0].get<std::string>(), column[1].get<std::string>());
    }
    return table;
}

Result<plan::AdviceFacts> inTransaction(pg::Connection& connection, const std::vector<Wanted>& wanted,
                                        const pg::QueryOptions& options)
{
    HOWDAH_TRY(connection.execute("set local statement_timeout = '5s'", options));
    plan::AdviceFacts facts;
    facts.serverVersionNum = connection.serverVersion();
    if (!wanted.empty()) {
        HOWDAH_ASSIGN(const pg::ResultSet rows, connection.query(sql::plan_facts, {asJson(wanted)}, options));
        for (int row = 0; row < rows.rowCount(); ++row)
            facts.tables.push_back(tableOf(rows, row));
    }
    HOWDAH_ASSIGN(const pg::ResultSet settings, connection.query(sql::plan_settings, {}, options));
    for (int row = 0; row < settings.rowCount(); ++row) {
        if (!settings.isNull(row, 1))
            facts.settings.emplace_back(settings.text(row, 0), settings.text(row, 1));
    }
    return facts;
}

} // namespace

Result<plan::AdviceFacts> readPlanFacts(pg::Connection& connection, const std::vector<plan::PlanPtr>& plans,
                                        const base::StopToken& stop)
{
    const auto within = [&stop] { return pg::QueryOptions{base::Deadline::after(base::Seconds(15)), stop}; };
    const Text what(HOWDAH_TEXT("advise", "What the server knows of the plan's tables could not be read"));
    if (const Status begun = connection.execute("begin transaction read only", within()); !begun)
        return begun.error().withWhat(what);
    auto facts = inTransaction(connection, relationsOf(plans), within());
    // Never skipped by a cancel. When the connection is gone the server rolls back by itself.
    const Status undone = connection.execute("rollback", {base::Deadline::after(base::Seconds(10))});
    if (!facts)
        return facts.error().withWhat(what);
    if (!undone)
        return undone.error().withWhat(what);
    return facts;
}

} // namespace howdah::advise
