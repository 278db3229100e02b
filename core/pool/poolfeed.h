// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/pool/poolfeedjson.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace howdah::pool {

/// The pool feed: every process that uses core/pool shows figures and leases of its pools to the other programs of the
/// same account, on a Unix socket of its own that nobody else may open (docs/reference/pool-feed.md). It opens with the
/// first pool whose options say `publish` and closes with the last. HOWDAH_POOL_FEED=off switches it off;
/// HOWDAH_POOL_FEED=/some/folder puts the sockets there.
///
/// A reader costs a pool one reading a second, and nothing while there is none; one that does not read in time misses
/// documents and is let go.
namespace feed {

/// Folders where the sockets of this account may be, the one that is used first; empty when the feed is off.
[[nodiscard]] std::vector<std::string> folders();
/// Why the pools of this process are not shown; nothing when they are, or when none is to be.
[[nodiscard]] std::optional<base::Error> problem();

/// Everything one look finds: a document of each process that answers before the deadline, and why others did not.
struct Survey {
    std::vector<FeedProcess> processes;
    std::vector<base::Error> problems;
};
/// Waits. Not on the UI thread. Removes sockets whose process is gone.
[[nodiscard]] Survey survey(const base::Deadline& deadline, const base::StopToken& stop);
/// Sends a command to the process `pid`; NotFound when it or its pool or lease is not there.
base::Status command(std::int64_t pid, const FeedCommand& command, const base::Deadline& deadline,
                     const base::StopToken& stop);

/// Follows all processes from its own thread, one round a second; destroying it joins the thread. The arrivals of each
/// pool are put together to the last hour.
class Watch {
public:
    /// Called on the watch's thread with what there is now; must not block.
    using Listener = std::function<void(std::shared_ptr<const Survey>)>;
    explicit Watch(Listener listener);
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace feed
} // namespace howdah::pool
