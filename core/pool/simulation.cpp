// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/simulation.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace howdah::pool {

using base::Nanoseconds;

namespace detail {

namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

/// The pool while a trace runs through it.
class Run {
public:
    Run(const Trace& trace, const PoolPolicy& policy, int heldThroughout, const SpanDistribution& connect, Draws& draws,
        ReplayCounts& counts)
        : m_trace(trace)
        , m_size(policy.size)
        , m_most(policy.size + policy.overflow)
        , m_grace(policy.overflowGrace.count())
        , m_timeout(policy.checkoutTimeout.count())
        , m_patience(policy.growthPatience.count())
        , m_connectLimit(policy.connectLimit)
        , m_connect(connect)
        , m_draws(draws)
        , m_counts(counts)
        , m_inUse(std::min(heldThroughout, m_most))
    {
        m_idle.assign(static_cast<std::size_t>(std::max(0, m_size - m_inUse)), 0);
        if (counts.each != nullptr)
            counts.each->assign(trace.arrivals.size(), 0);
    }

    void go()
    {
        for (;;) {
            const std::int64_t arrival = m_next < m_trace.arrivals.size() ? m_trace.arrivals[m_next] : never;
            const std::int64_t back = m_returns.empty() ? never : m_returns.front();
            const std::int64_t opened = m_opening.empty() ? never : *std::ranges::min_element(m_opening);
            if (arrival == never && !waiting() && std::min(back, opened) > m_trace.end)
                break;
            const std::int64_t patient = impatientAt();
            const std::int64_t late = waiting() ? m_trace.arrivals[first()] + m_timeout : never;
            // At the same moment a return comes before whoever could use it.
            if (back <= opened && back <= arrival && back <= patient && back <= late) {
                advance(back);
                takeBack();
            } else if (opened <= arrival && opened <= patient && opened <= late) {
                advance(opened);
                m_opening.erase(std::ranges::find(m_opening, opened));
                makeAvailable();
            } else if (arrival <= patient && arrival <= late) {
                advance(arrival);
                arrive();
            } else if (patient <= late) {
                advance(patient);
                m_impatient = true;
            } else {
                advance(late);
                giveUp();
            }
            if (waiting())
                grow();
        }
        advance(std::max(m_now, m_trace.end));
    }

private:
    [[nodiscard]] bool waiting() const { return m_head < m_line.size(); }
    [[nodiscard]] std::size_t first() const { return m_line[m_head]; }
    [[nodiscard]] int idle() const { return static_cast<int>(m_idle.size() - m_oldest); }
    [[nodiscard]] int total() const { return m_inUse + idle() + static_cast<int>(m_opening.size()); }
    [[nodiscard]] bool counted(std::size_t checkout) const { return m_trace.arrivals[checkout] >= m_trace.countFrom; }

    /// When the first in line will have been patient for long enough to have more than one opened at a time.
    [[nodiscard]] std::int64_t impatientAt() const
    {
        if (!waiting() || m_impatient || m_opening.empty() || total() >= m_most)
            return never;
        return std::max(m_now, m_trace.arrivals[first()] + m_patience);
    }

    /// Time passes: what was in use until now is counted, and overflow that nobody used for long enough closes.
    void advance(std::int64_t to)
    {
        while (total() > m_size && idle() > 0) {
            const std::int64_t due = std::max(m_now, m_idle[m_oldest] + m_grace);
            if (due > to)
                break;
            pass(due);
            ++m_oldest;
            if (due >= m_trace.countFrom && due <= m_trace.end)
                m_counts.closes += m_trace.weight;
        }
        pass(to);
    }
    void pass(std::int64_t to)
    {
        const std::int64_t from = std::max(m_now, m_trace.countFrom);
        const std::int64_t until = std::min(to, m_trace.end);
        if (until > from) {
            const double span = m_trace.weight * static_cast<double>(until - from);
            const int open = m_inUse + idle();
            m_counts.time += span;
            m_counts.inUseTime += span * m_inUse;
            m_counts.openTime += span * open;
            m_counts.overflowTime += open > m_size ? span : 0;
        }
        m_now = to;
    }

