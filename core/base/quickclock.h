// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"

#if defined(__x86_64__) && defined(__linux__)
#define HOWDAH_QUICK_CLOCK 1
#include <array>
#include <atomic>
#include <cstdint>
#include <x86intrin.h>
#endif

namespace howdah::base {

/// The monotonic clock for code that looks at it every hundred nanoseconds: it agrees with std::chrono::steady_clock to
/// some microseconds and costs a third. Where the kernel itself tells the time by the processor's counter (Linux, clock
/// source "tsc": as fast as ever and in step on all cores), the counter is read and translated; anywhere else, and
/// until anchor() has been called twice, this is steady_clock. Two readings may differ by a microsecond the wrong way
/// round when they come from either side of an anchor. Any thread.
class QuickClock {
public:
    [[nodiscard]] static MonotonicTime now() noexcept;
    /// Compares the counter with steady_clock again, so that neither drift nor a slewed clock adds up. About once a
    /// second, by whoever needs now() to be quick; more often does nothing.
    static void anchor() noexcept;
    /// False while another anchor(), a quarter of a second after the first, would make now() quick.
    [[nodiscard]] static bool settled() noexcept;

#ifdef HOWDAH_QUICK_CLOCK
private:
    /// A moment by both clocks, and the nanoseconds a tick from there on, times 2^32.
    struct Anchor {
        std::atomic<std::uint64_t> ticks{0};
        std::atomic<std::int64_t> nanoseconds{0};
        std::atomic<std::uint64_t> scale{0};
    };
    /// Written one after the other: by the time that one is written again its readers have long gone on.
    static std::array<Anchor, 64> s_anchors;
    static std::atomic<unsigned> s_current;
#endif
};

#ifdef HOWDAH_QUICK_CLOCK
inline MonotonicTime QuickClock::now() noexcept
{
    __extension__ using Wide = unsigned __int128;
    const Anchor& anchor = s_anchors[s_current.load(std::memory_order_acquire)];
    const std::uint64_t scale = anchor.scale.load(std::memory_order_relaxed);
    if (scale == 0)
        return std::chrono::steady_clock::now();
    const std::int64_t base = anchor.nanoseconds.load(std::memory_order_relaxed);
    const std::uint64_t since = __rdtsc() - anchor.ticks.load(std::memory_order_relaxed);
    // A core that is a few ticks behind the one that wrote the anchor sees a time just before it.
    if (static_cast<std::int64_t>(since) < 0)
        return MonotonicTime(Nanoseconds(base));
    return MonotonicTime(Nanoseconds(base + static_cast<std::int64_t>((Wide{since} * scale) >> 32U)));
}
#else
inline MonotonicTime QuickClock::now() noexcept
{
    return std::chrono::steady_clock::now();
}
#endif

} // namespace howdah::base
