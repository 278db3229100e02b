// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/textfields.h"

#include <string>
#include <string_view>

namespace howdah::plan {

/// Small steps that the readers of text share.

[[nodiscard]] inline std::string_view trimBlanks(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Takes `start` off the front of `text`, where it stands there.
inline bool take(std::string_view& text, std::string_view start)
{
    if (!text.starts_with(start))
        return false;
    text.remove_prefix(start.size());
    return true;
}

inline void addPlain(TextFields& out, std::string_view key, std::string_view value)
{
    out.push_back({TextField::Kind::Plain, std::string(key), std::string(value)});
}

inline void addText(TextFields& out, std::string_view key, std::string_view value)
{
    out.push_back({TextField::Kind::Text, std::string(key), std::string(value)});
}

} // namespace howdah::plan
