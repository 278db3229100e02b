// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::advise {

/// One entry of a server log, as far as it is about a statement.
struct LogEntry {
    std::string message; ///< "duration: 12.3 ms  statement: select 1"
    std::string detail;  ///< "parameters: $1 = 'x'"
};

/// Reads a log's entries one after the other: stderr with any prefix, csvlog or jsonlog.
class ServerLogReader {
public:
    explicit ServerLogReader(std::string_view text);
    /// The next entry of level LOG; nothing at the end.
    std::optional<LogEntry> next();

private:
    enum class Form { Plain, Csv, Json };
    std::optional<LogEntry> nextPlain();
    std::optional<LogEntry> nextCsv();
    std::optional<LogEntry> nextJson();
    [[nodiscard]] std::string_view line();
    [[nodiscard]] std::string_view peekLine() const;
    [[nodiscard]] std::string continued(std::string_view first);
    [[nodiscard]] std::vector<std::string> record();

    std::string_view m_rest;
    Form m_form = Form::Plain;
};

/// A statement that an entry tells of.
struct LoggedStatement {
    std::string sql;
    std::optional<double> ms;
    std::vector<std::optional<std::string>> values; ///< of $1, $2, ..., as SQL
};
/// Nothing when the entry is about something else.
[[nodiscard]] std::optional<LoggedStatement> statementIn(const LogEntry& entry);

/// Whether a text is a server log rather than a file of statements.
[[nodiscard]] bool looksLikeServerLog(std::string_view text);

} // namespace howdah::advise
