// SPDX-License-Identifier: GPL-3.0-or-later
// What concerns the statement, its workers and its settings: rules 22 to 26, 34, 36, 37.
#include "core/base/numbers.h"
#include "core/base/quoting.h"
#include "core/plan/rules/rule.h"

#include <algorithm>
#include <cmath>

namespace howdah::plan::rules {

namespace {

using base::Text;

constexpr double leastPlanningMs = 10;
constexpr double mostCount = 1e18;
constexpr double triggerShare = 0.20;
constexpr double skewFactor = 3;
/// What a node the planner was told not to use costs up to server 17 (costsize.c, disable_cost).
constexpr double disabledCost = 1e10;
constexpr double leastFullPages = 100;
constexpr double fullPageShare = 0.20;

double statementFigure(const Plan& plan, std::string_view name)
{
    for (const auto& [key, value] : plan.details) {
        if (key == name)
            return std::clamp(base::parseDouble(value).value_or(0), 0.0, mostCount);
    }
    return 0;
}

std::string statementText(const Plan& plan, std::string_view name)
{
    for (const auto& [key, value] : plan.details) {
        if (key == name)
            return value;
    }
    return {};
}

/// "Worker Number: 0, Actual Startup Time: 0.1, Actual Total Time: 12.5, ..., Actual Loops: 1, ...; Worker Number: 1,
/// ..."
std::vector<double> workerTimes(std::string_view text)
{
    const auto field = [](std::string_view worker, std::string_view name) {
        const std::size_t at = worker.find(name);
        if (at == std::string_view::npos)
            return std::optional<double>();
        const std::size_t begin = at + name.size();
        return base::parseDouble(worker.substr(begin, worker.find_first_not_of("0123456789.", begin) - begin));
    };
    std::vector<double> times;
    constexpr std::string_view start = "Worker Number: ";
    for (std::size_t at = text.find(start); at != std::string_view::npos;) {
        const std::size_t next = text.find(start, at + 1);
        const std::string_view worker = text.substr(at, next == std::string_view::npos ? next : next - at);
        const auto total = field(worker, "Actual Total Time: ");
        const auto loops = field(worker, "Actual Loops: ");
        if (total && loops)
            times.push_back(*total * *loops);
        at = next;
    }
    return times;
}

/// The node whose rows the statement writes; -1: it only reads.
int modifyingNode(const Context& context)
{
    constexpr int furthest = 4;
    int id = 0;
    for (int i = 0; i < furthest && id >= 0; ++i, id = context.child(id)) {
        if (context.node(id).type == "ModifyTable")
            return id;
    }
    return -1;
}

} // namespace

void jitCostsMore(const Context& context, int id, Findings& findings)
{
    const Plan& plan = context.plan();
    double total = statementFigure(plan, "JIT.Timing.Total");
    bool parallel = false;
    double processes = 1;
    for (int i = 0; i < context.size(); ++i) {
        if (const double launched = context.figure(i, "Workers Launched"); launched > 0) {
            parallel = true;
            processes = std::max(processes, launched + 1);
        }
    }
    // The figure is a sum over the processes, which compiled at the same time (llvmjit.c, explain.c).
    total /= processes;
    if (!context.worth(total))
        return;
    Finding result = finding(
        context, -1, Text(HOWDAH_TEXT("advice", "Compiling took %1 of %2"), {ms(total), ms(context.totalMs())}),
        parallel
            ? Text(HOWDAH_TEXT("advice",
                               "JIT compiled %1 functions in %2 processes; its time is part of the nodes' and "
                               "is given here for one process"),
                   {count(statementFigure(plan, "JIT.Functions")), count(processes)})
            : Text(HOWDAH_TEXT("advice", "JIT compiled %1 functions; its time is part of the nodes' that needed them"),
                   {count(statementFigure(plan, "JIT.Functions"))}),
        total, {});
    for (const std::string_view field :
         {"JIT.Functions", "JIT.Options.Inlining", "JIT.Options.Optimization", "JIT.Timing.Generation",
          "JIT.Timing.Inlining", "JIT.Timing.Optimization", "JIT.Timing.Emission", "JIT.Timing.Total"})
        addEvidence(result, field, statementText(plan, field));
    const double cost = context.node(id).totalCost;
    addEvidence(result, "Total Cost", base::toChars(cost));
    // One digit above this plan's cost, so that it and its kin are no longer compiled.
    double limit = 100'000;
    while (limit <= cost && limit < 1e15)
        limit *= 10;
    result.actions.push_back(statement(
        Action::Kind::Setting,
        Text(HOWDAH_TEXT("advice",
                         "Compile only what costs more than this (ALTER ROLE or ALTER DATABASE … SET keeps it)")),
        "SET jit_above_cost = " + base::toChars(limit, 0) + ";"));
    result.actions.push_back(
        statement(Action::Kind::Setting, Text(HOWDAH_TEXT("advice", "Or not at all")), "SET jit = off;"));
    findings.push_back(std::move(result));
}

void planningLonger(const Context& context, int, Findings& findings)
{
    const Plan& plan = context.plan();
    if (!plan.planningMs || !plan.executionMs || *plan.planningMs <= leastPlanningMs ||
        *plan.planningMs <= *plan.executionMs)
        return;
    double partitions = 0;
    for (int i = 0; i < context.size(); ++i) {
        const std::string& type = context.node(i).type;
        if (type == "Append" || type == "Merge Append")
            partitions += context.regularChildren(i) + context.figure(i, "Subplans Removed");
    }
    Finding result;
    result.title = Text(HOWDAH_TEXT("advice", "Planning took longer than the execution: %1 and %2"),
                        {ms(*plan.planningMs), ms(*plan.executionMs)});
    result.reason =
        partitions > 0
            ? Text(HOWDAH_TEXT("advice", "%1 partitions or members of a union had to be planned for"),
                   {count(partitions)})
            : Text(HOWDAH_TEXT("advice", "The first plan of a session also fills its caches; many joins, indexes "
                                         "or statistics make every plan slow"));
    result.savingMs = *plan.planningMs;
    addEvidence(result, "Planning Time", base::toChars(*plan.planningMs));
    addEvidence(result, "Execution Time", base::toChars(*plan.executionMs));
    for (const std::string_view field : {"Planning.Shared Hit Blocks", "Planning.Shared Read Blocks"})
        addEvidence(result, field, statementText(plan, field));
    result.actions.push_back(rewrite(Text(
        HOWDAH_TEXT("advice", "Where it runs often: prepare it once and execute it with values; the plan is kept after "
                              "five executions if it is as good as those made for the values"))));
    if (partitions > 0)
        result.actions.push_back(words(Text(
            HOWDAH_TEXT("advice", "Fewer partitions, or a condition on the partition key that planning can use"))));
    constexpr double manyBlocks = 5'000;
    if (statementFigure(plan, "Planning.Shared Hit Blocks") + statementFigure(plan, "Planning.Shared Read Blocks") >=
        manyBlocks)
        result.actions.push_back(
            statement(Action::Kind::Analyze,
                      Text(HOWDAH_TEXT("advice", "Planning read much of the catalogue, which may be bloated")),
                      "VACUUM (VERBOSE) pg_catalog.pg_statistic;"));
    findings.push_back(std::move(result));
}

void workersMissing(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if ((node.type != "Gather" && node.type != "Gather Merge") || !context.executed(id) || !context.worthWhole(id) ||
        context.text(id, "Workers Launched").empty())
        return;
    const double planned = context.figure(id, "Workers Planned");
    const double launched = context.figure(id, "Workers Launched");
    if (launched >= planned)
        return;
    Finding result = finding(
        context, id, Text(HOWDAH_TEXT("advice", "%1 of %2 planned workers came"), {count(launched), count(planned)}),
        Text(HOWDAH_TEXT("advice",
                         "The server had no more of them free, so that %1 processes did in %2 what %3 were to do"),
             {count(launched + 1), ms(*node.inclusiveMs), count(planned + 1)}),
        *node.inclusiveMs * (1 - (launched + 1) / (planned + 1)), {"Workers Planned", "Workers Launched"});
    bool lowered = false;
    for (const auto& [name, value] : context.plan().settings) {
        if (name != "max_parallel_workers")
            continue;
        lowered = true;
        addEvidence(result, name, value);
    }
    if (lowered)
        result.actions.push_back(statement(
            Action::Kind::Setting, Text(HOWDAH_TEXT("advice", "Where this session set the limit itself: take it back")),
            "RESET max_parallel_workers;"));
    result.actions.push_back(words(Text(
        HOWDAH_TEXT("advice", "All sessions share max_parallel_workers, which max_worker_processes limits (a restart): "
                              "raise them where processors are idle, or lower max_parallel_workers_per_gather so that "
                              "plans count on what they get"))));
    findings.push_back(std::move(result));
}

void workersSkewed(const Context& context, int id, Findings& findings)
{
    const int gather = context.parent(id);
    if (gather < 0 || !context.node(gather).type.starts_with("Gather") || context.child(gather) != id ||
        !context.executed(id) || !context.worthWhole(gather) || context.cutShort(gather))
        return;
    const std::vector<double> times = workerTimes(context.text(id, "Workers"));
    if (times.size() < 2)
        return;
    const auto [least, most] = std::minmax_element(times.begin(), times.end());
    double sum = 0;
    for (const double time : times)
        sum += time;
    const double saving = *most - sum / static_cast<double>(times.size());
    if (*most <= skewFactor * *least || !context.worth(saving))
        return;
    Finding result = finding(
        context, id, Text(HOWDAH_TEXT("advice", "Workers were unequally busy: %1 and %2"), {ms(*least), ms(*most)}),
        Text(HOWDAH_TEXT("advice", "%1 ends when the last of them does; divided evenly each had %2"),
             {shown(context.node(gather).title()), ms(sum / static_cast<double>(times.size()))}),
        saving, {"Workers"});
    result.actions.push_back(words(Text(HOWDAH_TEXT(
        "advice", "A few rows or partitions make most of the work: divide large partitions, or move what is "
                  "costly a row out of the parallel part; a worker that started late looks the same, so "
                  "run it twice"))));
    findings.push_back(std::move(result));
}

void triggerSlow(const Context& context, int, Findings& findings)
{
    const Plan& plan = context.plan();
    const int modifying = modifyingNode(context);
    constexpr std::string_view prefix = "trigger ";
    for (const PseudoNode& pseudo : plan.pseudo) {
        if (!pseudo.name.starts_with(prefix) || pseudo.reportedMs < adviceFromMs ||
            pseudo.reportedMs <= triggerShare * context.totalMs())
            continue;
        const std::string name = pseudo.name.substr(prefix.size());
        Finding result = finding(
            context, -1,
            Text(HOWDAH_TEXT("advice", "Trigger %1 took %2 of %3"),
                 {shown(name), ms(pseudo.reportedMs), ms(context.totalMs())}),
            pseudo.constraint
                ? Text(HOWDAH_TEXT("advice", "It keeps a constraint (%1); for each row it looks into another table"),
                       {shown(pseudo.detail)})
                : Text(HOWDAH_TEXT("advice", "It runs for each row or statement (%1)"), {shown(pseudo.detail)}),
            pseudo.reportedMs, {});
        addEvidence(result, "Trigger", name);
        addEvidence(result, "Time", base::toChars(pseudo.reportedMs));
        addEvidence(result, "Calls", pseudo.detail);
        const std::string operation = modifying >= 0 ? context.node(modifying).operation : std::string();
        if (pseudo.constraint && (operation == "Delete" || operation == "Update" || operation == "Merge")) {
            // The plan names the constraint, not its columns: the server does.
            std::string literal;
            for (const char c : name)
                literal += c == '\'' ? std::string("''") : std::string(1, c);
            result.actions.push_back(statement(
                Action::Kind::Index,
                Text(HOWDAH_TEXT(
                    "advice", "Index the referencing columns, where nothing does; this writes the statement for it")),
                "SELECT format('CREATE INDEX CONCURRENTLY ON %s (%s);', c.conrelid::regclass, "
                "string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)) "
                "FROM pg_constraint c CROSS JOIN unnest(c.conkey) WITH ORDINALITY AS k(attnum, place) "
                "JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum "
                "WHERE c.contype = 'f' AND c.conname = '" +
                    literal + "' GROUP BY c.oid, c.conrelid;"));
        } else if (pseudo.constraint) {
            result.actions.push_back(words(Text(
                HOWDAH_TEXT("advice", "For a bulk load: drop the foreign key before and add it NOT VALID after, then "
                                      "VALIDATE CONSTRAINT, which looks once at all rows"))));
        } else {
            result.actions.push_back(words(Text(HOWDAH_TEXT(
                "advice", "Do its work once a statement (FOR EACH STATEMENT with transition tables), give it "
                          "a WHEN condition, or index what its function looks for"))));
        }
        findings.push_back(std::move(result));
    }
}

void plannerMethodOff(const Context& context, int, Findings& findings)
{
    for (const auto& [name, value] : context.plan().settings) {
        if (!name.starts_with("enable_") || value != "off")
            continue;
        Finding result;
        result.title = Text(HOWDAH_TEXT("advice", "%1 is off"), {shown(name)});
        result.reason =
            Text(HOWDAH_TEXT("advice", "The planner may not choose what could be best; such settings are for "
                                       "trying things out"));
        addEvidence(result, name, value);
        // Names of settings are lower case and words (guc.c); anything else is not one.
        if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos)
            result.actions.push_back(statement(
                Action::Kind::Setting,
                Text(HOWDAH_TEXT("advice",
                                 "Take it back for this session; where it comes from stands in pg_settings.source")),
                "RESET " + name + ";"));
        findings.push_back(std::move(result));
    }
    int disabled = 0, first = -1;
    for (int i = 0; i < context.size(); ++i) {
        const Node& node = context.node(i);
        // Server 18 says so; up to 17 the cost of the lowest such node does.
        const bool marked = context.text(i, "Disabled") == "true";
        double below = 0;
        for (const auto& child : node.children)
            below = std::max(below, child->totalCost);
        if (!marked && !(node.totalCost >= disabledCost && below < disabledCost))
            continue;
        ++disabled;
        if (first < 0)
            first = i;
    }
    if (disabled == 0)
        return;
    Finding result = finding(
        context, first,
        Text(HOWDAH_TEXT("advice", "%1 was used although it is switched off"), {shown(context.node(first).title())}),
        Text(HOWDAH_TEXT("advice", "There was no other way, or each was off too; nodes it holds for: %1"),
             {std::to_string(disabled)}),
        std::nullopt, {"Disabled", "Total Cost"});
    result.actions.push_back(
        words(Text(HOWDAH_TEXT("advice", "Turn the planner's methods on again (RESET enable_…), and "
                                         "look for the index that is missing"))));
    findings.push_back(std::move(result));
}

