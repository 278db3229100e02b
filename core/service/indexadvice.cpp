// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/indexadvice.h"

#include "core/advise/advisor.h"
#include "core/advise/candidates.h"
#include "core/advise/clone.h"
#include "core/advise/drops.h"
#include "core/advise/hypopg.h"
#include "core/advise/indexnames.h"
#include "core/advise/indexsize.h"
#include "core/advise/indexsizebtree.h"
#include "core/advise/rowsample.h"
#include "core/advise/tuplesample.h"
#include "core/service/indexworkload.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::service {
namespace {

/// The clone's name for a step as a person reads it.
Text cloneStepText(std::string_view step)
{
    struct Named {
        std::string_view step;
        base::TextSource text;
    };
    static constexpr std::array named{
        Named{"connecting", HOWDAH_TEXT("advise", "Connect for the clone")},
        Named{"initdb", HOWDAH_TEXT("advise", "Make a private server, read the planner's statistics")},
        Named{"database", HOWDAH_TEXT("advise", "Make the clone's database")},
        Named{"schema", HOWDAH_TEXT("advise", "Bring the schema into the clone")},
        Named{"statistics", HOWDAH_TEXT("advise", "Bring the statistics into the clone")},
        Named{"files", HOWDAH_TEXT("advise", "Give the clone's tables their sizes")},
    };
    for (const Named& one : named) {
        if (one.step == step)
            return Text(one.text);
    }
    return Text(HOWDAH_TEXT("advise", "Make the clone: %1"), {std::string(step)});
}

/// The search's stages as steps of the job.
class Progress {
public:
    explicit Progress(JobContext& context)
        : m_context(context)
    {}
    void operator()(const advise::AdviseProgress& progress)
    {
        using Stage = advise::AdviseProgress::Stage;
        if (m_stage != progress.stage) {
            m_stage = progress.stage;
            m_context.beginStep(
                progress.stage == Stage::Plans ? Text(HOWDAH_TEXT("advise", "Plan the statements with each candidate"))
                : progress.stage == Stage::Search ? Text(HOWDAH_TEXT("advise", "Search for the best set"))
                                                  : Text(HOWDAH_TEXT("advise", "Look for indexes to drop")));
        }
        m_context.progress(progress.done, progress.total, JobProgress::Unit::None);
    }

private:
    JobContext& m_context;
    std::optional<advise::AdviseProgress::Stage> m_stage;
};

Text reasonOf(const base::Error& error)
{
    return error.why().empty() ? error.what() : error.why();
}

/// What can be said without a planner to ask: what the statements would want, those of the statements that take most
/// time first, and what the catalogue alone shows. None of it proved.
advise::Advice withoutProof(const advise::Workload& workload, const advise::Catalog& catalog,
                            const std::vector<advise::Candidate>& candidates,
                            const std::vector<advise::ServerScans>& replicas, const advise::AdviseOptions& options,
                            const Text& why)
{
    advise::Advice advice;
    std::vector<std::pair<double, const advise::Candidate*>> ranked;
    for (const advise::Candidate& candidate : candidates) {
        double worth = 0;
        for (const int place : candidate.statements) {
            const advise::WorkloadStatement& statement = workload.statements.at(static_cast<std::size_t>(place));
            worth += statement.weight * statement.meanMs.value_or(1);
        }
        ranked.emplace_back(worth, &candidate);
    }
    // Of several for the same statements the one with the most keys, and the least that is only carried along.
    std::ranges::stable_sort(ranked, [](const auto& a, const auto& b) {
        const auto keys = [](const advise::Candidate& one) { return one.index.keys.size(); };
        const auto carried = [](const advise::Candidate& one) { return one.index.include.size(); };
        return std::tuple(-a.first, carried(*a.second), -static_cast<int>(keys(*a.second))) <
               std::tuple(-b.first, carried(*b.second), -static_cast<int>(keys(*b.second)));
    });
    advise::IndexNames names(catalog);
    std::map<std::pair<std::string, std::string>, std::set<int>> served; // statements, by table
    std::int64_t used = 0;
    for (const auto& [worth, candidate] : ranked) {
        if (static_cast<int>(advice.create.size()) >= options.most)
            break;
        const advise::TableInfo* table = catalog.find(candidate->index.schema, candidate->index.table);
        advise::CreateAdvice one;
        one.index = candidate->index;
        std::set<int>& here = served[{one.index.schema, one.index.table}];
        if (std::ranges::all_of(candidate->statements, [&](int statement) { return here.contains(statement); }))
            continue;
        if (table != nullptr)
            one.estimatedBytes = advise::predictSize(one.index, *table);
        if (table != nullptr)
            one.sizeFactor = advise::sizeFactor(one.index, *table);
        if (table != nullptr)
            one.sampledRows = advise::sampledRows(one.index, *table);
        if (options.budget && used + one.estimatedBytes.value > options.budget->value)
            continue;
        used += one.estimatedBytes.value;
        here.insert(candidate->statements.begin(), candidate->statements.end());
        one.ddl = names.ddl(one.index);
        one.reason = candidate->reason;
        one.notProved = why;
        advice.create.push_back(std::move(one));
    }
    if (options.drops) {
        advice.drop = advise::findDrops(catalog, replicas, advice.notes);
        for (advise::DropAdvice& drop : advice.drop)
            drop.notProved = why;
        advice.foreignKeys = advise::findForeignKeys(catalog, advise::checkedKeys(workload, catalog));
    }
    return advice;
}

} // namespace

