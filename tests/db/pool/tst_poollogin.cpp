// SPDX-License-Identifier: GPL-3.0-or-later
// Credentials that change, and logins that are refused: a pool that goes on asking can lock the account.
#include "core/base/files.h"
#include "poolfixture.h"

#include <filesystem>
#include <fstream>
#include <mutex>

using namespace howdah;
using namespace howdah::test;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;
using pool::CheckoutOptions;
using pool::Lease;
using pool::PoolStats;

namespace {

/// A role with a password of its own, reached through the gate, which counts the logins.
class PoolLogin : public PoolFixture {
protected:
    void SetUp() override
    {
        PoolFixture::SetUp();
        m_role = "clerk_" + base::randomWord(8);
        ASSERT_TRUE(m_admin->execute("create role " + m_role + " login password 'first'"));
    }
    void TearDown() override
    {
        PoolFixture::TearDown();
        EXPECT_TRUE(m_admin->execute("drop role " + m_role));
        if (!m_passwordFile.empty())
            std::filesystem::remove(m_passwordFile);
    }
    void setPassword(const std::string& password)
    {
        ASSERT_TRUE(m_admin->execute("alter role " + m_role + " password '" + password + "'"));
    }
    /// Password empty: none.
    pool::PoolOptions asRole(const std::string& password, int size)
    {
        auto made = gatedOptions(size, 0);
        made.params = login(password);
        return made;
    }
    pg::ConnectParams login(const std::string& password)
    {
        pg::ConnectParams params;
        params.set("host", "127.0.0.1");
        params.set("port", std::to_string(m_gate->port()));
        params.set("user", m_role);
        params.set("dbname", database->name());
        if (!password.empty())
            params.setPassword(base::SecretString(password));
        return params;
    }
    void writePasswordFile(const std::string& password)
    {
        if (m_passwordFile.empty())
            m_passwordFile = std::filesystem::temp_directory_path() / ("howdah-pgpass-" + base::randomWord(8));
        std::ofstream(m_passwordFile) << "127.0.0.1:*:*:" << m_role << ":" << password << "\n";
        std::filesystem::permissions(m_passwordFile,
                                     std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }
    /// Every checkout is told so, and none makes another login.
    void expectRefusedWithoutALogin()
    {
        ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.opening == 0; }));
        const auto logins = m_gate->acceptedConnections();
        for (int i = 0; i < 200; ++i) {
            const auto lease = m_pool->checkout(CheckoutOptions{.tag = "again", .stop = {}, .timeout = Seconds(60)});
            ASSERT_FALSE(lease);
            ASSERT_EQ(lease.error().code(), ErrorCode::LoginRefused) << lease.error().english();
            ASSERT_EQ(lease.error().sqlState(), "28P01");
        }
        EXPECT_EQ(m_gate->acceptedConnections(), logins);
    }

    std::string m_role;
    std::filesystem::path m_passwordFile;
};

} // namespace

TEST_F(PoolLogin, aRefusedLoginIsNotTriedAgainWhateverTheNumberOfCheckouts)
{
    open(asRole("wrong", 5));
    const auto first = m_pool->checkout("first");
    ASSERT_FALSE(first);
    EXPECT_EQ(first.error().code(), ErrorCode::LoginRefused);
    expectRefusedWithoutALogin();
    // Neither when it looks whether anything has changed.
    const auto logins = m_gate->acceptedConnections();
    const auto from = std::chrono::steady_clock::now();
    ASSERT_TRUE(eventually([&] {
        EXPECT_FALSE(m_pool->checkout(CheckoutOptions{.tag = "later", .stop = {}, .timeout = Seconds(60)}));
        return std::chrono::steady_clock::now() > from + 5 * pool::detail::Breaker::reminder;
    }));
    EXPECT_EQ(m_gate->acceptedConnections(), logins);
    setPassword("wrong"); // and right from now on, which only somebody who knows can tell the pool
    m_pool->recycleAll();
    EXPECT_EQ(serve(), "");
}

