// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a file holds: it is a plan whose figures add up, or one line that says why it is none.
#include "core/plan/plan.h"

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
    if (!nlohmann::json::accept(plan::toJson(*plans)))
        std::abort();
    return 0;
}
