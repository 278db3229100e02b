// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/connectionverdict.h"

#include "core/base/units.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace howdah::monitor {

using base::Text;
namespace human = base::human;

namespace {

constexpr std::array<std::string_view, 5> verdictNames{"steady", "growing", "idle_too_long", "idle_in_transaction",
                                                       "leaking"};

/// A leak is called one after half an hour and four new highs; one that is fast, earlier, but never before a pool has
/// had five minutes to warm up.
constexpr double slowLeakSeconds = 1800;
constexpr int slowLeakRises = 4;
constexpr double fastLeakSeconds = 300;
constexpr int fastLeakRises = 12;
/// Between the moment a session's age was reckoned and the one its sample is stamped with.
constexpr double clockSlack = 2;
/// A leak that has used up all slots within this is critical.
constexpr double nearSeconds = 3600;

/// The defaults of the check idle_in_xact.
constexpr double idleInTransactionWarn = 60;
constexpr double idleInTransactionCritical = 300;

/// Idle sessions beyond the recycle age are worth a warning from this many on, or from this share of the slots; a
/// forgotten psql is not.
constexpr int manyIdle = 5;
constexpr double muchIdle = 0.05;

constexpr double leastObservedSeconds = 60;

bool leaks(const Growth& growth, double seconds, int rises)
{
    return growth.recoveries == 0 && growth.clear() && growth.goesOn() && growth.growthSeconds >= seconds &&
           growth.rises >= rises;
}

/// "40 s", "4 min", "3.5 h", "2 d": two digits are enough for an estimate.
std::string about(double seconds)
{
    struct Unit {
        double seconds;
        const char* name;
    };
    constexpr std::array units{Unit{86'400, "d"}, Unit{3600, "h"}, Unit{60, "min"}, Unit{1, "s"}};
    const auto unit = std::ranges::find_if(units, [&](const Unit& one) { return seconds >= 1.9 * one.seconds; });
    const Unit& chosen = unit == units.end() ? units.back() : *unit;
    const double value = seconds / chosen.seconds;
    const double step = value >= 9.95 ? 1 : value >= 0.995 ? 0.1 : 0.01;
    return human::number(std::round(value / step) * step) + ' ' + chosen.name;
}

std::string age(double seconds)
{
    return human::duration(base::Nanoseconds(static_cast<std::int64_t>(std::clamp(seconds * 1e9, 0.0, 9e18))));
}

ConnectionFinding leakFinding(const ConnectionSource& source, const ConnectionEvidence& evidence, const Leak& leak,
                              double nowSeconds, const ConnectionSlots& slots)
{
    ConnectionFinding finding{ConnectionVerdict::Leaking, Severity::Warn, {}};
    if (leakIn(evidence) == nullptr) {
        finding.text =
            Text::counted(HOWDAH_TEXT_N("connections", "%n connection(s) never returned; %1 ago there was one more"),
                          source.leaked, {about(nowSeconds - leak.lastRise)});
    } else if (source.trend.secondsToFull) {
        finding.text =
            Text::counted(HOWDAH_TEXT_N("connections", "%n connection(s) never returned, one more every %1; "
                                                       "at that rate no slot is left in %2"),
                          source.leaked, {about(1 / leak.growth.perSecond), about(*source.trend.secondsToFull)});
        if (*source.trend.secondsToFull <= nearSeconds)
            finding.severity = Severity::Critical;
    } else {
        finding.text = Text::counted(HOWDAH_TEXT_N("connections", "%n connection(s) never returned, one more every %1"),
                                     source.leaked, {about(1 / leak.growth.perSecond)});
    }
    if (slots.most > 0 && slots.free() == 0)
        finding.severity = Severity::Critical;
    return finding;
}

ConnectionFinding growthFinding(const ConnectionSource& source, const Growth& growth)
{
    const std::vector<std::string> span{about(growth.growthSeconds)};
    ConnectionFinding finding{ConnectionVerdict::Growing, Severity::Ok, {}};
    if (growth.recoveries > 0)
        finding.text =
            Text::counted(HOWDAH_TEXT_N("connections", "%n connection(s) more in %1; some were given back before"),
                          growth.gained, span);
    else if (source.hidden == 0 && growth.growthSeconds >= slowLeakSeconds)
        finding.text = Text::counted(HOWDAH_TEXT_N("connections", "%n connection(s) more in %1, and they are used"),
                                     growth.gained, span);
    else
        finding.text = Text::counted(
            HOWDAH_TEXT_N("connections", "%n connection(s) more in %1, none given back so far"), growth.gained, span);
    return finding;
}

} // namespace

std::string_view name(ConnectionVerdict verdict)
{
    return verdictNames[static_cast<std::size_t>(verdict)];
}

const Growth* leakIn(const ConnectionEvidence& evidence)
{
    for (const Growth* growth : {&evidence.hourKept, &evidence.dayKept}) {
        if (leaks(*growth, slowLeakSeconds, slowLeakRises) || leaks(*growth, fastLeakSeconds, fastLeakRises))
            return growth;
    }
    return nullptr;
}

std::optional<TimeSpan> leftWithin(const ConnectionEvidence& evidence, const std::optional<Leak>& leak)
{
    if (const Growth* growth = leakIn(evidence)) {
        // The least count of a stretch rises one stretch after a connection was opened in its middle.
        const double slack = (growth == &evidence.dayKept ? evidence.dayStretch : evidence.hourStretch) + clockSlack;
        return TimeSpan{*growth->lastRise + *growth->sinceRise - growth->growthSeconds - slack,
                        *growth->lastRise - slack};
    }
    return leak ? std::optional(leak->leftWithin) : std::nullopt;
}

void judgeLeak(std::optional<Leak>& leak, const ConnectionSource& source, const ConnectionEvidence& evidence)
{
    const bool visible = source.hidden == 0;
    if (const Growth* growth = leakIn(evidence)) {
        const int needed = std::max(1, (4 * growth->gainedBefore + 4) / 5);
        const bool proven = visible
                                ? evidence.untouched >= needed
                                : leaks(*growth, slowLeakSeconds, slowLeakRises) && evidence.dayKept.recoveries == 0;
        if (proven) {
            const int before = leak ? leak->before : std::max(0, evidence.least - growth->gained);
            leak = Leak{*growth,
                        before,
                        std::max(leak ? leak->most : 0, evidence.least),
                        *growth->lastRise,
                        *leftWithin(evidence, leak),
                        needed};
        }
    }
    if (!leak)
        return;
    const bool recovered = leak->most - source.total >= std::max(2, (leak->most - leak->before + 2) / 3);
    if (recovered || (visible && 2 * evidence.left < leak->left))
        leak.reset();
}

std::vector<ConnectionFinding> findingsOf(const ConnectionSource& source, const ConnectionEvidence& evidence,
                                          const std::optional<Leak>& leak, double nowSeconds, double recycleSeconds,
                                          const ConnectionSlots& slots)
{
    std::vector<ConnectionFinding> findings;
    if (leak)
        findings.push_back(leakFinding(source, evidence, *leak, nowSeconds, slots));
    if (const auto open = source.longestIdleInTransactionSeconds; open && *open >= idleInTransactionWarn)
        findings.push_back(
            {ConnectionVerdict::IdleInTransaction,
             *open >= idleInTransactionCritical ? Severity::Critical : Severity::Warn,
             Text::counted(HOWDAH_TEXT_N("connections", "%n session(s) idle in transaction, the longest for %1"),
                           source.inTransaction.value_or(0), {age(*open)})});
    if (const int beyond = source.idleBeyondRecycle.value_or(0); beyond > 0) {
        const bool many = beyond >= manyIdle || (slots.ordinary() > 0 && beyond >= muchIdle * slots.ordinary());
        findings.push_back(
            {ConnectionVerdict::IdleTooLong, many ? Severity::Warn : Severity::Ok,
             Text::counted(HOWDAH_TEXT_N("connections", "%n connection(s) idle for longer than %1, the longest for %2"),
                           beyond, {about(recycleSeconds), age(source.longestIdleSeconds.value_or(0))})});
    }
    if (!leak && evidence.hour.clear() && evidence.hour.goesOn() && evidence.hour.gained >= 2)
        findings.push_back(growthFinding(source, evidence.hour));
    if (source.total > 0 && source.hidden == source.total)
        findings.push_back(
            {ConnectionVerdict::Steady, Severity::Unknown,
             Text::counted(HOWDAH_TEXT_N("connections", "What %n connection(s) do is hidden from our role"),
                           source.hidden)});
    if (findings.empty()) {
        const Text text = evidence.watchedSeconds < leastObservedSeconds
                              ? Text::counted(HOWDAH_TEXT_N("connections", "%n connection(s), watched for %1 so far"),
                                              source.total, {age(std::floor(evidence.watchedSeconds))})
                              : Text::counted(HOWDAH_TEXT_N("connections", "%n connection(s), no lasting growth in %1"),
                                              source.total, {about(std::min(evidence.watchedSeconds, 3600.0))});
        findings.push_back({ConnectionVerdict::Steady, Severity::Ok, text});
    }
    return findings;
}

} // namespace howdah::monitor
