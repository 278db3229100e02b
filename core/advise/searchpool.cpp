// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/searchpool.h"

#include "core/advise/indexsize.h"
#include "core/advise/searchvariants.h"
#include "core/advise/sharesample.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace howdah::advise {

using base::ErrorCode;
using base::Result;
using base::Status;
using base::StopToken;
using base::Text;

namespace {

std::size_t place(int number)
{
    return static_cast<std::size_t>(number);
}

/// "(customer_id, created_at)", for a sentence.
std::string keyList(const IndexDefinition& index)
{
    std::string text = "(";
    for (const IndexKey& key : index.keys) {
        if (text.size() > 1)
            text += ", ";
        text += key.column.empty() ? key.expression : key.column;
    }
    return text + ")";
}

/// Why a statement has no plan, where the sentence has already said that it has none.
std::string reasonOf(const base::Error& error)
{
    return (error.code() == ErrorCode::Server ? error.withWhat({}) : error).english();
}

} // namespace

SearchPool::SearchPool(const Workload& workload, const Catalog& catalog, const std::vector<Candidate>& candidates,
                       WhatIf& engine)
    : m_workload(workload)
    , m_catalog(catalog)
    , m_given(candidates)
    , m_engine(engine)
    , m_costs(std::make_unique<SearchCosts>(workload, engine))
{}

const TableInfo* SearchPool::tableNamed(const std::string& schema, const std::string& name) const
{
    for (const TableInfo& table : m_catalog.tables)
        if (table.name == name && table.schema == schema)
            return &table;
    return nullptr;
}

/// The statement as it is: its cost, the tables it reads, what it writes.
Status SearchPool::plan(int statement, const StopToken& stop)
{
    const WorkloadStatement& words = m_workload.statements[place(statement)];
    auto plan = m_engine.explain(words, {}, stop);
    auto bare = plan ? m_costs->ask(statement, {}, {}, stop) : Result<SearchCosts::Answer>(plan.error());
    if (!bare) {
        if (endsSearch(bare.error()))
            return bare.error();
        m_notes.emplace_back(HOWDAH_TEXT("advise", "Statement %1 cannot be planned and is left out: %2"),
                             std::vector<std::string>{words.id, reasonOf(bare.error())});
        m_weights[place(statement)] = 0;
        return {};
    }
    m_weights[place(statement)] = std::max(0.0, words.weight);
    if (*plan == nullptr || (*plan)->root == nullptr)
        return {};
    std::set<const TableInfo*>& tables = m_tables[place(statement)];
    plan::forEachNode(*(*plan)->root, [&](const plan::Node& node, int) {
        if (node.relation.empty())
            return;
        for (const TableInfo& table : m_catalog.tables)
            if (table.name == node.relation && (node.schema.empty() || table.schema == node.schema))
                tables.insert(&table);
    });
    // A plan names partitions; candidates are for the whole table.
    std::vector<const TableInfo*> open(tables.begin(), tables.end());
    while (!open.empty()) {
        const std::uint32_t parent = open.back()->parent;
        open.pop_back();
        for (const TableInfo& table : m_catalog.tables)
            if (parent != 0 && table.oid == parent && tables.insert(&table).second)
                open.push_back(&table);
    }
    noteWrites(statement, **plan);
    return {};
}

/// The rows that a statement writes: as the server counted them where it is all that it does, else as the planner says.
void SearchPool::noteWrites(int number, const plan::Plan& plan)
{
    const WorkloadStatement& statement = m_workload.statements[place(number)];
    plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
        if (node.type != "ModifyTable")
            return;
        double rows = 1;
        for (const auto& child : node.children)
            if (child->relationship == "Outer" || child->relationship == "Member")
                rows = std::max(1.0, child->planRows);
        if (&node == plan.root.get() && statement.rows)
            rows = *statement.rows;
        for (const TableInfo& table : m_catalog.tables) {
            if (table.name != node.relation || (!node.schema.empty() && table.schema != node.schema))
                continue;
            TableWrites writes;
            if (node.operation == "Insert")
                writes.inserted = rows;
            else if (node.operation == "Delete")
                writes.deleted = rows;
            else
                writes.updated = rows; // UPDATE, and the usual part of a MERGE
            writes.updatedColumns = columnsSet(statement.sql);
            m_written[place(number)].emplace_back(&table, writes);
            const double weight = m_weights[place(number)];
            writes.inserted *= weight;
            writes.updated *= weight;
            writes.deleted *= weight;
            m_writes[&table].push_back(std::move(writes));
        }
    });
}

