// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/clonerestore.h"

#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/base/quoting.h"
#include "core/pg/childlogin.h"
#include "core/pg/connection.h"

#include <algorithm>
#include <array>
#include <utility>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Text;

namespace {

/// Kinds of entries (pg_dump.c) that no plan depends on, that need rights the clone's role does not have, or that would
/// reach out to other servers while planning.
constexpr std::array leftOut{std::string_view("ACL"),
                             std::string_view("COMMENT"),
                             std::string_view("DEFAULT ACL"),
                             std::string_view("EVENT TRIGGER"),
                             std::string_view("EXTENSION"),
                             std::string_view("FOREIGN DATA WRAPPER"),
                             std::string_view("FOREIGN SERVER"),
                             std::string_view("FOREIGN TABLE"),
                             std::string_view("POLICY"),
                             std::string_view("PUBLICATION"),
                             std::string_view("PUBLICATION TABLE"),
                             std::string_view("ROW SECURITY"),
                             std::string_view("SECURITY LABEL"),
                             std::string_view("SERVER"),
                             std::string_view("SUBSCRIPTION"),
                             std::string_view("TRIGGER"),
                             std::string_view("USER MAPPING")};

constexpr int mostNotes = 20;

template <class F> void forEachLine(std::string_view text, const F& visit)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        visit(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// "216; 1259 16389 TABLE public orders owner" becomes "TABLE public orders owner".
std::string_view withoutNumbers(std::string_view entry)
{
    for (int word = 0; word < 3; ++word) {
        const std::size_t blank = entry.find(' ');
        if (blank == std::string_view::npos)
            return {};
        entry.remove_prefix(blank + 1);
    }
    return entry;
}

} // namespace

base::ChildOptions restoreCommand(const pg::Connection& connection, const server::Installation& installation,
                                  std::vector<std::string> arguments)
{
    base::ChildOptions command;
    command.program = installation.program("pg_restore");
    command.arguments = std::move(arguments);
    command.environment = pg::childLogin(connection).environment;
    command.environment["LC_ALL"] = "C.UTF-8";
    command.environment["LANGUAGE"] = std::nullopt;
    return command;
}

std::string chooseEntries(std::string_view list)
{
    std::string chosen;
    forEachLine(list, [&](std::string_view line) {
        if (line.empty() || line.front() == ';')
            return;
        const std::string_view entry = withoutNumbers(line);
        const bool skip = std::any_of(leftOut.begin(), leftOut.end(), [&](std::string_view kind) {
            return entry.starts_with(kind) && entry.substr(kind.size()).starts_with(' ');
        });
        if (!skip)
            chosen += std::string(line) + "\n";
    });
    return chosen;
}

std::string chooseEntries(std::string_view list, const std::set<std::pair<std::string, std::string>>& data)
{
    std::string chosen;
    const std::string wanted = chooseEntries(list);
    forEachLine(wanted, [&](std::string_view line) {
        std::string_view entry = withoutNumbers(line);
        if (entry.starts_with("BLOB"))
            return;
        bool rows = false;
        for (const std::string_view kind : {"TABLE DATA ", "MATERIALIZED VIEW DATA "}) {
            if (!rows && entry.starts_with(kind)) {
                rows = true;
                entry.remove_prefix(kind.size());
            }
        }
        const bool skip = rows && std::none_of(data.begin(), data.end(), [&](const auto& table) {
                              return entry.starts_with(table.first + " " + table.second + " ");
                          });
        if (!skip)
            chosen += std::string(line) + "\n";
    });
    return chosen;
}

std::vector<std::string> extensionsIn(std::string_view list)
{
    std::vector<std::string> names;
    forEachLine(list, [&](std::string_view line) {
        constexpr std::string_view kind = "EXTENSION - ";
        std::string_view entry = withoutNumbers(line);
        if (line.starts_with(';') || !entry.starts_with(kind))
            return;
        entry.remove_prefix(kind.size());
        names.emplace_back(entry.substr(0, entry.find(' ')));
    });
    return names;
}

std::optional<Error> hostFailed(const Text& what, std::string_view words)
{
    const auto says = [&](std::string_view phrase) { return words.find(phrase) != std::string_view::npos; };
    if (says("No space left on device") || says("Disk quota exceeded"))
        return Error(ErrorCode::DiskFull, what, Text(HOWDAH_TEXT("backup", "there is no space left on this machine")),
                     Text(HOWDAH_TEXT("backup", "free some space and try again")));
    if (says("server closed the connection unexpectedly") || says("no connection to the server") ||
        says("the database system is in recovery mode") || says("the database system is shutting down"))
        return Error(ErrorCode::ConnectionLost, what,
                     Text(HOWDAH_TEXT("advise", "the private server ended while it was at work")));
    return {};
}

RestoreReport readComplaints(std::string_view words, bool partial)
{
    // "pg_restore: error: could not execute query: ERROR:  why", more about it, "Command was: first line of what
    // failed".
    RestoreReport report;
    std::string_view why;
    forEachLine(words, [&](std::string_view line) {
        constexpr std::string_view failed = "pg_restore: error: could not execute query: ERROR:  ";
        constexpr std::string_view command = "Command was: ";
        if (line.starts_with(failed))
            why = line.substr(failed.size());
        if (!line.starts_with(command) || why.empty())
            return;
        const std::string_view reason = std::exchange(why, {});
        const std::string_view what = line.substr(command.size());
        // A schema that was made for an extension.
        if (what.starts_with("CREATE SCHEMA ") && reason.ends_with("already exists"))
            return;
        // A foreign key to a table that was left out, and what is made of such a table, its row type or its functions.
        constexpr std::array dependents{std::string_view("ALTER TABLE "),       std::string_view("CREATE FUNCTION "),
                                        std::string_view("CREATE PROCEDURE "),  std::string_view("CREATE AGGREGATE "),
                                        std::string_view("CREATE STATISTICS "), std::string_view("CREATE OPERATOR "),
                                        std::string_view("CREATE CAST ")};
        const auto begins = [](std::string_view text) {
            return [text](std::string_view kind) { return text.starts_with(kind); };
        };
        constexpr std::array missing{std::string_view("relation "), std::string_view("type "),
                                     std::string_view("function ")};
        if (partial && std::any_of(dependents.begin(), dependents.end(), begins(what)) &&
            std::any_of(missing.begin(), missing.end(), begins(reason)) && reason.ends_with(" does not exist"))
            return;
        // One to a table that came without its rows.
        if (partial && what.starts_with("ALTER TABLE ") &&
            reason.find(" violates foreign key constraint ") != std::string_view::npos)
            return;
        if (++report.failures <= mostNotes)
            report.notes.emplace_back(
                HOWDAH_TEXT("advise", "Not in the clone: %1: %2"),
                std::vector{std::string(what.substr(0, what.find_last_not_of(" ;(") + 1)), std::string(reason)});
    });
    if (report.failures > mostNotes)
        report.notes.push_back(Text::counted(HOWDAH_TEXT_N("advise", "%n more object(s) are not in the clone"),
                                             report.failures - mostNotes));
    return report;
}

Result<RestoreReport> restoreSchema(const pg::Connection& connection, const server::Installation& installation,
                                    const std::string& dump, const std::string& scratch, bool partial,
                                    const base::Deadline& deadline, const base::StopToken& stop)
{
    const Text what(HOWDAH_TEXT("advise", "cannot restore the schema into the clone"));
    constexpr std::size_t longestList = 256U << 20U;
    HOWDAH_ASSIGN(const base::Finished listed,
                  base::run(restoreCommand(connection, installation, {"--list", dump}), deadline, stop, longestList));
    if (!listed.status.ok())
        return Error(ErrorCode::Io, what, Text::verbatim(listed.error.substr(0, 1000)));
    const std::string list = scratch + "/schema.list";
    HOWDAH_TRY(base::writeDurably(list, chooseEntries(listed.output)));
    HOWDAH_ASSIGN(const base::Finished restored,
                  base::run(restoreCommand(connection, installation,
                                           {"--no-owner", "--no-privileges", "--no-password", "--use-list=" + list,
                                            "--dbname=dbname=" + base::quoteConninfoValue(
                                                                     connection.params().get("dbname").value_or("")),
                                            dump}),
                            deadline, stop));
    // It goes on after these, and what it could not make would be missing.
    if (const auto ended = hostFailed(what, restored.error))
        return *ended;
    RestoreReport report = readComplaints(restored.error, partial);
    // Status 1 with complaints means that it went on to the end.
    const bool wentOn = restored.error.find("errors ignored on restore") != std::string::npos;
    if (!restored.status.ok() && !wentOn)
        return Error(ErrorCode::Server, what, Text::verbatim(restored.error.substr(0, 1000)));
    return report;
}

} // namespace howdah::advise
