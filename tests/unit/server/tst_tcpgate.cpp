// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/tcpgate.h"

#include "core/base/pause.h"
#include "core/base/poller.h"
#include "core/base/socket.h"

#include <gtest/gtest.h>
#include <string>
#include <thread>

using namespace howdah;
using base::Deadline;
using base::Milliseconds;
using base::Ready;
using base::Seconds;
using base::Socket;
using server::GateFault;
using server::TcpGate;

namespace {

Deadline soon()
{
    return Deadline::after(Seconds(30));
}

/// One end of a connection, read and written with a deadline.
class Peer {
public:
    explicit Peer(Socket socket)
        : m_socket(std::move(socket))
    {}
    static Peer to(int port)
    {
        auto socket = Socket::connectTo("127.0.0.1", port);
        EXPECT_TRUE(socket) << socket.error().english();
        Peer peer(std::move(*socket));
        EXPECT_TRUE(base::waitFor(peer.m_socket.fd(), Ready::Write, soon(), {}, peer.m_wake));
        return peer;
    }

    void send(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const auto written = m_socket.write(bytes);
            ASSERT_TRUE(written) << written.error().english();
            if (written->outcome == Socket::Outcome::WouldBlock) {
                ASSERT_TRUE(base::waitFor(m_socket.fd(), Ready::Write, soon(), {}, m_wake));
            }
            bytes.remove_prefix(written->bytes);
        }
    }
    /// Everything up to `most` bytes or the end.
    struct Heard {
        std::string bytes;
        bool ended = false;
        bool reset = false;
        bool late = false;
    };
    [[nodiscard]] Heard hear(std::size_t most, const Deadline& deadline = soon()) const
    {
        Heard heard;
        while (heard.bytes.size() < most) {
            const auto got = m_socket.read(heard.bytes, most - heard.bytes.size());
            heard.reset = !got;
            heard.ended = got && got->outcome == Socket::Outcome::End;
            if (heard.reset || heard.ended)
                break;
            if (got->outcome == Socket::Outcome::WouldBlock &&
                !base::waitFor(m_socket.fd(), Ready::Read, deadline, {}, m_wake)) {
                heard.late = true;
                break;
            }
        }
        return heard;
    }
    void endWriting() const { m_socket.endWriting(); }
    void reset() { m_socket.closeWithReset(); }

private:
    Socket m_socket;
    base::WakePipe m_wake = std::move(*base::WakePipe::create());
};

/// The server's side in the test's own hands.
class TcpGateTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        auto listener = Socket::listenOnLoopback();
        ASSERT_TRUE(listener) << listener.error().english();
        m_listener = std::move(*listener);
        auto gate = TcpGate::open({"127.0.0.1", m_listener.localPort().value()});
        ASSERT_TRUE(gate) << gate.error().english();
        m_gate = std::move(*gate);
    }

    [[nodiscard]] Peer accept() const
    {
        const auto wake = base::WakePipe::create();
        for (;;) {
            auto socket = m_listener.accept();
            if (socket && *socket)
                return Peer(std::move(**socket));
            if (!base::waitFor(m_listener.fd(), Ready::Read, soon(), {}, *wake))
                break;
        }
        ADD_FAILURE() << "nobody came through the gate";
        return Peer(Socket());
    }
    struct Pair {
        Peer client;
        Peer server;
    };
    [[nodiscard]] Pair connect() const
    {
        Peer client = Peer::to(m_gate->port());
        return {std::move(client), accept()};
    }
    void expectService() const
    {
        const auto pair = connect();
        pair.client.send("ping");
        EXPECT_EQ(pair.server.hear(4).bytes, "ping");
        pair.server.send("pong");
        EXPECT_EQ(pair.client.hear(4).bytes, "pong");
    }
    [[nodiscard]] bool openConnectionsBecome(int wanted) const
    {
        const Deadline deadline = soon();
        while (m_gate->openConnections() != wanted && !deadline.passed())
            base::pauseFor(Milliseconds(2));
        return m_gate->openConnections() == wanted;
    }

    Socket m_listener;
    std::unique_ptr<TcpGate> m_gate;
};

} // namespace

