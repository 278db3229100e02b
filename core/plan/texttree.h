// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/reader.h"
#include "core/plan/textfields.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace howdah::plan {

/// Puts the lines of EXPLAIN's text together to a statement: nodes by their columns, lines to their node, to one of its
/// workers or to the statement. write() then tells it in the order and with the keys of JSON, with the zeros that text
/// leaves out.
class TextTree {
public:
    [[nodiscard]] bool empty() const { return m_nodes.empty(); }
    /// Whether nodes stood where the tree has no place for them.
    [[nodiscard]] bool flat() const { return m_flat; }

    /// `column`: of the arrow, or of the name at the root. False where no server calls a node so; it is one all the
    /// same.
    bool addNode(std::string_view line, int column, bool arrow);
    /// "InitPlan 1 (returns $0)", "CTE w": names the next node.
    void addHeading(std::string_view line, int column);
    /// Any other line; false where it is none of EXPLAIN's.
    bool addLine(std::string_view line, int column);

    bool write(Reader& reader);

private:
    struct TreeNode {
        TextNodeLine line;
        int column = 0;
        std::string subplan;
        TextFields body, workers, tail;
        std::vector<std::pair<std::string, std::string>> groupings; ///< lines of grouping keys
        std::size_t groupingsAt = 0;                                ///< their place in the body
        TextFields targets;                                         ///< of ModifyTable, where it has several
        std::size_t targetsAt = 0;                                  ///< their place in the body
        std::vector<std::size_t> children;
    };
    enum class Group { None, Planning, Jit, Serialization, WorkerJit };

    bool addToNode(std::string_view line, int column);
    bool addToWorker(std::string_view line, int column);
    bool addToStatement(std::string_view line, int column);
    bool addToGroup(std::string_view line);
    void openWorker(std::string_view line, std::string_view key, int column);
    void closeWorker();
    void closeWorkers();
    void closeGroup();
    void addSettings(std::string_view value);

    void complete(TreeNode& node) const;
    static void placeGroupings(TreeNode& node);
    [[nodiscard]] std::string relationship(const TreeNode& parent, const TreeNode& child, std::size_t regular,
                                           std::size_t regulars) const;
    bool writeTree(Reader& reader);
    bool openNode(Reader& reader, TreeNode& node, const std::string& relationship);

    std::vector<TreeNode> m_nodes;
    std::vector<std::size_t> m_open; ///< from the root to the last node
    std::string m_heading;
    TextFields m_statement, m_triggers;
    Group m_group = Group::None;
    int m_groupColumn = 0;
    int m_workerColumn = -1; ///< of the open worker
    bool m_workerHasBuffers = false, m_workerIsMeasured = false, m_nodeHasBuffers = false;
    std::string m_modified; ///< what the first ModifyTable modifies
    bool m_workersOpen = false;
    bool m_belowTree = false;
    bool m_flat = false;
    bool m_timed = false, m_measured = false, m_buffers = false, m_wal = false, m_verbose = false;
};

/// Hands fields to a reader.
bool writeFields(Reader& reader, const TextFields& fields);

} // namespace howdah::plan
