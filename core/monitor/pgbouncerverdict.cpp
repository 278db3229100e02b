// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/pgbouncerverdict.h"

#include "core/base/units.h"

#include <algorithm>

namespace howdah::monitor {

using base::Text;
namespace human = base::human;

namespace {

bool reached(const PgBouncerCount& count, const PgBouncerCount& limit)
{
    return count && limit && *limit > 0 && *count >= *limit;
}

Severity judgedWait(base::Nanoseconds wait, const PgBouncerWaitLimits& limits)
{
    return wait >= limits.criticalAt ? Severity::Critical : wait >= limits.warnAt ? Severity::Warn : Severity::Ok;
}

/// Why clients of a pool wait.
struct Cause {
    base::TextSource sentence; ///< %n clients, %1 the longest wait, from %2 on the figures
    std::vector<std::string> figures;
    Text remedy;
};

Cause causeOf(const PgBouncerPool& pool, const PgBouncerDatabase* database, std::optional<PgBouncerState> state)
{
    if (state && *state != PgBouncerState::Active)
        return {
            HOWDAH_TEXT_N("pgbouncer", "%n client(s) waiting, the first for %1: all of PgBouncer is paused"),
            {},
            Text(HOWDAH_TEXT("pgbouncer", "run RESUME in PgBouncer's console when the work on the server is done"))};
    if (database != nullptr && database->paused.value_or(false))
        return {
            HOWDAH_TEXT_N("pgbouncer", "%n client(s) waiting, the first for %1: the database is paused"),
            {},
            Text(HOWDAH_TEXT("pgbouncer", "run RESUME %1 in PgBouncer's console when the work on the server is done"),
                 {database->name})};
    const PgBouncerCount servers = pool.servers();
    const bool noneReady = pool.serversActive == 0 && pool.serversIdle.value_or(0) == 0 &&
                           pool.serversUsed.value_or(0) == 0 && pool.serversTested.value_or(0) == 0;
    if (reached(servers, pool.serverSlots) && !noneReady)
        return {
            HOWDAH_TEXT_N("pgbouncer", "%n client(s) waiting, the first for %1: %2 of %3 server connections are taken"),
            {std::to_string(*servers), std::to_string(*pool.serverSlots)},
            Text(HOWDAH_TEXT("pgbouncer", "shorten the transactions, or raise pool_size as far as the server has "
                                          "connections to spare"))};
    if (database != nullptr && reached(database->connections, database->maxConnections))
        return {HOWDAH_TEXT_N("pgbouncer",
                              "%n client(s) waiting, the first for %1: the database has all %2 connections "
                              "that it may have"),
                {std::to_string(*database->maxConnections)},
                Text(HOWDAH_TEXT("pgbouncer",
                                 "raise max_db_connections, or lower pool_size so that its users share evenly"))};
    if (noneReady)
        return {HOWDAH_TEXT_N("pgbouncer", "%n client(s) waiting, the first for %1: there is no server connection yet"),
                {},
                Text(HOWDAH_TEXT("pgbouncer", "look in PgBouncer's log whether the server can be reached and takes "
                                              "the login"))};
    return {HOWDAH_TEXT_N("pgbouncer", "%n client(s) waiting, the first for %1"), {}, {}};
}

} // namespace

PgBouncerWaitLimits waitLimits(const PgBouncerConfig& config)
{
    PgBouncerWaitLimits limits;
    const base::Nanoseconds timeout = config.queryWaitTimeout.value_or(base::Nanoseconds::zero());
    if (timeout > base::Nanoseconds::zero()) {
        limits.criticalAt = std::min(limits.criticalAt, timeout / 2);
        limits.warnAt = std::min(limits.warnAt, timeout / 4);
    }
    return limits;
}

PgBouncerVerdict judgePool(const PgBouncerPool& pool, const PgBouncerDatabase* database, const PgBouncerConfig& config,
                           std::optional<PgBouncerState> state)
{
    if (!pool.clientsWaiting)
        return {Severity::Unknown,
                Text(HOWDAH_TEXT("pgbouncer", "This PgBouncer does not tell how many clients wait")),
                {}};
    const bool paused =
        (database != nullptr && database->paused.value_or(false)) || (state && *state != PgBouncerState::Active);
    if (*pool.clientsWaiting == 0) {
        if (paused)
            return {Severity::Ok, Text(HOWDAH_TEXT("pgbouncer", "Paused: whoever asks now will wait")), {}};
        if (database != nullptr && database->disabled.value_or(false))
            return {Severity::Ok, Text(HOWDAH_TEXT("pgbouncer", "Disabled: new clients are turned away")), {}};
        return {Severity::Ok, Text(HOWDAH_TEXT("pgbouncer", "Nobody waits for a server connection")), {}};
    }
    const base::Nanoseconds wait = pool.maxWait.value_or(base::Nanoseconds::zero());
    Severity severity = judgedWait(wait, waitLimits(config));
    // A queue as long as the pool is wide: everyone waits for a whole turn, however short the turns are.
    const bool full = reached(pool.servers(), pool.serverSlots) && pool.serversIdle.value_or(0) == 0;
    if (severity == Severity::Ok && !paused && full && *pool.clientsWaiting >= *pool.serverSlots)
        severity = Severity::Warn;
    Cause cause = causeOf(pool, database, state);
    cause.figures.insert(cause.figures.begin(), human::duration(wait));
    return {severity, Text::counted(cause.sentence, *pool.clientsWaiting, std::move(cause.figures)),
            std::move(cause.remedy)};
}

PgBouncerVerdict judgeClients(const PgBouncerLists& lists, const PgBouncerConfig& config)
{
    if (!lists.usedClients || !config.maxClientConn || *config.maxClientConn <= 0)
        return {Severity::Unknown, Text(HOWDAH_TEXT("pgbouncer", "How many clients may connect is not known")), {}};
    const double share = static_cast<double>(*lists.usedClients) / static_cast<double>(*config.maxClientConn);
    const Severity severity = share >= pgBouncerClientsCriticalAt ? Severity::Critical
                              : share >= pgBouncerClientsWarnAt   ? Severity::Warn
                                                                  : Severity::Ok;
    return {severity,
            Text(HOWDAH_TEXT("pgbouncer", "%1 of %2 client connections are in use"),
                 {human::integer(*lists.usedClients), human::integer(*config.maxClientConn)}),
            severity == Severity::Ok
                ? Text()
                : Text(HOWDAH_TEXT("pgbouncer", "raise max_client_conn and the limit of open files, or "
                                                "find out who opens that many"))};
}

void judge(PgBouncerSample& sample)
{
    const auto badness = [](Severity severity) {
        return severity == Severity::Unknown ? -1 : static_cast<int>(severity);
    };
    const PgBouncerPool* worst = nullptr;
    long long bad = 0;
    std::int64_t waiting = 0;
    bool known = true;
    for (PgBouncerPool& pool : sample.pools) {
        pool.verdict = judgePool(pool, sample.database(pool.database), sample.config, sample.state);
        waiting += pool.clientsWaiting.value_or(0);
        known = known && pool.clientsWaiting.has_value();
        if (badness(pool.verdict.severity) <= badness(Severity::Ok))
            continue;
        ++bad;
        if (worst == nullptr || badness(pool.verdict.severity) > badness(worst->verdict.severity) ||
            (pool.verdict.severity == worst->verdict.severity && pool.maxWait > worst->maxWait))
            worst = &pool;
    }
    sample.clients = judgeClients(sample.lists, sample.config);

    if (worst != nullptr && badness(worst->verdict.severity) >= badness(sample.clients.severity)) {
        sample.verdict = {worst->verdict.severity,
                          Text::counted(HOWDAH_TEXT_N("pgbouncer", "Clients wait in %n pool(s), longest in %1: %2"),
                                        bad,
                                        {worst->database + '/' + worst->user,
                                         human::duration(worst->maxWait.value_or(base::Nanoseconds::zero()))}),
                          worst->verdict.remedy};
    } else if (badness(sample.clients.severity) > badness(Severity::Ok)) {
        sample.verdict = sample.clients;
    } else if (sample.state && *sample.state != PgBouncerState::Active) {
        sample.verdict = {
            Severity::Ok, Text(HOWDAH_TEXT("pgbouncer", "PgBouncer is paused: whoever asks now will wait")), {}};
    } else if (!known) {
        sample.verdict = {Severity::Unknown,
                          Text(HOWDAH_TEXT("pgbouncer", "This PgBouncer does not tell how many clients wait")),
                          {}};
    } else if (waiting > 0) {
        sample.verdict = {Severity::Ok,
                          Text::counted(HOWDAH_TEXT_N("pgbouncer", "%n client(s) waiting, none for long"), waiting),
                          {}};
    } else {
        sample.verdict = {Severity::Ok, Text(HOWDAH_TEXT("pgbouncer", "Nobody waits for a server connection")), {}};
    }
}

} // namespace howdah::monitor
