// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace howdah::test {

/// A clock that stands still until a test moves it, and knows how often it was read: so the test can tell that a thread
/// that looks at it all the time has seen the new time and acted on it.
class WatchedClock final : public base::Clock {
public:
    [[nodiscard]] base::MonotonicTime now() const override
    {
        ++m_readings;
        return m_clock.now();
    }
    [[nodiscard]] base::WallTime wallNow() const override { return m_clock.wallNow(); }
    void advance(base::Nanoseconds by) { m_clock.advance(by); }
    void stepWall(base::Nanoseconds by) { m_clock.stepWall(by); }
    /// Moves on, and waits until the pool's keeper went around with the new time. Only while nobody waits for a
    /// connection (who waits looks at the clock, too) and a connection is there to be looked after.
    [[nodiscard]] bool advanceAndLook(base::Nanoseconds by)
    {
        advance(by);
        const int before = m_readings;
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (m_readings < before + 8) { // three a round
            if (std::chrono::steady_clock::now() > end)
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return true;
    }

private:
    base::FakeClock m_clock;
    mutable std::atomic<int> m_readings{0};
};

} // namespace howdah::test
