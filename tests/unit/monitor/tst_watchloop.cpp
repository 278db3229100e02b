// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/watchloop.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <type_traits>
#include <vector>

using namespace howdah;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;
using monitor::SamplerState;
using monitor::WatchLoop;

namespace {

base::Error failure(ErrorCode code)
{
    return {code, base::Text::verbatim("no")};
}

/// A server that answers as the test says, and counts what is asked of it.
class FakeServer final : public monitor::Watched {
public:
    [[nodiscard]] bool connected() const override
    {
        return locked([&] { return m_connected; });
    }
    base::Status connect(const base::Deadline&, const base::StopToken&) override
    {
        return locked([&]() -> base::Status {
            ++m_connects;
            if (m_refusal)
                return failure(*m_refusal);
            m_connected = true;
            return {};
        });
    }
    void disconnect() override
    {
        locked([&] { m_connected = false; });
    }
    base::Status read(bool asked, const base::StopToken&) override
    {
        return locked([&]() -> base::Status {
            ++m_reads;
            m_asked += asked ? 1 : 0;
            return m_slow ? base::Status(failure(ErrorCode::Timeout)) : base::Status();
        });
    }
    void publish() override
    {
        locked([&] { ++m_published; });
    }
    void onState(const SamplerState& state)
    {
        locked([&] { m_states.push_back(state); });
    }

    /// False when it has not come to that by then.
    template <class Reached> bool waitUntil(Reached reached, base::Nanoseconds longest = Seconds(20))
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, longest, [&] { return reached(*this); });
    }
    template <class Do> std::invoke_result_t<Do> locked(Do what) const
    {
        const std::lock_guard lock(m_mutex);
        m_changed.notify_all();
        return what();
    }

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    bool m_connected = false, m_slow = false;
    std::optional<ErrorCode> m_refusal;
    int m_connects = 0, m_reads = 0, m_asked = 0, m_published = 0;
    std::vector<SamplerState> m_states;
};

class WatchLoopTest : public testing::Test {
protected:
    void begin(base::Nanoseconds interval = Seconds(1))
    {
        monitor::WatchLoopOptions options;
        options.interval = interval;
        options.refusedBackoff = Seconds(30);
        options.clock = m_clock;
        m_loop.emplace(options, m_server, [this](const SamplerState& state) { m_server.onState(state); });
    }
    bool lostTimes(std::size_t times)
    {
        return m_server.waitUntil([&](const FakeServer& server) {
            return static_cast<std::size_t>(
                       std::ranges::count(server.m_states, SamplerState::Kind::Lost, &SamplerState::kind)) >= times;
        });
    }
    bool readTimes(int times)
    {
        return m_server.waitUntil([&](const FakeServer& server) { return server.m_reads >= times; });
    }

    std::shared_ptr<base::FakeClock> m_clock = std::make_shared<base::FakeClock>();
    FakeServer m_server;
    std::optional<WatchLoop> m_loop;
};

} // namespace

TEST_F(WatchLoopTest, itReadsAtTheIntervalAndLeavesOutWhatItMissed)
{
    begin();
    ASSERT_TRUE(readTimes(1));
    m_clock->advance(Seconds(1));
    ASSERT_TRUE(readTimes(2));
    m_clock->advance(Seconds(10));
    ASSERT_TRUE(readTimes(3));
    m_clock->advance(Seconds(1));
    ASSERT_TRUE(readTimes(4));
    m_loop.reset();
    EXPECT_LE(m_server.m_reads, 6) << "twelve seconds have passed";
    EXPECT_EQ(m_server.m_published, m_server.m_reads);
    EXPECT_EQ(m_server.m_states.back().kind, SamplerState::Kind::Stopped);
}

TEST_F(WatchLoopTest, aServerThatIsAwayIsTriedWithLongerAndLongerPauses)
{
    m_server.m_refusal = ErrorCode::Unreachable;
    begin();
    const std::vector<base::Nanoseconds> pauses{Milliseconds(200),  Milliseconds(400), Milliseconds(800),
                                                Milliseconds(1600), Seconds(2),        Seconds(2)};
    for (std::size_t i = 0; i < pauses.size(); ++i) {
        ASSERT_TRUE(lostTimes(i + 1));
        EXPECT_EQ(m_server.locked([&] { return m_server.m_states.back().nextTry; }), pauses[i]);
        m_clock->advance(pauses[i]);
    }
    ASSERT_TRUE(lostTimes(pauses.size() + 1));
    m_server.locked([&] { m_server.m_refusal.reset(); });
    m_clock->advance(Seconds(2));
    EXPECT_TRUE(readTimes(1)) << "it connects when the server is back";
}

TEST_F(WatchLoopTest, aRefusedLoginIsNotTriedAgainSoon)
{
    m_server.m_refusal = ErrorCode::LoginRefused;
    begin();
    ASSERT_TRUE(lostTimes(1));
    EXPECT_EQ(m_server.locked([&] { return m_server.m_states.back().nextTry; }), Seconds(30));
}

TEST_F(WatchLoopTest, aWishWhileTheServerIsAwayIsOneAttempt)
{
    m_server.m_refusal = ErrorCode::Unreachable;
    begin();
    ASSERT_TRUE(lostTimes(1));
    m_loop->readNow();
    ASSERT_TRUE(lostTimes(2)) << "at once, though no time has passed";
    // The clock stands still: whatever came now would come without a pause.
    EXPECT_FALSE(m_server.waitUntil([](const FakeServer& server) { return server.m_connects > 2; }, Milliseconds(100)));
    m_server.locked([&] { m_server.m_refusal.reset(); });
    m_clock->advance(Seconds(1));
    ASSERT_TRUE(readTimes(1));
    EXPECT_EQ(m_server.locked([&] { return m_server.m_asked; }), 1) << "and the first reading is for who asked";
}

TEST_F(WatchLoopTest, readingsThatAreTooSlowCostTheConnectionOnlyTheThirdTime)
{
    begin();
    ASSERT_TRUE(readTimes(1));
    m_server.locked([&] { m_server.m_slow = true; });
    m_clock->advance(Seconds(1));
    ASSERT_TRUE(readTimes(2));
    m_clock->advance(Seconds(1));
    ASSERT_TRUE(readTimes(3));
    EXPECT_TRUE(m_server.connected());
    m_clock->advance(Seconds(1));
    ASSERT_TRUE(lostTimes(1));
    m_server.locked([&] { m_server.m_slow = false; });
    m_clock->advance(Seconds(1));
    ASSERT_TRUE(m_server.waitUntil([](const FakeServer& server) { return server.m_connects == 2; }));
}

TEST_F(WatchLoopTest, aNewIntervalHoldsAtOnce)
{
    begin(Seconds(3600));
    ASSERT_TRUE(readTimes(1));
    m_loop->setInterval(Milliseconds(10));
    // The loop reads the clock when it likes: it is moved until it has.
    const auto reached = [](const FakeServer& server) { return server.m_reads >= 5; };
    int steps = 0;
    while (!m_server.waitUntil(reached, Milliseconds(10)) && ++steps < 2000)
        m_clock->advance(Milliseconds(10));
    EXPECT_LT(steps, 2000) << "20 s, of an hour";
}

TEST_F(WatchLoopTest, anEndComesBetweenWaits)
{
    begin(Seconds(3600));
    ASSERT_TRUE(readTimes(1));
    m_loop.reset();
    EXPECT_FALSE(m_server.m_connected) << "the connection is let go before the last word";
    EXPECT_EQ(m_server.m_states.back().kind, SamplerState::Kind::Stopped);
}
