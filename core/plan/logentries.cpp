// SPDX-License-Identifier: GPL-3.0-or-later
// Entries of auto_explain in the logs a server writes: plain (with any log_line_prefix, and through syslog), CSV, JSON.
#include "core/plan/pastes.h"
#include "core/plan/textformat.h"
#include "core/plan/textscan.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace howdah::plan {

namespace {

using Kind = PastedLine::Kind;

struct EntryStart {
    std::string_view duration; ///< "12.345 ms"
    std::string_view rest;     ///< behind "plan:"
    std::size_t at = 0;        ///< where "duration:" stands
};

/// Whether an entry's message begins behind `before`: nothing, a field of CSV, or the first thing that looks like a
/// severity. A statement that was logged may hold such words, too.
bool beginsMessage(std::string_view before)
{
    if (before.ends_with(",\""))
        return true;
    before = trimBlanks(before);
    return before.empty() || before == "\"" || (before.ends_with(':') && before.find(":  ") == std::string_view::npos);
}

/// A record of a CSV log begins with its time, then the user, in quotes, or nothing.
bool beginsCsvRecord(std::string_view line)
{
    constexpr std::string_view pattern = "dddd-dd-dd dd:dd:dd";
    if (line.size() < pattern.size())
        return false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == 'd' ? line[i] < '0' || line[i] > '9' : line[i] != pattern[i])
            return false;
    }
    const std::size_t comma = line.substr(0, 60).find(',');
    return comma != std::string_view::npos && comma + 1 < line.size() &&
           (line[comma + 1] == '"' || line[comma + 1] == ',');
}

/// "… LOG:  duration: 12.345 ms  plan:"
std::optional<EntryStart> entryStart(std::string_view line)
{
    constexpr std::string_view word = "duration: ";
    for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
        const std::string_view rest = line.substr(at + word.size());
        const std::size_t end = rest.find_first_not_of("0123456789.");
        if (end == 0 || end == std::string_view::npos || !rest.substr(end).starts_with(" ms"))
            continue;
        const std::string_view after = trimBlanks(rest.substr(end + 3));
        if (after.starts_with("plan:") && beginsMessage(line.substr(0, at)))
            return EntryStart{rest.substr(0, end + 3), trimBlanks(after.substr(5)), at};
    }
    return std::nullopt;
}

/// A continued line of an entry without what marks it as such; nothing where the entry is over.
std::optional<std::string_view> continuedLine(std::string_view line)
{
    if (line.starts_with('\t'))
        return line.substr(1);
    // syslog writes tabs so, behind a prefix of its own
    if (const std::size_t tab = line.find("#011"); tab != std::string_view::npos && tab < 120)
        return line.substr(tab + 4);
    return std::nullopt;
}

class LogReader {
public:
    explicit LogReader(PastedLines& pasted)
        : m_pasted(pasted)
        , m_source(std::move(pasted.lines))
    {
        m_pasted.lines.clear();
        m_pasted.lines.reserve(m_source.size());
    }

    void read()
    {
        m_log = std::ranges::any_of(m_source, [](const PastedLine& line) { return entryStart(line.text).has_value(); });
        while (m_next < m_source.size()) {
            const PastedLine line = m_source[m_next++];
            if (line.text.starts_with("{\"") && line.text.find("\"message\":") != std::string_view::npos) {
                readJsonLine(line);
                continue;
            }
            const auto start = entryStart(line.text);
            if (!start) {
                if (!m_log || !skipOtherEntry(line))
                    m_pasted.lines.push_back(line);
                continue;
            }
            if (start->at > 0 && line.text[start->at - 1] == '"' && start->at > 1 && line.text[start->at - 2] == ',')
                readCsv(line, *start);
            else
                readPlain(line, *start);
        }
    }

private:
    void add(std::string_view text, int number, Kind kind = Kind::Text)
    {
        m_pasted.lines.push_back({text, number, kind});
    }

    void readPlain(const PastedLine& line, const EntryStart& start)
    {
        std::vector<PastedLine> lines;
        if (!start.rest.empty())
            lines.push_back({start.rest, line.number, Kind::Text});
        while (m_next < m_source.size()) {
            const auto text = continuedLine(m_source[m_next].text);
            if (!text) {
                // Entries that were copied out of a log may have lost their tabs; they end at the next entry.
                if (!lines.empty() || !looksLikeEntry(m_source[m_next].text))
                    break;
                lines.push_back(m_source[m_next++]);
                while (m_next < m_source.size() && !beginsLogLine(m_source[m_next].text))
                    lines.push_back(m_source[m_next++]);
                break;
            }
            lines.push_back({*text, m_source[m_next++].number, Kind::Text});
        }
        addEntry(lines, start.duration, line.number);
    }

    static bool looksLikeEntry(std::string_view text)
    {
        return trimBlanks(text).starts_with("Query Text:") || trimBlanks(text).starts_with('{') || beginsTextPlan(text);
    }

