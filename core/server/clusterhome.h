// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/childprocess.h"
#include "core/base/filelock.h"
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/server/privatecluster.h"

#include <cstdint>
#include <optional>
#include <string>

namespace howdah::server {

/// A process that was noted: a pid alone may be reused.
struct NotedProcess {
    std::int64_t pid = 0;
    std::uint64_t startTicks = 0;

    /// Of a process that lives now.
    [[nodiscard]] static NotedProcess of(std::int64_t pid);
    [[nodiscard]] bool alive() const { return pid > 0 && base::processIsAlive(pid, startTicks); }
};

/// What a cluster's folder remembers between programs, in "cluster.json": enough to attach, to start again under the
/// same socket path, and to sweep after a crash.
struct ClusterNote {
    ClusterLife life = ClusterLife::Bound;
    std::string superuser;
    base::SecretString password; ///< of the superuser through TCP
    std::string socketDirectory;
    int port = 0;
    Installation installation;
    NotedProcess owner;
    NotedProcess guard;
    NotedProcess postmaster;
};

/// A cluster's folder: cluster.json, owner.lock, data/ (PGDATA), server.log.
class ClusterHome {
public:
    ClusterHome() = default;
    ClusterHome(std::string path, base::Account account)
        : m_path(std::move(path))
        , m_account(std::move(account))
    {}

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] const base::Account& account() const { return m_account; }
    [[nodiscard]] std::string data() const { return m_path + "/data"; }
    [[nodiscard]] std::string log() const { return m_path + "/server.log"; }
    [[nodiscard]] std::string lockFile() const { return m_path + "/owner.lock"; }
    [[nodiscard]] bool hasNote() const;

    /// NotFound when there is none, InvalidInput when it cannot be read.
    [[nodiscard]] base::Result<ClusterNote> readNote() const;
    [[nodiscard]] base::Status writeNote(const ClusterNote& note) const;

    /// Refused unless the folder is empty or ours.
    [[nodiscard]] base::Status checkOurs() const;
    /// The server that runs in this folder, whoever started it.
    struct RunningServer {
        NotedProcess process;
        int port = 0;
        std::string socketDirectory;
        bool listensOnTcp = false;
        bool ready = false; ///< accepts connections
    };
    [[nodiscard]] std::optional<RunningServer> runningServer() const;
    /// Major version of the cluster in data/; nothing when there is no whole cluster.
    [[nodiscard]] std::optional<int> clusterMajor() const;
    /// initdb beside, then a rename: a cluster is there as a whole or not at all.
    [[nodiscard]] base::Status initialise(const ClusterOptions& options, const ClusterNote& note) const;
    [[nodiscard]] base::Status writeSettings(const ClusterOptions& options) const;
    /// The last lines of the server's log on one line, for an error's reason.
    [[nodiscard]] std::string logTail() const;
    /// The whole of the log since the last start.
    [[nodiscard]] std::string logText() const;
    /// Starts a new log; the one before is kept beside.
    void turnLog() const;

private:
    std::string m_path;
    base::Account m_account;
};

/// Whether `path` looks like a socket folder of ours that belongs to `account`: asked before one is removed.
[[nodiscard]] bool isSocketFolder(const std::string& path, const base::Account& account);
/// A name that no other cluster uses, for a folder that is yet to be made. Short: a socket's path has 107 bytes.
[[nodiscard]] std::string newSocketFolderName();

/// A fresh folder below clusterRoot() with its owner's lock held, made so that no sweep can take it in between.
struct FreshHome {
    ClusterHome home;
    base::FileLock lock;
};
[[nodiscard]] base::Result<FreshHome> makeFreshHome(const base::Account& account, const base::Deadline& deadline,
                                                    const base::StopToken& stop);

/// What the server's or initdb's own words say about why it failed; `what` says what we were doing.
[[nodiscard]] base::Error serverFailure(base::Text what, const std::string& words);

} // namespace howdah::server
