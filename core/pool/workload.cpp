// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/workload.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace howdah::pool {

using base::Error;
using base::ErrorCode;
using base::Nanoseconds;
using base::Text;

namespace {

Nanoseconds rounded(double nanoseconds)
{
    return Nanoseconds(std::llround(std::min(nanoseconds, 9e18)));
}

Error nothingToCompare()
{
    return {ErrorCode::InvalidInput, Text(HOWDAH_TEXT("pool", "The pool's size cannot be reckoned")),
            Text(HOWDAH_TEXT("pool", "no two readings of the same counters were made")),
            Text(HOWDAH_TEXT("pool", "record for longer"))};
}

/// From which interval on bursts go unseen that a pool would feel.
constexpr Nanoseconds coarse = base::Milliseconds(2500);

void noteCoarse(std::vector<Text>& notes, Nanoseconds longest)
{
    if (longest > coarse)
        notes.emplace_back(HOWDAH_TEXT("pool", "The counters were read up to %1 apart: shorter bursts are not seen"),
                           std::vector<std::string>{base::human::duration(longest)});
}

} // namespace

SpanDistribution SpanDistribution::constant(Nanoseconds span)
{
    return of(std::vector<Nanoseconds>{span});
}

SpanDistribution SpanDistribution::exponential(Nanoseconds mean)
{
    SpanDistribution made;
    made.m_kind = Kind::Exponential;
    made.m_mean = std::max(0.0, static_cast<double>(mean.count()));
    return made;
}

SpanDistribution SpanDistribution::of(std::vector<Nanoseconds> samples)
{
    SpanDistribution made;
    if (samples.empty())
        return made;
    double sum = 0;
    for (Nanoseconds& sample : samples) {
        sample = std::max(sample, Nanoseconds::zero());
        sum += static_cast<double>(sample.count());
    }
    std::ranges::sort(samples);
    made.m_kind = Kind::Samples;
    made.m_mean = sum / static_cast<double>(samples.size());
    made.m_samples = std::move(samples);
    return made;
}

SpanDistribution SpanDistribution::of(const LatencyHistogram& histogram)
{
    SpanDistribution made;
    std::uint64_t count = 0;
    for (const std::uint64_t n : histogram.buckets)
        count += n;
    if (count == 0)
        return made;
    double sum = 0;
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < histogram.buckets.size(); ++i) {
        if (histogram.buckets[i] == 0)
            continue;
        seen += histogram.buckets[i];
        const double lower = LatencyHistogram::lowerEdge(i);
        const double upper = LatencyHistogram::lowerEdge(i + 1);
        sum += static_cast<double>(histogram.buckets[i]) * (lower + upper) / 2;
        made.m_buckets.push_back({static_cast<double>(seen) / static_cast<double>(count), lower, upper});
    }
    made.m_kind = Kind::Buckets;
    made.m_mean = sum / static_cast<double>(count);
    // The histogram knows the sum of what it counted; without it (put together from edges) the middles must do.
    if (histogram.count == count && histogram.sum > Nanoseconds::zero()) {
        const double exact = static_cast<double>(histogram.sum.count()) / static_cast<double>(count);
        for (Bucket& bucket : made.m_buckets) {
            bucket.lower *= exact / made.m_mean;
            bucket.upper *= exact / made.m_mean;
        }
        made.m_mean = exact;
    }
    return made;
}

Nanoseconds SpanDistribution::mean() const
{
    return rounded(m_mean);
}

Nanoseconds SpanDistribution::quantile(double q) const
{
    q = std::clamp(q, 0.0, 1.0);
    switch (m_kind) {
    case Kind::Empty:
        break;
    case Kind::Exponential:
        // Beyond 1 - 2^-53 there is no draw.
        return rounded(-m_mean * std::log1p(-std::min(q, 0x1.fffffffffffffp-1)));
    case Kind::Samples: {
        const auto index = static_cast<std::size_t>(q * static_cast<double>(m_samples.size()));
        return m_samples[std::min(index, m_samples.size() - 1)];
    }
    case Kind::Buckets: {
        const auto found = std::ranges::lower_bound(m_buckets, q, {}, &Bucket::upTo);
        const auto bucket = found != m_buckets.end() ? found : std::prev(found);
        const double before = bucket == m_buckets.begin() ? 0 : std::prev(bucket)->upTo;
        const double share = (q - before) / (bucket->upTo - before);
        return rounded(bucket->lower + std::min(share, 1.0) * (bucket->upper - bucket->lower));
    }
    }
    return {};
}

double Workload::seconds() const
{
    return static_cast<double>(arrivals.size()) * std::chrono::duration<double>(bucket).count();
}

double Workload::checkouts() const
{
    return std::accumulate(arrivals.begin(), arrivals.end(), 0.0);
}

double Workload::meanLoad() const
{
    const double span = seconds();
    return span > 0 ? checkouts() / span * std::chrono::duration<double>(hold.mean()).count() : 0;
}

std::string_view name(Workload::Source source)
{
    switch (source) {
    case Workload::Source::PoolFeed:
        return "feed";
    case Workload::Source::PgBouncer:
        return "pgbouncer";
    case Workload::Source::Activity:
        return "activity";
    }
    return "";
}

