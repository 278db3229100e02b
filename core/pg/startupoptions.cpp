// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/startupoptions.h"

#include "core/base/quoting.h"

#include <algorithm>

namespace howdah::pg {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Text;

namespace {

std::vector<std::string> words(std::string_view options)
{
    constexpr std::string_view blanks = " \t\r\n\f\v";
    std::vector<std::string> found;
    std::string word;
    bool inWord = false;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (blanks.find(options[i]) != std::string_view::npos) {
            if (inWord)
                found.push_back(std::move(word));
            word.clear();
            inWord = false;
            continue;
        }
        if (options[i] == '\\' && i + 1 < options.size())
            ++i;
        word += options[i];
        inWord = true;
    }
    if (inWord)
        found.push_back(std::move(word));
    return found;
}

} // namespace

Result<std::vector<std::pair<std::string, std::string>>> parseStartupOptions(std::string_view options)
{
    std::vector<std::pair<std::string, std::string>> settings;
    const auto list = words(options);
    for (std::size_t i = 0; i < list.size(); ++i) {
        std::string setting;
        if (list[i] == "-c" && i + 1 < list.size())
            setting = list[++i];
        else if (list[i].starts_with("-c") || list[i].starts_with("--"))
            setting = list[i].substr(2);
        const auto equals = setting.find('=');
        if (setting.empty() || equals == std::string::npos || equals == 0)
            return Error(
                ErrorCode::Unsupported,
                Text(HOWDAH_TEXT("pg", "The server refuses startup options, and %1 cannot be set later"), {list[i]}),
                {}, Text(HOWDAH_TEXT("pg", "leave it out of options, or connect past the connection pooler")));
        std::string name = setting.substr(0, equals);
        std::replace(name.begin(), name.end(), '-', '_');
        settings.emplace_back(std::move(name), setting.substr(equals + 1));
    }
    return settings;
}

Result<std::string> startupOptionsAsSql(std::string_view options)
{
    HOWDAH_ASSIGN(const auto settings, parseStartupOptions(options));
    std::string sql;
    for (const auto& [name, value] : settings) {
        // A function, because SET takes a list such as a search_path apart differently from the startup option.
        sql +=
            "SELECT pg_catalog.set_config(" + base::quoteLiteral(name) + ", " + base::quoteLiteral(value) + ", false);";
    }
    return sql;
}

bool refusesStartupOptions(const Error& error)
{
    const auto* const message = error.serverMessage();
    return message != nullptr && message->sqlState == "08P01" &&
           message->message.find("startup parameter") != std::string::npos &&
           message->message.find("options") != std::string::npos;
}

} // namespace howdah::pg
