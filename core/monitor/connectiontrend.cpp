// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/connectiontrend.h"

#include "core/monitor/connectiontally.h"
#include "core/monitor/connectionverdict.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace howdah::monitor {

using namespace tally;

namespace {

constexpr double openedWindow = 300;
constexpr double leastSlopeSeconds = 60;
/// When the server's total is said to run into its limit.
constexpr double forecastSeconds = 300;
constexpr int forecastRises = 6;
constexpr std::size_t mostDatabases = 100;
/// By so much a session's age and the clock of its sample may differ from tick to tick.
constexpr double clockSlack = 2;

bool isClient(const Session& session)
{
    // Of a hidden session not even the type is told. What has both a role and a database is a client, a parallel worker
    // or a logical WAL sender.
    return session.hidden ? !session.user.empty() && !session.database.empty()
                          : session.backendType == "client backend";
}

} // namespace

struct ConnectionTrends::State {
    explicit State(ConnectionTrendOptions given)
        : options(given)
    {}

    ConnectionTrendOptions options;
    std::shared_ptr<const Report> report;

    std::optional<base::WallTime> start; ///< the postmaster's
    base::WallTime at{};
    double now = 0; ///< seconds since the first sample, by the server's clock where it went forward
    std::optional<double> firstRead;
    std::map<SourceKey, Tracked, KeyLess> sources;
    std::optional<Tracked> others;
    std::uint32_t lastSerial = 0;
    std::vector<Known> known;
    CountRing used{stretchSeconds, hourStretches};
    Growth usedGrowth;
    std::vector<States> states = std::vector<States>(hourStretches); ///< by stretch, as `used` has them
    std::shared_ptr<const ConnectionHistory> history;
    std::map<std::string, DatabaseRing, std::less<>> databases;

    using Groups = std::unordered_map<KeyView, Tally, KeyHash>;

    void beginAnew()
    {
        State fresh(options);
        fresh.report = std::move(report);
        *this = std::move(fresh);
    }
    void moveClock(const Sample& sample);
    void countDatabases(const Sample& sample);
    void count(const Session& session, base::WallTime serverTime, Tally& tally) const;
    [[nodiscard]] const Known* knownAs(const Session& session) const;
    void follow(Groups& groups, Tally& rest);
    [[nodiscard]] bool makeRoomFor(int total);
    void note(Tracked& tracked, const Tally& tally) const;
    void analyse(Tracked& tracked, bool longClosed) const;
    void rebuildHistory(Tracked& tracked) const;
    void rebuildHistory();
    [[nodiscard]] ConnectionSource sourceOf(SourceKey key, Tracked& tracked, const Tally& tally,
                                            const ConnectionSlots& slots) const;
    void readSessions(const Sample& sample);
};

void ConnectionTrends::State::moveClock(const Sample& sample)
{
    // Another start is another server, or the same with other processes: nothing that was counted goes on. A server
    // reckons its start from its clock once, so the value does not waver.
    if (start && *start != sample.postmasterStart)
        beginAnew();
    if (start)
        now += std::max(0.0, std::chrono::duration<double>(sample.serverTime - at).count());
    start = sample.postmasterStart;
    at = sample.serverTime;
}

void ConnectionTrends::State::countDatabases(const Sample& sample)
{
    const auto minute = static_cast<std::int64_t>(now / sessionStretchSeconds);
    for (const DatabaseSessions& one : sample.databaseSessions) {
        auto found = databases.find(one.database);
        if (found == databases.end()) {
            if (databases.size() >= mostDatabases)
                continue;
            found = databases.emplace(one.database, DatabaseRing{}).first;
        }
        found->second.advance(minute);
        found->second.at(minute).opened += one.opened;
        found->second.at(minute).abandoned += one.abandoned;
    }
    // A database that was dropped is forgotten with its last minute.
    std::erase_if(databases, [&](const auto& one) {
        return one.second.last + static_cast<std::int64_t>(sessionStretches) <= minute;
    });
}

