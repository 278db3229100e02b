// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <array>
#include <string>

namespace howdah::base {

namespace {

class SystemClock final : public Clock {
public:
    [[nodiscard]] MonotonicTime now() const override { return std::chrono::steady_clock::now(); }
    [[nodiscard]] WallTime wallNow() const override
    {
        return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
};

void appendPadded(std::string& out, unsigned value, int digits)
{
    std::array<char, 10> buffer{};
    for (int i = digits - 1; i >= 0; --i) {
        buffer[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    out.append(buffer.data(), static_cast<std::size_t>(digits));
}

} // namespace

const std::shared_ptr<const Clock>& Clock::system()
{
    static const std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    return clock;
}

FakeClock::FakeClock(WallTime start)
    : m_monotonic(std::chrono::hours(1))
    , m_wall(start)
{}

MonotonicTime FakeClock::now() const
{
    const std::lock_guard lock(m_mutex);
    return m_monotonic;
}

WallTime FakeClock::wallNow() const
{
    const std::lock_guard lock(m_mutex);
    return std::chrono::time_point_cast<std::chrono::microseconds>(m_wall);
}

void FakeClock::advance(Nanoseconds by)
{
    const std::lock_guard lock(m_mutex);
    m_monotonic += by;
    m_wall += by;
}

void FakeClock::stepWall(Nanoseconds by)
{
    const std::lock_guard lock(m_mutex);
    m_wall += by;
}

std::string toIso8601(WallTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<Milliseconds>(time - day));
    std::string out;
    appendPadded(out, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    out += '-';
    appendPadded(out, static_cast<unsigned>(date.month()), 2);
    out += '-';
    appendPadded(out, static_cast<unsigned>(date.day()), 2);
    out += 'T';
    appendPadded(out, static_cast<unsigned>(clock.hours().count()), 2);
    out += ':';
    appendPadded(out, static_cast<unsigned>(clock.minutes().count()), 2);
    out += ':';
    appendPadded(out, static_cast<unsigned>(clock.seconds().count()), 2);
    out += '.';
    appendPadded(out, static_cast<unsigned>(clock.subseconds().count()), 3);
    out += 'Z';
    return out;
}

} // namespace howdah::base
