// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/workload.h"
#include "core/advise/workloadgatherer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace howdah;
using namespace howdah::advise;

namespace {

Workload read(std::string_view text)
{
    auto workload = readWorkload(text);
    if (!workload) {
        ADD_FAILURE() << workload.error().english();
        return {};
    }
    return std::move(*workload);
}

std::string refusal(const base::Result<Workload>& workload)
{
    return workload ? "accepted" : workload.error().english();
}

std::string notes(const Workload& workload)
{
    std::string text;
    for (const base::Text& note : workload.notes)
        text += note.english() + "\n";
    return text;
}

/// "id weight sql"
std::vector<std::string> briefs(const Workload& workload)
{
    std::vector<std::string> all;
    for (const WorkloadStatement& one : workload.statements)
        all.push_back(one.id + " " + std::to_string(static_cast<int>(one.weight)) + " " + one.sql +
                      (one.generic ? " generic" : "") + (one.writes ? " writes" : "") +
                      (one.meanMs ? " " + std::to_string(static_cast<int>(*one.meanMs)) + " ms" : ""));
    return all;
}

using Texts = std::vector<std::string>;

} // namespace

TEST(WorkloadFile, weightsStandBeforeTheirStatement)
{
    const auto workload = read("-- my workload\n-- weight: 10\nselect 1;\n\nselect 2; -- weight: 7\n"
                               "--weight:2.5\n-- (hourly)\nupdate t set a = 1 where b = $1;\nselect 3");
    EXPECT_EQ(briefs(workload), (Texts{"1 10 select 1", "2 1 select 2",
                                       "3 2 update t set a = 1 where b = $1 generic writes", "4 1 select 3"}));
    EXPECT_EQ(workload.statements[2].weight, 2.5);
    EXPECT_EQ(notes(workload), "");
}

TEST(WorkloadFile, whatIsLeftOutIsNoted)
{
    const auto workload =
        read("select 1;\nselekt 2;\nbegin; set a = 1;\n-- weight: much\nselect 3;\n-- weight: -1\nselect 4;");
    EXPECT_EQ(briefs(workload), (Texts{"1 1 select 1", "2 1 select 3", "3 1 select 4"}));
    EXPECT_EQ(notes(workload), "Line 2 is left out: syntax error at or near \"selekt\"\n"
                               "Line 5: the weight \"much\" is no number above 0; 1 is taken\n"
                               "Line 7: the weight \"-1\" is no number above 0; 1 is taken\n"
                               "2 statements that no index can serve, like SET and BEGIN, are left out\n");
}

TEST(WorkloadFile, aFileWithNothingInItIsRefused)
{
    EXPECT_EQ(refusal(readWorkload("")),
              "The workload holds no statement to plan; write statements, each ended by a semicolon");
    EXPECT_EQ(refusal(readWorkload("-- nothing\n")),
              "The workload holds no statement to plan; write statements, each ended by a semicolon");
    EXPECT_EQ(refusal(readWorkload("selekt 1;")), "The workload holds no statement to plan; Line 1 is left out: syntax "
                                                  "error at or near \"selekt\"");
    EXPECT_EQ(refusal(readWorkload(std::string_view("select\0 1;", 10))),
              "The text holds a zero byte, which SQL cannot");
    EXPECT_EQ(refusal(readWorkload("select 'abc")),
              "The statements cannot be told apart: the string that begins in line 1 has no end");
    EXPECT_EQ(refusal(readWorkload("\x7F\x45\x4C\x46\x02\x01\xFF\xFE")),
              "The workload holds no statement to plan; Line 1 is left out: byte 7 is not UTF-8");
}

TEST(WorkloadFile, filesOfWindowsEditorsAreRead)
{
    const std::string text = "-- weight: 10\r\nselect * from orders where id = 7;\r\n";
    std::string wide = "\xff\xfe";
    for (const char c : text)
        (wide += c) += '\0';
    for (const std::string& file : {"\xef\xbb\xbf" + text, wide}) {
        const auto workload = advise::readWorkload(file);
        ASSERT_TRUE(workload) << workload.error().english();
        ASSERT_EQ(workload->statements.size(), 1U);
        EXPECT_EQ(workload->statements.front().weight, 10.0);
        EXPECT_TRUE(workload->notes.empty());
    }
}

TEST(WorkloadFile, manyStatementsAreCountedByTheirForm)
{
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += "-- weight: 2\nselect * from t where a = " + std::to_string(i) + ";\nselect b from u;\n";
    EXPECT_EQ(briefs(read(text)), (Texts{"1 6000 select * from t where a = 0", "2 3000 select b from u"}));
}

TEST(WorkloadFile, neverMoreThanItsBoundAndTheHeaviestStay)
{
    std::string text;
    for (int i = 0; i < 1500; ++i)
        text += "-- weight: " + std::to_string(i + 1) + "\nselect c" + std::to_string(i) + " from t;\n";
    const auto workload = read(text);
    EXPECT_EQ(workload.statements.size(), mostStatements);
    EXPECT_EQ(workload.statements.front().sql, "select c500 from t");
    EXPECT_EQ(notes(workload), "500 statements that weigh least are left out, for there are too many\n");
}

