// SPDX-License-Identifier: GPL-3.0-or-later
// The workload that index advice is measured on has to be what it says: every statement runs on its schema, and there
// is an index of every kind to be found for it.
#include "core/advise/candidates.h"
#include "core/advise/catalog.h"
#include "core/base/clock.h"
#include "core/sql/splitter.h"
#include "tests/support/cluster.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <set>

namespace {

using namespace howdah;
using namespace howdah::advise;

std::string contents(const std::string& name)
{
    const char* root = std::getenv("HOWDAH_SOURCE_DIR");
    std::ifstream file(std::string(root != nullptr ? root : ".") + "/tests/bench/advise/" + name);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void run(pg::Connection& connection, const std::string& text)
{
    const auto spans = sql::splitStatements(text);
    ASSERT_TRUE(spans) << spans.error().english();
    ASSERT_FALSE(spans->empty());
    for (const sql::Span& span : *spans) {
        const auto done = connection.query(std::string_view(text).substr(span.offset, span.length));
        ASSERT_TRUE(done) << text.substr(span.offset, span.length) << "\n" << done.error().english();
    }
}

} // namespace

TEST(BenchWorkload, everyStatementPlansAndEveryKindOfIndexIsFound)
{
    const test::Database database("bench");
    const auto connection = database.connect();
    run(*connection, "create extension pg_trgm; set bench.scale = '0.005'");
    run(*connection, contents("schema.sql"));
    run(*connection, contents("data.sql"));
    const auto workload = readWorkload(contents("workload.sql"));
    ASSERT_TRUE(workload) << workload.error().english();
    EXPECT_TRUE(workload->notes.empty());
    EXPECT_GE(workload->statements.size(), 25U);
    for (const WorkloadStatement& one : workload->statements) {
        const auto planned = connection->query("explain " + one.sql);
        EXPECT_TRUE(planned) << one.sql << "\n" << planned.error().english();
        EXPECT_FALSE(one.generic) << one.sql;
    }
    auto catalog = readCatalog(*connection, base::Deadline{});
    ASSERT_TRUE(catalog) << catalog.error().english();
    for (TableInfo& table : catalog->tables)
        table.pages *= 200; // as large as they are at scale 1
    std::vector<base::Text> notes;
    const auto candidates = findCandidates(*workload, *catalog, notes);
    EXPECT_TRUE(notes.empty()) << notes.front().english();
    RecordProperty("candidates", static_cast<int>(candidates.size()));
    std::set<std::string> methods;
    std::set<int> served;
    bool partial = false, covering = false, expression = false, mixed = false;
    for (const Candidate& one : candidates) {
        const auto made =
            connection->execute("begin; " + one.index.ddl(one.index.suggestedName(), false) + "; rollback");
        EXPECT_TRUE(made) << one.index.ddl("i", false) << "\n" << made.error().english();
        methods.insert(one.index.method);
        served.insert(one.statements.begin(), one.statements.end());
        partial = partial || !one.index.where.empty();
        covering = covering || !one.index.include.empty();
        expression = expression || one.index.keys[0].column.empty();
        mixed = mixed || (one.index.keys.size() > 1 && one.index.keys.back().descending);
    }
    EXPECT_EQ(methods, (std::set<std::string>{"brin", "btree", "gin"}));
    EXPECT_TRUE(partial && covering && expression && mixed);
    for (std::size_t i = 0; i < workload->statements.size(); ++i) {
        const std::string& sql = workload->statements[i].sql;
        // Those that go by a primary key, or by nothing.
        const bool none = sql.starts_with("INSERT") || sql.find("id = 123456") != std::string::npos;
        EXPECT_EQ(served.contains(static_cast<int>(i)), !none) << sql;
    }
}