const Known* ConnectionTrends::State::knownAs(const Session& session) const
{
    const auto found = std::ranges::lower_bound(known, session.pid, {}, &Known::pid);
    const bool same = found != known.end() && found->pid == session.pid && found->start == session.backendStart;
    return same ? &*found : nullptr;
}

void ConnectionTrends::State::count(const Session& session, base::WallTime serverTime, Tally& tally) const
{
    ++tally.total;
    tally.ours = tally.ours || session.ours;
    const Known* before = knownAs(session);
    if (before == nullptr)
        ++tally.opened;
    else if (tally.tracked != nullptr && before->source == tally.tracked->serial)
        ++tally.survived;
    if (const double since = now - session.stateSeconds.value_or(now); before != nullptr && before->idleSince) {
        if (since > *before->idleSince + clockSlack)
            tally.woken = std::max(tally.woken, since - *before->idleSince);
    }
    if (session.backendStart)
        raise(tally.oldest, std::chrono::duration<double>(serverTime - *session.backendStart).count());
    raise(tally.longestTransaction, session.transactionSeconds);

    const double inState = session.stateSeconds.value_or(0);
    const bool left =
        tally.tracked != nullptr && tally.tracked->leftWithin && tally.tracked->leftWithin->holds(now - inState);
    const bool untouched = left && inState > tally.tracked->patience();
    if (session.state == "active" || session.state == "fastpath function call") {
        ++tally.active;
    } else if (session.state.starts_with("idle in transaction")) {
        ++tally.inTransaction;
        tally.aborted += session.state == "idle in transaction (aborted)" ? 1 : 0;
        tally.left += left ? 1 : 0;
        tally.untouched += untouched ? 1 : 0;
        raise(tally.longestIdleInTransaction, session.stateSeconds);
    } else if (session.state == "idle") {
        ++tally.idle;
        tally.left += left ? 1 : 0;
        tally.untouched += untouched ? 1 : 0;
        tally.beyondRecycle += inState > options.recycleSeconds ? 1 : 0;
        raise(tally.longestIdle, session.stateSeconds);
    } else if (session.hidden || session.state == "disabled") {
        // "disabled": the session has track_activities off.
        ++tally.hidden;
    }
}

bool ConnectionTrends::State::makeRoomFor(int total)
{
    if (sources.size() < options.mostSources)
        return true;
    if (sources.empty())
        return false;
    // Who has been gone longest, then who has least: but only for one that has clearly more, else two would drive each
    // other out for ever.
    const auto least = std::ranges::min_element(
        sources, {}, [](const auto& one) { return std::tuple(one.second.total, one.second.lastSeen); });
    if (least->second.total > 0 && total < 2 * least->second.total + 3)
        return false;
    sources.erase(least);
    return true;
}

/// Gives new sources a place, as long as there is one; `rest` gets those that have none.
void ConnectionTrends::State::follow(Groups& groups, Tally& rest)
{
    std::vector<Groups::value_type*> fresh;
    for (auto& group : groups) {
        if (group.second.tracked == nullptr)
            fresh.push_back(&group);
        else
            group.second.tracked->total = group.second.total;
    }
    std::ranges::sort(fresh, [](const auto* a, const auto* b) {
        return a->second.total > b->second.total || (a->second.total == b->second.total && a->first < b->first);
    });
    for (std::size_t i = 0; i < fresh.size() && makeRoomFor(fresh[i]->second.total); ++i) {
        Tracked& tracked = sources.try_emplace(keyOf(fresh[i]->first), ++lastSerial, now).first->second;
        tracked.total = fresh[i]->second.total;
        fresh[i]->second.tracked = &tracked;
    }
    // Making room may have taken a place away from one that was followed.
    for (auto& [key, tally] : groups) {
        const auto found = tally.tracked != nullptr ? sources.find(key) : sources.end();
        if (found == sources.end()) {
            tally.tracked = nullptr;
            rest.add(tally);
        }
    }
    if (rest.total > 0 && !others)
        others.emplace(++lastSerial, now);
}

