// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/pg/connectparams.h"

#include <functional>
#include <string>
#include <vector>

namespace howdah::demo {

struct DemoOptions {
    /// Where the demo lives; its cluster is in "<directory>/cluster".
    std::string directory;
    double scale = 1.0;                      ///< 1: about 300 MB; 0.01 to 100; a demo that is there keeps its own
    std::vector<std::string> binDirectories; ///< more places to look for PostgreSQL
    /// Command that runs the load (howdahctl demo load); it gets "--directory DIR" appended. Empty: no load.
    std::vector<std::string> loadCommand;
    base::Deadline deadline = base::Deadline::after(base::Seconds(600));
    base::StopToken stop;
    struct Progress {
        /// Making one: "initdb", "schema", "customers", "products", "order_lines", "orders", "events", "indexes",
        /// "statistics", "returns"; then always "starting" and "load".
        std::string_view step;
        int done = 0; ///< steps finished
        int total = 0;
        std::int64_t rows = 0; ///< rows made in this step so far
    };
    std::function<void(const Progress&)> onProgress;
};

struct DemoStatus {
    bool exists = false; ///< its data are there
    bool running = false;
    bool loadRunning = false;
    double scale = 0;
    std::string serverVersion;
    std::int64_t postmasterPid = 0;
    std::int64_t loadPid = 0;
    std::string directory;
    std::string url; ///< of the shop, while running
};

/// Starts the demo, making it first when it is not there or was half made. Starting twice is harmless, at the same time
/// too. While it is made its server dies with us; cancelled or failed it leaves nothing running and nothing half made.
/// DiskFull, Refused (the folder holds something else), Cancelled, Timeout, and what PrivateCluster::start says.
base::Result<DemoStatus> start(const DemoOptions& options);
/// Stops load and server. Stopping what does not run is harmless. Leaves nothing running.
base::Status stop(const std::string& directory, const base::Deadline& deadline);
/// Stops and removes the data, then starts anew.
base::Result<DemoStatus> reset(const DemoOptions& options);
base::Result<DemoStatus> status(const std::string& directory);
/// Of the shop database, as a role that may create databases. NotFound when it does not run.
base::Result<pg::ConnectParams> params(const std::string& directory);

struct LoadOptions {
    base::StopToken stop;
    /// How long nobody may reach the server before the load takes it for gone and ends; a restart is shorter.
    base::Nanoseconds giveUpAfter = base::Seconds(60);
    /// When the program whose session someone ended opens the next one.
    base::Nanoseconds programRestartsAfter = base::Seconds(30);
    /// What goes wrong without ending the load (a table that a DBA dropped, say), on any of its threads. Losing the
    /// server and finding it again is not told.
    std::function<void(const base::Error&)> onTrouble{};
};
/// The load, in the calling process, until a stop is asked or the server goes away for good. Imperfect on purpose: see
/// workload.h and the table "about" in the shop. NotFound without a demo, Refused when its load runs already.
base::Status runLoad(const std::string& directory, const LoadOptions& options);
inline base::Status runLoad(const std::string& directory, const base::StopToken& stop)
{
    return runLoad(directory, LoadOptions{.stop = stop});
}

/// The demo's named statements with parameters filled in, for tests and pictures: each can be run through EXPLAIN
/// ANALYZE.
struct NamedStatement {
    std::string name;
    std::string sql; ///< one statement, no trailing semicolon; finds its rows at any scale
    bool writes = false;
};
const std::vector<NamedStatement>& statements();

} // namespace howdah::demo
