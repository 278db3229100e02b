// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"

#include <array>
#include <cmath>
#include <limits>

namespace howdah::base {

std::optional<double> parseDouble(std::string_view text)
{
    if (text == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    if (text == "Infinity")
        return std::numeric_limits<double>::infinity();
    if (text == "-Infinity")
        return -std::numeric_limits<double>::infinity();
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

std::string toChars(double value)
{
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string toChars(double value, int decimals)
{
    // The largest double has 309 digits before the point.
    std::array<char, 400> buffer{};
    const auto [end, code] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    if (code != std::errc())
        return toChars(value);
    std::string text(buffer.data(), end);
    // Minus zero is noise to a reader.
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos)
        text.erase(0, 1);
    return text;
}

} // namespace howdah::base
