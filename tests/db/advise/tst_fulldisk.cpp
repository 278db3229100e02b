// SPDX-License-Identifier: GPL-3.0-or-later
// A clone or a copy whose disk is full, at every step: one line that says so, and nothing left.
#include "core/advise/clone.h"
#include "tests/db/advise/prooftest.h"
#include "tests/support/smalldisk.h"

using namespace howdah;
using namespace howdah::test;

namespace {

constexpr std::int64_t megabyte = 1 << 20U;

class FullDisk : public ProofOnACopy {
protected:
    static void SetUpTestSuite()
    {
        // Before a server's guard or anything else runs.
        s_disk.emplace(400 * megabyte);
        if (!s_disk->problem().empty())
            return;
        ProofOnACopy::SetUpTestSuite();
        ::setenv("HOWDAH_CLUSTER_ROOT", s_disk->path().c_str(), 1);
        std::ofstream(s_disk->path() + "/console.db") << "of the console";
    }
    static void TearDownTestSuite()
    {
        if (s_disk->problem().empty())
            ProofOnACopy::TearDownTestSuite();
        s_disk.reset();
    }
    void SetUp() override
    {
        if (!s_disk->problem().empty())
            GTEST_SKIP() << "a full disk was NOT tested: " << s_disk->problem();
        ASSERT_GT(s_disk->free(), 300 * megabyte);
    }
    void TearDown() override
    {
        if (!s_disk->problem().empty())
            return;
        s_disk->clear();
        std::error_code none;
        for (const auto& left : fs::directory_iterator(s_disk->path() + "/bound", none))
            ADD_FAILURE() << "left behind: " << left.path();
        EXPECT_THAT(serversThere(), testing::IsEmpty());
        EXPECT_EQ(contents(s_disk->path() + "/console.db"), "of the console");
    }

    /// Processes that work in a folder on the disk.
    static std::vector<std::string> serversThere()
    {
        std::vector<std::string> found;
        for (const auto& process : fs::directory_iterator("/proc")) {
            std::error_code gone;
            const fs::path folder = fs::read_symlink(process.path() / "cwd", gone);
            if (!gone && folder.string().starts_with(s_disk->path()))
                found.push_back(process.path().filename().string() + " in " + folder.string());
        }
        return found;
    }
    template <class T> static void saysThatTheDiskIsFull(const base::Result<T>& result, const std::string& what)
    {
        ASSERT_FALSE(result) << "it went through";
        const base::Error& error = result.error();
        EXPECT_EQ(error.code(), ErrorCode::DiskFull) << error.english();
        EXPECT_THAT(error.english(), HasSubstr("there is no room for the " + what + ": "));
        EXPECT_THAT(error.english(), HasSubstr("free some space and try again"));
        EXPECT_THAT(error.why().english(), HasSubstr(" free in " + s_disk->path()));
        EXPECT_LT(error.english().size(), 250U) << error.english();
    }
    static CloneOptions cloneOptions()
    {
        CloneOptions options;
        options.source = s_database->params();
        return options;
    }

    inline static std::optional<SmallDisk> s_disk;
};

class FullDiskAtAStage : public FullDisk, public ::testing::WithParamInterface<ProveProgress::Stage> {};
class FullDiskAtACloneStep : public FullDisk, public ::testing::WithParamInterface<const char*> {};

} // namespace

TEST_F(FullDisk, aSmallDiskHoldsTheProofAndTheClone)
{
    keepsItsPromise(proved());
    EXPECT_TRUE(Clone::make(cloneOptions()));
}

TEST_F(FullDisk, isSeenBeforeACopyIsBegun)
{
    s_disk->fill(70 * megabyte);
    bool begun = false;
    ProveOptions with = options();
    with.onProgress = [&](const ProveProgress& progress) {
        begun = begun || progress.stage != ProveProgress::Stage::Look;
    };
    const auto result = proved(with);
    saysThatTheDiskIsFull(result, "copy");
    EXPECT_THAT(result.error().english(), HasSubstr("the copy takes about "));
    EXPECT_FALSE(begun);
    with.backup = dump("room.dump", {"--format=custom"});
    s_disk->fill(60 * megabyte);
    saysThatTheDiskIsFull(proved(with), "copy");
    EXPECT_FALSE(begun);
}

