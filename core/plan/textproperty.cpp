// SPDX-License-Identifier: GPL-3.0-or-later
// The lines below a node's first one. Where explain.c puts several figures on a line, each gets the key that it has in
// JSON.
#include "core/plan/textfields.h"
#include "core/plan/textscan.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace howdah::plan {

namespace {

using Kind = TextField::Kind;

constexpr std::size_t longestKey = 48;

void open(TextFields& out, std::string_view key)
{
    out.push_back({Kind::OpenObject, key, {}});
}

void close(TextFields& out)
{
    out.push_back({Kind::Close, {}, {}});
}

bool isNumber(std::string_view value)
{
    return !value.empty() && value.front() != '.' &&
           std::all_of(value.begin(), value.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

std::string_view withoutUnit(std::string_view value, std::string_view unit)
{
    value = trimBlanks(value);
    if (value.ends_with(unit))
        value.remove_suffix(unit.size());
    return trimBlanks(value);
}

struct Named {
    std::string_view name;
    std::string_view key;
};

/// "name=12 other=3": every name of `known` in the order of JSON; those that text leaves out are zero. False when
/// something else stands there.
template <std::size_t N>
bool readCounts(std::string_view values, const std::array<Named, N>& known, TextFields& out, bool zeros)
{
    std::array<std::string_view, N> found{};
    while (!(values = trimBlanks(values)).empty()) {
        const auto name = std::find_if(known.begin(), known.end(), [values](const Named& candidate) {
            return values.starts_with(candidate.name) && values.substr(candidate.name.size()).starts_with('=');
        });
        if (name == known.end())
            return false;
        values.remove_prefix(name->name.size() + 1);
        const std::size_t end = std::min(values.find(' '), values.find(','));
        std::string_view value = values.substr(0, end);
        values = end == std::string_view::npos ? std::string_view{} : values.substr(end + 1);
        if (value.ends_with("kB"))
            value.remove_suffix(2);
        if (!isNumber(value))
            return false;
        found[static_cast<std::size_t>(name - known.begin())] = value;
    }
    for (std::size_t i = 0; i < N; ++i) {
        if (!found[i].empty() || zeros)
            addPlain(out, known[i].key, found[i].empty() ? "0" : found[i]);
    }
    return true;
}

/// Calls part(kind, values) for each of "shared hit=1 read=2, temp read=3"; kind is empty where none is named.
template <class F> bool forEachKind(std::string_view values, F&& part)
{
    while (!(values = trimBlanks(values)).empty()) {
        std::string_view kind;
        for (const std::string_view candidate : {"shared/local", "shared", "local", "temp"}) {
            if (values.starts_with(candidate) && values.substr(candidate.size()).starts_with(' ')) {
                kind = candidate;
                break;
            }
        }
        values.remove_prefix(kind.size());
        const std::size_t end = values.find(',');
        if (!part(kind, values.substr(0, end)))
            return false;
        values = end == std::string_view::npos ? std::string_view{} : values.substr(end + 1);
    }
    return true;
}

bool readBuffers(std::string_view values, TextFields& out)
{
    // As many as addZeroBuffers() adds: where a kind is missing its counters stay zero.
    const std::size_t kept = out.size();
    addZeroBuffers(out);
    const auto put = [&out, kept](std::size_t at, std::string_view counts, const auto& names) {
        const std::size_t end = out.size();
        if (!readCounts(counts, names, out, true))
            return false;
        std::copy(out.begin() + static_cast<std::ptrdiff_t>(end), out.end(),
                  out.begin() + static_cast<std::ptrdiff_t>(kept + at));
        out.resize(end);
        return true;
    };
    bool any = false;
    const bool understood = forEachKind(values, [&](std::string_view kind, std::string_view counts) {
        static constexpr std::array<Named, 4> sharedNames{{{"hit", "Shared Hit Blocks"},
                                                           {"read", "Shared Read Blocks"},
                                                           {"dirtied", "Shared Dirtied Blocks"},
                                                           {"written", "Shared Written Blocks"}}};
        static constexpr std::array<Named, 4> localNames{{{"hit", "Local Hit Blocks"},
                                                          {"read", "Local Read Blocks"},
                                                          {"dirtied", "Local Dirtied Blocks"},
                                                          {"written", "Local Written Blocks"}}};
        static constexpr std::array<Named, 2> tempNames{
            {{"read", "Temp Read Blocks"}, {"written", "Temp Written Blocks"}}};
        any = true;
        if (kind == "shared")
            return put(0, counts, sharedNames);
        if (kind == "local")
            return put(sharedNames.size(), counts, localNames);
        return kind == "temp" && put(sharedNames.size() + localNames.size(), counts, tempNames);
    });
    return understood && any; // readProperty() takes off what was added in vain
}

/// "read=1.0" up to server 14, "shared/local read=1.0, temp write=2.0" in 15 and 16, one for each kind since.
bool readTimings(std::string_view values, TextFields& out)
{
    return forEachKind(values, [&out](std::string_view kind, std::string_view times) {
        static constexpr std::array<Named, 2> all{{{"read", "I/O Read Time"}, {"write", "I/O Write Time"}}};
        static constexpr std::array<Named, 2> shared{
            {{"read", "Shared I/O Read Time"}, {"write", "Shared I/O Write Time"}}};
        static constexpr std::array<Named, 2> local{
            {{"read", "Local I/O Read Time"}, {"write", "Local I/O Write Time"}}};
        static constexpr std::array<Named, 2> temp{{{"read", "Temp I/O Read Time"}, {"write", "Temp I/O Write Time"}}};
        return readCounts(times,
                          kind == "shared"  ? shared
                          : kind == "local" ? local
                          : kind == "temp"  ? temp
                                            : all,
                          out, false);
    });
}

bool readSortMethod(std::string_view values, TextFields& out)
{
    // "quicksort  Memory: 25kB"
    const std::size_t gap = values.find("  ");
    const std::string_view method = trimBlanks(values.substr(0, gap));
    if (gap == std::string_view::npos) {
        addText(out, "Sort Method", method);
        return !method.empty();
    }
    const std::string_view space = trimBlanks(values.substr(gap));
    const std::size_t colon = space.find(": ");
    if (method.empty() || colon == std::string_view::npos || !space.ends_with("kB"))
        return false;
    const std::string_view used = withoutUnit(space.substr(colon + 2), "kB");
    if (!isNumber(used))
        return false;
    addText(out, "Sort Method", method);
    addPlain(out, "Sort Space Used", used);
    addText(out, "Sort Space Type", space.substr(0, colon));
    return true;
}

/// Cuts "Key: value" off a line of several that are two blanks apart.
bool nextPair(std::string_view& line, std::string_view& key, std::string_view& value)
{
    line = trimBlanks(line);
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos)
        return false;
    key = line.substr(0, colon);
    const std::size_t gap = line.find("  ", colon);
    value = trimBlanks(line.substr(colon + 2, gap == std::string_view::npos ? gap : gap - colon - 2));
    line = gap == std::string_view::npos ? std::string_view{} : line.substr(gap);
    return true;
}

/// "Full-sort Groups: 3  Sort Method: quicksort  Average Memory: 25kB  Peak Memory: 25kB"
bool readSortGroups(std::string_view line, TextFields& out)
{
    std::string_view key, count, methods, value;
    if (!nextPair(line, key, count) || !isNumber(count))
        return false;
    const std::string_view group = key;
    TextFields spaces;
    while (!line.empty()) {
        if (!nextPair(line, key, value))
            return false;
        if (key == "Sort Method" || key == "Sort Methods") {
            methods = value;
        } else if (take(key, "Average ")) {
            // tuplesort_space_type_name() knows no other kinds.
            if (key != "Memory" && key != "Disk")
                return false;
            open(spaces, key == "Memory" ? "Sort Space Memory" : "Sort Space Disk");
            addPlain(spaces, "Average Sort Space Used", withoutUnit(value, "kB"));
        } else if (take(key, "Peak ") && !spaces.empty()) {
            addPlain(spaces, "Peak Sort Space Used", withoutUnit(value, "kB"));
            close(spaces);
        } else {
            return false;
        }
    }
    if (!spaces.empty() && spaces.back().kind != Kind::Close)
        return false;
    open(out, group);
    addPlain(out, "Group Count", count);
    out.push_back({Kind::OpenList, "Sort Methods Used", {}});
    addText(out, {}, methods);
    close(out);
    out.insert(out.end(), spaces.begin(), spaces.end());
    close(out);
    return true;
}

/// "1024 (originally 512)"
bool readOriginal(std::string_view value, std::string_view key, std::string_view originalKey, TextFields& out)
{
    std::string_view original = value;
    if (const std::size_t at = value.find(" (originally "); at != std::string_view::npos) {
        original = value.substr(at + 13);
        if (!original.ends_with(')'))
            return false;
        original.remove_suffix(1);
        value = value.substr(0, at);
    }
    if (!isNumber(value) || !isNumber(original))
        return false;
    addPlain(out, key, value);
    addPlain(out, originalKey, original);
    return true;
}

/// Figures of hash tables, hashed groups and caches: "Buckets: 1024  Batches: 1  Memory Usage: 9kB"
bool readSpaces(std::string_view line, std::string_view nodeType, TextFields& out)
{
    const bool aggregate = nodeType == "Aggregate";
    TextFields fields;
    bool disk = false, batches = false;
    std::string_view key, value;
    while (!(line = trimBlanks(line)).empty()) {
        if (!nextPair(line, key, value))
            return false;
        if (key == "Buckets" || (key == "Batches" && !aggregate)) {
            const bool read = key == "Buckets" ? readOriginal(value, "Hash Buckets", "Original Hash Buckets", fields)
                                               : readOriginal(value, "Hash Batches", "Original Hash Batches", fields);
            if (!read)
                return false;
            continue;
        }
        value = withoutUnit(value, "kB");
        if (!isNumber(value))
            return false;
        if (key == "Batches" || key == "HashAgg Batches") {
            batches = true;
            addPlain(fields, "HashAgg Batches", value);
        } else if (key == "Memory Usage" || key == "Peak Memory Usage") {
            addPlain(fields, "Peak Memory Usage", value);
        } else if (key == "Disk Usage") {
            disk = true;
            addPlain(fields, key, value);
        } else if (key == "Planned Partitions") {
            addPlain(fields, key, value);
        } else {
            static constexpr std::array<Named, 4> cache{{{"Hits", "Cache Hits"},
                                                         {"Misses", "Cache Misses"},
                                                         {"Evictions", "Cache Evictions"},
                                                         {"Overflows", "Cache Overflows"}}};
            const auto counter = std::find_if(cache.begin(), cache.end(),
                                              [key](const Named& candidate) { return candidate.name == key; });
            if (counter == cache.end())
                return false;
            addPlain(fields, counter->key, value);
        }
    }
    // Text has it only where there was more than one batch.
    if (batches && !disk)
        addPlain(fields, "Disk Usage", "0");
    out.insert(out.end(), fields.begin(), fields.end());
    return true;
}

/// "system ('10'::real) REPEATABLE ('1'::double precision)"
bool readSampling(std::string_view value, TextFields& out)
{
    const std::size_t at = value.find(" (");
    if (at == std::string_view::npos)
        return false;
    std::string_view rest = value.substr(at + 2);
    std::string_view seed;
    constexpr std::string_view repeatable = ") REPEATABLE (";
    if (const std::size_t found = rest.rfind(repeatable); found != std::string_view::npos && rest.ends_with(')')) {
        seed = rest.substr(found + repeatable.size());
        seed.remove_suffix(1);
        rest = rest.substr(0, found + 1);
    }
    if (!rest.ends_with(')'))
        return false;
    addText(out, "Sampling Method", value.substr(0, at));
    addText(out, "Sampling Parameters", rest.substr(0, rest.size() - 1));
    if (!seed.empty())
        addText(out, "Repeatable Seed", seed);
    return true;
}

const std::unordered_set<std::string_view>& nodeKeys()
{
    static const std::unordered_set<std::string_view> keys{"Actual Rows",
                                                           "Async Capable",
                                                           "Batches",
                                                           "Buckets",
                                                           "Buffers",
                                                           "Cache Key",
                                                           "Cache Mode",
                                                           "Conflict Arbiter Indexes",
                                                           "Conflict Filter",
                                                           "Conflict Resolution",
                                                           "Conflicting Tuples",
                                                           "Disabled",
                                                           "Disabled Nodes",
                                                           "Estimates",
                                                           "Exact Heap Blocks",
                                                           "Filter",
                                                           "Foreign File",
                                                           "Foreign File Size",
                                                           "Foreign Program",
                                                           "Full-sort Groups",
                                                           "Function Call",
                                                           "Group Key",
                                                           "Hash Cond",
                                                           "Hash Key",
                                                           "Heap Blocks",
                                                           "Heap Fetches",
                                                           "Hits",
                                                           "I/O Timings",
                                                           "Index Cond",
                                                           "Index Searches",
                                                           "Inner Unique",
                                                           "Join Filter",
                                                           "Lossy Heap Blocks",
                                                           "Merge Cond",
                                                           "One-Time Filter",
                                                           "Order By",
                                                           "Output",
                                                           "Params Evaluated",
                                                           "Peak Memory Usage",
                                                           "Planned Partitions",
                                                           "Pre-sorted Groups",
                                                           "Presorted Key",
                                                           "Recheck Cond",
                                                           "Relations",
                                                           "Remote SQL",
                                                           "Repeatable Seed",
                                                           "Rows Removed by Conflict Filter",
                                                           "Rows Removed by Filter",
                                                           "Rows Removed by Index Recheck",
                                                           "Rows Removed by Join Filter",
                                                           "Run Condition",
                                                           "Sampling",
                                                           "Single Copy",
                                                           "Sort Key",
                                                           "Sort Method",
                                                           "Storage",
                                                           "Subplans Removed",
                                                           "TID Cond",
                                                           "Table Function Call",
                                                           "Tuples",
                                                           "Tuples Inserted",
                                                           "WAL",
                                                           "Window",
                                                           "Workers Launched",
                                                           "Workers Planned",
                                                           "Batch Size",
                                                           "Replaces",
                                                           "Functions",
                                                           "Options",
                                                           "Timing",
                                                           "Memory",
                                                           "Query Text"};
    return keys;
}

const std::unordered_set<std::string_view>& statementKeys()
{
    static const std::unordered_set<std::string_view> keys{
        "Planning",      "Planning Time", "Planning time",    "Execution Time", "Execution time",  "Total runtime",
        "Total Runtime", "Settings",      "Query Identifier", "Serialization",  "Query Parameters"};
    return keys;
}

} // namespace

std::string_view propertyKey(std::string_view line)
{
    line = trimBlanks(line);
    if (line.empty() || line.front() < 'A' || line.front() > 'Z')
        return {};
    const std::size_t colon = line.substr(0, longestKey + 1).find(':');
    if (colon == std::string_view::npos || (colon + 1 < line.size() && line[colon + 1] != ' '))
        return {};
    const std::string_view key = line.substr(0, colon);
    const bool words = std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '/' ||
               c == '-' || c == '_';
    });
    return words ? key : std::string_view{};
}

