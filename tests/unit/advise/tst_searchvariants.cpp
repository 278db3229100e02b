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