/// Tables that no statement of the workload writes are priced by their counters, if these can be held against it.
void SearchPool::finishWrites()
{
    double shown = 0, counted = 0;
    for (const auto& [table, all] : m_writes) {
        for (const TableWrites& writes : all)
            shown += writes.inserted + writes.updated + writes.deleted;
        counted += static_cast<double>(table->inserted + table->updated + table->deleted);
    }
    const bool measured = std::ranges::any_of(m_workload.statements,
                                              [](const WorkloadStatement& each) { return each.meanMs.has_value(); });
    // Statements that the server counted ran while the counters did; the tables with both say how long.
    double scale = measured ? 1 : 0;
    if (shown > 0 && counted > 0)
        scale = measured ? std::min(1.0, shown / counted) : shown / counted;
    bool silent = false;
    for (const TableInfo& table : m_catalog.tables) {
        if (m_writes.contains(&table) || table.partition)
            continue;
        const auto inserted = static_cast<double>(table.inserted), updated = static_cast<double>(table.updated),
                   deleted = static_cast<double>(table.deleted);
        silent = silent || (scale == 0 && inserted + updated + deleted > 0);
        m_writes[&table].push_back({inserted * scale, updated * scale, deleted * scale, {}});
    }
    if (silent)
        m_notes.emplace_back(HOWDAH_TEXT("advise", "The workload holds no writes and does not say over what time it "
                                                   "ran, so what new indexes cost writes is not counted."));
}

/// The part of the rows that an index's predicate keeps, counted, or as the planner estimates it.
Result<double> SearchPool::shareOf(const IndexDefinition& index, const TableInfo& table, const StopToken& stop)
{
    if (index.where.empty())
        return 1;
    if (const SampledShare* const counted = sampledShare(index.where, table))
        return counted->share;
    const std::pair key{&table, index.where};
    if (const auto known = m_shares.find(key); known != m_shares.end())
        return known->second;
    WorkloadStatement probe;
    probe.id = "predicate";
    probe.sql = "SELECT 1 FROM " + base::quoteQualified({table.schema, table.name}) + " WHERE " + index.where;
    const auto plan = m_engine.explain(probe, {}, stop);
    double share = 1;
    if (plan && *plan != nullptr && (*plan)->root != nullptr)
        share = std::clamp((*plan)->root->planRows / std::max(1.0, table.rows), 0.0, 1.0);
    else if (!plan && endsSearch(plan.error()))
        return plan.error();
    m_shares[key] = share;
    return share;
}

/// The number of an index, which the engine gets to know; its entry says when the engine cannot.
Result<int> SearchPool::include(const IndexDefinition& index, const StopToken& stop)
{
    if (const auto known = m_numbers.find(index); known != m_numbers.end())
        return known->second;
    Entry entry;
    entry.index = index;
    entry.table = tableNamed(index.schema, index.table);
    if (entry.table != nullptr) {
        HOWDAH_ASSIGN(entry.rowsShare, shareOf(index, *entry.table, stop));
        entry.bytes = predictSize(index, *entry.table, entry.rowsShare);
        for (const TableWrites& writes : m_writes[entry.table])
            entry.upkeep += writeCost(index, *entry.table, entry.bytes, writes, m_catalog, entry.rowsShare);
    }
    const int number = static_cast<int>(m_entries.size());
    if (entry.table == nullptr) {
        entry.refused = Text(HOWDAH_TEXT("advise", "there is no table %1"), {index.table});
    } else if (const auto handle = m_handles.find(index); handle != m_handles.end()) {
        entry.known = true;
        m_costs->setHandle(number, handle->second);
    } else if (const auto added = m_engine.add(index, entry.bytes)) {
        entry.known = true;
        m_handles[index] = *added;
        m_costs->setHandle(number, *added);
    } else {
        if (endsSearch(added.error()))
            return added.error();
        entry.refused = added.error().code() == ErrorCode::Unsupported ? added.error().what()
                                                                       : Text::verbatim(added.error().english());
        if (added.error().code() != ErrorCode::Unsupported)
            m_notes.emplace_back(HOWDAH_TEXT("advise", "An index on %1 %2 cannot be tried: %3"),
                                 std::vector<std::string>{index.table, keyList(index), added.error().english()});
    }
    m_entries.push_back(std::move(entry));
    m_numbers[index] = number;
    return number;
}

/// What the plan with all of `visible` uses; nothing when it is no better than without any.
Result<CandidateSet> SearchPool::helpful(int statement, const CandidateSet& visible, const StopToken& stop)
{
    HOWDAH_ASSIGN(const double bare, m_costs->cost(statement, {}, stop));
    const auto answer = m_costs->ask(statement, visible, {}, stop);
    if (!answer) {
        if (endsSearch(answer.error()))
            return answer.error();
        m_notes.emplace_back(
            HOWDAH_TEXT("advise", "Statement %1 cannot be planned with new indexes: %2"),
            std::vector<std::string>{m_workload.statements[place(statement)].id, reasonOf(answer.error())});
        return CandidateSet();
    }
    constexpr double noBetter = 1 - 1e-9;
    if (answer->cost >= bare * noBetter)
        return CandidateSet();
    for (const int candidate : answer->used)
        m_costs->setRelevant(statement, candidate);
    return answer->used;
}

