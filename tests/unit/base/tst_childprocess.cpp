// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/childprocess.h"

#include "core/base/durablefile.h"
#include "core/base/pause.h"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <thread>

using namespace howdah::base;
namespace fs = std::filesystem;

namespace {

ChildOptions shell(const std::string& script)
{
    ChildOptions options;
    options.program = "/bin/sh";
    options.arguments = {"-c", script};
    return options;
}

Deadline soon()
{
    return Deadline::after(Seconds(60));
}

std::string outputOf(const ChildOptions& options)
{
    const auto finished = run(options, soon());
    EXPECT_TRUE(finished) << finished.error().english();
    return finished ? finished->output : std::string();
}

/// A variable of ours for one test.
class Variable {
public:
    Variable(const char* name, const char* value)
        : m_name(name)
    {
        ::setenv(name, value, 1);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() { ::unsetenv(m_name); }

private:
    const char* m_name;
};

} // namespace

TEST(ChildProcess, outputErrorAndStatusAreKeptApart)
{
    const auto finished = run(shell("echo out; echo err >&2; exit 7"), soon());
    ASSERT_TRUE(finished) << finished.error().english();
    EXPECT_EQ(finished->output, "out\n");
    EXPECT_EQ(finished->error, "err\n");
    EXPECT_EQ(finished->status.code, 7);
    EXPECT_FALSE(finished->status.ok());
}

TEST(ChildProcess, argumentsReachTheProgramAsTheyAre)
{
    ChildOptions options;
    options.program = "printf";
    options.arguments = {"%s|", "two words", "", "$HOME", "'\"\\", "ü"};
    EXPECT_EQ(outputOf(options), "two words||$HOME|'\"\\|ü|");
}

TEST(ChildProcess, aProgramThatIsNotThereIsSaidSo)
{
    for (const char* program : {"howdah-no-such-program", "/no/such/program"}) {
        ChildOptions options;
        options.program = program;
        const auto child = ChildProcess::start(options);
        ASSERT_FALSE(child);
        EXPECT_EQ(child.error().code(), ErrorCode::NotFound);
        EXPECT_NE(child.error().english().find(program), std::string::npos);
    }
}

TEST(ChildProcess, aFileThatMayNotRunIsAMatterOfPermission)
{
    const std::string path = fs::temp_directory_path() / ("howdah-tst-" + std::to_string(ownPid()));
    ASSERT_TRUE(writeDurably(path, "#!/bin/sh\n", 0600));
    ChildOptions options;
    options.program = path;
    const auto child = ChildProcess::start(options);
    fs::remove(path);
    ASSERT_FALSE(child);
    EXPECT_EQ(child.error().code(), ErrorCode::Permission);
}

TEST(ChildProcess, aFolderThatIsNotThereIsReportedByStart)
{
    ChildOptions options = shell("true");
    options.workingDirectory = "/no/such/folder";
    const auto child = ChildProcess::start(options);
    ASSERT_FALSE(child);
    EXPECT_EQ(child.error().code(), ErrorCode::NotFound);
    EXPECT_NE(child.error().english().find("/no/such/folder"), std::string::npos);
}

TEST(ChildProcess, runsInTheFolderItIsGiven)
{
    ChildOptions options = shell("pwd");
    options.workingDirectory = "/usr";
    EXPECT_EQ(outputOf(options), "/usr\n");
}

TEST(ChildProcess, connectionStringsWithPasswordsStayWithUs)
{
    const Variable url("DATABASE_URL", "postgresql://u:secret@h/d");
    const Variable replica("DATABASE_REPLICA_URL", "postgresql://u:secret@r/d");
    const Variable other("HOWDAH_TST_OTHER", "kept");
    EXPECT_EQ(outputOf(shell("echo \"$DATABASE_URL|$DATABASE_REPLICA_URL|$HOWDAH_TST_OTHER\"")), "||kept\n");
}

TEST(ChildProcess, variablesAreAddedAndRemoved)
{
    const Variable ours("HOWDAH_TST_OURS", "here");
    ChildOptions options = shell("echo \"${HOWDAH_TST_OURS-gone} $HOWDAH_TST_NEW $DATABASE_URL\"");
    options.environment = {{"HOWDAH_TST_OURS", std::nullopt}, {"HOWDAH_TST_NEW", "a=b"}, {"DATABASE_URL", "asked for"}};
    EXPECT_EQ(outputOf(options), "gone a=b asked for\n");
}

TEST(ChildProcess, noDescriptorOfOursLeaks)
{
    const auto tether = Tether::create();
    ASSERT_TRUE(tether);
    EXPECT_EQ(outputOf(shell("ls /proc/self/fd | tr '\\n' ' '")), "0 1 2 3 ") << "3 is ls's own view of the folder";
    ChildOptions options = shell("ls /proc/$$/fd | tr '\\n' ' '");
    options.inheritFd = tether->childFd();
    EXPECT_EQ(outputOf(options).substr(0, 8), "0 1 2 3 ");
}

TEST(ChildProcess, inputIsWrittenAndItsEndIsSeen)
{
    ChildOptions options;
    options.program = "cat";
    options.pipeInput = true;
    auto child = ChildProcess::start(options);
    ASSERT_TRUE(child);
    ASSERT_TRUE(child->write("hello", soon(), {}));
    child->closeInput();
    const auto chunk = child->read(soon(), {});
    ASSERT_TRUE(chunk);
    EXPECT_EQ(chunk->bytes, "hello");
    const auto end = child->read(soon(), {});
    ASSERT_TRUE(end);
    EXPECT_TRUE(end->end);
    EXPECT_TRUE(child->wait(soon(), {})->ok());
}

TEST(ChildProcess, whatIsNotReadStopsTheWriter)
{
    auto child = ChildProcess::start(shell("yes | head -c 10000000; echo done >&2"));
    ASSERT_TRUE(child);
    // It cannot end: a pipe holds far less than it wants to write.
    const auto status = child->wait(Deadline::after(Milliseconds(300)), {});
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code(), ErrorCode::Timeout);
    std::size_t bytes = 0;
    for (;;) {
        const auto chunk = child->read(soon(), {});
        ASSERT_TRUE(chunk) << chunk.error().english();
        if (chunk->end)
            break;
        if (chunk->stream == ChildProcess::Stream::Output)
            bytes += chunk->bytes.size();
    }
    EXPECT_EQ(bytes, 10'000'000U);
    EXPECT_TRUE(child->wait(soon(), {})->ok());
}

