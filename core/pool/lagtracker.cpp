// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/lagtracker.h"

#include <algorithm>

namespace howdah::pool::detail {

void LagTracker::primaryAt(base::Lsn lsn, base::MonotonicTime askedAt)
{
    // Another primary may have begun its timeline before the end of the old one's.
    while (!m_marks.empty() && m_marks.back().lsn > lsn)
        m_marks.pop_back();
    if (!m_marks.empty() && m_marks.back().lsn == lsn) {
        m_marks.back().at = askedAt; // idle: it still stood there
        return;
    }
    m_marks.push_back({lsn, askedAt});
    if (m_marks.size() > mostMarks)
        m_marks.pop_front();
}

std::optional<base::Nanoseconds> LagTracker::lag(base::Lsn replayed, base::MonotonicTime now) const
{
    if (m_marks.empty())
        return std::nullopt;
    if (replayed >= m_marks.back().lsn)
        return base::Nanoseconds::zero();
    const auto after = std::upper_bound(m_marks.begin(), m_marks.end(), replayed,
                                        [](base::Lsn lsn, const Mark& mark) { return lsn < mark.lsn; });
    if (after == m_marks.begin())
        return std::nullopt;
    return now - std::prev(after)->at;
}

} // namespace howdah::pool::detail
