// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/indexsizegin.h"

#include "core/advise/indexsizecolumns.h"
#include "core/advise/indexsizeginkeys.h"
#include "core/advise/keysample.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace howdah::advise {

namespace {

/// Keys that are in about the same share of the rows.
struct KeyClass {
    double keys = 0;
    double share = 0; ///< of the rows, for each key
    double width = 0; ///< bytes of a key as stored
};

/// Where pg_stats shows no values: from the width alone.
std::vector<KeyClass> guessedKeys(GinKind kind, const StoredColumn& column, double rows)
{
    double perRow = 1, distinct = std::max(1.0, rows * 0.1), width = 4;
    const double bytes = std::max(4.0, column.info.averageWidth);
    switch (kind) {
    case GinKind::Trigrams:
        perRow = bytes + 1;
        distinct = 15000;
        break;
    case GinKind::Elements: {
        const int each = ginElementBytes(column.info.type);
        width = each > 0 ? each : 10;
        perRow = std::max(1.0, (bytes - 21) / width);
        break;
    }
    case GinKind::Document:
        perRow = std::max(1.0, bytes / 8);
        width = 10;
        break;
    case GinKind::DocumentPaths:
        perRow = std::max(1.0, bytes / 16);
        break;
    case GinKind::Lexemes: // each with its place in the list, and the positions where it stands
    case GinKind::Words:
        perRow = std::max(1.0, bytes / (kind == GinKind::Lexemes ? 14 : 7));
        distinct = std::min(20000.0, rows);
        width = 7;
        break;
    }
    distinct = std::min(distinct, perRow * std::max(1.0, rows));
    return {{distinct, perRow / distinct, width}};
}

struct Seen {
    double common = 0; ///< share of the rows, by their common values
    int bounds = 0;    ///< of the histogram that hold it
    std::string family;
};

/// How often keys of one family were seen in the bounds of a histogram, and what that says of all keys.
class Family {
public:
    void count(int bounds)
    {
        ++m_counts[bounds];
        m_drawn += bounds;
    }
    /// Keys that no bound shows (Chao's estimate, from those shown once and twice). `most`: occurrences in the table.
    [[nodiscard]] double unseen(double most) const
    {
        const double once = keysSeen(1), twice = keysSeen(2);
        // All different says only that there are many: the middle between the fewest likely and the most possible.
        double keys = once * once / (2 * twice + 1);
        if (allDifferent())
            keys = std::sqrt(keys * std::max(keys, most));
        return std::clamp(keys, 0.0, std::max(0.0, most - m_drawn));
    }
    /// How often a key that was seen `bounds` times occurs on average in as many values (Good and Turing).
    [[nodiscard]] double trueCount(int bounds) const
    {
        constexpr double enough = 8;
        const double here = keysSeen(bounds), next = keysSeen(bounds + 1);
        return here >= enough && next >= enough ? (bounds + 1) * next / here : bounds;
    }
    /// No key was seen twice: how many there are cannot be told from these.
    [[nodiscard]] bool allDifferent() const
    {
        constexpr double enough = 20;
        return m_drawn > enough && keysSeen(1) == m_drawn;
    }
    [[nodiscard]] double keys() const
    {
        double sum = 0;
        for (const auto& [bounds, keys] : m_counts)
            sum += keys;
        return sum;
    }
    [[nodiscard]] double keysSeen(int bounds) const
    {
        const auto found = m_counts.find(bounds);
        return found == m_counts.end() ? 0 : found->second;
    }
    /// What trueCount() has to be multiplied with, so that all of them and the unseen make up what was drawn.
    [[nodiscard]] double correction(double unseenKeys) const
    {
        double sum = unseenKeys > 0 ? keysSeen(1) : 0;
        for (const auto& [bounds, keys] : m_counts)
            sum += keys * trueCount(bounds);
        return sum > 0 ? m_drawn / sum : 1;
    }

private:
    std::map<int, double> m_counts;
    double m_drawn = 0;
};

/// What pg_stats shows of a column's values, key by key.
struct Shown {
    std::map<std::string, Seen> seen;
    std::map<std::string, Family> families; ///< of those in the histogram
    double common = 0;                      ///< share of the rows with a common value
};

Shown shownKeys(GinKind kind, const ColumnInfo& info)
{
    Shown shown;
    auto& seen = shown.seen;
    for (std::size_t i = 0; i < info.commonValues.size() && i < info.commonFrequencies.size(); ++i) {
        shown.common += info.commonFrequencies[i];
        for (const auto& [key, family] : ginKeys(kind, info.commonValues[i])) {
            Seen& entry = seen[key];
            entry.common += info.commonFrequencies[i];
            entry.family = family;
        }
    }
    for (const std::string& value : info.histogram) {
        for (const auto& [key, family] : ginKeys(kind, value)) {
            Seen& entry = seen[key];
            entry.family = family;
            ++entry.bounds;
        }
    }
    for (const auto& [key, entry] : seen)
        if (entry.bounds > 0)
            shown.families[entry.family].count(entry.bounds);
    return shown;
}

/// Keys of the one field of documents that differs in all that is shown, at least and at most: each document that is
/// distinct has a key of it, and the other fields can tell so many of them apart. Nothing: there is none or more than
/// one, or the documents were not counted.
std::optional<std::pair<double, double>> keysOfWildField(GinKind kind, const Shown& shown, const ColumnInfo& info)
{
    if ((kind != GinKind::Document && kind != GinKind::DocumentPaths) || info.distinct <= 0)
        return std::nullopt;
    int wild = 0;
    double others = 1;
    for (const auto& [name, family] : shown.families) {
        if (family.allDifferent())
            ++wild;
        else if (!name.empty()) // names of fields are a family of their own
            others *= std::max(1.0, family.keys());
    }
    if (wild != 1)
        return std::nullopt;
    return std::pair(std::max(1.0, info.distinct / others), info.distinct);
}

/// The keys of a column from the values that pg_stats shows; keys seen once stand for many that were not seen.
std::vector<KeyClass> keysOf(GinKind kind, const StoredColumn& column, double rows, Guess guess)
{
    const ColumnInfo& info = column.info;
    const Shown shown = shownKeys(kind, info);
    const auto& seen = shown.seen;
    const double rest = std::max(0.0, 1 - info.nullFraction - shown.common);
    const auto bounds = static_cast<double>(info.histogram.size());
    if (seen.empty() || (info.histogram.empty() && rest > 0.5))
        return guessedKeys(kind, column, rows);

    const auto wild = keysOfWildField(kind, shown, info);
    std::map<std::string, double> widths;
    for (const auto& [key, entry] : seen)
        if (entry.bounds == 1)
            widths[entry.family] += ginKeyBytes(kind, column.info.type, key);
    std::vector<KeyClass> classes;
    std::map<std::string, double> corrections;
    for (const auto& [name, family] : shown.families) {
        const double once = family.keysSeen(1);
        const double most = once / bounds * rest * rows;
        double unseen = once > 0 ? family.unseen(most) : 0;
        if (family.allDifferent()) {
            // Were there fewer than an eighth of the square of those drawn, they would be all different once in fifty
            // times. A value that is distinct may have several of them.
            const double fewest = std::max(once * once / 8, wild ? wild->first : 0);
            const double distinct = (wild ? wild->second : info.distinct) * std::max(1.0, once / bounds);
            const double low = std::min(most, fewest) - once;
            const double high = std::max(low, (distinct > 0 ? std::min(most, distinct) : most) - once);
            unseen = std::max(0.0, guess == Guess::Least  ? low
                                   : guess == Guess::Most ? high
                                                          : std::clamp(unseen, low, high));
        }
        const double correction = corrections[name] = family.correction(unseen);
        if (unseen > 0)
            classes.push_back({unseen, correction * once / unseen * rest / bounds, widths[name] / once});
    }
    for (const auto& [key, entry] : seen) {
        double share = entry.common;
        if (entry.bounds > 0)
            share +=
                shown.families.at(entry.family).trueCount(entry.bounds) * corrections[entry.family] * rest / bounds;
        classes.push_back({1, std::min(1.0, share), ginKeyBytes(kind, column.info.type, key)});
    }
    return classes;
}

/// The keys of a column from rows that were read, `rows` being those that the index has.
std::vector<KeyClass> keysOf(const SampledKeys& sampled, double rows, Guess guess)
{
    std::vector<KeyClass> classes;
    const double times = rows / sampled.rows;
    for (const auto& [family, spectrum] : sampled.families) {
        if (times <= 1) {
            for (const auto& [place, group] : spectrum.classes()) {
                const double there = group.keys * (1 - std::pow(1 - times, place.first));
                classes.push_back({there, group.rows / sampled.rows / there, group.width / group.keys});
            }
            continue;
        }
        const KeySpectrum::Estimate all = spectrum.keysIn(times);
        const double keys = guess == Guess::Least ? all.least : guess == Guess::Most ? all.most : all.keys;
        // Those that were not seen are like those seen seldom, and share the rows with them.
        constexpr int seldom = 2;
        KeyClass rare;
        double rareRows = 0, width = 0;
        for (const auto& [place, group] : spectrum.classes()) {
            if (place.first > seldom) {
                classes.push_back({group.keys, group.rows / sampled.rows / group.keys, group.width / group.keys});
                continue;
            }
            rare.keys += group.keys;
            rareRows += group.rows;
            width += group.width;
        }
        if (rare.keys <= 0)
            continue;
        rare.width = width / rare.keys;
        rare.keys += keys - spectrum.found();
        rare.share = rareRows / sampled.rows / rare.keys;
        classes.push_back(rare);
    }
    return classes;
}

/// What is known best: rows that were read, or what pg_stats shows.
std::vector<KeyClass> keysOf(const IndexKey& key, const StoredColumn& column, const TableInfo& table, double rows,
                             Guess guess)
{
    const GinKind kind = ginKind(key, column.info.typeOid, column.info.type);
    if (const SampledKeys* const sampled = sampledKeys(key, kind, table))
        return keysOf(*sampled, rows, guess);
    return keysOf(kind, column, rows, guess);
}

/// Share of the rows.
double nullsOf(const IndexKey& key, const StoredColumn& column, const TableInfo& table)
{
    const SampledKeys* const sampled = sampledKeys(key, ginKind(key, column.info.typeOid, column.info.type), table);
    return sampled != nullptr ? sampled->nulls / sampled->rows : column.info.nullFraction;
}

/// Bytes of one row pointer in a compressed list: the distance to the one before, seven bits a byte, a page being 2048
/// of it (ginpostinglist.c). Rows with the key lie by chance.
double pointerBytes(double share, double rowsPerPage)
{
    share = std::clamp(share, 1e-12, 1.0);
    const double none = std::pow(1 - share, rowsPerPage); // a page without
    const double perPage = rowsPerPage * share;
    const double samePage = std::clamp(1 - (1 - none) / perPage, 0.0, 1.0);
    constexpr double stepsOfTwo = 8, stepsOfThree = 1024, stepsOfFour = 131072;
    const double farther2 = std::pow(none, stepsOfTwo - 1);
    const double farther3 = std::pow(none, stepsOfThree - 1), farther4 = std::pow(none, stepsOfFour - 1);
    return samePage * (rowsPerPage > 127 ? 1.1 : 1) + (1 - samePage) * (2 + farther2 + farther3 + farther4);
}

} // namespace

