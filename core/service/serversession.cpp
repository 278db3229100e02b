// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/serversession.h"

#include "core/advise/planfacts.h"
#include "core/base/units.h"
#include "core/service/executor.h"
#include "core/service/figures.h"
#include "core/service/postbox.h"
#include "core/service/settings.h"
#include "core/service/translate.h"

#include <QLoggingCategory>
#include <QTimer>
#include <atomic>
#include <cmath>
#include <mutex>
#include <utility>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::service {
namespace {

base::Result<plan::PlanPtr> firstPlan(pool::Lease& lease, const std::string& sql, const ExplainOptions& options,
                                      const base::StopToken& stop)
{
    HOWDAH_ASSIGN(const std::vector<plan::PlanPtr> plans, explainStatement(lease, sql, options, stop));
    if (plans.empty())
        return base::Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("explain", "The plan could not be read")),
                           Text(HOWDAH_TEXT("explain", "A rule replaced the statement by nothing")));
    return plans.front();
}

Q_LOGGING_CATEGORY(poolEcho, "howdah.pool.echo", QtInfoMsg)

constexpr base::Seconds betweenChecks(10);
/// What a console that nobody uses leaves open on the server, beside the monitor's own connection.
constexpr int keptWhenIdle = 1;
/// Calls of the console do not wait as long as an application would: someone sits in front of it.
constexpr base::Seconds checkoutPatience(5);

/// What the sampler's thread leaves for the session's: every sample (they feed series), the last state, and at most one
/// queued wake-up whatever piles up.
class Mailbox {
public:
    struct Mail {
        std::vector<monitor::SamplePtr> samples;
        std::shared_ptr<const monitor::ConnectionReport> connections;
        std::optional<monitor::SamplerState> state;
    };

    Mailbox(std::shared_ptr<Postbox> postbox, std::function<void()> wake)
        : m_postbox(std::move(postbox))
        , m_wake(std::move(wake))
    {}

    void put(monitor::SamplePtr sample, std::shared_ptr<const monitor::ConnectionReport> connections)
    {
        // A session whose thread is held up keeps the last minutes, not everything.
        constexpr std::size_t most = 600;
        const std::scoped_lock lock(m_mutex);
        if (m_mail.samples.size() >= most)
            m_mail.samples.erase(m_mail.samples.begin());
        m_mail.samples.push_back(std::move(sample));
        m_mail.connections = std::move(connections);
        wake();
    }
    void put(const monitor::SamplerState& state)
    {
        const std::scoped_lock lock(m_mutex);
        m_mail.state = state;
        wake();
    }
    Mail take()
    {
        const std::scoped_lock lock(m_mutex);
        m_wakePosted = false;
        return std::exchange(m_mail, {});
    }
    void close() { m_postbox->close(); }

private:
    void wake()
    {
        if (!std::exchange(m_wakePosted, true))
            m_postbox->post(m_wake);
    }

    std::mutex m_mutex;
    Mail m_mail;
    bool m_wakePosted = false;
    std::shared_ptr<Postbox> m_postbox;
    std::function<void()> m_wake;
};

/// One token out of two: the call's own and the session's.
class EitherStop {
public:
    EitherStop(const base::StopToken& one, const base::StopToken& other)
        : m_one(one, Ask{m_source})
        , m_other(other, Ask{m_source})
    {}
    [[nodiscard]] base::StopToken token() const { return m_source.get_token(); }

private:
    struct Ask {
        base::StopSource source;
        void operator()() { source.request_stop(); }
    };
    base::StopSource m_source;
    base::StopCallback<Ask> m_one;
    base::StopCallback<Ask> m_other;
};

/// Follows the connections on the sampler's thread, so that thousands of them do not hold the screen up.
class ConnectionWatch {
public:
    explicit ConnectionWatch(base::Nanoseconds recycle) { setRecycle(recycle); }
    void setRecycle(base::Nanoseconds recycle) { m_recycle = std::chrono::duration<double>(recycle).count(); }
    std::shared_ptr<const monitor::ConnectionReport> apply(const monitor::Sample& sample)
    {
        m_trends.setRecycle(m_recycle);
        return m_trends.apply(sample);
    }

private:
    std::atomic<double> m_recycle;
    monitor::ConnectionTrends m_trends; ///< the sampler's thread only
};

