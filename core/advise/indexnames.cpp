// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/indexnames.h"

#include <algorithm>

namespace howdah::advise {

std::string IndexNames::freeName(const IndexDefinition& index)
{
    const auto taken = [&](const std::string& name) {
        if (m_given.contains({index.schema, name}))
            return true;
        return std::ranges::any_of(m_catalog.tables, [&](const TableInfo& table) {
            return table.schema == index.schema &&
                   (table.name == name ||
                    std::ranges::any_of(table.indexes, [&](const IndexInfo& other) { return other.name == name; }));
        });
    };
    const std::string wanted = index.suggestedName();
    std::string name = wanted;
    for (int number = 1; taken(name); ++number) {
        const std::string digits = std::to_string(number);
        constexpr std::size_t longest = 63;
        std::string stem = wanted.substr(0, std::min(wanted.size(), longest - digits.size()));
        while (!stem.empty() && stem.size() < wanted.size() &&
               (static_cast<unsigned char>(wanted[stem.size()]) & 0xC0U) == 0x80U)
            stem.pop_back();
        name = stem + digits;
    }
    m_given.insert({index.schema, name});
    return name;
}

std::string IndexNames::ddl(const IndexDefinition& index)
{
    const TableInfo* const table = m_catalog.find(index.schema, index.table);
    return index.ddl(freeName(index), table == nullptr || table->kind != 'p');
}

} // namespace howdah::advise
