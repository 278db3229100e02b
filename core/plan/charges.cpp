// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/mentions.h"
#include "core/plan/table.h"

#include "core/base/numbers.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

namespace howdah::plan {

namespace {

/// The work of finding payers stays proportional to the plan, whatever text someone made up.
constexpr long mostSteps = 4'000'000;

struct Candidate {
    int row = 0;
    long when = 0;
};

/// One attempt to explain all subplans' times. The order matters where EXPLAIN is silent: what one subplan is charged
/// with no other can be.
class ChargeFinder {
public:
    ChargeFinder(Table& table, const Mentions& mentions, double afterRoom)
        : m_table(table)
        , m_mentions(mentions)
        , m_afterRoom(afterRoom)
        , m_level(table.rows.size(), -1)
    {
        for (std::size_t i = 1; i < table.rows.size(); ++i)
            m_level[i] = table.rows[i].role == Role::Regular ? m_level[static_cast<std::size_t>(table.rows[i].parent)]
                                                             : static_cast<int>(i);
        findCteScans();
    }

    /// Milliseconds of subplans that no node can have waited for.
    [[nodiscard]] double unpaid() const { return m_unpaid; }

    void find(bool silentFirst)
    {
        forEachSubplan(Role::Cte, [&](int row) {
            if (m_table.at(row).node->type == "ModifyTable" && !m_scans.contains(row))
                runAfterRoot(row, m_table.at(row).estimate);
        });
        if (silentFirst)
            chargeAllSilent();
        for (std::size_t i = 1; i < m_table.rows.size(); ++i) {
            const int row = static_cast<int>(i);
            if (m_table.rows[i].role == Role::Cte)
                chargeCte(row);
            else if (m_table.rows[i].role == Role::InitPlan && m_mentions.contains(row))
                chargeMentioned(row);
        }
        if (!silentFirst)
            chargeAllSilent();
    }

private:
    template <class F> void forEachSubplan(Role role, F&& visit)
    {
        for (std::size_t i = 1; i < m_table.rows.size(); ++i) {
            if (m_table.rows[i].role == role && m_table.rows[i].estimate > 0)
                visit(static_cast<int>(i));
        }
    }

    /// InitPlans that nobody names, and CTEs that ran though no scan of them is in the plan.
    void chargeAllSilent()
    {
        forEachSubplan(Role::Cte, [&](int row) {
            if (m_table.at(row).node->type != "ModifyTable" && !m_scans.contains(row))
                chargeSilent(row);
        });
        forEachSubplan(Role::InitPlan, [&](int row) {
            if (!m_mentions.contains(row))
                chargeSilent(row);
        });
    }

    /// Whether `payer` itself only runs while `subplan` does, so that it cannot be the one that started it.
    [[nodiscard]] bool circular(int payer, int subplan) const
    {
        std::vector<int> open{m_level[static_cast<std::size_t>(payer)]};
        std::vector<int> seen;
        while (!open.empty() && m_steps < mostSteps) {
            const int level = open.back();
            open.pop_back();
            ++m_steps;
            if (level == subplan)
                return true;
            const auto found = m_runsIn.find(level);
            if (found == m_runsIn.end() || std::find(seen.begin(), seen.end(), level) != seen.end())
                continue;
            seen.push_back(level);
            m_steps += static_cast<long>(seen.size());
            open.insert(open.end(), found->second.begin(), found->second.end());
        }
        return false;
    }

    /// A Gather's workers are sent home when the statement ends, in time of the plan's parent but of no reader.
    [[nodiscard]] bool hasGather(int subplan) const
    {
        for (int row = subplan; row < m_table.at(subplan).end && m_steps < mostSteps; ++row, ++m_steps) {
            if (m_table.at(row).node->type.starts_with("Gather"))
                return true;
        }
        return false;
    }