using PoolPtr = std::shared_ptr<base::Result<pool::ConnectionPool>>;

QString lineOf(const pool::PoolEvent& event)
{
    const std::string count = std::to_string(event.leases.size());
    const std::string holders = pool::holdersOf(event.leases);
    switch (event.kind) {
    case pool::PoolEvent::Kind::Leak:
        return translated(Text(HOWDAH_TEXT("session", "Pool %1: a leak is suspected: %2"), {event.poolName, holders}));
    case pool::PoolEvent::Kind::Recovered:
        return translated(Text(HOWDAH_TEXT("session", "Pool %1: no leak after all: %2"), {event.poolName, holders}));
    case pool::PoolEvent::Kind::Exhausted:
        return translated(Text(HOWDAH_TEXT("session", "Pool %1 has no connection left; %2 are held by %3"),
                               {event.poolName, count, holders}));
    }
    return {};
}

PoolPtr makePool(const pg::ConnectParams& params, const Settings& settings,
                 std::function<void(const pool::PoolEvent&)> onEvent)
{
    pool::PoolOptions options;
    options.params = params;
    // As startup options, so that a RESET keeps them: a console that is forgotten must not hold a server up.
    options.params.setStartupOption("statement_timeout", "300000");
    options.params.setStartupOption("idle_in_transaction_session_timeout", "300000");
    options.size = settings.integer(Key::PoolSize);
    options.maxOverflow = settings.integer(Key::PoolMaxOverflow);
    options.checkoutTimeout = settings.seconds(Key::PoolTimeout);
    options.recycle = settings.seconds(Key::PoolRecycle);
    options.prePing = settings.flag(Key::PoolPrePing);
    options.leakThreshold = settings.seconds(Key::LeakThreshold);
    options.minimum = std::min(options.size, keptWhenIdle);
    options.publish = settings.flag(Key::PoolFeed);
    options.onEvent = std::move(onEvent);
    options.echo = settings.flag(Key::PoolEcho);
    options.echoSink = [](const pool::EchoEvent& event) {
        qCInfo(poolEcho, "[%s] %s %s %s", event.tag.c_str(), base::human::duration(event.took).c_str(),
               event.sqlState.c_str(), event.sql.c_str());
    };
    return std::make_shared<base::Result<pool::ConnectionPool>>(pool::ConnectionPool::create(std::move(options)));
}

} // namespace

struct ServerSession::State {
    State(pg::ConnectParams given, const Settings& from)
        : params(std::move(given))
        , settings(from)
    {}

    const pg::ConnectParams params;
    const Settings& settings;
    std::shared_ptr<Executor> executor;
    bool ownExecutor = false;
    /// Asked when the session goes away.
    base::StopSource ending;
    PoolPtr pool;
    std::shared_ptr<Postbox> postbox;
    std::shared_ptr<Mailbox> mailbox;
    std::shared_ptr<ConnectionWatch> connectionWatch;
    std::unique_ptr<monitor::Sampler> sampler;

    std::shared_ptr<const base::Clock> clock = base::Clock::system();
    monitor::SamplerState samplerState;
    monitor::SamplePtr sample;
    std::shared_ptr<const monitor::ConnectionReport> connections;
    std::shared_ptr<const std::vector<monitor::StatementRow>> statements;
    std::shared_ptr<const PoolSnapshot> poolSnapshot;
    Figures figures;
    base::MonotonicTime lastSample = clock->now();
    QTimer pulse; ///< runs out when no sample came in its time

    bool watched = true;
    int checksRunning = 0;
    QTimer checkTimer;
    std::vector<monitor::CheckResult> checks;
    std::optional<base::WallTime> checkedAt;
    std::optional<base::Error> checksError;

    [[nodiscard]] base::Milliseconds interval() const
    {
        return std::chrono::ceil<base::Milliseconds>(settings.seconds(Key::SampleInterval));
    }

    /// A sample that is merely late, because the server is busy, is no gap.
    [[nodiscard]] bool serverIsSilent() const
    {
        return samplerState.kind != monitor::SamplerState::Kind::Sampling ||
               clock->now() - lastSample > 2 * interval() + base::Seconds(2);
    }

