// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/statement.h"

#include "core/base/numbers.h"
#include "core/base/text.h"
#include "core/sql/parsetree.h"
#include "core/sql/scanner.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <pg_query.h>
#include <utility>
#include <vector>

namespace howdah::sql {

namespace {

base::Text cannotRead()
{
    return base::Text(HOWDAH_TEXT("sql", "The statement cannot be read"));
}

base::Error refusal(base::Text why, base::Text remedy = {})
{
    return {base::ErrorCode::InvalidInput, cannotRead(), std::move(why), std::move(remedy)};
}

base::Error parserSays(const PgQueryError& error)
{
    return refusal(base::Text::verbatim(error.message != nullptr ? error.message : ""));
}

/// Where the first byte stands that is not UTF-8, or nothing.
std::optional<std::size_t> notUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80                    ? 1
                                   : lead >= 0xC2 && lead <= 0xDF ? 2
                                   : lead >= 0xE0 && lead <= 0xEF ? 3
                                   : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                                  : 0;
        if (length == 0 || i + length > text.size())
            return i;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U)
                return i;
        const auto second = length > 1 ? static_cast<unsigned char>(text[i + 1]) : 0;
        const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
        const bool surrogate = lead == 0xED && second > 0x9F;
        const bool beyond = lead == 0xF4 && second > 0x8F;
        if (overlong || surrogate || beyond)
            return i;
        i += length;
    }
    return std::nullopt;
}

/// An upper bound of the parse tree's depth, from tokens alone. A comma, AND or OR begins anew beside what stood before
/// it, everything else may hang below it; joins and set operations hang below each other across commas and ANDs.
std::size_t nestingBound(std::string_view sql)
{
    static constexpr std::array<std::string_view, 6> chains = {"JOIN", "UNION", "INTERSECT", "EXCEPT", "CASE", "NOT"};
    Scanner scanner(sql);
    std::vector<std::size_t> open; // the chains of the levels around
    std::size_t chain = 0, around = 0, structure = 0, deepest = 0;
    for (Token token = scanner.next(); token.kind != TokenKind::End; token = scanner.next()) {
        const std::string_view text = sql.substr(token.offset, token.length);
        const char c = text.front();
        if (token.kind == TokenKind::Comment)
            continue;
        if (token.kind == TokenKind::Punctuation && (c == '(' || c == '[')) {
            open.push_back(chain);
            around += chain + 1;
            chain = 0;
        } else if (token.kind == TokenKind::Punctuation && (c == ')' || c == ']')) {
            if (!open.empty()) {
                around -= open.back() + 1;
                chain = open.back() + 1;
                open.pop_back();
            }
        } else if ((token.kind == TokenKind::Punctuation && (c == ',' || c == ';')) ||
                   (token.kind == TokenKind::Word && (isKeyword(text, "AND") || isKeyword(text, "OR")))) {
            chain = 0;
        } else {
            ++chain;
            if (token.kind == TokenKind::Word &&
                std::any_of(chains.begin(), chains.end(), [&](std::string_view key) { return isKeyword(text, key); }))
                ++structure;
        }
        deepest = std::max(deepest, around + chain + structure);
    }
    return deepest;
}

/// libpg_query's JSON leaves out what is 0, and with it, by mistake, every negative integer: -3 arrives as 0. The text
/// still says it.
void restoreNegatives(nlohmann::json& tree, std::string_view sql)
{
    std::vector<nlohmann::json*> open = {&tree};
    while (!open.empty()) {
        nlohmann::json& json = *open.back();
        open.pop_back();
        for (auto item = json.begin(); item != json.end(); ++item)
            if (item->is_structured())
                open.push_back(&*item);
        const auto constant = json.is_object() ? json.find("A_Const") : json.end();
        if (constant == json.end() || !constant->contains("ival") || !(*constant)["ival"].empty())
            continue;
        const auto place = constant->value("location", std::size_t{0});
        if (place >= sql.size() || sql[place] != '-')
            continue;
        Scanner scanner(sql.substr(place));
        Token token = scanner.next();
        while (token.kind != TokenKind::Number && token.kind != TokenKind::End)
            token = scanner.next();
        if (const auto value = base::parseNumber<std::int64_t>(sql.substr(place + token.offset, token.length)))
            (*constant)["ival"]["ival"] = -*value;
    }
}

} // namespace

