// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/pseudo.h"

#include "core/base/numbers.h"

#include <algorithm>
#include <numeric>

namespace howdah::plan {

namespace {

using base::Text;

std::string ms(double value)
{
    return base::toChars(value, 3) + " ms";
}

/// Which triggers ran inside ModifyTable nodes. EXPLAIN does not say whether a trigger is a BEFORE trigger, which does,
/// or an AFTER trigger, which runs when the root is done (nodeModifyTable.c; execMain.c, standard_ExecutorFinish).
/// Constraint triggers are always AFTER. So: the fewest others that must have been inside for the sum to fit.
std::vector<bool> triggersInside(const std::vector<ReportedTrigger>& triggers, double room, double tolerance)
{
    std::vector<bool> inside(triggers.size(), false);
    std::vector<std::size_t> order(triggers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return triggers[a].ms.value_or(0) > triggers[b].ms.value_or(0); });
    double sum = 0;
    for (const ReportedTrigger& trigger : triggers)
        sum += trigger.ms.value_or(0);
    for (const std::size_t i : order) {
        if (sum <= room + tolerance)
            break;
        if (!triggers[i].constraint.empty())
            continue;
        inside[i] = true;
        sum -= triggers[i].ms.value_or(0);
    }
    return inside;
}

} // namespace

void addPseudoNodes(Plan& plan, const Reported& reported, bool parallel)
{
    if (plan.planningMs)
        plan.pseudo.push_back({"planning", "Planning Time", *plan.planningMs, false, *plan.planningMs, {}});
    if (!plan.analyzed)
        return;

    const double root = plan.root->inclusiveMs.value_or(0);
    const double execution = plan.executionMs.value_or(0);
    const double tolerance = 0.01 + 0.001 * execution;
    // Without an execution time (auto_explain, SUMMARY OFF) nothing limits the rest.
    double room = plan.executionMs ? execution - root - plan.afterRootMs : 1e300;
    if (room < -tolerance)
        plan.doubts.push_back(Text(HOWDAH_TEXT("plan", "The nodes took %1, longer than the execution with %2"),
                                   {ms(root + plan.afterRootMs), ms(execution)}));
    room = std::max(0.0, room);

    const auto add = [&](std::string name, std::string source, double value, double limit, std::string detail) {
        const double counted = std::max(0.0, std::min({value, limit, room}));
        room -= counted;
        plan.pseudo.push_back({std::move(name), std::move(source), counted, true, value, std::move(detail)});
        return counted;
    };

    // Rows become text or binary between two calls of the root node (explain.c, serializeAnalyzeReceive).
    if (reported.serializationMs)
        add("serialization", "Serialization.Time", *reported.serializationMs, 1e300, {});

    const std::vector<bool> inside = triggersInside(reported.triggers, room, tolerance);
    for (std::size_t i = 0; i < reported.triggers.size(); ++i) {
        const ReportedTrigger& trigger = reported.triggers[i];
        if (!trigger.ms)
            continue;
        const std::string& name = trigger.constraint.empty() ? trigger.name : trigger.constraint;
        std::string detail = trigger.relation.empty() ? "" : trigger.relation + ", ";
        detail += base::toChars(trigger.calls, 0) + (trigger.calls == 1 ? " call" : " calls");
        const double counted = add("trigger " + name, "Triggers[" + std::to_string(trigger.index) + "].Time",
                                   *trigger.ms, inside[i] ? 0 : 1e300, std::move(detail));
        plan.pseudo.back().constraint = !trigger.constraint.empty();
        if (inside[i])
            plan.doubts.push_back(
                Text(HOWDAH_TEXT("plan", "Trigger %1 ran before the rows were written: its %2 are in the node's time"),
                     {name, ms(*trigger.ms)}));
        else if (*trigger.ms > counted + tolerance)
            plan.doubts.push_back(Text(HOWDAH_TEXT("plan", "Trigger %1 took %2, but only %3 of the execution are left"),
                                       {name, ms(*trigger.ms), ms(counted)}));
    }

    // Code is generated while the executor starts, before the root runs; it is optimised and emitted when a node first
    // needs it, within that node's time (llvmjit.c, llvm_compile_module). With workers the figure is a sum over
    // processes, of which the leader's part is not known and the rest passed while a Gather waited.
    if (reported.jitGenerationMs)
        add("jit", reported.jitGenerationSource, *reported.jitGenerationMs, parallel ? 0 : 1e300, {});

    if (plan.executionMs)
        plan.pseudo.push_back({"executor", "remainder", room, true, room, {}});
}

} // namespace howdah::plan
