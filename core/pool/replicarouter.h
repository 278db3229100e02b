// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/types.h"
#include "core/pool/connectionpool.h"

#include <memory>
#include <optional>
#include <string>

namespace howdah::pool {

struct RouterOptions {
    PoolOptions primary;
    /// Nothing: everything goes to the primary.
    std::optional<PoolOptions> replica;
    /// A replica that is behind by more gets no reads.
    base::Nanoseconds lagLimit = base::Seconds(5);
    /// How often both are asked where they stand; also how finely the lag is known.
    base::Nanoseconds interval = base::Seconds(1);

    /// As PoolOptions::fromEnvironment(), with DATABASE_REPLICA_URL for the replica.
    static base::Result<RouterOptions> fromEnvironment(const pg::Environment& environment = pg::processEnvironment());
};

/// What is known of the replica.
struct ReplicaState {
    bool usable = false; ///< reads go there
    /// Time by which it is behind the primary, at most; nothing while it is not known.
    std::optional<base::Nanoseconds> lag;
    base::Lsn replayed;
    base::WallTime at{};
    base::Text reason; ///< why it is not used; empty when it is
};

/// A pool on the primary and one on a replica. Reads that may be a little old go to the replica while it keeps up,
/// otherwise to the primary. Any thread, but not the UI thread.
///
/// The lag is not read from the clock of the replica's last transaction, which grows on an idle primary and stands
/// still on a replica that receives nothing: the router remembers when the primary stood at which LSN, and looks up
/// when it stood where the replica has replayed to. While the primary cannot be asked, only a replica whose last
/// transaction is younger than the limit is used (PostgreSQL manual, pg_last_xact_replay_timestamp()).
class ReplicaRouter {
public:
    /// Connects nothing yet but for its own questions, from a thread of its own when there is a replica.
    static base::Result<ReplicaRouter> create(RouterOptions options);
    ReplicaRouter(ReplicaRouter&&) noexcept;
    ReplicaRouter& operator=(ReplicaRouter&&) noexcept;
    ~ReplicaRouter();

    /// A lease on the primary.
    base::Result<Lease> checkout(const CheckoutOptions& options = {},
                                 std::source_location where = std::source_location::current());
    /// A lease for reading: on the replica while its lag is under the limit and a connection to it can be had, else on
    /// the primary. `onReplica` tells which, when it is not null.
    base::Result<Lease> checkoutReadOnly(const CheckoutOptions& options = {}, bool* onReplica = nullptr,
                                         std::source_location where = std::source_location::current());

    [[nodiscard]] ConnectionPool& primary();
    /// Null when there is none.
    [[nodiscard]] ConnectionPool* replica();
    [[nodiscard]] ReplicaState replicaState() const;

private:
    struct State;
    explicit ReplicaRouter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace howdah::pool
