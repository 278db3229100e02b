// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/indexeffect.h"

#include "core/base/numbers.h"
#include "core/base/quoting.h"
#include "core/service/explain.h"

#include <algorithm>
#include <cmath>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::service {
namespace {

/// How far a cost may be from what was promised and still be it.
constexpr double tolerance = 0.2;

pg::QueryOptions brief(const base::StopToken& stop)
{
    return {base::Deadline::after(base::Seconds(10)), stop};
}

/// Where pg_stat_statements was installed; empty: nowhere.
base::Result<std::string> statementsSchema(pg::Connection& connection, const pg::QueryOptions& options)
{
    HOWDAH_ASSIGN(const pg::ResultSet rows, connection.query("select n.nspname from pg_catalog.pg_extension e"
                                                             " join pg_catalog.pg_namespace n on n.oid = e.extnamespace"
                                                             " where e.extname = 'pg_stat_statements'",
                                                             {}, options));
    return rows.rowCount() > 0 ? std::string(rows.text(0, 0)) : std::string();
}

void addTimes(IndexEffect::Statement& statement, const StatementTallies& before, const StatementTallies& now)
{
    const auto was = before.find(statement.id);
    const auto is = now.find(statement.id);
    if (was != before.end())
        statement.meanBeforeMs = was->second.meanMs();
    if (is == now.end())
        return;
    StatementTally since = is->second;
    // Fewer than before: the statistics were reset meanwhile, and all of what is there came after.
    if (was != before.end() && is->second.calls >= was->second.calls) {
        since.calls -= was->second.calls;
        since.totalMs = std::max(0.0, since.totalMs - was->second.totalMs);
    }
    statement.callsAfter = since.calls;
    statement.meanAfterMs = since.meanMs();
}

} // namespace

base::Result<StatementTallies> readTallies(pg::Connection& connection, const std::vector<std::string>& ids,
                                           const pg::QueryOptions& options)
{
    StatementTallies tallies;
    std::string wanted;
    for (const std::string& id : ids) {
        if (base::parseNumber<std::int64_t>(id))
            wanted += (wanted.empty() ? "{" : ",") + id;
    }
    if (wanted.empty())
        return tallies;
    HOWDAH_ASSIGN(const std::string schema, statementsSchema(connection, options));
    if (schema.empty())
        return tallies;
    const auto rows = connection.query(
        "select queryid::text, sum(calls)::int8, sum(total_exec_time)::float8 from " +
            base::quoteQualified({schema, "pg_stat_statements"}) +
            "(false) s where dbid = (select oid from pg_catalog.pg_database where datname = "
            "pg_catalog.current_database()) and queryid = any ($1::int8[])"
            // Nested in a function, or in our own EXPLAIN, is not what was promised; 1.8 and older do not tell.
            " and coalesce((to_jsonb(s) ->> 'toplevel')::boolean, true) group by queryid",
        {wanted + "}"}, options);
    if (!rows) {
        // Installed but not preloaded (55000), or not readable: nothing to compare with.
        if (rows.error().code() == ErrorCode::Server)
            return tallies;
        return rows.error();
    }
    for (int row = 0; row < rows->rowCount(); ++row)
        tallies[std::string(rows->text(row, 0))] = {rows->value<std::int64_t>(row, 1).value_or(0),
                                                    rows->value<double>(row, 2).value_or(0)};
    return tallies;
}

IndexPromise promiseOf(const advise::CreateAdvice& advice, const advise::Workload& workload, const std::string& name)
{
    IndexPromise promise;
    promise.schema = advice.index.schema;
    promise.index = name.empty() ? advice.index.suggestedName() : name;
    promise.bytes = advice.estimatedBytes;
    for (const advise::StatementCost& cost : advice.statements) {
        const auto known = std::ranges::find(workload.statements, cost.id, &advise::WorkloadStatement::id);
        // It is held against plans, which know nothing of what writing a row costs.
        const double before = cost.before - cost.writeBefore, after = cost.after - cost.writeAfter;
        if (known != workload.statements.end() && std::fabs(before - after) > 1e-6 * std::max(before, after))
            promise.statements.push_back({cost.id, known->sql, before, after});
    }
    return promise;
}

IndexEffect::Verdict IndexEffect::Statement::verdict() const
{
    if (!costNow)
        return Verdict::Unknown;
    const double margin = std::max(promisedAfter * tolerance, pageCost);
    if (*costNow > promisedAfter + margin)
        return Verdict::Missed;
    return *costNow < promisedAfter - margin ? Verdict::Better : Verdict::Kept;
}

IndexEffect::Verdict IndexEffect::verdict() const
{
    Verdict all = Verdict::Unknown;
    for (const Statement& statement : statements) {
        const Verdict one = statement.verdict();
        if (one == Verdict::Missed)
            return one;
        if (one == Verdict::Kept || (one == Verdict::Better && all == Verdict::Unknown))
            all = one;
    }
    return all;
}

base::Result<IndexEffect> effectOf(pg::Connection& connection, const IndexPromise& promise, const base::StopToken& stop)
{
    IndexEffect effect;
    effect.promisedBytes = promise.bytes;
    const std::string name = promise.schema.empty() ? base::quoteIdentifier(promise.index)
                                                    : base::quoteQualified({promise.schema, promise.index});
    HOWDAH_ASSIGN(const pg::ResultSet index,
                  connection.query("select pg_catalog.pg_relation_size(x.indexrelid),"
                                   " coalesce(pg_catalog.pg_stat_get_numscans(x.indexrelid), 0),"
                                   " pg_catalog.current_setting('random_page_cost')"
                                   " from pg_catalog.pg_index x"
                                   " where x.indexrelid = pg_catalog.to_regclass($1) and x.indisvalid",
                                   {name}, brief(stop)));
    if (index.rowCount() == 0)
        return base::Error(ErrorCode::NotFound, Text(HOWDAH_TEXT("indexeffect", "The effect could not be measured")),
                           Text(HOWDAH_TEXT("indexeffect", "There is no valid index %1 any more"), {name}));
    effect.bytes.value = index.value<std::int64_t>(0, 0).value_or(0);
    effect.scans = index.value<std::int64_t>(0, 1).value_or(0);

    std::vector<std::string> ids;
    for (const IndexPromise::Statement& statement : promise.statements)
        ids.push_back(statement.id);
    HOWDAH_ASSIGN(const StatementTallies now, readTallies(connection, ids, brief(stop)));
    ExplainOptions options;
    options.buffers = false;
    options.timeout = base::Seconds(10);
    for (const IndexPromise::Statement& promised : promise.statements) {
        IndexEffect::Statement statement;
        statement.id = promised.id;
        statement.pageCost = index.value<double>(0, 2).value_or(statement.pageCost);
        statement.promisedBefore = promised.before;
        statement.promisedAfter = promised.after;
        const auto plans = explainStatement(connection, promised.sql, options, stop);
        if (plans) {
            statement.costNow = 0;
            for (const plan::PlanPtr& plan : *plans) {
                *statement.costNow += plan->root->totalCost;
                plan::forEachNode(*plan->root, [&](const plan::Node& node, int) {
                    statement.usesIndex = statement.usesIndex || node.index == promise.index;
                });
            }
        } else if (plans.error().code() == ErrorCode::Cancelled || connection.broken()) {
            return plans.error();
        } else {
            statement.notAsked = plans.error().why().empty() ? plans.error().what() : plans.error().why();
        }
        addTimes(statement, promise.before, now);
        effect.statements.push_back(std::move(statement));
    }
    return effect;
}

} // namespace howdah::service
