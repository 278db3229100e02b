// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/servicefile.h"

#include <fstream>
#include <vector>

namespace howdah::pg {

namespace {

using Entries = std::map<std::string, std::string, std::less<>>;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\f\v";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::optional<Entries> readFrom(const std::string& path, std::string_view name)
{
    std::ifstream file(path);
    std::optional<Entries> entries;
    std::string line;
    while (std::getline(file, line)) {
        const std::string_view text = trimmed(line);
        if (text.empty() || text.front() == '#')
            continue;
        if (text.front() == '[') {
            // The first section of that name counts; the next one ends it.
            if (entries)
                return entries;
            if (text.back() == ']' && text.substr(1, text.size() - 2) == name)
                entries.emplace();
            continue;
        }
        const auto equals = text.find('=');
        if (entries && equals != std::string_view::npos && !text.starts_with("ldap"))
            entries->emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return entries;
}

} // namespace

std::optional<Entries> readService(std::string_view name, const Environment& environment)
{
    std::vector<std::string> paths;
    if (auto file = environment("PGSERVICEFILE"))
        paths.push_back(std::move(*file));
    else if (auto home = environment("HOME"))
        paths.push_back(*home + "/.pg_service.conf");
    if (auto directory = environment("PGSYSCONFDIR")) {
        paths.push_back(*directory + "/pg_service.conf");
    } else {
        // libpq knows its own folder at build time and does not tell: Debian's, and that of a plain build.
        paths.emplace_back("/etc/postgresql-common/pg_service.conf");
        paths.emplace_back("/usr/local/pgsql/etc/pg_service.conf");
    }
    for (const std::string& path : paths) {
        if (auto entries = readFrom(path, name))
            return entries;
    }
    return std::nullopt;
}

} // namespace howdah::pg