const advise::WorkloadStatement* IndexAdvice::statement(const std::string& id) const
{
    const auto found = std::ranges::find(workload.statements, id, &advise::WorkloadStatement::id);
    return found == workload.statements.end() ? nullptr : &*found;
}

std::optional<advise::IndexDefinition> IndexAdvice::indexFor(const advise::ForeignKeyAdvice& key) const
{
    const advise::TableInfo* table = catalog ? catalog->find(key.schema, key.table) : nullptr;
    if (table == nullptr)
        return std::nullopt;
    const auto known = std::ranges::find(table->foreignKeys, key.constraint, &advise::ForeignKeyInfo::name);
    if (known == table->foreignKeys.end())
        return std::nullopt;
    advise::IndexDefinition index;
    index.schema = table->schema;
    index.table = table->name;
    for (const std::string& column : known->columns)
        index.keys.emplace_back().column = column;
    return index;
}

struct IndexAdviser::State {
    State(pg::ConnectParams given, AdviceRequest asked)
        : params(std::move(given))
        , request(std::move(asked))
    {
        params.set("application_name", "Howdah index advisor");
    }

    pg::ConnectParams params;
    AdviceRequest request;
    std::mutex mutex; ///< one call at a time; the callers wait on threads that may
    advise::Workload workload;
    std::shared_ptr<const advise::Catalog> catalog;
    std::vector<advise::Candidate> candidates;
    std::vector<advise::ServerScans> replicas;
    advise::ReplicaReport report; ///< of those that were asked, and those that were not
    std::vector<Text> notes;      ///< of reading and of the clone
    Text notProved;               ///< why there is no engine
    std::unique_ptr<advise::WhatIf> engine;
    std::unique_ptr<advise::Advisor> advisor; ///< uses the engine

    struct Answer {
        advise::ServerScans scans;
        std::optional<advise::Standby> itself;
        advise::Standbys below; ///< what streams from it in turn
    };
    [[nodiscard]] Text whatOfReplica(const pg::ConnectParams& replica) const;
    base::Result<Answer> askReplica(pg::ConnectParams replica, const advise::ServerIdentity& here,
                                    const base::StopToken& stop) const;
    base::Status askReplicas(JobContext& context, pg::Connection& connection);
    base::Result<std::unique_ptr<advise::WhatIf>> makeEngine(JobContext& context);
    base::Result<IndexAdvicePtr> answer(const advise::AdviseOptions& options, const base::StopToken& stop,
                                        const advise::OnAdviseProgress& progress, base::MonotonicTime began);
    base::Status refineSizes(advise::Advice& advice, const base::StopToken& stop);

