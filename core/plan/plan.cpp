// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan.h"

#include <algorithm>
#include <iterator>

namespace howdah::plan {

namespace {

bool isJoin(std::string_view type)
{
    return type == "Nested Loop" || type == "Hash Join" || type == "Merge Join";
}

std::string joinTitle(const Node& node)
{
    std::string title = node.type;
    if (node.joinType.empty() || node.joinType == "Inner")
        return title;
    if (title.ends_with(" Join"))
        title.resize(title.size() - 5);
    return title + ' ' + node.joinType + " Join";
}

std::string aggregateTitle(const Node& node)
{
    std::string title = node.strategy == "Sorted"   ? "GroupAggregate"
                        : node.strategy == "Hashed" ? "HashAggregate"
                        : node.strategy == "Mixed"  ? "MixedAggregate"
                                                    : "Aggregate";
    if (!node.partialMode.empty() && node.partialMode != "Simple")
        title = node.partialMode + ' ' + title;
    return title;
}

std::string typeTitle(const Node& node)
{
    if (isJoin(node.type))
        return joinTitle(node);
    if (node.type == "Aggregate")
        return aggregateTitle(node);
    if (node.type == "ModifyTable" || (node.type == "Foreign Scan" && node.operation != "Select"))
        return node.operation.empty()       ? node.type
               : node.type == "ModifyTable" ? node.operation
                                            : "Foreign " + node.operation;
    if (node.type == "SetOp") {
        const std::string* command = node.detail("Command");
        return (node.strategy == "Hashed" ? "HashSetOp" : "SetOp") + (command ? ' ' + *command : std::string());
    }
    if (node.type == "Custom Scan") {
        const std::string* provider = node.detail("Custom Plan Provider");
        return provider ? "Custom Scan (" + *provider + ')' : node.type;
    }
    return node.type;
}

} // namespace

Node::~Node()
{
    std::vector<std::unique_ptr<Node>> doomed = std::move(children);
    while (!doomed.empty()) {
        const std::unique_ptr<Node> node = std::move(doomed.back());
        doomed.pop_back();
        std::move(node->children.begin(), node->children.end(), std::back_inserter(doomed));
        node->children.clear();
    }
}

const std::string* Node::detail(std::string_view key) const
{
    const auto found =
        std::find_if(details.begin(), details.end(), [key](const auto& entry) { return entry.first == key; });
    return found == details.end() ? nullptr : &found->second;
}

std::string Node::title() const
{
    std::string title = typeTitle(*this);
    if (parallelAware)
        title.insert(0, "Parallel ");
    if (const std::string* async = detail("Async Capable"); async && *async == "true")
        title.insert(0, "Async ");
    if (scanDirection == "Backward")
        title += " Backward";
    if (!index.empty())
        title += (type == "Bitmap Index Scan" ? " on " : " using ") + index;
    std::string object = !relation.empty() ? relation : !functionName.empty() ? functionName : cteName;
    if (!object.empty() && !schema.empty())
        object.insert(0, schema + '.');
    if (!object.empty())
        title += " on " + object;
    const std::string& bare = !relation.empty() ? relation : !functionName.empty() ? functionName : cteName;
    if (!alias.empty() && alias != bare)
        title += (object.empty() ? " on " : " ") + alias;
    return title;
}

} // namespace howdah::plan
