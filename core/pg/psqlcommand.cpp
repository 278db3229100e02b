// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/psqlcommand.h"

#include "core/base/secretstring.h"
#include "core/pg/connecttext.h"
#include "core/pg/shellwords.h"

#include <algorithm>

namespace howdah::pg {

using base::Result;
using base::Status;
using base::Text;

namespace {

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

} // namespace

bool isEnvironmentWord(std::string_view word)
{
    const auto equals = word.find('=');
    return equals != std::string_view::npos && equals > 0 &&
           std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(equals),
                       [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

void assignVariable(ConnectParams& params, std::string_view name, std::string value)
{
    for (const auto& [variable, key] : environmentKeys) {
        if (variable == name)
            params.set(key, std::move(value));
    }
}

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

Result<ConnectParams> readPsqlWords(std::vector<std::string> words)
{
    PsqlReader reader;
    HOWDAH_TRY(reader.read(std::move(words)));
    return reader.finish();
}

} // namespace howdah::pg
