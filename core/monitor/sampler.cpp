// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/sampler.h"

#include "core/monitor/collector.h"
#include "core/monitor/watchloop.h"

namespace howdah::monitor {

struct Sampler::State : WatchThread<Collector, Sample> {
    using WatchThread::WatchThread;
};

Sampler::Sampler(SamplerOptions options, SamplerCallbacks callbacks)
{
    WatchLoopOptions loop;
    loop.interval = options.interval;
    loop.connectTimeout = options.connectTimeout;
    loop.clock = options.clock;
    m_state = std::make_unique<State>(options, loop, std::move(callbacks));
}

Sampler::~Sampler() = default;

void Sampler::setInterval(base::Nanoseconds interval)
{
    m_state->loop.setInterval(interval);
}

void Sampler::sampleNow()
{
    m_state->loop.readNow();
}

base::Result<SamplePtr> sampleOnce(const SamplerOptions& options, int ticks, base::Nanoseconds interval,
                                   const base::Deadline& deadline, const base::StopToken& stop)
{
    return collectOnce<Collector, Sample>(options, ticks, interval, deadline, stop);
}

} // namespace howdah::monitor
