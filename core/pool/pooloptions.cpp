// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/pooloptions.h"

#include "core/base/numbers.h"
#include "core/base/units.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace howdah::pool {

using base::Error;
using base::ErrorCode;
using base::Text;

namespace {

/// More than any server's max_connections; beyond it a figure is a typing error.
constexpr int mostConnections = 100'000;

Error badValue(std::string_view variable, const std::string& value, Text remedy)
{
    return {ErrorCode::Usage,
            Text(HOWDAH_TEXT("pool", "The value \"%1\" of %2 cannot be used"), {value, std::string(variable)}),
            {},
            std::move(remedy)};
}

base::Status readInteger(const pg::Environment& environment, std::string_view variable, int least, int& target)
{
    const auto value = environment(variable);
    if (!value || value->empty())
        return {};
    const auto number = base::parseNumber<int>(*value);
    if (!number || *number < least || *number > mostConnections)
        return badValue(variable, *value,
                        Text(HOWDAH_TEXT("pool", "set a whole number from %1 to %2"),
                             {std::to_string(least), std::to_string(mostConnections)}));
    target = *number;
    return {};
}

base::Status readSeconds(const pg::Environment& environment, std::string_view variable, bool mayBeNever,
                         base::Nanoseconds& target)
{
    const auto value = environment(variable);
    if (!value || value->empty())
        return {};
    if (mayBeNever && *value == "-1") {
        target = base::Seconds(-1);
        return {};
    }
    const auto span = base::parseDuration(*value, base::Seconds(1));
    if (!span || *span < base::Nanoseconds::zero())
        return badValue(variable, *value, Text(HOWDAH_TEXT("pool", "set a number of seconds, for example 30")));
    target = *span;
    return {};
}

base::Status readFlag(const pg::Environment& environment, std::string_view variable, bool& target)
{
    const auto value = environment(variable);
    if (!value || value->empty())
        return {};
    std::string word = *value;
    // ASCII only: under a Turkish locale tolower("I") is another letter.
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    static constexpr std::array<std::string_view, 5> yes{"true", "1", "yes", "on", "t"};
    static constexpr std::array<std::string_view, 5> no{"false", "0", "no", "off", "f"};
    if (std::find(yes.begin(), yes.end(), word) != yes.end())
        target = true;
    else if (std::find(no.begin(), no.end(), word) != no.end())
        target = false;
    else
        return badValue(variable, *value, Text(HOWDAH_TEXT("pool", "set true or false")));
    return {};
}

} // namespace

base::Result<PoolOptions> PoolOptions::fromEnvironment(const pg::Environment& environment)
{
    PoolOptions options;
    HOWDAH_TRY(readInteger(environment, "DB_POOL_SIZE", 1, options.size));
    HOWDAH_TRY(readInteger(environment, "DB_MAX_OVERFLOW", 0, options.maxOverflow));
    HOWDAH_TRY(readSeconds(environment, "DB_POOL_TIMEOUT", false, options.checkoutTimeout));
    HOWDAH_TRY(readSeconds(environment, "DB_POOL_RECYCLE", true, options.recycle));
    HOWDAH_TRY(readFlag(environment, "DB_POOL_PRE_PING", options.prePing));
    HOWDAH_TRY(readFlag(environment, "DB_ECHO", options.echo));
    HOWDAH_ASSIGN(options.params, pg::ConnectParams::fromEnvironment(environment));
    return options;
}

base::Status PoolOptions::check() const
{
    const auto refuse = [](const char* option, std::string value) {
        return Error(ErrorCode::Usage,
                     Text(HOWDAH_TEXT("pool", "The pool's %1 cannot be %2"), {option, std::move(value)}));
    };
    if (size < 1 || size > mostConnections)
        return refuse("size", std::to_string(size));
    if (maxOverflow < 0 || maxOverflow > mostConnections)
        return refuse("overflow", std::to_string(maxOverflow));
    if (checkoutTimeout < base::Nanoseconds::zero())
        return refuse("timeout", base::human::duration(checkoutTimeout));
    if (pingTimeout <= base::Nanoseconds::zero())
        return refuse("ping timeout", base::human::duration(pingTimeout));
    if (connectTimeout <= base::Nanoseconds::zero())
        return refuse("connect timeout", base::human::duration(connectTimeout));
    if (aliveWindow < base::Nanoseconds::zero())
        return refuse("alive window", base::human::duration(aliveWindow));
    if (overflowGrace < base::Nanoseconds::zero())
        return refuse("overflow grace", base::human::duration(overflowGrace));
    if (minimum < -1 || minimum > size)
        return refuse("minimum", std::to_string(minimum));
    if (shrinkPeriod <= base::Nanoseconds::zero())
        return refuse("shrink period", base::human::duration(shrinkPeriod));
    if (statementCache < 0 || statementCache > mostConnections)
        return refuse("statement cache", std::to_string(statementCache));
    if (clock == nullptr)
        return refuse("clock", "null");
    return {};
}

} // namespace howdah::pool
