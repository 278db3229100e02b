// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/quoting.h"

namespace howdah::base {

namespace {

std::string doubled(std::string_view text, char quote)
{
    std::string out;
    out.reserve(text.size() + 2);
    out += quote;
    for (const char c : text) {
        if (c == '\0')
            continue;
        out += c;
        if (c == quote)
            out += c;
    }
    out += quote;
    return out;
}

bool unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

} // namespace

std::string quoteIdentifier(std::string_view name)
{
    return doubled(name, '"');
}

std::string quoteQualified(std::initializer_list<std::string_view> parts)
{
    std::string out;
    for (const std::string_view part : parts) {
        if (!out.empty())
            out += '.';
        out += quoteIdentifier(part);
    }
    return out;
}

std::string quoteLiteral(std::string_view text)
{
    std::string out = doubled(text, '\'');
    if (out.find('\\') == std::string::npos)
        return out;
    for (std::size_t at = out.find('\\'); at != std::string::npos; at = out.find('\\', at + 2))
        out.insert(at, 1, '\\');
    // The blank keeps E apart from an identifier that may stand before it.
    return " E" + out;
}

std::string quoteConninfoValue(std::string_view value)
{
    if (!value.empty() && value.find_first_of(" \t\n\r\f\v'\\=") == std::string_view::npos)
        return std::string(value);
    std::string out = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\')
            out += '\\';
        out += c;
    }
    out += '\'';
    return out;
}

std::string quoteShell(std::string_view word)
{
    bool plain = !word.empty();
    for (const char c : word)
        plain = plain && (unreserved(c) || c == '/' || c == ':' || c == '@' || c == '+' || c == ',' || c == '=');
    if (plain)
        return std::string(word);
    std::string out = "'";
    for (const char c : word) {
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    }
    out += '\'';
    return out;
}

std::string percentEncode(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

} // namespace howdah::base
