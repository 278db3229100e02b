// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/connectattempt.h"
#include "core/pg/connection.h"
#include "tests/db/pg/loopbackserver.h"
#include "tests/support/cluster.h"

#include <gtest/gtest.h>
#include <optional>
#include <thread>

using namespace howdah;
using base::Deadline;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;
using pg::ConnectOptions;
using pg::ConnectParams;
using test::Cluster;
using test::LoopbackServer;

namespace {

using Outcome = base::Result<std::unique_ptr<pg::Connection>>;

ConnectOptions within(base::Nanoseconds span)
{
    ConnectOptions options;
    options.deadline = Deadline::after(span);
    return options;
}

Outcome connect(const ConnectParams& params, const ConnectOptions& options = within(Seconds(20)))
{
    return pg::Connection::connect(params, options);
}

ConnectParams tcp()
{
    return Cluster::instance().tcpParams();
}

std::string port()
{
    return std::to_string(Cluster::instance().port());
}

} // namespace

TEST(Connect, aWrongPasswordIsARefusedLogin)
{
    auto params = tcp();
    params.setPassword(base::SecretString("wrong"));
    const auto outcome = connect(params);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code(), ErrorCode::LoginRefused);
    EXPECT_EQ(outcome.error().sqlState(), "28P01");
    EXPECT_NE(outcome.error().english().find("check the user name and the password"), std::string::npos);
    EXPECT_EQ(outcome.error().english().find("wrong"), std::string::npos);
}

TEST(Connect, aMissingPasswordIsARefusedLogin)
{
    auto params = tcp();
    params.setPassword({}).set("passfile", "/nonexistent");
    const auto outcome = connect(params);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code(), ErrorCode::LoginRefused);
    EXPECT_NE(outcome.error().english().find("give a password"), std::string::npos) << outcome.error().english();
}

TEST(Connect, anUnknownDatabaseIsARefusedLogin)
{
    const auto outcome = connect(Cluster::instance().params("no_such_database"));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code(), ErrorCode::LoginRefused);
    EXPECT_EQ(outcome.error().sqlState(), "3D000");
}

TEST(Connect, aClosedPortIsUnreachableAndOneLine)
{
    const auto params = ConnectParams::parse("postgresql://nobody:wrong@127.0.0.1:1/x");
    const auto outcome = connect(*params);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code(), ErrorCode::Unreachable);
    const std::string line = outcome.error().english();
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_NE(line.find("127.0.0.1:1"), std::string::npos) << line;
    EXPECT_NE(line.find("refused"), std::string::npos) << line;
    EXPECT_EQ(line.find("wrong"), std::string::npos) << line;
}

TEST(Connect, aMissingSocketFolderIsUnreachable)
{
    ConnectParams params;
    params.set("host", "/nonexistent/folder");
    const auto outcome = connect(params);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code(), ErrorCode::Unreachable);
    EXPECT_NE(outcome.error().english().find("socket"), std::string::npos);
}

TEST(Connect, somethingElseThanAServerIsUnreachable)
{
    const LoopbackServer other(LoopbackServer::Manner::NotPostgres);
    ConnectParams params;
    params.set("host", "127.0.0.1").set("port", std::to_string(other.port()));
    const auto outcome = connect(params);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code(), ErrorCode::Unreachable) << outcome.error().english();
}

TEST(Connect, unusableParametersAreSaidBeforeConnecting)
{
    EXPECT_EQ(connect(ConnectParams().set("bogus", "x")).error().code(), ErrorCode::InvalidInput);
    EXPECT_EQ(connect(ConnectParams().set("service", "no such service")).error().code(), ErrorCode::InvalidInput);
    EXPECT_EQ(connect(ConnectParams().set("host", "a,b").set("port", "1,2,3")).error().code(), ErrorCode::InvalidInput);
    EXPECT_EQ(connect(ConnectParams().set("host", "127.0.0.1").set("port", "x")).error().code(),
              ErrorCode::InvalidInput);
}

TEST(Connect, aSilentServerIsGivenUpAtTheDeadline)
{
    const LoopbackServer silent(LoopbackServer::Manner::Silent);
    ConnectParams params;
    params.set("host", "127.0.0.1").set("port", std::to_string(silent.port()));
    const auto outcome = connect(params, within(Milliseconds(200)));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code(), ErrorCode::Unreachable);
    EXPECT_NE(outcome.error().english().find("did not answer in time"), std::string::npos) << outcome.error().english();
}

