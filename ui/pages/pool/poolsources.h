// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/ringseries.h"
#include "core/service/serversession.h"
#include "ui/models/poolmodel.h"

#include <vector>

namespace howdah::service {
class PoolWatch;
}

namespace howdah::pages {

/// One pool that the page can show: this console's own, or one of the feed. Valid until the next reading.
struct PoolSource {
    QString key;
    QString title;
    QString detail;
    bool own = false;
    bool sameServer = false; ///< its backends are sessions of the server that is watched
    std::int64_t process = 0;
    std::uint64_t pool = 0;
    std::string application;
    const pool::PoolStats* stats = nullptr;
    const std::vector<pool::LeaseInfo>* leases = nullptr;
    std::function<const monitor::RingSeries&(service::Figure)> series;

    [[nodiscard]] int leaks() const;
    [[nodiscard]] models::PoolRow row() const;
};

/// Own pool first, then the feed's. `session` and `watch` may be null.
[[nodiscard]] std::vector<PoolSource> poolSources(const service::ServerSession* session,
                                                  const service::PoolWatch* watch);
/// Which deserves to be looked at first: one that leaks or lets wait on this server, else the busiest on it.
[[nodiscard]] const PoolSource* worthLooking(const std::vector<PoolSource>& sources);

} // namespace howdah::pages
