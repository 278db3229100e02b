// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/copyrestore.h"
#include "core/sql/scanner.h"
#include "core/sql/splitter.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;

namespace {

constexpr std::size_t longestScriptStatement = 64U << 20U;
constexpr int mostNotes = 20;

/// First words of statements that are left out: as clonerestore.cpp does with an archive's entries, and what a script
/// has beside them. DROP stands in scripts that clean up before; here nothing is to be cleaned.
constexpr auto leftOut = std::to_array<std::array<std::string_view, 3>>({{"COMMENT"},
                                                                         {"GRANT"},
                                                                         {"REVOKE"},
                                                                         {"SECURITY", "LABEL"},
                                                                         {"CREATE", "TRIGGER"},
                                                                         {"CREATE", "CONSTRAINT", "TRIGGER"},
                                                                         {"CREATE", "POLICY"},
                                                                         {"CREATE", "PUBLICATION"},
                                                                         {"ALTER", "PUBLICATION"},
                                                                         {"CREATE", "SUBSCRIPTION"},
                                                                         {"ALTER", "SUBSCRIPTION"},
                                                                         {"CREATE", "SERVER"},
                                                                         {"CREATE", "USER"},
                                                                         {"CREATE", "FOREIGN"},
                                                                         {"ALTER", "FOREIGN"},
                                                                         {"CREATE", "EVENT"},
                                                                         {"ALTER", "EVENT"},
                                                                         {"ALTER", "DEFAULT"},
                                                                         {"ALTER", "EXTENSION"},
                                                                         {"CREATE", "ROLE"},
                                                                         {"ALTER", "ROLE"},
                                                                         {"CREATE", "DATABASE"},
                                                                         {"ALTER", "DATABASE"},
                                                                         {"DROP"},
                                                                         {"BEGIN"},
                                                                         {"COMMIT"},
                                                                         {"SET", "SESSION", "AUTHORIZATION"},
                                                                         {"SET", "ROLE"},
                                                                         {"SET", "TRANSACTION_TIMEOUT"},
                                                                         {"SET", "DEFAULT_TABLESPACE"}});

struct Word {
    std::string text; ///< names as they are, folded to lower case where they are not quoted
    bool plain = true;
};

std::string lower(std::string_view text)
{
    std::string folded(text);
    std::ranges::transform(folded, folded.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return folded;
}

std::string unquoted(std::string_view text)
{
    std::string name;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        name += text[i];
        if (text[i] == '"')
            ++i;
    }
    return name;
}

/// The first words of a statement, with dots and without comments; up to the first parenthesis where `most` allows.
std::vector<Word> wordsOf(std::string_view statement, std::size_t most)
{
    std::vector<Word> words;
    sql::Scanner scanner(statement);
    for (;;) {
        const sql::Token token = scanner.next();
        const std::string_view text = statement.substr(token.offset, token.length);
        switch (token.kind) {
        case sql::TokenKind::End:
        case sql::TokenKind::Unterminated:
            return words;
        case sql::TokenKind::Comment:
            continue;
        case sql::TokenKind::Word:
            words.push_back({lower(text), true});
            break;
        case sql::TokenKind::QuotedName:
            words.push_back({unquoted(text), false});
            break;
        default:
            words.push_back({std::string(text), true});
        }
        if (words.size() >= most)
            return words;
    }
}

bool is(const std::vector<Word>& words, std::size_t at, std::string_view keyword)
{
    return at < words.size() && words[at].plain && sql::isKeyword(words[at].text, keyword);
}

/// The table's name that begins at `at`, and the place after it.
std::size_t readName(const std::vector<Word>& words, std::size_t at, ScriptStatement& into)
{
    if (at >= words.size())
        return at;
    into.name = words[at].text;
    into.schema = "public";
    if (at + 2 < words.size() && words[at + 1].text == ".") {
        into.schema = std::exchange(into.name, words[at + 2].text);
        return at + 3;
    }
    return at + 1;
}

bool isLeftOut(const std::vector<Word>& words)
{
    const bool listed = std::ranges::any_of(leftOut, [&](const auto& pattern) {
        for (std::size_t i = 0; i < pattern.size() && !pattern[i].empty(); ++i) {
            if (!is(words, i, pattern[i]))
                return false;
        }
        return true;
    });
    if (listed)
        return true;
    // Large objects: SELECT pg_catalog.lo_create('16405').
    if (is(words, 0, "SELECT") && words.size() > 3 && words[1].text == "pg_catalog" && words[3].text.starts_with("lo"))
        return words[3].text.starts_with("lo_") || words[3].text == "lowrite";
    if (!is(words, 0, "ALTER"))
        return false;
    for (std::size_t i = 2; i < words.size(); ++i) {
        const bool owner = is(words, i, "OWNER") && is(words, i + 1, "TO");
        const bool security = (is(words, i, "ENABLE") || is(words, i, "FORCE")) && is(words, i + 1, "ROW");
        const bool trigger = (is(words, i, "ENABLE") || is(words, i, "DISABLE")) && is(words, i + 1, "TRIGGER");
        if (owner || security || trigger || (is(words, i, "DROP") && i + 1 < words.size()))
            return true;
    }
    return false;
}

/// Lines of a file, and how far it was read.
class Lines {
public:
    explicit Lines(const std::string& path)
        : m_file(path, std::ios::binary)
    {}
    bool next(std::string& line)
    {
        if (!std::getline(m_file, line))
            return false;
        m_read += static_cast<std::int64_t>(line.size()) + 1;
        return true;
    }
    [[nodiscard]] bool opened() const { return m_file.is_open(); }
    [[nodiscard]] bool failed() const { return m_file.bad(); }
    [[nodiscard]] std::int64_t read() const { return m_read; }

private:
    std::ifstream m_file;
    std::int64_t m_read = 0;
};

class ScriptRestore {
public:
    ScriptRestore(const RestoreJob& job, const std::string& path)
        : m_job(job)
        , m_path(path)
        , m_lines(path)
    {
        m_query.deadline = job.deadline;
        m_query.stop = job.stop;
    }

