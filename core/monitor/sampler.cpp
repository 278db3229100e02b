// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/sampler.h"

#include "core/monitor/collector.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace howdah::monitor {

namespace {

constexpr base::Nanoseconds firstBackoff = base::Milliseconds(200);
constexpr base::Nanoseconds longestBackoff = base::Seconds(2);
constexpr base::Nanoseconds afterRefusal = base::Seconds(30);
constexpr base::Nanoseconds shortestInterval = base::Milliseconds(10);
/// Batches in a row that may be too slow before the connection is given up.
constexpr int patience = 3;

/// Waits that end early when something changes or a stop is asked.
class Waiter {
public:
    explicit Waiter(const base::Clock& clock)
        : m_clock(clock)
        , m_step(&clock == base::Clock::system().get() ? base::Nanoseconds::max() : base::Milliseconds(2))
    {}

    /// Returns when `done` says so (asked under the lock), `until` has passed or a stop is asked.
    template <class Done> void wait(const base::Deadline& until, const base::StopToken& stop, Done done)
    {
        std::unique_lock lock(m_mutex);
        while (!done() && !stop.stop_requested() && !until.passed(m_clock)) {
            // A clock that a test moves says nothing when it moves: look at it now and then.
            const base::Nanoseconds span =
                std::min({until.left(m_clock), m_step, base::Nanoseconds(base::Seconds(3600))});
            m_changed.wait_until(lock, stop, std::chrono::steady_clock::now() + span, done);
        }
    }
    template <class Change> void change(Change change)
    {
        {
            const std::lock_guard lock(m_mutex);
            change();
        }
        m_changed.notify_all();
    }

private:
    const base::Clock& m_clock;
    base::Nanoseconds m_step;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
};

} // namespace

struct Sampler::State {
    State(SamplerOptions given, SamplerCallbacks back)
        : options(std::move(given))
        , callbacks(std::move(back))
        , waiter(*options.clock)
        , interval(std::max(options.interval, shortestInterval))
    {}

    void run(const base::StopToken& stop);
    void sample(const base::StopToken& stop);
    void lose(const base::Error& error, const base::StopToken& stop);
    void tell(SamplerState::Kind kind, std::optional<base::Error> error = {}, base::Nanoseconds nextTry = {});

    const SamplerOptions options;
    const SamplerCallbacks callbacks;
    Waiter waiter;
    // Guarded by the waiter:
    base::Nanoseconds interval;
    bool now = false;

    // The thread's own:
    std::optional<Collector> collector;
    std::optional<SamplerState::Kind> told;
    base::Nanoseconds backoff = firstBackoff;
    int tooSlow = 0;
    base::MonotonicTime nextTick{};

    base::StopSource stopSource;
    std::thread thread;
};

void Sampler::State::tell(SamplerState::Kind kind, std::optional<base::Error> error, base::Nanoseconds nextTry)
{
    if (told == kind && kind != SamplerState::Kind::Lost)
        return;
    told = kind;
    if (callbacks.onState)
        callbacks.onState({kind, std::move(error), options.clock->wallNow(), nextTry});
}

void Sampler::State::lose(const base::Error& error, const base::StopToken& stop)
{
    collector->disconnect();
    if (stop.stop_requested())
        return;
    // A password that was wrong is wrong two seconds later, too, and servers lock accounts (SQLSTATE class 28): that is
    // asked seldom, or when somebody says so (F5).
    if (error.code() == base::ErrorCode::LoginRefused && error.sqlState().starts_with("28"))
        backoff = afterRefusal;
    tell(SamplerState::Kind::Lost, error, backoff);
    waiter.wait(base::Deadline::after(backoff, *options.clock), stop, [this] { return now; });
    backoff = std::min(backoff * 2, longestBackoff);
}

void Sampler::State::sample(const base::StopToken& stop)
{
    bool asked = false;
    waiter.change([&] { asked = std::exchange(now, false); });
    auto taken = collector->tick(asked, stop);
    if (!taken) {
        // A batch that was too slow is not a server that is gone, unless it happens again and again.
        const bool slow = taken.error().code() == base::ErrorCode::Timeout && collector->connected();
        if (!slow || ++tooSlow >= patience) {
            tooSlow = 0;
            lose(taken.error(), stop);
            return;
        }
    } else {
        tooSlow = 0;
        backoff = firstBackoff;
        tell(SamplerState::Kind::Sampling);
        if (callbacks.onSample)
            callbacks.onSample(std::move(*taken));
    }
    base::Nanoseconds current{};
    waiter.change([&] { current = interval; });
    // Ticks that could not be kept are left out, not made up for.
    nextTick = std::max(nextTick + current, options.clock->now());
    const base::Nanoseconds started = current;
    waiter.wait(base::Deadline(std::min(nextTick, options.clock->now() + current)), stop,
                [&] { return now || interval != started; });
}

void Sampler::State::run(const base::StopToken& stop)
{
    collector.emplace(options);
    tell(SamplerState::Kind::Connecting);
    while (!stop.stop_requested()) {
        if (!collector->connected()) {
            const auto connected =
                collector->connect(base::Deadline::after(options.connectTimeout, *options.clock), stop);
            if (!connected) {
                lose(connected.error(), stop);
                continue;
            }
            nextTick = options.clock->now();
        }
        sample(stop);
    }
    collector.reset();
    tell(SamplerState::Kind::Stopped);
}

Sampler::Sampler(SamplerOptions options, SamplerCallbacks callbacks)
    : m_state(std::make_unique<State>(std::move(options), std::move(callbacks)))
{
    m_state->thread = std::thread([state = m_state.get()] { state->run(state->stopSource.get_token()); });
}

Sampler::~Sampler()
{
    m_state->stopSource.request_stop();
    m_state->thread.join();
}

void Sampler::setInterval(base::Nanoseconds interval)
{
    m_state->waiter.change([&] { m_state->interval = std::max(interval, shortestInterval); });
}

void Sampler::sampleNow()
{
    m_state->waiter.change([&] { m_state->now = true; });
}

base::Result<SamplePtr> sampleOnce(const SamplerOptions& options, int ticks, base::Nanoseconds interval,
                                   const base::Deadline& deadline, const base::StopToken& stop)
{
    Collector collector(options);
    HOWDAH_TRY(
        collector.connect(deadline.earlier(base::Deadline::after(options.connectTimeout, *options.clock)), stop));
    Waiter waiter(*options.clock);
    base::Result<SamplePtr> taken = collector.tick(true, stop);
    for (int i = 1; taken && i < ticks; ++i) {
        waiter.wait(base::Deadline::after(interval, *options.clock).earlier(deadline), stop, [] { return false; });
        if (stop.stop_requested())
            return base::Error(base::ErrorCode::Cancelled, base::Text(HOWDAH_TEXT("monitor", "Sampling was stopped")));
        if (deadline.passed(*options.clock))
            return base::Error(base::ErrorCode::Timeout,
                               base::Text(HOWDAH_TEXT("monitor", "The time for sampling was over before its end")));
        taken = collector.tick(true, stop);
    }
    return taken;
}

} // namespace howdah::monitor