/// Plans with all of `visible`, then without what was used, and so on; and where several are used together, without
/// each of them alone, for what may stand in for it.
Status SearchPool::peel(int statement, CandidateSet visible, bool bundles, const StopToken& stop)
{
    constexpr int mostLayers = 8, mostSubstitutes = 4;
    const auto less = [](const CandidateSet& from, const CandidateSet& gone) {
        CandidateSet rest;
        std::set_difference(from.begin(), from.end(), gone.begin(), gone.end(), std::back_inserter(rest));
        return rest;
    };
    for (int layer = 0; layer < mostLayers && !visible.empty(); ++layer) {
        HOWDAH_ASSIGN(const CandidateSet used, helpful(statement, visible, stop));
        if (used.empty())
            break;
        if (bundles && used.size() > 1)
            m_bundles.push_back(used);
        for (const int one : used) {
            if (used.size() < 2 || layer > 0)
                break;
            CandidateSet rest = less(visible, {one});
            for (int i = 0; i < mostSubstitutes; ++i) {
                HOWDAH_ASSIGN(const CandidateSet others, helpful(statement, rest, stop));
                const CandidateSet fresh = less(others, used);
                if (fresh.empty())
                    break;
                if (bundles && others.size() > 1)
                    m_bundles.push_back(others);
                rest = less(rest, fresh);
            }
        }
        visible = less(visible, used);
    }
    return {};
}

/// Tries one more index for the statements that its parents are good for.
Status SearchPool::offer(const IndexDefinition& index, const std::vector<int>& parents, const Text& reason,
                         const StopToken& stop)
{
    const bool fresh = !m_numbers.contains(index);
    HOWDAH_ASSIGN(const int number, include(index, stop));
    if (!m_entries[place(number)].known)
        return {};
    if (fresh)
        m_entries[place(number)].reason = reason;
    std::set<int> statements;
    for (const int parent : parents)
        for (const int statement : m_costs->affected(parent))
            statements.insert(statement);
    for (const int statement : statements) {
        const CandidateSet& relevant = m_costs->relevant(statement);
        if (!std::binary_search(relevant.begin(), relevant.end(), number))
            HOWDAH_TRY(peel(statement, {number}, false, stop));
    }
    return {};
}

Status SearchPool::grow(const StopToken& stop)
{
    constexpr std::size_t mostVariants = 150;
    std::vector<int> used;
    for (int number = 0; number < static_cast<int>(m_entries.size()); ++number)
        if (!m_costs->affected(number).empty())
            used.push_back(number);
    std::size_t tried = 0;
    for (const int number : used) {
        const IndexDefinition index = m_entries[place(number)].index;
        for (const IndexDefinition& smaller : smallerOf(index)) {
            // What was said of the longer one, of its INCLUDE above all, is not true of this.
            const Text reason(HOWDAH_TEXT("advise", "Finds rows by %1, for less than a longer index takes"),
                              {keyList(smaller)});
            if (tried++ < mostVariants)
                HOWDAH_TRY(offer(smaller, {number}, reason, stop));
        }
    }
    tried = 0;
    for (std::size_t i = 0; i < used.size(); ++i) {
        for (std::size_t j = i + 1; j < used.size(); ++j) {
            const IndexDefinition first = m_entries[place(used[i])].index, second = m_entries[place(used[j])].index;
            for (const IndexDefinition& merged : mergedOf(first, second)) {
                if (m_numbers.contains(merged) || tried++ >= mostVariants)
                    continue;
                const std::string one = keyList(first), other = keyList(second);
                const Text reason =
                    one == other ? m_entries[place(used[i])].reason
                                 : Text(HOWDAH_TEXT("advise", "Serves the statements of %1 and of %2 in one index"),
                                        {one, other});
                HOWDAH_TRY(offer(merged, {used[i], used[j]}, reason, stop));
            }
        }
    }
    return {};
}

