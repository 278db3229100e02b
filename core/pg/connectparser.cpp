// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/connectparams.h"
#include "core/pg/connecttext.h"
#include "core/pg/psqlcommand.h"
#include "core/pg/servicefile.h"

namespace howdah::pg {

using base::Result;
using base::Text;

namespace {

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

    if (auto words = psqlWords(text))
        return readPsqlWords(std::move(*words));
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
