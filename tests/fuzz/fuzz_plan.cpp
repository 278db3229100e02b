// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a file holds: it is a plan whose figures add up, or one line that says why it is none.
#include "core/plan/advice.h"
#include "core/plan/diff.h"
#include "core/plan/plan.h"
#include "core/plan/share.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace howdah;

namespace {

void check(const plan::Plan& plan)
{
    double sum = 0;
    plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
        if (node.exclusiveMs.has_value() != plan.analyzed || (plan.analyzed && !(*node.exclusiveMs >= 0)))
            std::abort();
        sum += node.exclusiveMs.value_or(0);
    });
    double all = sum;
    for (const plan::PseudoNode& pseudo : plan.pseudo) {
        if (!(pseudo.exclusiveMs >= 0))
            std::abort();
        if (pseudo.withinExecution)
            all += pseudo.exclusiveMs;
    }
    const double expected = plan.root->inclusiveMs.value_or(0) + plan.afterRootMs;
    if (!(std::fabs(sum - expected) <= 0.001 + expected * 0.001) || !std::isfinite(all))
        std::abort();
}

/// What is made of plans costs more than reading them: only where that leaves time for many inputs.
constexpr std::size_t mostForSharing = 16384;

void mustBeJson(const std::string& text)
{
    if (!nlohmann::json::accept(text))
        std::abort();
}

/// Advice on a plan, and pictures of it.
void share(const plan::Plan& plan)
{
    const std::vector<plan::Finding> findings = plan::advise(plan);
    for (const plan::Finding& finding : findings) {
        if (finding.node >= plan.nodeCount || finding.title.english().empty() || finding.rule < 1)
            std::abort();
        if (finding.savingMs && !(*finding.savingMs >= 0))
            std::abort();
    }
    mustBeJson(plan::adviceJson(findings));
    (void)plan::renderAdvice(findings, 60);
    (void)plan::toHtml(plan, "Plan", findings);
    (void)plan::toSvg(plan);
}

void compare(const plan::PlanPtr& before, const plan::PlanPtr& after)
{
    const plan::PlanDiff diff = plan::diffPlans(before, after);
    mustBeJson(plan::toJson(diff));
    (void)plan::renderDiff(diff, 60);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto plans = plan::parsePlans({reinterpret_cast<const char*>(data), size});
    if (!plans) {
        const std::string line = plans.error().english();
        if (plans.error().code() != base::ErrorCode::InvalidInput || line.find('\n') != std::string::npos)
            std::abort();
        return 0;
    }
    for (const plan::PlanPtr& plan : *plans) {
        check(*plan);
        (void)plan::renderText(*plan, 60);
    }
    mustBeJson(plan::toJson(*plans));
    if (size > mostForSharing)
        return 0;
    for (const plan::PlanPtr& plan : *plans) {
        share(*plan);
        // Without its names it is the same tree.
        const plan::PlanPtr hidden = plan::anonymized(*plan);
        if (hidden->nodeCount != plan->nodeCount)
            std::abort();
        share(*hidden);
        compare(plan, plan);
        compare(plan, hidden);
        compare(plans->front(), plan);
    }
    return 0;
}
