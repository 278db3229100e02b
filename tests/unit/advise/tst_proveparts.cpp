// SPDX-License-Identifier: GPL-3.0-or-later
// What proof on a copy is made of: what a script's statements are, which functions are called, values of parameters.
#include "core/advise/backup.h"
#include "core/advise/copyrestore.h"
#include "core/advise/proveruns.h"
#include "core/advise/provevalues.h"

#include <gmock/gmock.h>

using namespace howdah::advise;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;
using Kind = ScriptStatement::Kind;

namespace {

std::vector<std::optional<ParameterUse>> usesOf(const std::string& json, int count)
{
    const auto plans = howdah::plan::parsePlans(json);
    EXPECT_TRUE(plans) << plans.error().english();
    return plans ? parameterUses(*plans->front(), count) : std::vector<std::optional<ParameterUse>>();
}

/// A scan of orders o with this filter.
std::string scan(const std::string& filter)
{
    return R"([{"Plan": {"Node Type": "Seq Scan", "Relation Name": "orders", "Schema": "public", "Alias": "o",
        "Startup Cost": 0, "Total Cost": 1, "Plan Rows": 1, "Plan Width": 1, "Filter": ")" +
           filter + R"("}}])";
}

} // namespace

TEST(ProofParts, aStatementOfAScriptIsKnownByItsFirstWords)
{
    const auto kind = [](std::string_view statement) { return classify(statement).kind; };
    EXPECT_EQ(kind("CREATE TABLE public.t (id integer)"), Kind::Run);
    EXPECT_EQ(kind("ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id)"), Kind::Run);
    EXPECT_EQ(kind("ALTER TABLE public.t OWNER TO someone"), Kind::LeaveOut);
    EXPECT_EQ(kind("ALTER TABLE public.\"owner\" ALTER COLUMN \"drop\" SET STATISTICS 500"), Kind::Run);
    EXPECT_EQ(kind("ALTER TABLE public.t ENABLE ROW LEVEL SECURITY"), Kind::LeaveOut);
    EXPECT_EQ(kind("DROP TABLE public.t"), Kind::LeaveOut);
    EXPECT_EQ(kind("create trigger x after insert on t execute function f()"), Kind::LeaveOut);
    EXPECT_EQ(kind("CREATE FUNCTION f() RETURNS trigger LANGUAGE sql AS 'drop'"), Kind::Run);
    EXPECT_EQ(kind("SELECT pg_catalog.set_config('search_path', '', false)"), Kind::Run);
    EXPECT_EQ(kind("SELECT pg_catalog.setval('public.s', 5, true)"), Kind::Run);
    EXPECT_EQ(kind("SELECT pg_catalog.lo_create('1')"), Kind::LeaveOut);
    EXPECT_EQ(kind("COPY t FROM PROGRAM 'id'"), Kind::LeaveOut);
    EXPECT_EQ(kind("COPY t FROM '/etc/passwd'"), Kind::LeaveOut);
    EXPECT_EQ(kind(""), Kind::Run);

    const auto copy = classify("COPY \"My Schema\".\"a \"\"b\"\" c\" (\"from\", stdin) FROM stdin");
    EXPECT_EQ(copy.kind, Kind::CopyRows);
    EXPECT_EQ(copy.schema, "My Schema");
    EXPECT_EQ(copy.name, "a \"b\" c");
    const auto insert = classify("INSERT INTO Shop.Orders VALUES (1)");
    EXPECT_EQ(insert.kind, Kind::Rows);
    EXPECT_EQ(insert.schema + "/" + insert.name, "shop/orders");
    const auto extension = classify("CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA tools");
    EXPECT_EQ(extension.kind, Kind::Extension);
    EXPECT_EQ(extension.schema + "/" + extension.name, "tools/pg_trgm");
}

TEST(ProofParts, versionsAreReadFromAScriptAndFromAList)
{
    EXPECT_EQ(versionsIn("--\n-- Dumped from database version 15.18 (Debian)\n-- Dumped by pg_dump version 17beta1\n")
                  .program,
              17);
    const auto list = versionsIn(";\n; Archive created at 2026-11-25 20:00:00 UTC\n;     Dumped from database version: "
                                 "13.4\n;     Dumped by pg_dump version: 14.1\n");
    EXPECT_EQ(list.server, 13);
    EXPECT_EQ(list.program, 14);
    EXPECT_EQ(list.archived, "2026-11-25 20:00:00 UTC");
    EXPECT_EQ(versionsIn("nothing of it").server, 0);
    EXPECT_TRUE(checkBackupVersion({13, 15, {}}, 15));
    EXPECT_FALSE(checkBackupVersion({13, 16, {}}, 15));
    EXPECT_TRUE(checkBackupVersion({}, 15));
}

