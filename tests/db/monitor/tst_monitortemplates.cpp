// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/sql.h"
#include "core/monitor/sqltemplate.h"
#include "tests/support/cluster.h"

#include <gtest/gtest.h>

using namespace howdah;
using monitor::Columns;

namespace {

pg::Params parametersOf(std::string_view name)
{
    if (name == "statement_texts")
        return {pg::Param("{1,-2}"), pg::Param(std::int32_t{100})};
    if (name == "check_context")
        return {pg::Param("{howdah.check_long_query}")};
    return {};
}

} // namespace

TEST(MonitorTemplates, everyTemplateRunsOnThisServer)
{
    const test::Database database("templates");
    const auto connection = database.connect();
    ASSERT_TRUE(connection->execute("create schema \"My stats\"; "));
    ASSERT_TRUE(connection->execute("create extension pg_stat_statements schema \"My stats\""));
    const auto found = connection->query(monitor::expandTemplate(monitor::sql::columns, {}));
    ASSERT_TRUE(found) << found.error().english();
    Columns columns(found->value<std::string_view>(0, "catalog_columns").value_or(""));
    columns.add(found->value<std::string_view>(0, "statement_columns").value_or(""));
    columns.add(found->value<std::string_view>(0, "info_columns").value_or(""));
    const std::string schema = found->value<std::string>(0, "statement_schema").value_or("");
    EXPECT_EQ(schema, "\"My stats\"");
    ASSERT_FALSE(monitor::sql::all().empty());
    for (const auto& one : monitor::sql::all()) {
        const auto answer =
            connection->query(monitor::expandTemplate(one.text, columns, schema), parametersOf(one.name));
        EXPECT_TRUE(answer) << one.name << ": " << answer.error().english();
    }
}

TEST(MonitorTemplates, everyTemplateRunsWhereOnlyTheOldestColumnsAreKnown)
{
    const test::Database database("templates");
    const auto connection = database.connect();
    ASSERT_TRUE(connection->execute("create extension pg_stat_statements"));
    // The names a server 13 has; this server has them too, but for the block times of 17 on.
    const Columns columns("pg_stat_statements.total_exec_time pg_stat_statements.total_plan_time "
                          "pg_stat_statements.max_exec_time pg_stat_statements.wal_bytes");
    for (const auto& one : monitor::sql::all()) {
        if (one.name == "statements" && connection->serverVersion() >= 170000)
            continue;
        const auto answer =
            connection->query(monitor::expandTemplate(one.text, columns, "public"), parametersOf(one.name));
        EXPECT_TRUE(answer) << one.name << ": " << answer.error().english();
    }
}
