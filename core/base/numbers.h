// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace howdah::base {

/// Numbers at the engine's edge. QCoreApplication sets LC_NUMERIC, after which printf and strtod write and read "0,5"
/// under German; these never look at the locale.

/// The whole of `text` as a number, or nothing: no blanks, no sign but '-', no trailing characters.
template <std::integral T> [[nodiscard]] std::optional<T> parseNumber(std::string_view text)
{
    T value{};
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

/// As above for floating point; also reads what PostgreSQL writes: "NaN", "Infinity", "-Infinity", "1e-05".
[[nodiscard]] std::optional<double> parseDouble(std::string_view text);

/// Shortest text that reads back as the same value.
[[nodiscard]] std::string toChars(double value);
/// Fixed notation with `decimals` digits after the point.
[[nodiscard]] std::string toChars(double value, int decimals);

} // namespace howdah::base
