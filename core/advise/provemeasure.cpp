// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/provemeasure.h"

#include "core/advise/room.h"
#include "core/base/clock.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;
using pg::ResultSet;
using Stage = ProveProgress::Stage;

namespace {

/// Statements that are run for one index at most: those that weigh most.
constexpr std::size_t mostTimed = 20;
/// A plan's cost that differs by less has not changed: CREATE INDEX writes the table's rows anew.
constexpr double sameCost = 0.001;

bool endsProof(const Error& error)
{
    return error.code() == ErrorCode::Cancelled || error.code() == ErrorCode::ConnectionLost || ranOutOfRoom(error);
}

bool uses(const plan::PlanPtr& plan, const std::set<std::string>& indexes)
{
    bool found = false;
    if (plan)
        plan::forEachNode(*plan->root, [&](const plan::Node& node, int) {
            found = found || (!node.index.empty() && indexes.contains(node.index));
        });
    return found;
}

/// Whether the plan writes to the table, or to a part of it.
bool writesTo(const plan::PlanPtr& plan, const IndexDefinition& index)
{
    bool found = false;
    plan::forEachNode(*plan->root, [&](const plan::Node& node, int) {
        found = found || (node.type == "ModifyTable" && node.relation == index.table);
    });
    return found;
}

std::string freeName(const std::string& wanted, int number)
{
    if (number < 2)
        return wanted;
    constexpr std::size_t longest = 63;
    const std::string suffix = "_" + std::to_string(number);
    return wanted.substr(0, std::min(wanted.size(), longest - suffix.size())) + suffix;
}

BuiltIndex::Verdict judge(const BuiltIndex& built, const std::map<std::string, double>& weights)
{
    using Verdict = BuiltIndex::Verdict;
    if (std::ranges::none_of(built.statements, &BuiltStatement::usesIndex))
        return Verdict::Unused;
    if (built.promised ? *built.share < *built.promised / 2 : built.costAfter >= built.costBefore)
        return Verdict::Less;
    // Times waver: those of one statement by a tenth of a millisecond, whatever it does.
    constexpr double clearly = 1.2, waversMs = 0.1;
    double before = 0, after = 0;
    bool felt = false;
    for (const BuiltStatement& one : built.statements) {
        if (!one.usesIndex || !one.msBefore || !one.msAfter)
            continue;
        before += weights.at(one.id) * *one.msBefore;
        after += weights.at(one.id) * *one.msAfter;
        felt = felt || *one.msAfter > *one.msBefore + waversMs;
    }
    return felt && after > clearly * before ? Verdict::Slower : Verdict::Kept;
}

} // namespace

ProofMeasure::ProofMeasure(ProofCopy& copy, const Workload& workload, const ProveOptions& options)
    : m_copy(copy)
    , m_workload(workload)
    , m_options(options)
    , m_question(*copy.runner)
    , m_runs(*copy.runner, options.statementTimeout, options.deadline, options.stop)
{}

pg::QueryOptions ProofMeasure::within(base::Nanoseconds most) const
{
    pg::QueryOptions options;
    options.deadline = m_options.deadline.earlier(base::Deadline::after(most));
    options.stop = m_options.stop;
    return options;
}

void ProofMeasure::report(Stage stage, std::int64_t done, std::int64_t total, const std::string& subject) const
{
    if (m_options.onProgress)
        m_options.onProgress({stage, done, total, false, subject});
}

Result<ProofMeasure::Plans> ProofMeasure::planAll()
{
    Plans plans;
    const bool first = m_plans.empty();
    for (std::size_t i = 0; i < m_workload.statements.size(); ++i) {
        // What could not be planned without the index cannot be planned with it.
        if (!first && !m_plans[i]) {
            plans.emplace_back();
            continue;
        }
        auto plan = m_question.ask(m_workload.statements[i], within(m_options.statementTimeout));
        ++m_explains;
        if (!plan && (endsProof(plan.error()) || m_options.deadline.passed() || m_copy.runner->broken()))
            return plan.error();
        plans.push_back(plan ? std::move(*plan) : nullptr);
    }
    return plans;
}

double ProofMeasure::costOf(const Plans& plans) const
{
    double cost = 0;
    for (std::size_t i = 0; i < plans.size(); ++i)
        cost += plans[i] ? m_workload.statements[i].weight * plans[i]->root->totalCost : 0;
    return cost;
}

