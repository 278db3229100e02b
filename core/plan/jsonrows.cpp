// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/jsonrows.h"

#include "core/plan/psqlcells.h"
#include "core/plan/textscan.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace howdah::plan {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// "QUERY PLAN", "query_plan", "Query Plan": the column's name, whoever changed it.
bool isColumn(std::string_view key)
{
    constexpr std::string_view letters = "queryplan";
    std::size_t at = 0;
    for (const char c : key) {
        if (c == ' ' || c == '_')
            continue;
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (at >= letters.size() || lower != letters[at++])
            return false;
    }
    return at == letters.size();
}

std::optional<std::string> decoded(std::string_view quoted)
{
    auto value = nlohmann::json::parse(quoted, nullptr, false);
    if (!value.is_string())
        return std::nullopt;
    return std::move(value.get_ref<std::string&>());
}

/// Walks over a document without building it: plans in it may be 100,000 levels deep.
class RowReader {
public:
    explicit RowReader(std::string_view document)
        : m_text(document)
    {}

    std::optional<JsonRows> read()
    {
        if (!isLikely())
            return std::nullopt;
        while (m_at < m_text.size() && m_good)
            step();
        // One column that holds a document is read where it stands.
        if (!m_good || m_found == 0 || (m_strings == 0 && m_first))
            return std::nullopt;
        m_rows.one = m_found == 1 && m_text.starts_with('{');
        return std::move(m_rows);
    }

private:
    /// Whether the beginning can be that of rows: most documents are plans, and large.
    bool isLikely()
    {
        std::string_view start = m_text;
        while (start.starts_with('['))
            start = withoutBlanks(start.substr(1));
        if (start.starts_with('"'))
            return m_text.starts_with('[');
        if (!start.starts_with('{'))
            return false;
        start = withoutBlanks(start.substr(1));
        const std::size_t end = stringEnd(start, 0);
        if (end == std::string_view::npos)
            return false;
        m_key = decoded(start.substr(0, end)).value_or(std::string{});
        m_first = isColumn(m_key);
        if (m_first || m_key == "Plan" || m_key == "Query Text")
            return m_first;
        // Another name, by what stands below it, or the column's name further in.
        const std::string_view rest = withoutBlanks(start.substr(end));
        std::string_view value = rest.substr(std::min<std::size_t>(1, rest.size()));
        value = value.substr(std::min(value.find_first_not_of(blanks), value.size()));
        if (const std::size_t stop = stringEnd(value, 0); rest.starts_with(':') && stop != std::string_view::npos) {
            const auto text = decoded(value.substr(0, stop));
            if (text && beginsPlanCell(*text) && (!text->starts_with('-') || text->starts_with("- Plan:")))
                return true;
        }
        m_key.clear();
        for (const std::string_view name : {"\"QUERY PLAN\"", "\"query plan\"", "\"query_plan\"", "\"Query Plan\""}) {
            if (m_text.find(name) != std::string_view::npos)
                return true;
        }
        return false;
    }

    /// Behind the string that begins at `at`, or npos.
    static std::size_t stringEnd(std::string_view text, std::size_t at)
    {
        if (at >= text.size() || text[at] != '"')
            return std::string_view::npos;
        for (++at; at < text.size(); ++at) {
            if (text[at] == '\\')
                ++at;
            else if (text[at] == '"')
                return at + 1;
        }
        return std::string_view::npos;
    }

    [[nodiscard]] bool isColumnsKey(std::string_view key) const
    {
        return m_key.empty() || isColumn(m_key) ? isColumn(key) : key == m_key;
    }

    void step()
    {
        const char c = m_text[m_at];
        switch (c) {
        case '"':
            takeString();
            return;
        case '[':
        case '{':
            if (m_named) {
                takeDocument();
                return;
            }
            m_objects.push_back(c == '{');
            m_inObjects += c == '{' ? 1 : 0;
            break;
        case ']':
        case '}':
            if (m_objects.empty()) {
                m_good = false;
                return;
            }
            m_inObjects -= m_objects.back() ? 1 : 0;
            m_objects.pop_back();
            break;
        case ',':
            m_named = false;
            break;
        default:
            break;
        }
        ++m_at;
    }

    void takeString()
    {
        const std::size_t end = stringEnd(m_text, m_at);
        if (end == std::string_view::npos) {
            m_good = false;
            return;
        }
        const std::string_view quoted = m_text.substr(m_at, end - m_at);
        m_at = end;
        const std::size_t next = m_text.find_first_not_of(blanks, m_at);
        const bool key =
            !m_objects.empty() && m_objects.back() && next != std::string_view::npos && m_text[next] == ':';
        if (!key && !m_named && m_inObjects > 0)
            return; // of another column
        auto text = decoded(quoted);
        if (!text) {
            m_good = false;
        } else if (key) {
            m_named = isColumnsKey(*text);
        } else {
            m_good = m_named || m_strings > 0 || beginsPlanCell(*text);
            m_named = false;
            ++m_strings;
            addRow(*text);
        }
    }

    /// What stands below the column's name is a document.
    void takeDocument()
    {
        const std::size_t begin = m_at;
        std::size_t depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                const std::size_t end = stringEnd(m_text, m_at);
                if (end == std::string_view::npos)
                    break;
                m_at = end - 1;
            } else if (c == '[' || c == '{') {
                ++depth;
            } else if ((c == ']' || c == '}') && --depth == 0) {
                ++m_at;
                m_named = false;
                addRow(m_text.substr(begin, m_at - begin));
                return;
            }
        }
        m_good = false;
    }

    void addRow(std::string_view text)
    {
        m_rows.text += text;
        m_rows.text += '\n';
        ++m_found;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<bool> m_objects; ///< of the open brackets, which are objects
    int m_inObjects = 0;
    std::string m_key;    ///< another name than the column's own
    bool m_first = false; ///< the first name is the column's
    bool m_named = false; ///< the column's name was the last
    bool m_good = true;
    int m_found = 0, m_strings = 0;
    JsonRows m_rows;
};

} // namespace

std::optional<JsonRows> rowsOfJson(std::string_view document)
{
    return RowReader(withoutBlanks(document)).read();
}

std::optional<std::string> textOfJsonString(std::string_view text)
{
    text = withoutBlanks(text);
    if (text.size() < 2 || !text.starts_with('"') || !text.ends_with('"') || text.find('\\') == std::string_view::npos)
        return std::nullopt;
    return decoded(text);
}

} // namespace howdah::plan
