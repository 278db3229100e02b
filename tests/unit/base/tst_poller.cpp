// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/namelookup.h"
#include "core/base/poller.h"

#include <array>
#include <atomic>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace howdah::base;

namespace {

/// Two connected sockets, closed at the end.
class Pair {
public:
    Pair() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, m_ends.data()), 0); }
    ~Pair()
    {
        closeEnd(0);
        closeEnd(1);
    }
    [[nodiscard]] int operator[](std::size_t i) const { return m_ends[i]; }
    void closeEnd(std::size_t i)
    {
        if (m_ends[i] >= 0)
            ::close(m_ends[i]);
        m_ends[i] = -1;
    }
    void send(std::size_t i) const { EXPECT_EQ(::write(m_ends[i], "x", 1), 1); }
    void receive(std::size_t i) const
    {
        char c = 0;
        EXPECT_EQ(::read(m_ends[i], &c, 1), 1);
    }

private:
    std::array<int, 2> m_ends{-1, -1};
};

class EveryPoller : public ::testing::TestWithParam<bool> {
protected:
    void SetUp() override
    {
        auto made = GetParam() ? Poller::create() : Poller::createPortable();
        ASSERT_TRUE(made) << made.error().english();
        poller = std::move(*made);
    }
    [[nodiscard]] std::vector<Poller::Event> wait(Nanoseconds span) const
    {
        auto events = poller->wait(Deadline::after(span));
        EXPECT_TRUE(events);
        return events ? *events : std::vector<Poller::Event>();
    }
    std::unique_ptr<Poller> poller;
};

INSTANTIATE_TEST_SUITE_P(NativeAndPortable, EveryPoller, ::testing::Bool());

} // namespace

TEST(WaitFor, returnsWhatIsReady)
{
    const Pair pair;
    const auto wake = WakePipe::create();
    EXPECT_EQ(*waitFor(pair[0], Ready::ReadWrite, Deadline::after(Seconds(5)), {}, *wake), Ready::Write);
    pair.send(1);
    EXPECT_EQ(*waitFor(pair[0], Ready::Read, Deadline::after(Seconds(5)), {}, *wake), Ready::Read);
    EXPECT_EQ(*waitFor(pair[0], Ready::ReadWrite, Deadline::after(Seconds(5)), {}, *wake), Ready::ReadWrite);
    EXPECT_EQ(readyNow(pair[0], Ready::Read), Ready::Read);
    EXPECT_EQ(readyNow(pair[1], Ready::Read), Ready::None);
}

TEST(WaitFor, deadlineIsATimeoutAndNotEarly)
{
    const Pair pair;
    const auto wake = WakePipe::create();
    const auto deadline = Deadline::after(Milliseconds(30));
    const auto result = waitFor(pair[0], Ready::Read, deadline, {}, *wake);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::Timeout);
    EXPECT_TRUE(deadline.passed());
}

TEST(WaitFor, stopEndsTheWaitAndLeavesThePipeEmpty)
{
    const Pair pair;
    const auto wake = WakePipe::create();
    for (int round = 0; round < 50; ++round) {
        StopSource source;
        std::thread other([&] { source.request_stop(); });
        const auto result = waitFor(pair[0], Ready::Read, Deadline::after(Seconds(10)), source.get_token(), *wake);
        other.join();
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code(), ErrorCode::Cancelled);
        EXPECT_EQ(readyNow(wake->readFd(), Ready::Read), Ready::None);
    }
}

TEST(WaitFor, aWakeLeftFromAnotherStopDoesNotEndIt)
{
    const Pair pair;
    const auto wake = WakePipe::create();
    wake->wake();
    const StopSource source;
    const auto result = waitFor(pair[0], Ready::Read, Deadline::after(Milliseconds(20)), source.get_token(), *wake);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::Timeout);
}

TEST(WaitFor, aClosedDescriptorIsAnErrorAndNoEndlessLoop)
{
    // Made first, or it would get the number that is closed.
    const auto wake = WakePipe::create();
    Pair pair;
    const int gone = pair[0];
    pair.closeEnd(0);
    const auto result = waitFor(gone, Ready::Read, Deadline::after(Seconds(5)), {}, *wake);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::Io);
}

TEST(WakePipe, manyWakesAreOneAndMovingKeepsIt)
{
    auto made = WakePipe::create();
    ASSERT_TRUE(made);
    WakePipe pipe = std::move(*made);
    for (int i = 0; i < 100'000; ++i)
        pipe.wake();
    EXPECT_EQ(readyNow(pipe.readFd(), Ready::Read), Ready::Read);
    pipe.drain();
    EXPECT_EQ(readyNow(pipe.readFd(), Ready::Read), Ready::None);
    pipe.drain();
}

TEST_P(EveryPoller, reportsTagsOfWhatIsReady)
{
    const Pair a;
    const Pair b;
    ASSERT_TRUE(poller->watch(a[0], Ready::Read, 1));
    ASSERT_TRUE(poller->watch(b[0], Ready::Read, 2));
    EXPECT_TRUE(wait(Milliseconds(10)).empty());
    b.send(1);
    const auto events = wait(Seconds(5));
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].tag, 2U);
    EXPECT_EQ(events[0].ready, Ready::Read);
}

