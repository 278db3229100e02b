// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/monitor/sampler.h"

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace howdah::monitor {

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

/// What a WatchLoop watches: one server over one connection. Used on the loop's thread alone.
class Watched {
public:
    virtual ~Watched() = default;
    [[nodiscard]] virtual bool connected() const = 0;
    virtual base::Status connect(const base::Deadline& deadline, const base::StopToken& stop) = 0;
    virtual void disconnect() = 0;
    /// Takes a reading and keeps it for publish(). `asked`: somebody wants it now. Timeout with connected() still true:
    /// too slow this time, the next may be tried.
    virtual base::Status read(bool asked, const base::StopToken& stop) = 0;
    virtual void publish() = 0;
};

/// A collector (connected, connect, disconnect, tick) as what is watched: each sample goes to `onSample`, on the loop's
/// thread.
template <class Collector, class Sample> class WatchedCollector final : public Watched {
public:
    using OnSample = std::function<void(std::shared_ptr<const Sample>)>;

    template <class Options>
    WatchedCollector(const Options& options, OnSample onSample)
        : m_collector(options)
        , m_onSample(std::move(onSample))
    {}
    [[nodiscard]] bool connected() const override { return m_collector.connected(); }
    base::Status connect(const base::Deadline& deadline, const base::StopToken& stop) override
    {
        return m_collector.connect(deadline, stop);
    }
    void disconnect() override { m_collector.disconnect(); }
    base::Status read(bool asked, const base::StopToken& stop) override
    {
        HOWDAH_ASSIGN(m_sample, m_collector.tick(asked, stop));
        return {};
    }
    void publish() override
    {
        if (m_onSample)
            m_onSample(std::move(m_sample));
    }

private:
    Collector m_collector;
    const OnSample m_onSample;
    std::shared_ptr<const Sample> m_sample;
};

struct WatchLoopOptions {
    base::Nanoseconds interval = base::Seconds(1);
    base::Nanoseconds connectTimeout = base::Seconds(5);
    base::Nanoseconds firstBackoff = base::Milliseconds(200);
    base::Nanoseconds longestBackoff = base::Seconds(2);
    /// After a refused login, or when the server is not what was looked for: that does not mend itself soon, each
    /// attempt leaves a line in the server's log, and servers lock accounts.
    base::Nanoseconds refusedBackoff = base::Seconds(30);
    std::shared_ptr<const base::Clock> clock = base::Clock::system();
};

/// A thread that connects, reads at an interval, and connects again with backoff for ever. Ticks that could not be kept
/// are left out, not made up for. Destroying it joins the thread; nothing is published after. What it watches must
/// outlive it.
class WatchLoop {
public:
    WatchLoop(WatchLoopOptions options, Watched& watched, std::function<void(const SamplerState&)> onState);
    ~WatchLoop();
    WatchLoop(const WatchLoop&) = delete;
    WatchLoop& operator=(const WatchLoop&) = delete;

    /// At least 10 ms.
    void setInterval(base::Nanoseconds interval);
    /// A reading at once, or an attempt to connect at once.
    void readNow();

private:
    void run(const base::StopToken& stop);
    void tick(const base::StopToken& stop);
    void lose(const base::Error& error, const base::StopToken& stop);
    void tell(SamplerState::Kind kind, std::optional<base::Error> error = {}, base::Nanoseconds nextTry = {});

    const WatchLoopOptions m_options;
    Watched& m_watched;
    const std::function<void(const SamplerState&)> m_onState;
    Waiter m_waiter;
    // Guarded by the waiter:
    base::Nanoseconds m_interval;
    bool m_now = false;

    // The thread's own:
    std::optional<SamplerState::Kind> m_told;
    base::Nanoseconds m_backoff;
    bool m_asked = false;
    int m_tooSlow = 0;
    base::MonotonicTime m_nextTick{};

    base::StopSource m_stopSource;
    std::thread m_thread;
};

/// A collector and the thread that drives it.
template <class Collector, class Sample> struct WatchThread {
    template <class Options, class Callbacks>
    WatchThread(const Options& options, WatchLoopOptions loopOptions, Callbacks callbacks)
        : watched(options, std::move(callbacks.onSample))
        , loop(std::move(loopOptions), watched, std::move(callbacks.onState))
    {}
    WatchedCollector<Collector, Sample> watched;
    WatchLoop loop; ///< ends before what it watches
};

/// `ticks` samples `interval` apart over a collector's own connection, without a thread, for the command line: the last
/// one.
template <class Collector, class Sample, class Options>
base::Result<std::shared_ptr<const Sample>> collectOnce(const Options& options, int ticks, base::Nanoseconds interval,
                                                        const base::Deadline& deadline, const base::StopToken& stop)
{
    const base::Clock& clock = *options.clock;
    Collector collector(options);
    HOWDAH_TRY(collector.connect(deadline.earlier(base::Deadline::after(options.connectTimeout, clock)), stop));
    Waiter waiter(clock);
    base::Result<std::shared_ptr<const Sample>> taken = collector.tick(true, stop);
    for (int i = 1; taken && i < ticks; ++i) {
        waiter.wait(base::Deadline::after(interval, clock).earlier(deadline), stop, [] { return false; });
        if (stop.stop_requested())
            return base::Error(base::ErrorCode::Cancelled, base::Text(HOWDAH_TEXT("monitor", "Sampling was stopped")));
        if (deadline.passed(clock))
            return base::Error(base::ErrorCode::Timeout,
                               base::Text(HOWDAH_TEXT("monitor", "The time for sampling was over before its end")));
        taken = collector.tick(true, stop);
    }
    return taken;
}

} // namespace howdah::monitor
