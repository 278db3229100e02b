// SPDX-License-Identifier: GPL-3.0-or-later
// The pool feed between processes: this one, a helper, and readers and writers that misbehave.
#include "core/base/childprocess.h"
#include "core/base/files.h"
#include "core/base/poller.h"
#include "core/base/socket.h"
#include "core/pool/connectionpool.h"
#include "core/pool/poolfeed.h"

#include "tests/support/cluster.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <mutex>
#include <numeric>
#include <optional>
#include <thread>

namespace fs = std::filesystem;
namespace feed = howdah::pool::feed;
using namespace howdah;
using base::Deadline;
using base::ErrorCode;
using base::Seconds;
using base::Socket;
using pool::ConnectionPool;
using pool::FeedCommand;
using pool::FeedPool;
using pool::FeedProcess;
using pool::Lease;

namespace {

bool eventually(const std::function<bool()>& condition)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(40);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

/// A process of its own with a pool that keeps one connection.
class Helper {
public:
    explicit Helper(const pg::ConnectParams& params)
    {
        base::ChildOptions options;
        const auto directory = base::programDirectory();
        options.program = directory ? *directory + "/poolfeed_helper" : "poolfeed_helper";
        options.arguments = {params.toConninfo()};
        options.pipeInput = true;
        auto started = base::ChildProcess::start(options);
        if (!started) {
            ADD_FAILURE() << started.error().english();
            return;
        }
        m_process.emplace(std::move(*started));
        std::string output;
        while (output.find("ready\n") == std::string::npos) {
            const auto chunk = m_process->read(Deadline::after(Seconds(40)), {});
            if (!chunk || chunk->end) {
                ADD_FAILURE() << "the helper did not get ready: " << output;
                return;
            }
            output += chunk->bytes;
        }
    }
    [[nodiscard]] std::int64_t pid() const { return m_process ? m_process->pid() : 0; }
    void say(std::string_view line) { EXPECT_TRUE(m_process->write(line, Deadline::after(Seconds(20)), {})); }
    void signal(int number) const { ::kill(static_cast<pid_t>(pid()), number); }
    void finish()
    {
        m_process->closeInput();
        const auto status = m_process->wait(Deadline::after(Seconds(40)), {});
        EXPECT_TRUE(status && status->ok());
    }
    void killAtOnce()
    {
        m_process->kill();
        EXPECT_TRUE(m_process->wait(Deadline::after(Seconds(40)), {}));
    }

private:
    std::optional<base::ChildProcess> m_process;
};

/// Whether every thread of a process stands still (proc(5), "/proc/pid/stat").
bool stopped(std::int64_t pid)
{
    for (const auto& thread : fs::directory_iterator("/proc/" + std::to_string(pid) + "/task")) {
        std::ifstream file(thread.path() / "stat");
        const std::string stat{std::istreambuf_iterator<char>(file), {}};
        const std::size_t name = stat.rfind(')');
        if (name == std::string::npos || stat.compare(name, 3, ") T") != 0)
            return false;
    }
    return true;
}

class PoolFeed : public testing::Test {
protected:
    static void SetUpTestSuite() { database = std::make_unique<test::Database>("feed"); }
    static void TearDownTestSuite() { database.reset(); }
    void SetUp() override
    {
        m_folder = "/tmp/howdah-feed-" + base::randomWord(8);
        ::setenv("HOWDAH_POOL_FEED", m_folder.c_str(), 1);
    }
    void TearDown() override
    {
        m_pool.reset();
        EXPECT_EQ(sockets(), 0) << "nothing is left after the last pool";
        ::setenv("HOWDAH_POOL_FEED", "off", 1);
        fs::remove_all(m_folder);
    }