    /// Tables with rows read for an index on several keys, by table and keys; nothing: they could not be read.
    std::map<std::pair<std::uint32_t, std::vector<std::string>>, std::optional<advise::TableInfo>> tupled;
};

/// Of indexes whose columns may depend on each other, by reading rows: what is advised is few, what was tried is many.
/// Such an index is smaller than it was taken for, so that no budget is passed.
base::Status IndexAdviser::State::refineSizes(advise::Advice& advice, const base::StopToken& stop)
{
    const advise::SampleLimits few = advise::fewerRows({});
    std::unique_ptr<pg::Connection> connection;
    for (advise::CreateAdvice& create : advice.create) {
        const advise::TableInfo* const table = catalog->find(create.index.schema, create.index.table);
        if (table == nullptr || !advise::dependenceMatters(create.index, *table))
            continue;
        std::vector<std::string> keys;
        for (const advise::IndexKey& key : create.index.keys)
            keys.push_back(advise::nameOf(key));
        auto known = tupled.find({table->oid, keys});
        const std::string name = advise::nameOfKeys(create.index);
        if (known == tupled.end()) {
            if (connection == nullptr) {
                pg::ConnectOptions options;
                options.deadline = base::Deadline::after(base::Seconds(15));
                options.stop = stop;
                auto connected = pg::Connection::connect(params, options);
                // Without the server the advice stands all the same, and the next one tries again.
                if (!connected && connected.error().code() != ErrorCode::Cancelled) {
                    advice.notes.push_back(advise::notRead(name, connected.error()));
                    return {};
                }
                HOWDAH_ASSIGN(connection, std::move(connected));
            }
            std::optional<advise::TableInfo> sampled = *table;
            const auto rows = advise::sampleTuples(*connection, create.index, *sampled, few, stop);
            if (!rows && rows.error().code() == ErrorCode::Cancelled)
                return rows.error();
            if (!rows) {
                advice.notes.push_back(advise::notRead(name, rows.error()));
                if (connection->broken())
                    return {};
            }
            if (!rows || *rows == 0)
                sampled.reset();
            known = tupled.emplace(std::pair(table->oid, keys), std::move(sampled)).first;
        }
        if (!known->second)
            continue;
        // Of a partial index the part of the rows is in the size already.
        const auto before = static_cast<double>(advise::predictSize(create.index, *table).value);
        const auto after = static_cast<double>(advise::predictSize(create.index, *known->second).value);
        create.estimatedBytes.value =
            std::llround(static_cast<double>(create.estimatedBytes.value) * after / std::max(1.0, before));
        create.sampledRows = advise::sampledRows(create.index, *known->second);
        advice.notes.push_back(advise::wereRead(name, create.sampledRows));
    }
    return {};
}

Text IndexAdviser::State::whatOfReplica(const pg::ConnectParams& replica) const
{
    if (request.replicasFrom.empty())
        return Text(HOWDAH_TEXT("advise", "The replica %1 cannot be asked for its scans"), {replica.displayName()});
    return Text(HOWDAH_TEXT("advise", "The replica %1 (of %2; --no-replica does without it) cannot be asked for its "
                                      "scans"),
                {replica.displayName(), request.replicasFrom});
}

base::Result<IndexAdviser::State::Answer> IndexAdviser::State::askReplica(pg::ConnectParams replica,
                                                                          const advise::ServerIdentity& here,
                                                                          const base::StopToken& stop) const
{
    replica.set("application_name", "Howdah index advisor");
    pg::ConnectOptions options;
    options.deadline = base::Deadline::after(base::Seconds(15));
    options.stop = stop;
    HOWDAH_ASSIGN(const std::unique_ptr<pg::Connection> there, pg::Connection::connect(replica, options));
    const base::Deadline patience = base::Deadline::after(base::Seconds(60));
    Answer answer;
    HOWDAH_ASSIGN(answer.scans, advise::readScans(*there, replica.displayName(), here, patience, stop));
    HOWDAH_ASSIGN(answer.itself, advise::readStandbyItself(*there, patience, stop));
    HOWDAH_ASSIGN(answer.below, advise::readStandbys(*there, patience, stop));
    return answer;
}