    /// Reads the pool, which goes on whatever the server does.
    void readPool()
    {
        if (!*pool)
            return;
        auto snapshot = std::make_shared<PoolSnapshot>();
        snapshot->at = figures.serverTime(clock->wallNow());
        snapshot->stats = (*pool)->stats();
        snapshot->leases = (*pool)->leases();
        figures.addPool(snapshot->stats, clock->now(), clock->wallNow());
        poolSnapshot = std::move(snapshot);
    }

    /// Runs `work` with a connection of the pool on the executor.
    template <class T>
    Task<T> onLease(const char* tag, std::function<base::Result<T>(pool::Lease&, const base::StopToken&)> work)
    {
        return executor->run<T>([pool = pool, ending = ending.get_token(), tag,
                                 work = std::move(work)](const base::StopToken& stop) -> base::Result<T> {
            if (!*pool)
                return pool->error();
            const EitherStop either(stop, ending);
            HOWDAH_ASSIGN(pool::Lease lease,
                          (*pool)->checkout({.tag = tag, .stop = either.token(), .timeout = checkoutPatience}));
            return work(lease, either.token());
        });
    }
};

ServerSession::ServerSession(pg::ConnectParams params, const Settings& settings, QObject* parent,
                             std::shared_ptr<Executor> executor)
    : QObject(parent)
    , m_state(std::make_unique<State>(std::move(params), settings))
{
    State& state = *m_state;
    state.ownExecutor = !executor;
    state.executor = executor ? std::move(executor) : std::make_shared<Executor>();
    state.postbox = Postbox::of(this);
    state.pool = makePool(state.params, settings, [this, postbox = state.postbox](const pool::PoolEvent& event) {
        postbox->post([this, line = lineOf(event)] { emit noticed(line); });
    });
    state.samplerState.since = state.clock->wallNow();

    state.pulse.setSingleShot(true);
    connect(&state.pulse, &QTimer::timeout, this, [this] {
        if (m_state->serverIsSilent())
            m_state->figures.addGap(m_state->clock->wallNow());
        m_state->readPool();
        m_state->pulse.start(m_state->interval());
        emit sampled();
    });
    connect(&state.checkTimer, &QTimer::timeout, this, [this] {
        if (m_state->watched)
            checkIfFree();
    });

    state.mailbox = std::make_shared<Mailbox>(state.postbox, [this] { readMail(); });
    monitor::SamplerOptions options;
    options.params = state.params;
    options.interval = settings.seconds(Key::SampleInterval);
    options.statementsInterval = settings.seconds(Key::StatementsInterval);
    monitor::SamplerCallbacks callbacks;
    state.connectionWatch = std::make_shared<ConnectionWatch>(settings.seconds(Key::PoolRecycle));
    callbacks.onSample = [mailbox = state.mailbox, watch = state.connectionWatch](monitor::SamplePtr sample) {
        auto connections = watch->apply(*sample);
        mailbox->put(std::move(sample), std::move(connections));
    };
    callbacks.onState = [mailbox = state.mailbox](const monitor::SamplerState& samplerState) {
        mailbox->put(samplerState);
    };
    state.sampler = std::make_unique<monitor::Sampler>(std::move(options), std::move(callbacks));
    state.pulse.start(state.interval() * 2);
    state.checkTimer.start(betweenChecks);

    connect(&settings, &Settings::changed, this, [this](Key key) {
        if (key == Key::SampleInterval)
            m_state->sampler->setInterval(m_state->settings.seconds(Key::SampleInterval));
        if (key == Key::LeakThreshold && *m_state->pool)
            (*m_state->pool)->setLeakThreshold(m_state->settings.seconds(Key::LeakThreshold));
        if (key == Key::PoolRecycle)
            m_state->connectionWatch->setRecycle(m_state->settings.seconds(Key::PoolRecycle));
    });
}