TEST(Connect, aBlackHoledFirstAddressLeavesTimeForTheNext)
{
    for (const auto manner : {LoopbackServer::Manner::Silent, LoopbackServer::Manner::FullBacklog}) {
        const LoopbackServer hole(manner);
        auto params = tcp();
        params.set("host", "127.0.0.1,127.0.0.1").set("port", std::to_string(hole.port()) + "," + port());
        ConnectOptions options = within(Seconds(20));
        options.perAddress = Seconds(2);
        const auto outcome = connect(params, options);
        ASSERT_TRUE(outcome) << outcome.error().english();
        EXPECT_EQ((*outcome)->query("SHOW port")->text(0, 0), port());
    }
}

TEST(Connect, everyAddressOfANameIsTried)
{
    auto params = tcp();
    params.set("host", "db.example").set("sslmode", "prefer");
    ConnectOptions options = within(Seconds(20));
    options.resolver = [](const std::string&) -> base::Result<std::vector<std::string>> {
        return std::vector<std::string>{"127.0.0.9", "127.0.0.1"};
    };
    const auto outcome = connect(params, options);
    ASSERT_TRUE(outcome) << outcome.error().english();
    EXPECT_EQ((*outcome)->serverAddress(), "127.0.0.1");
}

TEST(Connect, aNameWithoutAnAnswerLeavesTimeForTheNextHost)
{
    const auto release = std::make_shared<std::atomic<bool>>(false);
    auto params = tcp();
    params.set("host", "slow.example," + Cluster::instance().socketDirectory());
    ConnectOptions options = within(Seconds(20));
    options.perAddress = Seconds(2);
    options.resolver = [release](const std::string&) -> base::Result<std::vector<std::string>> {
        while (!*release)
            std::this_thread::yield();
        return std::vector<std::string>{};
    };
    const auto outcome = connect(params, options);
    *release = true;
    ASSERT_TRUE(outcome) << outcome.error().english();
    EXPECT_EQ((*outcome)->serverAddress(), Cluster::instance().socketDirectory());
}

TEST(Connect, anUnknownNameIsUnreachable)
{
    ConnectOptions options = within(Seconds(20));
    options.resolver = [](const std::string&) -> base::Result<std::vector<std::string>> {
        return base::Error(ErrorCode::NotFound, base::Text::verbatim("no such name"));
    };
    const auto outcome = connect(ConnectParams().set("host", "no.example"), options);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code(), ErrorCode::Unreachable);
    EXPECT_NE(outcome.error().english().find("no.example cannot be resolved"), std::string::npos);
}

TEST(Connect, ofSeveralFailuresEachIsTold)
{
    const auto outcome = connect(ConnectParams().set("host", "127.0.0.1,/nonexistent").set("port", "1,2"));
    ASSERT_FALSE(outcome);
    const std::string line = outcome.error().english();
    EXPECT_NE(line.find("127.0.0.1:1"), std::string::npos) << line;
    EXPECT_NE(line.find("/nonexistent"), std::string::npos) << line;
}

TEST(Connect, aRefusedLoginEndsTheSearch)
{
    auto params = tcp();
    params.setPassword(base::SecretString("wrong")).set("host", "127.0.0.1," + Cluster::instance().socketDirectory());
    EXPECT_EQ(connect(params).error().code(), ErrorCode::LoginRefused);
}

TEST(Connect, stopEndsItAtOnce)
{
    const LoopbackServer silent(LoopbackServer::Manner::Silent);
    ConnectParams params;
    params.set("host", "127.0.0.1").set("port", std::to_string(silent.port()));
    base::StopSource source;
    ConnectOptions options = within(Seconds(60));
    options.perAddress = Seconds(60);
    options.stop = source.get_token();
    std::thread stopper([&] {
        while (silent.accepted() == 0)
            std::this_thread::yield();
        source.request_stop();
    });
    const auto outcome = connect(params, options);
    stopper.join();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code(), ErrorCode::Cancelled);
}