void ArrivalCounts::add(base::WallTime from, base::WallTime to, double count)
{
    from = std::max(from, m_begun);
    if (to <= from)
        return;
    const auto span = static_cast<double>(Nanoseconds(to - from).count());
    m_longest = std::max<Nanoseconds>(m_longest, to - from);
    const auto bucketOf = [this](base::WallTime at) {
        return static_cast<std::size_t>(Nanoseconds(at - m_begun) / m_bucket);
    };
    // A moment on the edge belongs to the bucket that ends there.
    const std::size_t last = bucketOf(to - base::WallTime::duration(1));
    if (m_counts.size() <= last)
        m_counts.resize(last + 1);
    for (std::size_t i = bucketOf(from); i <= last; ++i) {
        const Nanoseconds begins = m_bucket * static_cast<std::int64_t>(i);
        const Nanoseconds overlap =
            std::min<Nanoseconds>(begins + m_bucket, to - m_begun) - std::max<Nanoseconds>(begins, from - m_begun);
        m_carry += count * static_cast<double>(overlap.count()) / span;
        const double whole = std::floor(m_carry + 1e-6);
        m_counts[i] += whole;
        m_carry -= whole;
    }
}

base::Result<Workload> workloadFromBouncer(std::span<const BouncerTotals> readings, std::string application)
{
    Workload workload;
    workload.source = Workload::Source::PgBouncer;
    workload.application = std::move(application);
    if (readings.size() < 2)
        return nothingToCompare();
    workload.begun = readings.front().at;
    ArrivalCounts counts(workload.begun, workload.bucket);
    std::uint64_t transactions = 0;
    std::uint64_t microseconds = 0;
    bool anything = false;
    bool reset = false;
    for (std::size_t i = 1; i < readings.size(); ++i) {
        const BouncerTotals& before = readings[i - 1];
        const BouncerTotals& after = readings[i];
        if (after.at <= before.at)
            continue;
        if (after.transactions < before.transactions ||
            after.transactionMicroseconds < before.transactionMicroseconds) {
            reset = true;
            continue;
        }
        anything = true;
        const std::uint64_t done = after.transactions - before.transactions;
        transactions += done;
        microseconds += after.transactionMicroseconds - before.transactionMicroseconds;
        counts.add(before.at, after.at, static_cast<double>(done));
    }
    if (!anything)
        return nothingToCompare();
    workload.arrivals = counts.perBucket();
    workload.observed = transactions;
    if (transactions > 0) {
        const double mean = static_cast<double>(microseconds) * 1000 / static_cast<double>(transactions);
        workload.hold = SpanDistribution::exponential(rounded(mean));
        workload.notes.emplace_back(
            HOWDAH_TEXT("pool", "PgBouncer reports sums of times only: hold times were assumed to be spread "
                                "exponentially around their mean of %1. If a few are much longer than that, the "
                                "waits are longer than shown"),
            std::vector<std::string>{base::human::duration(workload.hold.mean())});
    }
    noteCoarse(workload.notes, counts.longestInterval());
    if (reset)
        workload.notes.emplace_back(
            HOWDAH_TEXT("pool", "PgBouncer's counters began anew during the recording: that interval counts as quiet"));
    return workload;
}

base::Result<Workload> workloadFromStats(std::span<const PoolStats> readings)
{
    Workload workload;
    workload.source = Workload::Source::PoolFeed;
    if (readings.size() < 2)
        return nothingToCompare();
    workload.application = readings.back().poolName;
    workload.begun = readings.front().at;
    ArrivalCounts counts(workload.begun, workload.bucket);
    LatencyHistogram use;
    LatencyHistogram wait;
    bool anything = false;
    const auto wanted = [](const PoolStats& stats) { return stats.checkouts + stats.timeouts + stats.cancelled; };
    for (std::size_t i = 1; i < readings.size(); ++i) {
        const PoolStats& before = readings[i - 1];
        const PoolStats& after = readings[i];
        // Another pool under the same name begins to count at zero.
        if (after.at <= before.at || wanted(after) < wanted(before) || after.use.count < before.use.count)
            continue;
        anything = true;
        counts.add(before.at, after.at, static_cast<double>(wanted(after) - wanted(before)));
        workload.observed += wanted(after) - wanted(before);
        use.merge(after.use.since(before.use));
        wait.merge(after.wait.since(before.wait));
    }
    if (!anything)
        return nothingToCompare();
    workload.arrivals = counts.perBucket();
    workload.hold = SpanDistribution::of(use);
    // Connects are few: all since the pool was made are better than those of the recording.
    workload.connect = SpanDistribution::of(readings.back().create);
    noteCoarse(workload.notes, counts.longestInterval());
    if (const Nanoseconds waited = wait.quantile(0.95); waited >= base::Milliseconds(100))
        workload.notes.emplace_back(
            HOWDAH_TEXT("pool", "Callers waited up to %1 (p95) during the recording, and are counted when they were "
                                "served: what they would ask of a larger pool may come in shorter bursts"),
            std::vector<std::string>{base::human::duration(waited)});
    return workload;
}

} // namespace howdah::pool
