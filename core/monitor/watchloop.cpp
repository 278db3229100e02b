// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/watchloop.h"

#include <utility>

namespace howdah::monitor {

namespace {

constexpr base::Nanoseconds shortestInterval = base::Milliseconds(10);
/// Readings in a row that may be too slow before the connection is given up.
constexpr int patience = 3;

/// Not a server that is starting, stopping or full (SQLSTATE classes 57 and 53): that passes.
bool isRefusal(const base::Error& error)
{
    const std::string_view sqlClass = std::string_view(error.sqlState()).substr(0, 2);
    return error.code() == base::ErrorCode::Unsupported ||
           (error.code() == base::ErrorCode::LoginRefused && sqlClass != "57" && sqlClass != "53");
}

} // namespace

WatchLoop::WatchLoop(WatchLoopOptions options, Watched& watched, std::function<void(const SamplerState&)> onState)
    : m_options(std::move(options))
    , m_watched(watched)
    , m_onState(std::move(onState))
    , m_waiter(*m_options.clock)
    , m_interval(std::max(m_options.interval, shortestInterval))
    , m_backoff(m_options.firstBackoff)
{
    m_thread = std::thread([this] { run(m_stopSource.get_token()); });
}

WatchLoop::~WatchLoop()
{
    m_stopSource.request_stop();
    m_thread.join();
}

void WatchLoop::setInterval(base::Nanoseconds interval)
{
    m_waiter.change([&] { m_interval = std::max(interval, shortestInterval); });
}

void WatchLoop::readNow()
{
    m_waiter.change([&] { m_now = true; });
}

void WatchLoop::tell(SamplerState::Kind kind, std::optional<base::Error> error, base::Nanoseconds nextTry)
{
    if (m_told == kind && kind != SamplerState::Kind::Lost)
        return;
    m_told = kind;
    if (m_onState)
        m_onState({kind, std::move(error), m_options.clock->wallNow(), nextTry});
}

void WatchLoop::lose(const base::Error& error, const base::StopToken& stop)
{
    m_watched.disconnect();
    if (stop.stop_requested())
        return;
    const base::Nanoseconds span = isRefusal(error) ? m_options.refusedBackoff : m_backoff;
    // From before it is told: who hears of it may count from then.
    const auto until = base::Deadline::after(span, *m_options.clock);
    tell(SamplerState::Kind::Lost, error, span);
    m_waiter.wait(until, stop, [this] { return m_now; });
    // Who asked gets one attempt at once, not one after the other without a pause.
    m_waiter.change([this] { m_asked = std::exchange(m_now, false) || m_asked; });
    m_backoff = std::min(m_backoff * 2, m_options.longestBackoff);
}

void WatchLoop::tick(const base::StopToken& stop)
{
    m_waiter.change([this] { m_asked = std::exchange(m_now, false) || m_asked; });
    const auto taken = m_watched.read(std::exchange(m_asked, false), stop);
    if (!taken) {
        // A reading that was too slow is not a server that is gone, unless it happens again and again.
        const bool slow = taken.error().code() == base::ErrorCode::Timeout && m_watched.connected();
        if (!slow || ++m_tooSlow >= patience) {
            m_tooSlow = 0;
            lose(taken.error(), stop);
            return;
        }
    } else {
        m_tooSlow = 0;
        m_backoff = m_options.firstBackoff;
        tell(SamplerState::Kind::Sampling);
        m_watched.publish();
    }
    base::Nanoseconds interval{};
    m_waiter.change([&] { interval = m_interval; });
    m_nextTick = std::max(m_nextTick + interval, m_options.clock->now());
    m_waiter.wait(base::Deadline(std::min(m_nextTick, m_options.clock->now() + interval)), stop,
                  [&] { return m_now || m_interval != interval; });
}

void WatchLoop::run(const base::StopToken& stop)
{
    tell(SamplerState::Kind::Connecting);
    while (!stop.stop_requested()) {
        if (!m_watched.connected()) {
            const auto connected =
                m_watched.connect(base::Deadline::after(m_options.connectTimeout, *m_options.clock), stop);
            if (!connected) {
                lose(connected.error(), stop);
                continue;
            }
            m_nextTick = m_options.clock->now();
        }
        tick(stop);
    }
    m_watched.disconnect();
    tell(SamplerState::Kind::Stopped);
}

} // namespace howdah::monitor
