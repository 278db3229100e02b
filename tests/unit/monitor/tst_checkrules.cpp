// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/checkrules.h"
#include "tests/unit/monitor/rows.h"

#include <algorithm>
#include <gmock/gmock.h>

using namespace howdah::monitor;
using howdah::test::rowsOf;
using testing::HasSubstr;

namespace {

CheckResult judge(std::string_view id, const howdah::pg::ResultSet& rows, const CheckContext& context = {})
{
    const auto rule = std::ranges::find(checkRules(), id, [](const CheckRule& one) { return one.info.id; });
    if (rule == checkRules().end()) {
        ADD_FAILURE() << "no check " << id;
        return {};
    }
    CheckResult result = blankResult(*rule, context);
    rule->judge(rows, context, result);
    return result;
}

CheckContext inShop()
{
    CheckContext context;
    context.ownDatabase = "shop";
    context.role = "anna";
    return context;
}

howdah::pg::ResultSet idle(const std::vector<std::pair<std::string, std::string>>& pidsAndAges, const char* database)
{
    std::vector<std::vector<std::optional<std::string>>> rows;
    for (const auto& [pid, age] : pidsAndAges)
        rows.push_back({age, pid, database, "web", "checkout", "1", "select 1"});
    return rowsOf({"value", "pid", "database", "role", "application", "transaction_s", "query"}, rows);
}

howdah::pg::ResultSet blocks(const std::string& at, const std::string& hit, const std::string& read,
                             const std::optional<std::string>& reset = {})
{
    return rowsOf({"now_us", "datid", "object", "blks_hit", "blks_read", "reset_us"},
                  {{at, "5", "shop", hit, read, reset}});
}

std::vector<CheckResult> results(int critical, int warn, int unknown)
{
    std::vector<CheckResult> all(3);
    for (CheckResult& one : all)
        one.severity = Severity::Ok;
    const auto add = [&](int count, Severity severity) {
        for (int i = 0; i < count; ++i)
            all.emplace_back().severity = severity;
    };
    add(critical, Severity::Critical);
    add(warn, Severity::Warn);
    add(unknown, Severity::Unknown);
    return all;
}

} // namespace

TEST(CheckRules, thereAreElevenWithIdsOfTheirOwn)
{
    ASSERT_EQ(checks().size(), 11U);
    for (const CheckInfo& one : checks())
        EXPECT_EQ(std::ranges::count(checks(), one.id, &CheckInfo::id), 1) << one.id;
}

TEST(CheckRules, theWorstSessionComesFirstAndSetsTheSeverity)
{
    const auto result = judge("idle_in_xact", idle({{"11", "400.5"}, {"12", "61"}, {"13", "5"}}, "shop"), inShop());
    EXPECT_EQ(result.severity, Severity::Critical);
    EXPECT_DOUBLE_EQ(result.value.value(), 400.5);
    ASSERT_EQ(result.evidence.size(), 2U);
    EXPECT_EQ(result.evidence[0].pid->value, 11);
    EXPECT_EQ(result.evidence[1].pid->value, 12);
    EXPECT_THAT(result.summary.english(), HasSubstr("2 sessions idle in transaction"));
    EXPECT_THAT(result.remedy.english(), HasSubstr("pg_terminate_backend(11)"));
}

TEST(CheckRules, aShorterWaitThatItsDatabaseCallsCriticalComesBeforeALongerOneThatIsFine)
{
    CheckContext context = inShop();
    context.thresholds["idle_in_xact"]["demo"] = {10, 30};
    const auto rows = rowsOf({"value", "pid", "database", "role", "application", "transaction_s", "query"},
                             {{"50", "1", "shop", "a", "b", "1", "q"}, {"35", "2", "demo", "a", "b", "1", "q"}});
    const auto result = judge("idle_in_xact", rows, context);
    EXPECT_EQ(result.severity, Severity::Critical);
    EXPECT_EQ(result.thresholdFrom, "demo");
    EXPECT_EQ(result.criticalAt, 30);
    ASSERT_EQ(result.evidence.size(), 1U);
    EXPECT_EQ(result.evidence[0].pid->value, 2);
    EXPECT_THAT(result.summary.english(), HasSubstr("as set for database demo"));
}

TEST(CheckRules, ourOwnDatabasesThresholdsDoNotReachOtherDatabases)
{
    CheckContext context = inShop();
    context.thresholds["idle_in_xact"]["shop"] = {1, 2};
    const auto result = judge("idle_in_xact", idle({{"11", "30"}}, "other"), context);
    EXPECT_EQ(result.severity, Severity::Ok);
}

TEST(CheckRules, nothingInSightIsUnknownWhereSessionsAreHidden)
{
    CheckContext context = inShop();
    context.hiddenSessions = 4;
    auto result = judge("long_query", idle({}, "shop"), context);
    EXPECT_EQ(result.severity, Severity::Unknown);
    EXPECT_EQ(result.unknownBecause, "4 sessions of other roles cannot be seen into");
    EXPECT_EQ(result.remedy.english(), "GRANT pg_read_all_stats TO anna;");
    EXPECT_FALSE(result.value);
    result = judge("long_query", idle({{"7", "500"}}, "shop"), context);
    EXPECT_EQ(result.severity, Severity::Critical) << "what is in sight is still judged";
}

