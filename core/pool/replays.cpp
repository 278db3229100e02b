// SPDX-License-Identifier: GPL-3.0-or-later
// Which parts of a recording are replayed, and with which arrivals and holds.
#include "core/pool/simulation.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace howdah::pool {

using detail::Draws;
using detail::Trace;

namespace {

constexpr std::size_t fewestReplays = 10;
constexpr std::size_t mostReplays = 200;
/// Stretches of which a replay is put together when it cannot hold the whole recording.
constexpr double stretchesWanted = 16;
constexpr double longestWarmUp = 60; ///< buckets

/// Buckets [from, to) of the recording, standing for `weight` times their number.
struct Stretch {
    std::size_t from = 0, to = 0;
    double weight = 1;
};

/// As many events as come in a time in which `mean` are expected (Poisson).
double poisson(double mean, Draws& draws)
{
    if (mean <= 0)
        return 0;
    if (mean > 50) {
        const double radius = std::sqrt(-2 * std::log1p(-draws.next()));
        const double normal = radius * std::cos(2 * std::numbers::pi * draws.next());
        return std::max(0.0, std::round(mean + std::sqrt(mean) * normal));
    }
    const double limit = std::exp(-mean);
    double product = draws.next();
    double count = 0;
    for (; product > limit; ++count)
        product *= draws.next();
    return count;
}

/// The pool starts empty-handed; so much earlier than what is counted it begins, that it is in its usual state then.
std::size_t warmUpOf(const Workload& workload)
{
    const double holds = 4 * static_cast<double>(workload.hold.mean().count());
    const double buckets = std::ceil(holds / static_cast<double>(workload.bucket.count())) + 1;
    return static_cast<std::size_t>(std::min({buckets, longestWarmUp, static_cast<double>(workload.arrivals.size())}));
}

class TraceMaker {
public:
    explicit TraceMaker(const Workload& workload)
        : m_workload(workload)
        , m_warmUp(warmUpOf(workload))
        , m_bucket(workload.bucket.count())
    {}

    [[nodiscard]] Trace make(const Stretch& stretch, Draws& draws) const
    {
        const std::size_t buckets = m_workload.arrivals.size();
        Trace trace;
        trace.weight = stretch.weight;
        trace.countFrom = m_bucket * static_cast<std::int64_t>(m_warmUp);
        trace.end = trace.countFrom + m_bucket * static_cast<std::int64_t>(stretch.to - stretch.from);
        std::int64_t begins = 0;
        for (std::size_t i = 0; i < m_warmUp + stretch.to - stretch.from; ++i, begins += m_bucket) {
            // Before its beginning the recording is taken to have been as at its end.
            const double expected = m_workload.arrivals[(stretch.from + buckets - m_warmUp + i) % buckets];
            const double count = m_workload.ratesEstimated ? poisson(expected, draws) : expected;
            const std::size_t first = trace.arrivals.size();
            for (double n = 0; n < count; ++n)
                trace.arrivals.push_back(begins +
                                         static_cast<std::int64_t>(draws.next() * static_cast<double>(m_bucket)));
            std::sort(trace.arrivals.begin() + static_cast<std::ptrdiff_t>(first), trace.arrivals.end());
        }
        trace.holds.reserve(trace.arrivals.size());
        for (std::size_t i = 0; i < trace.arrivals.size(); ++i)
            trace.holds.push_back(m_workload.hold.quantile(draws.next()).count());
        return trace;
    }

private:
    const Workload& m_workload;
    std::size_t m_warmUp;
    std::int64_t m_bucket;
};

/// What one replay shows of a recording that is too long for it: half of it the busiest stretches, where waits come
/// from, half an even choice of the others. Replays choose differently.
class Choice {
public:
    Choice(const Workload& workload, double checkoutsPerReplay)
        : m_buckets(workload.arrivals.size())
    {
        const double perBucket = workload.checkouts() / static_cast<double>(m_buckets);
        const auto warmUp = static_cast<double>(warmUpOf(workload));
        const double affordable = checkoutsPerReplay / perBucket; // buckets
        m_length = static_cast<std::size_t>(std::clamp(affordable / stretchesWanted, 1.0, 30.0));
        const std::size_t count = (m_buckets + m_length - 1) / m_length;
        const auto chosen = static_cast<std::size_t>(affordable / (static_cast<double>(m_length) + warmUp));
        m_order.resize(count);
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        std::vector<double> asked(count);
        for (std::size_t i = 0; i < m_buckets; ++i)
            asked[i / m_length] += workload.arrivals[i];
        std::ranges::stable_sort(m_order, [&](std::size_t a, std::size_t b) { return asked[a] > asked[b]; });
        m_busiest = std::min(std::max<std::size_t>(chosen / 2, 1), count);
        m_others = std::min(std::max<std::size_t>(chosen - chosen / 2, 1), count - m_busiest);
        std::sort(m_order.begin(), m_order.begin() + static_cast<std::ptrdiff_t>(m_busiest));
        std::sort(m_order.begin() + static_cast<std::ptrdiff_t>(m_busiest), m_order.end());
    }

