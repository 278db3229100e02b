// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/quoting.h"
#include "core/base/secretstring.h"
#include "core/pg/connectparams.h"
#include "core/pg/servicefile.h"
#include "core/pg/shellwords.h"

#include <algorithm>
#include <array>

namespace howdah::pg {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;

constexpr std::string_view blanks = " \t\r\n\f\v";

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool isBlank(char c)
{
    return blanks.find(c) != std::string_view::npos;
}

Error misunderstood(Text why)
{
    return {ErrorCode::InvalidInput, Text(HOWDAH_TEXT("pg", "This is not a connection that can be understood")),
            std::move(why),
            Text(HOWDAH_TEXT("pg", "paste postgresql://user@host:5432/database, host=... dbname=..., a psql command "
                                   "line, or service=NAME"))};
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

// ------------------------------------------------------------------ key=value

/// libpq's grammar: blanks around "=", values in single quotes, backslash escapes both in and out of quotes.
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

bool looksLikeUri(std::string_view text)
{
    const auto colon = text.find("://");
    return colon != std::string_view::npos && colon > 0 &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
                      c == '-' || c == '.' || c == '_' || c == ':';
           });
}

// ------------------------------------------------------------------ psql ...

std::string_view baseName(std::string_view path)
{
    const auto slash = path.find_last_of("/\\");
    std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    if (name.ends_with(".exe"))
        name.remove_suffix(4);
    return name;
}

/// Not the database of that name at the end of an address, nor a folder in a connection string.
bool isPsql(std::string_view word)
{
    return baseName(word) == "psql" && word.find('=') == std::string_view::npos &&
           word.find("://") == std::string_view::npos;
}