ServerSession::~ServerSession()
{
    State& state = *m_state;
    state.mailbox->close();
    state.ending.request_stop();
    if (state.ownExecutor)
        return;
    // Ending the sampler's thread and the pool's may take a moment that the screen does not have. The holder is shared
    // because std::function wants something copyable.
    auto sampler = std::make_shared<std::unique_ptr<monitor::Sampler>>(std::move(state.sampler));
    state.executor->post([sampler, pool = std::exchange(state.pool, nullptr)]() mutable {
        sampler->reset();
        pool.reset();
    });
}

void ServerSession::readMail()
{
    State& state = *m_state;
    const Mailbox::Mail mail = state.mailbox->take();
    if (mail.state) {
        const bool reached =
            mail.state->kind == monitor::SamplerState::Kind::Sampling && state.samplerState.kind != mail.state->kind;
        state.samplerState = *mail.state;
        emit stateChanged();
        // The monitor got in: what the pool was refused for has been mended, and it need not wait to be told.
        if (reached && state.poolSnapshot && !state.poolSnapshot->stats.lastConnectError.empty())
            recycleIdle();
        if (reached && state.watched)
            checkIfFree();
    }
    bool fresh = false;
    for (const monitor::SamplePtr& sample : mail.samples) {
        state.figures.addSample(*sample, state.clock->wallNow());
        state.sample = sample;
        if (sample->statementsFresh) {
            // Shares the sample's own vector.
            state.statements = {sample, &sample->statements};
            fresh = true;
        }
    }
    if (mail.samples.empty())
        return;
    state.connections = mail.connections;
    state.readPool();
    state.lastSample = state.clock->now();
    state.pulse.start(state.interval() + state.interval() / 2);
    emit sampled();
    if (fresh)
        emit statementsRead();
}

const pg::ConnectParams& ServerSession::params() const
{
    return m_state->params;
}

QString ServerSession::displayName() const
{
    return QString::fromStdString(m_state->params.displayName());
}

monitor::SamplerState ServerSession::samplerState() const
{
    return m_state->samplerState;
}

monitor::SamplePtr ServerSession::sample() const
{
    return m_state->sample;
}

std::shared_ptr<const monitor::ConnectionTrends::Report> ServerSession::connections() const
{
    return m_state->connections;
}

std::shared_ptr<const PoolSnapshot> ServerSession::poolSnapshot() const
{
    return m_state->poolSnapshot;
}

std::optional<pool::FeedPool> ServerSession::ownPool() const
{
    const auto& snapshot = m_state->poolSnapshot;
    if (!snapshot)
        return std::nullopt;
    pool::FeedPool own;
    own.server = m_state->params.displayName();
    own.applicationName = m_state->params.get("application_name").value_or("Howdah");
    own.stats = snapshot->stats;
    own.leases = snapshot->leases;
    // The figures are read about once a second, which is what the feed counts in.
    const monitor::RingSeries& rates = m_state->figures.series(Figure::CheckoutsPerSecond);
    for (std::size_t i = 0; i < rates.size(); ++i)
        own.arrivals.push_back(rates[i].gap() ? 0U : static_cast<std::uint32_t>(std::lround(rates[i].value)));
    return own;
}

Task<monitor::ActivityRecording> ServerSession::recordActivity(const std::string& application, base::Nanoseconds length)
{
    return m_state->onLease<monitor::ActivityRecording>(
        "Pool size", [application, length](pool::Lease& lease, const base::StopToken& stop) {
            monitor::ActivityRecordingOptions options;
            options.application = application;
            options.length = length;
            options.stop = stop;
            return monitor::recordActivity(lease.connection(), options);
        });
}

const monitor::RingSeries& ServerSession::series(Figure figure) const
{
    return m_state->figures.series(figure);
}

std::shared_ptr<const std::vector<monitor::StatementRow>> ServerSession::statements() const
{
    return m_state->statements;
}

const std::vector<monitor::CheckResult>& ServerSession::checks() const
{
    return m_state->checks;
}

std::optional<base::WallTime> ServerSession::checkedAt() const
{
    return m_state->checkedAt;
}

const std::optional<base::Error>& ServerSession::checksError() const
{
    return m_state->checksError;
}

std::optional<double> ServerSession::monitoringCost() const
{
    return m_state->figures.monitoringCost();
}