void fullPageImages(const Context& context, int id, Findings& findings)
{
    const double images = context.figure(id, "WAL FPI");
    const double records = context.figure(id, "WAL Records");
    if (images < leastFullPages || images <= fullPageShare * records)
        return;
    Finding result = finding(
        context, -1, Text(HOWDAH_TEXT("advice", "%1 whole pages were written to the WAL"), {count(images)}),
        Text(HOWDAH_TEXT("advice",
                         "The first change of a page after a checkpoint writes it whole: %1 of %2 records did, of "
                         "%3 in all"),
             {count(images), count(records), kilobytes(context.figure(id, "WAL Bytes") / 1024)}),
        std::nullopt, {});
    for (const std::string_view field : {"WAL Records", "WAL FPI", "WAL Bytes"})
        addEvidence(result, field, std::string(context.text(id, field)));
    result.actions.push_back(words(Text(
        HOWDAH_TEXT("advice", "Let checkpoints lie further apart: a larger max_wal_size and checkpoint_timeout; the "
                              "server then takes longer to recover"))));
    result.actions.push_back(statement(Action::Kind::Setting,
                                       Text(HOWDAH_TEXT("advice", "Compress whole pages, for some processor time")),
                                       "ALTER SYSTEM SET wal_compression = on;"));
    findings.push_back(std::move(result));
}

