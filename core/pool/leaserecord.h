// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pool/slot.h"

namespace howdah::pool::detail {

/// From when on a lease is worth a word.
struct LeaseLimits {
    base::Nanoseconds leak{};        ///< without a statement; <= 0: never
    base::Nanoseconds longRunning{}; ///< of one statement
};

/// What a slot says of its lease, copied under the pool's lock without allocating; made into words after it.
struct LeaseRecord {
    std::uint64_t lease = 0;
    std::array<char, Slot::tagCapacity> tag{};
    std::size_t tagLength = 0;
    std::source_location where;
    std::uint64_t thread = 0;
    base::BackendPid backend;
    base::MonotonicTime leasedAt{};
    base::MonotonicTime since{}; ///< the statement began, or the last one ended
    bool running = false;
    std::array<char, StatementRecord::capacity> statement{};
    std::size_t statementLength = 0;

    /// A thread may end while what it began is taken over by another: for so long nobody is called an orphan.
    static constexpr base::Nanoseconds handOver = base::Seconds(1);

    LeaseRecord() = default;
    explicit LeaseRecord(const Slot& slot);
    [[nodiscard]] LeaseState state(base::MonotonicTime now, const LeaseLimits& limits) const;
    [[nodiscard]] LeaseInfo info(base::MonotonicTime now, const LeaseLimits& limits) const;
};

} // namespace howdah::pool::detail
