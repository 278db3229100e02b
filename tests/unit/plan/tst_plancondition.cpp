// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/rules/condition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace howdah::plan;
using Kind = Predicate::Kind;

Predicate only(std::string_view text)
{
    const auto predicates = predicatesOf(text);
    EXPECT_EQ(predicates.size(), 1U) << text;
    return predicates.front();
}

TEST(PlanCondition, whatAndConnectsComesApart)
{
    const auto predicates = predicatesOf(
        "((status = 'open'::text) AND (created_at > now()) AND (o.total >= '5'::numeric) AND (note IS NULL))");
    ASSERT_EQ(predicates.size(), 4U);
    EXPECT_EQ(predicates[0].kind, Kind::Equality);
    EXPECT_EQ(predicates[0].column->name, "status");
    EXPECT_TRUE(predicates[0].literal);
    EXPECT_EQ(predicates[0].literalValue, "open");
    EXPECT_EQ(predicates[0].constant, "'open'::text");
    EXPECT_EQ(predicates[1].kind, Kind::Range);
    EXPECT_EQ(predicates[1].column->name, "created_at");
    EXPECT_FALSE(predicates[1].literal);
    EXPECT_EQ(predicates[2].column->qualifier, "o");
    EXPECT_EQ(predicates[2].literalValue, "5");
    EXPECT_EQ(predicates[3].kind, Kind::IsNull);
}

TEST(PlanCondition, wordsInsideQuotesAreNotConnectives)
{
    const Predicate text = only("(note = ') AND (x = ''1'' OR '::text)");
    EXPECT_EQ(text.kind, Kind::Equality);
    EXPECT_EQ(text.literalValue, ") AND (x = '1' OR ");
    const Predicate name = only("(\"a AND b\" = 5)");
    EXPECT_EQ(name.column->name, "a AND b");
    EXPECT_EQ(only("(\"Größe \"\"5\"\"\" = 5)").column->name, "Größe \"5\"");
    EXPECT_EQ(only("(path = E'a\\\\'' OR b')").literalValue, "a\\' OR b");
}

TEST(PlanCondition, aConstantOnTheLeftTurnsTheOperatorRound)
{
    const Predicate predicate = only("('5'::bigint < id)");
    EXPECT_EQ(predicate.kind, Kind::Range);
    EXPECT_EQ(predicate.op, ">");
    EXPECT_EQ(predicate.column->name, "id");
    EXPECT_EQ(predicate.literalValue, "5");
}

TEST(PlanCondition, castsAndFunctionsAroundAColumnAreSeen)
{
    const Predicate cast = only("((placed)::date = '2026-02-03'::date)");
    EXPECT_EQ(cast.kind, Kind::Equality);
    EXPECT_EQ(cast.column->name, "placed");
    EXPECT_EQ(cast.castTo, "date");
    EXPECT_EQ(cast.constant, "'2026-02-03'::date");
    EXPECT_EQ(only("((t.at)::timestamp with time zone > now())").castTo, "timestamp with time zone");
    EXPECT_EQ(only("((x)::numeric(10,2) = 1.5)").castTo, "numeric(10,2)");
    const Predicate function = only("(lower((email)::text) = 'a@b'::text)");
    EXPECT_EQ(function.function, "lower");
    EXPECT_EQ(function.column->name, "email");
    EXPECT_EQ(function.expression, "lower((email)::text)");
    const Predicate json = only("((data ->> 'kind'::text) = 'x'::text)");
    EXPECT_EQ(json.function, "->>");
    EXPECT_EQ(json.column->name, "data");
    EXPECT_EQ(json.expression, "data ->> 'kind'::text");
}

TEST(PlanCondition, listsPatternsNegationsAndBooleansHaveTheirKinds)
{
    EXPECT_EQ(only("(id = ANY ('{1,2,3}'::integer[]))").kind, Kind::In);
    EXPECT_EQ(only("(id <> ALL ('{1,2,3}'::integer[]))").kind, Kind::Other);
    EXPECT_EQ(only("(note ~~ '%x%'::text)").kind, Kind::Like);
    EXPECT_EQ(only("(note ~~* '%x%'::text)").op, "~~*");
    EXPECT_EQ(only("(note !~~ '%x%'::text)").kind, Kind::Difference);
    EXPECT_EQ(only("(a <> 5)").kind, Kind::Difference);
    EXPECT_EQ(only("(a IS NOT NULL)").kind, Kind::Difference);
    EXPECT_EQ(only("active").kind, Kind::Boolean);
    EXPECT_EQ(only("(NOT active)").kind, Kind::Boolean);
    EXPECT_EQ(only("(NOT (hashed SubPlan 1))").kind, Kind::Other);
    EXPECT_EQ(only("(a IS DISTINCT FROM 5)").kind, Kind::Other);
}

