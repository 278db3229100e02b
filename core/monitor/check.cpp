// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/check.h"

#include "core/base/numbers.h"
#include "core/base/pause.h"
#include "core/monitor/checkrules.h"
#include "core/monitor/sql.h"
#include "core/monitor/sqltemplate.h"

#include <algorithm>
#include <cmath>

namespace howdah::monitor {

using base::Text;

namespace {

constexpr std::string_view limits = "SELECT /* howdah/monitor */ set_config('statement_timeout', '5s', true), "
                                    "set_config('lock_timeout', '100ms', true), set_config('jit', 'off', true)";

std::string settingOf(std::string_view id)
{
    return "howdah.check_" + std::string(id);
}

/// A string array as the server reads it; the names hold nothing that needs quoting.
std::string settingNames()
{
    std::string names = "{";
    for (const CheckRule& rule : checkRules()) {
        names += names.size() > 1 ? "," : "";
        names += settingOf(rule.info.id);
    }
    return names + '}';
}

void makeUnknown(CheckResult& result, const base::Error& error)
{
    result.severity = Severity::Unknown;
    result.unknownBecause = base::joinFailure(error.why().empty() ? error.what().english() : error.why().english(), {},
                                              error.sqlState(), {});
    result.summary = Text(HOWDAH_TEXT("check", "This could not be looked at: %1"), {result.unknownBecause});
}

int rank(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return 0;
    case Severity::Warn:
        return 1;
    case Severity::Unknown:
        return 2;
    case Severity::Ok:
        break;
    }
    return 3;
}

} // namespace

std::string_view name(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return "ok";
    case Severity::Warn:
        return "warn";
    case Severity::Critical:
        return "critical";
    case Severity::Unknown:
        break;
    }
    return "unknown";
}

const std::vector<CheckInfo>& checks()
{
    static const std::vector<CheckInfo> all = [] {
        std::vector<CheckInfo> infos;
        for (const CheckRule& rule : checkRules())
            infos.push_back(rule.info);
        return infos;
    }();
    return all;
}

std::optional<Threshold> parseThreshold(std::string_view text)
{
    const auto number = [](std::string_view part) {
        while (!part.empty() && part.front() == ' ')
            part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ')
            part.remove_suffix(1);
        return base::parseDouble(part);
    };
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos)
        return std::nullopt;
    const auto warn = number(text.substr(0, comma)), critical = number(text.substr(comma + 1));
    if (!warn || !critical || !std::isfinite(*warn) || !std::isfinite(*critical))
        return std::nullopt;
    return Threshold{*warn, *critical};
}

base::Result<std::vector<CheckResult>> runChecks(pg::Connection& connection, const CheckOptions& options)
{
    const pg::QueryOptions query{options.deadline, options.stop};
    HOWDAH_ASSIGN(const pg::ResultSet found, connection.query(expandTemplate(sql::columns, {}), {}, query));
    const Columns columns(found.value<std::string_view>(0, "catalog_columns").value_or(""));

    // One transaction with limits of its own, and a savepoint to come back to when a check fails: nothing is left
    // changed on a connection that may be a pool's.
    std::vector<pg::PipelineQuery> batch;
    batch.push_back({"BEGIN READ ONLY", {}});
    batch.push_back({std::string(limits), {}});
    batch.push_back({"SAVEPOINT howdah_check", {}});
    const std::size_t context = batch.size();
    batch.push_back({expandTemplate(sql::check_context, columns), {pg::Param(settingNames())}});
    std::vector<std::size_t> places;
    for (const CheckRule& rule : checkRules()) {
        batch.push_back({"ROLLBACK TO SAVEPOINT howdah_check", {}});
        places.push_back(batch.size());
        batch.push_back({expandTemplate(rule.sql, columns), {}});
    }
    batch.push_back({"ROLLBACK", {}});
    HOWDAH_ASSIGN(auto answers, connection.pipeline(batch, query));
    if (!answers[context])
        return answers[context].error();
    CheckContext known = readContext(*answers[context]);
    if (options.pools)
        known.pools = options.pools;
    else if (!pool::feed::folders().empty())
        known.pools =
            pool::feed::survey(options.deadline.earlier(base::Deadline::after(base::Milliseconds(500))), options.stop);

    if (options.window > base::Nanoseconds::zero() && options.deadline.left() / 2 > options.window) {
        if (base::pauseFor(options.window, options.stop))
            return base::Error(base::ErrorCode::Cancelled, Text(HOWDAH_TEXT("check", "The checks were stopped")));
        const auto later = connection.query(expandTemplate(sql::check_cache_hit, columns), {}, query);
        if (later)
            known.laterCache = *later;
        else if (connection.broken() || later.error().code() == base::ErrorCode::Cancelled)
            return later.error();
    }

    std::vector<CheckResult> results;
    for (std::size_t i = 0; i < checkRules().size(); ++i) {
        const CheckRule& rule = checkRules()[i];
        CheckResult& result = results.emplace_back(blankResult(rule, known));
        const auto& answer = answers[places[i]];
        if (answer)
            rule.judge(*answer, known, result);
        else
            makeUnknown(result, answer.error());
        if (const auto wrong = known.unreadable.find(rule.info.id); wrong != known.unreadable.end()) {
            Evidence evidence;
            evidence.object = settingOf(rule.info.id);
            evidence.text = Text(HOWDAH_TEXT("check", "The setting %1 holds \"%2\", which is not two numbers such as "
                                                      "10,30; the defaults held"),
                                 {evidence.object, wrong->second});
            result.evidence.push_back(std::move(evidence));
        }
    }
    std::ranges::stable_sort(results, {}, [](const CheckResult& result) { return rank(result.severity); });
    return results;
}