TEST(ChildProcess, aChattyStreamDoesNotStarveTheOther)
{
    // Both pipes are full of data when the reading begins.
    auto child = ChildProcess::start(shell("head -c 50000 /dev/zero; head -c 50000 /dev/zero >&2"));
    ASSERT_TRUE(child);
    ASSERT_TRUE(child->wait(soon(), {}));
    int output = 0;
    int error = 0;
    for (int i = 0; i < 20; ++i) {
        const auto chunk = child->read(soon(), {}, 1024);
        ASSERT_TRUE(chunk);
        (chunk->stream == ChildProcess::Stream::Output ? output : error) += 1;
    }
    EXPECT_EQ(output, 10);
    EXPECT_EQ(error, 10);
}

TEST(ChildProcess, writingToAProgramThatHasEndedIsAnErrorAndNoSignal)
{
    ChildOptions options = shell("exit 0");
    options.pipeInput = true;
    auto child = ChildProcess::start(options);
    ASSERT_TRUE(child);
    ASSERT_TRUE(child->wait(soon(), {}));
    const Status written = child->write("too late", soon(), {});
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::Io);
}

TEST(ChildProcess, aStopEndsEveryWait)
{
    auto child = ChildProcess::start(shell("sleep 600"));
    ASSERT_TRUE(child);
    for (int kind = 0; kind < 2; ++kind) {
        StopSource source;
        std::thread asker([&] { source.request_stop(); });
        const auto code = kind == 0 ? child->wait(soon(), source.get_token()).error().code()
                                    : child->read(soon(), source.get_token()).error().code();
        asker.join();
        EXPECT_EQ(code, ErrorCode::Cancelled);
    }
    EXPECT_FALSE(child->poll().has_value());
}

TEST(ChildProcess, deadlinesEndEveryWait)
{
    auto child = ChildProcess::start(shell("sleep 600"));
    ASSERT_TRUE(child);
    EXPECT_EQ(child->read(Deadline::after(Milliseconds(20)), {}).error().code(), ErrorCode::Timeout);
    EXPECT_EQ(child->wait(Deadline::after(Milliseconds(20)), {}).error().code(), ErrorCode::Timeout);
    child->terminate();
    const auto status = child->wait(soon(), {});
    ASSERT_TRUE(status);
    EXPECT_EQ(status->signal, 15);
    EXPECT_FALSE(status->ok());
    // Asked again it remembers.
    EXPECT_EQ(child->poll()->signal, 15);
}

TEST(ChildProcess, destroyingARunningChildEndsItEvenWhenItDoesNotListen)
{
    std::int64_t pid = 0;
    {
        auto child = ChildProcess::start(shell("trap '' TERM; echo ready; while :; do sleep 0.1; done"));
        ASSERT_TRUE(child);
        ASSERT_TRUE(child->read(soon(), {}));
        pid = child->pid();
        EXPECT_TRUE(processIsAlive(pid));
    }
    EXPECT_FALSE(processIsAlive(pid));
}

