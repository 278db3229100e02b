// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/text.h"

#include <optional>
#include <string>
#include <vector>

namespace howdah::pg {
class Connection;
}

namespace howdah::advise {

/// Which replicas were asked for their scans before an index was called unused, and which were not.
struct ReplicaReport {
    struct Asked {
        std::string server; ///< a name for people
        base::WallTime at{};
        std::optional<double> statisticsSeconds; ///< age of its counters; absent: not known
        bool operator==(const Asked&) const = default;
    };
    struct NotAsked {
        std::string server;
        base::Text why; ///< empty: it streams from the server, and nobody named it
        bool operator==(const NotAsked&) const = default;
    };
    bool looked = false; ///< at what streams from the server
    std::vector<Asked> asked;
    std::vector<NotAsked> notAsked;
    int hidden = 0; ///< connections that stream the log, of which the role may not see what they are

    /// "db2, db3 (10.0.0.3)", no more than four; empty: there is none.
    [[nodiscard]] std::string namesOfNotAsked() const;
    /// What the role cannot see, and how it could. Empty: nothing.
    [[nodiscard]] base::Text aboutHidden() const;
    bool operator==(const ReplicaReport&) const = default;
};

/// A standby as the server that it streams from sees it, or as it knows itself.
struct Standby {
    std::string name;    ///< application_name; empty: not known
    std::string address; ///< of the client there, of the server here; empty: a Unix socket, or not known
    std::string slot;    ///< empty: none, or not known
    std::string from{};  ///< the replica that it streams from; empty: the server itself, or not known
    bool operator==(const Standby&) const = default;
    /// "db2 (10.0.0.3)", and of one that streams from a replica "db4 (10.0.0.5) ← db2".
    [[nodiscard]] std::string displayName() const;
};

struct Standbys {
    std::vector<Standby> streaming;
    int hidden = 0;
};
/// Those that replay what this server writes, or hands on, straight from it; pg_monitor sees them. Waits for no lock.
base::Result<Standbys> readStandbys(pg::Connection& connection, const base::Deadline& deadline,
                                    const base::StopToken& stop = {});
/// As whom this server streams from another. Nothing: it does not stream.
base::Result<std::optional<Standby>> readStandbyItself(pg::Connection& connection, const base::Deadline& deadline,
                                                       const base::StopToken& stop = {});

/// Those of `streaming` that none of `asked` is. Each that was asked stands for one at most: the one of its name and
/// slot, with the same address if there is one. Names need not be unique, so it is the number that counts.
[[nodiscard]] std::vector<Standby> withoutAsked(std::vector<Standby> streaming, const std::vector<Standby>& asked);

} // namespace howdah::advise
