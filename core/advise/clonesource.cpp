// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/clonesource.h"

#include "core/advise/btreeheight.h"
#include "core/advise/sql.h"
#include "core/advise/watchedrun.h"
#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/base/quoting.h"
#include "core/pg/childlogin.h"
#include "core/pg/connection.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>
#include <span>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;
using pg::ResultSet;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Result<Pairs> readPairs(pg::Connection& connection, std::string_view sql, const pg::QueryOptions& options)
{
    HOWDAH_ASSIGN(const ResultSet rows, connection.query(sql, {}, options));
    Pairs pairs;
    for (int row = 0; row < rows.rowCount(); ++row)
        pairs.emplace_back(rows.text(row, 0), rows.text(row, 1));
    return pairs;
}

std::string asJson(const Pairs& pairs)
{
    nlohmann::json json = nlohmann::json::array();
    for (const auto& [schema, name] : pairs)
        json.push_back({schema, name});
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<std::set<std::pair<std::string, std::string>>> readOthers(pg::Connection& connection, const Pairs& tables,
                                                                 const pg::QueryOptions& options)
{
    HOWDAH_ASSIGN(const ResultSet rows, connection.query(sql::clone_others, {asJson(tables)}, options));
    std::set<std::pair<std::string, std::string>> others;
    for (int row = 0; row < rows.rowCount(); ++row)
        others.emplace(rows.text(row, 0), rows.text(row, 1));
    return others;
}

/// A pattern of pg_dump (a regular expression whose quoted parts stand for themselves) for these names, which are
/// sorted and different: what several begin with is written once. The server tests each of its relations against the
/// pattern, for which it takes as long as there are alternatives at one place.
std::string patternOf(std::span<const std::string_view> names, std::size_t from)
{
    const auto isInside = [](std::string_view name, std::size_t place) {
        return place < name.size() && (static_cast<unsigned char>(name[place]) & 0xC0U) == 0x80U;
    };
    const std::string_view first = names.front(), last = names.back();
    std::size_t same = from;
    while (same < first.size() && same < last.size() && first[same] == last[same])
        ++same;
    while (same > from && (isInside(first, same) || isInside(last, same)))
        --same;
    std::string pattern = same > from ? base::quoteIdentifier(first.substr(from, same - from)) : std::string();
    if (names.size() == 1)
        return pattern;
    pattern += "(";
    for (std::size_t begin = 0; begin < names.size();) {
        std::size_t length = 1;
        while (isInside(names[begin], same + length))
            ++length;
        const std::string_view head = names[begin].substr(same, length);
        std::size_t end = begin + 1;
        while (!head.empty() && end < names.size() && names[end].substr(same, length) == head)
            ++end;
        if (begin > 0)
            pattern += "|";
        if (!head.empty())
            pattern += patternOf(names.subspan(begin, end - begin), same);
        begin = end;
    }
    return pattern + ")";
}

using NamesBySchema = std::map<std::string_view, std::set<std::string_view>>;

/// One argument for some thousands of names: pg_dump asks the server about each pattern by itself.
void addPatterns(std::vector<std::string>& arguments, std::string_view word, const NamesBySchema& bySchema)
{
    constexpr std::size_t mostNames = 2000;
    for (const auto& [schema, set] : bySchema) {
        const std::vector<std::string_view> names(set.begin(), set.end());
        for (std::size_t begin = 0; begin < names.size(); begin += mostNames)
            arguments.push_back(
                std::string(word) + base::quoteIdentifier(schema) + "." +
                patternOf(std::span(names).subspan(begin, std::min(mostNames, names.size() - begin)), 0));
    }
}

/// Patterns of what pg_dump is to leave out, as arguments: whole, or `withoutRows`. A system takes about two megabytes
/// of arguments; beyond that what is merely not wanted is dumped too.
std::vector<std::string> exclusions(const SourceFacts& facts, const Pairs& withoutRows)
{
    constexpr std::size_t mostBytes = 1'000'000, quotes = 3;
    NamesBySchema whole, rows;
    std::size_t bytes = 0;
    const auto add = [&bytes](NamesBySchema& names, const auto& one) {
        names[one.first].insert(one.second);
        bytes += one.second.size() + quotes;
    };
    for (const auto& one : facts.unreadable)
        add(whole, one);
    for (const auto& one : withoutRows)
        add(rows, one);
    for (const auto& one : facts.others) {
        if (bytes < mostBytes)
            add(whole, one);
    }
    std::vector<std::string> arguments;
    addPatterns(arguments, "--exclude-table=", whole);
    addPatterns(arguments, "--exclude-table-data=", rows);
    return arguments;
}

/// `without`: relations whose rows are not wanted, as JSON pairs; the first two columns are schema and name.
Result<std::string> copyRows(pg::Connection& connection, std::string_view sql, const std::string& without,
                             const pg::QueryOptions& options)
{
    std::string rows;
    std::string copy = "COPY (" + std::string(sql);
    // COPY takes no parameters.
    if (!without.empty())
        copy = "COPY (SELECT every.* FROM (" + std::string(sql) +
               "\n) AS every WHERE (every.nspname::text, every.relname::text) NOT IN "
               "(SELECT w.pair ->> 0, w.pair ->> 1 FROM json_array_elements(" +
               base::quoteLiteral(without) + "::json) AS w (pair))";
    HOWDAH_TRY(connection.copyOut(
        copy + "\n) TO STDOUT",
        [&rows](std::string_view chunk) -> Result<bool> {
            rows += chunk;
            return true;
        },
        options));
    return rows;
}

Status copyEverything(pg::Connection& connection, Source& source, const pg::QueryOptions& options)
{
    // With an empty path names of operators and collations come with their schema.
    HOWDAH_TRY(connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout = '1s'; "
                                  "SET LOCAL search_path = ''; SET LOCAL extra_float_digits = 1; "
                                  "SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; "
                                  "SET LOCAL bytea_output = 'hex'; SET LOCAL TimeZone = 'UTC'",
                                  options));
    const std::string without =
        source.facts.others.empty() ? std::string() : asJson({source.facts.others.begin(), source.facts.others.end()});
    HOWDAH_ASSIGN(source.figures, copyRows(connection, sql::clone_figures, without, options));
    HOWDAH_ASSIGN(source.statistics,
                  copyRows(connection, source.facts.readsStatistics ? sql::clone_statistics : sql::clone_pg_stats,
                           without, options));
    if (source.facts.readsExtended) {
        HOWDAH_ASSIGN(source.extended, copyRows(connection, sql::clone_extended, {}, options));
    }
    return connection.execute("COMMIT", options);
}

} // namespace

