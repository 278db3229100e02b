// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/replicarouter.h"

#include "core/base/pause.h"
#include "core/base/units.h"
#include "core/pool/lagtracker.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <system_error>
#include <thread>

namespace howdah::pool {

using base::Deadline;
using base::Error;
using base::ErrorCode;
using base::MonotonicTime;
using base::Nanoseconds;
using base::Text;

namespace {

constexpr std::string_view primarySql = "SELECT CASE WHEN NOT pg_catalog.pg_is_in_recovery() "
                                        "THEN pg_catalog.pg_current_wal_lsn() END";
constexpr std::string_view replicaSql =
    "SELECT pg_catalog.pg_is_in_recovery(), pg_catalog.pg_last_wal_replay_lsn(), "
    "extract(epoch FROM clock_timestamp() - pg_catalog.pg_last_xact_replay_timestamp())::float8";
/// Longest for one question, connecting included.
constexpr Nanoseconds patience = base::Seconds(2);

/// A connection of the router's own, outside the pools: one that is exhausted must not hide where a server stands.
class Line {
public:
    explicit Line(const PoolOptions& options)
        : m_params(options.params)
        , m_credentials(options.credentials)
    {
        if (!m_params.get("application_name"))
            m_params.set("application_name", options.applicationName);
    }

    base::Result<pg::ResultSet> ask(std::string_view sql, const base::StopToken& stop)
    {
        const Deadline deadline = Deadline::after(patience);
        if (m_connection == nullptr || m_connection->broken()) {
            if (m_credentials) {
                HOWDAH_ASSIGN(m_params, m_credentials());
            }
            HOWDAH_ASSIGN(m_connection, pg::Connection::connect(m_params, {.deadline = deadline, .stop = stop}));
        }
        auto answer = m_connection->query(sql, {}, {.deadline = deadline, .stop = stop});
        if (!answer)
            m_connection.reset();
        return answer;
    }

private:
    pg::ConnectParams m_params;
    std::function<base::Result<pg::ConnectParams>()> m_credentials;
    std::unique_ptr<pg::Connection> m_connection;
};

/// Errors after which a read is better asked of the primary.
bool cannotBeReached(const Error& error)
{
    switch (error.code()) {
    case ErrorCode::Unreachable:
    case ErrorCode::LoginRefused:
    case ErrorCode::ConnectionLost:
    case ErrorCode::Server:
        return true;
    default:
        return false;
    }
}

} // namespace

base::Result<RouterOptions> RouterOptions::fromEnvironment(const pg::Environment& environment)
{
    RouterOptions options;
    HOWDAH_ASSIGN(options.primary, PoolOptions::fromEnvironment(environment));
    if (const auto url = environment("DATABASE_REPLICA_URL"); url && !url->empty()) {
        options.replica = options.primary;
        HOWDAH_ASSIGN(options.replica->params, pg::ConnectParams::fromEnvironment(environment, "DATABASE_REPLICA_URL"));
    }
    return options;
}

struct ReplicaRouter::State {
    RouterOptions options;
    std::optional<ConnectionPool> primary;
    std::optional<ConnectionPool> replica;
    base::StopSource stop;
    std::thread watcher;
    mutable std::mutex mutex;
    ReplicaState known; ///< guarded

    ~State()
    {
        stop.request_stop();
        if (watcher.joinable())
            watcher.join();
    }

    void watch()
    {
        Line primaryLine(options.primary);
        Line replicaLine(*options.replica);
        detail::LagTracker tracker;
        std::optional<MonotonicTime> primarySeen;
        const auto& clock = *base::Clock::system();
        do {
            const MonotonicTime askedAt = clock.now();
            if (const auto answer = primaryLine.ask(primarySql, stop.get_token())) {
                if (const auto lsn = answer->value<base::Lsn>(0, 0)) {
                    tracker.primaryAt(*lsn, askedAt);
                    primarySeen = askedAt;
                }
            }
            const bool primaryKnown = primarySeen && clock.now() - *primarySeen <= 3 * options.interval + patience;
            ReplicaState fresh = judge(replicaLine.ask(replicaSql, stop.get_token()), tracker, primaryKnown);
            fresh.at = clock.wallNow();
            const std::lock_guard lock(mutex);
            known = std::move(fresh);
        } while (!base::pauseFor(options.interval, stop.get_token()));
    }

