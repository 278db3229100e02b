// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/poolstats.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace howdah::pool {

void LatencyHistogram::merge(const LatencyHistogram& other)
{
    for (std::size_t i = 0; i < buckets.size(); ++i)
        buckets[i] += other.buckets[i];
    count += other.count;
    sum += other.sum;
}

LatencyHistogram LatencyHistogram::since(const LatencyHistogram& earlier) const
{
    LatencyHistogram difference = *this;
    if (earlier.count > count)
        return difference; // not an earlier reading of this one: a new pool began to count
    for (std::size_t i = 0; i < buckets.size(); ++i)
        difference.buckets[i] -= std::min(earlier.buckets[i], difference.buckets[i]);
    difference.count -= earlier.count;
    difference.sum -= earlier.sum;
    return difference;
}

base::Nanoseconds LatencyHistogram::quantile(double q) const
{
    if (count == 0)
        return {};
    const double wanted = std::clamp(q, 0.0, 1.0) * static_cast<double>(count);
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        seen += buckets[i];
        if (seen == 0 || static_cast<double>(seen) < wanted)
            continue;
        const double lower = lowerEdge(i);
        const double upper = i + 1 < buckets.size() ? lowerEdge(i + 1) : lower;
        return base::Nanoseconds(std::llround((lower + upper) / 2));
    }
    return base::Nanoseconds(std::llround(lowerEdge(buckets.size() - 1)));
}

const char* name(CloseReason reason)
{
    switch (reason) {
    case CloseReason::Recycled:
        return "recycled";
    case CloseReason::Overflow:
        return "overflow";
    case CloseReason::Broken:
        return "broken";
    case CloseReason::Dirty:
        return "dirty";
    case CloseReason::Stale:
        return "stale";
    case CloseReason::Invalidated:
        return "invalidated";
    case CloseReason::PoolClosed:
        return "pool_closed";
    case CloseReason::ReadOnly:
        return "read_only";
    case CloseReason::Shrunk:
        return "shrunk";
    }
    return "";
}

const char* name(LeaseState state)
{
    switch (state) {
    case LeaseState::Ok:
        return "ok";
    case LeaseState::LongRunning:
        return "long_running";
    case LeaseState::IdleLease:
        return "idle_lease";
    case LeaseState::Orphan:
        return "orphan";
    }
    return "";
}

const char* name(PoolEvent::Kind kind)
{
    switch (kind) {
    case PoolEvent::Kind::Leak:
        return "leak";
    case PoolEvent::Kind::Recovered:
        return "recovered";
    case PoolEvent::Kind::Exhausted:
        return "exhausted";
    }
    return "";
}

std::string holdersOf(const std::vector<LeaseInfo>& leases)
{
    constexpr std::size_t mostNamed = 5;
    struct Holder {
        std::string name;
        int count = 0;
        base::Nanoseconds longest{};
    };
    std::map<std::string, Holder> byName;
    for (const LeaseInfo& lease : leases) {
        const std::string name = lease.tag.empty() ? lease.file + ":" + std::to_string(lease.line) : lease.tag;
        Holder& holder = byName[name];
        holder.name = name;
        ++holder.count;
        holder.longest = std::max(holder.longest, lease.heldFor);
    }
    std::vector<Holder> holders;
    holders.reserve(byName.size());
    for (auto& [name, holder] : byName)
        holders.push_back(std::move(holder));
    std::stable_sort(holders.begin(), holders.end(),
                     [](const Holder& a, const Holder& b) { return a.count > b.count; });
    std::string text;
    for (std::size_t i = 0; i < std::min(holders.size(), mostNamed); ++i) {
        text.append(i > 0 ? ", " : "").append(holders[i].name).append(" (");
        text.append(std::to_string(holders[i].count)).append(holders[i].count > 1 ? ", longest " : ", ");
        text.append(base::human::duration(holders[i].longest)).append(")");
    }
    if (holders.size() > mostNamed)
        text.append(", …");
    return text;
}

} // namespace howdah::pool
