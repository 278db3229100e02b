// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/indexsizeginkeys.h"

#include <nlohmann/json.hpp>

#include <utility>
#include <vector>

namespace howdah::advise {

namespace {

bool wordCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> result;
    std::string word;
    for (const char c : text) {
        if (wordCharacter(c)) {
            word += lower(c);
        } else if (!word.empty()) {
            result.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        result.push_back(std::move(word));
    return result;
}

/// Characters of UTF-8, each as its bytes.
std::vector<std::string_view> characters(std::string_view text)
{
    std::vector<std::string_view> result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            ++end;
        result.push_back(text.substr(at, end - at));
        at = end;
    }
    return result;
}

/// pg_trgm: words in lower case, two blanks before and one after.
std::map<std::string, std::string> trigrams(std::string_view text)
{
    std::map<std::string, std::string> result;
    for (const std::string& word : words(text)) {
        const std::string padded = "  " + word + " ";
        const auto letters = characters(padded);
        for (std::size_t i = 0; i + 2 < letters.size(); ++i)
            result.emplace(std::string(letters[i]) + std::string(letters[i + 1]) + std::string(letters[i + 2]), "");
    }
    return result;
}

/// A tsvector as PostgreSQL writes it: 'fat':2,11A 'it''s' (tsvector.c, tsvectorout).
std::map<std::string, std::string> lexemes(std::string_view text)
{
    std::map<std::string, std::string> result;
    std::string lexeme;
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!inside) {
            inside = c == '\'';
            continue;
        }
        const bool doubled = (c == '\'' || c == '\\') && i + 1 < text.size() && text[i + 1] == c;
        if (c == '\'' && !doubled) {
            result.emplace(std::exchange(lexeme, {}), "");
            inside = false;
            continue;
        }
        lexeme += c;
        i += doubled ? 1 : 0;
    }
    return result;
}

/// An array as PostgreSQL writes it: {a,"b \"c\"",NULL}, {{1,2},{3,4}}.
std::map<std::string, std::string> elements(std::string_view text)
{
    std::map<std::string, std::string> result;
    std::string element;
    bool quoted = false, any = false;
    const auto end = [&] {
        if (any)
            result.emplace(element, "");
        element.clear();
        any = false;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && i + 1 < text.size()) {
            element += text[++i];
            any = true;
        } else if (c == '"') {
            quoted = !quoted;
            any = true;
        } else if (!quoted && (c == '{' || c == '}' || c == ',')) {
            end();
        } else {
            element += c;
            any = true;
        }
    }
    end();
    return result;
}

std::string scalar(const nlohmann::json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// jsonb_ops keeps every name and every value by itself, jsonb_path_ops each value with the way to it.
std::map<std::string, std::string> documentKeys(std::string_view text, bool paths)
{
    std::map<std::string, std::string> result;
    const nlohmann::json document = nlohmann::json::parse(text, nullptr, false);
    if (document.is_discarded())
        return result;
    std::vector<std::pair<std::string, const nlohmann::json*>> open{{"", &document}};
    while (!open.empty()) {
        const auto [way, value] = std::move(open.back());
        open.pop_back();
        if (value->is_object()) {
            for (const auto& [name, member] : value->items()) {
                if (!paths)
                    result.emplace("k" + name, "");
                open.emplace_back(way + "\x1f" + name, &member);
            }
        } else if (value->is_array()) {
            for (const nlohmann::json& member : *value) {
                // A string in an array is looked for as a name would be (jsonb_gin.c).
                if (!paths && member.is_string())
                    result.emplace("k" + member.get<std::string>(), way);
                else
                    open.emplace_back(way, &member);
            }
        } else {
            result.emplace(paths ? way + "\x1e" + scalar(*value) : "v" + scalar(*value), way);
        }
    }
    return result;
}

} // namespace

GinKind ginKind(const IndexKey& key, std::uint32_t typeOid, std::string_view type)
{
    constexpr std::uint32_t jsonb = 3802, tsvector = 3614;
    if (key.opclass.find("trgm") != std::string::npos)
        return GinKind::Trigrams;
    if (key.opclass.find("jsonb_path") != std::string::npos)
        return GinKind::DocumentPaths;
    if (typeOid == jsonb)
        return GinKind::Document;
    if (typeOid == tsvector)
        return GinKind::Lexemes;
    if (type.ends_with("[]"))
        return GinKind::Elements;
    return GinKind::Words;
}

int ginElementBytes(std::string_view type)
{
    const std::pair<std::string_view, int> known[] = {{"integer", 4},   {"bigint", 8}, {"smallint", 2},
                                                      {"uuid", 16},     {"date", 4},   {"boolean", 1},
                                                      {"timestamp", 8}, {"real", 4},   {"double precision", 8}};
    for (const auto& [name, bytes] : known)
        if (type.starts_with(name))
            return bytes;
    return -1;
}

double ginKeyBytes(GinKind kind, std::string_view type, std::string_view key)
{
    const double text = static_cast<double>(key.size()) + 1;
    switch (kind) {
    case GinKind::Trigrams:
    case GinKind::DocumentPaths:
        return 4;
    case GinKind::Elements: {
        const int width = ginElementBytes(type);
        return width > 0 ? width : text;
    }
    case GinKind::Document: {
        constexpr std::size_t longest = 125; // JGIN_MAXLENGTH; longer ones are kept as a flag and a hash in hexadecimal
        constexpr double hashed = 1 + 1 + 8;
        return key.size() - 1 > longest ? hashed : text; // the key begins with its flag
    }
    case GinKind::Lexemes:
    case GinKind::Words:
        break;
    }
    return text;
}

std::map<std::string, std::string> ginKeys(GinKind kind, std::string_view value)
{
    switch (kind) {
    case GinKind::Trigrams:
        return trigrams(value);
    case GinKind::Elements:
        return elements(value);
    case GinKind::Document:
        return documentKeys(value, false);
    case GinKind::DocumentPaths:
        return documentKeys(value, true);
    case GinKind::Lexemes:
        return lexemes(value);
    case GinKind::Words:
        break;
    }
    std::map<std::string, std::string> result;
    for (std::string& word : words(value))
        if (word.size() > 2)
            result.emplace(std::move(word), "");
    return result;
}

} // namespace howdah::advise
