// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/installation.h"

#include "core/base/childprocess.h"
#include "core/base/durablefile.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>

using namespace howdah;
using server::Installation;
namespace fs = std::filesystem;

namespace {

/// Makes folders that look like PostgreSQL installations.
class InstallationTest : public ::testing::Test {
protected:
    ~InstallationTest() override { fs::remove_all(m_folder); }

    std::string make(const std::string& name, const std::string& versionLine, bool withInitdb = true)
    {
        const std::string bin = m_folder + "/" + name + "/bin";
        fs::create_directories(bin);
        program(bin + "/postgres", "echo '" + versionLine + "'");
        if (withInitdb)
            program(bin + "/initdb", "exit 0");
        return bin;
    }
    static void program(const std::string& path, const std::string& script)
    {
        ASSERT_TRUE(base::writeDurably(path, "#!/bin/sh\n" + script + "\n", 0755));
    }
    static const Installation* find(const std::vector<Installation>& all, const std::string& bin)
    {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Installation& one) {
            return one.binDirectory == fs::canonical(bin).string();
        });
        return found != all.end() ? &*found : nullptr;
    }

    std::string m_folder = fs::temp_directory_path() / ("howdah-tst-installation-" + std::to_string(base::ownPid()));
};

} // namespace

TEST_F(InstallationTest, versionsAreReadFromTheServerItself)
{
    const std::string released = make("a", "postgres (PostgreSQL) 14.9 (Debian 14.9-1.pgdg120+1)");
    const std::string beta = make("b", "postgres (PostgreSQL) 19beta1");
    const auto all = server::findInstallations({released, beta});
    ASSERT_NE(find(all, released), nullptr);
    EXPECT_EQ(find(all, released)->versionNum, 140009);
    EXPECT_EQ(find(all, released)->version, "14.9");
    EXPECT_EQ(find(all, released)->major(), 14);
    ASSERT_NE(find(all, beta), nullptr);
    EXPECT_EQ(find(all, beta)->versionNum, 190000);
    EXPECT_EQ(find(all, beta)->version, "19beta1");
}

TEST_F(InstallationTest, theNewestComesFirst)
{
    const auto all =
        server::findInstallations({make("a", "postgres (PostgreSQL) 13.2"), make("b", "postgres (PostgreSQL) 99.1"),
                                   make("c", "postgres (PostgreSQL) 9.6.24")});
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [](const Installation& a, const Installation& b) {
        return a.versionNum > b.versionNum;
    }));
    EXPECT_EQ(all.front().versionNum, 990001);
}

TEST_F(InstallationTest, whatIsNoServerIsNotFound)
{
    const std::string clientsOnly = make("a", "postgres (PostgreSQL) 98.1", false);
    const std::string other = make("b", "something else 98.1");
    const std::string broken = make("c", "postgres (PostgreSQL) 98.1");
    program(broken + "/postgres", "exit 3");
    const auto all = server::findInstallations({clientsOnly, other, broken, m_folder + "/none"});
    EXPECT_TRUE(std::none_of(all.begin(), all.end(), [](const Installation& one) { return one.major() == 98; }));
}

TEST_F(InstallationTest, oneReachedByTwoWaysIsListedOnce)
{
    const std::string bin = make("a", "postgres (PostgreSQL) 97.1");
    fs::create_directory_symlink(bin, m_folder + "/link");
    const auto all = server::findInstallations({bin, m_folder + "/link", bin});
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const Installation& one) { return one.major() == 97; }), 1);
}

TEST_F(InstallationTest, theVariableNamesAFolderToo)
{
    const std::string bin = make("a", "postgres (PostgreSQL) 96.4");
    ::setenv("HOWDAH_PG_BINDIR", bin.c_str(), 1);
    const auto chosen = server::chooseInstallation({}, 96);
    ::unsetenv("HOWDAH_PG_BINDIR");
    ASSERT_TRUE(chosen) << chosen.error().english();
    EXPECT_EQ(chosen->version, "96.4");
}

TEST_F(InstallationTest, aMissingVersionIsOneLineWithThePackageToInstall)
{
    const auto chosen = server::chooseInstallation({}, 95);
    ASSERT_FALSE(chosen);
    EXPECT_EQ(chosen.error().code(), base::ErrorCode::NotFound);
    const std::string line = chosen.error().english();
    EXPECT_EQ(line.find("no PostgreSQL 95 server is installed on this machine; install the package postgresql"), 0U)
        << line;
}

TEST_F(InstallationTest, extensionsAndLibrariesAreLookedForBesideTheServer)
{
    const std::string bin = make("a", "postgres (PostgreSQL) 94.1");
    fs::create_directories(m_folder + "/a/share/extension");
    fs::create_directories(m_folder + "/a/lib");
    ASSERT_TRUE(base::writeDurably(m_folder + "/a/share/extension/hypopg.control", ""));
    ASSERT_TRUE(base::writeDurably(m_folder + "/a/lib/auto_explain.so", ""));
    const auto chosen = server::chooseInstallation({bin}, 94);
    ASSERT_TRUE(chosen);
    EXPECT_TRUE(chosen->hasExtension("hypopg"));
    EXPECT_FALSE(chosen->hasExtension("postgis"));
    EXPECT_TRUE(chosen->hasSharedLibrary("auto_explain"));
    EXPECT_FALSE(chosen->hasSharedLibrary("none"));
    EXPECT_EQ(chosen->program("initdb"), chosen->binDirectory + "/initdb");
}

TEST_F(InstallationTest, theServerOfThisMachineHasItsUsualExtension)
{
    const auto chosen = server::chooseInstallation();
    ASSERT_TRUE(chosen) << chosen.error().english();
    EXPECT_GE(chosen->major(), 13);
    EXPECT_TRUE(chosen->hasExtension("pg_stat_statements"));
    EXPECT_TRUE(chosen->hasSharedLibrary("pg_stat_statements"));
}