bool isStatementKey(std::string_view key)
{
    return statementKeys().contains(key);
}

bool isKnownKey(std::string_view key)
{
    return nodeKeys().contains(key) || isStatementKey(key) || key == "JIT" ||
           (key.starts_with("Worker ") && isNumber(key.substr(7)));
}

void addZeroBuffers(TextFields& out)
{
    for (const std::string_view key :
         {"Shared Hit Blocks", "Shared Read Blocks", "Shared Dirtied Blocks", "Shared Written Blocks",
          "Local Hit Blocks", "Local Read Blocks", "Local Dirtied Blocks", "Local Written Blocks", "Temp Read Blocks",
          "Temp Written Blocks"})
        addPlain(out, key, "0");
}

bool readProperty(std::string_view line, std::string_view nodeType, TextFields& out)
{
    line = trimBlanks(line);
    const std::string_view key = propertyKey(line);
    if (key.empty())
        return false;
    const std::string_view value = trimBlanks(line.substr(key.size() + 1));
    const std::size_t kept = out.size();
    bool read = true;
    if (key == "Buffers") {
        read = readBuffers(value, out);
    } else if (key == "I/O Timings") {
        read = readTimings(value, out);
    } else if (key == "WAL") {
        static constexpr std::array<Named, 4> names{{{"records", "WAL Records"},
                                                     {"fpi", "WAL FPI"},
                                                     {"bytes", "WAL Bytes"},
                                                     {"buffers full", "WAL Buffers Full"}}};
        static constexpr std::array<Named, 3> before18{{names[0], names[1], names[2]}};
        read = value.find("buffers full") == std::string_view::npos ? readCounts(value, before18, out, true)
                                                                    : readCounts(value, names, out, true);
    } else if (key == "Sort Method") {
        read = readSortMethod(value, out);
    } else if (key.ends_with("-sort Groups") || key.ends_with("sorted Groups")) {
        read = readSortGroups(line, out);
    } else if (key == "Buckets" || key == "Batches" || key == "Hits" || key == "Peak Memory Usage" ||
               key == "Planned Partitions" || key == "Disk Usage" || key == "HashAgg Batches") {
        read = readSpaces(line, nodeType, out);
    } else if (key == "Heap Blocks") {
        static constexpr std::array<Named, 2> names{{{"exact", "Exact Heap Blocks"}, {"lossy", "Lossy Heap Blocks"}}};
        read = readCounts(value, names, out, true);
    } else if (key == "Tuples") {
        static constexpr std::array<Named, 4> names{{{"inserted", "Tuples Inserted"},
                                                     {"updated", "Tuples Updated"},
                                                     {"deleted", "Tuples Deleted"},
                                                     {"skipped", "Tuples Skipped"}}};
        read = readCounts(value, names, out, true);
    } else if (key == "Sampling") {
        read = readSampling(value, out);
    } else if (key == "Storage") {
        const std::size_t gap = value.find("  Maximum Storage: ");
        addText(out, key, trimBlanks(value.substr(0, gap)));
        if (gap != std::string_view::npos)
            addPlain(out, "Maximum Storage", withoutUnit(value.substr(gap + 19), "kB"));
    } else if (key == "Memory") {
        static constexpr std::array<Named, 2> names{{{"used", "Memory Used"}, {"allocated", "Memory Allocated"}}};
        read = readCounts(value, names, out, true);
    } else if (key == "Foreign File Size") {
        addPlain(out, key, withoutUnit(value, " b"));
    } else {
        addText(out, key, value);
    }
    if (!read) {
        // A form of it that no server up to now writes: kept as it stands.
        out.resize(kept);
        addText(out, key, value);
    }
    return true;
}

