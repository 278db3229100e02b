// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/connecttext.h"

#include "core/base/secretstring.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace howdah::pg {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;

namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

bool isBlank(char c)
{
    return blanks.find(c) != std::string_view::npos;
}

/// A keyword in an error message. What stands where a keyword should may well be a part of a password.
Error unknownKeyword(std::string_view key)
{
    const bool word = !key.empty() && key.size() <= 40 &&
                      std::all_of(key.begin(), key.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    return misunderstood(word ? Text(HOWDAH_TEXT("pg", "the keyword %1 is not known"), {std::string(key)})
                              : Text(HOWDAH_TEXT("pg", "a keyword in it is not known")));
}

Status assign(ConnectParams& params, std::string_view key, std::string value)
{
    if (!isConnectKeyword(key))
        return unknownKeyword(key);
    if (value.find('\0') != std::string::npos)
        return misunderstood(Text(HOWDAH_TEXT("pg", "it holds a NUL character")));
    params.set(key, std::move(value));
    return {};
}

std::optional<int> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

Result<std::string> percentDecoded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const auto high = i + 2 < text.size() ? hexDigit(text[i + 1]) : std::nullopt;
        const auto low = high ? hexDigit(text[i + 2]) : std::nullopt;
        if (!high || !low || (*high == 0 && *low == 0)) {
            base::wipeMemory(out.data(), out.size());
            return misunderstood(Text(HOWDAH_TEXT("pg", "a percent sign in it does not start a code such as %25")));
        }
        out += static_cast<char>(*high * 16 + *low);
        i += 2;
    }
    return out;
}

// ------------------------------------------------------------------ URI

/// Where the parts of a URI stand. The userinfo ends at the last '@' of the authority: people paste passwords with an
/// '@' that nobody encoded.
struct UriParts {
    std::string_view scheme;
    std::optional<std::string_view> user;
    std::optional<std::string_view> password;
    std::string_view hosts;
    std::string_view path;
    std::string_view query;
};

std::optional<UriParts> splitUri(std::string_view text)
{
    const auto colon = text.find("://");
    if (colon == std::string_view::npos)
        return std::nullopt;
    UriParts parts;
    parts.scheme = text.substr(0, colon);
    std::string_view rest = text.substr(colon + 3);
    const auto authorityEnd = std::min(rest.find_first_of("/?"), rest.size());
    std::string_view authority = rest.substr(0, authorityEnd);
    rest.remove_prefix(authorityEnd);
    if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
        const std::string_view userInfo = authority.substr(0, at);
        authority.remove_prefix(at + 1);
        const auto separator = userInfo.find(':');
        parts.user = userInfo.substr(0, separator);
        if (separator != std::string_view::npos)
            parts.password = userInfo.substr(separator + 1);
    }
    parts.hosts = authority;
    const auto question = rest.find('?');
    parts.path = rest.substr(0, question);
    if (parts.path.starts_with('/'))
        parts.path.remove_prefix(1);
    if (question != std::string_view::npos)
        parts.query = rest.substr(question + 1);
    return parts;
}

bool isPostgresScheme(std::string_view scheme)
{
    std::string lower;
    for (const char c : scheme)
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::string_view name = lower;
    if (name.starts_with("jdbc:"))
        name.remove_prefix(5);
    // SQLAlchemy names the driver after a plus sign: postgresql+asyncpg.
    name = name.substr(0, name.find('+'));
    return name == "postgresql" || name == "postgres";
}