TEST_F(FullDisk, isSeenBeforeACloneIsBegun)
{
    s_disk->fill(40 * megabyte);
    bool begun = false;
    CloneOptions with = cloneOptions();
    with.onStep = [&](std::string_view step) { begun = begun || step == "initdb"; };
    const auto clone = Clone::make(with);
    saysThatTheDiskIsFull(clone, "clone");
    EXPECT_THAT(clone.error().english(), HasSubstr("the clone takes about 64"));
    EXPECT_FALSE(begun);
}

TEST_P(FullDiskAtAStage, endsTheProofWithOneLineAndLeavesNothing)
{
    bool filled = false;
    ProveOptions with = options();
    with.onProgress = [&](const ProveProgress& progress) {
        if (progress.stage == GetParam() && !std::exchange(filled, true))
            s_disk->fill();
    };
    saysThatTheDiskIsFull(proved(with), "copy");
    EXPECT_TRUE(filled);
}

using Stage = ProveProgress::Stage;
INSTANTIATE_TEST_SUITE_P(EachStage, FullDiskAtAStage,
                         testing::Values(Stage::Server, Stage::Dump, Stage::Restore, Stage::Analyze, Stage::Build));

TEST_F(FullDisk, endsTheProofWhereverInAStageItComes)
{
    // How far a cluster, its log and the rows come differs with what is left.
    for (const int left : {8, 24, 38, 46}) {
        bool filled = false;
        ProveOptions with = options();
        with.onProgress = [&](const ProveProgress& progress) {
            if (progress.stage == ProveProgress::Stage::Server && !std::exchange(filled, true))
                s_disk->fill(left * megabyte);
        };
        saysThatTheDiskIsFull(proved(with), "copy");
        s_disk->clear();
        EXPECT_GT(s_disk->free(), 300 * megabyte) << "something was left behind";
    }
}

TEST_F(FullDisk, endsTheRestoreOfABackup)
{
    for (const std::string kind : {"custom", "plain"}) {
        bool filled = false;
        ProveOptions with = options(dump("full." + kind, {"--format=" + kind}));
        with.onProgress = [&](const ProveProgress& progress) {
            if (progress.stage == ProveProgress::Stage::Restore && !std::exchange(filled, true))
                s_disk->fill();
        };
        saysThatTheDiskIsFull(proved(with), "copy");
        EXPECT_TRUE(filled);
        s_disk->clear();
    }
}

TEST_P(FullDiskAtACloneStep, endsTheCloneWithOneLineAndLeavesNothing)
{
    bool filled = false;
    CloneOptions with = cloneOptions();
    with.onStep = [&](std::string_view step) {
        if (step == GetParam() && !std::exchange(filled, true))
            s_disk->fill();
    };
    saysThatTheDiskIsFull(Clone::make(with), "clone");
    EXPECT_TRUE(filled);
}

INSTANTIATE_TEST_SUITE_P(EachStep, FullDiskAtACloneStep,
                         testing::Values("initdb", "database", "schema", "statistics", "files"));

TEST_F(FullDisk, endsAQuestionToTheCloneAndIsNotTakenForAnIndexThatIsRefused)
{
    auto clone = Clone::make(cloneOptions());
    ASSERT_TRUE(clone) << clone.error().english();
    s_disk->fill();
    IndexDefinition index = create("public", "orders", "customer_id", {}).index;
    // The log has some room of its own until its file is full.
    base::Result<WhatIf::Handle> added = (*clone)->add(index, {1'000'000});
    for (int more = 0; added && more < 500; ++more)
        added = (*clone)->add(index, {1'000'000});
    saysThatTheDiskIsFull(added, "clone");
    clone->reset();
}