TEST(PlanCondition, anOrIsOneConditionWithBranches)
{
    const Predicate predicate = only("((o.total < '3'::numeric) OR (c.name = 'x'::text))");
    EXPECT_EQ(predicate.kind, Kind::Disjunction);
    ASSERT_EQ(predicate.branches.size(), 2U);
    EXPECT_EQ(predicate.branches[0].column->qualifier, "o");
    EXPECT_THAT(predicate.mentions, testing::ElementsAre("c", "o"));
    const auto both = predicatesOf("((a = 1) AND ((b = 2) OR (c = 3)))");
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both[1].kind, Kind::Disjunction);
}

TEST(PlanCondition, columnsOfBothSidesAreKnown)
{
    const Predicate join = only("(o.customer_id = c.id)");
    EXPECT_EQ(join.kind, Kind::Equality);
    EXPECT_EQ(join.column->name, "customer_id");
    EXPECT_EQ(join.other->qualifier, "c");
    EXPECT_FALSE(join.literal);
    const Predicate outer = only("(customer_id = $0)");
    EXPECT_EQ(outer.constant, "$0");
    EXPECT_FALSE(outer.literal);
    EXPECT_EQ(only("(a = (b + 1))").kind, Kind::Other);
    EXPECT_EQ(only("((a + b) = 5)").kind, Kind::Other);
}

TEST(PlanCondition, whatCannotBeReadIsLeftAsItIs)
{
    for (const char* text : {"", "(", "a = 1)", "((a = 1)", "(a = 'x)", "(\"a = 1)", "(a = $)", "\xff\xfe(", "()"}) {
        const auto predicates = predicatesOf(text);
        ASSERT_EQ(predicates.size(), 1U) << text;
        EXPECT_EQ(predicates.front().kind, Kind::Other) << text;
        EXPECT_EQ(predicates.front().text, text == std::string("()") ? "()" : text);
    }
    EXPECT_EQ(only("CASE WHEN (a = 'x'::text) THEN b ELSE c END").kind, Kind::Other);
    EXPECT_EQ(only("((a, b) = (1, 2))").kind, Kind::Other);
}

TEST(PlanCondition, manyParenthesesAndCastsAreNoMoreThanText)
{
    const std::string open(4'000, '('), close(4'000, ')');
    EXPECT_EQ(only(open + "a = 1" + close).column->name, "a");
    EXPECT_EQ(only(open + "a = 1").kind, Kind::Other);
    const std::string deep(100'000, '('), deepClose(100'000, ')');
    EXPECT_EQ(only(deep + "a = 1" + deepClose).kind, Kind::Other);
    std::string casts = "a";
    for (int i = 0; i < 1'000; ++i)
        casts = '(' + casts + ")::text";
    EXPECT_EQ(only(casts + " = 'x'").kind, Kind::Other);
}

TEST(PlanCondition, sortKeysHaveDirectionsAndNulls)
{
    const auto keys =
        keyItemsOf("o.val DESC, id, \"Größe\" DESC NULLS LAST, a NULLS FIRST, lower(b), c COLLATE \"C\", (d)");
    ASSERT_EQ(keys.size(), 7U);
    EXPECT_TRUE(keys[0].plain && keys[0].descending);
    EXPECT_EQ(keys[0].column->qualifier, "o");
    EXPECT_TRUE(keys[1].plain && !keys[1].descending && !keys[1].nullsFirst);
    EXPECT_EQ(keys[2].column->name, "Größe");
    EXPECT_EQ(keys[2].nullsFirst, false);
    EXPECT_EQ(keys[3].nullsFirst, true);
    EXPECT_FALSE(keys[4].plain);
    EXPECT_FALSE(keys[5].plain);
    EXPECT_TRUE(keys[6].plain);
    EXPECT_TRUE(keyItemsOf("").empty());
}

TEST(PlanCondition, anIndexDefinitionBeginsWithAColumnOrNot)
{
    EXPECT_EQ(leadingColumn("CREATE INDEX i ON a.orders USING btree (status, placed DESC)"), "status");
    EXPECT_EQ(leadingColumn("CREATE INDEX i ON a.orders USING btree (\"Größe\") WHERE (x > 1)"), "Größe");
    EXPECT_EQ(leadingColumn("CREATE INDEX i ON a.orders USING btree (lower(note))"), std::nullopt);
    EXPECT_EQ(leadingColumn("CREATE INDEX i ON a.orders USING btree (((a + b)))"), std::nullopt);
    EXPECT_EQ(leadingColumn("nonsense"), std::nullopt);
}

} // namespace
