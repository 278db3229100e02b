// SPDX-License-Identifier: GPL-3.0-or-later
// How long index advice takes for a hundred statements over sixty tables, and how much longer when only the budget
// changes.
//
//   advise_bench CONNINFO
//
// Makes the tables in a schema of its own ("many") on a server that nobody else uses, and drops it in the end. Prints
// one JSON object: seconds for the catalogue, the rows that are read, the clone, the first advice, and each further one
// with another budget.
#include "core/advise/advisor.h"
#include "core/advise/candidates.h"
#include "core/advise/catalog.h"
#include "core/advise/clone.h"
#include "core/advise/rowsample.h"
#include "core/advise/workload.h"
#include "core/pg/connection.h"
#include "core/pg/connectparams.h"

#include <chrono>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

using namespace howdah;

namespace {

constexpr int tables = 60;
constexpr int statements = 100;

/// Twenty thousand rows each: the planner thinks as long about few rows as about many.
constexpr std::string_view schema = R"(
DROP SCHEMA IF EXISTS many CASCADE;
CREATE SCHEMA many;
DO $$
BEGIN
    FOR i IN 1..60 LOOP
        EXECUTE format('CREATE TABLE many.t%s (id integer PRIMARY KEY, parent integer NOT NULL, kind smallint NOT NULL, '
                       'state text NOT NULL, made timestamptz NOT NULL, amount numeric(10, 2) NOT NULL, note text)', i);
        EXECUTE format('INSERT INTO many.t%s SELECT n, 1 + (n * 7919) %% 2000, (n * n) %% 40, '
                       'CASE WHEN n %% 50 = 0 THEN ''open'' ELSE ''done'' END, '
                       'timestamptz ''2026-01-01'' + n * interval ''7 minutes'', (n * 31) %% 1000 / 4.0, md5(n::text) '
                       'FROM generate_series(1, 20000) n', i);
    END LOOP;
END $$;
)";

/// Points, ranges, orders, joins of two and three tables, groups and writes, spread over the tables.
advise::Workload makeWorkload()
{
    advise::Workload workload;
    const auto table = [](int number) { return "many.t" + std::to_string(1 + number % tables); };
    for (int i = 0; i < statements; ++i) {
        const std::string a = table(i), b = table(i * 7 + 13), c = table(i * 11 + 29),
                          value = std::to_string(1 + i * 17 % 2000);
        advise::WorkloadStatement statement;
        statement.id = std::to_string(i + 1);
        statement.weight = 1 + i * 37 % 100;
        switch (i % 10) {
        case 0:
            statement.sql = "SELECT * FROM " + a + " WHERE parent = " + value;
            break;
        case 1:
            statement.sql =
                "SELECT id, amount FROM " + a + " WHERE state = 'open' AND kind = 4 ORDER BY made DESC LIMIT 20";
            break;
        case 2:
            statement.sql = "SELECT count(*) FROM " + a + " WHERE made >= '2026-02-01' AND made < '2026-02-03'";
            break;
        case 3:
            statement.sql = "SELECT x.id, y.amount FROM " + a + " x JOIN " + b +
                            " y ON y.parent = x.id WHERE x.kind = 9 AND x.made > '2026-03-20'";
            break;
        case 4:
            statement.sql = "SELECT x.id FROM " + a + " x JOIN " + b + " y ON y.parent = x.parent JOIN " + c +
                            " z ON z.id = y.kind WHERE x.id BETWEEN 100 AND 120 AND z.state = 'open'";
            break;
        case 5:
            statement.sql = "SELECT kind, sum(amount) FROM " + a + " WHERE parent BETWEEN 10 AND 30 GROUP BY kind";
            break;
        case 6:
            statement.sql = "SELECT * FROM " + a + " WHERE lower(note) = 'c4ca4238a0b923820dcc509a6f75849b'";
            break;
        case 7:
            statement.sql = "SELECT * FROM " + a + " x WHERE EXISTS (SELECT FROM " + b +
                            " y WHERE y.parent = x.id AND y.state = 'open') AND x.kind = 2";
            break;
        case 8:
            statement.sql = "UPDATE " + a + " SET state = 'done' WHERE parent = " + value;
            statement.writes = true;
            break;
        default:
            statement.sql = "SELECT max(made) FROM " + a + " WHERE parent = " + value;
            break;
        }
        workload.statements.push_back(std::move(statement));
    }
    return workload;
}

