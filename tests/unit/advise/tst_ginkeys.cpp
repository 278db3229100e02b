// SPDX-License-Identifier: GPL-3.0-or-later
// What GIN takes out of values as PostgreSQL writes them.
#include "core/advise/indexsizeginkeys.h"
#include "core/advise/keycounter.h"

#include <gmock/gmock.h>

namespace {

using namespace howdah::advise;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> keys(GinKind kind, std::string_view value)
{
    std::vector<std::string> list;
    for (const auto& [key, family] : ginKeys(kind, value))
        list.push_back(key);
    return list;
}

} // namespace

TEST(GinKeys, lexemesComeWithoutTheirPositions)
{
    EXPECT_THAT(keys(GinKind::Lexemes, "'a':1,120A 'fat':2B 'ok'"), ElementsAre("a", "fat", "ok"));
    EXPECT_THAT(keys(GinKind::Lexemes, R"('it''s':3 'c:\\temp' 'two words')"),
                ElementsAre(R"(c:\temp)", "it's", "two words"));
    EXPECT_THAT(keys(GinKind::Lexemes, ""), IsEmpty());
    EXPECT_THAT(keys(GinKind::Lexemes, "'cut of"), IsEmpty());
    EXPECT_THAT(keys(GinKind::Lexemes, "'ends in a quote''"), IsEmpty());
}

TEST(GinKeys, elementsComeWithoutTheirQuotes)
{
    EXPECT_THAT(keys(GinKind::Elements, R"({a,"b,c","d\"e",a})"), ElementsAre("a", "b,c", "d\"e"));
    EXPECT_THAT(keys(GinKind::Elements, "{{1,2},{2,3}}"), ElementsAre("1", "2", "3"));
    EXPECT_THAT(keys(GinKind::Elements, "{}"), IsEmpty());
}

TEST(GinKeys, theKindFollowsTheClassThenTheType)
{
    IndexKey key;
    EXPECT_EQ(ginKind(key, 3614, "tsvector"), GinKind::Lexemes);
    EXPECT_EQ(ginKind(key, 3802, "jsonb"), GinKind::Document);
    EXPECT_EQ(ginKind(key, 1009, "text[]"), GinKind::Elements);
    key.opclass = "jsonb_path_ops";
    EXPECT_EQ(ginKind(key, 3802, "jsonb"), GinKind::DocumentPaths);
    key.opclass = "public.gin_trgm_ops";
    EXPECT_EQ(ginKind(key, 25, "text"), GinKind::Trigrams);
}

// A key in every row and one in a row of each block are in as many blocks, and differ in what they take.
TEST(GinKeys, keysThatAllBlocksHaveAreKeptApartByTheirRows)
{
    KeyCounter counter(GinKind::Elements, "text[]");
    for (int block = 0; block < 20; ++block) {
        counter.beginBlock();
        for (int row = 0; row < 50; ++row)
            counter.add(row == 0 ? "{often,seldom,scarce}" : "{often}");
    }
    EXPECT_EQ(counter.occurrences(), 20U * 52);
    std::map<std::string, KeySpectrum> families;
    counter.pour(families);
    ASSERT_EQ(families.size(), 1U);
    const KeySpectrum& spectrum = families.begin()->second;
    ASSERT_EQ(spectrum.groups().size(), 1U);
    EXPECT_EQ(spectrum.groups().begin()->second.keys, 3);
    ASSERT_EQ(spectrum.classes().size(), 2U);
    EXPECT_EQ(spectrum.classes().begin()->second.keys, 2);
    EXPECT_EQ(spectrum.classes().begin()->second.rows, 40);
    EXPECT_EQ(spectrum.classes().rbegin()->second.rows, 1000);
}
