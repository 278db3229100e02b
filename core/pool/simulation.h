// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pool/workload.h"

#include <array>
#include <cstdint>
#include <vector>

namespace howdah::pool {

/// The pool that is tried. Its behaviour is ConnectionPool's (poolcore.h, docs/adr/0009): the connection used last is
/// used next, waiters are served in their order, one more connection is opened at a time until somebody has waited for
/// `growthPatience`, overflow closes after `overflowGrace` without use.
struct PoolPolicy {
    int size = 20;
    int overflow = 30;
    base::Nanoseconds overflowGrace = base::Seconds(5);
    base::Nanoseconds checkoutTimeout = base::Seconds(30);
    base::Nanoseconds growthPatience = base::Milliseconds(50);
    int connectLimit = 4; ///< connects at the same time
};

/// What a pool would have done with the recorded work.
struct SimulationResult {
    int size = 0;
    int overflow = 0;
    base::Nanoseconds waitP50{}, waitP95{}, waitP99{}, waitMax{}, waitMean{};
    /// The middle 80 % of the replays had a p99 wait from low to high.
    base::Nanoseconds waitP99Low{}, waitP99High{};
    double waitedShare = 0;  ///< checkouts that did not get a connection at once, 0..1
    double timeoutShare = 0; ///< checkouts that gave up at the checkout timeout, 0..1; they count in the waits
    double meanInUse = 0;
    int maxInUse = 0;
    double meanOpen = 0;
    double connectsPerSecond = 0;
    double closesPerSecond = 0;
    double overflowTime = 0;     ///< share of the time with a connection beyond `size` open, 0..1
    std::uint64_t checkouts = 0; ///< simulated, over all replays
    int replays = 0;
    /// In use of what is open, 0..1.
    [[nodiscard]] double utilisation() const { return meanOpen > 0 ? meanInUse / meanOpen : 0; }
};

namespace detail {

/// One course of events: who comes when and for how long. Nanoseconds from the beginning of the trace.
struct Trace {
    std::vector<std::int64_t> arrivals; ///< ascending
    std::vector<std::int64_t> holds;    ///< of the same length
    std::int64_t countFrom = 0;         ///< what comes earlier only brings the pool into its usual state
    std::int64_t end = 0;
    double weight = 1; ///< how much of the recording it stands for
};

/// Waits in logarithmic buckets, 32 a power of two, so that a quantile is off by 2 % at most.
class WaitCounts {
public:
    void add(std::int64_t wait, double weight);
    void merge(const WaitCounts& other);
    [[nodiscard]] double quantile(double q) const; ///< nanoseconds
    [[nodiscard]] double total() const { return m_total; }
    [[nodiscard]] double mean() const { return m_total > 0 ? m_sum / m_total : 0; }
    [[nodiscard]] double waited() const { return m_total - m_zero; }
    [[nodiscard]] std::int64_t longest() const { return m_longest; }

private:
    static constexpr int perOctave = 32;
    std::array<double, std::size_t{perOctave} * 63> m_buckets{};
    double m_zero = 0, m_total = 0, m_sum = 0;
    std::int64_t m_longest = 0;
};

/// What is counted while a trace is replayed; times in nanoseconds, weighted.
struct ReplayCounts {
    WaitCounts waits;
    double timeouts = 0, connects = 0, closes = 0;
    double time = 0, inUseTime = 0, openTime = 0, overflowTime = 0;
    int maxInUse = 0;
    std::uint64_t checkouts = 0;
    /// When not null, the wait of every checkout in the order of arrival (those that gave up: the timeout).
    std::vector<std::int64_t>* each = nullptr;
};

/// Even numbers from 0 to just below 1 that are the same with every standard library.
class Draws {
public:
    explicit Draws(std::uint64_t seed)
        : m_state(seed)
    {}
    double next();

private:
    std::uint64_t m_state;
};

/// One pool through one trace. Connects take as long as `connect` says, no time when it is empty.
void replay(const Trace& trace, const PoolPolicy& policy, int heldThroughout, const SpanDistribution& connect,
            Draws& draws, ReplayCounts& counts);

} // namespace detail

struct ReplayOptions {
    std::uint64_t seed = 1;
    /// As many checkouts are replayed for one pool, over all replays. Of a recording that has more, the busiest
    /// stretches are replayed and an even choice of the others, which stand for all others.
    std::uint64_t checkouts = 200'000;
};

/// Replays of a workload, drawn once, so that all pools are tried with the very same checkouts: differences between
/// them are differences of the pools. The same workload, seed and budget give the same figures on every machine.
class Replays {
public:
    Replays(const Workload& workload, const ReplayOptions& options);
    [[nodiscard]] SimulationResult run(const PoolPolicy& policy) const;
    /// False when only a choice of the recording is replayed.
    [[nodiscard]] bool whole() const { return m_whole; }

private:
    std::vector<std::vector<detail::Trace>> m_replays;
    SpanDistribution m_connect;
    int m_heldThroughout = 0;
    std::uint64_t m_seed;
    bool m_whole = true;
};

/// One pool tried on a workload.
[[nodiscard]] SimulationResult simulate(const Workload& workload, const PoolPolicy& policy, std::uint64_t seed);

} // namespace howdah::pool