TEST_F(PoolLogin, aBurstOfFirstCheckoutsWithAWrongPasswordMakesOneLogin)
{
    open(asRole("wrong", 20));
    m_gate->setFault({.delay = Milliseconds(50)}); // so that they all come before the answer
    std::vector<std::unique_ptr<Asking>> burst;
    for (int i = 0; i < 20; ++i)
        burst.push_back(std::make_unique<Asking>(*m_pool));
    for (const auto& one : burst)
        EXPECT_EQ(one->get().error().code(), ErrorCode::LoginRefused);
    EXPECT_EQ(m_gate->acceptedConnections(), 1) << "three wrong ones lock many an account";
    m_gate->heal();
    setPassword("wrong");
    m_pool->recycleAll();
    EXPECT_EQ(serve(), "");
}

TEST_F(PoolLogin, newCredentialsOfTheCallbackAreUsedAtOnce)
{
    std::mutex mutex;
    std::string password = "first";
    auto wanted = asRole("", 2);
    wanted.credentials = [&]() -> base::Result<pg::ConnectParams> {
        const std::lock_guard lock(mutex);
        return login(password);
    };
    open(std::move(wanted));
    EXPECT_EQ(serve(), "");
    setPassword("second");
    EXPECT_EQ(serve(), "") << "a session that is there stays";
    m_pool->recycleAll();
    EXPECT_FALSE(m_pool->checkout("refused"));
    expectRefusedWithoutALogin();
    {
        const std::lock_guard lock(mutex);
        password = "second";
    }
    const auto told = std::chrono::steady_clock::now();
    ASSERT_TRUE(eventually([&] { return serve().empty(); }));
    EXPECT_LT(std::chrono::steady_clock::now() - told, pool::detail::Breaker::longest)
        << "without sitting out the pause that a refusal is given otherwise";
}

TEST_F(PoolLogin, whatTheCallbackCannotGetIsTheCheckoutsError)
{
    std::atomic<bool> sealed{true};
    auto wanted = asRole("", 1);
    wanted.credentials = [&]() -> base::Result<pg::ConnectParams> {
        if (sealed)
            return base::Error(ErrorCode::Unreachable, base::Text::verbatim("the vault is sealed"));
        return login("first");
    };
    open(std::move(wanted));
    const auto fast = Asking(*m_pool, Seconds(30), pool::WhenDown::FailFast).get();
    ASSERT_FALSE(fast);
    EXPECT_NE(fast.error().english().find("the vault is sealed"), std::string::npos) << fast.error().english();
    sealed = false;
    EXPECT_EQ(serve(), "");
}

TEST_F(PoolLogin, aChangedPasswordFileIsReadAgain)
{
    writePasswordFile("wrong");
    auto wanted = asRole("", 2);
    wanted.params.set("passfile", m_passwordFile.string());
    open(std::move(wanted));
    EXPECT_FALSE(m_pool->checkout("refused"));
    expectRefusedWithoutALogin();
    writePasswordFile("first");
    EXPECT_TRUE(eventually([&] { return serve().empty(); }));
}

TEST_F(PoolLogin, aRefusedLoginLeavesTheSessionsThatAreThereInUse)
{
    open(asRole("first", 2));
    Lease held = take();
    setPassword("second");
    Asking waiting(*m_pool, Seconds(60));
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.connectFailures > 0; }));
    EXPECT_FALSE(waiting.ready()) << "what is out comes back";
    held.release();
    auto lease = waiting.get();
    ASSERT_TRUE(lease) << lease.error().english();
    EXPECT_TRUE(lease->query("select 1"));
}

TEST_F(PoolLogin, aServerThatIsFullIsAskedAgainWithTheSameCredentials)
{
    ASSERT_TRUE(m_admin->execute("alter role " + m_role + " connection limit 0"));
    open(asRole("first", 1));
    Asking waiting(*m_pool, Seconds(60));
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.connectFailures >= 2; }));
    EXPECT_FALSE(waiting.ready());
    ASSERT_TRUE(m_admin->execute("alter role " + m_role + " connection limit -1"));
    EXPECT_TRUE(waiting.get());
}
