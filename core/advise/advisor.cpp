// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/advisor.h"

#include "core/advise/indexnames.h"
#include "core/advise/indexsize.h"
#include "core/advise/rowsample.h"
#include "core/advise/search.h"
#include "core/advise/searchpool.h"
#include "core/base/quoting.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::StopToken;
using base::Text;

namespace {

constexpr double regressed = 1.1;
constexpr double same = 1e-9;

std::size_t place(int number)
{
    return static_cast<std::size_t>(number);
}

bool differs(double before, double after)
{
    return std::fabs(before - after) > same * std::max(std::fabs(before), std::fabs(after));
}

CandidateSet plus(CandidateSet set, int candidate)
{
    set.insert(std::lower_bound(set.begin(), set.end(), candidate), candidate);
    return set;
}

CandidateSet minus(CandidateSet set, int candidate)
{
    std::erase(set, candidate);
    return set;
}

} // namespace

struct Advisor::State {
    State(Workload theWorkload, Catalog theCatalog, std::vector<Candidate> theCandidates, WhatIf& theEngine,
          std::vector<ServerScans> theReplicas)
        : workload(std::move(theWorkload))
        , catalog(std::move(theCatalog))
        , candidates(std::move(theCandidates))
        , engine(theEngine)
        , replicas(std::move(theReplicas))
        , pool(workload, catalog, candidates, engine)
    {}

    Result<std::vector<double>> costs(const CandidateSet& set, const StopToken& stop);
    [[nodiscard]] double sum(const std::vector<double>& costs) const;
    [[nodiscard]] StatementCost costOf(std::size_t statement, double before, double after, const CandidateSet& without,
                                       const CandidateSet& with) const;
    Result<CandidateSet> choose(const AdviseOptions& options, Advice& advice, const StopToken& stop);
    Result<CandidateSet> withoutRegressions(Search& search, SearchLimits limits, CandidateSet chosen,
                                            const StopToken& stop);
    Result<CandidateSet> pruned(Search& search, const SearchLimits& limits, CandidateSet chosen, const StopToken& stop);
    Result<std::vector<int>> regressions(const CandidateSet& set, const StopToken& stop);
    Status show(CreateAdvice& create, const CandidateSet& without, const CandidateSet& with, const StopToken& stop);
    Status describe(const CandidateSet& chosen, const std::vector<int>& order, Advice& advice, const StopToken& stop);
    void addUnproved(const AdviseOptions& options, Advice& advice);
    Status addDrops(const CandidateSet& chosen, Advice& advice, const StopToken& stop,
                    const OnAdviseProgress& progress);
    Status priceDrop(DropAdvice& drop, const CandidateSet& chosen, const Advice& advice, bool& needed,
                     const StopToken& stop);
    void addForeignKeys(Advice& advice, bool all);

    Workload workload;
    Catalog catalog;
    std::vector<Candidate> candidates;
    WhatIf& engine;
    std::vector<ServerScans> replicas;
    SearchPool pool;
    std::optional<IndexNames> names; ///< of the advice at hand
};

/// Of every statement, 0 for those that are left out.
Result<std::vector<double>> Advisor::State::costs(const CandidateSet& set, const StopToken& stop)
{
    std::vector<double> result(workload.statements.size(), 0);
    for (std::size_t i = 0; i < result.size(); ++i)
        if (pool.weights()[i] > 0) {
            HOWDAH_ASSIGN(result[i], pool.costs().cost(static_cast<int>(i), set, stop));
        }
    return result;
}

double Advisor::State::sum(const std::vector<double>& costs) const
{
    double total = 0;
    for (std::size_t i = 0; i < costs.size(); ++i)
        total += costs[i] * pool.weights()[i];
    return total;
}

/// With what the statement writes, where it writes, on top of what the planner says.
StatementCost Advisor::State::costOf(std::size_t statement, double before, double after, const CandidateSet& without,
                                     const CandidateSet& with) const
{
    StatementCost cost;
    cost.id = workload.statements[statement].id;
    cost.writeBefore = pool.writing(static_cast<int>(statement), without);
    cost.writeAfter = pool.writing(static_cast<int>(statement), with);
    cost.before = before + cost.writeBefore;
    cost.after = after + cost.writeAfter;
    return cost;
}

