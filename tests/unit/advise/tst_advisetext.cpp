// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/advice.h"

#include <gtest/gtest.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace {

using namespace howdah;
using advise::Advice;
using nlohmann::json;

base::Text words(std::string text)
{
    return base::Text::verbatim(std::move(text));
}

Advice sample()
{
    Advice advice;
    advice.costBefore = 1000;
    advice.costAfter = 12.5;
    advice.singleColumnCost = 40;
    advice.proof = advise::Proof::Clone;
    advice.explains = 7;
    advice.statements = {{"1", 100, 1.25}, {"-77", 5, 6}};
    advice.regressions = {{"-77", 5, 6}};
    advise::CreateAdvice create;
    create.index.schema = "public";
    create.index.table = "orders";
    create.index.keys.resize(2);
    create.index.keys[0].column = "customer_id";
    create.index.keys[1].expression = "lower(state)";
    create.index.include = {"total"};
    create.index.where = "total > 0";
    create.ddl = create.index.ddl("i");
    create.estimatedBytes = {1'048'576};
    create.costBefore = 1000;
    create.costAfter = 12.5;
    create.writeCost = 0.5;
    create.statements = {{"1", 100, 1.25}};
    create.reason = words("for equality on customer_id");
    create.proof = advise::Proof::Clone;
    advice.create = {create};
    advise::DropAdvice drop;
    drop.schema = "public";
    drop.index = "old";
    drop.table = "orders";
    drop.reason = advise::DropReason::Covered;
    drop.evidence = words("covered by \"i\"\nand\x1b[31m");
    drop.bytes = {8192};
    drop.ddl = "DROP INDEX CONCURRENTLY \"public\".\"old\"";
    drop.costBefore = drop.costAfter = 12.5;
    advice.drop = {drop};
    advice.foreignKeys = {{"public", "orders", "fk", "CREATE INDEX ...", {8192}, words("rows are deleted")}};
    advice.notes = {words("a note")};
    return advice;
}

} // namespace

TEST(AdviseJson, saysEveryFigureByItsName)
{
    const json document = json::parse(toJson(sample()));
    EXPECT_EQ(document.at("schema"), "howdah/advise-indexes/1");
    EXPECT_EQ(document.at("workload").at("cost_before"), 1000);
    EXPECT_EQ(document.at("workload").at("cost_after"), 12.5);
    EXPECT_EQ(document.at("workload").at("single_column_cost"), 40);
    EXPECT_EQ(document.at("workload").at("regressions"), json::parse(R"([{"id":"-77","before":5,"after":6}])"));
    const json& create = document.at("create").at(0);
    EXPECT_EQ(create.at("table"), "orders");
    EXPECT_EQ(create.at("method"), "btree");
    EXPECT_EQ(create.at("columns"), json({"customer_id", "lower(state)"}));
    EXPECT_EQ(create.at("include"), json({"total"}));
    EXPECT_EQ(create.at("where"), "total > 0");
    EXPECT_EQ(create.at("estimated_bytes"), 1'048'576);
    EXPECT_EQ(create.at("statements"), json::parse(R"([{"id":"1","before":100,"after":1.25}])"));
    EXPECT_EQ(create.at("proof"), "clone");
    EXPECT_TRUE(create.at("not_proved").is_null());
    EXPECT_TRUE(create.at("plan_before").is_null());
    const json& drop = document.at("drop").at(0);
    EXPECT_EQ(drop.at("index"), "old");
    EXPECT_EQ(drop.at("reason"), "covered");
    EXPECT_EQ(drop.at("bytes"), 8192);
    EXPECT_EQ(document.at("foreign_keys").at(0).at("constraint"), "fk");
    EXPECT_EQ(document.at("notes"), json({"a note"}));
}

TEST(AdviseJson, staysADocumentWhateverTheNamesAndFigures)
{
    Advice advice = sample();
    advice.create[0].index.table = "half \xC3";
    advice.create[0].ddl = "CREATE \"\x01\"";
    advice.costAfter = std::numeric_limits<double>::quiet_NaN();
    advice.singleColumnCost = 0;
    const json document = json::parse(toJson(advice), nullptr, false);
    ASSERT_TRUE(document.is_object());
    EXPECT_TRUE(document.at("workload").at("cost_after").is_null());
    EXPECT_TRUE(document.at("workload").at("single_column_cost").is_null());
    const json empty = json::parse(toJson(Advice()), nullptr, false);
    ASSERT_TRUE(empty.is_object());
    EXPECT_TRUE(empty.at("create").empty());
}

TEST(AdviseText, saysWhatToDoAndWhyWithinTheWidth)
{
    const std::string text = renderAdvice(sample(), 60);
    for (const std::string_view part :
         {"Workload cost 1\u202f000 → 12.5 (−98.8 %)", "   CREATE INDEX CONCURRENTLY \"i\" ON \"public\".\"orders\"",
          "for equality on customer_id", "Proof: planned on a private clone without data",
          "Statements that become over 10 % dearer", "-77: 5 → 6 (+20 %)", "covered by \"i\" and",
          "   DROP INDEX CONCURRENTLY", "Foreign keys without an index", "rows are deleted", "a note"})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    // Only SQL may be longer: it is there to be copied.
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        const std::string line = text.substr(at, end - at);
        at = end + 1;
        const auto width =
            std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
        EXPECT_TRUE(width <= 60 || line.ends_with(";")) << line;
    }
    EXPECT_NE(renderAdvice(Advice(), 0).find("nothing that is worth it"), std::string::npos);
}
