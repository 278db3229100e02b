// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/drops.h"

#include "core/advise/indexsize.h"
#include "core/advise/searchvariants.h"
#include "core/base/quoting.h"
#include "core/base/units.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace howdah::advise {

using base::Text;

namespace {

namespace human = base::human;

constexpr double daySeconds = 86400;
constexpr double longUnused = 30 * daySeconds;
constexpr double bloatFactor = 2;
constexpr std::int64_t leastBloat = std::int64_t{10} * 1024 * 1024;
constexpr double leastRowsOfForeignKey = 1000;

/// Something besides queries needs it, so that a query's view of it is not enough.
bool bound(const IndexInfo& index)
{
    return index.primary || index.constraint || index.definition.unique || index.replicaIdentity || index.clustered;
}

/// What pg_get_indexdef says after the names: method, keys, included columns, options and predicate.
std::string_view tail(const IndexInfo& index)
{
    const std::string_view ddl = index.ddl;
    const auto at = ddl.find(" USING ");
    return at == std::string_view::npos ? ddl : ddl.substr(at);
}

/// The same read from its other end.
IndexDefinition reversed(IndexDefinition index)
{
    for (IndexKey& key : index.keys) {
        key.descending = !key.descending;
        key.nullsFirst = !key.nullsFirst;
    }
    return index;
}

/// Which of two equal indexes stays: what is needed for more than queries, then the one whose name comes first.
bool staysBefore(const IndexInfo& a, const IndexInfo& b)
{
    const auto rank = [](const IndexInfo& index) {
        return std::tuple(!index.primary, !index.constraint, !index.replicaIdentity, !index.clustered,
                          !index.definition.unique, index.name);
    };
    return rank(a) < rank(b);
}

std::string days(double seconds)
{
    return human::integer(static_cast<std::int64_t>(seconds / daySeconds));
}

class Finder {
public:
    Finder(const Catalog& catalog, const std::vector<ServerScans>& replicas, std::vector<Text>& notes)
        : m_catalog(catalog)
        , m_replicas(replicas)
        , m_notes(notes)
    {}

    std::vector<DropAdvice> find()
    {
        for (const TableInfo& table : m_catalog.tables) {
            m_gone.clear();
            m_keepers.clear();
            // An index of a partition belongs to the one of the whole, and cannot be dropped by itself.
            if (!table.partition) {
                for (const IndexInfo& index : table.indexes)
                    invalid(table, index);
                for (const IndexInfo& index : table.indexes)
                    duplicate(table, index);
                for (const IndexInfo& index : table.indexes)
                    covered(table, index);
                for (const IndexInfo& index : table.indexes)
                    unused(table, index);
            }
            for (const IndexInfo& index : table.indexes)
                bloated(table, index);
        }
        if (m_tooYoung > 0)
            m_notes.push_back(Text::counted(
                HOWDAH_TEXT_N("advise", "%n index(es) had no scan, but the counters are too young, or of an age that "
                                        "is not known, to call them unused: thirty days are needed."),
                m_tooYoung));
        std::ranges::stable_sort(m_drops, [](const DropAdvice& a, const DropAdvice& b) { return a.bytes > b.bytes; });
        return std::move(m_drops);
    }

private:
    [[nodiscard]] bool open(const IndexInfo& index) const { return index.valid && !m_gone.contains(index.name); }

    void add(const TableInfo& table, const IndexInfo& index, DropReason reason, Text evidence)
    {
        DropAdvice drop;
        drop.schema = table.schema;
        drop.index = index.name;
        drop.table = table.name;
        drop.reason = reason;
        drop.evidence = std::move(evidence);
        drop.bytes = index.bytes;
        const std::string name = base::quoteQualified({table.schema, index.name});
        if (reason == DropReason::Bloated)
            drop.ddl = "REINDEX INDEX CONCURRENTLY " + name;
        else if (table.kind == 'p')
            drop.ddl = "DROP INDEX " + name; // of a partitioned table: concurrently is refused
        else
            drop.ddl = "DROP INDEX CONCURRENTLY " + name;
        m_drops.push_back(std::move(drop));
        m_gone.insert(index.name);
    }

    void invalid(const TableInfo& table, const IndexInfo& index)
    {
        // That of a partitioned table is invalid until each partition has its own.
        if (index.valid || index.primary || index.constraint || table.kind == 'p')
            return;
        add(table, index, DropReason::Invalid,
            Text(HOWDAH_TEXT("advise", "invalid: no query reads it, and every write still keeps it; a CREATE INDEX "
                                       "CONCURRENTLY failed, unless one is at work on it now")));
    }

    void duplicate(const TableInfo& table, const IndexInfo& index)
    {
        if (!open(index) || index.primary || index.constraint)
            return;
        for (const IndexInfo& other : table.indexes) {
            if (&other == &index || !open(other) || tail(other) != tail(index) || !staysBefore(other, index) ||
                (index.definition.unique && !other.definition.unique))
                continue;
            if (kept(index, other))
                return;
            m_keepers.insert(other.name);
            add(table, index, DropReason::Duplicate, Text(HOWDAH_TEXT("advise", "the same as %1"), {other.name}));
            return;
        }
    }