TEST(WorkloadOfOne, isWhatIsSelected)
{
    const auto workload = workloadOf(" /* hi */ select 1 ; ");
    ASSERT_TRUE(workload);
    EXPECT_EQ(briefs(*workload), Texts{"1 1 select 1"});
    EXPECT_EQ(refusal(workloadOf("vacuum t")),
              "The workload holds no statement to plan; give a SELECT, INSERT, UPDATE, "
              "DELETE or MERGE");
    EXPECT_EQ(refusal(workloadOf("select 1; select 2")),
              "The statement cannot be read: it is more than one statement; give "
              "one at a time");
    EXPECT_FALSE(workloadOf(""));
}

TEST(WorkloadOfOne, valuesTakeTheirPlaces)
{
    EXPECT_EQ(withValues("select $1, '$1', $2, \"$1\" -- $1", {"'a'", std::nullopt}),
              "select 'a', '$1', $2, \"$1\" -- $1");
}

TEST(ServerLog, entriesOfAnyPrefixAreGrouped)
{
    const auto workload = read(
        "2026-01-01 10:00:00.000 UTC [1] LOG:  database system is ready to accept connections\n"
        "2026-01-01 10:00:00.000 UTC [12] app@shop LOG:  duration: 12.500 ms  statement: select * from t\n"
        "\twhere a = 1\n"
        "[x] LOG:  duration: 7.500 ms  statement: select * from t where a = 2;\n"
        "LOG:  statement: begin\n"
        "2026-01-01 10:00:00.000 UTC [12] LOG:  duration: 3.000 ms  execute <unnamed>: update t set b = $1 where a = "
        "$2\n"
        "2026-01-01 10:00:00.000 UTC [12] DETAIL:  parameters: $1 = 'it''s $2', $2 = NULL\n"
        "2026-01-01 10:00:00.000 UTC [12] LOG:  duration: 0.100 ms  bind <unnamed>: update t set b = $1 where a = $2\n"
        "2026-01-01 10:00:00.000 UTC [12] ERROR:  column \"x\" does not exist\n"
        "2026-01-01 10:00:00.000 UTC [12] STATEMENT:  select x\n"
        "2026-01-01 10:00:00.000 UTC [12] LOG:  duration: 0.100 ms\n");
    EXPECT_EQ(briefs(workload), (Texts{"1 2 select * from t\nwhere a = 1 10 ms",
                                       "2 1 update t set b = 'it''s $2' where a = NULL writes 3 ms"}));
}

TEST(ServerLog, aStatementWithoutValuesTakesThemFromALaterOne)
{
    const auto workload = read("LOG:  execute a: select * from t where a = $1\n"
                               "LOG:  execute a: select * from t where a = $1\n"
                               "DETAIL:  Parameters: $1 = 'long...'\n"
                               "LOG:  execute a: select * from t where a = $1\n"
                               "DETAIL:  Parameters: $1 = '5'\n"
                               "LOG:  execute b: select * from u where a = $1\n");
    EXPECT_EQ(briefs(workload),
              (Texts{"1 3 select * from t where a = '5'", "2 1 select * from u where a = $1 generic"}));
}

TEST(ServerLog, commaSeparatedAndJsonLogsAreRead)
{
    const std::string csv = "2026-01-01 10:00:00.000 UTC,\"app\",\"shop\",12,\"[local]\",65.1,1,\"SELECT\",2026-01-01 "
                            "10:00:00 UTC,3/4,0,LOG,"
                            "00000,\"duration: 5.000 ms  execute <unnamed>: select \"\"A\"\"\nfrom t where b = "
                            "$1\",\"parameters: $1 = 'x'\",,,,,,,,"
                            "\"psql\",\"client backend\",,0\n";
    EXPECT_EQ(briefs(read(csv + csv)), Texts{"1 2 select \"A\"\nfrom t where b = 'x' 5 ms"});
    EXPECT_EQ(
        briefs(read("{\"timestamp\":\"x\",\"error_severity\":\"LOG\",\"message\":\"duration: 4.0 ms  statement: select "
                    "1\"}\n{\"error_severity\":\"ERROR\",\"message\":\"statement: select 2\"}\nnot json\n")),
        Texts{"1 1 select 1 4 ms"});
}

TEST(ServerLog, aLogWithoutStatementsSaysWhatToSwitchOn)
{
    EXPECT_EQ(
        refusal(readServerLog("LOG:  checkpoint starting: time\n")),
        "The log holds no statement to plan; log statements with log_min_duration_statement, and messages in English "
        "with lc_messages = C");
    EXPECT_FALSE(readServerLog(""));
    EXPECT_FALSE(readServerLog("LOG:  statement: selekt\nLOG:  duration: x ms  statement: \n\t\n"));
}
