// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/childprocess.h"
#include "core/base/deadline.h"
#include "core/base/stop.h"
#include "core/pg/connectparams.h"
#include "core/server/installation.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace howdah::server {

/// How long a private cluster lives.
enum class ClusterLife {
    Bound,   ///< ends with its owner, kill -9 included: a guard process holds a pipe from the owner
    Detached ///< goes on until someone stops it (the demo)
};

struct ClusterOptions {
    Installation installation;
    ClusterLife life = ClusterLife::Bound;
    /// Data folder. Empty with Bound: a fresh one below clusterRoot(), removed at stop.
    std::string directory;
    std::map<std::string, std::string> settings; ///< postgresql.conf, on top of ours
    /// Unsafe and fast: fsync, synchronous_commit and full_page_writes off. Tests and scratch clones only.
    bool throwAway = false;
    std::optional<int> tcpPort; ///< also listens on 127.0.0.1; 0 chooses a free port. Nothing: Unix socket only
    std::string superuser = "howdah";
    bool checksums = false;
    base::Deadline deadline = base::Deadline::after(base::Seconds(120));
    base::StopToken stop;
    /// "initdb", "starting", ... on the calling thread.
    std::function<void(std::string_view step)> onStep;
};

/// A PostgreSQL cluster of our own, reached through a Unix socket in a folder only we and the server's account can
/// enter. Always --locale=C.UTF-8 --encoding=UTF8. As root the server runs as an unprivileged account ("postgres", else
/// "nobody") in folders which that account can really reach. Used by one thread at a time.
class PrivateCluster {
public:
    /// initdb if the folder holds no cluster, then start. NotFound (no installation), DiskFull, Permission, Refused
    /// (someone else's folder, running already), Io with the last lines of the server's log.
    static base::Result<PrivateCluster> start(ClusterOptions options);
    /// A detached cluster that runs in `directory`; NotFound when none does.
    static base::Result<PrivateCluster> attach(const std::string& directory);
    PrivateCluster(PrivateCluster&&) noexcept;
    PrivateCluster& operator=(PrivateCluster&&) noexcept;
    /// Stops a bound cluster and removes its folder if we made it; leaves a detached one alone.
    ~PrivateCluster();

    enum class StopMode { Smart, Fast, Immediate };
    base::Status stop(StopMode mode = StopMode::Fast,
                      const base::Deadline& deadline = base::Deadline::after(base::Seconds(30)));
    base::Status restart(const base::Deadline& deadline = base::Deadline::after(base::Seconds(60)));
    [[nodiscard]] bool running() const;

    /// As superuser, to `database`.
    [[nodiscard]] pg::ConnectParams params(std::string_view database = "postgres") const;
    /// The same through TCP on 127.0.0.1; only with tcpPort.
    [[nodiscard]] pg::ConnectParams tcpParams(std::string_view database = "postgres") const;
    [[nodiscard]] std::string socketDirectory() const;
    [[nodiscard]] int port() const;
    [[nodiscard]] std::string dataDirectory() const;
    [[nodiscard]] std::string logFile() const;
    [[nodiscard]] std::int64_t postmasterPid() const;
    [[nodiscard]] const Installation& installation() const;

private:
    struct State;
    explicit PrivateCluster(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// The account servers run as: ours, or the unprivileged one we drop to as root.
[[nodiscard]] base::Result<base::Account> serverAccount();
/// Where clusters without a folder of their own live; reachable by serverAccount(). "/var/lib/howdah" as root, else the
/// data folder.
[[nodiscard]] base::Result<std::string> clusterRoot();
/// Ends and removes bound clusters whose owner died (its lock is free; pid and start time match what was noted).
/// Returns how many. Called at every start of a program that may have made some.
base::Result<int> sweepAbandonedClusters();

} // namespace howdah::server
