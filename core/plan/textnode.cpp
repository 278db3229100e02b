// SPDX-License-Identifier: GPL-3.0-or-later
// The names and targets of nodes as explain.c writes them (ExplainNode, ExplainTargetRel).
#include "core/plan/textfields.h"
#include "core/plan/textscan.h"

#include <algorithm>
#include <array>
#include <optional>

namespace howdah::plan {

namespace {

using Kind = TextField::Kind;

/// Takes a number as printf writes it; empty where there is none.
std::string_view takeNumber(std::string_view& text)
{
    std::size_t length = 0;
    while (length < text.size() && (text[length] == '-' || (text[length] >= '0' && text[length] <= '9')))
        ++length;
    if (length + 1 < text.size() && text[length] == '.' && text[length + 1] >= '0' && text[length + 1] <= '9') {
        ++length;
        while (length < text.size() && text[length] >= '0' && text[length] <= '9')
            ++length;
    }
    const std::string_view number = text.substr(0, length);
    text.remove_prefix(length);
    return number;
}

constexpr std::string_view neverExecuted = "(never executed)";

/// "0.00..1.00 rows=1 width=4"
bool readCost(std::string_view inside, TextFields& out)
{
    const std::string_view startup = takeNumber(inside);
    if (startup.empty() || !take(inside, ".."))
        return false;
    const std::string_view total = takeNumber(inside);
    if (total.empty() || !take(inside, " rows="))
        return false;
    const std::string_view rows = takeNumber(inside);
    if (rows.empty() || !take(inside, " width="))
        return false;
    const std::string_view width = takeNumber(inside);
    if (width.empty() || !inside.empty())
        return false;
    addPlain(out, "Startup Cost", startup);
    addPlain(out, "Total Cost", total);
    addPlain(out, "Plan Rows", rows);
    addPlain(out, "Plan Width", width);
    return true;
}

/// Cuts the last "(word …)" off the line when `read` understands what is in it.
template <class F> bool cutGroup(std::string_view& line, std::string_view word, F&& read)
{
    const std::string_view whole = trimBlanks(line);
    if (!whole.ends_with(')'))
        return false;
    // No group is longer; a search through all of a long line for each of many would be quadratic.
    constexpr std::size_t longest = 400;
    const std::size_t from = whole.size() > longest ? whole.size() - longest : 0;
    const std::size_t open = whole.substr(from).rfind('(') + from;
    if (whole.substr(from).find('(') == std::string_view::npos || !whole.substr(open + 1).starts_with(word))
        return false;
    if (!read(whole.substr(open + 1, whole.size() - open - 2)))
        return false;
    line = trimBlanks(whole.substr(0, open));
    return true;
}

/// A name as quote_identifier writes it; `at` moves behind it. What cannot be a part of the line goes to `unquoted`.
std::string_view takeIdentifier(std::string_view line, std::size_t& at, std::forward_list<std::string>& unquoted)
{
    if (at >= line.size() || line[at] != '"') {
        const std::size_t from = at;
        while (at < line.size() && line[at] != ' ' && line[at] != '.')
            ++at;
        return line.substr(from, at - from);
    }
    const std::size_t from = ++at;
    bool doubled = false;
    for (; at < line.size(); ++at) {
        if (line[at] != '"')
            continue;
        if (at + 1 >= line.size() || line[at + 1] != '"')
            break;
        doubled = true;
        ++at;
    }
    const std::string_view inside = line.substr(from, at - from);
    if (at < line.size())
        ++at;
    if (!doubled)
        return inside;
    std::string name;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        name += inside[i];
        if (inside[i] == '"')
            ++i;
    }
    return unquoted.emplace_front(std::move(name));
}

struct Target {
    std::string_view schema, object, alias;
};

/// "t", "t a", "s.t", "s.t a". A text that is none of these is one name, so that nothing gets lost.
Target readTarget(std::string_view line, std::forward_list<std::string>& unquoted)
{
    line = trimBlanks(line);
    Target target;
    std::size_t at = 0;
    target.object = takeIdentifier(line, at, unquoted);
    if (at < line.size() && line[at] == '.') {
        target.schema = target.object;
        ++at;
        target.object = takeIdentifier(line, at, unquoted);
    }
    if (at < line.size() && line[at] == ' ') {
        ++at;
        target.alias = takeIdentifier(line, at, unquoted);
    }
    if (at < line.size())
        return {{}, line, {}};
    return target;
}

enum class On {
    Nothing,
    Relation, ///< "Relation Name"
    Index,    ///< "using i on t"
    BitmapIndex,
    Function,
    TableFunction,
    Cte,
    Tuplestore,
    Alias, ///< only an alias
    Optional
};

struct Name {
    std::string_view shown;
    std::string_view type;
    On on;
};

// Longer names before those they begin with.
constexpr std::array<Name, 44> names{{
    {"Append", "Append", On::Nothing},
    {"Merge Append", "Merge Append", On::Nothing},
    {"BitmapAnd", "BitmapAnd", On::Nothing},
    {"BitmapOr", "BitmapOr", On::Nothing},
    {"Bitmap Heap Scan", "Bitmap Heap Scan", On::Relation},
    {"Bitmap Index Scan", "Bitmap Index Scan", On::BitmapIndex},
    {"CTE Scan", "CTE Scan", On::Cte},
    {"Foreign Scan", "Foreign Scan", On::Optional},
    {"Foreign Insert", "Foreign Scan", On::Optional},
    {"Foreign Update", "Foreign Scan", On::Optional},
    {"Foreign Delete", "Foreign Scan", On::Optional},
    {"Function Scan", "Function Scan", On::Function},
    {"Gather Merge", "Gather Merge", On::Nothing},
    {"Gather", "Gather", On::Nothing},
    {"Group", "Group", On::Nothing},
    {"Hash", "Hash", On::Nothing},
    {"Incremental Sort", "Incremental Sort", On::Nothing},
    {"Index Only Scan", "Index Only Scan", On::Index},
    {"Index Scan", "Index Scan", On::Index},
    {"Limit", "Limit", On::Nothing},
    {"LockRows", "LockRows", On::Nothing},
    {"Materialize", "Materialize", On::Nothing},
    {"Memoize", "Memoize", On::Nothing},
    {"Result Cache", "Result Cache", On::Nothing},
    {"Named Tuplestore Scan", "Named Tuplestore Scan", On::Tuplestore},
    {"ProjectSet", "ProjectSet", On::Nothing},
    {"Recursive Union", "Recursive Union", On::Nothing},
    {"Result", "Result", On::Nothing},
    {"Sample Scan", "Sample Scan", On::Relation},
    {"Seq Scan", "Seq Scan", On::Relation},
    {"Sort", "Sort", On::Nothing},
    {"Subquery Scan", "Subquery Scan", On::Alias},
    {"Table Function Scan", "Table Function Scan", On::TableFunction},
    {"Tid Range Scan", "Tid Range Scan", On::Relation},
    {"Tid Scan", "Tid Scan", On::Relation},
    {"Unique", "Unique", On::Nothing},
    {"Values Scan", "Values Scan", On::Alias},
    {"WindowAgg", "WindowAgg", On::Nothing},
    {"WorkTable Scan", "WorkTable Scan", On::Cte},
    {"Aggregate", "Aggregate", On::Nothing},
    {"GroupAggregate", "Aggregate", On::Nothing},
    {"HashAggregate", "Aggregate", On::Nothing},
    {"MixedAggregate", "Aggregate", On::Nothing},
    {"Custom Scan", "Custom Scan", On::Optional},
}};

/// Whether `rest` can follow a name: the name ends there.
bool endsName(std::string_view rest)
{
    return rest.empty() || rest.front() == ' ';
}

std::optional<std::string_view> joinType(std::string_view word)
{
    static constexpr std::array<std::string_view, 7> types{"Left", "Right",      "Full",      "Semi",
                                                           "Anti", "Right Semi", "Right Anti"};
    const auto found = std::find(types.begin(), types.end(), word);
    return found == types.end() ? std::nullopt : std::optional(*found);
}

bool readJoin(std::string_view line, TextNodeLine& node)
{
    std::string_view rest = line;
    std::string_view type;
    if (take(rest, "Nested Loop"))
        type = "Nested Loop";
    else if (take(rest, "Hash "))
        type = "Hash Join";
    else if (take(rest, "Merge "))
        type = "Merge Join";
    else
        return false;
    rest = trimBlanks(rest);
    std::string_view join = "Inner";
    if (!(type == "Nested Loop" && rest.empty()) && rest != "Join") {
        if (!rest.ends_with(" Join"))
            return false;
        const auto known = joinType(rest.substr(0, rest.size() - 5));
        if (!known)
            return false;
        join = *known;
    } else if (type == "Nested Loop" && rest == "Join") {
        return false;
    }
    node.type = type;
    addText(node.after, "Join Type", join);
    return true;
}

void addTarget(TextNodeLine& node, std::string_view key, const Target& target)
{
    addText(node.after, key, target.object);
    if (!target.schema.empty())
        addText(node.after, "Schema", target.schema);
    addText(node.after, "Alias", target.alias.empty() ? target.object : target.alias);
}

bool readModify(std::string_view line, TextNodeLine& node)
{
    for (const std::string_view operation : {"Insert", "Update", "Delete", "Merge"}) {
        std::string_view rest = line;
        if (!take(rest, operation) || !take(rest, " on "))
            continue;
        node.type = "ModifyTable";
        addText(node.before, "Operation", operation);
        const Target target = readTarget(rest, node.unquoted);
        node.relation = target.object;
        addTarget(node, "Relation Name", target);
        return true;
    }
    return false;
}

bool readSetOp(std::string_view line, TextNodeLine& node)
{
    const bool hashed = take(line, "HashSetOp ");
    if (!hashed && !take(line, "SetOp "))
        return false;
    for (const std::string_view command : {"Intersect", "Intersect All", "Except", "Except All"}) {
        if (line != command)
            continue;
        node.type = "SetOp";
        addText(node.before, "Strategy", hashed ? "Hashed" : "Sorted");
        addText(node.after, "Command", command);
        return true;
    }
    return false;
}

bool readRest(const Name& name, std::string_view rest, TextNodeLine& node)
{
    const auto on = [&rest] { return take(rest, " on ") && !trimBlanks(rest).empty(); };
    switch (name.on) {
    case On::Nothing:
        return trimBlanks(rest).empty();
    case On::Relation:
        if (!on())
            return false;
        addTarget(node, "Relation Name", readTarget(rest, node.unquoted));
        return true;
    case On::Optional:
        if (trimBlanks(rest).empty())
            return true;
        if (!on())
            return false;
        addTarget(node, "Relation Name", readTarget(rest, node.unquoted));
        return true;
    case On::Index: {
        const bool backward = take(rest, " Backward");
        if (!take(rest, " using "))
            return false;
        std::size_t at = 0;
        const std::string_view index = takeIdentifier(rest, at, node.unquoted);
        rest.remove_prefix(std::min(at, rest.size()));
        // names that are not quoted may hold a point in texts that other programs made
        if (rest.starts_with('.')) {
            return false;
        }
        if (!on())
            return false;
        addText(node.after, "Scan Direction", backward ? "Backward" : "Forward");
        addText(node.after, "Index Name", index);
        addTarget(node, "Relation Name", readTarget(rest, node.unquoted));
        return true;
    }
    case On::BitmapIndex:
        if (!on())
            return false;
        addText(node.after, "Index Name", readTarget(rest, node.unquoted).object);
        return true;
    case On::Function:
        if (!on())
            return false;
        addTarget(node, "Function Name", readTarget(rest, node.unquoted));
        return true;
    case On::TableFunction:
        if (!on())
            return false;
        addTarget(node, "Table Function Name", readTarget(rest, node.unquoted));
        return true;
    case On::Cte:
        if (!on())
            return false;
        addTarget(node, "CTE Name", readTarget(rest, node.unquoted));
        return true;
    case On::Tuplestore:
        if (on())
            addTarget(node, "Tuplestore Name", readTarget(rest, node.unquoted));
        return true;
    case On::Alias:
        if (!on())
            return false;
        addText(node.after, "Alias", readTarget(rest, node.unquoted).object);
        return true;
    }
    return false;
}

bool readCustom(std::string_view line, TextNodeLine& node)
{
    if (!take(line, "Custom Scan ("))
        return false;
    const std::size_t close = line.find(')');
    if (close == std::string_view::npos)
        return false;
    node.type = "Custom Scan";
    addText(node.after, "Custom Plan Provider", line.substr(0, close));
    line.remove_prefix(close + 1);
    if (take(line, " on "))
        addTarget(node, "Relation Name", readTarget(line, node.unquoted));
    return true;
}

bool readName(std::string_view line, TextNodeLine& node)
{
    if (readSetOp(line, node) || readModify(line, node) || readJoin(line, node) || readCustom(line, node))
        return true;
    std::string_view partial = "Simple";
    if (take(line, "Partial "))
        partial = "Partial";
    else if (take(line, "Finalize "))
        partial = "Finalize";
    for (const Name& name : names) {
        std::string_view rest = line;
        if (rest.empty() || rest.front() != name.shown.front() || !take(rest, name.shown) || !endsName(rest))
            continue;
        if (partial != "Simple" && name.type != "Aggregate")
            continue;
        const std::size_t kept = node.after.size();
        if (!readRest(name, rest, node)) {
            node.after.resize(kept);
            continue;
        }
        node.type = name.type;
        if (name.type == "Aggregate") {
            addText(node.before, "Strategy",
                    name.shown.starts_with("Group")   ? "Sorted"
                    : name.shown.starts_with("Hash")  ? "Hashed"
                    : name.shown.starts_with("Mixed") ? "Mixed"
                                                      : "Plain");
            addText(node.before, "Partial Mode", partial);
        } else if (name.type == "Foreign Scan") {
            const std::string_view operation = name.shown.substr(8);
            addText(node.before, "Operation", operation == "Scan" ? "Select" : operation);
        }
        return true;
    }
    return false;
}

} // namespace