TEST_F(TcpGateTest, withoutAFaultEveryByteAndEveryEndPasses)
{
    const auto pair = connect();
    std::string large(3'000'000, '\0');
    for (std::size_t i = 0; i < large.size(); ++i)
        large[i] = static_cast<char>(i * 31 % 251);
    std::thread sender([&] {
        pair.client.send(large);
        pair.client.endWriting();
    });
    const auto heard = pair.server.hear(large.size() + 1);
    sender.join();
    EXPECT_EQ(heard.bytes, large);
    EXPECT_TRUE(heard.ended);
    // Half closed is not closed.
    pair.server.send("answer");
    EXPECT_EQ(pair.client.hear(6).bytes, "answer");
    pair.server.endWriting();
    EXPECT_TRUE(pair.client.hear(1).ended);
    EXPECT_TRUE(openConnectionsBecome(0));
    EXPECT_EQ(m_gate->acceptedConnections(), 1);
}

TEST_F(TcpGateTest, aSlowReaderStopsTheWriter)
{
    const auto pair = connect();
    const std::string piece(65536, 'x');
    auto socket = Socket::connectTo("127.0.0.1", m_gate->port());
    ASSERT_TRUE(socket);
    const auto wake = base::WakePipe::create();
    ASSERT_TRUE(base::waitFor(socket->fd(), Ready::Write, soon(), {}, *wake));
    const Peer unread = accept();
    std::size_t sent = 0;
    // Nobody reads: sooner or later nothing more is taken.
    while (base::waitFor(socket->fd(), Ready::Write, Deadline::after(Milliseconds(300)), {}, *wake)) {
        const auto written = socket->write(piece);
        ASSERT_TRUE(written);
        sent += written->bytes;
        ASSERT_LT(sent, 100U << 20U) << "the gate buffers without limit";
    }
    EXPECT_EQ(unread.hear(sent).bytes.size(), sent) << "and nothing was lost";
}

TEST_F(TcpGateTest, delayIsAddedInEachDirection)
{
    const auto pair = connect();
    m_gate->setFault({.delay = Milliseconds(80)});
    const auto start = base::Clock::system()->now();
    pair.client.send("ping");
    EXPECT_EQ(pair.server.hear(4).bytes, "ping");
    pair.server.send("pong");
    EXPECT_EQ(pair.client.hear(4).bytes, "pong");
    EXPECT_GE(base::Clock::system()->now() - start, Milliseconds(160));
}

