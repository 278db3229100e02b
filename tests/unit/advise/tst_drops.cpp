// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/advisor.h"
#include "core/advise/drops.h"
#include "tests/unit/advise/fakewhatif.h"

#include <gtest/gtest.h>

namespace {

using namespace howdah;
using advise::Catalog;
using advise::DropAdvice;
using advise::DropReason;
using advise::IndexDefinition;
using advise::IndexInfo;
using advise::ServerScans;
using advise::TableInfo;
using test::makeIndex;
using test::makeTable;

constexpr double day = 86400;

/// What pg_get_indexdef would say, as far as it is compared.
std::string ddlOf(const IndexDefinition& index, const std::string& name, const std::string& options)
{
    std::string text = "CREATE INDEX " + name + " ON public." + index.table + " USING " + index.method + " (";
    for (const auto& key : index.keys)
        text += key.column + (key.descending ? " DESC, " : ", ");
    text += ") INCLUDE (";
    for (const auto& column : index.include)
        text += column + ", ";
    return text + ")" + options + " WHERE " + index.where;
}

/// Used, small and valid.
IndexInfo index(std::string name, const std::vector<std::string>& keys, const std::string& options = {},
                std::vector<std::string> include = {})
{
    IndexInfo info;
    info.name = std::move(name);
    info.definition = makeIndex("t", keys, std::move(include));
    info.ddl = ddlOf(info.definition, info.name, options);
    info.scans = 1000;
    info.bytes = {1'000'000};
    return info;
}

Catalog catalogWith(std::vector<IndexInfo> indexes)
{
    Catalog catalog;
    catalog.statisticsSeconds = 90 * day;
    catalog.tables = {makeTable("t", 1e6, 10000, {"a", "b", "c"})};
    catalog.tables[0].indexes = std::move(indexes);
    return catalog;
}

/// "name: reason (evidence)", one a line.
std::string drops(const Catalog& catalog, const std::vector<ServerScans>& replicas = {},
                  std::vector<base::Text>* said = nullptr)
{
    std::vector<base::Text> notes;
    std::string text;
    for (const DropAdvice& drop : findDrops(catalog, replicas, notes))
        text += drop.index + ": " + std::string(name(drop.reason)) + " (" + drop.evidence.english() + ")\n";
    if (said != nullptr)
        *said = notes;
    return text;
}

IndexInfo never(IndexInfo info)
{
    info.scans = 0;
    return info;
}

} // namespace

TEST(Drops, ofTwoThatAreTheSameTheOneThatIsNeededStays)
{
    IndexInfo key = index("z_key", {"a"});
    key.primary = key.constraint = key.definition.unique = true;
    EXPECT_EQ(drops(catalogWith({index("one", {"a"}), index("two", {"a"})})), "two: duplicate (the same as one)\n");
    EXPECT_EQ(drops(catalogWith({index("one", {"a"}), key})), "one: duplicate (the same as z_key)\n");
    // A unique one is more than a copy, another fill factor may be meant.
    IndexInfo unique = index("unique", {"a"});
    unique.definition.unique = true;
    EXPECT_EQ(drops(catalogWith({unique, index("plain", {"a"})})), "plain: duplicate (the same as unique)\n");
    EXPECT_EQ(drops(catalogWith({index("one", {"a"}), index("two", {"a"}, " WITH (fillfactor='50')")})), "");
}

TEST(Drops, aPrefixIsCoveredUnlessItDiffersInAnything)
{
    EXPECT_EQ(drops(catalogWith({index("a", {"a"}), index("ab", {"a", "b"})})), "a: covered (covered by ab)\n");
    EXPECT_EQ(drops(catalogWith({index("b", {"b"}), index("ab", {"a", "b"})})), "");
    EXPECT_EQ(drops(catalogWith({index("a", {"a"}), index("ai", {"a"}, {}, {"c"})})), "a: covered (covered by ai)\n");

    IndexInfo narrow = index("a", {"a"});
    const IndexInfo wide = index("ab", {"a", "b"});
    narrow.definition.keys[0].descending = narrow.definition.keys[0].nullsFirst = true;
    narrow.ddl = ddlOf(narrow.definition, "a", "");
    EXPECT_EQ(drops(catalogWith({narrow, wide})), "a: covered (covered by ab)\n"); // read backwards
    narrow.definition.keys[0].nullsFirst = false;
    EXPECT_EQ(drops(catalogWith({narrow, wide})), "");

    const auto differing = [&](auto change) {
        IndexInfo other = index("a", {"a"});
        change(other.definition);
        other.ddl = ddlOf(other.definition, "a", "") + " " + other.definition.keys[0].opclass;
        return drops(catalogWith({other, wide}));
    };
    EXPECT_EQ(differing([](auto& each) { each.keys[0].opclass = "text_pattern_ops"; }), "");
    EXPECT_EQ(differing([](auto& each) { each.keys[0].collation = "C"; }), "");
    EXPECT_EQ(differing([](auto& each) { each.where = "b > 1"; }), "");
    EXPECT_EQ(differing([](auto& each) { each.method = "hash"; }), "");
    EXPECT_EQ(differing([](auto& each) { each.unique = true; }), "");
}