TEST(ChildProcess, aReleasedChildGoesOnAndLeavesNoZombie)
{
    std::int64_t pid = 0;
    {
        auto child = ChildProcess::start(shell("sleep 600"));
        ASSERT_TRUE(child);
        pid = child->release();
    }
    EXPECT_TRUE(processIsAlive(pid));
    ASSERT_TRUE(signalProcess(pid, processStartTicks(pid), ProcessSignal::Kill));
    ASSERT_TRUE(waitForProcessEnd(pid, {}, soon()));
    // Reaped when the next child starts.
    ASSERT_TRUE(run(shell("true"), soon()));
    EXPECT_FALSE(fs::exists("/proc/" + std::to_string(pid)));
}

TEST(ChildProcess, onlySoMuchIsKeptButAllIsRead)
{
    const auto finished = run(shell("yes | head -c 300000; yes 2>&1 >&2 | head -c 5"), soon(), {}, 1000);
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->output.size(), 1000U);
    EXPECT_TRUE(finished->status.ok());
}

TEST(ChildProcess, outputCanGoToAFileThatGrows)
{
    const std::string path = fs::temp_directory_path() / ("howdah-tst-out-" + std::to_string(ownPid()));
    fs::remove(path);
    for (int i = 0; i < 2; ++i) {
        ChildOptions options = shell("echo to out; echo to err >&2");
        options.captureOutput = false;
        options.outputFile = path;
        ASSERT_TRUE(run(options, soon()));
    }
    EXPECT_EQ(readFile(path).value_or(""), "to out\nto err\nto out\nto err\n");
    fs::remove(path);
}

TEST(ChildProcess, aNewSessionIsItsOwn)
{
    ChildOptions options = shell("cut -d' ' -f6 /proc/$$/stat; echo $$");
    options.newSession = true;
    const std::string text = outputOf(options);
    const std::size_t line = text.find('\n');
    ASSERT_NE(line, std::string::npos);
    EXPECT_EQ(text.substr(0, line) + "\n", text.substr(line + 1));
}

TEST(ChildProcess, signalsWeIgnoreAreNotIgnoredInTheChild)
{
    // With SIGPIPE ignored, "yes" would go on for ever or complain.
    const auto finished = run(shell("trap - PIPE; yes | head -n 1"), soon());
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->output, "y\n");
    EXPECT_EQ(finished->error, "");
}

TEST(ChildProcess, asRootItDropsToAnotherAccountWithItsGroups)
{
    const auto nobody = accountNamed("nobody");
    ASSERT_TRUE(nobody);
    ChildOptions options = shell("id -u; id -G; echo $HOME $USER");
    options.runAs = *nobody;
    const auto finished = run(options, soon());
    if (runningAsRoot()) {
        ASSERT_TRUE(finished) << finished.error().english();
        EXPECT_EQ(finished->output,
                  std::to_string(nobody->uid) + "\n" + std::to_string(nobody->gid) + "\n" + nobody->home + " nobody\n");
    } else {
        ASSERT_FALSE(finished);
        EXPECT_EQ(finished.error().code(), ErrorCode::Permission);
    }
}

TEST(Tether, theChildReadsTheWordAndTheEnd)
{
    auto tether = Tether::create();
    ASSERT_TRUE(tether);
    ChildOptions options = shell("while read -r word <&3; do echo \"got $word\"; done; echo end");
    options.inheritFd = tether->childFd();
    auto child = ChildProcess::start(options);
    ASSERT_TRUE(child);
    tether->closeChildEnd();
    ASSERT_TRUE(tether->send("hello\n"));
    std::string text;
    while (text.find("hello") == std::string::npos) {
        const auto chunk = child->read(soon(), {});
        ASSERT_TRUE(chunk);
        ASSERT_FALSE(chunk->end);
        text += chunk->bytes;
    }
    {
        const Tether letGo = std::move(*tether);
    }
    for (auto chunk = child->read(soon(), {}); chunk && !chunk->end; chunk = child->read(soon(), {}))
        text += chunk->bytes;
    EXPECT_EQ(text, "got hello\nend\n");
}

TEST(Tether, aWordToAChildThatIsGoneIsAnErrorAndNoSignal)
{
    auto tether = Tether::create();
    ASSERT_TRUE(tether);
    tether->closeChildEnd();
    EXPECT_FALSE(tether->send("anyone?\n"));
}