/// Those whose plan becomes dearer.
Result<std::vector<int>> Advisor::State::regressions(const CandidateSet& set, const StopToken& stop)
{
    HOWDAH_ASSIGN(const std::vector<double> before, costs({}, stop));
    HOWDAH_ASSIGN(const std::vector<double> after, costs(set, stop));
    std::vector<int> result;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (after[i] > before[i] * regressed && differs(before[i], after[i]))
            result.push_back(static_cast<int>(i));
    return result;
}

/// Looks for nearly as good a choice that makes fewer statements dearer, by leaving out what they would use.
Result<CandidateSet> Advisor::State::withoutRegressions(Search& search, SearchLimits limits, CandidateSet chosen,
                                                        const StopToken& stop)
{
    constexpr int mostAttempts = 5;
    constexpr double nearlyAsGood = 0.9;
    HOWDAH_ASSIGN(std::vector<int> worse, regressions(chosen, stop));
    for (int attempt = 0; attempt < mostAttempts && !worse.empty(); ++attempt) {
        CandidateSet guilty;
        for (const int statement : worse) {
            HOWDAH_ASSIGN(const SearchCosts::Answer answer, pool.costs().answer(statement, chosen, stop));
            for (const int candidate : answer.used)
                if (!std::ranges::binary_search(guilty, candidate))
                    guilty = plus(std::move(guilty), candidate);
        }
        if (guilty.empty())
            break;
        for (const int candidate : guilty)
            if (!std::ranges::binary_search(limits.barred, candidate))
                limits.barred = plus(std::move(limits.barred), candidate);
        HOWDAH_ASSIGN(CandidateSet other, search.run(limits, {}, stop));
        HOWDAH_ASSIGN(const double gain, search.saved({}, chosen, stop));
        HOWDAH_ASSIGN(const double otherGain, search.saved({}, other, stop));
        HOWDAH_ASSIGN(std::vector<int> otherWorse, regressions(other, stop));
        if (otherGain < nearlyAsGood * gain || otherWorse.size() >= worse.size())
            break;
        chosen = std::move(other);
        worse = std::move(otherWorse);
    }
    return chosen;
}

/// Without what turns out to be of no use beside the others: the plans may know better than the search did, which ends
/// at some time. Nothing goes whose absence would make another statement dearer than it was.
Result<CandidateSet> Advisor::State::pruned(Search& search, const SearchLimits& limits, CandidateSet chosen,
                                            const StopToken& stop)
{
    constexpr int mostRounds = 4;
    for (int round = 0; round < mostRounds; ++round) {
        HOWDAH_ASSIGN(CandidateSet fewer, search.thin(chosen, limits, stop));
        if (fewer == chosen)
            break;
        HOWDAH_ASSIGN([[maybe_unused]] const bool surprised, pool.verify(fewer, stop));
        HOWDAH_ASSIGN(const double loss, search.saved(fewer, chosen, stop));
        HOWDAH_ASSIGN(const std::vector<int> worse, regressions(fewer, stop));
        HOWDAH_ASSIGN(const std::vector<int> worseNow, regressions(chosen, stop));
        const auto gone = static_cast<double>(chosen.size() - fewer.size());
        if (loss > std::max(0.0, limits.leastGain) * gone || worse.size() > worseNow.size())
            break;
        chosen = std::move(fewer);
    }
    return chosen;
}

Result<CandidateSet> Advisor::State::choose(const AdviseOptions& options, Advice& advice, const StopToken& stop)
{
    HOWDAH_ASSIGN(const std::vector<double> before, costs({}, stop));
    SearchLimits limits;
    if (options.budget)
        limits.budget = options.budget->value;
    limits.most = options.most;
    limits.leastGain = options.leastGain * sum(before);
    CandidateSet seed;
    if (options.singleColumns) {
        Search singles(pool.costs(), pool.weights(), pool.items(true), pool.bundles());
        HOWDAH_ASSIGN(seed, singles.run(limits, {}, stop));
        HOWDAH_ASSIGN(const std::vector<double> single, costs(seed, stop));
        advice.singleColumnCost = sum(single);
    }
    constexpr int mostAttempts = 4;
    for (int attempt = 1;; ++attempt) {
        Search search(pool.costs(), pool.weights(), pool.items(false), pool.bundles());
        HOWDAH_ASSIGN(CandidateSet chosen, search.run(limits, seed, stop));
        HOWDAH_ASSIGN(chosen, withoutRegressions(search, limits, std::move(chosen), stop));
        HOWDAH_ASSIGN(const bool surprised, pool.verify(chosen, stop));
        // Of what is not expected the costs know now; the last choice is described with it.
        if (surprised && attempt < mostAttempts)
            continue;
        Search last(pool.costs(), pool.weights(), pool.items(false), {});
        HOWDAH_ASSIGN(chosen, pruned(last, limits, std::move(chosen), stop));
        HOWDAH_ASSIGN(const std::vector<int> order, last.ranked(chosen, stop));
        HOWDAH_TRY(describe(chosen, order, advice, stop));
        return chosen;
    }
}