TEST(Drops, whatIsNeededBeyondQueriesIsKeptAndSaid)
{
    std::vector<base::Text> notes;
    IndexInfo clustered = index("a", {"a"});
    clustered.clustered = true;
    EXPECT_EQ(drops(catalogWith({clustered, index("ab", {"a", "b"})}), {}, &notes), "");
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_NE(notes[0].english().find("clustered on it"), std::string::npos);
    IndexInfo identity = index("a", {"a"});
    identity.replicaIdentity = true;
    EXPECT_EQ(drops(catalogWith({identity, index("ab", {"a", "b"})}), {}, &notes), "");
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_NE(notes[0].english().find("replica identity"), std::string::npos);
    IndexInfo constraint = index("a", {"a"});
    constraint.constraint = true;
    EXPECT_EQ(drops(catalogWith({constraint, index("ab", {"a", "b"})})), "");
}

TEST(Drops, unusedMeansNowhereAndForThirtyDays)
{
    Catalog catalog = catalogWith({never(index("a", {"a"}))});
    EXPECT_EQ(drops(catalog), "a: unused (no scan on this server for 90 days; replicas were not asked)\n");

    ServerScans replica = scansOf(catalog, "replica");
    replica.statisticsSeconds = 40 * day;
    EXPECT_EQ(drops(catalog, {replica}), "a: unused (no scan for 40 days, here and on 1 replica)\n");
    Catalog looked = catalog;
    looked.replicas.looked = true;
    EXPECT_EQ(drops(looked), "a: unused (no scan on this server for 90 days; no replica streams from it)\n");
    EXPECT_EQ(drops(looked, {replica}), "a: unused (no scan for 40 days, here and on 1 replica)\n");
    looked.replicas.hidden = 1; // which may be one
    EXPECT_EQ(drops(looked), "a: unused (no scan on this server for 90 days; replicas were not asked)\n");
    looked.replicas.notAsked = {{"db2 (10.0.0.3)", {}}, {"db3", base::Text::verbatim("refused")}};
    EXPECT_EQ(drops(looked), "a: unused (no scan on this server for 90 days; replicas that were not asked may read it: "
                             "db2 (10.0.0.3), db3)\n");
    EXPECT_EQ(drops(looked, {replica}), "a: unused (no scan for 40 days, here and on 1 replica; not asked: db2 "
                                        "(10.0.0.3), db3)\n");
    replica.counts[{"public", "a"}].scans = 1;
    EXPECT_EQ(drops(catalog, {replica}), "");
    replica.counts[{"public", "a"}].idleSeconds = 31 * day; // a server that remembers its last scan
    EXPECT_EQ(drops(catalog, {replica}), "a: unused (no scan for 31 days, here and on 1 replica)\n");

    std::vector<base::Text> notes;
    catalog.statisticsSeconds = 29 * day;
    EXPECT_EQ(drops(catalog, {}, &notes), "");
    EXPECT_EQ(notes.size(), 1U);
    catalog.statisticsSeconds.reset();
    EXPECT_EQ(drops(catalog, {}, &notes), "");
    EXPECT_EQ(notes.size(), 1U);
}

TEST(Drops, unusedIndexesWithAnotherDutyAreKept)
{
    IndexInfo unique = never(index("a", {"a"}));
    unique.definition.unique = true;
    EXPECT_EQ(drops(catalogWith({unique})), "");
    Catalog catalog = catalogWith({never(index("a", {"a"}))});
    catalog.tables[0].foreignKeys = {{"fk", {"a"}, "public", "other", {"id"}}};
    EXPECT_EQ(drops(catalog), "");
    // The one that stands in for another stays, whatever its own scans.
    EXPECT_EQ(drops(catalogWith({index("a", {"a"}), never(index("ab", {"a", "b"}))})), "a: covered (covered by ab)\n");
}