base::Status checkParsable(std::string_view sql)
{
    if (sql.find('\0') != std::string_view::npos)
        return refusal(base::Text(HOWDAH_TEXT("sql", "it holds a zero byte, which SQL cannot")));
    if (sql.size() > longestStatement)
        return refusal(base::Text(HOWDAH_TEXT("sql", "it has %1 bytes, and %2 are read at most"),
                                  {std::to_string(sql.size()), std::to_string(longestStatement)}));
    if (const auto place = notUtf8(sql))
        return refusal(base::Text(HOWDAH_TEXT("sql", "byte %1 is not UTF-8"), {std::to_string(*place + 1)}),
                       base::Text(HOWDAH_TEXT("sql", "convert the text to UTF-8")));
    if (nestingBound(sql) > deepestNesting)
        return refusal(base::Text(HOWDAH_TEXT("sql", "it is nested too deeply")));
    return {};
}

base::Result<nlohmann::json> parseTree(std::string_view sql)
{
    HOWDAH_TRY(checkParsable(sql));
    const std::string input(sql);
    PgQueryParseResult parsed = pg_query_parse(input.c_str());
    const std::unique_ptr<PgQueryParseResult, void (*)(PgQueryParseResult*)> owner(
        &parsed, [](PgQueryParseResult* result) { pg_query_free_parse_result(*result); });
    if (parsed.error != nullptr)
        return parserSays(*parsed.error);
    nlohmann::json tree = nlohmann::json::parse(parsed.parse_tree, nullptr, false);
    const auto statements = tree.find("stmts");
    if (tree.is_discarded() || statements == tree.end() || !statements->is_array() || statements->empty())
        return refusal(base::Text(HOWDAH_TEXT("sql", "there is no statement in it")));
    if (statements->size() > 1)
        return refusal(base::Text(HOWDAH_TEXT("sql", "it is more than one statement")),
                       base::Text(HOWDAH_TEXT("sql", "give one at a time")));
    nlohmann::json statement = std::move((*statements)[0]["stmt"]);
    restoreNegatives(statement, sql);
    return statement;
}

base::Result<std::string> fingerprint(std::string_view sql)
{
    HOWDAH_TRY(checkParsable(sql));
    const std::string input(sql);
    PgQueryFingerprintResult result = pg_query_fingerprint(input.c_str());
    const std::unique_ptr<PgQueryFingerprintResult, void (*)(PgQueryFingerprintResult*)> owner(
        &result, [](PgQueryFingerprintResult* found) { pg_query_free_fingerprint_result(*found); });
    if (result.error != nullptr)
        return parserSays(*result.error);
    return std::string(result.fingerprint_str);
}

base::Result<std::string> normalized(std::string_view sql)
{
    HOWDAH_TRY(checkParsable(sql));
    const std::string input(sql);
    PgQueryNormalizeResult result = pg_query_normalize(input.c_str());
    const std::unique_ptr<PgQueryNormalizeResult, void (*)(PgQueryNormalizeResult*)> owner(
        &result, [](PgQueryNormalizeResult* found) { pg_query_free_normalize_result(*found); });
    if (result.error != nullptr)
        return parserSays(*result.error);
    return std::string(result.normalized_query);
}

base::Status checkSyntax(std::string_view sql)
{
    HOWDAH_TRY(checkParsable(sql));
    const std::string input(sql);
    PgQueryProtobufParseResult result = pg_query_parse_protobuf(input.c_str());
    const std::unique_ptr<PgQueryProtobufParseResult, void (*)(PgQueryProtobufParseResult*)> owner(
        &result, [](PgQueryProtobufParseResult* found) { pg_query_free_protobuf_parse_result(*found); });
    if (result.error != nullptr)
        return parserSays(*result.error);
    return {};
}

} // namespace howdah::sql
