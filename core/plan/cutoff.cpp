// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/cutoff.h"

#include "core/base/numbers.h"
#include "core/plan/nodefields.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace howdah::plan {

namespace {

using base::Text;

/// Types of nodes that never are without so many children, subplans not counted (plannodes.h).
constexpr std::array<std::pair<std::string_view, std::size_t>, 27> fewestChildren{{{"Nested Loop", 2},
                                                                                   {"Hash Join", 2},
                                                                                   {"Merge Join", 2},
                                                                                   {"Recursive Union", 2},
                                                                                   {"BitmapAnd", 2},
                                                                                   {"BitmapOr", 2},
                                                                                   {"Bitmap Heap Scan", 1},
                                                                                   {"Hash", 1},
                                                                                   {"Sort", 1},
                                                                                   {"Incremental Sort", 1},
                                                                                   {"Aggregate", 1},
                                                                                   {"Group", 1},
                                                                                   {"Limit", 1},
                                                                                   {"Gather", 1},
                                                                                   {"Gather Merge", 1},
                                                                                   {"Materialize", 1},
                                                                                   {"Memoize", 1},
                                                                                   {"Unique", 1},
                                                                                   {"LockRows", 1},
                                                                                   {"SetOp", 1},
                                                                                   {"WindowAgg", 1},
                                                                                   {"ProjectSet", 1},
                                                                                   {"Subquery Scan", 1},
                                                                                   {"ModifyTable", 1},
                                                                                   {"Insert", 1},
                                                                                   {"Update", 1},
                                                                                   {"Delete", 1}}};

/// Those that read a table, which is always named.
constexpr std::array<std::string_view, 7> tableScans{
    "Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Heap Scan", "Tid Scan", "Tid Range Scan", "Sample Scan"};

constexpr unsigned bitOf(std::string_view name)
{
    for (std::size_t i = 0; i < commonFigures.size(); ++i) {
        if (commonFigures[i] == name)
            return 1U << i;
    }
    return 0;
}

std::size_t regularChildren(const Node& node)
{
    return static_cast<std::size_t>(std::ranges::count_if(node.children, [](const std::unique_ptr<Node>& child) {
        return child->relationship != "InitPlan" && child->relationship != "SubPlan";
    }));
}

/// Collects the numbers of "SubPlan 3" in an expression, without its literals and quoted names.
void addSubplans(std::string_view text, std::set<int>& numbers)
{
    constexpr std::string_view word = "SubPlan ";
    if (text.find(word) == std::string_view::npos)
        return;
    char quote = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0 || c == '\'' || c == '"') {
            quote = quote == 0 ? c : c == quote ? '\0' : quote;
            continue;
        }
        if (!text.substr(at).starts_with(word))
            continue;
        const std::string_view rest = text.substr(at + word.size());
        const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (const auto number = base::parseNumber<int>(rest.substr(0, digits)))
            numbers.insert(*number);
        at += word.size() - 1;
    }
}

std::optional<Text> missingFigure(const Node& node, unsigned wanted)
{
    const unsigned missing = wanted & ~static_cast<unsigned>(node.reported);
    for (std::size_t i = 0; i < commonFigures.size(); ++i) {
        if ((missing >> i & 1U) != 0)
            return Text(HOWDAH_TEXT("plan", "The plan seems to be cut off: %1 has no \"%2\""),
                        {elided(printable(node.title()), 60), std::string(commonFigures[i])});
    }
    return std::nullopt;
}

std::optional<Text> doubtOf(const Node& node, unsigned wanted)
{
    if (auto figure = missingFigure(node, wanted))
        return figure;
    if (node.relation.empty() && std::ranges::find(tableScans, node.type) != tableScans.end())
        return Text(HOWDAH_TEXT("plan", "The plan seems to be cut off: %1 names no table"),
                    {elided(printable(node.title()), 60)});
    const auto type =
        std::ranges::find_if(fewestChildren, [&node](const auto& entry) { return entry.first == node.type; });
    if (type != fewestChildren.end() && regularChildren(node) < type->second)
        return Text(HOWDAH_TEXT("plan", "The plan seems to be cut off: below %1 a node is missing"),
                    {elided(printable(node.title()), 60)});
    return std::nullopt;
}

/// Figures that come together: where the first node has one of them, it has to have all.
unsigned figuresOf(const Node& root)
{
    constexpr unsigned costs = bitOf("Startup Cost") | bitOf("Total Cost") | bitOf("Plan Rows") | bitOf("Plan Width");
    constexpr unsigned times = bitOf("Actual Startup Time") | bitOf("Actual Total Time");
    constexpr unsigned counts = bitOf("Actual Rows") | bitOf("Actual Loops");
    constexpr unsigned blocks = bitOf("Shared Hit Blocks") | bitOf("Temp Written Blocks");
    constexpr unsigned wal = bitOf("WAL Records") | bitOf("WAL Bytes");
    unsigned figures = root.reported;
    for (const unsigned together : {costs, times, counts, blocks, wal}) {
        if ((figures & together) != 0)
            figures |= together;
    }
    return (figures & times) != 0 ? figures | counts : figures;
}

std::optional<Text> doubtOf(const Plan& plan, const DocumentEnd& end)
{
    if (end.announces)
        return Text(HOWDAH_TEXT("plan", "The plan seems to be cut off: what its last line announces is missing"));
    const unsigned wanted = figuresOf(*plan.root) | (end.parallelAware ? bitOf("Parallel Aware") : 0U);
    std::optional<Text> found;
    std::set<int> named, present;
    forEachNode(*plan.root, [&](const Node& node, int) {
        if (!found)
            found = doubtOf(node, wanted);
        for (const auto& [name, text] : node.details)
            addSubplans(text, named);
        addSubplans(node.subplanName, present);
    });
    if (found)
        return found;
    for (const int number : named) {
        if (!present.contains(number))
            return Text(HOWDAH_TEXT("plan", "The plan seems to be cut off: SubPlan %1 is named and missing"),
                        {std::to_string(number)});
    }
    if (plan.analyzed && plan.planningMs && !plan.executionMs)
        return Text(HOWDAH_TEXT("plan", "The plan seems to be cut off: it has a planning time and no execution time"));
    if (plan.analyzed && !end.triggers && plan.queryText.empty() && !plan.executionMs)
        return Text(HOWDAH_TEXT("plan", "The plan seems to be cut off: nothing follows its tree"));
    return std::nullopt;
}

} // namespace

void doubtCutOff(Plan& plan, const DocumentEnd& end)
{
    if (auto doubt = doubtOf(plan, end))
        plan.doubts.push_back(*std::move(doubt));
}

} // namespace howdah::plan