    void record(std::size_t checkout, std::int64_t wait)
    {
        if (m_counts.each != nullptr)
            (*m_counts.each)[checkout] = wait;
        if (!counted(checkout))
            return;
        m_counts.waits.add(wait, m_trace.weight);
        ++m_counts.checkouts;
    }
    void grant(std::size_t checkout)
    {
        ++m_inUse;
        if (m_now >= m_trace.countFrom && m_now <= m_trace.end)
            m_counts.maxInUse = std::max(m_counts.maxInUse, m_inUse);
        record(checkout, m_now - m_trace.arrivals[checkout]);
        m_returns.push_back(m_now + m_trace.holds[checkout]);
        std::ranges::push_heap(m_returns, std::greater{});
    }
    void leaveLine()
    {
        ++m_head;
        m_impatient = waiting() && m_now >= m_trace.arrivals[first()] + m_patience;
        if (!waiting()) {
            m_line.clear();
            m_head = 0;
        }
    }

    void arrive()
    {
        const std::size_t checkout = m_next++;
        if (idle() > 0) {
            m_idle.pop_back();
            grant(checkout);
            if (idle() == 0) {
                m_idle.clear();
                m_oldest = 0;
            }
        } else {
            m_line.push_back(checkout);
        }
    }
    void takeBack()
    {
        std::ranges::pop_heap(m_returns, std::greater{});
        m_returns.pop_back();
        --m_inUse;
        makeAvailable();
    }
    void makeAvailable()
    {
        if (waiting()) {
            const std::size_t checkout = first();
            leaveLine();
            grant(checkout);
        } else {
            m_idle.push_back(m_now);
        }
    }
    void giveUp()
    {
        const std::size_t checkout = first();
        leaveLine();
        record(checkout, m_timeout);
        if (counted(checkout))
            m_counts.timeouts += m_trace.weight;
    }

    /// As PoolCore::grow: the first missing connection at once, several at a time only for someone who has waited.
    void grow()
    {
        auto missing = static_cast<std::int64_t>(m_line.size() - m_head) - static_cast<std::int64_t>(m_opening.size());
        const bool hurry = m_impatient || m_inUse + idle() == 0 || m_now >= m_trace.arrivals[first()] + m_patience;
        const auto limit = static_cast<std::size_t>(hurry ? m_connectLimit : 1);
        for (; missing > 0 && total() < m_most && m_opening.size() < limit; --missing) {
            const Nanoseconds takes = m_connect.empty() ? Nanoseconds::zero() : m_connect.quantile(m_draws.next());
            m_opening.push_back(m_now + takes.count());
            if (m_now >= m_trace.countFrom && m_now <= m_trace.end)
                m_counts.connects += m_trace.weight;
        }
    }

    const Trace& m_trace;
    const int m_size, m_most;
    const std::int64_t m_grace, m_timeout, m_patience;
    const int m_connectLimit;
    const SpanDistribution& m_connect;
    Draws& m_draws;
    ReplayCounts& m_counts;

    std::int64_t m_now = 0;
    std::size_t m_next = 0; ///< who arrives next
    int m_inUse;
    std::vector<std::int64_t> m_idle;    ///< idle since when; the one used last is at the end
    std::size_t m_oldest = 0;            ///< those before it in m_idle are closed
    std::vector<std::int64_t> m_returns; ///< when those in use come back; a heap, the earliest in front
    std::vector<std::int64_t> m_opening; ///< when connects end
    std::vector<std::size_t> m_line;     ///< who waits, from m_head on
    std::size_t m_head = 0;
    bool m_impatient = false; ///< the first in line has waited for growthPatience
};

} // namespace

void WaitCounts::add(std::int64_t wait, double weight)
{
    m_total += weight;
    if (wait <= 0) {
        m_zero += weight;
        return;
    }
    m_sum += weight * static_cast<double>(wait);
    m_longest = std::max(m_longest, wait);
    const auto value = static_cast<std::uint64_t>(wait);
    const int octave = static_cast<int>(std::bit_width(value)) - 1;
    const auto part = octave >= 5 ? value >> (octave - 5) : value << (5 - octave);
    m_buckets[static_cast<std::size_t>(octave) * perOctave + (part & 31U)] += weight;
}

