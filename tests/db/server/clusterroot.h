// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/childprocess.h"
#include "core/base/files.h"
#include "core/pg/connection.h"
#include "core/server/privatecluster.h"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <memory>
#include <string>

namespace howdah::test {

/// A folder of the test's own for clusters, so that no other program's sweep meets them.
class ClusterRoot {
public:
    ClusterRoot()
        : m_path("/tmp/hwd-tst-" + base::randomWord(6))
    {
        EXPECT_TRUE(base::makeFolder(m_path, 0755));
        ::setenv("HOWDAH_CLUSTER_ROOT", m_path.c_str(), 1);
    }
    ClusterRoot(const ClusterRoot&) = delete;
    ClusterRoot& operator=(const ClusterRoot&) = delete;
    ~ClusterRoot()
    {
        ::unsetenv("HOWDAH_CLUSTER_ROOT");
        std::error_code ignored; // a test that failed has said so already
        std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] const std::string& path() const { return m_path; }
    /// Folders of bound clusters that are there now.
    [[nodiscard]] int boundClusters() const
    {
        int count = 0;
        std::error_code none;
        for (const auto& entry : std::filesystem::directory_iterator(m_path + "/bound", none))
            count += entry.is_directory() ? 1 : 0;
        return count;
    }

private:
    std::string m_path;
};

inline server::ClusterOptions quickOptions()
{
    server::ClusterOptions options;
    options.throwAway = true;
    options.settings = {{"shared_buffers", "16MB"}, {"max_connections", "20"}};
    return options;
}

inline base::Result<std::unique_ptr<pg::Connection>> connect(const pg::ConnectParams& params)
{
    pg::ConnectOptions options;
    options.deadline = base::Deadline::after(base::Seconds(20));
    return pg::Connection::connect(params, options);
}

/// The one cell of a statement's answer; fails the test when there is none.
inline std::string scalar(const pg::ConnectParams& params, std::string_view sql)
{
    const auto connection = connect(params);
    if (!connection) {
        ADD_FAILURE() << connection.error().english();
        return {};
    }
    const auto rows = (*connection)->query(sql);
    if (!rows) {
        ADD_FAILURE() << rows.error().english();
        return {};
    }
    return std::string(rows->text(0, 0));
}

} // namespace howdah::test
