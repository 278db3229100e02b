// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/childprocess.h"
#include "core/base/result.h"
#include "core/pg/connection.h"
#include "core/pg/connectparams.h"

#include <optional>
#include <string>
#include <string_view>

namespace howdah::test {

/// A real PgBouncer in front of the run's cluster, on a port of loopback; ended and removed at destruction. Everyone is
/// trusted: the cluster's superuser is its admin, "viewer" one of its stats_users, "plain" neither. All databases of
/// the cluster pass.
class PgBouncer {
public:
    /// `settings`: lines for [pgbouncer] on top of these; `databases`: lines for [databases]. Returns when it answers.
    static base::Result<PgBouncer> start(std::string_view settings = "pool_mode = session\n",
                                         std::string_view databases = {});
    PgBouncer(PgBouncer&& other) noexcept;
    PgBouncer& operator=(PgBouncer&&) = delete;
    ~PgBouncer();

    /// The cluster's superuser, to `database` through it. "pgbouncer" is its console.
    [[nodiscard]] pg::ConnectParams params(std::string_view database = "postgres") const;
    /// Ends it and starts it anew on the same port: its figures begin at zero.
    base::Status restart();
    void stop() { m_process.reset(); }

private:
    PgBouncer() = default;
    base::Status run();

    std::string m_folder; ///< empty when moved from
    int m_port = 0;
    std::optional<base::ChildProcess> m_process;
};

/// Connects within 10 s.
base::Result<std::unique_ptr<pg::Connection>> connectTo(const pg::ConnectParams& params);

} // namespace howdah::test
