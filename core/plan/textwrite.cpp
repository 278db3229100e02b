// SPDX-License-Identifier: GPL-3.0-or-later
// Tells a tree of text's lines as JSON would: in its order, with its keys, and with the zeros that text leaves out.
#include "core/plan/textscan.h"
#include "core/plan/texttree.h"

#include <algorithm>
#include <vector>

namespace howdah::plan {

namespace {

using Kind = TextField::Kind;

bool hasKey(const TextFields& fields, std::string_view key)
{
    return std::any_of(fields.begin(), fields.end(), [key](const TextField& field) { return field.key == key; });
}

/// Puts a field behind the first one of these keys that is there; false where none is.
bool insertAfter(TextFields& fields, std::initializer_list<std::string_view> keys, TextField field)
{
    for (const std::string_view key : keys) {
        const auto found =
            std::find_if(fields.begin(), fields.end(), [key](const TextField& entry) { return entry.key == key; });
        if (found != fields.end()) {
            fields.insert(found + 1, field);
            return true;
        }
    }
    return false;
}

void addZero(TextFields& fields, std::initializer_list<std::string_view> after, std::string_view key)
{
    if (!hasKey(fields, key))
        insertAfter(fields, after, {Kind::Plain, key, "0"});
}

} // namespace

bool writeFields(Reader& reader, const TextFields& fields)
{
    for (const TextField& field : fields) {
        if (!field.key.empty())
            reader.name(field.key);
        bool read = true;
        switch (field.kind) {
        case Kind::Plain:
            read = reader.plain(field.value);
            break;
        case Kind::Text:
            read = reader.text(field.value);
            break;
        case Kind::OpenObject:
            read = reader.start_object(0);
            break;
        case Kind::OpenList:
            read = reader.start_array(0);
            break;
        case Kind::Close:
            read = reader.end_object();
            break;
        case Kind::ZeroBuffers:
            break;
        }
        if (!read)
            return false;
    }
    return true;
}

TextFields TextTree::groupings(const Rare& rare)
{
    TextFields fields;
    if (rare.groupings.size() == 1 && rare.groupings.front().first == "Group Key" &&
        rare.groupings.front().second != "()") {
        fields.push_back({Kind::Text, "Group Key", rare.groupings.front().second});
    } else {
        fields.push_back({Kind::OpenList, "Grouping Sets", {}});
        std::string_view open; // the keys of the set that is being written
        const auto end = [&] {
            if (!open.empty()) {
                fields.push_back({Kind::Close, {}, {}});
                fields.push_back({Kind::Close, {}, {}});
            }
            open = {};
        };
        bool sorted = false; // a set began with its sort key
        for (const auto& [key, value] : rare.groupings) {
            if (key == "Sort Key") {
                end();
                fields.push_back({Kind::OpenObject, {}, {}});
                fields.push_back({Kind::OpenList, "Sort Key", {}});
                fields.push_back({Kind::Text, {}, value});
                fields.push_back({Kind::Close, {}, {}});
                sorted = true;
                continue;
            }
            // Every set that is hashed is one of its own; sorted ones share theirs.
            if (sorted || open != key || key == "Hash Key") {
                if (!sorted) {
                    end();
                    fields.push_back({Kind::OpenObject, {}, {}});
                }
                fields.push_back({Kind::OpenList, key == "Hash Key" ? "Hash Keys" : "Group Keys", {}});
                open = key;
                sorted = false;
            }
            fields.push_back({Kind::OpenList, {}, {}});
            if (value != "()")
                fields.push_back({Kind::Text, {}, value});
            fields.push_back({Kind::Close, {}, {}});
        }
        end();
        if (sorted)
            fields.push_back({Kind::Close, {}, {}});
        fields.push_back({Kind::Close, {}, {}});
    }
    return fields;
}

/// Whether BUFFERS was on is known when the whole statement is read.
TextFields TextTree::completed(const TextFields& workers) const
{
    TextFields whole;
    for (const TextField& field : workers) {
        if (field.kind != Kind::ZeroBuffers)
            whole.push_back(field);
        else if (m_buffers)
            addZeroBuffers(whole);
    }
    return whole;
}

/// The node's lines as fields, and what stood between them.
void TextTree::readBody(const TreeNode& node, TextFields& body) const
{
    body.clear();
    std::size_t count = 0;
    std::size_t at = node.firstLine;
    const auto insert = [&body](const TextFields& fields) { body.insert(body.end(), fields.begin(), fields.end()); };
    while (true) {
        if (node.rare) {
            for (const auto& [before, workers] : node.rare->earlyWorkers) {
                if (before == count)
                    insert(completed(workers));
            }
            if (node.rare->targetsAt == count) {
                insert(node.rare->targets);
                body.push_back({Kind::Close, {}, {}});
            }
            if (node.rare->groupingsAt == count)
                insert(groupings(*node.rare));
        }
        if (at == none)
            break;
        readProperty(m_lines[at].text, node.type, body);
        at = m_lines[at].next;
        ++count;
    }
}

/// explain.c leaves out of the text what is zero or false; JSON has it.
void TextTree::addLeftOut(const TreeNode& node, TextFields& body) const
{
    const std::string_view type = node.type;
    if (node.measured) {
        if (hasKey(body, "Filter")) {
            if (type == "Aggregate")
                addZero(body, {"Disk Usage", "Planned Partitions", "Filter"}, "Rows Removed by Filter");
            else
                addZero(body, {"Filter"}, "Rows Removed by Filter");
        }
        if (type != "Bitmap Index Scan")
            addZero(body, {"Index Cond", "Recheck Cond"}, "Rows Removed by Index Recheck");
        addZero(body, {"Join Filter"}, "Rows Removed by Join Filter");
        addZero(body, {"Conflict Filter"}, "Rows Removed by Conflict Filter");
        if (type == "Bitmap Heap Scan" && !hasKey(body, "Exact Heap Blocks")) {
            const std::initializer_list<std::string_view> before{"Rows Removed by Filter",
                                                                 "Rows Removed by Index Recheck", "Recheck Cond"};
            addZero(body, before, "Lossy Heap Blocks");
            addZero(body, before, "Exact Heap Blocks");
        }
        if (hasKey(body, "HashAgg Batches") && !hasKey(body, "Planned Partitions") && node.costs) {
            const auto batches = std::find_if(body.begin(), body.end(),
                                              [](const TextField& field) { return field.key == "HashAgg Batches"; });
            body.insert(batches, {Kind::Plain, "Planned Partitions", "0"});
        }
    }
    if (type == "Gather" && !hasKey(body, "Single Copy"))
        insertAfter(body, {"Workers Launched", "Params Evaluated", "Workers Planned"},
                    {Kind::Plain, "Single Copy", "false"});
    if (m_verbose && isAny(type, {"Nested Loop", "Hash Join", "Merge Join"}) && !hasKey(body, "Inner Unique")) {
        const TextField field{Kind::Plain, "Inner Unique", "false"};
        if (!insertAfter(body, {"Output"}, field))
            body.insert(body.begin(), field);
    }
    if (m_buffers && node.measured && !hasKey(body, "Shared Hit Blocks"))
        addZeroBuffers(body);
    if (m_wal && node.measured && !hasKey(body, "WAL Records")) {
        for (const std::string_view key : {"WAL Records", "WAL FPI", "WAL Bytes"})
            body.push_back({Kind::Plain, key, "0"});
    }
}

std::string_view TextTree::relationship(const TreeNode& parent, const TreeNode& child, std::size_t regular)
{
    if (!child.subplan.empty())
        return child.subplan.starts_with("SubPlan ") ? "SubPlan" : "InitPlan";
    const std::string_view type = parent.type;
    if (isAny(type, {"Append", "Merge Append", "BitmapAnd", "BitmapOr"}) ||
        (type == "ModifyTable" && parent.regulars > 1))
        return "Member";
    if (type == "Subquery Scan")
        return "Subquery";
    if (type == "Custom Scan")
        return parent.regulars == 1 ? "child" : "children";
    return regular == 0 ? "Outer" : "Inner";
}

bool TextTree::openNode(Reader& reader, const TreeNode& node, std::string_view relationship)
{
    readNodeLine(node.line, m_read);
    readBody(node, m_body);
    addLeftOut(node, m_body);
    TextFields& head = m_read.before;
    if (!relationship.empty())
        addText(head, "Parent Relationship", relationship);
    if (!node.subplan.empty())
        addText(head, "Subplan Name", node.subplan);
    TextFields& figures = m_read.after;
    if (m_read.neverExecuted) {
        if (m_timed) {
            addPlain(figures, "Actual Startup Time", "0");
            addPlain(figures, "Actual Total Time", "0");
        }
        addPlain(figures, "Actual Rows", "0");
        addPlain(figures, "Actual Loops", "0");
    }
    if (!reader.start_object(0) || !writeFields(reader, head) || !writeFields(reader, figures) ||
        !writeFields(reader, m_body))
        return false;
    if (node.rare && !writeFields(reader, completed(node.rare->workers)))
        return false;
    if (node.rare && !node.rare->tail.empty()) {
        if (!writeFields(reader, node.rare->tail))
            return false;
    } else if (node.type == "Append" || node.type == "Merge Append") {
        reader.name("Subplans Removed");
        if (!reader.plain("0"))
            return false;
    }
    if (node.firstChild == none)
        return true;
    reader.name("Plans");
    return reader.start_array(0);
}

bool TextTree::writeTree(Reader& reader)
{
    struct Step {
        std::size_t node;
        std::size_t child;
        std::size_t regular = 0;
    };
    std::vector<Step> stack{{0, m_nodes.front().firstChild}};
    if (!openNode(reader, m_nodes.front(), {}))
        return false;
    while (!stack.empty()) {
        Step& top = stack.back();
        const TreeNode& parent = m_nodes[top.node];
        if (top.child != none) {
            const std::size_t index = top.child;
            const TreeNode& child = m_nodes[index];
            const std::string_view role = relationship(parent, child, top.regular);
            top.child = child.next;
            top.regular += child.subplan.empty() ? 1U : 0U;
            if (!openNode(reader, child, role))
                return false;
            stack.push_back({index, child.firstChild});
            continue;
        }
        if (parent.firstChild != none && !reader.end_array())
            return false;
        if (!reader.end_object())
            return false;
        stack.pop_back();
    }
    return true;
}

bool TextTree::write(Reader& reader)
{
    if (m_nodes.empty())
        return true;
    closeWorkers();
    closeGroup();
    if (!reader.start_object(0))
        return false;
    reader.name("Plan");
    if (!writeTree(reader))
        return false;
    if (!m_triggers.empty()) {
        reader.name("Triggers");
        if (!reader.start_array(0) || !writeFields(reader, m_triggers) || !reader.end_array())
            return false;
    }
    return writeFields(reader, m_statement) && reader.end_object();
}

} // namespace howdah::plan