    /// How far a payer's own time may fall short: rounding, and a hundredth for the cost of looking at the clock.
    [[nodiscard]] double tolerance(double ms, int subplan, int payer) const
    {
        const Row& sub = m_table.at(subplan);
        const Row& pay = m_table.at(payer);
        return 0.002 + 0.01 * ms + (sub.estimate - sub.low) + (pay.high - pay.estimate);
    }

    [[nodiscard]] bool affords(int payer, int subplan, double ms) const
    {
        return m_table.at(payer).executed() && m_table.at(payer).free >= ms - tolerance(ms, subplan, payer) &&
               !circular(payer, subplan);
    }

    /// A node that waited for a subplan before its first row shows that in its startup time.
    [[nodiscard]] bool waitedFirst(int payer, int subplan, double ms) const
    {
        return m_table.at(payer).startup >= ms - tolerance(ms, subplan, payer);
    }

    void charge(int payer, int subplan, double ms)
    {
        if (ms <= 0)
            return;
        m_runsIn[subplan].push_back(m_level[static_cast<std::size_t>(payer)]);
        Row& row = m_table.at(payer);
        row.free = std::max(0.0, row.free - ms);
        m_table.charges.push_back({payer, subplan, ms});
    }

    /// Data-modifying CTEs run to their end whether or not somebody reads them (execMain.c, ExecPostprocessPlan).
    void runAfterRoot(int subplan, double ms)
    {
        m_table.afterRoot.emplace_back(subplan, ms);
        m_afterRoom = std::max(0.0, m_afterRoom - ms);
    }

    /// Where the value is really computed: a Gather computes what its workers need before it starts them
    /// (execParallel.c, ExecParallelInitializeDSM), as long as the InitPlan itself is not below that Gather.
    [[nodiscard]] Candidate evaluatedAt(const Mention& mention, int home) const
    {
        const Row& row = m_table.at(mention.row);
        if (row.gather >= home && m_table.at(home).gather != row.gather)
            return {row.gather, m_table.at(row.gather).enter};
        return {mention.row, mention.beforeChildren ? row.enter : row.leave};
    }

    void chargeMentioned(int subplan)
    {
        const Row& sub = m_table.at(subplan);
        if (sub.estimate <= 0)
            return;
        std::vector<Candidate> candidates;
        for (const Mention& mention : m_mentions.at(subplan)) {
            if (!m_table.contains(sub.parent, mention.row) || m_table.contains(subplan, mention.row))
                continue;
            const Candidate candidate = evaluatedAt(mention, sub.parent);
            if (m_table.at(candidate.row).executed())
                candidates.push_back(candidate);
        }
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.when < b.when; });
        for (const bool strict : {true, false}) {
            for (const Candidate& candidate : candidates) {
                if (affords(candidate.row, subplan, sub.estimate) &&
                    (!strict || waitedFirst(candidate.row, subplan, sub.estimate))) {
                    charge(candidate.row, subplan, sub.estimate);
                    return;
                }
            }
        }
        if (hasGather(subplan)) {
            for (const Candidate& candidate : candidates) {
                const double mine = std::min(sub.estimate, m_table.at(candidate.row).free);
                if (candidate.row != sub.parent && affords(sub.parent, subplan, sub.estimate - mine) &&
                    !circular(candidate.row, subplan)) {
                    charge(candidate.row, subplan, mine);
                    chargeShutdown(subplan, sub.estimate - mine);
                    return;
                }
            }
        }
        // An Append that prunes at run time computes what its members mention.
        for (const Candidate& candidate : candidates) {
            for (int row = m_table.at(candidate.row).parent; row >= sub.parent && m_steps < mostSteps;
                 row = m_table.at(row).parent) {
                ++m_steps;
                if (affords(row, subplan, sub.estimate)) {
                    charge(row, subplan, sub.estimate);
                    return;
                }
            }
        }
        chargeSilent(subplan);
    }