TEST(Connect, sessionAttributesAreRespected)
{
    const test::Database database("readonly");
    ASSERT_TRUE(
        database.connect()->execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on"));
    const auto with = [&](const char* wanted) {
        return connect(database.params().set("target_session_attrs", wanted));
    };
    EXPECT_TRUE(with("any"));
    EXPECT_TRUE(with("read-only"));
    EXPECT_TRUE(with("primary"));
    EXPECT_TRUE(with("prefer-standby"));
    const auto readWrite = with("read-write");
    ASSERT_FALSE(readWrite);
    EXPECT_EQ(readWrite.error().code(), ErrorCode::Unreachable);
    EXPECT_NE(readWrite.error().english().find("is read-only"), std::string::npos);
    EXPECT_FALSE(with("standby"));
    EXPECT_EQ(with("something").error().code(), ErrorCode::InvalidInput);
}

TEST(Connect, stepsAreReportedInOrder)
{
    std::vector<std::string> seen;
    ConnectOptions options = within(Seconds(20));
    options.onStep = [&](const pg::ConnectStep& step) {
        constexpr const char* names[] = {"resolve", "open", "negotiate", "authenticate", "check"};
        const std::string name = names[static_cast<int>(step.kind)];
        if (seen.empty() || seen.back() != name)
            seen.push_back(name);
    };
    options.resolver = [](const std::string&) -> base::Result<std::vector<std::string>> {
        return std::vector<std::string>{"127.0.0.1"};
    };
    const auto outcome =
        connect(tcp().set("host", "db.example").set("sslmode", "disable").set("target_session_attrs", "any"), options);
    ASSERT_TRUE(outcome) << outcome.error().english();
    EXPECT_EQ(seen.front(), "resolve");
    EXPECT_EQ(seen.back(), "authenticate");
    EXPECT_NE(std::find(seen.begin(), seen.end(), "open"), seen.end());
}

TEST(Connect, startupOptionsThatAPoolerRefusesAreSetAfterwards)
{
    const LoopbackServer pooler(LoopbackServer::Manner::RefuseOptions,
                                Cluster::instance().socketDirectory() + "/.s.PGSQL." + port());
    auto params = Cluster::instance().params();
    params.set("host", "127.0.0.1").set("port", std::to_string(pooler.port()));
    params.setStartupOption("jit", "off").setStartupOption("application_name", "it's me");
    const auto outcome = connect(params);
    ASSERT_TRUE(outcome) << outcome.error().english();
    EXPECT_TRUE((*outcome)->startupOptionsRefused());
    EXPECT_EQ((*outcome)->query("SHOW jit")->text(0, 0), "off");
    EXPECT_EQ((*outcome)->query("SHOW application_name")->text(0, 0), "it's me");
    EXPECT_EQ(pooler.accepted(), 2);

    params.set("options", "-c no_such_setting=1");
    const auto refused = connect(params);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().sqlState(), "42704") << refused.error().english();
}

TEST(Connect, oneThreadCanDriveSeveralAttempts)
{
    const LoopbackServer silent(LoopbackServer::Manner::Silent);
    const auto poller = base::Poller::create();
    ASSERT_TRUE(poller);
    std::vector<pg::ConnectAttempt> attempts;
    for (int i = 0; i < 5; ++i)
        attempts.emplace_back(tcp(), within(Seconds(20)));
    auto mute = tcp();
    mute.set("port", std::to_string(silent.port()));
    attempts.emplace_back(mute, within(Milliseconds(300)));
    std::vector<std::optional<Outcome>> outcomes(attempts.size());
    std::size_t over = 0;
    while (over < attempts.size()) {
        Deadline next;
        for (std::size_t i = 0; i < attempts.size(); ++i) {
            if (outcomes[i])
                continue;
            if (attempts[i].step()) {
                ++over;
                outcomes[i].emplace(attempts[i].take());
                continue;
            }
            ASSERT_TRUE((*poller)->watch(attempts[i].descriptor(), attempts[i].interest(), i));
            next = next.earlier(attempts[i].deadline());
        }
        if (over < attempts.size()) {
            ASSERT_TRUE((*poller)->wait(next));
        }
    }
    for (std::size_t i = 0; i + 1 < outcomes.size(); ++i)
        EXPECT_TRUE(*outcomes[i]) << outcomes[i]->error().english();
    EXPECT_FALSE(*outcomes.back());
}
