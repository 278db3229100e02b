// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/stop.h"
#include "core/demo/demo.h"
#include "core/demo/demofolder.h"
#include "core/pg/connection.h"

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace howdah::demo::detail {

/// One of the shop's programs as the server sees it.
struct Program {
    const char* role;
    const char* application;
};
inline constexpr Program shopApi{"shop_api", "shop-api"};
inline constexpr Program reportRunner{"report_runner", "report-runner"};
inline constexpr Program billing{"billing", "billing"};
inline constexpr Program stockSync{"stock_sync", "stock-sync"};
inline constexpr Program invoiceWorker{"invoice_worker", "invoice-worker"};

/// What the programs of the load share: where the server is, when to end, how to rest. Any thread.
class LoadContext {
public:
    LoadContext(DemoFolder folder, const LoadOptions& options, double scale);

    [[nodiscard]] bool going() const { return !m_end.stop_requested(); }
    [[nodiscard]] base::StopToken stop() const { return m_end.get_token(); }
    void end();
    /// False when the load ends meanwhile.
    bool pause(base::Nanoseconds span);
    /// Rests so that work that began at `began` takes one part in `share` of the time at most, and comes once in
    /// `period` at most: the load stays gentle on a slow machine and on a large demo.
    bool rest(base::MonotonicTime began, base::Nanoseconds period, int share);

    /// Where `program` connects now. NotFound while the server is down.
    [[nodiscard]] base::Result<pg::ConnectParams> params(const Program& program) const;
    /// Connects, trying again until it works. Null when the load ends first.
    [[nodiscard]] std::unique_ptr<pg::Connection> connect(const Program& program);
    /// The server answered just now.
    void touched();
    /// The demo was removed, or nobody reached the server for LoadOptions::giveUpAfter.
    [[nodiscard]] bool serverIsGone() const;
    /// Passes a failure on to LoadOptions::onTrouble, the same one not more than every ten minutes.
    void tell(const Program& program, const base::Error& error);

    [[nodiscard]] const Sizes& sizes() const { return m_sizes; }
    [[nodiscard]] const LoadOptions& options() const { return m_options; }

private:
    DemoFolder m_folder;
    LoadOptions m_options;
    Sizes m_sizes;
    base::StopSource m_end;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::atomic<base::MonotonicTime> m_lastContact;
    std::map<std::string, base::MonotonicTime> m_told;
};

/// One connection of a program that comes back by itself when the server does. Used by one thread.
class LoadSession {
public:
    LoadSession(LoadContext& load, const Program& program);
    /// Nothing when the statement failed (the failure was told) or the load ends.
    std::optional<pg::ResultSet> query(std::string_view sql, const pg::Params& params = {});
    /// BEGIN, COMMIT and the like.
    bool execute(std::string_view sql);
    /// Waits with the session as it is; false when the session was ended by someone, or the load ends.
    bool holdStill(base::Nanoseconds span);

private:
    bool ready();
    bool keep(const base::Error& error);
    LoadContext& m_load;
    Program m_program;
    std::unique_ptr<pg::Connection> m_connection;
};

/// Product numbers as the shop's visitors choose them: every product now and then, a few all the time.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_engine(seed)
    {}
    /// 1 to `most`, each as likely.
    [[nodiscard]] std::int64_t even(std::int64_t most);
    /// 1 to `most`, low ones far more often, then spread as make_orders.sql spreads them.
    [[nodiscard]] std::int64_t skewed(std::int64_t most);

private:
    std::mt19937_64 m_engine;
};

/// Two who wait and one who makes them: a lock queue now and then.
class StockQueue {
public:
    /// Counts rounds from 1; false when the load ends first.
    bool waitForRound(LoadContext& load, int round);
    void announce();
    void wakeAll();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_round = 0;
};

// Each runs on a thread of its own until the load ends. What is wrong in each is told in the table "about" of the shop.
void runProductPages(LoadContext& load); ///< shop-api: the query without an index
void runOrderLists(LoadContext& load);   ///< shop-api: the N+1 loop
void runTill(LoadContext& load);         ///< shop-api: orders come in and go out; finding the pending ones has no index
void runReports(LoadContext& load);      ///< report-runner: stale statistics, a sort that spills
void runBilling(LoadContext& load);      ///< billing: a session left idle in transaction
void runStockSync(LoadContext& load, StockQueue& queue);    ///< stock-sync: holds the bestseller's row
void runReservations(LoadContext& load, StockQueue& queue); ///< shop-api: queues for it
void runInvoiceWorker(LoadContext& load);                   ///< invoice-worker: a pool whose leases are forgotten

} // namespace howdah::demo::detail