class Stopwatch {
public:
    /// Seconds since the last call.
    double lap()
    {
        const auto now = std::chrono::steady_clock::now();
        const double seconds = std::chrono::duration<double>(now - m_last).count();
        m_last = now;
        return seconds;
    }

private:
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

base::Status run(const std::string& where)
{
    const auto deadline = base::Deadline::after(base::Seconds(600));
    HOWDAH_ASSIGN(const auto params, pg::ConnectParams::parse(where));
    HOWDAH_ASSIGN(const auto connection, pg::Connection::connect(params, {.deadline = deadline}));
    const pg::QueryOptions options{.deadline = deadline};
    // VACUUM too: whether autovacuum has come by in the meantime would decide on index-only scans, and so on the
    // advice.
    for (const std::string& sql : {std::string(schema), std::string("VACUUM (ANALYZE)")})
        HOWDAH_TRY(connection->execute(sql, options));

    Stopwatch watch;
    nlohmann::json figures;
    HOWDAH_ASSIGN(advise::Catalog catalog, advise::readCatalog(*connection, deadline));
    figures["catalog_s"] = watch.lap();
    const advise::Workload workload = makeWorkload();
    std::vector<base::Text> notes;
    const std::vector<advise::Candidate> candidates = advise::findCandidates(workload, catalog, notes);
    figures["candidates_s"] = watch.lap();
    HOWDAH_TRY(advise::sampleRows(*connection, catalog, candidates, {}, notes));
    figures["rows_s"] = watch.lap();
    advise::CloneOptions cloneOptions;
    cloneOptions.source = params;
    cloneOptions.catalog = std::make_shared<const advise::Catalog>(catalog);
    HOWDAH_ASSIGN(const auto clone, advise::Clone::make(cloneOptions));
    figures["clone_s"] = watch.lap();
    advise::Advisor advisor(workload, catalog, candidates, *clone);
    advise::AdviseOptions wanted;
    wanted.most = 40;
    wanted.budget = base::ByteCount{std::int64_t{20} << 20U};
    HOWDAH_ASSIGN(const advise::Advice first, advisor.advise(wanted));
    figures["advice_s"] = watch.lap();
    for (const int megabytes : {5, 10, 40}) {
        wanted.budget = base::ByteCount{std::int64_t{megabytes} << 20U};
        HOWDAH_ASSIGN(const advise::Advice next, advisor.advise(wanted));
        figures["again_s"].push_back(watch.lap());
        figures["again_of_none"].push_back(next.costBefore > 0 ? next.costAfter / next.costBefore : 1);
    }
    figures["tables"] = tables;
    figures["statements"] = workload.statements.size();
    figures["candidates"] = candidates.size();
    figures["indexes"] = first.create.size();
    figures["explains"] = first.explains;
    figures["of_none"] = first.costBefore > 0 ? first.costAfter / first.costBefore : 1;
    figures["first_s"] = figures["catalog_s"].get<double>() + figures["candidates_s"].get<double>() +
                         figures["rows_s"].get<double>() + figures["clone_s"].get<double>() +
                         figures["advice_s"].get<double>();
    HOWDAH_TRY(connection->execute("DROP SCHEMA many CASCADE", options));
    std::cout << figures.dump() << std::endl;
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "usage: advise_bench CONNINFO\n";
        return 2;
    }
    if (const auto done = run(argv[1]); !done) {
        std::cerr << "advise_bench: " << done.error().english() << "\n";
        return 5;
    }
    return 0;
}
