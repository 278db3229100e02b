// SPDX-License-Identifier: GPL-3.0-or-later
// shop-api: what visitors of the shop cause.
#include "core/demo/sql.h"
#include "core/demo/workload.h"

namespace howdah::demo::detail {

namespace {

std::string sku(std::int64_t product)
{
    const std::string digits = std::to_string(product);
    return "SKU-" + std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
}

} // namespace

void runProductPages(LoadContext& load)
{
    LoadSession session(load, shopApi);
    Dice dice(1);
    do {
        const auto began = base::Clock::system()->now();
        const std::int64_t product = dice.skewed(load.sizes().products);
        session.query(sql::load_product_page, {sku(product)});
        session.query(sql::load_product_sales, {product});
        if (!load.rest(began, base::Milliseconds(150), 11))
            return;
    } while (load.going());
}

void runOrderLists(LoadContext& load)
{
    LoadSession session(load, shopApi);
    Dice dice(2);
    do {
        const auto began = base::Clock::system()->now();
        const auto orders = session.query(sql::load_orders_of_customer, {dice.skewed(load.sizes().customers)});
        for (int row = 0; orders && row < orders->rowCount(); ++row)
            session.query(sql::load_lines_of_order, {orders->text(row, 0)});
        if (!load.rest(began, base::Milliseconds(700), 25))
            return;
    } while (load.going());
}

void runTill(LoadContext& load)
{
    LoadSession session(load, shopApi);
    Dice dice(3);
    for (int round = 0; load.going(); ++round) {
        const auto began = base::Clock::system()->now();
        session.query(sql::load_place_order, {dice.skewed(load.sizes().customers), dice.skewed(load.sizes().products),
                                              dice.skewed(load.sizes().products), dice.skewed(load.sizes().products)});
        if (round % 2 == 1) {
            // As many go out as come in, so that the shop grows no queue of its own.
            const auto pending = session.query(sql::load_pending_orders);
            for (int row = 0; pending && row < pending->rowCount() && row < 2; ++row)
                session.query(sql::load_ship_order, {pending->text(row, 0)});
        }
        if (!load.rest(began, base::Seconds(2), 25))
            return;
    }
}

} // namespace howdah::demo::detail
