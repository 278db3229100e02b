// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/figures.h"

#include "core/base/numbers.h"
#include "core/base/units.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <cmath>

namespace howdah::plan {

namespace human = base::human;

namespace figures {

std::string time(double ms)
{
    return ms == 0 ? "0 ms" : human::milliseconds(ms);
}

std::string percent(double share)
{
    return share > 0 && share < 0.0005 ? "<0.1 %" : base::toChars(share * 100, 1) + " %";
}

std::string count(double value)
{
    return human::number(std::fabs(value) >= 100 ? std::round(value) : value);
}

std::string blocks(std::int64_t blocks)
{
    constexpr std::int64_t blockSize = 8192;
    constexpr std::int64_t mostBlocks = std::int64_t{1} << 49;
    return blocks <= 0 ? "0" : human::bytes({std::min(blocks, mostBlocks) * blockSize});
}

std::string offBy(const Node& node)
{
    if (!node.estimateFactor || *node.estimateFactor < 1.05)
        return {};
    return (node.underestimated ? "↑ " : "↓ ") + human::factor(*node.estimateFactor);
}

std::int64_t touched(const Buffers& buffers)
{
    return buffers.sharedHit + buffers.sharedRead + buffers.localHit + buffers.localRead + buffers.tempRead;
}

} // namespace figures

double wholeOf(const Plan& plan)
{
    if (!plan.root)
        return 0;
    return plan.analyzed ? plan.executionMs.value_or(plan.root->inclusiveMs.value_or(0) + plan.afterRootMs)
                         : plan.root->totalCost;
}

std::string summaryOf(const Plan& plan)
{
    std::string text;
    const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : " · ") + part; };
    if (plan.executionMs)
        add("execution " + figures::time(*plan.executionMs));
    else if (plan.analyzed)
        add("nodes " + figures::time(wholeOf(plan)));
    else
        add("estimates only, cost " + figures::count(wholeOf(plan)));
    if (plan.planningMs)
        add("planning " + figures::time(*plan.planningMs));
    add(human::integer(plan.nodeCount) + (plan.nodeCount == 1 ? " node" : " nodes"));
    if (!plan.doubts.empty())
        add(human::integer(static_cast<std::int64_t>(plan.doubts.size())) +
            (plan.doubts.size() == 1 ? " doubt" : " doubts"));
    return text;
}

std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char character = decodeUtf8(text, at);
        const char32_t code = character.code;
        const bool control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
        if (!character.valid || control || code == 0xfffe || code == 0xffff)
            out += "\ufffd";
        else if (code == '&')
            out += "&amp;";
        else if (code == '<')
            out += "&lt;";
        else if (code == '>')
            out += "&gt;";
        else if (code == '"')
            out += "&quot;";
        else if (code == '\'')
            out += "&#39;";
        else
            out += text.substr(at, character.length);
        at += character.length;
    }
    return out;
}

} // namespace howdah::plan
