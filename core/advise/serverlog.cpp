// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/serverlog.h"

#include "core/advise/workload.h"
#include "core/advise/workloadgatherer.h"
#include "core/base/numbers.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace howdah::advise {

namespace {

// Where csvlog keeps things (manual, "Using CSV-Format Log Output"); later versions append columns.
constexpr std::size_t csvSeverity = 11, csvMessage = 13, csvDetail = 14, csvLeastColumns = 20;

/// What follows `level` in a line of whatever prefix: the level stands before any text of a statement.
std::optional<std::string_view> after(std::string_view line, std::string_view level)
{
    const std::size_t place = line.find(level);
    if (place == std::string_view::npos)
        return std::nullopt;
    return line.substr(place + level.size());
}

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t\r\n;") + 1 - first);
}

/// "$1 = 'it''s', $2 = NULL" as SQL constants.
std::vector<std::optional<std::string>> parameterValues(std::string_view detail)
{
    constexpr std::size_t most = 65535; // what the protocol allows
    std::vector<std::optional<std::string>> values;
    std::size_t place = 0;
    while (place < detail.size() && values.size() < most) {
        const std::size_t number = detail.find('$', place);
        const std::size_t equals = number == std::string_view::npos ? number : detail.find(" = ", number);
        if (equals == std::string_view::npos ||
            detail.substr(number + 1, equals - number - 1) != std::to_string(values.size() + 1))
            break;
        place = equals + 3;
        if (detail.substr(place, 4) == "NULL") {
            values.emplace_back("NULL");
            place += 4;
            continue;
        }
        if (place >= detail.size() || detail[place] != '\'')
            break;
        std::string value;
        bool closed = false;
        for (++place; place < detail.size(); ++place) {
            if (detail[place] == '\'') {
                if (detail.substr(place, 2) != "''") {
                    closed = true;
                    ++place;
                    break;
                }
                ++place;
            }
            value += detail[place];
        }
        if (!closed)
            break;
        // log_parameter_max_length leaves an ellipsis: a value that never was.
        const bool cut = value.ends_with("...");
        values.push_back(cut ? std::nullopt : std::optional(base::quoteLiteral(value)));
    }
    return values;
}

} // namespace

ServerLogReader::ServerLogReader(std::string_view text)
    : m_rest(text)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (m_rest.starts_with(mark))
        m_rest.remove_prefix(mark.size());
    const std::string_view first = peekLine();
    if (first.starts_with('{'))
        m_form = Form::Json;
    else if (static_cast<std::size_t>(std::count(first.begin(), first.end(), ',')) + 1 >= 12 &&
             (first.find(",LOG,") != std::string_view::npos || first.find(",ERROR,") != std::string_view::npos ||
              first.find(",FATAL,") != std::string_view::npos || first.find(",WARNING,") != std::string_view::npos))
        m_form = Form::Csv;
}

std::string_view ServerLogReader::peekLine() const
{
    return m_rest.substr(0, m_rest.find('\n'));
}

std::string_view ServerLogReader::line()
{
    std::string_view found = peekLine();
    m_rest.remove_prefix(std::min(found.size() + 1, m_rest.size()));
    if (found.ends_with('\r'))
        found.remove_suffix(1);
    return found;
}

/// The lines of one field: those after the first begin with a tab.
std::string ServerLogReader::continued(std::string_view first)
{
    std::string text(first);
    while (m_rest.starts_with('\t'))
        text += "\n" + std::string(line().substr(1));
    return text;
}

std::optional<LogEntry> ServerLogReader::next()
{
    switch (m_form) {
    case Form::Csv:
        return nextCsv();
    case Form::Json:
        return nextJson();
    default:
        return nextPlain();
    }
}

std::optional<LogEntry> ServerLogReader::nextPlain()
{
    while (!m_rest.empty()) {
        const auto message = after(line(), "LOG:  ");
        if (!message)
            continue;
        LogEntry entry;
        entry.message = continued(*message);
        // The detail stands right behind: one entry is one write.
        if (const auto detail = after(peekLine(), "DETAIL:  "); detail && !after(peekLine(), "LOG:  "))
            entry.detail = continued(*after(line(), "DETAIL:  "));
        return entry;
    }
    return std::nullopt;
}

