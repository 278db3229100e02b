// SPDX-License-Identifier: GPL-3.0-or-later
// clusterowner N: owns N bound clusters, prints one line of JSON about them and waits to be killed.
#include "core/base/numbers.h"
#include "core/base/pause.h"
#include "core/server/privatecluster.h"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

int main(int argc, char** argv)
{
    using namespace howdah;
    const int count = argc > 1 ? base::parseNumber<int>(argv[1]).value_or(1) : 1;
    std::vector<server::PrivateCluster> clusters;
    nlohmann::json all = nlohmann::json::array();
    for (int i = 0; i < count; ++i) {
        server::ClusterOptions options;
        options.throwAway = true;
        options.settings = {{"shared_buffers", "16MB"}, {"max_connections", "20"}};
        auto cluster = server::PrivateCluster::start(std::move(options));
        if (!cluster) {
            std::fprintf(stderr, "%s\n", cluster.error().english().c_str());
            return 1;
        }
        all.push_back({{"postmaster", cluster->postmasterPid()},
                       {"sockets", cluster->socketDirectory()},
                       {"data", cluster->dataDirectory()}});
        clusters.push_back(std::move(*cluster));
    }
    std::printf("%s\n", all.dump().c_str());
    std::fflush(stdout);
    base::pauseFor(base::Seconds(3600));
    return 0;
}
