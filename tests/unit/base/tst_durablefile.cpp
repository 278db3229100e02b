// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/durablefile.h"

#include "core/base/childprocess.h"

#include <cerrno>
#include <filesystem>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <sys/types.h>

using namespace howdah::base;
namespace fs = std::filesystem;

namespace {

/// A disk that fails. The linker sends the library's calls here (see CMakeLists.txt).
struct Disk {
    bool watched = false; ///< off while the test framework itself writes
    std::optional<std::size_t> room = std::nullopt;
    int writeFailure = ENOSPC;
    int syncFailure = 0;
    int folderSyncFailure = 0;
    int renameFailure = 0;
    int closeFailure = 0;
    int syncs = 0;
};
Disk g_disk;

bool isFolder(int fd)
{
    struct stat info {};
    return ::fstat(fd, &info) == 0 && S_ISDIR(info.st_mode);
}

} // namespace

extern "C" {
ssize_t __real_write(int fd, const void* bytes, size_t size);
int __real_fsync(int fd);
int __real_rename(const char* from, const char* to);
int __real_close(int fd);

ssize_t __wrap_write(int fd, const void* bytes, size_t size)
{
    if (!g_disk.watched || !g_disk.room)
        return __real_write(fd, bytes, size);
    if (*g_disk.room == 0) {
        errno = g_disk.writeFailure;
        return -1;
    }
    // A full disk takes what fits first.
    const ssize_t written = __real_write(fd, bytes, std::min(size, *g_disk.room));
    *g_disk.room -= static_cast<std::size_t>(written);
    return written;
}

int __wrap_fsync(int fd)
{
    const int failure = isFolder(fd) ? g_disk.folderSyncFailure : g_disk.syncFailure;
    g_disk.syncs += g_disk.watched ? 1 : 0;
    if (g_disk.watched && failure != 0) {
        errno = failure;
        return -1;
    }
    return __real_fsync(fd);
}

int __wrap_rename(const char* from, const char* to)
{
    if (g_disk.watched && g_disk.renameFailure != 0) {
        errno = g_disk.renameFailure;
        return -1;
    }
    return __real_rename(from, to);
}

int __wrap_close(int fd)
{
    const bool fails = g_disk.watched && g_disk.closeFailure != 0 && !isFolder(fd);
    const int closed = __real_close(fd);
    if (fails) {
        errno = g_disk.closeFailure;
        return -1;
    }
    return closed;
}
}

namespace {

class DurableFileTest : public ::testing::Test {
protected:
    DurableFileTest()
    {
        fs::create_directories(m_folder);
        g_disk = {};
    }
    ~DurableFileTest() override
    {
        g_disk = {};
        fs::remove_all(m_folder);
    }
    [[nodiscard]] std::string path() const { return m_folder + "/file"; }
    [[nodiscard]] std::string content() const { return readFile(path()).value_or("(none)"); }
    [[nodiscard]] bool partialIsGone() const { return !fs::exists(path() + ".partial"); }
    /// Writes on the failing disk.
    Status writeOn(const Disk& disk, std::string_view bytes)
    {
        g_disk = disk;
        g_disk.watched = true;
        Status status = writeDurably(path(), bytes);
        g_disk.watched = false;
        return status;
    }

    std::string m_folder = fs::temp_directory_path() / ("howdah-tst-durable-" + std::to_string(ownPid()));
};

} // namespace

TEST_F(DurableFileTest, theOldContentStandsUntilCommit)
{
    ASSERT_TRUE(writeDurably(path(), "old"));
    auto file = DurableFile::create(path());
    ASSERT_TRUE(file) << file.error().english();
    ASSERT_TRUE(file->write("ne"));
    ASSERT_TRUE(file->write("w"));
    EXPECT_EQ(content(), "old");
    ASSERT_TRUE(file->commit());
    EXPECT_EQ(content(), "new");
    EXPECT_TRUE(partialIsGone());
}

TEST_F(DurableFileTest, withoutCommitNothingChanges)
{
    ASSERT_TRUE(writeDurably(path(), "old"));
    {
        auto file = DurableFile::create(path());
        ASSERT_TRUE(file);
        ASSERT_TRUE(file->write("new"));
    }
    EXPECT_EQ(content(), "old");
    EXPECT_TRUE(partialIsGone());
}

TEST_F(DurableFileTest, fileAndFolderAreBothSynced)
{
    ASSERT_TRUE(writeOn({}, "bytes"));
    EXPECT_EQ(g_disk.syncs, 2);
}

