// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pool/leaserecord.h"

#include <span>
#include <vector>

namespace howdah::pool::detail {

/// Finds the leases of a pool that are leaks: reports each once, and once more when it has come back. What is "guarded"
/// belongs to the pool's lock and allocates nothing.
class LeakWatch {
public:
    struct Findings {
        std::vector<LeaseRecord> leaks;
        std::vector<LeaseRecord> recovered;
        std::vector<LeaseRecord> holders; ///< all, when the pool ran out
        bool exhausted = false;
        [[nodiscard]] bool any() const { return !leaks.empty() || !recovered.empty() || exhausted; }
        void clear();
    };

    /// `places`: as many leases as there can be.
    explicit LeakWatch(std::size_t places);
    /// Findings with room for everything, to be swapped with take().
    [[nodiscard]] Findings room() const;

    // Guarded:
    /// Looks at every lease. `serving`: the pool has something to give again, so that the next lack is a new one.
    void scan(std::span<Slot> slots, base::MonotonicTime now, const LeaseLimits& limits, bool serving);
    /// A lease ends; to be called while its slot still says whose it was. True when it had been reported.
    bool ended(Slot& slot)
    {
        if (slot.reportedLease == 0 || slot.reportedLease != slot.lease)
            return false;
        recovered(slot);
        return true;
    }
    /// A checkout timed out. True when that is news.
    bool ranOut(std::span<const Slot> slots);
    /// What was found since the last call, for empty findings with room.
    void take(Findings& findings);
    /// A lack was told of, and the pool has not been seen serving since.
    [[nodiscard]] bool lacking() const { return m_lacking; }
    [[nodiscard]] bool anyNews() const { return m_found.any(); }
    [[nodiscard]] std::uint64_t leaks() const { return m_leaks; }
    [[nodiscard]] std::uint64_t recoveries() const { return m_recoveries; }

private:
    void recovered(Slot& slot);
    std::size_t m_places;
    Findings m_found;
    bool m_lacking = false;
    std::uint64_t m_leaks = 0;
    std::uint64_t m_recoveries = 0;
};

} // namespace howdah::pool::detail
