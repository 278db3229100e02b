// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/filelock.h"

#include "core/base/childprocess.h"
#include "core/base/pause.h"

#include <atomic>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <thread>

using namespace howdah::base;
namespace fs = std::filesystem;

namespace {

class FileLockTest : public ::testing::Test {
protected:
    FileLockTest() { fs::create_directories(m_folder); }
    ~FileLockTest() override { fs::remove_all(m_folder); }
    [[nodiscard]] std::string path() const { return m_folder + "/lock"; }

    std::string m_folder = fs::temp_directory_path() / ("howdah-tst-lock-" + std::to_string(ownPid()));
};

Deadline soon()
{
    return Deadline::after(Seconds(60));
}

} // namespace

TEST_F(FileLockTest, hasOneOwnerAtATime)
{
    auto first = FileLock::tryAcquire(path());
    ASSERT_TRUE(first) << first.error().english();
    ASSERT_TRUE(first->has_value());
    const auto second = FileLock::tryAcquire(path());
    ASSERT_TRUE(second);
    EXPECT_FALSE(second->has_value()) << "the same process got it twice";
    first->reset();
    const auto third = FileLock::tryAcquire(path());
    ASSERT_TRUE(third);
    EXPECT_TRUE(third->has_value());
}

TEST_F(FileLockTest, movingKeepsItHeld)
{
    auto first = FileLock::acquire(path(), soon());
    ASSERT_TRUE(first);
    const FileLock moved = std::move(*first);
    EXPECT_FALSE(FileLock::tryAcquire(path())->has_value());
}

TEST_F(FileLockTest, theFileStaysWhenTheLockIsFreed)
{
    {
        const auto lock = FileLock::acquire(path(), soon());
        ASSERT_TRUE(lock);
    }
    EXPECT_TRUE(fs::exists(path()));
}

TEST_F(FileLockTest, waitingEndsWhenTheOwnerLetsGo)
{
    auto first = FileLock::tryAcquire(path());
    ASSERT_TRUE(first && *first);
    std::atomic<bool> got = false;
    std::thread waiter([&] { got = FileLock::acquire(path(), soon()).has_value(); });
    pauseFor(Milliseconds(5));
    EXPECT_FALSE(got);
    first->reset();
    waiter.join();
    EXPECT_TRUE(got);
}

TEST_F(FileLockTest, waitingHonoursDeadlineAndStop)
{
    const auto first = FileLock::tryAcquire(path());
    ASSERT_TRUE(first && *first);
    EXPECT_EQ(FileLock::acquire(path(), Deadline::after(Milliseconds(10))).error().code(), ErrorCode::Timeout);
    StopSource source;
    std::thread asker([&] { source.request_stop(); });
    EXPECT_EQ(FileLock::acquire(path(), soon(), source.get_token()).error().code(), ErrorCode::Cancelled);
    asker.join();
}

TEST_F(FileLockTest, childrenDoNotInheritIt)
{
    ChildOptions options;
    options.program = "sleep";
    options.arguments = {"600"};
    auto lock = FileLock::tryAcquire(path());
    ASSERT_TRUE(lock && *lock);
    const auto child = ChildProcess::start(options);
    ASSERT_TRUE(child);
    lock->reset();
    EXPECT_TRUE(FileLock::tryAcquire(path())->has_value());
}

TEST_F(FileLockTest, anOwnerThatIsKilledFreesIt)
{
    // flock(1) takes the same kind of lock.
    ChildOptions options;
    options.program = "flock";
    options.arguments = {"--no-fork", path(), "sh", "-c", "echo held; exec sleep 600"};
    auto child = ChildProcess::start(options);
    ASSERT_TRUE(child) << child.error().english();
    ASSERT_TRUE(child->read(soon(), {}));
    EXPECT_FALSE(FileLock::tryAcquire(path())->has_value());
    child->kill();
    ASSERT_TRUE(child->wait(soon(), {}));
    EXPECT_TRUE(FileLock::acquire(path(), soon()));
}

TEST_F(FileLockTest, aPlaceWhereNoFileCanBeIsSaidSo)
{
    const auto lock = FileLock::tryAcquire(m_folder + "/no/such/lock");
    ASSERT_FALSE(lock);
    EXPECT_EQ(lock.error().code(), ErrorCode::NotFound);
}

TEST_F(FileLockTest, aSymbolicLinkIsNotFollowed)
{
    fs::create_symlink(m_folder + "/elsewhere", path());
    EXPECT_FALSE(FileLock::tryAcquire(path()));
    EXPECT_FALSE(fs::exists(m_folder + "/elsewhere"));
}
