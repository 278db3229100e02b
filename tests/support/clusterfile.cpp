// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/clusterfile.h"

#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/pg/connection.h"

#include <nlohmann/json.hpp>

namespace howdah::test {

using base::Error;
using base::ErrorCode;
using base::Text;

base::Result<ClusterFile> readClusterFile(const std::string& path)
{
    HOWDAH_ASSIGN(const std::string text, base::readFile(path));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return Error(ErrorCode::InvalidInput, Text::verbatim(path + " cannot be understood"));
    ClusterFile file;
    file.socketDirectory = json.value("socket_directory", "");
    file.port = json.value("port", 0);
    file.superuser = json.value("superuser", "");
    file.password = json.value("password", "");
    file.keeperPid = json.value("keeper_pid", std::int64_t{0});
    file.keeperTicks = json.value("keeper_ticks", std::uint64_t{0});
    file.postmasterPid = json.value("postmaster_pid", std::int64_t{0});
    return file;
}

base::Status writeClusterFile(const std::string& path, const ClusterFile& file)
{
    const nlohmann::json json{{"socket_directory", file.socketDirectory},
                              {"port", file.port},
                              {"superuser", file.superuser},
                              {"password", file.password},
                              {"keeper_pid", file.keeperPid},
                              {"keeper_ticks", file.keeperTicks},
                              {"postmaster_pid", file.postmasterPid}};
    return base::writeDurably(path, json.dump(2) + "\n");
}

server::ClusterOptions testClusterOptions()
{
    server::ClusterOptions options;
    options.life = server::ClusterLife::Bound;
    options.throwAway = true;
    options.tcpPort = 0;
    options.settings = {{"shared_preload_libraries", "pg_stat_statements"},
                        {"pg_stat_statements.track", "all"},
                        // Tests that make many statements must not push out those that others count.
                        {"pg_stat_statements.max", "50000"},
                        {"compute_query_id", "on"},
                        // It would change plans and counters under a test that takes longer than its nap.
                        {"autovacuum", "off"},
                        {"track_io_timing", "on"},
                        {"max_connections", "200"},
                        {"shared_buffers", "64MB"}};
    return options;
}

base::Result<server::PrivateCluster> startTestCluster()
{
    // The cluster is worth more than the sweep: one that fails is the next start's business.
    if (const auto swept = server::sweepAbandonedClusters(); !swept)
        std::fprintf(stderr, "%s\n", swept.error().english().c_str());
    HOWDAH_ASSIGN(server::PrivateCluster cluster, server::PrivateCluster::start(testClusterOptions()));
    pg::ConnectOptions options;
    options.deadline = base::Deadline::after(base::Seconds(30));
    HOWDAH_ASSIGN(const auto connection, pg::Connection::connect(cluster.params(), options));
    HOWDAH_TRY(connection->execute("create role plain login password 'plain'"));
    return cluster;
}

ClusterFile describe(const server::PrivateCluster& cluster)
{
    const pg::ConnectParams params = cluster.tcpParams();
    ClusterFile file;
    file.socketDirectory = cluster.socketDirectory();
    file.port = cluster.port();
    file.superuser = params.get("user").value_or("");
    file.password = params.password().reveal();
    file.keeperPid = base::ownPid();
    file.keeperTicks = base::processStartTicks(file.keeperPid).value_or(0);
    file.postmasterPid = cluster.postmasterPid();
    return file;
}

} // namespace howdah::test
