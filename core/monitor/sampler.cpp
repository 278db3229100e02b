// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/sampler.h"

#include "core/monitor/collector.h"
#include "core/monitor/watchloop.h"

namespace howdah::monitor {

struct Sampler::State final : Watched {
    State(const SamplerOptions& options, std::function<void(SamplePtr)> back)
        : collector(options)
        , onSample(std::move(back))
    {}

    [[nodiscard]] bool connected() const override { return collector.connected(); }
    base::Status connect(const base::Deadline& deadline, const base::StopToken& stop) override
    {
        return collector.connect(deadline, stop);
    }
    void disconnect() override { collector.disconnect(); }
    base::Status read(bool asked, const base::StopToken& stop) override
    {
        HOWDAH_ASSIGN(sample, collector.tick(asked, stop));
        return {};
    }
    void publish() override
    {
        if (onSample)
            onSample(std::move(sample));
    }

    Collector collector;
    const std::function<void(SamplePtr)> onSample;
    SamplePtr sample;
    std::optional<WatchLoop> loop; ///< its thread uses the others: begins after and ends before them
};

Sampler::Sampler(SamplerOptions options, SamplerCallbacks callbacks)
    : m_state(std::make_unique<State>(options, std::move(callbacks.onSample)))
{
    WatchLoopOptions loop;
    loop.interval = options.interval;
    loop.connectTimeout = options.connectTimeout;
    loop.clock = options.clock;
    m_state->loop.emplace(std::move(loop), *m_state, std::move(callbacks.onState));
}

Sampler::~Sampler()
{
    m_state->loop.reset();
}

void Sampler::setInterval(base::Nanoseconds interval)
{
    m_state->loop->setInterval(interval);
}

void Sampler::sampleNow()
{
    m_state->loop->readNow();
}

base::Result<SamplePtr> sampleOnce(const SamplerOptions& options, int ticks, base::Nanoseconds interval,
                                   const base::Deadline& deadline, const base::StopToken& stop)
{
    Collector collector(options);
    HOWDAH_TRY(
        collector.connect(deadline.earlier(base::Deadline::after(options.connectTimeout, *options.clock)), stop));
    return collectTimes([&] { return collector.tick(true, stop); }, ticks, interval, *options.clock, deadline, stop);
}

} // namespace howdah::monitor