    /// Nobody is named: the parent, or whoever below it has so much time of its own.
    void chargeSilent(int subplan)
    {
        const Row& sub = m_table.at(subplan);
        if (sub.estimate <= 0)
            return;
        const int home = sub.parent;
        if (affords(home, subplan, sub.estimate)) {
            charge(home, subplan, sub.estimate);
            return;
        }
        int loose = -1;
        int richest = home;
        for (int row = home + 1; row < m_table.at(home).end && m_steps < mostSteps; ++row, ++m_steps) {
            if (row == subplan) {
                row = m_table.at(subplan).end - 1;
                continue;
            }
            const Row& candidate = m_table.at(row);
            if (candidate.gather >= home && m_table.at(home).gather != candidate.gather)
                continue; // a worker cannot have run it
            if (affords(row, subplan, sub.estimate)) {
                if (waitedFirst(row, subplan, sub.estimate)) {
                    charge(row, subplan, sub.estimate);
                    return;
                }
                if (loose < 0)
                    loose = row;
            }
            if (candidate.free > m_table.at(richest).free && !circular(row, subplan))
                richest = row;
        }
        const int payer = loose >= 0 ? loose : richest;
        const double ms = loose >= 0 ? sub.estimate : std::min(sub.estimate, m_table.at(payer).free);
        charge(payer, subplan, ms);
        chargeShutdown(subplan, sub.estimate - ms);
    }