    Result<RestoreReport> run()
    {
        if (!m_lines.opened())
            return Error(ErrorCode::Io, what(), Text(HOWDAH_TEXT("backup", "the file cannot be read")));
        HOWDAH_ASSIGN(m_role, m_job.host.openRole());
        std::string line;
        while (m_lines.next(line)) {
            const bool between = m_text.empty();
            if (between && (line.find_first_not_of(" \t\r") == std::string::npos || line.starts_with("--")))
                continue;
            // psql's own words: \restrict, \connect. None of them is needed, and \! could do anything.
            if (between && line.starts_with('\\'))
                continue;
            m_text += line;
            m_text += '\n';
            if (m_text.size() > longestScriptStatement)
                return Error(ErrorCode::InvalidInput, what(),
                             Text(HOWDAH_TEXT("backup", "a statement in it has no end within 64 MB")));
            if (mayBeWhole())
                HOWDAH_TRY(runGathered());
            HOWDAH_TRY(tick());
        }
        if (m_lines.failed())
            return Error(ErrorCode::Io, what(), Text(HOWDAH_TEXT("backup", "the file cannot be read")));
        if (m_text.find_first_not_of(" \t\r\n") != std::string::npos)
            return cutOff();
        if (m_report.failures > mostNotes)
            m_report.notes.push_back(Text::counted(HOWDAH_TEXT_N("advise", "%n more object(s) are not in the clone"),
                                                   m_report.failures - mostNotes));
        return std::move(m_report);
    }

private:
    [[nodiscard]] Text what() const { return Text(HOWDAH_TEXT("backup", "cannot restore %1"), {m_path}); }
    [[nodiscard]] Error cutOff() const
    {
        return {ErrorCode::InvalidInput, what(), Text(HOWDAH_TEXT("backup", "the script ends in the middle"))};
    }