TEST_F(DurableFileTest, permissionsAreThoseAskedForWhateverTheUmask)
{
    const mode_t before = ::umask(0077);
    EXPECT_TRUE(writeDurably(path(), "x", 0644));
    ::umask(before);
    EXPECT_EQ(fs::status(path()).permissions(), static_cast<fs::perms>(0644));
    ASSERT_TRUE(writeDurably(path(), "x"));
    EXPECT_EQ(fs::status(path()).permissions(), static_cast<fs::perms>(0600));
}

TEST_F(DurableFileTest, aFullDiskAtAnyByteLeavesTheOldContent)
{
    const std::string bytes = "new content of some length";
    ASSERT_TRUE(writeDurably(path(), "old"));
    for (std::size_t room = 0; room < bytes.size(); ++room) {
        const Status status = writeOn({.room = room}, bytes);
        ASSERT_FALSE(status) << room;
        EXPECT_EQ(status.error().code(), ErrorCode::DiskFull) << room;
        EXPECT_NE(status.error().english().find(path()), std::string::npos);
        EXPECT_EQ(content(), "old") << room;
        EXPECT_TRUE(partialIsGone()) << room;
    }
    ASSERT_TRUE(writeOn({.room = bytes.size()}, bytes));
    EXPECT_EQ(content(), bytes);
}

TEST_F(DurableFileTest, aBrokenDiskAtAnyByteLeavesTheOldContent)
{
    const std::string bytes = "new content";
    ASSERT_TRUE(writeDurably(path(), "old"));
    for (std::size_t room = 0; room < bytes.size(); ++room) {
        const Status status = writeOn({.room = room, .writeFailure = EIO}, bytes);
        ASSERT_FALSE(status) << room;
        EXPECT_EQ(status.error().code(), ErrorCode::Io) << room;
        EXPECT_EQ(content(), "old") << room;
        EXPECT_TRUE(partialIsGone()) << room;
    }
}

TEST_F(DurableFileTest, failuresAfterTheLastByteLeaveTheOldContentToo)
{
    ASSERT_TRUE(writeDurably(path(), "old"));
    for (const Disk& disk : {Disk{.syncFailure = EIO}, Disk{.renameFailure = EIO}, Disk{.closeFailure = ENOSPC}}) {
        EXPECT_FALSE(writeOn(disk, "new"));
        EXPECT_EQ(content(), "old");
        EXPECT_TRUE(partialIsGone());
    }
}

TEST_F(DurableFileTest, aFolderThatCannotBeSyncedIsReported)
{
    EXPECT_FALSE(writeOn({.folderSyncFailure = EIO}, "new"));
    // Some file systems have no such thing, and then there is nothing to report.
    EXPECT_TRUE(writeOn({.folderSyncFailure = EINVAL}, "new"));
}

TEST_F(DurableFileTest, whatACrashLeftIsNotInTheWay)
{
    ASSERT_TRUE(writeDurably(path() + ".partial", "half of an earlier"));
    ASSERT_TRUE(writeDurably(path(), "new"));
    EXPECT_EQ(content(), "new");
}

TEST_F(DurableFileTest, aLinkLaidInItsWayIsNotFollowed)
{
    ASSERT_TRUE(writeDurably(m_folder + "/victim", "precious"));
    fs::create_symlink(m_folder + "/victim", path() + ".partial");
    ASSERT_TRUE(writeDurably(path(), "new"));
    EXPECT_EQ(readFile(m_folder + "/victim").value_or(""), "precious");
}

TEST_F(DurableFileTest, afterCommitItIsClosed)
{
    auto file = DurableFile::create(path());
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->commit());
    EXPECT_EQ(file->write("more").error().code(), ErrorCode::Closed);
    EXPECT_EQ(file->commit().error().code(), ErrorCode::Closed);
}

TEST_F(DurableFileTest, aFolderThatIsNotThereIsSaidSo)
{
    const Status status = writeDurably(m_folder + "/none/file", "x");
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code(), ErrorCode::NotFound);
}

TEST_F(DurableFileTest, filesAreReadWholeUpToALimit)
{
    ASSERT_TRUE(writeDurably(path(), std::string(200'000, 'x')));
    EXPECT_EQ(readFile(path(), 200'000)->size(), 200'000U);
    const auto tooLarge = readFile(path(), 199'999);
    ASSERT_FALSE(tooLarge);
    EXPECT_EQ(tooLarge.error().code(), ErrorCode::InvalidInput);
    EXPECT_EQ(readFile(m_folder + "/none").error().code(), ErrorCode::NotFound);
    EXPECT_FALSE(readFile(m_folder)) << "a folder is no file";
}
