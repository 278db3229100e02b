// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/textfields.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace howdah::plan {

/// Small steps that the readers of text share.

// By hand, not by find_first_not_of(), which searches a set for every character: most of a plan's text is indentation.
[[nodiscard]] inline std::string_view trimBlanks(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Takes `start` off the front of `text`, where it stands there.
inline bool take(std::string_view& text, std::string_view start)
{
    if (!text.starts_with(start))
        return false;
    text.remove_prefix(start.size());
    return true;
}

[[nodiscard]] inline bool isAny(std::string_view text, std::initializer_list<std::string_view> list)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

inline void addPlain(TextFields& out, std::string_view key, std::string_view value)
{
    out.push_back({TextField::Kind::Plain, key, value});
}

inline void addText(TextFields& out, std::string_view key, std::string_view value)
{
    out.push_back({TextField::Kind::Text, key, value});
}

} // namespace howdah::plan
