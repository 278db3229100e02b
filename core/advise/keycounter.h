// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/indexsizeginkeys.h"
#include "core/advise/keyspectrum.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace howdah::advise {

/// Counts what GIN would take out of values as they arrive, those of a block one after the other.
class KeyCounter {
public:
    /// `type`: as ginKeyBytes().
    KeyCounter(GinKind kind, std::string type);

    void beginBlock() { ++m_block; }
    /// A value as text.
    void add(std::string_view value);
    /// Of keys in values; what it takes in memory grows with them.
    [[nodiscard]] std::size_t occurrences() const { return m_occurrences; }
    [[nodiscard]] GinKind kind() const { return m_kind; }
    void pour(std::map<std::string, KeySpectrum>& families) const;

private:
    /// In place of the key itself, of which there may be millions.
    struct Entry {
        std::uint32_t rows = 0, blocks = 0, lastBlock = 0;
        std::uint32_t family = 0; ///< in which it was first
        std::uint32_t other = 0;  ///< in which it was, too; else the same
        float width = 0;
    };
    [[nodiscard]] std::vector<std::uint32_t> merged() const;
    std::uint32_t familyNumber(const std::string& name);

    GinKind m_kind;
    std::string m_type;
    std::uint32_t m_block = 0;
    std::size_t m_occurrences = 0;
    std::unordered_map<std::size_t, Entry> m_entries;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::vector<std::string> m_families;
};

} // namespace howdah::advise
