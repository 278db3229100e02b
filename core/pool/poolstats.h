// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/types.h"

#include <array>
#include <bit>
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

    /// Inline: it stands in the pool's fast path, under its lock.
    void add(base::Nanoseconds span)
    {
        ++buckets[bucket(span)];
        ++count;
        sum += span;
    }
    [[nodiscard]] static constexpr std::size_t bucket(base::Nanoseconds span)
    {
        const auto value = static_cast<std::uint64_t>(span.count() > 1 ? span.count() : 1);
        const int octave = static_cast<int>(std::bit_width(value)) - 1;
        if (octave >= octaves)
            return bucketsPerOctave * octaves - 1;
        const auto eighth = octave >= 3 ? value >> (octave - 3) : value << (3 - octave);
        return static_cast<std::size_t>(octave) * bucketsPerOctave + (eighth & 7U);
    }
    /// The smallest span that falls into a bucket, in nanoseconds.
    [[nodiscard]] static constexpr double lowerEdge(std::size_t bucket)
    {
        return static_cast<double>(std::uint64_t{1} << (bucket / bucketsPerOctave)) *
               (1.0 + static_cast<double>(bucket % bucketsPerOctave) / bucketsPerOctave);
    }
    void merge(const LatencyHistogram& other);
    /// What was added since `earlier`, a previous reading of the same histogram.
    [[nodiscard]] LatencyHistogram since(const LatencyHistogram& earlier) const;
    /// `q` in 0..1; zero when empty.
    [[nodiscard]] base::Nanoseconds quantile(double q) const;
    bool operator==(const LatencyHistogram&) const = default;
};

/// Why a connection was closed.
enum class CloseReason {
    Recycled,    ///< reached PoolOptions::recycle
    Overflow,    ///< beyond size, and idle for the grace period
    Broken,      ///< the server or the network ended it, or it could not be rolled back
    Dirty,       ///< returned while a statement was still running
    Stale,       ///< opened before recycleAll()
    Invalidated, ///< its holder said that it is bad
    PoolClosed,
    ReadOnly, ///< the server took writes when it was opened and takes none now (SQLSTATE 25006 after a failover)
    Shrunk    ///< more than was needed for PoolOptions::shrinkPeriod
};
inline constexpr int closeReasonCount = 9;
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
    std::uint64_t requests = 0; ///< checkouts asked for, whatever became of them
    std::uint64_t checkouts = 0;
    std::uint64_t returns = 0;
    std::uint64_t timeouts = 0;
    std::uint64_t cancelled = 0;
    std::uint64_t opened = 0;
    std::uint64_t connectFailures = 0;
    std::array<std::uint64_t, closeReasonCount> closed{}; ///< by CloseReason
    std::uint64_t staleReturns = 0; ///< a lease that was no longer the owner (invariant 3 of the pool)
    std::uint64_t leaks = 0;        ///< leases reported as leaks so far
    std::uint64_t recoveries = 0;   ///< of those, returned or used again since
    LatencyHistogram wait;          ///< asking to having
    LatencyHistogram use;           ///< having to returning
    LatencyHistogram create;        ///< connecting
    std::string lastConnectError;   ///< English, empty when the last connect succeeded
    bool suspended = false;
    bool closedForGood = false;
};

/// How a lease stands. A statement that runs long is work; a connection that nobody uses is a leak.
enum class LeaseState {
    Ok,
    LongRunning, ///< one statement has been running for PoolOptions::longRunning
    IdleLease,   ///< no statement for PoolOptions::leakThreshold: a leak is suspected
    Orphan       ///< the thread that used it has ended: nobody is left to return it
};
[[nodiscard]] const char* name(LeaseState state);
[[nodiscard]] constexpr bool isLeak(LeaseState state)
{
    return state == LeaseState::IdleLease || state == LeaseState::Orphan;
}

/// Who holds a connection now.
struct LeaseInfo {
    std::uint64_t id = 0;
    LeaseState state = LeaseState::Ok;
    std::string tag;
    std::string file; ///< source file's name, without its folders
    std::uint32_t line = 0;
    std::string function;
    std::uint64_t thread = 0; ///< base::threadNumber() of who used it last
    base::BackendPid backend;
    base::Nanoseconds heldFor{};
    base::Nanoseconds idleFor{};    ///< since the last statement ended; zero while one runs
    base::Nanoseconds runningFor{}; ///< since the statement began; zero when none runs
    bool statementRunning = false;
    std::string lastStatement; ///< first 200 bytes
};

/// "InvoiceWorker::render (7, longest 3 min 04 s), Cart::load (1, 12 ms)": holders, those with most connections first.
[[nodiscard]] std::string holdersOf(const std::vector<LeaseInfo>& leases);

/// Something that a DBA should hear of once.
struct PoolEvent {
    enum class Kind {
        Leak,      ///< `leases` are suspected from now on; once a lease
        Recovered, ///< `leases` were suspected and have been returned, or used again
        Exhausted  ///< a checkout timed out; `leases` are all there are. Again only after the pool could serve
    };
    Kind kind = Kind::Leak;
    std::string poolName;
    base::WallTime at{};
    std::vector<LeaseInfo> leases;
};
[[nodiscard]] const char* name(PoolEvent::Kind kind);

} // namespace howdah::pool
