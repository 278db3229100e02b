// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"

#include <algorithm>
#include <optional>

namespace howdah::base {

/// A moment after which a wait gives up; passed down so that retries share one budget instead of adding up.
class Deadline {
public:
    /// Never passes.
    Deadline() = default;
    explicit Deadline(MonotonicTime at)
        : m_at(at)
    {}
    [[nodiscard]] static Deadline after(Nanoseconds span, const Clock& clock = *Clock::system())
    {
        return Deadline(clock.now() + span);
    }
    [[nodiscard]] static Deadline never() { return {}; }

    [[nodiscard]] bool isNever() const { return !m_at.has_value(); }
    [[nodiscard]] std::optional<MonotonicTime> at() const { return m_at; }
    [[nodiscard]] bool passed(const Clock& clock = *Clock::system()) const { return m_at && clock.now() >= *m_at; }
    /// Time left, never below zero; Nanoseconds::max() when it never passes.
    [[nodiscard]] Nanoseconds left(const Clock& clock = *Clock::system()) const
    {
        return m_at ? std::max(Nanoseconds::zero(), Nanoseconds(*m_at - clock.now())) : Nanoseconds::max();
    }
    /// Milliseconds left as poll() wants them: rounded up so that a wait never ends early, -1 for never.
    [[nodiscard]] int pollTimeout(const Clock& clock = *Clock::system()) const;
    [[nodiscard]] Deadline earlier(const Deadline& other) const
    {
        if (isNever())
            return other;
        return other.isNever() || *m_at <= *other.m_at ? *this : other;
    }

    bool operator==(const Deadline&) const = default;

private:
    std::optional<MonotonicTime> m_at;
};

inline int Deadline::pollTimeout(const Clock& clock) const
{
    if (!m_at)
        return -1;
    const auto milliseconds = std::chrono::ceil<Milliseconds>(left(clock)).count();
    return static_cast<int>(std::min<decltype(milliseconds)>(milliseconds, 1'000'000'000));
}

} // namespace howdah::base