TEST(CheckRules, aLockQueueEndsAtItsRootAndACircleEndsToo)
{
    const std::vector<std::string> columns{"value",       "pid",  "database", "role",
                                           "application", "mode", "relation", "blocked_by"};
    const auto chain = rowsOf(columns, {{"70", "3", "shop", "a", "b", "AccessShareLock", "t", "2 1"},
                                        {"80", "2", "shop", "a", "b", "AccessExclusiveLock", "t", "1"}});
    auto result = judge("lock_wait", chain, inShop());
    EXPECT_EQ(result.severity, Severity::Warn);
    EXPECT_THAT(result.evidence[1].text.english(), HasSubstr("AccessShareLock on t, behind session 1"));
    EXPECT_THAT(result.remedy.english(), HasSubstr("pg_terminate_backend(1)"));
    const auto circle =
        rowsOf(columns, {{"130", "3", "shop", "a", "b", "m", {}, "2"}, {"130", "2", "shop", "a", "b", "m", {}, "3"}});
    result = judge("lock_wait", circle, inShop());
    EXPECT_EQ(result.severity, Severity::Critical);
    EXPECT_EQ(result.evidence.size(), 2U);
}

TEST(CheckRules, theCacheIsJudgedByWhatWasReadInTheWindow)
{
    CheckContext context = inShop();
    context.laterCache = blocks("3000000", "1009000", "9000");
    const auto result = judge("cache_hit", blocks("1000000", "1000000", "8000"), context);
    EXPECT_EQ(result.severity, Severity::Warn);
    EXPECT_DOUBLE_EQ(result.value.value(), 0.9);
    EXPECT_THAT(result.summary.english(), HasSubstr("In 2 s, 90 %"));
    ASSERT_EQ(result.evidence.size(), 1U);
    EXPECT_EQ(result.evidence[0].object, "shop");
}

TEST(CheckRules, tooFewReadsAreNoVerdictAgainstTheCache)
{
    CheckContext context = inShop();
    context.laterCache = blocks("3000000", "1000010", "9000");
    const auto result = judge("cache_hit", blocks("1000000", "1000000", "8000"), context);
    EXPECT_EQ(result.severity, Severity::Ok);
    EXPECT_FALSE(result.value);
}

TEST(CheckRules, aResetWhileWatchingTheCacheIsUnknown)
{
    CheckContext context = inShop();
    context.laterCache = blocks("3000000", "50000", "40000", "2500000");
    EXPECT_EQ(judge("cache_hit", blocks("1000000", "1000", "80"), context).severity, Severity::Unknown);
    EXPECT_EQ(judge("cache_hit", blocks("1000000", "1000", "80"), inShop()).severity, Severity::Unknown);
}

TEST(CheckRules, connectionsAreCountedAgainstWhatOrdinaryRolesMayUse)
{
    const auto rows = rowsOf({"value", "application", "role", "idle", "used", "free_to_all"},
                             {{"70", "web", "app", "60", "93", "97"}, {"23", "", "batch", "0", "93", "97"}});
    const auto result = judge("conn_used", rows, inShop());
    EXPECT_EQ(result.severity, Severity::Critical);
    EXPECT_THAT(result.summary.english(), HasSubstr("93 of 97"));
    EXPECT_EQ(result.evidence[0].text.english(), "web as app: 70 sessions, 60 of them idle");
}

TEST(CheckRules, whoHoldsVacuumBackDecidesTheRemedy)
{
    const std::vector<std::string> columns{"value", "pid", "database", "holder", "object", "detail"};
    EXPECT_THAT(judge("oldest_xmin", rowsOf(columns, {{"2e8", {}, "shop", "slot", "cdc's", "inactive"}}), inShop())
                    .remedy.english(),
                HasSubstr("pg_drop_replication_slot('cdc''s')"));
    EXPECT_THAT(judge("oldest_xmin", rowsOf(columns, {{"2e7", {}, "shop", "prepared", "x1", "bob"}}), inShop())
                    .remedy.english(),
                HasSubstr("ROLLBACK PREPARED 'x1'"));
    const auto session =
        judge("oldest_xmin", rowsOf(columns, {{"2e7", "42", "shop", "session", "etl", "active"}}), inShop());
    EXPECT_EQ(session.severity, Severity::Warn);
    EXPECT_EQ(session.evidence[0].pid->value, 42);
    EXPECT_THAT(session.remedy.english(), HasSubstr("pg_terminate_backend(42)"));
    EXPECT_THAT(
        judge("oldest_xmin", rowsOf(columns, {{"2e7", "9", "shop", "standby", "r1", ""}}), inShop()).remedy.english(),
        HasSubstr("hot_standby_feedback"));
}