double ginSizeFactor(const IndexDefinition& index, const TableInfo& table)
{
    constexpr double guessed = 3, closeEnough = 1.15;
    const double rows = std::max(0.0, table.rows);
    const double middle = ginPages(index, table, rows, Guess::Middle);
    const double factor = std::max(ginPages(index, table, rows, Guess::Most) / middle,
                                   middle / ginPages(index, table, rows, Guess::Least));
    const bool blind = std::ranges::any_of(index.keys, [&](const IndexKey& key) {
        const StoredColumn column = storedColumn(key, table);
        const GinKind kind = ginKind(key, column.info.typeOid, column.info.type);
        return rows > 0 && sampledKeys(key, kind, table) == nullptr && shownKeys(kind, column.info).seen.empty();
    });
    if (blind) // from the width of the values alone
        return std::max(guessed, factor);
    // What all is reckoned with is not exact either.
    return factor > closeEnough ? factor * closeEnough : 1;
}

double ginPages(const IndexDefinition& index, const TableInfo& table, double rows, Guess guess)
{
    if (rows < 1)
        return 2;
    const double rowsPerPage = std::clamp(table.rows / std::max(1.0, table.pages), 1.0, 291.0);
    constexpr double pageRoom = 8152, largestItem = 2712, listHeader = 8, segment = 256, linePointer = 4;
    double entryBytes = 0, entrySquares = 0, entries = 0, treePages = 0, pointers = 0;
    const auto addEntry = [&](double keys, double bytes) {
        entryBytes += keys * (bytes + linePointer);
        entrySquares += keys * (bytes + linePointer) * (bytes + linePointer);
    };
    const auto add = [&](const KeyClass& kind) {
        const double count = kind.share * rows;
        if (count <= 0 || kind.keys <= 0)
            return;
        const double header = index.keys.size() > 1 ? 8 + 4 : 8; // with several columns, the number of its own
        const double key = static_cast<double>(maxAlign(std::llround(header + kind.width)));
        const double list = 6 + std::max(0.0, count - 1) * pointerBytes(kind.share, rowsPerPage);
        const double whole = static_cast<double>(maxAlign(std::llround(key + listHeader + std::max(0.0, list - 6))));
        entries += kind.keys;
        pointers += kind.keys * count;
        if (whole <= largestItem) {
            addEntry(kind.keys, whole);
            return;
        }
        addEntry(kind.keys, key);
        const double leaves = std::ceil(list * (1 + listHeader / segment) / pageRoom);
        treePages += kind.keys * (leaves + (leaves > 1 ? 1 : 0));
    };
    for (const IndexKey& key : index.keys) {
        const StoredColumn column = storedColumn(key, table);
        for (const KeyClass& kind : keysOf(key, column, table, rows, guess))
            add(kind);
        if (const double nulls = nullsOf(key, column, table); nulls > 0)
            add({1, nulls, 1});
    }
    // Keys come in order as long as they fit into maintenance_work_mem, and each page that is full is split in halves:
    // all but the last stay so. The entry that reaches the middle stays on the left (ginentrypage.c, entrySplitPage),
    // and what does not fit any more comes on top, which makes a difference where entries are large.
    constexpr double memory = 64.0 * 1024 * 1024;
    const bool oneBatch = pointers * 9 + entries * 120 < memory;
    const bool counted = std::ranges::all_of(index.keys, [&](const IndexKey& key) {
        const StoredColumn column = storedColumn(key, table);
        return sampledKeys(key, ginKind(key, column.info.typeOid, column.info.type), table) != nullptr;
    });
    // The entry that an average byte is in; what statistics show of it is too rough to reckon with.
    const double large = counted && entryBytes > 0 ? entrySquares / entryBytes : 0;
    const double split = oneBatch ? pageRoom * (counted ? 0.51 : 0.52) + 0.65 * large : pageRoom * 0.69;
    const double entryPages = 1 + std::max(0.0, std::ceil((entryBytes - (oneBatch ? pageRoom : split)) / split));
    const double inner = entryPages > 1 ? std::ceil(entryPages / 150) : 0;
    return 1 + entryPages + inner + treePages;
}

} // namespace howdah::advise