void ConnectionTrends::State::note(Tracked& tracked, const Tally& tally) const
{
    const int before = tracked.hour.empty() ? 0 : tracked.evidence.total;
    tracked.hour.note(now, tally.total, firstRead == now ? 0 : tally.opened);
    tracked.day.note(now, tally.total);
    if (before >= 2 && tally.survived == 0) {
        tracked.hour.markReplaced(now);
        tracked.replacedAt = now;
        tracked.leak.reset();
        tracked.evidence.hourKept = tracked.evidence.dayKept = {};
    }
    tracked.total = tracked.evidence.total = tally.total;
    tracked.evidence.left = tally.left;
    tracked.evidence.untouched = tally.untouched;
    tracked.woken(tally.woken, now);
    tracked.evidence.watchedSeconds = now - tracked.firstSeen;
    if (tally.total > 0)
        tracked.lastSeen = now;
}

void ConnectionTrends::State::analyse(Tracked& tracked, bool longClosed) const
{
    const auto kept = [&](const CountRing& ring) {
        return tracked.replacedAt ? ring.stretchOf(*tracked.replacedAt) + 1 : 0;
    };
    ConnectionEvidence& evidence = tracked.evidence;
    evidence.hour = growthOf(tracked.hour.minima());
    evidence.hourKept =
        kept(tracked.hour) > tracked.hour.first() ? growthOf(tracked.hour.minima(kept(tracked.hour))) : evidence.hour;
    if (longClosed)
        evidence.dayKept = growthOf(tracked.day.minima(kept(tracked.day)));
    evidence.least = std::max(0, tracked.hour.least(tracked.hour.last() - 1));
    tracked.leftWithin = leftWithin(evidence, tracked.leak);
}

void ConnectionTrends::State::rebuildHistory(Tracked& tracked) const
{
    auto fresh = std::make_shared<std::vector<float>>();
    for (std::int64_t i = used.first(); i < used.last(); ++i) {
        const bool before = i < tracked.hour.first();
        const int most = before ? 0 : tracked.hour.most(i);
        fresh->push_back(used.most(i) == CountRing::gap || most == CountRing::gap ? nothing : static_cast<float>(most));
    }
    tracked.history = std::move(fresh);
}

void ConnectionTrends::State::rebuildHistory()
{
    auto fresh = std::make_shared<ConnectionHistory>();
    fresh->stepSeconds = stretchSeconds;
    const double filling = now - static_cast<double>(used.last()) * stretchSeconds;
    fresh->end = at - std::chrono::duration_cast<base::WallTime::duration>(std::chrono::duration<double>(filling));
    for (std::int64_t i = used.first(); i < used.last(); ++i) {
        const bool gap = used.most(i) == CountRing::gap;
        const States one = gap ? States{} : states[static_cast<std::size_t>(i) % hourStretches];
        fresh->total.push_back(one.total);
        fresh->active.push_back(one.active);
        fresh->idle.push_back(one.idle);
        fresh->inTransaction.push_back(one.inTransaction);
        fresh->hidden.push_back(one.hidden);
    }
    history = std::move(fresh);
}

ConnectionSource ConnectionTrends::State::sourceOf(SourceKey key, Tracked& tracked, const Tally& tally,
                                                   const ConnectionSlots& slots) const
{
    ConnectionSource source;
    source.key = std::move(key);
    source.ours = tally.ours;
    source.total = tally.total;
    source.hidden = tally.hidden;
    source.oldestSeconds = tally.oldest;
    if (tally.hidden < tally.total) {
        source.active = tally.active;
        source.idle = tally.idle;
        source.inTransaction = tally.inTransaction;
        source.aborted = tally.aborted;
        source.longestIdleSeconds = tally.longestIdle;
        source.longestTransactionSeconds = tally.longestTransaction;
        source.longestIdleInTransactionSeconds = tally.longestIdleInTransaction;
        source.idleBeyondRecycle = tally.beyondRecycle;
    }
    const ConnectionEvidence& evidence = tracked.evidence;
    judgeLeak(tracked.leak, source, evidence);
    const Growth* growing = tracked.leak ? leakIn(evidence) : nullptr;
    const Growth& growth = growing != nullptr ? *growing : evidence.hour;
    source.trend.observedSeconds = growth.observedSeconds;
    source.trend.clear = growth.clear();
    if (growth.observedSeconds >= leastSlopeSeconds)
        source.trend.perHour = growth.perSecond * 3600;
    source.trend.recoveries = growth.recoveries;
    source.trend.restarts = tracked.hour.replacements();
    if (growing != nullptr && slots.most > 0)
        source.trend.secondsToFull = slots.free() / growing->perSecond;
    const std::int64_t from = std::max<std::int64_t>(0, tracked.hour.stretchOf(std::max(0.0, now - openedWindow)));
    const double seconds = now - std::max(static_cast<double>(from) * stretchSeconds, *firstRead);
    if (seconds >= stretchSeconds)
        source.trend.openedPerMinute = tracked.hour.openedSince(from) / seconds * 60;
    if (tracked.leak)
        source.leaked = std::clamp(evidence.least - tracked.leak->before, 1, std::max(1, tally.total));
    source.history = tracked.history;
    source.findings = findingsOf(source, evidence, tracked.leak, now, options.recycleSeconds, slots);
    return source;
}

