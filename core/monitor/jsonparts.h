// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/json.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>

namespace howdah::monitor {

/// What the documents are made of.
using Json = nlohmann::ordered_json;

/// JSON has no NaN and no infinity.
[[nodiscard]] inline Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

template <class T> [[nodiscard]] Json orNull(const std::optional<T>& value)
{
    if constexpr (std::is_floating_point_v<T>)
        return value ? number(*value) : Json(nullptr);
    else
        return value ? Json(*value) : Json(nullptr);
}

[[nodiscard]] inline Json textOrNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

[[nodiscard]] inline Json serverObject(const ServerIdentity& server)
{
    return {{"name", server.name}, {"version", server.version}, {"version_num", server.versionNumber}};
}

} // namespace howdah::monitor
