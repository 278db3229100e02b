// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"
#include "core/pg/connection.h"
#include "tests/support/cluster.h"

#include <fstream>
#include <gtest/gtest.h>

using namespace howdah;
using base::Deadline;
using base::Error;
using base::ErrorCode;
using base::Milliseconds;
using base::Result;
using base::Seconds;
using pg::QueryOptions;
using pg::ResultSet;

namespace {

QueryOptions within(base::Nanoseconds span)
{
    return {.deadline = Deadline::after(span), .stop = {}};
}

/// Memory of this process in MB; 0 where it cannot be read or where a sanitizer keeps freed memory.
long residentMegabytes()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 0;
#else
    std::ifstream statm("/proc/self/statm");
    long total = 0;
    long resident = 0;
    statm >> total >> resident;
    return resident * 4096 / 1'000'000;
#endif
}

class Stream : public ::testing::Test {
protected:
    static void SetUpTestSuite() { database = std::make_unique<test::Database>("stream"); }
    static void TearDownTestSuite() { database.reset(); }
    void SetUp() override
    {
        connection = database->connect();
        ASSERT_TRUE(connection->execute("CREATE TEMP TABLE copied (a int, b text)"));
    }
    void expectUsable() const
    {
        const auto result = connection->query("SELECT 7");
        ASSERT_TRUE(result) << result.error().english();
        EXPECT_EQ(result->value<int>(0, 0), 7);
    }
    [[nodiscard]] std::int64_t copiedRows() const
    {
        const auto result = connection->query("SELECT count(*) FROM copied");
        EXPECT_TRUE(result);
        return result ? result->value<std::int64_t>(0, 0).value_or(-1) : -1;
    }

    static inline std::unique_ptr<test::Database> database;
    std::unique_ptr<pg::Connection> connection;
};

} // namespace

