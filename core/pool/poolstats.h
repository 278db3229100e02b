// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/types.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace howdah::pool {

/// Counts of spans in logarithmic buckets: eight a power of two, so that a quantile is off by 9 % at most. Merged by
/// adding.
struct LatencyHistogram {
    static constexpr int bucketsPerOctave = 8;
    static constexpr int octaves = 40; ///< 1 ns to 18 min
    std::array<std::uint64_t, bucketsPerOctave * octaves> buckets{};
    std::uint64_t count = 0;
    base::Nanoseconds sum{};

    void add(base::Nanoseconds span);
    void merge(const LatencyHistogram& other);
    /// What was added since `earlier`, a previous reading of the same histogram.
    [[nodiscard]] LatencyHistogram since(const LatencyHistogram& earlier) const;
    /// `q` in 0..1; zero when empty.
    [[nodiscard]] base::Nanoseconds quantile(double q) const;
    bool operator==(const LatencyHistogram&) const = default;
};

/// Why a connection was closed.
enum class CloseReason { Recycled, Overflow, Broken, Dirty, Stale, Invalidated, PoolClosed };
inline constexpr int closeReasonCount = 7;
[[nodiscard]] const char* name(CloseReason reason);

/// A reading of the whole pool at one moment: counters agree with each other (taken under the pool's lock).
struct PoolStats {
    std::string poolName;
    base::WallTime at{};
    int size = 0;
    int maxOverflow = 0;
    int idle = 0;
    int inUse = 0;    ///< leased
    int opening = 0;  ///< connects under way
    int cleaning = 0; ///< returned, being rolled back
    int waiting = 0;
    [[nodiscard]] int total() const { return idle + inUse + opening + cleaning; }
    /// Connections beyond `size`.
    [[nodiscard]] int overflow() const { return total() > size ? total() - size : 0; }

    // Since the pool was made:
    std::uint64_t checkouts = 0;
    std::uint64_t returns = 0;
    std::uint64_t timeouts = 0;
    std::uint64_t cancelled = 0;
    std::uint64_t opened = 0;
    std::uint64_t connectFailures = 0;
    std::array<std::uint64_t, closeReasonCount> closed{}; ///< by CloseReason
    std::uint64_t staleReturns = 0; ///< a lease that was no longer the owner (invariant 3 of the pool)
    LatencyHistogram wait;          ///< asking to having
    LatencyHistogram use;           ///< having to returning
    LatencyHistogram create;        ///< connecting
    std::string lastConnectError;   ///< English, empty when the last connect succeeded
    bool suspended = false;
    bool closedForGood = false;
};

/// Who holds a connection now.
struct LeaseInfo {
    std::uint64_t id = 0;
    std::string tag;
    std::string file; ///< source file's name, without its folders
    std::uint32_t line = 0;
    std::string function;
    std::uint64_t thread = 0;
    base::BackendPid backend;
    base::Nanoseconds heldFor{};
    base::Nanoseconds idleFor{}; ///< since the last statement ended; zero while one runs
    bool statementRunning = false;
    std::string lastStatement; ///< first 200 bytes
};

} // namespace howdah::pool
