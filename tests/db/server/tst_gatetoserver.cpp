// SPDX-License-Identifier: GPL-3.0-or-later
// The gate in front of a real server: after every fault service is restored.
#include "core/server/tcpgate.h"
#include "tests/db/server/clusterroot.h"
#include "tests/support/cluster.h"

#include <gtest/gtest.h>

using namespace howdah;
using base::Deadline;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;
using server::TcpGate;
using test::Cluster;

namespace {

class GateToServer : public ::testing::Test {
protected:
    void SetUp() override
    {
        auto gate = TcpGate::open({Cluster::instance().socketDirectory(), Cluster::instance().port()});
        ASSERT_TRUE(gate) << gate.error().english();
        m_gate = std::move(*gate);
    }
    [[nodiscard]] pg::ConnectParams params() const
    {
        pg::ConnectParams through = Cluster::instance().tcpParams();
        through.set("port", std::to_string(m_gate->port()));
        // The server knows no TLS on its socket, and the question would be one more exchange to count.
        through.set("sslmode", "disable");
        through.set("gssencmode", "disable");
        return through;
    }
    [[nodiscard]] std::unique_ptr<pg::Connection> connected() const
    {
        auto connection = test::connect(params());
        EXPECT_TRUE(connection) << connection.error().english();
        return connection ? std::move(*connection) : nullptr;
    }
    void expectService() const { EXPECT_EQ(test::scalar(params(), "select 1"), "1"); }

    std::unique_ptr<TcpGate> m_gate;
};

} // namespace

TEST_F(GateToServer, servesThroughAUnixSocketOrTcp)
{
    expectService();
    auto overTcp = TcpGate::open({"127.0.0.1", Cluster::instance().port()});
    ASSERT_TRUE(overTcp);
    m_gate = std::move(*overTcp);
    expectService();
}

TEST_F(GateToServer, largeAnswersPassWhole)
{
    const auto connection = connected();
    ASSERT_NE(connection, nullptr);
    const auto rows = connection->query("select repeat('x', 1000) from generate_series(1, 5000)");
    ASSERT_TRUE(rows) << rows.error().english();
    EXPECT_EQ(rows->rowCount(), 5000);
}

TEST_F(GateToServer, aCutOrResetInTheMiddleOfAnAnswerIsALostConnection)
{
    for (const bool reset : {false, true}) {
        const auto connection = connected();
        ASSERT_NE(connection, nullptr);
        m_gate->setFault({.cutAfterServerBytes = 2000, .resetOnCut = reset});
        const auto rows = connection->query("select repeat('x', 1000) from generate_series(1, 100)");
        ASSERT_FALSE(rows);
        EXPECT_EQ(rows.error().code(), ErrorCode::ConnectionLost) << rows.error().english();
        m_gate->heal();
        expectService();
    }
}

TEST_F(GateToServer, aBlackHoleEndsAtTheDeadline)
{
    const auto connection = connected();
    ASSERT_NE(connection, nullptr);
    m_gate->setFault({.blackHole = true});
    pg::QueryOptions options;
    options.deadline = Deadline::after(Milliseconds(200));
    const auto rows = connection->query("select 1", {}, options);
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().code(), ErrorCode::Timeout) << rows.error().english();
    m_gate->heal();
    expectService();
}

TEST_F(GateToServer, refusedClientsCannotConnectUntilItIsHealed)
{
    m_gate->setFault({.refuse = true});
    const auto refused = test::connect(params());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), ErrorCode::Unreachable) << refused.error().english();
    m_gate->heal();
    expectService();
}

TEST_F(GateToServer, droppedConnectionsAreNoticedByAPeek)
{
    const auto connection = connected();
    ASSERT_NE(connection, nullptr);
    EXPECT_TRUE(connection->peek());
    m_gate->dropAll(false);
    EXPECT_FALSE(connection->query("select 1"));
    expectService();
}

TEST_F(GateToServer, aSlowNetworkIsOnlySlow)
{
    m_gate->setFault({.delay = Milliseconds(10), .bytesPerSecond = 200'000});
    expectService();
}
