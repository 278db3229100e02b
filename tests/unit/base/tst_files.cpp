// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include "core/base/durablefile.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <set>

using namespace howdah::base;
namespace fs = std::filesystem;

namespace {

class FilesTest : public ::testing::Test {
protected:
    FilesTest() { fs::create_directories(m_folder); }
    ~FilesTest() override { fs::remove_all(m_folder); }
    [[nodiscard]] Account self() const { return currentAccount().value(); }

    std::string m_folder = fs::temp_directory_path() / ("howdah-tst-files-" + std::to_string(ownPid()));
};

} // namespace

TEST_F(FilesTest, aNewFolderIsExclusive)
{
    const std::string path = m_folder + "/one";
    ASSERT_TRUE(makeFolder(path, 0750));
    EXPECT_EQ(fs::status(path).permissions(), static_cast<fs::perms>(0750));
    EXPECT_EQ(makeFolder(path, 0750).error().code(), ErrorCode::Refused);
    EXPECT_EQ(makeFolder(m_folder + "/no/such", 0750).error().code(), ErrorCode::NotFound);
}

TEST_F(FilesTest, missingFoldersAreMadeAndOthersLeftAlone)
{
    const auto before = fs::status(m_folder).permissions();
    ASSERT_TRUE(makeFolders(m_folder + "/a/b/c", 0700, self()));
    EXPECT_EQ(fs::status(m_folder + "/a/b/c").permissions(), static_cast<fs::perms>(0700));
    EXPECT_EQ(fs::status(m_folder).permissions(), before);
    EXPECT_TRUE(makeFolders(m_folder + "/a/b/c", 0711));
    EXPECT_EQ(fs::status(m_folder + "/a/b/c").permissions(), static_cast<fs::perms>(0700));
}

TEST_F(FilesTest, aFileInTheWayOfAFolderIsReported)
{
    ASSERT_TRUE(writeDurably(m_folder + "/file", "x"));
    EXPECT_FALSE(makeFolders(m_folder + "/file/below", 0700));
}

TEST_F(FilesTest, ownersAreThoseOfTheThingItself)
{
    EXPECT_EQ(ownerOf(m_folder), self().uid);
    EXPECT_FALSE(ownerOf(m_folder + "/none").has_value());
    fs::create_symlink("/no/such/target", m_folder + "/link");
    EXPECT_EQ(ownerOf(m_folder + "/link"), self().uid);
    EXPECT_TRUE(folderIsWritable(m_folder));
    EXPECT_FALSE(folderIsWritable(m_folder + "/none"));
}

TEST_F(FilesTest, onlyRootGivesThingsAway)
{
    ASSERT_TRUE(giveTo(m_folder, self())) << "to the owner it has already";
    const Account nobody = accountNamed("nobody").value();
    const Status given = giveTo(m_folder, nobody);
    EXPECT_EQ(given.has_value(), runningAsRoot());
    EXPECT_EQ(ownerOf(m_folder), runningAsRoot() ? nobody.uid : self().uid);
}

TEST_F(FilesTest, aClosedFolderOnTheWayIsNamed)
{
    ASSERT_TRUE(makeFolder(m_folder + "/closed", 0700));
    ASSERT_TRUE(makeFolder(m_folder + "/closed/open", 0755));
    EXPECT_TRUE(checkReachable(m_folder + "/closed/open", self()));
    if (!runningAsRoot())
        fs::permissions(m_folder + "/closed", fs::perms::none);
    const Account other = runningAsRoot() ? accountNamed("nobody").value() : self();
    const Status reached = checkReachable(m_folder + "/closed/open", other);
    fs::permissions(m_folder + "/closed", fs::perms::owner_all);
    ASSERT_FALSE(reached);
    EXPECT_EQ(reached.error().code(), ErrorCode::Permission);
    EXPECT_NE(reached.error().why().english().find(m_folder + "/closed is closed"), std::string::npos)
        << reached.error().english();
}

TEST_F(FilesTest, treesAreRemovedWithoutFollowingLinks)
{
    ASSERT_TRUE(makeFolders(m_folder + "/tree/deep", 0700));
    ASSERT_TRUE(writeDurably(m_folder + "/kept", "x"));
    fs::create_symlink(m_folder + "/kept", m_folder + "/tree/link");
    fs::create_directory_symlink(m_folder, m_folder + "/tree/up");
    ASSERT_TRUE(removeTree(m_folder + "/tree", self()));
    EXPECT_FALSE(fs::exists(m_folder + "/tree"));
    EXPECT_TRUE(fs::exists(m_folder + "/kept"));
    EXPECT_TRUE(removeTree(m_folder + "/tree", self())) << "nothing there is fine";
}

TEST_F(FilesTest, sparseFilesAreLongAndHoldWhatTheyBeginWith)
{
    const std::string path = m_folder + "/sparse";
    constexpr std::int64_t tenGigabytes = std::int64_t{10} << 30U;
    ASSERT_TRUE(makeSparseFile(path, "head", tenGigabytes, self()));
    EXPECT_EQ(fs::file_size(path), static_cast<std::uintmax_t>(tenGigabytes));
    EXPECT_EQ(fs::status(path).permissions(), static_cast<fs::perms>(0600));
    EXPECT_EQ(makeSparseFile(path, {}, 1).error().code(), ErrorCode::Refused);
    EXPECT_EQ(fs::file_size(path), static_cast<std::uintmax_t>(tenGigabytes)) << "what is there is left alone";
    ASSERT_TRUE(makeSparseFile(m_folder + "/short", "head", 2));
    EXPECT_EQ(readFile(m_folder + "/short").value(), "head");
    EXPECT_EQ(makeSparseFile(m_folder + "/no/such", {}, 1).error().code(), ErrorCode::NotFound);
    fs::create_symlink(m_folder + "/elsewhere", m_folder + "/link");
    EXPECT_FALSE(makeSparseFile(m_folder + "/link", "x", 1)) << "no link is followed";
    EXPECT_FALSE(fs::exists(m_folder + "/elsewhere"));
}

TEST_F(FilesTest, filesAreStretchedAndNeverCut)
{
    const std::string path = m_folder + "/stretched";
    ASSERT_TRUE(writeDurably(path, "abc"));
    ASSERT_TRUE(stretchFile(path, 6));
    EXPECT_EQ(readFile(path).value(), std::string("abc\0\0\0", 6));
    ASSERT_TRUE(stretchFile(path, 2));
    EXPECT_EQ(fs::file_size(path), 6U);
    EXPECT_EQ(stretchFile(m_folder + "/nothing", 1).error().code(), ErrorCode::NotFound);
    fs::create_symlink(path, m_folder + "/link");
    EXPECT_FALSE(stretchFile(m_folder + "/link", 100));
    EXPECT_EQ(fs::file_size(path), 6U);
}

TEST_F(FilesTest, randomWordsDiffer)
{
    std::set<std::string> words;
    for (int i = 0; i < 1000; ++i)
        words.insert(randomWord(12));
    EXPECT_EQ(words.size(), 1000U);
    for (const std::string& word : words) {
        ASSERT_EQ(word.size(), 12U);
        ASSERT_EQ(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789"), std::string::npos);
    }
}

TEST_F(FilesTest, freePortsAreRealPorts)
{
    const auto port = freeLoopbackPort();
    ASSERT_TRUE(port) << port.error().english();
    EXPECT_GT(*port, 1023);
    EXPECT_LT(*port, 65536);
}
