// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/rules/condition.h"
#include "core/service/explain.h"

#include <algorithm>
#include <array>

namespace howdah::service {

namespace {

using Token = plan::ExpressionToken;

bool governsPlans(std::string_view name)
{
    static constexpr std::array<std::string_view, 17> known{
        "work_mem",
        "hash_mem_multiplier",
        "effective_cache_size",
        "effective_io_concurrency",
        "temp_buffers",
        "max_parallel_workers",
        "max_parallel_workers_per_gather",
        "parallel_leader_participation",
        "min_parallel_table_scan_size",
        "min_parallel_index_scan_size",
        "from_collapse_limit",
        "join_collapse_limit",
        "cursor_tuple_fraction",
        "constraint_exclusion",
        "plan_cache_mode",
        "geqo",
        "jit",
    };
    return name.starts_with("enable_") || name.starts_with("jit_") || name.starts_with("geqo_") ||
           name.ends_with("_cost") || std::find(known.begin(), known.end(), name) != known.end();
}

std::string lower(std::string_view word)
{
    std::string text(word);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace

std::optional<TriedSetting> triedSetting(std::string_view sql)
{
    while (!sql.empty() && (sql.back() == ';' || sql.back() == ' ' || sql.back() == '\n'))
        sql.remove_suffix(1);
    const plan::ExpressionTokens tokens = plan::tokensOf(sql);
    if (tokens.size() < 2 || tokens[0].kind != Token::Kind::Word || tokens[1].kind != Token::Kind::Word)
        return std::nullopt;
    TriedSetting setting{lower(tokens[1].text), {}};
    const std::string verb = lower(tokens[0].text);
    if (!governsPlans(setting.name))
        return std::nullopt;
    if (verb == "reset" && tokens.size() == 2)
        return setting;
    if (verb != "set" || tokens.size() != 4 || (!tokens[2].is("=") && lower(tokens[2].text) != "to"))
        return std::nullopt;
    const Token& value = tokens[3];
    if (value.kind == Token::Kind::String)
        setting.value = value.name;
    else if (value.kind == Token::Kind::Number || value.kind == Token::Kind::Word)
        setting.value = std::string(value.text);
    else
        return std::nullopt;
    if (value.kind == Token::Kind::Word && lower(value.text) == "default")
        setting.value.reset();
    return setting;
}

} // namespace howdah::service