Status readHosts(ConnectParams& params, std::string_view list)
{
    std::string hosts;
    std::string ports;
    bool anyPort = false;
    bool first = true;
    for (;;) {
        std::string_view host;
        std::string_view port;
        if (list.starts_with('[')) {
            const auto close = list.find(']');
            if (close == std::string_view::npos)
                return misunderstood(Text(HOWDAH_TEXT("pg", "an address in brackets does not end")));
            host = list.substr(1, close - 1);
            list.remove_prefix(close + 1);
            if (host.empty())
                return misunderstood(Text(HOWDAH_TEXT("pg", "the address in brackets is empty")));
            if (!list.empty() && list.front() != ':' && list.front() != ',')
                return misunderstood(Text(HOWDAH_TEXT("pg", "there is text after an address in brackets")));
        } else {
            host = list.substr(0, std::min(list.find_first_of(":,"), list.size()));
            list.remove_prefix(host.size());
        }
        if (list.starts_with(':')) {
            list.remove_prefix(1);
            port = list.substr(0, std::min(list.find(','), list.size()));
            list.remove_prefix(port.size());
        }
        if (!first) {
            hosts += ',';
            ports += ',';
        }
        first = false;
        HOWDAH_ASSIGN(const std::string hostText, percentDecoded(host));
        HOWDAH_ASSIGN(const std::string portText, percentDecoded(port));
        // A port that is no number is often the tail of a password with a colon or an '@' in it: it is not repeated.
        if (!std::all_of(portText.begin(), portText.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return misunderstood(Text(HOWDAH_TEXT("pg", "a port in it is not a number")));
        hosts += hostText;
        ports += portText;
        anyPort = anyPort || !portText.empty();
        if (list.empty())
            break;
        list.remove_prefix(1);
    }
    if (hosts.find_first_not_of(',') != std::string::npos)
        params.set("host", hosts);
    if (anyPort)
        params.set("port", ports);
    return {};
}

/// Parameters that drivers and frameworks put into their URLs and that mean nothing to a server.
bool belongsToADriver(std::string_view key)
{
    constexpr std::array<std::string_view, 18> names = {
        "async_fallback",
        "prepared_statement_cache_size",
        "statement_cache_size",
        "prepared_statement_name_func",
        "prepare_threshold",
        "pgbouncer",
        "connection_limit",
        "pool_timeout",
        "schema",
        "socket_timeout",
        "sslaccept",
        "default_query_exec_mode",
        "pool_max_conns",
        "pool_min_conns",
        "pool_max_conn_lifetime",
        "statement_cache_mode",
        "preparethreshold",
        "max_cached_statement_lifetime",
    };
    return std::find(names.begin(), names.end(), key) != names.end();
}

/// ssl=true (JDBC) and ssl=require (asyncpg) in libpq's words.
std::string sslModeOf(std::string_view value)
{
    if (value == "true" || value == "1")
        return "require";
    if (value == "false" || value == "0")
        return "disable";
    return std::string(value);
}

Status readQuery(ConnectParams& params, std::string_view query)
{
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        if (pair.empty())
            continue;
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos)
            return misunderstood(Text(HOWDAH_TEXT("pg", "a parameter after the question mark has no value")));
        HOWDAH_ASSIGN(const std::string key, percentDecoded(pair.substr(0, equals)));
        HOWDAH_ASSIGN(std::string value, percentDecoded(pair.substr(equals + 1)));
        if (key == "ssl")
            params.set("sslmode", sslModeOf(value));
        else if (!belongsToADriver(key))
            HOWDAH_TRY(assign(params, key, std::move(value)));
    }
    return {};
}

// ------------------------------------------------------------------ key=value

// ------------------------------------------------------------------ psql ...

} // namespace

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

Error misunderstood(Text why)
{
    return {ErrorCode::InvalidInput, Text(HOWDAH_TEXT("pg", "This is not a connection that can be understood")),
            std::move(why),
            Text(HOWDAH_TEXT("pg", "paste postgresql://user@host:5432/database, host=... dbname=..., a psql command "
                                   "line, or service=NAME"))};
}

bool looksLikeUri(std::string_view text)
{
    const auto colon = text.find("://");
    return colon != std::string_view::npos && colon > 0 &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
                      c == '-' || c == '.' || c == '_' || c == ':';
           });
}

Status readUri(ConnectParams& params, std::string_view text)
{
    const auto parts = splitUri(text);
    if (!parts || !isPostgresScheme(parts->scheme))
        return misunderstood(Text(HOWDAH_TEXT("pg", "the address does not begin with postgresql://")));
    if (text.find_first_of(blanks) != std::string_view::npos)
        return misunderstood(Text(HOWDAH_TEXT("pg", "there is a blank in the address")));
    if (parts->user) {
        HOWDAH_ASSIGN(std::string user, percentDecoded(*parts->user));
        params.set("user", std::move(user));
    }
    if (parts->password) {
        HOWDAH_ASSIGN(std::string password, percentDecoded(*parts->password));
        params.setPassword(base::SecretString::take(password));
    }
    HOWDAH_TRY(readHosts(params, parts->hosts));
    HOWDAH_ASSIGN(std::string database, percentDecoded(parts->path));
    params.set("dbname", std::move(database));
    return readQuery(params, parts->query);
}

Status readConninfo(ConnectParams& params, std::string_view text)
{
    std::size_t at = 0;
    const auto skipBlanks = [&] {
        while (at < text.size() && isBlank(text[at]))
            ++at;
    };
    for (skipBlanks(); at < text.size(); skipBlanks()) {
        const std::size_t keyBegin = at;
        while (at < text.size() && text[at] != '=' && !isBlank(text[at]))
            ++at;
        const std::string_view key = text.substr(keyBegin, at - keyBegin);
        skipBlanks();
        if (at >= text.size() || text[at] != '=')
            return misunderstood(Text(HOWDAH_TEXT("pg", "an equals sign is missing after a word")));
        ++at;
        skipBlanks();
        std::string value;
        value.reserve(text.size() - at);
        const bool quoted = at < text.size() && text[at] == '\'';
        bool closed = !quoted;
        if (quoted)
            ++at;
        for (; at < text.size(); ++at) {
            if (quoted ? text[at] == '\'' : isBlank(text[at])) {
                closed = true;
                at += quoted ? 1 : 0;
                break;
            }
            if (text[at] == '\\' && at + 1 < text.size())
                ++at;
            value += text[at];
        }
        if (!closed) {
            base::wipeMemory(value.data(), value.size());
            return misunderstood(Text(HOWDAH_TEXT("pg", "a quoted value does not end")));
        }
        HOWDAH_TRY(assign(params, key, std::move(value)));
    }
    return {};
}

} // namespace howdah::pg