TEST_F(Stream, aMillionRowsArriveInConstantMemory)
{
    const long before = residentMegabytes();
    long most = before;
    std::int64_t rows = 0;
    std::int64_t sum = 0;
    const auto last = connection->stream(
        "SELECT i, repeat('x', 200) FROM generate_series(1, 1000000) i", {},
        [&](const ResultSet& row) {
            ++rows;
            sum += row.value<int>(0, 0).value_or(0);
            if (rows % 100'000 == 0)
                most = std::max(most, residentMegabytes());
            return true;
        },
        within(Seconds(120)));
    ASSERT_TRUE(last) << last.error().english();
    EXPECT_EQ(rows, 1'000'000);
    EXPECT_EQ(sum, 500'000'500'000);
    EXPECT_EQ(last->rowCount(), 0);
    EXPECT_EQ(last->commandTag(), "SELECT 1000000");
    // Kept in memory they would take more than 200 MB.
    EXPECT_LT(most - before, 30);
    expectUsable();
}

TEST_F(Stream, stoppingEarlySucceedsAndKeepsTheConnection)
{
    int rows = 0;
    const auto last = connection->stream(
        "SELECT generate_series(1, 100000000)", {}, [&](const ResultSet&) { return ++rows < 10; }, within(Seconds(60)));
    ASSERT_TRUE(last) << last.error().english();
    EXPECT_EQ(rows, 10);
    expectUsable();
}

TEST_F(Stream, deadlineEndsAStreamThatNeverMakesUsWait)
{
    const auto last = connection->stream(
        "SELECT generate_series(1, 2000000000)", {}, [](const ResultSet&) { return true; }, within(Milliseconds(100)));
    ASSERT_FALSE(last);
    EXPECT_EQ(last.error().code(), ErrorCode::Timeout);
    expectUsable();
}

TEST_F(Stream, anErrorInTheMiddleComesAfterTheRowsBeforeIt)
{
    int rows = 0;
    const auto last =
        connection->stream("SELECT 1 / (1000 - i) FROM generate_series(1, 2000) i", {}, [&](const ResultSet&) {
            ++rows;
            return true;
        });
    ASSERT_FALSE(last);
    EXPECT_EQ(last.error().sqlState(), "22012");
    EXPECT_EQ(rows, 999);
    expectUsable();
}

TEST_F(Stream, parametersAndEmptyResultsWork)
{
    const auto last = connection->stream("SELECT 1 WHERE $1::bool", {false}, [](const ResultSet&) { return true; });
    ASSERT_TRUE(last) << last.error().english();
    EXPECT_EQ(last->commandTag(), "SELECT 0");
    EXPECT_EQ(last->columnCount(), 1);
}

// ------------------------------------------------------------------ COPY

TEST_F(Stream, copyInTakesChunksOfAnySize)
{
    int chunk = 0;
    const auto result = connection->copyIn(
        "COPY copied FROM STDIN",
        [&](std::string& out) -> Result<bool> {
            // Rows are cut across chunks on purpose.
            for (int i = 0; i < 1000; ++i)
                out += std::to_string(chunk * 1000 + i) + "\tsome text\n";
            if (chunk == 0)
                out.pop_back();
            else if (chunk == 1)
                out.insert(0, "\n");
            return ++chunk < 50;
        },
        within(Seconds(60)));
    ASSERT_TRUE(result) << result.error().english();
    EXPECT_EQ(result->affectedRows(), 50'000);
    EXPECT_EQ(copiedRows(), 50'000);
}

TEST_F(Stream, copyInKeepsMemoryConstant)
{
    const long before = residentMegabytes();
    int chunk = 0;
    const std::string block = [] {
        std::string text;
        for (int i = 0; i < 1000; ++i)
            text += "1\t" + std::string(1000, 'x') + "\n";
        return text;
    }();
    const auto result = connection->copyIn(
        "COPY copied FROM STDIN",
        [&](std::string& out) -> Result<bool> {
            out = block;
            return ++chunk < 100;
        },
        within(Seconds(120)));
    ASSERT_TRUE(result) << result.error().english();
    EXPECT_EQ(result->affectedRows(), 100'000);
    EXPECT_LT(residentMegabytes() - before, 30);
}

TEST_F(Stream, anErrorOfTheSourceLeavesNothingCopied)
{
    int chunk = 0;
    const auto result = connection->copyIn("COPY copied FROM STDIN", [&](std::string& out) -> Result<bool> {
        out = "1\tx\n";
        if (++chunk == 3)
            return Error(ErrorCode::Io, base::Text::verbatim("the disk is on fire"));
        return true;
    });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::Io);
    EXPECT_EQ(copiedRows(), 0);
}

TEST_F(Stream, badDataIsTheServersError)
{
    const auto result = connection->copyIn("COPY copied FROM STDIN", [](std::string& out) -> Result<bool> {
        out = "not a number\tx\n";
        return false;
    });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().sqlState(), "22P02");
    EXPECT_EQ(copiedRows(), 0);
}

TEST_F(Stream, deadlineEndsACopyIn)
{
    const auto result = connection->copyIn(
        "COPY copied FROM STDIN",
        [](std::string& out) -> Result<bool> {
            out = "1\tx\n";
            return true;
        },
        within(Milliseconds(100)));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::Timeout) << result.error().english();
    EXPECT_EQ(copiedRows(), 0);
}

TEST_F(Stream, copyOutArrivesInChunks)
{
    std::int64_t rows = 0;
    const auto result = connection->copyOut(
        "COPY (SELECT i, NULL::text FROM generate_series(1, 100000) i) TO STDOUT",
        [&](std::string_view chunk) -> Result<bool> {
            rows += std::count(chunk.begin(), chunk.end(), '\n');
            return true;
        },
        within(Seconds(60)));
    ASSERT_TRUE(result) << result.error().english();
    EXPECT_EQ(rows, 100'000);
    EXPECT_EQ(result->affectedRows(), 100'000);
    expectUsable();
}

TEST_F(Stream, copyOutStopsWhenTheConsumerHasEnoughOrFails)
{
    const auto enough = connection->copyOut("COPY (SELECT generate_series(1, 100000000)) TO STDOUT",
                                            [](std::string_view) -> Result<bool> { return false; });
    EXPECT_TRUE(enough) << enough.error().english();
    expectUsable();
    const auto failed = connection->copyOut(
        "COPY (SELECT generate_series(1, 100000000)) TO STDOUT", [](std::string_view) -> Result<bool> {
            return Error(ErrorCode::DiskFull, base::Text::verbatim("no space left"));
        });
    EXPECT_EQ(failed.error().code(), ErrorCode::DiskFull);
    expectUsable();
}

TEST_F(Stream, deadlineEndsACopyOut)
{
    const auto result = connection->copyOut(
        "COPY (SELECT generate_series(1, 2000000000)) TO STDOUT", [](std::string_view) -> Result<bool> { return true; },
        within(Milliseconds(100)));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::Timeout);
    expectUsable();
}

TEST_F(Stream, copyWhereItDoesNotBelongIsRefusedAndHarmless)
{
    const auto produce = [](std::string&) -> Result<bool> { return false; };
    const auto consume = [](std::string_view) -> Result<bool> { return true; };
    EXPECT_EQ(connection->query("COPY copied FROM STDIN").error().code(), ErrorCode::Unsupported);
    expectUsable();
    EXPECT_EQ(connection->query("COPY (SELECT generate_series(1, 100000)) TO STDOUT").error().code(),
              ErrorCode::Unsupported);
    expectUsable();
    EXPECT_EQ(connection->simpleQuery("SELECT 1; COPY copied FROM STDIN; SELECT 2").error().code(),
              ErrorCode::Unsupported);
    expectUsable();
    EXPECT_EQ(connection->stream("COPY copied TO STDOUT", {}, [](const ResultSet&) { return true; }).error().code(),
              ErrorCode::Unsupported);
    expectUsable();
    EXPECT_EQ(connection->copyIn("SELECT 1", produce).error().code(), ErrorCode::Usage);
    expectUsable();
    EXPECT_EQ(connection->copyIn("COPY copied TO STDOUT", produce).error().code(), ErrorCode::Usage);
    expectUsable();
    EXPECT_EQ(connection->copyOut("COPY copied FROM STDIN", consume).error().code(), ErrorCode::Usage);
    expectUsable();
    EXPECT_EQ(connection->copyOut("COPY nothing TO STDOUT", consume).error().sqlState(), "42P01");
    expectUsable();
}
