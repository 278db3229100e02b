// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/connectiontrend.h"
#include "core/monitor/growth.h"

#include <optional>
#include <vector>

namespace howdah::monitor {

/// In seconds of the same clock as CountPoint.
struct TimeSpan {
    double from = 0, to = 0;
    [[nodiscard]] bool holds(double seconds) const { return seconds >= from && seconds < to; }
};

/// What a source's verdict rests on beside its figures of now.
struct ConnectionEvidence {
    double hourStretch = 0, dayStretch = 0; ///< seconds that a point of the growths below stands for
    Growth hour;                            ///< of the last hour
    Growth hourKept;                        ///< of the last hour, since every connection was last replaced
    Growth dayKept;                         ///< the same of the last day
    int total = 0;                          ///< connections at the last tick
    int least = 0;                          ///< least of the stretch of 10 s that closed last
    int left = 0;              ///< went idle in leftWithin(), in a transaction or not, and have been idle since
    int untouched = 0;         ///< of those, for far longer than any was that was used again
    double watchedSeconds = 0; ///< since the source was first seen
};

/// A leak that was found: kept until connections are given back, or used again.
struct Leak {
    Growth growth;       ///< as it was last seen to grow
    int before = 0;      ///< connections that it had when it began
    int most = 0;        ///< that it has had since
    double lastRise = 0; ///< when it last took one
    TimeSpan leftWithin;
    int left = 0; ///< connections that lay idle when it was found
};

/// The growth that is a leak by its form, or null: goes on without one recovery, clearly, either for half an hour and
/// four new highs, or for five minutes and twelve. A pool that warms up does not go on.
[[nodiscard]] const Growth* leakIn(const ConnectionEvidence& evidence);

/// From the beginning of growth that could be a leak to its last new high; nothing when there is none. A connection
/// that went idle in it and has been idle since lay idle while another was opened, which a sound pool never does.
[[nodiscard]] std::optional<TimeSpan> leftWithin(const ConnectionEvidence& evidence, const std::optional<Leak>& leak);

/// Finds, keeps or drops the leak of a source. Four fifths of what was gained before the last new high must lie idle
/// since before it, where that can be seen; where it is hidden only half an hour counts, and a recovery in the whole
/// day speaks against it.
void judgeLeak(std::optional<Leak>& leak, const ConnectionSource& source, const ConnectionEvidence& evidence);

/// All that is to be said of a source whose figures are filled in; gravest first, at least one.
[[nodiscard]] std::vector<ConnectionFinding> findingsOf(const ConnectionSource& source,
                                                        const ConnectionEvidence& evidence,
                                                        const std::optional<Leak>& leak, double nowSeconds,
                                                        double recycleSeconds, const ConnectionSlots& slots);

} // namespace howdah::monitor