TEST(Drops, invalidOnesGoAndCoverNothing)
{
    IndexInfo invalid = index("ab", {"a", "b"});
    invalid.valid = false;
    const std::string text = drops(catalogWith({index("a", {"a"}), invalid}));
    EXPECT_TRUE(text.starts_with("ab: invalid (")) << text;
    EXPECT_EQ(std::ranges::count(text, '\n'), 1);
}

TEST(Drops, bloatIsMeasuredAgainstWhatWouldBeBuilt)
{
    IndexInfo big = index("a", {"a"});
    big.tuples = 1e6;
    big.bytes = {60'000'000}; // 22 MB would do
    Catalog catalog = catalogWith({big});
    std::vector<base::Text> notes;
    const auto found = findDrops(catalog, {}, notes);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].reason, DropReason::Bloated);
    EXPECT_EQ(found[0].ddl, "REINDEX INDEX CONCURRENTLY \"public\".\"a\"");
    catalog.tables[0].indexes[0].bytes = {40'000'000};
    EXPECT_EQ(drops(catalog), "");
    catalog.tables[0].indexes[0].bytes = {9'000'000};
    catalog.tables[0].indexes[0].tuples = 100;
    EXPECT_EQ(drops(catalog), ""); // below 10 MB
    catalog.tables[0].indexes[0].bytes = {60'000'000};
    catalog.tables[0].columns[0].hasStatistics = false;
    EXPECT_EQ(drops(catalog), "");
}

TEST(Drops, partitionsKeepTheirPartOfAnIndex)
{
    Catalog catalog = catalogWith({never(index("one", {"a"})), index("two", {"a"})});
    catalog.tables[0].partition = true;
    EXPECT_EQ(drops(catalog), "");
    catalog.tables[0].partition = false;
    catalog.tables[0].kind = 'p';
    std::vector<base::Text> notes;
    const auto found = findDrops(catalog, {}, notes);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].ddl, "DROP INDEX \"public\".\"two\"");
}

TEST(Drops, foreignKeysWithoutAnIndexCountWhereTheOtherSideChanges)
{
    Catalog catalog = catalogWith({});
    catalog.searchPath = {"public"};
    catalog.tables.push_back(makeTable("other", 1000, 10, {"id", "tenant"}));
    catalog.tables[0].foreignKeys = {{"fk", {"b", "c"}, "public", "other", {"tenant", "id"}}};
    EXPECT_TRUE(findForeignKeys(catalog).empty());
    const auto asked = findForeignKeys(catalog, {{{catalog.tables[0].oid, "fk"}, 5.0}});
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].reason.english(),
              "the workload deletes rows of other or changes their keys; each such row reads all of t");
    EXPECT_TRUE(findForeignKeys(catalog, {{{catalog.tables[0].oid, "another"}, 5.0}}).empty());
    catalog.tables[1].deleted = 12;
    const auto found = findForeignKeys(catalog);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].ddl, "CREATE INDEX CONCURRENTLY \"t_b_c_idx\" ON \"public\".\"t\" (\"b\", \"c\")");
    EXPECT_EQ(found[0].reason.english(), "12 rows of other were deleted; each deletion reads all of t");
    EXPECT_GT(found[0].estimatedBytes.value, 8192);
    catalog.tables[0].indexes = {index("cba", {"c", "b", "a"})};
    EXPECT_TRUE(findForeignKeys(catalog).empty());
    catalog.tables[0].indexes[0].valid = false;
    EXPECT_EQ(findForeignKeys(catalog).size(), 1U);
    catalog.tables[0].indexes = {index("acb", {"a", "c", "b"})};
    EXPECT_EQ(findForeignKeys(catalog).size(), 1U);
    // The check asks for values, so that an index without the rows that have none serves it as well.
    catalog.tables[0].indexes = {index("bc", {"b", "c"})};
    catalog.tables[0].indexes[0].definition.where = "c IS NOT NULL";
    EXPECT_TRUE(findForeignKeys(catalog).empty());
    catalog.tables[0].indexes[0].definition.where = "a IS NOT NULL";
    EXPECT_EQ(findForeignKeys(catalog).size(), 1U);
    catalog.tables[0].rows = 500;
    EXPECT_TRUE(findForeignKeys(catalog).empty());
}

