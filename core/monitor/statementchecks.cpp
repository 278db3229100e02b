// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/statementchecks.h"

#include "core/base/units.h"

#include <algorithm>

namespace howdah::monitor {

namespace {

using base::Text;

constexpr double dominatesWarn = 0.3;
constexpr double dominatesCritical = 0.6;
constexpr double slowWarnMs = 20;
constexpr double slowCriticalMs = 1000;
constexpr std::int64_t slowCalls = 100;
/// Below this total there is nothing worth a share: a server that has just been started.
constexpr double leastTotalMs = 1000;

/// The statement's beginning on one line.
std::string shortened(const std::string& sql)
{
    constexpr std::size_t most = 60;
    std::string line;
    for (const char c : sql) {
        const bool blank = c == '\n' || c == '\t' || c == ' ' || c == '\r';
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (line.size() <= most)
        return line;
    std::size_t cut = most;
    // Never inside a UTF-8 character.
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U)
        --cut;
    return line.substr(0, cut) + "…";
}

CheckResult finding(const char* id, base::TextSource title, const char* unit, const StatementRow& row, double value,
                    double warn, double critical)
{
    CheckResult result;
    result.id = id;
    result.title = Text(title);
    result.severity = value >= critical ? Severity::Critical : Severity::Warn;
    result.value = value;
    result.unit = unit;
    result.warnAt = warn;
    result.criticalAt = critical;
    result.page = "slow";
    result.remedy = Text(HOWDAH_TEXT("check", "look at its plan on the page of slow queries"));
    result.evidence.push_back(
        {.pid = {}, .object = row.key.queryId.toString(), .value = value, .text = Text::verbatim(row.text)});
    return result;
}

} // namespace

std::vector<CheckResult> checkStatements(const std::vector<StatementRow>& statements)
{
    std::vector<CheckResult> found;
    double totalMs = 0;
    for (const StatementRow& row : statements)
        totalMs += row.total.executionMs;
    const auto most = std::max_element(statements.begin(), statements.end(),
                                       [](const StatementRow& a, const StatementRow& b) { return a.share < b.share; });
    if (most != statements.end() && totalMs >= leastTotalMs && most->share >= dominatesWarn) {
        CheckResult result = finding("query_dominates", HOWDAH_TEXT("check", "One statement dominates"), "ratio", *most,
                                     most->share, dominatesWarn, dominatesCritical);
        result.summary = Text(HOWDAH_TEXT("check", "%1 takes %2 of all statement time, %3 a call on average"),
                              {shortened(most->text), base::human::percent(most->share),
                               base::human::milliseconds(most->total.meanMs())});
        found.push_back(std::move(result));
    }
    const StatementRow* slowest = nullptr;
    for (const StatementRow& row : statements) {
        if (row.total.calls < slowCalls || row.total.meanMs() < slowWarnMs)
            continue;
        if (slowest == nullptr || row.total.executionMs > slowest->total.executionMs)
            slowest = &row;
    }
    const bool saidAlready = !found.empty() && slowest == &*most;
    if (slowest != nullptr && !saidAlready) {
        CheckResult result = finding("slow_query", HOWDAH_TEXT("check", "A slow statement is often called"), "ms",
                                     *slowest, slowest->total.meanMs(), slowWarnMs, slowCriticalMs);
        result.summary = Text(HOWDAH_TEXT("check", "%1 takes %2 a call on average and was called %3 times"),
                              {shortened(slowest->text), base::human::milliseconds(slowest->total.meanMs()),
                               base::human::integer(slowest->total.calls)});
        found.push_back(std::move(result));
    }
    return found;
}

} // namespace howdah::monitor
