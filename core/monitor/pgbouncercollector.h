// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/monitor/pgbouncerdelta.h"
#include "core/monitor/pgbouncerwatch.h"
#include "core/pg/connection.h"

#include <map>
#include <memory>
#include <string>

namespace howdah::monitor {

/// Reads the admin console over a connection of its own, one SHOW a round trip: it takes one statement at a time, in
/// the simple protocol. Remembers what rates need for as long as the connection lives. One thread.
class PgBouncerCollector {
public:
    explicit PgBouncerCollector(PgBouncerOptions options);

    [[nodiscard]] bool connected() const { return m_connection && !m_connection->broken(); }
    /// LoginRefused with the setting to change when the user may not see the console; Unsupported when what answers is
    /// not PgBouncer.
    base::Status connect(const base::Deadline& deadline, const base::StopToken& stop);
    void disconnect();

    /// `asked`: reads the limits too though they are not due. The error is for SHOW POOLS and for the connection; what
    /// else cannot be read is in the sample's probes.
    base::Result<PgBouncerSamplePtr> tick(bool asked, const base::StopToken& stop);

private:
    /// Asks SHOW `probe` and hands the rows to `read`. What PgBouncer refuses is noted in the sample, and false; the
    /// error is for the connection.
    base::Result<bool> show(std::string_view probe, const pg::QueryOptions& query, PgBouncerSample& sample,
                            const std::function<void(const pg::ResultSet&)>& read);
    base::Status readLimits(bool asked, PgBouncerSample& sample, const pg::QueryOptions& query);
    base::Status readState(PgBouncerSample& sample, const pg::QueryOptions& query);
    base::Status readWaiters(PgBouncerSample& sample, const pg::QueryOptions& query);
    void addRates(PgBouncerSample& sample, base::MonotonicTime at);
    void addSlots(PgBouncerSample& sample) const;
    [[nodiscard]] const base::Clock& clock() const { return *m_options.clock; }

    PgBouncerOptions m_options;
    std::unique_ptr<pg::Connection> m_connection;
    std::string m_version;
    std::uint64_t m_number = 0;

    // Of this connection:
    bool m_tellsState = true;
    bool m_tellsUserSlots = true;
    PgBouncerConfig m_config;
    std::map<std::string, std::int64_t, std::less<>> m_userSlots;
    base::MonotonicTime m_configDue{};
    std::optional<PgBouncerReading> m_before;
};

} // namespace howdah::monitor