    static pool::PoolOptions options()
    {
        pool::PoolOptions made;
        made.params = database->params();
        made.name = "ours";
        made.size = 4;
        made.maxOverflow = 0;
        return made;
    }
    void open(pool::PoolOptions wanted = options())
    {
        auto made = ConnectionPool::create(std::move(wanted));
        ASSERT_TRUE(made) << made.error().english();
        m_pool.emplace(std::move(*made));
    }
    Lease take(std::string_view tag)
    {
        auto lease = m_pool->checkout(tag);
        if (!lease) {
            ADD_FAILURE() << lease.error().english();
            return {};
        }
        return std::move(*lease);
    }
    [[nodiscard]] int sockets() const
    {
        int count = 0;
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(m_folder, none))
            count += entry.path().extension() == ".sock" ? 1 : 0;
        return count;
    }
    [[nodiscard]] std::string ownSocket() const
    {
        for (const auto& entry : fs::directory_iterator(m_folder)) {
            if (entry.path().filename().string().starts_with(std::to_string(base::ownPid()) + "-"))
                return entry.path().string();
        }
        ADD_FAILURE() << "no socket of ours";
        return {};
    }
    static feed::Survey look(base::Nanoseconds patience = Seconds(20))
    {
        return feed::survey(Deadline::after(patience), {});
    }
    static std::optional<FeedProcess> find(const feed::Survey& survey, std::int64_t pid)
    {
        for (const FeedProcess& process : survey.processes) {
            if (process.pid == pid)
                return process;
        }
        return std::nullopt;
    }
    static std::optional<FeedProcess> find(std::int64_t pid) { return find(look(), pid); }
    static std::uint64_t arrived(const FeedPool& pool)
    {
        return std::accumulate(pool.arrivals.begin(), pool.arrivals.end(), std::uint64_t{0});
    }
    static base::Status command(std::int64_t pid, const FeedCommand& order)
    {
        return feed::command(pid, order, Deadline::after(Seconds(20)), {});
    }

    /// A reader by hand.
    Socket connectRaw() const
    {
        auto socket = Socket::connectTo(ownSocket(), 0);
        if (!socket || socket->connectFailure()) {
            ADD_FAILURE() << "cannot connect";
            return {};
        }
        return std::move(*socket);
    }
    /// Reads until `text` has come; false when the other side hung up instead.
    static bool readUntil(const Socket& socket, std::string_view text)
    {
        std::string incoming;
        bool ended = false;
        const bool found = eventually([&] {
            const auto got = socket.read(incoming, 65536);
            ended = !got || got->outcome == Socket::Outcome::End;
            return ended || incoming.find(text) != std::string::npos;
        });
        return found && !ended;
    }
    static bool hungUp(const Socket& socket)
    {
        return eventually([&] {
            std::string dropped;
            const auto got = socket.read(dropped, 65536);
            return !got || got->outcome == Socket::Outcome::End;
        });
    }
    void expectService()
    {
        for (int i = 0; i < 100; ++i)
            ASSERT_TRUE(take("service").query("select 1"));
        const auto ours = find(base::ownPid());
        ASSERT_TRUE(ours) << "others are still answered";
        EXPECT_GE(ours->pools.at(0).stats.checkouts, 100U);
    }

    static inline std::unique_ptr<test::Database> database;
    std::string m_folder;
    std::optional<ConnectionPool> m_pool;
};

