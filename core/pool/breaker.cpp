// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/breaker.h"

#include <algorithm>

namespace howdah::pool::detail {

void Breaker::succeeded()
{
    m_failures = 0;
    m_starting = 0;
    m_refused = false;
}

void Breaker::nearlyThere(base::MonotonicTime now)
{
    if (++m_starting > startingTries) {
        failed(now, false);
        return;
    }
    m_failures = std::max(m_failures, 1);
    m_refused = false;
    m_nextProbe = now + startingPause;
}

void Breaker::failed(base::MonotonicTime now, bool refused, bool remembered)
{
    // 100 ms << 7 is past the longest pause already; counting on would only overflow.
    m_failures = std::min(m_failures + 1, 7);
    m_refused = refused;
    const auto ceiling = std::min<base::Nanoseconds>(longest, shortest * (1LL << m_failures));
    // Full jitter, so that the pools of many processes do not knock together; never below the shortest pause, so that a
    // lucky draw does not make a burst.
    std::uniform_int_distribution<base::Nanoseconds::rep> draw(shortest.count(), ceiling.count());
    const base::Nanoseconds pause = remembered ? reminder : longest;
    m_nextProbe = now + (refused ? pause : base::Nanoseconds(draw(m_random)));
}

bool isRefusal(const base::Error& error)
{
    if (error.code() != base::ErrorCode::LoginRefused)
        return false;
    const std::string_view sqlClass = std::string_view(error.sqlState()).substr(0, 2);
    return sqlClass != "57" && sqlClass != "53" && sqlClass != "08" && sqlClass != "58" && sqlClass != "XX";
}

} // namespace howdah::pool::detail
