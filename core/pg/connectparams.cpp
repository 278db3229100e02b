// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/connectparams.h"

#include "core/base/namelookup.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <cstdlib>
#include <libpq-fe.h>
#include <memory>
#include <set>

namespace howdah::pg {

namespace {

using Values = std::map<std::string, std::string, std::less<>>;
using OptionList = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

constexpr std::string_view passwordKey = "password";
constexpr std::string_view keyPasswordKey = "sslpassword";

std::vector<std::string> splitList(std::string_view list)
{
    std::vector<std::string> parts;
    for (;;) {
        const auto comma = list.find(',');
        parts.emplace_back(list.substr(0, comma));
        if (comma == std::string_view::npos)
            return parts;
        list.remove_prefix(comma + 1);
    }
}

std::string valueOr(const Values& values, std::string_view key, std::string_view otherwise)
{
    const auto found = values.find(key);
    return std::string(found == values.end() ? otherwise : std::string_view(found->second));
}

/// One host of a list with the port that belongs to it, as libpq pairs them.
struct HostPort {
    std::string host;
    std::string port;
};

std::vector<HostPort> pairHosts(const Values& values, std::string_view defaultPort)
{
    const auto hosts = splitList(valueOr(values, values.contains("host") ? "host" : "hostaddr", ""));
    const auto ports = splitList(valueOr(values, "port", defaultPort));
    std::vector<HostPort> pairs;
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        std::string port = ports.size() == 1 ? ports.front() : i < ports.size() ? ports[i] : std::string();
        pairs.push_back({hosts[i], port.empty() ? std::string(defaultPort) : std::move(port)});
    }
    return pairs;
}

bool isSocketFolder(std::string_view host)
{
    return host.starts_with('/') || host.starts_with('@');
}

std::string bracketed(const std::string& host)
{
    return host.find(':') != std::string::npos && !isSocketFolder(host) ? "[" + host + "]" : host;
}

} // namespace

Environment processEnvironment()
{
    return [](std::string_view name) -> std::optional<std::string> {
        // Read only; the programs set variables before they start threads.
        const char* const value = std::getenv(std::string(name).c_str()); // NOLINT(concurrency-mt-unsafe)
        if (value == nullptr || *value == '\0')
            return std::nullopt;
        return std::string(value);
    };
}

bool isConnectKeyword(std::string_view key)
{
    static const auto known = [] {
        std::set<std::string, std::less<>> names;
        const OptionList list(PQconninfoParse("", nullptr), &PQconninfoFree);
        for (const PQconninfoOption* one = list.get(); one != nullptr && one->keyword != nullptr; ++one)
            names.insert(one->keyword);
        return names;
    }();
    return known.contains(key);
}

std::optional<std::string> ConnectParams::get(std::string_view key) const
{
    const auto found = m_values.find(key);
    return found == m_values.end() ? std::nullopt : std::optional(found->second);
}

ConnectParams& ConnectParams::set(std::string_view key, std::string value)
{
    if (key == passwordKey)
        return setPassword(base::SecretString::take(value));
    if (key == keyPasswordKey)
        return setKeyPassword(base::SecretString::take(value));
    if (value.empty())
        return unset(key);
    m_values.insert_or_assign(std::string(key), std::move(value));
    return *this;
}

ConnectParams& ConnectParams::unset(std::string_view key)
{
    if (key == passwordKey)
        m_password = {};
    else if (key == keyPasswordKey)
        m_keyPassword = {};
    else if (const auto found = m_values.find(key); found != m_values.end())
        m_values.erase(found);
    return *this;
}

