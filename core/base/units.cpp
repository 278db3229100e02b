// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/units.h"

#include "core/base/numbers.h"

#include <array>
#include <cmath>
#include <limits>
#include <span>

namespace howdah::base {

namespace {

constexpr std::string_view thinSpace = "\u202f";

std::string grouped(std::string digits)
{
    const std::size_t start = digits.starts_with('-') ? 1 : 0;
    std::size_t end = digits.find('.');
    if (end == std::string::npos)
        end = digits.size();
    for (std::size_t at = end; at > start + 3;) {
        at -= 3;
        digits.insert(at, thinSpace);
    }
    return digits;
}

/// Three significant digits below 100, whole above, without trailing zeros after the point.
std::string significant(double value)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? "–" : value > 0 ? "∞" : "-∞";
    const double magnitude = std::fabs(value);
    int decimals = 0;
    if (magnitude > 0 && magnitude < 99.95)
        decimals = std::min(6, magnitude >= 9.995    ? 1
                               : magnitude >= 0.9995 ? 2
                                                     : 2 - static_cast<int>(std::floor(std::log10(magnitude))));
    std::string text = toChars(value, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return grouped(std::move(text));
}

std::string withUnit(double value, std::string_view unit)
{
    std::string text = significant(value);
    text += ' ';
    text += unit;
    return text;
}

std::string twoDigits(std::int64_t value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

struct Unit {
    std::string_view name;
    double factor;
};

Result<double> parseWithUnit(std::string_view text, std::span<const Unit> units, double bareFactor,
                             TextSource complaint, TextSource remedy)
{
    const auto bad = [&] {
        return Error(ErrorCode::InvalidInput, Text(complaint, {std::string(text)}), {}, Text(remedy));
    };
    std::string_view rest = text;
    while (!rest.empty() && rest.front() == ' ')
        rest.remove_prefix(1);
    while (!rest.empty() && rest.back() == ' ')
        rest.remove_suffix(1);
    std::size_t digits = 0;
    while (digits < rest.size() && (std::string_view("0123456789.").find(rest[digits]) != std::string_view::npos))
        ++digits;
    const auto number = parseDouble(rest.substr(0, digits));
    if (!number)
        return bad();
    rest.remove_prefix(digits);
    while (!rest.empty() && rest.front() == ' ')
        rest.remove_prefix(1);
    if (rest.empty())
        return *number * bareFactor;
    for (const Unit& unit : units) {
        if (unit.name == rest)
            return *number * unit.factor;
    }
    return bad();
}

} // namespace

namespace human {

std::string number(double value)
{
    return significant(value);
}

std::string integer(std::int64_t value)
{
    return grouped(std::to_string(value));
}

std::string milliseconds(double milliseconds)
{
    return duration(Nanoseconds(static_cast<std::int64_t>(std::clamp(milliseconds * 1e6, -9e18, 9e18))));
}

std::string duration(Nanoseconds span)
{
    const double ns = static_cast<double>(span.count());
    const double magnitude = std::fabs(ns);
    if (magnitude == 0)
        return "0 s";
    if (magnitude < 999.5)
        return withUnit(ns, "ns");
    if (magnitude < 999.5e3)
        return withUnit(ns / 1e3, "µs");
    if (magnitude < 999.5e6)
        return withUnit(ns / 1e6, "ms");
    if (magnitude < 59.95e9)
        return withUnit(ns / 1e9, "s");
    std::int64_t seconds = std::llround(magnitude / 1e9);
    const std::string sign = ns < 0 ? "-" : "";
    if (seconds < 3600)
        return sign + std::to_string(seconds / 60) + " min " + twoDigits(seconds % 60) + " s";
    if (seconds < 86400)
        return sign + std::to_string(seconds / 3600) + " h " + twoDigits(seconds / 60 % 60) + " min";
    return sign + integer(seconds / 86400) + " d " + std::to_string(seconds / 3600 % 24) + " h";
}

std::string bytes(ByteCount size)
{
    static constexpr std::array<std::string_view, 6> units{"B", "kB", "MB", "GB", "TB", "PB"};
    double value = static_cast<double>(size.value);
    std::size_t unit = 0;
    while (std::fabs(value) >= 1023.5 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    return withUnit(value, units[unit]);
}

std::string percent(double ratio)
{
    return withUnit(ratio * 100, "%");
}

std::string factor(double factor)
{
    return significant(factor >= 10 ? std::round(factor) : std::round(factor * 10) / 10) + "×";
}

} // namespace human

Result<ByteCount> parseByteCount(std::string_view text)
{
    static constexpr std::array<Unit, 6> units{{{"B", 1},
                                                {"kB", 1024},
                                                {"KB", 1024},
                                                {"MB", 1024.0 * 1024},
                                                {"GB", 1024.0 * 1024 * 1024},
                                                {"TB", 1024.0 * 1024 * 1024 * 1024}}};
    HOWDAH_ASSIGN(const double value,
                  parseWithUnit(text, units, 1, HOWDAH_TEXT("base", "\"%1\" is not a size"),
                                HOWDAH_TEXT("base", "write a number and B, kB, MB, GB or TB, for example 64MB")));
    if (value > 9e18)
        return Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("base", "\"%1\" is too large"), {std::string(text)}));
    return ByteCount{static_cast<std::int64_t>(value)};
}

Result<Nanoseconds> parseDuration(std::string_view text, Nanoseconds bareUnit)
{
    static constexpr std::array<Unit, 6> units{
        {{"us", 1e3}, {"ms", 1e6}, {"s", 1e9}, {"min", 6e10}, {"h", 3.6e12}, {"d", 8.64e13}}};
    HOWDAH_ASSIGN(const double value,
                  parseWithUnit(text, units, static_cast<double>(bareUnit.count()),
                                HOWDAH_TEXT("base", "\"%1\" is not a span of time"),
                                HOWDAH_TEXT("base", "write a number and us, ms, s, min, h or d, for example 30s")));
    if (value > 9e18)
        return Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("base", "\"%1\" is too long"), {std::string(text)}));
    return Nanoseconds(static_cast<std::int64_t>(value));
}

} // namespace howdah::base