TEST_F(TcpGateTest, throttleLetsThroughSoManyBytesASecond)
{
    const auto pair = connect();
    m_gate->setFault({.bytesPerSecond = 100'000});
    const auto start = base::Clock::system()->now();
    pair.server.send(std::string(30'000, 'x'));
    EXPECT_EQ(pair.client.hear(30'000).bytes.size(), 30'000U);
    const auto took = base::Clock::system()->now() - start;
    EXPECT_GE(took, Milliseconds(200));
    EXPECT_LT(took, Seconds(10));
}

TEST_F(TcpGateTest, aCutComesAfterExactlySoManyBytes)
{
    for (const std::int64_t bytes : {1, 5, 9}) {
        const auto pair = connect();
        m_gate->setFault({.cutAfterServerBytes = bytes});
        pair.server.send("0123456789");
        const auto heard = pair.client.hear(100);
        EXPECT_EQ(heard.bytes, std::string("0123456789").substr(0, static_cast<std::size_t>(bytes)));
        EXPECT_TRUE(heard.ended);
        EXPECT_TRUE(pair.server.hear(1).ended);
        m_gate->heal();
        expectService();
    }
}

TEST_F(TcpGateTest, aCutIsAnEndAndNoResetEvenWhenTheClientIsTalking)
{
    const auto pair = connect();
    m_gate->setFault({.cutAfterServerBytes = 3});
    pair.client.send("unread by anyone");
    pair.server.send("abcdef");
    const auto heard = pair.client.hear(100);
    EXPECT_EQ(heard.bytes, "abc");
    EXPECT_TRUE(heard.ended);
    EXPECT_FALSE(heard.reset);
}

TEST_F(TcpGateTest, aResetIsAReset)
{
    const auto pair = connect();
    m_gate->setFault({.cutAfterServerBytes = 3, .resetOnCut = true});
    pair.server.send("abcdef");
    EXPECT_TRUE(pair.client.hear(100).reset);
    m_gate->heal();
    expectService();
}

TEST_F(TcpGateTest, cuttingAfterNothingEndsOpenConnectionsAtOnce)
{
    const auto pair = connect();
    m_gate->setFault({.cutAfterServerBytes = 0});
    EXPECT_TRUE(pair.client.hear(1).ended);
    EXPECT_TRUE(openConnectionsBecome(0));
}

TEST_F(TcpGateTest, aBlackHolePassesNothingUntilItIsHealed)
{
    const auto pair = connect();
    m_gate->setFault({.blackHole = true});
    pair.client.send("lost?");
    const auto heard = pair.server.hear(1, Deadline::after(Milliseconds(150)));
    EXPECT_TRUE(heard.late);
    EXPECT_EQ(heard.bytes, "");
    EXPECT_EQ(m_gate->openConnections(), 1);
    // A network sends again what was not acknowledged.
    m_gate->heal();
    EXPECT_EQ(pair.server.hear(5).bytes, "lost?");
}

TEST_F(TcpGateTest, noEndAndNoResetLeavesABlackHole)
{
    auto pair = connect();
    m_gate->setFault({.blackHole = true});
    pair.client.reset();
    EXPECT_TRUE(pair.server.hear(1, Deadline::after(Milliseconds(150))).late);
    m_gate->heal();
    const auto heard = pair.server.hear(1);
    EXPECT_TRUE(heard.ended || heard.reset);
}

TEST_F(TcpGateTest, refusedClientsReadTheEndAtOnce)
{
    const auto before = connect();
    m_gate->setFault({.refuse = true});
    const Peer client = Peer::to(m_gate->port());
    client.send("hello");
    EXPECT_TRUE(client.hear(1).ended);
    // Only those who come are refused.
    before.client.send("still here");
    EXPECT_EQ(before.server.hear(10).bytes, "still here");
    m_gate->heal();
    expectService();
    EXPECT_EQ(m_gate->acceptedConnections(), 3);
}

TEST_F(TcpGateTest, everyConnectionCanBeDroppedNow)
{
    for (const bool reset : {false, true}) {
        const auto one = connect();
        const auto two = connect();
        m_gate->dropAll(reset);
        EXPECT_EQ(m_gate->openConnections(), 0);
        for (const auto* pair : {&one, &two}) {
            const auto heard = pair->client.hear(1);
            EXPECT_EQ(heard.reset, reset);
            EXPECT_EQ(heard.ended, !reset);
        }
        expectService();
    }
}

TEST_F(TcpGateTest, aServerThatIsGoneIsAnEndForTheClient)
{
    m_listener.close();
    const Peer client = Peer::to(m_gate->port());
    EXPECT_TRUE(client.hear(1).ended);
}

TEST_F(TcpGateTest, faultsCanBeSetFromManyThreads)
{
    const auto pair = connect();
    std::vector<std::thread> setters;
    for (int i = 0; i < 4; ++i) {
        setters.emplace_back([&, i] {
            for (int round = 0; round < 50; ++round)
                m_gate->setFault({.delay = Milliseconds(round % 2), .bytesPerSecond = 1'000'000 + i});
        });
    }
    pair.client.send(std::string(50'000, 'x'));
    EXPECT_EQ(pair.server.hear(50'000).bytes.size(), 50'000U);
    for (std::thread& setter : setters)
        setter.join();
    m_gate->heal();
    expectService();
}

TEST_F(TcpGateTest, closingTheGateEndsWhatIsOpen)
{
    const auto pair = connect();
    m_gate.reset();
    const auto heard = pair.client.hear(1);
    EXPECT_TRUE(heard.ended || heard.reset);
    const auto other = pair.server.hear(1);
    EXPECT_TRUE(other.ended || other.reset);
}
