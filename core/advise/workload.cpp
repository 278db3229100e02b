// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/workload.h"

#include "core/advise/serverlog.h"
#include "core/advise/workloadgatherer.h"
#include "core/base/numbers.h"
#include "core/plan/pastes.h"
#include "core/sql/shape.h"
#include "core/sql/splitter.h"
#include "core/sql/statement.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace howdah::advise {

namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

struct Weight {
    double value = 1;
    std::optional<std::string> unread; ///< what stands there and is no weight
};

/// The last "-- weight: 10" of the lines between two statements. What stands behind the statement before belongs to it.
Weight weightIn(std::string_view gap, bool atStart)
{
    Weight weight;
    if (!atStart) {
        const std::size_t line = gap.find('\n');
        gap = line == std::string_view::npos ? std::string_view() : gap.substr(line + 1);
    }
    while (!gap.empty()) {
        const std::size_t end = std::min(gap.find('\n'), gap.size());
        std::string_view line = trimmed(gap.substr(0, end));
        gap.remove_prefix(std::min(end + 1, gap.size()));
        if (!line.starts_with("--"))
            continue;
        line = trimmed(line.substr(2));
        constexpr std::string_view key = "weight:";
        if (!line.starts_with(key))
            continue;
        const std::string_view text = trimmed(line.substr(key.size()));
        const auto value = base::parseDouble(text);
        if (value && std::isfinite(*value) && *value > 0)
            weight = {*value, std::nullopt};
        else
            weight = {1, std::string(text)};
    }
    return weight;
}

base::Error nothingIn(base::Text remedy)
{
    return {base::ErrorCode::InvalidInput,
            base::Text(HOWDAH_TEXT("advise", "The workload holds no statement to plan")),
            {},
            std::move(remedy)};
}

} // namespace

base::Result<std::optional<WorkloadStatement>> plannable(std::string_view sql)
{
    HOWDAH_ASSIGN(const sql::StatementFacts facts, sql::factsOf(sql));
    if (facts.kind == sql::StatementKind::Other)
        return std::optional<WorkloadStatement>();
    WorkloadStatement statement;
    statement.sql = sql;
    statement.generic = facts.parameters > 0;
    statement.writes = facts.writes;
    return std::optional(std::move(statement));
}

base::Result<Workload> workloadOf(std::string_view sql)
{
    HOWDAH_ASSIGN(const auto spans, sql::splitStatements(sql));
    if (spans.empty())
        return nothingIn({});
    // More than one is refused by the parser, with its own words.
    const std::string_view only =
        sql.substr(spans.front().offset, spans.back().offset + spans.back().length - spans.front().offset);
    HOWDAH_ASSIGN(auto statement, plannable(only));
    if (!statement)
        return nothingIn(base::Text(HOWDAH_TEXT("advise", "give a SELECT, INSERT, UPDATE, DELETE or MERGE")));
    statement->id = "1";
    Workload workload;
    workload.statements.push_back(std::move(*statement));
    return workload;
}

base::Result<Workload> readWorkload(std::string_view text)
{
    // As editors and shells of Windows write files.
    if (const std::string converted = plan::fromUtf16(text); !converted.empty())
        return readWorkload(converted);
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    if (looksLikeServerLog(text))
        return readServerLog(text);
    HOWDAH_ASSIGN(const auto spans, sql::splitStatements(text));
    Workload workload;
    WorkloadGatherer gatherer;
    const bool many = spans.size() > mostStatements;
    std::size_t end = 0, line = 1, counted = 0, unplannable = 0, unread = 0;
    constexpr std::size_t mostNotes = 20;
    for (const sql::Span& span : spans) {
        const std::string_view sql = text.substr(span.offset, span.length);
        line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                                                    text.begin() + static_cast<std::ptrdiff_t>(span.offset), '\n'));
        counted = span.offset;
        const Weight weight = weightIn(text.substr(end, span.offset - end), end == 0);
        end = span.offset + span.length;
        if (weight.unread && workload.notes.size() < mostNotes)
            workload.notes.emplace_back(
                HOWDAH_TEXT("advise", "Line %1: the weight \"%2\" is no number above 0; 1 is taken"),
                std::vector<std::string>{std::to_string(line), *weight.unread});
        if (many) {
            gatherer.add(sql, {}, weight.value, std::nullopt);
            continue;
        }
        auto statement = plannable(sql);
        if (!statement) {
            if (++unread <= mostNotes)
                workload.notes.emplace_back(
                    HOWDAH_TEXT("advise", "Line %1 is left out: %2"),
                    std::vector<std::string>{std::to_string(line), statement.error().why().english()});
        } else if (!*statement) {
            ++unplannable;
        } else {
            (*statement)->id = std::to_string(workload.statements.size() + 1);
            (*statement)->weight = weight.value;
            workload.statements.push_back(std::move(**statement));
        }
    }
    if (many) {
        Workload gathered = gatherer.take();
        gathered.notes.insert(gathered.notes.begin(), workload.notes.begin(), workload.notes.end());
        workload = std::move(gathered);
    }
    if (unread > mostNotes)
        workload.notes.push_back(
            base::Text::counted(HOWDAH_TEXT_N("advise", "%n more statement(s) do not parse and are left out"),
                                static_cast<long long>(unread - mostNotes)));
    if (unplannable > 0)
        workload.notes.push_back(base::Text::counted(
            HOWDAH_TEXT_N("advise", "%n statement(s) that no index can serve, like SET and BEGIN, are left out"),
            static_cast<long long>(unplannable)));
    if (workload.statements.empty())
        return nothingIn(workload.notes.empty()
                             ? base::Text(HOWDAH_TEXT("advise", "write statements, each ended by a semicolon"))
                             : workload.notes.front());
    return workload;
}

} // namespace howdah::advise