Status ProofMeasure::begin(std::vector<Text>& notes)
{
    HOWDAH_TRY(m_runs.prepare());
    report(Stage::Plan, 0, static_cast<std::int64_t>(m_workload.statements.size()), {});
    HOWDAH_ASSIGN(m_plans, planAll());
    const auto planned = std::ranges::count_if(m_plans, [](const auto& plan) { return plan != nullptr; });
    const auto left = static_cast<std::ptrdiff_t>(m_plans.size()) - planned;
    if (left == 0)
        return {};
    // Why, in the words of the first of them.
    const auto place = static_cast<std::size_t>(std::ranges::find(m_plans, nullptr) - m_plans.begin());
    const WorkloadStatement& first = m_workload.statements[place];
    const auto again = m_question.ask(first, within(m_options.statementTimeout));
    const Text why = again ? Text() : again.error().why();
    if (planned == 0)
        return Error(
            ErrorCode::InvalidInput, Text(HOWDAH_TEXT("advise", "the copy can plan none of the statements")), why,
            m_copy.about.backup.empty() ? Text() : Text(HOWDAH_TEXT("advise", "name a newer backup of this database")));
    notes.push_back(Text::counted(HOWDAH_TEXT_N("advise", "%n statement(s) cannot be planned on the copy: %1"), left,
                                  {first.id + ": " + why.english()}));
    return {};
}

Result<ProofMeasure::Made> ProofMeasure::make(const CreateAdvice& create)
{
    Made made;
    made.schema = create.index.schema;
    const std::string wanted = create.index.suggestedName();
    for (int number = 1; made.name.empty(); ++number) {
        const std::string name = freeName(wanted, number);
        HOWDAH_ASSIGN(const ResultSet taken,
                      m_copy.admin->query("SELECT to_regclass($1) IS NOT NULL",
                                          {base::quoteQualified({made.schema, name})}, within(base::Seconds(30))));
        if (!taken.value<bool>(0, 0).value_or(false))
            made.name = name;
    }
    const auto began = base::Clock::system()->now();
    pg::QueryOptions whole;
    whole.deadline = m_options.deadline;
    whole.stop = m_options.stop;
    HOWDAH_TRY(m_copy.runner->execute(create.index.ddl(made.name, false), whole));
    made.ms = std::chrono::duration<double, std::milli>(base::Clock::system()->now() - began).count();
    HOWDAH_ASSIGN(
        const ResultSet parts,
        m_copy.admin->query("WITH RECURSIVE family (oid) AS (SELECT to_regclass($1)::oid UNION "
                            "SELECT h.inhrelid FROM pg_inherits h JOIN family f ON h.inhparent = f.oid) "
                            "SELECT c.oid::bigint, c.relname, CASE c.relkind WHEN 'i' THEN "
                            "pg_relation_size(c.oid) ELSE 0 END FROM family f JOIN pg_class c ON c.oid = f.oid",
                            {base::quoteQualified({made.schema, made.name})}, within(base::Seconds(30))));
    for (int row = 0; row < parts.rowCount(); ++row) {
        made.oids += (row == 0 ? "" : ", ") + std::string(parts.text(row, 0));
        made.names.emplace(parts.text(row, 1));
        made.bytes.value += parts.value<std::int64_t>(row, 2).value_or(0);
    }
    // Statistics of an index's expressions are made by ANALYZE alone.
    if (std::ranges::any_of(create.index.keys, [](const IndexKey& key) { return !key.expression.empty(); }))
        HOWDAH_TRY(m_copy.runner->execute("ANALYZE " + base::quoteQualified({create.index.schema, create.index.table}),
                                          whole));
    return made;
}

/// A hidden index is as good as not there: not planned with, not kept up by writes, no hindrance to HOT updates. All
/// that is written meanwhile is rolled back, so that it misses nothing. An update of pg_index tells the index's own
/// cache entry alone; the table's is told by one of pg_class, where VACUUM may have noted that there is no index.
Status ProofMeasure::show(const Made& index, bool visible)
{
    const std::string value = visible ? "true" : "false";
    return m_copy.admin->execute("UPDATE pg_index SET indisvalid = " + value + ", indisready = " + value +
                                     ", indislive = " + value + " WHERE indexrelid IN (" + index.oids +
                                     "); UPDATE pg_class SET relhasindex = true WHERE oid IN (SELECT indrelid FROM "
                                     "pg_index WHERE indexrelid IN (" +
                                     index.oids + "))",
                                 within(base::Seconds(30)));
}