    Status tick()
    {
        if (m_job.stop.stop_requested())
            return Error(ErrorCode::Cancelled, Text(HOWDAH_TEXT("backup", "the restore was cancelled")));
        if (!m_next.passed())
            return {};
        m_next = base::Deadline::after(base::Milliseconds(500));
        return m_job.onTick(m_lines.read());
    }

    /// Whether a semicolon outside of strings, comments and parentheses ends what was gathered. Each line is looked at
    /// once, but for a string over several lines.
    bool mayBeWhole()
    {
        bool ended = false;
        sql::Scanner scanner(std::string_view(m_text).substr(m_scanned));
        for (;;) {
            const sql::Token token = scanner.next();
            if (token.kind == sql::TokenKind::End || token.kind == sql::TokenKind::Unterminated) {
                m_scanned += token.kind == sql::TokenKind::End ? m_text.size() - m_scanned : token.offset;
                return ended && token.kind == sql::TokenKind::End;
            }
            const char c = m_text[m_scanned + token.offset];
            if (token.kind == sql::TokenKind::Punctuation) {
                m_depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
                ended = c == ';' && m_depth <= 0;
            } else if (token.kind != sql::TokenKind::Comment) {
                ended = false;
            }
        }
    }

    /// What was gathered, if it is whole statements: the body of a routine holds semicolons too.
    Status runGathered()
    {
        const auto spans = sql::splitStatements(m_text);
        if (!spans)
            return {};
        const std::string text = std::exchange(m_text, {});
        m_scanned = 0;
        m_depth = 0;
        for (const sql::Span& span : *spans)
            HOWDAH_TRY(runOne(text.substr(span.offset, span.length)));
        return {};
    }

    Status runOne(const std::string& statement)
    {
        using Kind = ScriptStatement::Kind;
        const ScriptStatement one = classify(statement);
        switch (one.kind) {
        case Kind::LeaveOut:
            return {};
        case Kind::Extension:
            return makeExtension(one);
        case Kind::CopyRows:
            return copyRows(statement, one);
        case Kind::Rows:
            if (!m_job.data.contains({one.schema, one.name}))
                return {};
            if (const Status put = m_role->execute(statement, m_query); !put)
                return rowsFailed(one, put.error());
            return {};
        case Kind::Run:
            break;
        }
        const Status done = m_role->execute(statement, m_query);
        if (done)
            return {};
        if (done.error().sqlState() == diskFull)
            return full(done.error());
        if (done.error().code() != ErrorCode::Server)
            return done;
        complain(statement, done.error());
        return {};
    }

    Status makeExtension(const ScriptStatement& extension)
    {
        const bool there = std::any_of(m_job.facts.extensions.begin(), m_job.facts.extensions.end(),
                                       [&](const auto& one) { return one.first == extension.name; });
        return there || extension.name == "plpgsql"
                   ? Status()
                   : m_job.host.makeExtension(m_job.admin, extension.name, extension.schema);
    }

    Status copyRows(const std::string& statement, const ScriptStatement& table)
    {
        std::optional<Error> failed;
        bool ended = false;
        // Up to a megabyte of lines; false at the end.
        const auto produce = [&](std::string& chunk) -> Result<bool> {
            constexpr std::size_t enough = 1U << 20U;
            std::string line;
            while (!ended && chunk.size() < enough) {
                if (!m_lines.next(line)) {
                    failed = cutOff();
                    return *failed;
                }
                if (line == "\\." || line == "\\.\r")
                    ended = true;
                else
                    chunk += line + '\n';
            }
            if (const Status ticked = tick(); !ticked) {
                failed = ticked.error();
                return ticked.error();
            }
            return !chunk.empty();
        };
        if (!m_job.data.contains({table.schema, table.name})) {
            for (std::string chunk; !ended; chunk.clear())
                HOWDAH_TRY(produce(chunk));
            return {};
        }
        const auto copied = m_role->copyIn(statement, produce, m_query);
        if (failed)
            return *failed;
        if (!copied)
            return rowsFailed(table, copied.error());
        return {};
    }

