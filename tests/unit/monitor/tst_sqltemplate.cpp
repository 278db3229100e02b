// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/sql.h"
#include "core/monitor/sqltemplate.h"

#include <gmock/gmock.h>
#include <string>

using namespace howdah::monitor;
using testing::HasSubstr;
using testing::Not;

namespace {

// What the catalogues of the supported servers hold of the columns that differ between them.
constexpr std::string_view common = "pg_stat_activity.pid pg_stat_activity.query pg_stat_database.xact_commit "
                                    "pg_locks.pid pg_stat_statements.calls pg_stat_statements.total_exec_time "
                                    "pg_stat_statements.total_plan_time pg_stat_statements.max_exec_time "
                                    "pg_stat_statements.wal_bytes";
constexpr std::string_view since14 = "pg_stat_activity.query_id pg_stat_database.active_time pg_locks.waitstart "
                                     "pg_stat_statements.toplevel pg_stat_statements_info.dealloc "
                                     "pg_stat_statements_info.stats_reset";
constexpr std::string_view blockTimes = "pg_stat_statements.blk_read_time pg_stat_statements.blk_write_time";
constexpr std::string_view since15 = "pg_stat_statements.temp_blk_read_time pg_stat_statements.temp_blk_write_time";
constexpr std::string_view since17 =
    "pg_stat_statements.shared_blk_read_time pg_stat_statements.shared_blk_write_time "
    "pg_stat_statements.local_blk_read_time pg_stat_statements.local_blk_write_time pg_stat_statements.stats_since "
    "pg_stat_statements.minmax_stats_since";
constexpr std::string_view since18 = "pg_stat_statements.parallel_workers_launched pg_stat_statements.wal_buffers_full";

Columns columnsOf(int version)
{
    Columns columns(common);
    if (version >= 14)
        columns.add(since14);
    if (version < 17)
        columns.add(blockTimes);
    if (version >= 15)
        columns.add(since15);
    if (version >= 17)
        columns.add(since17);
    if (version >= 18)
        columns.add(since18);
    return columns;
}

} // namespace

TEST(SqlTemplate, aColumnThatIsThereIsReadAndOneThatIsNotIsReplaced)
{
    const std::string_view text = "SELECT {{v.a ? a | 0}} AS a, {{v.b ? b + c | NULL::float8}} AS b";
    EXPECT_EQ(expandTemplate(text, Columns("v.a")), "SELECT a AS a, NULL::float8 AS b");
    EXPECT_EQ(expandTemplate(text, Columns("v.b  v.c")), "SELECT 0 AS a, b + c AS b");
}

TEST(SqlTemplate, wordsForTheReaderOfTheFileAreNotSent)
{
    EXPECT_EQ(expandTemplate("-- why\nSELECT 1\n-- and\n", {}), "SELECT 1");
}

TEST(SqlTemplate, theSchemaOfTheExtensionIsFilledIn)
{
    EXPECT_EQ(expandTemplate("SELECT 1 FROM :schema.f(false)", {}, "\"My stats\""),
              "SELECT 1 FROM \"My stats\".f(false)");
}

TEST(SqlTemplate, aServer13LacksWhatCameLater)
{
    const Columns columns = columnsOf(13);
    EXPECT_THAT(expandTemplate(sql::activity, columns), HasSubstr("NULL::bigint AS query_id"));
    EXPECT_THAT(expandTemplate(sql::activity, columns), Not(HasSubstr("waitstart")));
    EXPECT_THAT(expandTemplate(sql::databases, columns), Not(HasSubstr("active_time")));
    const std::string statements = expandTemplate(sql::statements, columns, "public");
    EXPECT_THAT(statements, HasSubstr("true AS toplevel"));
    EXPECT_THAT(statements, HasSubstr("blk_read_time + blk_write_time"));
    EXPECT_THAT(statements, Not(HasSubstr("temp_blk_read_time")));
    EXPECT_THAT(statements, HasSubstr("NULL::bigint AS since_us"));
    EXPECT_THAT(expandTemplate(sql::statements_info, columns, "public"), Not(HasSubstr("FROM public")));
}

TEST(SqlTemplate, aServer14TellsOfEvictionsAndTopLevel)
{
    const Columns columns = columnsOf(14);
    EXPECT_THAT(expandTemplate(sql::activity, columns), HasSubstr("min(waitstart)"));
    EXPECT_THAT(expandTemplate(sql::databases, columns), HasSubstr("active_time AS active_ms"));
    const std::string statements = expandTemplate(sql::statements, columns, "public");
    EXPECT_THAT(statements, HasSubstr("toplevel AS toplevel"));
    EXPECT_THAT(statements, Not(HasSubstr("temp_blk_read_time")));
    const std::string info = expandTemplate(sql::statements_info, columns, "public");
    EXPECT_THAT(info, HasSubstr("i.dealloc AS dealloc"));
    EXPECT_THAT(info, HasSubstr("FROM public.pg_stat_statements_info i"));
}

TEST(SqlTemplate, aServer17HasBlockTimesOfThreeKindsAndTheAgeOfEachEntry)
{
    for (const int version : {17, 18}) {
        const std::string statements = expandTemplate(sql::statements, columnsOf(version), "public");
        EXPECT_THAT(statements, HasSubstr("shared_blk_read_time + shared_blk_write_time + local_blk_read_time"));
        EXPECT_THAT(statements, HasSubstr("+ temp_blk_read_time + temp_blk_write_time"));
        EXPECT_THAT(statements, Not(HasSubstr(" blk_read_time")));
        EXPECT_THAT(statements, HasSubstr("stats_since"));
    }
}

TEST(SqlTemplate, anExtensionThatAnUpgradeLeftOldIsReadAsItIs)
{
    // pg_upgrade from 12 to 18: a new server with pg_stat_statements 1.7.
    Columns columns("pg_stat_activity.query_id pg_locks.waitstart pg_stat_database.active_time");
    columns.add("pg_stat_statements.total_time pg_stat_statements.max_time");
    columns.add(blockTimes);
    const std::string statements = expandTemplate(sql::statements, columns, "public");
    EXPECT_THAT(statements, HasSubstr("total_time AS exec_ms"));
    EXPECT_THAT(statements, HasSubstr("0 AS plan_ms"));
    EXPECT_THAT(statements, HasSubstr("max_time AS max_ms"));
    EXPECT_THAT(statements, HasSubstr("0 AS wal_bytes"));
}

TEST(SqlTemplate, everyTemplateIsMarkedAsOursAndLeavesNothingUnfilled)
{
    ASSERT_FALSE(sql::all().empty());
    for (const sql::Template& one : sql::all()) {
        for (const int version : {13, 14, 15, 17, 18}) {
            const std::string sql = expandTemplate(one.text, columnsOf(version), "public");
            EXPECT_THAT(sql, HasSubstr(std::string(statementMark))) << one.name;
            EXPECT_THAT(sql, Not(HasSubstr("{{"))) << one.name;
            EXPECT_THAT(sql, Not(HasSubstr(":schema."))) << one.name;
        }
    }
}
