// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/shellwords.h"

namespace howdah::pg {

std::optional<std::vector<std::string>> shellWords(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    bool inWord = false;
    char quote = '\0';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (quote == '\'') {
            if (c == quote)
                quote = '\0';
            else
                word += c;
            continue;
        }
        if (c == '\\' && i + 1 < text.size()) {
            const bool special = quote == '\0' || next == '"' || next == '\\' || next == '$' || next == '`';
            if (next == '\n' || (next == '\r' && i + 2 < text.size() && text[i + 2] == '\n')) {
                i += next == '\n' ? 1 : 2;
                continue;
            }
            if (special)
                ++i;
            word += special ? next : c;
            inWord = true;
            continue;
        }
        if (quote == '"') {
            if (c == quote)
                quote = '\0';
            else
                word += c;
            continue;
        }
        if (c == '\'' || c == '"') {
            quote = c;
            inWord = true;
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            if (inWord)
                words.push_back(std::move(word));
            word.clear();
            inWord = false;
        } else {
            word += c;
            inWord = true;
        }
    }
    if (quote != '\0')
        return std::nullopt;
    if (inWord)
        words.push_back(std::move(word));
    return words;
}

} // namespace howdah::pg
