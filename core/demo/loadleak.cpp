// SPDX-License-Identifier: GPL-3.0-or-later
// invoice-worker: uses the pool, and forgets to give connections back.
#include "core/demo/sql.h"
#include "core/demo/workload.h"
#include "core/pool/connectionpool.h"

#include <vector>

namespace howdah::demo::detail {

namespace {

/// One life of the worker, from its start until it cannot reach the server.
class InvoiceRun {
public:
    InvoiceRun(LoadContext& load, pool::ConnectionPool& pool)
        : m_load(load)
        , m_pool(pool)
        , m_nextLeak(base::Deadline::after(base::Seconds(3)))
    {}

    void run()
    {
        bool reachable = true;
        while (reachable && m_load.going()) {
            reachable = m_nextLeak.passed() ? renderInvoice() : issueInvoice();
            if (m_dry && m_dry->passed()) {
                // What operators do about a leak: start the program again.
                m_forgotten.clear();
                m_dry.reset();
            }
            if (!m_load.pause(base::Seconds(1)))
                return;
        }
    }

private:
    /// False when the server is away.
    bool issueInvoice()
    {
        auto lease = m_pool.checkout({.tag = "InvoiceWorker::issue", .stop = m_load.stop(), .timeout = {}});
        if (!lease)
            return failed(lease.error());
        return answered(lease->query(sql::load_issue_invoice, {m_dice.even(m_load.sizes().orders)}, options()));
    }

    /// The fault: the lease lives on after the work is done.
    bool renderInvoice()
    {
        auto lease = m_pool.checkout({.tag = "InvoiceWorker::render", .stop = m_load.stop(), .timeout = {}});
        if (!lease)
            return failed(lease.error());
        const bool fine =
            answered(lease->query(sql::load_lines_of_order, {m_dice.even(m_load.sizes().orders)}, options()));
        m_forgotten.push_back(std::move(*lease));
        m_nextLeak = base::Deadline::after(base::Seconds(15));
        return fine;
    }

    [[nodiscard]] pg::QueryOptions options() const { return {.deadline = {}, .stop = m_load.stop()}; }

    bool answered(const base::Result<pg::ResultSet>& result)
    {
        if (result)
            m_load.touched();
        else
            m_load.tell(invoiceWorker, result.error());
        return result || result.error().code() != base::ErrorCode::ConnectionLost;
    }

    bool failed(const base::Error& error)
    {
        if (error.code() == base::ErrorCode::Cancelled)
            return true;
        if (error.code() != base::ErrorCode::Timeout || !m_pool.stats().lastConnectError.empty()) {
            m_load.tell(invoiceWorker, error);
            return false;
        }
        // Every connection is forgotten: the timeout is the fault's whole point and not worth telling.
        if (!m_dry)
            m_dry = base::Deadline::after(base::Seconds(30));
        return true;
    }

    LoadContext& m_load;
    pool::ConnectionPool& m_pool;
    Dice m_dice{4};
    std::vector<pool::Lease> m_forgotten;
    base::Deadline m_nextLeak;
    std::optional<base::Deadline> m_dry; ///< when the worker starts over, once nobody gets a connection
};

} // namespace

void runInvoiceWorker(LoadContext& load)
{
    while (load.going()) {
        const auto params = load.params(invoiceWorker);
        if (params) {
            pool::PoolOptions options;
            options.params = *params;
            options.name = invoiceWorker.application;
            options.applicationName = invoiceWorker.application;
            options.size = 4;
            options.maxOverflow = 4;
            options.checkoutTimeout = base::Seconds(3);
            options.leakThreshold = base::Seconds(20);
            auto pool = pool::ConnectionPool::create(std::move(options));
            if (pool) {
                InvoiceRun(load, *pool).run();
                pool->close(base::Deadline::after(base::Seconds(2)));
            } else {
                load.tell(invoiceWorker, pool.error());
            }
        }
        if (!load.pause(base::Seconds(1)))
            return;
    }
}

} // namespace howdah::demo::detail
