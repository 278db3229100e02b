// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/pool/poolstats.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::pool {

/// How long something takes, as a distribution to draw from. Immutable value; empty until made.
class SpanDistribution {
public:
    SpanDistribution() = default;
    [[nodiscard]] static SpanDistribution constant(base::Nanoseconds span);
    /// What is assumed of spans of which no more than the mean is known.
    [[nodiscard]] static SpanDistribution exponential(base::Nanoseconds mean);
    /// What was measured, one by one; negative spans count as zero.
    [[nodiscard]] static SpanDistribution of(std::vector<base::Nanoseconds> samples);
    /// Even within a bucket, then stretched so that the mean is the histogram's own.
    [[nodiscard]] static SpanDistribution of(const LatencyHistogram& histogram);

    [[nodiscard]] bool empty() const { return m_kind == Kind::Empty; }
    [[nodiscard]] bool assumedExponential() const { return m_kind == Kind::Exponential; }
    [[nodiscard]] base::Nanoseconds mean() const;
    /// The span that a share `q` (0..1) of all does not exceed. Of a `q` drawn evenly from 0..1 it is a draw from the
    /// distribution. Zero when empty.
    [[nodiscard]] base::Nanoseconds quantile(double q) const;

private:
    enum class Kind { Empty, Exponential, Samples, Buckets };
    struct Bucket {
        double upTo = 0; ///< share of all spans up to this bucket's upper edge
        double lower = 0, upper = 0;
    };
    Kind m_kind = Kind::Empty;
    double m_mean = 0; ///< nanoseconds
    std::vector<base::Nanoseconds> m_samples;
    std::vector<Bucket> m_buckets;
};

/// What is asked of a pool: when connections were wanted and for how long, as it was recorded, and where it was
/// recorded, so that every figure made of it has a source.
struct Workload {
    enum class Source {
        PoolFeed,  ///< a pool's own counters
        PgBouncer, ///< SHOW STATS of its admin console
        Activity   ///< pg_stat_activity, looked at again and again
    };
    Source source = Source::PoolFeed;
    std::string application; ///< whose: a pool's, a database's or an application's name; empty: everybody's
    base::WallTime begun{};

    /// Checkouts asked for in each `bucket` of the recording, so that bursts are kept.
    std::vector<double> arrivals;
    base::Nanoseconds bucket = base::Seconds(1);
    /// The arrivals are rates that were estimated, not counts: a replay draws counts around them.
    bool ratesEstimated = false;

    SpanDistribution hold;    ///< from having a connection to returning it
    SpanDistribution connect; ///< to open one; empty when not known
    /// Connections in use from the first to the last moment of the recording, beside the arrivals.
    int heldThroughout = 0;
    /// Share of the time in use in which the server ran a statement; nothing when not known.
    std::optional<double> activeShare;
    /// Checkouts that were really seen; `arrivals` may add up to more where the rest was estimated.
    std::uint64_t observed = 0;
    std::vector<base::Text> notes; ///< what the reader has to know of how it was obtained

    [[nodiscard]] double seconds() const;
    [[nodiscard]] double checkouts() const;
    /// Connections in use on average, did nobody ever wait (Little's law).
    [[nodiscard]] double meanLoad() const;
};
/// "feed", "pgbouncer", "activity".
[[nodiscard]] std::string_view name(Workload::Source source);

/// One row of PgBouncer's SHOW STATS, or the sum over several. Counters since PgBouncer was started.
struct BouncerTotals {
    base::WallTime at{}; ///< when it was read
    std::uint64_t transactions = 0;
    std::uint64_t transactionMicroseconds = 0; ///< with a server, waits for one left out
};
/// Arrivals and holds from readings in the order of time: a checkout is a transaction (pool_mode = transaction). Only
/// sums of times are known, so holds are assumed to be exponential, and a note says so. InvalidInput when no two
/// readings can be compared. An interval in which the counters were reset is left out.
[[nodiscard]] base::Result<Workload> workloadFromBouncer(std::span<const BouncerTotals> readings,
                                                         std::string application);

/// Arrivals and holds from readings of one pool in the order of time; those that gave up waiting wanted a connection,
/// too. InvalidInput when no two readings can be compared.
[[nodiscard]] base::Result<Workload> workloadFromStats(std::span<const PoolStats> readings);

/// Puts counts of intervals into buckets of a recording: evenly where an interval spans several, as whole numbers that
/// add up to what was counted.
class ArrivalCounts {
public:
    ArrivalCounts(base::WallTime begun, base::Nanoseconds bucket)
        : m_begun(begun)
        , m_bucket(bucket)
    {}
    void add(base::WallTime from, base::WallTime to, double count);
    [[nodiscard]] const std::vector<double>& perBucket() const { return m_counts; }
    [[nodiscard]] base::Nanoseconds longestInterval() const { return m_longest; }

private:
    base::WallTime m_begun;
    base::Nanoseconds m_bucket;
    base::Nanoseconds m_longest{};
    double m_carry = 0;
    std::vector<double> m_counts;
};

} // namespace howdah::pool