Status SearchPool::prepare(const StopToken& stop, const OnProgress& progress)
{
    if (m_prepared)
        return {};
    const auto count = m_workload.statements.size();
    m_costs = std::make_unique<SearchCosts>(m_workload, m_engine);
    m_entries.clear();
    m_numbers.clear();
    m_bundles.clear();
    m_notes.clear();
    m_writes.clear();
    m_written.assign(count, {});
    m_singles = false;
    m_tables.assign(count, {});
    m_weights.assign(count, 0);
    const int steps = static_cast<int>(2 * count);
    const auto tell = [&](std::size_t done) {
        if (progress)
            progress(static_cast<int>(done), steps);
    };
    for (std::size_t i = 0; i < count; ++i) {
        HOWDAH_TRY(plan(static_cast<int>(i), stop));
        tell(i + 1);
    }
    finishWrites();
    for (const Candidate& candidate : m_given) {
        HOWDAH_ASSIGN(const int number, include(candidate.index, stop));
        Entry& entry = m_entries[place(number)];
        if (entry.reason.empty())
            entry.reason = candidate.reason;
        entry.statements.insert(entry.statements.end(), candidate.statements.begin(), candidate.statements.end());
    }
    for (std::size_t i = 0; i < count; ++i) {
        CandidateSet visible;
        for (std::size_t number = 0; number < m_entries.size(); ++number) {
            const Entry& entry = m_entries[number];
            const bool meant = std::ranges::find(entry.statements, static_cast<int>(i)) != entry.statements.end();
            if (entry.known && (meant || m_tables[i].contains(entry.table)))
                visible.push_back(static_cast<int>(number));
        }
        if (m_weights[i] > 0)
            HOWDAH_TRY(peel(static_cast<int>(i), std::move(visible), true, stop));
        tell(count + i + 1);
    }
    HOWDAH_TRY(grow(stop));
    m_prepared = true;
    return {};
}

Status SearchPool::prepareSingles(const StopToken& stop)
{
    if (m_singles)
        return {};
    std::vector<IndexDefinition> all;
    for (const Candidate& candidate : m_given)
        all.push_back(candidate.index);
    CandidateSet singles;
    for (const IndexDefinition& index : singleColumns(all)) {
        HOWDAH_ASSIGN(const int number, include(index, stop));
        Entry& entry = m_entries[place(number)];
        entry.singleColumn = true;
        if (entry.reason.empty())
            entry.reason = Text(HOWDAH_TEXT("advise", "Serves conditions on %1"), {index.keys.front().column});
        if (entry.known)
            singles.push_back(number);
    }
    std::sort(singles.begin(), singles.end());
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        CandidateSet visible;
        for (const int number : singles)
            if (m_tables[i].contains(m_entries[place(number)].table))
                visible.push_back(number);
        if (m_weights[i] > 0)
            HOWDAH_TRY(peel(static_cast<int>(i), std::move(visible), true, stop));
    }
    m_singles = true;
    return {};
}

Result<bool> SearchPool::verify(const CandidateSet& chosen, const StopToken& stop)
{
    constexpr double noise = 1e-6;
    bool surprised = false;
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        if (m_weights[i] <= 0)
            continue;
        const int statement = static_cast<int>(i);
        CandidateSet visible;
        for (const int candidate : chosen)
            if (m_tables[i].contains(m_entries[place(candidate)].table))
                visible.push_back(candidate);
        const CandidateSet& relevant = m_costs->relevant(statement);
        if (std::ranges::includes(relevant, visible))
            continue;
        HOWDAH_ASSIGN(const double expected, m_costs->cost(statement, chosen, stop));
        const auto real = m_costs->wholeCost(statement, visible, stop);
        if (!real) {
            if (endsSearch(real.error()))
                return real.error();
            continue; // with what counts for it, it can be planned: that is known
        }
        if (std::fabs(*real - expected) <= noise * std::max(*real, expected))
            continue;
        for (const int candidate : visible)
            m_costs->setRelevant(statement, candidate);
        surprised = true;
    }
    return surprised;
}

double SearchPool::writing(int statement, const CandidateSet& chosen, std::string_view without) const
{
    double cost = 0;
    for (const auto& [table, writes] : m_written[place(statement)]) {
        std::vector<AddedIndex> added;
        for (const int candidate : chosen)
            if (const Entry& entry = m_entries[place(candidate)]; entry.table == table)
                added.push_back({&entry.index, entry.bytes, entry.rowsShare});
        cost += writingCost(*table, writes, added, m_catalog, without);
    }
    return cost;
}

std::vector<SearchItem> SearchPool::items(bool singlesOnly) const
{
    std::vector<int> useful;
    for (int number = 0; number < static_cast<int>(m_entries.size()); ++number) {
        const Entry& entry = m_entries[place(number)];
        if (entry.known && !m_costs->affected(number).empty() && (!singlesOnly || entry.singleColumn))
            useful.push_back(number);
    }
    std::vector<SearchItem> result;
    for (const int number : useful) {
        SearchItem item;
        item.candidate = number;
        item.bytes = m_entries[place(number)].bytes.value;
        item.upkeep = m_entries[place(number)].upkeep;
        for (const int other : useful)
            if (other != number && covers(m_entries[place(number)].index, m_entries[place(other)].index))
                item.replaces.push_back(other);
        result.push_back(std::move(item));
    }
    return result;
}

} // namespace howdah::advise
