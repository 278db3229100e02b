// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/demo/demo.h"
#include "core/demo/demofolder.h"
#include "core/demo/making.h"
#include "core/demo/workload.h"

#include <atomic>
#include <filesystem>
#include <gmock/gmock.h>
#include <thread>

using namespace howdah;
using demo::detail::DemoFolder;
using demo::detail::Record;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

class DemoFolderTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_path = (fs::temp_directory_path() / ("howdah-demofolder-" + std::to_string(base::ownPid()))).string();
        ASSERT_TRUE(DemoFolder(m_path).make());
    }
    void TearDown() override { fs::remove_all(m_path); }
    std::string m_path;
};

} // namespace

TEST_F(DemoFolderTest, hasNoRecordAtFirst)
{
    const auto record = DemoFolder(m_path).record();
    ASSERT_TRUE(record);
    EXPECT_FALSE(record->has_value());
    const auto status = demo::status(m_path);
    ASSERT_TRUE(status);
    EXPECT_FALSE(status->exists);
    EXPECT_FALSE(status->running);
    EXPECT_FALSE(status->loadRunning);
}

TEST_F(DemoFolderTest, readsBackWhatItNoted)
{
    const DemoFolder folder(m_path);
    const std::string cluster = m_path + "/cluster";
    fs::create_directories(cluster + "/data");
    ASSERT_TRUE(folder.writeRecord({true, cluster, 0.25, "15.18"}));
    const auto record = folder.record();
    ASSERT_TRUE(record && *record);
    EXPECT_TRUE((*record)->made);
    EXPECT_EQ((*record)->cluster, cluster);
    EXPECT_EQ((*record)->scale, 0.25);
    EXPECT_EQ((*record)->serverVersion, "15.18");

    ASSERT_TRUE(folder.writeLoadRecord({4711, 99}));
    const auto load = folder.loadRecord();
    ASSERT_TRUE(load && *load);
    EXPECT_EQ((*load)->pid, 4711);
    EXPECT_EQ((*load)->startTicks, 99U);
}

TEST_F(DemoFolderTest, aRecordOfAnotherFormatCountsAsHalfMade)
{
    ASSERT_TRUE(base::writeDurably(m_path + "/demo.json", R"({"format": 0, "made": true, "cluster": "/x"})"));
    const auto record = DemoFolder(m_path).record();
    ASSERT_TRUE(record && *record);
    EXPECT_FALSE((*record)->made);
}

TEST_F(DemoFolderTest, aMadeDemoWhoseDataWereRemovedCountsAsHalfMade)
{
    const DemoFolder folder(m_path);
    ASSERT_TRUE(folder.writeRecord({true, m_path + "/cluster", 1, "15.18"}));
    const auto record = folder.record();
    ASSERT_TRUE(record && *record);
    EXPECT_FALSE((*record)->made);
    const auto status = demo::status(m_path);
    ASSERT_TRUE(status);
    EXPECT_FALSE(status->exists);
}

TEST_F(DemoFolderTest, aFileThatIsNoRecordIsAnErrorThatNamesIt)
{
    for (const char* text : {"", "[]", "hello", R"({"made": true})"}) {
        ASSERT_TRUE(base::writeDurably(m_path + "/demo.json", text));
        const auto record = DemoFolder(m_path).record();
        ASSERT_FALSE(record) << text;
        EXPECT_EQ(record.error().code(), base::ErrorCode::InvalidInput);
        EXPECT_THAT(record.error().english(), HasSubstr(m_path + "/demo.json"));
    }
}

TEST_F(DemoFolderTest, theLoadRunsAsLongAsItsLockIsHeld)
{
    const DemoFolder folder(m_path);
    const auto before = folder.loadRuns();
    ASSERT_TRUE(before);
    EXPECT_FALSE(*before);
    {
        const auto lock = base::FileLock::tryAcquire(folder.loadLockFile());
        ASSERT_TRUE(lock && *lock);
        const auto during = folder.loadRuns();
        ASSERT_TRUE(during);
        EXPECT_TRUE(*during);
    }
    const auto after = folder.loadRuns();
    ASSERT_TRUE(after);
    EXPECT_FALSE(*after);
}

