// SPDX-License-Identifier: GPL-3.0-or-later
// With the real extension, where this machine has it.
#include "core/advise/hypopg.h"
#include "tests/db/advise/shoptest.h"

namespace {

using namespace howdah;
using namespace howdah::advise;
using test::costAt;
using test::index;
using test::statement;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class HypoPgEngine : public test::ShopTest {
protected:
    static void SetUpTestSuite()
    {
        ShopTest::SetUpTestSuite();
        const auto connection = s_database->connect();
        const auto version =
            connection->query("select default_version from pg_available_extensions where name = 'hypopg'");
        ASSERT_TRUE(version);
        if (version->rowCount() == 0)
            return;
        s_hides = !std::string(version->text(0, 0)).starts_with("1.3");
        ASSERT_TRUE(connection->execute("create schema \"Tools\"; create extension hypopg schema \"Tools\""));
        s_installed = true;
    }
    void SetUp() override
    {
        if (!s_installed)
            GTEST_SKIP() << "hypopg is not on this machine";
        HypoPgOptions with;
        with.server = s_database->params();
        auto made = HypoPg::make(with);
        ASSERT_TRUE(made) << made.error().english();
        m_engine = std::move(*made);
    }

    inline static bool s_installed = false, s_hides = false;
    std::unique_ptr<HypoPg> m_engine;
};

} // namespace

TEST_F(HypoPgEngine, anIndexIsSeenWhenItIsWantedAndOnlyThen)
{
    const std::string_view sql = "select * from orders where customer_id = 4";
    const double without = costAt(*s_database->connect(), sql);
    const auto handle = m_engine->add(index("public", "orders", {"customer_id"}), base::ByteCount{1});
    ASSERT_TRUE(handle) << handle.error().english();
    const auto other = m_engine->add(index("public", "orders", {"total"}), base::ByteCount{1});
    ASSERT_TRUE(other);
    EXPECT_DOUBLE_EQ(cost(*m_engine, sql), without);
    const auto with = m_engine->estimate(statement(sql), {{*handle, *other}, {}}, {});
    ASSERT_TRUE(with);
    EXPECT_LT(with->cost, without / 2);
    EXPECT_THAT(with->used, ElementsAre(*handle));
    EXPECT_DOUBLE_EQ(cost(*m_engine, sql, {{*other}, {}}), without);
    EXPECT_THAT(m_engine->estimate(statement("select * from orders where id = 4"), {{*handle}, {}}, {})->usedExisting,
                ElementsAre("orders_pkey"));
    EXPECT_EQ(m_engine->proof(), Proof::HypoPg);
    EXPECT_EQ(m_engine->explains(), 4);
}

TEST_F(HypoPgEngine, genericStatementsAndWritesArePlanned)
{
    const auto handle = m_engine->add(index("public", "order_lines", {"product"}), base::ByteCount{1});
    ASSERT_TRUE(handle);
    for (const std::string_view sql :
         {"select * from order_lines where product = $1", "delete from order_lines where product = $1",
          "update order_lines set quantity = $2 where product = $1"}) {
        const auto without = m_engine->estimate(statement(sql, true), {}, {});
        ASSERT_TRUE(without) << without.error().english();
        const auto with = m_engine->estimate(statement(sql, true), {{*handle}, {}}, {});
        ASSERT_TRUE(with) << with.error().english();
        EXPECT_LT(with->cost, without->cost / 2) << sql;
    }
}

TEST_F(HypoPgEngine, whatItCannotDoIsUnsupported)
{
    IndexDefinition gin = index("public", "customers", {"profile"});
    gin.method = "gin";
    for (const IndexDefinition& one : {gin, index("public", "orders", {"id"}, "status = 'open'")}) {
        const auto refused = m_engine->add(one, base::ByteCount{1});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code(), base::ErrorCode::Unsupported);
    }
    const auto noColumn = m_engine->add(index("public", "orders", {"nothing"}), base::ByteCount{1});
    ASSERT_FALSE(noColumn);
    EXPECT_EQ(noColumn.error().code(), base::ErrorCode::Server);
    const WhatIf::Choice hide{{}, {{"public", "orders_pkey"}}};
    const std::string_view sql = "select * from orders where id = 4";
    const auto hidden = m_engine->estimate(statement(sql), hide, {});
    if (s_hides) {
        ASSERT_TRUE(hidden) << hidden.error().english();
        EXPECT_THAT(hidden->usedExisting, IsEmpty());
    } else {
        ASSERT_FALSE(hidden);
        EXPECT_EQ(hidden.error().code(), base::ErrorCode::Unsupported);
    }
    EXPECT_THAT(m_engine->estimate(statement(sql), {}, {})->usedExisting, ElementsAre("orders_pkey"));
}

TEST_F(HypoPgEngine, itsSessionWritesNothingAndEndsWithIt)
{
    const auto source = s_database->connect();
    const auto writes = m_engine->estimate(statement("select lo_create(0)"), {}, {});
    EXPECT_TRUE(writes) << "planned, not run";
    const auto count = [&] {
        return source
            ->query("select count(*) from pg_stat_activity where datname = current_database() and backend_type = "
                    "'client backend' and pid <> pg_backend_pid()")
            ->value<int>(0, 0);
    };
    EXPECT_EQ(count(), 1);
    base::StopSource stop;
    stop.request_stop();
    const auto stopped = m_engine->estimate(statement("select 1"), {}, stop.get_token());
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code(), base::ErrorCode::Cancelled);
    ASSERT_TRUE(source->execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = "
                                "current_database() and pid <> pg_backend_pid()"));
    const auto lost = m_engine->estimate(statement("select 1"), {}, {});
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().code(), base::ErrorCode::ConnectionLost);
    EXPECT_EQ(count(), 0);
}

TEST_F(HypoPgEngine, aDatabaseWithoutTheExtensionIsSaid)
{
    const test::Database bare("bare");
    HypoPgOptions with;
    with.server = bare.params();
    const auto none = HypoPg::make(with);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code(), base::ErrorCode::Unsupported);
    EXPECT_THAT(none.error().english(), HasSubstr("hypopg is not installed in the database " + bare.name()));
}
