// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/types.h"

#include <deque>
#include <optional>

namespace howdah::pool::detail {

/// Turns positions in the WAL into time: where the primary stood when. One thread.
class LagTracker {
public:
    /// The primary stood at `lsn`, read no earlier than `askedAt`.
    void primaryAt(base::Lsn lsn, base::MonotonicTime askedAt);
    /// Time since the primary stood where the replica has replayed to, at most: zero when it has everything that was
    /// there at the last reading. Nothing when the replica is behind all that is remembered, or nothing is.
    [[nodiscard]] std::optional<base::Nanoseconds> lag(base::Lsn replayed, base::MonotonicTime now) const;

private:
    struct Mark {
        base::Lsn lsn;
        base::MonotonicTime at;
    };
    static constexpr std::size_t mostMarks = 3600;
    std::deque<Mark> m_marks; ///< rising; of marks at the same place the newest
};

} // namespace howdah::pool::detail