TEST_F(DemoFolderTest, manyWhoLookDoNotTakeEachOtherForTheLoad)
{
    {
        const auto lock = base::FileLock::tryAcquire(DemoFolder(m_path).loadLockFile());
        ASSERT_TRUE(lock && *lock);
    }
    std::atomic<int> mistaken = 0;
    {
        std::vector<std::jthread> lookers;
        for (int i = 0; i < 3; ++i)
            lookers.emplace_back([&] {
                for (int look = 0; look < 300; ++look) {
                    const auto runs = DemoFolder(m_path).loadRuns();
                    if (!runs || *runs)
                        ++mistaken;
                }
            });
    }
    EXPECT_EQ(mistaken, 0);
}

TEST_F(DemoFolderTest, withoutADemoThereIsNoAddressAndNoLoad)
{
    const auto params = demo::params(m_path);
    ASSERT_FALSE(params);
    EXPECT_EQ(params.error().code(), base::ErrorCode::NotFound);
    const auto load = demo::runLoad(m_path, base::StopToken());
    ASSERT_FALSE(load);
    EXPECT_EQ(load.error().code(), base::ErrorCode::NotFound);
}

TEST_F(DemoFolderTest, stoppingWhatIsNotThereIsHarmless)
{
    EXPECT_TRUE(demo::stop(m_path, base::Deadline::after(base::Seconds(5))));
    EXPECT_TRUE(demo::stop(m_path + "/nothing", base::Deadline::after(base::Seconds(5))));
    EXPECT_FALSE(fs::exists(m_path + "/nothing"));
}

TEST(DemoRoom, aSmallDiskIsRefusedWithBothFigures)
{
    const auto enough = demo::detail::checkRoom("/data/demo", 1, std::uint64_t(20) << 30U);
    EXPECT_TRUE(enough);
    const auto little = demo::detail::checkRoom("/data/demo", 1, std::uint64_t(500) << 20U);
    ASSERT_FALSE(little);
    EXPECT_EQ(little.error().code(), base::ErrorCode::DiskFull);
    EXPECT_THAT(little.error().english(), HasSubstr("/data/demo"));
    EXPECT_THAT(little.error().english(), HasSubstr("500"));
    EXPECT_TRUE(demo::detail::checkRoom("/data/demo", 0.01, std::uint64_t(500) << 20U));
}

TEST(DemoRoom, aDiskThatTheServerFoundFullIsSaidPlainly)
{
    base::ServerMessage message;
    message.sqlState = "53100";
    message.message = "could not extend file \"base/1/2\": No space left on device";
    const auto error = demo::detail::plainly(
        base::Error::fromServer(base::ErrorCode::Server, base::Text::verbatim("x"), message), "/data/demo");
    EXPECT_EQ(error.code(), base::ErrorCode::DiskFull);
    EXPECT_THAT(error.english(), HasSubstr("/data/demo"));
    EXPECT_THAT(error.english(), HasSubstr("No space left on device"));
    const auto other =
        demo::detail::plainly(base::Error(base::ErrorCode::Timeout, base::Text::verbatim("slow")), "/data/demo");
    EXPECT_EQ(other.code(), base::ErrorCode::Timeout);
}

TEST(DemoOptions, aScaleOutOfRangeIsAUsageError)
{
    for (const double scale : {0.0, -1.0, 0.001, 1e9}) {
        demo::DemoOptions options;
        options.directory = "/nowhere/demo";
        options.scale = scale;
        const auto started = demo::start(options);
        ASSERT_FALSE(started);
        EXPECT_EQ(started.error().code(), base::ErrorCode::Usage);
    }
    EXPECT_FALSE(fs::exists("/nowhere"));
}

TEST(DemoDice, throwsWithinBoundsAndSkewed)
{
    demo::detail::Dice dice(7);
    std::map<std::int64_t, int> hits;
    for (int i = 0; i < 20'000; ++i) {
        const auto even = dice.even(9);
        ASSERT_GE(even, 1);
        ASSERT_LE(even, 9);
        const auto skewed = dice.skewed(1000);
        ASSERT_GE(skewed, 1);
        ASSERT_LE(skewed, 1000);
        ++hits[skewed];
    }
    // A tenth of all throws hits the first of a thousand: (1/1000)^(1/3).
    EXPECT_GT(hits[1], 1'500);
    EXPECT_LT(hits[1], 2'500);
    EXPECT_GT(hits.size(), 500U);
}