    [[nodiscard]] std::vector<Stretch> stretches(double offset) const
    {
        std::vector<Stretch> found;
        for (std::size_t i = 0; i < m_busiest; ++i) {
            const Stretch next = stretch(m_order[i], 1);
            // Neighbours are one stretch: a line that builds up goes on growing.
            if (!found.empty() && found.back().to == next.from)
                found.back().to = next.to;
            else
                found.push_back(next);
        }
        const auto rest = static_cast<double>(m_order.size() - m_busiest);
        for (std::size_t i = 0; i < m_others; ++i) {
            const double step = rest / static_cast<double>(m_others);
            const auto index = static_cast<std::size_t>((static_cast<double>(i) + offset) * step);
            found.push_back(stretch(m_order[m_busiest + std::min(index, m_order.size() - m_busiest - 1)], step));
        }
        return found;
    }

private:
    [[nodiscard]] Stretch stretch(std::size_t number, double weight) const
    {
        return {number * m_length, std::min((number + 1) * m_length, m_buckets), weight};
    }
    std::size_t m_buckets;
    std::size_t m_length = 1; ///< of a stretch, in buckets
    std::vector<std::size_t> m_order;
    std::size_t m_busiest = 0, m_others = 0;
};

} // namespace

Replays::Replays(const Workload& workload, const ReplayOptions& options)
    : m_connect(workload.connect)
    , m_heldThroughout(workload.heldThroughout)
    , m_seed(options.seed)
{
    const double checkouts = workload.checkouts();
    if (checkouts <= 0)
        return;
    const double affordable = static_cast<double>(options.checkouts) / checkouts;
    const auto replays = static_cast<std::size_t>(
        std::clamp(affordable, static_cast<double>(fewestReplays), static_cast<double>(mostReplays)));
    m_whole = affordable >= static_cast<double>(fewestReplays);
    const TraceMaker maker(workload);
    const Choice choice(workload, static_cast<double>(options.checkouts) / fewestReplays);
    for (std::size_t i = 0; i < replays; ++i) {
        // Seeds are taken far apart, or replays would share their draws.
        Draws draws((options.seed * mostReplays + i) * 0xd1342543de82ef95U);
        std::vector<Trace> traces;
        const std::vector<Stretch> stretches =
            m_whole ? std::vector<Stretch>{{0, workload.arrivals.size(), 1}}
                    : choice.stretches((static_cast<double>(i) + 0.5) / static_cast<double>(replays));
        traces.reserve(stretches.size());
        for (const Stretch& stretch : stretches)
            traces.push_back(maker.make(stretch, draws));
        m_replays.push_back(std::move(traces));
    }
}

} // namespace howdah::pool
