// SPDX-License-Identifier: GPL-3.0-or-later
// What a session carries from one lease to the next: settings, prepared statements, notifications; and the login that
// it begins with.
#include "core/base/files.h"
#include "core/base/poller.h"
#include "poolfixture.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>

using namespace howdah;
using namespace howdah::test;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;
using pool::CheckoutOptions;
using pool::CloseReason;
using pool::Lease;
using pool::PoolStats;

namespace {

class PoolSession : public PoolFixture {
protected:
    pool::PoolOptions cleaning(int size)
    {
        auto made = options(size, 0);
        made.onReturn = pool::OnReturn::Clean;
        return made;
    }
    static std::string answer(Lease& lease, const std::string& sql)
    {
        const auto result = lease.query(sql);
        return result ? std::string(result->text(0, 0)) : result.error().english();
    }
    /// How many statements the server has prepared for the session of the lease, and how often they ran.
    static std::string prepared(Lease& lease)
    {
        return answer(lease, "select count(*) || ' ran ' || coalesce(sum(generic_plans + custom_plans), 0) from "
                             "pg_prepared_statements");
    }
};

/// What arrived by NOTIFY, on whichever thread.
class Mailbox {
public:
    std::function<void(const pg::Notification&)> slot()
    {
        return [this](const pg::Notification& notification) {
            const std::lock_guard lock(m_mutex);
            m_payloads.push_back(notification.payload);
        };
    }
    std::vector<std::string> payloads() const
    {
        const std::lock_guard lock(m_mutex);
        return m_payloads;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_payloads;
};

} // namespace

// ------------------------------------------------------------------ clean returns

TEST_F(PoolSession, aCleanReturnUndoesWhatTheHolderSet)
{
    open(cleaning(1));
    Lease lease = take();
    const int pid = pidOf(lease);
    const std::string usual = answer(lease, "show work_mem");
    ASSERT_TRUE(lease.execute("set work_mem = '123kB'"));
    ASSERT_TRUE(lease.execute("set session authorization pg_monitor"));
    lease.release();
    Lease next = take();
    EXPECT_EQ(pidOf(next), pid);
    EXPECT_EQ(answer(next, "show work_mem"), usual);
    EXPECT_EQ(answer(next, "select current_user = session_user and current_user <> 'pg_monitor'"), "t");
    EXPECT_EQ(answer(next, "show application_name"), m_application) << "what came with the connection stays";
}

TEST_F(PoolSession, aCleanReturnEndsWhatTheHolderListenedTo)
{
    open(cleaning(1));
    {
        Lease lease = take();
        ASSERT_TRUE(lease.execute("listen news"));
    }
    Lease next = take();
    EXPECT_EQ(answer(next, "select count(*) from pg_listening_channels()"), "0");
}

TEST_F(PoolSession, aCleanReturnDropsTemporaryTablesAndForgetsSequenceValues)
{
    ASSERT_TRUE(m_admin->execute("create sequence if not exists numbers"));
    open(cleaning(1));
    {
        Lease lease = take();
        ASSERT_TRUE(lease.execute("create temporary table scratch (id int)"));
        ASSERT_TRUE(lease.query("select nextval('numbers')"));
    }
    Lease next = take();
    EXPECT_EQ(answer(next, "select to_regclass('pg_temp.scratch') is null"), "t");
    EXPECT_EQ(next.query("select lastval()").error().sqlState(), "55000");
    EXPECT_EQ(stats().opened, 1U);
}

TEST_F(PoolSession, aCleanReturnGivesUpAdvisoryLocks)
{
    open(cleaning(1));
    {
        Lease lease = take();
        ASSERT_TRUE(lease.query("select pg_advisory_lock(4711), pg_advisory_lock(4711)"));
        EXPECT_FALSE(ask<bool>("select pg_try_advisory_lock(4711)"));
    }
    EXPECT_TRUE(eventually([this] { return ask<bool>("select pg_try_advisory_lock(4711)"); }));
    EXPECT_TRUE(ask<bool>("select pg_advisory_unlock(4711)"));
    EXPECT_EQ(serve(), "");
}

TEST_F(PoolSession, aCleanReturnClosesCursorsThatWereHeldOpen)
{
    open(cleaning(1));
    {
        Lease lease = take();
        ASSERT_TRUE(lease.execute("begin"));
        ASSERT_TRUE(lease.execute("declare kept cursor with hold for select generate_series(1, 10)"));
        ASSERT_TRUE(lease.execute("commit"));
        EXPECT_EQ(answer(lease, "select count(*) from pg_cursors where is_holdable"), "1");
    }
    Lease next = take();
    EXPECT_EQ(answer(next, "select count(*) from pg_cursors where is_holdable"), "0");
}

TEST_F(PoolSession, aCleanReturnOutOfAFailedTransactionRollsBackFirst)
{
    open(cleaning(1));
    Lease lease = take();
    const int pid = pidOf(lease);
    ASSERT_TRUE(lease.execute("set work_mem = '123kB'"));
    ASSERT_TRUE(lease.execute("begin"));
    EXPECT_FALSE(lease.execute("select 1/0"));
    lease.release();
    Lease next = take();
    EXPECT_EQ(pidOf(next), pid);
    EXPECT_EQ(next.connection().transactionState(), pg::TransactionState::Idle);
    EXPECT_NE(answer(next, "show work_mem"), "123kB");
}

TEST_F(PoolSession, withoutTheCleanLevelSettingsStay)
{
    open(options(1, 0));
    {
        Lease lease = take();
        ASSERT_TRUE(lease.execute("set work_mem = '123kB'"));
    }
    Lease next = take();
    EXPECT_EQ(answer(next, "show work_mem"), "123kB") << "nothing is sent unless asked for";
}

// ------------------------------------------------------------------ prepared statements

TEST_F(PoolSession, aStatementIsPreparedOnceForAllLeasesOfAConnection)
{
    open(options(1, 0));
    for (int i = 1; i <= 3; ++i) {
        Lease lease = take();
        const auto result = lease.queryPrepared("select $1::int * 2", {pg::Param(i)});
        ASSERT_TRUE(result) << result.error().english();
        EXPECT_EQ(result->value<std::int32_t>(0, 0), 2 * i);
        EXPECT_EQ(prepared(lease), "1 ran " + std::to_string(i));
    }
}

TEST_F(PoolSession, theStatementUsedLeastRecentlyIsGivenUpAtTheLimit)
{
    auto wanted = options(1, 0);
    wanted.statementCache = 2;
    open(std::move(wanted));
    Lease lease = take();
    for (const char* const sql : {"select 1", "select 2", "select 1", "select 3"})
        ASSERT_TRUE(lease.queryPrepared(sql));
    EXPECT_EQ(answer(lease, "select string_agg(statement, ', ' order by statement) from pg_prepared_statements"),
              "select 1, select 3");
    ASSERT_TRUE(lease.queryPrepared("select 2"));
    EXPECT_EQ(answer(lease, "select string_agg(statement, ', ' order by statement) from pg_prepared_statements"),
              "select 2, select 3");
}

TEST_F(PoolSession, withACacheOfNothingNothingIsPrepared)
{
    auto wanted = options(1, 0);
    wanted.statementCache = 0;
    open(std::move(wanted));
    Lease lease = take();
    const auto result = lease.queryPrepared("select $1::int", {pg::Param(7)});
    ASSERT_TRUE(result) << result.error().english();
    EXPECT_EQ(result->value<std::int32_t>(0, 0), 7);
    EXPECT_EQ(prepared(lease), "0 ran 0");
}

TEST_F(PoolSession, statementsThatTheServerForgotArePreparedAgain)
{
    open(options(1, 0));
    Lease lease = take();
    for (const char* const forget : {"deallocate all", "discard all"}) {
        ASSERT_TRUE(lease.queryPrepared("select 1"));
        ASSERT_TRUE(lease.queryPrepared("select 2"));
        ASSERT_TRUE(lease.execute(forget));
        for (const char* const sql : {"select 1", "select 2", "select 1"}) {
            const auto result = lease.queryPrepared(sql);
            EXPECT_TRUE(result) << forget << ": " << result.error().english();
        }
        EXPECT_EQ(prepared(lease), "2 ran 3");
    }
}

TEST_F(PoolSession, aStatementWhoseResultChangedItsShapeIsPreparedAgain)
{
    ASSERT_TRUE(m_admin->execute("create table changing (id int); insert into changing values (1)"));
    open(options(1, 0));
    Lease lease = take();
    ASSERT_TRUE(lease.queryPrepared("select * from changing"));
    ASSERT_TRUE(m_admin->execute("alter table changing alter id type bigint, add note text"));
    const auto result = lease.queryPrepared("select * from changing");
    ASSERT_TRUE(result) << result.error().english();
    EXPECT_EQ(result->columnCount(), 2);
    EXPECT_EQ(answer(lease, "select count(*) from pg_prepared_statements"), "1") << "the old one is gone";
}

TEST_F(PoolSession, insideATransactionTheErrorIsTheCallers)
{
    ASSERT_TRUE(m_admin->execute("create table altering (id int)"));
    open(options(1, 0));
    Lease lease = take();
    ASSERT_TRUE(lease.queryPrepared("select * from altering"));
    ASSERT_TRUE(lease.execute("begin"));
    ASSERT_TRUE(lease.execute("alter table altering add note text"));
    EXPECT_EQ(lease.queryPrepared("select * from altering").error().sqlState(), "0A000");
    EXPECT_EQ(lease.connection().transactionState(), pg::TransactionState::InFailedTransaction)
        << "nothing was tried behind the caller's back";
    ASSERT_TRUE(lease.execute("rollback"));

    ASSERT_TRUE(lease.execute("deallocate all"));
    ASSERT_TRUE(lease.execute("begin"));
    ASSERT_TRUE(lease.queryPrepared("select 1"));
    ASSERT_TRUE(lease.execute("deallocate all"));
    EXPECT_EQ(lease.queryPrepared("select 1").error().sqlState(), "26000");
    ASSERT_TRUE(lease.execute("rollback"));
    EXPECT_TRUE(lease.queryPrepared("select 1"));
    EXPECT_TRUE(lease.queryPrepared("select * from altering"));
}

TEST_F(PoolSession, aStatementThatCannotBePreparedIsNotRemembered)
{
    open(options(1, 0));
    Lease lease = take();
    EXPECT_EQ(lease.queryPrepared("select * from not_there_yet").error().sqlState(), "42P01");
    ASSERT_TRUE(lease.execute("create temporary table not_there_yet (id int)"));
    EXPECT_TRUE(lease.queryPrepared("select * from not_there_yet"));
}

TEST_F(PoolSession, aLeaseTellsThePreparedStatementAsItsLast)
{
    open(options(1, 0));
    Lease lease = take();
    ASSERT_TRUE(lease.queryPrepared("select 1 as prepared"));
    EXPECT_EQ(m_pool->leases().at(0).lastStatement, "select 1 as prepared");
}

// ------------------------------------------------------------------ NOTIFY

TEST_F(PoolSession, aNotificationIsDeliveredWhileTheConnectionLiesIdle)
{
    Mailbox mailbox;
    auto wanted = options(1, 0);
    wanted.onNotification = mailbox.slot();
    open(std::move(wanted));
    {
        Lease lease = take();
        ASSERT_TRUE(lease.execute("listen news"));
    }
    for (int i = 1; i <= 5; ++i) {
        ASSERT_TRUE(m_admin->execute("notify news, '" + std::to_string(i) + "'"));
        EXPECT_TRUE(eventually([&] { return mailbox.payloads().size() == static_cast<std::size_t>(i); }))
            << "number " << i << ", without anybody's asking for a connection";
    }
    EXPECT_EQ(mailbox.payloads(), (std::vector<std::string>{"1", "2", "3", "4", "5"}));
    EXPECT_EQ(serve(), "");
    EXPECT_EQ(stats().opened, 1U);
}

TEST_F(PoolSession, aNotificationThatCameDuringTheLeaseIsDeliveredAtItsReturn)
{
    Mailbox mailbox;
    auto wanted = options(1, 0);
    wanted.onNotification = mailbox.slot();
    open(std::move(wanted));
    Lease lease = take();
    ASSERT_TRUE(lease.execute("listen news"));
    ASSERT_TRUE(m_admin->execute("notify news, 'read along with a statement'"));
    ASSERT_TRUE(lease.query("select 1"));
    ASSERT_TRUE(m_admin->execute("notify news, 'read by nobody yet'"));
    ASSERT_TRUE(eventually(
        [&] { return base::readyNow(lease.connection().socket(), base::Ready::Read) != base::Ready::None; }));
    lease.release();
    EXPECT_TRUE(eventually([&] { return mailbox.payloads().size() == 2; }));
    EXPECT_EQ(mailbox.payloads(), (std::vector<std::string>{"read along with a statement", "read by nobody yet"}));
}

TEST_F(PoolSession, noNotificationIsForgottenWhateverTheMomentOfItsArrival)
{
    Mailbox mailbox;
    auto wanted = options(1, 0);
    wanted.onNotification = mailbox.slot();
    open(std::move(wanted));
    {
        Lease lease = take();
        ASSERT_TRUE(lease.execute("listen news"));
    }
    constexpr std::size_t count = 300;
    auto sending = std::async(std::launch::async, [this] {
        const auto sender = connectAdmin();
        for (std::size_t i = 0; i < count; ++i) {
            if (!sender->execute("notify news, '" + std::to_string(i) + "'"))
                return false;
        }
        return true;
    });
    while (sending.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
        Lease lease = take();
        if (stats().checkouts % 2 == 0) {
            EXPECT_TRUE(lease.query("select 1"));
        }
    }
    EXPECT_TRUE(sending.get());
    EXPECT_TRUE(eventually([&] { return mailbox.payloads().size() == count; }))
        << mailbox.payloads().size() << " came, and nobody asks for a connection any more";
}

TEST_F(PoolSession, withNobodyToTellANotificationStaysForTheNextHolder)
{
    open(options(1, 0));
    {
        Lease lease = take();
        ASSERT_TRUE(lease.execute("listen news"));
        ASSERT_TRUE(m_admin->execute("notify news, 'kept'"));
        ASSERT_TRUE(lease.query("select 1")); // reads it along the way
    }
    Lease next = take();
    const auto notifications = next.connection().takeNotifications();
    ASSERT_EQ(notifications.size(), 1U);
    EXPECT_EQ(notifications[0].payload, "kept");
}