void ServerSession::refresh()
{
    m_state->sampler->sampleNow();
    checkIfFree();
}

void ServerSession::setWatched(bool watched)
{
    if (std::exchange(m_state->watched, watched) != watched && watched)
        checkIfFree();
}

void ServerSession::checkIfFree()
{
    if (m_state->checksRunning == 0 && m_state->samplerState.kind == monitor::SamplerState::Kind::Sampling)
        runChecks();
}

void ServerSession::recycleIdle()
{
    m_state->executor->post([pool = m_state->pool] {
        if (*pool)
            (*pool)->recycleAll();
    });
}

void ServerSession::recycleLease(std::uint64_t lease)
{
    m_state->executor->post([pool = m_state->pool, lease] {
        if (*pool)
            (*pool)->recycleLease(lease);
    });
}

Task<bool> ServerSession::terminateBackend(base::BackendPid pid, const std::string& application, base::Nanoseconds age)
{
    return m_state->onLease<bool>(
        "Terminate", [pid, application, age](pool::Lease& lease, const base::StopToken& stop) -> base::Result<bool> {
            HOWDAH_ASSIGN(const pg::ResultSet ended,
                          lease.query("SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity "
                                      "WHERE pid = $1::int AND application_name = $2 AND backend_start <= "
                                      "clock_timestamp() - make_interval(secs => $3::float8) + interval '0.5 s'",
                                      {static_cast<std::int64_t>(pid.value), application,
                                       std::chrono::duration<double>(age).count()},
                                      {.deadline = base::Deadline::after(base::Seconds(10)), .stop = stop}));
            return ended.value<bool>(0, 0).value_or(false);
        });
}

Task<plan::PlanPtr> ServerSession::explain(const QString& sql, const ExplainOptions& options)
{
    return m_state->onLease<plan::PlanPtr>(
        "Explain",
        [text = sql.toStdString(), options](pool::Lease& lease, const base::StopToken& stop)
            -> base::Result<plan::PlanPtr> { return firstPlan(lease, text, options, stop); });
}

Task<advise::Standbys> ServerSession::standbys()
{
    return m_state->onLease<advise::Standbys>("Replicas", [](pool::Lease& lease, const base::StopToken& stop) {
        return advise::readStandbys(lease.connection(), base::Deadline::after(base::Seconds(15)), stop);
    });
}

Task<ExplainedPlan> ServerSession::explainWithFacts(const QString& sql, const ExplainOptions& options)
{
    return m_state->onLease<ExplainedPlan>(
        "Explain",
        [text = sql.toStdString(), options](pool::Lease& lease,
                                            const base::StopToken& stop) -> base::Result<ExplainedPlan> {
            HOWDAH_ASSIGN(const plan::PlanPtr plan, firstPlan(lease, text, options, stop));
            ExplainedPlan explained{plan, {}, {}};
            auto facts = advise::readPlanFacts(lease.connection(), {plan}, stop);
            if (facts)
                explained.facts = std::move(*facts);
            else
                explained.factsError = facts.error();
            return explained;
        });
}

Task<StatementEffect> ServerSession::effectOf(const QString& sql)
{
    return m_state->onLease<StatementEffect>(
        "Explain", [text = sql.toStdString()](pool::Lease& lease, const base::StopToken& stop) {
            return effectOfStatement(lease, text, stop);
        });
}

Task<std::vector<monitor::CheckResult>> ServerSession::runChecks()
{
    using Results = std::vector<monitor::CheckResult>;
    Task<Results> task =
        m_state->onLease<Results>("Health checks", [](pool::Lease& lease, const base::StopToken& stop) {
            monitor::CheckOptions options;
            options.deadline = base::Deadline::after(base::Seconds(20));
            options.stop = stop;
            return monitor::runChecks(lease.connection(), options);
        });
    ++m_state->checksRunning;
    onFinished(task, this, [this](const base::Result<Results>& results) {
        --m_state->checksRunning;
        if (results) {
            m_state->checks = *results;
            m_state->checkedAt = m_state->clock->wallNow();
            m_state->checksError.reset();
        } else {
            m_state->checksError = results.error();
        }
        emit checked();
    });
    return task;
}

} // namespace howdah::service
