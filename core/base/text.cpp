// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include "core/base/plurals.h"

#include <algorithm>

namespace howdah::base {

Text::Text(TextSource source, std::vector<std::string> arguments)
    : m_context(source.context)
    , m_source(source.source)
    , m_arguments(std::move(arguments))
{}

Text Text::counted(TextSource source, long long count, std::vector<std::string> arguments)
{
    Text text(source, std::move(arguments));
    text.m_count = count;
    return text;
}

Text Text::verbatim(std::string text)
{
    Text result;
    result.m_source = std::move(text);
    return result;
}

std::string Text::english() const
{
    if (!translatable())
        return m_source;
    std::string pattern = m_source;
    if (m_count) {
        const auto known = std::ranges::find_if(englishPlurals(), [this](const PluralForms& forms) {
            return forms.source == m_source && forms.context == m_context;
        });
        if (known != englishPlurals().end())
            pattern = *m_count == 1 ? known->one : known->others;
        const std::string number = std::to_string(*m_count);
        for (std::size_t at = pattern.find("%n"); at != std::string::npos; at = pattern.find("%n", at + number.size()))
            pattern.replace(at, 2, number);
        const std::string_view plural = *m_count == 1 ? "" : "s";
        for (std::size_t at = pattern.find("(s)"); at != std::string::npos; at = pattern.find("(s)", at))
            pattern.replace(at, 3, plural);
    }
    return fillArguments(pattern, m_arguments);
}

std::string fillArguments(std::string_view pattern, const std::vector<std::string>& arguments)
{
    std::string result;
    result.reserve(pattern.size() + 32);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9') {
            const auto index = static_cast<std::size_t>(pattern[i + 1] - '1');
            if (index < arguments.size()) {
                result += arguments[index];
                ++i;
                continue;
            }
        }
        result += pattern[i];
    }
    return result;
}

} // namespace howdah::base
