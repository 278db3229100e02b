// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/databasedelta.h"

#include <algorithm>
#include <array>

namespace howdah::monitor {

namespace {

constexpr std::array counters{
    &DatabaseCounters::commits,     &DatabaseCounters::rollbacks,    &DatabaseCounters::blocksHit,
    &DatabaseCounters::blocksRead,  &DatabaseCounters::rowsReturned, &DatabaseCounters::rowsFetched,
    &DatabaseCounters::rowsWritten, &DatabaseCounters::tempBytes,    &DatabaseCounters::deadlocks};

bool wasReset(const DatabaseCounters& before, const DatabaseCounters& after)
{
    if (before.reset != after.reset)
        return true;
    if (std::ranges::any_of(counters, [&](auto counter) { return after.*counter < before.*counter; }))
        return true;
    const auto fell = [](const auto& then, const auto& now) { return then && now && *now < *then; };
    return fell(before.activeMs, after.activeMs) || fell(before.sessionsOpened, after.sessionsOpened) ||
           fell(before.sessionsAbandoned, after.sessionsAbandoned);
}

void addDifference(DatabaseCounters& sum, const DatabaseCounters& before, const DatabaseCounters& after)
{
    for (const auto counter : counters)
        sum.*counter += after.*counter - before.*counter;
    if (before.activeMs && after.activeMs)
        sum.activeMs = sum.activeMs.value_or(0) + *after.activeMs - *before.activeMs;
}

DatabaseRates ratesOf(const DatabaseCounters& difference, double seconds)
{
    const auto perSecond = [seconds](std::int64_t count) { return static_cast<double>(count) / seconds; };
    DatabaseRates rates;
    rates.seconds = seconds;
    rates.commitsPerSecond = perSecond(difference.commits);
    rates.rollbacksPerSecond = perSecond(difference.rollbacks);
    rates.blocksHitPerSecond = perSecond(difference.blocksHit);
    rates.blocksReadPerSecond = perSecond(difference.blocksRead);
    rates.rowsReturnedPerSecond = perSecond(difference.rowsReturned);
    rates.rowsFetchedPerSecond = perSecond(difference.rowsFetched);
    rates.rowsWrittenPerSecond = perSecond(difference.rowsWritten);
    rates.tempBytesPerSecond = perSecond(difference.tempBytes);
    rates.deadlocksPerSecond = perSecond(difference.deadlocks);
    if (difference.activeMs)
        rates.activeSecondsPerSecond = *difference.activeMs / 1000 / seconds;
    return rates;
}

} // namespace

DatabaseDelta differenceOf(const DatabaseReading& before, const DatabaseReading& after)
{
    DatabaseDelta delta;
    const double seconds = std::chrono::duration<double>(after.at - before.at).count();
    if (seconds <= 0 || before.postmasterStart != after.postmasterStart)
        return delta;
    DatabaseCounters all;
    bool anyReset = false;
    bool anySeen = false;
    for (const DatabaseCounters& now : after.databases) {
        const auto then = std::ranges::find(before.databases, now.id, &DatabaseCounters::id);
        if (then == before.databases.end())
            continue;
        if (wasReset(*then, now)) {
            anyReset = true;
            continue;
        }
        anySeen = true;
        if (!now.name.empty() && then->sessionsOpened && now.sessionsOpened && then->sessionsAbandoned &&
            now.sessionsAbandoned)
            delta.sessions.push_back({now.name, *now.sessionsOpened - *then->sessionsOpened,
                                      *now.sessionsAbandoned - *then->sessionsAbandoned});
        addDifference(all, *then, now);
        if (now.own) {
            DatabaseCounters own;
            addDifference(own, *then, now);
            delta.own = ratesOf(own, seconds);
        }
    }
    if (anySeen && !anyReset) {
        delta.all = ratesOf(all, seconds);
        delta.activeMs = all.activeMs;
    }
    return delta;
}

} // namespace howdah::monitor