TEST_P(EveryPoller, watchingAgainChangesInterestAndTag)
{
    const Pair pair;
    ASSERT_TRUE(poller->watch(pair[0], Ready::Read, 1));
    ASSERT_TRUE(poller->watch(pair[0], Ready::Write, 7));
    const auto events = wait(Seconds(5));
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].tag, 7U);
    EXPECT_EQ(events[0].ready, Ready::Write);
}

TEST_P(EveryPoller, forgottenDescriptorsAreSilent)
{
    const Pair pair;
    ASSERT_TRUE(poller->watch(pair[0], Ready::Write, 1));
    poller->forget(pair[0]);
    EXPECT_TRUE(wait(Milliseconds(10)).empty());
    poller->forget(pair[0]);
}

TEST_P(EveryPoller, wakeFromAnotherThreadEndsTheWait)
{
    std::thread other([&] { poller->wake(); });
    EXPECT_TRUE(wait(Seconds(60)).empty());
    other.join();
}

TEST_P(EveryPoller, edgeHangUpIsReportedOnceAndTrafficNot)
{
    Pair pair;
    ASSERT_TRUE(poller->watch(pair[0], Ready::None, 3, true));
    pair.send(1);
    EXPECT_TRUE(wait(Milliseconds(10)).empty());
    pair.closeEnd(1);
    const auto events = wait(Seconds(5));
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].tag, 3U);
    EXPECT_TRUE(has(events[0].ready, Ready::Hangup));
    EXPECT_TRUE(wait(Milliseconds(10)).empty());
}

TEST_P(EveryPoller, aDescriptorReopenedUnderTheSameNumberCanBeWatched)
{
    int number = -1;
    {
        const Pair pair;
        number = pair[0];
        ASSERT_TRUE(poller->watch(pair[0], Ready::Read, 1));
    }
    const Pair pair;
    ASSERT_EQ(pair[0], number);
    ASSERT_TRUE(poller->watch(pair[0], Ready::Read, 2));
    pair.send(1);
    const auto events = wait(Seconds(5));
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].tag, 2U);
}

TEST(NameLookup, aSlowResolverDoesNotBlockWhoAsks)
{
    std::atomic<bool> release = false;
    auto lookup = NameLookup::start("slow.example", [&](const std::string&) -> Result<std::vector<std::string>> {
        while (!release)
            std::this_thread::yield();
        return std::vector<std::string>{"192.0.2.1"};
    });
    ASSERT_TRUE(lookup);
    EXPECT_FALSE(lookup->done());
    EXPECT_EQ(readyNow(lookup->readFd(), Ready::Read), Ready::None);
    EXPECT_EQ(lookup->addresses().error().code(), ErrorCode::Internal);
    release = true;
    const auto wake = WakePipe::create();
    ASSERT_TRUE(waitFor(lookup->readFd(), Ready::Read, Deadline::after(Seconds(10)), {}, *wake));
    ASSERT_TRUE(lookup->done());
    EXPECT_EQ(*lookup->addresses(), std::vector<std::string>{"192.0.2.1"});
}

TEST(NameLookup, givingUpLeavesTheHelperAlone)
{
    const auto release = std::make_shared<std::atomic<bool>>(false);
    const auto ended = std::make_shared<std::atomic<bool>>(false);
    {
        const auto lookup =
            NameLookup::start("slow.example", [release, ended](const std::string&) -> Result<std::vector<std::string>> {
                while (!*release)
                    std::this_thread::yield();
                *ended = true;
                return std::vector<std::string>{};
            });
        ASSERT_TRUE(lookup);
    }
    *release = true;
    const auto deadline = Deadline::after(Seconds(10));
    while (!*ended && !deadline.passed())
        std::this_thread::yield();
    EXPECT_TRUE(*ended);
}

TEST(NameLookup, theSystemKnowsLocalhost)
{
    const auto addresses = resolveName("localhost");
    ASSERT_TRUE(addresses) << addresses.error().english();
    for (const std::string& one : *addresses)
        EXPECT_TRUE(isLoopbackAddress(one)) << one;
}

TEST(Addresses, numericAndLoopbackAreTold)
{
    for (const char* text : {"127.0.0.1", "127.255.0.3", "::1", "::ffff:127.0.0.1"})
        EXPECT_TRUE(isNumericAddress(text) && isLoopbackAddress(text)) << text;
    for (const char* text : {"192.0.2.1", "fe80::1%eth0", "::", "::ffff:192.0.2.1"})
        EXPECT_TRUE(isNumericAddress(text) && !isLoopbackAddress(text)) << text;
    for (const char* text : {"", "localhost", "127.1", "1.2.3.4.5", "::1::", "[::1]"})
        EXPECT_FALSE(isNumericAddress(text) || isLoopbackAddress(text)) << text;
}