    void covered(const TableInfo& table, const IndexInfo& index)
    {
        if (!open(index) || index.primary || index.constraint || index.definition.unique)
            return;
        const IndexInfo* by = nullptr;
        for (const IndexInfo& other : table.indexes) {
            if (&other == &index || !open(other) || tail(other) == tail(index))
                continue;
            const bool longer =
                covers(other.definition, index.definition) || covers(other.definition, reversed(index.definition));
            // Of equal keys, one with other options may be meant.
            const bool sameKeys = other.definition.keys.size() == index.definition.keys.size() &&
                                  other.definition.include.size() == index.definition.include.size() &&
                                  !other.definition.unique;
            if (longer && !sameKeys && (by == nullptr || other.bytes < by->bytes))
                by = &other;
        }
        if (by == nullptr || kept(index, *by))
            return;
        m_keepers.insert(by->name);
        add(table, index, DropReason::Covered, Text(HOWDAH_TEXT("advise", "covered by %1"), {by->name}));
    }

    /// Says so where another index would do but for one thing.
    bool kept(const IndexInfo& index, const IndexInfo& other)
    {
        if (index.clustered)
            m_notes.emplace_back(
                HOWDAH_TEXT("advise", "%1 does nothing that %2 does not, but its table is clustered on it: kept."),
                std::vector<std::string>{index.name, other.name});
        else if (index.replicaIdentity)
            m_notes.emplace_back(
                HOWDAH_TEXT("advise", "%1 does nothing that %2 does not, but is the table's replica identity: kept."),
                std::vector<std::string>{index.name, other.name});
        return index.clustered || index.replicaIdentity;
    }

    void unused(const TableInfo& table, const IndexInfo& index)
    {
        // A partitioned table's index has no scans of its own.
        if (!open(index) || bound(index) || m_keepers.contains(index.name) || table.kind == 'p')
            return;
        if (std::ranges::any_of(table.foreignKeys,
                                [&](const ForeignKeyInfo& key) { return serves(index.definition, key); }))
            return;
        const std::pair<std::string, std::string> name{table.schema, index.name};
        double youngest = 0;
        bool first = true, known = true;
        const auto look = [&](const ServerScans::Count& count, const std::optional<double>& age) {
            const bool idle = count.idleSeconds && *count.idleSeconds >= longUnused;
            if (count.scans > 0 && !idle)
                return false;
            const std::optional<double> since = count.scans > 0 ? count.idleSeconds : age;
            known = known && since.has_value();
            if (since && (first || *since < youngest)) {
                youngest = *since;
                first = false;
            }
            return true;
        };
        if (!look({index.scans, index.idleSeconds}, m_catalog.statisticsSeconds))
            return;
        for (const ServerScans& replica : m_replicas) {
            const auto found = replica.counts.find(name);
            if (!look(found == replica.counts.end() ? ServerScans::Count() : found->second, replica.statisticsSeconds))
                return;
        }
        if (!known || youngest < longUnused) {
            ++m_tooYoung;
            return;
        }
        add(table, index, DropReason::Unused, evidenceOfNoScan(days(youngest)));
    }

    [[nodiscard]] Text evidenceOfNoScan(const std::string& length) const
    {
        const ReplicaReport& report = m_catalog.replicas;
        const std::string notAsked = report.namesOfNotAsked();
        const auto count = static_cast<long long>(m_replicas.size());
        if (!m_replicas.empty() && notAsked.empty())
            return Text::counted(HOWDAH_TEXT_N("advise", "no scan for %1 days, here and on %n replica(s)"), count,
                                 {length});
        if (!m_replicas.empty())
            return Text::counted(
                HOWDAH_TEXT_N("advise", "no scan for %1 days, here and on %n replica(s); not asked: %2"), count,
                {length, notAsked});
        if (!notAsked.empty())
            return Text(HOWDAH_TEXT("advise",
                                    "no scan on this server for %1 days; replicas that were not asked may read "
                                    "it: %2"),
                        {length, notAsked});
        if (report.looked && report.hidden == 0)
            return Text(HOWDAH_TEXT("advise", "no scan on this server for %1 days; no replica streams from it"),
                        {length});
        return Text(HOWDAH_TEXT("advise", "no scan on this server for %1 days; replicas were not asked"), {length});
    }

