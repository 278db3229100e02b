// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic.h"

#include "core/base/numbers.h"
#include "core/plan/pseudo.h"
#include "core/plan/table.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace howdah::plan {

namespace {

using base::Text;

constexpr int mostMisfits = 5;

std::string ms(double value)
{
    return base::toChars(value, 3) + " ms";
}

/// Hands time down from the root: every node's inclusive time is what its parent and payers can give, so that nothing
/// is counted twice and nothing gets lost.
class Distribution {
public:
    Distribution(Table& table, Plan& plan)
        : m_table(table)
        , m_plan(plan)
        , m_charges(table.rows.size())
        , m_waiting(table.rows.size(), 0)
        , m_after(table.rows.size(), 0)
    {
        for (std::size_t i = 0; i < table.charges.size(); ++i) {
            m_charges[static_cast<std::size_t>(table.charges[i].payer)].push_back(i);
            ++m_waiting[static_cast<std::size_t>(table.charges[i].subplan)];
        }
        for (const auto& [row, after] : table.afterRoot)
            m_after[static_cast<std::size_t>(row)] += after;
    }

    void run()
    {
        Row& root = m_table.at(0);
        const double rootMs = root.executed() ? root.node->totalMs.value_or(0) * *root.node->loops / root.divisor : 0;
        m_allowed = std::max(0.05, 0.01 * rootMs);
        root.inclusive = rootMs;
        m_ready.push_back(0);
        for (std::size_t i = 1; i < m_table.rows.size(); ++i) {
            // Nobody paid for it: never executed, or it ran when the root was done.
            if (m_table.rows[i].role != Role::Regular && m_waiting[i] == 0)
                startSubplan(static_cast<int>(i));
        }
        drain();
        // A circle of plans that wait for each other cannot be; figures that claim so lose the time that is in it.
        for (std::size_t i = 1; i < m_table.rows.size(); ++i) {
            if (m_waiting[i] > 0) {
                m_waiting[i] = 0;
                startSubplan(static_cast<int>(i));
                drain();
            }
        }
        if (m_misfits > mostMisfits)
            m_plan.doubts.push_back(Text::counted(
                HOWDAH_TEXT_N("plan", "Times that do not fit together: %n more node(s)"), m_misfits - mostMisfits));
    }

private:
    void drain()
    {
        while (!m_ready.empty()) {
            const int row = m_ready.back();
            m_ready.pop_back();
            settle(row);
        }
    }

    void startSubplan(int row)
    {
        Row& sub = m_table.at(row);
        const double after = m_after[static_cast<std::size_t>(row)];
        m_plan.afterRootMs += after;
        sub.inclusive += after;
        if (sub.estimate > sub.inclusive + m_allowed + (sub.estimate - sub.low))
            misfit(Text(HOWDAH_TEXT("plan", "%1 took %2, but the nodes that can have waited for it have only %3"),
                        {elided(printable(sub.node->subplanName), 60), ms(sub.estimate), ms(sub.inclusive)}));
        m_ready.push_back(row);
    }

    void misfit(Text text)
    {
        if (++m_misfits <= mostMisfits)
            m_plan.doubts.push_back(std::move(text));
    }

    struct Part {
        int row = -1;              ///< a child, or
        std::size_t charge = none; ///< a charge
        double low = 0, ms = 0;
    };

    /// Divides a node's time among what ran inside it; the rest is its own.
    void settle(int index)
    {
        Row& row = m_table.at(index);
        std::vector<Part> parts;
        double sum = 0;
        for (const auto& child : row.node->children) {
            const Row& below = m_table.at(child->id);
            if (below.role == Role::Regular)
                parts.push_back({child->id, none, below.low, below.estimate});
        }
        for (const std::size_t charge : m_charges[static_cast<std::size_t>(index)]) {
            const Charge& paid = m_table.charges[charge];
            // Begun without waiting for this part, which then stays where it is.
            if (m_waiting[static_cast<std::size_t>(paid.subplan)] == 0)
                continue;
            const Row& sub = m_table.at(paid.subplan);
            const double certain = sub.estimate > 0 ? sub.low / sub.estimate : 0;
            parts.push_back({-1, charge, paid.ms * certain, paid.ms});
        }
        // A node that got less than it certainly took passes the cut on to everything inside it alike.
        const double scale = row.low > 0 && row.inclusive < row.low ? row.inclusive / row.low : 1;
        for (Part& part : parts) {
            part.low *= scale;
            part.ms *= scale;
            sum += part.ms;
        }
        fit(row, parts, sum);
        double given = 0;
        for (const Part& part : parts) {
            given += part.ms;
            if (part.row >= 0) {
                m_table.at(part.row).inclusive = part.ms;
                m_ready.push_back(part.row);
                continue;
            }
            Charge& paid = m_table.charges[part.charge];
            paid.ms = part.ms;
            m_table.at(paid.subplan).inclusive += part.ms;
            if (--m_waiting[static_cast<std::size_t>(paid.subplan)] == 0)
                startSubplan(paid.subplan);
        }
        row.exclusive = std::max(0.0, row.inclusive - given);
    }