void ConnectionTrends::State::readSessions(const Sample& sample)
{
    if (!firstRead)
        firstRead = now;
    auto fresh = std::make_shared<Report>();
    ConnectionSlots& slots = fresh->serverSlots;
    slots.most = sample.maxConnections;
    slots.reserved = sample.reservedConnections;

    Groups groups;
    std::vector<std::pair<const Session*, const Tally*>> clients; // nodes of the map stay where they are
    clients.reserve(sample.sessions.size());
    for (const Session& session : sample.sessions) {
        slots.walSenders += session.backendType == "walsender" ? 1 : 0;
        if (!isClient(session))
            continue;
        const KeyView key{session.application, session.user,   session.clientAddress,
                          session.database,    session.hidden, false};
        const auto [group, added] = groups.try_emplace(key);
        if (added) {
            if (const auto found = sources.find(key); found != sources.end())
                group->second.tracked = &found->second;
        }
        count(session, sample.serverTime, group->second);
        clients.emplace_back(&session, &group->second);
    }
    Tally all, rest, none;
    for (const auto& [key, tally] : groups)
        all.add(tally);
    slots.used = all.total;
    for (const auto& [session, tally] : clients)
        slots.hidden += session->hidden ? 1 : 0;

    // Whose place may be taken is told by what they have now.
    for (auto& [key, tracked] : sources)
        tracked.total = 0;
    follow(groups, rest);
    if (others && rest.total > 0) {
        rest.survived = 0;
        for (const auto& [session, tally] : clients) {
            const Known* before = tally->tracked == nullptr ? knownAs(*session) : nullptr;
            rest.survived += before != nullptr && before->source == others->serial ? 1 : 0;
        }
    }

    const bool closed = !used.empty() && used.stretchOf(now) > used.last();
    const auto longStretch = [](double seconds) { return static_cast<std::int64_t>(seconds / longStretchSeconds); };
    const bool longClosed = closed && longStretch(now) > longStretch(static_cast<double>(used.last()) * stretchSeconds);
    used.note(now, all.total);
    states[static_cast<std::size_t>(used.last()) % hourStretches] = {
        static_cast<float>(all.total), static_cast<float>(all.active), static_cast<float>(all.idle),
        static_cast<float>(all.inTransaction), static_cast<float>(all.hidden)};
    if (closed)
        usedGrowth = growthOf(used.minima());
    if (closed || !history)
        rebuildHistory();

    ConnectionTrend& trend = slots.trend;
    trend.observedSeconds = usedGrowth.observedSeconds;
    trend.clear = usedGrowth.clear();
    trend.recoveries = usedGrowth.recoveries;
    if (usedGrowth.observedSeconds >= leastSlopeSeconds)
        trend.perHour = usedGrowth.perSecond * 3600;
    if (slots.most > 0 && usedGrowth.clear() && usedGrowth.goesOn() && usedGrowth.recoveries == 0 &&
        usedGrowth.growthSeconds >= forecastSeconds && usedGrowth.rises >= forecastRises)
        trend.secondsToFull = slots.free() / usedGrowth.perSecond;

    const auto take = [&](const SourceKey& key, Tracked& tracked, const Tally& tally) {
        note(tracked, tally);
        // What a stretch tells is known once it is over; the sessions are then judged by it at the next tick.
        if (tally.total > 0)
            fresh->sources.push_back(sourceOf(key, tracked, tally, slots));
        if (closed)
            analyse(tracked, longClosed);
        if (closed || !tracked.history)
            rebuildHistory(tracked);
        if (tally.total > 0)
            fresh->sources.back().history = tracked.history;
    };
    for (auto& [key, tracked] : sources) {
        const auto group = groups.find(viewOf(key));
        take(key, tracked, group == groups.end() ? none : group->second);
    }
    std::ranges::stable_sort(fresh->sources, std::greater{}, &ConnectionSource::total);
    if (others) {
        SourceKey key;
        key.others = true;
        take(key, *others, rest);
    }

    const auto forgotten = [&](const Tracked& one) { return now - one.lastSeen > options.forgetSeconds; };
    std::erase_if(sources, [&](const auto& one) { return forgotten(one.second); });
    if (others && forgotten(*others))
        others.reset();

    known.clear();
    for (const auto& [session, tally] : clients) {
        const bool idle = session->state.starts_with("idle") && session->stateSeconds;
        known.push_back({session->pid, session->backendStart,
                         tally->tracked != nullptr ? tally->tracked->serial
                         : others                  ? others->serial
                                                   : 0,
                         idle ? std::optional(now - *session->stateSeconds) : std::nullopt});
    }
    std::ranges::sort(known, {}, &Known::pid);

    fresh->at = sample.serverTime;
    fresh->observedSeconds = now;
    fresh->recycleSeconds = options.recycleSeconds;
    fresh->history = history;
    for (auto& [database, ring] : databases) {
        DatabaseSessionTrend& one = fresh->databases.emplace_back();
        one.database = database;
        const auto minute = static_cast<std::int64_t>(now / sessionStretchSeconds);
        const auto oldest = std::max(ring.begin, minute - static_cast<std::int64_t>(sessionStretches) + 1);
        one.observedSeconds = now - std::max(static_cast<double>(oldest) * sessionStretchSeconds, *firstRead);
        for (std::int64_t i = oldest; i <= ring.last; ++i) {
            one.opened += ring.at(i).opened;
            one.abandoned += ring.at(i).abandoned;
        }
    }
    report = std::move(fresh);
}

