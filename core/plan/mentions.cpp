// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/mentions.h"

#include <string>
#include <string_view>

namespace howdah::plan {

namespace {

bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::string_view wordAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isWord(text[end]))
        ++end;
    return text.substr(at, end - at);
}

constexpr std::string_view initPlan = "InitPlan ";

/// Calls found(token) for every "$n" and every "InitPlan x" outside quotes.
template <class F> void forEachToken(std::string_view text, F&& found)
{
    char quote = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0) {
            if (c == quote)
                quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '$') {
            const std::string_view word = wordAt(text, at + 1);
            if (!word.empty())
                found(text.substr(at, word.size() + 1));
            at += word.size();
        } else if (c == 'I' && text.substr(at).starts_with(initPlan) && (at == 0 || !isWord(text[at - 1]))) {
            const std::string_view word = wordAt(text, at + initPlan.size());
            if (!word.empty())
                found(text.substr(at, initPlan.size() + word.size()));
            at += initPlan.size() + word.size() - 1;
        }
    }
}

bool mayMention(std::string_view key)
{
    return key != "Workers" && key != "Sort Method" && key != "Sort Space Type";
}

} // namespace

Mentions findMentions(const Table& table)
{
    std::unordered_map<std::string, int> owners;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (table.rows[i].role != Role::InitPlan)
            continue;
        // "InitPlan 10 (returns $9,$10)" up to server 16, "InitPlan 10" and "InitPlan expr_1" later
        forEachToken(table.rows[i].node->subplanName,
                     [&](std::string_view token) { owners.emplace(token, static_cast<int>(i)); });
    }
    Mentions mentions;
    if (owners.empty())
        return mentions;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const int row = static_cast<int>(i);
        for (const auto& [key, text] : table.rows[i].node->details) {
            if (!mayMention(key))
                continue;
            const bool before = key == "One-Time Filter" || key == "Params Evaluated";
            forEachToken(text, [&](std::string_view token) {
                const auto owner = owners.find(std::string(token));
                if (owner == owners.end())
                    return;
                std::vector<Mention>& list = mentions[owner->second];
                if (list.empty() || list.back().row != row)
                    list.push_back({row, before});
                else
                    list.back().beforeChildren |= before;
            });
        }
    }
    return mentions;
}

} // namespace howdah::plan
