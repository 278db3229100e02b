// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/serverfailure.h"

#include "core/base/numbers.h"

#include <algorithm>
#include <array>
#include <libpq-fe.h>

namespace howdah::pg {

namespace {

std::string field(const PGresult* result, int code)
{
    const char* const text = PQresultErrorField(result, code);
    return text == nullptr ? std::string() : std::string(text);
}

bool isStateCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

/// Offset of the last ":  XXXXX: " in the text: whatever language the words around it are in, libpq writes two blanks
/// before the SQLSTATE.
std::size_t lastSqlState(std::string_view text)
{
    constexpr std::size_t length = 5;
    for (std::size_t at = text.rfind(":  "); at != std::string_view::npos && at > 0; at = text.rfind(":  ", at - 1)) {
        const std::string_view state = text.substr(at + 3, length);
        if (state.size() == length && std::all_of(state.begin(), state.end(), &isStateCharacter) &&
            text.substr(at + 3 + length, 2) == ": ")
            return at + 3;
    }
    return std::string_view::npos;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// libpq's own words without "connection to server at ... failed: " and without its advice on the following lines.
std::string ownWords(std::string_view text)
{
    text = trimmed(text);
    if (const auto last = text.rfind("connection to server "); last != std::string_view::npos)
        text.remove_prefix(last);
    text = text.substr(0, text.find('\n'));
    if (const auto failed = text.find("failed: ");
        text.starts_with("connection to server ") && failed != std::string_view::npos)
        text.remove_prefix(failed + 8);
    return std::string(trimmed(text));
}

} // namespace

base::ServerMessage messageOf(const pg_result* result)
{
    base::ServerMessage message;
    // The second severity field is never translated; servers before 9.6 lack it.
    message.severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (message.severity.empty())
        message.severity = field(result, PG_DIAG_SEVERITY);
    message.sqlState = field(result, PG_DIAG_SQLSTATE);
    message.message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (message.message.empty())
        message.message = ownWords(PQresultErrorMessage(result));
    message.detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    message.hint = field(result, PG_DIAG_MESSAGE_HINT);
    message.context = field(result, PG_DIAG_CONTEXT);
    message.position = base::parseNumber<int>(field(result, PG_DIAG_STATEMENT_POSITION)).value_or(0);
    message.schema = field(result, PG_DIAG_SCHEMA_NAME);
    message.table = field(result, PG_DIAG_TABLE_NAME);
    message.column = field(result, PG_DIAG_COLUMN_NAME);
    message.dataType = field(result, PG_DIAG_DATATYPE_NAME);
    message.constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    return message;
}

base::ServerMessage loginMessage(std::string_view libpqText)
{
    base::ServerMessage message;
    message.severity = "FATAL";
    const auto at = lastSqlState(libpqText);
    if (at == std::string_view::npos) {
        message.message = ownWords(libpqText);
        return message;
    }
    message.sqlState = libpqText.substr(at, 5);
    std::string_view rest = libpqText.substr(at + 7);
    std::string* current = &message.message;
    std::string ignored;
    while (!rest.empty()) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        constexpr std::string_view separator = ":  ";
        const auto colon = line.find(separator);
        if (current != &message.message || !message.message.empty()) {
            const std::string_view label = line.substr(0, colon);
            if (label == "DETAIL" && colon != std::string_view::npos)
                current = &message.detail;
            else if (label == "HINT" && colon != std::string_view::npos)
                current = &message.hint;
            else if (colon != std::string_view::npos &&
                     std::all_of(label.begin(), label.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == ' '; }))
                current = &ignored;
            if (current != &message.message && colon != std::string_view::npos)
                line.remove_prefix(colon + separator.size());
        }
        if (!current->empty())
            *current += '\n';
        *current += line;
    }
    return message;
}

base::Text remedyFor(std::string_view sqlState)
{
    using base::Text;
    struct Remedy {
        std::string_view state; ///< five characters, or two for a class
        base::TextSource text;
    };
    static constexpr std::array<Remedy, 25> remedies = {{
        {"28P01", HOWDAH_TEXT("pg", "check the user name and the password")},
        {"28000", HOWDAH_TEXT("pg", "check the user name, and pg_hba.conf for this user, database and address")},
        {"3D000", HOWDAH_TEXT("pg", "check the name of the database")},
        {"08P01", HOWDAH_TEXT("pg", "check the user, the password and the database, and what the connection pooler in "
                                    "between allows")},
        {"53300", HOWDAH_TEXT("pg", "close some sessions, or raise max_connections")},
        {"53100", HOWDAH_TEXT("pg", "make room on the server's disk")},
        {"53200", HOWDAH_TEXT("pg", "the server is short of memory: lower work_mem or the number of sessions")},
        {"57P03", HOWDAH_TEXT("pg", "wait until the server has started")},
        {"57P01", HOWDAH_TEXT("pg", "connect again")},
        {"57P02", HOWDAH_TEXT("pg", "connect again when the server has recovered")},
        {"57P05", HOWDAH_TEXT("pg", "connect again")},
        {"57014", HOWDAH_TEXT("pg", "allow it more time, or find out what it waits for")},
        {"42501", HOWDAH_TEXT("pg", "use a role that has the right, or grant it")},
        {"42P01", HOWDAH_TEXT("pg", "check the name, its schema and search_path")},
        {"42703", HOWDAH_TEXT("pg", "check the name of the column")},
        {"42883", HOWDAH_TEXT("pg", "check the name and the argument types, and that the extension is installed")},
        {"42601", HOWDAH_TEXT("pg", "correct the statement")},
        {"40P01", HOWDAH_TEXT("pg", "run the transaction again")},
        {"40001", HOWDAH_TEXT("pg", "run the transaction again")},
        {"55P03", HOWDAH_TEXT("pg", "try again when the lock is free")},
        {"25006", HOWDAH_TEXT("pg", "connect to the primary to write")},
        {"25P02", HOWDAH_TEXT("pg", "roll the transaction back")},
        {"25P03", HOWDAH_TEXT("pg", "connect again")},
        {"55000", HOWDAH_TEXT("pg", "see the server's message and its log")},
        {"XX", HOWDAH_TEXT("pg", "see the server's log")},
    }};
    const auto found = std::find_if(remedies.begin(), remedies.end(),
                                    [&](const Remedy& one) { return sqlState.starts_with(one.state); });
    return found == remedies.end() ? Text() : Text(found->text);
}

bool isLoginRefusal(std::string_view sqlState)
{
    // 28 authorization, 3D no such database, 42 no right to connect or an unknown option, 22 a bad value in an option,
    // 0A unsupported, 55 a database that takes no connections, 08P01 what PgBouncer says for all of these.
    constexpr std::array<std::string_view, 7> refusals = {"28", "3D", "42", "22", "0A", "55", "08P01"};
    return std::any_of(refusals.begin(), refusals.end(),
                       [&](std::string_view one) { return sqlState.starts_with(one); });
}

} // namespace howdah::pg