/// The statements that an index changes, and the plans of the one that gains most.
Status Advisor::State::show(CreateAdvice& create, const CandidateSet& without, const CandidateSet& with,
                            const StopToken& stop)
{
    HOWDAH_ASSIGN(const std::vector<double> before, costs(without, stop));
    HOWDAH_ASSIGN(const std::vector<double> after, costs(with, stop));
    double most = 0;
    int best = -1;
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (pool.weights()[i] <= 0)
            continue;
        StatementCost cost = costOf(i, before[i], after[i], without, with);
        if (differs(cost.before, cost.after))
            create.statements.push_back(std::move(cost));
        if (!differs(before[i], after[i]))
            continue;
        const double gain = (before[i] - after[i]) * pool.weights()[i];
        if (best < 0 || gain > most) {
            most = gain;
            best = static_cast<int>(i);
        }
    }
    if (best < 0)
        return {};
    const WorkloadStatement& statement = workload.statements[place(best)];
    create.planOf = statement.id;
    HOWDAH_ASSIGN(create.planBefore, engine.explain(statement, pool.costs().choice(without), stop));
    HOWDAH_ASSIGN(create.planAfter, engine.explain(statement, pool.costs().choice(with), stop));
    return {};
}

Status Advisor::State::describe(const CandidateSet& chosen, const std::vector<int>& order, Advice& advice,
                                const StopToken& stop)
{
    HOWDAH_ASSIGN(const std::vector<double> first, costs({}, stop));
    HOWDAH_ASSIGN(const std::vector<double> last, costs(chosen, stop));
    advice.costBefore = sum(first);
    advice.costAfter = sum(last);
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (pool.weights()[i] <= 0)
            continue;
        const StatementCost cost = costOf(i, first[i], last[i], {}, chosen);
        advice.statements.push_back(cost);
        if (cost.after > cost.before * regressed && differs(cost.before, cost.after))
            advice.regressions.push_back(cost);
    }
    CandidateSet sofar;
    std::vector<double> before = first;
    bool partitioned = false;
    for (const int candidate : order) {
        const SearchPool::Entry& entry = pool.entry(candidate);
        CandidateSet now = plus(sofar, candidate);
        HOWDAH_ASSIGN(const std::vector<double> after, costs(now, stop));
        CreateAdvice create;
        create.index = entry.index;
        create.ddl = names->ddl(entry.index);
        create.estimatedBytes = entry.bytes;
        create.sizeFactor = sizeFactor(entry.index, *entry.table);
        create.sampledRows = sampledRows(entry.index, *entry.table);
        create.costBefore = sum(before);
        create.costAfter = sum(after);
        create.writeCost = entry.upkeep;
        create.reason = entry.reason;
        create.proof = engine.proof();
        if (differs(create.costBefore, create.costAfter)) {
            HOWDAH_TRY(show(create, sofar, now, stop));
        } else {
            HOWDAH_TRY(show(create, minus(chosen, candidate), chosen, stop));
            advice.notes.emplace_back(
                HOWDAH_TEXT("advise", "The index on %1 helps only together with one that is listed after it."),
                std::vector<std::string>{entry.index.table});
        }
        partitioned = partitioned || (entry.table != nullptr && entry.table->kind == 'p');
        advice.create.push_back(std::move(create));
        sofar = std::move(now);
        before = after;
    }
    std::set<std::string> analyzed;
    for (const CreateAdvice& create : advice.create) {
        const std::string table = base::quoteQualified({create.index.schema, create.index.table});
        if (create.index.onExpression() && analyzed.insert(table).second)
            advice.notes.emplace_back(
                HOWDAH_TEXT("advise",
                            "After an index on an expression is built, run ANALYZE %1: before that the planner "
                            "knows nothing of the expression's values"),
                std::vector<std::string>{table});
    }
    if (partitioned)
        advice.notes.emplace_back(
            HOWDAH_TEXT("advise", "A partitioned table's index cannot be created concurrently. To keep writers going, "
                                  "create it ON ONLY the table, concurrently on each partition, and attach these."));
    return {};
}