void timeOutsideNodes(const Context& context, int, Findings& findings)
{
    for (const PseudoNode& pseudo : context.plan().pseudo) {
        if (!context.worth(pseudo.exclusiveMs))
            continue;
        const bool serialization = pseudo.name == "serialization";
        if (!serialization && pseudo.name != "executor")
            continue;
        Finding result = finding(
            context, -1,
            serialization ? Text(HOWDAH_TEXT("advice", "Turning rows into text took %1 of %2"),
                                 {ms(pseudo.exclusiveMs), ms(context.totalMs())})
                          : Text(HOWDAH_TEXT("advice", "%1 of %2 passed outside of the plan's nodes"),
                                 {ms(pseudo.exclusiveMs), ms(context.totalMs())}),
            serialization
                ? Text(HOWDAH_TEXT("advice", "What the client gets is made row by row; large values are read and "
                                             "decompressed for it"))
                : Text(HOWDAH_TEXT("advice", "What becomes of the rows (CREATE TABLE AS writes them), opening and "
                                             "locking many partitions, clearing up")),
            pseudo.exclusiveMs, {});
        addEvidence(result, pseudo.source == "remainder" ? "Execution Time" : pseudo.source,
                    base::toChars(pseudo.source == "remainder" ? context.totalMs() : pseudo.exclusiveMs));
        if (pseudo.source == "remainder")
            addEvidence(result, "Actual Total Time (root)", base::toChars(context.node(0).totalMs.value_or(0)));
        result.actions.push_back(
            serialization
                ? rewrite(Text(
                      HOWDAH_TEXT("advice", "Select fewer columns and rows, the large ones only where they are shown")))
                : words(Text(HOWDAH_TEXT(
                      "advice", "Fewer rows to write, fewer partitions to open; of a plain SELECT it is mostly "
                                "what measuring costs, as TIMING OFF shows"))));
        findings.push_back(std::move(result));
    }
}

} // namespace howdah::plan::rules
