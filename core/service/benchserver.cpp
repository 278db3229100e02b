// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/benchserver.h"

#include "core/server/privatecluster.h"
#include "core/server/tcpgate.h"

#include <string>
#include <utility>

namespace howdah::service {

namespace {

class OwnServer final : public BenchServer {
public:
    OwnServer(server::PrivateCluster cluster, std::unique_ptr<server::TcpGate> gate)
        : m_cluster(std::move(cluster))
        , m_gate(std::move(gate))
    {}

    [[nodiscard]] pg::ConnectParams params() const override { return m_cluster.params(); }
    [[nodiscard]] pg::ConnectParams tcpParams() const override
    {
        pg::ConnectParams params = m_cluster.tcpParams();
        params.set("sslmode", "disable").set("gssencmode", "disable");
        return params;
    }
    [[nodiscard]] pg::ConnectParams gatedParams() const override
    {
        pg::ConnectParams params = m_cluster.params();
        params.set("host", "127.0.0.1").set("port", std::to_string(m_gate->port()));
        // The server knows no encryption on its socket, and asking for it would be one more exchange and, refused at
        // the door, one more connection to count.
        params.set("sslmode", "disable").set("gssencmode", "disable");
        return params;
    }
    base::Status delay(base::Nanoseconds span) override
    {
        m_gate->setFault({.delay = span});
        return {};
    }
    base::Result<std::int64_t> connects() override { return m_gate->acceptedConnections(); }
    base::Status restart() override { return m_cluster.restart(); }
    base::Status stop() override { return m_cluster.stop(); }
    base::Status start() override { return m_cluster.restart(); }

private:
    server::PrivateCluster m_cluster;
    std::unique_ptr<server::TcpGate> m_gate;
};

} // namespace

base::Result<std::unique_ptr<BenchServer>> startBenchServer(bool tcp, const base::StopToken& stop)
{
    server::ClusterOptions options;
    HOWDAH_ASSIGN(options.installation, server::chooseInstallation());
    options.throwAway = true;
    options.stop = stop;
    if (tcp)
        options.tcpPort = 0;
    // Several pools of fifty at once: the one that is measured and the one before it, which the server still clears
    // away.
    options.settings["max_connections"] = "200";
    HOWDAH_ASSIGN(auto cluster, server::PrivateCluster::start(std::move(options)));
    HOWDAH_ASSIGN(auto gate, server::TcpGate::open({cluster.socketDirectory(), cluster.port()}));
    return std::make_unique<OwnServer>(std::move(cluster), std::move(gate));
}

} // namespace howdah::service