bool readJitLine(std::string_view line, TextFields& out)
{
    line = trimBlanks(line);
    const std::string_view key = propertyKey(line);
    if (key.empty())
        return false;
    std::string_view value = trimBlanks(line.substr(key.size() + 1));
    if (key != "Options" && key != "Timing") {
        addPlain(out, key, withoutUnit(value, " ms"));
        return true;
    }
    open(out, key);
    // "Inlining false, Optimization false" and "Generation 1.2 ms (Deform 0.1 ms), Inlining 0.0 ms, Total 5.1 ms"
    while (!value.empty()) {
        const std::size_t comma = value.find(',');
        std::string_view item = trimBlanks(value.substr(0, comma));
        value = comma == std::string_view::npos ? std::string_view{} : trimBlanks(value.substr(comma + 1));
        const std::size_t blank = item.find(' ');
        if (blank == std::string_view::npos)
            continue;
        const std::string_view name = item.substr(0, blank);
        std::string_view figure = trimBlanks(item.substr(blank));
        constexpr std::string_view deform = " (Deform ";
        if (const std::size_t at = figure.find(deform); at != std::string_view::npos && figure.ends_with(')')) {
            std::string_view inner = figure.substr(at + deform.size());
            inner.remove_suffix(1);
            open(out, name);
            addPlain(out, "Deform", withoutUnit(inner, " ms"));
            addPlain(out, "Total", withoutUnit(figure.substr(0, at), " ms"));
            close(out);
            continue;
        }
        addPlain(out, name, withoutUnit(figure, " ms"));
    }
    close(out);
    return true;
}

