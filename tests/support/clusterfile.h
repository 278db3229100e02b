// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/server/privatecluster.h"

#include <cstdint>
#include <string>

namespace howdah::test {

/// What the keeper of the run's cluster tells the tests, in the file that HOWDAH_TEST_CLUSTER_FILE names.
struct ClusterFile {
    std::string socketDirectory;
    int port = 0;
    std::string superuser;
    std::string password; ///< made for this run, through TCP
    std::int64_t keeperPid = 0;
    std::uint64_t keeperTicks = 0;
    std::int64_t postmasterPid = 0;
};

base::Result<ClusterFile> readClusterFile(const std::string& path);
base::Status writeClusterFile(const std::string& path, const ClusterFile& file);

/// The settings every test may count on.
server::ClusterOptions testClusterOptions();
/// Starts the cluster of the run or of one program: bound to the calling process, with the role "plain" (password
/// "plain") that has no rights.
base::Result<server::PrivateCluster> startTestCluster();
ClusterFile describe(const server::PrivateCluster& cluster);

} // namespace howdah::test