    static bool beginsLogLine(std::string_view text)
    {
        if (text.size() > 400)
            text = text.substr(0, 400);
        for (const std::string_view severity :
             {"LOG:  ", "ERROR:  ", "WARNING:  ", "FATAL:  ", "STATEMENT:  ", "DETAIL:  ", "CONTEXT:  ", "HINT:  "}) {
            if (text.find(severity) != std::string_view::npos)
                return true;
        }
        return false;
    }

    /// Takes an entry that is about something else; false where the line begins none.
    bool skipOtherEntry(const PastedLine& line)
    {
        if (beginsCsvRecord(line.text)) {
            bool inQuotes = false;
            const auto follow = [&](std::string_view text) {
                inQuotes = inQuotes != (std::ranges::count(text, '"') % 2 != 0);
            };
            follow(line.text);
            while (inQuotes && m_next < m_source.size())
                follow(m_source[m_next++].text);
        } else if (beginsLogLine(line.text)) {
            while (m_next < m_source.size() && continuedLine(m_source[m_next].text))
                ++m_next;
        } else {
            return false;
        }
        add({}, line.number, Kind::Boundary);
        return true;
    }

    /// The message is a quoted field that spans lines, and so may be fields behind it.
    void readCsv(const PastedLine& line, const EntryStart& start)
    {
        std::vector<PastedLine> lines;
        bool inMessage = true, inQuotes = true;
        const auto take = [&](std::string_view text, int number) {
            const bool began = inMessage;
            std::string field;
            for (std::size_t at = 0; at < text.size(); ++at) {
                if (text[at] != '"') {
                    if (inMessage)
                        field += text[at];
                } else if (inQuotes && at + 1 < text.size() && text[at + 1] == '"') {
                    if (inMessage)
                        field += '"';
                    ++at;
                } else {
                    inQuotes = !inQuotes;
                    inMessage = false;
                }
            }
            if (began && (inMessage || !field.empty()))
                lines.push_back({m_pasted.made.emplace_back(std::move(field)), number, Kind::Text});
        };
        if (!start.rest.empty())
            take(start.rest, line.number);
        while (inQuotes && m_next < m_source.size()) {
            take(m_source[m_next].text, m_source[m_next].number);
            ++m_next;
        }
        addEntry(lines, start.duration, line.number);
    }

    /// One entry a line, the message as a string. Lines of other entries say nothing of plans.
    void readJsonLine(const PastedLine& line)
    {
        if (line.text.find("duration: ") == std::string_view::npos ||
            line.text.find("plan:") == std::string_view::npos) {
            add({}, line.number, Kind::Boundary);
            return;
        }
        const auto entry = nlohmann::json::parse(line.text, nullptr, false);
        const auto message = entry.is_object() ? entry.find("message") : entry.end();
        if (!entry.is_object() || message == entry.end() || !message->is_string()) {
            m_pasted.lines.push_back(line);
            return;
        }
        std::string_view text = m_pasted.made.emplace_back(message->get<std::string>());
        const std::size_t first = text.find('\n');
        const auto start = entryStart(text.substr(0, first));
        if (!start || start->at > 0) {
            add({}, line.number, Kind::Boundary);
            return;
        }
        std::vector<PastedLine> lines;
        if (!start->rest.empty())
            lines.push_back({start->rest, line.number, Kind::Text});
        text = first == std::string_view::npos ? std::string_view{} : text.substr(first + 1);
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            lines.push_back({text.substr(0, end), line.number, Kind::Text});
            text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        }
        addEntry(lines, start->duration, line.number);
    }

    void addEntry(const std::vector<PastedLine>& lines, std::string_view duration, int number)
    {
        add({}, number, Kind::Boundary);
        add(duration, number, Kind::Duration);
        std::size_t next = 0;
        constexpr std::string_view label = "Query Text: ";
        if (!lines.empty() && lines.front().text.starts_with(label) && !isYaml(lines)) {
            std::string query(lines.front().text.substr(label.size()));
            for (next = 1; next < lines.size() && !endsQuery(lines[next].text); ++next) {
                query += '\n';
                query += lines[next].text;
            }
            add(m_pasted.made.emplace_back(std::move(query)), number, Kind::QueryText);
        }
        for (; next < lines.size(); ++next)
            m_pasted.lines.push_back(lines[next]);
        add({}, lines.empty() ? number : lines.back().number, Kind::Boundary);
    }

    static bool endsQuery(std::string_view line)
    {
        return line.starts_with("Query Parameters: ") ||
               (!line.starts_with(' ') && !line.starts_with('\t') && endsInFigures(line));
    }

    static bool isYaml(const std::vector<PastedLine>& lines)
    {
        if (!lines.front().text.starts_with("Query Text: \""))
            return false;
        for (const PastedLine& line : lines) {
            if (trimBlanks(line.text) == "Plan:")
                return true;
        }
        return false;
    }

    PastedLines& m_pasted;
    std::vector<PastedLine> m_source;
    std::size_t m_next = 0;
    bool m_log = false; ///< it holds an entry of auto_explain
};

} // namespace

void takeOffLogs(PastedLines& pasted)
{
    LogReader(pasted).read();
}

} // namespace howdah::plan
