// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/pg/connection.h"
#include "tests/support/clusterfile.h"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

using namespace howdah;
using base::Deadline;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;

namespace {

/// A cluster of its own that speaks TLS, with a certificate for db.example from an authority made on the spot.
class Tls : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        const auto account = server::serverAccount();
        ASSERT_TRUE(account) << account.error().english();
        s_folder = std::filesystem::temp_directory_path() / ("howdah-tls-" + base::randomWord(8));
        const auto made = base::makeFolder(s_folder, 0755, *account);
        ASSERT_TRUE(made) << made.error().english();
        openssl(*account, {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Test authority",
                           "-keyout", "ca.key", "-out", "ca.crt"});
        openssl(*account, {"req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=db.example", "-keyout", "server.key",
                           "-out", "server.csr"});
        openssl(*account, {"x509", "-req", "-in", "server.csr", "-days", "2", "-CA", "ca.crt", "-CAkey", "ca.key",
                           "-CAcreateserial", "-out", "server.crt"});
        auto options = test::testClusterOptions();
        options.settings["ssl"] = "on";
        options.settings["ssl_cert_file"] = s_folder + "/server.crt";
        options.settings["ssl_key_file"] = s_folder + "/server.key";
        auto cluster = server::PrivateCluster::start(std::move(options));
        ASSERT_TRUE(cluster) << cluster.error().english();
        s_cluster = std::make_unique<server::PrivateCluster>(std::move(*cluster));
    }
    static void TearDownTestSuite()
    {
        s_cluster.reset();
        std::filesystem::remove_all(s_folder);
    }

    static void openssl(const base::Account& account, std::vector<std::string> arguments)
    {
        base::ChildOptions options;
        options.program = "openssl";
        options.arguments = std::move(arguments);
        options.workingDirectory = s_folder;
        options.runAs = base::runningAsRoot() ? std::optional(account) : std::nullopt;
        const auto finished = base::run(options, Deadline::after(Seconds(60)));
        ASSERT_TRUE(finished) << finished.error().english();
        ASSERT_TRUE(finished->status.ok()) << finished->error;
    }

    static base::Result<std::unique_ptr<pg::Connection>> connect(const std::string& host, const std::string& mode,
                                                                 const std::string& authority)
    {
        auto params = s_cluster->tcpParams();
        params.set("host", host).set("sslmode", mode).set("sslrootcert", authority);
        pg::ConnectOptions options;
        options.deadline = Deadline::after(Seconds(20));
        options.resolver = [](const std::string&) -> base::Result<std::vector<std::string>> {
            return std::vector<std::string>{"127.0.0.1"};
        };
        return pg::Connection::connect(params, options);
    }

    static inline std::string s_folder;
    static inline std::unique_ptr<server::PrivateCluster> s_cluster;
};

} // namespace

TEST_F(Tls, theHostsNameIsCheckedAlthoughTheAddressIsNumeric)
{
    const auto right = connect("db.example", "verify-full", s_folder + "/ca.crt");
    ASSERT_TRUE(right) << right.error().english();
    const auto facts = (*right)->tls();
    EXPECT_TRUE(facts.encrypted);
    EXPECT_TRUE(facts.protocol.starts_with("TLSv1.")) << facts.protocol;
    EXPECT_GE(facts.keyBits, 128);
    EXPECT_FALSE(facts.cipher.empty());
    EXPECT_EQ(facts.library, "OpenSSL");

    const auto wrong = connect("other.example", "verify-full", s_folder + "/ca.crt");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code(), ErrorCode::Unreachable);
    EXPECT_NE(wrong.error().english().find("check the server's certificate"), std::string::npos)
        << wrong.error().english();
    EXPECT_TRUE(connect("other.example", "verify-ca", s_folder + "/ca.crt"));
}

TEST_F(Tls, anUnknownIssuerIsRefusedAndTheSystemsBundleIsUsedWithoutARootFile)
{
    // The user's folder is looked up in HOME; one without .postgresql stands in for it.
    ::setenv("HOME", s_folder.c_str(), 1);                            // NOLINT(concurrency-mt-unsafe)
    ::setenv("SSL_CERT_FILE", (s_folder + "/server.crt").c_str(), 1); // NOLINT(concurrency-mt-unsafe)
    const auto unknown = connect("db.example", "verify-full", "");
    ASSERT_FALSE(unknown);
    EXPECT_NE(unknown.error().english().find("certificate"), std::string::npos) << unknown.error().english();

    ::setenv("SSL_CERT_FILE", (s_folder + "/ca.crt").c_str(), 1); // NOLINT(concurrency-mt-unsafe)
    const auto known = connect("db.example", "verify-full", "");
    EXPECT_TRUE(known) << known.error().english();
}

TEST_F(Tls, aLocalServerIsReachedWithoutACertificateThatFits)
{
    auto params = s_cluster->tcpParams();
    pg::ConnectOptions options;
    options.deadline = Deadline::after(Seconds(20));
    const auto connection = pg::Connection::connect(params, options);
    ASSERT_TRUE(connection) << connection.error().english();
    EXPECT_TRUE((*connection)->tls().encrypted);
}

TEST_F(Tls, largeAnswersAreNeverLeftInTheTlsLibrary)
{
    const auto connection = connect("db.example", "require", "");
    ASSERT_TRUE(connection) << connection.error().english();
    // Sizes around those of TLS records (16 KB) and of libpq's buffer.
    for (int size = 8'000; size < 70'000; size += 1'237) {
        const auto result =
            (*connection)->query("SELECT repeat('x', $1::int)", {size}, {Deadline::after(Seconds(10)), {}});
        ASSERT_TRUE(result) << size << ": " << result.error().english();
        ASSERT_EQ(result->text(0, 0).size(), static_cast<std::size_t>(size));
    }
    int rows = 0;
    const auto last = (*connection)
                          ->stream("SELECT repeat('x', i % 5000) FROM generate_series(1, 20000) i", {},
                                   [&](const pg::ResultSet&) {
                                       ++rows;
                                       return true;
                                   },
                                   {Deadline::after(Seconds(60)), {}});
    ASSERT_TRUE(last) << last.error().english();
    EXPECT_EQ(rows, 20'000);
}

TEST_F(Tls, cancelAndPeekWorkUnderTls)
{
    const auto connection = connect("db.example", "require", "");
    ASSERT_TRUE(connection) << connection.error().english();
    const auto slow = (*connection)->query("SELECT pg_sleep(60)", {}, {Deadline::after(Milliseconds(50)), {}});
    EXPECT_EQ(slow.error().code(), ErrorCode::Timeout);
    EXPECT_TRUE((*connection)->peek());
    EXPECT_EQ((*connection)->query("SELECT 7")->value<int>(0, 0), 7);

    const auto other = connect("db.example", "require", "");
    ASSERT_TRUE((*other)->query("SELECT pg_terminate_backend($1)", {(*connection)->backendPid().value}));
    const auto deadline = Deadline::after(Seconds(10));
    bool lost = false;
    while (!lost && !deadline.passed())
        lost = !(*connection)->peek();
    EXPECT_TRUE(lost);
}
