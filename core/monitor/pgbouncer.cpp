// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/pgbouncer.h"

#include <algorithm>
#include <array>

namespace howdah::monitor {

namespace {

constexpr std::array<std::string_view, 3> modeNames{"session", "transaction", "statement"};
constexpr std::array<std::string_view, 3> stateNames{"active", "paused", "suspended"};

} // namespace

std::string_view name(PgBouncerMode mode)
{
    return modeNames[static_cast<std::size_t>(mode)];
}

std::optional<PgBouncerMode> parsePgBouncerMode(std::string_view text)
{
    const auto found = std::ranges::find(modeNames, text);
    if (found == modeNames.end())
        return std::nullopt;
    return static_cast<PgBouncerMode>(found - modeNames.begin());
}

std::string_view name(PgBouncerState state)
{
    return stateNames[static_cast<std::size_t>(state)];
}

PgBouncerCount PgBouncerPool::servers() const
{
    PgBouncerCount sum;
    for (const PgBouncerCount& some : {serversActive, serversIdle, serversUsed, serversTested, serversLogin,
                                       serversActiveCancel, serversBeingCanceled}) {
        if (some)
            sum = sum.value_or(0) + *some;
    }
    return sum;
}

const PgBouncerDatabase* PgBouncerSample::database(std::string_view databaseName) const
{
    const auto found = std::ranges::find(databases, databaseName, &PgBouncerDatabase::name);
    return found == databases.end() ? nullptr : &*found;
}

} // namespace howdah::monitor
