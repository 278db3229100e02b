// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/search.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>
#include <tuple>

namespace howdah::advise {

using base::Result;

namespace {

/// Differences below this share of a cost are the arithmetic's.
constexpr double tiny = 1e-9;

CandidateSet joined(const CandidateSet& left, const CandidateSet& right)
{
    CandidateSet result;
    std::set_union(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(result));
    return result;
}

CandidateSet without(const CandidateSet& left, const CandidateSet& right)
{
    CandidateSet result;
    std::set_difference(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(result));
    return result;
}

bool meet(const std::vector<int>& left, const std::vector<int>& right)
{
    for (auto l = left.begin(), r = right.begin(); l != left.end() && r != right.end();) {
        if (*l == *r)
            return true;
        *l < *r ? ++l : ++r;
    }
    return false;
}

} // namespace

Search::Search(SearchCosts& costs, std::vector<double> weights, std::vector<SearchItem> items,
               std::vector<CandidateSet> bundles)
    : m_costs(costs)
    , m_weights(std::move(weights))
    , m_items(std::move(items))
{
    std::ranges::sort(m_items, {}, &SearchItem::candidate);
    m_places.assign(m_items.empty() ? 0 : static_cast<std::size_t>(m_items.back().candidate) + 1, 0);
    for (std::size_t i = 0; i < m_items.size(); ++i)
        m_places[static_cast<std::size_t>(m_items[i].candidate)] = i;
    for (const SearchItem& each : m_items)
        m_moves.push_back({{each.candidate}, m_costs.affected(each.candidate)});
    m_singles = m_moves.size();
    std::set<CandidateSet> seen;
    for (CandidateSet& bundle : bundles) {
        const bool known = std::ranges::all_of(bundle, [&](int candidate) {
            const auto found = std::ranges::lower_bound(m_items, candidate, {}, &SearchItem::candidate);
            return found != m_items.end() && found->candidate == candidate;
        });
        if (bundle.size() < 2 || !known || !seen.insert(bundle).second)
            continue;
        std::vector<int> statements;
        for (const int candidate : bundle)
            statements = joined(statements, m_costs.affected(candidate));
        m_moves.push_back({std::move(bundle), std::move(statements)});
    }
}

const SearchItem& Search::item(int candidate) const
{
    return m_items[m_places[static_cast<std::size_t>(candidate)]];
}

std::int64_t Search::bytes(const CandidateSet& set) const
{
    std::int64_t sum = 0;
    for (const int candidate : set)
        sum += item(candidate).bytes;
    return sum;
}

bool Search::fits(const CandidateSet& set, const SearchLimits& limits) const
{
    return static_cast<int>(set.size()) <= limits.most && (!limits.budget || bytes(set) <= *limits.budget);
}

CandidateSet Search::after(const CandidateSet& chosen, const CandidateSet& adds) const
{
    CandidateSet result = chosen;
    for (const int candidate : adds)
        result = without(result, item(candidate).replaces);
    return joined(result, adds);
}

Result<double> Search::saved(const CandidateSet& from, const CandidateSet& to, const base::StopToken& stop)
{
    double sum = 0;
    std::vector<int> statements;
    for (const int candidate : without(from, to)) {
        statements = joined(statements, m_costs.affected(candidate));
        sum += item(candidate).upkeep;
    }
    for (const int candidate : without(to, from)) {
        statements = joined(statements, m_costs.affected(candidate));
        sum -= item(candidate).upkeep;
    }
    for (const int statement : statements) {
        HOWDAH_ASSIGN(const double before, m_costs.cost(statement, from, stop));
        HOWDAH_ASSIGN(const double now, m_costs.cost(statement, to, stop));
        const double change = before - now;
        if (std::fabs(change) > tiny * std::max(before, now))
            sum += change * m_weights[static_cast<std::size_t>(statement)];
    }
    return sum;
}

/// A move's worth depends on the chosen that count for the statements it may change, and on those it replaces.
void Search::forget(Gains& gains, const CandidateSet& from, const CandidateSet& to) const
{
    const CandidateSet changed = joined(without(from, to), without(to, from));
    std::vector<int> statements;
    for (const int candidate : changed)
        statements = joined(statements, m_costs.affected(candidate));
    for (std::size_t i = 0; i < m_moves.size(); ++i) {
        bool touched = meet(m_moves[i].statements, statements) || meet(m_moves[i].adds, changed);
        for (const int candidate : m_moves[i].adds)
            touched = touched || meet(item(candidate).replaces, changed);
        if (touched)
            gains[i].fresh = false;
    }
}

/// The most that adding these could save: every statement they count for would cost the least it was ever found to.
Result<double> Search::bound(const CandidateSet& chosen, const CandidateSet& next, const std::vector<int>& statements,
                             std::vector<std::optional<double>>& now, const base::StopToken& stop)
{
    double sum = 0;
    for (const int candidate : without(chosen, next))
        sum += item(candidate).upkeep;
    for (const int candidate : without(next, chosen))
        sum -= item(candidate).upkeep;
    for (const int statement : statements) {
        std::optional<double>& cost = now[static_cast<std::size_t>(statement)];
        if (!cost) {
            HOWDAH_ASSIGN(cost, m_costs.cost(statement, chosen, stop));
        }
        sum += std::max(0.0, *cost - m_costs.floor(statement)) * m_weights[static_cast<std::size_t>(statement)];
    }
    return sum;
}

Result<CandidateSet> Search::fill(CandidateSet chosen, const CandidateSet& barred, Worth worth, bool bundles,
                                  const SearchLimits& limits, const base::StopToken& stop)
{
    struct Open {
        // Ties go to what saves more, then to the smaller, then to the candidate that comes first.
        std::tuple<double, double, std::int64_t> rank;
        std::size_t move = 0;
        CandidateSet next;
        std::size_t fresh = 0;
        std::int64_t more = 0;
    };
    const auto rank = [&](double gain, std::int64_t more) {
        double rate = gain;
        if (worth != Worth::Whole) {
            const auto room = static_cast<double>(more);
            rate = more <= 0 ? std::numeric_limits<double>::infinity()
                             : gain / (worth == Worth::PerByte ? room : std::sqrt(room));
        }
        return std::tuple<double, double, std::int64_t>{rate, gain, -more};
    };
    Gains gains(m_moves.size());
    std::vector<std::optional<double>> now(m_weights.size());
    while (true) {
        std::vector<Open> open;
        const std::int64_t taken = bytes(chosen);
        for (std::size_t i = 0; i < (bundles ? m_moves.size() : m_singles); ++i) {
            const Move& move = m_moves[i];
            if (std::includes(chosen.begin(), chosen.end(), move.adds.begin(), move.adds.end()) ||
                meet(move.adds, barred))
                continue;
            Open each;
            each.next = after(chosen, move.adds);
            if (!fits(each.next, limits))
                continue;
            double most = gains[i].saved;
            if (!gains[i].fresh) {
                HOWDAH_ASSIGN(most, bound(chosen, each.next, move.statements, now, stop));
            }
            each.fresh = without(move.adds, chosen).size();
            if (most <= 0 || most < limits.leastGain * static_cast<double>(each.fresh))
                continue;
            each.move = i;
            each.more = bytes(each.next) - taken;
            each.rank = rank(most, each.more);
            open.push_back(std::move(each));
        }
        std::ranges::stable_sort(open, [](const Open& a, const Open& b) { return a.rank > b.rank; });
        // Only those are asked for whose bound is above the best that was found.
        const Open* best = nullptr;
        std::tuple<double, double, std::int64_t> bestRank;
        for (const Open& each : open) {
            if (best != nullptr && each.rank < bestRank)
                break;
            if (!gains[each.move].fresh) {
                HOWDAH_ASSIGN(const double gain, saved(chosen, each.next, stop));
                gains[each.move] = {true, gain};
            }
            const double gain = gains[each.move].saved;
            if (gain <= 0 || gain < limits.leastGain * static_cast<double>(each.fresh))
                continue;
            const auto mine = rank(gain, each.more);
            if (best == nullptr || mine > bestRank || (mine == bestRank && each.move < best->move)) {
                best = &each;
                bestRank = mine;
            }
        }
        if (best == nullptr)
            return chosen;
        forget(gains, chosen, best->next);
        for (const int candidate : joined(chosen, best->next))
            if (!(std::ranges::binary_search(chosen, candidate) && std::ranges::binary_search(best->next, candidate)))
                for (const int statement : m_costs.affected(candidate))
                    now[static_cast<std::size_t>(statement)].reset();
        chosen = CandidateSet(best->next);
    }
}

Result<CandidateSet> Search::thin(CandidateSet chosen, const SearchLimits& limits, const base::StopToken& stop)
{
    while (!chosen.empty()) {
        double least = std::numeric_limits<double>::infinity();
        CandidateSet rest;
        for (const int candidate : chosen) {
            const CandidateSet fewer = without(chosen, {candidate});
            HOWDAH_ASSIGN(const double gain, saved(fewer, chosen, stop));
            if (gain < least) {
                least = gain;
                rest = fewer;
            }
        }
        if (least > 0 && least >= limits.leastGain)
            break;
        chosen = std::move(rest);
    }
    return chosen;
}

Result<bool> Search::better(CandidateSet& best, const CandidateSet& other, const base::StopToken& stop)
{
    if (other == best)
        return false;
    HOWDAH_ASSIGN(const double gain, saved(best, other, stop));
    HOWDAH_ASSIGN(const double whole, saved({}, other, stop));
    if (gain <= tiny * std::max(1.0, std::fabs(whole)))
        return false;
    best = other;
    return true;
}

Result<CandidateSet> Search::improve(CandidateSet best, const SearchLimits& limits, const base::StopToken& stop)
{
    constexpr int mostRounds = 20;
    constexpr std::size_t strongest = 12;
    for (int round = 0; round < mostRounds; ++round) {
        bool improved = false;
        // Without one or two of the chosen, filled up with others.
        const CandidateSet start = best;
        std::vector<CandidateSet> outs;
        for (std::size_t i = 0; i < start.size(); ++i)
            outs.push_back({start[i]});
        constexpr std::size_t fewEnoughForPairs = 12;
        for (std::size_t i = 0; i < start.size() && start.size() <= fewEnoughForPairs; ++i)
            for (std::size_t j = i + 1; j < start.size(); ++j)
                outs.push_back({start[i], start[j]});
        for (const CandidateSet& out : outs) {
            for (const Worth worth : {Worth::PerByte, Worth::Whole}) {
                if (worth == Worth::Whole && (out.size() > 1 || !limits.budget))
                    continue; // where room is short, what is big may be left out by what it saves a byte
                HOWDAH_ASSIGN(CandidateSet other,
                              fill(without(start, out), joined(out, limits.barred), worth, true, limits, stop));
                HOWDAH_ASSIGN(other, thin(std::move(other), limits, stop));
                HOWDAH_ASSIGN(const bool took, better(best, other, stop));
                improved = improved || took;
            }
        }
        // What would save most but found no room: put in, and out with as many of the least useful as it takes.
        std::vector<std::pair<double, std::size_t>> possible, missing;
        std::vector<std::optional<double>> now(m_weights.size());
        for (std::size_t i = 0; i < m_moves.size(); ++i) {
            const Move& move = m_moves[i];
            if (std::includes(best.begin(), best.end(), move.adds.begin(), move.adds.end()) ||
                !fits(move.adds, limits) || meet(move.adds, limits.barred))
                continue;
            HOWDAH_ASSIGN(const double most, bound(best, after(best, move.adds), move.statements, now, stop));
            if (most > 0 && most >= limits.leastGain)
                possible.emplace_back(-most, i);
        }
        std::sort(possible.begin(), possible.end());
        for (const auto& [most, place] : possible) {
            if (missing.size() >= strongest && most > missing[strongest - 1].first)
                break;
            HOWDAH_ASSIGN(const double gain, saved(best, after(best, m_moves[place].adds), stop));
            if (gain > 0 && gain >= limits.leastGain)
                missing.insert(std::ranges::upper_bound(missing, std::pair(-gain, place)), {-gain, place});
        }
        if (missing.size() > strongest)
            missing.resize(strongest);
        for (const auto& [gain, place] : missing) {
            const CandidateSet& adds = m_moves[place].adds;
            CandidateSet other = after(best, adds);
            while (!fits(other, limits)) {
                double least = std::numeric_limits<double>::infinity();
                CandidateSet rest;
                for (const int candidate : without(other, adds)) {
                    const CandidateSet fewer = without(other, {candidate});
                    HOWDAH_ASSIGN(const double loss, saved(fewer, other, stop));
                    const double rate = loss / static_cast<double>(std::max<std::int64_t>(1, item(candidate).bytes));
                    if (rest.empty() || rate < least) {
                        least = rate;
                        rest = fewer;
                    }
                }
                other = std::move(rest);
            }
            HOWDAH_ASSIGN(other, fill(std::move(other), limits.barred, Worth::PerByte, true, limits, stop));
            HOWDAH_ASSIGN(other, thin(std::move(other), limits, stop));
            HOWDAH_ASSIGN(const bool took, better(best, other, stop));
            improved = improved || took;
        }
        if (!improved)
            break;
    }
    return best;
}

Result<CandidateSet> Search::run(const SearchLimits& limits, const CandidateSet& seed, const base::StopToken& stop)
{
    struct Way {
        Worth worth;
        bool bundles;
    };
    // The first is Extend itself.
    constexpr Way ways[] = {
        {Worth::PerByte, false}, {Worth::PerByte, true}, {Worth::Whole, true}, {Worth::PerRoot, true}};
    CandidateSet best;
    if (fits(seed, limits)) {
        HOWDAH_ASSIGN(best, thin(seed, limits, stop));
    }
    for (const Way& way : ways) {
        HOWDAH_ASSIGN(CandidateSet chosen, fill({}, limits.barred, way.worth, way.bundles, limits, stop));
        HOWDAH_ASSIGN(chosen, thin(std::move(chosen), limits, stop));
        HOWDAH_ASSIGN([[maybe_unused]] const bool took, better(best, chosen, stop));
    }
    return improve(std::move(best), limits, stop);
}

Result<std::vector<int>> Search::ranked(const CandidateSet& chosen, const base::StopToken& stop)
{
    std::vector<int> order;
    CandidateSet sofar;
    while (sofar.size() < chosen.size()) {
        double most = 0;
        int next = -1;
        for (const int candidate : without(chosen, sofar)) {
            HOWDAH_ASSIGN(const double gain, saved(sofar, joined(sofar, {candidate}), stop));
            if (next < 0 || gain > most) {
                most = gain;
                next = candidate;
            }
        }
        order.push_back(next);
        sofar = joined(sofar, {next});
    }
    return order;
}

} // namespace howdah::advise