bool readTrigger(std::string_view line, std::string_view relation, TextFields& out)
{
    line = trimBlanks(line);
    if (!take(line, "Trigger"))
        return false;
    const std::size_t colon = line.rfind(": ");
    if (colon == std::string_view::npos)
        return false;
    TextFields figures;
    static constexpr std::array<Named, 2> names{{{"time", "Time"}, {"calls", "Calls"}}};
    if (!readCounts(line.substr(colon + 2), names, figures, false) || figures.empty())
        return false;
    std::string_view subject = line.substr(0, colon);
    std::string_view on;
    if (const std::size_t at = subject.rfind(" on "); at != std::string_view::npos) {
        on = trimBlanks(subject.substr(at + 4));
        subject = subject.substr(0, at);
    }
    std::string_view constraint;
    constexpr std::string_view forConstraint = " for constraint ";
    if (const std::size_t at = subject.find(forConstraint); at != std::string_view::npos) {
        constraint = trimBlanks(subject.substr(at + forConstraint.size()));
        subject = subject.substr(0, at);
    }
    subject = trimBlanks(subject);
    open(out, {});
    if (!subject.empty())
        addText(out, "Trigger Name", subject);
    if (!constraint.empty())
        addText(out, "Constraint Name", constraint);
    if (!on.empty() || !relation.empty())
        addText(out, "Relation", on.empty() ? relation : on);
    out.insert(out.end(), figures.begin(), figures.end());
    close(out);
    return true;
}

} // namespace howdah::plan
