// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/monitor/sample.h"
#include "core/pg/connection.h"
#include "core/pool/sizing.h"
#include "core/pool/workload.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace howdah::monitor {

/// Commits and rollbacks of a database since its statistics began, without those of the one who reads them.
struct DatabaseTransactions {
    std::string database;
    std::int64_t count = 0;
};

/// Estimates what an application asks of a pool from what pg_stat_activity shows of it at many moments. A checkout is
/// taken to be one transaction. One thread.
///
/// What is seen of a transaction is its age at the moment of a look. A look meets long transactions more often than
/// short ones, and the ages tell how much: those of age `a` are met in proportion to the share of transactions that
/// last longer than `a`. So the density of ages, made to fall (Grenander's estimator), is the distribution of holds up
/// to a factor; and the number met on average is arrival rate times mean hold (Little's law), which gives the factor
/// where the rate is known, or the rate where the density at age zero is taken for it.
class ActivityRecorder {
public:
    /// Sessions of `application` by its name; empty: of every client that is not ours.
    explicit ActivityRecorder(std::string application)
        : m_application(std::move(application))
    {}

    /// One look, in the order of time, without the session that looks. `at` is the server's clock to which the
    /// sessions' ages refer. With `transactions` of the application's databases, and nobody else seen there, arrivals
    /// are counts and not estimates.
    void add(base::WallTime at, std::span<const Session> sessions,
             std::span<const DatabaseTransactions> transactions = {});

    [[nodiscard]] int peakSessions() const { return m_peakSessions; }
    /// Client sessions of others; ours are among them, they take up room, too.
    [[nodiscard]] int peakOthers() const { return m_peakOthers; }
    /// NotFound when no session of the application was seen, InvalidInput with fewer than two looks.
    [[nodiscard]] base::Result<pool::Workload> workload() const;

private:
    struct Transaction {
        double started = 0;   ///< seconds since the first look; before it: negative
        std::size_t last = 0; ///< the look that saw it last
        std::vector<double> ages;
        std::size_t looks = 0; ///< how many saw it
        std::size_t active = 0;
    };
    struct Counted {
        base::WallTime at;
        std::map<std::string, std::int64_t> byDatabase;
    };

    [[nodiscard]] bool inScope(const Session& session) const;
    [[nodiscard]] bool throughout(const Transaction& transaction) const;
    [[nodiscard]] std::optional<pool::ArrivalCounts> countedArrivals() const;
    void estimateArrivals(pool::Workload& workload, double rate, std::size_t seen) const;

    std::string m_application;
    std::vector<base::WallTime> m_looks;
    std::vector<Transaction> m_transactions;
    std::map<std::int32_t, std::size_t> m_current; ///< by process: its latest transaction
    std::vector<Counted> m_counted;
    std::set<std::string> m_databases, m_databasesOfOthers;
    int m_peakSessions = 0, m_peakOthers = 0;
    bool m_hidden = false;
};

struct ActivityRecordingOptions {
    std::string application; ///< empty: every client
    base::Nanoseconds length = base::Seconds(30);
    base::Nanoseconds interval = base::Milliseconds(100);
    base::StopToken stop{};
    std::function<void(double share)> onProgress = nullptr; ///< 0..1, about once a second, on the calling thread
};
struct ActivityRecording {
    pool::Workload workload;
    pool::ServerLimits server; ///< cores cannot be asked for
    int peakSessions = 0;      ///< the application's
};
/// Looks again and again over `connection`, which is no session of the application, and waits in between.
base::Result<ActivityRecording> recordActivity(pg::Connection& connection, const ActivityRecordingOptions& options);

namespace detail {

/// Holds from ages met at random moments; `meanHold` where it is known. Seconds. Empty when `ages` is.
[[nodiscard]] std::vector<base::Nanoseconds> holdsFromAges(std::vector<double> ages, std::optional<double> meanHold);
/// Transactions end at this rate (per second) per one that is under way: the density of ages at zero.
[[nodiscard]] double endsPerSecond(std::span<const double> ascendingAges);

} // namespace detail

} // namespace howdah::monitor
