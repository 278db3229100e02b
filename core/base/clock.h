// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <memory>
#include <mutex>

namespace howdah::base {

using Nanoseconds = std::chrono::nanoseconds;
using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;
/// A point on the monotonic clock: for durations and deadlines, never for showing.
using MonotonicTime = std::chrono::steady_clock::time_point;
/// A moment of the calendar, UTC.
using WallTime = std::chrono::sys_time<std::chrono::microseconds>;

/// Where time comes from. Objects that measure take one, so that tests advance a FakeClock instead of sleeping.
/// Any thread.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual MonotonicTime now() const = 0;
    [[nodiscard]] virtual WallTime wallNow() const = 0;

    /// The machine's clocks. Lives as long as the program.
    [[nodiscard]] static const std::shared_ptr<const Clock>& system();
};

/// A clock that stands still until a test moves it.
class FakeClock final : public Clock {
public:
    explicit FakeClock(WallTime start = WallTime(std::chrono::seconds(1'700'000'000)));
    [[nodiscard]] MonotonicTime now() const override;
    [[nodiscard]] WallTime wallNow() const override;
    /// Moves both clocks forward.
    void advance(Nanoseconds by);
    /// Moves only the calendar, as an NTP step would: monotonic readings must not care.
    void stepWall(Nanoseconds by);

private:
    mutable std::mutex m_mutex;
    MonotonicTime m_monotonic;
    std::chrono::sys_time<Nanoseconds> m_wall;
};

/// "2026-08-01T14:32:07.123Z": UTC, milliseconds, for JSON, logs and exports.
[[nodiscard]] std::string toIso8601(WallTime time);

} // namespace howdah::base