bool readActual(std::string_view line, TextFields& out)
{
    line = trimBlanks(line);
    if (!take(line, "actual "))
        return false;
    const std::size_t kept = out.size();
    if (take(line, "time=")) {
        const std::string_view startup = takeNumber(line);
        if (startup.empty() || !take(line, ".."))
            return false;
        const std::string_view total = takeNumber(line);
        if (total.empty())
            return false;
        addPlain(out, "Actual Startup Time", startup);
        addPlain(out, "Actual Total Time", total);
        take(line, " ");
    }
    const bool hasRows = take(line, "rows=");
    const std::string_view rows = takeNumber(line);
    const bool hasLoops = take(line, " loops=");
    const std::string_view loops = takeNumber(line);
    if (!hasRows || rows.empty() || !hasLoops || loops.empty() || !line.empty()) {
        out.resize(kept);
        return false;
    }
    addPlain(out, "Actual Rows", rows);
    addPlain(out, "Actual Loops", loops);
    return true;
}

bool endsInFigures(std::string_view line)
{
    std::string_view rest = trimBlanks(line);
    if (!rest.ends_with(')'))
        return false;
    if (rest.ends_with(neverExecuted))
        return true;
    TextFields ignored;
    return cutGroup(rest, "actual ", [&](std::string_view inside) { return readActual(inside, ignored); }) ||
           cutGroup(rest, "cost=", [&](std::string_view inside) { return readCost(inside.substr(5), ignored); });
}

