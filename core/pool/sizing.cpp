// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/sizing.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace howdah::pool {

using base::Nanoseconds;
using base::Text;

namespace {

constexpr double mostOverflowTime = 0.1;
constexpr double mostConnectsPerSecond = 0.1;
constexpr int curvePoints = 20;

/// Pools tried on one workload; each is tried once.
class Trials {
public:
    Trials(const Workload& workload, const Constraints& constraints)
        : m_constraints(constraints)
        , m_replays(workload, {.seed = constraints.seed})
    {}
    const SimulationResult& at(int size, int overflow)
    {
        const auto found = m_results.find({size, overflow});
        if (found != m_results.end())
            return found->second;
        PoolPolicy policy;
        policy.size = size;
        policy.overflow = overflow;
        policy.overflowGrace = m_constraints.overflowGrace;
        policy.checkoutTimeout = m_constraints.checkoutTimeout;
        return m_results.emplace(std::pair(size, overflow), m_replays.run(policy)).first->second;
    }
    bool meets(int size, int overflow) { return at(size, overflow).waitP99High <= m_constraints.targetP99Wait; }
    [[nodiscard]] bool whole() const { return m_replays.whole(); }

private:
    const Constraints& m_constraints;
    Replays m_replays;
    std::map<std::pair<int, int>, SimulationResult> m_results;
};

/// The smallest number in [low, high] for which `holds`, which holds for `high` and from some number on.
template <class Predicate> int smallest(int low, int high, Predicate holds)
{
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (holds(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

/// The smallest in [low, high] as above, sought from below in growing steps: small pools are cheap to try and `high` is
/// mostly far away. Nothing when it does not hold for `high` either.
template <class Predicate> std::optional<int> smallestFromBelow(int low, int high, int start, Predicate holds)
{
    int reach = std::clamp(start, low, high);
    for (int step = 1; !holds(reach); step *= 2) {
        if (reach == high)
            return std::nullopt;
        low = reach + 1;
        reach = std::min(high, reach + step);
    }
    return smallest(low, reach, holds);
}

int openTogether(const SimulationResult& result)
{
    return result.size + result.overflow;
}

/// The sizes of the curve: all around the recommended one, others evenly spread.
std::set<int> sizesToShow(int low, int high, int recommended)
{
    std::set<int> sizes{low, high, recommended};
    constexpr int near = 3;
    for (int size = std::max(low, recommended - near); size <= std::min(high, recommended + near); ++size)
        sizes.insert(size);
    const int rest = std::max(1, curvePoints - static_cast<int>(sizes.size()));
    const double step = std::max(1.0, static_cast<double>(high - low) / rest);
    for (double size = low; size < high; size += step)
        sizes.insert(static_cast<int>(size));
    return sizes;
}

std::string count(double value)
{
    return base::human::integer(std::llround(value));
}

void noteServer(SizingResult& result, int limit)
{
    const SimulationResult& chosen = *result.recommended;
    if (!result.meetsTarget && result.limitedBy == LimitedBy::ServerSlots)
        result.notes.emplace_back(
            HOWDAH_TEXT("pool", "The server leaves room for %1 connections only (max_connections less those reserved "
                                "and those of others): the target needs more"),
            std::vector<std::string>{count(limit)});
    if (!result.meetsTarget && result.limitedBy == LimitedBy::Largest)
        result.notes.emplace_back(
            HOWDAH_TEXT("pool", "No pool of up to %1 connections keeps the target: shorter holds would help more"),
            std::vector<std::string>{count(limit)});
    const auto slots = result.server.freeSlots();
    if (result.current && slots && openTogether(*result.current) > *slots)
        result.notes.emplace_back(
            HOWDAH_TEXT("pool", "Today's size and overflow are %1 connections together; the server has room for %2. "
                                "At full use it would refuse some of them"),
            std::vector<std::string>{count(openTogether(*result.current)), count(*slots)});
    if (chosen.timeoutShare > 0)
        result.notes.emplace_back(HOWDAH_TEXT("pool", "%1 of the checkouts give up at the checkout timeout"),
                                  std::vector<std::string>{base::human::percent(chosen.timeoutShare)});
}

void noteCores(SizingResult& result, const Workload& workload)
{
    if (!result.server.cores || *result.server.cores < 1)
        return;
    const int cores = *result.server.cores;
    const double busiest = result.recommended->maxInUse * workload.activeShare.value_or(1.0);
    if (busiest <= busyPerCore * cores)
        return;
    std::vector<std::string> figures{count(busiest), count(cores)};
    if (workload.activeShare)
        result.notes.emplace_back(
            HOWDAH_TEXT("pool", "At the busiest moment about %1 statements run at once on %2 core(s). Unless most of "
                                "them wait for disks or locks, they share the cores, and each takes longer than it was "
                                "recorded: more connections then bring no more throughput"),
            std::move(figures));
    else
        result.notes.emplace_back(
            HOWDAH_TEXT("pool", "At the busiest moment %1 connections are in use on %2 core(s). If most of them run a "
                                "statement that computes, they share the cores, and each takes longer than it was "
                                "recorded: more connections then bring no more throughput"),
            std::move(figures));
}

void draw(SizingResult& result, Trials& trials, int limit, int busiest)
{
    const SimulationResult chosen = *result.recommended;
    const int most = std::max(chosen.size, limit - chosen.overflow);
    const int high = std::min(most, std::max(chosen.size + 2, busiest));
    const int low = std::max(1, std::min(chosen.size, high) / 2);
    std::set<int> sizes = sizesToShow(low, high, chosen.size);
    const bool todayApart = result.current && result.current->overflow != chosen.overflow;
    for (const int size : sizes) {
        CurvePoint point;
        point.result = trials.at(size, chosen.overflow);
        point.recommended = size == chosen.size;
        point.today = result.current && !todayApart && size == result.current->size;
        result.curve.push_back(point);
    }
    const bool onCurve = std::ranges::any_of(result.curve, &CurvePoint::today);
    if (result.current && !onCurve) {
        const auto place = std::ranges::upper_bound(result.curve, result.current->size, {},
                                                    [](const CurvePoint& point) { return point.result.size; });
        result.curve.insert(place, CurvePoint{.result = *result.current, .today = true, .recommended = false});
    }
}

bool enough(SizingResult& result, const Workload& workload)
{
    if (workload.observed >= fewestCheckouts && result.recordedSeconds >= shortestRecording && !workload.hold.empty())
        return true;
    result.notes.emplace_back(
        HOWDAH_TEXT("pool",
                    "Not enough was recorded: the lengths of %1 checkouts in %2, where at least %3 in %4 are needed "
                    "to speak of a p99. Record for longer, or at a busier time"),
        std::vector<std::string>{count(static_cast<double>(workload.observed)),
                                 base::human::duration(Nanoseconds(std::llround(result.recordedSeconds * 1e9))),
                                 count(static_cast<double>(fewestCheckouts)),
                                 base::human::duration(base::Seconds(static_cast<int>(shortestRecording)))});
    return false;
}

} // namespace

std::optional<int> ServerLimits::freeSlots() const
{
    if (!maxConnections)
        return std::nullopt;
    return std::max(0, *maxConnections - reserved.value_or(0) - usedByOthers.value_or(0));
}

std::string_view name(LimitedBy limit)
{
    switch (limit) {
    case LimitedBy::Nothing:
        break;
    case LimitedBy::ServerSlots:
        return "server_slots";
    case LimitedBy::Largest:
        return "largest";
    }
    return "";
}

SizingResult recommend(const Workload& workload, const Constraints& constraints)
{
    SizingResult result;
    result.source = workload.source;
    result.application = workload.application;
    result.recordedSeconds = workload.seconds();
    result.recordedCheckouts = workload.checkouts();
    if (!workload.hold.empty()) {
        result.meanHold = workload.hold.mean();
        result.meanLoad = workload.meanLoad();
    }
    result.target = constraints.targetP99Wait;
    result.server = constraints.server;
    result.notes = workload.notes;
    if (!enough(result, workload))
        return result;
    const auto slots = constraints.server.freeSlots();
    const bool slotsLimit = slots && *slots < constraints.largest;
    const int limit = std::max(0, slotsLimit ? *slots : constraints.largest);
    result.limitedBy = slotsLimit ? LimitedBy::ServerSlots : LimitedBy::Largest;

    Trials trials(workload, constraints);
    if (constraints.currentSize)
        result.current = trials.at(*constraints.currentSize, constraints.currentOverflow.value_or(0));
    if (limit < 1) {
        result.notes.emplace_back(HOWDAH_TEXT("pool", "The server has no connection left for this pool"));
        return result;
    }

    const int start = static_cast<int>(std::min(1e6, std::ceil(workload.meanLoad()))) + workload.heldThroughout + 1;
    const auto together = smallestFromBelow(1, limit, start, [&](int size) { return trials.meets(size, 0); });
    int size = together.value_or(limit);
    int overflow = 0;
    if (together) {
        result.meetsTarget = true;
        result.limitedBy = LimitedBy::Nothing;
        // Without knowing what a connect costs, nothing can be said of connections that are opened when needed.
        if (!workload.connect.empty()) {
            size = smallest(1, *together, [&](int kept) {
                const SimulationResult& tried = trials.at(kept, *together - kept);
                return trials.meets(kept, *together - kept) && tried.overflowTime <= mostOverflowTime &&
                       tried.connectsPerSecond <= mostConnectsPerSecond;
            });
            overflow = *together - size;
        }
    }
    result.recommended = trials.at(size, overflow);
    const int busiest = trials.at(limit, 0).maxInUse;
    draw(result, trials, limit, busiest);

    noteServer(result, limit);
    noteCores(result, workload);
    if (workload.heldThroughout > 0)
        result.notes.push_back(Text::counted(
            HOWDAH_TEXT_N("pool",
                          "%n connection(s) in use from the first to the last moment of the recording: counted in; if "
                          "leaked, the pool can be smaller without"),
            workload.heldThroughout));
    if (workload.connect.empty())
        result.notes.emplace_back(HOWDAH_TEXT(
            "pool", "How long a connect takes is not known: no overflow was considered, all connections are kept"));
    if (!trials.whole())
        result.notes.emplace_back(HOWDAH_TEXT(
            "pool", "The busiest stretches of the recording were replayed and an even choice of the others"));
    return result;
}

Text SizingResult::answer() const
{
    if (!recommended)
        return notes.empty() ? Text() : notes.back();
    const SimulationResult& chosen = *recommended;
    std::vector<std::string> figures{count(chosen.size), count(chosen.overflow), base::human::duration(chosen.waitP99),
                                     base::human::duration(target)};
    if (!meetsTarget)
        return Text(HOWDAH_TEXT("pool", "Not within the target of %4: size %1 with overflow %2 is the most there is "
                                        "room for, and 99 of 100 checkouts then wait up to %3"),
                    std::move(figures));
    if (!current)
        return Text(HOWDAH_TEXT("pool", "Size %1, overflow %2: 99 of 100 checkouts wait no longer than %3 (target %4)"),
                    std::move(figures));
    figures.push_back(count(current->size));
    figures.push_back(count(current->overflow));
    figures.push_back(base::human::duration(current->waitP99));
    return Text(HOWDAH_TEXT("pool", "Size %1, overflow %2: 99 of 100 checkouts wait no longer than %3 (target %4); "
                                    "with today's %5 and %6 it is %7"),
                std::move(figures));
}

} // namespace howdah::pool