bool isEnvironmentWord(std::string_view word)
{
    const auto equals = word.find('=');
    return equals != std::string_view::npos && equals > 0 &&
           std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(equals),
                       [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

/// libpq's variables and the keywords they stand for (PostgreSQL manual, "Environment Variables").
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> environmentKeys = {{
    {"PGHOST", "host"},
    {"PGHOSTADDR", "hostaddr"},
    {"PGPORT", "port"},
    {"PGDATABASE", "dbname"},
    {"PGUSER", "user"},
    {"PGPASSWORD", "password"},
    {"PGPASSFILE", "passfile"},
    {"PGCHANNELBINDING", "channel_binding"},
    {"PGOPTIONS", "options"},
    {"PGAPPNAME", "application_name"},
    {"PGSSLMODE", "sslmode"},
    {"PGSSLCOMPRESSION", "sslcompression"},
    {"PGSSLCERT", "sslcert"},
    {"PGSSLKEY", "sslkey"},
    {"PGSSLROOTCERT", "sslrootcert"},
    {"PGSSLCRL", "sslcrl"},
    {"PGREQUIREPEER", "requirepeer"},
    {"PGSSLMINPROTOCOLVERSION", "ssl_min_protocol_version"},
    {"PGSSLMAXPROTOCOLVERSION", "ssl_max_protocol_version"},
    {"PGGSSENCMODE", "gssencmode"},
    {"PGKRBSRVNAME", "krbsrvname"},
    {"PGCONNECT_TIMEOUT", "connect_timeout"},
    {"PGTARGETSESSIONATTRS", "target_session_attrs"},
    {"PGSERVICE", "service"},
}};

void assignVariable(ConnectParams& params, std::string_view name, std::string value)
{
    for (const auto& [variable, key] : environmentKeys) {
        if (variable == name)
            params.set(key, std::move(value));
    }
}

/// What a psql option means here: the keyword it sets, or whether it takes an argument that is of no interest.
struct PsqlOption {
    char letter;
    std::string_view word;
    std::string_view key; ///< empty: its argument is skipped
};
constexpr std::array<PsqlOption, 13> psqlOptions = {{
    {'h', "host", "host"},
    {'p', "port", "port"},
    {'U', "username", "user"},
    {'d', "dbname", "dbname"},
    {'c', "command", ""},
    {'f', "file", ""},
    {'F', "field-separator", ""},
    {'L', "log-file", ""},
    {'o', "output", ""},
    {'P', "pset", ""},
    {'R', "record-separator", ""},
    {'T', "table-attr", ""},
    {'v', "set", ""},
}};

class PsqlReader {
public:
    Status read(std::vector<std::string> words)
    {
        std::size_t at = 0;
        for (; at < words.size() && !isPsql(words[at]); ++at) {
            const std::string_view word = words[at];
            if (isEnvironmentWord(word))
                assignVariable(m_params, word.substr(0, word.find('=')), words[at].substr(word.find('=') + 1));
        }
        for (++at; at < words.size(); ++at) {
            std::string& word = words[at];
            const auto next = [&]() -> Result<std::string> {
                if (at + 1 >= words.size())
                    return misunderstood(Text(HOWDAH_TEXT("pg", "the last option of the command line has no value")));
                return std::move(words[++at]);
            };
            if (!m_onlyNames && word == "--")
                m_onlyNames = true;
            else if (!m_onlyNames && word.starts_with("--"))
                HOWDAH_TRY(readLong(word, next));
            else if (!m_onlyNames && word.size() > 1 && word.front() == '-')
                HOWDAH_TRY(readShort(word, next));
            else
                readName(std::move(word));
        }
        return {};
    }

    /// psql hands its options and the database name to libpq together; a connection string in the name wins.
    Result<ConnectParams> finish()
    {
        if (!m_database)
            return m_params;
        if (looksLikeUri(*m_database)) {
            HOWDAH_TRY(readUri(m_params, *m_database));
        } else if (m_database->find('=') != std::string::npos) {
            HOWDAH_TRY(readConninfo(m_params, *m_database));
        } else {
            m_params.set("dbname", *m_database);
        }
        base::wipeMemory(m_database->data(), m_database->size());
        return m_params;
    }

private:
    void apply(std::string_view key, std::string value)
    {
        if (key == "dbname")
            m_database = std::move(value);
        else if (!key.empty())
            m_params.set(key, std::move(value));
    }

    template <class Next> Status readLong(const std::string& word, const Next& next)
    {
        const auto equals = word.find('=');
        const std::string_view name = std::string_view(word).substr(2, equals - std::min<std::size_t>(equals, 2));
        const std::string_view wanted = equals == std::string::npos ? std::string_view(word).substr(2) : name;
        for (const PsqlOption& option : psqlOptions) {
            if (option.word != wanted && !(option.letter == 'v' && wanted == "variable"))
                continue;
            if (equals != std::string::npos) {
                apply(option.key, word.substr(equals + 1));
                return {};
            }
            HOWDAH_ASSIGN(std::string value, next());
            apply(option.key, std::move(value));
            return {};
        }
        return {};
    }

    template <class Next> Status readShort(const std::string& word, const Next& next)
    {
        // Letters without an argument may be run together, the last one may take one: -qAth db1
        for (std::size_t i = 1; i < word.size(); ++i) {
            const auto option = std::find_if(psqlOptions.begin(), psqlOptions.end(),
                                             [&](const PsqlOption& one) { return one.letter == word[i]; });
            if (option == psqlOptions.end())
                continue;
            if (i + 1 < word.size()) {
                apply(option->key, word.substr(i + 1));
                return {};
            }
            HOWDAH_ASSIGN(std::string value, next());
            apply(option->key, std::move(value));
            return {};
        }
        return {};
    }

    void readName(std::string word)
    {
        if (!m_database)
            m_database = std::move(word);
        else if (!m_params.get("user"))
            m_params.set("user", std::move(word));
    }

    ConnectParams m_params;
    std::optional<std::string> m_database;
    bool m_onlyNames = false;
};

/// The words of a command line when it runs psql: perhaps after a prompt, variables, env or sudo.
std::optional<std::vector<std::string>> psqlWords(std::string_view text)
{
    auto words = shellWords(text);
    if (!words)
        return std::nullopt;
    for (std::size_t i = 0; i < words->size() && i < 12; ++i) {
        const std::string& word = (*words)[i];
        if (isPsql(word))
            return words;
        const bool leads = isEnvironmentWord(word) || word == "$" || word == "#" || word == "%" || word == "env" ||
                           word == "exec" || word == "sudo" || word.starts_with('-') ||
                           (i > 0 && ((*words)[i - 1] == "-u" || (*words)[i - 1] == "--user"));
        if (!leads)
            return std::nullopt;
    }
    return std::nullopt;
}

/// "export DATABASE_URL='postgresql://...'" from an .env file: the address alone.
std::string_view withoutAssignment(std::string_view text)
{
    if (text.starts_with("export "))
        text = trimmed(text.substr(7));
    const auto equals = text.find('=');
    if (equals != std::string_view::npos && isEnvironmentWord(text)) {
        std::string_view value = trimmed(text.substr(equals + 1));
        if (!value.empty() && (value.front() == '"' || value.front() == '\''))
            value.remove_prefix(1);
        if (looksLikeUri(value))
            text = value;
    }
    return text;
}

std::string_view withoutQuotes(std::string_view text)
{
    // In a connection string a semicolon may be the end of a password.
    if (text.ends_with(';') && (looksLikeUri(text) || text.ends_with("\";") || text.ends_with("';")) &&
        (looksLikeUri(text) || text.front() == text[text.size() - 2]))
        text.remove_suffix(1);
    if (text.size() >= 2 && text.front() == text.back() && (text.front() == '"' || text.front() == '\''))
        text = text.substr(1, text.size() - 2);
    else if (looksLikeUri(text) && (text.back() == '"' || text.back() == '\''))
        text.remove_suffix(1);
    return trimmed(text);
}

} // namespace

Result<ConnectParams> ConnectParams::parse(std::string_view pasted, const Environment& environment)
{
    const std::string_view text = trimmed(pasted);
    if (text.empty())
        return misunderstood(Text(HOWDAH_TEXT("pg", "it is empty")));
    if (text.find('\0') != std::string_view::npos)
        return misunderstood(Text(HOWDAH_TEXT("pg", "it holds a NUL character")));

    if (auto words = psqlWords(text)) {
        PsqlReader reader;
        HOWDAH_TRY(reader.read(std::move(*words)));
        return reader.finish();
    }
    const std::string_view bare = withoutQuotes(withoutAssignment(text));
    ConnectParams params;
    if (looksLikeUri(bare)) {
        HOWDAH_TRY(readUri(params, bare));
        return params;
    }
    if (bare.find('=') != std::string_view::npos) {
        HOWDAH_TRY(readConninfo(params, bare));
        return params;
    }
    if (!bare.empty() && readService(bare, environment)) {
        params.set("service", std::string(bare));
        return params;
    }
    return misunderstood(Text(HOWDAH_TEXT("pg", "it is no address, and no service of that name is defined")));
}

Result<ConnectParams> ConnectParams::fromEnvironment(const Environment& environment, std::string_view variable)
{
    if (const auto url = environment(variable); url && !trimmed(*url).empty()) {
        auto parsed = parse(*url, environment);
        if (!parsed)
            return parsed.error().withWhat(
                Text(HOWDAH_TEXT("pg", "The variable %1 is not a connection that can be understood"),
                     {std::string(variable)}));
        return parsed;
    }
    // In libpq a service beats the variables, which it would not if they were written down as given values.
    std::optional<std::map<std::string, std::string, std::less<>>> service;
    if (const auto name = environment("PGSERVICE"))
        service = readService(*name, environment);
    ConnectParams params;
    for (const auto& [name, key] : environmentKeys) {
        if (auto value = environment(name); value && !(service && service->contains(key)))
            assignVariable(params, name, std::move(*value));
    }
    return params;
}

} // namespace howdah::pg