std::vector<std::string> ServerLogReader::record()
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    std::size_t i = 0;
    for (; i < m_rest.size(); ++i) {
        const char c = m_rest[i];
        if (quoted) {
            if (c != '"')
                fields.back() += c;
            else if (i + 1 < m_rest.size() && m_rest[i + 1] == '"')
                fields.back() += m_rest[++i];
            else
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            fields.emplace_back();
        } else if (c == '\n') {
            break;
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    m_rest.remove_prefix(std::min(i + 1, m_rest.size()));
    return fields;
}

std::optional<LogEntry> ServerLogReader::nextCsv()
{
    while (!m_rest.empty()) {
        const std::vector<std::string> fields = record();
        if (fields.size() >= csvLeastColumns && fields[csvSeverity] == "LOG")
            return LogEntry{fields[csvMessage], fields[csvDetail]};
    }
    return std::nullopt;
}

std::optional<LogEntry> ServerLogReader::nextJson()
{
    const auto field = [](const nlohmann::json& json, const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    while (!m_rest.empty()) {
        const nlohmann::json json = nlohmann::json::parse(line(), nullptr, false);
        if (json.is_object() && field(json, "error_severity") == "LOG")
            return LogEntry{field(json, "message"), field(json, "detail")};
    }
    return std::nullopt;
}

std::optional<LoggedStatement> statementIn(const LogEntry& entry)
{
    LoggedStatement logged;
    std::string_view message = entry.message;
    constexpr std::string_view duration = "duration: ", statement = "statement: ", execute = "execute ";
    if (message.starts_with(duration)) {
        message.remove_prefix(duration.size());
        const std::size_t unit = message.find(" ms");
        if (unit == std::string_view::npos)
            return std::nullopt;
        logged.ms = base::parseDouble(message.substr(0, unit));
        message.remove_prefix(unit + 3);
        while (message.starts_with(' '))
            message.remove_prefix(1);
    }
    if (message.starts_with(statement)) {
        message.remove_prefix(statement.size());
    } else if (message.starts_with(execute)) {
        // "execute name: select": a name may hold what it likes, but a colon and a blank end the usual ones. Rows
        // fetched from a portal again ("execute fetch from") are no new execution.
        const std::size_t colon = message.find(": ");
        if (colon == std::string_view::npos || message.starts_with("execute fetch from"))
            return std::nullopt;
        message.remove_prefix(colon + 2);
    } else {
        return std::nullopt;
    }
    logged.sql = withoutBlanks(message);
    if (logged.sql.empty())
        return std::nullopt;
    for (const std::string_view key : {"parameters: ", "Parameters: "})
        if (entry.detail.starts_with(key))
            logged.values = parameterValues(std::string_view(entry.detail).substr(key.size()));
    return logged;
}

bool looksLikeServerLog(std::string_view text)
{
    constexpr std::size_t enough = 64 * 1024;
    ServerLogReader reader(text.substr(0, enough));
    // A file of statements has none of these before its first one.
    constexpr int tried = 50;
    for (int i = 0; i < tried; ++i) {
        const auto entry = reader.next();
        if (!entry)
            return false;
        const std::string_view message = entry->message;
        if (message.starts_with("duration: ") || message.starts_with("statement: ") ||
            message.starts_with("execute ") || message.starts_with("database system ") ||
            message.starts_with("checkpoint ") || message.starts_with("connection ") ||
            message.starts_with("starting PostgreSQL"))
            return true;
    }
    return false;
}

base::Result<Workload> readServerLog(std::string_view text)
{
    ServerLogReader reader(text);
    WorkloadGatherer gatherer;
    while (const auto entry = reader.next()) {
        const auto logged = statementIn(*entry);
        if (!logged)
            continue;
        const std::string filled = logged->values.empty() ? std::string() : withValues(logged->sql, logged->values);
        gatherer.add(logged->sql, filled, 1, logged->ms);
    }
    Workload workload = gatherer.take();
    if (workload.statements.empty())
        return base::Error(
            base::ErrorCode::InvalidInput, base::Text(HOWDAH_TEXT("advise", "The log holds no statement to plan")), {},
            base::Text(HOWDAH_TEXT("advise", "log statements with log_min_duration_statement, and messages in English "
                                             "with lc_messages = C")));
    return workload;
}

} // namespace howdah::advise
