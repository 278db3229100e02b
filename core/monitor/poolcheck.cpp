// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/poolcheck.h"

#include "core/base/units.h"

#include <algorithm>
#include <map>

namespace howdah::monitor {

using base::Text;
namespace human = base::human;

namespace {

constexpr std::size_t mostEvidence = 20;

struct SessionFacts {
    std::string application;
    double ageSeconds = 0;
};

bool fits(const pool::FeedPool& pool, const pool::LeaseInfo& lease,
          const std::map<std::int32_t, SessionFacts>& sessions)
{
    const auto session = sessions.find(lease.backend.value);
    if (session == sessions.end())
        return false;
    // Half a second for clocks that are read one after the other.
    const double held = std::chrono::duration<double>(lease.heldFor).count();
    // The server cuts names at 63 bytes and hides them from roles that may not see them.
    const std::string& seen = session->second.application;
    return session->second.ageSeconds + 0.5 >= held && (seen.empty() || pool.applicationName.starts_with(seen));
}

Evidence evidenceOf(const PoolOnServer& found)
{
    const pool::LeaseInfo& longest = *found.leaks.front();
    Evidence evidence;
    evidence.pid = longest.backend;
    evidence.object = found.pool->applicationName;
    evidence.value = static_cast<double>(found.leaks.size());
    const std::string holder = longest.tag.empty() ? longest.function : longest.tag;
    evidence.text = Text::counted(
        HOWDAH_TEXT_N("check", "%1 (process %2) holds %n connection(s) that nobody uses, the longest for %3: taken by "
                               "%4 at %5:%6, backend %7"),
        static_cast<long long>(found.leaks.size()),
        {found.pool->applicationName, std::to_string(found.process->pid), human::duration(longest.idleFor), holder,
         longest.file, std::to_string(longest.line), std::to_string(longest.backend.value)});
    return evidence;
}

bool runsDry(const pool::PoolStats& stats)
{
    return stats.waiting > 0 && stats.inUse >= stats.size + stats.maxOverflow;
}

} // namespace

std::vector<PoolOnServer> leakingPools(const pool::feed::Survey& survey, const pg::ResultSet& rows)
{
    std::map<std::int32_t, SessionFacts> sessions;
    for (int i = 0; i < rows.rowCount(); ++i) {
        if (const auto pid = rows.value<std::int32_t>(i, "pid"))
            sessions[*pid] = {rows.value<std::string>(i, "application").value_or(""),
                              rows.value<double>(i, "age").value_or(0)};
    }
    std::vector<PoolOnServer> found;
    for (const pool::FeedProcess& process : survey.processes) {
        for (const pool::FeedPool& pool : process.pools) {
            PoolOnServer one{&process, &pool, {}};
            for (const pool::LeaseInfo& lease : pool.leases) {
                if (pool::isLeak(lease.state) && fits(pool, lease, sessions))
                    one.leaks.push_back(&lease);
            }
            std::ranges::stable_sort(one.leaks, [](const auto* a, const auto* b) { return a->idleFor > b->idleFor; });
            if (!one.leaks.empty())
                found.push_back(std::move(one));
        }
    }
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.leaks.size() > b.leaks.size(); });
    return found;
}

void judgePoolLeaks(const pg::ResultSet& rows, const CheckContext& context, CheckResult& result)
{
    if (!context.pools) {
        result.summary =
            Text(HOWDAH_TEXT("check", "The pool feed is off: which programs leak connections is not seen"));
        result.unknownBecause = result.summary.english();
        result.remedy = Text(HOWDAH_TEXT("check", "Start Howdah without HOWDAH_POOL_FEED=off"));
        return;
    }
    const std::vector<PoolOnServer> found = leakingPools(*context.pools, rows);
    std::size_t leaks = 0;
    bool dry = false;
    for (const PoolOnServer& one : found) {
        leaks += one.leaks.size();
        dry = dry || runsDry(one.pool->stats);
        if (result.evidence.size() < mostEvidence)
            result.evidence.push_back(evidenceOf(one));
    }
    result.value = static_cast<double>(leaks);
    if (leaks == 0) {
        result.severity = Severity::Ok;
        result.summary = Text(HOWDAH_TEXT("check", "No pool on this machine holds connections here that nobody uses"));
        return;
    }
    result.severity = dry ? Severity::Critical : Severity::Warn;
    const std::string& worst = found.front().pool->applicationName;
    result.summary = dry ? Text::counted(HOWDAH_TEXT_N("check", "%1 leaks: %n connection(s) that nobody uses, and its "
                                                                "pool has none left for those who wait"),
                                         static_cast<long long>(leaks), {worst})
                         : Text::counted(HOWDAH_TEXT_N("check", "%1 leaks: %n connection(s) that nobody uses"),
                                         static_cast<long long>(leaks), {worst});
    const pool::LeaseInfo& longest = *found.front().leaks.front();
    result.remedy =
        Text(HOWDAH_TEXT("check", "Give the connection back where %1 took it (%2:%3); until then restart the "
                                  "program, or end the session with SELECT pg_terminate_backend(%4);"),
             {longest.tag.empty() ? longest.function : longest.tag, longest.file, std::to_string(longest.line),
              std::to_string(longest.backend.value)});
}

} // namespace howdah::monitor