/// Something in the feed's folder that is no pool: says `text` to who connects, and nothing more.
class Impostor {
public:
    Impostor(const std::string& path, std::string text)
        : m_text(std::move(text))
    {
        auto socket = Socket::listenAt(path);
        EXPECT_TRUE(socket) << socket.error().english();
        if (socket)
            m_listener = std::move(*socket);
        m_path = path;
        m_thread = std::thread([this] { serve(); });
    }
    ~Impostor()
    {
        m_ending = true;
        m_thread.join();
        fs::remove(m_path);
    }
    Impostor(const Impostor&) = delete;
    Impostor& operator=(const Impostor&) = delete;

private:
    void serve()
    {
        std::vector<std::pair<Socket, std::size_t>> readers;
        while (!m_ending) {
            auto accepted = m_listener.accept();
            if (accepted && *accepted)
                readers.emplace_back(std::move(**accepted), 0);
            bool moved = false;
            for (auto& [socket, sent] : readers) {
                const auto written = socket.write(std::string_view(m_text).substr(sent));
                if (written && sent < m_text.size())
                    sent += written->bytes;
                moved = moved || (written && written->bytes > 0);
            }
            if (!moved)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
    std::string m_text;
    std::string m_path;
    Socket m_listener;
    std::atomic<bool> m_ending{false};
    std::thread m_thread;
};

} // namespace

TEST_F(PoolFeed, theProcessesOfAnAccountAreListedWithPoolsLeasesAndArrivals)
{
    open();
    Lease lease = take("Cart::load");
    ASSERT_TRUE(lease.query("select 'ours'"));
    m_pool->setLeakThreshold(Seconds(7));
    Helper helper(database->params());
    const auto survey = look();
    EXPECT_TRUE(survey.problems.empty());
    ASSERT_EQ(survey.processes.size(), 2U);
    const auto ours = find(survey, base::ownPid()), theirs = find(survey, helper.pid());
    ASSERT_TRUE(ours && theirs);
    EXPECT_EQ(ours->program, "tst_poolfeed");
    EXPECT_EQ(theirs->program, "poolfeed_helper");
    ASSERT_EQ(ours->pools.size(), 1U);
    EXPECT_EQ(ours->pools[0].stats.poolName, "ours");
    EXPECT_EQ(ours->pools[0].stats.size, 4);
    EXPECT_EQ(ours->pools[0].leakThreshold, Seconds(7)) << "as it is now";
    ASSERT_EQ(ours->pools[0].leases.size(), 1U);
    EXPECT_EQ(ours->pools[0].leases[0].id, lease.id());
    EXPECT_EQ(ours->pools[0].leases[0].tag, "Cart::load");
    EXPECT_EQ(ours->pools[0].leases[0].backend, lease.connection().backendPid());
    ASSERT_EQ(theirs->pools.size(), 1U);
    const FeedPool& pool = theirs->pools[0];
    EXPECT_EQ(pool.stats.poolName, "helper's");
    EXPECT_EQ(pool.applicationName, "pool feed helper");
    EXPECT_EQ(pool.server, database->params().displayName());
    EXPECT_EQ(pool.stats.maxOverflow, 1);
    EXPECT_EQ(pool.stats.inUse, 1);
    EXPECT_EQ(pool.stats.requests, 5U);
    ASSERT_EQ(pool.leases.size(), 1U);
    EXPECT_EQ(pool.leases[0].tag, "Helper::leak");
    EXPECT_EQ(pool.leases[0].file, "poolfeed_helper.cpp");
    EXPECT_EQ(pool.leases[0].lastStatement, "select 'from the helper'");
    EXPECT_TRUE(eventually([&] {
        const auto later = find(helper.pid());
        return later && arrived(later->pools.at(0)) == 5;
    })) << "second by second";
    helper.finish();
    EXPECT_FALSE(find(helper.pid()));
}

TEST_F(PoolFeed, severalPoolsOfAProcessShareOneSocket)
{
    open();
    auto wanted = options();
    wanted.name = "second";
    {
        const auto second = ConnectionPool::create(wanted);
        ASSERT_TRUE(second) << second.error().english();
        wanted.publish = false;
        wanted.name = "hidden";
        const auto hidden = ConnectionPool::create(wanted);
        ASSERT_TRUE(hidden) << hidden.error().english();
        EXPECT_EQ(sockets(), 1);
        const auto ours = find(base::ownPid());
        ASSERT_TRUE(ours);
        ASSERT_EQ(ours->pools.size(), 2U);
        EXPECT_EQ(ours->pools[1].stats.poolName, "second");
        EXPECT_NE(ours->pools[0].id, ours->pools[1].id);
    }
    EXPECT_EQ(find(base::ownPid())->pools.size(), 1U);
    m_pool.reset();
    EXPECT_EQ(sockets(), 0);
    EXPECT_TRUE(look().processes.empty());
    open();
    EXPECT_EQ(sockets(), 1) << "and opens again";
}

TEST_F(PoolFeed, nobodyElseMayOpenTheSocketOrTheFolder)
{
    open();
    EXPECT_EQ(fs::status(m_folder).permissions(), fs::perms::owner_all);
    EXPECT_EQ(fs::status(ownSocket()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_FALSE(feed::problem());
}

TEST_F(PoolFeed, aFolderThatIsNotOursAloneIsNotUsedAndToldOf)
{
    const auto expectRefused = [this](const char* what) {
        open();
        EXPECT_EQ(sockets(), 0) << what;
        const auto problem = feed::problem();
        ASSERT_TRUE(problem) << what;
        EXPECT_EQ(problem->code(), ErrorCode::Refused) << what;
        EXPECT_NE(problem->english().find(m_folder), std::string::npos) << problem->english();
        EXPECT_TRUE(take("service").query("select 1")) << "the pool works all the same";
        m_pool.reset();
    };
    fs::create_directory(m_folder);
    fs::permissions(m_folder, fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec);
    expectRefused("open to the group");
    fs::permissions(m_folder, fs::perms::owner_all | fs::perms::others_exec);
    expectRefused("open to others");
    fs::permissions(m_folder, fs::perms::owner_all);
    if (const auto nobody = base::accountNamed("nobody"); base::runningAsRoot() && nobody) {
        ASSERT_TRUE(base::giveTo(m_folder, *nobody));
        expectRefused("somebody else's");
    }
    fs::remove_all(m_folder);
    fs::create_directory(m_folder + ".real");
    fs::permissions(m_folder + ".real", fs::perms::owner_all);
    fs::create_directory_symlink(m_folder + ".real", m_folder);
    expectRefused("a link that somebody else may lead elsewhere");
    fs::remove(m_folder);
    fs::remove_all(m_folder + ".real");
    open();
    EXPECT_FALSE(feed::problem()) << "mended";
    EXPECT_EQ(sockets(), 1);
}

TEST_F(PoolFeed, switchedOffThereIsNoSocketAndNoProblem)
{
    ::setenv("HOWDAH_POOL_FEED", "off", 1);
    EXPECT_TRUE(feed::folders().empty());
    open();
    EXPECT_TRUE(look().processes.empty());
    EXPECT_FALSE(fs::exists(m_folder));
    EXPECT_TRUE(take("service").query("select 1"));
}

TEST_F(PoolFeed, whatAKilledProcessLeftBehindIsSwept)
{
    open();
    Helper helper(database->params());
    ASSERT_EQ(sockets(), 2);
    helper.killAtOnce();
    EXPECT_EQ(sockets(), 2);
    const auto survey = look();
    EXPECT_EQ(survey.processes.size(), 1U);
    EXPECT_TRUE(survey.problems.empty());
    EXPECT_EQ(sockets(), 1);
    expectService();
}

TEST_F(PoolFeed, aProcessThatDoesNotAnswerHidesNoOtherAndKeepsItsSocket)
{
    open();
    Helper first(database->params()), second(database->params());
    first.signal(SIGSTOP);
    ASSERT_TRUE(eventually([&] { return stopped(first.pid()); })) << "a signal takes its time";
    const auto survey = look(std::chrono::milliseconds(1500));
    first.signal(SIGCONT);
    EXPECT_TRUE(find(survey, base::ownPid()));
    EXPECT_TRUE(find(survey, second.pid()));
    EXPECT_FALSE(find(survey, first.pid()));
    ASSERT_EQ(survey.problems.size(), 1U);
    EXPECT_EQ(survey.problems[0].code(), ErrorCode::Timeout);
    EXPECT_NE(survey.problems[0].english().find(std::to_string(first.pid())), std::string::npos);
    EXPECT_TRUE(eventually([&] { return find(first.pid()).has_value(); }));
    first.finish();
    second.finish();
}

TEST_F(PoolFeed, aReaderThatNeverReadsCostsThePoolNothingAndIsLetGo)
{
    open();
    const Socket reader = connectRaw();
    // Talks, too, and takes no answers: the other side must stop listening, not heap them up.
    const std::string chatter(65536, '\n');
    std::size_t said = 0;
    bool blocked = false;
    EXPECT_TRUE(eventually([&] {
                    const auto sent = reader.write(chatter);
                    if (!sent)
                        return true;
                    said += sent->bytes;
                    blocked = sent->outcome == Socket::Outcome::WouldBlock;
                    return said > (8U << 20U);
                }) ||
                blocked);
    EXPECT_LT(said, 8U << 20U) << "each byte is a line with an answer";
    expectService();
    EXPECT_TRUE(eventually([&] {
        return base::has(base::readyNow(reader.fd(), base::Ready::None), base::Ready::Hangup);
    })) << "it is let go";
    expectService();
}

TEST_F(PoolFeed, moreReadersThanThereIsRoomForAreTurnedAway)
{
    open();
    std::vector<Socket> readers;
    for (int i = 0; i < 16; ++i) {
        readers.push_back(connectRaw());
        EXPECT_TRUE(readUntil(readers.back(), "\n"));
    }
    const Socket late = connectRaw();
    EXPECT_TRUE(hungUp(late));
    readers.clear();
    EXPECT_TRUE(eventually([] { return find(base::ownPid()).has_value(); })) << "there is room again";
    expectService();
}

TEST_F(PoolFeed, commandsThatAreNoneAreAnsweredAndDoNothing)
{
    open();
    take("service").release();
    const auto opened = m_pool->stats().opened;
    const Socket reader = connectRaw();
    for (const char* const line : {"\n", "garbage\n", "{\"do\":\"drop_all\",\"pool\":1}\n", "\xff\xfe{[\n", "[]\n",
                                   "{\"do\":\"recycle_all\",\"pool\":4711}\n", "{\"do\":\"recycle_all\"}\n"}) {
        ASSERT_TRUE(reader.write(line));
        EXPECT_TRUE(readUntil(reader, "{\"done\":false}\n")) << line;
    }
    { // cut off in the middle
        const Socket other = connectRaw();
        ASSERT_TRUE(other.write(R"({"do":"recycle_all","po)"));
    }
    const Socket other = connectRaw();
    ASSERT_TRUE(other.write(std::string(5000, 'x'))); // no end of line in sight
    EXPECT_TRUE(hungUp(other));
    expectService();
    EXPECT_EQ(m_pool->stats().opened, opened) << "nothing was recycled";
}

TEST_F(PoolFeed, connectionsAreRecycledAtTheWishOfAReader)
{
    open();
    Lease marked = take("Cart::load");
    Lease other = take("Report::run");
    const auto ours = find(base::ownPid());
    ASSERT_TRUE(ours);
    const std::uint64_t id = ours->pools.at(0).id;
    const std::int64_t self = base::ownPid();
    EXPECT_TRUE(command(self, {FeedCommand::Kind::RecycleLease, id, marked.id()}));
    marked.release();
    EXPECT_TRUE(eventually([&] { return m_pool->stats().total() == 1; }));
    EXPECT_TRUE(command(self, {FeedCommand::Kind::RecycleAll, id, 0}));
    other.release();
    EXPECT_TRUE(eventually([&] { return m_pool->stats().total() == 0; }));

    EXPECT_EQ(command(self, {FeedCommand::Kind::RecycleLease, id, 4711}).error().code(), ErrorCode::NotFound);
    EXPECT_EQ(command(self, {FeedCommand::Kind::RecycleAll, id + 1, 0}).error().code(), ErrorCode::NotFound);
    EXPECT_EQ(command(1, {FeedCommand::Kind::RecycleAll, id, 0}).error().code(), ErrorCode::NotFound);

    Helper helper(database->params());
    const auto theirs = find(helper.pid());
    ASSERT_TRUE(theirs);
    const FeedPool& pool = theirs->pools.at(0);
    EXPECT_TRUE(command(helper.pid(), {FeedCommand::Kind::RecycleLease, pool.id, pool.leases.at(0).id}));
    helper.say("return it\n");
    EXPECT_TRUE(eventually([&] {
        const auto later = find(helper.pid());
        return later && later->pools.at(0).stats.total() == 0;
    }));
    helper.finish();
}

TEST_F(PoolFeed, anotherVersionAndNonsenseAreProblemsOfTheirOwn)
{
    open();
    const std::string stem = m_folder + "/" + std::to_string(base::ownPid());
    const Impostor newer(stem + "-newer.sock", "{\"schema\":\"howdah/pool-feed/2\",\"pools\":7}\n");
    const Impostor nonsense(stem + "-nonsense.sock", "hello?\n");
    const Impostor endless(stem + "-endless.sock", std::string(20U << 20U, 'x'));
    const auto survey = look();
    EXPECT_TRUE(find(survey, base::ownPid()));
    EXPECT_EQ(survey.processes.size(), 1U);
    std::vector<ErrorCode> codes;
    for (const base::Error& problem : survey.problems)
        codes.push_back(problem.code());
    EXPECT_THAT(codes, testing::UnorderedElementsAre(ErrorCode::Unsupported, ErrorCode::InvalidInput));
}

TEST_F(PoolFeed, filesThatAreNoSocketsOfOursAreLeftAlone)
{
    open();
    const std::string other = m_folder + "/notes.sock", name = m_folder + "/x-y.sock";
    std::ofstream(other) << "mine";
    std::ofstream(name) << "mine";
    EXPECT_EQ(look().processes.size(), 1U);
    EXPECT_TRUE(fs::remove(other));
    EXPECT_TRUE(fs::remove(name));
}

TEST_F(PoolFeed, aWatchSeesProcessesComeAndGoAndPutsTheirArrivalsTogether)
{
    open();
    std::mutex mutex;
    std::shared_ptr<const feed::Survey> last;
    const auto latest = [&] {
        const std::lock_guard lock(mutex);
        return last;
    };
    const auto sees = [&](std::int64_t pid) {
        const auto survey = latest();
        return survey != nullptr && find(*survey, pid).has_value();
    };
    const feed::Watch watch([&](std::shared_ptr<const feed::Survey> survey) {
        const std::lock_guard lock(mutex);
        last = std::move(survey);
    });
    EXPECT_TRUE(eventually([&] { return sees(base::ownPid()); }));
    {
        Helper helper(database->params());
        EXPECT_TRUE(eventually([&] { return sees(helper.pid()); }));
        EXPECT_TRUE(eventually([&] { return arrived(find(*latest(), helper.pid())->pools.at(0)) == 5; }));
        helper.finish();
        EXPECT_TRUE(eventually([&] { return !sees(helper.pid()); }));
    }
    {
        Helper helper(database->params());
        EXPECT_TRUE(eventually([&] { return sees(helper.pid()); }));
        helper.killAtOnce();
        EXPECT_TRUE(eventually([&] { return !sees(helper.pid()); }));
        EXPECT_TRUE(eventually([&] { return sockets() == 1; }));
    }
    EXPECT_TRUE(sees(base::ownPid()));
    m_pool.reset();
    EXPECT_TRUE(eventually([&] { return !sees(base::ownPid()); }));
}