    [[nodiscard]] Error full(const Error& error) const
    {
        return {ErrorCode::DiskFull, what(), error.why(), Text(HOWDAH_TEXT("backup", "free some space and try again"))};
    }

    [[nodiscard]] Error rowsFailed(const ScriptStatement& table, const Error& error) const
    {
        if (error.sqlState() == diskFull)
            return full(error);
        if (error.code() != ErrorCode::Server)
            return error;
        return error.withWhat(Text(HOWDAH_TEXT("backup", "cannot restore the rows of %1 from %2"),
                                   {table.schema + "." + table.name, m_path}));
    }

    void complain(const std::string& statement, const Error& error)
    {
        constexpr std::string_view foreignKey = "23503", noTable = "42P01", noSetting = "42704", again = "42P06";
        const bool reference = error.sqlState() == foreignKey || error.sqlState() == noTable;
        // As readComplaints() does with an archive's; a setting of a newer psql is none of the schema's.
        if ((reference && statement.starts_with("ALTER TABLE")) || error.sqlState() == again ||
            (error.sqlState() == noSetting && statement.starts_with("SET ")))
            return;
        if (++m_report.failures <= mostNotes)
            m_report.notes.emplace_back(
                HOWDAH_TEXT("advise", "Not in the clone: %1: %2"),
                std::vector{statement.substr(0, std::min<std::size_t>(statement.find_first_of("(\n"), 100)),
                            error.why().english()});
    }

    static constexpr std::string_view diskFull = "53100";

    const RestoreJob& m_job;
    const std::string m_path;
    Lines m_lines;
    pg::QueryOptions m_query;
    std::unique_ptr<pg::Connection> m_role;
    std::string m_text;        ///< of the statement that is being gathered
    std::size_t m_scanned = 0; ///< how far mayBeWhole() has read it
    int m_depth = 0;           ///< of parentheses there
    base::Deadline m_next = base::Deadline::after(base::Milliseconds(500));
    RestoreReport m_report;
};

} // namespace

ScriptStatement classify(std::string_view statement)
{
    using Kind = ScriptStatement::Kind;
    constexpr std::size_t enough = 400;
    ScriptStatement one;
    const std::vector<Word> head = wordsOf(statement, 12);
    if (is(head, 0, "COPY")) {
        const std::vector<Word> words = wordsOf(statement, 20000); // a table has up to 1600 columns
        readName(words, 1, one);
        for (std::size_t i = 2; i + 1 < words.size(); ++i) {
            if (is(words, i, "FROM") && is(words, i + 1, "STDIN"))
                one.kind = Kind::CopyRows;
        }
        if (one.kind != Kind::CopyRows)
            one.kind = Kind::LeaveOut;
        return one;
    }
    if (is(head, 0, "INSERT") && is(head, 1, "INTO")) {
        one.kind = Kind::Rows;
        readName(head, 2, one);
        return one;
    }
    if (is(head, 0, "REFRESH") && is(head, 2, "VIEW")) {
        one.kind = Kind::Rows;
        readName(head, 3, one);
        return one;
    }
    if (is(head, 0, "CREATE") && is(head, 1, "EXTENSION")) {
        one.kind = Kind::Extension;
        const std::size_t at = is(head, 2, "IF") ? 5 : 2;
        if (at < head.size())
            one.name = head[at].text;
        one.schema = "public";
        for (std::size_t i = at + 1; i + 1 < head.size(); ++i) {
            if (is(head, i, "SCHEMA"))
                one.schema = head[i + 1].text;
        }
        return one;
    }
    if (isLeftOut(is(head, 0, "ALTER") ? wordsOf(statement, enough) : head))
        one.kind = Kind::LeaveOut;
    return one;
}

Result<RestoreReport> restoreScript(const RestoreJob& job, const std::string& path)
{
    return ScriptRestore(job, path).run();
}

} // namespace howdah::advise