TEST(CheckRules, settingsThatLoseDataAreCriticalAndPendingOnesDeserveALook)
{
    const std::vector<std::string> columns{"object", "setting", "pending_restart", "unsafe"};
    EXPECT_EQ(judge("unsafe_settings", rowsOf(columns, {{"fsync", "off", "f", "t"}})).severity, Severity::Critical);
    const auto pending = judge("unsafe_settings", rowsOf(columns, {{"shared_buffers", "16384", "t", "f"}}));
    EXPECT_EQ(pending.severity, Severity::Warn);
    EXPECT_EQ(pending.evidence[0].object, "shared_buffers");
    EXPECT_EQ(judge("unsafe_settings", rowsOf(columns, {})).severity, Severity::Ok);
}

TEST(CheckRules, transactionAgeNamesTheOldestDatabase)
{
    const auto result = judge("xid_age", rowsOf({"value", "object"}, {{"1.2e9", "archive"}, {"100", "shop"}}));
    EXPECT_EQ(result.severity, Severity::Warn);
    ASSERT_EQ(result.evidence.size(), 1U);
    EXPECT_EQ(result.evidence[0].object, "archive");
    EXPECT_THAT(result.remedy.english(), HasSubstr("archive"));
}

TEST(CheckRules, sequencesThatMayNotBeReadAreUnknownUnlessAnotherIsWorse)
{
    const std::vector<std::string> columns{"value", "object", "last_value", "max_value", "unreadable"};
    EXPECT_EQ(judge("sequence_used", rowsOf(columns, {{"0.1", "public.s", "10", "100", "3"}}), inShop()).severity,
              Severity::Unknown);
    EXPECT_EQ(judge("sequence_used", rowsOf(columns, {{"0.9", "public.s", "90", "100", "3"}}), inShop()).severity,
              Severity::Warn);
    EXPECT_EQ(judge("sequence_used", rowsOf(columns, {}), inShop()).severity, Severity::Ok);
}

TEST(CheckRules, aThresholdIsTwoNumbersAndNothingElse)
{
    EXPECT_EQ(parseThreshold("10,30"), (Threshold{10, 30}));
    EXPECT_EQ(parseThreshold(" 0.98 , 0.9 "), (Threshold{0.98, 0.9}));
    for (const char* wrong : {"", "10", "10;30", "10,", ",30", "ten,30", "10,30,40", "NaN,3", "1,Infinity"})
        EXPECT_FALSE(parseThreshold(wrong)) << wrong;
}

TEST(CheckRules, thresholdsOfTheSessionAndOfOtherDatabasesAreReadApart)
{
    const auto rows = rowsOf({"database", "name", "value", "own", "role", "hidden"},
                             {{{}, "howdah.check_idle_in_xact", "10,30", "shop", "anna", "2"},
                              {{}, "howdah.check_long_query", "", "shop", "anna", "2"},
                              {{}, "howdah.check_xid_age", "a lot", "shop", "anna", "2"},
                              {"demo", "howdah.check_idle_in_xact", "1,2", "shop", {}, "0"}});
    const CheckContext context = readContext(rows);
    EXPECT_EQ(context.ownDatabase, "shop");
    EXPECT_EQ(context.role, "anna");
    EXPECT_EQ(context.hiddenSessions, 2);
    EXPECT_EQ(context.thresholds.at("idle_in_xact").at("shop"), (Threshold{10, 30}));
    EXPECT_EQ(context.thresholds.at("idle_in_xact").at("demo"), (Threshold{1, 2}));
    EXPECT_FALSE(context.thresholds.contains("long_query"));
    EXPECT_EQ(context.unreadable.at("xid_age"), "a lot");
}

TEST(CheckRules, theSentenceSaysHowManyThingsAreWrong)
{
    EXPECT_EQ(healthSentence(results(0, 0, 0)).english(), "Healthy");
    EXPECT_EQ(healthSentence(results(0, 0, 2)).english(), "Nothing wrong is in sight, but 2 checks could not be made");
    EXPECT_EQ(healthSentence(results(0, 1, 0)).english(), "One thing deserves a look");
    EXPECT_EQ(healthSentence(results(0, 3, 0)).english(), "Three things deserve a look");
    EXPECT_EQ(healthSentence(results(1, 0, 0)).english(), "One thing is wrong");
    EXPECT_EQ(healthSentence(results(1, 1, 0)).english(), "One thing is wrong, one deserves a look");
    EXPECT_EQ(healthSentence(results(1, 3, 0)).english(), "One thing is wrong, three deserve a look");
    EXPECT_EQ(healthSentence(results(2, 0, 0)).english(), "Two things are wrong");
    EXPECT_EQ(healthSentence(results(3, 1, 0)).english(), "Three things are wrong, one deserves a look");
    EXPECT_EQ(healthSentence(results(2, 4, 1)).english(), "2 things are wrong, 4 deserve a look");
}
