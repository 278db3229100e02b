// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/monitor/sample.h"
#include "core/pg/connectparams.h"

#include <functional>
#include <memory>

namespace howdah::monitor {

struct SamplerOptions {
    pg::ConnectParams params;
    base::Nanoseconds interval = base::Seconds(1);
    base::Nanoseconds statementsInterval = base::Seconds(5); ///< pg_stat_statements is read this often
    base::Nanoseconds statementTimeout = base::Seconds(3);
    base::Nanoseconds lockTimeout = base::Milliseconds(100);
    base::Nanoseconds connectTimeout = base::Seconds(5);
    /// As many statements as this by each figure are published; what is differenced is always all of them.
    std::size_t statementRows = 200;
    std::string applicationName = "howdah/monitor";
    std::shared_ptr<const base::Clock> clock = base::Clock::system();
};

/// How the sampler stands with its server.
struct SamplerState {
    enum class Kind { Connecting, Sampling, Lost, Stopped };
    Kind kind = Kind::Connecting;
    std::optional<base::Error> error; ///< why it is lost
    base::WallTime since{};
    base::Nanoseconds nextTry{}; ///< when lost: how long until the next attempt
};

/// Called on the sampler's thread. Must not block.
struct SamplerCallbacks {
    std::function<void(SamplePtr)> onSample;
    std::function<void(const SamplerState&)> onState;
};

/// Watches one server from its own thread over its own connection, outside any pool: an exhausted pool must stay
/// visible. One pipelined batch a tick. Reconnects with backoff (0.2 s to 2 s) for ever. Destroying it joins the
/// thread; no callback runs after.
class Sampler {
public:
    Sampler(SamplerOptions options, SamplerCallbacks callbacks);
    ~Sampler();
    Sampler(const Sampler&) = delete;
    Sampler& operator=(const Sampler&) = delete;

    void setInterval(base::Nanoseconds interval);
    /// A tick at once (F5), statements included; what was missing is looked for again.
    void sampleNow();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// One sample without a thread: `ticks` batches `interval` apart over a connection of its own, the last one returned,
/// so that rates are there. For howdahctl.
base::Result<SamplePtr> sampleOnce(const SamplerOptions& options, int ticks, base::Nanoseconds interval,
                                   const base::Deadline& deadline, const base::StopToken& stop);

} // namespace howdah::monitor
