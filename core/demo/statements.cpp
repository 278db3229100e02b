// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo.h"
#include "core/demo/sql.h"

namespace howdah::demo {

namespace {

std::string filled(std::string_view sql, const std::vector<std::string>& values)
{
    while (!sql.empty() && (sql.back() == '\n' || sql.back() == ' '))
        sql.remove_suffix(1);
    std::string out;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        const std::size_t number = sql[i] == '$' && i + 1 < sql.size() ? static_cast<std::size_t>(sql[i + 1] - '0') : 0;
        if (number >= 1 && number <= values.size()) {
            out += values[number - 1];
            ++i;
        } else {
            out += sql[i];
        }
    }
    return out;
}

} // namespace

const std::vector<NamedStatement>& statements()
{
    // Customer 1 and product 1 are the busiest at any scale; order 500 and product 42 are there at any scale.
    static const std::vector<NamedStatement> all{
        {"product_sales", filled(sql::load_product_sales, {"42"}), false},
        {"pending_orders", filled(sql::load_pending_orders, {}), false},
        {"ship_order", filled(sql::load_ship_order, {"500"}), true},
        {"product_page", filled(sql::load_product_page, {"'SKU-00000042'"}), false},
        {"orders_of_customer", filled(sql::load_orders_of_customer, {"1"}), false},
        {"lines_of_order", filled(sql::load_lines_of_order, {"500"}), false},
        {"place_order", filled(sql::load_place_order, {"1", "1", "42", "99"}), true},
        {"returns_report", filled(sql::load_returns_report, {}), false},
        {"order_ranking", filled(sql::load_order_ranking, {}), false},
        {"reserve_stock", filled(sql::load_reserve_stock, {"42", "1"}), true},
        {"mark_invoice", filled(sql::load_mark_invoice, {"900"}), true},
        {"issue_invoice", filled(sql::load_issue_invoice, {"500"}), true},
    };
    return all;
}

} // namespace howdah::demo
