// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/texttree.h"

#include "core/plan/textscan.h"

#include <algorithm>

namespace howdah::plan {

namespace {

using Kind = TextField::Kind;

bool isAny(std::string_view text, std::initializer_list<std::string_view> list)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

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
            fields.insert(found + 1, std::move(field));
            return true;
        }
    }
    return false;
}

void addZero(TextFields& fields, std::initializer_list<std::string_view> after, std::string_view key)
{
    if (!hasKey(fields, key))
        insertAfter(fields, after, {Kind::Plain, std::string(key), "0"});
}

} // namespace

bool writeFields(Reader& reader, const TextFields& fields)
{
    for (const TextField& field : fields) {
        if (!field.key.empty()) {
            std::string key = field.key;
            if (!reader.key(key))
                return false;
        }
        bool read = true;
        switch (field.kind) {
        case Kind::Plain:
            read = reader.plain(field.value);
            break;
        case Kind::Text: {
            std::string value = field.value;
            read = reader.string(value);
            break;
        }
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

bool TextTree::addNode(std::string_view line, int column, bool arrow)
{
    closeWorkers();
    closeGroup();
    TreeNode node;
    node.line = readNodeLine(line);
    // The root has no arrow and stands left of all others, wherever that is.
    node.column = m_nodes.empty() || arrow ? column : column + 1;
    node.subplan = std::move(m_heading);
    m_heading.clear();
    if (m_modified.empty())
        m_modified = node.line.relation;
    m_timed |= node.line.timed;
    m_measured |= node.line.measured || node.line.neverExecuted;
    m_belowTree = false;
    while (m_open.size() > 1 && m_nodes[m_open.back()].column >= column)
        m_open.pop_back();
    const std::size_t index = m_nodes.size();
    if (!m_open.empty()) {
        m_flat |= m_open.size() == 1 && column <= m_nodes.front().column;
        m_nodes[m_open.back()].children.push_back(index);
    }
    const bool named = node.line.named && !node.line.damaged;
    m_nodes.push_back(std::move(node));
    m_open.push_back(index);
    return named;
}

void TextTree::addHeading(std::string_view line, int column)
{
    closeWorkers();
    closeGroup();
    // It stands where its node's siblings have their arrows.
    while (m_open.size() > 1 && m_nodes[m_open.back()].column >= column)
        m_open.pop_back();
    m_heading = line;
}

bool TextTree::addLine(std::string_view line, int column)
{
    if (m_group != Group::None) {
        if (column > m_groupColumn && !isStatementKey(propertyKey(line)))
            return addToGroup(line);
        closeGroup();
    }
    const std::string_view key = propertyKey(line);
    const bool trigger = line.starts_with("Trigger ") && line.find("calls=") != std::string_view::npos;
    if (isStatementKey(key) || trigger || column <= m_nodes.front().column) {
        closeWorkers();
        m_belowTree = true;
        return addToStatement(line, column);
    }
    if (m_belowTree)
        return false;
    return addToNode(line, column);
}

bool TextTree::addToNode(std::string_view line, int column)
{
    TreeNode& node = m_nodes[m_open.back()];
    const std::string_view key = propertyKey(line);
    if (key.starts_with("Worker ") && key.find_first_not_of("0123456789", 7) == std::string_view::npos) {
        openWorker(line, key, column);
        return true;
    }
    if (m_workerColumn >= 0 && column > m_workerColumn)
        return addToWorker(line, column);
    if (key == "Subplans Removed") {
        closeWorkers();
        return readProperty(line, node.line.type, node.tail);
    }
    if (m_workerColumn >= 0 || !node.workers.empty()) {
        // Servers before 13 write about workers in several places.
        closeWorkers();
        node.body.insert(node.body.end(), node.workers.begin(), node.workers.end());
        node.workers.clear();
    }
    if (node.line.type == "Aggregate" && isAny(key, {"Group Key", "Hash Key", "Sort Key"})) {
        if (node.groupings.empty())
            node.groupingsAt = node.body.size();
        node.groupings.emplace_back(key, trimBlanks(line.substr(key.size() + 1)));
        return true;
    }
    if (node.line.type == "ModifyTable" && key.empty()) {
        const bool foreign = line.starts_with("Foreign ");
        const TextNodeLine target = readNodeLine(foreign ? line.substr(8) : line);
        if (target.type != "ModifyTable")
            return false;
        // JSON has all targets in one list.
        if (node.targets.empty()) {
            node.targetsAt = node.body.size();
            node.targets.push_back({Kind::OpenList, "Target Tables", {}});
        }
        node.targets.push_back({Kind::OpenObject, {}, {}});
        node.targets.insert(node.targets.end(), target.after.begin(), target.after.end());
        node.targets.push_back({Kind::Close, {}, {}});
        return true;
    }
    const std::size_t kept = node.body.size();
    if (!readProperty(line, node.line.type, node.body))
        return false;
    if (key == "Output")
        m_verbose = true;
    if (key == "Buffers")
        m_buffers = true;
    if (key == "WAL" && node.body.size() > kept + 1)
        m_wal = true;
    return true;
}

void TextTree::openWorker(std::string_view line, std::string_view key, int column)
{
    TreeNode& node = m_nodes[m_open.back()];
    closeWorker();
    if (!m_workersOpen)
        node.workers.push_back({Kind::OpenList, "Workers", {}});
    m_workersOpen = true;
    node.workers.push_back({Kind::OpenObject, {}, {}});
    node.workers.push_back({Kind::Plain, "Worker Number", std::string(key.substr(7))});
    m_workerColumn = column;
    m_workerHasBuffers = m_workerIsMeasured = false;
    const std::string_view rest = trimBlanks(line.substr(key.size() + 1));
    if (readActual(rest, node.workers))
        m_workerIsMeasured = true;
    else if (!rest.empty() && !addToWorker(rest, column))
        node.workers.push_back({Kind::Text, "Text", std::string(rest)});
}

bool TextTree::addToWorker(std::string_view line, int column)
{
    TreeNode& node = m_nodes[m_open.back()];
    const std::string_view key = propertyKey(line);
    if (key == "JIT") {
        node.workers.push_back({Kind::OpenObject, "JIT", {}});
        m_group = Group::WorkerJit;
        m_groupColumn = column;
        return true;
    }
    if (readActual(line, node.workers)) {
        m_workerIsMeasured = true;
        return true;
    }
    m_workerHasBuffers |= key == "Buffers";
    return readProperty(line, node.line.type, node.workers);
}

void TextTree::closeWorker()
{
    if (m_workerColumn < 0)
        return;
    if (m_group == Group::WorkerJit)
        closeGroup();
    TextFields& workers = m_nodes[m_open.back()].workers;
    if (m_workerIsMeasured && !m_workerHasBuffers)
        workers.push_back({Kind::ZeroBuffers, {}, {}});
    workers.push_back({Kind::Close, {}, {}});
    m_workerColumn = -1;
}

void TextTree::closeWorkers()
{
    if (m_open.empty())
        return;
    closeWorker();
    if (m_workersOpen)
        m_nodes[m_open.back()].workers.push_back({Kind::Close, {}, {}});
    m_workersOpen = false;
}

bool TextTree::addToGroup(std::string_view line)
{
    if (m_group == Group::WorkerJit)
        return readJitLine(line, m_nodes[m_open.back()].workers);
    if (m_group == Group::Jit)
        return readJitLine(line, m_statement);
    return readProperty(line, {}, m_statement);
}

void TextTree::closeGroup()
{
    if (m_group == Group::WorkerJit)
        m_nodes[m_open.back()].workers.push_back({Kind::Close, {}, {}});
    else if (m_group != Group::None)
        m_statement.push_back({Kind::Close, {}, {}});
    m_group = Group::None;
}

void TextTree::addSettings(std::string_view value)
{
    // "work_mem = '64kB', jit = 'off'": values stand there as they are, with the quotes they hold
    m_statement.push_back({Kind::OpenObject, "Settings", {}});
    while (!value.empty()) {
        const std::size_t equals = value.find(" = ");
        if (equals == std::string_view::npos)
            break;
        const std::string_view name = trimBlanks(value.substr(0, equals));
        value.remove_prefix(equals + 3);
        // The value ends at the comma behind which another name stands.
        std::size_t end = value.find("', ");
        std::size_t next = value.find(" = ");
        while (end != std::string_view::npos) {
            if (next != std::string_view::npos && next < end)
                next = value.find(" = ", end);
            if (next == std::string_view::npos) {
                end = next;
            } else if (value.substr(end + 3, next - end - 3).find_first_of(" ',") == std::string_view::npos) {
                break;
            } else {
                end = value.find("', ", end + 1);
            }
        }
        std::string_view setting = trimBlanks(value.substr(0, end));
        value = end == std::string_view::npos ? std::string_view{} : value.substr(end + 3);
        if (setting.starts_with('\''))
            setting.remove_prefix(1);
        if (setting.ends_with('\''))
            setting.remove_suffix(1);
        m_statement.push_back({Kind::Text, std::string(name), std::string(setting)});
    }
    m_statement.push_back({Kind::Close, {}, {}});
}

bool TextTree::addToStatement(std::string_view line, int column)
{
    if (line.starts_with("Trigger ") && line.find("calls=") != std::string_view::npos) {
        return readTrigger(line, m_modified, m_triggers);
    }
    const std::string_view key = propertyKey(line);
    if (key.empty())
        return false;
    std::string_view value = trimBlanks(line.substr(key.size() + 1));
    if (key == "Planning" || key == "JIT") {
        m_statement.push_back({Kind::OpenObject, std::string(key), {}});
        m_group = key == "JIT" ? Group::Jit : Group::Planning;
        m_groupColumn = column;
        return value.empty();
    }
    if (key == "Serialization") {
        m_statement.push_back({Kind::OpenObject, "Serialization", {}});
        m_group = Group::Serialization;
        m_groupColumn = column;
        while (!(value = trimBlanks(value)).empty()) {
            const std::string_view item = value.substr(0, value.find("  "));
            value.remove_prefix(item.size());
            const std::size_t equals = item.find('=');
            if (equals == std::string_view::npos)
                return false;
            const std::string_view name = item.substr(0, equals);
            std::string_view figure = item.substr(equals + 1);
            for (const std::string_view unit : {" ms", "kB"}) {
                if (figure.ends_with(unit))
                    figure.remove_suffix(unit.size());
            }
            if (name == "time")
                m_statement.push_back({Kind::Plain, "Time", std::string(figure)});
            else if (name == "output")
                m_statement.push_back({Kind::Plain, "Output Volume", std::string(figure)});
            else
                m_statement.push_back(
                    {Kind::Text, name == "format" ? "Format" : std::string(name), std::string(figure)});
        }
        return true;
    }
    if (key == "Settings") {
        addSettings(value);
        return true;
    }
    if (isAny(key, {"Planning Time", "Planning time", "Execution Time", "Execution time", "Total runtime",
                    "Total Runtime"})) {
        if (value.ends_with(" ms"))
            value.remove_suffix(3);
        const std::string_view name = key.starts_with("Planning")    ? "Planning Time"
                                      : key.starts_with("Execution") ? "Execution Time"
                                                                     : "Total Runtime";
        m_statement.push_back({Kind::Plain, std::string(name), std::string(value)});
        return true;
    }
    if (key == "Query Identifier") {
        m_statement.push_back({Kind::Plain, std::string(key), std::string(value)});
        return true;
    }
    if (isStatementKey(key)) {
        m_statement.push_back({Kind::Text, std::string(key), std::string(value)});
        return true;
    }
    return false;
}

void TextTree::placeGroupings(TreeNode& node)
{
    if (node.groupings.empty())
        return;
    TextFields fields;
    if (node.groupings.size() == 1 && node.groupings.front().first == "Group Key" &&
        node.groupings.front().second != "()") {
        fields.push_back({Kind::Text, "Group Key", node.groupings.front().second});
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
        for (const auto& [key, value] : node.groupings) {
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
                fields.push_back({Kind::OpenList, key + "s", {}});
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
    node.body.insert(node.body.begin() + static_cast<std::ptrdiff_t>(std::min(node.groupingsAt, node.body.size())),
                     fields.begin(), fields.end());
    node.groupings.clear();
}

/// Whether BUFFERS was on is known when the whole statement is read.
void TextTree::completeWorkers(TextFields& fields) const
{
    if (std::none_of(fields.begin(), fields.end(),
                     [](const TextField& field) { return field.kind == Kind::ZeroBuffers; }))
        return;
    TextFields whole;
    for (TextField& field : fields) {
        if (field.kind != Kind::ZeroBuffers)
            whole.push_back(std::move(field));
        else if (m_buffers)
            addZeroBuffers(whole);
    }
    fields = std::move(whole);
}

/// explain.c leaves out of the text what is zero or false; JSON has it.
void TextTree::complete(TreeNode& node) const
{
    completeWorkers(node.workers);
    completeWorkers(node.body);
    placeGroupings(node);
    if (!node.targets.empty()) {
        node.targets.push_back({Kind::Close, {}, {}});
        node.body.insert(node.body.begin() + static_cast<std::ptrdiff_t>(node.targetsAt), node.targets.begin(),
                         node.targets.end());
    }
    const std::string_view type = node.line.type;
    TextFields& body = node.body;
    const bool measured = node.line.measured || node.line.neverExecuted;
    if (measured) {
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
        if (hasKey(body, "HashAgg Batches") && !hasKey(body, "Planned Partitions") && node.line.costs) {
            const auto batches = std::find_if(body.begin(), body.end(),
                                              [](const TextField& field) { return field.key == "HashAgg Batches"; });
            body.insert(batches, {Kind::Plain, "Planned Partitions", "0"});
        }
    }
    if (type == "Gather" && !hasKey(body, "Single Copy"))
        insertAfter(body, {"Workers Launched", "Params Evaluated", "Workers Planned"},
                    {Kind::Plain, "Single Copy", "false"});
    if ((type == "Append" || type == "Merge Append") && node.tail.empty())
        node.tail.push_back({Kind::Plain, "Subplans Removed", "0"});
    if (m_verbose && isAny(type, {"Nested Loop", "Hash Join", "Merge Join"}) && !hasKey(body, "Inner Unique")) {
        const TextField field{Kind::Plain, "Inner Unique", "false"};
        if (!insertAfter(body, {"Output"}, field))
            body.insert(body.begin(), field);
    }
    if (m_buffers && measured && !hasKey(body, "Shared Hit Blocks"))
        addZeroBuffers(body);
    if (m_wal && measured && !hasKey(body, "WAL Records")) {
        for (const std::string_view key : {"WAL Records", "WAL FPI", "WAL Bytes"})
            body.push_back({Kind::Plain, std::string(key), "0"});
    }
}

std::string TextTree::relationship(const TreeNode& parent, const TreeNode& child, std::size_t regular,
                                   std::size_t regulars) const
{
    if (!child.subplan.empty())
        return child.subplan.starts_with("SubPlan ") ? "SubPlan" : "InitPlan";
    const std::string_view type = parent.line.type;
    if (isAny(type, {"Append", "Merge Append", "BitmapAnd", "BitmapOr"}) || (type == "ModifyTable" && regulars > 1))
        return "Member";
    if (type == "Subquery Scan")
        return "Subquery";
    if (type == "Custom Scan")
        return regulars == 1 ? "child" : "children";
    return regular == 0 ? "Outer" : "Inner";
}

bool TextTree::openNode(Reader& reader, TreeNode& node, const std::string& relationship)
{
    complete(node);
    TextFields head = node.line.before;
    if (!relationship.empty())
        head.push_back({Kind::Text, "Parent Relationship", relationship});
    if (!node.subplan.empty())
        head.push_back({Kind::Text, "Subplan Name", node.subplan});
    TextFields never;
    if (node.line.neverExecuted) {
        if (m_timed) {
            never.push_back({Kind::Plain, "Actual Startup Time", "0"});
            never.push_back({Kind::Plain, "Actual Total Time", "0"});
        }
        never.push_back({Kind::Plain, "Actual Rows", "0"});
        never.push_back({Kind::Plain, "Actual Loops", "0"});
    }
    if (!reader.start_object(0))
        return false;
    for (const TextFields* fields : {&head, &node.line.after, &never, &node.body, &node.workers, &node.tail}) {
        if (!writeFields(reader, *fields))
            return false;
    }
    if (node.children.empty())
        return true;
    std::string plans = "Plans";
    return reader.key(plans) && reader.start_array(0);
}

bool TextTree::writeTree(Reader& reader)
{
    struct Step {
        std::size_t node;
        std::size_t child = 0;
        std::size_t regular = 0, regulars = 0;
    };
    const auto step = [this](std::size_t index) {
        const auto& children = m_nodes[index].children;
        const auto count = std::count_if(children.begin(), children.end(),
                                         [this](std::size_t child) { return m_nodes[child].subplan.empty(); });
        return Step{index, 0, 0, static_cast<std::size_t>(count)};
    };
    std::vector<Step> stack{step(0)};
    if (!openNode(reader, m_nodes.front(), {}))
        return false;
    while (!stack.empty()) {
        Step& top = stack.back();
        const TreeNode& parent = m_nodes[top.node];
        if (top.child < parent.children.size()) {
            const std::size_t index = parent.children[top.child++];
            const std::string role = relationship(parent, m_nodes[index], top.regular, top.regulars);
            if (m_nodes[index].subplan.empty())
                ++top.regular;
            if (!openNode(reader, m_nodes[index], role))
                return false;
            stack.push_back(step(index));
            continue;
        }
        if (!parent.children.empty() && !reader.end_array())
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
    std::string plan = "Plan";
    if (!reader.start_object(0) || !reader.key(plan) || !writeTree(reader))
        return false;
    if (!m_triggers.empty()) {
        std::string triggers = "Triggers";
        if (!reader.key(triggers) || !reader.start_array(0) || !writeFields(reader, m_triggers) || !reader.end_array())
            return false;
    }
    return writeFields(reader, m_statement) && reader.end_object();
}

} // namespace howdah::plan
