// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/sample.h"

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

} // namespace howdah::monitor
