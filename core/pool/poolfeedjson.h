// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/pool/poolstats.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::pool {

/// One pool of a process as the feed shows it.
struct FeedPool {
    std::uint64_t id = 0;        ///< of the pool in its process
    std::string server;          ///< "user@host:port/database"
    std::string applicationName; ///< as pg_stat_activity shows it
    base::Nanoseconds checkoutTimeout{};
    base::Nanoseconds recycle{};
    base::Nanoseconds leakThreshold{};
    PoolStats stats;
    std::vector<LeaseInfo> leases;
    /// Checkouts asked for in each second, oldest first: the last hour in a connection's first document, later what
    /// came since about ten seconds.
    std::vector<std::uint32_t> arrivals;
};

/// A process that uses core/pool.
struct FeedProcess {
    std::int64_t pid = 0;
    std::string program;
    base::WallTime at{};
    std::vector<FeedPool> pools;
};

inline constexpr std::string_view feedSchema = "howdah/pool-feed/1";

/// One line of JSON, with its line feed (docs/reference/pool-feed.md).
[[nodiscard]] std::string writeFeed(const FeedProcess& process);
/// InvalidInput when it is no such document, Unsupported when its version is not ours. Fields that are not known are
/// passed over, so that a newer process may say more.
[[nodiscard]] base::Result<FeedProcess> readFeed(std::string_view line);

/// What a reader may ask of the process: to replace connections.
struct FeedCommand {
    enum class Kind { RecycleAll, RecycleLease };
    Kind kind = Kind::RecycleAll;
    std::uint64_t pool = 0;
    std::uint64_t lease = 0; ///< RecycleLease
};
[[nodiscard]] std::string writeCommand(const FeedCommand& command);
[[nodiscard]] base::Result<FeedCommand> readCommand(std::string_view line);

} // namespace howdah::pool
