// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/monitor/pgbouncer.h"
#include "core/monitor/sampler.h"
#include "core/pg/connection.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace howdah::monitor {

struct PgBouncerOptions {
    /// Of PgBouncer, not of the server behind it. Whatever database it names, the console is connected to.
    pg::ConnectParams params;
    base::Nanoseconds interval = base::Seconds(1);
    base::Nanoseconds readTimeout = base::Seconds(3); ///< for all questions of one reading
    base::Nanoseconds connectTimeout = base::Seconds(5);
    std::string applicationName = "howdah/pgbouncer";
    std::shared_ptr<const base::Clock> clock = base::Clock::system();
};

/// `params` for the admin console: database "pgbouncer", and nothing the console does not take (startup options,
/// target_session_attrs), wherever it comes from.
[[nodiscard]] pg::ConnectParams pgBouncerConsole(pg::ConnectParams params);

/// "1.18.0" when this connection is to the admin console of a PgBouncer, nothing when it is to anything else, a
/// database behind a PgBouncer included. Asks SHOW VERSION; the error is for the connection.
base::Result<std::optional<std::string>> pgBouncerVersion(pg::Connection& connection,
                                                          const pg::QueryOptions& options = {});

/// Called on the watch's thread. Must not block.
struct PgBouncerCallbacks {
    std::function<void(PgBouncerSamplePtr)> onSample;
    std::function<void(const SamplerState&)> onState;
};

/// Watches one PgBouncer from its own thread over its own connection. Reconnects with backoff for ever (0.2 s to 2 s;
/// 30 s after a refused login or when it is no PgBouncer). Destroying it joins the thread; no callback runs after.
class PgBouncerWatch {
public:
    PgBouncerWatch(PgBouncerOptions options, PgBouncerCallbacks callbacks);
    ~PgBouncerWatch();
    PgBouncerWatch(const PgBouncerWatch&) = delete;
    PgBouncerWatch& operator=(const PgBouncerWatch&) = delete;

    void setInterval(base::Nanoseconds interval);
    /// A reading at once, or an attempt to connect at once (F5).
    void sampleNow();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// One sample without a thread: `ticks` readings `interval` apart over a connection of its own, the last one returned,
/// so that rates are there. For howdahctl.
base::Result<PgBouncerSamplePtr> samplePgBouncerOnce(const PgBouncerOptions& options, int ticks,
                                                     base::Nanoseconds interval, const base::Deadline& deadline,
                                                     const base::StopToken& stop);

} // namespace howdah::monitor
