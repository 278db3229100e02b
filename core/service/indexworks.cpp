// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/indexworks.h"

#include "core/service/console.h"
#include "core/service/executor.h"

#include <algorithm>

namespace howdah::service {
namespace {

base::Result<std::unique_ptr<pg::Connection>> connectTo(pg::ConnectParams params, const base::StopToken& stop)
{
    params.set("application_name", "Howdah index advisor");
    pg::ConnectOptions options;
    options.deadline = base::Deadline::after(base::Seconds(15));
    options.stop = stop;
    return pg::Connection::connect(params, options);
}

std::vector<std::string> idsOf(const IndexPromise& promise)
{
    std::vector<std::string> ids;
    for (const IndexPromise::Statement& statement : promise.statements)
        ids.push_back(statement.id);
    return ids;
}

/// The build, with the counters of the statements it is for noted first.
Job::Work noting(const pg::ConnectParams& params, std::shared_ptr<IndexBuild> build,
                 const std::shared_ptr<IndexPromise>& promise)
{
    return [params, build = std::move(build), promise](JobContext& context) -> base::Status {
        if (promise) {
            context.beginStep(base::Text(HOWDAH_TEXT("indexbuild", "Note what the statements take so far")));
            HOWDAH_ASSIGN(const std::unique_ptr<pg::Connection> connection, connectTo(params, context.stop()));
            HOWDAH_ASSIGN(promise->before, readTallies(*connection, idsOf(*promise),
                                                       {base::Deadline::after(base::Seconds(15)), context.stop()}));
        }
        return build->run(context);
    };
}

} // namespace

IndexWorks::IndexWorks(Console& console, std::shared_ptr<Executor> executor)
    : m_console(console)
    , m_executor(std::move(executor))
{}

IndexWorks::~IndexWorks() = default;

Job* IndexWorks::start(const pg::ConnectParams& params, const IndexOrder& order)
{
    auto entry = std::make_unique<Entry>();
    entry->order = order;
    entry->params = params;
    entry->started = base::Clock::system()->now();
    entry->build = std::make_shared<IndexBuild>(params, order.change);
    const auto promise = order.promise ? std::make_shared<IndexPromise>(*order.promise) : nullptr;
    Job* job = m_console.startJob(order.change.title(), noting(params, entry->build, promise));
    entry->job = job;
    Entry& kept = *m_entries.emplace_back(std::move(entry));
    connect(job, &Job::finished, this, [this, job, promise, &kept] {
        if (promise)
            kept.order.promise = *promise;
        finished(kept, *job);
    });
    emit changed();
    return job;
}

void IndexWorks::finished(Entry& entry, const Job& job)
{
    entry.state = job.state();
    entry.error = job.error();
    if (entry.state == JobState::Succeeded && entry.order.promise)
        measure(entry);
    emit changed();
}

void IndexWorks::measure(Entry& entry)
{
    if (entry.measuring)
        return;
    entry.measuring = true;
    const auto task = m_executor->run<IndexEffect>([params = entry.params, promise = *entry.order.promise](
                                                       const base::StopToken& stop) -> base::Result<IndexEffect> {
        HOWDAH_ASSIGN(const std::unique_ptr<pg::Connection> connection, connectTo(params, stop));
        return effectOf(*connection, promise, stop);
    });
    onFinished(task, this, [this, &entry](const base::Result<IndexEffect>& effect) {
        entry.measuring = false;
        entry.effect = effect;
        emit changed();
    });
}

void IndexWorks::measureAgain(const pg::ConnectParams& params)
{
    for (const std::unique_ptr<Entry>& entry : m_entries) {
        if (entry->params == params && entry->state == JobState::Succeeded && entry->order.promise)
            measure(*entry);
    }
}

const IndexWorks::Entry* IndexWorks::find(const pg::ConnectParams& params, IndexChange::Kind kind,
                                          const std::string& schema, const std::string& index) const
{
    const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(), [&](const auto& entry) {
        const IndexChange& change = entry->order.change;
        return entry->params == params && change.kind == kind && change.schema == schema && change.index == index;
    });
    return found == m_entries.rend() ? nullptr : found->get();
}

const IndexWorks::Entry* IndexWorks::find(const pg::ConnectParams& params,
                                          const advise::IndexDefinition& definition) const
{
    const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(), [&](const auto& entry) {
        const IndexChange& change = entry->order.change;
        return entry->params == params && change.kind == IndexChange::Kind::Create && change.definition == definition;
    });
    return found == m_entries.rend() ? nullptr : found->get();
}

Task<IndexOutlook> IndexWorks::lookAhead(const pg::ConnectParams& params, const IndexChange& change)
{
    return m_executor->run<IndexOutlook>([params, change](const base::StopToken& stop) -> base::Result<IndexOutlook> {
        HOWDAH_ASSIGN(const std::unique_ptr<pg::Connection> connection, connectTo(params, stop));
        return service::lookAhead(*connection, change, {base::Deadline::after(base::Seconds(15)), stop});
    });
}

Job* IndexWorks::prove(const pg::ConnectParams& params, const IndexAdvicePtr& advice, const ProofRequest& request)
{
    const auto answer = std::make_shared<IndexAdvicePtr>();
    Job* job = m_console.startJob(base::Text(HOWDAH_TEXT("advise", "Prove index advice on a copy")),
                                  [params, advice, request, answer](JobContext& context) -> base::Status {
                                      HOWDAH_ASSIGN(*answer, proveAdvice(params, *advice, request, context));
                                      return {};
                                  });
    m_proving.push_back(advice);
    connect(job, &Job::finished, this, [this, advice, answer] {
        m_proving.erase(std::find(m_proving.begin(), m_proving.end(), advice));
        if (*answer)
            emit proved(advice, *answer);
        emit changed();
    });
    emit changed();
    return job;
}

bool IndexWorks::isProving(const IndexAdvicePtr& advice) const
{
    return std::find(m_proving.begin(), m_proving.end(), advice) != m_proving.end();
}

Task<advise::CopyOutlook> IndexWorks::lookAtCopy(const pg::ConnectParams& params, const IndexAdvicePtr& advice)
{
    return m_executor->run<advise::CopyOutlook>(
        [params, advice](const base::StopToken& stop) { return service::lookAtCopy(params, *advice, stop); });
}

} // namespace howdah::service
