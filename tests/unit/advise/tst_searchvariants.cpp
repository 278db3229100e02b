// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/searchvariants.h"
#include "tests/unit/advise/fakewhatif.h"

#include <gtest/gtest.h>

using howdah::advise::covers;
using howdah::advise::IndexDefinition;
using howdah::advise::mergedOf;
using howdah::advise::singleColumns;
using howdah::advise::smallerOf;
using howdah::test::makeIndex;

TEST(SearchVariants, aLongerIndexCoversWhatItBeginsWith)
{
    EXPECT_TRUE(covers(makeIndex("t", {"a", "b"}), makeIndex("t", {"a"})));
    EXPECT_TRUE(covers(makeIndex("t", {"a", "b"}), makeIndex("t", {"a"}, {"b"})));
    EXPECT_FALSE(covers(makeIndex("t", {"a", "b"}), makeIndex("t", {"b"})));
    EXPECT_FALSE(covers(makeIndex("t", {"a"}), makeIndex("t", {"a"}, {"b"})));
    EXPECT_FALSE(covers(makeIndex("u", {"a", "b"}), makeIndex("t", {"a"})));
}

TEST(SearchVariants, twoAreMergedInEitherOrder)
{
    const auto merged = mergedOf(makeIndex("t", {"a"}, {"c"}), makeIndex("t", {"b"}, {"d", "a"}));
    ASSERT_EQ(merged.size(), 2U);
    EXPECT_EQ(merged[0], makeIndex("t", {"a", "b"}, {"c", "d"}));
    EXPECT_EQ(merged[1], makeIndex("t", {"b", "a"}, {"c", "d"}));
    const auto included = mergedOf(makeIndex("t", {"a"}, {"c"}), makeIndex("t", {"a"}, {"b"}));
    ASSERT_EQ(included.size(), 1U);
    EXPECT_EQ(included[0], makeIndex("t", {"a"}, {"b", "c"}));
}

TEST(SearchVariants, anExpressionAndItsColumnAreNotMadeKeysOfOneIndexForTwoStatements)
{
    IndexDefinition computed = makeIndex("t", {"f"});
    computed.keys[0].column.clear();
    computed.keys[0].expression = R"(COALESCE("f", 0))";
    // (f, COALESCE(f, 0)) finds what (f) does; the other way round the column is only carried along.
    const auto merged = mergedOf(makeIndex("t", {"f"}), computed);
    ASSERT_EQ(merged.size(), 1U);
    EXPECT_EQ(merged[0].keys, computed.keys);
    EXPECT_EQ(merged[0].include, (std::vector<std::string>{"f"}));
    // Where a statement asks for both, they stay.
    IndexDefinition both = computed;
    both.keys.push_back(makeIndex("t", {"f"}).keys[0]);
    IndexDefinition more = computed;
    more.keys.push_back(makeIndex("t", {"g"}).keys[0]);
    const auto longer = mergedOf(more, both);
    ASSERT_EQ(longer.size(), 2U);
    EXPECT_EQ(longer[0].keys.size(), 3U);
    EXPECT_EQ(longer[1].keys.size(), 3U);
}

TEST(SearchVariants, whatCannotBeOneIndexIsNotMerged)
{
    IndexDefinition pattern = makeIndex("t", {"a"});
    pattern.keys[0].opclass = "text_pattern_ops";
    EXPECT_TRUE(mergedOf(makeIndex("t", {"a"}, {"b"}), pattern).empty());
    IndexDefinition partial = makeIndex("t", {"b"});
    partial.where = "b > 1";
    EXPECT_TRUE(mergedOf(makeIndex("t", {"a"}), partial).empty());
    EXPECT_TRUE(mergedOf(makeIndex("t", {"a"}), makeIndex("u", {"b"})).empty());
    EXPECT_TRUE(mergedOf(makeIndex("t", {"a"}), makeIndex("t", {"a", "b"})).empty());
}

TEST(SearchVariants, partsAreTakenAwayAndColumnsTakenApart)
{
    const auto smaller = smallerOf(makeIndex("t", {"a", "b"}, {"c"}));
    ASSERT_EQ(smaller.size(), 2U);
    EXPECT_EQ(smaller[0], makeIndex("t", {"a", "b"}));
    EXPECT_EQ(smaller[1], makeIndex("t", {"a"}));
    EXPECT_TRUE(smallerOf(makeIndex("t", {"a"})).empty());
    EXPECT_EQ(singleColumns({makeIndex("t", {"b", "a"}), makeIndex("t", {"a", "c"})}),
              (std::vector<IndexDefinition>{makeIndex("t", {"a"}), makeIndex("t", {"b"}), makeIndex("t", {"c"})}));
}
