// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pg/resultset.h"

#include <libpq-fe.h>
#include <optional>
#include <string>
#include <vector>

namespace howdah::test {

/// An answer as a server would give it; an empty optional is NULL.
inline pg::ResultSet rowsOf(std::vector<std::string> columns,
                            const std::vector<std::vector<std::optional<std::string>>>& rows)
{
    PGresult* result = PQmakeEmptyPGresult(nullptr, PGRES_TUPLES_OK);
    std::vector<PGresAttDesc> attributes;
    for (std::string& name : columns)
        attributes.push_back({name.data(), 0, 0, 0, 25, -1, -1});
    PQsetResultAttrs(result, static_cast<int>(attributes.size()), attributes.data());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            std::optional<std::string> cell = rows[row][column];
            PQsetvalue(result, static_cast<int>(row), static_cast<int>(column), cell ? cell->data() : nullptr,
                       cell ? static_cast<int>(cell->size()) : -1);
        }
    }
    return pg::ResultSet(result);
}

} // namespace howdah::test