Result<SourceFacts> readSourceFacts(pg::Connection& connection, const Pairs& tables, const base::Deadline& deadline,
                                    const base::StopToken& stop)
{
    pg::QueryOptions options;
    options.deadline = deadline;
    options.stop = stop;
    HOWDAH_ASSIGN(const ResultSet rows, connection.query(sql::clone_source, {}, options));
    const auto text = [&](std::string_view column) { return rows.value<std::string>(0, column).value_or(""); };
    const auto yes = [&](std::string_view column) { return rows.value<bool>(0, column).value_or(false); };
    SourceFacts facts;
    facts.version = rows.value<int>(0, "version").value_or(0);
    facts.blockSize = rows.value<int>(0, "block_size").value_or(8192);
    facts.database = text("name");
    facts.encoding = text("encoding");
    facts.collate = text("collate");
    facts.ctype = text("ctype");
    facts.provider = text("provider");
    facts.locale = text("locale");
    facts.behindPooler = rows.value<int>(0, "pid").value_or(0) != connection.backendPid().value;
    facts.readsStatistics = yes("reads_statistics");
    facts.readsExtended = yes("reads_extended");
    facts.hasExtended = yes("has_extended");
    facts.tablespaceCosts = yes("tablespace_costs");
    const auto path = nlohmann::json::parse(text("search_path"), nullptr, false);
    for (const auto& schema : path) {
        if (schema.is_string())
            facts.searchPath.push_back(schema.get<std::string>());
    }
    HOWDAH_ASSIGN(facts.settings, readPairs(connection, sql::clone_settings, options));
    HOWDAH_ASSIGN(facts.extensions, readPairs(connection, sql::clone_extensions, options));
    HOWDAH_ASSIGN(facts.unreadable, readPairs(connection, sql::clone_unreadable, options));
    if (!tables.empty()) {
        HOWDAH_ASSIGN(facts.others, readOthers(connection, tables, options));
        std::erase_if(facts.unreadable, [&](const auto& one) { return facts.others.contains(one); });
    }
    return facts;
}