TEST(ProofParts, onlyTheRowsThatAreWantedAreChosen)
{
    const std::string_view list = ";\n; Archive\n"
                                  "2; 3079 1 EXTENSION - pg_trgm \n"
                                  "10; 1259 2 TABLE public orders owner\n"
                                  "11; 0 2 TABLE DATA public orders owner\n"
                                  "12; 0 3 TABLE DATA public orders_old owner\n"
                                  "13; 0 4 MATERIALIZED VIEW DATA public sums owner\n"
                                  "14; 2613 5 BLOB - 16405 owner\n"
                                  "15; 0 6 BLOBS - BLOBS \n";
    EXPECT_EQ(chooseEntries(list, {{"public", "orders"}}), "10; 1259 2 TABLE public orders owner\n"
                                                           "11; 0 2 TABLE DATA public orders owner\n");
    EXPECT_THAT(extensionsIn(list), ElementsAre("pg_trgm"));
    EXPECT_EQ(chooseEntries("", {}), "");
}

TEST(ProofParts, calledFunctionsAreFoundInSqlAndInPlans)
{
    const auto names = calledNames(R"(select Shout (x), "My F"(1), a.b(2) from t where (y))");
    EXPECT_THAT(names, Contains("shout"));
    EXPECT_THAT(names, Contains("My F"));
    EXPECT_THAT(names, Contains("b"));
    EXPECT_THAT(names, Not(Contains("t")));
    EXPECT_THAT(calledNames(R"x("Output": ["\"My F\"(t.x)", "f(1)"])x"), Contains("My F"));
    EXPECT_TRUE(calledNames("").empty());
    EXPECT_TRUE(calledNames("(((").empty());
}

TEST(ProofParts, aParameterIsKnownByWhatItIsComparedWith)
{
    const auto uses = usesOf(scan("((o.id = $1) AND (o.total >= $2) AND ((o.status)::text = ($3)::text) AND "
                                  "(lower(o.note) = ANY ($4)) AND (o.day < ($5 + '1 day'::interval)))"),
                             6);
    ASSERT_EQ(uses.size(), 6U);
    ASSERT_TRUE(uses[0] && uses[1] && uses[2] && uses[3] && uses[4]);
    EXPECT_EQ(uses[0]->expression, "o.id");
    EXPECT_EQ(uses[0]->relation, "orders");
    EXPECT_EQ(uses[1]->comparison, ">=");
    EXPECT_EQ(uses[2]->expression, "(o.status)::text");
    EXPECT_EQ(uses[3]->expression, "lower(o.note)");
    EXPECT_TRUE(uses[3]->list);
    EXPECT_EQ(uses[4]->expression, "o.day");
    EXPECT_FALSE(uses[5]);
    // What is none: a sum, another parameter, a string that looks like one, a number too high, a lonely text.
    for (const char* odd : {"((o.a + $1) = 5)", "($2 = $1)", "(o.a = '($1'::text)", "$1", "(x = $1", "(other.a = $1)",
                            "(o.a ~~ $1)", "(o.a = $99999999999)"})
        EXPECT_FALSE(usesOf(scan(odd), 1)[0]) << odd;
}

TEST(ProofParts, valuesLieWhereAGenericPlanTakesThemToBe)
{
    const auto uses = usesOf(scan("((o.a >= $1) AND (o.a <= $2) AND (o.b > $3) AND (o.c < $4) AND (o.d = $5))"), 5);
    EXPECT_NEAR(quantileFor(*uses[0], uses), 0.4975, 1e-9);
    EXPECT_NEAR(quantileFor(*uses[1], uses), 0.5025, 1e-9);
    EXPECT_NEAR(quantileFor(*uses[2], uses), 2.0 / 3, 1e-9);
    EXPECT_NEAR(quantileFor(*uses[3], uses), 1.0 / 3, 1e-9);
    EXPECT_EQ(quantileFor(*uses[4], uses), 0.5);
    EXPECT_EQ(parameterAfter("select 1 from t where a = $1 limit $2 offset $3", "LIMIT"), 2);
    EXPECT_EQ(parameterAfter("select 1 from t where a = $1 limit $2 offset $3", "OFFSET"), 3);
    EXPECT_EQ(parameterAfter("select 'limit $1' /* limit $4 */", "LIMIT"), 0);
    EXPECT_EQ(parameterAfter("select '", "LIMIT"), 0);
}