    /// Shrinks parts that are more than the whole: first within their rounding, then in proportion.
    void fit(const Row& row, std::vector<Part>& parts, double sum)
    {
        double excess = sum - row.inclusive;
        if (excess <= 0)
            return;
        double slack = 0;
        for (const Part& part : parts)
            slack += part.ms - part.low;
        if (slack > 0) {
            const double share = std::min(1.0, excess / slack);
            for (Part& part : parts)
                part.ms -= (part.ms - part.low) * share;
            excess -= slack * share;
            sum -= slack * share;
        }
        if (excess <= 0 || sum <= 0)
            return;
        if (excess > m_allowed)
            misfit(row.node->type.starts_with("Gather")
                       ? Text(HOWDAH_TEXT("plan", "Workers below %1 also worked while it was not asked for rows: of "
                                                  "%2 it waited for %3"),
                              {elided(printable(row.node->title()), 60), ms(sum), ms(row.inclusive)})
                       : Text(HOWDAH_TEXT("plan", "What ran inside %1 took %2, but the node only %3"),
                              {elided(printable(row.node->title()), 60), ms(sum), ms(row.inclusive)}));
        for (Part& part : parts)
            part.ms *= row.inclusive / sum;
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    Table& m_table;
    Plan& m_plan;
    std::vector<std::vector<std::size_t>> m_charges; ///< by payer
    std::vector<int> m_waiting;                      ///< charges a subplan's time is still to come from
    std::vector<double> m_after;
    std::vector<int> m_ready;
    double m_allowed = 0;
    int m_misfits = 0;
};

void subtract(Buffers& from, const Buffers& what, double share)
{
    const auto count = [share](std::int64_t& field, std::int64_t other) {
        field -= share >= 1 ? other : std::llround(static_cast<double>(other) * share);
    };
    count(from.sharedHit, what.sharedHit);
    count(from.sharedRead, what.sharedRead);
    count(from.sharedDirtied, what.sharedDirtied);
    count(from.sharedWritten, what.sharedWritten);
    count(from.localHit, what.localHit);
    count(from.localRead, what.localRead);
    count(from.localDirtied, what.localDirtied);
    count(from.localWritten, what.localWritten);
    count(from.tempRead, what.tempRead);
    count(from.tempWritten, what.tempWritten);
    from.readMs -= what.readMs * share;
    from.writeMs -= what.writeMs * share;
}

/// Workers' blocks reach their Gather when it ends, those of a node cut short may not: never below zero.
void clampBuffers(Buffers& buffers)
{
    for (std::int64_t* field :
         {&buffers.sharedHit, &buffers.sharedRead, &buffers.sharedDirtied, &buffers.sharedWritten, &buffers.localHit,
          &buffers.localRead, &buffers.localDirtied, &buffers.localWritten, &buffers.tempRead, &buffers.tempWritten})
        *field = std::max<std::int64_t>(0, *field);
    buffers.readMs = std::max(0.0, buffers.readMs);
    buffers.writeMs = std::max(0.0, buffers.writeMs);
}

/// Blocks are counted once, over all loops and processes (never times loops), and an InitPlan's are also those of the
/// node that ran it.
void fillBuffers(Table& table)
{
    for (Row& row : table.rows)
        row.node->exclusiveBuffers = row.node->buffers;
    for (const Row& row : table.rows) {
        if (row.role != Role::Regular || row.parent < 0 || !row.node->buffers)
            continue;
        if (auto& above = table.at(row.parent).node->exclusiveBuffers)
            subtract(*above, *row.node->buffers, 1);
    }
    for (const Charge& charge : table.charges) {
        const Row& sub = table.at(charge.subplan);
        auto& payer = table.at(charge.payer).node->exclusiveBuffers;
        if (payer && sub.node->buffers && sub.inclusive > 0)
            subtract(*payer, *sub.node->buffers, std::min(1.0, charge.ms / sub.inclusive));
    }
    for (Row& row : table.rows) {
        if (row.node->exclusiveBuffers)
            clampBuffers(*row.node->exclusiveBuffers);
    }
}

/// Both figures are per loop; below 1 the server rounds (up to 17), so that a row is the least that is compared.
void fillEstimateError(Node& node)
{
    // These count nothing (nodeBitmapAnd.c, nodeBitmapOr.c).
    if (node.type == "BitmapAnd" || node.type == "BitmapOr" || !node.actualRows || node.loops.value_or(0) <= 0)
        return;
    const double actual = std::max(1.0, *node.actualRows);
    const double expected = std::max(1.0, node.planRows);
    node.underestimated = actual > expected;
    node.estimateFactor = node.underestimated ? actual / expected : expected / actual;
}

} // namespace

void derive(Plan& plan, const Reported& reported)
{
    Table table = makeTable(plan);
    plan.nodeCount = static_cast<int>(table.rows.size());
    plan.analyzed =
        std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) { return row.node->loops.has_value(); });
    if (!plan.analyzed) {
        addPseudoNodes(plan, reported, false);
        return;
    }
    const bool timed =
        std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) { return row.node->totalMs.has_value(); });
    const double rootMs = table.rows.front().estimate;
    findCharges(table,
                plan.executionMs ? std::max(0.0, *plan.executionMs - rootMs) : std::numeric_limits<double>::max());
    Distribution(table, plan).run();
    fillBuffers(table);
    bool parallel = false;
    for (Row& row : table.rows) {
        Node& node = *row.node;
        node.exclusiveMs = row.exclusive;
        if (timed)
            node.inclusiveMs = row.inclusive;
        node.totalRows = row.rowsOut();
        fillEstimateError(node);
        parallel |= row.divisor > 1;
    }
    if (!timed)
        plan.doubts.push_back(
            Text(HOWDAH_TEXT("plan", "Measured without node times (TIMING OFF): all time is the executor's")));
    addPseudoNodes(plan, reported, parallel);
}

} // namespace howdah::plan