    void bloated(const TableInfo& table, const IndexInfo& index)
    {
        // The size of other kinds is not known well enough to accuse one.
        if (!open(index) || table.kind == 'p' || index.bytes.value <= leastBloat || table.rows < 1 ||
            index.definition.method != "btree")
            return;
        const bool known = std::ranges::all_of(index.definition.keys, [&](const IndexKey& key) {
            const ColumnInfo* column = table.column(key.column);
            return column != nullptr && column->hasStatistics;
        });
        if (!known)
            return;
        const double share = index.tuples > 0 ? std::min(1.0, index.tuples / table.rows) : 1;
        const base::ByteCount built = predictSize(index.definition, table, share);
        if (static_cast<double>(index.bytes.value) <= bloatFactor * static_cast<double>(built.value))
            return;
        add(table, index, DropReason::Bloated,
            Text(HOWDAH_TEXT("advise", "%1 where about %2 would do"),
                 {human::bytes(index.bytes), human::bytes(built)}));
    }

    const Catalog& m_catalog;
    const std::vector<ServerScans>& m_replicas;
    std::vector<Text>& m_notes;
    std::vector<DropAdvice> m_drops;
    std::set<std::string> m_gone, m_keepers;
    int m_tooYoung = 0;
};

} // namespace

ServerScans scansOf(const Catalog& catalog, std::string_view server)
{
    ServerScans result;
    result.server = server;
    result.statisticsSeconds = catalog.statisticsSeconds;
    for (const TableInfo& table : catalog.tables)
        for (const IndexInfo& index : table.indexes)
            result.counts[{table.schema, index.name}] = {index.scans, index.idleSeconds};
    return result;
}

namespace {

/// The check of a foreign key asks for one value of each column, so that rows without one are not missed.
bool leavesOutNulls(const std::string& predicate, const ForeignKeyInfo& key)
{
    return std::ranges::any_of(key.columns, [&](const std::string& column) {
        std::string quoted = "\"";
        for (const char c : column)
            quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
        return predicate == column + " IS NOT NULL" || predicate == quoted + "\" IS NOT NULL";
    });
}

} // namespace

bool serves(const IndexDefinition& index, const ForeignKeyInfo& key)
{
    if (index.method != "btree" || !(index.where.empty() || leavesOutNulls(index.where, key)) ||
        index.keys.size() < key.columns.size())
        return false;
    return std::ranges::all_of(key.columns, [&](const std::string& column) {
        const auto end = index.keys.begin() + static_cast<std::ptrdiff_t>(key.columns.size());
        return std::any_of(index.keys.begin(), end, [&](const IndexKey& mine) { return mine.column == column; });
    });
}

std::vector<DropAdvice> findDrops(const Catalog& catalog, const std::vector<ServerScans>& replicas,
                                  std::vector<Text>& notes)
{
    return Finder(catalog, replicas, notes).find();
}

std::vector<ForeignKeyAdvice> findForeignKeys(const Catalog& catalog, const CheckedKeys& checked)
{
    std::vector<std::pair<double, ForeignKeyAdvice>> found;
    for (const TableInfo& table : catalog.tables) {
        if (table.partition || table.rows < leastRowsOfForeignKey)
            continue;
        for (const ForeignKeyInfo& key : table.foreignKeys) {
            const bool served = std::ranges::any_of(
                table.indexes, [&](const IndexInfo& index) { return index.valid && serves(index.definition, key); });
            const TableInfo* other = catalog.find(key.otherSchema, key.otherTable);
            const auto asked = checked.find({table.oid, key.name});
            const double weight = asked != checked.end() ? asked->second : 0;
            if (served || other == nullptr || (other->deleted + other->updated <= 0 && weight <= 0))
                continue;
            IndexDefinition index;
            index.schema = table.schema;
            index.table = table.name;
            for (const std::string& column : key.columns) {
                index.keys.emplace_back();
                index.keys.back().column = column;
            }
            ForeignKeyAdvice advice;
            advice.schema = table.schema;
            advice.table = table.name;
            advice.constraint = key.name;
            advice.estimatedBytes = predictSize(index, table);
            // On a partitioned table CREATE INDEX CONCURRENTLY is refused.
            advice.ddl = index.ddl(index.suggestedName(), table.kind != 'p');
            if (other->deleted > 0)
                advice.reason = Text(HOWDAH_TEXT("advise", "%1 rows of %2 were deleted; each deletion reads all of %3"),
                                     {human::integer(other->deleted), other->name, table.name});
            else if (weight > 0)
                advice.reason =
                    Text(HOWDAH_TEXT("advise", "the workload deletes rows of %1 or changes their keys; each "
                                               "such row reads all of %2"),
                         {other->name, table.name});
            else
                advice.reason =
                    Text(HOWDAH_TEXT("advise", "no row of %1 was deleted, but %2 were updated; one that changes the "
                                               "key reads all of %3"),
                         {other->name, human::integer(other->updated), table.name});
            const double rows =
                std::max(weight, static_cast<double>(other->deleted) + 0.001 * static_cast<double>(other->updated));
            const double work = rows * std::max(1.0, table.pages);
            found.emplace_back(-work, std::move(advice));
        }
    }
    std::ranges::stable_sort(found, {}, [](const auto& each) { return each.first; });
    std::vector<ForeignKeyAdvice> result;
    for (auto& each : found)
        result.push_back(std::move(each.second));
    return result;
}

} // namespace howdah::advise
