// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/indexworkload.h"

#include "core/base/durablefile.h"
#include "core/sql/scanner.h"

#include <algorithm>
#include <set>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::service {
namespace {

constexpr std::size_t mostFileBytes = 256U << 20U;
/// Some of the first are the catalogue's and fall away.
constexpr std::size_t mostServerStatements = 300;

std::string lower(std::string_view word)
{
    std::string text(word);
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

/// Whether a statement looks at the server's own tables or views.
bool readsTheCatalogue(std::string_view sql)
{
    sql::Scanner scanner(sql);
    std::string before;
    for (sql::Token token = scanner.next(); token.kind != sql::TokenKind::End; token = scanner.next()) {
        if (token.kind == sql::TokenKind::Comment)
            continue;
        const std::string word =
            token.kind == sql::TokenKind::Word ? lower(sql.substr(token.offset, token.length)) : std::string();
        const bool table = before == "from" || before == "join" || before == "only";
        if (word == "pg_catalog" || word == "information_schema" || word.starts_with("pg_stat") ||
            (table && word.starts_with("pg_")))
            return true;
        before = word;
    }
    return false;
}

base::Error noStatements(Text why, Text remedy)
{
    return {ErrorCode::NotFound, Text(HOWDAH_TEXT("advise", "There are no statements to advise on")), std::move(why),
            std::move(remedy)};
}

Text reasonOf(const base::Error& error)
{
    return error.why().empty() ? error.what() : error.why();
}

base::Result<advise::Workload> ofFile(const std::string& file)
{
    HOWDAH_ASSIGN(const std::string text, base::readFile(file, mostFileBytes));
    auto workload = advise::readWorkload(text);
    if (!workload && workload.error().code() == ErrorCode::InvalidInput)
        return base::Error(ErrorCode::InvalidInput,
                           Text(HOWDAH_TEXT("advise", "%1 could not be read as statements"), {file}),
                           reasonOf(workload.error()), workload.error().remedy());
    return workload;
}

base::Result<advise::Workload> ofQuery(const std::string& sql)
{
    auto workload = advise::workloadOf(sql);
    if (!workload && workload.error().code() == ErrorCode::InvalidInput)
        return base::Error(ErrorCode::InvalidInput,
                           Text(HOWDAH_TEXT("advise", "There is no advice for this statement")),
                           reasonOf(workload.error()),
                           workload.error().remedy().empty()
                               ? Text(HOWDAH_TEXT("advise", "give one SELECT, INSERT, UPDATE, DELETE or MERGE"))
                               : workload.error().remedy());
    return workload;
}

base::Result<advise::Workload> ofServer(pg::Connection& connection, const base::Deadline& deadline,
                                        const base::StopToken& stop)
{
    advise::ServerWorkloadOptions options;
    options.most = mostServerStatements;
    options.deadline = deadline;
    options.stop = stop;
    auto workload = advise::workloadFromServer(connection, options);
    if (!workload) {
        const base::Error& error = workload.error();
        if (error.code() == ErrorCode::Unsupported)
            return noStatements(error.why(),
                                Text(HOWDAH_TEXT("advise", "add it to shared_preload_libraries, restart the server and "
                                                           "run CREATE EXTENSION pg_stat_statements; or give a file "
                                                           "of statements")));
        // 55000: installed, but not loaded with the server.
        if (error.sqlState() == "55000")
            return noStatements(error.why(),
                                Text(HOWDAH_TEXT("advise", "load pg_stat_statements by shared_preload_libraries and "
                                                           "restart the server; or give a file of statements")));
        return error;
    }
    const auto generic = [&workload] {
        return std::ranges::count_if(workload->statements, &advise::WorkloadStatement::generic);
    };
    const auto counted = generic();
    std::erase_if(workload->statements,
                  [](const advise::WorkloadStatement& statement) { return readsTheCatalogue(statement.sql); });
    // Those that fell away are no longer among the ones that are told of.
    const base::TextSource withoutValues =
        HOWDAH_TEXT_N("advise", "%n statement(s) are planned without the values of their parameters, which the "
                                "server does not keep");
    if (std::erase(workload->notes, Text::counted(withoutValues, counted)) > 0 && generic() > 0)
        workload->notes.push_back(Text::counted(withoutValues, generic()));
    if (workload->statements.empty())
        return noStatements(Text(HOWDAH_TEXT("advise", "pg_stat_statements has none of this database")),
                            Text(HOWDAH_TEXT("advise", "let the applications work for a while and ask again, with a "
                                                       "role that has pg_read_all_stats; or give a file of "
                                                       "statements")));
    return workload;
}

/// A word folded as PostgreSQL does, a quoted name or a string without its quotes; a name in a string may come with its
/// schema, 'sales.orders', and in quotes of its own.
void addNames(std::string_view sql, std::set<std::pair<std::string, std::string>>& names)
{
    sql::Scanner scanner(sql);
    for (sql::Token token = scanner.next(); token.kind != sql::TokenKind::End; token = scanner.next()) {
        const std::string_view text = sql.substr(token.offset, token.length);
        if (token.kind == sql::TokenKind::Word) {
            names.emplace("", lower(text));
        } else if (token.kind != sql::TokenKind::Comment && token.kind != sql::TokenKind::Number) {
            std::string name;
            if (text.size() > 2 && text.front() == '"') {
                for (std::size_t i = 1; i + 1 < text.size(); ++i) {
                    name += text[i];
                    i += text[i] == '"' ? 1U : 0U;
                }
                names.emplace("", std::exchange(name, {}));
            }
            // Whatever stands between quotes or points in it: too many names do no harm.
            for (const char c : text) {
                if (c != '"' && c != '\'' && c != '.') {
                    name += c;
                    continue;
                }
                names.emplace("", name);
                names.emplace("", lower(name));
                name.clear();
            }
        }
    }
}

} // namespace

std::vector<std::pair<std::string, std::string>> touchedNames(const advise::Workload& workload,
                                                              const advise::Catalog& catalog,
                                                              const std::vector<advise::Candidate>& candidates)
{
    constexpr std::size_t fewTables = 100; // a clone of them takes about a second more than one of none
    if (catalog.tables.size() <= fewTables)
        return {};
    std::set<std::pair<std::string, std::string>> names;
    for (const advise::WorkloadStatement& statement : workload.statements)
        addNames(statement.sql, names);
    for (const advise::Candidate& candidate : candidates)
        names.emplace(candidate.index.schema, candidate.index.table);
    return {names.begin(), names.end()};
}

base::Result<advise::Workload> readWorkload(const AdviceRequest& request, pg::Connection& connection,
                                            const base::Deadline& deadline, const base::StopToken& stop)
{
    switch (request.source) {
    case AdviceRequest::Source::File:
        return ofFile(request.file);
    case AdviceRequest::Source::Query:
        return ofQuery(request.sql);
    case AdviceRequest::Source::Server:
        break;
    }
    return ofServer(connection, deadline, stop);
}

} // namespace howdah::service
