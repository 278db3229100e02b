// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/pgbouncerwatch.h"

#include "core/monitor/pgbouncercollector.h"
#include "core/monitor/watchloop.h"

namespace howdah::monitor {

struct PgBouncerWatch::State : WatchThread<PgBouncerCollector, PgBouncerSample> {
    using WatchThread::WatchThread;
};

PgBouncerWatch::PgBouncerWatch(PgBouncerOptions options, PgBouncerCallbacks callbacks)
{
    WatchLoopOptions loop;
    loop.interval = options.interval;
    loop.connectTimeout = options.connectTimeout;
    loop.refusedBackoff = base::Seconds(30);
    loop.clock = options.clock;
    m_state = std::make_unique<State>(options, loop, std::move(callbacks));
}

PgBouncerWatch::~PgBouncerWatch() = default;

void PgBouncerWatch::setInterval(base::Nanoseconds interval)
{
    m_state->loop.setInterval(interval);
}

void PgBouncerWatch::sampleNow()
{
    m_state->loop.readNow();
}

base::Result<PgBouncerSamplePtr> samplePgBouncerOnce(const PgBouncerOptions& options, int ticks,
                                                     base::Nanoseconds interval, const base::Deadline& deadline,
                                                     const base::StopToken& stop)
{
    return collectOnce<PgBouncerCollector, PgBouncerSample>(options, ticks, interval, deadline, stop);
}

} // namespace howdah::monitor