ConnectParams& ConnectParams::setStartupOption(std::string_view name, std::string_view value)
{
    std::string options = get("options").value_or("");
    if (!options.empty())
        options += ' ';
    options += "-c ";
    options += name;
    options += '=';
    // The server splits the string at blanks and takes a backslash as an escape (pg_split_opts).
    for (const char c : value) {
        if (c == ' ' || c == '\\' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v')
            options += '\\';
        options += c;
    }
    return set("options", std::move(options));
}

ConnectParams& ConnectParams::setPassword(base::SecretString password)
{
    m_password = std::move(password);
    return *this;
}

ConnectParams& ConnectParams::setKeyPassword(base::SecretString password)
{
    m_keyPassword = std::move(password);
    return *this;
}

base::Result<Values> effectiveValues(const ConnectParams& params)
{
    // Only libpq knows all of its defaults, and it tells them only of a connection. This one ends before it begins,
    // because of a value that is checked after the defaults are filled in and before a socket is opened. TLS versions
    // are of no interest to whoever asks; the real attempts pass the true value.
    std::vector<const char*> keys;
    std::vector<const char*> values;
    for (const auto& [key, value] : params.values()) {
        if (key == "ssl_min_protocol_version")
            continue;
        keys.push_back(key.c_str());
        values.push_back(value.c_str());
    }
    for (const auto& [key, value] : {std::pair("ssl_min_protocol_version", "none at all"),
                                     // Else the password file would be read, and warned about.
                                     std::pair("password", "none")}) {
        keys.push_back(key);
        values.push_back(value);
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    const std::unique_ptr<PGconn, decltype(&PQfinish)> probe(PQconnectStartParams(keys.data(), values.data(), 0),
                                                             &PQfinish);
    const OptionList list(PQconninfo(probe.get()), &PQconninfoFree);
    Values found;
    for (const PQconninfoOption* one = list.get(); one != nullptr && one->keyword != nullptr; ++one) {
        if (one->val == nullptr || *one->val == '\0' || one->keyword == passwordKey || one->keyword == keyPasswordKey ||
            one->keyword == std::string_view("ssl_min_protocol_version"))
            continue;
        found.emplace(one->keyword, one->val);
    }
    // Without a user nothing was filled in: a keyword or service that libpq does not know.
    if (!found.contains("user")) {
        std::string why = probe ? PQerrorMessage(probe.get()) : "";
        return base::Error(base::ErrorCode::InvalidInput,
                           base::Text(HOWDAH_TEXT("pg", "The connection parameters cannot be used")),
                           base::Text::verbatim(std::move(why)));
    }
    if (!found.contains("dbname"))
        found.emplace("dbname", found.at("user"));
    return found;
}

bool ConnectParams::isLocal() const
{
    const auto effective = effectiveValues(*this);
    const Values& values = effective ? *effective : m_values;
    const auto allOf = [](const std::vector<std::string>& list, auto&& predicate) {
        return std::all_of(list.begin(), list.end(), predicate);
    };
    // hostaddr says where to go, host only whom to expect there.
    if (const auto addresses = values.find("hostaddr"); addresses != values.end())
        return allOf(splitList(addresses->second), &base::isLoopbackAddress);
    return allOf(splitList(valueOr(values, "host", "")), [](const std::string& host) {
        return host.empty() || isSocketFolder(host) || host == "localhost" || base::isLoopbackAddress(host);
    });
}

std::string ConnectParams::displayName() const
{
    const auto effective = effectiveValues(*this);
    const Values& values = effective ? *effective : m_values;
    std::string name = valueOr(values, "user", "");
    if (!name.empty())
        name += '@';
    bool first = true;
    for (const auto& [host, port] : pairHosts(values, "5432")) {
        if (!first)
            name += ',';
        first = false;
        name += host.empty() ? "[local]" : bracketed(host);
        name += ':';
        name += port;
    }
    name += '/';
    name += valueOr(values, "dbname", "");
    return name;
}

std::string ConnectParams::toUri() const
{
    Values rest = m_values;
    const auto take = [&rest](std::string_view key) {
        const auto found = rest.find(key);
        if (found == rest.end())
            return std::string();
        std::string value = std::move(found->second);
        rest.erase(found);
        return value;
    };
    std::string uri = "postgresql://";
    if (rest.contains("user"))
        uri += base::percentEncode(take("user")) + '@';
    // Hosts stand before the slash only where each has its own port or none has: other mixtures do not read back.
    const std::string hostList = valueOr(rest, "host", "");
    const auto hosts = splitList(hostList);
    const auto ports = splitList(valueOr(rest, "port", ""));
    const bool emptyHost = std::any_of(hosts.begin(), hosts.end(), [](const auto& host) { return host.empty(); });
    const bool numbers = std::all_of(ports.begin(), ports.end(), [](const std::string& port) {
        return port.find_first_not_of("0123456789") == std::string::npos;
    });
    if (!emptyHost && numbers && (!rest.contains("port") || ports.size() == hosts.size())) {
        take("host");
        take("port");
        for (std::size_t i = 0; i < hosts.size(); ++i) {
            if (i > 0)
                uri += ',';
            const std::string& host = hosts[i];
            uri += base::isNumericAddress(host) && host.find(':') != std::string::npos &&
                           host.find('%') == std::string::npos
                       ? "[" + host + "]"
                       : base::percentEncode(host);
            if (i < ports.size() && !ports[i].empty())
                uri += ':' + base::percentEncode(ports[i]);
        }
    }
    uri += '/';
    if (rest.contains("dbname"))
        uri += base::percentEncode(take("dbname"));
    char separator = '?';
    for (const auto& [key, value] : rest) {
        uri += separator;
        uri += base::percentEncode(key) + '=' + base::percentEncode(value);
        separator = '&';
    }
    return uri;
}

std::string ConnectParams::toConninfo() const
{
    std::string text;
    for (const auto& [key, value] : m_values) {
        if (!text.empty())
            text += ' ';
        text += key + '=' + base::quoteConninfoValue(value);
    }
    return text;
}

} // namespace howdah::pg
