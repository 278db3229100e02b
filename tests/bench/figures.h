// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/numbers.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace howdah::bench {

/// One line of a measurement. `how` says in a few words what was timed.
struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    std::string how;
};

/// `share` 0..1 of the sorted values lie below; 0.5 is the median. `values` must not be empty.
[[nodiscard]] inline double quantile(std::vector<double> values, double share)
{
    const auto place =
        std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())));
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// A table for people, or one JSON object a line, on standard output.
inline void print(const std::string& bench, const std::vector<Figure>& figures, bool json)
{
    for (const Figure& figure : figures) {
        if (json) {
            const nlohmann::json line{{"schema", "howdah/bench/1"}, {"bench", bench},      {"name", figure.name},
                                      {"value", figure.value},      {"unit", figure.unit}, {"how", figure.how}};
            std::cout << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
            continue;
        }
        std::string name = figure.name;
        name.resize(std::max<std::size_t>(name.size(), 26), ' ');
        std::string value = base::toChars(figure.value, figure.value >= 1000 ? 0 : figure.value >= 10 ? 1 : 3);
        value.insert(0, value.size() < 10 ? 10 - value.size() : 0, ' ');
        std::string unit = figure.unit;
        unit.resize(std::max<std::size_t>(unit.size(), 4), ' ');
        std::cout << name << value << " " << unit << " " << figure.how << "\n";
    }
    std::cout.flush();
}

} // namespace howdah::bench