TextNodeLine readNodeLine(std::string_view line)
{
    TextNodeLine node;
    readNodeLine(line, node);
    return node;
}

void readNodeLine(std::string_view line, TextNodeLine& node)
{
    node.before.clear();
    node.after.clear();
    node.unquoted.clear();
    node.damaged = node.measured = node.neverExecuted = false;
    node.relation = {};
    line = trimBlanks(line);

    // Cut from the line's end, where the times stand behind the costs; JSON writes them in this order as well.
    TextFields& figures = node.figures;
    figures.clear();
    if (line.ends_with(neverExecuted)) {
        node.neverExecuted = true;
        line = trimBlanks(line.substr(0, line.size() - neverExecuted.size()));
    } else {
        node.measured = cutGroup(line, "actual ", [&](std::string_view inside) { return readActual(inside, figures); });
    }
    node.timed = figures.size() > 2;
    const auto times = static_cast<std::ptrdiff_t>(figures.size());
    node.costs = cutGroup(line, "cost=", [&](std::string_view inside) { return readCost(inside.substr(5), figures); });
    std::rotate(figures.begin(), figures.begin() + times, figures.end());
    // A line that was cut off, or changed by hand.
    for (const std::string_view group : {" (cost=", " (actual "}) {
        if (const std::size_t at = line.find(group); at != std::string_view::npos) {
            node.damaged = true;
            line = trimBlanks(line.substr(0, at));
        }
    }

    const std::string_view whole = line;
    const bool parallel = take(line, "Parallel ");
    const bool async = take(line, "Async ");
    // The type goes first and is known last.
    node.before.push_back({Kind::Text, "Node Type", {}});
    node.named = readName(line, node);
    if (!node.named) {
        node.type = whole.empty() ? "???" : whole;
        node.before.resize(1);
        node.after.clear();
    }
    if (node.named && parallel)
        node.after.insert(node.after.begin(), {Kind::Plain, "Parallel Aware", "true"});
    if (node.named && async)
        node.after.insert(node.after.begin(), {Kind::Plain, "Async Capable", "true"});
    node.before.front().value = node.type;
    node.after.insert(node.after.end(), figures.begin(), figures.end());
}

} // namespace howdah::plan
