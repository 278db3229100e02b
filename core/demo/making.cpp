// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/making.h"

#include "core/base/quoting.h"
#include "core/demo/sql.h"
#include "core/pg/connection.h"

#include <algorithm>

namespace howdah::demo::detail {

namespace {

/// Rows of one INSERT: small enough for a progress bar and a cancel, large enough to cost nothing extra.
constexpr std::int64_t batchRows = 25'000;

class ShopMaker {
public:
    ShopMaker(pg::Connection& connection, const DemoOptions& options, ProgressTeller& progress)
        : m_connection(connection)
        , m_query{options.deadline, options.stop}
        , m_progress(progress)
        , m_sizes(Sizes::of(options.scale))
    {}

    base::Status script(std::string_view sql) { return m_connection.execute(sql, m_query); }

    base::Status data()
    {
        const Param customers(m_sizes.customers);
        const Param products(m_sizes.products);
        const Param orders(m_sizes.orders);
        // What one transaction creates and fills needs no WAL with wal_level minimal (PostgreSQL manual, "Populating a
        // Database"): half the time and less than half the disk.
        HOWDAH_TRY(script("BEGIN"));
        HOWDAH_TRY(script(sql::make_schema));
        HOWDAH_TRY(fill("customers", sql::make_customers, 1, m_sizes.customers, {}));
        HOWDAH_TRY(fill("products", sql::make_products, 1, m_sizes.products, {}));
        HOWDAH_TRY(fill("order_lines", sql::make_order_lines, 1, m_sizes.orders, {products}));
        HOWDAH_TRY(script(sql::make_order_lines_key));
        HOWDAH_TRY(fill("orders", sql::make_orders, 1, m_sizes.orders, {customers, orders}));
        HOWDAH_TRY(fill("events", sql::make_events, 1, m_sizes.events, {customers, Param(m_sizes.events)}));
        m_progress.begin("indexes");
        HOWDAH_TRY(script(sql::make_indexes));
        HOWDAH_TRY(script("COMMIT"));
        m_progress.begin("statistics");
        HOWDAH_TRY(script("VACUUM (ANALYZE)"));
        HOWDAH_TRY(
            fill("returns", sql::make_returns, m_sizes.events + 1, m_sizes.events + m_sizes.returns, {customers}));
        return script(sql::make_faults);
    }

private:
    using Param = pg::Param;

    base::Status fill(std::string_view step, std::string_view sql, std::int64_t from, std::int64_t to,
                      const pg::Params& more)
    {
        m_progress.begin(step);
        std::int64_t rows = 0;
        for (std::int64_t first = from; first <= to; first += batchRows) {
            const std::int64_t last = std::min(to, first + batchRows - 1);
            // The same demo each time: every batch has a seed of its own, so a batch can be looked into alone.
            HOWDAH_TRY(m_connection.query("SELECT setseed($1::float8)",
                                          {Param(static_cast<double>((first + m_salt) % 9973) / 9973.0)}, m_query));
            pg::Params params{Param(first), Param(last)};
            params.insert(params.end(), more.begin(), more.end());
            HOWDAH_ASSIGN(const auto made, m_connection.query(sql, params, m_query));
            rows += made.affectedRows().value_or(0);
            m_progress.rows(rows);
        }
        m_salt += 1009;
        return {};
    }

    pg::Connection& m_connection;
    pg::QueryOptions m_query;
    ProgressTeller& m_progress;
    Sizes m_sizes;
    std::int64_t m_salt = 0;
};

} // namespace

void ProgressTeller::begin(std::string_view step)
{
    const auto place = std::find(m_steps.begin(), m_steps.end(), step);
    m_now = {step, static_cast<int>(place - m_steps.begin()), static_cast<int>(m_steps.size()), 0};
    tell();
}

void ProgressTeller::rows(std::int64_t rows)
{
    m_now.rows = rows;
    tell();
}

void ProgressTeller::tell() const
{
    if (m_options.onProgress)
        m_options.onProgress(m_now);
}

base::Status makeShop(const server::PrivateCluster& cluster, const DemoOptions& options, ProgressTeller& progress)
{
    progress.begin("schema");
    pg::ConnectOptions connecting;
    connecting.deadline = options.deadline;
    connecting.stop = options.stop;
    const pg::QueryOptions query{options.deadline, options.stop};
    const std::string database(shopDatabase);
    {
        HOWDAH_ASSIGN(const auto admin, pg::Connection::connect(cluster.params("postgres"), connecting));
        HOWDAH_TRY(admin->execute(sql::make_roles, query));
        HOWDAH_TRY(admin->execute("CREATE DATABASE " + base::quoteIdentifier(database), query));
    }
    HOWDAH_ASSIGN(const auto shop, pg::Connection::connect(cluster.params(database), connecting));
    ShopMaker maker(*shop, options, progress);
    for (const char* extension : {"pg_stat_statements", "hypopg"})
        if (cluster.installation().hasExtension(extension))
            HOWDAH_TRY(maker.script("CREATE EXTENSION " + base::quoteIdentifier(extension)));
    HOWDAH_TRY(maker.data());
    // Making the data is no part of the story that the statistics tell.
    if (cluster.installation().hasExtension("pg_stat_statements"))
        HOWDAH_TRY(maker.script("SELECT pg_stat_statements_reset()"));
    return {};
}

base::Error plainly(const base::Error& error, const std::string& directory)
{
    // 53100 is disk_full (PostgreSQL manual, "PostgreSQL Error Codes").
    if (error.code() != base::ErrorCode::DiskFull && error.sqlState() != "53100")
        return error;
    return {base::ErrorCode::DiskFull,
            base::Text(HOWDAH_TEXT("demo", "the disk of %1 became full while the demo was made"), {directory}),
            error.why(),
            base::Text(HOWDAH_TEXT("demo", "free some space, choose another folder, or make a smaller demo"))};
}

} // namespace howdah::demo::detail