/// What the engine cannot try (HypoPG and GIN) is still worth saying where nothing else helps.
void Advisor::State::addUnproved(const AdviseOptions& options, Advice& advice)
{
    constexpr double stillDear = 0.5;
    std::int64_t bytes = 0;
    for (const CreateAdvice& create : advice.create)
        bytes += create.estimatedBytes.value;
    std::set<int> served;
    for (const StatementCost& cost : advice.statements)
        if (cost.after < stillDear * cost.before)
            for (std::size_t i = 0; i < workload.statements.size(); ++i)
                if (workload.statements[i].id == cost.id)
                    served.insert(static_cast<int>(i));
    for (const SearchPool::Entry& entry : pool.entries()) {
        if (entry.known || entry.refused.empty() || entry.table == nullptr || !entry.refused.translatable())
            continue;
        const bool needed = std::ranges::any_of(entry.statements, [&](int statement) {
            return !served.contains(statement) && pool.weights()[place(statement)] > 0;
        });
        if (!needed || static_cast<int>(advice.create.size()) >= options.most ||
            (options.budget && bytes + entry.bytes.value > options.budget->value))
            continue;
        bytes += entry.bytes.value;
        served.insert(entry.statements.begin(), entry.statements.end());
        CreateAdvice create;
        create.index = entry.index;
        create.ddl = names->ddl(entry.index);
        create.estimatedBytes = entry.bytes;
        create.sizeFactor = sizeFactor(entry.index, *entry.table);
        create.sampledRows = sampledRows(entry.index, *entry.table);
        create.costBefore = create.costAfter = advice.costAfter;
        create.writeCost = entry.upkeep;
        create.reason = entry.reason;
        create.notProved = entry.refused;
        advice.create.push_back(std::move(create));
    }
}

/// `needed`: a statement of the workload would miss the index.
Status Advisor::State::priceDrop(DropAdvice& drop, const CandidateSet& chosen, const Advice& advice, bool& needed,
                                 const StopToken& stop)
{
    needed = false;
    drop.costBefore = drop.costAfter = advice.costAfter;
    drop.proof = engine.proof();
    if (drop.reason == DropReason::Bloated) {
        // It stays; what a smaller one changes is no plan but its pages.
        drop.proof = Proof::None;
        drop.notProved = Text(HOWDAH_TEXT("advise", "the size is reckoned from the table's statistics"));
        return {};
    }
    double more = 0;
    for (std::size_t i = 0; i < workload.statements.size(); ++i) {
        const int statement = static_cast<int>(i);
        if (pool.weights()[i] <= 0)
            continue;
        HOWDAH_ASSIGN(const SearchCosts::Answer answer, pool.costs().answer(statement, chosen, stop));
        if (std::ranges::find(answer.usedExisting, drop.index) == answer.usedExisting.end())
            continue;
        CandidateSet visible;
        for (const int candidate : chosen)
            if (std::ranges::binary_search(pool.costs().relevant(statement), candidate))
                visible.push_back(candidate);
        const auto hidden = pool.costs().ask(statement, visible, {{drop.schema, drop.index}}, stop);
        if (!hidden) {
            if (endsSearch(hidden.error()))
                return hidden.error();
            drop.proof = Proof::None;
            drop.notProved = Text::verbatim(hidden.error().english());
            drop.statements.clear();
            drop.costAfter = drop.costBefore;
            return {};
        }
        if (!differs(answer.cost, hidden->cost))
            continue;
        StatementCost cost = costOf(i, answer.cost, hidden->cost, chosen, chosen);
        cost.after -= cost.writeAfter;
        cost.writeAfter = pool.writing(statement, chosen, drop.index);
        cost.after += cost.writeAfter;
        drop.statements.push_back(std::move(cost));
        more += (hidden->cost - answer.cost) * pool.weights()[i];
        needed = needed || hidden->cost > answer.cost * regressed;
    }
    drop.costAfter += more;
    return {};
}

