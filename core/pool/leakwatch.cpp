// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/leakwatch.h"

#include <algorithm>
#include <utility>

namespace howdah::pool::detail {

namespace {

bool suspicious(const Slot& slot, base::MonotonicTime now, const LeaseLimits& limits)
{
    // Most have just been used: those are passed over without a copy.
    if (slot.statement.running() || now - slot.statement.since() < std::min(limits.leak, LeaseRecord::handOver))
        return false;
    return isLeak(LeaseRecord(slot).state(now, limits));
}

} // namespace

void LeakWatch::Findings::clear()
{
    leaks.clear();
    recovered.clear();
    holders.clear();
    exhausted = false;
}

LeakWatch::LeakWatch(std::size_t places)
    : m_places(places)
    , m_found(room())
{}

LeakWatch::Findings LeakWatch::room() const
{
    Findings findings;
    findings.leaks.reserve(m_places);
    findings.recovered.reserve(m_places);
    findings.holders.reserve(m_places);
    return findings;
}

void LeakWatch::scan(std::span<Slot> slots, base::MonotonicTime now, const LeaseLimits& limits, bool serving)
{
    if (serving)
        m_lacking = false;
    for (Slot& slot : slots) {
        if (slot.state != SlotState::Leased)
            continue;
        const bool reported = slot.reportedLease == slot.lease;
        const bool leaks = suspicious(slot, now, limits);
        if (leaks && !reported && m_found.leaks.size() < m_found.leaks.capacity()) {
            slot.reportedLease = slot.lease;
            ++m_leaks;
            m_found.leaks.emplace_back(slot);
        } else if (!leaks && reported) {
            recovered(slot);
        }
    }
}

void LeakWatch::recovered(Slot& slot)
{
    slot.reportedLease = 0;
    ++m_recoveries;
    // With no room left, more came back in one round than there are places: counted, though not told one by one.
    if (m_found.recovered.size() < m_found.recovered.capacity())
        m_found.recovered.emplace_back(slot);
}

bool LeakWatch::ranOut(std::span<const Slot> slots)
{
    if (m_lacking)
        return false;
    m_lacking = true;
    m_found.exhausted = true;
    m_found.holders.clear();
    for (const Slot& slot : slots) {
        if (slot.state == SlotState::Leased && m_found.holders.size() < m_found.holders.capacity())
            m_found.holders.emplace_back(slot);
    }
    return true;
}

void LeakWatch::take(Findings& findings)
{
    std::swap(findings, m_found);
}

} // namespace howdah::pool::detail
