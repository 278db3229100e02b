// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/workloadgatherer.h"

#include "core/base/numbers.h"
#include "core/base/quoting.h"
#include "core/sql/scanner.h"
#include "core/sql/statement.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace howdah::advise {

namespace {

constexpr std::size_t mostGroups = 20000; // kept while gathering; far more than are taken
constexpr std::size_t mostTexts = 50000;  // whose fingerprint is remembered

} // namespace

const std::string& WorkloadGatherer::fingerprintOf(std::string_view sql)
{
    if (const auto known = m_fingerprints.find(std::string(sql)); known != m_fingerprints.end())
        return known->second;
    if (m_fingerprints.size() >= mostTexts)
        m_fingerprints.clear();
    std::string& mark = m_fingerprints[std::string(sql)];
    const auto statement = plannable(sql);
    if (!statement) {
        ++m_unreadable;
        if (m_whyUnreadable.empty())
            m_whyUnreadable = statement.error().why().english();
    } else if (*statement) {
        if (const auto found = sql::fingerprint(sql))
            mark = *found;
    }
    return mark;
}

void WorkloadGatherer::add(std::string_view sql, std::string_view filled, double weight, std::optional<double> ms)
{
    const std::string fingerprint = fingerprintOf(sql);
    if (fingerprint.empty())
        return;
    auto group = m_groups.find(fingerprint);
    if (group == m_groups.end()) {
        if (m_groups.size() >= mostGroups) {
            ++m_beyond;
            return;
        }
        group = m_groups.emplace(fingerprint, Group()).first;
        group->second.order = m_groups.size();
        group->second.statement.weight = 0;
        group->second.statement.generic = true;
    }
    Group& there = group->second;
    there.statement.weight += weight;
    if (ms) {
        there.ms += *ms * weight;
        there.timed += weight;
    }
    if (!there.statement.generic)
        return;
    // Until one with values is met.
    for (const std::string_view text : {filled, sql}) {
        const auto statement =
            text.empty() ? base::Result<std::optional<WorkloadStatement>>(std::nullopt) : plannable(text);
        if (!statement || !*statement)
            continue;
        there.statement.sql = (*statement)->sql;
        there.statement.generic = (*statement)->generic;
        there.statement.writes = (*statement)->writes;
        break;
    }
}

Workload WorkloadGatherer::take()
{
    std::vector<Group> groups;
    for (auto& [fingerprint, group] : m_groups)
        groups.push_back(std::move(group));
    m_groups.clear();
    Workload workload;
    if (groups.size() > mostStatements) {
        const auto cost = [](const Group& group) { return group.ms > 0 ? group.ms : group.statement.weight; };
        std::sort(groups.begin(), groups.end(), [&](const Group& one, const Group& other) {
            return std::tuple(-cost(one), one.order) < std::tuple(-cost(other), other.order);
        });
        m_beyond += static_cast<long long>(groups.size() - mostStatements);
        groups.resize(mostStatements);
    }
    std::sort(groups.begin(), groups.end(),
              [](const Group& one, const Group& other) { return one.order < other.order; });
    for (Group& group : groups) {
        group.statement.id = std::to_string(workload.statements.size() + 1);
        if (group.timed > 0)
            group.statement.meanMs = group.ms / group.timed;
        workload.statements.push_back(std::move(group.statement));
    }
    if (m_beyond > 0)
        workload.notes.push_back(base::Text::counted(
            HOWDAH_TEXT_N("advise", "%n statement(s) that weigh least are left out, for there are too many"),
            m_beyond));
    if (m_unreadable > 0)
        workload.notes.push_back(base::Text::counted(
            HOWDAH_TEXT_N("advise", "%n statement(s) do not parse and are left out, the first because: %1"),
            m_unreadable, {m_whyUnreadable}));
    return workload;
}

std::string withValues(std::string_view sql, const std::vector<std::optional<std::string>>& values)
{
    std::string filled;
    std::size_t copied = 0;
    sql::Scanner scanner(sql);
    for (sql::Token token = scanner.next(); token.kind != sql::TokenKind::End; token = scanner.next()) {
        if (token.kind != sql::TokenKind::Parameter)
            continue;
        const auto number = base::parseNumber<std::size_t>(sql.substr(token.offset + 1, token.length - 1));
        if (!number || *number == 0 || *number > values.size() || !values[*number - 1])
            continue;
        filled += sql.substr(copied, token.offset - copied);
        filled += *values[*number - 1];
        copied = token.offset + token.length;
    }
    return filled + std::string(sql.substr(copied));
}

} // namespace howdah::advise
