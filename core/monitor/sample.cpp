// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/sample.h"

#include <algorithm>

namespace howdah::monitor {

bool isOurs(std::string_view application)
{
    return application == "Howdah" || application.starts_with("howdah/");
}

std::optional<double> DatabaseRates::cacheHitRatio() const
{
    const double all = blocksHitPerSecond + blocksReadPerSecond;
    return all > 0 ? std::optional(blocksHitPerSecond / all) : std::nullopt;
}

bool activityAnswered(const Sample& sample)
{
    const auto probe = std::ranges::find(sample.probes, std::string_view("activity"), &ProbeState::probe);
    return probe == sample.probes.end() || probe->kind == ProbeState::Kind::Ok ||
           probe->kind == ProbeState::Kind::Partial;
}

} // namespace howdah::monitor
