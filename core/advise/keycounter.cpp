// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/keycounter.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace howdah::advise {

KeyCounter::KeyCounter(GinKind kind, std::string type)
    : m_kind(kind)
    , m_type(std::move(type))
{}

void KeyCounter::add(std::string_view value)
{
    for (const auto& [key, family] : ginKeys(m_kind, value)) {
        ++m_occurrences;
        Entry& entry = m_entries[std::hash<std::string>{}(key)];
        const std::uint32_t number = familyNumber(family);
        if (entry.rows == 0) {
            entry.family = entry.other = number;
            entry.width = static_cast<float>(ginKeyBytes(m_kind, m_type, key));
        } else if (number != entry.family) {
            entry.other = number;
        }
        ++entry.rows;
        if (entry.lastBlock != m_block)
            ++entry.blocks;
        entry.lastBlock = m_block;
    }
}

void KeyCounter::pour(std::map<std::string, KeySpectrum>& families) const
{
    const std::vector<std::uint32_t> together = merged();
    for (const auto& [hash, entry] : m_entries)
        families[m_families[together[entry.family]]].add(static_cast<int>(entry.blocks), entry.rows, entry.width);
}

/// jsonb_ops keeps a value once whatever the field, so fields that draw on the same values count as one family. For
/// each the one that it goes with.
std::vector<std::uint32_t> KeyCounter::merged() const
{
    std::vector<double> keys(m_families.size(), 0);
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> shared;
    for (const auto& [hash, entry] : m_entries) {
        ++keys[entry.family];
        if (entry.other != entry.family)
            ++shared[std::minmax(entry.family, entry.other)];
    }
    std::vector<std::uint32_t> with(m_families.size());
    std::iota(with.begin(), with.end(), 0U);
    const auto first = [&](std::uint32_t family) {
        while (with[family] != family)
            family = with[family];
        return family;
    };
    for (const auto& [pair, count] : shared) {
        constexpr double least = 5, part = 0.01; // of rows drawn from many, few show that the values are the same
        if (count >= least && count >= part * std::min(keys[pair.first], keys[pair.second]))
            with[first(pair.second)] = first(pair.first);
    }
    for (std::uint32_t family = 0; family < with.size(); ++family)
        with[family] = first(family);
    return with;
}

std::uint32_t KeyCounter::familyNumber(const std::string& name)
{
    const auto [place, fresh] = m_numbers.emplace(name, static_cast<std::uint32_t>(m_families.size()));
    if (fresh)
        m_families.push_back(name);
    return place->second;
}

} // namespace howdah::advise