void WaitCounts::merge(const WaitCounts& other)
{
    for (std::size_t i = 0; i < m_buckets.size(); ++i)
        m_buckets[i] += other.m_buckets[i];
    m_zero += other.m_zero;
    m_total += other.m_total;
    m_sum += other.m_sum;
    m_longest = std::max(m_longest, other.m_longest);
}

double WaitCounts::quantile(double q) const
{
    const double wanted = q * m_total;
    double seen = m_zero;
    if (m_total <= 0 || seen >= wanted)
        return 0;
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        if (m_buckets[i] <= 0)
            continue;
        seen += m_buckets[i];
        if (seen < wanted)
            continue;
        const std::size_t power = i / perOctave;
        const double octave = std::exp2(static_cast<double>(power));
        const double part = static_cast<double>(i % perOctave) + 1 - (seen - wanted) / m_buckets[i];
        return std::min(octave * (1 + part / perOctave), static_cast<double>(m_longest));
    }
    return static_cast<double>(m_longest);
}

double Draws::next()
{
    // SplitMix64 (Steele, Lea, Flood 2014).
    m_state += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    mixed ^= mixed >> 31U;
    return static_cast<double>(mixed >> 11U) * 0x1p-53;
}

void replay(const Trace& trace, const PoolPolicy& policy, int heldThroughout, const SpanDistribution& connect,
            Draws& draws, ReplayCounts& counts)
{
    Run(trace, policy, heldThroughout, connect, draws, counts).go();
}

} // namespace detail

SimulationResult Replays::run(const PoolPolicy& policy) const
{
    detail::ReplayCounts all;
    std::vector<double> p99s;
    p99s.reserve(m_replays.size());
    std::uint64_t number = 0;
    for (const std::vector<detail::Trace>& traces : m_replays) {
        detail::ReplayCounts counts;
        // Apart from the draws that made the traces.
        detail::Draws draws(~(m_seed + ++number));
        for (const detail::Trace& trace : traces)
            detail::replay(trace, policy, m_heldThroughout, m_connect, draws, counts);
        p99s.push_back(counts.waits.quantile(0.99));
        all.waits.merge(counts.waits);
        all.timeouts += counts.timeouts;
        all.connects += counts.connects;
        all.closes += counts.closes;
        all.time += counts.time;
        all.inUseTime += counts.inUseTime;
        all.openTime += counts.openTime;
        all.overflowTime += counts.overflowTime;
        all.maxInUse = std::max(all.maxInUse, counts.maxInUse);
        all.checkouts += counts.checkouts;
    }
    const auto span = [](double nanoseconds) { return Nanoseconds(std::llround(nanoseconds)); };
    SimulationResult result;
    result.size = policy.size;
    result.overflow = policy.overflow;
    result.replays = static_cast<int>(m_replays.size());
    result.checkouts = all.checkouts;
    result.maxInUse = all.maxInUse;
    result.waitP50 = span(all.waits.quantile(0.5));
    result.waitP95 = span(all.waits.quantile(0.95));
    result.waitP99 = span(all.waits.quantile(0.99));
    result.waitMax = Nanoseconds(all.waits.longest());
    result.waitMean = span(all.waits.mean());
    if (!p99s.empty()) {
        std::ranges::sort(p99s);
        const std::size_t tenth = p99s.size() / 10;
        result.waitP99Low = std::min(span(p99s[tenth]), result.waitP99);
        result.waitP99High = std::max(span(p99s[p99s.size() - 1 - tenth]), result.waitP99);
    }
    if (all.waits.total() > 0) {
        result.waitedShare = all.waits.waited() / all.waits.total();
        result.timeoutShare = all.timeouts / all.waits.total();
    }
    if (all.time > 0) {
        result.meanInUse = all.inUseTime / all.time;
        result.meanOpen = all.openTime / all.time;
        result.overflowTime = all.overflowTime / all.time;
        result.connectsPerSecond = all.connects / all.time * 1e9;
        result.closesPerSecond = all.closes / all.time * 1e9;
    }
    return result;
}

SimulationResult simulate(const Workload& workload, const PoolPolicy& policy, std::uint64_t seed)
{
    return Replays(workload, {.seed = seed}).run(policy);
}

} // namespace howdah::pool