std::optional<double> ConnectionSource::shareBeyondRecycle() const
{
    if (!idleBeyondRecycle || total == 0)
        return std::nullopt;
    return static_cast<double>(*idleBeyondRecycle) / total;
}

Severity ConnectionSource::severity() const
{
    Severity worst = Severity::Ok;
    const auto rank = [](Severity severity) {
        return severity == Severity::Critical  ? 3
               : severity == Severity::Warn    ? 2
               : severity == Severity::Unknown ? 1
                                               : 0;
    };
    for (const ConnectionFinding& finding : findings) {
        if (rank(finding.severity) > rank(worst))
            worst = finding.severity;
    }
    return worst;
}

int ConnectionSlots::free() const
{
    return std::max(0, ordinary() - used);
}

ConnectionTrends::ConnectionTrends(ConnectionTrendOptions options)
    : m_state(std::make_unique<State>(options))
{}

ConnectionTrends::~ConnectionTrends() = default;
ConnectionTrends::ConnectionTrends(ConnectionTrends&&) noexcept = default;
ConnectionTrends& ConnectionTrends::operator=(ConnectionTrends&&) noexcept = default;

void ConnectionTrends::setRecycle(double seconds)
{
    m_state->options.recycleSeconds = seconds;
}

std::shared_ptr<const ConnectionReport> ConnectionTrends::apply(const Sample& sample)
{
    m_state->moveClock(sample);
    m_state->countDatabases(sample);
    if (activityAnswered(sample))
        m_state->readSessions(sample);
    return m_state->report;
}

std::shared_ptr<const ConnectionReport> ConnectionTrends::report() const
{
    return m_state->report;
}

} // namespace howdah::monitor