TEST(Drops, aDropIsPricedByWhatTheWorkloadWouldPay)
{
    Catalog catalog = catalogWith({index("a", {"a"}), index("ab", {"a", "b"}), never(index("c", {"c"}))});
    advise::Workload workload;
    workload.statements.emplace_back();
    workload.statements.back().id = "1";
    workload.statements.back().weight = 3;
    workload.statements.emplace_back();
    workload.statements.back().id = "2";
    test::FakeWhatIf engine(catalog);
    engine.statements["1"] = {{"t", {{"a", 1e-4}}, {}, {}, false}};
    engine.statements["2"] = {{"t", {{"c", 1e-4}}, {}, {}, false}};
    {
        advise::Advisor advisor(workload, catalog, {}, engine);
        const auto advice = advisor.advise({});
        ASSERT_TRUE(advice);
        // The unused index would be read by a statement of this workload: kept, with a note.
        ASSERT_EQ(advice->drop.size(), 1U);
        EXPECT_EQ(advice->drop[0].index, "a");
        EXPECT_EQ(advice->drop[0].costBefore, advice->drop[0].costAfter);
        EXPECT_EQ(advice->drop[0].proof, advise::Proof::Clone);
        const bool said = std::ranges::any_of(
            advice->notes, [](const base::Text& note) { return note.english().starts_with("c had no scan for long"); });
        EXPECT_TRUE(said);
    }
    engine.refusesHiding = true;
    advise::Advisor advisor(workload, catalog, {}, engine);
    const auto advice = advisor.advise({});
    ASSERT_TRUE(advice);
    for (const auto& drop : advice->drop) {
        EXPECT_EQ(drop.proof, advise::Proof::None) << drop.index;
        EXPECT_FALSE(drop.notProved.empty());
    }
}

TEST(Standbys, eachThatWasAskedStandsForOneThatStreams)
{
    using advise::Standby;
    using advise::withoutAsked;
    using Standbys = std::vector<Standby>;
    const Standby a{"15/main", "10.0.0.2", ""}, b{"15/main", "10.0.0.3", ""}, c{"reports", "10.0.0.4", "reports"};
    EXPECT_EQ(withoutAsked({a, b, c}, {}), (Standbys{a, b, c}));
    EXPECT_EQ(withoutAsked({a, b, c}, {b}), (Standbys{a, c})) << "the one with its address";
    EXPECT_EQ(withoutAsked({a, b, c}, {{"15/main", "", ""}, {"15/main", "", ""}}), Standbys{c});
    EXPECT_EQ(withoutAsked({a, b, c}, {{"other", "10.0.0.2", ""}}), (Standbys{a, b, c})) << "streams from elsewhere";
    EXPECT_EQ(withoutAsked({a, c}, {{"reports", "", "another"}}), (Standbys{a, c}));
    // One that does not know its name leaves the choice to those that do.
    EXPECT_EQ(withoutAsked({a, c}, {{"", "", ""}, {"15/main", "10.0.0.2", ""}}), Standbys{});
    EXPECT_EQ(withoutAsked({}, {a}), Standbys{});
}

TEST(Standbys, theirNamesAreFewInALine)
{
    advise::ReplicaReport report;
    EXPECT_EQ(report.namesOfNotAsked(), "");
    EXPECT_EQ(advise::Standby().displayName(), "");
    EXPECT_EQ((advise::Standby{"db2", "10.0.0.3", "s"}).displayName(), "db2 (10.0.0.3)");
    EXPECT_EQ((advise::Standby{"", "10.0.0.3", ""}).displayName(), "10.0.0.3");
    EXPECT_EQ((advise::Standby{"", "10.0.0.3", "", "db2"}).displayName(), "10.0.0.3 ← db2");
    for (const char* name : {"a", "b", "c", "d"})
        report.notAsked.push_back({name, {}});
    EXPECT_EQ(report.namesOfNotAsked(), "a, b, c, d");
    report.notAsked.push_back({"e", {}});
    EXPECT_EQ(report.namesOfNotAsked(), "a, b, c, d, …");
}
