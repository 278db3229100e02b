// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/pgbouncerdelta.h"

#include <algorithm>
#include <array>

namespace howdah::monitor {

namespace {

constexpr std::array counters{&PgBouncerCounters::transactions,      &PgBouncerCounters::queries,
                              &PgBouncerCounters::bytesReceived,     &PgBouncerCounters::bytesSent,
                              &PgBouncerCounters::transactionMicros, &PgBouncerCounters::queryMicros,
                              &PgBouncerCounters::waitMicros,        &PgBouncerCounters::assignments};

bool wasReset(const PgBouncerCounters& before, const PgBouncerCounters& after)
{
    return std::ranges::any_of(counters, [&](auto counter) {
        return before.*counter && after.*counter && *(after.*counter) < *(before.*counter);
    });
}

void addDifference(PgBouncerCounters& sum, const PgBouncerCounters& before, const PgBouncerCounters& after)
{
    for (const auto counter : counters) {
        if (before.*counter && after.*counter)
            sum.*counter = (sum.*counter).value_or(0) + *(after.*counter) - *(before.*counter);
    }
}

PgBouncerRates ratesOf(const PgBouncerCounters& difference, double seconds)
{
    const auto perSecond = [seconds](const PgBouncerCount& count) {
        return count ? std::optional(static_cast<double>(*count) / seconds) : std::nullopt;
    };
    const auto meanMs = [](const PgBouncerCount& micros, const PgBouncerCount& count) {
        return micros && count && *count > 0
                   ? std::optional(static_cast<double>(*micros) / 1000 / static_cast<double>(*count))
                   : std::nullopt;
    };
    PgBouncerRates rates;
    rates.seconds = seconds;
    rates.transactionsPerSecond = perSecond(difference.transactions);
    rates.queriesPerSecond = perSecond(difference.queries);
    rates.bytesReceivedPerSecond = perSecond(difference.bytesReceived);
    rates.bytesSentPerSecond = perSecond(difference.bytesSent);
    rates.meanTransactionMs = meanMs(difference.transactionMicros, difference.transactions);
    rates.meanQueryMs = meanMs(difference.queryMicros, difference.queries);
    rates.meanWaitMs = meanMs(difference.waitMicros, difference.transactions);
    const auto timePerTime = [&](const PgBouncerCount& micros) {
        const auto perSecondOfIt = perSecond(micros);
        return perSecondOfIt ? std::optional(*perSecondOfIt / 1e6) : std::nullopt;
    };
    // A transaction begins, for PgBouncer, when the client asks: its time holds the wait for a server.
    PgBouncerCount served;
    if (difference.transactionMicros && difference.waitMicros)
        served = std::max<std::int64_t>(0, *difference.transactionMicros - *difference.waitMicros);
    rates.busyServers = timePerTime(served);
    rates.waitingClients = timePerTime(difference.waitMicros);
    return rates;
}

} // namespace

PgBouncerReading readingOf(const std::vector<PgBouncerDatabase>& databases, base::MonotonicTime at)
{
    PgBouncerReading reading;
    reading.at = at;
    for (const PgBouncerDatabase& database : databases)
        reading.databases.emplace_back(database.name, database.totals);
    return reading;
}

PgBouncerDelta differenceOf(const PgBouncerReading& before, const PgBouncerReading& after)
{
    PgBouncerDelta delta;
    const double seconds = std::chrono::duration<double>(after.at - before.at).count();
    if (seconds <= 0)
        return delta;
    PgBouncerCounters all;
    bool anyReset = false;
    for (const auto& [name, now] : after.databases) {
        const auto then =
            std::ranges::find(before.databases, name, [](const auto& one) -> const std::string& { return one.first; });
        if (then == before.databases.end())
            continue;
        if (wasReset(then->second, now)) {
            anyReset = true;
            continue;
        }
        addDifference(all, then->second, now);
        PgBouncerCounters own;
        addDifference(own, then->second, now);
        delta.databases.emplace_back(name, ratesOf(own, seconds));
    }
    if (!delta.databases.empty() && !anyReset)
        delta.all = ratesOf(all, seconds);
    return delta;
}

} // namespace howdah::monitor
