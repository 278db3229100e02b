// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace howdah::monitor {

/// The least that a count was in one stretch of time.
struct CountPoint {
    double seconds = 0; ///< where the stretch begins, on a clock that never goes back
    int count = 0;
};

/// What a count did over its points. A recovery is a fall from the highest point by a third of the rise before it, and
/// by two at least: a connection that is replaced is none.
struct Growth {
    double observedSeconds = 0; ///< from the first point to the last
    /// Median of the slopes between all pairs (Theil and Sen): a burst does not move it. Over the points since a
    /// warm-up, when growth since then is even; over all of them when the count recovered.
    double perSecond = 0;
    double z = 0;             ///< Mann and Kendall's test of the same points, ties allowed for; 0 with fewer than six
    int recoveries = 0;       ///< in all points
    int rises = 0;            ///< new highs since the last recovery and the warm-up
    int gained = 0;           ///< by those
    double growthSeconds = 0; ///< how long they have gone on
    double riseInterval = 0;  ///< mean time between them; 0 with fewer than two
    std::optional<double> lastRise;  ///< where the last new high was first seen
    int gainedBefore = 0;            ///< by those before it
    std::optional<double> sinceRise; ///< from there to the last point

    /// Grows by the test, at 99.8 % and more.
    [[nodiscard]] bool clear() const { return perSecond > 0 && z >= 3; }
    /// The last new high is not longer ago than three times the usual.
    [[nodiscard]] bool goesOn() const { return rises >= 2 && sinceRise && *sinceRise <= 3 * riseInterval; }
};

/// Points in the order of time. Costs about a thousand pairs however many there are.
[[nodiscard]] Growth growthOf(std::span<const CountPoint> points);

/// Least and most of a count in fixed stretches of time, the last `capacity` of them. One owner, one thread.
class CountRing {
public:
    static constexpr int gap = -1;

    CountRing(double stretchSeconds, std::size_t capacity);

    /// `seconds` never goes back. Stretches that were skipped become gaps. `opened` adds up.
    void note(double seconds, int count, int opened = 0);
    /// Marks the stretch of `seconds` as one in which everything was replaced.
    void markReplaced(double seconds);

    [[nodiscard]] std::int64_t stretchOf(double seconds) const;
    [[nodiscard]] double stretchSeconds() const { return m_stretchSeconds; }
    /// Stretches that are kept, oldest first; `last` is the one that is still filling.
    [[nodiscard]] std::int64_t first() const;
    [[nodiscard]] std::int64_t last() const { return m_last; }
    [[nodiscard]] bool empty() const { return m_last < 0; }
    /// Of a stretch that is kept; `gap` when nothing was counted in it.
    [[nodiscard]] int least(std::int64_t stretch) const { return at(stretch).least; }
    [[nodiscard]] int most(std::int64_t stretch) const { return at(stretch).most; }
    /// Sum of `opened` from the stretch on.
    [[nodiscard]] int openedSince(std::int64_t stretch) const;
    /// Stretches marked by markReplaced().
    [[nodiscard]] int replacements() const;
    /// The least of every full stretch from `from` on, without gaps.
    [[nodiscard]] std::vector<CountPoint> minima(std::int64_t from = 0) const;

private:
    struct Stretch {
        std::int32_t least = gap, most = gap, opened = 0;
        bool replaced = false;
    };
    [[nodiscard]] const Stretch& at(std::int64_t stretch) const;
    [[nodiscard]] Stretch& at(std::int64_t stretch);

    double m_stretchSeconds;
    std::vector<Stretch> m_stretches;
    std::int64_t m_begin = -1; ///< the first that was ever noted
    std::int64_t m_last = -1;
};

} // namespace howdah::monitor
