// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/json.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

/// Parts that the documents share.
namespace howdah::monitor::jsonparts {

/// JSON has no NaN and no infinity.
[[nodiscard]] inline nlohmann::ordered_json number(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

template <class T> [[nodiscard]] nlohmann::ordered_json orNull(const std::optional<T>& value)
{
    if constexpr (std::is_floating_point_v<T>)
        return value ? number(*value) : nlohmann::ordered_json(nullptr);
    else
        return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

[[nodiscard]] nlohmann::ordered_json textOrNull(const std::string& text);
[[nodiscard]] nlohmann::ordered_json milliseconds(base::Nanoseconds span);
[[nodiscard]] nlohmann::ordered_json serverObject(const ServerIdentity& server);
/// Those that are not ok.
[[nodiscard]] nlohmann::ordered_json probesArray(const std::vector<ProbeState>& probes);

} // namespace howdah::monitor::jsonparts
