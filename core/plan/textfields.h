// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::plan {

/// What EXPLAIN's text says, as the events its JSON would cause. Inside lists keys are empty. Nothing is copied: keys
/// and values lie in the text that was read, or are constants.
struct TextField {
    enum class Kind {
        Plain, ///< a number or a boolean
        Text,
        OpenObject,
        OpenList,
        Close,
        ZeroBuffers ///< a worker's counters of blocks, all zero, where the statement has any
    };
    Kind kind = Kind::Text;
    std::string_view key;
    std::string_view value;
};

using TextFields = std::vector<TextField>;

/// The first line of a node ("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=…)").
struct TextNodeLine {
    std::string_view type;
    TextFields before;    ///< up to and with the strategy, as JSON writes them
    TextFields after;     ///< what stands behind the parent's relationship: target, join type, figures
    TextFields figures;   ///< the last of them once more: costs, then times
    bool named = false;   ///< the name is one that servers write
    bool damaged = false; ///< there are figures that cannot be read
    bool costs = false, measured = false, timed = false, neverExecuted = false;
    std::string_view relation; ///< of ModifyTable
    /// Names without the quotes that were doubled in them: the only text that is not in the line itself.
    std::forward_list<std::string> unquoted;
};

/// Reads a node's line without its arrow; nothing of it is a failure, an unknown name is the node's type.
[[nodiscard]] TextNodeLine readNodeLine(std::string_view line);
/// The same into one that is used again and again, so that its lists need not grow anew for each of many lines.
void readNodeLine(std::string_view line, TextNodeLine& node);

/// Whether a line ends in figures that only a node's line has.
[[nodiscard]] bool endsInFigures(std::string_view line);

/// "Filter" of "Filter: (a = 1)", or nothing.
[[nodiscard]] std::string_view propertyKey(std::string_view line);

/// Whether servers write lines with this key, in a node or after the tree.
[[nodiscard]] bool isKnownKey(std::string_view key);
/// Whether lines with this key stand after the tree, wherever their indentation has gone.
[[nodiscard]] bool isStatementKey(std::string_view key);

/// One line of a node, of a worker or of a group below the tree, appended to `out`. False where it is no property.
bool readProperty(std::string_view line, std::string_view nodeType, TextFields& out);
/// One line of the group "JIT:".
bool readJitLine(std::string_view line, TextFields& out);
/// "actual time=0.1..0.2 rows=3 loops=1" and "actual rows=3 loops=1".
bool readActual(std::string_view text, TextFields& out);
/// "Trigger t_audit on t: time=0.123 calls=3"; `relation` is for lines that do not name theirs.
bool readTrigger(std::string_view line, std::string_view relation, TextFields& out);

/// Every counter of blocks as zero, as JSON says what text leaves out.
void addZeroBuffers(TextFields& out);

} // namespace howdah::plan
