// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/texttree.h"

#include "core/plan/textscan.h"

#include <algorithm>
#include <utility>

namespace howdah::plan {

namespace {

using Kind = TextField::Kind;

} // namespace

bool TextTree::addNode(std::string_view line, int column, bool arrow)
{
    closeWorkers();
    closeGroup();
    readNodeLine(line, m_read);
    TreeNode node;
    node.line = line;
    node.type = m_read.type;
    node.costs = m_read.costs;
    node.measured = m_read.measured || m_read.neverExecuted;
    // The root has no arrow and stands left of all others, wherever that is.
    node.column = m_nodes.empty() || arrow ? column : column + 1;
    node.subplan = std::exchange(m_heading, {});
    if (m_modified.empty())
        m_modified = m_read.relation;
    m_timed |= m_read.timed;
    m_belowTree = false;
    while (m_open.size() > 1 && m_nodes[m_open.back()].column >= column)
        m_open.pop_back();
    const std::size_t index = m_nodes.size();
    if (!m_open.empty()) {
        m_flat |= m_open.size() == 1 && column <= m_nodes.front().column;
        TreeNode& parent = m_nodes[m_open.back()];
        (parent.firstChild == none ? parent.firstChild : m_nodes[parent.lastChild].next) = index;
        parent.lastChild = index;
        parent.regulars += node.subplan.empty() ? 1U : 0U;
    }
    const bool named = m_read.named && !m_read.damaged;
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
        return readProperty(line, node.type, node.rarely().tail);
    }
    if (m_workerColumn >= 0 || (node.rare && !node.rare->workers.empty())) {
        // Servers before 13 write about workers in several places.
        closeWorkers();
        node.rare->earlyWorkers.emplace_back(node.lines, std::exchange(node.rare->workers, {}));
    }
    if (node.type == "Aggregate" && isAny(key, {"Group Key", "Hash Key", "Sort Key"})) {
        Rare& rare = node.rarely();
        if (rare.groupings.empty())
            rare.groupingsAt = node.lines;
        rare.groupings.emplace_back(key, trimBlanks(line.substr(key.size() + 1)));
        return true;
    }
    if (node.type == "ModifyTable" && key.empty()) {
        const bool foreign = line.starts_with("Foreign ");
        TextNodeLine target = readNodeLine(foreign ? line.substr(8) : line);
        if (target.type != "ModifyTable")
            return false;
        // JSON has all targets in one list.
        Rare& rare = node.rarely();
        if (rare.targets.empty()) {
            rare.targetsAt = node.lines;
            rare.targets.push_back({Kind::OpenList, "Target Tables", {}});
        }
        rare.targets.push_back({Kind::OpenObject, {}, {}});
        rare.targets.insert(rare.targets.end(), target.after.begin(), target.after.end());
        rare.targets.push_back({Kind::Close, {}, {}});
        rare.unquoted.splice_after(rare.unquoted.before_begin(), target.unquoted);
        return true;
    }
    if (key.empty())
        return false;
    addLineTo(node, line);
    m_verbose |= key == "Output";
    m_buffers |= key == "Buffers";
    if (key == "WAL") {
        // in a form that is understood: else it is one text
        TextFields counts;
        m_wal |= readProperty(line, node.type, counts) && counts.size() > 1;
    }
    return true;
}

void TextTree::addLineTo(TreeNode& node, std::string_view line)
{
    const std::size_t index = m_lines.size();
    m_lines.push_back({line, none});
    (node.firstLine == none ? node.firstLine : m_lines[node.lastLine].next) = index;
    node.lastLine = index;
    ++node.lines;
}

void TextTree::openWorker(std::string_view line, std::string_view key, int column)
{
    closeWorker();
    TextFields& workers = m_nodes[m_open.back()].rarely().workers;
    if (!m_workersOpen)
        workers.push_back({Kind::OpenList, "Workers", {}});
    m_workersOpen = true;
    workers.push_back({Kind::OpenObject, {}, {}});
    workers.push_back({Kind::Plain, "Worker Number", key.substr(7)});
    m_workerColumn = column;
    m_workerHasBuffers = m_workerIsMeasured = false;
    const std::string_view rest = trimBlanks(line.substr(key.size() + 1));
    if (readActual(rest, workers))
        m_workerIsMeasured = true;
    else if (!rest.empty() && !addToWorker(rest, column))
        workers.push_back({Kind::Text, "Text", rest});
}

bool TextTree::addToWorker(std::string_view line, int column)
{
    TreeNode& node = m_nodes[m_open.back()];
    TextFields& workers = node.rarely().workers;
    const std::string_view key = propertyKey(line);
    if (key == "JIT") {
        workers.push_back({Kind::OpenObject, "JIT", {}});
        m_group = Group::WorkerJit;
        m_groupColumn = column;
        return true;
    }
    if (readActual(line, workers)) {
        m_workerIsMeasured = true;
        return true;
    }
    m_workerHasBuffers |= key == "Buffers";
    return readProperty(line, node.type, workers);
}

void TextTree::closeWorker()
{
    if (m_workerColumn < 0)
        return;
    if (m_group == Group::WorkerJit)
        closeGroup();
    TextFields& workers = m_nodes[m_open.back()].rarely().workers;
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
        m_nodes[m_open.back()].rarely().workers.push_back({Kind::Close, {}, {}});
    m_workersOpen = false;
}

bool TextTree::addToGroup(std::string_view line)
{
    if (m_group == Group::WorkerJit)
        return readJitLine(line, m_nodes[m_open.back()].rarely().workers);
    if (m_group == Group::Jit)
        return readJitLine(line, m_statement);
    return readProperty(line, {}, m_statement);
}

void TextTree::closeGroup()
{
    if (m_group == Group::WorkerJit)
        m_nodes[m_open.back()].rarely().workers.push_back({Kind::Close, {}, {}});
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
        m_statement.push_back({Kind::Text, name, setting});
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
        m_statement.push_back({Kind::OpenObject, key, {}});
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
                m_statement.push_back({Kind::Plain, "Time", figure});
            else if (name == "output")
                m_statement.push_back({Kind::Plain, "Output Volume", figure});
            else
                m_statement.push_back({Kind::Text, name == "format" ? "Format" : name, figure});
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
        m_statement.push_back({Kind::Plain, name, value});
        return true;
    }
    if (key == "Query Identifier") {
        m_statement.push_back({Kind::Plain, key, value});
        return true;
    }
    if (isStatementKey(key)) {
        m_statement.push_back({Kind::Text, key, value});
        return true;
    }
    return false;
}

} // namespace howdah::plan
