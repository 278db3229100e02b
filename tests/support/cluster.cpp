// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cluster.h"

#include "core/base/childprocess.h"
#include "core/base/quoting.h"
#include "tests/support/clusterfile.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace howdah::test {

namespace {

[[noreturn]] void giveUp(const base::Error& error)
{
    std::fprintf(stderr, "No PostgreSQL for this test: %s\n", error.english().c_str());
    std::exit(1);
}

pg::ConnectOptions patient()
{
    pg::ConnectOptions options;
    options.deadline = base::Deadline::after(base::Seconds(30));
    return options;
}

std::unique_ptr<pg::Connection> connectOrGiveUp(const pg::ConnectParams& params)
{
    auto connection = pg::Connection::connect(params, patient());
    if (!connection)
        giveUp(connection.error());
    return std::move(*connection);
}

} // namespace

struct Cluster::State {
    ClusterFile file;
    std::optional<server::PrivateCluster> own;

    [[nodiscard]] pg::ConnectParams params(std::string_view database, const std::string& host) const
    {
        pg::ConnectParams params;
        params.set("host", host);
        params.set("port", std::to_string(file.port));
        params.set("user", file.superuser);
        params.set("dbname", std::string(database));
        return params;
    }
};

Cluster::Cluster()
    : m_state(std::make_unique<State>())
{
    const char* named = std::getenv("HOWDAH_TEST_CLUSTER_FILE");
    // A test run by hand in ctest's environment but without its fixture finds no file, or one whose keeper is gone.
    if (named != nullptr) {
        const auto file = readClusterFile(named);
        if (file && base::processIsAlive(file->keeperPid, file->keeperTicks)) {
            m_state->file = *file;
            return;
        }
    }
    auto cluster = startTestCluster();
    if (!cluster)
        giveUp(cluster.error());
    m_state->own.emplace(std::move(*cluster));
    m_state->file = describe(*m_state->own);
}

Cluster::~Cluster() = default;

Cluster& Cluster::instance()
{
    static Cluster cluster;
    return cluster;
}

pg::ConnectParams Cluster::params(std::string_view database) const
{
    return m_state->params(database, m_state->file.socketDirectory);
}

pg::ConnectParams Cluster::tcpParams(std::string_view database) const
{
    pg::ConnectParams params = m_state->params(database, "127.0.0.1");
    params.setPassword(base::SecretString(m_state->file.password));
    return params;
}

std::string Cluster::socketDirectory() const
{
    return m_state->file.socketDirectory;
}

int Cluster::port() const
{
    return m_state->file.port;
}

Database::Database(std::string_view prefix)
{
    static std::atomic<int> count{0};
    // The pid keeps programs apart that share the run's cluster.
    m_name = std::string(prefix) + "_" + std::to_string(base::ownPid()) + "_" + std::to_string(++count);
    const auto connection = connectOrGiveUp(Cluster::instance().params());
    const auto made = connection->execute("create database " + base::quoteIdentifier(m_name) + " template template0");
    if (!made)
        giveUp(made.error());
}

Database::~Database()
{
    const auto connection = pg::Connection::connect(Cluster::instance().params(), patient());
    const auto dropped =
        connection
            ? (*connection)->execute("drop database if exists " + base::quoteIdentifier(m_name) + " with (force)")
            : base::Status(connection.error());
    // A test that stopped the server on purpose leaves the database behind; it goes with the cluster.
    if (!dropped)
        std::fprintf(stderr, "%s\n", dropped.error().english().c_str());
}

pg::ConnectParams Database::params() const
{
    return Cluster::instance().params(m_name);
}

pg::ConnectParams Database::tcpParams() const
{
    return Cluster::instance().tcpParams(m_name);
}

std::unique_ptr<pg::Connection> Database::connect() const
{
    return connectOrGiveUp(params());
}

} // namespace howdah::test
