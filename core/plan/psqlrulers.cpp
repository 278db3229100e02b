// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/psqlrulers.h"

#include "core/plan/textscan.h"

#include <algorithm>
#include <array>

namespace howdah::plan {

namespace {

constexpr std::array<std::string_view, 3> horizontals{"-", "─", "═"};

constexpr std::array<std::string_view, 36> parts{"-", "+", "=", "|", "─", "│", "┼", "┌", "┐", "└", "┘", "├",
                                                 "┤", "┬", "┴", "═", "║", "╪", "╞", "╡", "╫", "╟", "╢", "╔",
                                                 "╗", "╚", "╝", "╠", "╣", "╦", "╩", "╬", "╤", "╧", "╥", "╨"};

template <std::size_t N> bool takeOne(std::string_view& line, const std::array<std::string_view, N>& of)
{
    return std::ranges::any_of(of, [&line](std::string_view part) { return take(line, part); });
}

bool areDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "RECORD 1"
bool isNumbered(std::string_view words)
{
    const std::size_t blank = words.rfind(' ');
    return blank != std::string_view::npos && blank > 0 && words.size() < 60 && areDigits(words.substr(blank + 1));
}

} // namespace

bool isRuler(std::string_view line)
{
    // Asked for every line, and answered by its first character for nearly all.
    const auto isWord = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '('; };
    while (!line.empty()) {
        if (isWord(line.front()) || !takeOne(line, parts))
            return false;
    }
    return true;
}

bool isHorizontal(std::string_view ruler)
{
    return takeOne(ruler, horizontals);
}

bool isPlainRuler(std::string_view line)
{
    const bool boxed = !isHorizontal(line);
    if (line.size() < 3 || (boxed && !takeOne(line, parts)))
        return false;
    while (takeOne(line, horizontals)) {
    }
    return line.empty() ? !boxed : boxed && takeOne(line, parts) && line.empty();
}

bool isRecordLine(std::string_view line)
{
    if (line.starts_with("* "))
        return isNumbered(trimBlanks(line.substr(2)));
    const std::size_t at = line.substr(0, 16).find("[ ");
    if (at == std::string_view::npos || at == 0 || !isRuler(line.substr(0, at)))
        return false;
    const std::size_t end = line.find(" ]", at);
    if (end == std::string_view::npos || !isNumbered(line.substr(at + 2, end - at - 2)))
        return false;
    return isRuler(trimBlanks(line.substr(end + 2)));
}

bool isRowCount(std::string_view line)
{
    return line.starts_with('(') && line.ends_with(')') && line.size() > 2 && line[1] >= '0' && line[1] <= '9' &&
           line.find('=') == std::string_view::npos;
}

} // namespace howdah::plan