Status Advisor::State::addDrops(const CandidateSet& chosen, Advice& advice, const StopToken& stop,
                                const OnAdviseProgress& progress)
{
    std::vector<DropAdvice> drops = findDrops(catalog, replicas, advice.notes);
    int done = 0;
    for (DropAdvice& drop : drops) {
        bool needed = false;
        HOWDAH_TRY(priceDrop(drop, chosen, advice, needed, stop));
        if (progress)
            progress({AdviseProgress::Stage::Drops, ++done, static_cast<int>(drops.size())});
        if (needed && drop.reason == DropReason::Unused) {
            advice.notes.emplace_back(
                HOWDAH_TEXT("advise", "%1 had no scan for long, but a statement of this workload would read it: kept."),
                std::vector<std::string>{drop.index});
            continue;
        }
        advice.drop.push_back(std::move(drop));
    }
    return {};
}

/// `all`: also those that only the server's counters speak for.
void Advisor::State::addForeignKeys(Advice& advice, bool all)
{
    const CheckedKeys checked = checkedKeys(workload, catalog);
    for (ForeignKeyAdvice& missing : findForeignKeys(catalog, checked)) {
        const TableInfo* table = catalog.find(missing.schema, missing.table);
        if (!all && !checked.contains({table->oid, missing.constraint}))
            continue;
        const ForeignKeyInfo* key = nullptr;
        for (const ForeignKeyInfo& each : table->foreignKeys)
            if (each.name == missing.constraint)
                key = &each;
        const bool served = std::ranges::any_of(advice.create, [&](const CreateAdvice& create) {
            return create.index.schema == missing.schema && create.index.table == missing.table && key != nullptr &&
                   serves(create.index, *key);
        });
        if (served || key == nullptr)
            continue;
        IndexDefinition index;
        index.schema = missing.schema;
        index.table = missing.table;
        for (const std::string& column : key->columns) {
            index.keys.emplace_back();
            index.keys.back().column = column;
        }
        missing.ddl = names->ddl(index);
        advice.foreignKeys.push_back(std::move(missing));
    }
}

Advisor::Advisor(Workload workload, Catalog catalog, std::vector<Candidate> candidates, WhatIf& engine,
                 std::vector<ServerScans> replicas)
    : m_state(std::make_unique<State>(std::move(workload), std::move(catalog), std::move(candidates), engine,
                                      std::move(replicas)))
{}

Advisor::~Advisor() = default;

Result<Advice> Advisor::advise(const AdviseOptions& options, const StopToken& stop, const OnAdviseProgress& progress)
{
    if (options.most < 0 || !(options.leastGain >= 0 && options.leastGain <= 1) ||
        (options.budget && options.budget->value < 0))
        return Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("advise", "The limits make no sense")),
                     Text(HOWDAH_TEXT("advise", "the number of indexes and the budget are not below zero, the least "
                                                "gain lies between 0 and 1")));
    State& state = *m_state;
    Advice advice;
    state.names.emplace(state.catalog);
    const auto tell = [&](AdviseProgress::Stage stage, int done, int total) {
        if (progress)
            progress({stage, done, total});
    };
    HOWDAH_TRY(state.pool.prepare(stop, [&](int done, int total) { tell(AdviseProgress::Stage::Plans, done, total); }));
    HOWDAH_TRY(state.pool.prepareSingles(stop));
    tell(AdviseProgress::Stage::Search, 0, 0);
    advice.proof = state.engine.proof();
    advice.notes = state.workload.notes;
    advice.notes.insert(advice.notes.end(), state.catalog.notes.begin(), state.catalog.notes.end());
    HOWDAH_ASSIGN(const CandidateSet chosen, state.choose(options, advice, stop));
    state.addUnproved(options, advice);
    if (options.drops) {
        HOWDAH_TRY(state.addDrops(chosen, advice, stop, progress));
    }
    state.addForeignKeys(advice, options.drops);
    advice.notes.insert(advice.notes.end(), state.pool.notes().begin(), state.pool.notes().end());
    for (const SearchCosts::Failure& failure : state.pool.costs().failures())
        advice.notes.emplace_back(
            HOWDAH_TEXT("advise", "Statement %1 could not be planned with some new indexes: %2"),
            std::vector<std::string>{state.workload.statements[place(failure.statement)].id, failure.error.english()});
    advice.explains = state.engine.explains();
    return advice;
}

} // namespace howdah::advise
