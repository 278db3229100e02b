// SPDX-License-Identifier: GPL-3.0-or-later
// billing and stock-sync: transactions that stay open.
#include "core/demo/sql.h"
#include "core/demo/workload.h"

namespace howdah::demo::detail {

namespace {

/// The best-selling product, whose row everybody wants.
constexpr std::int64_t bestseller = 1;

std::unique_ptr<LoadSession> leaveIdle(LoadContext& load, std::int64_t invoice)
{
    auto session = std::make_unique<LoadSession>(load, billing);
    if (session->execute("BEGIN") && session->query(sql::load_mark_invoice, {invoice}))
        return session;
    return nullptr;
}

} // namespace

void runBilling(LoadContext& load)
{
    // An open transaction keeps VACUUM from its work, so a demo that runs for days takes a new one now and then. The
    // new one is old enough to be seen by the check before the old one goes.
    constexpr auto term = std::chrono::minutes(10);
    constexpr auto handOver = base::Seconds(40);
    std::unique_ptr<LoadSession> open;
    for (std::int64_t turn = 0; load.going(); ++turn) {
        auto next = leaveIdle(load, 1 + turn % 500);
        if (open && next)
            next = next->holdStill(handOver) ? std::move(next) : nullptr;
        if (open)
            open->execute("ROLLBACK");
        open = std::move(next);
        if (open && open->holdStill(term))
            continue;
        open.reset();
        // Someone ended it. Its program starts over, as such programs do.
        if (!load.pause(load.options().programRestartsAfter))
            return;
    }
}

void runStockSync(LoadContext& load, StockQueue& queue)
{
    LoadSession session(load, stockSync);
    load.pause(base::Seconds(3));
    while (load.going()) {
        if (session.execute("BEGIN") && session.query(sql::load_reserve_stock, {bestseller, std::int64_t(-2)})) {
            queue.announce();
            session.holdStill(base::Seconds(5));
        }
        session.execute("COMMIT");
        if (!load.pause(base::Seconds(105)))
            return;
    }
}

void runReservations(LoadContext& load, StockQueue& queue)
{
    LoadSession session(load, shopApi);
    for (int round = 1; queue.waitForRound(load, round); ++round)
        session.query(sql::load_reserve_stock, {bestseller, std::int64_t(1)});
}

} // namespace howdah::demo::detail
