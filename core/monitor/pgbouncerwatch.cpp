// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/pgbouncerwatch.h"

#include "core/monitor/pgbouncercollector.h"
#include "core/monitor/watchloop.h"

namespace howdah::monitor {

struct PgBouncerWatch::State final : Watched {
    State(const PgBouncerOptions& options, std::function<void(PgBouncerSamplePtr)> back)
        : collector(options)
        , onSample(std::move(back))
    {}

    [[nodiscard]] bool connected() const override { return collector.connected(); }
    base::Status connect(const base::Deadline& deadline, const base::StopToken& stop) override
    {
        return collector.connect(deadline, stop);
    }
    void disconnect() override { collector.disconnect(); }
    base::Status read(bool /*asked*/, const base::StopToken& stop) override
    {
        HOWDAH_ASSIGN(sample, collector.tick(stop));
        return {};
    }
    void publish() override
    {
        if (onSample)
            onSample(std::move(sample));
    }

    PgBouncerCollector collector;
    const std::function<void(PgBouncerSamplePtr)> onSample;
    PgBouncerSamplePtr sample;
    std::optional<WatchLoop> loop; ///< its thread uses the others: begins after and ends before them
};

PgBouncerWatch::PgBouncerWatch(PgBouncerOptions options, PgBouncerCallbacks callbacks)
    : m_state(std::make_unique<State>(options, std::move(callbacks.onSample)))
{
    WatchLoopOptions loop;
    loop.interval = options.interval;
    loop.connectTimeout = options.connectTimeout;
    loop.refusedBackoff = base::Seconds(30);
    loop.clock = options.clock;
    m_state->loop.emplace(std::move(loop), *m_state, std::move(callbacks.onState));
}

PgBouncerWatch::~PgBouncerWatch()
{
    m_state->loop.reset();
}

void PgBouncerWatch::setInterval(base::Nanoseconds interval)
{
    m_state->loop->setInterval(interval);
}

void PgBouncerWatch::sampleNow()
{
    m_state->loop->readNow();
}

base::Result<PgBouncerSamplePtr> samplePgBouncerOnce(const PgBouncerOptions& options, int ticks,
                                                     base::Nanoseconds interval, const base::Deadline& deadline,
                                                     const base::StopToken& stop)
{
    PgBouncerCollector collector(options);
    HOWDAH_TRY(
        collector.connect(deadline.earlier(base::Deadline::after(options.connectTimeout, *options.clock)), stop));
    return collectTimes([&] { return collector.tick(stop); }, ticks, interval, *options.clock, deadline, stop);
}

} // namespace howdah::monitor
