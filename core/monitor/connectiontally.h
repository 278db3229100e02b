// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/connectiontrend.h"
#include "core/monitor/connectionverdict.h"
#include "core/monitor/growth.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

/// What ConnectionTrends keeps and counts with; nobody else's.
namespace howdah::monitor::tally {

inline constexpr double stretchSeconds = 10;
inline constexpr std::size_t hourStretches = 360;
inline constexpr double longStretchSeconds = 300;
inline constexpr std::size_t dayStretches = 288;
inline constexpr double sessionStretchSeconds = 60;
inline constexpr std::size_t sessionStretches = 60;
inline constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

/// A SourceKey without its own strings.
struct KeyView {
    std::string_view application, user, client, database;
    bool hidden = false, others = false;
    auto operator<=>(const KeyView&) const = default;
};

inline KeyView viewOf(const SourceKey& key)
{
    return {key.application, key.user, key.client, key.database, key.hidden, key.others};
}

inline SourceKey keyOf(const KeyView& view)
{
    return {std::string(view.application),
            std::string(view.user),
            std::string(view.client),
            std::string(view.database),
            view.hidden,
            view.others};
}

struct KeyLess {
    using is_transparent = void;
    bool operator()(const SourceKey& a, const SourceKey& b) const { return viewOf(a) < viewOf(b); }
    bool operator()(const SourceKey& a, const KeyView& b) const { return viewOf(a) < b; }
    bool operator()(const KeyView& a, const SourceKey& b) const { return a < viewOf(b); }
};

struct KeyHash {
    std::size_t operator()(const KeyView& key) const
    {
        std::size_t hash = key.hidden ? 1 : 0;
        for (const std::string_view part : {key.application, key.user, key.client, key.database})
            hash = hash * 1'000'003 ^ std::hash<std::string_view>{}(part);
        return hash;
    }
};

inline void raise(std::optional<double>& longest, const std::optional<double>& age)
{
    if (age && (!longest || *age > *longest))
        longest = std::max(0.0, *age);
}

/// A source over time.
struct Tracked {
    Tracked(std::uint32_t id, double now)
        : serial(id)
        , firstSeen(now)
        , lastSeen(now)
    {
        evidence.hourStretch = stretchSeconds;
        evidence.dayStretch = longStretchSeconds;
    }

    std::uint32_t serial;
    CountRing hour{stretchSeconds, hourStretches};
    CountRing day{longStretchSeconds, dayStretches};
    double firstSeen, lastSeen;
    std::optional<double> replacedAt; ///< when the last connection of those before was gone
    int total = 0;                    ///< at the last tick
    ConnectionEvidence evidence;
    std::optional<Leak> leak;
    double wokenAfter = 0, wokenBefore = 0; ///< the longest idle before a use, in this hour and in the one before
    std::int64_t wokenHour = 0;
    std::optional<TimeSpan> leftWithin; ///< as of the last stretch that closed
    std::shared_ptr<const std::vector<float>> history;

    /// A source that uses connections after so long has not left those that are idle for not much longer.
    [[nodiscard]] double patience() const { return 2 * std::max(wokenAfter, wokenBefore); }
    void woken(double idleSeconds, double now)
    {
        const auto current = static_cast<std::int64_t>(now / 3600);
        if (current != wokenHour) {
            wokenBefore = current == wokenHour + 1 ? wokenAfter : 0;
            wokenAfter = 0;
            wokenHour = current;
        }
        wokenAfter = std::max(wokenAfter, idleSeconds);
    }
};

/// What one tick holds of a source.
struct Tally {
    Tracked* tracked = nullptr; ///< null: not followed yet
    bool ours = false;
    int total = 0, active = 0, idle = 0, inTransaction = 0, aborted = 0, hidden = 0;
    int beyondRecycle = 0, left = 0, untouched = 0, opened = 0, survived = 0;
    double woken = 0; ///< the longest idle before a use since the last tick
    std::optional<double> oldest, longestIdle, longestTransaction, longestIdleInTransaction;

    /// Adds a source that is not followed to the others.
    void add(const Tally& other)
    {
        ours = ours || other.ours;
        for (const auto count :
             {&Tally::total, &Tally::active, &Tally::idle, &Tally::inTransaction, &Tally::aborted, &Tally::hidden,
              &Tally::beyondRecycle, &Tally::left, &Tally::untouched, &Tally::opened, &Tally::survived})
            this->*count += other.*count;
        for (const auto age :
             {&Tally::oldest, &Tally::longestIdle, &Tally::longestTransaction, &Tally::longestIdleInTransaction})
            raise(this->*age, other.*age);
    }
};

/// A session of the last tick, to tell who is new; the start tells a number that was used again.
struct Known {
    base::BackendPid pid;
    std::optional<base::WallTime> start;
    std::uint32_t source = 0;
    std::optional<double> idleSince; ///< by State::now
};

struct States {
    float total = nothing, active = nothing, idle = nothing, inTransaction = nothing, hidden = nothing;
};

/// Sessions of one database as the server counts them, by minute.
struct DatabaseRing {
    struct Minute {
        std::int64_t opened = 0, abandoned = 0;
    };
    std::vector<Minute> minutes = std::vector<Minute>(sessionStretches);
    std::int64_t begin = -1, last = -1;

    Minute& at(std::int64_t minute) { return minutes[static_cast<std::size_t>(minute) % sessionStretches]; }
    void advance(std::int64_t minute)
    {
        if (begin < 0)
            begin = last = minute;
        for (std::int64_t i = std::max(last + 1, minute - static_cast<std::int64_t>(sessionStretches) + 1); i <= minute;
             ++i)
            at(i) = {};
        last = std::max(last, minute);
    }
};

} // namespace howdah::monitor::tally
