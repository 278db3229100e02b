// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/btreeheight.h"
#include "core/advise/clonefiles.h"
#include "core/advise/clonerestore.h"
#include "core/base/durablefile.h"
#include "core/base/files.h"

#include <filesystem>
#include <gmock/gmock.h>

using namespace howdah;
using namespace howdah::advise;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

namespace fs = std::filesystem;

TEST(ChooseEntries, leavesOutWhatNoPlanDependsOn)
{
    const std::string list = ";\n; Archive created at 2026-01-01\n;\n"
                             "216; 1259 16389 TABLE public orders owner\n"
                             "3371; 0 0 COMMENT - EXTENSION pg_trgm \n"
                             "2; 3079 16390 EXTENSION - pg_trgm \n"
                             "3224; 2620 16505 TRIGGER public orders noisy owner\n"
                             "3372; 3466 16500 EVENT TRIGGER - stop_it owner\n"
                             "230; 1259 16511 FOREIGN TABLE public far owner\n"
                             "231; 1259 16512 TABLE public TRIGGER owner\n"
                             "3210; 2606 16395 CONSTRAINT public orders orders_pkey owner\n"
                             "3373; 0 16389 ROW SECURITY public orders owner\n";
    EXPECT_EQ(chooseEntries(list), "216; 1259 16389 TABLE public orders owner\n"
                                   "231; 1259 16512 TABLE public TRIGGER owner\n"
                                   "3210; 2606 16395 CONSTRAINT public orders orders_pkey owner\n");
    EXPECT_EQ(chooseEntries(""), "");
    EXPECT_EQ(chooseEntries("nonsense"), "nonsense\n") << "what is not understood is pg_restore's to judge";
}

TEST(ReadComplaints, saysWhatFailedAndWhy)
{
    const std::string words =
        "pg_restore: error: could not execute query: ERROR:  type \"geometry\" does not exist\n"
        "LINE 3:     place geometry\nCommand was: CREATE TABLE public.places (\n    place geometry\n);\n\n\n"
        "pg_restore: error: could not execute query: ERROR:  schema \"tools\" already exists\n"
        "Command was: CREATE SCHEMA tools;\n\n\n"
        "pg_restore: error: could not execute query: ERROR:  relation \"public.places\" does not exist\n"
        "Command was: ALTER TABLE ONLY public.visits\n    ADD CONSTRAINT a FOREIGN KEY (b) REFERENCES "
        "public.places(c);\n"
        "pg_restore: warning: errors ignored on restore: 3\n";
    const RestoreReport whole = readComplaints(words, false);
    ASSERT_THAT(whole.notes, SizeIs(2));
    EXPECT_EQ(whole.notes[0].english(),
              "Not in the clone: CREATE TABLE public.places: type \"geometry\" does not exist");
    EXPECT_EQ(whole.notes[1].english(),
              "Not in the clone: ALTER TABLE ONLY public.visits: relation \"public.places\" does not exist");
    EXPECT_THAT(readComplaints(words, true).notes, SizeIs(1));
    EXPECT_THAT(readComplaints("", false).notes, IsEmpty());
}

TEST(ReadComplaints, manyAreCounted)
{
    std::string words;
    for (int i = 0; i < 50; ++i)
        words += "pg_restore: error: could not execute query: ERROR:  no\nCommand was: CREATE TABLE t" +
                 std::to_string(i) + " (\n";
    const RestoreReport report = readComplaints(words, false);
    EXPECT_EQ(report.failures, 50);
    ASSERT_THAT(report.notes, SizeIs(21));
    EXPECT_EQ(report.notes.back().english(), "30 more objects are not in the clone");
}

TEST(BtreeHeight, growsWithPagesAndKeys)
{
    EXPECT_EQ(btreeHeight(0, 8, 8192), 0);
    EXPECT_EQ(btreeHeight(1, 8, 8192), 0) << "a metapage alone";
    EXPECT_EQ(btreeHeight(2, 8, 8192), 0) << "one leaf, which is the root";
    EXPECT_EQ(btreeHeight(3, 8, 8192), 1);
    EXPECT_EQ(btreeHeight(280, 8, 8192), 1);
    EXPECT_EQ(btreeHeight(300, 8, 8192), 2);
    EXPECT_EQ(btreeHeight(280, 100, 8192), 2);
    EXPECT_EQ(btreeHeight(80'000, 8, 8192), 2);
    EXPECT_EQ(btreeHeight(90'000, 8, 8192), 3);
    EXPECT_GT(btreeHeight(1'000'000, 5000, 8192), 10) << "ends, however long the keys";
}

TEST(EmptyBtree, hasAMetapageAndAPageForEachLevel)
{
    for (const int blockSize : {4096, 8192, 32768}) {
        const std::string flat = emptyBtree(0, blockSize);
        EXPECT_EQ(flat.size(), 2U * static_cast<std::size_t>(blockSize));
        EXPECT_TRUE(isKnownMetapage(std::string_view(flat).substr(0, static_cast<std::size_t>(blockSize))));
        EXPECT_EQ(emptyBtree(3, blockSize).size(), 5U * static_cast<std::size_t>(blockSize));
    }
    EXPECT_FALSE(isKnownMetapage(std::string(8192, '\0')));
    EXPECT_FALSE(isKnownMetapage("short"));
}

TEST(RelationFiles, areCutIntoSegmentsAndTakeNoRoom)
{
    const std::string folder = fs::temp_directory_path() / ("howdah-test-" + base::randomWord(8));
    ASSERT_TRUE(base::makeFolder(folder, 0700));
    FileLayout layout;
    layout.segmentBlocks = 4;
    const auto account = base::currentAccount();
    ASSERT_TRUE(account);
    layout.account = *account;
    const std::string path = folder + "/16384";
    const auto sizes = [&] {
        std::vector<std::uintmax_t> all;
        for (const char* suffix : {"", ".1", ".2", ".3"}) {
            if (fs::exists(path + suffix))
                all.push_back(fs::file_size(path + suffix) / 8192);
        }
        return all;
    };
    ASSERT_TRUE(makeRelationFiles(path, std::string(16384, 'x'), 1, layout));
    EXPECT_THAT(sizes(), ElementsAre(2U)) << "never shorter than its head";
    EXPECT_EQ(base::readFile(path).value_or(""), std::string(16384, 'x'));
    const base::Status again = makeRelationFiles(path, {}, 1, layout);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code(), base::ErrorCode::Refused);
    ASSERT_TRUE(stretchRelationFiles(path, 10, layout));
    EXPECT_THAT(sizes(), ElementsAre(4U, 4U, 2U));
    EXPECT_EQ(base::readFile(path).value_or("").substr(0, 16384), std::string(16384, 'x'));
    fs::remove_all(folder);
    ASSERT_TRUE(base::makeFolder(folder, 0700));
    ASSERT_TRUE(makeRelationFiles(path, {}, 8, layout));
    EXPECT_THAT(sizes(), ElementsAre(4U, 4U)) << "no empty segment at the end";
    ASSERT_TRUE(makeRelationFiles(folder + "/0", {}, 0, layout));
    EXPECT_EQ(fs::file_size(folder + "/0"), 0U);
    fs::remove_all(folder);
}
