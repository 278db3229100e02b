// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/reader.h"
#include "core/plan/textfields.h"

#include <cstddef>
#include <forward_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace howdah::plan {

/// Puts the lines of EXPLAIN's text together to a statement: nodes by their columns, lines to their node, to one of its
/// workers or to the statement. write() then tells it in the order and with the keys of JSON, with the zeros that text
/// leaves out. Keeps views of the lines, which have to stay until it is written: a plan of 50 MB is held once, not
/// again as a thousand fields a page.
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
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// A line of a node that write() reads: until then nothing but where it is.
    struct Line {
        std::string_view text;
        std::size_t next = none;
    };
    /// What few nodes have.
    struct Rare {
        TextFields workers, tail;
        /// Workers that stood before other lines of the node, with the number of lines before them.
        std::vector<std::pair<std::size_t, TextFields>> earlyWorkers;
        std::vector<std::pair<std::string_view, std::string_view>> groupings; ///< lines of grouping keys
        std::size_t groupingsAt = none;                                       ///< the number of lines before them
        TextFields targets;                                                   ///< of ModifyTable, where it has several
        std::size_t targetsAt = none;                                         ///< the number of lines before them
        std::forward_list<std::string> unquoted;                              ///< names among the targets
    };
    struct TreeNode {
        std::string_view line, type, subplan;
        int column = 0;
        bool costs = false;
        bool measured = false; ///< or said never to have been executed
        std::size_t firstLine = none, lastLine = none, lines = 0;
        std::size_t firstChild = none, lastChild = none, next = none;
        std::size_t regulars = 0; ///< children that are no subplans
        std::unique_ptr<Rare> rare;

        Rare& rarely()
        {
            if (!rare)
                rare = std::make_unique<Rare>();
            return *rare;
        }
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

    void addLineTo(TreeNode& node, std::string_view line);
    void readBody(const TreeNode& node, TextFields& body) const;
    void addLeftOut(const TreeNode& node, TextFields& body) const;
    [[nodiscard]] TextFields completed(const TextFields& workers) const;
    [[nodiscard]] static TextFields groupings(const Rare& rare);
    [[nodiscard]] static std::string_view relationship(const TreeNode& parent, const TreeNode& child,
                                                       std::size_t regular);
    bool writeTree(Reader& reader);
    bool openNode(Reader& reader, const TreeNode& node, std::string_view relationship);

    std::vector<TreeNode> m_nodes;
    std::vector<std::size_t> m_open; ///< from the root to the last node
    std::vector<Line> m_lines;
    std::string_view m_heading;
    TextFields m_statement, m_triggers;
    Group m_group = Group::None;
    int m_groupColumn = 0;
    int m_workerColumn = -1; ///< of the open worker
    bool m_workerHasBuffers = false, m_workerIsMeasured = false;
    std::string m_modified; ///< what the first ModifyTable modifies
    TextNodeLine m_read;    ///< the node's line that was read last
    TextFields m_body;      ///< of the node that is written
    bool m_workersOpen = false;
    bool m_belowTree = false;
    bool m_flat = false;
    bool m_timed = false, m_buffers = false, m_wal = false, m_verbose = false;
};

/// Hands fields to a reader.
bool writeFields(Reader& reader, const TextFields& fields);

} // namespace howdah::plan
