// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/targets.h"

#include "core/base/namelookup.h"
#include "core/base/numbers.h"

#include <algorithm>

namespace howdah::pg {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Text;

namespace {

std::vector<std::string> listOf(const EffectiveValues& values, std::string_view key)
{
    const auto found = values.find(key);
    std::vector<std::string> parts;
    if (found == values.end())
        return parts;
    std::string_view list = found->second;
    for (;;) {
        const auto comma = list.find(',');
        parts.emplace_back(list.substr(0, comma));
        if (comma == std::string_view::npos)
            return parts;
        list.remove_prefix(comma + 1);
    }
}

Error unusable(Text why)
{
    return {ErrorCode::InvalidInput, Text(HOWDAH_TEXT("pg", "The connection parameters cannot be used")),
            std::move(why)};
}

} // namespace

bool HostEntry::local(std::string_view numeric) const
{
    return kind == Kind::Socket || base::isLoopbackAddress(numeric);
}

Result<std::vector<HostEntry>> hostEntries(const EffectiveValues& effective)
{
    const auto names = listOf(effective, "host");
    const auto addresses = listOf(effective, "hostaddr");
    const auto ports = listOf(effective, "port");
    const std::size_t count = std::max({std::size_t{1}, names.size(), addresses.size()});
    if (!names.empty() && !addresses.empty() && names.size() != addresses.size())
        return unusable(Text(HOWDAH_TEXT("pg", "there are not as many addresses as hosts")));
    if (ports.size() > 1 && ports.size() != count)
        return unusable(Text(HOWDAH_TEXT("pg", "there are not as many ports as hosts")));
    std::vector<HostEntry> entries;
    for (std::size_t i = 0; i < count; ++i) {
        HostEntry entry;
        entry.name = i < names.size() ? names[i] : std::string();
        entry.address = i < addresses.size() ? addresses[i] : std::string();
        if (!entry.address.empty()) {
            entry.kind = HostEntry::Kind::Address;
            if (!base::isNumericAddress(entry.address))
                return unusable(Text(HOWDAH_TEXT("pg", "%1 is not a numeric address"), {entry.address}));
        } else if (entry.name.empty() || entry.name.front() == '/' || entry.name.front() == '@') {
            entry.kind = HostEntry::Kind::Socket;
        } else if (base::isNumericAddress(entry.name)) {
            entry.kind = HostEntry::Kind::Address;
            entry.address = entry.name;
        } else {
            entry.kind = HostEntry::Kind::Name;
        }
        entry.port = ports.size() == 1 ? ports.front() : i < ports.size() ? ports[i] : std::string();
        if (entry.port.empty())
            entry.port = "5432";
        const auto port = base::parseNumber<int>(entry.port);
        if (!port || *port < 1 || *port > 65535)
            return unusable(Text(HOWDAH_TEXT("pg", "%1 is not a port"), {entry.port}));
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<std::vector<Role>> rolesFor(const EffectiveValues& effective)
{
    const auto found = effective.find("target_session_attrs");
    const std::string_view word = found == effective.end() ? std::string_view("any") : found->second;
    if (word == "any")
        return std::vector{Role::Any};
    if (word == "read-write")
        return std::vector{Role::ReadWrite};
    if (word == "read-only")
        return std::vector{Role::ReadOnly};
    if (word == "primary")
        return std::vector{Role::Primary};
    if (word == "standby")
        return std::vector{Role::Standby};
    if (word == "prefer-standby")
        return std::vector{Role::Standby, Role::Any};
    return unusable(Text(HOWDAH_TEXT("pg", "target_session_attrs cannot be %1"), {std::string(word)}));
}

std::string_view roleQuery()
{
    return "SELECT pg_catalog.pg_is_in_recovery() AS howdah_in_recovery, "
           "pg_catalog.current_setting('transaction_read_only')";
}

bool isRoleAnswer(const ResultSet& result)
{
    return result.columnCount() == 2 && result.columnName(0) == "howdah_in_recovery";
}

bool matches(Role role, const ResultSet& answer)
{
    const bool inRecovery = answer.text(0, 0) == "t";
    const bool readOnly = inRecovery || answer.text(0, 1) == "on";
    switch (role) {
    case Role::Any:
        return true;
    case Role::ReadWrite:
        return !readOnly;
    case Role::ReadOnly:
        return readOnly;
    case Role::Primary:
        return !inRecovery;
    case Role::Standby:
        return inRecovery;
    }
    return false;
}

base::Text roleMismatch(Role role, const std::string& where)
{
    switch (role) {
    case Role::ReadWrite:
        return Text(HOWDAH_TEXT("pg", "%1 is read-only"), {where});
    case Role::ReadOnly:
        return Text(HOWDAH_TEXT("pg", "%1 is not read-only"), {where});
    case Role::Primary:
        return Text(HOWDAH_TEXT("pg", "%1 is a standby"), {where});
    case Role::Standby:
        return Text(HOWDAH_TEXT("pg", "%1 is not a standby"), {where});
    case Role::Any:
        break;
    }
    return {};
}

std::optional<base::Nanoseconds> connectTimeout(const EffectiveValues& effective)
{
    const auto found = effective.find("connect_timeout");
    const auto seconds = found == effective.end() ? std::nullopt : base::parseNumber<std::int32_t>(found->second);
    if (!seconds || *seconds <= 0)
        return std::nullopt;
    // libpq takes one second for two.
    return base::Seconds(std::max(2, *seconds));
}

} // namespace howdah::pg
