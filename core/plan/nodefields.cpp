// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/nodefields.h"

#include "core/base/numbers.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace howdah::plan {

namespace {

using base::Text;

// Beyond these no server has ever counted; the products of two stay far from overflow. 1e15 ms are 31,000 years.
constexpr double mostMs = 1e15;
constexpr double mostCount = 1e18;
constexpr std::size_t mostDoubts = 20;

const std::unordered_map<std::string_view, std::string Node::*>& texts()
{
    static const std::unordered_map<std::string_view, std::string Node::*> map{
        {"Node Type", &Node::type},
        {"Parent Relationship", &Node::relationship},
        {"Subplan Name", &Node::subplanName},
        {"Join Type", &Node::joinType},
        {"Strategy", &Node::strategy},
        {"Partial Mode", &Node::partialMode},
        {"Operation", &Node::operation},
        {"Scan Direction", &Node::scanDirection},
        {"Schema", &Node::schema},
        {"Relation Name", &Node::relation},
        {"Alias", &Node::alias},
        {"Index Name", &Node::index},
        {"CTE Name", &Node::cteName},
        {"Function Name", &Node::functionName},
    };
    return map;
}

const std::unordered_map<std::string_view, double Node::*>& estimates()
{
    static const std::unordered_map<std::string_view, double Node::*> map{
        {"Startup Cost", &Node::startupCost},
        {"Total Cost", &Node::totalCost},
        {"Plan Rows", &Node::planRows},
    };
    return map;
}

const std::unordered_map<std::string_view, std::optional<double> Node::*>& measures()
{
    static const std::unordered_map<std::string_view, std::optional<double> Node::*> map{
        {"Actual Startup Time", &Node::startupMs},
        {"Actual Total Time", &Node::totalMs},
        {"Actual Rows", &Node::actualRows},
        {"Actual Loops", &Node::loops},
    };
    return map;
}

const std::unordered_map<std::string_view, std::int64_t Buffers::*>& blocks()
{
    static const std::unordered_map<std::string_view, std::int64_t Buffers::*> map{
        {"Shared Hit Blocks", &Buffers::sharedHit},         {"Shared Read Blocks", &Buffers::sharedRead},
        {"Shared Dirtied Blocks", &Buffers::sharedDirtied}, {"Shared Written Blocks", &Buffers::sharedWritten},
        {"Local Hit Blocks", &Buffers::localHit},           {"Local Read Blocks", &Buffers::localRead},
        {"Local Dirtied Blocks", &Buffers::localDirtied},   {"Local Written Blocks", &Buffers::localWritten},
        {"Temp Read Blocks", &Buffers::tempRead},           {"Temp Written Blocks", &Buffers::tempWritten},
    };
    return map;
}

/// One name until server 14, a second for temporary files from 15, one for each kind from 17 on.
const std::unordered_map<std::string_view, double Buffers::*>& ioTimes()
{
    static const std::unordered_map<std::string_view, double Buffers::*> map{
        {"I/O Read Time", &Buffers::readMs},        {"I/O Write Time", &Buffers::writeMs},
        {"Temp I/O Read Time", &Buffers::readMs},   {"Temp I/O Write Time", &Buffers::writeMs},
        {"Shared I/O Read Time", &Buffers::readMs}, {"Shared I/O Write Time", &Buffers::writeMs},
        {"Local I/O Read Time", &Buffers::readMs},  {"Local I/O Write Time", &Buffers::writeMs},
    };
    return map;
}

void doubt(Plan& plan, std::string_view name, std::string_view text)
{
    if (plan.doubts.size() < mostDoubts)
        plan.doubts.push_back(Text(HOWDAH_TEXT("plan", "\"%1\" cannot be %2; it was left out"),
                                   {elided(printable(name), 60), elided(printable(text), 40)}));
}

/// A figure from 0 to `most`, or nothing and a doubt.
std::optional<double> plausible(Plan& plan, std::string_view name, const FieldValue& field, double most)
{
    const std::optional<double> number = field.quoted ? base::parseDouble(field.text) : field.number;
    if (!number || !std::isfinite(*number) || *number < 0 || *number > most) {
        // A null stands for NaN or for nothing at all, and the former has its doubt already.
        if (!field.null)
            doubt(plan, name, field.text);
        return std::nullopt;
    }
    return number;
}

} // namespace

std::optional<double> plausibleMs(Plan& plan, std::string_view name, const FieldValue& field)
{
    return plausible(plan, name, field, mostMs);
}

void setNodeField(Plan& plan, Node& node, std::string_view name, FieldValue field)
{
    if (const auto figure = std::ranges::find(commonFigures, name); figure != commonFigures.end())
        node.reported |= static_cast<std::uint16_t>(1U << (figure - commonFigures.begin()));
    if (const auto text = texts().find(name); text != texts().end()) {
        node.*(text->second) = std::move(field.text);
    } else if (const auto estimate = estimates().find(name); estimate != estimates().end()) {
        const std::optional<double> number = field.quoted ? base::parseDouble(field.text) : field.number;
        if (number && std::isfinite(*number) && *number >= 0)
            node.*(estimate->second) = *number;
        else if (!field.null)
            doubt(plan, name, field.text);
    } else if (const auto measure = measures().find(name); measure != measures().end()) {
        const double most = name.ends_with("Time") ? mostMs : mostCount;
        node.*(measure->second) = plausible(plan, name, field, most);
    } else if (const auto block = blocks().find(name); block != blocks().end()) {
        if (!node.buffers)
            node.buffers.emplace();
        (*node.buffers).*(block->second) =
            static_cast<std::int64_t>(plausible(plan, name, field, mostCount).value_or(0));
    } else if (const auto io = ioTimes().find(name); io != ioTimes().end()) {
        if (!node.buffers)
            node.buffers.emplace();
        (*node.buffers).*(io->second) += plausible(plan, name, field, mostMs).value_or(0);
    } else if (name == "Plan Width") {
        node.planWidth = static_cast<int>(std::min(plausible(plan, name, field, mostCount).value_or(0), 2e9));
    } else if (name == "Parallel Aware") {
        node.parallelAware = field.text == "true";
    } else if (name != "Async Capable" || field.text != "false") { // said of every node, and nearly always "no"
        node.details.emplace_back(std::string(name), std::move(field.text));
    }
}

} // namespace howdah::plan