Result<Source> readSource(pg::Connection& connection, SourceFacts facts, const Catalog* catalog,
                          const base::Deadline& deadline, const base::StopToken& stop)
{
    Source source;
    source.facts = std::move(facts);
    if (catalog != nullptr) {
        source.catalog = *catalog;
    } else {
        HOWDAH_ASSIGN(source.catalog, readCatalog(connection, deadline, stop));
    }
    pg::QueryOptions options;
    options.deadline = deadline;
    options.stop = stop;
    HOWDAH_ASSIGN(source.heights, findHeights(connection, source.catalog, source.facts.others, options));
    if (const Status copied = copyEverything(connection, source, options); !copied)
        return copied.error().withWhat(Text(HOWDAH_TEXT("advise", "cannot read the planner's statistics")));
    return source;
}

Status dumpSource(const pg::Connection& connection, const SourceFacts& facts, const std::string& path,
                  const DumpOptions& options)
{
    const Text what(options.data ? HOWDAH_TEXT("advise", "cannot copy data of %1")
                                 : HOWDAH_TEXT("advise", "cannot read the schema of %1"),
                    {facts.database});
    pg::ChildLogin login = pg::childLogin(connection);
    if (!login.serviceFile.empty()) {
        const std::string service = options.scratch + "/service.conf";
        HOWDAH_TRY(base::writeDurably(service, login.serviceFile));
        login.useServiceFile(service);
    }
    base::ChildOptions dump;
    dump.program = options.installation.program("pg_dump");
    dump.arguments = {"--format=custom",
                      options.data ? "--compress=1" : "--compress=0",
                      "--no-owner",
                      "--no-privileges",
                      "--no-comments",
                      "--no-publications",
                      "--no-subscriptions",
                      "--no-tablespaces",
                      "--no-password",
                      "--no-security-labels",
                      "--lock-wait-timeout=" +
                          std::to_string(std::chrono::ceil<base::Milliseconds>(options.lockWait).count())};
    dump.arguments.emplace_back(options.data ? "--no-blobs" : "--schema-only");
    for (std::string& one : exclusions(facts, options.withoutRows))
        dump.arguments.push_back(std::move(one));
    dump.environment = std::move(login.environment);
    dump.environment["LC_ALL"] = "C.UTF-8";
    dump.environment["LANGUAGE"] = std::nullopt;
    // Through us and not by --file: should this process end, pg_dump ends with the pipe, and with it its locks.
    errno = 0;
    std::ofstream file(path, std::ios::binary);
    const auto unwritten = [&path] {
        return base::systemError(Text(HOWDAH_TEXT("advise", "cannot write %1"), {path}), errno != 0 ? errno : EIO);
    };
    if (!file)
        return unwritten();
    HOWDAH_ASSIGN(const base::Finished finished,
                  runWatched(dump, options.deadline, options.stop, options.onTick, [&](std::string_view bytes) {
                      file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
                      return file ? Status() : Status(unwritten());
                  }));
    file.close();
    if (!file)
        return unwritten();
    if (finished.status.ok())
        return {};
    const std::string words = finished.error.substr(0, 1000);
    // --lock-wait-timeout is a statement_timeout for LOCK TABLE.
    if (words.find("statement timeout") != std::string::npos)
        return Error(ErrorCode::Timeout, what, Text::verbatim(words),
                     Text(HOWDAH_TEXT("advise", "a table is locked exclusively; try again when the lock is free")));
    // pg_dump itself writes into a pipe: the disk that is full is the server's, and DiskFull is for ours.
    if (words.find("No space left on device") != std::string::npos)
        return Error(ErrorCode::Server, what, Text::verbatim(words),
                     Text(HOWDAH_TEXT("pg", "make room on the server's disk")));
    if (words.find("permission denied") != std::string::npos)
        return Error(ErrorCode::Permission, what, Text::verbatim(words),
                     Text(HOWDAH_TEXT("advise", "connect as a role that may read the tables, for example a member of "
                                                "pg_read_all_data")));
    return Error(ErrorCode::Server, what, Text::verbatim(words));
}

} // namespace howdah::advise
