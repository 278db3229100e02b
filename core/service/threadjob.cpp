// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/threadjob.h"

#include "core/base/childprocess.h"
#include "core/service/task.h"
#include "core/service/translate.h"
#include "core/store/journal.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QSysInfo>
#include <QTimer>
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace howdah::service {
namespace {

constexpr base::Milliseconds betweenChanges(100);

/// A line on its way to journal and dock.
struct Line {
    store::JournalLine kind;
    base::Text text;
    base::WallTime at;
};

qint64 milliseconds(base::Nanoseconds span)
{
    return std::chrono::duration_cast<base::Milliseconds>(span).count();
}

/// Writes one job into the journal. Its row's number is known on the store's thread alone, where all of this runs in
/// order.
class Journal {
public:
    Journal(store::Store* store, QObject* guard, std::function<void(const base::Error&)> failed)
        : m_store(store)
        , m_guard(guard)
        , m_failed(std::move(failed))
    {}

    void begin(const QString& title)
    {
        const qint64 pid = QCoreApplication::applicationPid();
        const store::JobOwner owner{QSysInfo::machineHostName(), pid, base::processStartTicks(pid).value_or(0)};
        put([row = m_row, title, owner, at = now()](QSqlDatabase& database) -> base::Status {
            HOWDAH_ASSIGN(*row, store::beginJob(database, title, owner, at));
            return {};
        });
    }
    void add(const Line& line)
    {
        put([row = m_row, line, text = translated(line.text)](QSqlDatabase& database) {
            return store::addJobLine(database, *row, line.kind, text, line.at);
        });
    }
    void end(store::JobOutcome outcome, const std::optional<base::Error>& error)
    {
        put([row = m_row, outcome, error, at = now()](QSqlDatabase& database) {
            return store::endJob(database, *row, outcome, error, at);
        });
    }

private:
    static base::WallTime now() { return base::Clock::system()->wallNow(); }

    void put(std::function<base::Status(QSqlDatabase&)> work)
    {
        if (!m_store)
            return;
        onFinished(m_store->write<void>(std::move(work)), m_guard, [this](const base::Status& written) {
            if (!written && !std::exchange(m_saidSo, true))
                m_failed(written.error());
        });
    }

    store::Store* m_store;
    QObject* m_guard;
    std::function<void(const base::Error&)> m_failed;
    std::shared_ptr<qint64> m_row = std::make_shared<qint64>(0);
    bool m_saidSo = false;
};

} // namespace

struct ThreadJob::State {
    explicit State(Options given)
        : options(std::move(given))
    {}

    const Options options;
    std::shared_ptr<const base::Clock> clock = base::Clock::system();
    const base::MonotonicTime started = clock->now();
    base::StopSource stop;
    base::StopSource force;

    // Shared with the job's thread, under the mutex:
    mutable std::mutex mutex;
    JobProgress latest;
    base::MonotonicTime stepStarted = started;
    std::vector<Line> lines;
    std::optional<base::Status> result;
    std::atomic<bool> wakePosted{false};

    // On the object's thread alone:
    JobState state = JobState::Running;
    std::optional<base::Error> error;
    std::optional<base::MonotonicTime> cancelledAt;
    base::MonotonicTime endedAt{};
    base::MonotonicTime lastChange{};
    std::optional<Journal> journal;
    QTimer heartbeat;
    QTimer throttle;
    QTimer grace;

    std::thread thread;
};

/// What the work sees; lives on the job's thread.
class ThreadJob::Context final : public JobContext {
public:
    explicit Context(ThreadJob& job)
        : m_job(job)
        , m_state(*job.m_state)
        , m_stop(m_state.stop.get_token())
        , m_force(m_state.force.get_token())
    {}

    void expectSteps(int count) override
    {
        const std::scoped_lock lock(m_state.mutex);
        m_state.latest.stepCount = count;
    }
    void beginStep(const base::Text& step) override
    {
        {
            const std::scoped_lock lock(m_state.mutex);
            JobProgress& latest = m_state.latest;
            latest.step = translated(step);
            ++latest.stepNumber;
            latest.done = 0;
            latest.total = 0;
            latest.unit = JobProgress::Unit::None;
            m_state.stepStarted = m_state.clock->now();
            m_state.lines.push_back({store::JournalLine::Step, step, m_state.clock->wallNow()});
        }
        wake();
    }
    void progress(qint64 done, qint64 total, JobProgress::Unit unit) override
    {
        {
            const std::scoped_lock lock(m_state.mutex);
            m_state.latest.done = done;
            m_state.latest.total = total;
            m_state.latest.unit = unit;
        }
        wake();
    }
    void note(const base::Text& line) override
    {
        {
            const std::scoped_lock lock(m_state.mutex);
            m_state.lines.push_back({store::JournalLine::Note, line, m_state.clock->wallNow()});
        }
        wake();
    }
    [[nodiscard]] const base::StopToken& stop() const override { return m_stop; }
    [[nodiscard]] const base::StopToken& force() const override { return m_force; }

    void end(base::Status result)
    {
        {
            const std::scoped_lock lock(m_state.mutex);
            m_state.result = std::move(result);
        }
        // Not through wake(): the end does not wait for a throttled change.
        QMetaObject::invokeMethod(
            &m_job, [job = &m_job] { job->deliver(); }, Qt::QueuedConnection);
    }

private:
    void wake()
    {
        if (!m_state.wakePosted.exchange(true))
            QMetaObject::invokeMethod(
                &m_job, [job = &m_job] { job->deliver(); }, Qt::QueuedConnection);
    }

    ThreadJob& m_job;
    State& m_state;
    base::StopToken m_stop;
    base::StopToken m_force;
};

ThreadJob::ThreadJob(Options options, Work work, QObject* parent)
    : Job(parent)
    , m_state(std::make_unique<State>(std::move(options)))
{
    State& state = *m_state;
    state.journal.emplace(state.options.journal, this, [this](const base::Error& error) {
        emit noted(oneLine(error.withWhat(base::Text(HOWDAH_TEXT("service", "The job's journal was not written")))));
    });
    state.journal->begin(title());
    state.throttle.setSingleShot(true);
    connect(&state.throttle, &QTimer::timeout, this, &ThreadJob::deliver);
    connect(&state.heartbeat, &QTimer::timeout, this, &Job::changed);
    state.heartbeat.start(1000);
    state.grace.setSingleShot(true);
    connect(&state.grace, &QTimer::timeout, this, [this] { m_state->force.request_stop(); });
    state.thread = std::thread([this, work = std::move(work)] {
        Context context(*this);
        base::Status result = work(context);
        context.end(std::move(result));
    });
}

ThreadJob::~ThreadJob()
{
    m_state->stop.request_stop();
    m_state->force.request_stop();
    if (m_state->thread.joinable())
        m_state->thread.join();
    // Nobody listens any more, but the journal still wants to know how it ended.
    blockSignals(true);
    deliver();
}

quint64 ThreadJob::id() const
{
    return m_state->options.id;
}

QString ThreadJob::title() const
{
    return translated(m_state->options.title);
}

JobState ThreadJob::state() const
{
    return m_state->state;
}

JobProgress ThreadJob::progress() const
{
    const State& state = *m_state;
    const bool ended = state.state != JobState::Running && state.state != JobState::Cancelling;
    const base::MonotonicTime now = ended ? state.endedAt : state.clock->now();
    JobProgress progress;
    base::Nanoseconds inStep{};
    {
        const std::scoped_lock lock(state.mutex);
        progress = state.latest;
        inStep = now - state.stepStarted;
    }
    progress.elapsedMs = milliseconds(now - state.started);
    // Before a second has gone by the guess would jump about.
    if (!ended && progress.total > 0 && progress.done > 0 && inStep >= base::Seconds(1)) {
        const double left = static_cast<double>(progress.total - progress.done) / static_cast<double>(progress.done);
        progress.remainingMs = static_cast<qint64>(static_cast<double>(milliseconds(inStep)) * left);
    }
    if (!ended && state.cancelledAt)
        progress.forceInMs = std::max<qint64>(0, milliseconds(state.options.grace - (now - *state.cancelledAt)));
    return progress;
}

std::optional<base::Error> ThreadJob::error() const
{
    return m_state->error;
}

void ThreadJob::cancel()
{
    State& state = *m_state;
    if (state.state == JobState::Cancelling) {
        state.force.request_stop();
        return;
    }
    if (state.state != JobState::Running)
        return;
    state.state = JobState::Cancelling;
    state.cancelledAt = state.clock->now();
    state.grace.start(std::chrono::duration_cast<base::Milliseconds>(state.options.grace));
    state.stop.request_stop();
    emit changed();
}

void ThreadJob::deliver()
{
    State& state = *m_state;
    const base::MonotonicTime now = state.clock->now();
    bool ended = false;
    {
        const std::scoped_lock lock(state.mutex);
        ended = state.result.has_value();
        const base::Nanoseconds since = now - state.lastChange;
        if (!ended && state.lines.empty() && since < betweenChanges) {
            // wakePosted stays set, so that nothing more is queued until the timer has run.
            if (!state.throttle.isActive())
                state.throttle.start(std::chrono::ceil<base::Milliseconds>(betweenChanges - since));
            return;
        }
    }
    state.wakePosted = false;
    state.lastChange = now;
    std::vector<Line> lines;
    std::optional<base::Status> result;
    {
        const std::scoped_lock lock(state.mutex);
        lines.swap(state.lines);
        result.swap(state.result);
    }
    for (const Line& line : lines) {
        state.journal->add(line);
        if (line.kind == store::JournalLine::Note)
            emit noted(translated(line.text));
    }
    if (result)
        finish(*result);
    else
        emit changed();
}

void ThreadJob::finish(const base::Status& result)
{
    State& state = *m_state;
    if (state.thread.joinable())
        state.thread.join();
    state.heartbeat.stop();
    state.throttle.stop();
    state.grace.stop();
    state.endedAt = state.clock->now();
    if (result) {
        state.state = JobState::Succeeded;
    } else {
        state.error = result.error();
        // 57014, query_canceled: the server's word for a cancel that we asked for (PostgreSQL manual, Appendix A).
        const bool cancelled = result.error().code() == base::ErrorCode::Cancelled ||
                               (state.stop.stop_requested() && result.error().sqlState() == "57014");
        state.state = cancelled ? JobState::Cancelled : JobState::Failed;
    }
    const store::JobOutcome outcome = state.state == JobState::Succeeded   ? store::JobOutcome::Succeeded
                                      : state.state == JobState::Cancelled ? store::JobOutcome::Cancelled
                                                                           : store::JobOutcome::Failed;
    state.journal->end(outcome, state.error);
    emit changed();
    emit finished();
}

} // namespace howdah::service
