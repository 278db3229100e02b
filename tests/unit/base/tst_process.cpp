// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts, and processes that are not our children.
#include "core/base/childprocess.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <thread>

using namespace howdah::base;

namespace {

ChildProcess sleeper()
{
    ChildOptions options;
    options.program = "sleep";
    options.arguments = {"600"};
    auto child = ChildProcess::start(options);
    EXPECT_TRUE(child) << child.error().english();
    return std::move(*child);
}

Deadline soon()
{
    return Deadline::after(Seconds(60));
}

} // namespace

TEST(Process, aPidAloneIsNotAnIdentity)
{
    const auto ticks = processStartTicks(ownPid());
    ASSERT_TRUE(ticks.has_value());
    EXPECT_TRUE(processIsAlive(ownPid()));
    EXPECT_TRUE(processIsAlive(ownPid(), ticks));
    EXPECT_FALSE(processIsAlive(ownPid(), *ticks + 1)) << "another process of the same number";
}

TEST(Process, impossiblePidsAreNotAlive)
{
    for (const std::int64_t pid : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1} << 40})
        EXPECT_FALSE(processIsAlive(pid)) << pid;
}

TEST(Process, oneThatEndedButWasNotReapedDoesNotLive)
{
    auto child = sleeper();
    const std::int64_t pid = child.pid();
    // signalProcess, not child.kill(): nothing here reaps it.
    ASSERT_TRUE(signalProcess(pid, {}, ProcessSignal::Kill));
    EXPECT_TRUE(waitForProcessEnd(pid, {}, soon()));
    EXPECT_TRUE(std::filesystem::exists("/proc/" + std::to_string(pid))) << "still a zombie of ours";
    EXPECT_FALSE(processIsAlive(pid));
}

TEST(Process, signalsGoToTheNotedProcessOrNowhere)
{
    auto child = sleeper();
    const auto ticks = processStartTicks(child.pid());
    ASSERT_TRUE(ticks.has_value());
    const Status wrong = signalProcess(child.pid(), *ticks + 1, ProcessSignal::Kill);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code(), ErrorCode::NotFound);
    EXPECT_FALSE(child.poll().has_value());
    ASSERT_TRUE(signalProcess(child.pid(), ticks, ProcessSignal::Quit));
    const auto status = child.wait(soon(), {});
    ASSERT_TRUE(status);
    EXPECT_EQ(status->signal, 3);
}

TEST(Process, waitingForAnEndHonoursDeadlineAndStop)
{
    auto child = sleeper();
    EXPECT_EQ(waitForProcessEnd(child.pid(), {}, Deadline::after(Milliseconds(10))).error().code(), ErrorCode::Timeout);
    StopSource source;
    std::thread asker([&] { source.request_stop(); });
    EXPECT_EQ(waitForProcessEnd(child.pid(), {}, soon(), source.get_token()).error().code(), ErrorCode::Cancelled);
    asker.join();
}

TEST(Process, ownerAndWordsOfAProcessAreKnown)
{
    auto child = sleeper();
    const auto account = currentAccount();
    ASSERT_TRUE(account);
    EXPECT_EQ(processOwner(child.pid()), account->uid);
    EXPECT_EQ(processCommandLine(child.pid()), (std::vector<std::string>{"sleep", "600"}));
    EXPECT_FALSE(processCommandLine(-1).has_value());
}

TEST(Process, accountsAreFoundByName)
{
    const auto account = currentAccount();
    ASSERT_TRUE(account) << account.error().english();
    const auto again = accountNamed(account->name);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->uid, account->uid);
    EXPECT_EQ(runningAsRoot(), account->uid == 0);
    const auto missing = accountNamed("howdah-no-such-account");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code(), ErrorCode::NotFound);
}

TEST(Process, theProgramKnowsItsFolder)
{
    const auto folder = programDirectory();
    ASSERT_TRUE(folder);
    EXPECT_TRUE(std::filesystem::exists(*folder + "/tst_process"));
}