base::Text healthSentence(const std::vector<CheckResult>& results)
{
    const auto count = [&](Severity severity) { return std::ranges::count(results, severity, &CheckResult::severity); };
    const auto critical = count(Severity::Critical), warn = count(Severity::Warn), unknown = count(Severity::Unknown);
    const std::vector<std::string> numbers{std::to_string(critical), std::to_string(warn)};
    if (critical == 0 && warn == 0) {
        if (unknown == 0)
            return Text(HOWDAH_TEXT("check", "Healthy"));
        return Text::counted(HOWDAH_TEXT_N("check", "Nothing wrong is in sight, but %n check(s) could not be made"),
                             unknown);
    }
    // Whole sentences, so that every language can say them; two and three in words, as one writes them.
    if (critical == 0) {
        if (warn == 1)
            return Text(HOWDAH_TEXT("check", "One thing deserves a look"));
        if (warn == 2)
            return Text(HOWDAH_TEXT("check", "Two things deserve a look"));
        if (warn == 3)
            return Text(HOWDAH_TEXT("check", "Three things deserve a look"));
        return Text(HOWDAH_TEXT("check", "%2 things deserve a look"), numbers);
    }
    if (critical == 1) {
        if (warn == 0)
            return Text(HOWDAH_TEXT("check", "One thing is wrong"));
        if (warn == 1)
            return Text(HOWDAH_TEXT("check", "One thing is wrong, one deserves a look"));
        if (warn == 2)
            return Text(HOWDAH_TEXT("check", "One thing is wrong, two deserve a look"));
        if (warn == 3)
            return Text(HOWDAH_TEXT("check", "One thing is wrong, three deserve a look"));
        return Text(HOWDAH_TEXT("check", "One thing is wrong, %2 deserve a look"), numbers);
    }
    if (critical == 2) {
        if (warn == 0)
            return Text(HOWDAH_TEXT("check", "Two things are wrong"));
        if (warn == 1)
            return Text(HOWDAH_TEXT("check", "Two things are wrong, one deserves a look"));
        if (warn == 2)
            return Text(HOWDAH_TEXT("check", "Two things are wrong, two deserve a look"));
        if (warn == 3)
            return Text(HOWDAH_TEXT("check", "Two things are wrong, three deserve a look"));
    }
    if (critical == 3) {
        if (warn == 0)
            return Text(HOWDAH_TEXT("check", "Three things are wrong"));
        if (warn == 1)
            return Text(HOWDAH_TEXT("check", "Three things are wrong, one deserves a look"));
    }
    if (warn == 0)
        return Text(HOWDAH_TEXT("check", "%1 things are wrong"), numbers);
    return warn == 1 ? Text(HOWDAH_TEXT("check", "%1 things are wrong, one deserves a look"), numbers)
                     : Text(HOWDAH_TEXT("check", "%1 things are wrong, %2 deserve a look"), numbers);
}

} // namespace howdah::monitor