base::Status IndexAdviser::State::askReplicas(JobContext& context, pg::Connection& connection)
{
    replicas.clear();
    report = {};
    if (!request.options.drops)
        return {};
    const base::Deadline patience = base::Deadline::after(base::Seconds(60));
    HOWDAH_ASSIGN(advise::Standbys standbys, advise::readStandbys(connection, patience, context.stop()));
    std::vector<advise::Standby> asked, ofReplicas;
    if (!request.replicas.empty()) {
        context.beginStep(Text(HOWDAH_TEXT("advise", "Ask the replicas for their scans")));
        HOWDAH_ASSIGN(const advise::ServerIdentity here, advise::identityOf(connection, patience, context.stop()));
        for (const pg::ConnectParams& replica : request.replicas) {
            auto answer = askReplica(replica, here, context.stop());
            if (!answer) {
                const base::Error& error = answer.error();
                if (request.replicasMustAnswer || error.code() == ErrorCode::Cancelled)
                    return error.withWhat(whatOfReplica(replica));
                report.notAsked.push_back({replica.displayName(), reasonOf(error)});
                continue;
            }
            const bool again = std::ranges::any_of(
                replicas, [&](const advise::ServerScans& other) { return other.instance == answer->scans.instance; });
            if (again) // by another of its names
                continue;
            for (advise::Standby& below : answer->below.streaming) {
                below.from = answer->scans.server;
                ofReplicas.push_back(std::move(below));
            }
            standbys.hidden += answer->below.hidden;
            report.asked.push_back(
                {answer->scans.server, base::Clock::system()->wallNow(), answer->scans.statisticsSeconds});
            replicas.push_back(std::move(answer->scans));
            if (answer->itself)
                asked.push_back(std::move(*answer->itself));
        }
        // Where a replica is advised, its primary sees it stream as well.
        HOWDAH_ASSIGN(const std::optional<advise::Standby> itself,
                      advise::readStandbyItself(connection, patience, context.stop()));
        if (itself)
            ofReplicas = advise::withoutAsked(std::move(ofReplicas), {*itself});
    }
    std::ranges::move(ofReplicas, std::back_inserter(standbys.streaming));
    report.looked = true;
    report.hidden = standbys.hidden;
    for (const advise::Standby& left : advise::withoutAsked(std::move(standbys.streaming), asked))
        report.notAsked.push_back({left.displayName(), {}});
    return {};
}

base::Result<std::unique_ptr<advise::WhatIf>> IndexAdviser::State::makeEngine(JobContext& context)
{
    if (request.engine == AdviceRequest::Engine::HypoPg) {
        context.beginStep(Text(HOWDAH_TEXT("advise", "Open a session with HypoPG")));
        advise::HypoPgOptions options;
        options.server = params;
        options.stop = context.stop();
        HOWDAH_ASSIGN(auto made, advise::HypoPg::make(options));
        return std::unique_ptr<advise::WhatIf>(std::move(made));
    }
    advise::CloneOptions options;
    options.source = params;
    options.binDirectories = request.binDirectories;
    options.catalog = catalog;
    options.tables = touchedNames(workload, *catalog, candidates);
    options.stop = context.stop();
    options.onStep = [&context](std::string_view step) { context.beginStep(cloneStepText(step)); };
    HOWDAH_ASSIGN(auto made, advise::Clone::make(options));
    notes.insert(notes.end(), made->notes().begin(), made->notes().end());
    return std::unique_ptr<advise::WhatIf>(std::move(made));
}

