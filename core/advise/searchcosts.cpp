// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/searchcosts.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace howdah::advise {

using base::ErrorCode;
using base::Result;

namespace {

std::size_t place(int number)
{
    return static_cast<std::size_t>(number);
}

void insertSorted(std::vector<int>& set, int value)
{
    const auto at = std::lower_bound(set.begin(), set.end(), value);
    if (at == set.end() || *at != value)
        set.insert(at, value);
}

} // namespace

bool endsSearch(const base::Error& error)
{
    switch (error.code()) {
    case ErrorCode::Cancelled:
    case ErrorCode::Timeout:
    case ErrorCode::ConnectionLost:
    case ErrorCode::Unreachable:
    case ErrorCode::LoginRefused:
    case ErrorCode::Closed:
    case ErrorCode::DiskFull:
    case ErrorCode::Internal:
        return true;
    default:
        return false;
    }
}

SearchCosts::SearchCosts(const Workload& workload, WhatIf& engine)
    : m_workload(workload)
    , m_engine(engine)
    , m_statements(workload.statements.size())
{}

void SearchCosts::setHandle(int candidate, WhatIf::Handle handle)
{
    m_handles[candidate] = handle;
    m_candidates[handle] = candidate;
}

void SearchCosts::setRelevant(int statement, int candidate)
{
    insertSorted(m_statements[place(statement)].relevant, candidate);
    insertSorted(m_affected[candidate], statement);
}

const std::vector<int>& SearchCosts::affected(int candidate) const
{
    static const std::vector<int> none;
    const auto found = m_affected.find(candidate);
    return found == m_affected.end() ? none : found->second;
}

const CandidateSet& SearchCosts::relevant(int statement) const
{
    return m_statements[place(statement)].relevant;
}

double SearchCosts::floor(int statement) const
{
    const double floor = m_statements[place(statement)].floor;
    return std::isfinite(floor) ? floor : 0;
}

WhatIf::Choice SearchCosts::choice(const CandidateSet& set) const
{
    WhatIf::Choice result;
    for (const int candidate : set)
        if (const auto handle = m_handles.find(candidate); handle != m_handles.end())
            result.visible.push_back(handle->second);
    std::sort(result.visible.begin(), result.visible.end());
    return result;
}

Result<SearchCosts::Answer> SearchCosts::ask(int statement, const CandidateSet& set,
                                             const std::vector<WhatIf::Existing>& hidden, const base::StopToken& stop)
{
    WhatIf::Choice wanted = choice(set);
    wanted.hidden = hidden;
    HOWDAH_ASSIGN(const WhatIf::Estimate estimate,
                  m_engine.estimate(m_workload.statements[place(statement)], wanted, stop));
    Answer answer;
    answer.cost = estimate.cost;
    answer.usedExisting = estimate.usedExisting;
    for (const WhatIf::Handle handle : estimate.used)
        if (const auto candidate = m_candidates.find(handle); candidate != m_candidates.end())
            insertSorted(answer.used, candidate->second);
    if (hidden.empty()) {
        PerStatement& known = m_statements[place(statement)];
        known.exact.insert_or_assign(set, answer);
        known.asked.push_back({set, answer});
        known.floor = std::min(known.floor, answer.cost);
    }
    return answer;
}

/// Stays where it is until the next question.
Result<const SearchCosts::Answer*> SearchCosts::find(int statement, const CandidateSet& set,
                                                     const base::StopToken& stop)
{
    PerStatement& known = m_statements[place(statement)];
    CandidateSet visible;
    std::set_intersection(set.begin(), set.end(), known.relevant.begin(), known.relevant.end(),
                          std::back_inserter(visible));
    if (const auto exact = known.exact.find(visible); exact != known.exact.end())
        return &exact->second;
    const auto holds = [](const CandidateSet& outer, const CandidateSet& inner) {
        return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
    };
    // More candidates never make the best plan dearer: it lies between what more and what fewer of them give.
    const Known* least = nullptr;
    const Known* most = nullptr;
    for (const Known& other : known.asked) {
        if (holds(other.visible, visible)) {
            if (holds(visible, other.answer.used)) {
                const Answer same = other.answer;
                return &known.exact.insert_or_assign(std::move(visible), same).first->second;
            }
            if (least == nullptr || other.answer.cost > least->answer.cost)
                least = &other;
        } else if (holds(visible, other.visible) && (most == nullptr || other.answer.cost < most->answer.cost)) {
            most = &other;
        }
    }
    constexpr double alike = 1 + 1e-9;
    if (least != nullptr && most != nullptr && most->answer.cost <= least->answer.cost * alike) {
        const Answer between = most->answer;
        return &known.exact.insert_or_assign(std::move(visible), between).first->second;
    }
    const auto asked = ask(statement, visible, {}, stop);
    if (asked)
        return &known.exact.find(visible)->second;
    if (visible.empty() || endsSearch(asked.error()))
        return asked.error();
    if (std::ranges::none_of(m_failures, [&](const Failure& each) { return each.statement == statement; }))
        m_failures.push_back({statement, asked.error()});
    HOWDAH_ASSIGN(const Answer* bare, find(statement, {}, stop));
    const Answer same = *bare;
    return &known.exact.insert_or_assign(std::move(visible), same).first->second;
}

Result<SearchCosts::Answer> SearchCosts::answer(int statement, const CandidateSet& set, const base::StopToken& stop)
{
    HOWDAH_ASSIGN(const Answer* found, find(statement, set, stop));
    return *found;
}

Result<double> SearchCosts::wholeCost(int statement, const CandidateSet& set, const base::StopToken& stop)
{
    const PerStatement& known = m_statements[place(statement)];
    if (const auto exact = known.exact.find(set); exact != known.exact.end())
        return exact->second.cost;
    HOWDAH_ASSIGN(const Answer asked, ask(statement, set, {}, stop));
    return asked.cost;
}

Result<double> SearchCosts::cost(int statement, const CandidateSet& set, const base::StopToken& stop)
{
    HOWDAH_ASSIGN(const Answer* found, find(statement, set, stop));
    return found->cost;
}

} // namespace howdah::advise
