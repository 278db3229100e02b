// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/error.h"

#include <algorithm>
#include <random>

namespace howdah::pool::detail {

/// Decides when to try the server again after a failed connect, so that a server that is down or has just come back
/// meets one probe at a time and not every waiter's. Pure arithmetic; guarded by its owner.
class Breaker {
public:
    static constexpr base::Nanoseconds shortest = base::Milliseconds(100);
    /// For a server that answers, and says that it is starting up or shutting down (SQLSTATE 57P03): clean starts take
    /// no longer, and those after a crash are met with longer pauses by and by.
    static constexpr base::Nanoseconds startingPause = base::Milliseconds(30);
    static constexpr int startingTries = 5;
    static constexpr base::Nanoseconds longest = base::Seconds(5);
    /// Until a refusal that is remembered is held against the credentials of the day.
    static constexpr base::Nanoseconds reminder = base::Milliseconds(200);

    explicit Breaker(std::uint_fast32_t seed)
        : m_random(seed)
    {}

    void succeeded();
    /// `refused`: the server answered and refused the login. Asking again soon could lock the account, so the pause is
    /// the longest at once; short when it is `remembered` and the server not asked again, so that new
    /// credentials are noticed.
    void failed(base::MonotonicTime now, bool refused, bool remembered = false);

    /// It answers, and is not ready.
    void nearlyThere(base::MonotonicTime now);

    /// Somebody listens again where nobody did: worth an attempt at once.
    void knockAnswered(base::MonotonicTime now)
    {
        m_failures = std::min(m_failures, 1);
        m_starting = 0;
        m_nextProbe = now;
    }

    /// True after a failure until a connect succeeds: one probe at a time, none before nextProbe().
    [[nodiscard]] bool open() const { return m_failures > 0; }
    [[nodiscard]] base::MonotonicTime nextProbe() const { return m_nextProbe; }
    /// The last attempt was refused as a login, and it is too early to ask again.
    [[nodiscard]] bool refusing(base::MonotonicTime now) const { return m_refused && now < m_nextProbe; }
    [[nodiscard]] bool mayProbe(base::MonotonicTime now, int underWay) const
    {
        return !open() || (underWay == 0 && now >= m_nextProbe);
    }

private:
    int m_failures = 0;
    int m_starting = 0; ///< times in a row that it was not ready
    bool m_refused = false;
    base::MonotonicTime m_nextProbe{};
    std::minstd_rand m_random;
};

/// Whether a failed connect says that these credentials will not do, rather than that the server cannot serve now
/// (starting up, shutting down, out of slots: SQLSTATE classes 57 and 53, PostgreSQL manual, appendix A).
[[nodiscard]] bool isRefusal(const base::Error& error);

} // namespace howdah::pool::detail
