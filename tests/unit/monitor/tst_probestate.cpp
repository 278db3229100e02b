// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/probestate.h"

#include <gtest/gtest.h>

using namespace howdah::monitor;
using namespace howdah::base;
using Kind = ProbeState::Kind;

namespace {

Error serverError(std::string sqlState, std::string message)
{
    ServerMessage server;
    server.sqlState = std::move(sqlState);
    server.message = std::move(message);
    return Error::fromServer(ErrorCode::Server, Text::verbatim("reading"), std::move(server));
}

} // namespace

TEST(ProbeState, aMissingExtensionComesWithTheStatementThatMakesIt)
{
    const ProbeState state = noExtension("statements");
    EXPECT_EQ(state.kind, Kind::NoExtension);
    EXPECT_EQ(state.remedySql, "CREATE EXTENSION pg_stat_statements;");
}

TEST(ProbeState, librariesAlreadyPreloadedAreKept)
{
    EXPECT_EQ(notPreloaded("statements", "auto_explain, \"$libdir/my lib\"").remedySql,
              "ALTER SYSTEM SET shared_preload_libraries = 'auto_explain', '$libdir/my lib', 'pg_stat_statements';");
    EXPECT_EQ(notPreloaded("statements", "").remedySql,
              "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements';");
}

TEST(ProbeState, aListThatCannotBeSeenIsNotOverwritten)
{
    const ProbeState state = notPreloaded("statements", std::nullopt);
    EXPECT_EQ(state.kind, Kind::NotPreloaded);
    EXPECT_TRUE(state.remedySql.empty());
    EXPECT_FALSE(state.explanation.empty());
}

TEST(ProbeState, aRefusalNamesTheGrant)
{
    const auto schema =
        stateOf("statements", serverError("42501", "permission denied for schema stats"), "anna", "stats");
    EXPECT_EQ(schema.kind, Kind::NoRights);
    EXPECT_EQ(schema.remedySql, "GRANT USAGE ON SCHEMA stats TO anna;");
    const auto view = stateOf("activity", serverError("42501", "permission denied for view"), "\"Anna B\"", "");
    EXPECT_EQ(view.remedySql, "GRANT pg_monitor TO \"Anna B\";");
    EXPECT_EQ(partlyHidden("activity", 3, "anna").remedySql, "GRANT pg_read_all_stats TO anna;");
    EXPECT_EQ(partlyHidden("activity", 3, "anna").explanation.english(), "3 rows of other roles are hidden from ours");
}

TEST(ProbeState, timeoutsOfTheStatementTheLockAndTheClientAreOneKind)
{
    EXPECT_EQ(stateOf("activity", serverError("57014", "canceling statement"), "a", "").kind, Kind::TimedOut);
    EXPECT_EQ(stateOf("activity", serverError("55P03", "canceling statement due to lock timeout"), "a", "").kind,
              Kind::TimedOut);
    EXPECT_EQ(stateOf("activity", Error(ErrorCode::Timeout, Text::verbatim("late")), "a", "").kind, Kind::TimedOut);
    EXPECT_EQ(stateOf("statements", serverError("55000", "must be loaded"), "a", "").kind, Kind::NotPreloaded);
    EXPECT_EQ(stateOf("activity", serverError("XX000", "cache lookup failed"), "a", "").kind, Kind::Failed);
}
