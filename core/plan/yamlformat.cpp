// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/formats.h"
#include "core/plan/textscan.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace howdah::plan {

namespace {

using base::Text;

class YamlReader {
public:
    YamlReader(std::string_view document, Reader& reader)
        : m_document(document)
        , m_reader(reader)
    {}

    std::optional<FormatFailure> read()
    {
        while (m_at < m_document.size() && !m_failure) {
            m_lineStart = m_at;
            const std::string_view line = nextLine();
            if (!trimBlanks(line).empty())
                takeLine(line);
        }
        m_end.announces = m_pending && !m_mayBeEmpty;
        if (!m_failure)
            closeTo(-1);
        return std::move(m_failure);
    }

    [[nodiscard]] const DocumentEnd& end() const { return m_end; }

private:
    struct Level {
        int column = 0;
        bool list = false;
    };

    std::string_view nextLine()
    {
        const std::size_t end = m_document.find('\n', m_at);
        const std::string_view line = m_document.substr(m_at, end == std::string_view::npos ? end : end - m_at);
        m_at = end == std::string_view::npos ? m_document.size() : end + 1;
        return line;
    }

    bool fail(Text why, bool ended = false)
    {
        if (!m_failure)
            m_failure = FormatFailure{m_lineStart, std::move(why), ended};
        return false;
    }

    bool told(bool read) { return read || fail(m_reader.complaint()); }

    /// Ends what stands right of `column`.
    bool closeTo(int column)
    {
        if (m_pending && (m_levels.empty() || m_levels.back().column >= column)) {
            // "Triggers:" with nothing in it
            m_pending = false;
            if (!told(m_reader.start_array(0) && m_reader.end_array()))
                return false;
        }
        while (!m_levels.empty() && m_levels.back().column > column) {
            m_levels.pop_back();
            if (!told(m_reader.end_object()))
                return false;
        }
        return true;
    }

    bool open(int column, bool list)
    {
        m_pending = false;
        m_levels.push_back({column, list});
        return told(list ? m_reader.start_array(0) : m_reader.start_object(0));
    }

    bool takeLine(std::string_view line)
    {
        std::size_t column = line.find_first_not_of(" \t");
        while (line.substr(column).starts_with("- ") || line.substr(column) == "-") {
            if (!takeDash(static_cast<int>(column)))
                return false;
            column = line.find_first_not_of(" \t", column + 1);
            if (column == std::string_view::npos)
                return true;
        }
        const std::string_view rest = trimBlanks(line.substr(column));
        const std::size_t colon = rest.front() == '"' || rest.front() == '[' ? std::string_view::npos : rest.find(':');
        if (colon == std::string_view::npos) {
            if (m_levels.empty() || !m_levels.back().list)
                return fail(Text(HOWDAH_TEXT("plan", "a value has no name")));
            return takeValue(rest);
        }
        return takeKey(rest.substr(0, colon), static_cast<int>(column)) && takeValueOf(rest.substr(colon + 1));
    }

    bool takeDash(int column)
    {
        if (!closeTo(column))
            return false;
        if (!m_levels.empty() && m_levels.back().list && m_levels.back().column == column)
            return true;
        if (!m_levels.empty() && !m_pending && !m_levels.back().list)
            return fail(Text(HOWDAH_TEXT("plan", "an item belongs to no list")));
        return open(column, true);
    }

    bool takeKey(std::string_view key, int column)
    {
        if (!closeTo(column))
            return false;
        // A server that merges into several tables puts the counts of rows below the list of tables.
        if (!m_levels.empty() && m_levels.back().list && m_levels.back().column == column && !closeTo(column - 1))
            return false;
        if ((m_levels.empty() || m_pending || m_levels.back().list) && !open(column, false))
            return false;
        std::string name(trimBlanks(key));
        if (m_levels.size() <= 2)
            m_end.triggers = name == "Triggers" || (m_end.triggers && name != "Plan");
        // Lists of these are written where there is none, too.
        m_mayBeEmpty = name == "Triggers" || name == "Workers";
        return told(m_reader.key(name));
    }

    bool takeValueOf(std::string_view value)
    {
        value = trimBlanks(value);
        if (!value.empty())
            return takeValue(value);
        m_pending = true;
        return true;
    }

    bool takeValue(std::string_view value)
    {
        if (value.front() != '"' && value.front() != '[')
            return told(m_reader.plain(value));
        std::string whole(value);
        // A string that a mail program broke goes on in the next line.
        std::size_t scanned = 0;
        bool quoted = false;
        const auto scan = [&] {
            for (; scanned < whole.size(); ++scanned) {
                if (quoted && whole[scanned] == '\\')
                    ++scanned;
                else if (whole[scanned] == '"')
                    quoted = !quoted;
            }
        };
        for (scan(); quoted; scan()) {
            if (m_at >= m_document.size())
                return fail(Text(HOWDAH_TEXT("plan", "a string does not end")), true);
            whole += ' ';
            whole += trimBlanks(nextLine());
        }
        if (whole.size() > 1 && whole[0] == '[' && whole.find_first_of("[{", 1) < whole.find('"'))
            return fail(Text(HOWDAH_TEXT("plan", "a list in brackets holds something else than strings")));
        auto parsed = nlohmann::json::parse(whole, nullptr, false);
        if (parsed.is_string())
            return told(m_reader.string(parsed.get_ref<std::string&>()));
        if (!parsed.is_array())
            return fail(Text(HOWDAH_TEXT("plan", "a value is no string, number or list")));
        if (!told(m_reader.start_array(0)))
            return false;
        for (auto& item : parsed) {
            if (!item.is_string())
                return fail(Text(HOWDAH_TEXT("plan", "a list in brackets holds something else than strings")));
            if (!told(m_reader.string(item.get_ref<std::string&>())))
                return false;
        }
        return told(m_reader.end_array());
    }

    std::string_view m_document;
    Reader& m_reader;
    std::size_t m_at = 0;
    std::size_t m_lineStart = 0;
    std::vector<Level> m_levels;
    DocumentEnd m_end{.triggers = false, .parallelAware = true};
    bool m_mayBeEmpty = false;
    bool m_pending = false; ///< a name waits for what stands below it
    std::optional<FormatFailure> m_failure;
};

} // namespace

std::optional<FormatFailure> readYaml(std::string_view document, Reader& reader, DocumentEnd& end)
{
    YamlReader yaml(document, reader);
    auto failure = yaml.read();
    end = yaml.end();
    return failure;
}

} // namespace howdah::plan
