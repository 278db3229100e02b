// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/bouncerworkload.h"

#include "core/base/pause.h"

#include <algorithm>
#include <mutex>

namespace howdah::monitor {

using base::Error;
using base::ErrorCode;
using base::Text;

namespace {

std::optional<int> toInt(const PgBouncerCount& count)
{
    return count ? std::optional(static_cast<int>(*count)) : std::nullopt;
}

/// What the watch's thread leaves for whoever records.
struct Readings {
    std::mutex mutex;
    std::vector<PgBouncerSamplePtr> samples;
    std::optional<Error> error;
};

} // namespace

std::optional<pool::BouncerTotals> totalsOf(const PgBouncerSample& sample, const std::string& database)
{
    pool::BouncerTotals totals;
    totals.at = sample.time;
    bool any = false;
    for (const PgBouncerDatabase& one : sample.databases) {
        if (!database.empty() && one.name != database)
            continue;
        if (!one.totals.transactions || !one.totals.transactionMicros)
            continue;
        any = true;
        totals.transactions += static_cast<std::uint64_t>(*one.totals.transactions);
        // PgBouncer's time of a transaction begins when the client asks; a server is held from the end of its wait.
        const std::int64_t held = *one.totals.transactionMicros - one.totals.waitMicros.value_or(0);
        totals.transactionMicroseconds += static_cast<std::uint64_t>(std::max<std::int64_t>(0, held));
    }
    return any ? std::optional(totals) : std::nullopt;
}

base::Result<PgBouncerRecording> recordPgBouncer(const PgBouncerOptions& options, const std::string& database,
                                                 base::Nanoseconds length, const base::StopToken& stop)
{
    // A first reading for itself tells at once when this is no PgBouncer.
    const base::Deadline soon = base::Deadline::after(options.connectTimeout + options.readTimeout, *options.clock);
    HOWDAH_ASSIGN(const PgBouncerSamplePtr first, samplePgBouncerOnce(options, 1, {}, soon, stop));
    if (!totalsOf(*first, database))
        return database.empty()
                   ? Error(ErrorCode::Unsupported, Text(HOWDAH_TEXT("pgbouncer", "This PgBouncer shows no statistics")))
                   : Error(ErrorCode::NotFound,
                           Text(HOWDAH_TEXT("pgbouncer", "PgBouncer has no database %1, or no statistics of it"),
                                {database}),
                           {}, Text(HOWDAH_TEXT("pgbouncer", "SHOW DATABASES lists them")));
    const auto readings = std::make_shared<Readings>();
    PgBouncerCallbacks callbacks;
    callbacks.onSample = [readings](PgBouncerSamplePtr sample) {
        const std::lock_guard lock(readings->mutex);
        readings->samples.push_back(std::move(sample));
    };
    callbacks.onState = [readings](const SamplerState& state) {
        const std::lock_guard lock(readings->mutex);
        if (state.error)
            readings->error = state.error;
    };
    {
        const PgBouncerWatch watch(options, std::move(callbacks));
        if (base::pauseFor(length, stop))
            return Error(ErrorCode::Cancelled, Text(HOWDAH_TEXT("pgbouncer", "Recording was stopped")));
    }
    std::vector<pool::BouncerTotals> totals;
    for (const PgBouncerSamplePtr& sample : readings->samples) {
        if (const auto one = totalsOf(*sample, database))
            totals.push_back(*one);
    }
    if (totals.size() < 2 && readings->error)
        return *readings->error;
    HOWDAH_ASSIGN(pool::Workload workload, pool::workloadFromBouncer(totals, database));
    PgBouncerRecording recording{std::move(workload), {}, {}};
    for (const PgBouncerDatabase& one : first->databases) {
        if (one.name == "pgbouncer" || (!database.empty() && one.name != database))
            continue;
        if (const auto size = toInt(one.poolSize); size && size > recording.poolSize) {
            recording.poolSize = size;
            recording.reserve = toInt(one.reserve);
        }
    }
    return recording;
}

} // namespace howdah::monitor
