// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/quickclock.h"

#include "core/base/durablefile.h"

#include <cmath>
#include <mutex>
#include <optional>

namespace howdah::base {

#ifdef HOWDAH_QUICK_CLOCK

std::array<QuickClock::Anchor, 64> QuickClock::s_anchors;
std::atomic<unsigned> QuickClock::s_current{0};

namespace {

struct Both {
    std::int64_t nanoseconds = 0;
    std::uint64_t ticks = 0;
};

/// Both clocks at one moment; nothing when something came between the readings.
std::optional<Both> readBoth()
{
    constexpr std::int64_t undisturbed = 1000;
    const std::int64_t before = std::chrono::steady_clock::now().time_since_epoch().count();
    const std::uint64_t ticks = __rdtsc();
    const std::int64_t after = std::chrono::steady_clock::now().time_since_epoch().count();
    if (after - before > undisturbed)
        return std::nullopt;
    return Both{before + (after - before) / 2, ticks};
}

/// Whether the kernel trusts the counter (Documentation of the Linux kernel, "Clock sources, Clock events").
bool kernelUsesCounter()
{
    static const bool uses = [] {
        const auto source = readFile("/sys/devices/system/clocksource/clocksource0/current_clocksource", 64);
        return source && source->starts_with("tsc");
    }();
    return uses;
}

struct Calibration {
    std::mutex mutex;
    std::optional<Both> last;
    double scale = 0; ///< nanoseconds a tick
};

/// The counter was seen not to keep time.
std::atomic<bool> counterGivenUp{false};

} // namespace

void QuickClock::anchor() noexcept
{
    constexpr std::int64_t seldomEnough = 200'000'000; // ns
    static Calibration calibration;
    if (!kernelUsesCounter())
        return;
    const std::unique_lock lock(calibration.mutex, std::try_to_lock);
    if (!lock || counterGivenUp)
        return;
    const auto read = readBoth();
    if (!read)
        return;
    const auto last = calibration.last;
    if (last && read->nanoseconds - last->nanoseconds < seldomEnough)
        return;
    calibration.last = read;
    if (!last)
        return;
    const double scale =
        static_cast<double>(read->nanoseconds - last->nanoseconds) / static_cast<double>(read->ticks - last->ticks);
    // A virtual machine that moved, or slept: one with another counter is told by its other speed.
    const bool steady = calibration.scale == 0 || std::abs(scale / calibration.scale - 1) < 0.001;
    counterGivenUp = !steady || !(scale > 0) || scale > 100;
    calibration.scale = scale;
    const unsigned next = (s_current.load(std::memory_order_relaxed) + 1) % s_anchors.size();
    Anchor& fresh = s_anchors[next];
    fresh.ticks.store(read->ticks, std::memory_order_relaxed);
    fresh.nanoseconds.store(read->nanoseconds, std::memory_order_relaxed);
    fresh.scale.store(counterGivenUp ? 0 : static_cast<std::uint64_t>(scale * 4294967296.0), std::memory_order_relaxed);
    s_current.store(next, std::memory_order_release);
}

bool QuickClock::settled() noexcept
{
    return s_anchors[s_current.load(std::memory_order_acquire)].scale.load(std::memory_order_relaxed) != 0 ||
           !kernelUsesCounter() || counterGivenUp.load(std::memory_order_relaxed);
}

#else

void QuickClock::anchor() noexcept {}

bool QuickClock::settled() noexcept
{
    return true;
}

#endif

} // namespace howdah::base
