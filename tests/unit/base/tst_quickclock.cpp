// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/quickclock.h"

#include "core/base/pause.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace howdah;
using base::Milliseconds;
using base::QuickClock;

namespace {

/// By how much the two clocks differ, read one within the other; the least of some tries, for a thread that is
/// interrupted between the readings.
base::Nanoseconds difference()
{
    base::Nanoseconds least = std::chrono::hours(1);
    for (int i = 0; i < 100; ++i) {
        const auto before = std::chrono::steady_clock::now();
        const auto quick = QuickClock::now();
        const auto after = std::chrono::steady_clock::now();
        least = std::min(least, quick < before  ? before - quick
                                : quick > after ? quick - after
                                                : base::Nanoseconds::zero());
    }
    return least;
}

} // namespace

TEST(QuickClock, agreesWithTheSteadyClockBeforeAndAfterItIsAnchored)
{
    EXPECT_EQ(difference(), base::Nanoseconds::zero());
    for (int i = 0; i < 4; ++i) {
        QuickClock::anchor();
        base::pauseFor(Milliseconds(210));
        EXPECT_LT(difference(), Milliseconds(1)) << "anchor " << i;
    }
}

TEST(QuickClock, neverGoesBackByMoreThanAnAnchorsError)
{
    auto last = QuickClock::now();
    const auto end = std::chrono::steady_clock::now() + Milliseconds(700);
    base::Nanoseconds worst{};
    while (std::chrono::steady_clock::now() < end) {
        QuickClock::anchor();
        const auto now = QuickClock::now();
        worst = std::max<base::Nanoseconds>(worst, last - now);
        last = now;
    }
    EXPECT_LT(worst, Milliseconds(1));
}