Status ProofMeasure::build(CreateAdvice& create)
{
    const std::string subject = create.index.suggestedName();
    report(Stage::Build, 0, 0, subject);
    const auto made = make(create);
    if (!made) {
        if (endsProof(made.error()) || m_options.deadline.passed() || m_copy.runner->broken())
            return made.error();
        create.notBuilt = made.error().why();
        return {};
    }
    // ANALYZE may have drawn another sample: both sides are planned with the statistics as they are now.
    HOWDAH_TRY(show(*made, false));
    HOWDAH_ASSIGN(m_plans, planAll());
    HOWDAH_TRY(show(*made, true));
    HOWDAH_ASSIGN(Plans after, planAll());
    HOWDAH_TRY(measure(create, *made, after));
    m_plans = std::move(after);
    return {};
}

Status ProofMeasure::measure(CreateAdvice& create, const Made& made, const Plans& after)
{
    BuiltIndex built;
    built.bytes = made.bytes;
    built.buildMs = made.ms;
    built.costBefore = costOf(m_plans);
    built.costAfter = costOf(after);

    std::map<std::string, StatementCost> promised;
    for (const StatementCost& cost : create.statements)
        promised.emplace(cost.id, cost);
    std::map<std::string, double> weights;
    std::vector<std::size_t> places; ///< of built.statements in the workload
    double promisedBefore = 0, promisedAfter = 0, costBefore = 0, costAfter = 0;
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (!after[i] || !m_plans[i])
            continue;
        const WorkloadStatement& statement = m_workload.statements[i];
        BuiltStatement one;
        one.id = statement.id;
        one.costBefore = m_plans[i]->root->totalCost;
        one.costAfter = after[i]->root->totalCost;
        one.usesIndex = uses(after[i], made.names);
        const auto foretold = promised.find(statement.id);
        one.foretold = foretold != promised.end();
        if (one.foretold) {
            // EXPLAIN, which both sides are held against here, does not price what a statement writes.
            const StatementCost& cost = foretold->second;
            promisedBefore += statement.weight * (cost.before - cost.writeBefore);
            promisedAfter += statement.weight * (cost.after - cost.writeAfter);
            costBefore += statement.weight * one.costBefore;
            costAfter += statement.weight * one.costAfter;
        }
        const bool changed = std::fabs(one.costAfter - one.costBefore) > sameCost * one.costBefore;
        if (!one.foretold && !one.usesIndex && !changed && !writesTo(after[i], create.index))
            continue;
        weights.emplace(one.id, statement.weight);
        built.statements.push_back(std::move(one));
        places.push_back(i);
    }
    if (promisedBefore > 0 && costBefore > 0) {
        built.promised = 1 - promisedAfter / promisedBefore;
        built.share = 1 - costAfter / costBefore;
    }

    // Those that weigh most are run, first without the index and then with it.
    std::vector<std::size_t> order(places.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        const auto worth = [&](std::size_t n) {
            return weights.at(built.statements[n].id) * built.statements[n].costBefore;
        };
        return worth(a) > worth(b);
    });
    for (std::size_t n = mostTimed; n < order.size(); ++n)
        built.statements[order[n]].notTimed = Text(HOWDAH_TEXT("advise", "others weigh more, and were run instead"));
    order.resize(std::min(order.size(), mostTimed));
    std::map<std::size_t, std::pair<plan::PlanPtr, plan::PlanPtr>> ran;
    const auto total = static_cast<std::int64_t>(2 * order.size());
    std::int64_t done = 0;
    for (const bool with : {false, true}) {
        HOWDAH_TRY(show(made, with));
        for (const std::size_t n : order) {
            report(Stage::Measure, done++, total, made.name);
            BuiltStatement& one = built.statements[n];
            HOWDAH_ASSIGN(const RunTime time, m_runs.time(m_workload.statements[places[n]]));
            (with ? one.msAfter : one.msBefore) = time.ms;
            if (!time.notTimed.empty())
                one.notTimed = time.notTimed;
            one.values = time.values;
            (with ? ran[n].second : ran[n].first) = time.plan;
        }
    }

    // The plans of the statement that gains most, with what they really did where they ran.
    double most = 0;
    for (std::size_t n = 0; n < built.statements.size(); ++n) {
        const BuiltStatement& one = built.statements[n];
        const double gain = weights.at(one.id) * (one.costBefore - one.costAfter);
        if (!one.usesIndex || gain <= most)
            continue;
        most = gain;
        const auto run = ran.find(n);
        const bool both = run != ran.end() && run->second.first && run->second.second;
        create.planOf = one.id;
        create.planBefore = both ? run->second.first : m_plans[places[n]];
        create.planAfter = both ? run->second.second : after[places[n]];
    }
    built.verdict = judge(built, weights);
    create.built = std::move(built);
    create.proof = Proof::Built;
    create.notProved = {};
    create.notBuilt = {};
    return {};
}

} // namespace howdah::advise