base::Result<IndexAdvicePtr> IndexAdviser::State::answer(const advise::AdviseOptions& options,
                                                         const base::StopToken& stop,
                                                         const advise::OnAdviseProgress& progress,
                                                         base::MonotonicTime began)
{
    auto advice = std::make_shared<IndexAdvice>();
    advice->request = request;
    advice->request.options = options;
    advice->workload = workload;
    advice->catalog = catalog;
    if (advisor) {
        HOWDAH_ASSIGN(advice->advice, advisor->advise(options, stop, progress));
        if (request.readRows) {
            HOWDAH_TRY(refineSizes(advice->advice, stop));
        }
    } else {
        advice->advice = withoutProof(workload, *catalog, candidates, replicas, options, notProved);
        advice->advice.notes.insert(advice->advice.notes.begin(), notProved);
    }
    advice->advice.notes.insert(advice->advice.notes.end(), notes.begin(), notes.end());
    if (options.drops)
        advice->advice.replicas = report;
    advice->took = base::Clock::system()->now() - began;
    return IndexAdvicePtr(std::move(advice));
}

IndexAdviser::IndexAdviser(pg::ConnectParams params, AdviceRequest request)
    : m_state(std::make_unique<State>(std::move(params), std::move(request)))
{}

IndexAdviser::~IndexAdviser() = default;

base::Result<IndexAdvicePtr> IndexAdviser::advise(JobContext& context)
{
    State& state = *m_state;
    const std::scoped_lock lock(state.mutex);
    const auto began = base::Clock::system()->now();
    context.beginStep(Text(HOWDAH_TEXT("advise", "Read the statements")));
    pg::ConnectOptions options;
    options.deadline = base::Deadline::after(base::Seconds(15));
    options.stop = context.stop();
    HOWDAH_ASSIGN(const std::unique_ptr<pg::Connection> connection, pg::Connection::connect(state.params, options));
    const base::Deadline patience = base::Deadline::after(base::Seconds(60));
    HOWDAH_ASSIGN(state.workload, readWorkload(state.request, *connection, patience, context.stop()));
    state.notes = std::exchange(state.workload.notes, {});
    HOWDAH_TRY(state.askReplicas(context, *connection));
    context.beginStep(Text(HOWDAH_TEXT("advise", "Read tables and statistics")));
    HOWDAH_ASSIGN(advise::Catalog read,
                  advise::readCatalog(*connection, base::Deadline::after(base::Seconds(300)), context.stop()));
    read.replicas = state.report;
    context.beginStep(Text(HOWDAH_TEXT("advise", "Find indexes worth trying")));
    state.candidates = advise::findCandidates(state.workload, read, state.notes);
    if (state.request.readRows) {
        HOWDAH_TRY(advise::sampleRows(*connection, read, state.candidates, {}, state.notes, context.stop()));
    }
    state.catalog = std::make_shared<const advise::Catalog>(std::move(read));

    auto engine = state.makeEngine(context);
    if (!engine) {
        const ErrorCode code = engine.error().code();
        if (code == ErrorCode::Cancelled || code == ErrorCode::ConnectionLost || code == ErrorCode::Unreachable)
            return engine.error();
        state.notProved = reasonOf(engine.error());
    } else {
        state.engine = std::move(*engine);
    }
    if (state.engine)
        state.advisor = std::make_unique<advise::Advisor>(state.workload, *state.catalog, state.candidates,
                                                          *state.engine, state.replicas);
    return state.answer(state.request.options, context.stop(), Progress(context), began);
}

base::Result<IndexAdvicePtr> IndexAdviser::again(const advise::AdviseOptions& options, const base::StopToken& stop)
{
    State& state = *m_state;
    const std::scoped_lock lock(state.mutex);
    if (!state.catalog)
        return base::Error(ErrorCode::Internal, Text(HOWDAH_TEXT("advise", "There is no advice to vary yet")));
    return state.answer(options, stop, {}, base::Clock::system()->now());
}

} // namespace howdah::service
