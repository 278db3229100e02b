// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/catalog.h"

#include <algorithm>

namespace howdah::advise {

const ColumnInfo* TableInfo::column(std::string_view wanted) const
{
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const ColumnInfo& one) { return one.name == wanted; });
    return found != columns.end() ? &*found : nullptr;
}

bool Catalog::hasExtension(std::string_view name) const
{
    return std::any_of(extensions.begin(), extensions.end(),
                       [&](const ExtensionInfo& one) { return one.name == name; });
}

const TableInfo* Catalog::find(std::string_view schema, std::string_view name) const
{
    const TableInfo* best = nullptr;
    std::size_t bestRank = searchPath.size();
    for (const TableInfo& table : tables) {
        if (table.name != name)
            continue;
        if (!schema.empty()) {
            if (table.schema == schema)
                return &table;
            continue;
        }
        const auto place = std::find(searchPath.begin(), searchPath.end(), table.schema);
        const auto rank = static_cast<std::size_t>(place - searchPath.begin());
        if (rank < bestRank) {
            best = &table;
            bestRank = rank;
        }
    }
    return best;
}

} // namespace howdah::advise