    /// CTE names are scoped: a scan reads the nearest one above it that has the name.
    void findCteScans()
    {
        std::unordered_map<std::string, std::vector<int>> visible;
        std::vector<std::vector<std::string>> names; // what each open row brought into scope
        std::vector<int> open;
        for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
            const int row = static_cast<int>(i);
            while (!open.empty() && !m_table.contains(open.back(), row)) {
                for (const std::string& name : names.back())
                    visible[name].pop_back();
                names.pop_back();
                open.pop_back();
            }
            const Node& node = *m_table.rows[i].node;
            open.push_back(row);
            names.emplace_back();
            for (const auto& child : node.children) {
                if (m_table.at(child->id).role != Role::Cte)
                    continue;
                names.back().push_back(child->subplanName.substr(4));
                visible[names.back().back()].push_back(child->id);
            }
            if (node.type == "CTE Scan" && m_table.rows[i].executed()) {
                const auto found = visible.find(node.cteName);
                if (found != visible.end() && !found->second.empty())
                    m_scans[found->second.back()].push_back(row);
            }
        }
    }

    /// Rows a scan had to see in each of its loops: those it let through and those its filter kept back.
    [[nodiscard]] static double rowsRead(const Node& scan)
    {
        double rows = scan.actualRows.value_or(0);
        if (const std::string* removed = scan.detail("Rows Removed by Filter"))
            rows += base::parseDouble(*removed).value_or(0);
        return rows;
    }

    void chargeCte(int subplan)
    {
        const Row& sub = m_table.at(subplan);
        if (sub.estimate <= 0)
            return;
        const bool modifies = sub.node->type == "ModifyTable";
        std::vector<int> scans;
        if (const auto found = m_scans.find(subplan); found != m_scans.end())
            scans = found->second;
        std::erase_if(scans, [&](int scan) { return circular(scan, subplan); });
        if (scans.empty())
            return;
        const double first = std::min(sub.startup, sub.estimate);
        putFirstPayerInFront(scans, subplan, first);

        const double total = sub.rowsOut();
        const double later = sub.estimate - first; // what all rows but the first took
        double left = sub.estimate;
        double reached = 0;
        for (std::size_t i = 0; i < scans.size(); ++i) {
            const double free = m_table.at(scans[i]).free;
            double read = std::min(total, rowsRead(*m_table.at(scans[i]).node));
            double ms = i == 0 ? std::min(first, free) : 0;
            if (scans.size() == 1 && read >= total) {
                ms = std::min(left, free); // a lone scan also waited for the news that there are no more rows
            } else if (read > std::max(1.0, reached) && total > 1) {
                const double perRow = later / (total - 1);
                const double start = std::max(1.0, reached);
                // Where scans take turns, one saw rows that another waited for.
                if (ms + (read - start) * perRow > free)
                    read = start + std::floor(std::max(0.0, free - ms) / perRow);
                ms += (read - start) * perRow;
            }
            reached = std::max(reached, read);
            ms = std::min({ms, left, free});
            charge(scans[i], subplan, ms);
            left -= ms;
        }
        if (modifies && reached < total) {
            // Rows do not all take the same time: no more than the execution has left ran after the root.
            const double after = std::min(left, m_afterRoom);
            runAfterRoot(subplan, after);
            left -= after;
        }
        // Who read furthest also waited for the end; averages over loops hide the rest.
        std::stable_sort(scans.begin(), scans.end(),
                         [&](int a, int b) { return rowsRead(*m_table.at(a).node) > rowsRead(*m_table.at(b).node); });
        for (const int scan : scans) {
            const double ms = std::min(left, m_table.at(scan).free);
            charge(scan, subplan, ms);
            left -= ms;
        }
        if (modifies && left > 0.002 + 0.01 * sub.estimate)
            runAfterRoot(subplan, left);
        else
            chargeShutdown(subplan, left);
    }

    /// When the statement's rows are all read, the executor shuts its nodes down, which waits for workers: that is
    /// time of the node itself and of all above it, but of nobody who read from it (execProcnode.c, ExecShutdownNode).
    void chargeShutdown(int subplan, double ms) { m_unpaid += ms - chargeHome(subplan, ms); }

    double chargeHome(int subplan, double ms)
    {
        const int home = m_table.at(subplan).parent;
        const double paid = circular(home, subplan) ? 0 : std::min(ms, m_table.at(home).free);
        charge(home, subplan, paid);
        return paid;
    }

    void putFirstPayerInFront(std::vector<int>& scans, int subplan, double first)
    {
        std::stable_sort(scans.begin(), scans.end(),
                         [&](int a, int b) { return m_table.at(a).enter < m_table.at(b).enter; });
        auto payer = std::find_if(scans.begin(), scans.end(), [&](int scan) {
            return affords(scan, subplan, first) && waitedFirst(scan, subplan, first);
        });
        if (payer == scans.end())
            payer = std::find_if(scans.begin(), scans.end(), [&](int scan) { return affords(scan, subplan, first); });
        if (payer == scans.end())
            payer = std::max_element(scans.begin(), scans.end(),
                                     [&](int a, int b) { return m_table.at(a).free < m_table.at(b).free; });
        std::rotate(scans.begin(), payer, payer + 1);
    }

    Table& m_table;
    const Mentions& m_mentions;
    std::unordered_map<int, std::vector<int>> m_scans;
    double m_afterRoom;
    double m_unpaid = 0;
    std::vector<int> m_level;                           ///< by row: the InitPlan or CTE it is part of, or -1
    std::unordered_map<int, std::vector<int>> m_runsIn; ///< by subplan: the levels of its payers
    mutable long m_steps = 0;
};

} // namespace

void findCharges(Table& table, double afterRoom)
{
    const Mentions mentions = findMentions(table);
    std::vector<double> free;
    free.reserve(table.rows.size());
    for (const Row& row : table.rows)
        free.push_back(row.free);
    const auto attempt = [&](bool silentFirst) {
        for (std::size_t i = 0; i < free.size(); ++i)
            table.rows[i].free = free[i];
        table.charges.clear();
        table.afterRoot.clear();
        ChargeFinder finder(table, mentions, afterRoom);
        finder.find(silentFirst);
        return finder.unpaid();
    };
    // What EXPLAIN names goes first, unless that leaves time unexplained and the other way round leaves less.
    const double unpaid = attempt(false);
    if (unpaid > 0.05 + 0.005 * table.rows.front().estimate && attempt(true) >= unpaid)
        attempt(false);
}

} // namespace howdah::plan
