// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/connectparams.h"

#include <algorithm>
#include <array>

namespace howdah::pg {

namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

bool isBlank(char c)
{
    return blanks.find(c) != std::string_view::npos;
}

void add(std::vector<Span>& spans, std::size_t begin, std::size_t end)
{
    if (end > begin)
        spans.push_back({begin, end - begin});
}

/// Passwords in every URI of the text: user:password@ and ?password=.
void findInUris(std::vector<Span>& spans, std::string_view text)
{
    for (auto at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 3)) {
        const std::size_t begin = at + 3;
        const std::size_t end = std::min(text.find_first_of(" \t\r\n\f\v\"'", begin), text.size());
        const std::size_t authorityEnd = std::min(text.find_first_of("/?", begin), end);
        auto userEnd = text.substr(0, authorityEnd).rfind('@');
        // A slash that nobody encoded in the password: what is before the last '@' is hidden then, rather too much.
        if (userEnd == std::string_view::npos || userEnd < begin)
            userEnd = text.substr(0, std::min(text.find('?', begin), end)).rfind('@');
        if (userEnd != std::string_view::npos && userEnd >= begin) {
            const auto colon = text.find(':', begin);
            if (colon < userEnd)
                add(spans, colon + 1, userEnd);
        }
        for (const std::string_view key : {std::string_view("password="), std::string_view("sslpassword=")}) {
            for (auto found = text.find(key, begin); found < end; found = text.find(key, found + 1)) {
                const std::size_t value = found + key.size();
                if (text[found - 1] == '?' || text[found - 1] == '&')
                    add(spans, value, std::min(text.find('&', value), end));
            }
        }
    }
}

/// Passwords written as key=value, in a connection string or as a shell's variable.
void findInPairs(std::vector<Span>& spans, std::string_view text)
{
    constexpr std::array<std::string_view, 3> keys = {"password", "sslpassword", "PGPASSWORD"};
    for (const std::string_view key : keys) {
        for (auto found = text.find(key); found != std::string_view::npos; found = text.find(key, found + 1)) {
            const bool starts =
                found == 0 || isBlank(text[found - 1]) || text[found - 1] == '"' || text[found - 1] == '\'';
            std::size_t at = found + key.size();
            while (at < text.size() && isBlank(text[at]))
                ++at;
            if (!starts || at >= text.size() || text[at] != '=')
                continue;
            ++at;
            while (at < text.size() && isBlank(text[at]))
                ++at;
            if (at >= text.size())
                continue;
            const char quote = text[at] == '\'' || text[at] == '"' ? text[at] : '\0';
            const std::size_t begin = quote != '\0' ? at + 1 : at;
            std::size_t end = begin;
            while (end < text.size() && (quote != '\0' ? text[end] != quote : !isBlank(text[end])))
                end += text[end] == '\\' && end + 1 < text.size() ? 2U : 1U;
            // The quote around a whole connection string is not a part of its last value.
            if (quote == '\0' && end > begin && end <= text.size() && (text[end - 1] == '"' || text[end - 1] == '\''))
                --end;
            add(spans, begin, std::min(end, text.size()));
        }
    }
}

} // namespace

std::vector<Span> findSecrets(std::string_view text)
{
    std::vector<Span> spans;
    findInUris(spans, text);
    findInPairs(spans, text);
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.offset < b.offset; });
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
    return spans;
}

std::optional<Span> findPassword(std::string_view text)
{
    const auto spans = findSecrets(text);
    return spans.empty() ? std::nullopt : std::optional(spans.front());
}

} // namespace howdah::pg