    [[nodiscard]] ReplicaState judge(const base::Result<pg::ResultSet>& answer, const detail::LagTracker& tracker,
                                     bool primaryKnown) const
    {
        ReplicaState state;
        if (!answer) {
            state.reason = Text(HOWDAH_TEXT("pool", "the replica does not answer: %1"), {answer.error().english()});
            return state;
        }
        if (!answer->value<bool>(0, 0).value_or(false)) {
            state.reason = Text(HOWDAH_TEXT("pool", "it is no replica: it takes writes"));
            return state;
        }
        state.replayed = answer->value<base::Lsn>(0, 1).value_or(base::Lsn{});
        if (primaryKnown) {
            state.lag = tracker.lag(state.replayed, base::Clock::system()->now());
        } else if (const auto age = answer->value<double>(0, 2)) {
            state.lag = Nanoseconds(std::llround(std::clamp(*age, 0.0, 1e9) * 1e9));
        }
        if (!state.lag)
            state.reason = Text(HOWDAH_TEXT("pool", "it is not known how far the replica is behind"));
        else if (*state.lag > options.lagLimit)
            state.reason = Text(HOWDAH_TEXT("pool", "the replica is behind by %1, more than %2"),
                                {base::human::duration(*state.lag), base::human::duration(options.lagLimit)});
        state.usable = state.reason.empty();
        return state;
    }
};

ReplicaRouter::ReplicaRouter(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}

ReplicaRouter::ReplicaRouter(ReplicaRouter&&) noexcept = default;
ReplicaRouter& ReplicaRouter::operator=(ReplicaRouter&&) noexcept = default;
ReplicaRouter::~ReplicaRouter() = default;

base::Result<ReplicaRouter> ReplicaRouter::create(RouterOptions options)
{
    if (options.interval <= Nanoseconds::zero() || options.lagLimit < Nanoseconds::zero())
        return Error(ErrorCode::Usage,
                     Text(HOWDAH_TEXT("pool", "The router's interval and lag limit must be spans of time")));
    auto state = std::make_unique<State>();
    HOWDAH_ASSIGN(state->primary, ConnectionPool::create(options.primary));
    if (options.replica) {
        options.replica->readOnly = true;
        HOWDAH_ASSIGN(state->replica, ConnectionPool::create(*options.replica));
    }
    state->options = std::move(options);
    state->known.reason = Text(HOWDAH_TEXT("pool", "the replica has not been asked yet"));
    if (state->replica) {
        try {
            state->watcher = std::thread(&State::watch, state.get());
        } catch (const std::system_error& failure) {
            return base::systemError(Text(HOWDAH_TEXT("pool", "Cannot start a thread for the replica")),
                                     failure.code().value());
        }
    }
    return ReplicaRouter(std::move(state));
}

base::Result<Lease> ReplicaRouter::checkout(const CheckoutOptions& options, std::source_location where)
{
    return m_state->primary->checkout(options, where);
}

base::Result<Lease> ReplicaRouter::checkoutReadOnly(const CheckoutOptions& options, bool* onReplica,
                                                    std::source_location where)
{
    if (onReplica != nullptr)
        *onReplica = false;
    if (m_state->replica && replicaState().usable) {
        CheckoutOptions there = options;
        there.whenDown = WhenDown::FailFast; // the primary is there for that
        auto lease = m_state->replica->checkout(there, where);
        if (lease || !cannotBeReached(lease.error())) {
            if (onReplica != nullptr)
                *onReplica = lease.has_value();
            return lease;
        }
    }
    return m_state->primary->checkout(options, where);
}

ConnectionPool& ReplicaRouter::primary()
{
    return *m_state->primary;
}

ConnectionPool* ReplicaRouter::replica()
{
    return m_state->replica ? &*m_state->replica : nullptr;
}

ReplicaState ReplicaRouter::replicaState() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->known;
}

} // namespace howdah::pool
